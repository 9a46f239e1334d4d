// SPDX-License-Identifier: MIT
// pprof.h - the heap profile in pprof's format.
#ifndef MG_PPROF_H
#define MG_PPROF_H

#include "vm/profile.h"

typedef struct PprofInfo {
  const char *program;      // its file
  const char *directory;    // what relative file names are relative to, or NULL
  const char *default_type; // "alloc_space", "inuse_space"
  bool is_end;              // the program has ended: vm_profile
} PprofInfo;

// Writes the allocation profile of a machine with profiles_allocs as a message of profile.proto, not
// compressed (go tool pprof takes it with or without gzip). Whether it got there, the stream knows.
void pprof_write(FILE *out, Vm *vm, const PprofInfo *info);

#endif
