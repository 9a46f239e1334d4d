// SPDX-License-Identifier: MIT
// check_stmt.c - function bodies and statements, but for switches.
//
// Labels and the targets of break, continue, goto and fallthrough have been seen
// to by the parser.
#include "compiler/check_impl.h"

// ---- function bodies ---------------------------------------------------------

void func_body(Checker *c, FuncState *f, DeclInfo *decl, BlockStmt *body, const ConstVal *iota) {
  if (f->is_body_done) return;
  f->is_body_done = true;
  if (f->pub.obj) f->pub.obj->body_checked = true;
  Env saved = c->env;
  uint32_t saved_depth = c->depth;
  c->depth = 0;
  c->env = (Env){.pkg = f->pub.pkg, .decl = decl, .scope = f->scope, .iota = iota, .func = f};
  check_stmt_list(c, body->list, body->n_list);
  if (f->pub.sig->n_results && !is_terminating((Stmt *)body, NULL)) err_at(c, body->rbrace, "missing return");
  report_unused_vars(c, f);
  c->env = saved;
  c->depth = saved_depth;
}

static void check_stmt(Checker *c, Stmt *s);

void check_stmt_list(Checker *c, Stmt **list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) check_stmt(c, list[i]);
}

// ---- statements --------------------------------------------------------------

static void expr_stmt(Checker *c, ExprStmt *s) {
  Operand x = {0};
  ExprKind kind = raw_expr(c, &x, s->x, NULL);
  const char *msg = "is not used";
  if (x.mode == MODE_BUILTIN) {
    msg = "must be called";
  } else if (x.mode == MODE_TYPE) {
    msg = "is not an expression";
  } else if (kind == KIND_STATEMENT) {
    return;
  }
  err_op(c, &x, "%s %s", str_op(c, &x), msg);
}

static void send_stmt(Checker *c, SendStmt *s) {
  Operand ch = {0}, val = {0};
  check_expr(c, &ch, s->chan);
  check_expr(c, &val, s->value);
  if (ch.mode == MODE_INVALID || val.mode == MODE_INVALID) return;
  Type *u = type_under(ch.type);
  if (u->kind != TYPE_CHAN) {
    err_node(c, s, "invalid operation: cannot send to non-channel %s", str_op(c, &ch));
  } else if (u->chan_dir == CHAN_RECV) {
    err_node(c, s, "invalid operation: cannot send to receive-only channel %s", str_op(c, &ch));
  } else {
    check_assignment(c, &val, u->elem, "send");
  }
}

static void assign_stmt(Checker *c, AssignStmt *s) {
  uint32_t n_lhs, n_rhs;
  Expr **lhs = unpack_expr(&s->lhs, &n_lhs);
  Operand x = {0};
  if (!s->rhs) { // x++, x--
    if (n_lhs != 1) return;
    check_expr(c, &x, lhs[0]);
    if (x.mode == MODE_INVALID) return;
    if (!type_is_numeric(x.type)) {
      const char *op = operator_text[s->op];
      err_node(c, lhs[0], "invalid operation: %s%s%s (non-numeric type %s)", str_expr(c, lhs[0]), op, op,
               str_type(c, x.type));
      return;
    }
    assign_var(c, lhs[0], &x);
    return;
  }
  Expr **rhs = unpack_expr(&s->rhs, &n_rhs);
  if (s->op == OPER_NONE) {
    assign_vars(c, lhs, n_lhs, rhs, n_rhs);
    return;
  }
  if (s->op == OPER_DEF) {
    short_var_decl(c, s->pos, lhs, n_lhs, rhs, n_rhs);
    return;
  }
  if (n_lhs != 1 || n_rhs != 1) {
    err_node(c, s, "assignment operation %s requires single-valued expressions", operator_text[s->op]);
    return;
  }
  check_binary(c, &x, NULL, lhs[0], rhs[0], (Operator)s->op);
  assign_var(c, lhs[0], &x);
}

static void call_stmt(Checker *c, CallStmt *s) {
  const char *keyword = s->tok == TOK_DEFER ? "defer" : "go";
  Operand x = {0};
  switch (raw_expr(c, &x, (Expr *)s->call, NULL)) {
  case KIND_CONVERSION:
    err_op(c, &x, "%s requires function call, not conversion %s", keyword, str_op(c, &x));
    break;
  case KIND_EXPRESSION: err_op(c, &x, "%s discards result of %s", keyword, str_op(c, &x)); break;
  case KIND_STATEMENT: break;
  }
}

static void return_stmt(Checker *c, ReturnStmt *s) {
  FuncState *f = c->env.func;
  uint32_t n, n_results = f->pub.sig->n_results;
  Expr **values = unpack_expr(&s->results, &n);
  if (n || n_results == 0 || !f->pub.results[0]->name) {
    init_vars(c, f->pub.results, n_results, values, n, s);
    return;
  }
  for (uint32_t i = 0; i < n_results; i++) {
    Obj *obj = f->pub.results[i];
    if (!obj->name || name_is_blank(obj->name)) continue;
    Obj *alt = scope_lookup(c->env.scope, obj->name, NULL);
    if (!alt || alt == obj) continue;
    err_node(c, s, "result parameter %s not in scope at return\n\t%s: inner declaration of var %s %s",
             obj->name, str_pos(c, alt->pos), obj->name, str_type(c, obj->type));
  }
}

static void condition(Checker *c, Expr *cond, const char *what) {
  Operand x = {0};
  check_expr(c, &x, cond);
  if (x.mode != MODE_INVALID && !type_is_boolean(x.type)) {
    err_node(c, cond, "non-boolean condition in %s statement", what);
  }
}

// A chain of else-ifs nests, but is walked with a loop.
static void if_stmt(Checker *c, IfStmt *s) {
  uint32_t n_scopes = 0;
  while (s) {
    open_scope(c);
    n_scopes++;
    if (s->init) check_stmt(c, s->init);
    condition(c, s->cond, "if");
    check_stmt(c, (Stmt *)s->then);
    Stmt *otherwise = s->otherwise;
    s = node_try(IfStmt, otherwise);
    if (otherwise && !s) check_stmt(c, otherwise);
  }
  while (n_scopes--) close_scope(c);
}

static bool is_valid_comm(Stmt *comm) {
  Expr *rhs = NULL;
  if (!comm || node_is(SendStmt, comm)) return true;
  if (node_is(AssignStmt, comm)) {
    AssignStmt *s = node_as(AssignStmt, comm);
    if (s->op == OPER_NONE || s->op == OPER_DEF) rhs = s->rhs;
  }
  if (node_is(ExprStmt, comm)) rhs = node_as(ExprStmt, comm)->x;
  Operation *op = rhs && rhs->kind != NODE_LIST_EXPR ? node_try(Operation, ast_unparen(rhs)) : NULL;
  return op && op->op == OPER_RECV && !op->y;
}

static void select_stmt(Checker *c, SelectStmt *s) {
  CommClause *first = NULL;
  for (uint32_t i = 0; i < s->n_body; i++) {
    if (s->body[i]->comm) continue;
    if (first) err_node(c, s->body[i], "multiple defaults (first at %s)", str_pos(c, first->pos));
    if (!first) first = s->body[i];
  }
  for (uint32_t i = 0; i < s->n_body; i++) {
    CommClause *clause = s->body[i];
    if (!is_valid_comm(clause->comm)) {
      err_node(c, clause->comm, "select case must be send or receive (possibly with assignment)");
      continue;
    }
    open_scope(c);
    if (clause->comm) check_stmt(c, clause->comm);
    check_stmt_list(c, clause->body, clause->n_body);
    close_scope(c);
  }
}

// ---- range -------------------------------------------------------------------

typedef struct RangeTypes {
  Type *key, *val;   // NULL: there is none
  const char *cause; // why it cannot be, in parentheses
  bool is_int;       // over an integer
} RangeTypes;

static bool is_iterator(const Type *u) {
  if (u->kind != TYPE_FUNC || u->n_params != 1 || u->n_results) return false;
  const Type *yield = type_under(u->params[0].type);
  return yield->kind == TYPE_FUNC && yield->n_results == 1 && type_is_boolean(yield->results[0].type) &&
         yield->n_params <= 2;
}

static RangeTypes range_types(Checker *c, Operand *x) {
  Type *u = type_under(x->type);
  if (u->kind == TYPE_POINTER && type_kind(u->elem) == TYPE_ARRAY) u = type_under(u->elem);
  RangeTypes r = {0};
  switch (u->kind) {
  case TYPE_STRING:
  case TYPE_UNTYPED_STRING:
    r.key = type_basic[TYPE_INT];
    r.val = type_rune;
    break;
  case TYPE_ARRAY:
  case TYPE_SLICE:
    r.key = type_basic[TYPE_INT];
    r.val = u->elem;
    break;
  case TYPE_MAP:
    r.key = u->key;
    r.val = u->elem;
    break;
  case TYPE_CHAN:
    r.key = u->elem;
    r.val = T_INVALID;
    if (u->chan_dir == CHAN_SEND) r.cause = "receive from send-only channel";
    break;
  case TYPE_FUNC:
    if (is_iterator(u) && allow_version(c, 23))
      r.cause = "range over functions is not supported yet by minigo";
    break;
  default:
    if (!type_is_integer(u)) break;
    if (allow_version(c, 22)) {
      r.key = x->type;
      r.is_int = true;
    } else {
      r.cause = arena_printf(c->arena, "requires go1.22 or later (-lang was set to go1.%u; check go.mod)",
                             c->options.lang_minor);
    }
    break;
  }
  return r;
}

static RangeTypes check_range_expr(Checker *c, Operand *x, Expr *value, Expr *extra) {
  RangeTypes r = {0};
  if (x->mode == MODE_INVALID) return r;
  r = range_types(c, x);
  bool one_only = type_kind(x->type) == TYPE_CHAN || r.is_int;
  if (one_only && value) {
    err_node(c, value, "range over %s permits only one iteration variable", str_op(c, x));
  } else if (!one_only && extra) {
    err_node(c, extra, "range clause permits at most two iteration variables");
  }
  if (!r.key || r.cause) {
    if (r.cause) {
      err_op(c, x, "cannot range over %s (%s)", str_op(c, x), r.cause);
    } else {
      err_op(c, x, "cannot range over %s", str_op(c, x));
    }
    r.key = r.val = NULL;
    r.is_int = false;
  }
  if (x->mode == MODE_CONST && type_is_string(x->type) && type_is_untyped(x->type)) {
    convert_untyped(c, x, type_basic[TYPE_STRING]);
  }
  return r;
}

// The operand that a variable takes its type from.
static Operand range_value(const RangeTypes *r, const Operand *x, Expr *lhs, int i) {
  if (i == 0 && r->is_int) return *x; // a constant may still be untyped
  return (Operand){.mode = MODE_VALUE, .expr = lhs, .type = i == 0 ? r->key : r->val};
}

static void define_range_vars(Checker *c, ForStmt *s, Expr **lhs, const RangeTypes *r, Operand *x) {
  Obj *vars[2];
  uint32_t n = 0;
  for (int i = 0; i < 2; i++) {
    if (!lhs[i]) continue;
    Name *name = node_try(Name, lhs[i]);
    Obj *obj = new_obj(c, OBJ_VAR, lhs[i]->pos, name ? name->sym : sym_blank(), NULL);
    if (name) {
      name->obj = obj;
      if (!name_is_blank(obj->name)) vars[n++] = obj;
    } else {
      err_node(c, lhs[i], "cannot declare %s", str_expr(c, lhs[i]));
    }
    if (i == 0 ? r->key != NULL : r->val != NULL) {
      Operand y = range_value(r, x, lhs[i], i);
      init_var(c, obj, &y, "range clause");
    } else {
      obj->type = T_INVALID;
      obj->is_used = true;
    }
  }
  if (n == 0) {
    err_node(c, s, "no new variables on left side of :=");
    return;
  }
  for (uint32_t i = 0; i < n; i++) declare_obj(c, c->env.scope, NULL, vars[i]);
}

static void range_stmt(Checker *c, ForStmt *s, RangeClause *range) {
  uint32_t n;
  Expr **list = unpack_expr(&range->lhs, &n);
  Expr *lhs[2] = {n > 0 ? list[0] : NULL, n > 1 ? list[1] : NULL};
  Operand x = {0};
  check_expr(c, &x, range->x);
  RangeTypes r = check_range_expr(c, &x, lhs[1], n > 2 ? list[2] : NULL);
  open_scope(c);
  if (range->is_def) {
    define_range_vars(c, s, lhs, &r, &x);
  } else {
    for (int i = 0; i < 2; i++) {
      if (!lhs[i] || !(i == 0 ? r.key : r.val)) continue;
      Operand y = range_value(&r, &x, lhs[i], i);
      assign_var(c, lhs[i], &y);
    }
  }
  if (r.is_int && x.mode == MODE_CONST && (range->x->flags & FLAG_UNTYPED)) {
    check_assignment(c, &x, NULL, "range clause"); // no variable gave it a type
  }
  check_stmt(c, (Stmt *)s->body);
  close_scope(c);
}

static void for_stmt(Checker *c, ForStmt *s) {
  if (node_is(RangeClause, s->init)) {
    range_stmt(c, s, node_as(RangeClause, s->init));
    return;
  }
  open_scope(c);
  if (s->init) check_stmt(c, s->init);
  if (s->cond) condition(c, s->cond, "for");
  if (s->post) {
    check_stmt(c, s->post);
    AssignStmt *post = node_try(AssignStmt, s->post);
    if (post && post->op == OPER_DEF) use_expr(c, post->lhs); // an error, reported by the parser
  }
  check_stmt(c, (Stmt *)s->body);
  close_scope(c);
}

static void switch_stmt(Checker *c, SwitchStmt *s) {
  open_scope(c);
  if (s->init) check_stmt(c, s->init);
  if (node_is(TypeSwitchGuard, s->tag)) {
    check_type_switch(c, s, node_as(TypeSwitchGuard, s->tag));
  } else {
    check_switch(c, s);
  }
  close_scope(c);
}

static void check_stmt(Checker *c, Stmt *s) {
  uint32_t top = c->delayed.n;
  switch (s->kind) {
  case NODE_DECL_STMT: decl_stmt(c, node_as(DeclStmt, s)); break;
  case NODE_LABELED_STMT: check_stmt(c, node_as(LabeledStmt, s)->stmt); break;
  case NODE_EXPR_STMT: expr_stmt(c, node_as(ExprStmt, s)); break;
  case NODE_SEND_STMT: send_stmt(c, node_as(SendStmt, s)); break;
  case NODE_ASSIGN_STMT: assign_stmt(c, node_as(AssignStmt, s)); break;
  case NODE_CALL_STMT: call_stmt(c, node_as(CallStmt, s)); break;
  case NODE_RETURN_STMT: return_stmt(c, node_as(ReturnStmt, s)); break;
  case NODE_BLOCK_STMT:
    open_scope(c);
    check_stmt_list(c, node_as(BlockStmt, s)->list, node_as(BlockStmt, s)->n_list);
    close_scope(c);
    break;
  case NODE_IF_STMT: if_stmt(c, node_as(IfStmt, s)); break;
  case NODE_SWITCH_STMT: switch_stmt(c, node_as(SwitchStmt, s)); break;
  case NODE_SELECT_STMT: select_stmt(c, node_as(SelectStmt, s)); break;
  case NODE_FOR_STMT: for_stmt(c, node_as(ForStmt, s)); break;
  default: break; // EmptyStmt, BranchStmt
  }
  process_delayed(c, top);
}
