// SPDX-License-Identifier: MIT
// normalise_impl.h - private to the normalise family.
#ifndef MG_NORMALISE_IMPL_H
#define MG_NORMALISE_IMPL_H

#include "compiler/arena.h"
#include "compiler/ast.h"
#include "compiler/check.h"
#include "compiler/constval.h"
#include "compiler/diag.h"
#include "compiler/intern.h"
#include "compiler/ir.h"
#include "compiler/vec.h"

typedef struct Norm Norm;

// A function whose body is waiting to be translated.
typedef struct PendingFunc {
  IrFunc *func;
  Obj *obj;
} PendingFunc;

struct Norm {
  IrProgram *p;
  Arena *a;
  Checker *checker;
  CheckedProgram *cp;
  bool per_iteration; // go1.22 loop variables
  VEC(PendingFunc) pending;
  uint32_t next_pending;
  uint32_t n_glob_closures; // closures in package variable initializers, numbered in source order
  VEC(IrFunc *) wrappers;   // of method expressions, by (type, name)
  VEC(Type *) seen_types;   // types whose values may be looked at at run time
  uint32_t n_types_scanned;
};

// The function being translated. Closures have their own, linked by outer.
typedef struct Fn {
  Norm *nm;
  IrProgram *p;
  Arena *a;
  IrFunc *f;
  struct Fn *outer;
  Pos base_pos; // gc's base.Pos: the position implicit nodes get
} Fn;

// normalise.c
// Translates what is waiting, until nothing is added.
void norm_run_queue(Norm *nm);
IrFunc *norm_func_of(Norm *nm, Obj *obj);
IrVar *norm_global_of(Norm *nm, Obj *obj);
IrVar *norm_var(Fn *fn, Obj *obj); // as seen in fn: captures when it belongs to an outer function
IrVar *norm_declare(Fn *fn, Obj *obj);
IrFunc *norm_closure(Fn *fn, FuncLit *lit);
void norm_need_type(Norm *nm, Type *t); // values of t get into interfaces
void norm_need_method(Norm *nm, const char *name);
void norm_unsupported(Pos pos, const char *what);

// normalise_expr.c
IrNode *norm_expr(Fn *fn, Expr *e);
IrNode *norm_assign_conv(Fn *fn, IrNode *n, Type *t); // assignment to type t
void norm_set_pos(Fn *fn, const IrNode *n);           // gc's ir.SetPos
Type *norm_final_type(Type *t);
IrNode *norm_blank(Fn *fn, Pos pos);
IrNode *norm_addr(Fn *fn, Pos pos, IrNode *x);
IrNode *norm_int(Fn *fn, Pos pos, Type *t, int64_t v);
void norm_mark_assigned(IrNode *lhs);
bool norm_is_blank(const IrNode *n);
void norm_check_type(Type *t, Pos pos);
IrOp norm_binary_op(Operator op); // of an operation or an assignment

// normalise_call.c
IrNode *norm_call(Fn *fn, CallExpr *call);
IrNode *norm_selector(Fn *fn, SelectorExpr *sel, bool is_call);
IrNode *norm_convert(Fn *fn, Pos pos, Type *t, IrNode *x);
// f(g()): moves g's results to temporaries assigned in owner's init; the temporaries as a list.
IrList *norm_spread_call(Fn *fn, IrNode *owner, IrNode *call);

// normalise_stmt.c
IrList *norm_block(Fn *fn, Stmt **list, uint32_t n);
// Appends the assignment that initializes package variables.
void norm_global_init(Fn *fn, const PackageInit *init, IrList **out);
// normalise_init.c: makes the packages' init functions, and all that they reach.
void norm_inits(Norm *nm);
// deadcode
void norm_deadcode(IrProgram *p, IrFunc *f);

static inline void norm_append(Fn *fn, IrList **l, IrNode *n) {
  *l = ir_list_add(fn->p, *l, n);
}
static inline uint32_t norm_unpack(Expr **single, Expr *e, Expr ***items) {
  if (!e) return 0;
  if (node_is(ListExpr, e)) {
    *items = node_as(ListExpr, e)->elems;
    return node_as(ListExpr, e)->n_elems;
  }
  *single = e;
  *items = single;
  return 1;
}

#endif
