// SPDX-License-Identifier: MIT
// constval.h - exact values of constant expressions, as go/constant keeps them.
//
// A ConstVal is immutable, lives in the Arena it was made with and may be shared
// freely. NULL stands for the unknown value: every function accepts it, and
// operations on it give NULL, so that one mistake stays one message.
//
// Rune constants are CONST_INT. A CONST_FLOAT is an exact fraction while both
// parts stay below 4096 bits, and a float with a 512-bit mantissa beyond.
#ifndef MG_CONSTVAL_H
#define MG_CONSTVAL_H

#include "gc/base.h"

typedef struct Arena Arena;
typedef struct ConstVal ConstVal;

typedef enum ConstKind {
  CONST_UNKNOWN, // of NULL only
  CONST_BOOL,
  CONST_STRING,
  CONST_INT,
  CONST_FLOAT,
  CONST_COMPLEX,
} ConstKind;

typedef enum ConstOp {
  // binary arithmetic (const_binary)
  CONST_ADD, // also string concatenation
  CONST_SUB,
  CONST_MUL,
  CONST_QUO,     // exact division: of two ints a CONST_FLOAT
  CONST_INT_QUO, // of ints, truncated towards zero
  CONST_REM,
  CONST_AND,
  CONST_OR,
  CONST_XOR, // also unary ^
  CONST_AND_NOT,
  CONST_LAND,
  CONST_LOR,
  // shifts (const_shift)
  CONST_SHL,
  CONST_SHR,
  // comparisons (const_compare)
  CONST_EQ,
  CONST_NE,
  CONST_LT,
  CONST_LE,
  CONST_GT,
  CONST_GE,
  // unary only (const_unary also takes ADD, SUB, XOR)
  CONST_NOT,
} ConstOp;

// The basic types a constant may have to fit, numbered as in TypeKind (type.h), so
// that a basic type's kind can be passed as it is.
typedef enum ConstBasic {
  CONST_T_BOOL = 1,
  CONST_T_INT,
  CONST_T_INT8,
  CONST_T_INT16,
  CONST_T_INT32,
  CONST_T_INT64,
  CONST_T_UINT,
  CONST_T_UINT8,
  CONST_T_UINT16,
  CONST_T_UINT32,
  CONST_T_UINT64,
  CONST_T_UINTPTR,
  CONST_T_FLOAT32,
  CONST_T_FLOAT64,
  CONST_T_COMPLEX64,
  CONST_T_COMPLEX128,
  CONST_T_STRING,
  CONST_T_UNTYPED_BOOL = CONST_T_STRING + 2, // unsafe.Pointer is between
  CONST_T_UNTYPED_INT,
  CONST_T_UNTYPED_RUNE,
  CONST_T_UNTYPED_FLOAT,
  CONST_T_UNTYPED_COMPLEX,
  CONST_T_UNTYPED_STRING,
} ConstBasic;

// The literal forms of const_parse_literal.
typedef enum ConstLit {
  CONST_LIT_INT,
  CONST_LIT_FLOAT,
  CONST_LIT_IMAG,
  CONST_LIT_RUNE,
  CONST_LIT_STRING, // interpreted ("...") or raw (`...`)
} ConstLit;

// Limits of gc: an untyped integer of more than CONST_MAX_BITS bits is an error
// ("constant %s overflow"), and so is a left shift by more than CONST_MAX_SHIFT
// ("invalid shift count").
// A concatenation of more than CONST_MAX_STRING bytes gives NULL.
enum { CONST_MAX_STRING = 1 << 26 };
enum { CONST_MAX_BITS = 512, CONST_MAX_SHIFT = 1023 - 1 + 52 };

// --- making -------------------------------------------------------------------

const ConstVal *const_from_bool(Arena *a, bool b);
const ConstVal *const_from_int64(Arena *a, int64_t x);
// Copies the bytes.
const ConstVal *const_from_string(Arena *a, const char *s, size_t len);
// re and im must be CONST_INT or CONST_FLOAT.
const ConstVal *const_from_complex(Arena *a, const ConstVal *re, const ConstVal *im);

// Value of the source text of a literal: digits with any base prefix and '_',
// quotes included for runes and strings. NULL if the text is no valid literal
// of that form (the lexer has reported it) or a float outside the range of the
// 512-bit representation ("excessively large constant").
const ConstVal *const_parse_literal(Arena *a, ConstLit form, const char *text, size_t len);

// --- looking ------------------------------------------------------------------

ConstKind const_kind(const ConstVal *v);
// False unless v is the bool true.
bool const_bool(const ConstVal *v);
// Bytes of a CONST_STRING (not NUL-terminated); NULL and 0 for others. The first
// call on a concatenation joins its pieces into arena a.
const char *const_string(Arena *a, const ConstVal *v, size_t *len);
// Exact value of an int constant; false (and *out the low 64 bits) when it does not fit.
bool const_int64(const ConstVal *v, int64_t *out);
bool const_uint64(const ConstVal *v, uint64_t *out);
// Nearest double / float of an int or float constant, ties to even, one rounding;
// infinite when out of range, 0 for other kinds.
double const_double(const ConstVal *v);
float const_float32(const ConstVal *v);
// -1, 0, 1; of a complex 0 only when both parts are 0; of NULL 1 (no division-by-zero follow-ups).
int const_sign(const ConstVal *v);
// Bits of the absolute value of a CONST_INT, 0 for others.
int const_bit_len(const ConstVal *v);
// Parts of any numeric constant; NULL for others.
const ConstVal *const_real(Arena *a, const ConstVal *v);
const ConstVal *const_imag(Arena *a, const ConstVal *v);

// --- computing ----------------------------------------------------------------

// op: CONST_ADD, CONST_SUB, CONST_XOR, CONST_NOT. For ^ of an unsigned type
// unsigned_bits is its width; 0 for all else.
const ConstVal *const_unary(Arena *a, ConstOp op, const ConstVal *x, int unsigned_bits);
// Operands are first brought to the larger kind of the two (int < float < complex).
// NULL for operands the operator is not defined on, for a zero divisor and for
// results outside the representable range.
const ConstVal *const_binary(Arena *a, ConstOp op, const ConstVal *x, const ConstVal *y);
// x must be CONST_INT. Left shifts are bounded: more than 100,000 resulting bits give NULL.
const ConstVal *const_shift(Arena *a, ConstOp op, const ConstVal *x, uint64_t count);
bool const_compare(Arena *a, ConstOp op, const ConstVal *x, const ConstVal *y);

// --- converting ---------------------------------------------------------------

// The same value as int or float; NULL when it is not one exactly.
const ConstVal *const_to_int(Arena *a, const ConstVal *v);
const ConstVal *const_to_float(Arena *a, const ConstVal *v);

// Whether v can be represented in the type: ints exactly in range, floats after
// rounding. *rounded (if not NULL) is the value the type holds then; it is set to v
// itself when nothing changes. An unknown v is representable in everything.
bool const_representable(Arena *a, const ConstVal *v, ConstBasic type, const ConstVal **rounded);

// --- printing -----------------------------------------------------------------

// As gc's messages print the value: ints in full, floats as %.6g, strings quoted
// and cut after 72 characters, complex as (re + imi). NUL-terminated, in the arena.
const char *const_format(Arena *a, const ConstVal *v);
// The whole value: fractions as p/q, floats in hexadecimal, strings quoted in full.
const char *const_format_exact(Arena *a, const ConstVal *v);

#endif
