// SPDX-License-Identifier: MIT
// command.h - what the commands of minigo share.
//
// A command is a function of the parsed flags and of the arguments from argv[first]
// on; it returns the exit status. main.c has the table.
#ifndef MG_COMMAND_H
#define MG_COMMAND_H

#include "cli/flags.h"
#include "cli/report.h"

enum { EXIT_USAGE = 2 };

// minigo run: the exit status is the program's.
int command_run(const Flags *f, int argc, char **argv, int first);
// minigo escape: the same, then the source with the cost of each line on standard output.
int command_escape(const Flags *f, int argc, char **argv, int first);
// minigo compare: docs/COMPARE.md.
int command_compare(const Flags *f, int argc, char **argv, int first);
// minigo check: marks exercises; status 1 when a goal is not reached.
int command_check(const Flags *f, int argc, char **argv, int first);

// Compiles argv[first] and the n_files - 1 after it and runs them; what follows are the
// program's arguments. Returns its exit status, 1 when it does not compile. With at_end,
// statistics are counted and it is called when the program has ended, however it did;
// false, with its message, when it could not write: a status of 0 becomes 1.
typedef bool (*RunEnd)(void *ctx, Vm *vm, const ReportInfo *info);
int run_program(const Flags *f, int argc, char **argv, int first, int n_files, RunEnd at_end, void *ctx);

// The same, with what -stats, -statsfile and -report ask for.
int run_with_reports(const Flags *f, int argc, char **argv, int first, int n_files);

// Does it end in .mg or .go, or is it "-", standard input?
bool is_source_name(const char *s);
// How many of the arguments from argv[first] on are source files. Files are the
// leading arguments that look like files, as for go run; a single first argument
// with another name is taken for a file all the same.
int count_files(int argc, char **argv, int first);
// Monotonic clock, nanoseconds.
int64_t clock_ns(void);

#endif
