// SPDX-License-Identifier: MIT
// intern.c - an open-addressing table of symbols, at most half full.
#include "compiler/intern.h"
#include "compiler/arena.h"
#include "compiler/token.h"
#include "compiler/unicode.h"

static struct {
  Sym **slots;
  uint32_t mask; // number of slots - 1
  uint32_t n;
  const Sym *blank;
  Arena arena;
} table;

static void grow_table(void) {
  uint32_t n_slots = table.slots ? (table.mask + 1) * 2 : 1024;
  if (n_slots > (uint32_t)1 << 30) bug("%u symbols", table.n);
  Sym **slots = x_calloc(n_slots, sizeof(Sym *));
  for (uint32_t i = 0; table.slots && i <= table.mask; i++) {
    Sym *s = table.slots[i];
    if (!s) continue;
    uint32_t at = s->hash & (n_slots - 1);
    while (slots[at]) at = (at + 1) & (n_slots - 1);
    slots[at] = s;
  }
  x_free(table.slots);
  table.slots = slots;
  table.mask = n_slots - 1;
}

static void init_table(void) {
  grow_table();
  static const struct {
    const char *text;
    uint8_t tok;
  } keywords[] = {
#define KEYWORD(NAME, text) {text, TOK_##NAME},
#include "compiler/token.def"
  };
  for (size_t i = 0; i < COUNT_OF(keywords); i++) {
    Sym *s = (Sym *)(uintptr_t)intern_str(keywords[i].text);
    s->keyword = keywords[i].tok;
  }
  table.blank = intern_str("_");
}

const Sym *intern_hashed(const char *text, size_t len, uint32_t hash) {
  if (UNLIKELY(!table.slots)) init_table();
  uint32_t at = hash & table.mask;
  for (Sym *s; (s = table.slots[at]); at = (at + 1) & table.mask)
    if (s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0) return s;
  if (len > UINT32_MAX / 2) bug("symbol of %zu bytes", len);
  Sym *s = arena_alloc(&table.arena, sizeof(Sym) + len + 1);
  s->hash = hash;
  s->len = (uint32_t)len;
  memcpy(s->text, text, len);
  int width;
  s->is_exported = len > 0 && rune_is_upper(rune_decode(text, len, &width));
  table.slots[at] = s;
  if (++table.n > table.mask / 2) grow_table();
  return s;
}

const Sym *intern(const char *text, size_t len) {
  uint32_t hash = INTERN_HASH_SEED;
  for (size_t i = 0; i < len; i++) hash = INTERN_HASH(hash, text[i]);
  return intern_hashed(text, len, hash);
}

const Sym *intern_str(const char *text) {
  return intern(text, strlen(text));
}

const Sym *sym_blank(void) {
  if (!table.slots) init_table();
  return table.blank;
}

void intern_reset(void) {
  x_free(table.slots);
  arena_fini(&table.arena);
  memset(&table, 0, sizeof table);
}
