// SPDX-License-Identifier: MIT
// check_index.c - index and slice expressions, constant indices.
#include "compiler/check_impl.h"

static Expr *single_index(Checker *c, IndexExpr *e) {
  ListExpr *list = node_try(ListExpr, e->index);
  if (!list) return e->index;
  if (list->n_elems > 1) err_node(c, list->elems[1], "invalid operation: more than one index");
  return list->n_elems ? list->elems[0] : NULL;
}

static void check_map_index(Checker *c, Operand *x, IndexExpr *e, Type *map) {
  Expr *index = single_index(c, e);
  if (!index) {
    invalidate(x);
    return;
  }
  Operand key = {0};
  check_expr(c, &key, index);
  check_assignment(c, &key, map->key, "map index");
  x->mode = MODE_MAPINDEX;
  x->type = map->elem;
}

void check_index_expr(Checker *c, Operand *x, IndexExpr *e) {
  check_expr_or_type(c, x, e->x);
  if (x->mode == MODE_INVALID) {
    use_expr(c, e->index);
    return;
  }
  if (x->mode == MODE_TYPE) {
    invalidate(x);
    x->type = check_var_type(c, (Expr *)e);
    if (!type_is_invalid(x->type)) x->mode = MODE_TYPE;
    return;
  }
  Type *u = type_under(x->type);
  int64_t length = -1;
  bool valid = true;
  switch (x->mode == MODE_BUILTIN ? TYPE_INVALID : u->kind) {
  case TYPE_STRING:
  case TYPE_UNTYPED_STRING:
    if (x->mode == MODE_CONST && x->val) {
      size_t n;
      const_string(c->arena, x->val, &n);
      length = (int64_t)n;
    }
    if (type_is_untyped(x->type)) update_expr_type(c, e->x, type_basic[TYPE_STRING], true);
    x->mode = MODE_VALUE;
    x->type = type_byte;
    break;
  case TYPE_ARRAY:
    length = u->len;
    if (x->mode != MODE_VAR) x->mode = MODE_VALUE;
    x->type = u->elem;
    break;
  case TYPE_POINTER: {
    Type *array = type_under(u->elem);
    valid = array->kind == TYPE_ARRAY;
    if (!valid) break;
    length = array->len;
    x->mode = MODE_VAR;
    x->type = array->elem;
    break;
  }
  case TYPE_SLICE:
    x->mode = MODE_VAR;
    x->type = u->elem;
    break;
  case TYPE_MAP: check_map_index(c, x, e, u); return;
  default: valid = false; break;
  }
  if (!valid) {
    err_at(c, e->pos, "invalid operation: cannot index %s", str_op(c, x));
    invalidate(x);
    return;
  }
  Expr *index = single_index(c, e);
  if (!index) {
    invalidate(x);
    return;
  }
  int64_t val;
  check_index(c, index, length, &val);
}

// Type of the result; NULL after an error. *length: what constant indices must not exceed.
static Type *sliced_type(Checker *c, Operand *x, SliceExpr *e, int64_t *length) {
  Type *u = type_under(x->type);
  switch (u->kind) {
  case TYPE_STRING:
  case TYPE_UNTYPED_STRING:
    if (e->is_full) {
      err_node(c, e->max ? (void *)e->max : (void *)e, "invalid operation: 3-index slice of string");
      return NULL;
    }
    if (x->mode == MODE_CONST && x->val) {
      size_t n;
      const_string(c->arena, x->val, &n);
      *length = (int64_t)n;
    }
    if (!type_is_untyped(x->type)) return x->type;
    update_expr_type(c, e->x, type_basic[TYPE_STRING], true);
    return type_basic[TYPE_STRING];
  case TYPE_ARRAY:
    *length = u->len;
    if (x->mode != MODE_VAR) {
      err_op(c, x, "invalid operation: %s (slice of unaddressable value)", str_op(c, x));
      return NULL;
    }
    return type_slice_of(c->arena, u->elem);
  case TYPE_POINTER: {
    Type *array = type_under(u->elem);
    if (array->kind == TYPE_ARRAY) {
      *length = array->len;
      return type_slice_of(c->arena, array->elem);
    }
    break;
  }
  case TYPE_SLICE: return x->type;
  default: break;
  }
  err_op(c, x, "invalid operation: cannot slice %s", str_op(c, x));
  return NULL;
}

void check_slice_expr(Checker *c, Operand *x, SliceExpr *e) {
  Expr *indices[3] = {e->lo, e->hi, e->max};
  check_expr(c, x, e->x);
  if (x->mode == MODE_INVALID) {
    use_exprs(c, indices, 3);
    return;
  }
  int64_t length = -1;
  Type *t = sliced_type(c, x, e, &length);
  if (!t || (e->is_full && (!e->hi || !e->max))) {
    invalidate(x); // the parser reported missing indices
    return;
  }
  x->type = t;
  x->mode = MODE_VALUE;
  int64_t val[3];
  for (int i = 0; i < 3; i++) {
    val[i] = -1;
    if (indices[i]) {
      check_index(c, indices[i], length >= 0 ? length + 1 : -1, &val[i]);
    } else if (i == 0) {
      val[i] = 0;
    } else if (length >= 0) {
      val[i] = length;
    }
  }
  for (int i = 0; i < 2; i++) {
    for (int j = i + 1; j < 3; j++) {
      if (val[i] <= 0 || val[j] < 0 || val[j] >= val[i]) continue;
      Expr *at = indices[j] ? indices[j] : indices[i];
      err_node(c, at, "invalid slice indices: %lld < %lld", (long long)val[j], (long long)val[i]);
      return;
    }
  }
}

bool is_valid_index(Checker *c, Operand *x, const char *what, bool allow_negative) {
  if (x->mode == MODE_INVALID) return false;
  convert_untyped(c, x, type_basic[TYPE_INT]);
  if (x->mode == MODE_INVALID) return false;
  if (!type_is_integer(x->type)) {
    err_op(c, x, "invalid argument: %s %s must be integer", what, str_op(c, x));
    return false;
  }
  if (x->mode == MODE_CONST) {
    if (!allow_negative && const_sign(x->val) < 0) {
      err_op(c, x, "invalid argument: %s %s must not be negative", what, str_op(c, x));
      return false;
    }
    if (!const_fits(c, x->val, type_basic[TYPE_INT], &x->val)) {
      err_op(c, x, "invalid argument: %s %s overflows int", what, str_op(c, x));
      return false;
    }
  }
  return true;
}

Type *check_index(Checker *c, Expr *index, int64_t max, int64_t *val) {
  *val = -1;
  Operand x = {0};
  check_expr(c, &x, index);
  if (!is_valid_index(c, &x, "index", false)) return T_INVALID;
  if (x.mode != MODE_CONST) return x.type;
  int64_t v;
  if (!x.val || !const_int64(x.val, &v)) return T_INVALID;
  if (max >= 0 && v >= max) {
    err_op(c, &x, "invalid argument: index %s out of bounds [0:%lld]", const_format(c->arena, x.val),
           (long long)max);
    return T_INVALID;
  }
  *val = v;
  return x.type;
}

// Which indices a literal has set: dense up to DENSE, a list of the rest.
typedef struct IndexSet {
  uint64_t *keys; // index + 1; open addressing
  uint32_t n, cap;
} IndexSet;

static bool add_index(Checker *c, IndexSet *s, uint64_t index) {
  if (s->n * 2 >= s->cap) {
    IndexSet old = *s;
    s->cap = old.cap ? old.cap * 4 : 64;
    s->keys = ARENA_ARRAY(c->arena, uint64_t, s->cap);
    s->n = 0;
    for (uint32_t i = 0; i < old.cap; i++) {
      if (old.keys[i]) add_index(c, s, old.keys[i] - 1);
    }
  }
  uint32_t i = (uint32_t)((index * 0x9E3779B97F4A7C15u) >> 32) & (s->cap - 1);
  for (; s->keys[i]; i = (i + 1) & (s->cap - 1)) {
    if (s->keys[i] == index + 1) return false;
  }
  s->keys[i] = index + 1;
  s->n++;
  return true;
}

// Elements of an array or slice literal; the length they need.
int64_t check_indexed_elems(Checker *c, Expr **elems, uint32_t n, Type *type, int64_t length) {
  bool has_keys = false;
  for (uint32_t k = 0; k < n; k++) has_keys |= node_is(KeyValueExpr, elems[k]);
  IndexSet seen = {0};
  int64_t index = 0, max = 0;
  for (uint32_t k = 0; k < n; k++) {
    bool valid = false;
    Expr *value = elems[k];
    KeyValueExpr *kv = node_try(KeyValueExpr, elems[k]);
    if (kv) {
      int64_t i;
      Type *t = check_index(c, kv->key, length, &i);
      if (!type_is_invalid(t)) {
        if (i >= 0) {
          index = i;
          valid = true;
        } else {
          err_node(c, kv, "index %s must be integer constant", str_expr(c, kv->key));
        }
      }
      value = kv->value;
    } else if (length >= 0 && index >= length) {
      err_node(c, value, "index %lld is out of bounds (>= %lld)", (long long)index, (long long)length);
    } else {
      valid = true;
    }
    if (valid && has_keys && !add_index(c, &seen, (uint64_t)index)) {
      err_node(c, elems[k], "duplicate index %lld in array or slice literal", (long long)index);
    }
    if (index < INT64_MAX) index++;
    if (index > max) max = index;
    Operand x = {0};
    check_expr_hint(c, &x, value, type);
    check_assignment(c, &x, type, "array or slice literal");
  }
  return max;
}
