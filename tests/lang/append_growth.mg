package main

import "fmt"

func main() {
	var s []int
	last := -1
	for i := 0; i < 2000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var b []byte
	last = -1
	for i := 0; i < 5000; i++ {
		b = append(b, 1)
		if cap(b) != last {
			last = cap(b)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	type T struct{ a, b, c int32 }
	var ts []T
	last = -1
	for i := 0; i < 500; i++ {
		ts = append(ts, T{})
		if cap(ts) != last {
			last = cap(ts)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	x := append([]int{1, 2, 3}, 4, 5, 6, 7, 8, 9, 10)
	fmt.Println(len(x), cap(x))
	y := append([]string(nil), "a", "b", "c", "d", "e")
	fmt.Println(len(y), cap(y))
}

// Output:
// 1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 
// 8 16 32 64 128 256 512 896 1408 2048 3072 4096 5376 
// 1 2 4 8 16 32 64 128 256 512 
// 10 10
// 5 5
