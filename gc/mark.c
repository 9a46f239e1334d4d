// SPDX-License-Identifier: MIT
// mark.c - one collection cycle, and marking.
//
// The cycle (run_cycle), the world stopped from 1 to 6:
//   1. Finish the sweep of the cycle before; close the open runs.
//   2. CYCLE_BEGIN. Clear all mark bits.
//   3. Roots: GcRoot cells, the host's (visit_roots), finalizers. ROOTS_DONE.
//   4. Drain the grey stack: everything reachable is marked.
//   5. Objects with finalizers that are not marked are marked after all and
//      queued with the host.
//   6. The pacer sets the next goal. MARK_DONE.
//   7. The program goes on; sweep.c does the rest, for a forced cycle here and now.
//
// What is always true while marking
//   - An object is white (bit clear), grey (bit set, on the stack or in the
//     prefetch queue, if it has pointers) or black (bit set, scanned). The
//     bit is set when the object is discovered, so each is pushed at most
//     once and the stack never holds more than there are objects.
//   - Objects without pointers go from white to black without being touched.
//   - No C recursion: a list of any length needs one stack entry at a time, a large
//     object is scanned in pieces of 128 KB, the rest of it waiting on the stack.
//
// Prefetching. A grey object's memory is rarely in cache. What is popped is
// first prefetched and goes through a queue of PREFETCH_DEPTH objects, so that
// several misses are in flight at once. The queue is first in, first out; the stack behind it stays
// depth first, which keeps it short.
//
// Departures from Go: no write barrier, no concurrent or assisted marking, no
// tri-colour invariant to keep against a running program.
//
// A pointer to memory that is in no object is ignored; debug builds stop. What
// a host presents as pointers must be pointers (or zero, or outside the heap).
#include "gc/gc_impl.h"

enum {
  PREFETCH_DEPTH = 8,           // power of two
  PIECE_WORDS = 128 * 1024 / 8, // of a large object scanned at once
  STACK_KEEP = 1 << 16,         // entries kept from cycle to cycle
};

static MG_COLD void grow_stack(MarkStack *stack, size_t n_more) {
  size_t cap = stack->cap ? stack->cap * 2 : 4096;
  while (cap < stack->n + n_more) cap *= 2;
  stack->items = x_realloc(stack->items, cap, sizeof *stack->items);
  stack->cap = cap;
}

// There is room for n_more entries when this returns.
MG_INLINE void reserve_stack(MarkStack *stack, size_t n_more) {
  if (UNLIKELY(stack->n + n_more > stack->cap)) grow_stack(stack, n_more);
}

static MG_COLD void bad_pointer(uintptr_t word, const void *where) {
#ifdef MG_DEBUG
  bug("pointer %#lx at %p leads into the heap but to no object", (unsigned long)word, where);
#else
  (void)word, (void)where;
#endif
}

// Marks the object that word points into, when it is a pointer into the heap
// and the object is white, and pushes it if it has pointers. The stack has room.
// Returns whether word points into the heap.
MG_INLINE bool discover(GcHeap *heap, MarkStack *stack, uintptr_t word, const void *where) {
  uintptr_t offset = word - (uintptr_t)heap->base;
  if (offset >= heap->used) return false;
  const GcPage *page = &heap->pages[offset >> GC_PAGE_SHIFT];
  uint64_t first = page->first, mask = page->mask;
  uint32_t class = page->class;
  uint64_t start = first << GC_PAGE_SHIFT;
  uint64_t i = (offset - start) * gc_class_magic[class] >> 32;
  GcSpan *span = &heap->spans[first];
  uint64_t *bits = &span->bits[i >> 6];
  uint64_t bit = UINT64_C(1) << (i & 63);
  if (UNLIKELY(class == CLASS_FREE)) {
    bad_pointer(word, where);
    return false;
  }
  MG_ASSERT(i < span->n_objects);
  if (*bits & bit) return true;
  *bits |= bit;
  heap->marked_objects++;
  heap->marked_bytes += class == CLASS_LARGE ? span->size : gc_class_size[class];
  if (mask) stack->items[stack->n++] = (uintptr_t)heap->base + start + i * gc_class_size[class];
  return true;
}

// The words of mask, 64 at most.
MG_INLINE void scan_masked(GcHeap *heap, const uint64_t *words, uint64_t mask) {
  MarkStack *stack = &heap->stack;
  reserve_stack(stack, 64);
  do {
    const uint64_t *word = &words[__builtin_ctzll(mask)];
    discover(heap, stack, *word, word);
    mask &= mask - 1;
  } while (mask);
}

// Scans an object larger than GC_MAX_MASKED from a word on; pushes what is left after a piece.
static void scan_piece(GcHeap *heap, uintptr_t object, size_t from) {
  GcSpan *span = span_of_page(heap, (uint32_t)((object - (uintptr_t)heap->base) >> GC_PAGE_SHIFT));
  const GcLayout *layout = span_layout(span, span_object_index(heap, span, (const void *)object));
  size_t to = span->size / 8;
  if (!layout) return;
  if (to - from > PIECE_WORDS) {
    to = from + PIECE_WORDS;
    reserve_stack(&heap->stack, 2);
    heap->stack.items[heap->stack.n++] = to;
    heap->stack.items[heap->stack.n++] = object | 1;
  }
  visit_typed(heap, (const uint64_t *)object, from, to, layout, scan_masked);
}

MG_INLINE void scan_object(GcHeap *heap, uintptr_t object) {
  const GcPage *page = &heap->pages[(object - (uintptr_t)heap->base) >> GC_PAGE_SHIFT];
  if (LIKELY(gc_class_size[page->class] - 1 < GC_MAX_MASKED)) { // not large, which has size 0
    scan_masked(heap, (const uint64_t *)object, page->mask);
  } else {
    scan_piece(heap, object, 0);
  }
}

static void drain(GcHeap *heap) {
  MarkStack *stack = &heap->stack;
  uintptr_t queue[PREFETCH_DEPTH];
  uint32_t head = 0, n = 0;
  for (;;) {
    if (n < PREFETCH_DEPTH && stack->n) {
      uintptr_t item = stack->items[--stack->n];
      if (UNLIKELY(item & 1)) {
        size_t from = stack->items[--stack->n];
        scan_piece(heap, item - 1, from);
        continue;
      }
      __builtin_prefetch((const void *)item);
      queue[(head + n++) & (PREFETCH_DEPTH - 1)] = item;
      continue;
    }
    if (!n) return;
    uintptr_t object = queue[head & (PREFETCH_DEPTH - 1)];
    head++, n--;
    scan_object(heap, object);
  }
}

// ---- roots -----------------------------------------------------------------

static void mark_root(GcHeap *heap, const void *p, const void *where) {
  if (UNLIKELY(heap->check.is_marking)) {
    check_pointer(heap, p);
    return;
  }
  reserve_stack(&heap->stack, 1);
  heap->n_roots += discover(heap, &heap->stack, (uintptr_t)p, where);
}

void gc_mark_pointer(GcHeap *heap, const void *p) {
  heap->root_bytes += 8;
  mark_root(heap, p, NULL);
}

void gc_mark_slots(GcHeap *heap, const void *slots, const uint64_t *bitmap, size_t n_slots) {
  const uint64_t *words = slots;
  heap->root_bytes += n_slots * 8;
  for (size_t at = 0; at < n_slots; at += 64) {
    uint64_t mask = bitmap[at / 64];
    if (n_slots - at < 64) mask &= (UINT64_C(1) << (n_slots - at)) - 1;
    for (; mask; mask &= mask - 1) {
      const uint64_t *word = &words[at + (size_t)__builtin_ctzll(mask)];
      mark_root(heap, (const void *)(uintptr_t)*word, word);
    }
  }
}

static void mark_root_words(GcHeap *heap, const uint64_t *words, uint64_t mask) {
  for (; mask; mask &= mask - 1) {
    const uint64_t *word = &words[__builtin_ctzll(mask)];
    mark_root(heap, (const void *)(uintptr_t)*word, word);
  }
}

void gc_mark_typed(GcHeap *heap, const void *p, const GcLayout *layout, size_t n_bytes) {
  heap->root_bytes += n_bytes;
  if (!layout || !layout->n_ptr_words) return;
  visit_typed(heap, p, 0, n_bytes / 8, layout, mark_root_words);
}

// ---- single objects, for finalizers ----------------------------------------

bool object_is_marked(GcHeap *heap, const char *object) {
  GcSpan *span = span_of_page(heap, (uint32_t)((uintptr_t)(object - heap->base) >> GC_PAGE_SHIFT));
  return span_has_bit(span, span_object_index(heap, span, object));
}

void mark_object(GcHeap *heap, const char *object) {
  reserve_stack(&heap->stack, 1);
  discover(heap, &heap->stack, (uintptr_t)object, NULL);
}

// Marks what object refers to, but not object.
void mark_object_fields(GcHeap *heap, const char *object) {
  uint32_t page = (uint32_t)((uintptr_t)(object - heap->base) >> GC_PAGE_SHIFT);
  if (heap->pages[page].mask) scan_object(heap, (uintptr_t)object);
}

// ---- the cycle -------------------------------------------------------------

static void clear_marks(GcHeap *heap) {
  for (uint32_t page = 1; page < heap->n_pages;) {
    GcSpan *span = &heap->spans[page];
    if (heap->pages[page].class != CLASS_FREE) memset(span->bits, 0, span_n_bits_words(span) * 8);
    page += span->n_pages;
  }
}

static void mark_roots(GcHeap *heap) {
  for (GcRoot *root = heap->roots.top; root; root = root->next) gc_mark_pointer(heap, root->value);
  if (heap->host.visit_roots) heap->host.visit_roots(heap->host.ctx, heap);
  finalizers_mark(heap);
}

// Runs a cycle up to the end of its mark (forced: of its sweep).
void run_cycle(GcHeap *heap, GcCause cause) {
  uint64_t begin_ns = now_ns(heap);
  sweep_finish(heap);
  close_all_runs(heap);
  heap->is_collecting = true;
  if (UNLIKELY(heap->options.gccheck)) check_cycle_begin(heap);
  heap->cycle++;
  heap->event = (GcEvent){.cause = cause, .cycle = heap->cycle, .begin_ns = begin_ns};
  heap->event.heap_before_bytes = heap_alloc_bytes(heap);
  heap->event.goal_bytes = heap->goal;
  clear_marks(heap);
  heap->marked_bytes = heap->marked_objects = heap->n_roots = heap->root_bytes = 0;
  heap->event.mark_begin_ns = now_ns(heap);
  emit_event(heap, GC_EVENT_CYCLE_BEGIN);

  mark_roots(heap);
  heap->event.roots_done_ns = now_ns(heap);
  heap->event.n_roots = heap->n_roots;
  heap->event.root_bytes = heap->root_bytes;
  emit_event(heap, GC_EVENT_ROOTS_DONE);

  drain(heap);
  heap->event.mark_end_ns = now_ns(heap);
  finalizers_queue(heap);
  drain(heap);
  heap->event.marked_bytes = heap->marked_bytes;
  heap->event.marked_objects = heap->marked_objects;
  if (heap->stack.cap > STACK_KEEP) {
    x_free(heap->stack.items);
    heap->stack = (MarkStack){NULL, 0, 0};
  }
  pacer_mark_done(heap);
  sweep_begin(heap);
  heap->event.next_goal_bytes = heap->goal;
  heap->event.end_ns = now_ns(heap);
  if (UNLIKELY(heap->options.gccheck)) check_cycle(heap);
  emit_event(heap, GC_EVENT_MARK_DONE);
  heap->is_collecting = false;
  if (cause == GC_CAUSE_FORCED) sweep_finish(heap);
}

void gc_collect(GcHeap *heap) {
  if (heap->is_collecting) bug("collection within a collection");
  run_cycle(heap, GC_CAUSE_FORCED);
}
