package main

import "fmt"

func main() {
	fmt.Println(1+2*3-4/2%3, 1<<2+1, 6&3|8^1, 7&^2<<1, -2*-3, !true || true && false)
	fmt.Println(1+1 == 2 && 3 < 4 || 5 > 6, 10-3-2, 100/10/2, 2*3%4, 1|2&3, 5^3&1)
	a, b := 3, 4
	p := &a
	fmt.Println(*p*b, -a+b, ^a&b, -*p, a*-b, !(a < b), a - -b)
	x := []int{1, 2, 3}
	q := &x[1]
	*q++
	fmt.Println(x, *&x[0])
	fmt.Println((a+b)*2, a+b*2, -(a + b), +a)
}

// Output:
// 5 5 11 10 6 false
// true 5 5 2 3 4
// 12 1 4 -3 -12 false 7
// [1 3 3] 1
// 14 11 -7 3
