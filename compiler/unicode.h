// SPDX-License-Identifier: MIT
// unicode.h - the few questions the compiler asks about characters.
#ifndef MG_UNICODE_H
#define MG_UNICODE_H

#include "gc/base.h"

enum { RUNE_ERROR = 0xFFFD, RUNE_MAX = 0x10FFFF, RUNE_BOM = 0xFEFF };

// Decodes the first character of s (n >= 1 bytes); *width is its length. Bad
// encodings (overlong, surrogate, truncated) give RUNE_ERROR and width 1.
uint32_t rune_decode(const char *s, size_t n, int *width);
// Writes 1 to 4 bytes, returns how many; what is no character becomes RUNE_ERROR.

// Unicode 13, as Go 1.19.
bool rune_is_letter(uint32_t r); // category L
bool rune_is_digit(uint32_t r);  // category Nd
bool rune_is_upper(uint32_t r);  // category Lu

// As Go's %q and %#U of a rune; buf takes at least 32 bytes. Return buf.
char *rune_quote(char *buf, uint32_t r);
char *rune_describe(char *buf, uint32_t r);

#endif
