// SPDX-License-Identifier: MIT
// programs.c - runs every program of the test folders and compares it with what it says of itself.
//
// A program's expectations are comments in its own text:
//
//   // Output:            (a line of its own) the comment lines that follow are all of standard output
//   // expect: TEXT       one line of standard output; all such lines, in order, are all of it
//   // ERROR "RE" "RE"    the compiler reports an error on this line that matches, and on no other line; in
//   the
//                         folders escape, inline and samples these are the optimizer's lines under -m
//   // panic: TEXT        standard error contains TEXT and the exit status is 2
//   // stderr: TEXT       standard error contains TEXT
//   // exit: N            the exit status (default 0)
//   // stdin:             (a line of its own) the comment lines that follow are standard input
//   // args: A B          the program's arguments
//   // flags: -x -y       more flags for minigo
//   // allocs: N          -stats=json counts N heap allocations
//   // modes: default     do not repeat the run under -escape=off and -l
//   // skip: asan stress  not in these builds
//
// A program without ERROR lines is run, and run again under -escape=off and under -l, with the same
// expectations; those in the folder escape/counts, which count their allocations, are run once. The command
// is $MINIGO, the build's name $MINIGO_BUILD; $MINIGO_ONLY keeps the files whose path contains it. A run may
// take $MINIGO_TIMEOUT (60) seconds of processor time, so that a busy machine is no failure, and 20 minutes
// by the clock.
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <regex.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_WORDS = 64, MAX_OUTPUT = 8 << 20, TIMEOUT_S = 60, WAITING_S = 1200 };

typedef struct Text {
  char *s;
  size_t len, cap;
} Text;

typedef struct Program {
  char path[320];
} Program;

typedef struct Expect {
  Text out, in;
  bool has_out, has_in, has_error, default_only, skip;
  int exit_status;
  long allocs;       // -1: not said
  Text stderr_parts; // NUL-separated
  char *flags[MAX_WORDS], *args[MAX_WORDS];
  int n_flags, n_args;
} Expect;

typedef struct Result {
  Text out, err;
  int status; // exit status, or -signal
  bool timed_out;
} Result;

// ---- text

static void add_bytes(Text *t, const char *s, size_t n) {
  if (t->len + n + 1 > t->cap) {
    t->cap = (t->len + n + 1) * 2;
    t->s = realloc(t->s, t->cap);
    if (!t->s) abort();
  }
  if (n) memcpy(t->s + t->len, s, n);
  t->len += n;
  t->s[t->len] = 0;
}

__attribute__((format(printf, 2, 3))) static void add_format(Text *t, const char *fmt, ...) {
  char buf[2048];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(buf, sizeof buf, fmt, ap);
  va_end(ap);
  add_bytes(t, buf, strlen(buf));
}

static void trim_newlines(Text *t) {
  while (t->len && t->s[t->len - 1] == '\n') t->s[--t->len] = 0;
}

static bool read_file(const char *path, Text *t) {
  FILE *f = fopen(path, "rb");
  if (!f) return false;
  char buf[8192];
  size_t n;
  while ((n = fread(buf, 1, sizeof buf, f)) > 0) add_bytes(t, buf, n);
  add_bytes(t, "", 0);
  fclose(f);
  return true;
}

// Splits s at '\n' in place: the lines and their number. The caller frees the array.
static char **split_lines(char *s, int *n_lines) {
  int n = 0, cap = 64;
  char **v = malloc(sizeof *v * (size_t)cap);
  while (v && *s) {
    if (n == cap) v = realloc(v, sizeof *v * (size_t)(cap *= 2));
    if (!v) abort();
    v[n++] = s;
    s += strcspn(s, "\n");
    if (*s) *s++ = 0;
  }
  *n_lines = n;
  return v;
}

// ---- expectations

// The rest of a line after the directive "// name:", or NULL.
static const char *directive(const char *line, const char *name) {
  size_t n = strlen(name);
  const char *p = strstr(line, "// ");
  if (!p) return NULL;
  for (const char *q = line; q < p; q++)
    if (*q == '"' || *q == '`') return NULL;
  p += 3;
  if (strncmp(p, name, n) || p[n] != ':') return NULL;
  p += n + 1;
  return *p == ' ' ? p + 1 : p;
}

static bool is_block_comment_line(const char *line) {
  return !strncmp(line, "//", 2);
}

static int split_words(const char *s, char **v, int n) {
  while (*s && n < MAX_WORDS - 1) {
    while (*s == ' ' || *s == '\t') s++;
    if (!*s) break;
    char word[1024];
    size_t len = 0;
    char quote = 0;
    for (; *s && (quote || (*s != ' ' && *s != '\t')); s++) {
      if (quote ? *s == quote : (*s == '"' || *s == '\''))
        quote = quote ? 0 : *s;
      else if (len < sizeof word - 1)
        word[len++] = *s;
    }
    word[len] = 0;
    v[n++] = strdup(word);
  }
  return n;
}

static void read_block(char **lines, int n_lines, int from, Text *to) {
  for (int i = from; i < n_lines && is_block_comment_line(lines[i]); i++) {
    const char *s = lines[i] + 2;
    if (*s == ' ') s++;
    add_format(to, "%s\n", s);
  }
}

static void read_expectations(const char *path, char **lines, int n_lines, Expect *e) {
  const char *build = getenv("MINIGO_BUILD");
  bool after_block = false;
  memset(e, 0, sizeof *e);
  e->allocs = -1;
  for (int i = 0; i < n_lines; i++) {
    const char *line = lines[i], *s;
    if (!strcmp(line, "// Output:")) {
      e->has_out = true;
      read_block(lines, n_lines, i + 1, &e->out);
      after_block = true;
    } else if (!strcmp(line, "// stdin:")) {
      e->has_in = true;
      read_block(lines, n_lines, i + 1, &e->in);
      after_block = true;
    } else if (after_block && is_block_comment_line(line)) {
      continue;
    } else {
      after_block = false;
      if (strstr(line, "// ERROR \"") || strstr(line, "// ERROR `")) e->has_error = true;
      if ((s = directive(line, "expect"))) {
        e->has_out = true;
        add_format(&e->out, "%s\n", s);
      } else if ((s = directive(line, "panic"))) {
        e->exit_status = 2;
        add_bytes(&e->stderr_parts, s, strlen(s) + 1);
      } else if ((s = directive(line, "stderr"))) {
        add_bytes(&e->stderr_parts, s, strlen(s) + 1);
      } else if ((s = directive(line, "exit"))) {
        e->exit_status = atoi(s);
      } else if ((s = directive(line, "args"))) {
        e->n_args = split_words(s, e->args, e->n_args);
      } else if ((s = directive(line, "flags"))) {
        e->n_flags = split_words(s, e->flags, e->n_flags);
      } else if ((s = directive(line, "allocs"))) {
        e->allocs = atol(s);
      } else if ((s = directive(line, "modes"))) {
        e->default_only = !strcmp(s, "default");
      } else if ((s = directive(line, "skip"))) {
        e->skip = build && *build && strstr(s, build);
      }
    }
  }
  if (!e->has_in) {
    char in[300];
    snprintf(in, sizeof in, "%.*s.in", (int)(strrchr(path, '.') - path), path);
    e->has_in = read_file(in, &e->in);
  }
  trim_newlines(&e->out);
}

// ---- running

static double now(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static Result run_command(char **argv, const Text *input) {
  const char *limit = getenv("MINIGO_TIMEOUT");
  int seconds = limit && atoi(limit) > 0 ? atoi(limit) : TIMEOUT_S;
  Result r = {0};
  int in[2], out[2], err[2];
  add_bytes(&r.out, "", 0);
  add_bytes(&r.err, "", 0);
  signal(SIGPIPE, SIG_IGN);
  cr_assert(!pipe(in) && !pipe(out) && !pipe(err), "pipe failed");
  pid_t pid = fork();
  if (pid == 0) {
    setpgid(0, 0);
    dup2(in[0], 0), dup2(out[1], 1), dup2(err[1], 2);
    for (int fd = 3; fd < 256; fd++) close(fd);
    signal(SIGPIPE, SIG_DFL);
    setrlimit(RLIMIT_CPU, &(struct rlimit){(rlim_t)seconds, (rlim_t)seconds + 5});
    execv(argv[0], argv);
    fprintf(stderr, "cannot execute %s\n", argv[0]);
    _exit(127);
  }
  cr_assert(pid > 0, "fork failed");
  setpgid(pid, pid);
  close(in[0]), close(out[1]), close(err[1]);
  fcntl(in[1], F_SETFL, O_NONBLOCK);
  size_t sent = 0, to_send = input->len;
  struct pollfd fds[3] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}, {in[1], POLLOUT, 0}};
  double deadline = now() + WAITING_S;
  while (fds[0].fd >= 0 || fds[1].fd >= 0) {
    if (fds[2].fd >= 0 && sent == to_send) close(in[1]), fds[2].fd = -1;
    if (now() > deadline || r.out.len > MAX_OUTPUT || r.err.len > MAX_OUTPUT) {
      r.timed_out = true;
      kill(-pid, SIGKILL);
      break;
    }
    if (poll(fds, 3, 100) <= 0) continue;
    for (int i = 0; i < 2; i++) {
      char buf[65536];
      if (fds[i].fd < 0 || !(fds[i].revents & (POLLIN | POLLHUP | POLLERR))) continue;
      ssize_t n = read(fds[i].fd, buf, sizeof buf);
      if (n > 0)
        add_bytes(i ? &r.err : &r.out, buf, (size_t)n);
      else
        close(fds[i].fd), fds[i].fd = -1;
    }
    if (fds[2].fd >= 0 && fds[2].revents) {
      ssize_t n = write(in[1], input->s + sent, to_send - sent);
      if (n > 0)
        sent += (size_t)n;
      else
        sent = to_send;
    }
  }
  if (fds[2].fd >= 0) close(in[1]);
  int ws = 0;
  waitpid(pid, &ws, 0);
  r.status = WIFEXITED(ws) ? WEXITSTATUS(ws) : -WTERMSIG(ws);
  if (r.status == -SIGXCPU) r.timed_out = true;
  return r;
}

// ---- comparing

// Appends a line diff: what remains between the common first and last lines.
static void add_diff(Text *report, const char *want, const char *got) {
  enum { MOST = 15 };
  char *w = strdup(want), *g = strdup(got);
  int nw, ng, a = 0, z = 0;
  char **vw = split_lines(w, &nw), **vg = split_lines(g, &ng);
  while (a < nw && a < ng && !strcmp(vw[a], vg[a])) a++;
  while (z < nw - a && z < ng - a && !strcmp(vw[nw - 1 - z], vg[ng - 1 - z])) z++;
  add_format(report, "    @@ line %d\n", a + 1);
  for (int i = a; i < nw - z && i < a + MOST; i++) add_format(report, "    -%s\n", vw[i]);
  for (int i = a; i < ng - z && i < a + MOST; i++) add_format(report, "    +%s\n", vg[i]);
  free(vw), free(vg), free(w), free(g);
}

static void check_run(Text *report, const char *mode, const Expect *e, Result *r) {
  if (r->timed_out) {
    add_format(report, "  %s: timed out or too much output\n", mode);
    return;
  }
  bool bad_status = r->status != e->exit_status;
  if (bad_status && r->status < 0)
    add_format(report, "  %s: killed by signal %d, want exit status %d\n", mode, -r->status, e->exit_status);
  else if (bad_status)
    add_format(report, "  %s: exit status %d, want %d\n", mode, r->status, e->exit_status);
  trim_newlines(&r->out);
  if (strcmp(r->out.s, e->out.s ? e->out.s : "") || strlen(r->out.s) != r->out.len) {
    add_format(report, "  %s: standard output differs (- want, + got)\n", mode);
    add_diff(report, e->out.s ? e->out.s : "", r->out.s);
  }
  bool missing = false;
  for (size_t i = 0; i < e->stderr_parts.len; i += strlen(e->stderr_parts.s + i) + 1)
    if (!strstr(r->err.s, e->stderr_parts.s + i)) {
      add_format(report, "  %s: standard error lacks: %s\n", mode, e->stderr_parts.s + i);
      missing = true;
    }
  if ((bad_status || missing) && r->err.len)
    add_format(report, "  %s: standard error: %.1500s\n", mode, r->err.s);
}

// True when an output line "path:line:col: text" is about line `num` of base; *text gets its message.
static bool is_about_line(const char *out, const char *base, int num, const char **text) {
  const char *colon = strchr(out, ':');
  if (!colon) return false;
  const char *name = out;
  for (const char *p = out; p < colon; p++)
    if (*p == '/') name = p + 1;
  size_t n = strlen(base);
  char *end;
  if ((size_t)(colon - name) != n || strncmp(name, base, n)) return false;
  if (strtol(colon + 1, &end, 10) != num || *end != ':') return false;
  char *after = end + 1;
  strtol(after, &end, 10);
  if (end != after && *end == ':') after = end + 1;
  *text = *after == ' ' ? after + 1 : after;
  return true;
}

// Matches the ERROR comments of the source lines against the compiler's lines, as Go's own test driver does:
// each expression must match a message on its line, and no message may be left over.
static void check_errors(Text *report, const char *path, char **lines, int n_lines, Result *r) {
  const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  Text all = {0};
  add_bytes(&all, r->out.s, r->out.len);
  add_bytes(&all, r->err.s, r->err.len);
  int n_out, used;
  char **out = split_lines(all.s, &n_out);
  char *met = calloc((size_t)n_out + 1, 1);
  for (int k = n_out - 1; k > 0; k--) // lines that begin with a tab belong to the message above
    if (*out[k] == '\t') out[k][-1] = '\n', out[k] += strlen(out[k]);
  for (int i = 0; i < n_lines; i++) {
    const char *p = strstr(lines[i], "// ERROR ");
    if (!p) continue;
    for (p += 9; *p; p++) {
      char quote = *p, rx[1024];
      if (quote != '"' && quote != '`') continue;
      const char *end = strchr(p + 1, quote);
      if (!end) break;
      snprintf(rx, sizeof rx, "%.*s", (int)(end - p - 1), p + 1);
      p = end;
      regex_t re;
      if (regcomp(&re, rx, REG_EXTENDED | REG_NOSUB)) {
        add_format(report, "  %s:%d: bad expression \"%s\"\n", base, i + 1, rx);
        continue;
      }
      used = 0;
      for (int k = 0; k < n_out; k++) {
        const char *text;
        if (is_about_line(out[k], base, i + 1, &text) && !regexec(&re, text, 0, NULL, 0))
          met[k] = 1, used = 1;
      }
      if (!used) add_format(report, "  %s:%d: missing: %s\n", base, i + 1, rx);
      regfree(&re);
    }
  }
  for (int k = 0; k < n_out; k++)
    if (!met[k] && *out[k] && *out[k] != '#' && *out[k] != '\t' && strncmp(out[k], "<autogenerated>", 15))
      add_format(report, "  unexpected: %s\n", out[k]);
  free(met), free(out), free(all.s);
}

// Compares the lines of NAME.m with what -m printed, paths reduced to the file's name.
static void check_optimizer_lines(Text *report, Text *want, Result *r) {
  Text all = {0}, got = {0};
  int n;
  add_bytes(&all, r->out.s, r->out.len);
  add_bytes(&all, r->err.s, r->err.len);
  add_bytes(&got, "", 0);
  char **v = split_lines(all.s, &n);
  for (int i = 0; i < n; i++) {
    const char *line = v[i], *colon = strchr(line, ':');
    if (*line == '#' || *line == '<') continue;
    for (const char *p = line; colon && p < colon; p++)
      if (*p == '/') line = p + 1;
    add_format(&got, "%s\n", line);
  }
  if (strcmp(want->s, got.s)) {
    add_format(report, "  -m: the lines differ (- want, + got)\n");
    add_diff(report, want->s, got.s);
  }
  free(v), free(all.s), free(got.s);
}

// Cuts each line at "total pause": what follows differs between runs.
static void cut_times(Text *t) {
  char *copy = strdup(t->s), *p;
  int n;
  char **v = split_lines(copy, &n);
  t->len = 0;
  for (int i = 0; i < n; i++) {
    if ((p = strstr(v[i], "total pause"))) *p = 0;
    add_format(t, "%s\n", v[i]);
  }
  free(v), free(copy);
}

static void check_stats(Text *report, const char *minigo, const char *path, const Expect *e, Text *want) {
  char *argv[] = {(char *)(uintptr_t)minigo, "run", "-stats", (char *)(uintptr_t)path, NULL};
  Result r = run_command(argv, &e->in);
  cut_times(want);
  cut_times(&r.err);
  if (strcmp(want->s, r.err.s)) {
    add_format(report, "  -stats: the lines differ (- want, + got)\n");
    add_diff(report, want->s, r.err.s);
  }
}

static void check_allocs(Text *report, const Expect *e, const Result *r) {
  const char *p = strstr(r->err.s, "\"heap_allocs\":");
  if (!p)
    add_format(report, "  -stats=json: no heap_allocs: %.300s\n", r->err.s);
  else if (atol(p + 14) != e->allocs)
    add_format(report, "  -stats=json: heap_allocs %ld, want %ld\n", atol(p + 14), e->allocs);
}

static int add_words(char **argv, int n, char *const *words, int n_words) {
  for (int i = 0; i < n_words && n < 4 * MAX_WORDS - 1; i++) argv[n++] = words[i];
  return n;
}

static bool is_in_folder(const char *path, const char *folder) {
  const char *p = strstr(path, folder);
  return p && (p == path || p[-1] == '/') && p[strlen(folder)] == '/';
}

static void run_program(const char *path) {
  Text src = {0}, copy = {0}, report = {0};
  Expect e;
  int n_lines, n;
  char *argv[4 * MAX_WORDS];
  const char *minigo = getenv("MINIGO");
  if (!minigo) minigo = "./minigo";
  cr_assert(read_file(path, &src), "cannot read %s", path);
  add_bytes(&copy, src.s, src.len);
  char **lines = split_lines(copy.s, &n_lines);
  read_expectations(path, lines, n_lines, &e);
  if (e.skip) return;

  bool is_count = is_in_folder(path, "escape/counts");
  if (is_count) e.default_only = true;
  bool is_m = !is_count &&
              (is_in_folder(path, "escape") || is_in_folder(path, "inline") || is_in_folder(path, "samples"));
  if (e.has_error || (is_m && !is_in_folder(path, "samples"))) {
    n = 0;
    argv[n++] = (char *)(uintptr_t)minigo;
    argv[n++] = "build";
    if (is_m) argv[n++] = "-m";
    n = add_words(argv, n, e.flags, e.n_flags);
    argv[n++] = (char *)(uintptr_t)path;
    argv[n] = NULL;
    Result r = run_command(argv, &(Text){0});
    if (r.timed_out) add_format(&report, "  build: timed out\n");
    if (r.status < 0) add_format(&report, "  build: killed by signal %d\n", -r.status);
    if (is_m && r.status != 0) add_format(&report, "  build: exit status %d, want 0\n", r.status);
    if (!is_m && r.status != 1) add_format(&report, "  build: exit status %d, want 1\n", r.status);
    check_errors(&report, path, lines, n_lines, &r);
  }
  char m_path[340];
  Text m_lines = {0};
  snprintf(m_path, sizeof m_path, "%.*s.m", (int)(strrchr(path, '.') - path), path);
  if (read_file(m_path, &m_lines)) {
    char *m_argv[] = {(char *)(uintptr_t)minigo, "build", "-m", (char *)(uintptr_t)path, NULL};
    Result r = run_command(m_argv, &(Text){0});
    if (r.status != 0) add_format(&report, "  build -m: exit status %d\n", r.status);
    check_optimizer_lines(&report, &m_lines, &r);
  }
  char stats_path[340];
  Text stats = {0};
  const char *build = getenv("MINIGO_BUILD");
  snprintf(stats_path, sizeof stats_path, "%.*s.stats", (int)(strrchr(path, '.') - path), path);
  if (!(build && !strcmp(build, "stress")) && read_file(stats_path, &stats))
    check_stats(&report, minigo, path, &e, &stats);
  if (e.allocs >= 0) {
    char *s_argv[] = {(char *)(uintptr_t)minigo, "run", "-stats=json", (char *)(uintptr_t)path, NULL};
    Result r = run_command(s_argv, &e.in);
    check_allocs(&report, &e, &r);
  }
  if (e.has_out || !e.has_error) {
    static char *const modes[] = {NULL, "-escape=off", "-l"};
    for (int m = 0; m < (e.default_only ? 1 : 3); m++) {
      n = 0;
      argv[n++] = (char *)(uintptr_t)minigo;
      argv[n++] = "run";
      if (modes[m]) argv[n++] = modes[m];
      if (!is_m) n = add_words(argv, n, e.flags, e.n_flags);
      argv[n++] = (char *)(uintptr_t)path;
      n = add_words(argv, n, e.args, e.n_args);
      argv[n] = NULL;
      Result r = run_command(argv, &e.in);
      size_t before = report.len;
      check_run(&report, modes[m] ? modes[m] : "run", &e, &r);
      if (report.len != before) break; // the other modes would only repeat it
    }
  }
  if (report.len) cr_assert_fail("%s\n%s", path, report.s);
}

// ---- folders

static int compare_programs(const void *a, const void *b) {
  return strcmp(((const Program *)a)->path, ((const Program *)b)->path);
}

static struct criterion_test_params list_folder(const char *folder) {
  static const char *const endings[] = {".mg", ".go"};
  const char *only = getenv("MINIGO_ONLY");
  size_t n = 0, cap = 1024;
  Program *v = cr_calloc(cap, sizeof *v);
  DIR *d = opendir(folder);
  struct dirent *de;
  while (v && d && (de = readdir(d)) && n < cap) {
    const char *dot = strrchr(de->d_name, '.');
    if (!dot || (strcmp(dot, endings[0]) && strcmp(dot, endings[1])) || de->d_name[0] == '.') continue;
    snprintf(v[n].path, sizeof v[n].path, "%s/%s", folder, de->d_name);
    if (!only || strstr(v[n].path, only)) n++;
  }
  if (d) closedir(d);
  qsort(v, n, sizeof *v, compare_programs);
  return cr_make_param_array(Program, v, n);
}

#define FOLDER(suite, folder)                                                                                \
  ParameterizedTestParameters(suite, program) {                                                              \
    return list_folder(folder);                                                                              \
  }                                                                                                          \
  ParameterizedTest(Program *p, suite, program) {                                                            \
    run_program(p->path);                                                                                    \
  }

FOLDER(lang, "tests/lang")
FOLDER(errors, "tests/errors")
FOLDER(panics, "tests/panics")
FOLDER(escape, "tests/escape")
FOLDER(counts, "tests/escape/counts")
FOLDER(inline_, "tests/inline")
FOLDER(gc, "tests/gc")
FOLDER(sched, "tests/sched")
FOLDER(lib, "tests/lib")
FOLDER(contracts, "tests/contracts")
FOLDER(regress, "tests/regress")
FOLDER(programs, "tests/programs")
FOLDER(samples, "samples")
