// SPDX-License-Identifier: MIT
// contracts_flow.h - how many objects a call of a function can allocate, read from its code.
#ifndef MG_CONTRACTS_FLOW_H
#define MG_CONTRACTS_FLOW_H

#include "vm/bytecode.h"

enum { FLOW_NEVER = -1 };         // there is no path that returns
#define FLOW_MANY (INT64_MAX / 4) // no bound is known

typedef enum CostKind {
  COST_NONE,
  COST_MAY,     // values decide whether it allocates
  COST_HEAP,    // gc has put the object on the heap
  COST_UNKNOWN, // a call of an unknown function
} CostKind;

// What one instruction allocates, without the function it calls.
typedef struct Cost {
  CostKind kind;
  int64_t lo, hi;
  uint32_t site; // 0: none
} Cost;

typedef struct Flow Flow;

// A function, or what an inlined call of one has become: the code from the CONTRACT_ENTER at pc to its
// CONTRACT_LEAVE.
typedef struct FlowRoot {
  uint32_t func, pc;
  bool is_inlined;
  uint32_t id; // out: what the questions below take for a function
} FlowRoot;

// Looks at the roots and all they can call. The Program is linked and outlives it. Functions have their
// index for an id.
Flow *flow_new(const Program *p, FlowRoot *roots, uint32_t n_roots);
void flow_free(Flow *fl);

// Least and most objects of a call that returns: FLOW_NEVER, FLOW_MANY. func was reached.
int64_t flow_lo(const Flow *fl, uint32_t func);
int64_t flow_hi(const Flow *fl, uint32_t func);
// The code: offsets from begin to end of the function returned.
const FuncInfo *flow_code(const Flow *fl, uint32_t func, uint32_t *begin, uint32_t *end);
// Whether the instruction at offset pc is on a path from the entry to a return.
bool flow_is_live(const Flow *fl, uint32_t func, uint32_t pc);
// Least objects from there to the return, itself included.
int64_t flow_lo_at(const Flow *fl, uint32_t func, uint32_t pc);
// The function it calls or defers; RT_NO_FUNC: none, or not known.
uint32_t flow_callee(const Flow *fl, uint32_t func, uint32_t pc);
Cost flow_cost(const Flow *fl, uint32_t func, uint32_t pc);
// k-th place where control goes on after it; -1: no more.
int64_t flow_next(const Flow *fl, uint32_t func, uint32_t pc, uint32_t k);
// A deferred call of func may recover, so that panics in it return.
bool flow_may_recover(const Flow *fl, uint32_t func);

// The same for an instruction by itself: calls of closures are unknown.
Cost cost_of(const Program *p, const Insn *ip);

#endif
