// SPDX-License-Identifier: MIT
// disasm.h - text of a Program.
#ifndef MG_DISASM_H
#define MG_DISASM_H

#include "vm/bytecode.h"

// One instruction without newline: "ADD_INT r3, r1, r2". p may be unlinked.
void disasm_insn(const Program *p, const FuncInfo *f, const Insn *ip, FILE *out);
// All functions whose name contains `filter` (NULL: all but library packages).
void disasm_program(const Program *p, const char *filter, FILE *out);

#endif
