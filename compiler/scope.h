// SPDX-License-Identifier: MIT
// scope.h - names and what they stand for, block by block.
#ifndef MG_SCOPE_H
#define MG_SCOPE_H

#include "compiler/arena.h"
#include "compiler/type.h"

// Small scopes are searched from the end of the list, large ones through a hash
// table. Names are interned, so that searching compares pointers.
struct Scope {
  Scope *parent;
  Obj **objs; // in order of declaration
  uint32_t n_objs, cap_objs;
  Obj **table; // open addressing by name; NULL while the scope is small
  uint32_t n_slots;
  // A library package's: asked for a name that is not there; may add it. NULL elsewhere.
  bool (*missing)(void *context, const char *name);
  void *context;
};

Scope *scope_new(Arena *a, Scope *parent);
// The object declared in this very scope, or NULL.
Obj *scope_find(const Scope *s, const char *name);
// Searches outward. *where (if not NULL) is the scope it was found in.
Obj *scope_lookup(Scope *s, const char *name, Scope **where);
// Refuses a name that is there already, and returns that object; NULL on success.
// Sets obj->scope unless it has one (dot imports).
Obj *scope_add(Arena *a, Scope *s, Obj *obj);

// The scope of the predeclared names, made anew for each compilation.
Scope *universe_init(Arena *a);
// Package unsafe.
Package *universe_unsafe(void);
// The predeclared objects that need special treatment.
typedef struct Universe {
  Obj *iota, *any, *comparable;
} Universe;
const Universe *universe(void);
Type *type_empty_interface(void); // any, but spelled interface{}

#endif
