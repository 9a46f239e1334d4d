// SPDX-License-Identifier: MIT

package os

// The system's calls. errno is 0 when all is well. A call that would wait lets other goroutines run.

func sysExit(code int)
func sysArgs() []string

func sysRead(fd int, p []byte) (n int, errno int)
func sysWrite(fd int, p []byte) (n int, errno int)
func sysPread(fd int, p []byte, off int64) (n int, errno int)
func sysPwrite(fd int, p []byte, off int64) (n int, errno int)
func sysSeek(fd int, offset int64, whence int) (pos int64, errno int)
func sysOpen(name string, flag int, perm uint32) (fd int, errno int)
func sysClose(fd int) (errno int)
func sysPipe() (r, w int, errno int)
func sysTruncate(fd int, size int64) (errno int)
func sysSync(fd int) (errno int)

// sysStat of fd if it is not negative, else of name. mode is the system's.
func sysStat(fd int, name string, follow bool) (mode uint32, size, sec, nsec int64, errno int)

// sysReadDir returns the names in a directory, sorted.
func sysReadDir(name string) (names []string, errno int)

// sysPath: 'm' mkdir with mode perm, 'u' unlink, 'd' rmdir, 'c' chdir, 'p' chmod, 'r' rename to name2, 's' symlink
// name2 to name, 'l' link.
func sysPath(op int, name, name2 string, perm uint32) (errno int)

// sysText: 'w' working directory, 'h' host name, 'x' the program's file, 'l' what the link name points to.
func sysText(op int, name string) (text string, errno int)

func sysGetenv(key string) (value string, found bool)
func sysSetenv(key, value string) (errno int)
func sysUnsetenv(key string)
func sysClearenv()
func sysEnviron() []string
