// SPDX-License-Identifier: MIT
// gen_site.c - rows of the site table: one for each variable that is moved to the
// heap and each allocating expression, wherever it lives.
#include "compiler/escape.h"
#include "compiler/gen_impl.h"

#include "compiler/contracts.h"

#include <ctype.h>

typedef struct Origin {
  uint32_t file_base, lico;
  uint32_t kind;
  uint32_t site; // first with this origin; 0: empty
} Origin;

struct GenSites {
  uint32_t *of_var; // by variable id
  uint32_t n_of_var;
  Origin *origins; // open addressing
  uint32_t n_origins, cap_origins;
};

static struct GenSites *sites_of(Gen *g) {
  if (!g->sites) g->sites = x_calloc(1, sizeof *g->sites);
  return g->sites;
}

void gen_sites_free(Gen *g) {
  if (!g->sites) return;
  x_free(g->sites->of_var);
  x_free(g->sites->origins);
  x_free(g->sites);
  g->sites = NULL;
}

static Origin *find_origin(struct GenSites *s, uint32_t base, uint32_t lico, uint32_t kind) {
  uint32_t h = (base * 31u + kind * 97u + lico) * 2654435761u;
  uint32_t i = (h ^ h >> 15) & (s->cap_origins - 1);
  for (;; i = (i + 1) & (s->cap_origins - 1)) {
    Origin *o = &s->origins[i];
    if (!o->site || (o->file_base == base && o->lico == lico && o->kind == kind)) return o;
  }
}

static uint32_t origin_of(Gen *g, Pos p, SiteKind kind, uint32_t site) {
  struct GenSites *s = sites_of(g);
  uint32_t file_base = pos_file(p)->base;
  if (s->n_origins * 2 >= s->cap_origins) {
    struct GenSites bigger = *s;
    bigger.cap_origins = s->cap_origins ? 2 * s->cap_origins : 256;
    bigger.origins = x_calloc(bigger.cap_origins, sizeof *bigger.origins);
    for (uint32_t i = 0; i < s->cap_origins; i++) {
      Origin *o = &s->origins[i];
      if (o->site) *find_origin(&bigger, o->file_base, o->lico, o->kind) = *o;
    }
    x_free(s->origins);
    *s = bigger;
  }
  Origin *o = find_origin(s, file_base, p.lico, (uint32_t)kind);
  if (!o->site) {
    *o = (Origin){file_base, p.lico, (uint32_t)kind, site};
    s->n_origins++;
  }
  return o->site;
}

static const char *one_line(Gen *g, const char *text) {
  if (!text) return "";
  char *s = program_strdup(g->prog, text);
  for (char *p = s; *p; p++)
    if (*p == '\n' || *p == '\t') *p = ' ';
  return s;
}

// The length of a temporary's name at s (.autotmp_17, ~r0, ~R1), 0 for anything else.
static size_t temporary_len(const char *s) {
  size_t n = strncmp(s, ".autotmp_", 9) == 0 ? 9 : s[0] == '~' && isalpha((unsigned char)s[1]) ? 2 : 0;
  size_t digits = n ? strspn(s + n, "0123456789") : 0;
  return digits ? n + digits : 0;
}

// For people: what an inlined call or the compiler put into a temporary is "...".
static const char *source_text(Gen *g, const char *text) {
  char *s = (char *)one_line(g, text), *out = s;
  for (const char *p = s; *p;) {
    size_t n = temporary_len(p);
    if (!n) {
      *out++ = *p++;
      continue;
    }
    p += n;
    if (strncmp(p, "...", 3) == 0) p += 3;
    memcpy(out, "...", 3); // no name is shorter
    out += 3;
  }
  if (*s) *out = 0;
  return s;
}

// Texts are for reports and messages: a plain run does not make them.
static bool has_texts(const Gen *g) {
  return g->options->counts_frames || g->options->contracts;
}

static const char *type_text(Gen *g, Type *t) {
  return has_texts(g) ? gen_type_text(g, t) : "";
}

static const char *text_of(Gen *g, const IrNode *n) {
  if (!has_texts(g)) return "";
  switch ((IrOp)n->op) {
  case IR_GO: return arena_printf(g->arena, "go %s", expr_gc_text(g->ir, n->x));
  case IR_ASOP:
    return arena_printf(g->arena, "%s += %s", expr_gc_text(g->ir, n->x), expr_gc_text(g->ir, n->y));
  case IR_INDEXMAP: return arena_printf(g->arena, "%s = ...", expr_gc_text(g->ir, n));
  default: return expr_gc_text(g->ir, n);
  }
}

// ---- chains of reasons, made for reports ----

static void set_chain(Gen *g, uint32_t site, const EscapeLine *lines, uint32_t n) {
  if (!n) return;
  SiteStep *steps = program_alloc(g->prog, n * sizeof *steps);
  for (uint32_t i = 0; i < n; i++) {
    steps[i] = (SiteStep){.text = one_line(g, lines[i].text), .file = ""};
    if (!pos_is_known(lines[i].pos)) continue;
    const char *file = pos_file_name(lines[i].pos);
    bool is_same = i && strcmp(steps[i - 1].file, file) == 0;
    steps[i].file = is_same ? steps[i - 1].file : program_strdup(g->prog, file);
    steps[i].line = pos_print_line(lines[i].pos);
    steps[i].col = pos_print_col(lines[i].pos);
  }
  g->prog->sites[site].chain = steps;
  g->prog->sites[site].n_chain = n;
}

// ---- rows ----

typedef struct SiteText {
  const char *text, *type;
} SiteText;

static uint32_t add_site(Gen *g, IrFunc *in, const char *in_name, Pos pos, SiteKind kind, Type *object,
                         SiteDecision decision, SiteText texts, EscapeWhy why) {
  Site site = {.kind = (uint8_t)kind, .decision = (uint8_t)decision, .rule = (uint8_t)why.rule};
  site.type = object ? gen_rtype(g, object) : NULL;
  if (object && (kind != SITE_MAKE || decision == SITE_FRAME) && kind != SITE_APPEND && kind != SITE_MAP &&
      kind != SITE_CHAN && kind != SITE_CONCAT && (kind != SITE_CONV || type_kind(object) == TYPE_ARRAY))
    site.size = (uint64_t)type_size(object);
  bool is_known = pos_is_known(pos);
  site.line = is_known ? pos_print_line(pos) : 0;
  site.col = is_known ? pos_print_col(pos) : 0;
  site.file = is_known ? program_strdup(g->prog, pos_file_name(pos)) : "?";
  IrFunc *func = gen_written_func(g, in, pos);
  site.func = program_strdup(g->prog, func ? func->short_name : in_name);
  site.text = source_text(g, texts.text);
  site.type_string = one_line(g, texts.type);
  site.reason = one_line(g, why.text);
  site.is_library = func && func->is_library;
  site.inl = gen_inl_node(g, pos.base);
  if (func && g->call_count) {
    site.call_count = g->call_count[func->id];
    MG_ASSERT(site.call_count || kind == SITE_NATIVE);
  }
  uint32_t index = program_add_site(g->prog, &site);
  g->prog->sites[index].origin = is_known ? origin_of(g, pos, kind, index) : index;
  if (g->options->contracts) contracts_note_site(g->options->contracts, index, pos);
  return index;
}

static bool may_stay(SiteKind kind) {
  return kind != SITE_VAR && kind != SITE_APPEND && kind != SITE_CHAN && kind != SITE_GOROUTINE &&
         kind != SITE_NATIVE;
}

// Where escape analysis has nothing to say.
static EscapeWhy plain_why(const IrNode *n, SiteKind kind, Type *object, SiteDecision decision) {
  if (decision == SITE_FRAME)
    return (EscapeWhy){SITE_RULE_NO_ESCAPE,
                       kind == SITE_MAP ? "does not escape; over 8 entries on the heap"
                       : kind == SITE_CONCAT || (kind == SITE_CONV && type_kind(object) != TYPE_ARRAY)
                           ? "does not escape; over 32 bytes on the heap"
                           : "does not escape"};
  switch ((IrOp)n->op) {
  case IR_APPEND: return (EscapeWhy){SITE_RULE_GROWTH, "append grows on the heap"};
  case IR_INDEXMAP: return (EscapeWhy){SITE_RULE_GROWTH, "maps grow on the heap"};
  case IR_ASOP: return (EscapeWhy){SITE_RULE_GROWTH, "+= makes a new string on the heap"};
  case IR_MAKECHAN: return (EscapeWhy){SITE_RULE_CHANNEL, "channels are on the heap"};
  case IR_GO: return (EscapeWhy){SITE_RULE_GOROUTINE, "run as goroutine"};
  default: break;
  }
  return n->esc == ESC_NONE ? (EscapeWhy){SITE_RULE_UNKNOWN_SIZE, "size not known"}
                            : (EscapeWhy){SITE_RULE_OTHER, "escapes to heap"};
}

static void count_run(void *ctx, uint32_t contract) {
  emit(ctx, OP_CONTRACT_RAN, 0, contract, 0);
}

// What is allocated next is part of these statements.
static void mark_stmts(Fn *f, Pos pos) {
  Contracts *k = f->g->options->contracts;
  if (k) contracts_visit_stmts(k, pos, count_run, f);
}

uint32_t gen_site(Fn *f, IrNode *n, SiteKind kind, Type *object) {
  mark_stmts(f, n->pos);
  if (n->site) return n->site;
  Gen *g = f->g;
  SiteDecision decision = may_stay(kind) && node_on_frame(n) ? SITE_FRAME : SITE_HEAP;
  EscapeWhy why = escape_node_why(g->ir, n);
  if (!why.text || decision == SITE_FRAME) why = plain_why(n, kind, object, decision);
  SiteText texts = {text_of(g, n), ""};
  if (object) texts.type = type_text(g, kind == SITE_CLOSURE && n->type ? n->type : object);
  n->site = add_site(g, f->func, f->name, n->pos, kind, object, decision, texts, why);
  uint32_t n_lines = 0;
  const EscapeLine *lines = decision == SITE_HEAP ? escape_node_chain(g->ir, n, &n_lines) : NULL;
  set_chain(g, n->site, lines, n_lines);
  return n->site;
}

void gen_site_decided(Fn *f, IrNode *n, SiteKind kind, Type *object, SiteRule rule, const char *reason) {
  if (n->site) return;
  EscapeWhy why = {rule, reason};
  SiteDecision decision = rule == SITE_RULE_ELIMINATED ? SITE_ELIMINATED : SITE_STATIC;
  SiteText texts = {text_of(f->g, n), type_text(f->g, object)};
  n->site = add_site(f->g, f->func, f->name, n->pos, kind, object, decision, texts, why);
}

uint32_t gen_var_site(Fn *f, IrVar *v) {
  Gen *g = f->g;
  struct GenSites *s = sites_of(g);
  if (v->id >= s->n_of_var) {
    uint32_t cap = g->ir->n_vars + 1024;
    s->of_var = x_realloc(s->of_var, cap, sizeof *s->of_var);
    memset(s->of_var + s->n_of_var, 0, (cap - s->n_of_var) * sizeof *s->of_var);
    s->n_of_var = cap;
  }
  if (s->of_var[v->id]) return s->of_var[v->id];
  bool is_heap = var_is_heap(g, v);
  EscapeWhy why = escape_var_why(v);
  if (!is_heap) why = (EscapeWhy){SITE_RULE_NO_ESCAPE, "does not escape"};
  if (!why.text) why = (EscapeWhy){SITE_RULE_OTHER, "moved to heap"};
  SiteText texts = {v->name, type_text(g, v->type)};
  uint32_t site =
      add_site(g, f->func, f->name, v->pos, SITE_VAR, v->type, is_heap ? SITE_HEAP : SITE_FRAME, texts, why);
  s->of_var[v->id] = site;
  uint32_t n_lines = 0;
  const EscapeLine *lines = is_heap ? escape_var_chain(v, &n_lines) : NULL;
  set_chain(g, site, lines, n_lines);
  return site;
}

uint32_t gen_native_site(Gen *g, IrFunc *func) {
  EscapeWhy why = {SITE_RULE_RUNTIME, "made by a library function in C"};
  return add_site(g, func, func->name, func->pos, SITE_NATIVE, NULL, SITE_HEAP,
                  (SiteText){func->short_name, ""}, why);
}
