package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key int

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil)
	ctx, cancel := context.WithCancel(bg)
	child, cancelChild := context.WithCancel(ctx)
	val := context.WithValue(child, key(1), "v")
	fmt.Println(val.Value(key(1)), val.Value(key(2)), val)
	grand, cancelGrand := context.WithTimeout(val, time.Hour)
	_, has := grand.Deadline()
	fmt.Println(has, grand.Err())
	cancel()
	<-grand.Done()
	fmt.Println(ctx.Err(), child.Err(), grand.Err(), errors.Is(grand.Err(), context.Canceled))
	cancelChild()
	cancelGrand()

	late, cancelLate := context.WithTimeout(bg, 10*time.Millisecond)
	select {
	case <-late.Done():
		fmt.Println(late.Err(), late.Err() == context.DeadlineExceeded)
	case <-time.After(time.Hour):
		fmt.Println("too late")
	}
	cancelLate()
	past, cancelPast := context.WithDeadline(bg, time.Now().Add(-time.Second))
	fmt.Println(past.Err())
	cancelPast()
	results := make(chan int)
	work, stop := context.WithCancel(bg)
	for i := 0; i < 3; i++ {
		go func() {
			n := 0
			for {
				select {
				case <-work.Done():
					results <- 1
					return
				default:
					n++
					time.Sleep(time.Millisecond)
				}
			}
		}()
	}
	time.Sleep(5 * time.Millisecond)
	stop()
	fmt.Println(<-results + <-results + <-results)
}

// Output:
// context.Background context.TODO <nil> true
// v <nil> context.Background.WithCancel.WithCancel.WithValue(type main.key, val v)
// true <nil>
// context canceled context canceled context canceled true
// context deadline exceeded true
// context deadline exceeded
// 3
