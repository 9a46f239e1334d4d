package main

func main() {
	a := [3]int{1, 2, 3}
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = a[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	s := []int{}
	_ = s[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = "abc"[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	_ = a[1:5] // ERROR "invalid argument: index 5 out of bounds \[0:4\]"
	_ = s[3:1] // ERROR "invalid slice indices: 1 < 3"
	_ = a["x"] // ERROR "cannot convert .x. \(untyped string constant\) to int"
	_ = s[1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	b := [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = b
	var m map[string]int
	_ = m[1] // ERROR "cannot use 1 \(untyped int constant\) as string value in map index" "too many errors"
	_ = a[1:2:1]
	_ = "abc"[0:1:2]
}
