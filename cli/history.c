// SPDX-License-Identifier: MIT
#include "cli/history.h"

#include "cli/command.h"

static void merge_cycle(HistoryCycle *into, const HistoryCycle *next) {
  HistoryCycle merged = *next;
  if (into->heap_before_bytes > merged.heap_before_bytes) merged.heap_before_bytes = into->heap_before_bytes;
  if (into->pause_ns > merged.pause_ns) merged.pause_ns = into->pause_ns;
  merged.n_cycles += into->n_cycles;
  *into = merged;
}

static void halve_rows(History *h) {
  for (uint32_t i = 0; i < h->n / 2; i++) {
    h->cycles[i] = h->cycles[2 * i];
    merge_cycle(&h->cycles[i], &h->cycles[2 * i + 1]);
  }
  h->n /= 2;
  h->stride *= 2;
}

static void listen(void *ctx, GcHeap *heap, const GcEvent *event) {
  (void)heap;
  History *h = ctx;
  if (event->kind != GC_EVENT_MARK_DONE || h->has_ended) return;
  HistoryCycle cycle = {.tick = rt_tick(h->rt),
                        .t_ns = clock_ns() - h->start_ns,
                        .heap_before_bytes = event->heap_before_bytes,
                        .heap_after_bytes = event->marked_bytes,
                        .goal_bytes = event->goal_bytes,
                        .pause_ns = event->end_ns - event->begin_ns,
                        .cause = event->cause,
                        .n_cycles = 1};
  if (h->n && h->cycles[h->n - 1].n_cycles < h->stride) {
    merge_cycle(&h->cycles[h->n - 1], &cycle);
    return;
  }
  if (h->n == HISTORY_MAX) halve_rows(h);
  h->cycles[h->n++] = cycle;
}

void history_init(History *h, Vm *vm) {
  *h = (History){.rt = vm_rt(vm),
                 .start_ns = clock_ns(),
                 .cycles = x_calloc(HISTORY_MAX, sizeof *h->cycles),
                 .stride = 1};
  gc_add_listener(h->rt->heap, listen, h);
}

void history_end(History *h) {
  h->has_ended = true;
  rt_lifetimes_end(h->rt);
  gc_read_stats(h->rt->heap, &h->mem);
}

void history_fini(History *h) {
  x_free(h->cycles);
  memset(h, 0, sizeof *h);
}

// ---- JSON ----

static void put_timeline(FILE *out, const History *h) {
  static const char *const causes[] = {[GC_CAUSE_THRESHOLD] = "threshold",
                                       [GC_CAUSE_LIMIT] = "limit",
                                       [GC_CAUSE_FORCED] = "forced",
                                       [GC_CAUSE_STRESS] = "stress"};
  fputs(",\n  \"timeline\": [", out);
  for (uint32_t i = 0; i < h->n; i++) {
    const HistoryCycle *c = &h->cycles[i];
    fprintf(out,
            "%s\n    {\"tick\": %llu, \"t_ns\": %lld, \"heap_before\": %llu, \"heap_after\": %llu, "
            "\"goal\": %llu, \"pause_ns\": %llu, \"cause\": \"%s\", \"cycles\": %llu}",
            i ? "," : "", (unsigned long long)c->tick, (long long)c->t_ns,
            (unsigned long long)c->heap_before_bytes, (unsigned long long)c->heap_after_bytes,
            (unsigned long long)(c->goal_bytes == UINT64_MAX ? 0 : c->goal_bytes),
            (unsigned long long)c->pause_ns, causes[c->cause], (unsigned long long)c->n_cycles);
  }
  fputs(h->n ? "\n  ]" : "]", out);
}

static uint32_t log2_up(uint64_t n) {
  return n > 1 ? 64 - (uint32_t)__builtin_clzll(n - 1) : 0;
}

static void put_sizes(FILE *out, const History *h) {
  const GcMemStats *mem = &h->mem;
  uint64_t objects[64] = {0}, bytes[64] = {0};
  for (uint32_t i = 1; i < GC_N_CLASSES; i++) {
    uint32_t k = log2_up(mem->by_size[i].size);
    objects[k] += mem->by_size[i].n_mallocs;
    bytes[k] += mem->by_size[i].n_mallocs * mem->by_size[i].size;
  }
  fputs(",\n  \"sizes\": [", out);
  const char *comma = "";
  for (uint32_t k = 0; k < 64; k++) {
    objects[k] += mem->large_by_log2[k].n_mallocs;
    bytes[k] += mem->large_by_log2[k].bytes;
    if (!objects[k]) continue;
    fprintf(out, "%s\n    {\"size\": %llu, \"objects\": %llu, \"bytes\": %llu}", comma,
            (unsigned long long)(UINT64_C(1) << k), (unsigned long long)objects[k],
            (unsigned long long)bytes[k]);
    comma = ",";
  }
  fputs(*comma ? "\n  ]" : "]", out);
}

static void put_lifetimes(FILE *out, const RtLifetimes *l) {
  fputs(",\n  \"lifetimes\": [", out);
  const char *comma = "";
  for (uint32_t k = 0; k < 64; k++) {
    const GcSum *dead = &l->dead[k], *end = &l->at_end[k];
    if (!dead->n_objects && !end->n_objects) continue;
    fprintf(out,
            "%s\n    {\"age\": %llu, \"objects\": %llu, \"bytes\": %llu, \"end_objects\": %llu, "
            "\"end_bytes\": %llu}",
            comma, (unsigned long long)(UINT64_C(1) << k), (unsigned long long)dead->n_objects,
            (unsigned long long)dead->n_bytes, (unsigned long long)end->n_objects,
            (unsigned long long)end->n_bytes);
    comma = ",";
  }
  fputs(*comma ? "\n  ]" : "]", out);
}

void history_json(FILE *out, const History *h) {
  put_timeline(out, h);
  put_sizes(out, h);
  if (h->rt->lifetimes) put_lifetimes(out, h->rt->lifetimes);
}
