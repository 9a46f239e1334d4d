// SPDX-License-Identifier: MIT
// escape_static.c - initial values of package variables that gc lays out as static
// data before any analysis (cmd/compile/internal/staticinit of Go 1.19): literals,
// what they point to, function literals, and interfaces that hold such values. Parts
// that must be computed are assigned to the static data at run time. There is no
// decision to make and to tell about static data. The generator gives it a place among
// the package variables (gen_static_object); initialization fills in the constants, too.
#include "compiler/escape_impl.h"

static void mark(IrNode *n) {
  while (n->op == IR_CONVNOP) n = n->x;
  switch (n->op) {
  case IR_PTRLIT:
    n->is_static = true;
    mark(n->x);
    break;
  case IR_STR2BYTES: n->is_static = n->x->op == IR_LITERAL; break;
  case IR_SLICELIT:
  case IR_ARRAYLIT:
  case IR_STRUCTLIT:
    n->is_static = true;
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *elem = n->list->at[i];
      mark(elem->op == IR_KEY ? elem->y : elem->op == IR_STRUCTKEY ? elem->x : elem);
    }
    break;
  case IR_CLOSURE: n->is_static = !n->func->n_closure_vars; break;
  case IR_CONVIFACE: {
    IrNode *value = n;
    while (value->op == IR_CONVIFACE) value = value->x;
    if (type_is_interface(value->type)) break;
    for (; n != value; n = n->x) n->is_static = true;
    mark(value);
    break;
  }
  default: break;
  }
}

static bool has_side_effects(IrNode *n, void *ctx) {
  switch (n->op) {
  case IR_NAME:
  case IR_FUNCNAME:
  case IR_LITERAL:
  case IR_NIL:
  case IR_TYPE:
  case IR_ADD:
  case IR_SUB:
  case IR_MUL:
  case IR_OR:
  case IR_XOR:
  case IR_AND:
  case IR_ANDNOT:
  case IR_LSH:
  case IR_RSH:
  case IR_EQ:
  case IR_NE:
  case IR_LT:
  case IR_LE:
  case IR_GT:
  case IR_GE:
  case IR_ANDAND:
  case IR_OROR:
  case IR_NOT:
  case IR_BITNOT:
  case IR_PLUS:
  case IR_NEG:
  case IR_ADDSTR:
  case IR_ADDR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES:
  case IR_RUNESTR:
  case IR_LEN:
  case IR_CAP:
  case IR_MAPLIT:
  case IR_STRUCTLIT:
  case IR_ARRAYLIT:
  case IR_SLICELIT:
  case IR_PTRLIT:
  case IR_KEY:
  case IR_STRUCTKEY:
  case IR_CONV:
  case IR_CONVNOP:
  case IR_CONVIFACE:
  case IR_DOT:
  case IR_NEW:
  case IR_REAL:
  case IR_IMAG:
  case IR_COMPLEX: return ir_each_child(n, has_side_effects, ctx);
  default: return true;
  }
}

bool esc_static_init(Escape *e, IrNode *n) {
  (void)e;
  if (n->op != IR_AS || !n->y) return false;
  n->is_static = n->x->op == IR_NAME && !n->x->var && !has_side_effects(n->y, NULL);
  if (!n->is_static) mark(n->y);
  return n->is_static;
}
