// SPDX-License-Identifier: MIT
// goals.h - what an exercise asks for: comments in its source, marked from its ledger.
//
//   // goal: 0 heap allocations in produce        by the sites in produce and in the literals inside it
//   // goal: at most 12 heap allocations          by the whole program, the library included
//   // goal: at most 64 KB on the heap in squares
//   // goal: no collector cycles
//   // goal: prints 332334000                     a line of what it prints: the work stays the same
//   // goal: exit status 3                        else 0 is wanted
//   // solves: 1-channel-pointer.mg               this file is marked by the goals of that one, beside it
//
// "at most" may be left out; methods are named as -m does: (*T).m. A comment stands on a
// line of its own; a space after // does no harm.
#ifndef MG_GOALS_H
#define MG_GOALS_H

#include "cli/measure.h"

typedef enum GoalKind { GOAL_ALLOCS, GOAL_BYTES, GOAL_CYCLES, GOAL_PRINTS, GOAL_STATUS } GoalKind;

typedef struct Goal {
  GoalKind kind;
  uint64_t limit; // the most that is allowed; GOAL_STATUS: the status
  char *func;     // NULL: the whole program
  char *text;     // as written after the colon; GOAL_PRINTS: the line is `line`
  const char *line;
} Goal;

typedef struct Goals {
  Goal *items;
  uint32_t n, cap;
  char *source;   // the marked file's text
  char *solves;   // the file whose goals these are; NULL: its own
  bool is_broken; // a goal could not be read: a message said so
} Goals;

// Reads the goals of a source file ("-": standard input, from where it stands), of the one that it solves
// when it says so. False, with a message, when a file cannot be read. goals_fini frees in any case.
bool goals_read(Goals *g, const char *path);
void goals_fini(Goals *g);

// Is it reached by the run? *value: what is limited (0 for the rest). A goal about a function that
// the source does not have is not reached; *is_unknown then.
bool goal_is_reached(const Goal *goal, const Goals *g, const Measured *m, uint64_t *value, bool *is_unknown);
// Does the row count for the goal?
bool goal_has_row(const Goal *goal, const MeasuredRow *r);

#endif
