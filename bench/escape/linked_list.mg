// SPDX-License-Identifier: MIT
// A list of nodes is an object for each, spread over the heap; nodes in one slice that name the next by its index are
// one.
package escape

import "testing"

type node struct {
	value int
	next  *node
}

type slot struct {
	value, next int
}

const length = 50

func escapes(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		var head *node
		for j := 0; j < length; j++ {
			head = &node{i + j, head}
		}
		for p := head; p != nil; p = p.next {
			sum += p.value
		}
	}
	return sum
}

func stays(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		nodes := make([]slot, 0, length)
		head := -1
		for j := 0; j < length; j++ {
			nodes = append(nodes, slot{i + j, head})
			head = j
		}
		for p := head; p >= 0; p = nodes[p].next {
			sum += nodes[p].value
		}
	}
	return sum
}

var result int

func BenchmarkLinkedList(b *testing.B) {
	if e, s := escapes(1000), stays(1000); e != s {
		b.Fatalf("escapes gives %d, stays gives %d", e, s)
	}
	b.Run("escapes", func(b *testing.B) { result = escapes(b.N) })
	b.Run("stays", func(b *testing.B) { result = stays(b.N) })
}
