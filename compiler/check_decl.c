// SPDX-License-Identifier: MIT
// check_decl.c - declarations of constants, variables, types and functions, on
// demand, and the cycles among them.
#include "compiler/check_impl.h"

enum { WHITE, GREY, BLACK }; // Obj.check_state

void declare_obj(Checker *c, Scope *scope, Name *id, Obj *obj) {
  if (!name_is_blank(obj->name)) {
    Obj *alt = scope_add(c->arena, scope, obj);
    if (alt) {
      const char *where = "";
      if (pos_is_known(alt->pos)) {
        where = arena_printf(c->arena, "\n\t%s: other declaration of %s", str_pos(c, alt->pos), alt->name);
      }
      err_at(c, obj->pos, "%s redeclared in this block%s", obj->name, where);
      return;
    }
  }
  if (obj->kind == OBJ_VAR && c->env.func && !obj->is_param) {
    avec_push(c->arena, &c->env.func->locals, obj);
  }
  if (id) id->obj = obj;
}

// ---- cycles ------------------------------------------------------------------

static const char *obj_text(Checker *c, const Obj *obj) {
  if (!obj->pkg || obj->pkg == c->env.pkg) return obj->name;
  return arena_printf(c->arena, "%s.%s", obj->pkg->name, obj->name);
}

void cycle_error(Checker *c, Obj **cycle, uint32_t n) {
  uint32_t first = 0;
  for (uint32_t i = 1; i < n; i++) {
    if (pos_compare(cycle[i]->pos, cycle[first]->pos) < 0) first = i;
  }
  Obj *obj = cycle[first];
  char *text;
  if (obj->kind == OBJ_TYPENAME) {
    if (obj->is_alias) {
      obj->type = T_INVALID;
      obj->is_implicit = false;
    }
    text = arena_printf(c->arena, "invalid recursive type %s", obj_text(c, obj));
  } else {
    text = arena_printf(c->arena, "illegal cycle in declaration of %s", obj_text(c, obj));
  }
  uint32_t shown = n < 50 ? n : 50;
  for (uint32_t k = 0; k < shown; k++) {
    Obj *o = cycle[(first + k) % n];
    text = arena_printf(c->arena, "%s\n\t%s: %s refers to", text, str_pos(c, o->pos), obj_text(c, o));
  }
  err_at(c, obj->pos, "%s\n\t%s: %s", text, str_pos(c, obj->pos), obj_text(c, obj));
}

// The cycle that closes at obj, which is on c->path. Reports an invalid one.
static bool valid_cycle(Checker *c, Obj *obj) {
  uint32_t start = c->path.n;
  while (start > 0 && c->path.items[start - 1] != obj) start--;
  if (start == 0) return true;
  start--;
  Obj **cycle = &c->path.items[start];
  uint32_t n = c->path.n - start, n_values = 0, n_defs = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (cycle[i]->kind == OBJ_CONST || cycle[i]->kind == OBJ_VAR) {
      n_values++;
    } else if (cycle[i]->kind == OBJ_TYPENAME && !cycle[i]->is_alias) {
      n_defs++;
    }
  }
  // Values only: an initialization cycle, found later. Types only: fine if a
  // definition is among them, sizes are looked at later.
  if (n_values == n || (n_values == 0 && n_defs > 0)) return true;
  cycle_error(c, cycle, n);
  return false;
}

// ---- constants and variables -------------------------------------------------

static void const_decl(Checker *c, Obj *obj, Expr *type_expr, Expr *init, bool is_inherited) {
  const ConstVal *saved_iota = c->env.iota;
  Pos saved_errpos = c->env.errpos;
  c->env.iota = obj->val;
  c->env.errpos = (Pos){0};
  obj->val = NULL;
  bool ok = true;
  if (type_expr) {
    Type *t = check_typ(c, type_expr);
    if (!type_is_const_type(t)) {
      if (!type_is_invalid(type_under(t))) {
        err_node(c, type_expr, "invalid constant type %s", str_type(c, t));
      }
      obj->type = T_INVALID;
      ok = false;
    } else {
      obj->type = t;
    }
  }
  if (ok) {
    Operand x = {0};
    if (init) {
      if (is_inherited) c->env.errpos = obj->pos;
      check_expr(c, &x, init);
    }
    init_const(c, obj, &x);
  }
  c->env.iota = saved_iota;
  c->env.errpos = saved_errpos;
}

static void var_decl(Checker *c, Obj *obj, Obj **lhs, uint32_t n_lhs, Expr *type_expr, Expr *init) {
  if (type_expr) obj->type = check_var_type(c, type_expr);
  if (!init) {
    if (!type_expr) obj->type = T_INVALID;
  } else if (n_lhs <= 1) {
    Operand x = {0};
    check_expr(c, &x, init);
    init_var(c, obj, &x, "variable declaration");
  } else {
    if (type_expr) {
      for (uint32_t i = 0; i < n_lhs; i++) lhs[i]->type = obj->type;
    }
    init_vars(c, lhs, n_lhs, &init, 1, NULL);
  }
  // No complaints of unused variables with a bad type.
  if (!obj->type || type_is_invalid(obj->type)) obj->is_used = true;
  for (uint32_t i = 0; i < n_lhs; i++) {
    if (!lhs[i]->type || type_is_invalid(lhs[i]->type)) lhs[i]->is_used = true;
  }
}

// ---- types -------------------------------------------------------------------

static void run_valid_type(Checker *c, const Action *a) {
  Obj *obj = a->x;
  if (obj->type && obj->type->kind == TYPE_NAMED) check_valid_type(c, obj->type);
}

static void run_struct_size(Checker *c, const Action *a) {
  Obj *obj = a->x;
  Type *t = obj->type;
  if (c->env.pkg->is_library || !t || t->kind != TYPE_NAMED || type_kind(t) != TYPE_STRUCT) return;
  type_layout(t);
  Type *u = type_under(t);
  for (uint32_t i = 0; i < u->n_fields; i++) {
    if (u->fields[i].type->is_too_large) return; // has its own message
  }
  if (t->is_too_large) err_at(c, obj->pos, "type %s too large", str_type(c, t));
}

static void type_decl(Checker *c, Obj *obj, TypeDecl *d, Type *def) {
  later(c, run_valid_type, obj, NULL, obj->pos);
  if (d->n_tparams) { // a local one; package-level ones never get here
    err_at(c, obj->pos, "generic type %s is not supported yet by minigo: type parameters", obj->name);
    c->saw_generic = true;
    obj->type = T_INVALID;
    return;
  }
  if (d->is_alias) {
    if (!allow_version(c, 9)) err_version(c, d->pos, 9, "type aliases");
    obj->type = T_INVALID;   // while it is unknown
    obj->is_implicit = true; // marks it: check_ident refuses to use it now
    Type *rhs = check_typ(c, d->type_expr);
    obj->is_implicit = false;
    obj->type = rhs;
    return;
  }
  Type *named = type_new(c->arena, TYPE_NAMED);
  named->obj = obj;
  obj->type = named;
  set_underlying(def, named);
  Type *rhs = defined_type(c, d->type_expr, named);
  named->from_rhs = rhs;
  if (!named->underlying) named->underlying = T_INVALID;
  if (named->underlying->kind == TYPE_NAMED) resolve_under(c, named);
  avec_push(c->arena, &c->late_checks, ((Action){run_struct_size, obj, NULL, obj->pos, c->env.pkg}));
}

static void run_field_uniqueness(Checker *c, const Action *a) {
  Type *named = a->x;
  Type *u = type_under(named);
  if (u->kind != TYPE_STRUCT) return;
  for (uint32_t i = 0; i < named->n_named_methods; i++) {
    Obj *m = named->named_methods[i];
    for (uint32_t j = 0; j < u->n_fields; j++) {
      Field *f = &u->fields[j];
      if (f->name != m->name || name_is_blank(f->name)) continue;
      err_at(c, m->pos, "field and method with the same name %s\n\t%s: other declaration of %s", f->name,
             str_pos(c, f->pos), f->name);
    }
  }
}

// Library types: whoever has the type wants its methods' signatures.
static void run_declare_methods(Checker *c, const Action *a) {
  Type *named = a->x;
  for (uint32_t i = 0; i < named->n_named_methods; i++) obj_decl(c, named->named_methods[i], NULL);
}

static void collect_methods(Checker *c, Obj *obj) {
  DeclInfo *d = obj->decl_info;
  if (!d || d->methods.n == 0) return;
  ObjList methods = d->methods;
  d->methods = (ObjList){0};
  Type *base = obj->type->kind == TYPE_NAMED ? obj->type : NULL;
  if (base) later(c, run_field_uniqueness, base, NULL, obj->pos);
  Scope *names = scope_new(c->arena, NULL);
  uint32_t n = 0;
  for (uint32_t i = 0; i < methods.n; i++) {
    Obj *m = methods.items[i];
    Obj *alt = scope_add(c->arena, names, m);
    if (alt) {
      err_at(c, m->pos, "%s.%s redeclared in this block\n\t%s: other declaration of %s", obj->name, m->name,
             str_pos(c, alt->pos), alt->name);
      continue;
    }
    methods.items[n++] = m;
    m->recv_named = base;
  }
  if (base) {
    base->named_methods = methods.items;
    base->n_named_methods = n;
    if (base->obj->pkg->is_library) later(c, run_declare_methods, base, NULL, obj->pos);
  }
}

// ---- functions ---------------------------------------------------------------

static void run_func_body(Checker *c, const Action *a) {
  Obj *obj = a->x;
  DeclInfo *d = obj->decl_info;
  func_body(c, (FuncState *)obj->decl->info, d, obj->decl->body, NULL);
}

static void func_decl(Checker *c, Obj *obj, DeclInfo *d) {
  FuncDecl *f = d->func_decl;
  Type *sig = type_new(c->arena, TYPE_FUNC);
  obj->type = sig; // guard against cycles
  uint8_t saved = obj->check_state;
  obj->check_state = BLACK;
  FuncState *fs = check_func_type(c, sig, f->recv, f->type_expr);
  obj->check_state = saved;
  fs->pub.obj = obj;
  f->info = &fs->pub;
  if (f->body && !obj->pkg->is_library) later(c, run_func_body, obj, NULL, obj->pos);
}

// ---- on demand ---------------------------------------------------------------

static void declare_by_kind(Checker *c, Obj *obj, DeclInfo *d, Type *def) {
  switch (obj->kind) {
  case OBJ_CONST:
    c->env.decl = d;
    const_decl(c, obj, d->type_expr, d->init, d->is_inherited);
    break;
  case OBJ_VAR:
    c->env.decl = d;
    var_decl(c, obj, d->lhs, d->n_lhs, d->type_expr, d->init);
    break;
  case OBJ_TYPENAME:
    type_decl(c, obj, d->type_decl, def);
    collect_methods(c, obj);
    break;
  case OBJ_FUNC: func_decl(c, obj, d); break;
  default: break;
  }
}

void obj_decl(Checker *c, Obj *obj, Type *def) {
  if (obj->check_state == WHITE && obj->type) {
    obj->check_state = BLACK;
    return;
  }
  if (obj->check_state == BLACK) return;
  if (obj->check_state == GREY) {
    if (obj->kind == OBJ_FUNC) {
      valid_cycle(c, obj);
    } else if (!valid_cycle(c, obj) || !obj->type) {
      obj->type = T_INVALID;
    }
    return;
  }
  DeclInfo *d = obj->decl_info;
  if (!d) { // cannot happen; an invalid type keeps us silent
    obj->type = T_INVALID;
    return;
  }
  if (c->path.n > CHECK_MAX_DEPTH) {
    err_at(c, obj->pos, "declaration of %s depends on too many others (limit %d)", obj->name,
           CHECK_MAX_DEPTH);
    obj->type = T_INVALID;
    return;
  }
  obj->check_state = GREY;
  avec_push(c->arena, &c->path, obj);
  Env saved = c->env;
  c->env = (Env){.pkg = d->pkg, .scope = d->file_scope};
  declare_by_kind(c, obj, d, def);
  c->env = saved;
  c->path.n--;
  obj->check_state = BLACK;
}

// ---- local declarations ------------------------------------------------------

static void local_const(Checker *c, ConstDecl *s, ConstDecl *last, bool is_inherited, uint32_t iota) {
  uint32_t top = c->delayed.n;
  const ConstVal *iota_val = const_from_int64(c->arena, iota);
  uint32_t n_values = 0;
  Expr **values = last ? unpack_expr(&last->values, &n_values) : NULL;
  Obj **lhs = ARENA_ARRAY(c->arena, Obj *, s->n_names);
  for (uint32_t i = 0; i < s->n_names; i++) {
    lhs[i] = new_obj(c, OBJ_CONST, s->names[i]->pos, s->names[i]->sym, NULL);
    lhs[i]->val = iota_val;
    const_decl(c, lhs[i], last ? last->type_expr : NULL, i < n_values ? values[i] : NULL, is_inherited);
  }
  check_arity(c, s->pos, s->names, s->n_names, values, n_values, true, is_inherited);
  process_delayed(c, top);
  for (uint32_t i = 0; i < s->n_names; i++) declare_obj(c, c->env.scope, s->names[i], lhs[i]);
}

static void local_var(Checker *c, VarDecl *s) {
  uint32_t top = c->delayed.n;
  uint32_t n_values = 0;
  Expr **values = unpack_expr(&s->values, &n_values);
  Obj **vars = ARENA_ARRAY(c->arena, Obj *, s->n_names);
  for (uint32_t i = 0; i < s->n_names; i++) {
    vars[i] = new_obj(c, OBJ_VAR, s->names[i]->pos, s->names[i]->sym, NULL);
    s->names[i]->obj = vars[i];
  }
  for (uint32_t i = 0; i < s->n_names; i++) {
    Obj **lhs = NULL;
    Expr *init = NULL;
    if (n_values == s->n_names) {
      init = values[i];
    } else if (n_values == 1) {
      lhs = vars;
      init = values[0];
    } else if (i < n_values) {
      init = values[i];
    }
    var_decl(c, vars[i], lhs, lhs ? s->n_names : 0, s->type_expr, init);
    if (n_values == 1) break; // all done at once
  }
  for (uint32_t i = 0; i < s->n_names; i++) {
    if (!vars[i]->type) { // fewer names than values, and the like
      vars[i]->type = T_INVALID;
      vars[i]->is_used = true;
    }
  }
  if (!s->type_expr || values) {
    check_arity(c, s->pos, s->names, s->n_names, values, n_values, false, false);
  }
  process_delayed(c, top);
  for (uint32_t i = 0; i < s->n_names; i++) declare_obj(c, c->env.scope, s->names[i], vars[i]);
}

static void local_type(Checker *c, TypeDecl *s) {
  Obj *obj = new_obj(c, OBJ_TYPENAME, s->name->pos, s->name->sym, NULL);
  obj->is_alias = s->is_alias;
  declare_obj(c, c->env.scope, s->name, obj);
  obj->check_state = GREY;
  avec_push(c->arena, &c->path, obj);
  type_decl(c, obj, s, NULL);
  c->path.n--;
  obj->check_state = BLACK;
}

void decl_stmt(Checker *c, DeclStmt *stmt) {
  uint32_t first = 0;
  ConstDecl *last = NULL, *prev = NULL;
  for (uint32_t i = 0; i < stmt->n_decls; i++) {
    Decl *decl = stmt->decls[i];
    if (decl->kind != NODE_CONST_DECL) prev = NULL;
    if (decl_pragma(decl)) avec_push(c->arena, &c->local_pragmas, decl);
    switch (decl->kind) {
    case NODE_CONST_DECL: {
      ConstDecl *s = node_as(ConstDecl, decl);
      if (!(prev && s->group && prev->group == s->group)) {
        first = i;
        last = NULL;
      }
      bool is_inherited = last != NULL;
      if (s->type_expr || s->values) {
        last = s;
        is_inherited = false;
      }
      local_const(c, s, last, is_inherited, i - first);
      prev = s;
      break;
    }
    case NODE_VAR_DECL: local_var(c, node_as(VarDecl, decl)); break;
    case NODE_TYPE_DECL: local_type(c, node_as(TypeDecl, decl)); break;
    default: break;
    }
  }
}

void report_unused_vars(Checker *c, FuncState *f) {
  for (uint32_t i = 0; i < f->locals.n; i++) {
    Obj *v = f->locals.items[i];
    if (!v->is_used && !name_is_blank(v->name)) err_at(c, v->pos, "%s declared but not used", v->name);
  }
}
