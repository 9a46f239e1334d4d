package main

import "fmt"

func sum(n int) (s float32) {
	for i := 1; i <= n; i++ {
		s += 1 / float32(i)
	}
	return
}

type T struct {
	a float32
	b float32
	c [3]float32
}

func main() {
	fmt.Println(sum(1000), sum(10))
	var f float32 = 16777216
	f++
	fmt.Println(f)
	g := float32(0.1)
	fmt.Println(g+g+g == 0.3, g*3, float64(g)*3)
	t := T{1.1, 2.2, [3]float32{3.3}}
	t.b *= t.a
	t.c[1] = t.b - t.c[0]
	fmt.Println(t)
	var i interface{} = g
	fmt.Println(i.(float32) == 0.1, i == float32(0.1))
	s := []float32{1.5, 2.5}
	s = append(s, 1e38)
	s[2] *= 10
	fmt.Println(s, s[2] > 3e38, int(s[0]), uint8(s[1]), -s[1])
	m := map[float32]string{0.5: "half"}
	fmt.Println(m[0.5], m[float32(1)/2])
	const third = 1.0 / 3
	fmt.Println(float32(third), third)
	x := 5
	fmt.Println(float32(x)/2, float32(x/2), float32(int64(1)<<40))
}

// Output:
// 7.4854784 2.9289684
// 1.6777216e+07
// true 0.3 0.30000000447034836
// {1.1 2.42 [3.3 -0.8799999 0]}
// true true
// [1.5 2.5 +Inf] true 1 2 -2.5
// half half
// 0.33333334 0.3333333333333333
// 2.5 2 1.0995116e+12
