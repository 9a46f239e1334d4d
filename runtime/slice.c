// SPDX-License-Identifier: MIT
// slice.c - making, growing and copying slices, with Go 1.19's growth and size
// classes, so that cap() and allocation counts agree.
#include "runtime/rt_impl.h"

RtStatus rt_make_slice(Rt *rt, uint32_t site, int64_t len, int64_t cap, RtSlice *out) {
  const RType *elem = rt->sites[site].type->elem;
  uint64_t bytes;
  enum { MAX_BITS = 47 }; // gc's largest allocation on amd64: 2^48 bytes
  if (len < 0 || __builtin_mul_overflow((uint64_t)cap, elem->size, &bytes) || bytes >> (MAX_BITS + 1) ||
      len > cap || cap < 0) {
    if (len < 0 || __builtin_mul_overflow((uint64_t)len, elem->size, &bytes) || bytes >> (MAX_BITS + 1))
      return rt_panic(rt, PANIC_MAKESLICE_LEN);
    return rt_panic(rt, PANIC_MAKESLICE_CAP);
  }
  void *p = rt_alloc(rt, site, elem->layout, bytes);
  if (!p) return RT_FATAL;
  *out = (RtSlice){p, len, cap};
  return RT_OK;
}

RtStatus rt_check_unsafe_len(Rt *rt, const void *p, int64_t len, uint64_t elem_size, bool is_string) {
  uint64_t bytes, room = -(uint64_t)(uintptr_t)p; // up to the end of the address space; of nil: none
  if (len < 0 || __builtin_mul_overflow((uint64_t)len, elem_size, &bytes) || bytes > room) {
    if (len >= 0 && !p) return rt_panic(rt, is_string ? PANIC_UNSAFE_STRING_NIL : PANIC_UNSAFE_SLICE_NIL);
    return rt_panic(rt, is_string ? PANIC_UNSAFE_STRING_LEN : PANIC_UNSAFE_SLICE_LEN);
  }
  return RT_OK;
}

// The capacity append gives a slice of capacity old that must hold need elements.
static int64_t grown_cap(int64_t old, int64_t need) {
  enum { THRESHOLD = 256 };
  if (old > INT64_MAX / 2 || need > 2 * old) return need;
  if (old < THRESHOLD) return 2 * old;
  int64_t cap = old;
  while (cap > 0 && cap < need) cap += (cap + 3 * THRESHOLD) / 4;
  return cap <= 0 ? need : cap;
}

RtStatus rt_grow_slice(Rt *rt, uint32_t site, RtSlice *s, int64_t n_more) {
  const RType *elem = rt->sites[site].type->elem;
  int64_t need;
  if (n_more < 0 || __builtin_add_overflow(s->len, n_more, &need)) return rt_panic(rt, PANIC_GROWSLICE);
  if (elem->size == 0) {
    *s = (RtSlice){&rt_zero_base, s->len, need};
    return RT_OK;
  }
  uint64_t bytes;
  int64_t cap = grown_cap(s->cap, need);
  if (__builtin_mul_overflow((uint64_t)cap, elem->size, &bytes) || bytes >> 48)
    return rt_panic(rt, PANIC_GROWSLICE);
  cap = (int64_t)(gc_round_size(bytes) / elem->size);
  bytes = (uint64_t)cap * elem->size;
  void *p = rt_alloc(rt, site, elem->layout, bytes);
  if (!p) return RT_FATAL;
  if (s->len) gc_copy_typed(rt->heap, p, s->ptr, elem->layout, (size_t)s->len * elem->size);
  *s = (RtSlice){p, s->len, cap};
  return RT_OK;
}

RtStatus rt_append_slice(Rt *rt, uint32_t site, RtSlice *s, const void *src, int64_t n) {
  if (n == 0) return RT_OK;
  if (n < 0) return rt_panic(rt, PANIC_MAKESLICE_LEN);
  const RType *elem = rt->sites[site].type->elem;
  if (n > s->cap - s->len) {
    RtStatus status = rt_grow_slice(rt, site, s, n);
    if (status != RT_OK) return status;
  }
  char *to = (char *)s->ptr + (size_t)s->len * elem->size;
  if (src)
    gc_copy_typed(rt->heap, to, src, elem->layout, (size_t)n * elem->size);
  else
    gc_zero_typed(rt->heap, to, elem->layout, (size_t)n * elem->size);
  s->len += n;
  return RT_OK;
}

int64_t rt_copy_slice(Rt *rt, const RType *elem, RtSlice dst, const void *src, int64_t n_src) {
  int64_t n = dst.len < n_src ? dst.len : n_src;
  if (n > 0 && elem->size) gc_copy_typed(rt->heap, dst.ptr, src, elem->layout, (size_t)n * elem->size);
  return n;
}
