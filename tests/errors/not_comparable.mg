package main

type S struct{ f []int }

func main() {
	a, b := []int{}, []int{}
	_ = a == b // ERROR "invalid operation: a == b \(slice can only be compared to nil\)"
	m := map[string]int{}
	_ = m == m // ERROR "invalid operation: m == m \(map can only be compared to nil\)"
	f := func() {}
	_ = f == f // ERROR "invalid operation: f == f \(func can only be compared to nil\)"
	_ = S{} == S{} // ERROR "invalid operation: S\{\} == S\{\} \(struct containing \[\]int cannot be compared\)"
	_ = [1][]int{} == [1][]int{} // ERROR "invalid operation: \[1\]\[\]int\{\} == \[1\]\[\]int\{\} \(\[1\]\[\]int cannot be compared\)"
	_ = a == nil
	var k map[[]int]string // ERROR "invalid map key type \[\]int"
	_ = k
	var i interface{}
	_ = i == f // ERROR "invalid operation: i == f \(func can only be compared to nil\)"
	_ = S{} < S{} // ERROR "invalid operation: S\{\} < S\{\} \(operator < not defined on struct\)"
}
