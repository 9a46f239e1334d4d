// SPDX-License-Identifier: MIT
// progress.h - how far long work is: one line, where standard error is a terminal.
//
// The line is written over itself, at most five times a second. Nobody who reads standard error
// through a pipe or a file ever sees it.
#ifndef MG_PROGRESS_H
#define MG_PROGRESS_H

#include "gc/base.h"

// "minigo: " and the text.
void progress_show(const char *fmt, ...) MG_PRINTF(1, 2);
// Takes the line away: before anything else is printed.
void progress_end(void);

#endif
