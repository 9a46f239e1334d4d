// SPDX-License-Identifier: MIT
// fpconv_parse.c - text to floats, correctly rounded.
//
// 1. Scan the text into up to 19 significant digits (a uint64_t) and a power of ten.
// 2. Both small: one exact double operation.
// 3. Else bound the product with a 128-bit power of ten from both sides; if both
//    bounds round to the same float, that is it (all but about one in 2^50).
// 4. Else decide with big naturals, on up to 800 digits. More can never
//    matter but by not being zero, and then they count as one further digit.
#include "runtime/fpconv_impl.h"

#include <math.h>

typedef struct Number {
  uint64_t mant; // first significant digits
  int exp;       // power of the base (10), or of 2 for hexadecimal
  bool is_negative, is_cut, is_hex;
  size_t digits_at, digits_end; // where the digits are in the text
} Number;

static char lower(char c) {
  return (char)(c | 0x20);
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Underscores must stand between digits, or between the base prefix and a digit.
static bool are_underscores_ok(const char *s, size_t len) {
  char saw = '^'; // 0 digit or prefix, _ underscore, ! something else
  size_t i = len > 0 && (s[0] == '-' || s[0] == '+') ? 1 : 0;
  bool is_hex = false;
  if (len - i >= 2 && s[i] == '0' && strchr("box", lower(s[i + 1])) && lower(s[i + 1])) {
    is_hex = lower(s[i + 1]) == 'x';
    saw = '0';
    i += 2;
  }
  for (; i < len; i++) {
    if (is_digit(s[i]) || (is_hex && lower(s[i]) >= 'a' && lower(s[i]) <= 'f')) {
      saw = '0';
    } else if (s[i] == '_') {
      if (saw != '0') return false;
      saw = '_';
    } else {
      if (saw == '_') return false;
      saw = '!';
    }
  }
  return saw != '_';
}

// The exponent after its letter at *at. False when there is no digit.
static bool scan_exponent(const char *s, size_t len, size_t *at, bool *has_underscore, int *exp) {
  size_t i = *at;
  bool is_negative = i < len && s[i] == '-';
  if (i < len && (s[i] == '+' || s[i] == '-')) i++;
  *at = i;
  if (i >= len || !is_digit(s[i])) return false;
  int e = 0;
  for (; i < len && (is_digit(s[i]) || s[i] == '_'); i++) {
    if (s[i] == '_')
      *has_underscore = true;
    else if (e < 10000)
      e = e * 10 + (s[i] - '0');
  }
  *at = i;
  *exp = is_negative ? -e : e;
  return true;
}

// Scans the longest number at s. *used is how far the scan came, also on failure.
static bool scan_number(const char *s, size_t len, Number *num, size_t *used) {
  *num = (Number){0};
  size_t i = 0;
  if (len > 0 && (s[0] == '+' || s[0] == '-')) {
    num->is_negative = s[0] == '-';
    i = 1;
  }
  int max_digits = 19;
  uint64_t base = 10;
  if (len - i > 2 && s[i] == '0' && lower(s[i + 1]) == 'x') {
    num->is_hex = true;
    base = 16;
    max_digits = 16;
    i += 2;
  }
  bool has_underscore = false, has_dot = false, has_digits = false;
  int64_t n_digits = 0, n_kept = 0, point = 0;
  num->digits_at = i;
  for (; i < len; i++) {
    char c = s[i];
    int v;
    if (c == '_') {
      has_underscore = true;
      continue;
    }
    if (c == '.') {
      if (has_dot) break;
      has_dot = true;
      point = n_digits;
      continue;
    }
    if (is_digit(c))
      v = c - '0';
    else if (num->is_hex && lower(c) >= 'a' && lower(c) <= 'f')
      v = lower(c) - 'a' + 10;
    else
      break;
    has_digits = true;
    if (v == 0 && n_digits == 0) {
      point--;
      continue;
    }
    n_digits++;
    if (n_kept < max_digits) {
      num->mant = num->mant * base + (uint64_t)v;
      n_kept++;
    } else if (v) {
      num->is_cut = true;
    }
  }
  num->digits_end = i;
  *used = i;
  if (!has_digits) return false;
  // Leading zeros before the dot were subtracted from a point that is set by it.
  if (!has_dot) point = n_digits;
  if (num->is_hex) {
    point *= 4;
    n_kept *= 4;
  }
  int exp = 0;
  if (i < len && lower(s[i]) == (num->is_hex ? 'p' : 'e')) {
    i++;
    bool ok = scan_exponent(s, len, &i, &has_underscore, &exp);
    *used = i;
    if (!ok) return false;
  } else if (num->is_hex) {
    return false;
  }
  *used = i;
  int64_t e = num->mant ? point - n_kept + exp : 0;
  num->exp = e > 1000000 ? 1000000 : e < -1000000 ? -1000000 : (int)e;
  return !has_underscore || are_underscores_ok(s, i);
}

// Up to 800 digits of the text as a big natural; *exp10 is the power of its last digit.
static void load_digits(FpBig *b, const char *s, const Number *num, int *exp10) {
  enum { MAX_DIGITS = 800 };
  fp_big_set(b, 0);
  int n = 0, n_all = 0;
  bool is_cut = false;
  for (size_t i = num->digits_at; i < num->digits_end; i++) {
    if (!is_digit(s[i]) || (s[i] == '0' && n_all == 0)) continue;
    n_all++;
    if (n < MAX_DIGITS) {
      fp_big_mul_add(b, 10, (uint32_t)(s[i] - '0'));
      n++;
    } else if (s[i] != '0') {
      is_cut = true;
    }
  }
  // num->exp belongs to the first 19 digits.
  int kept = n_all < 19 ? n_all : 19;
  *exp10 = num->exp + kept - n;
  if (is_cut) {
    fp_big_mul_add(b, 10, 1);
    --*exp10;
  }
}

static double decide_exactly(const char *s, const Number *num, int bits) {
  FpBig b;
  int exp10;
  load_digits(&b, s, num, &exp10);
  int exp;
  bool is_exact;
  if (exp10 >= 0) {
    fp_big_mul_pow10(&b, exp10);
    uint64_t top = fp_big_top(&b, &exp, &is_exact);
    return fp_assemble(top, exp, !is_exact, bits);
  }
  // 64 bits of the quotient b / 10^-exp10 by shift and subtract.
  FpBig den;
  fp_big_set(&den, 1);
  fp_big_mul_pow10(&den, -exp10);
  int gap = fp_big_bits(&den) - fp_big_bits(&b);
  if (gap > 0)
    fp_big_shl(&b, gap);
  else
    fp_big_shl(&den, -gap);
  exp = -gap + 1;
  uint64_t q = 0;
  while (!(q >> 63)) {
    q <<= 1;
    exp--;
    if (fp_big_cmp(&b, &den) >= 0) {
      fp_big_sub(&b, &den);
      q |= 1;
    }
    fp_big_shl(&b, 1);
  }
  return fp_assemble(q, exp, b.n != 0, bits);
}

// mant * 10^exp with a power rounded down or up: the top 64 bits of the product.
static double bound(uint64_t mant, const FpPow10 *p, bool is_upper, int bits) {
  uint64_t hi = p->hi, lo = p->lo;
  if (is_upper && !p->is_exact && ++lo == 0 && ++hi == 0) return fp_assemble(mant, p->exp + 128, true, bits);
  unsigned __int128 low = (unsigned __int128)mant * lo;
  unsigned __int128 high = (unsigned __int128)mant * hi + (uint64_t)(low >> 64);
  int exp = p->exp + 64;
  bool sticky = (uint64_t)low != 0;
  uint64_t h = (uint64_t)(high >> 64), l = (uint64_t)high;
  if (h == 0) return fp_assemble(l, exp, sticky, bits);
  int zeros = __builtin_clzll(h);
  uint64_t top = zeros ? h << zeros | l >> (64 - zeros) : h;
  return fp_assemble(top, exp + 64 - zeros, sticky || (l << zeros) != 0, bits);
}

static double convert_decimal(const char *s, const Number *num, int bits) {
  static const double exact10[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (num->mant == 0) return 0;
  if (!num->is_cut && bits == 64 && num->mant >> 53 == 0 && num->exp >= -22 && num->exp <= 22) {
    double m = (double)num->mant;
    return num->exp < 0 ? m / exact10[-num->exp] : m * exact10[num->exp];
  }
  if (num->exp > 310) return INFINITY;
  if (num->exp < -350) return 0; // 19 digits end below 10^-331
  const FpPow10 *p = fp_pow10(num->exp);
  double lo = bound(num->mant, p, false, bits);
  if (p->is_exact && !num->is_cut) return lo;
  // mant never is its type's largest value: 19 digits are below 10^19.
  double hi = bound(num->mant + num->is_cut, p, true, bits);
  return lo == hi ? lo : decide_exactly(s, num, bits);
}

// inf, infinity, nan at the start of s; returns their length or 0.
static size_t scan_special(const char *s, size_t len, double *out) {
  size_t sign = len > 0 && (s[0] == '+' || s[0] == '-') ? 1 : 0;
  size_t n = 0;
  while (sign + n < len && n < 8 && lower(s[sign + n]) == "infinity"[n] && s[sign + n] >= 'A') n++;
  if (n >= 3) {
    *out = sign && s[0] == '-' ? -INFINITY : INFINITY;
    return sign + (n == 8 ? 8 : 3);
  }
  if (len >= 3 && lower(s[0]) == 'n' && lower(s[1]) == 'a' && lower(s[2]) == 'n') {
    *out = NAN;
    return 3;
  }
  return 0;
}

FpStatus fp_parse_prefix(const char *s, size_t len, int bits, double *out, size_t *used) {
  *out = 0;
  if ((*used = scan_special(s, len, out))) return FP_OK;
  Number num;
  if (!scan_number(s, len, &num, used)) return FP_SYNTAX;
  double v = num.is_hex ? fp_assemble(num.mant, num.exp, num.is_cut, bits) : convert_decimal(s, &num, bits);
  *out = num.is_negative ? -v : v;
  return isinf(v) ? FP_RANGE : FP_OK;
}

FpStatus fp_parse(const char *s, size_t len, int bits, double *out) {
  size_t used;
  FpStatus status = fp_parse_prefix(s, len, bits, out, &used);
  if (status != FP_SYNTAX && used != len) status = FP_SYNTAX;
  if (status == FP_SYNTAX) *out = 0;
  return status;
}
