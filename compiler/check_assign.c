// SPDX-License-Identifier: MIT
// check_assign.c - initialization and assignment.
#include "compiler/check_impl.h"

const char CONTEXT_ARGUMENT[] = "argument";

static const char *context_text(Checker *c, const char *context) {
  if (context != CONTEXT_ARGUMENT) return context;
  return arena_printf(c->arena, "argument to %s", str_expr(c, c->callee));
}

// Makes x, if untyped, of type t, and sees to it that x may be assigned to t.
// t NULL: any type will do, untyped ones get their default.
void check_assignment(Checker *c, Operand *x, Type *t, const char *context) {
  check_single_value(c, x);
  switch (x->mode) {
  case MODE_INVALID: return;
  case MODE_CONST:
  case MODE_VAR:
  case MODE_MAPINDEX:
  case MODE_VALUE:
  case MODE_NIL:
  case MODE_COMMAOK: break;
  default:
    err_op(c, x, "cannot assign %s to %s in %s", str_op(c, x), t ? str_type(c, t) : "<nil>",
           context_text(c, context));
    return;
  }
  if (type_is_untyped(x->type)) {
    Type *target = t;
    if (op_is_nil(x)) {
      if (!t) {
        err_op(c, x, "use of untyped nil in %s", context_text(c, context));
        invalidate(x);
        return;
      }
    } else if (!t || type_is_interface(t)) {
      target = type_default(x->type);
    }
    ConvCode code = convert_implicitly(c, x, target);
    if (code != CONV_OK) {
      err_op(c, x, "cannot use %s as %s value in %s%s", str_op(c, x), str_type(c, target),
             context_text(c, context),
             code == CONV_TRUNCATED  ? " (truncated)"
             : code == CONV_OVERFLOW ? " (overflows)"
                                     : "");
      invalidate(x);
      return;
    }
  }
  if (!t) return;
  const char *reason = NULL;
  if (assignable_to(c, x, t, &reason)) return;
  err_op(c, x, "cannot use %s as type %s in %s%s%s", str_op(c, x), str_type(c, t), context_text(c, context),
         reason ? ":\n\t" : "", reason ? reason : "");
  invalidate(x);
}

void init_const(Checker *c, Obj *lhs, Operand *x) {
  bool bad = x->mode == MODE_INVALID || type_is_invalid(x->type) || (lhs->type && type_is_invalid(lhs->type));
  if (!bad && x->mode != MODE_CONST) {
    err_op(c, x, "%s is not constant", str_op(c, x));
    bad = true;
  }
  if (bad) {
    if (!lhs->type) lhs->type = T_INVALID;
    return;
  }
  if (!lhs->type) lhs->type = x->type;
  check_assignment(c, x, lhs->type, "constant declaration");
  if (x->mode != MODE_INVALID) lhs->val = x->val;
}

bool init_var(Checker *c, Obj *lhs, Operand *x, const char *context) {
  if (x->mode == MODE_INVALID || type_is_invalid(x->type) || (lhs->type && type_is_invalid(lhs->type))) {
    if (!lhs->type) lhs->type = T_INVALID;
    lhs->is_used = true; // no follow-up errors
    return false;
  }
  if (!lhs->type) {
    Type *t = x->type;
    if (t->kind == TYPE_UNTYPED_NIL) {
      err_op(c, x, "use of untyped nil in %s", context);
      lhs->type = T_INVALID;
      return false;
    }
    // A single value: the assignment below complains of others.
    if (t->kind == TYPE_TUPLE) t = T_INVALID;
    lhs->type = type_default(t);
  }
  check_assignment(c, x, lhs->type, context);
  if (x->mode != MODE_INVALID) return true;
  lhs->is_used = true;
  return false;
}

const char *types_summary(Checker *c, Type **types, uint32_t n, bool is_variadic) {
  char *s = arena_strdup(c->arena, "(");
  for (uint32_t i = 0; i < n; i++) {
    Type *t = types[i];
    const char *one;
    if (!t || type_is_invalid(t)) {
      one = "<T>";
    } else if (type_is_untyped(t)) {
      one = type_is_numeric(t) ? "number" : str_type(c, t) + strlen("untyped ");
    } else if (is_variadic && i == n - 1 && t->kind == TYPE_SLICE) {
      one = arena_printf(c->arena, "...%s", str_type(c, t->elem));
    } else {
      one = str_type(c, t);
    }
    s = arena_printf(c->arena, "%s%s%s", s, i ? ", " : "", one);
  }
  return arena_printf(c->arena, "%s)", s);
}

static void assign_error(Checker *c, Expr **rhs, uint32_t n_rhs, uint32_t n_vars, uint32_t n_vals) {
  const char *vars = n_vars == 1 ? "" : "s", *vals = n_vals == 1 ? "" : "s";
  CallExpr *call = n_rhs == 1 ? node_try(CallExpr, ast_unparen(rhs[0])) : NULL;
  if (call) {
    err_node(c, rhs[0], "assignment mismatch: %u variable%s but %s returns %u value%s", n_vars, vars,
             str_expr(c, call->fun), n_vals, vals);
  } else {
    err_node(c, rhs[0], "assignment mismatch: %u variable%s but %u value%s", n_vars, vars, n_vals, vals);
  }
}

static bool any_invalid(const Operand *xs, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (xs[i].mode == MODE_INVALID) return true;
  }
  return false;
}

static void return_count_error(Checker *c, Obj **lhs, uint32_t n_lhs, Operand *rhs, uint32_t n_rhs,
                               ReturnStmt *ret) {
  const void *at = ret;
  if (n_rhs > n_lhs) {
    at = rhs[n_lhs].expr;
  } else if (n_rhs > 0) {
    at = rhs[n_rhs - 1].expr;
  }
  Type **have = ARENA_ARRAY(c->arena, Type *, n_rhs), **want = ARENA_ARRAY(c->arena, Type *, n_lhs);
  for (uint32_t i = 0; i < n_rhs; i++) have[i] = rhs[i].type;
  for (uint32_t i = 0; i < n_lhs; i++) want[i] = lhs[i]->type;
  err_node(c, at, "%s return values\n\thave %s\n\twant %s", n_rhs > n_lhs ? "too many" : "not enough",
           types_summary(c, have, n_rhs, false), types_summary(c, want, n_lhs, false));
}

// lhs = rhs of a declaration, or of a return statement (then lhs are the results).
void init_vars(Checker *c, Obj **lhs, uint32_t n_lhs, Expr **rhs_list, uint32_t n_list, ReturnStmt *ret) {
  uint32_t n;
  bool comma_ok;
  Operand *rhs = check_expr_list(c, rhs_list, n_list, n_lhs == 2 && !ret, &n, &comma_ok);
  if (n != n_lhs) {
    for (uint32_t i = 0; i < n_lhs; i++) {
      lhs[i]->is_used = true;
      if (!lhs[i]->type) lhs[i]->type = T_INVALID;
    }
    if (any_invalid(rhs, n)) return;
    if (ret) {
      return_count_error(c, lhs, n_lhs, rhs, n, ret);
    } else if (n_list) {
      assign_error(c, rhs_list, n_list, n_lhs, n);
    }
    return;
  }
  const char *context = ret ? "return statement" : "assignment";
  bool ok = true;
  for (uint32_t i = 0; i < n_lhs; i++) ok &= init_var(c, lhs[i], &rhs[i], context);
  if (ok || comma_ok) return;
  for (uint32_t i = 0; i < n_lhs; i++) lhs[i]->is_used = true;
}

// A local variable that the assignment's left side names.
static Obj *named_variable(Checker *c, Expr *lhs) {
  Name *name = node_try(Name, ast_unparen(lhs));
  Obj *obj = name ? lookup_name(c, name->sym) : NULL;
  return obj && obj->kind == OBJ_VAR && obj->pkg == c->env.pkg ? obj : NULL;
}

static bool is_map_field(Checker *c, Expr *e) {
  SelectorExpr *sel = node_try(SelectorExpr, e);
  if (!sel) return false;
  Operand x = {0};
  check_expr(c, &x, sel->x);
  return x.mode == MODE_MAPINDEX;
}

bool assign_var(Checker *c, Expr *lhs, Operand *x) {
  if (x->mode == MODE_INVALID || type_is_invalid(x->type)) {
    use_expr(c, lhs);
    return false;
  }
  Name *name = node_try(Name, ast_unparen(lhs));
  if (name && name_is_blank(name->sym->text)) {
    name->obj = NULL;
    check_assignment(c, x, NULL, "assignment to _ identifier");
    return x->mode != MODE_INVALID;
  }
  // Assigning to a variable is no use of it.
  Obj *v = named_variable(c, lhs);
  bool was_used = v && v->is_used;
  Operand z = {0};
  check_expr(c, &z, lhs);
  if (v) v->is_used = was_used;
  if (z.mode == MODE_INVALID || type_is_invalid(z.type)) return false;
  if (z.mode != MODE_VAR && z.mode != MODE_MAPINDEX) {
    if (is_map_field(c, z.expr)) {
      err_op(c, &z, "cannot assign to struct field %s in map", str_expr(c, z.expr));
    } else {
      err_op(c, &z, "cannot assign to %s", str_op(c, &z));
    }
    return false;
  }
  check_assignment(c, x, z.type, "assignment");
  return x->mode != MODE_INVALID;
}

void assign_vars(Checker *c, Expr **lhs, uint32_t n_lhs, Expr **rhs_list, uint32_t n_list) {
  uint32_t n;
  bool comma_ok;
  Operand *rhs = check_expr_list(c, rhs_list, n_list, n_lhs == 2, &n, &comma_ok);
  if (n != n_lhs) {
    use_exprs(c, lhs, n_lhs);
    if (!any_invalid(rhs, n)) assign_error(c, rhs_list, n_list, n_lhs, n);
    return;
  }
  bool ok = true;
  for (uint32_t i = 0; i < n_lhs; i++) ok &= assign_var(c, lhs[i], &rhs[i]);
  if (ok || comma_ok) return;
  for (uint32_t i = 0; i < n_lhs; i++) {
    Obj *v = named_variable(c, lhs[i]);
    if (v) v->is_used = true;
  }
}

static bool is_repeated(Expr **lhs, uint32_t i) {
  const Sym *sym = node_as(Name, lhs[i])->sym;
  for (uint32_t j = 0; j < i; j++) {
    if (node_is(Name, lhs[j]) && node_as(Name, lhs[j])->sym == sym) return true;
  }
  return false;
}

void short_var_decl(Checker *c, Pos pos, Expr **lhs, uint32_t n_lhs, Expr **rhs, uint32_t n_rhs) {
  uint32_t top = c->delayed.n;
  Scope *scope = c->env.scope;
  Obj **vars = ARENA_ARRAY(c->arena, Obj *, n_lhs), **new_vars = ARENA_ARRAY(c->arena, Obj *, n_lhs);
  uint32_t n_new = 0;
  bool has_error = false;
  for (uint32_t i = 0; i < n_lhs; i++) {
    Name *name = node_try(Name, lhs[i]);
    if (!name) {
      use_expr(c, lhs[i]);
      err_node(c, lhs[i], "non-name %s on left side of :=", str_expr(c, lhs[i]));
      has_error = true;
      continue;
    }
    bool blank = name_is_blank(name->sym->text);
    if (!blank && is_repeated(lhs, i)) {
      err_node(c, lhs[i], "%s repeated on left side of :=", name->sym->text);
      has_error = true;
      continue;
    }
    Obj *alt = blank ? NULL : scope_find(scope, name->sym->text);
    if (alt) {
      name->obj = alt;
      if (alt->kind == OBJ_VAR) {
        vars[i] = alt;
        lhs[i]->mode = MODE_VAR;
        lhs[i]->type = alt->type;
      } else {
        err_node(c, lhs[i], "cannot assign to %s", str_expr(c, lhs[i]));
        has_error = true;
      }
      continue;
    }
    Obj *obj = new_obj(c, OBJ_VAR, name->pos, name->sym, NULL);
    vars[i] = obj;
    name->obj = obj;
    if (!blank) new_vars[n_new++] = obj;
  }
  for (uint32_t i = 0; i < n_lhs; i++) {
    if (!vars[i]) vars[i] = new_obj(c, OBJ_VAR, lhs[i]->pos, sym_blank(), NULL);
  }
  init_vars(c, vars, n_lhs, rhs, n_rhs, NULL);
  process_delayed(c, top);
  if (n_new == 0 && !has_error) {
    err_at(c, pos, "no new variables on left side of :=");
    return;
  }
  for (uint32_t i = 0; i < n_new; i++) declare_obj(c, scope, NULL, new_vars[i]);
}
