// SPDX-License-Identifier: MIT
// frame.c - goroutine stacks.
//
// Always true:
// - A goroutine's stack is a list of chunks, newest in G.chunk. Frames never move: the
//   address of a slot is good until its function returns. So pointers into frames need
//   no fix-up, and frame objects are possible at all.
// - Chunk sizes are powers of two. The first has 2 KB; each next one is twice its
//   predecessor, or as large as its first frame needs. The sum is bounded by
//   max_stack (Go's 1,000,000,000 bytes).
// - A call whose frame does not fit goes across a border:
//   1. a chunk is taken: the spare one kept behind the current chunk, or a new one;
//   2. the parameters are copied from the caller's outgoing area;
//   3. the frame's return address is STUB_CHUNK; the real one waits in the chunk;
//   4. STUB_CHUNK copies the results back and makes the old chunk current. The newer
//      one stays as its spare, so that a call in a loop across the border costs two
//      copies, not two allocations.
// - Spares are freed at collections (stack_free_spares) and when the goroutine ends.
// - Chunks lie in one reserved address range at a fixed place, so addresses repeat
//   from run to run; free ones wait in lists by size, large ones give their pages back.
//
// Departs from Go, which copies stacks: there no pointer into a stack may be
// stored where the copier does not see it, which is just what frame memory needs.
#include "vm/vm_impl.h"

#include <sys/mman.h>

enum {
  MIN_CHUNK_LOG2 = 8,
  DEFAULT_CHUNK_LOG2 = 11,
  RELEASE_LOG2 = 16, // free chunks from this size on give their pages back
};

#define STACK_PLACE    ((void *)UINT64_C(0x00d000000000))
#define STACK_RESERVED (UINT64_C(1) << 36)

bool stack_init(Vm *vm) {
  uint64_t want = vm->options.stack_chunk;
  vm->first_chunk_log2 = DEFAULT_CHUNK_LOG2;
  if (want) {
    vm->first_chunk_log2 = MIN_CHUNK_LOG2;
    while (vm->first_chunk_log2 < 30 && UINT64_C(1) << vm->first_chunk_log2 < want) vm->first_chunk_log2++;
  }
  vm->max_stack = vm->options.max_stack ? vm->options.max_stack : 1000000000;
  for (vm->stack_reserved = STACK_RESERVED; vm->stack_reserved >= 1 << 26; vm->stack_reserved /= 2) {
    void *base = mmap(STACK_PLACE, vm->stack_reserved, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) continue;
    vm->stack_base = base;
    return true;
  }
  fprintf(stderr, "minigo: no address space for stacks\n");
  return false;
}

void stack_fini(Vm *vm) {
  if (vm->stack_base) munmap(vm->stack_base, vm->stack_reserved);
}

// NULL when the range is used up.
static Chunk *take_chunk(Vm *vm, uint32_t log2) {
  Chunk *chunk = vm->free_chunks[log2];
  size_t size = (size_t)1 << log2;
  if (chunk) {
    vm->free_chunks[log2] = chunk->prev;
    if (log2 >= RELEASE_LOG2) vm->stack_released -= size;
  } else {
    if (vm->stack_reserved - vm->stack_used < size) return NULL;
    chunk = (Chunk *)(vm->stack_base + vm->stack_used);
    vm->stack_used += size;
  }
  memset(chunk, 0, sizeof *chunk);
  chunk->size_log2 = log2;
  chunk->limit = (Slot *)((char *)chunk + size);
  vm->stack_bytes += size;
  return chunk;
}

static void drop_chunk(Vm *vm, Chunk *chunk) {
  uint32_t log2 = chunk->size_log2;
  size_t size = (size_t)1 << log2;
  vm->stack_bytes -= size;
  if (log2 >= RELEASE_LOG2) {
    madvise(chunk, size, MADV_DONTNEED);
    vm->stack_released += size;
  }
  chunk->prev = vm->free_chunks[log2];
  vm->free_chunks[log2] = chunk;
}

static void drop_spares(Vm *vm, Chunk *chunk) {
  Chunk *spare = chunk->spare;
  chunk->spare = NULL;
  while (spare) {
    Chunk *next = spare->spare;
    drop_chunk(vm, spare);
    spare = next;
  }
}

static uint32_t log2_for(size_t n_bytes, uint32_t at_least) {
  uint32_t log2 = at_least;
  while (log2 < N_CHUNK_SIZES - 1 && ((size_t)1 << log2) < n_bytes) log2++;
  return log2;
}

bool stack_start(Vm *vm, G *g) {
  // The bottom frame has no slots of its own; STUB_MAIN, or the entry closure's
  // caller, stands in it.
  Chunk *chunk = take_chunk(vm, vm->first_chunk_log2);
  if (!chunk) return false;
  g->chunk = chunk;
  g->stack_bytes = (int64_t)1 << chunk->size_log2;
  Slot *fp = chunk->slots + FRAME_LINK_SLOTS;
  fp[-1].p = NULL;
  fp[-2].p = NULL;
  fp[-3].cp = &vm->base_func;
  g->fp = fp;
  g->ip = &vm->stubs[STUB_MAIN];
  if (!g->entry) return true; // the main goroutine
  vm->limit = chunk->limit;
  Slot args[COUNT_OF(g->entry_args)];
  for (uint32_t i = 0; i < g->n_entry_args; i++) args[i].p = g->entry_args[i];
  if (!stack_push_call(vm, g->entry, fp, FRAME_LINK_SLOTS, &vm->stubs[STUB_GOEXIT], args, g->n_entry_args))
    return false;
  g->ip = vm->ip;
  g->fp = vm->fp;
  g->entry = NULL;
  g->n_entry_args = 0;
  return true;
}

void stack_free(Vm *vm, G *g) {
  vm_free_unwind(vm, g);
  profile_drop_marks(g);
  contracts_free_calls(g);
  if (!g->chunk) return;
  drop_spares(vm, g->chunk);
  while (g->chunk) {
    Chunk *prev = g->chunk->prev;
    drop_chunk(vm, g->chunk);
    g->chunk = prev;
  }
  g->fp = NULL;
  g->stack_bytes = 0;
}

Slot *stack_grow(Vm *vm, const FuncInfo *f, Slot *nfp, Slot *fp, const Insn *ret) {
  G *g = vm->rt.g;
  Chunk *old = g->chunk;
  size_t need = sizeof(Chunk) + ((size_t)FRAME_LINK_SLOTS + f->frame_slots + 16) * sizeof(Slot);
  Chunk *chunk = old->spare;
  if (chunk && ((size_t)1 << chunk->size_log2) < need) {
    drop_spares(vm, old);
    chunk = NULL;
  }
  if (!chunk) {
    uint32_t log2 = log2_for(need, old->size_log2 + 1);
    size_t size = (size_t)1 << log2;
    if (size < need || vm->max_stack < size || (uint64_t)g->stack_bytes > vm->max_stack - size) {
      fflush(stdout);
      rt_flush(&vm->rt);
      fprintf(stderr, "runtime: goroutine stack exceeds %llu-byte limit\n",
              (unsigned long long)vm->max_stack);
      vm->rt.fatal = "stack overflow";
      return NULL;
    }
    chunk = take_chunk(vm, log2);
    if (!chunk) {
      vm->rt.fatal = "out of memory (stack)";
      return NULL;
    }
    old->spare = chunk;
  }
  chunk->prev = old;
  chunk->n_result_slots = f->n_result_slots;
  chunk->ret_ip = ret;
  chunk->caller_args = nfp;
  g->chunk = chunk;
  // Spares count as long as they are kept: the limit is on what is held.
  uint64_t held = 0;
  for (const Chunk *c = chunk; c; c = c->prev) held += UINT64_C(1) << c->size_log2;
  g->stack_bytes = (int64_t)held;
  Slot *frame = chunk->slots + FRAME_LINK_SLOTS;
  // The outgoing area of a CALL lies within the caller's frame; above it (stack_push_call) no arguments
  // stand.
  if (nfp + f->n_result_slots + f->n_param_slots <= old->limit)
    memcpy(frame + f->n_result_slots, nfp + f->n_result_slots, (size_t)f->n_param_slots * sizeof(Slot));
  frame[-1].p = fp;
  frame[-2].cp = &vm->stubs[STUB_CHUNK];
  vm->limit = chunk->limit;
  return frame;
}

void stack_unwind_to(Vm *vm, G *g, const Slot *fp) {
  Chunk *chunk = g->chunk;
  while (fp < chunk->slots || fp >= chunk->limit) {
    chunk = chunk->prev; // its spare chain still holds the ones left
    if (!chunk) bug("frame outside of its goroutine's stack");
  }
  g->chunk = chunk;
  vm->limit = chunk->limit;
}

void stack_free_spares(Vm *vm) {
  for (G *g = vm->rt.all_gs; g; g = g->all_next)
    if (g->chunk && g != vm->rt.g) drop_spares(vm, g->chunk);
}

bool stack_push_call(Vm *vm, const RtClosure *closure, Slot *fp, int64_t base, const Insn *ret,
                     const Slot *args, uint32_t n_args) {
  const FuncInfo *f = closure->func;
  if (base < 0) base = (int64_t)frame_func(fp)->frame_slots + FRAME_LINK_SLOTS;
  Slot *nfp = fp + base;
  if (nfp + f->frame_slots > vm->limit) {
    nfp = stack_grow(vm, f, nfp, fp, ret);
    if (!nfp) return vm_fatal(vm, vm->rt.fatal);
    vm->rt.g->chunk->n_result_slots = 0; // no place for them below the border
  } else {
    nfp[-1].p = fp;
    nfp[-2].cp = ret;
  }
  nfp[-3].cp = closure;
  for (uint32_t i = 0; i < f->zero_slots; i++) nfp[f->zero_start + i].u = 0;
  for (uint32_t i = 0; i < f->zero_results; i++) nfp[i].u = 0;
  for (uint32_t i = 0; i < n_args; i++) nfp[f->n_result_slots + i] = args[i];
  vm->fp = nfp;
  vm->ip = f->entry;
  return true;
}

// ---- Walking --------------------------------------------------------------

// Where a frame goes on that has panicked.
static const Insn *recovery(const Slot *fp) {
  const FuncInfo *f = frame_func(fp);
  return f->flags & FUNC_HAS_DEFER ? f->entry + f->recover_pc : NULL;
}

FrameWalk walk_start(const Vm *vm, const G *g) {
  bool is_running = g == vm->rt.g;
  const Insn *next = is_running ? vm->ip : g->ip;
  if (is_running && g->panics && g->panics->fp == vm->fp) next = recovery(vm->fp);
  return (FrameWalk){.fp = is_running ? vm->fp : g->fp,
                     .ip = is_running ? vm->ip
                           : g->fp    ? g->ip - 1
                                      : NULL,
                     .next = next,
                     .chunk = g->chunk,
                     .panics = g->panics,
                     .marks = g->marks,
                     .n_marks = profile_n_marks(g->marks),
                     .is_exact = is_running};
}

// Whether the frame at fp, which returns to ret in its caller, is a deferred call that the RUN_DEFERS at
// ret made, and not a call made just before it. (They look the same but for what was called.)
static bool is_deferred_call(const Vm *vm, const Slot *caller, const Slot *fp, const Insn *ret) {
  if (ret->op != OP_RUN_DEFERS || caller + ret->x != fp) return false;
  const Insn *before = ret - 1;
  if (ret == frame_func(caller)->entry || before->a != ret->x) return true;
  if (before->op == OP_CALL) return &vm->program->funcs[before->x] != frame_func(fp);
  if (before->op == OP_CALL_C) return caller[before->b].cp != fp[-3].cp;
  return before->op != OP_CALL_I;
}

void walk_next(const Vm *vm, FrameWalk *w) {
  Slot *fp = w->fp, *caller = fp[-1].p;
  const Insn *ret = fp[-2].cp;
  if (ret == &vm->stubs[STUB_PROFILE]) ret = profile_real_return(w);
  if (ret == &vm->stubs[STUB_CHUNK]) {
    ret = w->chunk->ret_ip;
    w->chunk = w->chunk->prev;
  }
  w->is_panicking = false;
  w->is_exact = false;
  w->fp = caller;
  w->next = NULL;
  if (!caller) return;
  if (ret == &vm->stubs[STUB_PANIC]) {
    // The panics in the list that run a deferred call stand on the stack in list order.
    while (w->panics && w->panics->call_fp != fp) w->panics = w->panics->link;
    w->is_panicking = true;
    w->is_exact = true;
    w->ip = w->panics ? w->panics->ip : NULL;
    w->next = recovery(caller);
    return;
  }
  if (ret < vm->stubs || ret >= vm->stubs + COUNT_OF(vm->stubs)) w->next = ret;
  if (is_deferred_call(vm, caller, fp, ret)) {
    w->is_exact = true;
    w->ip = ret;
  } else
    w->ip = ret - 1;
}
