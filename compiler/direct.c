// SPDX-License-Identifier: MIT
// direct.c - see direct.h.
#include "compiler/direct.h"

#include "compiler/inline.h"

// &x of a variable that stays in the frame.
static bool is_frame_address(const IrNode *n) {
  if (n->op != IR_ADDR || n->x->op != IR_NAME || n->x->shown || ir_len(n->init) || ir_len(n->x->init))
    return false;
  const IrVar *v = n->x->var;
  return v && v->class != IR_VAR_GLOBAL && v->class != IR_VAR_CLOSURE && v->esc == ESC_NONE;
}

void direct_node(IrNode *n) {
  if (n->op == IR_NAME) {
    if (n->var) n->var->n_names++;
    return;
  }
  if ((n->op != IR_DEREF && n->op != IR_DOTPTR) || n->x->op != IR_NAME) return;
  if (ir_len(n->init) || ir_len(n->x->init) || !n->x->var) return;
  IrVar *pointer = n->x->var;
  const IrNode *value = ir_static_value(n->x);
  if (!is_frame_address(value)) return;
  IrVar *v = value->x->var;
  const Type *u = type_under(n->x->type);
  // A conversion between may have changed the type.
  if (v->func != pointer->func || u->kind != TYPE_POINTER || !type_identical(v->type, u->elem)) return;
  IrNode *x = n->x;
  if (n->op == IR_DOTPTR) {
    n->op = IR_DOT;
  } else {
    x = n;
    x->op = IR_NAME;
    x->x = NULL;
    x->is_starred = true;
  }
  x->type = v->type;
  x->var = v;
  x->shown = pointer;
  pointer->n_names--;
}

bool direct_is_unused(const IrNode *as, const IrNode *x, const IrNode *y) {
  if (!as->is_define || x->op != IR_NAME || !is_frame_address(y)) return false;
  const IrVar *v = x->var;
  return v && v->class == IR_VAR_AUTO && v->defn == as && v->n_names == 1 && !v->is_captured &&
         !v->is_addrtaken;
}
