// SPDX-License-Identifier: MIT
// ast_dump.c - the tree as an outline (-d ast), and expressions as source text.
#include "compiler/ast.h"
#include "compiler/vec.h"

// ---- Outline ---------------------------------------------------------------

typedef struct Dumper {
  FILE *out;
  int depth;
} Dumper;

static void dump_node(Dumper *d, const char *label, const Node *n);

static void print_pos(Dumper *d, Pos p) {
  fprintf(d->out, "%u:%u", pos_line(p), pos_col(p));
}

static const char *dir_text(uint8_t dir) {
  return dir == CHAN_SEND_ONLY ? "send" : dir == CHAN_RECV_ONLY ? "receive" : "both";
}

// First the values, on the node's own line.
#define F_NODE(T, name)
#define F_LIST(T, name)
#define F_TAGS(name)
#define F_SHARE(T, name)
#define F_REF(T, name)                                                                                       \
  if (n->name) {                                                                                             \
    fprintf(d->out, " " #name "=");                                                                          \
    print_pos(d, n->name->pos);                                                                              \
  }
#define F_SYM(name)     fprintf(d->out, " %s", n->name->text);
#define F_TEXT(name)    fprintf(d->out, " %.*s", (int)n->name.len, n->name.s);
#define F_OPER(name)    fprintf(d->out, " %s", n->name ? operator_text[n->name] : "=");
#define F_TOK(name)     fprintf(d->out, " %s", token_text[n->name]);
#define F_LITKIND(name) fprintf(d->out, " " #name "=%u", n->name);
#define F_DIR(name)     fprintf(d->out, " %s", dir_text(n->name));
#define F_BOOL(name)                                                                                         \
  if (n->name) fprintf(d->out, " " #name);
#define F_UINT(name)                                                                                         \
  if (n->name) fprintf(d->out, " " #name "=%u", n->name);
#define F_POS(name)                                                                                          \
  fprintf(d->out, " " #name "=");                                                                            \
  print_pos(d, n->name);
#define F_PRAGMA(name)                                                                                       \
  for (uint32_t i = 0; n->name && i < n->name->n_lines; i++)                                                 \
    fprintf(d->out, " //%.*s", (int)n->name->lines[i].text.len, n->name->lines[i].text.s);
#define F_NOTE(T, name)
#define F_LAZY(name)                                                                                         \
  if (n->name.is_pending) fprintf(d->out, " pending");
#define NODE(Class, Kind, STEM, ...)                                                                         \
  static void dump_values_##Kind(Dumper *d, const Kind *n) {                                                 \
    (void)d, (void)n;                                                                                        \
    __VA_ARGS__                                                                                              \
  }
#include "compiler/ast.def"

// Then the children, a line each.
#define F_NODE(T, name)                                                                                      \
  if (n->name) dump_node(d, #name, (const Node *)n->name);
#define F_LIST(T, name)                                                                                      \
  for (uint32_t i = 0; i < n->n_##name; i++) dump_node(d, #name, (const Node *)n->name[i]);
#define F_TAGS(name)                                                                                         \
  for (uint32_t i = 0; n->name && i < n->n_fields; i++)                                                      \
    if (n->name[i]) dump_node(d, #name, (const Node *)n->name[i]);
#define F_SHARE(T, name)                                                                                     \
  if (n->name && !n->shares_type) dump_node(d, #name, (const Node *)n->name);
#define F_REF(T, name)
#define F_SYM(name)
#define F_TEXT(name)
#define F_OPER(name)
#define F_TOK(name)
#define F_LITKIND(name)
#define F_DIR(name)
#define F_BOOL(name)
#define F_UINT(name)
#define F_POS(name)
#define F_PRAGMA(name)
#define F_NOTE(T, name)
#define F_LAZY(name)
#define NODE(Class, Kind, STEM, ...)                                                                         \
  static void dump_children_##Kind(Dumper *d, const Kind *n) {                                               \
    (void)d, (void)n;                                                                                        \
    __VA_ARGS__                                                                                              \
  }
#include "compiler/ast.def"

static void dump_node(Dumper *d, const char *label, const Node *n) {
  fprintf(d->out, "%*s%s%s%s ", d->depth * 2, "", label, *label ? ": " : "", node_kind_name[n->kind]);
  print_pos(d, n->pos);
  switch ((NodeKind)n->kind) {
#define NODE(Class, Kind, STEM, ...)                                                                         \
  case NODE_##STEM:                                                                                          \
    dump_values_##Kind(d, (const Kind *)n);                                                                  \
    fputc('\n', d->out);                                                                                     \
    d->depth++;                                                                                              \
    dump_children_##Kind(d, (const Kind *)n);                                                                \
    d->depth--;                                                                                              \
    break;
#include "compiler/ast.def"
  case NODE_NONE:
  case N_NODE_KINDS: bug("node of kind %d", n->kind);
  }
}

void ast_dump(FILE *out, const Node *n) {
  Dumper d = {.out = out};
  dump_node(&d, "", n);
}

void ast_dump_file(FILE *out, const AstFile *f) {
  Dumper d = {.out = out};
  fprintf(out, "file %u:%u package %s eof=%u:%u\n", pos_line(f->pos), pos_col(f->pos), f->pkg_name->sym->text,
          pos_line(f->eof), pos_col(f->eof));
  for (uint32_t i = 0; i < f->n_decls; i++) dump_node(&d, "", (const Node *)f->decls[i]);
}

// ---- Source text -----------------------------------------------------------

typedef struct Printer {
  VEC(char) buf;
} Printer;

static void print_text(Printer *p, const char *s, size_t len) {
  vec_reserve(&p->buf, p->buf.n + len);
  memcpy(p->buf.items + p->buf.n, s, len);
  p->buf.n += (uint32_t)len;
}

static void print(Printer *p, const char *s) {
  print_text(p, s, strlen(s));
}

static void print_node(Printer *p, const Node *n);

static void print_expr(Printer *p, const Expr *x) {
  print_node(p, (const Node *)x);
}

static void print_exprs(Printer *p, Expr **list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (i) print(p, ", ");
    print_expr(p, list[i]);
  }
}

// (a, b int, c string)
static void print_params(Printer *p, FieldDecl **list, uint32_t n) {
  print(p, "(");
  for (uint32_t i = 0; i < n; i++) {
    const FieldDecl *f = list[i];
    if (i) print(p, ", ");
    if (f->name) {
      print(p, f->name->sym->text);
      if (i + 1 < n && list[i + 1]->name && list[i + 1]->type_expr == f->type_expr) continue;
      print(p, " ");
    }
    print_expr(p, ast_unparen(f->type_expr));
  }
  print(p, ")");
}

static void print_signature(Printer *p, const FuncTypeExpr *t) {
  print_params(p, t->params, t->n_params);
  if (t->n_results == 0) return;
  print(p, " ");
  if (t->n_results == 1 && !t->results[0]->name)
    print_expr(p, t->results[0]->type_expr);
  else
    print_params(p, t->results, t->n_results);
}

static void print_struct(Printer *p, const StructTypeExpr *t) {
  print(p, "struct{");
  for (uint32_t i = 0; i < t->n_fields; i++) {
    const FieldDecl *f = t->fields[i];
    bool has_next = i + 1 < t->n_fields;
    if (f->name) {
      print(p, f->name->sym->text);
      if (has_next && t->fields[i + 1]->name && t->fields[i + 1]->type_expr == f->type_expr) {
        print(p, ", ");
        continue;
      }
      print(p, " ");
    }
    print_expr(p, f->type_expr);
    if (t->tags && t->tags[i]) {
      print(p, " ");
      print_expr(p, (Expr *)t->tags[i]);
    }
    if (has_next) print(p, "; ");
  }
  print(p, "}");
}

static void print_interface(Printer *p, const InterfaceTypeExpr *t) {
  print(p, "interface{");
  for (uint32_t i = 0; i < t->n_methods; i++) {
    const FieldDecl *m = t->methods[i];
    if (i) print(p, "; ");
    if (m->name) {
      print(p, m->name->sym->text);
      print_signature(p, node_as(FuncTypeExpr, m->type_expr));
    } else {
      print_expr(p, m->type_expr);
    }
  }
  print(p, "}");
}

static void print_slice_expr(Printer *p, const SliceExpr *s) {
  print_expr(p, s->x);
  print(p, "[");
  if (s->lo) print_expr(p, s->lo);
  print(p, ":");
  if (s->hi) print_expr(p, s->hi);
  if (s->max) {
    print(p, ":");
    print_expr(p, s->max);
  }
  print(p, "]");
}

static void print_chan(Printer *p, const ChanTypeExpr *t) {
  print(p, t->dir == CHAN_RECV_ONLY ? "<-chan " : t->dir == CHAN_SEND_ONLY ? "chan<- " : "chan ");
  const ChanTypeExpr *elem = node_try(ChanTypeExpr, t->elem);
  bool parens = t->dir == CHAN_BOTH && elem && elem->dir == CHAN_RECV_ONLY; // not chan <-chan T
  if (parens) print(p, "(");
  print_expr(p, t->elem);
  if (parens) print(p, ")");
}

static void print_assign(Printer *p, const AssignStmt *s) {
  print_expr(p, s->lhs);
  if (!s->rhs) {
    print(p, operator_text[s->op]);
    print(p, operator_text[s->op]);
    return;
  }
  print(p, " ");
  print(p, operator_text[s->op]);
  print(p, "= ");
  print_expr(p, s->rhs);
}

static void print_node(Printer *p, const Node *n) {
  switch ((NodeKind)n->kind) {
  case NODE_BAD_EXPR: print(p, "<bad expr>"); return;
  case NODE_NAME: print(p, node_as(Name, n)->sym->text); return;
  case NODE_BASIC_LIT: print_text(p, node_as(BasicLit, n)->text.s, node_as(BasicLit, n)->text.len); return;
  case NODE_COMPOSITE_LIT: {
    const CompositeLit *c = node_as(CompositeLit, n);
    if (c->type_expr) print_expr(p, c->type_expr);
    print(p, c->n_elems ? "{…}" : "{}");
    return;
  }
  case NODE_KEY_VALUE_EXPR:
    print_expr(p, node_as(KeyValueExpr, n)->key);
    print(p, ": ");
    print_expr(p, node_as(KeyValueExpr, n)->value);
    return;
  case NODE_FUNC_LIT: {
    const FuncLit *f = node_as(FuncLit, n);
    print_expr(p, (Expr *)f->type_expr);
    print(p, f->body && f->body->n_list ? " {…}" : " {}");
    return;
  }
  case NODE_PAREN_EXPR:
    print(p, "(");
    print_expr(p, node_as(ParenExpr, n)->x);
    print(p, ")");
    return;
  case NODE_SELECTOR_EXPR:
    print_expr(p, node_as(SelectorExpr, n)->x);
    print(p, ".");
    print(p, node_as(SelectorExpr, n)->sel->sym->text);
    return;
  case NODE_INDEX_EXPR:
    print_expr(p, node_as(IndexExpr, n)->x);
    print(p, "[");
    print_expr(p, node_as(IndexExpr, n)->index);
    print(p, "]");
    return;
  case NODE_SLICE_EXPR: print_slice_expr(p, node_as(SliceExpr, n)); return;
  case NODE_ASSERT_EXPR:
    print_expr(p, node_as(AssertExpr, n)->x);
    print(p, ".(");
    print_expr(p, node_as(AssertExpr, n)->type_expr);
    print(p, ")");
    return;
  case NODE_TYPE_SWITCH_GUARD: {
    const TypeSwitchGuard *g = node_as(TypeSwitchGuard, n);
    if (g->lhs) {
      print(p, g->lhs->sym->text);
      print(p, " := ");
    }
    print_expr(p, g->x);
    print(p, ".(type)");
    return;
  }
  case NODE_OPERATION: {
    const Operation *o = node_as(Operation, n);
    if (!o->y) {
      print(p, operator_text[o->op]);
      print_expr(p, o->x);
      return;
    }
    print_expr(p, o->x);
    print(p, " ");
    print(p, operator_text[o->op]);
    print(p, " ");
    print_expr(p, o->y);
    return;
  }
  case NODE_CALL_EXPR: {
    const CallExpr *c = node_as(CallExpr, n);
    print_expr(p, c->fun);
    print(p, "(");
    print_exprs(p, c->args, c->n_args);
    print(p, c->has_dots ? "...)" : ")");
    return;
  }
  case NODE_LIST_EXPR: print_exprs(p, node_as(ListExpr, n)->elems, node_as(ListExpr, n)->n_elems); return;
  case NODE_ARRAY_TYPE_EXPR:
    print(p, "[");
    if (node_as(ArrayTypeExpr, n)->len)
      print_expr(p, node_as(ArrayTypeExpr, n)->len);
    else
      print(p, "...");
    print(p, "]");
    print_expr(p, node_as(ArrayTypeExpr, n)->elem);
    return;
  case NODE_SLICE_TYPE_EXPR:
    print(p, "[]");
    print_expr(p, node_as(SliceTypeExpr, n)->elem);
    return;
  case NODE_DOTS_TYPE_EXPR:
    print(p, "...");
    print_expr(p, node_as(DotsTypeExpr, n)->elem);
    return;
  case NODE_STRUCT_TYPE_EXPR: print_struct(p, node_as(StructTypeExpr, n)); return;
  case NODE_INTERFACE_TYPE_EXPR: print_interface(p, node_as(InterfaceTypeExpr, n)); return;
  case NODE_FUNC_TYPE_EXPR:
    print(p, "func");
    print_signature(p, node_as(FuncTypeExpr, n));
    return;
  case NODE_MAP_TYPE_EXPR:
    print(p, "map[");
    print_expr(p, node_as(MapTypeExpr, n)->key);
    print(p, "]");
    print_expr(p, node_as(MapTypeExpr, n)->value);
    return;
  case NODE_CHAN_TYPE_EXPR: print_chan(p, node_as(ChanTypeExpr, n)); return;
  case NODE_EXPR_STMT: print_expr(p, node_as(ExprStmt, n)->x); return;
  case NODE_SEND_STMT:
    print_expr(p, node_as(SendStmt, n)->chan);
    print(p, " <- ");
    print_expr(p, node_as(SendStmt, n)->value);
    return;
  case NODE_ASSIGN_STMT: print_assign(p, node_as(AssignStmt, n)); return;
  case NODE_RANGE_CLAUSE: {
    const RangeClause *r = node_as(RangeClause, n);
    if (r->lhs) {
      print_expr(p, r->lhs);
      print(p, r->is_def ? " := " : " = ");
    }
    print(p, "range ");
    print_expr(p, r->x);
    return;
  }
  default: bug("no text for %s", node_kind_name[n->kind]);
  }
}

char *ast_text(Arena *a, const void *n) {
  Printer p = {0};
  print_node(&p, n);
  char *text = arena_strndup(a, p.buf.items, p.buf.n);
  vec_free(&p.buf);
  return text;
}
