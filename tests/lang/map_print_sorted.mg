package main

import "fmt"

func main() {
	fmt.Println(map[string]int{"z": 1, "a": 2, "m": 3})
	fmt.Println(map[int]string{3: "c", -1: "a", 2: "b"})
	fmt.Println(map[bool]int{true: 1, false: 0})
	fmt.Println(map[[2]int]int{{2, 1}: 1, {1, 9}: 2})
	fmt.Printf("%v %+v %#v\n", map[string]bool{"b": true, "a": false}, map[string]bool{}, map[string]int{"q": 1, "b": 2})
	fmt.Println(map[float64]int{2.5: 1, -1: 2})
}

// Output:
// map[a:2 m:3 z:1]
// map[-1:a 2:b 3:c]
// map[false:0 true:1]
// map[[1 9]:2 [2 1]:1]
// map[a:false b:true] map[] map[string]int{"b":2, "q":1}
// map[-1:2 2.5:1]
