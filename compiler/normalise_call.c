// SPDX-License-Identifier: MIT
// normalise_call.c - selectors, calls, built-in functions.
#include "compiler/normalise_impl.h"

// The embedded hops of a selection, each an implicit node.
static IrNode *walk_path(Fn *fn, Pos pos, IrNode *x, const Selection *sel, uint32_t n_hops) {
  for (uint32_t i = 0; i < n_hops; i++) {
    x = ir_field(fn->p, pos, x, sel->path[i]);
    x->is_implicit = true;
  }
  return x;
}

// The receiver expression in the form method m wants it: & or * added.
static IrNode *adjust_receiver(Fn *fn, Pos pos, IrNode *x, const Obj *m) {
  bool have_ptr = type_kind(x->type) == TYPE_POINTER;
  if (have_ptr == m->is_ptr_recv) return x;
  x = have_ptr ? ir_deref(fn->p, pos, x) : norm_addr(fn, pos, x);
  x->is_implicit = true;
  return x;
}

static IrNode *method_callee(Fn *fn, Pos pos, Obj *m, Type *recv) {
  IrNode *n = ir_new(fn->p, IR_METHEXPR, pos, ir_method_expr_type(fn->p, m->type, recv));
  n->func = norm_func_of(fn->nm, m);
  return n;
}

// ---- method expressions ----

static Type *callee_type(const IrNode *x) {
  return type_under(x->type);
}

// T.m where m is not declared with receiver T itself: a function that takes a T
// and calls x.path.m.
static IrFunc *method_expr_wrapper(Fn *fn, Pos pos, const Selection *sel, const char *name, Type *type) {
  Norm *nm = fn->nm;
  for (uint32_t i = 0; i < nm->wrappers.n; i++) {
    IrFunc *w = nm->wrappers.items[i];
    if (w->wrapped_name == name && type_identical(w->params[0]->type, sel->recv)) return w;
  }
  const char *recv_text = type_string(fn->a, sel->recv, NULL);
  IrFunc *f = ir_func_new(fn->p, arena_printf(fn->a, "%s.%s", recv_text, name), pos);
  f->short_name = arena_printf(fn->a, "%s.%s", recv_text, name);
  f->wrapped_name = name;
  f->pkg = fn->f->pkg;
  f->is_library = true; // not the user's text: silent in -m
  f->is_wrapper = true;
  f->type = type;
  f->end_pos = pos;
  f->n_params = type->n_params;
  f->n_results = type->n_results;
  f->params = ARENA_ARRAY(fn->a, IrVar *, f->n_params);
  f->results = ARENA_ARRAY(fn->a, IrVar *, f->n_results);
  for (uint32_t i = 0; i < f->n_params; i++) {
    const char *pn = intern_str(arena_printf(fn->a, "p%u", i))->text;
    f->params[i] = ir_var_new(fn->p, IR_VAR_PARAM, pn, pos, type->params[i].type, f);
    f->params[i]->index = i;
    f->params[i]->is_used = true;
  }
  for (uint32_t i = 0; i < f->n_results; i++) {
    const char *rn = intern_str(arena_printf(fn->a, "~r%u", i))->text;
    f->results[i] = ir_var_new(fn->p, IR_VAR_RESULT, rn, pos, type->results[i].type, f);
    f->results[i]->index = i;
  }
  vec_push(&nm->wrappers, f);
  Fn inner = {.nm = nm, .p = fn->p, .a = fn->a, .f = f, .base_pos = pos};
  IrNode *recv = walk_path(&inner, pos, ir_name(fn->p, pos, f->params[0]), sel, sel->n_path);
  IrNode *call;
  const Type *result_sig;
  if (sel->iface_method >= 0) {
    Type *u = type_under(recv->type);
    const IfaceMethod *m = &u->all_methods[sel->iface_method];
    norm_need_method(nm, m->name);
    IrNode *dot = ir_new(fn->p, IR_DOTINTER, pos, m->type);
    dot->x = recv;
    dot->name = m->name;
    dot->index = (uint32_t)sel->iface_method;
    call = ir_new(fn->p, IR_CALLINTER, pos, NULL);
    call->x = dot;
    result_sig = m->type;
  } else {
    recv = adjust_receiver(&inner, pos, recv, sel->obj);
    call = ir_new(fn->p, IR_CALLFUNC, pos, NULL);
    call->x = method_callee(&inner, pos, sel->obj, recv->type);
    norm_append(&inner, &call->list, recv);
    result_sig = sel->obj->type;
  }
  call->has_dots = type->is_variadic; // the slice is passed on as it is
  for (uint32_t i = 1; i < f->n_params; i++)
    norm_append(&inner, &call->list, ir_name(fn->p, pos, f->params[i]));
  if (result_sig->n_results == 1) {
    call->type = result_sig->results[0].type;
  } else if (result_sig->n_results > 1) {
    call->type = type_new(fn->a, TYPE_TUPLE);
    call->type->results = result_sig->results;
    call->type->n_results = result_sig->n_results;
  }
  if (!f->n_results) {
    norm_append(&inner, &f->body, call);
  } else {
    IrNode *ret = ir_new(fn->p, IR_RETURN, pos, NULL);
    if (f->n_results > 1)
      ret->rlist = norm_spread_call(&inner, ret, call);
    else
      norm_append(&inner, &ret->rlist, call);
    norm_append(&inner, &f->body, ret);
  }
  return f;
}

// ---- selectors ----

IrNode *norm_selector(Fn *fn, SelectorExpr *e, bool is_call) {
  Selection *sel = e->selection;
  if (!sel || sel->kind == SEL_QUALIFIED) {
    Obj *o = sel ? sel->obj : e->obj;
    if (o->kind == OBJ_VAR) return ir_name(fn->p, e->pos, norm_global_of(fn->nm, o));
    if (o->kind != OBJ_FUNC) bug("qualified name %s of kind %d", o->name, o->kind);
    IrNode *n = ir_new(fn->p, IR_FUNCNAME, e->pos, o->type);
    n->func = norm_func_of(fn->nm, o);
    return n;
  }
  if (sel->kind == SEL_METHOD_EXPR) {
    Type *t = e->type;
    Type *recv_base = sel->recv->kind == TYPE_POINTER ? sel->recv->elem : sel->recv;
    const char *name = e->sel->sym->text;
    bool direct = sel->obj && sel->iface_method < 0 && sel->n_path == 0 && recv_base->kind == TYPE_NAMED &&
                  sel->obj->is_ptr_recv == (sel->recv->kind == TYPE_POINTER);
    IrNode *n = ir_new(fn->p, IR_METHEXPR, e->pos, t);
    n->func =
        direct ? norm_func_of(fn->nm, sel->obj) : method_expr_wrapper(fn, e->pos, sel, name, type_under(t));
    return n;
  }
  IrNode *x = norm_expr(fn, e->x);
  if (sel->kind == SEL_FIELD) {
    x = walk_path(fn, e->pos, x, sel, sel->n_path - 1);
    return ir_field(fn->p, e->pos, x, sel->path[sel->n_path - 1]);
  }
  x = walk_path(fn, e->pos, x, sel, sel->n_path);
  IrNode *n;
  if (sel->iface_method >= 0) {
    const IfaceMethod *m = &type_under(x->type)->all_methods[sel->iface_method];
    norm_need_method(fn->nm, m->name);
    n = ir_new(fn->p, is_call ? IR_DOTINTER : IR_METHVALUE, e->pos, m->type);
    n->name = m->name;
    n->index = (uint32_t)sel->iface_method;
  } else {
    x = adjust_receiver(fn, e->pos, x, sel->obj);
    n = ir_new(fn->p, IR_METHVALUE, e->pos, sel->obj->type);
    n->func = norm_func_of(fn->nm, sel->obj);
    n->name = sel->obj->name;
  }
  n->x = x;
  return n;
}

// ---- calls ----

static bool call_or_chan(IrNode *n, void *ctx) {
  switch (n->op) {
  case IR_APPEND:
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_CAP:
  case IR_CLOSE:
  case IR_COMPLEX:
  case IR_COPY:
  case IR_DELETE:
  case IR_IMAG:
  case IR_LEN:
  case IR_PANIC:
  case IR_PRINT:
  case IR_PRINTLN:
  case IR_REAL:
  case IR_RECOVER:
  case IR_RECV:
  case IR_UNSAFE_ADD:
  case IR_UNSAFE_SLICE: return true;
  default: return ir_each_child(n, call_or_chan, ctx);
  }
}

// A callee or receiver with side effects is evaluated first, into a temporary.
static void rewrite_callee(Fn *fn, IrNode *call, IrNode **x) {
  if (!call_or_chan(*x, NULL)) return;
  IrVar *tmp = ir_temp(fn->p, fn->f, fn->base_pos, (*x)->type);
  IrNode *as = ir_new(fn->p, IR_AS, fn->base_pos, NULL);
  as->x = ir_name(fn->p, fn->base_pos, tmp);
  as->y = *x;
  as->is_define = true;
  tmp->defn = as;
  *x = ir_name(fn->p, fn->base_pos, tmp);
  norm_append(fn, &call->init, as);
}

IrList *norm_spread_call(Fn *fn, IrNode *owner, IrNode *call) {
  const Type *tuple = call->type;
  IrNode *as = ir_new(fn->p, IR_AS2FUNC, fn->base_pos, NULL);
  IrList *temps = NULL;
  for (uint32_t i = 0; i < tuple->n_results; i++) {
    IrVar *tmp = ir_temp(fn->p, fn->f, fn->base_pos, tuple->results[i].type);
    tmp->defn = as;
    IrNode *dcl = ir_new(fn->p, IR_DCL, fn->base_pos, NULL);
    dcl->var = tmp;
    norm_append(fn, &as->init, dcl);
    norm_append(fn, &as->list, ir_name(fn->p, fn->base_pos, tmp));
    norm_append(fn, &temps, ir_name(fn->p, fn->base_pos, tmp));
  }
  as->is_define = true;
  norm_append(fn, &as->rlist, call);
  norm_append(fn, &owner->init, as);
  return temps;
}

static bool is_tuple(const IrNode *n) {
  return n->type && n->type->kind == TYPE_TUPLE && n->type->n_results > 1;
}

// Arguments as written; one call with several results becomes temporaries.
static IrList *arguments(Fn *fn, IrNode *owner, CallExpr *e, uint32_t from) {
  IrList *args = NULL;
  for (uint32_t i = from; i < e->n_args; i++) norm_append(fn, &args, norm_expr(fn, e->args[i]));
  if (ir_len(args) == 1 && !e->has_dots && is_tuple(args->at[0])) {
    fn->base_pos = owner->pos;
    args = norm_spread_call(fn, owner, args->at[0]);
  }
  return args;
}

// Converts the arguments from `first` on to the parameters' types and packs the
// variadic ones into a slice.
static IrList *pack_variadic(Fn *fn, IrNode *call, const Type *sig, uint32_t first, IrList *args) {
  uint32_t n_fixed = sig->n_params - (sig->is_variadic ? 1 : 0);
  IrList *out = NULL;
  for (uint32_t i = 0; i < first; i++) norm_append(fn, &out, args->at[i]);
  for (uint32_t i = 0; i < n_fixed; i++) {
    IrNode *a = args->at[first + i];
    norm_set_pos(fn, a);
    norm_append(fn, &out, norm_assign_conv(fn, a, sig->params[i].type));
  }
  if (!sig->is_variadic) return out;
  Type *slice = sig->params[n_fixed].type;
  if (call->has_dots) {
    IrNode *a = args->at[first + n_fixed];
    norm_set_pos(fn, a);
    norm_append(fn, &out, norm_assign_conv(fn, a, slice));
    return out;
  }
  uint32_t n = ir_len(args) - first - n_fixed;
  IrNode *lit;
  if (!n) {
    lit = ir_new(fn->p, IR_NIL, call->pos, slice);
    lit->is_implicit = true;
  } else {
    lit = ir_new(fn->p, IR_SLICELIT, call->pos, slice);
    lit->is_implicit = true;
    lit->index = n;
    Type *elem = type_under(slice)->elem;
    for (uint32_t i = 0; i < n; i++) {
      IrNode *a = args->at[first + n_fixed + i];
      norm_set_pos(fn, a);
      norm_append(fn, &lit->list, norm_assign_conv(fn, a, elem));
    }
  }
  norm_append(fn, &out, lit);
  return out;
}

static void set_result_type(Fn *fn, IrNode *call, const Type *sig) {
  if (sig->n_results == 1) call->type = sig->results[0].type;
  if (sig->n_results > 1) {
    call->type = type_new(fn->a, TYPE_TUPLE);
    call->type->results = sig->results;
    call->type->n_results = sig->n_results;
  }
}

static IrNode *plain_call(Fn *fn, CallExpr *e) {
  Expr *fun = ast_unparen(e->fun);
  IrNode *call = ir_new(fn->p, IR_CALLFUNC, e->pos, NULL);
  call->has_dots = e->has_dots;
  fn->base_pos = fun->pos;
  IrNode *x =
      node_is(SelectorExpr, fun) ? norm_selector(fn, node_as(SelectorExpr, fun), true) : norm_expr(fn, fun);
  IrList *args = arguments(fn, call, e, 0);
  const Type *sig = callee_type(x);
  fn->base_pos = e->pos;
  uint32_t first = 0;
  if (x->op == IR_DOTINTER) {
    rewrite_callee(fn, call, &x->x);
    call->op = IR_CALLINTER;
  } else if (x->op == IR_METHVALUE && node_is(SelectorExpr, fun)) {
    // x.M(args) becomes T.M(x, args).
    IrNode *recv = x->x;
    Pos pos = x->pos;
    rewrite_callee(fn, call, &recv);
    IrNode *callee =
        ir_new(fn->p, IR_METHEXPR, pos, ir_method_expr_type(fn->p, type_under(x->type), recv->type));
    callee->func = x->func;
    x = callee;
    IrList *all = ir_list_add(fn->p, NULL, recv);
    for (uint32_t i = 0; i < ir_len(args); i++) norm_append(fn, &all, args->at[i]);
    args = all;
    first = 1;
  } else {
    rewrite_callee(fn, call, &x);
  }
  call->x = x;
  call->list = pack_variadic(fn, call, sig, first, args);
  fn->base_pos = e->pos;
  set_result_type(fn, call, sig);
  return call;
}

// ---- built-in functions ----

static IrNode *unary_builtin(Fn *fn, IrOp op, CallExpr *e, Type *t) {
  IrNode *n = ir_new(fn->p, op, e->pos, t);
  IrList *args = arguments(fn, n, e, 0);
  n->x = args->at[0];
  return n;
}

static IrNode *binary_builtin(Fn *fn, IrOp op, CallExpr *e, Type *t) {
  IrNode *n = ir_new(fn->p, op, e->pos, t);
  IrList *args = arguments(fn, n, e, 0);
  n->x = args->at[0];
  n->y = args->at[1];
  return n;
}

static IrNode *make_builtin(Fn *fn, CallExpr *e, Type *t) {
  static const IrOp ops[] = {IR_MAKESLICE, IR_MAKEMAP, IR_MAKECHAN};
  TypeKind k = type_kind(t);
  IrNode *n = ir_new(fn->p, ops[k == TYPE_SLICE ? 0 : k == TYPE_MAP ? 1 : 2], e->pos, t);
  if (e->n_args > 1) n->x = norm_expr(fn, e->args[1]);
  if (e->n_args > 2) n->y = norm_expr(fn, e->args[2]);
  norm_check_type(type_under(t)->elem, e->pos);
  return n;
}

static IrNode *builtin_call(Fn *fn, CallExpr *e) {
  Type *t = norm_final_type(e->type);
  if (e->mode == MODE_NOVALUE) t = NULL;
  IrNode *n;
  switch (e->builtin) {
  case BUILTIN_APPEND: {
    n = ir_new(fn->p, IR_APPEND, e->pos, t);
    n->has_dots = e->has_dots;
    n->list = arguments(fn, n, e, 0);
    IrNode *s = n->list->at[0];
    if (s->op == IR_NIL) s->type = t;
    Type *su = type_under(t);
    if (n->has_dots) {
      IrNode *y = n->list->at[1];
      if (y->op == IR_NIL)
        y->type = t;
      else if (!type_is_string(y->type))
        n->list->at[1] = norm_assign_conv(fn, y, su);
    } else {
      for (uint32_t i = 1; i < n->list->n; i++)
        n->list->at[i] = norm_assign_conv(fn, n->list->at[i], su->elem);
    }
    return n;
  }
  case BUILTIN_CAP:
  case BUILTIN_LEN: {
    n = unary_builtin(fn, e->builtin == BUILTIN_CAP ? IR_CAP : IR_LEN, e, t);
    Type *u = type_under(n->x->type);
    if (u->kind == TYPE_POINTER) {
      IrNode *d = ir_deref(fn->p, fn->base_pos, n->x);
      d->is_implicit = true;
      n->x = d;
    }
    return n;
  }
  case BUILTIN_CLEAR: return unary_builtin(fn, IR_CLEAR, e, NULL);
  case BUILTIN_CLOSE: return unary_builtin(fn, IR_CLOSE, e, NULL);
  case BUILTIN_COMPLEX: return binary_builtin(fn, IR_COMPLEX, e, t);
  case BUILTIN_COPY: return binary_builtin(fn, IR_COPY, e, type_basic[TYPE_INT]);
  case BUILTIN_DELETE:
    n = ir_new(fn->p, IR_DELETE, e->pos, NULL);
    n->list = arguments(fn, n, e, 0);
    n->list->at[1] = norm_assign_conv(fn, n->list->at[1], type_under(n->list->at[0]->type)->key);
    return n;
  case BUILTIN_IMAG: return unary_builtin(fn, IR_IMAG, e, t);
  case BUILTIN_REAL: return unary_builtin(fn, IR_REAL, e, t);
  case BUILTIN_MAKE: return make_builtin(fn, e, t);
  case BUILTIN_MAX:
  case BUILTIN_MIN:
    n = ir_new(fn->p, e->builtin == BUILTIN_MAX ? IR_MAX : IR_MIN, e->pos, t);
    n->list = arguments(fn, n, e, 0);
    for (uint32_t i = 0; i < n->list->n; i++) n->list->at[i] = norm_assign_conv(fn, n->list->at[i], t);
    return n;
  case BUILTIN_NEW: norm_check_type(type_under(t)->elem, e->pos); return ir_new(fn->p, IR_NEW, e->pos, t);
  case BUILTIN_PANIC:
    n = unary_builtin(fn, IR_PANIC, e, NULL);
    n->x = norm_assign_conv(fn, n->x, type_universe_any());
    return n;
  case BUILTIN_PRINT:
  case BUILTIN_PRINTLN:
    n = ir_new(fn->p, e->builtin == BUILTIN_PRINT ? IR_PRINT : IR_PRINTLN, e->pos, NULL);
    n->list = arguments(fn, n, e, 0);
    return n;
  case BUILTIN_RECOVER: fn->f->has_recover = true; return ir_new(fn->p, IR_RECOVER, e->pos, t);
  case BUILTIN_ADD: return binary_builtin(fn, IR_UNSAFE_ADD, e, t);
  case BUILTIN_SLICE: return binary_builtin(fn, IR_UNSAFE_SLICE, e, t);
  case BUILTIN_STRING: return binary_builtin(fn, IR_UNSAFE_STRING, e, t);
  case BUILTIN_SLICEDATA: return unary_builtin(fn, IR_UNSAFE_SLICEDATA, e, t);
  case BUILTIN_STRINGDATA: return unary_builtin(fn, IR_UNSAFE_STRINGDATA, e, t);
  default: bug("built-in %s is no constant", builtin_name((BuiltinId)e->builtin));
  }
}

IrNode *norm_call(Fn *fn, CallExpr *e) {
  switch (e->call_kind) {
  case CALL_CONVERSION: {
    IrNode *x = norm_expr(fn, e->args[0]);
    return norm_convert(fn, e->pos, e->type, x);
  }
  case CALL_BUILTIN: return builtin_call(fn, e);
  default: return plain_call(fn, e);
  }
}
