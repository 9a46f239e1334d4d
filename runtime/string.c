// SPDX-License-Identifier: MIT
// string.c - strings: immutable bytes, shared freely. When an operation can give
// back memory that is there already, it does, exactly where gc's runtime does,
// so that allocation counts agree.
#include "runtime/rt_impl.h"

// Frame memory that was offered for a result, as gc's tmpBuf.
typedef struct Tmp {
  void *p;
  size_t n_bytes;
} Tmp;

static Tmp take_tmp(Rt *rt) {
  Tmp t;
  t.p = rt_take_tmp(rt, &t.n_bytes);
  return t;
}

// n bytes: the frame's if they are enough, else of the heap.
static void *alloc_bytes(Rt *rt, uint32_t site, const Tmp *tmp, size_t n) {
  if (tmp->p && n <= tmp->n_bytes) {
    rt_count_frame(rt, site, tmp->n_bytes);
    return tmp->p;
  }
  return rt_alloc(rt, site, NULL, n);
}

RtStatus rt_string_new(Rt *rt, uint32_t site, const char *text, size_t n, RtString *out) {
  if (n == 0) {
    *out = (RtString){NULL, 0};
    return RT_OK;
  }
  uint8_t *p = rt_alloc(rt, site, NULL, n);
  if (!p) return RT_FATAL;
  memcpy(p, text, n);
  *out = (RtString){p, (int64_t)n};
  return RT_OK;
}

RtStatus rt_concat(Rt *rt, uint32_t site, const RtString *parts, uint32_t n, RtString *out) {
  Tmp tmp = take_tmp(rt);
  uint64_t total = 0;
  uint32_t n_filled = 0, last = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    if (__builtin_add_overflow(total, (uint64_t)parts[i].len, &total) || total > INT64_MAX)
      return rt_fatal(rt, "string concatenation too long");
    n_filled++;
    last = i;
  }
  // A part in frame memory is given back only to a result that stays there too.
  bool in_frame = n_filled == 1 && (const char *)parts[last].ptr >= rt->stacks_lo &&
                  (const char *)parts[last].ptr < rt->stacks_hi;
  if (n_filled <= 1 && (!in_frame || tmp.p)) {
    *out = n_filled ? parts[last] : (RtString){NULL, 0};
    return RT_OK;
  }
  uint8_t *p = alloc_bytes(rt, site, &tmp, total);
  if (!p) return RT_FATAL;
  uint8_t *q = p;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i].len) memcpy(q, parts[i].ptr, (size_t)parts[i].len);
    q += parts[i].len;
  }
  *out = (RtString){p, (int64_t)total};
  return RT_OK;
}

bool rt_string_eq(RtString a, RtString b) {
  return a.len == b.len && (a.len == 0 || a.ptr == b.ptr || memcmp(a.ptr, b.ptr, (size_t)a.len) == 0);
}

int rt_string_cmp(RtString a, RtString b) {
  int64_t n = a.len < b.len ? a.len : b.len;
  int order = n ? memcmp(a.ptr, b.ptr, (size_t)n) : 0;
  if (order) return order;
  return (a.len > b.len) - (a.len < b.len);
}

RtStatus rt_string_to_bytes(Rt *rt, uint32_t site, RtString s, RtSlice *out) {
  Tmp tmp = take_tmp(rt);
  if (tmp.p && (uint64_t)s.len <= tmp.n_bytes) {
    rt_count_frame(rt, site, tmp.n_bytes);
    memset(tmp.p, 0, tmp.n_bytes);
    if (s.len) memcpy(tmp.p, s.ptr, (size_t)s.len);
    *out = (RtSlice){tmp.p, s.len, (int64_t)tmp.n_bytes};
    return RT_OK;
  }
  if (s.len == 0) {
    *out = (RtSlice){&rt_zero_base, 0, 0};
    return RT_OK;
  }
  size_t cap = gc_round_size((size_t)s.len);
  uint8_t *p = rt_alloc(rt, site, NULL, cap);
  if (!p) return RT_FATAL;
  memcpy(p, s.ptr, (size_t)s.len);
  *out = (RtSlice){p, s.len, (int64_t)cap};
  return RT_OK;
}

// All one-byte strings, little-endian words as in gc's staticuint64s.
static const uint8_t *one_byte(uint8_t c) {
  return (const uint8_t *)&rt_small_words[c];
}

RtStatus rt_bytes_to_string(Rt *rt, uint32_t site, RtSlice b, RtString *out) {
  Tmp tmp = take_tmp(rt);
  if (b.len == 1) {
    *out = (RtString){one_byte(*(const uint8_t *)b.ptr), 1};
    return RT_OK;
  }
  if (tmp.p && b.len && (uint64_t)b.len <= tmp.n_bytes) {
    uint8_t *p = alloc_bytes(rt, site, &tmp, (size_t)b.len);
    memcpy(p, b.ptr, (size_t)b.len);
    *out = (RtString){p, b.len};
    return RT_OK;
  }
  return rt_string_new(rt, site, b.ptr, (size_t)b.len, out);
}

RtStatus rt_string_to_runes(Rt *rt, uint32_t site, RtString s, RtSlice *out) {
  Tmp tmp = take_tmp(rt);
  int64_t n = 0;
  int32_t rune;
  for (int64_t i = 0; i < s.len; n++) i += rt_decode_rune(s.ptr + i, s.len - i, &rune);
  if (n == 0) {
    *out = (RtSlice){&rt_zero_base, 0, 0};
    return RT_OK;
  }
  bool in_frame = tmp.p && (size_t)n * 4 <= tmp.n_bytes;
  size_t bytes = in_frame ? tmp.n_bytes : gc_round_size((size_t)n * 4);
  int32_t *p = alloc_bytes(rt, site, &tmp, bytes);
  if (!p) return RT_FATAL;
  if (in_frame) memset(p, 0, bytes);
  int64_t k = 0;
  for (int64_t i = 0; i < s.len;) i += rt_decode_rune(s.ptr + i, s.len - i, &p[k++]);
  *out = (RtSlice){p, n, (int64_t)(bytes / 4)};
  return RT_OK;
}

RtStatus rt_runes_to_string(Rt *rt, uint32_t site, RtSlice r, RtString *out) {
  Tmp tmp = take_tmp(rt);
  const int32_t *runes = r.ptr;
  uint8_t buf[4];
  size_t total = 0;
  for (int64_t i = 0; i < r.len; i++) total += (size_t)rt_encode_rune(buf, runes[i]);
  if (total == 0) {
    *out = (RtString){NULL, 0};
    return RT_OK;
  }
  uint8_t *p = alloc_bytes(rt, site, &tmp, total);
  if (!p) return RT_FATAL;
  uint8_t *q = p;
  for (int64_t i = 0; i < r.len; i++) q += rt_encode_rune(q, runes[i]);
  *out = (RtString){p, (int64_t)total};
  return RT_OK;
}

RtStatus rt_rune_to_string(Rt *rt, uint32_t site, int64_t v, RtString *out) {
  Tmp tmp = take_tmp(rt);
  uint8_t buf[4];
  int n = rt_encode_rune(buf, v < 0 || v > 0x10FFFF ? 0xFFFD : (int32_t)v);
  uint8_t *p = alloc_bytes(rt, site, &tmp, 4);
  if (!p) return RT_FATAL;
  memcpy(p, buf, (size_t)n);
  *out = (RtString){p, n};
  return RT_OK;
}
