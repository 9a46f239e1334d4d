// SPDX-License-Identifier: MIT
// check_dump.c - the type checker on its own, over real Go's library sources.
//
//   check_dump [-lang=go1.N] [-e] [-bodies] [-inits] [-time] [-goroot DIR] FILE...
//   check_dump ... -pkg PATH      checks a package of the library as the user's
//   check_dump -lib runtime/lib -bodies -pkg PATH   minigo's own library instead
//
// Imports are read from DIR/src (default /usr/share/go-1.19), so that whole
// programs can be checked before a library package exists in runtime/lib.
#include <dirent.h>
#include <time.h>

#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/parse.h"

static const char *goroot = "/usr/share/go-1.19";
static const char *lib; // -lib: directory of .mg packages

static bool is_word(const char *s, size_t n, const char *word) {
  return strlen(word) == n && memcmp(s, word, n) == 0;
}

static bool tag_matches(const char *s, size_t n) {
  static const char *const tags[] = {"linux", "amd64", "gc", "unix", "cgo_no"};
  for (size_t i = 0; i < COUNT_OF(tags); i++) {
    if (is_word(s, n, tags[i])) return true;
  }
  if (n > 4 && memcmp(s, "go1.", 4) == 0) return atoi(s + 4) <= 19;
  return false;
}

static bool eval_or(const char **p);
static bool eval_unary(const char **p) {
  while (**p == ' ') (*p)++;
  if (**p == '!') {
    (*p)++;
    return !eval_unary(p);
  }
  if (**p == '(') {
    (*p)++;
    bool v = eval_or(p);
    while (**p == ' ') (*p)++;
    if (**p == ')') (*p)++;
    return v;
  }
  const char *s = *p;
  while (**p && !strchr(" ()&|!\n", **p)) (*p)++;
  return tag_matches(s, (size_t)(*p - s));
}
static bool eval_and(const char **p) {
  bool v = eval_unary(p);
  for (;;) {
    while (**p == ' ') (*p)++;
    if (strncmp(*p, "&&", 2) != 0) return v;
    *p += 2;
    bool w = eval_unary(p);
    v = v && w;
  }
}
static bool eval_or(const char **p) {
  bool v = eval_and(p);
  for (;;) {
    while (**p == ' ') (*p)++;
    if (strncmp(*p, "||", 2) != 0) return v;
    *p += 2;
    bool w = eval_and(p);
    v = v || w;
  }
}

static bool name_matches(const char *name) {
  static const char *const other[] = {
      "windows", "darwin",  "freebsd", "netbsd",    "openbsd",  "plan9", "js",      "solaris", "aix",
      "android", "ios",     "illumos", "dragonfly", "386",      "arm",   "arm64",   "wasm",    "ppc64",
      "ppc64le", "mips",    "mipsle",  "mips64",    "mips64le", "mipsx", "mips64x", "ppc64x",  "s390x",
      "riscv64", "loong64", "test",    "hurd",      "zos",      "nacl"};
  size_t n = strlen(name);
  if (lib) return n > 3 && strcmp(name + n - 3, ".mg") == 0;
  if (n < 4 || strcmp(name + n - 3, ".go") != 0 || name[0] == '_' || name[0] == '.') return false;
  char buf[256];
  snprintf(buf, sizeof buf, "%.*s", (int)(n - 3), name);
  for (char *u = strchr(buf, '_'); u;) {
    char *next = strchr(u + 1, '_');
    if (next) *next = 0;
    for (size_t i = 0; i < COUNT_OF(other); i++) {
      if (strcmp(u + 1, other[i]) == 0) return false;
    }
    if (!next) break;
    u = next;
    *u = '_';
  }
  return true;
}

static char *read_all(const char *path, size_t *len) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  fseek(f, 0, SEEK_END);
  *len = (size_t)ftell(f);
  rewind(f);
  char *text = x_malloc(*len + 1);
  *len = fread(text, 1, *len, f);
  text[*len] = 0;
  fclose(f);
  return text;
}

static bool build_matches(const char *text) {
  const char *line = text;
  while (line && strncmp(line, "package ", 8) != 0) {
    if (strncmp(line, "//go:build ", 11) == 0) {
      const char *p = line + 11;
      return eval_or(&p);
    }
    line = strchr(line, '\n');
    if (line) line++;
  }
  return true;
}

static int compare_sources(const void *a, const void *b) {
  return strcmp(((const LibFile *)a)->path, ((const LibFile *)b)->path);
}

static size_t find_library(void *context, const char *path, LibFile *files, size_t max) {
  (void)context;
  char dir[512];
  snprintf(dir, sizeof dir, "%s/%s%s", lib ? lib : goroot, lib ? "" : "src/", path);
  DIR *d = opendir(dir);
  if (!d && !lib) {
    snprintf(dir, sizeof dir, "%s/src/vendor/%s", goroot, path);
    d = opendir(dir);
  }
  if (!d) return 0;
  size_t n = 0;
  for (struct dirent *e; (e = readdir(d)) && n < max;) {
    if (!name_matches(e->d_name)) continue;
    char full[1024];
    snprintf(full, sizeof full, "%s/%s", dir, e->d_name);
    size_t len;
    char *text = read_all(full, &len);
    if (!text) continue;
    if (!build_matches(text) || strstr(text, "\npackage main\n") || strstr(text, "\npackage documentation")) {
      x_free(text);
      continue;
    }
    // The one generic type that everything imports.
    char *from = strstr(text, "\ntype Pointer[T any]"), *to = from ? strstr(from, "\n// An Int32") : NULL;
    for (; from && from < to; from++) {
      if (*from != '\n') *from = ' ';
    }
    files[n++] = (LibFile){x_strdup(full), text, len};
  }
  closedir(d);
  qsort(files, n, sizeof *files, compare_sources);
  return n;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  CheckOptions options = {.find_library = find_library, .allow_no_main = true};
  DiagOptions diag = {0};
  bool bodies = false, inits = false, timing = false;
  const char *pkg = NULL;
  int i = 1;
  for (; i < argc && argv[i][0] == '-'; i++) {
    if (strncmp(argv[i], "-lang=go1.", 10) == 0) {
      options.lang_minor = (uint32_t)atoi(argv[i] + 10);
    } else if (strcmp(argv[i], "-e") == 0) {
      diag.all_errors = true;
    } else if (strcmp(argv[i], "-bodies") == 0) {
      bodies = true;
    } else if (strcmp(argv[i], "-inits") == 0) {
      inits = true;
    } else if (strcmp(argv[i], "-time") == 0) {
      timing = true;
    } else if (strcmp(argv[i], "-pkg") == 0 && i + 1 < argc) {
      pkg = argv[++i];
    } else if (strcmp(argv[i], "-lib") == 0 && i + 1 < argc) {
      lib = argv[++i];
    } else if (strcmp(argv[i], "-goroot") == 0 && i + 1 < argc) {
      goroot = argv[++i];
    } else {
      fprintf(stderr, "check_dump: unknown flag %s\n", argv[i]);
      return 2;
    }
  }
  Arena arena;
  arena_init(&arena);
  diag_reset(&diag);
  AstFile *files[256];
  uint32_t n = 0;
  double t0 = now();
  if (pkg) {
    static LibFile sources[256];
    size_t n_sources = find_library(NULL, pkg, sources, 256);
    for (size_t k = 0; k < n_sources; k++) {
      files[n] = parse_file(&arena, source_add(sources[k].path, sources[k].text, sources[k].len));
      if (files[n]) n++;
    }
  }
  for (; i < argc && n < 256; i++) {
    const char *error;
    SourceFile *s = source_read(argv[i], argv[i], &error);
    if (!s) {
      fprintf(stderr, "%s\n", error);
      return 1;
    }
    files[n] = parse_file(&arena, s);
    if (files[n]) n++;
  }
  double t1 = now();
  if (diag_n_syntax_errors() == 0) {
    Checker *checker;
    CheckedProgram *p = check_program(&arena, files, n, &options, &checker);
    double t2 = now();
    for (uint32_t k = 0; bodies && k < check_n_library_packages(checker); k++)
      check_whole_package(checker, check_library_package(checker, k));
    for (uint32_t k = 0; inits && k < p->main->n_inits; k++) {
      PackageInit *init = &p->main->inits[k];
      for (uint32_t j = 0; j < init->n_lhs; j++) printf("%s%s", j ? ", " : "", init->lhs[j]->name);
      printf(" = %s\n", ast_text(&arena, init->rhs));
    }
    if (timing) {
      fprintf(stderr, "parse %.1f ms, check %.1f ms, bodies %.1f ms, %u packages\n", (t1 - t0) * 1e3,
              (t2 - t1) * 1e3, (now() - t2) * 1e3, check_n_library_packages(checker));
    }
  }
  diag_flush();
  int status = diag_n_errors() != 0;
  arena_fini(&arena);
  source_reset();
  intern_reset();
  return status;
}
