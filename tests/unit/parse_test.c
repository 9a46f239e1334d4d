// SPDX-License-Identifier: MIT
#include "compiler/diag.h"
#include "compiler/parse.h"

#include <criterion/criterion.h>

static Arena arena;
static char out[1 << 16];
static FILE *file;

static void start(void) {
  file = fmemopen(out, sizeof out, "w");
  diag_reset(&(DiagOptions){.out = file, .all_errors = true});
  arena_init(&arena);
}

static void finish(void) {
  fclose(file);
  diag_reset(NULL);
  arena_fini(&arena);
  source_reset();
  intern_reset();
}

TestSuite(parse, .init = start, .fini = finish);

static AstFile *parse(const char *text) {
  rewind(file);
  memset(out, 0, sizeof out);
  SourceFile *f = source_add("t.mg", text, strlen(text));
  return parse_file(&arena, f);
}

// The error messages for a text.
static const char *errors(const char *text) {
  parse(text);
  diag_flush();
  fflush(file);
  return out;
}

// The dump of the only declaration's value, type or body.
static const char *dump(const char *text) {
  AstFile *f = parse(text);
  cr_assert(f && f->n_decls > 0);
  ast_dump(file, (Node *)f->decls[0]);
  fflush(file);
  return out;
}

Test(parse, binary_expressions_stand_at_the_operator) {
  cr_expect_str_eq(dump("package p\nvar _ = a + b*-c == d\n"), "VarDecl 2:5\n"
                                                               "  names: Name 2:5 _\n"
                                                               "  values: Operation 2:18 ==\n"
                                                               "    x: Operation 2:11 +\n"
                                                               "      x: Name 2:9 a\n"
                                                               "      y: Operation 2:14 *\n"
                                                               "        x: Name 2:13 b\n"
                                                               "        y: Operation 2:15 -\n"
                                                               "          x: Name 2:16 c\n"
                                                               "    y: Name 2:21 d\n");
}

Test(parse, postfix_expressions_stand_at_their_first_token) {
  cr_expect_str_eq(dump("package p\nvar _ = a.b(c...)[1:2].(T)\n"), "VarDecl 2:5\n"
                                                                    "  names: Name 2:5 _\n"
                                                                    "  values: AssertExpr 2:23\n"
                                                                    "    x: SliceExpr 2:18\n"
                                                                    "      x: CallExpr 2:12 has_dots\n"
                                                                    "        fun: SelectorExpr 2:10\n"
                                                                    "          x: Name 2:9 a\n"
                                                                    "          sel: Name 2:11 b\n"
                                                                    "        args: Name 2:13 c\n"
                                                                    "      lo: BasicLit 2:19 1 lit_kind=0\n"
                                                                    "      hi: BasicLit 2:21 2 lit_kind=0\n"
                                                                    "    type_expr: Name 2:25 T\n");
}

Test(parse, names_before_one_type_share_it) {
  cr_expect_str_eq(dump("package p\nfunc f(a, b int) T { }\n"), "FuncDecl 2:6\n"
                                                                "  name: Name 2:6 f\n"
                                                                "  type_expr: FuncTypeExpr 2:7\n"
                                                                "    params: FieldDecl 2:8\n"
                                                                "      name: Name 2:8 a\n"
                                                                "      type_expr: Name 2:13 int\n"
                                                                "    params: FieldDecl 2:11 shares_type\n"
                                                                "      name: Name 2:11 b\n"
                                                                "    results: FieldDecl 2:18\n"
                                                                "      type_expr: Name 2:18 T\n"
                                                                "  body: BlockStmt 2:20 rbrace=2:22\n");
}

Test(parse, type_parameters_and_array_lengths_are_told_apart) {
  cr_expect(strstr(dump("package p\ntype T[P *C,] int\n"), "tparams: FieldDecl 2:8"));
  cr_expect(strstr(dump("package p\ntype T[P *C] int\n"), "ArrayTypeExpr 2:7"));
  cr_expect(strstr(dump("package p\ntype T[P interface{ ~int | m.E }] int\n"), "Operation 2:21 ~"));
  cr_expect(strstr(dump("package p\ntype T[N] int\n"), "ArrayTypeExpr 2:7"));
  cr_expect(strstr(dump("package p\nvar x M[int, []string]\n"), "index: ListExpr 2:9"));
}

Test(parse, branches_find_their_targets) {
  const char *text =
      dump("package p\nfunc f() {\nL: for { switch { default: break L; break }; continue }\ngoto L\n}\n");
  cr_expect(strstr(text, "BranchStmt 3:28 break target=3:4"));
  cr_expect(strstr(text, "BranchStmt 3:37 break target=3:10"));
  cr_expect(strstr(text, "BranchStmt 3:46 continue target=3:4"));
  cr_expect(strstr(text, "BranchStmt 4:1 goto target=3:2"));
}

Test(parse, errors_are_in_gc_words) {
  cr_expect_str_eq(
      errors("package p\nfunc f() {\n\tg(1\n}\n"),
      "t.mg:3:5: syntax error: unexpected newline in argument list; possibly missing comma or )\n");
  cr_expect_str_eq(errors("package p\nx := 1\n"),
                   "t.mg:2:1: syntax error: non-declaration statement outside function body\n");
  cr_expect_str_eq(errors("package p\nfunc f()\n{\n}\n"),
                   "t.mg:3:1: syntax error: unexpected semicolon or newline before {\n");
  cr_expect_str_eq(errors("package p\nfunc f() { if x = 1 { } }\n"),
                   "t.mg:2:17: syntax error: cannot use assignment (x) = (1) as value\n");
  cr_expect_str_eq(errors("package p\nfunc f() { L: goto M; break }\n"),
                   "t.mg:2:12: label L defined and not used\n"
                   "t.mg:2:20: label M not defined\n"
                   "t.mg:2:23: break is not in a loop, switch, or select\n");
  cr_expect_str_eq(errors(""), "t.mg:1:1: syntax error: package statement must be first\n");
}

Test(parse, one_mistake_gives_one_message) {
  cr_expect_str_eq(errors("package p\nfunc f() {\n\tif x {\n\t\ty = (1 + \n\t}\n\tz = 2\n}\nvar a int\n"),
                   "t.mg:5:2: syntax error: unexpected }, expecting expression\n");
}

Test(parse, pragmas_go_to_the_next_declaration) {
  AstFile *f = parse("//go:build x\n\npackage p\n\n//go:noinline\n//minigo:inlcost 7\nfunc f()\n");
  cr_assert(f);
  cr_expect_eq(f->pragma->flags, (uint32_t)PRAGMA_GO_BUILD);
  Pragma *pragma = node_as(FuncDecl, f->decls[0])->pragma;
  cr_expect_eq(pragma->flags, (uint32_t)(PRAGMA_NOINLINE | PRAGMA_MINIGO));
  cr_expect_eq(pragma->n_lines, 2);
  cr_expect_eq(strncmp(pragma->lines[1].text.s, "minigo:inlcost 7", pragma->lines[1].text.len), 0);
  cr_expect_str_eq(errors("package p\nfunc f() {\n\t//go:noinline\n\tx()\n}\n"),
                   "t.mg:3:4: misplaced compiler directive\n");
}

Test(parse, line_directives_change_positions) {
  cr_expect_str_eq(errors("package p\n//line gen.y:42\nfunc f( {\n}\n"),
                   "gen.y:42: syntax error: unexpected {, expecting )\n");
}

Test(parse, a_declaration_parsed_alone_gives_the_same_tree) {
  static const char text[] = "package p\nimport \"q\"\nfunc f() {\n\tx := \"}\"\n\tfor { break }\n}\n"
                             "//go:noinline\nfunc g()\nvar (\n\ta int\n\tb = 2\n)\n";
  static const struct {
    const char *start;
    uint32_t line, n;
  } decls[] = {{"func f", 3, 1}, {"//go:", 7, 1}, {"var (", 9, 2}};
  AstFile *whole = parse(text);
  AstFile *f = parse_file_header(&arena, source_add("t.mg", text, sizeof text - 1));
  cr_assert(whole && f && f->n_decls == 1, "the import");
  for (size_t i = 0, k = 1; i < COUNT_OF(decls); i++) {
    uint32_t n;
    Decl **d = parse_decl_at(f, (uint32_t)(strstr(text, decls[i].start) - text), decls[i].line, &n);
    cr_assert_eq(n, decls[i].n);
    for (uint32_t j = 0; j < n; j++, k++) {
      if (node_is(FuncDecl, d[j])) parse_func_body(node_as(FuncDecl, d[j]));
      rewind(file);
      memset(out, 0, sizeof out);
      ast_dump(file, (Node *)whole->decls[k]);
      fflush(file);
      const char *eager = arena_strdup(&arena, out);
      rewind(file);
      memset(out, 0, sizeof out);
      ast_dump(file, (Node *)d[j]);
      fflush(file);
      cr_expect_str_eq(out, eager);
    }
  }
}

Test(parse, nesting_is_limited) {
  enum { N = 100000 };
  static const char *const parts[] = {"(", "[]", "T{", "!", "func() { _ = ", "f("};
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    size_t len = strlen(parts[i]);
    char *text = x_malloc(32 + N * len);
    char *p = text + sprintf(text, "package p\nvar _ = ");
    for (int k = 0; k < N; k++, p += len) memcpy(p, parts[i], len);
    *p = 0;
    const char *got = errors(text);
    cr_expect(strstr(got, "syntax error: nested too deeply: more than 1000 levels\n"), "%s: %s", parts[i],
              got);
    cr_expect_eq(strchr(got, '\n')[1], 0, "%s: one message", parts[i]);
    x_free(text);
  }
}

static uint32_t count;

static void count_node(Node *n, void *context) {
  count++;
  ast_visit_children(n, count_node, context);
}

Test(parse, the_visitor_sees_every_node_once) {
  AstFile *f = parse("package p\nfunc f(a, b struct { x int `t` }) { switch x := a.(type) { case T: } }\n");
  count = 0;
  count_node((Node *)f->decls[0], NULL);
  ast_dump(file, (Node *)f->decls[0]);
  fflush(file);
  uint32_t lines = 0;
  for (const char *p = out; *p; p++) lines += *p == '\n';
  cr_expect_eq(count, lines);
}

Test(parse, expressions_print_as_gc_prints_them) {
  static const char *const texts[] = {"f(a, b...)",
                                      "x[1:2:3]",
                                      "<-c",
                                      "*p.q",
                                      "map[string][]int{…}",
                                      "func(a, b int) (c T) {…}",
                                      "x.(T)",
                                      "-a + (b * c)",
                                      "chan (<-chan int)",
                                      "struct{a, b int; T \"x\"}",
                                      "interface{m(); ~int | E}",
                                      "[...]int{}"};
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    char text[256];
    char source[128];
    char *to = source;
    for (const char *p = texts[i]; *p; p++) { // "…" stands for some content
      if (strncmp(p, "…", strlen("…")) == 0) {
        to += sprintf(to, strstr(texts[i], "func") ? "return c" : "1: nil");
        p += strlen("…") - 1;
      } else {
        *to++ = *p;
      }
    }
    *to = 0;
    snprintf(text, sizeof text, "package p\nvar _ = %s\n", source);
    AstFile *f = parse(text);
    cr_expect_str_eq(ast_text(&arena, node_as(VarDecl, f->decls[0])->values), texts[i]);
  }
}

Test(parse, start_and_end_positions) {
  AstFile *f = parse("package p\nvar _ = a.b(c)[d:e]\n");
  const Expr *x = node_as(VarDecl, f->decls[0])->values;
  cr_expect_eq(pos_col(ast_start_pos(x)), 15, "gc leaves a slice expression at its [");
  cr_expect_eq(pos_col(ast_end_pos(x)), 19);
  x = node_as(SliceExpr, x)->x;
  cr_expect_eq(pos_col(ast_start_pos(x)), 9);
}
