// SPDX-License-Identifier: MIT
#include "compiler/lib_index.h"

#include "compiler/intern.h"

typedef struct Scan {
  LibIndex *x;
  Arena *a;
  const char *p, *end; // end: of the line
  uint32_t decl;
} Scan;

LibIndex *lib_index_new(Arena *a, size_t text_len) {
  enum { BYTES_PER_NAME = 200, BYTES_PER_DECL = 250 };
  LibIndex *x = ARENA_NEW(a, LibIndex);
  x->names.items =
      avec_grow(a, NULL, &x->names.cap, (uint32_t)(text_len / BYTES_PER_NAME) + 8, sizeof(LibName));
  x->decls.items =
      avec_grow(a, NULL, &x->decls.cap, (uint32_t)(text_len / BYTES_PER_DECL) + 8, sizeof(LibDecl));
  return x;
}

static bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (unsigned char)c >= 0x80;
}

static bool skip(Scan *s, const char *word) {
  size_t n = strlen(word);
  if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0) return false;
  s->p += n;
  return true;
}

static uint32_t take_name(Scan *s, const char **name) {
  *name = s->p;
  while (s->p < s->end && is_name_byte(*s->p)) s->p++;
  return (uint32_t)(s->p - *name);
}

static void add_name(Scan *s, const char *name, uint32_t len, const char *recv, uint32_t recv_len) {
  LibIndex *x = s->x;
  LibName n = {
      .name = name, .len = (uint16_t)len, .recv = recv, .recv_len = (uint16_t)recv_len, .decl = s->decl};
  uint32_t k = x->names.n;
  if (recv) {
    avec_push(s->a, &x->methods, k);
  } else {
    n.hash = INTERN_HASH_SEED;
    for (uint32_t i = 0; i < len; i++) n.hash = INTERN_HASH(n.hash, name[i]);
    uint32_t *bucket = &x->buckets[n.hash % LIB_INDEX_BUCKETS];
    n.next = *bucket;
    *bucket = k + 1;
  }
  avec_push(s->a, &x->names, n);
}

// name { "," name }
static void add_names(Scan *s) {
  do {
    const char *name;
    uint32_t len = take_name(s, &name);
    if (!len) return;
    add_name(s, name, len, NULL, 0);
  } while (skip(s, ", "));
}

// After "func ": the receiver's base type is the last word in its parentheses.
static void add_func(Scan *s) {
  const char *recv = NULL, *name;
  uint32_t recv_len = 0;
  if (skip(s, "(")) {
    while (s->p < s->end && *s->p != ')') {
      uint32_t len = take_name(s, &name);
      if (len)
        recv = name, recv_len = len;
      else
        s->p++;
    }
    skip(s, ") ");
  }
  uint32_t len = take_name(s, &name);
  if (len) add_name(s, name, len, recv, recv_len);
}

void lib_index_add(LibIndex *x, Arena *a, uint32_t file, const char *text, size_t len) {
  const char *end = text + len;
  const char *directives = NULL; // of the declaration that follows
  uint32_t line = 0, directives_line = 0;
  bool in_group = false;
  Scan s = {.x = x, .a = a};
  for (const char *p = text; p < end; p = s.end + 1) {
    line++;
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    s.p = p, s.end = newline ? newline : end;
    if (in_group) {
      if (*p == ')')
        in_group = false;
      else if (skip(&s, "\t"))
        add_names(&s);
      continue;
    }
    if (skip(&s, "//")) {
      if (!directives && (skip(&s, "go:") || skip(&s, "minigo:"))) directives = p, directives_line = line;
      continue;
    }
    bool is_func = skip(&s, "func ");
    if (is_func || skip(&s, "const ") || skip(&s, "var ") || skip(&s, "type ")) {
      s.decl = x->decls.n;
      avec_push(a, &x->decls,
                ((LibDecl){.file = file,
                           .offset = (uint32_t)((directives ? directives : p) - text),
                           .line = directives ? directives_line : line}));
      if (is_func)
        add_func(&s);
      else if (skip(&s, "("))
        in_group = true;
      else
        add_names(&s);
    }
    directives = NULL;
  }
}

LibDecl *lib_index_find(LibIndex *x, const char *name) {
  const Sym *sym = sym_of(name);
  for (uint32_t k = x->buckets[sym->hash % LIB_INDEX_BUCKETS]; k; k = x->names.items[k - 1].next) {
    const LibName *n = &x->names.items[k - 1];
    if (n->hash == sym->hash && n->len == sym->len && memcmp(n->name, name, n->len) == 0)
      return &x->decls.items[n->decl];
  }
  return NULL;
}
