// SPDX-License-Identifier: MIT
// main.c - the minigo command.
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "cli/decisions.h"
#include "cli/flags.h"
#include "cli/report.h"
#include "runtime/lib_embed.h"
#include "vm/disasm.h"
#include "vm/vm.h"

#ifndef MG_VERSION
#define MG_VERSION "0.1"
#endif

enum { EXIT_USAGE = 2 };

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

static int64_t now_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

// ---- run ----

typedef struct Run {
  const Flags *flags;
  const char *program;
  int64_t start;
} Run;

static void print_report(void *ctx, Vm *vm, int exit_status) {
  const Run *run = ctx;
  const Flags *f = run->flags;
  ReportInfo info = {.program = run->program,
                     .escape_level = f->compile.escape == ESCAPE_OFF ? "off" : "gc",
                     .exit_status = exit_status,
                     .elapsed_ns = now_ns() - run->start};
  Ledger ledger;
  ledger_init(&ledger, vm);
  FILE *out = stderr;
  char *temp = NULL;
  if (f->stats_file) {
    // Written under another name and renamed, so that no half report is left.
    temp = x_malloc(strlen(f->stats_file) + 8);
    sprintf(temp, "%s.part", f->stats_file);
    out = fopen(temp, "w");
    if (!out) {
      fprintf(stderr, "minigo: cannot write %s\n", temp);
      x_free(temp);
      ledger_fini(&ledger);
      return;
    }
  }
  enum { TOP = 10 };
  if (f->stats == STATS_JSON)
    report_json(out, &ledger, &info);
  else
    report_text(out, &ledger, &info, TOP, !f->stats_file && f->compile.colour);
  if (temp) {
    bool failed = ferror(out) != 0;
    failed |= fclose(out) != 0;
    if (failed || rename(temp, f->stats_file) != 0)
      fprintf(stderr, "minigo: cannot write %s\n", f->stats_file);
    x_free(temp);
  }
  ledger_fini(&ledger);
}

static bool is_source_name(const char *s) {
  size_t n = strlen(s);
  return strcmp(s, "-") == 0 || (n > 3 && (strcmp(s + n - 3, ".mg") == 0 || strcmp(s + n - 3, ".go") == 0));
}

// Files are the leading arguments that look like files, as for go run; a single
// first argument with another name is taken for a file all the same.
static int count_files(int argc, char **argv, int first) {
  int n = 0;
  while (first + n < argc && is_source_name(argv[first + n])) {
    n++;
    if (strcmp(argv[first + n - 1], "-") == 0) break;
  }
  return n ? n : first < argc;
}

static int run(const Flags *f, int argc, char **argv, int first) {
  int n_files = count_files(argc, argv, first);
  Run context = {.flags = f, .program = argv[first]};
  CompileOptions compile = f->compile;
  compile.counts_frames = f->stats != STATS_OFF;
  Program *p = compile_files(argv + first, (uint32_t)n_files, &compile);
  if (!p) return 1;
  VmOptions options = {.argc = argc - first - n_files + 1,
                       .argv = argv + first + n_files - 1,
                       .seed = f->seed,
                       .gc = &f->gc,
                       .is_virtual_clock = f->virtual_clock,
                       .counts_frames = f->stats != STATS_OFF,
                       .sched_stress = f->sched_stress,
                       .stack_chunk = f->stack_chunk,
                       .trace = f->trace,
                       .opprof = f->opprof};
  if (f->stats != STATS_OFF) {
    options.at_exit = print_report;
    options.at_exit_ctx = &context;
  }
  signal(SIGPIPE, SIG_IGN); // a closed pipe is a write error, not a death
  Vm *vm = vm_new(p, &options);
  int status = 1;
  if (vm) {
    if (f->gctrace) gc_add_listener(vm_rt(vm)->heap, gc_trace_listener, stderr);
    context.start = now_ns();
    status = vm_run(vm);
    vm_free(vm);
  }
  program_free(p);
  return status;
}

// ---- the other commands ----

static int build(const Flags *f, int argc, char **argv, int first) {
  CompileOptions compile = f->compile;
  compile.allow_no_main = true;
  Decisions decisions = {0};
  if (f->m_json) {
    compile.m_level = 2; // the chains come with the decisions
    compile.on_info = decisions_add;
    compile.info_context = &decisions;
  }
  Program *p = compile_files(argv + first, (uint32_t)(argc - first), &compile);
  decisions_print(stdout, &decisions);
  decisions_fini(&decisions);
  if (!p) return 1;
  program_free(p);
  return 0;
}

static int disassemble(const Flags *f, int argc, char **argv, int first) {
  CompileOptions compile = f->compile;
  compile.allow_no_main = true;
  Program *p = compile_files(argv + first, (uint32_t)(argc - first), &compile);
  if (!p) return 1;
  disasm_program(p, NULL, stdout);
  program_free(p);
  return 0;
}

static const struct {
  const char *name, *args, *summary;
  unsigned mask;
  int (*fn)(const Flags *f, int argc, char **argv, int first);
  const char *examples;
} commands[] = {
    {"run", "[flags] FILE... [arguments]", "compile and run a program; the exit status is the program's",
     CMD_RUN, run,
     "  minigo run prog.mg\n"
     "  minigo run -stats prog.mg            what was allocated, where and why\n"
     "  minigo run -escape=off -stats prog.mg    the same with everything on the heap\n"
     "  GODEBUG=gctrace=1 minigo run prog.mg     a line for each collection\n"
     "  echo 'package main; func main() { println(1) }' | minigo run -\n"},
    {"build", "[flags] FILE...", "compile and report errors and decisions; writes nothing", CMD_BUILD, build,
     "  minigo build prog.mg\n"
     "  minigo build -m prog.mg              what escapes\n"
     "  minigo build -gcflags='-m=2 -l' prog.mg  why, without inlining\n"},
    {"disasm", "[flags] FILE...", "print the bytecode", CMD_DISASM, disassemble, "  minigo disasm prog.mg\n"},
};

static void usage(FILE *out) {
  fputs("minigo compiles and runs Go programs and shows what escape analysis decides and what it costs.\n\n"
        "Usage: minigo COMMAND [flags] FILE... [arguments]\n\nCommands:\n",
        out);
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].summary);
  fputs("  version  print the version\n"
        "  help     help about a command: minigo help run\n\n"
        "Example: minigo run -stats samples/hello.mg\n",
        out);
}

static void command_help(FILE *out, size_t k) {
  fprintf(out, "Usage: minigo %s %s\n\n%s\n\n", commands[k].name, commands[k].args, commands[k].summary);
  flags_help(out, commands[k].mask);
  fprintf(out, "\nExamples:\n%s", commands[k].examples);
}

static int find_command(const char *name) {
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    if (strcmp(name, commands[i].name) == 0) return (int)i;
  return -1;
}

static int help(int argc, char **argv) {
  if (argc < 3) {
    usage(stdout);
    return 0;
  }
  int k = find_command(argv[2]);
  if (k < 0 && (strcmp(argv[2], "version") == 0 || strcmp(argv[2], "help") == 0)) {
    usage(stdout);
    return 0;
  }
  if (k < 0) {
    fprintf(stderr, "minigo: no command %s\n", argv[2]);
    usage(stderr);
    return EXIT_USAGE;
  }
  command_help(stdout, (size_t)k);
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    usage(stderr);
    return EXIT_USAGE;
  }
  const char *name = argv[1];
  if (strcmp(name, "help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "-help") == 0 ||
      strcmp(name, "--help") == 0)
    return help(argc, argv);
  if (strcmp(name, "version") == 0 || strcmp(name, "-version") == 0 || strcmp(name, "--version") == 0) {
    puts("minigo version " MG_VERSION);
    return 0;
  }
  int k = find_command(name);
  if (k < 0) {
    fprintf(stderr, "minigo: unknown command %s\n", name);
    usage(stderr);
    return EXIT_USAGE;
  }
  Flags flags;
  if (!flags_init(&flags)) return EXIT_USAGE;
  flags.compile.find_library = find_library;
  int i = 2;
  if (!flags_parse(&flags, commands[k].mask, argc, argv, &i)) return EXIT_USAGE;
  if (flags.help) {
    command_help(stdout, (size_t)k);
    return 0;
  }
  if (i == argc) {
    fprintf(stderr, "minigo: no files given\nUsage: minigo %s %s\n", commands[k].name, commands[k].args);
    return EXIT_USAGE;
  }
  return commands[k].fn(&flags, argc, argv, i);
}
