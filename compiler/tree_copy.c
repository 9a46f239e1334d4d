// SPDX-License-Identifier: MIT
// tree_copy.c - the one deep copy of a tree, for the inliner and for generic
// instances: what becomes of variables, types, positions, labels and closures is
// said by the hooks of IrCopy.
#include "compiler/ir.h"

#include "compiler/arena.h"

static bool has_var(IrOp op) {
  switch (op) {
  case IR_NAME:
  case IR_DCL:
  case IR_TYPESW:
  case IR_CASE: return true;
  default: return false;
  }
}

static bool has_label(IrOp op) {
  return op == IR_FOR || op == IR_RANGE || op == IR_SWITCH || op == IR_SELECT;
}

static bool has_label_name(IrOp op) {
  return op == IR_BREAK || op == IR_CONTINUE || op == IR_GOTO || op == IR_LABEL;
}

static IrNode *tree_copy(const IrCopy *c, const IrNode *n);

IrList *tree_copy_list(const IrCopy *c, const IrList *l) {
  if (!l) return NULL;
  IrList *out = NULL;
  for (uint32_t i = 0; i < l->n; i++) out = ir_list_add(c->prog, out, tree_copy(c, l->at[i]));
  return out ? out : ARENA_NEW(c->prog->arena, IrList);
}

static IrNode *tree_copy(const IrCopy *c, const IrNode *n) {
  if (!n) return NULL;
  IrNode *m = ir_new(c->prog, (IrOp)n->op, n->pos, n->type);
  uint32_t id = m->id;
  *m = *n;
  m->id = id;
  m->site = 0;
  m->walked = false;
  if (c->map_pos) m->pos = c->map_pos(n->pos, c->ctx);
  if (c->map_type && n->type) m->type = c->map_type(n->type, c->ctx);
  if (c->map_var && has_var((IrOp)n->op) && n->var) m->var = c->map_var(n->var, c->ctx);
  if (c->map_label) {
    if (has_label((IrOp)n->op) && n->label) m->label = c->map_label(n->label, c->ctx);
    if (has_label_name((IrOp)n->op) && n->name) m->name = c->map_label(n->name, c->ctx);
  }
  if (c->map_closure && n->op == IR_CLOSURE) m->func = c->map_closure(n->func, c->ctx);
  m->init = tree_copy_list(c, n->init);
  m->x = tree_copy(c, n->x);
  m->y = tree_copy(c, n->y);
  m->z = tree_copy(c, n->z);
  m->list = tree_copy_list(c, n->list);
  m->rlist = tree_copy_list(c, n->rlist);
  m->body = tree_copy_list(c, n->body);
  m->els = tree_copy_list(c, n->els);
  return c->finish ? c->finish(n, m, c->ctx) : m;
}
