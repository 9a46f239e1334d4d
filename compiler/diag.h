// SPDX-License-Identifier: MIT
// diag.h - the voice that tells the user that the program is wrong.
//
// Three voices, never mixed: diag_* (the user's program is wrong), rt_panic and
// rt_fatal (the running program did wrong), bug() (we did).
//
// Messages are queued, and printed by diag_flush in order of position, equal
// lines once. As gc does: one syntax error a line, equal messages in a row on
// one line once; the tenth error flushes, says "too many errors", and from then
// on diag_is_stopped() is true and errors are dropped: passes look at it at
// their convenience (between declarations) and give up.
#ifndef MG_DIAG_H
#define MG_DIAG_H

#include <stdarg.h>

#include "compiler/source.h"

typedef struct DiagOptions {
  FILE *out;       // NULL: standard error
  bool all_errors; // -e: no limit of ten
  bool show_text;  // quote the source line with a caret
  bool colour;     // ANSI colours (the caller knows whether out is a terminal)
  // Takes what diag_info says in place of out: position of the outermost call, text.
  void (*on_info)(void *context, const char *file, uint32_t line, uint32_t col, const char *text);
  void *info_context;
} DiagOptions;

// Empties the queue, zeroes the counts, sets the options (NULL: defaults).
void diag_reset(const DiagOptions *options);

// The user's program is wrong at pos. fmt without newline at the end; the text
// may have further lines (gc's "\tother declaration of x").
void diag_error(Pos pos, const char *fmt, ...) MG_PRINTF(2, 3);
void diag_verror(Pos pos, const char *fmt, va_list args) MG_PRINTF(2, 0);
// Something to say that is no error (-m lines). Printed in the order given:
// what is queued is flushed at once.
void diag_info(Pos pos, const char *fmt, ...) MG_PRINTF(2, 3);

// Prints and empties the queue.
void diag_flush(void);

uint32_t diag_n_errors(void);        // errors reported (not counting those dropped)
uint32_t diag_n_syntax_errors(void); // of these, syntax errors
bool diag_is_stopped(void);          // too many errors: no use to go on

#endif
