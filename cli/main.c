// SPDX-License-Identifier: MIT
// main.c - the minigo command.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "cli/bench.h"
#include "cli/command.h"
#include "cli/decisions.h"
#include "vm/disasm.h"

#ifndef MG_VERSION
#define MG_VERSION "0.1"
#endif

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
  if (!f->compile.m_level && !f->m_json) contracts_print_open(stderr, p);
  contracts_print_skipped(stderr, p);
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
     CMD_RUN, command_run,
     "  minigo run prog.mg\n"
     "  minigo run -stats prog.mg              what was allocated, where and why\n"
     "  minigo run -report=OUT.html prog.mg    the same and more, as a page for the browser\n"
     "  minigo run -escape=off -stats prog.mg  the same with everything on the heap\n"
     "  minigo run -memprofile mem.pprof prog.mg && go tool pprof -top mem.pprof\n"
     "  GODEBUG=gctrace=1 minigo run prog.mg   a line for each collection\n"
     "  echo 'package main; func main() { println(1) }' | minigo run -\n"},
    {"build", "[flags] FILE...", "compile and report errors and decisions; writes nothing", CMD_BUILD, build,
     "  minigo build prog.mg\n"
     "  minigo build -m prog.mg                  what escapes\n"
     "  minigo build -gcflags='-m=2 -l' prog.mg  why, without inlining\n"},
    {"escape", "[flags] FILE... [arguments]",
     "run a program and show its source with what each line allocated\n\n"
     "The listing follows the program's output on standard output (-statsfile FILE: goes to a file). Each\n"
     "line with a site has its decision in the margin, with objects and bytes; below it stands what is on\n"
     "the heap and why. The exit status is the program's.",
     CMD_ESCAPE, command_escape,
     "  minigo escape prog.mg                         the source, line by line\n"
     "  minigo escape prog.mg | less -R\n"
     "  minigo escape -escape=off prog.mg             with everything on the heap\n"
     "  minigo escape -statsfile listing.txt prog.mg  to a file\n"},
    {"compare", "[flags] FILE [arguments]\n       minigo compare [flags] OLD NEW [arguments]",
     "run a program twice and show what the difference costs\n\n"
     "With one program: with everything on the heap and with Go's decisions. With two: the old\n"
     "and the new one, site by site; lines put in or moved are no difference. Arguments follow the\n"
     "programs, after -- when the first of them ends in .mg or .go. A program of several files is\n"
     "written with commas: old.mg,util.mg. Both runs read the same standard input. The program's output\n"
     "is shown once; when the other run prints something else, or ends with another status, that is\n"
     "said and the status is 1.",
     CMD_COMPARE, command_compare,
     "  minigo compare prog.mg                      what escape analysis saves\n"
     "  minigo compare -count=5 prog.mg 100         medians of five runs; 100 is the program's argument\n"
     "  minigo compare old.mg new.mg                what the change saves or costs\n"
     "  minigo compare -fail-on-more old.mg new.mg  for CI: status 1 when it allocates more\n"},
    {"check", "[flags] FILE|FOLDER...\n       minigo FOLDER/check",
     "mark exercises: does a program reach the goals that its comments state?\n\n"
     "  // goal: 0 heap allocations in produce   counted in the run's ledger, literals in it included\n"
     "  // goal: at most 12 heap allocations     in the whole program, the library included\n"
     "  // goal: at most 64 KB on the heap in f\n"
     "  // goal: no collector cycles\n"
     "  // goal: prints 42                       a line of its output\n"
     "  // goal: exit status 3                   0 is wanted otherwise\n"
     "  // solves: exercise.mg                   the goals are those of that file\n\n"
     "A folder stands for the files in it that have goals of their own. The status is 1 when a goal\n"
     "is not reached; the sites in the way are named. A program gets no input, and a minute. "
     "samples/README.md\n"
     "is a course of five.",
     CMD_CHECK, command_check,
     "  minigo check prog.mg\n"
     "  minigo check -timeout 5s prog.mg\n"
     "  minigo samples/check              the exercises of a folder\n"},
    {"bench", "[flags] FILE... [arguments]",
     "run the benchmarks of the files and print what Go's would print", CMD_BENCH, command_bench,
     "  minigo bench sort_test.mg\n"
     "  minigo bench -run 'Sort/n=10*$' -benchtime 100ms sort_test.mg\n"
     "  minigo bench -benchtime 1000x sort_test.mg  the same number of rounds each time\n"
     "  minigo bench -count 10 sort_test.mg >new.txt; benchstat old.txt new.txt\n"
     "  minigo bench -escape=off sort_test.mg       with everything on the heap\n"},
    {"disasm", "[flags] FILE...", "print the bytecode", CMD_DISASM, disassemble, "  minigo disasm prog.mg\n"},
};

static void usage(FILE *out) {
  fputs("minigo compiles and runs Go programs and shows what escape analysis decides and what it costs.\n\n"
        "Usage: minigo COMMAND [flags] FILE... [arguments]\n\nCommands:\n",
        out);
  for (size_t i = 0; i < COUNT_OF(commands); i++)
    fprintf(out, "  %-8s %.*s\n", commands[i].name, (int)strcspn(commands[i].summary, "\n"),
            commands[i].summary);
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

// What a command printed without asking whether it could.
static int flush_output(void) {
  errno = 0;
  if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EPIPE) return 0;
  fprintf(stderr, "minigo: cannot write to standard output: %s\n", strerror(errno ? errno : EIO));
  return 1;
}

static int no_command(const char *name) {
  fprintf(stderr, "minigo: unknown command %s%s\nminigo help lists the commands.\n", name,
          name[0] == '-' ? ": flags follow the command, as in minigo run -stats prog.mg" : "");
  return EXIT_USAGE;
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
    return no_command(argv[2]);
  }
  command_help(stdout, (size_t)k);
  return 0;
}

// A path in the place of a command: DIR/check marks the exercises of DIR, FILE.mg runs the file.
// out is then argv with the command put in.
static bool split_path(int argc, char **argv, char **out) {
  const char *slash = strrchr(argv[1], '/');
  bool is_check = slash && strcmp(slash, "/check") == 0;
  if (!is_check && (!is_source_name(argv[1]) || strcmp(argv[1], "-") == 0)) return false;
  memcpy(out + 2, argv + 1, (size_t)argc * sizeof *out); // the NULL too
  out[0] = argv[0];
  out[1] = is_check ? "check" : "run";
  if (!is_check) return true;
  out[2][slash == out[2] ? 1 : slash - out[2]] = 0; // "/check" is that of the root
  return true;
}

// A file opened while one of the three standard descriptors is closed would take its number, and what the
// program prints. So closed ones are /dev/null from here on: for reading, which makes writing an error still.
static void fill_descriptors(void) {
  while (fcntl(STDERR_FILENO, F_GETFD) < 0 || fcntl(STDOUT_FILENO, F_GETFD) < 0 ||
         fcntl(STDIN_FILENO, F_GETFD) < 0)
    if (open("/dev/null", O_RDONLY) < 0) return;
}

int main(int argc, char **argv) {
  fill_descriptors();
  if (argc < 2) {
    usage(stderr);
    return EXIT_USAGE;
  }
  const char *name = argv[1];
  if (strcmp(name, "help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "-help") == 0 ||
      strcmp(name, "--help") == 0) {
    int status = help(argc, argv);
    return status ? status : flush_output();
  }
  if (strcmp(name, "version") == 0 || strcmp(name, "-version") == 0 || strcmp(name, "--version") == 0) {
    puts("minigo version " MG_VERSION);
    return flush_output();
  }
  char *path_argv[argc + 2];
  if (find_command(name) < 0 && split_path(argc, argv, path_argv)) {
    argv = path_argv;
    name = argv[1];
    argc++;
  }
  int k = find_command(name);
  if (k < 0) {
    return no_command(name);
  }
  Flags flags;
  if (!flags_init(&flags)) return EXIT_USAGE;
  flags.compile.find_library = lib_find;
  int i = 2;
  if (!flags_parse(&flags, commands[k].mask, argc, argv, &i)) return EXIT_USAGE;
  if (flags.help) {
    command_help(stdout, (size_t)k);
    return flush_output();
  }
  if (i == argc) {
    fprintf(stderr, "minigo: no files given\nUsage: minigo %s %s\n", commands[k].name, commands[k].args);
    return EXIT_USAGE;
  }
  int status = commands[k].fn(&flags, argc, argv, i);
  return status ? status : flush_output();
}
