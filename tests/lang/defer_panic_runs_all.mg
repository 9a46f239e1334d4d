package main

import "fmt"

func g(s string) { fmt.Println("deferred", s) }

func f() {
	defer g("1")
	defer func() {
		defer g("inside")
		g("2")
	}()
	defer g("3")
	panic("boom")
}

func main() {
	defer g("main")
	defer func() {
		fmt.Println("got", recover())
		defer func() { fmt.Println("again", recover()) }()
		panic("in defer")
	}()
	f()
}

// Output:
// deferred 3
// deferred 2
// deferred inside
// deferred 1
// got boom
// again in defer
// deferred main
