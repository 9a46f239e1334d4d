// SPDX-License-Identifier: MIT
// parse_dump.c - the front half by itself, to look at and to compare with gc.
//
//   parse_dump [-tokens|-ast|-pragmas|-bench N] [-e] FILE...
//
// Without a mode: only the errors. -pragmas adds those gc reports after type
// checking; Exit status 1 after errors.
#include "compiler/diag.h"
#include "compiler/lexer.h"
#include "compiler/parse.h"

#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static size_t count_lines(const SourceFile *f) {
  size_t n = 0;
  for (size_t i = 0; i < f->len; i++) n += f->text[i] == '\n';
  return n;
}

static void lex_all(SourceFile *f) {
  Lexer lex;
  lex_init(&lex, f, NULL);
  do lex_next(&lex);
  while (lex.tok != TOK_EOF);
}

static void bench(SourceFile **files, int n_files, int rounds) {
  size_t lines = 0, bytes = 0, memory = 0;
  for (int i = 0; i < n_files; i++) lines += count_lines(files[i]), bytes += files[i]->len;
  double times[2];
  for (int mode = 0; mode < 2; mode++) {
    double start = now();
    for (int r = 0; r < rounds; r++) {
      for (int i = 0; i < n_files; i++) {
        if (mode == 0) {
          lex_all(files[i]);
          continue;
        }
        Arena arena;
        arena_init(&arena);
        parse_file(&arena, files[i]);
        memory += mode == 1 ? arena.total_bytes : 0;
        arena_fini(&arena);
      }
    }
    times[mode] = (now() - start) / rounds;
  }
  static const char *const names[] = {"lex", "lex+parse"};
  for (int mode = 0; mode < 2; mode++)
    printf("%-12s %8.2f M lines/s %8.1f MB/s\n", names[mode], (double)lines / times[mode] / 1e6,
           (double)bytes / times[mode] / 1e6);
  printf("%zu lines, %zu bytes, %.1f bytes of tree per line\n", lines, bytes,
         (double)memory / rounds / (double)lines);
}

int main(int argc, char **argv) {
  const char *mode = "";
  int rounds = 0, i = 1;
  DiagOptions options = {.out = stdout};
  for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
    if (strcmp(argv[i], "-e") == 0) {
      options.all_errors = true;
    } else {
      mode = argv[i] + 1;
      if (strcmp(mode, "bench") == 0 && i + 1 < argc) rounds = atoi(argv[++i]);
    }
  }
  diag_reset(&options);
  SourceFile **files = x_calloc((size_t)argc, sizeof(SourceFile *));
  int n_files = 0;
  for (; i < argc; i++) {
    const char *error;
    SourceFile *f = source_read(argv[i], argv[i], &error);
    if (f)
      files[n_files++] = f;
    else
      fprintf(stderr, "%s\n", error);
  }
  Arena arena;
  arena_init(&arena);
  if (strcmp(mode, "bench") == 0) {
    bench(files, n_files, rounds);
  } else {
    for (int k = 0; k < n_files; k++) {
      if (strcmp(mode, "tokens") == 0) {
        lex_dump(stdout, files[k]);
        continue;
      }
      AstFile *ast = parse_file(&arena, files[k]);
      if (ast && strcmp(mode, "pragmas") == 0) parse_check_pragmas(ast);
      if (ast && strcmp(mode, "ast") == 0) ast_dump_file(stdout, ast);
    }
  }
  diag_flush();
  int status = diag_n_errors() > 0;
  arena_fini(&arena);
  x_free(files);
  diag_reset(NULL);
  source_reset();
  intern_reset();
  return status;
}
