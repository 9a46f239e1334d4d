// SPDX-License-Identifier: MIT
// vm.h - running a Program.
#ifndef MG_VM_H
#define MG_VM_H

#include "runtime/rt.h"
#include "vm/bytecode.h"

typedef struct Vm Vm;

// Zero means the default everywhere but where said.
typedef struct VmOptions {
  int argc; // os.Args, argv[0] included
  char **argv;
  uint64_t seed;
  const GcOptions *gc;    // NULL: defaults
  const RtSignal *signal; // what a signal handler writes; NULL: none. SIGQUIT: the goroutines are printed
                          // and the status is 2; others: 128 + number
  bool is_virtual_clock;
  bool counts_frames;
  bool counts_lifetimes; // needs counts_frames
  bool profiles_allocs;  // profile.h; needs the heap option objectinfo
  uint64_t sched_stress; // seed of -d schedstress
  uint64_t quantum;      // polls before a preemption; 0: 20000
  uint64_t stack_chunk;  // bytes of a goroutine's first chunk, -d stackchunk=n; 0: 2048
  uint64_t max_stack;    // bytes; 0: Go's 1000000000
  // Writes vm_profile for package runtime/pprof; with profiles_allocs.
  void (*write_profile)(void *ctx, Vm *vm, FILE *out, const char *default_type);
  void *write_profile_ctx;
  bool trace;  // -d trace: each instruction to stderr
  bool opprof; // -d opprof: pair profile to stderr at exit
  // Called at exit, before anything is freed, whatever the exit status.
  void (*at_exit)(void *ctx, Vm *vm, int exit_status);
  void *at_exit_ctx;
} VmOptions;

// A machine for a linked Program, which must outlive it. *options is copied. NULL
// (message on stderr) when the system has no memory. The caller frees it: vm_free.
Vm *vm_new(const Program *program, const VmOptions *options);
// Runs init functions and main to the end. Returns the exit status: 0, os.Exit's,
// or 2 after a panic or a fatal error, whose text went to stderr. Only once.
int vm_run(Vm *vm);
void vm_free(Vm *vm);

// What the run has found of a contract.
typedef struct ContractCount {
  uint64_t
      n_calls; // checked: that have returned, or were under way at the end; STACK: evaluations of its sites
  uint64_t max_allocs; // of one call; STACK: objects on the heap
  bool is_broken;
} ContractCount;
const ContractCount *vm_contract_counts(const Vm *vm); // by contract of the Program; NULL: it has none

// For reports: heap, counters by site, tick.
Rt *vm_rt(Vm *vm);
const Program *vm_program(const Vm *vm);

#endif
