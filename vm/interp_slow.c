// SPDX-License-Identifier: MIT
// interp_slow.c - the cold halves of instructions, and what happens when one does
// not simply finish: statuses, switching goroutines, preemption.
#include "vm/vm_impl.h"

#include <math.h>
#include <signal.h>

// ---- Statuses and scheduling ----------------------------------------------

static void save_goroutine(Vm *vm) {
  G *g = vm->rt.g;
  g->ip = vm->ip;
  g->fp = vm->fp;
}

static void load_goroutine(Vm *vm, G *g) {
  vm->ip = g->ip;
  vm->fp = g->fp;
  vm->limit = g->chunk->limit;
}

// Ends the program because of a signal.
static bool obey_signal(Vm *vm) {
  const RtSignal *s = vm->options.signal;
  fflush(stdout);
  rt_flush(&vm->rt);
  vm->exit_status = 128 + s->number;
  if (s->number != SIGQUIT) return false;
  fprintf(stderr, "SIGQUIT: quit\nPC=%p m=0 sigcode=%d\n\n", (const void *)vm->ip, s->code);
  trace_all(vm, stderr);
  vm->exit_status = 2;
  return false;
}

bool vm_switch(Vm *vm) {
  Rt *rt = &vm->rt;
  for (;;) {
    rt->g = NULL; // it has been saved, or is gone
    if (UNLIKELY(rt_signal(rt))) return obey_signal(vm);
    G *g = rt_next(rt);
    if (!g) {
      if (rt_signal(rt)) return obey_signal(vm);
      rt->fatal = rt->n_gs ? "all goroutines are asleep - deadlock!"
                           : "no goroutines (main called runtime.Goexit) - deadlock!";
      return vm_fatal(vm, rt->fatal);
    }
    if (!g->fp) {
      if (!stack_start(vm, g)) {
        rt_fatal(rt, "out of memory (goroutine stack)");
        return vm_fatal(vm, rt->fatal);
      }
      load_goroutine(vm, g);
      return true;
    }
    load_goroutine(vm, g);
    if (!g->resume) {
      g->native_ref = NULL;
      return true;
    }
    RtStatus (*resume)(Rt *, G *) = g->resume;
    g->resume = NULL;
    vm->ip--; // within the instruction that had blocked: for traces and profiles
    RtStatus status = resume(rt, g);
    if (status == RT_BLOCK) continue; // parked again; its state is saved
    g->native_ref = NULL;
    if (status == RT_OK) {
      vm->ip++;
      return true;
    }
    return vm_handle_status(vm, status);
  }
}

bool vm_handle_status(Vm *vm, RtStatus status) {
  Rt *rt = &vm->rt;
  G *g = rt->g;
  rt->op_flags = UINT32_MAX;
  switch (status) {
  case RT_OK: return true;
  case RT_PANIC: g->native_ref = NULL; return vm_panic(vm);
  case RT_BLOCK:
    // What will be received is live while the goroutine waits (roots.c); until then it is zero.
    if (vm->ip->op == OP_RECV && vm->ip->a != NO_SLOT)
      rt_load_zero(&vm->fp[vm->ip->a], vm->program->types[vm->ip[1].w]);
    vm->ip += insn_words(vm->ip);
    save_goroutine(vm);
    return vm_switch(vm);
  case RT_CALL:
    g->native_ref = NULL;
    return stack_push_call(vm, rt->call_closure, vm->fp, -1, vm->ip, NULL, 0);
  case RT_EXIT: vm->exit_status = rt->exit_code; return false;
  case RT_FATAL: return vm_fatal(vm, rt->fatal);
  case RT_GOEXIT: g->native_ref = NULL; return vm_goexit(vm);
  }
  bug("status %d of %s", (int)status, op_info[vm->ip->op].name);
}

bool vm_preempt(Vm *vm) {
  Rt *rt = &vm->rt;
  rt->op_flags = UINT32_MAX;
  rt->tick_base += (uint64_t)vm->quantum;
  rt->budget += vm->quantum;
  rt_flush(rt);
  if (UNLIKELY(rt_signal(rt))) return obey_signal(vm);
  if (!rt_wants_preempt(rt)) return true;
  save_goroutine(vm);
  rt_yield(rt);
  return vm_switch(vm);
}

bool vm_goroutine_end(Vm *vm) {
  G *g = vm->rt.g;
  MG_ASSERT(!g->defers && !g->panics);
  stack_free(vm, g);
  rt_g_free(&vm->rt, g);
  return vm_switch(vm);
}

bool vm_main_step(Vm *vm) {
  const Program *p = vm->program;
  uint32_t func;
  if (vm->next_init < p->n_inits)
    func = p->inits[vm->next_init];
  else if (vm->next_init == p->n_inits && p->main_func != RT_NO_FUNC)
    func = p->main_func;
  else {
    vm->exit_status = 0;
    return false;
  }
  vm->next_init++;
  return stack_push_call(vm, (const RtClosure *)&p->funcs[func], vm->fp, FRAME_LINK_SLOTS, vm->ip, NULL, 0);
}

RtStatus slow_native(Vm *vm, Slot *args, const VmNative *native) {
  Rt *rt = &vm->rt;
  G *g = rt->g;
  for (uint32_t i = native->ref->n_result_slots; i > 0;) args[--i].u = 0;
  g->native_fp = args;
  g->native_ref = native->ref;
  g->native_site = native->ref->site;
#ifdef MG_DEBUG
  rt->op_flags = native->flags & NATIVE_ALLOC                    ? OPF_ALLOC
                 : native->flags & (NATIVE_PANIC | NATIVE_BLOCK) ? OPF_PANIC
                                                                 : 0;
#endif
  RtStatus status = native->fn(rt, args);
#ifdef MG_DEBUG
  static const uint32_t need[] = {[RT_PANIC] = NATIVE_PANIC,
                                  [RT_BLOCK] = NATIVE_BLOCK,
                                  [RT_CALL] = NATIVE_CALL,
                                  [RT_EXIT] = NATIVE_EXIT,
                                  [RT_FATAL] = NATIVE_EXIT | NATIVE_ALLOC | NATIVE_PANIC,
                                  [RT_GOEXIT] = NATIVE_EXIT | NATIVE_PANIC};
  if (status != RT_OK && !(need[status] & native->flags))
    bug("native %s returns status %d against its flags", native->ref->name, (int)status);
#endif
  // A parked native's arguments stay roots until it runs again.
  if (status == RT_OK) g->native_ref = NULL;
  return status;
}

// ---- Slices ---------------------------------------------------------------

RtStatus slow_append(Vm *vm, Slot *fp, const Insn *ip) {
  Rt *rt = &vm->rt;
  const RType *elem = rt->sites[ip[1].w].type->elem;
  RtSlice s = *(RtSlice *)&fp[ip->b];
  if (s.len >= s.cap) {
    RtStatus status = rt_grow_slice(rt, ip[1].w, &s, 1);
    if (status != RT_OK) return status;
  }
  gc_copy_typed(rt->heap, (char *)s.ptr + (uint64_t)s.len * elem->size, &fp[ip->c], elem->layout, elem->size);
  s.len++;
  *(RtSlice *)&fp[ip->a] = s;
  return RT_OK;
}

RtStatus slow_append_all(Vm *vm, Slot *fp, const Insn *ip) {
  RtSlice s = *(RtSlice *)&fp[ip->b];
  RtStatus status = rt_append_slice(&vm->rt, ip[1].w, &s, fp[ip->c].p, fp[ip->c + 1].i);
  if (status == RT_OK) *(RtSlice *)&fp[ip->a] = s;
  return status;
}

// The operands of a failed SLICE, SLICE_STR or SLICE_ARR once more, for the text.
RtStatus slow_slice_panic(Vm *vm, Slot *fp, const Insn *ip) {
  const Slot *s = &fp[ip->b];
  RtSliceBounds b = {.has_hi = ip[1].d != NO_SLOT, .has_max = false, .is_slice = ip->op == OP_SLICE};
  int64_t len = ip->op == OP_SLICE_ARR ? ip[2].sk : s[1].i;
  b.cap = ip->op == OP_SLICE ? s[2].i : len;
  b.lo = ip->c == NO_SLOT ? 0 : fp[ip->c].i;
  b.hi = b.has_hi ? fp[ip[1].d].i : len;
  b.max = b.cap;
  if (ip->op != OP_SLICE_STR && ip[1].e != NO_SLOT) {
    b.has_max = true;
    b.max = fp[ip[1].e].i;
  }
  return rt_panic_slice(&vm->rt, &b);
}

// ---- Maps -----------------------------------------------------------------

RtStatus slow_make_map(Vm *vm, Slot *fp, const Insn *ip) {
  int64_t hint = ip->b == NO_SLOT ? 0 : fp[ip->b].i;
  RtMap **out = (RtMap **)&fp[ip->a];
  if (ip->c == NO_SLOT) return rt_map_make(&vm->rt, ip[1].y, hint, out);
  return rt_map_make_in(&vm->rt, ip[1].y, hint, &fp[ip->c], ip[1].d == NO_SLOT ? NULL : &fp[ip[1].d], out);
}

RtStatus slow_map_get(Vm *vm, Slot *fp, const Insn *ip) {
  const RType *mt = vm->program->types[ip[1].w];
  const void *value;
  RtStatus status = rt_map_find(&vm->rt, mt, fp[ip->b].p, &fp[ip->c], &value);
  if (status != RT_OK) return status;
  if (value)
    rt_load(&fp[ip->a], mt->elem, value);
  else
    rt_load_zero(&fp[ip->a], mt->elem);
  return RT_OK;
}

RtStatus slow_map_get2(Vm *vm, Slot *fp, const Insn *ip) {
  const RType *mt = vm->program->types[ip[1].y];
  const void *value;
  RtStatus status = rt_map_find(&vm->rt, mt, fp[ip->b].p, &fp[ip->c], &value);
  if (status != RT_OK) return status;
  if (ip->a == NO_SLOT)
    ;
  else if (value)
    rt_load(&fp[ip->a], mt->elem, value);
  else
    rt_load_zero(&fp[ip->a], mt->elem);
  fp[ip[1].d].u = value != NULL;
  return RT_OK;
}

RtStatus slow_map_set(Vm *vm, Slot *fp, const Insn *ip) {
  Rt *rt = &vm->rt;
  const RType *mt = vm->program->types[ip[1].w];
  void *value;
  RtStatus status = rt_map_assign(rt, ip[1].y, mt, fp[ip->a].p, &fp[ip->b], &value);
  if (status == RT_OK) gc_copy_typed(rt->heap, value, &fp[ip->c], mt->elem->layout, mt->elem->size);
  return status;
}

RtStatus slow_map_next(Vm *vm, Slot *fp, const Insn *ip, bool *is_end) {
  const RType *mt = vm->program->types[ip[1].w];
  const void *key, *value;
  RtStatus status = rt_map_iter_next(&vm->rt, mt, (RtMapIter *)&fp[ip->a], &key, &value);
  if (status != RT_OK) return status;
  *is_end = !key;
  if (!key) return RT_OK;
  if (ip->b != NO_SLOT) rt_load(&fp[ip->b], mt->key, key);
  if (ip->c != NO_SLOT) rt_load(&fp[ip->c], mt->elem, value);
  return RT_OK;
}

// ---- Interfaces -----------------------------------------------------------

static RtEface as_eface(const Slot *s, bool is_empty_iface) {
  const RType *type = s[0].cp;
  if (!is_empty_iface && type) type = ((const Itab *)s[0].cp)->type;
  return (RtEface){type, s[1].p};
}

RtStatus slow_eq_iface(Vm *vm, Slot *fp, const Insn *ip) {
  bool is_eface = ip->op == OP_EQ_EFACE, is_equal = false;
  RtStatus status =
      rt_eface_eq(&vm->rt, as_eface(&fp[ip->b], is_eface), as_eface(&fp[ip->c], is_eface), &is_equal);
  if (status == RT_OK) fp[ip->a].u = is_equal;
  return status;
}

// ASSERT_E and ASSERT_I have failed.
RtStatus slow_assert(Vm *vm, Slot *fp, const Insn *ip) {
  const Program *p = vm->program;
  RtEface v = as_eface(&fp[ip->b], ip->op == OP_ASSERT_E);
  return rt_panic_assert(&vm->rt, p->types[ip[1].y], v.type, p->types[ip[1].w], NULL);
}

RtStatus slow_assert_iface(Vm *vm, Slot *fp, const Insn *ip) {
  const Program *p = vm->program;
  const RType *want = p->types[ip[1].w], *source = p->types[ip[1].y];
  const RType *dynamic = fp[ip->b].cp;
  const void *word0 = dynamic;
  if (!rtype_is(want, RT_EMPTY_IFACE)) {
    const Itab *tab = NULL;
    RtStatus status = rt_assert_itab(&vm->rt, source, want, dynamic, &tab);
    if (status != RT_OK) return status;
    word0 = tab;
  } else if (!dynamic)
    return rt_panic_assert(&vm->rt, source, NULL, want, NULL);
  fp[ip->a + 1] = fp[ip->b + 1];
  fp[ip->a].cp = word0;
  return RT_OK;
}

void slow_assert_iface_ok(Vm *vm, Slot *fp, const Insn *ip) {
  const RType *want = vm->program->types[ip[1].y];
  const RType *dynamic = fp[ip->b].cp;
  void *data = fp[ip->b + 1].p;
  const void *word0 = dynamic;
  if (dynamic && !rtype_is(want, RT_EMPTY_IFACE)) word0 = rt_find_itab(&vm->rt, want, dynamic);
  fp[ip->a].cp = word0;
  fp[ip->a + 1].p = word0 ? data : NULL;
  if (ip[1].d != NO_SLOT) fp[ip[1].d].u = word0 != NULL;
}

void slow_conv_iface(Vm *vm, Slot *fp, const Insn *ip) {
  const Itab *tab = fp[ip->b].cp;
  const RType *want = vm->program->types[ip[1].w];
  fp[ip->a + 1] = fp[ip->b + 1];
  if (tab && tab->iface != want) {
    tab = rt_find_itab(&vm->rt, want, tab->type);
    if (!tab) bug("conversion to %s of a type without its methods", want->string);
  }
  fp[ip->a].cp = tab;
}

// ---- Floats ---------------------------------------------------------------

// As gc on amd64.
int64_t slow_f64_to_u64(double v) {
  if (v < 0x1p63) return v >= -0x1p63 ? (int64_t)v : INT64_MIN;
  double rest = v - 0x1p63;
  int64_t low = rest >= -0x1p63 && rest < 0x1p63 ? (int64_t)rest : INT64_MIN;
  return (int64_t)((uint64_t)low ^ (UINT64_C(1) << 63));
}

double slow_min_f64(double a, double b) {
  if (isnan(a) || isnan(b)) return NAN;
  if (a == 0 && b == 0) return signbit(a) ? a : b;
  return a < b ? a : b;
}

double slow_max_f64(double a, double b) {
  if (isnan(a) || isnan(b)) return NAN;
  if (a == 0 && b == 0) return signbit(a) ? b : a;
  return a > b ? a : b;
}
