// SPDX-License-Identifier: MIT
// measure.h - a run of a program in a process of its own, and its ledger as data.
//
// A measured run is a child process forked before anything of a machine exists: it
// compiles the files, runs them with statistics on and hands its ledger over in an
// unlinked file. Whatever the program does (panic, os.Exit, deadlock, death by a
// signal, megabytes of output) ends the child only.
//
//   MeasureInput in;
//   measure_input_open(&in);               // once, before the first run reads anything
//   MeasureSpec spec = {.flags = f, .escape = ESCAPE_OFF, .argc = argc, .argv = argv,
//                       .first = first, .n_files = n, .input = &in};
//   Measured m;
//   if (measure_run(&spec, &m)) ... m.rows ...
//   measured_fini(&m);
//   measure_input_close(&in);
//
// Standard input is the same in every run: a file is read again from where it stood; of
// anything else (pipe, terminal) what a run reads is kept in a temporary file, and the
// next run reads that first and then goes on where it ends. So what was typed in the first
// run is typed again in the second.
//
// A process that runs a machine of its own and wants a measured run after it (minigo run
// -report) forks the child first, parked, and lets it go at the end:
//
//   measure_input_open(&in);  measure_fork(&spec, &child);  measure_input_feed(&in);
//   ... the program reads descriptor 0 as ever ...
//   measure_input_rest(&in);  measure_finish(&child, &m);
#ifndef MG_MEASURE_H
#define MG_MEASURE_H

#include <sys/types.h>

#include "cli/flags.h"

typedef struct MeasuredRow {
  const char *key;  // "func/kind/ordinal": the same whatever happens to other lines
  const char *func; // as -m names it
  const char *kind; // as in docs/STATS.md
  const char *file, *text, *type;
  const char *decision; // "heap", "frame", "static", "eliminated"
  const char *rule;     // why: one of a fixed list
  const char *reason;   // why, for people: "sent on channel (line 15)"
  uint32_t line, col;   // 0: the runtime
  bool is_library;
  uint32_t ordinal; // among the sites of func and kind, by position, from 1
  uint64_t heap_count, heap_bytes, frame_count, frame_bytes;
} MeasuredRow;

enum { MEASURE_MAX_OUTPUT = 1 << 30 };

typedef enum MeasuredEnd {
  MEASURED_DONE,         // the ledger is complete, whatever the status
  MEASURED_NOT_COMPILED, // errors went to the child's standard error; status 1
  MEASURED_DIED,         // killed by `signal`, or ended without a ledger
  MEASURED_TIMED_OUT,    // still running after spec->timeout_ns
  MEASURED_FLOODED,      // wrote more than MEASURE_MAX_OUTPUT into one file
} MeasuredEnd;

typedef struct Measured {
  MeasuredEnd end;
  int status; // as a shell shows it: the program's, or 128 + signal
  int signal; // 0: none
  // Totals and rows: zero unless end is MEASURED_DONE.
  uint64_t heap_count, heap_bytes, frame_count, frame_bytes;
  uint64_t n_cycles, pause_total_ns, pause_max_ns, peak_heap_bytes, elapsed_ns, ticks;
  MeasuredRow *rows; // all sites of the program's own files, and those elsewhere that allocated;
  uint32_t n_rows;   // in the order of the ledger: most heap bytes first
  void *memory;      // the texts; private
  // What the program printed, when spec->keeps_output: offset 0 is its first byte; -1: not kept.
  // Both are the same descriptor when spec->joins_output.
  int out_fd, err_fd;
} Measured;

typedef struct MeasureInput {
  int fd;          // the original standard input
  int log;         // what has been read of it; -1 when it is a file, read again instead
  off_t start;     // of a file: where it stood
  bool is_at_end;  // the log is all there is
  pid_t pump;      // feeds the running program; 0: none
  bool feeds_self; // which is this process
} MeasureInput;

typedef struct MeasureSpec {
  const Flags *flags; // of the command; stats and the like in it are ignored
  EscapeLevel escape;
  int argc; // as for minigo run: argv[first] is the first of n_files files; arguments follow
  char **argv;
  int first, n_files;
  MeasureInput *input;   // NULL: no input (/dev/null)
  bool shows_output;     // show both streams while the program runs
  bool output_to_stderr; // with shows_output: standard output goes to standard error
  bool keeps_output;     // and keep them for comparison
  bool joins_output;     // the two streams are one (their order is kept)
  int64_t timeout_ns;    // ends a run that lasts longer, or that prints without end; 0: none
} MeasureSpec;

typedef struct MeasureChild {
  MeasureSpec spec;
  pid_t pid;
  int go;               // a byte to it starts the run; closing it unused ends the child
  int alive;            // at its end when the child has ended
  int result;           // unlinked file that takes the ledger
  int feed;             // the program's input is written here; -1: it reads a file, or nothing
  int out_log, err_log; // what it prints; -1: not kept
} MeasureChild;

// Forks, runs, waits. False (message on standard error) only when no child could be made;
// *m has no rows then. An interrupt (SIGINT, SIGTERM) goes to the child too and ends the wait;
// see measure_interrupted. The caller frees with measured_fini.
bool measure_run(const MeasureSpec *spec, Measured *m);
void measured_fini(Measured *m);
// Copies what was kept in out_fd or err_fd to standard error; -1: nothing.
void measured_show(int fd);

// The two halves of measure_run. Between them the child waits; it dies with its parent.
bool measure_fork(const MeasureSpec *spec, MeasureChild *child);
bool measure_finish(MeasureChild *child, Measured *m);
// Instead of measure_finish: the run is not wanted after all.
void measure_drop(MeasureChild *child);

// True when SIGINT or SIGTERM came during a measured run: the caller reports what there
// is and ends with status 130.
bool measure_interrupted(void);

// Reads all of standard input: descriptor 0 is then a file that holds it. False: message on standard error.
bool measure_input_keep(void);
bool measure_input_open(MeasureInput *in); // false: message on standard error
// Makes descriptor 0 of this process the recorded input, for a program that runs here.
bool measure_input_feed(MeasureInput *in);
// That program has ended: nothing more is read for it.
void measure_input_rest(MeasureInput *in);
// Has a run read something that was not there before (a pipe, a terminal)? Its time is then
// also the time of whoever wrote that.
bool measure_input_waited(const MeasureInput *in);
void measure_input_close(MeasureInput *in);

#endif
