// SPDX-License-Identifier: MIT
// liveness.h - which pointer slots of a frame its function may still read.
#ifndef MG_LIVENESS_H
#define MG_LIVENESS_H

#include "vm/bytecode.h"

// What has been found out of a Program's functions so far.
typedef struct LiveMaps LiveMaps;

// Of a linked Program, which must outlive it. The caller frees it: live_free.
LiveMaps *live_new(const Program *p);
void live_free(LiveMaps *maps); // NULL is fine

// What is live before the instruction of f that word pc (offset) lies in: a bitmap over
// f->n_map_slots slots, of which pointer slots only are set, and one bit more for the closure in
// the linkage. Valid until live_free.
const uint64_t *live_at(LiveMaps *maps, const FuncInfo *f, uint32_t pc);
static inline bool live_has(const uint64_t *live, uint64_t slot) {
  return live[slot / 64] >> (slot % 64) & 1;
}

// The place of the value that slot < f->n_map_slots belongs to: its first slot, and *n of them.
// f->starts is not NULL.
uint32_t live_place_at(const FuncInfo *f, uint32_t slot, uint32_t *n);

#endif
