// SPDX-License-Identifier: MIT
// The machine on hand-written programs: each family of opcodes computes something
// and compares; a mismatch panics, so the exit status is the verdict.
#include "tests/unit/vm_asm.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <math.h>

static GcLayout ptr_layout = GC_LAYOUT(1, 1);
static GcLayout string_layout = GC_LAYOUT(2, 1);
static GcLayout closure_layout = GC_LAYOUT(3, 2);
static GcLayout pair_layout = GC_LAYOUT(2, 1);

// Types, made anew for each Program (ids differ).
typedef struct Types {
  RType t_int, t_string, t_ints, t_bytes, t_ptrs, t_pint, t_eface, t_closure, t_pair, t_iface, t_func, t_i8;
} Types;

static RType basic(uint8_t kind, const char *name, uint64_t size, uint8_t eq) {
  return (RType){.size = size,
                 .kind = kind,
                 .align = size > 8 ? 8 : (uint8_t)size,
                 .eq = eq,
                 .n_slots = (uint32_t)(size + 7) / 8,
                 .string = name,
                 .name = name,
                 .pkg_path = "",
                 .hash = 17u + kind};
}

static RType slice_of(const RType *elem, const char *name) {
  RType t = basic(RK_SLICE, name, 24, REQ_NONE);
  static GcLayout layout = GC_LAYOUT(3, 1);
  t.layout = &layout;
  t.elem = elem;
  return t;
}

static Types *add_types(Program *p) {
  Types *t = program_alloc(p, sizeof *t);
  t->t_int = basic(RK_INT, "int", 8, REQ_MEM);
  t->t_i8 = basic(RK_INT8, "int8", 1, REQ_MEM);
  t->t_string = basic(RK_STRING, "string", 16, REQ_STRING);
  t->t_string.layout = &string_layout;
  t->t_pint = basic(RK_POINTER, "*int", 8, REQ_MEM);
  t->t_pint.layout = &ptr_layout;
  t->t_pint.flags = RT_PTR_SHAPED;
  t->t_pint.elem = &t->t_int;
  t->t_ints = slice_of(&t->t_int, "[]int");
  t->t_ptrs = slice_of(&t->t_pint, "[]*int");
  t->t_eface = basic(RK_INTERFACE, "interface {}", 16, REQ_EFACE);
  t->t_eface.flags = RT_EMPTY_IFACE;
  t->t_closure = basic(RK_STRUCT, "closure", 24, REQ_NONE);
  t->t_closure.layout = &closure_layout;
  t->t_pair = basic(RK_STRUCT, "main.pair", 16, REQ_STRUCT);
  t->t_pair.layout = &pair_layout;
  RType *all[] = {&t->t_int,  &t->t_i8,    &t->t_string,  &t->t_pint, &t->t_ints,
                  &t->t_ptrs, &t->t_eface, &t->t_closure, &t->t_pair};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) program_add_type(p, all[i]);
  p->known[KNOWN_STRING] = &t->t_string;
  p->known[KNOWN_INT] = &t->t_int;
  p->known[KNOWN_EFACE] = &t->t_eface;
  return t;
}

static uint32_t add_site(Program *p, const RType *t, uint8_t kind) {
  Site s = p->sites[0];
  s.type = t;
  s.kind = kind;
  s.size = t->size;
  s.origin = p->n_sites;
  return program_add_site(p, &s);
}

static int run_with(Program *p, VmOptions options) {
  const char *error = program_link(p);
  cr_assert_null(error, "%s", error);
  cr_assert_eq(program_verify(p, stderr), 0);
  GcOptions gc = gc_options_default();
  gc.gcstress = 1;
  gc.gccheck = 1;
  gc.gcpoison = 1;
  options.gc = &gc;
  Vm *vm = vm_new(p, &options);
  cr_assert(vm);
  int status = vm_run(vm);
  vm_free(vm);
  program_free(p);
  return status;
}

static int run(Program *p) {
  return run_with(p, (VmOptions){0});
}

// Panics unless r[reg] == value; slots 60-62 are scratch.
static void expect(Asm *a, int reg, int64_t value) {
  ldk(a, 60, (uint64_t)value);
  uint32_t j = abc(a, OP_JEQ_INT, reg, 60, 0);
  abc(a, OP_PRINT_INT, reg, 0, 0);
  abc(a, OP_PRINT_SPACE, 0, 0, 0);
  abc(a, OP_PRINT_INT, 60, 0, 0);
  abc(a, OP_PRINT_NL, 0, 0, 0);
  ax(a, OP_LDI, 61, 0);
  abc(a, OP_DIV_INT, 61, 61, 61);
  asm_here(a, j);
}

static Program *start(Asm *a, uint64_t pointers, Types **types) {
  Program *p = program_new();
  Types *t = add_types(p);
  if (types) *types = t;
  p->main_func = program_add_func(p);
  asm_begin(a, p, p->main_func, "main.main", 0, 0, 90, pointers);
  return p;
}

static void binary(Asm *a, uint16_t op, int64_t x, int64_t y, int64_t want) {
  ldk(a, 1, (uint64_t)x);
  ldk(a, 2, (uint64_t)y);
  abc(a, op, 3, 1, 2);
  expect(a, 3, want);
}

static int finish(Asm *a, Program *p) {
  abc(a, OP_RET, 0, 0, 0);
  asm_end(a);
  return run(p);
}

Test(vm, integers) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  binary(&a, OP_ADD_INT, INT64_MAX, 1, INT64_MIN);
  binary(&a, OP_MUL_INT, 7, -6, -42);
  binary(&a, OP_ADD_I8, 127, 1, -128);
  binary(&a, OP_SUB_U8, 0, 1, 255);
  binary(&a, OP_MUL_U32, 0xffffffff, 0xffffffff, 1);
  binary(&a, OP_SHL_I32, 1, 31, INT32_MIN);
  binary(&a, OP_SHL_INT, 1, 64, 0);
  binary(&a, OP_SHR_INT, -8, 100, -1);
  binary(&a, OP_SHR_UINT, -1, 63, 1);
  binary(&a, OP_DIV_INT, -7, 2, -3);
  binary(&a, OP_REM_INT, -7, 2, -1);
  binary(&a, OP_DIV_INT, INT64_MIN, -1, INT64_MIN);
  binary(&a, OP_REM_INT, INT64_MIN, -1, 0);
  binary(&a, OP_DIV_UINT, -1, 2, INT64_MAX);
  binary(&a, OP_ANDNOT, 0xff, 0x0f, 0xf0);
  binary(&a, OP_LT_UINT, 1, -1, 1);
  binary(&a, OP_LT_INT, 1, -1, 0);
  abc(&a, OP_REMI_INT, 3, 1, 10);
  cr_assert_eq(finish(&a, p), 0);
}

static void binary_f(Asm *a, uint16_t op, double x, double y, double want) {
  uint64_t bits;
  memcpy(&bits, &want, 8);
  ldf(a, 1, x);
  ldf(a, 2, y);
  abc(a, op, 3, 1, 2);
  expect(a, 3, (int64_t)bits);
}

Test(vm, floats) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  binary_f(&a, OP_ADD_F64, 0.1, 0.2, 0.1 + 0.2);
  binary_f(&a, OP_DIV_F64, 1, 0, INFINITY);
  binary_f(&a, OP_MIN_F64, 0.0, -0.0, -0.0);
  binary_f(&a, OP_MAX_F64, -3, 2, 2);
  ldf(&a, 1, 1e300);
  abc(&a, OP_CVT_F64_I64, 2, 1, 0);
  expect(&a, 2, INT64_MIN);
  ldf(&a, 1, -3.9);
  abc(&a, OP_CVT_F64_I64, 2, 1, 0);
  expect(&a, 2, -3);
  ldf(&a, 1, 18446744073709549568.0);
  abc(&a, OP_CVT_F64_U64, 2, 1, 0);
  expect(&a, 2, -2048);
  ldk(&a, 1, UINT64_MAX);
  abc(&a, OP_CVT_U64_F64, 2, 1, 0);
  abc(&a, OP_CVT_F64_F32, 2, 2, 0);
  abc(&a, OP_CVT_F32_F64, 2, 2, 0);
  ldf(&a, 1, 18446744073709551616.0);
  uint32_t j = abc(&a, OP_JEQ_F64, 1, 2, 0);
  abc(&a, OP_TRAP, 0, 0, 0);
  asm_here(&a, j);
  ldf(&a, 1, NAN);
  j = abc(&a, OP_JNLT_F64, 1, 1, 0);
  abc(&a, OP_TRAP, 0, 0, 0);
  asm_here(&a, j);
  cr_assert_eq(finish(&a, p), 0);
}

Test(vm, slices_strings_and_memory) {
  Asm a;
  Types *t;
  Program *p = start(&a, 1 << 4 | 1 << 8 | 1 << 12 | 1 << 16, &t);
  uint32_t site = add_site(p, &t->t_ints, SITE_MAKE), object = add_site(p, &t->t_pair, SITE_NEW);
  uint32_t hello = program_add_string(p, "h\xc3\xa9llo", 6), concat = add_site(p, &t->t_string, SITE_CONCAT);
  p->globals_size = 64;
  // s := make([]int, 3); append 5 times; s[2] = 7; s[1:4]
  ax(&a, OP_LDI, 1, 3);
  abcwy(&a, OP_MAKE_SLICE, 4, 1, NO_SLOT, site, 0);
  ax(&a, OP_LDI, 2, 5);
  uint32_t top = a.n;
  abcwy(&a, OP_APPEND_64, 4, 4, 2, site, 0);
  asm_patch(&a, abc(&a, OP_LOOP_GTI_INT, 2, 0, 0), top);
  expect(&a, 5, 8);
  ax(&a, OP_LDI, 1, 2);
  ax(&a, OP_LDI, 2, 7);
  abc(&a, OP_IDX_ST_64, 4, 1, 2);
  ax(&a, OP_LDI, 1, 1);
  ax(&a, OP_LDI, 2, 4);
  abcdey(&a, OP_SLICE, 8, 4, 1, 2, NO_SLOT, 8);
  expect(&a, 9, 3);
  abc(&a, OP_IDX_LD_64, 3, 8, 1);
  expect(&a, 3, 7);
  abcwy(&a, OP_IDX_LEA, 12, 8, 1, 8, 0);
  abc(&a, OP_LD_64, 3, 12, 8); // the element behind: 5
  expect(&a, 3, 5);
  // range over a string: runes and positions
  ax(&a, OP_LDSTR, 8, hello);
  ax(&a, OP_LDI, 1, 0);
  ax(&a, OP_LDI, 2, 0);
  top = a.n;
  uint32_t next = abcdey(&a, OP_STR_NEXT, 3, 8, 1, 30, NO_SLOT, 0);
  abc(&a, OP_ADD_INT, 2, 2, 3);
  asm_patch(&a, ax(&a, OP_LOOP, 0, 0), top);
  asm_here(&a, next);
  expect(&a, 2, 'h' + 0xe9 + 'l' + 'l' + 'o');
  expect(&a, 30, 5);
  abc(&a, OP_MOV2, 12, 8, 0);
  abc(&a, OP_MOV2, 31, 8, 0);
  abc(&a, OP_MOV2, 33, 12, 0);
  abcdey(&a, OP_CONCAT, 8, 31, 2, NO_SLOT, 0, concat);
  expect(&a, 9, 12);
  // new(pair); fields; frame memory of narrow types
  ax(&a, OP_NEW, 16, object);
  ax(&a, OP_LDI, 1, -2);
  abc(&a, OP_ST_8, 16, 1, 8);
  abc(&a, OP_LD_I8, 2, 16, 8);
  expect(&a, 2, -2);
  abc(&a, OP_LD_U16, 2, 16, 8);
  expect(&a, 2, 254);
  abc(&a, OP_ST_PTR, 16, 16, 0);
  ax(&a, OP_FST_16, 1, 40 * 8 + 2);
  ax(&a, OP_FLD_I16, 2, 40 * 8 + 2);
  expect(&a, 2, -2);
  ax(&a, OP_GST_32, 1, 12);
  ax(&a, OP_GLD_U32, 2, 12);
  expect(&a, 2, 0xfffffffe);
  cr_assert_eq(finish(&a, p), 0);
}

// Results that fit go to the frame memory which the instruction names, others to the heap.
Test(vm, string_results_in_frame_memory) {
  Asm a;
  Types *t;
  Program *p = start(&a, 1 << 4 | 1 << 8 | 1 << 12, &t);
  uint32_t site = add_site(p, &t->t_string, SITE_CONCAT), bytes = add_site(p, &t->t_ints, SITE_CONV);
  uint32_t text = program_add_string(p, "sixteen and more", 16), one = program_add_string(p, "x", 1);
  enum { BUF = 50, RUNES = 14 }; // slots 60 and 61 are expect's
  ax(&a, OP_LDSTR, 31, text);
  ax(&a, OP_LDSTR, 33, text);
  ax(&a, OP_LDSTR, 35, one);
  ax(&a, OP_LEA, 12, BUF * 8);
  abcdey(&a, OP_CONCAT, 8, 31, 2, BUF, 0, site); // 32 bytes
  abc(&a, OP_EQ_INT, 1, 8, 12);
  expect(&a, 1, 1);
  abcdey(&a, OP_CONCAT, 8, 31, 3, BUF, 0, site); // 33 bytes
  abc(&a, OP_EQ_INT, 1, 8, 12);
  expect(&a, 1, 0);
  expect(&a, 9, 33);
  abcwy(&a, OP_STR_TO_BYTES, 4, 31, BUF, bytes, 0);
  abc(&a, OP_EQ_INT, 1, 4, 12);
  expect(&a, 1, 1);
  expect(&a, 5, 16);
  expect(&a, 6, 32);
  abcwy(&a, OP_BYTES_TO_STR, 8, 4, BUF, site, 0);
  abc(&a, OP_EQ_STR, 1, 8, 31);
  expect(&a, 1, 1);
  ax(&a, OP_LEA, 12, RUNES * 8);
  abcwy(&a, OP_STR_TO_RUNES, 4, 31, RUNES, bytes, 0);
  abc(&a, OP_EQ_INT, 1, 4, 12);
  expect(&a, 1, 1);
  expect(&a, 6, 32);
  abcwy(&a, OP_RUNES_TO_STR, 8, 4, BUF, site, 0);
  abc(&a, OP_EQ_STR, 1, 8, 31);
  expect(&a, 1, 1);
  ax(&a, OP_LDI, 2, 0xe9);
  abcwy(&a, OP_RUNE_TO_STR, 8, 2, RUNES, site, 0);
  abc(&a, OP_EQ_INT, 1, 8, 12);
  expect(&a, 1, 1);
  expect(&a, 9, 2);
  cr_assert_eq(finish(&a, p), 0);
}

// func count(n int) int { if n == 0 { return 0 }; return count(n-1) + 1 }, run on the smallest chunks.
Test(vm, recursion_crosses_chunks) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  uint32_t count = program_add_func(p);
  ax(&a, OP_LDI, 81, 100000);
  ax(&a, OP_CALL, 80, count);
  expect(&a, 80, 100000);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  asm_begin(&a, p, count, "main.count", 1, 1, 8, 0);
  uint32_t j = abc(&a, OP_JNEI_INT, 1, 0, 0);
  ax(&a, OP_LDI, 0, 0);
  abc(&a, OP_RET, 0, 0, 0);
  asm_here(&a, j);
  abc(&a, OP_ADDI_INT, 7, 1, -1);
  ax(&a, OP_CALL, 6, count);
  abc(&a, OP_ADDI_INT, 0, 6, 1);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  cr_assert_eq(run_with(p, (VmOptions){.stack_chunk = 256}), 0);
}

static Program *endless(void) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  ax(&a, OP_CALL, 4, p->main_func);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  return p;
}

static void read_stderr(char *text, size_t size) {
  fflush(stderr);
  text[fread(text, 1, size - 1, cr_get_redirected_stderr())] = 0;
}

Test(vm, stack_limit_is_a_clean_end, .init = cr_redirect_stderr) {
  cr_assert_eq(run_with(endless(), (VmOptions){.max_stack = 1 << 20}), 2);
  char text[4096];
  read_stderr(text, sizeof text);
  cr_assert(strstr(text, "runtime: goroutine stack exceeds 1048576-byte limit\nfatal error: stack overflow"));
  cr_assert(strstr(text, "goroutine 1 [running]:\nmain.main()\n\ttest.mg:10 +0x0\n"));
}

// A closure with a captured pointer and number, called in a loop that allocates.
Test(vm, closures) {
  Asm a;
  Types *t;
  Program *p = start(&a, 1 << 4 | 1 << 5, &t);
  uint32_t site = add_site(p, &t->t_closure, SITE_CLOSURE), box = add_site(p, &t->t_int, SITE_NEW);
  uint32_t add = program_add_func(p);
  ax(&a, OP_NEW, 5, box);
  axwy(&a, OP_CLOSURE, 4, site, add, 0);
  abc(&a, OP_ST_PTR, 4, 5, 8);
  ax(&a, OP_LDI, 1, 3);
  abc(&a, OP_ST_64, 4, 1, 16);
  ax(&a, OP_LDI, 2, 10);
  uint32_t top = a.n;
  ax(&a, OP_LDI, 80, 1);
  abc(&a, OP_CALL_C, 80, 4, 0);
  asm_patch(&a, abc(&a, OP_LOOP_GTI_INT, 2, 0, 0), top);
  abc(&a, OP_LD_64, 1, 5, 0);
  expect(&a, 1, 40);
  ax(&a, OP_LDFUNC, 5, p->main_func);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  // func(x int) { *p += x + n }
  asm_begin(&a, p, add, "main.main.func1", 0, 1, 8, 1 << 1 | 1 << 2);
  ax(&a, OP_CTX_LD_64, 1, 8);
  ax(&a, OP_NEW, 2, box);
  ax(&a, OP_CTX_LD_64, 3, 16);
  abc(&a, OP_ADD_INT, 3, 3, 0);
  abc(&a, OP_ADD_MEM_64, 1, 3, 0);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  cr_assert_eq(run(p), 0);
}

// Interface calls and assertions: type T int with method Get.
Test(vm, interfaces) {
  Asm a;
  Types *t;
  Program *p = start(&a, 1 << 5 | 1 << 7, &t);
  uint32_t get = program_add_func(p);
  RType *func = program_alloc(p, sizeof *func), *iface = program_alloc(p, sizeof *iface),
        *named = program_alloc(p, sizeof *named);
  *func = basic(RK_FUNC, "func() int", 8, REQ_NONE);
  program_add_type(p, func);
  RMethod *m = program_alloc(p, sizeof *m);
  *m = (RMethod){.name = "Get", .mtype = func, .func = get};
  *named = basic(RK_INT, "main.T", 8, REQ_MEM);
  named->methods = m;
  named->n_methods = 1;
  *iface = basic(RK_INTERFACE, "main.Getter", 16, REQ_IFACE);
  iface->methods = m;
  iface->n_methods = 1;
  program_add_type(p, named);
  program_add_type(p, iface);
  uint32_t itab = program_add_itab(p, iface, named), box = add_site(p, named, SITE_BOX);
  ax(&a, OP_LDI, 1, 4711);
  abcwy(&a, OP_IFACE_BOX, 4, 1, 0, box, itab);
  abc(&a, OP_CALL_I, 80, 4, 0);
  expect(&a, 80, 4712);
  abcwy(&a, OP_ASSERT_I, 2, 4, 0, named->id, iface->id);
  expect(&a, 2, 4711);
  abc(&a, OP_IFACE_TO_EFACE, 6, 4, 0);
  abcdey(&a, OP_ASSERT_E_OK, 2, 6, 0, 3, 0, t->t_int.id);
  expect(&a, 2, 0);
  expect(&a, 3, 0);
  abcdey(&a, OP_ASSERT_IFACE_OK, 4, 6, 0, 3, 0, iface->id);
  expect(&a, 3, 1);
  abc(&a, OP_CALL_I, 80, 4, 0);
  expect(&a, 80, 4712);
  abcwy(&a, OP_EFACE_BOX, 4, 1, 0, box, 0);
  abc(&a, OP_EQ_EFACE, 3, 4, 6);
  expect(&a, 3, 1);
  uint32_t j = abcwy(&a, OP_JTYPE, 6, 0, 0, named->id, 0);
  abc(&a, OP_TRAP, 0, 0, 0);
  asm_here(&a, j);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  asm_begin(&a, p, get, "main.T.Get", 1, 1, 8, 1 << 1); // receiver: pointer to the boxed value
  abc(&a, OP_LD_64, 2, 1, 0);
  abc(&a, OP_ADDI_INT, 0, 2, 1);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  cr_assert_eq(run(p), 0);
}

// Two goroutines count by turns in a global under a quantum of 7 polls.
Test(vm, goroutines_are_preempted) {
  Asm a;
  Program *p = start(&a, 1 << 4, NULL);
  p->globals_size = 16;
  uint32_t work = program_add_func(p);
  ax(&a, OP_LDFUNC, 4, work);
  ax(&a, OP_GO, 4, 0);
  ax(&a, OP_GO, 4, 0);
  uint32_t top = a.n;
  ax(&a, OP_GLD_64, 1, 0);
  asm_patch(&a, abc(&a, OP_JLTI_INT_B, 1, 2000, 0), top);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  asm_begin(&a, p, work, "main.work", 0, 0, 8, 0);
  ax(&a, OP_LDI, 2, 1000);
  top = a.n;
  ax(&a, OP_GLD_64, 1, 0);
  abc(&a, OP_ADDI_INT, 1, 1, 1);
  ax(&a, OP_GST_64, 1, 0);
  asm_patch(&a, abc(&a, OP_LOOP_GTI_INT, 2, 0, 0), top);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  cr_assert_eq(run_with(p, (VmOptions){.quantum = 7, .stack_chunk = 256}), 0);
}

// ---- Panics ----

// A function with `n_defers` deferred calls of func d, then x / 0. Result slot 0.
static void add_dividing(Asm *a, Program *p, uint32_t f, uint32_t d, int n_defers) {
  asm_begin(a, p, f, "main.divide", 1, 0, 12, 1 << 2);
  a->info.zero_results = 1;
  a->info.flags = FUNC_HAS_DEFER;
  for (int i = 0; i < n_defers; i++) {
    ax(a, OP_LDFUNC, 2, d);
    abc(a, OP_DEFER, 2, 0, 0);
  }
  ax(a, OP_LDI, 0, 5);
  ax(a, OP_LDI, 4, 0);
  abc(a, OP_DIV_INT, 4, 4, 4);
  ax(a, OP_LDI, 0, 6);
  a->info.recover_pc = a->n;
  abc(a, OP_RUN_DEFERS, 0, 8, 0);
  abc(a, OP_RET, 0, 0, 0);
  asm_end(a);
}

// globals[0]++, and recover() when asked to; sets globals[8] = recover() != nil.
static void add_deferred(Asm *a, Program *p, uint32_t f, bool recovers) {
  asm_begin(a, p, f, "main.deferred", 0, 0, 8, 1 << 2);
  ax(a, OP_GLD_64, 0, 0);
  abc(a, OP_ADDI_INT, 0, 0, 1);
  ax(a, OP_GST_64, 0, 0);
  if (recovers) {
    abc(a, OP_RECOVER, 1, 0, 0);
    abc(a, OP_NEI_INT, 3, 1, 0);
    ax(a, OP_GLD_64, 4, 8);
    abc(a, OP_ADD_INT, 4, 4, 3);
    ax(a, OP_GST_64, 4, 8);
  }
  abc(a, OP_RET, 0, 0, 0);
  asm_end(a);
}

static void recover_on(uint64_t chunk) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  p->globals_size = 16;
  uint32_t divide = program_add_func(p), deferred = program_add_func(p);
  ax(&a, OP_CALL, 80, divide);
  expect(&a, 80, 5);
  ax(&a, OP_GLD_64, 1, 0);
  expect(&a, 1, 3);
  ax(&a, OP_GLD_64, 1, 8);
  expect(&a, 1, 1);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  add_dividing(&a, p, divide, deferred, 3);
  add_deferred(&a, p, deferred, true);
  cr_assert_eq(run_with(p, (VmOptions){.stack_chunk = chunk}), 0);
}

Test(vm, recover_resumes_with_the_results) {
  recover_on(0);
  recover_on(256);
}

Test(vm, uncaught_panic_prints_and_ends, .init = cr_redirect_stderr) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  p->globals_size = 16;
  uint32_t divide = program_add_func(p), deferred = program_add_func(p);
  ax(&a, OP_CALL, 80, divide);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  add_dividing(&a, p, divide, deferred, 1);
  add_deferred(&a, p, deferred, false);
  cr_assert_eq(run(p), 2);
  char text[4096];
  read_stderr(text, sizeof text);
  cr_assert_eq(strncmp(text, "panic: ", 7), 0);
  cr_assert(strstr(text, "integer divide by zero\n\n"
                         "goroutine 1 [running]:\nmain.divide()\n\ttest.mg:14 +0x4\n"
                         "main.main()\n\ttest.mg:10 +0x0\n"));
}

Test(vm, deadlock_is_reported, .init = cr_redirect_stderr) {
  Asm a;
  Types *t;
  Program *p = start(&a, 1 << 4, &t);
  abcwy(&a, OP_RECV, NO_SLOT, 4, NO_SLOT, t->t_int.id, 0);
  cr_assert_eq(finish(&a, p), 2);
  fflush(stderr);
  cr_assert_stderr_eq_str("fatal error: all goroutines are asleep - deadlock!\n\n"
                          "goroutine 1 [chan receive (nil chan)]:\nmain.main()\n\ttest.mg:11 +0x1\n");
}

// ---- Tables ----

Test(vm, opcode_table_is_sound) {
  for (int op = 0; op < N_OPCODES; op++) {
    const OpInfo *info = &op_info[op];
    cr_assert(info->name, "%d", op);
    cr_assert_eq(op_info[info->inverse].inverse, op, "%s", info->name);
    if (op_has_backward((uint16_t)op))
      cr_assert_eq(op_info[op + 1].inverse, info->inverse + 1, "%s", info->name);
  }
  cr_assert(op_has_backward(OP_JLT_INT) && op_has_backward(OP_JT) && op_has_backward(OP_JMP));
  cr_assert(!op_has_backward(OP_LOOP) && !op_has_backward(OP_JLT_INT_B) && !op_has_backward(OP_JTYPE));
}

Test(vm, verifier_finds_mistakes) {
  Asm a;
  Program *p = start(&a, 1 << 4, NULL);
  ax(&a, OP_LDFUNC, 3, p->main_func);     // pointer to a plain slot: above the map, not seen
  abc(&a, OP_ADD_INT, 4, 1, 1);           // plain value to a pointer slot
  abc(&a, OP_MOV, 100, 1, 0);             // beyond the frame
  asm_patch(&a, ax(&a, OP_JMP, 0, 0), 0); // backward JMP
  ax(&a, OP_LDSTR, 1, 99);                // no such string
  ax(&a, OP_LDI, 1, 0);                   // runs off the end
  asm_end(&a);
  cr_assert_null(program_link(p));
  cr_assert_geq(program_verify(p, NULL), 5);
  program_free(p);
}

Test(vm, disassembly) {
  Asm a;
  Program *p = start(&a, 0, NULL);
  uint32_t k = program_add_string(p, "hi\n", 3);
  abc(&a, OP_ADDI_INT, 1, 2, -3);
  ax(&a, OP_LDSTR, 4, k);
  abcdey(&a, OP_SLICE_STR, 4, 4, NO_SLOT, 1, 0, 0);
  uint32_t j = abc(&a, OP_JLT_INT, 1, 2, 0);
  asm_patch(&a, j, j + 1);
  abc(&a, OP_RET, 0, 0, 0);
  asm_end(&a);
  cr_assert_null(program_link(p));
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  for (uint32_t pc = 0; pc < a.n; pc += insn_words(p->funcs[0].entry + pc)) {
    disasm_insn(p, &p->funcs[0], p->funcs[0].entry + pc, out);
    fputc('\n', out);
  }
  fclose(out);
  cr_assert_str_eq(text, "ADDI_INT     r1, r2, -3\n"
                         "LDSTR        s4, \"hi\\n\"\n"
                         "SLICE_STR    s4, s4, _, r1\n"
                         "JLT_INT      r1, r2, ->5\n"
                         "RET         \n");
  free(text);
  program_free(p);
}
