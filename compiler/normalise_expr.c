// SPDX-License-Identifier: MIT
// normalise_expr.c - expressions other than calls and selectors.
#include "compiler/normalise_impl.h"
#include "compiler/unicode.h"

Type *norm_final_type(Type *t) {
  if (!t) return NULL;
  switch (t->kind) {
  case TYPE_UNTYPED_BOOL: return type_basic[TYPE_BOOL];
  case TYPE_UNTYPED_INT: // the count of a shift
  case TYPE_UNTYPED_FLOAT:
  case TYPE_UNTYPED_COMPLEX: return type_basic[TYPE_UINT];
  case TYPE_UNTYPED_RUNE: return type_rune;
  case TYPE_UNTYPED_STRING: return type_basic[TYPE_STRING];
  default: return t;
  }
}

void norm_check_type(Type *t, Pos pos) {
  if (t && type_is_complex(t)) norm_unsupported(pos, "complex numbers are");
}

// Names have no position of their own in gc's tree: implicit nodes keep the last one.
void norm_set_pos(Fn *fn, const IrNode *n) {
  if (n && n->op != IR_NAME && n->op != IR_FUNCNAME && pos_is_known(n->pos)) fn->base_pos = n->pos;
}

bool norm_is_blank(const IrNode *n) {
  return n->op == IR_NAME && !n->var;
}

IrNode *norm_blank(Fn *fn, Pos pos) {
  return ir_name(fn->p, pos, NULL);
}

IrNode *norm_int(Fn *fn, Pos pos, Type *t, int64_t v) {
  IrNode *n = ir_new(fn->p, IR_LITERAL, pos, t);
  n->val = const_from_int64(fn->a, v);
  return n;
}

// The variable whose storage an addressable expression is part of, or NULL.
static IrVar *outer_var(const IrNode *n) {
  for (;;) switch (n->op) {
    case IR_NAME: return n->var;
    case IR_DOT:
    case IR_CONVNOP: n = n->x; break;
    case IR_INDEX:
      if (type_kind(n->x->type) != TYPE_ARRAY) return NULL;
      n = n->x;
      break;
    default: return NULL;
    }
}

IrNode *norm_addr(Fn *fn, Pos pos, IrNode *x) {
  for (IrVar *v = outer_var(x); v; v = v->outer) v->is_addrtaken = true;
  IrNode *n = ir_new(fn->p, IR_ADDR, pos, type_pointer_to(fn->a, x->type));
  n->x = x;
  return n;
}

void norm_mark_assigned(IrNode *lhs) {
  for (IrVar *v = outer_var(lhs); v; v = v->outer) v->is_reassigned = true;
}

// ---- implicit conversions ----

static bool is_empty_iface(Type *t) {
  return type_under(t)->n_all_methods == 0;
}

// The operation that makes a t of a value of type s in an assignment (gc's Assignop).
static IrOp assign_op(Type *s, Type *t) {
  if (type_is_interface(t)) {
    if (type_identical(s, t)) return IR_CONVNOP;
    if (type_is_interface(s) && is_empty_iface(s) && is_empty_iface(t)) return IR_CONVNOP;
    return IR_CONVIFACE;
  }
  return IR_CONVNOP;
}

IrNode *norm_assign_conv(Fn *fn, IrNode *n, Type *t) {
  if (!t || norm_is_blank(n)) return n;
  if (n->op == IR_NIL) {
    n->type = t;
    return n;
  }
  if (!n->type || type_identical(n->type, t)) return n;
  IrOp op = assign_op(n->type, t);
  if (op == IR_CONVIFACE && !type_is_interface(n->type)) norm_need_type(fn->nm, n->type);
  IrNode *c = ir_new(fn->p, op, fn->base_pos, t);
  c->x = n;
  c->is_implicit = true;
  return c;
}

// The representation an integer type has on amd64: int is int64.
static TypeKind sim_kind(TypeKind k) {
  switch (k) {
  case TYPE_INT: return TYPE_INT64;
  case TYPE_UINT:
  case TYPE_UINTPTR: return TYPE_UINT64;
  default: return k;
  }
}

static bool is_bytes(Type *t, TypeKind elem) {
  Type *u = type_under(t);
  return u->kind == TYPE_SLICE && type_kind(u->elem) == elem;
}

static IrOp convert_op(Type *s, Type *t) {
  Type *su = type_under(s), *tu = type_under(t);
  if (tu->kind == TYPE_INTERFACE) return assign_op(s, t);
  bool s_num = type_is_integer(su) || type_is_float(su), t_num = type_is_integer(tu) || type_is_float(tu);
  if (s_num && t_num) {
    if (type_is_float(su) && su->kind == tu->kind) return IR_CONV; // rounds
    return sim_kind((TypeKind)su->kind) == sim_kind((TypeKind)tu->kind) ? IR_CONVNOP : IR_CONV;
  }
  if (type_is_complex(su) && type_is_complex(tu)) return IR_CONV;
  if (tu->kind == TYPE_STRING) {
    if (type_is_integer(su)) return IR_RUNESTR;
    if (is_bytes(su, TYPE_UINT8)) return IR_BYTES2STR;
    if (is_bytes(su, TYPE_INT32)) return IR_RUNES2STR;
  }
  if (su->kind == TYPE_STRING) {
    if (is_bytes(tu, TYPE_UINT8)) return IR_STR2BYTES;
    if (is_bytes(tu, TYPE_INT32)) return IR_STR2RUNES;
  }
  if (su->kind == TYPE_SLICE && tu->kind == TYPE_ARRAY) return IR_SLICE2ARR;
  if (su->kind == TYPE_SLICE && tu->kind == TYPE_POINTER && type_kind(tu->elem) == TYPE_ARRAY)
    return IR_SLICE2ARRPTR;
  return IR_CONVNOP;
}

// []rune("constant") is a literal of its runes.
static IrNode *rune_literal(Fn *fn, Pos pos, Type *t, const IrNode *x) {
  IrNode *n = ir_new(fn->p, IR_SLICELIT, pos, t);
  size_t len;
  const char *s = const_string(fn->a, x->val, &len);
  for (size_t i = 0; i < len; n->index++) {
    int width;
    uint32_t r = rune_decode(s + i, len - i, &width);
    i += (size_t)width;
    IrNode *key = ir_new(fn->p, IR_KEY, pos, NULL);
    key->index = n->index;
    key->y = norm_int(fn, pos, type_under(t)->elem, r);
    norm_append(fn, &n->list, key);
  }
  return n;
}

IrNode *norm_convert(Fn *fn, Pos pos, Type *t, IrNode *x) {
  norm_check_type(t, pos);
  if (x->op == IR_NIL) x->type = t; // T(nil) stays a conversion: its type is its own
  IrOp op = x->op == IR_NIL ? IR_CONVNOP : convert_op(x->type, t);
  if (op == IR_STR2RUNES && x->op == IR_LITERAL) return rune_literal(fn, pos, t, x);
  if (op == IR_CONVIFACE && !type_is_interface(x->type)) norm_need_type(fn->nm, x->type);
  if (op == IR_BYTES2STR || op == IR_RUNES2STR) { // []B of a declared byte type B becomes []byte first
    Type *elem = op == IR_BYTES2STR ? type_byte : type_rune;
    if (type_under(x->type)->elem->kind != elem->kind) {
      IrNode *slice = ir_new(fn->p, IR_CONVNOP, x->pos, type_slice_of(fn->a, elem));
      slice->x = x;
      x = slice;
    }
  }
  IrNode *n = ir_new(fn->p, op, pos, t);
  n->x = x;
  return n;
}

// ---- literals ----

static IrNode *composite(Fn *fn, Type *t, CompositeLit *lit);

// An element of a literal. gc converts it later, at the position of its key if it has one, and puts
// the position back.
static IrNode *element(Fn *fn, Expr *e, Type *t, Expr *keyed) {
  IrNode *v = norm_expr(fn, e);
  Pos after = fn->base_pos;
  norm_set_pos(fn, v);
  if (keyed) fn->base_pos = keyed->pos;
  v = norm_assign_conv(fn, v, t);
  fn->base_pos = after;
  return v;
}

// Elements of arrays and slices; the result is one more than the highest index.
static int64_t array_elems(Fn *fn, IrNode *n, Type *elem, CompositeLit *lit) {
  int64_t index = 0, length = 0;
  bool implicit = true;
  for (uint32_t i = 0; i < lit->n_elems; i++) {
    Expr *e = lit->elems[i];
    IrNode *key = NULL;
    if (node_is(KeyValueExpr, e)) {
      KeyValueExpr *kv = node_as(KeyValueExpr, e);
      const ConstVal *v = const_to_int(fn->a, kv->key->val);
      if (!const_int64(v, &index)) bug("array index is no constant");
      key = ir_new(fn->p, IR_KEY, kv->pos, NULL);
      e = kv->value;
      implicit = false;
    } else if (!implicit) {
      key = ir_new(fn->p, IR_KEY, e->pos, NULL);
      key->is_implicit = true;
    }
    IrNode *v = element(fn, e, elem, key && !key->is_implicit ? lit->elems[i] : NULL);
    if (key) {
      if (index < 0 || index > UINT32_MAX) {
        norm_unsupported(e->pos, "array literal indexes above 4294967295 are");
        index = 0;
      }
      key->index = (uint32_t)index;
      key->y = v;
      v = key;
    }
    norm_append(fn, &n->list, v);
    if (++index > length) length = index;
  }
  return length;
}

static IrNode *composite(Fn *fn, Type *t, CompositeLit *lit) {
  Type *u = type_under(t);
  if (u->kind == TYPE_POINTER) {
    IrNode *n = ir_new(fn->p, IR_PTRLIT, lit->pos, t);
    n->x = composite(fn, u->elem, lit);
    return n;
  }
  norm_check_type(t, lit->pos);
  IrNode *n = ir_new(fn->p, IR_STRUCTLIT, lit->pos, t);
  switch (u->kind) {
  case TYPE_STRUCT:
    for (uint32_t i = 0; i < lit->n_elems; i++) {
      Expr *e = lit->elems[i];
      Pos pos = e->pos;
      uint32_t field = i;
      if (node_is(KeyValueExpr, e)) {
        KeyValueExpr *kv = node_as(KeyValueExpr, e);
        const char *name = node_as(Name, kv->key)->sym->text;
        for (field = 0; field < u->n_fields && u->fields[field].name != name; field++) {
        }
        if (field == u->n_fields) bug("no field %s", name);
        e = kv->value;
      }
      IrNode *k = ir_new(fn->p, IR_STRUCTKEY, pos, u->fields[field].type);
      k->x = element(fn, e, u->fields[field].type, e == lit->elems[i] ? NULL : lit->elems[i]);
      k->name = u->fields[field].name;
      k->index = field;
      norm_append(fn, &n->list, k);
    }
    break;
  case TYPE_ARRAY:
    n->op = IR_ARRAYLIT;
    array_elems(fn, n, u->elem, lit);
    break;
  case TYPE_SLICE: {
    n->op = IR_SLICELIT;
    int64_t len = array_elems(fn, n, u->elem, lit);
    if (len > UINT32_MAX) norm_unsupported(lit->pos, "slice literals of more than 4294967295 elements are");
    n->index = (uint32_t)len;
    break;
  }
  case TYPE_MAP:
    n->op = IR_MAPLIT;
    for (uint32_t i = 0; i < lit->n_elems; i++) {
      KeyValueExpr *kv = node_as(KeyValueExpr, lit->elems[i]);
      IrNode *k = ir_new(fn->p, IR_KEY, kv->pos, NULL);
      k->x = element(fn, kv->key, u->key, lit->elems[i]);
      k->y = element(fn, kv->value, u->elem, lit->elems[i]);
      norm_append(fn, &n->list, k);
    }
    break;
  default: bug("composite literal of kind %d", u->kind);
  }
  return n;
}

static IrNode *constant(Fn *fn, Expr *e) {
  Type *t = norm_final_type(e->type);
  norm_check_type(t, e->pos);
  IrNode *n = ir_new(fn->p, IR_LITERAL, e->pos, t);
  n->val = e->val;
  if (type_is_integer(t)) n->val = const_to_int(fn->a, n->val);
  if (type_is_float(t)) n->val = const_to_float(fn->a, n->val);
  if (!fn->f->is_library) n->name = ast_text(fn->a, e);
  return n;
}

// ---- operators ----

IrOp norm_binary_op(Operator op) {
  switch (op) {
  case OPER_ADD: return IR_ADD;
  case OPER_SUB: return IR_SUB;
  case OPER_MUL: return IR_MUL;
  case OPER_DIV: return IR_DIV;
  case OPER_REM: return IR_MOD;
  case OPER_AND: return IR_AND;
  case OPER_OR: return IR_OR;
  case OPER_XOR: return IR_XOR;
  case OPER_ANDNOT: return IR_ANDNOT;
  case OPER_SHL: return IR_LSH;
  case OPER_SHR: return IR_RSH;
  case OPER_EQL: return IR_EQ;
  case OPER_NEQ: return IR_NE;
  case OPER_LSS: return IR_LT;
  case OPER_LEQ: return IR_LE;
  case OPER_GTR: return IR_GT;
  case OPER_GEQ: return IR_GE;
  case OPER_ANDAND: return IR_ANDAND;
  case OPER_OROR: return IR_OROR;
  default: bug("binary operator %d", op);
  }
}

// String concatenation is one flat node, as deep as the source nests to the left.
static IrNode *add_strings(Fn *fn, Pos pos, Type *t, IrNode *x, IrNode *y) {
  IrNode *n = x;
  if (x->op == IR_ADDSTR) {
    n->pos = pos;
  } else {
    n = ir_new(fn->p, IR_ADDSTR, pos, t);
    norm_append(fn, &n->list, x);
  }
  if (y->op == IR_ADDSTR)
    for (uint32_t i = 0; i < y->list->n; i++) norm_append(fn, &n->list, y->list->at[i]);
  else
    norm_append(fn, &n->list, y);
  return n;
}

// gc shows the conversions of comparisons.
static IrNode *compare_conv(Fn *fn, IrNode *n, Type *t) {
  IrNode *c = norm_assign_conv(fn, n, t);
  if (c != n) c->is_implicit = false;
  return c;
}

static IrNode *compare(Fn *fn, Pos pos, IrOp op, IrNode *x, IrNode *y, Type *t) {
  if (x->op == IR_NIL) x->type = y->type;
  if (y->op == IR_NIL) y->type = x->type;
  IrNode *n = ir_new(fn->p, op, pos, t);
  if ((op == IR_EQ || op == IR_NE) && !type_identical(x->type, y->type)) {
    // interface == concrete stays as it is unless the value is huge (gc's transformCompare).
    bool xi = type_is_interface(x->type), yi = type_is_interface(y->type);
    enum { HUGE_VALUE = 1 << 16 };
    if (xi == yi) {
      if (xi) {
        // Compare as the one with fewer methods, which the other converts to.
        if (type_under(x->type)->n_all_methods >= type_under(y->type)->n_all_methods)
          x = compare_conv(fn, x, y->type);
        else
          y = compare_conv(fn, y, x->type);
      } else {
        x = compare_conv(fn, x, y->type);
      }
    } else if (xi) {
      norm_need_type(fn->nm, y->type);
      if (type_size(y->type) >= HUGE_VALUE) y = compare_conv(fn, y, x->type);
    } else {
      norm_need_type(fn->nm, x->type);
      if (type_size(x->type) >= HUGE_VALUE) x = compare_conv(fn, x, y->type);
    }
  }
  n->x = x;
  n->y = y;
  return n;
}

static IrNode *unary(Fn *fn, Operation *e, Type *t) {
  IrNode *x = norm_expr(fn, e->x);
  IrOp op;
  switch (e->op) {
  case OPER_MUL: return ir_deref(fn->p, e->pos, x);
  case OPER_AND:
    if (x->op == IR_ARRAYLIT || x->op == IR_SLICELIT || x->op == IR_STRUCTLIT || x->op == IR_MAPLIT) {
      IrNode *n = ir_new(fn->p, IR_PTRLIT, e->pos, t);
      n->x = x;
      return n;
    }
    return norm_addr(fn, e->pos, x);
  case OPER_ADD: op = IR_PLUS; break;
  case OPER_SUB: op = IR_NEG; break;
  case OPER_XOR: op = IR_BITNOT; break;
  case OPER_NOT: op = IR_NOT; break;
  case OPER_RECV: op = IR_RECV; break;
  default: bug("unary operator %d", e->op);
  }
  IrNode *n = ir_new(fn->p, op, e->pos, op == IR_RECV ? type_under(x->type)->elem : t);
  n->x = x;
  return n;
}

// Long chains a + b + c + ... lean to the left: walked by a loop, not by recursion.
static IrNode *binary(Fn *fn, Operation *top) {
  VEC(Operation *) chain = {0};
  Expr *e = (Expr *)top;
  for (;;) {
    Operation *o = node_try(Operation, e);
    if (!o || !o->y || o->mode == MODE_CONST) break;
    vec_push(&chain, o);
    e = ast_unparen(o->x);
  }
  IrNode *x = norm_expr(fn, e);
  while (chain.n) {
    Operation *o = vec_pop(&chain);
    IrNode *y = norm_expr(fn, o->y);
    IrOp op = norm_binary_op((Operator)o->op);
    Type *t = norm_final_type(o->type);
    if (op == IR_ADD && type_is_string(t)) {
      x = add_strings(fn, o->pos, t, x, y);
      continue;
    }
    if (op >= IR_EQ && op <= IR_GE) {
      x = compare(fn, o->pos, op, x, y, t);
      continue;
    }
    IrNode *n = ir_new(fn->p, op, o->pos, op == IR_ANDAND || op == IR_OROR ? t : x->type);
    n->x = x;
    n->y = y;
    x = n;
  }
  vec_free(&chain);
  return x;
}

// *p for a pointer to an array, else the node itself.
static IrNode *implicit_star(Fn *fn, IrNode *n) {
  Type *u = type_under(n->type);
  if (u->kind != TYPE_POINTER || type_kind(u->elem) != TYPE_ARRAY) return n;
  IrNode *d = ir_deref(fn->p, fn->base_pos, n);
  d->is_implicit = true;
  return d;
}

static IrNode *index_expr(Fn *fn, IndexExpr *e) {
  IrNode *x = norm_expr(fn, e->x);
  IrNode *i = norm_expr(fn, e->index);
  x = implicit_star(fn, x);
  Type *u = type_under(x->type);
  if (u->kind == TYPE_MAP) {
    IrNode *n = ir_new(fn->p, IR_INDEXMAP, e->pos, u->elem);
    n->x = x;
    n->y = norm_assign_conv(fn, i, u->key);
    return n;
  }
  IrNode *n = ir_new(fn->p, IR_INDEX, e->pos, u->kind == TYPE_STRING ? type_byte : u->elem);
  n->x = x;
  n->y = i;
  return n;
}

static IrNode *slice_expr(Fn *fn, SliceExpr *e, Type *t) {
  IrNode *x = norm_expr(fn, e->x);
  IrNode *lo = e->lo ? norm_expr(fn, e->lo) : NULL;
  IrNode *hi = e->hi ? norm_expr(fn, e->hi) : NULL;
  IrNode *max = e->max ? norm_expr(fn, e->max) : NULL;
  Type *u = type_under(x->type);
  IrOp op = max ? IR_SLICE3 : IR_SLICE;
  if (u->kind == TYPE_ARRAY) {
    x = norm_addr(fn, fn->base_pos, x);
    x->is_implicit = true;
    u = x->type;
  }
  if (u->kind == TYPE_STRING) op = IR_SLICESTR;
  if (u->kind == TYPE_POINTER) op = max ? IR_SLICE3ARR : IR_SLICEARR;
  IrNode *n = ir_new(fn->p, op, e->pos, t);
  n->x = x;
  n->y = lo;
  n->z = hi;
  if (max) norm_append(fn, &n->rlist, max);
  return n;
}

static IrNode *name_expr(Fn *fn, Name *e, Type *t) {
  if (strcmp(e->sym->text, "_") == 0) return norm_blank(fn, e->pos);
  Obj *o = e->obj;
  if (!o) bug("name %s without object", e->sym->text);
  switch (o->kind) {
  case OBJ_NIL: return ir_new(fn->p, IR_NIL, e->pos, t && t->kind == TYPE_UNTYPED_NIL ? NULL : t);
  case OBJ_VAR: return ir_name(fn->p, e->pos, norm_var(fn, o));
  case OBJ_FUNC: {
    IrNode *n = ir_new(fn->p, IR_FUNCNAME, e->pos, o->type);
    n->func = norm_func_of(fn->nm, o);
    return n;
  }
  default: bug("name %s of kind %d as a value", o->name, o->kind);
  }
}

IrNode *norm_expr(Fn *fn, Expr *e) {
  e = ast_unparen(e);
  if (e->mode == MODE_CONST && e->val) return constant(fn, e);
  Type *t = norm_final_type(e->type);
  fn->base_pos = e->pos;
  if (t && type_is_complex(t)) norm_check_type(t, e->pos);
  switch (e->kind) {
  case NODE_NAME: return name_expr(fn, node_as(Name, e), t);
  case NODE_COMPOSITE_LIT: return composite(fn, t, node_as(CompositeLit, e));
  case NODE_FUNC_LIT: {
    IrFunc *f = norm_closure(fn, node_as(FuncLit, e));
    IrNode *n = ir_new(fn->p, IR_CLOSURE, e->pos, t);
    n->func = f;
    return n;
  }
  case NODE_CALL_EXPR: return norm_call(fn, node_as(CallExpr, e));
  case NODE_SELECTOR_EXPR: return norm_selector(fn, node_as(SelectorExpr, e), false);
  case NODE_INDEX_EXPR: return index_expr(fn, node_as(IndexExpr, e));
  case NODE_SLICE_EXPR: return slice_expr(fn, node_as(SliceExpr, e), t);
  case NODE_ASSERT_EXPR: {
    AssertExpr *as = node_as(AssertExpr, e);
    IrNode *x = norm_expr(fn, as->x);
    Type *to = as->type_expr->type;
    if (!type_is_interface(to)) norm_need_type(fn->nm, to);
    IrNode *n = ir_new(fn->p, IR_DOTTYPE, e->pos, to);
    n->x = x;
    return n;
  }
  case NODE_OPERATION: {
    Operation *o = node_as(Operation, e);
    return o->y ? binary(fn, o) : unary(fn, o, t);
  }
  default: {
    char buf[200];
    bug("norm_expr: %s at %s", node_kind_name[e->kind], pos_text(e->pos, buf, sizeof buf));
  }
  }
}
