// SPDX-License-Identifier: MIT
#include "cli/sources.h"

void sources_add(void *context, const char *name, const char *text, size_t len, bool is_library) {
  Sources *s = context;
  if (s->n == s->cap) {
    s->cap = s->cap ? 2 * s->cap : 16;
    s->items = x_realloc(s->items, s->cap, sizeof *s->items);
  }
  char *copy = x_malloc(len + 1);
  memcpy(copy, text, len);
  copy[len] = 0;
  s->items[s->n++] = (SourceText){x_strdup(name), copy, len, is_library};
}

const SourceText *sources_find(const Sources *s, const char *name) {
  for (uint32_t i = 0; i < s->n; i++)
    if (strcmp(s->items[i].name, name) == 0) return &s->items[i];
  return NULL;
}

void sources_fini(Sources *s) {
  for (uint32_t i = 0; i < s->n; i++) {
    x_free((char *)(uintptr_t)s->items[i].name);
    x_free((char *)(uintptr_t)s->items[i].text);
  }
  x_free(s->items);
  memset(s, 0, sizeof *s);
}
