package main

import "fmt"

type Small struct{ a, b int8 }
type One struct{ p *int }
type Arr [1]*int
type F func() int

func (f F) M() int     { return f() }
func (o One) M() int   { return *o.p }
func (s Small) M() int { return int(s.a) + int(s.b) }

type Mer interface{ M() int }

func main() {
	n := 42
	vals := []interface{}{true, int8(-1), uint8(255), int16(-300), uint16(60000), int32(-70000), uint32(4000000000), int64(-1 << 60),
		uint64(1 << 63), float32(1.5), 2.25, "str", []int{1}, map[int]int{1: 2}, &n == nil, Small{1, -2}, [3]int{1, 2, 3}, 'x', uintptr(9)}
	for _, v := range vals {
		fmt.Printf("%T=%v ", v, v)
	}
	fmt.Println()
	ms := []Mer{One{&n}, Small{3, 4}, F(func() int { return n * 2 }), &One{&n}, &Small{1, 1}}
	for _, m := range ms {
		fmt.Print(m.M(), " ")
	}
	fmt.Println()
	var i interface{} = Arr{&n}
	fmt.Println(*i.(Arr)[0], i == interface{}(Arr{&n}))
	var o interface{} = One{&n}
	fmt.Println(*o.(One).p, o == interface{}(One{&n}))
	i = n
	n = 50
	fmt.Println(i)
	s := Small{1, 2}
	i = s
	s.a = 100
	fmt.Println(i.(Small).a, i)
	i = &s
	s.a = 7
	fmt.Println(i.(*Small).a)
}

// Output:
// bool=true int8=-1 uint8=255 int16=-300 uint16=60000 int32=-70000 uint32=4000000000 int64=-1152921504606846976 uint64=9223372036854775808 float32=1.5 float64=2.25 string=str []int=[1] map[int]int=map[1:2] bool=false main.Small={1 -2} [3]int=[1 2 3] int32=120 uintptr=9 
// 42 7 84 42 2 
// 42 true
// 42 true
// 42
// 1 {1 2}
// 7
