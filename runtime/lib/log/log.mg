// SPDX-License-Identifier: MIT

// Package log writes lines with a prefix, the time and the place of the call.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

// What stands before the text.
const (
	Ldate         = 1 << iota // 2009/01/23
	Ltime                     // 01:23:23
	Lmicroseconds             // 01:23:23.123123
	Llongfile                 // /a/b/c/d.go:23
	Lshortfile                // d.go:23
	LUTC
	Lmsgprefix // the prefix stands before the text, not before everything
	LstdFlags  = Ldate | Ltime
)

// A Logger writes to an io.Writer, one Write for each line.
type Logger struct {
	mu     sync.Mutex
	prefix string
	flag   int
	out    io.Writer
	buf    []byte
}

//minigo:inlcost 22
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flag: flag}
}

var std = New(os.Stderr, "", LstdFlags)

// Default is the Logger of the functions of this package.
func Default() *Logger { return std }

// appendNumber appends n with at least width digits.
func appendNumber(b []byte, n int, width int) []byte {
	if n >= 10 || width > 1 {
		b = appendNumber(b, n/10, width-1)
	}
	return append(b, byte('0'+n%10))
}

func (l *Logger) appendHeader(b []byte, t time.Time, file string, line int) []byte {
	if l.flag&Lmsgprefix == 0 {
		b = append(b, l.prefix...)
	}
	if l.flag&LUTC != 0 {
		t = t.UTC()
	}
	if l.flag&Ldate != 0 {
		year, month, day := t.Date()
		b = append(appendNumber(b, year, 4), '/')
		b = append(appendNumber(b, int(month), 2), '/')
		b = append(appendNumber(b, day, 2), ' ')
	}
	if l.flag&(Ltime|Lmicroseconds) != 0 {
		hour, min, sec := t.Clock()
		b = append(appendNumber(b, hour, 2), ':')
		b = append(appendNumber(b, min, 2), ':')
		b = appendNumber(b, sec, 2)
		if l.flag&Lmicroseconds != 0 {
			b = appendNumber(append(b, '.'), t.Nanosecond()/1e3, 6)
		}
		b = append(b, ' ')
	}
	if l.flag&(Lshortfile|Llongfile) != 0 {
		if l.flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = append(append(b, file...), ':')
		b = append(appendNumber(b, line, 1), ": "...)
	}
	if l.flag&Lmsgprefix != 0 {
		b = append(b, l.prefix...)
	}
	return b
}

// Output writes s as a line; calldepth 1 is the caller of Output.
func (l *Logger) Output(calldepth int, s string) error {
	now := time.Now()
	file, line := "", 0
	if l.flag&(Lshortfile|Llongfile) != 0 {
		var ok bool
		_, file, line, ok = runtime.Caller(calldepth)
		if !ok {
			file = "???"
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = append(l.appendHeader(l.buf[:0], now, file, line), s...)
	if len(s) == 0 || s[len(s)-1] != '\n' {
		l.buf = append(l.buf, '\n')
	}
	_, err := l.out.Write(l.buf)
	return err
}

func (l *Logger) Print(v ...any) {
	if l.out != io.Discard {
		l.Output(2, fmt.Sprint(v...))
	}
}

func (l *Logger) Printf(format string, v ...any) {
	if l.out != io.Discard {
		l.Output(2, fmt.Sprintf(format, v...))
	}
}

func (l *Logger) Println(v ...any) {
	if l.out != io.Discard {
		l.Output(2, fmt.Sprintln(v...))
	}
}

func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) Flags() int { return l.flag }

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) SetFlags(flag int) { l.flag = flag }

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) Prefix() string { return l.prefix }

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) SetPrefix(prefix string) { l.prefix = prefix }

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) Writer() io.Writer { return l.out }

//minigo:leaks l level=0
//minigo:inlcost 100
func (l *Logger) SetOutput(w io.Writer) { l.out = w }

func SetOutput(w io.Writer) { std.SetOutput(w) }

func Flags() int { return std.Flags() }

func SetFlags(flag int) { std.SetFlags(flag) }

func Prefix() string { return std.Prefix() }

func SetPrefix(prefix string) { std.SetPrefix(prefix) }

func Writer() io.Writer { return std.Writer() }

func Output(calldepth int, s string) error { return std.Output(calldepth+1, s) }

func Print(v ...any) {
	if std.out != io.Discard {
		std.Output(2, fmt.Sprint(v...))
	}
}

func Printf(format string, v ...any) {
	if std.out != io.Discard {
		std.Output(2, fmt.Sprintf(format, v...))
	}
}

func Println(v ...any) {
	if std.out != io.Discard {
		std.Output(2, fmt.Sprintln(v...))
	}
}

// Fatal is Print and then os.Exit(1).
func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and then a panic.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.Output(2, s)
	panic(s)
}

func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.Output(2, s)
	panic(s)
}

func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.Output(2, s)
	panic(s)
}
