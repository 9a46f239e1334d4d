// SPDX-License-Identifier: MIT
// escape_solve.c - which storage escapes, and what parameters leak to.
//
// The address of l flows to r when the least number of dereferences on any path of
// edges from l to r is -1 (counts are bounded by 0 on the way: an address taken of a
// location is no path to what is stored in it). l escapes when its address flows to an r that
// may be used after l is gone:
// (a) the heap, or an r that escapes itself;
// (b) a result of a function, unless the function is a literal called where it stands
//     in l's function;
// (c) an r of the same function in fewer loops;
// (d) an r of a function around l's.
// gc walks from each r in turn (escape_solve_each.c), which is quadratic where many
// variables share their sources. But most of these r need not be told apart: one walk from all
// of them together finds the least count to any. So there is one walk for each result (b), for
// each loop depth of a function (c), for each function with literals inside (d), and at
// last one from the heap and all that escapes (a); each takes time nearly proportional to the
// edges it can reach. Before them one from all that is not transient finds what else is not.
//
// What is found does not depend on the order: a location that escapes only has its other paths cut,
// and (a) follows them all.
#include "compiler/escape_impl.h"

typedef struct Walk {
  Escape *e;
  uint32_t id;
  VEC(Location *) queue; // first in, first out
  uint32_t head;
} Walk;

static void start(Walk *w) {
  w->id = ++w->e->walk;
  vec_clear(&w->queue);
  w->head = 0;
}

static void push(Walk *w, Location *l) {
  if (l->is_queued) return;
  l->is_queued = true;
  vec_push(&w->queue, l);
}

static void seed(Walk *w, Location *l) {
  if (l->walk == w->id && l->derefs == 0 && !l->dst) return;
  l->walk = w->id;
  l->derefs = 0;
  l->dst = NULL;
  l->near = NULL;
  push(w, l);
}

// The next location whose count has changed, or NULL.
static Location *next(Walk *w) {
  if (w->head == w->queue.n) return NULL;
  Location *l = w->queue.items[w->head++];
  l->is_queued = false;
  return l;
}

static void follow_edges(Walk *w, Location *l) {
  int32_t derefs = l->derefs < 0 ? 0 : l->derefs;
  for (uint32_t i = 0; i < l->edges.n; i++) {
    const Edge *edge = &l->edges.items[i];
    Location *src = edge->src;
    int32_t d = derefs + edge->derefs;
    if (src->escapes || (src->walk == w->id && src->derefs <= d)) continue;
    src->walk = w->id;
    src->derefs = d;
    src->dst = l;
    src->dst_edge = i;
    src->near = l->dst ? l->near : src;
    push(w, src);
  }
}

static void escape_now(Walk *w, Location *l) {
  esc_fact_path(w->e, l);
  l->escapes = true;
}

// ---- the walks ----

static void walk_transient(Walk *w) {
  Escape *e = w->e;
  start(w);
  seed(w, &e->heap);
  for (uint32_t i = 0; i < e->all.n; i++)
    if (!e->all.items[i]->is_transient) seed(w, e->all.items[i]);
  for (Location *l; (l = next(w)); follow_edges(w, l))
    if (l->derefs < 0) l->is_transient = false;
}

static void walk_result(Walk *w, Location *root) {
  start(w);
  seed(w, root);
  for (Location *l; (l = next(w));) {
    bool outlives = !(root->func->is_called_directly && esc_contains_closure(l->func, root->func));
    if (outlives && esc_is_var(l, IR_VAR_PARAM)) esc_leak_to(l, root, l->derefs < 0 ? 0 : l->derefs);
    if (outlives && l->derefs < 0)
      escape_now(w, l);
    else
      follow_edges(w, l);
  }
}

// Whether l is the kind of root that (c) and (d) speak of.
static bool is_plain_root(const Location *l) {
  return !l->escapes && !esc_is_var(l, IR_VAR_RESULT);
}

// From the locations at[0..n) of f in at most `depth` loops.
static void walk_loop(Walk *w, Location *const *at, uint32_t n, const IrFunc *f, int32_t depth) {
  start(w);
  for (uint32_t i = 0; i < n; i++)
    if (is_plain_root(at[i]) && at[i]->loop_depth <= depth) seed(w, at[i]);
  for (Location *l; (l = next(w));) {
    if (l->derefs < 0 && l->func == f && l->loop_depth > depth)
      escape_now(w, l);
    else
      follow_edges(w, l);
  }
}

static void walk_closures(Walk *w, Location *const *at, uint32_t n, const IrFunc *f) {
  start(w);
  for (uint32_t i = 0; i < n; i++)
    if (is_plain_root(at[i])) seed(w, at[i]);
  for (Location *l; (l = next(w));) {
    bool outlives = esc_contains_closure(f, l->func);
    if (outlives && esc_is_var(l, IR_VAR_PARAM)) esc_leaks_add(&l->leaks, 0, l->derefs < 0 ? 0 : l->derefs);
    if (outlives && l->derefs < 0)
      escape_now(w, l);
    else
      follow_edges(w, l);
  }
}

static void walk_heap(Walk *w) {
  Escape *e = w->e;
  start(w);
  seed(w, &e->heap);
  for (uint32_t i = 0; i < e->all.n; i++)
    if (e->all.items[i]->escapes) seed(w, e->all.items[i]);
  for (Location *l; (l = next(w)); follow_edges(w, l)) {
    if (esc_is_var(l, IR_VAR_PARAM)) esc_leaks_add(&l->leaks, 0, l->derefs < 0 ? 0 : l->derefs);
    if (l->derefs < 0 && !l->escapes) {
      escape_now(w, l);
      l->derefs = 0; // a root from now on
      l->dst = NULL;
    }
  }
}

// ---- locations by function ----

static int by_func(const void *a, const void *b) {
  const Location *x = *(Location *const *)a, *y = *(Location *const *)b;
  if (x->func->id != y->func->id) return x->func->id < y->func->id ? -1 : 1;
  return x->loop_depth < y->loop_depth ? -1 : x->loop_depth > y->loop_depth;
}

static void walk_func(Walk *w, Location *const *at, uint32_t n) {
  const IrFunc *f = at[0]->func;
  // Sorted by depth: one walk below each depth that occurs.
  for (uint32_t i = 1; i < n; i++)
    if (at[i]->loop_depth != at[i - 1]->loop_depth) walk_loop(w, at, n, f, at[i - 1]->loop_depth);
  if (f->has_closure) walk_closures(w, at, n, f);
}

void esc_solve(Escape *e) {
  Walk w = {.e = e};
  uint32_t n = e->all.n;
  walk_transient(&w);
  for (uint32_t i = 0; i < n; i++) {
    Location *l = e->all.items[i];
    if (esc_is_var(l, IR_VAR_RESULT) && !l->escapes && l->edges.n) walk_result(&w, l);
  }
  Location **sorted = ARENA_ARRAY(&e->arena, Location *, n);
  if (n) {
    memcpy(sorted, e->all.items, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_func);
  }
  for (uint32_t i = 0, k; i < n; i = k) {
    for (k = i + 1; k < n && sorted[k]->func == sorted[i]->func;) k++;
    walk_func(&w, sorted + i, k - i);
  }
  walk_heap(&w);
  vec_free(&w.queue);
}
