// SPDX-License-Identifier: MIT
// native_rvalue.c - internal/rvalue: looking inside values of any type.
//
// A Value in Go is three words: the RType, a data word, flags. IS_DIRECT: the
// data word is the value, which is pointer-shaped. Otherwise it is the value's
// address. A value that came out of an interface is in memory that nobody
// writes to, so it may be shared; one reached through a pointer or a slice
// IS_SHARED with the program and is copied when it becomes an interface again.
// IS_HIDDEN: reached through an unexported field; spreads to what is inside.
// IS_EMBEDDED: the same of an embedded field, whose own exported fields are not hidden.
#include <math.h>

#include "runtime/native.h"

enum { IS_DIRECT = 1, IS_HIDDEN = 2, IS_SHARED = 4, IS_EMBEDDED = 8 };

// The flags of what is inside v, but for a field of a struct.
static uint64_t inside(uint64_t flags) {
  return flags & IS_EMBEDDED ? (flags & ~(uint64_t)IS_EMBEDDED) | IS_HIDDEN : flags;
}

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
  fp[0].u = (uint64_t)t->kind << 32 | t->id;
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

RtStatus native_rv_value_is_valid(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = fp[1].cp != NULL;
  return RT_OK;
}

RtStatus native_rv_value_type(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0] = fp[1];
  return RT_OK;
}

RtStatus native_rv_value_can_interface(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = fp[1].cp && !(inside(fp[3].u) & IS_HIDDEN);
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

static int order(bool less, bool greater) {
  return less ? -1 : greater;
}

static int compare_floats(double a, double b) {
  return isnan(a) ? -1 : order(a < b, isnan(b) || a > b);
}

static int compare_strings(RtString a, RtString b) {
  int64_t n = a.len < b.len ? a.len : b.len;
  int c = n ? memcmp(a.ptr, b.ptr, (size_t)n) : 0;
  return c ? order(c < 0, true) : order(a.len<b.len, a.len> b.len);
}

RtStatus native_rv_value_compare(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 1), w = arg_value(fp + 4);
  const RType *t = v.type;
  Slot a[4] = {{0}}, b[4] = {{0}}; // frames of the natives below
  set_value(a + 1, v);
  set_value(b + 1, w);
  switch (t->kind) {
  case RK_INT:
  case RK_INT8:
  case RK_INT16:
  case RK_INT32:
  case RK_INT64:
    native_rv_value_int(rt, a);
    native_rv_value_int(rt, b);
    fp[0].i = order(a[0].i<b[0].i, a[0].i> b[0].i);
    break;
  case RK_STRING: fp[0].i = compare_strings(*(const RtString *)v.word, *(const RtString *)w.word); break;
  case RK_FLOAT32:
  case RK_FLOAT64: fp[0].i = compare_floats(load_float(v.word, t->size), load_float(w.word, t->size)); break;
  case RK_COMPLEX64:
  case RK_COMPLEX128: {
    uint64_t half = t->size / 2;
    fp[0].i = compare_floats(load_float(v.word, half), load_float(w.word, half));
    if (!fp[0].i)
      fp[0].i =
          compare_floats(load_float((char *)v.word + half, half), load_float((char *)w.word + half, half));
    break;
  }
  case RK_CHAN:
  case RK_POINTER:
  case RK_UNSAFE_POINTER: {
    uintptr_t p = (uintptr_t)load_pointer(&v), q = (uintptr_t)load_pointer(&w);
    fp[0].i = order(p<q, p> q);
    break;
  }
  default: // unsigned and bool
    native_rv_value_uint(rt, a);
    native_rv_value_uint(rt, b);
    fp[0].i = order(a[0].u<b[0].u, a[0].u> b[0].u);
  }
  return RT_OK;
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
    if (p) set_value(fp, (Value){v.type->elem, p, (v.flags & (IS_HIDDEN | IS_EMBEDDED)) | IS_SHARED});
  } else if (v.type->kind == RK_INTERFACE) {
    RtEface e = load_iface(v.type, v.word);
    if (e.type) {
      Value elem = value_of(e.type, e.data);
      elem.flags |= inside(v.flags) & IS_HIDDEN;
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
    set_value(fp, (Value){elem, v.word, inside(v.flags)});
  } else if (v.type->kind == RK_SLICE) {
    char *base = ((const RtSlice *)v.word)->ptr;
    set_value(fp, (Value){elem, base + i * elem->size, (inside(v.flags) & IS_HIDDEN) | IS_SHARED});
  }
  return RT_OK;
}

RtStatus native_rv_value_field(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  const RField *f = &v.type->fields[fp[6].i];
  if (!(v.flags & IS_DIRECT)) v.word = (char *)v.word + f->offset;
  uint64_t flags = v.flags & ~(uint64_t)IS_EMBEDDED;
  if (!f->is_exported) flags |= f->is_embedded ? IS_EMBEDDED : IS_HIDDEN;
  set_value(fp, (Value){f->type, v.word, flags});
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
  uint64_t hidden = inside(v.flags) & IS_HIDDEN;
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

// ---- for package reflect -------------------------------------------------------

RtStatus native_rv_type_align(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->align;
  return RT_OK;
}

RtStatus native_rv_type_chan_dir(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = ((const RType *)fp[1].cp)->chan_dir;
  return RT_OK;
}

RtStatus native_rv_type_num_method(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  for (uint32_t i = 0; i < t->n_methods; i++)
    if (!fp[2].u || !t->methods[i].pkg_path) fp[0].u++;
  return RT_OK;
}

RtStatus native_rv_type_method(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[5].cp;
  int64_t want = fp[6].i;
  for (uint32_t i = 0; i < t->n_methods; i++) {
    const RMethod *m = &t->methods[i];
    if (m->pkg_path && t->kind != RK_INTERFACE) continue;
    if (want-- > 0) continue;
    set_text(fp, m->name);
    set_text(fp + 2, m->pkg_path ? m->pkg_path : "");
    fp[4].cp = m->mtype;
    break;
  }
  return RT_OK;
}

RtStatus native_rv_type_counts(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[3].cp;
  fp[0].u = t->n_params;
  fp[1].u = t->n_results;
  fp[2].u = rtype_is(t, RT_VARIADIC);
  return RT_OK;
}

RtStatus native_rv_type_param(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].cp = fp[3].u ? t->results[fp[2].i] : t->params[fp[2].i];
  return RT_OK;
}

RtStatus native_rv_type_field(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[6].cp;
  const RField *f = &t->fields[fp[7].i];
  set_text(fp, f->is_exported || !f->pkg_path ? "" : f->pkg_path);
  set_text(fp + 2, f->tag ? f->tag : "");
  fp[4].u = f->offset;
  fp[5].u = f->is_embedded;
  return RT_OK;
}

RtStatus native_rv_type_derived(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp;
  fp[0].cp = fp[2].i == 'p' ? t->ptr_to : t->slice_of;
  return RT_OK;
}

RtStatus native_rv_type_implements(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *t = fp[1].cp, *iface = fp[2].cp;
  bool wrong_type;
  fp[0].u = rtype_match(iface, t, NULL, &wrong_type) == NULL;
  return RT_OK;
}

RtStatus native_rv_value_flags(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = inside(fp[3].u);
  return RT_OK;
}

RtStatus native_rv_new_value(Rt *rt, Slot *fp) {
  const RType *t = fp[3].cp;
  void *p = rt_alloc(rt, 0, t->layout, t->size);
  if (!p) return RT_FATAL;
  set_value(fp, (Value){t, p, IS_SHARED});
  return RT_OK;
}

RtStatus native_rv_assign(Rt *rt, Slot *fp) {
  Value dst = arg_value(fp), src = arg_value(fp + 3);
  const RType *t = dst.type;
  const void *from = data_of(&src, fp + 4);
  RtEface e;
  if (t->kind == RK_INTERFACE && src.type != t) {
    if (src.type->kind == RK_INTERFACE) {
      e = load_iface(src.type, from);
    } else {
      e.type = src.type;
      if (rtype_is(src.type, RT_PTR_SHAPED)) {
        e.data = *(void *const *)from;
      } else {
        e.data = rt_alloc(rt, 0, src.type->layout, src.type->size);
        if (!e.data) return RT_FATAL;
        gc_copy_typed(rt->heap, e.data, from, src.type->layout, src.type->size);
      }
    }
    if (e.type && !rtype_is(t, RT_EMPTY_IFACE)) e.type = (const void *)rt_find_itab(rt, t, e.type);
    from = &e;
  }
  gc_copy_typed(rt->heap, dst.word, from, t->layout, t->size);
  return RT_OK;
}

RtStatus native_rv_address_of(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  set_value(fp, (Value){fp[6].cp, v.word, IS_DIRECT | (inside(v.flags) & IS_HIDDEN)});
  return RT_OK;
}

RtStatus native_rv_retype(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 3);
  v.type = fp[6].cp;
  set_value(fp, v);
  return RT_OK;
}

RtStatus native_rv_make_slice(Rt *rt, Slot *fp) {
  const RType *t = fp[3].cp;
  int64_t len = fp[4].i, cap = fp[5].i;
  uint64_t n_bytes;
  if (__builtin_mul_overflow((uint64_t)cap, t->elem->size, &n_bytes) || n_bytes > (uint64_t)1 << 47)
    return rt_panic(rt, PANIC_MAKESLICE_CAP);
  static const GcLayout slice_layout = GC_LAYOUT(3, 1);
  RtSlice *s = rt_alloc(rt, 0, &slice_layout, sizeof *s);
  if (!s) return RT_FATAL;
  set_value(fp, (Value){t, s, 0});
  void *p = rt_alloc(rt, 0, t->elem->layout, n_bytes);
  if (!p) return RT_FATAL;
  gc_store(rt->heap, &s->ptr, p);
  s->len = len;
  s->cap = cap;
  return RT_OK;
}

RtStatus native_rv_value_cap(Rt *rt, Slot *fp) {
  (void)rt;
  Value v = arg_value(fp + 1);
  switch (v.type->kind) {
  case RK_ARRAY: fp[0].u = v.type->len; break;
  case RK_CHAN: fp[0].i = rt_chan_cap(load_pointer(&v)); break;
  case RK_SLICE: fp[0].i = ((const RtSlice *)v.word)->cap; break;
  }
  return RT_OK;
}

// The new slice header is a heap object of its own.
RtStatus native_rv_slice_of(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 3);
  const RType *t = fp[6].cp;
  int64_t i = fp[7].i, j = fp[8].i, k = fp[9].i;
  static const GcLayout slice_layout = GC_LAYOUT(3, 1);
  RtSlice *s = rt_alloc(rt, 0, &slice_layout, sizeof *s);
  if (!s) return RT_FATAL;
  char *base = v.type->kind == RK_ARRAY ? v.word : ((const RtSlice *)v.word)->ptr;
  // As in compiled code, an empty rest does not point past the object.
  gc_store(rt->heap, &s->ptr, k > i ? base + (uint64_t)i * t->elem->size : base);
  s->len = j - i;
  s->cap = k - i;
  set_value(fp, (Value){t, s, inside(v.flags) & IS_HIDDEN});
  return RT_OK;
}

RtStatus native_rv_make_map(Rt *rt, Slot *fp) {
  const RType *t = fp[3].cp;
  RtMap *m;
  RtStatus status = rt_map_make_typed(rt, 0, t, fp[4].i, &m);
  if (status == RT_OK) set_value(fp, (Value){t, m, IS_DIRECT});
  return status;
}

RtStatus native_rv_map_index(Rt *rt, Slot *fp) {
  Value v = arg_value(fp + 3), key = arg_value(fp + 6);
  const RType *et = v.type->elem;
  const void *found;
  RtStatus status = rt_map_find(rt, v.type, load_pointer(&v), data_of(&key, fp + 7), &found);
  if (status != RT_OK || !found) return status;
  // The map cannot change before the copy; a collection does not move it.
  void *copy = rt_alloc(rt, 0, et->layout, et->size);
  if (!copy) return RT_FATAL;
  gc_copy_typed(rt->heap, copy, found, et->layout, et->size);
  set_value(fp, (Value){et, copy, inside(v.flags | key.flags) & IS_HIDDEN});
  return RT_OK;
}

RtStatus native_rv_map_assign(Rt *rt, Slot *fp) {
  Value v = arg_value(fp), key = arg_value(fp + 3), elem = arg_value(fp + 6);
  const RType *et = v.type->elem;
  void *place;
  RtStatus status = rt_map_assign(rt, 0, v.type, load_pointer(&v), data_of(&key, fp + 4), &place);
  if (status == RT_OK) gc_copy_typed(rt->heap, place, data_of(&elem, fp + 7), et->layout, et->size);
  return status;
}

RtStatus native_rv_map_delete(Rt *rt, Slot *fp) {
  Value v = arg_value(fp), key = arg_value(fp + 3);
  return rt_map_delete(rt, v.type, load_pointer(&v), data_of(&key, fp + 4));
}
