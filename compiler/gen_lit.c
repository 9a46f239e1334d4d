// SPDX-License-Identifier: MIT
// gen_lit.c - composite literals, new, and objects that live in the frame.
//
// A literal is written piece by piece into its place. The place must be fresh:
// nothing that is evaluated on the way may read it. Arrays of constants are
// copied from read-only data.
#include "compiler/gen_impl.h"

enum {
  NEAR_OBJECT_SLOTS = 512, // larger frame objects live in far frame memory
  MIN_STATIC_BYTES = 32,   // of a constant array that is copied from data
};

// Near frame memory is what 16-bit operands reach: some of it is kept for temporaries.
bool frame_has_room(const Fn *f) {
  return f->n_region[REGION_FIXED] + f->n_region[REGION_PTR] + f->n_region[REGION_PLAIN] < 40000;
}

bool node_on_frame(const IrNode *n) {
  return n->esc == ESC_NONE;
}

void gen_frame_object(Fn *f, IrNode *n, SiteKind kind, Type *t, Reg dst, bool needs_zero, Place *place) {
  type_layout(t);
  Place p;
  if (type_slots(t) > NEAR_OBJECT_SLOTS || !frame_has_room(f))
    p = (Place){.kind = PLACE_FAR, .type = t, .base = slots_far(f, t, 1), .index = NOREG};
  else
    p = place_reg(t, slots_for_type(f, t, NULL));
  uint32_t site = gen_site(f, n, kind, t);
  if (f->g->options->counts_frames && type_size(t)) emit(f, OP_COUNT_FRAME, 0, site, 0);
  if (p.kind == PLACE_REG && type_size(t) % 8 && type_rep(t) != REP_MEM) {
    // A narrow variable's memory image.
    p.kind = PLACE_FRAME;
    p.owns_slots = false;
  }
  if (needs_zero) place_zero(f, &p);
  emit(f, OP_LEA, dst, FRAME_AT(p.base, 0), 0);
  *place = p;
}

bool gen_static_object(Fn *f, IrNode *n, SiteKind kind, Type *t, Place *place) {
  uint32_t offset;
  if (!n->is_static || type_size(t) == 0 || !gen_place_global(f->g, t, &offset)) return false;
  gen_site_decided(f, n, kind, t, SITE_RULE_INITIAL, "initial value of a package variable");
  *place = (Place){.kind = PLACE_GLOBAL, .type = t, .base = NOREG, .index = NOREG, .off = offset};
  return true;
}

// ---- constants as data ------------------------------------------------------

static bool static_list(Gen *g, IrNode *n, uint32_t data, uint8_t *bytes, uint32_t at, bool is_dry) {
  Type *u = type_under(n->type);
  int64_t next = 0;
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *e = n->list->at[i], *value = e;
    int64_t off;
    if (n->op == IR_STRUCTLIT) {
      value = e->x;
      off = u->fields[e->index].offset;
      if (strcmp(u->fields[e->index].name, "_") == 0) return false;
    } else {
      if (e->op == IR_KEY) {
        next = e->index;
        value = e->y;
      }
      off = next++ * type_size(u->elem);
    }
    if (!static_value(g, value, data, bytes, at + (uint32_t)off, is_dry)) return false;
  }
  return true;
}

// Writes the constant n to bytes + at, which becomes data + at of the Program.
// False when n is no constant. is_dry: asks, and adds nothing to the Program.
bool static_value(Gen *g, IrNode *n, uint32_t data, uint8_t *bytes, uint32_t at, bool is_dry) {
  if (ir_len(n->init)) return false;
  int64_t v;
  switch ((IrOp)n->op) {
  case IR_LITERAL:
    if (node_int(n, &v)) {
      memcpy(bytes + at, &v, (size_t)type_size(n->type));
      return true;
    }
    if (type_is_float(n->type)) {
      if (type_kind(n->type) == TYPE_FLOAT32) {
        float x = const_float32(n->val);
        memcpy(bytes + at, &x, 4);
      } else {
        double x = const_double(n->val);
        memcpy(bytes + at, &x, 8);
      }
      return true;
    }
    if (type_is_string(n->type)) {
      size_t len;
      const char *s = const_string(g->arena, n->val, &len);
      int64_t length = (int64_t)len;
      memcpy(bytes + at + 8, &length, 8);
      if (!is_dry && len)
        program_add_reloc(g->prog, data + at, RELOC_STRING, program_add_string(g->prog, s, len));
      return true;
    }
    return false;
  case IR_NIL: return true;
  case IR_CONVNOP:
    return type_rep(n->type) == type_rep(n->x->type) && static_value(g, n->x, data, bytes, at, is_dry);
  case IR_ARRAYLIT:
  case IR_STRUCTLIT: type_layout(n->type); return static_list(g, n, data, bytes, at, is_dry);
  default: return false;
  }
}

// Copies a list of constants into the place, if it is worth it.
static bool copy_static(Fn *f, IrNode *n, Type *t, const Place *p) {
  int64_t size = type_size(t);
  if (size < MIN_STATIC_BYTES || size > (1 << 24) || ir_len(n->list) < 4) return false;
  IrNode whole = *n; // a SLICELIT's elements as those of an array
  whole.op = n->op == IR_SLICELIT ? IR_ARRAYLIT : n->op;
  whole.type = t;
  whole.init = NULL;
  uint8_t *bytes = x_calloc((size_t)size, 1);
  bool is_static = static_value(f->g, &whole, 0, bytes, 0, true);
  if (is_static) {
    uint32_t mark = temps_mark(f);
    uint32_t data = program_add_data(f->g->prog, bytes, (size_t)size);
    memset(bytes, 0, (size_t)size);
    static_value(f->g, &whole, data, bytes, 0, false);
    Reg from = temp_ptr(f);
    emit(f, OP_LDDATA, from, data, 0);
    if (p->kind == PLACE_REG) {
      Place m = place_mem(t, from, 0);
      m.is_nonnil = true;
      place_load(f, &m, p->base);
    } else {
      Reg to = place_addr(f, p, NOREG);
      emit2(f, OP_COPY_TYPE, to, from, 0, gen_rtype_id(f->g, t), 0, 0);
    }
    temps_release(f, mark);
  }
  x_free(bytes);
  return is_static;
}

// ---- literals into places ---------------------------------------------------

static IrNode *skip_nop(IrNode *n) {
  while (n->op == IR_CONVNOP && !ir_len(n->init)) n = n->x;
  return n;
}

static bool is_literal(const IrNode *n) {
  return n->op == IR_STRUCTLIT || n->op == IR_ARRAYLIT;
}

static bool is_zero_constant(Fn *f, const IrNode *n) {
  int64_t v;
  size_t len;
  if (n->op == IR_NIL) return true;
  if (node_int(n, &v)) return v == 0;
  if (n->op == IR_LITERAL && type_is_string(n->type)) {
    const_string(f->g->arena, n->val, &len);
    return len == 0;
  }
  return false;
}

static void gen_element(Fn *f, IrNode *value, const Place *p, bool is_zeroed) {
  uint32_t mark = temps_mark(f), old = f->pos;
  IrNode *lit = skip_nop(value);
  set_pos(f, value->pos);
  if (is_literal(lit) && !ir_len(lit->init))
    gen_lit_place(f, lit, p, is_zeroed);
  else if (!(is_zeroed && is_zero_constant(f, value)))
    gen_node_to_place(f, value, p, true);
  temps_release(f, mark);
  f->pos = old;
}

// The elements of an array or slice literal, into an array's place.
static void gen_elements(Fn *f, IrNode *n, const Place *p, bool is_zeroed) {
  Type *elem = type_under(p->type)->elem;
  int64_t len = type_under(p->type)->len, next = 0;
  if (copy_static(f, n, p->type, p)) return;
  if (!is_zeroed && ir_len(n->list) < len) {
    place_zero(f, p);
    is_zeroed = true;
  }
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *e = n->list->at[i], *value = e;
    if (e->op == IR_KEY) {
      next = e->index;
      value = e->y;
    }
    Place at = place_field(f, *p, elem, next * type_size(elem));
    gen_element(f, value, &at, is_zeroed);
    next++;
  }
}

void gen_lit_place(Fn *f, IrNode *n, const Place *place, bool is_zeroed) {
  uint32_t mark = temps_mark(f);
  Place p = *place;
  p.type = n->type;
  type_layout(n->type);
  if (p.kind == PLACE_INDEX || p.kind == PLACE_PINDEX || p.kind == PLACE_FINDEX ||
      (p.kind == PLACE_MEM && !p.is_nonnil)) {
    Reg r = place_addr(f, &p, NOREG);
    p = place_mem(n->type, r, 0);
    p.is_nonnil = true;
  }
  if (n->op == IR_ARRAYLIT) {
    gen_elements(f, n, &p, is_zeroed);
  } else {
    Type *u = type_under(n->type);
    if (!is_zeroed && ir_len(n->list) < u->n_fields) {
      place_zero(f, &p);
      is_zeroed = true;
    }
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *key = n->list->at[i];
      const Field *field = &u->fields[key->index];
      Place at = place_field(f, p, field->type, field->offset);
      if (strcmp(field->name, "_") == 0) { // evaluated, not stored
        gen_discard(f, key->x);
        if (!is_zeroed) place_zero(f, &at);
        continue;
      }
      gen_element(f, key->x, &at, is_zeroed);
    }
  }
  temps_release(f, mark);
}

void gen_literal(Fn *f, IrNode *n, Reg dst) {
  if (type_slots(n->type) == 0) { // evaluated for its effects
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *e = n->list->at[i];
      gen_discard(f, e->op == IR_STRUCTKEY ? e->x : e->op == IR_KEY ? e->y : e);
    }
    return;
  }
  // The call window is overwritten by the calls in the elements.
  bool is_window = reg_region(dst) == REGION_OUT && node_has_safepoint(f, n);
  Place p = place_reg(n->type, is_window ? temp_type(f, n->type) : dst);
  gen_lit_place(f, n, &p, false);
  if (is_window) move_slots(f, dst, p.base, type_slots(n->type));
}

// Of constants and register variables only: nothing it reads can be in the place.
static bool is_pure_literal(const IrNode *n) {
  if (ir_len(n->init)) return false;
  switch ((IrOp)n->op) {
  case IR_LITERAL:
  case IR_NIL:
  case IR_FUNCNAME: return true;
  case IR_CONVNOP: return is_pure_literal(n->x);
  case IR_STRUCTLIT:
  case IR_ARRAYLIT:
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      const IrNode *e = n->list->at[i];
      const IrNode *v = e->op == IR_STRUCTKEY ? e->x : e->op == IR_KEY ? e->y : e;
      if (!is_pure_literal(v)) return false;
    }
    return true;
  default: return false;
  }
}

void gen_node_to_place(Fn *f, IrNode *n, const Place *p, bool is_fresh) {
  uint32_t mark = temps_mark(f), old = f->pos;
  IrNode *lit = skip_nop(n);
  set_pos(f, n->pos);
  if (p->kind == PLACE_BLANK) {
    gen_discard(f, n);
  } else if (is_literal(lit) && p->kind != PLACE_MAP && !ir_len(lit->init)) {
    if (is_fresh || is_pure_literal(lit)) {
      gen_lit_place(f, lit, p, false);
    } else if (type_slots(n->type) > NEAR_OBJECT_SLOTS) {
      Place far = {.kind = PLACE_FAR, .type = n->type, .base = slots_far(f, n->type, 1), .index = NOREG};
      gen_lit_place(f, lit, &far, false);
      Reg src = place_addr(f, &far, NOREG), dst = place_addr(f, p, NOREG);
      emit2(f, OP_COPY_TYPE, dst, src, 0, gen_rtype_id(f->g, n->type), 0, 0);
    } else {
      Reg r = temp_type(f, n->type);
      gen_literal(f, lit, r);
      place_store(f, p, r);
    }
  } else if (p->kind == PLACE_REG) {
    gen_to(f, n, p->base);
  } else if (type_rep(p->type) == REP_MEM && type_slots(p->type) > 3 && place_is_memory(p) &&
             (lit->op == IR_NAME || lit->op == IR_DEREF || lit->op == IR_DOT || lit->op == IR_DOTPTR ||
              lit->op == IR_INDEX)) {
    Place from = gen_place(f, lit);
    set_pos(f, n->pos);
    if (from.kind == PLACE_REG && p->kind != PLACE_FAR) {
      place_store(f, p, from.base);
    } else {
      Reg src = place_addr(f, &from, NOREG);
      Reg dst = place_addr(f, p, NOREG);
      emit2(f, OP_COPY_TYPE, dst, src, 0, gen_rtype_id(f->g, p->type), 0, 0);
    }
  } else {
    Reg r = p->kind == PLACE_MAP ? gen_any(f, n) : gen_last(f, n);
    place_store(f, p, r);
  }
  temps_release(f, mark);
  f->pos = old;
}

// ---- allocating forms -------------------------------------------------------

void gen_new(Fn *f, IrNode *n, Reg dst) {
  Type *t = type_under(n->type)->elem;
  if (node_on_frame(n)) {
    Place p;
    gen_frame_object(f, n, SITE_NEW, t, dst, true, &p);
  } else {
    emit(f, OP_NEW, dst, gen_site(f, n, SITE_NEW, t), 0);
  }
}

void gen_ptrlit(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  IrNode *lit = skip_nop(n->x);
  Type *t = n->x->type;
  Place p;
  if (gen_static_object(f, n, SITE_LIT, t, &p)) {
    gen_element(f, n->x, &p, true);
    place_addr(f, &p, dst);
    temps_release(f, mark);
    return;
  }
  Reg ptr = temp_ptr(f);
  if (node_on_frame(n)) {
    gen_frame_object(f, n, SITE_LIT, t, ptr, false, &p);
  } else {
    emit(f, OP_NEW, ptr, gen_site(f, n, SITE_LIT, t), 0);
    p = place_mem(t, ptr, 0);
    p.is_nonnil = true;
  }
  if (is_literal(lit)) {
    // A loop may come here while the last round's object is still being read.
    if (node_on_frame(n) && p.kind != PLACE_FAR) {
      Reg r = temp_type(f, t);
      gen_literal(f, lit, r);
      place_store(f, &p, r);
    } else {
      gen_lit_place(f, lit, &p, !node_on_frame(n));
    }
  } else {
    gen_node_to_place(f, n->x, &p, true);
  }
  emit(f, OP_MOV, dst, ptr, 0);
  temps_release(f, mark);
}

void gen_slicelit(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Gen *g = f->g;
  Type *elem = type_under(n->type)->elem;
  Type *array = type_array_of(g->arena, elem, n->index);
  type_layout(array);
  Reg ptr = temp_ptr(f);
  SiteKind kind = n->is_implicit ? SITE_VARIADIC : SITE_LIT;
  Place p;
  if (gen_static_object(f, n, kind, array, &p)) {
    gen_elements(f, n, &p, true);
    place_addr(f, &p, ptr);
  } else if (node_on_frame(n)) {
    gen_frame_object(f, n, kind, array, ptr, false, &p);
    gen_elements(f, n, &p, false);
  } else {
    emit(f, OP_NEW, ptr, gen_site(f, n, kind, array), 0);
    p = place_mem(array, ptr, 0);
    p.is_nonnil = true;
    gen_elements(f, n, &p, true);
  }
  emit(f, OP_MOV, dst, ptr, 0);
  load_int(f, dst + 1, n->index);
  load_int(f, dst + 2, n->index);
  temps_release(f, mark);
}

Reg gen_map_key(Fn *f, Type *key, IrNode *n) {
  if (type_slots(key) == 0) {
    gen_discard(f, n);
    return temp_plain(f, 1);
  }
  return gen_any(f, n);
}

// A header in the frame if the map does not escape, and a first block if it may be small.
void gen_make_map(Fn *f, IrNode *n, Reg dst, Reg hint, bool may_be_small) {
  Gen *g = f->g;
  Reg header = NOREG, block = NOREG;
  if (node_on_frame(n) && frame_has_room(f)) {
    uint64_t mask = RT_MAP_HEADER_MASK;
    header = slots_alloc(f, RT_MAP_HEADER_SLOTS, &mask);
  }
  if (header != NOREG && may_be_small) {
    const RType *key = gen_rtype(g, type_under(n->type)->key),
                *value = gen_rtype(g, type_under(n->type)->elem);
    RtMapEntry e = rt_map_entry(key, value);
    uint32_t n_slots = e.block_size / 8;
    uint64_t *bits = x_calloc((n_slots + 63) / 64, 8);
    for (uint32_t i = 0; e.has_pointers && i < RT_MAP_SMALL; i++)
      rt_map_entry_mask(&e, key, value, bits, 1 + i * (e.entry_size / 8));
    block = slots_alloc(f, n_slots, bits);
    x_free(bits);
  }
  emit2(f, OP_MAKE_MAP, dst, hint, header, block, NOREG, gen_site(f, n, SITE_MAP, n->type));
}

void gen_maplit(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Reg map = temp_ptr(f), hint = temp_plain(f, 1);
  uint32_t site = gen_site(f, n, SITE_MAP, n->type), type = gen_rtype_id(f->g, n->type);
  Type *u = type_under(n->type);
  load_int(f, hint, ir_len(n->list));
  gen_make_map(f, n, map, hint, ir_len(n->list) <= RT_MAP_SMALL);
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *e = n->list->at[i];
    uint32_t inner = temps_mark(f);
    Reg key = gen_map_key(f, u->key, e->x);
    Reg value = gen_map_key(f, u->elem, e->y);
    emit2(f, OP_MAP_SET, map, key, value, type, 0, site);
    temps_release(f, inner);
  }
  emit(f, OP_MOV, dst, map, 0);
  temps_release(f, mark);
}
