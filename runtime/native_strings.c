// SPDX-License-Identifier: MIT
// native_strings.c - searching and case of byte sequences, for strings and bytes,
// and what package errors asks about types.
//
// A string and the first two slots of a slice look alike, so most functions serve
// both packages.
#include "runtime/native.h"

typedef struct Text {
  const uint8_t *p;
  int64_t n;
} Text;

static Text text_at(const Slot *s) {
  return (Text){s[0].cp, s[1].i};
}

static int64_t find(Text s, Text sub, int64_t from) {
  if (sub.n == 0) return from;
  if (sub.n > s.n - from) return -1;
  const uint8_t *at = memmem(s.p + from, (size_t)(s.n - from), sub.p, (size_t)sub.n);
  return at ? at - s.p : -1;
}

static int64_t find_last(Text s, Text sub) {
  if (sub.n == 0) return s.n;
  for (int64_t i = s.n - sub.n; i >= 0; i--) {
    const uint8_t *at = memrchr(s.p, sub.p[0], (size_t)i + 1);
    if (!at) return -1;
    i = at - s.p;
    if (memcmp(at, sub.p, (size_t)sub.n) == 0) return i;
  }
  return -1;
}

// func index(s, sub string) int
RtStatus native_strings_index(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = find(text_at(fp + 1), text_at(fp + 3), 0);
  return RT_OK;
}

RtStatus native_bytes_index(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = find(text_at(fp + 1), text_at(fp + 4), 0);
  return RT_OK;
}

RtStatus native_strings_last_index(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = find_last(text_at(fp + 1), text_at(fp + 3));
  return RT_OK;
}

RtStatus native_bytes_last_index(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = find_last(text_at(fp + 1), text_at(fp + 4));
  return RT_OK;
}

static int64_t index_byte(Text s, uint8_t c) {
  const uint8_t *at = s.n ? memchr(s.p, c, (size_t)s.n) : NULL;
  return at ? at - s.p : -1;
}

// func indexByte(s string, c byte) int
RtStatus native_strings_index_byte(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = index_byte(text_at(fp + 1), (uint8_t)fp[3].u);
  return RT_OK;
}

RtStatus native_bytes_index_byte(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = index_byte(text_at(fp + 1), (uint8_t)fp[4].u);
  return RT_OK;
}

static int64_t count(Text s, Text sub) {
  int64_t n = 0;
  for (int64_t i = 0; (i = find(s, sub, i)) >= 0; i += sub.n) n++;
  return n;
}

// func count(s, sub string) int, sub not empty
RtStatus native_strings_count(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = count(text_at(fp + 1), text_at(fp + 3));
  return RT_OK;
}

RtStatus native_bytes_count(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = count(text_at(fp + 1), text_at(fp + 4));
  return RT_OK;
}

RtStatus native_bytes_compare(Rt *rt, Slot *fp) {
  (void)rt;
  Text a = text_at(fp + 1), b = text_at(fp + 4);
  int64_t n = a.n < b.n ? a.n : b.n;
  int order = n ? memcmp(a.p, b.p, (size_t)n) : 0;
  fp[0].i = order ? (order < 0 ? -1 : 1) : a.n < b.n ? -1 : a.n > b.n;
  return RT_OK;
}

// Skips spaces (skip true) or the rest (false) from *i on; space is of Unicode.
static bool is_space_at(Text s, int64_t i, int *width) {
  uint8_t c = s.p[i];
  *width = 1;
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  int32_t r;
  *width = rt_decode_rune(s.p + i, s.n - i, &r);
  switch (r) {
  case 0x85:
  case 0xA0:
  case 0x1680:
  case 0x2028:
  case 0x2029:
  case 0x202F:
  case 0x205F:
  case 0x3000: return true;
  default: return r >= 0x2000 && r <= 0x200A;
  }
}

// func nextField(s string, from int) (start, end int): the next run of non-spaces;
// start == len(s) when there is none.
static void next_field(Slot *fp, Text s, int64_t from) {
  int width = 0;
  int64_t i = from;
  while (i < s.n && is_space_at(s, i, &width)) i += width;
  fp[0].i = i;
  while (i < s.n && !is_space_at(s, i, &width)) i += width;
  fp[1].i = i;
}

RtStatus native_strings_next_field(Rt *rt, Slot *fp) {
  (void)rt;
  next_field(fp, text_at(fp + 2), fp[4].i);
  return RT_OK;
}

RtStatus native_bytes_next_field(Rt *rt, Slot *fp) {
  (void)rt;
  next_field(fp, text_at(fp + 2), fp[5].i);
  return RT_OK;
}

// func trimSpace(s string) (start, end int), also of slices
RtStatus native_strings_trim_space(Rt *rt, Slot *fp) {
  (void)rt;
  Text s = text_at(fp + 2);
  int64_t start = 0, end = s.n;
  int width;
  while (start < end && is_space_at(s, start, &width)) start += width;
  while (end > start) {
    int64_t i = end - 1;
    while (i > start && end - i < 4 && (s.p[i] & 0xC0) == 0x80) i--;
    if (!is_space_at(s, i, &width) || i + width != end) break;
    end = i;
  }
  fp[0].i = start;
  fp[1].i = end;
  return RT_OK;
}

// func asciiCase(s string) (isASCII, hasLower, hasUpper bool), also of slices
RtStatus native_strings_ascii_case(Rt *rt, Slot *fp) {
  (void)rt;
  Text s = text_at(fp + 3);
  uint8_t all = 0;
  bool has_lower = false, has_upper = false;
  for (int64_t i = 0; i < s.n; i++) {
    all |= s.p[i];
    has_lower |= s.p[i] >= 'a' && s.p[i] <= 'z';
    has_upper |= s.p[i] >= 'A' && s.p[i] <= 'Z';
  }
  fp[0].u = all < 0x80;
  fp[1].u = has_lower;
  fp[2].u = has_upper;
  return RT_OK;
}

// Copies src (a string or slice) to dst with letters of ['from', 'from'+26) moved by delta.
static void copy_case(uint8_t *dst, Text src, uint8_t from) {
  for (int64_t i = 0; i < src.n; i++) {
    uint8_t c = src.p[i];
    dst[i] = (uint8_t)(c - from) < 26 ? c ^ 0x20 : c;
  }
}

// func copyUpper(dst []byte, src string), func copyLower; src may be a slice
RtStatus native_strings_copy_upper(Rt *rt, Slot *fp) {
  (void)rt;
  copy_case(fp[0].p, text_at(fp + 3), 'a');
  return RT_OK;
}

RtStatus native_strings_copy_lower(Rt *rt, Slot *fp) {
  (void)rt;
  copy_case(fp[0].p, text_at(fp + 3), 'A');
  return RT_OK;
}

// func equalASCIIFold(s, t string) (equal, isASCII bool)
static void equal_fold(Slot *fp, Text s, Text t) {
  fp[0].u = false;
  fp[1].u = true;
  int64_t n = s.n < t.n ? s.n : t.n;
  for (int64_t i = 0; i < n; i++) {
    uint8_t a = s.p[i], b = t.p[i];
    if ((a | b) >= 0x80) {
      fp[1].u = false;
      return;
    }
    if (a == b) continue;
    uint8_t l = a | 0x20;
    if (l != (b | 0x20) || l < 'a' || l > 'z') return;
  }
  fp[0].u = s.n == t.n;
  // A longer rest may not be ASCII, but it has no partner anyway.
}

RtStatus native_strings_equal_fold(Rt *rt, Slot *fp) {
  (void)rt;
  equal_fold(fp, text_at(fp + 2), text_at(fp + 4));
  return RT_OK;
}

RtStatus native_bytes_equal_fold(Rt *rt, Slot *fp) {
  (void)rt;
  equal_fold(fp, text_at(fp + 2), text_at(fp + 5));
  return RT_OK;
}

// func asString(b []byte) string: the bytes themselves, which must not change any more.
RtStatus native_strings_as_string(Rt *rt, Slot *fp) {
  (void)rt;
  set_string(fp, arg_string(fp + 2));
  return RT_OK;
}

// func hide(p *T) *T: p, but escape analysis does not see the connection.
RtStatus native_strings_hide(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].p = fp[1].p;
  return RT_OK;
}

// --- errors -------------------------------------------------------------------

static const RType *error_type(const Slot *s) {
  const Itab *tab = s[0].cp;
  return tab->type;
}

// func isComparable(err error) bool
RtStatus native_errors_is_comparable(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = error_type(fp + 1)->eq != REQ_NONE;
  return RT_OK;
}

// func checkTarget(target any) int
RtStatus native_errors_check_target(Rt *rt, Slot *fp) {
  const RType *t = fp[1].cp;
  if (!t) {
    fp[0].i = 1;
  } else if (t->kind != RK_POINTER || !fp[2].p) {
    fp[0].i = 2;
  } else if (t->elem->kind != RK_INTERFACE && !rt_find_itab(rt, rt->known[KNOWN_ERROR], t->elem)) {
    fp[0].i = 3;
  }
  return RT_OK;
}

// func assign(err error, target any) bool
RtStatus native_errors_assign(Rt *rt, Slot *fp) {
  const RType *t = error_type(fp + 1), *want = ((const RType *)fp[3].cp)->elem;
  void *data = fp[2].p, **target = fp[4].p;
  if (want == t) {
    const void *from = rtype_is(t, RT_PTR_SHAPED) ? (const void *)&data : data;
    gc_copy_typed(rt->heap, target, from, t->layout, t->size);
    fp[0].u = true;
  } else if (want->kind == RK_INTERFACE) {
    const void *word = rtype_is(want, RT_EMPTY_IFACE) ? (const void *)t : rt_find_itab(rt, want, t);
    if (!word) return RT_OK;
    target[0] = (void *)word; // not a heap object
    gc_store(rt->heap, &target[1], data);
    fp[0].u = true;
  }
  return RT_OK;
}
