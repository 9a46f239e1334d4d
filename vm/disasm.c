// SPDX-License-Identifier: MIT
#include "vm/disasm.h"

static void print_quoted(RtString s, FILE *out) {
  enum { MAX_SHOWN = 40 };
  fputc('"', out);
  for (int64_t i = 0; i < s.len && i < MAX_SHOWN; i++) {
    uint8_t c = s.ptr[i];
    if (c == '\n')
      fputs("\\n", out);
    else if (c == '"' || c == '\\')
      fprintf(out, "\\%c", c);
    else if (c < 0x20 || c >= 0x7f)
      fprintf(out, "\\x%02x", c);
    else
      fputc(c, out);
  }
  fputs(s.len > MAX_SHOWN ? "\"..." : "\"", out);
}

static const char *register_prefix(OpKind kind) {
  switch (kind) {
  case KIND_rs:
  case KIND_ws:
  case KIND_ri:
  case KIND_wi:
  case KIND_rl:
  case KIND_wl: return "s";
  case KIND_rn:
  case KIND_wn:
  case KIND_own:
  case KIND_it: return "m";
  default: return "r";
  }
}

// One operand: its raw value as an unsigned and as a signed number.
static void print_operand(const Program *p, const FuncInfo *f, const Insn *ip, OpKind kind, uint64_t u,
                          int64_t i, FILE *out) {
  switch (kind) {
  case KIND__: break;
  case KIND_i: fprintf(out, "%lld", (long long)i); break;
  case KIND_u: fprintf(out, "%llu", (unsigned long long)u); break;
  case KIND_q: fprintf(out, "0x%llx", (unsigned long long)u); break;
  case KIND_o: fprintf(out, "fp+%llu", (unsigned long long)u); break;
  case KIND_g: fprintf(out, "globals+%llu", (unsigned long long)u); break;
  case KIND_d: fprintf(out, "data+%llu", (unsigned long long)u); break;
  case KIND_b: fprintf(out, "@%llu", (unsigned long long)u); break;
  case KIND_j: {
    // Relative to the function when it is known to hold this instruction.
    const Insn *start = f && f->entry ? f->entry : f && p ? p->code + f->code_start : NULL;
    if (start && ip >= start && ip < start + f->n_code)
      fprintf(out, "->%lld", (long long)(ip - start) + (long long)i);
    else
      fprintf(out, "%+lld", (long long)i);
    break;
  }
  case KIND_s:
    if (p && u < p->n_sites)
      fprintf(out, "site%llu(%s:%u:%u)", (unsigned long long)u, p->sites[u].file, p->sites[u].line,
              p->sites[u].col);
    else
      fprintf(out, "site%llu", (unsigned long long)u);
    break;
  case KIND_t:
    if (p && u < p->n_types)
      fprintf(out, "type(%s)", p->types[u]->string);
    else
      fprintf(out, "type%llu", (unsigned long long)u);
    break;
  case KIND_h:
    if (p && u < p->n_itabs)
      fprintf(out, "itab(%s,%s)", p->itabs[u]->type->string, p->itabs[u]->iface->string);
    else
      fprintf(out, "itab%llu", (unsigned long long)u);
    break;
  case KIND_f: fprintf(out, "%s", p && u < p->n_funcs ? p->funcs[u].name : "func?"); break;
  case KIND_n: fprintf(out, "%s", p && u < p->n_natives ? p->natives[u].name : "native?"); break;
  case KIND_k:
    if (p && u < p->n_strings)
      print_quoted(p->strings[u], out);
    else
      fprintf(out, "string%llu", (unsigned long long)u);
    break;
  default:
    if (u == NO_SLOT)
      fputc('_', out);
    else
      fprintf(out, "%s%llu", register_prefix(kind), (unsigned long long)u);
  }
}

typedef struct OperandPrinter {
  const Program *p;
  const FuncInfo *f;
  const Insn *ip;
  FILE *out;
  int n;
} OperandPrinter;

static void add_operand(OperandPrinter *o, OpKind kind, uint64_t u, int64_t i) {
  if (kind == KIND__) return;
  fputs(o->n++ ? ", " : " ", o->out);
  print_operand(o->p, o->f, o->ip, kind, u, i, o->out);
}

void disasm_insn(const Program *p, const FuncInfo *f, const Insn *ip, FILE *out) {
  if (ip->op >= N_OPCODES) {
    fprintf(out, "?%u", ip->op);
    return;
  }
  const OpInfo *info = &op_info[ip->op];
  OperandPrinter o = {p, f, ip, out, 0};
  fprintf(out, "%-12s", info->name);
  add_operand(&o, info->a, ip->a, (int16_t)ip->a);
  switch ((OpFormat)info->format) {
  case FMT_NONE:
  case FMT_A: break;
  case FMT_AB: add_operand(&o, info->b, ip->b, ip->sb); break;
  case FMT_ABC:
  case FMT_ABI:
  case FMT_ABJ:
  case FMT_AIJ:
    add_operand(&o, info->b, ip->b, ip->sb);
    add_operand(&o, info->c, ip->c, ip->sc);
    break;
  case FMT_AX:
  case FMT_AI:
  case FMT_J:
  case FMT_AJ: add_operand(&o, info->b, ip->x, ip->sx); break;
  case FMT_AK: add_operand(&o, info->d, ip[1].k, ip[1].sk); break;
  case FMT_ABC_WY:
    add_operand(&o, info->b, ip->b, ip->sb);
    add_operand(&o, info->c, ip->c, ip->sc);
    add_operand(&o, info->d, ip[1].w, ip[1].w);
    add_operand(&o, info->y, ip[1].y, ip[1].sy);
    break;
  case FMT_AX_WY:
    add_operand(&o, info->b, ip->x, ip->sx);
    add_operand(&o, info->d, ip[1].w, ip[1].w);
    add_operand(&o, info->y, ip[1].y, ip[1].sy);
    break;
  case FMT_ABC_DEY:
  case FMT_ABC_DEY_K:
    add_operand(&o, info->b, ip->b, ip->sb);
    add_operand(&o, info->c, ip->c, ip->sc);
    add_operand(&o, info->d, ip[1].d, ip[1].d);
    add_operand(&o, info->e, ip[1].e, ip[1].e);
    add_operand(&o, info->y, ip[1].y, ip[1].sy);
    if (info->format == FMT_ABC_DEY_K) add_operand(&o, KIND_q, ip[2].k, ip[2].sk);
    break;
  case FMT_TABLE:
    fprintf(out, ", [");
    for (uint32_t i = 0; i < ip->x; i++) {
      if (i) fputc(' ', out);
      print_operand(p, f, ip, KIND_j, 0, i % 2 ? ip[1 + i / 2].sy : (int32_t)ip[1 + i / 2].w, out);
    }
    fputc(']', out);
  }
}

static void print_map(const FuncInfo *f, FILE *out) {
  const char *sep = "";
  fputs("  pointers:", out);
  for (uint32_t i = 0; i < f->n_map_slots; i++) {
    if (!(f->map[i / 64] >> (i % 64) & 1)) continue;
    uint32_t last = i;
    while (last + 1 < f->n_map_slots && f->map[(last + 1) / 64] >> ((last + 1) % 64) & 1) last++;
    if (last > i)
      fprintf(out, "%s r%u-r%u", sep, i, last);
    else
      fprintf(out, "%s r%u", sep, i);
    sep = ",";
    i = last;
  }
  fputc('\n', out);
}

static void disasm_func(const Program *p, const FuncInfo *f, FILE *out) {
  fprintf(out, "func %s  %s:%u\n", f->name, f->file, f->line);
  fprintf(out, "  slots %u, results %u, params %u", f->frame_slots, f->n_result_slots, f->n_param_slots);
  if (f->zero_slots) fprintf(out, ", zeroed r%u-r%u", f->zero_start, f->zero_start + f->zero_slots - 1);
  if (f->zero_results) fprintf(out, ", zeroed results %u", f->zero_results);
  static const char *const flag_names[] = {"wrapper", "defer", "recover", "closure", "library", "hidden"};
  for (size_t i = 0; i < COUNT_OF(flag_names); i++)
    if (f->flags >> i & 1) fprintf(out, ", %s", flag_names[i]);
  if (f->flags & FUNC_HAS_DEFER) fprintf(out, " (recovery %u)", f->recover_pc);
  fputc('\n', out);
  if (f->n_map_slots) print_map(f, out);
  const Insn *code = p->code + f->code_start;
  uint32_t line = 0;
  for (uint32_t pc = 0; pc < f->n_code; pc += insn_words(code + pc)) {
    const PosRow *row = func_pos_at(f, pc);
    char place[24] = "";
    if (row && row->lico >> 12 != line) {
      line = row->lico >> 12;
      snprintf(place, sizeof place, "%u", line);
    }
    fprintf(out, "%6s  %4u  ", place, pc);
    disasm_insn(p, f, code + pc, out);
    fputc('\n', out);
    if (code[pc].op >= N_OPCODES) break;
  }
  fputc('\n', out);
}

void disasm_program(const Program *p, const char *filter, FILE *out) {
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    const FuncInfo *f = &p->funcs[i];
    if (!f->n_code) continue;
    if (filter ? !strstr(f->name, filter) : (f->flags & FUNC_IS_LIBRARY) != 0) continue;
    disasm_func(p, f, out);
  }
}
