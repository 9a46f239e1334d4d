// SPDX-License-Identifier: MIT
// compare.c - minigo compare: the command.
//
// The run whose output is shown comes first: Go's decisions, or the old program. The runs
// of the two sides alternate, so that a machine that gets slower does so for both.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/compare.h"
#include "cli/progress.h"
#include "cli/terminal.h"

// One side's command line: its files, then the program's arguments.
typedef struct CommandLine {
  char **argv;
  int argc, n_files;
  char *names; // the text that argv's file names are part of
} CommandLine;

// "a.mg,b.mg" is a program of two files, but for a file of that very name.
static CommandLine make_command_line(const char *program, int n_args, char **args) {
  int n_files = 1;
  bool is_list = access(program, F_OK) != 0;
  for (const char *p = program; is_list && *p; p++) n_files += *p == ',';
  CommandLine c = {.names = x_strdup(program), .n_files = n_files, .argc = n_files + n_args};
  c.argv = x_calloc((size_t)c.argc + 1, sizeof *c.argv);
  char *p = c.names;
  for (int i = 0; i < n_files; i++) {
    c.argv[i] = p;
    if (i + 1 == n_files) break;
    p = strchr(p, ',');
    *p++ = 0;
  }
  for (int i = 0; i < n_args; i++) c.argv[n_files + i] = args[i];
  return c;
}

static void free_command_line(CommandLine *c) {
  x_free(c->argv);
  x_free(c->names);
}

static bool is_one_stream(void) {
  struct stat out, err;
  return fstat(STDOUT_FILENO, &out) == 0 && fstat(STDERR_FILENO, &err) == 0 && out.st_dev == err.st_dev &&
         out.st_ino == err.st_ino;
}

static void explain_failure(const CompareSide *s, const Measured *m, bool was_shown) {
  if (m->end == MEASURED_NOT_COMPILED) {
    if (!was_shown) measured_show(m->err_fd);
    return;
  }
  if (m->signal)
    fprintf(stderr, "minigo: the run of %s at -escape=%s was ended by signal %d (%s)\n", s->program,
            s->escape, m->signal, strsignal(m->signal));
  else
    fprintf(stderr, "minigo: the run of %s at -escape=%s ended with status %d and left no ledger\n",
            s->program, s->escape, m->status);
  if (m->signal == SIGKILL)
    fputs("  (when the system is out of memory it does that; -maxheap=SIZE sets a limit)\n", stderr);
}

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static uint64_t median(uint64_t *values, uint32_t n) {
  qsort(values, n, sizeof *values, by_value);
  return n % 2 ? values[n / 2] : values[n / 2 - 1] + (values[n / 2] - values[n / 2 - 1]) / 2;
}

// The first run waited for what was typed or came through the pipe; the others do not. Takes the
// times of a run that does not either.
static bool time_again(const MeasureSpec *first, Measured *m) {
  MeasureSpec spec = *first;
  spec.shows_output = spec.keeps_output = false;
  Measured again;
  bool ok = measure_run(&spec, &again);
  if (again.end == MEASURED_DONE) {
    m->elapsed_ns = again.elapsed_ns;
    m->pause_total_ns = again.pause_total_ns;
    m->pause_max_ns = again.pause_max_ns;
  }
  measured_fini(&again);
  return ok;
}

static bool ends_inside_line(int fd) {
  char last;
  off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
  return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

// Runs both sides c->count times. False when one of them did not get to its end (said so),
// or after an interrupt.
static bool run_sides(Comparison *c, const MeasureSpec specs[2]) {
  CompareSide *sides[2] = {&c->a, &c->b};
  int order[2] = {c->is_levels ? 1 : 0, c->is_levels ? 0 : 1};
  uint64_t *times = x_calloc((size_t)c->count * 4, sizeof *times);
  uint32_t n[2] = {0, 0};
  bool ok = true;
  for (uint32_t r = 0; r < c->count && ok; r++)
    for (int i = 0; i < 2 && ok; i++) {
      int k = order[i];
      CompareSide *s = sides[k];
      MeasureSpec spec = specs[k];
      spec.shows_output = spec.shows_output && r == 0 && i == 0;
      spec.keeps_output = r == 0;
      Measured m;
      if (!spec.shows_output)
        progress_show("run %u of %u: %s at -escape=%s", 2 * r + (uint32_t)i + 1, 2 * c->count, s->program,
                      s->escape);
      ok = measure_run(&spec, &m);
      progress_end();
      if (spec.shows_output && isatty(STDERR_FILENO) &&
          (ends_inside_line(m.out_fd) || ends_inside_line(m.err_fd)))
        fputc('\n', stderr); // progress must not wipe it out
      if (m.end == MEASURED_DONE && r == 0 && i == 0 && measure_input_waited(spec.input) &&
          !measure_interrupted())
        ok = time_again(&spec, &m);
      if (m.end != MEASURED_DONE) {
        if (!measure_interrupted()) explain_failure(s, &m, spec.shows_output);
        measured_fini(&m);
        ok = false;
        break;
      }
      uint64_t *t = times + (size_t)k * 2 * c->count;
      t[n[k]] = m.elapsed_ns;
      t[c->count + n[k]++] = m.pause_total_ns;
      if (!s->has_run) {
        s->run = m;
        s->has_run = true;
      } else {
        s->varies |= m.heap_count != s->run.heap_count || m.heap_bytes != s->run.heap_bytes;
        measured_fini(&m);
      }
      ok = !measure_interrupted();
    }
  for (int k = 0; k < 2; k++) {
    uint64_t *t = times + (size_t)k * 2 * c->count;
    if (!n[k]) continue;
    sides[k]->run.elapsed_ns = median(t, n[k]);
    sides[k]->run.pause_total_ns = median(t + c->count, n[k]);
  }
  x_free(times);
  return ok;
}

// -fail-on-more: names what rose. True when it is more.
static bool report_more(const Comparison *c) {
  enum { MOST = 10 };
  const Measured *a = &c->a.run, *b = &c->b.run;
  if (b->heap_count <= a->heap_count && b->heap_bytes <= a->heap_bytes) return false;
  char x[40], y[40], z[40], w[40];
  fprintf(stderr, "minigo: %s allocates more than %s: %s %s (%s), %s (%s)\n", c->b.program, c->a.program,
          format_count(x, sizeof x, b->heap_count), b->heap_count == 1 ? "object" : "objects",
          format_count(y, sizeof y, a->heap_count), format_bytes(z, sizeof z, b->heap_bytes),
          format_bytes(w, sizeof w, a->heap_bytes));
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->n_sites; i++) {
    const SiteDiff *d = &c->sites[i];
    uint64_t p = diff_count(d->before), q = diff_count(d->after);
    if (q <= p && diff_bytes(d->after) <= diff_bytes(d->before)) continue;
    if (++n > MOST) continue;
    fprintf(stderr, "%s:%u:%u: %s: %s %s (%s), %s (%s)\n", d->after->file, d->after->line, d->after->col,
            d->after->text, format_count(x, sizeof x, q), q == 1 ? "object" : "objects",
            format_count(y, sizeof y, p), format_bytes(z, sizeof z, diff_bytes(d->after)),
            format_bytes(w, sizeof w, diff_bytes(d->before)));
  }
  if (n > MOST) fprintf(stderr, "  ... and %u more sites\n", n - MOST);
  return true;
}

static int judge(Comparison *c, const Flags *f, bool is_complete) {
  if (measure_interrupted()) {
    fputs("minigo: interrupted: the comparison is not complete; a run that was interrupted is shown as far "
          "as it came\n",
          stderr);
    return 130;
  }
  if (!is_complete) return 1;
  int status = 0;
  if (c->difference) {
    fprintf(stderr,
            "minigo: THE TWO RUNS DIFFER in what they do, so their costs are not those of the same work:\n%s",
            c->difference);
    if (!f->any_output) {
      fputs("  (-any-output allows it; -clock=virtual makes times repeat)\n", stderr);
      status = 1;
    }
  }
  if (f->fail_on_more && report_more(c)) status = 1;
  return status;
}

int command_compare(const Flags *f, int argc, char **argv, int first) {
  int n = 1;
  if (first + 1 < argc && strcmp(argv[first + 1], "--") != 0 && is_source_name(argv[first + 1])) n = 2;
  int args = first + n;
  if (args < argc && strcmp(argv[args], "--") == 0) args++;
  if (n == 1 && f->fail_on_more) {
    fputs("minigo: -fail-on-more compares two programs: minigo compare -fail-on-more OLD.mg NEW.mg\n",
          stderr);
    return EXIT_USAGE;
  }
  Comparison c = {.is_levels = n == 1, .count = f->count ? f->count : 1};
  c.a =
      (CompareSide){.program = argv[first], .label = n == 1 ? "off" : "old", .escape = n == 1 ? "off" : "gc"};
  c.b = (CompareSide){.program = argv[first + n - 1], .label = n == 1 ? "gc" : "new", .escape = "gc"};
  CommandLine lines[2];
  MeasureSpec specs[2];
  MeasureInput input;
  if (!measure_input_open(&input)) return 1;
  bool is_joined = !f->gctrace && (f->m_json || is_one_stream());
  for (int k = 0; k < 2; k++) {
    const CompareSide *s = k ? &c.b : &c.a;
    lines[k] = make_command_line(s->program, argc - args, argv + args);
    specs[k] = (MeasureSpec){.flags = f,
                             .escape = strcmp(s->escape, "off") == 0 ? ESCAPE_OFF : ESCAPE_GC,
                             .argc = lines[k].argc,
                             .argv = lines[k].argv,
                             .n_files = lines[k].n_files,
                             .input = &input,
                             .shows_output = true,
                             .output_to_stderr = f->m_json,
                             .joins_output = is_joined};
  }
  bool is_complete = run_sides(&c, specs);
  if (is_complete) {
    compare_sites(&c);
    compare_outputs(&c, !f->gctrace);
  }
  if (f->m_json)
    compare_print_json(stdout, &c);
  else if (c.a.has_run || c.b.has_run)
    compare_print_text(stdout, &c, terminal_has_colour(STDOUT_FILENO), terminal_columns(STDOUT_FILENO));
  fflush(stdout); // before what judge says
  int status = judge(&c, f, is_complete);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    perror("minigo: cannot write the comparison");
    status = status ? status : 1;
  }
  free(c.difference);
  x_free(c.sites);
  measured_fini(&c.a.run);
  measured_fini(&c.b.run);
  measure_input_close(&input);
  for (int k = 0; k < 2; k++) free_command_line(&lines[k]);
  return status;
}
