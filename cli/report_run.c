// SPDX-License-Identifier: MIT
#include "cli/report_run.h"

#include <sys/wait.h>
#include <unistd.h>

#include "cli/outfile.h"
#include "cli/report_html.h"

static void drop_child(ReportRun *r) {
  r->has_child = false;
  measure_drop(&r->child);
  measure_input_rest(&r->input);
  measure_input_close(&r->input);
}

void report_run_begin(ReportRun *r, const Flags *f, int argc, char **argv, int first, int n_files) {
  *r = (ReportRun){.flags = f};
  r->path = outfile_absolute(f->report);
  if (f->no_compare || !measure_input_open(&r->input)) return;
  MeasureSpec spec = {.flags = f,
                      .escape = f->compile.escape == ESCAPE_OFF ? ESCAPE_GC : ESCAPE_OFF,
                      .argc = argc,
                      .argv = argv,
                      .first = first,
                      .n_files = n_files,
                      .input = &r->input};
  r->has_child = measure_fork(&spec, &r->child);
  if (!r->has_child) measure_input_close(&r->input);
  if (r->has_child && !measure_input_feed(&r->input)) drop_child(r);
}

// Why the other run gave no numbers; NULL: it did.
static const char *failure_of(const Measured *m, bool is_complete, char *buf, size_t size) {
  if (measure_interrupted()) return "it was interrupted";
  if (is_complete && m->end == MEASURED_DONE) return NULL;
  if (m->end == MEASURED_NOT_COMPILED) return "it did not compile";
  snprintf(buf, size, m->signal ? "it was killed by signal %d" : "it ended without a result", m->signal);
  return buf;
}

bool report_run_write(ReportRun *r, const Ledger *l, const ReportInfo *info) {
  ReportComparison other = {0};
  bool is_compared = r->has_child && !info->interrupted;
  char why[64];
  if (is_compared) {
    bool is_off = r->child.spec.escape == ESCAPE_OFF;
    if (isatty(STDERR_FILENO))
      fprintf(stderr, "minigo: running once more with %s, to compare (Ctrl-C: without)\n",
              is_off ? "everything on the heap" : "Go's decisions");
    measure_input_rest(&r->input);
    Measured m;
    bool is_complete = measure_finish(&r->child, &m);
    r->has_child = false;
    other = (ReportComparison){.escape_level = is_off ? "off" : "gc",
                               .error = failure_of(&m, is_complete, why, sizeof why),
                               .waited = measure_input_waited(&r->input),
                               .exit_status = m.status,
                               .heap_count = m.heap_count,
                               .heap_bytes = m.heap_bytes,
                               .n_cycles = m.n_cycles,
                               .pause_total_ns = m.pause_total_ns,
                               .elapsed_ns = m.elapsed_ns};
    measured_fini(&m);
    measure_input_close(&r->input);
  }
  OutFile file;
  if (!outfile_open(&file, r->path)) return false;
  report_html(file.out, l, info, is_compared ? &other : NULL);
  if (!outfile_commit(&file)) return false;
  fprintf(stderr, "minigo: report written to %s\n", r->flags->report);
  return true;
}

void report_run_end(ReportRun *r) {
  if (r->has_child) drop_child(r);
  x_free(r->path);
  r->path = NULL;
}
