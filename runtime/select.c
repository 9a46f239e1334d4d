// SPDX-License-Identifier: MIT
// select.c - select statements: look at the cases in random order, take the
// first that can go on; otherwise wait in the queues of all of them. The partner
// that comes removes the goroutine from all other queues (chan.c: complete).
#include "runtime/chan_impl.h"

RtStatus rt_select(Rt *rt, RtSelectCase *cases, uint32_t n_sends, uint32_t n_recvs, bool is_blocking,
                   Slot *result) {
  uint32_t n = n_sends + n_recvs;
  // A random rotation with a random stride coprime to n visits every case once.
  uint64_t r = n > 1 ? rt_random(rt) : 0;
  uint32_t start = n ? (uint32_t)(r % n) : 0;
  uint32_t stride = 1;
  if (n > 2) {
    stride = 1 + (uint32_t)((r >> 32) % (n - 1));
    for (;;) {
      uint32_t a = stride, b = n;
      while (b) {
        uint32_t t = a % b;
        a = b;
        b = t;
      }
      if (a == 1) break;
      stride = stride % (n - 1) + 1;
    }
  }
  for (uint32_t k = 0, i = start; k < n; k++, i = (uint32_t)(((uint64_t)i + stride) % n)) {
    RtSelectCase *c = &cases[i];
    if (!c->chan) continue;
    bool done;
    if (i < n_sends) {
      if (c->chan->is_closed) return rt_panic(rt, PANIC_SEND_CLOSED);
      done = rt_chan_try_send(rt, c->chan, c->elem);
      if (done) result[1].i = 0;
    } else {
      done = rt_chan_try_recv(rt, c->chan, c->elem, &result[1]);
    }
    if (done) {
      result[0].i = i;
      return RT_OK;
    }
  }
  if (!is_blocking) {
    result[0].i = -1;
    result[1].i = 0;
    return RT_OK;
  }
  G *g = rt->g;
  g->wait.p[0] = NULL;
  g->wait_bits = 0;
  for (uint32_t i = 0; i < n; i++) {
    RtChan *c = cases[i].chan;
    if (!c) continue;
    Waiter *w = rt_waiter_new(rt, g, c);
    w->is_send = i < n_sends;
    w->elem = cases[i].elem;
    w->result = result;
    w->index = i;
    w->sibling = g->wait.p[0];
    g->wait.p[0] = w;
    rt_wait_enqueue(w->is_send ? &c->senders : &c->receivers, w);
  }
  rt_park(rt, n ? "select" : "select (no cases)", rt_chan_resume_send);
  return RT_BLOCK;
}
