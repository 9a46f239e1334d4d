// SPDX-License-Identifier: MIT
// gc_impl.h - the heap's insides, private to gc/*.c. heap.c explains them.
#ifndef MG_GC_IMPL_H
#define MG_GC_IMPL_H

#include "gc/gc.h"

enum {
  PAGE_MAX_RUN_BINS = 64 + 24 * 8, // 1..63 pages exactly, then 8 steps per power of two, up to 2^30 pages
  COMMIT_PAGES = 512,              // the heap grows by at least 4 MiB, as Go's
  SPAN_BITS_WORDS = 16,            // 1024 objects of 8 bytes in one page
  BIN_HASH_SIZE = 1024,
  POISON_BYTE = 0xdb,
  CLASS_LARGE = 0,
  CLASS_FREE = GC_N_CLASSES, // class of pages that are in no span
  MAX_LISTENERS = 8,
};

// One 8 KB page, all that marking needs to find an object from an address.
typedef struct GcPage {
  uint64_t mask;  // 0: no pointers inside; classes up to 512 bytes: the objects' pointer words; else 1
  uint32_t first; // first page of the span; on the last page of a free run, that of the run
  uint8_t class;  // CLASS_FREE: in no span
  uint8_t flags;  // PAGE_ZERO, PAGE_POISON; valid while the page is free
} GcPage;
enum {
  PAGE_ZERO = 1,   // never written since the system gave it
  PAGE_POISON = 2, // filled with POISON_BYTE
};

struct Bin;

// A run of pages: in use as a span of equal objects, or free. Lives in a table
// indexed by its first page.
typedef struct GcSpan {
  // Bit i: object i was found live by the last mark. Only word 0 is bits when
  // objects are larger than GC_MAX_MASKED: there words 1.. are the layouts of
  // objects 0.. (const GcLayout *, NULL: no pointers).
  uint64_t bits[SPAN_BITS_WORDS];
  uint32_t first;   // own index
  uint32_t n_pages; // >= 1
  uint32_t next;    // of its list, 0: last
  union {
    uint32_t sweep_cycle; // span: swept in this cycle; smaller than heap->cycle: not yet
    uint32_t prev;        // free run: previous of its list, 0: first
  };
  union {
    uint64_t size;   // span: bytes per object; large: whole pages
    uint64_t n_zero; // free run: pages flagged PAGE_ZERO
  };
  uint16_t n_objects;  // 1..1024
  uint16_t n_used;     // allocated ones, without the open run
  uint16_t free_index; // objects below are allocated; from here on those whose bit is set
  uint8_t class;
  uint8_t flags; // SPAN_*
  struct Bin *bin;
  GcObjectInfo *info; // n_objects of them, or NULL
} GcSpan;
enum {
  SPAN_NEEDS_ZERO = 1, // free objects are not all zero bytes
  SPAN_POISONED = 2,   // free objects are filled with POISON_BYTE
};

// Spans in order of arrival, linked by `next`.
typedef struct SpanList {
  uint32_t head, tail; // 0: empty
} SpanList;

// All spans of one class and mask. Never freed before the heap.
typedef struct Bin {
  GcBin run;        // must be first; the open run of the current span
  char *run_start;  // first object of the open run
  uint32_t current; // span the run is in, 0: none
  bool is_masked;   // objects up to GC_MAX_MASKED: mask says all
  bool has_pointers;
  SpanList todo;     // not yet swept
  SpanList partial;  // swept, with free objects
  SpanList full;     // swept, without
  struct Bin *chain; // same hash
  struct Bin *next;  // in order of creation
} Bin;

typedef struct MarkStack {
  uintptr_t *items; // object addresses; address|1 over a word offset: the rest of a large object
  size_t n, cap;
} MarkStack;

typedef struct Finalizer {
  char *object; // NULL: forgotten
  void *cookie;
} Finalizer;

typedef struct FinalizerTable {
  Finalizer *entries; // in order of gc_set_finalizer
  size_t n, cap, n_dead;
  uint32_t *index; // open addressing by object: entry + 1, 0: empty; n_index slots, a power of two
  size_t n_index;
} FinalizerTable;

// The second mark (gccheck). 16 words of bits a page, as in GcSpan.
typedef struct Checker {
  bool is_marking; // gc_mark_* go to check_pointer
  uint64_t *marks, *allocated;
  uint32_t n_pages; // covered
  uintptr_t *stack;
  size_t n_stack, cap_stack;
} Checker;

typedef struct StatsListener StatsListener; // stats.c

struct GcHeap {
  GcBinCache cache;  // must be first (gc.h)
  GcRootStack roots; // must be second (gc.h)

  // address range and tables
  char *base;         // of the reserved range
  uintptr_t used;     // bytes from base that are committed
  uint32_t n_pages;   // committed; page 0 is never used
  uint32_t max_pages; // reserved
  GcPage *pages;
  GcSpan *spans;
  size_t table_bytes; // reserved for both tables

  // free pages
  uint64_t run_bins_used[PAGE_MAX_RUN_BINS / 64]; // bit: list is not empty
  uint32_t run_bins[PAGE_MAX_RUN_BINS];
  uint64_t n_free_pages; // committed, in no span
  uint64_t n_zero_pages; // of these, with nothing behind them (fresh or released)

  // bins
  Bin *first_bin, *last_bin;
  Bin *bin_hash[BIN_HASH_SIZE];
  Bin no_bin;    // what empty cache slots point at: never has a run
  Bin large_bin; // large objects are in its lists
  uint32_t n_bins;

  // pacing; bytes
  uint64_t heap_live; // marked by the last cycle + handed out since, open runs included
  uint64_t goal;      // UINT64_MAX: none
  bool goal_is_limit; // memlimit set it
  uint64_t root_bytes_last;
  uint32_t limit_strikes;  // cycles in a row that maxheap forced and that freed next to nothing
  uint64_t overhead_bytes; // in spans but in no object, at the last mark

  // sweeping
  uint64_t n_todo_pages;
  double sweep_pages_per_byte;
  uint64_t sweep_live_start; // heap_live when the sweep began
  uint64_t n_swept_pages;
  Bin *sweep_bin;   // where the sweep looks next
  bool is_sweeping; // a cycle awaits SWEEP_DONE
  uint64_t pages_freed_by_sweep;
  uint64_t inuse_pages, prev_inuse_pages; // in spans, at the last mark and the one before

  // counters; [0] large
  uint64_t n_mallocs[GC_N_CLASSES], n_frees[GC_N_CLASSES];
  uint64_t large_alloc_bytes, large_freed_bytes;
  uint64_t n_large_by_log2[64], large_bytes_by_log2[64]; // GcMemStats.large_by_log2
  uint64_t peak_heap_bytes;

  // collection
  uint32_t cycle; // number of the last cycle begun
  bool is_collecting;
  GcEvent event;
  MarkStack stack;
  uint64_t marked_bytes, marked_objects, n_roots, root_bytes, global_bytes;
  FinalizerTable finalizers;

  // debugging
  bool single_runs; // every allocation takes the slow path
  uint64_t n_stress, n_fail;
  uint64_t stress_interval;
  Checker check;

  // the host
  GcOptions options;
  GcHost host;
  struct {
    GcListener call;
    void *ctx;
  } listeners[MAX_LISTENERS];
  uint32_t n_listeners;
  uint64_t start_ns;
  StatsListener *stats;
  GcBurial bury; // NULL: none
  void *bury_ctx;
};

// size classes (alloc.c)
extern const uint32_t gc_class_size[GC_N_CLASSES + 1];  // large and free: 0
extern const uint32_t gc_class_magic[GC_N_CLASSES + 1]; // offset * magic >> 32 = index; large and free: 0
extern const uint8_t gc_class_pages[GC_N_CLASSES];
uint32_t gc_size_class(size_t n_bytes); // 1..GC_MAX_SMALL bytes

MG_INLINE char *page_address(const GcHeap *heap, uint32_t page) {
  return heap->base + ((uintptr_t)page << GC_PAGE_SHIFT);
}
MG_INLINE GcSpan *span_of_page(const GcHeap *heap, uint32_t page) {
  return &heap->spans[heap->pages[page].first];
}
MG_INLINE bool span_has_bit(const GcSpan *span, uint32_t i) {
  return span->bits[i >> 6] >> (i & 63) & 1;
}
MG_INLINE uint32_t span_n_bits_words(const GcSpan *span) {
  return (span->n_objects + 63u) / 64;
}
// Layout of object i in a span whose objects are larger than GC_MAX_MASKED.
MG_INLINE const GcLayout *span_layout(const GcSpan *span, uint32_t i) {
  return (const GcLayout *)(uintptr_t)span->bits[1 + i];
}
MG_INLINE uint32_t span_object_index(const GcHeap *heap, const GcSpan *span, const void *p) {
  uint64_t offset = (uint64_t)((const char *)p - page_address(heap, span->first));
  return (uint32_t)(offset * gc_class_magic[span->class] >> 32);
}

// pages.c
bool pages_init(GcHeap *heap);
void pages_fini(GcHeap *heap);
uint32_t pages_alloc(GcHeap *heap, uint32_t n_pages, uint64_t *n_zero);
void pages_free(GcHeap *heap, uint32_t first, uint32_t n_pages, uint8_t flags);
uint64_t pages_release(GcHeap *heap, uint64_t max_pages);

// heap.c
void list_push(GcHeap *heap, SpanList *list, GcSpan *span);
GcSpan *list_pop(GcHeap *heap, SpanList *list);
void list_append(GcHeap *heap, SpanList *list, SpanList *more);
GcSpan *span_new(GcHeap *heap, Bin *bin, uint32_t n_pages);
void span_free(GcHeap *heap, GcSpan *span);
void emit_event(GcHeap *heap, GcEventKind kind);
uint64_t now_ns(const GcHeap *heap);

// alloc.c
void close_run(GcHeap *heap, Bin *bin);
void close_all_runs(GcHeap *heap);

// mark.c
void run_cycle(GcHeap *heap, GcCause cause);
void mark_object_fields(GcHeap *heap, const char *object);
void mark_object(GcHeap *heap, const char *object);
bool object_is_marked(GcHeap *heap, const char *object);

// sweep.c
void sweep_begin(GcHeap *heap);
void sweep_span(GcHeap *heap, GcSpan *span, bool keep_empty);
bool sweep_one(GcHeap *heap);
void sweep_pay(GcHeap *heap);
void sweep_for_pages(GcHeap *heap, uint64_t n_pages);
void sweep_finish(GcHeap *heap);

// pacer.c
void pacer_start(GcHeap *heap);
void pacer_mark_done(GcHeap *heap);
void pacer_sweep_done(GcHeap *heap);
bool pacer_make_room(GcHeap *heap, uint64_t n_bytes);
MG_INLINE bool pacer_is_due(const GcHeap *heap) {
  return heap->heap_live >= heap->goal;
}
MG_INLINE bool pacer_is_due_for_large(const GcHeap *heap, size_t n_bytes) {
  return pacer_is_due(heap) || (heap->goal_is_limit && n_bytes > heap->goal - heap->heap_live);
}
MG_INLINE GcCause pacer_cause(const GcHeap *heap) {
  return heap->goal_is_limit ? GC_CAUSE_LIMIT : GC_CAUSE_THRESHOLD;
}

// finalizer.c
void finalizers_mark(GcHeap *heap);
void finalizers_queue(GcHeap *heap);
void finalizers_check(GcHeap *heap);
void finalizers_fini(GcHeap *heap);

// stats.c
StatsListener *stats_new(void);
void stats_free(StatsListener *stats);
void stats_listen(void *ctx, GcHeap *heap, const GcEvent *event);
uint64_t heap_alloc_bytes(const GcHeap *heap);

// heapcheck.c
void check_cycle_begin(GcHeap *heap);
void check_cycle(GcHeap *heap);
void check_pointer(GcHeap *heap, const void *p);
void check_object_fields(GcHeap *heap, const char *object);
void check_fini(GcHeap *heap);

// Shows visit the pointer words of words[from, to), part of an object whose
// elements have the given layout: up to 64 words at a time, with their mask.
typedef void (*MaskVisitor)(GcHeap *heap, const uint64_t *words, uint64_t mask);
MG_INLINE void visit_typed(GcHeap *heap, const uint64_t *words, size_t from, size_t to,
                           const GcLayout *layout, MaskVisitor visit) {
  size_t n = layout->n_words;
  size_t at = from % n; // word of the element
  while (from < to) {
    size_t len = 64;
    uint64_t mask;
    if (n <= 64) {
      mask = layout->mask64 >> at;
      len = 64 - at;
    } else if (at >= layout->n_ptr_words) {
      mask = 0;
      len = n - at;
    } else {
      mask = layout->mask[at / 64] >> (at % 64);
      len = 64 - at % 64;
      if (len > n - at) len = n - at;
    }
    if (len > to - from) len = to - from;
    if (len < 64) mask &= (UINT64_C(1) << (len & 63)) - 1;
    if (mask) visit(heap, words + from, mask);
    from += len;
    at = (at + len) % n;
  }
}

#endif
