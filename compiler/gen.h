// SPDX-License-Identifier: MIT
// gen.h - from the decided tree to the Program.
//
// Requires: a normalised tree (ir.h); escape analysis may have run (a node or
// variable whose `esc` is unknown goes to the heap). Guarantees: a linked
// Program that program_verify accepts, unless an error was reported.
#ifndef MG_GEN_H
#define MG_GEN_H

#include "compiler/check.h"
#include "compiler/ir.h"
#include "vm/bytecode.h"

typedef struct GenOptions {
  const CheckedProgram *checked; // where the well-known types are found; may be NULL
  bool allow_missing_bodies;     // functions without a body that are no natives: the program will not run
  bool counts_frames;            // statistics: COUNT_FRAME, COUNT_CALL, all texts of sites and their chains
  struct Contracts *contracts;   // contracts.h; NULL: the program has none
  bool no_peephole;              // -d nopeephole: no fused instructions where plain ones do
} GenOptions;

// The caller owns the result (program_free). NULL after errors, which went to diag.
Program *gen_program(IrProgram *ir, const GenOptions *options);

#endif
