// SPDX-License-Identifier: MIT
// bench.c - minigo bench: go test -bench for files.
//
// 1. The parsed files are searched for benchmarks and for TestMain.
// 2. A file with a main function is added to the package, as go test does: it gives
//    package testing (runtime/lib/testing) the benchmarks' names and functions.
// 3. The program runs with the flags under the names that go test's binaries know
//    (-test.bench), before the user's own arguments; package testing does the rest.
#include "cli/bench.h"

#include <signal.h>

#include "compiler/ast.h"
#include "compiler/diag.h"
#include "compiler/unicode.h"

// Names in the added file that meet no name of the user's.
#define ENTRY   "_minigo_bench_main"
#define TESTING "_minigo_testing"

// What go test calls a package that is given as files.
#define PACKAGE "command-line-arguments"

enum { EXIT_INTERRUPTED = 128 + SIGINT };

typedef struct BenchFile {
  char *text; // of the added file, grown as needed
  size_t len, cap;
  uint32_t n_benchmarks;
} BenchFile;

static void put(BenchFile *b, const char *fmt, ...) MG_PRINTF(2, 3);
static void put(BenchFile *b, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  int n = vsnprintf(NULL, 0, fmt, args);
  va_end(args);
  if (b->len + (size_t)n + 1 > b->cap) {
    b->cap = 2 * (b->len + (size_t)n + 1);
    b->text = x_realloc(b->text, b->cap, 1);
  }
  va_start(args, fmt);
  vsnprintf(b->text + b->len, b->cap - b->len, fmt, args);
  va_end(args);
  b->len += (size_t)n;
}

// Whether name is prefix and a word that does not begin in lower case (as far as
// ASCII goes): Benchmark, BenchmarkX, Benchmark_x, but not Benchmarks.
static bool is_named(const char *name, const char *prefix) {
  size_t n = strlen(prefix);
  if (strncmp(name, prefix, n) != 0) return false;
  if (!name[n]) return true;
  int width;
  uint32_t r = rune_decode(name + n, strlen(name + n), &width);
  return !rune_is_letter(r) || rune_is_upper(r) || r > 0x7F;
}

// Whether the function takes one *testing.B (or whatever testing is called here),
// as far as can be told without types.
static bool takes_pointer_to(const FuncDecl *d, const char *type) {
  const FuncTypeExpr *t = d->type_expr;
  if (d->n_tparams || t->n_results || t->n_params != 1) return false;
  const Expr *e = t->params[0]->type_expr;
  if (!e || e->kind != NODE_OPERATION) return false;
  const Operation *star = (const Operation *)e;
  if (star->op != OPER_MUL || star->y || !star->x) return false;
  if (star->x->kind == NODE_NAME) return strcmp(((const Name *)star->x)->sym->text, type) == 0;
  if (star->x->kind != NODE_SELECTOR_EXPR) return false;
  return strcmp(((const SelectorExpr *)star->x)->sel->sym->text, type) == 0;
}

// Lets an error in what follows appear at the user's declaration.
static void put_line(BenchFile *b, const FuncDecl *d) {
  if (strchr(pos_file_name(d->pos), '\n')) return;
  put(b, "\n//line %s:%u:%u\n", pos_file_name(d->pos), pos_print_line(d->pos), pos_print_col(d->pos));
}

// The text of the added file; NULL when there is nothing to run.
static const char *add_main(void *context, AstFile *const *files, uint32_t n_files) {
  BenchFile *b = context;
  if (!n_files) return NULL;
  const FuncDecl *test_main = NULL;
  bool failed = false;
  put(b, "package %s\n\nimport " TESTING " \"testing\"\n\n", files[0]->pkg_name->sym->text);
  put(b, "func " ENTRY "() {\n\t" TESTING ".RunMain([]" TESTING ".InternalBenchmark{");
  for (uint32_t i = 0; i < n_files; i++) {
    if (files[i]->pkg_name->sym != files[0]->pkg_name->sym) continue; // the checker says so
    for (uint32_t j = 0; j < files[i]->n_decls; j++) {
      const FuncDecl *d = (const FuncDecl *)files[i]->decls[j];
      if (d->kind != NODE_FUNC_DECL || d->recv) continue;
      const char *name = d->name->sym->text;
      if (strcmp(name, "TestMain") == 0 && takes_pointer_to(d, "M")) test_main = d;
      if (!is_named(name, "Benchmark")) continue;
      if (!takes_pointer_to(d, "B")) {
        diag_error(d->pos, "wrong signature for %s, must be: func %s(b *testing.B)", name, name);
        failed = true;
        continue;
      }
      b->n_benchmarks++;
      put(b, "\n{\"%s\",", name);
      put_line(b, d);
      put(b, "%s},", name);
    }
  }
  put(b, "}, ");
  if (test_main) put_line(b, test_main);
  put(b, "%s)\n}\n", test_main ? "TestMain" : "nil");
  if (failed) return NULL;
  if (!b->n_benchmarks) {
    diag_error((Pos){0}, "no benchmarks: want a func BenchmarkXxx(b *testing.B) in the files");
    return NULL;
  }
  return b->text;
}

// The arguments of the program: its files, go test's flags, the user's.
static char **make_args(const Flags *f, int n_files, int argc, char **argv, int first, int *n) {
  enum { MAX_FLAGS = 8, MAX_NUMBER = 32 };
  char **args = x_calloc((size_t)(argc - first + MAX_FLAGS + 1), sizeof *args);
  const char *run = f->bench.bench ? f->bench.bench : f->bench.run;
  if (!run || !*run) run = ".";
  for (int i = 0; i < n_files; i++) args[i] = x_strdup(argv[first + i]);
  *n = n_files;
  size_t size = strlen(run) + MAX_NUMBER;
  snprintf(args[(*n)++] = x_malloc(size), size, "-test.bench=%s", run);
  if (f->bench.time) {
    size = strlen(f->bench.time) + MAX_NUMBER;
    snprintf(args[(*n)++] = x_malloc(size), size, "-test.benchtime=%s", f->bench.time);
  }
  snprintf(args[(*n)++] = x_malloc(MAX_NUMBER), MAX_NUMBER, "-test.count=%u", f->count ? f->count : 1);
  if (!f->bench.no_memory) args[(*n)++] = x_strdup("-test.benchmem");
  if (f->bench.cycles) args[(*n)++] = x_strdup("-test.benchgc");
  if (f->bench.is_verbose) args[(*n)++] = x_strdup("-test.v");
  if (f->bench.is_short) args[(*n)++] = x_strdup("-test.short");
  for (int i = first + n_files; i < argc; i++) args[(*n)++] = x_strdup(argv[i]);
  return args;
}

int command_bench(const Flags *f, int argc, char **argv, int first) {
  int n_files = count_files(argc, argv, first), n;
  char **args = make_args(f, n_files, argc, argv, first, &n);
  BenchFile file = {0};
  Flags flags = *f;
  flags.compile.entry = ENTRY;
  flags.compile.add_source = add_main;
  flags.compile.add_source_context = &file;
  int64_t start = clock_ns();
  int status = run_with_reports(&flags, n, args, 0, n_files);
  if (diag_n_errors()) {
    puts("FAIL\t" PACKAGE " [build failed]");
    status = 1;
  } else {
    double seconds = (double)(clock_ns() - start) / 1e9;
    if (status) printf("exit status %d\n", status);
    printf("%s\t" PACKAGE "\t%.3fs\n", status ? "FAIL" : "ok  ", seconds);
    if (status) puts("FAIL");
    if (status != EXIT_INTERRUPTED) status = status != 0;
  }
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fputs("minigo: cannot write the results to standard output\n", stderr);
    status = 1;
  }
  for (int i = 0; i < n; i++) x_free(args[i]);
  x_free(args);
  x_free(file.text);
  return status;
}
