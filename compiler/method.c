// SPDX-License-Identifier: MIT
// method.c - field and method lookup through embedded fields, method sets.
//
// The search goes breadth first, one depth of embedding at a time, as the
// language's selector rules (and types2/lookup.go) want it:
// 1. at each depth every type is looked at once; a name found once wins, a name
//    found twice, or in a type that was reached twice, is ambiguous;
// 2. named types seen at a shallower depth are not entered again, which also ends
//    the search in recursive types.
#include "compiler/method.h"

#include "compiler/check.h"
#include "compiler/vec.h"

static void (*declare_hook)(void *, Obj *);
static void *declare_context;

void method_set_declare_hook(void (*declare)(void *context, Obj *method), void *context) {
  declare_hook = declare;
  declare_context = context;
}

static void declare_method(Obj *m) {
  if (!m->type && declare_hook) declare_hook(declare_context, m);
}

static Type *deref(Type *t, bool *is_ptr) {
  *is_ptr = t->kind == TYPE_POINTER;
  return *is_ptr ? t->elem : t;
}

// The names asked for.
typedef struct Query {
  const char *name;
  const Package *pkg;
  bool is_exported, fold_case;
} Query;

static bool matches(const Query *q, const char *name, const Package *pkg) {
  if (q->name == name) return q->is_exported || q->pkg == pkg;
  if (!q->fold_case || strcasecmp(q->name, name) != 0) return false;
  return sym_of(name)->is_exported || q->pkg == pkg;
}

// A type to search at the current depth, and how it was reached.
typedef struct Embedded {
  Type *type;
  const struct Embedded *from; // the embedding type's entry; NULL at depth 0
  uint32_t index;              // of the field in it
  bool is_indirect;
  bool is_multiple; // reached several times at this depth
} Embedded;

typedef VEC(Embedded *) EmbeddedList;
typedef VEC(Type *) TypeList;

static void set_path(Arena *a, Lookup *out, const Embedded *e, bool with_field, uint32_t field) {
  uint32_t n = with_field;
  for (const Embedded *p = e; p->from; p = p->from) n++;
  out->n_path = n;
  out->path = n ? ARENA_ARRAY(a, uint32_t, n) : NULL;
  if (with_field) out->path[--n] = field;
  for (const Embedded *p = e; p->from; p = p->from) out->path[--n] = p->index;
}

// Looks into one type. Returns false on a collision.
static bool search_type(Arena *a, const Query *q, Embedded *e, Lookup *out, EmbeddedList *next) {
  Type *t = e->type;
  if (t->kind == TYPE_NAMED) {
    for (uint32_t i = 0; i < t->n_named_methods; i++) {
      Obj *m = t->named_methods[i];
      if (!matches(q, m->name, m->pkg)) continue;
      if (out->kind != LOOKUP_NONE || e->is_multiple) return false;
      out->kind = LOOKUP_METHOD;
      out->method = m;
      out->is_indirect = e->is_indirect;
      set_path(a, out, e, false, 0);
      return true;
    }
  }
  Type *u = type_under(t);
  if (u->kind == TYPE_STRUCT) {
    for (uint32_t i = 0; i < u->n_fields; i++) {
      Field *f = &u->fields[i];
      if (matches(q, f->name, f->pkg)) {
        if (out->kind != LOOKUP_NONE || e->is_multiple) return false;
        out->kind = LOOKUP_FIELD;
        out->field = f;
        out->is_indirect = e->is_indirect;
        set_path(a, out, e, true, i);
        continue;
      }
      if (out->kind == LOOKUP_NONE && f->is_embedded) {
        bool is_ptr;
        Type *ft = deref(f->type, &is_ptr);
        Embedded *child = ARENA_NEW(a, Embedded);
        *child = (Embedded){ft, e, i, e->is_indirect || is_ptr, e->is_multiple};
        vec_push(next, child);
      }
    }
  } else if (u->kind == TYPE_INTERFACE) {
    type_complete_interface(u);
    for (uint32_t i = 0; i < u->n_all_methods; i++) {
      if (!matches(q, u->all_methods[i].name, u->all_methods[i].pkg)) continue;
      if (out->kind != LOOKUP_NONE || e->is_multiple) return false;
      out->kind = LOOKUP_IFACE_METHOD;
      out->iface = u;
      out->iface_method = (int32_t)i;
      out->is_indirect = e->is_indirect;
      set_path(a, out, e, false, 0);
      break;
    }
  }
  return true;
}

// Entries of the same type become one that is marked.
static void merge_multiples(EmbeddedList *list) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < list->n; i++) {
    uint32_t j = 0;
    while (j < n && !type_identical(list->items[j]->type, list->items[i]->type)) j++;
    if (j < n) {
      list->items[j]->is_multiple = true;
    } else {
      list->items[n++] = list->items[i];
    }
  }
  list->n = n;
}

static bool contains(const TypeList *list, const Type *t) {
  for (uint32_t i = 0; i < list->n; i++) {
    if (list->items[i] == t) return true;
  }
  return false;
}

// lookup_field_or_method without the rule for named pointer types, and with a choice to ignore case.
static LookupKind lookup_member(Arena *a, Type *t, bool is_addressable, const Package *pkg, const char *name,
                                bool fold_case, Lookup *out) {
  *out = (Lookup){.kind = LOOKUP_NONE, .iface_method = -1};
  if (name[0] == '_' && name[1] == 0) return LOOKUP_NONE;
  bool is_ptr;
  Type *base = deref(t, &is_ptr);
  if (is_ptr && type_is_interface(base)) return LOOKUP_NONE; // pointers to interfaces have no methods
  Query q = {name, pkg, sym_of(name)->is_exported, fold_case};
  Embedded start = {base, NULL, 0, is_ptr, false};
  EmbeddedList current = {0}, next = {0};
  TypeList seen = {0};
  vec_push(&current, &start);
  bool collision = false;
  while (current.n && out->kind == LOOKUP_NONE && !collision) {
    next.n = 0;
    for (uint32_t i = 0; i < current.n && !collision; i++) {
      Embedded *e = current.items[i];
      if (e->type->kind == TYPE_NAMED) {
        if (contains(&seen, e->type)) continue;
        vec_push(&seen, e->type);
      }
      collision = !search_type(a, &q, e, out, &next);
    }
    EmbeddedList swap = current;
    current = next;
    next = swap;
    if (out->kind == LOOKUP_NONE) merge_multiples(&current);
  }
  vec_free(&current);
  vec_free(&next);
  vec_free(&seen);
  if (collision) {
    *out = (Lookup){.kind = LOOKUP_AMBIGUOUS, .iface_method = -1};
  } else if (out->kind == LOOKUP_METHOD && out->method->is_ptr_recv && !out->is_indirect && !is_addressable) {
    out->kind = LOOKUP_PTR_METHOD;
  }
  return out->kind;
}

LookupKind lookup_field_or_method(Arena *a, Type *t, bool is_addressable, const Package *pkg,
                                  const char *name, Lookup *out) {
  // Methods are not found through a named pointer type, fields are.
  if (t->kind == TYPE_NAMED) {
    Type *u = type_under(t);
    if (u->kind == TYPE_POINTER) {
      lookup_member(a, u, false, pkg, name, false, out);
      if (out->kind != LOOKUP_FIELD && out->kind != LOOKUP_AMBIGUOUS) {
        *out = (Lookup){.kind = LOOKUP_NONE, .iface_method = -1};
      }
      return out->kind;
    }
  }
  return lookup_member(a, t, is_addressable, pkg, name, false, out);
}

// ---- method sets -------------------------------------------------------------

static bool miss(MissingMethod *out, const IfaceMethod *m, const char *alt_name, Type *alt_type) {
  if (out) *out = (MissingMethod){m, alt_name, alt_type};
  return true;
}

// Name and type of the method found; false for anything else.
static bool found_method(const Lookup *l, const char **name, Type **type) {
  if (l->kind == LOOKUP_METHOD || l->kind == LOOKUP_PTR_METHOD) {
    declare_method(l->method);
    *name = l->method->name;
    *type = l->method->type;
    return *type != NULL;
  }
  if (l->kind == LOOKUP_IFACE_METHOD) {
    *name = l->iface->all_methods[l->iface_method].name;
    *type = l->iface->all_methods[l->iface_method].type;
    return true;
  }
  return false;
}

bool method_is_missing(Arena *a, Type *v, Type *iface, bool is_static, MissingMethod *out) {
  Type *t = type_under(iface);
  type_complete_interface(t);
  if (t->n_all_methods == 0 || t->is_cyclic) return false;
  Type *vu = type_under(v);
  if (vu->kind == TYPE_INTERFACE) {
    type_complete_interface(vu);
    if (vu == t || vu->is_cyclic) return false;
    for (uint32_t i = 0; i < t->n_all_methods; i++) {
      const IfaceMethod *m = &t->all_methods[i];
      int32_t j = type_find_method(vu, m->pkg, m->name);
      if (j < 0) {
        if (is_static) return miss(out, m, NULL, NULL);
        continue;
      }
      const IfaceMethod *f = &vu->all_methods[j];
      if (!type_identical(f->type, m->type)) return miss(out, m, f->name, f->type);
    }
    return false;
  }
  for (uint32_t i = 0; i < t->n_all_methods; i++) {
    const IfaceMethod *m = &t->all_methods[i];
    Lookup l;
    const char *name;
    Type *type;
    lookup_member(a, v, false, m->pkg, m->name, false, &l);
    bool found = l.kind == LOOKUP_METHOD || l.kind == LOOKUP_IFACE_METHOD;
    if (!found && l.kind != LOOKUP_PTR_METHOD && l.kind != LOOKUP_FIELD) {
      lookup_member(a, v, false, m->pkg, m->name, true, &l);
      if (l.kind == LOOKUP_PTR_METHOD) l.kind = LOOKUP_NONE;
    }
    if (!found_method(&l, &name, &type)) return miss(out, m, NULL, NULL);
    if (!found || !type_identical(type, m->type)) return miss(out, m, name, type);
  }
  return false;
}

bool type_implements(Arena *a, Type *v, Type *iface) {
  return type_is_interface(iface) && !method_is_missing(a, v, iface, true, NULL);
}

typedef struct NameRef {
  const char *name;
  const Package *pkg; // NULL for exported names
} NameRef;
typedef VEC(NameRef) NameList;

static int compare_names(const void *pa, const void *pb) {
  const NameRef *a = pa, *b = pb;
  int c = strcmp(a->name, b->name);
  return c ? c : a->pkg == b->pkg ? 0 : a->pkg < b->pkg ? -1 : 1;
}

static void add_name(NameList *names, const char *name, const Package *pkg) {
  vec_push(names, ((NameRef){name, sym_of(name)->is_exported ? NULL : pkg}));
}

// Every method name that occurs in t or below.
static void collect_names(Type *t, NameList *names, TypeList *seen) {
  bool is_ptr;
  t = deref(t, &is_ptr);
  TypeList work = {0};
  vec_push(&work, t);
  while (work.n) {
    Type *cur = vec_pop(&work);
    if (contains(seen, cur)) continue;
    vec_push(seen, cur);
    if (cur->kind == TYPE_NAMED) {
      for (uint32_t i = 0; i < cur->n_named_methods; i++) {
        add_name(names, cur->named_methods[i]->name, cur->named_methods[i]->pkg);
      }
    }
    Type *u = type_under(cur);
    if (u->kind == TYPE_STRUCT) {
      for (uint32_t i = 0; i < u->n_fields; i++) {
        if (u->fields[i].is_embedded) vec_push(&work, deref(u->fields[i].type, &is_ptr));
      }
    } else if (u->kind == TYPE_INTERFACE) {
      type_complete_interface(u);
      for (uint32_t i = 0; i < u->n_all_methods; i++) {
        add_name(names, u->all_methods[i].name, u->all_methods[i].pkg);
      }
    }
  }
  vec_free(&work);
}

MethodEntry *method_set(Arena *a, Type *t, uint32_t *n) {
  NameList names = {0};
  TypeList seen = {0};
  collect_names(t, &names, &seen);
  if (names.n > 1) qsort(names.items, names.n, sizeof(NameRef), compare_names);
  MethodEntry *list = ARENA_ARRAY(a, MethodEntry, names.n);
  uint32_t k = 0;
  for (uint32_t i = 0; i < names.n; i++) {
    if (i && compare_names(&names.items[i - 1], &names.items[i]) == 0) continue;
    MethodEntry *e = &list[k];
    const char *name;
    lookup_field_or_method(a, t, false, names.items[i].pkg, names.items[i].name, &e->found);
    if (e->found.kind != LOOKUP_METHOD && e->found.kind != LOOKUP_IFACE_METHOD) continue;
    if (!found_method(&e->found, &name, &e->sig)) continue;
    e->name = names.items[i].name;
    e->pkg = names.items[i].pkg;
    e->is_exported = e->pkg == NULL;
    k++;
  }
  vec_free(&names);
  vec_free(&seen);
  *n = k;
  return list;
}
