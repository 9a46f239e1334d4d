package main

import "fmt"

func many(a, b, c, d, e, f, g, h int, s string, i, j float64, k bool, l []int, m map[string]int, n interface{}) (int, string, float64) {
	t := a + b*2 + c*3 + d*4 + e*5 + f*6 + g*7 + h*8
	v1, v2, v3, v4, v5, v6, v7, v8 := t, t+1, t+2, t+3, t+4, t+5, t+6, t+7
	w1, w2, w3 := v1*v2, v3*v4, v5*v6
	if k {
		w1, w2, w3 = w2, w3, w1
	}
	x := [4]int{v7, v8, len(l), m["q"]}
	return w1 + w2 - w3 + x[0] - x[1] + x[2] + x[3], s + fmt.Sprint(n), i * j
}

func main() {
	fmt.Println(many(1, 2, 3, 4, 5, 6, 7, 8, "s", 1.5, 2, true, []int{1, 2}, map[string]int{"q": 9}, 3.5))
	a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 := 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
	s0, s1, s2, s3 := "a", "b", "c", "d"
	f := func() int {
		b := a0 + a1 + a2 + a3 + a4
		c := a5 + a6 + a7 + a8 + a9
		s0, s1, s2, s3 = s3, s2, s1, s0
		return b * c
	}
	fmt.Println(f(), s0+s1+s2+s3)
}

// Output:
// 44304 s3.5 3
// 350 dcba
