// SPDX-License-Identifier: MIT
// parse_impl.h - private to the parse_*.c files.
//
// The parser looks one token ahead: p->lex holds the current token. Functions
// named parse_x_or_null may return NULL, all others return a node, a BadExpr
// after an error.
#ifndef MG_PARSE_IMPL_H
#define MG_PARSE_IMPL_H

#include "compiler/diag.h"
#include "compiler/lexer.h"
#include "compiler/parse.h"
#include "compiler/vec.h"

typedef struct Parser {
  Lexer lex;
  Arena *arena;
  AstFile *file;
  uint32_t base;   // current position base (//line changes it)
  bool is_header;  // stop after the imports
  bool is_decl;    // a single declaration: stop at a function's body
  bool has_error;  // in this file
  bool is_aborted; // nested too deeply: nothing more is reported
  uint32_t n_errors;
  int func_nest;          // function nesting, for error recovery
  int expr_nest;          // < 0: in a control clause, where '{' begins the block
  uint32_t depth;         // of recursion
  uint32_t height;        // of the highest expression tree since the last mark
  VEC(void *) stack;      // list elements until their number is known
  VEC(PragmaLine) pragma; // directives since the last declaration
  VEC(PragmaLine) linknames;
  VEC(ContractLine) contracts; // since the last statement or declaration
  VEC(ContractLine) placed;    // those that stand before something
} Parser;

static inline Token cur_tok(const Parser *p) {
  return p->lex.tok;
}
static inline bool is_op(const Parser *p, Operator op) {
  return p->lex.tok == TOK_OPERATOR && p->lex.op == op;
}
static inline void next(Parser *p) {
  lex_next(&p->lex);
}
static inline Pos cur_pos(const Parser *p) {
  return pos_make(p->base, p->lex.line, p->lex.col);
}
static inline bool got(Parser *p, Token tok) {
  if (p->lex.tok != tok) return false;
  next(p);
  return true;
}
#define p_new(Kind, pos) ast_new(p->arena, Kind, (pos))

// ---- parse.c: errors, recovery, lists --------------------------------------

void want(Parser *p, Token tok);
// '=', or ':=' with an error.
bool got_assign(Parser *p);
void error_at(Parser *p, Pos pos, const char *fmt, ...) MG_PRINTF(3, 4);
// A message that starts "in ", "at ", "after " or "expecting " gets "unexpected
// <current token>" in front.
void syntax_error_at(Parser *p, Pos pos, const char *msg);
void syntax_error(Parser *p, const char *fmt, ...) MG_PRINTF(2, 3);
const char *tok_string(Token tok);
// Skips to a token of the set (and, in functions, to one that starts a
// statement); with an empty set, skips one token.
void advance_to(Parser *p, uint64_t follow);

// Guards against nesting that would exhaust the stack. parse_enter is false once
// the limit is hit: the caller returns at once, and the parser sees only the end
// of the file from then on. parse_leave must follow in both cases.
MG_COLD void parse_too_deep(Parser *p, const char *what, int limit);
static inline bool parse_enter(Parser *p) {
  if (LIKELY(++p->depth <= PARSE_MAX_DEPTH)) return true;
  parse_too_deep(p, "syntax error: nested too deeply: more than %d levels", PARSE_MAX_DEPTH);
  return false;
}
static inline void parse_leave(Parser *p) {
  p->depth--;
}
// Measures an expression tree: height_mark before its parts are parsed,
// height_add for each level put on top, height_merge at the end.
static inline uint32_t height_mark(Parser *p) {
  uint32_t saved = p->height;
  p->height = 0;
  return saved;
}
static inline void height_add(Parser *p) {
  if (UNLIKELY(++p->height > PARSE_MAX_HEIGHT))
    parse_too_deep(p, "syntax error: expression too long: more than %d operations deep", PARSE_MAX_HEIGHT);
}
static inline void height_merge(Parser *p, uint32_t saved) {
  if (p->height < saved) p->height = saved;
}

// List elements collect on p->stack from a mark on; list_finish moves them to
// the arena.
static inline uint32_t list_mark(const Parser *p) {
  return p->stack.n;
}
static inline void list_add(Parser *p, void *n) {
  vec_push(&p->stack, n);
}
void *list_finish(Parser *p, uint32_t mark, uint32_t *count);
#define LIST_FINISH(p, mark, list) ((list) = list_finish((p), (mark), &n_##list))
// After an element of a list: takes the separator, which may be missing before
// the closing token. False after an error that lost the closing token.
bool list_separator(Parser *p, const char *context, Token sep, Token close);
static inline bool list_at_end(const Parser *p, Token close) {
  return cur_tok(p) == TOK_EOF || cur_tok(p) == close;
}

// ---- parse_decl.c ----------------------------------------------------------

typedef Decl *ParseSpec(Parser *p, uint32_t group);
Decl *parse_import_spec(Parser *p, uint32_t group);
Decl *parse_const_spec(Parser *p, uint32_t group);
Decl *parse_type_spec(Parser *p, uint32_t group);
Decl *parse_var_spec(Parser *p, uint32_t group);
// One spec or a parenthesised group, added to the list on p->stack.
void parse_group(Parser *p, ParseSpec *parse_spec);
FuncDecl *parse_func_decl_or_null(Parser *p);
BlockStmt *parse_body(Parser *p);

// ---- parse_type.c ----------------------------------------------------------

Expr *parse_type(Parser *p);
Expr *parse_type_or_null(Parser *p);
Expr *parse_array_type(Parser *p, Pos pos, Expr *len);
Expr *parse_slice_type(Parser *p, Pos pos);
// context: what must have no type parameters, or NULL where they are allowed;
// then they go to *tparams.
FuncTypeExpr *parse_func_type(Parser *p, const char *context, FieldDecl ***tparams, uint32_t *n_tparams);
FieldDecl **parse_params(Parser *p, Name *name, Expr *type, Token close, bool require_names, uint32_t *count);

// ---- parse_expr.c ----------------------------------------------------------

Expr *parse_expr(Parser *p);
Expr *parse_binary_expr(Parser *p, Expr *x, int prec);
Expr *parse_primary_expr(Parser *p, Expr *x, bool keep_parens);
Expr *parse_expr_list(Parser *p);
Expr *parse_type_list(Parser *p, bool *has_comma);
BasicLit *parse_literal_or_null(Parser *p);
Name *parse_name(Parser *p);
Name **parse_name_list(Parser *p, Name *first, uint32_t *count);
Expr *bad_expr(Parser *p);

// ---- parse_stmt.c ----------------------------------------------------------

BlockStmt *parse_block(Parser *p, const char *context);

// ---- parse_branch.c --------------------------------------------------------

// Labels, break, continue, goto and fallthrough of a function body: sets the
// targets, reports what is misplaced, unused, missing or doubled.
void check_branches(Parser *p, BlockStmt *body);

// ---- parse_contract.c -------------------------------------------------------

// Takes a //minigo: line of the user's; false: it is no contract. Wrong ones are reported.
bool add_contract(Parser *p, Pos pos, StrView text);
// A comment that would be a contract without the blank before it is reported; prose is not.
void check_blank(Parser *p, Pos pos, StrView text);
// The contracts that stand before the current token, for place_contracts.
typedef struct ContractLines {
  ContractLine *lines;
  uint32_t n;
} ContractLines;
ContractLines take_contracts(Parser *p);
// They stand before the n nodes parsed since `from`: a statement or the declarations of one keyword.
void place_contracts(Parser *p, ContractLines c, Pos from, Node *const *nodes, uint32_t n);
// Reports those that stand before nothing.
void clear_contracts(Parser *p);

// ---- parse_pragma.c --------------------------------------------------------

void handle_directive(void *context, Lexer *lex, uint32_t line, uint32_t col, StrView comment);
// The directives read so far, for a declaration; NULL if there are none.
Pragma *take_pragma(Parser *p);
// The directives read so far belong to nothing: reports them.
void clear_pragma(Parser *p);

#endif
