// SPDX-License-Identifier: MIT
// check_const.c - constants in their types, untyped expressions on their way to a
// type, conversions.
#include "compiler/check_impl.h"

static const ConstBasic const_basic[] = {
    [TYPE_BOOL] = CONST_T_BOOL,
    [TYPE_INT] = CONST_T_INT,
    [TYPE_INT8] = CONST_T_INT8,
    [TYPE_INT16] = CONST_T_INT16,
    [TYPE_INT32] = CONST_T_INT32,
    [TYPE_INT64] = CONST_T_INT64,
    [TYPE_UINT] = CONST_T_UINT,
    [TYPE_UINT8] = CONST_T_UINT8,
    [TYPE_UINT16] = CONST_T_UINT16,
    [TYPE_UINT32] = CONST_T_UINT32,
    [TYPE_UINT64] = CONST_T_UINT64,
    [TYPE_UINTPTR] = CONST_T_UINTPTR,
    [TYPE_FLOAT32] = CONST_T_FLOAT32,
    [TYPE_FLOAT64] = CONST_T_FLOAT64,
    [TYPE_COMPLEX64] = CONST_T_COMPLEX64,
    [TYPE_COMPLEX128] = CONST_T_COMPLEX128,
    [TYPE_STRING] = CONST_T_STRING,
    [TYPE_UNTYPED_BOOL] = CONST_T_UNTYPED_BOOL,
    [TYPE_UNTYPED_INT] = CONST_T_UNTYPED_INT,
    [TYPE_UNTYPED_RUNE] = CONST_T_UNTYPED_RUNE,
    [TYPE_UNTYPED_FLOAT] = CONST_T_UNTYPED_FLOAT,
    [TYPE_UNTYPED_COMPLEX] = CONST_T_UNTYPED_COMPLEX,
    [TYPE_UNTYPED_STRING] = CONST_T_UNTYPED_STRING,
};

bool const_fits(Checker *c, const ConstVal *v, const Type *t, const ConstVal **rounded) {
  const Type *u = type_under(t);
  if (!type_is_const_type(u)) return v == NULL;
  return const_representable(c->arena, v, const_basic[u->kind], rounded);
}

ConvCode representation(Checker *c, Operand *x, Type *t, const ConstVal **val) {
  const ConstVal *v = x->val;
  if (const_fits(c, x->val, t, &v)) {
    *val = v;
    return CONV_OK;
  }
  if (!type_is_numeric(x->type) || !type_is_numeric(t)) return CONV_INVALID;
  return !type_is_integer(x->type) && type_is_integer(t) ? CONV_TRUNCATED : CONV_OVERFLOW;
}

static void invalid_conversion(Checker *c, ConvCode code, Operand *x, Type *target) {
  const char *t = str_type(c, target);
  switch (code) {
  case CONV_TRUNCATED: err_op(c, x, "%s truncated to %s", str_op(c, x), t); break;
  case CONV_OVERFLOW: err_op(c, x, "%s overflows %s", str_op(c, x), t); break;
  default: err_op(c, x, "cannot convert %s to %s", str_op(c, x), t); break;
  }
}

void check_representable(Checker *c, Operand *x, Type *t) {
  const ConstVal *v = NULL;
  ConvCode code = representation(c, x, t, &v);
  if (code != CONV_OK) {
    invalid_conversion(c, code, x, t);
    invalidate(x);
    return;
  }
  x->val = v;
}

static Pos op_pos(const Expr *e) {
  return e->kind == NODE_OPERATION ? e->pos : ast_start_pos(e);
}

static const char *op_name(const Expr *e) {
  if (e->kind != NODE_OPERATION) return "";
  const Operation *o = (const Operation *)e;
  if (!o->y) return o->op == OPER_XOR ? "bitwise complement" : "";
  switch (o->op) {
  case OPER_ADD: return "addition";
  case OPER_SUB: return "subtraction";
  case OPER_XOR: return "bitwise XOR";
  case OPER_MUL: return "multiplication";
  case OPER_SHL: return "shift";
  default: return "";
  }
}

// The result of a constant operation must fit its type; untyped ones are bounded.
void check_overflow(Checker *c, Operand *x) {
  if (!x->val && type_is_string(x->type)) {
    err_at(c, op_pos(x->expr), "constant string too long (more than %d bytes)", CONST_MAX_STRING);
    return;
  }
  if (!x->val) {
    err_at(c, op_pos(x->expr), "constant result is not representable");
    return;
  }
  if (!type_is_untyped(x->type)) {
    check_representable(c, x, type_under(x->type));
    return;
  }
  if (const_kind(x->val) == CONST_INT && const_bit_len(x->val) > CONST_MAX_BITS) {
    err_at(c, op_pos(x->expr), "constant %s overflow", op_name(x->expr));
    x->val = NULL;
  }
}

void set_const_literal(Checker *c, Operand *x, BasicLit *e) {
  static const struct {
    ConstLit form;
    TypeKind kind;
  } forms[] = {
      [LIT_INT] = {CONST_LIT_INT, TYPE_UNTYPED_INT},
      [LIT_FLOAT] = {CONST_LIT_FLOAT, TYPE_UNTYPED_FLOAT},
      [LIT_IMAG] = {CONST_LIT_IMAG, TYPE_UNTYPED_COMPLEX},
      [LIT_RUNE] = {CONST_LIT_RUNE, TYPE_UNTYPED_RUNE},
      [LIT_STRING] = {CONST_LIT_STRING, TYPE_UNTYPED_STRING},
  };
  x->val = const_parse_literal(c->arena, forms[e->lit_kind].form, e->text.s, e->text.len);
  if (!x->val) {
    err_node(c, e, "malformed constant: %.*s", (int)e->text.len, e->text.s);
    return;
  }
  x->mode = MODE_CONST;
  x->type = type_basic[forms[e->lit_kind].kind];
}

// ---- untyped expressions -----------------------------------------------------

static bool is_comparison(int op) {
  return op >= OPER_EQL && op <= OPER_GEQ;
}

// Gives an untyped expression, and the operands it depends on, its type. Not
// final: another untyped type. Nothing to do for expressions that have a type.
static void update_type(Checker *c, Expr *parent, Expr *x, Type *t, bool is_final) {
  while (x && (x->flags & FLAG_UNTYPED)) {
    Expr *next = NULL;
    Operation *op = NULL;
    if (x->kind == NODE_PAREN_EXPR) {
      next = node_as(ParenExpr, x)->x;
    } else if (x->kind == NODE_OPERATION && !x->val && x->mode != MODE_CONST) {
      op = node_as(Operation, x);
      if (!op->y) {
        next = op->x;
      } else if (!is_comparison(op->op)) { // the result of a comparison says nothing of its operands
        next = op->x;
        if (op->op != OPER_SHL && op->op != OPER_SHR) update_type(c, x, op->y, t, is_final);
      }
    }
    if (!is_final && type_is_untyped(t)) {
      x->type = type_under(t);
    } else {
      x->flags &= (uint16_t)~FLAG_UNTYPED;
      if ((x->flags & FLAG_SHIFT_LHS) && !type_is_integer(t)) {
        err_node(c, x, "invalid operation: %s (shift of type %s)", str_expr(c, parent ? parent : x),
                 str_type(c, t));
        return;
      }
      if (x->val || x->mode == MODE_CONST) {
        Operand operand = {.mode = x->mode, .expr = x, .type = x->type, .val = x->val};
        x->type = t;
        convert_untyped(c, &operand, t);
        if (operand.mode == MODE_INVALID) return;
        if (operand.val && type_is_const_type(t)) x->val = operand.val;
      }
      x->type = t;
    }
    parent = x;
    x = next;
  }
}

void update_expr_type(Checker *c, Expr *x, Type *t, bool is_final) {
  update_type(c, NULL, x, t, is_final);
}

void update_expr_val(Expr *x, const ConstVal *val) {
  if (x->flags & FLAG_UNTYPED) x->val = val;
}

ConvCode convert_implicitly(Checker *c, Operand *x, Type *target) {
  Type *new_type;
  const ConstVal *val;
  ConvCode code = implicit_type(c, x, target, &new_type, &val);
  if (code != CONV_OK) return code;
  if (val) {
    x->val = val;
    update_expr_val(x->expr, val);
  }
  if (new_type != x->type) {
    x->type = new_type;
    update_expr_type(c, x->expr, new_type, false);
  }
  return CONV_OK;
}

void convert_untyped(Checker *c, Operand *x, Type *target) {
  ConvCode code = convert_implicitly(c, x, target);
  if (code == CONV_OK) return;
  invalid_conversion(c, code, x, type_under(target));
  invalidate(x);
}

// ---- conversions -------------------------------------------------------------

static bool is_bytes_or_runes(const Type *t) {
  const Type *u = type_under(t);
  if (u->kind != TYPE_SLICE) return false;
  TypeKind k = type_kind(u->elem);
  return k == TYPE_UINT8 || k == TYPE_INT32;
}

static bool is_integer_or_float(const Type *t) {
  return type_is_integer(t) || type_is_float(t);
}

static const char *version_cause(Checker *c, const char *what, int minor) {
  return arena_printf(c->arena, "%s requires go1.%d or later (-lang was set to go1.%u; check go.mod)", what,
                      minor, c->options.lang_minor);
}

// Slices to arrays and to pointers to arrays.
static bool slice_convertible(Checker *c, Type *vu, Type *tu, const char **cause) {
  if (vu->kind != TYPE_SLICE) return false;
  if (tu->kind == TYPE_ARRAY && type_identical(vu->elem, tu->elem)) {
    if (allow_version(c, 20)) return true;
    *cause = version_cause(c, "conversion of slice to array", 20);
    return false;
  }
  if (tu->kind != TYPE_POINTER) return false;
  Type *array = type_under(tu->elem);
  if (array->kind != TYPE_ARRAY || !type_identical(vu->elem, array->elem)) return false;
  if (allow_version(c, 17)) return true;
  *cause = version_cause(c, "conversion of slices to array pointers", 17);
  return false;
}

static bool convertible_to(Checker *c, Operand *x, Type *t, const char **cause) {
  if (assignable_to(c, x, t, cause)) return true;
  Type *v = x->type, *vu = type_under(v), *tu = type_under(t);
  if (type_identical_ignore_tags(vu, tu)) return true;
  if (v->kind == TYPE_POINTER && t->kind == TYPE_POINTER &&
      type_identical_ignore_tags(type_under(v->elem), type_under(t->elem))) {
    return true;
  }
  if (is_integer_or_float(vu) && is_integer_or_float(tu)) return true;
  if (type_is_complex(vu) && type_is_complex(tu)) return true;
  if ((type_is_integer(vu) || is_bytes_or_runes(vu)) && type_is_string(tu)) return true;
  if (type_is_string(vu) && is_bytes_or_runes(tu)) return true;
  if ((vu->kind == TYPE_POINTER || vu->kind == TYPE_UINTPTR) && tu->kind == TYPE_UNSAFE_POINTER) return true;
  if (vu->kind == TYPE_UNSAFE_POINTER && (tu->kind == TYPE_POINTER || tu->kind == TYPE_UINTPTR)) return true;
  return slice_convertible(c, vu, tu, cause);
}

// string(constant integer)
static const ConstVal *rune_string(Checker *c, const ConstVal *v) {
  uint64_t r;
  if (!const_uint64(v, &r) || r > 0x10FFFF || (r >= 0xD800 && r < 0xE000)) r = 0xFFFD;
  char s[4];
  size_t n = 0;
  if (r < 0x80) {
    s[n++] = (char)r;
  } else if (r < 0x800) {
    s[n++] = (char)(0xC0 | r >> 6);
    s[n++] = (char)(0x80 | (r & 0x3F));
  } else if (r < 0x10000) {
    s[n++] = (char)(0xE0 | r >> 12);
    s[n++] = (char)(0x80 | (r >> 6 & 0x3F));
    s[n++] = (char)(0x80 | (r & 0x3F));
  } else {
    s[n++] = (char)(0xF0 | r >> 18);
    s[n++] = (char)(0x80 | (r >> 12 & 0x3F));
    s[n++] = (char)(0x80 | (r >> 6 & 0x3F));
    s[n++] = (char)(0x80 | (r & 0x3F));
  }
  return const_from_string(c->arena, s, n);
}

void check_conversion(Checker *c, Operand *x, Type *t) {
  bool const_arg = x->mode == MODE_CONST;
  bool ok = false;
  const char *cause = NULL;
  if (const_arg && type_is_const_type(t)) {
    const ConstVal *v = x->val;
    if (const_fits(c, x->val, t, &v)) {
      ok = true;
      x->val = v;
    } else if (type_is_integer(x->type) && type_is_string(t)) {
      ok = true;
      x->val = rune_string(c, x->val);
    } else if (type_is_integer(t) && const_to_int(c->arena, x->val)) {
      x->val = const_to_int(c->arena, x->val); // as gc prints it
    }
  } else if (convertible_to(c, x, t, &cause)) {
    ok = true;
    x->mode = MODE_VALUE;
  }
  if (!ok) {
    if (cause) {
      err_op(c, x, "cannot convert %s to type %s:\n\t%s", str_op(c, x), str_type(c, t), cause);
    } else {
      err_op(c, x, "cannot convert %s to type %s", str_op(c, x), str_type(c, t));
    }
    invalidate(x);
    return;
  }
  if (type_is_untyped(x->type)) {
    Type *final = t;
    if (x->type->kind == TYPE_UNTYPED_NIL) {
      // nil takes the target's type
    } else if (type_is_interface(t) || (const_arg && !type_is_const_type(t))) {
      final = type_default(x->type);
    } else if (x->mode == MODE_CONST && type_is_integer(x->type) && type_is_string(t)) {
      final = x->type; // the operand is folded away
    }
    update_expr_type(c, x->expr, final, true);
  }
  x->type = t;
}
