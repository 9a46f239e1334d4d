package main

import "fmt"

func num(s string) int {
	switch s {
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "":
		return 0
	}
	return -1
}

func big(n int) string {
	switch n {
	case 1, 3, 5, 7, 9:
		return "odd"
	case 2, 4, 6, 8, 10:
		return "even"
	case -1 << 63:
		return "min"
	case 1<<63 - 1:
		return "max"
	case 1000, 2000, 3000:
		return "k"
	}
	return "?"
}

func main() {
	for _, s := range []string{"one", "nine", "five", "ten", "", "thre", "eight"} {
		fmt.Print(num(s), " ")
	}
	fmt.Println()
	for _, n := range []int{1, 10, 11, 2000, -1 << 63, 1<<63 - 1, 0} {
		fmt.Print(big(n), " ")
	}
	fmt.Println()
}

// Output:
// 1 9 5 -1 0 -1 8 
// odd even ? k min max ? 
