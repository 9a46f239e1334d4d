// SPDX-License-Identifier: MIT
// escape.c - minigo escape: runs a program and shows its source with the cost of each line.
//
// The listing follows the program's output on standard output, or goes to a file.
#include <unistd.h>

#include "cli/command.h"
#include "cli/outfile.h"

static void print_listing(void *ctx, Vm *vm, const ReportInfo *info) {
  const Flags *f = ctx;
  OutFile file = {.out = stdout};
  if (f->stats_file && !outfile_open(&file, f->stats_file)) return;
  const char *no_color = getenv("NO_COLOR");
  Ledger ledger;
  ledger_init(&ledger, vm);
  report_source(file.out, &ledger, info, !f->stats_file && isatty(STDOUT_FILENO) && !(no_color && *no_color));
  ledger_fini(&ledger);
  if (f->stats_file)
    outfile_commit(&file);
  else if (fflush(stdout) != 0)
    fputs("minigo: cannot write the listing to standard output\n", stderr);
}

int command_escape(const Flags *f, int argc, char **argv, int first) {
  return run_program(f, argc, argv, first, count_files(argc, argv, first), print_listing, (void *)f);
}
