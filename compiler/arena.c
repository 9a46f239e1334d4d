// SPDX-License-Identifier: MIT
// arena.c - chunks that double up to 1 MB; a large request gets its own.
#include "compiler/arena.h"
#include "compiler/vec.h"

#include <stdarg.h>

struct ArenaChunk {
  ArenaChunk *older;
  size_t size;
};

enum { CHUNK_MIN = 16 << 10, CHUNK_MAX = 1 << 20 };

void arena_init(Arena *a) {
  *a = (Arena){0};
}

void arena_fini(Arena *a) {
  for (ArenaChunk *c = a->chunks, *older; c; c = older) {
    older = c->older;
    x_free(c);
  }
  *a = (Arena){0};
}

void arena_reset(Arena *a) {
  ArenaChunk *kept = NULL;
  for (ArenaChunk *c = a->chunks, *older; c; c = older) {
    older = c->older;
    char *start = (char *)(c + 1);
    if (start + c->size == a->end && a->next) {
      kept = c;
      kept->older = NULL;
      memset(start, 0, (size_t)(a->next - start));
    } else {
      x_free(c);
    }
  }
  *a = (Arena){0};
  if (!kept) return;
  *a = (Arena){.next = (char *)(kept + 1),
               .end = (char *)(kept + 1) + kept->size,
               .chunks = kept,
               .total_bytes = kept->size};
}

static char *new_chunk(Arena *a, size_t size) {
  if (size > SIZE_MAX / 2) bug("arena request of %zu bytes", size);
  ArenaChunk *c = x_calloc(1, sizeof(ArenaChunk) + size);
  c->older = a->chunks;
  c->size = size;
  a->chunks = c;
  a->total_bytes += size;
  return (char *)(c + 1);
}

void *arena_alloc_slow(Arena *a, size_t size) {
  size = (size + 7) & ~(size_t)7;
  size_t chunk = a->total_bytes < CHUNK_MIN   ? CHUNK_MIN
                 : a->total_bytes < CHUNK_MAX ? a->total_bytes
                                              : CHUNK_MAX;
  if (size >= chunk / 4) return new_chunk(a, size); // the current chunk stays in use
  char *p = new_chunk(a, chunk);
  a->next = p + size;
  a->end = p + chunk;
  return p;
}

void *arena_alloc_array(Arena *a, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size) bug("arena array of %zu elements of %zu bytes", count, size);
  return arena_alloc(a, count * size);
}

char *arena_strndup(Arena *a, const char *s, size_t len) {
  char *p = arena_alloc(a, len + 1);
  if (len) memcpy(p, s, len);
  return p;
}

char *arena_strdup(Arena *a, const char *s) {
  return arena_strndup(a, s, strlen(s));
}

char *arena_printf(Arena *a, const char *fmt, ...) {
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, args);
  va_end(args);
  if (n < 0) bug("bad format %s", fmt);
  char *p = arena_alloc(a, (size_t)n + 1);
  vsnprintf(p, (size_t)n + 1, fmt, again);
  va_end(again);
  return p;
}

static uint32_t next_capacity(uint32_t cap, uint32_t need) {
  if (need > UINT32_MAX / 2) bug("vector of %u elements", need);
  uint32_t grown = cap < 4 ? 4 : cap * 2;
  return grown < need ? need : grown;
}

void *vec_grow(void *items, uint32_t *cap, uint32_t need, size_t size) {
  *cap = next_capacity(*cap, need);
  return x_realloc(items, *cap, size);
}

void *avec_grow(Arena *a, void *items, uint32_t *cap, uint32_t need, size_t size) {
  uint32_t old = *cap;
  *cap = next_capacity(old, need);
  void *p = arena_alloc_array(a, *cap, size);
  if (old) memcpy(p, items, old * size);
  return p;
}
