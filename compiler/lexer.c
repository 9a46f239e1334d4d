// SPDX-License-Identifier: MIT
// lexer.c - Go's tokens, semicolon insertion and lexical errors, as gc's scanner.
//
// The text ends in a NUL that is not part of it, so every loop over bytes stops
// there by itself. Three rules hold all through:
//
//  - The fast loops look at ASCII bytes only. Whatever is NUL or >= 0x80 goes
//    through peek_slow, which reports and steps over what no Go text may hold
//    (NUL, bad UTF-8, a byte order mark in the middle), so that a token is the
//    same with and without such bytes.
//  - line_start is updated where a newline is consumed, and nowhere else; the
//    column of a byte is its distance from line_start plus 1.
//  - An error is reported once, where gc reports it, and the token comes out all
//    the same, is_bad if it is a literal.
//
// Identifiers are hashed while they are read and looked up once: the symbol says
// whether it is a keyword.
//
// Speed: 9.8 M lines/s; with parsing 5.5 M lines/s, with bodies skipped 10 M. (Go's
// standard library, 2.0 M lines, 61 MB: `parse_dump -bench 2 $(find src -name '*.go')`,
// -O2, one core of a 2-core cloud machine.)
#include "compiler/lexer.h"
#include "compiler/unicode.h"

#include <stdarg.h>

const char *const token_text[N_TOKENS] = {
#define TOKEN(NAME, text) [TOK_##NAME] = text,
#include "compiler/token.def"
};
const char *const operator_text[N_OPERATORS] = {
#define OPERATOR(NAME, text, prec) [OPER_##NAME] = text,
#include "compiler/token.def"
};
static const uint8_t operator_prec[N_OPERATORS] = {
#define OPERATOR(NAME, text, prec) [OPER_##NAME] = prec,
#include "compiler/token.def"
};

enum { CH_LETTER = 1, CH_DIGIT = 2, CH_HEX = 4 };

// clang-format off
#define L  CH_LETTER
#define X  (CH_LETTER | CH_HEX)
#define D  (CH_DIGIT | CH_HEX)
static const uint8_t char_class[256] = {
  ['0'] = D, D, D, D, D, D, D, D, D, D,
  ['A'] = X, X, X, X, X, X, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  ['a'] = X, X, X, X, X, X, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  ['_'] = L,
};
#undef L
#undef X
#undef D
// clang-format on

static inline bool is_decimal(int ch) {
  return ch >= '0' && ch <= '9';
}

static inline int lower(int ch) {
  return ch | 0x20;
}

static inline bool is_hex(int ch) {
  return is_decimal(ch) || (lower(ch) >= 'a' && lower(ch) <= 'f');
}

static uint32_t column(const Lexer *lex, const char *p) {
  return (uint32_t)(p - lex->line_start) + 1;
}

MG_COLD static void report_at(Lexer *lex, uint32_t line, uint32_t col, const char *fmt, ...) MG_PRINTF(4, 5);

MG_COLD static void report_at(Lexer *lex, uint32_t line, uint32_t col, const char *fmt, ...) {
  if (!lex->handler.error) return;
  char message[256];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  lex->handler.error(lex->handler.context, line, col, message);
}

// At the next character.
#define report(lex, ...) report_at((lex), (lex)->cur_line, column((lex), (lex)->next), __VA_ARGS__)
// At a byte offset from the start of the token, which began on its line.
#define report_token(lex, offset, ...)                                                                       \
  report_at((lex), (lex)->line, (lex)->col + (uint32_t)(offset), __VA_ARGS__)

// The next character where it is no plain ASCII: steps over what is not allowed,
// then returns a character >= 0x80, an ASCII one, or -1 at the end of the text.
static int peek_slow(Lexer *lex) {
  for (;;) {
    uint8_t c = (uint8_t)*lex->next;
    if (c == 0) {
      if (lex->next == lex->end) return -1;
      report(lex, "invalid NUL character");
      lex->next++;
      continue;
    }
    if (c < 0x80) return c;
    int width;
    uint32_t r = rune_decode(lex->next, (size_t)(lex->end - lex->next), &width);
    if (r == RUNE_ERROR && width == 1) {
      report(lex, "invalid UTF-8 encoding");
    } else if (r == RUNE_BOM) {
      if (lex->next != lex->text) report(lex, "invalid BOM in the middle of the file");
    } else {
      return (int)r;
    }
    lex->next += width;
  }
}

// The next character without consuming it; -1 at the end of the text.
static inline int peek(Lexer *lex) {
  uint8_t c = (uint8_t)*lex->next;
  return LIKELY((uint8_t)(c - 1) < 0x7F) ? c : peek_slow(lex);
}

// Consumes what peek returned (not at the end of the text).
static inline void advance(Lexer *lex) {
  uint8_t c = (uint8_t)*lex->next;
  if (LIKELY(c < 0x80)) {
    lex->next++;
    if (c == '\n') {
      lex->cur_line++;
      lex->line_start = lex->next;
    }
  } else {
    lex->next += c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4; // peek has checked the encoding
  }
}

void lex_init_at(Lexer *lex, const SourceFile *file, const LexHandler *handler, uint32_t offset,
                 uint32_t line, uint32_t line_start) {
  *lex = (Lexer){.next = file->text + offset,
                 .end = file->text + file->len,
                 .text = file->text,
                 .line_start = file->text + line_start,
                 .cur_line = line};
  if (handler) lex->handler = *handler;
  sym_blank(); // the table has its keywords
}

void lex_init(Lexer *lex, const SourceFile *file, const LexHandler *handler) {
  lex_init_at(lex, file, handler, 0, 1, 0);
}

// ---- Comments --------------------------------------------------------------

// To the end of the line, not over it.
static void skip_line(Lexer *lex) {
  for (;;) {
    const char *p = lex->next;
    while ((uint8_t)(*p - 1) < 0x7F && *p != '\n') p++;
    lex->next = p;
    int ch = peek(lex);
    if (ch < 0 || ch == '\n') return;
    advance(lex);
  }
}

static bool has_prefix(const Lexer *lex, const char *prefix) {
  return strncmp(lex->next, prefix, strlen(prefix)) == 0;
}

static void give_directive(Lexer *lex) {
  if (lex->handler.directive)
    lex->handler.directive(lex->handler.context, lex, lex->line, lex->col,
                           (StrView){lex->start, (uint32_t)(lex->next - lex->start)});
}

static void line_comment(Lexer *lex) {
  bool is_directive = has_prefix(lex, "go:") || has_prefix(lex, "line ") || has_prefix(lex, "minigo:") ||
                      has_prefix(lex, " minigo:"); // a slip: parse_contract.c
  skip_line(lex);
  if (is_directive) give_directive(lex);
}

static void full_comment(Lexer *lex) {
  bool is_directive = has_prefix(lex, "line ");
  for (;;) {
    int ch = peek(lex);
    if (ch < 0) {
      report_token(lex, 0, "comment not terminated");
      return;
    }
    advance(lex);
    if (ch == '*' && peek(lex) == '/') {
      advance(lex);
      break;
    }
  }
  if (is_directive) give_directive(lex);
}

// ---- Identifiers -----------------------------------------------------------

// Whether the next character, which is >= 0x80, belongs to an identifier. What
// is no letter is reported and taken.
static bool take_ident_char(Lexer *lex, bool is_first) {
  int ch = peek(lex);
  if (ch < 0x80) {
    if (ch < 0 || !char_class[ch]) return false;
  } else if (rune_is_letter((uint32_t)ch)) {
  } else if (rune_is_digit((uint32_t)ch)) {
    char buf[32];
    if (is_first) report(lex, "identifier cannot begin with digit %s", rune_describe(buf, (uint32_t)ch));
  } else {
    char buf[32];
    report(lex, "invalid character %s in identifier", rune_describe(buf, (uint32_t)ch));
  }
  advance(lex);
  return true;
}

static void set_name(Lexer *lex, const Sym *sym) {
  if (sym->keyword) {
    lex->tok = (Token)sym->keyword;
    lex->needs_semi = TOK_BIT(sym->keyword) & (TOK_BIT(TOK_BREAK) | TOK_BIT(TOK_CONTINUE) |
                                               TOK_BIT(TOK_FALLTHROUGH) | TOK_BIT(TOK_RETURN));
    return;
  }
  lex->tok = TOK_NAME;
  lex->sym = sym;
  lex->needs_semi = true;
}

static void ident_slow(Lexer *lex) {
  bool is_first = lex->next == lex->start;
  while (take_ident_char(lex, is_first)) is_first = false;
  set_name(lex, intern(lex->start, (size_t)(lex->next - lex->start)));
}

static void ident(Lexer *lex) {
  const char *p = lex->start;
  uint32_t hash = INTERN_HASH_SEED;
  while (char_class[(uint8_t)*p]) {
    hash = INTERN_HASH(hash, *p);
    p++;
  }
  lex->next = p;
  if (UNLIKELY((uint8_t)(*p - 1) >= 0x7F && p != lex->end)) {
    ident_slow(lex);
    return;
  }
  set_name(lex, intern_hashed(lex->start, (size_t)(p - lex->start), hash));
}

// ---- Numbers ---------------------------------------------------------------

static void set_literal(Lexer *lex, LitKind kind, bool ok) {
  peek(lex); // as in gc, illegal bytes that follow belong to the literal
  lex->needs_semi = true;
  lex->tok = TOK_LITERAL;
  lex->lit = (StrView){lex->start, (uint32_t)(lex->next - lex->start)};
  lex->lit_kind = kind;
  lex->is_bad = !ok;
}

static const char *base_name(int base) {
  return base == 2 ? "binary" : base == 8 ? "octal" : base == 10 ? "decimal" : "hexadecimal";
}

enum { SEEN_DIGIT = 1, SEEN_SEPARATOR = 2 };

// { digit | '_' }. Returns what was seen. For bases up to 10 every decimal digit
// is taken; the offset of the first one that is too large goes to *invalid
// (unless that is NULL or >= 0 already).
static int digits(Lexer *lex, int base, int *invalid) {
  int seen = 0;
  for (;;) {
    int ch = peek(lex);
    if (ch == '_') {
      seen |= SEEN_SEPARATOR;
    } else if (base <= 10 ? is_decimal(ch) : is_hex(ch)) {
      seen |= SEEN_DIGIT;
      if (invalid && *invalid < 0 && base <= 10 && ch >= '0' + base) *invalid = (int)(lex->next - lex->start);
    } else {
      return seen;
    }
    lex->next++;
  }
}

// The offset of the first '_' that does not stand between digits (or behind the
// base prefix), or -1.
static int find_bad_separator(StrView lit) {
  int prefix = ' ', last = '.'; // last: '_', '0' for any digit, '.' for the rest
  uint32_t i = 0;
  if (lit.len >= 2 && lit.s[0] == '0') {
    prefix = lower(lit.s[1]);
    if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
      last = '0';
      i = 2;
    }
  }
  for (; i < lit.len; i++) {
    int before = last;
    last = (uint8_t)lit.s[i];
    if (last == '_') {
      if (before != '0') return (int)i;
    } else if (is_decimal(last) || (prefix == 'x' && is_hex(last))) {
      last = '0';
    } else {
      if (before == '_') return (int)i - 1;
      last = '.';
    }
  }
  return last == '_' ? (int)lit.len - 1 : -1;
}

// The exponent, if there is one.
static bool exponent(Lexer *lex, int prefix, bool ok, int *seen, LitKind *kind) {
  int ch = peek(lex), e = ch < 0 ? 0 : lower(ch);
  if (e != 'e' && e != 'p') {
    if (prefix == 'x' && *kind == LIT_FLOAT && ok) {
      report(lex, "hexadecimal mantissa requires a 'p' exponent");
      ok = false;
    }
    return ok;
  }
  if (ok && e == 'e' && prefix != 0 && prefix != '0') {
    report(lex, "'%c' exponent requires decimal mantissa", ch);
    ok = false;
  } else if (ok && e == 'p' && prefix != 'x') {
    report(lex, "'%c' exponent requires hexadecimal mantissa", ch);
    ok = false;
  }
  lex->next++;
  *kind = LIT_FLOAT;
  ch = peek(lex);
  if (ch == '+' || ch == '-') lex->next++;
  *seen = digits(lex, 10, NULL) | (*seen & SEEN_SEPARATOR);
  if (!(*seen & SEEN_DIGIT) && ok) {
    report(lex, "exponent has no digits");
    ok = false;
  }
  return ok;
}

static void number(Lexer *lex, bool seen_point) {
  bool ok = true;
  LitKind kind = LIT_INT;
  int base = 10, prefix = 0; // prefix: 0, '0' (octal), 'x', 'o' or 'b'
  int seen = 0, invalid = -1;
  if (!seen_point) {
    if (*lex->next == '0') {
      lex->next++;
      int ch = peek(lex);
      prefix = ch < 0 ? 0 : lower(ch);
      if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
        lex->next++;
        base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : 2;
      } else {
        base = 8;
        prefix = '0';
        seen = SEEN_DIGIT;
      }
    }
    seen |= digits(lex, base, &invalid);
    if (peek(lex) == '.') {
      if (prefix == 'o' || prefix == 'b') {
        report(lex, "invalid radix point in %s literal", base_name(base));
        ok = false;
      }
      lex->next++;
      seen_point = true;
    }
  }
  if (seen_point) {
    kind = LIT_FLOAT;
    seen |= digits(lex, base, &invalid);
  }
  if (!(seen & SEEN_DIGIT) && ok) {
    report(lex, "%s literal has no digits", base_name(base));
    ok = false;
  }
  ok = exponent(lex, prefix, ok, &seen, &kind);
  if (peek(lex) == 'i') {
    kind = LIT_IMAG;
    lex->next++;
  }
  set_literal(lex, kind, ok);
  if (kind == LIT_INT && invalid >= 0 && ok) {
    report_token(lex, invalid, "invalid digit '%c' in %s literal", lex->lit.s[invalid], base_name(base));
    ok = false;
  }
  if ((seen & SEEN_SEPARATOR) && ok) {
    int at = find_bad_separator(lex->lit);
    if (at >= 0) {
      report_token(lex, at, "'_' must separate successive digits");
      ok = false;
    }
  }
  lex->is_bad = !ok;
}

// ---- Strings and runes -----------------------------------------------------

// What follows a backslash.
static bool escape(Lexer *lex, int quote) {
  int ch = peek(lex);
  int n = 3, base = 8;
  uint32_t max = 255;
  if (ch == quote) {
    lex->next++;
    return true;
  }
  switch (ch) {
  case 'a':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
  case 'v':
  case '\\': lex->next++; return true;
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7': break;
  case 'x':
    lex->next++;
    n = 2, base = 16;
    break;
  case 'u':
    lex->next++;
    n = 4, base = 16, max = RUNE_MAX;
    break;
  case 'U':
    lex->next++;
    n = 8, base = 16, max = RUNE_MAX;
    break;
  default:
    if (ch < 0) return true; // the caller complains about the end of the text
    report(lex, "unknown escape");
    return false;
  }
  uint32_t x = 0;
  for (int i = 0; i < n; i++) {
    ch = peek(lex);
    if (ch < 0) return true;
    int d = base;
    if (is_decimal(ch))
      d = ch - '0';
    else if (is_hex(ch))
      d = lower(ch) - 'a' + 10;
    if (d >= base) {
      char buf[32];
      report(lex, "invalid character %s in %s escape", rune_quote(buf, (uint32_t)ch), base_name(base));
      return false;
    }
    x = x * (uint32_t)base + (uint32_t)d;
    lex->next++;
  }
  if (x > max && base == 8) {
    report(lex, "octal escape value %u > 255", x);
    return false;
  }
  if (x > max || (x >= 0xD800 && x < 0xE000)) {
    char buf[32];
    report(lex, "escape is invalid Unicode code point %s", rune_describe(buf, x));
    return false;
  }
  return true;
}

static void rune_literal(Lexer *lex) {
  bool ok = true;
  lex->next++;
  for (int n = 0;; n++) {
    int ch = peek(lex);
    if (ch == '\'') {
      if (ok && n == 0) {
        report(lex, "empty rune literal or unescaped '");
        ok = false;
      } else if (ok && n != 1) {
        report_token(lex, 0, "more than one character in rune literal");
        ok = false;
      }
      lex->next++;
      break;
    }
    if (ch == '\\') {
      lex->next++;
      if (!escape(lex, '\'')) ok = false;
      continue;
    }
    if (ch == '\n') {
      if (ok) report(lex, "newline in rune literal");
      ok = false;
      break;
    }
    if (ch < 0) {
      if (ok) report_token(lex, 0, "rune literal not terminated");
      ok = false;
      break;
    }
    advance(lex);
  }
  set_literal(lex, LIT_RUNE, ok);
}

static void string_literal(Lexer *lex) {
  bool ok = true;
  lex->next++;
  for (;;) {
    const char *p = lex->next;
    while ((uint8_t)(*p - 1) < 0x7F && *p != '"' && *p != '\\' && *p != '\n') p++;
    lex->next = p;
    int ch = peek(lex);
    if (ch == '"') {
      lex->next++;
      break;
    }
    if (ch == '\\') {
      lex->next++;
      if (!escape(lex, '"')) ok = false;
      continue;
    }
    if (ch == '\n') {
      report(lex, "newline in string");
      ok = false;
      break;
    }
    if (ch < 0) {
      report_token(lex, 0, "string not terminated");
      ok = false;
      break;
    }
    advance(lex);
  }
  set_literal(lex, LIT_STRING, ok);
}

static void raw_string_literal(Lexer *lex) {
  bool ok = true;
  lex->next++;
  for (;;) {
    int ch = peek(lex);
    if (ch < 0) {
      report_token(lex, 0, "string not terminated");
      ok = false;
      break;
    }
    advance(lex);
    if (ch == '`') break;
  }
  set_literal(lex, LIT_STRING, ok);
}

// ---- Tokens ----------------------------------------------------------------

static void set_semi(Lexer *lex, const char *lit) {
  lex->tok = TOK_SEMI;
  lex->lit = (StrView){lit, (uint32_t)strlen(lit)};
}

static void set_operator(Lexer *lex, Token tok, Operator op) {
  lex->tok = tok;
  lex->op = op;
  lex->prec = operator_prec[op];
}

// op, or op= if a '=' follows.
static void operator_or_assign(Lexer *lex, Operator op) {
  if (peek(lex) == '=') {
    lex->next++;
    set_operator(lex, TOK_ASSIGN_OP, op);
    return;
  }
  set_operator(lex, TOK_OPERATOR, op);
}

// op, twice: ++ or --; op=.
static void add_or_inc(Lexer *lex, int ch, Operator op) {
  if (peek(lex) != ch) {
    operator_or_assign(lex, op);
    return;
  }
  lex->next++;
  lex->needs_semi = true;
  set_operator(lex, TOK_INC_OP, op);
}

// Consumes ch if it comes next.
static inline bool take(Lexer *lex, int ch) {
  if (peek(lex) != ch) return false;
  lex->next++;
  return true;
}

static void scan_token(Lexer *lex) {
  bool needs_semi = lex->needs_semi;
  lex->needs_semi = false;

redo:;
  bool is_blank = lex->next == lex->line_start;
  const char *p;
blanks:
  for (p = lex->next;; p++) {
    if (*p == ' ' || *p == '\t' || *p == '\r') continue;
    if (*p != '\n' || needs_semi) break;
    lex->cur_line++;
    lex->line_start = p + 1;
    is_blank = true;
  }
  lex->next = p;
  if (UNLIKELY((uint8_t)(*p - 1) >= 0x7F) && p != lex->end) {
    int ch = peek_slow(lex);
    if (lex->next != p && (ch == ' ' || ch == '\t' || ch == '\r' || (ch == '\n' && !needs_semi))) goto blanks;
  }
  lex->is_blank = is_blank;
  lex->line = lex->cur_line;
  lex->col = column(lex, lex->next);
  lex->start = lex->next;

  uint8_t c = (uint8_t)*lex->next;
  if (char_class[c] & CH_LETTER) {
    ident(lex);
    return;
  }
  if (UNLIKELY(c >= 0x80)) {
    ident_slow(lex);
    return;
  }
  switch (c) {
  case 0:
    if (needs_semi)
      set_semi(lex, "EOF");
    else
      lex->tok = TOK_EOF;
    return;
  case '\n':
    advance(lex);
    set_semi(lex, "newline");
    return;
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9': number(lex, false); return;
  case '"': string_literal(lex); return;
  case '`': raw_string_literal(lex); return;
  case '\'': rune_literal(lex); return;
  }
  lex->next++;
  switch (c) {
  case '(': lex->tok = TOK_LPAREN; return;
  case '[': lex->tok = TOK_LBRACK; return;
  case '{': lex->tok = TOK_LBRACE; return;
  case ',': lex->tok = TOK_COMMA; return;
  case ';': set_semi(lex, "semicolon"); return;
  case ')':
    lex->needs_semi = true;
    lex->tok = TOK_RPAREN;
    return;
  case ']':
    lex->needs_semi = true;
    lex->tok = TOK_RBRACK;
    return;
  case '}':
    lex->needs_semi = true;
    lex->tok = TOK_RBRACE;
    return;
  case ':': lex->tok = take(lex, '=') ? TOK_DEFINE : TOK_COLON; return;
  case '.':
    if (is_decimal(peek(lex))) {
      number(lex, true);
    } else if (lex->next[0] == '.' && lex->next[1] == '.') {
      lex->next += 2;
      lex->tok = TOK_DOT_DOT_DOT;
    } else {
      lex->tok = TOK_DOT;
    }
    return;
  case '+': add_or_inc(lex, '+', OPER_ADD); return;
  case '-': add_or_inc(lex, '-', OPER_SUB); return;
  case '*':
    set_operator(lex, TOK_STAR, OPER_MUL);
    if (take(lex, '=')) lex->tok = TOK_ASSIGN_OP;
    return;
  case '/':
    if (take(lex, '/')) {
      line_comment(lex);
      goto redo;
    }
    if (take(lex, '*')) {
      full_comment(lex);
      if (lex->cur_line > lex->line && needs_semi) { // a comment over lines acts like a newline
        set_semi(lex, "newline");
        return;
      }
      goto redo;
    }
    operator_or_assign(lex, OPER_DIV);
    return;
  case '%': operator_or_assign(lex, OPER_REM); return;
  case '&':
    if (take(lex, '&'))
      set_operator(lex, TOK_OPERATOR, OPER_ANDAND);
    else
      operator_or_assign(lex, take(lex, '^') ? OPER_ANDNOT : OPER_AND);
    return;
  case '|':
    if (take(lex, '|'))
      set_operator(lex, TOK_OPERATOR, OPER_OROR);
    else
      operator_or_assign(lex, OPER_OR);
    return;
  case '^': operator_or_assign(lex, OPER_XOR); return;
  case '<':
    if (take(lex, '='))
      set_operator(lex, TOK_OPERATOR, OPER_LEQ);
    else if (take(lex, '<'))
      operator_or_assign(lex, OPER_SHL);
    else if (take(lex, '-'))
      lex->tok = TOK_ARROW;
    else
      set_operator(lex, TOK_OPERATOR, OPER_LSS);
    return;
  case '>':
    if (take(lex, '='))
      set_operator(lex, TOK_OPERATOR, OPER_GEQ);
    else if (take(lex, '>'))
      operator_or_assign(lex, OPER_SHR);
    else
      set_operator(lex, TOK_OPERATOR, OPER_GTR);
    return;
  case '=':
    if (take(lex, '='))
      set_operator(lex, TOK_OPERATOR, OPER_EQL);
    else
      lex->tok = TOK_ASSIGN;
    return;
  case '!': set_operator(lex, TOK_OPERATOR, take(lex, '=') ? OPER_NEQ : OPER_NOT); return;
  case '~': set_operator(lex, TOK_OPERATOR, OPER_TILDE); return;
  }
  char buf[32];
  report_at(lex, lex->line, lex->col, "invalid character %s", rune_describe(buf, c));
  goto redo;
}

void lex_next(Lexer *lex) {
  scan_token(lex);
  // gc reads one character ahead: it reports what is illegal behind a token
  // together with the token.
  if (UNLIKELY((uint8_t)(*lex->next - 1) >= 0x7F)) peek_slow(lex);
}

// ---- Dump ------------------------------------------------------------------

typedef struct DumpContext {
  FILE *out;
} DumpContext;

static void dump_error(void *context, uint32_t line, uint32_t col, const char *message) {
  fprintf(((DumpContext *)context)->out, "%u:%u: error: %s\n", line, col, message);
}

static void dump_directive(void *context, Lexer *lex, uint32_t line, uint32_t col, StrView comment) {
  (void)lex;
  fprintf(((DumpContext *)context)->out, "%u:%u: directive %.*s\n", line, col, (int)comment.len, comment.s);
}

void lex_dump(FILE *out, SourceFile *file) {
  DumpContext context = {out};
  LexHandler handler = {&context, dump_error, dump_directive};
  Lexer lex;
  lex_init(&lex, file, &handler);
  do {
    lex_next(&lex);
    fprintf(out, "%u:%u: ", lex.line, lex.col);
    switch (lex.tok) {
    case TOK_NAME: fprintf(out, "name %s\n", lex.sym->text); break;
    case TOK_LITERAL: {
      static const char *const kinds[] = {"int", "float", "imaginary", "rune", "string"};
      fprintf(out, "%s%s %.*s\n", lex.is_bad ? "bad " : "", kinds[lex.lit_kind], (int)lex.lit.len, lex.lit.s);
      break;
    }
    case TOK_SEMI: fprintf(out, "; %s\n", lex.lit.s); break;
    case TOK_OPERATOR:
    case TOK_STAR: fprintf(out, "op %s\n", operator_text[lex.op]); break;
    case TOK_ASSIGN_OP: fprintf(out, "op %s=\n", operator_text[lex.op]); break;
    case TOK_INC_OP: fprintf(out, "op %s%s\n", operator_text[lex.op], operator_text[lex.op]); break;
    default: fprintf(out, "%s\n", token_text[lex.tok]); break;
    }
  } while (lex.tok != TOK_EOF);
}
