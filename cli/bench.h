// SPDX-License-Identifier: MIT
// bench.h - minigo bench: runs the func BenchmarkXxx(b *testing.B) of the files.
#ifndef MG_BENCH_H
#define MG_BENCH_H

#include "cli/command.h"

// Output and exit status are go test's: 0 when all passed, else 1 (130
// after Ctrl-C).
int command_bench(const Flags *f, int argc, char **argv, int first);

#endif
