package main

import "fmt"

type Handler struct {
	name string
	fn   func(string) string
	next *Handler
	opts struct {
		verbose bool
		levels  [2]int
	}
}

func (h *Handler) Run(s string) string {
	for ; h != nil; h = h.next {
		s = h.fn(s)
		if h.opts.verbose {
			fmt.Println(h.name, "->", s)
		}
	}
	return s
}

type Option func(*Handler)

func Verbose(h *Handler)         { h.opts.verbose = true }
func Level(i, n int) Option      { return func(h *Handler) { h.opts.levels[i] = n } }
func New(name string, fn func(string) string, opts ...Option) *Handler {
	h := &Handler{name: name, fn: fn}
	for _, o := range opts {
		o(h)
	}
	return h
}

func main() {
	up := New("bang", func(s string) string { return s + "!" }, Verbose, Level(1, 5))
	dbl := New("dbl", func(s string) string { return s + s }, Level(0, 2))
	up.next = dbl
	fmt.Println(up.Run("a"), up.opts.levels, dbl.opts.levels, dbl.opts.verbose)
}

// Output:
// bang -> a!
// a!a! [0 5] [2 0] false
