// SPDX-License-Identifier: MIT
// hash.c - equality and hashing of values by type.
//
// Both walk the type; recursion is bounded by the type's depth, except through
// interface values, where the data decides: MAX_DEPTH of those is a fatal error,
// as it would be a stack overflow in Go.
// The byte hash is wyhash's idea (64x64->128 multiply and fold).
#include "runtime/rt_impl.h"

enum { MAX_DEPTH = 20000 };

uint64_t rt_hash_bytes(const void *p, size_t n, uint64_t seed) {
  const uint8_t *s = p;
  uint64_t a = 0, b = 0, h = seed ^ UINT64_C(0x8ebc6af09c88c6e3);
  size_t left = n;
  while (left > 16) {
    memcpy(&a, s, 8);
    memcpy(&b, s + 8, 8);
    h = rt_hash_mix(a ^ UINT64_C(0xe7037ed1a0b428db), b ^ h);
    s += 16;
    left -= 16;
  }
  a = b = 0;
  if (left >= 8) {
    memcpy(&a, s, 8);
    memcpy(&b, s + left - 8, 8);
  } else if (left >= 4) {
    uint32_t x, y;
    memcpy(&x, s, 4);
    memcpy(&y, s + left - 4, 4);
    a = (uint64_t)x << 32 | y;
  } else if (left) {
    a = (uint64_t)s[0] << 16 | (uint64_t)s[left >> 1] << 8 | s[left - 1];
  }
  return rt_hash_mix(a ^ UINT64_C(0xa0761d6478bd642f) ^ n, b ^ h);
}

static RtStatus hash_value(Rt *rt, const RType *t, const void *p, uint64_t seed, uint64_t *out, int depth);

static RtStatus hash_dynamic(Rt *rt, const RType *t, void *data, uint64_t seed, uint64_t *out, int depth) {
  if (!t) {
    *out = rt_hash_u64(0, seed);
    return RT_OK;
  }
  if (t->eq == REQ_NONE) return rt_panicf(rt, KNOWN_ERROR_STRING, "hash of unhashable type %s", t->string);
  if (depth > MAX_DEPTH) return rt_fatal(rt, "stack overflow");
  return hash_value(rt, t, rtype_is(t, RT_PTR_SHAPED) ? (const void *)&data : data, seed ^ t->hash, out,
                    depth + 1);
}

static uint64_t hash_double(Rt *rt, double v, uint64_t seed) {
  uint64_t bits;
  if (v == 0) v = 0; // -0 hashes as 0
  memcpy(&bits, &v, 8);
  if (v != v) bits = rt_random(rt); // a NaN equals nothing
  return rt_hash_u64(bits, seed);
}

static RtStatus hash_value(Rt *rt, const RType *t, const void *p, uint64_t seed, uint64_t *out, int depth) {
  switch (t->eq) {
  case REQ_MEM:
    *out = t->size == 8 ? rt_hash_u64(*(const uint64_t *)p, seed) : rt_hash_bytes(p, t->size, seed);
    break;
  case REQ_STRING: {
    const RtString *s = p;
    *out = rt_hash_bytes(s->ptr, (size_t)s->len, seed);
    break;
  }
  case REQ_EFACE: {
    const RtEface *e = p;
    return hash_dynamic(rt, e->type, e->data, seed, out, depth);
  }
  case REQ_IFACE: {
    const RtIface *i = p;
    return hash_dynamic(rt, i->tab ? i->tab->type : NULL, i->data, seed, out, depth);
  }
  case REQ_F32: *out = hash_double(rt, (double)*(const float *)p, seed); break;
  case REQ_F64: *out = hash_double(rt, *(const double *)p, seed); break;
  case REQ_C64:
    *out = hash_double(rt, (double)((const float *)p)[1], hash_double(rt, (double)*(const float *)p, seed));
    break;
  case REQ_C128:
    *out = hash_double(rt, ((const double *)p)[1], hash_double(rt, *(const double *)p, seed));
    break;
  case REQ_STRUCT:
    *out = seed;
    for (uint32_t i = 0; i < t->n_fields; i++) {
      const RField *f = &t->fields[i];
      if (strcmp(f->name, "_") == 0) continue;
      RtStatus s = hash_value(rt, f->type, (const char *)p + f->offset, *out, out, depth);
      if (s != RT_OK) return s;
    }
    break;
  case REQ_ARRAY:
    *out = seed;
    for (uint64_t i = 0; i < t->len; i++) {
      RtStatus s = hash_value(rt, t->elem, (const char *)p + i * t->elem->size, *out, out, depth);
      if (s != RT_OK) return s;
    }
    break;
  default: return rt_panicf(rt, KNOWN_ERROR_STRING, "hash of unhashable type %s", t->string);
  }
  return RT_OK;
}

RtStatus rt_hash(Rt *rt, const RType *t, const void *p, uint64_t seed, uint64_t *out) {
  return hash_value(rt, t, p, seed, out, 0);
}

static RtStatus equal_value(Rt *rt, const RType *t, const void *a, const void *b, bool *out, int depth);

static RtStatus equal_dynamic(Rt *rt, const RType *t, void *a, void *b, bool *out, int depth) {
  if (t->eq == REQ_NONE)
    return rt_panicf(rt, KNOWN_ERROR_STRING, "comparing uncomparable type %s", t->string);
  if (rtype_is(t, RT_PTR_SHAPED)) {
    *out = a == b;
    return RT_OK;
  }
  if (depth > MAX_DEPTH) return rt_fatal(rt, "stack overflow");
  return equal_value(rt, t, a, b, out, depth + 1);
}

static RtStatus equal_value(Rt *rt, const RType *t, const void *a, const void *b, bool *out, int depth) {
  switch (t->eq) {
  case REQ_MEM: *out = memcmp(a, b, t->size) == 0; break;
  case REQ_STRING: *out = rt_string_eq(*(const RtString *)a, *(const RtString *)b); break;
  case REQ_EFACE: {
    const RtEface *x = a, *y = b;
    *out = x->type == y->type;
    if (!*out || !x->type) return RT_OK;
    return equal_dynamic(rt, x->type, x->data, y->data, out, depth);
  }
  case REQ_IFACE: {
    const RtIface *x = a, *y = b;
    const RType *tx = x->tab ? x->tab->type : NULL, *ty = y->tab ? y->tab->type : NULL;
    *out = tx == ty;
    if (!*out || !tx) return RT_OK;
    return equal_dynamic(rt, tx, x->data, y->data, out, depth);
  }
  case REQ_F32: *out = *(const float *)a == *(const float *)b; break;
  case REQ_F64: *out = *(const double *)a == *(const double *)b; break;
  case REQ_C64: {
    const float *x = a, *y = b;
    *out = x[0] == y[0] && x[1] == y[1];
    break;
  }
  case REQ_C128: {
    const double *x = a, *y = b;
    *out = x[0] == y[0] && x[1] == y[1];
    break;
  }
  case REQ_STRUCT:
    *out = true;
    for (uint32_t i = 0; i < t->n_fields && *out; i++) {
      const RField *f = &t->fields[i];
      if (strcmp(f->name, "_") == 0) continue;
      RtStatus s =
          equal_value(rt, f->type, (const char *)a + f->offset, (const char *)b + f->offset, out, depth);
      if (s != RT_OK) return s;
    }
    break;
  case REQ_ARRAY:
    *out = true;
    for (uint64_t i = 0; i < t->len && *out; i++) {
      uint64_t at = i * t->elem->size;
      RtStatus s = equal_value(rt, t->elem, (const char *)a + at, (const char *)b + at, out, depth);
      if (s != RT_OK) return s;
    }
    break;
  default: return rt_panicf(rt, KNOWN_ERROR_STRING, "comparing uncomparable type %s", t->string);
  }
  return RT_OK;
}

RtStatus rt_equal(Rt *rt, const RType *t, const void *a, const void *b, bool *out) {
  return equal_value(rt, t, a, b, out, 0);
}

RtStatus rt_eface_eq(Rt *rt, RtEface a, RtEface b, bool *out) {
  *out = a.type == b.type;
  if (!*out || !a.type) return RT_OK;
  return equal_dynamic(rt, a.type, a.data, b.data, out, 0);
}
