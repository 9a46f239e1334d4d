// SPDX-License-Identifier: MIT
// token.h - the enumerations of token.def.
#ifndef MG_TOKEN_H
#define MG_TOKEN_H

#include "gc/base.h"

typedef enum Token {
#define TOKEN(NAME, text) TOK_##NAME,
#include "compiler/token.def"
  N_TOKENS
} Token;

// Token sets are 64-bit masks.
_Static_assert(N_TOKENS <= 64, "token sets are 64 bits wide");
#define TOK_BIT(tok) ((uint64_t)1 << (tok))

typedef enum Operator {
#define OPERATOR(NAME, text, prec) OPER_##NAME,
#include "compiler/token.def"
  N_OPERATORS
} Operator;

// CHAN_SEND: chan<-, CHAN_RECV: <-chan.
typedef enum ChanDir {
  CHAN_BOTH,
  CHAN_SEND,
  CHAN_RECV,
  CHAN_SEND_ONLY = CHAN_SEND,
  CHAN_RECV_ONLY = CHAN_RECV
} ChanDir;

typedef enum LitKind { LIT_INT, LIT_FLOAT, LIT_IMAG, LIT_RUNE, LIT_STRING } LitKind;

enum PragmaFlag {
#define PRAGMA(NAME, bit, text) PRAGMA_##NAME = 1 << bit,
#include "compiler/token.def"
  PRAGMA_MINIGO = 1 << 24, // any //minigo: line
};

extern const char *const token_text[N_TOKENS];
extern const char *const operator_text[N_OPERATORS];

#endif
