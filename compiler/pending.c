// SPDX-License-Identifier: MIT
// pending.c - stands for passes that have not landed; each definition goes when its pass comes.
#include "compiler/escape.h"

void escape_program(IrProgram *p, const EscapeOptions *options) {
  (void)p, (void)options;
}

const char *escape_var_reason(const IrProgram *p, const IrVar *v) {
  (void)p, (void)v;
  return NULL;
}

const char *escape_node_reason(const IrProgram *p, const IrNode *n) {
  (void)p, (void)n;
  return NULL;
}
