// SPDX-License-Identifier: MIT
// alloc.c - allocation past the inline fast path: bins, runs, large objects.
//
// A bin's open run is [cursor, limit): neighbouring free objects of its current
// span, all zero. Opening a run zeroes it as a whole, which keeps the fast path
// at "compare, add, store" (a memset for each object would cost more than
// the rest), and the bytes are still in the first-level cache when they are handed out.
// Runs are counted when they are closed, from the distance the cursor moved.
//
// Runs of a size above 512 bytes are opened at most a page at a time. In the
// debugging modes that count every allocation (gcstress, failalloc) a run is a
// single object, so that every call comes here; the fast path knows nothing of
// it.
//
// Measured (bench/gc_micro.c, gcc 12 -O2, EPYC, two cores shared): garbage of 16 bytes
// 1.8 ns an object, of 64 bytes 2.9, of 256 bytes 7.5, of 2 KB 55: zeroing is most of it
// from 64 bytes on. Collection and sweeping are in these numbers.
#include "gc/gc_impl.h"

#define GC_CLASS(class, size, pages) [class] = size,
const uint32_t gc_class_size[GC_N_CLASSES + 1] = {
#include "gc/sizeclass.def"
};
#undef GC_CLASS
#define GC_CLASS(class, size, pages) [class] = UINT32_MAX / (size) + 1,
const uint32_t gc_class_magic[GC_N_CLASSES + 1] = {
#include "gc/sizeclass.def"
};
#undef GC_CLASS
#define GC_CLASS(class, size, pages) [class] = pages,
const uint8_t gc_class_pages[GC_N_CLASSES] = {
#include "gc/sizeclass.def"
};
#undef GC_CLASS

// clang-format off
#define SMALL(class, size) { (size) == 512 ? ~UINT64_C(0) : (UINT64_C(1) << ((size) / 8 % 64)) - 1, size, class }
const GcSmallSize gc_small_sizes[GC_MAX_MASKED / 8 + 1] = {
    {0, 0, 0},
    SMALL(1, 8), SMALL(2, 16), SMALL(3, 24), SMALL(4, 32),
    SMALL(5, 48), SMALL(5, 48), SMALL(6, 64), SMALL(6, 64), SMALL(7, 80), SMALL(7, 80),
    SMALL(8, 96), SMALL(8, 96), SMALL(9, 112), SMALL(9, 112), SMALL(10, 128), SMALL(10, 128),
    SMALL(11, 144), SMALL(11, 144), SMALL(12, 160), SMALL(12, 160), SMALL(13, 176), SMALL(13, 176),
    SMALL(14, 192), SMALL(14, 192), SMALL(15, 208), SMALL(15, 208), SMALL(16, 224), SMALL(16, 224),
    SMALL(17, 240), SMALL(17, 240), SMALL(18, 256), SMALL(18, 256),
    SMALL(19, 288), SMALL(19, 288), SMALL(19, 288), SMALL(19, 288),
    SMALL(20, 320), SMALL(20, 320), SMALL(20, 320), SMALL(20, 320),
    SMALL(21, 352), SMALL(21, 352), SMALL(21, 352), SMALL(21, 352),
    SMALL(22, 384), SMALL(22, 384), SMALL(22, 384), SMALL(22, 384),
    SMALL(23, 416), SMALL(23, 416), SMALL(23, 416), SMALL(23, 416),
    SMALL(24, 448), SMALL(24, 448), SMALL(24, 448), SMALL(24, 448),
    SMALL(25, 480), SMALL(25, 480), SMALL(25, 480), SMALL(25, 480),
    SMALL(26, 512), SMALL(26, 512), SMALL(26, 512), SMALL(26, 512),
};
#undef SMALL
// clang-format on

enum { FIRST_UNMASKED_CLASS = 27 };

uint32_t gc_size_class(size_t n_bytes) {
  if (n_bytes <= GC_MAX_MASKED) return gc_small_sizes[(n_bytes + 7) / 8].class;
  uint32_t low = FIRST_UNMASKED_CLASS, high = GC_N_CLASSES - 1; // the answer is in low..high
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (gc_class_size[middle] >= n_bytes) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

size_t gc_round_size(size_t n_bytes) {
  if (n_bytes <= GC_MAX_SMALL) return n_bytes ? gc_class_size[gc_size_class(n_bytes)] : 0;
  if (n_bytes > SIZE_MAX - GC_PAGE_SIZE) return n_bytes;
  return (n_bytes + GC_PAGE_SIZE - 1) & ~(size_t)(GC_PAGE_SIZE - 1);
}

// ---- bins ------------------------------------------------------------------

static Bin *new_bin(GcHeap *heap, uint64_t mask, uint32_t class) {
  Bin *bin = x_calloc(1, sizeof *bin);
  bin->run.mask = mask;
  bin->run.class = class;
  bin->run.size = gc_class_size[class];
  bin->is_masked = class < FIRST_UNMASKED_CLASS;
  bin->has_pointers = mask != 0;
  heap->last_bin->next = bin;
  heap->last_bin = bin;
  heap->n_bins++;
  return bin;
}

static Bin *find_bin(GcHeap *heap, uint64_t mask, uint32_t class) {
  GcBin **slot = &heap->cache.bins[gc_bin_slot(mask, class)];
  if ((*slot)->mask == mask && (*slot)->class == class) return (Bin *)*slot;
  Bin **chain = &heap->bin_hash[((mask ^ class) * UINT64_C(0xd6e8feb86659fd93)) >> 54];
  Bin *bin = *chain;
  while (bin && (bin->run.mask != mask || bin->run.class != class)) bin = bin->chain;
  if (!bin) {
    bin = new_bin(heap, mask, class);
    bin->chain = *chain;
    *chain = bin;
  }
  *slot = &bin->run;
  return bin;
}
_Static_assert(BIN_HASH_SIZE == 1 << 10, "find_bin shifts by 64-10");

// ---- runs ------------------------------------------------------------------

// Ends the open run of bin, counting what was allocated from it. Its span
// stays current.
void close_run(GcHeap *heap, Bin *bin) {
  if (!bin->run_start) return;
  GcSpan *span = &heap->spans[bin->current];
  uint64_t n = (uint64_t)(bin->run.cursor - bin->run_start) / bin->run.size;
  size_t rest = (size_t)(bin->run.limit - bin->run.cursor);
  span->n_used = (uint16_t)(span->n_used + n);
  span->free_index = (uint16_t)(span->free_index - rest / bin->run.size);
  heap->n_mallocs[bin->run.class] += n;
  heap->heap_live -= rest;
  if (UNLIKELY(span->flags & SPAN_POISONED)) memset(bin->run.cursor, POISON_BYTE, rest);
  bin->run.cursor = bin->run.limit = bin->run_start = NULL;
  bin->run.info = NULL;
}

void close_all_runs(GcHeap *heap) {
  for (Bin *bin = heap->first_bin; bin; bin = bin->next) close_run(heap, bin);
}

static void check_poison(const char *p, size_t n_bytes) {
  const uint64_t *words = (const uint64_t *)(const void *)p;
  for (size_t i = 0; i < n_bytes / 8; i++) {
    if (words[i] != GC_POISON_WORD)
      bug("freed object was written: %p holds %#lx", (const void *)&words[i], words[i]);
  }
}

// Finds the first run of free objects at or after span->free_index: [*from, to).
static uint32_t find_gap(const GcSpan *span, uint32_t *from) {
  uint32_t i = span->free_index, n = span->n_objects;
  while (i < n) {
    uint64_t free = ~span->bits[i >> 6] >> (i & 63);
    if (free) {
      i += (uint32_t)__builtin_ctzll(free);
      break;
    }
    i = (i | 63) + 1;
  }
  if (i >= n) return *from = n;
  uint32_t end = i;
  while (end < n) {
    uint64_t used = span->bits[end >> 6] >> (end & 63);
    if (used) {
      end += (uint32_t)__builtin_ctzll(used);
      break;
    }
    end = (end | 63) + 1;
  }
  *from = i;
  return end < n ? end : n;
}

typedef enum RunStatus { RUN_OPEN, RUN_SPAN_FULL, RUN_LIMIT } RunStatus;

static RunStatus open_run(GcHeap *heap, Bin *bin, GcSpan *span) {
  uint32_t from, to = find_gap(span, &from);
  if (from == to) return RUN_SPAN_FULL;
  uint64_t size = bin->run.size, n = to - from;
  if (!bin->is_masked) {
    uint64_t max = size >= GC_PAGE_SIZE ? 1 : GC_PAGE_SIZE / size;
    if (n > max) n = max;
  }
  if (UNLIKELY(heap->single_runs)) n = 1;
  if (UNLIKELY(heap->options.maxheap)) {
    uint64_t room = (uint64_t)heap->options.maxheap > heap->heap_live
                        ? (uint64_t)heap->options.maxheap - heap->heap_live
                        : 0;
    if (room < size) return RUN_LIMIT;
    if (n > room / size) n = room / size;
  }
  char *start = page_address(heap, span->first) + from * size;
  if (UNLIKELY(span->flags & SPAN_POISONED)) check_poison(start, n * size);
  if (span->flags & SPAN_NEEDS_ZERO) memset(start, 0, n * size);
  if (span->info) {
    bin->run.info = &span->info[from];
    memset(bin->run.info, 0, n * sizeof(GcObjectInfo));
  }
  span->free_index = (uint16_t)(from + n);
  bin->run_start = bin->run.cursor = start;
  bin->run.limit = start + n * size;
  heap->heap_live += n * size;
  return RUN_OPEN;
}

// Opens the next run of bin. False: no room within maxheap or the system's
// memory. Collects nothing, but may sweep.
static bool refill(GcHeap *heap, Bin *bin) {
  close_run(heap, bin);
  for (;;) {
    GcSpan *span = NULL;
    if (bin->current) {
      span = &heap->spans[bin->current];
      RunStatus status = open_run(heap, bin, span);
      if (status == RUN_LIMIT) return false;
      if (status == RUN_OPEN) break;
      list_push(heap, &bin->full, span);
      bin->current = 0;
    }
    // Sweeping is bounded: what finds no gap here need not be swept again.
    while (!(span = list_pop(heap, &bin->partial)) && (span = list_pop(heap, &bin->todo))) {
      sweep_span(heap, span, true);
    }
    if (!span) {
      sweep_for_pages(heap, gc_class_pages[bin->run.class]);
      span = span_new(heap, bin, gc_class_pages[bin->run.class]);
      if (!span) return false;
    }
    bin->current = span->first;
  }
  sweep_pay(heap);
  return true;
}

// ---- allocation ------------------------------------------------------------

// Counts every allocation in the modes that ask for it. False: fail this one.
static MG_COLD bool count_for_debugging(GcHeap *heap) {
  if (heap->options.failalloc && ++heap->n_fail == (uint64_t)heap->options.failalloc) return false;
  if (heap->options.gcstress && ++heap->n_stress >= heap->stress_interval) {
    heap->n_stress = 0;
    run_cycle(heap, GC_CAUSE_STRESS);
    // Checking costs as much as there is to check: keep it proportional.
    if (heap->options.gcstress > 1) {
      uint64_t n = (uint64_t)heap->options.gcstress;
      heap->stress_interval = heap->marked_objects / 4 > n ? heap->marked_objects / 4 : n;
    }
  }
  return true;
}

static void *alloc_large(GcHeap *heap, const GcLayout *layout, size_t n_bytes) {
  uint64_t n_pages = gc_round_size(n_bytes) >> GC_PAGE_SHIFT;
  if (n_pages >= heap->max_pages) return NULL;
  uint64_t size = n_pages << GC_PAGE_SHIFT;
  if (heap->options.maxheap && (heap->heap_live > (uint64_t)heap->options.maxheap ||
                                (uint64_t)heap->options.maxheap - heap->heap_live < size)) {
    return NULL;
  }
  bool has_pointers = layout && layout->n_ptr_words;
  Bin *bin = &heap->large_bin;
  bin->run.mask = has_pointers; // for the pages of this span
  sweep_for_pages(heap, n_pages);
  GcSpan *span = span_new(heap, bin, (uint32_t)n_pages);
  if (!span) return NULL;
  span->n_used = 1;
  span->free_index = 1;
  span->bits[1] = has_pointers ? (uint64_t)(uintptr_t)layout : 0;
  list_push(heap, &bin->full, span);
  heap->n_mallocs[CLASS_LARGE]++;
  heap->large_alloc_bytes += size;
  uint32_t log2 = 64 - (uint32_t)__builtin_clzll(size - 1);
  heap->n_large_by_log2[log2]++;
  heap->large_bytes_by_log2[log2] += size;
  heap->heap_live += size;
  sweep_pay(heap);
  return page_address(heap, span->first);
}

static void *alloc_large_or_collect(GcHeap *heap, const GcLayout *layout, size_t n_bytes) {
  if (pacer_is_due_for_large(heap, n_bytes)) run_cycle(heap, pacer_cause(heap));
  void *p = alloc_large(heap, layout, n_bytes);
  if (!p && pacer_make_room(heap, gc_round_size(n_bytes))) p = alloc_large(heap, layout, n_bytes);
  return p;
}

void *gc_alloc_slow(GcHeap *heap, const GcLayout *layout, size_t n_bytes) {
  static uint64_t zero_size_object[2];
  if (n_bytes == 0) return zero_size_object;
  if (UNLIKELY(heap->is_collecting)) bug("allocation during a collection");
  if (UNLIKELY(heap->single_runs) && !count_for_debugging(heap)) return NULL;
  if (n_bytes > GC_MAX_SMALL) return alloc_large_or_collect(heap, layout, n_bytes);

  uint32_t class = gc_size_class(n_bytes);
  bool has_pointers = layout && layout->n_ptr_words;
  uint64_t mask = has_pointers;
  if (n_bytes <= GC_MAX_MASKED)
    mask = layout ? layout->mask64 & gc_small_sizes[(n_bytes + 7) / 8].word_mask : 0;
  Bin *bin = find_bin(heap, mask, class);
  if (bin->run.cursor == bin->run.limit) {
    if (pacer_is_due(heap)) run_cycle(heap, pacer_cause(heap));
    if (!refill(heap, bin) && !(pacer_make_room(heap, bin->run.size) && refill(heap, bin))) return NULL;
  }
  char *p = bin->run.cursor;
  bin->run.cursor = p + bin->run.size;
  if (bin->run.info) bin->run.info++;
  if (!bin->is_masked) {
    GcSpan *span = &heap->spans[bin->current];
    span->bits[1 + span_object_index(heap, span, p)] = has_pointers ? (uint64_t)(uintptr_t)layout : 0;
  }
  return p;
}

void *gc_alloc_info_slow(GcHeap *heap, const GcLayout *layout, size_t n_bytes, GcObjectInfo info) {
  void *p = gc_alloc_slow(heap, layout, n_bytes);
  if (p && n_bytes) *gc_info_of_object(heap, p) = info;
  return p;
}
