// SPDX-License-Identifier: MIT
// report.h - the ledger of one run, and its views.
//
// A Ledger joins the Program's site table with the machine's exact counters:
// one row an origin (all copies of a site that inlining made are one row), in
// order of cost. Sums of the rows are the totals.
#ifndef MG_REPORT_H
#define MG_REPORT_H

#include "vm/vm.h"

typedef struct LedgerRow {
  const Site *site; // of the origin
  uint64_t heap_count, heap_bytes;
  uint64_t frame_count, frame_bytes;
} LedgerRow;

typedef struct Ledger {
  LedgerRow *rows; // those with any count; by heap bytes, heap count, frame count, position
  uint32_t n_rows;
  uint64_t heap_count, heap_bytes; // objects; bytes rounded to size classes, as Go accounts them
  uint64_t frame_count, frame_bytes;
  GcStats gc;
  uint64_t heap_end_bytes; // allocated at the end, garbage included, as is the peak
  uint64_t ticks;
  uint32_t n_goroutines_made;
} Ledger;

typedef struct ReportInfo {
  const char *program;      // as given on the command line
  const char *escape_level; // "gc", "off"
  int exit_status;
  int64_t elapsed_ns;
} ReportInfo;

// Reads the counters; call at exit (VmOptions.at_exit). The caller frees with ledger_fini.
void ledger_init(Ledger *l, Vm *vm);
void ledger_fini(Ledger *l);

// The terminal table: totals, collector, the `top` most costly sites. Colours when asked for.
void report_text(FILE *out, const Ledger *l, const ReportInfo *info, uint32_t top, bool colour);
// One JSON object, format version 1: docs/STATS.md.
void report_json(FILE *out, const Ledger *l, const ReportInfo *info);

// "12.3 KB" into buf; "123,456" into buf. Return buf.
char *format_bytes(char *buf, size_t size, uint64_t n);
char *format_count(char *buf, size_t size, uint64_t n);
char *format_ns(char *buf, size_t size, uint64_t ns);

#endif
