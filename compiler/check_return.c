// SPDX-License-Identifier: MIT
// check_return.c - terminating statements, as the specification lists them.
#include "compiler/check_impl.h"

static bool has_break_list(Stmt **list, uint32_t n, const Sym *label, bool implicit);

// A break that leaves the statement labelled `label`, or (implicit) the innermost one.
static bool has_break(Stmt *s, const Sym *label, bool implicit) {
  switch (s->kind) {
  case NODE_LABELED_STMT: return has_break(node_as(LabeledStmt, s)->stmt, label, implicit);
  case NODE_BRANCH_STMT: {
    BranchStmt *b = node_as(BranchStmt, s);
    if (b->tok != TOK_BREAK) return false;
    return b->label ? label && b->label->sym == label : implicit;
  }
  case NODE_BLOCK_STMT:
    return has_break_list(node_as(BlockStmt, s)->list, node_as(BlockStmt, s)->n_list, label, implicit);
  case NODE_IF_STMT:
    for (IfStmt *i = node_as(IfStmt, s); i;) {
      if (has_break((Stmt *)i->then, label, implicit)) return true;
      Stmt *otherwise = i->otherwise;
      i = node_try(IfStmt, otherwise);
      if (otherwise && !i) return has_break(otherwise, label, implicit);
    }
    return false;
  case NODE_SWITCH_STMT: {
    SwitchStmt *w = node_as(SwitchStmt, s);
    for (uint32_t i = 0; label && i < w->n_body; i++) {
      if (has_break_list(w->body[i]->body, w->body[i]->n_body, label, false)) return true;
    }
    return false;
  }
  case NODE_SELECT_STMT: {
    SelectStmt *w = node_as(SelectStmt, s);
    for (uint32_t i = 0; label && i < w->n_body; i++) {
      if (has_break_list(w->body[i]->body, w->body[i]->n_body, label, false)) return true;
    }
    return false;
  }
  case NODE_FOR_STMT: return label && has_break((Stmt *)node_as(ForStmt, s)->body, label, false);
  default: return false;
  }
}

static bool has_break_list(Stmt **list, uint32_t n, const Sym *label, bool implicit) {
  for (uint32_t i = 0; i < n; i++) {
    if (has_break(list[i], label, implicit)) return true;
  }
  return false;
}

static bool is_terminating_list(Stmt **list, uint32_t n, const Sym *label) {
  while (n > 0 && list[n - 1]->kind == NODE_EMPTY_STMT) n--;
  return n > 0 && is_terminating(list[n - 1], label);
}

static bool is_terminating_if(IfStmt *s) {
  for (;;) {
    if (!s->otherwise || !is_terminating((Stmt *)s->then, NULL)) return false;
    IfStmt *next = node_try(IfStmt, s->otherwise);
    if (!next) return is_terminating(s->otherwise, NULL);
    s = next;
  }
}

bool is_terminating(Stmt *s, const Sym *label) {
  switch (s->kind) {
  case NODE_LABELED_STMT:
    return is_terminating(node_as(LabeledStmt, s)->stmt, node_as(LabeledStmt, s)->label->sym);
  case NODE_EXPR_STMT: {
    Expr *call = ast_unparen(node_as(ExprStmt, s)->x);
    return call->kind == NODE_CALL_EXPR && (call->flags & FLAG_PANIC);
  }
  case NODE_RETURN_STMT: return true;
  case NODE_BRANCH_STMT: {
    int tok = node_as(BranchStmt, s)->tok;
    return tok == TOK_GOTO || tok == TOK_FALLTHROUGH;
  }
  case NODE_BLOCK_STMT:
    return is_terminating_list(node_as(BlockStmt, s)->list, node_as(BlockStmt, s)->n_list, NULL);
  case NODE_IF_STMT: return is_terminating_if(node_as(IfStmt, s));
  case NODE_SWITCH_STMT: {
    SwitchStmt *w = node_as(SwitchStmt, s);
    bool has_default = false;
    for (uint32_t i = 0; i < w->n_body; i++) {
      CaseClause *cl = w->body[i];
      has_default |= cl->cases == NULL;
      if (!is_terminating_list(cl->body, cl->n_body, NULL) ||
          has_break_list(cl->body, cl->n_body, label, true)) {
        return false;
      }
    }
    return has_default;
  }
  case NODE_SELECT_STMT: {
    SelectStmt *w = node_as(SelectStmt, s);
    for (uint32_t i = 0; i < w->n_body; i++) {
      CommClause *cl = w->body[i];
      if (!is_terminating_list(cl->body, cl->n_body, NULL) ||
          has_break_list(cl->body, cl->n_body, label, true)) {
        return false;
      }
    }
    return true;
  }
  case NODE_FOR_STMT: {
    ForStmt *f = node_as(ForStmt, s);
    return !node_is(RangeClause, f->init) && !f->cond && !has_break((Stmt *)f->body, label, true);
  }
  default: return false;
  }
}
