// SPDX-License-Identifier: MIT
// parse_expr.c - expressions.
#include "compiler/parse_impl.h"

static Expr *parse_unary_expr(Parser *p);

Expr *bad_expr(Parser *p) {
  return (Expr *)p_new(BadExpr, cur_pos(p));
}

// ---- Names, literals, lists ------------------------------------------------

Name *parse_name(Parser *p) {
  Name *n = p_new(Name, cur_pos(p));
  if (cur_tok(p) == TOK_NAME) {
    n->sym = p->lex.sym;
    next(p);
    return n;
  }
  n->sym = sym_blank();
  syntax_error(p, "expecting name");
  advance_to(p, 0);
  return n;
}

// IdentifierList = identifier { "," identifier } .
Name **parse_name_list(Parser *p, Name *first, uint32_t *count) {
  uint32_t mark = list_mark(p);
  list_add(p, first);
  while (got(p, TOK_COMMA)) list_add(p, parse_name(p));
  return list_finish(p, mark, count);
}

BasicLit *parse_literal_or_null(Parser *p) {
  if (cur_tok(p) != TOK_LITERAL) return NULL;
  BasicLit *b = p_new(BasicLit, cur_pos(p));
  b->text = p->lex.lit;
  b->lit_kind = (uint8_t)p->lex.lit_kind;
  b->is_bad = p->lex.is_bad;
  next(p);
  return b;
}

static Expr *finish_list_expr(Parser *p, uint32_t mark) {
  ListExpr *l = p_new(ListExpr, ((Expr *)p->stack.items[mark])->pos);
  l->elems = list_finish(p, mark, &l->n_elems);
  return (Expr *)l;
}

// ExpressionList = Expression { "," Expression } .
Expr *parse_expr_list(Parser *p) {
  Expr *x = parse_expr(p);
  if (cur_tok(p) != TOK_COMMA) return x;
  uint32_t mark = list_mark(p);
  list_add(p, x);
  while (got(p, TOK_COMMA)) list_add(p, parse_expr(p));
  return finish_list_expr(p, mark);
}

// The first element may be any expression, the others are types. The result is
// a ListExpr if there are several.
//
// TypeList = Expression { "," Type } [ "," ] .
Expr *parse_type_list(Parser *p, bool *has_comma) {
  p->expr_nest++;
  Expr *x = parse_expr(p);
  *has_comma = got(p, TOK_COMMA);
  Expr *t = *has_comma ? parse_type_or_null(p) : NULL;
  if (t) {
    uint32_t mark = list_mark(p);
    list_add(p, x);
    list_add(p, t);
    while (got(p, TOK_COMMA) && (t = parse_type_or_null(p))) list_add(p, t);
    x = finish_list_expr(p, mark);
  }
  p->expr_nest--;
  return x;
}

// ---- Operators -------------------------------------------------------------

Expr *parse_expr(Parser *p) {
  return parse_binary_expr(p, NULL, 0);
}

// Expression = UnaryExpr | Expression binary_op Expression .
Expr *parse_binary_expr(Parser *p, Expr *x, int prec) {
  uint32_t saved = height_mark(p);
  if (!x) x = parse_unary_expr(p);
  while ((cur_tok(p) == TOK_OPERATOR || cur_tok(p) == TOK_STAR) && p->lex.prec > prec) {
    Operation *o = p_new(Operation, cur_pos(p));
    o->op = (uint8_t)p->lex.op;
    int op_prec = p->lex.prec;
    next(p);
    o->x = x;
    o->y = parse_binary_expr(p, NULL, op_prec);
    x = (Expr *)o;
    height_add(p);
  }
  height_merge(p, saved);
  return x;
}

// <-x where x turned out to be a channel type: "<-" belongs to the type.
//   <-(chan E)   =>  (<-chan E)
//   <-(chan<-E)  =>  (<-chan (<-E))
static void reassociate_arrow(Parser *p, Expr *x) {
  ChanDir dir = CHAN_SEND_ONLY;
  Expr *t = x;
  while (dir == CHAN_SEND_ONLY) {
    ChanTypeExpr *c = node_try(ChanTypeExpr, t);
    if (!c) break;
    dir = (ChanDir)c->dir;
    if (dir == CHAN_RECV_ONLY) syntax_error(p, "unexpected <-, expecting chan"); // <-<-chan E
    c->dir = CHAN_RECV_ONLY;
    t = c->elem;
  }
  if (dir == CHAN_SEND_ONLY) // the element of chan<- is no channel
    syntax_error(p, "unexpected %s, expecting chan", ast_text(p->arena, t));
}

static Expr *parse_receive(Parser *p) {
  Pos pos = cur_pos(p);
  next(p);
  Expr *x = parse_unary_expr(p);
  if (node_is(ChanTypeExpr, x)) {
    reassociate_arrow(p, x);
    return x;
  }
  Operation *o = p_new(Operation, pos);
  o->op = OPER_RECV;
  o->x = x;
  height_add(p);
  return (Expr *)o;
}

// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
static Expr *parse_any_unary_expr(Parser *p) {
  switch (cur_tok(p)) {
  case TOK_OPERATOR:
  case TOK_STAR:
    switch (p->lex.op) {
    case OPER_MUL:
    case OPER_ADD:
    case OPER_SUB:
    case OPER_NOT:
    case OPER_XOR:
    case OPER_TILDE:
    case OPER_AND: {
      Operation *o = p_new(Operation, cur_pos(p));
      o->op = (uint8_t)p->lex.op;
      next(p);
      o->x = parse_unary_expr(p);
      if (o->op == OPER_AND) o->x = ast_unparen(o->x); // &(T{}) is &T{}
      height_add(p);
      return (Expr *)o;
    }
    default: break;
    }
    break;
  case TOK_ARROW: return parse_receive(p);
  default: break;
  }
  return parse_primary_expr(p, NULL, true);
}

static Expr *parse_unary_expr(Parser *p) {
  Expr *x = parse_enter(p) ? parse_any_unary_expr(p) : bad_expr(p);
  parse_leave(p);
  return x;
}

// ---- Operands --------------------------------------------------------------

// FunctionLit = "func" Signature FunctionBody . Without body: a function type.
static Expr *parse_func_lit_or_type(Parser *p) {
  Pos pos = cur_pos(p);
  next(p);
  FuncTypeExpr *type = parse_func_type(p, "function type", NULL, NULL);
  if (cur_tok(p) != TOK_LBRACE) return (Expr *)type;
  p->expr_nest++;
  FuncLit *f = p_new(FuncLit, pos);
  f->type_expr = type;
  f->body = parse_body(p);
  p->expr_nest--;
  return (Expr *)f;
}

// Operand     = Literal | OperandName | MethodExpr | "(" Expression ")" .
// Literal     = BasicLit | CompositeLit | FunctionLit .
// BasicLit    = int_lit | float_lit | imaginary_lit | rune_lit | string_lit .
// OperandName = identifier | QualifiedIdent .
//
// Composite literals and qualified identifiers are parse_primary_expr's.
static Expr *parse_operand(Parser *p, bool keep_parens) {
  switch (cur_tok(p)) {
  case TOK_NAME: return (Expr *)parse_name(p);
  case TOK_LITERAL: return (Expr *)parse_literal_or_null(p);
  case TOK_LPAREN: {
    Pos pos = cur_pos(p);
    next(p);
    p->expr_nest++;
    Expr *x = parse_expr(p);
    p->expr_nest--;
    want(p, TOK_RPAREN);
    // Before '{' this may be the type of a composite literal, where parentheses
    // are an error to be reported.
    if (!keep_parens && cur_tok(p) != TOK_LBRACE) return x;
    ParenExpr *paren = p_new(ParenExpr, pos);
    paren->x = x;
    return (Expr *)paren;
  }
  case TOK_FUNC: return parse_func_lit_or_type(p);
  case TOK_LBRACK:
  case TOK_CHAN:
  case TOK_MAP:
  case TOK_STRUCT:
  case TOK_INTERFACE: return parse_type(p);
  default: {
    Expr *x = bad_expr(p);
    syntax_error(p, "expecting expression");
    advance_to(p, TOK_BIT(TOK_RPAREN) | TOK_BIT(TOK_RBRACK) | TOK_BIT(TOK_RBRACE));
    return x;
  }
  }
}

// ---- Composite literals ----------------------------------------------------

static Expr *parse_literal_value(Parser *p);

// Element = Expression | LiteralValue .
static Expr *parse_element(Parser *p) {
  if (cur_tok(p) != TOK_LBRACE) return parse_expr(p);
  Expr *x = parse_enter(p) ? parse_literal_value(p) : bad_expr(p);
  parse_leave(p);
  return x;
}

// LiteralValue = "{" [ ElementList [ "," ] ] "}" .
// ElementList  = KeyedElement { "," KeyedElement } .
// KeyedElement = [ Element ":" ] Element .
static Expr *parse_literal_value(Parser *p) {
  CompositeLit *c = p_new(CompositeLit, cur_pos(p));
  uint32_t saved = height_mark(p);
  p->expr_nest++;
  want(p, TOK_LBRACE);
  uint32_t mark = list_mark(p);
  bool ok = true;
  while (ok && !list_at_end(p, TOK_RBRACE)) {
    Expr *x = parse_element(p);
    if (cur_tok(p) == TOK_COLON) {
      KeyValueExpr *pair = p_new(KeyValueExpr, cur_pos(p));
      next(p);
      pair->key = x;
      pair->value = parse_element(p);
      x = (Expr *)pair;
      c->n_keys++;
    }
    list_add(p, x);
    ok = list_separator(p, "composite literal", TOK_COMMA, TOK_RBRACE);
  }
  c->rbrace = cur_pos(p);
  if (ok) want(p, TOK_RBRACE);
  c->elems = list_finish(p, mark, &c->n_elems);
  p->expr_nest--;
  height_add(p);
  height_merge(p, saved);
  return (Expr *)c;
}

// Whether x can only be a value, not a type.
static bool is_value(const Expr *x) {
  for (;;) {
    switch ((NodeKind)x->kind) {
    case NODE_BASIC_LIT:
    case NODE_COMPOSITE_LIT:
    case NODE_FUNC_LIT:
    case NODE_SLICE_EXPR:
    case NODE_ASSERT_EXPR:
    case NODE_TYPE_SWITCH_GUARD:
    case NODE_CALL_EXPR: return true;
    case NODE_OPERATION: return node_as(Operation, x)->op != OPER_MUL || node_as(Operation, x)->y;
    case NODE_PAREN_EXPR: x = node_as(ParenExpr, x)->x; break;
    case NODE_INDEX_EXPR:
      if (is_value(node_as(IndexExpr, x)->index)) return true;
      x = node_as(IndexExpr, x)->x;
      break;
    default: return false;
    }
  }
}

// Whether '{' after x begins a composite literal (or else a block).
static bool may_be_literal_type(const Parser *p, const Expr *x) {
  switch ((NodeKind)x->kind) {
  case NODE_NAME:
  case NODE_SELECTOR_EXPR: return p->expr_nest >= 0;
  case NODE_INDEX_EXPR: return p->expr_nest >= 0 && !is_value(x);
  case NODE_ARRAY_TYPE_EXPR:
  case NODE_SLICE_TYPE_EXPR:
  case NODE_STRUCT_TYPE_EXPR:
  case NODE_MAP_TYPE_EXPR: return true;
  default: return false;
  }
}

// ---- Primary expressions ---------------------------------------------------

// Selector      = "." identifier .
// TypeAssertion = "." "(" Type ")" .
static Expr *parse_dot(Parser *p, Expr *x) {
  Pos pos = cur_pos(p);
  next(p);
  if (cur_tok(p) == TOK_NAME) {
    SelectorExpr *s = p_new(SelectorExpr, pos);
    s->x = x;
    s->sel = parse_name(p);
    return (Expr *)s;
  }
  if (!got(p, TOK_LPAREN)) {
    syntax_error(p, "expecting name or (");
    advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RPAREN));
    return x;
  }
  if (got(p, TOK_TYPE)) {
    TypeSwitchGuard *g = p_new(TypeSwitchGuard, pos); // lhs is parse_simple_stmt's
    g->x = x;
    x = (Expr *)g;
  } else {
    AssertExpr *a = p_new(AssertExpr, pos);
    a->x = x;
    a->type_expr = parse_type(p);
    x = (Expr *)a;
  }
  want(p, TOK_RPAREN);
  return x;
}

// After "[" and the low bound.
//
// Slice = "[" ( [ Expression ] ":" [ Expression ] ) |
//             ( [ Expression ] ":" Expression ":" Expression )
//         "]" .
static Expr *parse_slice(Parser *p, Expr *x, Pos pos, Expr *lo) {
  if (!got(p, TOK_COLON)) {
    syntax_error(p, "expecting comma, : or ]");
    advance_to(p, TOK_BIT(TOK_COMMA) | TOK_BIT(TOK_COLON) | TOK_BIT(TOK_RBRACK));
  }
  p->expr_nest++;
  SliceExpr *s = p_new(SliceExpr, pos);
  s->x = x;
  s->lo = lo;
  if (cur_tok(p) != TOK_COLON && cur_tok(p) != TOK_RBRACK) s->hi = parse_expr(p);
  if (cur_tok(p) == TOK_COLON) {
    s->is_full = true;
    if (!s->hi) {
      error_at(p, cur_pos(p), "middle index required in 3-index slice");
      s->hi = bad_expr(p);
    }
    next(p);
    if (cur_tok(p) != TOK_RBRACK) {
      s->max = parse_expr(p);
    } else {
      error_at(p, cur_pos(p), "final index required in 3-index slice");
      s->max = bad_expr(p);
    }
  }
  p->expr_nest--;
  want(p, TOK_RBRACK);
  return (Expr *)s;
}

// Index = "[" Expression "]" , or type arguments.
static Expr *parse_index_or_slice(Parser *p, Expr *x) {
  Pos pos = cur_pos(p);
  next(p);
  if (cur_tok(p) == TOK_RBRACK) {
    syntax_error(p, "expecting operand");
    next(p);
    return x;
  }
  if (cur_tok(p) == TOK_COLON) return parse_slice(p, x, pos, NULL);
  bool has_comma;
  Expr *index = parse_type_list(p, &has_comma);
  if (!has_comma && cur_tok(p) != TOK_RBRACK) return parse_slice(p, x, pos, index);
  want(p, TOK_RBRACK);
  IndexExpr *i = p_new(IndexExpr, pos);
  i->x = x;
  i->index = index;
  return (Expr *)i;
}

// Arguments = "(" [ ( ExpressionList | Type [ "," ExpressionList ] ) [ "..." ] [ "," ] ] ")" .
static Expr *parse_call(Parser *p, Expr *x) {
  CallExpr *c = p_new(CallExpr, cur_pos(p));
  next(p);
  c->fun = x;
  p->expr_nest++;
  uint32_t mark = list_mark(p);
  bool ok = true;
  while (ok && !c->has_dots && !list_at_end(p, TOK_RPAREN)) {
    list_add(p, parse_expr(p));
    c->has_dots = got(p, TOK_DOT_DOT_DOT);
    ok = list_separator(p, "argument list", TOK_COMMA, TOK_RPAREN);
  }
  if (ok) want(p, TOK_RPAREN);
  c->args = list_finish(p, mark, &c->n_args);
  p->expr_nest--;
  return (Expr *)c;
}

// PrimaryExpr = Operand | Conversion | PrimaryExpr Selector | PrimaryExpr Index |
//               PrimaryExpr Slice | PrimaryExpr TypeAssertion | PrimaryExpr Arguments .
Expr *parse_primary_expr(Parser *p, Expr *x, bool keep_parens) {
  uint32_t saved = height_mark(p);
  if (!x) x = parse_operand(p, keep_parens);
  for (;; height_add(p)) {
    switch (cur_tok(p)) {
    case TOK_DOT: x = parse_dot(p, x); continue;
    case TOK_LBRACK: x = parse_index_or_slice(p, x); continue;
    case TOK_LPAREN: x = parse_call(p, x); continue;
    case TOK_LBRACE: {
      const Expr *type = ast_unparen(x);
      if (!may_be_literal_type(p, type)) break;
      if (type != x) syntax_error(p, "cannot parenthesize type in composite literal");
      Expr *lit = parse_literal_value(p);
      node_as(CompositeLit, lit)->type_expr = x;
      x = lit;
      continue;
    }
    default: break;
    }
    break;
  }
  height_merge(p, saved);
  return x;
}
