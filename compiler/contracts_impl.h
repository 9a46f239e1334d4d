// SPDX-License-Identifier: MIT
// contracts_impl.h - private to contracts.c and contracts_explain.c.
#ifndef MG_CONTRACTS_IMPL_H
#define MG_CONTRACTS_IMPL_H

#include "compiler/contracts.h"
#include "compiler/contracts_flow.h"
#include "compiler/vec.h"

enum {
  NO_STMT = UINT32_MAX,
  MAX_LISTED = 6, // heap sites in one message
};

typedef struct StmtSpan {
  uint32_t file; // base
  uint32_t from, to;
  uint32_t contract;
  uint32_t outer; // the statement around it, NO_STMT: none
} StmtSpan;

typedef struct FuncPos {
  uint32_t file, at;
  uint32_t contract;
} FuncPos;

typedef VEC(uint32_t) Indices;

struct Contracts {
  Arena *arena;
  uint32_t n;
  const ContractLine **lines;
  AstFile *const *files;
  uint32_t n_files;
  const char **subjects; // NULL: no such function was compiled
  FuncPos *funcs;        // by file and position
  StmtSpan *stmts;       // the same
  uint32_t n_funcs, n_stmts;
  VEC(Pos) sites; // positions by site, in the arena
  // contracts_check
  Program *p;
  Flow *flow;
  Contract *rows;
};

// ---- contracts_explain.c ----

// "prog.mg:3:7"; a //line directive may leave the column unknown.
const char *explain_place(const Contracts *k, const char *file, uint32_t line, uint32_t col);
// What is on the heap at the site and, in lines of its own, why.
void explain_site(FILE *out, const Contracts *k, uint32_t site);
// (root: an id of the flow.) The heap sites that break a noalloc contract of `root`, or that every call of it
// reaches: for the first the calls from root to it and its reasons, the others in a line each. Arena text,
// each line preceded by "\n\t". NULL: there is none.
const char *explain_heap_sites(const Contracts *k, uint32_t root);
const char *explain_cheapest(const Contracts *k, uint32_t root);
// Why only the run can tell whether root keeps the contract.
const char *explain_open(const Contracts *k, uint32_t contract, uint32_t root);

#endif
