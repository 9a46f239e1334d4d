// SPDX-License-Identifier: MIT
// lib_facts.h - what the user's functions see of library functions.
#ifndef MG_LIB_FACTS_H
#define MG_LIB_FACTS_H

#include <stdio.h>

#include "compiler/ir.h"

// -d libfacts, after the inliner and the escape analysis: for each library function that is part of the
// program, in no particular order,
//   func strings.(*Builder).Grow
//   inline 75                   or: no inline REASON
//   leaks b content             or: PARAM heap, PARAM to RESULT level=N; no line when PARAM does not leak
// `make oracle-lib` compares it with real Go.
void lib_facts_dump(FILE *out, IrProgram *p);

#endif
