// SPDX-License-Identifier: MIT
// gc.h - the heap's operations: allocate, store, collect, ask.
//
// A precise, stop-the-world mark-sweep heap. Objects never move; any interior
// pointer keeps its object alive; a pointer one past an object's end does not.
// Only gc_alloc and gc_collect collect (and gc_set_options, gc_free_os_memory,
// which say so). There is no write barrier today, but every pointer written to
// memory goes through gc_store, gc_copy_typed or gc_zero_typed: that is where one
// will stand.
//
// gc_host.h has layouts, callbacks and events; heap.c tells how it works.
#ifndef MG_GC_H
#define MG_GC_H

#include "gc/gc_host.h"

// ---- heap ------------------------------------------------------------------

typedef struct GcOptions {
#define GC_OPT(name, def, stress_def, min, max, help) int64_t name;
#include "gc/options.def"
#undef GC_OPT
} GcOptions;

// The defaults of options.def for this build.
GcOptions gc_options_default(void);
// Sets one option from text. Returns NULL, or what is wrong as a static string.
const char *gc_options_set(GcOptions *options, const char *name, const char *value);
// Prints the options and their meaning, one a line.
void gc_options_help(FILE *out);

// Reserves an address range (the same one in every run when it is free) and makes an empty
// heap. options NULL: the defaults. *host is copied. NULL when the system has
// no range to give. The caller frees it with gc_free, which runs no finalizer.
GcHeap *gc_new(const GcOptions *options, const GcHost *host);
void gc_free(GcHeap *heap);

// The options in force, and changing them while running: gogc, memlimit and
// maxheap may change at any time (debug.SetGCPercent, SetMemoryLimit); the next
// goal is computed anew. The others are fixed by gc_new.
const GcOptions *gc_options(const GcHeap *heap);
void gc_set_limits(GcHeap *heap, int64_t gogc, int64_t memlimit, int64_t maxheap);

// Calls listener at every event. At most 8.
void gc_add_listener(GcHeap *heap, GcListener listener, void *ctx);

// ---- allocation ------------------------------------------------------------

enum {
  GC_PAGE_SHIFT = 13,
  GC_PAGE_SIZE = 1 << GC_PAGE_SHIFT,
  GC_MAX_SMALL = 32768, // larger objects own their span
  GC_MAX_MASKED = 512,  // objects up to here share spans with objects of equal mask only
  GC_N_CLASSES = 68,    // class 0: large
  GC_BIN_CACHE_BITS = 9,
};

// What a small object needs to find its bin, by ceil(bytes/8) for bytes <= 512.
typedef struct GcSmallSize {
  uint64_t word_mask; // low (class size / 8) bits
  uint32_t size;      // class size in bytes
  uint32_t class;
} GcSmallSize;
extern const GcSmallSize gc_small_sizes[GC_MAX_MASKED / 8 + 1];

// Three words of the host's choice for every object (allocation site, birth tick, calling
// context), zero at first, kept with option objectinfo: gc_alloc_info sets them.
typedef struct GcObjectInfo {
  uint32_t site;
  uint32_t birth;
  uint32_t context;
} GcObjectInfo;

// Free memory of one kind: one size class and one pointer mask. The fields up
// to `size` are the allocation fast path; the rest is private (gc_impl.h).
typedef struct GcBin {
  char *cursor; // next object of the current run
  char *limit;  // its end; cursor == limit: no run
  uint64_t mask;
  uint32_t size;
  uint32_t class;
  GcObjectInfo *info; // of the object at cursor; without the option NULL
} GcBin;

// First field of GcHeap: direct-mapped cache of bins. Never NULL.
typedef struct GcBinCache {
  GcBin *bins[1 << GC_BIN_CACHE_BITS];
} GcBinCache;

MG_INLINE size_t gc_bin_slot(uint64_t mask, uint32_t class) {
  return ((mask + class) * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - GC_BIN_CACHE_BITS);
}

// Allocation, everything the inline part does not do.
void *gc_alloc_slow(GcHeap *heap, const GcLayout *layout, size_t n_bytes);

// Returns n_bytes of zeroed memory, 8-byte aligned (16 or more by size class as in Go), or
// NULL when maxheap or the system has no room even after a collection: then the host
// reports out of memory. layout NULL or without pointers: the collector never looks inside.
// n_bytes need not be whole elements: the rest at the end is read as the beginning of
// another one and should stay zero. n_bytes 0: an address outside the heap, always the
// same. May collect, so the host's roots must be complete at every call.
MG_INLINE void *gc_alloc(GcHeap *heap, const GcLayout *layout, size_t n_bytes) {
  if (LIKELY(n_bytes <= GC_MAX_MASKED)) {
    const GcSmallSize *small = &gc_small_sizes[(n_bytes + 7) >> 3];
    uint64_t mask = layout ? layout->mask64 & small->word_mask : 0;
    GcBin *bin = ((GcBinCache *)heap)->bins[gc_bin_slot(mask, small->class)];
    char *p = bin->cursor;
    if (LIKELY(p != bin->limit && bin->mask == mask && bin->class == small->class)) {
      bin->cursor = p + small->size;
      return p;
    }
  }
  return gc_alloc_slow(heap, layout, n_bytes);
}

// gc_alloc with option objectinfo on, when every allocation must be one of these.
void *gc_alloc_info_slow(GcHeap *heap, const GcLayout *layout, size_t n_bytes, GcObjectInfo info);
MG_INLINE void *gc_alloc_info(GcHeap *heap, const GcLayout *layout, size_t n_bytes, GcObjectInfo info) {
  if (LIKELY(n_bytes <= GC_MAX_MASKED)) {
    const GcSmallSize *small = &gc_small_sizes[(n_bytes + 7) >> 3];
    uint64_t mask = layout ? layout->mask64 & small->word_mask : 0;
    GcBin *bin = ((GcBinCache *)heap)->bins[gc_bin_slot(mask, small->class)];
    char *p = bin->cursor;
    if (LIKELY(p != bin->limit && bin->mask == mask && bin->class == small->class)) {
      bin->cursor = p + small->size;
      *bin->info++ = info;
      return p;
    }
  }
  return gc_alloc_info_slow(heap, layout, n_bytes, info);
}

// Size of the block that an allocation of n_bytes gets: Go's roundupsize. Never
// less than n_bytes, also near SIZE_MAX.
size_t gc_round_size(size_t n_bytes);

// ---- pointers in memory ----------------------------------------------------

// *slot = value, for a slot in the heap or in another goroutine's frame.
MG_INLINE void gc_store(GcHeap *heap, void *slot, void *value) {
  (void)heap;
  *(void **)slot = value;
}
// memmove of n_bytes of elements with the given layout (NULL: no pointers).
MG_INLINE void gc_copy_typed(GcHeap *heap, void *dst, const void *src, const GcLayout *layout,
                             size_t n_bytes) {
  (void)heap, (void)layout;
  if (n_bytes) move_value(dst, src, n_bytes);
}
// Clears n_bytes of elements with the given layout (NULL: no pointers).
MG_INLINE void gc_zero_typed(GcHeap *heap, void *dst, const GcLayout *layout, size_t n_bytes) {
  (void)heap, (void)layout;
  if (n_bytes) memset(dst, 0, n_bytes);
}

// ---- roots -----------------------------------------------------------------

// A root that C code holds across an allocation. On the C stack, pushed and
// popped in strict stack order; value may be read and changed in between.
typedef struct GcRoot {
  void *value;
  struct GcRoot *next; // older
} GcRoot;

// Second field of GcHeap.
typedef struct GcRootStack {
  GcRoot *top;
} GcRootStack;
MG_INLINE GcRootStack *gc_root_stack(GcHeap *heap) {
  return (GcRootStack *)((char *)heap + sizeof(GcBinCache));
}

MG_INLINE void gc_push_root(GcHeap *heap, GcRoot *root, void *value) {
  GcRootStack *stack = gc_root_stack(heap);
  root->value = value;
  root->next = stack->top;
  stack->top = root;
}
// Pops root, which must be the newest, and returns its value.
MG_INLINE void *gc_pop_root(GcHeap *heap, GcRoot *root) {
  GcRootStack *stack = gc_root_stack(heap);
  MG_ASSERT(stack->top == root);
  stack->top = root->next;
  return root->value;
}

// For visit_roots only. Each keeps alive the objects it is shown; pointers
// outside the heap (and NULL) are ignored.
void gc_mark_pointer(GcHeap *heap, const void *p);
// The words slots[i], i < n_slots, whose bit i is set in bitmap.
void gc_mark_slots(GcHeap *heap, const void *slots, const uint64_t *bitmap, size_t n_slots);
// The same, for package-level variables: the trace line tells them from the rest.
void gc_mark_globals(GcHeap *heap, const void *slots, const uint64_t *bitmap, size_t n_slots);
// n_bytes of elements with the given layout.
void gc_mark_typed(GcHeap *heap, const void *p, const GcLayout *layout, size_t n_bytes);

// ---- collection ------------------------------------------------------------

// A full cycle with its sweep finished, as runtime.GC().
void gc_collect(GcHeap *heap);
// Finishes the sweep of the last cycle, so that counters and MemStats hold no
// garbage that is already known to be dead.
void gc_finish_sweep(GcHeap *heap);
// Collects, then returns all free pages to the system (debug.FreeOSMemory).
void gc_free_os_memory(GcHeap *heap);

// ---- finalizers ------------------------------------------------------------

typedef enum GcFinalizerStatus {
  GC_FINALIZER_OK,
  GC_FINALIZER_ALREADY_SET,
  GC_FINALIZER_NOT_HEAP, // not a pointer into the heap
  GC_FINALIZER_INTERIOR, // not the first byte of its object
} GcFinalizerStatus;

// Asks for host->finalize(object, cookie) once object is unreachable. Everything object
// refers to stays alive until then, and cookie too when it is a heap
// pointer. An object that can reach itself is never finalized (as in Go).
GcFinalizerStatus gc_set_finalizer(GcHeap *heap, void *object, void *cookie);
// Forgets the finalizer of object. False when it has none.
bool gc_clear_finalizer(GcHeap *heap, void *object);

// ---- questions -------------------------------------------------------------

typedef struct GcObject {
  char *base;
  size_t n_bytes; // block size, >= what was asked for
  bool has_pointers;
} GcObject;

// Whether p lies in the heap's address range. A few instructions.
bool gc_in_heap(const GcHeap *heap, const void *p);
// Finds the object that p points into. False when there is none.
bool gc_find_object(GcHeap *heap, const void *p, GcObject *object);

// Calls visit for every object that is not known to be dead, in address order.
// Within a MARK_DONE listener: exactly the live ones. visit must not allocate.
typedef void (*GcObjectVisitor)(void *ctx, const GcObject *object);
void gc_visit_objects(GcHeap *heap, GcObjectVisitor visit, void *ctx);

// The GcObjectInfo of an object. NULL when option objectinfo is off or p points to no object. Valid while the
// object lives.
GcObjectInfo *gc_object_info(GcHeap *heap, const void *p);
// The same for an object's first byte, with the option on.
GcObjectInfo *gc_info_of_object(GcHeap *heap, const void *object);

// Calls bury for each object without a mark when its span is swept, with option objectinfo on:
// what was never allocated since its info was last zero is among them. bury may change *info
// and must do nothing to the heap.
typedef void (*GcBurial)(void *ctx, GcObjectInfo *info, uint64_t n_bytes);
void gc_set_burial(GcHeap *heap, GcBurial bury, void *ctx);
// Calls it now for the spans that are still to be swept.
void gc_bury_unswept(GcHeap *heap);

// Objects and their bytes.
typedef struct GcSum {
  uint64_t n_objects, n_bytes;
} GcSum;
// Adds the objects that gc_visit_objects would show to sums[GcObjectInfo.site]. Option objectinfo must be on.
void gc_sum_by_site(GcHeap *heap, GcSum *sums);

// When the program has ended: marks what the roots reach, so that gc_visit_objects and
// gc_sum_by_site show that and nothing else. It is no cycle: no event, no counter. Nothing may
// be allocated afterwards. Returns what is reached.
GcSum gc_mark_final(GcHeap *heap);

// ---- statistics ------------------------------------------------------------

// runtime.MemStats, field by field; all exact. Bytes are size-class rounded. Times: see
// GcEvent, but last_gc_unix_ns is wall clock. Objects that died count until they are swept,
// as in Go.
typedef struct GcMemStats {
  uint64_t total_alloc_bytes;
  uint64_t total_freed_bytes;
  uint64_t heap_alloc_bytes; // Alloc, HeapAlloc
  uint64_t n_mallocs;
  uint64_t n_frees;
  uint64_t n_objects; // n_mallocs - n_frees
  uint64_t sys_bytes; // sum of the following heap_sys, span_sys, cache and gc_sys
  uint64_t heap_sys_bytes;
  uint64_t heap_inuse_bytes;
  uint64_t heap_idle_bytes;
  uint64_t heap_released_bytes;
  uint64_t span_inuse_bytes; // table of spans: those in use
  uint64_t span_sys_bytes;
  uint64_t cache_bytes;   // bins looked up lately
  uint64_t gc_sys_bytes;  // collector's other tables
  uint64_t next_gc_bytes; // UINT64_MAX: collection is off
  uint64_t last_gc_unix_ns;
  uint64_t pause_total_ns;
  uint64_t pause_ns[256]; // circular, newest at (n_gc + 255) % 256
  uint64_t pause_end_unix_ns[256];
  uint64_t gc_cpu_ns;
  double gc_cpu_fraction; // of the time from gc_new to the end of the last cycle's mark
  uint32_t n_gc;
  uint32_t n_forced_gc;
  struct {
    uint32_t size;
    uint64_t n_mallocs;
    uint64_t n_frees;
  } by_size[GC_N_CLASSES]; // [0]: large objects, size 0
  struct {
    uint64_t n_mallocs, bytes;
  } large_by_log2[64]; // large objects of more than 2^(i-1) and at most 2^i bytes; no part of Go's
} GcMemStats;
void gc_read_stats(GcHeap *heap, GcMemStats *stats);

// What the statistics listener gathers over the heap's life.
typedef struct GcStats {
  uint64_t n_cycles;
  uint64_t n_cycles_by_cause[GC_CAUSE_COUNT_];
  uint64_t pause_total_ns, pause_max_ns;
  uint64_t pause_median_ns, pause_p95_ns, pause_p99_ns; // from a histogram, within 7 %
  uint64_t mark_total_ns, sweep_finish_total_ns;
  uint64_t marked_total_bytes, marked_total_objects;
  uint64_t peak_live_bytes;   // largest live heap any cycle found; without a cycle, what is allocated now
  uint64_t peak_live_objects; // in the same cycle
  uint64_t peak_heap_bytes;   // largest allocated heap, garbage included
  uint64_t heap_bytes;        // allocated now, garbage not yet swept included
  uint64_t n_objects;
} GcStats;
void gc_get_stats(GcHeap *heap, GcStats *stats);

// Writes the line of GODEBUG=gctrace=1 in Go 1.19's format, newline included, for a
// MARK_DONE event. Returns its length, at most size-1.
size_t gc_format_trace(GcHeap *heap, const GcEvent *event, char *buf, size_t size);
// A listener that prints that line to (FILE *)ctx: gc_add_listener(heap, gc_trace_listener, stderr).
void gc_trace_listener(void *ctx, GcHeap *heap, const GcEvent *event);

#endif
