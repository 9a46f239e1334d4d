// SPDX-License-Identifier: MIT
// gen_range.c - for range loops.
//
// The operand is evaluated once: slices and strings by their header, arrays by a
// copy when the second variable is there (as gc does). The hidden counter is the
// loop's own, unless the key is a variable that nothing else can change.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"

static bool is_blank(const IrNode *n) {
  return !n || (n->op == IR_NAME && (!n->var || n->var->name == sym_blank()->text));
}

// A variable that only this statement writes.
static bool is_private(const IrNode *n) {
  return n && n->op == IR_NAME && n->var && var_in_reg(n->var) && !n->var->is_reassigned;
}

// Both variables at once: x[i] in `for i, x[i] = range` has the old i.
static Place *gen_pair(Fn *f, IrNode *n) {
  IrNode *y = n->y, *z = n->z, blank = {.op = IR_NAME};
  IrNode *at[2] = {y ? y : &blank, z ? z : &blank};
  IrList lhs = {.n = 2, .cap = 2, .at = at};
  return gen_places(f, &lhs);
}

static bool is_simple_pair(const IrNode *n) {
  return !n->y || !n->z || (n->y->op == IR_NAME && n->z->op == IR_NAME);
}

static void store_to(Fn *f, IrNode *lhs, Reg src) {
  if (is_blank(lhs)) return;
  uint32_t mark = temps_mark(f);
  Place p = gen_place(f, lhs);
  place_store(f, &p, src);
  temps_release(f, mark);
}

static void load_to(Fn *f, IrNode *lhs, const Place *from) {
  if (is_blank(lhs)) return;
  uint32_t mark = temps_mark(f);
  Place p = gen_place(f, lhs);
  if (p.kind == PLACE_REG)
    place_load(f, from, p.base);
  else
    place_store(f, &p, place_any(f, from));
  temps_release(f, mark);
}

typedef struct Loop {
  Label top, cont, end;
} Loop;

static Loop loop_new(Fn *f) {
  return (Loop){label_new(f), label_new(f), label_new(f)};
}

static void gen_body(Fn *f, IrNode *n, const Loop *l) {
  target_push(f, n->label, l->end, l->cont);
  gen_block(f, n->body);
  target_pop(f);
}

// The counting loop: counter from 0 below `limit` (NOREG: below count). value: the
// element's place by counter, or NULL.
static void count_loop(Fn *f, IrNode *n, Reg counter, Reg limit, int64_t count, const Place *value) {
  Loop l = loop_new(f);
  bool has_imm = limit == NOREG && count <= INT16_MAX;
  if (limit == NOREG && !has_imm) {
    limit = temp_plain(f, 1);
    load_int(f, limit, count);
  }
  load_int(f, counter, 0);
  if (has_imm) {
    if (count <= 0) emit_jump(f, l.end);
  } else {
    emit(f, OP_JGE_INT, counter, limit, l.end);
  }
  label_bind(f, l.top);
  set_pos(f, n->pos);
  if (!is_simple_pair(n)) {
    uint32_t mark = temps_mark(f);
    Place *pair = gen_pair(f, n);
    Reg v = value ? place_any(f, value) : NOREG;
    place_store(f, &pair[0], counter);
    if (v != NOREG) place_store(f, &pair[1], v);
    temps_release(f, mark);
  } else {
    if (!is_blank(n->y)) {
      Place key = gen_place(f, n->y);
      if (key.kind != PLACE_REG || key.base != counter) place_store(f, &key, counter);
    }
    if (value) load_to(f, n->z, value);
  }
  gen_body(f, n, &l);
  label_bind(f, l.cont);
  set_pos(f, n->pos);
  if (has_imm)
    emit(f, OP_LOOP_LTI_INT, counter, count, l.top);
  else
    emit(f, OP_LOOP_LT_INT, counter, limit, l.top);
  label_bind(f, l.end);
}

static Reg counter_for(Fn *f, IrNode *n) {
  if (is_private(n->y) && type_rep(n->y->type) == REP_64) return place_of_var(f, n->y->var).base;
  return temp_plain(f, 1);
}

// A slice's header in slots that the loop's body cannot change.
static Reg stable_value(Fn *f, IrNode *x) {
  if (is_private(x) && x->var->class != IR_VAR_RESULT) return gen_any(f, x);
  return gen_temp(f, x);
}

static void range_slice(Fn *f, IrNode *n) {
  // Of []byte(s) only pointer and length are read: those of the string.
  bool is_shared = n->x->op == IR_STR2BYTES && node_share_bytes(f, n->x);
  Reg s = stable_value(f, is_shared ? n->x->x : n->x);
  Type *elem = type_under(n->x->type)->elem;
  Reg counter = counter_for(f, n);
  Place value = {
      .kind = PLACE_INDEX, .type = elem, .base = s, .index = counter, .elem_size = type_size(elem)};
  count_loop(f, n, counter, s + 1, 0, is_blank(n->z) ? NULL : &value);
}

static void range_array(Fn *f, IrNode *n) {
  Type *u = type_under(n->x->type);
  bool is_pointer = u->kind == TYPE_POINTER;
  Type *array = is_pointer ? type_under(u->elem) : u;
  bool has_value = !is_blank(n->z);
  Place value = {.type = array->elem, .len = array->len, .elem_size = type_size(array->elem)};
  if (is_pointer) {
    Reg p = has_value ? gen_temp(f, n->x) : NOREG;
    if (!has_value) gen_discard(f, n->x);
    value.kind = PLACE_PINDEX;
    value.base = p;
  } else if (has_value) {
    Type *t = n->x->type;
    if (type_slots(t) > 2048) {
      Place far = {.kind = PLACE_FAR, .type = t, .base = slots_far(f, t, 1), .index = NOREG};
      gen_node_to_place(f, n->x, &far, true);
      value.kind = PLACE_PINDEX;
      value.base = place_addr(f, &far, NOREG);
      value.is_nonnil = true;
    } else {
      value.kind = PLACE_FINDEX;
      value.base = type_slots(t) ? gen_temp(f, n->x) : temp_plain(f, 1);
      if (!type_slots(t)) gen_discard(f, n->x);
    }
  } else {
    // Only the length counts; gc evaluates the operand if it has calls.
    if (node_has_safepoint(f, n->x)) gen_discard(f, n->x);
  }
  Reg counter = counter_for(f, n);
  value.index = counter;
  count_loop(f, n, counter, NOREG, array->len, has_value ? &value : NULL);
}

static void range_int(Fn *f, IrNode *n) {
  int64_t count;
  Type *t = n->x->type;
  if (type_rep(t) != REP_64 || type_is_unsigned(t)) {
    // Narrow or unsigned: the counter runs in 64 bits, compared as the type says.
    Loop l = loop_new(f);
    Reg limit = gen_temp(f, n->x), counter = temp_plain(f, 1);
    load_int(f, counter, 0);
    Opcode at_end = type_is_unsigned(t) ? OP_JGE_UINT : OP_JGE_INT;
    emit(f, at_end, counter, limit, l.end);
    label_bind(f, l.top);
    store_to(f, n->y, counter);
    gen_body(f, n, &l);
    label_bind(f, l.cont);
    emit(f, OP_ADDI_INT, counter, counter, 1);
    emit(f, type_is_unsigned(t) ? OP_JLT_UINT : OP_JLT_INT, counter, limit, l.top);
    label_bind(f, l.end);
    return;
  }
  if (node_int(n->x, &count)) {
    count_loop(f, n, counter_for(f, n), NOREG, count, NULL);
  } else {
    Reg limit = stable_value(f, n->x);
    count_loop(f, n, counter_for(f, n), limit, 0, NULL);
  }
}

// The register of a variable that is in one, or NOREG.
static Reg own_register(Fn *f, IrNode *n) {
  if (is_blank(n) || n->op != IR_NAME) return NOREG;
  Place p = gen_place(f, n);
  return p.kind == PLACE_REG ? p.base : NOREG;
}

static void range_string(Fn *f, IrNode *n) {
  Loop l = loop_new(f);
  Reg s = stable_value(f, n->x);
  Reg pos = temp_plain(f, 1), key = NOREG, rune = NOREG;
  load_int(f, pos, 0);
  label_bind(f, l.top);
  set_pos(f, n->pos);
  uint32_t mark = temps_mark(f);
  // Only variables take the results themselves: at the end nothing else may be evaluated.
  bool is_simple = is_simple_pair(n);
  Reg own_key = is_simple ? own_register(f, n->y) : NOREG,
      own_rune = is_simple ? own_register(f, n->z) : NOREG;
  if (!is_blank(n->y)) key = own_key != NOREG ? own_key : temp_plain(f, 1);
  if (!is_blank(n->z)) rune = own_rune != NOREG ? own_rune : temp_plain(f, 1);
  emit2(f, OP_STR_NEXT, rune, s, pos, key, NOREG, l.end);
  if (is_simple) {
    if (key != own_key) store_to(f, n->y, key);
    if (rune != own_rune) store_to(f, n->z, rune);
  } else {
    Place *pair = gen_pair(f, n);
    if (key != NOREG) place_store(f, &pair[0], key);
    if (rune != NOREG) place_store(f, &pair[1], rune);
  }
  temps_release(f, mark);
  gen_body(f, n, &l);
  label_bind(f, l.cont);
  emit_jump(f, l.top);
  label_bind(f, l.end);
}

enum { MAP_ITER_SLOTS = 12, MAP_ITER_PTRS = 4 }; // rt.h, RT_MAP_ITER_SLOTS

static void range_map(Fn *f, IrNode *n) {
  Loop l = loop_new(f);
  Type *u = type_under(n->x->type);
  uint32_t type = gen_rtype_id(f->g, n->x->type);
  Reg it = temp_mask(f, MAP_ITER_SLOTS, (1 << MAP_ITER_PTRS) - 1);
  Reg m = gen_any(f, n->x);
  emit2(f, OP_MAP_ITER, it, m, 0, type, 0, 0);
  label_bind(f, l.top);
  set_pos(f, n->pos);
  uint32_t mark = temps_mark(f);
  Reg key = is_blank(n->y) || !type_slots(u->key) ? NOREG : temp_type(f, u->key);
  Reg value = is_blank(n->z) || !type_slots(u->elem) ? NOREG : temp_type(f, u->elem);
  emit2(f, OP_MAP_NEXT, it, key, value, type, 0, l.end);
  if (is_simple_pair(n)) {
    if (key != NOREG) store_to(f, n->y, key);
    if (value != NOREG) store_to(f, n->z, value);
  } else {
    Place *pair = gen_pair(f, n);
    if (key != NOREG) place_store(f, &pair[0], key);
    if (value != NOREG) place_store(f, &pair[1], value);
  }
  temps_release(f, mark);
  gen_body(f, n, &l);
  label_bind(f, l.cont);
  emit_jump(f, l.top);
  label_bind(f, l.end);
}

static void range_chan(Fn *f, IrNode *n) {
  Loop l = loop_new(f);
  Reg ch = stable_value(f, n->x);
  Type *elem = type_under(n->x->type)->elem;
  Reg ok = temp_plain(f, 1);
  label_bind(f, l.top);
  set_pos(f, n->pos);
  uint32_t mark = temps_mark(f);
  Reg value = is_blank(n->y) || !type_slots(elem) ? NOREG : temp_type(f, elem);
  emit2(f, OP_RECV, value, ch, ok, gen_rtype_id(f->g, elem), 0, 0);
  emit(f, OP_JF, ok, l.end, 0);
  if (value != NOREG) store_to(f, n->y, value);
  temps_release(f, mark);
  gen_body(f, n, &l);
  label_bind(f, l.cont);
  emit_jump(f, l.top);
  label_bind(f, l.end);
}

void gen_range(Fn *f, IrNode *n) {
  switch (type_kind(n->x->type)) {
  case TYPE_SLICE: range_slice(f, n); break;
  case TYPE_ARRAY:
  case TYPE_POINTER: range_array(f, n); break;
  case TYPE_STRING: range_string(f, n); break;
  case TYPE_MAP: range_map(f, n); break;
  case TYPE_CHAN: range_chan(f, n); break;
  default: range_int(f, n); break;
  }
}
