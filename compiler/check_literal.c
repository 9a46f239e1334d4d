// SPDX-License-Identifier: MIT
// check_literal.c - composite literals and function literals.
#include "compiler/check_impl.h"

// ---- duplicate keys ----------------------------------------------------------

// Keys equal as Go values of one type have the same text.
static const char *key_text(Checker *c, const ConstVal *v) {
  const ConstVal *i = const_to_int(c->arena, v); // 1 and 1.0 are one key
  if (const_kind(v) == CONST_STRING) {
    size_t len;
    const char *s = const_string(c->arena, v, &len);
    char *text = arena_alloc(c->arena, 2 * len + 2);
    size_t k = 0;
    text[k++] = 's';
    for (size_t j = 0; j < len; j++) { // NULs must not end the text
      if (s[j] == 0 || s[j] == 1) text[k++] = 1;
      text[k++] = s[j] == 0 ? 2 : s[j];
    }
    text[k] = 0;
    return text;
  }
  return const_format_exact(c->arena, i ? i : v);
}

static uint64_t text_hash(const char *s) {
  uint64_t h = 14695981039346656037u;
  for (; *s; s++) h = (h ^ (uint8_t)*s) * 1099511628211u;
  return h | 1;
}

struct Key *add_key(Checker *c, KeySet *set, const ConstVal *v, Type *type, Pos pos) {
  if (set->n * 2 >= set->cap) {
    KeySet old = *set;
    set->cap = old.cap ? old.cap * 4 : 64;
    set->slots = ARENA_ARRAY(c->arena, struct Key, set->cap);
    for (uint32_t i = 0; i < old.cap; i++) {
      if (!old.slots[i].text) continue;
      uint32_t j = (uint32_t)(old.slots[i].hash & (set->cap - 1));
      while (set->slots[j].text) j = (j + 1) & (set->cap - 1);
      set->slots[j] = old.slots[i];
    }
  }
  const char *text = key_text(c, v);
  uint64_t hash = text_hash(text);
  uint32_t i = (uint32_t)(hash & (set->cap - 1));
  for (; set->slots[i].text; i = (i + 1) & (set->cap - 1)) {
    struct Key *k = &set->slots[i];
    if (k->hash == hash && strcmp(k->text, text) == 0 && (!type || type_identical(k->type, type))) return k;
  }
  set->slots[i] = (struct Key){hash, text, type, pos};
  set->n++;
  return NULL;
}

// ---- composite literals ------------------------------------------------------

static uint32_t find_field(Checker *c, const Type *st, const Sym *name) {
  if (name_is_blank(name->text)) return UINT32_MAX;
  for (uint32_t i = 0; i < st->n_fields; i++) {
    const Field *f = &st->fields[i];
    if (f->name == name->text && (f->is_exported || f->pkg == c->env.pkg)) return i;
  }
  return UINT32_MAX;
}

static void check_keyed_struct(Checker *c, Operand *x, CompositeLit *e, Type *st, Type *base) {
  bool *visited = arena_alloc(c->arena, st->n_fields);
  for (uint32_t k = 0; k < e->n_elems; k++) {
    KeyValueExpr *kv = node_try(KeyValueExpr, e->elems[k]);
    if (!kv) {
      err_node(c, e->elems[k], "mixture of field:value and value elements in struct literal");
      continue;
    }
    Name *key = node_try(Name, kv->key);
    // The field's type is the hint only for its own value's sake: none in Go.
    check_expr(c, x, kv->value);
    if (!key) {
      err_node(c, kv, "invalid field name %s in struct literal", str_expr(c, kv->key));
      continue;
    }
    uint32_t i = find_field(c, st, key->sym);
    if (i == UINT32_MAX) {
      err_node(c, key, "unknown field '%s' in struct literal of type %s", key->sym->text, str_type(c, base));
      continue;
    }
    kv->note = i;
    check_assignment(c, x, st->fields[i].type, "struct literal");
    if (visited[i]) {
      err_node(c, kv, "duplicate field name %s in struct literal", key->sym->text);
      continue;
    }
    visited[i] = true;
  }
}

static void check_struct_lit(Checker *c, Operand *x, CompositeLit *e, Type *st, Type *base, Type *type) {
  if (e->n_elems == 0) return;
  if (node_is(KeyValueExpr, e->elems[0])) {
    check_keyed_struct(c, x, e, st, base);
    return;
  }
  for (uint32_t i = 0; i < e->n_elems; i++) {
    if (node_is(KeyValueExpr, e->elems[i])) {
      err_node(c, e->elems[i], "mixture of field:value and value elements in struct literal");
      continue;
    }
    check_expr(c, x, e->elems[i]);
    if (i >= st->n_fields) {
      err_op(c, x, "too many values in %s{…}", str_type(c, base));
      break;
    }
    Field *f = &st->fields[i];
    if (!f->is_exported && f->pkg != c->env.pkg) {
      err_op(c, x, "implicit assignment to unexported field %s in %s literal", f->name, str_type(c, type));
      continue;
    }
    check_assignment(c, x, f->type, "struct literal");
  }
  if (e->n_elems < st->n_fields) err_at(c, e->rbrace, "too few values in %s{…}", str_type(c, base));
}

static void check_map_lit(Checker *c, Operand *x, CompositeLit *e, Type *map) {
  KeySet keys = {0};
  bool several_types = type_is_interface(map->key);
  for (uint32_t i = 0; i < e->n_elems; i++) {
    KeyValueExpr *kv = node_try(KeyValueExpr, e->elems[i]);
    if (!kv) {
      err_node(c, e->elems[i], "missing key in map literal");
      continue;
    }
    check_expr_hint(c, x, kv->key, map->key);
    check_assignment(c, x, map->key, "map literal");
    if (x->mode == MODE_INVALID) continue;
    if (x->mode == MODE_CONST && x->val &&
        add_key(c, &keys, x->val, several_types ? x->type : NULL, x->expr->pos)) {
      err_op(c, x, "duplicate key %s in map literal", const_format(c->arena, x->val));
      continue;
    }
    check_expr_hint(c, x, kv->value, map->elem);
    check_assignment(c, x, map->elem, "map literal");
  }
}

// The type the literal is written with or takes from around it; *base is without
// the pointer of an elided &T. NULL after an error.
static Type *literal_type(Checker *c, CompositeLit *e, Type *hint, Type **base) {
  if (e->type_expr) {
    ArrayTypeExpr *array = node_try(ArrayTypeExpr, e->type_expr);
    if (array && !array->len) {
      Type *t = type_array_of(c->arena, check_var_type(c, array->elem), -1);
      return *base = t;
    }
    return *base = check_typ(c, e->type_expr);
  }
  if (!hint) {
    err_node(c, e, "missing type in composite literal");
    return NULL;
  }
  Type *u = type_under(hint);
  *base = u->kind == TYPE_POINTER ? u->elem : u;
  return hint;
}

ExprKind check_composite_lit(Checker *c, Operand *x, CompositeLit *e, Type *hint) {
  Type *base, *type = literal_type(c, e, hint, &base);
  x->mode = MODE_INVALID;
  if (!type) {
    use_exprs(c, e->elems, e->n_elems);
    invalidate(x);
    return KIND_STATEMENT;
  }
  Type *u = type_under(base);
  if (u->is_open) {
    err_node(c, e, "illegal cycle in type declaration");
    return KIND_STATEMENT;
  }
  switch (u->kind) {
  case TYPE_STRUCT: check_struct_lit(c, x, e, u, base, type); break;
  case TYPE_ARRAY: {
    int64_t n = check_indexed_elems(c, e->elems, e->n_elems, u->elem, u->len);
    if (u->len < 0) {
      u->len = n;
      if (e->type_expr) {
        e->type_expr->mode = MODE_TYPE;
        e->type_expr->type = u;
      }
    }
    break;
  }
  case TYPE_SLICE: check_indexed_elems(c, e->elems, e->n_elems, u->elem, -1); break;
  case TYPE_MAP: check_map_lit(c, x, e, u); break;
  default:
    use_exprs(c, e->elems, e->n_elems);
    if (!type_is_invalid(u)) {
      err_node(c, e, "invalid composite literal type %s", str_type(c, type));
    }
    invalidate(x);
    return KIND_STATEMENT;
  }
  x->mode = MODE_VALUE;
  x->type = type;
  return KIND_EXPRESSION;
}

// ---- function literals -------------------------------------------------------

typedef struct LitBody {
  FuncLit *lit;
  DeclInfo *decl;
  const ConstVal *iota;
} LitBody;

static void run_lit_body(Checker *c, const Action *a) {
  LitBody *b = a->x;
  func_body(c, (FuncState *)b->lit->info, b->decl, b->lit->body, b->iota);
}

// The body is checked when the statement around it is done. A literal that is met
// again (left side of op=, repeated constant initializer) keeps its first reading.
void check_func_lit(Checker *c, Operand *x, FuncLit *e) {
  if (!e->info) {
    Type *sig = type_new(c->arena, TYPE_FUNC);
    FuncState *fs = check_func_type(c, sig, NULL, e->type_expr);
    e->info = &fs->pub;
    if (e->body) {
      LitBody *body = ARENA_NEW(c->arena, LitBody);
      *body = (LitBody){e, c->env.decl, c->env.iota};
      later(c, run_lit_body, body, NULL, e->pos);
    }
  }
  x->mode = MODE_VALUE;
  x->type = e->info->sig;
}
