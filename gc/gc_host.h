// SPDX-License-Identifier: MIT
// gc_host.h - what the collector and its host tell each other: object layouts,
// the host's callbacks, the collector's events.
//
// The collector knows no language. It sees memory as words, learns from
// layouts which words hold pointers, asks the host for its roots, and reports
// what it did as events. gc.h has the operations.
#ifndef MG_GC_HOST_H
#define MG_GC_HOST_H

#include "gc/base.h"

typedef struct GcHeap GcHeap;

// ---- layouts ---------------------------------------------------------------

// Which words of an object hold pointers: the words of ONE element; elements
// repeat to the object's end (a struct is one element, an array or a slice's
// backing store n of them). Immutable; must outlive every object that was
// allocated with it. May be static data (GC_LAYOUT) or built at run time
// (gc_layout_init). Sizes are in 8-byte words.
typedef struct GcLayout {
  uint64_t mask64;      // bit i: word i is a pointer, of elements laid end to end, first 64 words
  uint32_t n_words;     // element size, >= 1
  uint32_t n_ptr_words; // words up to and with the element's last pointer; 0: no pointers
  const uint64_t *mask; // element's own mask, ceil(n_words/64) words; NULL when n_words <= 64
} GcLayout;

#define GC_LOW_BITS_(n)   ((n) >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << ((n)&63)) - 1)
#define GC_WHOLE_BITS_(n) (64 / (n) * (n))
// Bits 0, n, 2n ... of as many whole elements as fit in 64 words.
#define GC_STARTS_(n) (GC_LOW_BITS_(GC_WHOLE_BITS_(n)) / GC_LOW_BITS_(n))
#define GC_REPEAT_(n, m)                                                                                     \
  ((uint64_t)(m)*GC_STARTS_(n) | (GC_WHOLE_BITS_(n) == 64 ? 0 : (uint64_t)(m) << (GC_WHOLE_BITS_(n) & 63)))
// Static initializer for an element of n words (1..64, a constant) with pointer
// mask m (a constant): static const GcLayout layout_string = GC_LAYOUT(2, 1);
#define GC_LAYOUT(n, m)                                                                                      \
  { GC_REPEAT_(n, m), (n), (m) == 0 ? 0 : 64 - __builtin_clzll((m) | 1), NULL }

// Builds a layout of n_words words, pointer mask in ceil(n_words/64) words. The
// mask is read later only when n_words > 64; it then must live as long as the
// layout. n_words 0 counts as 1 without pointers.
void gc_layout_init(GcLayout *layout, uint32_t n_words, const uint64_t *mask);

// Whether word i of an element is a pointer.
MG_INLINE bool gc_layout_has_ptr(const GcLayout *layout, uint32_t i) {
  return layout->n_words <= 64 ? layout->mask64 >> i & 1 : layout->mask[i / 64] >> (i % 64) & 1;
}

// What gcpoison fills dead objects with; no pointer. A host may fill dead roots of its own.
#define GC_POISON_WORD UINT64_C(0xdbdbdbdbdbdbdbdb)

// ---- events ----------------------------------------------------------------

typedef enum GcCause {
  GC_CAUSE_THRESHOLD, // heap reached the goal that GOGC sets
  GC_CAUSE_LIMIT,     // heap reached GOMEMLIMIT's goal or the hard limit
  GC_CAUSE_FORCED,    // runtime.GC()
  GC_CAUSE_STRESS,    // -d gcstress
  GC_CAUSE_COUNT_
} GcCause;

// In this order in every cycle. The program runs between MARK_DONE and
// SWEEP_DONE, except when a forced cycle or the start of the next one completes
// the sweep. CYCLE_END follows SWEEP_DONE at once, after memory was returned.
typedef enum GcEventKind {
  GC_EVENT_CYCLE_BEGIN,
  GC_EVENT_ROOTS_DONE,
  GC_EVENT_MARK_DONE, // the pause ends here
  GC_EVENT_SWEEP_DONE,
  GC_EVENT_CYCLE_END,
} GcEventKind;

// Numbers of the running cycle; a field is 0 until the event that fills it.
// Times are nanoseconds of CLOCK_MONOTONIC since gc_new.
typedef struct GcEvent {
  GcEventKind kind;
  GcCause cause;
  uint64_t cycle; // 1 = first
  // from CYCLE_BEGIN
  uint64_t begin_ns;          // pause begins (before the old cycle's sweep is finished)
  uint64_t mark_begin_ns;     // old sweep is finished, marks are clear
  uint64_t heap_before_bytes; // objects allocated and not yet swept away
  uint64_t goal_bytes;        // goal that held for this cycle
  // from ROOTS_DONE
  uint64_t roots_done_ns;
  uint64_t n_roots;      // root pointers seen that point into the heap
  uint64_t root_bytes;   // memory scanned for roots
  uint64_t global_bytes; // of these, package-level variables (gc_mark_globals)
  // from MARK_DONE
  uint64_t mark_end_ns;  // all that is reachable is marked
  uint64_t end_ns;       // pause ends
  uint64_t marked_bytes; // live heap
  uint64_t marked_objects;
  uint64_t n_finalizers;    // objects queued for finalization
  uint64_t next_goal_bytes; // goal of the next cycle; UINT64_MAX: none
  // from SWEEP_DONE
  uint64_t sweep_done_ns;
  uint64_t swept_bytes; // garbage found by this cycle
  uint64_t swept_objects;
  // from CYCLE_END
  uint64_t released_bytes; // given back to the system at the end of this cycle
} GcEvent;

// Called in order of gc_add_listener. Must not allocate from the heap nor
// collect. *event is valid during the call.
typedef void (*GcListener)(void *ctx, GcHeap *heap, const GcEvent *event);

// ---- the host --------------------------------------------------------------

// Callbacks of the heap's owner. All may be NULL. None may allocate from the
// heap or collect. They can run within any gc_alloc and gc_collect.
typedef struct GcHost {
  void *ctx;
  // Presents every root of the host through gc_mark_pointer, gc_mark_slots and
  // gc_mark_typed (gc.h). Called once a cycle, and once more under gccheck: it
  // must present the same roots then.
  void (*visit_roots)(void *ctx, GcHeap *heap);
  // object, on which gc_set_finalizer(object, cookie) was called, is unreachable.
  // It is alive again for now, as is all it reaches; it has no finalizer any
  // more. The host queues the pair and presents both as roots until it has run
  // the finalizer. Calls come in order of gc_set_finalizer.
  void (*finalize)(void *ctx, GcHeap *heap, void *object, void *cookie);
  // Bytes of host memory (stacks and the like) to count under memlimit.
  uint64_t (*host_bytes)(void *ctx);
} GcHost;

#endif
