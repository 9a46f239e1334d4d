// SPDX-License-Identifier: MIT
// normalise_init.c - what runs before main: package variables and init functions.
//
// 1. The user's package initializes all its variables, in the order the checker found.
// 2. A library package initializes those that the program reaches: an initializer of
//    the library has no effect but its value. One may reach further variables, also in
//    packages looked at before, so all are gone through until nothing is added.
// 3. Only then is the order known; the pieces are put together.
#include "compiler/normalise_impl.h"

// The assignment of one variable, or of those of a, b = f().
typedef struct Step {
  Obj *first;
  IrList *list;
} Step;

typedef struct Init {
  Package *pkg;
  IrFunc *func;
  VEC(Step) steps;
  IrList *calls; // of its init functions
  uint32_t n_calls;
} Init;

typedef struct Inits {
  Norm *nm;
  VEC(Init) list;
} Inits;

static Init *init_of(Inits *in, Package *pkg) {
  for (uint32_t i = 0; i < in->list.n; i++)
    if (in->list.items[i].pkg == pkg) return &in->list.items[i];
  Norm *nm = in->nm;
  Pos pos = pkg->n_init_funcs ? pkg->init_funcs[0]->pos : (Pos){0};
  IrFunc *f = ir_func_new(nm->p, arena_printf(nm->a, "%s.init", pkg->path), pos);
  f->short_name = "init";
  f->pkg = pkg;
  f->is_init = true;
  f->is_library = pkg->is_library;
  f->type = type_new(nm->a, TYPE_FUNC);
  f->pragma_noinline = true;
  avec_push(nm->a, &in->list, ((Init){.pkg = pkg, .func = f}));
  return &vec_last(&in->list);
}

// The names of literals in initializers follow the source, not the order of initialization.
static void number_literals(Node *n, void *context) {
  FuncLit *lit = node_try(FuncLit, n);
  if (lit)
    lit->number = ++*(uint32_t *)context;
  else
    ast_visit_children(n, number_literals, context);
}

static int compare_inits(const void *a, const void *b) {
  const PackageInit *const *x = a, *const *y = b;
  return pos_compare((*x)->lhs[0]->pos, (*y)->lhs[0]->pos);
}

static void number_user_literals(Norm *nm, Package *pkg) {
  const PackageInit **inits = ARENA_ARRAY(nm->a, const PackageInit *, pkg->n_inits);
  for (uint32_t i = 0; i < pkg->n_inits; i++) inits[i] = &pkg->inits[i];
  if (pkg->n_inits) qsort(inits, pkg->n_inits, sizeof(*inits), compare_inits);
  for (uint32_t i = 0; i < pkg->n_inits; i++) number_literals((Node *)inits[i]->rhs, &nm->n_glob_closures);
}

static void add_step(Inits *in, Init *x, const PackageInit *init) {
  Norm *nm = in->nm;
  Fn fn = {.nm = nm, .p = nm->p, .a = nm->a, .f = x->func};
  Step step = {init->lhs[0], NULL};
  norm_global_init(&fn, init, &step.list);
  avec_push(nm->a, &x->steps, step);
}

static void add_calls(Inits *in, Init *x) {
  Norm *nm = in->nm;
  Fn fn = {.nm = nm, .p = nm->p, .a = nm->a, .f = x->func};
  for (; x->n_calls < x->pkg->n_init_funcs; x->n_calls++) {
    Obj *o = x->pkg->init_funcs[x->n_calls];
    IrNode *callee = ir_new(nm->p, IR_FUNCNAME, o->pos, o->type);
    callee->func = norm_func_of(nm, o);
    IrNode *call = ir_new(nm->p, IR_CALLFUNC, o->pos, NULL);
    call->x = callee;
    call->no_inline = true;
    norm_append(&fn, &x->calls, call);
  }
}

static void translate_user(Inits *in, Package *pkg) {
  if (!pkg->n_inits && !pkg->n_init_funcs) return;
  Init *x = init_of(in, pkg);
  number_user_literals(in->nm, pkg);
  for (uint32_t i = 0; i < pkg->n_inits; i++) add_step(in, x, &pkg->inits[i]);
  add_calls(in, x);
  norm_run_queue(in->nm);
}

// False when there was nothing to do.
static bool translate_library(Inits *in, Package *pkg) {
  bool any = false;
  for (uint32_t i = 0; i < pkg->n_vars; i++) { // more may come
    Obj *v = pkg->vars[i];
    if (!v->is_reached || v->has_init) continue;
    v->has_init = true;
    PackageInit init;
    if (!check_var_init(in->nm->checker, v, &init)) continue;
    for (uint32_t k = 0; k < init.n_lhs; k++) init.lhs[k]->has_init = true;
    number_literals((Node *)init.rhs, &in->nm->n_glob_closures);
    add_step(in, init_of(in, pkg), &init);
    norm_run_queue(in->nm);
    any = true;
  }
  if (pkg->n_init_funcs && !init_of(in, pkg)->n_calls) {
    add_calls(in, init_of(in, pkg));
    norm_run_queue(in->nm);
    any = true;
  }
  return any;
}

static void append_list(Norm *nm, IrList **to, const IrList *l) {
  for (uint32_t i = 0; l && i < l->n; i++) *to = ir_list_add(nm->p, *to, l->at[i]);
}

static void finish(Inits *in, Package *pkg) {
  Norm *nm = in->nm;
  Init *x = NULL;
  for (uint32_t i = 0; i < in->list.n; i++)
    if (in->list.items[i].pkg == pkg) x = &in->list.items[i];
  if (!x) return;
  for (uint32_t i = 0; i < pkg->n_inits; i++)
    for (uint32_t k = 0; k < x->steps.n; k++)
      if (x->steps.items[k].first == pkg->inits[i].lhs[0])
        append_list(nm, &x->func->body, x->steps.items[k].list);
  append_list(nm, &x->func->body, x->calls);
  IrProgram *p = nm->p;
  if (p->n_inits == p->cap_inits)
    p->inits = avec_grow(nm->a, p->inits, &p->cap_inits, p->n_inits + 1, sizeof *p->inits);
  p->inits[p->n_inits++] = (IrPkgInit){pkg, x->func};
}

void norm_inits(Norm *nm) {
  Inits in = {.nm = nm};
  translate_user(&in, nm->cp->main);
  for (bool any = true; any;) {
    any = false;
    for (uint32_t i = 0; i < check_n_library_packages(nm->checker); i++)
      any |= translate_library(&in, check_library_package(nm->checker, i));
  }
  check_library_inits(nm->checker);
  for (uint32_t i = 0; i < nm->cp->n_library; i++) finish(&in, nm->cp->library[i]);
  finish(&in, nm->cp->main);
}
