// SPDX-License-Identifier: MIT
// type.c - the universe's basic types, predicates, identity, constructors.
//
// Always true:
// - basic types are static; everything else lives in the compilation's arena.
// - a named type's underlying may itself be a named type while declarations are
//   being checked; type_under follows the chain and never loops.
// - unnamed types nest at most TYPE_MAX_DEPTH deep (the checker refuses more), so
//   recursion over them is bounded.
#include "compiler/type.h"

#include "compiler/arena.h"
#include "compiler/intern.h"

#define BASIC(K) [K] = {.kind = K, .is_complete = true}
static Type basic_types[] = {
    BASIC(TYPE_INVALID),        BASIC(TYPE_BOOL),          BASIC(TYPE_INT),
    BASIC(TYPE_INT8),           BASIC(TYPE_INT16),         BASIC(TYPE_INT32),
    BASIC(TYPE_INT64),          BASIC(TYPE_UINT),          BASIC(TYPE_UINT8),
    BASIC(TYPE_UINT16),         BASIC(TYPE_UINT32),        BASIC(TYPE_UINT64),
    BASIC(TYPE_UINTPTR),        BASIC(TYPE_FLOAT32),       BASIC(TYPE_FLOAT64),
    BASIC(TYPE_COMPLEX64),      BASIC(TYPE_COMPLEX128),    BASIC(TYPE_STRING),
    BASIC(TYPE_UNSAFE_POINTER), BASIC(TYPE_UNTYPED_BOOL),  BASIC(TYPE_UNTYPED_INT),
    BASIC(TYPE_UNTYPED_RUNE),   BASIC(TYPE_UNTYPED_FLOAT), BASIC(TYPE_UNTYPED_COMPLEX),
    BASIC(TYPE_UNTYPED_STRING), BASIC(TYPE_UNTYPED_NIL)};
#undef BASIC
static Type byte_type = {.kind = TYPE_UINT8, .is_complete = true};
static Type rune_type = {.kind = TYPE_INT32, .is_complete = true};

enum { N_BASIC = TYPE_UNTYPED_NIL + 1 };
#define B(K) [K] = &basic_types[K]
Type *const type_basic[N_TYPE_KINDS] = {
    B(TYPE_INVALID),        B(TYPE_BOOL),          B(TYPE_INT),
    B(TYPE_INT8),           B(TYPE_INT16),         B(TYPE_INT32),
    B(TYPE_INT64),          B(TYPE_UINT),          B(TYPE_UINT8),
    B(TYPE_UINT16),         B(TYPE_UINT32),        B(TYPE_UINT64),
    B(TYPE_UINTPTR),        B(TYPE_FLOAT32),       B(TYPE_FLOAT64),
    B(TYPE_COMPLEX64),      B(TYPE_COMPLEX128),    B(TYPE_STRING),
    B(TYPE_UNSAFE_POINTER), B(TYPE_UNTYPED_BOOL),  B(TYPE_UNTYPED_INT),
    B(TYPE_UNTYPED_RUNE),   B(TYPE_UNTYPED_FLOAT), B(TYPE_UNTYPED_COMPLEX),
    B(TYPE_UNTYPED_STRING), B(TYPE_UNTYPED_NIL)};
#undef B
Type *const type_byte = &byte_type, *const type_rune = &rune_type;

static Arena *type_arena;
static uint32_t next_id;

static void forget_caches(Type *t) {
  t->ptr_to = NULL;
  t->rtype = NULL;
  t->has_layout = false;
}

void type_init(Arena *a) {
  type_arena = a;
  for (int i = 0; i < N_BASIC; i++) {
    forget_caches(&basic_types[i]);
    basic_types[i].id = (uint32_t)i;
  }
  forget_caches(&byte_type);
  forget_caches(&rune_type);
  byte_type.id = TYPE_UINT8;
  rune_type.id = TYPE_INT32;
  next_id = N_TYPE_KINDS;
}

// ---- constructors ------------------------------------------------------------

static uint16_t nested(const Type *a, const Type *b) {
  uint32_t da = a ? a->depth : 0, db = b ? b->depth : 0;
  uint32_t d = (da > db ? da : db) + 1;
  return d > UINT16_MAX ? UINT16_MAX : (uint16_t)d;
}

Type *type_new(Arena *a, TypeKind kind) {
  Type *t = ARENA_NEW(a, Type);
  t->kind = (uint8_t)kind;
  t->id = next_id++;
  return t;
}

Type *type_pointer_to(Arena *a, Type *elem) {
  if (elem->ptr_to) return elem->ptr_to;
  Type *t = type_new(a, TYPE_POINTER);
  t->elem = elem;
  t->depth = nested(elem, NULL);
  elem->ptr_to = t;
  return t;
}

Type *type_slice_of(Arena *a, Type *elem) {
  Type *t = type_new(a, TYPE_SLICE);
  t->elem = elem;
  t->depth = nested(elem, NULL);
  return t;
}

Type *type_array_of(Arena *a, Type *elem, int64_t len) {
  Type *t = type_new(a, TYPE_ARRAY);
  t->elem = elem;
  t->len = len;
  t->depth = nested(elem, NULL);
  return t;
}

Type *type_map_of(Arena *a, Type *key, Type *elem) {
  Type *t = type_new(a, TYPE_MAP);
  t->key = key;
  t->elem = elem;
  t->depth = nested(key, elem);
  return t;
}

Type *type_chan_of(Arena *a, Type *elem, ChanDir dir) {
  Type *t = type_new(a, TYPE_CHAN);
  t->elem = elem;
  t->chan_dir = (uint8_t)dir;
  t->depth = nested(elem, NULL);
  return t;
}

Type *type_tuple_of(Arena *a, Type *func) {
  if (!func->tuple) {
    func->tuple = type_new(a, TYPE_TUPLE);
    func->tuple->results = func->results;
    func->tuple->n_results = func->n_results;
  }
  return func->tuple;
}

// ---- predicates --------------------------------------------------------------

Type *type_under(const Type *t) {
  Type *u = (Type *)(uintptr_t)t;
  if (u->kind != TYPE_NAMED) return u;
  Type *slow = u;
  for (bool step = false;; step = !step) {
    u = u->underlying;
    if (!u) return type_basic[TYPE_INVALID];
    if (u->kind != TYPE_NAMED) return u;
    if (step) slow = slow->underlying;
    if (u == slow) return type_basic[TYPE_INVALID]; // type A B; type B A: reported when declared
  }
}

bool type_is_integer(const Type *t) {
  TypeKind k = type_kind(t);
  return (k >= TYPE_INT && k <= TYPE_UINTPTR) || k == TYPE_UNTYPED_INT || k == TYPE_UNTYPED_RUNE;
}
bool type_is_unsigned(const Type *t) {
  TypeKind k = type_kind(t);
  return k >= TYPE_UINT && k <= TYPE_UINTPTR;
}
bool type_is_float(const Type *t) {
  TypeKind k = type_kind(t);
  return k == TYPE_FLOAT32 || k == TYPE_FLOAT64 || k == TYPE_UNTYPED_FLOAT;
}
bool type_is_complex(const Type *t) {
  TypeKind k = type_kind(t);
  return k == TYPE_COMPLEX64 || k == TYPE_COMPLEX128 || k == TYPE_UNTYPED_COMPLEX;
}
bool type_is_numeric(const Type *t) {
  TypeKind k = type_kind(t);
  return (k >= TYPE_INT && k <= TYPE_COMPLEX128) || (k >= TYPE_UNTYPED_INT && k <= TYPE_UNTYPED_COMPLEX);
}
bool type_is_string(const Type *t) {
  TypeKind k = type_kind(t);
  return k == TYPE_STRING || k == TYPE_UNTYPED_STRING;
}
bool type_is_boolean(const Type *t) {
  TypeKind k = type_kind(t);
  return k == TYPE_BOOL || k == TYPE_UNTYPED_BOOL;
}
bool type_is_untyped(const Type *t) {
  return t->kind >= TYPE_UNTYPED_BOOL && t->kind <= TYPE_UNTYPED_NIL;
}
bool type_is_const_type(const Type *t) {
  TypeKind k = type_kind(t);
  return (k >= TYPE_BOOL && k <= TYPE_STRING) || (k >= TYPE_UNTYPED_BOOL && k <= TYPE_UNTYPED_STRING);
}
bool type_is_interface(const Type *t) {
  return type_kind(t) == TYPE_INTERFACE;
}
bool type_is_ordered(const Type *t) {
  return (type_is_numeric(t) && !type_is_complex(t)) || type_is_string(t);
}
bool type_has_nil(const Type *t) {
  switch (type_kind(t)) {
  case TYPE_UNSAFE_POINTER:
  case TYPE_SLICE:
  case TYPE_POINTER:
  case TYPE_FUNC:
  case TYPE_MAP:
  case TYPE_CHAN:
  case TYPE_INTERFACE: return true;
  default: return false;
  }
}

// The part of t that cannot be compared, t itself included; NULL if there is
// none. Depth stands against invalid recursive types.
static const Type *find_incomparable(const Type *t, int depth) {
  if (depth > 2 * TYPE_MAX_DEPTH) return NULL;
  Type *u = type_under(t);
  if (u->comparable == 1) return NULL;
  switch (u->kind) {
  case TYPE_UNTYPED_NIL:
  case TYPE_SLICE:
  case TYPE_FUNC:
  case TYPE_MAP:
  case TYPE_TUPLE: return t;
  case TYPE_ARRAY:
    if (find_incomparable(u->elem, depth + 1)) return t;
    if (!u->is_open) u->comparable = 1;
    return NULL;
  case TYPE_STRUCT:
    for (uint32_t i = 0; i < u->n_fields; i++) {
      if (find_incomparable(u->fields[i].type, depth + 1)) return u->fields[i].type;
    }
    if (!u->is_open) u->comparable = 1; // aliases share parts: look at each once
    return NULL;
  default: return NULL;
  }
}

bool type_is_comparable(const Type *t) {
  return find_incomparable(t, 0) == NULL;
}
const Type *type_incomparable_part(const Type *t) {
  return find_incomparable(t, 0);
}

bool type_is_pointer_shaped(const Type *t) {
  for (int depth = 0; depth < 2 * TYPE_MAX_DEPTH; depth++) {
    const Type *u = type_under(t);
    switch (u->kind) {
    case TYPE_POINTER:
    case TYPE_MAP:
    case TYPE_CHAN:
    case TYPE_FUNC:
    case TYPE_UNSAFE_POINTER: return true;
    case TYPE_ARRAY:
      if (u->len != 1) return false;
      t = u->elem;
      break;
    case TYPE_STRUCT:
      if (u->n_fields != 1) return false;
      t = u->fields[0].type;
      break;
    default: return false;
    }
  }
  return false;
}

Type *type_default(Type *t) {
  switch (t->kind) {
  case TYPE_UNTYPED_BOOL: return type_basic[TYPE_BOOL];
  case TYPE_UNTYPED_INT: return type_basic[TYPE_INT];
  case TYPE_UNTYPED_RUNE: return type_rune;
  case TYPE_UNTYPED_FLOAT: return type_basic[TYPE_FLOAT64];
  case TYPE_UNTYPED_COMPLEX: return type_basic[TYPE_COMPLEX128];
  case TYPE_UNTYPED_STRING: return type_basic[TYPE_STRING];
  default: return t;
  }
}

// ---- interfaces --------------------------------------------------------------

static int compare_methods(const void *pa, const void *pb) {
  const IfaceMethod *a = pa, *b = pb;
  int c = strcmp(a->name, b->name);
  if (c || a->is_exported) return c;
  // Same text, different packages: any fixed order will do.
  return a->pkg == b->pkg ? 0 : a->pkg < b->pkg ? -1 : 1;
}

static bool same_method_name(const IfaceMethod *a, const IfaceMethod *b) {
  return a->name == b->name && (a->is_exported || a->pkg == b->pkg);
}

bool type_complete_interface(Type *t) {
  Type *u = type_under(t);
  if (u->kind != TYPE_INTERFACE) return true;
  if (u->is_complete) return true;
  if (u->in_type_set) return true; // embeds itself: reported elsewhere
  if (!u->is_defined) return false;
  u->in_type_set = true;
  bool is_final = true;
  uint32_t n = u->n_methods;
  for (uint32_t i = 0; i < u->n_embeds; i++) {
    IfaceEmbed *em = &u->embeds[i];
    if (em->n_terms != 1) continue;
    Type *e = type_under(em->terms[0].type);
    if (em->terms[0].type->kind == TYPE_NAMED && !em->terms[0].type->underlying) is_final = false;
    if (e->kind != TYPE_INTERFACE || em->terms[0].is_tilde) continue;
    is_final &= type_complete_interface(e);
    if (e->in_type_set || e->is_cyclic) u->is_cyclic = true;
    if (e->is_comparable_iface) u->is_comparable_iface = true;
    n += e->n_all_methods;
  }
  IfaceMethod *all = ARENA_ARRAY(type_arena, IfaceMethod, n);
  uint32_t k = 0;
  for (uint32_t i = 0; i < u->n_methods; i++) all[k++] = u->methods[i];
  for (uint32_t i = 0; i < u->n_embeds; i++) {
    IfaceEmbed *em = &u->embeds[i];
    if (em->n_terms != 1 || em->terms[0].is_tilde) continue;
    Type *e = type_under(em->terms[0].type);
    if (e->kind != TYPE_INTERFACE || e == u) continue;
    for (uint32_t j = 0; j < e->n_all_methods && k < n; j++) all[k++] = e->all_methods[j];
  }
  if (k > 1) {
    qsort(all, k, sizeof *all, compare_methods);
    uint32_t m = 1;
    for (uint32_t i = 1; i < k; i++) {
      if (!same_method_name(&all[m - 1], &all[i])) all[m++] = all[i];
    }
    k = m;
  }
  u->all_methods = all;
  u->n_all_methods = k;
  u->is_complete = is_final;
  u->in_type_set = false;
  return is_final;
}

bool type_is_method_set(Type *iface) {
  Type *u = type_under(iface);
  type_complete_interface(u);
  if (u->is_comparable_iface) return false;
  if (u->in_type_set) return true;
  if (u->method_set) return u->method_set == 1;
  u->in_type_set = true;
  bool ok = true;
  for (uint32_t i = 0; i < u->n_embeds && ok; i++) {
    IfaceEmbed *em = &u->embeds[i];
    if (em->n_terms == 0) continue;
    Type *e = type_under(em->terms[0].type);
    if (em->n_terms > 1 || em->terms[0].is_tilde) {
      ok = false;
    } else if (e->kind == TYPE_INTERFACE) {
      ok = type_is_method_set(e);
    } else {
      ok = e->kind == TYPE_INVALID;
    }
  }
  u->in_type_set = false;
  if (u->is_complete) u->method_set = ok ? 1 : 2;
  return ok;
}

int32_t type_find_method(Type *iface, const Package *pkg, const char *name) {
  Type *u = type_under(iface);
  if (!u->is_complete) type_complete_interface(u);
  bool exported = sym_of(name)->is_exported;
  for (uint32_t i = 0; i < u->n_all_methods; i++) {
    const IfaceMethod *m = &u->all_methods[i];
    if (m->name == name && (exported || m->pkg == pkg)) return (int32_t)i;
  }
  return -1;
}

// ---- identity ----------------------------------------------------------------

// Interfaces under comparison, outermost last: an anonymous interface may refer
// to itself through its methods.
typedef struct IfacePair {
  const Type *x, *y;
  const struct IfacePair *prev;
} IfacePair;

typedef struct Identity {
  bool ignore_tags;
  uint32_t budget; // steps left: shared sub-types of aliases can unfold exponentially
} Identity;

static bool is_identical(Identity *id, const Type *x, const Type *y, const IfacePair *pair);

static bool params_identical(Identity *id, const Param *a, uint32_t na, const Param *b, uint32_t nb,
                             const IfacePair *pair) {
  if (na != nb) return false;
  for (uint32_t i = 0; i < na; i++) {
    if (!is_identical(id, a[i].type, b[i].type, pair)) return false;
  }
  return true;
}

static bool structs_identical(Identity *id, const Type *x, const Type *y, const IfacePair *pair) {
  if (x->n_fields != y->n_fields) return false;
  for (uint32_t i = 0; i < x->n_fields; i++) {
    const Field *f = &x->fields[i], *g = &y->fields[i];
    if (f->is_embedded != g->is_embedded || f->name != g->name) return false;
    if (!f->is_exported && f->pkg != g->pkg) return false;
    if (!id->ignore_tags &&
        (f->tag_len != g->tag_len || (f->tag_len && memcmp(f->tag, g->tag, f->tag_len) != 0))) {
      return false;
    }
    if (!is_identical(id, f->type, g->type, pair)) return false;
  }
  return true;
}

static bool embeds_identical(Identity *id, const Type *x, const Type *y, const IfacePair *pair) {
  bool xm = type_is_method_set((Type *)(uintptr_t)x), ym = type_is_method_set((Type *)(uintptr_t)y);
  if (xm || ym) return xm == ym;
  // Constraint interfaces: identical when spelled alike.
  if (x->is_comparable_iface != y->is_comparable_iface || x->n_embeds != y->n_embeds) return false;
  for (uint32_t i = 0; i < x->n_embeds; i++) {
    const IfaceEmbed *a = &x->embeds[i], *b = &y->embeds[i];
    if (a->n_terms != b->n_terms) return false;
    for (uint32_t j = 0; j < a->n_terms; j++) {
      if (a->terms[j].is_tilde != b->terms[j].is_tilde) return false;
      if (!is_identical(id, a->terms[j].type, b->terms[j].type, pair)) return false;
    }
  }
  return true;
}

static bool interfaces_identical(Identity *id, const Type *x, const Type *y, const IfacePair *pair) {
  type_complete_interface((Type *)(uintptr_t)x);
  type_complete_interface((Type *)(uintptr_t)y);
  if (x->n_all_methods != y->n_all_methods || !embeds_identical(id, x, y, pair)) return false;
  for (const IfacePair *p = pair; p; p = p->prev) {
    if ((p->x == x && p->y == y) || (p->x == y && p->y == x)) return true;
  }
  IfacePair here = {x, y, pair};
  for (uint32_t i = 0; i < x->n_all_methods; i++) {
    if (!same_method_name(&x->all_methods[i], &y->all_methods[i])) return false;
  }
  for (uint32_t i = 0; i < x->n_all_methods; i++) {
    if (!is_identical(id, x->all_methods[i].type, y->all_methods[i].type, &here)) return false;
  }
  return true;
}

static bool is_identical(Identity *id, const Type *x, const Type *y, const IfacePair *pair) {
  if (x == y) return true;
  if (x->kind != y->kind) return false;
  if (id->budget == 0) return false;
  id->budget--;
  switch (x->kind) {
  case TYPE_ARRAY:
    return (x->len < 0 || y->len < 0 || x->len == y->len) && is_identical(id, x->elem, y->elem, pair);
  case TYPE_SLICE:
  case TYPE_POINTER: return is_identical(id, x->elem, y->elem, pair);
  case TYPE_STRUCT: return structs_identical(id, x, y, pair);
  case TYPE_TUPLE: return params_identical(id, x->results, x->n_results, y->results, y->n_results, pair);
  case TYPE_FUNC:
    return x->is_variadic == y->is_variadic &&
           params_identical(id, x->params, x->n_params, y->params, y->n_params, pair) &&
           params_identical(id, x->results, x->n_results, y->results, y->n_results, pair);
  case TYPE_INTERFACE: return interfaces_identical(id, x, y, pair);
  case TYPE_MAP: return is_identical(id, x->key, y->key, pair) && is_identical(id, x->elem, y->elem, pair);
  case TYPE_CHAN: return x->chan_dir == y->chan_dir && is_identical(id, x->elem, y->elem, pair);
  case TYPE_NAMED:
  case TYPE_PARAM: return false; // unique
  default: return true;          // basic: byte and uint8
  }
}

enum { IDENTITY_BUDGET = 5000000 };

bool type_identical(const Type *a, const Type *b) {
  if (a == b) return true;
  if (a->kind != b->kind || a->kind == TYPE_NAMED) return false;
  Identity id = {false, IDENTITY_BUDGET};
  return is_identical(&id, a, b, NULL);
}

bool type_identical_ignore_tags(const Type *a, const Type *b) {
  Identity id = {true, IDENTITY_BUDGET};
  return is_identical(&id, a, b, NULL);
}

// ---- hashing -----------------------------------------------------------------

static uint64_t mix(uint64_t h, uint64_t x) {
  h ^= x;
  h *= 0x9E3779B97F4A7C15u;
  return h ^ (h >> 29);
}

static uint64_t hash_type(const Type *t, int depth);

static uint64_t hash_params(uint64_t h, const Param *p, uint32_t n, int depth) {
  h = mix(h, n);
  for (uint32_t i = 0; i < n; i++) h = mix(h, hash_type(p[i].type, depth + 1));
  return h;
}

// Deep parts do not count, so that the cost stays bounded.
static uint64_t hash_type(const Type *t, int depth) {
  uint64_t h = mix(0x51ED270B, t->kind);
  if (depth > 4) return h;
  switch (t->kind) {
  case TYPE_ARRAY: return mix(mix(h, (uint64_t)t->len), hash_type(t->elem, depth + 1));
  case TYPE_SLICE:
  case TYPE_POINTER: return mix(h, hash_type(t->elem, depth + 1));
  case TYPE_CHAN: return mix(mix(h, t->chan_dir), hash_type(t->elem, depth + 1));
  case TYPE_MAP: return mix(mix(h, hash_type(t->key, depth + 1)), hash_type(t->elem, depth + 1));
  case TYPE_STRUCT:
    h = mix(h, t->n_fields);
    for (uint32_t i = 0; i < t->n_fields; i++) {
      h = mix(mix(h, sym_of(t->fields[i].name)->hash), hash_type(t->fields[i].type, depth + 1));
    }
    return h;
  case TYPE_TUPLE: return hash_params(h, t->results, t->n_results, depth);
  case TYPE_FUNC:
    h = mix(h, t->is_variadic);
    return hash_params(hash_params(h, t->params, t->n_params, depth), t->results, t->n_results, depth);
  case TYPE_INTERFACE:
    type_complete_interface((Type *)(uintptr_t)t);
    h = mix(h, t->n_all_methods);
    for (uint32_t i = 0; i < t->n_all_methods; i++) h = mix(h, sym_of(t->all_methods[i].name)->hash);
    return h;
  case TYPE_NAMED:
  case TYPE_PARAM: return mix(h, t->id);
  default: return h;
  }
}

uint64_t type_hash(const Type *t) {
  return hash_type(t, 0);
}
