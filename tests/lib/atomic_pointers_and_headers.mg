package main

import (
	"fmt"
	"reflect"
	"sync/atomic"
	"syscall"
	"unsafe"
)

func main() {
	x, y := 1, 2
	p := unsafe.Pointer(&x)
	fmt.Println(atomic.CompareAndSwapPointer(&p, unsafe.Pointer(&x), unsafe.Pointer(&y)), *(*int)(atomic.LoadPointer(&p)))
	old := atomic.SwapPointer(&p, nil)
	fmt.Println(*(*int)(old), p == nil)
	atomic.StorePointer(&p, unsafe.Pointer(&x))
	fmt.Println(*(*int)(p))
	s := []int{1, 2, 3}
	h := (*reflect.SliceHeader)(unsafe.Pointer(&s))
	fmt.Println(h.Len, h.Cap, h.Data == uintptr(unsafe.Pointer(&s[0])))
	fmt.Println(reflect.ValueOf(&x).UnsafePointer() == unsafe.Pointer(&x), reflect.ValueOf(s).Index(1).UnsafeAddr() == uintptr(unsafe.Pointer(&s[1])))
	fmt.Println(syscall.Kill(syscall.Getpid(), 0), syscall.Kill(-99999999, 0), syscall.Getpagesize(), syscall.SIGCHLD)
	fmt.Printf("%v %T\n", unsafe.Pointer(nil), p)
}

// Output:
// true 2
// 2 true
// 1
// 3 3 true
// true true
// <nil> no such process 4096 child exited
// <nil> unsafe.Pointer
