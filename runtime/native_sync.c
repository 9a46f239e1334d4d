// SPDX-License-Identifier: MIT
// native_sync.c - what sync needs of the scheduler, and the natives' own state.
#include <stdarg.h>

#include "runtime/native.h"

static void count_cycle(void *ctx, GcHeap *heap, const GcEvent *event) {
  (void)heap;
  struct RtNativeState *state = ctx;
  if (event->kind == GC_EVENT_MARK_DONE) state->gc_cycles++;
}

struct RtNativeState *rt_native_state(Rt *rt) {
  if (!rt->native_state) {
    rt->native_state = x_calloc(1, sizeof *rt->native_state);
    gc_add_listener(rt->heap, count_cycle, rt->native_state);
  }
  return rt->native_state;
}

// Called when the heap is gone: the listener is too.
void rt_natives_fini(Rt *rt) {
  x_free(rt->native_state);
  rt->native_state = NULL;
}

RtStatus rt_fatalf(Rt *rt, const char *fmt, ...) {
  struct RtNativeState *state = rt_native_state(rt);
  va_list args;
  va_start(args, fmt);
  vsnprintf(state->fatal_text, sizeof state->fatal_text, fmt, args);
  va_end(args);
  return rt_fatal(rt, state->fatal_text);
}

RtStatus native_sync_semacquire(Rt *rt, Slot *fp) {
  return rt_sem_acquire(rt, fp[0].p);
}

RtStatus native_sync_semacquire_mutex(Rt *rt, Slot *fp) {
  return fp[1].u ? rt_sem_acquire_first(rt, fp[0].p) : rt_sem_acquire(rt, fp[0].p);
}

RtStatus native_sync_semrelease(Rt *rt, Slot *fp) {
  rt_sem_release(rt, fp[0].p);
  return RT_OK;
}

// notifyList is {wait, notify uint32}; see sync.Cond.
RtStatus native_sync_notify_wait(Rt *rt, Slot *fp) {
  const uint32_t *list = fp[0].p;
  uint32_t ticket = (uint32_t)fp[1].u;
  if ((int32_t)(ticket - list[1]) < 0) return RT_OK; // called already
  return rt_notify_wait(rt, fp[0].p, ticket);
}

RtStatus native_sync_notify_wake(Rt *rt, Slot *fp) {
  rt_notify_wake(rt, fp[0].p, (uint32_t)fp[1].u);
  return RT_OK;
}

RtStatus native_sync_gc_cycles(Rt *rt, Slot *fp) {
  fp[0].u = rt_native_state(rt)->gc_cycles;
  return RT_OK;
}

RtStatus native_sync_fatal(Rt *rt, Slot *fp) {
  RtString s = arg_string(fp);
  return rt_fatalf(rt, "%.*s", (int)s.len, (const char *)s.ptr);
}
