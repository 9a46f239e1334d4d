// SPDX-License-Identifier: MIT
// escape_leaks.c - what callers are told of a function's parameters: the least
// number of dereferences on any path from each to the heap and to each result.
#include "compiler/escape_impl.h"

void esc_leaks_clear(IrLeaks *l) {
  memset(l->derefs, -1, sizeof l->derefs);
}

void esc_leaks_add(IrLeaks *l, uint32_t target, int derefs) {
  if (derefs > INT8_MAX) derefs = INT8_MAX;
  if (l->derefs[target] < 0 || derefs < l->derefs[target]) l->derefs[target] = (int8_t)derefs;
}

void esc_leak_to(Location *l, const Location *sink, int derefs) {
  uint32_t target = 0;
  if (!sink->escapes && esc_is_var(sink, IR_VAR_RESULT) && sink->func == l->func &&
      sink->result_index <= IR_LEAK_RESULTS)
    target = sink->result_index;
  esc_leaks_add(&l->leaks, target, derefs);
}

// Paths to results that are no shorter than the one to the heap say nothing.
static void drop_useless(IrLeaks *l) {
  if (l->derefs[0] < 0) return;
  for (uint32_t i = 1; i <= IR_LEAK_RESULTS; i++)
    if (l->derefs[i] >= l->derefs[0]) l->derefs[i] = -1;
}

// ---- functions without a body ----

static const char *native_leaks(const char *name) {
  static const struct {
    const char *name, *leaks;
  } table[] = {
#define NATIVE(name, function, flags, leaks) {name, leaks},
#include "runtime/natives.def"
#undef NATIVE
  };
  for (size_t i = 0; i < COUNT_OF(table); i++)
    if (strcmp(table[i].name, name) == 0) return table[i].leaks;
  return NULL;
}

static void add_to_results(const IrFunc *f, IrLeaks *l, int derefs) {
  for (uint32_t i = 0; i < f->n_results; i++) {
    if (!type_has_pointers(f->results[i]->type)) continue;
    esc_leaks_add(l, i < IR_LEAK_RESULTS ? i + 1 : 0, derefs);
  }
}

// The name of parameter v in messages.
static const char *param_text(Escape *e, const IrVar *v) {
  bool is_named = v->obj && v->obj->name && *v->obj->name;
  return is_named ? v->name : arena_printf(e->p->arena, "arg#%u", v->index + 1);
}

static void tag_native(Escape *e, IrFunc *f, IrVar *v, IrLeaks *l, char leak) {
  bool is_named = v->obj && v->obj->name && *v->obj->name;
  bool say = esc_is_loud(e, f);
  if (type_kind(v->type) == TYPE_UINTPTR) {
    if (say) diag_info(v->pos, "assuming %s is unsafe uintptr", param_text(e, v));
    return;
  }
  if (!type_has_pointers(v->type)) return;
  switch (leak) {
  case 'h': esc_leaks_add(l, 0, 0); return;
  case 'c': esc_leaks_add(l, 0, 1); return;
  case 'r': add_to_results(f, l, 0); return;
  case 'd': add_to_results(f, l, 1); return;
  case '-': return;
  default: break;
  }
  // Assumed unsafe unless declared //go:noescape.
  if (f->pragma_noescape) {
    if (say && is_named) diag_info(v->pos, "%s does not escape", v->name);
  } else {
    if (say && is_named) diag_info(v->pos, "leaking param: %s", v->name);
    esc_leaks_add(l, 0, 0);
  }
}

// ---- functions with one ----

// A uintptr parameter, or ...uintptr, of a //go:uintptrescapes function.
static bool tag_escaping_uintptr(Escape *e, IrFunc *f, IrVar *v, IrLeaks *l) {
  const Type *elem = v->is_variadic ? type_under(v->type)->elem : v->type;
  if (!f->pragma_uintptr_escapes || type_kind((Type *)elem) != TYPE_UINTPTR) return false;
  if (esc_is_loud(e, f) && !f->is_wrapper)
    diag_info(v->pos, "marking %s as escaping %suintptr", param_text(e, v), v->is_variadic ? "..." : "");
  esc_leaks_add(l, 0, 0);
  return true;
}

static void tag_param(Escape *e, IrFunc *f, IrVar *v, IrLeaks *l) {
  if (tag_escaping_uintptr(e, f, v, l)) return;
  if (!type_has_pointers(v->type) || strcmp(v->name, "_") == 0) return;
  Location *loc = v->esc_loc;
  *l = loc->leaks;
  drop_useless(l);
  if (!esc_is_loud(e, f) || f->is_wrapper || loc->escapes) return;
  bool is_empty = true;
  for (uint32_t i = 0; i <= IR_LEAK_RESULTS; i++) is_empty &= l->derefs[i] < 0;
  if (is_empty) diag_info(v->pos, "%s does not escape", v->name);
  if (l->derefs[0] >= 0) diag_info(v->pos, "leaking param%s: %s", l->derefs[0] ? " content" : "", v->name);
  for (uint32_t i = 1; i <= IR_LEAK_RESULTS; i++)
    if (l->derefs[i] >= 0)
      diag_info(v->pos, "leaking param: %s to result %s level=%d", v->name, f->results[i - 1]->name,
                l->derefs[i]);
}

static bool take_word(const char **s, const char *word) {
  size_t n = strlen(word);
  if (strncmp(*s, word, n) != 0) return false;
  const char *t = *s + n;
  if (*t != ' ' && *t != '=' && *t != '\n' && *t) return false;
  while (*t == ' ') t++;
  *s = t;
  return true;
}

typedef struct PragmaLeak {
  uint32_t param, target; // target as in IrLeaks
  int level;
} PragmaLeak;

// Reads the line at *s, "p level=n" (to the heap) or "p to result r level=n", and
// moves *s to the next, or to NULL. False: it says nothing of f.
static bool next_pragma(const IrFunc *f, const char **s, PragmaLeak *leak) {
  const char *end = strchr(*s, '\n');
  *leak = (PragmaLeak){.param = f->n_params};
  for (uint32_t i = 0; i < f->n_params && leak->param == f->n_params; i++)
    if (take_word(s, f->params[i]->name)) leak->param = i;
  if (take_word(s, "to") && take_word(s, "result"))
    for (uint32_t i = 0; i < f->n_results && i < IR_LEAK_RESULTS && !leak->target; i++)
      if (take_word(s, f->results[i]->name)) leak->target = i + 1;
  bool ok = leak->param < f->n_params && strncmp(*s, "level=", 6) == 0;
  if (ok) leak->level = atoi(*s + 6);
  *s = end ? end + 1 : NULL;
  return ok;
}

// Pragmas can only add.
static void apply_pragma(IrFunc *f) {
  PragmaLeak leak;
  for (const char *s = f->pragma_leaks; s && *s;)
    if (next_pragma(f, &s, &leak)) esc_leaks_add(&f->leaks[leak.param], leak.target, leak.level);
  for (uint32_t i = 0; f->pragma_leaks && i < f->n_params; i++) drop_useless(&f->leaks[i]);
}

// The leaks to the heap hold for an inlined copy too: they are Go's, whose body is
// another.
void esc_inlined_pragma(Escape *e, const IrNode *call) {
  const IrFunc *f = call->func;
  if (!f || !f->pragma_leaks) return;
  const IrNode *as = NULL; // the assignment of the arguments
  for (uint32_t i = 0; i < ir_len(call->init); i++) {
    const IrNode *n = call->init->at[i];
    if ((n->op == IR_AS || n->op == IR_AS2) && n->is_define) as = n;
  }
  PragmaLeak leak;
  for (const char *s = f->pragma_leaks; as && s && *s;) {
    if (!next_pragma(f, &s, &leak) || leak.target) continue;
    if (as->op == IR_AS2 && leak.param >= ir_len(as->list)) continue;
    const IrNode *lhs = as->op == IR_AS ? as->x : as->list->at[leak.param];
    if (!lhs->var || !type_has_pointers(lhs->type)) continue;
    esc_flow(e, esc_note(e, esc_shift(esc_heap_hole(e), leak.level), call, "call parameter"),
             esc_var_loc(e, lhs->var));
  }
}

static bool find_method(IrNode *n, void *ctx) {
  const IrFunc **found = ctx;
  if (n->op == IR_METHEXPR || n->op == IR_INLCALL) *found = n->func;
  return *found || ir_each_child(n, find_method, ctx);
}

// A method expression like (*T).M of a method of T: gc takes the summary of the method's own
// receiver for that of its pointer.
static void tag_wrapper(IrFunc *f) {
  const IrFunc *method = NULL;
  for (uint32_t i = 0; i < ir_len(f->body); i++) find_method(f->body->at[i], &method);
  if (!method || !method->leaks || !f->n_params) return;
  if (!type_has_pointers(method->params[0]->type)) esc_leaks_add(&f->leaks[0], 0, 0);
  for (uint32_t i = 0; i <= IR_LEAK_RESULTS; i++)
    if (method->leaks[0].derefs[i] >= 0) esc_leaks_add(&f->leaks[0], i, method->leaks[0].derefs[i]);
}

void esc_tag_params(Escape *e, IrFunc *f) {
  f->leaks = ARENA_ARRAY(e->p->arena, IrLeaks, f->n_params);
  const char *leaks = f->is_native && f->is_library ? native_leaks(f->name) : NULL;
  for (uint32_t i = 0; i < f->n_params; i++) {
    esc_leaks_clear(&f->leaks[i]);
    if (!f->is_native) {
      tag_param(e, f, f->params[i], &f->leaks[i]);
      continue;
    }
    char leak = 0;
    if (leaks) {
      leak = *leaks ? *leaks++ : '-';
    }
    tag_native(e, f, f->params[i], &f->leaks[i], leak);
  }
  apply_pragma(f);
  if (f->is_wrapper && f->wrapped_name) tag_wrapper(f);
}
