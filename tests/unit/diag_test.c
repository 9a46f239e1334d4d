// SPDX-License-Identifier: MIT
#include "compiler/diag.h"

#include <criterion/criterion.h>

static char out[4096];
static FILE *file;
static uint32_t base;

static void start(const DiagOptions *more) {
  DiagOptions options = more ? *more : (DiagOptions){0};
  file = fmemopen(out, sizeof out, "w");
  options.out = file;
  diag_reset(&options);
  static const char text[] = "package p\n\tx := 1\n";
  base = source_add("t.mg", text, sizeof text - 1)->base;
}

static const char *finish(void) {
  diag_flush();
  fclose(file);
  diag_reset(NULL);
  source_reset();
  return out;
}

Test(diag, messages_come_in_order_of_position) {
  start(NULL);
  diag_error(pos_make(base, 3, 2), "third");
  diag_error(pos_make(base, 1, 9), "second");
  diag_error(pos_make(base, 1, 1), "first");
  diag_error(pos_make(base, 1, 9), "and after it");
  cr_expect_eq(diag_n_errors(), 4);
  cr_expect_str_eq(finish(), "t.mg:1:1: first\nt.mg:1:9: second\nt.mg:1:9: and after it\nt.mg:3:2: third\n");
}

Test(diag, one_syntax_error_a_line_and_no_repetition) {
  start(NULL);
  diag_error(pos_make(base, 1, 1), "syntax error: a");
  diag_error(pos_make(base, 1, 5), "syntax error: b");
  diag_error(pos_make(base, 1, 5), "undefined: x");
  diag_error(pos_make(base, 1, 7), "undefined: x");
  diag_error(pos_make(base, 2, 1), "syntax error: c");
  cr_expect_eq(diag_n_errors(), 3);
  cr_expect_str_eq(finish(),
                   "t.mg:1:1: syntax error: a\nt.mg:1:5: undefined: x\nt.mg:2:1: syntax error: c\n");
}

Test(diag, stops_after_ten_errors) {
  start(NULL);
  for (uint32_t i = 1; i <= 12; i++) diag_error(pos_make(base, i, 1), "e%u", i);
  cr_expect(diag_is_stopped());
  const char *text = finish();
  cr_expect(strstr(text, "t.mg:10:1: e10\nt.mg:10:1: too many errors\n"));
  cr_expect_not(strstr(text, "e11"));
}

Test(diag, all_errors_with_the_option) {
  start(&(DiagOptions){.all_errors = true});
  for (uint32_t i = 1; i <= 12; i++) diag_error(pos_make(base, i, 1), "e%u", i);
  cr_expect_not(diag_is_stopped());
  cr_expect(strstr(finish(), "t.mg:12:1: e12\n"));
}

Test(diag, infos_keep_their_order) {
  start(NULL);
  diag_info(pos_make(base, 2, 1), "can inline g");
  diag_info(pos_make(base, 1, 1), "can inline f");
  cr_expect_eq(diag_n_errors(), 0);
  cr_expect_str_eq(finish(), "t.mg:2:1: can inline g\nt.mg:1:1: can inline f\n");
}

Test(diag, the_caret_stands_under_the_column) {
  start(&(DiagOptions){.show_text = true});
  diag_error(pos_make(base, 2, 4), "no");
  cr_expect_str_eq(finish(), "t.mg:2:4: no\n            x := 1\n              ^\n");
}

Test(diag, line_directives_and_inlined_positions_are_followed) {
  start(NULL);
  uint32_t line = pos_base_add_line(base, 5, 1, "gen.y", 100, 0);
  diag_error(pos_make(line, 7, 3), "a");
  uint32_t inlined = pos_base_add_inlined(base, pos_make(base, 2, 2));
  diag_error(pos_make(inlined, 9, 9), "b");
  cr_expect_str_eq(finish(), "gen.y:102: a\nt.mg:2:2: b\n");
}
