package main

import (
	"fmt"
	"math"
)

func main() {
	a, b := 0.1, 0.2
	fmt.Println(a+b, a-b, a*b, a/b)
	var f32 float32 = 0.1
	fmt.Println(f32+0.2, f32*f32, float64(f32))
	z := 0.0
	fmt.Println(1/z, -1/z, z/z, -z)
	nan := math.NaN()
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan >= nan))
	inf := math.Inf(1)
	fmt.Println(inf > math.MaxFloat64, -inf < 0, inf-inf)
	var x float32 = 16777216
	fmt.Println(x+1 == x, float64(x)+1 == float64(x))
	negzero := math.Copysign(0, -1)
	fmt.Println(negzero, negzero == 0, 1/negzero)
}

// Output:
// 0.30000000000000004 -0.1 0.020000000000000004 0.5
// 0.3 0.010000001 0.10000000149011612
// +Inf -Inf NaN -0
// false true false false false true
// true true NaN
// true false
// -0 true -Inf
