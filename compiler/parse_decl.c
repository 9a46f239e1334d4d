// SPDX-License-Identifier: MIT
// parse_decl.c - declarations.
#include "compiler/parse_impl.h"

// appendGroup(f) = f | "(" { f ";" } ")" . // ";" is optional before ")"
void parse_group(Parser *p, ParseSpec *parse_spec) {
  if (cur_tok(p) != TOK_LPAREN) {
    list_add(p, parse_spec(p, 0));
    return;
  }
  uint32_t group = ++p->file->n_groups;
  clear_pragma(p);
  next(p); // '(' after clear_pragma: what follows may bring pragmas
  while (!list_at_end(p, TOK_RPAREN)) {
    list_add(p, parse_spec(p, group));
    if (!list_separator(p, "grouped declaration", TOK_SEMI, TOK_RPAREN)) return;
  }
  want(p, TOK_RPAREN);
}

// ImportSpec = [ "." | PackageName ] ImportPath .
// ImportPath = string_lit .
Decl *parse_import_spec(Parser *p, uint32_t group) {
  ImportDecl *d = p_new(ImportDecl, cur_pos(p));
  d->group = group;
  d->pragma = take_pragma(p);
  if (cur_tok(p) == TOK_NAME) {
    d->local_name = parse_name(p);
  } else if (cur_tok(p) == TOK_DOT) {
    d->local_name = p_new(Name, cur_pos(p));
    d->local_name->sym = intern_str(".");
    next(p);
  }
  d->path = parse_literal_or_null(p);
  if (!d->path) {
    syntax_error(p, "missing import path");
    advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RPAREN));
    return (Decl *)d;
  }
  if (!d->path->is_bad && d->path->lit_kind != LIT_STRING) {
    syntax_error(p, "import path must be a string");
    d->path->is_bad = true;
  }
  return (Decl *)d;
}

// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] .
Decl *parse_const_spec(Parser *p, uint32_t group) {
  ConstDecl *d = p_new(ConstDecl, cur_pos(p));
  d->group = group;
  d->pragma = take_pragma(p);
  d->names = parse_name_list(p, parse_name(p), &d->n_names);
  if (cur_tok(p) != TOK_EOF && cur_tok(p) != TOK_SEMI && cur_tok(p) != TOK_RPAREN) {
    d->type_expr = parse_type_or_null(p);
    if (got_assign(p)) d->values = parse_expr_list(p);
  }
  return (Decl *)d;
}

// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
Decl *parse_var_spec(Parser *p, uint32_t group) {
  VarDecl *d = p_new(VarDecl, cur_pos(p));
  d->group = group;
  d->pragma = take_pragma(p);
  d->names = parse_name_list(p, parse_name(p), &d->n_names);
  if (got_assign(p)) {
    d->values = parse_expr_list(p);
  } else {
    d->type_expr = parse_type(p);
    if (got_assign(p)) d->values = parse_expr_list(p);
  }
  return (Decl *)d;
}

// Whether x can only be an element of a type set, not a value.
static bool is_type_elem(const Expr *x) {
  for (;;) {
    switch ((NodeKind)x->kind) {
    case NODE_ARRAY_TYPE_EXPR:
    case NODE_STRUCT_TYPE_EXPR:
    case NODE_FUNC_TYPE_EXPR:
    case NODE_INTERFACE_TYPE_EXPR:
    case NODE_SLICE_TYPE_EXPR:
    case NODE_MAP_TYPE_EXPR:
    case NODE_CHAN_TYPE_EXPR: return true;
    case NODE_OPERATION: {
      const Operation *o = node_as(Operation, x);
      if (o->op == OPER_TILDE || (o->y && is_type_elem(o->y))) return true;
      x = o->x;
      break;
    }
    case NODE_PAREN_EXPR: x = node_as(ParenExpr, x)->x; break;
    default: return false;
    }
  }
}

// Splits x, parsed as an expression after "type T [", into a type parameter name
// and its constraint, if x can be written so: P *C and P (C), also with | terms
// behind. The split is made if the constraint can only be a type, or is forced.
// Returns the name and sets *constraint (NULL: x is just a name), or returns NULL.
static Name *split_type_param(Parser *p, Expr *x, bool force, Expr **constraint) {
  *constraint = NULL;
  if (node_is(Name, x)) return node_as(Name, x);
  Operation *o = node_try(Operation, x);
  if (o && o->y && o->op == OPER_MUL) {
    Name *name = node_try(Name, o->x);
    if (!name || !(force || is_type_elem(o->y))) return NULL;
    Operation *indirect = p_new(Operation, o->pos);
    indirect->op = OPER_MUL;
    indirect->x = o->y;
    *constraint = (Expr *)indirect;
    return name;
  }
  if (o && o->y && o->op == OPER_OR) {
    Expr *left;
    Name *name = split_type_param(p, o->x, force || is_type_elem(o->y), &left);
    if (!name || !left) return NULL;
    Operation *terms = p_new(Operation, o->pos);
    terms->op = OPER_OR;
    terms->x = left;
    terms->y = o->y;
    *constraint = (Expr *)terms;
    return name;
  }
  CallExpr *c = node_try(CallExpr, x);
  if (c && node_is(Name, c->fun) && c->n_args == 1 && !c->has_dots && (force || is_type_elem(c->args[0]))) {
    *constraint = c->args[0];
    return node_as(Name, c->fun);
  }
  return NULL;
}

// After the name of a declared type, at "[": an array or slice type, or type
// parameters. Only an expression shows which: [P] begins an array type, [P *C]
// may be both and counts as an array length unless a comma follows.
static void parse_array_or_tparams(Parser *p, TypeDecl *d) {
  Pos pos = cur_pos(p);
  next(p);
  if (got(p, TOK_RBRACK)) {
    d->type_expr = parse_slice_type(p, pos);
    return;
  }
  if (cur_tok(p) != TOK_NAME) {
    d->type_expr = parse_array_type(p, pos, NULL);
    return;
  }
  Expr *x = (Expr *)parse_name(p);
  if (cur_tok(p) != TOK_LBRACK) { // [P []E ...: an index is never constant, so no array length
    p->expr_nest++;
    x = parse_binary_expr(p, parse_primary_expr(p, x, false), 0);
    p->expr_nest--;
  }
  Expr *constraint;
  Name *name = split_type_param(p, x, cur_tok(p) == TOK_COMMA, &constraint);
  if (name && (constraint || cur_tok(p) != TOK_RBRACK)) {
    d->tparams = parse_params(p, name, constraint, TOK_RBRACK, true, &d->n_tparams);
    d->is_alias = got_assign(p);
    d->type_expr = parse_type_or_null(p);
  } else {
    d->type_expr = parse_array_type(p, pos, x);
  }
}

// TypeSpec = identifier [ TypeParams ] [ "=" ] Type .
Decl *parse_type_spec(Parser *p, uint32_t group) {
  TypeDecl *d = p_new(TypeDecl, cur_pos(p));
  d->group = group;
  d->pragma = take_pragma(p);
  d->name = parse_name(p);
  if (cur_tok(p) == TOK_LBRACK) {
    parse_array_or_tparams(p, d);
  } else {
    d->is_alias = got_assign(p);
    d->type_expr = parse_type_or_null(p);
  }
  if (!d->type_expr) {
    d->type_expr = bad_expr(p);
    syntax_error(p, "in type declaration");
    advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RPAREN));
  }
  return (Decl *)d;
}

// FunctionBody = Block .
BlockStmt *parse_body(Parser *p) {
  p->func_nest++;
  uint32_t n_errors = p->n_errors;
  BlockStmt *body = parse_block(p, "");
  p->func_nest--;
  // After syntax errors the tree is not what the user wrote: no follow-up errors.
  if (n_errors == p->n_errors) check_branches(p, body);
  return body;
}

static void put_off_body(Parser *p, FuncDecl *f) {
  const Lexer *lex = &p->lex;
  f->lazy = (LazyBody){.file = p->file,
                       .offset = (uint32_t)(lex->start - lex->text),
                       .line_start = (uint32_t)(lex->line_start - lex->text),
                       .lbrace = cur_pos(p),
                       .is_pending = true};
}

// FunctionDecl = "func" FunctionName [ TypeParams ] ( Function | Signature ) .
// FunctionName = identifier .
// Function     = Signature FunctionBody .
// MethodDecl   = "func" Receiver MethodName ( Function | Signature ) .
// Receiver     = Parameters .
FuncDecl *parse_func_decl_or_null(Parser *p) {
  FuncDecl *f = p_new(FuncDecl, cur_pos(p));
  f->pragma = take_pragma(p);
  if (got(p, TOK_LPAREN)) {
    uint32_t n;
    FieldDecl **recv = parse_params(p, NULL, NULL, TOK_RPAREN, false, &n);
    if (n == 0)
      error_at(p, cur_pos(p), "method has no receiver");
    else if (n > 1)
      error_at(p, cur_pos(p), "method has multiple receivers");
    if (n) f->recv = recv[0];
  }
  if (cur_tok(p) != TOK_NAME) {
    syntax_error(p, "expecting name or (");
    advance_to(p, TOK_BIT(TOK_LBRACE) | TOK_BIT(TOK_SEMI));
    return NULL;
  }
  f->name = parse_name(p);
  f->type_expr = parse_func_type(p, f->recv ? "method" : NULL, &f->tparams, &f->n_tparams);
  if (cur_tok(p) != TOK_LBRACE) return f;
  if (p->is_decl)
    put_off_body(p, f);
  else
    f->body = parse_body(p);
  return f;
}
