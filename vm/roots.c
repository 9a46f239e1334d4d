// SPDX-License-Identifier: MIT
// roots.c - what the machine shows the collector: frames, globals, defers, panics.
//
// A frame's pointers are the slots that its function's map names, plus the closure
// in its linkage. The outgoing area is not among them: what stands in it belongs to the
// callee's frame, or to a native that runs or is parked (G.native_ref has its map).
#include "vm/vm_impl.h"

static void visit_frames(const Vm *vm, const G *g, GcHeap *heap) {
  for (FrameWalk w = walk_start(vm, g); w.fp; walk_next(vm, &w)) {
    const FuncInfo *f = frame_func(w.fp);
    gc_mark_pointer(heap, w.fp[-3].cp);
    if (!f->n_map_slots) continue;
    uint32_t n_slots;
    uint32_t pc = w.ip && w.ip >= f->entry ? (uint32_t)(w.ip - f->entry) : 0;
    const uint64_t *map = func_map_at(f, pc, &n_slots);
    gc_mark_slots(heap, w.fp, map, n_slots);
  }
}

static void visit_goroutine(const Vm *vm, const G *g, GcHeap *heap) {
  if (g->fp || g == vm->rt.g) visit_frames(vm, g, heap);
  if (g->native_ref) {
    const NativeRef *ref = g->native_ref;
    if (ref->map)
      gc_mark_slots(heap, g->native_fp, ref->map, (size_t)ref->n_result_slots + ref->n_param_slots);
  }
  for (const RtDefer *d = g->defers; d; d = d->next) gc_mark_pointer(heap, d->fn);
  for (const RtPanic *p = g->panics; p; p = p->link) {
    gc_mark_pointer(heap, p->value.data);
    if (p->has_text) gc_mark_pointer(heap, p->text.ptr);
  }
}

void vm_visit_roots(void *machine, GcHeap *heap) {
  Vm *vm = machine;
  stack_free_spares(vm);
  const Program *p = vm->program;
  if (p->globals_size && p->globals_map)
    gc_mark_globals(heap, vm->globals, p->globals_map, p->globals_size / 8);
  for (const G *g = vm->rt.all_gs; g; g = g->all_next) visit_goroutine(vm, g, heap);
}
