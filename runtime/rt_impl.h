// SPDX-License-Identifier: MIT
// rt_impl.h - private to runtime/*.c.
#ifndef MG_RT_IMPL_H
#define MG_RT_IMPL_H

#include "runtime/rt.h"

void rt_sched_init(Rt *rt);
void rt_sched_fini(Rt *rt);
void rt_visit_sched_roots(Rt *rt, GcHeap *heap);
void rt_queue_finalizer(Rt *rt, void *object, void *cookie);
void rt_census_init(Rt *rt); // the collector's option objectinfo is on
void rt_census_fini(Rt *rt);
void rt_lifetimes_init(Rt *rt); // after rt_census_init
void rt_lifetimes_fini(Rt *rt);
uint32_t rt_birth(Rt *rt); // for the GcObjectInfo of an object made now; with rt->lifetimes
void rt_map_init(Rt *rt);
void rt_map_fini(Rt *rt);
void rt_itabs_fini(Rt *rt);
void rt_natives_fini(Rt *rt);
void rt_free_waiters(Rt *rt); // chan.c: at the end
// wait_bits of a goroutine parked in a send: the channel was closed.
enum { WAIT_CLOSED = 1 };

// rt_small_words[v] == v: boxed small integers and one-byte strings.
extern const uint64_t rt_small_words[256];

uint64_t rt_hash_bytes(const void *p, size_t n, uint64_t seed);
static inline uint64_t rt_hash_mix(uint64_t a, uint64_t b) {
  __uint128_t m = (__uint128_t)a * b;
  return (uint64_t)m ^ (uint64_t)(m >> 64);
}
static inline uint64_t rt_hash_u64(uint64_t x, uint64_t seed) {
  return rt_hash_mix(x ^ UINT64_C(0xa0761d6478bd642f), seed ^ UINT64_C(0xe7037ed1a0b428db));
}

#endif
