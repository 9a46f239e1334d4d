package main

import (
	"fmt"
	"sort"
)

type Person struct {
	Name string
	Age  int
}
type ByAge []Person

func (a ByAge) Len() int           { return len(a) }
func (a ByAge) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a ByAge) Less(i, j int) bool { return a[i].Age < a[j].Age }

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	p, i := a[len(a)/2], 0
	j := len(a) - 1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}

func main() {
	ps := []Person{{"A", 30}, {"B", 25}, {"C", 35}, {"D", 25}}
	sort.Stable(ByAge(ps))
	fmt.Println(ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].Name > ps[j].Name })
	fmt.Println(ps)
	a := make([]int, 300)
	x := 7
	for i := range a {
		x = (x*1103515245 + 12345) & 0x7fffffff
		a[i] = x % 1000
	}
	b := append([]int{}, a...)
	quick(a)
	sort.Ints(b)
	same := true
	for i := range a {
		same = same && a[i] == b[i]
	}
	fmt.Println(same, a[0] <= a[1], sort.IntsAreSorted(a))
	s := []string{"pear", "apple", "fig"}
	sort.Strings(s)
	fmt.Println(s, sort.SearchStrings(s, "fig"), sort.Search(300, func(i int) bool { return a[i] >= 500 }) > 0)
}

// Output:
// [{B 25} {D 25} {A 30} {C 35}]
// [{D 25} {C 35} {B 25} {A 30}]
// true true true
// [apple fig pear] 1 true
