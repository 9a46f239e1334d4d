// SPDX-License-Identifier: MIT
// profile.h - allocations by calling context: what -memprofile is made of.
//
// With VmOptions.profiles_allocs every allocation is counted in a tree of calling
// contexts. A node is an instruction in a context: the call that led on, or, with a
// site, the allocation at the end of the path. The path of a node is its chain of parents.
// profile.c explains how the tree is kept.
#ifndef MG_PROFILE_H
#define MG_PROFILE_H

#include "vm/vm.h"

enum { PROFILE_NO_SITE = UINT32_MAX, PROFILE_NO_CODE = UINT32_MAX };

// One cache line.
typedef struct ProfileNode {
  uint32_t parent; // node of the call in the caller; 0: the path begins here
  uint32_t code;   // word of the instruction, in Program.code; PROFILE_NO_CODE: the machine itself
  uint32_t site;   // PROFILE_NO_SITE: a call
  uint32_t depth;  // nodes above it
  // Zero unless it has a site. Bytes are rounded to size classes.
  uint64_t n_objects, n_bytes;
  uint64_t n_live_objects, n_live_bytes; // filled by vm_profile
  // private: the last two calls and allocations that were looked up in this context
  uint32_t calls[2], leaves[2];
} ProfileNode;

// Counts by node what is alive, and returns the tree: nodes[1..*n - 1], parents before children;
// nodes[0] stands for no path. It is the machine's, and valid until the program goes on. NULL without
// profiles_allocs. is_end (VmOptions.at_exit): alive is what the roots reach (gc_mark_final: the heap is
// only asked afterwards); else what is allocated and not found dead.
const ProfileNode *vm_profile(Vm *vm, bool is_end, uint32_t *n);
// Whether some recursive calls beyond the limits were counted as their callers.
bool vm_profile_is_folded(const Vm *vm);

#endif
