package main

import "fmt"

type S []int
type M map[string]int
type C chan int

func main() {
	n := 3
	a := make([]int, n)
	b := make([]string, 2, n+2)
	c := make(S, n, 10)
	d := make(M)
	e := make(M, n*100)
	f := make(C, n)
	g := make(chan bool)
	fmt.Println(a, len(b), cap(b), len(c), cap(c), len(d), len(e), cap(f), cap(g))
	h := make([]byte, uint8(5), int64(7))
	fmt.Println(len(h), cap(h), len(make([]int, 1e3)), len(make([]int, 'a')))
	i := make([][2]string, 1)
	i[0][1] = "z"
	fmt.Printf("%q\n", i)
	d["x"]++
	fmt.Println(d)
	z := make([]struct{}, 1<<20)
	fmt.Println(len(z))
	s := make([]int, 0)
	fmt.Println(s == nil)
	big := make([]int64, 100000)
	big[99999] = 5
	fmt.Println(big[99999]+big[0], len(big))
}

// Output:
// [0 0 0] 2 5 3 10 0 0 3 0
// 5 7 1000 97
// [["" "z"]]
// map[x:1]
// 1048576
// false
// 5 100000
