// SPDX-License-Identifier: MIT
// lifetimes.c - how long heap objects live, in ticks: -lifetimes.
//
// Every object carries the tick of its birth in the collector's side array. An object dies
// for us in the cycle that finds it unreachable, so a lifetime ends at that cycle's tick: it
// was out of reach somewhat earlier. What no cycle found dead by the end of the program is counted
// apart, with its age then. Each object is in one of the two, so they add up to all that
// was allocated.
//
// A birth is kept in 32 bits: 1 + tick >> shift, 0 for none. The shift is 0 until the clock
// no longer fits; then it grows by one and all births are halved. A lifetime is thus right
// to 1 part in 2^31 of the run.
#include "runtime/rt_impl.h"

static uint64_t age_at(const RtLifetimes *l, uint64_t tick, uint32_t birth) {
  uint64_t born = (uint64_t)(birth - 1) << l->shift;
  return tick > born ? tick - born : 0;
}

static uint32_t log2_up(uint64_t n) {
  return n > 1 ? 64 - (uint32_t)__builtin_clzll(n - 1) : 0;
}

static void add_object(GcSum *sums, uint64_t age, uint64_t n_bytes) {
  GcSum *sum = &sums[log2_up(age)];
  sum->n_objects++;
  sum->n_bytes += n_bytes;
}

// The collector's: swept after the cycle at cycle_tick.
static void bury(void *ctx, GcObjectInfo *info, uint64_t n_bytes) {
  RtLifetimes *l = ctx;
  if (!info->birth) return; // never allocated
  add_object(l->dead, age_at(l, l->cycle_tick, info->birth), n_bytes);
  info->birth = 0;
}

static void listen(void *ctx, GcHeap *heap, const GcEvent *event) {
  (void)heap;
  Rt *rt = ctx;
  if (event->kind == GC_EVENT_MARK_DONE) rt->lifetimes->cycle_tick = rt_tick(rt);
}

static void halve_birth(void *ctx, const GcObject *object) {
  GcObjectInfo *info = gc_object_info(ctx, object->base);
  if (info->birth) info->birth = (info->birth - 1) / 2 + 1;
}

uint32_t rt_birth(Rt *rt) {
  RtLifetimes *l = rt->lifetimes;
  uint64_t tick = rt_tick(rt);
  while (UNLIKELY(tick >> l->shift >= l->max_birth)) {
    gc_bury_unswept(rt->heap);
    gc_visit_objects(rt->heap, halve_birth, rt->heap);
    l->shift++;
  }
  return (uint32_t)(tick >> l->shift) + 1;
}

void rt_lifetimes_init(Rt *rt) {
  RtLifetimes *l = rt->lifetimes = x_calloc(1, sizeof *l);
  l->max_birth = UINT32_MAX - 1;
#ifdef MG_STRESS
  l->max_birth = 255; // so that births are halved in every test
#endif
  gc_set_burial(rt->heap, bury, l);
  gc_add_listener(rt->heap, listen, rt);
}

void rt_lifetimes_fini(Rt *rt) {
  x_free(rt->lifetimes);
  rt->lifetimes = NULL;
}

static void count_living(void *ctx, const GcObject *object) {
  Rt *rt = ctx;
  const GcObjectInfo *info = gc_object_info(rt->heap, object->base);
  if (info->birth)
    add_object(rt->lifetimes->at_end, age_at(rt->lifetimes, rt_tick(rt), info->birth), object->n_bytes);
}

void rt_lifetimes_end(Rt *rt) {
  if (!rt->lifetimes) return;
  gc_bury_unswept(rt->heap);
  gc_visit_objects(rt->heap, count_living, rt);
}
