// SPDX-License-Identifier: MIT
// pages.c - the address range and its free pages.
//
// Always true:
//   - Every page below heap->n_pages is in exactly one span or one free run,
//     but for page 0, which is never used (index 0 means "none").
//   - Two free runs never touch: freeing joins neighbours. The first page's
//     GcSpan holds a run's length and links, the last page's GcPage.first leads
//     back to the first page.
//   - A page flagged PAGE_ZERO reads as zeros and costs the system nothing.
//
// Runs are kept in lists by length: 1 to 63 pages each their own, then eight
// lists per power of two. A request takes from the first list that surely
// fits, found by bitmap, so it costs a few instructions and fits within an
// eighth. (Go keeps a radix tree over bitmaps to find the lowest address; with
// one thread and spans of mostly one page the lists are simpler and as tight.)
// Everything is a function of the requests, never of time, so addresses repeat
// from run to run.
#include "gc/gc_impl.h"

#include <sys/mman.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

static void *reserve_at(uintptr_t hint, size_t n_bytes, int prot) {
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | (hint ? MAP_FIXED_NOREPLACE : 0);
  void *p = mmap((void *)hint, n_bytes, prot, flags, -1, 0);
  if (p == MAP_FAILED) return NULL;
  if (hint && (uintptr_t)p != hint) { // a kernel that does not know the flag
    munmap(p, n_bytes);
    return NULL;
  }
  return p;
}

// Go's places: 0x00c000000000, 0x01c000000000 ... (the low ones belong to the
// shadow under address sanitizer), then wherever the system likes.
static char *reserve_heap(size_t n_bytes) {
  for (uintptr_t i = 0; i < 0x7f; i++) {
    char *p = reserve_at(i << 40 | UINT64_C(0xc0) << 32, n_bytes, PROT_NONE);
    if (p) return p;
  }
  return reserve_at(0, n_bytes, PROT_NONE);
}

// Reserves the range and its tables: halves the size until the system agrees.
bool pages_init(GcHeap *heap) {
  uint64_t want = heap->options.reserve ? (uint64_t)heap->options.reserve : UINT64_C(64) << 30;
  for (uint64_t size = want; size >= (UINT64_C(8) << 20); size /= 2) {
    uint64_t n_pages = size >> GC_PAGE_SHIFT;
    char *base = reserve_heap(n_pages << GC_PAGE_SHIFT);
    if (!base) continue;
    size_t table_bytes = n_pages * (sizeof(GcSpan) + sizeof(GcPage));
    char *tables = reserve_at(0, table_bytes, PROT_READ | PROT_WRITE);
    if (!tables) {
      munmap(base, n_pages << GC_PAGE_SHIFT);
      continue;
    }
    heap->base = base;
    heap->max_pages = (uint32_t)n_pages;
    heap->table_bytes = table_bytes;
    heap->spans = (GcSpan *)tables;
    heap->pages = (GcPage *)(tables + n_pages * sizeof(GcSpan));
    return true;
  }
  return false;
}

void pages_fini(GcHeap *heap) {
  if (!heap->base) return;
  munmap(heap->base, (size_t)heap->max_pages << GC_PAGE_SHIFT);
  munmap(heap->spans, heap->table_bytes);
}

static uint32_t run_bin(uint32_t n_pages) {
  if (n_pages < 64) return n_pages;
  uint32_t exponent = 31 - (uint32_t)__builtin_clz(n_pages); // 6..29
  return 64 + (exponent - 6) * 8 + ((n_pages >> (exponent - 3)) & 7);
}

static void insert_run(GcHeap *heap, uint32_t first, uint32_t n_pages, uint64_t n_zero) {
  GcSpan *run = &heap->spans[first];
  uint32_t bin = run_bin(n_pages);
  uint32_t head = heap->run_bins[bin];
  run->first = first;
  run->n_pages = n_pages;
  run->n_zero = n_zero;
  run->prev = 0;
  run->next = head;
  if (head) heap->spans[head].prev = first;
  heap->run_bins[bin] = first;
  heap->run_bins_used[bin / 64] |= UINT64_C(1) << (bin % 64);
  heap->pages[first].first = first;
  heap->pages[first + n_pages - 1].first = first;
}

static void remove_run(GcHeap *heap, GcSpan *run) {
  uint32_t bin = run_bin(run->n_pages);
  if (run->next) heap->spans[run->next].prev = run->prev;
  if (run->prev) {
    heap->spans[run->prev].next = run->next;
  } else {
    heap->run_bins[bin] = run->next;
    if (!run->next) heap->run_bins_used[bin / 64] &= ~(UINT64_C(1) << (bin % 64));
  }
}

// Puts pages into the free runs, joined with their free neighbours.
static void add_run(GcHeap *heap, uint32_t first, uint32_t n_pages, uint64_t n_zero) {
  heap->n_free_pages += n_pages;
  heap->n_zero_pages += n_zero;
  if (heap->pages[first - 1].class == CLASS_FREE && first - 1 > 0) {
    GcSpan *before = &heap->spans[heap->pages[first - 1].first];
    remove_run(heap, before);
    first = before->first;
    n_pages += before->n_pages;
    n_zero += before->n_zero;
  }
  uint32_t end = first + n_pages;
  if (end < heap->n_pages && heap->pages[end].class == CLASS_FREE) {
    GcSpan *after = &heap->spans[end];
    remove_run(heap, after);
    n_pages += after->n_pages;
    n_zero += after->n_zero;
  }
  insert_run(heap, first, n_pages, n_zero);
}

static GcSpan *find_run(GcHeap *heap, uint32_t n_pages) {
  uint32_t bin = run_bin(n_pages);
  if (n_pages >= 64) { // its own list holds runs both shorter and longer
    GcSpan *best = NULL;
    for (uint32_t i = heap->run_bins[bin]; i; i = heap->spans[i].next) {
      GcSpan *run = &heap->spans[i];
      if (run->n_pages >= n_pages && (!best || run->n_pages < best->n_pages)) best = run;
    }
    if (best) return best;
    bin++;
  }
  for (uint32_t word = bin / 64; word < COUNT_OF(heap->run_bins_used); word++) {
    uint64_t used = heap->run_bins_used[word];
    if (word == bin / 64) used &= ~UINT64_C(0) << (bin % 64);
    if (used) return &heap->spans[heap->run_bins[word * 64 + (uint32_t)__builtin_ctzll(used)]];
  }
  return NULL;
}

// Commits room for a run of n_pages at the end of the range.
static bool grow(GcHeap *heap, uint32_t n_pages) {
  uint32_t old = heap->n_pages;
  uint32_t need = n_pages;
  if (old == 0) {
    need++; // page 0
  } else if (old > 1 && heap->pages[old - 1].class == CLASS_FREE) {
    need -= heap->spans[heap->pages[old - 1].first].n_pages; // shorter than n_pages, or it would have fit
  }
  uint64_t n = (need + COMMIT_PAGES - UINT64_C(1)) / COMMIT_PAGES * COMMIT_PAGES;
  if (n > heap->max_pages - old) n = heap->max_pages - old;
  if (n < need) return false;
  if (mprotect(page_address(heap, old), n << GC_PAGE_SHIFT, PROT_READ | PROT_WRITE) != 0) return false;
  uint32_t from = old ? old : 1;
  uint32_t end = old + (uint32_t)n;
  if (!old) heap->pages[0].class = CLASS_FREE;
  for (uint32_t i = from; i < end; i++) heap->pages[i] = (GcPage){.class = CLASS_FREE, .flags = PAGE_ZERO};
  heap->n_pages = end;
  heap->used = (uintptr_t)end << GC_PAGE_SHIFT;
  add_run(heap, from, end - from, end - from);
  return true;
}

// Takes n_pages in a row out of the free runs. Returns the first page and in
// *n_zero how many of them are PAGE_ZERO, or 0 when the range or the system has
// no more. The caller sets their GcPage; the flags are still those of the free pages.
uint32_t pages_alloc(GcHeap *heap, uint32_t n_pages, uint64_t *n_zero) {
  GcSpan *run = find_run(heap, n_pages);
  if (!run) {
    if (!grow(heap, n_pages)) return 0;
    run = find_run(heap, n_pages);
  }
  remove_run(heap, run);
  uint32_t first = run->first, rest = run->n_pages - n_pages;
  uint64_t run_zero = run->n_zero, zero = 0;
  if (run_zero == run->n_pages) {
    zero = n_pages;
  } else if (run_zero) {
    for (uint32_t i = 0; i < n_pages; i++) zero += heap->pages[first + i].flags & PAGE_ZERO;
  }
  if (rest) insert_run(heap, first + n_pages, rest, run_zero - zero);
  heap->n_free_pages -= n_pages;
  heap->n_zero_pages -= zero;
  *n_zero = zero;
  return first;
}

// Frees the pages of a span; flags is 0 or PAGE_POISON.
void pages_free(GcHeap *heap, uint32_t first, uint32_t n_pages, uint8_t flags) {
  for (uint32_t i = first; i < first + n_pages; i++) {
    heap->pages[i] = (GcPage){.class = CLASS_FREE, .flags = flags};
  }
  add_run(heap, first, n_pages, 0);
}

// Gives up to max_pages free pages back to the system: from the longest runs
// first, from a run's end. Returns how many it gave.
uint64_t pages_release(GcHeap *heap, uint64_t max_pages) {
  uint64_t released = 0;
  for (uint32_t bin = PAGE_MAX_RUN_BINS; bin-- > 1 && released < max_pages;) {
    for (uint32_t i = heap->run_bins[bin]; i && released < max_pages; i = heap->spans[i].next) {
      GcSpan *run = &heap->spans[i];
      uint64_t n = run->n_pages - run->n_zero, end = i + run->n_pages, from = i;
      if (n == 0) continue;
      if (n > max_pages - released) {
        n = 0;
        for (from = end; n < max_pages - released; from--) n += !(heap->pages[from - 1].flags & PAGE_ZERO);
      }
      if (madvise(page_address(heap, (uint32_t)from), (end - from) << GC_PAGE_SHIFT, MADV_DONTNEED) != 0)
        continue;
      for (uint64_t k = from; k < end; k++) heap->pages[k].flags = PAGE_ZERO;
      released += n;
      heap->n_zero_pages += n;
      run->n_zero += n;
    }
  }
  return released;
}
