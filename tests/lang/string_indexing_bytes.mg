package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[0], s[1], s[2])
	for i := 0; i < len(s); i++ {
		fmt.Printf("%x ", s[i])
	}
	fmt.Println()
	fmt.Println(s[7:], s[:6], s[1:3], s[:], s[len(s):] == "")
}

// Output:
// 14 104 195 169
// 68 c3 a9 6c 6c 6f 2c 20 e4 b8 96 e7 95 8c 
//  世界 héllo é héllo, 世界 true
