// SPDX-License-Identifier: MIT
// ast.c - what is the same for all kinds of nodes, generated from ast.def.
#include "compiler/ast.h"

const char *const node_kind_name[N_NODE_KINDS] = {
    [NODE_NONE] = "none",
#define NODE(Class, Kind, STEM, ...) [NODE_##STEM] = #Kind,
#include "compiler/ast.def"
};

static const uint16_t node_size[N_NODE_KINDS] = {
#define NODE(Class, Kind, STEM, ...) [NODE_##STEM] = sizeof(Kind),
#include "compiler/ast.def"
};

void *ast_new_node(Arena *a, NodeKind kind, Pos pos) {
  Node *n = arena_alloc(a, node_size[kind]);
  n->kind = (uint8_t)kind;
  n->pos = pos;
  return n;
}

Expr *ast_unparen(Expr *x) {
  while (node_is(ParenExpr, x)) x = node_as(ParenExpr, x)->x;
  return x;
}

// ---- Visitor ---------------------------------------------------------------

#define F_NODE(T, name)                                                                                      \
  if (n->name) visit((Node *)n->name, context);
#define F_LIST(T, name)                                                                                      \
  for (uint32_t i = 0; i < n->n_##name; i++) visit((Node *)n->name[i], context);
#define F_TAGS(name)                                                                                         \
  for (uint32_t i = 0; n->name && i < n->n_fields; i++)                                                      \
    if (n->name[i]) visit((Node *)n->name[i], context);
#define F_SHARE(T, name)                                                                                     \
  if (n->name && !n->shares_type) visit((Node *)n->name, context);
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
  static void visit_##Kind(Kind *n, AstVisitor *visit, void *context) {                                      \
    (void)n, (void)visit, (void)context;                                                                     \
    __VA_ARGS__                                                                                              \
  }
#include "compiler/ast.def"

void ast_visit_children(Node *n, AstVisitor *visit, void *context) {
  switch ((NodeKind)n->kind) {
#define NODE(Class, Kind, STEM, ...)                                                                         \
  case NODE_##STEM:                                                                                          \
    visit_##Kind((Kind *)n, visit, context);                                                                 \
    return;
#include "compiler/ast.def"
  case NODE_NONE:
  case N_NODE_KINDS: break;
  }
  bug("node of kind %d", n->kind);
}

// ---- Positions -------------------------------------------------------------

Pos ast_start_pos(const void *node) {
  for (const Node *n = node;;) {
    const void *first = NULL;
    switch ((NodeKind)n->kind) {
    case NODE_COMPOSITE_LIT: first = node_as(CompositeLit, n)->type_expr; break;
    case NODE_KEY_VALUE_EXPR: first = NULL; break; // as gc: the ':'
    case NODE_SELECTOR_EXPR: first = node_as(SelectorExpr, n)->x; break;
    case NODE_INDEX_EXPR: first = node_as(IndexExpr, n)->x; break;
    case NODE_ASSERT_EXPR: first = node_as(AssertExpr, n)->x; break;
    case NODE_TYPE_SWITCH_GUARD: {
      const TypeSwitchGuard *g = node_as(TypeSwitchGuard, n);
      first = g->lhs ? (const void *)g->lhs : g->x;
      break;
    }
    case NODE_OPERATION: first = node_as(Operation, n)->y ? node_as(Operation, n)->x : NULL; break;
    case NODE_CALL_EXPR: first = node_as(CallExpr, n)->fun; break;
    case NODE_LIST_EXPR: {
      const ListExpr *l = node_as(ListExpr, n);
      first = l->n_elems ? l->elems[0] : NULL;
      break;
    }
    case NODE_SEND_STMT: first = node_as(SendStmt, n)->chan; break;
    case NODE_ASSIGN_STMT: first = node_as(AssignStmt, n)->lhs; break;
    case NODE_RANGE_CLAUSE: {
      const RangeClause *r = node_as(RangeClause, n);
      first = r->lhs ? r->lhs : r->x;
      break;
    }
    default: break;
    }
    if (!first) return n->pos;
    n = first;
  }
}

static Pos shift(Pos p, uint32_t cols) {
  return pos_make(p.base, pos_line(p), pos_col(p) + cols);
}

// The child a node ends in; NULL if the node itself says where it ends (*end).
static const void *last_child(const Node *n, Pos *end) {
  *end = n->pos;
#define LAST(list, count) ((count) ? (const void *)(list)[(count)-1] : NULL)
#define EITHER(a, b)      ((a) ? (const void *)(a) : (const void *)(b))
  switch ((NodeKind)n->kind) {
  case NODE_NAME: *end = shift(n->pos, node_as(Name, n)->sym->len); return NULL;
  case NODE_BASIC_LIT: *end = shift(n->pos, node_as(BasicLit, n)->text.len); return NULL;
  case NODE_COMPOSITE_LIT: *end = node_as(CompositeLit, n)->rbrace; return NULL;
  case NODE_BLOCK_STMT: *end = node_as(BlockStmt, n)->rbrace; return NULL;
  case NODE_SWITCH_STMT: *end = node_as(SwitchStmt, n)->rbrace; return NULL;
  case NODE_SELECT_STMT: *end = node_as(SelectStmt, n)->rbrace; return NULL;
  case NODE_KEY_VALUE_EXPR: return node_as(KeyValueExpr, n)->value;
  case NODE_FUNC_LIT: return node_as(FuncLit, n)->body;
  case NODE_PAREN_EXPR: return node_as(ParenExpr, n)->x;
  case NODE_SELECTOR_EXPR: return node_as(SelectorExpr, n)->sel;
  case NODE_INDEX_EXPR: return node_as(IndexExpr, n)->index;
  case NODE_SLICE_EXPR: {
    const SliceExpr *s = node_as(SliceExpr, n);
    return EITHER(s->max, EITHER(s->hi, EITHER(s->lo, s->x)));
  }
  case NODE_ASSERT_EXPR: return node_as(AssertExpr, n)->type_expr;
  case NODE_TYPE_SWITCH_GUARD: return node_as(TypeSwitchGuard, n)->x;
  case NODE_OPERATION: return EITHER(node_as(Operation, n)->y, node_as(Operation, n)->x);
  case NODE_CALL_EXPR: {
    const CallExpr *c = node_as(CallExpr, n);
    return c->n_args ? c->args[c->n_args - 1] : c->fun;
  }
  case NODE_LIST_EXPR: return LAST(node_as(ListExpr, n)->elems, node_as(ListExpr, n)->n_elems);
  case NODE_ARRAY_TYPE_EXPR: return node_as(ArrayTypeExpr, n)->elem;
  case NODE_SLICE_TYPE_EXPR: return node_as(SliceTypeExpr, n)->elem;
  case NODE_DOTS_TYPE_EXPR: return node_as(DotsTypeExpr, n)->elem;
  case NODE_STRUCT_TYPE_EXPR:
    return LAST(node_as(StructTypeExpr, n)->fields, node_as(StructTypeExpr, n)->n_fields);
  case NODE_INTERFACE_TYPE_EXPR:
    return LAST(node_as(InterfaceTypeExpr, n)->methods, node_as(InterfaceTypeExpr, n)->n_methods);
  case NODE_FUNC_TYPE_EXPR: {
    const FuncTypeExpr *f = node_as(FuncTypeExpr, n);
    return f->n_results ? LAST(f->results, f->n_results) : LAST(f->params, f->n_params);
  }
  case NODE_MAP_TYPE_EXPR: return node_as(MapTypeExpr, n)->value;
  case NODE_CHAN_TYPE_EXPR: return node_as(ChanTypeExpr, n)->elem;
  case NODE_FIELD_DECL: return EITHER(node_as(FieldDecl, n)->type_expr, node_as(FieldDecl, n)->name);
  case NODE_CASE_CLAUSE:
    *end = node_as(CaseClause, n)->colon;
    return LAST(node_as(CaseClause, n)->body, node_as(CaseClause, n)->n_body);
  case NODE_COMM_CLAUSE:
    *end = node_as(CommClause, n)->colon;
    return LAST(node_as(CommClause, n)->body, node_as(CommClause, n)->n_body);
  case NODE_IMPORT_DECL: return node_as(ImportDecl, n)->path;
  case NODE_CONST_DECL: {
    const ConstDecl *d = node_as(ConstDecl, n);
    return EITHER(d->values, EITHER(d->type_expr, LAST(d->names, d->n_names)));
  }
  case NODE_TYPE_DECL: return node_as(TypeDecl, n)->type_expr;
  case NODE_VAR_DECL: {
    const VarDecl *d = node_as(VarDecl, n);
    return EITHER(d->values, EITHER(d->type_expr, LAST(d->names, d->n_names)));
  }
  case NODE_FUNC_DECL: return EITHER(node_as(FuncDecl, n)->body, node_as(FuncDecl, n)->type_expr);
  case NODE_LABELED_STMT: return node_as(LabeledStmt, n)->stmt;
  case NODE_EXPR_STMT: return node_as(ExprStmt, n)->x;
  case NODE_SEND_STMT: return node_as(SendStmt, n)->value;
  case NODE_DECL_STMT: return LAST(node_as(DeclStmt, n)->decls, node_as(DeclStmt, n)->n_decls);
  case NODE_ASSIGN_STMT:
    if (node_as(AssignStmt, n)->rhs) return node_as(AssignStmt, n)->rhs;
    *end = shift(ast_end_pos(node_as(AssignStmt, n)->lhs), 2);
    return NULL;
  case NODE_BRANCH_STMT: return node_as(BranchStmt, n)->label;
  case NODE_CALL_STMT: return node_as(CallStmt, n)->call;
  case NODE_RETURN_STMT: return node_as(ReturnStmt, n)->results;
  case NODE_IF_STMT: return EITHER(node_as(IfStmt, n)->otherwise, node_as(IfStmt, n)->then);
  case NODE_FOR_STMT: return node_as(ForStmt, n)->body;
  case NODE_RANGE_CLAUSE: return node_as(RangeClause, n)->x;
  case NODE_BAD_EXPR:
  case NODE_EMPTY_STMT:
  case NODE_NONE:
  case N_NODE_KINDS: return NULL;
  }
  return NULL;
#undef LAST
#undef EITHER
}

Pos ast_end_pos(const void *node) {
  Pos end;
  for (const Node *n = node, *child;; n = child) {
    child = last_child(n, &end);
    if (!child) return end;
  }
}
