// SPDX-License-Identifier: MIT
// parse_branch.c - labels and branches of one function body.
//
// One walk over the statements (function literals have had their own). Labels
// are declared when they are met. A goto whose label is not known yet waits in a
// list that inner blocks hand to outer ones; it is resolved when the label comes,
// unless that is in a block the goto is not in. A goto that was waiting when a
// variable was declared may not be resolved by a later label of the same block:
// it would jump over the declaration. gotos are numbered in source order, so
// that "was waiting then" is a comparison of numbers.
#include "compiler/parse_impl.h"

typedef struct Block {
  const struct Block *parent;
  Pos start;
  LabeledStmt *label; // of the statement this block belongs to, or NULL
} Block;

typedef struct Label {
  Pos block_start;
  const Block *block; // only to compare; good while the block is being walked
  bool is_block_open;
  LabeledStmt *stmt;
  bool is_used;
} Label;

typedef struct Goto {
  BranchStmt *stmt;
  uint32_t number;
} Goto;

typedef struct Branches {
  Parser *p;
  VEC(Label) labels;
  uint32_t *slots; // hash table of the labels: index + 1; n_slots is a power of two
  uint32_t n_slots;
  VEC(Goto) gotos;  // waiting
  uint32_t n_gotos; // seen
} Branches;

// What break, continue and fallthrough mean in a statement list.
typedef struct Context {
  Stmt *breaks;       // ForStmt, SwitchStmt, SelectStmt or NULL
  ForStmt *continues; // or NULL
  int case_index;     // of the switch clause whose body this is, or -1
} Context;

// The slot of a label, or the free one where it would be.
static uint32_t find_slot(const Branches *b, const Sym *name) {
  uint32_t at = name->hash & (b->n_slots - 1);
  while (b->slots[at] && b->labels.items[b->slots[at] - 1].stmt->label->sym != name)
    at = (at + 1) & (b->n_slots - 1);
  return at;
}

static Label *find_label(const Branches *b, const Sym *name) {
  uint32_t slot = b->n_slots ? b->slots[find_slot(b, name)] : 0;
  return slot ? &b->labels.items[slot - 1] : NULL;
}

static void add_label(Branches *b, Label label) {
  vec_push(&b->labels, label);
  uint32_t first = b->labels.n - 1;
  if (b->labels.n * 2 > b->n_slots) { // grow, and enter all again
    x_free(b->slots);
    b->n_slots = b->n_slots ? b->n_slots * 4 : 8;
    b->slots = x_calloc(b->n_slots, sizeof(uint32_t));
    first = 0;
  }
  for (uint32_t i = first; i < b->labels.n; i++)
    b->slots[find_slot(b, b->labels.items[i].stmt->label->sym)] = i + 1;
}

static Label *declare_label(Branches *b, const Block *block, LabeledStmt *s) {
  Label *old = find_label(b, s->label->sym);
  if (old) {
    char where[512];
    error_at(b->p, s->label->pos, "label %s already defined at %s", s->label->sym->text,
             pos_text(old->stmt->label->pos, where, sizeof where));
    return old;
  }
  add_label(b, (Label){.block_start = block->start, .block = block, .is_block_open = true, .stmt = s});
  return &vec_last(&b->labels);
}

// The labeled statement of that name around block; NULL if there is none. Sets
// *is_declared if the label exists at all.
static LabeledStmt *find_enclosing(Branches *b, const Block *block, const Sym *name, bool *is_declared) {
  Label *l = find_label(b, name);
  *is_declared = l != NULL;
  if (!l) return NULL;
  l->is_used = true; // even if it is no valid target
  for (; block; block = block->parent)
    if (block->label == l->stmt) return l->stmt;
  return NULL;
}

static void check_unlabeled(Branches *b, const Context *c, BranchStmt *s, bool is_last) {
  if (s->tok == TOK_BREAK) {
    s->target = c->breaks;
    if (!s->target) error_at(b->p, s->pos, "break is not in a loop, switch, or select");
  } else if (s->tok == TOK_CONTINUE) {
    s->target = (Stmt *)c->continues;
    if (!s->target) error_at(b->p, s->pos, "continue is not in a loop");
  } else if (s->tok == TOK_FALLTHROUGH) {
    const SwitchStmt *sw = node_try(SwitchStmt, c->breaks);
    const char *msg = "fallthrough statement out of place";
    if (sw && node_is(TypeSwitchGuard, sw->tag)) {
      msg = "cannot fallthrough in type switch";
    } else if (sw && c->case_index >= 0 && is_last) {
      if ((uint32_t)c->case_index + 1 < sw->n_body) return;
      msg = "cannot fallthrough final case in switch";
    }
    error_at(b->p, s->pos, "%s", msg);
  }
}

static void check_labeled(Branches *b, const Block *block, BranchStmt *s) {
  const Sym *name = s->label->sym;
  if (s->tok == TOK_GOTO) {
    Label *l = find_label(b, name);
    if (l) {
      l->is_used = true;
      for (const Block *outer = block; outer; outer = outer->parent)
        if (l->is_block_open && l->block == outer) s->target = (Stmt *)l->stmt;
    }
    if (!s->target) vec_push(&b->gotos, ((Goto){s, b->n_gotos++}));
    return;
  }
  bool is_break = s->tok == TOK_BREAK, is_declared;
  const char *verb = is_break ? "break" : "continue";
  LabeledStmt *l = find_enclosing(b, block, name, &is_declared);
  Stmt *target = l ? l->stmt : NULL;
  if (!is_declared)
    error_at(b->p, s->label->pos, "%s label not defined: %s", verb, name->text);
  else if (node_is(ForStmt, target) ||
           (is_break && (node_is(SwitchStmt, target) || node_is(SelectStmt, target))))
    s->target = target;
  else
    error_at(b->p, s->label->pos, "invalid %s label %s", verb, name->text);
}

// The latest declaration of a variable in a block.
typedef struct VarMark {
  Pos pos;
  const void *name;
  uint32_t n_gotos; // gotos with lower numbers were waiting then
} VarMark;

// Resolves the gotos of this block (from index `from` on) that wait for s.
static void resolve_gotos(Branches *b, LabeledStmt *s, Label *l, uint32_t from, const VarMark *var) {
  uint32_t kept = from;
  for (uint32_t i = from; i < b->gotos.n; i++) {
    Goto g = b->gotos.items[i];
    if (g.stmt->label->sym != s->label->sym) {
      b->gotos.items[kept++] = g;
      continue;
    }
    g.stmt->target = (Stmt *)s;
    l->is_used = true;
    if (pos_is_known(var->pos) && g.number < var->n_gotos) {
      char where[512];
      error_at(b->p, g.stmt->label->pos, "goto %s jumps over declaration of %s at %s", s->label->sym->text,
               ast_text(b->p->arena, var->name), pos_text(var->pos, where, sizeof where));
    }
  }
  b->gotos.n = kept;
}

static void walk_block(Branches *b, const Block *parent, Context c, LabeledStmt *label, Pos start,
                       Stmt **list, uint32_t n);

// The blocks inside a statement.
static void walk_inner(Branches *b, const Block *block, Context c, LabeledStmt *label, Stmt *s) {
  Context plain = {c.breaks, c.continues, -1};
  switch ((NodeKind)s->kind) {
  case NODE_BLOCK_STMT: {
    BlockStmt *x = node_as(BlockStmt, s);
    walk_block(b, block, plain, label, x->pos, x->list, x->n_list);
    return;
  }
  case NODE_IF_STMT: {
    IfStmt *x = node_as(IfStmt, s);
    walk_block(b, block, plain, label, x->then->pos, x->then->list, x->then->n_list);
    if (x->otherwise) walk_block(b, block, plain, label, x->otherwise->pos, &x->otherwise, 1);
    return;
  }
  case NODE_FOR_STMT: {
    ForStmt *x = node_as(ForStmt, s);
    walk_block(b, block, (Context){s, x, -1}, label, x->body->pos, x->body->list, x->body->n_list);
    return;
  }
  case NODE_SWITCH_STMT: {
    SwitchStmt *x = node_as(SwitchStmt, s);
    for (uint32_t i = 0; i < x->n_body; i++)
      walk_block(b, block, (Context){s, c.continues, (int)i}, label, x->body[i]->pos, x->body[i]->body,
                 x->body[i]->n_body);
    return;
  }
  case NODE_SELECT_STMT: {
    SelectStmt *x = node_as(SelectStmt, s);
    for (uint32_t i = 0; i < x->n_body; i++)
      walk_block(b, block, (Context){s, c.continues, -1}, label, x->body[i]->pos, x->body[i]->body,
                 x->body[i]->n_body);
    return;
  }
  default: return;
  }
}

static void walk_block(Branches *b, const Block *parent, Context c, LabeledStmt *label, Pos start,
                       Stmt **list, uint32_t n) {
  Block block = {parent, start, label};
  VarMark var = {0};
  uint32_t first_goto = b->gotos.n, first_label = b->labels.n;
  while (n > 0 && node_is(EmptyStmt, list[n - 1])) n--; // a fallthrough before them is the last statement
  for (uint32_t i = 0; i < n; i++) {
    Stmt *s = list[i];
    LabeledStmt *own = NULL;
    while (node_is(LabeledStmt, s)) {
      LabeledStmt *ls = node_as(LabeledStmt, s);
      if (ls->label->sym != sym_blank()) {
        Label *l = declare_label(b, &block, ls);
        resolve_gotos(b, ls, l, first_goto, &var);
        own = ls;
      }
      s = ls->stmt;
    }
    switch ((NodeKind)s->kind) {
    case NODE_DECL_STMT: {
      DeclStmt *d = node_as(DeclStmt, s);
      for (uint32_t k = 0; k < d->n_decls; k++) {
        VarDecl *v = node_try(VarDecl, d->decls[k]);
        if (!v) continue;
        var = (VarMark){v->pos, v->names[0], b->n_gotos};
        break;
      }
      break;
    }
    case NODE_ASSIGN_STMT:
      if (node_as(AssignStmt, s)->op == OPER_DEF)
        var = (VarMark){s->pos, node_as(AssignStmt, s)->lhs, b->n_gotos};
      break;
    case NODE_BRANCH_STMT:
      if (node_as(BranchStmt, s)->label)
        check_labeled(b, &block, node_as(BranchStmt, s));
      else
        check_unlabeled(b, &c, node_as(BranchStmt, s), i + 1 == n);
      break;
    default: walk_inner(b, &block, c, own, s); break;
    }
  }
  for (uint32_t i = first_label; i < b->labels.n; i++) b->labels.items[i].is_block_open = false;
}

void check_branches(Parser *p, BlockStmt *body) {
  Branches b = {.p = p};
  walk_block(&b, NULL, (Context){NULL, NULL, -1}, NULL, body->pos, body->list, body->n_list);
  // What still waits has no label, or one in a block that it is not in.
  for (uint32_t i = 0; i < b.gotos.n; i++) {
    const Name *name = b.gotos.items[i].stmt->label;
    Label *l = find_label(&b, name->sym);
    if (l) {
      char where[512];
      l->is_used = true;
      error_at(p, name->pos, "goto %s jumps into block starting at %s", name->sym->text,
               pos_text(l->block_start, where, sizeof where));
    } else {
      error_at(p, name->pos, "label %s not defined", name->sym->text);
    }
  }
  for (uint32_t i = 0; i < b.labels.n; i++) {
    const Label *l = &b.labels.items[i];
    if (!l->is_used)
      error_at(p, l->stmt->label->pos, "label %s defined and not used", l->stmt->label->sym->text);
  }
  vec_free(&b.labels);
  x_free(b.slots);
  vec_free(&b.gotos);
}
