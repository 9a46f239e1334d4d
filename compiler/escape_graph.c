// SPDX-License-Identifier: MIT
// escape_graph.c - locations, the holes values flow into, edges between them.
#include "compiler/escape_impl.h"

#include "compiler/constval.h"

IrVar *esc_canonical(const IrVar *v) {
  while (v->class == IR_VAR_CLOSURE && v->outer) v = v->outer;
  return (IrVar *)v;
}

bool esc_is_var(const Location *l, IrVarClass c) {
  return l->var && l->var->class == c;
}

Location *esc_new_loc(Escape *e, IrVar *v, IrNode *n, bool is_transient) {
  Location *l = ARENA_NEW(&e->arena, Location);
  l->var = v;
  l->node = n;
  l->func = e->cur;
  l->loop_depth = e->loop_depth;
  l->is_transient = is_transient;
  l->is_quiet = e->is_quiet || (n && n->is_static);
  esc_leaks_clear(&l->leaks);
  vec_push(&e->all, l);
  if (v) {
    if (v->esc_loc) bug("escape: %s has a location already", v->name);
    v->esc_loc = l;
  }
  return l;
}

Location *esc_var_loc(Escape *e, const IrVar *v) {
  IrVar *root = esc_canonical(v);
  if (!root->esc_loc)
    bug("escape: variable %s of %s has no location in %s", v->name, root->func ? root->func->name : "?",
        e->cur ? e->cur->name : "?");
  return root->esc_loc;
}

Hole esc_hole(Location *l) {
  return (Hole){.dst = l};
}

Hole esc_heap_hole(Escape *e) {
  return esc_hole(&e->heap);
}

Hole esc_discard_hole(Escape *e) {
  return esc_hole(&e->blank);
}

Hole esc_note(Escape *e, Hole k, const IrNode *where, const char *why) {
  if (k.dst == &e->blank) return k;
  Note *n = ARENA_NEW(e->p->arena, Note); // facts keep notes
  *n = (Note){.next = k.notes, .where = where, .why = why};
  k.notes = n;
  return k;
}

Hole esc_shift(Hole k, int delta) {
  k.derefs += delta;
  if (k.derefs < -1) bug("escape: address of an address");
  k.is_addrtaken = delta < 0;
  return k;
}

Hole esc_deref(Escape *e, Hole k, const IrNode *where, const char *why) {
  return esc_note(e, esc_shift(k, 1), where, why);
}

Hole esc_addr_of(Escape *e, Hole k, const IrNode *where, const char *why) {
  return esc_note(e, esc_shift(k, -1), where, why);
}

// Out of an interface: a dereference unless the value is stored in it directly.
Hole esc_dot_type(Escape *e, Hole k, const Type *t, const IrNode *where, const char *why) {
  if (!type_is_interface(t) && !type_is_pointer_shaped(t)) k = esc_shift(k, 1);
  return esc_note(e, k, where, why);
}

void esc_flow(Escape *e, Hole k, Location *src) {
  if (k.is_addrtaken) src->is_addrtaken = true;
  Location *dst = k.dst;
  if (dst == &e->blank) return;
  if (dst == src && k.derefs >= 0) return; // x = x, x = *x
  if (dst->escapes && k.derefs < 0) {      // the heap = &src
    esc_explain_flow(e, dst, src, k.derefs, k.notes);
    if (!src->escapes) esc_fact_direct(e, dst, src, k.derefs, k.notes);
    src->escapes = true;
    return;
  }
  Edge edge = {src, k.notes, k.derefs};
  avec_push(&e->arena, &dst->edges, edge);
}

// A hole that flows into each of ks.
Hole esc_tee(Escape *e, const Hole *ks, uint32_t n) {
  if (!n) return esc_discard_hole(e);
  if (n == 1) return ks[0];
  Location *l = esc_new_loc(e, NULL, NULL, true);
  for (uint32_t i = 0; i < n; i++) {
    if (ks[i].derefs < 0) bug("escape: tee of an address");
    esc_flow(e, ks[i], l);
  }
  return esc_hole(l);
}

// A hole that flows into k, but some time later: what flows into it is not transient.
Hole esc_later(Escape *e, Hole k) {
  Location *l = esc_new_loc(e, NULL, NULL, false);
  esc_flow(e, k, l);
  return esc_hole(l);
}

// A location for the storage that n allocates, its address flowing to k; the
// hole is for what is stored there.
Hole esc_spill(Escape *e, Hole k, IrNode *n) {
  Location *l = esc_new_loc(e, NULL, n, true);
  esc_flow(e, esc_addr_of(e, k, n, "spill"), l);
  return esc_hole(l);
}

static int64_t captured_bytes(const IrFunc *f) {
  int64_t size = 8;
  for (uint32_t i = 0; i < f->n_closure_vars; i++) {
    const IrVar *v = f->closure_vars[i];
    int64_t n = v->by_value ? type_size(v->type) : 8;
    size += (n + 7) & ~(int64_t)7;
  }
  return size;
}

const char *esc_heap_reason(const Escape *e, const Location *l) {
  bool is_small = e->opt->small_frames;
  // Bytes; larger variables are moved to the heap, and larger new(T), &T{}, make().
  int64_t max_var = is_small ? 128 << 10 : 10 << 20, max_implicit = is_small ? 16 << 10 : 64 << 10;
  static const char too_large[] = "too large for stack";
  if (l->var) {
    if (l->var->class == IR_VAR_PARAM || l->var->class == IR_VAR_RESULT) return NULL;
    return type_size(l->var->type) > max_var ? too_large : NULL;
  }
  const IrNode *n = l->node;
  if (!n || !n->type) return NULL;
  switch (n->op) {
  case IR_NEW:
  case IR_PTRLIT: return type_size(type_under(n->type)->elem) > max_implicit ? too_large : NULL;
  case IR_CLOSURE: return captured_bytes(n->func) > max_implicit ? too_large : NULL;
  case IR_METHVALUE: return 8 + type_size(n->x->type) > max_implicit ? too_large : NULL;
  case IR_MAKESLICE: {
    const IrNode *r = n->y ? n->y : n->x;
    int64_t len, elem = type_size(type_under(n->type)->elem);
    if (r->op != IR_LITERAL || !const_int64(r->val, &len) || len != (int32_t)len) return "non-constant size";
    return elem && len > max_implicit / elem ? too_large : NULL;
  }
  default: return NULL;
  }
}
