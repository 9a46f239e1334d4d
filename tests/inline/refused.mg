package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func loops(n int) (s int) { // ERROR "can inline loops"
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			s += i * j
			s ^= j
			s += i - j
			s *= 3
			s -= i * i
			s += j * j * i
			s -= j * i * 7
			s += i * 9
		}
	}
	return
}

func deferred() {
	defer println("x")
}

func selects(c chan int) int { // ERROR "can inline selects" "c does not escape"
	select {
	case v := <-c:
		return v
	default:
		return 0
	}
}

func goes() { go println("y") }

func recovers() interface{} { return recover() }

//go:noinline
func marked() int { return 1 }

func even(n int) bool { // ERROR "can inline even"
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1) // ERROR "inlining call to even"
}

func main() {
	println(fib(1), loops(2), selects(nil), marked(), even(3), recovers()) // ERROR "inlining call to loops" "inlining call to selects" "inlining call to even"
	deferred()
	goes()
}
