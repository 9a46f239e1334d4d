// SPDX-License-Identifier: MIT
// source.h - source positions and the files they point into.
//
// A Pos names a base, a line and a column. Bases live in one table for the
// process (one compilation at a time): each source file has one, every //line
// directive adds one for the text that follows it, every inlined call adds one
// whose parent is the position of the call.
#ifndef MG_SOURCE_H
#define MG_SOURCE_H

#include "gc/base.h"

// A position in 8 bytes. base 0 is "no position"; other bases name a source
// file, or an inlined call (a base with a parent position: see ir.h). The
// column counts bytes from 1, as gc does.
typedef struct Pos {
  uint32_t base;
  uint32_t lico; // line << 12 | column; both saturate
} Pos;

enum { POS_COL_BITS = 12, POS_COL_MAX = (1 << POS_COL_BITS) - 1, POS_LINE_MAX = (1 << 20) - 1 };

static inline Pos pos_make(uint32_t base, uint32_t line, uint32_t col) {
  if (line > POS_LINE_MAX) line = POS_LINE_MAX;
  if (col > POS_COL_MAX) col = POS_COL_MAX;
  return (Pos){base, line << POS_COL_BITS | col};
}
// Line and column in the file's text, whatever //line says.
static inline uint32_t pos_line(Pos p) {
  return p.lico >> POS_COL_BITS;
}
static inline uint32_t pos_col(Pos p) {
  return p.lico & POS_COL_MAX;
}
static inline bool pos_is_known(Pos p) {
  return p.base != 0;
}
static inline bool pos_eq(Pos a, Pos b) {
  return a.base == b.base && a.lico == b.lico;
}

// A source text. Lives until source_reset.
typedef struct SourceFile {
  const char *name; // as messages print it
  const char *text; // len bytes and a terminating NUL
  size_t len;
  uint32_t base;         // the file's own position base
  bool is_library;       // embedded library package, not the user's
  bool owns_text;        // text is freed with the file
  uint32_t n_lines;      // lines of text; valid after the first source_line call
  uint32_t *line_starts; // byte offsets, built on demand
} SourceFile;

typedef struct PosBase {
  SourceFile *file;
  const char *name;   // file name to print: the file's, or that of a //line directive
  uint32_t from_line; // a //line directive's text starts at from_line:from_col ...
  uint32_t from_col;
  uint32_t line; // ... which is to be printed as line:col; line 0: a plain file base
  uint32_t col;  // 0: the directive gives no column
  Pos call;      // inlined call: its position; unknown for all other bases
} PosBase;

// Adds a file over the caller's text (kept by the caller, NUL at text[len]).
SourceFile *source_add(const char *name, const char *text, size_t len);
// Reads a file ("-": standard input) and adds it under the given name. On
// failure returns NULL and sets *error to a message such as
// "open x.mg: no such file or directory" (static storage, until the next call).
SourceFile *source_read(const char *path, const char *name, const char **error);
// Shows every file, in the order they were added.
void source_visit(void (*visit)(void *context, const char *name, const char *text, size_t len,
                                bool is_library),
                  void *context);
void source_reset(void);

// Adds a base for the text after a //line directive that starts at line
// from_line, column from_col of base's file.
uint32_t pos_base_add_line(uint32_t base, uint32_t from_line, uint32_t from_col, const char *name,
                           uint32_t line, uint32_t col);
// Adds a base that stands for the text of `base` inlined at `call`.
uint32_t pos_base_add_inlined(uint32_t base, Pos call);
const PosBase *pos_base(uint32_t base); // base must exist and not be 0

// The file of a known position, NULL for an unknown one.
SourceFile *pos_file(Pos p);
// What messages print: file name, line and column after //line directives.
// The column is 0 where a directive left it unknown. "?" and 0 for no position.
const char *pos_file_name(Pos p);
uint32_t pos_print_line(Pos p);
uint32_t pos_print_col(Pos p);
// The position of the outermost call a position was inlined through.
Pos pos_outermost(Pos p);
// p as gc's passes after the checker keep it: columns over 255 are unknown.
Pos pos_short_col(Pos p);
// Orders by base (in the order they were added), line, column, as gc sorts its
// messages.
int pos_compare(Pos a, Pos b);
// "file.mg:12:5" into buf; returns buf.
char *pos_text(Pos p, char *buf, size_t size);

// A line of the text without its newline; an empty view past the end.
const char *source_line(SourceFile *f, uint32_t line, size_t *len);

#endif
