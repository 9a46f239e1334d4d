// SPDX-License-Identifier: MIT
// vm.c - making, running and freeing a machine.
#include "vm/vm_impl.h"

#include <sys/mman.h>

// Package-level variables lie low, as gc's linker puts them, out of the way of this command itself
// (STATIC_FLAGS of the Makefile), and at the same place in every run.
#define GLOBALS_PLACE ((void *)UINT64_C(0x8000000))

static size_t globals_bytes(const Program *p) {
  return ((size_t)p->globals_size + 4096) & ~(size_t)4095;
}

static void init_config(Vm *vm) {
  const Program *p = vm->program;
  const VmOptions *o = &vm->options;
  vm->func_table = x_calloc(p->n_funcs, sizeof *vm->func_table);
  for (uint32_t i = 0; i < p->n_funcs; i++) vm->func_table[i] = &p->funcs[i];
  vm->config = (RtConfig){
      .types = (const RType *const *)p->types,
      .n_types = p->n_types,
      .known = p->known,
      .sites = p->sites,
      .n_sites = p->n_sites,
      .funcs = vm->func_table,
      .n_funcs = p->n_funcs,
      .itabs = (const Itab *const *)p->itabs,
      .n_itabs = p->n_itabs,
      .argc = o->argc,
      .argv = o->argv,
      .seed = o->seed,
      .is_virtual_clock = o->is_virtual_clock,
      .n_call_counts = p->n_call_counts,
      .counts_frames = o->counts_frames,
      .counts_lifetimes = o->counts_lifetimes,
      .sched_stress = o->sched_stress,
      .gc = o->gc,
      .signal = o->signal,
      .visit_roots = vm_visit_roots,
      .stack_bytes = NULL,
      .callers = vm_callers,
      .pc_info = vm_pc_info,
      .stack_text = vm_stack_text,
      .machine = vm,
  };
}

static uint64_t count_stack_bytes(void *machine, uint64_t *sys) {
  const Vm *vm = machine;
  if (sys) *sys = vm->stack_used - vm->stack_released;
  return vm->stack_bytes;
}

static void write_profile(void *machine, FILE *out, const char *default_type) {
  Vm *vm = machine;
  vm->options.write_profile(vm->options.write_profile_ctx, vm, out, default_type);
}

static uint64_t set_max_stack(void *machine, uint64_t n_bytes) {
  Vm *vm = machine;
  uint64_t old = vm->max_stack;
  vm->max_stack = n_bytes;
  return old;
}

Vm *vm_new(const Program *program, const VmOptions *options) {
  if (!program->is_linked) bug("vm_new of a Program that is not linked");
  Vm *vm = x_calloc(1, sizeof *vm);
  vm->program = program;
  vm->options = *options;
  vm->quantum = options->quantum ? (int64_t)options->quantum : 20000;
#ifdef MG_STRESS
  if (!options->quantum) vm->quantum = 97;
  if (!options->stack_chunk) vm->options.stack_chunk = 512;
#endif
  static const uint16_t stub_ops[] = {OP_STUB_MAIN,  OP_STUB_GOEXIT, OP_STUB_CHUNK,
                                      OP_STUB_PANIC, OP_STUB_TEXT,   OP_STUB_PROFILE};
  for (size_t i = 0; i < COUNT_OF(stub_ops); i++) vm->stubs[i].op = stub_ops[i];
  vm->base_func = (FuncInfo){.self = &vm->base_func,
                             .entry = vm->stubs,
                             .n_code = COUNT_OF(stub_ops),
                             .flags = FUNC_HIDDEN,
                             .name = "runtime.main",
                             .file = "runtime"};
  vm->natives = x_calloc(program->n_natives, sizeof *vm->natives);
  for (uint32_t i = 0; i < program->n_natives; i++) {
    const NativeRef *ref = &program->natives[i];
    if (ref->native >= n_rt_natives) bug("native %u of the Program does not exist", ref->native);
    const NativeDef *def = &rt_natives[ref->native];
    vm->natives[i] = (VmNative){def->fn, ref, def->flags};
  }
  vm->globals = mmap(GLOBALS_PLACE, globals_bytes(program), PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (vm->globals == MAP_FAILED) {
    fputs("minigo: no memory for package-level variables\n", stderr);
    x_free(vm->natives);
    x_free(vm);
    return NULL;
  }
  if (options->opprof) vm->op_pairs = x_calloc((size_t)N_OPCODES * N_OPCODES, sizeof *vm->op_pairs);
  init_config(vm);
  vm->config.stack_bytes = count_stack_bytes;
  vm->config.set_max_stack = set_max_stack;
  if (options->write_profile) vm->config.write_profile = write_profile;
  if (!stack_init(vm) || !rt_init(&vm->rt, &vm->config)) {
    stack_fini(vm);
    x_free(vm->natives);
    munmap(vm->globals, globals_bytes(program));
    x_free(vm->op_pairs);
    x_free(vm->func_table);
    x_free(vm);
    return NULL;
  }
  if (options->profiles_allocs) {
    vm->profile = profile_new();
    vm->rt.on_alloc = profile_alloc;
  }
  contracts_init(vm);
  vm->poisons_frames = gc_options(vm->rt.heap)->gcpoison;
  vm->rt.stacks_lo = vm->stack_base;
  vm->rt.stacks_hi = vm->stack_base + vm->stack_reserved;
  vm->rt.tick_base = (uint64_t)vm->quantum;
  vm->rt.budget = vm->quantum;
  return vm;
}

int vm_run(Vm *vm) {
  Rt *rt = &vm->rt;
  if (!rt_go(rt, NULL)) { // main: no entry, so its bottom frame runs STUB_MAIN
    fputs("minigo: out of memory\n", stderr);
    vm->exit_status = 2;
  } else if (vm_switch(vm))
    vm->exit_status = interp_run(vm);
  rt_flush(rt);
  if (vm->contract_counts && !vm->has_died && !contracts_end(vm) && !vm->exit_status) vm->exit_status = 2;
  if (vm->op_pairs) trace_profile(vm, stderr);
  if (vm->options.at_exit) vm->options.at_exit(vm->options.at_exit_ctx, vm, vm->exit_status);
  return vm->exit_status;
}

void vm_free(Vm *vm) {
  if (!vm) return;
  for (G *g = vm->rt.all_gs; g; g = g->all_next) stack_free(vm, g);
  rt_fini(&vm->rt);
  stack_fini(vm);
  profile_free(vm->profile);
  contracts_fini(vm);
  live_free(vm->live);
  roots_free(vm);
  while (vm->free_defers) {
    RtDefer *next = vm->free_defers->next;
    x_free(vm->free_defers);
    vm->free_defers = next;
  }
  x_free(vm->natives);
  munmap(vm->globals, globals_bytes(vm->program));
  x_free(vm->op_pairs);
  x_free(vm->func_table);
  x_free(vm);
}

Rt *vm_rt(Vm *vm) {
  return &vm->rt;
}

const Program *vm_program(const Vm *vm) {
  return vm->program;
}
