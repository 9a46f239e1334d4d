// SPDX-License-Identifier: MIT
// mathfn_trig.c - trigonometric and hyperbolic functions (Cephes), in Go's order of
// operations: see mathfn_exp.c.
#include "runtime/mathfn_impl.h"

#define PI 3.14159265358979323846264338327950288

// Binary digits of 4/pi, the first of weight 1 at the end of the first word.
static const uint64_t four_over_pi[] = {
    0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
    0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
    0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
    0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757};

// x = j * pi/4 + z for large x (M. Payne and R. Hanek): only the digits of 4/pi
// that matter are multiplied. j is mod 8 and even.
static uint64_t reduce_large(double x, double *z) {
  uint64_t u = bits_of(x);
  int exp = (int)(u >> 52 & 0x7FF) - 1023 - 52;
  uint64_t m = (u & UINT64_C(0xFFFFFFFFFFFFF)) | UINT64_C(1) << 52;
  unsigned digit = (unsigned)(exp + 61) / 64, shift = (unsigned)(exp + 61) % 64;
  uint64_t part[3];
  for (unsigned i = 0; i < 3; i++) {
    const uint64_t *p = four_over_pi + digit + i;
    part[i] = shift ? p[0] << shift | p[1] >> (64 - shift) : p[0];
  }
  unsigned __int128 product = (unsigned __int128)part[1] * m;
  product += (uint64_t)((unsigned __int128)part[2] * m >> 64);
  product += (unsigned __int128)(part[0] * m) << 64;
  uint64_t j = (uint64_t)(product >> 125);
  // What follows is the fraction. As in Go, the bits that fill it up from below are
  // not shifted along: they are past the precision of the result, mostly.
  uint64_t frac = (uint64_t)(product >> 61), low = (uint64_t)product;
  int zeros = frac ? __builtin_clzll(frac) : 64;
  unsigned drop = (unsigned)zeros + 1; // the leading one becomes implicit
  frac = drop > 64 ? 0 : drop == 64 ? low : frac << drop | low >> (64 - drop);
  *z = from_bits(frac >> 12 | (uint64_t)(1023 - (int)drop) << 52);
  if (j & 1) {
    j = (j + 1) & 7;
    *z -= 1;
  }
  *z *= PI / 4;
  return j;
}

// The same for any x >= 0: an even octant, not reduced mod 8, and the rest.
static uint64_t reduce(double x, double *z) {
  if (x >= 1 << 29) return reduce_large(x, z);
  uint64_t j = (uint64_t)(x * 1.27323954473516268615107010698140931);
  j += j & 1;
  double y = (double)j;
  // pi/4 in three parts
  *z = ((x - y * 7.85398125648498535156e-1) - y * 3.77489470793079817668e-8) - y * 2.69515142907905952645e-15;
  return j;
}

static double sin_poly(double z) {
  double zz = z * z;
  return z + z * zz *
                 HORNER(zz, 1.58962301576546568060e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6,
                        -1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1);
}

static double cos_poly(double z) {
  double zz = z * z;
  return 1.0 - 0.5 * zz +
         zz * zz *
             HORNER(zz, -1.13585365213876817300e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7,
                    2.48015872888517045348e-5, -1.38888888888730564116e-3, 4.16666666666665929218e-2);
}

double go_cos(double x) {
  if (!isfinite(x)) return GO_NAN;
  double z;
  uint64_t j = reduce(fabs(x), &z) & 7;
  bool is_negative = j > 3;
  if (j > 3) j -= 4;
  if (j > 1) is_negative = !is_negative;
  double y = j == 1 || j == 2 ? sin_poly(z) : cos_poly(z);
  return is_negative ? -y : y;
}

double go_sin(double x) {
  if (x == 0 || isnan(x)) return x;
  if (isinf(x)) return GO_NAN;
  double z;
  uint64_t j = reduce(fabs(x), &z) & 7;
  bool is_negative = (x < 0) != (j > 3);
  if (j > 3) j -= 4;
  double y = j == 1 || j == 2 ? cos_poly(z) : sin_poly(z);
  return is_negative ? -y : y;
}

double go_tan(double x) {
  if (x == 0 || isnan(x)) return x;
  if (isinf(x)) return GO_NAN;
  double z;
  uint64_t j = reduce(fabs(x), &z);
  double zz = z * z, y = z;
  if (zz > 1e-14) {
    double p = HORNER(zz, -1.30936939181383777646e4, 1.15351664838587416140e6, -1.79565251976484877988e7);
    double q = HORNER(zz, 1, 1.36812963470692954678e4, -1.32089234440210967447e6, 2.50083801823357915839e7,
                      -5.38695755929454629881e7);
    y = z + z * (zz * p / q);
  }
  if (j & 2) y = -1 / y;
  return x < 0 ? -y : y;
}

// atan for [0, 0.66]
static double atan_poly(double x) {
  double z = x * x;
  double p = HORNER(z, -8.750608600031904122785e-01, -1.615753718733365076637e+01,
                    -7.500855792314704667340e+01, -1.228866684490136173410e+02, -6.485021904942025371773e+01);
  double q = HORNER(z, 1, 2.485846490142306297962e+01, 1.650270098316988542046e+02,
                    4.328810604912902668951e+02, 4.853903996359136964868e+02, 1.945506571482613964425e+02);
  z = z * p / q;
  return x * z + x;
}

// atan for x >= 0
static double atan_positive(double x) {
  static const double more_bits = 6.123233995736765886130e-17; // pi/2 = PI/2 + more_bits
  if (x <= 0.66) return atan_poly(x);
  if (x > 2.41421356237309504880) return PI / 2 - atan_poly(1 / x) + more_bits;
  return PI / 4 + atan_poly((x - 1) / (x + 1)) + 0.5 * more_bits;
}

double go_atan(double x) {
  if (x == 0) return x;
  return x > 0 ? atan_positive(x) : -atan_positive(-x);
}

double go_asin(double x) {
  if (x == 0) return x;
  double size = fabs(x);
  if (size > 1 || isnan(x)) return GO_NAN;
  double root = sqrt(1 - size * size);
  double r = size > 0.7 ? PI / 2 - atan_positive(root / size) : atan_positive(size / root);
  return x < 0 ? -r : r;
}

double go_atan2(double y, double x) {
  if (isnan(y) || isnan(x)) return GO_NAN;
  if (y == 0) return copysign(signbit(x) ? PI : 0, y);
  if (x == 0) return copysign(PI / 2, y);
  if (isinf(x)) {
    double angle = isinf(y) ? (x > 0 ? PI / 4 : 3 * PI / 4) : x > 0 ? 0 : PI;
    return copysign(angle, y);
  }
  if (isinf(y)) return copysign(PI / 2, y);
  double q = go_atan(y / x);
  if (x < 0) return q <= 0 ? q + PI : q - PI;
  return q;
}

double go_sinh(double x) {
  double size = x < 0 ? -x : x, r;
  if (size > 21) {
    r = go_exp(size) * 0.5;
  } else if (size > 0.5) {
    double e = go_exp(size);
    r = (e - 1 / e) * 0.5;
  } else {
    double sq = size * size;
    r = HORNER(sq, -0.2630563213397497062819489e+2, -0.2894211355989563807284660366e+4,
               -0.8991272022039509355398013511e+5, -0.6307673640497716991184787251e+6) *
        size;
    r = r / HORNER(sq, 1, -0.173678953558233699533450911e+3, 0.1521517378790019070696485176e+5,
                   -0.6307673640497716991212077277e+6);
  }
  return x < 0 ? -r : r;
}

double go_cosh(double x) {
  x = fabs(x);
  double e = go_exp(x);
  return x > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

double go_tanh(double x) {
  double size = fabs(x);
  if (size > 0.5 * 8.8029691931113054295988e+01) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    double r = 1 - 2 / (go_exp(2 * size) + 1);
    return x < 0 ? -r : r;
  }
  if (x == 0) return x;
  double s = x * x;
  double p = HORNER(s, -9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3);
  double q = HORNER(s, 1, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3);
  return x + x * s * p / q;
}

double go_asinh(double x) {
  if (!isfinite(x)) return x;
  double size = x < 0 ? -x : x, r;
  if (size > 1 << 28)
    r = go_log(size) + 6.93147180559945286227e-01;
  else if (size > 2)
    r = go_log(2 * size + 1 / (sqrt(size * size + 1) + size));
  else if (size < 0x1p-28)
    r = size;
  else
    r = go_log1p(size + size * size / (1 + sqrt(1 + size * size)));
  return x < 0 ? -r : r;
}

double go_acosh(double x) {
  if (x < 1 || isnan(x)) return GO_NAN;
  if (x == 1) return 0;
  if (x >= 1 << 28) return go_log(x) + 0.693147180559945309417232121458176568;
  if (x > 2) return go_log(2 * x - 1 / (x + sqrt(x * x - 1)));
  double t = x - 1;
  return go_log1p(t + sqrt(2 * t + t * t));
}

double go_atanh(double x) {
  if (x < -1 || x > 1 || isnan(x)) return GO_NAN;
  if (x == 1 || x == -1) return x * INFINITY;
  double size = x < 0 ? -x : x, r;
  if (size < 0x1p-28) {
    r = size;
  } else if (size < 0.5) {
    double twice = size + size;
    r = 0.5 * go_log1p(twice + twice * size / (1 - size));
  } else {
    r = 0.5 * go_log1p((size + size) / (1 - size));
  }
  return x < 0 ? -r : r;
}
