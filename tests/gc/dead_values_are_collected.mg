// What a function will not read again is garbage, though the function still runs.
package main

import (
	"fmt"
	"runtime"
	"time"
)

type T struct {
	p    *int
	name string
	pad  [6]int
}

type Node struct {
	t    *T
	next *Node
}

var finalized int

//go:noinline
func object(name string) *T {
	t := &T{name: name}
	runtime.SetFinalizer(t, func(*T) { finalized++ })
	return t
}

//go:noinline
func use(t *T) int { return len(t.name) }

// Whether n more objects are collected soon.
//
//go:noinline
func gone(n int) bool {
	want := finalized + n
	for i := 0; i < 100 && finalized < want; i++ {
		runtime.GC()
		time.Sleep(100 * time.Microsecond)
	}
	return finalized == want
}

// Whether nothing is.
//
//go:noinline
func kept() bool {
	before := finalized
	for i := 0; i < 3; i++ {
		runtime.GC()
		time.Sleep(100 * time.Microsecond)
	}
	return finalized == before
}

//go:noinline
func variable() {
	t := object("variable")
	fmt.Println("variable", kept(), use(t), gone(1))
}

//go:noinline
func parameter(t *T, after bool) {
	fmt.Println("parameter", kept(), use(t), gone(1), after)
}

//go:noinline
func keepAlive() {
	t := object("keep alive")
	use(t)
	fmt.Println("keep alive", kept())
	runtime.KeepAlive(t)
	fmt.Println("keep alive", gone(1))
}

//go:noinline
func overwritten() {
	t := object("first")
	use(t)
	t = object("second")
	fmt.Println("overwritten", gone(1), use(t), gone(1))
}

//go:noinline
func branches(b bool) {
	t := object("branch")
	if b {
		fmt.Println("branch", gone(1))
	} else {
		fmt.Println("branch", kept(), use(t))
	}
	fmt.Println("branch", b || gone(1))
}

//go:noinline
func loop() {
	var last *T
	for i := 0; i < 3; i++ {
		t := object("round")
		use(t)
		if i == 2 {
			last = t
		}
	}
	fmt.Println("loop", gone(2), use(last), gone(1))
}

//go:noinline
func ranged() {
	ts := []*T{object("0"), object("1"), object("2")}
	for i, t := range ts {
		use(t)
		if i == 2 {
			fmt.Println("range", kept()) // the slice itself, as in gc
		}
	}
	fmt.Println("range", gone(3))
}

//go:noinline
func rangedMap() {
	m := map[string]*T{"a": object("a"), "b": object("b")}
	n := 0
	for k, t := range m {
		n++
		if n == 1 {
			fmt.Println("map", kept())
		}
		use(t)
		_ = k
	}
	fmt.Println("map", gone(2))
}

//go:noinline
func set(n *Node, t *T) { n.t = t }

//go:noinline
func get(n *Node) *T { return n.t }

// The address of n is taken, but n stays in the frame.
//
//go:noinline
func addressed() {
	var n Node
	set(&n, object("addressed"))
	fmt.Println("addressed", kept(), use(get(&n)), gone(1))
}

// p leads to a or to b.
//
//go:noinline
func either(b bool) {
	var x, y Node
	set(&x, object("x"))
	set(&y, object("y"))
	p := &x
	if b {
		p = &y
	}
	fmt.Println("either", gone(1), use(get(p)), gone(1))
}

// Objects in the frame that point to each other.
//
//go:noinline
func chain() {
	var a, b, c Node
	set(&c, object("c"))
	b.next = &c
	a.next = &b
	p := &a
	set(p, nil)
	fmt.Println("chain", kept())
	p = p.next
	fmt.Println("chain", kept(), use(get(p.next)), gone(1))
}

//go:noinline
func down(n *Node, depth int) int {
	if depth == 0 {
		fmt.Println("down", kept())
		return use(get(n))
	}
	return down(n, depth-1) + depth
}

//go:noinline
func passedDown() {
	var n Node
	set(&n, object("down"))
	fmt.Println("down", down(&n, 50), gone(1))
}

//go:noinline
func array() {
	var ts [3]*T
	for i := range ts {
		ts[i] = object("element")
	}
	n := 0
	for i := range ts {
		n += use(ts[i])
	}
	fmt.Println("array", n, gone(3))
}

//go:noinline
func call(f func() int) int { return f() }

//go:noinline
func captured() {
	t := object("captured")
	n := 0
	r := call(func() int {
		n += use(t)
		return n
	})
	fmt.Println("captured", r, n, gone(1))
}

//go:noinline
func inside() {
	t := object("inside")
	func() {
		fmt.Println("inside", kept(), use(t), gone(1))
	}()
}

func goroutine() {
	done := make(chan bool)
	go func(t *T) {
		use(t)
		done <- gone(1)
	}(object("goroutine"))
	fmt.Println("goroutine", <-done)
}

//go:noinline
func named() (t *T) {
	defer func() {
		recover()
		fmt.Println("result", kept())
	}()
	t = object("result")
	var null *T
	null.p = nil
	return nil
}

//go:noinline
func results() {
	t := named()
	fmt.Println("result", kept(), use(t), gone(1))
}

//go:noinline
func panicking(n *Node) {
	t := object("panicking")
	defer func() {
		fmt.Println("panicking", gone(1), recover(), kept(), use(get(n)))
	}()
	if use(t) > 0 {
		panic("stop")
	}
	use(t)
}

//go:noinline
func deferred() {
	var n Node
	set(&n, object("deferred"))
	panicking(&n)
	fmt.Println("deferred", gone(1))
}

func received() {
	c, done := make(chan *T), make(chan bool)
	go func() {
		for i := 0; i < 2; i++ {
			t := <-c
			use(t)
		}
		done <- true
	}()
	c <- object("received")
	runtime.Gosched()
	fmt.Println("received", gone(1)) // while the goroutine waits for the next
	c <- object("last")
	<-done
	fmt.Println("received", gone(1))
}

func selected() {
	c, quit, done := make(chan *T), make(chan bool), make(chan bool)
	go func() {
		for {
			select {
			case t := <-c:
				use(t)
			case <-quit:
				done <- true
				return
			}
		}
	}()
	c <- object("selected")
	runtime.Gosched()
	fmt.Println("selected", gone(1))
	quit <- true
	<-done
}

func sent() {
	c, done := make(chan *T), make(chan bool)
	go func() {
		c <- object("sent") // waits here
		done <- gone(1)
	}()
	runtime.Gosched()
	ok := kept()
	fmt.Println("sent", ok, use(<-c), <-done)
}

//go:noinline
func boxed() {
	var x interface{} = object("boxed")
	t, ok := x.(*T)
	fmt.Println("boxed", ok, use(t), gone(1))
}

//go:noinline
func variadic(ts ...*T) int {
	n := 0
	for _, t := range ts {
		n += use(t)
	}
	return n
}

//go:noinline
func arguments() {
	fmt.Println("arguments", variadic(object("a"), object("bc")), gone(2))
}

func main() {
	variable()
	parameter(object("parameter"), true)
	keepAlive()
	overwritten()
	branches(true)
	branches(false)
	loop()
	ranged()
	rangedMap()
	addressed()
	either(true)
	either(false)
	chain()
	passedDown()
	array()
	captured()
	inside()
	goroutine()
	results()
	deferred()
	received()
	selected()
	sent()
	boxed()
	arguments()
}

// Output:
// variable true 8 true
// parameter true 9 true true
// keep alive true
// keep alive true
// overwritten true 6 true
// branch true
// branch true
// branch true 6
// branch true
// loop true 5 true
// range true
// range true
// map true
// map true
// addressed true 9 true
// either true 1 true
// either true 1 true
// chain true
// chain true 1 true
// down true
// down 1279 true
// array 21 true
// captured 8 8 true
// inside true 6 true
// goroutine true
// result true
// result true 6 true
// panicking true stop true 8
// deferred true
// received true
// received true
// selected true
// sent true 4 true
// boxed true 5 true
// arguments 3 true
