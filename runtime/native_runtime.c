// SPDX-License-Identifier: MIT
// native_runtime.c - packages runtime and runtime/debug: the collector, the
// scheduler, finalizers, statistics, stacks.
#include <stdlib.h>

#include "runtime/native.h"

RtStatus native_runtime_gc(Rt *rt, Slot *fp) {
  (void)fp;
  gc_collect(rt->heap);
  // Go's waits for the cycle and lets others run meanwhile: a loop around it must not hold them up.
  rt_yield(rt);
  return RT_BLOCK;
}

RtStatus native_runtime_gosched(Rt *rt, Slot *fp) {
  (void)fp;
  rt_yield(rt);
  return RT_BLOCK;
}

RtStatus native_runtime_goexit(Rt *rt, Slot *fp) {
  (void)rt, (void)fp;
  return RT_GOEXIT;
}

RtStatus native_runtime_num_goroutine(Rt *rt, Slot *fp) {
  fp[0].u = rt->n_gs;
  return RT_OK;
}

// ---- finalizers ----------------------------------------------------------------

// What a finalizer with an interface parameter needs: told from a closure by its
// first word.
static const GcLayout record_layout = GC_LAYOUT(3, 2);

// Whether func type ft can take a pointer of type t; *word0 is what goes before the
// pointer when the parameter is an interface.
static bool takes(Rt *rt, const RType *ft, const RType *t, const void **word0) {
  if (ft->n_params != 1 || rtype_is(ft, RT_VARIADIC)) return false;
  const RType *param = ft->params[0];
  *word0 = NULL;
  if (param == t) return true;
  if (param->kind == RK_POINTER)
    return param->elem == t->elem && (!rtype_is(param, RT_NAMED) || !rtype_is(t, RT_NAMED));
  if (param->kind != RK_INTERFACE) return false;
  *word0 = rtype_is(param, RT_EMPTY_IFACE) ? (const void *)t : rt_find_itab(rt, param, t);
  return *word0 != NULL;
}

RtStatus native_runtime_set_finalizer(Rt *rt, Slot *fp) {
  const RType *t = fp[0].cp, *ft = fp[2].cp;
  void *object = fp[1].p;
  if (!t) return rt_fatal(rt, "runtime.SetFinalizer: first argument is nil");
  if (t->kind != RK_POINTER)
    return rt_fatalf(rt, "runtime.SetFinalizer: first argument is %s, not pointer", t->string);
  if (!object) return rt_fatal(rt, "nil elem type!");
  if (!gc_in_heap(rt->heap, object)) return RT_OK; // a global, or of size zero: never freed
  if (!ft) {
    gc_clear_finalizer(rt->heap, object);
    return RT_OK;
  }
  if (ft->kind != RK_FUNC)
    return rt_fatalf(rt, "runtime.SetFinalizer: second argument is %s, not a function", ft->string);
  const void *word0;
  if (!takes(rt, ft, t, &word0))
    return rt_fatalf(rt, "runtime.SetFinalizer: cannot pass %s to finalizer %s", t->string, ft->string);
  void *cookie = fp[3].p;
  if (word0) {
    void **record = rt_alloc(rt, 0, &record_layout, 24);
    if (!record) return RT_FATAL;
    gc_store(rt->heap, &record[1], cookie);
    record[2] = (void *)(uintptr_t)word0;
    cookie = record;
  }
  switch (gc_set_finalizer(rt->heap, object, cookie)) {
  case GC_FINALIZER_ALREADY_SET: return rt_fatal(rt, "runtime.SetFinalizer: finalizer already set");
  case GC_FINALIZER_INTERIOR:
    return rt_fatal(rt, "runtime.SetFinalizer: pointer not at beginning of allocated block");
  default: return RT_OK;
  }
}

// ---- statistics ------------------------------------------------------------------

// runtime.MemStats.
typedef struct MemStats {
  uint64_t alloc, total_alloc, sys, lookups, mallocs, frees;
  uint64_t heap_alloc, heap_sys, heap_idle, heap_inuse, heap_released, heap_objects;
  uint64_t stack_inuse, stack_sys, mspan_inuse, mspan_sys, mcache_inuse, mcache_sys, buck_hash_sys, gc_sys,
      other_sys;
  uint64_t next_gc, last_gc, pause_total_ns, pause_ns[256], pause_end[256];
  uint32_t num_gc, num_forced_gc;
  double gc_cpu_fraction;
  bool enable_gc, debug_gc;
  struct {
    uint32_t size;
    uint64_t mallocs, frees;
  } by_size[61];
} MemStats;
_Static_assert(sizeof(MemStats) == (24 + 512 + 1 + 1 + 1 + 61 * 3) * 8, "runtime.MemStats");

RtStatus native_runtime_read_mem_stats(Rt *rt, Slot *fp) {
  MemStats *m = fp[0].p;
  if (!m) return rt_panic(rt, PANIC_NIL_DEREF);
  GcMemStats s;
  gc_finish_sweep(rt->heap);
  gc_read_stats(rt->heap, &s);
  memset(m, 0, sizeof *m);
  uint64_t stack_sys = 0;
  uint64_t stacks = rt->config->stack_bytes ? rt->config->stack_bytes(rt->config->machine, &stack_sys) : 0;
  m->alloc = m->heap_alloc = s.heap_alloc_bytes;
  m->total_alloc = s.total_alloc_bytes;
  m->sys = s.sys_bytes + stack_sys;
  m->mallocs = s.n_mallocs;
  m->frees = s.n_frees;
  m->heap_sys = s.heap_sys_bytes;
  m->heap_idle = s.heap_idle_bytes;
  m->heap_inuse = s.heap_inuse_bytes;
  m->heap_released = s.heap_released_bytes;
  m->heap_objects = s.n_objects;
  m->stack_inuse = stacks;
  m->stack_sys = stack_sys;
  m->mspan_inuse = s.span_inuse_bytes;
  m->mspan_sys = s.span_sys_bytes;
  m->mcache_inuse = m->mcache_sys = s.cache_bytes;
  m->gc_sys = s.gc_sys_bytes;
  m->next_gc = s.next_gc_bytes;
  m->last_gc = s.last_gc_unix_ns;
  m->pause_total_ns = s.pause_total_ns;
  memcpy(m->pause_ns, s.pause_ns, sizeof m->pause_ns);
  memcpy(m->pause_end, s.pause_end_unix_ns, sizeof m->pause_end);
  m->num_gc = s.n_gc;
  m->num_forced_gc = s.n_forced_gc;
  m->gc_cpu_fraction = s.gc_cpu_fraction;
  m->enable_gc = true;
  // Class 0 is large objects here; in Go the class of size 0, which has none.
  for (size_t i = 1; i < COUNT_OF(m->by_size); i++) {
    m->by_size[i].size = s.by_size[i].size;
    m->by_size[i].mallocs = s.by_size[i].n_mallocs;
    m->by_size[i].frees = s.by_size[i].n_frees;
  }
  return RT_OK;
}

// ---- stacks ------------------------------------------------------------------------

RtStatus native_runtime_callers(Rt *rt, Slot *fp) {
  int64_t skip = fp[1].i;
  RtSlice pcs = arg_slice(fp + 2);
  uint64_t *out = pcs.ptr;
  if (!rt->config->callers || pcs.len <= 0) return RT_OK;
  if (skip > UINT32_MAX) return RT_OK;
  uint32_t n = pcs.len > 1 << 20 ? 1 << 20 : (uint32_t)pcs.len;
  fp[0].u = rt->config->callers(rt->config->machine, skip > 0 ? (uint32_t)skip : 0, out, n);
  return RT_OK;
}

RtStatus native_runtime_pc_info(Rt *rt, Slot *fp) {
  const char *function, *file;
  uint32_t line;
  if (!rt->config->pc_info || !rt->config->pc_info(rt->config->machine, fp[5].u, &function, &file, &line))
    return RT_OK;
  set_text(fp, function);
  set_text(fp + 2, file);
  fp[4].u = line;
  return RT_OK;
}

RtStatus native_runtime_stack(Rt *rt, Slot *fp) {
  RtSlice buf = arg_slice(fp + 1);
  size_t n = 0;
  char *text = rt->config->stack_text ? rt->config->stack_text(rt->config->machine, fp[4].u, &n) : NULL;
  if (!text) return RT_OK;
  if (n > (size_t)buf.len) n = (size_t)buf.len;
  memcpy(buf.ptr, text, n);
  free(text);
  fp[0].u = n;
  return RT_OK;
}

// ---- runtime/pprof -----------------------------------------------------------------

RtStatus native_pprof_heap_profile(Rt *rt, Slot *fp) {
  RtString type = arg_string(fp + 3);
  bool is_allocs = type.len > 0 && *(const char *)type.ptr == 'a';
  char *text = NULL;
  size_t n = 0;
  FILE *out = rt->config->write_profile ? open_memstream(&text, &n) : NULL;
  if (!out) return RT_OK;
  rt->config->write_profile(rt->config->machine, out, is_allocs ? "alloc_space" : "inuse_space");
  fclose(out);
  void *bytes = rt_alloc(rt, 0, NULL, n);
  if (bytes) {
    memcpy(bytes, text, n);
    fp[0].p = bytes;
    fp[1].u = fp[2].u = n;
  }
  free(text);
  return bytes ? RT_OK : RT_FATAL;
}

// ---- runtime/debug -------------------------------------------------------------------

RtStatus native_debug_set_gc_percent(Rt *rt, Slot *fp) {
  const GcOptions *o = gc_options(rt->heap);
  fp[0].i = o->gogc;
  gc_set_limits(rt->heap, fp[1].i < 0 ? -1 : fp[1].i, o->memlimit, o->maxheap);
  return RT_OK;
}

RtStatus native_debug_set_memory_limit(Rt *rt, Slot *fp) {
  const GcOptions *o = gc_options(rt->heap);
  fp[0].i = o->memlimit > 0 ? o->memlimit : INT64_MAX;
  if (fp[1].i >= 0) gc_set_limits(rt->heap, o->gogc, fp[1].i == INT64_MAX ? 0 : fp[1].i, o->maxheap);
  return RT_OK;
}

RtStatus native_debug_set_max_stack(Rt *rt, Slot *fp) {
  uint64_t bytes = fp[1].u;
  fp[0].u = rt->config->set_max_stack ? rt->config->set_max_stack(rt->config->machine, bytes) : bytes;
  return RT_OK;
}

RtStatus native_debug_free_os_memory(Rt *rt, Slot *fp) {
  (void)fp;
  gc_free_os_memory(rt->heap);
  return RT_OK;
}
