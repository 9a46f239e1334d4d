package main

import "fmt"

func main() {
	fmt.Println(1., .5, 1e3, 1E-3, 1_0.2_5, 0x1p-2, 0x1.8p1, 0x.8p0, 072.40, 6.67428e-11)
	fmt.Println(1e308*10/10, 1e-400*1e400)
}

// Output:
// 1 0.5 1000 0.001 10.25 0.25 3 0.5 72.4 6.67428e-11
// 1e+308 1
