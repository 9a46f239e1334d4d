// Shortest paths: a graph on a grid with weights, Dijkstra with a binary heap, paths printed; a second search by
// Bellman-Ford checks the distances.
package main

import (
	"fmt"
	"math"
	"os"
	"strings"
)

type Edge struct {
	to     int
	weight float64
}

type Graph struct {
	names []string
	index map[string]int
	adj   [][]Edge
}

func NewGraph() *Graph { return &Graph{index: map[string]int{}} }

func (g *Graph) Node(name string) int {
	if i, ok := g.index[name]; ok {
		return i
	}
	i := len(g.names)
	g.index[name] = i
	g.names = append(g.names, name)
	g.adj = append(g.adj, nil)
	return i
}

func (g *Graph) Connect(a, b string, w float64) {
	i, j := g.Node(a), g.Node(b)
	g.adj[i] = append(g.adj[i], Edge{j, w})
	g.adj[j] = append(g.adj[j], Edge{i, w})
}

type item struct {
	node int
	dist float64
	pos  int
}

// Heap is a binary heap of items; each item knows its place, so that its distance can be lowered.
type Heap struct{ items []*item }

func (h *Heap) less(i, j int) bool {
	a, b := h.items[i], h.items[j]
	if a.dist != b.dist {
		return a.dist < b.dist
	}
	return a.node < b.node
}

func (h *Heap) swap(i, j int) {
	h.items[i], h.items[j] = h.items[j], h.items[i]
	h.items[i].pos, h.items[j].pos = i, j
}

func (h *Heap) up(i int) {
	for i > 0 {
		p := (i - 1) / 2
		if !h.less(i, p) {
			return
		}
		h.swap(i, p)
		i = p
	}
}

func (h *Heap) down(i int) {
	for {
		c := 2*i + 1
		if c >= len(h.items) {
			return
		}
		if c+1 < len(h.items) && h.less(c+1, c) {
			c++
		}
		if !h.less(c, i) {
			return
		}
		h.swap(i, c)
		i = c
	}
}

func (h *Heap) Push(it *item) {
	it.pos = len(h.items)
	h.items = append(h.items, it)
	h.up(it.pos)
}

func (h *Heap) Pop() *item {
	top := h.items[0]
	last := len(h.items) - 1
	h.swap(0, last)
	h.items[last] = nil
	h.items = h.items[:last]
	h.down(0)
	top.pos = -1
	return top
}

type Result struct {
	dist []float64
	prev []int
}

func (g *Graph) Dijkstra(from int) (r Result) {
	n := len(g.names)
	r.dist, r.prev = make([]float64, n), make([]int, n)
	items := make([]item, n)
	h := &Heap{}
	for i := range items {
		items[i] = item{node: i, dist: math.Inf(1)}
		r.prev[i] = -1
		if i == from {
			items[i].dist = 0
		}
		h.Push(&items[i])
	}
	for len(h.items) > 0 {
		it := h.Pop()
		r.dist[it.node] = it.dist
		if math.IsInf(it.dist, 1) {
			continue
		}
		for _, e := range g.adj[it.node] {
			to := &items[e.to]
			if d := it.dist + e.weight; to.pos >= 0 && d < to.dist {
				to.dist = d
				r.prev[e.to] = it.node
				h.up(to.pos)
			}
		}
	}
	return r
}

func (g *Graph) BellmanFord(from int) []float64 {
	dist := make([]float64, len(g.names))
	for i := range dist {
		dist[i] = math.Inf(1)
	}
	dist[from] = 0
	for changed := true; changed; {
		changed = false
		for u, edges := range g.adj {
			for _, e := range edges {
				if d := dist[u] + e.weight; d < dist[e.to] {
					dist[e.to] = d
					changed = true
				}
			}
		}
	}
	return dist
}

func (g *Graph) Path(r Result, to int) string {
	if math.IsInf(r.dist[to], 1) {
		return "unreachable"
	}
	var path []string
	for n := to; n >= 0; n = r.prev[n] {
		path = append([]string{g.names[n]}, path...)
	}
	return strings.Join(path, ">")
}

func main() {
	g := NewGraph()
	for _, e := range []struct {
		a, b string
		w    float64
	}{{"A", "B", 4}, {"A", "C", 2}, {"B", "C", 1}, {"B", "D", 5}, {"C", "D", 8}, {"C", "E", 10}, {"D", "E", 2}, {"D", "F", 6}, {"E", "F", 2.5}, {"X", "Y", 1}} {
		g.Connect(e.a, e.b, e.w)
	}
	r := g.Dijkstra(g.Node("A"))
	for i, name := range g.names {
		fmt.Printf("%-2s %6.2f %s\n", name, r.dist[i], g.Path(r, i))
	}

	const N = 25
	grid, seed := NewGraph(), uint32(7)
	weight := func() float64 {
		seed = seed*1103515245 + 12345
		return float64(seed>>16%10) + 1
	}
	name := func(x, y int) string { return fmt.Sprint(x, ",", y) }
	for y := 0; y < N; y++ {
		for x := 0; x < N; x++ {
			if x+1 < N {
				grid.Connect(name(x, y), name(x+1, y), weight())
			}
			if y+1 < N {
				grid.Connect(name(x, y), name(x, y+1), weight())
			}
		}
	}
	res := grid.Dijkstra(grid.Node("0,0"))
	for i, d := range grid.BellmanFord(grid.Node("0,0")) {
		if d != res.dist[i] {
			fmt.Fprintln(os.Stderr, "differs at", grid.names[i])
			os.Exit(1)
		}
	}
	to := grid.Node(name(N-1, N-1))
	p := grid.Path(res, to)
	fmt.Println(res.dist[to], strings.Count(p, ">"), p[:20])
}

// Output:
// A    0.00 A
// B    3.00 A>C>B
// C    2.00 A>C
// D    8.00 A>C>B>D
// E   10.00 A>C>B>D>E
// F   12.50 A>C>B>D>E>F
// X    +Inf unreachable
// Y    +Inf unreachable
// 146 48 0,0>1,0>1,1>1,2>1,3>
