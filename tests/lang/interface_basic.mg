package main

import (
	"fmt"
	"math"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Square struct{ s float64 }
type Circle struct{ r float64 }

func (s Square) Area() float64       { return s.s * s.s }
func (s Square) Perimeter() float64  { return 4 * s.s }
func (c *Circle) Area() float64      { return math.Pi * c.r * c.r }
func (c *Circle) Perimeter() float64 { return 2 * math.Pi * c.r }

func total(shapes ...Shape) (t float64) {
	for _, s := range shapes {
		t += s.Area()
	}
	return
}

func main() {
	var s Shape
	fmt.Println(s == nil)
	s = Square{2}
	fmt.Println(s.Area(), s.Perimeter(), s)
	s = &Circle{1}
	fmt.Printf("%.3f %.3f\n", s.Area(), s.Perimeter())
	fmt.Printf("%.2f\n", total(Square{1}, &Circle{2}, Square{3}))
	s.(*Circle).r = 3
	fmt.Printf("%.2f\n", s.Area())
	sq := Square{5}
	s = sq
	sq.s = 100
	fmt.Println(s.Area())
	shapes := map[string]Shape{"a": Square{1}, "b": &Circle{1}}
	fmt.Println(len(shapes), shapes["a"].Area(), shapes["zz"] == nil)
}

// Output:
// true
// 4 8 {2}
// 3.142 6.283
// 22.57
// 28.27
// 25
// 2 1 true
