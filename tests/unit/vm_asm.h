// SPDX-License-Identifier: MIT
// vm_asm.h - writing Programs by hand, for tests and benchmarks of the machine.
#ifndef MG_VM_ASM_H
#define MG_VM_ASM_H

#include "vm/disasm.h"
#include "vm/verify.h"
#include "vm/vm.h"

// The function being written.
typedef struct Asm {
  Program *p;
  Insn code[512];
  uint32_t n;
  FuncInfo info;
  uint32_t func;
} Asm;

// Pointer slots as a mask over the first 64 slots; pointer locals are zeroed from the first
// one beyond the parameters to the last.
static inline void asm_begin(Asm *a, Program *p, uint32_t func, const char *name, uint16_t n_results,
                             uint32_t n_params, uint32_t frame_slots, uint64_t pointers) {
  *a = (Asm){.p = p, .func = func};
  a->info = (FuncInfo){.name = program_strdup(p, name),
                       .file = "test.mg",
                       .line = 1,
                       .n_result_slots = n_results,
                       .n_param_slots = n_params,
                       .frame_slots = frame_slots};
  if (pointers) {
    uint64_t *map = program_alloc(p, 8);
    *map = pointers;
    a->info.map = map;
    a->info.n_map_slots = 64 - (uint32_t)__builtin_clzll(pointers);
    uint32_t fixed = n_results + n_params;
    if (a->info.n_map_slots > fixed) {
      a->info.zero_start = fixed;
      a->info.zero_slots = a->info.n_map_slots - fixed;
    }
    if (pointers & ((UINT64_C(1) << n_results) - 1)) a->info.zero_results = n_results;
  }
}
static inline void asm_end(Asm *a) {
  PosRow *pos = program_alloc(a->p, sizeof *pos * (a->n + 1));
  uint32_t n = 0;
  for (uint32_t pc = 0; pc < a->n; pc++) pos[n++] = (PosRow){pc, (pc + 10) << 12 | 1, -1, 0};
  a->info.pos = pos;
  a->info.n_pos = n;
  program_set_func(a->p, a->func, &a->info, a->code, a->n);
}
static inline Insn *asm_word(Asm *a) {
  return &a->code[a->n++];
}
static inline uint32_t abc(Asm *a, uint16_t op, int ra, int rb, int rc) {
  *asm_word(a) = (Insn){.op = op, .a = (uint16_t)ra, .b = (uint16_t)rb, .c = (uint16_t)rc};
  return a->n - 1;
}
static inline uint32_t ax(Asm *a, uint16_t op, int ra, int64_t x) {
  *asm_word(a) = (Insn){.op = op, .a = (uint16_t)ra, .x = (uint32_t)x};
  return a->n - 1;
}
static inline uint32_t abcwy(Asm *a, uint16_t op, int ra, int rb, int rc, uint32_t w, uint32_t y) {
  abc(a, op, ra, rb, rc);
  *asm_word(a) = (Insn){.w = w, .y = y};
  return a->n - 2;
}
static inline uint32_t abcdey(Asm *a, uint16_t op, int ra, int rb, int rc, int rd, int re, uint32_t y) {
  abc(a, op, ra, rb, rc);
  *asm_word(a) = (Insn){.d = (uint16_t)rd, .e = (uint16_t)re, .y = y};
  return a->n - 2;
}
static inline uint32_t axwy(Asm *a, uint16_t op, int ra, uint32_t x, uint32_t w, uint32_t y) {
  ax(a, op, ra, x);
  *asm_word(a) = (Insn){.w = w, .y = y};
  return a->n - 2;
}
static inline void ldk(Asm *a, int ra, uint64_t k) {
  ax(a, OP_LDK, ra, 0);
  asm_word(a)->k = k;
}
static inline void ldf(Asm *a, int ra, double f) {
  ax(a, OP_LDK, ra, 0);
  asm_word(a)->f = f;
}
// Makes the jump at `at` go to `target`.
static inline void asm_patch(Asm *a, uint32_t at, uint32_t target) {
  int32_t offset = (int32_t)target - (int32_t)at;
  switch (op_info[a->code[at].op].format) {
  case FMT_ABJ:
  case FMT_AIJ: a->code[at].sc = (int16_t)offset; break;
  case FMT_J:
  case FMT_AJ: a->code[at].sx = offset; break;
  default: a->code[at + 1].sy = offset;
  }
}
static inline void asm_here(Asm *a, uint32_t at) {
  asm_patch(a, at, a->n);
}

#endif
