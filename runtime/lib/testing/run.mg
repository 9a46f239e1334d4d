// SPDX-License-Identifier: MIT

package testing

import (
	"errors"
	"flag"
	"fmt"
	"internal/testlog"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// What go test's binaries call -test.bench and so on; minigo bench gives the flags these names.
var options = struct {
	inited    bool
	bench     string
	benchMem  bool
	benchGC   bool
	benchTime benchTimeValue
	count     uint
	verbose   bool
	short     bool
}{benchTime: benchTimeValue{d: time.Second}}

// benchTimeValue is a time, or with n > 0 a number of rounds, as 100x.
type benchTimeValue struct {
	d time.Duration
	n int
}

func (v *benchTimeValue) String() string {
	if v.n > 0 {
		return strconv.Itoa(v.n) + "x"
	}
	return v.d.String()
}

func (v *benchTimeValue) Set(s string) error {
	if strings.HasSuffix(s, "x") {
		n, err := strconv.ParseInt(s[:len(s)-1], 10, 0)
		if err != nil || n <= 0 {
			return errors.New("invalid count")
		}
		*v = benchTimeValue{n: int(n)}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return errors.New("invalid duration")
	}
	*v = benchTimeValue{d: d}
	return nil
}

// Init declares the flags. Only programs that parse flags of their own before they call Benchmark need it.
func Init() {
	if options.inited {
		return
	}
	options.inited = true
	flag.StringVar(&options.bench, "test.bench", "", "run only benchmarks matching `regexp`")
	flag.BoolVar(&options.benchMem, "test.benchmem", false, "print memory allocations for benchmarks")
	flag.BoolVar(&options.benchGC, "test.benchgc", false, "print collector cycles for benchmarks")
	flag.Var(&options.benchTime, "test.benchtime", "run each benchmark for duration `d`")
	flag.UintVar(&options.count, "test.count", 1, "run benchmarks `n` times")
	flag.BoolVar(&options.verbose, "test.v", false, "verbose: print additional output")
	flag.BoolVar(&options.short, "test.short", false, "run smaller benchmarks to save time")
}

// InternalBenchmark is a benchmark of the program.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// M runs a program's benchmarks, for TestMain.
type M struct {
	benchmarks []InternalBenchmark
	exitCode   int
}

// RunMain is the main function of a program that minigo bench runs: it has testMain, or without one M.Run, run the
// benchmarks, and exits.
func RunMain(benchmarks []InternalBenchmark, testMain func(m *M)) {
	Init()
	m := &M{benchmarks: benchmarks}
	if testMain != nil {
		testMain(m)
	} else {
		m.Run()
	}
	os.Exit(m.exitCode)
}

// Run runs what the flags ask for. It returns the exit status: 1 when something failed.
func (m *M) Run() int {
	if !flag.Parsed() {
		flag.Parse()
	}
	testlog.SetPanicOnExit0(true)
	ok := runBenchmarks(m.benchmarks)
	testlog.SetPanicOnExit0(false)
	if ok {
		fmt.Println("PASS")
		m.exitCode = 0
	} else {
		fmt.Println("FAIL")
		m.exitCode = 1
	}
	return m.exitCode
}

// benchContext is what the benchmarks of a run have in common.
type benchContext struct {
	names     *matcher
	width     int // of the column of names
	hasLabels bool
}

func (c *benchContext) widen(n int) {
	if n+1 > c.width {
		c.width = n + 9
	}
}

// printLabels prints, once, where this was measured.
func (c *benchContext) printLabels() {
	if c.hasLabels {
		return
	}
	c.hasLabels = true
	fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
	if name := cpuName(); name != "" {
		fmt.Printf("cpu: %s\n", name)
	}
}

// cpuName is what the system calls the processor.
func cpuName() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	text := string(info)
	at := strings.Index(text, "model name")
	if at < 0 {
		return ""
	}
	text = text[at:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSpace(text[strings.IndexByte(text, ':')+1:])
}

func runBenchmarks(benchmarks []InternalBenchmark) bool {
	if options.bench == "" {
		return true
	}
	names, err := newMatcher(options.bench)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp for %v\n", err)
		testlog.SetPanicOnExit0(false)
		os.Exit(1)
	}
	context := &benchContext{names: names}
	var chosen []InternalBenchmark
	for _, bench := range benchmarks {
		if _, ok, _ := names.match(nil, bench.Name); ok {
			chosen = append(chosen, bench)
			if n := len(bench.Name) + 1; n > context.width {
				context.width = n
			}
		}
	}
	if len(chosen) == 0 {
		fmt.Fprintln(os.Stderr, "testing: warning: no benchmarks to run")
	}
	all := &B{
		common:  common{name: "Main", isBench: true, chatty: options.verbose},
		context: context,
		benchFunc: func(b *B) {
			for _, bench := range chosen {
				b.Run(bench.Name, bench.F)
			}
		},
		benchTime: options.benchTime,
	}
	all.runN(1)
	return !all.failed
}

// process measures b as often as -count says, and prints each result.
func (c *benchContext) process(b *B) {
	c.printLabels()
	for i := uint(0); i < options.count; i++ {
		if !b.chatty {
			fmt.Printf("%-*s\t", c.width, b.name)
		}
		if i > 0 {
			again := &B{
				common: common{
					name:    b.name,
					parent:  b.parent,
					level:   b.level,
					signal:  make(chan bool),
					isBench: true,
					chatty:  b.chatty,
				},
				context:   c,
				benchFunc: b.benchFunc,
				benchTime: b.benchTime,
			}
			b = again
			if !b.run1() {
				continue
			}
		}
		r := b.measure()
		if b.failed {
			fmt.Printf("--- FAIL: %s\n%s", b.name, b.output)
			continue
		}
		if options.benchGC {
			r.Extra["GCs/op"] = float64(b.netCycles) / float64(r.N)
		}
		text := r.String()
		if b.chatty {
			fmt.Printf("%-*s\t", c.width, b.name)
		}
		if options.benchMem || b.showAllocs {
			text += "\t" + r.MemString()
		}
		fmt.Println(text)
		if len(b.output) > 0 {
			b.trimOutput()
			fmt.Printf("--- BENCH: %s\n%s", b.name, b.output)
		}
	}
}
