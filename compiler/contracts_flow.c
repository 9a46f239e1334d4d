// SPDX-License-Identifier: MIT
// contracts_flow.c - how many objects a call of a function can allocate, read from its code.
//
// The bytecode says it best: what the generator has kept in the frame, made static or left out
// allocates nothing, whatever the tree looked like. A function's code is a graph of instructions;
// an instruction costs [lo, hi] objects, a call what its function costs. Of all paths from the entry to RET,
// lo is the cheapest and hi the dearest; what only leads to a panic or the end of the program is
// on no such path. Always true: lo is never too high, hi never too low.
//
//   1. The functions that can be reached, callees first (depth-first search).
//   2. Each function: strongly connected components (Tarjan's algorithm with a stack of its own;
//      components come out after those they lead to, so their costs are known). A loop that allocates has
//      no bound; its lo is that of leaving at once.
//   3. 2 again for all until nothing changes: recursion. hi starts at "never returns" and grows, lo falls;
//      what still grows after MAX_GROWTH rounds has no bound.
//
// A function whose deferred calls may recover has no bound either: a panic anywhere in it returns, and
// the value of a panic may be allocated.
#include "compiler/contracts_flow.h"

#include "compiler/vec.h"

static const uint32_t native_flags[] = {
#define NATIVE(name, function, flags, leaks) flags,
#include "runtime/natives.def"
#undef NATIVE
};

enum { MAX_GROWTH = 8, MAX_ROUNDS = 1000 };

typedef struct Node {
  int64_t lo, hi; // to the return
  uint32_t callee;
  uint32_t index, low; // Tarjan's; 0: not visited
  bool on_stack;
} Node;

// A function, or the part of one that an inlined call has become.
typedef struct FlowFunc {
  const FuncInfo *info;
  uint32_t begin, end; // offsets of its code
  int64_t contract;    // it ends at CONTRACT_LEAVE of this one; -1: at RET
  Node *nodes;         // by word offset from begin
  int64_t lo, hi;
  uint32_t n_growths;
  bool may_recover;
} FlowFunc;

typedef struct Visit {
  uint32_t pc, k;
} Visit;

struct Flow {
  const Program *p;
  FlowFunc **funcs; // by function, then the inlined roots; NULL: not reached
  uint32_t n_funcs;
  VEC(uint32_t) postorder; // callees first
  // of one function's search
  VEC(Visit) visits;
  VEC(uint32_t) stack;
  uint32_t n_index;
};

// ---- instructions -----------------------------------------------------------

static int64_t add(int64_t a, int64_t b) {
  return a >= FLOW_MANY || b >= FLOW_MANY ? FLOW_MANY : a + b;
}

// An object that gc has decided about: in the frame it is so only up to some size.
static Cost sized(const Program *p, uint32_t site) {
  return (Cost){p->sites[site].decision == SITE_FRAME ? COST_MAY : COST_HEAP, 0, 1, site};
}

static Cost boxed(const Program *p, uint32_t site) {
  const RType *t = p->sites[site].type;
  if (!t || t->size == 0 || (t->size == 1 && p->sites[site].decision == SITE_STATIC)) return (Cost){0};
  // Words with small values, empty strings and nil slices have a place of their own.
  bool is_special = t->size <= 8 || (t->layout && t->size <= 24);
  return (Cost){COST_HEAP, !is_special, 1, site};
}

static bool is_zero_size(const RType *t) {
  return t && t->size == 0;
}

Cost cost_of(const Program *p, const Insn *ip) {
  switch ((Opcode)ip->op) {
  case OP_NEW:
    if (is_zero_size(p->sites[ip->x].type)) return (Cost){0};
    return (Cost){COST_HEAP, 1, 1, ip->x};
  case OP_CLOSURE: return (Cost){COST_HEAP, 1, 1, ip->x};
  case OP_MAKE_SLICE:
    if (p->sites[ip[1].w].type && is_zero_size(p->sites[ip[1].w].type->elem)) return (Cost){0};
    return (Cost){COST_HEAP, 0, 1, ip[1].w};
  case OP_MAKE_MAP:
    return ip->c == NO_SLOT ? (Cost){COST_HEAP, 1, ip->b == NO_SLOT ? 1 : 3, ip[1].y}
                            : (Cost){COST_MAY, 0, 3, ip[1].y};
  case OP_MAKE_CHAN: return (Cost){COST_HEAP, 1, 2, ip[1].w};
  case OP_CONCAT: return sized(p, ip[1].y);
  case OP_STR_TO_BYTES:
  case OP_BYTES_TO_STR:
  case OP_STR_TO_RUNES:
  case OP_RUNES_TO_STR:
  case OP_RUNE_TO_STR: return sized(p, ip[1].w);
  case OP_APPEND_8:
  case OP_APPEND_16:
  case OP_APPEND_32:
  case OP_APPEND_64:
  case OP_APPEND_PTR:
  case OP_APPEND_STR:
  case OP_APPEND_IFACE:
  case OP_APPEND_SLICE:
  case OP_APPEND_TYPE:
  case OP_APPEND_ALL: return (Cost){COST_MAY, 0, 1, ip[1].w};
  case OP_MAP_SET: return (Cost){COST_MAY, 0, FLOW_MANY, ip[1].y};
  case OP_MAP_ITER:
  case OP_MAP_NEXT:
  case OP_GO: return (Cost){0}; // nothing on the heap
  case OP_EFACE_BOX:
  case OP_IFACE_BOX: return boxed(p, ip[1].w);
  case OP_NATIVE:
  case OP_NATIVE_W: {
    uint32_t flags = native_flags[p->natives[ip->x].native];
    if (flags & NATIVE_CALL) return (Cost){COST_UNKNOWN, 0, FLOW_MANY, 0};
    if (flags & NATIVE_ALLOC) return (Cost){COST_MAY, 0, FLOW_MANY, 0};
    return (Cost){0};
  }
  case OP_CALL_C:
  case OP_CALL_C_W:
  case OP_CALL_I:
  case OP_CALL_I_W:
  case OP_DEFER: return (Cost){COST_UNKNOWN, 0, FLOW_MANY, 0};
  default: return op_info[ip->op].flags & OPF_ALLOC ? (Cost){COST_MAY, 0, FLOW_MANY, 0} : (Cost){0};
  }
}

static Node *node_at(const FlowFunc *f, uint32_t pc) {
  return &f->nodes[pc - f->begin];
}

static const Insn *insn_at(const FlowFunc *f, uint32_t pc) {
  return f->info->entry + pc;
}

static Cost cost_at(const Flow *fl, const FlowFunc *f, uint32_t pc) {
  const Insn *ip = insn_at(f, pc);
  if (node_at(f, pc)->callee != RT_NO_FUNC) return (Cost){0};
  return cost_of(fl->p, ip);
}

static bool is_exit(const Program *p, const Insn *ip) {
  static const char *const names[] = {"os.sysExit", "runtime.Goexit", "sync.fatal"};
  if (ip->op != OP_NATIVE && ip->op != OP_NATIVE_W) return false;
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (strcmp(p->natives[ip->x].name, names[i]) == 0) return true;
  return false;
}

// The call there never returns.
static bool is_dead_end(const Flow *fl, const FlowFunc *f, uint32_t pc) {
  const Insn *ip = insn_at(f, pc);
  uint32_t callee = node_at(f, pc)->callee;
  if (callee != RT_NO_FUNC && ip->op != OP_DEFER) return fl->funcs[callee]->hi == FLOW_NEVER;
  return is_exit(fl->p, ip);
}

static int64_t jump_of(const Insn *ip) {
  const OpInfo *info = &op_info[ip->op];
  if (info->b == KIND_j) return info->format == FMT_J || info->format == FMT_AJ ? ip->sx : ip->sb;
  return info->c == KIND_j ? ip->sc : ip[1].sy;
}

// Of an inlined part the CONTRACT_LEAVE at its end; those before it end copies inside it, of a recursive
// function.
static bool is_return(const FlowFunc *f, const Insn *ip) {
  if (f->contract < 0) return ip->op == OP_RET;
  return ip->op == OP_CONTRACT_LEAVE && ip->x == f->contract && ip + insn_words(ip) == insn_at(f, f->end);
}

static int64_t next_of(const Flow *fl, const FlowFunc *f, uint32_t pc, uint32_t k) {
  const Insn *ip = insn_at(f, pc);
  if (is_return(f, ip)) return -1;
  uint16_t flags = op_info[ip->op].flags;
  bool falls = !(flags & OPF_END) && !is_dead_end(fl, f, pc);
  uint32_t n_jumps = ip->op == OP_JTAB ? ip->x : (flags & OPF_JUMP) != 0;
  if (k == n_jumps) return falls ? (int64_t)pc + insn_words(ip) : -1;
  if (k > n_jumps) return -1;
  if (ip->op == OP_JTAB) return pc + (k % 2 ? (int64_t)ip[1 + k / 2].sy : (int64_t)(int32_t)ip[1 + k / 2].w);
  return pc + jump_of(ip);
}

// ---- 1. the functions -------------------------------------------------------

// Of a function that is deferred: recover() in it works, or in one that it wraps.
static bool can_recover(const Program *p, uint32_t func) {
  const FuncInfo *info = &p->funcs[func];
  if (info->flags & FUNC_HAS_RECOVER) return true;
  if (!(info->flags & FUNC_WRAPPER)) return false;
  for (uint32_t pc = 0; pc < info->n_code; pc += insn_words(info->entry + pc)) {
    const Insn *ip = info->entry + pc;
    if (ip->op == OP_RECOVER || cost_of(p, ip).kind == COST_UNKNOWN) return true;
    if ((ip->op == OP_CALL || ip->op == OP_CALL_W) && p->funcs[ip->x].flags & FUNC_HAS_RECOVER) return true;
  }
  return false;
}

static bool takes_hint(uint16_t op) {
  return op == OP_CALL_C || op == OP_CALL_C_W || op == OP_DEFER;
}

// Where the part of f that begins with the CONTRACT_ENTER at pc ends.
static uint32_t end_of_inlined(const FuncInfo *f, uint32_t pc) {
  uint32_t contract = f->entry[pc].x, depth = 0;
  while (pc < f->n_code) {
    const Insn *ip = f->entry + pc;
    pc += insn_words(ip);
    if (ip->op == OP_CONTRACT_ENTER && ip->x == contract) depth++;
    if (ip->op == OP_CONTRACT_LEAVE && ip->x == contract && --depth == 0) break;
  }
  return pc;
}

static FlowFunc *read_code(const Program *p, uint32_t func, uint32_t begin, bool is_inlined) {
  FlowFunc *f = x_calloc(1, sizeof *f);
  f->info = &p->funcs[func];
  f->begin = begin;
  f->end = is_inlined ? end_of_inlined(f->info, begin) : f->info->n_code;
  f->contract = is_inlined ? (int64_t)f->info->entry[begin].x : -1;
  f->lo = FLOW_MANY;
  f->hi = FLOW_NEVER;
  f->nodes = x_calloc(f->end - f->begin + 1, sizeof *f->nodes);
  uint32_t hint = RT_NO_FUNC;
  for (uint32_t pc = f->begin; pc < f->end; pc += insn_words(insn_at(f, pc))) {
    const Insn *ip = insn_at(f, pc);
    uint32_t callee = RT_NO_FUNC;
    if (ip->op == OP_CALL || ip->op == OP_CALL_W) callee = ip->x;
    if (takes_hint(ip->op)) callee = hint;
    if (callee != RT_NO_FUNC && !p->funcs[callee].n_code) callee = RT_NO_FUNC;
    node_at(f, pc)->callee = callee;
    hint = ip->op == OP_CALLEE ? ip->x : RT_NO_FUNC;
    if (ip->op == OP_DEFER && (callee == RT_NO_FUNC || can_recover(p, callee))) f->may_recover = true;
  }
  return f;
}

// Depth-first; callees come first in postorder.
static void reach(Flow *fl, uint32_t root) {
  VEC(Visit) visits = {0};
  vec_push(&visits, ((Visit){root, fl->funcs[root]->begin}));
  while (visits.n) {
    Visit *v = &vec_last(&visits);
    const FlowFunc *f = fl->funcs[v->pc];
    uint32_t callee = RT_NO_FUNC;
    while (v->k < f->end) {
      uint32_t c = node_at(f, v->k)->callee;
      v->k += insn_words(insn_at(f, v->k));
      if (c != RT_NO_FUNC && !fl->funcs[c]) {
        callee = c;
        break;
      }
    }
    if (callee != RT_NO_FUNC) {
      fl->funcs[callee] = read_code(fl->p, callee, 0, false);
      vec_push(&visits, ((Visit){callee, 0}));
    } else {
      vec_push(&fl->postorder, v->pc);
      (void)vec_pop(&visits);
    }
  }
  vec_free(&visits);
}

// ---- 2. one function --------------------------------------------------------

static Cost full_cost(const Flow *fl, const FlowFunc *f, uint32_t pc) {
  uint32_t callee = node_at(f, pc)->callee;
  if (pc == f->begin && f->contract >= 0) { // parameters on the heap, made before
    int64_t n = insn_at(f, pc)->a >> 1;
    return (Cost){COST_MAY, n, n, 0};
  }
  if (callee == RT_NO_FUNC) return cost_at(fl, f, pc);
  const FlowFunc *c = fl->funcs[callee];
  if (c->hi == FLOW_NEVER) return (Cost){0}; // deferred: it may never be run
  return (Cost){COST_NONE, c->lo, c->hi, 0};
}

// The component whose first member on the stack is at `from`.
static void finish_component(Flow *fl, FlowFunc *f, uint32_t from) {
  uint32_t n = fl->stack.n - from;
  const uint32_t *pcs = fl->stack.items + from;
  int64_t lo = FLOW_MANY, hi = FLOW_NEVER, inside = 0;
  bool is_cycle = n > 1;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t pc = pcs[i];
    if (is_return(f, insn_at(f, pc))) lo = hi = 0;
    for (uint32_t k = 0;; k++) {
      int64_t to = next_of(fl, f, pc, k);
      if (to < 0) break;
      const Node *t = node_at(f, (uint32_t)to);
      if (t->on_stack && t->low == node_at(f, pcs[0])->index) { // within the component
        is_cycle = true;
        continue;
      }
      if (t->hi > hi) hi = t->hi;
      if (t->hi >= 0 && t->lo < lo) lo = t->lo;
    }
    inside = add(inside, full_cost(fl, f, pc).hi);
  }
  if (hi != FLOW_NEVER) {
    if (is_cycle) {
      if (inside > 0) hi = FLOW_MANY;
    } else {
      Cost c = full_cost(fl, f, pcs[0]);
      lo = add(lo, c.lo);
      hi = add(hi, c.hi);
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    Node *node = node_at(f, pcs[i]);
    node->lo = lo;
    node->hi = hi;
    node->on_stack = false;
  }
  fl->stack.n = from;
}

static void visit_node(Flow *fl, FlowFunc *f, uint32_t pc) {
  Node *n = node_at(f, pc);
  n->index = n->low = ++fl->n_index;
  n->on_stack = true;
  vec_push(&fl->stack, pc);
  vec_push(&fl->visits, ((Visit){pc, 0}));
}

// A member's low becomes its root's index: members are told from others on the stack.
static void close_component(Flow *fl, FlowFunc *f, uint32_t root) {
  uint32_t from = fl->stack.n;
  do node_at(f, fl->stack.items[--from])->low = node_at(f, root)->index;
  while (fl->stack.items[from] != root);
  finish_component(fl, f, from);
}

static void search(Flow *fl, FlowFunc *f) {
  for (uint32_t pc = f->begin; pc < f->end; pc++) node_at(f, pc)->index = 0;
  fl->n_index = 0;
  visit_node(fl, f, f->begin);
  while (fl->visits.n) {
    Visit *v = &vec_last(&fl->visits);
    int64_t to = next_of(fl, f, v->pc, v->k++);
    if (to >= 0) {
      Node *t = node_at(f, (uint32_t)to), *n = node_at(f, v->pc);
      if (!t->index)
        visit_node(fl, f, (uint32_t)to);
      else if (t->on_stack && t->index < n->low)
        n->low = t->index;
      continue;
    }
    uint32_t pc = v->pc;
    (void)vec_pop(&fl->visits);
    Node *n = node_at(f, pc);
    if (fl->visits.n) {
      Node *up = node_at(f, vec_last(&fl->visits).pc);
      if (n->low < up->low) up->low = n->low;
    }
    if (n->low == n->index) close_component(fl, f, pc);
  }
}

// ---- 3. until nothing changes -----------------------------------------------

static bool update(Flow *fl, FlowFunc *f) {
  search(fl, f);
  int64_t lo = node_at(f, f->begin)->lo, hi = node_at(f, f->begin)->hi;
  if (f->may_recover) {
    lo = 0;
    hi = FLOW_MANY;
  }
  if (hi > f->hi && ++f->n_growths > MAX_GROWTH) hi = FLOW_MANY;
  if (hi < f->hi) hi = f->hi;
  if (lo > f->lo) lo = f->lo;
  bool changed = lo != f->lo || hi != f->hi;
  f->lo = lo;
  f->hi = hi;
  return changed;
}

static void solve(Flow *fl) {
  bool changed = true;
  for (uint32_t round = 0; changed; round++) {
    changed = false;
    for (uint32_t i = 0; i < fl->postorder.n; i++) {
      FlowFunc *f = fl->funcs[fl->postorder.items[i]];
      if (round < MAX_ROUNDS) {
        changed |= update(fl, f);
      } else { // nobody waits for the last bit of truth
        f->lo = 0;
        f->hi = FLOW_MANY;
      }
    }
  }
}

Flow *flow_new(const Program *p, FlowRoot *roots, uint32_t n_roots) {
  Flow *fl = x_calloc(1, sizeof *fl);
  fl->p = p;
  fl->n_funcs = p->n_funcs + n_roots;
  fl->funcs = x_calloc((size_t)fl->n_funcs + 1, sizeof *fl->funcs);
  for (uint32_t i = 0; i < n_roots; i++) {
    FlowRoot *r = &roots[i];
    r->id = r->is_inlined ? p->n_funcs + i : r->func;
    if (fl->funcs[r->id]) continue;
    fl->funcs[r->id] = read_code(p, r->func, r->pc, r->is_inlined);
    reach(fl, r->id);
  }
  solve(fl);
  return fl;
}

void flow_free(Flow *fl) {
  for (uint32_t i = 0; i < fl->n_funcs; i++) {
    if (!fl->funcs[i]) continue;
    x_free(fl->funcs[i]->nodes);
    x_free(fl->funcs[i]);
  }
  x_free(fl->funcs);
  vec_free(&fl->postorder);
  vec_free(&fl->visits);
  vec_free(&fl->stack);
  x_free(fl);
}

// ---- asking -----------------------------------------------------------------

int64_t flow_lo(const Flow *fl, uint32_t func) {
  return fl->funcs[func]->hi == FLOW_NEVER ? FLOW_NEVER : fl->funcs[func]->lo;
}

int64_t flow_hi(const Flow *fl, uint32_t func) {
  return fl->funcs[func]->hi;
}

bool flow_is_live(const Flow *fl, uint32_t func, uint32_t pc) {
  const Node *n = node_at(fl->funcs[func], pc);
  return n->index && n->hi != FLOW_NEVER;
}

int64_t flow_lo_at(const Flow *fl, uint32_t func, uint32_t pc) {
  return node_at(fl->funcs[func], pc)->lo;
}

uint32_t flow_callee(const Flow *fl, uint32_t func, uint32_t pc) {
  return node_at(fl->funcs[func], pc)->callee;
}

Cost flow_cost(const Flow *fl, uint32_t func, uint32_t pc) {
  return cost_at(fl, fl->funcs[func], pc);
}

int64_t flow_next(const Flow *fl, uint32_t func, uint32_t pc, uint32_t k) {
  return next_of(fl, fl->funcs[func], pc, k);
}

bool flow_may_recover(const Flow *fl, uint32_t func) {
  return fl->funcs[func]->may_recover;
}

const FuncInfo *flow_code(const Flow *fl, uint32_t func, uint32_t *begin, uint32_t *end) {
  const FlowFunc *f = fl->funcs[func];
  *begin = f->begin;
  *end = f->end;
  return f->info;
}
