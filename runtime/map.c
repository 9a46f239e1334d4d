// SPDX-License-Identifier: MIT
// map.c - maps: a dense array of entries in order of insertion, and an index.
//
//   RtMap --> entries: cap x { key, value }      in order of insertion
//         --> index:   cap hashes (uint32, 0 = deleted), then
//                      n_slots x uint32: 0 empty, else entry number + 1
//
// Always true:
// - entries [0, n_used) were inserted; those with hash 0 are deleted; count of
//   the others is `count`;
// - a slot leads to a deleted entry until the next rebuild: probing goes on;
// - a small map (at most SMALL entries) has no index: its entries block begins
//   with 8 one-byte hashes, as gc's bucket, is searched straight through, and a
//   new entry takes the first free place;
// - header and small block have the sizes of gc's hmap and bmap, so that small
//   maps are accounted as Go accounts them. Larger maps grow by doubling at load
//   3/4; how they are split into objects is our own;
// - header and small block may be in a frame (rt_map_make_in); what a growing map
//   needs then is on the heap;
// - keys and values of more than 128 bytes are objects of their own, as in gc.
// When the entries block is full a new one is made: twice as large, or of the same
// size when a quarter is deleted. The old one stays as it was for iterators.
//
// Iteration walks the entries block that it started with, from a random entry,
// once around; entries inserted meanwhile are met when the walk is not past the
// end. When the map was rebuilt under it, the old block is walked to its end
// and each key is looked up anew: deleted ones are left out and new values seen.
// (A NaN key cannot be looked up: it is produced as it was, as in Go.)
//
// It departs from Go's buckets because a dense block is quicker to walk, to
// collect and to grow, and lookups touch the index line and one entry.
#include "runtime/rt_impl.h"

enum { SMALL = RT_MAP_SMALL, FIRST_SLOTS = 32 };

struct RtMap {
  int64_t count;
  uint32_t n_used;  // entries ever inserted in this block
  uint32_t cap;     // entries in the block
  char *entries;    // small: 8 tags first
  uint32_t *index;  // NULL while small
  uint32_t n_slots; // power of two
  uint32_t version; // counts rebuilds and clears
  uint64_t seed;
};
_Static_assert(sizeof(RtMap) == 48 && sizeof(RtMap) == RT_MAP_HEADER_SLOTS * 8, "as gc's hmap");
_Static_assert(offsetof(RtMap, entries) == 16 && offsetof(RtMap, index) == 24, "RT_MAP_HEADER_MASK");

typedef enum KeyForm { KEY_64, KEY_32, KEY_STRING, KEY_ANY } KeyForm;

// What the code needs to know of a map type; made on first use.
typedef struct MapInfo {
  uint32_t entry_size, value_at;
  uint32_t small_size; // bytes of a small block
  KeyForm form;
  bool has_pointers;
  bool is_key_apart, is_value_apart;
  bool key_is_reflexive; // k == k always
  GcLayout entry, small;
  uint64_t *masks;
} MapInfo;

struct RtMapState {
  MapInfo **infos; // by type id
  uint32_t n;
};

void rt_map_init(Rt *rt) {
  rt->map_state = x_calloc(1, sizeof *rt->map_state);
  rt->map_state->n = rt->config->n_types;
  rt->map_state->infos = x_calloc(rt->config->n_types, sizeof *rt->map_state->infos);
}

void rt_map_fini(Rt *rt) {
  if (!rt->map_state) return;
  for (uint32_t i = 0; i < rt->map_state->n; i++)
    if (rt->map_state->infos[i]) {
      x_free(rt->map_state->infos[i]->masks);
      x_free(rt->map_state->infos[i]);
    }
  x_free(rt->map_state->infos);
  x_free(rt->map_state);
  rt->map_state = NULL;
}

static bool is_reflexive(const RType *t) {
  switch (t->eq) {
  case REQ_MEM:
  case REQ_STRING: return true;
  case REQ_ARRAY: return is_reflexive(t->elem);
  case REQ_STRUCT:
    for (uint32_t i = 0; i < t->n_fields; i++)
      if (!is_reflexive(t->fields[i].type)) return false;
    return true;
  default: return false;
  }
}

static MG_COLD MapInfo *make_info(Rt *rt, const RType *mt) {
  MapInfo *m = x_calloc(1, sizeof *m);
  const RType *k = mt->key, *v = mt->elem;
  RtMapEntry e = rt_map_entry(k, v);
  m->value_at = e.value_at;
  m->entry_size = e.entry_size;
  m->small_size = e.block_size;
  m->has_pointers = e.has_pointers;
  m->is_key_apart = e.is_key_apart;
  m->is_value_apart = e.is_value_apart;
  m->key_is_reflexive = is_reflexive(k);
  m->form = k->eq == REQ_STRING ? KEY_STRING : KEY_ANY;
  if (k->eq == REQ_MEM && k->size == 8) m->form = KEY_64;
  if (k->eq == REQ_MEM && k->size == 4) m->form = KEY_32;
  if (m->has_pointers) {
    uint32_t entry_words = m->entry_size / 8, small_words = m->small_size / 8;
    uint32_t entry_mask = (entry_words + 63) / 64, small_mask = (small_words + 63) / 64;
    m->masks = x_calloc(entry_mask + small_mask, sizeof *m->masks);
    uint64_t *small = m->masks + entry_mask;
    rt_map_entry_mask(&e, k, v, m->masks, 0);
    for (uint32_t i = 0; i < SMALL; i++) rt_map_entry_mask(&e, k, v, small, 1 + i * entry_words);
    gc_layout_init(&m->entry, entry_words, m->masks);
    gc_layout_init(&m->small, small_words, small);
  }
  rt->map_state->infos[mt->id] = m;
  return m;
}

static inline const MapInfo *info_of(Rt *rt, const RType *mt) {
  MapInfo *m = rt->map_state->infos[mt->id];
  return LIKELY(m != NULL) ? m : make_info(rt, mt);
}

// ---- hashing and comparing keys ----

static inline RtStatus hash_key(Rt *rt, const RType *mt, const MapInfo *mi, const RtMap *m, const void *key,
                                uint32_t *out) {
  uint64_t h;
  switch (mi->form) {
  case KEY_64: {
    uint64_t k;
    memcpy(&k, key, 8);
    h = rt_hash_u64(k, m->seed);
    break;
  }
  case KEY_32: {
    uint32_t k;
    memcpy(&k, key, 4);
    h = rt_hash_u64(k, m->seed);
    break;
  }
  case KEY_STRING: {
    const RtString *s = key;
    h = rt_hash_bytes(s->ptr, (size_t)s->len, m->seed);
    break;
  }
  default: {
    RtStatus s = rt_hash(rt, mt->key, key, m->seed, &h);
    if (s != RT_OK) return s;
  }
  }
  uint32_t h32 = (uint32_t)(h >> 32);
  *out = h32 ? h32 : 1;
  return RT_OK;
}

// a is a stored key, b the one sought. Comparing cannot panic: b was hashed.
static inline bool same_key(Rt *rt, const RType *mt, const MapInfo *mi, const void *a, const void *b) {
  switch (mi->form) {
  case KEY_64: return memcmp(a, b, 8) == 0;
  case KEY_32: return memcmp(a, b, 4) == 0;
  case KEY_STRING: return rt_string_eq(*(const RtString *)a, *(const RtString *)b);
  default: {
    bool eq = false;
    return rt_equal(rt, mt->key, a, b, &eq) == RT_OK && eq;
  }
  }
}

static inline uint8_t small_tag(uint32_t hash) {
  uint8_t t = (uint8_t)(hash >> 24);
  return t ? t : 1;
}

static inline char *entry_at(const RtMap *m, const MapInfo *mi, uint32_t i) {
  return m->entries + (m->index ? 0 : 8) + (size_t)i * mi->entry_size;
}

static inline char *key_of(const MapInfo *mi, char *entry) {
  return UNLIKELY(mi->is_key_apart) ? *(char **)(void *)entry : entry;
}

static inline char *value_of(const MapInfo *mi, char *entry) {
  char *p = entry + mi->value_at;
  return UNLIKELY(mi->is_value_apart) ? *(char **)(void *)p : p;
}

static inline bool is_live(const RtMap *m, uint32_t i) {
  return m->index ? m->index[i] != 0 : ((const uint8_t *)m->entries)[i] != 0;
}

enum { NOT_FOUND = UINT32_MAX };

static inline uint32_t find(Rt *rt, const RType *mt, const MapInfo *mi, const RtMap *m, const void *key,
                            uint32_t hash) {
  if (!m->index) {
    const uint8_t *tags = (const uint8_t *)m->entries, t = small_tag(hash);
    for (uint32_t i = 0; i < m->n_used; i++)
      if (tags[i] == t && same_key(rt, mt, mi, key_of(mi, entry_at(m, mi, i)), key)) return i;
    return NOT_FOUND;
  }
  const uint32_t *slots = m->index + m->cap;
  uint32_t mask = m->n_slots - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    uint32_t e = slots[i];
    if (!e) return NOT_FOUND;
    if (m->index[e - 1] == hash && same_key(rt, mt, mi, key_of(mi, entry_at(m, mi, e - 1)), key))
      return e - 1;
  }
}

// ---- growth ----

// A block of cap entries and its index, filled from m's live entries. cap > SMALL.
static RtStatus rebuild(Rt *rt, uint32_t site, const RType *mt, const MapInfo *mi, RtMap *m,
                        uint32_t n_slots) {
  uint32_t cap = n_slots / 4 * 3;
  char *entries = rt_alloc(rt, site, mi->has_pointers ? &mi->entry : NULL, (size_t)cap * mi->entry_size);
  if (!entries) return RT_FATAL;
  GcRoot root;
  gc_push_root(rt->heap, &root, entries);
  uint32_t *index = rt_alloc(rt, site, NULL, ((size_t)cap + n_slots) * sizeof *index);
  gc_pop_root(rt->heap, &root);
  if (!index) return RT_FATAL;
  uint32_t *slots = index + cap, mask = n_slots - 1, n = 0;
  for (uint32_t i = 0; i < m->n_used; i++) {
    if (!is_live(m, i)) continue;
    char *from = entry_at(m, mi, i);
    uint32_t hash = m->index ? m->index[i] : 0;
    if (!hash) {
      RtStatus s = hash_key(rt, mt, mi, m, key_of(mi, from), &hash);
      if (s != RT_OK) return s;
    }
    gc_copy_typed(rt->heap, entries + (size_t)n * mi->entry_size, from, mi->has_pointers ? &mi->entry : NULL,
                  mi->entry_size);
    index[n] = hash;
    uint32_t k = hash & mask;
    while (slots[k]) k = (k + 1) & mask;
    slots[k] = ++n;
  }
  gc_store(rt->heap, &m->entries, entries);
  gc_store(rt->heap, &m->index, index);
  m->cap = cap;
  m->n_slots = n_slots;
  m->n_used = n;
  m->version++;
  return RT_OK;
}

static RtStatus make_room(Rt *rt, uint32_t site, const RType *mt, const MapInfo *mi, RtMap *m) {
  if (!m->entries) {
    char *p = rt_alloc(rt, site, mi->has_pointers ? &mi->small : NULL, mi->small_size);
    if (!p) return RT_FATAL;
    gc_store(rt->heap, &m->entries, p);
    m->cap = SMALL;
    return RT_OK;
  }
  if (!m->index) return rebuild(rt, site, mt, mi, m, FIRST_SLOTS);
  uint32_t n_slots = m->n_slots;
  if (m->count > (int64_t)m->cap / 4 * 3) {
    if (n_slots > UINT32_MAX / 4) return rt_fatal(rt, "map too large");
    n_slots *= 2;
  }
  return rebuild(rt, site, mt, mi, m, n_slots);
}

// ---- operations ----

// Room for more than a small block's entries.
static RtStatus make_large(Rt *rt, uint32_t site, const RType *mt, const MapInfo *mi, RtMap *m,
                           int64_t hint) {
  if (hint > INT32_MAX || (uint64_t)hint * mi->entry_size > (UINT64_C(1) << 46))
    return RT_OK; // as Go: no hint
  uint32_t n_slots = FIRST_SLOTS;
  while ((int64_t)(n_slots / 4) * 3 < hint) n_slots *= 2;
  return rebuild(rt, site, mt, mi, m, n_slots);
}

RtStatus rt_map_make(Rt *rt, uint32_t site, int64_t hint, RtMap **out) {
  return rt_map_make_typed(rt, site, rt->sites[site].type, hint, out);
}

RtStatus rt_map_make_typed(Rt *rt, uint32_t site, const RType *mt, int64_t hint, RtMap **out) {
  static const GcLayout layout = GC_LAYOUT(RT_MAP_HEADER_SLOTS, RT_MAP_HEADER_MASK);
  const MapInfo *mi = info_of(rt, mt);
  RtMap *m = rt_alloc(rt, site, &layout, sizeof *m);
  if (!m) return RT_FATAL;
  m->seed = rt_random(rt);
  RtStatus s = RT_OK;
  if (hint > SMALL) {
    GcRoot root;
    gc_push_root(rt->heap, &root, m);
    s = make_large(rt, site, mt, mi, m, hint);
    gc_pop_root(rt->heap, &root);
  }
  *out = m; // a collection may overwrite a slot that is not read any more
  return s;
}

RtStatus rt_map_make_in(Rt *rt, uint32_t site, int64_t hint, void *header, void *block, RtMap **out) {
  const RType *mt = rt->sites[site].type;
  const MapInfo *mi = info_of(rt, mt);
  RtMap *m = header;
  RtMap new = {.seed = rt_random(rt)};
  rt_count_frame(rt, site, sizeof *m);
  if (hint > SMALL) {
    // The frame's memory does not count before this is done, and may be overwritten by a collection.
    RtStatus s = make_large(rt, site, mt, mi, &new, hint);
    if (s != RT_OK) return s;
  }
  *m = new;
  *out = m;
  if (hint > SMALL || !block) return RT_OK;
  memset(block, 0, mi->small_size);
  rt_count_frame(rt, site, mi->small_size);
  m->entries = block;
  m->cap = SMALL;
  return RT_OK;
}

// *entry: the key's, or NULL.
static inline RtStatus find_entry(Rt *rt, const RType *mt, const MapInfo *mi, RtMap *m, const void *key,
                                  char **entry) {
  *entry = NULL;
  uint32_t hash;
  if (!m || m->count == 0) {
    // Still panics for a key that cannot be hashed.
    if (mi->form != KEY_ANY) return RT_OK;
    static const RtMap empty;
    return hash_key(rt, mt, mi, m ? m : &empty, key, &hash);
  }
  RtStatus s = hash_key(rt, mt, mi, m, key, &hash);
  if (s != RT_OK) return s;
  uint32_t i = find(rt, mt, mi, m, key, hash);
  if (i != NOT_FOUND) *entry = entry_at(m, mi, i);
  return RT_OK;
}

RtStatus rt_map_find(Rt *rt, const RType *mt, RtMap *m, const void *key, const void **value) {
  const MapInfo *mi = info_of(rt, mt);
  char *entry;
  RtStatus s = find_entry(rt, mt, mi, m, key, &entry);
  *value = entry ? value_of(mi, entry) : NULL;
  return s;
}

// Room for one more entry. The map has a block then.
static RtStatus grow(Rt *rt, uint32_t site, const RType *mt, const MapInfo *mi, RtMap *m) {
  bool is_full = m->index ? m->n_used == m->cap : !m->entries || m->count == SMALL;
  return is_full ? make_room(rt, site, mt, mi, m) : RT_OK;
}

// The same for entries whose key or value is an object of its own: makes these.
static MG_COLD RtStatus grow_apart(Rt *rt, uint32_t site, const RType *mt, const MapInfo *mi, RtMap *m,
                                   void *apart[2]) {
  GcRoot root;
  if (mi->is_key_apart) {
    apart[0] = rt_alloc(rt, site, mt->key->layout, mt->key->size);
    if (!apart[0]) return RT_FATAL;
  }
  gc_push_root(rt->heap, &root, apart[0]);
  RtStatus s = RT_OK;
  if (mi->is_value_apart) {
    apart[1] = rt_alloc(rt, site, mt->elem->layout, mt->elem->size);
    if (!apart[1]) s = RT_FATAL;
  }
  GcRoot second;
  gc_push_root(rt->heap, &second, apart[1]);
  if (s == RT_OK) s = grow(rt, site, mt, mi, m);
  gc_pop_root(rt->heap, &second);
  gc_pop_root(rt->heap, &root);
  return s;
}

RtStatus rt_map_assign(Rt *rt, uint32_t site, const RType *mt, RtMap *m, const void *key, void **value) {
  if (UNLIKELY(!m)) return rt_panic(rt, PANIC_NIL_MAP);
  const MapInfo *mi = info_of(rt, mt);
  uint32_t hash;
  RtStatus s = hash_key(rt, mt, mi, m, key, &hash);
  if (s != RT_OK) return s;
  uint32_t i = m->count ? find(rt, mt, mi, m, key, hash) : NOT_FOUND;
  if (i != NOT_FOUND) {
    char *e = entry_at(m, mi, i);
    // Keys that are equal but differ (+0 and -0, strings elsewhere) take the new one.
    if (!mi->key_is_reflexive) gc_copy_typed(rt->heap, key_of(mi, e), key, mt->key->layout, mt->key->size);
    *value = value_of(mi, e);
    return RT_OK;
  }
  void *apart[2] = {NULL, NULL}; // key and value
  if (UNLIKELY(mi->is_key_apart || mi->is_value_apart))
    s = grow_apart(rt, site, mt, mi, m, apart);
  else
    s = grow(rt, site, mt, mi, m);
  if (s != RT_OK) return s;
  if (!m->index && m->count < SMALL) {
    for (i = 0; ((const uint8_t *)m->entries)[i]; i++) {
    } // a free place, also of a deleted entry
    if (i >= m->n_used) m->n_used = i + 1;
  } else {
    i = m->n_used++;
  }
  char *e = entry_at(m, mi, i);
  if (apart[0]) gc_store(rt->heap, e, apart[0]);
  if (apart[1]) gc_store(rt->heap, e + mi->value_at, apart[1]);
  gc_copy_typed(rt->heap, key_of(mi, e), key, mt->key->layout, mt->key->size);
  if (m->index) {
    uint32_t *slots = m->index + m->cap, mask = m->n_slots - 1, k = hash & mask;
    while (slots[k]) k = (k + 1) & mask;
    slots[k] = i + 1;
    m->index[i] = hash;
  } else {
    ((uint8_t *)m->entries)[i] = small_tag(hash);
  }
  m->count++;
  *value = value_of(mi, e);
  return RT_OK;
}

RtStatus rt_map_delete(Rt *rt, const RType *mt, RtMap *m, const void *key) {
  const MapInfo *mi = info_of(rt, mt);
  static const RtMap empty;
  uint32_t hash;
  RtStatus s = hash_key(rt, mt, mi, m ? m : &empty, key, &hash);
  if (s != RT_OK || !m || m->count == 0) return s;
  uint32_t i = find(rt, mt, mi, m, key, hash);
  if (i == NOT_FOUND) return RT_OK;
  gc_zero_typed(rt->heap, entry_at(m, mi, i), mi->has_pointers ? &mi->entry : NULL, mi->entry_size);
  if (m->index)
    m->index[i] = 0;
  else
    ((uint8_t *)m->entries)[i] = 0;
  m->count--;
  return RT_OK;
}

RtStatus rt_map_clear(Rt *rt, const RType *mt, RtMap *m) {
  if (!m || !m->entries) return RT_OK;
  const MapInfo *mi = info_of(rt, mt);
  gc_zero_typed(rt->heap, entry_at(m, mi, 0), mi->has_pointers ? &mi->entry : NULL,
                (size_t)m->cap * mi->entry_size);
  if (m->index)
    memset(m->index, 0, ((size_t)m->cap + m->n_slots) * sizeof *m->index);
  else
    memset(m->entries, 0, SMALL);
  m->count = 0;
  m->n_used = 0;
  m->version++;
  return RT_OK;
}

int64_t rt_map_len(const RtMap *m) {
  return m ? m->count : 0;
}

// ---- iteration ----
//
// p[0] map, p[1] entries block, p[2] its index, p[3] unused;
// n[0] start, n[1] next, n[2] end of the block when the map has moved on, n[3] version,
// n[4] wrapped around, n[5] cap of the block

RtStatus rt_map_iter_init(Rt *rt, const RType *mt, RtMap *m, RtMapIter *it) {
  (void)mt;
  if (!m || m->count == 0) return RT_OK;
  it->p[0] = m;
  it->p[1] = m->entries;
  it->p[2] = m->index;
  it->n[0] = it->n[1] = rt_random(rt) % m->n_used;
  it->n[2] = m->n_used;
  it->n[3] = m->version;
  it->n[5] = m->cap;
  return RT_OK;
}

RtStatus rt_map_iter_next(Rt *rt, const RType *mt, RtMapIter *it, const void **key, const void **value) {
  const MapInfo *mi = info_of(rt, mt);
  RtMap *m = it->p[0];
  *key = NULL;
  if (!m) return RT_OK;
  bool is_current = m->version == (uint32_t)it->n[3];
  // The block as it was walked; the map's own fields no longer describe it after a rebuild.
  RtMap old = {.entries = it->p[1], .index = it->p[2], .cap = (uint32_t)it->n[5]};
  const RtMap *block = is_current ? m : &old;
  if (is_current) it->n[2] = m->n_used;
  bool was_cleared_in_place = !is_current && it->p[1] == m->entries;
  if (was_cleared_in_place && m->count == 0) {
    it->p[0] = NULL;
    return RT_OK;
  }
  for (;;) {
    uint64_t limit = it->n[4] ? (it->n[0] < it->n[2] ? it->n[0] : it->n[2]) : it->n[2];
    if (it->n[1] >= limit) {
      if (it->n[4]) {
        it->p[0] = NULL;
        return RT_OK;
      }
      it->n[4] = 1;
      it->n[1] = 0;
      continue;
    }
    uint32_t i = (uint32_t)it->n[1]++;
    if (!is_live(block, i)) continue;
    char *e = entry_at(block, mi, i);
    char *k = key_of(mi, e);
    // A NaN is not found again: it is produced as it was.
    if (is_current || (!mi->key_is_reflexive && !same_key(rt, mt, mi, k, k))) {
      *key = k;
      *value = value_of(mi, e);
      return RT_OK;
    }
    char *now;
    RtStatus s = find_entry(rt, mt, mi, m, k, &now);
    if (s != RT_OK) return s;
    if (!now) continue;
    *key = key_of(mi, now);
    *value = value_of(mi, now);
    return RT_OK;
  }
}
