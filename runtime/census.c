// SPDX-License-Identifier: MIT
// census.c - what is live, by site: kept when statistics are asked for.
//
// Every object carries the number of its site in the collector's side array
// (option objectinfo; rt_alloc fills it). At the end of each mark the live objects are added up
// by site, which reads mark bits and side arrays, not the objects. The cycle that marked most
// bytes is the peak. A cycle is charged to the site whose allocation set it off; forced ones to none.
#include "runtime/rt_impl.h"

static uint32_t n_sites(const Rt *rt) {
  return rt->config->n_sites ? rt->config->n_sites : 1;
}

static void listen(void *ctx, GcHeap *heap, const GcEvent *event) {
  Rt *rt = ctx;
  RtCensus *c = rt->census;
  if (event->kind == GC_EVENT_CYCLE_BEGIN && event->cause != GC_CAUSE_FORCED) c->cycles_started[c->site]++;
  if (event->kind != GC_EVENT_MARK_DONE) return;
  memset(c->scratch, 0, n_sites(rt) * sizeof *c->scratch);
  gc_sum_by_site(heap, c->scratch);
  for (uint32_t i = 0, n = n_sites(rt); i < n; i++) c->marked_bytes[i] += c->scratch[i].n_bytes;
  if (event->marked_bytes <= c->peak_bytes) return;
  c->peak_bytes = event->marked_bytes;
  GcSum *peak = c->scratch;
  c->scratch = c->live_peak;
  c->live_peak = peak;
}

void rt_census_init(Rt *rt) {
  RtCensus *c = rt->census = x_calloc(1, sizeof *c);
  uint32_t n = n_sites(rt);
  c->live_peak = x_calloc(n, sizeof *c->live_peak);
  c->live_end = x_calloc(n, sizeof *c->live_end);
  c->scratch = x_calloc(n, sizeof *c->scratch);
  c->marked_bytes = x_calloc(n, sizeof *c->marked_bytes);
  c->cycles_started = x_calloc(n, sizeof *c->cycles_started);
  gc_add_listener(rt->heap, listen, rt);
}

void rt_census_fini(Rt *rt) {
  RtCensus *c = rt->census;
  if (!c) return;
  x_free(c->live_peak);
  x_free(c->live_end);
  x_free(c->scratch);
  x_free(c->marked_bytes);
  x_free(c->cycles_started);
  x_free(c);
}

GcSum rt_census_end(Rt *rt) {
  if (!rt->census) return (GcSum){0};
  GcSum all = gc_mark_final(rt->heap);
  gc_sum_by_site(rt->heap, rt->census->live_end);
  return all;
}
