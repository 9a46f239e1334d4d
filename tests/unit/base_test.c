// SPDX-License-Identifier: MIT
#include "gc/base.h"
#include <criterion/criterion.h>

Test(base, calloc_zeroes_and_strdup_copies) {
  int *v = x_calloc(16, sizeof *v);
  for (int i = 0; i < 16; i++) cr_assert_eq(v[i], 0);
  char *s = x_strdup("abc");
  cr_assert_str_eq(s, "abc");
  x_free(v);
  x_free(s);
  x_free(NULL);
}
