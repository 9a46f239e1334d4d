// SPDX-License-Identifier: MIT
// mathfn_exp.c - exponentials, logarithms and powers.
//
// libm's results differ from Go's in the last bit now and then, and a program's
// output shows it. So these are Go's algorithms (FreeBSD's msun, Cephes, and for
// exp, log and hypot the assembly that Go has for amd64) with every operation in
// Go's order. The compiler must not fuse multiplications and additions
// (-ffp-contract=off); exp alone uses fma, as Go does on every CPU that has it.
#include "runtime/mathfn_impl.h"

double go_exp(double x) {
  if (isnan(x) || x == INFINITY) return x;
  if (x > 7.09782712893384e+02) return INFINITY;
  if (x < -800) return 0;
  int k = (int)nearbyint(x * 1.4426950408889634073599246810018920);
  // x - k*ln2 in two steps, then a Taylor series of a sixteenth of it, squared up.
  double r = fma(-(double)k, 0.69314718055966295651160180568695068359375, x);
  r = fma(-(double)k, 0.28235290563031577122588448175013436025525412068e-12, r);
  r *= 0.0625;
  static const double series[] = {2.4801587301587301587e-5,
                                  1.9841269841269841270e-4,
                                  1.3888888888888888889e-3,
                                  8.3333333333333333333e-3,
                                  4.1666666666666666667e-2,
                                  1.6666666666666666667e-1,
                                  0.5,
                                  1.0};
  double t = series[0];
  for (int i = 1; i < 8; i++) t = fma(r, t, series[i]);
  r *= t; // e^r - 1; each step below maps e^s - 1 to e^2s - 1
  for (int i = 0; i < 3; i++) r *= r + 2.0;
  r = fma(r, r + 2.0, 1.0);
  int e = k + 1023;
  if (e >= 0x7FF) return INFINITY;
  if (e > 0) return r * from_bits((uint64_t)e << 52);
  if (e < -52) return 0;
  r *= from_bits((uint64_t)(e + 1022) << 52);
  return r * from_bits(UINT64_C(1) << 52);
}

// e^(hi-lo) * 2^k.
static double exp_reduced(double hi, double lo, int k) {
  double r = hi - lo, t = r * r;
  double c =
      r - t * HORNER(t, 4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05,
                     -2.77777777770155933842e-03, 1.66666666666666657415e-01);
  double y = 1 - ((lo - (r * c) / (2 - c)) - hi);
  return ldexp(y, k);
}

double go_exp2(double x) {
  if (isnan(x) || x == INFINITY) return x;
  if (x > 1.0239999999999999e+03) return INFINITY;
  if (x < -1.0740e+03) return 0;
  int k = x > 0 ? (int)(x + 0.5) : x < 0 ? (int)(x - 0.5) : 0;
  double t = x - (double)k;
  return exp_reduced(t * LN2_HI, -t * LN2_LO, k);
}

static double add_exponent(double y, int k) {
  return from_bits(bits_of(y) + ((uint64_t)(int64_t)k << 52));
}

double go_expm1(double x) {
  if (isnan(x) || x == INFINITY) return x;
  if (x == -INFINITY) return -1;
  double size = fabs(x);
  bool is_negative = x < 0;
  if (size >= 3.88162421113569373274e+01) { // 56 ln 2
    if (is_negative) return -1;
    if (size >= 7.09782712893383973096e+02) return INFINITY;
  }
  double c = 0;
  int k = 0;
  if (size > 3.46573590279972654709e-01) { // ln2 / 2
    double hi, lo;
    if (size < 1.03972077083991796413e+00) {
      k = is_negative ? -1 : 1;
      hi = is_negative ? x + LN2_HI : x - LN2_HI;
      lo = is_negative ? -LN2_LO : LN2_LO;
    } else {
      k = (int)(1.44269504088896338700e+00 * x + (is_negative ? -0.5 : 0.5));
      hi = x - (double)k * LN2_HI;
      lo = (double)k * LN2_LO;
    }
    x = hi - lo;
    c = (hi - x) - lo;
  } else if (size < 0x1p-54) {
    return x;
  }
  double half = 0.5 * x, h = x * half;
  double r =
      1 + h * HORNER(h, -2.01099218183624371326e-07, 4.00821782732936239552e-06, -7.93650757867487942473e-05,
                     1.58730158725481460165e-03, -3.33333333333331316428e-02);
  double t = 3 - r * half;
  double e = h * ((r - t) / (6.0 - x * t));
  if (k == 0) return x - (x * e - h);
  e = x * (e - c) - c;
  e -= h;
  if (k == -1) return 0.5 * (x - e) - 0.5;
  if (k == 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return add_exponent(1 - (e - x), k) - 1;
  if (k < 20) {
    t = from_bits(UINT64_C(0x3ff0000000000000) - (UINT64_C(0x20000000000000) >> k)); // 1 - 2^-k
    return add_exponent(t - (e - x), k);
  }
  t = from_bits((uint64_t)(0x3ff - k) << 52); // 2^-k
  double y = x - (e + t);
  y += 1;
  return add_exponent(y, k);
}

double go_log(double x) {
  uint64_t u = bits_of(x);
  if (x == 0) return -INFINITY;
  if (u >> 63) return GO_NAN;
  if (!isfinite(x)) return x;
  double f = from_bits((u & UINT64_C(0xFFFFFFFFFFFFF)) | UINT64_C(0x3FE0000000000000)); // [0.5, 1)
  double k = (double)((int)(u >> 52) - 0x3FE);
  if (f <= 7.07106781186547524401e-01) {
    k -= 1;
    f *= 2;
  }
  f -= 1;
  double s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  double t1 = s2 * HORNER(s4, 1.479819860510658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01,
                          6.666666666666735130e-01);
  double t2 = s4 * HORNER(s4, 1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01);
  double r = t1 + t2, half = 0.5 * f * f;
  return k * LN2_HI - ((half - (s * (half + r) + k * LN2_LO)) - f);
}

double go_log2(double x) {
  int e;
  double frac = frexp(x, &e);
  if (!isfinite(x) || x == 0) e = 0;
  if (frac == 0.5) return (double)(e - 1); // exact for powers of two
  return go_log(frac) * 1.44269504088896340735992468100189214 + (double)e;
}

double go_log1p(double x) {
  if (x < -1 || isnan(x)) return GO_NAN;
  if (x == -1) return -INFINITY;
  if (x == INFINITY) return x;
  double size = fabs(x), f = 0, c = 0;
  uint64_t u = 1; // 0 when f is tiny or 0
  int k = 1;
  if (size < 4.142135623730950488017e-01) { // sqrt 2 - 1
    if (size < 0x1p-29) return size < 0x1p-54 ? x : x - x * x * 0.5;
    if (x > -2.928932188134524755992e-01) { // sqrt(1/2) - 1
      k = 0;
      f = x;
    }
  }
  if (k != 0) {
    double y = size < 0x1p53 ? 1.0 + x : x;
    u = bits_of(y);
    k = (int)(u >> 52) - 1023;
    if (size < 0x1p53) {
      c = k > 0 ? 1.0 - (y - x) : x - (y - 1.0);
      c /= y;
    }
    u &= UINT64_C(0x000fffffffffffff);
    if (u < UINT64_C(0x0006a09e667f3bcd)) { // mantissa of sqrt 2
      y = from_bits(u | UINT64_C(0x3ff0000000000000));
    } else {
      k++;
      y = from_bits(u | UINT64_C(0x3fe0000000000000));
      u = (UINT64_C(0x0010000000000000) - u) >> 2;
    }
    f = y - 1.0;
  }
  double half = 0.5 * f * f, kd = (double)k;
  if (u == 0) {
    if (f == 0) {
      if (k == 0) return 0;
      c += kd * LN2_LO;
      return kd * LN2_HI + c;
    }
    double r = half * (1.0 - 0.66666666666666666 * f);
    if (k == 0) return f - r;
    return kd * LN2_HI - ((r - (kd * LN2_LO + c)) - f);
  }
  double s = f / (2.0 + f), z = s * s;
  double r = z * HORNER(z, 1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
                        2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01,
                        6.666666666666735130e-01);
  if (k == 0) return f - (half - s * (half + r));
  return kd * LN2_HI - ((half - (s * (half + r) + (kd * LN2_LO + c))) - f);
}

static bool is_odd_int(double x) {
  double whole, frac = modf(x, &whole);
  return frac == 0 && fabs(whole) < 0x1p63 && ((int64_t)whole & 1);
}

// The cases in which a factor or the exponent is 0, infinite or not a number.
static bool pow_special(double x, double y, double *result) {
  if (y == 0 || x == 1) {
    *result = 1;
  } else if (y == 1) {
    *result = x;
  } else if (isnan(x) || isnan(y)) {
    *result = GO_NAN;
  } else if (x == 0) {
    double size = y < 0 ? INFINITY : 0;
    *result = is_odd_int(y) ? copysign(size, x) : size;
  } else if (isinf(y)) {
    *result = x == -1 ? 1 : (fabs(x) < 1) == (y > 0) ? 0 : INFINITY;
  } else if (isinf(x)) {
    if (x < 0) {
      *result = go_pow(1 / x, -y); // of -0
    } else {
      *result = y < 0 ? 0 : INFINITY;
    }
  } else if (y == 0.5) {
    *result = sqrt(x);
  } else if (y == -0.5) {
    *result = 1 / sqrt(x);
  } else {
    return false;
  }
  return true;
}

double go_pow(double x, double y) {
  double result;
  if (pow_special(x, y, &result)) return result;
  double yi, yf = modf(fabs(y), &yi);
  if (yf != 0 && x < 0) return GO_NAN;
  if (yi >= 0x1p63) return x == -1 ? 1 : (fabs(x) < 1) == (y > 0) ? 0 : INFINITY;
  // a * 2^ae: the fractional part of y by exp and log, the integer part by squaring.
  double a = 1.0;
  int64_t ae = 0;
  if (yf != 0) {
    if (yf > 0.5) {
      yf -= 1;
      yi += 1;
    }
    a = go_exp(yf * go_log(x));
  }
  int e;
  double m = frexp(x, &e);
  int64_t me = e;
  for (int64_t i = (int64_t)yi; i != 0; i >>= 1) {
    if (me < -(1 << 12) || me > 1 << 12) { // will overflow or underflow anyway
      ae += me;
      break;
    }
    if (i & 1) {
      a *= m;
      ae += me;
    }
    m *= m;
    me *= 2;
    if (m < .5) {
      m += m;
      me--;
    }
  }
  if (y < 0) {
    a = 1 / a;
    ae = -ae;
  }
  return ldexp(a, ae > 100000 ? 100000 : ae < -100000 ? -100000 : (int)ae);
}

double go_cbrt(double x) {
  if (x == 0 || !isfinite(x)) return x;
  double size = fabs(x);
  // A third of the exponent, by integer division of the bits.
  double t = from_bits(bits_of(size) / 3 + ((uint64_t)715094163 << 32));
  if (size < 2.22507385850720138309e-308) {
    t = 0x1p54 * size;
    t = from_bits(bits_of(t) / 3 + ((uint64_t)696219795 << 32));
  }
  double r = t * t / size, s = 5.42857142857142815906e-01 + r * t;
  t *= 3.57142857142857150787e-01 +
       1.60714285714285720630e+00 / (s + 1.41428571428571436819e+00 + -7.05306122448979611050e-01 / s);
  // Cut to 22 bits and rounded up; then one Newton step.
  t = from_bits((bits_of(t) & (UINT64_C(0xFFFFFFFFC) << 28)) + (1 << 30));
  s = t * t;
  r = size / s;
  r = (r - t) / (t + t + r);
  t = t + t * r;
  return x < 0 ? -t : t;
}

double go_hypot(double p, double q) {
  p = fabs(p);
  q = fabs(q);
  if (isinf(p) || isinf(q)) return INFINITY;
  if (isnan(p) || isnan(q)) return GO_NAN;
  double large = p > q ? p : q, small = p > q ? q : p;
  if (large == 0) return 0;
  double r = small / large;
  return large * sqrt(1 + r * r);
}
