// SPDX-License-Identifier: MIT
// callgraph.c - strongly connected components by Tarjan's algorithm in the form
// of Sedgewick (Algorithms, 2nd ed., p. 482), as gc's ir/scc.go uses it: each
// node takes two numbers, so that the minimum tells a lone function from one that
// reaches itself. A mention of a function counts as a call. The depth-first search keeps its own stack:
// a chain of calls may be as long as the program.
#include "compiler/callgraph.h"

#include "compiler/vec.h"

typedef struct Frame {
  IrFunc *f;
  uint32_t id, min;
  uint32_t next; // callee to look at
  IrFunc **callees;
  uint32_t n_callees;
} Frame;

typedef struct Search {
  VEC(Frame) frames;
  VEC(IrFunc *) stack;
  VEC(IrFunc *) found; // callees of the function being read
  uint32_t *id;        // by function id, 0: not reached
  uint32_t n_ids, gen;
} Search;

static bool collect(IrNode *n, void *ctx) {
  Search *s = ctx;
  switch (n->op) {
  case IR_FUNCNAME:
  case IR_METHEXPR:
  case IR_CLOSURE: vec_push(&s->found, n->func); break;
  case IR_METHVALUE:
    if (n->func) vec_push(&s->found, n->func);
    break;
  default: break;
  }
  return ir_each_child(n, collect, ctx);
}

static uint32_t *id_of(Search *s, const IrFunc *f) {
  if (f->id >= s->n_ids) {
    uint32_t n = f->id + f->id / 2 + 16;
    s->id = x_realloc(s->id, n, sizeof *s->id);
    memset(s->id + s->n_ids, 0, (n - s->n_ids) * sizeof *s->id);
    s->n_ids = n;
  }
  return &s->id[f->id];
}

static void enter(Search *s, IrFunc *f) {
  Frame fr = {.f = f, .id = ++s->gen};
  *id_of(s, f) = fr.id;
  fr.min = ++s->gen;
  vec_push(&s->stack, f);
  vec_clear(&s->found);
  for (uint32_t i = 0; i < ir_len(f->body); i++) collect(f->body->at[i], s);
  fr.n_callees = s->found.n;
  fr.callees = x_calloc(fr.n_callees, sizeof(IrFunc *));
  if (fr.n_callees) memcpy(fr.callees, s->found.items, fr.n_callees * sizeof(IrFunc *));
  vec_push(&s->frames, fr);
}

static void search(Search *s, IrFunc *root, CallGraphVisit visit, void *ctx) {
  enter(s, root);
  while (s->frames.n) {
    Frame *fr = &s->frames.items[s->frames.n - 1];
    if (fr->next < fr->n_callees) {
      IrFunc *callee = fr->callees[fr->next++];
      uint32_t id = *id_of(s, callee);
      if (!id)
        enter(s, callee);
      else if (id < fr->min)
        fr->min = id;
      continue;
    }
    Frame done = *fr;
    x_free(done.callees);
    (void)vec_pop(&s->frames);
    if (s->frames.n) {
      Frame *up = &s->frames.items[s->frames.n - 1];
      if (done.min < up->min) up->min = done.min;
    }
    if ((done.min == done.id || done.min == done.id + 1) && !ir_is_hidden_closure(done.f)) {
      uint32_t i = s->stack.n;
      do *id_of(s, s->stack.items[--i]) = UINT32_MAX;
      while (s->stack.items[i] != done.f);
      // visit may add functions, not touch this stack.
      visit(ctx, s->stack.items + i, s->stack.n - i, done.min == done.id);
      s->stack.n = i;
    }
  }
}

void callgraph_visit_bottom_up(IrProgram *p, CallGraphVisit visit, void *ctx) {
  Search s = {0};
  uint32_t n = p->n_funcs; // functions made meanwhile are copies of closures
  for (uint32_t i = 0; i < n; i++) {
    IrFunc *f = p->funcs[i];
    if (ir_is_hidden_closure(f) || *id_of(&s, f)) continue;
    search(&s, f, visit, ctx);
  }
  vec_free(&s.frames);
  vec_free(&s.stack);
  vec_free(&s.found);
  x_free(s.id);
}
