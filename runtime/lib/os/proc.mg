// SPDX-License-Identifier: MIT

package os

import (
	"internal/testlog"
	"syscall"
)

// Args are the command's words; Args[0] is the program.
var Args = sysArgs()

// Exit ends the program; deferred calls do not run.
//
//minigo:inlcost 100
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		// A benchmark that ends the program must not look like one that passed.
		panic("unexpected call to os.Exit(0) during test")
	}
	sysExit(code)
}

//minigo:inlcost 76
func Getpid() int { return syscall.Getpid() }

//minigo:inlcost 76
func Getppid() int { return syscall.Getppid() }

//minigo:inlcost 76
func Getuid() int { return syscall.Getuid() }

//minigo:inlcost 76
func Geteuid() int { return syscall.Geteuid() }

//minigo:inlcost 76
func Getgid() int { return syscall.Getgid() }

//minigo:inlcost 76
func Getegid() int { return syscall.Getegid() }

//minigo:inlcost 60
func Getpagesize() int { return 4096 }

func Hostname() (name string, err error) { return hostname() }

func hostname() (name string, err error) {
	name, errno := sysText('h', "")
	if errno != 0 {
		err = NewSyscallError("uname", syscall.Errno(errno))
	}
	return
}

func Executable() (string, error) { return executable() }

func executable() (string, error) {
	name, errno := sysText('x', "")
	return name, pathError("readlink", "/proc/self/exe", errno)
}

// A Signal can be sent to a process.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// Getenv is "" for a variable that is not set.
//
//minigo:leaks key level=0
//minigo:inlcost 100
func Getenv(key string) string {
	value, _ := sysGetenv(key)
	return value
}

//minigo:leaks key level=0
//minigo:inlcost 100
func LookupEnv(key string) (string, bool) {
	return sysGetenv(key)
}

//minigo:leaks key level=0
//minigo:leaks value level=0
//minigo:inlcost 100
func Setenv(key, value string) error {
	if errno := sysSetenv(key, value); errno != 0 {
		return NewSyscallError("setenv", syscall.Errno(errno))
	}
	return nil
}

//minigo:leaks key level=0
//minigo:inlcost 61
func Unsetenv(key string) error {
	sysUnsetenv(key)
	return nil
}

func Clearenv() { sysClearenv() }

// Environ returns the variables as "key=value".
func Environ() []string { return sysEnviron() }

// ExpandEnv is Expand with the variables of the environment.
func ExpandEnv(s string) string {
	return Expand(s, Getenv)
}

// Expand replaces $name and ${name} by what mapping says.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	done := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			continue
		}
		out = append(out, s[done:i]...)
		name, size := varName(s[i+1:])
		if name != "" {
			out = append(out, mapping(name)...)
		} else if size == 0 {
			out = append(out, '$') // not a variable
		}
		i += size
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(out) + s[done:]
}

// varName reads the name at the start of s; size counts braces. A malformed ${ is eaten: size without a name.
func varName(s string) (name string, size int) {
	if s[0] == '{' {
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	i := 0
	for i < len(s) && isNameByte(s[i]) {
		i++
	}
	return s[:i], i
}

func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
