// SPDX-License-Identifier: MIT
// bigint.h - integers, fractions and floats of any size for constant evaluation.
//
// All three are immutable values; their digits live in an Arena. Used by
// constval.c only.
#ifndef MG_BIGINT_H
#define MG_BIGINT_H

#include "gc/base.h"

typedef struct Arena Arena;

// Sign and magnitude. limbs are little-endian base 2^32, the top one not 0;
// zero has n == 0 and is never negative.
typedef struct BigInt {
  const uint32_t *limbs;
  uint32_t n;
  bool neg;
} BigInt;

BigInt big_from_u64(Arena *a, uint64_t x);
BigInt big_from_i64(Arena *a, int64_t x);
// Digits of one base 2..16, '_' skipped. The caller has validated them.
BigInt big_parse(Arena *a, const char *digits, size_t len, int base);
// True and *out when x fits.
bool big_to_i64(BigInt x, int64_t *out);
bool big_to_u64(BigInt x, uint64_t *out);
uint64_t big_low64(BigInt x); // two's complement
char *big_format(Arena *a, BigInt x);

int64_t big_bit_len(BigInt x);
int64_t big_trailing_zeros(BigInt x); // of a non-zero value
int big_sign(BigInt x);
int big_cmp(BigInt x, BigInt y);

BigInt big_neg(BigInt x);
BigInt big_abs(BigInt x);
BigInt big_add(Arena *a, BigInt x, BigInt y);
BigInt big_sub(Arena *a, BigInt x, BigInt y);
BigInt big_mul(Arena *a, BigInt x, BigInt y);
// Truncated division, y not 0; quo or rem may be NULL.
void big_quo_rem(Arena *a, BigInt x, BigInt y, BigInt *quo, BigInt *rem);
BigInt big_shl(Arena *a, BigInt x, uint64_t count);
// Rounds towards minus infinity, as >> does.
BigInt big_shr(Arena *a, BigInt x, uint64_t count);
// op is one of & | ^ and '~' for and-not; on two's complement of unlimited width.
BigInt big_bitop(Arena *a, char op, BigInt x, BigInt y);
BigInt big_pow(Arena *a, uint32_t base, uint32_t exp);
BigInt big_gcd(Arena *a, BigInt x, BigInt y); // of magnitudes, both not 0

// A reduced fraction; den > 0.
typedef struct BigRat {
  BigInt num, den;
} BigRat;

BigRat rat_make(Arena *a, BigInt num, BigInt den); // reduces; den not 0
BigRat rat_add(Arena *a, BigRat x, BigRat y);
BigRat rat_sub(Arena *a, BigRat x, BigRat y);
BigRat rat_mul(Arena *a, BigRat x, BigRat y);
BigRat rat_quo(Arena *a, BigRat x, BigRat y); // y not 0
int rat_cmp(Arena *a, BigRat x, BigRat y);

// mant * 2^exp; mant is odd or 0 and at most as wide as the precision the value
// was rounded to. Exponents stay within +-2^32.
typedef struct BigFloat {
  BigInt mant;
  int64_t exp;
} BigFloat;

enum { FLOAT_PREC = 512 };
typedef enum FloatRound { ROUND_NEAREST, ROUND_TO_ZERO, ROUND_AWAY } FloatRound;

// mant * 2^exp rounded to prec bits; sticky says that the true value is a little
// further from 0 than mant.
BigFloat flt_round(Arena *a, BigInt mant, int64_t exp, int prec, bool sticky, FloatRound mode);
BigFloat flt_from_int(Arena *a, BigInt x);
BigFloat flt_from_rat(Arena *a, BigRat x);
BigFloat flt_add(Arena *a, BigFloat x, BigFloat y);
BigFloat flt_mul(Arena *a, BigFloat x, BigFloat y, int prec);
BigFloat flt_quo(Arena *a, BigFloat x, BigFloat y, int prec); // y not 0
BigFloat flt_neg(BigFloat x);
int flt_cmp(Arena *a, BigFloat x, BigFloat y);
// digits * 10^exp10, to FLOAT_PREC bits.
BigFloat flt_from_decimal(Arena *a, BigInt digits, int64_t exp10);
// Binary exponent e of x = m * 2^e, 0.5 <= |m| < 1; 0 of 0.
int64_t flt_exponent(BigFloat x);
bool flt_is_int(BigFloat x);
BigInt flt_to_int(Arena *a, BigFloat x); // x is an integer of reasonable size

// (mant, exp, sticky) rounded once, ties to even, to a binary format of prec
// mantissa bits and least normal exponent emin; infinite past emax. The result is exact as a double.
double flt_to_double(Arena *a, BigInt mant, int64_t exp, bool sticky, int prec, int emin, int emax);
double rat_to_double(Arena *a, BigRat x, int prec, int emin, int emax);

#endif
