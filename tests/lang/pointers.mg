package main

import "fmt"

type Node struct {
	val  int
	next *Node
}

func swap(a, b *int) { *a, *b = *b, *a }

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p := &x
	pp := &p
	**pp = 10
	*pp = &y
	*p += 5
	fmt.Println(x, y, p == &y, *pp == p)
	var head *Node
	for i := 0; i < 4; i++ {
		head = &Node{i, head}
	}
	for n := head; n != nil; n = n.next {
		fmt.Print(n.val, " ")
	}
	fmt.Println()
	n := new(int)
	*n++
	fmt.Println(*n, *new(string) == "")
	s := &[]int{1, 2, 3}
	(*s)[1] = 9
	*s = append(*s, 4)
	fmt.Println(*s, len(*s))
	m := &map[string]int{"a": 1}
	(*m)["b"] = 2
	fmt.Println(len(*m))
	arr := [3]int{1, 2, 3}
	q := &arr[1]
	*q = 20
	fmt.Println(arr)
	var nilp *Node
	fmt.Println(nilp == nil, nilp != head)
	st := struct{ a, b int }{1, 2}
	bp := &st.b
	*bp = 7
	fmt.Println(st)
}

// Output:
// 2 1
// 10 6 true true
// 3 2 1 0 
// 1 true
// [1 9 3 4] 4
// 2
// [1 20 3]
// true true
// {1 7}
