// SPDX-License-Identifier: MIT
// escape_expr.c - expressions: which storage their values may point to.
//
// Side effects count wherever they are: every subexpression is visited, into the
// discard hole where its value does not matter.
#include "compiler/escape_impl.h"

static bool flows_nothing(Hole k, const IrNode *n) {
  if (k.derefs < 0 || !n->type || n->type->kind == TYPE_TUPLE) return false;
  return type_is_untyped(n->type) ? false : !type_has_pointers(n->type);
}

static void elements(Escape *e, Hole k, const IrNode *n, const char *why) {
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *elem = n->list->at[i];
    if (elem->op == IR_KEY) {
      esc_stmts(e, elem->init);
      elem = elem->y;
    }
    esc_expr(e, esc_note(e, k, n, why), elem);
  }
}

static void map_lit(Escape *e, Hole k, IrNode *n) {
  esc_spill(e, k, n);
  // Keys and values are always stored in the heap.
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *elem = n->list->at[i];
    esc_assign_heap(e, elem->x, "map literal key", n);
    esc_assign_heap(e, elem->y, "map literal value", n);
  }
}

// The receiver flows to the closure and to the receiver parameter. Nobody knows how
// it will be called: results flow to the heap.
static void method_value(Escape *e, Hole k, IrNode *n) {
  Hole closure_k = esc_spill(e, k, n);
  Hole ks[IR_LEAK_RESULTS];
  uint32_t n_results = type_under(n->type)->n_results;
  Hole *results = n_results <= IR_LEAK_RESULTS ? ks : ARENA_ARRAY(&e->arena, Hole, n_results);
  for (uint32_t i = 0; i < n_results; i++) results[i] = esc_heap_hole(e);
  Hole both[2] = {esc_tag_hole(e, results, n->func, 0), closure_k};
  esc_expr(e, esc_tee(e, both, 2), n->x);
}

static void closure(Escape *e, Hole k, IrNode *n) {
  k = esc_spill(e, k, n);
  PendingClosure pending = {k, n};
  vec_push(&e->closures, pending);
  IrFunc *f = n->func;
  if (!ir_is_hidden_closure(f)) return; // walked on its own
  for (uint32_t i = 0; i < f->n_closure_vars; i++) {
    Location *l = esc_var_loc(e, f->closure_vars[i]);
    if (l->is_captured) continue;
    l->is_captured = true;
    // Assignments in straight-line code before the first capture do not count.
    if (l->loop_depth == e->loop_depth) l->is_reassigned = false;
  }
  esc_walk_func(e, f);
}

// v, ok = x.(T) and the like, for a v of interface type: gc converts after escape analysis, always to
// the heap.
static bool is_late_conversion(const IrNode *n) {
  if (!n->is_implicit || n->x->op != IR_NAME || !n->x->var || !n->x->var->is_temp) return false;
  const IrNode *defn = n->x->var->defn;
  return defn && (defn->op == IR_AS2DOTTYPE || defn->op == IR_AS2MAPR || defn->op == IR_AS2RECV ||
                  defn->op == IR_RANGE);
}

static void convert_to_interface(Escape *e, Hole k, IrNode *n) {
  if (!type_is_interface(n->x->type) && !type_is_pointer_shaped(n->x->type)) {
    k = esc_spill(e, k, n);
    if (is_late_conversion(n)) {
      k.dst->is_quiet = true;
      esc_flow(e, esc_addr_of(e, esc_heap_hole(e), n, "conversion after an assignment of two values"), k.dst);
    }
  }
  esc_expr(e, esc_note(e, k, n, "interface-converted"), n->x);
}

void esc_expr_skip_init(Escape *e, Hole k, IrNode *n) {
  if (!n) return;
  if (flows_nothing(k, n)) k.dst = &e->blank;
  switch (n->op) {
  case IR_LITERAL:
  case IR_NIL:
  case IR_TYPE:
  case IR_FUNCNAME:
  case IR_METHEXPR: break;
  case IR_NAME:
    if (n->var && n->var->class != IR_VAR_GLOBAL) esc_flow(e, k, esc_var_loc(e, n->var));
    break;
  case IR_PLUS:
  case IR_NEG:
  case IR_BITNOT:
  case IR_NOT: esc_discard(e, n->x); break;
  case IR_ADD:
  case IR_SUB:
  case IR_MUL:
  case IR_DIV:
  case IR_MOD:
  case IR_AND:
  case IR_OR:
  case IR_XOR:
  case IR_ANDNOT:
  case IR_LSH:
  case IR_RSH:
  case IR_EQ:
  case IR_NE:
  case IR_LT:
  case IR_LE:
  case IR_GT:
  case IR_GE:
  case IR_ANDAND:
  case IR_OROR:
    esc_discard(e, n->x);
    esc_discard(e, n->y);
    break;
  case IR_ADDR: esc_expr(e, esc_addr_of(e, k, n, "address-of"), n->x); break;
  case IR_DEREF: esc_expr(e, esc_deref(e, k, n, "indirection"), n->x); break;
  case IR_DOT:
  case IR_DOTINTER: esc_expr(e, esc_note(e, k, n, "dot"), n->x); break;
  case IR_DOTPTR: esc_expr(e, esc_deref(e, k, n, "dot of pointer"), n->x); break;
  case IR_DOTTYPE:
  case IR_DOTTYPE2: esc_expr(e, esc_dot_type(e, k, n->type, n, "dot"), n->x); break;
  case IR_INDEX:
    if (type_kind(n->x->type) == TYPE_ARRAY)
      esc_expr(e, esc_note(e, k, n, "fixed-array-index-of"), n->x);
    else
      esc_expr(e, esc_deref(e, k, n, "dot of pointer"), n->x);
    esc_discard(e, n->y);
    break;
  case IR_INDEXMAP:
    esc_discard(e, n->x);
    esc_discard(e, n->y);
    break;
  case IR_SLICE:
  case IR_SLICEARR:
  case IR_SLICE3:
  case IR_SLICE3ARR:
  case IR_SLICESTR:
    esc_expr(e, esc_note(e, k, n, "slice"), n->x);
    esc_discard(e, n->y);
    esc_discard(e, n->z);
    esc_discards(e, n->rlist);
    break;
  case IR_CONV:
  case IR_CONVNOP:
    if (type_kind(n->type) == TYPE_UNSAFE_POINTER && type_kind(n->x->type) == TYPE_UINTPTR)
      esc_unsafe_value(e, k, n->x);
    else
      esc_expr(e, k, n->x);
    break;
  case IR_CONVIFACE: convert_to_interface(e, k, n); break;
  case IR_SLICE2ARRPTR: esc_expr(e, k, n->x); break;
  case IR_SLICE2ARR: esc_expr(e, esc_deref(e, k, n, "slice to array"), n->x); break;
  case IR_RECV: esc_discard(e, n->x); break;
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL:
  case IR_LEN:
  case IR_CAP:
  case IR_COMPLEX:
  case IR_REAL:
  case IR_IMAG:
  case IR_APPEND:
  case IR_COPY:
  case IR_MIN:
  case IR_MAX:
  case IR_RECOVER:
  case IR_UNSAFE_ADD:
  case IR_UNSAFE_SLICE:
  case IR_UNSAFE_STRING:
  case IR_UNSAFE_SLICEDATA:
  case IR_UNSAFE_STRINGDATA: esc_call(e, &k, n); break;
  case IR_NEW: esc_spill(e, k, n); break;
  case IR_MAKESLICE:
    esc_spill(e, k, n);
    esc_discard(e, n->x);
    esc_discard(e, n->y);
    break;
  case IR_MAKECHAN: esc_discard(e, n->x); break;
  case IR_MAKEMAP:
    esc_spill(e, k, n);
    esc_discard(e, n->x);
    break;
  case IR_METHVALUE: method_value(e, k, n); break;
  case IR_PTRLIT: esc_expr(e, esc_spill(e, k, n), n->x); break;
  case IR_ARRAYLIT: elements(e, k, n, "array literal element"); break;
  case IR_SLICELIT: elements(e, esc_spill(e, k, n), n, "slice-literal-element"); break;
  case IR_STRUCTLIT:
    for (uint32_t i = 0; i < ir_len(n->list); i++)
      esc_expr(e, esc_note(e, k, n, "struct literal element"), n->list->at[i]->x);
    break;
  case IR_MAPLIT: map_lit(e, k, n); break;
  case IR_CLOSURE: closure(e, k, n); break;
  case IR_RUNES2STR:
  case IR_BYTES2STR:
  case IR_STR2RUNES:
  case IR_STR2BYTES:
  case IR_RUNESTR:
    esc_spill(e, k, n);
    esc_discard(e, n->x);
    break;
  case IR_ADDSTR: // the operands are copied
    esc_spill(e, k, n);
    esc_discards(e, n->list);
    break;
  default: bug("escape: expression %s", ir_op_names[n->op]);
  }
}

void esc_expr(Escape *e, Hole k, IrNode *n) {
  if (!n) return;
  esc_stmts(e, n->init);
  esc_expr_skip_init(e, k, n);
}

void esc_discard(Escape *e, IrNode *n) {
  esc_expr(e, esc_discard_hole(e), n);
}

void esc_discards(Escape *e, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) esc_discard(e, l->at[i]);
}

// Arithmetic on a uintptr that will be a pointer again: an unsafe.Pointer converted
// in it flows to k.
void esc_unsafe_value(Escape *e, Hole k, IrNode *n) {
  esc_stmts(e, n->init);
  switch (n->op) {
  case IR_CONV:
  case IR_CONVNOP:
    if (type_kind(n->x->type) == TYPE_UNSAFE_POINTER)
      esc_expr(e, k, n->x);
    else
      esc_discard(e, n->x);
    break;
  case IR_DOTPTR:
    if (esc_is_reflect_data(n))
      esc_expr(e, esc_deref(e, k, n, "reflect.Header.Data"), n->x);
    else
      esc_discard(e, n->x);
    break;
  case IR_PLUS:
  case IR_NEG:
  case IR_BITNOT: esc_unsafe_value(e, k, n->x); break;
  case IR_ADD:
  case IR_SUB:
  case IR_OR:
  case IR_XOR:
  case IR_MUL:
  case IR_DIV:
  case IR_MOD:
  case IR_AND:
  case IR_ANDNOT:
    esc_unsafe_value(e, k, n->x);
    esc_unsafe_value(e, k, n->y);
    break;
  case IR_LSH:
  case IR_RSH:
    esc_unsafe_value(e, k, n->x);
    esc_discard(e, n->y);
    break;
  default: esc_expr_skip_init(e, esc_discard_hole(e), n);
  }
}
