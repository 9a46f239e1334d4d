// SPDX-License-Identifier: MIT
// trace.c - goroutine traces in Go's form, and the developer's views of a running
// machine: -d trace, -d opprof.
#include "vm/disasm.h"
#include "vm/vm_impl.h"

enum { MAX_TRACE_FRAMES = 100 }; // as Go: the first and last 50 of longer ones

static void print_frame_name(const char *name, bool has_args, FILE *out) {
  fprintf(out, "%s(%s)\n", name, has_args ? "..." : "");
}

// One physical frame: innermost inlined calls first.
static void print_frame(const Vm *vm, const FuncInfo *f, uint32_t pc, FILE *out) {
  const PosRow *row = func_pos_at(f, pc);
  uint32_t lico = row ? row->lico : f->line << 12;
  for (int32_t inl = row ? row->inl : -1; inl >= 0;) {
    const InlNode *node = &vm->program->inls[inl];
    print_frame_name(node->func, true, out);
    fprintf(out, "\t%s:%u\n", pos_row_file(vm->program, row, node->file), lico >> 12);
    row = NULL;
    lico = node->call_lico;
    inl = node->parent;
  }
  print_frame_name(f->name, f->n_param_slots > 0, out);
  fprintf(out, "\t%s:%u +0x%x\n", pos_row_file(vm->program, row, f->file), lico >> 12, pc);
}

static uint32_t frame_pc(const FrameWalk *w, const FuncInfo *f) {
  if (!w->ip || w->ip < f->entry || w->ip >= f->entry + f->n_code) return 0;
  return (uint32_t)(w->ip - f->entry);
}

void trace_goroutine(const Vm *vm, const G *g, FILE *out) {
  const char *state = g == vm->rt.g ? "running"
                      : g->status == G_WAITING || (g->resume && g->wait_reason)
                          ? (g->wait_reason ? g->wait_reason : "waiting")
                          : "runnable";
  fprintf(out, "goroutine %llu [%s]:\n", (unsigned long long)g->id, state);
  if (!g->chunk) {
    if (g->entry) print_frame_name(g->entry->func->name, false, out);
    return;
  }
  uint32_t n_frames = 0;
  for (FrameWalk w = walk_start(vm, g); w.fp; walk_next(vm, &w)) n_frames++;
  uint32_t i = 0;
  for (FrameWalk w = walk_start(vm, g); w.fp; walk_next(vm, &w), i++) {
    const FuncInfo *f = frame_func(w.fp);
    if (w.is_panicking) fputs("panic(...)\n", out);
    if (f->flags & FUNC_HIDDEN) continue;
    if (n_frames > MAX_TRACE_FRAMES && i >= MAX_TRACE_FRAMES / 2 && i < n_frames - MAX_TRACE_FRAMES / 2) {
      if (i == MAX_TRACE_FRAMES / 2) fprintf(out, "...%u frames elided...\n", n_frames - MAX_TRACE_FRAMES);
      continue;
    }
    print_frame(vm, f, frame_pc(&w, f), out);
  }
  if (g->go_func) {
    const PosRow *row = func_pos_at(g->go_func, (uint32_t)(g->go_ip - g->go_func->entry));
    fprintf(out, "created by %s\n\t%s:%u +0x%x\n", g->go_func->name, g->go_func->file,
            row ? row->lico >> 12 : g->go_func->line, (uint32_t)(g->go_ip - g->go_func->entry));
  }
}

void trace_all(const Vm *vm, FILE *out) {
  enum { MAX_GOROUTINES = 1000 };
  const Rt *rt = &vm->rt;
  if (rt->g) trace_goroutine(vm, rt->g, out);
  bool is_first = !rt->g;
  uint32_t n = 0;
  for (const G *g = rt->all_gs; g; g = g->all_next) {
    if (g == rt->g || g->is_system) continue;
    if (++n > MAX_GOROUTINES) {
      fputs("\n...additional goroutines elided...\n", out);
      break;
    }
    if (!is_first) fputc('\n', out);
    is_first = false;
    trace_goroutine(vm, g, out);
  }
}

// ---- Developer's views ----------------------------------------------------

void trace_insn(Vm *vm, const Slot *fp, const Insn *ip) {
  vm->rt.op_flags = op_info[ip->op].flags | (op_info[ip->op].flags & OPF_INTERNAL ? RT_OP_MAY_ALLOC : 0);
  if (vm->op_pairs) {
    vm->op_pairs[(size_t)vm->last_op * N_OPCODES + ip->op]++;
    vm->last_op = ip->op;
  }
  if (!vm->options.trace) return;
  const FuncInfo *f = frame_func(fp);
  uint32_t pc = ip >= f->entry && ip < f->entry + f->n_code ? (uint32_t)(ip - f->entry) : 0;
  fprintf(stderr, "%llu g%llu %s+%u  ", (unsigned long long)rt_tick(&vm->rt),
          (unsigned long long)(vm->rt.g ? vm->rt.g->id : 0), f->name, pc);
  disasm_insn(vm->program, f, ip, stderr);
  if (op_info[ip->op].b == KIND_r || op_info[ip->op].b == KIND_rp) {
    fprintf(stderr, "   ; r%u=%lld", ip->b, (long long)fp[ip->b].i);
    if (op_info[ip->op].c == KIND_r) fprintf(stderr, " r%u=%lld", ip->c, (long long)fp[ip->c].i);
  } else if (op_info[ip->op].a == KIND_r || op_info[ip->op].a == KIND_rp)
    fprintf(stderr, "   ; r%u=%lld", ip->a, (long long)fp[ip->a].i);
  fputc('\n', stderr);
}

typedef struct PairCount {
  uint64_t count;
  uint16_t first, second;
} PairCount;

static int compare_pairs(const void *a, const void *b) {
  const PairCount *x = a, *y = b;
  if (x->count != y->count) return x->count < y->count ? 1 : -1;
  return (x->first * N_OPCODES + x->second) - (y->first * N_OPCODES + y->second);
}

void trace_profile(const Vm *vm, FILE *out) {
  enum { TOP = 40 };
  uint64_t total = 0;
  PairCount *pairs = x_calloc((size_t)N_OPCODES * N_OPCODES + N_OPCODES, sizeof *pairs);
  PairCount *single = pairs + (size_t)N_OPCODES * N_OPCODES;
  size_t n = 0;
  for (uint16_t i = 0; i < N_OPCODES; i++) {
    single[i] = (PairCount){0, i, i};
  }
  for (uint16_t i = 0; i < N_OPCODES; i++)
    for (uint16_t k = 0; k < N_OPCODES; k++) {
      uint64_t count = vm->op_pairs[(size_t)i * N_OPCODES + k];
      if (!count) continue;
      total += count;
      single[k].count += count;
      pairs[n++] = (PairCount){count, i, k};
    }
  qsort(pairs, n, sizeof *pairs, compare_pairs);
  qsort(single, N_OPCODES, sizeof *single, compare_pairs);
  fprintf(out, "%llu instructions\n", (unsigned long long)total);
  for (size_t i = 0; i < TOP && i < N_OPCODES && single[i].count; i++)
    fprintf(out, "%6.2f%%  %s\n", 100.0 * (double)single[i].count / (double)total,
            op_info[single[i].first].name);
  fputs("pairs\n", out);
  for (size_t i = 0; i < TOP && i < n; i++)
    fprintf(out, "%6.2f%%  %s, %s\n", 100.0 * (double)pairs[i].count / (double)total,
            op_info[pairs[i].first].name, op_info[pairs[i].second].name);
  x_free(pairs);
}
