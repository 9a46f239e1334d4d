package main

import (
	"fmt"
	"runtime"
)

func f(n int) (r string) {
	s := fmt.Sprint("value", n)
	p := &s
	defer func() {
		x := recover()
		runtime.GC()
		_ = make([]int, 1000)
		r = fmt.Sprint(*p, " ", x.(fmt.Stringer))
	}()
	defer func(q *string) {
		runtime.GC()
		*q += "+"
	}(p)
	panic(&E{fmt.Sprint("e", n)})
}

type E struct{ s string }

func (e *E) String() string { return "E:" + e.s }

func main() {
	for i := 0; i < 3; i++ {
		fmt.Println(f(i))
	}
}

// Output:
// value0+ E:e0
// value1+ E:e1
// value2+ E:e2
