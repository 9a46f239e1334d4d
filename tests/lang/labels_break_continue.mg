package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			if j == 2 {
				continue outer
			}
			if i == 3 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
sw:
	switch {
	case true:
		for {
			break sw
		}
		fmt.Println("never")
	}
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	ch <- 3
loop:
	for {
		select {
		case v := <-ch:
			fmt.Print(v, " ")
		default:
			break loop
		}
	}
	fmt.Println()
rng:
	for _, s := range []string{"a", "b", "c"} {
		switch s {
		case "b":
			continue rng
		case "c":
			break rng
		}
		fmt.Println(s)
	}
}

// Output:
// 0 0 0 1 1 0 1 1 2 0 2 1 
// 1 2 3 
// a
