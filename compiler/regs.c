// SPDX-License-Identifier: MIT
// regs.c - handing out the slots of a function's frame.
//
// Always true: a slot that may hold a pointer does so for the whole function, and
// is zero or a valid pointer wherever it is live (vm/liveness.c); a plain slot never holds one
// that counts. So slots are recycled only among values of the same shape: the
// number of slots and the mask of those that hold pointers.
//
// Three lifetimes: temporaries (a stack; released to a mark), variables in scope
// (released when their block ends) and frame objects, whose address may be in a
// variable: never released, escape analysis does not tell when they die.
#include "compiler/gen_impl.h"

void fn_init(Fn *f, Gen *g) {
  *f = (Fn){.g = g, .fall = NOLABEL, .recover = NOLABEL};
}

void fn_fini(Fn *f) {
  vec_free(&f->code);
  vec_free(&f->labels);
  vec_free(&f->tables);
  vec_free(&f->poses);
  for (int r = 0; r < N_REGIONS; r++) {
    vec_free(&f->masks[r]);
    vec_free(&f->starts[r]);
  }
  for (uint32_t i = 0; i < f->free.n; i++) vec_free(&f->free.items[i].regs);
  vec_free(&f->free);
  vec_free(&f->temps);
  vec_free(&f->scoped);
  vec_free(&f->vars);
  vec_free(&f->targets);
  vec_free(&f->named);
}

static void set_bit(Bits *bits, uint32_t i) {
  while (bits->n <= i / 64) vec_push(bits, 0);
  bits->items[i / 64] |= UINT64_C(1) << (i % 64);
}

static Reg take(Fn *f, Region r, uint32_t n, const uint64_t *mask) {
  uint32_t at = f->n_region[r];
  if (n > REG_INDEX_MASK - at) {
    diag_error(f->poses.n ? f->poses.items[f->pos] : (Pos){0},
               "stack frame too large (>1GB): function %s needs more than %d slots", f->name, REG_INDEX_MASK);
    f->g->n_errors++;
    return REG(r, 0);
  }
  f->n_region[r] += n;
  if (n && (r == REGION_FIXED || r == REGION_PTR || r == REGION_FAR_PTR)) set_bit(&f->starts[r], at);
  if (mask)
    for (uint32_t i = 0; i < n; i++)
      if (mask[i / 64] >> (i % 64) & 1) set_bit(&f->masks[r], at + i);
  return REG(r, at);
}

enum { MAX_PARAMS_MB = 1 << 10, MAX_LOCAL_MB = 2 << 10 };

// gc's message; a literal of a little over 1 GB that is never used is let through, as there.
// Reported once a function; package variables' initializers are not limited.
static bool is_too_large(Fn *f, uint64_t bytes, uint64_t max_mb) {
  if (bytes <= max_mb << 20 || (f->func && f->func->is_init)) return false;
  if (!f->is_too_large) {
    diag_error(f->func ? f->func->pos : (Pos){0}, "stack frame too large (>1GB): %llu MB locals",
               (unsigned long long)(bytes >> 20));
    f->g->n_errors++;
    f->is_too_large = true;
  }
  return true;
}

static bool mask_is_empty(uint32_t n, const uint64_t *mask) {
  if (!mask) return true;
  for (uint32_t i = 0; i < (n + 63) / 64; i++)
    if (mask[i]) return false;
  return true;
}

static FreeRuns *find_free(Fn *f, uint32_t n, uint64_t mask) {
  for (uint32_t i = 0; i < f->free.n; i++)
    if (f->free.items[i].n == n && f->free.items[i].mask == mask) return &f->free.items[i];
  return NULL;
}

Reg slots_alloc(Fn *f, uint32_t n, const uint64_t *mask) {
  if (n == 0) n = 1;
  if (n > 64) return take(f, mask_is_empty(n, mask) ? REGION_PLAIN : REGION_PTR, n, mask);
  uint64_t bits = mask ? mask[0] : 0;
  FreeRuns *runs = find_free(f, n, bits);
  if (runs && runs->regs.n) return vec_pop(&runs->regs);
  return take(f, bits ? REGION_PTR : REGION_PLAIN, n, bits ? &bits : NULL);
}

static void slots_release(Fn *f, SlotRun run) {
  if (run.n == 0 || run.n > 64) return;
  FreeRuns *runs = find_free(f, run.n, run.mask);
  if (!runs) {
    vec_push(&f->free, ((FreeRuns){.n = run.n, .mask = run.mask}));
    runs = &vec_last(&f->free);
  }
  vec_push(&runs->regs, run.reg);
}

Reg slots_for_type(Fn *f, Type *t, SlotRun *run) {
  if (is_too_large(f, (uint64_t)type_size(t), MAX_LOCAL_MB)) {
    if (run) *run = (SlotRun){0};
    return REG(REGION_PLAIN, 0);
  }
  uint32_t n = type_slots(t);
  uint32_t n_words = (n + 63) / 64;
  uint64_t small = 0, *mask = &small;
  if (n_words > 1) mask = x_calloc(n_words, 8);
  if (type_has_pointers(t)) gen_pointer_mask(t, mask, 0);
  Reg r = slots_alloc(f, n, mask);
  if (run) *run = (SlotRun){r, n ? n : 1, mask[0]};
  if (mask != &small) x_free(mask);
  return r;
}

Reg slots_far(Fn *f, Type *t, uint64_t count) {
  uint64_t bytes = (uint64_t)type_size(t) * count;
  if (is_too_large(f, bytes, MAX_LOCAL_MB)) return REG(REGION_FAR, 0);
  uint64_t n = (bytes + 7) / 8;
  bool has_pointers = type_has_pointers(t);
  Region region = has_pointers ? REGION_FAR_PTR : REGION_FAR;
  if (n > REG_INDEX_MASK / 2) n = REG_INDEX_MASK; // take() reports it
  Reg r = take(f, region, (uint32_t)n, NULL);
  if (has_pointers) {
    uint32_t step = (uint32_t)(type_size(t) / 8);
    uint64_t *mask = x_calloc((step + 63) / 64, 8);
    gen_pointer_mask(t, mask, 0);
    for (uint64_t i = 0; i < n; i++)
      if (mask[i % step / 64] >> (i % step % 64) & 1) set_bit(&f->masks[region], reg_index(r) + (uint32_t)i);
    x_free(mask);
  }
  return r;
}

Reg fixed_slots(Fn *f, Type *t) {
  if (is_too_large(f, (uint64_t)type_size(t), MAX_PARAMS_MB)) return REG(REGION_FIXED, 0);
  uint32_t n = type_slots(t);
  uint64_t *mask = x_calloc((n + 63) / 64 + 1, 8);
  if (type_has_pointers(t)) gen_pointer_mask(t, mask, 0);
  Reg r = take(f, REGION_FIXED, n, mask);
  x_free(mask);
  return r;
}

Reg temp_type(Fn *f, Type *t) {
  SlotRun run;
  Reg r = slots_for_type(f, t, &run);
  vec_push(&f->temps, run);
  return r;
}

Reg temp_mask(Fn *f, uint32_t n, uint64_t mask) {
  Reg r = slots_alloc(f, n, &mask);
  vec_push(&f->temps, ((SlotRun){r, n, mask}));
  return r;
}

Reg temp_plain(Fn *f, uint32_t n) {
  return temp_mask(f, n, 0);
}

Reg temp_ptr(Fn *f) {
  return temp_mask(f, 1, 1);
}

void temps_release(Fn *f, uint32_t mark) {
  while (f->temps.n > mark) {
    SlotRun run = vec_pop(&f->temps);
    slots_release(f, run);
  }
}

void scope_release(Fn *f, uint32_t mark) {
  while (f->scoped.n > mark) {
    SlotRun run = vec_pop(&f->scoped);
    slots_release(f, run);
  }
}
