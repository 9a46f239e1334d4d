// SPDX-License-Identifier: MIT
// type_layout.c - size, alignment, pointer extent and field offsets, as gc lays
// types out on amd64 (cmd/compile/internal/types/size.go).
//
// Sizes never overflow: what would exceed TYPE_MAX_SIZE is marked is_too_large
// and given that size.
#include "compiler/type.h"

static void set_layout(Type *t, int64_t size, uint32_t align, int64_t ptr_bytes) {
  t->size = size;
  t->align = align;
  t->ptr_bytes = ptr_bytes;
}

static int64_t align_up(int64_t x, uint32_t align) {
  return (x + align - 1) & ~((int64_t)align - 1);
}

static void set_too_large(Type *t) {
  t->is_too_large = true;
  t->size = TYPE_MAX_SIZE;
  t->ptr_bytes = t->ptr_bytes ? 8 : 0;
}

static void layout_array(Type *t) {
  Type *e = t->elem;
  type_layout(e);
  int64_t len = t->len < 0 ? 0 : t->len;
  set_layout(t, 0, e->align ? e->align : 1, 0);
  if (e->ptr_bytes && len) t->ptr_bytes = e->ptr_bytes;
  if (e->is_too_large || (e->size > 0 && len > (TYPE_MAX_SIZE - 1) / e->size)) {
    set_too_large(t);
    return;
  }
  t->size = e->size * len;
  if (e->ptr_bytes && len) t->ptr_bytes = (len - 1) * e->size + e->ptr_bytes;
}

static void layout_struct(Type *t) {
  int64_t offset = 0, ptr_bytes = 0;
  uint32_t align = 1;
  bool too_large = false;
  for (uint32_t i = 0; i < t->n_fields; i++) {
    Field *f = &t->fields[i];
    type_layout(f->type);
    uint32_t a = f->type->align ? f->type->align : 1;
    if (a > align) align = a;
    offset = align_up(offset, a);
    f->offset = offset;
    if (f->type->ptr_bytes) ptr_bytes = offset + f->type->ptr_bytes;
    offset += f->type->size;
    if (f->type->is_too_large || offset >= TYPE_MAX_SIZE) {
      too_large = true;
      offset = 0;
    }
  }
  // The address of a final zero-sized field must not point past the object.
  if (offset > 0 && t->fields[t->n_fields - 1].type->size == 0) offset++;
  set_layout(t, align_up(offset, align), align, ptr_bytes);
  if (too_large) set_too_large(t);
}

void type_layout(Type *t) {
  if (t->has_layout) return;
  if (t->in_layout) { // invalid recursion: an error has been reported
    set_layout(t, 8, 8, 8);
    return;
  }
  t->in_layout = true;
  switch ((TypeKind)t->kind) {
  case TYPE_BOOL:
  case TYPE_INT8:
  case TYPE_UINT8:
  case TYPE_UNTYPED_BOOL: set_layout(t, 1, 1, 0); break;
  case TYPE_INT16:
  case TYPE_UINT16: set_layout(t, 2, 2, 0); break;
  case TYPE_INT32:
  case TYPE_UINT32:
  case TYPE_FLOAT32:
  case TYPE_UNTYPED_RUNE: set_layout(t, 4, 4, 0); break;
  case TYPE_COMPLEX64: set_layout(t, 8, 4, 0); break;
  case TYPE_COMPLEX128:
  case TYPE_UNTYPED_COMPLEX: set_layout(t, 16, 8, 0); break;
  case TYPE_STRING:
  case TYPE_UNTYPED_STRING: set_layout(t, 16, 8, 8); break;
  case TYPE_SLICE: set_layout(t, 24, 8, 8); break;
  case TYPE_INTERFACE: set_layout(t, 16, 8, 16); break;
  case TYPE_UNSAFE_POINTER:
  case TYPE_UNTYPED_NIL:
  case TYPE_POINTER:
  case TYPE_FUNC:
  case TYPE_MAP:
  case TYPE_CHAN: set_layout(t, 8, 8, 8); break;
  case TYPE_ARRAY: layout_array(t); break;
  case TYPE_STRUCT: layout_struct(t); break;
  case TYPE_NAMED: {
    Type *u = type_under(t);
    type_layout(u);
    set_layout(t, u->size, u->align, u->ptr_bytes);
    t->is_too_large = u->is_too_large;
    break;
  }
  case TYPE_TUPLE: set_layout(t, 0, 1, 0); break;
  default: set_layout(t, 8, 8, 0); break; // the 8-byte numbers, and invalid types
  }
  t->in_layout = false;
  t->has_layout = !t->is_open;
}

int64_t type_size(Type *t) {
  type_layout(t);
  return t->size;
}
uint32_t type_align(Type *t) {
  type_layout(t);
  return t->align;
}
uint32_t type_slots(Type *t) {
  type_layout(t);
  int64_t slots = (t->size + 7) / 8;
  return slots > UINT32_MAX ? UINT32_MAX : (uint32_t)slots;
}
bool type_has_pointers(const Type *t) {
  Type *m = (Type *)(uintptr_t)t;
  type_layout(m);
  return m->ptr_bytes != 0;
}
