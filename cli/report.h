// SPDX-License-Identifier: MIT
// report.h - the ledger of one run, and its views.
//
// A Ledger joins the Program's site table with the machine's exact counters:
// one row an origin (all copies of a site that inlining made are one row), in
// order of cost. Sums of the rows are the totals, always, however the run ended.
// Two runs of a program that reads no clock give the same rows, in the same order.
#ifndef MG_REPORT_H
#define MG_REPORT_H

#include "cli/sources.h"
#include "vm/vm.h"

// How the heap developed over the run: history.h.
typedef struct History History;
// Prints the keys timeline, sizes and lifetimes, each preceded by ",\n  ".
void history_json(FILE *out, const History *h);

typedef struct LedgerRow {
  const Site *site; // the copy that cost most: inlining may have given copies different fates
  uint32_t id;      // the same in every run of the same source: the first copy's index in the site table
  const char *key;  // "func/kind/ordinal": stays when other lines change; unique in a ledger
  // objects; bytes rounded to size classes, as Go accounts them
  uint64_t heap_count, heap_bytes;
  uint64_t frame_count, frame_bytes;
  uint64_t live_end_count, live_end_bytes; // reachable when the program ended, or not yet found dead
  uint64_t live_peak_count,
      live_peak_bytes;     // in the cycle that marked most bytes; without a cycle, as at the end
  uint64_t marked_bytes;   // by all cycles together
  uint64_t cycles_started; // that an allocation here set off
  uint64_t func_calls;     // of the function that has the site, inlined ones included
} LedgerRow;

typedef struct Ledger {
  LedgerRow *rows; // by heap bytes, heap count, frame bytes, frame count, position; the program's own
                   // sites are there even when nothing was counted, the library's only with a count
  uint32_t n_rows;
  uint64_t heap_count, heap_bytes;
  uint64_t frame_count, frame_bytes;
  uint64_t live_end_count, live_end_bytes;
  uint64_t live_peak_count, live_peak_bytes;
  uint64_t marked_bytes;
  uint64_t cycles_started; // the cycles that allocations set off: all but the forced ones
  GcStats gc;
  uint64_t heap_end_bytes; // allocated at the end, garbage included, as is the peak
  uint64_t ticks;
  uint32_t n_goroutines_made;
  char *keys; // of the rows
} Ledger;

typedef struct ReportInfo {
  const char *program;      // as given on the command line
  const char *escape_level; // "gc", "off"
  int exit_status;
  bool interrupted; // by a signal: the program had not ended
  int64_t elapsed_ns;
  const History *history;  // NULL: not collected
  const Sources *sources;  // the texts that were compiled
  const Program *compiled; // for its contracts, with what the run found of each; NULL: unknown
  const ContractCount *contract_counts;
} ReportInfo;

// Reads the counters; call at exit (VmOptions.at_exit). The caller frees with ledger_fini.
void ledger_init(Ledger *l, Vm *vm);
void ledger_fini(Ledger *l);
// heap_count / func_calls; 0 when the function was never called.
double ledger_allocs_per_call(const LedgerRow *r);

// Names in reports: "composite literal", "heap", "sent on channel".
const char *site_kind_name(const Site *s);
const char *site_decision_name(const Site *s);
const char *site_rule_name(const Site *s);
// The reason, and the line where it happens when that is another line of the same file: "stored in map
// (line 12)". Into buf, which is returned.
char *site_reason_text(char *buf, size_t size, const Site *s);

// The terminal table: totals, collector, the `top` most costly sites. Colours when asked for; long texts are
// cut more where the terminal has only so many columns (0: it is none).
void report_text(FILE *out, const Ledger *l, const ReportInfo *info, uint32_t top, bool colour, int columns);
// One JSON object, format version 2: docs/STATS.md.
void report_json(FILE *out, const Ledger *l, const ReportInfo *info);

// All rows as CSV, a header row first: docs/STATS.md.
void report_csv(FILE *out, const Ledger *l);
// The program's sources with decision, objects and bytes of each line in the margin, and the sites below it.
void report_source(FILE *out, const Ledger *l, const ReportInfo *info, bool colour);
// The contracts: a table, nothing without them; the key "contracts", preceded by ",\n  ".
void report_contracts_text(FILE *out, const ReportInfo *info, bool colour);
void report_contracts_json(FILE *out, const ReportInfo *info);
// minigo build: a note for each that only the run can tell. Under -escape=off: that they are not checked.
void contracts_print_open(FILE *out, const Program *p);
void contracts_print_skipped(FILE *out, const Program *p);

// A path without its folders.
const char *base_name(const char *path);
// "12.3 KB" into buf; "123,456" into buf. All return buf.
char *format_bytes(char *buf, size_t size, uint64_t n);
char *format_count(char *buf, size_t size, uint64_t n);
char *format_ns(char *buf, size_t size, uint64_t ns);
// The width of a column for n counts, at least `least`.
int count_width(const uint64_t *counts, size_t n, int least);
// "prog.mg:12:5" in at most `width` columns: of a long name the end is cut, never the line. Line 0:
// "(runtime)".
char *format_place(char *buf, size_t size, const char *file, uint32_t line, uint32_t col, size_t width);

#endif
