package main

func f() int { return 1 }

var v = 5

const a = f() // ERROR "f\(\) \(value of type int\) is not constant"
const b = v // ERROR "v \(variable of type int\) is not constant"
const c = len([]int{1}) // ERROR "len\(\[\]int\{…\}\) \(value of type int\) is not constant"
const d []int = nil // ERROR "invalid constant type \[\]int"

var arr [v]int // ERROR "invalid array length v"
var arr2 [-1]int // ERROR "invalid array length -1 \(untyped int constant\)"
var arr3 ["x"]int // ERROR "array length .x. \(untyped string constant\) must be integer"

func main() {
	const e int = "s" // ERROR "cannot use .s. \(untyped string constant\) as int value in constant declaration"
	a = 2
	const x // ERROR "missing init expr for x"
}
