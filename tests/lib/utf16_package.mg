package main

import (
	"fmt"
	"unicode/utf16"
)

func main() {
	words := utf16.Encode([]rune("aé世😀\U0010ffff\xff"))
	fmt.Printf("%x %q\n", words, string(utf16.Decode(words)))
	fmt.Printf("%x\n", utf16.Decode([]uint16{'a', 0xd800, 'b', 0xdc00, 0xd83d, 0xde00, 0xd800}))
	fmt.Println(utf16.IsSurrogate(0xdfff), utf16.IsSurrogate(0xe000))
	fmt.Println(utf16.EncodeRune('😀'))
	fmt.Println(utf16.EncodeRune('a'))
	fmt.Println(utf16.DecodeRune(0xd83d, 0xde00), utf16.DecodeRune('a', 'b'))
}

// Output:
// [61 e9 4e16 d83d de00 dbff dfff fffd] "aé世😀\U0010ffff�"
// [61 fffd 62 fffd 1f600 fffd]
// true false
// 55357 56832
// 65533 65533
// 128512 65533
