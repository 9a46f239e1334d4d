// SPDX-License-Identifier: MIT
// gen_count.c - counters of calls, for the functions that have sites (statistics).
//
// A function literal in an inlined body is copied; all copies count as the function that was
// written: the one that comes first in the program. Which functions have sites must be
// known before any code is made, since copies of a body are generated in any
// order: what may become a site is looked for in all trees. That is a little more than what
// does, and costs a counter that nobody reads.
#include "compiler/gen_impl.h"

// ---- functions as written ----

static uint32_t hash_pos(Pos p) {
  return pos_file(p)->base * 2654435761u ^ p.lico * 40503u;
}

static bool is_copyable(const IrFunc *f) {
  return f->is_closure && !f->is_wrapper && pos_is_known(f->pos);
}

static void find_written(Gen *g) {
  const IrProgram *ir = g->ir;
  uint32_t cap = 64;
  while (cap < 2 * ir->n_funcs) cap *= 2;
  IrFunc **table = x_calloc(cap, sizeof *table);
  for (uint32_t i = 0; i < ir->n_funcs; i++) {
    IrFunc *f = ir->funcs[i];
    g->written_as[f->id] = f;
    if (!is_copyable(f)) continue;
    uint32_t k = hash_pos(f->pos) & (cap - 1);
    while (table[k] && (table[k]->pos.lico != f->pos.lico || pos_file(table[k]->pos) != pos_file(f->pos)))
      k = (k + 1) & (cap - 1);
    if (table[k])
      g->written_as[f->id] = table[k];
    else
      table[k] = f;
  }
  x_free(table);
}

IrFunc *gen_written_func(Gen *g, IrFunc *func, Pos pos) {
  IrFunc *f = func;
  if (pos_is_known(pos) && !(func && func->pos.base == pos.base)) {
    IrFunc *callee = ir_inl_callee(g->ir, pos.base);
    if (callee) f = callee;
  }
  return f && g->written_as ? g->written_as[f->id] : f;
}

// ---- who has sites ----

typedef struct Search {
  Gen *g;
  IrFunc *func;
} Search;

static void set_owner(Search *s, Pos pos) {
  IrFunc *f = gen_written_func(s->g, s->func, pos);
  if (!s->g->call_count[f->id]) s->g->call_count[f->id] = ++s->g->prog->n_call_counts;
}

static bool may_be_site(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_ADDSTR:
  case IR_PTRLIT:
  case IR_METHVALUE:
  case IR_APPEND:
  case IR_MAKESLICE:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
  case IR_NEW:
  case IR_CONVIFACE:
  case IR_RUNESTR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES:
  case IR_CLOSURE:
  case IR_SLICELIT:
  case IR_MAPLIT:
  case IR_INDEXMAP:
  case IR_GO: return true;
  case IR_ASOP: return type_kind(n->x->type) == TYPE_STRING;
  default: return false;
  }
}

static bool look(IrNode *n, void *ctx) {
  if (may_be_site(n)) set_owner(ctx, n->pos);
  ir_each_child(n, look, ctx);
  return false;
}

static void look_at_vars(Search *s, IrVar *const *vars, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (var_is_heap(s->g, vars[i]) || var_is_addressed(s->g, vars[i])) set_owner(s, vars[i]->pos);
}

void gen_find_site_owners(Gen *g) {
  const IrProgram *ir = g->ir;
  g->written_as = x_calloc(ir->n_funcs + 1, sizeof *g->written_as);
  g->call_count = x_calloc(ir->n_funcs + 1, sizeof *g->call_count);
  find_written(g);
  for (uint32_t i = 0; i < ir->n_funcs; i++) {
    IrFunc *f = ir->funcs[i];
    Search s = {g, f};
    look_at_vars(&s, f->params, f->n_params);
    look_at_vars(&s, f->results, f->n_results);
    look_at_vars(&s, f->locals, f->n_locals);
    for (uint32_t k = 0; k < ir_len(f->body); k++) look(f->body->at[k], &s);
  }
}

void gen_count_call(Fn *f, const IrFunc *func) {
  const Gen *g = f->g;
  if (!g->call_count || !func) return;
  uint32_t counter = g->call_count[g->written_as[func->id]->id];
  if (counter) emit(f, OP_COUNT_CALL, 0, counter, 0);
}
