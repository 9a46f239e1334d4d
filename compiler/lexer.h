// SPDX-License-Identifier: MIT
// lexer.h - tokens, one at a time.
#ifndef MG_LEXER_H
#define MG_LEXER_H

#include "compiler/intern.h"
#include "compiler/source.h"
#include "compiler/token.h"

typedef struct Lexer Lexer;

// What the lexer meets beside tokens. Positions are line and column in the text.
typedef struct LexHandler {
  void *context;
  // An error; the lexer goes on.
  void (*error)(void *context, uint32_t line, uint32_t col, const char *message);
  // A comment that starts //go:, //minigo:, //line or /*line; the whole comment
  // with its opening, without newline. May be NULL.
  void (*directive)(void *context, Lexer *lex, uint32_t line, uint32_t col, StrView comment);
} LexHandler;

struct Lexer {
  // Reading.
  const char *next;       // next byte to read
  const char *end;        // the NUL behind the text
  const char *line_start; // first byte of the current line
  const char *text;
  uint32_t cur_line; // line of next
  bool needs_semi;   // a newline here stands for ';'
  LexHandler handler;

  // The token. Valid after lex_next.
  Token tok;
  uint32_t line, col;
  const char *start; // its first byte
  const Sym *sym;    // TOK_NAME
  StrView lit;       // TOK_LITERAL: its text. TOK_SEMI: "semicolon", "newline" or "EOF"
  LitKind lit_kind;  // TOK_LITERAL
  bool is_bad;       // TOK_LITERAL: has an error
  bool is_blank;     // nothing but blanks before it on its line
  Operator op;       // TOK_OPERATOR, TOK_STAR, TOK_ASSIGN_OP, TOK_INC_OP
  int prec;          // of op
};

// Starts at the beginning of the file; call lex_next for the first token.
void lex_init(Lexer *lex, const SourceFile *file, const LexHandler *handler);
// Starts in the middle: at byte offset, on line `line` that starts at line_start.
void lex_init_at(Lexer *lex, const SourceFile *file, const LexHandler *handler, uint32_t offset,
                 uint32_t line, uint32_t line_start);
void lex_next(Lexer *lex);

// One line per token: the form of -d tokens.
void lex_dump(FILE *out, SourceFile *file);

#endif
