package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"path/filepath"
	"time"
)

func main() {
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 3, "a `count` of things")
	s := fs.String("s", "def", "text")
	b := fs.Bool("b", false, "yes or no")
	d := fs.Duration("d", time.Second, "how long")
	f := fs.Float64("f", 0, "number")
	fmt.Println(fs.Parse([]string{"-n", "7", "--s=x y", "-b", "-d=2m", "rest", "-f", "1"}))
	fmt.Println(*n, *s, *b, *d, *f, fs.Args(), fs.NFlag(), fs.Parsed())
	fmt.Println(fs.Parse([]string{"-n", "zz"}))
	fmt.Println(fs.Parse([]string{"-q"}))
	fmt.Println(fs.Parse([]string{"-h"}) == flag.ErrHelp)
	fs.Visit(func(f *flag.Flag) { fmt.Println(f.Name, f.Value) })

	l := log.New(os.Stdout, "pre: ", log.Lmsgprefix)
	l.Println("one", 2)
	l.Printf("%d-%d", 3, 4)
	l.SetFlags(0)
	l.SetPrefix("[x] ")
	l.Print("a", "b", 1, 2, "c")
	l.SetOutput(io.Discard)
	l.Print("not seen")
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Print("std")
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		log.Panicf("panic %d", 1)
	}()

	fmt.Println(path.Join("a", "../b", "/c"), path.Clean("/a/./b//../c/"), path.Base("/x/y.txt"), path.Dir("/x/y.txt"), path.Ext("y.tar.gz"), path.IsAbs("/x"))
	fmt.Println(path.Match("*.go", "x.go"))
	fmt.Println(path.Match("[a-c]?*", "bxyz"))
	fmt.Println(path.Match("[", "x"))
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Split("a/b/c.txt"))
}

// Output:
// <nil>
// 7 x y true 2m0s 0 [rest -f 1] 4 true
// invalid value "zz" for flag -n: parse error
// Usage of prog:
//   -b	yes or no
//   -d duration
//     	how long (default 1s)
//   -f float
//     	number
//   -n count
//     	a count of things (default 3)
//   -s string
//     	text (default "def")
// invalid value "zz" for flag -n: parse error
// flag provided but not defined: -q
// Usage of prog:
//   -b	yes or no
//   -d duration
//     	how long (default 1s)
//   -f float
//     	number
//   -n count
//     	a count of things (default 3)
//   -s string
//     	text (default "def")
// flag provided but not defined: -q
// Usage of prog:
//   -b	yes or no
//   -d duration
//     	how long (default 1s)
//   -f float
//     	number
//   -n count
//     	a count of things (default 3)
//   -s string
//     	text (default "def")
// true
// b true
// d 2m0s
// n 0
// s x y
// pre: one 2
// pre: 3-4
// [x] ab1 2c
// std
// panic 1
// recovered panic 1
// b/c /a/c y.txt /x .gz true
// true <nil>
// true <nil>
// false syntax error in pattern
// ../c/d <nil>
// a/b/ c.txt
