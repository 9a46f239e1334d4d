package main

func main() {
	x := min(1,
		//minigo:stack // ERROR "matches nothing"
		2)
	println(x)
}

func min(a, b int) int { return a }
