package main

import "fmt"

type Node struct {
	next *Node
	v    int
	pad  [4]int
}

func build(n int) *Node {
	var head *Node
	for i := 0; i < n; i++ {
		head = &Node{next: head, v: i}
	}
	return head
}

func main() {
	keep := build(1000)
	total := 0
	for i := 0; i < 300; i++ {
		l := build(500)
		total += l.v
	}
	sum := 0
	for n := keep; n != nil; n = n.next {
		sum += n.v
	}
	fmt.Println(total, sum)
}

// Output:
// 149700 499500
