// SPDX-License-Identifier: MIT
// bigfloat.c - exact fractions, and binary floats of fixed precision.
//
// Every rounding goes through flt_round or flt_to_double and happens once: an
// operation computes an exact integer mantissa, or one with at least two spare
// bits and a sticky bit that stands for all that was cut off.
#include "compiler/bigint.h"

#include <math.h>

// Past these exponents go/constant has no values either (big.Float's are 32 bits).
static const int64_t MAX_EXP = INT64_C(1) << 33;

BigRat rat_make(Arena *a, BigInt num, BigInt den) {
  if (den.neg) {
    den.neg = false;
    num = big_neg(num);
  }
  if (num.n == 0) return (BigRat){num, big_from_u64(a, 1)};
  if (den.n == 1 && den.limbs[0] == 1) return (BigRat){num, den};
  BigInt g = big_gcd(a, num, den);
  if (g.n != 1 || g.limbs[0] != 1) {
    big_quo_rem(a, num, g, &num, NULL);
    big_quo_rem(a, den, g, &den, NULL);
  }
  return (BigRat){num, den};
}

BigRat rat_add(Arena *a, BigRat x, BigRat y) {
  BigInt n = big_add(a, big_mul(a, x.num, y.den), big_mul(a, y.num, x.den));
  return rat_make(a, n, big_mul(a, x.den, y.den));
}

BigRat rat_sub(Arena *a, BigRat x, BigRat y) {
  y.num = big_neg(y.num);
  return rat_add(a, x, y);
}

BigRat rat_mul(Arena *a, BigRat x, BigRat y) {
  return rat_make(a, big_mul(a, x.num, y.num), big_mul(a, x.den, y.den));
}

BigRat rat_quo(Arena *a, BigRat x, BigRat y) {
  return rat_make(a, big_mul(a, x.num, y.den), big_mul(a, x.den, y.num));
}

int rat_cmp(Arena *a, BigRat x, BigRat y) {
  return big_cmp(big_mul(a, x.num, y.den), big_mul(a, y.num, x.den));
}

// |mant| >> shift rounded by mode; sticky as in flt_round.
static BigInt round_shift(Arena *a, BigInt mag, int64_t shift, bool sticky, FloatRound mode) {
  if (shift <= 0) return mag; // a sticky bit then lies below all kept bits by contract
  int64_t tz = mag.n ? big_trailing_zeros(mag) : 0;
  bool half = big_bit_len(mag) >= shift && (mag.limbs[(shift - 1) / 32] >> ((shift - 1) % 32) & 1);
  bool rest = sticky || (mag.n && tz < shift - 1);
  bool exact = !half && !rest;
  BigInt q = big_shr(a, mag, (uint64_t)shift);
  bool odd = q.n && (q.limbs[0] & 1);
  bool up = false;
  switch (mode) {
  case ROUND_NEAREST: up = half && (rest || odd); break;
  case ROUND_TO_ZERO: break;
  case ROUND_AWAY: up = !exact; break;
  }
  return up ? big_add(a, q, big_from_u64(a, 1)) : q;
}

BigFloat flt_round(Arena *a, BigInt mant, int64_t exp, int prec, bool sticky, FloatRound mode) {
  if (mant.n == 0) return (BigFloat){mant, 0};
  int64_t over = big_bit_len(mant) - prec;
  BigInt m = big_abs(mant);
  if (over > 0) {
    m = round_shift(a, m, over, sticky, mode);
    exp += over;
  }
  int64_t tz = big_trailing_zeros(m);
  m = big_shr(a, m, (uint64_t)tz);
  m.neg = mant.neg;
  return (BigFloat){m, exp + tz};
}

BigFloat flt_from_int(Arena *a, BigInt x) {
  return flt_round(a, x, 0, FLOAT_PREC, false, ROUND_NEAREST);
}

// num / den to at least bits bits: the quotient, its exponent, and what was lost.
static BigInt divide_bits(Arena *a, BigInt num, BigInt den, int bits, int64_t *exp, bool *sticky) {
  int64_t shift = bits - (big_bit_len(num) - big_bit_len(den)) + 1;
  if (shift < 0) shift = 0;
  BigInt q, r;
  big_quo_rem(a, big_shl(a, num, (uint64_t)shift), den, &q, &r);
  *exp = -shift;
  *sticky = r.n != 0;
  return q;
}

BigFloat flt_from_rat(Arena *a, BigRat x) {
  if (x.num.n == 0) return (BigFloat){x.num, 0};
  int64_t exp;
  bool sticky;
  BigInt q = divide_bits(a, x.num, x.den, FLOAT_PREC + 2, &exp, &sticky);
  return flt_round(a, q, exp, FLOAT_PREC, sticky, ROUND_NEAREST);
}

int64_t flt_exponent(BigFloat x) {
  return x.mant.n ? x.exp + big_bit_len(x.mant) : 0;
}

BigFloat flt_add(Arena *a, BigFloat x, BigFloat y) {
  if (x.mant.n == 0) return y;
  if (y.mant.n == 0) return x;
  if (flt_exponent(x) < flt_exponent(y)) {
    BigFloat t = x;
    x = y;
    y = t;
  }
  int64_t gap = flt_exponent(x) - flt_exponent(y);
  if (gap > FLOAT_PREC + 8) {
    // y is far below the last bit of x: any tiny value of its sign rounds alike.
    int64_t low = FLOAT_PREC + 8 - big_bit_len(x.mant);
    BigInt m = big_shl(a, x.mant, (uint64_t)low);
    BigInt one = big_from_i64(a, y.mant.neg ? -1 : 1);
    return flt_round(a, big_add(a, m, one), x.exp - low, FLOAT_PREC, false, ROUND_NEAREST);
  }
  int64_t e = x.exp < y.exp ? x.exp : y.exp;
  BigInt mx = big_shl(a, x.mant, (uint64_t)(x.exp - e)), my = big_shl(a, y.mant, (uint64_t)(y.exp - e));
  return flt_round(a, big_add(a, mx, my), e, FLOAT_PREC, false, ROUND_NEAREST);
}

BigFloat flt_mul(Arena *a, BigFloat x, BigFloat y, int prec) {
  return flt_round(a, big_mul(a, x.mant, y.mant), x.exp + y.exp, prec, false, ROUND_NEAREST);
}

BigFloat flt_quo(Arena *a, BigFloat x, BigFloat y, int prec) {
  if (x.mant.n == 0) return x;
  int64_t exp;
  bool sticky;
  BigInt q = divide_bits(a, x.mant, y.mant, prec + 2, &exp, &sticky);
  return flt_round(a, q, exp + x.exp - y.exp, prec, sticky, ROUND_NEAREST);
}

BigFloat flt_neg(BigFloat x) {
  x.mant = big_neg(x.mant);
  return x;
}

int flt_cmp(Arena *a, BigFloat x, BigFloat y) {
  return big_sign(flt_add(a, x, flt_neg(y)).mant);
}

// Powers of five are squared with 64 spare bits; with at most 33 squarings the
// error stays far below the last kept bit.
BigFloat flt_from_decimal(Arena *a, BigInt digits, int64_t exp10) {
  if (digits.n == 0) return (BigFloat){digits, 0};
  int64_t limit = MAX_EXP / 4;
  if (exp10 > limit) exp10 = limit;
  if (exp10 < -limit) exp10 = -limit;
  uint64_t e = (uint64_t)(exp10 < 0 ? -exp10 : exp10);
  int prec = FLOAT_PREC + 64;
  BigFloat p = {big_from_u64(a, 1), 0}, b = {big_from_u64(a, 5), 0};
  for (; e; e >>= 1) {
    if (e & 1) p = flt_mul(a, p, b, prec);
    if (e > 1) b = flt_mul(a, b, b, prec);
  }
  BigFloat d = {digits, 0};
  BigFloat r = exp10 < 0 ? flt_quo(a, d, p, FLOAT_PREC) : flt_mul(a, d, p, FLOAT_PREC);
  r.exp += exp10;
  return r;
}

bool flt_is_int(BigFloat x) {
  return x.exp >= 0 || x.mant.n == 0;
}

BigInt flt_to_int(Arena *a, BigFloat x) {
  return big_shl(a, x.mant, x.mant.n ? (uint64_t)x.exp : 0);
}

double flt_to_double(Arena *a, BigInt mant, int64_t exp, bool sticky, int prec, int emin, int emax) {
  if (mant.n == 0) return 0;
  BigInt m = big_abs(mant);
  int64_t bits = big_bit_len(m), top = exp + bits - 1; // value is 1.xxx * 2^top
  double r;
  if (top > emax + 1) {
    r = INFINITY;
  } else {
    int64_t lowest = top < emin ? emin - prec + 1 : top - prec + 1; // weight of the last kept bit
    int64_t shift = lowest - exp;
    if (shift > bits + 1) {
      r = 0;
    } else {
      BigInt q = round_shift(a, m, shift, sticky, ROUND_NEAREST);
      uint64_t w;
      if (shift < 0) lowest = exp;
      if (!big_to_u64(q, &w)) bug("flt_to_double: mantissa of %d limbs", (int)q.n);
      r = ldexp((double)w, (int)lowest);
      if (r >= ldexp(1, emax) * 2) r = INFINITY;
    }
  }
  return mant.neg ? -r : r;
}

double rat_to_double(Arena *a, BigRat x, int prec, int emin, int emax) {
  if (x.num.n == 0) return 0;
  int64_t exp;
  bool sticky;
  BigInt q = divide_bits(a, x.num, x.den, prec + 2, &exp, &sticky);
  return flt_to_double(a, q, exp, sticky, prec, emin, emax);
}
