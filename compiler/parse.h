// SPDX-License-Identifier: MIT
// parse.h - from source text to tree.
#ifndef MG_PARSE_H
#define MG_PARSE_H

#include "compiler/ast.h"

typedef struct ParseOptions {
  // Skip the bodies of top-level functions; parse_func_body parses one when it
  // is needed. For library packages.
  bool lazy_bodies;
} ParseOptions;

// Parses a file. Errors go to diag_error. Returns NULL when the package clause
// is missing or wrong; otherwise a tree, which is good for checking only if no
// error was reported. options may be NULL.
AstFile *parse_file(Arena *arena, SourceFile *source, const ParseOptions *options);

// The body of a function, parsed now if that was put off. NULL if the function
// is declared without body.
BlockStmt *parse_func_body(FuncDecl *f);
static inline bool func_has_body(const FuncDecl *f) {
  return f->body || f->lazy.is_pending;
}

// Directives before declarations that do not take them (gc reports these only
// after type checking), and //go:linkname in files without unsafe.
void parse_check_pragmas(const AstFile *f);

// Nesting that no sane program has: deeper input is an error, so that neither
// the parser nor a later pass runs out of stack.
enum { PARSE_MAX_DEPTH = 1000 };

#endif
