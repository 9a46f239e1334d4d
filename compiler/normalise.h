// SPDX-License-Identifier: MIT
// normalise.h - from the checked syntax tree to the normalised one.
//
// Requires: a CheckedProgram without errors. Guarantees: the invariants of ir.h
// for every function that can run: all functions of the user's package, and of
// the library packages those reachable from it.
#ifndef MG_NORMALISE_H
#define MG_NORMALISE_H

#include "compiler/check.h"
#include "compiler/ir.h"

// Errors ("not supported yet") go to diag; the result is in the arena.
IrProgram *normalise_program(Arena *arena, CheckedProgram *checked, Checker *checker);

#endif
