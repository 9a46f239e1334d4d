// SPDX-License-Identifier: MIT
// run.c - minigo run: compile, run, report.
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/history.h"
#include "cli/interrupt.h"
#include "cli/outfile.h"
#include "cli/pprof.h"
#include "cli/report_run.h"
#include "cli/terminal.h"
#include "vm/vm.h"

int64_t clock_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static void print_stats(const Flags *f, FILE *out, const Ledger *l, const ReportInfo *info) {
  enum { TOP = 10 };
  if (f->stats == STATS_JSON) {
    report_json(out, l, info);
  } else if (f->stats == STATS_CSV) {
    report_csv(out, l);
  } else {
    bool colour = !f->stats_file && f->compile.colour;
    report_text(out, l, info, TOP, colour, f->stats_file ? 0 : terminal_columns(STDERR_FILENO));
    report_contracts_text(out, info, colour);
  }
}

typedef struct RunReports {
  const Flags *flags;
  OutFile stats; // standard error, or the file of -statsfile
  ReportRun page;
} RunReports;

static bool print_report(void *ctx, Vm *vm, const ReportInfo *info) {
  RunReports *r = ctx;
  Ledger ledger;
  ledger_init(&ledger, vm);
  if (r->flags->stats != STATS_OFF) print_stats(r->flags, r->stats.out, &ledger, info);
  bool is_written = !r->flags->stats_file || outfile_commit(&r->stats);
  if (r->flags->report && !report_run_write(&r->page, &ledger, info)) is_written = false;
  ledger_fini(&ledger);
  return is_written;
}

bool is_source_name(const char *s) {
  size_t n = strlen(s);
  return strcmp(s, "-") == 0 || (n > 3 && (strcmp(s + n - 3, ".mg") == 0 || strcmp(s + n - 3, ".go") == 0));
}

int count_files(int argc, char **argv, int first) {
  int n = 0;
  while (first + n < argc && is_source_name(argv[first + n])) {
    n++;
    if (strcmp(argv[first + n - 1], "-") == 0) break;
  }
  return n ? n : first < argc;
}

typedef struct Run {
  const Flags *flags;
  const char *program;
  int64_t start;
  History history;
  Sources sources;
  RunEnd at_end; // NULL: no report
  void *ctx;
  OutFile memprofile;
  char *directory; // the program may change it
  bool has_failed; // a report or the profile is not there
  RtSignal signal;
} Run;

static void report_run(Run *run, Vm *vm, int exit_status) {
  history_end(&run->history);
  ReportInfo info = {.program = run->program,
                     .escape_level = run->flags->compile.escape == ESCAPE_OFF ? "off" : "gc",
                     .exit_status = exit_status,
                     .interrupted = run->signal.number != 0,
                     .elapsed_ns = clock_ns() - run->start,
                     .history = &run->history,
                     .sources = &run->sources,
                     .compiled = vm_program(vm),
                     .contract_counts = vm_contract_counts(vm)};
  if (!run->at_end(run->ctx, vm, &info)) run->has_failed = true;
}

// For package runtime/pprof, and at the end.
static void write_profile(void *ctx, Vm *vm, FILE *out, const char *default_type) {
  const Run *run = ctx;
  PprofInfo info = {.program = run->program,
                    .directory = run->directory,
                    .default_type = default_type,
                    .is_end = out == run->memprofile.out};
  pprof_write(out, vm, &info);
}

static bool uses_profile(const Program *p) {
  for (uint32_t i = 0; i < p->n_natives; i++)
    if (strcmp(p->natives[i].name, "runtime/pprof.heapProfile") == 0) return true;
  return false;
}

static void end_run(void *ctx, Vm *vm, int exit_status) {
  Run *run = ctx;
  interrupt_unwatch();
  if (run->signal.number && (run->at_end == print_report || run->memprofile.out))
    fputs("minigo: interrupted; the report is of the run so far\n", stderr);
  if (run->at_end) report_run(run, vm, exit_status);
  // Last, since it collects.
  if (!run->memprofile.out) return;
  write_profile(run, vm, run->memprofile.out, "alloc_space");
  if (!outfile_commit(&run->memprofile)) run->has_failed = true;
}

int run_program(const Flags *f, int argc, char **argv, int first, int n_files, RunEnd at_end, void *ctx) {
  Run run = {.flags = f, .program = argv[first], .at_end = at_end, .ctx = ctx};
  CompileOptions compile = f->compile;
  compile.counts_frames = at_end != NULL;
  if (at_end) {
    compile.on_source = sources_add;
    compile.source_context = &run.sources;
  }
  Program *p = compile_files(argv + first, (uint32_t)n_files, &compile);
  if (!p) {
    sources_fini(&run.sources);
    return 1;
  }
  if (f->memprofile && !outfile_open(&run.memprofile, f->memprofile)) {
    sources_fini(&run.sources);
    program_free(p);
    return 1;
  }
  GcOptions gc = f->gc;
  bool profiles = f->memprofile || uses_profile(p);
  if (profiles) {
    gc.objectinfo = 1;
    run.directory = getcwd(NULL, 0);
  }
  if (!at_end || at_end == print_report) contracts_print_skipped(stderr, p);
  VmOptions options = {.argc = argc - first - n_files + 1,
                       .argv = argv + first + n_files - 1,
                       .seed = f->seed,
                       .gc = &gc,
                       .signal = &run.signal,
                       .is_virtual_clock = f->virtual_clock,
                       .counts_frames = at_end != NULL,
                       .counts_lifetimes = at_end && f->lifetimes,
                       .sched_stress = f->sched_stress,
                       .stack_chunk = f->stack_chunk,
                       .trace = f->trace,
                       .opprof = f->opprof,
                       .profiles_allocs = profiles,
                       .write_profile = profiles ? write_profile : NULL,
                       .write_profile_ctx = &run};
  if (at_end || f->memprofile) {
    options.at_exit = end_run;
    options.at_exit_ctx = &run;
  }
  signal(SIGPIPE, SIG_IGN); // a closed pipe is a write error, not a death
  Vm *vm = vm_new(p, &options);
  int status = 1;
  if (vm) {
    if (f->gctrace) gc_add_listener(vm_rt(vm)->heap, gc_trace_listener, stderr);
    run.start = clock_ns();
    if (at_end) history_init(&run.history, vm);
    interrupt_watch(&run.signal, options.at_exit != NULL);
    status = vm_run(vm);
    if (!status && run.has_failed) status = 1;
    interrupt_unwatch();
    vm_free(vm);
    history_fini(&run.history);
  }
  outfile_discard(&run.memprofile); // of a machine that never ran
  free(run.directory);
  sources_fini(&run.sources);
  program_free(p);
  return status;
}

int run_with_reports(const Flags *f, int argc, char **argv, int first, int n_files) {
  RunReports reports = {.flags = f, .stats = {.out = stderr}};
  if (f->stats_file && !outfile_open(&reports.stats, f->stats_file)) return EXIT_USAGE;
  if (f->report) report_run_begin(&reports.page, f, argc, argv, first, n_files);
  int status = run_program(f, argc, argv, first, n_files,
                           f->stats != STATS_OFF || f->report ? print_report : NULL, &reports);
  if (f->report) report_run_end(&reports.page);
  if (f->stats_file) outfile_discard(&reports.stats); // of a program that never ran
  return status;
}

int command_run(const Flags *f, int argc, char **argv, int first) {
  if (f->lifetimes && f->stats != STATS_JSON && !f->report) {
    fputs("minigo: -lifetimes adds to -report=OUT.html and -stats=json: give one of them\n", stderr);
    return EXIT_USAGE;
  }
  return run_with_reports(f, argc, argv, first, count_files(argc, argv, first));
}
