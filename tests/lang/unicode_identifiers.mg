package main

import "fmt"

type Größe struct{ größe int }

func (g Größe) 面積() int { return g.größe * g.größe }

func main() {
	π := 3.14159
	_x1, été, 变量 := 1, "summer", true
	fmt.Println(π, _x1, été, 变量, Größe{4}.面積())
}

// Output:
// 3.14159 1 summer true 16
