// SPDX-License-Identifier: MIT
// Float conversions against a table that strconv printed (data/fpconv_table.go).
#include "runtime/fpconv.h"

#include <criterion/criterion.h>
#include <math.h>

static void check_format(const char *line) {
  unsigned long long u;
  char fmt, want[400], got[400];
  int prec, bits;
  cr_assert_eq(sscanf(line, "F %llx %c %d %d %399s", &u, &fmt, &prec, &bits, want), 5, "%s", line);
  double v;
  memcpy(&v, &u, 8);
  size_t n = fp_format(got, sizeof got - 1, v, fmt, prec, bits);
  cr_assert_lt(n, sizeof got);
  got[n] = 0;
  cr_expect_str_eq(got, want, "%s got %s", line, got);
  char cut[8] = "#######";
  cr_expect_eq(fp_format(cut, 3, v, fmt, prec, bits), n);
  cr_expect(memcmp(cut, got, n < 3 ? n : 3) == 0 && cut[3] == '#');
}

static void check_parse(const char *line) {
  unsigned long long want, got;
  char text[400];
  int bits, status;
  cr_assert_eq(sscanf(line, "P %399s %d %d %llx", text, &bits, &status, &want), 4, "%s", line);
  double v;
  FpStatus st = fp_parse(text, strlen(text), bits, &v);
  memcpy(&got, &v, 8);
  cr_expect(st == (FpStatus)status && (got == want || isnan(v)), "%s got %d %016llx", line, (int)st, got);
}

Test(fpconv, table) {
  FILE *f = fopen("tests/unit/data/fpconv.table", "r");
  cr_assert(f, "run from the top folder");
  char line[1000];
  int n = 0;
  while (fgets(line, sizeof line, f)) {
    line[0] == 'F' ? check_format(line) : check_parse(line);
    n++;
  }
  fclose(f);
  cr_expect_gt(n, 300);
}

Test(fpconv, shortest_reads_back) {
  uint64_t u = 88172645463325252;
  for (int i = 0; i < 20000; i++) {
    u ^= u << 13, u ^= u >> 7, u ^= u << 17;
    double v, back;
    memcpy(&v, &u, 8);
    char buf[40];
    size_t n = fp_format(buf, sizeof buf, v, 'e', -1, 64);
    cr_assert(fp_parse(buf, n, 64, &back) == FP_OK && (back == v || isnan(v)), "%.*s", (int)n, buf);
  }
}

Test(fpconv, prefix) {
  double v;
  size_t used;
  cr_expect(fp_parse_prefix("1.5x", 4, 64, &v, &used) == FP_OK && v == 1.5 && used == 3);
  cr_expect(fp_parse_prefix("infi", 4, 64, &v, &used) == FP_OK && isinf(v) && used == 3);
  cr_expect(fp_parse("", 0, 64, &v) == FP_SYNTAX);
}
