// SPDX-License-Identifier: MIT
// native_rand.c - the generator of package math/rand: x[n] = x[n-607] + x[n-273]
// mod 2^64, so that a seed gives the same numbers as in Go.
#include "runtime/native.h"
#include "runtime/rand_table.h"

enum { LENGTH = 607, TAP = 273 };

// The memory of rngSource in rand.mg.
typedef struct RandSource {
  int64_t tap, feed; // positions in vec, walking down
  uint64_t vec[LENGTH];
} RandSource;

static uint64_t next(RandSource *s) {
  if (--s->tap < 0) s->tap += LENGTH;
  if (--s->feed < 0) s->feed += LENGTH;
  return s->vec[s->feed] += s->vec[s->tap];
}

// Lehmer's generator, which spreads the seed.
static uint64_t spread(uint64_t x) {
  return x * 48271 % INT32_MAX;
}

// func seedSource(rng *rngSource, seed int64)
RtStatus native_rand_seed(Rt *rt, Slot *fp) {
  (void)rt;
  RandSource *s = fp[0].p;
  int64_t seed = fp[1].i % INT32_MAX;
  if (seed < 0) seed += INT32_MAX;
  if (seed == 0) seed = 89482311;
  s->tap = 0;
  s->feed = LENGTH - TAP;
  uint64_t x = (uint64_t)seed;
  for (int i = 0; i < 20; i++) x = spread(x);
  for (int i = 0; i < LENGTH; i++) {
    uint64_t u = (x = spread(x)) << 40;
    u ^= (x = spread(x)) << 20;
    u ^= x = spread(x);
    s->vec[i] = u ^ rand_state[i];
  }
  return RT_OK;
}

// func step(rng *rngSource) uint64
RtStatus native_rand_step(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = next(fp[1].p);
  return RT_OK;
}

// func intn(rng *rngSource, n int) int: a number in [0, n), n > 0, by rejection.
RtStatus native_rand_intn(Rt *rt, Slot *fp) {
  (void)rt;
  RandSource *s = fp[1].p;
  uint64_t n = fp[2].u;
  bool is_short = n <= INT32_MAX; // then of 31 bits
  uint64_t limit = is_short ? UINT64_C(1) << 31 : UINT64_C(1) << 63;
  uint64_t max = (n & (n - 1)) == 0 ? limit : limit - limit % n;
  uint64_t v;
  do v = (next(s) & INT64_MAX) >> (is_short ? 32 : 0);
  while (v >= max);
  fp[0].u = v % n;
  return RT_OK;
}
