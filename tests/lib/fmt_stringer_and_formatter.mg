package main

import (
	"errors"
	"fmt"
)

type S struct{ n int }

func (s S) String() string { return fmt.Sprintf("S<%d>", s.n) }

type PS struct{ n int }

func (s *PS) String() string { return fmt.Sprintf("PS<%d>", s.n) }

type Er int

func (e Er) Error() string  { return "Er!" }
func (e Er) String() string { return "never" }

type G struct{}

func (G) GoString() string { return "G-syntax" }

type Bad struct{}

func (Bad) String() string { panic("bad stringer") }

type NilOK struct{}

func (n *NilOK) String() string {
	if n == nil {
		return "<nil ok>"
	}
	return "ok"
}

type F struct{ a int }

func (f F) Format(st fmt.State, verb rune) {
	w, hw := st.Width()
	p, hp := st.Precision()
	if !hw {
		w = 0
	}
	if !hp {
		p = 0
	}
	fmt.Fprintf(st, "F(%c,%d,%v,%d,%v,%v)", verb, w, hw, p, hp, st.Flag('+'))
}

func main() {
	s := S{3}
	fmt.Println(s, &s, []S{{1}, {2}}, map[string]S{"k": {4}}, struct{ A S }{S{5}})
	fmt.Printf("%v %s %d %+v %#v %q %10s|%-8v|\n", s, s, s, s, s, s, s, s)
	ps := PS{7}
	fmt.Println(ps, &ps, []*PS{}, struct{ p *PS }{nil})
	fmt.Println(Er(1), fmt.Sprintf("%d %s %v %x", Er(2), Er(3), Er(4), Er(5)))
	fmt.Printf("%v %#v\n", G{}, G{})
	fmt.Printf("%v|\n", Bad{})
	var n *NilOK
	var nps *PS
	fmt.Println(n)
	fmt.Printf("%v %s\n", n, nps)
	fmt.Printf("%v %+8.3x %s\n", F{}, F{}, []F{{}})
	err := fmt.Errorf("ctx %d: %w", 5, errors.New("inner"))
	fmt.Println(err, errors.Unwrap(err), fmt.Errorf("no wrap %v", err))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", S{1}, S{2}), fmt.Sprintln("x", 3))
}

// Output:
// S<3> S<3> [S<1> S<2>] map[k:S<4>] {S<5>}
// S<3> S<3> {3} S<3> main.S{n:3} "S<3>"       S<3>|S<3>    |
// {7} PS<7> [] {<nil>}
// Er! 2 Er! Er! 457221
// {} G-syntax
// %!v(PANIC=String method: bad stringer)|
// <nil ok>
// <nil ok> <nil>
// F(v,0,false,0,false,false) F(x,8,true,3,true,true) [F(s,0,false,0,false,false)]
// ctx 5: inner inner no wrap ctx 5: inner
// a1 2bS<1> S<2> x 3
