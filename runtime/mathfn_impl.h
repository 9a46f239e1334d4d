// SPDX-License-Identifier: MIT
// mathfn_impl.h - what the mathfn_*.c files share.
#ifndef MG_MATHFN_IMPL_H
#define MG_MATHFN_IMPL_H

#include "runtime/mathfn.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t bits_of(double x) {
  uint64_t u;
  memcpy(&u, &x, 8);
  return u;
}

static inline double from_bits(uint64_t u) {
  double x;
  memcpy(&x, &u, 8);
  return x;
}

// The bits of math.NaN().
#define GO_NAN from_bits(UINT64_C(0x7FF8000000000001))

// c[0]*x^(n-1) + ... + c[n-1], by Horner's rule.
static inline double horner(double x, const double *c, int n) {
  double r = c[0];
  for (int i = 1; i < n; i++) r = r * x + c[i];
  return r;
}
#define HORNER(x, ...)                                                                                       \
  horner(x, (const double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double))

// ln 2 in two parts: a multiple of LN2_HI by a small integer is exact.
#define LN2_HI 6.93147180369123816490e-01
#define LN2_LO 1.90821492927058770002e-10

#endif
