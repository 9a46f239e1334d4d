// SPDX-License-Identifier: MIT
// compare.h - two measured runs side by side: of one program with everything on the heap
// and with Go's decisions, or of two programs. docs/COMPARE.md tells how to read it.
#ifndef MG_COMPARE_H
#define MG_COMPARE_H

#include "cli/measure.h"

typedef struct CompareSide {
  const char *program; // as given
  const char *label;   // "off", "gc", "old", "new"
  const char *escape;  // "off", "gc"
  bool has_run;        // the other fields hold what was measured
  Measured run;        // the first of `count` runs; its times are their medians
  bool varies;         // counts were not the same in all of them
} CompareSide;

typedef enum SiteChange { CHANGE_COST, CHANGE_DECISION, CHANGE_NEW, CHANGE_GONE } SiteChange;

// A site that differs. Rows belong to the sides; NULL: not there.
typedef struct SiteDiff {
  const MeasuredRow *before, *after;
  SiteChange change;
} SiteDiff;

typedef struct Comparison {
  bool is_levels; // one program at two levels; else two programs
  uint32_t count; // runs of each
  CompareSide a, b;
  SiteDiff *sites; // most costly difference first; NULL: the runs are not complete
  uint32_t n_sites;
  char *difference; // what the two runs did not do alike, as lines; NULL: nothing
} Comparison;

// Pairs the rows of both sides and keeps those that differ. Sites of one source at two
// levels are paired by position. Those of two programs are paired within their function
// and kind: first those with the same text, in order (the longest common subsequence), then,
// between two such pairs, by ordinal. So lines put in elsewhere make no difference.
void compare_sites(Comparison *c);
// What differs in output and exit status: sets c->difference.
void compare_outputs(Comparison *c, bool compares_stderr);

// columns: of the terminal; 0: it is none.
void compare_print_text(FILE *out, const Comparison *c, bool colour, int columns);
void compare_print_json(FILE *out, const Comparison *c);

const char *site_change_name(SiteChange change);
static inline uint64_t diff_count(const MeasuredRow *r) {
  return r ? r->heap_count : 0;
}
static inline uint64_t diff_bytes(const MeasuredRow *r) {
  return r ? r->heap_bytes : 0;
}

#endif
