package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// A default is shown unless the zero value of the flag's type has the same text.
type level int

func (l *level) Set(s string) error { *l = level(len(s)); return nil }
func (l *level) String() string     { return [...]string{"low", "high"}[*l] }

type list []string

func (l *list) Set(s string) error { *l = strings.Split(s, ","); return nil }
func (l *list) String() string     { return fmt.Sprint([]string(*l)) }

type fragile struct{ on bool }

func (f fragile) Set(string) error { return nil }
func (f fragile) String() string {
	if !f.on {
		panic("off")
	}
	return "on"
}

func main() {
	fs := flag.NewFlagSet("test", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	low, high := level(0), level(1)
	fs.Var(&low, "a", "the `level` a")
	fs.Var(&high, "b", "the `level` b")
	fs.Var(&list{}, "c", "none")
	fs.Var(&list{"x", "y"}, "d", "two")
	fs.Var(fragile{true}, "e", "a value")
	fs.Int("n", 0, "number")
	fs.String("s", "v", "text\nin two lines")
	fs.PrintDefaults()
}

// Output:
//   -a level
//     	the level a
//   -b level
//     	the level b (default high)
//   -c value
//     	none
//   -d value
//     	two (default [x y])
//   -e value
//     	a value
//   -n int
//     	number
//   -s string
//     	text
//     	in two lines (default "v")
//
// panic calling String method on zero main.fragile for flag e: off
