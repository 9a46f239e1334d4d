// SPDX-License-Identifier: MIT
// constval.c - exact arithmetic on constants, as go/constant does it.
//
// A value has one of the representations of ConstRep; the smallest that holds it
// exactly is chosen when it is made:
//   - ints are REP_INT64 when they fit, REP_BIG otherwise;
//   - floats are fractions (REP_RAT) while both parts stay below MAX_RAT_BITS,
//     then REP_FLOAT. A REP_FLOAT never goes back to a fraction: its exactness is gone;
//   - strings are joined when first looked at, so that a long chain of additions
//     costs its length and not its square.
// Binary operations bring both operands to the larger representation of the two
// (the order of ConstRep) and compute there.
#include "compiler/constval.h"

#include "compiler/arena.h"
#include "compiler/const_impl.h"
#include "compiler/type.h"

#include <math.h>

_Static_assert((int)CONST_T_BOOL == (int)TYPE_BOOL && (int)CONST_T_STRING == (int)TYPE_STRING &&
                   (int)CONST_T_UNTYPED_BOOL == (int)TYPE_UNTYPED_BOOL &&
                   (int)CONST_T_UNTYPED_STRING == (int)TYPE_UNTYPED_STRING,
               "ConstBasic follows TypeKind");

// --- making -------------------------------------------------------------------

static ConstVal *new_val(Arena *a, ConstRep rep) {
  ConstVal *v = ARENA_NEW(a, ConstVal);
  v->rep = rep;
  return v;
}

const ConstVal *const_from_bool(Arena *a, bool b) {
  ConstVal *v = new_val(a, REP_BOOL);
  v->i64 = b;
  return v;
}

const ConstVal *const_from_int64(Arena *a, int64_t x) {
  ConstVal *v = new_val(a, REP_INT64);
  v->i64 = x;
  return v;
}

const ConstVal *const_make_int(Arena *a, BigInt x) {
  int64_t small;
  if (big_to_i64(x, &small)) return const_from_int64(a, small);
  ConstVal *v = new_val(a, REP_BIG);
  v->big = x;
  return v;
}

const ConstVal *const_make_float(Arena *a, BigFloat x) {
  int64_t e = flt_exponent(x);
  if (e > INT32_MAX) return NULL;
  if (e < INT32_MIN) x = (BigFloat){{0}, 0};
  ConstVal *v = new_val(a, REP_FLOAT);
  v->flt = x;
  return v;
}

const ConstVal *const_make_rat_unchecked(Arena *a, BigRat x) {
  ConstVal *v = new_val(a, REP_RAT);
  v->rat = x;
  return v;
}

// Falls over to a float when a part is too large.
static const ConstVal *const_make_rat(Arena *a, BigRat x) {
  if (big_bit_len(x.num) < MAX_RAT_BITS && big_bit_len(x.den) < MAX_RAT_BITS)
    return const_make_rat_unchecked(a, x);
  return const_make_float(a, flt_from_rat(a, x));
}

// NULL for infinities and NaN; -0 becomes 0.
static const ConstVal *const_from_double(Arena *a, double x) {
  if (!isfinite(x)) return NULL;
  int exp;
  double frac = frexp(x, &exp);
  BigInt m = big_from_i64(a, (int64_t)ldexp(frac, 53));
  exp -= 53;
  BigInt one = big_from_u64(a, 1);
  if (exp >= 0) return const_make_rat(a, (BigRat){big_shl(a, m, (uint64_t)exp), one});
  return const_make_rat(a, rat_make(a, m, big_shl(a, one, (uint64_t)-exp)));
}

const ConstVal *const_from_string(Arena *a, const char *s, size_t len) {
  return const_make_string(a, arena_strndup(a, s, len), len);
}

const ConstVal *const_make_string(Arena *a, const char *s, size_t len) {
  ConstVal *v = new_val(a, REP_STRING);
  v->str.bytes = s;
  v->str.len = len;
  return v;
}

const ConstVal *const_from_complex(Arena *a, const ConstVal *re, const ConstVal *im) {
  if (!re || !im) return NULL;
  ConstVal *v = new_val(a, REP_COMPLEX);
  v->cpx.re = re;
  v->cpx.im = im;
  return v;
}

// --- looking ------------------------------------------------------------------

ConstKind const_kind(const ConstVal *v) {
  if (!v) return CONST_UNKNOWN;
  switch (v->rep) {
  case REP_BOOL: return CONST_BOOL;
  case REP_STRING: return CONST_STRING;
  case REP_INT64:
  case REP_BIG: return CONST_INT;
  case REP_RAT:
  case REP_FLOAT: return CONST_FLOAT;
  case REP_COMPLEX: return CONST_COMPLEX;
  }
  bug("const_kind: representation %d", (int)v->rep);
}

bool const_bool(const ConstVal *v) {
  return v && v->rep == REP_BOOL && v->i64;
}

// Fills the buffer from the right, with an explicit stack of left pieces still to
// come: a chain grows to the left and needs a depth of one.
static void join_string(Arena *a, ConstVal *v) {
  char *buf = arena_alloc(a, v->str.len + 1);
  size_t at = v->str.len, depth = 0, cap = 16;
  const ConstVal **todo = x_malloc(cap * sizeof *todo);
  todo[depth++] = v;
  while (depth > 0) {
    const ConstVal *s = todo[--depth];
    if (s->str.bytes) {
      at -= s->str.len;
      memcpy(buf + at, s->str.bytes, s->str.len);
      continue;
    }
    if (depth + 2 > cap) todo = x_realloc(todo, cap *= 2, sizeof *todo);
    todo[depth++] = s->str.left;
    todo[depth++] = s->str.right;
  }
  x_free(todo);
  v->str.bytes = buf;
  v->str.left = v->str.right = NULL;
}

const char *const_string(Arena *a, const ConstVal *v, size_t *len) {
  *len = 0;
  if (!v || v->rep != REP_STRING) return NULL;
  // Joining does not change the value: the one hidden mutation of a ConstVal.
  if (!v->str.bytes) join_string(a, (ConstVal *)v);
  *len = v->str.len;
  return v->str.bytes;
}

bool const_int64(const ConstVal *v, int64_t *out) {
  *out = 0;
  if (!v) return false;
  if (v->rep == REP_INT64) {
    *out = v->i64;
    return true;
  }
  if (v->rep == REP_BIG) *out = (int64_t)big_low64(v->big);
  return false; // a REP_BIG never fits
}

bool const_uint64(const ConstVal *v, uint64_t *out) {
  *out = 0;
  if (!v) return false;
  if (v->rep == REP_INT64) {
    *out = (uint64_t)v->i64;
    return v->i64 >= 0;
  }
  if (v->rep != REP_BIG) return false;
  *out = big_low64(v->big);
  return !v->big.neg && big_bit_len(v->big) <= 64;
}

static double to_format(const ConstVal *v, int prec, int emin, int emax) {
  if (!v) return 0;
  Arena tmp;
  arena_init(&tmp);
  double r = 0;
  switch (v->rep) {
  case REP_INT64: r = flt_to_double(&tmp, big_from_i64(&tmp, v->i64), 0, false, prec, emin, emax); break;
  case REP_BIG: r = flt_to_double(&tmp, v->big, 0, false, prec, emin, emax); break;
  case REP_RAT: r = rat_to_double(&tmp, v->rat, prec, emin, emax); break;
  case REP_FLOAT: r = flt_to_double(&tmp, v->flt.mant, v->flt.exp, false, prec, emin, emax); break;
  default: break;
  }
  arena_fini(&tmp);
  return r;
}

double const_double(const ConstVal *v) {
  return to_format(v, 53, -1022, 1023);
}

float const_float32(const ConstVal *v) {
  return (float)to_format(v, 24, -126, 127);
}

int const_sign(const ConstVal *v) {
  if (!v) return 1;
  switch (v->rep) {
  case REP_INT64: return v->i64 < 0 ? -1 : v->i64 > 0;
  case REP_BIG: return big_sign(v->big);
  case REP_RAT: return big_sign(v->rat.num);
  case REP_FLOAT: return big_sign(v->flt.mant);
  case REP_COMPLEX: return const_sign(v->cpx.re) | const_sign(v->cpx.im);
  default: return 1;
  }
}

int const_bit_len(const ConstVal *v) {
  if (!v) return 0;
  if (v->rep == REP_BIG) return (int)big_bit_len(v->big);
  if (v->rep != REP_INT64 || v->i64 == 0) return 0;
  return 64 - __builtin_clzll(v->i64 < 0 ? 0 - (uint64_t)v->i64 : (uint64_t)v->i64);
}

static bool is_real(const ConstVal *v) {
  return v && v->rep >= REP_INT64 && v->rep <= REP_FLOAT;
}

const ConstVal *const_real(Arena *a, const ConstVal *v) {
  (void)a;
  if (is_real(v)) return v;
  return v && v->rep == REP_COMPLEX ? v->cpx.re : NULL;
}

const ConstVal *const_imag(Arena *a, const ConstVal *v) {
  if (is_real(v)) return const_from_int64(a, 0);
  return v && v->rep == REP_COMPLEX ? v->cpx.im : NULL;
}

// --- converting ---------------------------------------------------------------

static BigInt to_big(Arena *a, const ConstVal *v) {
  return v->rep == REP_BIG ? v->big : big_from_i64(a, v->i64);
}

static BigRat to_rat(Arena *a, const ConstVal *v) {
  return v->rep == REP_RAT ? v->rat : (BigRat){to_big(a, v), big_from_u64(a, 1)};
}

static BigFloat to_flt(Arena *a, const ConstVal *v) {
  if (v->rep == REP_FLOAT) return v->flt;
  return v->rep == REP_RAT ? flt_from_rat(a, v->rat) : flt_from_int(a, to_big(a, v));
}

static bool is_small_exponent(BigFloat x) {
  int64_t e = flt_exponent(x);
  return -MAX_RAT_BITS < e && e < MAX_RAT_BITS;
}

const ConstVal *const_to_int(Arena *a, const ConstVal *v) {
  if (!v) return NULL;
  switch (v->rep) {
  case REP_INT64:
  case REP_BIG: return v;
  case REP_RAT: return big_bit_len(v->rat.den) == 1 ? const_make_int(a, v->rat.num) : NULL;
  case REP_FLOAT: {
    BigFloat f = v->flt;
    if (!is_small_exponent(f)) return NULL;
    if (flt_is_int(f)) return const_make_int(a, flt_to_int(a, f));
    // A value four bits away from an integer missed it by rounding only.
    for (FloatRound mode = ROUND_TO_ZERO; mode <= ROUND_AWAY; mode++) {
      BigFloat t = flt_round(a, f.mant, f.exp, FLOAT_PREC - 4, false, mode);
      if (flt_is_int(t)) return const_make_int(a, flt_to_int(a, t));
    }
    return NULL;
  }
  case REP_COMPLEX: return const_sign(v->cpx.im) == 0 ? const_to_int(a, v->cpx.re) : NULL;
  default: return NULL;
  }
}

const ConstVal *const_to_float(Arena *a, const ConstVal *v) {
  if (!v) return NULL;
  switch (v->rep) {
  case REP_INT64:
  case REP_BIG: return const_make_rat(a, to_rat(a, v));
  case REP_RAT:
  case REP_FLOAT: return v;
  case REP_COMPLEX: return const_sign(v->cpx.im) == 0 ? const_to_float(a, v->cpx.re) : NULL;
  default: return NULL;
  }
}

static const ConstVal *const_to_complex(Arena *a, const ConstVal *v) {
  if (is_real(v)) return const_from_complex(a, v, const_from_int64(a, 0));
  return v && v->rep == REP_COMPLEX ? v : NULL;
}

// Range of an integer type: its value bits and whether it has a sign.
static int int_bits(ConstBasic type, bool *is_signed) {
  *is_signed = type >= CONST_T_INT && type <= CONST_T_INT64;
  switch (type) {
  case CONST_T_INT8:
  case CONST_T_UINT8: return 8;
  case CONST_T_INT16:
  case CONST_T_UINT16: return 16;
  case CONST_T_INT32:
  case CONST_T_UINT32: return 32;
  default: return 64;
  }
}

static bool fits_int(const ConstVal *v, ConstBasic type) {
  if (type == CONST_T_UNTYPED_INT || type == CONST_T_UNTYPED_RUNE) return true;
  bool is_signed;
  int bits = int_bits(type, &is_signed);
  if (!is_signed) return const_sign(v) >= 0 && const_bit_len(v) <= bits;
  int64_t x;
  if (!const_int64(v, &x)) return false;
  return bits == 64 || (x >= -(INT64_C(1) << (bits - 1)) && x < INT64_C(1) << (bits - 1));
}

// The float or int constant as a type of 32 or 64 bits holds it; NULL if infinite.
static const ConstVal *round_float(Arena *a, const ConstVal *v, int bits) {
  return const_from_double(a, bits == 32 ? (double)const_float32(v) : const_double(v));
}

bool const_representable(Arena *a, const ConstVal *v, ConstBasic type, const ConstVal **rounded) {
  const ConstVal *ignored;
  if (!rounded) rounded = &ignored;
  *rounded = v;
  if (!v) return true;
  const ConstVal *x;
  switch (type) {
  case CONST_T_BOOL:
  case CONST_T_UNTYPED_BOOL: return v->rep == REP_BOOL;
  case CONST_T_STRING:
  case CONST_T_UNTYPED_STRING: return v->rep == REP_STRING;
  case CONST_T_FLOAT32:
  case CONST_T_FLOAT64:
  case CONST_T_UNTYPED_FLOAT:
    x = const_to_float(a, v);
    if (!x) return false;
    if (type == CONST_T_UNTYPED_FLOAT) return true;
    x = round_float(a, x, type == CONST_T_FLOAT32 ? 32 : 64);
    if (x) *rounded = x;
    return x != NULL;
  case CONST_T_COMPLEX64:
  case CONST_T_COMPLEX128:
  case CONST_T_UNTYPED_COMPLEX: {
    x = const_to_complex(a, v);
    if (!x) return false;
    if (type == CONST_T_UNTYPED_COMPLEX) return true;
    int bits = type == CONST_T_COMPLEX64 ? 32 : 64;
    x = const_from_complex(a, round_float(a, x->cpx.re, bits), round_float(a, x->cpx.im, bits));
    if (x) *rounded = x;
    return x != NULL;
  }
  default:
    x = const_to_int(a, v);
    if (!x) return false;
    *rounded = x;
    return fits_int(x, type);
  }
}

// --- computing ----------------------------------------------------------------

const ConstVal *const_unary(Arena *a, ConstOp op, const ConstVal *x, int unsigned_bits) {
  if (!x) return NULL;
  switch (op) {
  case CONST_ADD: return x->rep >= REP_INT64 ? x : NULL;
  case CONST_NOT: return x->rep == REP_BOOL ? const_from_bool(a, !x->i64) : NULL;
  case CONST_SUB:
    switch (x->rep) {
    case REP_INT64:
    case REP_BIG: return const_make_int(a, big_neg(to_big(a, x)));
    case REP_RAT: return const_make_rat(a, (BigRat){big_neg(x->rat.num), x->rat.den});
    case REP_FLOAT: return const_make_float(a, flt_neg(x->flt));
    case REP_COMPLEX:
      return const_from_complex(a, const_unary(a, op, x->cpx.re, 0), const_unary(a, op, x->cpx.im, 0));
    default: return NULL;
    }
  case CONST_XOR: {
    if (const_kind(x) != CONST_INT) return NULL;
    BigInt z = big_sub(a, big_neg(to_big(a, x)), big_from_u64(a, 1)); // ^x is -x - 1
    if (unsigned_bits > 0) {
      BigInt one = big_from_u64(a, 1);
      BigInt mask = big_sub(a, big_shl(a, one, (uint64_t)unsigned_bits), one);
      z = big_bitop(a, '&', z, mask);
    }
    return const_make_int(a, z);
  }
  default: return NULL;
  }
}

static const ConstVal *int64_op(Arena *a, ConstOp op, int64_t x, int64_t y, bool *done) {
  int64_t z;
  *done = true;
  switch (op) {
  case CONST_ADD:
    if (!__builtin_add_overflow(x, y, &z)) return const_from_int64(a, z);
    break;
  case CONST_SUB:
    if (!__builtin_sub_overflow(x, y, &z)) return const_from_int64(a, z);
    break;
  case CONST_MUL:
    if (!__builtin_mul_overflow(x, y, &z)) return const_from_int64(a, z);
    break;
  case CONST_AND: return const_from_int64(a, x & y);
  case CONST_OR: return const_from_int64(a, x | y);
  case CONST_XOR: return const_from_int64(a, x ^ y);
  case CONST_AND_NOT: return const_from_int64(a, x & ~y);
  default: break;
  }
  *done = false;
  return NULL;
}

static const ConstVal *int_op(Arena *a, ConstOp op, BigInt x, BigInt y) {
  BigInt z;
  switch (op) {
  case CONST_ADD: z = big_add(a, x, y); break;
  case CONST_SUB: z = big_sub(a, x, y); break;
  case CONST_MUL: z = big_mul(a, x, y); break;
  case CONST_AND: z = big_bitop(a, '&', x, y); break;
  case CONST_OR: z = big_bitop(a, '|', x, y); break;
  case CONST_XOR: z = big_bitop(a, '^', x, y); break;
  case CONST_AND_NOT: z = big_bitop(a, '~', x, y); break;
  case CONST_QUO: return y.n ? const_make_rat(a, rat_make(a, x, y)) : NULL;
  case CONST_INT_QUO:
    if (!y.n) return NULL;
    big_quo_rem(a, x, y, &z, NULL);
    break;
  case CONST_REM:
    if (!y.n) return NULL;
    big_quo_rem(a, x, y, NULL, &z);
    break;
  default: return NULL;
  }
  return const_make_int(a, z);
}

static const ConstVal *rat_op(Arena *a, ConstOp op, BigRat x, BigRat y) {
  switch (op) {
  case CONST_ADD: return const_make_rat(a, rat_add(a, x, y));
  case CONST_SUB: return const_make_rat(a, rat_sub(a, x, y));
  case CONST_MUL: return const_make_rat(a, rat_mul(a, x, y));
  case CONST_QUO: return y.num.n ? const_make_rat(a, rat_quo(a, x, y)) : NULL;
  default: return NULL;
  }
}

static const ConstVal *float_op(Arena *a, ConstOp op, BigFloat x, BigFloat y) {
  switch (op) {
  case CONST_ADD: return const_make_float(a, flt_add(a, x, y));
  case CONST_SUB: return const_make_float(a, flt_add(a, x, flt_neg(y)));
  case CONST_MUL: return const_make_float(a, flt_mul(a, x, y, FLOAT_PREC));
  case CONST_QUO: return y.mant.n ? const_make_float(a, flt_quo(a, x, y, FLOAT_PREC)) : NULL;
  default: return NULL;
  }
}

static const ConstVal *complex_op(Arena *a, ConstOp op, const ConstVal *x, const ConstVal *y) {
#define OP(o, p, q) const_binary(a, CONST_##o, p, q)
  const ConstVal *re = x->cpx.re, *im = x->cpx.im, *re2 = y->cpx.re, *im2 = y->cpx.im;
  if (op == CONST_ADD || op == CONST_SUB)
    return const_from_complex(a, const_binary(a, op, re, re2), const_binary(a, op, im, im2));
  if (op == CONST_MUL)
    return const_from_complex(a, OP(SUB, OP(MUL, re, re2), OP(MUL, im, im2)),
                              OP(ADD, OP(MUL, im, re2), OP(MUL, re, im2)));
  if (op != CONST_QUO) return NULL;
  const ConstVal *norm = OP(ADD, OP(MUL, re2, re2), OP(MUL, im2, im2));
  const ConstVal *zre = OP(ADD, OP(MUL, re, re2), OP(MUL, im, im2));
  const ConstVal *zim = OP(SUB, OP(MUL, im, re2), OP(MUL, re, im2));
  return const_from_complex(a, OP(QUO, zre, norm), OP(QUO, zim, norm));
#undef OP
}

static const ConstVal *concat(Arena *a, const ConstVal *x, const ConstVal *y) {
  if (x->str.len == 0) return y;
  if (y->str.len == 0) return x;
  if (x->str.len + y->str.len > CONST_MAX_STRING) return NULL;
  ConstVal *v = new_val(a, REP_STRING);
  v->str.len = x->str.len + y->str.len;
  v->str.left = x;
  v->str.right = y;
  return v;
}

const ConstVal *const_binary(Arena *a, ConstOp op, const ConstVal *x, const ConstVal *y) {
  if (!x || !y) return NULL;
  if (x->rep < REP_INT64 || y->rep < REP_INT64) {
    if (x->rep != y->rep) return NULL;
    if (x->rep == REP_STRING) return op == CONST_ADD ? concat(a, x, y) : NULL;
    if (op == CONST_LAND) return const_from_bool(a, x->i64 && y->i64);
    if (op == CONST_LOR) return const_from_bool(a, x->i64 || y->i64);
    return NULL;
  }
  switch (x->rep > y->rep ? x->rep : y->rep) {
  case REP_INT64: {
    bool done;
    const ConstVal *v = int64_op(a, op, x->i64, y->i64, &done);
    if (done) return v;
  } // fall through
  case REP_BIG: return int_op(a, op, to_big(a, x), to_big(a, y));
  case REP_RAT: return rat_op(a, op, to_rat(a, x), to_rat(a, y));
  case REP_FLOAT: return float_op(a, op, to_flt(a, x), to_flt(a, y));
  default: return complex_op(a, op, const_to_complex(a, x), const_to_complex(a, y));
  }
}

const ConstVal *const_shift(Arena *a, ConstOp op, const ConstVal *x, uint64_t count) {
  if (const_kind(x) != CONST_INT) return NULL;
  if (count == 0 || const_sign(x) == 0) return x;
  if (op == CONST_SHR) return const_make_int(a, big_shr(a, to_big(a, x), count));
  if (op != CONST_SHL || count > MAX_SHIFT_BITS) return NULL;
  return const_make_int(a, big_shl(a, to_big(a, x), count));
}

static bool compare_order(ConstOp op, int order) {
  switch (op) {
  case CONST_EQ: return order == 0;
  case CONST_NE: return order != 0;
  case CONST_LT: return order < 0;
  case CONST_LE: return order <= 0;
  case CONST_GT: return order > 0;
  case CONST_GE: return order >= 0;
  default: bug("const_compare: operator %d", (int)op);
  }
}

static int order_strings(Arena *a, const ConstVal *x, const ConstVal *y) {
  size_t nx, ny;
  const char *sx = const_string(a, x, &nx), *sy = const_string(a, y, &ny);
  int c = memcmp(sx, sy, nx < ny ? nx : ny);
  return c ? c : nx < ny ? -1 : nx > ny;
}

bool const_compare(Arena *a, ConstOp op, const ConstVal *x, const ConstVal *y) {
  if (!x || !y) return false;
  if (x->rep < REP_INT64 || y->rep < REP_INT64) {
    if (x->rep != y->rep) return false;
    if (x->rep == REP_STRING) return compare_order(op, order_strings(a, x, y));
    return compare_order(op, (int)(x->i64 - y->i64));
  }
  switch (x->rep > y->rep ? x->rep : y->rep) {
  case REP_INT64: return compare_order(op, x->i64 < y->i64 ? -1 : x->i64 > y->i64);
  case REP_BIG: return compare_order(op, big_cmp(to_big(a, x), to_big(a, y)));
  case REP_RAT: return compare_order(op, rat_cmp(a, to_rat(a, x), to_rat(a, y)));
  case REP_FLOAT: return compare_order(op, flt_cmp(a, to_flt(a, x), to_flt(a, y)));
  default: {
    x = const_to_complex(a, x);
    y = const_to_complex(a, y);
    bool eq =
        const_compare(a, CONST_EQ, x->cpx.re, y->cpx.re) && const_compare(a, CONST_EQ, x->cpx.im, y->cpx.im);
    return op == CONST_NE ? !eq : op == CONST_EQ && eq;
  }
  }
}
