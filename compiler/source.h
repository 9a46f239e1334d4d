// SPDX-License-Identifier: MIT
// source.h - source positions and the files they point into.
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

#endif
