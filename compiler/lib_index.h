// SPDX-License-Identifier: MIT
// lib_index.h - where a library package declares what, without parsing it.
//
// Library sources are laid out as gofmt does: a top-level declaration begins at the
// first byte of a line, the names of a group stand one tab in. So a scan of line
// starts finds every declaration, and what a program does not name is never parsed.
// tests/unit/lib_index_test.c holds the scan against the parser, file by file.
#ifndef MG_LIB_INDEX_H
#define MG_LIB_INDEX_H

#include "compiler/arena.h"
#include "compiler/vec.h"

// A top-level declaration; a group in parentheses is one.
typedef struct LibDecl {
  uint32_t file;   // as given to lib_index_add
  uint32_t offset; // byte where it begins, its directives (//go: //minigo:) included
  uint32_t line;
  bool is_loaded; // for the user of the index
} LibDecl;

// A name it declares. Text points into the source.
typedef struct LibName {
  const char *name, *recv; // recv: a method's base type, else NULL
  uint16_t len, recv_len;
  uint32_t decl;
  uint32_t hash, next; // of functions, types, variables and constants
} LibName;

enum { LIB_INDEX_BUCKETS = 128 };

typedef struct LibIndex {
  VEC(LibDecl) decls; // in source order; vectors live in the arena
  VEC(LibName) names;
  VEC(uint32_t) methods; // names with a receiver
  uint32_t buckets[LIB_INDEX_BUCKETS];
} LibIndex;

// text_len: bytes of all the files that will be added, for a guess at its size.
LibIndex *lib_index_new(Arena *a, size_t text_len);
void lib_index_add(LibIndex *x, Arena *a, uint32_t file, const char *text, size_t len);
// The declaration of a function, type, variable or constant; NULL: there is none.
// name is interned.
LibDecl *lib_index_find(LibIndex *x, const char *name);

#endif
