package main

import "fmt"

type T struct {
	p *int
	s []string
	i interface{}
}

func main() {
	var ts []T
	for i := 0; i < 3000; i++ {
		n := i
		ts = append(ts, T{&n, []string{fmt.Sprint(i)}, i})
	}
	for i, t := range ts {
		if *t.p != i || t.s[0] != fmt.Sprint(i) || t.i != i {
			fmt.Println("broken at", i)
			break
		}
	}
	var grid [][]*int
	for i := 0; i < 50; i++ {
		var row []*int
		for j := 0; j < 50; j++ {
			v := i * j
			row = append(row, &v)
		}
		grid = append(grid, row)
	}
	sum := 0
	for _, r := range grid {
		for _, p := range r {
			sum += *p
		}
	}
	fmt.Println(len(ts), sum)
}

// Output:
// 3000 1500625
