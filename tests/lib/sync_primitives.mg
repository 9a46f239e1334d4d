package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func mutex() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			for k := 0; k < 100; k++ {
				mu.Lock()
				x := n
				if k%10 == 0 {
					runtime.Gosched()
				}
				n = x + 1
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println("mutex", n, mu.TryLock(), mu.TryLock())
}

func rwmutex() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	var readers, most int32
	data := map[int]int{}
	for i := 0; i < 5; i++ {
		wg.Add(2)
		i := i
		go func() {
			for k := 0; k < 50; k++ {
				rw.RLock()
				r := atomic.AddInt32(&readers, 1)
				if r > most {
					most = r
				}
				runtime.Gosched()
				_ = data[k]
				atomic.AddInt32(&readers, -1)
				rw.RUnlock()
			}
			wg.Done()
		}()
		go func() {
			for k := 0; k < 50; k++ {
				rw.Lock()
				if readers != 0 {
					fmt.Println("writer with readers")
				}
				runtime.Gosched()
				data[k] += i
				rw.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	sum := 0
	for _, v := range data {
		sum += v
	}
	fmt.Println("rwmutex", sum, most > 1)
	l := rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	l.Unlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
}

func cond() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var wg sync.WaitGroup
	ready := 0
	var order []int
	for i := 0; i < 4; i++ {
		wg.Add(1)
		i := i
		go func() {
			mu.Lock()
			ready++
			c.Wait()
			order = append(order, i)
			mu.Unlock()
			wg.Done()
		}()
	}
	for {
		mu.Lock()
		n := ready
		mu.Unlock()
		if n == 4 {
			break
		}
		runtime.Gosched()
	}
	mu.Lock()
	c.Signal()
	mu.Unlock()
	for len(order) < 1 {
		runtime.Gosched()
	}
	mu.Lock()
	c.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println("cond", len(order))
}

func once() {
	var o sync.Once
	for i := 0; i < 3; i++ {
		o.Do(func() { fmt.Println("once", i) })
	}
}

func syncMap() {
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	v, loaded = m.LoadOrStore("b", 3)
	fmt.Println(v, loaded)
	n := 0
	m.Range(func(k, v any) bool { n += v.(int); return true })
	fmt.Println("sum", n)
	m.Delete("a")
	_, ok := m.Load("a")
	fmt.Println(ok)
	v, ok = m.LoadAndDelete("b")
	fmt.Println(v, ok)
	_, ok = m.LoadAndDelete("b")
	fmt.Println(ok)
}

func atomics() {
	var i32 int32 = 1<<31 - 1
	fmt.Println(atomic.AddInt32(&i32, 1))
	var u64 uint64
	fmt.Println(atomic.AddUint64(&u64, ^uint64(0)), atomic.CompareAndSwapUint64(&u64, 1, 2), atomic.SwapUint64(&u64, 7), atomic.LoadUint64(&u64))
	var b atomic.Bool
	fmt.Println(b.Load(), b.CompareAndSwap(false, true), b.Load(), b.Swap(false), b.Load())
	var n atomic.Int64
	n.Store(5)
	fmt.Println(n.Add(3), n.CompareAndSwap(8, 9), n.Load())
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store("x")
	fmt.Println(v.Load(), v.Swap("y"), v.CompareAndSwap("y", "z"), v.Load())
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store(nil)
	}()
}

func pool() {
	made := 0
	p := sync.Pool{New: func() any { made++; return new(int) }}
	x := p.Get().(*int)
	*x = 7
	p.Put(x)
	fmt.Println(*p.Get().(*int), made)
	p.Get()
	fmt.Println(made)
}

func negative() {
	defer func() { fmt.Println(recover()) }()
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	wg.Done()
}

func timers() {
	start := time.Now()
	done := make(chan string)
	time.AfterFunc(20*time.Millisecond, func() { done <- "afterfunc" })
	fmt.Println(<-done)
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop(), t.Reset(time.Millisecond))
	<-t.C
	fmt.Println(t.Stop())
	select {
	case <-time.After(5 * time.Millisecond):
		fmt.Println("after")
	case <-t.C:
		fmt.Println("wrong")
	}
	tick := time.NewTicker(2 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tick.C
	}
	tick.Stop()
	time.Sleep(5 * time.Millisecond)
	fmt.Println(time.Since(start) > 30*time.Millisecond, time.Since(start) < time.Minute)
	a, b := time.Now(), time.Now()
	fmt.Println(!b.Before(a), b.Sub(a) >= 0, a.Equal(a), runtime.NumGoroutine())
}

func main() {
	mutex()
	rwmutex()
	cond()
	once()
	syncMap()
	atomics()
	pool()
	negative()
	timers()
}

// Output:
// mutex 1000 true false
// rwmutex 500 true
// true false
// true false
// cond 4
// once 0
// 1 true
// 3 false
// sum 4
// false
// 3 true
// false
// -2147483648
// 18446744073709551615 false 18446744073709551615 7
// false true true true false
// 8 true 9
// <nil>
// x x true z
// sync/atomic: store of inconsistently typed value into Value
// sync/atomic: store of nil value into Value
// 7 1
// 2
// sync: negative WaitGroup counter
// afterfunc
// true false false
// false
// after
// true true
// true true true 1
