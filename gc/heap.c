// SPDX-License-Identifier: MIT
// heap.c - the heap as a whole: spans, bins, and what an address means.
//
// What is always true
//   - One reserved address range holds every object. It begins at the same
//     address in every run, and nothing in it depends on time, so a program
//     sees the same addresses each time.
//   - The range is 8 KB pages. A *span* is a run of pages cut into objects of
//     one size class (Go's classes, sizeclass.def); an object above 32 KB has a
//     span of its own, in whole pages.
//   - All objects of a span up to 512 bytes hold pointers in the same words: the
//     span has one 64-bit mask, and no object has a header or an entry anywhere.
//     A *bin* is all spans of one class and mask. Mask 0 means no pointers.
//     Larger objects share spans by class and by whether they hold pointers at
//     all; their layouts stand in the span, one each.
//   - heap->pages has 16 bytes a page: class, mask and first page of its span.
//     From any interior pointer that gives object index, base and mark bit
//     with one lookup, a multiplication (no division) and no other memory.
//   - heap->spans has 192 bytes a page, used only at a span's first page: mark
//     bits first, so that marking touches one cache line of it.
//   - Both tables and the range are reserved without being paid for; the
//     system gives memory as pages are first written.
//
// Why spans by mask. The usual way is a layout word for each object (Go: a
// bitmap word for each heap word). Sorting objects by mask instead costs at most
// one half-empty page for each (class, mask) that a program uses, a few hundred at the
// worst, and in exchange a 16-byte object really costs 16 bytes, allocation
// writes nothing but the object, and marking reads nothing but page entry, mark
// bit and object.
//
// How an object lives (the files)
//   1. gc_alloc (gc.h, alloc.c): the bin's open *run* is a gap of free objects
//      in one span, zeroed when it was opened. Allocating moves the cursor up.
//      At the run's end the next gap of the span is opened, then that of another span
//      with gaps, then that of one that has yet to be swept, then a fresh span.
//   2. A refill that finds the heap past its goal (pacer.c) runs a cycle
//      (mark.c): clear mark bits, mark from roots, compute the next goal.
//   3. Sweeping (sweep.c) happens as allocation goes on: unmarked objects of a
//      span are its new gaps; no object is touched. A span without live objects
//      returns to the free pages (pages.c), and these to the system.
//
// An object is allocated when its index is below the span's free_index, or its
// bit is set. In a span that awaits sweeping only the bit counts.
//
// Departures from Go: bins by mask instead of span classes; no tiny allocator
// (eight bools are eight 8-byte objects; counts agree with Go's, which counts tiny ones
// too); no per-thread caches; the world stops for marking.
#include "gc/gc_impl.h"

#include <time.h>

uint64_t now_ns(const GcHeap *heap) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (uint64_t)ts.tv_sec * UINT64_C(1000000000) + (uint64_t)ts.tv_nsec - heap->start_ns;
}

void emit_event(GcHeap *heap, GcEventKind kind) {
  heap->event.kind = kind;
  for (uint32_t i = 0; i < heap->n_listeners; i++) {
    heap->listeners[i].call(heap->listeners[i].ctx, heap, &heap->event);
  }
}

void gc_add_listener(GcHeap *heap, GcListener listener, void *ctx) {
  if (heap->n_listeners == MAX_LISTENERS) bug("more than %d gc listeners", MAX_LISTENERS);
  heap->listeners[heap->n_listeners].call = listener;
  heap->listeners[heap->n_listeners++].ctx = ctx;
}

// ---- layouts ---------------------------------------------------------------

void gc_layout_init(GcLayout *layout, uint32_t n_words, const uint64_t *mask) {
  *layout = (GcLayout){.n_words = n_words ? n_words : 1};
  if (n_words == 0) return;
  for (uint32_t i = n_words; i > 0 && !layout->n_ptr_words; i--) {
    if (mask[(i - 1) / 64] >> ((i - 1) % 64) & 1) layout->n_ptr_words = i;
  }
  if (n_words >= 64) {
    layout->mask64 = mask[0];
    layout->mask = n_words > 64 ? mask : NULL;
    return;
  }
  uint64_t element = mask[0] & ((UINT64_C(1) << n_words) - 1);
  for (uint32_t at = 0; at < 64; at += n_words) layout->mask64 |= element << at;
}

// ---- spans -----------------------------------------------------------------

void list_push(GcHeap *heap, SpanList *list, GcSpan *span) {
  span->next = 0;
  if (list->tail) {
    heap->spans[list->tail].next = span->first;
  } else {
    list->head = span->first;
  }
  list->tail = span->first;
}

// Removes the oldest span. NULL when the list is empty.
GcSpan *list_pop(GcHeap *heap, SpanList *list) {
  if (!list->head) return NULL;
  GcSpan *span = &heap->spans[list->head];
  list->head = span->next;
  if (!list->head) list->tail = 0;
  return span;
}

// Moves all of *more behind list.
void list_append(GcHeap *heap, SpanList *list, SpanList *more) {
  if (!more->head) return;
  if (list->tail) {
    heap->spans[list->tail].next = more->head;
  } else {
    list->head = more->head;
  }
  list->tail = more->tail;
  *more = (SpanList){0, 0};
}

static void check_fill(const GcHeap *heap, uint32_t page, uint32_t n_pages) {
  for (uint32_t k = page; k < page + n_pages; k++) {
    uint8_t flags = heap->pages[k].flags;
    if (!flags) continue;
    uint64_t want = flags & PAGE_ZERO ? 0 : GC_POISON_WORD;
    const uint64_t *words = (const uint64_t *)(void *)page_address(heap, k);
    for (size_t i = 0; i < GC_PAGE_SIZE / 8; i++) {
      if (words[i] != want) bug("freed page was written: %p holds %#lx", (const void *)&words[i], words[i]);
    }
  }
}

// Makes a span of free objects for bin. It is in no list. NULL: no room.
GcSpan *span_new(GcHeap *heap, Bin *bin, uint32_t n_pages) {
  uint64_t n_zero;
  uint32_t first = pages_alloc(heap, n_pages, &n_zero);
  if (!first) return NULL;
  GcSpan *span = &heap->spans[first];
  bool is_large = bin->run.class == CLASS_LARGE;
  uint8_t flags = n_zero == n_pages ? 0 : SPAN_NEEDS_ZERO;
  if (UNLIKELY(heap->options.gcpoison)) check_fill(heap, first, n_pages);
  if (is_large && n_zero < n_pages) { // zero only what needs it
    for (uint32_t i = first; i < first + n_pages; i++) {
      if (!(heap->pages[i].flags & PAGE_ZERO)) memset(page_address(heap, i), 0, GC_PAGE_SIZE);
    }
    flags = 0;
  }
  GcPage page = {.mask = bin->run.mask, .first = first, .class = (uint8_t)bin->run.class};
  for (uint32_t i = first; i < first + n_pages; i++) heap->pages[i] = page;
  uint64_t size = is_large ? (uint64_t)n_pages << GC_PAGE_SHIFT : bin->run.size;
  *span = (GcSpan){
      .first = first,
      .n_pages = n_pages,
      .sweep_cycle = heap->cycle,
      .size = size,
      .n_objects = (uint16_t)(is_large ? 1 : ((uint64_t)n_pages << GC_PAGE_SHIFT) / size),
      .class = (uint8_t)bin->run.class,
      .flags = flags,
      .bin = bin,
  };
  if (heap->options.objectinfo) span->info = x_calloc(span->n_objects, sizeof(GcObjectInfo));
  return span;
}

void span_free(GcHeap *heap, GcSpan *span) {
  uint8_t flags = 0;
  if (UNLIKELY(heap->options.gcpoison)) {
    memset(page_address(heap, span->first), POISON_BYTE, (size_t)span->n_pages << GC_PAGE_SHIFT);
    flags = PAGE_POISON;
  }
  x_free(span->info);
  span->info = NULL;
  pages_free(heap, span->first, span->n_pages, flags);
}

// ---- the heap --------------------------------------------------------------

GcHeap *gc_new(const GcOptions *options, const GcHost *host) {
  GcHeap *heap = x_calloc(1, sizeof *heap);
  heap->options = options ? *options : gc_options_default();
  if (host) heap->host = *host;
  if (!pages_init(heap)) {
    x_free(heap);
    return NULL;
  }
  for (size_t i = 0; i < COUNT_OF(heap->cache.bins); i++) heap->cache.bins[i] = &heap->no_bin.run;
  heap->no_bin.run.mask = UINT64_MAX;
  heap->no_bin.run.class = UINT32_MAX;
  heap->first_bin = heap->last_bin = &heap->large_bin;
  heap->start_ns = now_ns(heap);
  heap->single_runs = heap->options.gcstress || heap->options.failalloc;
  heap->stress_interval = (uint64_t)heap->options.gcstress;
  heap->stats = stats_new();
  gc_add_listener(heap, stats_listen, heap->stats);
  pacer_start(heap);
  return heap;
}

void gc_free(GcHeap *heap) {
  if (!heap) return;
  if (heap->options.objectinfo) {
    for (uint32_t i = 1; i < heap->n_pages;) {
      GcSpan *span = &heap->spans[i];
      if (heap->pages[i].class != CLASS_FREE) x_free(span->info);
      i += span->n_pages;
    }
  }
  for (Bin *bin = heap->large_bin.next; bin;) {
    Bin *next = bin->next;
    x_free(bin);
    bin = next;
  }
  x_free(heap->stack.items);
  finalizers_fini(heap);
  check_fini(heap);
  stats_free(heap->stats);
  pages_fini(heap);
  x_free(heap);
}

const GcOptions *gc_options(const GcHeap *heap) {
  return &heap->options;
}

// ---- addresses -------------------------------------------------------------

bool gc_in_heap(const GcHeap *heap, const void *p) {
  return (uintptr_t)p - (uintptr_t)heap->base < heap->used;
}

bool gc_find_object(GcHeap *heap, const void *p, GcObject *object) {
  if (!gc_in_heap(heap, p)) return false;
  uint32_t page = (uint32_t)(((uintptr_t)p - (uintptr_t)heap->base) >> GC_PAGE_SHIFT);
  if (heap->pages[page].class == CLASS_FREE) return false;
  GcSpan *span = span_of_page(heap, page);
  uint32_t i = span_object_index(heap, span, p);
  if (i >= span->n_objects) return false;
  Bin *bin = span->bin;
  object->base = page_address(heap, span->first) + i * span->size;
  object->n_bytes = span->size;
  object->has_pointers = heap->pages[page].mask != 0;
  if (span_has_bit(span, i)) return true;
  if (span->sweep_cycle != heap->cycle) return false;
  if (bin->current == span->first && object->base >= bin->run.cursor && object->base < bin->run.limit)
    return false;
  return i < span->free_index;
}

void gc_visit_objects(GcHeap *heap, GcObjectVisitor visit, void *ctx) {
  close_all_runs(heap);
  for (uint32_t page = 1; page < heap->n_pages;) {
    GcSpan *span = &heap->spans[page];
    if (heap->pages[page].class != CLASS_FREE) {
      bool is_swept = span->sweep_cycle == heap->cycle;
      GcObject object = {page_address(heap, page), span->size, heap->pages[page].mask != 0};
      for (uint32_t i = 0; i < span->n_objects; i++, object.base += span->size) {
        if (span_has_bit(span, i) || (is_swept && i < span->free_index)) visit(ctx, &object);
      }
    }
    page += span->n_pages;
  }
}

GcObjectInfo *gc_info_of_object(GcHeap *heap, const void *object) {
  uint32_t page = (uint32_t)((uintptr_t)((const char *)object - heap->base) >> GC_PAGE_SHIFT);
  const GcSpan *span = span_of_page(heap, page);
  return &span->info[span_object_index(heap, span, object)];
}

GcObjectInfo *gc_object_info(GcHeap *heap, const void *p) {
  GcObject object;
  if (!heap->options.objectinfo || !gc_find_object(heap, p, &object)) return NULL;
  return gc_info_of_object(heap, object.base);
}

void gc_sum_by_site(GcHeap *heap, GcSum *sums) {
  close_all_runs(heap);
  for (uint32_t page = 1; page < heap->n_pages;) {
    GcSpan *span = &heap->spans[page];
    page += span->n_pages;
    if (heap->pages[span->first].class == CLASS_FREE) continue;
    uint32_t n_allocated = span->sweep_cycle == heap->cycle ? span->free_index : 0;
    for (uint32_t i = 0; i < span->n_objects; i += 64) {
      uint64_t bits = span->bits[i / 64];
      if (n_allocated > i)
        bits |= n_allocated - i < 64 ? (UINT64_C(1) << (n_allocated - i)) - 1 : ~UINT64_C(0);
      for (; bits; bits &= bits - 1) {
        GcSum *sum = &sums[span->info[i + (uint32_t)__builtin_ctzll(bits)].site];
        sum->n_objects++;
        sum->n_bytes += span->size;
      }
    }
  }
}
