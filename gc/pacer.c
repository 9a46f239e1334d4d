// SPDX-License-Identifier: MIT
// pacer.c - when to collect, how fast to sweep, what to give back.
//
// heap_live is what was live after the last mark plus all that was handed out
// since (open runs count as handed out, as in Go). A refill or a
// large allocation that finds heap_live at or past the goal runs a cycle. The goal
// is set at each mark's end:
//   1. GOGC: live + (live + roots scanned) * GOGC/100, at least 4 MB * GOGC/100,
//      as in Go. GOGC=off: no goal.
//   2. GOMEMLIMIT, when smaller: the limit less everything that is not objects (tables, host memory, gaps and
//      tails of spans), but at least live + live/16 + 64 KB, so that a limit
//      below the live heap costs at most a factor of work, never a standstill.
//      (Go bounds the collector's share of processor time instead; that would make
//      the cycles of a run depend on the clock.)
//   3. At least 64 KB of room in any case.
// Go starts before the goal, since it marks while the program allocates; with
// the world stopped the trigger is the goal itself.
//
// maxheap is a hard limit on allocated bytes (live objects, garbage not
// yet found, to the object). Reaching it runs a cycle; if the request still does not fit, gc_alloc
// returns NULL. A heap so full that 16 such cycles in a row each win less than 1/64 of
// the limit has also reached it: it would spend its life collecting.
//
// Pages go back to the system at the end of a sweep: what exceeds 110 % of the
// pages that the next goal will need (with as much waste in spans as now), or of
// those that both of the last two cycles had in use, so that a program in a
// steady state gives nothing back and takes nothing anew. GOMEMLIMIT may require more.
// (Go keeps 110 % as well, and returns the rest in the background.)
#include "gc/gc_impl.h"

enum {
  HEAP_MINIMUM = 4 << 20,
  MIN_ROOM = 64 << 10,
  MAX_STRIKES = 16,
};

static uint64_t add_or_max(uint64_t a, uint64_t b) {
  return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static uint64_t percent_of(uint64_t n, int64_t percent) {
  unsigned __int128 product = (unsigned __int128)n * (uint64_t)percent / 100;
  return product > UINT64_MAX ? UINT64_MAX : (uint64_t)product;
}

static uint64_t used_pages(const GcHeap *heap) {
  return heap->n_pages ? heap->n_pages - 1 - heap->n_free_pages : 0;
}

// Bytes of the two tables that are in use.
static uint64_t table_bytes(const GcHeap *heap) {
  return (uint64_t)heap->n_pages * (sizeof(GcSpan) + sizeof(GcPage));
}

static void set_goal(GcHeap *heap, uint64_t live) {
  int64_t gogc = heap->options.gogc;
  uint64_t goal = UINT64_MAX;
  heap->goal_is_limit = false;
  if (gogc >= 0) {
    goal = add_or_max(live, percent_of(live + heap->root_bytes_last, gogc));
    uint64_t minimum = percent_of(HEAP_MINIMUM, gogc);
    if (goal < minimum) goal = minimum;
    if (goal < live + MIN_ROOM) goal = live + MIN_ROOM;
  }
  if (heap->options.memlimit > 0) {
    uint64_t limit = (uint64_t)heap->options.memlimit;
    uint64_t other = table_bytes(heap) + heap->overhead_bytes;
    if (heap->host.host_bytes) other += heap->host.host_bytes(heap->host.ctx);
    uint64_t room = limit > other ? limit - other : 0;
    uint64_t least = live + live / 16 + MIN_ROOM;
    if (room < least) room = least;
    if (room < goal) {
      goal = room;
      heap->goal_is_limit = true;
    }
  }
  heap->goal = goal;
  // All must be swept when half of the way to the goal is gone.
  uint64_t way = goal > heap->heap_live ? (goal - heap->heap_live) / 2 : 0;
  if (way > UINT64_C(1) << 40) way = UINT64_C(1) << 40;
  if (way < MIN_ROOM / 2) way = MIN_ROOM / 2;
  heap->sweep_pages_per_byte = (double)used_pages(heap) / (double)way;
}

// Sets the first goal.
void pacer_start(GcHeap *heap) {
  set_goal(heap, 0);
}

// Called at mark end, before sweep_begin.
void pacer_mark_done(GcHeap *heap) {
  heap->heap_live = heap->marked_bytes;
  heap->root_bytes_last = heap->root_bytes;
  heap->prev_inuse_pages = heap->inuse_pages;
  heap->inuse_pages = used_pages(heap);
  uint64_t span_bytes = heap->inuse_pages << GC_PAGE_SHIFT;
  uint64_t before = heap->event.heap_before_bytes;
  heap->overhead_bytes = span_bytes > before ? span_bytes - before : 0;
  set_goal(heap, heap->marked_bytes);
}

// Called when a sweep is complete: returns surplus pages to the system.
void pacer_sweep_done(GcHeap *heap) {
  uint64_t keep = heap->inuse_pages < heap->prev_inuse_pages ? heap->inuse_pages : heap->prev_inuse_pages;
  uint64_t need = heap->inuse_pages;
  if (heap->goal != UINT64_MAX) {
    double waste = (double)(heap->inuse_pages << GC_PAGE_SHIFT) / (double)(heap->event.heap_before_bytes + 1);
    need = (uint64_t)((double)(heap->goal >> GC_PAGE_SHIFT) * (waste < 2 ? waste : 2));
  }
  if (keep < need) keep = need;
  keep += keep / 10;
  if (keep < HEAP_MINIMUM >> GC_PAGE_SHIFT) keep = HEAP_MINIMUM >> GC_PAGE_SHIFT;
  if (heap->options.memlimit > 0) {
    uint64_t other = table_bytes(heap);
    if (heap->host.host_bytes) other += heap->host.host_bytes(heap->host.ctx);
    uint64_t limit = (uint64_t)heap->options.memlimit;
    uint64_t most = (limit > other ? limit - other : 0) >> GC_PAGE_SHIFT;
    if (keep > most) keep = most;
  }
  uint64_t held = used_pages(heap) + heap->n_free_pages - heap->n_zero_pages;
  if (held <= keep) return;
  heap->event.released_bytes = pages_release(heap, held - keep) << GC_PAGE_SHIFT;
}

// The heap has no room for n_bytes: collects. False when it must stay so.
bool pacer_make_room(GcHeap *heap, uint64_t n_bytes) {
  uint64_t limit = (uint64_t)heap->options.maxheap;
  if (n_bytes >= (uint64_t)heap->max_pages << GC_PAGE_SHIFT || (limit && n_bytes > limit)) return false;
  run_cycle(heap, GC_CAUSE_LIMIT);
  sweep_finish(heap);
  if (!limit) return true; // the system had no memory: try once more
  uint64_t room = limit > heap->heap_live ? limit - heap->heap_live : 0;
  heap->limit_strikes = room < limit / 64 ? heap->limit_strikes + 1 : 0;
  return room >= n_bytes && heap->limit_strikes < MAX_STRIKES;
}

void gc_set_limits(GcHeap *heap, int64_t gogc, int64_t memlimit, int64_t maxheap) {
  heap->options.gogc = gogc < 0 ? -1 : gogc;
  heap->options.memlimit = memlimit;
  heap->options.maxheap = maxheap;
  set_goal(heap, heap->event.marked_bytes);
}

void gc_free_os_memory(GcHeap *heap) {
  gc_collect(heap);
  pages_release(heap, UINT64_MAX);
}
