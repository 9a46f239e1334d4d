package main

import (
	"fmt"
	"sort"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	a := []int{5, 2, 8, 1}
	sort.Ints(a)
	f := []float64{2.5, -1, 0}
	sort.Float64s(f)
	s := []string{"pear", "fig", "apple"}
	sort.Strings(s)
	fmt.Println(a, f, s)
	b := byLen{"ccc", "a", "bb", "dddd", "e"}
	sort.Stable(b)
	fmt.Println(b)
	sort.Sort(sort.Reverse(sort.StringSlice(s)))
	sort.Sort(sort.Reverse(sort.IntSlice(a)))
	fmt.Println(s, a, sort.IsSorted(b), sort.SliceIsSorted(a, func(i, j int) bool { return a[i] > a[j] }))
	type kv struct {
		k string
		v int
	}
	kvs := []kv{{"a", 2}, {"b", 1}, {"c", 2}, {"d", 1}}
	sort.SliceStable(kvs, func(i, j int) bool { return kvs[i].v < kvs[j].v })
	fmt.Println(kvs)
	sort.Ints(a)
	fmt.Println(sort.SearchInts(a, 5), sort.SearchInts(a, 3), sort.SearchInts(a, 100), sort.SearchStrings([]string{"a", "c"}, "b"))
	big := make([]int, 5000)
	x := uint32(1)
	for i := range big {
		x = x*1664525 + 1013904223
		big[i] = int(x >> 12)
	}
	sort.Slice(big, func(i, j int) bool { return big[i] < big[j] })
	fmt.Println(sort.IntsAreSorted(big), sort.Search(len(big), func(i int) bool { return big[i] >= big[777] }) <= 777)
}

// Output:
// [1 2 5 8] [-1 0 2.5] [apple fig pear]
// [a e bb ccc dddd]
// [pear fig apple] [8 5 2 1] true true
// [{b 1} {d 1} {a 2} {c 2}]
// 2 2 4 1
// true true
