// SPDX-License-Identifier: MIT
// devirtualise.h - interface calls whose dynamic type is known become direct.
//
// Requires: a normalised program, inlined or not. Guarantees: a CALLINTER on a
// variable that always holds one concrete type (see ir_static_value) is a CALLFUNC of the
// method, its receiver a type assertion; nothing is inlined again.
#ifndef MG_DEVIRTUALISE_H
#define MG_DEVIRTUALISE_H

#include "compiler/ir.h"

void devirtualise_program(IrProgram *p, int m_level);

#endif
