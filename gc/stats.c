// SPDX-License-Identifier: MIT
// stats.c - numbers about the heap: MemStats from the counters, GcStats and the
// trace line from the events.
//
// The heap counts objects by class when runs are closed and spans are swept; bytes
// follow from the class. Everything about cycles is gathered by one
// listener, which a host could write just as well.
#include "gc/gc_impl.h"

#include <time.h>

enum {
  HISTOGRAM_STEPS = 16, // per power of two: 6.25 % wide
  HISTOGRAM_SIZE = 64 * HISTOGRAM_STEPS,
  PAUSE_RING = 256,
};

struct StatsListener {
  uint64_t n_cycles, n_by_cause[GC_CAUSE_COUNT_];
  uint64_t pause_total_ns, pause_max_ns, mark_total_ns, sweep_finish_total_ns;
  uint64_t marked_total_bytes, marked_total_objects;
  uint64_t peak_live_bytes, peak_live_objects, peak_heap_bytes;
  uint64_t pause_ns[PAUSE_RING], pause_end_unix_ns[PAUSE_RING];
  uint64_t last_unix_ns, last_end_ns;
  uint32_t pauses[HISTOGRAM_SIZE];
};

StatsListener *stats_new(void) {
  return x_calloc(1, sizeof(StatsListener));
}

void stats_free(StatsListener *stats) {
  x_free(stats);
}

static uint32_t histogram_step(uint64_t n) {
  if (n < HISTOGRAM_STEPS) return (uint32_t)n;
  uint32_t exponent = 63 - (uint32_t)__builtin_clzll(n); // >= 4
  return (exponent - 3) * HISTOGRAM_STEPS + (uint32_t)(n >> (exponent - 4) & (HISTOGRAM_STEPS - 1));
}

// Middle of a step.
static uint64_t histogram_value(uint32_t step) {
  if (step < HISTOGRAM_STEPS) return step;
  uint32_t exponent = step / HISTOGRAM_STEPS + 3;
  uint64_t width = UINT64_C(1) << (exponent - 4);
  return (HISTOGRAM_STEPS + step % HISTOGRAM_STEPS) * width + width / 2;
}

static uint64_t percentile(const StatsListener *stats, uint64_t permille) {
  uint64_t rank = (stats->n_cycles * permille + 999) / 1000, seen = 0;
  for (uint32_t i = 0; i < HISTOGRAM_SIZE; i++) {
    seen += stats->pauses[i];
    if (seen >= rank && seen) {
      uint64_t value = histogram_value(i);
      return value < stats->pause_max_ns ? value : stats->pause_max_ns;
    }
  }
  return 0;
}

static uint64_t unix_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_REALTIME, &ts);
  return (uint64_t)ts.tv_sec * UINT64_C(1000000000) + (uint64_t)ts.tv_nsec;
}

void stats_listen(void *ctx, GcHeap *heap, const GcEvent *event) {
  (void)heap;
  StatsListener *stats = ctx;
  if (event->kind != GC_EVENT_MARK_DONE) return;
  uint64_t pause = event->end_ns - event->begin_ns;
  uint32_t slot = stats->n_cycles % PAUSE_RING;
  stats->last_unix_ns = unix_ns();
  stats->last_end_ns = event->end_ns;
  stats->pause_ns[slot] = pause;
  stats->pause_end_unix_ns[slot] = stats->last_unix_ns;
  stats->pauses[histogram_step(pause)]++;
  stats->n_cycles++;
  stats->n_by_cause[event->cause]++;
  stats->pause_total_ns += pause;
  if (pause > stats->pause_max_ns) stats->pause_max_ns = pause;
  stats->sweep_finish_total_ns += event->mark_begin_ns - event->begin_ns;
  stats->mark_total_ns += event->mark_end_ns - event->mark_begin_ns;
  stats->marked_total_bytes += event->marked_bytes;
  stats->marked_total_objects += event->marked_objects;
  if (event->marked_bytes > stats->peak_live_bytes) {
    stats->peak_live_bytes = event->marked_bytes;
    stats->peak_live_objects = event->marked_objects;
  }
  if (event->heap_before_bytes > stats->peak_heap_bytes) stats->peak_heap_bytes = event->heap_before_bytes;
}

// ---- counters --------------------------------------------------------------

// Objects allocated from the open run, which are not in n_mallocs yet.
static uint64_t open_run_objects(const Bin *bin) {
  return bin->run_start ? (uint64_t)(bin->run.cursor - bin->run_start) / bin->run.size : 0;
}

// Allocated and not swept away.
uint64_t heap_alloc_bytes(const GcHeap *heap) {
  uint64_t n = heap->large_alloc_bytes - heap->large_freed_bytes;
  for (uint32_t i = 1; i < GC_N_CLASSES; i++) n += (heap->n_mallocs[i] - heap->n_frees[i]) * gc_class_size[i];
  for (const Bin *bin = heap->first_bin; bin; bin = bin->next) n += open_run_objects(bin) * bin->run.size;
  return n;
}

void gc_read_stats(GcHeap *heap, GcMemStats *out) {
  const StatsListener *stats = heap->stats;
  memset(out, 0, sizeof *out);
  for (uint32_t i = 0; i < GC_N_CLASSES; i++) {
    out->by_size[i].size = gc_class_size[i];
    out->by_size[i].n_mallocs = heap->n_mallocs[i];
    out->by_size[i].n_frees = heap->n_frees[i];
  }
  for (const Bin *bin = heap->first_bin; bin; bin = bin->next) {
    out->by_size[bin->run.class].n_mallocs += open_run_objects(bin);
  }
  out->total_alloc_bytes = heap->large_alloc_bytes;
  out->total_freed_bytes = heap->large_freed_bytes;
  for (uint32_t i = 0; i < GC_N_CLASSES; i++) {
    out->n_mallocs += out->by_size[i].n_mallocs;
    out->n_frees += out->by_size[i].n_frees;
    out->total_alloc_bytes += out->by_size[i].n_mallocs * gc_class_size[i];
    out->total_freed_bytes += out->by_size[i].n_frees * gc_class_size[i];
  }
  for (uint32_t i = 0; i < COUNT_OF(out->large_by_log2); i++) {
    out->large_by_log2[i].n_mallocs = heap->n_large_by_log2[i];
    out->large_by_log2[i].bytes = heap->large_bytes_by_log2[i];
  }
  out->heap_alloc_bytes = out->total_alloc_bytes - out->total_freed_bytes;
  out->n_objects = out->n_mallocs - out->n_frees;
  uint64_t pages = heap->n_pages ? heap->n_pages - 1 : 0;
  out->heap_sys_bytes = pages << GC_PAGE_SHIFT;
  out->heap_idle_bytes = heap->n_free_pages << GC_PAGE_SHIFT;
  out->heap_inuse_bytes = out->heap_sys_bytes - out->heap_idle_bytes;
  out->heap_released_bytes = heap->n_zero_pages << GC_PAGE_SHIFT;
  for (uint32_t page = 1; page < heap->n_pages; page += heap->spans[page].n_pages) {
    if (heap->pages[page].class != CLASS_FREE) out->span_inuse_bytes += sizeof(GcSpan);
  }
  out->span_sys_bytes = pages * sizeof(GcSpan);
  out->cache_bytes = sizeof heap->cache;
  out->gc_sys_bytes = pages * sizeof(GcPage) + heap->n_bins * sizeof(Bin) +
                      heap->stack.cap * sizeof *heap->stack.items + sizeof *heap - sizeof heap->cache;
  out->sys_bytes = out->heap_sys_bytes + out->span_sys_bytes + out->cache_bytes + out->gc_sys_bytes;
  out->next_gc_bytes = heap->goal;
  out->last_gc_unix_ns = stats->last_unix_ns;
  out->pause_total_ns = stats->pause_total_ns;
  memcpy(out->pause_ns, stats->pause_ns, sizeof out->pause_ns);
  memcpy(out->pause_end_unix_ns, stats->pause_end_unix_ns, sizeof out->pause_end_unix_ns);
  out->gc_cpu_ns = stats->pause_total_ns;
  if (stats->last_end_ns) out->gc_cpu_fraction = (double)stats->pause_total_ns / (double)stats->last_end_ns;
  out->n_gc = (uint32_t)stats->n_cycles;
  out->n_forced_gc = (uint32_t)stats->n_by_cause[GC_CAUSE_FORCED];
}

void gc_get_stats(GcHeap *heap, GcStats *out) {
  const StatsListener *stats = heap->stats;
  GcMemStats *mem = x_malloc(sizeof *mem);
  gc_read_stats(heap, mem);
  *out = (GcStats){
      .n_cycles = stats->n_cycles,
      .pause_total_ns = stats->pause_total_ns,
      .pause_max_ns = stats->pause_max_ns,
      .pause_median_ns = percentile(stats, 500),
      .pause_p95_ns = percentile(stats, 950),
      .pause_p99_ns = percentile(stats, 990),
      .mark_total_ns = stats->mark_total_ns,
      .sweep_finish_total_ns = stats->sweep_finish_total_ns,
      .marked_total_bytes = stats->marked_total_bytes,
      .marked_total_objects = stats->marked_total_objects,
      .peak_live_bytes = stats->peak_live_bytes,
      .peak_live_objects = stats->peak_live_objects,
      .peak_heap_bytes = stats->peak_heap_bytes,
      .heap_bytes = mem->heap_alloc_bytes,
      .n_objects = mem->n_objects,
  };
  memcpy(out->n_cycles_by_cause, stats->n_by_cause, sizeof out->n_cycles_by_cause);
  if (out->peak_heap_bytes < out->heap_bytes) out->peak_heap_bytes = out->heap_bytes;
  if (stats->n_cycles == 0) {
    out->peak_live_bytes = out->heap_bytes;
    out->peak_live_objects = out->n_objects;
  }
  x_free(mem);
}

// ---- trace line ------------------------------------------------------------

// Milliseconds as Go's trace prints them: two significant digits, at most
// three decimals, whole from 10 ms on.
static const char *format_ms(char buf[24], uint64_t ns) {
  uint64_t us = ns / 1000;
  int decimals = 3;
  if (ns >= 10000000) {
    us = ns / 1000000;
    decimals = 0;
  } else if (us == 0) {
    return "0";
  }
  for (; decimals && us >= 100; decimals--) us /= 10;
  uint64_t unit = 1;
  for (int i = 0; i < decimals; i++) unit *= 10;
  if (decimals) {
    snprintf(buf, 24, "%lu.%0*lu", (unsigned long)(us / unit), decimals, (unsigned long)(us % unit));
  } else {
    snprintf(buf, 24, "%lu", (unsigned long)us);
  }
  return buf;
}

size_t gc_format_trace(GcHeap *heap, const GcEvent *event, char *buf, size_t size) {
  uint64_t busy = heap->stats->pause_total_ns;
  unsigned percent = event->end_ns ? (unsigned)(busy * 100 / event->end_ns) : 0;
  char a[24], b[24], c[24];
  const char *before = format_ms(a, event->mark_begin_ns - event->begin_ns);
  const char *mark = format_ms(b, event->mark_end_ns - event->mark_begin_ns);
  const char *after = format_ms(c, event->end_ns - event->mark_end_ns);
  uint64_t ms = event->begin_ns / 1000000;
  int n = snprintf(
      buf, size,
      "gc %lu @%lu.%03lus %u%%: %s+%s+%s ms clock, %s+0/%s/0+%s ms cpu, "
      "%lu->%lu->%lu MB, %lu MB goal, %lu MB stacks, %lu MB globals, 1 P%s\n",
      (unsigned long)event->cycle, (unsigned long)(ms / 1000), (unsigned long)(ms % 1000), percent, before,
      mark, after, before, mark, after, (unsigned long)(event->heap_before_bytes >> 20),
      (unsigned long)(event->heap_before_bytes >> 20), (unsigned long)(event->marked_bytes >> 20),
      (unsigned long)(event->goal_bytes >> 20),
      (unsigned long)((event->root_bytes - event->global_bytes) >> 20),
      (unsigned long)(event->global_bytes >> 20), event->cause == GC_CAUSE_FORCED ? " (forced)" : "");
  if (n < 0) return 0;
  return (size_t)n < size ? (size_t)n : size ? size - 1 : 0;
}

void gc_trace_listener(void *ctx, GcHeap *heap, const GcEvent *event) {
  char line[256];
  if (event->kind != GC_EVENT_MARK_DONE) return;
  fwrite(line, 1, gc_format_trace(heap, event, line, sizeof line), ctx);
}
