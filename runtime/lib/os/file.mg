// SPDX-License-Identifier: MIT

// Package os is the way to the operating system.
package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
	"unsafe"
)

const (
	O_RDONLY = syscall.O_RDONLY
	O_WRONLY = syscall.O_WRONLY
	O_RDWR   = syscall.O_RDWR
	O_APPEND = syscall.O_APPEND
	O_CREATE = syscall.O_CREAT
	O_EXCL   = syscall.O_EXCL
	O_SYNC   = syscall.O_SYNC
	O_TRUNC  = syscall.O_TRUNC

	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"

	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

type (
	FileMode  = fs.FileMode
	FileInfo  = fs.FileInfo
	DirEntry  = fs.DirEntry
	PathError = fs.PathError
)

// The standard files.
var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// A File is an open file.
type File struct {
	*file
}

type file struct {
	fd       int // -1: closed
	name     string
	isAppend bool
	names    []string // what a reading of the directory has still to give; nil before it
}

// NewFile makes a File of a descriptor.
//
//minigo:inlcost 100
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{&file{fd: int(fd), name: name}}
}

func Open(name string) (*File, error) {
	return OpenFile(name, O_RDONLY, 0)
}

// Create opens name for reading and writing, empty.
func Create(name string) (*File, error) {
	return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, errno := sysOpen(name, flag, modeBits(perm))
	if errno != 0 {
		return nil, pathError("open", name, errno)
	}
	f := NewFile(uintptr(fd), name)
	f.isAppend = flag&O_APPEND != 0
	return f, nil
}

func modeBits(m FileMode) uint32 {
	bits := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		bits |= 04000
	}
	if m&ModeSetgid != 0 {
		bits |= 02000
	}
	if m&ModeSticky != 0 {
		bits |= 01000
	}
	return bits
}

// pathError is nil for errno 0.
func pathError(op, name string, errno int) error {
	if errno == 0 {
		return nil
	}
	return &PathError{Op: op, Path: name, Err: syscall.Errno(errno)}
}

// check returns the error of using f at all.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd < 0 {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// Name is what the file was opened by.
func (f *File) Name() string { return f.name }

//minigo:inlcost 79
//minigo:leaks f level=1
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	return f.file.close()
}

func (f *file) close() error {
	if f.fd < 0 {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	errno := sysClose(f.fd)
	f.fd = -1
	return pathError("close", f.name, errno)
}

//minigo:leaks f level=1
func (f *File) Read(b []byte) (n int, err error) {
	if err = f.check("read"); err != nil || len(b) == 0 {
		return
	}
	n, errno := sysRead(f.fd, b)
	if errno != 0 {
		return 0, pathError("read", f.name, errno)
	}
	if n == 0 {
		err = io.EOF
	}
	return
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err = f.check("read"); err != nil {
		return
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		k, errno := sysPread(f.fd, b, off)
		if errno != 0 {
			return n, pathError("read", f.name, errno)
		}
		if k == 0 {
			return n, io.EOF
		}
		n += k
		b = b[k:]
		off += int64(k)
	}
	return
}

//minigo:leaks f level=1
func (f *File) Write(b []byte) (n int, err error) {
	if err = f.check("write"); err != nil {
		return
	}
	n, errno := sysWrite(f.fd, b)
	if errno != 0 {
		if syscall.Errno(errno) == syscall.EPIPE && (f.fd == 1 || f.fd == 2) {
			sysExit(128 + int(syscall.SIGPIPE)) // nobody reads on: as for a program that the signal kills
		}
		err = pathError("write", f.name, errno)
	}
	return
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err = f.check("write"); err != nil {
		return
	}
	if f.isAppend {
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		k, errno := sysPwrite(f.fd, b, off)
		if errno != 0 {
			return n, pathError("write", f.name, errno)
		}
		n += k
		b = b[k:]
		off += int64(k)
	}
	return
}

//minigo:leaks f level=1
//minigo:leaks s level=0
//minigo:inlcost 100
func (f *File) WriteString(s string) (n int, err error) {
	bytes := struct {
		string
		int
	}{s, len(s)} // laid out as a slice
	return f.Write(*(*[]byte)(unsafe.Pointer(&bytes)))
}

func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err = f.check("seek"); err != nil {
		return
	}
	f.names = nil
	ret, errno := sysSeek(f.fd, offset, whence)
	return ret, pathError("seek", f.name, errno)
}

func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	return pathError("sync", f.name, sysSync(f.fd))
}

func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return pathError("truncate", f.name, sysTruncate(f.fd, size))
}

func (f *File) Chmod(mode FileMode) error { return f.chmod(mode) }

func (f *File) chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	return Chmod(f.name, mode)
}

//minigo:inlcost 62
func (f *File) SetDeadline(t time.Time) error { return f.noDeadline() }

//minigo:inlcost 62
func (f *File) SetReadDeadline(t time.Time) error { return f.noDeadline() }

//minigo:inlcost 62
func (f *File) SetWriteDeadline(t time.Time) error { return f.noDeadline() }

//minigo:inlcost 100
func (f *File) noDeadline() error {
	if err := f.check("set deadline"); err != nil {
		return err
	}
	return &PathError{Op: "set deadline", Path: f.name, Err: ErrNoDeadline}
}

// Pipe returns two ends of a pipe of the system.
func Pipe() (r *File, w *File, err error) {
	rd, wr, errno := sysPipe()
	if errno != 0 {
		return nil, nil, NewSyscallError("pipe2", syscall.Errno(errno))
	}
	return NewFile(uintptr(rd), "|0"), NewFile(uintptr(wr), "|1"), nil
}

// ReadFile returns what the file holds.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 512
	if info, err := f.Stat(); err == nil && info.Size() > 0 && info.Size() < 1<<40 {
		size = int(info.Size()) + 1 // one more, so that the end shows at once
		if size < 512 {
			size = 512
		}
	}
	data := make([]byte, 0, size)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
	}
}

// WriteFile makes data all that the file holds.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
