package main

import "fmt"

func sum(a []int) (t int) {
	for _, v := range a {
		t += v
	}
	return
}

func g(x, y int, s string) (int, string) { return x + y, s + "!" }

func big(n int) int {
	var a [40000]int
	var b [3000]int
	var c [3500]string
	var d [3900]int
	var e, f, h, i, j, k, l, m, o, p, q, r [3900]int
	var z1, z2, z3, z4, z5, z6 [3900]int
	for x := range a {
		a[x] = x
	}
	b[n] = n
	c[n] = "x"
	d[n+1] = 5
	for x := range e {
		e[x], f[x], h[x], i[x], j[x], k[x], l[x], m[x], o[x], p[x], q[x], r[x] = x, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
		z1[x], z2[x], z3[x], z4[x], z5[x], z6[x] = 1, 2, 3, 4, 5, 6
	}
	t, s := g(a[n], b[n], c[n])
	fmt.Println(t, s, sum(a[:]), e[n]+f[n]+h[n]+i[n]+j[n]+k[n]+l[n]+m[n]+o[n]+p[n]+q[n]+r[n], z1[n]+z2[n]+z3[n]+z4[n]+z5[n]+z6[n])
	u := a
	u[3] = 77
	v := [2][40000]int{u, a}
	defer func() { fmt.Println("deferred", a[3], v[0][3], recover()) }()
	a[3] = 99
	if n > 2 {
		return big(n-1) + d[n+1]
	}
	var idx = 40000
	return a[idx]
}

func main() {
	fmt.Println(big(4))
}

// Output:
// 8 x! 799980000 70 21
// 6 x! 799980000 69 21
// 4 x! 799980000 68 21
// deferred 99 77 runtime error: index out of range [40000] with length 40000
// deferred 99 77 <nil>
// deferred 99 77 <nil>
// 10
