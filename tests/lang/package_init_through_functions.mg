package main

import "fmt"

var x = useY()

func useY() int { return y * 2 }

var y = compute()

func compute() int { return len(names) }

var names = []string{"a", "b", "c"}

type T struct{}

func (T) get() int { return k }

var viaMethod = T{}.get()
var k = x + 1
var viaClosure = func() int { return w }()
var w = 9

func main() { fmt.Println(x, y, viaMethod, viaClosure) }

// Output:
// 6 3 7 9
