package main

import "fmt"

func main() {
	fmt.Println(len("\a\b\f\n\r\t\v\\\""), "\x41\101\u0041\U00000041")
	raw := `raw \n "quoted"
second line`
	fmt.Println(raw, len(raw))
	fmt.Printf("%q %q %+q\n", "tab\there\x00\xff", `back\slash`, "é世")
}

// Output:
// 9 AAAA
// raw \n "quoted"
// second line 27
// "tab\there\x00\xff" "back\\slash" "\u00e9\u4e16"
