// SPDX-License-Identifier: MIT
// direct.h - variables reached through a pointer that is known.
//
// Requires: escape analysis has decided. Guarantees: where p is never anything but &x, and x is a variable of
// the same function that stays in the frame, p.f and *p are x.f and x: the generator uses the slots of x and
// no pointer. The receiver of an inlined call (b.WriteByte(c), b a variable) is the usual case. The text of
// such a node (sites) is that of the pointer as before.
#ifndef MG_DIRECT_H
#define MG_DIRECT_H

#include "compiler/ir.h"

// For each node of the program, operands first. Counts IrVar.n_names, too.
void direct_node(IrNode *n);
// Whether x = y, in the statement `as`, declares a pointer of which nothing but its target is used.
bool direct_is_unused(const IrNode *as, const IrNode *x, const IrNode *y);

#endif
