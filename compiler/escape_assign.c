// SPDX-License-Identifier: MIT
// escape_assign.c - assignments: what is stored where, and which of them change
// nothing.
#include "compiler/escape_impl.h"

#include "compiler/check.h"
#include "compiler/constval.h"

Hole esc_addr(Escape *e, IrNode *n) {
  if (!n || (n->op == IR_NAME && !n->var)) return esc_discard_hole(e);
  esc_stmts(e, n->init);
  switch (n->op) {
  case IR_NAME: return n->var->class == IR_VAR_GLOBAL ? esc_heap_hole(e) : esc_hole(esc_var_loc(e, n->var));
  case IR_DOT:
  case IR_CONVNOP: return esc_addr(e, n->x);
  case IR_INDEX:
    esc_discard(e, n->y);
    if (type_kind(n->x->type) == TYPE_ARRAY) return esc_addr(e, n->x);
    esc_discard(e, n->x);
    break;
  case IR_DEREF:
  case IR_DOTPTR: esc_expr_skip_init(e, esc_discard_hole(e), n); break;
  case IR_INDEXMAP:
    esc_discard(e, n->x);
    esc_assign_heap(e, n->y, "key of map put", n);
    break;
  default: bug("escape: %s is not assignable", ir_op_names[n->op]);
  }
  return esc_heap_hole(e);
}

void esc_assign_heap(Escape *e, IrNode *src, const char *why, const IrNode *where) {
  esc_expr(e, esc_note(e, esc_heap_hole(e), where, why), src);
}

// ---- assignments that store nothing new ----

static bool same_safe_expr(Escape *e, const IrNode *l, const IrNode *r) {
  while (l->op == IR_CONVNOP) l = l->x;
  while (r->op == IR_CONVNOP) r = r->x;
  if (l->op != r->op || !l->type || !r->type || !type_identical(l->type, r->type)) return false;
  switch (l->op) {
  case IR_NAME: return l->var == r->var;
  case IR_DOT:
  case IR_DOTPTR: return l->name == r->name && same_safe_expr(e, l->x, r->x);
  case IR_DEREF:
  case IR_NOT:
  case IR_BITNOT:
  case IR_PLUS:
  case IR_NEG: return same_safe_expr(e, l->x, r->x);
  case IR_CONV:
    return (type_is_integer(l->type) || type_is_float(l->type) || type_is_boolean(l->type)) &&
           same_safe_expr(e, l->x, r->x);
  case IR_INDEX:
  case IR_INDEXMAP:
  case IR_ADD:
  case IR_SUB:
  case IR_OR:
  case IR_XOR:
  case IR_MUL:
  case IR_LSH:
  case IR_RSH:
  case IR_AND:
  case IR_ANDNOT:
  case IR_DIV:
  case IR_MOD: return same_safe_expr(e, l->x, r->x) && same_safe_expr(e, l->y, r->y);
  case IR_LITERAL: return const_compare(e->p->arena, CONST_EQ, l->val, r->val);
  case IR_NIL: return true;
  default: return false;
  }
}

static bool may_affect_memory(const IrNode *n) {
  switch (n->op) {
  case IR_NAME:
  case IR_LITERAL:
  case IR_NIL: return false;
  case IR_ADD:
  case IR_SUB:
  case IR_OR:
  case IR_XOR:
  case IR_MUL:
  case IR_LSH:
  case IR_RSH:
  case IR_AND:
  case IR_ANDNOT:
  case IR_DIV:
  case IR_MOD:
  case IR_INDEX: return may_affect_memory(n->x) || may_affect_memory(n->y);
  case IR_CONVNOP:
  case IR_CONV:
  case IR_LEN:
  case IR_CAP:
  case IR_NOT:
  case IR_BITNOT:
  case IR_PLUS:
  case IR_NEG:
  case IR_DOT:
  case IR_DOTPTR:
  case IR_DEREF: return may_affect_memory(n->x);
  default: return true;
  }
}

static const IrNode *deref_base(const IrNode *n) {
  if (n->op != IR_DEREF && n->op != IR_DOTPTR) return NULL;
  return n->x->op == IR_NAME ? n->x : NULL;
}

// b.buf = b.buf[n:m] stores nothing in b that was not there; but slicing an array that
// is part of *b makes a new pointer into it.
static bool is_slice_self_assign(const IrNode *dst, const IrNode *src) {
  const IrNode *d = deref_base(dst);
  if (!d) return false;
  switch (src->op) {
  case IR_SLICE:
  case IR_SLICE3:
  case IR_SLICESTR: break;
  case IR_SLICEARR:
  case IR_SLICE3ARR:
    if (src->x->op == IR_ADDR) return false;
    break;
  default: return false;
  }
  const IrNode *s = deref_base(src->x);
  return s && s->var == d->var;
}

// val.x = val.y, val.x[i] = val.y[j] and the like.
static bool is_self_assign(Escape *e, const IrNode *dst, const IrNode *src) {
  if (is_slice_self_assign(dst, src)) return true;
  if (dst->op != src->op) return false;
  switch (dst->op) {
  case IR_DOT:
  case IR_DOTPTR: return same_safe_expr(e, dst->x, src->x);
  case IR_INDEX:
    return !may_affect_memory(dst->y) && !may_affect_memory(src->y) && same_safe_expr(e, dst->x, src->x);
  default: return false;
  }
}

// h.Data of a reflect.SliceHeader or reflect.StringHeader.
bool esc_is_reflect_data(const IrNode *n) {
  if ((n->op != IR_DOT && n->op != IR_DOTPTR) || strcmp(n->name, "Data") != 0) return false;
  const Type *t = n->x->type;
  if (n->op == IR_DOTPTR) t = type_under(t)->elem;
  if (t->kind != TYPE_NAMED || !t->obj || !t->obj->pkg) return false;
  return strcmp(t->obj->pkg->path, "reflect") == 0 &&
         (strcmp(t->obj->name, "SliceHeader") == 0 || strcmp(t->obj->name, "StringHeader") == 0);
}

void esc_assign_list(Escape *e, IrNode *const *dsts, uint32_t n, IrNode *const *srcs, uint32_t n_srcs,
                     const char *why, IrNode *where) {
  Hole one;
  Hole *ks = n == 1 ? &one : ARENA_ARRAY(&e->arena, Hole, n);
  for (uint32_t i = 0; i < n; i++) ks[i] = esc_addr(e, dsts[i]);
  for (uint32_t i = 0; i < n; i++) {
    IrNode *src = i < n_srcs ? srcs[i] : NULL;
    IrNode *dst = dsts[i];
    Hole k = ks[i];
    if (dst && src && dst->op == IR_DOTPTR && esc_is_reflect_data(dst)) {
      esc_unsafe_value(e, esc_note(e, esc_heap_hole(e), where, why), src);
      continue;
    }
    if (dst && src && is_self_assign(e, dst, src)) {
      if (esc_is_loud(e, e->cur))
        diag_info(pos_outermost(where->pos), "%s ignoring self-assignment in %s", e->cur->short_name,
                  ir_node_text(e->p, where));
      k = esc_discard_hole(e);
    }
    esc_expr(e, esc_note(e, k, where, why), src);
  }
  esc_reassigned(e, ks, n, where);
}

// The locations are assigned to, beyond the declaration that gives them their first value.
void esc_reassigned(Escape *e, const Hole *ks, uint32_t n, const IrNode *where) {
  (void)e;
  if (where->op == IR_AS && !where->y && where->x->op == IR_NAME && where->x->var && !where->x->var->defn)
    return;
  for (uint32_t i = 0; i < n; i++) {
    Location *l = ks[i].dst;
    // A range statement assigns on every iteration.
    if (l->var && l->var->defn == where && where->op != IR_RANGE) continue;
    l->is_reassigned = true;
  }
}
