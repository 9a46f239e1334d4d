// SPDX-License-Identifier: MIT
#include "compiler/lexer.h"
#include "compiler/unicode.h"

#include <criterion/criterion.h>

static void finish(void) {
  source_reset();
  intern_reset();
}

TestSuite(lexer, .fini = finish);

// What lex_dump prints for a text, without the last line (EOF).
static char *tokens(const char *text, size_t len) {
  static char buf[8192];
  FILE *out = fmemopen(buf, sizeof buf, "w");
  lex_dump(out, source_add("t.mg", text, len));
  fclose(out);
  char *eof = strstr(buf, "EOF\n");
  for (; eof && strstr(eof + 1, "EOF\n");) eof = strstr(eof + 1, "EOF\n");
  while (eof && eof > buf && eof[-1] != '\n') eof--;
  if (eof) *eof = 0;
  return buf;
}

#define EXPECT_TOKENS(text, expected) cr_expect_str_eq(tokens(text, sizeof(text) - 1), expected)

Test(lexer, newline_becomes_semicolon_after_operands_and_closing_brackets) {
  EXPECT_TOKENS("x\n", "1:1: name x\n1:2: ; newline\n");
  EXPECT_TOKENS("return\nf(\n)\n",
                "1:1: return\n1:7: ; newline\n2:1: name f\n2:2: (\n3:1: )\n3:2: ; newline\n");
  EXPECT_TOKENS("x /* a\n */ y", "1:1: name x\n1:3: ; newline\n2:5: name y\n2:6: ; EOF\n");
  EXPECT_TOKENS("x++ // c\n", "1:1: name x\n1:2: op ++\n1:9: ; newline\n");
}

Test(lexer, operators_take_the_longest_match) {
  EXPECT_TOKENS("&^= &^ && <<= <- <= ... . != :=",
                "1:1: op &^=\n1:5: op &^\n1:8: op &&\n1:11: op <<=\n1:15: <-\n1:18: op <=\n1:21: ...\n"
                "1:25: .\n1:27: op !=\n1:30: :=\n");
}

Test(lexer, numbers) {
  EXPECT_TOKENS("0x1p-2 1_000 .5e3 0b11i",
                "1:1: float 0x1p-2\n1:8: int 1_000\n1:14: float .5e3\n1:19: imaginary 0b11i\n1:24: ; EOF\n");
  EXPECT_TOKENS("089", "1:2: error: invalid digit '8' in octal literal\n1:1: bad int 089\n1:4: ; EOF\n");
  EXPECT_TOKENS("1__0", "1:3: error: '_' must separate successive digits\n1:1: bad int 1__0\n1:5: ; EOF\n");
  EXPECT_TOKENS("0x", "1:3: error: hexadecimal literal has no digits\n1:1: bad int 0x\n1:3: ; EOF\n");
  EXPECT_TOKENS("1p3",
                "1:2: error: 'p' exponent requires hexadecimal mantissa\n1:1: bad float 1p3\n1:4: ; EOF\n");
}

Test(lexer, bad_literals_are_reported_and_still_tokens) {
  EXPECT_TOKENS("'ab'",
                "1:1: error: more than one character in rune literal\n1:1: bad rune 'ab'\n1:5: ; EOF\n");
  EXPECT_TOKENS("\"a\n", "1:3: error: newline in string\n1:1: bad string \"a\n1:3: ; newline\n");
  EXPECT_TOKENS("\"\\q\"", "1:3: error: unknown escape\n1:1: bad string \"\\q\"\n1:5: ; EOF\n");
  EXPECT_TOKENS("'\\400'", "1:6: error: octal escape value 256 > 255\n1:1: bad rune '\\400'\n1:7: ; EOF\n");
  EXPECT_TOKENS("'\\ud800'",
                "1:8: error: escape is invalid Unicode code point U+D800\n1:1: bad rune '\\ud800'\n"
                "1:9: ; EOF\n");
  EXPECT_TOKENS("`a", "1:1: error: string not terminated\n1:1: bad string `a\n1:3: ; EOF\n");
  EXPECT_TOKENS("/* a", "1:1: error: comment not terminated\n");
}

Test(lexer, illegal_bytes_are_reported_and_skipped) {
  EXPECT_TOKENS("a\0b", "1:2: error: invalid NUL character\n1:1: name a\n1:4: ; EOF\n");
  EXPECT_TOKENS("a \xff b", "1:1: name a\n1:3: error: invalid UTF-8 encoding\n1:5: name b\n1:6: ; EOF\n");
  EXPECT_TOKENS("\xef\xbb\xbfx", "1:4: name x\n1:5: ; EOF\n");
  EXPECT_TOKENS("x\xef\xbb\xbf",
                "1:2: error: invalid BOM in the middle of the file\n1:1: name x\xef\xbb\xbf\n1:5: ; EOF\n");
  EXPECT_TOKENS("@", "1:1: error: invalid character U+0040 '@'\n");
}

Test(lexer, identifiers_are_unicode) {
  EXPECT_TOKENS("\xc3\xa9t\xc3\xa9 _1", "1:1: name \xc3\xa9t\xc3\xa9\n1:7: name _1\n1:9: ; EOF\n");
  EXPECT_TOKENS("\xd9\xa0", "1:1: error: identifier cannot begin with digit U+0660 '\xd9\xa0'\n"
                            "1:1: name \xd9\xa0\n1:3: ; EOF\n");
}

Test(lexer, directives_are_handed_over) {
  EXPECT_TOKENS(
      "//go:noinline\n// go:no\n//minigo:inlcost 5\n/*line x:1*/",
      "1:1: directive //go:noinline\n3:1: directive //minigo:inlcost 5\n4:1: directive /*line x:1*/\n");
}

Test(intern, equal_text_is_the_same_symbol) {
  cr_expect_eq(intern_str("abc"), intern("abcd", 3));
  cr_expect_neq(intern_str("abc"), intern_str("abd"));
  cr_expect_eq(intern_str("func")->keyword, TOK_FUNC);
  cr_expect(intern_str("Abc")->is_exported);
  cr_expect(intern_str("\xc3\x89")->is_exported);
  cr_expect_not(intern_str("_A")->is_exported);
  for (int i = 0; i < 5000; i++) {
    char name[16];
    snprintf(name, sizeof name, "n%d", i);
    cr_assert_eq(intern_str(name), intern_str(name));
  }
  finish();
}

Test(unicode, bad_encodings_have_width_one) {
  static const char *const bad[] = {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"};
  for (size_t i = 0; i < COUNT_OF(bad); i++) {
    int width;
    cr_expect_eq(rune_decode(bad[i], strlen(bad[i]), &width), (uint32_t)RUNE_ERROR);
    cr_expect_eq(width, 1);
  }
}

Test(unicode, quoting_is_as_in_go) {
  char buf[32];
  cr_expect_str_eq(rune_quote(buf, '\n'), "'\\n'");
  cr_expect_str_eq(rune_quote(buf, 1), "'\\x01'");
  cr_expect_str_eq(rune_quote(buf, '\''), "'\\''");
  cr_expect_str_eq(rune_quote(buf, 0x2028), "'\\u2028'");
  cr_expect_str_eq(rune_describe(buf, 0x40), "U+0040 '@'");
  cr_expect_str_eq(rune_describe(buf, 7), "U+0007");
}
