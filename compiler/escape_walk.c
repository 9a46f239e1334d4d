// SPDX-License-Identifier: MIT
// escape_walk.c - statements: which of them assign what to what, and how deep in
// loops variables are declared.
#include "compiler/escape_impl.h"

// ---- labels ----

static uint32_t hash_pointer(const char *s) {
  return (uint32_t)(((uintptr_t)s >> 3) * 2654435761u);
}

static LabelState *label_slot(LabelTable *t, const char *name) {
  uint32_t i = hash_pointer(name) & (t->cap - 1);
  while (t->slots[i].name && t->slots[i].name != name) i = (i + 1) & (t->cap - 1);
  return &t->slots[i];
}

static void add_label(LabelTable *t, const char *name) {
  if (2 * t->n >= t->cap) {
    LabelTable old = *t;
    t->cap = old.cap ? 2 * old.cap : 16;
    t->slots = x_calloc(t->cap, sizeof *t->slots);
    for (uint32_t i = 0; i < old.cap; i++)
      if (old.slots[i].name) *label_slot(t, old.slots[i].name) = old.slots[i];
    x_free(old.slots);
  }
  LabelState *s = label_slot(t, name);
  if (!s->name) t->n++;
  *s = (LabelState){name, false};
}

// A label met before a goto to it is the head of a loop.
static bool find_labels(IrNode *n, void *ctx) {
  LabelTable *t = ctx;
  if (n->op == IR_LABEL) add_label(t, n->name);
  if (n->op == IR_GOTO && t->n) {
    LabelState *s = label_slot(t, n->name);
    if (s->name) s->is_looping = true;
  }
  return ir_each_child(n, find_labels, ctx);
}

static void package_init(Escape *e, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) {
    e->is_quiet = esc_static_init(e, l->at[i]);
    esc_stmt(e, l->at[i]);
    e->is_quiet = false;
  }
}

static void esc_block(Escape *e, IrList *l) {
  int32_t depth = e->loop_depth;
  esc_stmts(e, l);
  e->loop_depth = depth;
}

void esc_walk_func(Escape *e, IrFunc *f) {
  IrFunc *outer = e->cur;
  int32_t outer_depth = e->loop_depth;
  LabelTable outer_labels = e->labels;
  e->cur = f;
  e->loop_depth = 1;
  e->labels = (LabelTable){0};
  for (uint32_t i = 0; f->has_labels && i < f->body->n; i++) find_labels(f->body->at[i], &e->labels);
  if (f->is_init && !f->obj)
    package_init(e, f->body);
  else
    esc_block(e, f->body);
  x_free(e->labels.slots);
  e->labels = outer_labels;
  e->cur = outer;
  e->loop_depth = outer_depth;
}

// ---- statements ----

void esc_stmts(Escape *e, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) esc_stmt(e, l->at[i]);
}

static Hole declare(Escape *e, IrVar *v) {
  Location *l = esc_var_loc(e, v);
  l->loop_depth = e->loop_depth;
  return esc_hole(l);
}

static void range(Escape *e, IrNode *n) {
  // The operand is evaluated outside the loop.
  Location *tmp = esc_new_loc(e, NULL, NULL, false);
  esc_expr(e, esc_hole(tmp), n->x);
  e->loop_depth++;
  Hole ks[2] = {esc_addr(e, n->y), esc_addr(e, n->z)};
  if (type_kind(n->x->type) == TYPE_ARRAY)
    esc_flow(e, esc_note(e, ks[1], n, "range"), tmp);
  else
    esc_flow(e, esc_deref(e, ks[1], n, "range-deref"), tmp);
  esc_reassigned(e, ks, 2, n);
  esc_block(e, n->body);
  e->loop_depth--;
}

static void switch_(Escape *e, IrNode *n) {
  if (n->x && n->x->op == IR_TYPESW) {
    esc_stmts(e, n->x->init);
    VEC(Hole) ks = {0};
    for (uint32_t i = 0; n->x->is_define && i < ir_len(n->list); i++) {
      IrNode *c = n->list->at[i];
      if (!c->var) continue;
      Hole k = declare(e, c->var);
      if (type_has_pointers(c->var->type)) {
        Hole out = esc_dot_type(e, k, c->var->type, c, "switch case");
        vec_push(&ks, out);
      }
    }
    esc_expr(e, esc_tee(e, ks.items, ks.n), n->x->x);
    vec_free(&ks);
  } else {
    esc_discard(e, n->x);
  }
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *c = n->list->at[i];
    esc_discards(e, c->list);
    esc_block(e, c->body);
  }
}

static void as2_func(Escape *e, IrNode *n) {
  IrNode *call = n->rlist->at[0];
  esc_stmts(e, call->init);
  uint32_t count = ir_len(n->list);
  Hole *ks = ARENA_ARRAY(&e->arena, Hole, count);
  for (uint32_t i = 0; i < count; i++) ks[i] = esc_addr(e, n->list->at[i]);
  esc_call(e, ks, call);
  esc_reassigned(e, ks, count, n);
}

static void return_(Escape *e, IrNode *n) {
  uint32_t count = ir_len(n->rlist);
  if (!count) return;
  IrNode **dsts = ARENA_ARRAY(&e->arena, IrNode *, count);
  for (uint32_t i = 0; i < count; i++) dsts[i] = ir_name(e->p, e->cur->results[i]->pos, e->cur->results[i]);
  esc_assign_list(e, dsts, count, n->rlist->at, count, "return", n);
}

static void assign_lists(Escape *e, IrNode *n, const char *why) {
  esc_assign_list(e, n->list->at, ir_len(n->list), n->rlist->at, ir_len(n->rlist), why, n);
}

// gc passes the arguments and results of an inlined call by parallel assignments, one alone too.
static const char *as_why(const IrNode *n) {
  return n->op == IR_AS && n->x->op == IR_NAME && n->x->var && n->x->var->is_inl_formal && n->y
             ? "assign-pair"
             : "assign";
}

void esc_stmt(Escape *e, IrNode *n) {
  if (!n) return;
  esc_stmts(e, n->init);
  switch (n->op) {
  case IR_BREAK:
  case IR_CONTINUE:
  case IR_GOTO:
  case IR_FALL:
  case IR_INLMARK: break;
  case IR_BLOCK: esc_stmts(e, n->list); break;
  case IR_DCL:
    if (n->var) declare(e, n->var);
    break;
  case IR_LABEL:
    if (e->labels.n && label_slot(&e->labels, n->name)->is_looping) e->loop_depth++;
    break;
  case IR_IF:
    esc_discard(e, n->x);
    esc_block(e, n->body);
    esc_block(e, n->els);
    break;
  case IR_FOR:
    e->loop_depth++;
    esc_discard(e, n->x);
    esc_stmt(e, n->y);
    esc_block(e, n->body);
    e->loop_depth--;
    break;
  case IR_RANGE: range(e, n); break;
  case IR_SWITCH: switch_(e, n); break;
  case IR_SELECT:
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *c = n->list->at[i];
      esc_stmt(e, c->x);
      esc_block(e, c->body);
    }
    break;
  case IR_SEND:
    esc_discard(e, n->x);
    esc_assign_heap(e, n->y, "send", n);
    break;
  case IR_AS:
  case IR_ASOP: esc_assign_list(e, &n->x, 1, &n->y, n->y ? 1 : 0, as_why(n), n); break;
  case IR_AS2: assign_lists(e, n, "assign-pair"); break;
  case IR_AS2DOTTYPE: assign_lists(e, n, "assign-pair-dot-type"); break;
  case IR_AS2MAPR: assign_lists(e, n, "assign-pair-mapr"); break;
  case IR_AS2RECV: assign_lists(e, n, "assign-pair-receive"); break;
  case IR_AS2FUNC: as2_func(e, n); break;
  case IR_RETURN: return_(e, n); break;
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL:
  case IR_CLEAR:
  case IR_CLOSE:
  case IR_COPY:
  case IR_DELETE:
  case IR_PANIC:
  case IR_PRINT:
  case IR_PRINTLN:
  case IR_RECOVER: esc_call(e, NULL, n); break;
  case IR_GO:
  case IR_DEFER: esc_go_defer(e, n); break;
  case IR_EXPRSTMT: esc_discard(e, n->x); break;
  default: esc_expr_skip_init(e, esc_discard_hole(e), n); // <-ch and the like
  }
}
