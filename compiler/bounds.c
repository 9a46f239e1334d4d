// SPDX-License-Identifier: MIT
// bounds.c - see bounds.h; the rule is that of cmd/compile/internal/walk (expr.go, bounded).
#include "compiler/bounds.h"

#include "compiler/constval.h"
#include "compiler/diag.h"
#include "compiler/direct.h"

static bool small_const(const IrNode *n, int64_t *v) {
  return n->op == IR_LITERAL && const_int64(n->val, v) && *v == (int32_t)*v;
}

// Whether 0 <= n < max for certain.
static bool is_bounded(const IrNode *n, int64_t max) {
  if (!n->type || !type_is_integer(n->type)) return false;
  bool is_signed = !type_is_unsigned(n->type);
  int32_t bits = (int32_t)(8 * type_size(n->type));
  int64_t v;
  if (small_const(n, &v)) return 0 <= v && v < max;
  switch (n->op) {
  case IR_AND:
  case IR_ANDNOT:
    if (small_const(n->x, &v)) {
      if (0 <= v && v < max) return true;
    } else if (small_const(n->y, &v)) {
      if (n->op == IR_ANDNOT) {
        v = ~v;
        if (!is_signed && bits < 64) v &= ((int64_t)1 << bits) - 1;
      }
      if (0 <= v && v < max) return true;
    }
    break;
  case IR_MOD:
    if (!is_signed && small_const(n->y, &v) && 0 <= v && v <= max) return true;
    break;
  case IR_DIV:
    if (!is_signed && small_const(n->y, &v))
      for (; bits > 0 && v >= 2; v >>= 1) bits--;
    break;
  case IR_RSH:
    if (!is_signed && small_const(n->y, &v)) {
      if (v > bits) return true;
      bits -= (int32_t)v;
    }
    break;
  default: break;
  }
  return !is_signed && bits <= 62 && (int64_t)1 << bits <= max;
}

typedef struct Bounds {
  Arena *arena;
  bool say, direct;
} Bounds;

static int64_t string_bytes(Bounds *b, const IrNode *n) {
  size_t len;
  const_string(b->arena, n->val, &len);
  return (int64_t)len;
}

static bool visit(IrNode *n, void *ctx) {
  Bounds *b = ctx;
  if (ir_each_child(n, visit, b)) return true;
  if (b->direct) direct_node(n);
  if (n->op != IR_INDEX || n->is_bounded) return false;
  const Type *u = type_under(n->x->type);
  int64_t max;
  if (u->kind == TYPE_ARRAY)
    max = u->len;
  else if (n->x->op == IR_LITERAL && n->x->val && u->kind == TYPE_STRING)
    max = string_bytes(b, n->x);
  else
    return false;
  n->is_bounded = is_bounded(n->y, max);
  if (n->is_bounded && b->say && n->y->op != IR_LITERAL)
    diag_info(pos_outermost(n->pos), "index bounds check elided");
  return false;
}

void bounds_program(IrProgram *p, int m_level, bool direct) {
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    IrFunc *f = p->funcs[i];
    if (f->is_dead_closure) continue;
    Bounds b = {.arena = p->arena, .say = m_level && !f->is_library, .direct = direct};
    for (uint32_t k = 0; k < ir_len(f->body); k++) visit(f->body->at[k], &b);
  }
}
