// SPDX-License-Identifier: MIT
// const_format.c - constant values as messages print them.
#include "compiler/const_impl.h"

#include "compiler/arena.h"

#include <math.h>

// Like strconv.Quote, but takes every valid rune from U+00A0 on as printable.
static char *quote(Arena *a, const char *s, size_t len) {
  char *out = arena_alloc(a, len * 4 + 3);
  size_t n = 0;
  out[n++] = '"';
  for (size_t i = 0; i < len;) {
    uint8_t c = (uint8_t)s[i];
    size_t width = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    bool valid = c < 0x80 || (c >= 0xC2 && c < 0xF5 && i + width <= len);
    for (size_t k = 1; valid && k < width; k++) valid = ((uint8_t)s[i + k] & 0xC0) == 0x80;
    const char *short_form = NULL;
    if (c < 0x80) {
      static const char names[] = "abtnvfr";
      if (c >= 7 && c <= 13) {
        out[n++] = '\\';
        out[n++] = names[c - 7];
        i++;
        continue;
      }
      short_form = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : NULL;
    }
    if (short_form) {
      memcpy(out + n, short_form, 2);
      n += 2;
      i++;
    } else if (!valid || c < 0x20 || c == 0x7F) {
      n += (size_t)sprintf(out + n, "\\x%02x", c);
      i++;
    } else {
      memcpy(out + n, s + i, width);
      n += width;
      i += width;
    }
  }
  out[n++] = '"';
  out[n] = 0;
  return out;
}

// Cuts after 69 runes and adds dots if the text has more than 72.
static void shorten(char *s) {
  enum { MAX_RUNES = 72 };
  size_t runes = 0, cut = 0;
  for (size_t i = 0; s[i]; i++) {
    if (((uint8_t)s[i] & 0xC0) == 0x80) continue;
    if (runes++ == MAX_RUNES - 3) cut = i;
  }
  if (runes > MAX_RUNES) strcpy(s + cut, "...");
}

static const char *format_float(Arena *a, const ConstVal *v) {
  double d = const_double(v);
  if (isfinite(d) && (d == 0) == (const_sign(v) == 0)) return arena_printf(a, "%.6g", d);
  BigFloat f = v->rep == REP_FLOAT ? v->flt : flt_from_rat(a, v->rat);
  // f = m * 2^exp = m * 10^d, with |m| in [0.5, 1); then d is made an integer.
  int64_t exp = flt_exponent(f);
  double m = flt_to_double(a, f.mant, f.exp - exp, false, 53, -1022, 1023);
  double d10 = (double)exp * (M_LN2 / M_LN10);
  int64_t e = (int64_t)d10;
  m *= pow(10, d10 - (double)e);
  if (fabs(m) < 1 - 0.5e-6) {
    m *= 10;
    e--;
  } else if (fabs(m) >= 10) {
    m /= 10;
    e++;
  }
  return arena_printf(a, "%.6ge%+lld", m, (long long)e);
}

const char *const_format(Arena *a, const ConstVal *v) {
  if (!v) return "unknown";
  switch (v->rep) {
  case REP_BOOL: return v->i64 ? "true" : "false";
  case REP_STRING: {
    size_t len;
    const char *s = const_string(a, v, &len);
    char *q = quote(a, s, len);
    shorten(q);
    return q;
  }
  case REP_INT64: return arena_printf(a, "%lld", (long long)v->i64);
  case REP_BIG: return big_format(a, v->big);
  case REP_RAT:
  case REP_FLOAT: return format_float(a, v);
  case REP_COMPLEX:
    return arena_printf(a, "(%s + %si)", const_format(a, v->cpx.re), const_format(a, v->cpx.im));
  }
  return "unknown";
}

// 0x.1f3p+12: the mantissa in [0.5, 1) as a hexadecimal fraction.
static const char *format_hex(Arena *a, BigFloat f) {
  if (f.mant.n == 0) return "0";
  int64_t bits = big_bit_len(f.mant), pad = (4 - bits % 4) % 4;
  BigInt m = big_shl(a, f.mant, (uint64_t)pad);
  int n = (int)((bits + pad) / 4);
  char *hex = arena_alloc(a, (size_t)n + 1);
  for (int i = 0; i < n; i++) {
    int at = (n - 1 - i) * 4;
    hex[i] = "0123456789abcdef"[m.limbs[at / 32] >> (at % 32) & 15];
  }
  while (n > 0 && hex[n - 1] == '0') hex[--n] = 0;
  return arena_printf(a, "%s0x.%sp%+lld", f.mant.neg ? "-" : "", hex, (long long)flt_exponent(f));
}

const char *const_format_exact(Arena *a, const ConstVal *v) {
  if (!v) return "unknown";
  switch (v->rep) {
  case REP_STRING: {
    size_t len;
    const char *s = const_string(a, v, &len);
    return quote(a, s, len);
  }
  case REP_RAT:
    if (big_bit_len(v->rat.den) == 1) return big_format(a, v->rat.num);
    return arena_printf(a, "%s/%s", big_format(a, v->rat.num), big_format(a, v->rat.den));
  case REP_FLOAT: return format_hex(a, v->flt);
  case REP_COMPLEX:
    return arena_printf(a, "(%s + %si)", const_format_exact(a, v->cpx.re), const_format_exact(a, v->cpx.im));
  default: return const_format(a, v);
  }
}
