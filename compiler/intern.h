// SPDX-License-Identifier: MIT
// intern.h - every identifier once: names compare by pointer.
//
// One table for the process (one compilation at a time). Keywords are entered
// first and carry their token, so that the lexer finds both with one lookup.
#ifndef MG_INTERN_H
#define MG_INTERN_H

#include <stddef.h>

#include "gc/base.h"

typedef struct Sym {
  uint32_t hash;
  uint32_t len;     // bytes
  uint8_t keyword;  // TOK_BREAK.. for a keyword, 0 otherwise
  bool is_exported; // starts with an upper case letter
  char text[];      // NUL-terminated (an erroneous name may contain NULs)
} Sym;

// A piece of text that somebody else owns (a literal in its source file).
typedef struct StrView {
  const char *s;
  uint32_t len;
} StrView;

#define INTERN_HASH_SEED  2166136261u
#define INTERN_HASH(h, c) (((h) ^ (uint8_t)(c)) * 16777619u)

// The one Sym with this text; valid until intern_reset.
const Sym *intern(const char *text, size_t len);
const Sym *intern_str(const char *text);
// The same, for a caller that has computed INTERN_HASH over the bytes.
const Sym *intern_hashed(const char *text, size_t len, uint32_t hash);

// The Sym that an interned text is of.
static inline const Sym *sym_of(const char *text) {
  return (const Sym *)(const void *)(text - offsetof(Sym, text));
}

// The blank identifier "_".
const Sym *sym_blank(void);
static inline bool sym_is(const Sym *s, const char *text) {
  return strlen(text) == s->len && memcmp(s->text, text, s->len) == 0;
}

// Frees all symbols: between compilations in one process, and for leak checks.
void intern_reset(void);

#endif
