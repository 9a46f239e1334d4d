package main; import "fmt"

func f(
	a int,
	b ...string,
) (
	int,
	error,
) {
	return a +
		len(b), nil
}

func main() { x := []int{
	1,
	2,
}; fmt.Println(x, len(x))
	if y := 3; y > 2 { fmt.Println("one line") } else { fmt.Println("no") }
	n, err := f(
		1,
		"a", "b",
	)
	fmt.Println(n, err); ; ;
	var (a, b = 1, 2; c string)
	fmt.Println(a, b, c == "")
	/* comment
	   over lines */ fmt.Println("after comment") // tail
	z := fmt.
		Sprint("chained")
	fmt.Println(z)
	for i := 0; i < 2; i++ { fmt.Print(i) }; fmt.Println()
	type T struct { a, b int; c string "tag" }
	fmt.Println(T{1, 2, "x"})
	switch { case true: fmt.Println("t"); default: }
	func() { ; }()
}

// Output:
// [1 2] 2
// one line
// 3 <nil>
// 1 2 true
// after comment
// chained
// 01
// {1 2 x}
// t
