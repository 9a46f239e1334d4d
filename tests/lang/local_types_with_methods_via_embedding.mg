package main

import "fmt"

type base struct{ id int }

func (b base) ID() int       { return b.id }
func (b *base) SetID(id int) { b.id = id }

func main() {
	type local struct {
		base
		name string
	}
	l := local{base{1}, "x"}
	l.SetID(5)
	var i interface{ ID() int } = l
	fmt.Println(l.ID(), i.ID(), l)
	type inner struct{ *local }
	in := inner{&l}
	in.SetID(9)
	fmt.Println(in.ID(), l.id, in.name)
	anon := struct {
		base
		k int
	}{base{3}, 4}
	anon.SetID(8)
	fmt.Println(anon.ID(), anon)
	i = anon
	fmt.Println(i.ID())
	i = &anon
	anon.id = 77
	fmt.Println(i.ID())
}

// Output:
// 5 5 {{5} x}
// 9 9 x
// 8 {{8} 4}
// 8
// 77
