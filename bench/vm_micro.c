// SPDX-License-Identifier: MIT
// vm_micro.c - the machine's loop by itself, on hand-written bytecode: fib(35), the
// nested loops and the sieve of bench/*.mg. Build and run:
//   cc -O2 -std=c11 -D_GNU_SOURCE -I. bench/vm_micro.c build/release/libminigo.a -o /tmp/vm_micro -lm &&
//   /tmp/vm_micro
// and beside it, in the same minute: luajit -joff bench/fib.lua, loops.lua, sieve.lua.
#include "tests/unit/vm_asm.h"

#include <time.h>

static double now(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

// func fib(n int) int
static uint32_t add_fib(Program *p) {
  uint32_t fib = program_add_func(p);
  Asm a;
  asm_begin(&a, p, fib, "main.fib", 1, 1, 8, 0); // r0 result, r1 n, r2 temporary; calls at 6
  uint32_t j = abc(&a, OP_JGEI_INT, 1, 2, 0);
  abc(&a, OP_MOV, 0, 1, 0);
  abc(&a, OP_RET, 0, 0, 0);
  asm_here(&a, j);
  abc(&a, OP_ADDI_INT, 7, 1, -1);
  ax(&a, OP_CALL, 6, fib);
  abc(&a, OP_MOV, 2, 6, 0);
  abc(&a, OP_ADDI_INT, 7, 1, -2);
  ax(&a, OP_CALL, 6, fib);
  abc(&a, OP_ADD_INT, 0, 2, 6);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  return fib;
}

// The three nested loops of loops.mg.
static uint32_t add_loops(Program *p) {
  uint32_t f = program_add_func(p);
  Asm a;
  asm_begin(&a, p, f, "main.loops", 1, 1, 10, 0); // r0 sum, r1 n, r2 i, r3 j, r4 k, r5 r6 temporaries
  ax(&a, OP_LDI, 0, 0);
  ax(&a, OP_LDI, 2, 0);
  uint32_t i_top = a.n;
  ax(&a, OP_LDI, 3, 0);
  uint32_t j_top = a.n;
  ax(&a, OP_LDI, 4, 0);
  uint32_t k_top = a.n;
  abc(&a, OP_ADD_INT, 5, 2, 3);
  uint32_t els = abc(&a, OP_JGE_INT, 4, 5, 0);
  abc(&a, OP_MUL_INT, 5, 2, 3);
  abc(&a, OP_SUB_INT, 5, 5, 4);
  abc(&a, OP_ADD_INT, 0, 0, 5);
  uint32_t next = ax(&a, OP_JMP, 0, 0);
  asm_here(&a, els);
  abc(&a, OP_SUB_INT, 5, 4, 3);
  abc(&a, OP_ADD_INT, 0, 0, 5);
  asm_here(&a, next);
  asm_patch(&a, abc(&a, OP_LOOP_LT_INT, 4, 1, 0), k_top);
  asm_patch(&a, abc(&a, OP_LOOP_LT_INT, 3, 1, 0), j_top);
  asm_patch(&a, abc(&a, OP_LOOP_LT_INT, 2, 1, 0), i_top);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  return f;
}

static RType bool_type = {
    .size = 1, .n_slots = 1, .kind = RK_BOOL, .align = 1, .string = "bool", .name = "bool"};
static RType bools_type = {.size = 24,
                           .n_slots = 3,
                           .kind = RK_SLICE,
                           .align = 8,
                           .string = "[]bool",
                           .name = "",
                           .elem = &bool_type};

static uint32_t add_sieve(Program *p) {
  program_add_type(p, &bool_type);
  program_add_type(p, &bools_type);
  Site site = p->sites[0];
  site.type = &bools_type;
  site.kind = SITE_MAKE;
  uint32_t make = program_add_site(p, &site);
  uint32_t f = program_add_func(p);
  Asm a;
  // r0 count, r1 n, r2-4 slice (pointer slot 2), r5 i, r6 j, r7 temporary, r8 true
  asm_begin(&a, p, f, "main.sieve", 1, 1, 12, 1 << 2);
  abc(&a, OP_ADDI_INT, 7, 1, 1);
  abcwy(&a, OP_MAKE_SLICE, 2, 7, NO_SLOT, make, 0);
  ax(&a, OP_LDI, 0, 0);
  ax(&a, OP_LDI, 5, 2);
  ax(&a, OP_LDI, 8, 1);
  uint32_t top = a.n;
  abc(&a, OP_IDX_LD_U8, 7, 2, 5);
  uint32_t skip = ax(&a, OP_JT, 7, 0);
  abc(&a, OP_ADDI_INT, 0, 0, 1);
  abc(&a, OP_ADD_INT, 6, 5, 5);
  uint32_t none = abc(&a, OP_JLT_INT, 1, 6, 0);
  uint32_t inner = a.n;
  abc(&a, OP_IDX_ST_8, 2, 6, 8);
  abc(&a, OP_ADD_INT, 6, 6, 5);
  asm_patch(&a, abc(&a, OP_JGE_INT_B, 1, 6, 0), inner);
  asm_here(&a, skip);
  asm_here(&a, none);
  asm_patch(&a, abc(&a, OP_LOOP_LE_INT, 5, 1, 0), top);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  return f;
}

static void run(const char *name, uint32_t (*add)(Program *), int64_t arg, int times) {
  Program *p = program_new();
  uint32_t f = add(p);
  p->main_func = program_add_func(p);
  Asm a;
  asm_begin(&a, p, p->main_func, "main.main", 0, 0, 8, 0);
  ax(&a, OP_LDI, 1, times);
  ax(&a, OP_LDI, 2, 0);
  uint32_t top = a.n;
  ax(&a, OP_LDI, 7, arg);
  ax(&a, OP_CALL, 6, f);
  abc(&a, OP_ADD_INT, 2, 2, 6);
  asm_patch(&a, abc(&a, OP_LOOP_GTI_INT, 1, 0, 0), top);
  abc(&a, OP_PRINT_INT, 2, 0, 0);
  abc(&a, OP_PRINT_NL, 0, 0, 0);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  const char *error = program_link(p);
  if (error) bug("%s", error);
  if (program_verify(p, stderr)) exit(1);
  VmOptions options = {0};
  Vm *vm = vm_new(p, &options);
  double start = now();
  int status = vm_run(vm);
  printf("%-8s %.3f s  status %d\n", name, now() - start, status);
  vm_free(vm);
  program_free(p);
}

int main(void) {
  run("fib", add_fib, 35, 1);
  run("loops", add_loops, 400, 1);
  run("sieve", add_sieve, 2000000, 10);
  return 0;
}
