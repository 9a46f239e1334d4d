package main

import "fmt"

type Config struct {
	Name string `json:"name"`
	Opts struct {
		Debug bool
		Level int
		Inner struct{ A, B string }
	}
	List []struct {
		K string
		V int
	}
	Map map[string]struct{ N int }
	Fn  func() struct{ R int }
	I   interface{ M() }
}

func main() {
	var c Config
	c.Name = "n"
	c.Opts.Debug = true
	c.Opts.Inner.B = "b"
	c.List = append(c.List, struct {
		K string
		V int
	}{"k", 1})
	c.Map = map[string]struct{ N int }{"x": {5}}
	c.Fn = func() struct{ R int } { return struct{ R int }{9} }
	fmt.Println(c.Name, c.Opts, c.List, c.Map, c.Fn().R, c.I)
	pts := []struct{ x, y int }{{1, 2}, {3, 4}}
	for _, p := range pts {
		fmt.Print(p.x*p.y, " ")
	}
	a := struct{ x, y int }{1, 2}
	fmt.Println(a == pts[0], pts[0] == struct{ x, y int }{1, 2})
	type T struct{ x, y int }
	a = T{5, 6}
	var t T = a
	fmt.Println(t)
	fmt.Printf("%T %+v\n", a, a)
}

// Output:
// n {true 0 { b}} [{k 1}] map[x:{5}] 9 <nil>
// 2 12 true true
// {5 6}
// struct { x int; y int } {x:5 y:6}
