// flags: -l
package main

var sink *int

func none(p *int) int        { return *p } // ERROR "p does not escape"
func result(p *int) *int     { return p } // ERROR "leaking param: p to result ~r0 level=0"
func deref(p **int) *int     { return *p } // ERROR "leaking param: p to result ~r0 level=1"
func global(p *int)          { sink = p } // ERROR "leaking param: p"
func globalDeref(p **int)    { sink = *p } // ERROR "leaking param content: p"
func two(p, q *int) (a, b *int) { return q, p } // ERROR "leaking param: p to result b level=0" "leaking param: q to result a level=0"
func field(p *struct{ x *int }) *int { return p.x } // ERROR "leaking param: p to result ~r0 level=1"
func store(p **int, q *int)  { *p = q } // ERROR "p does not escape" "leaking param: q"
func slice(s []*int) *int    { return s[0] } // ERROR "leaking param: s to result ~r0 level=1"
func mapv(m map[string]*int) *int { return m["a"] } // ERROR "m does not escape"
func iface(i interface{}) interface{} { return i } // ERROR "leaking param: i to result ~r0 level=0"
func str(s string) string    { return s[1:] } // ERROR "leaking param: s to result ~r0 level=0"
func bytes(b []byte) []byte  { return b[1:] } // ERROR "leaking param: b to result ~r0 level=0"
func recur(p *int, n int) *int { // ERROR "leaking param: p to result ~r0 level=0"
	if n == 0 {
		return p
	}
	return recur(p, n-1)
}
func variadic(ps ...*int) *int { return ps[0] } // ERROR "leaking param: ps to result ~r0 level=1"

func main() {}
