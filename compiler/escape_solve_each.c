// SPDX-License-Identifier: MIT
// escape_solve_each.c - the solution as gc finds it: a walk from every location. It is
// used when -m=2 prints the reasons: which of several paths is told follows from the
// order of the walks. escape_solve.c decides the same with few walks.
#include "compiler/escape_impl.h"

bool esc_contains_closure(const IrFunc *f, const IrFunc *c) {
  if (!f || !c || f == c) return false;
  for (; c && ir_is_hidden_closure(c); c = c->outer)
    if (c->outer == f) return true;
  return false;
}

// Whether what l holds may be used after other's storage is gone.
static bool outlives(const Location *l, const Location *other) {
  if (l->escapes) return true;
  if (esc_is_var(l, IR_VAR_RESULT)) {
    // A closure that is called where it stands may return what lives around it.
    return !(esc_contains_closure(other->func, l->func) && l->func->is_called_directly);
  }
  if (l->func == other->func && l->loop_depth < other->loop_depth) return true;
  return esc_contains_closure(l->func, other->func);
}

typedef struct Todo {
  VEC(Location *) roots; // last in, first out
  VEC(Location *) walk;
} Todo;

static void enqueue(Todo *t, Location *l) {
  if (l->is_queued) return;
  l->is_queued = true;
  vec_push(&t->roots, l);
}

// Bellman-Ford from root against the edges. Addresses taken bound the count at 0, so there is no
// negative cycle.
static void walk_one(Escape *e, Todo *t, Location *root) {
  uint32_t walk = ++e->walk;
  root->walk = walk;
  root->derefs = 0;
  root->dst = NULL;
  vec_clear(&t->walk);
  vec_push(&t->walk, root);
  while (t->walk.n) {
    Location *l = vec_pop(&t->walk);
    int32_t derefs = l->derefs;
    bool is_address = derefs < 0;
    if (is_address) {
      // root = &l; l = x: the address of l flows to root, x's does not.
      derefs = 0;
      if (!root->is_transient && l->is_transient) {
        l->is_transient = false;
        enqueue(t, l);
      }
    }
    if (outlives(root, l)) {
      if (esc_is_var(l, IR_VAR_PARAM)) {
        if (e->opt->m_level >= 2 && !l->escapes && esc_is_loud(e, l->func)) {
          diag_info(esc_loc_pos(l), "parameter %s leaks to %s with derefs=%d:", esc_loc_name(e, l),
                    esc_loc_text(e, root), derefs);
          esc_explain_path(e, root, l);
        }
        esc_leak_to(l, root, derefs);
      }
      if (is_address && !l->escapes) {
        if (e->opt->m_level >= 2 && !l->is_quiet && esc_is_loud(e, l->func)) {
          diag_info(esc_loc_pos(l), "%s escapes to heap:", esc_loc_name(e, l));
          esc_explain_path(e, root, l);
        }
        esc_fact_path(e, l);
        l->escapes = true;
        enqueue(t, l);
        continue;
      }
    }
    for (uint32_t i = 0; i < l->edges.n; i++) {
      const Edge *edge = &l->edges.items[i];
      Location *src = edge->src;
      if (src->escapes) continue;
      int32_t d = derefs + edge->derefs;
      if (src->walk == walk && src->derefs <= d) continue;
      src->walk = walk;
      src->derefs = d;
      src->dst = l;
      src->dst_edge = i;
      src->near = l == root ? src : l->near;
      vec_push(&t->walk, src);
    }
  }
}

// Walks from every location, and again from those that turn out to escape or not to
// be transient.
void esc_solve_each(Escape *e) {
  Todo t = {0};
  for (uint32_t i = 0; i < e->all.n; i++) enqueue(&t, e->all.items[i]);
  enqueue(&t, &e->heap);
  while (t.roots.n) {
    Location *root = vec_pop(&t.roots);
    root->is_queued = false;
    walk_one(e, &t, root);
  }
  vec_free(&t.roots);
  vec_free(&t.walk);
}
