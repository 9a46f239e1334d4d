package main

import (
	"fmt"
	"runtime"
	"strings"
)

type T struct{}

//go:noinline
func (T) method() string { return where(1) }

func where(skip int) string {
	pc, file, line, ok := runtime.Caller(skip)
	if i := strings.LastIndex(file, "/"); i >= 0 {
		file = file[i+1:]
	}
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", line, " ", ok, " ", file != "")
}

//go:noinline
func f() string { return where(1) }

func inlined() string { return where(1) }

func main() {
	fmt.Println(where(0))
	fmt.Println(f())
	fmt.Println(inlined())
	fmt.Println(T{}.method())
	func() {
		fmt.Println(where(1))
		fmt.Println(where(2))
	}()
	_, _, _, ok := runtime.Caller(100)
	fmt.Println(ok)
	pc := make([]uintptr, 10)
	n := runtime.Callers(1, pc)
	frames := runtime.CallersFrames(pc[:n])
	fr, _ := frames.Next()
	fmt.Println(fr.Function, fr.Line)
	buf := make([]byte, 4096)
	s := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(s, "goroutine 1 [running]:\nmain.main()\n"))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.Mallocs
	keep := make([]*[100]int, 50)
	for i := range keep {
		keep[i] = new([100]int)
	}
	runtime.ReadMemStats(&m)
	fmt.Println(m.Mallocs-before >= 50, m.HeapAlloc > 0, m.Sys > 0)
	runtime.KeepAlive(keep)
	done := make(chan bool)
	go func() {
		x := &T2{1, 2}
		runtime.SetFinalizer(x, func(t *T2) { done <- t.a == 1 })
	}()
	for i := 0; i < 5; i++ {
		runtime.Gosched()
		runtime.GC()
	}
	fmt.Println(<-done)
	fmt.Println(runtime.FuncForPC(pc[0]+1<<35) == nil) // far behind the function's end
}

type T2 struct{ a, b int }

// Output:
// main.where 15 true true
// main.f 23 true true
// main.inlined 25 true true
// main.T.method 12 true true
// main.main.func1 33 true true
// main.main 35 true true
// false
// main.main 39
// true
// true true true
// true
// true
