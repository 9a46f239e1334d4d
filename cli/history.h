// SPDX-License-Identifier: MIT
// history.h - what happens over the time of a run: the collector's cycles, the sizes of
// heap objects, and their lifetimes when asked for.
//
// A listener of the collector's events keeps a row for each cycle, in bounded memory:
// when HISTORY_MAX rows are full, each two neighbours become one, and from then on each
// row takes in twice as many cycles. A row of several cycles keeps the largest
// heap before, the longest pause, and everything else of the last of them: so the
// peak of the rows is the heap's, and their longest pause the collector's.
//
// Sizes come from the allocator's own counters, which cost nothing more: objects of
// 2^(k-1)+1 to 2^k bytes of their size class are one row, and the rows add up to all
// that was allocated. Lifetimes are the runtime's (lifetimes.c).
#ifndef MG_HISTORY_H
#define MG_HISTORY_H

#include "cli/report.h"

enum { HISTORY_MAX = 1024 };

typedef struct HistoryCycle {
  uint64_t tick;              // the program's clock (rt_tick)
  int64_t t_ns;               // end of the pause, since history_init
  uint64_t heap_before_bytes; // allocated when the cycle began, garbage included
  uint64_t heap_after_bytes;  // found live
  uint64_t goal_bytes;        // heap size that would start a cycle; UINT64_MAX: none
  uint64_t pause_ns;
  GcCause cause;
  uint64_t n_cycles; // that this row stands for
} HistoryCycle;

struct History {
  Rt *rt;
  int64_t start_ns; // of the monotonic clock
  HistoryCycle *cycles;
  uint32_t n;
  uint64_t stride; // cycles that fill a row
  bool has_ended;
  GcMemStats mem; // at the end
};

// Starts to listen; call between vm_new and vm_run. *h must stay in place.
void history_init(History *h, Vm *vm);
// The program has ended: what the collector does from now on is no part of the history. Call in at_exit,
// before anything collects.
void history_end(History *h);
void history_fini(History *h);
// history_json, the rows in the JSON report, is declared in report.h; call it after history_end.

#endif
