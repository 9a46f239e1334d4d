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
// Prefetching. A grey object's memory is rarely in cache. What is popped is first
// prefetched and goes through a queue of PREFETCH_DEPTH objects, so that several misses are
// in flight at once. The queue is first in, first out; the stack behind it stays depth
// first, which keeps it short. Measured (bench/gc_micro.c, EPYC): a tree of 8 million
// 16-byte nodes takes 34 ns a node with depth 1, 16 with 4, 12 with 8, 13 with 16 (1300
// MB/s); a list in order 10.5 ns, a shuffled one 200 ns, one cache and TLB miss after the
// other, which nothing here can hide; an array of pointers to 4 million shuffled 64-byte
// objects 18 ns (3.9 GB/s). Huge pages for heap and tables changed none of these beyond
// noise.
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

// The mark state of a loop in local variables: the compiler keeps them in
// registers, which heap->... would not allow, since marking writes memory.
typedef struct Marker {
  uintptr_t *items; // as in MarkStack
  size_t n, cap;
  uint64_t n_objects, n_bytes;
} Marker;

MG_INLINE Marker load_marker(const GcHeap *heap) {
  return (Marker){heap->stack.items, heap->stack.n, heap->stack.cap, heap->marked_objects,
                  heap->marked_bytes};
}

MG_INLINE void save_marker(GcHeap *heap, const Marker *m) {
  heap->stack = (MarkStack){m->items, m->n, m->cap};
  heap->marked_objects = m->n_objects;
  heap->marked_bytes = m->n_bytes;
}

static MG_COLD uintptr_t *grow_stack(uintptr_t *items, size_t cap) {
  return x_realloc(items, cap, sizeof *items);
}

// There is room for n_more entries when this returns.
MG_INLINE void reserve_stack(Marker *m, size_t n_more) {
  if (LIKELY(m->n + n_more <= m->cap)) return;
  m->cap = m->cap ? m->cap * 2 : 4096;
  while (m->cap < m->n + n_more) m->cap *= 2;
  m->items = grow_stack(m->items, m->cap);
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
MG_INLINE bool discover(GcHeap *heap, Marker *m, uintptr_t word, const void *where) {
  uintptr_t offset = word - (uintptr_t)heap->base;
  if (offset >= heap->used) return false;
  const GcPage *page = &heap->pages[offset >> GC_PAGE_SHIFT];
  uint64_t first = page->first, mask = page->mask;
  uint32_t class = page->class;
  if (UNLIKELY(class == CLASS_FREE)) {
    bad_pointer(word, where);
    return false;
  }
  uint64_t start = first << GC_PAGE_SHIFT;
  uint64_t i = (offset - start) * gc_class_magic[class] >> 32;
  GcSpan *span = &heap->spans[first];
  MG_ASSERT(i < span->n_objects);
  uint64_t *bits = &span->bits[i >> 6];
  uint64_t bit = UINT64_C(1) << (i & 63);
  if (*bits & bit) return true;
  *bits |= bit;
  m->n_objects++;
  uint64_t size = gc_class_size[class]; // large: 0
  if (mask) m->items[m->n++] = (uintptr_t)heap->base + start + i * size;
  m->n_bytes += size ? size : span->size;
  return true;
}

// The words of mask, 64 at most.
MG_INLINE void scan_masked(GcHeap *heap, Marker *m, const uint64_t *words, uint64_t mask) {
  reserve_stack(m, 64);
  do {
    const uint64_t *word = &words[__builtin_ctzll(mask)];
    discover(heap, m, *word, word);
    mask &= mask - 1;
  } while (mask);
}

static void scan_words(GcHeap *heap, const uint64_t *words, uint64_t mask) {
  Marker m = load_marker(heap);
  scan_masked(heap, &m, words, mask);
  save_marker(heap, &m);
}

// Scans an object larger than GC_MAX_MASKED from a word on; pushes what is left after a piece.
static void scan_piece(GcHeap *heap, uintptr_t object, size_t from) {
  GcSpan *span = span_of_page(heap, (uint32_t)((object - (uintptr_t)heap->base) >> GC_PAGE_SHIFT));
  const GcLayout *layout = span_layout(span, span_object_index(heap, span, (const void *)object));
  size_t to = span->size / 8;
  if (!layout) return;
  if (to - from > PIECE_WORDS) {
    to = from + PIECE_WORDS;
    Marker m = load_marker(heap);
    reserve_stack(&m, 2);
    m.items[m.n++] = to;
    m.items[m.n++] = object | 1;
    save_marker(heap, &m);
  }
  visit_typed(heap, (const uint64_t *)object, from, to, layout, scan_words);
}

static void drain(GcHeap *heap) {
  Marker m = load_marker(heap);
  uintptr_t queue[PREFETCH_DEPTH];
  uint32_t head = 0, n = 0;
  for (;;) {
    if (n < PREFETCH_DEPTH && m.n) {
      uintptr_t item = m.items[--m.n];
      if (UNLIKELY(item & 1)) {
        size_t from = m.items[--m.n];
        save_marker(heap, &m);
        scan_piece(heap, item - 1, from);
        m = load_marker(heap);
        continue;
      }
      __builtin_prefetch((const void *)item);
      queue[(head + n++) & (PREFETCH_DEPTH - 1)] = item;
      continue;
    }
    if (!n) break;
    uintptr_t object = queue[head++ & (PREFETCH_DEPTH - 1)];
    n--;
    const GcPage *page = &heap->pages[(object - (uintptr_t)heap->base) >> GC_PAGE_SHIFT];
    if (LIKELY(gc_class_size[page->class] - 1 < GC_MAX_MASKED)) { // not large, which has size 0
      scan_masked(heap, &m, (const uint64_t *)object, page->mask);
    } else {
      save_marker(heap, &m);
      scan_piece(heap, object, 0);
      m = load_marker(heap);
    }
  }
  save_marker(heap, &m);
}

// ---- roots -----------------------------------------------------------------

static void mark_root(GcHeap *heap, const void *p, const void *where) {
  if (UNLIKELY(heap->check.is_marking)) {
    check_pointer(heap, p);
    return;
  }
  Marker m = load_marker(heap);
  reserve_stack(&m, 1);
  heap->n_roots += discover(heap, &m, (uintptr_t)p, where);
  save_marker(heap, &m);
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

void gc_mark_globals(GcHeap *heap, const void *slots, const uint64_t *bitmap, size_t n_slots) {
  heap->global_bytes += n_slots * 8;
  gc_mark_slots(heap, slots, bitmap, n_slots);
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
  Marker m = load_marker(heap);
  reserve_stack(&m, 1);
  discover(heap, &m, (uintptr_t)object, NULL);
  save_marker(heap, &m);
}

// Marks what object refers to, but not object.
void mark_object_fields(GcHeap *heap, const char *object) {
  uint32_t page = (uint32_t)((uintptr_t)(object - heap->base) >> GC_PAGE_SHIFT);
  uint64_t mask = heap->pages[page].mask;
  if (!mask) return;
  if (span_of_page(heap, page)->bin->is_masked) {
    scan_words(heap, (const uint64_t *)(const void *)object, mask);
  } else {
    scan_piece(heap, (uintptr_t)object, 0);
  }
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
  heap->marked_bytes = heap->marked_objects = heap->n_roots = heap->root_bytes = heap->global_bytes = 0;
  heap->event.mark_begin_ns = now_ns(heap);
  emit_event(heap, GC_EVENT_CYCLE_BEGIN);

  mark_roots(heap);
  heap->event.roots_done_ns = now_ns(heap);
  heap->event.n_roots = heap->n_roots;
  heap->event.root_bytes = heap->root_bytes;
  heap->event.global_bytes = heap->global_bytes;
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

GcSum gc_mark_final(GcHeap *heap) {
  sweep_finish(heap);
  close_all_runs(heap);
  heap->is_collecting = true;
  heap->cycle++;
  clear_marks(heap);
  heap->marked_bytes = heap->marked_objects = 0;
  mark_roots(heap);
  drain(heap);
  heap->is_collecting = false;
  return (GcSum){heap->marked_objects, heap->marked_bytes};
}

void gc_collect(GcHeap *heap) {
  if (heap->is_collecting) bug("collection within a collection");
  run_cycle(heap, GC_CAUSE_FORCED);
}
