// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

bool terminal_is_dumb(void) {
  const char *term = getenv("TERM");
  return term && strcmp(term, "dumb") == 0;
}

bool terminal_has_colour(int fd) {
  const char *no_color = getenv("NO_COLOR");
  return isatty(fd) && !terminal_is_dumb() && !(no_color && *no_color);
}

int terminal_columns(int fd) {
  struct winsize size;
  if (!isatty(fd)) return 0;
  const char *columns = getenv("COLUMNS");
  int n = columns ? atoi(columns) : 0;
  if (n > 1) return n;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}
