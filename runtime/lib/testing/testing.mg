// SPDX-License-Identifier: MIT

// Package testing measures: benchmarks (minigo bench), AllocsPerRun. There is no runner of tests; a T is what a
// program makes of it.
package testing

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// AllocsPerRun is the average number of allocations of a call of f, which is first called once to warm up.
//
//minigo:inlcost 100
func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	runtime.ReadMemStats(&memStats)
	before := memStats.Mallocs
	for i := 0; i < runs; i++ {
		f()
	}
	runtime.ReadMemStats(&memStats)
	return float64((memStats.Mallocs - before) / uint64(runs))
}

// Short tells of -short. As in Go, programs of their own must call Init and flag.Parse first.
func Short() bool {
	if !options.inited {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return options.short
}

// Verbose tells of -v, likewise.
func Verbose() bool {
	if !options.inited {
		panic("testing: Verbose called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return options.verbose
}

// Testing tells whether minigo bench runs the program.
func Testing() bool { return options.inited }

func CoverMode() string { return "" }

func Coverage() float64 { return 0 }

// TB is what T and B have in common.
type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

var _ TB = (*T)(nil)
var _ TB = (*B)(nil)

type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	level    int         // nesting of Run
	signal   chan bool   // the function has returned or given up
	output   []byte      // of Log, printed when it ends
	isBench  bool        // keeps its output; a T says it at once
	chatty   bool        // -v: says it at once, too
	failed   bool        // Fail
	skipped  bool        // Skip
	finished bool        // returned, or FailNow or SkipNow
	hasSub   bool        // Run was called
	helpers  []string    // functions that called Helper
	cleanups []func()    // run in reverse order
	tempDir  string      // "" until asked for
	nTemp    int         // directories made in it
	start    time.Time
	duration time.Duration
}

func (c *common) private() {}

func (c *common) Name() string { return c.name }

// Fail notes a failure, and goes on.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Fail() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.failed = true
		c.mu.Unlock()
	}
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow notes a failure and ends the goroutine, deferred calls first.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) FailNow() {
	c.Fail()
	c.finish()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.finish()
}

func (c *common) finish() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

//minigo:leaks c level=0
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// Helper: lines of Log do not name the calling function but its caller.
//
//minigo:leaks c level=0
func (c *common) Helper() {
	var pc [1]uintptr
	if runtime.Callers(2, pc[:]) == 0 {
		return
	}
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range c.helpers {
		if name == frame.Function {
			return
		}
	}
	c.helpers = append(c.helpers, frame.Function)
}

// isHelper: here or in the benchmark that this one is part of.
func (c *common) isHelper(function string) bool {
	for ; c != nil; c = c.parent {
		for _, name := range c.helpers {
			if name == function {
				return true
			}
		}
	}
	return false
}

// caller is the position that a line of Log names: the innermost function that neither belongs to this package nor
// is a helper.
func (c *common) caller() (file string, line int) {
	var pc [50]uintptr
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc[:])])
	var found runtime.Frame
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "testing.") {
			if found.Function != "" {
				break // nothing but helpers
			}
		} else if found = frame; !c.isHelper(frame.Function) {
			break
		}
		if !more {
			break
		}
	}
	if found.File == "" {
		return "???", 1
	}
	return found.File[strings.LastIndexByte(found.File, '/')+1:], found.Line
}

// log prints or keeps text with its position; further lines of it are indented.
func (c *common) log(text string) {
	file, line := c.caller()
	text = strings.TrimSuffix(text, "\n")
	text = fmt.Sprintf("    %s:%d: %s\n", file, line, strings.ReplaceAll(text, "\n", "\n        "))
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.isBench {
		os.Stderr.WriteString(text)
	} else if c.chatty {
		os.Stdout.WriteString(text)
	} else {
		c.output = append(c.output, text...)
	}
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Log(args ...any) { c.log(fmt.Sprintln(args...)) }

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup has f called when the benchmark and its parts are done; the last one first.
//
//minigo:leaks c level=0
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

func (c *common) runCleanup() {
	// A cleanup that panics or gives up does not keep the others from running.
	defer func() {
		if len(c.cleanups) > 0 {
			c.runCleanup()
		}
	}()
	for n := len(c.cleanups); n > 0; n = len(c.cleanups) {
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		f()
	}
}

// TempDir makes a directory that goes away with the benchmark.
//
//minigo:leaks c level=0
//minigo:inlcost 100
func (c *common) TempDir() string {
	if c.tempDir == "" {
		name := []byte(c.name)
		for i, b := range name {
			if b == '/' || b == '*' || b < ' ' {
				name[i] = '_'
			}
		}
		dir, err := os.MkdirTemp("", string(name))
		if err != nil {
			c.Fatalf("TempDir: %v", err)
		}
		c.tempDir = dir
		c.nTemp = 0
		c.Cleanup(func() {
			c.tempDir = ""
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.nTemp++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.nTemp)
	if err := os.Mkdir(dir, 0777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// Setenv sets a variable of the environment until the benchmark is done.
//
//minigo:leaks c level=0
//minigo:leaks key level=0
//minigo:leaks value level=0
//minigo:inlcost 100
func (c *common) Setenv(key, value string) {
	before, isSet := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	if isSet {
		c.Cleanup(func() { os.Setenv(key, before) })
	} else {
		c.Cleanup(func() { os.Unsetenv(key) })
	}
}

// T is a test.
type T struct {
	common
}

//minigo:leaks t level=0
//minigo:inlcost 100
func (t *T) Parallel() {}

// Run runs a part of the test in a goroutine of its own and waits for it.
//
//minigo:leaks t level=0
func (t *T) Run(name string, f func(t *T)) bool {
	inner := &T{common{name: t.name + "/" + rewrite(name), parent: &t.common, level: t.level + 1}}
	if t.name == "" {
		inner.name = rewrite(name)
	}
	t.hasSub = true
	inner.signal = make(chan bool)
	go func() {
		defer func() { inner.signal <- true }()
		defer inner.runCleanup()
		f(inner)
		inner.finished = true
	}()
	<-inner.signal
	return !inner.failed
}
