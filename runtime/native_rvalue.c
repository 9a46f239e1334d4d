// SPDX-License-Identifier: MIT
// native_rvalue.c - internal/rvalue: looking inside values of any type.
//
// A Value in Go is three words: the RType, a data word, flags. IS_DIRECT: the
// data word is the value, which is pointer-shaped. Otherwise it is the value's
// address. A value that came out of an interface is in memory that nobody
// writes to, so it may be shared; one reached through a pointer or a slice
// IS_SHARED with the program and is copied when it becomes an interface again.
// IS_HIDDEN: reached through an unexported field; spreads to what is inside.
#include "runtime/native.h"

enum { IS_DIRECT = 1, IS_HIDDEN = 2, IS_SHARED = 4 };

typedef struct Value {
  const RType *type;
  void *word;
  uint64_t flags;
} Value;

static Value arg_value(const Slot *s) {
  return (Value){s[0].cp, s[1].p, s[2].u};
}

static void set_value(Slot *s, Value v) {
  s[0].cp = v.type;
  s[1].p = v.word;
  s[2].u = v.flags;
}

// Address of the data of the Value whose word is in *word.
static void *data_of(const Value *v, Slot *word) {
  return v->flags & IS_DIRECT ? (void *)word : v->word;
}

static Value value_of(const RType *type, void *word) {
  return (Value){type, word, type && rtype_is(type, RT_PTR_SHAPED) ? IS_DIRECT : 0};
}

// What the interface at p holds; the type is NULL for nil.
static RtEface load_iface(const RType *type, const void *p) {
  if (rtype_is(type, RT_EMPTY_IFACE)) return *(const RtEface *)p;
  const RtIface *iface = p;
  return (RtEface){iface->tab ? iface->tab->type : NULL, iface->data};
}

// ---- types -------------------------------------------------------------------

RtStatus native_rv_type_of(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0] = fp[1];
  return RT_OK;
}

RtStatus native_rv_type_number(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].u = t->id;
  return RT_OK;
}

RtStatus native_rv_type_kind(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].u = t->kind;
  return RT_OK;
}

RtStatus native_rv_type_string(Rt *rt, Slot *fp) {
  (void)rt;
  set_text(fp, ((const RType *)fp[2].cp)->string);
  return RT_OK;
}

RtStatus native_rv_type_name(Rt *rt, Slot *fp) {
  (void)rt;
  const char *name = ((const RType *)fp[2].cp)->name;
  set_text(fp, name ? name : "");
  return RT_OK;
}

RtStatus native_rv_type_pkg_path(Rt *rt, Slot *fp) {
  (void)rt;
  const char *path = ((const RType *)fp[2].cp)->pkg_path;
  set_text(fp, path ? path : "");
  return RT_OK;
}

RtStatus native_rv_type_elem(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].cp = ((const RType *)fp[1].cp)->elem;
  return RT_OK;
}

RtStatus native_rv_type_key(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].cp = ((const RType *)fp[1].cp)->key;
  return RT_OK;
}

RtStatus native_rv_type_len(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->len;
  return RT_OK;
}

RtStatus native_rv_type_size(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->size;
  return RT_OK;
}

RtStatus native_rv_type_comparable(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->eq != REQ_NONE;
  return RT_OK;
}

RtStatus native_rv_type_has_methods(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->n_methods > 0;
  return RT_OK;
}

RtStatus native_rv_type_num_field(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->n_fields;
  return RT_OK;
}

RtStatus native_rv_type_field_name(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[2].cp;
  set_text(fp, t->fields[fp[3].i].name);
  return RT_OK;
}

RtStatus native_rv_type_field_type(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].cp = t->fields[fp[2].i].type;
  return RT_OK;
}

// ---- values ------------------------------------------------------------------

RtStatus native_rv_value_of(Rt *rt, Slot *fp) {
  (void)rt;
  set_value(fp, value_of(fp[3].cp, fp[4].p));
  return RT_OK;
}

RtStatus native_rv_reflected(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[4].cp;
  if (!t || t->kind != RK_STRUCT || t->n_fields != 1 || t->size != 24 || !t->pkg_path || !t->name)
    return RT_OK;
  if (strcmp(t->pkg_path, "reflect") || strcmp(t->name, "Value")) return RT_OK;
  memcpy(fp, fp[5].p, 24);
  fp[3].u = 1;
  return RT_OK;
}

RtStatus native_rv_value_kind(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].u = t ? t->kind : RK_INVALID;
  return RT_OK;
}

RtStatus native_rv_value_type(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0] = fp[1];
  return RT_OK;
}

RtStatus native_rv_value_can_interface(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = fp[1].cp && !(fp[3].u & IS_HIDDEN);
  return RT_OK;
}

RtStatus native_rv_value_interface(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 2);
  if (!v.type) return RT_OK;
  if (v.type->kind == RK_INTERFACE) {
    RtEface e = load_iface(v.type, v.word);
    fp[0].cp = e.type;
    fp[1].p = e.data;
    return RT_OK;
  }
  fp[0].cp = v.type;
  if (v.flags & IS_DIRECT) {
    fp[1].p = v.word;
  } else if (rtype_is(v.type, RT_PTR_SHAPED)) {
    fp[1].p = *(void **)v.word;
  } else if (v.flags & IS_SHARED) {
    void *copy = rt_alloc(rt, 0, v.type->layout, v.type->size);
    if (!copy) return RT_FATAL;
    gc_copy_typed(rt->heap, copy, v.word, v.type->layout, v.type->size);
    fp[1].p = copy;
  } else {
    fp[1].p = v.word;
  }
  return RT_OK;
}

RtStatus native_rv_value_int(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  const void *p = data_of(&v, fp + 2);
  switch (v.type->size) {
  case 1: fp[0].i = *(const int8_t *)p; break;
  case 2: fp[0].i = *(const int16_t *)p; break;
  case 4: fp[0].i = *(const int32_t *)p; break;
  case 8: fp[0].i = *(const int64_t *)p; break;
  }
  return RT_OK;
}

RtStatus native_rv_value_uint(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  const void *p = data_of(&v, fp + 2);
  switch (v.type->size) {
  case 1: fp[0].u = *(const uint8_t *)p; break;
  case 2: fp[0].u = *(const uint16_t *)p; break;
  case 4: fp[0].u = *(const uint32_t *)p; break;
  case 8: fp[0].u = *(const uint64_t *)p; break;
  }
  return RT_OK;
}

static double load_float(const void *p, uint64_t size) {
  float f;
  double d;
  if (size == 4) {
    memcpy(&f, p, 4);
    return (double)f;
  }
  memcpy(&d, p, 8);
  return d;
}

RtStatus native_rv_value_float(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  fp[0].f = load_float(v.word, v.type->size);
  return RT_OK;
}

RtStatus native_rv_value_real(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  fp[0].f = load_float(v.word, v.type->size / 2);
  return RT_OK;
}

RtStatus native_rv_value_imag(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  fp[0].f = load_float((const char *)v.word + v.type->size / 2, v.type->size / 2);
  return RT_OK;
}

RtStatus native_rv_value_string(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 2);
  if (v.type && v.type->kind == RK_STRING) set_string(fp, *(const RtString *)v.word);
  return RT_OK;
}

// The pointer that a pointer-shaped value or a slice is or begins with.
static void *load_pointer(const Value *v) {
  return v->flags & IS_DIRECT ? v->word : *(void **)v->word;
}

RtStatus native_rv_value_is_nil(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  if (!v.type) return RT_OK;
  switch (v.type->kind) {
  case RK_CHAN:
  case RK_FUNC:
  case RK_MAP:
  case RK_POINTER:
  case RK_SLICE:
  case RK_INTERFACE:
  case RK_UNSAFE_POINTER: fp[0].u = load_pointer(&v) == NULL; break;
  }
  return RT_OK;
}

RtStatus native_rv_value_pointer(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  if (!v.type) return RT_OK;
  switch (v.type->kind) {
  case RK_CHAN:
  case RK_MAP:
  case RK_POINTER:
  case RK_SLICE:
  case RK_UNSAFE_POINTER: fp[0].p = load_pointer(&v); break;
  case RK_FUNC: {
    const RtClosure *closure = load_pointer(&v);
    fp[0].cp = closure ? closure->func : NULL;
    break;
  }
  }
  return RT_OK;
}

RtStatus native_rv_value_elem(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  if (!v.type) return RT_OK;
  if (v.type->kind == RK_POINTER) {
    void *p = load_pointer(&v);
    if (p) set_value(fp, (Value){v.type->elem, p, (v.flags & IS_HIDDEN) | IS_SHARED});
  } else if (v.type->kind == RK_INTERFACE) {
    RtEface e = load_iface(v.type, v.word);
    if (e.type) {
      Value elem = value_of(e.type, e.data);
      elem.flags |= v.flags & IS_HIDDEN;
      set_value(fp, elem);
    }
  }
  return RT_OK;
}

RtStatus native_rv_value_len(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  if (!v.type) return RT_OK;
  switch (v.type->kind) {
  case RK_ARRAY: fp[0].u = v.type->len; break;
  case RK_CHAN: fp[0].i = rt_chan_len(load_pointer(&v)); break;
  case RK_MAP: fp[0].i = rt_map_len(load_pointer(&v)); break;
  case RK_SLICE: fp[0].i = ((const RtSlice *)v.word)->len; break;
  case RK_STRING: fp[0].i = ((const RtString *)v.word)->len; break;
  }
  return RT_OK;
}

// Arrays of one pointer-shaped element and structs of one such field are
// pointer-shaped themselves: their inside has the same word.
RtStatus native_rv_value_index(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  uint64_t i = fp[6].u;
  const RType *elem = v.type->elem;
  if (v.type->kind == RK_ARRAY) {
    if (!(v.flags & IS_DIRECT)) v.word = (char *)v.word + i * elem->size;
    set_value(fp, (Value){elem, v.word, v.flags});
  } else if (v.type->kind == RK_SLICE) {
    char *base = ((const RtSlice *)v.word)->ptr;
    set_value(fp, (Value){elem, base + i * elem->size, (v.flags & IS_HIDDEN) | IS_SHARED});
  }
  return RT_OK;
}

RtStatus native_rv_value_field(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  const RField *f = &v.type->fields[fp[6].i];
  if (!(v.flags & IS_DIRECT)) v.word = (char *)v.word + f->offset;
  set_value(fp, (Value){f->type, v.word, v.flags | (f->is_exported ? 0 : IS_HIDDEN)});
  return RT_OK;
}

RtStatus native_rv_value_bytes(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 3);
  if (v.type->kind == RK_SLICE) {
    memcpy(fp, v.word, 24);
    return RT_OK;
  }
  uint64_t n = v.type->len;
  void *copy = rt_alloc(rt, 0, NULL, n);
  if (!copy) return RT_FATAL;
  memcpy(copy, v.word, n);
  fp[0].p = copy;
  fp[1].u = fp[2].u = n;
  return RT_OK;
}

// Keys and elements are copied into two arrays; the Values point into them.
RtStatus native_rv_value_map_entries(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 1);
  RtSlice keys = arg_slice(fp + 4), elems = arg_slice(fp + 7);
  RtMap *m = load_pointer(&v);
  const RType *kt = v.type->key, *et = v.type->elem;
  uint64_t hidden = v.flags & IS_HIDDEN;
  int64_t n = rt_map_len(m);
  if (n > keys.len) n = keys.len;
  if (n > elems.len) n = elems.len;
  if (n == 0) return RT_OK;
  Value *k = keys.ptr, *e = elems.ptr;
  char *kp = rt_alloc(rt, 0, kt->layout, (size_t)n * kt->size);
  if (!kp) return RT_FATAL;
  gc_store(rt->heap, &k[0].word, kp); // keeps the array alive
  char *ep = rt_alloc(rt, 0, et->layout, (size_t)n * et->size);
  if (!ep) return RT_FATAL;
  gc_store(rt->heap, &e[0].word, ep);
  RtMapIter it;
  memset(&it, 0, sizeof it);
  RtStatus status = rt_map_iter_init(rt, v.type, m, &it);
  int64_t i = 0;
  while (status == RT_OK && i < n) {
    const void *key, *elem;
    status = rt_map_iter_next(rt, v.type, &it, &key, &elem);
    if (status != RT_OK || !key) break;
    gc_copy_typed(rt->heap, kp, key, kt->layout, kt->size);
    gc_copy_typed(rt->heap, ep, elem, et->layout, et->size);
    k[i].type = kt;
    gc_store(rt->heap, &k[i].word, kp);
    k[i].flags = hidden;
    e[i].type = et;
    gc_store(rt->heap, &e[i].word, ep);
    e[i].flags = hidden;
    kp += kt->size;
    ep += et->size;
    i++;
  }
  fp[0].i = i;
  return status;
}

// ---- setting -----------------------------------------------------------------

RtStatus native_rv_set_int(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp);
  memcpy(v.word, &fp[3], v.type->size); // little-endian: the low bytes
  return RT_OK;
}

RtStatus native_rv_set_float(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp);
  if (v.type->size == 4) {
    float f = (float)fp[3].f;
    memcpy(v.word, &f, 4);
  } else {
    memcpy(v.word, &fp[3], 8);
  }
  return RT_OK;
}

RtStatus native_rv_set_string(Rt *rt, Slot *fp) {
  Value v = arg_value(fp);
  gc_copy_typed(rt->heap, v.word, &fp[3], v.type->layout, 16);
  return RT_OK;
}

RtStatus native_rv_set_bytes(Rt *rt, Slot *fp) {
  Value v = arg_value(fp);
  gc_copy_typed(rt->heap, v.word, &fp[3], v.type->layout, 24);
  return RT_OK;
}
