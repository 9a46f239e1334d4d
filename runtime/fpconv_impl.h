// SPDX-License-Identifier: MIT
// fpconv_impl.h - what fpconv_format.c and fpconv_parse.c share.
#ifndef MG_FPCONV_IMPL_H
#define MG_FPCONV_IMPL_H

#include "runtime/fpconv.h"

// A natural number of up to BIG_LIMBS 32-bit limbs, little-endian, on the C stack.
// 4096 bits hold every product here: 800 decimal digits times a power of two or
// ten that brings them near a double's range.
enum { BIG_LIMBS = 160 };
typedef struct FpBig {
  int n;
  uint32_t limb[BIG_LIMBS];
} FpBig;

void fp_big_set(FpBig *b, uint64_t v);
void fp_big_mul_add(FpBig *b, uint32_t mul, uint32_t add);
void fp_big_mul_pow10(FpBig *b, int exp);
void fp_big_shl(FpBig *b, int count);
int fp_big_bits(const FpBig *b);
int fp_big_cmp(const FpBig *a, const FpBig *b);
void fp_big_sub(FpBig *a, const FpBig *b); // a >= b
// The top 64 bits (top one set); *exp: weight of the lowest of them; *exact: nothing below.
uint64_t fp_big_top(const FpBig *b, int *exp, bool *exact);

// 10^k = (hi:lo as a 128-bit integer, top bit set) * 2^exp, rounded down.
typedef struct FpPow10 {
  uint64_t hi, lo;
  int32_t exp;
  bool is_exact;
  bool is_set;
} FpPow10;
enum { MIN_POW10 = -400, MAX_POW10 = 400 };
const FpPow10 *fp_pow10(int k);

// mant * 2^exp (plus a little when sticky) rounded to a double or float, ties to even.
double fp_assemble(uint64_t mant, int exp, bool sticky, int bits);

#endif
