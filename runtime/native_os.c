// SPDX-License-Identifier: MIT
// native_os.c - package os: the system's calls.
//
// There is one thread. Before a read that may wait, a goroutine asks the system
// whether there is something to read, and if not lets the others run; when all of
// them wait too, it asks with a timeout of a millisecond, so that timers still go
// off. A goroutine that is alone simply waits.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/native.h"

extern char **environ;

static const GcLayout string_layout = GC_LAYOUT(2, 1);

// A name for the system: copied, since Go's strings do not end in NUL. Returns an
// errno.
static int c_name(RtString s, char buf[PATH_MAX]) {
  if (s.len >= PATH_MAX) return ENAMETOOLONG;
  if (s.len > 0 && memchr(s.ptr, 0, (size_t)s.len)) return EINVAL;
  if (s.len > 0) memcpy(buf, s.ptr, (size_t)s.len);
  buf[s.len] = 0;
  return 0;
}

// Stores a []string of n texts at fp, which must be a root. The texts are copied
// unless they are static.
static RtStatus set_strings(Rt *rt, Slot *fp, char *const *texts, size_t n, bool is_static) {
  RtString *array = rt_alloc(rt, 0, &string_layout, n * sizeof *array);
  if (!array) return RT_FATAL;
  fp[0].p = array;
  fp[1].u = fp[2].u = n;
  for (size_t i = 0; i < n; i++) {
    RtString s = {(const uint8_t *)texts[i], (int64_t)strlen(texts[i])};
    if (!is_static && rt_string_new(rt, 0, texts[i], strlen(texts[i]), &s) != RT_OK) return RT_FATAL;
    gc_store(rt->heap, &array[i].ptr, (void *)(uintptr_t)s.ptr);
    array[i].len = s.len;
  }
  return RT_OK;
}

// Every Write of a file is one of the system; what print writes waits for the end of its line.
void rt_flush(Rt *rt) {
  (void)rt;
  fflush(stderr);
}

RtStatus native_os_exit(Rt *rt, Slot *fp) {
  rt->exit_code = (int)fp[0].i;
  return RT_EXIT;
}

RtStatus native_os_args(Rt *rt, Slot *fp) {
  return set_strings(rt, fp, rt->config->argv, (size_t)rt->config->argc, true);
}

// ---- files -------------------------------------------------------------------

enum { MAX_IO = 1 << 30 };

static size_t io_size(int64_t n) {
  return n > MAX_IO ? MAX_IO : (size_t)n;
}

static RtStatus read_again(Rt *rt, G *g);
static RtStatus write_again(Rt *rt, G *g);

// Waits for the machine to obey a signal that has ended a system call; for traces as in Go.
static RtStatus stop_for_signal(Rt *rt, RtStatus (*again)(Rt *rt, G *g)) {
  rt_park(rt, "syscall", again);
  return RT_BLOCK;
}

static RtStatus read_file(Rt *rt, Slot *fp) {
  int fd = (int)fp[2].i;
  RtSlice b = arg_slice(fp + 3);
  rt_flush(rt); // the question before the answer
  if (rt->n_gs > 1) {
    struct pollfd ask = {.fd = fd, .events = POLLIN};
    int n_ready = poll(&ask, 1, rt_wants_preempt(rt) ? 0 : 1);
    if (n_ready == 0 || (n_ready < 0 && errno == EINTR)) {
      rt_yield(rt);
      rt->g->resume = read_again;
      rt->g->wait_reason = "IO wait"; // what traces call it
      return RT_BLOCK;
    }
  }
  ssize_t n;
  while ((n = read(fd, b.ptr, io_size(b.len))) < 0 && errno == EINTR)
    if (rt_signal(rt)) return stop_for_signal(rt, read_again);
  fp[0].i = n < 0 ? 0 : n;
  fp[1].i = n < 0 ? errno : 0;
  return RT_OK;
}

static RtStatus read_again(Rt *rt, G *g) {
  return read_file(rt, g->native_fp);
}

RtStatus native_os_read(Rt *rt, Slot *fp) {
  return read_file(rt, fp);
}

static RtStatus write_file(Rt *rt, Slot *fp) {
  int fd = (int)fp[2].i;
  RtSlice b = arg_slice(fp + 3);
  const char *p = b.ptr;
  rt_flush(rt); // in the order of the program
  while (fp[0].i < b.len) {
    ssize_t n = write(fd, p + fp[0].i, io_size(b.len - fp[0].i));
    if (n >= 0) {
      fp[0].i += n;
    } else if (errno == EAGAIN) {
      struct pollfd ask = {.fd = fd, .events = POLLOUT};
      if (poll(&ask, 1, -1) < 0 && rt_signal(rt)) return stop_for_signal(rt, write_again);
    } else if (errno != EINTR) {
      fp[1].i = errno;
      break;
    } else if (rt_signal(rt))
      return stop_for_signal(rt, write_again);
  }
  return RT_OK;
}

static RtStatus write_again(Rt *rt, G *g) {
  return write_file(rt, g->native_fp);
}

RtStatus native_os_write(Rt *rt, Slot *fp) {
  return write_file(rt, fp);
}

// Stores a result and the errno for its being negative.
static RtStatus set_result(Slot *fp, int64_t n) {
  fp[0].i = n < 0 ? 0 : n;
  fp[1].i = n < 0 ? errno : 0;
  return RT_OK;
}

RtStatus native_os_pread(Rt *rt, Slot *fp) {
  (void)rt;
  RtSlice b = arg_slice(fp + 3);
  return set_result(fp, pread((int)fp[2].i, b.ptr, io_size(b.len), fp[6].i));
}

RtStatus native_os_pwrite(Rt *rt, Slot *fp) {
  (void)rt;
  RtSlice b = arg_slice(fp + 3);
  return set_result(fp, pwrite((int)fp[2].i, b.ptr, io_size(b.len), fp[6].i));
}

RtStatus native_os_seek(Rt *rt, Slot *fp) {
  (void)rt;
  return set_result(fp, lseek((int)fp[2].i, fp[3].i, (int)fp[4].i));
}

static RtStatus open_again(Rt *rt, G *g);

static RtStatus open_file(Rt *rt, Slot *fp) {
  char name[PATH_MAX];
  errno = c_name(arg_string(fp + 2), name);
  if (errno) return set_result(fp, -1);
  int fd;
  while ((fd = open(name, (int)fp[4].i | O_CLOEXEC, (mode_t)fp[5].u)) < 0 && errno == EINTR)
    if (rt_signal(rt)) return stop_for_signal(rt, open_again);
  return set_result(fp, fd);
}

static RtStatus open_again(Rt *rt, G *g) {
  return open_file(rt, g->native_fp);
}

RtStatus native_os_open(Rt *rt, Slot *fp) {
  return open_file(rt, fp);
}

RtStatus native_os_close(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = close((int)fp[1].i) < 0 ? errno : 0;
  return RT_OK;
}

RtStatus native_os_pipe(Rt *rt, Slot *fp) {
  (void)rt;
  int fd[2] = {0, 0};
  fp[2].i = pipe2(fd, O_CLOEXEC) < 0 ? errno : 0;
  fp[0].i = fd[0];
  fp[1].i = fd[1];
  return RT_OK;
}

RtStatus native_os_truncate(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = ftruncate((int)fp[1].i, fp[2].i) < 0 ? errno : 0;
  return RT_OK;
}

RtStatus native_os_sync(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = fsync((int)fp[1].i) < 0 ? errno : 0;
  return RT_OK;
}

RtStatus native_os_stat(Rt *rt, Slot *fp) {
  (void)rt;
  struct stat st;
  char name[PATH_MAX];
  int fd = (int)fp[5].i, err = 0;
  if (fd >= 0)
    err = fstat(fd, &st) < 0 ? errno : 0;
  else if ((err = c_name(arg_string(fp + 6), name)) == 0)
    err = (fp[8].u ? stat(name, &st) : lstat(name, &st)) < 0 ? errno : 0;
  fp[4].i = err;
  if (err) return RT_OK;
  fp[0].u = st.st_mode;
  fp[1].i = st.st_size;
  fp[2].i = st.st_mtim.tv_sec;
  fp[3].i = st.st_mtim.tv_nsec;
  return RT_OK;
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

RtStatus native_os_read_dir(Rt *rt, Slot *fp) {
  char name[PATH_MAX];
  int err = c_name(arg_string(fp + 4), name);
  DIR *dir = err ? NULL : opendir(name);
  if (!dir) {
    fp[3].i = err ? err : errno;
    return RT_OK;
  }
  char **names = NULL;
  size_t n = 0, cap = 0;
  for (struct dirent *d; (d = readdir(dir));) {
    if (!strcmp(d->d_name, ".") || !strcmp(d->d_name, "..")) continue;
    if (n == cap) {
      cap = cap ? 2 * cap : 16;
      names = x_realloc(names, cap, sizeof *names);
    }
    names[n++] = strdup(d->d_name);
  }
  closedir(dir);
  if (n) qsort(names, n, sizeof *names, compare_names);
  RtStatus status = set_strings(rt, fp, names, n, false);
  for (size_t i = 0; i < n; i++) free(names[i]);
  x_free(names);
  return status;
}

RtStatus native_os_path(Rt *rt, Slot *fp) {
  (void)rt;
  char name[PATH_MAX], name2[PATH_MAX];
  int err = c_name(arg_string(fp + 2), name);
  if (!err) err = c_name(arg_string(fp + 4), name2);
  if (!err) {
    int r = 0;
    mode_t mode = (mode_t)fp[6].u;
    switch (fp[1].i) {
    case 'm': r = mkdir(name, mode); break;
    case 'u': r = unlink(name); break;
    case 'd': r = rmdir(name); break;
    case 'c': r = chdir(name); break;
    case 'p': r = chmod(name, mode); break;
    case 'r': r = rename(name, name2); break;
    case 's': r = symlink(name, name2); break;
    case 'l': r = link(name, name2); break;
    }
    err = r < 0 ? errno : 0;
  }
  fp[0].i = err;
  return RT_OK;
}

RtStatus native_os_text(Rt *rt, Slot *fp) {
  char name[PATH_MAX], text[PATH_MAX];
  int err = c_name(arg_string(fp + 4), name);
  ssize_t n = -1;
  if (err) {
    fp[2].i = err;
    return RT_OK;
  }
  switch (fp[3].i) {
  case 'w': n = getcwd(text, sizeof text) ? (ssize_t)strlen(text) : -1; break;
  case 'h': n = gethostname(text, sizeof text) == 0 ? (ssize_t)strnlen(text, sizeof text) : -1; break;
  case 'x': n = readlink("/proc/self/exe", text, sizeof text); break;
  case 'l': n = readlink(name, text, sizeof text); break;
  }
  if (n < 0) {
    fp[2].i = errno;
    return RT_OK;
  }
  return set_new_string(rt, fp, text, (size_t)n);
}

RtStatus native_os_id(Rt *rt, Slot *fp) {
  (void)rt;
  switch (fp[1].i) {
  case 'p': fp[0].i = getpid(); break;
  case 'P': fp[0].i = getppid(); break;
  case 'u': fp[0].i = getuid(); break;
  case 'U': fp[0].i = geteuid(); break;
  case 'g': fp[0].i = getgid(); break;
  case 'G': fp[0].i = getegid(); break;
  }
  return RT_OK;
}

// ---- environment ---------------------------------------------------------------

RtStatus native_os_getenv(Rt *rt, Slot *fp) {
  char key[PATH_MAX];
  if (c_name(arg_string(fp + 3), key)) return RT_OK;
  const char *value = getenv(key);
  if (!value) return RT_OK;
  fp[2].u = 1;
  return set_new_string(rt, fp, value, strlen(value));
}

// Text for the system, of any length; free it. NULL when it holds a NUL.
static char *c_text(RtString s) {
  if (s.len > 0 && memchr(s.ptr, 0, (size_t)s.len)) return NULL;
  char *text = malloc((size_t)s.len + 1);
  if (!text) return NULL;
  if (s.len > 0) memcpy(text, s.ptr, (size_t)s.len);
  text[s.len] = 0;
  return text;
}

RtStatus native_os_setenv(Rt *rt, Slot *fp) {
  (void)rt;
  char *key = c_text(arg_string(fp + 1)), *value = c_text(arg_string(fp + 3));
  if (!key || !value)
    fp[0].i = EINVAL;
  else
    fp[0].i = setenv(key, value, 1) < 0 ? errno : 0;
  free(key);
  free(value);
  return RT_OK;
}

RtStatus native_os_unsetenv(Rt *rt, Slot *fp) {
  (void)rt;
  char *key = c_text(arg_string(fp));
  if (key) unsetenv(key);
  free(key);
  return RT_OK;
}

RtStatus native_os_clearenv(Rt *rt, Slot *fp) {
  (void)rt, (void)fp;
  clearenv();
  return RT_OK;
}

RtStatus native_os_environ(Rt *rt, Slot *fp) {
  size_t n = 0;
  while (environ && environ[n]) n++;
  return set_strings(rt, fp, environ, n, false);
}

// ---- package syscall -------------------------------------------------------------

// Go's texts are the C library's, in small letters.
RtStatus native_syscall_errno_text(Rt *rt, Slot *fp) {
  int64_t e = fp[2].i;
  if (e <= 0 || e > 133) return RT_OK;
  const char *text = strerror((int)e);
  if (!strncmp(text, "Unknown", 7)) return RT_OK;
  if (text[0] < 'A' || text[0] > 'Z' || !strncmp(text, "RFS", 3))
    return set_new_string(rt, fp, text, strlen(text));
  char small[128];
  snprintf(small, sizeof small, "%s", text);
  small[0] = (char)(small[0] - 'A' + 'a');
  return set_new_string(rt, fp, small, strlen(small));
}

RtStatus native_syscall_kill(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = kill((pid_t)fp[1].i, (int)fp[2].i) < 0 ? errno : 0;
  return RT_OK;
}
