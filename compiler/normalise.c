// SPDX-License-Identifier: MIT
// normalise.c - functions, variables and reachability of the normalised program.
//
// 1. The user's functions are queued, then main and the package initializers.
// 2. Translating a body (normalise_expr.c, normalise_call.c, normalise_stmt.c)
//    finds further functions: those named or called.
// 3. A method is also reachable when a value of its type may be inside an
//    interface and a method of that name is called through some interface. Both
//    sets only grow; the queue is run until nothing is added.
// The shapes follow gc's noder and typecheck (noder/irgen.go, expr.go, stmt.go,
// transform.go); where they give a node an implicit position (base.Pos), so do
// we, because -m prints it.
#include "compiler/normalise.h"

#include "compiler/normalise_impl.h"

void norm_unsupported(Pos pos, const char *what) {
  diag_error(pos, "%s not supported yet by minigo", what);
}

static const char *func_link_name(Norm *nm, Obj *obj, const char **short_name) {
  const char *path = obj->pkg ? obj->pkg->path : "";
  if (obj->recv_named) {
    const char *t = obj->recv_named->obj->name;
    *short_name = obj->is_ptr_recv ? arena_printf(nm->a, "(*%s).%s", t, obj->name)
                                   : arena_printf(nm->a, "%s.%s", t, obj->name);
  } else if (strcmp(obj->name, "init") == 0) {
    uint32_t k = 0;
    while (k < obj->pkg->n_init_funcs && obj->pkg->init_funcs[k] != obj) k++;
    *short_name = arena_printf(nm->a, "init.%u", k);
  } else {
    *short_name = obj->name;
  }
  return arena_printf(nm->a, "%s.%s", path, *short_name);
}

// gc's names of results without one: ~r0; of blank ones: ~b0.
static const char *result_name(const char *name, uint32_t index) {
  if (name && strcmp(name, "_") != 0) return name;
  char buf[24];
  snprintf(buf, sizeof buf, "~%c%u", name ? 'b' : 'r', index);
  return intern_str(buf)->text;
}

static void read_pragmas(Norm *nm, IrFunc *f, const Pragma *pragma) {
  if (!pragma) return;
  f->pragma_noinline = (pragma->flags & PRAGMA_NOINLINE) != 0;
  f->pragma_noescape = (pragma->flags & PRAGMA_NOESCAPE) != 0;
  f->pragma_cgo_unsafe_args = (pragma->flags & PRAGMA_CGO_UNSAFE_ARGS) != 0;
  f->pragma_uintptr_keepalive = (pragma->flags & PRAGMA_UINTPTRKEEPALIVE) != 0;
  f->pragma_uintptr_escapes = (pragma->flags & PRAGMA_UINTPTRESCAPES) != 0;
  for (uint32_t i = 0; i < pragma->n_lines; i++) {
    StrView t = pragma->lines[i].text;
    static const char cost[] = "minigo:inlcost ", leaks[] = "minigo:leaks ", native[] = "minigo:native";
    if (t.len == strlen(native) && memcmp(t.s, native, t.len) == 0) f->has_native = true;
    if (t.len > strlen(cost) && memcmp(t.s, cost, strlen(cost)) == 0)
      f->pragma_inlcost = (int32_t)strtol(t.s + strlen(cost), NULL, 10);
    if (t.len > strlen(leaks) && memcmp(t.s, leaks, strlen(leaks)) == 0) {
      const char *text = arena_strndup(nm->a, t.s + strlen(leaks), t.len - strlen(leaks));
      f->pragma_leaks = f->pragma_leaks ? arena_printf(nm->a, "%s\n%s", f->pragma_leaks, text) : text;
    }
  }
}

static IrVar *make_param(Norm *nm, IrFunc *f, IrVarClass class, Obj *obj, const char *name, Type *t, Pos pos,
                         uint32_t index) {
  IrVar *v = ir_var_new(nm->p, class, name ? name : sym_blank()->text, pos, t, f);
  v->index = index;
  v->obj = obj;
  v->is_used = true;
  if (obj) obj->ir = v;
  norm_check_type(t, pos);
  return v;
}

// Makes the receiver, parameter and result variables from the checker's record.
static void make_params(Norm *nm, IrFunc *f, CheckedFunc *cf) {
  const Type *sig = cf->sig;
  uint32_t has_recv = cf->recv ? 1 : 0;
  f->type = cf->sig;
  f->n_params = has_recv + sig->n_params;
  f->n_results = sig->n_results;
  f->params = ARENA_ARRAY(nm->a, IrVar *, f->n_params);
  f->results = ARENA_ARRAY(nm->a, IrVar *, f->n_results);
  if (cf->recv) {
    Obj *o = cf->recv;
    f->params[0] = make_param(nm, f, IR_VAR_PARAM, o, o->name, o->type, o->pos, 0);
  }
  for (uint32_t i = 0; i < sig->n_params; i++) {
    Obj *o = cf->params[i];
    IrVar *v = make_param(nm, f, IR_VAR_PARAM, o, o->name, o->type, o->pos, has_recv + i);
    v->is_variadic = sig->is_variadic && i + 1 == sig->n_params;
    f->params[has_recv + i] = v;
  }
  for (uint32_t i = 0; i < sig->n_results; i++) {
    Obj *o = cf->results[i];
    IrVar *v = make_param(nm, f, IR_VAR_RESULT, o, result_name(o->name && *o->name ? o->name : NULL, i),
                          o->type, o->pos, i);
    v->is_named_result = o->name && *o->name;
    f->has_named_results |= v->is_named_result;
    f->results[i] = v;
  }
}

IrFunc *norm_func_of(Norm *nm, Obj *obj) {
  if (obj->ir) return obj->ir;
  const char *short_name;
  const char *name = func_link_name(nm, obj, &short_name);
  IrFunc *f =
      ir_func_new(nm->p, name, obj->decl ? obj->decl->pos : obj->pos); // gc: the receiver's ( of a method
  obj->ir = f;
  f->obj = obj;
  f->short_name = short_name;
  f->pkg = obj->pkg;
  SourceFile *file = obj->decl ? pos_file(obj->decl->pos) : NULL;
  f->is_library = (obj->pkg && obj->pkg->is_library) || (file && file->is_library);
  f->is_method = obj->recv_named != NULL;
  f->is_ptr_recv = obj->is_ptr_recv;
  f->type = obj->type;
  if (obj->decl) read_pragmas(nm, f, obj->decl->pragma);
  f->is_native = !check_func_body(nm->checker, obj);
  CheckedFunc *cf = check_func_info(obj);
  if (cf) make_params(nm, f, cf);
  vec_push(&nm->pending, ((PendingFunc){f, obj}));
  return f;
}

IrVar *norm_global_of(Norm *nm, Obj *obj) {
  if (obj->ir) return obj->ir;
  IrVar *v = ir_var_new(nm->p, IR_VAR_GLOBAL, obj->name, obj->pos, obj->type, NULL);
  v->obj = obj;
  v->is_used = true;
  obj->ir = v;
  obj->is_reached = true;
  IrProgram *p = nm->p;
  if (p->n_globals == p->cap_globals)
    p->globals = avec_grow(nm->a, p->globals, &p->cap_globals, p->n_globals + 1, sizeof *p->globals);
  v->index = p->n_globals;
  p->globals[p->n_globals++] = v;
  norm_check_type(obj->type, obj->pos);
  return v;
}

IrVar *norm_declare(Fn *fn, Obj *obj) {
  IrVar *v = ir_var_new(fn->p, IR_VAR_AUTO, obj->name, obj->pos, obj->type, fn->f);
  v->obj = obj;
  v->is_used = obj->is_used;
  obj->ir = v;
  ir_func_add_local(fn->p, fn->f, v);
  norm_check_type(obj->type, obj->pos);
  return v;
}

// The closure variable of fn that stands for v, which belongs to a function around it.
// pos: where it is first used; in a closure around another one, that one's.
static IrVar *capture(Fn *fn, IrVar *v, Pos pos) {
  IrFunc *f = fn->f;
  if (v->func == f) return v;
  for (uint32_t i = 0; i < f->n_closure_vars; i++) {
    IrVar *root = f->closure_vars[i];
    while (root->outer) root = root->outer;
    if (root == v) return f->closure_vars[i];
  }
  if (!fn->outer) bug("capture: %s is no variable of an enclosing function of %s", v->name, f->name);
  IrVar *outer = capture(fn->outer, v, f->pos);
  IrVar *cv = ir_var_new(fn->p, IR_VAR_CLOSURE, v->name, pos, v->type, f);
  cv->outer = outer;
  cv->obj = v->obj;
  cv->is_used = true;
  v->is_captured = outer->is_captured = true;
  if (f->n_closure_vars == f->cap_closure_vars)
    f->closure_vars = avec_grow(fn->a, f->closure_vars, &f->cap_closure_vars, f->n_closure_vars + 1,
                                sizeof *f->closure_vars);
  cv->index = f->n_closure_vars;
  f->closure_vars[f->n_closure_vars++] = cv;
  return cv;
}

IrVar *norm_var(Fn *fn, Obj *obj) {
  if (obj->is_global) return norm_global_of(fn->nm, obj);
  IrVar *v = obj->ir;
  if (!v) v = norm_declare(fn, obj);
  return v->func == fn->f ? v : capture(fn, v, fn->base_pos);
}

static void translate_body(Fn *fn, BlockStmt *body) {
  fn->f->body = norm_block(fn, body->list, body->n_list);
  if (!fn->f->body) fn->f->body = ARENA_NEW(fn->a, IrList);
  fn->f->end_pos = body->rbrace;
  norm_deadcode(fn->p, fn->f);
}

IrFunc *norm_closure(Fn *fn, FuncLit *lit) {
  Norm *nm = fn->nm;
  CheckedFunc *cf = lit->info;
  IrFunc *outer = fn->f;
  const char *name, *short_name;
  if (outer->is_init && outer->obj == NULL) {
    short_name = arena_printf(fn->a, "glob..func%u", lit->number);
  } else {
    uint32_t k = ++outer->n_closures;
    short_name = outer->is_closure ? arena_printf(fn->a, "%s.%u", outer->short_name, k)
                                   : arena_printf(fn->a, "%s.func%u", outer->short_name, k);
  }
  name = arena_printf(fn->a, "%s.%s", outer->pkg ? outer->pkg->path : "", short_name);
  IrFunc *f = ir_func_new(fn->p, name, lit->pos);
  f->short_name = short_name;
  f->pkg = outer->pkg;
  f->is_library = outer->is_library;
  f->is_closure = true;
  f->is_global_literal = outer->is_init && !outer->obj;
  f->outer = outer;
  outer->has_closure = true;
  make_params(nm, f, cf);
  Fn inner = {.nm = nm, .p = fn->p, .a = fn->a, .f = f, .outer = fn, .base_pos = lit->pos};
  translate_body(&inner, lit->body);
  return f;
}

// ---- which methods can be called through interfaces ----

// Adds the methods of t (T or *T, named or with embedded fields) that are used.
static void queue_methods(Norm *nm, Type *t) {
  Type *base = t->kind == TYPE_POINTER ? t->elem : t;
  if (base->kind == TYPE_NAMED)
    for (uint32_t i = 0; i < base->n_named_methods; i++) {
      Obj *m = base->named_methods[i];
      if (!m->ir && ir_method_used(nm->p, m->name)) norm_func_of(nm, m);
    }
}

static void need_type_rec(Norm *nm, Type *t) {
  if (!t || t->is_seen_by_ir) return;
  t->is_seen_by_ir = true;
  vec_push(&nm->seen_types, t);
}

void norm_need_type(Norm *nm, Type *t) {
  need_type_rec(nm, t);
}

// Types reachable from t by reflection-like walks (fields, elements) count too.
static void expand_type(Norm *nm, Type *t) {
  queue_methods(nm, t);
  Type *u = type_under(t);
  switch (u->kind) {
  case TYPE_STRUCT:
    for (uint32_t i = 0; i < u->n_fields; i++) {
      need_type_rec(nm, u->fields[i].type);
      // Methods promoted from *F through an embedded F.
      if (u->fields[i].is_embedded) queue_methods(nm, u->fields[i].type);
    }
    break;
  case TYPE_MAP:
    need_type_rec(nm, u->key);
    need_type_rec(nm, u->elem);
    break;
  case TYPE_POINTER:
  case TYPE_ARRAY:
  case TYPE_SLICE:
  case TYPE_CHAN: need_type_rec(nm, u->elem); break;
  default: break;
  }
}

void norm_need_method(Norm *nm, const char *name) {
  if (!ir_method_set_used(nm->p, name)) return;
  for (uint32_t i = 0; i < nm->n_types_scanned; i++) queue_methods(nm, nm->seen_types.items[i]);
}

// ---- the program ----

void norm_run_queue(Norm *nm) {
  for (;;) {
    if (nm->next_pending < nm->pending.n) {
      PendingFunc w = nm->pending.items[nm->next_pending++];
      CheckedFunc *cf = check_func_info(w.obj);
      if (w.func->is_native || !cf) continue;
      Fn fn = {.nm = nm, .p = nm->p, .a = nm->a, .f = w.func, .base_pos = w.func->pos};
      translate_body(&fn, w.obj->decl->body);
    } else if (nm->n_types_scanned < nm->seen_types.n) {
      expand_type(nm, nm->seen_types.items[nm->n_types_scanned++]);
    } else {
      return;
    }
  }
}

// Run-time errors are values the machine makes, and it prints panic values by
// their own text.
static void need_runtime_types(Norm *nm) {
  static const char *const methods[] = {"Error", "RuntimeError", "String"};
  static const char *const types[] = {"errorString", "plainError", "boundsError", "TypeAssertionError"};
  for (size_t i = 0; i < COUNT_OF(methods); i++) norm_need_method(nm, intern_str(methods[i])->text);
  Package *pkg = nm->cp->runtime;
  for (size_t i = 0; pkg && i < COUNT_OF(types); i++) {
    Obj *o = check_library_object(nm->checker, pkg, types[i]);
    if (!o) continue;
    norm_need_type(nm, o->type);
    norm_need_type(nm, type_pointer_to(nm->a, o->type));
  }
  if (pkg) check_library_object(nm->checker, pkg, "stringer");
}

IrProgram *normalise_program(Arena *arena, CheckedProgram *checked, Checker *checker) {
  Norm nm = {.p = ir_program_new(arena),
             .a = arena,
             .checker = checker,
             .cp = checked,
             .per_iteration = checked->loopvar_per_iteration};
  Package *main_pkg = checked->main;
  nm.p->user_pkg = main_pkg;
  for (uint32_t i = 0; i < main_pkg->n_vars; i++) norm_global_of(&nm, main_pkg->vars[i]);
  for (uint32_t i = 0; i < main_pkg->n_funcs; i++) {
    norm_func_of(&nm, main_pkg->funcs[i]); // all in source order first: -m follows it
  }
  norm_run_queue(&nm);
  need_runtime_types(&nm);
  norm_run_queue(&nm);
  norm_inits(&nm);
  if (checked->main_func) nm.p->main = checked->main_func->ir;
  // All types are known now: hand them on.
  nm.p->iface_types = ARENA_ARRAY(arena, Type *, nm.seen_types.n);
  nm.p->n_iface_types = nm.seen_types.n;
  if (nm.seen_types.n) memcpy(nm.p->iface_types, nm.seen_types.items, nm.seen_types.n * sizeof(Type *));
  vec_free(&nm.seen_types);
  vec_free(&nm.pending);
  vec_free(&nm.wrappers);
  return nm.p;
}
