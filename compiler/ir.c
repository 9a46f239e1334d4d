// SPDX-License-Identifier: MIT
// ir.c - building, walking and checking the normalised tree.
#include "compiler/ir.h"

#include "compiler/arena.h"
#include "compiler/intern.h"
#include "compiler/vec.h"

const char *const ir_op_names[N_IR_OPS] = {
    "XXX",
#define IR(op, name, class, fields) name,
#include "compiler/ir.def"
#undef IR
};

static const char *const op_fields[N_IR_OPS] = {
    "",
#define IR(op, name, class, fields) fields,
#include "compiler/ir.def"
#undef IR
};

IrProgram *ir_program_new(Arena *a) {
  IrProgram *p = ARENA_NEW(a, IrProgram);
  p->arena = a;
  return p;
}

IrNode *ir_new(IrProgram *p, IrOp op, Pos pos, Type *type) {
  IrNode *n = ARENA_NEW(p->arena, IrNode);
  n->op = (uint8_t)op;
  n->id = ++p->n_nodes;
  n->pos = pos;
  n->type = type;
  return n;
}

IrList *ir_list_add(IrProgram *p, IrList *l, IrNode *n) {
  if (!l) l = ARENA_NEW(p->arena, IrList);
  if (l->n == l->cap) {
    uint32_t cap = l->cap ? 2 * l->cap : 1; // most have one element
    IrNode **at = ARENA_ARRAY(p->arena, IrNode *, cap);
    if (l->n) memcpy(at, l->at, l->n * sizeof *at);
    l->at = at;
    l->cap = cap;
  }
  l->at[l->n++] = n;
  return l;
}

IrVar *ir_var_new(IrProgram *p, IrVarClass c, const char *name, Pos pos, Type *type, IrFunc *func) {
  IrVar *v = ARENA_NEW(p->arena, IrVar);
  v->id = ++p->n_vars;
  v->class = (uint8_t)c;
  v->name = name;
  v->pos = pos;
  v->type = type;
  v->func = func;
  return v;
}

void ir_func_add_local(IrProgram *p, IrFunc *f, IrVar *v) {
  if (f->n_locals == f->cap_locals)
    f->locals = avec_grow(p->arena, f->locals, &f->cap_locals, f->n_locals + 1, sizeof *f->locals);
  v->index = f->n_locals;
  v->func = f;
  f->locals[f->n_locals++] = v;
}

// gc numbers temporaries by the variables declared so far.
static uint32_t n_declared(const IrFunc *f) {
  uint32_t n = f->n_results + f->n_locals;
  for (uint32_t i = 0; i < f->n_params; i++)
    n += !f->params[i]->obj || (f->params[i]->obj->name && *f->params[i]->obj->name);
  return n;
}

IrVar *ir_temp(IrProgram *p, IrFunc *func, Pos pos, Type *type) {
  char name[32];
  snprintf(name, sizeof name, ".autotmp_%u", n_declared(func));
  IrVar *v = ir_var_new(p, IR_VAR_AUTO, intern_str(name)->text, pos, type, func);
  v->is_temp = true;
  v->is_used = true;
  ir_func_add_local(p, func, v);
  return v;
}

IrNode *ir_name(IrProgram *p, Pos pos, IrVar *v) {
  IrNode *n = ir_new(p, IR_NAME, pos, v ? v->type : NULL);
  n->var = v;
  return n;
}

IrFunc *ir_func_new(IrProgram *p, const char *name, Pos pos) {
  IrFunc *f = ARENA_NEW(p->arena, IrFunc);
  if (p->n_funcs == p->cap_funcs)
    p->funcs = avec_grow(p->arena, p->funcs, &p->cap_funcs, p->n_funcs + 1, sizeof *p->funcs);
  f->id = p->n_funcs;
  p->funcs[p->n_funcs++] = f;
  f->name = f->short_name = name;
  f->pos = pos;
  f->pragma_inlcost = -1;
  return f;
}

IrNode *ir_field(IrProgram *p, Pos pos, IrNode *x, uint32_t index) {
  Type *u = type_under(x->type);
  IrOp op = IR_DOT;
  if (u->kind == TYPE_POINTER) {
    op = IR_DOTPTR;
    u = type_under(u->elem);
  }
  const Field *f = &u->fields[index];
  IrNode *n = ir_new(p, op, pos, f->type);
  n->x = x;
  n->name = f->name;
  n->index = index;
  return n;
}

IrNode *ir_deref(IrProgram *p, Pos pos, IrNode *x) {
  IrNode *n = ir_new(p, IR_DEREF, pos, type_under(x->type)->elem);
  n->x = x;
  return n;
}

Type *ir_method_expr_type(IrProgram *p, const Type *sig, Type *recv) {
  Type *t = type_new(p->arena, TYPE_FUNC);
  t->n_params = sig->n_params + 1;
  t->params = ARENA_ARRAY(p->arena, Param, t->n_params);
  t->params[0].type = recv;
  for (uint32_t i = 0; i < sig->n_params; i++) t->params[i + 1] = sig->params[i];
  t->results = sig->results;
  t->n_results = sig->n_results;
  t->is_variadic = sig->is_variadic;
  return t;
}

IrNode *ir_dcl(IrProgram *p, Pos pos, IrVar *v) {
  IrNode *n = ir_new(p, IR_DCL, pos, NULL);
  n->var = v;
  return n;
}

IrNode *ir_assign(IrProgram *p, Pos pos, IrNode *x, IrNode *y) {
  IrNode *n = ir_new(p, IR_AS, pos, NULL);
  n->x = x;
  n->y = y;
  return n;
}

bool ir_method_used(const IrProgram *p, const char *name) {
  for (uint32_t i = 0; i < p->used_methods.n; i++)
    if (p->used_methods.items[i] == name) return true;
  return false;
}

bool ir_method_set_used(IrProgram *p, const char *name) {
  if (ir_method_used(p, name)) return false;
  avec_push(p->arena, &p->used_methods, name);
  return true;
}

uint32_t ir_inl_base(IrProgram *p, uint32_t base, Pos call_pos, IrFunc *callee) {
  if (p->n_inl == p->cap_inl) p->inl = avec_grow(p->arena, p->inl, &p->cap_inl, p->n_inl + 1, sizeof *p->inl);
  uint32_t made = pos_base_add_inlined(base, call_pos);
  p->inl[p->n_inl++] = (IrInlCall){made, callee};
  return made;
}

IrFunc *ir_inl_callee(const IrProgram *p, uint32_t base) {
  uint32_t lo = 0, hi = p->n_inl;
  while (lo < hi) {
    uint32_t mid = (lo + hi) / 2;
    if (p->inl[mid].base < base)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < p->n_inl && p->inl[lo].base == base ? p->inl[lo].callee : NULL;
}

static bool each_in_list(IrList *l, IrVisit visit, void *ctx) {
  for (uint32_t i = 0; i < ir_len(l); i++)
    if (visit(l->at[i], ctx)) return true;
  return false;
}

bool ir_each_child(IrNode *n, IrVisit visit, void *ctx) {
  if (n->init && each_in_list(n->init, visit, ctx)) return true;
  if (n->x && visit(n->x, ctx)) return true;
  if (n->y && visit(n->y, ctx)) return true;
  if (n->z && visit(n->z, ctx)) return true;
  if (n->list && each_in_list(n->list, visit, ctx)) return true;
  if (n->rlist && each_in_list(n->rlist, visit, ctx)) return true;
  if (n->body && each_in_list(n->body, visit, ctx)) return true;
  return n->els && each_in_list(n->els, visit, ctx);
}

static void edit_list(IrList *l, IrEdit edit, void *ctx) {
  for (uint32_t i = 0; i < ir_len(l); i++) l->at[i] = edit(l->at[i], ctx);
}

void ir_edit_children(IrNode *n, IrEdit edit, void *ctx) {
  edit_list(n->init, edit, ctx);
  if (n->x) n->x = edit(n->x, ctx);
  if (n->y) n->y = edit(n->y, ctx);
  if (n->z) n->z = edit(n->z, ctx);
  edit_list(n->list, edit, ctx);
  edit_list(n->rlist, edit, ctx);
  edit_list(n->body, edit, ctx);
  edit_list(n->els, edit, ctx);
}

// ---- verification ----

typedef struct Verify {
  IrProgram *prog;
  IrFunc *func;
  uint8_t *seen; // by node id
} Verify;

static void refuse(Verify *v, const IrNode *n, const char *what) {
  char buf[200];
  bug("ir_verify: %s: %s in %s at %s", ir_op_names[n->op], what, v->func->name,
      pos_text(n->pos, buf, sizeof buf));
}

static bool verify_node(IrNode *n, void *ctx) {
  Verify *v = ctx;
  if (!n) bug("ir_verify: NULL node in %s", v->func->name);
  if (n->op == IR_INVALID || n->op >= N_IR_OPS) bug("ir_verify: bad op %d in %s", n->op, v->func->name);
  if (n->id > v->prog->n_nodes) refuse(v, n, "bad id");
  if (v->seen[n->id]) refuse(v, n, "node occurs twice");
  v->seen[n->id] = 1;
  const char *f = op_fields[n->op];
  if (n->x && !strchr(f, 'X')) refuse(v, n, "unexpected x");
  if (n->y && !strchr(f, 'Y')) refuse(v, n, "unexpected y");
  if (n->z && !strchr(f, 'Z')) refuse(v, n, "unexpected z");
  if (n->list && !strchr(f, 'L')) refuse(v, n, "unexpected list");
  if (n->rlist && !strchr(f, 'R')) refuse(v, n, "unexpected rlist");
  if (n->body && !strchr(f, 'B')) refuse(v, n, "unexpected body");
  if (n->els && !strchr(f, 'E')) refuse(v, n, "unexpected els");
  if (n->op == IR_LITERAL && !n->val) refuse(v, n, "no value");
  if (n->op == IR_PAREN) refuse(v, n, "not normalised");
  if (n->type && type_is_untyped(n->type)) refuse(v, n, "untyped");
  switch (n->op) {
  case IR_FUNCNAME:
  case IR_METHEXPR:
  case IR_CLOSURE:
    if (!n->func) refuse(v, n, "no function");
    break;
  case IR_NAME:
    if (n->var && n->var->func && n->var->func != v->func) refuse(v, n, "variable of another function");
    break;
  default: break;
  }
  return ir_each_child(n, verify_node, ctx);
}

void ir_verify(IrProgram *p) {
  Verify v = {.prog = p, .seen = x_calloc(p->n_nodes + 1, 1)};
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    v.func = p->funcs[i];
    for (uint32_t k = 0; k < ir_len(v.func->body); k++) verify_node(v.func->body->at[k], &v);
  }
  x_free(v.seen);
}
