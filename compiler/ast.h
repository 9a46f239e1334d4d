// SPDX-License-Identifier: MIT
// ast.h - the syntax tree: one struct per kind of node, made from ast.def.
//
// Every node begins with kind and pos; every expression goes on with the
// checker's annotations. Node, Expr, Stmt and Decl are views of that beginning
// (may_alias, so that the view and the struct may be used side by side):
//
//   if (node_is(CallExpr, e)) ... node_as(CallExpr, e)->args ...
//   SelectorExpr *sel = node_try(SelectorExpr, e);   // NULL if it is none
//   (Expr *)sel                                      // back to the view
//
// Nodes live in the arena given to the parser; lists are arrays beside their
// count (args, n_args).
#ifndef MG_AST_H
#define MG_AST_H

#include "compiler/arena.h"
#include "compiler/intern.h"
#include "compiler/source.h"
#include "compiler/token.h"

#if defined(__GNUC__)
#define MG_MAY_ALIAS __attribute__((may_alias))
#else
#define MG_MAY_ALIAS
#endif

// The checker's.
typedef struct Type Type;
typedef struct ConstVal ConstVal;
typedef struct Obj Obj;
typedef struct Selection Selection;

typedef enum NodeKind {
  NODE_NONE,
#define NODE(Class, Kind, STEM, ...) NODE_##STEM,
#include "compiler/ast.def"
  N_NODE_KINDS
} NodeKind;

#define NODE_FIELDS                                                                                          \
  uint8_t kind;   /* NodeKind */                                                                             \
  uint8_t mode;   /* checker: what an expression stands for (value, type, constant ...) */                   \
  uint16_t flags; /* checker: implicit conversions and the like */                                           \
  Pos pos;
#define EXPR_FIELDS                                                                                          \
  NODE_FIELDS                                                                                                \
  uint32_t note;       /* checker: free use */                                                               \
  Type *type;          /* checker: NULL until checked */                                                     \
  const ConstVal *val; /* checker: constant value or NULL */

typedef struct MG_MAY_ALIAS Node {
  NODE_FIELDS
} Node;
typedef struct MG_MAY_ALIAS Expr {
  EXPR_FIELDS
} Expr;
typedef struct MG_MAY_ALIAS Stmt {
  NODE_FIELDS
} Stmt;
typedef struct MG_MAY_ALIAS Decl {
  NODE_FIELDS
} Decl;

// One //go: or //minigo: line.
typedef struct PragmaLine {
  Pos pos;        // of the text after "//"
  uint32_t flags; // PRAGMA_ bits this line stands for, 0: unknown to the compiler
  StrView text;   // without "//"
} PragmaLine;

// The directives before a declaration.
typedef struct Pragma {
  uint32_t flags; // of all lines
  uint32_t n_lines;
  PragmaLine *lines;
} Pragma;

typedef struct PosSpan {
  Pos from, to; // to: behind it
} PosSpan;

// A contract and what it stands before: parse_contract.c.
typedef struct ContractLine {
  Pos pos; // of the text after "//"
  StrView text;
  uint8_t kind;  // ContractKind (vm/bytecode.h)
  uint64_t max;  // of CONTRACT_MAXALLOC
  Pos func;      // of the function; unknown for CONTRACT_STACK
  PosSpan stmt;  // CONTRACT_STACK
  bool declares; // ... the statement declares variables
  PosSpan *lits; // ... function literals in it: what they do is not part of it
  uint32_t n_lits;
} ContractLine;

typedef struct AstFile AstFile;

// A function body that parse_func_body has still to parse.
typedef struct LazyBody {
  AstFile *file;
  uint32_t offset;     // of '{' in the file's text
  uint32_t line_start; // offset of the line it is on
  Pos lbrace;
  bool is_pending;
} LazyBody;

#define NODE(Class, Kind, STEM, ...) typedef struct Kind Kind;
#include "compiler/ast.def"

#define CLASS_FIELDS_Node NODE_FIELDS
#define CLASS_FIELDS_Expr EXPR_FIELDS
#define CLASS_FIELDS_Stmt NODE_FIELDS
#define CLASS_FIELDS_Decl NODE_FIELDS

#define F_NODE(T, name) T *name;
#define F_LIST(T, name)                                                                                      \
  T **name;                                                                                                  \
  uint32_t n_##name;
#define F_TAGS(name)     BasicLit **name;
#define F_SHARE(T, name) T *name;
#define F_REF(T, name)   T *name;
#define F_SYM(name)      const Sym *name;
#define F_TEXT(name)     StrView name;
#define F_OPER(name)     uint8_t name; /* Operator */
#define F_TOK(name)      uint8_t name; /* Token */
#define F_LITKIND(name)  uint8_t name; /* LitKind */
#define F_DIR(name)      uint8_t name; /* ChanDir */
#define F_BOOL(name)     bool name;
#define F_UINT(name)     uint32_t name;
#define F_POS(name)      Pos name;
#define F_PRAGMA(name)   Pragma *name;
#define F_NOTE(T, name)  T name;
#define F_LAZY(name)     LazyBody name;
#define NODE(Class, Kind, STEM, ...)                                                                         \
  struct Kind {                                                                                              \
    CLASS_FIELDS_##Class __VA_ARGS__                                                                         \
  };
#include "compiler/ast.def"

enum {
#define NODE(Class, Kind, STEM, ...) KIND_OF_##Kind = NODE_##STEM,
#include "compiler/ast.def"
};

// A source file's tree.
struct AstFile {
  SourceFile *source;
  Arena *arena;   // where its nodes live
  Pragma *pragma; // directives before the package clause (//go:build)
  Pos pos;        // of "package"
  Name *pkg_name;
  Decl **decls; // imports first
  uint32_t n_decls;
  Pos eof;
  PragmaLine *linknames; // //go:linkname lines anywhere in the file
  uint32_t n_linknames;
  ContractLine *contracts;
  uint32_t n_contracts;
  uint32_t n_groups; // parenthesised declarations parsed so far
};

static inline bool node_has_kind(const void *n, NodeKind kind) {
  return n && ((const Node *)n)->kind == kind;
}
static inline void *node_checked(const void *n, NodeKind kind) {
  MG_ASSERT(node_has_kind(n, kind));
  (void)kind;
  return (void *)(uintptr_t)n;
}
#define node_is(Kind, n)  node_has_kind((n), (NodeKind)KIND_OF_##Kind)
#define node_as(Kind, n)  ((Kind *)node_checked((n), (NodeKind)KIND_OF_##Kind))
#define node_try(Kind, n) (node_is(Kind, n) ? (Kind *)(n) : NULL)

// A zeroed node with kind and pos set: ast_new(arena, CallExpr, pos).
void *ast_new_node(Arena *a, NodeKind kind, Pos pos);
#define ast_new(a, Kind, pos) ((Kind *)ast_new_node((a), (NodeKind)KIND_OF_##Kind, (pos)))

extern const char *const node_kind_name[N_NODE_KINDS]; // "CallExpr"

// The expression without parentheses around it.
Expr *ast_unparen(Expr *x);
// Leftmost position of a node (its own may be an operator inside), as gc's
// StartPos, and the position behind it as far as it is recorded, as EndPos.
Pos ast_start_pos(const void *n);
Pos ast_end_pos(const void *n);

// Calls visit for every child, in source order. A field type that several names
// share is visited once, with the first.
typedef void AstVisitor(Node *child, void *context);
void ast_visit_children(Node *n, AstVisitor *visit, void *context);

// The tree in lines, one per node, with positions: the form of -d ast.
void ast_dump(FILE *out, const Node *n);
void ast_dump_file(FILE *out, const AstFile *f);

// An expression or simple statement as gc's syntax printer writes it in short
// form (function and literal bodies are "…"), in the arena.
char *ast_text(Arena *a, const void *n);

#endif
