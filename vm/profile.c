// SPDX-License-Identifier: MIT
// profile.c - the tree of calling contexts behind -memprofile.
//
// The *context* of a frame is the node of the call that made it, 0 for the first one of
// a goroutine. To know the context at each allocation without walking the stack each
// time, walked frames are marked: the return address of a marked frame is STUB_PROFILE,
// and the real one waits, with the context, in the goroutine's list of marks.
//   1. At an allocation the stack is walked from the newest frame to the first marked one.
//   2. The frames above it are marked, oldest first: one lookup each, of (context of the caller,
//      instruction of the call) in the tree.
//   3. The allocation is counted in the leaf (context, instruction, site) of the newest
//      frame, which its mark remembers.
//   4. A marked frame that returns drops its mark and goes on at the real address.
// A frame entered later at the same place has a return address of its own, so it cannot be
// taken for the marked one. Each activation is walked at most once, however deep the stack.
//
// Always true: the marks of a goroutine are in order of the stack, oldest first; the newest
// ones may be those of frames that a recovered panic has unwound. Whoever looks for a frame that is
// marked drops (or, in FrameWalk, passes) the ones above it.
//
// Recursion through two calls has 2^depth paths, and a long list built by recursion has paths as long as
// itself. So from MAX_DEPTH calls or MAX_NODES nodes on, a call that stands in the path already is not a new
// node: it is counted as that one (the tree gets an edge back up). Counts stay exact.
// At MAX_NODES_EVER the path is cut to the function that allocates.
#include "vm/profile.h"

#include "vm/vm_impl.h"

enum { MAX_DEPTH = 128, MAX_NODES = 1 << 18, MAX_NODES_EVER = 1 << 24 };

// (parent, instruction, site) -> node. node 0: free.
typedef struct Entry {
  uint32_t parent, code, site, node;
} Entry;

struct Profile {
  ProfileNode *nodes; // [0] is no path
  uint32_t n, cap;
  Entry *table; // open addressing
  uint32_t n_entries, mask;
  bool is_folded;
  struct NewFrame {
    Slot *fp;
    const Insn *ip;
  } * frames; // of one walk
  size_t cap_frames;
};

// A marked frame.
typedef struct Mark {
  Slot *fp, *caller;
  const Insn *ret; // where it really returns to
  uint32_t context;
  uint32_t leaf; // node of its last allocation, 0: none
  const Insn *leaf_ip;
} Mark;

struct ProfileMarks {
  uint32_t n, cap;
  Mark marks[];
};

Profile *profile_new(void) {
  Profile *p = x_calloc(1, sizeof *p);
  p->cap = 1024;
  p->nodes = x_calloc(p->cap, sizeof *p->nodes);
  p->n = 1;
  p->mask = 4095;
  p->table = x_calloc((size_t)p->mask + 1, sizeof *p->table);
  return p;
}

void profile_free(Profile *p) {
  if (!p) return;
  x_free(p->nodes);
  x_free(p->table);
  x_free(p->frames);
  x_free(p);
}

void profile_drop_marks(G *g) {
  x_free(g->marks);
  g->marks = NULL;
}

// ---- The tree ----

static Entry *find_entry(const Profile *p, uint32_t parent, uint32_t code, uint32_t site) {
  uint64_t hash = ((uint64_t)parent << 32 | code) * UINT64_C(0x9e3779b97f4a7c15);
  hash ^= site * UINT64_C(0xd6e8feb86659fd93);
  uint32_t i = (uint32_t)(hash >> 32) & p->mask;
  for (;; i = (i + 1) & p->mask) {
    Entry *e = &p->table[i];
    if (!e->node || (e->code == code && e->parent == parent && e->site == site)) return e;
  }
}

static void grow_table(Profile *p) {
  Entry *old = p->table;
  uint32_t n = p->mask + 1;
  p->mask = 2 * n - 1;
  p->table = x_calloc((size_t)2 * n, sizeof *p->table);
  for (uint32_t i = 0; i < n; i++)
    if (old[i].node) *find_entry(p, old[i].parent, old[i].code, old[i].site) = old[i];
  x_free(old);
}

// The node for an instruction (a word of Program.code) in the context of a call.
static MG_COLD uint32_t find_node_slow(Profile *p, uint32_t parent, uint32_t code, uint32_t site) {
  Entry *e = find_entry(p, parent, code, site);
  if (e->node) return e->node;
  uint32_t node = 0;
  bool is_deep = p->nodes[parent].depth >= MAX_DEPTH || p->n >= MAX_NODES;
  if (site == PROFILE_NO_SITE && is_deep) {
    for (uint32_t i = parent; i && !node; i = p->nodes[i].parent)
      if (p->nodes[i].code == code) node = i;
    if (node) p->is_folded = true;
  }
  if (!node && p->n >= MAX_NODES_EVER && parent) node = find_node_slow(p, 0, code, site);
  if (!node) {
    if (p->n == p->cap) {
      p->cap *= 2;
      p->nodes = x_realloc(p->nodes, p->cap, sizeof *p->nodes);
    }
    node = p->n++;
    p->nodes[node] = (ProfileNode){
        .parent = parent, .site = site, .code = code, .depth = parent ? p->nodes[parent].depth + 1 : 0};
  }
  if (p->n_entries++ > p->mask / 2) grow_table(p);
  *find_entry(p, parent, code, site) = (Entry){parent, code, site, node};
  return node;
}

MG_INLINE uint32_t find_node(Profile *p, uint32_t parent, uint32_t code, uint32_t site) {
  ProfileNode *up = &p->nodes[parent];
  uint32_t *recent = site == PROFILE_NO_SITE ? up->calls : up->leaves, first = recent[0], second = recent[1];
  if (LIKELY(first && p->nodes[first].code == code && p->nodes[first].site == site)) return first;
  if (second && p->nodes[second].code == code && p->nodes[second].site == site) return second;
  uint32_t node = find_node_slow(p, parent, code, site);
  up = &p->nodes[parent];
  recent = site == PROFILE_NO_SITE ? up->calls : up->leaves;
  recent[1] = first;
  recent[0] = node;
  return node;
}

// The word of Program.code at ip in function f, as well as it is known.
MG_INLINE uint32_t code_at(const Vm *vm, const FuncInfo *f, const Insn *ip) {
  size_t code = (size_t)(ip - vm->program->code);
  if (LIKELY(code < vm->program->n_code)) return (uint32_t)code;
  return f == &vm->base_func ? PROFILE_NO_CODE : f->code_start;
}

// ---- Marks ----

static Mark *push_mark(G *g, Slot *fp) {
  ProfileMarks *m = g->marks;
  if (!m || m->n == m->cap) {
    uint32_t n = m ? m->n : 0, cap = m ? 2 * m->cap : 16;
    m = g->marks = x_realloc(m, 1, sizeof *m + cap * sizeof m->marks[0]);
    m->n = n;
    m->cap = cap;
  }
  m->marks[m->n] = (Mark){.fp = fp, .caller = fp[-1].p, .ret = fp[-2].cp};
  return &m->marks[m->n++];
}

// Marks the frame at fp, which was called by the instruction at ip of the marked frame `below`, NULL: of
// none.
static Mark *mark_frame(Vm *vm, G *g, Slot *fp, const Mark *below, const Insn *ip) {
  uint32_t context = below ? below->context : 0;
  const FuncInfo *f = below ? frame_func(below->fp) : NULL;
  if (f && !(f->flags & FUNC_HIDDEN))
    context = find_node(vm->profile, context, code_at(vm, f, ip), PROFILE_NO_SITE);
  Mark *mark = push_mark(g, fp);
  mark->context = context;
  fp[-2].cp = &vm->stubs[STUB_PROFILE];
  return mark;
}

// Marks the current goroutine's frames; returns the mark of the newest.
static Mark *mark_frames(Vm *vm) {
  Profile *p = vm->profile;
  G *g = vm->rt.g;
  size_t n = 0;
  FrameWalk w = walk_start(vm, g);
  for (; w.fp && w.fp[-2].cp != &vm->stubs[STUB_PROFILE]; walk_next(vm, &w)) {
    if (n == p->cap_frames) {
      p->cap_frames = p->cap_frames ? 2 * p->cap_frames : 64;
      p->frames = x_realloc(p->frames, p->cap_frames, sizeof *p->frames);
    }
    p->frames[n++] = (struct NewFrame){w.fp, w.ip};
  }
  ProfileMarks *m = g->marks;
  Mark *mark = NULL;
  const Insn *ip = w.ip;
  if (w.fp) {
    while (m->marks[m->n - 1].fp != w.fp) m->n--;
    mark = &m->marks[m->n - 1];
  } else if (m)
    m->n = 0;
  while (n > 0) {
    const struct NewFrame *frame = &p->frames[--n];
    mark = mark_frame(vm, g, frame->fp, mark, ip);
    ip = frame->ip;
  }
  return mark;
}

// The mark of the current frame.
MG_INLINE Mark *newest_mark(Vm *vm) {
  const ProfileMarks *m = vm->rt.g->marks;
  if (UNLIKELY(!m || !m->n)) return mark_frames(vm);
  const Insn *stub = &vm->stubs[STUB_PROFILE], *ret = vm->fp[-2].cp;
  Slot *fp = vm->fp, *caller = fp[-1].p;
  Mark *top = (Mark *)&m->marks[m->n - 1];
  if (ret == stub && top->fp == fp) return top;
  // A frame that a marked one has called in the ordinary way.
  if ((size_t)(ret - vm->program->code) < vm->program->n_code && ret->op != OP_RUN_DEFERS &&
      top->fp == caller && caller[-2].cp == stub)
    return mark_frame(vm, vm->rt.g, fp, top, ret - 1);
  return mark_frames(vm);
}

const Insn *profile_return(G *g, const Slot *caller) {
  ProfileMarks *m = g->marks;
  while (m->marks[--m->n].caller != caller) {
  }
  return m->marks[m->n].ret;
}

const Insn *profile_real_return(FrameWalk *w) {
  while (w->marks->marks[--w->n_marks].fp != w->fp) {
  }
  return w->marks->marks[w->n_marks].ret;
}

uint32_t profile_n_marks(const ProfileMarks *m) {
  return m ? m->n : 0;
}

void profile_alloc(Rt *rt, uint32_t site, void *object, size_t n_bytes) {
  Vm *vm = vm_of(rt);
  Profile *p = vm->profile;
  Mark *mark = newest_mark(vm);
  uint32_t leaf = mark->leaf;
  if (!leaf || mark->leaf_ip != vm->ip || p->nodes[leaf].site != site) {
    leaf = find_node(p, mark->context, code_at(vm, frame_func(vm->fp), vm->ip), site);
    mark->leaf = leaf;
    mark->leaf_ip = vm->ip;
  }
  p->nodes[leaf].n_objects++;
  p->nodes[leaf].n_bytes += n_bytes;
  gc_info_of_object(rt->heap, object)->context = leaf;
}

// ---- The end ----

typedef struct LiveCount {
  GcHeap *heap;
  Profile *profile;
} LiveCount;

static void count_live(void *ctx, const GcObject *object) {
  const LiveCount *c = ctx;
  ProfileNode *node = &c->profile->nodes[gc_object_info(c->heap, object->base)->context];
  node->n_live_objects++;
  node->n_live_bytes += object->n_bytes;
}

const ProfileNode *vm_profile(Vm *vm, bool is_end, uint32_t *n) {
  Profile *p = vm->profile;
  if (!p) return NULL;
  if (is_end)
    gc_mark_final(vm->rt.heap);
  else
    gc_finish_sweep(vm->rt.heap);
  for (uint32_t i = 0; i < p->n; i++) p->nodes[i].n_live_objects = p->nodes[i].n_live_bytes = 0;
  LiveCount count = {vm->rt.heap, p};
  gc_visit_objects(vm->rt.heap, count_live, &count);
  *n = p->n;
  return p->nodes;
}

bool vm_profile_is_folded(const Vm *vm) {
  return vm->profile && vm->profile->is_folded;
}
