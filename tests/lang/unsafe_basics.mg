package main

import (
	"fmt"
	"unsafe"
)

type T struct {
	a int8
	b int64
	c [3]byte
	d string
}

func main() {
	x := 0x0102030405060708
	p := (*int8)(unsafe.Pointer(&x))
	fmt.Println(*p, unsafe.Sizeof(x), unsafe.Sizeof(T{}), unsafe.Alignof(T{}), unsafe.Offsetof(T{}.c))
	t := T{a: 1, b: 2}
	q := (*int64)(unsafe.Pointer(uintptr(unsafe.Pointer(&t)) + unsafe.Offsetof(t.b)))
	*q = 77
	fmt.Println(t.b)
	f := 1.5
	fmt.Printf("%#x\n", *(*uint64)(unsafe.Pointer(&f)))
	s := unsafe.Slice(&t.c[0], 3)
	s[1] = 9
	fmt.Println(t.c, len(s), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(nil)))
}

// Output:
// 8 8 40 8 16
// 77
// 0x3ff8000000000000
// [0 9 0] 3 16 24 16
