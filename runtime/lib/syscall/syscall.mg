// SPDX-License-Identifier: MIT

// Package syscall has the error numbers and signals of Linux.
package syscall

import "internal/oserror"

// An Errno is an error number of the system; 0 is none.
type Errno uintptr

const (
	EPERM        = Errno(1)
	ENOENT       = Errno(2)
	EINTR        = Errno(4)
	EIO          = Errno(5)
	E2BIG        = Errno(7)
	EBADF        = Errno(9)
	EAGAIN       = Errno(11)
	EWOULDBLOCK  = EAGAIN
	ENOMEM       = Errno(12)
	EACCES       = Errno(13)
	EFAULT       = Errno(14)
	EBUSY        = Errno(16)
	EEXIST       = Errno(17)
	ENOTDIR      = Errno(20)
	EISDIR       = Errno(21)
	EINVAL       = Errno(22)
	EMFILE       = Errno(24)
	ENOTTY       = Errno(25)
	EFBIG        = Errno(27)
	ENOSPC       = Errno(28)
	ESPIPE       = Errno(29)
	EROFS        = Errno(30)
	EPIPE        = Errno(32)
	EDOM         = Errno(33)
	ERANGE       = Errno(34)
	ENAMETOOLONG = Errno(36)
	ENOSYS       = Errno(38)
	ENOTEMPTY    = Errno(39)
	ELOOP        = Errno(40)
	ENOTSUP      = Errno(95)
	ETIMEDOUT    = Errno(110)
)

// errnoText is the system's text for error number e, "" if there is none.
func errnoText(e int) string

func (e Errno) Error() string {
	if s := errnoText(int(e)); s != "" {
		return s
	}
	return "errno " + decimal(int(e))
}

// Is makes errors.Is(e, os.ErrNotExist) and the like true.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return false
}

//minigo:inlcost 28
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e.Timeout()
}

//minigo:inlcost 12
func (e Errno) Timeout() bool {
	return e == EAGAIN || e == ETIMEDOUT
}

func decimal(n int) string {
	if n < 0 {
		return "-" + decimal(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// A Signal is a number of a signal.
type Signal int

const (
	SIGHUP  = Signal(1)
	SIGINT  = Signal(2)
	SIGQUIT = Signal(3)
	SIGABRT = Signal(6)
	SIGFPE  = Signal(8)
	SIGKILL = Signal(9)
	SIGUSR1 = Signal(10)
	SIGSEGV = Signal(11)
	SIGUSR2 = Signal(12)
	SIGPIPE = Signal(13)
	SIGALRM = Signal(14)
	SIGTERM = Signal(15)
	SIGCHLD = Signal(17)
)

func (s Signal) Signal() {}

func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGABRT:
		return "aborted"
	case SIGFPE:
		return "floating point exception"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGSEGV:
		return "segmentation fault"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	case SIGCHLD:
		return "child exited"
	}
	return "signal " + decimal(int(s))
}

const (
	Stdin  = 0
	Stdout = 1
	Stderr = 2

	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_CREAT  = 0x40
	O_EXCL   = 0x80
	O_TRUNC  = 0x200
	O_APPEND = 0x400
	O_SYNC   = 0x101000
)

// sysID: 'p' process, 'P' its parent, 'u' user, 'U' effective user, 'g' group, 'G' effective group.
func sysID(op int) int

//minigo:inlcost 73
func Getpid() (pid int) { return sysID('p') }

//minigo:inlcost 73
func Getppid() (ppid int) { return sysID('P') }

//minigo:inlcost 73
func Getuid() (uid int) { return sysID('u') }

//minigo:inlcost 73
func Geteuid() (euid int) { return sysID('U') }

//minigo:inlcost 73
func Getgid() (gid int) { return sysID('g') }

//minigo:inlcost 73
func Getegid() (egid int) { return sysID('G') }

//go:noinline
func Getpagesize() int { return 4096 }

// sendSignal returns an error number.
func sendSignal(pid, sig int) int

// Kill sends a signal.
//
//minigo:inlcost 102
func Kill(pid int, sig Signal) (err error) {
	if e := sendSignal(pid, int(sig)); e != 0 {
		err = Errno(e)
	}
	return
}
