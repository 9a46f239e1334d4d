// SPDX-License-Identifier: MIT
// escape_explain.c - the reasons: as -m=2 prints them, and kept for the site table.
//
// A fact is the path of flows from a location to the one it does not outlive, at the moment
// the location was found to escape. Paths of more than MAX_STEPS flows are cut: only
// their two ends say something.
#include "compiler/escape_impl.h"

#include "compiler/inline.h"

enum { MAX_STEPS = 40 };

// ---- -m=2 ----

const char *esc_loc_name(Escape *e, const Location *l) {
  return l->var ? ir_var_text(e->p, l->var) : expr_gc_text(e->p, l->node);
}

static const char *place_text(IrProgram *p, bool is_heap, const IrVar *v, const IrNode *n) {
  if (is_heap) return "{heap}";
  if (v) return ir_var_text(p, v);
  return n ? arena_printf(p->arena, "{storage for %s}", expr_gc_text(p, n)) : "{temp}";
}

const char *esc_loc_text(Escape *e, const Location *l) {
  return place_text(e->p, l == &e->heap, l->var, l->node);
}

static const char *derefs_text(IrProgram *p, int derefs) {
  if (derefs < 0) return "&";
  char *s = arena_alloc(p->arena, (size_t)derefs + 1);
  memset(s, '*', (size_t)derefs);
  return s;
}

static void print_flow(Escape *e, Pos pos, const Location *dst, const Location *src, int derefs,
                       const Note *notes) {
  diag_info(pos, "  flow: %s = %s%s:", esc_loc_text(e, dst), derefs_text(e->p, derefs), esc_loc_text(e, src));
  for (; notes; notes = notes->next) {
    char at[300];
    diag_info(pos, "    from %s (%s) at %s", ir_node_text(e->p, notes->where), notes->why,
              pos_text(pos_short_col(pos_outermost(notes->where->pos)), at, sizeof at));
  }
}

// src flows to the heap at once.
void esc_explain_flow(Escape *e, const Location *dst, Location *src, int derefs, const Note *notes) {
  if (e->opt->m_level < 2 || src->is_quiet || !esc_is_loud(e, src->func)) return;
  Pos pos = esc_loc_pos(src);
  diag_info(pos, "%s escapes to heap:", esc_loc_name(e, src));
  print_flow(e, pos, dst, src, derefs, notes);
}

void esc_explain_path(Escape *e, const Location *root, Location *src) {
  Pos pos = esc_loc_pos(src);
  uint32_t mark = ++e->n_explained;
  for (Location *l = src; l != root && l->dst; l = l->dst) {
    if (l->explained == mark) {
      diag_info(pos, "  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518");
      return;
    }
    l->explained = mark;
    const Edge *edge = &l->dst->edges.items[l->dst_edge];
    print_flow(e, pos, l->dst, l, edge->derefs, edge->notes);
  }
}

// ---- facts ----

static uint32_t hash_id(uint32_t id) {
  return id * 2654435761u;
}

static Fact **fact_slot(const EscapeFacts *t, const IrNode *n) {
  uint32_t i = hash_id(n->id) & (t->cap - 1);
  while (t->table[i] && t->table[i]->node != n) i = (i + 1) & (t->cap - 1);
  return &t->table[i];
}

static void add_node_fact(Escape *e, Fact *f) {
  EscapeFacts *t = e->p->escape;
  if (2 * t->n >= t->cap) {
    EscapeFacts old = *t;
    t->cap = old.cap ? 2 * old.cap : 64;
    t->table = ARENA_ARRAY(e->p->arena, Fact *, t->cap);
    for (uint32_t i = 0; i < old.cap; i++)
      if (old.table[i]) *fact_slot(t, old.table[i]->node) = old.table[i];
  }
  *fact_slot(t, f->node) = f;
  t->n++;
}

static void add_fact(Escape *e, const Location *l, Fact *f) {
  if (l->var) {
    l->var->esc_fact = f;
  } else if (l->node) {
    f->node = l->node;
    add_node_fact(e, f);
  }
}

static const char *store_rule(const IrNode *lhs) {
  switch (lhs->op) {
  case IR_INDEXMAP: return "stored in map";
  case IR_INDEX: return "stored in slice";
  case IR_DEREF:
  case IR_DOTPTR: return "stored through pointer";
  case IR_DOT: return store_rule(lhs->x);
  default:
    return lhs->op == IR_NAME && lhs->var && lhs->var->class == IR_VAR_GLOBAL ? "assigned to global"
                                                                              : "assigned";
  }
}

static const char *call_rule(const IrNode *call) {
  switch (call->op) {
  case IR_CALLINTER: return "passed to interface call";
  case IR_APPEND: return "stored in slice";
  case IR_PANIC: return "passed to panic";
  case IR_CALLFUNC: return ir_static_callee(call->x) ? "passed to call" : "passed to call of function value";
  default: return "passed to call";
  }
}

// The last note of the last flow, in words.
static const char *sink_rule(const Note *note) {
  static const struct {
    const char *why, *rule;
  } rules[] = {
      {"send", "sent on channel"},
      {"key of map put", "stored in map"},
      {"map literal key", "stored in map"},
      {"map literal value", "stored in map"},
      {"appendee slice", "stored in slice"},
      {"appended slice...", "stored in slice"},
      {"copied slice", "stored in slice"},
      {"slice-literal-element", "stored in slice"},
      {"struct literal element", "stored in struct"},
      {"array literal element", "stored in array"},
      {"interface-converted", "stored in interface"},
      {"reference", "captured by reference"},
      {"captured by a closure", "captured by closure"},
      {"too large for stack", "too large for stack"},
      {"non-constant size", "unknown size"},
      {"spill", "outlives the statement"},
  };
  while (note->next) note = note->next;
  if (strcmp(note->why, "call parameter") == 0) return call_rule(note->where);
  if (strncmp(note->why, "assign", 6) == 0) {
    const IrNode *as = note->where;
    if (as->op == IR_AS || as->op == IR_ASOP) return store_rule(as->x);
    return ir_len(as->list) ? store_rule(as->list->at[0]) : "assigned";
  }
  for (size_t i = 0; i < COUNT_OF(rules); i++)
    if (strcmp(rules[i].why, note->why) == 0) return rules[i].rule;
  return note->why;
}

static bool by_reference(const Note *note) {
  for (; note; note = note->next)
    if (strcmp(note->why, "reference") == 0) return true;
  return false;
}

static const char *path_rule(Escape *e, const Location *root, const Location *src, const FactStep *first,
                             const FactStep *last) {
  if (by_reference(first->notes)) return "captured by reference";
  if (esc_is_var(root, IR_VAR_RESULT)) return "returned";
  if (root == &e->heap || root->escapes) return last->notes ? sink_rule(last->notes) : "flows to the heap";
  return root->func == src->func ? "outlives its loop iteration" : "stored outside the closure";
}

static void set_step(Escape *e, FactStep *s, const Location *dst, const Location *src, int derefs,
                     const Note *notes) {
  *s = (FactStep){.dst_var = dst->var,
                  .dst_node = dst->node,
                  .src_var = src->var,
                  .src_node = src->node,
                  .notes = notes,
                  .derefs = derefs,
                  .is_heap = dst == &e->heap};
}

void esc_fact_rule(Escape *e, const Location *src, const char *rule) {
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->rule = rule;
  add_fact(e, src, f);
}

void esc_fact_direct(Escape *e, const Location *dst, const Location *src, int derefs, const Note *notes) {
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->steps = ARENA_NEW(e->p->arena, FactStep);
  f->n_steps = 1;
  set_step(e, f->steps, dst, src, derefs, notes);
  f->rule = path_rule(e, dst, src, f->steps, f->steps);
  add_fact(e, src, f);
}

// The path that the walk has found: it ends where dst is NULL. Of a long one the beginning and the end.
void esc_fact_path(Escape *e, const Location *src) {
  FactStep steps[MAX_STEPS];
  uint32_t n = 0;
  const Location *l = src;
  for (; l->dst && n < MAX_STEPS - 1; l = l->dst) {
    const Edge *edge = &l->dst->edges.items[l->dst_edge];
    set_step(e, &steps[n++], l->dst, l, edge->derefs, edge->notes);
  }
  const Location *near = src->near;
  if (!n || !near || !near->dst) {
    esc_fact_rule(e, src, "flows to itself");
    return;
  }
  const Edge *last = &near->dst->edges.items[near->dst_edge];
  if (l->dst) set_step(e, &steps[n++], near->dst, near, last->derefs, last->notes);
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->n_steps = n;
  f->steps = ARENA_ARRAY(e->p->arena, FactStep, n);
  memcpy(f->steps, steps, n * sizeof *steps);
  f->rule = path_rule(e, near->dst, src, f->steps, &f->steps[n - 1]);
  add_fact(e, src, f);
}

// ---- what the site table asks ----

static const Fact *node_fact(const IrProgram *p, const IrNode *n) {
  return p->escape && p->escape->cap ? *fact_slot(p->escape, n) : NULL;
}

static const char *chain_text(IrProgram *p, const Fact *f) {
  if (!f) return NULL;
  const char *s = NULL;
  for (uint32_t i = 0; i < f->n_steps; i++) {
    const FactStep *t = &f->steps[i];
    const char *line =
        arena_printf(p->arena, "flow: %s = %s%s:", place_text(p, t->is_heap, t->dst_var, t->dst_node),
                     derefs_text(p, t->derefs), place_text(p, false, t->src_var, t->src_node));
    s = s ? arena_printf(p->arena, "%s\n%s", s, line) : line;
    for (const Note *n = t->notes; n; n = n->next) {
      char at[300];
      s = arena_printf(p->arena, "%s\n  from %s (%s) at %s", s, ir_node_text(p, n->where), n->why,
                       pos_text(pos_short_col(pos_outermost(n->where->pos)), at, sizeof at));
    }
  }
  return s;
}

const char *escape_var_reason(const IrProgram *p, const IrVar *v) {
  (void)p;
  const Fact *f = v->esc_fact;
  return f ? f->rule : NULL;
}

const char *escape_node_reason(const IrProgram *p, const IrNode *n) {
  const Fact *f = node_fact(p, n);
  return f ? f->rule : NULL;
}

const char *escape_var_chain(IrProgram *p, const IrVar *v) {
  return chain_text(p, v->esc_fact);
}

const char *escape_node_chain(IrProgram *p, const IrNode *n) {
  return chain_text(p, node_fact(p, n));
}
