// SPDX-License-Identifier: MIT
// What liveness.c finds in functions written by hand.
#include "tests/unit/vm_asm.h"
#include "vm/liveness.h"
#include <criterion/criterion.h>

enum { RESULTS = 1, SLOTS = 20, PLAIN = 30 }; // slot 0 is a result, 1-19 pointers, then the context

static GcLayout ptr_layout = GC_LAYOUT(1, 1);
static RType t_ptr = {
    .size = 8, .kind = RK_POINTER, .n_slots = 1, .string = "*int", .name = "*int", .pkg_path = ""};
static RType t_int = {
    .size = 8, .kind = RK_INT, .n_slots = 1, .string = "int", .name = "int", .pkg_path = ""};
static RType t_pair = {
    .size = 16, .kind = RK_STRUCT, .n_slots = 2, .string = "P", .name = "P", .pkg_path = ""};
static RType t_map = {
    .size = 8, .kind = RK_MAP, .n_slots = 1, .string = "map", .name = "map", .pkg_path = ""};

// Places begin at even slots.
static Program *begin(Asm *a) {
  Program *p = program_new();
  t_ptr.layout = &ptr_layout;
  t_map.key = &t_int;
  t_map.elem = &t_pair;
  program_add_type(p, &t_ptr);
  program_add_type(p, &t_int);
  program_add_type(p, &t_pair);
  program_add_type(p, &t_map);
  p->main_func = program_add_func(p);
  asm_begin(a, p, p->main_func, "main.main", RESULTS, 0, 60, (1 << SLOTS) - 1);
  uint64_t *starts = program_alloc(p, 8);
  *starts = UINT64_C(0x5555555555555555);
  a->info.starts = starts;
  return p;
}

static LiveMaps *end(Asm *a, Program *p) {
  asm_end(a);
  cr_assert_null(program_link(p));
  return live_new(p);
}

static void expect_live(LiveMaps *maps, Program *p, uint32_t pc, uint64_t want) {
  uint64_t live = *live_at(maps, &p->funcs[p->main_func], pc);
  cr_assert_eq(live, want, "at %u: %lx, not %lx", pc, (unsigned long)live, (unsigned long)want);
}

#define SLOT(i) (UINT64_C(1) << (i))
#define CTX     SLOT(SLOTS)

Test(liveness, from_write_to_last_read) {
  Asm a;
  Program *p = begin(&a);
  ax(&a, OP_LDFUNC, 1, 0);                          // 0
  abc(&a, OP_MOV, 2, 1, 0);                         // 1
  abc(&a, OP_PRINT_PTR, 2, 0, 0);                   // 2
  abc(&a, OP_PRINT_STR, 4, 0, 0);                   // 3: 4, 5
  abc(&a, OP_PRINT_SLICE, 10, 0, 0);                // 4: 10, 11, 12
  abcdey(&a, OP_SLICE, 10, 14, 35, 36, NO_SLOT, 8); // 5, 6
  abc(&a, OP_PRINT_SLICE, 10, 0, 0);                // 7
  abc(&a, OP_RET, 0, 0, 0);                         // 8
  LiveMaps *m = end(&a, p);
  uint64_t result = SLOT(0), slice = SLOT(10) | SLOT(11) | SLOT(12), other = SLOT(14) | SLOT(15) | SLOT(16);
  expect_live(m, p, 8, result);
  expect_live(m, p, 7, result | slice);
  expect_live(m, p, 6, result | other); // within the instruction at 5
  expect_live(m, p, 5, result | other);
  expect_live(m, p, 4, result | other | slice);
  expect_live(m, p, 3, result | other | slice | SLOT(4) | SLOT(5));
  expect_live(m, p, 2, result | other | slice | SLOT(4) | SLOT(5) | SLOT(2));
  expect_live(m, p, 1, result | other | slice | SLOT(4) | SLOT(5) | SLOT(1));
  expect_live(m, p, 0, result | other | slice | SLOT(4) | SLOT(5));
  live_free(m);
  program_free(p);
}

Test(liveness, around_a_loop) {
  Asm a;
  Program *p = begin(&a);
  abc(&a, OP_ZERO2, 0, 0, 0);              // 0: result and 1
  abc(&a, OP_PRINT_PTR, 2, 0, 0);          // 1: begin of the loop
  ax(&a, OP_LDFUNC, 2, 0);                 // 2
  abc(&a, OP_PRINT_PTR, 4, 0, 0);          // 3
  ax(&a, OP_LDFUNC, 6, 0);                 // 4: never read
  abc(&a, OP_LOOP_LTI_INT, PLAIN, 10, -4); // 5
  abc(&a, OP_PRINT_PTR, 8, 0, 0);          // 6
  abc(&a, OP_RET, 0, 0, 0);                // 7
  LiveMaps *m = end(&a, p);
  uint64_t result = SLOT(0);
  expect_live(m, p, 7, result);
  expect_live(m, p, 6, result | SLOT(8));
  expect_live(m, p, 5, result | SLOT(2) | SLOT(4) | SLOT(8));
  expect_live(m, p, 4, result | SLOT(2) | SLOT(4) | SLOT(8));
  expect_live(m, p, 2, result | SLOT(4) | SLOT(8));
  expect_live(m, p, 1, result | SLOT(2) | SLOT(4) | SLOT(8));
  expect_live(m, p, 0, SLOT(2) | SLOT(4) | SLOT(8));
  live_free(m);
  program_free(p);
}

Test(liveness, address_uses_the_whole_place) {
  Asm a;
  Program *p = begin(&a);
  ax(&a, OP_LDFUNC, 4, 0);                     // 0
  ax(&a, OP_LEA, 1, 5 * 8);                    // 1: place 4, 5
  abc(&a, OP_PRINT_PTR, 1, 0, 0);              // 2
  abcwy(&a, OP_MAKE_MAP, 3, NO_SLOT, 6, 0, 0); // 3: header in 6..11
  a.code[4].d = 12, a.code[4].e = NO_SLOT;     // block 12, 13
  abc(&a, OP_PRINT_PTR, 3, 0, 0);              // 5
  ax(&a, OP_LEA, 1, 6 * 8);                    // 6
  ax(&a, OP_LEA, 1, 12 * 8);                   // 7
  abc(&a, OP_RET, 0, 0, 0);                    // 8
  LiveMaps *m = end(&a, p);
  uint64_t result = SLOT(0);
  expect_live(m, p, 7, result | SLOT(12) | SLOT(13));
  expect_live(m, p, 6, result | SLOT(12) | SLOT(13) | SLOT(6) | SLOT(7));
  expect_live(m, p, 3, result);
  expect_live(m, p, 2, result | SLOT(1));
  expect_live(m, p, 1, result | SLOT(4) | SLOT(5));
  expect_live(m, p, 0, result | SLOT(5));
  uint32_t n, first = live_place_at(&p->funcs[p->main_func], 5, &n);
  cr_assert_eq(first, 4);
  cr_assert_eq(n, 2);
  live_free(m);
  program_free(p);
}

Test(liveness, context_while_it_is_read) {
  Asm a;
  Program *p = begin(&a);
  ax(&a, OP_CTX_LD_64, 1, 8);     // 0
  abc(&a, OP_PRINT_PTR, 1, 0, 0); // 1
  abc(&a, OP_CTX, 2, 0, 0);       // 2
  abc(&a, OP_PRINT_PTR, 2, 0, 0); // 3
  abc(&a, OP_RET, 0, 0, 0);
  LiveMaps *m = end(&a, p);
  expect_live(m, p, 2, SLOT(0) | CTX);
  expect_live(m, p, 3, SLOT(0) | SLOT(2));
  live_free(m);
  program_free(p);
}

Test(liveness, recovery_from_everywhere) {
  Asm a;
  Program *p = begin(&a);
  a.info.flags = FUNC_HAS_DEFER;
  a.info.recover_pc = 6;
  abc(&a, OP_DEFER, 1, 0, 0);     // 0
  ax(&a, OP_LDFUNC, 0, 0);        // 1: the result
  ax(&a, OP_LDFUNC, 18, 0);       // 2: read after a recovery
  abc(&a, OP_PRINT_PTR, 4, 0, 0); // 3
  ax(&a, OP_RUN_DEFERS, 0, 40);   // 4
  abc(&a, OP_RET, 0, 0, 0);       // 5
  ax(&a, OP_RUN_DEFERS, 0, 40);   // 6
  abc(&a, OP_MOV, 0, 18, 0);      // 7
  abc(&a, OP_RET, 0, 0, 0);       // 8
  LiveMaps *m = end(&a, p);
  uint64_t always = SLOT(18); // the result comes from it
  expect_live(m, p, 5, always | SLOT(0));
  expect_live(m, p, 3, always | SLOT(0) | SLOT(4));
  expect_live(m, p, 2, always | SLOT(0) | SLOT(4)); // written here, but the panic may come before
  expect_live(m, p, 1, always | SLOT(4));
  expect_live(m, p, 0, always | SLOT(1) | SLOT(4));
  expect_live(m, p, 7, always);
  live_free(m);
  program_free(p);
}

// At the end of the map nothing is written.
Test(liveness, map_next_writes_unless_it_jumps) {
  Asm a;
  Program *p = begin(&a);
  abcwy(&a, OP_MAP_NEXT, 40, 2, 4, t_map.id, 3); // 0; key 2, value 4 and 5
  ax(&a, OP_LOOP, 0, -2);                        // 2
  a.code[2].b = 0xFFFE, a.code[2].c = 0xFFFF;
  abc(&a, OP_PRINT_PTR, 4, 0, 0); // 3
  abc(&a, OP_RET, 0, 0, 0);       // 4
  LiveMaps *m = end(&a, p);
  expect_live(m, p, 0, SLOT(0) | SLOT(4));
  expect_live(m, p, 2, SLOT(0) | SLOT(4));
  live_free(m);
  program_free(p);
}

Test(liveness, runs_are_as_long_as_their_type) {
  Asm a;
  Program *p = begin(&a);
  abcwy(&a, OP_RECV, 4, 2, NO_SLOT, t_pair.id, 0); // 0: writes 4, 5
  abc(&a, OP_SEND, 2, 8, 0);                       // 2: reads the place 8, 9
  abcwy(&a, OP_ST_TYPE, 2, 10, 0, t_pair.id, 0);   // 3: reads 10, 11
  abc(&a, OP_MOVN, 4, 12, 3);                      // 5: 4..6 = 12..14
  abcwy(&a, OP_LD_N, 14, 2, 0, 12, 0);             // 6: writes 14, half of 15
  abc(&a, OP_PRINT_SLICE, 4, 0, 0);                // 8
  abc(&a, OP_PRINT_STR, 14, 0, 0);                 // 9
  abc(&a, OP_RET, 0, 0, 0);                        // 10
  LiveMaps *m = end(&a, p);
  uint64_t result = SLOT(0), channel = SLOT(2);
  expect_live(m, p, 8, result | SLOT(4) | SLOT(5) | SLOT(6) | SLOT(14) | SLOT(15));
  expect_live(m, p, 6, result | channel | SLOT(4) | SLOT(5) | SLOT(6) | SLOT(15));
  uint64_t after = result | channel | SLOT(12) | SLOT(13) | SLOT(14) | SLOT(15);
  expect_live(m, p, 5, after);
  expect_live(m, p, 3, after | SLOT(10) | SLOT(11));
  expect_live(m, p, 2, after | SLOT(10) | SLOT(11) | SLOT(8) | SLOT(9));
  live_free(m);
  program_free(p);
}

Test(liveness, everything_without_places) {
  Asm a;
  Program *p = begin(&a);
  a.info.starts = NULL;
  abc(&a, OP_RET, 0, 0, 0);
  LiveMaps *m = end(&a, p);
  expect_live(m, p, 0, SLOT(SLOTS) - 1 + CTX);
  live_free(m);
  program_free(p);
}
