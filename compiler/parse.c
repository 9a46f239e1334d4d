// SPDX-License-Identifier: MIT
// parse.c - recursive descent over Go's grammar, in the form of gc's parser.
//
// Requires nothing; guarantees a tree whose nodes and positions are those of
// gc's syntax package. Every error message, and every token at which parsing
// goes on after an error, follows that parser too, so that the same mistakes
// give the same messages. The parts:
//
//   parse.c         errors and recovery, lists, files, bodies on demand
//   parse_decl.c    declarations
//   parse_type.c    types, signatures, parameter lists
//   parse_expr.c    expressions
//   parse_stmt.c    statements
//   parse_branch.c  labels and branches, once a body is complete
//   parse_pragma.c  //go: //minigo: //line
//   parse_contract.c  //minigo:noalloc, maxalloc, stack
//
// What departs from gc: nesting and the height of expressions are limited (with
// a message), and of a library package single declarations can be parsed, without
// bodies, which are parsed when they are asked for.
#include "compiler/parse_impl.h"

// ---- Errors ----------------------------------------------------------------

static void verror_at(Parser *p, Pos pos, const char *fmt, va_list args) {
  p->has_error = true;
  p->n_errors++;
  if (!p->is_aborted) diag_verror(pos, fmt, args);
}

void error_at(Parser *p, Pos pos, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  verror_at(p, pos, fmt, args);
  va_end(args);
}

static void report_lexical(void *context, uint32_t line, uint32_t col, const char *message) {
  Parser *p = context;
  error_at(p, pos_make(p->base, line, col), "%s", message);
}

const char *tok_string(Token tok) {
  return tok == TOK_COMMA ? "comma" : tok == TOK_SEMI ? "semicolon or newline" : token_text[tok];
}

static bool starts_with(const char *s, const char *prefix) {
  return strncmp(s, prefix, strlen(prefix)) == 0;
}

void syntax_error_at(Parser *p, Pos pos, const char *msg) {
  if (cur_tok(p) == TOK_EOF && p->has_error) return; // would only follow from the first
  const char *link;
  if (starts_with(msg, "in ") || starts_with(msg, "at ") || starts_with(msg, "after ")) {
    link = " ";
  } else if (starts_with(msg, "expecting ")) {
    link = ", ";
  } else {
    error_at(p, pos, "syntax error: %s", msg);
    return;
  }
  const Lexer *lex = &p->lex;
  switch (lex->tok) {
  case TOK_NAME: error_at(p, pos, "syntax error: unexpected %s%s%s", lex->sym->text, link, msg); break;
  case TOK_SEMI: error_at(p, pos, "syntax error: unexpected %s%s%s", lex->lit.s, link, msg); break;
  case TOK_LITERAL:
    error_at(p, pos, "syntax error: unexpected literal %.*s%s%s", (int)lex->lit.len, lex->lit.s, link, msg);
    break;
  case TOK_OPERATOR:
    error_at(p, pos, "syntax error: unexpected %s%s%s", operator_text[lex->op], link, msg);
    break;
  case TOK_ASSIGN_OP:
    error_at(p, pos, "syntax error: unexpected %s=%s%s", operator_text[lex->op], link, msg);
    break;
  case TOK_INC_OP:
    error_at(p, pos, "syntax error: unexpected %s%s%s%s", operator_text[lex->op], operator_text[lex->op],
             link, msg);
    break;
  default: error_at(p, pos, "syntax error: unexpected %s%s%s", tok_string(lex->tok), link, msg); break;
  }
}

void syntax_error(Parser *p, const char *fmt, ...) {
  char msg[512];
  va_list args;
  va_start(args, fmt);
  vsnprintf(msg, sizeof msg, fmt, args);
  va_end(args);
  syntax_error_at(p, cur_pos(p), msg);
}

void parse_too_deep(Parser *p, const char *what, int limit) {
  char text[128];
  snprintf(text, sizeof text, what, limit);
  error_at(p, cur_pos(p), "%s", text);
  p->is_aborted = true;
  p->lex.next = p->lex.end;
  p->lex.needs_semi = false;
  p->lex.tok = TOK_EOF;
}

// ---- Recovery --------------------------------------------------------------

void want(Parser *p, Token tok) {
  if (got(p, tok)) return;
  syntax_error(p, "expecting %s", tok_string(tok));
  advance_to(p, 0);
}

bool got_assign(Parser *p) {
  if (cur_tok(p) == TOK_DEFINE)
    syntax_error(p, "expecting =");
  else if (cur_tok(p) != TOK_ASSIGN)
    return false;
  next(p);
  return true;
}

// Keywords that start a statement: good places to go on, inside functions.
static const uint64_t stop_set =
    TOK_BIT(TOK_BREAK) | TOK_BIT(TOK_CONST) | TOK_BIT(TOK_CONTINUE) | TOK_BIT(TOK_DEFER) |
    TOK_BIT(TOK_FALLTHROUGH) | TOK_BIT(TOK_FOR) | TOK_BIT(TOK_GO) | TOK_BIT(TOK_GOTO) | TOK_BIT(TOK_IF) |
    TOK_BIT(TOK_RETURN) | TOK_BIT(TOK_SELECT) | TOK_BIT(TOK_SWITCH) | TOK_BIT(TOK_TYPE) | TOK_BIT(TOK_VAR);

void advance_to(Parser *p, uint64_t follow) {
  if (follow == 0) {
    if (cur_tok(p) != TOK_EOF) next(p);
    return;
  }
  follow |= TOK_BIT(TOK_EOF);
  if (p->func_nest > 0) follow |= stop_set;
  while (!(follow & TOK_BIT(cur_tok(p)))) next(p);
}

// ---- Lists -----------------------------------------------------------------

void *list_finish(Parser *p, uint32_t mark, uint32_t *count) {
  uint32_t n = p->stack.n - mark;
  *count = n;
  if (n == 0) return NULL;
  void **list = ARENA_ARRAY(p->arena, void *, n);
  memcpy(list, p->stack.items + mark, n * sizeof(void *));
  p->stack.n = mark;
  return list;
}

bool list_separator(Parser *p, const char *context, Token sep, Token close) {
  if (got(p, sep) || cur_tok(p) == close) return true;
  syntax_error(p, "in %s; possibly missing %s or %s", context, tok_string(sep), tok_string(close));
  advance_to(p, TOK_BIT(TOK_RPAREN) | TOK_BIT(TOK_RBRACK) | TOK_BIT(TOK_RBRACE));
  return cur_tok(p) == close;
}

// ---- Files -----------------------------------------------------------------

static bool is_empty_func(const Decl *d) {
  return node_is(FuncDecl, d) && !func_has_body(node_as(FuncDecl, d));
}

static const uint64_t decl_set =
    TOK_BIT(TOK_CONST) | TOK_BIT(TOK_TYPE) | TOK_BIT(TOK_VAR) | TOK_BIT(TOK_FUNC);

// TopLevelDecl = Declaration | FunctionDecl | MethodDecl .
// Declaration  = ConstDecl | TypeDecl | VarDecl .
static bool parse_top_level_decl(Parser *p, uint32_t mark) {
  switch (cur_tok(p)) {
  case TOK_CONST:
    next(p);
    parse_group(p, parse_const_spec);
    return true;
  case TOK_TYPE:
    next(p);
    parse_group(p, parse_type_spec);
    return true;
  case TOK_VAR:
    next(p);
    parse_group(p, parse_var_spec);
    return true;
  case TOK_FUNC: {
    next(p);
    FuncDecl *f = parse_func_decl_or_null(p);
    if (f) list_add(p, f);
    return true;
  }
  default: break;
  }
  if (cur_tok(p) == TOK_LBRACE && p->stack.n > mark && is_empty_func(vec_last(&p->stack)))
    syntax_error(p, "unexpected semicolon or newline before {");
  else
    syntax_error(p, "non-declaration statement outside function body");
  advance_to(p, decl_set);
  return false;
}

// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
static bool parse_source_file(Parser *p) {
  AstFile *f = p->file;
  f->pos = cur_pos(p);
  if (!got(p, TOK_PACKAGE)) {
    syntax_error(p, "package statement must be first");
    return false;
  }
  f->pragma = take_pragma(p);
  clear_contracts(p);
  f->pkg_name = parse_name(p);
  want(p, TOK_SEMI);
  if (p->has_error) return false;

  uint32_t mark = list_mark(p);
  while (cur_tok(p) == TOK_IMPORT) {
    clear_contracts(p);
    next(p);
    parse_group(p, parse_import_spec);
    want(p, TOK_SEMI);
  }
  while (cur_tok(p) != TOK_EOF && !p->is_header) {
    ContractLines contracts = take_contracts(p);
    Pos from = cur_pos(p);
    uint32_t first = p->stack.n;
    if (!parse_top_level_decl(p, mark)) continue;
    if (contracts.n) place_contracts(p, contracts, from, (Node **)p->stack.items + first, p->stack.n - first);
    // Before the ';' is consumed: what follows it may bring pragmas for the next
    // declaration.
    clear_pragma(p);
    if (cur_tok(p) != TOK_EOF && !got(p, TOK_SEMI)) {
      syntax_error(p, "after top level declaration");
      advance_to(p, decl_set);
    }
  }
  if (p->is_header) vec_clear(&p->pragma); // those of the first declaration
  clear_pragma(p);
  f->eof = cur_pos(p);
  f->decls = list_finish(p, mark, &f->n_decls);
  return true;
}

static void fini_parser(Parser *p) {
  vec_free(&p->stack);
  vec_free(&p->pragma);
  vec_free(&p->linknames);
  vec_free(&p->contracts);
  vec_free(&p->placed);
}

static AstFile *parse(Arena *arena, SourceFile *source, bool is_header) {
  Parser p = {.arena = arena, .base = source->base, .is_header = is_header};
  p.file = ARENA_NEW(arena, AstFile);
  p.file->source = source;
  p.file->arena = arena;
  lex_init(&p.lex, source, &(LexHandler){&p, report_lexical, handle_directive});
  next(&p);
  bool ok = parse_source_file(&p);
  if (p.placed.n) {
    p.file->n_contracts = p.placed.n;
    p.file->contracts = ARENA_ARRAY(arena, ContractLine, p.placed.n);
    memcpy(p.file->contracts, p.placed.items, p.placed.n * sizeof(ContractLine));
  }
  if (p.linknames.n) {
    p.file->n_linknames = p.linknames.n;
    p.file->linknames = ARENA_ARRAY(arena, PragmaLine, p.linknames.n);
    memcpy(p.file->linknames, p.linknames.items, p.linknames.n * sizeof(PragmaLine));
  }
  fini_parser(&p);
  return ok ? p.file : NULL;
}

AstFile *parse_file(Arena *arena, SourceFile *source) {
  return parse(arena, source, false);
}

AstFile *parse_file_header(Arena *arena, SourceFile *source) {
  return parse(arena, source, true);
}

Decl **parse_decl_at(AstFile *file, uint32_t offset, uint32_t line, uint32_t *n_decls) {
  Parser p = {.arena = file->arena, .file = file, .base = file->source->base, .is_decl = true};
  lex_init_at(&p.lex, file->source, &(LexHandler){&p, report_lexical, handle_directive}, offset, line,
              offset);
  next(&p);
  uint32_t mark = list_mark(&p);
  parse_top_level_decl(&p, mark);
  Decl **decls = list_finish(&p, mark, n_decls);
  fini_parser(&p);
  return decls;
}

BlockStmt *parse_func_body(FuncDecl *f) {
  if (!f->lazy.is_pending) return f->body;
  f->lazy.is_pending = false;
  AstFile *file = f->lazy.file;
  Parser p = {.arena = file->arena, .file = file, .base = f->lazy.lbrace.base};
  lex_init_at(&p.lex, file->source, &(LexHandler){&p, report_lexical, handle_directive}, f->lazy.offset,
              pos_line(f->lazy.lbrace), f->lazy.line_start);
  next(&p);
  f->body = parse_body(&p);
  fini_parser(&p);
  return f->body;
}
