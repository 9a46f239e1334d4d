package main

type I interface{ M() int }
type A struct{ x int }

func (a *A) M() int { return a.x }

// In the function gc knows what i holds; in the inlined copy it does not.
//
//minigo:noalloc
func dev() int { // ERROR "main.dev allocates where it is inlined in main.main.*:16:26: main.main calls main.dev \(inlined\).*:12:12: &A\{...\} escapes to heap: passed to interface call.*from i.M\(\) \(call parameter\)"
	var i I = &A{3}
	return i.M()
}

func main() { println(dev()) }
