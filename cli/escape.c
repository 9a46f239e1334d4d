// SPDX-License-Identifier: MIT
// escape.c - minigo escape: runs a program and shows its source with the cost of each line.
//
// The listing follows the program's output on standard output, or goes to a file.
#include <errno.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/outfile.h"
#include "cli/terminal.h"

typedef struct Listing {
  const Flags *flags;
  OutFile file;
} Listing;

static bool print_listing(void *ctx, Vm *vm, const ReportInfo *info) {
  Listing *l = ctx;
  bool is_file = l->flags->stats_file != NULL;
  Ledger ledger;
  ledger_init(&ledger, vm);
  errno = 0;
  report_source(l->file.out, &ledger, info, !is_file && terminal_has_colour(STDOUT_FILENO));
  ledger_fini(&ledger);
  if (is_file) return outfile_commit(&l->file);
  if (fflush(stdout) == 0 && !ferror(stdout)) return true;
  if (errno == EPIPE) { // who reads has read enough
    clearerr(stdout);
    return true;
  }
  fputs("minigo: cannot write the listing to standard output\n", stderr);
  return false;
}

int command_escape(const Flags *f, int argc, char **argv, int first) {
  Listing l = {.flags = f, .file = {.out = stdout}};
  if (f->stats_file && !outfile_open(&l.file, f->stats_file)) return EXIT_USAGE;
  int status = run_program(f, argc, argv, first, count_files(argc, argv, first), print_listing, &l);
  if (f->stats_file) outfile_discard(&l.file); // of a program that never ran
  return status;
}
