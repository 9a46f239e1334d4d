// SPDX-License-Identifier: MIT
// ir_dump.c - the normalised tree in lines, for -d tree.
#include "compiler/check.h"
#include "compiler/constval.h"
#include "compiler/ir.h"

static const char *const esc_names[] = {"", " esc(stack)", " esc(heap)", " esc(never)"};

static void dump_node(FILE *out, IrProgram *p, const IrNode *n, int depth);

static void dump_list(FILE *out, IrProgram *p, const char *what, const IrList *l, int depth) {
  if (!ir_len(l)) return;
  fprintf(out, "%*s.%s\n", 2 * depth, "", what);
  for (uint32_t i = 0; i < l->n; i++) dump_node(out, p, l->at[i], depth + 1);
}

static void dump_node(FILE *out, IrProgram *p, const IrNode *n, int depth) {
  char pos[200];
  fprintf(out, "%*s%s", 2 * depth, "", ir_op_names[n->op]);
  switch (n->op) {
  case IR_NAME:
  case IR_DCL:
    fprintf(out, " %s%s", n->var ? n->var->name : "_", n->var ? esc_names[n->var->esc] : "");
    break;
  case IR_FUNCNAME:
  case IR_METHEXPR:
  case IR_CLOSURE:
  case IR_INLCALL:
    if (n->func) fprintf(out, " %s", n->func->name);
    break;
  case IR_LITERAL: fprintf(out, " %s", const_format(p->arena, n->val)); break;
  case IR_DOT:
  case IR_DOTPTR:
  case IR_DOTINTER:
  case IR_METHVALUE:
  case IR_STRUCTKEY:
  case IR_BREAK:
  case IR_CONTINUE:
  case IR_GOTO:
  case IR_LABEL:
    if (n->name) fprintf(out, " %s", n->name);
    break;
  case IR_ASOP: fprintf(out, " %s", ir_op_names[n->index]); break;
  default: break;
  }
  if (n->type) fprintf(out, " %s", type_string(p->arena, n->type, p->user_pkg));
  fprintf(out, "%s%s", esc_names[n->esc], n->is_implicit ? " implicit" : "");
  if (pos_is_known(n->pos)) fprintf(out, " # %s", pos_text(n->pos, pos, sizeof pos));
  fputc('\n', out);
  dump_list(out, p, "init", n->init, depth + 1);
  if (n->x) dump_node(out, p, n->x, depth + 1);
  if (n->y) dump_node(out, p, n->y, depth + 1);
  if (n->z) dump_node(out, p, n->z, depth + 1);
  dump_list(out, p, "list", n->list, depth + 1);
  dump_list(out, p, "rlist", n->rlist, depth + 1);
  dump_list(out, p, "body", n->body, depth + 1);
  dump_list(out, p, "else", n->els, depth + 1);
}

void ir_dump_func(FILE *out, IrProgram *p, const IrFunc *f) {
  fprintf(out, "func %s\n", f->name);
  for (uint32_t i = 0; i < f->n_params; i++)
    fprintf(out, "  param %s %s%s\n", f->params[i]->name,
            type_string(p->arena, f->params[i]->type, p->user_pkg), esc_names[f->params[i]->esc]);
  for (uint32_t i = 0; i < f->n_closure_vars; i++)
    fprintf(out, "  captured %s by %s\n", f->closure_vars[i]->name,
            f->closure_vars[i]->by_value ? "value" : "reference");
  for (uint32_t i = 0; i < ir_len(f->body); i++) dump_node(out, p, f->body->at[i], 1);
}
