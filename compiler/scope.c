// SPDX-License-Identifier: MIT
#include "compiler/scope.h"

#include "compiler/intern.h"
#include "compiler/vec.h"

enum { LINEAR_MAX = 8 };

static uint32_t name_hash(const char *name) {
  uintptr_t p = (uintptr_t)name;
  return (uint32_t)((p >> 3) * 2654435761u);
}

Scope *scope_new(Arena *a, Scope *parent) {
  Scope *s = ARENA_NEW(a, Scope);
  s->parent = parent;
  return s;
}

static Obj *find(const Scope *s, const char *name) {
  if (!s->table) {
    for (uint32_t i = s->n_objs; i-- > 0;) {
      if (s->objs[i]->name == name) return s->objs[i];
    }
    return NULL;
  }
  uint32_t mask = s->n_slots - 1;
  for (uint32_t i = name_hash(name) & mask; s->table[i]; i = (i + 1) & mask) {
    if (s->table[i]->name == name) return s->table[i];
  }
  return NULL;
}

Obj *scope_find(const Scope *s, const char *name) {
  Obj *obj = find(s, name);
  return obj || !s->missing || !s->missing(s->context, name) ? obj : find(s, name);
}

Obj *scope_lookup(Scope *s, const char *name, Scope **where) {
  for (; s; s = s->parent) {
    Obj *obj = scope_find(s, name);
    if (obj) {
      if (where) *where = s;
      return obj;
    }
  }
  return NULL;
}

static void table_put(Scope *s, Obj *obj) {
  uint32_t mask = s->n_slots - 1;
  uint32_t i = name_hash(obj->name) & mask;
  while (s->table[i]) i = (i + 1) & mask;
  s->table[i] = obj;
}

Obj *scope_add(Arena *a, Scope *s, Obj *obj) {
  Obj *other = scope_find(s, obj->name);
  if (other) return other;
  if (s->n_objs == s->cap_objs) {
    s->objs = avec_grow(a, s->objs, &s->cap_objs, s->n_objs + 1, sizeof(Obj *));
  }
  s->objs[s->n_objs++] = obj;
  if (!obj->scope) obj->scope = s;
  if (s->n_objs > LINEAR_MAX && s->n_objs * 2 > s->n_slots) {
    s->n_slots = s->n_slots ? s->n_slots * 4 : 64;
    s->table = ARENA_ARRAY(a, Obj *, s->n_slots);
    for (uint32_t i = 0; i < s->n_objs; i++) table_put(s, s->objs[i]);
  } else if (s->table) {
    table_put(s, obj);
  }
  return NULL;
}
