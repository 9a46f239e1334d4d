// SPDX-License-Identifier: MIT
// string.c - strings: immutable bytes, shared freely. When an operation can give
// back memory that is there already, it does, exactly where gc's runtime does,
// so that allocation counts agree.
//
// A result that does not escape has a buffer in the caller's frame: RT_STR_BUF bytes for
// text, as many runes for []rune, 4 bytes for string(rune). It is used when the result
// fits, and was zeroed before when the result is a slice, whose capacity it becomes.
#include "runtime/rt_impl.h"

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

// n bytes for a result: in the buffer, if there is one and they fit.
static uint8_t *text_memory(Rt *rt, uint32_t site, void *buf, size_t n) {
  if (!buf || n > RT_STR_BUF) return rt_alloc(rt, site, NULL, n);
  rt_count_frame(rt, site, RT_STR_BUF);
  return buf;
}

static bool is_on_stack(const Rt *rt, const void *p) {
  return (const char *)p >= rt->stacks_lo && (const char *)p < rt->stacks_hi;
}

RtStatus rt_concat(Rt *rt, uint32_t site, void *buf, const RtString *parts, uint32_t n, RtString *out) {
  uint64_t total = 0;
  uint32_t n_filled = 0, last = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i].len == 0) continue;
    if (__builtin_add_overflow(total, (uint64_t)parts[i].len, &total) || total > INT64_MAX)
      return rt_fatal(rt, "string concatenation too long");
    n_filled++;
    last = i;
  }
  // One part is the result, unless it stands in a frame that the result may outlive.
  if (n_filled == 0 || (n_filled == 1 && (buf || !is_on_stack(rt, parts[last].ptr)))) {
    *out = n_filled ? parts[last] : (RtString){NULL, 0};
    return RT_OK;
  }
  uint8_t *p = text_memory(rt, site, buf, total);
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

RtStatus rt_string_to_bytes(Rt *rt, uint32_t site, void *buf, RtString s, RtSlice *out) {
  if (buf && s.len <= RT_STR_BUF) {
    memset(buf, 0, RT_STR_BUF);
    if (s.len) memcpy(buf, s.ptr, (size_t)s.len);
    rt_count_frame(rt, site, RT_STR_BUF);
    *out = (RtSlice){buf, s.len, RT_STR_BUF};
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

RtStatus rt_bytes_to_string(Rt *rt, uint32_t site, void *buf, RtSlice b, RtString *out) {
  if (b.len == 1) {
    *out = (RtString){one_byte(*(const uint8_t *)b.ptr), 1};
    return RT_OK;
  }
  if (b.len == 0) {
    *out = (RtString){NULL, 0};
    return RT_OK;
  }
  uint8_t *p = text_memory(rt, site, buf, (size_t)b.len);
  if (!p) return RT_FATAL;
  memcpy(p, b.ptr, (size_t)b.len);
  *out = (RtString){p, b.len};
  return RT_OK;
}

RtStatus rt_string_to_runes(Rt *rt, uint32_t site, void *buf, RtString s, RtSlice *out) {
  int64_t n = 0;
  int32_t rune, *p;
  for (int64_t i = 0; i < s.len; n++) i += rt_decode_rune(s.ptr + i, s.len - i, &rune);
  size_t bytes = RT_STR_BUF * sizeof *p;
  if (buf && n <= RT_STR_BUF) {
    memset(buf, 0, bytes);
    rt_count_frame(rt, site, bytes);
    p = buf;
  } else if (n == 0) {
    *out = (RtSlice){&rt_zero_base, 0, 0};
    return RT_OK;
  } else {
    bytes = gc_round_size((size_t)n * sizeof *p);
    p = rt_alloc(rt, site, NULL, bytes);
    if (!p) return RT_FATAL;
  }
  int64_t k = 0;
  for (int64_t i = 0; i < s.len;) i += rt_decode_rune(s.ptr + i, s.len - i, &p[k++]);
  *out = (RtSlice){p, n, (int64_t)(bytes / 4)};
  return RT_OK;
}

RtStatus rt_runes_to_string(Rt *rt, uint32_t site, void *buf, RtSlice r, RtString *out) {
  const int32_t *runes = r.ptr;
  uint8_t one[4];
  size_t total = 0;
  for (int64_t i = 0; i < r.len; i++) total += (size_t)rt_encode_rune(one, runes[i]);
  // Three bytes more than needed, as in Go, where the last rune is written before it is measured.
  uint8_t *p = text_memory(rt, site, buf, total + 3);
  if (!p) return RT_FATAL;
  uint8_t *q = p;
  for (int64_t i = 0; i < r.len; i++) q += rt_encode_rune(q, runes[i]);
  *out = (RtString){p, (int64_t)total};
  return RT_OK;
}

RtStatus rt_rune_to_string(Rt *rt, uint32_t site, void *frame, int64_t v, RtString *out) {
  uint8_t buf[4];
  int n = rt_encode_rune(buf, v < 0 || v > 0x10FFFF ? 0xFFFD : (int32_t)v);
  uint8_t *p = frame;
  if (p)
    rt_count_frame(rt, site, sizeof buf);
  else
    p = rt_alloc(rt, site, NULL, sizeof buf);
  if (!p) return RT_FATAL;
  memcpy(p, buf, (size_t)n);
  *out = (RtString){p, n};
  return RT_OK;
}
