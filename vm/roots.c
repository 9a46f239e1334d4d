// SPDX-License-Identifier: MIT
// roots.c - what the machine shows the collector: frames, globals, defers, panics.
//
// Of a frame these are pointers:
// - the slots that are live where its function will go on (liveness.c), the closure in its linkage
//   as long as the function may still read it;
// - in a place of frame memory that a pointer leads to (a frame object: gc's stack object), all
//   pointer slots. Such pointers stand in live slots of the same goroutine's frames, in
//   frame objects that are found so, in pending deferred calls, in arguments of a native.
// The outgoing area is not among them: what stands in it belongs to the callee's frame, or to
// a native that runs or is parked (G.native_ref has its map).
//
// Where a frame goes on:
// - behind the call that it has made; at recover_pc when it has panicked; a frame that panicked and
//   defers nothing does not go on;
// - the newest frame of the running goroutine: at the instruction being executed, that of a preempted
//   one at the next. A parked goroutine is within an instruction that blocks: its operands
//   still count, and its results already do (RECV zeroes them before it waits).
//
// Frame objects are found in one walk from the newest frame to the oldest: a pointer never leads to a
// newer frame than the one it stands in, escape analysis sees to that. Pointers met wait in a
// heap, highest address first, until the walk comes to the frame they lead into. Frames of one chunk
// stand in order of address; pointers into other chunks wait apart.
//
// Under gcpoison, slots that do not count are overwritten: code that reads one all the same is found
// at once.
#include "gc/gc.h"
#include "vm/vm_impl.h"

enum { N_RECENT = 16 };

struct FrameRoots {
  const Chunk *chunk; // that the walk is in
  uintptr_t *near;    // pointers into it: a heap, the highest first
  size_t n_near, cap_near;
  uintptr_t *far; // into others
  size_t n_far, cap_far;
  // The newest of both: a pointer that is passed down a recursion is met in each of its frames.
  uintptr_t recent[N_RECENT];
  bool has_recent;
  uint64_t *set; // slots of one frame
  size_t cap_set;
};

void roots_free(Vm *vm) {
  if (!vm->frame_roots) return;
  x_free(vm->frame_roots->near);
  x_free(vm->frame_roots->far);
  x_free(vm->frame_roots->set);
  x_free(vm->frame_roots);
}

// ---- Pointers into frames that wait ------------------------------------------

static void push(uintptr_t **items, size_t *n, size_t *cap, uintptr_t address) {
  if (*n == *cap) {
    *cap = *cap ? 2 * *cap : 64;
    *items = x_realloc(*items, *cap, sizeof **items);
  }
  (*items)[(*n)++] = address;
}

static void push_near(FrameRoots *r, uintptr_t address) {
  push(&r->near, &r->n_near, &r->cap_near, address);
  size_t i = r->n_near - 1;
  for (; i && r->near[(i - 1) / 2] < address; i = (i - 1) / 2) r->near[i] = r->near[(i - 1) / 2];
  r->near[i] = address;
}

static uintptr_t pop_near(FrameRoots *r) {
  uintptr_t top = r->near[0], last = r->near[--r->n_near];
  size_t i = 0;
  for (size_t k; (k = 2 * i + 1) < r->n_near; i = k) {
    if (k + 1 < r->n_near && r->near[k + 1] > r->near[k]) k++;
    if (r->near[k] <= last) break;
    r->near[i] = r->near[k];
  }
  if (r->n_near) r->near[i] = last;
  return top;
}

static bool is_in_chunk(const Chunk *chunk, uintptr_t address) {
  return address >= (uintptr_t)chunk && address < (uintptr_t)chunk->limit;
}

static void add_frame_pointer(FrameRoots *r, const void *p) {
  uintptr_t *recent = &r->recent[(uintptr_t)p / 8 % N_RECENT];
  if (*recent == (uintptr_t)p) return; // waits, or its place is found
  *recent = (uintptr_t)p;
  r->has_recent = true;
  if (is_in_chunk(r->chunk, (uintptr_t)p))
    push_near(r, (uintptr_t)p);
  else
    push(&r->far, &r->n_far, &r->cap_far, (uintptr_t)p);
}

static void enter_chunk(FrameRoots *r, const Chunk *chunk) {
  MG_ASSERT(!r->n_near);
  r->chunk = chunk;
  r->n_near = 0;
  size_t n = 0;
  for (size_t i = 0; i < r->n_far; i++) {
    if (is_in_chunk(chunk, r->far[i]))
      push_near(r, r->far[i]);
    else
      r->far[n++] = r->far[i];
  }
  r->n_far = n;
}

static bool is_in_stacks(const Vm *vm, const void *p) {
  return (uintptr_t)p - (uintptr_t)vm->stack_base < vm->stack_used;
}

static void visit_pointer(Vm *vm, GcHeap *heap, const void *p) {
  if (is_in_stacks(vm, p))
    add_frame_pointer(vm->frame_roots, p);
  else
    gc_mark_pointer(heap, p);
}

// Those among the slots of a bitmap that lead into frames.
static void add_frame_pointers(Vm *vm, const Slot *slots, const uint64_t *bitmap, size_t n_slots) {
  for (size_t at = 0; at < n_slots; at += 64)
    for (uint64_t bits = bitmap[at / 64]; bits; bits &= bits - 1) {
      size_t i = at + (size_t)__builtin_ctzll(bits);
      if (i < n_slots && is_in_stacks(vm, slots[i].p)) add_frame_pointer(vm->frame_roots, slots[i].p);
    }
}

// ---- One frame ---------------------------------------------------------------

static bool has_near(const FrameRoots *r, const Slot *fp) {
  return r->n_near && r->near[0] >= (uintptr_t)fp;
}

// Adds the places in the frame at fp that pointers lead to.
static void add_frame_objects(Vm *vm, const FuncInfo *f, Slot *fp, uint64_t *set) {
  FrameRoots *r = vm->frame_roots;
  while (has_near(r, fp)) {
    uintptr_t slot = (pop_near(r) - (uintptr_t)fp) / 8;
    MG_ASSERT(slot < f->frame_slots);                   // else it leads to a newer frame
    if (slot >= f->n_map_slots || !f->starts) continue; // no pointers there
    uint32_t n, first = live_place_at(f, (uint32_t)slot, &n);
    for (uint32_t i = first; i < first + n; i++) {
      uint64_t bit = UINT64_C(1) << (i % 64);
      if (!(f->map[i / 64] & bit) || set[i / 64] & bit) continue;
      set[i / 64] |= bit;
      if (is_in_stacks(vm, fp[i].p)) add_frame_pointer(r, fp[i].p);
    }
  }
}

static void poison_dead(const FuncInfo *f, Slot *fp, const uint64_t *set) {
  for (uint32_t i = 0; i < f->n_map_slots; i++)
    if (f->map[i / 64] >> (i % 64) & 1 && !live_has(set, i)) fp[i].u = GC_POISON_WORD;
}

// next: where the frame goes on; also: the instruction that it is in, NULL. may_drop: nobody compares its
// closure.
static void visit_frame(Vm *vm, GcHeap *heap, Slot *fp, const Insn *next, const Insn *also, bool may_drop) {
  FrameRoots *r = vm->frame_roots;
  const FuncInfo *f = frame_func(fp);
  const void *closure = fp[-3].cp;
  if (!f->n_map_slots && closure == f) {
    while (has_near(r, fp)) pop_near(r);
    return;
  }
  const uint64_t *live = next   ? live_at(vm->live, f, (uint32_t)(next - f->entry))
                         : also ? live_at(vm->live, f, (uint32_t)(also - f->entry))
                                : NULL;
  const uint64_t *more = next && also ? live_at(vm->live, f, (uint32_t)(also - f->entry)) : NULL;
  if (closure != f) {
    uint32_t ctx = f->n_map_slots;
    bool is_live = (live && live_has(live, ctx)) || (more && live_has(more, ctx));
    if (is_live || !may_drop)
      visit_pointer(vm, heap, closure);
    else
      fp[-3].cp = f;
  }
  if (!f->n_map_slots) {
    while (has_near(r, fp)) pop_near(r);
    return;
  }
  size_t n_words = (f->n_map_slots + (size_t)63) / 64;
  if (live) add_frame_pointers(vm, fp, live, f->n_map_slots);
  if (more) add_frame_pointers(vm, fp, more, f->n_map_slots);
  bool is_poisoning = vm->poisons_frames;
  if (more || !live || is_poisoning || has_near(r, fp)) {
    if (r->cap_set < n_words) {
      r->cap_set = n_words;
      r->set = x_realloc(r->set, n_words, sizeof *r->set);
    }
    for (size_t i = 0; i < n_words; i++) r->set[i] = (live ? live[i] : 0) | (more ? more[i] : 0);
    // The context's bit is not a slot's.
    if (f->n_map_slots % 64) r->set[n_words - 1] &= (UINT64_C(1) << f->n_map_slots % 64) - 1;
    add_frame_objects(vm, f, fp, r->set);
    live = r->set;
  }
  gc_mark_slots(heap, fp, live, f->n_map_slots);
  if (is_poisoning && !(next && next->op == OP_RUN_DEFERS)) poison_dead(f, fp, live);
}

// ---- All ---------------------------------------------------------------------

static void visit_frames(Vm *vm, const G *g, GcHeap *heap) {
  bool is_parked = g != vm->rt.g && (g->status == G_WAITING || g->resume);
  const Insn *also = is_parked ? g->ip - 1 : NULL;
  for (FrameWalk w = walk_start(vm, g); w.fp; also = NULL) {
    FrameWalk here = w;
    walk_next(vm, &w);
    if (here.chunk != vm->frame_roots->chunk) enter_chunk(vm->frame_roots, here.chunk);
    bool may_drop = !(w.next && w.next->op == OP_RUN_DEFERS); // see is_deferred_call
    visit_frame(vm, heap, here.fp, here.next, also, may_drop);
  }
}

static void visit_goroutine(Vm *vm, const G *g, GcHeap *heap) {
  FrameRoots *r = vm->frame_roots;
  r->chunk = g->chunk;
  r->n_near = r->n_far = 0;
  if (r->has_recent) memset(r->recent, 0, sizeof r->recent);
  r->has_recent = false;
  if (!g->chunk) return; // not begun, or gone
  if (g->native_ref) {
    const NativeRef *ref = g->native_ref;
    size_t n = (size_t)ref->n_result_slots + ref->n_param_slots;
    if (ref->map) {
      gc_mark_slots(heap, g->native_fp, ref->map, n);
      add_frame_pointers(vm, g->native_fp, ref->map, n);
    }
  }
  for (const RtDefer *d = g->defers; d; d = d->next) visit_pointer(vm, heap, d->fn);
  for (const RtPanic *p = g->panics; p; p = p->link) {
    visit_pointer(vm, heap, p->value.data);
    if (p->has_text) visit_pointer(vm, heap, p->text.ptr);
  }
  if (g->fp || g == vm->rt.g) visit_frames(vm, g, heap);
  MG_ASSERT(!r->n_near && !r->n_far);
}

void vm_visit_roots(void *machine, GcHeap *heap) {
  Vm *vm = machine;
  stack_free_spares(vm);
  const Program *p = vm->program;
  if (p->globals_size && p->globals_map)
    gc_mark_globals(heap, vm->globals, p->globals_map, p->globals_size / 8);
  if (!vm->live) {
    vm->live = live_new(p);
    vm->frame_roots = x_calloc(1, sizeof *vm->frame_roots);
  }
  for (const G *g = vm->rt.all_gs; g; g = g->all_next) visit_goroutine(vm, g, heap);
}
