// SPDX-License-Identifier: MIT
// decisions.h - the lines of -m as JSON, one object a decision (docs/ESCAPE.md).
#ifndef MG_DECISIONS_H
#define MG_DECISIONS_H

#include "gc/base.h"

typedef struct Decision {
  char *file;
  uint32_t line, col;
  char *text;
} Decision;

// The lines in the order they were said. Zero is empty; decisions_fini frees.
typedef struct Decisions {
  Decision *items;
  uint32_t n, cap;
} Decisions;

// CompileOptions.on_info; context is a Decisions.
void decisions_add(void *context, const char *file, uint32_t line, uint32_t col, const char *text);
void decisions_print(FILE *out, const Decisions *d);
void decisions_fini(Decisions *d);

#endif
