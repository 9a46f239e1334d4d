// SPDX-License-Identifier: MIT
// fpconv.c - big naturals and powers of ten for the float conversions.
//
// Powers of ten to 128 bits are computed when first needed and kept, instead of
// a table of 800 rows in the source.
#include "runtime/fpconv_impl.h"

#include <math.h>

void fp_big_set(FpBig *b, uint64_t v) {
  b->limb[0] = (uint32_t)v;
  b->limb[1] = (uint32_t)(v >> 32);
  b->n = v >> 32 ? 2 : v ? 1 : 0;
}

void fp_big_mul_add(FpBig *b, uint32_t mul, uint32_t add) {
  uint64_t carry = add;
  for (int i = 0; i < b->n; i++) {
    carry += (uint64_t)b->limb[i] * mul;
    b->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (!carry) return;
  if (b->n == BIG_LIMBS) bug("fp_big_mul_add: number too large");
  b->limb[b->n++] = (uint32_t)carry;
}

void fp_big_mul_pow10(FpBig *b, int exp) {
  for (; exp >= 9; exp -= 9) fp_big_mul_add(b, 1000000000, 0);
  uint32_t p = 1;
  while (exp-- > 0) p *= 10;
  fp_big_mul_add(b, p, 0);
}

void fp_big_shl(FpBig *b, int count) {
  if (b->n == 0) return;
  int whole = count / 32, s = count % 32;
  if (b->n + whole + 1 > BIG_LIMBS) bug("fp_big_shl: number too large");
  b->limb[b->n] = 0;
  for (int i = b->n; i >= 0; i--) {
    uint64_t two = (uint64_t)b->limb[i] << 32 | (i > 0 ? b->limb[i - 1] : 0);
    b->limb[i + whole] = (uint32_t)(two >> (32 - s));
  }
  memset(b->limb, 0, (size_t)whole * sizeof b->limb[0]);
  b->n += whole + 1;
  if (b->limb[b->n - 1] == 0) b->n--;
}

int fp_big_bits(const FpBig *b) {
  return b->n ? b->n * 32 - __builtin_clz(b->limb[b->n - 1]) : 0;
}

int fp_big_cmp(const FpBig *a, const FpBig *b) {
  if (a->n != b->n) return a->n < b->n ? -1 : 1;
  for (int i = a->n - 1; i >= 0; i--)
    if (a->limb[i] != b->limb[i]) return a->limb[i] < b->limb[i] ? -1 : 1;
  return 0;
}

void fp_big_sub(FpBig *a, const FpBig *b) {
  int64_t borrow = 0;
  for (int i = 0; i < a->n; i++) {
    int64_t d = (int64_t)a->limb[i] - (i < b->n ? b->limb[i] : 0) + borrow;
    a->limb[i] = (uint32_t)d;
    borrow = d < 0 ? -1 : 0;
  }
  while (a->n > 0 && a->limb[a->n - 1] == 0) a->n--;
}

// 32 bits of b from bit position at on; positions may lie outside.
static uint32_t bits_at(const FpBig *b, int at) {
  uint64_t two = 0;
  for (int i = 0; i < 2; i++) {
    int k = (at >= 0 ? at / 32 : -((31 - at) / 32)) + i;
    if (k >= 0 && k < b->n) two |= (uint64_t)b->limb[k] << (32 * i);
  }
  return (uint32_t)(two >> (((at % 32) + 32) % 32));
}

static bool has_bits_below(const FpBig *b, int at) {
  for (int i = 0; i < b->n && i * 32 < at; i++) {
    uint32_t mask = at - i * 32 >= 32 ? UINT32_MAX : (1u << (at - i * 32)) - 1;
    if (b->limb[i] & mask) return true;
  }
  return false;
}

uint64_t fp_big_top(const FpBig *b, int *exp, bool *exact) {
  int at = fp_big_bits(b) - 64;
  *exp = at;
  *exact = !has_bits_below(b, at);
  return (uint64_t)bits_at(b, at + 32) << 32 | bits_at(b, at);
}

// 10^k for k < 0 as floor(2^s / 10^-k), bit by bit: done once for each k.
static void compute_pow10(FpPow10 *p, int k) {
  FpBig ten;
  fp_big_set(&ten, 1);
  fp_big_mul_pow10(&ten, k < 0 ? -k : k);
  if (k >= 0) {
    int at = fp_big_bits(&ten) - 128;
    p->exp = at;
    p->is_exact = !has_bits_below(&ten, at);
    p->hi = (uint64_t)bits_at(&ten, at + 96) << 32 | bits_at(&ten, at + 64);
    p->lo = (uint64_t)bits_at(&ten, at + 32) << 32 | bits_at(&ten, at);
  } else {
    int bits = fp_big_bits(&ten);
    FpBig rem;
    fp_big_set(&rem, 1);
    fp_big_shl(&rem, bits - 1);
    unsigned __int128 q = 0;
    int exp = -(bits - 1);
    while (!(q >> 127)) {
      fp_big_shl(&rem, 1);
      exp--;
      q <<= 1;
      if (fp_big_cmp(&rem, &ten) >= 0) {
        fp_big_sub(&rem, &ten);
        q |= 1;
      }
    }
    p->hi = (uint64_t)(q >> 64);
    p->lo = (uint64_t)q;
    p->exp = exp;
    p->is_exact = false;
  }
  p->is_set = true;
}

const FpPow10 *fp_pow10(int k) {
  static FpPow10 cache[MAX_POW10 - MIN_POW10 + 1];
  FpPow10 *p = &cache[k - MIN_POW10];
  if (UNLIKELY(!p->is_set)) compute_pow10(p, k);
  return p;
}

double fp_assemble(uint64_t mant, int exp, bool sticky, int bits) {
  if (mant == 0) return 0;
  int prec = bits == 32 ? 24 : 53, emin = bits == 32 ? -126 : -1022, emax = bits == 32 ? 127 : 1023;
  int zeros = __builtin_clzll(mant);
  mant <<= zeros;
  exp -= zeros;
  int top = exp + 63; // value is 1.xxx * 2^top
  if (top > emax) return INFINITY;
  int lowest = (top < emin ? emin : top) - prec + 1; // weight of the last bit kept
  int shift = lowest - exp;
  if (shift > 64) return 0;
  uint64_t kept = shift == 64 ? 0 : mant >> shift;
  uint64_t half = UINT64_C(1) << (shift - 1), rest = mant & (half - 1);
  if ((mant & half) && (rest || sticky || (kept & 1))) kept++;
  double r = ldexp((double)kept, lowest);
  return bits == 32 && r >= 0x1p128 ? INFINITY : r;
}
