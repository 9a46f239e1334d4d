// SPDX-License-Identifier: MIT
// check_switch.c - expression switches and type switches.
#include "compiler/check_impl.h"

static void report_multiple_defaults(Checker *c, SwitchStmt *s) {
  CaseClause *first = NULL;
  for (uint32_t i = 0; i < s->n_body; i++) {
    if (s->body[i]->cases) continue;
    if (first) {
      err_node(c, s->body[i], "multiple defaults (first at %s)", str_pos(c, first->pos));
    } else {
      first = s->body[i];
    }
  }
}

// ---- expression switches -----------------------------------------------------

static void case_value(Checker *c, Operand *x, Expr *e, KeySet *seen) {
  Operand v = {0};
  check_expr(c, &v, e);
  if (x->mode == MODE_INVALID || v.mode == MODE_INVALID) return;
  convert_untyped(c, &v, x->type);
  if (v.mode == MODE_INVALID) return;
  Operand result = v;
  check_comparison(c, &result, x, OPER_EQL, true);
  if (result.mode == MODE_INVALID || v.mode != MODE_CONST) return;
  ConstKind kind = const_kind(v.val);
  if (kind != CONST_INT && kind != CONST_FLOAT && kind != CONST_STRING) return;
  struct Key *other = add_key(c, seen, v.val, v.type, e->pos);
  if (other) {
    err_op(c, &v, "duplicate case %s in expression switch\n\t%s: previous case", str_op(c, &v),
           str_pos(c, other->pos));
  }
}

void check_switch(Checker *c, SwitchStmt *s) {
  Operand x = {0};
  if (s->tag) {
    check_expr(c, &x, s->tag);
    check_assignment(c, &x, NULL, "switch expression");
    if (x.mode != MODE_INVALID && !type_is_comparable(x.type) && !type_has_nil(x.type)) {
      err_op(c, &x, "cannot switch on %s (%s is not comparable)", str_op(c, &x), str_type(c, x.type));
      invalidate(&x);
    }
  } else {
    Name *name = ast_new(c->arena, Name, s->n_body ? s->body[0]->pos : s->rbrace);
    name->sym = intern_str("true");
    x = (Operand){.mode = MODE_CONST,
                  .expr = (Expr *)name,
                  .type = type_basic[TYPE_BOOL],
                  .val = const_from_bool(c->arena, true)};
  }
  report_multiple_defaults(c, s);
  KeySet seen = {0};
  for (uint32_t i = 0; i < s->n_body; i++) {
    CaseClause *clause = s->body[i];
    uint32_t n;
    Expr **values = unpack_expr(&clause->cases, &n);
    for (uint32_t j = 0; j < n; j++) case_value(c, &x, values[j], &seen);
    open_scope(c);
    check_stmt_list(c, clause->body, clause->n_body);
    close_scope(c);
  }
}

// ---- type switches -----------------------------------------------------------

// A case seen before. type NULL: nil.
typedef struct SeenType {
  Type *type;
  uint64_t hash;
  Expr *expr;
} SeenType;
typedef VEC(SeenType) SeenTypes;

static bool is_nil_name(Checker *c, Expr *e) {
  Name *name = node_try(Name, ast_unparen(e));
  Obj *obj = name ? lookup_name(c, name->sym) : NULL;
  return obj && obj->kind == OBJ_NIL;
}

// *type: the case's type, NULL for nil and after errors.
static void case_type(Checker *c, Operand *x, Expr *e, SeenTypes *seen, Type **type) {
  *type = NULL;
  if (is_nil_name(c, e)) {
    Operand dummy = {0};
    check_expr(c, &dummy, e);
  } else {
    Type *t = check_var_type(c, e);
    if (type_is_invalid(t)) {
      *type = T_INVALID;
      return;
    }
    *type = t;
  }
  uint64_t hash = *type ? type_hash(*type) : 0;
  for (uint32_t i = 0; i < seen->n; i++) {
    SeenType *o = &seen->items[i];
    if (o->hash != hash || (!o->type != !*type) || (*type && !type_identical(o->type, *type))) continue;
    err_node(c, e, "duplicate case %s in type switch\n\t%s: previous case",
             *type ? str_type(c, *type) : "nil", str_pos(c, ast_start_pos(o->expr)));
    return;
  }
  avec_push(c->arena, seen, ((SeenType){*type, hash, e}));
  if (x && *type) type_assertion(c, e, x, *type, true);
}

void check_type_switch(Checker *c, SwitchStmt *s, TypeSwitchGuard *guard) {
  Name *lhs = guard->lhs;
  if (lhs && name_is_blank(lhs->sym->text)) {
    err_node(c, lhs, "no new variable on left side of :=");
    lhs = NULL;
  }
  Operand x = {0};
  check_expr(c, &x, guard->x);
  if (x.mode == MODE_INVALID) return;
  Operand *sx = NULL; // what cases are compared with
  if (type_is_interface(x.type)) {
    sx = &x;
  } else {
    err_op(c, &x, "%s is not an interface", str_op(c, &x));
  }
  guard->type = x.type;
  report_multiple_defaults(c, s);
  SeenTypes seen = {0};
  ObjList vars = {0};
  for (uint32_t i = 0; i < s->n_body; i++) {
    CaseClause *clause = s->body[i];
    uint32_t n;
    Expr **cases = unpack_expr(&clause->cases, &n);
    Type *t = NULL;
    for (uint32_t j = 0; j < n; j++) case_type(c, sx, cases[j], &seen, &t);
    open_scope(c);
    if (lhs) {
      Obj *obj = new_obj(c, OBJ_VAR, lhs->pos, lhs->sym, n == 1 && t ? t : x.type);
      obj->is_implicit = true;
      declare_obj(c, c->env.scope, NULL, obj);
      clause->obj = obj;
      avec_push(c->arena, &vars, obj);
    }
    check_stmt_list(c, clause->body, clause->n_body);
    close_scope(c);
  }
  if (!lhs) return;
  bool used = false;
  for (uint32_t i = 0; i < vars.n; i++) {
    used |= vars.items[i]->is_used;
    vars.items[i]->is_used = true; // one message for all of them
  }
  if (!used) err_node(c, lhs, "%s declared but not used", lhs->sym->text);
}
