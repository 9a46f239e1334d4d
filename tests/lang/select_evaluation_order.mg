package main

import "fmt"

func ch(s string, c chan int) chan int { fmt.Print(s, " "); return c }
func val(s string, v int) int          { fmt.Print(s, " "); return v }

func main() {
	c, d := make(chan int, 1), make(chan int, 1)
	select {
	case ch("c", c) <- val("v", 1):
		fmt.Println("sent")
	case <-ch("d", d):
		fmt.Println("never")
	}
	select {
	case ch("d2", d) <- val("w", 5):
		fmt.Println("sent d")
	case x := <-ch("n", nil):
		fmt.Println(x)
	default:
	}
	fmt.Println(<-c, <-d)
}

// Output:
// c v d sent
// d2 w n sent d
// 1 5
