// SPDX-License-Identifier: MIT
// pprof.h - the heap profile in pprof's format.
#ifndef MG_PPROF_H
#define MG_PPROF_H

#include "vm/profile.h"

// Writes the machine's allocation profile as a message of profile.proto, as it is (go tool pprof
// takes it with or without gzip). For VmOptions.at_exit of a machine with profiles_allocs: it
// collects. program: its file; directory: what relative file names are relative to, or NULL.
// Whether it got there, the stream knows.
void pprof_write(FILE *out, Vm *vm, const char *program, const char *directory);

#endif
