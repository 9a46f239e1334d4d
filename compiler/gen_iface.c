// SPDX-License-Identifier: MIT
// gen_iface.c - conversions to interfaces, type assertions.
#include "compiler/gen_impl.h"

static bool is_empty_iface(Type *t) {
  return type_under(t)->n_all_methods == 0;
}

// Word 0 of an interface value of type iface with the dynamic type t.
static void load_word0(Fn *f, Type *iface, Type *t, Reg dst) {
  if (is_empty_iface(iface))
    emit(f, OP_LDTYPE, dst, gen_rtype_id(f->g, t), 0);
  else
    emit(f, OP_LDITAB, dst, gen_itab(f->g, iface, t), 0);
}

// The operand as read-only data, if it is a constant.
static bool load_static_word(Fn *f, IrNode *x, Reg dst) {
  int64_t size = type_size(x->type);
  if (x->op != IR_LITERAL || size == 0 || size > 64) return false;
  uint8_t bytes[64] = {0};
  if (!static_value(f->g, x, 0, bytes, 0, true)) return false;
  uint32_t at = program_add_data(f->g->prog, bytes, (size_t)size);
  static_value(f->g, x, at, f->g->prog->data + at, 0, false);
  emit(f, OP_LDDATA, dst, at, 0);
  return true;
}

// A bool, or an integer of one byte, also alone in structs and arrays: boxed in static data.
static bool is_byte(Type *t) {
  for (;;) {
    Type *u = type_under(t);
    if (u->kind == TYPE_ARRAY && u->len == 1)
      t = u->elem;
    else if (u->kind == TYPE_STRUCT && u->n_fields == 1)
      t = u->fields[0].type;
    else
      return u->kind == TYPE_BOOL || u->kind == TYPE_INT8 || u->kind == TYPE_UINT8;
  }
}

static void convert_iface(Fn *f, IrNode *n, Reg dst) {
  IrNode *x = n->x;
  uint32_t mark = temps_mark(f);
  if (is_empty_iface(x->type) == is_empty_iface(n->type) &&
      (is_empty_iface(n->type) || type_identical(type_under(n->type), type_under(x->type)))) {
    gen_to(f, x, dst);
  } else if (is_empty_iface(n->type)) {
    emit(f, OP_IFACE_TO_EFACE, dst, gen_any(f, x), 0);
  } else if (is_empty_iface(x->type)) {
    bug("conversion of an empty interface to %s", gen_type_text(f->g, n->type));
  } else {
    emit2(f, OP_CONV_IFACE, dst, gen_any(f, x), 0, gen_rtype_id(f->g, n->type), 0, 0);
  }
  temps_release(f, mark);
}

void gen_conviface(Fn *f, IrNode *n, Reg dst) {
  IrNode *x = n->x;
  uint32_t mark = temps_mark(f);
  if (type_is_interface(x->type)) {
    convert_iface(f, n, dst);
    return;
  }
  if (type_is_complex(x->type)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  if (type_is_pointer_shaped(x->type)) {
    Reg v = gen_any(f, x);
    if (v == dst) { // the variable becomes its own interface value: cannot be in Go
      Reg t = temp_ptr(f);
      emit(f, OP_MOV, t, v, 0);
      v = t;
    }
    load_word0(f, n->type, x->type, dst);
    emit(f, OP_MOV, dst + 1, v, 0);
    temps_release(f, mark);
    return;
  }
  Reg word1 = temp_ptr(f);
  if (load_static_word(f, x, word1)) {
    gen_site_decided(f, n, SITE_BOX, x->type, SITE_RULE_STATIC, "constant");
    load_word0(f, n->type, x->type, dst);
    emit(f, OP_MOV, dst + 1, word1, 0);
    temps_release(f, mark);
    return;
  }
  enum { MAX_FRAME_BOX = 1024 }; // gc's rule
  int64_t size = type_size(x->type);
  if (size == 0 || is_byte(x->type))
    gen_site_decided(f, n, SITE_BOX, x->type, SITE_RULE_STATIC, size ? "value of one byte" : "no storage");
  Place object;
  if (size > 0 && !is_byte(x->type) && gen_static_object(f, n, SITE_BOX, x->type, &object)) {
    gen_node_to_place(f, x, &object, true);
    load_word0(f, n->type, x->type, dst);
    place_addr(f, &object, dst + 1);
    temps_release(f, mark);
    return;
  }
  if (node_on_frame(n) && size > 0 && size <= MAX_FRAME_BOX && !is_byte(x->type)) {
    Place p;
    Reg v = gen_any(f, x);
    gen_frame_object(f, n, SITE_BOX, x->type, word1, false, &p);
    place_store(f, &p, v);
    load_word0(f, n->type, x->type, dst);
    emit(f, OP_MOV, dst + 1, word1, 0);
    temps_release(f, mark);
    return;
  }
  Reg v = type_slots(x->type) ? gen_any(f, x) : temp_plain(f, 1);
  if (!type_slots(x->type)) gen_discard(f, x);
  uint32_t site = gen_site(f, n, SITE_BOX, x->type);
  if (is_empty_iface(n->type))
    emit2(f, OP_EFACE_BOX, dst, v, 0, site, 0, 0);
  else
    emit2(f, OP_IFACE_BOX, dst, v, 0, site, 0, gen_itab(f->g, n->type, x->type));
  temps_release(f, mark);
}

Reg iface_as_eface(Fn *f, Type *iface, Reg r) {
  if (is_empty_iface(iface)) return r;
  Reg e = temp_type(f, type_universe_any());
  emit(f, OP_IFACE_TO_EFACE, e, r, 0);
  return e;
}

Reg iface_type_word(Fn *f, Type *iface, Reg r) {
  if (is_empty_iface(iface)) return r;
  Reg t = temp_plain(f, 1);
  emit(f, OP_IFACE_TYPE, t, r, 0);
  return t;
}

void iface_unpack(Fn *f, Type *t, Reg iface, const Place *dst) {
  if (type_is_pointer_shaped(t)) {
    place_store(f, dst, iface + 1);
    return;
  }
  if (type_size(t) == 0) return;
  uint32_t mark = temps_mark(f);
  Place m = place_mem(t, iface + 1, 0);
  m.is_nonnil = true;
  if (dst->kind == PLACE_REG) {
    place_load(f, &m, dst->base);
  } else {
    Reg v = place_any(f, &m);
    place_store(f, dst, v);
  }
  temps_release(f, mark);
}

void gen_dottype(Fn *f, IrNode *n, Reg dst, Reg ok) {
  uint32_t mark = temps_mark(f);
  Type *source = n->x->type;
  Reg x = gen_any(f, n->x);
  uint32_t t = gen_rtype_id(f->g, n->type);
  set_pos(f, n->pos);
  if (type_is_interface(n->type)) {
    x = iface_as_eface(f, source, x);
    if (dst == NOREG) dst = temp_type(f, n->type);
    if (ok == NOREG)
      emit2(f, OP_ASSERT_IFACE, dst, x, 0, t, 0, gen_rtype_id(f->g, source));
    else
      emit2(f, OP_ASSERT_IFACE_OK, dst, x, 0, ok, NOREG, t);
  } else {
    bool is_e = is_empty_iface(source);
    if (ok == NOREG) {
      if (dst == NOREG || !type_slots(n->type)) dst = temp_plain(f, 1);
      emit2(f, is_e ? OP_ASSERT_E : OP_ASSERT_I, dst, x, 0, t, 0, gen_rtype_id(f->g, source));
    } else {
      if (!type_slots(n->type)) dst = NOREG;
      emit2(f, is_e ? OP_ASSERT_E_OK : OP_ASSERT_I_OK, dst, x, 0, ok, NOREG, t);
    }
  }
  temps_release(f, mark);
}
