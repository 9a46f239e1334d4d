// SPDX-License-Identifier: MIT
// emit.c - from instructions with virtual operands to a function of the Program.
//
// Instructions are collected with virtual slots and labels. emit_finish then
//   1. threads jumps to jumps,
//   2. lays out the regions of slots, so that pointer-holding locals are one
//      contiguous run: [results, parameters][pointers][plain][far][link][window],
//   3. finds the size of each instruction, growing conditional jumps whose target
//      is beyond 16 bits until nothing changes (sizes only grow, so it ends),
//   4. encodes: operands by the kinds of opcodes.def, jumps by their direction
//      (backward ones poll), positions as rows where they change.
// Instructions that control cannot reach are never collected.
#include "compiler/gen_impl.h"

// ---- collecting -------------------------------------------------------------

static void push_ins(Fn *f, Ins ins) {
  if (f->is_dead) return;
  ins.pos = f->pos;
  vec_push(&f->code, ins);
  if (op_info[ins.op].flags & OPF_END) f->is_dead = true;
}

void emit(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c) {
  if (op == OP_MOV && a == b) return;
  push_ins(f, (Ins){.op = (uint16_t)op, .a = a, .b = b, .c = c});
}

void emit2(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t y) {
  push_ins(f, (Ins){.op = (uint16_t)op, .a = a, .b = b, .c = c, .d = d, .e = e, .y = y});
}

void emit3(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t y, int64_t k) {
  push_ins(f, (Ins){.op = (uint16_t)op, .a = a, .b = b, .c = c, .d = d, .e = e, .y = y, .k = k});
}

void emit_jump(Fn *f, Label to) {
  emit(f, OP_JMP, 0, to, 0);
}

void emit_table(Fn *f, Reg r, uint32_t n, const Label *labels) {
  if (f->is_dead) return;
  Ins ins = {.op = OP_JTAB, .a = r, .b = n, .table = f->tables.n};
  for (uint32_t i = 0; i < n; i++) vec_push(&f->tables, labels[i]);
  push_ins(f, ins);
}

Label label_new(Fn *f) {
  vec_push(&f->labels, -1);
  return (Label)f->labels.n - 1;
}

void label_bind(Fn *f, Label l) {
  MG_ASSERT(f->labels.items[l] < 0);
  f->labels.items[l] = (int32_t)f->code.n;
  f->is_dead = false;
}

void set_pos(Fn *f, Pos pos) {
  if (!pos_is_known(pos)) return;
  if (f->poses.n && pos_eq(f->poses.items[f->pos], pos)) return;
  if (f->poses.n && pos_eq(vec_last(&f->poses), pos)) {
    f->pos = f->poses.n - 1;
    return;
  }
  vec_push(&f->poses, pos);
  f->pos = f->poses.n - 1;
}

// ---- finishing --------------------------------------------------------------

static int64_t *jump_operand(Ins *ins) {
  const OpInfo *info = &op_info[ins->op];
  if (info->b == KIND_j) return &ins->b;
  if (info->c == KIND_j) return &ins->c;
  if (info->y == KIND_j) return &ins->y;
  return NULL;
}

static bool is_forward_only(const Ins *ins) {
  return !op_has_backward(ins->op) && ins->op != OP_JMP;
}

// The instruction index a label leads to, through jumps.
static int32_t target_of(Fn *f, const Ins *from, Label l) {
  int32_t t = f->labels.items[l];
  if (t < 0) bug("label without place in %s", f->name);
  int32_t self = (int32_t)(from - f->code.items);
  for (int i = 0; i < 8; i++) {
    if (t >= (int32_t)f->code.n || f->code.items[t].op != OP_JMP) break;
    int32_t next = f->labels.items[f->code.items[t].b];
    if (next < 0 || (is_forward_only(from) && next <= self) || next == t) break;
    if (t <= self && next > self) break; // a poll on the way stays
    t = next;
  }
  return t;
}

static bool is_loop_op(uint16_t op) {
  return op >= OP_LOOP_LT_INT && op <= OP_LOOP_GTI_INT;
}

static uint8_t base_size(const Ins *ins) {
  switch ((OpFormat)op_info[ins->op].format) {
  case FMT_AK:
  case FMT_ABC_WY:
  case FMT_AX_WY:
  case FMT_ABC_DEY: return 2;
  case FMT_ABC_DEY_K: return 3;
  case FMT_TABLE: return 0; // see size_of
  default: return 1;
  }
}

typedef struct Layout {
  Fn *f;
  uint32_t base[N_REGIONS];
  uint32_t *at;     // word offset of each instruction; one more at the end
  int32_t *targets; // of each jump
  bool overflow;    // an operand is out of reach
  bool out_overflow;
} Layout;

// A forward jump to the end of the loop around it becomes a copy of that end
// and a jump behind it, which runs once a loop and not once a round (loops.mg: 8 % of its time).
static bool is_loop_continue(const Layout *l, uint32_t i) {
  const Fn *f = l->f;
  int32_t t = l->targets[i];
  if (f->code.items[i].op != OP_JMP || t <= (int32_t)i + 1 || t >= (int32_t)f->code.n) return false;
  return is_loop_op(f->code.items[t].op) && !f->code.items[t].is_long && l->targets[t] <= (int32_t)i &&
         !f->g->options->no_peephole;
}

static uint32_t size_of(const Layout *l, uint32_t i) {
  const Ins *ins = &l->f->code.items[i];
  if (ins->op == OP_NOP) return 0;
  if (ins->op == OP_JTAB) return 1 + ((uint32_t)ins->b + 1) / 2;
  if (ins->op == OP_JMP && l->targets[i] == (int32_t)i + 1) return 0;
  if (is_loop_continue(l, i)) return 2;
  if (ins->is_long) return is_loop_op(ins->op) ? 3 : 2;
  return base_size(ins);
}

static void place_instructions(Layout *l) {
  Fn *f = l->f;
  bool changed = true;
  while (changed) {
    changed = false;
    uint32_t at = 0;
    for (uint32_t i = 0; i < f->code.n; i++) {
      l->at[i] = at;
      at += size_of(l, i);
    }
    l->at[f->code.n] = at;
    for (uint32_t i = 0; i < f->code.n; i++) {
      Ins *ins = &f->code.items[i];
      uint8_t format = op_info[ins->op].format;
      if ((format != FMT_ABJ && format != FMT_AIJ) || ins->is_long) continue;
      int64_t d = (int64_t)l->at[l->targets[i]] - l->at[i];
      if (d < -32000 || d > 32000) ins->is_long = changed = true;
    }
  }
}

static uint32_t slot_of(Layout *l, int64_t r) {
  if (r == NOREG) return NO_SLOT;
  Region region = reg_region((Reg)r);
  uint64_t slot = (uint64_t)l->base[region] + reg_index((Reg)r);
  if (slot >= NO_SLOT) {
    if (region == REGION_OUT)
      l->out_overflow = true;
    else
      l->overflow = true;
    return 0;
  }
  return (uint32_t)slot;
}

static int64_t operand(Layout *l, uint8_t kind, int64_t v) {
  switch ((OpKind)kind) {
  case KIND_r:
  case KIND_w:
  case KIND_wp:
  case KIND_wa:
  case KIND_m:
  case KIND_rp:
  case KIND_rs:
  case KIND_ws:
  case KIND_ri:
  case KIND_wi:
  case KIND_rl:
  case KIND_wl:
  case KIND_r2:
  case KIND_w2:
  case KIND_r3:
  case KIND_w3:
  case KIND_rn:
  case KIND_wn:
  case KIND_or:
  case KIND_own:
  case KIND_it: return slot_of(l, v);
  case KIND_b: { // _W forms take it from a wide operand
    uint64_t slot = (uint64_t)l->base[reg_region((Reg)v)] + reg_index((Reg)v);
    return (int64_t)slot;
  }
  case KIND_o: {
    Reg r = (Reg)(v >> 32);
    uint64_t bytes = ((uint64_t)l->base[reg_region(r)] + reg_index(r)) * 8 + (uint32_t)v;
    if (bytes > UINT32_MAX / 2) l->overflow = true;
    return (int64_t)bytes;
  }
  default: return v;
  }
}

static uint16_t short_operand(Layout *l, uint8_t kind, int64_t v) {
  if (kind == KIND__) return 0;
  int64_t x = operand(l, kind, v);
  if (kind == KIND_i) {
    MG_ASSERT(x >= INT16_MIN && x <= INT16_MAX);
  } else if (kind == KIND_b && x > UINT16_MAX) {
    l->out_overflow = true;
  } else {
    MG_ASSERT(x >= 0 && x <= UINT16_MAX);
  }
  return (uint16_t)x;
}

typedef VEC(Insn) Words;

static Insn *push_word(Words *w) {
  vec_push(w, ((Insn){.k = 0}));
  return &vec_last(w);
}

static int32_t distance(const Layout *l, uint32_t from_word, int32_t target) {
  return (int32_t)((int64_t)l->at[target] - from_word);
}

static void encode_long_jump(Layout *l, const Ins *ins, int32_t target, Words *w) {
  const OpInfo *info = &op_info[ins->op];
  Insn *p;
  bool is_backward = l->at[target] <= w->n;
  uint16_t a = short_operand(l, info->a, ins->a), b = short_operand(l, info->b, ins->b);
  if (is_loop_op(ins->op)) {
    bool is_up = ins->op <= OP_LOOP_LEI_INT;
    p = push_word(w);
    p->op = OP_ADDI_INT, p->a = a, p->b = a, p->sc = is_up ? 1 : -1;
    static const uint16_t opposite[] = {OP_JGE_INT,  OP_JLT_INT,  OP_JGEI_INT,
                                        OP_JGTI_INT, OP_JLTI_INT, OP_JLEI_INT};
    p = push_word(w);
    p->op = opposite[ins->op - OP_LOOP_LT_INT];
    p->a = ins->op == OP_LOOP_LE_INT ? b : a;
    p->b = ins->op == OP_LOOP_LE_INT ? a : b;
    p->sc = 2;
  } else {
    p = push_word(w);
    p->op = info->inverse, p->a = a, p->b = b, p->sc = 2;
  }
  p = push_word(w);
  p->op = is_backward ? OP_LOOP : OP_JMP;
  p->sx = distance(l, w->n - 1, target);
}

static void encode(Layout *l, uint32_t i, Words *w);

static void encode_loop_continue(Layout *l, uint32_t i, Words *w) {
  int32_t end = l->targets[i];
  uint32_t at = w->n;
  encode(l, (uint32_t)end, w);
  w->items[at].sc = (int16_t)distance(l, at, l->targets[end]);
  Insn *p = push_word(w);
  p->op = OP_JMP;
  p->sx = distance(l, w->n - 1, end + 1);
}

static void encode(Layout *l, uint32_t i, Words *w) {
  Ins *ins = &l->f->code.items[i];
  if (size_of(l, i) == 0) return;
  if (is_loop_continue(l, i)) {
    encode_loop_continue(l, i, w);
    return;
  }
  const OpInfo *info = &op_info[ins->op];
  uint32_t at = w->n;
  int32_t target = l->targets[i];
  int64_t *j = ins->op == OP_JTAB ? NULL : jump_operand(ins);
  if (ins->is_long) {
    encode_long_jump(l, ins, target, w);
    return;
  }
  uint16_t op = ins->op;
  int64_t jump = 0;
  if (j) {
    jump = distance(l, at, target);
    if (target <= (int32_t)i) {
      if (op == OP_JMP)
        op = OP_LOOP;
      else if (op_has_backward(op))
        op++;
      else if (!is_loop_op(op))
        bug("%s jumps backward in %s", info->name, l->f->name);
    } else if (is_loop_op(op)) {
      bug("%s jumps forward in %s", info->name, l->f->name);
    }
  }
#define SHORT(x)      (info->x == KIND_j ? (uint16_t)jump : short_operand(l, info->x, ins->x))
#define LONG(kind, x) ((kind) == KIND_j ? (uint32_t)jump : (uint32_t)operand(l, kind, x))
  Insn *p = push_word(w);
  p->op = op;
  switch ((OpFormat)info->format) {
  case FMT_NONE: break;
  case FMT_A: p->a = SHORT(a); break;
  case FMT_AB: p->a = SHORT(a), p->b = SHORT(b); break;
  case FMT_ABC:
  case FMT_ABI:
  case FMT_ABJ:
  case FMT_AIJ: p->a = SHORT(a), p->b = SHORT(b), p->c = SHORT(c); break;
  case FMT_AX:
  case FMT_AI: p->a = info->a ? SHORT(a) : 0, p->x = LONG(info->b, ins->b); break;
  case FMT_J: p->x = LONG(info->b, ins->b); break;
  case FMT_AJ: p->a = SHORT(a), p->x = LONG(info->b, ins->b); break;
  case FMT_AK:
    p->a = SHORT(a);
    push_word(w)->sk = ins->d;
    break;
  case FMT_ABC_WY:
    p->a = SHORT(a), p->b = SHORT(b), p->c = SHORT(c);
    p = push_word(w);
    p->w = LONG(info->d, ins->d), p->y = LONG(info->y, ins->y);
    break;
  case FMT_AX_WY:
    p->a = info->a ? SHORT(a) : 0, p->x = LONG(info->b, ins->b);
    p = push_word(w);
    p->w = LONG(info->d, ins->d), p->y = LONG(info->y, ins->y);
    break;
  case FMT_ABC_DEY:
  case FMT_ABC_DEY_K:
    p->a = SHORT(a), p->b = SHORT(b), p->c = SHORT(c);
    p = push_word(w);
    p->d = SHORT(d), p->e = SHORT(e), p->y = LONG(info->y, ins->y);
    if (info->format == FMT_ABC_DEY_K) push_word(w)->sk = ins->k;
    break;
  case FMT_TABLE:
    p->a = SHORT(a);
    p->x = (uint32_t)ins->b;
    for (uint32_t k = 0; k < (uint32_t)ins->b; k++) {
      int32_t d = distance(l, at, target_of(l->f, ins, l->f->tables.items[ins->table + k]));
      if (k % 2 == 0) p = push_word(w);
      if (k % 2 == 0)
        p->w = (uint32_t)d;
      else
        p->y = (uint32_t)d;
    }
    break;
  }
#undef SHORT
#undef LONG
}

// ---- positions --------------------------------------------------------------

int32_t gen_inl_node(Gen *g, uint32_t base) {
  const PosBase *b = base ? pos_base(base) : NULL;
  if (!b || !pos_is_known(b->call)) return -1;
  if (base >= g->n_inl_index) {
    uint32_t n = base * 2 + 64;
    g->inl_index = x_realloc(g->inl_index, n, sizeof *g->inl_index);
    memset(g->inl_index + g->n_inl_index, 0, (n - g->n_inl_index) * sizeof *g->inl_index);
    g->n_inl_index = n;
  }
  if (g->inl_index[base]) return g->inl_index[base] - 1;
  // The depth of inlining is small: a call is inlined into its caller at most
  // as often as the call graph is deep.
  int32_t parent = gen_inl_node(g, b->call.base);
  const IrFunc *callee = ir_inl_callee(g->ir, base);
  InlNode node = {.parent = parent,
                  .call_lico = pos_make(0, pos_print_line(b->call), pos_print_col(b->call)).lico,
                  .func = program_strdup(g->prog, callee ? callee->name : "?"),
                  .file = program_strdup(g->prog, b->name ? b->name : "?")};
  int32_t index = (int32_t)program_add_inl(g->prog, &node);
  g->inl_index[base] = index + 1;
  return index;
}

static PosRow row_of(Gen *g, Pos p, uint32_t pc, const char *func_file) {
  PosRow row = {pc, 0, -1, 0};
  if (pos_is_known(p)) {
    row.lico = pos_make(0, pos_print_line(p), pos_print_col(p)).lico;
    row.inl = gen_inl_node(g, p.base);
    const char *own = row.inl >= 0 ? g->prog->inls[row.inl].file : func_file, *file = pos_file_name(p);
    if (strcmp(own, file) != 0) row.file = program_add_file(g->prog, file);
  }
  return row;
}

// ---- the whole --------------------------------------------------------------

// The pointer map of the frame and, behind it, where values begin.
static const uint64_t *frame_map(const Layout *l, uint32_t *n_slots, const uint64_t **starts_out) {
  Fn *f = l->f;
  uint32_t n = l->base[REGION_FAR];
  if (!f->n_region[REGION_FAR_PTR]) n = l->base[REGION_PLAIN];
  *n_slots = n;
  size_t n_words = ((size_t)n + 63) / 64;
  uint64_t *map = program_alloc(f->g->prog, 2 * n_words * 8), *starts = map + n_words;
  *starts_out = starts;
  static const Region regions[] = {REGION_FIXED, REGION_PTR, REGION_FAR_PTR};
  if (l->base[REGION_PLAIN] < n)
    starts[l->base[REGION_PLAIN] / 64] |= UINT64_C(1) << (l->base[REGION_PLAIN] % 64);
  for (uint32_t k = 0; k < COUNT_OF(regions); k++) {
    Region r = regions[k];
    for (uint32_t i = 0; i < f->starts[r].n; i++)
      for (uint64_t bits = f->starts[r].items[i]; bits; bits &= bits - 1) {
        uint32_t slot = l->base[r] + i * 64 + (uint32_t)__builtin_ctzll(bits);
        if (slot < n) starts[slot / 64] |= UINT64_C(1) << (slot % 64);
      }
    for (uint32_t i = 0; i < f->n_region[r]; i++) {
      if (i / 64 >= f->masks[r].n || !(f->masks[r].items[i / 64] >> (i % 64) & 1)) continue;
      if (r == REGION_FIXED && i < f->n_result_slots && !f->zero_results) continue;
      uint32_t slot = l->base[r] + i;
      map[slot / 64] |= UINT64_C(1) << (slot % 64);
    }
  }
  return map;
}

static void layout_regions(Layout *l) {
  Fn *f = l->f;
  uint32_t at = 0;
  for (int r = 0; r < REGION_OUT; r++) {
    l->base[r] = at;
    at += f->n_region[r];
  }
  l->base[REGION_OUT] = at + FRAME_LINK_SLOTS;
}

bool emit_finish(Fn *f) {
  Gen *g = f->g;
  if (!f->is_dead) emit(f, OP_TRAP, 0, 0, 0);
  Layout l = {.f = f};
  layout_regions(&l);
  l.at = x_calloc(f->code.n + 1, sizeof *l.at);
  l.targets = x_calloc(f->code.n + 1, sizeof *l.targets);
  for (uint32_t i = 0; i < f->code.n; i++) {
    Ins *ins = &f->code.items[i];
    int64_t *j = ins->op == OP_JTAB ? NULL : jump_operand(ins);
    l.targets[i] = j ? target_of(f, ins, (Label)*j) : -1;
  }
  place_instructions(&l);
  Words words = {0};
  VEC(PosRow) rows = {0};
  Pos start = f->func ? f->func->pos : f->poses.n ? f->poses.items[0] : (Pos){0};
  const char *file = pos_is_known(start) ? pos_file_name(start) : "<autogenerated>";
  uint32_t last_pos = UINT32_MAX, recover_pc = 0;
  for (uint32_t i = 0; i < f->code.n; i++) {
    MG_ASSERT(words.n == l.at[i]);
    if (f->recover != NOLABEL && f->labels.items[f->recover] == (int32_t)i) recover_pc = words.n;
    if (f->code.items[i].pos != last_pos && f->poses.n && size_of(&l, i)) {
      last_pos = f->code.items[i].pos;
      vec_push(&rows, row_of(g, f->poses.items[last_pos], words.n, file));
    }
    encode(&l, i, &words);
  }
  bool is_done = true;
  if (l.overflow && f->is_too_large) {
    is_done = false;
  } else if (l.overflow) {
    diag_error(f->poses.n ? f->poses.items[0] : (Pos){0},
               "function %s needs %u frame slots within reach of its instructions; the limit is %d", f->name,
               l.base[REGION_FAR_PTR], NO_SLOT - 1);
    g->n_errors++;
  } else if (l.out_overflow) {
    if (f->far_calls) bug("call window out of reach in %s", f->name);
    is_done = false;
  }
  if (is_done) {
    // Far pointers are zeroed with all that is before them.
    uint32_t zero_slots =
        f->n_region[REGION_FAR_PTR] ? l.base[REGION_FAR] - l.base[REGION_PTR] : f->n_region[REGION_PTR];
    FuncInfo info = {.flags = f->flags,
                     .n_result_slots = (uint16_t)f->n_result_slots,
                     .n_param_slots = f->n_param_slots,
                     .zero_results = f->zero_results ? (uint16_t)f->n_result_slots : 0,
                     .zero_start = l.base[REGION_PTR],
                     .zero_slots = zero_slots,
                     .recover_pc = recover_pc,
                     .n_pos = rows.n,
                     .name = program_strdup(g->prog, f->name)};
    info.frame_slots = f->n_region[REGION_OUT] ? l.base[REGION_OUT] + f->n_region[REGION_OUT]
                                               : l.base[REGION_OUT] - FRAME_LINK_SLOTS;
    info.map = frame_map(&l, &info.n_map_slots, &info.starts);
    PosRow *pos = program_alloc(g->prog, rows.n * sizeof *pos);
    if (rows.n) memcpy(pos, rows.items, rows.n * sizeof *pos);
    info.pos = pos;
    info.line = pos_is_known(start) ? pos_print_line(start) : 1;
    uint32_t file_index = program_add_file(g->prog, file); // may move the table
    info.file = g->prog->files[file_index];
    program_set_func(g->prog, f->index, &info, words.items, words.n);
  }
  vec_free(&words);
  vec_free(&rows);
  x_free(l.at);
  x_free(l.targets);
  return is_done;
}
