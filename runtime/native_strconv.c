// SPDX-License-Identifier: MIT
// native_strconv.c - number conversions and quoting tests of package strconv.
#include "runtime/fpconv.h"
#include "runtime/native.h"

// func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int
// Writes what fits into dst and returns the length of the whole text.
RtStatus native_strconv_format_float(Rt *rt, Slot *fp) {
  (void)rt;
  RtSlice dst = arg_slice(fp + 1);
  int64_t prec = fp[6].i;
  if (prec > INT32_MAX) prec = INT32_MAX;
  fp[0].i =
      (int64_t)fp_format(dst.ptr, (size_t)dst.len, fp[4].f, (char)fp[5].u, prec, fp[7].i == 32 ? 32 : 64);
  return RT_OK;
}

// func parseFloat(s string, bitSize int) (f float64, n int, status int)
// The longest prefix that is a number, its length, and an FpStatus.
RtStatus native_strconv_parse_float(Rt *rt, Slot *fp) {
  (void)rt;
  RtString s = arg_string(fp + 3);
  size_t used;
  double v;
  fp[2].i = fp_parse_prefix((const char *)s.ptr, (size_t)s.len, fp[5].i == 32 ? 32 : 64, &v, &used);
  fp[0].f = v;
  fp[1].i = (int64_t)used;
  return RT_OK;
}

// func formatDigits(a *[65]byte, u uint64, base int, neg bool) int
// Writes the digits to the end of a and returns where they start. 2 <= base <= 36.
RtStatus native_strconv_format_digits(Rt *rt, Slot *fp) {
  (void)rt;
  char *a = fp[1].p;
  uint64_t u = fp[2].u, base = fp[3].u;
  int i = 65;
  if (base == 10) {
    for (; u >= 10; u /= 10) a[--i] = (char)('0' + u % 10);
    a[--i] = (char)('0' + u);
  } else {
    do {
      a[--i] = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
      u /= base;
    } while (u);
  }
  if (fp[4].u) a[--i] = '-';
  fp[0].i = i;
  return RT_OK;
}

// func parseDigits(s string, base int, max uint64, skipUnderscores bool) (n uint64, status int)
// status: 0 ok, 1 not a digit, 2 larger than max, 3 ok with underscores.
RtStatus native_strconv_parse_digits(Rt *rt, Slot *fp) {
  (void)rt;
  RtString s = arg_string(fp + 2);
  uint64_t base = fp[4].u, max = fp[5].u, n = 0;
  for (int64_t i = 0; i < s.len; i++) {
    uint8_t c = s.ptr[i], lower = c | 0x20;
    unsigned d = 99;
    if (c == '_' && fp[6].u) {
      fp[1].i = 3;
      continue;
    }
    if (c >= '0' && c <= '9')
      d = c - '0';
    else if (lower >= 'a' && lower <= 'z')
      d = lower - 'a' + 10;
    if (d >= base) {
      fp[1].i = 1;
      return RT_OK;
    }
    if (__builtin_mul_overflow(n, base, &n) || __builtin_add_overflow(n, d, &n) || n > max) {
      fp[1].i = 2;
      return RT_OK;
    }
  }
  fp[0].u = n;
  return RT_OK;
}

// func parseShortInt(s string) (n int, ok bool)
// A decimal of fewer than 19 bytes with an optional sign.
RtStatus native_strconv_parse_short_int(Rt *rt, Slot *fp) {
  (void)rt;
  RtString s = arg_string(fp + 2);
  int64_t i = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'), n = 0;
  fp[1].u = i < s.len;
  for (; i < s.len; i++) {
    unsigned d = s.ptr[i] - (unsigned)'0';
    if (d > 9) {
      fp[1].u = 0;
      return RT_OK;
    }
    n = n * 10 + d;
  }
  fp[0].i = fp[1].u && s.ptr[0] == '-' ? -n : n;
  return RT_OK;
}

// func plainLen(s string, quote byte) int
// How many bytes at the start of s need no escape: printable ASCII but quote and
// backslash.
RtStatus native_strconv_plain_len(Rt *rt, Slot *fp) {
  (void)rt;
  RtString s = arg_string(fp + 1);
  uint8_t quote = (uint8_t)fp[3].u;
  int64_t i = 0;
  while (i < s.len && s.ptr[i] >= ' ' && s.ptr[i] < 0x7F && s.ptr[i] != quote && s.ptr[i] != '\\') i++;
  fp[0].i = i;
  return RT_OK;
}
