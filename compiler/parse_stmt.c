// SPDX-License-Identifier: MIT
// parse_stmt.c - statements.
#include "compiler/parse_impl.h"

static Stmt *parse_stmt_or_null(Parser *p);

// ---- Simple statements -----------------------------------------------------

// RangeClause = [ ExpressionList "=" | IdentifierList ":=" ] "range" Expression .
static Stmt *parse_range_clause(Parser *p, Expr *lhs, bool is_def) {
  RangeClause *r = p_new(RangeClause, cur_pos(p));
  next(p);
  r->lhs = lhs;
  r->is_def = is_def;
  r->x = parse_expr(p);
  return (Stmt *)r;
}

static Stmt *new_expr_stmt(Parser *p, Expr *x) {
  ExprStmt *s = p_new(ExprStmt, x->pos);
  s->x = x;
  return (Stmt *)s;
}

static AssignStmt *new_assign(Parser *p, Pos pos, Operator op, Expr *lhs) {
  AssignStmt *s = p_new(AssignStmt, pos);
  s->op = (uint8_t)op;
  s->lhs = lhs;
  return s;
}

// ExpressionStmt = Expression .
// SendStmt       = Channel "<-" Expression .
// IncDecStmt     = Expression ( "++" | "--" ) .
// Assignment     = Expression assign_op Expression . // op=
static Stmt *parse_one_expr_stmt(Parser *p, Expr *lhs) {
  Pos pos = cur_pos(p);
  switch (cur_tok(p)) {
  case TOK_ASSIGN_OP: {
    AssignStmt *s = new_assign(p, pos, p->lex.op, lhs);
    next(p);
    s->rhs = parse_expr(p);
    return (Stmt *)s;
  }
  case TOK_INC_OP: {
    AssignStmt *s = new_assign(p, pos, p->lex.op, lhs);
    next(p);
    return (Stmt *)s;
  }
  case TOK_ARROW: {
    SendStmt *s = p_new(SendStmt, pos);
    next(p);
    s->chan = lhs;
    s->value = parse_expr(p);
    return (Stmt *)s;
  }
  default: return new_expr_stmt(p, lhs);
  }
}

// keyword: TOK_FOR where a range clause may stand, TOK_SWITCH where a type switch
// guard may, or another.
//
// Assignment   = ExpressionList "=" ExpressionList .
// ShortVarDecl = IdentifierList ":=" ExpressionList .
static Stmt *parse_assignment(Parser *p, Expr *lhs, Token keyword) {
  Pos pos = cur_pos(p);
  Operator op = cur_tok(p) == TOK_DEFINE ? OPER_DEF : OPER_NONE;
  next(p);
  if (keyword == TOK_FOR && cur_tok(p) == TOK_RANGE) return parse_range_clause(p, lhs, op == OPER_DEF);
  Expr *rhs = parse_expr_list(p);
  TypeSwitchGuard *guard = node_try(TypeSwitchGuard, rhs);
  if (guard && keyword == TOK_SWITCH && op == OPER_DEF && node_is(Name, lhs)) {
    guard->lhs = node_as(Name, lhs);
    return new_expr_stmt(p, rhs);
  }
  AssignStmt *s = new_assign(p, pos, op, lhs);
  s->rhs = rhs;
  return (Stmt *)s;
}

// lhs may have been parsed.
//
// SimpleStmt = EmptyStmt | ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl .
static Stmt *parse_simple_stmt(Parser *p, Expr *lhs, Token keyword) {
  if (keyword == TOK_FOR && cur_tok(p) == TOK_RANGE) return parse_range_clause(p, NULL, false);
  if (!lhs) lhs = parse_expr_list(p);
  if (cur_tok(p) == TOK_ASSIGN || cur_tok(p) == TOK_DEFINE) return parse_assignment(p, lhs, keyword);
  if (!node_is(ListExpr, lhs)) return parse_one_expr_stmt(p, lhs);
  syntax_error(p, "expecting := or = or comma");
  advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RBRACE));
  return new_expr_stmt(p, node_as(ListExpr, lhs)->elems[0]); // the best of what we have
}

// ---- Blocks and labels -----------------------------------------------------

// StatementList = { Statement ";" } .
static Stmt **parse_stmt_list(Parser *p, uint32_t *count) {
  uint32_t mark = list_mark(p);
  while (cur_tok(p) != TOK_EOF && cur_tok(p) != TOK_RBRACE && cur_tok(p) != TOK_CASE &&
         cur_tok(p) != TOK_DEFAULT) {
    Stmt *s = parse_stmt_or_null(p);
    clear_pragma(p);
    if (!s) break;
    list_add(p, s);
    if (!got(p, TOK_SEMI) && cur_tok(p) != TOK_RBRACE) { // ";" is optional before "}"
      syntax_error(p, "at end of statement");
      advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RBRACE) | TOK_BIT(TOK_CASE) | TOK_BIT(TOK_DEFAULT));
      got(p, TOK_SEMI); // no empty statement
    }
  }
  clear_contracts(p);
  return list_finish(p, mark, count);
}

// context: after what a block is needed; "" if the current token is '{'.
//
// Block = "{" StatementList "}" .
BlockStmt *parse_block(Parser *p, const char *context) {
  BlockStmt *s = p_new(BlockStmt, cur_pos(p));
  if (!got(p, TOK_LBRACE)) { // as people coming from C may forget
    syntax_error(p, "expecting { after %s", context);
    advance_to(p, TOK_BIT(TOK_NAME) | TOK_BIT(TOK_RBRACE));
    s->rbrace = cur_pos(p);
    if (got(p, TOK_RBRACE)) return s;
  }
  s->list = parse_stmt_list(p, &s->n_list);
  s->rbrace = cur_pos(p);
  want(p, TOK_RBRACE);
  return s;
}

// LabeledStmt = Label ":" Statement .
static Stmt *parse_labeled_stmt_or_null(Parser *p, Name *label) {
  LabeledStmt *s = p_new(LabeledStmt, cur_pos(p));
  s->label = label;
  want(p, TOK_COLON);
  if (cur_tok(p) == TOK_RBRACE) { // an empty statement whose semicolon was omitted
    s->stmt = (Stmt *)p_new(EmptyStmt, cur_pos(p));
    return (Stmt *)s;
  }
  s->stmt = parse_stmt_or_null(p);
  if (s->stmt) return (Stmt *)s;
  syntax_error_at(p, s->pos, "missing statement after label");
  return NULL;
}

static Stmt *parse_decl_stmt(Parser *p, ParseSpec *parse_spec) {
  DeclStmt *s = p_new(DeclStmt, cur_pos(p));
  next(p); // const, type or var
  uint32_t mark = list_mark(p);
  parse_group(p, parse_spec);
  s->decls = list_finish(p, mark, &s->n_decls);
  return (Stmt *)s;
}

// ---- Control clauses -------------------------------------------------------

typedef struct Header {
  Stmt *init;
  Expr *cond;
  Stmt *post;
} Header;

// The condition of a header as an expression. semi: the position of the ';' that
// ended the init statement and how it was written, if there was one.
static Expr *parse_header_cond(Parser *p, Stmt *s, Token keyword, Pos semi, const char *semi_text) {
  if (!s) {
    if (keyword != TOK_IF || !pos_is_known(semi)) return NULL;
    if (strcmp(semi_text, "semicolon") != 0) {
      char msg[64];
      snprintf(msg, sizeof msg, "unexpected %s, expecting { after if clause", semi_text);
      syntax_error_at(p, semi, msg);
    } else {
      syntax_error_at(p, semi, "missing condition in if statement");
    }
    return (Expr *)p_new(BadExpr, semi);
  }
  if (node_is(ExprStmt, s)) return node_as(ExprStmt, s)->x;
  // '=' for '==' is a common mistake: show what was assigned to what.
  const char *text;
  AssignStmt *a = node_try(AssignStmt, s);
  if (a && a->op == OPER_NONE)
    text = arena_printf(p->arena, "cannot use assignment (%s) = (%s) as value", ast_text(p->arena, a->lhs),
                        ast_text(p->arena, a->rhs));
  else
    text = arena_printf(p->arena, "cannot use %s as value", ast_text(p->arena, s));
  syntax_error_at(p, s->pos, text);
  return NULL;
}

// The second and third part of a header, from the ';' after init on.
static Stmt *parse_header_rest(Parser *p, Token keyword, Header *h, Pos *semi, const char **semi_text) {
  if (cur_tok(p) == TOK_SEMI) {
    *semi = cur_pos(p);
    *semi_text = p->lex.lit.s;
    next(p);
  } else {
    want(p, TOK_LBRACE); // asking for '{' rather than ';' gives the better message
    if (cur_tok(p) != TOK_LBRACE) advance_to(p, TOK_BIT(TOK_LBRACE) | TOK_BIT(TOK_RBRACE));
  }
  Stmt *cond = NULL;
  if (keyword != TOK_FOR) return cur_tok(p) != TOK_LBRACE ? parse_simple_stmt(p, NULL, keyword) : NULL;
  if (cur_tok(p) != TOK_SEMI) {
    if (cur_tok(p) == TOK_LBRACE) {
      syntax_error(p, "expecting for loop condition");
      return NULL;
    }
    cond = parse_simple_stmt(p, NULL, TOK_NONE);
  }
  want(p, TOK_SEMI);
  if (cur_tok(p) != TOK_LBRACE) {
    h->post = parse_simple_stmt(p, NULL, TOK_NONE);
    AssignStmt *a = node_try(AssignStmt, h->post);
    if (a && a->op == OPER_DEF) syntax_error_at(p, a->pos, "cannot declare in post statement of for loop");
  }
  return cond;
}

// What stands between the keyword and '{'.
static Header parse_header(Parser *p, Token keyword) {
  Header h = {0};
  want(p, keyword);
  if (cur_tok(p) == TOK_LBRACE) {
    if (keyword == TOK_IF) {
      syntax_error(p, "missing condition in if statement");
      h.cond = bad_expr(p);
    }
    return h;
  }
  int outer = p->expr_nest;
  p->expr_nest = -1;
  if (cur_tok(p) != TOK_SEMI) {
    if (got(p, TOK_VAR)) // accepted, with a complaint
      syntax_error(p, "var declaration not allowed in %s initializer", tok_string(keyword));
    h.init = parse_simple_stmt(p, NULL, keyword);
    if (node_is(RangeClause, h.init)) {
      p->expr_nest = outer;
      return h;
    }
  }
  Stmt *cond;
  Pos semi = {0};
  const char *semi_text = "";
  if (cur_tok(p) != TOK_LBRACE) {
    cond = parse_header_rest(p, keyword, &h, &semi, &semi_text);
  } else {
    cond = h.init;
    h.init = NULL;
  }
  h.cond = parse_header_cond(p, cond, keyword, semi, semi_text);
  p->expr_nest = outer;
  return h;
}

// ForStmt   = "for" [ Condition | ForClause | RangeClause ] Block .
// ForClause = [ InitStmt ] ";" [ Condition ] ";" [ PostStmt ] .
static Stmt *parse_for_stmt(Parser *p) {
  ForStmt *s = p_new(ForStmt, cur_pos(p));
  Header h = parse_header(p, TOK_FOR);
  s->init = h.init;
  s->cond = h.cond;
  s->post = h.post;
  s->body = parse_block(p, "for clause");
  return (Stmt *)s;
}

// IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] .
static Stmt *parse_if_stmt(Parser *p) {
  IfStmt *s = p_new(IfStmt, cur_pos(p));
  Header h = parse_header(p, TOK_IF);
  s->init = h.init;
  s->cond = h.cond;
  s->then = parse_block(p, "if clause");
  if (!got(p, TOK_ELSE)) return (Stmt *)s;
  switch (cur_tok(p)) {
  case TOK_IF:
    if (parse_enter(p)) s->otherwise = parse_if_stmt(p);
    parse_leave(p);
    break;
  case TOK_LBRACE: s->otherwise = (Stmt *)parse_block(p, ""); break;
  default:
    syntax_error(p, "else must be followed by if or statement block");
    advance_to(p, TOK_BIT(TOK_NAME) | TOK_BIT(TOK_RBRACE));
    break;
  }
  return (Stmt *)s;
}

// After an error in a clause: where a clause may go on.
static const uint64_t clause_set =
    TOK_BIT(TOK_COLON) | TOK_BIT(TOK_CASE) | TOK_BIT(TOK_DEFAULT) | TOK_BIT(TOK_RBRACE);

// ExprCaseClause = ExprSwitchCase ":" StatementList .
// ExprSwitchCase = "case" ExpressionList | "default" .
// TypeCaseClause = TypeSwitchCase ":" StatementList .
// TypeSwitchCase = "case" TypeList | "default" .
static CaseClause *parse_case_clause(Parser *p) {
  CaseClause *c = p_new(CaseClause, cur_pos(p));
  if (got(p, TOK_CASE)) {
    c->cases = parse_expr_list(p);
  } else if (!got(p, TOK_DEFAULT)) {
    syntax_error(p, "expecting case or default or }");
    advance_to(p, clause_set);
  }
  c->colon = cur_pos(p);
  want(p, TOK_COLON);
  c->body = parse_stmt_list(p, &c->n_body);
  return c;
}

// CommClause = CommCase ":" StatementList .
// CommCase   = "case" ( SendStmt | RecvStmt ) | "default" .
// RecvStmt   = [ ExpressionList "=" | IdentifierList ":=" ] RecvExpr .
//
// Any simple statement is taken; the checker complains about others.
static CommClause *parse_comm_clause(Parser *p) {
  CommClause *c = p_new(CommClause, cur_pos(p));
  if (got(p, TOK_CASE)) {
    c->comm = parse_simple_stmt(p, NULL, TOK_NONE);
  } else if (!got(p, TOK_DEFAULT)) {
    syntax_error(p, "expecting case or default or }");
    advance_to(p, clause_set);
  }
  c->colon = cur_pos(p);
  want(p, TOK_COLON);
  c->body = parse_stmt_list(p, &c->n_body);
  return c;
}

static void want_clauses(Parser *p, const char *context) {
  if (got(p, TOK_LBRACE)) return;
  syntax_error(p, "missing { after %s", context);
  advance_to(p, TOK_BIT(TOK_CASE) | TOK_BIT(TOK_DEFAULT) | TOK_BIT(TOK_RBRACE));
}

// ExprSwitchStmt  = "switch" [ SimpleStmt ";" ] [ Expression ] "{" { ExprCaseClause } "}" .
// TypeSwitchStmt  = "switch" [ SimpleStmt ";" ] TypeSwitchGuard "{" { TypeCaseClause } "}" .
// TypeSwitchGuard = [ identifier ":=" ] PrimaryExpr "." "(" "type" ")" .
static Stmt *parse_switch_stmt(Parser *p) {
  SwitchStmt *s = p_new(SwitchStmt, cur_pos(p));
  Header h = parse_header(p, TOK_SWITCH);
  s->init = h.init;
  s->tag = h.cond;
  want_clauses(p, "switch clause");
  uint32_t mark = list_mark(p);
  while (!list_at_end(p, TOK_RBRACE)) list_add(p, parse_case_clause(p));
  s->body = list_finish(p, mark, &s->n_body);
  s->rbrace = cur_pos(p);
  want(p, TOK_RBRACE);
  return (Stmt *)s;
}

// SelectStmt = "select" "{" { CommClause } "}" .
static Stmt *parse_select_stmt(Parser *p) {
  SelectStmt *s = p_new(SelectStmt, cur_pos(p));
  want(p, TOK_SELECT);
  want_clauses(p, "select clause");
  uint32_t mark = list_mark(p);
  while (!list_at_end(p, TOK_RBRACE)) list_add(p, parse_comm_clause(p));
  s->body = list_finish(p, mark, &s->n_body);
  s->rbrace = cur_pos(p);
  want(p, TOK_RBRACE);
  return (Stmt *)s;
}

// GoStmt    = "go" Expression .
// DeferStmt = "defer" Expression .
static Stmt *parse_call_stmt(Parser *p) {
  CallStmt *s = p_new(CallStmt, cur_pos(p));
  s->tok = (uint8_t)cur_tok(p);
  const char *keyword = token_text[s->tok];
  next(p);
  Expr *x = parse_primary_expr(p, NULL, cur_tok(p) == TOK_LPAREN);
  Expr *inner = ast_unparen(x);
  if (inner != x) {
    error_at(p, x->pos, "expression in %s must not be parenthesized", keyword);
    x = inner;
  }
  s->call = node_try(CallExpr, x);
  if (!s->call) {
    error_at(p, x->pos, "expression in %s must be function call", keyword);
    s->call = p_new(CallExpr, x->pos);
    s->call->fun = x; // as if the parentheses were forgotten
  }
  return (Stmt *)s;
}

// BreakStmt       = "break" [ Label ] .
// ContinueStmt    = "continue" [ Label ] .
// GotoStmt        = "goto" Label .
// FallthroughStmt = "fallthrough" .
static Stmt *parse_branch_stmt(Parser *p) {
  BranchStmt *s = p_new(BranchStmt, cur_pos(p));
  s->tok = (uint8_t)cur_tok(p);
  next(p);
  if (s->tok == TOK_GOTO || (s->tok != TOK_FALLTHROUGH && cur_tok(p) == TOK_NAME)) s->label = parse_name(p);
  return (Stmt *)s;
}

// ReturnStmt = "return" [ ExpressionList ] .
static Stmt *parse_return_stmt(Parser *p) {
  ReturnStmt *s = p_new(ReturnStmt, cur_pos(p));
  next(p);
  if (cur_tok(p) != TOK_SEMI && cur_tok(p) != TOK_RBRACE) s->results = parse_expr_list(p);
  return (Stmt *)s;
}

// Statement = Declaration | LabeledStmt | SimpleStmt | GoStmt | ReturnStmt | BreakStmt |
//             ContinueStmt | GotoStmt | FallthroughStmt | Block | IfStmt | SwitchStmt |
//             SelectStmt | ForStmt | DeferStmt .
static Stmt *parse_any_stmt_or_null(Parser *p) {
  if (cur_tok(p) == TOK_NAME) { // most statements
    clear_pragma(p);
    Expr *lhs = parse_expr_list(p);
    if (node_is(Name, lhs) && cur_tok(p) == TOK_COLON)
      return parse_labeled_stmt_or_null(p, node_as(Name, lhs));
    return parse_simple_stmt(p, lhs, TOK_NONE);
  }
  switch (cur_tok(p)) { // declarations keep their pragmas
  case TOK_VAR: return parse_decl_stmt(p, parse_var_spec);
  case TOK_CONST: return parse_decl_stmt(p, parse_const_spec);
  case TOK_TYPE: return parse_decl_stmt(p, parse_type_spec);
  default: break;
  }
  clear_pragma(p);
  switch (cur_tok(p)) {
  case TOK_LBRACE: return (Stmt *)parse_block(p, "");
  case TOK_OPERATOR:
  case TOK_STAR:
    switch (p->lex.op) {
    case OPER_ADD:
    case OPER_SUB:
    case OPER_MUL:
    case OPER_AND:
    case OPER_XOR:
    case OPER_NOT: return parse_simple_stmt(p, NULL, TOK_NONE);
    default: return NULL;
    }
  case TOK_LITERAL:
  case TOK_FUNC:
  case TOK_LPAREN:
  case TOK_LBRACK:
  case TOK_STRUCT:
  case TOK_MAP:
  case TOK_CHAN:
  case TOK_INTERFACE:
  case TOK_ARROW: return parse_simple_stmt(p, NULL, TOK_NONE);
  case TOK_FOR: return parse_for_stmt(p);
  case TOK_SWITCH: return parse_switch_stmt(p);
  case TOK_SELECT: return parse_select_stmt(p);
  case TOK_IF: return parse_if_stmt(p);
  case TOK_FALLTHROUGH:
  case TOK_BREAK:
  case TOK_CONTINUE:
  case TOK_GOTO: return parse_branch_stmt(p);
  case TOK_GO:
  case TOK_DEFER: return parse_call_stmt(p);
  case TOK_RETURN: return parse_return_stmt(p);
  case TOK_SEMI: return (Stmt *)p_new(EmptyStmt, cur_pos(p));
  default: return NULL;
  }
}

static Stmt *parse_stmt_or_null(Parser *p) {
  ContractLines contracts = take_contracts(p);
  Pos from = cur_pos(p);
  Stmt *s = parse_enter(p) ? parse_any_stmt_or_null(p) : NULL;
  parse_leave(p);
  if (contracts.n) place_contracts(p, contracts, from, (Node **)&s, s != NULL);
  return s;
}
