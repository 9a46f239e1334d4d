// SPDX-License-Identifier: MIT
// gen_builtin.c - built-in functions, slicing.
#include "compiler/gen_impl.h"

void gen_make(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  int64_t len, cap;
  if (n->op == IR_MAKESLICE) {
    IrNode *y = n->y ? n->y : n->x;
    if (node_on_frame(n) && node_int(y, &cap) && cap >= 0) {
      Type *array = type_array_of(f->g->arena, type_under(n->type)->elem, cap);
      type_layout(array);
      uint32_t site = gen_site(f, n, SITE_MAKE, array);
      Reg ptr = temp_ptr(f), count = gen_any(f, n->x);
      Place p;
      if (n->y && !(node_int(n->x, &len) && len >= 0 && len <= cap)) {
        // The length is not known: make would panic beyond the capacity.
        Reg limit = temp_plain(f, 1);
        Label ok = label_new(f);
        load_int(f, limit, cap);
        emit(f, OP_JGE_UINT, limit, count, ok);
        emit2(f, OP_MAKE_SLICE, dst, count, limit, site, 0, 0);
        label_bind(f, ok);
      }
      gen_frame_object(f, n, SITE_MAKE, array, ptr, true, &p);
      emit(f, OP_MOV, dst + 1, count, 0);
      emit(f, OP_MOV, dst, ptr, 0);
      load_int(f, dst + 2, cap);
    } else {
      Reg l = gen_any(f, n->x);
      Reg c = n->y ? gen_any(f, n->y) : NOREG;
      set_pos(f, n->pos);
      emit2(f, OP_MAKE_SLICE, dst, l, c, gen_site(f, n, SITE_MAKE, n->type), 0, 0);
    }
  } else {
    Reg hint = n->x ? gen_any(f, n->x) : NOREG;
    set_pos(f, n->pos);
    if (n->op == IR_MAKECHAN)
      emit2(f, OP_MAKE_CHAN, dst, hint, 0, gen_site(f, n, SITE_CHAN, n->type), 0, 0);
    else
      gen_make_map(f, n, dst, hint, !n->x || !node_int(n->x, &len) || len <= RT_MAP_SMALL);
  }
  temps_release(f, mark);
}

void gen_append(Fn *f, IrNode *n, Reg dst) {
  static const Opcode ops[] = {
      [REP_NONE] = OP_APPEND_TYPE, [REP_I8] = OP_APPEND_8,        [REP_I16] = OP_APPEND_16,
      [REP_I32] = OP_APPEND_32,    [REP_U8] = OP_APPEND_8,        [REP_U16] = OP_APPEND_16,
      [REP_U32] = OP_APPEND_32,    [REP_64] = OP_APPEND_64,       [REP_PTR] = OP_APPEND_PTR,
      [REP_STR] = OP_APPEND_STR,   [REP_IFACE] = OP_APPEND_IFACE, [REP_SLICE] = OP_APPEND_SLICE,
      [REP_MEM] = OP_APPEND_TYPE};
  uint32_t mark = temps_mark(f);
  IrList *list = n->list;
  Type *elem = type_under(n->type)->elem;
  if (list->n == 1) {
    gen_to(f, list->at[0], dst);
    return;
  }
  Reg s = gen_any(f, list->at[0]);
  uint32_t site = gen_site(f, n, SITE_APPEND, n->type);
  if (n->has_dots) {
    IrNode *src = list->at[1];
    Reg more;
    if (src->op == IR_MAKESLICE && !src->y) { // zeros, which nobody needs to make first
      gen_site_decided(f, src, SITE_MAKE, src->type, SITE_RULE_ELIMINATED, "append extends in place");
      more = temp_mask(f, 3, 1);
      load_int(f, more, 0);
      gen_to(f, src->x, more + 1);
    } else {
      more = gen_any(f, src);
    }
    set_pos(f, n->pos);
    emit2(f, OP_APPEND_ALL, dst, s, more, site, 0, type_size(elem));
  } else if (list->n == 2) {
    Reg v = gen_map_key(f, elem, list->at[1]);
    Opcode op = ops[type_rep(elem)];
    set_pos(f, n->pos);
    emit2(f, op, dst, s, v, site, 0, op == OP_APPEND_TYPE ? type_size(elem) : 0);
  } else {
    Type *array = type_array_of(f->g->arena, elem, list->n - 1);
    type_layout(array);
    Place p = place_reg(array, temp_type(f, array));
    for (uint32_t i = 1; i < list->n; i++) {
      uint32_t inner = temps_mark(f);
      Place at = place_elem(f, p, i - 1);
      gen_node_to_place(f, list->at[i], &at, true);
      temps_release(f, inner);
    }
    Reg more = temp_mask(f, 3, 1);
    emit(f, OP_LEA, more, FRAME_AT(p.base, 0), 0);
    load_int(f, more + 1, list->n - 1);
    load_int(f, more + 2, list->n - 1);
    set_pos(f, n->pos);
    emit2(f, OP_APPEND_ALL, dst, s, more, site, 0, type_size(elem));
  }
  temps_release(f, mark);
}

void gen_copy(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Reg to = gen_any(f, n->x), from = gen_any(f, n->y);
  emit2(f, OP_COPY, dst, to, from, gen_rtype_id(f->g, type_under(n->x->type)->elem), 0, 0);
  temps_release(f, mark);
}

// ---- len, cap, slicing ------------------------------------------------------

Reg gen_len_any(Fn *f, IrNode *n) {
  Type *u = type_under(n->x->type);
  bool is_cap = n->op == IR_CAP;
  if ((u->kind == TYPE_STRING || u->kind == TYPE_SLICE) && n->x->op != IR_STR2RUNES) {
    if (n->x->op == IR_CALLFUNC || n->x->op == IR_CALLINTER) return gen_last(f, n->x) + (is_cap ? 2 : 1);
    Place p = gen_place(f, n->x);
    if (p.kind == PLACE_REG) return p.base + (is_cap ? 2 : 1);
    if (p.kind == PLACE_MAP) return place_any(f, &p) + (is_cap ? 2 : 1);
    Place word = place_field(f, p, type_basic[TYPE_INT], is_cap ? 16 : 8);
    return place_any(f, &word);
  }
  Reg r = temp_plain(f, 1);
  gen_len(f, n, r);
  return r;
}

void gen_len(Fn *f, IrNode *n, Reg dst) {
  Type *u = type_under(n->x->type);
  uint32_t mark = temps_mark(f);
  bool is_cap = n->op == IR_CAP;
  if (gen_rune_count(f, n, dst)) {
    temps_release(f, mark);
    return;
  }
  if (u->kind == TYPE_POINTER) u = type_under(u->elem);
  switch ((TypeKind)u->kind) {
  case TYPE_ARRAY: {
    // The array itself is not looked at: len(*p) of a nil p is fine.
    IrNode *x = n->x;
    while (x->op == IR_DEREF || x->op == IR_DOT || x->op == IR_CONVNOP) x = x->x;
    if (node_has_safepoint(f, x)) gen_discard(f, x);
    load_int(f, dst, u->len);
    break;
  }
  case TYPE_MAP: emit(f, OP_MAP_LEN, dst, gen_any(f, n->x), 0); break;
  case TYPE_CHAN: emit(f, is_cap ? OP_CHAN_CAP : OP_CHAN_LEN, dst, gen_any(f, n->x), 0); break;
  default:
    emit(f, OP_MOV, dst, n->x->op == IR_STR2RUNES ? gen_any(f, n->x) + (is_cap ? 2 : 1) : gen_len_any(f, n),
         0);
    break;
  }
  temps_release(f, mark);
}

static Reg gen_bound(Fn *f, IrNode *n) {
  return n ? gen_any(f, n) : NOREG;
}

void gen_slice(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  bool is_array = n->op == IR_SLICEARR || n->op == IR_SLICE3ARR;
  Reg x = gen_any(f, n->x);
  Reg lo = gen_bound(f, n->y), hi = gen_bound(f, n->z);
  Reg max = ir_len(n->rlist) ? gen_any(f, n->rlist->at[0]) : NOREG;
  set_pos(f, n->pos);
  if (n->op == IR_SLICESTR) {
    emit2(f, OP_SLICE_STR, dst, x, lo, hi, NOREG, 0);
  } else if (is_array) {
    Type *array = type_under(type_under(n->x->type)->elem);
    emit3(f, OP_SLICE_ARR, dst, x, lo, hi, max, type_size(array->elem), array->len);
  } else {
    emit2(f, OP_SLICE, dst, x, lo, hi, max, type_size(type_under(n->type)->elem));
  }
  temps_release(f, mark);
}

// ---- statements -------------------------------------------------------------

static void print_operand(Fn *f, IrNode *n, Reg r) {
  uint32_t mark = temps_mark(f);
  const Type *u = type_under(n->type);
  if (type_is_complex(u)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  if (r == NOREG) r = gen_any(f, n);
  switch ((TypeKind)u->kind) {
  case TYPE_BOOL: emit(f, OP_PRINT_BOOL, r, 0, 0); break;
  case TYPE_STRING: emit(f, OP_PRINT_STR, r, 0, 0); break;
  case TYPE_SLICE: emit(f, OP_PRINT_SLICE, r, 0, 0); break;
  case TYPE_INTERFACE: emit(f, OP_PRINT_IFACE, r, 0, 0); break;
  case TYPE_FLOAT32: {
    Reg d = temp_plain(f, 1);
    emit(f, OP_CVT_F32_F64, d, r, 0);
    emit(f, OP_PRINT_FLOAT, d, 0, 0);
    break;
  }
  case TYPE_FLOAT64: emit(f, OP_PRINT_FLOAT, r, 0, 0); break;
  default:
    if (type_is_integer(u))
      emit(f, type_is_unsigned(u) ? OP_PRINT_UINT : OP_PRINT_INT, r, 0, 0);
    else
      emit(f, OP_PRINT_PTR, r, 0, 0);
  }
  temps_release(f, mark);
}

// Operands are evaluated before anything is printed.
static void gen_print(Fn *f, IrNode *n) {
  uint32_t count = ir_len(n->list);
  Reg *regs = arena_alloc_array(f->g->arena, count + 1, sizeof *regs);
  for (uint32_t i = 0; i < count; i++) {
    IrNode *a = n->list->at[i];
    regs[i] = a->op == IR_LITERAL || type_is_complex(a->type) ? NOREG : gen_any(f, a);
  }
  for (uint32_t i = 0; i < count; i++) {
    if (i && n->op == IR_PRINTLN) emit(f, OP_PRINT_SPACE, 0, 0, 0);
    print_operand(f, n->list->at[i], regs[i]);
  }
  if (n->op == IR_PRINTLN) emit(f, OP_PRINT_NL, 0, 0, 0);
}

void gen_builtin_stmt(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f);
  switch ((IrOp)n->op) {
  case IR_DELETE: {
    Reg m = gen_any(f, n->list->at[0]);
    Reg key = gen_map_key(f, type_under(n->list->at[0]->type)->key, n->list->at[1]);
    set_pos(f, n->pos);
    emit2(f, OP_MAP_DELETE, m, key, 0, gen_rtype_id(f->g, n->list->at[0]->type), 0, 0);
    break;
  }
  case IR_CLEAR: {
    Reg x = gen_any(f, n->x);
    if (type_kind(n->x->type) == TYPE_MAP)
      emit2(f, OP_MAP_CLEAR, x, 0, 0, gen_rtype_id(f->g, n->x->type), 0, 0);
    else
      emit2(f, OP_CLEAR_SLICE, x, 0, 0, gen_rtype_id(f->g, type_under(n->x->type)->elem), 0, 0);
    break;
  }
  case IR_PANIC: {
    Reg x = gen_any(f, n->x);
    set_pos(f, n->pos);
    emit(f, OP_PANIC, x, 0, 0);
    break;
  }
  case IR_CLOSE: {
    Reg x = gen_any(f, n->x);
    set_pos(f, n->pos);
    emit(f, OP_CLOSE, x, 0, 0);
    break;
  }
  default: gen_print(f, n); break;
  }
  temps_release(f, mark);
}
