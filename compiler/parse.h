// SPDX-License-Identifier: MIT
// parse.h - from source text to tree.
#ifndef MG_PARSE_H
#define MG_PARSE_H

#include "compiler/ast.h"

// Parses a file. Errors go to diag_error. Returns NULL when the package clause
// is missing or wrong; otherwise a tree, which is good for checking only if no
// error was reported.
AstFile *parse_file(Arena *arena, SourceFile *source);

// For library packages, of which a program needs little: the package clause and the
// imports alone; then single top-level declarations, each by where it begins
// (lib_index.h), in which a function's body is put off until parse_func_body. The
// list of declarations (those of a group are several) lives in the arena.
AstFile *parse_file_header(Arena *arena, SourceFile *source);
Decl **parse_decl_at(AstFile *file, uint32_t offset, uint32_t line, uint32_t *n_decls);

// The body of a function, parsed now if that was put off. NULL if the function
// is declared without body.
BlockStmt *parse_func_body(FuncDecl *f);
static inline bool func_has_body(const FuncDecl *f) {
  return f->body || f->lazy.is_pending;
}

// Directives before declarations that do not take them (gc reports these only
// after type checking), and //go:linkname in files without unsafe.
void parse_check_pragmas(const AstFile *f);

// Limits on input that no sane program has, so that neither the parser nor a
// later pass that recurses over the tree runs out of stack; reported as errors.
// In Go's own library and tests the nesting goes to 258, and the height (of a
// constant of 7,098 concatenated lines apart) to 255.
enum {
  PARSE_MAX_DEPTH = 1000, // nesting of parentheses, blocks, types, operators ...
  // Height of an expression: a + b + c ... and x.a.b.c ... lean to the left, and
  // are parsed in a loop, but later passes recurse over them.
  PARSE_MAX_HEIGHT = 5000,
};

#endif
