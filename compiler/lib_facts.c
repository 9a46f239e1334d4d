// SPDX-License-Identifier: MIT
// lib_facts.c - inlining cost and parameter leaks of library functions as text.
#include "compiler/lib_facts.h"

static void dump_leaks(FILE *out, const IrFunc *f, const IrVar *param, const IrLeaks *l) {
  if (l->derefs[0] >= 0) fprintf(out, "leaks %s %s\n", param->name, l->derefs[0] ? "content" : "heap");
  for (uint32_t i = 1; i <= IR_LEAK_RESULTS; i++)
    if (l->derefs[i] >= 0)
      fprintf(out, "leaks %s to %s level=%d\n", param->name, f->results[i - 1]->name, l->derefs[i]);
}

void lib_facts_dump(FILE *out, IrProgram *p) {
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    const IrFunc *f = p->funcs[i];
    if (!f->is_library || f->is_closure || f->is_wrapper || !f->obj) continue;
    fprintf(out, "func %s\n", f->name);
    if (f->can_inline)
      fprintf(out, "inline %d\n", f->inl_cost);
    else
      fprintf(out, "no inline %s\n", f->inl_reason ? f->inl_reason : "");
    for (uint32_t k = 0; f->leaks && k < f->n_params; k++) dump_leaks(out, f, f->params[k], &f->leaks[k]);
  }
}
