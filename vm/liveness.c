// SPDX-License-Identifier: MIT
// liveness.c - which pointer slots of a frame its function may still read.
//
// Found out for a function when the collector first meets a frame of it, and kept for the
// rest of the run. Not at compile time: most programs are over before they collect, and a
// collection meets few functions (the sets of bench/trees.mg take 1.4 KB, those of
// tests/gc/dead_values_are_collected.mg 8.5 KB). All that the compiler does is to note where values begin
// in the frame.
//
// A slot is live at an instruction when some path from there reads it before it is written
// as a whole. Always true:
// - Paths are all that control can take: jumps, the loop of RUN_DEFERS on itself and, in
//   a function with defers, from every instruction to recover_pc (a panic that one of its
//   deferred calls recovers). What is live at recover_pc is never killed.
// - Killed is only what the instruction writes for certain and whole; used is at least what
//   it reads, or may make readable: LEA uses all slots of the value whose address it takes.
// - So a slot that is live at p and was not written since q was live at q. A live slot
//   therefore holds what was written last, which no collection has taken away, or the zero of
//   the function's entry. Dead slots hold anything: they are not even looked at.
// - Memory whose address was taken is also reached through pointers: to the collector it is an
//   object like one on the heap, live while a live slot, a pending deferred call or a native's
//   argument leads to it (roots.c; gc calls these stack objects). FuncInfo.starts says how far
//   the value at an address reaches.
// - The context (fp[-3]) counts as one more slot, number n_map_slots.
//
// Steps for a function:
// 1. Blocks: an instruction begins one when a jump leads to it or it follows a jump, or the
//    block gets long.
// 2. Backward over the blocks until nothing changes: live at a block's begin = its
//    instructions applied, last first, to what is live at the begins of its successors. Twice when
//    it has defers: the first round finds what is live at recover_pc.
// 3. A question (function, pc) applies the instructions from the block's end down to pc; answers are
//    kept by pc.
//
// Departs from gc, which makes a map per safepoint when it compiles. A function whose sets would take
// more than 8 MB is not analysed: all its pointer slots are live, always.
#include "vm/liveness.h"

#include "runtime/rt.h"

enum {
  MAX_SET_WORDS = 1 << 20,
  MAX_BLOCK = 64, // instructions: a question applies no more than these
};

typedef struct LiveRow {
  uint32_t pc;   // + 1; 0: free
  uint64_t *map; // over n_map_slots + 1
} LiveRow;

typedef struct LiveFunc {
  const Program *p;
  const FuncInfo *f;
  const Insn *code;
  uint32_t n_slots; // n_map_slots + 1: the context
  uint32_t n_words; // of a set
  uint32_t n_blocks;
  uint32_t *starts;  // of blocks, ascending; one more at the end
  uint64_t *in;      // [n_blocks][n_words]: live at a block's begin; NULL: not analysed
  uint64_t *recover; // live at recover_pc; NULL: no defers
  uint64_t *whole;   // not analysed: all pointer slots
  LiveRow *rows;     // hash table by pc
  uint32_t n_rows, cap_rows;
} LiveFunc;

struct LiveMaps {
  const Program *p;
  LiveFunc **funcs; // by index; NULL: not asked for yet
};

// ---- Sets ------------------------------------------------------------------

// The bits of word i within [first, first + n).
static uint64_t range_bits(uint64_t first, uint64_t n, uint64_t i) {
  uint64_t lo = i * 64, from = first > lo ? first - lo : 0, to = first + n - lo;
  uint64_t bits = to >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << to) - 1;
  return bits & ~((UINT64_C(1) << from) - 1);
}

static bool clip(const LiveFunc *lf, uint64_t first, uint64_t *n) {
  if (first >= lf->n_slots || !*n) return false;
  if (*n > lf->n_slots - first) *n = lf->n_slots - first;
  return true;
}

static void set_range(const LiveFunc *lf, uint64_t *set, uint64_t first, uint64_t n) {
  if (!clip(lf, first, &n)) return;
  for (uint64_t i = first / 64; i <= (first + n - 1) / 64; i++) set[i] |= range_bits(first, n, i);
}

// Clears what is not in keep (NULL: all).
static void clear_range(const LiveFunc *lf, uint64_t *set, uint64_t first, uint64_t n, const uint64_t *keep) {
  if (!clip(lf, first, &n)) return;
  for (uint64_t i = first / 64; i <= (first + n - 1) / 64; i++)
    set[i] &= ~range_bits(first, n, i) | (keep ? keep[i] : 0);
}

// ---- Instructions ----------------------------------------------------------

uint32_t live_place_at(const FuncInfo *f, uint32_t slot, uint32_t *n) {
  uint32_t i = slot / 64;
  uint64_t bits = f->starts[i] & (~UINT64_C(0) >> (63 - slot % 64));
  while (!bits && i) bits = f->starts[--i];
  uint32_t first = bits ? i * 64 + 63 - (uint32_t)__builtin_clzll(bits) : 0;
  uint32_t end = slot + 1;
  for (; end < f->n_map_slots; end = (end / 64 + 1) * 64) {
    bits = f->starts[end / 64] >> (end % 64);
    if (!bits) continue;
    end += (uint32_t)__builtin_ctzll(bits);
    break;
  }
  if (end > f->n_map_slots) end = f->n_map_slots;
  *n = end - first;
  return first;
}

static void use_place(const LiveFunc *lf, uint64_t *set, uint64_t slot) {
  if (slot >= lf->f->n_map_slots) return;
  uint32_t n, first = live_place_at(lf->f, (uint32_t)slot, &n);
  set_range(lf, set, first, n);
}

// Slots of an operand by its kind; n: of the runs.
static uint64_t read_slots(OpKind kind, uint64_t n) {
  switch (kind) {
  case KIND_r:
  case KIND_m:
  case KIND_rp:
  case KIND_or: return 1;
  case KIND_rs:
  case KIND_ri:
  case KIND_r2: return 2;
  case KIND_rl:
  case KIND_r3: return 3;
  case KIND_rn: return n;
  default: return 0;
  }
}

static uint64_t written_slots(OpKind kind, uint64_t n) {
  switch (kind) {
  case KIND_w:
  case KIND_wp:
  case KIND_wa: return 1;
  case KIND_ws:
  case KIND_wi:
  case KIND_w2: return 2;
  case KIND_wl:
  case KIND_w3: return 3;
  case KIND_wn:
  case KIND_own: return n;
  default: return 0;
  }
}

// Slots of the operands whose kind does not tell: those written whole, or read at least in part.
typedef struct RunSlots {
  uint64_t a, b, c, d;
} RunSlots;

static uint64_t slots_up(uint64_t bytes) {
  return (bytes + 7) / 8;
}

// Pointer slots are always whole: what is not, at the end of a value, needs no killing.
static uint64_t slots_down(const RType *t) {
  return rtype_is(t, RT_PTR_SHAPED) ? 1 : t->size / 8;
}

static RunSlots run_slots(const LiveFunc *lf, const Insn *ip) {
  const RType *const *types = (const RType *const *)lf->p->types;
  const Site *sites = lf->p->sites;
  const RType *t;
  uint64_t rest = 0;
  switch ((Opcode)ip->op) {
  case OP_MOVN: return (RunSlots){.a = ip->c, .b = ip->c};
  case OP_ZERON: return (RunSlots){.a = ip->x};
  case OP_LD_N: return (RunSlots){.a = ip[1].w / 8};
  case OP_ST_N: return (RunSlots){.b = slots_up(ip[1].w)};
  case OP_ST_TYPE: return (RunSlots){.b = slots_up(types[ip[1].w]->size)};
  case OP_FIDX_LD_I8:
  case OP_FIDX_LD_U8:
  case OP_FIDX_LD_I16:
  case OP_FIDX_LD_U16:
  case OP_FIDX_LD_I32:
  case OP_FIDX_LD_U32:
  case OP_FIDX_LD_64: return (RunSlots){.b = ip[1].w}; // of 8 bytes at most
  case OP_CONCAT: return (RunSlots){.b = 2 * (uint64_t)ip->c};
  case OP_APPEND_TYPE: return (RunSlots){.c = slots_up(sites[ip[1].w].type->elem->size)};
  case OP_MAP_GET:
    t = types[ip[1].w];
    return (RunSlots){.a = slots_down(t->elem), .c = slots_up(t->key->size)};
  case OP_MAP_GET2:
    t = types[ip[1].y];
    return (RunSlots){.a = slots_down(t->elem), .c = slots_up(t->key->size)};
  case OP_MAP_SET:
    t = types[ip[1].w];
    return (RunSlots){.b = slots_up(t->key->size), .c = slots_up(t->elem->size)};
  case OP_MAP_DELETE: return (RunSlots){.b = slots_up(types[ip[1].w]->key->size)};
  case OP_MAP_NEXT: t = types[ip[1].w]; return (RunSlots){.b = slots_down(t->key), .c = slots_down(t->elem)};
  case OP_MAKE_MAP: // C is zeroed, D too or never looked at
    if (ip[1].d != NO_SLOT && ip[1].d < lf->f->n_map_slots) {
      uint32_t n, first = live_place_at(lf->f, ip[1].d, &n);
      rest = first + n - ip[1].d;
    }
    return (RunSlots){.c = RT_MAP_HEADER_SLOTS, .d = rest};
  case OP_RECV: return (RunSlots){.a = slots_down(types[ip[1].w])};
  case OP_SELECT: return (RunSlots){.a = 2 * ((uint64_t)ip[1].w + ip[1].y)};
  case OP_EFACE_BOX:
  case OP_IFACE_BOX: return (RunSlots){.b = slots_up(sites[ip[1].w].type->size)};
  case OP_ASSERT_E:
  case OP_ASSERT_I: return (RunSlots){.a = slots_down(types[ip[1].w])};
  case OP_ASSERT_E_OK:
  case OP_ASSERT_I_OK: return (RunSlots){.a = slots_down(types[ip[1].y])};
  default: return (RunSlots){0};
  }
}

static uint32_t block_of(const LiveFunc *lf, uint32_t pc) {
  uint32_t lo = 0, hi = lf->n_blocks; // the last block that begins at pc or before lies in [lo, hi)
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (lf->starts[mid] <= pc)
      lo = mid;
    else
      hi = mid;
  }
  return lo;
}

// NO_SLOT is no slot, even if far frame memory has one of that number.
static void set_operand(const LiveFunc *lf, uint64_t *set, uint16_t slot, uint64_t n) {
  if (slot != NO_SLOT) set_range(lf, set, slot, n);
}

static void clear_operand(const LiveFunc *lf, uint64_t *set, uint16_t slot, uint64_t n,
                          const uint64_t *keep) {
  if (slot != NO_SLOT) clear_range(lf, set, slot, n, keep);
}

// From live after the instruction to live before it.
static void apply(const LiveFunc *lf, const Insn *ip, uint64_t *set) {
  const OpInfo *info = &op_info[ip->op];
  RunSlots run = run_slots(lf, ip);
  bool is_wide = info->format == FMT_ABC_DEY || info->format == FMT_ABC_DEY_K;
  // MAP_NEXT writes nothing when it jumps.
  const uint64_t *keep = NULL;
  if (ip->op == OP_MAP_NEXT)
    keep = lf->in + (size_t)block_of(lf, (uint32_t)(ip - lf->code) + ip[1].y) * lf->n_words;

  clear_operand(lf, set, ip->a, written_slots(info->a, run.a), keep);
  clear_operand(lf, set, ip->b, written_slots(info->b, run.b), keep);
  clear_operand(lf, set, ip->c, written_slots(info->c, run.c), keep);
  if (is_wide) clear_operand(lf, set, ip[1].d, written_slots(info->d, run.d), NULL);
  uint64_t from, to;
  switch ((Opcode)ip->op) {
  case OP_MOVN_W:
  case OP_ZERON_W: // by byte offset: whole slots
    from = slots_up(ip->x);
    to = ((uint64_t)ip->x + (ip->op == OP_MOVN_W ? ip[1].y : ip[1].w)) / 8;
    if (to > from) clear_range(lf, set, from, to - from, NULL);
    break;
  case OP_FST_64:
    if (ip->x % 8 == 0) clear_range(lf, set, ip->x / 8, 1, NULL);
    break;
  case OP_MAP_ITER: clear_range(lf, set, ip->a, RT_MAP_ITER_SLOTS, NULL); break;
  default: break;
  }

  set_operand(lf, set, ip->a, read_slots(info->a, run.a));
  set_operand(lf, set, ip->b, read_slots(info->b, run.b));
  set_operand(lf, set, ip->c, read_slots(info->c, run.c));
  if (is_wide) {
    set_operand(lf, set, ip[1].d, read_slots(info->d, run.d));
    set_operand(lf, set, ip[1].e, read_slots(info->e, 0));
  }
  switch ((Opcode)ip->op) {
  case OP_MOVN_W:
    if (ip[1].y) set_range(lf, set, ip[1].w / 8, slots_up((uint64_t)ip[1].w + ip[1].y) - ip[1].w / 8);
    break;
  case OP_LEA: use_place(lf, set, ip->x / 8); break;
  case OP_FIDX_LEA: use_place(lf, set, ip->b); break;
  case OP_SEND: use_place(lf, set, ip->b); break;
  case OP_FLD_I8:
  case OP_FLD_I16:
  case OP_FLD_I32:
  case OP_FLD_U8:
  case OP_FLD_U16:
  case OP_FLD_U32:
  case OP_FLD_64: set_range(lf, set, ip->x / 8, 2); break; // may straddle a border
  case OP_MAP_NEXT: set_range(lf, set, ip->a, RT_MAP_ITER_SLOTS); break;
  case OP_CTX:
  case OP_CTX_LD_64:
  case OP_CTX_LD_2:
  case OP_CTX_LD_3: set_range(lf, set, lf->f->n_map_slots, 1); break;
  case OP_RET: set_range(lf, set, 0, lf->f->n_result_slots); break;
  default: break;
  }
  if (lf->recover)
    for (uint32_t i = 0; i < lf->n_words; i++) set[i] |= lf->recover[i];
}

// ---- Control flow ----------------------------------------------------------

// Calls visit for each place the instruction at pc may jump to.
static void each_target(const LiveFunc *lf, uint32_t pc, void (*visit)(void *ctx, uint32_t target),
                        void *ctx) {
  const Insn *ip = lf->code + pc;
  const OpInfo *info = &op_info[ip->op];
  if (ip->op == OP_RUN_DEFERS) visit(ctx, pc);
  if (!(info->flags & OPF_JUMP)) return;
  if (info->format == FMT_TABLE) {
    for (uint32_t i = 0; i < ip->x; i++) visit(ctx, pc + (i % 2 ? ip[1 + i / 2].y : ip[1 + i / 2].w));
  } else if (info->y == KIND_j) {
    visit(ctx, pc + ip[1].y);
  } else if (info->c == KIND_j) {
    visit(ctx, pc + (uint32_t)(int32_t)ip->sc);
  } else {
    visit(ctx, pc + ip->x);
  }
}

typedef struct Marks {
  uint8_t *is_begin; // by pc
} Marks;

static void mark_begin(void *ctx, uint32_t target) {
  ((Marks *)ctx)->is_begin[target] = 1;
}

static void find_blocks(LiveFunc *lf) {
  uint32_t n_code = lf->f->n_code;
  Marks marks = {x_calloc((size_t)n_code + 1, 1)};
  marks.is_begin[0] = 1;
  if (lf->f->flags & FUNC_HAS_DEFER) marks.is_begin[lf->f->recover_pc] = 1;
  uint32_t n_insns = 0;
  for (uint32_t pc = 0; pc < n_code;) {
    uint16_t op = lf->code[pc].op;
    if (++n_insns % MAX_BLOCK == 0) marks.is_begin[pc] = 1;
    each_target(lf, pc, mark_begin, &marks);
    pc += insn_words(lf->code + pc);
    if (op_info[op].flags & (OPF_JUMP | OPF_END) || op == OP_RUN_DEFERS) marks.is_begin[pc] = 1;
  }
  for (uint32_t pc = 0; pc < n_code; pc++) lf->n_blocks += marks.is_begin[pc];
  lf->starts = x_malloc(((size_t)lf->n_blocks + 1) * sizeof *lf->starts);
  uint32_t n = 0;
  for (uint32_t pc = 0; pc < n_code; pc++)
    if (marks.is_begin[pc]) lf->starts[n++] = pc;
  lf->starts[n] = n_code;
  x_free(marks.is_begin);
}

typedef struct Join {
  const LiveFunc *lf;
  uint64_t *set;
} Join;

static void join_target(void *ctx, uint32_t target) {
  const Join *j = ctx;
  const uint64_t *in = j->lf->in + (size_t)block_of(j->lf, target) * j->lf->n_words;
  for (uint32_t i = 0; i < j->lf->n_words; i++) j->set[i] |= in[i];
}

// set: live before the instruction at pc of the block. pcs: room for the block's instructions.
static void solve_block(const LiveFunc *lf, uint32_t block, uint32_t pc, uint64_t *set, uint32_t *pcs) {
  uint32_t n = 0;
  for (uint32_t at = lf->starts[block]; at < lf->starts[block + 1]; at += insn_words(lf->code + at))
    pcs[n++] = at;
  uint32_t last = pcs[n - 1];
  memset(set, 0, lf->n_words * sizeof *set);
  if (lf->recover) memcpy(set, lf->recover, lf->n_words * sizeof *set);
  Join join = {lf, set};
  each_target(lf, last, join_target, &join);
  if (!(op_info[lf->code[last].op].flags & OPF_END)) join_target(&join, lf->starts[block + 1]);
  while (n > 0 && pcs[n - 1] >= pc) apply(lf, lf->code + pcs[--n], set);
}

static void solve(LiveFunc *lf) {
  uint64_t *set = x_malloc(lf->n_words * sizeof *set);
  uint32_t *pcs = x_malloc(lf->f->n_code * sizeof *pcs);
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t b = lf->n_blocks; b-- > 0;) {
      uint64_t *in = lf->in + (size_t)b * lf->n_words;
      solve_block(lf, b, lf->starts[b], set, pcs);
      if (memcmp(in, set, lf->n_words * sizeof *set) == 0) continue;
      memcpy(in, set, lf->n_words * sizeof *set);
      changed = true;
    }
  }
  x_free(set);
  x_free(pcs);
}

static LiveFunc *analyse(const Program *p, const FuncInfo *f) {
  LiveFunc *lf = x_calloc(1, sizeof *lf);
  lf->p = p;
  lf->f = f;
  lf->code = f->entry;
  lf->n_slots = f->n_map_slots + 1;
  lf->n_words = (lf->n_slots + 63) / 64;
  if (f->starts) find_blocks(lf);
  if (!f->starts || (uint64_t)lf->n_blocks * lf->n_words > MAX_SET_WORDS) {
    lf->whole = x_calloc(lf->n_words, sizeof *lf->whole);
    if (f->n_map_slots) memcpy(lf->whole, f->map, (f->n_map_slots + (size_t)63) / 64 * sizeof *lf->whole);
    set_range(lf, lf->whole, f->n_map_slots, 1);
    return lf;
  }
  lf->in = x_calloc((size_t)lf->n_blocks * lf->n_words, sizeof *lf->in);
  solve(lf);
  if (f->flags & FUNC_HAS_DEFER) {
    lf->recover = x_malloc(lf->n_words * sizeof *lf->recover);
    memcpy(lf->recover, lf->in + (size_t)block_of(lf, f->recover_pc) * lf->n_words,
           lf->n_words * sizeof *lf->recover);
    solve(lf);
  }
  return lf;
}

// ---- Answers ---------------------------------------------------------------

static LiveRow *find_row(const LiveFunc *lf, uint32_t pc) {
  uint32_t mask = lf->cap_rows - 1, i = pc * UINT32_C(0x9E3779B1) >> 7 & mask;
  while (lf->rows[i].pc && lf->rows[i].pc != pc + 1) i = (i + 1) & mask;
  return &lf->rows[i];
}

static void grow_rows(LiveFunc *lf) {
  LiveRow *old = lf->rows;
  uint32_t n = lf->cap_rows;
  lf->cap_rows = n ? 2 * n : 4;
  lf->rows = x_calloc(lf->cap_rows, sizeof *lf->rows);
  for (uint32_t i = 0; i < n; i++)
    if (old[i].pc) *find_row(lf, old[i].pc - 1) = old[i];
  x_free(old);
}

LiveMaps *live_new(const Program *p) {
  LiveMaps *maps = x_calloc(1, sizeof *maps);
  maps->p = p;
  maps->funcs = x_calloc(p->n_funcs, sizeof *maps->funcs);
  return maps;
}

const uint64_t *live_at(LiveMaps *maps, const FuncInfo *f, uint32_t pc) {
  LiveFunc *lf = maps->funcs[f->index];
  if (UNLIKELY(!lf)) lf = maps->funcs[f->index] = analyse(maps->p, f);
  if (lf->whole) return lf->whole;
  if (4 * (lf->n_rows + 1) > 3 * lf->cap_rows) grow_rows(lf);
  LiveRow *row = find_row(lf, pc);
  if (LIKELY(row->pc)) return row->map;
  // The instruction that pc lies in.
  uint32_t block = block_of(lf, pc), at = lf->starts[block];
  while (at + insn_words(lf->code + at) <= pc) at += insn_words(lf->code + at);
  row->pc = pc + 1;
  row->map = x_malloc(lf->n_words * sizeof *row->map);
  lf->n_rows++;
  uint32_t *pcs = x_malloc((lf->starts[block + 1] - lf->starts[block]) * sizeof *pcs);
  solve_block(lf, block, at, row->map, pcs);
  x_free(pcs);
  // Plain slots were carried along.
  uint64_t ctx = row->map[f->n_map_slots / 64] & UINT64_C(1) << f->n_map_slots % 64;
  for (uint32_t i = 0; i < lf->n_words; i++) row->map[i] &= i < (f->n_map_slots + 63) / 64 ? f->map[i] : 0;
  row->map[f->n_map_slots / 64] |= ctx;
  return row->map;
}

void live_free(LiveMaps *maps) {
  if (!maps) return;
  for (uint32_t i = 0; i < maps->p->n_funcs; i++) {
    LiveFunc *lf = maps->funcs[i];
    if (!lf) continue;
    for (uint32_t k = 0; k < lf->cap_rows; k++) x_free(lf->rows[k].map);
    x_free(lf->rows);
    x_free(lf->starts);
    x_free(lf->in);
    x_free(lf->recover);
    x_free(lf->whole);
    x_free(lf);
  }
  x_free(maps->funcs);
  x_free(maps);
}
