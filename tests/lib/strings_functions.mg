package main

import (
	"fmt"
	"strings"
)

func main() {
	fmt.Println(strings.Contains("seafood", "foo"), strings.ContainsAny("abc", "xyzc"), strings.ContainsRune("a世", '世'), strings.Contains("", ""))
	fmt.Println(strings.Index("go gopher", "go"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'c'), strings.IndexRune("aé世", '世'), strings.IndexAny("golang", "ny"), strings.IndexFunc("ab1", func(r rune) bool { return r < 'a' }), strings.Index("x", "yy"))
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,c", ","), strings.Split("abc", ""), strings.Split("", ","), strings.SplitN("a,b,c,d", ",", 2))
	fmt.Printf("%q %q %q\n", strings.SplitAfter("a,b", ","), strings.Fields("  a  b\tc\n"), strings.FieldsFunc("a1b2c", func(r rune) bool { return r == '1' || r == '2' }))
	fmt.Println(strings.Join([]string{"a", "b"}, "-"), strings.Repeat("ab", 3), strings.Replace("aaaa", "a", "b", 2), strings.ReplaceAll("aaaa", "a", "bc"), strings.Replace("abc", "", "-", -1))
	fmt.Println(strings.ToUpper("héllo"), strings.ToLower("HÉLLO"), strings.Title("hello world"), strings.TrimSpace("\t x \n"))
	fmt.Printf("%q %q %q %q %q %q\n", strings.Trim("xxaxx", "x"), strings.TrimLeft("xxa", "x"), strings.TrimRight("axx", "x"), strings.TrimPrefix("prefix-a", "prefix-"), strings.TrimSuffix("a.go", ".go"), strings.TrimFunc("12a34", func(r rune) bool { return r >= '0' && r <= '9' }))
	fmt.Println(strings.HasPrefix("golang", "go"), strings.HasSuffix("golang", "ng"), strings.Count("cheese", "e"), strings.Count("abc", ""), strings.EqualFold("Go", "GO"), strings.Compare("a", "b"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'b' {
			return -1
		}
		return r + 1
	}, "abc"))
	fmt.Println(strings.Cut("key=value", "="))
	fmt.Println(strings.Cut("none", "="))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<b>hi</b>"))
	var b strings.Builder
	b.Grow(10)
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&b, "%d-", i)
	}
	b.WriteByte('x')
	b.WriteRune('é')
	b.WriteString("!")
	b.Write([]byte("bytes"))
	fmt.Println(b.String(), b.Len())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
}

// Output:
// true true true true
// 0 3 2 3 4 2 -1
// ["a" "b" "c"] ["a" "b" "c"] [""] ["a" "b,c,d"]
// ["a," "b"] ["a" "b" "c"] ["a" "b" "c"]
// a-b ababab bbaa bcbcbcbc -a-b-c-
// HÉLLO héllo Hello World x
// "a" "a" "a" "a" "a" "a"
// true true 3 4 true -1
// bd
// key value true
// none  false
// &lt;b&gt;hi&lt;/b&gt;
// 0-1-2-xé!bytes 15
// 0 true
