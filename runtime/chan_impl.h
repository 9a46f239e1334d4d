// SPDX-License-Identifier: MIT
// chan_impl.h - private to chan.c and select.c.
#ifndef MG_CHAN_IMPL_H
#define MG_CHAN_IMPL_H

#include "runtime/rt_impl.h"

// A goroutine waiting in one queue of one channel. Host memory, reused. A plain
// send or receive has one, a select one for each case.
typedef struct Waiter {
  struct Waiter *next, *prev; // in the channel's queue
  struct Waiter *sibling;     // next of the same goroutine (select)
  G *g;
  RtChan *chan;
  void *elem;     // send: address of the value; receive: destination slots or NULL
  Slot *ok;       // receive: where "not closed" goes, or NULL
  Slot *result;   // select: rt_select's result; NULL otherwise
  uint32_t index; // select: case number
  bool is_send;
} Waiter;

typedef struct WaitQueue {
  Waiter *first, *last;
} WaitQueue;

// A heap object: 96 bytes as gc's hchan. Only buf is a pointer for the collector.
struct RtChan {
  void *buf; // cap elements
  const RType *elem;
  int64_t len, cap;
  int64_t head; // index of the oldest element
  WaitQueue senders, receivers;
  bool is_closed;
  uint8_t pad[23];
};
_Static_assert(sizeof(struct RtChan) == 96, "as gc's hchan");

Waiter *rt_waiter_new(Rt *rt, G *g, RtChan *c);
void rt_waiter_free(Rt *rt, Waiter *w);
void rt_wait_enqueue(WaitQueue *q, Waiter *w);
void rt_wait_remove(WaitQueue *q, Waiter *w);

// Each does one transfer that needs no waiting, and readies the partner. False:
// would have to wait. Sends on closed channels are the caller's to notice.
bool rt_chan_try_send(Rt *rt, RtChan *c, const void *value);
bool rt_chan_try_recv(Rt *rt, RtChan *c, Slot *dst, Slot *ok);
RtStatus rt_chan_resume_send(Rt *rt, G *g);

#endif
