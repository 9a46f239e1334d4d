// SPDX-License-Identifier: MIT
// arena.h - bump allocation for everything the compiler builds.
//
// Memory comes zeroed, is never freed piece by piece and goes away at once with
// arena_fini. Pointers stay good until then. Alignment is 8 bytes.
#ifndef MG_ARENA_H
#define MG_ARENA_H

#include "gc/base.h"

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
  char *next;         // first free byte of the current chunk
  char *end;          // one past its last byte
  ArenaChunk *chunks; // newest first
  size_t total_bytes; // size of all chunks
} Arena;

void arena_init(Arena *a);
void arena_fini(Arena *a);
// As arena_fini and arena_init, but the last chunk is kept for what comes next.
void arena_reset(Arena *a);

// The slow path of arena_alloc: a new chunk. size is already rounded up.
void *arena_alloc_slow(Arena *a, size_t size);

// Zeroed memory, 8-aligned; never NULL, also for size 0.
static inline void *arena_alloc(Arena *a, size_t size) {
  size_t rounded = (size + 7) & ~(size_t)7;
  if (UNLIKELY(rounded < size || rounded > (size_t)(a->end - a->next))) return arena_alloc_slow(a, size);
  void *p = a->next;
  a->next += rounded;
  return p;
}

// count * size bytes with an overflow check.
void *arena_alloc_array(Arena *a, size_t count, size_t size);
// A NUL-terminated copy of len bytes.
char *arena_strndup(Arena *a, const char *s, size_t len);
char *arena_strdup(Arena *a, const char *s);
// A NUL-terminated formatted string.
char *arena_printf(Arena *a, const char *fmt, ...) MG_PRINTF(2, 3);

#define ARENA_NEW(a, T)          ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, count) ((T *)arena_alloc_array((a), (count), sizeof(T)))

#endif
