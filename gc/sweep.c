// SPDX-License-Identifier: MIT
// sweep.c - lazy sweeping: what the mark left unmarked becomes free.
//
// What is always true
//   - A mark bit serves twice: from the mark to the span's sweep it means
//     "live", from then to the next cycle "not free". So sweeping a span is
//     counting its bits, and no object is read or written (but for gcpoison).
//   - span->sweep_cycle == heap->cycle: swept, and may be allocated from. All
//     other spans are in the todo list of their bin.
//   - All spans are swept before the next cycle clears the bits.
//
// Who sweeps, after a mark
//   1. A bin that needs a gap sweeps its own spans first (alloc.c), and keeps
//      empty ones for itself.
//   2. Before fresh pages are taken, as many pages must have come back from
//      sweeping, or nothing be left to sweep (Go's reclaim): garbage
//      is used before the heap grows.
//   3. Every refill pays its share, so that all is swept by the time the heap
//      is half way to its goal (Go's proportional sweep; Go pays over the whole way
//      and has a background sweeper besides).
//   4. A forced cycle, the start of the next cycle and gc_finish_sweep sweep the rest.
//
// An empty span returns to the free pages at once. When the last span is swept,
// SWEEP_DONE is emitted, the pacer returns surplus pages to the system, and
// CYCLE_END ends the cycle. Lists are in order of arrival, so the order of
// sweeping, and with it every address, is the same in each run.
#include "gc/gc_impl.h"

// Hands all spans to the sweeper. Called at mark end, all runs closed.
void sweep_begin(GcHeap *heap) {
  for (Bin *bin = heap->first_bin; bin; bin = bin->next) {
    if (bin->current) list_push(heap, &bin->partial, &heap->spans[bin->current]);
    bin->current = 0;
    list_append(heap, &bin->todo, &bin->partial);
    list_append(heap, &bin->todo, &bin->full);
  }
  heap->sweep_bin = heap->first_bin;
  heap->is_sweeping = true;
  heap->n_todo_pages = heap->n_pages ? heap->n_pages - 1 - heap->n_free_pages : 0;
  heap->n_swept_pages = 0;
  heap->pages_freed_by_sweep = 0;
  heap->sweep_live_start = heap->heap_live;
}

static void poison_dead(GcHeap *heap, GcSpan *span) {
  char *object = page_address(heap, span->first);
  for (uint32_t i = 0; i < span->n_objects; i++, object += span->size) {
    if (!span_has_bit(span, i)) memset(object, POISON_BYTE, span->size);
  }
  span->flags |= SPAN_POISONED | SPAN_NEEDS_ZERO;
}

void gc_set_burial(GcHeap *heap, GcBurial bury, void *ctx) {
  heap->bury = bury;
  heap->bury_ctx = ctx;
}

static void bury_dead(GcHeap *heap, GcSpan *span) {
  for (uint32_t i = 0; i < span->n_objects; i++) {
    if (!span_has_bit(span, i)) heap->bury(heap->bury_ctx, &span->info[i], span->size);
  }
}

void gc_bury_unswept(GcHeap *heap) {
  for (uint32_t page = 1; page < heap->n_pages; page += heap->spans[page].n_pages) {
    GcSpan *span = &heap->spans[page];
    if (heap->pages[page].class != CLASS_FREE && span->sweep_cycle != heap->cycle) bury_dead(heap, span);
  }
}

// Sweeps one span that was just taken off a todo list and puts it where it
// belongs: free pages (or the bin's partial list, under keep_empty), partial or
// full list.
void sweep_span(GcHeap *heap, GcSpan *span, bool keep_empty) {
  uint32_t n_live = 0;
  for (uint32_t i = 0, n = span_n_bits_words(span); i < n; i++) {
    n_live += (uint32_t)__builtin_popcountll(span->bits[i]);
  }
  uint32_t n_dead = span->n_used - n_live;
  uint64_t dead_bytes = n_dead * span->size;
  if (UNLIKELY(heap->bury) && n_dead) bury_dead(heap, span);
  heap->n_frees[span->class] += n_dead;
  if (span->class == CLASS_LARGE) heap->large_freed_bytes += dead_bytes;
  heap->event.swept_objects += n_dead;
  heap->event.swept_bytes += dead_bytes;
  heap->n_todo_pages -= span->n_pages;
  heap->n_swept_pages += span->n_pages;
  span->n_used = (uint16_t)n_live;
  span->free_index = 0;
  span->sweep_cycle = heap->cycle;
  if (n_live == 0 && !keep_empty) {
    heap->pages_freed_by_sweep += span->n_pages;
    span_free(heap, span);
    return;
  }
  if (n_live == span->n_objects) {
    list_push(heap, &span->bin->full, span);
    return;
  }
  if (n_dead) span->flags |= SPAN_NEEDS_ZERO; // else what is free is as zero as it was
  if (UNLIKELY(heap->options.gcpoison)) poison_dead(heap, span);
  list_push(heap, &span->bin->partial, span);
}

static void end_sweep(GcHeap *heap) {
  if (!heap->is_sweeping) return;
  heap->is_sweeping = false;
  heap->event.sweep_done_ns = now_ns(heap);
  emit_event(heap, GC_EVENT_SWEEP_DONE);
  pacer_sweep_done(heap);
  emit_event(heap, GC_EVENT_CYCLE_END);
}

// Sweeps one span. False, and the cycle is over, when none is left.
bool sweep_one(GcHeap *heap) {
  while (heap->sweep_bin) {
    GcSpan *span = list_pop(heap, &heap->sweep_bin->todo);
    if (span) {
      sweep_span(heap, span, false);
      return true;
    }
    heap->sweep_bin = heap->sweep_bin->next;
  }
  end_sweep(heap);
  return false;
}

// Sweeps what is due at this fill of the heap.
void sweep_pay(GcHeap *heap) {
  if (!heap->is_sweeping) return;
  double due = (double)(heap->heap_live - heap->sweep_live_start) * heap->sweep_pages_per_byte;
  while ((double)heap->n_swept_pages < due) {
    if (!sweep_one(heap)) return;
  }
}

// Sweeps until n_pages have come back, before fresh ones are taken.
void sweep_for_pages(GcHeap *heap, uint64_t n_pages) {
  if (!heap->is_sweeping) return;
  uint64_t enough = heap->pages_freed_by_sweep + n_pages;
  while (heap->pages_freed_by_sweep < enough) {
    if (!sweep_one(heap)) return;
  }
}

void sweep_finish(GcHeap *heap) {
  while (heap->is_sweeping) sweep_one(heap);
}

void gc_finish_sweep(GcHeap *heap) {
  sweep_finish(heap);
}
