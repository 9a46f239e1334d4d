// SPDX-License-Identifier: MIT
// callers.c - what runtime.Callers and its family ask the machine.
//
// A program counter that Go code sees names a call, inlined ones included:
//
//	(function index + 1) << 36 | offset << 12 | inline level << 4 | 8
//
// so that pc-1, as programs like to write, names the same call. Level 0 is the
// innermost inlined call at that offset. The address of a FuncInfo (a func value
// as a number) stands for the function's beginning.
#include "vm/vm_impl.h"

enum { MAX_LEVEL = 0xff };

// The frame of runtime.gopanic, which the machine does not have.
#define PANIC_PC (UINT64_MAX - 7)

static uint64_t encode_pc(const FuncInfo *f, uint32_t offset, uint32_t level) {
  return ((uint64_t)f->index + 1) << 36 | (uint64_t)offset << 12 | level << 4 | 8;
}

uint32_t vm_callers(void *machine, uint32_t skip, uint64_t *pcs, uint32_t n) {
  const Vm *vm = machine;
  uint32_t found = 0;
  for (FrameWalk w = walk_start(vm, vm->rt.g); w.fp && found < n; walk_next(vm, &w)) {
    const FuncInfo *f = frame_func(w.fp);
    if (w.is_panicking) { // between the deferred call and the frame that panicked
      if (skip)
        skip--;
      else
        pcs[found++] = PANIC_PC;
      if (found == n) break;
    }
    if (f->flags & FUNC_HIDDEN) continue;
    uint32_t offset =
        w.ip && w.ip >= f->entry && w.ip < f->entry + f->n_code ? (uint32_t)(w.ip - f->entry) : 0;
    const PosRow *row = func_pos_at(f, offset);
    uint32_t level = 0;
    for (int32_t inl = row ? row->inl : -1;; inl = vm->program->inls[inl].parent, level++) {
      if (skip)
        skip--;
      else if (found < n)
        pcs[found++] = encode_pc(f, offset, level < MAX_LEVEL ? level : MAX_LEVEL);
      if (inl < 0) break;
    }
  }
  return found;
}

bool vm_pc_info(void *machine, uint64_t pc, const char **function, const char **file, uint32_t *line) {
  const Vm *vm = machine;
  const Program *p = vm->program;
  uint64_t first = (uint64_t)(uintptr_t)p->funcs, size = (uint64_t)p->n_funcs * sizeof *p->funcs;
  if (pc - first < size) {
    const FuncInfo *f = &p->funcs[(pc - first) / sizeof *p->funcs];
    *function = f->name;
    *file = f->file;
    *line = f->line;
    return true;
  }
  if (pc == PANIC_PC) {
    *function = "runtime.gopanic";
    *file = "runtime/panic.go";
    *line = 884;
    return true;
  }
  uint64_t index = (pc >> 36) - 1;
  if (pc >> 36 == 0 || index >= p->n_funcs) return false;
  const FuncInfo *f = &p->funcs[index];
  uint32_t offset = (uint32_t)(pc >> 12) & 0xffffff, level = (uint32_t)(pc >> 4) & MAX_LEVEL;
  if (offset && offset >= f->n_code) return false;
  const PosRow *row = offset < f->n_code ? func_pos_at(f, offset) : NULL;
  uint32_t lico = row ? row->lico : f->line << 12;
  int32_t inl = row ? row->inl : -1;
  for (; inl >= 0 && level; level--) {
    lico = p->inls[inl].call_lico;
    inl = p->inls[inl].parent;
    row = NULL;
  }
  *function = inl >= 0 ? p->inls[inl].func : f->name;
  *file = pos_row_file(p, row, inl >= 0 ? p->inls[inl].file : f->file);
  *line = lico >> 12;
  return true;
}

char *vm_stack_text(void *machine, bool all, size_t *len) {
  const Vm *vm = machine;
  char *text = NULL;
  FILE *out = open_memstream(&text, len);
  if (!out) return NULL;
  if (all)
    trace_all(vm, out);
  else
    trace_goroutine(vm, vm->rt.g, out);
  fclose(out);
  return text;
}
