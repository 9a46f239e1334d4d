// SPDX-License-Identifier: MIT
// iface.c - interface values: boxes, itabs found at run time.
//
// Itabs that the program can name are the compiler's; those of assertions are
// made here, once for each pair (interface type, concrete type), and kept in a
// hash table until the end. A pair that does not match is remembered too.
#include "runtime/rt_impl.h"

const uint64_t rt_small_words[256] = {
#define ROW4(n)  (n), (n) + 1, (n) + 2, (n) + 3
#define ROW16(n) ROW4(n), ROW4((n) + 4), ROW4((n) + 8), ROW4((n) + 12)
#define ROW64(n) ROW16(n), ROW16((n) + 16), ROW16((n) + 32), ROW16((n) + 48)
    ROW64(0), ROW64(64), ROW64(128), ROW64(192)
#undef ROW4
#undef ROW16
#undef ROW64
};
// Stands in for boxes of the zero string and slice.
static const uint64_t zero_words[3];

// The kind of what structs of one field and arrays of one element hold.
static inline uint8_t sole_kind(const RType *t) {
  for (;;) {
    if (t->kind == RK_ARRAY && t->len == 1)
      t = t->elem;
    else if (t->kind == RK_STRUCT && t->n_fields == 1)
      t = t->fields[0].type;
    else
      return t->kind;
  }
}

void *rt_box(Rt *rt, uint32_t site, const Slot *v) {
  const RType *t = rt->sites[site].type;
  // The cases of gc's convT16 ... convTslice: by size and alignment, not by kind.
  bool is_word = !t->layout && t->size == t->align;
  if (is_word && (t->size > 1 || sole_kind(t) < RK_ARRAY)) {
    uint64_t bits = v->u;
    if (t->size < 8) bits &= (UINT64_C(1) << (8 * t->size)) - 1;
    if (bits < COUNT_OF(rt_small_words)) return (void *)(uintptr_t)&rt_small_words[bits];
  }
  if (t->layout && t->size <= 24 && t->size >= 16) {
    uint8_t kind = sole_kind(t);
    if (kind == RK_STRING && v[1].i == 0) return (void *)(uintptr_t)zero_words;
    if (kind == RK_SLICE && !v[0].p) return (void *)(uintptr_t)zero_words;
  }
  void *p = rt_alloc(rt, site, t->layout, t->size);
  if (p) gc_copy_typed(rt->heap, p, v, t->layout, t->size);
  return p;
}

// ---- the cache ----

typedef struct ItabEntry {
  const RType *iface, *type;
  const Itab *itab; // NULL: does not implement
  bool is_owned;
} ItabEntry;

typedef struct RtItabCache {
  ItabEntry *entries;
  uint32_t n, n_slots; // a power of two
} RtItabCache;

static ItabEntry *find_entry(RtItabCache *c, const RType *iface, const RType *type) {
  uint32_t mask = c->n_slots - 1;
  uint32_t h = (uint32_t)rt_hash_u64((uint64_t)iface->hash << 32 | type->hash, 0);
  for (uint32_t i = h & mask;; i = (i + 1) & mask) {
    ItabEntry *e = &c->entries[i];
    if (!e->iface || (e->iface == iface && e->type == type)) return e;
  }
}

static void insert(RtItabCache *c, const ItabEntry *entry) {
  if (2 * (c->n + 1) > c->n_slots) {
    RtItabCache bigger = {.n_slots = c->n_slots ? 2 * c->n_slots : 64};
    bigger.entries = x_calloc(bigger.n_slots, sizeof *bigger.entries);
    for (uint32_t i = 0; i < c->n_slots; i++)
      if (c->entries[i].iface) *find_entry(&bigger, c->entries[i].iface, c->entries[i].type) = c->entries[i];
    bigger.n = c->n;
    x_free(c->entries);
    *c = bigger;
  }
  ItabEntry *e = find_entry(c, entry->iface, entry->type);
  if (!e->iface) c->n++;
  *e = *entry;
}

static RtItabCache *cache(Rt *rt) {
  if (!rt->itab_cache) {
    rt->itab_cache = x_calloc(1, sizeof *rt->itab_cache);
    for (uint32_t i = 0; i < rt->config->n_itabs; i++) {
      const Itab *t = rt->config->itabs[i];
      insert(rt->itab_cache, &(ItabEntry){t->iface, t->type, t, false});
    }
  }
  return rt->itab_cache;
}

void rt_itabs_fini(Rt *rt) {
  RtItabCache *c = rt->itab_cache;
  if (!c) return;
  for (uint32_t i = 0; i < c->n_slots; i++)
    if (c->entries[i].is_owned) x_free((void *)(uintptr_t)c->entries[i].itab);
  x_free(c->entries);
  x_free(c);
  rt->itab_cache = NULL;
}

static Itab *make_itab(Rt *rt, const RType *iface, const RType *type) {
  uint32_t *func = x_calloc(iface->n_methods, sizeof *func);
  Itab *t = NULL;
  bool wrong_type;
  if (!rtype_match(iface, type, func, &wrong_type)) {
    t = x_calloc(1, sizeof *t + iface->n_methods * sizeof t->fun[0]);
    t->iface = iface;
    t->type = type;
    for (uint32_t i = 0; i < iface->n_methods; i++)
      t->fun[i] = func[i] < rt->config->n_funcs ? rt->config->funcs[func[i]] : NULL;
  }
  x_free(func);
  return t;
}

const Itab *rt_find_itab(Rt *rt, const RType *iface, const RType *type) {
  RtItabCache *c = cache(rt);
  if (c->n_slots) {
    ItabEntry *e = find_entry(c, iface, type);
    if (e->iface) return e->itab;
  }
  Itab *t = make_itab(rt, iface, type);
  insert(c, &(ItabEntry){iface, type, t, t != NULL});
  return t;
}

RtStatus rt_assert_itab(Rt *rt, const RType *source, const RType *iface, const RType *dynamic,
                        const Itab **out) {
  *out = dynamic ? rt_find_itab(rt, iface, dynamic) : NULL;
  if (*out) return RT_OK;
  bool wrong_type;
  const RMethod *missing = dynamic ? rtype_match(iface, dynamic, NULL, &wrong_type) : NULL;
  // Go names no static type here, unlike for an assertion to a concrete type.
  return rt_panic_assert(rt, dynamic ? source : NULL, dynamic, iface, missing);
}
