// SPDX-License-Identifier: MIT
// callgraph.h - functions bottom-up: callees before callers.
#ifndef MG_CALLGRAPH_H
#define MG_CALLGRAPH_H

#include "compiler/ir.h"

// Calls visit with each strongly connected component of the call graph, callees
// first; the functions of a component in the order they were reached. A closure
// belongs to the component of the function around it. recursive: the functions
// call each other (or the one calls itself). visit may rewrite the functions
// it is given.
typedef void (*CallGraphVisit)(void *ctx, IrFunc **funcs, uint32_t n, bool recursive);
void callgraph_visit_bottom_up(IrProgram *p, CallGraphVisit visit, void *ctx);

#endif
