// SPDX-License-Identifier: MIT
// normalise_deadcode.c - removes what a constant condition makes unreachable,
// as gc's deadcode pass does before inlining: an if keeps only the branch taken,
// a switch over constants only the clause that matches, && and || fold, and
// statements behind an if whose remaining branch returns are cut.
// Closures in removed code are marked dead, so that no pass speaks of them.
#include "compiler/normalise_impl.h"

static bool mark_dead(IrNode *n, void *ctx) {
  if (n->op == IR_CLOSURE) n->func->is_dead_closure = true;
  return ir_each_child(n, mark_dead, ctx);
}

static void mark_list_dead(IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) mark_dead(l->at[i], NULL);
}

static bool is_const_bool(const IrNode *n, bool *value) {
  if (!n || n->op != IR_LITERAL || const_kind(n->val) != CONST_BOOL) return false;
  *value = const_bool(n->val);
  return true;
}

static IrNode *fold_cond(IrNode *n) {
  bool v;
  if (n->op == IR_ANDAND || n->op == IR_OROR) {
    n->x = fold_cond(n->x);
    n->y = fold_cond(n->y);
    if (is_const_bool(n->x, &v)) {
      if (v == (n->op == IR_ANDAND)) return n->y;
      return n->x;
    }
  }
  return n;
}

static void stmts(IrProgram *p, IrList *l);

static const ConstVal *const_of(const IrNode *n) {
  return n->op == IR_LITERAL ? n->val : NULL;
}

static bool ends_with_fall(const IrList *body) {
  for (uint32_t i = 0; i < ir_len(body); i++)
    if (body->at[i]->op == IR_FALL) return true;
  return false;
}

static void keep_only(IrNode *sw, IrNode *keep, IrNode *keep_case) {
  for (uint32_t i = 0; i < sw->list->n; i++) {
    IrNode *c = sw->list->at[i];
    for (uint32_t k = 0; k < ir_len(c->list); k++)
      if (c->list->at[k] != keep_case) mark_dead(c->list->at[k], NULL);
    if (c != keep) mark_list_dead(c->body);
  }
  if (keep && keep_case) {
    keep->list->at[0] = keep_case;
    keep->list->n = 1;
  }
  sw->list->n = 0;
  if (keep) sw->list->at[sw->list->n++] = keep;
}

static void fold_switch(IrProgram *p, IrNode *sw) {
  if (sw->x && sw->x->op == IR_TYPESW) return;
  const ConstVal *x = sw->x ? const_of(sw->x) : const_from_bool(p->arena, true);
  if (!x || !sw->list) return;
  IrNode *def = NULL;
  for (uint32_t i = 0; i < sw->list->n; i++) {
    IrNode *c = sw->list->at[i];
    if (c->is_default) {
      def = c;
      continue;
    }
    for (uint32_t k = 0; k < ir_len(c->list); k++) {
      const ConstVal *v = const_of(c->list->at[k]);
      if (!v) return;
      if (const_compare(p->arena, CONST_EQ, x, v)) {
        if (!ends_with_fall(c->body)) keep_only(sw, c, c->list->at[k]);
        return;
      }
    }
  }
  if (def && ends_with_fall(def->body)) return;
  keep_only(sw, def, NULL);
}

static void stmts(IrProgram *p, IrList *l) {
  int64_t last_label = -1;
  for (uint32_t i = 0; i < ir_len(l); i++)
    if (l->at[i]->op == IR_LABEL) last_label = i;
  for (uint32_t i = 0; i < ir_len(l); i++) {
    IrNode *n = l->at[i];
    bool cut = false, v;
    if (n->op == IR_IF) {
      n->x = fold_cond(n->x);
      if (is_const_bool(n->x, &v)) {
        mark_list_dead(v ? n->els : n->body);
        if (v)
          n->els = NULL;
        else
          n->body = NULL;
        IrList *body = v ? n->body : n->els;
        if (ir_len(body)) {
          IrOp last = (IrOp)body->at[body->n - 1]->op;
          cut = (last == IR_RETURN || last == IR_PANIC) && (int64_t)i > last_label;
        }
      }
    }
    if (n->op == IR_SWITCH) fold_switch(p, n);
    stmts(p, n->init);
    switch (n->op) {
    case IR_BLOCK: stmts(p, n->list); break;
    case IR_FOR:
    case IR_RANGE: stmts(p, n->body); break;
    case IR_IF:
      stmts(p, n->body);
      stmts(p, n->els);
      break;
    case IR_SELECT:
    case IR_SWITCH:
      for (uint32_t k = 0; k < ir_len(n->list); k++) stmts(p, n->list->at[k]->body);
      break;
    default: break;
    }
    if (cut) {
      for (uint32_t k = i + 1; k < l->n; k++) mark_dead(l->at[k], NULL);
      l->n = i + 1;
      return;
    }
  }
}

void norm_deadcode(IrProgram *p, IrFunc *f) {
  stmts(p, f->body);
  for (uint32_t i = 0; i < ir_len(f->body); i++) {
    IrNode *n = f->body->at[i];
    bool v;
    if (n->init) return;
    if (n->op == IR_IF && is_const_bool(n->x, &v) && !ir_len(n->body) && !ir_len(n->els)) continue;
    if (n->op == IR_FOR && is_const_bool(n->x, &v) && !v) continue;
    return;
  }
  mark_list_dead(f->body);
  f->body->n = 0;
}
