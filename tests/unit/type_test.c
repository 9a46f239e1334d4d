// SPDX-License-Identifier: MIT
#include "compiler/check.h"
#include "compiler/method.h"
#include "compiler/scope.h"

#include <criterion/criterion.h>

static Arena arena;

static void start(void) {
  arena_init(&arena);
  universe_init(&arena);
}

static void finish(void) {
  arena_fini(&arena);
  intern_reset();
}

TestSuite(type, .init = start, .fini = finish);

#define T(K) type_basic[TYPE_##K]

static Type *struct_of(uint32_t n, Type **types) {
  static const char *const names[] = {"A", "B", "C", "D"};
  Type *t = type_new(&arena, TYPE_STRUCT);
  t->fields = ARENA_ARRAY(&arena, Field, n);
  t->n_fields = n;
  for (uint32_t i = 0; i < n; i++) {
    t->fields[i] = (Field){.name = intern_str(names[i])->text, .type = types[i], .is_exported = true};
  }
  return t;
}
#define STRUCT(...) struct_of(COUNT_OF(((Type *[]){__VA_ARGS__})), (Type *[]){__VA_ARGS__})

Test(type, layout_is_gc_s) {
  Type *s = STRUCT(T(BOOL), T(INT64), T(UINT16), T(STRING));
  cr_expect_eq(type_size(s), 40);
  cr_expect_eq(s->fields[1].offset, 8);
  cr_expect_eq(s->fields[2].offset, 16);
  cr_expect_eq(s->fields[3].offset, 24);
  cr_expect_eq(s->ptr_bytes, 32, "up to the string's pointer word");
  cr_expect_eq(type_size(STRUCT(T(INT32), STRUCT(T(INT8), T(INT8)), T(INT8))), 8);
  Type *empty = type_new(&arena, TYPE_STRUCT);
  cr_expect_eq(type_size(STRUCT(T(INT64), empty)), 16, "a zero-sized last field is padded");
  cr_expect_eq(type_size(STRUCT(empty, T(INT64))), 8);
  cr_expect_eq(type_align(T(COMPLEX64)), 4u);
  Type *a = type_array_of(&arena, type_slice_of(&arena, T(INT)), 3);
  cr_expect_eq(type_size(a), 72);
  cr_expect_eq(a->ptr_bytes, 56);
  cr_expect_eq(type_slots(a), 9u);
  Type *huge = type_array_of(&arena, T(INT), (int64_t)1 << 60);
  type_layout(huge);
  cr_expect(huge->is_too_large);
}

Test(type, identity_is_structural_but_for_names) {
  cr_expect(type_identical(type_byte, T(UINT8)));
  cr_expect(type_identical(type_map_of(&arena, T(INT), type_rune), type_map_of(&arena, T(INT), T(INT32))));
  cr_expect_not(
      type_identical(type_chan_of(&arena, T(INT), CHAN_SEND), type_chan_of(&arena, T(INT), CHAN_BOTH)));
  Type *a = STRUCT(T(INT), T(STRING)), *b = STRUCT(T(INT), T(STRING));
  cr_expect(type_identical(a, b));
  cr_expect_eq(type_hash(a), type_hash(b));
  b->fields[0].tag = "t";
  b->fields[0].tag_len = 1;
  cr_expect_not(type_identical(a, b));
  cr_expect(type_identical_ignore_tags(a, b));
  cr_expect_eq(type_pointer_to(&arena, a), type_pointer_to(&arena, a));
}

Test(type, text_in_three_dialects) {
  Type *f = type_new(&arena, TYPE_FUNC);
  f->n_params = 2;
  f->params = ARENA_ARRAY(&arena, Param, 2);
  f->params[0] = (Param){.name = "x", .type = type_byte};
  f->params[1] = (Param){.name = "y", .type = type_slice_of(&arena, type_universe_any())};
  f->is_variadic = true;
  f->n_results = 1;
  f->results = ARENA_ARRAY(&arena, Param, 1);
  f->results[0].type = type_universe_error();
  cr_expect_str_eq(type_string(&arena, f, NULL), "func(x byte, y ...any) error");
  cr_expect_str_eq(type_gc_string(&arena, f, NULL), "func(byte, ...any) error");
  cr_expect_str_eq(type_runtime_string(&arena, f), "func(uint8, ...interface {}) error");
  Type *s = STRUCT(T(INT));
  cr_expect_str_eq(type_string(&arena, s, NULL), "struct{A int}");
  cr_expect_str_eq(type_runtime_string(&arena, s), "struct { A int }");
  Type *c = type_chan_of(&arena, type_chan_of(&arena, T(INT), CHAN_RECV), CHAN_BOTH);
  cr_expect_str_eq(type_string(&arena, c, NULL), "chan (<-chan int)");
}

Test(type, pointer_shapes) {
  Type *p = type_pointer_to(&arena, T(INT));
  cr_expect(type_is_pointer_shaped(STRUCT(p)));
  cr_expect(type_is_pointer_shaped(type_array_of(&arena, STRUCT(p), 1)));
  cr_expect_not(type_is_pointer_shaped(STRUCT(p, T(INT))));
  cr_expect_not(type_is_pointer_shaped(type_slice_of(&arena, T(INT))));
}

Test(type, comparable) {
  cr_expect(type_is_comparable(STRUCT(T(INT), type_universe_any())));
  cr_expect_not(type_is_comparable(STRUCT(T(INT), type_slice_of(&arena, T(INT)))));
  cr_expect_not(type_is_comparable(type_array_of(&arena, type_map_of(&arena, T(INT), T(INT)), 2)));
}

Test(type, error_has_one_method) {
  uint32_t n;
  MethodEntry *set = method_set(&arena, type_universe_error(), &n);
  cr_assert_eq(n, 1u);
  cr_expect_str_eq(set[0].name, "Error");
  cr_expect_eq(set[0].found.kind, LOOKUP_IFACE_METHOD);
  cr_expect_not(type_implements(&arena, T(INT), type_universe_error()));
}
