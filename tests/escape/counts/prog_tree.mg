// SPDX-License-Identifier: MIT
// A search tree with pointers to pointers, and one with recursion.
// flags: -lang=go1.19
package main

import (
	"fmt"
	"runtime"
)

var before, after runtime.MemStats

// report prints how many heap objects a call of f allocates.
//
//go:noinline
func report(name string, f func()) {
	f() // what is made once and kept is made now
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	fmt.Println(name, after.Mallocs-before.Mallocs)
}

type tree struct {
	left, right *tree
	key         int
}

//go:noinline
func insert(root **tree, key int) {
	for *root != nil {
		if key < (*root).key {
			root = &(*root).left
		} else {
			root = &(*root).right
		}
	}
	*root = &tree{key: key}
}

func (t *tree) insert(key int) *tree {
	if t == nil {
		return &tree{key: key}
	}
	if key < t.key {
		t.left = t.left.insert(key)
	} else {
		t.right = t.right.insert(key)
	}
	return t
}

func (t *tree) walk(visit func(int)) {
	if t != nil {
		t.left.walk(visit)
		visit(t.key)
		t.right.walk(visit)
	}
}

func main() {
	keys := []int{5, 3, 8, 1, 4, 9}
	report("pointer to pointer", func() {
		var root *tree
		for _, k := range keys {
			insert(&root, k)
		}
	})
	report("recursive", func() {
		var root *tree
		for _, k := range keys {
			root = root.insert(k)
		}
	})
	report("walk", func() {
		root := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
		sum := 0
		root.walk(func(k int) { sum += k })
		if sum != 6 {
			panic(sum)
		}
	})
	report("collect", func() {
		root := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
		var all []int
		root.walk(func(k int) { all = append(all, k) })
	})
}

// Output:
// pointer to pointer 6
// recursive 6
// walk 0
// collect 3
