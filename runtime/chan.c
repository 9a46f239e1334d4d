// SPDX-License-Identifier: MIT
// chan.c - channels.
//
// Always true of a channel c:
// - at least one of c.senders and c.receivers is empty, but for a goroutine that
//   waits in one select for both;
// - for buffered channels, len > 0 means that receivers is empty, and len < cap
//   that senders is empty.
// A partner that arrives completes the waiting goroutine's operation itself:
// the value is copied straight into or out of the parked goroutine's frame
// (frames never move), its result slots are filled, and it is made runnable.
// Only a sender woken by close has something left to do: it panics (g->resume).
// Deterministic: queues are FIFO, one thread.
#include "runtime/chan_impl.h"

Waiter *rt_waiter_new(Rt *rt, G *g, RtChan *c) {
  (void)rt;
  Waiter *w = x_calloc(1, sizeof *w);
  w->g = g;
  w->chan = c;
  return w;
}

void rt_waiter_free(Rt *rt, Waiter *w) {
  (void)rt;
  x_free(w);
}

void rt_wait_enqueue(WaitQueue *q, Waiter *w) {
  w->next = NULL;
  w->prev = q->last;
  if (q->last)
    q->last->next = w;
  else
    q->first = w;
  q->last = w;
}

void rt_wait_remove(WaitQueue *q, Waiter *w) {
  if (w->prev)
    w->prev->next = w->next;
  else
    q->first = w->next;
  if (w->next)
    w->next->prev = w->prev;
  else
    q->last = w->prev;
}

// Ends the waiting of w's goroutine: takes all its waiters out of their queues,
// reports a select's choice, makes it runnable.
static void complete(Rt *rt, Waiter *w, bool ok) {
  G *g = w->g;
  if (w->result) {
    w->result[0].i = w->index;
    w->result[1].i = ok;
  }
  if (w->ok) w->ok->i = ok;
  Waiter *next;
  for (Waiter *v = g->wait.p[0]; v; v = next) {
    next = v->sibling;
    rt_wait_remove(v->is_send ? &v->chan->senders : &v->chan->receivers, v);
    rt_waiter_free(rt, v);
  }
  g->wait.p[0] = NULL;
  rt_ready(rt, g);
}

static void *buf_at(const RtChan *c, int64_t i) {
  int64_t k = c->head + i;
  if (k >= c->cap) k -= c->cap;
  return (char *)c->buf + (size_t)k * c->elem->size;
}

RtStatus rt_chan_make(Rt *rt, uint32_t site, int64_t size, RtChan **out) {
  static const GcLayout layout = GC_LAYOUT(sizeof(RtChan) / 8, 1);
  const RType *elem = rt->sites[site].type->elem;
  uint64_t bytes;
  if (size < 0 || __builtin_mul_overflow((uint64_t)size, elem->size, &bytes) || bytes >> 47)
    return rt_panic(rt, PANIC_MAKECHAN);
  // One object when the elements hold no pointers, as gc allocates: the buffer
  // stands behind the header; the layout has no pointers there.
  RtChan *c;
  if (elem->layout && bytes) {
    c = rt_alloc(rt, site, &layout, sizeof *c);
    if (!c) return RT_FATAL;
    GcRoot root;
    gc_push_root(rt->heap, &root, c);
    void *buf = rt_alloc(rt, site, elem->layout, bytes);
    gc_pop_root(rt->heap, &root);
    if (!buf) return RT_FATAL;
    gc_store(rt->heap, &c->buf, buf);
  } else {
    c = rt_alloc(rt, site, NULL, sizeof *c + bytes);
    if (!c) return RT_FATAL;
    c->buf = bytes ? (void *)(c + 1) : (void *)&rt_zero_base;
  }
  c->elem = elem;
  c->cap = size;
  *out = c;
  return RT_OK;
}

bool rt_chan_try_send(Rt *rt, RtChan *c, const void *value) {
  Waiter *w = c->receivers.first;
  if (w) {
    if (w->elem) rt_load(w->elem, c->elem, value);
    complete(rt, w, true);
    return true;
  }
  if (c->len == c->cap) return false;
  gc_copy_typed(rt->heap, buf_at(c, c->len), value, c->elem->layout, c->elem->size);
  c->len++;
  return true;
}

bool rt_chan_try_recv(Rt *rt, RtChan *c, Slot *dst, Slot *ok) {
  Waiter *w = c->senders.first;
  if (c->len > 0) {
    void *p = buf_at(c, 0);
    if (dst) rt_load(dst, c->elem, p);
    gc_zero_typed(rt->heap, p, c->elem->layout, c->elem->size);
    if (++c->head == c->cap) c->head = 0;
    c->len--;
    if (w) {
      gc_copy_typed(rt->heap, buf_at(c, c->len), w->elem, c->elem->layout, c->elem->size);
      c->len++;
      complete(rt, w, true);
    }
  } else if (w) {
    if (dst) rt_load(dst, c->elem, w->elem);
    complete(rt, w, true);
  } else if (c->is_closed) {
    if (dst) rt_load_zero(dst, c->elem);
    if (ok) ok->i = 0;
    return true;
  } else {
    return false;
  }
  if (ok) ok->i = 1;
  return true;
}

RtStatus rt_chan_resume_send(Rt *rt, G *g) {
  if (!(g->wait_bits & WAIT_CLOSED)) return RT_OK;
  g->wait_bits = 0;
  return rt_panic(rt, PANIC_SEND_CLOSED);
}

static Waiter *park(Rt *rt, RtChan *c, bool is_send, void *elem, Slot *ok) {
  G *g = rt->g;
  Waiter *w = rt_waiter_new(rt, g, c);
  w->is_send = is_send;
  w->elem = elem;
  w->ok = ok;
  g->wait.p[0] = w;
  g->wait_bits = 0;
  rt_wait_enqueue(is_send ? &c->senders : &c->receivers, w);
  return w;
}

RtStatus rt_chan_send(Rt *rt, RtChan *c, const void *value) {
  if (!c) {
    rt_park(rt, "chan send (nil chan)", NULL);
    return RT_BLOCK;
  }
  if (c->is_closed) return rt_panic(rt, PANIC_SEND_CLOSED);
  if (rt_chan_try_send(rt, c, value)) return RT_OK;
  park(rt, c, true, (void *)(uintptr_t)value, NULL);
  rt_park(rt, "chan send", rt_chan_resume_send);
  return RT_BLOCK;
}

RtStatus rt_chan_recv(Rt *rt, RtChan *c, Slot *dst, Slot *ok) {
  if (!c) {
    rt_park(rt, "chan receive (nil chan)", NULL);
    return RT_BLOCK;
  }
  if (rt_chan_try_recv(rt, c, dst, ok)) return RT_OK;
  park(rt, c, false, dst, ok);
  rt_park(rt, "chan receive", NULL);
  return RT_BLOCK;
}

RtStatus rt_chan_close(Rt *rt, RtChan *c) {
  if (!c) return rt_panic(rt, PANIC_CLOSE_NIL);
  if (c->is_closed) return rt_panic(rt, PANIC_CLOSE_CLOSED);
  c->is_closed = true;
  while (c->receivers.first) {
    Waiter *w = c->receivers.first;
    if (w->elem) rt_load_zero(w->elem, c->elem);
    complete(rt, w, false);
  }
  while (c->senders.first) {
    Waiter *w = c->senders.first;
    w->g->wait_bits |= WAIT_CLOSED;
    complete(rt, w, false);
  }
  return RT_OK;
}

int64_t rt_chan_len(const RtChan *c) {
  return c ? c->len : 0;
}

int64_t rt_chan_cap(const RtChan *c) {
  return c ? c->cap : 0;
}

// Frees the waiters of goroutines that are parked when the program ends.
void rt_free_waiters(Rt *rt) {
  for (G *g = rt->all_gs; g; g = g->all_next) {
    if (g->resume != rt_chan_resume_send && !(g->wait_reason && strcmp(g->wait_reason, "chan receive") == 0))
      continue;
    for (Waiter *next, *w = g->wait.p[0]; w; w = next) {
      next = w->sibling;
      rt_waiter_free(rt, w);
    }
    g->wait.p[0] = NULL;
  }
}
