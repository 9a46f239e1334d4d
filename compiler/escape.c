// SPDX-License-Identifier: MIT
// escape.c - which variables and objects may stay in a frame.
//
// Two things must hold: no pointer to a frame object is stored in the heap, and none
// outlives the object (because its function returned, or because its storage is used
// again by the next iteration of a loop).
//
// The analysis is that of cmd/compile/internal/escape of Go 1.19. It knows neither order nor
// paths nor contexts, and takes a compound variable for one. Its data are
// - locations: a variable, or the storage of an allocating expression (escape_graph.c);
// - edges dst = src, weighted with dereferences minus addressings: p = &q -1, p = q 0, p = *q 1,
//   never less than -1, since &q cannot be addressed;
// - holes: where the value of an expression will flow, with the dereferences collected on the way
//   down to its operands.
//
// The functions of one call-graph component are a batch, callees first:
// 1. every parameter, result and local gets a location (init_func);
// 2. statements and expressions become edges (escape_walk.c, escape_expr.c, escape_call.c,
//    escape_assign.c). A call of a function outside the batch uses its summary, one
//    inside it flows into the parameters themselves. go and defer are wrapped here;
// 3. closures capture by value what is never addressed nor assigned again and has at
//    most 128 bytes, else by reference: edges from the captured variables;
// 4. what is too large for a frame, or of unknown size, flows to the heap;
// 5. the least dereferences between locations are found (escape_solve.c). If an address flows to a place that
// outlives it, it escapes;
// 6. decisions are written to the tree and told (-m), parameters get their
//    summaries (escape_leaks.c).
//
// With ESCAPE_OFF, steps 1 to 4 are done and then all storage that is addressed,
// captured by reference or allocated by an expression escapes.
//
// Not here: generic shapes, the race and address sanitizer modes. What an
// allocating expression costs when it does not escape (a string of at most 32 bytes,
// a boxed constant) is the generator's and the runtime's business.
#include "compiler/escape_impl.h"

#include "compiler/callgraph.h"

static void set_state(Escape *e, const IrFunc *f, enum FuncState s) {
  if (f->id >= e->n_func_states) {
    uint32_t n = f->id + f->id / 2 + 64;
    e->func_state = x_realloc(e->func_state, n, 1);
    memset(e->func_state + e->n_func_states, FUNC_UNKNOWN, n - e->n_func_states);
    e->n_func_states = n;
  }
  e->func_state[f->id] = (uint8_t)s;
}

static void init_func(Escape *e, IrFunc *f) {
  set_state(e, f, FUNC_PLANNED);
  e->cur = f;
  e->loop_depth = 1;
  for (uint32_t i = 0; i < f->n_params; i++) esc_new_loc(e, f->params[i], NULL, false);
  for (uint32_t i = 0; i < f->n_results; i++)
    esc_new_loc(e, f->results[i], NULL, false)->result_index = i + 1;
  for (uint32_t i = 0; i < f->n_locals; i++) esc_new_loc(e, f->locals[i], NULL, false);
  e->cur = NULL;
}

// Decides how the variables of a closure are captured, and lets them flow into it.
static void flow_closure(Escape *e, const PendingClosure *c) {
  IrFunc *f = c->node->func;
  for (uint32_t i = 0; i < f->n_closure_vars; i++) {
    IrVar *cv = f->closure_vars[i];
    IrVar *v = esc_canonical(cv);
    Location *l = esc_var_loc(e, cv);
    int64_t size = type_size(v->type);
    cv->by_value = !l->is_addrtaken && !l->is_reassigned && size <= MAX_BY_VALUE;
    if (!cv->by_value) v->is_addrtaken = true;
    if (e->opt->m_level >= 2 && esc_is_loud(e, v->func))
      diag_info(pos_outermost(v->pos), "%s capturing by %s: %s (addr=%s assign=%s width=%lld)",
                v->func->short_name, cv->by_value ? "value" : "ref", ir_var_text(e->p, v),
                l->is_addrtaken ? "true" : "false", l->is_reassigned ? "true" : "false", (long long)size);
    IrNode *where = ir_name(e->p, cv->pos, cv);
    Hole k = c->k;
    if (!cv->by_value) k = esc_addr_of(e, k, where, "reference");
    esc_flow(e, esc_note(e, k, where, "captured by a closure"), l);
  }
}

static void flow_too_large(Escape *e) {
  for (uint32_t i = 0; i < e->all.n; i++) {
    Location *l = e->all.items[i];
    const char *why = esc_heap_reason(e, l);
    if (!why) continue;
    IrNode *where = l->node ? l->node : ir_name(e->p, l->var->pos, l->var);
    esc_flow(e, esc_addr_of(e, esc_heap_hole(e), where, why), l);
  }
}

static void move_all(Escape *e) {
  for (uint32_t i = 0; i < e->all.n; i++) {
    Location *l = e->all.items[i];
    if (l->escapes || (!l->node && !(l->var && l->is_addrtaken))) continue;
    l->escapes = true;
    esc_fact_rule(e, l, SITE_RULE_ALL_HEAP, "escape analysis is off");
  }
}

static void decide_var(Escape *e, Location *l) {
  IrVar *v = l->var;
  v->esc_loc = NULL;
  v->esc = l->escapes ? ESC_HEAP : ESC_NONE;
  if (l->escapes && !l->is_quiet && esc_is_loud(e, l->func))
    diag_info(pos_outermost(v->pos), "moved to heap: %s", ir_var_text(e->p, v));
}

static void decide_node(Escape *e, Location *l) {
  IrNode *n = l->node;
  n->esc = l->escapes ? ESC_HEAP : ESC_NONE;
  n->is_transient = !l->escapes && l->is_transient;
  bool is_quiet = l->is_quiet || (n->op == IR_CLOSURE && n->func->is_wrapper);
  if (!is_quiet && esc_is_loud(e, l->func))
    diag_info(pos_outermost(n->pos), "%s %s", expr_gc_text(e->p, n),
              l->escapes ? "escapes to heap" : "does not escape");
}

static void finish(Escape *e, IrFunc **funcs, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    esc_tag_params(e, funcs[i]);
    set_state(e, funcs[i], FUNC_TAGGED);
    funcs[i]->esc_done = true;
  }
  for (uint32_t i = 0; i < e->all.n; i++) {
    Location *l = e->all.items[i];
    if (l->var) decide_var(e, l);
    if (l->node) decide_node(e, l);
  }
}

static void analyse_batch(void *ctx, IrFunc **funcs, uint32_t n, bool recursive) {
  (void)recursive;
  Escape *e = ctx;
  arena_reset(&e->arena);
  e->heap = (Location){.escapes = true};
  e->blank = (Location){0};
  vec_clear(&e->all);
  vec_clear(&e->closures);
  for (uint32_t i = 0; i < n; i++) init_func(e, funcs[i]);
  for (uint32_t i = 0; i < n; i++)
    if (!ir_is_hidden_closure(funcs[i])) esc_walk_func(e, funcs[i]);
  for (uint32_t i = 0; i < e->closures.n; i++) flow_closure(e, &e->closures.items[i]);
  flow_too_large(e);
  if (e->opt->level == ESCAPE_OFF) move_all(e);
  if (e->opt->m_level >= 2)
    esc_solve_each(e);
  else
    esc_solve(e);
  finish(e, funcs, n);
}

void escape_program(IrProgram *p, const EscapeOptions *options) {
  Escape e = {.p = p, .opt = options};
  p->escape = ARENA_NEW(p->arena, EscapeFacts);
  callgraph_visit_bottom_up(p, analyse_batch, &e);
  // Function literals nobody mentions any more: every use was inlined.
  for (uint32_t i = 0; i < p->n_funcs; i++)
    if (p->funcs[i]->is_closure && !p->funcs[i]->esc_done) p->funcs[i]->is_dead_closure = true;
  if (options->keeps_chains) esc_explain_facts(p);
  arena_fini(&e.arena);
  vec_free(&e.all);
  vec_free(&e.closures);
  x_free(e.func_state);
}
