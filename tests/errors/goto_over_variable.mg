package main

func main() {
	goto L // ERROR "goto L jumps over declaration of x at goto_over_variable\.go:5:4"
	x := 1
	_ = x
L:
	goto M // ERROR "goto M jumps into block starting at goto_over_variable\.go:9:2"
	{
	M:
	}
}
