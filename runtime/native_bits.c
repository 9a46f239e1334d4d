// SPDX-License-Identifier: MIT
// native_bits.c - package math/bits. Arguments are zero-extended, so that one
// function serves all widths where the width does not matter.
#include "runtime/native.h"

RtStatus native_bits_len(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = fp[1].u ? 64 - __builtin_clzll(fp[1].u) : 0;
  return RT_OK;
}

RtStatus native_bits_ones(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = __builtin_popcountll(fp[1].u);
  return RT_OK;
}

#define TRAILING(width)                                                                                      \
  RtStatus native_bits_trailing##width(Rt *rt, Slot *fp) {                                                   \
    (void)rt;                                                                                                \
    fp[0].i = fp[1].u ? __builtin_ctzll(fp[1].u) : width;                                                    \
    return RT_OK;                                                                                            \
  }
TRAILING(8)
TRAILING(16)
TRAILING(32)
TRAILING(64)

#define ROTATE(width)                                                                                        \
  RtStatus native_bits_rotate##width(Rt *rt, Slot *fp) {                                                     \
    (void)rt;                                                                                                \
    uint##width##_t x = (uint##width##_t)fp[1].u;                                                            \
    unsigned k = (unsigned)fp[2].u & (width - 1);                                                            \
    fp[0].u = k ? (uint##width##_t)(x << k | x >> (width - k)) : x;                                          \
    return RT_OK;                                                                                            \
  }
ROTATE(8)
ROTATE(16)
ROTATE(32)
ROTATE(64)

RtStatus native_bits_swap32(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = __builtin_bswap32((uint32_t)fp[1].u);
  return RT_OK;
}

RtStatus native_bits_swap64(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = __builtin_bswap64(fp[1].u);
  return RT_OK;
}

RtStatus native_bits_add(Rt *rt, Slot *fp) {
  (void)rt;
  unsigned __int128 sum = (unsigned __int128)fp[2].u + fp[3].u + fp[4].u;
  fp[0].u = (uint64_t)sum;
  fp[1].u = (uint64_t)(sum >> 64);
  return RT_OK;
}

RtStatus native_bits_sub(Rt *rt, Slot *fp) {
  (void)rt;
  unsigned __int128 diff = (unsigned __int128)fp[2].u - fp[3].u - fp[4].u;
  fp[0].u = (uint64_t)diff;
  fp[1].u = (uint64_t)(diff >> 64) & 1;
  return RT_OK;
}

RtStatus native_bits_mul(Rt *rt, Slot *fp) {
  (void)rt;
  unsigned __int128 product = (unsigned __int128)fp[2].u * fp[3].u;
  fp[0].u = (uint64_t)(product >> 64);
  fp[1].u = (uint64_t)product;
  return RT_OK;
}

// func div64(hi, lo, y uint64) (quo, rem uint64), hi < y
RtStatus native_bits_div(Rt *rt, Slot *fp) {
  (void)rt;
  unsigned __int128 x = (unsigned __int128)fp[2].u << 64 | fp[3].u;
  fp[0].u = (uint64_t)(x / fp[4].u);
  fp[1].u = (uint64_t)(x % fp[4].u);
  return RT_OK;
}
