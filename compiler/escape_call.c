// SPDX-License-Identifier: MIT
// escape_call.c - calls, and go and defer statements, whose calls are wrapped.
//
// An argument of a known function flows as the function's summary says; of one that is in
// the same batch, to the parameter itself; of an unknown one, to the heap.
//
// `defer f(x, y)` becomes
//   init:  tmp1 := x; tmp2 := y
//   defer func() { f(tmp1, tmp2) }()
// so that only calls without arguments and results are left. Constants, functions and
// the packed slice of variadic arguments (not its elements) stay in the call.
#include "compiler/escape_impl.h"

#include "compiler/check.h"
#include "compiler/inline.h"

typedef struct Call {
  IrNode *node;
  const IrFunc *fn; // when it is known
  IrFunc *wrapper;  // of a go or defer statement, or NULL
  IrNode *stmt;     // that statement
} Call;

// ---- wrapping ----

static bool has_unique_pos(const IrNode *n) {
  return n->op != IR_NAME && n->op != IR_FUNCNAME && pos_is_known(n->pos);
}

// A copy of x in a new variable, which *init declares and assigns.
static IrVar *copy_expr(Escape *e, IrList **init, Pos pos, IrNode *x) {
  Pos at = has_unique_pos(x) ? x->pos : pos;
  IrVar *tmp = ir_temp(e->p, e->cur, at, x->type);
  IrNode *dcl = ir_dcl(e->p, at, tmp);
  IrNode *as = ir_assign(e->p, at, ir_name(e->p, at, tmp), x);
  tmp->defn = as;
  *init = ir_list_add(e->p, *init, dcl);
  *init = ir_list_add(e->p, *init, as);
  esc_new_loc(e, tmp, NULL, false);
  esc_stmt(e, dcl);
  esc_stmt(e, as);
  return tmp;
}

// Assigns *x to a new variable: of the call, or in the init list of the go or defer statement, whose wrapper
// captures it.
static IrVar *capture(Escape *e, const Call *c, Pos pos, IrNode **x) {
  IrFunc *w = c->wrapper;
  IrVar *tmp = copy_expr(e, w ? &c->stmt->init : &c->node->init, pos, *x);
  if (!w) {
    *x = ir_name(e->p, pos, tmp);
    return tmp;
  }
  tmp->is_captured = true;
  esc_var_loc(e, tmp)->is_captured = true;
  IrVar *cv = ir_var_new(e->p, IR_VAR_CLOSURE, tmp->name, pos, tmp->type, w);
  cv->outer = tmp;
  cv->is_used = true;
  cv->index = w->n_closure_vars;
  if (w->n_closure_vars == w->cap_closure_vars)
    w->closure_vars = avec_grow(e->p->arena, w->closure_vars, &w->cap_closure_vars, w->n_closure_vars + 1,
                                sizeof *w->closure_vars);
  w->closure_vars[w->n_closure_vars++] = cv;
  *x = ir_name(e->p, pos, cv);
  return tmp;
}

// The pointer of an argument uintptr(p) of a function that is marked //go:uintptrescapes or
// //go:uintptrkeepalive goes into a variable.
static bool capture_uintptr(Escape *e, const Call *c, IrNode *arg) {
  if (!c->fn || !(c->fn->pragma_uintptr_keepalive || c->fn->pragma_uintptr_escapes)) return false;
  if (arg->op != IR_CONVNOP || type_kind(arg->type) != TYPE_UINTPTR) return false;
  if (type_kind(arg->x->type) != TYPE_UNSAFE_POINTER) return false;
  IrVar *tmp = capture(e, c, arg->pos, &arg->x);
  if (c->fn->pragma_uintptr_escapes)
    esc_flow(e, esc_note(e, esc_heap_hole(e), arg, "//go:uintptrescapes"), esc_var_loc(e, tmp));
  return true;
}

static void rewrite_one(Escape *e, const Call *c, Pos pos, IrNode **arg) {
  switch ((*arg)->op) {
  case IR_LITERAL:
  case IR_NIL:
  case IR_METHEXPR:
  case IR_FUNCNAME: return;
  default: break;
  }
  if (!capture_uintptr(e, c, *arg) && c->wrapper) capture(e, c, pos, arg);
}

static void rewrite_argument(Escape *e, const Call *c, IrNode **arg) {
  IrNode *n = *arg;
  if (n->op != IR_SLICELIT) {
    rewrite_one(e, c, c->node->pos, arg);
    return;
  }
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode **elem = &n->list->at[i];
    if ((*elem)->op == IR_KEY) elem = &(*elem)->y;
    rewrite_one(e, c, n->pos, elem);
  }
}

static void argument(Escape *e, const Call *c, Hole k, IrNode **arg) {
  if (c->wrapper || c->fn) rewrite_argument(e, c, arg);
  esc_expr(e, esc_note(e, k, c->node, "call parameter"), *arg);
}

// ---- calls ----

Hole esc_tag_hole(Escape *e, const Hole *ks, IrFunc *fn, uint32_t param) {
  if (!fn) return esc_heap_hole(e);
  switch (esc_state(e, fn)) {
  case FUNC_PLANNED: {
    IrVar *v = fn->params[param];
    return v->esc_loc && strcmp(v->name, "_") != 0 ? esc_hole(v->esc_loc) : esc_discard_hole(e);
  }
  case FUNC_TAGGED: break;
  default: return esc_heap_hole(e);
  }
  const IrLeaks *l = &fn->leaks[param];
  Hole tags[1 + IR_LEAK_RESULTS];
  uint32_t n = 0;
  if (l->derefs[0] >= 0) tags[n++] = esc_shift(esc_heap_hole(e), l->derefs[0]);
  for (uint32_t i = 0; ks && i < IR_LEAK_RESULTS; i++)
    if (l->derefs[1 + i] >= 0) tags[n++] = esc_shift(ks[i], l->derefs[1 + i]);
  return esc_tee(e, tags, n);
}

static void call_function(Escape *e, const Hole *ks, Call *c) {
  IrNode *call = c->node;
  call->walked = true;
  IrFunc *fn = NULL;
  if (call->op == IR_CALLFUNC) {
    if (call->x->op == IR_CLOSURE) call->x->func->is_called_directly = true;
    fn = ir_static_callee(call->x);
    if (fn && fn->n_params != ir_len(call->list)) fn = NULL;
  }
  if (ks && fn && esc_state(e, fn) == FUNC_PLANNED)
    for (uint32_t i = 0; i < fn->n_results; i++)
      esc_expr(e, ks[i], ir_name(e->p, fn->results[i]->pos, fn->results[i]));
  if (call->op == IR_CALLFUNC)
    argument(e, c, esc_discard_hole(e), &call->x);
  else
    argument(e, c, esc_heap_hole(e), &call->x->x);
  c->fn = fn;
  for (uint32_t i = 0; i < ir_len(call->list); i++) {
    Hole k = esc_tag_hole(e, ks, fn, i);
    argument(e, c, k, &call->list->at[i]);
  }
}

static bool slice_of_pointers(const IrNode *n) {
  const Type *u = type_under(n->type);
  return u->kind == TYPE_SLICE && type_has_pointers(u->elem);
}

// What fits goes into the old array; else all elements move to a new one on the heap.
static void append(Escape *e, const Hole *ks, const Call *c) {
  IrNode *n = c->node;
  IrNode **args = n->list->at;
  Hole to[2] = {ks ? ks[0] : esc_discard_hole(e)};
  uint32_t n_to = 1;
  if (type_has_pointers(type_under(n->type)->elem))
    to[n_to++] = esc_deref(e, esc_heap_hole(e), n, "appendee slice");
  argument(e, c, esc_tee(e, to, n_to), &args[0]);
  if (n->has_dots) {
    Hole k = esc_discard_hole(e);
    if (slice_of_pointers(args[1])) k = esc_deref(e, esc_heap_hole(e), n, "appended slice...");
    argument(e, c, k, &args[1]);
    return;
  }
  for (uint32_t i = 1; i < n->list->n; i++) argument(e, c, esc_heap_hole(e), &args[i]);
}

static void call_common(Escape *e, const Hole *ks, Call *c) {
  IrNode *n = c->node;
  Hole none = esc_discard_hole(e), k = ks ? ks[0] : none;
  switch (n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER: call_function(e, ks, c); break;
  case IR_INLCALL:
    esc_inlined_pragma(e, n);
    esc_stmts(e, n->body);
    for (uint32_t i = 0; i < ir_len(n->rlist); i++) esc_expr(e, ks ? ks[i] : none, n->rlist->at[i]);
    break;
  case IR_APPEND: append(e, ks, c); break;
  case IR_COPY:
    argument(e, c, none, &n->x);
    if (slice_of_pointers(n->y))
      argument(e, c, esc_deref(e, esc_heap_hole(e), n, "copied slice"), &n->y);
    else
      argument(e, c, none, &n->y);
    break;
  case IR_PANIC: argument(e, c, esc_heap_hole(e), &n->x); break;
  case IR_COMPLEX:
    argument(e, c, none, &n->x);
    argument(e, c, none, &n->y);
    break;
  case IR_DELETE:
  case IR_PRINT:
  case IR_PRINTLN:
    for (uint32_t i = 0; i < ir_len(n->list); i++) argument(e, c, none, &n->list->at[i]);
    break;
  case IR_RECOVER: break;
  case IR_MIN:
  case IR_MAX:
    for (uint32_t i = 0; i < ir_len(n->list); i++) argument(e, c, k, &n->list->at[i]);
    break;
  case IR_LEN:
  case IR_CAP:
  case IR_REAL:
  case IR_IMAG:
  case IR_CLEAR:
  case IR_CLOSE: argument(e, c, none, &n->x); break;
  case IR_UNSAFE_ADD:
  case IR_UNSAFE_SLICE:
  case IR_UNSAFE_STRING:
    argument(e, c, k, &n->x);
    argument(e, c, none, &n->y);
    break;
  case IR_UNSAFE_SLICEDATA:
  case IR_UNSAFE_STRINGDATA: argument(e, c, k, &n->x); break;
  default: bug("escape: call of %s", ir_op_names[n->op]);
  }
}

void esc_call(Escape *e, const Hole *ks, IrNode *call) {
  Call c = {.node = call};
  call_common(e, ks, &c);
}

// ---- go, defer ----

static IrFunc *make_wrapper(Escape *e, Pos pos) {
  IrFunc *outer = e->cur;
  uint32_t k = ++outer->n_closures;
  const char *short_name =
      arena_printf(e->p->arena, outer->is_closure ? "%s.%u" : "%s.func%u", outer->short_name, k);
  const char *name = arena_printf(e->p->arena, "%s.%s", outer->pkg ? outer->pkg->path : "", short_name);
  IrFunc *f = ir_func_new(e->p, name, pos);
  f->short_name = short_name;
  f->pkg = outer->pkg;
  f->is_library = outer->is_library;
  f->is_closure = f->is_wrapper = true;
  f->outer = outer;
  f->end_pos = pos;
  f->type = type_new(e->p->arena, TYPE_FUNC);
  f->esc_done = true;
  outer->has_closure = true;
  return f;
}

static void go_defer(Escape *e, IrNode *n) {
  Hole k = esc_heap_hole(e);
  if (n->op == IR_DEFER && e->loop_depth == 1) {
    // Arguments stay in the frame, but until it returns; so does the record.
    k = esc_later(e, esc_discard_hole(e));
    n->esc = ESC_NEVER;
  } else {
    n->esc = ESC_HEAP;
  }
  IrNode *call = n->x;
  for (uint32_t i = 0; i < ir_len(call->init); i++) {
    n->init = ir_list_add(e->p, n->init, call->init->at[i]);
    esc_stmt(e, call->init->at[i]);
  }
  call->init = NULL;
  if (call->op == IR_CALLFUNC && !ir_len(call->list)) {
    const Type *sig = type_under(call->x->type);
    if (!sig->n_results) {
      esc_expr(e, k, call->x);
      return;
    }
  }
  IrFunc *w = make_wrapper(e, n->pos);
  IrNode *clo = ir_new(e->p, IR_CLOSURE, n->pos, w->type);
  clo->func = w;
  w->has_recover = call->op == IR_RECOVER;
  Call c = {.node = call, .wrapper = w, .stmt = n};
  call_common(e, NULL, &c);
  w->body = ir_list_add(e->p, NULL, call);
  PendingClosure pending = {esc_spill(e, k, clo), clo};
  vec_push(&e->closures, pending);
  n->x = ir_new(e->p, IR_CALLFUNC, call->pos, NULL);
  n->x->x = clo;
  n->x->no_inline = true;
}

void esc_go_defer(Escape *e, IrNode *n) {
  SiteRule outer = e->detached;
  e->detached = n->op == IR_GO ? SITE_RULE_GOROUTINE : SITE_RULE_DEFERRED;
  go_defer(e, n);
  e->detached = outer;
}
