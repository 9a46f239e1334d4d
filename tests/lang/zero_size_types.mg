package main

import "fmt"

type E struct{}

func (E) Hello() string { return "hello" }

func f(e E, n int, z [0]int) (E, int) { return e, n + len(z) }

func main() {
	var e E
	set := map[string]struct{}{"a": {}, "b": {}}
	_, ok := set["a"]
	fmt.Println(e.Hello(), len(set), ok)
	arr := [5]E{}
	fmt.Println(len(arr), arr[3] == e)
	_, n := f(e, 7, [0]int{})
	fmt.Println(n)
	s := make([]E, 3, 10)
	s = append(s, E{}, E{})
	fmt.Println(len(s))
	var i interface{} = e
	fmt.Println(i == E{}, i)
	ch := make(chan struct{})
	go func() { close(ch) }()
	<-ch
	type T struct {
		E
		x int
		z [0]string
	}
	t := T{x: 5}
	fmt.Println(t.Hello(), t.x)
}

// Output:
// hello 2 true
// 5 true
// 7
// 5
// true {}
// hello 5
