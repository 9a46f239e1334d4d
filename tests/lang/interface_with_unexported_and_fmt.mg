package main

import "fmt"

type temp float64

func (t temp) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type pt struct{ x, y int }

func (p *pt) String() string { return fmt.Sprintf("<%d,%d>", p.x, p.y) }

type wrap struct {
	t temp
	p *pt
	v pt
	e error
}
type code int

func (c code) Error() string { return fmt.Sprint("code ", int(c)) }

func main() {
	fmt.Println(temp(36.6), []temp{1, 2}, map[string]temp{"a": 3})
	p := &pt{1, 2}
	fmt.Println(p, *p, []*pt{}, []pt{{3, 4}})
	w := wrap{1.5, nil, pt{5, 6}, code(7)}
	fmt.Printf("%v %+v\n", w.t, w.e)
	fmt.Printf("%v %s %d\n", code(3), code(4), code(5))
	fmt.Println(code(1), fmt.Sprint(temp(0)), fmt.Sprintf("%6v|%-8v|", temp(1), p))
	var np *pt
	fmt.Println(np == nil)
}

// Output:
// 36.6° [1.0° 2.0°] map[a:3.0°]
// <1,2> {1 2} [] [{3 4}]
// 1.5° code 7
// code 3 code 4 5
// code 1 0.0°   1.0°|<1,2>   |
// true
