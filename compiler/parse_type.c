// SPDX-License-Identifier: MIT
// parse_type.c - types, signatures and parameter lists.
#include "compiler/parse_impl.h"

static FieldDecl *new_field(Parser *p, Pos pos, Name *name, Expr *type) {
  FieldDecl *f = p_new(FieldDecl, pos);
  f->name = name;
  f->type_expr = type;
  return f;
}

static Expr *new_unary(Parser *p, Pos pos, Operator op, Expr *x) {
  Operation *o = p_new(Operation, pos);
  o->op = (uint8_t)op;
  o->x = x;
  return (Expr *)o;
}

Expr *parse_type(Parser *p) {
  Expr *t = parse_type_or_null(p);
  if (t) return t;
  t = bad_expr(p);
  syntax_error(p, "expecting type");
  advance_to(p, TOK_BIT(TOK_COMMA) | TOK_BIT(TOK_COLON) | TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RPAREN) |
                    TOK_BIT(TOK_RBRACK) | TOK_BIT(TOK_RBRACE));
  return t;
}

// "[" has been consumed, and the length too if len is not NULL.
//
// ArrayType = "[" ArrayLength "]" ElementType .
Expr *parse_array_type(Parser *p, Pos pos, Expr *len) {
  if (!len && !got(p, TOK_DOT_DOT_DOT)) {
    p->expr_nest++;
    len = parse_expr(p);
    p->expr_nest--;
  }
  if (cur_tok(p) == TOK_COMMA) { // allowed after type parameters, not here
    syntax_error(p, "unexpected comma; expecting ]");
    next(p);
  }
  want(p, TOK_RBRACK);
  ArrayTypeExpr *t = p_new(ArrayTypeExpr, pos);
  t->len = len;
  t->elem = parse_type(p);
  return (Expr *)t;
}

// "[" "]" has been consumed.
//
// SliceType = "[" "]" ElementType .
Expr *parse_slice_type(Parser *p, Pos pos) {
  SliceTypeExpr *t = p_new(SliceTypeExpr, pos);
  t->elem = parse_type(p);
  return (Expr *)t;
}

static Expr *parse_chan_elem(Parser *p) {
  Expr *t = parse_type_or_null(p);
  if (t) return t;
  t = bad_expr(p);
  syntax_error(p, "missing channel element type");
  return t; // the element type is taken to be absent: nothing to skip
}

// Name "[" TypeArgs "]"
static Expr *parse_type_instance(Parser *p, Expr *type) {
  IndexExpr *x = p_new(IndexExpr, cur_pos(p));
  want(p, TOK_LBRACK);
  x->x = type;
  if (cur_tok(p) == TOK_RBRACK) {
    syntax_error(p, "expecting type");
    x->index = bad_expr(p);
  } else {
    bool has_comma;
    x->index = parse_type_list(p, &has_comma);
  }
  want(p, TOK_RBRACK);
  return (Expr *)x;
}

// TypeName = identifier | QualifiedIdent , with type arguments. The first name
// may have been consumed.
static Expr *parse_qualified_name(Parser *p, Name *name) {
  Expr *x;
  if (name) {
    x = (Expr *)name;
  } else if (cur_tok(p) == TOK_NAME) {
    x = (Expr *)parse_name(p);
  } else {
    name = p_new(Name, cur_pos(p));
    name->sym = sym_blank();
    x = (Expr *)name;
    syntax_error(p, "expecting name");
    advance_to(p, TOK_BIT(TOK_DOT) | TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RBRACE));
  }
  if (cur_tok(p) == TOK_DOT) {
    SelectorExpr *s = p_new(SelectorExpr, cur_pos(p));
    next(p);
    s->x = x;
    s->sel = parse_name(p);
    x = (Expr *)s;
  }
  return cur_tok(p) == TOK_LBRACK ? parse_type_instance(p, x) : x;
}

// ---- Structs and interfaces ------------------------------------------------

typedef struct StructList {
  uint32_t n_fields;    // on p->stack
  VEC(BasicLit *) tags; // empty while there is none; else as long as the fields
} StructList;

static void add_field(Parser *p, StructList *s, FieldDecl *f, BasicLit *tag) {
  list_add(p, f);
  s->n_fields++;
  if (tag)
    while (s->tags.n + 1 < s->n_fields) vec_push(&s->tags, NULL);
  if (tag || s->tags.n) vec_push(&s->tags, tag);
}

// After a field's single name, or a parameter's, at "[": an array or slice type
// (a named field of that type), or type arguments (an embedded instantiated type;
// then the result is an IndexExpr whose x is for the caller to set).
static Expr *parse_array_or_targs(Parser *p) {
  Pos pos = cur_pos(p);
  want(p, TOK_LBRACK);
  if (got(p, TOK_RBRACK)) return parse_slice_type(p, pos);
  bool has_comma;
  Expr *n = parse_type_list(p, &has_comma);
  want(p, TOK_RBRACK);
  if (!has_comma) {
    Expr *elem = parse_type_or_null(p);
    if (elem) {
      ArrayTypeExpr *t = p_new(ArrayTypeExpr, pos);
      t->len = n;
      t->elem = elem;
      return (Expr *)t;
    }
  }
  IndexExpr *x = p_new(IndexExpr, pos);
  x->index = n;
  return (Expr *)x;
}

// FieldDecl      = (IdentifierList Type | AnonymousField) [ Tag ] .
static void parse_named_fields(Parser *p, StructList *s, Pos pos) {
  Name *name = parse_name(p);
  if (cur_tok(p) == TOK_DOT || cur_tok(p) == TOK_LITERAL || cur_tok(p) == TOK_SEMI ||
      cur_tok(p) == TOK_RBRACE) {
    Expr *type = parse_qualified_name(p, name);
    add_field(p, s, new_field(p, pos, NULL, type), parse_literal_or_null(p));
    return;
  }
  uint32_t n_names;
  Name **names = parse_name_list(p, name, &n_names);
  Expr *type;
  if (n_names == 1 && cur_tok(p) == TOK_LBRACK) {
    type = parse_array_or_targs(p);
    if (node_is(IndexExpr, type)) { // embedded T[P1, P2]
      node_as(IndexExpr, type)->x = (Expr *)name;
      add_field(p, s, new_field(p, pos, NULL, type), parse_literal_or_null(p));
      return;
    }
  } else {
    type = parse_type(p);
  }
  BasicLit *tag = parse_literal_or_null(p);
  for (uint32_t i = 0; i < n_names; i++) {
    FieldDecl *f = new_field(p, names[i]->pos, names[i], type);
    f->shares_type = i > 0;
    add_field(p, s, f, tag);
  }
}

// AnonymousField = [ "*" ] TypeName .
// Tag            = string_lit .
static void parse_field(Parser *p, StructList *s) {
  Pos pos = cur_pos(p);
  Expr *type;
  switch (cur_tok(p)) {
  case TOK_NAME: parse_named_fields(p, s, pos); return;
  case TOK_STAR:
    next(p);
    if (cur_tok(p) == TOK_LPAREN) {
      syntax_error(p, "cannot parenthesize embedded type");
      next(p);
      type = parse_qualified_name(p, NULL);
      got(p, TOK_RPAREN); // no complaint if it is missing
    } else {
      type = parse_qualified_name(p, NULL);
    }
    {
      BasicLit *tag = parse_literal_or_null(p);
      add_field(p, s, new_field(p, pos, NULL, new_unary(p, pos, OPER_MUL, type)), tag);
    }
    return;
  case TOK_LPAREN:
    syntax_error(p, "cannot parenthesize embedded type");
    next(p);
    if (cur_tok(p) == TOK_STAR) {
      Pos star = cur_pos(p);
      next(p);
      type = new_unary(p, star, OPER_MUL, parse_qualified_name(p, NULL));
    } else {
      type = parse_qualified_name(p, NULL);
    }
    got(p, TOK_RPAREN);
    add_field(p, s, new_field(p, pos, NULL, type), parse_literal_or_null(p));
    return;
  default:
    syntax_error(p, "expecting field name or embedded type");
    advance_to(p, TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RBRACE));
  }
}

// StructType = "struct" "{" { FieldDecl ";" } "}" .
static Expr *parse_struct_type(Parser *p) {
  StructTypeExpr *t = p_new(StructTypeExpr, cur_pos(p));
  want(p, TOK_STRUCT);
  want(p, TOK_LBRACE);
  uint32_t mark = list_mark(p);
  StructList s = {0};
  bool ok = true;
  while (ok && !list_at_end(p, TOK_RBRACE)) {
    parse_field(p, &s);
    ok = list_separator(p, "struct type", TOK_SEMI, TOK_RBRACE);
  }
  if (ok) want(p, TOK_RBRACE);
  t->fields = list_finish(p, mark, &t->n_fields);
  if (s.tags.n) {
    t->tags = ARENA_ARRAY(p->arena, BasicLit *, t->n_fields);
    memcpy(t->tags, s.tags.items, s.tags.n * sizeof(BasicLit *));
  }
  vec_free(&s.tags);
  return (Expr *)t;
}

// EmbeddedTerm = [ "~" ] Type .
static Expr *parse_embedded_term(Parser *p) {
  Pos pos = cur_pos(p);
  if (is_op(p, OPER_TILDE)) {
    next(p);
    return new_unary(p, pos, OPER_TILDE, parse_type(p));
  }
  Expr *t = parse_type_or_null(p);
  if (t) return t;
  t = bad_expr(p);
  syntax_error(p, "expecting ~ term or type");
  advance_to(p, TOK_BIT(TOK_OPERATOR) | TOK_BIT(TOK_SEMI) | TOK_BIT(TOK_RPAREN) | TOK_BIT(TOK_RBRACK) |
                    TOK_BIT(TOK_RBRACE));
  return t;
}

// EmbeddedElem = MethodSpec | EmbeddedTerm { "|" EmbeddedTerm } . The first term
// may have been parsed: f.
static FieldDecl *parse_embedded_elem(Parser *p, FieldDecl *f) {
  if (!f) {
    Pos pos = cur_pos(p);
    f = new_field(p, pos, NULL, parse_embedded_term(p));
  }
  uint32_t saved = height_mark(p);
  while (is_op(p, OPER_OR)) {
    Operation *o = p_new(Operation, cur_pos(p));
    o->op = OPER_OR;
    next(p);
    o->x = f->type_expr;
    o->y = parse_embedded_term(p);
    f->type_expr = (Expr *)o;
    height_add(p);
  }
  height_merge(p, saved);
  return f;
}

// After a method's name, at "[": a generic method (an error), or type arguments
// of an embedded type.
static void parse_method_brackets(Parser *p, FieldDecl *f, Name *name, const char *context) {
  Pos pos = cur_pos(p);
  next(p);
  if (cur_tok(p) == TOK_RBRACK) { // as if [] were not there
    Pos close = cur_pos(p);
    next(p);
    if (cur_tok(p) == TOK_LPAREN) {
      error_at(p, close, "empty type parameter list");
      f->name = name;
      f->type_expr = (Expr *)parse_func_type(p, context, NULL, NULL);
    } else {
      error_at(p, close, "empty type argument list");
      f->type_expr = (Expr *)name;
    }
    return;
  }
  uint32_t n;
  FieldDecl **list = parse_params(p, NULL, NULL, TOK_RBRACK, false, &n);
  if (n == 0) { // errors: as if [] were not there
    if (cur_tok(p) == TOK_LPAREN) {
      f->name = name;
      f->type_expr = (Expr *)parse_func_type(p, context, NULL, NULL);
    } else {
      f->type_expr = (Expr *)name;
    }
    return;
  }
  if (list[0]->name) {
    f->name = name;
    f->type_expr = (Expr *)parse_func_type(p, context, NULL, NULL);
    error_at(p, pos, "interface method must have no type parameters");
    return;
  }
  IndexExpr *t = p_new(IndexExpr, pos);
  t->x = (Expr *)name;
  if (n == 1) {
    t->index = list[0]->type_expr;
  } else {
    ListExpr *l = p_new(ListExpr, list[0]->pos);
    uint32_t mark = list_mark(p);
    for (uint32_t i = 0; i < n; i++) list_add(p, list[i]->type_expr);
    l->elems = list_finish(p, mark, &l->n_elems);
    t->index = (Expr *)l;
  }
  f->type_expr = (Expr *)t;
}

// MethodSpec        = MethodName Signature | InterfaceTypeName .
// MethodName        = identifier .
// InterfaceTypeName = TypeName .
static FieldDecl *parse_method_spec(Parser *p) {
  static const char context[] = "interface method";
  FieldDecl *f = p_new(FieldDecl, cur_pos(p));
  Name *name = parse_name(p);
  switch (cur_tok(p)) {
  case TOK_LPAREN:
    f->name = name;
    f->type_expr = (Expr *)parse_func_type(p, context, NULL, NULL);
    break;
  case TOK_LBRACK: parse_method_brackets(p, f, name, context); break;
  default: f->type_expr = parse_qualified_name(p, name); break;
  }
  return f;
}

// InterfaceType = "interface" "{" { ( MethodSpec | EmbeddedElem ) ";" } "}" .
static Expr *parse_interface_type(Parser *p) {
  InterfaceTypeExpr *t = p_new(InterfaceTypeExpr, cur_pos(p));
  want(p, TOK_INTERFACE);
  want(p, TOK_LBRACE);
  uint32_t mark = list_mark(p);
  bool ok = true;
  while (ok && !list_at_end(p, TOK_RBRACE)) {
    FieldDecl *f = cur_tok(p) == TOK_NAME ? parse_method_spec(p) : NULL;
    if (!f || !f->name) f = parse_embedded_elem(p, f);
    list_add(p, f);
    ok = list_separator(p, "interface type", TOK_SEMI, TOK_RBRACE);
  }
  if (ok) want(p, TOK_RBRACE);
  t->methods = list_finish(p, mark, &t->n_methods);
  return (Expr *)t;
}

// ---- Signatures ------------------------------------------------------------

// Result = Parameters | Type .
static FieldDecl **parse_results(Parser *p, uint32_t *count) {
  if (got(p, TOK_LPAREN)) return parse_params(p, NULL, NULL, TOK_RPAREN, false, count);
  Pos pos = cur_pos(p);
  uint32_t mark = list_mark(p);
  Expr *type = parse_type_or_null(p);
  if (type) list_add(p, new_field(p, pos, NULL, type));
  return list_finish(p, mark, count);
}

// Signature = [ TypeParams ] Parameters [ Result ] .
FuncTypeExpr *parse_func_type(Parser *p, const char *context, FieldDecl ***tparams, uint32_t *n_tparams) {
  FuncTypeExpr *t = p_new(FuncTypeExpr, cur_pos(p));
  if (got(p, TOK_LBRACK)) {
    if (context) {
      char msg[64];
      snprintf(msg, sizeof msg, "%s must have no type parameters", context);
      syntax_error_at(p, t->pos, msg);
    }
    if (cur_tok(p) == TOK_RBRACK) {
      syntax_error(p, "empty type parameter list");
      next(p);
    } else {
      uint32_t n;
      FieldDecl **list = parse_params(p, NULL, NULL, TOK_RBRACK, true, &n);
      if (tparams && !context) {
        *tparams = list;
        *n_tparams = n;
      }
    }
  }
  want(p, TOK_LPAREN);
  t->params = parse_params(p, NULL, NULL, TOK_RPAREN, false, &t->n_params);
  t->results = parse_results(p, &t->n_results);
  return t;
}

// What follows a parameter's name: no field if the name is a type by itself.
// sets_ok: in type parameters, where ~T and A|B are allowed.
static FieldDecl *parse_after_param_name(Parser *p, FieldDecl *f, Name *name, bool sets_ok) {
  if (cur_tok(p) == TOK_LBRACK) { // name "[" n "]" E, or name "[" T "]"
    f->type_expr = parse_array_or_targs(p);
    if (node_is(IndexExpr, f->type_expr))
      node_as(IndexExpr, f->type_expr)->x = (Expr *)name;
    else
      f->name = name;
  } else if (cur_tok(p) == TOK_DOT) {
    f->type_expr = parse_qualified_name(p, name);
  } else if (sets_ok && is_op(p, OPER_OR)) {
    f->type_expr = (Expr *)name;
  } else {
    f->name = name;
    return NULL; // a type may follow
  }
  return sets_ok && is_op(p, OPER_OR) ? parse_embedded_elem(p, f) : f;
}

// ParameterDecl = [ IdentifierList ] [ "..." ] Type .
static FieldDecl *parse_param_or_null(Parser *p, Name *name, Token follow) {
  bool sets_ok = follow == TOK_RBRACK;
  Pos pos = name ? name->pos : cur_pos(p);
  if (!name && sets_ok && is_op(p, OPER_TILDE)) return parse_embedded_elem(p, NULL);

  FieldDecl *f = p_new(FieldDecl, pos);
  if (name || cur_tok(p) == TOK_NAME) {
    if (!name) name = parse_name(p);
    FieldDecl *done = parse_after_param_name(p, f, name, sets_ok);
    if (done) return done;
  }
  if (cur_tok(p) == TOK_DOT_DOT_DOT) {
    DotsTypeExpr *t = p_new(DotsTypeExpr, cur_pos(p));
    next(p);
    t->elem = parse_type_or_null(p);
    if (!t->elem) {
      t->elem = bad_expr(p);
      syntax_error(p, "... is missing type");
    }
    f->type_expr = (Expr *)t;
    return f;
  }
  if (sets_ok && is_op(p, OPER_TILDE)) {
    f->type_expr = parse_embedded_elem(p, NULL)->type_expr;
    return f;
  }
  f->type_expr = parse_type_or_null(p);
  if (sets_ok && f->type_expr && is_op(p, OPER_OR)) f = parse_embedded_elem(p, f);
  if (f->name || f->type_expr) return f;
  syntax_error(p, "expecting %s", tok_string(follow));
  advance_to(p, TOK_BIT(TOK_COMMA) | TOK_BIT(follow));
  return NULL;
}

// Gives every parameter of a list in which some have name and type both.
// Returns the position of the leftmost one that lacks something, if any.
static Pos distribute_types(Parser *p, FieldDecl **list, uint32_t n) {
  Pos pos = {0};
  Expr *type = NULL;
  for (uint32_t i = n; i-- > 0;) {
    FieldDecl *f = list[i];
    if (f->type_expr) {
      type = f->type_expr;
      if (!f->name) {
        pos = ast_start_pos(type);
        f->name = p_new(Name, pos);
        f->name->sym = sym_blank();
      }
    } else if (type) {
      f->type_expr = type;
      list[i + 1]->shares_type = true;
    } else {
      pos = f->name->pos;
      f->type_expr = (Expr *)p_new(BadExpr, pos);
    }
  }
  return pos;
}

// "(" or "[" has been consumed, and name and type too if they are not NULL. All
// fields of the result have a name, or none has.
//
// Parameters    = "(" [ ParameterList [ "," ] ] ")" .
// ParameterList = ParameterDecl { "," ParameterDecl } .
FieldDecl **parse_params(Parser *p, Name *name, Expr *type, Token close, bool require_names,
                         uint32_t *count) {
  uint32_t mark = list_mark(p);
  if (name && type && got(p, close)) {
    list_add(p, new_field(p, name->pos, name, type));
    return list_finish(p, mark, count);
  }
  uint32_t n_named = 0; // with name and type
  uint32_t n_typed = 0;
  bool ok = true;
  while (ok && !list_at_end(p, close)) {
    FieldDecl *f = type ? new_field(p, name->pos, name, type) : parse_param_or_null(p, name, close);
    name = NULL;
    type = NULL;
    if (f) {
      n_named += f->name && f->type_expr;
      n_typed += f->type_expr != NULL;
      list_add(p, f);
    }
    ok = list_separator(p, "parameter list", TOK_COMMA, close);
  }
  Pos end = cur_pos(p);
  if (ok) want(p, close);

  FieldDecl **list = list_finish(p, mark, count);
  if (*count == 0) return list;
  if (n_named == 0 && !require_names) { // only types: the names are type names
    for (uint32_t i = 0; i < *count; i++) {
      if (!list[i]->name) continue;
      list[i]->type_expr = (Expr *)list[i]->name;
      list[i]->name = NULL;
    }
  } else if (n_named != *count) {
    Pos pos = distribute_types(p, list, *count);
    if (!pos_is_known(pos)) {
    } else if (!require_names) {
      syntax_error_at(p, pos, "mixed named and unnamed parameters");
    } else if (n_named == n_typed) {
      syntax_error_at(p, end, "missing type constraint");
    } else {
      syntax_error_at(p, pos, "type parameters must be named");
    }
  }
  return list;
}

// ---- Types -----------------------------------------------------------------

// Type     = TypeName | TypeLit | "(" Type ")" .
// TypeLit  = ArrayType | StructType | PointerType | FunctionType | InterfaceType |
//            SliceType | MapType | ChannelType .
static Expr *parse_any_type_or_null(Parser *p) {
  Pos pos = cur_pos(p);
  switch (cur_tok(p)) {
  case TOK_STAR: // PointerType = "*" BaseType .
    next(p);
    return new_unary(p, pos, OPER_MUL, parse_type(p));
  case TOK_ARROW: { // ChannelType = "<-" "chan" ElementType .
    next(p);
    want(p, TOK_CHAN);
    ChanTypeExpr *t = p_new(ChanTypeExpr, pos);
    t->dir = CHAN_RECV_ONLY;
    t->elem = parse_chan_elem(p);
    return (Expr *)t;
  }
  case TOK_FUNC: // FunctionType = "func" Signature .
    next(p);
    return (Expr *)parse_func_type(p, "function type", NULL, NULL);
  case TOK_LBRACK:
    next(p);
    return got(p, TOK_RBRACK) ? parse_slice_type(p, pos) : parse_array_type(p, pos, NULL);
  case TOK_CHAN: { // ChannelType = "chan" [ "<-" ] ElementType .
    next(p);
    ChanTypeExpr *t = p_new(ChanTypeExpr, pos);
    if (got(p, TOK_ARROW)) t->dir = CHAN_SEND_ONLY;
    t->elem = parse_chan_elem(p);
    return (Expr *)t;
  }
  case TOK_MAP: { // MapType = "map" "[" KeyType "]" ElementType .
    next(p);
    want(p, TOK_LBRACK);
    MapTypeExpr *t = p_new(MapTypeExpr, pos);
    t->key = parse_type(p);
    want(p, TOK_RBRACK);
    t->value = parse_type(p);
    return (Expr *)t;
  }
  case TOK_STRUCT: return parse_struct_type(p);
  case TOK_INTERFACE: return parse_interface_type(p);
  case TOK_NAME: return parse_qualified_name(p, NULL);
  case TOK_LPAREN: {
    next(p);
    Expr *t = parse_type(p);
    want(p, TOK_RPAREN);
    return t;
  }
  default: return NULL;
  }
}

Expr *parse_type_or_null(Parser *p) {
  Expr *t = parse_enter(p) ? parse_any_type_or_null(p) : bad_expr(p);
  parse_leave(p);
  return t;
}
