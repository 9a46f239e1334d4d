package main

import (
	"errors"
	"fmt"
	"time"
)

type P struct {
	X, Y int
	name string
}
type Q struct {
	P
	Ptr  *P
	M    map[string]int
	S    []P
	I    interface{}
	E    error
	F    func()
	C    chan int
	A    [2]bool
	Sub  struct{ Z float64 }
}
type Str string
type Ints []int
type E struct{}

func main() {
	p := P{1, 2, "n"}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v %#v %T\n", &p, &p, &p, &p)
	q := Q{P: p, M: map[string]int{"b": 1, "a": 2}, S: []P{{3, 4, "s"}}, I: 5, E: errors.New("err")}
	fmt.Printf("%v\n%+v\n", q, q)
	fmt.Printf("%#v\n", Q{})
	fmt.Printf("%v %#v %T %v %#v\n", Str("s"), Str("s"), Str("s"), Ints{1, 2}, Ints{1, 2})
	fmt.Printf("%v %+v %#v %T\n", E{}, E{}, E{}, E{})
	fmt.Printf("%v %#v %v %#v\n", []interface{}{1, "a", nil, 2.5}, []interface{}{1, "a", nil, 2.5}, [2]string{"x", ""}, [2]string{"x", ""})
	fmt.Printf("%v %#v %T\n", map[P]string{{1, 2, "k"}: "v"}, map[int]bool{1: true}, map[string][]int{})
	fmt.Printf("%v %#v %v %#v\n", []int(nil), []int(nil), map[string]int(nil), map[string]int(nil))
	fmt.Printf("%v %+v %v\n", (*P)(nil), (*Q)(nil), []*P{nil})
	fmt.Printf("%T %T %T %T %T %T\n", func(int, ...string) error { return nil }, make(chan<- int), struct{ A int }{}, [3]*P{}, new(interface{}), 'x')
	fmt.Printf("%v %d %s\n", []error{errors.New("e1")}, []interface{}{1, "a"}, []interface{}{1, "a"})
	fmt.Printf("%x %X %5d|%-4v|%04d\n", []string{"ab", "c"}, p, []int{1, 2}, []int{1, 2}, [2]int{3, 4})
	fmt.Printf("%v %v\n", time.Second*90, []time.Duration{time.Millisecond, 0})
	fmt.Printf("%v %+v\n", struct {
		a interface{}
		b *int
	}{}, struct{ x, y interface{} }{1, "z"})
	fmt.Printf("%#v %#v %#v %#v %#v\n", 1.0, int8(3), uint(7), "q", []byte{1})
	fmt.Printf("%t %v\n", []bool{true, false}, &[]int{1})
	fmt.Printf("%v %v %v\n", &map[string]int{"a": 1}, &[2]int{1, 2}, &struct{ p *P }{})
}

// Output:
// {1 2 n} {X:1 Y:2 name:n} main.P{X:1, Y:2, name:"n"} main.P
// &{1 2 n} &{X:1 Y:2 name:n} &main.P{X:1, Y:2, name:"n"} *main.P
// {{1 2 n} <nil> map[a:2 b:1] [{3 4 s}] 5 err <nil> <nil> [false false] {0}}
// {P:{X:1 Y:2 name:n} Ptr:<nil> M:map[a:2 b:1] S:[{X:3 Y:4 name:s}] I:5 E:err F:<nil> C:<nil> A:[false false] Sub:{Z:0}}
// main.Q{P:main.P{X:0, Y:0, name:""}, Ptr:(*main.P)(nil), M:map[string]int(nil), S:[]main.P(nil), I:interface {}(nil), E:error(nil), F:(func())(nil), C:(chan int)(nil), A:[2]bool{false, false}, Sub:struct { Z float64 }{Z:0}}
// s "s" main.Str [1 2] main.Ints{1, 2}
// {} {} main.E{} main.E
// [1 a <nil> 2.5] []interface {}{1, "a", interface {}(nil), 2.5} [x ] [2]string{"x", ""}
// map[{1 2 k}:v] map[int]bool{1:true} map[string][]int
// [] []int(nil) map[] map[string]int(nil)
// <nil> <nil> [<nil>]
// func(int, ...string) error chan<- int struct { A int } [3]*main.P *interface {} int32
// [e1] [1 %!d(string=a)] [%!s(int=1) a]
// [6162 63] {1 2 6E} [    1     2]|[1    2   ]|[0003 0004]
// 1m30s [1ms 0s]
// {<nil> <nil>} {x:1 y:z}
// 1 3 0x7 "q" []byte{0x1}
// [true false] &[1]
// &map[a:1] &[1 2] &{<nil>}
