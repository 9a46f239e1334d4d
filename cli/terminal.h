// SPDX-License-Identifier: MIT
// terminal.h - what a stream can show.
#ifndef MG_TERMINAL_H
#define MG_TERMINAL_H

#include "gc/base.h"

// Colour is for terminals that have it (not TERM=dumb), unless NO_COLOR is set to anything.
bool terminal_has_colour(int fd);
bool terminal_is_dumb(void);
// The width of the terminal: COLUMNS, or what the system tells, or 80. 0: it is no terminal.
int terminal_columns(int fd);

#endif
