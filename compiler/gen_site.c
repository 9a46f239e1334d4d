// SPDX-License-Identifier: MIT
// gen_site.c - rows of the site table: one for each variable that is moved to the
// heap and each allocating expression, wherever it lives.
#include "compiler/gen_impl.h"

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
  uint32_t i = (base * 2654435761u ^ lico * 40503u ^ kind * 97u) & (s->cap_origins - 1);
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

static const char *type_text(Gen *g, Type *t) {
  return g->options->counts_frames ? gen_type_text(g, t) : "";
}

// Texts are for reports: a run without statistics does not make them.
static const char *text_of(Gen *g, const IrNode *n) {
  if (!g->options->counts_frames) return "";
  switch ((IrOp)n->op) {
  case IR_GO: return arena_printf(g->arena, "go %s", expr_gc_text(g->ir, n->x));
  case IR_ASOP:
    return arena_printf(g->arena, "%s += %s", expr_gc_text(g->ir, n->x), expr_gc_text(g->ir, n->y));
  case IR_INDEXMAP: return arena_printf(g->arena, "%s = ...", expr_gc_text(g->ir, n));
  default: return expr_gc_text(g->ir, n);
  }
}

static uint32_t add_site(Fn *f, Pos pos, SiteKind kind, Type *object, SiteDecision decision, const char *text,
                         const char *type_string, const char *reason) {
  Gen *g = f->g;
  Site site = {.kind = (uint8_t)kind, .decision = (uint8_t)decision};
  site.type = object ? gen_rtype(g, object) : NULL;
  if (object && (kind != SITE_MAKE || decision == SITE_FRAME) && kind != SITE_APPEND && kind != SITE_MAP &&
      kind != SITE_CHAN && kind != SITE_CONCAT && (kind != SITE_CONV || type_kind(object) == TYPE_ARRAY))
    site.size = (uint64_t)type_size(object);
  bool is_known = pos_is_known(pos);
  site.line = is_known ? pos_print_line(pos) : 0;
  site.col = is_known ? pos_print_col(pos) : 0;
  site.file = is_known ? program_strdup(g->prog, pos_file_name(pos)) : "?";
  const IrFunc *callee = pos_is_known(pos) ? ir_inl_callee(g->ir, pos.base) : NULL;
  const IrFunc *func = callee ? callee : f->func;
  site.func = program_strdup(g->prog, func ? func->short_name : f->name);
  site.text = one_line(g, text);
  site.type_string = one_line(g, type_string);
  site.reason = one_line(g, reason);
  site.is_library = func && func->is_library;
  site.inl = gen_inl_node(g, pos.base);
  uint32_t index = program_add_site(g->prog, &site);
  g->prog->sites[index].origin = is_known ? origin_of(g, pos, kind, index) : index;
  return index;
}

uint32_t gen_site(Fn *f, IrNode *n, SiteKind kind, Type *object) {
  if (n->site) return n->site;
  Gen *g = f->g;
  SiteDecision decision = SITE_HEAP;
  switch (kind) {
  case SITE_NEW:
  case SITE_LIT:
  case SITE_MAKE:
  case SITE_CLOSURE:
  case SITE_BOX:
  case SITE_VARIADIC:
  case SITE_CONCAT:
  case SITE_CONV:
  case SITE_MAP:
    if (node_on_frame(n)) decision = SITE_FRAME;
    break;
  default: break;
  }
  const char *reason = NULL;
  if (g->options->node_reason) reason = g->options->node_reason(g->options->context, n);
  if (!reason)
    reason = decision != SITE_FRAME ? n->esc == ESC_NONE ? "size not known" : "escapes to heap"
             : kind == SITE_MAP     ? "does not escape; over 8 entries on the heap"
             : kind == SITE_CONCAT || (kind == SITE_CONV && type_kind(object) != TYPE_ARRAY)
                 ? "does not escape; over 32 bytes on the heap"
                 : "does not escape";
  const char *type = object ? type_text(g, kind == SITE_CLOSURE && n->type ? n->type : object) : "";
  return n->site = add_site(f, n->pos, kind, object, decision, text_of(g, n), type, reason);
}

void gen_site_decided(Fn *f, IrNode *n, SiteKind kind, Type *object, SiteDecision decision,
                      const char *reason) {
  if (n->site) return;
  n->site = add_site(f, n->pos, kind, object, decision, text_of(f->g, n), type_text(f->g, object), reason);
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
  const char *reason = NULL;
  if (g->options->var_reason) reason = g->options->var_reason(g->options->context, v);
  bool is_heap = var_is_heap(g, v);
  if (!reason) reason = is_heap ? "moved to heap" : "does not escape";
  return s->of_var[v->id] = add_site(f, v->pos, SITE_VAR, v->type, is_heap ? SITE_HEAP : SITE_FRAME, v->name,
                                     type_text(g, v->type), reason);
}
