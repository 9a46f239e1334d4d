// stderr: 1 -2 true s nil
// stderr: +1.500000e+000 +1.000000e+100 97
// stderr: abc7
package main

func main() {
	println(1, -2, true, "s", "nil")
	println(1.5, 1e100, 'a')
	print("a", "b", "c", 7, "\n")
	var u uint8 = 200
	var p *int
	println(u, int8(-5), p == nil, float32(0.1))
}
