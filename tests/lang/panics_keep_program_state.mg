package main

import "fmt"

type stack struct{ data []int }

func (s *stack) push(v int) { s.data = append(s.data, v) }
func (s *stack) pop() int {
	v := s.data[len(s.data)-1]
	s.data = s.data[:len(s.data)-1]
	return v
}

func try(f func()) (msg string) {
	defer func() {
		if r := recover(); r != nil {
			msg = fmt.Sprint(r)
		}
	}()
	f()
	return "ok"
}

func main() {
	s := &stack{}
	s.push(1)
	fmt.Println(try(func() { s.pop(); s.pop() }), len(s.data))
	x, arr := 0, [3]int{1, 2, 3}
	fmt.Println(try(func() {
		x = 1
		arr[1] = 20
		arr[x*5] = 100
		x = 2
	}), x, arr)
	m := map[string]int{}
	var nilm map[string]int
	fmt.Println(try(func() { m["a"]++; nilm["a"]++; m["b"]++ }), m)
	var p *stack
	n := 0
	fmt.Println(try(func() { n++; p.push(n) }), n)
	fmt.Println(try(func() {
		for i := 5; ; i-- {
			n = 10 / i
		}
	}), n)
	ch := make(chan int, 1)
	fmt.Println(try(func() { ch <- 1; close(ch); ch <- 2 }), <-ch)
	fmt.Println(try(func() { var e error; _ = e.Error() }))
	fmt.Println(try(func() { var i interface{} = 3; _ = i.(fmt.Stringer) }))
	fmt.Println(try(func() { _ = make([]int, x-5) }))
	fmt.Println(try(func() { _ = "abc"[x+2:x+1] }))
}

// Output:
// runtime error: index out of range [-1] 0
// runtime error: index out of range [5] with length 3 1 [1 20 3]
// assignment to entry in nil map map[a:1]
// runtime error: invalid memory address or nil pointer dereference 1
// runtime error: integer divide by zero 10
// send on closed channel 1
// runtime error: invalid memory address or nil pointer dereference
// interface conversion: int is not fmt.Stringer: missing method String
// runtime error: makeslice: len out of range
// runtime error: slice bounds out of range [3:2]
