// SPDX-License-Identifier: MIT

package os

import (
	"errors"
	"io/fs"
	"syscall"
)

var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed

	ErrNoDeadline             = errors.New("file type does not support deadline")
	ErrDeadlineExceeded error = &deadlineExceeded{}
	ErrProcessDone            = errors.New("os: process already finished")
)

type deadlineExceeded struct{}

func (e *deadlineExceeded) Error() string { return "i/o timeout" }

func (e *deadlineExceeded) Timeout() bool { return true }

func (e *deadlineExceeded) Temporary() bool { return true }

// A SyscallError tells which call of the system failed.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

//minigo:inlcost 73
func (e *SyscallError) Timeout() bool { return IsTimeout(e.Err) }

func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// A LinkError tells of two files.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

func IsExist(err error) bool { return isError(err, ErrExist) }

func IsNotExist(err error) bool { return isError(err, ErrNotExist) }

func IsPermission(err error) bool { return isError(err, ErrPermission) }

func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func isError(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// underlying takes off the errors of this package.
func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}
