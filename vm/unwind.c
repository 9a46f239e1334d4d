// SPDX-License-Identifier: MIT
// unwind.c - panics, recover, defer, Goexit, and how a program dies.
//
// Follows gc's runtime/panic.go (1.19) step by step, as a state machine instead of C
// recursion. Always true:
// - G.defers lists the pending deferred calls of all frames of the goroutine, newest first;
//   a frame's entries are a prefix once the frames above it are gone.
// - A function returns normally through RUN_DEFERS, which pops an entry before it calls it.
// - A panic marks an entry started and leaves it in the list while it runs, so that a
//   newer panic that comes to it knows: the older panic is aborted, the entry done with.
// - Panicking frames stay on the stack until a recovery: deferred calls run above
//   them, and traces show them.
//
// A panic goes:
//   1. vm_panic pushes a RtPanic with the panicking frame and instruction.
//   2. run_next_defer takes the newest entry and pushes its call above all slots of the
//      panicking frame, to return to STUB_PANIC.
//   3. The deferred function may call recover(): vm_recover marks the panic that runs it
//      recovered.
//   4. STUB_PANIC: vm_panic_returned pops the entry. Recovered: go on in the deferring
//      frame at its function's recover_pc (RUN_DEFERS, RET). Else step 2.
//   5. No entries left: values that have Error or String methods are replaced by
//      their text (calls again, returning to STUB_TEXT), then all is printed and the
//      program ends with status 2.
// Goexit is a panic that cannot be recovered and ends the goroutine in step 5. When a panic in
// one of its deferred calls is recovered further down, Goexit continues.
#include "vm/vm_impl.h"

// ---- Defers ---------------------------------------------------------------

void vm_defer(Vm *vm, Slot *fp, RtClosure *fn) {
  RtDefer *d = vm->free_defers;
  if (d)
    vm->free_defers = d->next;
  else
    d = x_malloc(sizeof *d);
  G *g = vm->rt.g;
  *d = (RtDefer){.next = g->defers, .fp = fp, .fn = fn};
  g->defers = d;
}

RtClosure *vm_pop_defer(Vm *vm) {
  G *g = vm->rt.g;
  RtDefer *d = g->defers;
  RtClosure *fn = d->fn;
  g->defers = d->next;
  d->next = vm->free_defers;
  vm->free_defers = d;
  return fn;
}

static void pop_panic(G *g) {
  RtPanic *p = g->panics;
  g->panics = p->link;
  x_free(p);
}

void vm_free_unwind(Vm *vm, G *g) {
  while (g->defers) {
    RtDefer *d = g->defers;
    g->defers = d->next;
    d->next = vm->free_defers;
    vm->free_defers = d;
  }
  while (g->panics) pop_panic(g);
}

// ---- The end --------------------------------------------------------------

static void print_panics(const RtPanic *p) {
  if (p->link) {
    print_panics(p->link);
    if (!p->link->is_goexit) fputc('\t', stderr);
  }
  if (p->is_goexit) return;
  fputs("panic: ", stderr);
  if (p->has_text)
    rt_print_string(p->text);
  else
    rt_print_panic_value(&p->value);
  if (p->is_recovered) fputs(" [recovered]", stderr);
  fputc('\n', stderr);
}

static bool die_of_panic(Vm *vm) {
  G *g = vm->rt.g;
  fflush(stdout);
  rt_flush(&vm->rt);
  // A chain longer than this is cut: printing recurses.
  enum { MAX_PRINTED = 1000 };
  uint32_t n = 0;
  for (RtPanic *p = g->panics; p; p = p->link)
    if (++n == MAX_PRINTED) {
      RtPanic *rest = p->link;
      p->link = NULL;
      while (rest) {
        RtPanic *older = rest->link;
        x_free(rest);
        rest = older;
      }
    }
  vm->has_died = true;
  print_panics(g->panics);
  bool is_nil_deref = false; // one of the panics, not only the newest, as in Go
  for (const RtPanic *p = g->panics; p; p = p->link) is_nil_deref |= p->is_nil_deref;
  if (is_nil_deref) fputs("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n", stderr);
  fputc('\n', stderr);
  trace_goroutine(vm, g, stderr);
  vm->exit_status = 2;
  return false;
}

bool vm_fatal(Vm *vm, const char *text) {
  fflush(stdout);
  rt_flush(&vm->rt);
  fprintf(stderr, "fatal error: %s\n\n", text ? text : "out of memory");
  trace_all(vm, stderr);
  vm->has_died = true;
  vm->exit_status = 2;
  return false;
}

// Converts the next panic value that has a method to do so; prints and ends when
// none is left.
static bool convert_next_text(Vm *vm) {
  Rt *rt = &vm->rt;
  for (; vm->text_panic; vm->text_panic = vm->text_panic->link) {
    RtPanic *p = vm->text_panic;
    if (p->is_goexit || p->has_text || !p->value.type) continue;
    static const RtKnown texts[] = {KNOWN_ERROR, KNOWN_STRINGER};
    const Itab *tab = NULL;
    for (size_t i = 0; i < COUNT_OF(texts) && !tab; i++) {
      const RType *iface = rt->known[texts[i]];
      if (iface && iface->n_methods == 1) tab = rt_find_itab(rt, iface, p->value.type);
    }
    if (!tab || !tab->fun[0]) continue;
    // func (receiver) string. Its result, two slots, is copied to text_result when the
    // frame does not fit in the chunk: what lies above the newest frame may be outside of it.
    G *g = rt->g;
    const Chunk *chunk = g->chunk;
    Slot receiver = {.p = p->value.data};
    if (!stack_push_call(vm, (const RtClosure *)tab->fun[0], vm->fp, -1, &vm->stubs[STUB_TEXT], &receiver, 1))
      return false;
    if (g->chunk != chunk) {
      g->chunk->n_result_slots = COUNT_OF(vm->text_result);
      g->chunk->caller_args = vm->text_result;
    }
    vm->is_text_copied = g->chunk != chunk;
    return true;
  }
  return die_of_panic(vm);
}

bool vm_text_returned(Vm *vm) {
  // fp is back at the newest frame, the callee's frame stood above all its slots.
  const Slot *result = vm->text_result;
  if (!vm->is_text_copied) result = vm->fp + frame_func(vm->fp)->frame_slots + FRAME_LINK_SLOTS;
  RtPanic *p = vm->text_panic;
  p->text = (RtString){result[0].p, result[1].i};
  p->has_text = true;
  vm->text_panic = p->link;
  vm->ip = vm->rt.g->panics->ip;
  return convert_next_text(vm);
}

// ---- Panics ---------------------------------------------------------------

static RtPanic *push_panic(Vm *vm) {
  G *g = vm->rt.g;
  RtPanic *p = x_calloc(1, sizeof *p);
  p->link = g->panics;
  p->fp = vm->fp;
  p->ip = vm->ip;
  g->panics = p;
  return p;
}

static void take_panic_value(Vm *vm, RtPanic *p) {
  Rt *rt = &vm->rt;
  p->value = rt->panic_value;
  p->is_nil_deref = rt->is_nil_deref;
  rt->panic_value = (RtEface){NULL, NULL};
  rt->is_nil_deref = false;
}

// Runs the newest deferred call for the newest panic, or ends.
static bool run_next_defer(Vm *vm) {
  G *g = vm->rt.g;
  for (;;) {
    RtPanic *p = g->panics;
    while (g->defers && g->defers->is_started) {
      // Started by an older panic (or Goexit) and not returned: that one is aborted.
      g->defers->panic->is_aborted = true;
      vm_pop_defer(vm);
    }
    RtDefer *d = g->defers;
    vm->fp = p->fp;
    vm->ip = p->ip;
    if (!d && p->is_goexit) {
      vm_free_unwind(vm, g);
      return vm_goroutine_end(vm);
    }
    if (!d) {
      vm->is_printing_panic = true;
      vm->text_panic = p;
      return convert_next_text(vm);
    }
    d->is_started = true;
    d->panic = p;
    if (d->fn) {
      if (!stack_push_call(vm, d->fn, p->fp, -1, &vm->stubs[STUB_PANIC], NULL, 0)) return false;
      p->call_fp = vm->fp;
      return true;
    }
    // A deferred nil func value panics in its turn.
    if (rt_panic(&vm->rt, PANIC_NIL_DEREF) != RT_PANIC) return vm_fatal(vm, vm->rt.fatal);
    take_panic_value(vm, push_panic(vm));
  }
}

bool vm_panic(Vm *vm) {
  Rt *rt = &vm->rt;
  if (vm->is_printing_panic) { // Error or String has panicked
    fflush(stdout);
    rt_flush(rt);
    print_panics(rt->g->panics);
    return vm_fatal(vm, "panic while printing panic value");
  }
  take_panic_value(vm, push_panic(vm));
  return run_next_defer(vm);
}

bool vm_goexit(Vm *vm) {
  RtPanic *p = push_panic(vm);
  p->is_goexit = true;
  return run_next_defer(vm);
}

bool vm_panic_returned(Vm *vm) {
  G *g = vm->rt.g;
  RtPanic *p = g->panics;
  RtDefer *d = g->defers;
  if (!d || d->panic != p) bug("deferred calls out of order");
  p->call_fp = NULL;
  Slot *frame = d->fp;
  vm_pop_defer(vm);
  vm->fp = p->fp;
  vm->ip = p->ip;
  if (!p->is_recovered) return run_next_defer(vm);

  pop_panic(g);
  if (g->panics && g->panics->is_goexit && g->panics->is_aborted) {
    // The recovered panic had interrupted a Goexit, which now goes on.
    g->panics->is_aborted = false;
    g->panics->call_fp = NULL;
    contracts_unwind(vm, g->panics->fp);
    stack_unwind_to(vm, g, g->panics->fp);
    return run_next_defer(vm);
  }
  while (g->panics && g->panics->is_aborted) pop_panic(g);
  contracts_unwind(vm, frame);
  stack_unwind_to(vm, g, frame);
  const FuncInfo *f = frame_func(frame);
  vm->fp = frame;
  vm->ip = f->entry + f->recover_pc;
  return true;
}

void vm_recover(Vm *vm, Slot *fp, RtEface *out) {
  RtPanic *p = vm->rt.g->panics;
  *out = (RtEface){NULL, NULL};
  if (!p || p->is_goexit || p->is_recovered || !p->call_fp) return;
  // `defer recover()`: its wrapper stands for a call by the function that deferred it.
  if (frame_func(fp)->flags & FUNC_WRAPPER) fp = fp[-1].p;
  if (!fp) return;
  // The frame that the panic called, or reached from it through wrappers only.
  while (fp != p->call_fp) {
    fp = fp[-1].p;
    if (!fp || !(frame_func(fp)->flags & FUNC_WRAPPER)) return;
  }
  p->is_recovered = true;
  *out = p->value;
}
