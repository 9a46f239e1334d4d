// SPDX-License-Identifier: MIT
// const_impl.h - representation of constant values; private to const*.c.
#ifndef MG_CONST_IMPL_H
#define MG_CONST_IMPL_H

#include "compiler/bigint.h"
#include "compiler/constval.h"

// In order of generality from REP_INT64 on: operands are raised to the larger.
typedef enum ConstRep { REP_BOOL, REP_STRING, REP_INT64, REP_BIG, REP_RAT, REP_FLOAT, REP_COMPLEX } ConstRep;

struct ConstVal {
  ConstRep rep;
  union {
    int64_t i64; // REP_INT64; 0 or 1 of REP_BOOL
    BigInt big;  // outside the range of int64_t
    BigRat rat;
    BigFloat flt;
    struct {
      const char *bytes; // NULL while the value is left + right
      size_t len;
      const ConstVal *left, *right;
    } str;
    struct {
      const ConstVal *re, *im;
    } cpx;
  };
};

enum {
  MAX_RAT_BITS = 4096,     // parts of a fraction stay below
  MAX_SHIFT_BITS = 100000, // a left shift past this gives no value
};

const ConstVal *const_make_int(Arena *a, BigInt x);
const ConstVal *const_make_rat_unchecked(Arena *a, BigRat x);
// NULL when out of range.
const ConstVal *const_make_float(Arena *a, BigFloat x);
// Takes bytes that live in the arena.
const ConstVal *const_make_string(Arena *a, const char *s, size_t len);

#endif
