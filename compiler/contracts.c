// SPDX-License-Identifier: MIT
// contracts.c - which contracts hold, which are broken, which only the run can tell.
//
// Contracts change nothing that is decided: they are read off the finished code, by
// the costs of contracts_flow.c and the site table. Functions and statements are known by their
// positions, which inlining and generic instances keep:
// - a function has the contract that was placed at its position; CONTRACT_ENTER is its
//   first instruction, which is how its code is found again;
// - an allocation belongs to a statement when its own position, or that of a call through
//   which it was inlined, lies in it and not in a function literal in it.
// An inlined copy is judged by itself, from its CONTRACT_ENTER to its CONTRACT_LEAVE: gc may decide otherwise
// there than in the function.
#include "compiler/contracts_impl.h"

#include "compiler/diag.h"

// ---- the set ----------------------------------------------------------------

uint32_t contracts_count(AstFile *const *files, uint32_t n_files) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < n_files; i++) n += files[i]->n_contracts;
  return n;
}

static int compare_u32(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

static int compare_funcs(const void *a, const void *b) {
  const FuncPos *x = a, *y = b;
  int c = compare_u32(x->file, y->file);
  return c ? c : compare_u32(x->at, y->at);
}

static int compare_stmts(const void *a, const void *b) {
  const StmtSpan *x = a, *y = b;
  int c = compare_u32(x->file, y->file);
  return c ? c : compare_u32(x->from, y->from);
}

static uint32_t file_base(Pos pos) {
  const SourceFile *f = pos_file(pos);
  return f ? f->base : 0;
}

Contracts *contracts_new(Arena *a, AstFile *const *files, uint32_t n_files) {
  uint32_t n = contracts_count(files, n_files);
  if (!n) return NULL;
  Contracts *k = ARENA_NEW(a, Contracts);
  k->arena = a;
  k->files = files;
  k->n_files = n_files;
  k->lines = ARENA_ARRAY(a, const ContractLine *, n);
  k->subjects = ARENA_ARRAY(a, const char *, n);
  k->funcs = ARENA_ARRAY(a, FuncPos, n);
  k->stmts = ARENA_ARRAY(a, StmtSpan, n);
  for (uint32_t i = 0; i < n_files; i++) {
    for (uint32_t j = 0; j < files[i]->n_contracts; j++) {
      const ContractLine *c = &files[i]->contracts[j];
      uint32_t index = k->n++;
      k->lines[index] = c;
      if (c->kind == CONTRACT_STACK)
        k->stmts[k->n_stmts++] = (StmtSpan){.file = file_base(c->stmt.from),
                                            .from = c->stmt.from.lico,
                                            .to = c->stmt.to.lico,
                                            .contract = index};
      else
        k->funcs[k->n_funcs++] = (FuncPos){file_base(c->func), c->func.lico, index};
    }
  }
  qsort(k->funcs, k->n_funcs, sizeof *k->funcs, compare_funcs);
  qsort(k->stmts, k->n_stmts, sizeof *k->stmts, compare_stmts);
  uint32_t outer = NO_STMT;
  for (uint32_t i = 0; i < k->n_stmts; i++) {
    StmtSpan *s = &k->stmts[i];
    while (outer != NO_STMT && (k->stmts[outer].file != s->file || k->stmts[outer].to <= s->from))
      outer = k->stmts[outer].outer;
    s->outer = outer;
    outer = i;
  }
  return k;
}

static const FuncPos *find_func(const Contracts *k, Pos pos) {
  FuncPos key = {file_base(pos), pos.lico, 0};
  return bsearch(&key, k->funcs, k->n_funcs, sizeof key, compare_funcs);
}

static bool is_around(const IrFunc *f, const ContractLine *c) {
  Pos at = c->stmt.from;
  return file_base(f->pos) == file_base(at) && f->pos.lico <= at.lico && at.lico < f->end_pos.lico;
}

// Functions that hold a statement: the innermost names it.
static void bind_stmts(Contracts *k, IrProgram *p) {
  uint32_t *best = ARENA_ARRAY(k->arena, uint32_t, k->n);
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    const IrFunc *f = p->funcs[i];
    if (f->is_library || f->is_wrapper || !f->body) continue;
    StmtSpan key = {.file = file_base(f->pos), .from = f->pos.lico};
    uint32_t lo = 0, hi = k->n_stmts;
    while (lo < hi) { // the first statement behind f's position
      uint32_t middle = (lo + hi) / 2;
      if (compare_stmts(&k->stmts[middle], &key) < 0)
        lo = middle + 1;
      else
        hi = middle;
    }
    for (; lo < k->n_stmts && is_around(f, k->lines[k->stmts[lo].contract]); lo++) {
      uint32_t c = k->stmts[lo].contract;
      if (k->subjects[c] && best[c] >= f->pos.lico) continue;
      k->subjects[c] = f->name;
      best[c] = f->pos.lico;
    }
  }
}

void contracts_bind(Contracts *k, IrProgram *p) {
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    IrFunc *f = p->funcs[i];
    if (f->is_library || f->is_wrapper || (f->is_init && !f->obj) || !pos_is_known(f->pos)) continue;
    const FuncPos *at = find_func(k, f->pos);
    if (!at) continue;
    f->contract = at->contract + 1;
    if (!k->subjects[at->contract]) k->subjects[at->contract] = f->name;
  }
  bind_stmts(k, p);
}

// ---- positions in statements ------------------------------------------------

static bool in_literal(const ContractLine *c, uint32_t lico) {
  for (uint32_t i = 0; i < c->n_lits; i++)
    if (lico > c->lits[i].from.lico && lico <= c->lits[i].to.lico) return true;
  return false;
}

// The innermost statement that reaches over the position; NO_STMT: none.
static uint32_t stmt_around(const Contracts *k, uint32_t file, uint32_t lico) {
  uint32_t lo = 0, hi = k->n_stmts;
  while (lo < hi) { // the first one that begins behind it
    uint32_t middle = (lo + hi) / 2;
    const StmtSpan *s = &k->stmts[middle];
    if (s->file < file || (s->file == file && s->from <= lico))
      lo = middle + 1;
    else
      hi = middle;
  }
  uint32_t at = lo ? lo - 1 : NO_STMT;
  while (at != NO_STMT && (k->stmts[at].file != file || k->stmts[at].to <= lico)) at = k->stmts[at].outer;
  return at;
}

void contracts_visit_stmts(const Contracts *k, Pos pos, void (*visit)(void *ctx, uint32_t contract),
                           void *ctx) {
  if (!k->n_stmts) return;
  uint32_t excluded = NO_STMT; // its function literal did it
  while (pos_is_known(pos)) {
    uint32_t at = stmt_around(k, file_base(pos), pos.lico);
    if (at != NO_STMT && at != excluded) {
      uint32_t contract = k->stmts[at].contract;
      if (in_literal(k->lines[contract], pos.lico))
        excluded = at;
      else
        visit(ctx, contract);
    }
    pos = pos_base(pos.base)->call;
  }
}

void contracts_note_site(Contracts *k, uint32_t site, Pos pos) {
  while (k->sites.n <= site) avec_push(k->arena, &k->sites, (Pos){0});
  k->sites.items[site] = pos;
}

// ---- verdicts ---------------------------------------------------------------

static void set_open(Contracts *k, uint32_t contract, const char *why) {
  Contract *row = &k->rows[contract];
  if (row->verdict == CONTRACT_OPEN && *row->why_open) return;
  row->verdict = CONTRACT_OPEN;
  row->why_open = program_strdup(k->p, why);
}

static void report(const Contracts *k, uint32_t contract, Pos pos, const char *what, const char *chains) {
  const ContractLine *c = k->lines[contract];
  diag_error(pos, "//%.*s%s%s", (int)c->text.len, c->text.s, what, chains ? chains : "");
}

// A function that has the contract, or an inlined call of it: the copy may have other decisions. False: it is
// broken, and reported.
static bool check_func(Contracts *k, uint32_t contract, const FlowRoot *root) {
  const ContractLine *c = k->lines[contract];
  int64_t lo = flow_lo(k->flow, root->id), hi = flow_hi(k->flow, root->id);
  const char *name = k->p->funcs[root->func].name, *where = "";
  if (root->is_inlined) {
    where = arena_printf(k->arena, " where it is inlined in %s", name);
    name = k->subjects[contract];
  }
  const char *chains = c->kind == CONTRACT_NOALLOC ? explain_heap_sites(k, root->id) : NULL;
  if (chains) {
    report(k, contract, c->func, arena_printf(k->arena, ": %s allocates%s", name, where), chains);
    return false;
  }
  if (lo > (int64_t)c->max) {
    report(k, contract, c->func,
           arena_printf(k->arena, ": each call of %s allocates at least %lld object%s%s", name, (long long)lo,
                        lo == 1 ? "" : "s", where),
           explain_cheapest(k, root->id));
    return false;
  }
  if (hi == FLOW_NEVER) {
    k->rows[contract].is_endless = true;
    set_open(k, contract, "no path through it returns");
  } else if (hi > (int64_t)c->max) {
    set_open(k, contract, explain_open(k, contract, root->id));
  }
  return true;
}

typedef VEC(FlowRoot) Roots;

// Functions begin with CONTRACT_ENTER, inlined calls have it anywhere.
static void find_roots(const Contracts *k, bool is_inlined, Roots *roots) {
  for (uint32_t i = 0; i < k->p->n_funcs; i++) {
    const FuncInfo *f = &k->p->funcs[i];
    uint32_t pc = 0;
    while (pc < f->n_code) {
      const Insn *ip = f->entry + pc;
      if (ip->op == OP_CONTRACT_ENTER && (ip->a & 1) == is_inlined)
        vec_push(roots, ((FlowRoot){.func = i, .pc = pc, .is_inlined = is_inlined}));
      if (!is_inlined) break;
      pc += insn_words(ip);
    }
  }
}

static void check_funcs(Contracts *k) {
  Roots roots = {0};
  bool *has_code = ARENA_ARRAY(k->arena, bool, k->n), *is_broken = ARENA_ARRAY(k->arena, bool, k->n);
  find_roots(k, false, &roots);
  find_roots(k, true, &roots);
  k->flow = flow_new(k->p, roots.items, roots.n);
  for (uint32_t i = 0; i < roots.n; i++) {
    const FlowRoot *r = &roots.items[i];
    uint32_t contract = k->p->funcs[r->func].entry[r->pc].x;
    has_code[contract] = true;
    if (!is_broken[contract]) is_broken[contract] = !check_func(k, contract, r);
  }
  flow_free(k->flow);
  for (uint32_t i = 0; i < k->n; i++)
    if (k->lines[i]->kind != CONTRACT_STACK && !has_code[i]) set_open(k, i, "the program never uses it");
  vec_free(&roots);
}

// ---- statements -------------------------------------------------------------

typedef struct StmtCheck {
  Contracts *k;
  Indices *heap, *may; // sites, by contract
  bool *is_met;
  uint32_t site;
  CostKind kind;
} StmtCheck;

static void add_site(Indices *l, uint32_t site) {
  for (uint32_t i = 0; i < l->n; i++)
    if (l->items[i] == site) return;
  vec_push(l, site);
}

static void meet(void *ctx, uint32_t contract) {
  StmtCheck *s = ctx;
  s->is_met[contract] = true;
  if (s->kind == COST_HEAP) add_site(&s->heap[contract], s->site);
  if (s->kind == COST_MAY) add_site(&s->may[contract], s->site);
}

static void meet_sites(StmtCheck *s) {
  Contracts *k = s->k;
  for (s->site = 1; s->site < k->sites.n; s->site++)
    contracts_visit_stmts(k, k->sites.items[s->site], meet, s);
  for (uint32_t i = 0; i < k->p->n_funcs; i++) {
    const FuncInfo *f = &k->p->funcs[i];
    for (uint32_t pc = 0; pc < f->n_code; pc += insn_words(f->entry + pc)) {
      Cost c = cost_of(k->p, f->entry + pc);
      if (!c.site || c.site >= k->sites.n) continue;
      s->site = c.site;
      s->kind = c.kind;
      contracts_visit_stmts(k, k->sites.items[c.site], meet, s);
    }
  }
}

static void report_heap_sites(Contracts *k, uint32_t contract, const Indices *sites) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) bug("no memory for a message");
  for (uint32_t i = 0; i < sites->n && i < MAX_LISTED; i++) {
    fputs("\n\t", out);
    explain_site(out, k, sites->items[i]);
  }
  if (sites->n > MAX_LISTED) fprintf(out, "\n\tand %u more", sites->n - MAX_LISTED);
  fclose(out);
  report(k, contract, k->lines[contract]->stmt.from, ": not all of this statement stays in the frame", text);
  free(text);
}

static void check_stmt(StmtCheck *s, uint32_t contract) {
  Contracts *k = s->k;
  const ContractLine *c = k->lines[contract];
  Contract *row = &k->rows[contract];
  Indices *heap = &s->heap[contract], *may = &s->may[contract];
  if (heap->n) {
    report_heap_sites(k, contract, heap);
  } else if (!s->is_met[contract] && !(c->declares && k->subjects[contract])) {
    report(k, contract, c->pos,
           k->subjects[contract]
               ? " matches nothing: this statement declares no variable and allocates nothing"
               : " matches nothing: the program never uses the function around it",
           NULL);
  } else if (may->n) {
    const Site *site = &k->p->sites[may->items[0]];
    bool grows = site->kind == SITE_APPEND || site->kind == SITE_MAP;
    set_open(k, contract,
             arena_printf(k->arena, "%s may %s at %s", site->text, grows ? "grow" : "need the heap",
                          explain_place(k, site->file, site->line, site->col)));
    row->n_sites = may->n;
    uint32_t *sites = program_alloc(k->p, may->n * sizeof *sites);
    memcpy(sites, may->items, may->n * sizeof *sites);
    row->sites = sites;
  }
  vec_free(heap);
  vec_free(may);
}

static void check_stmts(Contracts *k) {
  if (!k->n_stmts) return;
  StmtCheck s = {.k = k,
                 .heap = ARENA_ARRAY(k->arena, Indices, k->n),
                 .may = ARENA_ARRAY(k->arena, Indices, k->n),
                 .is_met = ARENA_ARRAY(k->arena, bool, k->n)};
  meet_sites(&s);
  for (uint32_t i = 0; i < k->n; i++)
    if (k->lines[i]->kind == CONTRACT_STACK) check_stmt(&s, i);
}

void contracts_check(Contracts *k, Program *p) {
  k->p = p;
  k->rows = program_alloc(p, k->n * sizeof *k->rows);
  for (uint32_t i = 0; i < k->n; i++) {
    const ContractLine *c = k->lines[i];
    Pos pos = c->kind == CONTRACT_STACK ? c->stmt.from : c->func;
    k->rows[i] =
        (Contract){.kind = c->kind,
                   .verdict = CONTRACT_PROVED,
                   .max = c->max,
                   .text = program_strdup(p, arena_printf(k->arena, "//%.*s", (int)c->text.len, c->text.s)),
                   .subject = program_strdup(p, k->subjects[i] ? k->subjects[i] : "an unused function"),
                   .file = program_strdup(p, pos_file_name(pos)),
                   .line = pos_print_line(pos),
                   .col = pos_print_col(pos),
                   .why_open = ""};
  }
  p->contracts = k->rows;
  p->n_contracts = k->n;
  check_funcs(k);
  check_stmts(k);
}
