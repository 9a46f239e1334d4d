package main

func main() {
	goto L // ERROR "goto L jumps over declaration of x at .*:5:4"
	x := 1
	_ = x
L:
	goto M // ERROR "goto M jumps into block starting at .*:9:2"
	{
	M:
	}
}
