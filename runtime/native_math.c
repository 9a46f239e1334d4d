// SPDX-License-Identifier: MIT
// native_math.c - package math over mathfn.h and those functions of libm whose
// result is exact, hence the same everywhere.
#include "runtime/mathfn.h"
#include "runtime/native.h"

#include <math.h>

#define FN1(name, expr)                                                                                      \
  RtStatus native_math_##name(Rt *rt, Slot *fp) {                                                            \
    (void)rt;                                                                                                \
    double x = fp[1].f;                                                                                      \
    fp[0].f = (expr);                                                                                        \
    return RT_OK;                                                                                            \
  }
#define FN2(name, expr)                                                                                      \
  RtStatus native_math_##name(Rt *rt, Slot *fp) {                                                            \
    (void)rt;                                                                                                \
    double x = fp[1].f, y = fp[2].f;                                                                         \
    fp[0].f = (expr);                                                                                        \
    return RT_OK;                                                                                            \
  }

static double go_nan(void) {
  union {
    uint64_t u;
    double f;
  } v = {UINT64_C(0x7FF8000000000001)};
  return v.f;
}

static double go_max(double x, double y) {
  if (x == INFINITY || y == INFINITY) return INFINITY;
  if (isnan(x) || isnan(y)) return go_nan();
  if (x == 0 && y == 0) return signbit(x) ? y : x;
  return x > y ? x : y;
}

static double go_min(double x, double y) {
  if (x == -INFINITY || y == -INFINITY) return -INFINITY;
  if (isnan(x) || isnan(y)) return go_nan();
  if (x == 0 && y == 0) return signbit(x) ? x : y;
  return x < y ? x : y;
}

static double go_mod(double x, double y) {
  if (y == 0 || isinf(x) || isnan(x) || isnan(y)) return go_nan();
  return fmod(x, y);
}

static double go_remainder(double x, double y) {
  if (y == 0 || isinf(x) || isnan(x) || isnan(y)) return go_nan();
  double r = remainder(x, y);
  return r == 0 ? copysign(r, x) : r; // glibc 2.36 loses the sign for tiny y
}

static double go_nextafter(double x, double y) {
  if (isnan(x) || isnan(y)) return go_nan();
  return x == y ? x : nextafter(x, y);
}

FN1(exp, go_exp(x))
FN1(exp2, go_exp2(x))
FN1(expm1, go_expm1(x))
FN1(log, go_log(x))
FN1(log2, go_log2(x))
FN1(log1p, go_log1p(x))
FN1(cbrt, go_cbrt(x))
FN1(sin, go_sin(x))
FN1(cos, go_cos(x))
FN1(tan, go_tan(x))
FN1(asin, go_asin(x))
FN1(atan, go_atan(x))
FN1(sinh, go_sinh(x))
FN1(cosh, go_cosh(x))
FN1(tanh, go_tanh(x))
FN1(asinh, go_asinh(x))
FN1(acosh, go_acosh(x))
FN1(atanh, go_atanh(x))
FN1(erf, go_erf(x))
FN1(erfc, go_erfc(x))
FN1(erfinv, go_erfinv(x))
FN1(gamma, go_gamma(x))
FN1(sqrt, sqrt(x))
FN1(floor, floor(x))
FN1(ceil, ceil(x))
FN1(trunc, trunc(x))
FN1(round, round(x)) // bits are as good as the float
FN1(round_to_even, nearbyint(x))
FN2(pow, go_pow(x, y))
FN2(atan2, go_atan2(x, y))
FN2(hypot, go_hypot(x, y))
FN2(mod, go_mod(x, y))
FN2(remainder, go_remainder(x, y))
FN2(nextafter, go_nextafter(x, y))
FN2(max, go_max(x, y))
FN2(min, go_min(x, y))

// func FMA(x, y, z float64) float64
RtStatus native_math_fma(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].f = fma(fp[1].f, fp[2].f, fp[3].f);
  return RT_OK;
}

// func Sincos(x float64) (sin, cos float64)
RtStatus native_math_sincos(Rt *rt, Slot *fp) {
  (void)rt;
  double x = fp[2].f;
  fp[0].f = go_sin(x);
  fp[1].f = go_cos(x);
  return RT_OK;
}

// func Lgamma(x float64) (lgamma float64, sign int)
RtStatus native_math_lgamma(Rt *rt, Slot *fp) {
  (void)rt;
  int sign;
  fp[0].f = go_lgamma(fp[2].f, &sign);
  fp[1].i = sign;
  return RT_OK;
}

// func frexp(f float64) (frac float64, exp int)
RtStatus native_math_frexp(Rt *rt, Slot *fp) {
  (void)rt;
  double f = fp[2].f;
  int exp = 0;
  fp[0].f = f == 0 || !isfinite(f) ? f : frexp(f, &exp);
  fp[1].i = exp;
  return RT_OK;
}

// func ldexp(frac float64, exp int) float64
RtStatus native_math_ldexp(Rt *rt, Slot *fp) {
  (void)rt;
  int64_t exp = fp[2].i;
  fp[0].f = ldexp(fp[1].f, exp > 10000 ? 10000 : exp < -10000 ? -10000 : (int)exp);
  return RT_OK;
}

// func modf(f float64) (int float64, frac float64)
RtStatus native_math_modf(Rt *rt, Slot *fp) {
  (void)rt;
  double f = fp[2].f, whole;
  double frac = modf(f, &whole);
  if (isinf(f)) frac = go_nan();
  fp[0].f = whole;
  fp[1].f = frac;
  return RT_OK;
}

// func Ilogb(x float64) int
RtStatus native_math_ilogb(Rt *rt, Slot *fp) {
  (void)rt;
  double x = fp[1].f;
  fp[0].i = x == 0 ? INT32_MIN : !isfinite(x) ? INT32_MAX : ilogb(x);
  return RT_OK;
}

// func Nextafter32(x, y float32) (r float32)
RtStatus native_math_nextafter32(Rt *rt, Slot *fp) {
  (void)rt;
  float x = slot_f32(&fp[1]), y = slot_f32(&fp[2]);
  float r = isnan(x) || isnan(y) ? (float)go_nan() : x == y ? x : nextafterf(x, y);
  slot_set_f32(&fp[0], r);
  return RT_OK;
}

// The bits of floats: the slot already holds them, and the upper half of a float32's
// is zero. Float64bits, Float64frombits, Float32bits, Float32frombits.
RtStatus native_math_same_bits(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0] = fp[1];
  return RT_OK;
}
