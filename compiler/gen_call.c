// SPDX-License-Identifier: MIT
// gen_call.c - calls, closures, returns, go and defer.
//
// The call window is at one place in the frame for all calls: results, then
// arguments of the callee. The collector does not look there, and every call
// overwrites it. So:
//   1. arguments up to the last one that can collect (calls, allocates) are
//      evaluated to temporaries, left to right;
//   2. that last one may go straight to the window when its final instruction
//      alone writes it;
//   3. the rest, which cannot collect, goes straight to the window; then the
//      temporaries are moved there;
//   4. results are used up or moved away at once.
#include "compiler/gen_impl.h"

#include "compiler/contracts.h"
#include "compiler/inline.h"
#include "compiler/intern.h"

// ---- the window -------------------------------------------------------------

Reg out_reg(Fn *f, uint32_t i, uint32_t n) {
  if (f->n_region[REGION_OUT] < i + n) f->n_region[REGION_OUT] = i + n;
  return REG(REGION_OUT, i);
}

static void move_window(Fn *f, Reg dst, Reg src, uint32_t n) {
  if (n == 0) return;
  if (f->far_calls)
    emit2(f, OP_MOVN_W, 0, FRAME_AT(dst, 0), 0, FRAME_AT(src, 0), 0, (int64_t)n * 8);
  else
    move_slots(f, dst, src, n);
}

void out_load(Fn *f, Reg dst, uint32_t i, uint32_t n) {
  move_window(f, dst, out_reg(f, i, n), n);
}

void out_store(Fn *f, uint32_t i, Reg src, uint32_t n) {
  move_window(f, out_reg(f, i, n), src, n);
}

void emit_call(Fn *f, IrFunc *func) {
  Reg base = out_reg(f, 0, 0);
  // Even a call without arguments needs room for its linkage.
  out_reg(f, 0, 1);
  if (func->is_native || func->has_native) {
    uint32_t native = gen_native(f->g, func);
    if (f->far_calls)
      emit2(f, OP_NATIVE_W, 0, native, 0, base, 0, 0);
    else
      emit(f, OP_NATIVE, base, native, 0);
    return;
  }
  uint32_t index = gen_func_index(f->g, func);
  if (f->far_calls)
    emit2(f, OP_CALL_W, 0, index, 0, base, 0, 0);
  else
    emit(f, OP_CALL, base, index, 0);
}

static void emit_call_closure(Fn *f, Reg closure) {
  Reg base = out_reg(f, 0, 0);
  out_reg(f, 0, 1);
  if (f->far_calls)
    emit2(f, OP_CALL_C_W, 0, closure, 0, base, 0, 0);
  else
    emit(f, OP_CALL_C, base, closure, 0);
}

void emit_call_iface(Fn *f, Reg iface, uint32_t slot) {
  Reg base = out_reg(f, 0, 0);
  out_reg(f, 0, 1);
  if (f->far_calls)
    emit2(f, OP_CALL_I_W, 0, iface, slot, base, 0, 0);
  else
    emit(f, OP_CALL_I, base, iface, slot);
}

// ---- calls ------------------------------------------------------------------

// Tells the check of contracts which function the closure called next is of, when that is known.
static void emit_callee(Fn *f, IrNode *x) {
  IrFunc *func = f->g->options->contracts ? ir_static_callee(x) : NULL;
  if (func && !func->is_native && !func->is_dead_closure)
    emit(f, OP_CALLEE, 0, gen_func_index(f->g, func), 0);
}

static uint32_t n_results_of(const IrNode *n) {
  if (!n->type) return 0;
  if (n->type->kind == TYPE_TUPLE) return n->type->n_results;
  return 1;
}

static Type *result_type(const IrNode *n, uint32_t i) {
  return n->type->kind == TYPE_TUPLE ? n->type->results[i].type : n->type;
}

uint32_t call_result_offset(const IrNode *n, uint32_t i) {
  uint32_t at = 0;
  for (uint32_t k = 0; k < i; k++) at += type_slots(result_type(n, k));
  return at;
}

// Whether the value's last instruction alone writes the destination.
static bool writes_at_end(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_ADDSTR:
  case IR_APPEND:
  case IR_MAKESLICE:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
  case IR_RUNESTR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES: return true;
  default: return false;
  }
}

static void gen_args(Fn *f, IrList *args, uint32_t at) {
  uint32_t n = ir_len(args);
  int64_t last = -1;
  for (uint32_t i = 0; i < n; i++)
    if (node_has_safepoint(f, args->at[i])) last = i;
  Reg *src = n ? arena_alloc_array(f->g->arena, n, sizeof *src) : NULL;
  uint32_t *offset = n ? arena_alloc_array(f->g->arena, n, sizeof *offset) : NULL;
  for (uint32_t i = 0; i < n; i++) {
    offset[i] = at;
    at += type_slots(args->at[i]->type);
  }
  for (int64_t i = 0; i <= last; i++) {
    IrNode *a = args->at[i];
    uint32_t slots = type_slots(a->type);
    src[i] = NOREG;
    if (i != last && !node_has_safepoint(f, a)) continue; // as gc: later
    if (slots == 0)
      gen_discard(f, a);
    else if (!f->far_calls && i == last && writes_at_end(a))
      gen_to(f, a, out_reg(f, offset[i], slots));
    else
      src[i] = gen_any(f, a);
  }
  for (int64_t i = 0; i < (int64_t)n; i++) {
    IrNode *a = args->at[i];
    uint32_t slots = type_slots(a->type);
    if (i > last) src[i] = NOREG;
    if (i <= last && (i == last || node_has_safepoint(f, a))) continue;
    if (slots == 0)
      gen_discard(f, a);
    else if (f->far_calls)
      src[i] = gen_any(f, a);
    else
      gen_to(f, a, out_reg(f, offset[i], slots));
  }
  for (uint32_t i = 0; i < n; i++)
    if (src[i] != NOREG) out_store(f, offset[i], src[i], type_slots(args->at[i]->type));
}

// gc's intrinsics of package math: one instruction. A slot holds a float's bits, so
// that looking at them is a move.
static bool gen_intrinsic(Fn *f, IrNode *n, const IrFunc *func) {
  static const struct {
    const char *name;
    Opcode op;
  } rows[] = {{"math.Sqrt", OP_SQRT_F64},      {"math.sqrt", OP_SQRT_F64},       {"math.Abs", OP_ABS_F64},
              {"math.Floor", OP_FLOOR_F64},    {"math.Ceil", OP_CEIL_F64},       {"math.Trunc", OP_TRUNC_F64},
              {"math.float64bits", OP_MOV},    {"math.float64frombits", OP_MOV}, {"math.float32bits", OP_MOV},
              {"math.float32frombits", OP_MOV}};
  if (!func->is_library || ir_len(n->list) != 1 || f->far_calls) return false;
  for (uint32_t i = 0; i < COUNT_OF(rows); i++) {
    if (strcmp(rows[i].name, func->name) != 0) continue;
    Reg x = gen_any(f, n->list->at[0]);
    emit(f, rows[i].op, out_reg(f, 0, 1), x, 0);
    return true;
  }
  return false;
}

// The pointer p of an argument uintptr(p) (in a variable: escape_call.c) is read once more
// after the call: so it is live until then.
static void keep_uintptr(Fn *f, IrNode *arg) {
  if (arg->op == IR_KEY) arg = arg->y;
  for (uint32_t i = 0; arg->op == IR_SLICELIT && i < ir_len(arg->list); i++)
    keep_uintptr(f, arg->list->at[i]);
  if (arg->op == IR_CONVNOP && type_kind(arg->type) == TYPE_UINTPTR && arg->x->op == IR_NAME)
    emit(f, OP_MOV, temp_plain(f, 1), gen_any(f, arg->x), 0);
}

static void keep_uintptrs(Fn *f, const IrFunc *func, IrList *args) {
  if (!func->pragma_uintptr_keepalive && !func->pragma_uintptr_escapes) return;
  for (uint32_t i = 0; i < ir_len(args); i++) keep_uintptr(f, args->at[i]);
}

void gen_call(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f);
  uint32_t at = call_result_offset(n, n_results_of(n));
  out_reg(f, 0, at);
  if (n->op == IR_CALLINTER) {
    IrNode *dot = n->x;
    if (dot->init) gen_stmts(f, dot->init);
    Reg iface = gen_any(f, dot->x);
    uint32_t slot = gen_iface_slot(f->g, dot->x->type, dot->index);
    gen_args(f, n->list, at + 1); // the receiver's slot comes first
    out_reg(f, at, 1);
    set_pos(f, n->pos);
    emit_call_iface(f, iface, slot);
  } else if (n->x->op == IR_FUNCNAME || n->x->op == IR_METHEXPR) {
    IrFunc *func = n->x->func;
    if (!gen_intrinsic(f, n, func)) {
      gen_args(f, n->list, at);
      set_pos(f, n->pos);
      emit_call(f, func);
      keep_uintptrs(f, func, n->list);
    }
  } else if (n->x->op == IR_CLOSURE && n->x->func->n_closure_vars == 0 && !n->x->func->is_native) {
    gen_args(f, n->list, at);
    set_pos(f, n->pos);
    emit_call(f, n->x->func);
  } else {
    Reg closure = gen_any(f, n->x);
    gen_args(f, n->list, at);
    set_pos(f, n->pos);
    emit_callee(f, n->x);
    emit_call_closure(f, closure);
  }
  temps_release(f, mark);
}

// Parameters that were moved to the heap, which a real call would do after its entry.
static uint32_t n_heap_params(Fn *f, const IrNode *n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < ir_len(n->init); i++) {
    const IrNode *as = n->init->at[i];
    if ((as->op != IR_AS && as->op != IR_AS2) || !as->is_define) continue;
    for (uint32_t j = 0; j < ir_len(as->init); j++)
      if (as->init->at[j]->op == IR_DCL && var_is_heap(f->g, as->init->at[j]->var)) count++;
  }
  return count;
}

typedef struct FindBase {
  const Gen *g;
  const IrNode *call;
  uint32_t base; // 0: not found
} FindBase;

static bool find_base(IrNode *n, void *ctx) {
  FindBase *s = ctx;
  for (Pos p = n->pos; !s->base && pos_is_known(p); p = pos_base(p.base)->call)
    if (pos_eq(pos_base(p.base)->call, s->call->pos) && ir_inl_callee(s->g->ir, p.base) == s->call->func)
      s->base = p.base;
  return s->base || ir_each_child(n, find_base, ctx);
}

// The closing brace of the inlined function, for the trace of a broken contract.
static Pos inlined_end(Fn *f, IrNode *call) {
  FindBase s = {f->g, call, 0};
  for (uint32_t i = 0; i < ir_len(call->body); i++)
    if (find_base(call->body->at[i], &s)) return (Pos){s.base, call->func->end_pos.lico};
  return call->pos;
}

// The variables that hold the results outlive the blocks of the body that declare them.
void gen_inlined_body(Fn *f, IrNode *n) {
  gen_count_call(f, n->func);
  uint32_t contract = f->g->options->contracts ? n->func->contract : 0;
  if (contract) emit(f, OP_CONTRACT_ENTER, 1 | n_heap_params(f, n) << 1, contract - 1, 0);
  for (uint32_t i = 0; i < ir_len(n->rlist); i++) {
    IrNode *v = n->rlist->at[i];
    if (v->op == IR_NAME && v->var && v->var->class == IR_VAR_AUTO) var_reserve(f, v->var);
  }
  gen_stmts(f, n->body);
  if (!contract) return;
  set_pos(f, inlined_end(f, n));
  emit(f, OP_CONTRACT_LEAVE, 0, contract - 1, 0);
}

void gen_unread(Fn *f, IrNode *result) {
  IrVar *v = result->op == IR_NAME ? result->var : NULL;
  if (!v || v->class != IR_VAR_AUTO || v->n_names != 2) return; // one assignment, and this
  v->is_unread = !v->is_captured && !var_is_heap(f->g, v) && !var_is_addressed(f->g, v);
}

void gen_inlcall(Fn *f, IrNode *n, Reg *result, Reg dst) {
  for (uint32_t i = dst != NOREG || result; i < ir_len(n->rlist); i++) gen_unread(f, n->rlist->at[i]);
  gen_inlined_body(f, n);
  for (uint32_t i = 0; i < ir_len(n->rlist); i++) {
    IrNode *v = n->rlist->at[i];
    if (i == 0 && dst != NOREG)
      gen_to(f, v, dst);
    else if (i == 0 && result)
      *result = gen_any(f, v);
    else
      gen_discard(f, v);
  }
}

// ---- closures ---------------------------------------------------------------

// The closure object's struct type: the function, then the captured values or
// addresses.
Type *closure_type(Gen *g, IrFunc *func) {
  if (func->gen) return func->gen;
  Type *t = type_new(g->arena, TYPE_STRUCT);
  t->n_fields = 1 + func->n_closure_vars;
  t->fields = ARENA_ARRAY(g->arena, Field, t->n_fields);
  t->fields[0] =
      (Field){.name = intern_str("F")->text, .type = type_basic[TYPE_UNSAFE_POINTER], .is_exported = true};
  for (uint32_t i = 0; i < func->n_closure_vars; i++) {
    IrVar *v = func->closure_vars[i];
    t->fields[i + 1] = (Field){.name = v->name,
                               .type = v->by_value ? v->type : type_pointer_to(g->arena, v->type),
                               .pos = v->pos,
                               .pkg = func->pkg};
  }
  type_layout(t);
  func->gen = t;
  return t;
}

void gen_closure(Fn *f, IrNode *n, Reg dst) {
  IrFunc *func = n->func;
  uint32_t mark = temps_mark(f);
  if (func->n_closure_vars == 0) {
    emit(f, OP_LDFUNC, dst, gen_func_index(f->g, func), 0);
    return;
  }
  Type *t = closure_type(f->g, func);
  Place object;
  if (node_on_frame(n)) {
    gen_frame_object(f, n, SITE_CLOSURE, t, dst, false, &object);
    Place word = place_field(f, object, t->fields[0].type, 0);
    Reg r = word.kind == PLACE_REG ? word.base : temp_ptr(f);
    emit(f, OP_LDFUNC, r, gen_func_index(f->g, func), 0);
    place_store(f, &word, r);
  } else {
    emit2(f, OP_CLOSURE, dst, gen_site(f, n, SITE_CLOSURE, t), 0, gen_func_index(f->g, func), 0, 0);
    object = place_mem(t, dst, 0);
    object.is_nonnil = true;
  }
  for (uint32_t i = 0; i < func->n_closure_vars; i++) {
    IrVar *v = func->closure_vars[i];
    uint32_t inner = temps_mark(f);
    Place field = place_field(f, object, t->fields[i + 1].type, t->fields[i + 1].offset);
    Place captured = place_of_var(f, v->outer);
    Reg value = v->by_value ? place_any(f, &captured) : place_addr(f, &captured, NOREG);
    place_store(f, &field, value);
    temps_release(f, inner);
  }
  temps_release(f, mark);
}

void gen_methvalue(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Type *recv = n->x->type;
  Gen *g = f->g;
  bool is_iface = type_is_interface(recv);
  Reg x = gen_any(f, n->x);
  set_pos(f, n->pos);
  if (is_iface) { // of a nil interface: panics now, not when called
    Reg t = temp_ptr(f);
    emit(f, OP_MOV, t, x, 0);
    emit(f, OP_NILCHK, t, 0, 0);
  }
  Type *t = type_new(g->arena, TYPE_STRUCT);
  t->n_fields = 2;
  t->fields = ARENA_ARRAY(g->arena, Field, 2);
  t->fields[0] =
      (Field){.name = intern_str("F")->text, .type = type_basic[TYPE_UNSAFE_POINTER], .is_exported = true};
  t->fields[1] = (Field){.name = intern_str("R")->text, .type = recv, .is_exported = true};
  type_layout(t);
  uint32_t index = gen_bound_entry(g, recv, n->type, is_iface ? NULL : n->func,
                                   is_iface ? gen_iface_slot(g, recv, n->index) : 0);
  Place object;
  Reg result = dst;
  if (x == dst) dst = temp_ptr(f); // f = f.m
  if (node_on_frame(n)) {
    gen_frame_object(f, n, SITE_CLOSURE, t, dst, false, &object);
    Place word = place_field(f, object, t->fields[0].type, 0);
    Reg r = word.kind == PLACE_REG ? word.base : temp_ptr(f);
    emit(f, OP_LDFUNC, r, index, 0);
    place_store(f, &word, r);
  } else {
    emit2(f, OP_CLOSURE, dst, gen_site(f, n, SITE_CLOSURE, t), 0, index, 0, 0);
    object = place_mem(t, dst, 0);
    object.is_nonnil = true;
  }
  Place field = place_field(f, object, recv, t->fields[1].offset);
  place_store(f, &field, x);
  emit(f, OP_MOV, result, dst, 0);
  temps_release(f, mark);
}

// defer i.m() of a nil i panics now, not when it is called.
static void check_deferred_method(Fn *f, IrNode *closure) {
  if (closure->op != IR_CLOSURE || !closure->func->is_wrapper || ir_len(closure->func->body) != 1) return;
  IrNode *inner = closure->func->body->at[0];
  if (inner->op != IR_CALLINTER || inner->x->x->op != IR_NAME) return;
  IrVar *v = inner->x->x->var;
  if (v->class != IR_VAR_CLOSURE) return;
  uint32_t mark = temps_mark(f);
  Place p = place_of_var(f, v->outer);
  Reg iface = place_any(f, &p), word = temp_ptr(f);
  emit(f, OP_MOV, word, iface, 0);
  emit(f, OP_NILCHK, word, 0, 0);
  temps_release(f, mark);
}

void gen_go_defer(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f);
  IrNode *call = n->x;
  bool is_plain = call->op == IR_CALLFUNC && ir_len(call->list) == 0 && n_results_of(call) == 0;
  if (!is_plain) bug("%s of a call that is not wrapped", ir_op_names[n->op]);
  Reg closure;
  check_deferred_method(f, call->x);
  if (call->x->op == IR_CLOSURE && call->x->func->n_closure_vars == 0) {
    closure = temp_ptr(f);
    emit(f, OP_LDFUNC, closure, gen_func_index(f->g, call->x->func), 0);
  } else {
    closure = gen_any(f, call->x);
  }
  set_pos(f, n->pos);
  if (n->op == IR_GO)
    emit(f, OP_GO, closure, gen_site(f, n, SITE_GOROUTINE, NULL), 0);
  else {
    emit_callee(f, call->x);
    emit(f, OP_DEFER, closure, 0, 0);
  }
  temps_release(f, mark);
}

// ---- returns ----------------------------------------------------------------

void gen_epilogue(Fn *f) {
  if (f->has_defer) {
    out_reg(f, 0, 1);
    emit(f, OP_RUN_DEFERS, 0, out_reg(f, 0, 0), 0);
  }
  IrFunc *func = f->func;
  uint32_t at = 0;
  for (uint32_t i = 0; func && i < func->n_results; i++) {
    IrVar *v = func->results[i];
    VarLoc *l = v->gen;
    Place slot = place_reg(v->type, REG(REGION_FIXED, at));
    if (l->kind == VAR_BOX) {
      Place box = place_of_var(f, v);
      place_load(f, &box, slot.base);
    } else if (l->kind == VAR_FRAME) { // narrow and addressed: extend again
      Place p = place_of_var(f, v);
      if (p.kind == PLACE_FRAME && type_slots(v->type) == 1) place_load(f, &p, slot.base);
    }
    at += type_slots(v->type);
  }
  if (f->g->options->contracts && func && func->contract)
    emit(f, OP_CONTRACT_LEAVE, 0, func->contract - 1, 0);
  emit(f, OP_RET, 0, 0, 0);
}

// Whether value i of a return may be computed straight into its result.
static bool returns_directly(Fn *f, const IrNode *n, uint32_t i) {
  IrFunc *func = f->func;
  if (n->rlist->n == 1) return true;
  if (f->has_defer) return false;
  for (uint32_t k = 0; k < func->n_results; k++)
    if (!var_in_reg(func->results[k]) && var_is_addressed(f->g, func->results[k])) return false;
  if (!func->has_named_results) return true;
  for (uint32_t k = i + 1; k < n->rlist->n; k++)
    if (node_mentions(n->rlist->at[k], func->results[i])) return false;
  return true;
}

void gen_return(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f);
  uint32_t count = ir_len(n->rlist);
  IrFunc *func = f->func;
  Reg *src = count ? arena_alloc_array(f->g->arena, count, sizeof *src) : NULL;
  for (uint32_t i = 0; i < count; i++) {
    IrNode *v = n->rlist->at[i];
    src[i] = NOREG;
    if (returns_directly(f, n, i)) {
      Place p = place_of_var(f, func->results[i]);
      gen_node_to_place(f, v, &p, !func->has_named_results && !f->has_defer);
    } else {
      src[i] = gen_any(f, v);
      if (v->op == IR_NAME && func->has_named_results) { // it may be one of the results
        Reg t = temp_type(f, v->type);
        move_slots(f, t, src[i], type_slots(v->type));
        src[i] = t;
      }
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    if (src[i] == NOREG) continue;
    Place p = place_of_var(f, func->results[i]);
    place_store(f, &p, src[i]);
  }
  temps_release(f, mark);
  set_pos(f, n->pos);
  gen_epilogue(f);
}
