package main

import (
	"errors"
	"fmt"
)

func a() (n int) {
	defer func() { n *= 2 }()
	return 21
}

func b() (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("wrapped: %w", err)
		}
	}()
	return errors.New("base")
}

func c() int {
	n := 1
	defer func() { n = 100 }()
	return n
}

func d() (s string, n int) {
	defer func() { s += "!"; n = len(s) }()
	s = "ab"
	return s + "c", 0
}

func e() (n int) {
	for i := 0; i < 4; i++ {
		defer func(k int) { n = n*10 + k }(i)
	}
	return 9
}

func main() {
	fmt.Println(a(), b(), c(), e())
	fmt.Println(d())
}

// Output:
// 42 wrapped: base 1 93210
// abc! 4
