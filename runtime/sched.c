// SPDX-License-Identifier: MIT
// sched.c - goroutines on one thread: run queue, timers, semaphores, clock.
//
// Always true:
// - rt->g is running, or NULL between rt_park/rt_yield and rt_next;
// - a goroutine is in exactly one place: running, the run queue, or waiting (in
//   a channel's or semaphore's queue, or in the timer heap, or nowhere for ever);
// - the run queue is FIFO; timers go off in order of time, then of setting. So a
//   program that reads no clock always runs the same way. Under schedstress the
//   queue is left in random order, from a seed.
// The clock is CLOCK_MONOTONIC, or virtual: then it stands still while anything
// can run and jumps to the next timer when nothing can.
#include <errno.h>
#include <time.h>

#include "runtime/rt_impl.h"

typedef struct Sema {
  struct Sema *next; // hash chain
  uint32_t *addr;
  G *first, *last; // waiting, linked by G.next
} Sema;

// A timer is a goroutine that waits in the timer heap before it has started.
// Until then it is a system goroutine without a number.
typedef struct RtTimer {
  struct RtTimer *next; // hash chain
  int64_t id;
  int64_t period; // 0: goes off once
  bool is_counted;
  G *g;
} RtTimer;

typedef struct Finalizer {
  void *object;
  RtClosure *closure;
} Finalizer;

enum { N_SEMA_BUCKETS = 251, N_TIMER_BUCKETS = 256, TIMER_CHECK = 64 };

typedef struct RtSched {
  G *first, *last; // run queue
  uint64_t n_runnable;
  G **timers; // binary heap by (wake_time, sequence)
  uint64_t *timer_seq;
  uint32_t n_timers, cap_timers;
  uint64_t next_seq;
  RtTimer *timer_table[N_TIMER_BUCKETS]; // by id
  int64_t n_timers_made;
  int64_t virtual_now;
  int64_t start;
  uint64_t stress; // state of the random order, 0: off
  Sema *semas[N_SEMA_BUCKETS];
  Finalizer *finalizers; // waiting for their goroutine
  uint32_t n_finalizers, cap_finalizers;
  uint32_t until_timer_check;
} RtSched;

// ---- the clock ----

static int64_t clock_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

int64_t rt_nanotime(Rt *rt) {
  if (rt->config->is_virtual_clock) return rt->sched->virtual_now;
  return clock_ns();
}

// ---- goroutines ----

void rt_sched_init(Rt *rt) {
  rt->sched = x_calloc(1, sizeof *rt->sched);
  rt->sched->stress = rt->config->sched_stress;
  rt->sched->virtual_now = 1;
  setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
}

static void push_runnable(RtSched *s, G *g) {
  g->next = NULL;
  if (s->last)
    s->last->next = g;
  else
    s->first = g;
  s->last = g;
  s->n_runnable++;
}

static void link_g(Rt *rt, G *g) {
  g->all_next = NULL;
  g->all_prev = rt->all_gs_tail;
  if (rt->all_gs_tail)
    rt->all_gs_tail->all_next = g;
  else
    rt->all_gs = g;
  rt->all_gs_tail = g;
}

static G *new_g(Rt *rt, RtClosure *entry) {
  G *g = calloc(1, sizeof *g);
  if (!g) {
    rt->fatal = "out of memory";
    return NULL;
  }
  g->entry = entry;
  link_g(rt, g);
  return g;
}

G *rt_go(Rt *rt, RtClosure *entry) {
  G *g = new_g(rt, entry);
  if (!g) return NULL;
  g->id = ++rt->n_gs_made;
  g->status = G_RUNNABLE;
  rt->n_gs++;
  push_runnable(rt->sched, g);
  return g;
}

static void unlink_g(Rt *rt, G *g) {
  if (g->all_prev)
    g->all_prev->all_next = g->all_next;
  else
    rt->all_gs = g->all_next;
  if (g->all_next)
    g->all_next->all_prev = g->all_prev;
  else
    rt->all_gs_tail = g->all_prev;
}

void rt_g_free(Rt *rt, G *g) {
  unlink_g(rt, g);
  if (!g->is_system) rt->n_gs--;
  if (rt->g == g) rt->g = NULL;
  free(g);
}

void rt_park(Rt *rt, const char *reason, RtStatus (*resume)(Rt *rt, G *g)) {
  G *g = rt->g;
  g->status = G_WAITING;
  g->wait_reason = reason;
  g->resume = resume;
}

void rt_ready(Rt *rt, G *g) {
  MG_ASSERT(g->status == G_WAITING);
  g->status = G_RUNNABLE;
  g->wait_reason = NULL;
  push_runnable(rt->sched, g);
}

void rt_yield(Rt *rt) {
  G *g = rt->g;
  g->status = G_RUNNABLE;
  g->resume = NULL;
  push_runnable(rt->sched, g);
}

// ---- timers ----

static bool timer_before(const RtSched *s, uint32_t a, uint32_t b) {
  int64_t x = s->timers[a]->wake_time, y = s->timers[b]->wake_time;
  return x < y || (x == y && s->timer_seq[a] < s->timer_seq[b]);
}

static void timer_swap(RtSched *s, uint32_t a, uint32_t b) {
  G *g = s->timers[a];
  s->timers[a] = s->timers[b];
  s->timers[b] = g;
  uint64_t q = s->timer_seq[a];
  s->timer_seq[a] = s->timer_seq[b];
  s->timer_seq[b] = q;
  s->timers[a]->timer_index = a;
  s->timers[b]->timer_index = b;
}

static void timer_up(RtSched *s, uint32_t i) {
  while (i && timer_before(s, i, (i - 1) / 2)) {
    timer_swap(s, i, (i - 1) / 2);
    i = (i - 1) / 2;
  }
}

static void timer_down(RtSched *s, uint32_t i) {
  for (;;) {
    uint32_t least = i;
    for (uint32_t c = 2 * i + 1; c <= 2 * i + 2 && c < s->n_timers; c++)
      if (timer_before(s, c, least)) least = c;
    if (least == i) return;
    timer_swap(s, i, least);
    i = least;
  }
}

// Puts a waiting goroutine into the heap by its wake_time.
static void timer_add(RtSched *s, G *g) {
  if (s->n_timers == s->cap_timers) {
    s->cap_timers = s->cap_timers ? 2 * s->cap_timers : 16;
    s->timers = x_realloc(s->timers, s->cap_timers, sizeof *s->timers);
    s->timer_seq = x_realloc(s->timer_seq, s->cap_timers, sizeof *s->timer_seq);
  }
  uint32_t i = s->n_timers++;
  s->timers[i] = g;
  s->timer_seq[i] = s->next_seq++;
  g->timer_index = i;
  timer_up(s, i);
}

static void timer_remove(RtSched *s, uint32_t i) {
  timer_swap(s, i, --s->n_timers);
  if (i < s->n_timers) {
    timer_up(s, i);
    timer_down(s, i);
  }
}

RtStatus rt_sleep(Rt *rt, int64_t ns) {
  if (ns <= 0) return RT_OK;
  G *g = rt->g;
  if (__builtin_add_overflow(rt_nanotime(rt), ns, &g->wake_time)) g->wake_time = INT64_MAX;
  timer_add(rt->sched, g);
  rt_park(rt, "sleep", NULL);
  return RT_BLOCK;
}

// Makes the goroutine that t starts next.
static bool timer_arm(Rt *rt, RtTimer *t, int64_t when, RtClosure *fire) {
  G *g = new_g(rt, fire);
  if (!g) return false;
  g->status = G_WAITING;
  g->wait_reason = "timer";
  g->is_system = true;
  g->timer = t;
  g->wake_time = when;
  t->g = g;
  timer_add(rt->sched, g);
  return true;
}

int64_t rt_timer_start(Rt *rt, int64_t when, int64_t period, RtClosure *fire, bool is_counted) {
  RtSched *s = rt->sched;
  RtTimer *t = x_calloc(1, sizeof *t);
  if (!timer_arm(rt, t, when, fire)) {
    x_free(t);
    return 0;
  }
  t->id = ++s->n_timers_made;
  t->period = period;
  t->is_counted = is_counted;
  t->next = s->timer_table[t->id % N_TIMER_BUCKETS];
  s->timer_table[t->id % N_TIMER_BUCKETS] = t;
  return t->id;
}

static RtTimer **find_timer(RtSched *s, int64_t id) {
  RtTimer **p = &s->timer_table[(uint64_t)id % N_TIMER_BUCKETS];
  while (*p && (*p)->id != id) p = &(*p)->next;
  return p;
}

static void free_timer(RtTimer **p) {
  RtTimer *t = *p;
  *p = t->next;
  x_free(t);
}

bool rt_timer_stop(Rt *rt, int64_t id) {
  RtTimer **p = find_timer(rt->sched, id);
  if (!*p) return false;
  G *g = (*p)->g;
  free_timer(p);
  timer_remove(rt->sched, g->timer_index);
  rt_g_free(rt, g);
  return true;
}

// The timer of g, which just left the heap, has gone off.
static void timer_fire(Rt *rt, G *g, int64_t now) {
  RtTimer *t = g->timer;
  g->timer = NULL;
  if (t->is_counted) {
    g->is_system = false;
    g->id = ++rt->n_gs_made;
    rt->n_gs++;
    unlink_g(rt, g);
    link_g(rt, g);
  }
  if (t->period > 0) {
    // Times that were missed are left out.
    int64_t when = g->wake_time + t->period * (1 + (now - g->wake_time) / t->period);
    if (timer_arm(rt, t, when, g->entry)) return;
  }
  free_timer(find_timer(rt->sched, t->id));
}

static void wake_due(Rt *rt) {
  RtSched *s = rt->sched;
  if (!s->n_timers) return;
  int64_t now = rt_nanotime(rt);
  while (s->n_timers && s->timers[0]->wake_time <= now) {
    G *g = s->timers[0];
    timer_remove(s, 0);
    if (g->timer) timer_fire(rt, g, now);
    rt_ready(rt, g);
  }
}

bool rt_wants_preempt(Rt *rt) {
  wake_due(rt);
  return rt->sched->n_runnable > 0 || rt->sched->n_finalizers > 0;
}

// ---- finalizers ----

void rt_queue_finalizer(Rt *rt, void *object, void *cookie) {
  RtSched *s = rt->sched;
  if (s->n_finalizers == s->cap_finalizers) {
    s->cap_finalizers = s->cap_finalizers ? 2 * s->cap_finalizers : 16;
    s->finalizers = x_realloc(s->finalizers, s->cap_finalizers, sizeof *s->finalizers);
  }
  s->finalizers[s->n_finalizers++] = (Finalizer){object, cookie};
}

// Each finalizer runs in a system goroutine of its own; its function's one
// parameter is the object. When that is an interface, the cookie is no closure but
// a record {NULL, closure, word 0 of the interface}.
static void start_finalizers(Rt *rt) {
  RtSched *s = rt->sched;
  for (uint32_t i = 0; i < s->n_finalizers; i++) {
    RtClosure *closure = s->finalizers[i].closure;
    void *object = s->finalizers[i].object, *const *record = (void *const *)(void *)closure;
    bool is_record = closure->func == NULL;
    G *g = rt_go(rt, is_record ? record[1] : closure);
    if (!g) break;
    g->is_system = true;
    rt->n_gs--;
    g->n_entry_args = 0;
    if (is_record) g->entry_args[g->n_entry_args++] = record[2];
    g->entry_args[g->n_entry_args++] = object;
  }
  s->n_finalizers = 0;
}

// ---- choosing ----

static void sleep_until(const Rt *rt, int64_t t) {
  while (!rt_signal(rt)) {
    int64_t left = t - clock_ns();
    if (left <= 0) return;
    struct timespec ts = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
    if (nanosleep(&ts, NULL) == 0 || errno != EINTR) return;
  }
}

// Takes the k-th runnable goroutine out of the queue.
static G *take(RtSched *s, uint64_t k) {
  G *prev = NULL, *g = s->first;
  while (k--) {
    prev = g;
    g = g->next;
  }
  if (prev)
    prev->next = g->next;
  else
    s->first = g->next;
  if (s->last == g) s->last = prev;
  s->n_runnable--;
  g->next = NULL;
  return g;
}

G *rt_next(Rt *rt) {
  RtSched *s = rt->sched;
  if (s->n_finalizers) start_finalizers(rt);
  if (s->until_timer_check-- == 0 || !s->first) {
    s->until_timer_check = TIMER_CHECK;
    wake_due(rt);
  }
  while (!s->first) {
    if (!s->n_timers || rt_signal(rt)) return NULL;
    rt_flush(rt); // nothing runs for a while: show what was printed
    int64_t t = s->timers[0]->wake_time;
    if (rt->config->is_virtual_clock)
      s->virtual_now = t;
    else
      sleep_until(rt, t);
    wake_due(rt);
  }
  uint64_t k = 0;
  if (s->stress && s->n_runnable > 1) {
    s->stress = s->stress * UINT64_C(6364136223846793005) + 1442695040888963407u;
    k = (s->stress >> 33) % (s->n_runnable < 8 ? s->n_runnable : 8);
  }
  G *g = take(s, k);
  g->status = G_RUNNING;
  rt->g = g;
  return g;
}

// ---- semaphores ----

static Sema **sema_of(RtSched *s, uint32_t *addr) {
  Sema **p = &s->semas[((uintptr_t)addr >> 3) % N_SEMA_BUCKETS];
  while (*p && (*p)->addr != addr) p = &(*p)->next;
  return p;
}

// Queues the current goroutine at addr, first or last, and parks it.
static RtStatus sema_wait(Rt *rt, uint32_t *addr, bool first, const char *reason) {
  RtSched *s = rt->sched;
  Sema **p = sema_of(s, addr);
  if (!*p) {
    *p = x_calloc(1, sizeof **p);
    (*p)->addr = addr;
  }
  Sema *sema = *p;
  G *g = rt->g;
  g->wait.p[0] = addr; // keeps the object alive
  g->next = first ? sema->first : NULL;
  if (first || !sema->first)
    sema->first = g;
  else
    sema->last->next = g;
  if (!g->next) sema->last = g;
  rt_park(rt, reason, NULL);
  return RT_BLOCK;
}

RtStatus rt_sem_acquire(Rt *rt, uint32_t *addr) {
  if (*addr == 0) return sema_wait(rt, addr, false, "semacquire");
  --*addr;
  return RT_OK;
}

RtStatus rt_sem_acquire_first(Rt *rt, uint32_t *addr) {
  if (*addr == 0) return sema_wait(rt, addr, true, "semacquire");
  --*addr;
  return RT_OK;
}

RtStatus rt_notify_wait(Rt *rt, void *list, uint32_t ticket) {
  rt->g->wait_bits = ticket;
  return sema_wait(rt, list, false, "sync.Cond.Wait");
}

void rt_notify_wake(Rt *rt, void *list, uint32_t ticket) {
  Sema **p = sema_of(rt->sched, list);
  if (!*p) return;
  Sema *sema = *p;
  G *prev = NULL, *g = sema->first;
  while (g && g->wait_bits != ticket) {
    prev = g;
    g = g->next;
  }
  if (!g) return;
  if (prev)
    prev->next = g->next;
  else
    sema->first = g->next;
  if (sema->last == g) sema->last = prev;
  if (!sema->first) {
    *p = sema->next;
    x_free(sema);
  }
  g->wait.p[0] = NULL;
  rt_ready(rt, g);
}

// Hands the token straight to the longest waiter, if there is one.
void rt_sem_release(Rt *rt, uint32_t *addr) {
  RtSched *s = rt->sched;
  Sema **p = sema_of(s, addr);
  Sema *sema = *p;
  if (!sema) {
    ++*addr;
    return;
  }
  G *g = sema->first;
  sema->first = g->next;
  if (!sema->first) {
    *p = sema->next;
    x_free(sema);
  }
  g->wait.p[0] = NULL;
  rt_ready(rt, g);
}

// ---- roots, end ----

void rt_visit_sched_roots(Rt *rt, GcHeap *heap) {
  RtSched *s = rt->sched;
  if (!s) return;
  for (uint32_t i = 0; i < s->n_finalizers; i++) {
    gc_mark_pointer(heap, s->finalizers[i].object);
    gc_mark_pointer(heap, s->finalizers[i].closure);
  }
}

void rt_sched_fini(Rt *rt) {
  RtSched *s = rt->sched;
  if (!s) return;
  for (uint32_t i = 0; i < N_SEMA_BUCKETS; i++)
    for (Sema *next, *m = s->semas[i]; m; m = next) {
      next = m->next;
      x_free(m);
    }
  for (uint32_t i = 0; i < N_TIMER_BUCKETS; i++)
    while (s->timer_table[i]) free_timer(&s->timer_table[i]);
  rt_free_waiters(rt);
  for (G *next, *g = rt->all_gs; g; g = next) {
    next = g->all_next;
    free(g);
  }
  rt->all_gs = rt->all_gs_tail = NULL;
  rt->g = NULL;
  x_free(s->timers);
  x_free(s->timer_seq);
  x_free(s->finalizers);
  x_free(s);
  rt->sched = NULL;
}
