// SPDX-License-Identifier: MIT
// const_literal.c - from the source text of a literal to its exact value.
//
// The lexer has reported malformed literals; here they only must do no harm.
#include "compiler/const_impl.h"

#include "compiler/arena.h"

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = (char)(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

// Base of a number by its prefix, whose length goes to *skip. A bare leading 0
// counts as octal only where is_int.
static int number_base(const char *s, size_t len, bool is_int, size_t *skip) {
  *skip = 0;
  if (len < 2 || s[0] != '0') return 10;
  *skip = 2;
  switch (s[1] | 0x20) {
  case 'x': return 16;
  case 'o': return 8;
  case 'b': return 2;
  default: *skip = is_int ? 1 : 0; return is_int ? 8 : 10;
  }
}

static const ConstVal *parse_int(Arena *a, const char *s, size_t len) {
  size_t skip;
  int base = number_base(s, len, true, &skip);
  s += skip;
  len -= skip;
  uint64_t v = 0;
  bool fits = true;
  for (size_t i = 0; i < len; i++) {
    if (s[i] == '_') continue;
    int d = digit_of(s[i]);
    if (d >= base) return NULL;
    if (v >> 58) fits = false;
    if (fits) v = v * (uint64_t)base + (uint64_t)d;
  }
  if (len == 0) return NULL;
  if (fits && v <= INT64_MAX) return const_from_int64(a, (int64_t)v);
  return const_make_int(a, big_parse(a, s, len, base));
}

// An exponent, saturating far outside every range.
static int64_t parse_exponent(const char *s, size_t len) {
  bool neg = len > 0 && s[0] == '-';
  int64_t e = 0;
  for (size_t i = 0; i < len; i++)
    if (s[i] >= '0' && s[i] <= '9' && e < INT64_C(100000000000)) e = e * 10 + (s[i] - '0');
  return neg ? -e : e;
}

static const ConstVal *make_decimal(Arena *a, BigInt digits, int64_t exp10) {
  BigFloat f = flt_from_decimal(a, digits, exp10);
  int64_t e = flt_exponent(f);
  BigInt one = big_from_u64(a, 1);
  if (f.mant.n == 0 || e < INT32_MIN) return const_make_rat_unchecked(a, (BigRat){{0}, one});
  if (e <= -MAX_RAT_BITS || e >= MAX_RAT_BITS) return const_make_float(a, f);
  BigInt p = big_pow(a, 10, (uint32_t)(exp10 < 0 ? -exp10 : exp10));
  if (exp10 < 0) return const_make_rat_unchecked(a, rat_make(a, digits, p));
  return const_make_rat_unchecked(a, (BigRat){big_mul(a, digits, p), one});
}

static const ConstVal *make_binary(Arena *a, BigInt mant, int64_t exp2) {
  BigFloat f = flt_round(a, mant, exp2, FLOAT_PREC, false, ROUND_NEAREST);
  int64_t e = flt_exponent(f);
  BigInt one = big_from_u64(a, 1);
  if (mant.n == 0 || e < INT32_MIN) return const_make_rat_unchecked(a, (BigRat){{0}, one});
  if (e <= -MAX_RAT_BITS || e >= MAX_RAT_BITS) return const_make_float(a, f);
  if (exp2 < 0) return const_make_rat_unchecked(a, rat_make(a, mant, big_shl(a, one, (uint64_t)-exp2)));
  return const_make_rat_unchecked(a, (BigRat){big_shl(a, mant, (uint64_t)exp2), one});
}

static const ConstVal *parse_float(Arena *a, const char *s, size_t len) {
  size_t skip;
  int base = number_base(s, len, false, &skip);
  char exp_char = base == 10 ? 'e' : 'p';
  char *digits = arena_alloc(a, len + 1);
  size_t n = 0;
  int64_t exp = 0;
  bool in_fraction = false;
  for (size_t i = skip; i < len; i++) {
    if (s[i] == '_') continue;
    if (s[i] == '.') {
      in_fraction = true;
    } else if ((s[i] | 0x20) == exp_char) {
      exp += parse_exponent(s + i + 1, len - i - 1);
      break;
    } else {
      if (digit_of(s[i]) >= base) return NULL;
      digits[n++] = s[i];
      if (in_fraction) exp -= base == 16 ? 4 : base == 8 ? 3 : 1;
    }
  }
  if (n == 0) return NULL;
  BigInt m = big_parse(a, digits, n, base);
  return base == 10 ? make_decimal(a, m, exp) : make_binary(a, m, exp);
}

static size_t encode_utf8(char *out, uint32_t r) {
  if (r > 0x10FFFF || (r >= 0xD800 && r < 0xE000)) r = 0xFFFD;
  if (r < 0x80) {
    out[0] = (char)r;
    return 1;
  }
  int extra = r < 0x800 ? 1 : r < 0x10000 ? 2 : 3;
  static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
  out[0] = (char)(lead[extra] | r >> (6 * extra));
  for (int i = 1; i <= extra; i++) out[i] = (char)(0x80 | (r >> (6 * (extra - i)) & 0x3F));
  return (size_t)extra + 1;
}

static uint32_t decode_utf8(const char *s, size_t len) {
  uint8_t b = (uint8_t)s[0];
  if (b < 0x80) return b;
  size_t extra = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
  if (b < 0xC0 || extra >= len) return 0xFFFD;
  uint32_t r = b & (0x3Fu >> extra);
  for (size_t i = 1; i <= extra; i++) r = r << 6 | ((uint8_t)s[i] & 0x3F);
  return r;
}

// The escape after a backslash at s: its value, how many bytes it took, and
// whether it stands for one byte. False if malformed.
static bool parse_escape(const char *s, size_t len, uint32_t *value, size_t *used, bool *is_byte) {
  if (len == 0) return false;
  *used = 1;
  *is_byte = false;
  size_t n_digits = 0;
  int base = 16;
  switch (s[0]) {
  case 'a': *value = 7; return true;
  case 'b': *value = 8; return true;
  case 'f': *value = 12; return true;
  case 'n': *value = 10; return true;
  case 'r': *value = 13; return true;
  case 't': *value = 9; return true;
  case 'v': *value = 11; return true;
  case '\\':
  case '\'':
  case '"': *value = (uint32_t)(uint8_t)s[0]; return true;
  case 'x': n_digits = 2; break;
  case 'u': n_digits = 4; break;
  case 'U': n_digits = 8; break;
  default:
    if (s[0] < '0' || s[0] > '7') return false;
    base = 8;
    n_digits = 3;
  }
  size_t from = base == 8 ? 0 : 1;
  if (len < from + n_digits) return false;
  uint64_t v = 0;
  for (size_t i = 0; i < n_digits; i++) {
    int d = digit_of(s[from + i]);
    if (d >= base) return false;
    v = v * (uint64_t)base + (uint64_t)d;
  }
  *is_byte = n_digits <= 3;
  if (v > (*is_byte ? 0xFFu : 0x10FFFFu)) return false;
  *value = (uint32_t)v;
  *used = from + n_digits;
  return true;
}

static const ConstVal *parse_rune(Arena *a, const char *s, size_t len) {
  if (len < 3) return NULL;
  if (s[1] != '\\') return const_from_int64(a, decode_utf8(s + 1, len - 2));
  uint32_t v;
  size_t used;
  bool is_byte;
  return parse_escape(s + 2, len - 3, &v, &used, &is_byte) ? const_from_int64(a, v) : NULL;
}

static const ConstVal *parse_string(Arena *a, const char *s, size_t len) {
  if (len < 2) return NULL;
  char *out = arena_alloc(a, len + 1);
  size_t n = 0, end = len - 1;
  if (s[0] == '`') {
    for (size_t i = 1; i < end; i++)
      if (s[i] != '\r') out[n++] = s[i];
    return const_make_string(a, out, n);
  }
  for (size_t i = 1; i < end;) {
    if (s[i] != '\\') {
      out[n++] = s[i++];
      continue;
    }
    uint32_t v;
    size_t used;
    bool is_byte;
    if (!parse_escape(s + i + 1, end - i - 1, &v, &used, &is_byte)) return NULL;
    if (is_byte)
      out[n++] = (char)v;
    else
      n += encode_utf8(out + n, v); // never longer than the escape
    i += 1 + used;
  }
  return const_make_string(a, out, n);
}

const ConstVal *const_parse_literal(Arena *a, ConstLit form, const char *text, size_t len) {
  switch (form) {
  case CONST_LIT_INT: return parse_int(a, text, len);
  case CONST_LIT_FLOAT: return parse_float(a, text, len);
  case CONST_LIT_IMAG:
    if (len < 2) return NULL;
    return const_from_complex(a, const_from_int64(a, 0), parse_float(a, text, len - 1));
  case CONST_LIT_RUNE: return parse_rune(a, text, len);
  case CONST_LIT_STRING: return parse_string(a, text, len);
  }
  return NULL;
}
