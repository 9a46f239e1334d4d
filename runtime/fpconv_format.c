// SPDX-License-Identifier: MIT
// fpconv_format.c - floats to text.
//
// 1. Digits: the shortest ones by Schubfach (R. Giulietti, "The Schubfach way to
//    render doubles", 2020), exact in 128-bit arithmetic; for a given precision
//    all digits of the exact value, then rounded half to even. The exact value of
//    m * 2^e takes at most 767 digits and is as short as the number is simple.
// 2. Layout of the digits in one of strconv's forms.
#include "runtime/fpconv_impl.h"

#include <math.h>

// --- digits -------------------------------------------------------------------

static void trim_zeros(FpDecimal *d) {
  while (d->n > 0 && d->digits[d->n - 1] == '0') d->n--;
  if (d->n == 0) d->point = 0;
}

static void set_digits(FpDecimal *d, uint64_t v, int exp10) {
  char buf[20];
  int n = 0;
  for (; v; v /= 10) buf[n++] = (char)('0' + v % 10);
  for (int i = 0; i < n; i++) d->digits[i] = buf[n - 1 - i];
  d->n = n;
  d->point = n + exp10;
  trim_zeros(d);
}

// v = mant * 2^exp of a float of the given size, without its sign.
static void split(double v, int bits, uint64_t *mant, int *exp, bool *is_power) {
  uint64_t u;
  memcpy(&u, &v, 8);
  int e = (int)(u >> 52 & 0x7FF);
  uint64_t m = u & ((UINT64_C(1) << 52) - 1);
  if (e != 0)
    m |= UINT64_C(1) << 52;
  else
    e = 1;
  e -= 1075;
  if (bits == 32) {
    // A float's value in a double has 29 spare bits, more for float denormals.
    m >>= 29;
    e += 29;
    while (e < -149) {
      m >>= 1;
      e++;
    }
    *is_power = m == UINT64_C(1) << 23 && e > -149;
  } else {
    *is_power = m == UINT64_C(1) << 52 && e > -1074;
  }
  *mant = m;
  *exp = e;
}

// floor(log10(2^e)), and of 3/4 * 2^e when is_power.
static int floor_log10_pow2(int e, bool is_power) {
  return (int)(((int64_t)e * 1262611 - (is_power ? 524031 : 0)) >> 22);
}

// g * cp / 2^128 of a 128-bit g, its last bit set when anything was cut off.
static uint64_t round_to_odd(uint64_t hi, uint64_t lo, uint64_t cp) {
  unsigned __int128 x = (unsigned __int128)lo * cp;
  unsigned __int128 y = (unsigned __int128)hi * cp + (uint64_t)(x >> 64);
  return (uint64_t)(y >> 64) | ((uint64_t)y > 1);
}

void fp_shortest(FpDecimal *d, double v, int bits) {
  uint64_t c;
  int q;
  bool is_power;
  d->n = d->point = 0;
  if (v == 0) return;
  split(fabs(v), bits, &c, &q, &is_power);
  if (q <= 0 && q > -64 && (c & ((UINT64_C(1) << -q) - 1)) == 0) { // an integer
    set_digits(d, c >> -q, 0);
    return;
  }
  bool is_even = c % 2 == 0;
  int k = floor_log10_pow2(q, is_power);
  const FpPow10 *p = fp_pow10(-k);
  uint64_t hi = p->hi, lo = p->lo;
  if (!p->is_exact && ++lo == 0) hi++; // rounded up, as the proof wants it
  int h = q + p->exp + 128;            // between 1 and 4
  uint64_t left = round_to_odd(hi, lo, (4 * c - 2 + is_power) << h);
  uint64_t mid = round_to_odd(hi, lo, (4 * c) << h);
  uint64_t right = round_to_odd(hi, lo, (4 * c + 2) << h);
  uint64_t lower = left + !is_even, upper = right - !is_even;
  uint64_t s = mid / 4;
  if (s >= 10) {
    uint64_t tens = s / 10;
    bool down_in = lower <= 40 * tens, up_in = 40 * tens + 40 <= upper;
    if (down_in != up_in) {
      set_digits(d, tens + up_in, k + 1);
      return;
    }
  }
  bool down_in = lower <= 4 * s, up_in = 4 * s + 4 <= upper;
  bool round_up = mid > 4 * s + 2 || (mid == 4 * s + 2 && s % 2);
  set_digits(d, s + (down_in != up_in ? up_in : round_up), k);
}

// Appends nine digits of a group; leading zeros of the whole number are skipped.
static void add_group(FpDecimal *d, uint32_t group, bool in_fraction) {
  char buf[9];
  for (int i = 8; i >= 0; i--, group /= 10) buf[i] = (char)('0' + group % 10);
  for (int i = 0; i < 9; i++) {
    if (d->n == 0 && buf[i] == '0') {
      d->point -= in_fraction;
      continue;
    }
    if (!in_fraction) d->point++;
    if (d->n < (int)sizeof d->digits) d->digits[d->n++] = buf[i];
  }
}

void fp_exact(FpDecimal *d, double v) {
  uint64_t m;
  int e;
  bool is_power;
  d->n = d->point = 0;
  if (v == 0) return;
  split(fabs(v), 64, &m, &e, &is_power);
  FpBig b;
  if (e >= 0 || (e > -64 && m >> -e)) { // integer part
    fp_big_set(&b, e >= 0 ? m : m >> -e);
    if (e > 0) fp_big_shl(&b, e);
    uint32_t groups[40];
    int n = 0;
    while (b.n > 0) {
      uint64_t rem = 0;
      for (int i = b.n - 1; i >= 0; i--) {
        rem = rem << 32 | b.limb[i];
        b.limb[i] = (uint32_t)(rem / 1000000000);
        rem %= 1000000000;
      }
      while (b.n > 0 && b.limb[b.n - 1] == 0) b.n--;
      groups[n++] = (uint32_t)rem;
    }
    while (n > 0) add_group(d, groups[--n], false);
  }
  if (e < 0) { // fraction: b / 2^-e, nine digits at a time
    fp_big_set(&b, e > -64 ? m & ((UINT64_C(1) << -e) - 1) : m);
    int whole = -e / 32, s = -e % 32;
    while (b.n > 0) {
      fp_big_mul_add(&b, 1000000000, 0);
      uint64_t top = 0; // what has crossed the binary point
      for (int i = 1; i >= 0; i--) top = top << 32 | (whole + i < b.n ? b.limb[whole + i] : 0);
      add_group(d, (uint32_t)(top >> s), true);
      if (whole < b.n) {
        b.limb[whole] &= (UINT32_C(1) << s) - 1;
        b.n = whole + 1;
      }
      while (b.n > 0 && b.limb[b.n - 1] == 0) b.n--;
    }
  }
  trim_zeros(d);
}

// Keeps n digits, rounding half to even.
static void round_digits(FpDecimal *d, int64_t n) {
  if (n >= d->n) return;
  if (n < 0) {
    d->n = d->point = 0;
    return;
  }
  int keep = (int)n;
  bool up = d->digits[keep] >= '5';
  if (d->digits[keep] == '5' && keep + 1 == d->n) up = keep > 0 && (d->digits[keep - 1] - '0') % 2;
  d->n = keep;
  if (up) {
    while (d->n > 0 && d->digits[d->n - 1] == '9') d->n--;
    if (d->n > 0) {
      d->digits[d->n - 1]++;
    } else {
      d->digits[0] = '1';
      d->n = 1;
      d->point++;
    }
  }
  trim_zeros(d);
}

// The digits of v rounded half to even to prec decimals, by 128-bit arithmetic:
// the common case of %.2f. False when v or prec is too large, or v has bits below 2^-63.
static bool round_fixed(FpDecimal *d, double v, int64_t prec) {
  uint64_t m;
  int e;
  bool is_power;
  if (prec > 15 || v >= 0x1p53 || v == 0) return false;
  split(v, 64, &m, &e, &is_power);
  if (e > 0 || e <= -64) return false;
  uint64_t scale = 1;
  for (int64_t i = 0; i < prec; i++) scale *= 10;
  unsigned __int128 scaled = (unsigned __int128)m * scale; // below 2^103
  unsigned __int128 unit = (unsigned __int128)1 << -e, rest = scaled & (unit - 1), q = scaled >> -e;
  if (2 * rest > unit || (2 * rest == unit && (q & 1))) q++;
  char buf[40];
  int n = 0;
  for (uint64_t part; q; q /= 10000000000u) {
    part = (uint64_t)(q % 10000000000u);
    for (int i = 0; i < 10 && (part || q >= 10000000000u); i++, part /= 10)
      buf[n++] = (char)('0' + part % 10);
  }
  for (int i = 0; i < n; i++) d->digits[i] = buf[n - 1 - i];
  d->n = n;
  d->point = n - (int)prec;
  trim_zeros(d);
  return true;
}

// --- layout -------------------------------------------------------------------

typedef struct Out {
  char *p;
  size_t n, cap;
} Out;

static void put(Out *o, char c) {
  if (o->n < o->cap) o->p[o->n] = c;
  o->n++;
}

static void put_text(Out *o, const char *s, size_t n) {
  if (o->n < o->cap) memcpy(o->p + o->n, s, n < o->cap - o->n ? n : o->cap - o->n);
  o->n += n;
}

static void put_zeros(Out *o, int64_t n) {
  if (n <= 0) return;
  if (o->n < o->cap) memset(o->p + o->n, '0', (size_t)n < o->cap - o->n ? (size_t)n : o->cap - o->n);
  o->n += (size_t)n;
}

static void put_exponent(Out *o, int exp, int min_digits) {
  char buf[8];
  put(o, exp < 0 ? '-' : '+');
  put_text(o, buf, (size_t)snprintf(buf, sizeof buf, "%0*d", min_digits, abs(exp)));
}

static void put_e(Out *o, const FpDecimal *d, int64_t prec, char letter) {
  put(o, d->n ? d->digits[0] : '0');
  if (prec > 0) {
    int64_t m = d->n - 1 < prec ? d->n - 1 : prec;
    put(o, '.');
    if (m > 0) put_text(o, d->digits + 1, (size_t)m);
    put_zeros(o, prec - (m > 0 ? m : 0));
  }
  put(o, letter);
  put_exponent(o, d->n ? d->point - 1 : 0, 2);
}

static void put_f(Out *o, const FpDecimal *d, int64_t prec) {
  if (d->point > 0) {
    int m = d->n < d->point ? d->n : d->point;
    put_text(o, d->digits, (size_t)m);
    put_zeros(o, d->point - m);
  } else {
    put(o, '0');
  }
  if (prec <= 0) return;
  put(o, '.');
  int64_t zeros = d->point < 0 ? -(int64_t)d->point : 0;
  if (zeros > prec) zeros = prec;
  put_zeros(o, zeros);
  int from = d->point > 0 ? d->point : 0;
  int64_t m = d->n - from < prec - zeros ? d->n - from : prec - zeros;
  if (m < 0) m = 0;
  if (m > 0) put_text(o, d->digits + from, (size_t)m);
  put_zeros(o, prec - zeros - m);
}

static void put_decimal(Out *o, double v, char fmt, int64_t prec, int bits) {
  FpDecimal d;
  char lower = (char)(fmt | 0x20);
  bool is_shortest = prec < 0;
  if (is_shortest) {
    fp_shortest(&d, v, bits);
    prec = lower == 'e' ? d.n - 1 : fmt == 'f' ? d.n - d.point : d.n;
    if (prec < 0) prec = 0;
  } else if (fmt != 'f' || !round_fixed(&d, v, prec)) {
    fp_exact(&d, v);
    if (lower == 'g' && prec == 0) prec = 1;
    // d.point is small, prec may be anything
    round_digits(&d, lower == 'e' ? prec + 1 : lower == 'g' ? prec : prec + d.point);
  }
  if (lower == 'e') {
    put_e(o, &d, prec, fmt);
  } else if (fmt == 'f') {
    put_f(o, &d, prec);
  } else {
    int64_t limit = is_shortest ? 6 : prec > d.n && d.n >= d.point ? d.n : prec;
    int exp = d.point - 1;
    if (exp < -4 || exp >= limit) {
      put_e(o, &d, (prec > d.n ? d.n : prec) - 1, (char)(fmt + 'e' - 'g'));
    } else {
      if (prec > d.point) prec = d.n;
      put_f(o, &d, prec > d.point ? prec - d.point : 0);
    }
  }
}

static void put_hex(Out *o, double v, char fmt, int64_t prec, int bits) {
  uint64_t m;
  int e;
  bool is_power;
  split(v, bits, &m, &e, &is_power);
  if (m == 0) {
    e = 0;
  } else { // leading 1 to bit 60
    int zeros = __builtin_clzll(m) - 3;
    m <<= zeros;
    e += 60 - zeros;
  }
  if (prec >= 0 && prec < 15) { // half to even on prec hexadecimal digits
    int drop = 60 - (int)prec * 4;
    uint64_t half = UINT64_C(1) << (drop - 1), rest = m & (2 * half - 1);
    m >>= drop;
    if (rest > half || (rest == half && (m & 1))) m++;
    m <<= drop;
    if (m >> 61) {
      m >>= 1;
      e++;
    }
  }
  const char *hex = fmt == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  put(o, '0');
  put(o, fmt);
  put(o, (char)('0' + (m >> 60 & 1)));
  m <<= 4;
  if (prec > 0 || (prec < 0 && m)) {
    put(o, '.');
    for (int i = 0; prec < 0 ? m != 0 : i < 16 && i < prec; i++, m <<= 4) put(o, hex[m >> 60]);
    put_zeros(o, prec - 16);
  }
  put(o, fmt == 'X' ? 'P' : 'p');
  put_exponent(o, e, 2);
}

static void put_binary(Out *o, double v, int bits) {
  uint64_t m;
  int e;
  bool is_power;
  char buf[48];
  split(v, bits, &m, &e, &is_power);
  if (m == 0) e = bits == 32 ? -149 : -1074;
  put_text(o, buf, (size_t)snprintf(buf, sizeof buf, "%llup%+d", (unsigned long long)m, e));
}

size_t fp_format(char *out, size_t cap, double v, char fmt, int64_t prec, int bits) {
  Out o = {out, 0, cap};
  if (isnan(v)) {
    put_text(&o, "NaN", 3);
    return o.n;
  }
  if (bits == 32) v = (double)(float)v;
  if (isinf(v)) {
    put_text(&o, v < 0 ? "-Inf" : "+Inf", 4);
    return o.n;
  }
  bool is_known = fmt && strchr("eEfgGbxX", fmt);
  if (!is_known) {
    put(&o, '%');
    put(&o, fmt);
    return o.n;
  }
  if (signbit(v)) put(&o, '-');
  v = fabs(v);
  if (fmt == 'b')
    put_binary(&o, v, bits);
  else if (fmt == 'x' || fmt == 'X')
    put_hex(&o, v, fmt, prec, bits);
  else
    put_decimal(&o, v, fmt, prec, bits);
  return o.n;
}
