// SPDX-License-Identifier: MIT
// measure.c - the child process of a measured run.
//
// 1. measure_fork: files and pipes are made, the child is forked and waits for a byte.
// 2. measure_finish: the pump of the input starts, the byte is sent; the child compiles,
//    runs and writes its ledger into the result file.
// 3. The parent shows what the child's output files get, and waits for the child's end; then it
//    reads the result file.
//
// The child dies with its parent. It stays in the terminal's foreground group, so Ctrl-C
// reaches it as it reaches the program under minigo run; the parent waits for what it then
// reports, for a moment.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/measure_impl.h"

static volatile sig_atomic_t n_interrupts;

static void note_interrupt(int sig) {
  (void)sig;
  n_interrupts++;
}

bool measure_interrupted(void) {
  return n_interrupts > 0;
}

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

// ---- the child ----

typedef struct Handover {
  int result;
  bool is_written;
} Handover;

static bool put_ledger(void *ctx, Vm *vm, const ReportInfo *info) {
  Handover *h = ctx;
  h->is_written = measure_put_ledger(h->result, vm, info);
  if (!h->is_written) fprintf(stderr, "minigo: cannot hand over the ledger: %s\n", strerror(errno));
  return h->is_written;
}

static void set_stream(int stream, int to) {
  if (to >= 0 && dup2(to, stream) < 0) _exit(127);
}

static _Noreturn void run_child(const MeasureChild *c, int go, int input, int out, int err) {
  const MeasureSpec *spec = &c->spec;
  char byte;
  ssize_t n;
  while ((n = read(go, &byte, 1)) < 0 && errno == EINTR) continue;
  if (n != 1) _exit(0); // not wanted after all
  close(go);
  if (spec->input && input < 0) { // a file
    lseek(spec->input->fd, spec->input->start, SEEK_SET);
    input = spec->input->fd;
  }
  set_stream(STDIN_FILENO, input);
  set_stream(STDOUT_FILENO, out);
  set_stream(STDERR_FILENO, err);
  struct rlimit most = {MEASURE_MAX_OUTPUT, MEASURE_MAX_OUTPUT}; // who runs unwatched must not fill the disk
  if (spec->timeout_ns) setrlimit(RLIMIT_FSIZE, &most);
  Flags f = *spec->flags;
  f.compile.escape = spec->escape;
  f.compile.m_level = 0;
  f.stats = STATS_OFF;
  f.stats_file = f.memprofile = f.report = NULL;
  f.lifetimes = false;
  Handover h = {.result = c->result};
  int status = run_program(&f, spec->argc, spec->argv, spec->first, spec->n_files, put_ledger, &h);
  fflush(NULL);
  _exit(status);
}

// ---- fork ----

static int null_fd(int mode) {
  int fd = open("/dev/null", mode);
  if (fd < 0) perror("minigo: /dev/null");
  return fd;
}

// Where one stream of the child goes: *to for the child, *log the file that keeps it. What is kept
// and shown is read back from the file: a program never waits for whoever reads what it prints, so that the
// run that is shown takes no longer than the others.
static bool make_stream(const MeasureSpec *spec, int inherited, int *to, int *log) {
  if (spec->keeps_output)
    *log = *to = measure_temp_file();
  else
    *to = spec->shows_output ? inherited : null_fd(O_WRONLY);
  if (*to >= 0 && (spec->keeps_output || spec->shows_output)) *to = dup(*to);
  return *to >= 0;
}

static void close_child(MeasureChild *c) {
  int *const fds[] = {&c->go, &c->alive, &c->result, &c->out_log, &c->err_log, &c->feed};
  for (size_t i = 0; i < COUNT_OF(fds); i++) close_fd(fds[i]);
}

bool measure_fork(const MeasureSpec *spec, MeasureChild *c) {
  *c = (MeasureChild){
      .spec = *spec, .go = -1, .alive = -1, .result = -1, .out_log = -1, .err_log = -1, .feed = -1};
  int go[2] = {-1, -1}, alive[2] = {-1, -1}, in[2] = {-1, -1}, out = -1, err = -1;
  bool feeds = spec->input && spec->input->log >= 0;
  bool ok = (c->result = measure_temp_file()) >= 0;
  ok = ok && pipe(go) == 0 && pipe(alive) == 0;
  ok = ok && (!feeds || pipe(in) == 0);
  if (ok && !spec->input) ok = (in[0] = null_fd(O_RDONLY)) >= 0;
  ok = ok && make_stream(spec, spec->output_to_stderr ? STDERR_FILENO : STDOUT_FILENO, &out, &c->out_log);
  if (ok && spec->joins_output)
    ok = (err = dup(out)) >= 0;
  else
    ok = ok && make_stream(spec, STDERR_FILENO, &err, &c->err_log);
  fflush(NULL);
  pid_t parent = getpid();
  c->pid = ok ? fork() : -1;
  if (c->pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    close_fd(&go[1]);
    close_fd(&alive[0]);
    close_fd(&in[1]);
    run_child(c, go[0], in[0], out, err);
  }
  if (c->pid < 0) perror("minigo: cannot start a process for the run");
  close_fd(&go[0]);
  close_fd(&alive[1]);
  close_fd(&in[0]);
  close_fd(&out);
  close_fd(&err);
  c->go = go[1];
  c->alive = alive[0];
  c->feed = in[1];
  if (c->pid < 0) close_child(c);
  return c->pid >= 0;
}

// ---- the run, seen from the parent ----

// A stream that is shown while it is kept.
typedef struct Show {
  int log, to; // log -1: nothing is
  off_t at;    // of the log: shown so far
} Show;

// Passes on some of what there is; true: there was something.
static bool pass_on(Show *s) {
  char buf[1 << 16];
  ssize_t n = s->log < 0 ? 0 : pread(s->log, buf, sizeof buf, s->at);
  if (n <= 0) return false;
  s->at += n;
  if (measure_write(s->to, buf, (size_t)n)) return true;
  fprintf(stderr, "minigo: cannot write the program's output: %s\n", strerror(errno));
  s->log = -1;
  return true;
}

// After an interrupt: the child has a moment to end by itself (the terminal's Ctrl-C
// reached it), then it is told, then it is ended. Returns the time of the next step, ms.
static int press(const MeasureChild *c, int64_t since, int *step) {
  enum { ASK_MS = 1000, END_MS = 5000 };
  int64_t ms = (clock_ns() - since) / 1000000;
  if (*step < 1 && ms >= ASK_MS) {
    kill(c->pid, SIGINT);
    *step = 1;
  }
  if (n_interrupts > 1 || ms >= END_MS) kill(c->pid, SIGKILL);
  return *step < 1 ? ASK_MS - (int)ms : 100;
}

// Milliseconds that are left of the child's time; -1: it has no end. Ends the child when there are none.
static int time_left(const MeasureChild *c, int64_t start, bool *is_over) {
  if (!c->spec.timeout_ns || *is_over) return -1;
  int64_t left = c->spec.timeout_ns - (clock_ns() - start);
  if (left > 0) return left / 1000000 < 1000000 ? (int)(left / 1000000) + 1 : 1000000;
  kill(c->pid, SIGKILL);
  *is_over = true;
  return -1;
}

static int sooner(int ms, int other) {
  return ms < 0 || other < ms ? other : ms;
}

// Until the child has ended. False: it had to be, since its time was over.
static bool follow(const MeasureChild *c, Show *out, Show *err) {
  enum { GLANCE_MS = 20 }; // soon enough for who answers a prompt
  struct pollfd alive = {.fd = c->alive, .events = POLLIN};
  int64_t start = clock_ns(), since = 0;
  int step = 0;
  bool is_over = false, has_more = false;
  do {
    int timeout = time_left(c, start, &is_over);
    if (out->log >= 0 || err->log >= 0) timeout = sooner(timeout, GLANCE_MS);
    if (n_interrupts) {
      if (!since) since = clock_ns();
      timeout = sooner(timeout, press(c, since, &step));
    }
    if (poll(&alive, 1, has_more ? 0 : timeout) < 0) alive.revents = 0; // EINTR
    has_more = pass_on(out);
    has_more |= pass_on(err);
  } while (!alive.revents);
  while (has_more && n_interrupts < 2) {
    has_more = pass_on(out);
    has_more |= pass_on(err);
  }
  return !is_over;
}

static void take_log(int *fd, int *kept) {
  *kept = *fd;
  *fd = -1;
}

bool measure_finish(MeasureChild *c, Measured *m) {
  *m = (Measured){.end = MEASURED_DIED, .out_fd = -1, .err_fd = -1};
  struct sigaction note = {.sa_handler = note_interrupt}, old_int, old_term;
  sigemptyset(&note.sa_mask);
  sigaction(SIGINT, &note, &old_int);
  sigaction(SIGTERM, &note, &old_term);
  MeasureInput *in = c->spec.input;
  bool ok = c->feed < 0 || measure_input_pump(in, c->feed, -1);
  close_fd(&c->feed);
  if (!ok) close_fd(&c->go); // the child ends
  if (c->go >= 0 && !measure_write(c->go, "g", 1)) ok = false;
  bool shows = c->spec.shows_output;
  Show out = {shows ? c->out_log : -1, c->spec.output_to_stderr ? STDERR_FILENO : STDOUT_FILENO, 0};
  Show err = {shows ? c->err_log : -1, STDERR_FILENO, 0};
  bool is_in_time = follow(c, &out, &err);
  int status = 0;
  while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR) continue;
  if (in) measure_input_rest(in);
  sigaction(SIGINT, &old_int, NULL);
  sigaction(SIGTERM, &old_term, NULL);
  m->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  m->status = m->signal ? 128 + m->signal : WEXITSTATUS(status);
  if (!is_in_time)
    m->end = MEASURED_TIMED_OUT;
  else if (ok && measure_get_ledger(c->result, m))
    m->end = MEASURED_DONE;
  else if (c->spec.timeout_ns && m->signal == SIGXFSZ)
    m->end = MEASURED_FLOODED;
  else if (!m->signal && m->status == 1)
    m->end = MEASURED_NOT_COMPILED;
  take_log(&c->out_log, &m->out_fd);
  if (c->spec.joins_output)
    m->err_fd = m->out_fd;
  else
    take_log(&c->err_log, &m->err_fd);
  close_child(c);
  return ok;
}

void measure_drop(MeasureChild *c) {
  int status;
  close_child(c);
  while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR) continue;
}

bool measure_run(const MeasureSpec *spec, Measured *m) {
  MeasureChild child;
  if (measure_fork(spec, &child)) return measure_finish(&child, m);
  *m = (Measured){.end = MEASURED_DIED, .status = 1, .out_fd = -1, .err_fd = -1};
  return false;
}

void measured_show(int fd) {
  char buf[4096];
  ssize_t n;
  if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0) return;
  while ((n = read(fd, buf, sizeof buf)) > 0) fwrite(buf, 1, (size_t)n, stderr);
}

void measured_fini(Measured *m) {
  if (m->err_fd != m->out_fd) close_fd(&m->err_fd);
  close_fd(&m->out_fd);
  x_free(m->rows);
  x_free(m->memory);
  *m = (Measured){.out_fd = -1, .err_fd = -1};
}
