// SPDX-License-Identifier: MIT

package os

import (
	"errors"
	"io"
	"syscall"
	"time"
)

// fileStat is a FileInfo of the system.
type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime time.Time
}

func (s *fileStat) Name() string { return s.name }

func (s *fileStat) Size() int64 { return s.size }

func (s *fileStat) Mode() FileMode { return s.mode }

func (s *fileStat) ModTime() time.Time { return s.modTime }

func (s *fileStat) IsDir() bool { return s.mode.IsDir() }

func (s *fileStat) Sys() any { return nil }

// basename is the last element of a path.
func basename(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' && i+1 < len(name) {
			return name[i+1:]
		}
	}
	return name
}

func stat(op string, fd int, name string, follow bool) (FileInfo, error) {
	bits, size, sec, nsec, errno := sysStat(fd, name, follow)
	if errno != 0 {
		return nil, pathError(op, name, errno)
	}
	mode := FileMode(bits & 0777)
	switch bits & 0170000 {
	case 0060000:
		mode |= ModeDevice
	case 0020000:
		mode |= ModeDevice | ModeCharDevice
	case 0040000:
		mode |= ModeDir
	case 0010000:
		mode |= ModeNamedPipe
	case 0120000:
		mode |= ModeSymlink
	case 0140000:
		mode |= ModeSocket
	}
	if bits&04000 != 0 {
		mode |= ModeSetuid
	}
	if bits&02000 != 0 {
		mode |= ModeSetgid
	}
	if bits&01000 != 0 {
		mode |= ModeSticky
	}
	return &fileStat{basename(name), size, mode, time.Unix(sec, nsec)}, nil
}

//minigo:inlcost 100
func Stat(name string) (FileInfo, error) { return stat("stat", -1, name, true) }

//minigo:inlcost 100
func Lstat(name string) (FileInfo, error) { return stat("lstat", -1, name, false) }

func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	return stat("stat", f.fd, f.name, true)
}

// dirEntry is a DirEntry; info is what Lstat says.
type dirEntry struct {
	dir  string
	name string
	mode FileMode
}

func (d *dirEntry) Name() string { return d.name }

func (d *dirEntry) IsDir() bool { return d.mode.IsDir() }

func (d *dirEntry) Type() FileMode { return d.mode.Type() }

func (d *dirEntry) Info() (FileInfo, error) { return Lstat(d.dir + "/" + d.name) }

func (d *dirEntry) String() string {
	if d.IsDir() {
		return "d " + d.name + "/"
	}
	return "- " + d.name
}

// ReadDir returns the entries of a directory by name.
func ReadDir(name string) ([]DirEntry, error) {
	names, errno := sysReadDir(name)
	if errno != 0 {
		return nil, pathError("open", name, errno)
	}
	return entries(name, names), nil
}

func entries(dir string, names []string) []DirEntry {
	list := make([]DirEntry, 0, len(names))
	for _, name := range names {
		d := &dirEntry{dir: dir, name: name}
		if info, err := d.Info(); err == nil {
			d.mode = info.Mode()
			list = append(list, d)
		}
	}
	return list
}

// Readdirnames returns the next n names, or all that are left for n <= 0.
func (f *File) Readdirnames(n int) (names []string, err error) {
	if err = f.check("readdir"); err != nil {
		return
	}
	if f.names == nil {
		all, errno := sysReadDir(f.name)
		if errno != 0 {
			return nil, pathError("readdirent", f.name, errno)
		}
		f.names = append(all, "")[:len(all)]
	}
	names = f.names
	if n > 0 {
		if len(names) == 0 {
			return nil, io.EOF
		}
		if n < len(names) {
			names = names[:n]
		}
	}
	f.names = f.names[len(names):]
	return
}

func (f *File) ReadDir(n int) ([]DirEntry, error) {
	names, err := f.Readdirnames(n)
	return entries(f.name, names), err
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	names, err := f.Readdirnames(n)
	var infos []FileInfo
	for _, name := range names {
		if info, err := Lstat(f.name + "/" + name); err == nil {
			infos = append(infos, info)
		}
	}
	return infos, err
}

func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, sysPath('m', name, "", modeBits(perm)))
}

// MkdirAll also makes the directories above.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return pathError("mkdir", path, int(syscall.ENOTDIR))
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, serr := Lstat(path); serr == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove deletes a file or an empty directory.
func Remove(name string) error {
	errno := sysPath('u', name, "", 0)
	if errno == 0 {
		return nil
	}
	errno2 := sysPath('d', name, "", 0)
	if errno2 != int(syscall.ENOTDIR) {
		errno = errno2
	}
	return pathError("remove", name, errno)
}

// RemoveAll deletes path and what it holds; it is no error if there is nothing.
func RemoveAll(path string) error { return removeAll(path) }

func removeAll(path string) error {
	if path == "" {
		return nil
	}
	info, err := Lstat(path)
	if err != nil {
		if IsNotExist(err) {
			return nil
		}
		return err
	}
	if info.IsDir() {
		names, errno := sysReadDir(path)
		if errno != 0 {
			return pathError("open", path, errno)
		}
		for _, name := range names {
			if e := removeAll(path + "/" + name); e != nil && err == nil {
				err = e
			}
		}
		if err != nil {
			return err
		}
	}
	return Remove(path)
}

//minigo:inlcost 62
func Rename(oldpath, newpath string) error { return rename(oldpath, newpath) }

func rename(oldpath, newpath string) error {
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		if _, err := Lstat(oldpath); err != nil {
			return &LinkError{"rename", oldpath, newpath, err.(*PathError).Err}
		}
		return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
	}
	return linkError("rename", 'r', oldpath, newpath)
}

//minigo:inlcost 100
func Symlink(oldname, newname string) error {
	return linkError("symlink", 's', oldname, newname)
}

//minigo:inlcost 100
func Link(oldname, newname string) error {
	return linkError("link", 'l', oldname, newname)
}

func linkError(op string, code int, a, b string) error {
	if errno := sysPath(code, a, b, 0); errno != 0 {
		return &LinkError{op, a, b, syscall.Errno(errno)}
	}
	return nil
}

func Readlink(name string) (string, error) {
	text, errno := sysText('l', name)
	return text, pathError("readlink", name, errno)
}

func Chmod(name string, mode FileMode) error { return chmod(name, mode) }

func chmod(name string, mode FileMode) error {
	return pathError("chmod", name, sysPath('p', name, "", modeBits(mode)))
}

func Chdir(dir string) error {
	return pathError("chdir", dir, sysPath('c', dir, "", 0))
}

func Getwd() (dir string, err error) {
	dir, errno := sysText('w', "")
	if errno != 0 {
		err = NewSyscallError("getwd", syscall.Errno(errno))
	}
	return
}

func IsPathSeparator(c uint8) bool { return PathSeparator == c }

// TempDir is $TMPDIR or /tmp.
func TempDir() string { return tempDir() }

func tempDir() string {
	dir := Getenv("TMPDIR")
	if dir == "" {
		dir = "/tmp"
	}
	return dir
}

func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", &PathError{Op: "get", Path: "$HOME", Err: ErrNotExist}
}

var errSeparator = errors.New("pattern contains path separator")

// temporary tries names made of pattern and a number until try succeeds or fails for another reason than existing.
func temporary(op, dir, pattern string, try func(name string) error) error {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '/' {
			return &PathError{Op: op, Path: pattern, Err: errSeparator}
		}
	}
	number := uint32(time.Now().UnixNano()) + uint32(Getpid())*1000003
	for tries := 0; ; tries++ {
		number = number*1664525 + 1013904223
		digits := ""
		for n := number; n > 0; n /= 10 {
			digits = string(rune('0'+n%10)) + digits
		}
		err := try(dir + "/" + prefix + digits + suffix)
		if err == nil || !IsExist(err) || tries == 10000 {
			return err
		}
	}
}

// CreateTemp makes a new file in dir ("": TempDir()); a number replaces the last '*' of pattern or ends it.
func CreateTemp(dir, pattern string) (f *File, err error) {
	err = temporary("createtemp", dir, pattern, func(name string) (e error) {
		f, e = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return
	})
	return
}

// MkdirTemp makes a new directory as CreateTemp makes a file.
//
//minigo:leaks dir level=0
func MkdirTemp(dir, pattern string) (name string, err error) {
	err = temporary("mkdirtemp", dir, pattern, func(path string) error {
		name = path
		err := Mkdir(path, 0700)
		if IsNotExist(err) {
			if _, e := Stat(dir); IsNotExist(e) {
				return e
			}
		}
		return err
	})
	if err != nil {
		name = ""
	}
	return
}
