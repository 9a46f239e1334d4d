// SPDX-License-Identifier: MIT
// heapcheck.c - gccheck: does the heap hold together?
//
// After each mark, in the pause:
//   1. A second mark, as plain as can be (no prefetching, no masks by page, one
//      word at a time), from the same roots into its own bits. Both must have found the same
//      objects. It stops at a pointer to memory that was in no
//      object when the cycle began, and at a pointer that was read from a poisoned object.
//   2. A walk over all pages: spans and free runs tile the range, each is
//      well-formed, counts add up.
// A failure is a bug of ours: bug() with the addresses.
#include "gc/gc_impl.h"

static uint64_t *bits_of(GcHeap *heap, uint64_t *table, const GcSpan *span) {
  (void)heap;
  return &table[(size_t)span->first * SPAN_BITS_WORDS];
}

// Before the mark bits are cleared: notes what is allocated. All is swept, all
// runs are closed.
void check_cycle_begin(GcHeap *heap) {
  Checker *check = &heap->check;
  if (check->n_pages < heap->n_pages) {
    x_free(check->marks);
    x_free(check->allocated);
    check->n_pages = heap->n_pages;
    check->marks = x_calloc(check->n_pages, SPAN_BITS_WORDS * 8);
    check->allocated = x_calloc(check->n_pages, SPAN_BITS_WORDS * 8);
  }
  for (uint32_t page = 1; page < heap->n_pages; page += heap->spans[page].n_pages) {
    GcSpan *span = &heap->spans[page];
    if (heap->pages[page].class == CLASS_FREE) continue;
    uint64_t *allocated = bits_of(heap, check->allocated, span), *marks = bits_of(heap, check->marks, span);
    memset(marks, 0, span_n_bits_words(span) * 8);
    memset(allocated, 0, span_n_bits_words(span) * 8);
    uint32_t n = 0;
    for (uint32_t i = 0; i < span->n_objects; i++) {
      if (i >= span->free_index && !span_has_bit(span, i)) continue;
      allocated[i >> 6] |= UINT64_C(1) << (i & 63);
      n++;
    }
    if (n != span->n_used) bug("span %u has %u objects, not %u", page, n, span->n_used);
  }
}

static MG_COLD MG_NORETURN void complain(const char *what, const void *p, const void *where) {
  bug("heap check: %s: %p, found at %p", what, p, where);
}

static void check_word(GcHeap *heap, const void *p, const void *where) {
  Checker *check = &heap->check;
  if ((uintptr_t)p == GC_POISON_WORD) complain("pointer read from a dead object", p, where);
  if (!gc_in_heap(heap, p)) return;
  uint32_t page = (uint32_t)(((uintptr_t)p - (uintptr_t)heap->base) >> GC_PAGE_SHIFT);
  if (heap->pages[page].class == CLASS_FREE) complain("pointer to a free page", p, where);
  const GcSpan *span = span_of_page(heap, page);
  uint64_t offset = (uint64_t)((const char *)p - page_address(heap, span->first));
  if (page < span->first || page >= span->first + span->n_pages) complain("page map is wrong", p, where);
  uint64_t i = offset / span->size;
  if (i >= span->n_objects) complain("pointer behind the last object of a span", p, where);
  uint64_t bit = UINT64_C(1) << (i & 63);
  if (!(bits_of(heap, check->allocated, span)[i >> 6] & bit)) complain("pointer to a free object", p, where);
  uint64_t *marks = &bits_of(heap, check->marks, span)[i >> 6];
  if (*marks & bit) return;
  *marks |= bit;
  if (!(span->bits[i >> 6] & bit)) complain("object is reachable but not marked", p, where);
  if (check->n_stack == check->cap_stack) {
    check->cap_stack = check->cap_stack ? 2 * check->cap_stack : 1024;
    check->stack = x_realloc(check->stack, check->cap_stack, sizeof *check->stack);
  }
  check->stack[check->n_stack++] = (uintptr_t)page_address(heap, span->first) + i * span->size;
}

void check_pointer(GcHeap *heap, const void *p) {
  check_word(heap, p, NULL);
}

static void check_words(GcHeap *heap, const uint64_t *words, uint64_t mask) {
  for (uint32_t i = 0; i < 64; i++) {
    if (mask >> i & 1) check_word(heap, (const void *)(uintptr_t)words[i], &words[i]);
  }
}

void check_object_fields(GcHeap *heap, const char *object) {
  const GcSpan *span = span_of_page(heap, (uint32_t)((uintptr_t)(object - heap->base) >> GC_PAGE_SHIFT));
  const Bin *bin = span->bin;
  const uint64_t *words = (const uint64_t *)(const void *)object;
  if (bin->is_masked) {
    check_words(heap, words, bin->run.mask);
    return;
  }
  const GcLayout *layout = span_layout(span, span_object_index(heap, span, object));
  if (layout) visit_typed(heap, words, 0, span->size / 8, layout, check_words);
}

// No object is marked that the second mark did not reach; spans are well-formed.
static void check_spans(GcHeap *heap) {
  uint64_t n_free = 0, n_objects = 0;
  uint32_t page = 1;
  for (; page < heap->n_pages; page += heap->spans[page].n_pages) {
    const GcSpan *span = &heap->spans[page];
    if (span->first != page || span->n_pages == 0) bug("heap check: page %u begins no run", page);
    if (heap->pages[page].class == CLASS_FREE) {
      n_free += span->n_pages;
      continue;
    }
    for (uint32_t i = 0; i < span->n_pages; i++) {
      const GcPage *entry = &heap->pages[page + i];
      if (entry->first != page || entry->class != span->class)
        bug("heap check: page %u is not of span %u", page + i, page);
    }
    uint32_t n = 0;
    for (uint32_t i = 0, words = span_n_bits_words(span); i < words; i++) {
      uint64_t second = bits_of(heap, heap->check.marks, span)[i];
      if (span->bits[i] & ~second)
        bug("heap check: span %u word %u: marked %#lx, reachable %#lx", page, i, span->bits[i], second);
      n += (uint32_t)__builtin_popcountll(second);
    }
    if (n > span->n_used) bug("heap check: span %u has %u live objects of %u", page, n, span->n_used);
    n_objects += n;
  }
  if (heap->n_pages && page != heap->n_pages)
    bug("heap check: spans end at page %u of %u", page, heap->n_pages);
  if (n_free != heap->n_free_pages)
    bug("heap check: %lu free pages, not %lu", (unsigned long)n_free, (unsigned long)heap->n_free_pages);
  if (n_objects != heap->marked_objects)
    bug("heap check: %lu objects live, %lu marked", (unsigned long)n_objects,
        (unsigned long)heap->marked_objects);
}

void check_cycle(GcHeap *heap) {
  Checker *check = &heap->check;
  check->is_marking = true;
  for (GcRoot *root = heap->roots.top; root; root = root->next) check_pointer(heap, root->value);
  if (heap->host.visit_roots) heap->host.visit_roots(heap->host.ctx, heap);
  check->is_marking = false;
  finalizers_check(heap);
  while (check->n_stack) check_object_fields(heap, (const char *)check->stack[--check->n_stack]);
  check_spans(heap);
}

void check_fini(GcHeap *heap) {
  x_free(heap->check.marks);
  x_free(heap->check.allocated);
  x_free(heap->check.stack);
}
