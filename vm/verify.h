// SPDX-License-Identifier: MIT
// verify.h - checks a linked Program before it runs (-d verify, debug builds).
#ifndef MG_VERIFY_H
#define MG_VERIFY_H

#include "vm/bytecode.h"

// Whether the Program keeps the rules of bytecode.h and opcodes.def: operands in
// range, jumps to instruction starts in the right direction, call areas within the
// frame, pointer results in slots of the pointer map, no plain result in one, ends.
// Prints each violation to `out` (may be NULL), at most 20. Returns their number.
uint32_t program_verify(const Program *p, FILE *out);

#endif
