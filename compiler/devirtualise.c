// SPDX-License-Identifier: MIT
// devirtualise.c - see devirtualise.h; the rule is that of gc's devirtualize.go.
#include "compiler/devirtualise.h"

#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/inline.h"
#include "compiler/method.h"

typedef struct Devirt {
  IrProgram *p;
  IrFunc *cur;
  int m_level;
} Devirt;

static void say(Devirt *d, const IrNode *call, const char *how, const Type *t) {
  if (!d->m_level || d->cur->is_library || d->cur->is_wrapper) return;
  diag_info(pos_outermost(call->pos), "%s %s to %s", how, expr_gc_text(d->p, call->x),
            type_gc_string(d->p->arena, t, d->p->user_pkg));
}

static void devirtualise(Devirt *d, IrNode *n) {
  IrNode *sel = n->x;
  IrNode *r = ir_static_value(sel->x);
  if (r->op != IR_CONVIFACE || type_is_interface(r->x->type)) return;
  Type *t = r->x->type;
  const IfaceMethod *m = &type_under(sel->x->type)->all_methods[sel->index];
  Lookup found;
  LookupKind kind = lookup_field_or_method(d->p->arena, t, false, m->pkg, m->name, &found);
  if (kind != LOOKUP_METHOD && kind != LOOKUP_IFACE_METHOD) return;
  if (kind == LOOKUP_METHOD && !found.method->ir) return;
  IrNode *x = ir_new(d->p, IR_DOTTYPE, sel->pos, t);
  x->x = sel->x;
  for (uint32_t i = 0; i < found.n_path; i++) {
    x = ir_field(d->p, sel->pos, x, found.path[i]);
    x->is_implicit = true;
  }
  if (kind == LOOKUP_IFACE_METHOD) {
    say(d, n, "partially devirtualizing", t);
    sel->x = x;
    sel->index = (uint32_t)found.iface_method;
    return;
  }
  say(d, n, "devirtualizing", t);
  bool have_ptr = type_kind(x->type) == TYPE_POINTER;
  if (have_ptr && !found.method->is_ptr_recv) {
    x = ir_deref(d->p, sel->pos, x);
    x->is_implicit = true;
  } else if (!have_ptr && found.method->is_ptr_recv) {
    // Promoted through an embedded pointer's field: addressable by construction.
    IrNode *a = ir_new(d->p, IR_ADDR, sel->pos, type_pointer_to(d->p->arena, x->type));
    a->x = x;
    a->is_implicit = true;
    x = a;
  }
  IrNode *callee =
      ir_new(d->p, IR_METHEXPR, sel->pos, ir_method_expr_type(d->p, found.method->type, x->type));
  callee->func = found.method->ir;
  IrList *args = ir_list_add(d->p, NULL, x);
  for (uint32_t i = 0; i < ir_len(n->list); i++) args = ir_list_add(d->p, args, n->list->at[i]);
  n->op = IR_CALLFUNC;
  n->x = callee;
  n->list = args;
  n->no_inline = true;
}

static bool visit(IrNode *n, void *ctx) {
  Devirt *d = ctx;
  if (n->op == IR_CALLINTER) devirtualise(d, n);
  return ir_each_child(n, visit, d);
}

void devirtualise_program(IrProgram *p, int m_level) {
  Devirt d = {.p = p, .m_level = m_level};
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    d.cur = p->funcs[i];
    for (uint32_t k = 0; k < ir_len(d.cur->body); k++) visit(d.cur->body->at[k], &d);
  }
}
