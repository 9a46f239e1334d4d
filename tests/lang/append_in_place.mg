package main

// Appending where there is room: values of all sizes, slices of themselves, strings, zeros.

import "fmt"

type b3 [3]byte
type i12 struct{ a, b, c int32 }
type w1 struct{ p *int }
type w2 struct {
	n int
	p *int
}
type w3 struct{ s []int }
type w5 struct {
	name string
	n    int
	any  interface{}
}
type none struct{}

func main() {
	x := 7
	s3, s12 := make([]b3, 0, 4), make([]i12, 0, 4)
	s1, s2, s4 := make([]w1, 0, 4), make([]w2, 0, 4), make([]w3, 0, 4)
	s5, s0 := make([]w5, 0, 4), make([]none, 0)
	for i := 0; i < 6; i++ {
		s3 = append(s3, b3{byte(i), 1, 255})
		s12 = append(s12, i12{int32(i), -1, 1 << 30})
		s1 = append(s1, w1{&x})
		s2 = append(s2, w2{i, &x})
		s4 = append(s4, w3{[]int{i}})
		s5 = append(s5, w5{fmt.Sprint("n", i), i, i})
		s0 = append(s0, none{})
	}
	fmt.Println(s3, s12, len(s1), *s1[5].p, s2[5].n, *s2[0].p)
	fmt.Println(s4, s5, len(s0), cap(s3), cap(s12), cap(s5))

	// An element of the slice itself, from behind and from before where it goes.
	t := make([]w2, 2, 8)
	t[0], t[1] = w2{1, &x}, w2{2, nil}
	t = append(t, t[0])
	t = append(t[:1], t[1:]...)
	t = append(t[:1], t[2:]...)
	t = append(t, t...)
	for _, v := range t {
		fmt.Print(v.n, v.p == &x, " ")
	}
	fmt.Println(len(t), cap(t))
	u := t[:2:2]
	v := append(u, w2{9, nil}) // no room: t is not written
	fmt.Println(t[2].n, v[2].n)

	b := make([]byte, 0, 16)
	b = append(b, "hello, "...)
	b = append(b, "world"...)
	b = append(b[:3], b[4:]...)
	b = append(b, b[:2]...)
	b = append(b, ""...)
	b = append(b, []byte(nil)...)
	b = append(b, make([]byte, 2)...)
	fmt.Printf("%q %d\n", b, cap(b))
	var empty []byte
	empty = append(empty, ""...)
	fmt.Println(empty == nil, len(append(empty[:0:0], empty...)))
	z := []int{1, 2, 3, 4}
	z = append(z[:1], make([]int, 2)...)
	fmt.Println(z, z[:4])
}

// Output:
// [[0 1 255] [1 1 255] [2 1 255] [3 1 255] [4 1 255] [5 1 255]] [{0 -1 1073741824} {1 -1 1073741824} {2 -1 1073741824} {3 -1 1073741824} {4 -1 1073741824} {5 -1 1073741824}] 6 7 5 7
// [{[0]} {[1]} {[2]} {[3]} {[4]} {[5]}] [{n0 0 0} {n1 1 1} {n2 2 2} {n3 3 3} {n4 4 4} {n5 5 5}] 6 8 8 8
// 1 true 1 true 1 true 1 true 4 8
// 1 9
// "helo, worldhe\x00\x00" 16
// true 0
// [1 0 0] [1 0 0 4]
