// SPDX-License-Identifier: MIT
// rt.c - the runtime's state: start, end, roots, allocation by site.
#include "runtime/rt_impl.h"

uint64_t rt_zero_base;

static void visit_host_roots(void *ctx, GcHeap *heap) {
  Rt *rt = ctx;
  rt_visit_roots(rt, heap);
  if (rt->config->visit_roots) rt->config->visit_roots(rt->config->machine, heap);
}

static uint64_t host_bytes(void *ctx) {
  Rt *rt = ctx;
  return rt->config->stack_bytes ? rt->config->stack_bytes(rt->config->machine, NULL) : 0;
}

static void queue_finalizer(void *ctx, GcHeap *heap, void *object, void *cookie) {
  (void)heap;
  rt_queue_finalizer(ctx, object, cookie);
}

static uint64_t split_mix(uint64_t *x) {
  uint64_t z = (*x += UINT64_C(0x9e3779b97f4a7c15));
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

bool rt_init(Rt *rt, const RtConfig *config) {
  memset(rt, 0, sizeof *rt);
  rt->config = config;
  rt->op_flags = UINT32_MAX;
  rt->sites = config->sites;
  rt->known = config->known;
  GcHost host = {
      .ctx = rt, .visit_roots = visit_host_roots, .finalize = queue_finalizer, .host_bytes = host_bytes};
  GcOptions options = config->gc ? *config->gc : gc_options_default();
  if (config->counts_frames) options.objectinfo = 1;
  rt->heap = gc_new(&options, &host);
  if (!rt->heap) {
    fputs("minigo: the system has no address range for the heap\n", stderr);
    return false;
  }
  uint32_t n = config->n_sites ? config->n_sites : 1;
  rt->site_counts = x_calloc(n, sizeof *rt->site_counts);
  if (config->n_call_counts) rt->call_counts = x_calloc(config->n_call_counts + 1, sizeof *rt->call_counts);
  if (config->counts_frames) {
    rt->frame_counts = x_calloc(n, sizeof *rt->frame_counts);
    rt_census_init(rt);
    if (config->counts_lifetimes) rt_lifetimes_init(rt);
  }
  uint64_t seed = config->seed;
  rt->random[0] = split_mix(&seed);
  rt->random[1] = split_mix(&seed);
  rt_sched_init(rt);
  rt_map_init(rt);
  return true;
}

void rt_fini(Rt *rt) {
  rt_flush(rt);
  rt_sched_fini(rt);
  rt_map_fini(rt);
  rt_itabs_fini(rt);
  x_free(rt->site_counts);
  x_free(rt->frame_counts);
  x_free(rt->call_counts);
  rt_census_fini(rt);
  rt_lifetimes_fini(rt);
  if (rt->heap) gc_free(rt->heap);
  rt_natives_fini(rt);
  rt->heap = NULL;
}

// xorshift128+ (Vigna 2014).
uint64_t rt_random(Rt *rt) {
  uint64_t x = rt->random[0], y = rt->random[1];
  rt->random[0] = y;
  x ^= x << 23;
  rt->random[1] = x ^ y ^ (x >> 17) ^ (y >> 26);
  return rt->random[1] + y;
}

void rt_visit_roots(Rt *rt, GcHeap *heap) {
  for (G *g = rt->all_gs; g; g = g->all_next) {
    for (size_t i = 0; i < COUNT_OF(g->wait.p); i++) gc_mark_pointer(heap, g->wait.p[i]);
    gc_mark_pointer(heap, g->entry);
    gc_mark_pointer(heap, g->entry_args[0]);
    gc_mark_pointer(heap, g->entry_args[1]);
  }
  gc_mark_pointer(heap, rt->panic_value.data);
  gc_mark_pointer(heap, rt->call_closure);
  rt_visit_sched_roots(rt, heap);
}

void *rt_alloc(Rt *rt, uint32_t site, const GcLayout *layout, size_t n_bytes) {
  if (UNLIKELY(n_bytes == 0)) return &rt_zero_base;
  MG_ASSERT(rt->op_flags & RT_OP_MAY_ALLOC);
  if (UNLIKELY(!site) && rt->g && rt->g->native_ref) site = rt->g->native_site;
  void *p;
  if (UNLIKELY(rt->census)) {
    rt->census->site = site;
    GcObjectInfo info = {.site = site, .birth = UNLIKELY(rt->lifetimes) ? rt_birth(rt) : 0};
    p = gc_alloc_info(rt->heap, layout, n_bytes, info);
  } else {
    p = gc_alloc(rt->heap, layout, n_bytes);
  }
  if (UNLIKELY(!p)) {
    rt->fatal = "out of memory";
    return NULL;
  }
  size_t size =
      LIKELY(n_bytes <= GC_MAX_MASKED) ? gc_small_sizes[(n_bytes + 7) >> 3].size : gc_round_size(n_bytes);
#ifndef MG_NO_COUNTERS
  SiteCount *c = &rt->site_counts[site];
  c->count++;
  c->bytes += size;
#endif
  if (UNLIKELY(rt->on_alloc != NULL)) rt->on_alloc(rt, site, p, size);
  return p;
}
