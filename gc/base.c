// SPDX-License-Identifier: MIT
#include "gc/base.h"

#include <stdarg.h>

void bug_at(const char *file, int line, const char *fmt, ...) {
  va_list ap;
  fflush(stdout);
  fprintf(stderr, "minigo: internal error: ");
  va_start(ap, fmt);
  vfprintf(stderr, fmt, ap);
  va_end(ap);
  fprintf(stderr, " (%s:%d)\nminigo: this is a bug in minigo, please report it\n", file, line);
  abort();
}

static MG_NORETURN void out_of_memory(size_t size) {
  fprintf(stderr, "minigo: out of memory (asked for %zu bytes)\n", size);
  exit(3);
}

void *x_malloc(size_t size) {
  void *p = malloc(size ? size : 1);
  if (!p) out_of_memory(size);
  return p;
}

void *x_calloc(size_t count, size_t size) {
  void *p = calloc(count ? count : 1, size ? size : 1);
  if (!p) out_of_memory(size);
  return p;
}

void *x_realloc(void *p, size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) out_of_memory(SIZE_MAX);
  p = realloc(p, total ? total : 1);
  if (!p) out_of_memory(total);
  return p;
}

char *x_strdup(const char *s) {
  size_t n = strlen(s) + 1;
  return memcpy(x_malloc(n), s, n);
}

void x_free(void *p) {
  free(p);
}
