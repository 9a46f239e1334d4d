// Slices are computed before elements of the same statement are read.
package main

import "fmt"

type Stack []int

func (s *Stack) Pop() (x int) { x, *s = (*s)[len(*s)-1], (*s)[:len(*s)-1]; return }

func pop(s []int) (int, []int)          { return s[len(s)-1], s[:len(s)-1] }
func head(s string) (byte, string)      { return s[0], s[1:] }
func named(s []int) (x int, r []int)    { x, r = s[0], s[1:]; return }
func swapped(s []int) (r []int, x int)  { return s[1:], s[0] }
func both(a []int, b [3]int, i int) (int, []int, int) { return a[i], b[i-1:], b[i] }
func three(s []int, n int) (int, []int) { return s[n], s[:n:n] }
func plus(s []int) (int, []int) { return s[0]+1, s[1:] }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	s := Stack{1, 2}
	fmt.Println(s.Pop(), s, s.Pop(), s)
	try("Pop", func() { s.Pop() })
	try("pop", func() { fmt.Println(pop([]int{1, 2, 3})); pop(nil) })
	try("head", func() { fmt.Println(head("abc")); head("") })
	try("named", func() { fmt.Println(named([]int{1, 2, 3})); named(nil) })
	try("swapped", func() { fmt.Println(swapped([]int{1, 2, 3})); swapped(nil) })
	try("both", func() { fmt.Println(both([]int{1, 2, 3}, [3]int{4, 5, 6}, 1)); both(nil, [3]int{}, 0) })
	try("three", func() { fmt.Println(three([]int{1, 2, 3}, 1)); three(nil, -1) })
	try("plus", func() { fmt.Println(plus([]int{1, 2, 3})); plus(nil) })
	try("local", func() {
		q := []int{1}
		var x int
		for {
			x, q = q[0], q[1:]
			fmt.Println(x, q)
		}
	})
	try("fields", func() {
		var t struct {
			x int
			q []string
		}
		words := []string{"a"}
		for {
			t.x, t.q, words = len(words[0]), words[1:], words[1:]
			fmt.Println(t)
		}
	})
	try("swap", func() {
		a := []int{1, 2, 3, 4}
		i := 0
		a[i], i, a = a[3], 2, a[1:]
		fmt.Println(a, i)
		a[0], a = a[len(a)-1], a[:len(a)-1]
		fmt.Println(a)
	})
}

// Output:
// 2 [] 1 []
// Pop runtime error: slice bounds out of range [:-1]
// 3 [1 2]
// pop runtime error: slice bounds out of range [:-1]
// 97 bc
// head runtime error: slice bounds out of range [1:0]
// 1 [2 3]
// named runtime error: slice bounds out of range [1:0]
// [2 3] 1
// swapped runtime error: slice bounds out of range [1:0]
// 2 [4 5 6] 5
// both runtime error: slice bounds out of range [-1:]
// 2 [1]
// three runtime error: slice bounds out of range [::-1]
// 2 [2 3]
// plus runtime error: slice bounds out of range [1:0]
// 1 []
// local runtime error: slice bounds out of range [1:0]
// {1 []}
// fields runtime error: index out of range [0] with length 0
// [2 3 4] 2
// [4 3]
// swap <nil>
