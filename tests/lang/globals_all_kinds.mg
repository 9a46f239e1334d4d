package main

import "fmt"

var (
	gi   int8 = -3
	gs        = "glob"
	gsl       = []int{1, 2, 3}
	gm        = map[string]int{"a": 1}
	ga   [3]struct {
		x int16
		p *int
	}
	gp          = &gi
	gf  func() = func() { gi++ }
	gif interface{}
	gerr error
	gst         = struct{ a, b int }{1, 2}
	gch         = make(chan int, 1)
)

func main() {
	gf()
	*gp += 10
	gsl = append(gsl, 4)
	gm["b"] = 2
	v := 5
	ga[1].p = &v
	ga[1].x--
	gif = gst
	gst.b++
	gch <- 7
	fmt.Println(gi, gs, gsl, gm, *ga[1].p, ga[1].x, gif, gst, gerr == nil, <-gch)
	p := &gst.a
	*p = 50
	q := &ga[2].x
	*q = 12
	fmt.Println(gst, ga[2].x)
}

// Output:
// 8 glob [1 2 3 4] map[a:1 b:2] 5 -1 {1 2} {1 3} true 7
// {50 3} 12
