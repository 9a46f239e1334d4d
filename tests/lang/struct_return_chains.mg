package main

import "fmt"

type V struct{ x, y, z float64 }

func (a V) Add(b V) V           { return V{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a V) Scale(f float64) V   { return V{a.x * f, a.y * f, a.z * f} }
func (a V) Dot(b V) float64     { return a.x*b.x + a.y*b.y + a.z*b.z }
func cross(a, b V) (c V) {
	c.x = a.y*b.z - a.z*b.y
	c.y = a.z*b.x - a.x*b.z
	c.z = a.x*b.y - a.y*b.x
	return
}

type Pair struct{ a, b V }

func mk(n float64) Pair { return Pair{V{n, n + 1, n + 2}, V{z: n}} }

func main() {
	v := V{1, 2, 3}.Add(V{1, 1, 1}.Scale(2)).Scale(0.5)
	fmt.Println(v, v.Dot(V{1, 0, 1}), cross(V{1, 0, 0}, V{0, 1, 0}))
	fmt.Println(mk(1).a.y, mk(2).b, mk(3).a.Add(mk(4).b).z)
	vs := []V{}
	for i := 0.0; i < 3; i++ {
		vs = append(vs, mk(i).a.Add(v))
	}
	vs[1] = vs[0].Add(vs[2])
	vs[0], vs[2] = vs[2], vs[0]
	fmt.Println(vs)
	p := &vs[1]
	*p = p.Scale(2)
	p.x = -1
	fmt.Println(vs[1], *p == vs[1])
	m := map[string]Pair{"q": mk(7)}
	fmt.Println(m["q"].a.z, m["none"].b.x)
	f := V.Add
	fmt.Println(f(v, v))
}

// Output:
// {1.5 2 2.5} 4 {0 0 1}
// 2 {0 0 2} 9
// [{3.5 5 6.5} {5 8 11} {1.5 3 4.5}]
// {-1 16 22} true
// 9 0
// {3 4 5}
