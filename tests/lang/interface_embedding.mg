package main

import "fmt"

type Reader interface{ Read() string }
type Writer interface{ Write(string) }
type Closer interface{ Close() error }
type RW interface {
	Reader
	Writer
}
type RWC interface {
	RW
	Closer
	Reader
}
type File struct {
	buf    []string
	closed bool
}

func (f *File) Read() string {
	s := f.buf[0]
	f.buf = f.buf[1:]
	return s
}
func (f *File) Write(s string) { f.buf = append(f.buf, s) }
func (f *File) Close() error {
	f.closed = true
	return fmt.Errorf("closed with %d left", len(f.buf))
}

func main() {
	var rwc RWC = &File{}
	rwc.Write("a")
	rwc.Write("b")
	var rw RW = rwc
	var r Reader = rw
	fmt.Println(r.Read())
	c, ok := r.(Closer)
	fmt.Println(ok, c.Close())
	_, ok = r.(interface{ Seek() })
	fmt.Println(ok)
	w := rw.(Writer)
	w.Write("c")
	fmt.Println(rw.Read(), r.(*File).closed)
	var any interface{} = rw
	fmt.Println(any.(RWC) == rwc)
}

// Output:
// a
// true closed with 1 left
// false
// b true
// true
