package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 1500, time.Millisecond, 1500 * time.Millisecond, time.Minute + 30*time.Second, 100 * time.Hour, -time.Second} {
		fmt.Println(d, d.Seconds(), d.Milliseconds(), d.Nanoseconds())
	}
	fmt.Println(time.Duration(1.5 * float64(time.Second)), time.Second*2 > time.Second, time.Hour.Minutes())
	a := time.Now()
	time.Sleep(2 * time.Millisecond)
	b := time.Now()
	fmt.Println(b.Sub(a) >= 2*time.Millisecond, time.Since(a) >= b.Sub(a), b.After(a), a.Before(b), a.Equal(a))
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	}
	fmt.Printf("%T %v\n", time.Second, 3*time.Microsecond)
}

// Output:
// 0s 0 0 0
// 1ns 1e-09 0 1
// 1.5µs 1.5e-06 0 1500
// 1ms 0.001 1 1000000
// 1.5s 1.5 1500 1500000000
// 1m30s 90 90000 90000000000
// 100h0m0s 360000 360000000 360000000000000
// -1s -1 -1000 -1000000000
// 1.5s true 60
// true true true true true
// after
// time.Duration 3µs
