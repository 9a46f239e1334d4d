// SPDX-License-Identifier: MIT
// width.h - texts in the columns of a terminal.
//
// A column is what a letter takes: East Asian characters and emoji take two, combining
// marks none (Unicode's East Asian Width, W and F). A byte that is no UTF-8 takes one.
#ifndef MG_WIDTH_H
#define MG_WIDTH_H

#include "gc/base.h"

// Of the first len bytes of a line.
size_t text_width(const char *s, size_t len);
// s into buf, in at most `width` columns, at least three: "..." at the end when it is cut.
void text_clip(char *buf, size_t size, const char *s, size_t width);
// s, then spaces up to `width` columns.
void text_pad(FILE *out, const char *s, size_t width);
// Makes a column of a table narrower by as much of the excess as leaves it `least`; what remains of the
// excess.
size_t text_narrow(size_t *width, size_t least, size_t excess);

#endif
