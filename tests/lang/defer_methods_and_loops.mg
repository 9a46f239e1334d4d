package main

import "fmt"

type R struct{ name string }

func (r R) Close()   { fmt.Println("close", r.name) }
func (r *R) PClose() { fmt.Println("pclose", r.name) }

type C interface{ Close() }

func run() {
	r := R{"a"}
	defer r.Close()
	defer r.PClose()
	var c C = R{"iface"}
	defer c.Close()
	r.name = "b"
	c = R{"other"}
	if r.name == "b" {
		defer fmt.Println("conditional")
	}
	func() {
		defer fmt.Println("inner deferred")
		fmt.Println("inner body")
	}()
	for _, n := range []string{"x", "y"} {
		func() {
			defer fmt.Println("end of", n)
			fmt.Println("working on", n)
		}()
	}
	m := map[string]int{"k": 1}
	defer delete(m, "k")
	defer func() { fmt.Println(len(m)) }()
}

func main() {
	run()
	n := 0
	for i := 0; i < 1000; i++ {
		defer func() { n++ }()
	}
	defer func() { fmt.Println("n", n) }()
}

// Output:
// inner body
// inner deferred
// working on x
// end of x
// working on y
// end of y
// 1
// conditional
// close iface
// pclose b
// close a
// n 0
