package main

import "fmt"

type Point struct{ X, Y int }
type Rect struct {
	Min, Max Point
	name     string
}

func (r Rect) area() int { return (r.Max.X - r.Min.X) * (r.Max.Y - r.Min.Y) }

func main() {
	r := Rect{Point{1, 2}, Point{4, 6}, "r"}
	s := r
	s.Min.X = 0
	s.name = "s"
	fmt.Println(r, s, r.area(), s.area())
	fmt.Println(r == s, r == Rect{Point{1, 2}, Point{4, 6}, "r"}, r.Min == Point{1, 2})
	p := &r
	p.Max.Y = 10
	q := &p.Max
	q.X++
	fmt.Println(r, *q)
	var z Rect
	fmt.Printf("%+v\n", z)
	k := Rect{Max: Point{Y: 3}}
	fmt.Printf("%+v %#v\n", k, k)
	e := struct{}{}
	fmt.Println(e, e == struct{}{})
	anon := struct {
		a int
		b string
	}{1, "x"}
	anon.a++
	fmt.Println(anon)
}

// Output:
// {{1 2} {4 6} r} {{0 2} {4 6} s} 12 16
// false true true
// {{1 2} {5 10} r} {5 10}
// {Min:{X:0 Y:0} Max:{X:0 Y:0} name:}
// {Min:{X:0 Y:0} Max:{X:0 Y:3} name:} main.Rect{Min:main.Point{X:0, Y:0}, Max:main.Point{X:0, Y:3}, name:""}
// {} true
// {2 x}
