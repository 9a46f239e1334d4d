// SPDX-License-Identifier: MIT
// Constants against a table that go/constant printed (data/constval_table.go),
// and what the table cannot say: strings, runes, representability, limits.
#include "compiler/arena.h"
#include "compiler/constval.h"

#include <criterion/criterion.h>
#include <math.h>

static Arena arena;

static void setup(void) {
  arena_init(&arena);
}

static void teardown(void) {
  arena_fini(&arena);
}

TestSuite(constval, .init = setup, .fini = teardown);

static const ConstVal *number(const char *s) {
  const char *lit = *s == '-' ? s + 1 : s;
  bool is_hex = lit[0] == '0' && lit[1] == 'x';
  bool is_float = strpbrk(lit, is_hex ? ".p" : ".eE") != NULL;
  const ConstVal *v =
      const_parse_literal(&arena, is_float ? CONST_LIT_FLOAT : CONST_LIT_INT, lit, strlen(lit));
  return lit != s ? const_unary(&arena, CONST_SUB, v, 0) : v;
}

static const ConstVal *string_lit(const char *s) {
  return const_parse_literal(&arena, CONST_LIT_STRING, s, strlen(s));
}

static char *result(const ConstVal *v) {
  if (!v) return arena_strdup(&arena, "unknown");
  union {
    double d;
    uint64_t u;
  } f64 = {const_double(v)};
  union {
    float f;
    uint32_t u;
  } f32 = {const_float32(v)};
  return arena_printf(&arena, "%s %s %016llx %08x %s", const_format_exact(&arena, v), const_format(&arena, v),
                      (unsigned long long)f64.u, f32.u, const_format(&arena, const_to_int(&arena, v)));
}

static int find_op(const char *name) {
  static const struct {
    const char *name;
    ConstOp op;
  } ops[] = {{"+", CONST_ADD},  {"-", CONST_SUB},  {"*", CONST_MUL}, {"/", CONST_QUO}, {"/=", CONST_INT_QUO},
             {"%", CONST_REM},  {"&", CONST_AND},  {"|", CONST_OR},  {"^", CONST_XOR}, {"&^", CONST_AND_NOT},
             {"<<", CONST_SHL}, {">>", CONST_SHR}, {"<", CONST_LT}};
  for (size_t i = 0; i < COUNT_OF(ops); i++)
    if (strcmp(ops[i].name, name) == 0) return (int)ops[i].op;
  return -1;
}

Test(constval, table) {
  FILE *f = fopen("tests/unit/data/constval.table", "r");
  cr_assert(f, "run from the top folder");
  const ConstVal *big = number("1.1e300");
  for (int i = 0; i < 5; i++) big = const_binary(&arena, CONST_MUL, big, number("3.3e301"));
  static char line[1 << 16];
  int n = 0;
  while (fgets(line, sizeof line, f)) {
    line[strcspn(line, "\n")] = 0;
    char *op = strtok(line, " "), *x = strtok(NULL, " "), *y = strtok(NULL, " "), *want = strtok(NULL, "");
    char *got;
    if (strcmp(op, "lit") == 0) {
      got = result(number(x));
    } else if (strncmp(op, "prod", 4) == 0) {
      got = result(const_binary(&arena, (ConstOp)find_op(op + 4), big, number(y)));
    } else {
      int code = find_op(op);
      cr_assert(code >= 0, "%s", op);
      if (code == CONST_SHL || code == CONST_SHR)
        got = result(const_shift(&arena, (ConstOp)code, number(x), strtoull(y, NULL, 10)));
      else if (code == CONST_LT)
        got = arena_strdup(&arena, const_compare(&arena, CONST_LT, number(x), number(y)) ? "true" : "false");
      else
        got = result(const_binary(&arena, (ConstOp)code, number(x), number(y)));
    }
    cr_expect_str_eq(got, want, "%s %s %s\n got %s\nwant %s", op, x, y, got, want);
    n++;
  }
  fclose(f);
  cr_expect_gt(n, 300);
}

Test(constval, strings_and_runes) {
  static const struct {
    const char *lit, *want;
    size_t len;
  } cases[] = {{"\"a\\n\\x41\\101\\u00e9\\\"\"", "a\nAA\xc3\xa9\"", 7},
               {"`raw\\n\r`", "raw\\n", 5},
               {"\"\\U0001F600\"", "\xf0\x9f\x98\x80", 4},
               {"\"\\xff\"", "\xff", 1}};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    size_t len;
    const char *s = const_string(&arena, string_lit(cases[i].lit), &len);
    cr_expect(len == cases[i].len && memcmp(s, cases[i].want, len) == 0, "%s", cases[i].lit);
  }
  cr_expect_null(string_lit("\"\\q\""));
  int64_t r;
  cr_expect(const_int64(const_parse_literal(&arena, CONST_LIT_RUNE, "'\xe4\xb8\x96'", 5), &r) && r == 0x4e16);
  cr_expect(const_int64(const_parse_literal(&arena, CONST_LIT_RUNE, "'\\''", 4), &r) && r == '\'');

  const ConstVal *s = string_lit("\"\"");
  for (int i = 0; i < 20000; i++) s = const_binary(&arena, CONST_ADD, s, string_lit("\"abc\""));
  size_t len;
  const char *p = const_string(&arena, s, &len);
  cr_expect(len == 60000 && memcmp(p, "abcabc", 6) == 0 && memcmp(p + len - 3, "abc", 3) == 0);
  cr_expect_eq(strlen(const_format(&arena, s)), 72);
  cr_expect(const_compare(&arena, CONST_LT, string_lit("\"a\""), string_lit("\"ab\"")));
}

Test(constval, representable) {
  static const struct {
    const char *lit;
    ConstBasic type;
    bool ok;
  } cases[] = {
      {"127", CONST_T_INT8, true},
      {"128", CONST_T_INT8, false},
      {"-128", CONST_T_INT8, true},
      {"-129", CONST_T_INT8, false},
      {"255", CONST_T_UINT8, true},
      {"-1", CONST_T_UINT64, false},
      {"18446744073709551615", CONST_T_UINT, true},
      {"18446744073709551616", CONST_T_UINTPTR, false},
      {"9223372036854775808", CONST_T_INT, false},
      {"-9223372036854775808", CONST_T_INT64, true},
      {"2.0", CONST_T_INT, true},
      {"2.5", CONST_T_INT, false},
      {"1e400", CONST_T_FLOAT64, false},
      {"1e-400", CONST_T_FLOAT64, true},
      {"3.4028235e38", CONST_T_FLOAT32, true},
      {"3.5e38", CONST_T_FLOAT32, false},
      {"1e400", CONST_T_UNTYPED_FLOAT, true},
      {"1", CONST_T_COMPLEX128, true},
      {"1", CONST_T_STRING, false},
      {"1", CONST_T_BOOL, false},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++)
    cr_expect_eq(const_representable(&arena, number(cases[i].lit), cases[i].type, NULL), cases[i].ok, "%s",
                 cases[i].lit);
  const ConstVal *r;
  cr_expect(const_representable(&arena, number("0.1"), CONST_T_FLOAT32, &r));
  cr_expect(const_double(r) == (double)0.1f);
  cr_expect(const_representable(&arena, number("2.0"), CONST_T_INT, &r) && const_kind(r) == CONST_INT);
}

Test(constval, limits_and_unknown) {
  cr_expect_null(const_binary(&arena, CONST_INT_QUO, number("1"), number("0")));
  cr_expect_null(const_binary(&arena, CONST_ADD, NULL, number("1")));
  cr_expect_null(const_binary(&arena, CONST_ADD, string_lit("\"\""), number("1")));
  cr_expect_null(const_shift(&arena, CONST_SHL, number("1"), UINT64_MAX));
  cr_expect_str_eq(const_format(&arena, const_shift(&arena, CONST_SHR, number("-5"), UINT64_MAX)), "-1");
  cr_expect_null(number("1e1000000000000000000000"));
  cr_expect_eq(const_sign(number("1e-1000000000000000000000")), 0);
  cr_expect_eq(const_bit_len(const_shift(&arena, CONST_SHL, number("1"), 512)), 513);
  cr_expect_str_eq(const_format(&arena, const_unary(&arena, CONST_XOR, number("5"), 8)), "250");
  cr_expect_str_eq(const_format(&arena, const_unary(&arena, CONST_XOR, number("5"), 0)), "-6");
}

Test(constval, complex_pairs) {
  const ConstVal *i = const_parse_literal(&arena, CONST_LIT_IMAG, "2i", 2);
  const ConstVal *z = const_binary(&arena, CONST_ADD, number("1"), i);
  cr_expect_str_eq(const_format(&arena, z), "(1 + 2i)");
  cr_expect_str_eq(const_format(&arena, const_binary(&arena, CONST_MUL, z, z)), "(-3 + 4i)");
  cr_expect_str_eq(const_format(&arena, const_binary(&arena, CONST_QUO, z, z)), "(1 + 0i)");
  cr_expect_null(const_to_int(&arena, z));
}
