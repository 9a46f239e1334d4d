package main

import "fmt"

func id(x int) int            { return x }
func add3(a, b, c int) int    { return a + b + c }
func pick(b bool, x, y int) int {
	if b {
		return x
	}
	return y
}

func main() {
	a, b, c := 1, 2, 3
	x := ((((a+b)*(b+c))-((a-b)*(b-c)))<<1 | (a ^ b)) & ^(c)
	fmt.Println(x)
	fmt.Println(add3(id(add3(a, id(b), c)), add3(id(id(a)), b*id(c), -id(-a)), pick(a < id(b), id(a)+id(b), add3(1, 2, 3))))
	arr := []int{0, 1, 2, 3, 4}
	fmt.Println(arr[arr[arr[arr[1]+1]]+arr[1]], arr[id(arr[id(2)])])
	m := map[int]map[string][]int{1: {"a": {5, 6, 7}}}
	fmt.Println(m[arr[1]]["a"][arr[2]], len(m[1]["a"][1:][:1]))
	s := fmt.Sprint(len(fmt.Sprint(a, b, fmt.Sprint(c, len("abc"+"def"[id(1):])))))
	fmt.Println(s)
	f := func(g func(int) int) func(int) int { return func(n int) int { return g(g(n)) } }
	fmt.Println(f(f(f(func(n int) int { return n*2 + 1 })))(0))
	p := &arr
	q := &p
	(**q)[2] = (*p)[3] * (**q)[4]
	fmt.Println(arr, -(-(-a)), !!(a < b), ^^c)
	y := a*b*c + a*b*c - a*b*c*(a+(b+(c+(a+(b+(c+(a+(b+(c+(a+b*(c+a*(b+c))))))))))))
	fmt.Println(y)
}

// Output:
// 28
// 17
// 3 2
// 7 1
// 6
// 255
// [0 1 12 3 4] -1 true 3
// -198
