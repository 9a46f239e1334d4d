package main

import (
	"fmt"
	"sort"
)

type reverse struct{ sort.Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

type Speaker interface{ Speak() string }
type Cat struct{ n int }

func (c *Cat) Speak() string { c.n++; return fmt.Sprint("meow", c.n) }

type Robot struct {
	Speaker
	id int
}

func main() {
	s := []int{3, 1, 2}
	sort.Sort(reverse{sort.IntSlice(s)})
	fmt.Println(s)
	r := Robot{&Cat{}, 7}
	fmt.Println(r.Speak(), r.Speak(), r.Speaker.Speak())
	var sp Speaker = r
	fmt.Println(sp.Speak())
	f := r.Speak
	fmt.Println(f())
}

// Output:
// [3 2 1]
// meow1 meow2 meow3
// meow4
// meow5
