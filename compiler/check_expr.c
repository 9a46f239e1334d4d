// SPDX-License-Identifier: MIT
// check_expr.c - expressions: operators, comparisons, shifts, the dispatcher.
//
// raw_expr checks any expression; its callers narrow the result down: check_expr
// wants one value, check_multi_expr a value or a call with several, and so on.
#include "compiler/check_impl.h"

// ---- unary -------------------------------------------------------------------

static int unsigned_bits(Type *t) {
  return type_is_unsigned(t) ? (int)type_size(type_under(t)) * 8 : 0;
}

static bool check_op(Checker *c, Operand *x, int op, bool ok) {
  if (!ok) err_op(c, x, "invalid operation: operator %s not defined on %s", operator_text[op], str_op(c, x));
  return ok;
}

static void check_receive(Checker *c, Operand *x) {
  Type *u = type_under(x->type);
  if (u->kind != TYPE_CHAN) {
    err_op(c, x, "invalid operation: cannot receive from non-channel %s", str_op(c, x));
    invalidate(x);
  } else if (u->chan_dir == CHAN_SEND) {
    err_op(c, x, "invalid operation: cannot receive from send-only channel %s", str_op(c, x));
    invalidate(x);
  } else {
    x->mode = MODE_COMMAOK;
    x->type = u->elem;
    c->env.has_call_or_recv = true;
  }
}

static void check_unary(Checker *c, Operand *x, Operation *e) {
  check_expr(c, x, e->x);
  if (x->mode == MODE_INVALID) return;
  bool ok;
  switch (e->op) {
  case OPER_AND:
    if (ast_unparen(e->x)->kind != NODE_COMPOSITE_LIT && x->mode != MODE_VAR) {
      err_op(c, x, "invalid operation: cannot take address of %s", str_op(c, x));
      invalidate(x);
      return;
    }
    x->mode = MODE_VALUE;
    x->type = type_pointer_to(c->arena, x->type);
    return;
  case OPER_RECV: check_receive(c, x); return;
  case OPER_TILDE:
    err_node(c, e, "cannot use ~ outside of interface or type constraint");
    invalidate(x);
    return;
  case OPER_NOT: ok = type_is_boolean(x->type); break;
  case OPER_XOR: ok = type_is_integer(x->type); break;
  default: ok = type_is_numeric(x->type); break;
  }
  if (!check_op(c, x, e->op, ok)) {
    invalidate(x);
    return;
  }
  if (x->mode != MODE_CONST) {
    x->mode = MODE_VALUE;
    return;
  }
  if (!x->val) return;
  ConstOp op = e->op == OPER_NOT   ? CONST_NOT
               : e->op == OPER_XOR ? CONST_XOR
               : e->op == OPER_SUB ? CONST_SUB
                                   : CONST_ADD;
  x->val = const_unary(c->arena, op, x->val, unsigned_bits(x->type));
  x->expr = (Expr *)e;
  check_overflow(c, x);
}

// ---- comparisons -------------------------------------------------------------

static const char *kind_string(Checker *c, Type *t) {
  switch (type_kind(t)) {
  case TYPE_ARRAY: return "array";
  case TYPE_SLICE: return "slice";
  case TYPE_STRUCT: return "struct";
  case TYPE_POINTER: return "pointer";
  case TYPE_FUNC: return "func";
  case TYPE_INTERFACE: return "interface";
  case TYPE_MAP: return "map";
  case TYPE_CHAN: return "chan";
  default: return str_type(c, t);
  }
}

static const char *incomparable_cause(Checker *c, Type *t) {
  Type *u = type_under(t);
  if (u->kind == TYPE_SLICE || u->kind == TYPE_FUNC || u->kind == TYPE_MAP) {
    return arena_printf(c->arena, "%s can only be compared to nil", kind_string(c, t));
  }
  const Type *part = type_incomparable_part(t);
  if (u->kind == TYPE_STRUCT && part) {
    return arena_printf(c->arena, "struct containing %s cannot be compared", str_type(c, part));
  }
  if (u->kind == TYPE_ARRAY) return arena_printf(c->arena, "%s cannot be compared", str_type(c, u));
  return NULL;
}

static const ConstOp const_compare_op[] = {
    [OPER_EQL] = CONST_EQ, [OPER_NEQ] = CONST_NE, [OPER_LSS] = CONST_LT,
    [OPER_LEQ] = CONST_LE, [OPER_GTR] = CONST_GT, [OPER_GEQ] = CONST_GE};

// The operand that spoils the comparison, NULL if all is well.
static Operand *find_incomparable_operand(Checker *c, Operand *x, Operand *y, int op, const char **cause) {
  if (!assignable_to(c, x, y->type, NULL) && !assignable_to(c, y, x->type, NULL)) {
    *cause = arena_printf(c->arena, "mismatched types %s and %s", str_type(c, x->type), str_type(c, y->type));
    return y;
  }
  if (op == OPER_EQL || op == OPER_NEQ) {
    if (op_is_nil(x) || op_is_nil(y)) return type_has_nil(op_is_nil(x) ? y->type : x->type) ? NULL : y;
    Operand *bad = !type_is_comparable(x->type) ? x : !type_is_comparable(y->type) ? y : NULL;
    if (bad) *cause = incomparable_cause(c, bad->type);
    return bad;
  }
  return !type_is_ordered(x->type) ? x : !type_is_ordered(y->type) ? y : NULL;
}

void check_comparison(Checker *c, Operand *x, Operand *y, Operator op, bool is_switch_case) {
  if (is_switch_case) op = OPER_EQL;
  const char *cause = NULL;
  Operand *bad = find_incomparable_operand(c, x, y, op, &cause);
  if (bad) {
    if (!cause) {
      cause = arena_printf(c->arena, "operator %s not defined on %s", operator_text[op],
                           kind_string(c, bad->type));
    }
    if (is_switch_case) {
      err_op(c, x, "invalid case %s in switch on %s (%s)", str_expr(c, x->expr), str_expr(c, y->expr), cause);
    } else {
      err_op(c, bad, "invalid operation: %s %s %s (%s)", str_expr(c, x->expr), operator_text[op],
             str_expr(c, y->expr), cause);
    }
    invalidate(x);
    return;
  }
  if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
    x->val = x->val && y->val
                 ? const_from_bool(c->arena, const_compare(c->arena, const_compare_op[op], x->val, y->val))
                 : NULL;
  } else {
    x->mode = MODE_VALUE;
    // The operands are never used as anything but themselves.
    update_expr_type(c, x->expr, type_default(x->type), true);
    update_expr_type(c, y->expr, type_default(y->type), true);
  }
  x->type = type_basic[TYPE_UNTYPED_BOOL];
}

// ---- shifts ------------------------------------------------------------------

static bool check_shift_count(Checker *c, Operand *y) {
  if (y->mode == MODE_CONST) {
    const ConstVal *v = const_to_int(c->arena, y->val);
    if (v && const_sign(v) < 0) {
      err_op(c, y, "invalid operation: negative shift count %s", str_op(c, y));
      return false;
    }
    if (type_is_untyped(y->type)) {
      check_representable(c, y, type_basic[TYPE_UINT]);
      return y->mode != MODE_INVALID;
    }
    if (type_is_integer(y->type)) return true;
  } else if (type_is_integer(y->type) && !type_is_untyped(y->type)) {
    if (!type_is_unsigned(y->type) && !allow_version(c, 13)) {
      err_op(c, y, "invalid operation: signed shift count %s requires go1.13 or later", str_op(c, y));
      return false;
    }
    return true;
  } else if (type_is_untyped(y->type)) {
    convert_untyped(c, y, type_basic[TYPE_UINT]);
    return y->mode != MODE_INVALID;
  }
  err_op(c, y, "invalid operation: shift count %s must be integer", str_op(c, y));
  return false;
}

static void const_shift_op(Checker *c, Operand *x, Operand *y, const ConstVal *xval, Expr *e, int op) {
  if (!x->val || !y->val) {
    x->val = NULL;
    if (!type_is_integer(x->type)) x->type = type_basic[TYPE_UNTYPED_INT];
    return;
  }
  uint64_t count;
  const ConstVal *yval = const_to_int(c->arena, y->val);
  if (!const_uint64(yval, &count) || count > CONST_MAX_SHIFT) {
    err_op(c, y, "invalid operation: invalid shift count %s", str_op(c, y));
    invalidate(x);
    return;
  }
  if (!type_is_integer(x->type)) x->type = type_basic[TYPE_UNTYPED_INT];
  x->val = const_shift(c->arena, op == OPER_SHL ? CONST_SHL : CONST_SHR, xval, count);
  if (e) x->expr = e;
  check_overflow(c, x);
}

static void check_shift(Checker *c, Operand *x, Operand *y, Expr *e, int op) {
  const ConstVal *xval = x->mode == MODE_CONST ? const_to_int(c->arena, x->val) : NULL;
  bool unknown = x->mode == MODE_CONST && !x->val && type_is_numeric(x->type);
  if (!type_is_integer(x->type) && !(type_is_untyped(x->type) && (xval || unknown))) {
    err_op(c, x, "invalid operation: shifted operand %s must be integer", str_op(c, x));
    invalidate(x);
    return;
  }
  if (!check_shift_count(c, y)) {
    invalidate(x);
    return;
  }
  if (x->mode == MODE_CONST) {
    if (y->mode == MODE_CONST) {
      const_shift_op(c, x, y, xval, e, op);
      return;
    }
    if (type_is_untyped(x->type)) {
      // Its type is what the shift would have without the count: known later.
      if (x->expr->flags & FLAG_UNTYPED) x->expr->flags |= FLAG_SHIFT_LHS;
      x->mode = MODE_VALUE;
      return;
    }
  }
  if (!type_is_integer(x->type)) {
    err_op(c, x, "invalid operation: shifted operand %s must be integer", str_op(c, x));
    invalidate(x);
    return;
  }
  x->mode = MODE_VALUE;
}

// ---- binary ------------------------------------------------------------------

static bool op_defined_on(int op, const Type *t) {
  switch (op) {
  case OPER_ADD: return type_is_numeric(t) || type_is_string(t);
  case OPER_SUB:
  case OPER_MUL:
  case OPER_DIV: return type_is_numeric(t);
  case OPER_ANDAND:
  case OPER_OROR: return type_is_boolean(t);
  default: return type_is_integer(t);
  }
}

// One operand may take the type of the other.
static bool can_mix(const Operand *x, const Operand *y) {
  if (type_is_interface(x->type) || type_is_interface(y->type)) return true;
  if (type_is_boolean(x->type) != type_is_boolean(y->type)) return false;
  if (type_is_string(x->type) != type_is_string(y->type)) return false;
  if (op_is_nil(x) && !type_has_nil(y->type)) return false;
  if (op_is_nil(y) && !type_has_nil(x->type)) return false;
  return true;
}

static bool divides_by_zero(Checker *c, const Operand *x, const Operand *y) {
  if (y->mode != MODE_CONST || !y->val) return false;
  if (x->mode != MODE_CONST && !type_is_integer(x->type)) return false;
  if (const_sign(y->val) == 0) return true;
  if (x->mode != MODE_CONST || !type_is_complex(x->type)) return false;
  // The division squares the parts: they must not vanish.
  const ConstVal *re = const_real(c->arena, y->val), *im = const_imag(c->arena, y->val);
  re = const_binary(c->arena, CONST_MUL, re, re);
  im = const_binary(c->arena, CONST_MUL, im, im);
  return const_sign(re) == 0 && const_sign(im) == 0;
}

static const ConstOp const_binary_op[N_OPERATORS] = {
    [OPER_ADD] = CONST_ADD,        [OPER_SUB] = CONST_SUB,     [OPER_MUL] = CONST_MUL, [OPER_DIV] = CONST_QUO,
    [OPER_REM] = CONST_REM,        [OPER_AND] = CONST_AND,     [OPER_OR] = CONST_OR,   [OPER_XOR] = CONST_XOR,
    [OPER_ANDNOT] = CONST_AND_NOT, [OPER_ANDAND] = CONST_LAND, [OPER_OROR] = CONST_LOR};

// x op y, both checked; e is NULL for assignment operations (lhs op= rhs).
static void apply_binary(Checker *c, Operand *x, Operand *y, Expr *e, Expr *lhs, Expr *rhs, int op) {
  if (x->mode == MODE_INVALID) return;
  if (y->mode == MODE_INVALID) {
    invalidate(x);
    x->expr = y->expr;
    return;
  }
  if (op == OPER_SHL || op == OPER_SHR) {
    check_shift(c, x, y, e, op);
    return;
  }
  if (can_mix(x, y)) {
    convert_untyped(c, x, y->type);
    if (x->mode == MODE_INVALID) return;
    convert_untyped(c, y, x->type);
    if (y->mode == MODE_INVALID) {
      invalidate(x);
      return;
    }
  }
  if (op >= OPER_EQL && op <= OPER_GEQ) {
    check_comparison(c, x, y, (Operator)op, false);
    return;
  }
  if (!type_identical(x->type, y->type)) {
    if (!type_is_invalid(x->type) && !type_is_invalid(y->type)) {
      const char *tx = str_type(c, x->type), *ty = str_type(c, y->type);
      if (e) {
        err_op(c, x, "invalid operation: %s (mismatched types %s and %s)", str_expr(c, e), tx, ty);
      } else {
        err_op(c, x, "invalid operation: %s %s= %s (mismatched types %s and %s)", str_expr(c, lhs),
               operator_text[op], str_expr(c, rhs), tx, ty);
      }
    }
    invalidate(x);
    return;
  }
  if (!check_op(c, x, op, op_defined_on(op, x->type))) {
    invalidate(x);
    return;
  }
  if ((op == OPER_DIV || op == OPER_REM) && divides_by_zero(c, x, y)) {
    err_op(c, y, "invalid operation: division by zero");
    invalidate(x);
    return;
  }
  if (x->mode != MODE_CONST || y->mode != MODE_CONST) {
    x->mode = MODE_VALUE;
    return;
  }
  if (!x->val || !y->val) {
    x->val = NULL;
    return;
  }
  ConstOp cop = op == OPER_DIV && type_is_integer(x->type) ? CONST_INT_QUO : const_binary_op[op];
  x->val = const_binary(c->arena, cop, x->val, y->val);
  if (e) x->expr = e;
  check_overflow(c, x);
}

void check_binary(Checker *c, Operand *x, Expr *e, Expr *lhs, Expr *rhs, Operator op) {
  Operand y = {0};
  check_expr(c, x, lhs);
  check_expr(c, &y, rhs);
  apply_binary(c, x, &y, e, lhs, rhs, op);
}

// Leaves what is known on the node.
static void record_operand(Operand *x) {
  Expr *e = x->expr;
  e->mode = x->mode;
  e->type = x->mode == MODE_INVALID ? T_INVALID : x->type;
  e->val = x->mode == MODE_CONST ? x->val : NULL;
  e->flags &= (uint16_t) ~(FLAG_UNTYPED | FLAG_SHIFT_LHS);
  if (type_is_untyped(e->type)) e->flags |= FLAG_UNTYPED;
}

static void finish_value(Checker *c, Operand *x);

// a + b + c + ... leans to the left and may be long: a loop walks up the spine.
static void check_binary_spine(Checker *c, Operand *x, Operation *top) {
  Operation *small[16] = {top}, **spine = small;
  uint32_t n = 0;
  for (Operation *o = top; o && o->y; o = node_try(Operation, o->x)) n++;
  if (n > COUNT_OF(small)) spine = ARENA_ARRAY(c->arena, Operation *, n);
  uint32_t i = 0;
  for (Operation *o = top; i < n; o = (Operation *)o->x) spine[i++] = o;
  check_expr(c, x, spine[n - 1]->x);
  while (i-- > 0) {
    Operation *o = spine[i];
    Operand y = {0};
    check_expr(c, &y, o->y);
    apply_binary(c, x, &y, (Expr *)o, o->x, o->y, o->op);
    x->expr = (Expr *)o;
    if (i == 0) break; // raw_expr records the top
    if (x->mode == MODE_INVALID) x->type = T_INVALID;
    record_operand(x);
    finish_value(c, x);
  }
}

// ---- type assertions ---------------------------------------------------------

void type_assertion(Checker *c, Expr *e, Operand *x, Type *t, bool is_type_switch) {
  if (type_is_interface(t)) return;
  MissingMethod m;
  if (!method_is_missing(c->arena, t, x->type, false, &m)) return;
  const char *cause = missing_method_reason(c, t, x->type, &m);
  if (is_type_switch) {
    err_node(c, e, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s", str_expr(c, e),
             str_op(c, x), str_type(c, t), cause);
  } else {
    err_node(c, e, "impossible type assertion: %s\n\t%s does not implement %s %s", str_expr(c, e),
             str_type(c, t), str_type(c, x->type), cause);
  }
}

static bool check_assert_expr(Checker *c, Operand *x, AssertExpr *e) {
  check_expr(c, x, e->x);
  if (x->mode == MODE_INVALID) return false;
  if (!type_is_interface(x->type)) {
    err_op(c, x, "invalid operation: %s is not an interface", str_op(c, x));
    return false;
  }
  Type *t = check_var_type(c, e->type_expr);
  if (type_is_invalid(t)) return false;
  type_assertion(c, (Expr *)e, x, t, false);
  x->mode = MODE_COMMAOK;
  x->type = t;
  return true;
}

// ---- dispatcher --------------------------------------------------------------

static void check_lang_of_literal(Checker *c, BasicLit *e) {
  const char *s = e->text.s;
  uint32_t n = e->text.len;
  if (n <= 2 || allow_version(c, 13)) return;
  Pos pos = e->pos;
  if (memchr(s, '_', n)) {
    err_version(c, pos, 13, "underscores in numeric literals");
  } else if (s[0] == '0' && (s[1] == 'b' || s[1] == 'B')) {
    err_version(c, pos, 13, "binary literals");
  } else if (s[0] == '0' && (s[1] == 'o' || s[1] == 'O')) {
    err_version(c, pos, 13, "0o/0O-style octal literals");
  } else if (s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && e->lit_kind != LIT_INT) {
    err_version(c, pos, 13, "hexadecimal floating-point literals");
  }
}

static bool check_basic_lit(Checker *c, Operand *x, BasicLit *e) {
  enum { MAX_NUMBER = 10000 };
  if (e->is_bad) return false;
  if (e->lit_kind == LIT_INT || e->lit_kind == LIT_FLOAT || e->lit_kind == LIT_IMAG) {
    check_lang_of_literal(c, e);
    if (e->text.len > MAX_NUMBER) {
      err_node(c, e, "excessively long constant: %.10s... (%u chars)", e->text.s, e->text.len);
      return false;
    }
  }
  set_const_literal(c, x, e);
  return x->mode != MODE_INVALID;
}

static bool check_star(Checker *c, Operand *x, Operation *e) {
  check_expr_or_type(c, x, e->x);
  if (x->mode == MODE_INVALID) return false;
  if (x->mode == MODE_TYPE) {
    valid_var_type(c, e->x, x->type);
    x->type = type_is_invalid(x->type) ? T_INVALID : type_pointer_to(c->arena, x->type);
    if (x->type->depth > TYPE_MAX_DEPTH) {
      err_node(c, e, "type nested too deeply (more than %d levels)", TYPE_MAX_DEPTH);
      return false;
    }
    return true;
  }
  Type *u = type_under(x->type);
  if (u->kind != TYPE_POINTER) {
    err_op(c, x, "invalid operation: cannot indirect %s", str_op(c, x));
    return false;
  }
  x->mode = MODE_VAR;
  x->type = u->elem;
  return true;
}

// False: an error was reported, now or before.
static bool dispatch(Checker *c, Operand *x, Expr *e, Type *hint, ExprKind *kind) {
  switch (e->kind) {
  case NODE_NAME: check_ident(c, x, node_as(Name, e), NULL, false); return x->mode != MODE_INVALID;
  case NODE_BASIC_LIT: return check_basic_lit(c, x, node_as(BasicLit, e));
  case NODE_FUNC_LIT: check_func_lit(c, x, node_as(FuncLit, e)); return x->mode != MODE_INVALID;
  case NODE_COMPOSITE_LIT:
    check_composite_lit(c, x, node_as(CompositeLit, e), hint);
    return x->mode != MODE_INVALID;
  case NODE_PAREN_EXPR: *kind = raw_expr(c, x, node_as(ParenExpr, e)->x, NULL); return true;
  case NODE_SELECTOR_EXPR:
    check_selector(c, x, node_as(SelectorExpr, e), NULL, false);
    return x->mode != MODE_INVALID;
  case NODE_INDEX_EXPR: check_index_expr(c, x, node_as(IndexExpr, e)); return x->mode != MODE_INVALID;
  case NODE_SLICE_EXPR: check_slice_expr(c, x, node_as(SliceExpr, e)); return x->mode != MODE_INVALID;
  case NODE_ASSERT_EXPR: return check_assert_expr(c, x, node_as(AssertExpr, e));
  case NODE_CALL_EXPR: *kind = check_call(c, x, node_as(CallExpr, e)); return true;
  case NODE_OPERATION: {
    Operation *op = node_as(Operation, e);
    if (op->y) {
      check_binary_spine(c, x, op);
    } else if (op->op == OPER_MUL) {
      return check_star(c, x, op);
    } else {
      check_unary(c, x, op);
      if (op->op == OPER_RECV) *kind = KIND_STATEMENT;
    }
    return x->mode != MODE_INVALID;
  }
  case NODE_ARRAY_TYPE_EXPR:
  case NODE_SLICE_TYPE_EXPR:
  case NODE_STRUCT_TYPE_EXPR:
  case NODE_FUNC_TYPE_EXPR:
  case NODE_INTERFACE_TYPE_EXPR:
  case NODE_MAP_TYPE_EXPR:
  case NODE_CHAN_TYPE_EXPR:
    x->mode = MODE_TYPE;
    x->type = check_typ(c, e);
    return true;
  case NODE_DOTS_TYPE_EXPR: err_node(c, e, "invalid use of '...'"); return false;
  case NODE_LIST_EXPR: err_node(c, e, "unexpected list of expressions"); return false;
  case NODE_TYPE_SWITCH_GUARD:
    err_node(c, e, "invalid AST: use of .(type) outside type switch");
    return false;
  case NODE_KEY_VALUE_EXPR: err_node(c, e, "no key:value expected"); return false;
  default: return false; // NODE_BAD_EXPR: reported by the parser
  }
}

ExprKind raw_expr(Checker *c, Operand *x, Expr *e, Type *hint) {
  x->mode = MODE_INVALID;
  x->type = T_INVALID;
  x->val = NULL;
  x->expr = e;
  ExprKind kind = KIND_EXPRESSION;
  if (c->depth >= CHECK_MAX_DEPTH) {
    err_node(c, e, "expression nested too deeply (more than %d levels)", CHECK_MAX_DEPTH);
    kind = KIND_STATEMENT;
  } else {
    c->depth++;
    if (!dispatch(c, x, e, hint, &kind)) {
      invalidate(x);
      kind = KIND_STATEMENT; // avoids follow-up errors
    }
    c->depth--;
  }
  x->expr = e;
  if (x->mode == MODE_INVALID) x->type = T_INVALID;
  if (x->mode == MODE_NOVALUE) x->type = c->no_value;
  record_operand(x);
  return kind;
}

// Values only: complains of what a call without result, a built-in, a type is.
static void exclude(Checker *c, Operand *x, bool allow_type) {
  // A value of a type whose declaration is wrong: that has been said.
  if (x->mode > MODE_TYPE && type_kind(x->type) == TYPE_INVALID) {
    invalidate(x);
    return;
  }
  switch (x->mode) {
  case MODE_NOVALUE:
    err_op(c, x, allow_type ? "%s used as value or type" : "%s used as value", str_op(c, x));
    break;
  case MODE_BUILTIN:
    if (allow_type) return;
    err_op(c, x, "%s must be called", str_op(c, x));
    break;
  case MODE_TYPE:
    if (allow_type) return;
    err_op(c, x, "%s is not an expression", str_op(c, x));
    break;
  default: return;
  }
  invalidate(x);
}

void check_single_value(Checker *c, Operand *x) {
  if (x->mode != MODE_VALUE || x->type->kind != TYPE_TUPLE) return;
  err_op(c, x, "multiple-value %s in single-value context", str_op(c, x));
  invalidate(x);
}

static void finish_value(Checker *c, Operand *x) {
  exclude(c, x, false);
  check_single_value(c, x);
}

void check_expr(Checker *c, Operand *x, Expr *e) {
  raw_expr(c, x, e, NULL);
  finish_value(c, x);
}

void check_multi_expr(Checker *c, Operand *x, Expr *e) {
  raw_expr(c, x, e, NULL);
  exclude(c, x, false);
}

void check_expr_hint(Checker *c, Operand *x, Expr *e, Type *hint) {
  raw_expr(c, x, e, hint);
  finish_value(c, x);
}

void check_expr_or_type(Checker *c, Operand *x, Expr *e) {
  raw_expr(c, x, e, NULL);
  exclude(c, x, true);
  check_single_value(c, x);
}

void use_expr(Checker *c, Expr *e) {
  if (!e) return;
  ListExpr *list = node_try(ListExpr, e);
  Name *name = node_try(Name, e);
  if (list) {
    use_exprs(c, list->elems, list->n_elems);
  } else if (!name || !name_is_blank(name->sym->text)) {
    Operand x = {0};
    KeyValueExpr *kv = node_try(KeyValueExpr, e);
    raw_expr(c, &x, kv ? kv->value : e, NULL);
  }
}

void use_exprs(Checker *c, Expr **list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) use_expr(c, list[i]);
}

Expr **unpack_expr(Expr **e, uint32_t *n) {
  *n = 0;
  if (!*e) return NULL;
  ListExpr *list = node_try(ListExpr, *e);
  *n = list ? list->n_elems : 1;
  return list ? list->elems : e;
}
