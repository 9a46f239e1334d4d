package main

import "fmt"

type Tx struct {
	name string
	ok   bool
	log  *[]string
}

func (t *Tx) add(s string) { *t.log = append(*t.log, t.name+":"+s) }
func (t *Tx) Do(f func() error) (err error) {
	t.add("begin")
	defer func() {
		if r := recover(); r != nil {
			t.add("panic")
			err = fmt.Errorf("panic: %v", r)
		}
		if err != nil {
			t.add("rollback")
		} else {
			t.add("commit")
		}
	}()
	return f()
}

func main() {
	var log []string
	a := &Tx{name: "a", log: &log}
	b := &Tx{name: "b", log: &log}
	fmt.Println(a.Do(func() error { return b.Do(func() error { return nil }) }))
	fmt.Println(a.Do(func() error { return b.Do(func() error { panic("x") }) }))
	fmt.Println(a.Do(func() error { defer func() { b.add("deferred") }(); return fmt.Errorf("e") }))
	for _, l := range log {
		fmt.Print(l, " ")
	}
	fmt.Println()
}

// Output:
// <nil>
// panic: x
// e
// a:begin b:begin b:commit a:commit a:begin b:begin b:panic b:rollback a:rollback a:begin b:deferred a:rollback 
