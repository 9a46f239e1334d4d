// SPDX-License-Identifier: MIT
// bounds.h - indexes that cannot be out of range.
//
// Requires: a normalised program. Guarantees: is_bounded of INDEX nodes over arrays
// and constant strings whose index is small by its type or its form (i & 15, b % 10 of
// unsigned, a byte in an array of 256), as gc's walk decides it. On the way, with `direct`: direct.h.
#ifndef MG_BOUNDS_H
#define MG_BOUNDS_H

#include "compiler/ir.h"

void bounds_program(IrProgram *p, int m_level, bool direct);

#endif
