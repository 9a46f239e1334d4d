// SPDX-License-Identifier: MIT
// report_run.h - what minigo run -report does around the program's run.
//
// The page compares with a run of the same program at the other escape level. That run is
// a process of its own (measure.h), forked before the program starts and let go when it
// has ended; it reads the same input and its output is discarded.
#ifndef MG_REPORT_RUN_H
#define MG_REPORT_RUN_H

#include "cli/measure.h"
#include "cli/report.h"

typedef struct ReportRun {
  const Flags *flags;
  char *path; // of the page
  bool has_child;
  MeasureInput input;
  MeasureChild child;
} ReportRun;

// Before the program is compiled; argv[first] is the first of its n_files files.
void report_run_begin(ReportRun *r, const Flags *f, int argc, char **argv, int first, int n_files);
// The program has ended: runs the other one, unless this one was interrupted, and writes the page. False,
// with a message, when it cannot be written.
bool report_run_write(ReportRun *r, const Ledger *l, const ReportInfo *info);
// At the end, whatever happened. Ends a child that was not let go.
void report_run_end(ReportRun *r);

#endif
