package main

func a() int {
	for {
		break
	}
} // ERROR "missing return"
func b(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "missing return"
func c(x int) int {
	switch {
	case x > 1:
		return 1
	default:
		return 2
	}
}
func d() int {
	panic("x")
}
func e() int {
L:
	for {
		for {
			break L
		}
	}
} // ERROR "missing return"
func f() int {
	for true {
	}
} // ERROR "missing return"
func g() int {
	{
		return 1
	}
}
func h(c chan int) int {
	select {
	case <-c:
		return 1
	}
}

func main() {}
