// SPDX-License-Identifier: MIT
// sources.h - the texts that were compiled, for reports that show them.
#ifndef MG_SOURCES_H
#define MG_SOURCES_H

#include "gc/base.h"

typedef struct SourceText {
  const char *name; // as messages print it; library: "fmt/print.mg"
  const char *text; // len bytes and a NUL
  size_t len;
  bool is_library;
} SourceText;

// In the order they were read: the program's files first. Zero is empty; sources_fini frees.
typedef struct Sources {
  SourceText *items;
  uint32_t n, cap;
} Sources;

// CompileOptions.on_source; context is a Sources. Copies name and text.
void sources_add(void *context, const char *name, const char *text, size_t len, bool is_library);
// NULL: no such file.
const SourceText *sources_find(const Sources *s, const char *name);
void sources_fini(Sources *s);

#endif
