// SPDX-License-Identifier: MIT
// opinfo.c - opcodes.def as a table, and the few rules that hold of it.
#include "runtime/rt.h"
#include "vm/bytecode.h"

const OpInfo op_info[N_OPCODES] = {
#define OP(name, fmt, ka, kb, kc, flags, synopsis)                                                           \
  [OP_##name] = {#name, fmt, KIND_##ka, KIND_##kb, KIND_##kc, 0, 0, 0, flags, OP_##name, synopsis},
#define OP2(name, fmt, ka, kb, kc, kd, ke, ky, flags, synopsis)                                              \
  [OP_##name] = {#name,     fmt,       KIND_##ka, KIND_##kb, KIND_##kc, KIND_##kd,                           \
                 KIND_##ke, KIND_##ky, flags,     OP_##name, synopsis},
#define JOP(name, inv, fmt, ka, kb, kc, cond)                                                                \
  [OP_##name] =                                                                                              \
      {#name, fmt, KIND_##ka, KIND_##kb, KIND_##kc, 0, 0, 0, OPF_JUMP, OP_##inv, "if " cond ": pc += J"},    \
  [OP_##name##_B] = {#name "_B",                                                                             \
                     fmt,                                                                                    \
                     KIND_##ka,                                                                              \
                     KIND_##kb,                                                                              \
                     KIND_##kc,                                                                              \
                     0,                                                                                      \
                     0,                                                                                      \
                     0,                                                                                      \
                     OPF_JUMP | OPF_POLL,                                                                    \
                     OP_##inv##_B,                                                                           \
                     "if " cond ": pc += J (backward; polls)"},
#include "vm/opcodes.def"
#undef OP
#undef OP2
#undef JOP
};

// A backward twin follows its forward jump (op_has_backward, the emitter).
#define OP(name, fmt, a, b, c, flags, synopsis)
#define OP2(name, fmt, a, b, c, d, e, y, flags, synopsis)
#define JOP(name, inv, fmt, a, b, c, cond)                                                                   \
  _Static_assert(OP_##name##_B == OP_##name + 1, #name ": backward twin must follow");
#include "vm/opcodes.def"
#undef OP
#undef OP2
#undef JOP
_Static_assert(N_OPCODES <= 1024, "dispatch tables stay small");

uint32_t insn_words(const Insn *ip) {
  switch ((OpFormat)op_info[ip->op].format) {
  case FMT_AK:
  case FMT_ABC_WY:
  case FMT_AX_WY:
  case FMT_ABC_DEY: return 2;
  case FMT_ABC_DEY_K: return 3;
  case FMT_TABLE: return 1 + (ip->x + 1) / 2;
  default: return 1;
  }
}

_Static_assert(RT_OP_MAY_ALLOC == (OPF_ALLOC | OPF_PANIC | OPF_BLOCK), "rt.h knows these bits");
