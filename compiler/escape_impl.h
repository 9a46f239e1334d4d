// SPDX-License-Identifier: MIT
// escape_impl.h - private to the escape family.
#ifndef MG_ESCAPE_IMPL_H
#define MG_ESCAPE_IMPL_H

#include "compiler/arena.h"
#include "compiler/diag.h"
#include "compiler/escape.h"
#include "compiler/vec.h"

typedef struct Location Location;

// One step between an expression and the place its value flows to; innermost first.
typedef struct Note {
  const struct Note *next;
  const IrNode *where;
  const char *why;
} Note;

// An assignment dst = src, dereferenced derefs times (-1: its address).
typedef struct Edge {
  Location *src;
  const Note *notes;
  int32_t derefs; // >= -1
} Edge;

// Storage for a variable or the result of an allocating expression; neither: a
// temporary of the analysis. The heap and "nowhere" are locations too.
struct Location {
  IrVar *var;
  IrNode *node;
  IrFunc *func;    // whose frame it would be in; NULL: heap, nowhere
  VEC(Edge) edges; // incoming; in the batch's arena
  int32_t loop_depth;
  uint32_t result_index; // PARAM_RESULT: from 1
  // of the walk numbered `walk`
  int32_t derefs; // least on any path to the root
  uint32_t walk;
  Location *dst;     // next on that path ...
  uint32_t dst_edge; // ... by this edge of it
  Location *near;    // the last one on that path before the root
  bool is_queued;
  bool escapes;      // must be on the heap
  bool is_transient; // its address does not outlive the statement
  bool is_captured, is_reassigned, is_addrtaken;
  bool is_quiet;      // nothing is told about it: static data in gc
  uint32_t explained; // number of the explanation it was last part of
  IrLeaks leaks;      // parameters
};

// Where the value of an expression goes: dst = expression, derefs times dereferenced.
typedef struct Hole {
  Location *dst;
  const Note *notes;
  int32_t derefs; // >= -1
  bool is_addrtaken;
} Hole;

typedef struct PendingClosure {
  Hole k;
  IrNode *node;
} PendingClosure;

// Why something is on the heap: the steps from it to where it outlives its frame.
// Kept in the program's arena.
typedef struct FactStep {
  IrVar *dst_var; // neither: {temp}; is_heap: {heap}
  IrNode *dst_node;
  IrVar *src_var;
  IrNode *src_node;
  const Note *notes;
  int32_t derefs;
  bool is_heap;
} FactStep;

typedef struct Fact {
  const IrNode *node; // key; NULL for a variable
  EscapeWhy why;
  EscapeLine *lines; // the steps in words, made at the end
  uint32_t n_lines;
  struct Fact *next; // made before
  FactStep *steps;   // from the storage towards the place it does not outlive
  uint32_t n_steps;
} Fact;

typedef struct EscapeFacts {
  Fact **table; // of nodes, open addressing by node id
  uint32_t n, cap;
  Fact *last; // made
} EscapeFacts;

// A label of the function being walked.
typedef struct LabelState {
  const char *name; // NULL: free
  bool is_looping;
} LabelState;

typedef struct LabelTable {
  LabelState *slots;
  uint32_t n, cap;
} LabelTable;

enum FuncState { FUNC_UNKNOWN, FUNC_PLANNED, FUNC_TAGGED };

// The whole run. A batch (the functions of one call-graph component) starts with
// `all` and `closures` empty.
typedef struct Escape {
  IrProgram *p;
  const EscapeOptions *opt;
  Arena arena; // the batch's locations and edges
  VEC(Location *) all;
  VEC(PendingClosure) closures;
  Location heap, blank;
  uint8_t *func_state; // enum FuncState by function id
  uint32_t n_func_states;
  uint32_t walk;
  uint32_t n_explained;
  bool is_quiet;     // what is walked now is not there in gc
  SiteRule detached; // of a closure that flows to the heap as it is: of a go statement, or a deferred one
  // the function being walked
  IrFunc *cur;
  int32_t loop_depth;
  LabelTable labels;
} Escape;

enum {
  MAX_BY_VALUE = 128, // bytes; larger variables are captured by reference
};

// escape_graph.c
Location *esc_new_loc(Escape *e, IrVar *v, IrNode *n, bool is_transient);
Location *esc_var_loc(Escape *e, const IrVar *v); // of the variable a closure variable stands for
void esc_flow(Escape *e, Hole k, Location *src);
Hole esc_hole(Location *l);
Hole esc_heap_hole(Escape *e);
Hole esc_discard_hole(Escape *e);
Hole esc_note(Escape *e, Hole k, const IrNode *where, const char *why);
Hole esc_shift(Hole k, int delta);
Hole esc_deref(Escape *e, Hole k, const IrNode *where, const char *why);
Hole esc_addr_of(Escape *e, Hole k, const IrNode *where, const char *why);
Hole esc_dot_type(Escape *e, Hole k, const Type *t, const IrNode *where, const char *why);
Hole esc_tee(Escape *e, const Hole *ks, uint32_t n);
Hole esc_later(Escape *e, Hole k);
Hole esc_spill(Escape *e, Hole k, IrNode *n);
IrVar *esc_canonical(const IrVar *v);
const char *esc_heap_reason(const Escape *e, const Location *l); // by size; NULL: none
bool esc_is_var(const Location *l, IrVarClass c);

// escape_walk.c
void esc_stmt(Escape *e, IrNode *n);
void esc_stmts(Escape *e, IrList *l);
void esc_walk_func(Escape *e, IrFunc *f);

// escape_static.c
// Marks what of a package variable's initial value is static data in gc. True: all of the statement
// is nothing to gc.
bool esc_static_init(Escape *e, IrNode *n);

// escape_expr.c
void esc_expr(Escape *e, Hole k, IrNode *n);
void esc_expr_skip_init(Escape *e, Hole k, IrNode *n);
void esc_discard(Escape *e, IrNode *n);
void esc_discards(Escape *e, IrList *l);
void esc_unsafe_value(Escape *e, Hole k, IrNode *n);

// escape_assign.c
Hole esc_addr(Escape *e, IrNode *n); // storing into n
void esc_assign_heap(Escape *e, IrNode *src, const char *why, const IrNode *where);
void esc_assign_list(Escape *e, IrNode *const *dsts, uint32_t n, IrNode *const *srcs, uint32_t n_srcs,
                     const char *why, IrNode *where);
void esc_reassigned(Escape *e, const Hole *ks, uint32_t n, const IrNode *where);
bool esc_is_reflect_data(const IrNode *n);

// escape_call.c
// ks: where the results flow; NULL when nobody wants them.
void esc_call(Escape *e, const Hole *ks, IrNode *call);
void esc_go_defer(Escape *e, IrNode *n);
Hole esc_tag_hole(Escape *e, const Hole *ks, IrFunc *fn, uint32_t param);

// escape_leaks.c
void esc_leaks_clear(IrLeaks *l);
void esc_leaks_add(IrLeaks *l, uint32_t target, int derefs); // 0 the heap, 1.. results
void esc_leak_to(Location *l, const Location *sink, int derefs);
void esc_tag_params(Escape *e, IrFunc *f);
void esc_inlined_pragma(Escape *e, const IrNode *call);

// escape_solve.c
void esc_solve(Escape *e);
// escape_solve_each.c
void esc_solve_each(Escape *e);
bool esc_contains_closure(const IrFunc *f, const IrFunc *c); // whether c is a function literal inside f

// escape_explain.c
const char *esc_loc_name(Escape *e, const Location *l); // the expression or variable
const char *esc_loc_text(Escape *e, const Location *l); // {heap}, x, {storage for &T{}}
void esc_explain_flow(Escape *e, const Location *dst, Location *src, int derefs, const Note *notes);
void esc_explain_path(Escape *e, const Location *root, Location *src);
// Note down why src escapes: a flow of its address to the heap, the path of the walk from root, or
// a rule without a flow.
void esc_fact_direct(Escape *e, const Location *dst, const Location *src, int derefs, const Note *notes);
void esc_fact_path(Escape *e, const Location *src);
void esc_explain_facts(IrProgram *p); // puts the steps of all into words
void esc_fact_rule(Escape *e, const Location *src, SiteRule rule, const char *text);

static inline enum FuncState esc_state(const Escape *e, const IrFunc *f) {
  return f->id < e->n_func_states ? (enum FuncState)e->func_state[f->id] : FUNC_UNKNOWN;
}
static inline Pos esc_loc_pos(const Location *l) {
  return pos_outermost(l->var ? l->var->pos : l->node->pos);
}
// Whether -m speaks of what is in f.
static inline bool esc_is_loud(const Escape *e, const IrFunc *f) {
  return e->opt->m_level && !f->is_library;
}

#endif
