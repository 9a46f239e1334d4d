// SPDX-License-Identifier: MIT
// escape_explain.c - the reasons: as -m=2 prints them, and kept for the site table.
//
// A fact is the path of flows from a location to the one it does not outlive, at the moment
// the location was found to escape. Paths of more than MAX_STEPS flows are cut: only
// their two ends say something.
#include "compiler/escape_impl.h"

#include "compiler/inline.h"

enum { MAX_STEPS = 40, MAX_TEXT = 400 };

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
  f->next = e->p->escape->last;
  e->p->escape->last = f;
  if (l->var) {
    l->var->esc_fact = f;
  } else if (l->node) {
    f->node = l->node;
    add_node_fact(e, f);
  }
}

static EscapeWhy store_why(const IrNode *lhs) {
  switch (lhs->op) {
  case IR_INDEXMAP: return (EscapeWhy){SITE_RULE_STORED_IN, "stored in map"};
  case IR_INDEX: return (EscapeWhy){SITE_RULE_STORED_IN, "stored in slice"};
  case IR_DEREF:
  case IR_DOTPTR: return (EscapeWhy){SITE_RULE_STORED_THROUGH, "stored through pointer"};
  case IR_DOT: return store_why(lhs->x);
  default:
    return lhs->op == IR_NAME && lhs->var && lhs->var->class == IR_VAR_GLOBAL
               ? (EscapeWhy){SITE_RULE_GLOBAL, "assigned to package variable"}
               : (EscapeWhy){SITE_RULE_STORED_VALUE, "assigned to what is on the heap"};
  }
}

static EscapeWhy call_why(const IrNode *call) {
  switch (call->op) {
  case IR_CALLINTER: return (EscapeWhy){SITE_RULE_INTERFACE_CALL, "passed to interface call"};
  case IR_APPEND: return (EscapeWhy){SITE_RULE_STORED_IN, "stored in slice"};
  case IR_PANIC: return (EscapeWhy){SITE_RULE_PANIC, "passed to panic"};
  case IR_CALLFUNC:
    if (!ir_static_callee(call->x))
      return (EscapeWhy){SITE_RULE_FUNC_VALUE, "passed to call of function value"};
    break;
  default: break;
  }
  return (EscapeWhy){SITE_RULE_ARGUMENT, "passed to call"};
}

// The last note of the last flow, which ends at root, in words.
static EscapeWhy sink_why(const Escape *e, const Location *root, const Note *note) {
  static const struct {
    const char *note;
    EscapeWhy why;
  } rows[] = {
      {"send", {SITE_RULE_SENT, "sent on channel"}},
      {"key of map put", {SITE_RULE_STORED_IN, "stored in map"}},
      {"map literal key", {SITE_RULE_STORED_IN, "stored in map"}},
      {"map literal value", {SITE_RULE_STORED_IN, "stored in map"}},
      {"appendee slice", {SITE_RULE_STORED_IN, "stored in slice"}},
      {"appended slice...", {SITE_RULE_STORED_IN, "stored in slice"}},
      {"copied slice", {SITE_RULE_STORED_IN, "stored in slice"}},
      {"slice-literal-element", {SITE_RULE_STORED_IN, "stored in slice"}},
      {"struct literal element", {SITE_RULE_STORED_VALUE, "stored in struct"}},
      {"array literal element", {SITE_RULE_STORED_VALUE, "stored in array"}},
      {"interface-converted", {SITE_RULE_STORED_VALUE, "stored in interface"}},
      {"reference", {SITE_RULE_CAPTURED, "captured by reference"}},
      {"captured by a closure", {SITE_RULE_CAPTURED_VALUE, "captured by closure"}},
      {"too large for stack", {SITE_RULE_TOO_LARGE, "too large for stack"}},
      {"non-constant size", {SITE_RULE_UNKNOWN_SIZE, "unknown size"}},
  };
  while (note->next) note = note->next;
  if (strcmp(note->why, "call parameter") == 0) return call_why(note->where);
  if (strncmp(note->why, "assign", 6) == 0) {
    const IrNode *as = note->where;
    if (as->op == IR_AS || as->op == IR_ASOP) return store_why(as->x);
    if (ir_len(as->list)) return store_why(as->list->at[0]);
    return (EscapeWhy){SITE_RULE_OTHER, "assigned"};
  }
  if (strcmp(note->why, "spill") == 0) {
    if (root != &e->heap || !e->detached)
      return (EscapeWhy){SITE_RULE_STORED_VALUE, "part of what is on the heap"};
    return (EscapeWhy){e->detached,
                       e->detached == SITE_RULE_DEFERRED ? "deferred in a loop" : "run as goroutine"};
  }
  for (size_t i = 0; i < COUNT_OF(rows); i++)
    if (strcmp(rows[i].note, note->why) == 0) return rows[i].why;
  return (EscapeWhy){SITE_RULE_OTHER, note->why};
}

static bool by_reference(const Note *note) {
  for (; note; note = note->next)
    if (strcmp(note->why, "reference") == 0) return true;
  return false;
}

static EscapeWhy path_why(Escape *e, const Location *root, const Location *src, const FactStep *first,
                          const FactStep *last) {
  if (by_reference(first->notes)) return (EscapeWhy){SITE_RULE_CAPTURED, "captured by reference"};
  if (esc_is_var(root, IR_VAR_RESULT)) return (EscapeWhy){SITE_RULE_RETURNED, "returned"};
  if (root == &e->heap || root->escapes)
    return last->notes ? sink_why(e, root, last->notes) : (EscapeWhy){SITE_RULE_OTHER, "flows to the heap"};
  return root->func == src->func ? (EscapeWhy){SITE_RULE_LOOP, "outlives its loop iteration"}
                                 : (EscapeWhy){SITE_RULE_OUTER, "stored outside the closure"};
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

void esc_fact_rule(Escape *e, const Location *src, SiteRule rule, const char *text) {
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->why = (EscapeWhy){rule, text};
  add_fact(e, src, f);
}

void esc_fact_direct(Escape *e, const Location *dst, const Location *src, int derefs, const Note *notes) {
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->steps = ARENA_NEW(e->p->arena, FactStep);
  f->n_steps = 1;
  set_step(e, f->steps, dst, src, derefs, notes);
  f->why = path_why(e, dst, src, f->steps, f->steps);
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
    esc_fact_rule(e, src, SITE_RULE_OTHER, "flows to itself");
    return;
  }
  const Edge *last = &near->dst->edges.items[near->dst_edge];
  if (l->dst) set_step(e, &steps[n++], near->dst, near, last->derefs, last->notes);
  Fact *f = ARENA_NEW(e->p->arena, Fact);
  f->n_steps = n;
  f->steps = ARENA_ARRAY(e->p->arena, FactStep, n);
  memcpy(f->steps, steps, n * sizeof *steps);
  f->why = path_why(e, near->dst, src, f->steps, &f->steps[n - 1]);
  add_fact(e, src, f);
}

// ---- what the site table asks ----

static const Fact *node_fact(const IrProgram *p, const IrNode *n) {
  return p->escape && p->escape->cap ? *fact_slot(p->escape, n) : NULL;
}

static void explain(IrProgram *p, Fact *f) {
  uint32_t n = f->n_steps;
  for (uint32_t i = 0; i < f->n_steps; i++)
    for (const Note *note = f->steps[i].notes; note; note = note->next) n++;
  f->lines = ARENA_ARRAY(p->arena, EscapeLine, n);
  Pos pos = {0};
  for (uint32_t i = 0; i < f->n_steps; i++) {
    const FactStep *t = &f->steps[i];
    if (t->src_var && pos_is_known(t->src_var->pos)) pos = t->src_var->pos;
    if (t->src_node && pos_is_known(t->src_node->pos)) pos = t->src_node->pos;
    const char *dst = place_text(p, t->is_heap, t->dst_var, t->dst_node);
    const char *src = place_text(p, false, t->src_var, t->src_node);
    f->lines[f->n_lines++] =
        (EscapeLine){arena_printf(p->arena, "flow: %s = %s%s:", dst, derefs_text(p, t->derefs), src), pos};
    for (const Note *note = t->notes; note; note = note->next)
      f->lines[f->n_lines++] = (EscapeLine){
          arena_printf(p->arena, "from %s (%s)", ir_short_text(p, note->where, MAX_TEXT), note->why),
          pos_is_known(note->where->pos) ? note->where->pos : pos};
  }
}

// Later passes change the tree, and with it the texts.
void esc_explain_facts(IrProgram *p) {
  for (Fact *f = p->escape->last; f; f = f->next) explain(p, f);
}

static EscapeWhy why_of(const Fact *f) {
  return f ? f->why : (EscapeWhy){SITE_RULE_NONE, NULL};
}

EscapeWhy escape_var_why(const IrVar *v) {
  return why_of(v->esc_fact);
}

EscapeWhy escape_node_why(const IrProgram *p, const IrNode *n) {
  return why_of(node_fact(p, n));
}

static const EscapeLine *lines_of(const Fact *f, uint32_t *n) {
  *n = f ? f->n_lines : 0;
  return f ? f->lines : NULL;
}

const EscapeLine *escape_var_chain(const IrVar *v, uint32_t *n) {
  return lines_of(v->esc_fact, n);
}

const EscapeLine *escape_node_chain(const IrProgram *p, const IrNode *node, uint32_t *n) {
  return lines_of(node_fact(p, node), n);
}
