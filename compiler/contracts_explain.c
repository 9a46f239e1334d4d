// SPDX-License-Identifier: MIT
// contracts_explain.c - the texts of contracts: from a function through its calls to what is on the
// heap and gc's reasons, and what the compiler cannot know.
#include "compiler/contracts_impl.h"

// ---- texts ------------------------------------------------------------------

const char *explain_place(const Contracts *k, const char *file, uint32_t line, uint32_t col) {
  return col ? arena_printf(k->arena, "%s:%u:%u", file, line, col)
             : arena_printf(k->arena, "%s:%u", file, line);
}

static const char *lico_text(const Contracts *k, const char *file, uint32_t lico) {
  return explain_place(k, file, lico >> POS_COL_BITS, lico & POS_COL_MAX);
}

static void print_place(FILE *out, const Contracts *k, const char *file, uint32_t lico) {
  fputs(lico_text(k, file, lico), out);
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
  print_place(out, k, *file, node->call_lico);
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
  fprintf(out, "%s: %s", explain_place(k, s->file, s->line, s->col), decision_text(k, site));
  if (strcmp(s->reason, "escapes to heap") != 0) fprintf(out, ": %s", s->reason);
}

// The lines of -m=2.
static void print_reasons(FILE *out, const Contracts *k, uint32_t site) {
  const Site *s = &k->p->sites[site];
  for (uint32_t i = 0; i < s->n_chain; i++) {
    const SiteStep *step = &s->chain[i];
    bool is_flow = strncmp(step->text, "flow:", 5) == 0;
    fprintf(out, "\n\t  %s%s", is_flow ? "" : "  ", step->text);
    if (!is_flow) fprintf(out, " at %s", explain_place(k, step->file, step->line, step->col));
  }
}

void explain_site(FILE *out, const Contracts *k, uint32_t site) {
  print_site(out, k, site);
  print_reasons(out, k, site);
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
  if (root < k->p->n_funcs) w->seen[root] = 1;
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
  uint32_t begin, end;
  return flow_code(k->flow, func, &begin, &end);
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
    uint32_t begin, end;
    const FuncInfo *f = flow_code(k->flow, s.func, &begin, &end);
    for (uint32_t pc = begin; pc < end; pc += insn_words(f->entry + pc)) {
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
    uint32_t begin, end;
    flow_code(k->flow, func, &begin, &end);
    for (int64_t pc = begin, n = begin; pc >= 0 && n <= end; n++) {
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
  print_place(out, k, file, lico);
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
  explain_site(out, k, f->cost.site);
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
  print_place(out, k, func_of(k, w->steps.items[f->step].func)->file, node->call_lico);
}

static char *chains_text(const Walk *w, const FoundList *found) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) bug("no memory for a message");
  for (uint32_t i = 0; i < found->n; i++) {
    if (i == 0) {
      print_chain(out, w, &found->items[i]);
    } else if (i < MAX_LISTED) {
      print_also(out, w, &found->items[i]);
    }
  }
  if (found->n > MAX_LISTED) fprintf(out, "\n\tand %u more", found->n - MAX_LISTED);
  fclose(out);
  return text;
}

static const char *explain_found(const Contracts *k, uint32_t root, void (*find)(Walk *w, FoundList *found)) {
  Walk w;
  FoundList found = {0};
  begin_walk(&w, k, root);
  find(&w, &found);
  const char *text = NULL;
  if (found.n) {
    char *chains = chains_text(&w, &found);
    text = arena_strdup(k->arena, chains);
    free(chains);
  }
  vec_free(&found);
  end_walk(&w);
  return text;
}

const char *explain_heap_sites(const Contracts *k, uint32_t root) {
  return explain_found(k, root, find_heap_sites);
}

const char *explain_cheapest(const Contracts *k, uint32_t root) {
  return explain_found(k, root, find_cheapest);
}

// ---- why only the run can tell ----------------------------------------------

static bool is_users(const Contracts *k, const char *file) {
  for (uint32_t i = 0; i < k->n_files; i++)
    if (strcmp(k->files[i]->source->name, file) == 0) return true;
  return false;
}

// Where the program itself stands at the instruction: of a library function that was inlined there, the
// call. *library: that function, or NULL.
static const char *users_place(const Contracts *k, uint32_t func, uint32_t pc, const char **library) {
  const FuncInfo *f = func_of(k, func);
  const char *file;
  uint32_t lico;
  *library = NULL;
  place_at(NULL, k, f, pc, &file, &lico);
  const PosRow *row = func_pos_at(f, pc);
  for (int32_t inl = row ? row->inl : -1; inl >= 0 && !is_users(k, file);) {
    const InlNode *node = &k->p->inls[inl];
    *library = node->func;
    lico = node->call_lico;
    inl = node->parent;
    file = inl >= 0 ? k->p->inls[inl].file : f->file;
  }
  return lico_text(k, file, lico);
}

static const char *unknown_call_text(const Contracts *k, uint32_t func, uint32_t pc) {
  const char *what = "function value", *library;
  switch ((Opcode)func_of(k, func)->entry[pc].op) {
  case OP_CALL_I:
  case OP_CALL_I_W: what = "method of an interface"; break;
  case OP_DEFER: what = "deferred function value"; break;
  case OP_NATIVE:
  case OP_NATIVE_W: what = "function given to the library"; break;
  default: break;
  }
  const char *place = users_place(k, func, pc, &library);
  if (library) return arena_printf(k->arena, "%s calls a %s, called at %s", library, what, place);
  return arena_printf(k->arena, "it calls a %s at %s", what, place);
}

static const char *what_may(const Contracts *k, uint32_t func, uint32_t pc, const Cost *c) {
  const char *library, *place = users_place(k, func, pc, &library);
  const Insn *ip = func_of(k, func)->entry + pc;
  if (!library && !c->site && (ip->op == OP_NATIVE || ip->op == OP_NATIVE_W))
    library = k->p->natives[ip->x].name;
  if (library) return arena_printf(k->arena, "%s may allocate, called at %s", library, place);
  if (!c->site) return arena_printf(k->arena, "it may allocate at %s", place);
  const Site *s = &k->p->sites[c->site];
  const char *verb = s->kind == SITE_APPEND || s->kind == SITE_MAP ? "grow" : "allocate";
  return arena_printf(k->arena, "%s may %s at %s", s->text, verb, explain_place(k, s->file, s->line, s->col));
}

static const char *library_call_text(const Contracts *k, uint32_t func, uint32_t pc, uint32_t callee) {
  const char *library, *place = users_place(k, func, pc, &library);
  return arena_printf(k->arena, "%s may allocate, called at %s", library ? library : func_of(k, callee)->name,
                      place);
}

// The first thing that has a cost the compiler does not know; of a library function, the call.
static const char *first_doubt(const Contracts *k, uint32_t root, bool only_unbounded) {
  Walk w;
  const char *why = NULL;
  begin_walk(&w, k, root);
  for (uint32_t i = 0; i < w.steps.n && !why; i++) {
    Step s = w.steps.items[i];
    uint32_t begin, end;
    const FuncInfo *f = flow_code(k->flow, s.func, &begin, &end);
    if (flow_may_recover(k->flow, s.func))
      why = arena_printf(k->arena, "%s may recover from a panic, whose value is allocated", f->name);
    for (uint32_t pc = begin; pc < end && !why; pc += insn_words(f->entry + pc)) {
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
        why = library_call_text(k, s.func, pc, callee);
      else if (callee != RT_NO_FUNC && flow_hi(k->flow, callee) > 0)
        add_step(&w, i, pc, callee, false);
    }
  }
  end_walk(&w);
  return why;
}

const char *explain_open(const Contracts *k, uint32_t contract, uint32_t root) {
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
