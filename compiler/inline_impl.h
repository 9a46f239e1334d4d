// SPDX-License-Identifier: MIT
// inline_impl.h - private to inline.c and inline_body.c.
#ifndef MG_INLINE_IMPL_H
#define MG_INLINE_IMPL_H

#include "compiler/inline.h"

typedef struct Inl {
  IrProgram *p;
  const InlineOptions *opt;
  IrFunc *cur; // function being inlined into
  int32_t max_cost;
  uint32_t n_inlined; // calls inlined so far: makes labels unique
} Inl;

// A copy of f's body that later inlining into f does not touch, closures included.
IrList *inl_pristine_body(IrProgram *p, IrFunc *f);
// The INLCALL node for call, whose callee is fn (can_inline). NULL when a variable that fn
// captures cannot be reached from the current function.
IrNode *inl_make_call(Inl *in, IrNode *call, IrFunc *fn);

#endif
