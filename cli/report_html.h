// SPDX-License-Identifier: MIT
// report_html.h - the report as a page for the browser.
#ifndef MG_REPORT_HTML_H
#define MG_REPORT_HTML_H

#include "cli/report.h"

// The run that the page's bars compare with: the same program at another escape level.
typedef struct ReportComparison {
  const char *escape_level;
  const char *error; // why there are no numbers; NULL: there are
  bool waited; // the program read what was typed or piped: the first run's time is also that of who wrote it
  int exit_status;
  uint64_t heap_count, heap_bytes, n_cycles, pause_total_ns, elapsed_ns;
} ReportComparison;

// Writes one HTML file that needs no other: the JSON of report_json (which is where all
// numbers on the page come from) and the sources that have a row in the ledger.
// comparison NULL: there was none. A run that was interrupted says so.
void report_html(FILE *out, const Ledger *l, const ReportInfo *info, const ReportComparison *comparison);

#endif
