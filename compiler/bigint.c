// SPDX-License-Identifier: MIT
// bigint.c - schoolbook arithmetic on integers of any size.
//
// Constants rarely pass a few hundred bits (gc refuses untyped integers of more
// than 512, fractions stay below 4096 a side), so the quadratic algorithms of
// Knuth, volume 2, 4.3.1 are the fast ones here. Limbs have 32 bits: a product
// and a two-limb dividend fit a uint64_t.
#include "compiler/bigint.h"

#include "compiler/arena.h"

static uint32_t *new_limbs(Arena *a, size_t n) {
  return arena_alloc(a, (n ? n : 1) * sizeof(uint32_t));
}

// Drops leading zero limbs; -0 becomes 0.
static BigInt make(const uint32_t *limbs, size_t n, bool neg) {
  while (n > 0 && limbs[n - 1] == 0) n--;
  return (BigInt){limbs, (uint32_t)n, neg && n > 0};
}

BigInt big_from_u64(Arena *a, uint64_t x) {
  uint32_t *d = new_limbs(a, 2);
  d[0] = (uint32_t)x;
  d[1] = (uint32_t)(x >> 32);
  return make(d, 2, false);
}

BigInt big_from_i64(Arena *a, int64_t x) {
  BigInt r = big_from_u64(a, x < 0 ? 0 - (uint64_t)x : (uint64_t)x);
  r.neg = x < 0;
  return r;
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

BigInt big_parse(Arena *a, const char *digits, size_t len, int base) {
  size_t cap = len / 8 + 2; // four bits a digit at most
  uint32_t *d = new_limbs(a, cap);
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    int v = digit_value(digits[i]);
    if (v < 0) continue;
    uint64_t carry = (uint64_t)v;
    for (size_t k = 0; k < n; k++) {
      carry += (uint64_t)d[k] * (uint32_t)base;
      d[k] = (uint32_t)carry;
      carry >>= 32;
    }
    if (carry) d[n++] = (uint32_t)carry;
  }
  return make(d, n, false);
}

static uint64_t low_magnitude(BigInt x) {
  return (x.n > 0 ? x.limbs[0] : 0) | (x.n > 1 ? (uint64_t)x.limbs[1] << 32 : 0);
}

uint64_t big_low64(BigInt x) {
  uint64_t m = low_magnitude(x);
  return x.neg ? 0 - m : m;
}

bool big_to_i64(BigInt x, int64_t *out) {
  uint64_t m = low_magnitude(x);
  if (x.n > 2 || m > (uint64_t)INT64_MAX + (x.neg ? 1 : 0)) return false;
  *out = (int64_t)(x.neg ? 0 - m : m);
  return true;
}

bool big_to_u64(BigInt x, uint64_t *out) {
  if (x.n > 2 || x.neg) return false;
  *out = low_magnitude(x);
  return true;
}

// d[0..n) /= v, returning the remainder.
static uint32_t div_small(uint32_t *d, size_t n, uint32_t v) {
  uint64_t rem = 0;
  for (size_t i = n; i-- > 0;) {
    rem = rem << 32 | d[i];
    d[i] = (uint32_t)(rem / v);
    rem %= v;
  }
  return (uint32_t)rem;
}

char *big_format(Arena *a, BigInt x) {
  size_t cap = (size_t)x.n * 10 + 3; // 32 bits are fewer than ten digits
  char *buf = arena_alloc(a, cap);
  size_t at = cap - 1;
  buf[at] = 0;
  uint32_t *d = x_malloc((x.n + 1) * sizeof(uint32_t));
  if (x.n) memcpy(d, x.limbs, x.n * sizeof(uint32_t));
  size_t n = x.n;
  while (n > 0) {
    uint32_t rem = div_small(d, n, 1000000000);
    while (n > 0 && d[n - 1] == 0) n--;
    for (int i = 0; i < 9 && (n > 0 || rem > 0); i++, rem /= 10) buf[--at] = (char)('0' + rem % 10);
  }
  if (at == cap - 1) buf[--at] = '0';
  if (x.neg) buf[--at] = '-';
  x_free(d);
  return buf + at;
}

int64_t big_bit_len(BigInt x) {
  if (x.n == 0) return 0;
  return (int64_t)x.n * 32 - __builtin_clz(x.limbs[x.n - 1]);
}

int64_t big_trailing_zeros(BigInt x) {
  uint32_t i = 0;
  while (i < x.n && x.limbs[i] == 0) i++;
  return i < x.n ? (int64_t)i * 32 + __builtin_ctz(x.limbs[i]) : 0;
}

int big_sign(BigInt x) {
  return x.n == 0 ? 0 : x.neg ? -1 : 1;
}

static int big_cmp_abs(BigInt x, BigInt y) {
  if (x.n != y.n) return x.n < y.n ? -1 : 1;
  for (size_t i = x.n; i-- > 0;)
    if (x.limbs[i] != y.limbs[i]) return x.limbs[i] < y.limbs[i] ? -1 : 1;
  return 0;
}

int big_cmp(BigInt x, BigInt y) {
  if (x.neg != y.neg) return x.neg ? -1 : 1;
  return x.neg ? big_cmp_abs(y, x) : big_cmp_abs(x, y);
}

BigInt big_neg(BigInt x) {
  x.neg = !x.neg && x.n > 0;
  return x;
}

BigInt big_abs(BigInt x) {
  x.neg = false;
  return x;
}

static BigInt add_abs(Arena *a, BigInt x, BigInt y, bool neg) {
  if (x.n < y.n) {
    BigInt t = x;
    x = y;
    y = t;
  }
  uint32_t *d = new_limbs(a, x.n + 1);
  uint64_t carry = 0;
  for (size_t i = 0; i < x.n; i++) {
    carry += (uint64_t)x.limbs[i] + (i < y.n ? y.limbs[i] : 0);
    d[i] = (uint32_t)carry;
    carry >>= 32;
  }
  d[x.n] = (uint32_t)carry;
  return make(d, x.n + 1, neg);
}

// |x| - |y| for |x| >= |y|.
static BigInt sub_abs(Arena *a, BigInt x, BigInt y, bool neg) {
  uint32_t *d = new_limbs(a, x.n);
  int64_t borrow = 0;
  for (size_t i = 0; i < x.n; i++) {
    int64_t v = (int64_t)x.limbs[i] - (i < y.n ? y.limbs[i] : 0) + borrow;
    d[i] = (uint32_t)v;
    borrow = v < 0 ? -1 : 0;
  }
  return make(d, x.n, neg);
}

BigInt big_add(Arena *a, BigInt x, BigInt y) {
  if (x.neg == y.neg) return add_abs(a, x, y, x.neg);
  return big_cmp_abs(x, y) >= 0 ? sub_abs(a, x, y, x.neg) : sub_abs(a, y, x, y.neg);
}

BigInt big_sub(Arena *a, BigInt x, BigInt y) {
  return big_add(a, x, big_neg(y));
}

BigInt big_mul(Arena *a, BigInt x, BigInt y) {
  size_t n = (size_t)x.n + y.n;
  uint32_t *d = new_limbs(a, n);
  memset(d, 0, n * sizeof(uint32_t));
  for (size_t i = 0; i < x.n; i++) {
    uint64_t carry = 0;
    for (size_t j = 0; j < y.n; j++) {
      carry += (uint64_t)x.limbs[i] * y.limbs[j] + d[i + j];
      d[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
    d[i + y.n] = (uint32_t)carry;
  }
  return make(d, n, x.neg != y.neg);
}

// Knuth's algorithm D: u[0..un] (one spare limb on top) is divided by v[0..vn),
// whose top bit is set, vn >= 2. The quotient goes to q[0..un-vn], the remainder
// stays in u.
static void divide_knuth(uint32_t *q, uint32_t *u, size_t un, const uint32_t *v, size_t vn) {
  for (size_t j = un - vn + 1; j-- > 0;) {
    uint64_t top = (uint64_t)u[j + vn] << 32 | u[j + vn - 1];
    uint64_t qhat = top / v[vn - 1], rhat = top % v[vn - 1];
    while (qhat >> 32 || qhat * v[vn - 2] > (rhat << 32 | u[j + vn - 2])) {
      qhat--;
      rhat += v[vn - 1];
      if (rhat >> 32) break;
    }
    uint64_t carry = 0;
    int64_t borrow = 0;
    for (size_t i = 0; i < vn; i++) {
      carry += qhat * v[i];
      int64_t t = (int64_t)u[i + j] - (int64_t)(uint32_t)carry + borrow;
      u[i + j] = (uint32_t)t;
      borrow = t < 0 ? -1 : 0;
      carry >>= 32;
    }
    int64_t t = (int64_t)u[j + vn] - (int64_t)carry + borrow;
    u[j + vn] = (uint32_t)t;
    if (t < 0) { // one too many: add the divisor back
      qhat--;
      uint64_t c = 0;
      for (size_t i = 0; i < vn; i++) {
        c += (uint64_t)u[i + j] + v[i];
        u[i + j] = (uint32_t)c;
        c >>= 32;
      }
      u[j + vn] += (uint32_t)c;
    }
    q[j] = (uint32_t)qhat;
  }
}

static void shift_left_limbs(uint32_t *out, const uint32_t *in, size_t n, int s) {
  uint32_t carry = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t v = in[i];
    out[i] = s ? v << s | carry : v;
    carry = s ? v >> (32 - s) : 0;
  }
  out[n] = carry;
}

void big_quo_rem(Arena *a, BigInt x, BigInt y, BigInt *quo, BigInt *rem) {
  if (big_cmp_abs(x, y) < 0) {
    if (quo) *quo = (BigInt){0};
    if (rem) *rem = x;
    return;
  }
  if (y.n == 1) {
    uint32_t *d = new_limbs(a, x.n);
    memcpy(d, x.limbs, x.n * sizeof(uint32_t));
    uint32_t r = div_small(d, x.n, y.limbs[0]);
    if (quo) *quo = make(d, x.n, x.neg != y.neg);
    if (rem) {
      *rem = big_from_u64(a, r);
      rem->neg = x.neg && r != 0;
    }
    return;
  }
  int s = __builtin_clz(y.limbs[y.n - 1]);
  uint32_t *v = x_malloc((y.n + 1) * sizeof(uint32_t));
  uint32_t *u = new_limbs(a, x.n + 1);
  uint32_t *q = new_limbs(a, x.n - y.n + 1);
  shift_left_limbs(v, y.limbs, y.n, s);
  shift_left_limbs(u, x.limbs, x.n, s);
  divide_knuth(q, u, x.n, v, y.n);
  x_free(v);
  if (quo) *quo = make(q, x.n - y.n + 1, x.neg != y.neg);
  if (rem) {
    BigInt r = big_shr(a, make(u, y.n, false), (uint64_t)s);
    r.neg = x.neg && r.n > 0;
    *rem = r;
  }
}

BigInt big_shl(Arena *a, BigInt x, uint64_t count) {
  if (x.n == 0 || count == 0) return x;
  size_t whole = (size_t)(count / 32);
  uint32_t *d = new_limbs(a, x.n + whole + 1);
  memset(d, 0, whole * sizeof(uint32_t));
  shift_left_limbs(d + whole, x.limbs, x.n, (int)(count % 32));
  return make(d, x.n + whole + 1, x.neg);
}

BigInt big_shr(Arena *a, BigInt x, uint64_t count) {
  if (x.n == 0 || count == 0) return x;
  size_t whole = (size_t)(count / 32);
  int s = (int)(count % 32);
  bool lost = count >= (uint64_t)x.n * 32 || (uint64_t)big_trailing_zeros(x) < count;
  BigInt r = {0};
  if (whole < x.n) {
    size_t n = x.n - whole;
    uint32_t *d = new_limbs(a, n);
    for (size_t i = 0; i < n; i++) {
      uint64_t two = x.limbs[i + whole] | (i + whole + 1 < x.n ? (uint64_t)x.limbs[i + whole + 1] << 32 : 0);
      d[i] = (uint32_t)(two >> s);
    }
    r = make(d, n, x.neg);
  }
  if (x.neg && lost) r = big_sub(a, r, big_from_u64(a, 1));
  return r;
}

// Limbs of x as two's complement of n limbs.
static void to_twos(uint32_t *out, BigInt x, size_t n) {
  uint64_t carry = 1;
  for (size_t i = 0; i < n; i++) {
    uint32_t v = i < x.n ? x.limbs[i] : 0;
    if (x.neg) {
      carry += (uint32_t)~v;
      out[i] = (uint32_t)carry;
      carry >>= 32;
    } else {
      out[i] = v;
    }
  }
}

BigInt big_bitop(Arena *a, char op, BigInt x, BigInt y) {
  size_t n = (x.n > y.n ? x.n : y.n) + 1;
  uint32_t *p = new_limbs(a, n), *q = new_limbs(a, n);
  to_twos(p, x, n);
  to_twos(q, y, n);
  for (size_t i = 0; i < n; i++) {
    switch (op) {
    case '&': p[i] &= q[i]; break;
    case '|': p[i] |= q[i]; break;
    case '^': p[i] ^= q[i]; break;
    case '~': p[i] &= ~q[i]; break;
    default: bug("big_bitop %c", op);
    }
  }
  if (!(p[n - 1] >> 31)) return make(p, n, false);
  BigInt r = {p, (uint32_t)n, true};
  to_twos(q, r, n);
  return make(q, n, true);
}

BigInt big_pow(Arena *a, uint32_t base, uint32_t exp) {
  BigInt r = big_from_u64(a, 1), b = big_from_u64(a, base);
  for (; exp; exp >>= 1) {
    if (exp & 1) r = big_mul(a, r, b);
    if (exp > 1) b = big_mul(a, b, b);
  }
  return r;
}

// Shifts the scratch number d[0..*n) right by its trailing zeros; returns how many.
static uint64_t strip_zeros(uint32_t *d, size_t *n) {
  size_t whole = 0;
  while (d[whole] == 0) whole++;
  int s = __builtin_ctz(d[whole]);
  size_t m = *n - whole;
  for (size_t i = 0; i < m; i++) {
    uint64_t two = d[i + whole] | (i + whole + 1 < *n ? (uint64_t)d[i + whole + 1] << 32 : 0);
    d[i] = (uint32_t)(two >> s);
  }
  while (m > 0 && d[m - 1] == 0) m--;
  *n = m;
  return (uint64_t)whole * 32 + (uint64_t)s;
}

// Binary gcd in scratch memory, after one division that brings both to a size.
BigInt big_gcd(Arena *a, BigInt x, BigInt y) {
  if (big_cmp_abs(x, y) < 0) {
    BigInt t = x;
    x = y;
    y = t;
  }
  BigInt r;
  big_quo_rem(a, x, y, NULL, &r);
  if (r.n == 0) return big_abs(y);
  size_t un = y.n, vn = r.n;
  uint32_t *u = x_malloc((un + vn) * sizeof(uint32_t)), *v = u + un;
  uint32_t *base = u;
  memcpy(u, y.limbs, un * sizeof(uint32_t));
  memcpy(v, r.limbs, vn * sizeof(uint32_t));
  uint64_t zu = strip_zeros(u, &un), zv = strip_zeros(v, &vn);
  for (;;) {
    BigInt bu = {u, (uint32_t)un, false}, bv = {v, (uint32_t)vn, false};
    int c = big_cmp_abs(bu, bv);
    if (c == 0) break;
    if (c < 0) {
      uint32_t *t = u;
      u = v;
      v = t;
      size_t tn = un;
      un = vn;
      vn = tn;
    }
    int64_t borrow = 0;
    for (size_t i = 0; i < un; i++) {
      int64_t d = (int64_t)u[i] - (i < vn ? v[i] : 0) + borrow;
      u[i] = (uint32_t)d;
      borrow = d < 0 ? -1 : 0;
    }
    while (un > 0 && u[un - 1] == 0) un--;
    strip_zeros(u, &un);
  }
  uint32_t *d = new_limbs(a, un);
  memcpy(d, u, un * sizeof(uint32_t));
  BigInt g = make(d, un, false);
  x_free(base);
  return big_shl(a, g, zu < zv ? zu : zv);
}
