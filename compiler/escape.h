// SPDX-License-Identifier: MIT
// escape.h - what stays in a frame and what must go to the heap.
//
// Requires: a normalised program, inlined and devirtualised or not. Guarantees:
// - node->esc of every allocating expression (NEW, PTRLIT, SLICELIT, MAKESLICE, MAKEMAP,
//   MAPLIT, CLOSURE, METHVALUE, CONVIFACE of a value that must be boxed, ADDSTR,
//   RUNESTR, BYTES2STR, RUNES2STR, STR2BYTES, STR2RUNES) and var->esc of every
//   parameter, result and local are ESC_NONE or ESC_HEAP (MAKECHAN and the growth of
//   APPEND are always heap and have no decision; a DEFER outside loops has ESC_NEVER: its record may stand in
//   the frame);
// - storage of an ESC_NONE expression may be reused each time the expression is evaluated
//   again, that of an ESC_NONE variable each time its DCL is executed; is_transient: it
//   may even be reused when the statement ends;
// - by_value of closure variables is decided (an outer variable captured by
//   reference and ESC_NONE is reached through the closure object by its frame address);
// - the call of GO and DEFER is a CALLFUNC without arguments and results; where it was
//   not, it is one of a new closure (is_wrapper), whose captured temporaries are
//   declared and assigned in the statement's init list;
// - leaks of every function; is_dead_closure of function literals whose every
//   mention was inlined.
#ifndef MG_ESCAPE_H
#define MG_ESCAPE_H

#include "compiler/ir.h"
#include "runtime/rtype.h"

typedef enum EscapeLevel {
  ESCAPE_OFF, // whatever is addressed, captured by reference or allocated goes to the heap
  ESCAPE_GC   // gc's decisions
} EscapeLevel;

typedef struct EscapeOptions {
  EscapeLevel level;
  int m_level;       // -m: 1 decisions, 2 the reasons too
  bool small_frames; // limits of 128 KB for variables and 16 KB for new(T), &T{}, make()
  bool keeps_chains; // for reports
} EscapeOptions;

void escape_program(IrProgram *p, const EscapeOptions *options);

// Why something is on the heap: the rule, and in a few words of this case ("stored in map",
// "too large for stack"). SITE_RULE_NONE and NULL when it is not, or was not analysed.
typedef struct EscapeWhy {
  SiteRule rule;
  const char *text;
} EscapeWhy;
EscapeWhy escape_var_why(const IrVar *v);
EscapeWhy escape_node_why(const IrProgram *p, const IrNode *n);
// The steps of the flow, which are the lines -m=2 prints: "flow: {heap} = &x:" and below it "from &x
// (address-of)", each with its place in the source. None unless EscapeOptions.keeps_chains.
typedef struct EscapeLine {
  const char *text;
  Pos pos;
} EscapeLine;
const EscapeLine *escape_var_chain(const IrVar *v, uint32_t *n);
const EscapeLine *escape_node_chain(const IrProgram *p, const IrNode *node, uint32_t *n);

#endif
