package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

func main() {
	dir, err := os.MkdirTemp("", "minigo-test-*")
	fmt.Println(err)
	name := dir + "/a.txt"
	fmt.Println(os.WriteFile(name, []byte("hello\nworld\n"), 0644))
	b, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", b, err)
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	fmt.Println(err)
	n, err := f.WriteString("more")
	fmt.Println(n, err, f.Name() == name)
	fmt.Println(f.Close())
	err = f.Close()
	fmt.Println(errors.Is(err, os.ErrClosed), errors.Is(err, fs.ErrClosed))
	_, err = f.Write([]byte("x"))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Err)
	f, _ = os.Open(name)
	buf := make([]byte, 5)
	n, err = io.ReadFull(f, buf)
	fmt.Println(n, err, string(buf))
	pos, err := f.Seek(-4, io.SeekEnd)
	fmt.Println(pos, err)
	rest, err := io.ReadAll(f)
	fmt.Println(string(rest), err)
	n, err = f.Read(buf)
	fmt.Println(n, err == io.EOF)
	n, err = f.ReadAt(buf, 6)
	fmt.Println(n, err, string(buf))
	info, err := f.Stat()
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), err)
	f.Close()
	_, err = os.Open(dir + "/nope")
	fmt.Println(errors.Is(err, os.ErrNotExist), os.IsNotExist(err), errors.Is(err, fs.ErrNotExist))
	if pe, ok := err.(*fs.PathError); ok {
		fmt.Println(pe.Op, pe.Err, fmt.Sprintf("%T %T", pe, pe.Err))
	}
	fmt.Println(os.MkdirAll(dir+"/x/y/z", 0755), os.Mkdir(dir+"/x", 0755) != nil)
	err = os.Mkdir(dir+"/x", 0755)
	fmt.Println(os.IsExist(err))
	os.WriteFile(dir+"/x/b", nil, 0600)
	os.WriteFile(dir+"/x/a", nil, 0600)
	list, err := os.ReadDir(dir + "/x")
	for _, e := range list {
		fmt.Println(e.Name(), e.IsDir(), e.Type())
	}
	fmt.Println(os.Rename(dir+"/x/a", dir+"/x/c"), os.Remove(dir+"/x/b"))
	fmt.Println(os.Mkdir(dir+"/y", 0700), errors.Is(os.Rename(dir+"/x", dir+"/y"), fs.ErrExist), errors.Is(os.Rename(dir+"/z", dir+"/y"), fs.ErrNotExist))
	_, err = os.CreateTemp(dir, "a/b")
	fmt.Println(err)
	_, err = os.MkdirTemp(dir, "a/b*")
	fmt.Println(err)
	_, err = os.MkdirTemp(dir+"/none", "a")
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path == dir+"/none", pe.Err, os.Remove(dir+"/y"))
	err = os.Remove(dir + "/x")
	fmt.Println(err != nil)
	fmt.Println(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(wd == dir, err)
	fmt.Println(os.Symlink("a.txt", "link"))
	to, err := os.Readlink("link")
	fmt.Println(to, err)
	li, _ := os.Lstat("link")
	fmt.Println(li.Mode()&os.ModeSymlink != 0)
	fmt.Println(os.RemoveAll(dir), os.RemoveAll(dir))
	_, err = os.Stat(dir)
	fmt.Println(os.IsNotExist(err))

	os.Setenv("MINIGO_X", "val")
	fmt.Println(os.Getenv("MINIGO_X"), os.ExpandEnv("a $MINIGO_X ${MINIGO_X}b $$ $ ${}"))
	v, ok := os.LookupEnv("MINIGO_Y")
	fmt.Printf("%q %v\n", v, ok)
	os.Unsetenv("MINIGO_X")
	_, ok = os.LookupEnv("MINIGO_X")
	fmt.Println(ok)
	r, w, err := os.Pipe()
	go func() {
		fmt.Fprint(w, "through the pipe")
		w.Close()
	}()
	all, err := io.ReadAll(r)
	fmt.Println(string(all), err)
	fmt.Println(fs.FileMode(0755|os.ModeDir), fs.FileMode(04755)|fs.ModeSetuid, len(os.Args))
}

// Output:
// <nil>
// <nil>
// "hello\nworld\n" <nil>
// <nil>
// 4 <nil> true
// <nil>
// true true
// true write file already closed
// 5 <nil> hello
// 12 <nil>
// more <nil>
// 0 true
// 5 <nil> world
// a.txt 16 -rw-r--r-- false <nil>
// true true true
// open no such file or directory *fs.PathError syscall.Errno
// <nil> true
// true
// a false ----------
// b false ----------
// y true d---------
// <nil> <nil>
// <nil> true true
// createtemp a/b: pattern contains path separator
// mkdirtemp a/b*: pattern contains path separator
// true stat true no such file or directory <nil>
// true
// <nil>
// true <nil>
// <nil>
// a.txt <nil>
// true
// <nil> <nil>
// true
// val a val valb  $ 
// "" false
// false
// through the pipe <nil>
// drwxr-xr-x urwxr-xr-x 1
