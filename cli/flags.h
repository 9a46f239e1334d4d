// SPDX-License-Identifier: MIT
// flags.h - the flags of minigo's commands.
//
// As Go's: one dash or two, -flag=value or -flag value, boolean flags without a
// value; flags end at the first file name.
#ifndef MG_FLAGS_H
#define MG_FLAGS_H

#include "compiler/compile.h"
#include "gc/gc.h"

typedef enum StatsForm { STATS_OFF, STATS_TEXT, STATS_JSON, STATS_CSV } StatsForm;

// minigo bench.
typedef struct BenchFlags {
  const char *bench, *run; // which; bench has precedence: to go test, -run is about tests
  const char *time;        // -benchtime; NULL: 1s
  bool no_memory;          // -benchmem=false
  bool cycles;             // -benchgc
  bool is_verbose, is_short;
} BenchFlags;

typedef struct Flags {
  CompileOptions compile;
  GcOptions gc;
  BenchFlags bench;
  StatsForm stats;
  const char *stats_file; // NULL: standard error
  const char *memprofile; // NULL: none
  const char *report;     // -report: HTML file, or NULL
  bool lifetimes;         // -lifetimes: ages of heap objects
  bool no_compare;        // -nocompare: the report without a second run
  bool m_json;            // -json: the decisions of -m, or the comparison, as JSON
  bool any_output;        // compare -any-output
  bool fail_on_more;      // compare -fail-on-more
  int64_t timeout_ns;     // check -timeout: how long a program may run; 0: for ever
  const char *timeout;    // as given
  uint32_t count;         // -count: runs of each, measurements of each benchmark; 0: not given
  bool gctrace;
  uint64_t seed;
  bool virtual_clock;
  bool trace, opprof;
  uint64_t sched_stress, stack_chunk;
  bool help;
} Flags;

enum {
  CMD_RUN = 1,
  CMD_BUILD = 2,
  CMD_DISASM = 4,
  CMD_ESCAPE = 128,
  CMD_BENCH = 8,
  CMD_COMPARE = 64,
  CMD_CHECK = 256
};

// Sets the defaults, also from the environment (GOGC, GOMEMLIMIT, GODEBUG).
// False, with a message, for a value of those that makes no sense.
bool flags_init(Flags *f);
// Reads flags from argv[*i] on; *i is then the first argument that is none.
// False, with a message on standard error, for a wrong one, and for a file that cannot be written.
bool flags_parse(Flags *f, unsigned command, int argc, char **argv, int *i);
// The flags of a command, with explanations.
void flags_help(FILE *out, unsigned command);

#endif
