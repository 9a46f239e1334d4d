package main

type node struct{ next *node }

//go:noinline
func make1() *node {
	return &node{}
}

//go:noinline
func list(n int) *node {
	a := make1()
	a.next = nil
	return a
}

//minigo:noalloc
func use(n int) bool { // ERROR "main.use allocates.*:19:13: main.use calls main.list.*:12:12: main.list calls main.make1.*:7:9: &node\{\} escapes to heap: returned"
	return list(n) != nil
}

func main() { println(use(1)) }
