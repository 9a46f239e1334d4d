// SPDX-License-Identifier: MIT

// Package context carries deadlines, cancellation and values along calls.
//
// Contexts form a tree. A cancelCtx knows the cancelable contexts below it and cancels them with itself; a parent
// that is someone else's type is watched by a goroutine.
package context

import (
	"errors"
	"internal/rvalue"
	"sync"
	"time"
)

type Context interface {
	// Deadline is when the work should be given up, if ok.
	Deadline() (deadline time.Time, ok bool)
	// Done is closed when the work should be given up; nil if that never happens.
	Done() <-chan struct{}
	// Err is why Done is closed; nil if it is not.
	Err() error
	// Value is what WithValue has attached to key, here or above.
	Value(key any) any
}

var Canceled = errors.New("context canceled")

var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string { return "context deadline exceeded" }

func (deadlineExceededError) Timeout() bool { return true }

func (deadlineExceededError) Temporary() bool { return true }

type emptyCtx int

func (*emptyCtx) Deadline() (deadline time.Time, ok bool) { return }

func (*emptyCtx) Done() <-chan struct{} { return nil }

func (*emptyCtx) Err() error { return nil }

func (*emptyCtx) Value(key any) any { return nil }

func (e *emptyCtx) String() string {
	if e == background {
		return "context.Background"
	}
	return "context.TODO"
}

var (
	background = new(emptyCtx)
	todo       = new(emptyCtx)
)

// Background is the root of a tree.
func Background() Context { return background }

// TODO is Background where it is not clear yet which context to use.
func TODO() Context { return todo }

// A CancelFunc tells the work to stop; it does not wait for that.
type CancelFunc func()

// A CancelCauseFunc is a CancelFunc that says why.
type CancelCauseFunc func(cause error)

// WithCancel returns a context that is done when cancel is called or parent is done.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := withCancel(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a cause, which Cause tells.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := withCancel(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

func withCancel(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelCtx{Context: parent}
	attach(parent, c)
	return c
}

// Cause is why c was canceled: what a CancelCauseFunc said, or else c.Err().
func Cause(c Context) error {
	if p, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		return p.cause
	}
	return c.Err()
}

// canceler is a context that can be canceled from above.
type canceler interface {
	cancel(removeFromParent bool, err, cause error)
	Done() <-chan struct{}
}

// cancelCtxKey is the key at which a cancelCtx gives itself.
var cancelCtxKey int

// cancelCtxAbove is the nearest cancelCtx from parent on, if nothing in between has a Done of its own.
func cancelCtxAbove(parent Context) *cancelCtx {
	done := parent.Done()
	if done == nil {
		return nil
	}
	p, ok := parent.Value(&cancelCtxKey).(*cancelCtx)
	if !ok || p.Done() != done {
		return nil
	}
	return p
}

// attach makes child be canceled with parent.
func attach(parent Context, child canceler) {
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if p := cancelCtxAbove(parent); p != nil {
		p.mu.Lock()
		if p.err != nil {
			p.mu.Unlock()
			child.cancel(false, p.err, p.cause)
			return
		}
		if p.children == nil {
			p.children = make(map[canceler]struct{})
		}
		p.children[child] = struct{}{}
		p.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-done:
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

func detach(parent Context, child canceler) {
	if p := cancelCtxAbove(parent); p != nil {
		p.mu.Lock()
		delete(p.children, child)
		p.mu.Unlock()
	}
}

type cancelCtx struct {
	Context

	mu       sync.Mutex
	done     chan struct{} // made when first asked for
	children map[canceler]struct{}
	err      error // not nil: canceled
	cause    error
}

func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = make(chan struct{})
	}
	return c.done
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	err := c.err
	c.mu.Unlock()
	return err
}

func (c *cancelCtx) String() string {
	return nameOf(c.Context) + ".WithCancel"
}

func (c *cancelCtx) cancel(removeFromParent bool, err, cause error) {
	if err == nil {
		panic("context: internal error: missing cancel error")
	}
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err = err
	c.cause = cause
	if c.done == nil {
		c.done = make(chan struct{})
	}
	close(c.done)
	children := c.children
	c.children = nil
	c.mu.Unlock()
	for child := range children {
		child.cancel(false, err, cause)
	}
	if removeFromParent {
		detach(c.Context, c)
	}
}

// A timerCtx is a cancelCtx with a deadline.
type timerCtx struct {
	cancelCtx
	timer    *time.Timer
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) cancel(removeFromParent bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		detach(c.cancelCtx.Context, c)
	}
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

// WithDeadline returns a context that is done at d at the latest.
//
//minigo:inlcost 100
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause gives a cause to the case that the deadline passes.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if above, ok := parent.Deadline(); ok && above.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.Context = parent
	attach(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	c.mu.Unlock()
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout is WithDeadline so much from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// WithValue attaches val to key.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !rvalue.TypeOf(key).Comparable() {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

type valueCtx struct {
	Context
	key, val any
}

func (c *valueCtx) Value(key any) any {
	// Goes up without recursion: chains may be long.
	for {
		if c.key == key {
			return c.val
		}
		up, ok := c.Context.(*valueCtx)
		if !ok {
			return c.Context.Value(key)
		}
		c = up
	}
}

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(type " + rvalue.TypeOf(c.key).String() + ", val " + textOf(c.val) + ")"
}

type stringer interface {
	String() string
}

func nameOf(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return rvalue.TypeOf(c).String()
}

// textOf does without package fmt.
func textOf(v any) string {
	switch s := v.(type) {
	case stringer:
		return s.String()
	case string:
		return s
	}
	return "<not Stringer>"
}

// WithoutCancel has the values of parent, but is never done.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

type withoutCancelCtx struct {
	c Context
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }

func (withoutCancelCtx) Done() <-chan struct{} { return nil }

func (withoutCancelCtx) Err() error { return nil }

func (c withoutCancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return nil
	}
	return c.c.Value(key)
}

func (c withoutCancelCtx) String() string { return nameOf(c.c) + ".WithoutCancel" }

// AfterFunc calls f in a goroutine of its own when ctx is done. stop says whether it prevented that.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.Context = ctx
	attach(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

type afterFuncCtx struct {
	cancelCtx
	once sync.Once // to start f, or to keep it from starting
	f    func()
}

func (a *afterFuncCtx) cancel(removeFromParent bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		detach(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}
