// SPDX-License-Identifier: MIT
// check.h - the type checker's public face: from syntax trees to typed ones.
//
// Requires: parsed files of one user package. Guarantees, when no error was
// reported:
// - every expression node carries `type`, `mode` and, for constants, `val`, already
//   converted to the type it is used as: no untyped type is left but untyped nil
//   and the untyped bool of a condition (treat it as bool);
// - every used name carries its Obj, every selector its Selection, every call its
//   kind, every branch its target statement;
// - implicit conversions are NOT inserted: compare the types of source and
//   destination;
// - Package.inits is the initialization order of the specification.
//
// The user's package is checked completely. Of library packages only the declarations that are named
// are parsed and checked, bodies when check_func_body asks for them, package variables when
// check_var_init does.
#ifndef MG_CHECK_H
#define MG_CHECK_H

#include "compiler/ast.h"
#include "compiler/constval.h"
#include "compiler/type.h"
#include "runtime/lib_embed.h"

typedef struct Checker Checker;
typedef struct CheckedFunc CheckedFunc;

// What an expression denotes (Expr.mode).
typedef enum ExprMode {
  MODE_INVALID,  // not checked, or an error was reported
  MODE_NOVALUE,  // a call without results
  MODE_BUILTIN,  // a built-in function's name
  MODE_TYPE,     // a type
  MODE_CONST,    // val is its value
  MODE_VAR,      // addressable variable
  MODE_MAPINDEX, // m[k]: assignable, not addressable; v, ok form allowed
  MODE_VALUE,    // computed value
  MODE_NIL,      // nil; type is the type it is used as, or untyped nil
  MODE_COMMAOK,  // value with a v, ok form: receive, type assertion
} ExprMode;

// Expr.flags, as far as they mean something to later passes.
enum {
  EXPR_COMMA_OK = 1, // x of v, ok = x (parentheses around it too); type stays that of v
};

// Further notes on nodes:
// - CompositeLit: an elided &T{} inside another literal has the pointer type.
//   KeyValueExpr.note of a struct literal is the field's index; the key of an array
//   or slice literal is a constant expression.
// - SelectorExpr: pkg.Name has obj and no selection; everything else has a selection.
// - Name.obj: at declarations too; NULL for blank assignments, struct literal keys
//   and the lhs of a TypeSwitchGuard (each clause has its own CaseClause.obj).
// - RangeClause: types of key and value follow from x->type.

// What a call expression is (CallExpr.call_kind).
typedef enum CallKind {
  CALL_NONE,       // not checked, or an error was reported
  CALL_CONVERSION, // T(x): fun is a type
  CALL_BUILTIN,    // CallExpr.builtin tells which
  CALL_FUNC,       // declared function, function value, method expression
  CALL_METHOD,     // x.m(...), m declared: fun's selection tells which
  CALL_IFACE,      // x.m(...), m of an interface
} CallKind;

// Obj.builtin, CallExpr.builtin.
typedef enum BuiltinId {
  BUILTIN_APPEND,
  BUILTIN_CAP,
  BUILTIN_CLEAR,
  BUILTIN_CLOSE,
  BUILTIN_COMPLEX,
  BUILTIN_COPY,
  BUILTIN_DELETE,
  BUILTIN_IMAG,
  BUILTIN_LEN,
  BUILTIN_MAKE,
  BUILTIN_MAX,
  BUILTIN_MIN,
  BUILTIN_NEW,
  BUILTIN_PANIC,
  BUILTIN_PRINT,
  BUILTIN_PRINTLN,
  BUILTIN_REAL,
  BUILTIN_RECOVER,
  // package unsafe
  BUILTIN_ADD,
  BUILTIN_ALIGNOF,
  BUILTIN_OFFSETOF,
  BUILTIN_SIZEOF,
  BUILTIN_SLICE,
  BUILTIN_SLICEDATA,
  BUILTIN_STRING,
  BUILTIN_STRINGDATA,
  N_BUILTINS
} BuiltinId;

// What the checker knows of a function with a body: reached by check_func_info
// from a declared function's Obj, and from FuncLit.info.
struct CheckedFunc {
  Obj *obj; // the declared function or method; NULL for a literal
  Package *pkg;
  Type *sig;     // TYPE_FUNC
  Obj *recv;     // the receiver's variable; NULL when it is no method
  Obj **params;  // sig->n_params variables; unnamed and blank ones are there too (name NULL or "_")
  Obj **results; // sig->n_results variables, likewise
};

// lhs = rhs of a package variable declaration. n_lhs > 1: rhs is a call or a
// comma-ok form with that many results. Blank variables are Objs named "_".
typedef struct PackageInit {
  Obj **lhs;
  uint32_t n_lhs;
  Expr *rhs;
} PackageInit;

// A checked package. The user's is complete after check_program; a library's has what was named so far.
struct Package {
  const char *name; // interned
  const char *path; // interned import path; "main" for the user's package
  bool is_library;
  bool is_fake; // stands for a package that could not be imported
  AstFile **files;
  uint32_t n_files;
  Scope *scope;      // package level objects
  Package **imports; // direct imports, each once, in source order
  uint32_t n_imports;
  Obj **funcs; // functions and methods with their decl, in source order; also init functions and blank ones
  uint32_t n_funcs;
  Obj **vars; // package variables in source order, blank ones too
  uint32_t n_vars;
  Obj **types; // declared types in source order
  uint32_t n_types;
  PackageInit *inits; // in initialization order
  uint32_t n_inits;
  Obj **init_funcs; // in source order
  uint32_t n_init_funcs;
  void *info; // the checker's own record
};

typedef struct CheckOptions {
  uint32_t lang_minor; // N of -lang=go1.N; 0 means the newest
  bool allow_no_main;  // no complaint about a missing func main (minigo build)
  const char *entry;   // the function to run instead of main, in a package of any name; NULL: main
  // Stores the source files of library package `path` in files[0..max) and gives
  // their number; 0: there is no such package. Their texts outlive the compilation. lib_find, for the library
  // that is built in.
  size_t (*find_library)(void *context, const char *path, LibFile *files, size_t max);
  void *context;
} CheckOptions;

// A checked program. Owned by the arena.
typedef struct CheckedProgram {
  Package *main;
  Package **library; // dependencies before dependents: after check_library_inits
  uint32_t n_library;
  Obj *main_func;             // NULL when there is none
  Package *runtime;           // package runtime, which every program has; NULL after errors
  bool loopvar_per_iteration; // go1.22 and later
} CheckedProgram;

// Checks the user package made of `files` and everything it imports. Errors go to
// diag; the result is good for the later passes only if diag_n_errors() is 0.
// Everything lives in the arena, the checker too: it stays usable for
// check_func_body until the arena goes.
CheckedProgram *check_program(Arena *arena, AstFile **files, uint32_t n_files, const CheckOptions *options,
                              Checker **checker);

// Of library packages only what is named is ever looked at, and only the variables
// that the program reaches are initialized (Obj.is_reached, set by the normaliser).
// What their initializers reach may reach further ones, and further packages: the
// list grows. When nothing does any more, check_library_inits orders the packages
// and in each the variables (Package.inits).
uint32_t check_n_library_packages(const Checker *checker);
Package *check_library_package(const Checker *checker, uint32_t i);
// What gives a package variable its first value; false: it starts as zero.
bool check_var_init(Checker *checker, Obj *var, PackageInit *init);
void check_library_inits(Checker *checker);
// Checks every declaration and body of an imported library package: for the library's tests.
void check_whole_package(Checker *checker, Package *pkg);

// Makes sure that the body of a declared function of a library package is parsed
// and checked. False when it has no body (a native).
bool check_func_body(Checker *checker, Obj *func);

// The object `name` of a library package, declared; NULL when there is none.
Obj *check_library_object(Checker *checker, Package *pkg, const char *name);

// What is known of a declared function whose body has been checked; for a
// body-less one params and results are there too.
CheckedFunc *check_func_info(Obj *func);

// The names of BuiltinId: "append".
const char *builtin_name(BuiltinId id);

#endif
