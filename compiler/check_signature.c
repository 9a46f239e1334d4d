// SPDX-License-Identifier: MIT
// check_signature.c - interface types, function types and receivers.
#include "compiler/check_impl.h"

// ---- interfaces --------------------------------------------------------------

static UnionTerm union_term(Checker *c, Expr *e) {
  Operation *op = node_try(Operation, e);
  UnionTerm term = {0};
  if (op && op->op == OPER_TILDE && !op->y) {
    term.is_tilde = true;
    e = op->x;
  }
  term.type = check_typ(c, e);
  return term;
}

typedef struct UnionExprs {
  Expr **items;
  uint32_t n, cap;
} UnionExprs;

static void run_union(Checker *c, const Action *a) {
  IfaceEmbed *em = a->x;
  for (uint32_t i = 0; i < em->n_terms; i++) {
    Type *t = em->terms[i].type, *u = type_under(t);
    if (type_is_invalid(u)) continue;
    if (em->terms[i].is_tilde && u->kind == TYPE_INTERFACE) {
      err_at(c, a->pos, "invalid use of ~ (%s is an interface)", str_type(c, t));
    } else if (em->terms[i].is_tilde && !type_identical(u, t)) {
      err_at(c, a->pos, "invalid use of ~ (underlying type of %s is %s)", str_type(c, t), str_type(c, u));
    }
  }
}

static void embedded_element(Checker *c, IfaceEmbed *em, Expr *e) {
  em->pos = ast_start_pos(e);
  UnionExprs list = {0};
  // A | B | C leans to the left.
  for (Operation *op; (op = node_try(Operation, e)) && op->op == OPER_OR && op->y; e = op->x) {
    avec_push(c->arena, &list, op->y);
  }
  avec_push(c->arena, &list, e);
  em->n_terms = list.n;
  em->terms = ARENA_ARRAY(c->arena, UnionTerm, list.n);
  for (uint32_t i = 0; i < list.n; i++) em->terms[i] = union_term(c, list.items[list.n - 1 - i]);
  if (list.n > 1 || em->terms[0].is_tilde) {
    if (!allow_version(c, 18)) {
      err_version(c, em->pos, 18, "embedding interface element %s", str_expr(c, e));
    }
    later(c, run_union, em, NULL, em->pos);
  }
}

static int compare_explicit(const void *pa, const void *pb) {
  const IfaceMethod *a = pa, *b = pb;
  int c = strcmp(a->name, b->name);
  return c ? c : pos_compare(a->pos, b->pos);
}

static void report_duplicate(Checker *c, Pos pos, const char *name, Pos other) {
  err_at(c, pos, "duplicate method %s\n\t%s: other declaration of %s", name, str_pos(c, other), name);
}

// A method and where it came into the interface.
typedef struct Arrival {
  const IfaceMethod *m;
  Pos pos;
} Arrival;

// The type set must have one method for each name.
static void run_interface(Checker *c, const Action *a) {
  Type *t = a->x;
  type_complete_interface(t);
  for (uint32_t i = 1; i < t->n_methods; i++) {
    if (t->methods[i].name == t->methods[i - 1].name) {
      report_duplicate(c, t->methods[i].pos, t->methods[i].name, t->methods[i - 1].pos);
    }
  }
  VEC(Arrival) seen = {0};
  for (uint32_t i = 0; i < t->n_methods; i++) {
    avec_push(c->arena, &seen, ((Arrival){&t->methods[i], t->methods[i].pos}));
  }
  for (uint32_t i = 0; i < t->n_embeds; i++) {
    IfaceEmbed *em = &t->embeds[i];
    if (em->n_terms != 1 || em->terms[0].is_tilde) continue;
    Type *e = type_under(em->terms[0].type);
    if (e->kind != TYPE_INTERFACE) {
      if (!type_is_invalid(e) && !allow_version(c, 18)) {
        err_version(c, em->pos, 18, "embedding non-interface type %s", str_type(c, em->terms[0].type));
      }
      continue;
    }
    if (e == t) continue;
    type_complete_interface(e);
    for (uint32_t j = 0; j < e->n_all_methods; j++) {
      const IfaceMethod *m = &e->all_methods[j];
      uint32_t k = 0;
      while (k < seen.n &&
             (seen.items[k].m->name != m->name || (!m->is_exported && seen.items[k].m->pkg != m->pkg))) {
        k++;
      }
      if (k == seen.n) {
        avec_push(c->arena, &seen, ((Arrival){m, em->pos}));
      } else if (!allow_version(c, 14) || !type_identical(m->type, seen.items[k].m->type)) {
        report_duplicate(c, em->pos, m->name, seen.items[k].pos);
      }
    }
  }
}

Type *check_interface_type(Checker *c, InterfaceTypeExpr *e, Type *def) {
  Type *t = open_type(c, TYPE_INTERFACE, def);
  uint32_t n_methods = 0, n_embeds = 0;
  IfaceMethod *methods = ARENA_ARRAY(c->arena, IfaceMethod, e->n_methods);
  IfaceEmbed *embeds = ARENA_ARRAY(c->arena, IfaceEmbed, e->n_methods);
  for (uint32_t i = 0; i < e->n_methods; i++) {
    FieldDecl *d = e->methods[i];
    if (!d->name) {
      IfaceEmbed *em = &embeds[n_embeds++];
      embedded_element(c, em, d->type_expr);
      for (uint32_t j = 0; j < em->n_terms; j++) add_depth(t, em->terms[j].type);
      continue;
    }
    if (name_is_blank(d->name->sym->text)) {
      err_node(c, d->name, "methods must have a unique non-blank name");
      continue;
    }
    Type *sig = check_typ(c, d->type_expr);
    if (sig->kind != TYPE_FUNC) continue;
    add_depth(t, sig);
    methods[n_methods++] = (IfaceMethod){.name = d->name->sym->text,
                                         .type = sig,
                                         .pkg = c->env.pkg,
                                         .pos = d->name->pos,
                                         .is_exported = d->name->sym->is_exported};
  }
  if (n_methods > 1) qsort(methods, n_methods, sizeof *methods, compare_explicit);
  t->methods = methods;
  t->n_methods = n_methods;
  t->embeds = embeds;
  t->n_embeds = n_embeds;
  t->is_defined = true;
  if (n_methods == 0 && n_embeds == 0) {
    t->is_complete = true;
  } else {
    later(c, run_interface, t, NULL, e->pos);
  }
  return close_type(c, (Expr *)e, t, def);
}

// ---- functions ---------------------------------------------------------------

static void run_receiver(Checker *c, const Action *a) {
  Obj *recv = a->x;
  Type *t = recv->type;
  if (t->kind == TYPE_POINTER) t = t->elem;
  if (type_is_invalid(t)) return;
  if (t->kind == TYPE_NAMED) {
    if (t->obj->pkg != c->env.pkg) {
      err_at(c, recv->pos, "cannot define new methods on non-local type %s", str_type(c, t));
      return;
    }
    const char *cause = NULL;
    TypeKind k = type_kind(t);
    if (k == TYPE_UNSAFE_POINTER) cause = "unsafe.Pointer";
    if (k == TYPE_POINTER || k == TYPE_INTERFACE) cause = "pointer or interface type";
    if (cause) err_at(c, recv->pos, "invalid receiver type %s (%s)", str_type(c, t), cause);
  } else if (t->kind < TYPE_ARRAY) {
    err_at(c, recv->pos, "cannot define new methods on non-local type %s", str_type(c, t));
  } else {
    err_at(c, recv->pos, "invalid receiver type %s", str_type(c, recv->type));
  }
}

// Types and variables of one parameter list. The types see the scope outside.
static Obj **collect_params(Checker *c, FieldDecl **list, uint32_t n, bool variadic_ok, Param **params,
                            bool *is_variadic) {
  Obj **objs = ARENA_ARRAY(c->arena, Obj *, n);
  *params = ARENA_ARRAY(c->arena, Param, n);
  Type *type = NULL;
  Expr *prev = NULL;
  for (uint32_t i = 0; i < n; i++) {
    FieldDecl *d = list[i];
    if (!type || d->type_expr != prev) {
      Expr *te = prev = d->type_expr;
      DotsTypeExpr *dots = node_try(DotsTypeExpr, te);
      if (dots) {
        te = dots->elem;
        if (variadic_ok && i == n - 1) {
          *is_variadic = true;
        } else {
          err_node(c, dots, "can only use ... with final parameter in list");
        }
      }
      type = check_var_type(c, te);
      if (dots) {
        dots->mode = MODE_TYPE;
        dots->type = type;
      }
    }
    const Sym *sym = d->name ? d->name->sym : sym_blank();
    Obj *obj = new_obj(c, OBJ_VAR, d->name ? d->name->pos : d->pos, sym, type);
    obj->is_param = obj->is_used = true;
    if (!d->name) obj->name = NULL;
    objs[i] = obj;
    (*params)[i] = (Param){obj->name, type, obj->pos};
    if (d->name) d->name->obj = obj;
  }
  if (*is_variadic && n) {
    Type *slice = type_slice_of(c->arena, objs[n - 1]->type);
    objs[n - 1]->type = (*params)[n - 1].type = slice;
    list[n - 1]->type_expr->type = slice;
  }
  return objs;
}

static void declare_params(Checker *c, FuncState *fs, Obj **objs, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (objs[i]->name) declare_obj(c, fs->scope, NULL, objs[i]);
  }
}

FuncState *check_func_type(Checker *c, Type *sig, FieldDecl *recv, FuncTypeExpr *ft) {
  FuncState *fs = ARENA_NEW(c->arena, FuncState);
  fs->pub.pkg = c->env.pkg;
  fs->pub.sig = sig;
  fs->scope = scope_new(c->arena, c->env.scope);
  bool dummy = false, is_variadic = false;
  Obj **recv_objs = NULL;
  if (recv) {
    Param *unused;
    recv_objs = collect_params(c, &recv, 1, false, &unused, &dummy);
    fs->pub.recv = recv_objs[0];
  }
  Param *params, *results;
  fs->pub.params = collect_params(c, ft->params, ft->n_params, true, &params, &is_variadic);
  fs->pub.results = collect_params(c, ft->results, ft->n_results, false, &results, &dummy);
  if (recv) declare_params(c, fs, recv_objs, 1);
  declare_params(c, fs, fs->pub.params, ft->n_params);
  declare_params(c, fs, fs->pub.results, ft->n_results);
  if (recv) later(c, run_receiver, fs->pub.recv, NULL, fs->pub.recv->pos);
  sig->params = params;
  sig->n_params = ft->n_params;
  sig->results = results;
  sig->n_results = ft->n_results;
  sig->is_variadic = is_variadic;
  for (uint32_t i = 0; i < sig->n_params; i++) add_depth(sig, params[i].type);
  for (uint32_t i = 0; i < sig->n_results; i++) add_depth(sig, results[i].type);
  ft->mode = MODE_TYPE;
  ft->type = sig;
  return fs;
}
