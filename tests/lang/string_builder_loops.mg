package main

import (
	"fmt"
	"strings"
)

func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return 'a' + (r-'a'+rune(k)+26)%26
		}
		return r
	}, s)
}

func main() {
	var sb strings.Builder
	for i := 0; i < 5; i++ {
		fmt.Fprintf(&sb, "%d,", i)
	}
	sb.WriteByte('x')
	sb.WriteRune('世')
	sb.WriteString("end")
	fmt.Println(sb.String(), sb.Len())
	fmt.Println(caesar("hello, xyz", 3), caesar(caesar("abc", 5), -5))
	words := strings.Fields("  the cat  sat on the mat ")
	count := map[string]int{}
	for _, w := range words {
		count[w]++
	}
	fmt.Println(len(words), count)
	fmt.Println(strings.Split("a,b,c", ","), strings.Join(words, "_"), strings.Repeat("=", 10), strings.Contains("seafood", "foo"))
	fmt.Println(strings.Index("chicken", "ken"), strings.Replace("oink oink oink", "k", "ky", 2), strings.TrimSpace(" x "), strings.Title("go lang"))
}

// Output:
// 0,1,2,3,4,x世end 17
// khoor, abc abc
// 6 map[cat:1 mat:1 on:1 sat:1 the:2]
// [a b c] the_cat_sat_on_the_mat ========== true
// 4 oinky oinky oink x Go Lang
