// SPDX-License-Identifier: MIT
// inline.c - which functions are cheap enough, and where their calls stand.
//
// Follows cmd/compile/internal/inline (inl.go) of Go 1.19. For each component of
// the call graph, callees first, and each function f of it:
// 1. can_inline(f): walk the body, one unit a node with gc's exceptions, against
//    a budget of 80. A pristine copy of the body is kept.
// 2. inline_calls(f): replace calls of inlinable functions, from the leaves up;
//    into an inlined body again, but never one function twice on the same path.
//    Functions of more than 5000 nodes take only bodies of cost 20 or less.
// It departs from gc where our tree has other nodes for the same source: see
// node_cost. Generic shapes, -race and the runtime's own special cases are left out.
#include "compiler/inline.h"

#include "compiler/arena.h"
#include "compiler/callgraph.h"
#include "compiler/check.h"
#include "compiler/constval.h"
#include "compiler/diag.h"
#include "compiler/inline_impl.h"

enum {
  MAX_BUDGET = 80,
  EXTRA_APPEND_COST = 0,
  EXTRA_CALL_COST = 57, // gc measured 57 to be a good value for a call that stays
  EXTRA_PANIC_COST = 1,
  CLOSURE_COST = 15,
  BIG_FUNCTION_NODES = 5000,
  BIG_FUNCTION_MAX_COST = 20,
};

const char *ir_func_text(IrProgram *p, const IrFunc *f) {
  if (!f->is_library || !f->pkg) return f->short_name;
  return arena_printf(p->arena, "%s.%s", ir_package_text(p, f->pkg), f->short_name);
}

// ---- what a callee expression is ----

static IrNode *static_value_of_var(const IrNode *n) {
  if (n->op != IR_NAME || !n->var || n->var->class != IR_VAR_AUTO) return NULL;
  const IrVar *v = n->var;
  if (!v->defn || v->is_reassigned || v->is_addrtaken) return NULL;
  if (v->defn->op == IR_AS) return v->defn->y;
  if (v->defn->op == IR_AS2)
    for (uint32_t i = 0; i < ir_len(v->defn->list); i++)
      if (v->defn->list->at[i]->op == IR_NAME && v->defn->list->at[i]->var == v) return v->defn->rlist->at[i];
  return NULL;
}

IrNode *ir_static_value(IrNode *n) {
  for (;;) {
    IrNode *next;
    if (n->op == IR_CONVNOP)
      next = n->x;
    else if (n->op == IR_INLCALL && ir_len(n->rlist) == 1)
      next = n->rlist->at[0];
    else
      next = static_value_of_var(n);
    if (!next) return n;
    n = next;
  }
}

// A method expression whose receiver has another type than the method's is not looked through.
static IrFunc *inline_callee(IrNode *x) {
  IrFunc *f = ir_static_callee(x);
  return f && f->is_wrapper ? NULL : f;
}

IrFunc *ir_static_callee(IrNode *x) {
  x = ir_static_value(x);
  switch (x->op) {
  case IR_METHEXPR:
  case IR_FUNCNAME:
  case IR_CLOSURE: return x->func;
  default: return NULL;
  }
}

static int compare_name(const void *name, const void *row) {
  return strcmp(name, *(const char *const *)row);
}

// A call, by its name, of a function that gc compiles to instructions: an ordinary node, never inlined.
static bool is_intrinsic(const IrNode *call, const IrFunc *f) {
  // In the order of strcmp.
  static const char *const names[] = {"math.Ceil",
                                      "math.FMA",
                                      "math.Floor",
                                      "math.RoundToEven",
                                      "math.Sqrt",
                                      "math.Trunc",
                                      "math.sqrt",
                                      "math/bits.Add",
                                      "math/bits.Add64",
                                      "math/bits.Div",
                                      "math/bits.Div64",
                                      "math/bits.Len",
                                      "math/bits.Len16",
                                      "math/bits.Len32",
                                      "math/bits.Len64",
                                      "math/bits.Len8",
                                      "math/bits.Mul",
                                      "math/bits.Mul64",
                                      "math/bits.OnesCount",
                                      "math/bits.OnesCount16",
                                      "math/bits.OnesCount32",
                                      "math/bits.OnesCount64",
                                      "math/bits.ReverseBytes32",
                                      "math/bits.ReverseBytes64",
                                      "math/bits.RotateLeft",
                                      "math/bits.RotateLeft16",
                                      "math/bits.RotateLeft32",
                                      "math/bits.RotateLeft64",
                                      "math/bits.RotateLeft8",
                                      "math/bits.Sub",
                                      "math/bits.Sub64",
                                      "math/bits.TrailingZeros16",
                                      "math/bits.TrailingZeros32",
                                      "math/bits.TrailingZeros64",
                                      "math/bits.TrailingZeros8",
                                      "runtime.KeepAlive"};
  if (!f || !f->is_library || call->x->op != IR_FUNCNAME) return false;
  static const char atomic[] = "sync/atomic.";
  const char *name = f->name + sizeof atomic - 1;
  if (strncmp(f->name, atomic, sizeof atomic - 1) == 0 && *name >= 'A' && *name <= 'Z')
    return !f->is_method && strcmp(name, "StorePointer") != 0 && strcmp(name, "SwapPointer") != 0 &&
           strcmp(name, "CompareAndSwapPointer") != 0;
  return bsearch(f->name, names, COUNT_OF(names), sizeof *names, compare_name);
}

// ---- budget ----

typedef struct Hairy {
  Inl *in;
  int32_t budget;
  const char *reason;
  const IrFunc *func; // whose body is read: the function, or a literal in it
  bool is_after_type; // a function around it has declared a type
} Hairy;

static const char DCLTYPE[] = "unhandled op DCLTYPE";

static bool can_inline(Inl *in, IrFunc *f);

static bool is_after_type(const IrFunc *f, Pos pos) {
  return f->has_local_types && pos_compare(f->local_type_pos, pos) < 0;
}

// The first thing that forbids inlining counts. A type declaration has no node: its place is compared.
static bool refuse(Hairy *h, const IrNode *n, const char *reason) {
  h->reason = h->is_after_type || is_after_type(h->func, n->pos) ? DCLTYPE : reason;
  return true;
}

static bool visit(IrNode *n, void *ctx);

static bool visit_list(IrList *l, Hairy *h) {
  for (uint32_t i = 0; i < ir_len(l); i++)
    if (visit(l->at[i], h)) return true;
  return false;
}

// Counts one node and its children; true: too hairy, h->reason says why (or the budget is gone).
static bool visit(IrNode *n, void *ctx) {
  Hairy *h = ctx;
  switch (n->op) {
  case IR_CALLFUNC: {
    IrFunc *f = inline_callee(n->x);
    if (is_intrinsic(n, f)) break;
    if (f && f->is_closure && !f->can_inline && !f->inl_reason) can_inline(h->in, f);
    h->budget -= f && f->can_inline ? f->inl_cost : EXTRA_CALL_COST;
    break;
  }
  case IR_CALLINTER: h->budget -= EXTRA_CALL_COST; break;
  case IR_PANIC:
    if (n->x->op == IR_CONVIFACE && n->x->is_implicit) h->budget++;
    h->budget -= EXTRA_PANIC_COST;
    break;
  case IR_RECOVER: return refuse(h, n, "call to recover");
  case IR_CLOSURE: {
    h->budget -= CLOSURE_COST;
    const IrFunc *outer = h->func;
    bool was_after_type = h->is_after_type;
    h->is_after_type |= is_after_type(outer, n->pos);
    h->func = n->func;
    bool is_hairy = visit_list(n->func->body, h);
    if (!is_hairy && n->func->has_local_types) is_hairy = refuse(h, n, DCLTYPE);
    h->func = outer;
    h->is_after_type = was_after_type;
    if (is_hairy) return true;
    break;
  }
  case IR_GO: return refuse(h, n, "unhandled op GO");
  case IR_DEFER: return refuse(h, n, "unhandled op DEFER");
  case IR_APPEND: h->budget -= EXTRA_APPEND_COST; break;
  case IR_DEREF: {
    const IrNode *p = n->x;
    while (p->op == IR_CONVNOP) p = p->x;
    if (p->op == IR_ADDR) h->budget++;
    break;
  }
  case IR_CONVNOP: h->budget++; break;
  case IR_FALL: return false;
  case IR_IF:
    if (n->x->op == IR_LITERAL) {
      if (visit_list(n->init, h)) return true;
      return visit_list(const_bool(n->x->val) ? n->body : n->els, h);
    }
    break;
  case IR_BLOCK: h->budget++; break;
  case IR_METHVALUE: h->budget--; break;
  case IR_SLICELIT:
    if (n->is_implicit) // gc packs variadic arguments later
      h->budget++;
    else
      h->budget--;
    break;
  case IR_NIL:
    if (n->is_implicit) h->budget++;
    break;
  case IR_KEY:
    if (n->is_implicit)
      h->budget++; // no key in the source
    else if (!n->x)
      h->budget--; // the index is a node in gc's tree
    break;
  case IR_NEW: h->budget--; break; // its type is a node
  case IR_METHEXPR: break;         // gc: itself free, its type a node
  case IR_DCL:
    if (n->is_implicit) return false;
    h->budget--; // the name it declares
    break;
  case IR_AS:
    if (!n->is_implicit) break;
    // Only the place where a temporary's value goes is in gc's tree.
    h->budget++;
    return visit(n->x, h);
  case IR_CASE:
    if (n->var) h->budget--;
    break;
  case IR_TYPESW:
    if (n->is_define) h->budget--;
    break;
  case IR_MAKEMAP:
  case IR_MAKECHAN:
    if (!n->x) h->budget--; // gc adds a zero size
    break;
  default: break;
  }
  h->budget--;
  if (h->budget < 0 && h->in->opt->m_level < 2) {
    h->reason = "too expensive";
    return true;
  }
  return ir_each_child(n, visit, h);
}

static const char *refusal(Inl *in, IrFunc *f, int32_t *cost) {
  if (f->pragma_noinline) return "marked go:noinline";
  if (f->pragma_cgo_unsafe_args) return "marked go:cgo_unsafe_args";
  if (f->pragma_uintptr_keepalive) return "marked as having a keep-alive uintptr argument";
  if (!f->body) return "no function body";
  // A library function may state the cost of Go's body: its own is not counted then.
  bool is_stated = f->pragma_inlcost >= 0;
  Hairy h = {.in = in, .budget = is_stated ? INT32_MAX : MAX_BUDGET, .func = f};
  if (visit_list(f->body, &h)) return h.reason;
  if (f->has_local_types) return DCLTYPE;
  *cost = is_stated ? f->pragma_inlcost : MAX_BUDGET - h.budget;
  if (*cost > MAX_BUDGET)
    return arena_printf(in->p->arena, "function too complex: cost %d exceeds budget %d", *cost, MAX_BUDGET);
  return NULL;
}

static const char *signature_text(Inl *in, const IrFunc *f) {
  const char *sig = type_gc_string(in->p->arena, f->type, in->p->user_pkg);
  if (!f->is_method) return sig;
  return arena_printf(in->p->arena, "method(%s) %s",
                      type_gc_string(in->p->arena, f->params[0]->type, in->p->user_pkg), sig);
}

// Decides once; true if f may be inlined.
static bool can_inline(Inl *in, IrFunc *f) {
  if (f->can_inline || f->inl_reason) return f->can_inline;
  if (f->is_init && !f->obj) {
    f->inl_reason = "package initialization";
    return false;
  }
  f->inl_reason = "recursive"; // while it is being looked at
  f->inl_reason = refusal(in, f, &f->inl_cost);
  bool say = in->opt->m_level && !f->is_library && !f->is_wrapper;
  if (f->inl_reason) {
    if (say && in->opt->m_level > 1)
      diag_info(f->pos, "cannot inline %s: %s", ir_func_text(in->p, f), f->inl_reason);
    return false;
  }
  f->can_inline = true;
  f->inl_body = inl_pristine_body(in->p, f);
  if (say) {
    if (in->opt->m_level > 1)
      diag_info(f->pos, "can inline %s with cost %d as: %s { %s }", ir_func_text(in->p, f), f->inl_cost,
                signature_text(in, f), ir_list_text(in->p, f->inl_body));
    else
      diag_info(f->pos, "can inline %s", ir_func_text(in->p, f));
  }
  return true;
}

// ---- calls ----

static bool count_nodes(IrNode *n, void *ctx) {
  int32_t *left = ctx;
  if (--*left <= 0) return true;
  return ir_each_child(n, count_nodes, ctx);
}

static bool is_big(IrFunc *f) {
  int32_t left = BIG_FUNCTION_NODES;
  for (uint32_t i = 0; i < ir_len(f->body); i++)
    if (count_nodes(f->body->at[i], &left)) return true;
  return false;
}

static IrNode *edit(IrNode *n, void *ctx) {
  Inl *in = ctx;
  if (n->op == IR_CLOSURE) return n;
  if ((n->op == IR_GO || n->op == IR_DEFER) && n->x->op == IR_CALLFUNC) n->x->no_inline = true;
  ir_edit_children(n, edit, in);
  if (n->op != IR_CALLFUNC || n->no_inline) return n;
  IrFunc *f = inline_callee(n->x);
  if (!f || is_intrinsic(n, f)) return n;
  if (f->is_closure) can_inline(in, f);
  if (!f->can_inline || f->inl_cost > in->max_cost || f == in->cur) return n;
  if (f->is_inlining) {
    if (in->opt->m_level > 1 && !in->cur->is_library)
      diag_info(pos_outermost(n->pos), "cannot inline %s into %s: repeated recursive cycle",
                ir_func_text(in->p, f), ir_func_text(in->p, in->cur));
    return n;
  }
  IrNode *inlined = inl_make_call(in, n, f);
  if (!inlined) return n;
  if (in->opt->m_level && !in->cur->is_library && !in->cur->is_wrapper)
    diag_info(pos_outermost(n->pos), "inlining call to %s", ir_func_text(in->p, f));
  f->is_inlining = true;
  ir_edit_children(inlined, edit, in);
  f->is_inlining = false;
  return inlined;
}

static void inline_calls(Inl *in, IrFunc *f) {
  in->cur = f;
  in->max_cost = is_big(f) ? BIG_FUNCTION_MAX_COST : MAX_BUDGET;
  for (uint32_t i = 0; i < ir_len(f->body); i++) f->body->at[i] = edit(f->body->at[i], in);
}

static void visit_component(void *ctx, IrFunc **funcs, uint32_t n, bool recursive) {
  Inl *in = ctx;
  uint32_t n_declared = 0;
  for (uint32_t i = 0; i < n; i++) n_declared += !funcs[i]->is_closure;
  for (uint32_t i = 0; i < n; i++) {
    IrFunc *f = funcs[i];
    if (!recursive || n_declared > 1) {
      can_inline(in, f);
    } else {
      f->inl_reason = "recursive";
      if (in->opt->m_level > 1 && !f->is_library)
        diag_info(f->pos, "cannot inline %s: recursive", ir_func_text(in->p, f));
    }
    inline_calls(in, f);
  }
}

void inline_program(IrProgram *p, const InlineOptions *options) {
  if (options->off) return;
  Inl in = {.p = p, .opt = options};
  callgraph_visit_bottom_up(p, visit_component, &in);
}

void inline_report_wrappers(IrProgram *p, int m_level) {
  if (!m_level) return;
  for (uint32_t i = 0; i < p->user_pkg->n_types; i++) {
    const Type *t = p->user_pkg->types[i]->type;
    if (t->kind != TYPE_NAMED || p->user_pkg->types[i]->is_alias) continue;
    for (uint32_t k = 0; k < t->n_named_methods; k++) {
      const Obj *m = t->named_methods[k];
      const IrFunc *f = m->ir;
      if (f && f->can_inline && !m->is_ptr_recv)
        diag_info((Pos){0}, "<autogenerated>:1: inlining call to %s", ir_func_text(p, f));
    }
  }
}
