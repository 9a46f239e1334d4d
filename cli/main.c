// SPDX-License-Identifier: MIT
// main.c - the minigo command: `minigo build [flags] FILE...` parses, checks and
// prints errors.
#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/parse.h"
#include "runtime/lib_embed.h"

static size_t find_library(void *context, const char *path, LibSource *files, size_t max) {
  (void)context;
  size_t len = strlen(path), n = 0;
  for (size_t i = 0; i < n_lib_files && n < max; i++) {
    const LibFile *f = &lib_files[i];
    if (strncmp(f->path, path, len) != 0 || f->path[len] != '/' || strchr(f->path + len + 1, '/')) continue;
    files[n++] = (LibSource){f->path, f->text, f->len};
  }
  return n;
}

typedef struct Flags {
  CheckOptions check;
  DiagOptions diag;
} Flags;

// One flag without its dashes; false if unknown.
static bool set_flag(Flags *flags, const char *flag) {
  if (strncmp(flag, "lang=go1.", 9) == 0) {
    flags->check.lang_minor = (uint32_t)strtoul(flag + 9, NULL, 10);
  } else if (strcmp(flag, "e") == 0) {
    flags->diag.all_errors = true;
  } else if (strncmp(flag, "gcflags=", 8) == 0) {
    char *copy = x_strdup(flag + 8);
    bool ok = true;
    for (char *word = strtok(copy, " '\""); word && ok; word = strtok(NULL, " '\"")) {
      ok = word[0] == '-' && set_flag(flags, word + (word[1] == '-') + 1);
    }
    x_free(copy);
    return ok;
  } else if (strcmp(flag, "m") != 0 && strcmp(flag, "m=2") != 0 && strcmp(flag, "l") != 0) {
    return false;
  }
  return true;
}

static int build(Flags *flags, char **names, int n_names) {
  Arena arena;
  arena_init(&arena);
  diag_reset(&flags->diag);
  AstFile **files = ARENA_ARRAY(&arena, AstFile *, (size_t)n_names);
  uint32_t n_files = 0;
  int status = 0;
  for (int i = 0; i < n_names && status == 0; i++) {
    const char *error;
    SourceFile *source = source_read(names[i], names[i], &error);
    if (!source) {
      fprintf(stderr, "minigo: %s\n", error);
      status = 1;
      break;
    }
    files[n_files] = parse_file(&arena, source, NULL);
    if (files[n_files]) n_files++;
  }
  if (status == 0 && diag_n_errors() == 0) {
    Checker *checker;
    flags->check.find_library = find_library;
    flags->check.allow_no_main = true;
    check_program(&arena, files, n_files, &flags->check, &checker);
  }
  diag_flush();
  if (diag_n_errors()) status = 1;
  arena_fini(&arena);
  source_reset();
  intern_reset();
  return status;
}

int main(int argc, char **argv) {
  if (argc < 2 || (strcmp(argv[1], "build") != 0 && strcmp(argv[1], "run") != 0)) {
    fputs("usage: minigo build [flags] FILE...\n", stderr);
    return 2;
  }
  Flags flags = {0};
  int i = 2;
  for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
    const char *flag = argv[i] + (argv[i][1] == '-') + 1;
    if (set_flag(&flags, flag)) continue;
    fprintf(stderr, "minigo: unknown flag %s\n", argv[i]);
    return 2;
  }
  if (i == argc) {
    fputs("minigo: no files given\n", stderr);
    return 2;
  }
  return build(&flags, argv + i, strcmp(argv[1], "run") == 0 ? 1 : argc - i);
}
