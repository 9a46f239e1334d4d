// SPDX-License-Identifier: MIT
// inline.h - inlining, as gc 1.19 does it.
//
// Requires: a normalised program. Guarantees: calls of inlinable functions are
// INLCALL nodes (parameters assigned in init, body, results in rlist), positions
// of inlined nodes have an inlined base; can_inline, inl_cost and inl_reason say what
// was decided of each function.
#ifndef MG_INLINE_H
#define MG_INLINE_H

#include "compiler/ir.h"

typedef struct InlineOptions {
  bool off;    // -l
  int m_level; // -m: 1 decisions, 2 costs and refusals too
} InlineOptions;

void inline_program(IrProgram *p, const InlineOptions *options);

// After all other -m lines: calls inlined into the wrappers by which *T has the methods of T. (We
// make no such functions in the tree; gc's lines about them have no position.)
void inline_report_wrappers(IrProgram *p, int m_level);

// The expression a local variable always stands for, through conversions and
// inlined calls; n itself when that is not known (gc's StaticValue).
IrNode *ir_static_value(IrNode *n);
// The function a callee expression always is, or NULL.
IrFunc *ir_static_callee(IrNode *x);

// f's name as -m prints it: of the user's package f, (*T).M; of others fmt.Println.
const char *ir_func_text(IrProgram *p, const IrFunc *f);

#endif
