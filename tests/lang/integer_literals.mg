package main

import "fmt"

func main() {
	fmt.Println(0x_FF, 0b1010_1010, 0o17, 017, 1_000_000, 0X1f, 0B11, 0O7)
	fmt.Println('a', '\n', '\x41', '\u00e9', '\U0001F600', '\'', '\\', '\101', '世')
	fmt.Println(0xFFFFFFFFFFFFFFFF == uint64(1<<64-1))
}

// Output:
// 255 170 15 15 1000000 31 3 7
// 97 10 65 233 128512 39 92 65 19990
// true
