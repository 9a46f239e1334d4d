// SPDX-License-Identifier: MIT
// check.c - minigo check: exercises marked from the ledger (goals.h).
//
// A folder stands for the files in it that have goals of their own; solutions, which refer to
// the goals of another file, are marked when they are named.
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/goals.h"
#include "cli/report.h"
#include "cli/terminal.h"

typedef struct Check {
  const Flags *flags;
  MeasureInput input; // the file "-"; opened when that is named
  bool has_input;
  const char *good, *bad, *dim, *bold, *off;
  uint32_t n_exercises, n_reached;
  bool has_sites;  // some were named
  bool has_failed; // something could not be marked
} Check;

static const char *value_text(char *buf, size_t size, GoalKind kind, uint64_t n) {
  char number[40];
  if (kind == GOAL_BYTES)
    snprintf(buf, size, "%s now", format_bytes(number, sizeof number, n));
  else if (kind == GOAL_STATUS)
    snprintf(buf, size, "it is %llu", (unsigned long long)n);
  else
    snprintf(buf, size, "%s now", format_count(number, sizeof number, n));
  return buf;
}

static uint64_t cost(const Goal *goal, const MeasuredRow *r) {
  return goal->kind == GOAL_ALLOCS ? r->heap_count : r->heap_bytes;
}

// The site in the way that costs most among those that cost less than `before` (which comes
// earlier in the rows when they cost the same). NULL: there is none.
static const MeasuredRow *next_site(const Goal *goal, const Measured *m, const MeasuredRow *before) {
  const MeasuredRow *best = NULL;
  for (const MeasuredRow *r = m->rows; r < m->rows + m->n_rows; r++) {
    if (!goal_has_row(goal, r) || !r->heap_count) continue;
    if (before &&
        (cost(goal, r) > cost(goal, before) || (cost(goal, r) == cost(goal, before) && r <= before)))
      continue;
    if (!best || cost(goal, r) > cost(goal, best)) best = r;
  }
  return best;
}

static void point_at_sites(Check *c, const Goal *goal, const Measured *m) {
  enum { MOST = 3 };
  uint32_t n = 0;
  for (const MeasuredRow *r = NULL; (r = next_site(goal, m, r));) {
    if (n++ == MOST) {
      puts("             ...");
      return;
    }
    char count[40];
    c->has_sites = true;
    printf("    look at  ");
    if (r->line)
      printf("%s%s:%u:%u%s", c->bold, r->is_library ? r->file : base_name(r->file), r->line, r->col, c->off);
    else
      fputs("the runtime", stdout);
    printf(": %s: %s object%s on the heap%s%s\n", r->text, format_count(count, sizeof count, r->heap_count),
           r->heap_count == 1 ? "" : "s", r->reason[0] ? ": " : "", r->reason);
  }
}

static bool mark_goal(Check *c, const Goal *goal, const Goals *g, const Measured *m) {
  uint64_t value;
  bool is_unknown;
  bool ok = goal_is_reached(goal, g, m, &value, &is_unknown);
  printf("  %s%-9s%s  %s", ok ? c->good : c->bad, ok ? "reached" : "missing", c->off, goal->text);
  char buf[64];
  if (is_unknown)
    printf(": there is no function %s", goal->func);
  else if (!ok && goal->kind == GOAL_PRINTS)
    printf(": it does not print this line");
  else if (!ok)
    printf(": %s", value_text(buf, sizeof buf, goal->kind, value));
  putchar('\n');
  if (!ok && !is_unknown &&
      (goal->kind == GOAL_ALLOCS || goal->kind == GOAL_BYTES || goal->kind == GOAL_CYCLES))
    point_at_sites(c, goal, m);
  return ok;
}

static bool mark_all(Check *c, const char *path, const Goals *g, const Measured *m) {
  fflush(stdout);
  if (m->end == MEASURED_NOT_COMPILED) {
    printf("  %smissing%s    it does not compile\n", c->bad, c->off);
    fflush(stdout);
    measured_show(m->err_fd);
    return false;
  }
  if (m->end == MEASURED_TIMED_OUT) {
    printf("  %smissing%s    an end: it was still running after %s (-timeout D waits longer)\n", c->bad,
           c->off, c->flags->timeout);
    return false;
  }
  if (m->end == MEASURED_FLOODED) {
    char limit[40];
    printf("  %smissing%s    an end: it printed %s and went on\n", c->bad, c->off,
           format_bytes(limit, sizeof limit, MEASURE_MAX_OUTPUT));
    return false;
  }
  if (m->end == MEASURED_DIED) {
    printf("  %smissing%s    it was ended by signal %d\n", c->bad, c->off, m->signal);
    return false;
  }
  bool ok = !g->is_broken, wants_status = false;
  for (uint32_t i = 0; i < g->n; i++) {
    ok &= mark_goal(c, &g->items[i], g, m);
    wants_status |= g->items[i].kind == GOAL_STATUS;
  }
  if (!wants_status && m->status != 0) {
    ok = false;
    printf("  %smissing%s    exit status 0: it is %d (minigo run %s shows why)\n", c->bad, c->off, m->status,
           path);
  }
  return ok;
}

// Standard input is read once, however often "-" is named; then it is a file.
static bool find_input(Check *c) {
  if (!c->has_input && measure_input_keep()) c->has_input = measure_input_open(&c->input);
  return c->has_input && lseek(STDIN_FILENO, c->input.start, SEEK_SET) >= 0;
}

// Marks one file. A file without goals counts only when it was named.
static void check_file(Check *c, const char *path, bool is_named) {
  Goals g = {0};
  bool is_stdin = strcmp(path, "-") == 0;
  if ((is_stdin && !find_input(c)) || !goals_read(&g, path)) {
    c->has_failed = true;
  } else if (is_named || ((g.n || g.is_broken) && !g.solves)) {
    c->n_exercises += g.n || g.is_broken;
    printf("%s%s%s\n", c->bold, is_stdin ? "<stdin>" : path, c->off);
    if (!g.n && !g.is_broken) {
      printf("  it has no goals: comments such as // goal: 0 heap allocations in f\n");
      c->has_failed = true;
    }
    fflush(stdout);
    char *argv[] = {(char *)path, NULL};
    MeasureSpec spec = {.flags = c->flags,
                        .escape = c->flags->compile.escape,
                        .argc = 1,
                        .argv = argv,
                        .n_files = 1,
                        .input = is_stdin ? &c->input : NULL,
                        .timeout_ns = c->flags->timeout_ns,
                        .keeps_output = true};
    Measured m = {.out_fd = -1, .err_fd = -1};
    if (g.n && !measure_run(&spec, &m)) c->has_failed = true;
    if (g.n && !measure_interrupted()) c->n_reached += mark_all(c, path, &g, &m);
    measured_fini(&m);
  }
  c->has_failed |= g.is_broken;
  goals_fini(&g);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void check_folder(Check *c, const char *path) {
  DIR *dir = opendir(path);
  if (!dir) {
    fprintf(stderr, "minigo: %s: %s\n", path, strerror(errno));
    c->has_failed = true;
    return;
  }
  char **names = NULL;
  size_t n = 0, cap = 0, len = strlen(path);
  while (len > 1 && path[len - 1] == '/') len--;
  for (struct dirent *e; (e = readdir(dir));) {
    if (!is_source_name(e->d_name)) continue;
    if (n == cap) names = x_realloc(names, cap = cap * 2 + 16, sizeof *names);
    names[n] = x_malloc(len + strlen(e->d_name) + 2);
    sprintf(names[n++], "%.*s/%s", (int)len, path, e->d_name);
  }
  closedir(dir);
  if (n) qsort(names, n, sizeof *names, by_name);
  uint32_t before = c->n_exercises;
  for (size_t i = 0; i < n; i++) {
    if (!measure_interrupted()) check_file(c, names[i], false);
    x_free(names[i]);
  }
  x_free(names);
  if (c->n_exercises == before && !c->has_failed && !measure_interrupted()) {
    fprintf(stderr,
            "minigo: no exercises in %s: no file has comments such as // goal: 0 heap allocations in f\n",
            path);
    c->has_failed = true;
  }
}

int command_check(const Flags *f, int argc, char **argv, int first) {
  Check c = {.flags = f, .good = "", .bad = "", .dim = "", .bold = "", .off = ""};
  if (terminal_has_colour(STDOUT_FILENO)) {
    c.good = "\033[32m";
    c.bad = "\033[31m";
    c.dim = "\033[2m";
    c.bold = "\033[1m";
    c.off = "\033[0m";
  }
  for (int i = first; i < argc && !measure_interrupted(); i++) {
    struct stat st;
    if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
      check_folder(&c, argv[i]);
    else
      check_file(&c, argv[i], true);
  }
  if (c.has_input) measure_input_close(&c.input);
  if (measure_interrupted())
    puts("\ninterrupted: the last one is not marked");
  else if (c.n_exercises)
    printf("\n%u of %u exercise%s reached\n", c.n_reached, c.n_exercises, c.n_exercises == 1 ? "" : "s");
  if (c.has_sites && !measure_interrupted())
    printf("%sminigo build -m=2 FILE shows why something escapes%s\n", c.dim, c.off);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    perror("minigo: cannot write the marks");
    return 1;
  }
  if (measure_interrupted()) return 130;
  return c.has_failed || c.n_reached < c.n_exercises;
}
