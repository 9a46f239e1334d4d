// SPDX-License-Identifier: MIT
// inline_body.c - copies an inlinable body in the place of a call.
//
// f(a, b) becomes
//   INLCALL
//     init:  side effects of the callee expression
//            p1, p2 := a, b        fresh variables for the parameters
//            ~R0 = zero            unless the body is one return with values
//            INLMARK
//     body:  copy, where `return x` is { ~R0 = x; goto .i1 }, then .i1:
//     rlist: ~R0 ...
// Local variables are fresh, labels get a suffix, positions an inlined base. A
// closure in the body is copied as a new function of the caller; positions
// inside it stay.
#include "compiler/arena.h"
#include "compiler/check.h"
#include "compiler/inline_impl.h"
#include "compiler/intern.h"
#include "compiler/vec.h"

typedef struct Subst {
  Inl *in;
  IrProgram *p;
  IrFunc *fn;     // the callee
  IrFunc *target; // function the copied variables belong to: the caller, or a copied closure
  Pos call_pos;
  IrList *results;    // the ~R variables
  bool delay_results; // declare them at the one return
  const char *ret_label;
  VEC(IrVar *) mapped;         // variables whose inl_copy is set
  uint32_t last_from, last_to; // base of the callee, inlined base: one at a time
  VEC(uint32_t) bases;         // pairs
} Subst;

// Stands in defn for "the assignment that will be copied".
static IrNode defn_marker;

// ---- the pristine body ----

static IrFunc *shadow_closure(IrFunc *f, void *ctx);

static IrCopy pristine_copy(IrProgram *p) {
  return (IrCopy){.prog = p, .ctx = p, .map_closure = shadow_closure};
}

// The function literal as it is now; its variables are shared.
static IrFunc *shadow_closure(IrFunc *f, void *ctx) {
  IrProgram *p = ctx;
  IrFunc *g = ARENA_NEW(p->arena, IrFunc);
  *g = *f;
  // The lists may grow in f.
  g->locals = ARENA_ARRAY(p->arena, IrVar *, f->n_locals);
  if (f->n_locals) memcpy(g->locals, f->locals, f->n_locals * sizeof(IrVar *));
  g->cap_locals = f->n_locals;
  IrCopy c = pristine_copy(p);
  g->body = tree_copy_list(&c, f->body);
  return g;
}

static bool has_call(IrNode *n, void *ctx) {
  return n->op == IR_CALLFUNC || n->op == IR_CLOSURE || ir_each_child(n, has_call, ctx);
}

IrList *inl_pristine_body(IrProgram *p, IrFunc *f) {
  f->n_inl_locals = f->n_locals;
  f->inl_locals = ARENA_ARRAY(p->arena, IrVar *, f->n_locals);
  if (f->n_locals) memcpy(f->inl_locals, f->locals, f->n_locals * sizeof(IrVar *));
  // Inlining changes nothing in a body without calls: it serves as its own copy.
  bool is_leaf = true;
  for (uint32_t i = 0; i < ir_len(f->body) && is_leaf; i++) is_leaf = !has_call(f->body->at[i], NULL);
  if (is_leaf) return f->body;
  IrCopy c = pristine_copy(p);
  return tree_copy_list(&c, f->body);
}

// ---- substitution ----

static void set_copy(Subst *s, IrVar *from, IrVar *to) {
  from->inl_copy = to;
  vec_push(&s->mapped, from);
}

static Pos map_pos(Pos pos, void *ctx) {
  Subst *s = ctx;
  if (!pos_is_known(pos)) return pos;
  if (pos.base != s->last_from) {
    uint32_t i = 0;
    while (i < s->bases.n && s->bases.items[i] != pos.base) i += 2;
    if (i == s->bases.n) {
      vec_push(&s->bases, pos.base);
      vec_push(&s->bases, ir_inl_base(s->p, pos.base, s->call_pos, s->fn));
    }
    s->last_from = pos.base;
    s->last_to = s->bases.items[i + 1];
  }
  pos.base = s->last_to;
  return pos;
}

static IrVar *fresh_local(Subst *s, IrVar *v) {
  IrVar *n = ir_var_new(s->p, IR_VAR_AUTO, v->name, map_pos(v->pos, s), v->type, s->target);
  n->origin = v->origin ? v->origin : v;
  n->obj = v->obj;
  n->is_addrtaken = v->is_addrtaken;
  n->is_reassigned = v->is_reassigned;
  n->is_captured = v->is_captured;
  n->is_temp = v->is_temp;
  n->is_used = true;
  n->is_inl_formal = v->class == IR_VAR_PARAM || v->class == IR_VAR_RESULT;
  // As in gc the copy of a local has no known definition: its value is not looked through.
  ir_func_add_local(s->p, s->target, n);
  set_copy(s, v, n);
  return n;
}

// The caller's variable that a captured variable of an inlined closure is.
static IrVar *resolve_capture(const Inl *in, IrVar *v) {
  IrVar *o = v->outer;
  while (o && o->func != in->cur) o = o->outer;
  return o;
}

static IrVar *map_var(IrVar *v, void *ctx) {
  Subst *s = ctx;
  if (v->inl_copy) return v->inl_copy;
  if (v->class == IR_VAR_CLOSURE && v->func == s->fn) return resolve_capture(s->in, v);
  if (v->func == s->fn && v->class == IR_VAR_AUTO) return fresh_local(s, v); // made after the list was
  return v;
}

static const char *map_label(const char *label, void *ctx) {
  Subst *s = ctx;
  char buf[16];
  snprintf(buf, sizeof buf, "%u", s->in->n_inlined);
  return intern_str(arena_printf(s->p->arena, "%s\xc2\xb7%s", label, buf))->text;
}

static void claim_defn(IrNode *lhs, IrNode *as) {
  if (lhs && lhs->op == IR_NAME && lhs->var && lhs->var->defn == &defn_marker) lhs->var->defn = as;
}

static void set_defns(IrNode *n) {
  switch (n->op) {
  case IR_AS: claim_defn(n->x, n); break;
  case IR_AS2:
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE:
    for (uint32_t i = 0; i < ir_len(n->list); i++) claim_defn(n->list->at[i], n);
    break;
  case IR_RANGE:
    claim_defn(n->y, n);
    claim_defn(n->z, n);
    break;
  default: break;
  }
}

static IrNode *jump(Subst *s, IrOp op, Pos pos, const char *label) {
  IrNode *n = ir_new(s->p, op, pos, NULL);
  n->name = label;
  return n;
}

// `return x, y` as an assignment to the result variables and a jump.
static IrNode *replace_return(Subst *s, IrNode *ret) {
  IrProgram *p = s->p;
  IrNode *block = ir_new(p, IR_BLOCK, s->call_pos, NULL);
  for (uint32_t i = 0; i < ir_len(ret->init); i++)
    block->list = ir_list_add(p, block->list, ret->init->at[i]);
  uint32_t n = ir_len(ret->rlist);
  if (n) {
    IrNode *as = ir_new(p, n == 1 ? IR_AS : IR_AS2, s->call_pos, NULL);
    for (uint32_t i = 0; i < n; i++) {
      IrVar *r = s->results->at[i]->var;
      IrNode *name = ir_name(p, s->call_pos, r);
      if (n == 1)
        as->x = name;
      else
        as->list = ir_list_add(p, as->list, name);
      if (s->delay_results) {
        as->init = ir_list_add(p, as->init, ir_dcl(p, s->call_pos, r));
        as->is_define = true;
        r->defn = as;
      } else {
        r->is_reassigned = true;
      }
    }
    if (n == 1)
      as->y = ret->rlist->at[0];
    else
      as->rlist = ret->rlist;
    block->list = ir_list_add(p, block->list, as);
  }
  block->list = ir_list_add(p, block->list, jump(s, IR_GOTO, s->call_pos, s->ret_label));
  return block;
}

static IrNode *finish(const IrNode *from, IrNode *copy, void *ctx) {
  (void)from;
  Subst *s = ctx;
  if (copy->op == IR_RETURN) return replace_return(s, copy);
  set_defns(copy);
  return copy;
}

static IrNode *finish_in_closure(const IrNode *from, IrNode *copy, void *ctx) {
  (void)from, (void)ctx;
  set_defns(copy);
  return copy;
}

static IrVar *copy_closure_var(Subst *s, IrVar *v, IrFunc *g) {
  IrVar *n = ir_var_new(s->p, (IrVarClass)v->class, v->name, v->pos, v->type, g);
  uint32_t id = n->id;
  *n = *v;
  n->id = id;
  n->func = g;
  n->inl_copy = NULL;
  n->origin = v->origin ? v->origin : v;
  n->esc_loc = n->gen = NULL;
  if (v->defn && v->defn->op != IR_TYPESW) n->defn = &defn_marker;
  if (v->outer) n->outer = map_var(v->outer, s);
  set_copy(s, v, n);
  return n;
}

// A function literal in the inlined body becomes a new function of the caller.
static IrFunc *copy_closure(IrFunc *f, void *ctx) {
  Subst *s = ctx;
  IrProgram *p = s->p;
  IrFunc *outer = s->target;
  IrFunc *g = ir_func_new(p, f->name, f->pos);
  uint32_t id = g->id;
  *g = *f;
  g->id = id;
  g->is_global_literal = false;
  g->pkg = outer->pkg;
  g->is_library = outer->is_library;
  g->outer = outer;
  g->n_closures = 0;
  g->can_inline = false;
  g->inl_reason = NULL;
  g->inl_body = NULL;
  g->is_dead_closure = false;
  outer->has_closure = true;
  g->params = ARENA_ARRAY(p->arena, IrVar *, f->n_params);
  g->results = ARENA_ARRAY(p->arena, IrVar *, f->n_results);
  g->locals = NULL;
  g->n_locals = g->cap_locals = 0;
  g->closure_vars = ARENA_ARRAY(p->arena, IrVar *, f->n_closure_vars);
  g->cap_closure_vars = f->n_closure_vars;
  for (uint32_t i = 0; i < f->n_params; i++) g->params[i] = copy_closure_var(s, f->params[i], g);
  for (uint32_t i = 0; i < f->n_results; i++) g->results[i] = copy_closure_var(s, f->results[i], g);
  for (uint32_t i = 0; i < f->n_locals; i++) ir_func_add_local(p, g, copy_closure_var(s, f->locals[i], g));
  for (uint32_t i = 0; i < f->n_closure_vars; i++)
    g->closure_vars[i] = copy_closure_var(s, f->closure_vars[i], g);
  s->target = g;
  IrCopy c = {
      .prog = p, .ctx = s, .map_var = map_var, .finish = finish_in_closure, .map_closure = copy_closure};
  g->body = tree_copy_list(&c, f->body);
  s->target = outer;
  // As in gc the copy is named after the caller, however deep it is in literals, inner ones first.
  IrFunc *cur = s->in->cur;
  uint32_t k = ++cur->n_closures;
  g->short_name = arena_printf(p->arena, cur->is_closure ? "%s.%u" : "%s.func%u", cur->short_name, k);
  g->name = arena_printf(p->arena, "%s.%s", cur->pkg ? cur->pkg->path : "", g->short_name);
  return g;
}

// ---- the call ----

static bool captures_are_reachable(const Inl *in, const IrFunc *fn) {
  for (uint32_t i = 0; i < fn->n_closure_vars; i++)
    if (!resolve_capture(in, fn->closure_vars[i])) return false;
  return true;
}

static bool count_returns(IrNode *n, void *ctx) {
  int *count = ctx;
  if (n->op == IR_RETURN) *count += ir_len(n->rlist) ? 1 : 2;
  return ir_each_child(n, count_returns, ctx);
}

// One return with values, and no named results: the result variables may be
// declared by it.
static bool can_delay_results(const IrFunc *fn) {
  int n = 0;
  for (uint32_t i = 0; i < ir_len(fn->inl_body); i++) count_returns(fn->inl_body->at[i], &n);
  if (n != 1) return false;
  for (uint32_t i = 0; i < fn->n_results; i++)
    if (fn->results[i]->is_named_result && fn->results[i]->name[0] != '~') return false;
  return true;
}

// Keeps what evaluating the callee expression does.
static void callee_effects(IrProgram *p, IrList **init, IrNode *callee) {
  for (;;) {
    for (uint32_t i = 0; i < ir_len(callee->init); i++) *init = ir_list_add(p, *init, callee->init->at[i]);
    if (callee->op == IR_CONVNOP) {
      callee = callee->x;
    } else if (callee->op == IR_INLCALL) {
      for (uint32_t i = 0; i < ir_len(callee->body); i++) *init = ir_list_add(p, *init, callee->body->at[i]);
      callee = callee->rlist->at[0];
    } else {
      return;
    }
  }
}

static void assign_params(Subst *s, IrNode *res, IrNode *call) {
  IrProgram *p = s->p;
  uint32_t n = s->fn->n_params;
  if (!n) return;
  IrNode *as = ir_new(p, n == 1 ? IR_AS : IR_AS2, s->call_pos, NULL);
  as->is_define = true;
  for (uint32_t i = 0; i < n; i++) {
    IrVar *v = s->fn->params[i];
    IrNode *lhs = ir_name(p, s->call_pos, NULL);
    if (strcmp(v->name, "_") != 0) {
      IrVar *f = fresh_local(s, v);
      f->defn = as;
      lhs->var = f;
      lhs->type = f->type;
      as->init = ir_list_add(p, as->init, ir_dcl(p, s->call_pos, f));
    }
    if (n == 1) {
      as->x = lhs;
      as->y = call->list->at[i];
    } else {
      as->list = ir_list_add(p, as->list, lhs);
      as->rlist = ir_list_add(p, as->rlist, call->list->at[i]);
    }
  }
  res->init = ir_list_add(p, res->init, as);
}

IrNode *inl_make_call(Inl *in, IrNode *call, IrFunc *fn) {
  if (!captures_are_reachable(in, fn)) return NULL;
  IrProgram *p = in->p;
  in->n_inlined++;
  in->cur->has_labels |= fn->has_labels;
  Subst s = {.in = in, .p = p, .fn = fn, .target = in->cur, .call_pos = call->pos};
  s.delay_results = can_delay_results(fn);
  s.ret_label = intern_str(arena_printf(p->arena, ".i%u", in->n_inlined))->text;
  IrNode *res = ir_new(p, IR_INLCALL, call->pos, call->type);
  res->func = fn;
  res->init = call->init;
  callee_effects(p, &res->init, call->x);
  assign_params(&s, res, call);
  for (uint32_t i = 0; i < fn->n_inl_locals; i++) fresh_local(&s, fn->inl_locals[i]);
  for (uint32_t i = 0; i < fn->n_results; i++) {
    IrVar *v = fn->results[i];
    IrVar *r;
    if (v->is_named_result && v->name[0] != '~') {
      r = fresh_local(&s, v);
      r->defn = NULL;
    } else {
      char name[16];
      snprintf(name, sizeof name, "~R%u", i);
      r = ir_var_new(p, IR_VAR_AUTO, intern_str(name)->text, call->pos, v->type, in->cur);
      r->is_used = r->is_inl_formal = true;
      ir_func_add_local(p, in->cur, r);
      if (v->is_named_result) set_copy(&s, v, r); // blank result
    }
    s.results = ir_list_add(p, s.results, ir_name(p, call->pos, r));
    if (!s.delay_results) {
      res->init = ir_list_add(p, res->init, ir_dcl(p, call->pos, r));
      res->init = ir_list_add(p, res->init, ir_assign(p, call->pos, ir_name(p, call->pos, r), NULL));
      r->is_reassigned = true;
    }
  }
  IrNode *mark = ir_new(p, IR_INLMARK, call->pos, NULL);
  mark->index = in->n_inlined;
  res->init = ir_list_add(p, res->init, mark);
  IrCopy c = {.prog = p,
              .ctx = &s,
              .map_var = map_var,
              .map_pos = map_pos,
              .map_label = map_label,
              .finish = finish,
              .map_closure = copy_closure};
  res->body = tree_copy_list(&c, fn->inl_body);
  res->body = ir_list_add(p, res->body, jump(&s, IR_LABEL, call->pos, s.ret_label));
  res->rlist = s.results;
  for (uint32_t i = 0; i < s.mapped.n; i++) s.mapped.items[i]->inl_copy = NULL;
  vec_free(&s.mapped);
  vec_free(&s.bases);
  return res;
}
