// Method calls through an interface variable, three types in turn.
package main

import "fmt"

type Shape interface {
	Area() int
	Grow(n int)
}

type Square struct{ side int }
type Rect struct{ w, h int }
type Unit struct{}

func (s *Square) Area() int  { return s.side * s.side }
func (s *Square) Grow(n int) { s.side = n }
func (r *Rect) Area() int    { return r.w * r.h }
func (r *Rect) Grow(n int)   { r.w = n }
func (u *Unit) Area() int    { return 1 }
func (u *Unit) Grow(n int)   {}

func total(shapes []Shape, rounds int) int {
	sum := 0
	for i := 0; i < rounds; i++ {
		for _, s := range shapes {
			s.Grow(i)
			sum += s.Area()
		}
	}
	return sum
}

func main() {
	shapes := []Shape{&Square{2}, &Rect{3, 4}, &Unit{}, &Rect{5, 6}}
	sum := 0
	for i := 0; i < 20; i++ {
		sum += total(shapes, 100000)
	}
	fmt.Println(sum)
}
