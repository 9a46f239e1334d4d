// SPDX-License-Identifier: MIT
// check_init.c - the initialization order of package variables.
//
// As the specification says: again and again, the variable that is first in
// declaration order and does not depend on an uninitialized one. Requires the
// dependencies (DeclInfo.deps) that checking left behind.
//
// 1. Every variable is a node (those of a, b = f() together); its edges lead to the
//    variables reachable through functions and constants. Variables without an
//    initializer take part: they are ready in their turn, not before. The walk
//    checks bodies of library functions as it meets them: they will run anyway.
// 2. Nodes are taken from a heap ordered by open dependencies, then by source order.
//
// Cycles are looked for first, in the same way over a larger graph: constants are
// nodes too, as types may mention them. A node taken with dependencies open is part
// of a cycle or depends on one.
#include "compiler/check_impl.h"

typedef struct InitNode {
  DeclInfo *d;
  Obj *obj;           // its first variable
  VEC(uint32_t) succ; // nodes it depends on
  VEC(uint32_t) pred; // nodes that depend on it
  uint32_t n_deps;    // open ones
  uint32_t heap_index;
} InitNode;

typedef struct InitGraph {
  Checker *c;
  InitNode *nodes;
  uint32_t n;
  uint32_t *heap;
  uint32_t n_heap;
} InitGraph;

static bool before(const InitGraph *g, uint32_t a, uint32_t b) {
  const InitNode *x = &g->nodes[a], *y = &g->nodes[b];
  return x->n_deps != y->n_deps ? x->n_deps < y->n_deps : x->obj->order < y->obj->order;
}

static void heap_set(InitGraph *g, uint32_t i, uint32_t node) {
  g->heap[i] = node;
  g->nodes[node].heap_index = i;
}

static void sift_up(InitGraph *g, uint32_t i) {
  uint32_t node = g->heap[i];
  for (; i > 0 && before(g, node, g->heap[(i - 1) / 2]); i = (i - 1) / 2)
    heap_set(g, i, g->heap[(i - 1) / 2]);
  heap_set(g, i, node);
}

static void sift_down(InitGraph *g, uint32_t i) {
  uint32_t node = g->heap[i];
  for (;;) {
    uint32_t child = 2 * i + 1;
    if (child >= g->n_heap) break;
    if (child + 1 < g->n_heap && before(g, g->heap[child + 1], g->heap[child])) child++;
    if (!before(g, g->heap[child], node)) break;
    heap_set(g, i, g->heap[child]);
    i = child;
  }
  heap_set(g, i, node);
}

static uint32_t heap_pop(InitGraph *g) {
  uint32_t top = g->heap[0];
  uint32_t last = g->heap[--g->n_heap];
  g->nodes[top].heap_index = UINT32_MAX;
  if (g->n_heap) {
    heap_set(g, 0, last);
    sift_down(g, 0);
  }
  return top;
}

// An explicit stack: chains of functions can be long. for_cycles: constants are
// nodes as well.
static void add_edges(InitGraph *g, uint32_t from, bool for_cycles) {
  Checker *c = g->c;
  uint32_t stamp = ++c->visit;
  VEC(DeclInfo *) work = {0};
  avec_push(c->arena, &work, g->nodes[from].d);
  while (work.n) {
    DeclInfo *d = vec_pop(&work);
    for (uint32_t i = 0; i < d->deps.n; i++) {
      Obj *dep = d->deps.items[i];
      DeclInfo *to = dep->decl_info;
      bool is_node = dep->kind == OBJ_VAR || (dep->kind == OBJ_CONST && for_cycles);
      uint32_t *visit = is_node ? &dep->visit : &to->visit;
      if (*visit == stamp) continue;
      *visit = stamp;
      if (is_node) {
        if (dep->init_node == UINT32_MAX) continue; // named in a part that nothing runs
        avec_push(c->arena, &g->nodes[from].succ, dep->init_node);
        avec_push(c->arena, &g->nodes[dep->init_node].pred, from);
        continue;
      }
      if (dep->kind == OBJ_FUNC && dep->pkg->is_library) check_func_body(c, dep);
      avec_push(c->arena, &work, to);
    }
  }
  g->nodes[from].n_deps = g->nodes[from].succ.n;
}

// ---- cycles ------------------------------------------------------------------

// A path of mentions from `from` back to `to`, in reverse.
static bool find_path(Checker *c, Obj *from, Obj *to, uint32_t stamp, ObjList *path, int depth) {
  DeclInfo *d = from->decl_info;
  if (depth > CHECK_MAX_DEPTH) return false;
  for (uint32_t i = 0; i < d->deps.n; i++) {
    Obj *dep = d->deps.items[i];
    if (dep == to) {
      avec_push(c->arena, path, dep);
      return true;
    }
    DeclInfo *next = dep->decl_info;
    if (next->visit == stamp) continue;
    next->visit = stamp;
    if (find_path(c, dep, to, stamp, path, depth + 1)) {
      avec_push(c->arena, path, dep);
      return true;
    }
  }
  return false;
}

static void report_cycle(Checker *c, Obj *start) {
  ObjList path = {0};
  if (!find_path(c, start, start, ++c->visit, &path, 0)) return;
  // start refers to the last of path, that to the one before, ..., the first is start.
  Obj *obj = path.items[0];
  char *text = arena_printf(c->arena, "initialization loop for %s", obj->name);
  uint32_t shown = path.n < 50 ? path.n : 50;
  for (uint32_t i = 0; i < shown; i++) {
    text = arena_printf(c->arena, "%s\n\t%s: %s refers to", text, str_pos(c, obj->pos), obj->name);
    obj = path.items[path.n - 1 - i];
  }
  err_at(c, path.items[0]->pos, "%s\n\t%s: %s", text, str_pos(c, obj->pos), obj->name);
}

// ---- order -------------------------------------------------------------------

// Of a library package, only variables that the program reaches take part.
static bool is_reached(const Package *pkg, const Obj *v) {
  const DeclInfo *d = v->decl_info;
  if (!pkg->is_library || v->is_reached) return true;
  for (uint32_t i = 0; d->init && i < d->n_lhs; i++)
    if (d->lhs[i]->is_reached) return true;
  return false;
}

static void collect_nodes(InitGraph *g, Package *pkg) {
  g->nodes = ARENA_ARRAY(g->c->arena, InitNode, pkg->n_vars);
  for (uint32_t i = 0; i < pkg->n_vars; i++) {
    Obj *v = pkg->vars[i];
    DeclInfo *d = v->decl_info;
    v->init_node = UINT32_MAX;
    if (!is_reached(pkg, v)) continue;
    if (d->init && d->n_lhs && d->lhs[0] != v) { // one node for a, b = f()
      v->init_node = d->lhs[0]->init_node;
      continue;
    }
    v->init_node = g->n;
    g->nodes[g->n++] = (InitNode){.d = d, .obj = v};
  }
}

bool var_init(Checker *c, Obj *var, PackageInit *init) {
  const DeclInfo *d = var->decl_info;
  if (!d->init) return false; // zero from the start
  init->rhs = d->init;
  if (d->n_lhs) {
    init->lhs = d->lhs;
    init->n_lhs = d->n_lhs;
  } else {
    init->lhs = ARENA_NEW(c->arena, Obj *);
    init->lhs[0] = var;
    init->n_lhs = 1;
  }
  return true;
}

static void build_heap(InitGraph *g) {
  g->heap = ARENA_ARRAY(g->c->arena, uint32_t, g->n);
  for (uint32_t i = 0; i < g->n; i++) {
    g->n_heap = i + 1;
    heap_set(g, i, i);
    sift_up(g, i);
  }
}

static InitNode *take_node(InitGraph *g) {
  InitNode *node = &g->nodes[heap_pop(g)];
  for (uint32_t i = 0; i < node->pred.n; i++) {
    InitNode *p = &g->nodes[node->pred.items[i]];
    p->n_deps--;
    if (p->heap_index != UINT32_MAX) sift_up(g, p->heap_index);
  }
  return node;
}

// Constants and variables that need themselves.
void report_init_cycles(Checker *c, Package *pkg) {
  InitGraph g = {.c = c};
  PackageInfo *info = pkg->info;
  g.nodes = ARENA_ARRAY(c->arena, InitNode, info->all.n);
  for (uint32_t i = 0; i < info->all.n; i++) {
    Obj *obj = info->all.items[i];
    if (obj->kind != OBJ_VAR && obj->kind != OBJ_CONST) continue;
    obj->init_node = g.n;
    g.nodes[g.n++] = (InitNode){.d = obj->decl_info, .obj = obj};
  }
  for (uint32_t i = 0; i < g.n; i++) add_edges(&g, i, true);
  build_heap(&g);
  while (g.n_heap) {
    bool is_open = g.nodes[g.heap[0]].n_deps > 0;
    InitNode *node = take_node(&g);
    if (is_open) report_cycle(c, node->obj);
  }
}

void compute_init_order(Checker *c, Package *pkg) {
  InitGraph g = {.c = c};
  collect_nodes(&g, pkg);
  pkg->inits = ARENA_ARRAY(c->arena, PackageInit, g.n);
  pkg->n_inits = 0;
  for (uint32_t i = 0; i < g.n; i++) add_edges(&g, i, false);
  build_heap(&g);
  while (g.n_heap)
    if (var_init(c, take_node(&g)->obj, &pkg->inits[pkg->n_inits])) pkg->n_inits++;
}
