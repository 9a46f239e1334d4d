// SPDX-License-Identifier: MIT
// contracts.h - //minigo:noalloc, maxalloc and stack: docs/CONTRACTS.md.
//
// The parser has placed them (AstFile.contracts). contracts_bind finds their functions, the
// generator marks where they hold and notes the sites, contracts_check judges the finished code.
#ifndef MG_CONTRACTS_H
#define MG_CONTRACTS_H

#include "compiler/ast.h"
#include "compiler/ir.h"
#include "vm/bytecode.h"

typedef struct Contracts Contracts;

// How many there are in the files.
uint32_t contracts_count(AstFile *const *files, uint32_t n_files);
// All of them, in the arena. NULL: there are none.
Contracts *contracts_new(Arena *a, AstFile *const *files, uint32_t n_files);
// Sets IrFunc.contract. After escape analysis: no more function is made.
void contracts_bind(Contracts *k, IrProgram *p);

// The position of a site of the Program.
void contracts_note_site(Contracts *k, uint32_t site, Pos pos);
// The //minigo:stack statements that a position is part of, also through inlined calls: calls visit
// with the index of each.
void contracts_visit_stmts(const Contracts *k, Pos pos, void (*visit)(void *ctx, uint32_t contract),
                           void *ctx);

// Reports the broken ones (diag_error) and gives the linked Program its table of contracts.
void contracts_check(Contracts *k, Program *p);

#endif
