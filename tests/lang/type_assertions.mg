package main

import "fmt"

type T struct{ a, b int }

func (t T) String() string { return fmt.Sprintf("T(%d,%d)", t.a, t.b) }

func main() {
	vals := []interface{}{1, "s", 2.5, T{1, 2}, &T{3, 4}, nil, []int{1}, map[string]int{"a": 1}, func() {}, int8(3), 'x', true}
	for _, v := range vals {
		_, isInt := v.(int)
		s, isStr := v.(string)
		st, isStringer := v.(fmt.Stringer)
		t, isT := v.(T)
		sl, isSl := v.([]int)
		fmt.Println(isInt, isStr, s, isStringer, isT, t.a, isSl, len(sl))
		if isStringer {
			fmt.Println(st.String())
		}
	}
	var e error
	_, ok := e.(fmt.Stringer)
	fmt.Println(ok)
	x := interface{}(T{5, 6}).(T).b
	fmt.Println(x)
	var n interface{} = 7
	n = n.(int) + 1
	fmt.Println(n)
}

// Output:
// true false  false false 0 false 0
// false true s false false 0 false 0
// false false  false false 0 false 0
// false false  true true 1 false 0
// T(1,2)
// false false  true false 0 false 0
// T(3,4)
// false false  false false 0 false 0
// false false  false false 0 true 1
// false false  false false 0 false 0
// false false  false false 0 false 0
// false false  false false 0 false 0
// false false  false false 0 false 0
// false false  false false 0 false 0
// false
// 6
// 8
