// SPDX-License-Identifier: MIT
// check_type.c - identifiers, and expressions that denote types.
//
// A type under construction (is_open) already hangs on the named type that is
// being declared, so that its parts may refer to it; parts not known yet are the
// invalid type, never NULL.
#include "compiler/check_impl.h"

// ---- identifiers -------------------------------------------------------------

static void ident_var(Checker *c, Operand *x, Obj *obj) {
  if (obj->pkg == c->env.pkg) obj->is_used = true;
  add_decl_dep(c, obj);
  if (type_is_invalid(obj->type)) return;
  x->mode = MODE_VAR;
}

void check_ident(Checker *c, Operand *x, Name *e, Type *def, bool want_type) {
  x->mode = MODE_INVALID;
  x->expr = (Expr *)e;
  x->type = T_INVALID;
  Scope *where = NULL;
  Obj *obj = scope_lookup(c->env.scope, e->sym->text, &where);
  if (!obj) {
    if (name_is_blank(e->sym->text)) {
      err_node(c, e, "cannot use _ as value or type");
    } else {
      err_node(c, e, "undefined: %s", e->sym->text);
    }
    return;
  }
  if ((obj == universe()->any || obj == universe()->comparable) && !allow_version(c, 18)) {
    err_version(c, e->pos, 18, "predeclared %s", obj->name);
    return;
  }
  e->obj = obj;
  if (!obj->type || (obj->kind == OBJ_TYPENAME && want_type)) obj_decl(c, obj, def);
  if (!obj->type) obj->type = T_INVALID;
  if (c->dot_imports.n) use_dot_import(c, where, obj);
  switch (obj->kind) {
  case OBJ_PKGNAME: err_node(c, e, "use of package %s not in selector", obj->name); return;
  case OBJ_CONST:
    add_decl_dep(c, obj);
    if (type_is_invalid(obj->type)) return;
    if (obj == universe()->iota) {
      if (!c->env.iota) {
        err_node(c, e, "cannot use iota outside constant declaration");
        return;
      }
      x->val = c->env.iota;
    } else {
      x->val = obj->val;
    }
    x->mode = MODE_CONST;
    break;
  case OBJ_TYPENAME:
    if (obj->is_alias && obj->is_implicit && type_is_invalid(obj->type)) {
      err_node(c, e, "invalid use of type alias %s in recursive type (see issue #50729)", obj->name);
      return;
    }
    x->mode = MODE_TYPE;
    break;
  case OBJ_VAR: ident_var(c, x, obj); break;
  case OBJ_FUNC:
    add_decl_dep(c, obj);
    if (type_is_invalid(obj->type)) return;
    x->mode = MODE_VALUE;
    break;
  case OBJ_BUILTIN:
    x->builtin = obj->builtin;
    x->mode = MODE_BUILTIN;
    break;
  case OBJ_NIL: x->mode = MODE_NIL; break;
  default: break;
  }
  x->type = obj->type;
}

// ---- variables' types --------------------------------------------------------

static void run_var_type(Checker *c, const Action *a) {
  Type *t = a->x;
  Type *u = type_under(t);
  if (u->kind != TYPE_INTERFACE || type_is_method_set(u)) return;
  if (u->is_comparable_iface) {
    err_at(c, a->pos, "cannot use type %s outside a type constraint: interface is (or embeds) comparable",
           str_type(c, t));
  } else {
    err_at(c, a->pos, "cannot use type %s outside a type constraint: interface contains type constraints",
           str_type(c, t));
  }
}

void valid_var_type(Checker *c, Expr *e, Type *t) {
  // Only named types and interface literals can be wrong; most names are done.
  if (t->kind == TYPE_NAMED) {
    if (t->underlying && t->underlying->kind != TYPE_NAMED && t->underlying->kind != TYPE_INTERFACE) return;
  } else if (t->kind != TYPE_INTERFACE) {
    return;
  }
  later(c, run_var_type, t, NULL, ast_start_pos(e));
}

Type *check_typ(Checker *c, Expr *e) {
  return defined_type(c, e, NULL);
}

Type *check_var_type(Checker *c, Expr *e) {
  Type *t = defined_type(c, e, NULL);
  valid_var_type(c, e, t);
  return t;
}

void set_underlying(Type *def, Type *t) {
  if (def) def->underlying = t;
}

Type *resolve_under(Checker *c, Type *named) {
  ObjList seen = {0};
  Type *n = named, *u;
  for (;;) {
    avec_push(c->arena, &seen, n->obj);
    u = n->underlying;
    if (!u || u->kind != TYPE_NAMED) break;
    uint32_t i = 0;
    while (i < seen.n && seen.items[i]->type != u) i++;
    if (i < seen.n) {
      cycle_error(c, &seen.items[i], seen.n - i);
      u = T_INVALID;
      break;
    }
    n = u;
  }
  if (!u) return T_INVALID; // the end of the chain is not declared yet
  for (uint32_t i = 0; i < seen.n; i++) {
    if (seen.items[i]->type && seen.items[i]->type->kind == TYPE_NAMED) seen.items[i]->type->underlying = u;
  }
  return u;
}

// ---- arrays, maps, structs ---------------------------------------------------

static int64_t array_length(Checker *c, Expr *e) {
  Name *name = node_try(Name, e);
  if (name) {
    Obj *obj = lookup_name(c, name->sym);
    if (!obj) {
      err_node(c, e, "undeclared name %s for array length", name->sym->text);
      return -1;
    }
    if (obj->kind != OBJ_CONST) {
      err_node(c, e, "invalid array length %s", name->sym->text);
      return -1;
    }
  }
  Operand x = {0};
  check_expr(c, &x, e);
  if (x.mode != MODE_CONST) {
    if (x.mode != MODE_INVALID) err_op(c, &x, "array length %s must be constant", str_op(c, &x));
    return -1;
  }
  if (type_is_untyped(x.type) || type_is_integer(x.type)) {
    const ConstVal *v = const_to_int(c->arena, x.val);
    int64_t n;
    if (v && const_fits(c, v, type_basic[TYPE_INT], NULL)) {
      if (const_int64(v, &n) && n >= 0) return n;
      err_op(c, &x, "invalid array length %s", str_op(c, &x));
      return -1;
    }
    if (!x.val) return -1;
  }
  err_op(c, &x, "array length %s must be integer", str_op(c, &x));
  return -1;
}

Type *open_type(Checker *c, TypeKind kind, Type *def) {
  Type *t = type_new(c->arena, kind);
  t->is_open = true;
  if (kind == TYPE_MAP) t->key = T_INVALID;
  if (kind != TYPE_STRUCT && kind != TYPE_FUNC && kind != TYPE_INTERFACE) t->elem = T_INVALID;
  set_underlying(def, t);
  return t;
}

void add_depth(Type *t, const Type *part) {
  if (part->depth >= t->depth) t->depth = (uint16_t)(part->depth + 1);
}

// Done with its parts; refuses absurd nesting (aliases make it possible).
Type *close_type(Checker *c, Expr *e, Type *t, Type *def) {
  t->is_open = false;
  if (t->depth <= TYPE_MAX_DEPTH) return t;
  err_node(c, e, "type nested too deeply (more than %d levels)", TYPE_MAX_DEPTH);
  set_underlying(def, T_INVALID);
  return T_INVALID;
}

// The position that gc names for a type that is too large: the declaration's.
static Pos decl_pos(Checker *c, const void *e) {
  return c->path.n ? vec_last(&c->path)->pos : ast_start_pos(e);
}

static void run_array_size(Checker *c, const Action *a) {
  Type *t = a->x;
  if (c->env.pkg->is_library) return;
  type_layout(t);
  if (t->is_too_large && !t->elem->is_too_large)
    err_at(c, a->pos, "type %s larger than address space", str_type(c, t));
}

static void run_chan_size(Checker *c, const Action *a) {
  Type *t = a->x;
  enum { MAX_CHAN_ELEM = 1 << 16 };
  if (c->env.pkg->is_library || type_size(t->elem) < MAX_CHAN_ELEM) return;
  err_at(c, a->pos, "channel element type too large (>64kB)");
}

static Type *array_type(Checker *c, ArrayTypeExpr *e, Type *def) {
  Type *t = open_type(c, TYPE_ARRAY, def);
  t->len = -1;
  if (e->len) {
    t->len = array_length(c, e->len);
  } else {
    err_node(c, e, "invalid use of [...] array (outside a composite literal)");
  }
  t->elem = check_var_type(c, e->elem);
  add_depth(t, t->elem);
  if (t->len >= 0) {
    avec_push(c->arena, &c->late_checks, ((Action){run_array_size, t, NULL, decl_pos(c, e), c->env.pkg}));
    return close_type(c, (Expr *)e, t, def);
  }
  t->is_open = false;
  set_underlying(def, T_INVALID);
  return T_INVALID;
}

static void run_map_key(Checker *c, const Action *a) {
  Type *t = a->x;
  if (type_is_invalid(type_under(t->key)) || type_is_comparable(t->key)) return;
  err_at(c, a->pos, "invalid map key type %s", str_type(c, t->key));
}

static void run_embedded(Checker *c, const Action *a) {
  Type *t = a->x;
  bool is_ptr = t->kind == TYPE_POINTER;
  if (is_ptr) t = t->elem;
  switch (type_kind(t)) {
  case TYPE_UNSAFE_POINTER: err_at(c, a->pos, "embedded field type cannot be unsafe.Pointer"); break;
  case TYPE_POINTER: err_at(c, a->pos, "embedded field type cannot be a pointer"); break;
  case TYPE_INTERFACE:
    if (is_ptr) err_at(c, a->pos, "embedded field type cannot be a pointer to an interface");
    break;
  default: break;
  }
}

// The name that an embedded field takes from its type; NULL if it has none.
static Name *embedded_name(Expr *e) {
  Operation *op = node_try(Operation, e);
  if (op && op->op == OPER_MUL && !op->y) {
    Operation *inner = node_try(Operation, op->x);
    if (inner && inner->op == OPER_MUL && !inner->y) return NULL; // **T
    e = op->x;
  }
  for (;;) {
    switch (e->kind) {
    case NODE_NAME: return node_as(Name, e);
    case NODE_SELECTOR_EXPR: return node_as(SelectorExpr, e)->sel;
    case NODE_INDEX_EXPR: e = node_as(IndexExpr, e)->x; break;
    default: return NULL;
    }
  }
}

static int compare_field_names(const void *a, const void *b) {
  const Field *f = *(const Field *const *)a, *g = *(const Field *const *)b;
  if (f->name != g->name) return f->name < g->name ? -1 : 1;
  return f < g ? -1 : f > g;
}

// Drops fields whose name is taken, with an error.
static uint32_t unique_fields(Checker *c, Field *fields, uint32_t n) {
  bool has_duplicates = false;
  if (n <= 16) {
    for (uint32_t i = 1; i < n && !has_duplicates; i++) {
      for (uint32_t j = 0; j < i; j++) {
        has_duplicates |= fields[i].name == fields[j].name && !name_is_blank(fields[i].name);
      }
    }
  } else {
    Field **sorted = ARENA_ARRAY(c->arena, Field *, n);
    for (uint32_t i = 0; i < n; i++) sorted[i] = &fields[i];
    qsort(sorted, n, sizeof *sorted, compare_field_names);
    for (uint32_t i = 1; i < n; i++) {
      has_duplicates |= sorted[i]->name == sorted[i - 1]->name && !name_is_blank(sorted[i]->name);
    }
  }
  if (!has_duplicates) return n;
  Scope *names = scope_new(c->arena, NULL);
  uint32_t k = 0;
  for (uint32_t i = 0; i < n; i++) {
    Field *f = &fields[i];
    if (!name_is_blank(f->name)) {
      Obj *obj = ARENA_NEW(c->arena, Obj);
      obj->name = f->name;
      obj->pos = f->pos;
      Obj *alt = scope_add(c->arena, names, obj);
      if (alt) {
        err_at(c, f->pos, "%s redeclared\n\t%s: other declaration of %s", f->name, str_pos(c, alt->pos),
               f->name);
        continue;
      }
    }
    fields[k++] = *f;
  }
  return k;
}

static void set_tag(Checker *c, Field *f, BasicLit *lit) {
  if (!lit || lit->is_bad) return;
  if (lit->lit_kind != LIT_STRING) {
    const char *text = arena_strndup(c->arena, lit->text.s, lit->text.len);
    const ConstVal *quoted = const_from_string(c->arena, text, lit->text.len);
    err_node(c, lit, "invalid AST: incorrect tag syntax: %s", const_format_exact(c->arena, quoted));
    return;
  }
  const ConstVal *v = const_parse_literal(c->arena, CONST_LIT_STRING, lit->text.s, lit->text.len);
  f->tag = const_string(c->arena, v, &f->tag_len);
}

static Type *struct_type(Checker *c, StructTypeExpr *e, Type *def) {
  Type *t = open_type(c, TYPE_STRUCT, def);
  Field *fields = ARENA_ARRAY(c->arena, Field, e->n_fields);
  Type *type = NULL;
  Expr *prev = NULL;
  for (uint32_t i = 0; i < e->n_fields; i++) {
    FieldDecl *d = e->fields[i];
    if (!type || d->type_expr != prev) {
      type = check_var_type(c, d->type_expr);
      prev = d->type_expr;
      add_depth(t, type);
    }
    Field *f = &fields[i];
    f->pkg = c->env.pkg;
    f->type = type;
    Name *name = d->name;
    if (name) {
      f->pos = name->pos;
    } else {
      f->is_embedded = true;
      f->pos = ast_start_pos(d->type_expr);
      name = embedded_name(d->type_expr);
      if (!name) {
        err_at(c, f->pos, "invalid embedded field type %s", str_expr(c, d->type_expr));
        f->name = sym_blank()->text;
        f->type = T_INVALID;
        continue;
      }
      later(c, run_embedded, type, NULL, f->pos);
    }
    f->name = name->sym->text;
    f->is_exported = name->sym->is_exported;
    if (e->tags) set_tag(c, f, e->tags[i]);
  }
  t->fields = fields;
  t->n_fields = unique_fields(c, fields, e->n_fields);
  return close_type(c, (Expr *)e, t, def);
}

// ---- type expressions --------------------------------------------------------

static Type *named_type(Checker *c, Operand *x, Type *def) {
  switch (x->mode) {
  case MODE_TYPE: set_underlying(def, x->type); return x->type;
  case MODE_INVALID: break;
  case MODE_NOVALUE: err_op(c, x, "%s used as type", str_op(c, x)); break;
  default: err_op(c, x, "%s is not a type", str_op(c, x)); break;
  }
  set_underlying(def, T_INVALID);
  return T_INVALID;
}

static Type *instantiated_type(Checker *c, IndexExpr *e, Type *def) {
  Type *t = check_typ(c, e->x);
  if (!type_is_invalid(t)) {
    err_node(c, e->x, "%s is not a generic type", str_type(c, t));
  } else if (c->saw_generic) {
    use_expr(c, e->index); // the type may be a generic one that is not supported yet
  }
  set_underlying(def, T_INVALID);
  return T_INVALID;
}

static Type *pointer_type(Checker *c, Operation *e, Type *def) {
  if (!def) {
    Type *elem = check_var_type(c, e->x);
    if (type_is_invalid(elem)) return T_INVALID;
    return close_type(c, (Expr *)e, type_pointer_to(c->arena, elem), NULL);
  }
  Type *t = open_type(c, TYPE_POINTER, def);
  t->elem = check_var_type(c, e->x);
  if (type_is_invalid(t->elem)) {
    t->is_open = false;
    set_underlying(def, T_INVALID);
    return T_INVALID;
  }
  add_depth(t, t->elem);
  if (!t->elem->ptr_to) t->elem->ptr_to = t;
  return close_type(c, (Expr *)e, t, def);
}

static Type *type_of_expr(Checker *c, Expr *e, Type *def) {
  Operand x = {0};
  Type *t;
  switch (e->kind) {
  case NODE_BAD_EXPR: break; // reported
  case NODE_NAME: check_ident(c, &x, node_as(Name, e), def, true); return named_type(c, &x, def);
  case NODE_SELECTOR_EXPR:
    check_selector(c, &x, node_as(SelectorExpr, e), def, true);
    return named_type(c, &x, def);
  case NODE_INDEX_EXPR: return instantiated_type(c, node_as(IndexExpr, e), def);
  case NODE_PAREN_EXPR: return defined_type(c, node_as(ParenExpr, e)->x, def);
  case NODE_ARRAY_TYPE_EXPR: return array_type(c, node_as(ArrayTypeExpr, e), def);
  case NODE_SLICE_TYPE_EXPR:
    t = open_type(c, TYPE_SLICE, def);
    t->elem = check_var_type(c, node_as(SliceTypeExpr, e)->elem);
    add_depth(t, t->elem);
    return close_type(c, e, t, def);
  case NODE_DOTS_TYPE_EXPR:
    err_node(c, e, "invalid use of '...'");
    use_expr(c, node_as(DotsTypeExpr, e)->elem);
    break;
  case NODE_STRUCT_TYPE_EXPR: return struct_type(c, node_as(StructTypeExpr, e), def);
  case NODE_OPERATION:
    if (node_as(Operation, e)->op == OPER_MUL && !node_as(Operation, e)->y) {
      return pointer_type(c, node_as(Operation, e), def);
    }
    err_node(c, e, "%s is not a type", str_expr(c, e));
    use_expr(c, e);
    break;
  case NODE_FUNC_TYPE_EXPR:
    t = open_type(c, TYPE_FUNC, def);
    check_func_type(c, t, NULL, node_as(FuncTypeExpr, e));
    return close_type(c, e, t, def);
  case NODE_INTERFACE_TYPE_EXPR: return check_interface_type(c, node_as(InterfaceTypeExpr, e), def);
  case NODE_MAP_TYPE_EXPR:
    t = open_type(c, TYPE_MAP, def);
    t->key = check_var_type(c, node_as(MapTypeExpr, e)->key);
    t->elem = check_var_type(c, node_as(MapTypeExpr, e)->value);
    add_depth(t, t->key);
    add_depth(t, t->elem);
    later(c, run_map_key, t, NULL, ast_start_pos(node_as(MapTypeExpr, e)->key));
    return close_type(c, e, t, def);
  case NODE_CHAN_TYPE_EXPR:
    t = open_type(c, TYPE_CHAN, def);
    t->chan_dir = node_as(ChanTypeExpr, e)->dir;
    t->elem = check_var_type(c, node_as(ChanTypeExpr, e)->elem);
    add_depth(t, t->elem);
    avec_push(c->arena, &c->late_checks, ((Action){run_chan_size, t, NULL, decl_pos(c, e), c->env.pkg}));
    return close_type(c, e, t, def);
  default:
    err_node(c, e, "%s is not a type", str_expr(c, e));
    use_expr(c, e);
    break;
  }
  set_underlying(def, T_INVALID);
  return T_INVALID;
}

Type *defined_type(Checker *c, Expr *e, Type *def) {
  if (c->depth >= CHECK_MAX_DEPTH) {
    err_node(c, e, "type nested too deeply (more than %d levels)", CHECK_MAX_DEPTH);
    set_underlying(def, T_INVALID);
    return T_INVALID;
  }
  c->depth++;
  Type *t = type_of_expr(c, e, def);
  c->depth--;
  e->mode = MODE_TYPE;
  e->type = t;
  return t;
}

// ---- types that contain themselves -------------------------------------------

// Walks the parts that are laid out inside t. path: the named types on the way.
static bool is_valid_type(Checker *c, Type *t, ObjList *path) {
  if (t->is_valid) return true;
  switch (t->kind) {
  case TYPE_ARRAY:
    t->is_valid = is_valid_type(c, t->elem, path) && !t->is_open;
    return t->is_valid || t->is_open;
  case TYPE_STRUCT:
    for (uint32_t i = 0; i < t->n_fields; i++) {
      if (!is_valid_type(c, t->fields[i].type, path)) return false;
    }
    t->is_valid = !t->is_open;
    return true;
  case TYPE_INTERFACE:
    for (uint32_t i = 0; i < t->n_embeds; i++) {
      for (uint32_t j = 0; j < t->embeds[i].n_terms; j++) {
        if (!is_valid_type(c, t->embeds[i].terms[j].type, path)) return false;
      }
    }
    return true;
  case TYPE_NAMED: break;
  default: return true;
  }
  if (type_is_invalid(type_under(t))) return false;
  for (uint32_t i = 0; t->in_path && i < path->n; i++) {
    if (path->items[i] != t->obj) continue;
    t->underlying = T_INVALID;
    cycle_error(c, &path->items[i], path->n - i);
    return false;
  }
  if (!t->from_rhs) return true; // looked at again when it is declared
  if (path->n > CHECK_MAX_DEPTH) {
    err_at(c, t->obj->pos, "type %s nested too deeply (more than %d levels)", t->obj->name, CHECK_MAX_DEPTH);
    t->underlying = T_INVALID;
    return false;
  }
  avec_push(c->arena, path, t->obj);
  t->in_path = true;
  bool ok = is_valid_type(c, t->from_rhs, path);
  t->in_path = false;
  path->n--;
  if (ok) t->is_valid = true;
  return ok;
}

void check_valid_type(Checker *c, Type *named) {
  ObjList path = {0};
  is_valid_type(c, named, &path);
}
