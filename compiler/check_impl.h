// SPDX-License-Identifier: MIT
// check_impl.h - shared by the files of the checker, and by nobody else.
#ifndef MG_CHECK_IMPL_H
#define MG_CHECK_IMPL_H

#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/lib_index.h"
#include "compiler/method.h"
#include "compiler/parse.h"
#include "compiler/scope.h"
#include "compiler/vec.h"

// What is known of an expression while it is being checked.
typedef struct Operand {
  uint8_t mode;     // ExprMode
  uint16_t builtin; // MODE_BUILTIN: BuiltinId
  Expr *expr;       // NULL only before the first check
  Type *type;
  const ConstVal *val; // MODE_CONST; NULL: unknown, an error was reported
} Operand;

// How an expression may stand alone as a statement.
typedef enum ExprKind { KIND_CONVERSION, KIND_EXPRESSION, KIND_STATEMENT } ExprKind;

// Expr.flags used during checking, beside those of check.h.
enum {
  FLAG_UNTYPED = 1 << 8,   // its type is still open: untyped
  FLAG_SHIFT_LHS = 1 << 9, // untyped left operand of a non-constant shift
  FLAG_PANIC = 1 << 10,    // a call of panic
};

typedef VEC(Obj *) ObjList;

// The checker's record of a package-level object or method (Obj.decl_info).
typedef struct DeclInfo {
  Package *pkg;
  Scope *file_scope;
  Obj **lhs; // n:1 variable declarations: all of the left side
  uint32_t n_lhs;
  Expr *type_expr, *init;
  bool is_inherited; // init comes from an earlier constant declaration
  TypeDecl *type_decl;
  FuncDecl *func_decl;
  ObjList methods; // type: its methods until they are collected
  ObjList deps;    // package-level objects of the same package that are mentioned
  Obj *last_dep;
  uint32_t visit; // stamp of the initialization order
  uint32_t order; // of its first object
} DeclInfo;

// CheckedFunc and what only the checker wants to know of a function.
typedef struct FuncState {
  CheckedFunc pub; // first
  Scope *scope;
  ObjList locals; // variables to be looked at for use
  bool is_body_done;
} FuncState;

// What changes from declaration to declaration.
typedef struct Env {
  Package *pkg;
  DeclInfo *decl;       // whose initializer or body is checked; NULL elsewhere
  Scope *scope;         // innermost
  const ConstVal *iota; // NULL outside constant declarations
  Pos errpos;           // unless unknown: where errors in an inherited constant expression go
  FuncState *func;      // NULL outside functions
  bool has_call_or_recv;
} Env;

// Work put off until the types at hand are complete.
typedef struct Action Action;
struct Action {
  void (*run)(Checker *c, const Action *a);
  void *x, *y;
  Pos pos;
  Package *pkg;
};

// The checker's record of a package (Package.info).
typedef struct PackageInfo {
  ObjList all;                       // every object with a DeclInfo, in source order
  ObjList vars, funcs, types, inits; // what Package shows
  VEC(Obj *) pkg_names;
  VEC(Scope *) file_scopes;
  VEC(Package *) imports;
  // Library packages only:
  LibIndex *index; // NULL: not loaded yet, nothing of it was named
  Checker *checker;
  bool is_ordered; // is on the list of packages
} PackageInfo;

// An object that a dot-import brought into a file's scope.
typedef struct DotImport {
  Scope *scope;
  Obj *obj;
  Obj *pkg_name;
} DotImport;

struct Checker {
  Arena *arena;
  CheckOptions options;
  CheckedProgram *program;
  Scope *universe;
  Type *no_value; // the empty tuple: type of a call without results
  Env env;
  VEC(Action) delayed;
  VEC(Action) late_checks;   // for programs that are otherwise right: sizes of types and the like
  VEC(Decl *) local_pragmas; // declarations in functions with directives
  ObjList path;              // objects being declared, for cycle reports
  VEC(Package *) packages;   // of the library: all that are imported, loaded or not
  VEC(DotImport) dot_imports;
  bool has_error;   // at least one was reported
  bool saw_generic; // bodies were left out: say nothing of unused imports
  uint32_t depth;   // of expression recursion
  uint32_t n_objs;
  Expr *callee; // what CONTEXT_ARGUMENT stands for
  uint32_t visit;
};

enum { CHECK_MAX_DEPTH = 2500 };

static inline bool name_is_blank(const char *name) {
  return name[0] == '_' && name[1] == 0;
}
static inline void invalidate(Operand *x) {
  x->mode = MODE_INVALID;
}
static inline bool type_is_invalid(const Type *t) {
  return t->kind == TYPE_INVALID;
}
#define T_INVALID (type_basic[TYPE_INVALID])

// ---- check.c -----------------------------------------------------------------
void err_at(Checker *c, Pos pos, const char *fmt, ...) MG_PRINTF(3, 4);
void err_node(Checker *c, const void *node, const char *fmt, ...) MG_PRINTF(3, 4); // at its leftmost token
void err_op(Checker *c, const Operand *x, const char *fmt, ...) MG_PRINTF(3, 4);
void err_version(Checker *c, Pos pos, int minor, const char *fmt, ...) MG_PRINTF(4, 5);
// The language version of the current package is at least go1.minor.
bool allow_version(Checker *c, uint32_t minor);
const char *str_expr(Checker *c, const void *expr);
const char *str_type(Checker *c, const Type *t);
const char *str_op(Checker *c, const Operand *x);
const char *str_pos(Checker *c, Pos pos);
Action *later(Checker *c, void (*run)(Checker *, const Action *), void *x, void *y, Pos pos);
void process_delayed(Checker *c, uint32_t top);
Obj *new_obj(Checker *c, ObjKind kind, Pos pos, const Sym *name, Type *type);
Obj *lookup_name(Checker *c, const Sym *name);
void open_scope(Checker *c);
void close_scope(Checker *c);

// ---- check_resolve.c ---------------------------------------------------------
void collect_objects(Checker *c, Package *pkg);
Package *load_package(Checker *c, const char *path); // a library package, loaded when it was not; NULL: none
void load_whole_package(Checker *c, Package *p);     // all declarations of a library package
void package_objects(Checker *c, Package *pkg);
void report_unused_imports(Checker *c, Package *pkg);
void check_arity(Checker *c, Pos pos, Name **names, uint32_t n_names, Expr **inits, uint32_t n_inits,
                 bool is_const, bool is_inherited);
void use_dot_import(Checker *c, Scope *scope, Obj *obj);

// ---- check_decl.c ------------------------------------------------------------
void declare_obj(Checker *c, Scope *scope, Name *id, Obj *obj);
void obj_decl(Checker *c, Obj *obj, Type *def);
void cycle_error(Checker *c, Obj **cycle, uint32_t n);
void decl_stmt(Checker *c, DeclStmt *s);
void report_unused_vars(Checker *c, FuncState *f);

// ---- check_type.c ------------------------------------------------------------
void check_ident(Checker *c, Operand *x, Name *e, Type *def, bool want_type);
Type *check_typ(Checker *c, Expr *e);      // any type
Type *check_var_type(Checker *c, Expr *e); // a variable's: no constraint interface
Type *defined_type(Checker *c, Expr *e, Type *def);
void valid_var_type(Checker *c, Expr *e, Type *t);
void set_underlying(Type *def, Type *t);
// Follows the chain of named types; reports a cycle in it.
Type *resolve_under(Checker *c, Type *named);
void check_valid_type(Checker *c, Type *named);
// A type under construction: open, with its parts added one by one, then closed.
Type *open_type(Checker *c, TypeKind kind, Type *def);
void add_depth(Type *t, const Type *part);
Type *close_type(Checker *c, Expr *e, Type *t, Type *def);

// ---- check_signature.c -------------------------------------------------------
Type *check_interface_type(Checker *c, InterfaceTypeExpr *e, Type *def);
FuncState *check_func_type(Checker *c, Type *sig, FieldDecl *recv, FuncTypeExpr *ft);

// ---- check_operand.c ---------------------------------------------------------
bool assignable_to(Checker *c, Operand *x, Type *t, const char **reason);
const char *missing_method_reason(Checker *c, Type *v, Type *t, const MissingMethod *m);
// What implicit conversion of an untyped operand to target gives; CONV_OK or why not.
typedef enum ConvCode { CONV_OK, CONV_TRUNCATED, CONV_OVERFLOW, CONV_INVALID } ConvCode;
ConvCode implicit_type(Checker *c, Operand *x, Type *target, Type **new_type, const ConstVal **val);
bool op_is_nil(const Operand *x);

// ---- check_const.c -----------------------------------------------------------
bool const_fits(Checker *c, const ConstVal *v, const Type *t, const ConstVal **rounded);
void check_representable(Checker *c, Operand *x, Type *t);
ConvCode representation(Checker *c, Operand *x, Type *t, const ConstVal **val);
void check_overflow(Checker *c, Operand *x);
// Gives an untyped operand the type that it has where a target is wanted. On failure nothing is changed or
// reported.
ConvCode convert_implicitly(Checker *c, Operand *x, Type *target);
void convert_untyped(Checker *c, Operand *x, Type *target);
void update_expr_type(Checker *c, Expr *x, Type *t, bool is_final);
void update_expr_val(Expr *x, const ConstVal *val);
void set_const_literal(Checker *c, Operand *x, BasicLit *e);
void check_conversion(Checker *c, Operand *x, Type *t);

// ---- check_expr.c ------------------------------------------------------------
ExprKind raw_expr(Checker *c, Operand *x, Expr *e, Type *hint);
void check_expr(Checker *c, Operand *x, Expr *e);       // a single value
void check_multi_expr(Checker *c, Operand *x, Expr *e); // a value, or a call with several
void check_expr_hint(Checker *c, Operand *x, Expr *e, Type *hint);
void check_expr_or_type(Checker *c, Operand *x, Expr *e);
void check_single_value(Checker *c, Operand *x);
void check_binary(Checker *c, Operand *x, Expr *e, Expr *lhs, Expr *rhs, Operator op);
void check_comparison(Checker *c, Operand *x, Operand *y, Operator op, bool is_switch_case);
void type_assertion(Checker *c, Expr *e, Operand *x, Type *t, bool is_type_switch);
// Checks expressions for their side effects on "used" only.
void use_exprs(Checker *c, Expr **list, uint32_t n);
void use_expr(Checker *c, Expr *e);
// The elements of a ListExpr, or the one expression; n 0 for NULL.
Expr **unpack_expr(Expr **e, uint32_t *n);

// ---- check_literal.c ---------------------------------------------------------
// A set of constants: map keys, switch cases.
typedef struct KeySet {
  struct Key {
    uint64_t hash;
    const char *text;
    Type *type; // compared too when keys may have several types
    Pos pos;
  } * slots;
  uint32_t n, cap;
} KeySet;
// The key that is there already, NULL if v was added. type NULL: all have one type.
struct Key *add_key(Checker *c, KeySet *set, const ConstVal *v, Type *type, Pos pos);
ExprKind check_composite_lit(Checker *c, Operand *x, CompositeLit *e, Type *hint);
void check_func_lit(Checker *c, Operand *x, FuncLit *e);

// ---- check_index.c -----------------------------------------------------------
void check_index_expr(Checker *c, Operand *x, IndexExpr *e);
void check_slice_expr(Checker *c, Operand *x, SliceExpr *e);
// *val: the constant index or -1. Invalid type on errors.
Type *check_index(Checker *c, Expr *index, int64_t max, int64_t *val);
bool is_valid_index(Checker *c, Operand *x, const char *what, bool allow_negative);
int64_t check_indexed_elems(Checker *c, Expr **elems, uint32_t n, Type *type, int64_t length);

// ---- check_call.c ------------------------------------------------------------
ExprKind check_call(Checker *c, Operand *x, CallExpr *e);
void check_selector(Checker *c, Operand *x, SelectorExpr *e, Type *def, bool want_type);
// Operands of a list of expressions; a single call may give several.
Operand *check_expr_list(Checker *c, Expr **list, uint32_t n, bool allow_comma_ok, uint32_t *n_out,
                         bool *is_comma_ok);
void check_arguments(Checker *c, CallExpr *call, Type *sig, Operand *args, uint32_t n_args);
void add_decl_dep(Checker *c, Obj *to);

// ---- check_builtin.c ---------------------------------------------------------
bool check_builtin(Checker *c, Operand *x, CallExpr *call, BuiltinId id);
ExprKind builtin_kind(BuiltinId id);

// ---- check_assign.c ----------------------------------------------------------
extern const char CONTEXT_ARGUMENT[]; // context "argument to <callee>", spelled out when needed
void check_assignment(Checker *c, Operand *x, Type *t, const char *context);
void init_const(Checker *c, Obj *lhs, Operand *x);
bool init_var(Checker *c, Obj *lhs, Operand *x, const char *context);
void init_vars(Checker *c, Obj **lhs, uint32_t n_lhs, Expr **rhs, uint32_t n_rhs, ReturnStmt *ret);
bool assign_var(Checker *c, Expr *lhs, Operand *x);
void assign_vars(Checker *c, Expr **lhs, uint32_t n_lhs, Expr **rhs, uint32_t n_rhs);
void short_var_decl(Checker *c, Pos pos, Expr **lhs, uint32_t n_lhs, Expr **rhs, uint32_t n_rhs);
const char *types_summary(Checker *c, Type **types, uint32_t n, bool is_variadic);

// ---- check_stmt.c, check_switch.c, check_return.c -----------------------------
void func_body(Checker *c, FuncState *f, DeclInfo *decl, BlockStmt *body, const ConstVal *iota);
void check_stmt_list(Checker *c, Stmt **list, uint32_t n);
void check_switch(Checker *c, SwitchStmt *s);
void check_type_switch(Checker *c, SwitchStmt *s, TypeSwitchGuard *guard);
bool is_terminating(Stmt *s, const Sym *label);

// ---- check_directive.c --------------------------------------------------------
void check_directives(Checker *c, Package *pkg);
Pragma *decl_pragma(Decl *d);

// ---- check_init.c ------------------------------------------------------------
void report_init_cycles(Checker *c, Package *pkg);
// What gives var, which has been checked, its first value; false: nothing, it starts as zero.
bool var_init(Checker *c, Obj *var, PackageInit *init);
void compute_init_order(Checker *c, Package *pkg);

#endif
