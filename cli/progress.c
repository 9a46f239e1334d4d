// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <stdarg.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/terminal.h"

enum { INTERVAL_NS = 200000000 };

static int64_t last_ns; // when a line was written; 0: never
static bool is_shown;

// To the beginning of an empty line.
static void clear_line(void) {
  if (terminal_is_dumb())
    fprintf(stderr, "\r%*s\r", terminal_columns(STDERR_FILENO) - 1, "");
  else
    fputs("\r\033[K", stderr);
}

void progress_show(const char *fmt, ...) {
  if (!isatty(STDERR_FILENO)) return;
  int64_t now = clock_ns();
  if (last_ns && now - last_ns < INTERVAL_NS) return;
  last_ns = now;
  is_shown = true;
  char text[256];
  va_list args;
  va_start(args, fmt);
  vsnprintf(text, sizeof text, fmt, args);
  va_end(args);
  clear_line();
  int room = terminal_columns(STDERR_FILENO) - 9; // a full line would go on in the next
  fprintf(stderr, "minigo: %.*s", room > 0 ? room : 0, text);
  fflush(stderr);
}

void progress_end(void) {
  if (!is_shown) return;
  is_shown = false;
  clear_line();
  fflush(stderr);
}
