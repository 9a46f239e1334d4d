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
// A function whose every call was inlined may have no code: then only the run, where
// the inlined copies count, can tell.
#include "compiler/contracts.h"

#include "compiler/contracts_flow.h"
#include "compiler/diag.h"
#include "compiler/vec.h"

enum { NO_STMT = UINT32_MAX };

typedef struct StmtSpan {
  uint32_t file; // base
  uint32_t from, to;
  uint32_t contract;
  uint32_t outer; // the statement around it, NO_STMT: none
} StmtSpan;

typedef struct FuncPos {
  uint32_t file, at;
  uint32_t contract;
} FuncPos;

typedef VEC(uint32_t) Indices;

struct Contracts {
  Arena *arena;
  uint32_t n;
  const ContractLine **lines;
  const char **subjects; // NULL: no such function was compiled
  FuncPos *funcs;        // by file and position
  StmtSpan *stmts;       // the same
  uint32_t n_funcs, n_stmts;
  VEC(Pos) sites; // positions by site, in the arena
  // contracts_check
  Program *p;
  Flow *flow;
  Contract *rows;
};

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
    if (f->is_library || f->is_wrapper || !pos_is_known(f->pos)) continue;
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

// ---- texts ------------------------------------------------------------------

static void print_place(FILE *out, const char *file, uint32_t lico) {
  fprintf(out, "%s:%u:%u", file, lico >> POS_COL_BITS, lico & POS_COL_MAX);
}

static void print_inlined(FILE *out, const Contracts *k, const FuncInfo *f, int32_t inl, const char **file) {
  const InlNode *node = &k->p->inls[inl];
  const char *outer = f->name;
  *file = f->file;
  if (node->parent >= 0) {
    print_inlined(out, k, f, node->parent, file);
    outer = k->p->inls[node->parent].func;
  }
  fprintf(out, "\n\t");
  print_place(out, *file, node->call_lico);
  fprintf(out, ": %s calls %s (inlined)", outer, node->func);
  *file = node->file;
}

// Where the instruction stands; the name of the function, or the innermost inlined one, is returned. The
// inlined calls around it are printed when out is given.
static const char *place_at(FILE *out, const Contracts *k, const FuncInfo *f, uint32_t pc, const char **file,
                            uint32_t *lico) {
  const PosRow *row = func_pos_at(f, pc);
  const char *name = f->name;
  *file = f->file;
  *lico = row ? row->lico : f->line << POS_COL_BITS | 1;
  if (row && row->inl >= 0) {
    if (out) print_inlined(out, k, f, row->inl, file);
    *file = k->p->inls[row->inl].file;
    name = k->p->inls[row->inl].func;
  }
  *file = pos_row_file(k->p, row, *file);
  return name;
}

static const char *decision_text(const Contracts *k, uint32_t site) {
  const Site *s = &k->p->sites[site];
  switch ((SiteKind)s->kind) {
  case SITE_VAR: return arena_printf(k->arena, "moved to heap: %s", s->text);
  case SITE_CHAN: return arena_printf(k->arena, "%s is made on the heap", s->text);
  default: return arena_printf(k->arena, "%s escapes to heap", s->text);
  }
}

static void print_site(FILE *out, const Contracts *k, uint32_t site) {
  const Site *s = &k->p->sites[site];
  fprintf(out, "%s:%u:%u: %s", s->file, s->line, s->col, decision_text(k, site));
  if (strcmp(s->reason, "escapes to heap") != 0) fprintf(out, ": %s", s->reason);
}

// As -m=2 has them.
static void print_reasons(FILE *out, const Contracts *k, uint32_t site) {
  const Site *s = &k->p->sites[site];
  for (uint32_t i = 0; i < s->n_chain; i++) {
    const SiteStep *step = &s->chain[i];
    bool is_flow = strncmp(step->text, "flow:", 5) == 0;
    fprintf(out, "\n\t  %s%s", is_flow ? "" : "  ", step->text);
    if (!is_flow) fprintf(out, " at %s:%u:%u", step->file, step->line, step->col);
  }
}

static void report(const Contracts *k, uint32_t contract, Pos pos, const char *fmt, ...) MG_PRINTF(4, 5);

static void report(const Contracts *k, uint32_t contract, Pos pos, const char *fmt, ...) {
  char what[1000];
  va_list args;
  va_start(args, fmt);
  vsnprintf(what, sizeof what, fmt, args);
  va_end(args);
  const ContractLine *c = k->lines[contract];
  diag_error(pos, "//%.*s: %s", (int)c->text.len, c->text.s, what);
}

// ---- what functions allocate ------------------------------------------------

// A walk over the functions that can be called, nearest first.
typedef struct Step {
  uint32_t func;
  uint32_t caller; // index in the walk; the root: itself
  uint32_t pc;     // of the call in the caller
  bool is_taken;   // of a library function that allocates in every call
} Step;

typedef struct Walk {
  const Contracts *k;
  VEC(Step) steps;
  uint8_t *seen; // by function
} Walk;

typedef struct Found {
  uint32_t step, pc;
  Cost cost;
} Found;

typedef VEC(Found) FoundList;

static void begin_walk(Walk *w, const Contracts *k, uint32_t root) {
  *w = (Walk){.k = k, .seen = x_calloc(k->p->n_funcs + 1, 1)};
  vec_push(&w->steps, ((Step){root, 0, 0, false}));
  w->seen[root] = 1;
}

static void end_walk(Walk *w) {
  vec_free(&w->steps);
  x_free(w->seen);
}

static void add_step(Walk *w, uint32_t caller, uint32_t pc, uint32_t callee, bool is_taken) {
  if (w->seen[callee]) return;
  w->seen[callee] = 1;
  vec_push(&w->steps, ((Step){callee, caller, pc, is_taken}));
}

static const FuncInfo *func_of(const Contracts *k, uint32_t func) {
  return &k->p->funcs[func];
}

static bool is_library(const Contracts *k, uint32_t func) {
  return func_of(k, func)->flags & FUNC_IS_LIBRARY;
}

static bool has_site(const Contracts *k, const FoundList *l, uint32_t site) {
  for (uint32_t i = 0; i < l->n; i++)
    if (k->p->sites[l->items[i].cost.site].origin == k->p->sites[site].origin) return true;
  return false;
}

// The heap sites that break a noalloc contract of the walk's root.
static void find_heap_sites(Walk *w, FoundList *found) {
  const Contracts *k = w->k;
  for (uint32_t i = 0; i < w->steps.n; i++) {
    Step s = w->steps.items[i];
    const FuncInfo *f = func_of(k, s.func);
    for (uint32_t pc = 0; pc < f->n_code; pc += insn_words(f->entry + pc)) {
      if (!flow_is_live(k->flow, s.func, pc)) continue;
      Cost c = flow_cost(k->flow, s.func, pc);
      if (c.kind == COST_HEAP && !has_site(k, found, c.site)) {
        vec_push(found, ((Found){i, pc, c}));
        if (s.is_taken) break; // one reason says enough of a library function
      }
      uint32_t callee = flow_callee(k->flow, s.func, pc);
      if (callee == RT_NO_FUNC || f->entry[pc].op == OP_GO || flow_hi(k->flow, callee) <= 0) continue;
      bool always = flow_lo(k->flow, callee) > 0;
      if (!s.is_taken && !is_library(k, callee)) {
        add_step(w, i, pc, callee, false);
      } else if (always) {
        add_step(w, i, pc, callee, true);
        if (s.is_taken) break;
      }
    }
  }
}

// The sites on the cheapest path through the walk's root.
static void find_cheapest(Walk *w, FoundList *found) {
  const Contracts *k = w->k;
  for (uint32_t i = 0; i < w->steps.n; i++) {
    uint32_t func = w->steps.items[i].func;
    const FuncInfo *f = func_of(k, func);
    for (int64_t pc = 0, n = 0; pc >= 0 && n <= f->n_code; n++) {
      Cost c = flow_cost(k->flow, func, (uint32_t)pc);
      if (c.lo > 0) vec_push(found, ((Found){i, (uint32_t)pc, c}));
      uint32_t callee = flow_callee(k->flow, func, (uint32_t)pc);
      if (callee != RT_NO_FUNC && flow_lo(k->flow, callee) > 0) add_step(w, i, (uint32_t)pc, callee, false);
      int64_t best = -1;
      for (uint32_t j = 0;; j++) {
        int64_t to = flow_next(k->flow, func, (uint32_t)pc, j);
        if (to < 0) break;
        if (flow_is_live(k->flow, func, (uint32_t)to) &&
            (best < 0 || flow_lo_at(k->flow, func, (uint32_t)to) < flow_lo_at(k->flow, func, (uint32_t)best)))
          best = to;
      }
      pc = best;
    }
  }
}

static void print_hops(FILE *out, const Walk *w, uint32_t step) {
  if (!step) return;
  const Step *s = &w->steps.items[step];
  print_hops(out, w, s->caller);
  const Contracts *k = w->k;
  const FuncInfo *f = func_of(k, w->steps.items[s->caller].func), *callee = func_of(k, s->func);
  const char *file;
  uint32_t lico;
  const char *name = place_at(out, k, f, s->pc, &file, &lico);
  fputs("\n\t", out);
  print_place(out, file, lico);
  fprintf(out, ": %s %s %s", name, f->entry[s->pc].op == OP_DEFER ? "defers" : "calls", callee->name);
}

// The calls from the function to the allocation, and why gc put it on the heap.
static void print_chain(FILE *out, const Walk *w, const Found *f) {
  const Contracts *k = w->k;
  print_hops(out, w, f->step);
  const Site *s = &k->p->sites[f->cost.site];
  const char *file;
  if (s->inl >= 0) print_inlined(out, k, func_of(k, w->steps.items[f->step].func), s->inl, &file);
  fputs("\n\t", out);
  print_site(out, k, f->cost.site);
  print_reasons(out, k, f->cost.site);
}

// Another one in a line.
static void print_also(FILE *out, const Walk *w, const Found *f) {
  const Contracts *k = w->k;
  const Site *s = &k->p->sites[f->cost.site];
  fputs("\n\talso ", out);
  print_site(out, k, f->cost.site);
  if (s->inl < 0) return;
  const InlNode *node = &k->p->inls[s->inl];
  while (node->parent >= 0) node = &k->p->inls[node->parent];
  fputs(", inlined at ", out);
  print_place(out, func_of(k, w->steps.items[f->step].func)->file, node->call_lico);
}

enum { MAX_LISTED = 5 };

static char *chains_text(const Walk *w, const FoundList *found) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) bug("no memory for a message");
  for (uint32_t i = 0; i < found->n; i++) {
    if (i == 0) {
      print_chain(out, w, &found->items[i]);
    } else if (i <= MAX_LISTED) {
      print_also(out, w, &found->items[i]);
    }
  }
  if (found->n > MAX_LISTED + 1) fprintf(out, "\n\tand %u more", found->n - MAX_LISTED - 1);
  fclose(out);
  return text;
}

static void report_chains(const Contracts *k, uint32_t contract, const Walk *w, const FoundList *found,
                          const char *head) {
  char *chains = chains_text(w, found);
  const ContractLine *c = k->lines[contract];
  diag_error(c->func, "//%.*s: %s%s", (int)c->text.len, c->text.s, head, chains);
  free(chains);
}

// ---- why only the run can tell ----------------------------------------------

static const char *place_of(const Contracts *k, uint32_t func, uint32_t pc) {
  const char *file;
  uint32_t lico;
  place_at(NULL, k, func_of(k, func), pc, &file, &lico);
  return arena_printf(k->arena, "%s:%u:%u", file, lico >> POS_COL_BITS, lico & POS_COL_MAX);
}

static const char *unknown_call_text(const Contracts *k, uint32_t func, uint32_t pc) {
  const char *what = "function value";
  switch ((Opcode)func_of(k, func)->entry[pc].op) {
  case OP_CALL_I:
  case OP_CALL_I_W: what = "method of an interface"; break;
  case OP_DEFER: what = "deferred function value"; break;
  case OP_NATIVE:
  case OP_NATIVE_W: what = "function given to the library"; break;
  default: break;
  }
  return arena_printf(k->arena, "it calls a %s at %s", what, place_of(k, func, pc));
}

static const char *what_may(const Contracts *k, uint32_t func, uint32_t pc, const Cost *c) {
  if (!c->site) {
    const Insn *ip = func_of(k, func)->entry + pc;
    const char *name = ip->op == OP_NATIVE || ip->op == OP_NATIVE_W ? k->p->natives[ip->x].name : "it";
    return arena_printf(k->arena, "%s may allocate at %s", name, place_of(k, func, pc));
  }
  const Site *s = &k->p->sites[c->site];
  const char *verb = s->kind == SITE_APPEND || s->kind == SITE_MAP ? "grow" : "allocate";
  return arena_printf(k->arena, "%s may %s at %s:%u:%u", s->text, verb, s->file, s->line, s->col);
}

// The first thing that has a cost the compiler does not know; of a library function, the call.
static const char *first_doubt(const Contracts *k, uint32_t root, bool only_unbounded) {
  Walk w;
  const char *why = NULL;
  begin_walk(&w, k, root);
  for (uint32_t i = 0; i < w.steps.n && !why; i++) {
    Step s = w.steps.items[i];
    const FuncInfo *f = func_of(k, s.func);
    if (flow_may_recover(k->flow, s.func))
      why = arena_printf(k->arena, "%s may recover from a panic, whose value is allocated", f->name);
    for (uint32_t pc = 0; pc < f->n_code && !why; pc += insn_words(f->entry + pc)) {
      if (!flow_is_live(k->flow, s.func, pc)) continue;
      Cost c = flow_cost(k->flow, s.func, pc);
      bool counts = only_unbounded ? c.hi >= FLOW_MANY : c.kind != COST_NONE;
      uint32_t callee = flow_callee(k->flow, s.func, pc);
      if (counts && c.kind == COST_UNKNOWN)
        why = unknown_call_text(k, s.func, pc);
      else if (counts)
        why = what_may(k, s.func, pc, &c);
      else if (callee != RT_NO_FUNC && is_library(k, callee) && flow_hi(k->flow, callee) > 0 &&
               (!only_unbounded || flow_hi(k->flow, callee) >= FLOW_MANY))
        why = arena_printf(k->arena, "%s may allocate, called at %s", func_of(k, callee)->name,
                           place_of(k, s.func, pc));
      else if (callee != RT_NO_FUNC && flow_hi(k->flow, callee) > 0)
        add_step(&w, i, pc, callee, false);
    }
  }
  end_walk(&w);
  return why;
}

static const char *why_open(const Contracts *k, uint32_t contract, uint32_t root) {
  int64_t lo = flow_lo(k->flow, root), hi = flow_hi(k->flow, root);
  const char *why = NULL;
  if (k->lines[contract]->kind == CONTRACT_NOALLOC)
    why = first_doubt(k, root, false);
  else if (hi < FLOW_MANY)
    return arena_printf(k->arena, "a call may allocate from %lld to %lld objects", (long long)lo,
                        (long long)hi);
  else
    why = first_doubt(k, root, true);
  return why ? why : "it allocates in a loop or by recursion";
}

// ---- verdicts ---------------------------------------------------------------

static void set_open(Contracts *k, uint32_t contract, const char *why) {
  Contract *row = &k->rows[contract];
  if (row->verdict == CONTRACT_OPEN && *row->why_open) return;
  row->verdict = CONTRACT_OPEN;
  row->why_open = program_strdup(k->p, why);
}

// One function that has the contract. False: it is broken, and reported.
static bool check_func(Contracts *k, uint32_t contract, uint32_t root) {
  const ContractLine *c = k->lines[contract];
  int64_t lo = flow_lo(k->flow, root), hi = flow_hi(k->flow, root);
  Walk w;
  FoundList found = {0};
  begin_walk(&w, k, root);
  const char *name = func_of(k, root)->name;
  if (c->kind == CONTRACT_NOALLOC) {
    find_heap_sites(&w, &found);
    if (found.n) report_chains(k, contract, &w, &found, arena_printf(k->arena, "%s allocates", name));
  } else if (lo > (int64_t)c->max) {
    find_cheapest(&w, &found);
    report_chains(
        k, contract, &w, &found,
        arena_printf(k->arena, "each call of %s allocates at least %lld objects", name, (long long)lo));
  }
  bool is_broken = (c->kind == CONTRACT_NOALLOC && found.n) || lo > (int64_t)c->max;
  if (!is_broken && hi > (int64_t)c->max) set_open(k, contract, why_open(k, contract, root));
  vec_free(&found);
  end_walk(&w);
  return !is_broken;
}

static void check_funcs(Contracts *k) {
  Indices roots = {0}, of = {0};
  bool *has_code = ARENA_ARRAY(k->arena, bool, k->n), *is_broken = ARENA_ARRAY(k->arena, bool, k->n);
  for (uint32_t i = 0; i < k->p->n_funcs; i++) {
    const FuncInfo *f = &k->p->funcs[i];
    if (!f->n_code || f->entry[0].op != OP_CONTRACT_ENTER || f->entry[0].a) continue;
    vec_push(&roots, i);
    vec_push(&of, f->entry[0].x);
    has_code[f->entry[0].x] = true;
  }
  k->flow = flow_new(k->p, roots.items, roots.n);
  for (uint32_t i = 0; i < roots.n; i++)
    if (!is_broken[of.items[i]]) is_broken[of.items[i]] = !check_func(k, of.items[i], roots.items[i]);
  flow_free(k->flow);
  for (uint32_t i = 0; i < k->n; i++)
    if (k->lines[i]->kind != CONTRACT_STACK && !has_code[i])
      set_open(k, i, k->subjects[i] ? "it has code only where it is inlined" : "the program never uses it");
  vec_free(&roots);
  vec_free(&of);
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
  const ContractLine *c = k->lines[contract];
  for (uint32_t i = 0; i < sites->n && i <= MAX_LISTED; i++) {
    fputs("\n\t", out);
    print_site(out, k, sites->items[i]);
    print_reasons(out, k, sites->items[i]);
  }
  if (sites->n > MAX_LISTED + 1) fprintf(out, "\n\tand %u more", sites->n - MAX_LISTED - 1);
  fclose(out);
  diag_error(c->stmt.from, "//%.*s: not all of this statement stays in the frame%s", (int)c->text.len,
             c->text.s, text);
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
    report(k, contract, c->pos, "matches nothing: %s",
           k->subjects[contract] ? "this statement declares no variable and allocates nothing"
                                 : "the program never uses the function around it");
  } else if (may->n) {
    const Site *site = &k->p->sites[may->items[0]];
    bool grows = site->kind == SITE_APPEND || site->kind == SITE_MAP;
    set_open(k, contract,
             arena_printf(k->arena, "%s may %s at %s:%u:%u", site->text, grows ? "grow" : "need the heap",
                          site->file, site->line, site->col));
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
