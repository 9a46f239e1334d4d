// SPDX-License-Identifier: MIT
// check_call.c - calls, arguments, selectors.
#include "compiler/check_impl.h"

void add_decl_dep(Checker *c, Obj *to) {
  DeclInfo *from = c->env.decl;
  if (!from || !to->decl_info || to->pkg != from->pkg || from->last_dep == to) return;
  from->last_dep = to;
  avec_push(c->arena, &from->deps, to);
}

// ---- lists of expressions ----------------------------------------------------

static void mark_comma_ok(Expr *e) {
  for (; e->kind == NODE_PAREN_EXPR; e = node_as(ParenExpr, e)->x) e->flags |= EXPR_COMMA_OK;
  e->flags |= EXPR_COMMA_OK;
}

Operand *check_expr_list(Checker *c, Expr **list, uint32_t n, bool allow_comma_ok, uint32_t *n_out,
                         bool *is_comma_ok) {
  *is_comma_ok = false;
  *n_out = n;
  if (n == 0) return NULL;
  if (n > 1) {
    Operand *xs = ARENA_ARRAY(c->arena, Operand, n);
    for (uint32_t i = 0; i < n; i++) check_expr(c, &xs[i], list[i]);
    return xs;
  }
  Operand *x = ARENA_ARRAY(c->arena, Operand, 2);
  check_multi_expr(c, x, list[0]);
  if (x->mode != MODE_INVALID && x->type->kind == TYPE_TUPLE) {
    Type *tuple = x->type;
    *n_out = tuple->n_results;
    Operand *xs = ARENA_ARRAY(c->arena, Operand, tuple->n_results);
    for (uint32_t i = 0; i < tuple->n_results; i++) {
      xs[i] = (Operand){.mode = MODE_VALUE, .expr = list[0], .type = tuple->results[i].type};
    }
    return xs;
  }
  if (allow_comma_ok && (x->mode == MODE_MAPINDEX || x->mode == MODE_COMMAOK)) {
    x[0].mode = MODE_VALUE;
    x[1] = (Operand){.mode = MODE_VALUE, .expr = list[0], .type = type_basic[TYPE_UNTYPED_BOOL]};
    *n_out = 2;
    *is_comma_ok = true;
    mark_comma_ok(list[0]);
  }
  return x;
}

// ---- arguments ---------------------------------------------------------------

static const char *have_want(Checker *c, Type *sig, Operand *args, uint32_t n_args) {
  Type **have = ARENA_ARRAY(c->arena, Type *, n_args);
  Type **want = ARENA_ARRAY(c->arena, Type *, sig->n_params);
  for (uint32_t i = 0; i < n_args; i++) have[i] = args[i].type;
  for (uint32_t i = 0; i < sig->n_params; i++) want[i] = sig->params[i].type;
  return arena_printf(c->arena, "\n\thave %s\n\twant %s", types_summary(c, have, n_args, false),
                      types_summary(c, want, sig->n_params, sig->is_variadic));
}

void check_arguments(Checker *c, CallExpr *call, Type *sig, Operand *args, uint32_t n_args) {
  for (uint32_t i = 0; i < n_args; i++) {
    if (args[i].mode == MODE_INVALID) return;
  }
  uint32_t n_params = sig->n_params;
  bool spread = false; // the last parameter takes several arguments
  if (sig->is_variadic) {
    if (call->has_dots) {
      if (call->n_args == 1 && n_args > 1) {
        err_node(c, call, "cannot use ... with %u-valued %s", n_args, str_expr(c, call->args[0]));
        return;
      }
    } else if (n_args + 1 >= n_params) {
      spread = true;
      n_params = n_args;
    } else {
      n_params--; // for the message
    }
  } else if (call->has_dots) {
    err_node(c, call, "cannot use ... in call to non-variadic %s", str_expr(c, call->fun));
    return;
  }
  if (n_args != n_params) {
    const void *at = call;
    if (n_args > n_params) {
      at = args[n_params].expr;
    } else if (n_args > 0) {
      at = args[n_args - 1].expr;
    }
    err_node(c, at, "%s arguments in call to %s%s", n_args > n_params ? "too many" : "not enough",
             str_expr(c, call->fun), have_want(c, sig, args, n_args));
    return;
  }
  for (uint32_t i = 0; i < n_args; i++) {
    Type *t =
        spread && i + 1 >= sig->n_params ? sig->params[sig->n_params - 1].type->elem : sig->params[i].type;
    c->callee = call->fun;
    check_assignment(c, &args[i], t, CONTEXT_ARGUMENT);
  }
}

// ---- calls -------------------------------------------------------------------

static ExprKind check_conversion_call(Checker *c, Operand *x, CallExpr *e) {
  Type *t = x->type;
  invalidate(x);
  e->call_kind = CALL_CONVERSION;
  if (e->n_args == 0) {
    err_node(c, e, "missing argument in conversion to %s", str_type(c, t));
  } else if (e->n_args > 1) {
    use_exprs(c, e->args, e->n_args);
    err_node(c, e->args[e->n_args - 1], "too many arguments in conversion to %s", str_type(c, t));
    invalidate(x);
  } else {
    check_expr(c, x, e->args[0]);
    if (x->mode != MODE_INVALID) {
      if (type_is_interface(t) && !type_is_method_set(t)) {
        err_node(
            c, e,
            "cannot use interface %s in conversion (contains specific type constraints or is comparable)",
            str_type(c, t));
        invalidate(x);
      } else if (e->has_dots) {
        err_node(c, e->args[0], "invalid use of ... in type conversion to %s", str_type(c, t));
        invalidate(x);
      } else {
        check_conversion(c, x, t);
      }
    }
  }
  return KIND_CONVERSION;
}

static int kind_of_callee(Expr *fun) {
  SelectorExpr *sel = node_try(SelectorExpr, ast_unparen(fun));
  if (!sel || !sel->selection || sel->selection->kind != SEL_METHOD_VALUE) return CALL_FUNC;
  return sel->selection->iface_method >= 0 ? CALL_IFACE : CALL_METHOD;
}

ExprKind check_call(Checker *c, Operand *x, CallExpr *e) {
  check_expr_or_type(c, x, e->fun);
  switch (x->mode) {
  case MODE_INVALID:
    use_exprs(c, e->args, e->n_args);
    invalidate(x);
    return KIND_STATEMENT;
  case MODE_TYPE: return check_conversion_call(c, x, e);
  case MODE_BUILTIN: {
    BuiltinId id = (BuiltinId)x->builtin;
    e->call_kind = CALL_BUILTIN;
    e->builtin = (int)id;
    if (!check_builtin(c, x, e, id)) invalidate(x);
    if (x->mode != MODE_INVALID && x->mode != MODE_CONST) c->env.has_call_or_recv = true;
    return builtin_kind(id);
  }
  default: break;
  }
  Type *sig = type_under(x->type);
  if (sig->kind != TYPE_FUNC) {
    err_op(c, x, "invalid operation: cannot call non-function %s", str_op(c, x));
    invalidate(x); // the arguments stay unchecked, as in gc
    return KIND_STATEMENT;
  }
  e->call_kind = kind_of_callee(e->fun);
  uint32_t n_args;
  bool comma_ok;
  Operand *args = check_expr_list(c, e->args, e->n_args, false, &n_args, &comma_ok);
  check_arguments(c, e, sig, args, n_args);
  if (sig->n_results == 0) {
    x->mode = MODE_NOVALUE;
  } else {
    x->mode = MODE_VALUE;
    x->type = sig->n_results == 1 ? sig->results[0].type : type_tuple_of(c->arena, sig);
  }
  c->env.has_call_or_recv = true;
  return KIND_STATEMENT;
}

// ---- selectors ---------------------------------------------------------------

static void select_from_package(Checker *c, Operand *x, SelectorExpr *e, Name *name, Obj *pkg_name,
                                bool want_type) {
  name->obj = pkg_name;
  pkg_name->is_used = true;
  Package *pkg = pkg_name->imported;
  const Sym *sel = e->sel->sym;
  Obj *obj = scope_find(pkg->scope, sel->text);
  if (!obj || !obj->is_exported) {
    if (!pkg->is_fake) err_node(c, e->sel, "undefined: %s.%s", pkg->name, sel->text);
    return;
  }
  e->obj = e->sel->obj = obj;
  if (!obj->type || (want_type && obj->kind == OBJ_TYPENAME)) obj_decl(c, obj, NULL);
  if (!obj->type) obj->type = T_INVALID;
  x->type = obj->type;
  switch (obj->kind) {
  case OBJ_CONST:
    x->mode = MODE_CONST;
    x->val = obj->val;
    break;
  case OBJ_TYPENAME: x->mode = MODE_TYPE; break;
  case OBJ_VAR: x->mode = MODE_VAR; break;
  case OBJ_FUNC: x->mode = MODE_VALUE; break;
  case OBJ_BUILTIN:
    x->mode = MODE_BUILTIN;
    x->builtin = obj->builtin;
    break;
  default: break;
  }
  if (type_is_invalid(obj->type) && obj->kind != OBJ_BUILTIN) invalidate(x);
}

// Upper case for lower and the other way round, of the first letter.
static const char *change_case(const char *name) {
  char buf[256];
  snprintf(buf, sizeof buf, "%s", name);
  if (buf[0] >= 'A' && buf[0] <= 'Z') {
    buf[0] = (char)(buf[0] + 32);
  } else if (buf[0] >= 'a' && buf[0] <= 'z') {
    buf[0] = (char)(buf[0] - 32);
  }
  return intern_str(buf)->text;
}

static void report_missing(Checker *c, Operand *x, SelectorExpr *e, const Lookup *l) {
  const char *sel = e->sel->sym->text;
  if (type_is_invalid(type_under(x->type))) return;
  if (l->kind == LOOKUP_AMBIGUOUS) {
    err_node(c, e->sel, "ambiguous selector %s.%s", str_expr(c, x->expr), sel);
    return;
  }
  if (l->kind == LOOKUP_PTR_METHOD) {
    err_node(c, e->sel, "cannot call pointer method %s on %s", sel, str_type(c, x->type));
    return;
  }
  const char *why;
  Type *u = type_under(x->type);
  if (u->kind == TYPE_POINTER && type_is_interface(u->elem)) {
    why = arena_printf(c->arena, "type %s is pointer to interface, not interface", str_type(c, x->type));
  } else {
    why = arena_printf(c->arena, "type %s has no field or method %s", str_type(c, x->type), sel);
    const char *other = change_case(sel);
    Lookup l2;
    LookupKind k = lookup_field_or_method(c->arena, x->type, x->mode == MODE_VAR, c->env.pkg, other, &l2);
    if (k == LOOKUP_FIELD || k == LOOKUP_METHOD || k == LOOKUP_IFACE_METHOD) {
      why = arena_printf(c->arena, "%s, but does have %s", why, other);
    }
  }
  err_node(c, e->sel, "%s.%s undefined (%s)", str_expr(c, x->expr), sel, why);
}

// T.m as a function: the receiver comes first.
static Type *method_expr_type(Checker *c, Type *recv, const char *recv_name, Type *sig) {
  Type *t = type_new(c->arena, TYPE_FUNC);
  t->n_params = sig->n_params + 1;
  t->params = ARENA_ARRAY(c->arena, Param, t->n_params);
  t->params[0].type = recv;
  if (sig->n_params && sig->params[0].name) t->params[0].name = recv_name ? recv_name : sym_blank()->text;
  for (uint32_t i = 0; i < sig->n_params; i++) t->params[i + 1] = sig->params[i];
  t->results = sig->results;
  t->n_results = sig->n_results;
  t->is_variadic = sig->is_variadic;
  t->depth = sig->depth > recv->depth ? sig->depth : (uint16_t)(recv->depth + 1);
  return t;
}

static Selection *new_selection(Checker *c, SelectionKind kind, Operand *x, const Lookup *l) {
  Selection *s = ARENA_NEW(c->arena, Selection);
  s->kind = kind;
  s->recv = x->type;
  s->path = l->path;
  s->n_path = l->n_path;
  s->iface_method = l->kind == LOOKUP_IFACE_METHOD ? l->iface_method : -1;
  s->is_indirect = l->is_indirect;
  s->obj = l->method;
  return s;
}

static void select_method(Checker *c, Operand *x, SelectorExpr *e, const Lookup *l) {
  Type *sig;
  const char *recv_name = NULL;
  if (l->kind == LOOKUP_METHOD) {
    obj_decl(c, l->method, NULL);
    sig = l->method->type;
    if (!sig || sig->kind != TYPE_FUNC) {
      invalidate(x);
      return;
    }
    if (l->method->decl && l->method->decl->info && l->method->decl->info->recv) {
      recv_name = l->method->decl->info->recv->name;
    }
    e->obj = e->sel->obj = l->method;
    add_decl_dep(c, l->method);
  } else {
    sig = l->iface->all_methods[l->iface_method].type;
  }
  e->selection = new_selection(c, x->mode == MODE_TYPE ? SEL_METHOD_EXPR : SEL_METHOD_VALUE, x, l);
  if (x->mode == MODE_TYPE) sig = method_expr_type(c, x->type, recv_name, sig);
  e->selection->type = sig;
  x->mode = MODE_VALUE;
  x->type = sig;
}

void check_selector(Checker *c, Operand *x, SelectorExpr *e, Type *def, bool want_type) {
  x->mode = MODE_INVALID;
  x->type = T_INVALID;
  x->expr = (Expr *)e;
  const Sym *sel = e->sel->sym;
  Name *name = node_try(Name, e->x);
  if (name) {
    Obj *obj = lookup_name(c, name->sym);
    if (obj && obj->kind == OBJ_PKGNAME) {
      select_from_package(c, x, e, name, obj, want_type);
      x->expr = (Expr *)e;
      return;
    }
  }
  check_expr_or_type(c, x, e->x);
  switch (x->mode) {
  case MODE_TYPE:
    if (def && x->type == def) {
      cycle_error(c, &def->obj, 1);
      invalidate(x);
    }
    break;
  case MODE_BUILTIN:
    err_at(c, e->pos, "cannot select on %s", str_op(c, x));
    invalidate(x);
    break;
  default: break;
  }
  if (x->mode == MODE_INVALID) {
    x->expr = (Expr *)e;
    return;
  }
  Lookup l;
  lookup_field_or_method(c->arena, x->type, x->mode == MODE_VAR, c->env.pkg, sel->text, &l);
  switch (l.kind) {
  case LOOKUP_FIELD:
    if (x->mode == MODE_TYPE) {
      err_node(c, e->sel, "%s.%s undefined (type %s has no method %s)", str_expr(c, x->expr), sel->text,
               str_type(c, x->type), sel->text);
      invalidate(x);
      break;
    }
    e->selection = new_selection(c, SEL_FIELD, x, &l);
    e->selection->type = l.field->type;
    x->mode = x->mode == MODE_VAR || l.is_indirect ? MODE_VAR : MODE_VALUE;
    x->type = l.field->type;
    break;
  case LOOKUP_METHOD:
  case LOOKUP_IFACE_METHOD: select_method(c, x, e, &l); break;
  default:
    report_missing(c, x, e, &l);
    invalidate(x);
    break;
  }
  x->expr = (Expr *)e;
}
