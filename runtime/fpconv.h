// SPDX-License-Identifier: MIT
// fpconv.h - floating-point numbers to text and back, exactly, in strconv's forms.
#ifndef MG_FPCONV_H
#define MG_FPCONV_H

#include "gc/base.h"

// Writes v in strconv.FormatFloat's format fmt (e E f g G b x X; any other gives
// '%' and the letter) with prec digits (-1: the shortest that reads back as v) to
// out, at most cap bytes and no NUL. bits is 32 or 64: of which type v is. Returns
// the length of the whole text, which may be more than cap.
size_t fp_format(char *out, size_t cap, double v, char fmt, int64_t prec, int bits);

// The decimal digits of a positive finite v: value = 0.d1d2d3... * 10^point.
// No trailing zeros; n == 0 for 0.
typedef struct FpDecimal {
  int n, point;
  char digits[800];
} FpDecimal;
// The fewest digits that identify v among floats of that size.
void fp_shortest(FpDecimal *d, double v, int bits);
// All digits of the exact value.
void fp_exact(FpDecimal *d, double v);

typedef enum FpStatus { FP_OK, FP_SYNTAX, FP_RANGE } FpStatus;

// Reads a number as strconv.ParseFloat does: decimal, hexadecimal, inf, nan,
// underscores. The result is the nearest float of the size (as a double), ties to
// even; infinite with FP_RANGE. The whole text must be the number.
FpStatus fp_parse(const char *s, size_t len, int bits, double *out);
// The same for the longest prefix that is a number; *used is its length.
FpStatus fp_parse_prefix(const char *s, size_t len, int bits, double *out, size_t *used);

#endif
