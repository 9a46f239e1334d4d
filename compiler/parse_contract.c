// SPDX-License-Identifier: MIT
// parse_contract.c - contracts: //minigo:noalloc, //minigo:maxalloc N, //minigo:stack.
//
// A contract belongs to the statement or declaration that follows it. Each is placed
// or reported, so that none passes because it stood in the wrong place. noalloc and maxalloc
// are about a function: the declared one, or the one literal in a simple statement. What they mean
// is in docs/CONTRACTS.md, how they are checked in contracts.c.
#include "compiler/parse_impl.h"

#include "vm/bytecode.h"

static const struct {
  const char *text;
  ContractKind kind;
} kinds[] = {{"minigo:noalloc", CONTRACT_NOALLOC},
             {"minigo:maxalloc", CONTRACT_MAXALLOC},
             {"minigo:stack", CONTRACT_STACK}};

// These may stand in the user's files too: facts about a function (see DESIGN.md).
static const char *const others[] = {"minigo:inlcost", "minigo:leaks"};

MG_COLD static void report(Parser *p, const ContractLine *c, const char *fmt, ...) MG_PRINTF(3, 4);

MG_COLD static void report(Parser *p, const ContractLine *c, const char *fmt, ...) {
  if (p->is_aborted) return;
  char what[300];
  va_list args;
  va_start(args, fmt);
  vsnprintf(what, sizeof what, fmt, args);
  va_end(args);
  diag_error(c->pos, "//%.*s %s", (int)c->text.len, c->text.s, what);
}

static bool is_word(StrView s, const char *word) {
  return s.len == strlen(word) && memcmp(s.s, word, s.len) == 0;
}

static StrView trim(StrView s) {
  while (s.len && (*s.s == ' ' || *s.s == '\t')) s.s++, s.len--;
  while (s.len && (s.s[s.len - 1] == ' ' || s.s[s.len - 1] == '\t')) s.len--;
  return s;
}

enum { MAX_ALLOCS = 1000000000 };

static bool read_count(StrView s, uint64_t *n) {
  *n = 0;
  for (uint32_t i = 0; i < s.len; i++) {
    if (s.s[i] < '0' || s.s[i] > '9') return false;
    *n = *n * 10 + (uint64_t)(s.s[i] - '0');
    if (*n > MAX_ALLOCS) return false;
  }
  return s.len > 0;
}

// A comment may follow: //minigo:noalloc // it is called for each byte
static StrView without_comment(StrView s) {
  for (uint32_t i = 0; i + 1 < s.len; i++)
    if (s.s[i] == '/' && s.s[i + 1] == '/') s.len = i;
  return trim(s);
}

bool add_contract(Parser *p, Pos pos, StrView text) {
  text = without_comment(text);
  uint32_t n = 0;
  while (n < text.len && text.s[n] != ' ' && text.s[n] != '\t') n++;
  StrView verb = {text.s, n}, rest = trim((StrView){text.s + n, text.len - n});
  ContractLine c = {.pos = pos, .text = text};
  for (size_t i = 0; i < COUNT_OF(others); i++)
    if (is_word(verb, others[i])) return false;
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    if (!is_word(verb, kinds[i].text)) continue;
    c.kind = (uint8_t)kinds[i].kind;
    if (c.kind == CONTRACT_MAXALLOC && !read_count(rest, &c.max))
      report(p, &c, "wants a number of objects from 0 to %d: //minigo:maxalloc 2", MAX_ALLOCS);
    else if (c.kind != CONTRACT_MAXALLOC && rest.len)
      report(p, &c, "wants nothing behind its name");
    else
      vec_push(&p->contracts, c);
    return true;
  }
  report(p, &c, "is no directive of minigo: there are noalloc, maxalloc N and stack");
  return true;
}

void check_blank(Parser *p, Pos pos, StrView text) {
  text = without_comment(text);
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    uint32_t n = (uint32_t)strlen(kinds[i].text);
    if (text.len < n || memcmp(text.s, kinds[i].text, n) != 0) continue;
    StrView rest = trim((StrView){text.s + n, text.len - n});
    uint64_t count;
    ContractLine c = {.pos = pos, .text = text};
    if (kinds[i].kind == CONTRACT_MAXALLOC ? read_count(rest, &count) : rest.len == 0)
      report(p, &c, "has no blank behind the //: with one it is a comment like others");
  }
}

ContractLines take_contracts(Parser *p) {
  ContractLines c = {NULL, p->contracts.n};
  if (LIKELY(!c.n)) return c;
  c.lines = ARENA_ARRAY(p->arena, ContractLine, c.n);
  memcpy(c.lines, p->contracts.items, c.n * sizeof *c.lines);
  vec_clear(&p->contracts);
  return c;
}

void clear_contracts(Parser *p) {
  for (uint32_t i = 0; i < p->contracts.n; i++) {
    const ContractLine *c = &p->contracts.items[i];
    report(p, c, "matches nothing: it belongs before a function%s",
           c->kind == CONTRACT_STACK ? "'s statement" : " or a statement with a function literal");
  }
  vec_clear(&p->contracts);
}

// ---- what it stands before ----

typedef struct Literals {
  Parser *p;
  VEC(FuncLit *) found;
} Literals;

static void find_literals(Node *n, void *context) {
  Literals *l = context;
  if (node_is(FuncLit, n))
    vec_push(&l->found, node_as(FuncLit, n));
  else
    ast_visit_children(n, find_literals, context);
}

// "this if", for messages; NULL: a statement whose expressions run once, in order.
static const char *unfit_name(const Node *n) {
  switch ((NodeKind)n->kind) {
  case NODE_DECL_STMT: {
    const DeclStmt *d = node_as(DeclStmt, n);
    return d->n_decls && node_is(VarDecl, d->decls[0]) ? NULL : "this declaration";
  }
  case NODE_VAR_DECL:
  case NODE_EXPR_STMT:
  case NODE_SEND_STMT:
  case NODE_ASSIGN_STMT:
  case NODE_CALL_STMT:
  case NODE_RETURN_STMT: return NULL;
  case NODE_CONST_DECL: return "this constant";
  case NODE_TYPE_DECL: return "this type";
  case NODE_LABELED_STMT: return "this label";
  case NODE_BLOCK_STMT: return "this block";
  case NODE_IF_STMT: return "this if";
  case NODE_FOR_STMT: return "this for";
  case NODE_SWITCH_STMT: return "this switch";
  case NODE_SELECT_STMT: return "this select";
  case NODE_BRANCH_STMT: return "this jump";
  default: return "this";
  }
}

// is_second: it follows another one about the same function.
static void place_on_func(Parser *p, ContractLine *c, bool is_second, Node *const *nodes, uint32_t n,
                          const Literals *lits) {
  const FuncDecl *f = n == 1 ? node_try(FuncDecl, nodes[0]) : NULL;
  if (f && !f->body && !f->lazy.is_pending) {
    report(p, c, "matches nothing: the function has no body");
    return;
  }
  const char *unfit = f || !n ? NULL : unfit_name(nodes[0]);
  if (unfit) {
    report(p, c, "matches nothing: it belongs before a function, not before %s", unfit);
    return;
  }
  if (!f && lits->found.n != 1) {
    report(p, c,
           lits->found.n ? "does not say which of the function literals of this statement it is for"
                         : "matches nothing: it belongs before a function, and here is none");
    return;
  }
  if (is_second) {
    report(p, c, "is the second contract of this function: say one");
    return;
  }
  c->func = f ? f->pos : lits->found.items[0]->pos;
  vec_push(&p->placed, *c);
}

static void place_on_stmt(Parser *p, ContractLine *c, Pos from, Node *const *nodes, uint32_t n,
                          const Literals *lits) {
  if (n && node_is(FuncDecl, nodes[0])) {
    report(p, c, "matches nothing: it belongs before a variable or a statement; a function can be noalloc");
    return;
  }
  if (n && node_is(VarDecl, nodes[0])) {
    report(p, c, "matches nothing: package-level variables are in no frame");
    return;
  }
  const char *unfit = n ? unfit_name(nodes[0]) : "this";
  if (unfit) {
    report(p, c, "matches nothing: it belongs before a variable or a simple statement, not before %s", unfit);
    return;
  }
  c->stmt = (PosSpan){from, cur_pos(p)};
  const AssignStmt *as = node_try(AssignStmt, nodes[0]);
  c->declares = node_is(DeclStmt, nodes[0]) || (as && as->op == OPER_DEF);
  c->n_lits = lits->found.n;
  c->lits = ARENA_ARRAY(p->arena, PosSpan, c->n_lits);
  for (uint32_t i = 0; i < c->n_lits; i++) {
    const BlockStmt *body = lits->found.items[i]->body;
    c->lits[i] = (PosSpan){body->pos, body->rbrace};
  }
  vec_push(&p->placed, *c);
}

void place_contracts(Parser *p, ContractLines c, Pos from, Node *const *nodes, uint32_t n) {
  Literals lits = {.p = p};
  for (uint32_t i = 0; i < n; i++)
    if (!node_is(FuncDecl, nodes[i]) && !unfit_name(nodes[i])) find_literals(nodes[i], &lits);
  bool has_func = false;
  for (uint32_t i = 0; i < c.n; i++) {
    if (c.lines[i].kind == CONTRACT_STACK) {
      place_on_stmt(p, &c.lines[i], from, nodes, n, &lits);
    } else {
      place_on_func(p, &c.lines[i], has_func, nodes, n, &lits);
      has_func = true;
    }
  }
  vec_free(&lits.found);
}
