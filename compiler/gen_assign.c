// SPDX-License-Identifier: MIT
// gen_assign.c - assignments.
//
// Go's order: first the operands of index expressions and dereferences on the
// left and all values on the right, then the stores, left to right. Places hold
// the evaluated operands; their checks are made by the stores.
#include "compiler/gen_impl.h"

#include "compiler/direct.h"
#include "compiler/intern.h"

static bool is_blank(const IrNode *n) {
  return !n || (n->op == IR_NAME && (!n->var || n->var->name == sym_blank()->text || n->var->is_unread));
}

// Whether the box was made by the instruction just emitted: it is zero.
static bool is_new_box(Fn *f, const Place *p) {
  if (f->is_dead || f->code.n == 0 || p->kind != PLACE_MEM || p->off) return false;
  const Ins *last = &vec_last(&f->code);
  for (uint32_t i = 0; i < f->labels.n; i++)
    if (f->labels.items[i] == (int32_t)f->code.n) return false;
  return last->op == OP_NEW && last->a == p->base;
}

// A literal may be written straight into the variable when nothing it evaluates can see it.
static bool is_fresh_for(Fn *f, const IrNode *n, const IrVar *v, const IrNode *value) {
  if (n->is_define) return true;
  // Initialization order: nothing reads a global before it has its value.
  if (v->class == IR_VAR_GLOBAL && f->func && f->func->is_init && !f->func->is_closure) return true;
  if (v->class == IR_VAR_GLOBAL || v->class == IR_VAR_CLOSURE || var_is_heap(f->g, v)) return false;
  return !var_is_addressed(f->g, v) && !node_mentions(value, v);
}

static bool is_local_register(Fn *f, const IrVar *v) {
  return v && v->class != IR_VAR_GLOBAL && v->class != IR_VAR_CLOSURE && !v->is_addrtaken &&
         !var_is_heap(f->g, v) && !var_is_addressed(f->g, v);
}

// Copies that need not be made: a parameter of an inlined call that is never assigned shares the
// slots of the never assigned variable that is its argument (true: nothing is left to do); the result
// of an inlined call is made in the new variable that gets it.
static bool share_argument(Fn *f, const IrNode *x, const IrNode *y) {
  if (x->op != IR_NAME || y->op != IR_NAME || f->g->options->no_peephole || ir_len(y->init)) return false;
  if (!is_local_register(f, x->var) || !x->var->is_inl_formal || x->var->is_reassigned) return false;
  if (!is_local_register(f, y->var) || y->var->is_reassigned || !var_in_reg(y->var)) return false;
  if (type_rep(x->var->type) != type_rep(y->var->type)) return false;
  const VarLoc *l = y->var->gen;
  var_place(f, x->var, VAR_REG, l->reg);
  return true;
}

static void share_result(Fn *f, const IrNode *x, const IrNode *y) {
  if (x->op != IR_NAME || f->g->options->no_peephole || y->op != IR_INLCALL || ir_len(y->rlist) != 1) return;
  const IrNode *r = y->rlist->at[0];
  if (r->op != IR_NAME || !r->var || r->var->gen || r->var->class != IR_VAR_AUTO) return;
  if (!is_local_register(f, r->var) || !is_local_register(f, x->var) || !var_in_reg(x->var)) return;
  if (type_rep(r->var->type) != type_rep(x->var->type) || type_rep(r->var->type) == REP_MEM) return;
  const VarLoc *l = x->var->gen;
  var_place(f, r->var, VAR_REG, l->reg);
}

void gen_assign(Fn *f, IrNode *n) {
  IrNode *x = n->x, *y = n->y;
  if (n->is_static) return;
  if (is_blank(x)) {
    if (y) gen_discard(f, y);
    return;
  }
  if (y && n->is_define && (share_argument(f, x, y) || direct_is_unused(n, x, y))) return;
  Place p = gen_place(f, x);
  set_pos(f, n->pos);
  if (!y) {
    if (!is_new_box(f, &p)) place_zero(f, &p);
    return;
  }
  bool is_fresh = x->op == IR_NAME && is_fresh_for(f, n, x->var, y);
  if (n->is_define) share_result(f, x, y);
  gen_node_to_place(f, y, &p, is_fresh);
}

// ---- x op= y ----------------------------------------------------------------

// x += y, with x at p. As gc does, x += a + b joins all three at once.
static void concat_assign(Fn *f, IrNode *n, const Place *p) {
  bool is_sum = n->y->op == IR_ADDSTR && !ir_len(n->y->init);
  uint32_t n_parts = is_sum ? n->y->list->n : 1;
  IrNode **parts = is_sum ? n->y->list->at : &n->y;
  Reg run = gen_strings(f, parts, n_parts, p),
      sum = p->kind == PLACE_REG ? p->base : temp_type(f, n->x->type);
  set_pos(f, n->pos);
  emit2(f, OP_CONCAT, sum, run, n_parts + 1, NOREG, NOREG, gen_site(f, n, SITE_CONCAT, n->x->type));
  if (p->kind != PLACE_REG) place_store(f, p, sum);
}

static bool is_word_int(Type *t) {
  return type_is_integer(t) && type_rep(t) == REP_64;
}

// One-instruction forms: adding to a field behind a pointer, to an element of a slice.
static bool add_in_memory(Fn *f, IrNode *n, const Place *p) {
  Type *t = n->x->type;
  bool is_sub = (IrOp)n->index == IR_SUB, is_float = type_kind(t) == TYPE_FLOAT64;
  if (f->g->options->no_peephole || (!is_sub && (IrOp)n->index != IR_ADD)) return false;
  if (!is_word_int(t) && !is_float) return false;
  bool is_mem = p->kind == PLACE_MEM && p->off <= 65535;
  bool is_index = p->kind == PLACE_INDEX && p->off == 0 && p->elem_size == 8 && !is_sub;
  if (!is_mem && !is_index) return false;
  int64_t imm;
  if (is_mem && !is_float && node_int(n->y, &imm) && imm >= -32767 && imm <= 32767) {
    set_pos(f, n->pos);
    emit(f, OP_ADDI_MEM_64, p->base, is_sub ? -imm : imm, p->off);
    return true;
  }
  Reg y = gen_last(f, n->y);
  set_pos(f, n->pos);
  if (is_index)
    emit(f, is_float ? OP_IDX_ADD_F64 : OP_IDX_ADD_64, p->base, p->index, y);
  else if (is_float)
    emit(f, is_sub ? OP_SUB_MEM_F64 : OP_ADD_MEM_F64, p->base, y, p->off);
  else
    emit(f, is_sub ? OP_SUB_MEM_64 : OP_ADD_MEM_64, p->base, y, p->off);
  return true;
}

void gen_assign_op(Fn *f, IrNode *n) {
  Type *t = n->x->type;
  IrOp op = (IrOp)n->index;
  if (type_is_complex(t)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  Place p = gen_place(f, n->x);
  set_pos(f, n->pos);
  if (type_is_string(t)) {
    concat_assign(f, n, &p);
    return;
  }
  if (add_in_memory(f, n, &p)) return;
  int64_t imm;
  bool is_shift = op == IR_LSH || op == IR_RSH;
  bool has_imm = !is_shift && node_int(n->y, &imm) && binary_has_imm(op, t, imm);
  bool y_first = !has_imm && !is_shift && node_has_safepoint(f, n->y);
  Reg y = NOREG;
  if (y_first) y = p.kind == PLACE_MAP ? gen_any(f, n->y) : gen_last(f, n->y);
  Reg cur = p.kind == PLACE_REG ? p.base : temp_type(f, t);
  if (p.kind != PLACE_REG) place_load(f, &p, cur);
  if (is_shift) {
    gen_shift(f, op, t, cur, cur, n->y, n->is_bounded || n->y->is_bounded);
  } else if (has_imm) {
    gen_binary_imm(f, n, op, t, cur, cur, imm);
  } else {
    if (y == NOREG) y = gen_last(f, n->y);
    set_pos(f, n->pos);
    gen_binary(f, op, t, cur, cur, y);
  }
  if (p.kind != PLACE_REG) place_store(f, &p, cur);
}

// ---- several values ---------------------------------------------------------

static bool assigns_var(const IrList *lhs, uint32_t n, const IrVar *v) {
  for (uint32_t i = 0; i < n; i++)
    if (lhs->at[i]->op == IR_NAME && lhs->at[i]->var == v) return true;
  return false;
}

static bool is_own_slot(Fn *f, IrList *lhs, Reg r) {
  for (uint32_t i = 0; i < lhs->n; i++) {
    IrNode *x = lhs->at[i];
    if (x->op != IR_NAME || is_blank(x) || !x->var->gen) continue;
    const VarLoc *l = x->var->gen;
    if (x->var->class == IR_VAR_GLOBAL) continue;
    if (r >= l->reg && r < l->reg + (Reg)type_slots(x->var->type)) return true;
  }
  (void)f;
  return false;
}

static Reg snapshot(Fn *f, Reg r, Type *t) {
  Reg copy = temp_type(f, t);
  move_slots(f, copy, r, type_slots(t));
  return copy;
}

// Operands of a place that are variables this statement assigns are copied.
static void freeze_place(Fn *f, IrNode *n, IrList *lhs, Place *p) {
  switch ((PlaceKind)p->kind) {
  case PLACE_MEM:
  case PLACE_PINDEX:
    if (n->op != IR_NAME && is_own_slot(f, lhs, p->base)) {
      Reg r = temp_ptr(f);
      emit(f, OP_MOV, r, p->base, 0);
      p->base = r;
    }
    break;
  case PLACE_INDEX:
    if (is_own_slot(f, lhs, p->base)) {
      Reg r = temp_mask(f, 3, 1);
      emit(f, OP_MOV3, r, p->base, 0);
      p->base = r;
    }
    break;
  case PLACE_MAP: {
    if (is_own_slot(f, lhs, p->base)) {
      Reg r = temp_ptr(f);
      emit(f, OP_MOV, r, p->base, 0);
      p->base = r;
    }
    Type *key = type_under(p->map_type)->key;
    if (type_slots(key) && is_own_slot(f, lhs, p->index)) p->index = snapshot(f, p->index, key);
    return;
  }
  default: break;
  }
  if ((p->kind == PLACE_INDEX || p->kind == PLACE_PINDEX || p->kind == PLACE_FINDEX) &&
      is_own_slot(f, lhs, p->index)) {
    Reg r = temp_plain(f, 1);
    emit(f, OP_MOV, r, p->index, 0);
    p->index = r;
  }
}

Place *gen_places(Fn *f, IrList *lhs) {
  Place *places = arena_alloc_array(f->g->arena, lhs->n, sizeof *places);
  for (uint32_t i = 0; i < lhs->n; i++) {
    if (is_blank(lhs->at[i])) {
      places[i] = (Place){.kind = PLACE_BLANK};
      continue;
    }
    places[i] = gen_place(f, lhs->at[i]);
    freeze_place(f, lhs->at[i], lhs, &places[i]);
  }
  return places;
}

static void assign_parallel(Fn *f, IrNode *n) {
  IrList *lhs = n->list, *rhs = n->rlist;
  Place *places = gen_places(f, lhs);
  Reg *src = arena_alloc_array(f->g->arena, rhs->n, sizeof *src);
  for (uint32_t i = 0; i < rhs->n; i++) {
    IrNode *v = rhs->at[i];
    src[i] = NOREG; // made when stored
    bool is_new = places[i].kind == PLACE_REG && n->is_define && lhs->at[i]->var->defn == n;
    if (is_new && (share_argument(f, lhs->at[i], v) || direct_is_unused(n, lhs->at[i], v))) {
      places[i].kind = PLACE_BLANK;
      continue;
    }
    if (is_new) share_result(f, lhs->at[i], v);
    if (places[i].kind == PLACE_BLANK)
      gen_discard(f, v);
    else if (v->op == IR_NAME && !ir_len(v->init) && var_in_reg(v->var) && !assigns_var(lhs, i, v->var))
      src[i] = place_of_var(f, v->var).base;
    else if (is_new)
      gen_to(f, v, src[i] = places[i].base); // no operand can be a variable that is only born here
    else if (v->op != IR_LITERAL && v->op != IR_NIL)
      src[i] = gen_temp(f, v);
  }
  for (uint32_t i = 0; i < rhs->n; i++) {
    set_pos(f, n->pos);
    if (places[i].kind == PLACE_BLANK || (places[i].kind == PLACE_REG && src[i] == places[i].base)) continue;
    uint32_t mark = temps_mark(f);
    if (src[i] == NOREG)
      gen_node_to_place(f, rhs->at[i], &places[i], true);
    else
      place_store(f, &places[i], src[i]);
    temps_release(f, mark);
  }
}

static void assign_call(Fn *f, IrNode *n) {
  IrNode *call = n->rlist->at[0];
  IrList *lhs = n->list;
  Place *places = gen_places(f, lhs);
  set_pos(f, call->pos);
  if (call->init) gen_stmts(f, call->init);
  if (call->op == IR_INLCALL) {
    for (uint32_t i = 0; i < lhs->n; i++)
      if (places[i].kind == PLACE_BLANK) gen_unread(f, call->rlist->at[i]);
    gen_inlined_body(f, call);
    Reg *src = arena_alloc_array(f->g->arena, lhs->n, sizeof *src);
    for (uint32_t i = 0; i < lhs->n; i++) {
      IrNode *v = call->rlist->at[i];
      src[i] = NOREG;
      if (places[i].kind == PLACE_BLANK)
        gen_discard(f, v);
      else
        src[i] = gen_any(f, v);
    }
    for (uint32_t i = 0; i < lhs->n; i++)
      if (src[i] != NOREG) place_store(f, &places[i], src[i]);
    return;
  }
  gen_call(f, call);
  set_pos(f, n->pos);
  bool must_copy = f->far_calls;
  for (uint32_t i = 0; i < lhs->n; i++)
    if (places[i].kind == PLACE_MAP) must_copy = true;
  Reg *src = arena_alloc_array(f->g->arena, lhs->n, sizeof *src);
  for (uint32_t i = 0; i < lhs->n; i++) {
    if (places[i].kind == PLACE_BLANK) continue;
    Type *t = call->type->results[i].type;
    uint32_t at = call_result_offset(call, i), slots = type_slots(t);
    src[i] = out_reg(f, at, slots);
    if (must_copy) {
      src[i] = temp_type(f, t);
      out_load(f, src[i], at, slots);
    }
  }
  for (uint32_t i = 0; i < lhs->n; i++)
    if (places[i].kind != PLACE_BLANK) place_store(f, &places[i], src[i]);
}

// The slots an instruction with two results writes to: the variable's own, or a temporary.
static Reg result_slots(Fn *f, const Place *p, Type *t) {
  if (p->kind == PLACE_BLANK) return NOREG;
  if (p->kind == PLACE_REG && type_slots(t)) return p->base;
  return temp_type(f, t);
}

static void store_slots(Fn *f, const Place *p, Reg r) {
  if (p->kind != PLACE_BLANK && p->kind != PLACE_REG) place_store(f, p, r);
}

// v, ok = m[k], <-c, x.(T)
static void assign_ok(Fn *f, IrNode *n) {
  IrNode *v = n->rlist->at[0];
  Place *places = gen_places(f, n->list);
  set_pos(f, v->pos);
  if (v->init) gen_stmts(f, v->init);
  Type *t = v->type && v->type->kind == TYPE_TUPLE ? v->type->results[0].type : v->type;
  Reg value = result_slots(f, &places[0], t), ok = result_slots(f, &places[1], type_basic[TYPE_BOOL]);
  Reg out = type_slots(t) ? value : NOREG;
  switch ((IrOp)n->op) {
  case IR_AS2MAPR: {
    Type *m = v->x->type;
    node_share_key(f, v->y);
    Reg map = gen_any(f, v->x);
    Reg key = gen_map_key(f, type_under(m)->key, v->y);
    set_pos(f, v->pos);
    if (ok == NOREG) ok = temp_plain(f, 1);
    emit2(f, OP_MAP_GET2, out, map, key, ok, NOREG, gen_rtype_id(f->g, m));
    break;
  }
  case IR_AS2RECV: {
    Reg ch = gen_any(f, v->x);
    set_pos(f, v->pos);
    emit2(f, OP_RECV, out, ch, ok, gen_rtype_id(f->g, t), 0, 0);
    break;
  }
  default: {
    if (ok == NOREG) ok = temp_plain(f, 1);
    Type *old = v->type;
    v->type = t;
    gen_dottype(f, v, out, ok);
    v->type = old;
  }
  }
  if (value != NOREG) store_slots(f, &places[0], value);
  if (places[1].kind != PLACE_BLANK) store_slots(f, &places[1], ok);
}

void gen_assign2(Fn *f, IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_AS2: assign_parallel(f, n); break;
  case IR_AS2FUNC: assign_call(f, n); break;
  default: assign_ok(f, n); break;
  }
}
