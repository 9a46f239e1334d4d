package main

import "fmt"

func main() {
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var u = 1.0<<s == int64(j)+1<<s
	fmt.Println(i, j, k, w, u)
	a := make([]int, 1<<(s-30))
	fmt.Println(len(a))
	var b = a[1.0<<(s-33)]
	fmt.Println(b)
	fmt.Printf("%T %T\n", 1<<s, 1<<3)
}

// Output:
// 8589934592 0 8589934592 8589934592 true
// 8
// 0
// int int
