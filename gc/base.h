// SPDX-License-Identifier: MIT
// base.h - the few things every layer shares: checked allocation, bug reports.
//
// The lowest header of the house: it includes only the C library and every
// folder may include it.
#ifndef MG_BASE_H
#define MG_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define MG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define MG_NORETURN          __attribute__((noreturn))
#define MG_COLD              __attribute__((cold, noinline))
#define MG_INLINE            static inline __attribute__((always_inline))
#define LIKELY(x)            __builtin_expect(!!(x), 1)
#define UNLIKELY(x)          __builtin_expect(!!(x), 0)
#else
#define MG_PRINTF(fmt, args)
#define MG_NORETURN
#define MG_COLD
#define MG_INLINE   static inline
#define LIKELY(x)   (x)
#define UNLIKELY(x) (x)
#endif

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

// Reports a broken invariant of minigo itself and aborts. Never for anything a
// user's program can cause.
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
MG_NORETURN MG_COLD void bug_at(const char *file, int line, const char *fmt, ...) MG_PRINTF(3, 4);

// Checked in debug, asan and stress builds only (-DMG_DEBUG).
#ifdef MG_DEBUG
#define MG_ASSERT(cond) ((cond) ? (void)0 : bug("assertion failed: %s", #cond))
#else
#define MG_ASSERT(cond) ((void)0)
#endif

// malloc family for the host's own structures (never for Go objects). Exit with
// a clear message when the system has no memory; sizes are checked for
// overflow. x_calloc zeroes. The caller owns the result and frees it with
// x_free (NULL is fine).
void *x_malloc(size_t size);
void *x_calloc(size_t count, size_t size);
void *x_realloc(void *p, size_t count, size_t size);
char *x_strdup(const char *s);
void x_free(void *p);

// memmove; without a call for one, two and three words, which most values are. Word by word: a wider load of
// what was just stored in words would wait until the stores are done (appending structs of two words to a
// slice took 21 ns so, 13 in words).
MG_INLINE void move_value(void *dst, const void *src, size_t n_bytes) {
  uint64_t a, b, c; // all is read before anything is written: the ranges may overlap
  char *to = dst;
  const char *from = src;
  switch (n_bytes) {
  case 8:
    memcpy(&a, from, 8);
    memcpy(to, &a, 8);
    break;
  case 16:
    memcpy(&a, from, 8);
    memcpy(&b, from + 8, 8);
    memcpy(to, &a, 8);
    memcpy(to + 8, &b, 8);
    break;
  case 24:
    memcpy(&a, from, 8);
    memcpy(&b, from + 8, 8);
    memcpy(&c, from + 16, 8);
    memcpy(to, &a, 8);
    memcpy(to + 8, &b, 8);
    memcpy(to + 16, &c, 8);
    break;
  default: memmove(dst, src, n_bytes);
  }
}

#endif
