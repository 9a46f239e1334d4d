package main

import "fmt"

func main() {
	s := "héllo\n\"q\"\x00\xff"
	fmt.Printf("%s|%q|%+q|%x|%#q|%v\n", "plain", s, s, s, "raw`", "v")
	fmt.Printf("%10s|%-10s|%.2s|%5.1s|%05s|%q\n", "abc", "abc", "héllo", "xyz", "ab", 'x')
	fmt.Printf("%s %v %q\n", []string{"a", "b"}, []string{"a", "b"}, []string{"a b", "c"})
	fmt.Printf("%s %v %q %x\n", []byte("bytes"), []byte("bytes"), []byte("bytes"), []byte("bytes"))
	fmt.Printf("%t %v %5t %q\n", true, false, true, '\n')
	fmt.Printf("%s|%d|%v|%z|%!\n", 5, "str", nil, 3)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x")
	fmt.Printf("100%% %c%c %v\n", 'a', 0x1F600, 'a')
	fmt.Printf("%6q|%-8q|%#v|%T\n", "a", "b", "c\td", "e")
	fmt.Printf("%[1]s %[1]q %[2]d %[1]s %[5]d\n", "x", 3)
	fmt.Print("a", "b", 1, 2, true, "c", 3.5, nil, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Println("a", 1, true, nil, 2.5, 'c', []int(nil), map[string]int(nil), error(nil))
}

// Output:
// plain|"héllo\n\"q\"\x00\xff"|"h\u00e9llo\n\"q\"\x00\xff"|68c3a96c6c6f0a22712200ff|"raw`"|v
//        abc|abc       |hé|    x|000ab|'x'
// [a b] [a b] ["a b" "c"]
// bytes [98 121 116 101 115] "bytes" 6279746573
// true false  true '\n'
// %!s(int=5)|%!d(string=str)|<nil>|%!z(int=3)|%!!(MISSING)
// 1 %!d(MISSING)
// 1
// %!(EXTRA int=2, string=x)100% a😀 97
//    "a"|"b"     |"c\td"|string
// x "x" 3 x %!d(BADINDEX)
// ab1 2 truec3.5 <nil>
// 1 2
// a 1 true <nil> 2.5 99 [] map[] <nil>
