// SPDX-License-Identifier: MIT
// What the checker leaves on the tree, and what it says of features newer than
// the oracle. The wording of errors is tested by tests/errors and Go's own tests.
#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/parse.h"

#include <criterion/criterion.h>

static Arena arena;
static char out[1 << 16];
static FILE *file;
static Checker *checker;

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

TestSuite(check, .init = start, .fini = finish);

// A library of one package.
static size_t find_lib(void *context, const char *path, LibFile *files, size_t max) {
  static const char text[] = "package lib\n"
                             "var A = f()\n"
                             "var B = 1\n"
                             "var Idle = 1\n"
                             "type T struct{ x int }\n"
                             "func (t *T) M() int { return t.x }\n"
                             "func f() int { return B }\n"
                             "func native(x int) int\n"
                             "func Unused() { undefined_in_unused }\n"
                             "func Used() int { return native(2) }\n";
  (void)context;
  if (max == 0 || strcmp(path, "lib") != 0) return 0;
  files[0] = (LibFile){"lib/lib.mg", text, sizeof text - 1};
  return 1;
}

static CheckedProgram *check_lang(const char *text, uint32_t lang_minor) {
  AstFile *f = parse_file(&arena, source_add("t.mg", text, strlen(text)));
  cr_assert(f);
  CheckOptions options = {.lang_minor = lang_minor, .allow_no_main = true, .find_library = find_lib};
  return check_program(&arena, &f, 1, &options, &checker);
}

static CheckedProgram *check(const char *text) {
  CheckedProgram *p = check_lang(text, 0);
  diag_flush();
  fflush(file);
  cr_assert_str_eq(out, "");
  return p;
}

static const char *errors(const char *text, uint32_t lang_minor) {
  rewind(file);
  memset(out, 0, sizeof out);
  check_lang(text, lang_minor);
  diag_flush();
  fflush(file);
  return out;
}

static Expr *init_of(CheckedProgram *p, const char *name) {
  for (uint32_t i = 0; i < p->main->n_inits; i++) {
    if (strcmp(p->main->inits[i].lhs[0]->name, name) == 0) return p->main->inits[i].rhs;
  }
  cr_assert_fail("no initializer of %s", name);
  return NULL;
}

static const char *text_of(const Type *t, const CheckedProgram *p) {
  return type_string(&arena, t, p->main);
}

Test(check, constants_take_the_type_they_are_used_as) {
  CheckedProgram *p = check("package p\nvar a float32 = 1<<3\nvar b = 'a' + 1.0\nvar c interface{} = 1 == 2\n"
                            "var s uint = 3\nvar d int64 = 1<<s\n");
  Expr *a = init_of(p, "a");
  cr_expect_str_eq(text_of(a->type, p), "float32");
  cr_expect_eq(a->mode, MODE_CONST);
  cr_expect_eq(const_double(a->val), 8.0);
  cr_expect_str_eq(text_of(init_of(p, "b")->type, p), "float64");
  cr_expect_str_eq(text_of(init_of(p, "c")->type, p), "bool");
  Operation *d = node_as(Operation, init_of(p, "d"));
  cr_expect_str_eq(text_of(d->x->type, p), "int64", "the shifted constant takes the type of the result");
}

Test(check, variables_initialize_in_dependency_order) {
  CheckedProgram *p =
      check("package p\nvar a = b + c\nvar b = f()\nvar c = 1\nvar x = f()\nvar y int\n"
            "func f() int { y++; return c }\nvar _, z = g()\nfunc g() (int, int) { return a, b }\n");
  char order[64] = "";
  for (uint32_t i = 0; i < p->main->n_inits; i++) strcat(order, p->main->inits[i].lhs[0]->name);
  cr_expect_str_eq(order, "cbax_");
}

Test(check, selections_walk_through_embedding) {
  CheckedProgram *p =
      check("package p\ntype A struct{ x, y int }\nfunc (*A) M() {}\ntype B struct{ s string; *A }\n"
            "type C struct{ B }\nvar c C\nvar v = c.y\nvar m = c.M\nvar e = (*A).M\n");
  Selection *v = node_as(SelectorExpr, init_of(p, "v"))->selection;
  cr_expect_eq(v->kind, SEL_FIELD);
  cr_assert_eq(v->n_path, 3);
  cr_expect(v->path[0] == 0 && v->path[1] == 1 && v->path[2] == 1);
  cr_expect(v->is_indirect);
  Selection *m = node_as(SelectorExpr, init_of(p, "m"))->selection;
  cr_expect_eq(m->kind, SEL_METHOD_VALUE);
  cr_expect_eq(m->n_path, 2);
  cr_expect_str_eq(m->obj->name, "M");
  Expr *e = init_of(p, "e");
  cr_expect_str_eq(text_of(e->type, p), "func(*A)");
}

Test(check, calls_say_what_they_are) {
  CheckedProgram *p =
      check("package p\ntype I interface{ M() int }\ntype T int\nfunc (T) M() int { return 0 }\n"
            "var i I = T(1)\nvar a = i.M()\nvar b = T(2).M()\nvar c = len(\"x\" + s)\nvar s string\n"
            "var d = f()\nfunc f() int { return 0 }\nvar m map[int]int\nvar v, ok = (m[1])\n");
  cr_expect_eq(node_as(CallExpr, init_of(p, "i"))->call_kind, CALL_CONVERSION);
  cr_expect_eq(node_as(CallExpr, init_of(p, "a"))->call_kind, CALL_IFACE);
  cr_expect_eq(node_as(CallExpr, init_of(p, "b"))->call_kind, CALL_METHOD);
  cr_expect_eq(node_as(CallExpr, init_of(p, "c"))->call_kind, CALL_BUILTIN);
  cr_expect_eq(node_as(CallExpr, init_of(p, "c"))->builtin, BUILTIN_LEN);
  cr_expect_eq(node_as(CallExpr, init_of(p, "d"))->call_kind, CALL_FUNC);
  Expr *v = init_of(p, "v");
  cr_expect(v->flags & EXPR_COMMA_OK);
  cr_expect(node_as(ParenExpr, v)->x->flags & EXPR_COMMA_OK);
}

Test(check, composite_literals_have_resolved_types) {
  CheckedProgram *p = check(
      "package p\ntype P struct{ x, y int }\nvar a = []*P{{1, 2}, {y: 3}}\nvar b = [...]int{5: 1, 2}\n");
  CompositeLit *a = node_as(CompositeLit, init_of(p, "a"));
  cr_expect_str_eq(text_of(a->elems[0]->type, p), "*P");
  CompositeLit *second = node_as(CompositeLit, a->elems[1]);
  cr_expect_eq(second->elems[0]->note, 1u, "the index of field y");
  cr_expect_str_eq(text_of(init_of(p, "b")->type, p), "[7]int");
}

Test(check, of_the_library_only_what_is_named_is_looked_at) {
  CheckedProgram *p = check("package p\nimport \"lib\"\nvar t lib.T\nvar m = t.M\nvar u = lib.Used()\n");
  cr_assert_eq(check_n_library_packages(checker), 1);
  Package *lib = check_library_package(checker, 0);
  cr_expect(lib->is_library && strcmp(lib->name, "lib") == 0);
  cr_assert_eq(lib->n_funcs, 2, "T's method and Used");
  for (uint32_t i = 0; i < lib->n_funcs; i++) {
    Obj *f = lib->funcs[i];
    cr_expect_not(f->body_checked, "%s", f->name);
    if (strcmp(f->name, "Used") == 0) cr_expect(check_func_body(checker, f));
    if (strcmp(f->name, "M") == 0) cr_expect_str_eq(text_of(f->type, p), "func() int", "its type is there");
  }
  Obj *native = check_library_object(checker, lib, "native");
  cr_expect(native && !check_func_body(checker, native));
  cr_expect_eq(diag_n_errors(), 0u);
}

Test(check, library_variables_that_are_reached_have_an_order) {
  CheckedProgram *p = check("package p\nimport \"lib\"\nvar u = lib.A\n");
  Package *lib = check_library_package(checker, 0);
  Obj *a = check_library_object(checker, lib, "A");
  PackageInit init;
  cr_assert(check_var_init(checker, a, &init));
  cr_expect_eq(init.lhs[0], a);
  a->is_reached = true;
  check_library_object(checker, lib, "B")->is_reached = true;
  check_library_inits(checker);
  cr_assert_eq(p->n_library, 1);
  cr_assert_eq(lib->n_inits, 2, "Idle is not reached");
  cr_expect_str_eq(lib->inits[0].lhs[0]->name, "B", "A needs B through f");
}

Test(check, newer_features_are_errors_in_older_languages) {
  cr_expect_str_eq(errors("package p\nvar a = min(1, 2.5)\n", 20),
                   "t.mg:2:9: min requires go1.21 or later (-lang was set to go1.20; check go.mod)\n");
  cr_expect_str_eq(
      errors("package p\nfunc f() { for range 3 {} }\n", 21),
      "t.mg:2:22: cannot range over 3 (untyped int constant) (requires go1.22 or later (-lang was set to "
      "go1.21; check go.mod))\n");
  cr_expect_str_eq(
      errors("package p\nvar s []int\nvar a = [2]int(s)\n", 19),
      "t.mg:3:16: cannot convert s (variable of type []int) to type [2]int:\n"
      "\tconversion of slice to array requires go1.20 or later (-lang was set to go1.19; check go.mod)\n");
}

Test(check, min_max_clear) {
  CheckedProgram *p =
      check("package p\nconst c = max(1, 2.5, 'a')\nvar a = min(c, 3)\nvar x int8\nvar b = max(x, 3, 1)\n"
            "var s = min(\"b\", \"a\")\nfunc f(m map[int]int, s []int) { clear(m); clear(s) }\n");
  cr_expect_str_eq(text_of(init_of(p, "a")->type, p), "float64");
  cr_expect_eq(const_double(init_of(p, "a")->val), 3.0);
  CallExpr *b = node_as(CallExpr, init_of(p, "b"));
  cr_expect_str_eq(text_of(b->type, p), "int8");
  cr_expect_str_eq(text_of(b->args[1]->type, p), "int8");
  cr_expect_eq(init_of(p, "s")->mode, MODE_CONST);
  cr_expect_str_eq(
      errors("package p\nvar a = min(1, \"x\")\nfunc f(c chan int) { clear(c) }\n", 0),
      "t.mg:2:16: invalid argument: mismatched types untyped int (previous argument) and untyped string "
      "(type of \"x\")\n"
      "t.mg:3:28: invalid argument: clear c (variable of type chan int) must be a map or slice\n");
}

Test(check, range_over_integers) {
  check("package p\ntype N uint8\nfunc f(n N, i int64) {\n\tfor j := range n { var _ N = j }\n\tfor j := "
        "range 10 { var _ int = j }\n"
        "\tfor i = range 7 {}\n\tfor range n {}\n\tfor range 3 {}\n}\n");
  cr_expect_str_eq(
      errors("package p\nfunc f(x int8) {\n\tfor x = range 300 {}\n\tfor a, b := range 3 {}\n\tfor range 1.5 "
             "{}\n}\n",
             0),
      "t.mg:3:16: cannot use 300 (untyped int constant) as int8 value in assignment (overflows)\n"
      "t.mg:4:6: a declared but not used\n"
      "t.mg:4:9: range over 3 (untyped int constant) permits only one iteration variable\n"
      "t.mg:5:12: cannot range over 1.5 (untyped float constant)\n");
}

Test(check, not_supported_yet_is_said_once) {
  cr_expect_str_eq(
      errors("package p\nimport \"fmt2\"\ntype L[T any] struct{ x T }\nfunc (l *L[T]) Len() int { return "
             "fmt2.X }\n"
             "func F[T any](x T) T { return x }\nvar v = F(1)\nvar w L[int]\nvar u = w.Len() + F[int](2)\n",
             0),
      "t.mg:2:8: could not import fmt2 (package not supported yet by minigo)\n"
      "t.mg:3:6: generic type L is not supported yet by minigo: type parameters\n"
      "t.mg:5:6: generic function F is not supported yet by minigo: type parameters\n");
}
