// SPDX-License-Identifier: MIT
// measure_input.c - the same standard input for every run.
//
// A file is read again from where it stood. For anything else a pump, a process of its
// own, writes into the pipe that the program reads: first what the log holds already, then
// what it reads from the original, which it adds to the log. It ends when nobody reads the
// pipe any more, so it is waited for, never killed, and the log is complete.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/measure_impl.h"

int measure_temp_file(void) {
  const char *dir = getenv("TMPDIR");
  if (!dir || !*dir) dir = "/tmp";
  char *name = x_malloc(strlen(dir) + 32);
  sprintf(name, "%s/minigo-XXXXXX", dir);
  int fd = mkstemp(name);
  if (fd >= 0)
    unlink(name);
  else
    fprintf(stderr, "minigo: no temporary file in %s: %s (TMPDIR names another folder)\n", dir,
            strerror(errno));
  x_free(name);
  return fd;
}

bool measure_write(int fd, const void *data, size_t n) {
  for (const char *p = data; n;) {
    ssize_t k = write(fd, p, n);
    if (k < 0 && (errno == EINTR || errno == EAGAIN)) {
      if (errno == EAGAIN) poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
      continue;
    }
    if (k < 0) return false;
    p += k;
    n -= (size_t)k;
  }
  return true;
}

bool measure_input_keep(void) {
  char buf[1 << 14];
  int file = measure_temp_file();
  if (file < 0) return false;
  for (ssize_t n; (n = read(STDIN_FILENO, buf, sizeof buf)) != 0;) {
    if (n < 0 && errno == EAGAIN) poll(&(struct pollfd){.fd = STDIN_FILENO, .events = POLLIN}, 1, -1);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n > 0 && measure_write(file, buf, (size_t)n)) continue;
    perror("minigo: cannot read standard input");
    close(file);
    return false;
  }
  bool ok = lseek(file, 0, SEEK_SET) == 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO;
  if (!ok) perror("minigo: standard input");
  close(file);
  return ok;
}

bool measure_input_open(MeasureInput *in) {
  *in = (MeasureInput){.fd = -1, .log = -1};
  in->fd = dup(STDIN_FILENO);
  if (in->fd < 0) {
    perror("minigo: standard input");
    return false;
  }
  struct stat st;
  if (fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode)) {
    in->start = lseek(in->fd, 0, SEEK_CUR);
    return true;
  }
  in->log = measure_temp_file();
  if (in->log >= 0) return true;
  close(in->fd);
  in->fd = -1;
  return false;
}

bool measure_input_waited(const MeasureInput *in) {
  struct stat st;
  return in->log >= 0 && fstat(in->log, &st) == 0 && st.st_size > 0;
}

void measure_input_close(MeasureInput *in) {
  measure_input_rest(in);
  if (in->fd >= 0) close(in->fd);
  if (in->log >= 0) close(in->log);
  in->fd = in->log = -1;
}

enum { PUMP_MORE = 0, PUMP_AT_END = 1 }; // exit status of the pump: has the original ended?

// Waits until the original has something to read. False: nobody reads `out` any more.
static bool wait_for_data(int fd, int out) {
  for (;;) {
    struct pollfd fds[2] = {{.fd = fd, .events = POLLIN}, {.fd = out}};
    if (poll(fds, 2, -1) < 0) continue; // EINTR
    if (fds[1].revents) return false;
    if (fds[0].revents) return true;
  }
}

static int pump(const MeasureInput *in, int out) {
  enum { SIZE = 1 << 16 };
  char *buf = x_malloc(SIZE);
  for (off_t at = 0;;) {
    ssize_t n = pread(in->log, buf, SIZE, at);
    if (n <= 0) {
      if (in->is_at_end) return PUMP_AT_END;
      if (!wait_for_data(in->fd, out)) return PUMP_MORE;
      n = read(in->fd, buf, SIZE);
      if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (n <= 0) return PUMP_AT_END;
      if (pwrite(in->log, buf, (size_t)n, at) != n) {
        fprintf(stderr, "minigo: cannot keep the program's input for the next run: %s\n", strerror(errno));
        return PUMP_AT_END;
      }
    }
    at += n;
    if (!measure_write(out, buf, (size_t)n)) return PUMP_MORE;
  }
}

bool measure_input_pump(MeasureInput *in, int out, int reader) {
  fflush(NULL);
  in->pump = fork();
  if (in->pump < 0) {
    perror("minigo: fork");
    in->pump = 0;
    return false;
  }
  if (in->pump) return true;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The terminal's signals are for the program; a read in the background fails instead of stopping.
  const int ignored[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE};
  for (size_t i = 0; i < COUNT_OF(ignored); i++) signal(ignored[i], SIG_IGN);
  if (reader >= 0) close(reader);
  _exit(pump(in, out));
}

bool measure_input_feed(MeasureInput *in) {
  if (in->log < 0) return lseek(STDIN_FILENO, in->start, SEEK_SET) >= 0;
  int ends[2];
  if (pipe(ends) != 0) {
    perror("minigo: pipe");
    return false;
  }
  bool ok = measure_input_pump(in, ends[1], ends[0]) && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO;
  in->feeds_self = ok;
  close(ends[0]);
  close(ends[1]);
  return ok;
}

void measure_input_rest(MeasureInput *in) {
  if (!in->pump) return;
  // Nobody may hold the pipe's read end, or the pump would wait for ever.
  int null = open("/dev/null", O_RDONLY);
  if (in->feeds_self && null >= 0) dup2(null, STDIN_FILENO);
  if (null >= 0) close(null);
  int status;
  while (waitpid(in->pump, &status, 0) < 0 && errno == EINTR) continue;
  in->pump = 0;
  in->feeds_self = false;
  if (WIFEXITED(status) && WEXITSTATUS(status) == PUMP_AT_END) in->is_at_end = true;
}
