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
// that was allocated.
#ifndef MG_HISTORY_H
#define MG_HISTORY_H

#include "vm/vm.h"

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

typedef struct History {
  Rt *rt;
  int64_t start_ns; // of the monotonic clock
  HistoryCycle *cycles;
  uint32_t n;
  uint64_t stride; // cycles that fill a row
} History;

// Starts to listen; call between vm_new and vm_run. *h must stay in place.
void history_init(History *h, Vm *vm);
void history_fini(History *h);
// The members "timeline" and "sizes" of the JSON report (docs/STATS.md), without a comma at the end. Indented
// by two spaces.
void history_json(FILE *out, const History *h);

#endif
