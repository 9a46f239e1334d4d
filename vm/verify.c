// SPDX-License-Identifier: MIT
// verify.c - what must hold of a Program before the machine trusts it.
//
// One pass over each function's instructions, by the operand kinds of the opcode
// table: (1) instruction starts are marked, (2) each operand is checked against
// its kind, (3) jumps must reach instruction starts, forward or backward as the
// opcode says, (4) pointer results must go to slots of the pointer map and plain ones
// must not. The machine relies on all of it and checks none of it again.
#include "vm/verify.h"

#include <stdarg.h>

enum { MAX_REPORTS = 20 };

typedef struct Verifier {
  const Program *p;
  const FuncInfo *f;
  const Insn *code;
  uint8_t *is_start; // by offset
  uint32_t pc;
  uint32_t n_errors;
  FILE *out;
} Verifier;

static void report(Verifier *v, const char *fmt, ...) MG_PRINTF(2, 3);
static void report(Verifier *v, const char *fmt, ...) {
  if (++v->n_errors > MAX_REPORTS || !v->out) return;
  fprintf(v->out, "verify: %s+%u (%s): ", v->f->name, v->pc,
          v->pc < v->f->n_code && v->code[v->pc].op < N_OPCODES ? op_info[v->code[v->pc].op].name : "?");
  va_list ap;
  va_start(ap, fmt);
  vfprintf(v->out, fmt, ap);
  va_end(ap);
  fputc('\n', v->out);
}

static bool is_pointer_slot(const FuncInfo *f, uint64_t slot) {
  return slot < f->n_map_slots && (f->map[slot / 64] >> (slot % 64) & 1);
}

static void check_slots(Verifier *v, uint64_t first, uint64_t n) {
  if (first + n > v->f->frame_slots)
    report(v, "slots %llu+%llu beyond the frame (%u)", (unsigned long long)first, (unsigned long long)n,
           v->f->frame_slots);
}

// The first slot of the outgoing area is unknown, so a result above the mapped slots is
// taken for an argument being written.
static void check_pointer(Verifier *v, uint64_t slot, bool is_pointer) {
  if (slot >= v->f->n_map_slots) return;
  if (is_pointer && !is_pointer_slot(v->f, slot))
    report(v, "pointer written to plain slot %llu", (unsigned long long)slot);
  if (!is_pointer && is_pointer_slot(v->f, slot))
    report(v, "plain value written to pointer slot %llu", (unsigned long long)slot);
}

static void check_index(Verifier *v, const char *what, uint64_t index, uint64_t n) {
  if (index >= n) report(v, "%s %llu of %llu", what, (unsigned long long)index, (unsigned long long)n);
}

static void check_jump(Verifier *v, int64_t offset) {
  int64_t target = (int64_t)v->pc + offset;
  const OpInfo *info = &op_info[v->code[v->pc].op];
  if (target < 0 || target >= v->f->n_code || !v->is_start[target])
    report(v, "jump to %lld, which is no instruction", (long long)target);
  if (info->flags & OPF_POLL ? offset > 0 : offset <= 0)
    report(v, "jump in the wrong direction (%+lld)", (long long)offset);
}

// Areas of a call: linkage and arguments within the caller's frame.
static void check_call(Verifier *v, uint64_t base, uint64_t n_slots) {
  if (base < FRAME_LINK_SLOTS)
    report(v, "call base %llu leaves no room for the linkage", (unsigned long long)base);
  check_slots(v, base, n_slots);
}

static void check_operand(Verifier *v, OpKind kind, uint64_t u, int64_t i) {
  const Program *p = v->p;
  switch (kind) {
  case KIND__:
  case KIND_i:
  case KIND_u:
  case KIND_q:
  case KIND_b: break; // the base is checked with the callee
  case KIND_or:
    if (u != NO_SLOT) check_slots(v, u, 1);
    break;
  case KIND_own:
    if (u != NO_SLOT) check_slots(v, u, 0);
    break;
  case KIND_r:
  case KIND_rp:
  case KIND_wa: check_slots(v, u, 1); break;
  case KIND_w:
  case KIND_m:
    check_slots(v, u, 1);
    check_pointer(v, u, false);
    break;
  case KIND_wp:
    check_slots(v, u, 1);
    check_pointer(v, u, true);
    break;
  case KIND_ws:
    check_slots(v, u, 2);
    check_pointer(v, u, true);
    check_pointer(v, u + 1, false);
    break;
  case KIND_wi:
    check_slots(v, u, 2);
    check_pointer(v, u + 1, true);
    break;
  case KIND_wl:
    check_slots(v, u, 3);
    check_pointer(v, u, true);
    check_pointer(v, u + 1, false);
    check_pointer(v, u + 2, false);
    break;
  case KIND_rs:
  case KIND_ri:
  case KIND_r2:
  case KIND_w2: check_slots(v, u, 2); break;
  case KIND_rl:
  case KIND_r3:
  case KIND_w3: check_slots(v, u, 3); break;
  case KIND_rn:
  case KIND_wn: check_slots(v, u, 0); break;
  case KIND_it:
    check_slots(v, u, RT_MAP_ITER_SLOTS);
    for (uint32_t k = 0; k < RT_MAP_ITER_PTRS; k++) check_pointer(v, u + k, true);
    break;
  case KIND_j: check_jump(v, i); break;
  case KIND_s: check_index(v, "site", u, p->n_sites); break;
  case KIND_t: check_index(v, "type", u, p->n_types); break;
  case KIND_h: check_index(v, "itab", u, p->n_itabs); break;
  case KIND_f:
    check_index(v, "function", u, p->n_funcs);
    if (u < p->n_funcs && !p->funcs[u].n_code) report(v, "function %llu has no code", (unsigned long long)u);
    break;
  case KIND_n: check_index(v, "native", u, p->n_natives); break;
  case KIND_k: check_index(v, "string", u, p->n_strings); break;
  case KIND_d: check_index(v, "data offset", u, (uint64_t)p->data_size + 1); break;
  case KIND_g: check_index(v, "global offset", u, p->globals_size); break;
  case KIND_o: check_index(v, "frame offset", u, (uint64_t)v->f->frame_slots * 8); break;
  }
}

static void check_insn(Verifier *v, const Insn *ip) {
  const OpInfo *info = &op_info[ip->op];
  if (info->flags & OPF_INTERNAL) report(v, "the machine's own instruction");
  check_operand(v, info->a, ip->a, ip->a);
  switch ((OpFormat)info->format) {
  case FMT_NONE:
  case FMT_A: break;
  case FMT_AB:
  case FMT_ABC:
  case FMT_ABI:
  case FMT_ABJ:
  case FMT_AIJ:
  case FMT_ABC_WY:
  case FMT_ABC_DEY:
  case FMT_ABC_DEY_K:
    check_operand(v, info->b, ip->b, ip->sb);
    check_operand(v, info->c, ip->c, ip->sc);
    break;
  case FMT_AX:
  case FMT_AI:
  case FMT_J:
  case FMT_AJ:
  case FMT_AX_WY: check_operand(v, info->b, ip->x, ip->sx); break;
  case FMT_AK: break;
  case FMT_TABLE:
    for (uint32_t i = 0; i < ip->x; i++) check_jump(v, i % 2 ? ip[1 + i / 2].sy : (int32_t)ip[1 + i / 2].w);
    break;
  }
  if (info->format == FMT_ABC_WY || info->format == FMT_AX_WY) {
    check_operand(v, info->d, ip[1].w, ip[1].w);
    check_operand(v, info->y, ip[1].y, ip[1].sy);
  } else if (info->format == FMT_ABC_DEY || info->format == FMT_ABC_DEY_K) {
    check_operand(v, info->d, ip[1].d, ip[1].d);
    check_operand(v, info->e, ip[1].e, ip[1].e);
    check_operand(v, info->y, ip[1].y, ip[1].sy);
  }
  const Program *p = v->p;
  switch (ip->op) {
  case OP_MOVN:
    check_slots(v, ip->a, ip->c);
    check_slots(v, ip->b, ip->c);
    break;
  case OP_ZERON: check_slots(v, ip->a, ip->x); break;
  case OP_COUNT_CALL: check_index(v, "call counter", ip->x, p->n_call_counts + 1); break;
  case OP_CALL:
  case OP_CALL_W:
    if (ip->x < p->n_funcs)
      check_call(v, ip->op == OP_CALL ? ip->a : ip[1].w,
                 (uint64_t)p->funcs[ip->x].n_result_slots + p->funcs[ip->x].n_param_slots);
    break;
  case OP_NATIVE:
  case OP_NATIVE_W:
    if (ip->x < p->n_natives)
      check_call(v, ip->op == OP_NATIVE ? ip->a : ip[1].w,
                 (uint64_t)p->natives[ip->x].n_result_slots + p->natives[ip->x].n_param_slots);
    break;
  case OP_CALL_C:
  case OP_CALL_I: check_call(v, ip->a, 0); break;
  case OP_RUN_DEFERS: check_call(v, ip->x, 0); break;
  case OP_CALL_C_W:
  case OP_CALL_I_W: check_call(v, ip[1].w, 0); break;
  case OP_DEFER:
    if (!(v->f->flags & FUNC_HAS_DEFER)) report(v, "function is not flagged FUNC_HAS_DEFER");
    break;
  case OP_DIVI_INT:
  case OP_REMI_INT:
    if (ip->sc == 0 || ip->sc == -1) report(v, "immediate divisor %d", ip->sc);
    break;
  case OP_DIVI_UINT:
  case OP_REMI_UINT:
    if (ip->c == 0) report(v, "immediate divisor 0");
    break;
  }
}

static void check_header(Verifier *v) {
  const FuncInfo *f = v->f;
  uint64_t fixed = (uint64_t)f->n_result_slots + f->n_param_slots;
  if (fixed > f->frame_slots) report(v, "frame smaller than its parameters");
  if ((uint64_t)f->zero_start + f->zero_slots > f->frame_slots) report(v, "zeroed slots beyond the frame");
  if (f->zero_slots && f->zero_start < fixed) report(v, "zeroed slots overlap the parameters");
  if (f->zero_results > f->n_result_slots) report(v, "zeroed results beyond the results");
  if (f->n_map_slots > f->frame_slots) report(v, "pointer map beyond the frame");
  for (uint32_t i = 0; i < f->n_map_slots; i++) {
    if (!is_pointer_slot(f, i)) continue;
    bool is_zeroed = i < f->n_result_slots ? i < f->zero_results
                     : i < fixed           ? true
                                           : i >= f->zero_start && i < f->zero_start + f->zero_slots;
    if (!is_zeroed) report(v, "pointer slot %u is not zeroed at entry", i);
  }
  for (uint32_t i = 1; i < f->n_pos; i++)
    if (f->pos[i].pc < f->pos[i - 1].pc) report(v, "position rows out of order");
}

static void check_func(Verifier *v) {
  const FuncInfo *f = v->f;
  v->code = v->p->code + f->code_start;
  v->is_start = x_calloc(f->n_code + 1, 1);
  v->pc = 0;
  check_header(v);
  uint32_t last = 0;
  for (; v->pc < f->n_code; v->pc += insn_words(v->code + v->pc)) {
    last = v->pc;
    if (v->code[v->pc].op >= N_OPCODES) {
      report(v, "unknown opcode %u", v->code[v->pc].op);
      goto done;
    }
    v->is_start[v->pc] = 1;
  }
  if (v->pc != f->n_code) report(v, "last instruction is cut off");
  v->pc = last;
  if (!(op_info[v->code[last].op].flags & OPF_END)) report(v, "control runs off the end");
  if (f->flags & FUNC_HAS_DEFER && (f->recover_pc >= f->n_code || !v->is_start[f->recover_pc]))
    report(v, "recovery pc %u", f->recover_pc);
  for (v->pc = 0; v->pc < f->n_code; v->pc += insn_words(v->code + v->pc)) check_insn(v, v->code + v->pc);
done:
  x_free(v->is_start);
}

uint32_t program_verify(const Program *p, FILE *out) {
  Verifier v = {.p = p, .out = out};
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    v.f = &p->funcs[i];
    if (v.f->n_code) check_func(&v);
  }
  if (p->main_func != RT_NO_FUNC && (p->main_func >= p->n_funcs || !p->funcs[p->main_func].n_code))
    v.n_errors++;
  return v.n_errors;
}
