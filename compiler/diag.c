// SPDX-License-Identifier: MIT
// diag.c - the queue of messages. The rules about repeated messages, the order
// and the limit are those of cmd/compile/internal/base/print.go.
#include "compiler/diag.h"
#include "compiler/vec.h"

enum { MAX_ERRORS = 10, TAB_WIDTH = 8 };

typedef struct Message {
  Pos pos;
  uint32_t order; // of report; makes the sort stable
  bool is_info;
  char *text; // owned
} Message;

static struct {
  DiagOptions options;
  VEC(Message) queue;
  uint32_t n_errors, n_syntax_errors, n_reported;
  bool is_stopped;
  Pos last_syntax; // of the latest syntax error
  Pos last_other;  // of the latest other error ...
  char *last_text; // ... and its text; owned
} diag;

static void clear_queue(void) {
  for (uint32_t i = 0; i < diag.queue.n; i++) x_free(diag.queue.items[i].text);
  vec_clear(&diag.queue);
}

void diag_reset(const DiagOptions *options) {
  clear_queue();
  vec_free(&diag.queue);
  x_free(diag.last_text);
  memset(&diag, 0, sizeof diag);
  if (options) diag.options = *options;
}

static FILE *out_file(void) {
  return diag.options.out ? diag.options.out : stderr;
}

static bool is_same_line(Pos a, Pos b) {
  return a.base == b.base && pos_line(a) == pos_line(b) && pos_is_known(a);
}

static char *format(const char *fmt, va_list args) {
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, args);
  if (n < 0) bug("bad format %s", fmt);
  char *text = x_malloc((size_t)n + 1);
  vsnprintf(text, (size_t)n + 1, fmt, again);
  va_end(again);
  return text;
}

static void add_message(Pos pos, char *text, bool is_info) {
  vec_push(&diag.queue, ((Message){pos, diag.n_reported++, is_info, text}));
}

void diag_verror(Pos pos, const char *fmt, va_list args) {
  if (diag.is_stopped) return;
  char *text = format(fmt, args);
  if (strncmp(text, "syntax error", 12) == 0) {
    diag.n_syntax_errors++;
    if (is_same_line(diag.last_syntax, pos)) {
      x_free(text);
      return;
    }
    diag.last_syntax = pos;
  } else {
    if (diag.last_text && is_same_line(diag.last_other, pos) && strcmp(diag.last_text, text) == 0) {
      x_free(text);
      return;
    }
    diag.last_other = pos;
    x_free(diag.last_text);
    diag.last_text = x_strdup(text);
  }
  add_message(pos, text, false);
  if (++diag.n_errors >= MAX_ERRORS && !diag.options.all_errors) {
    diag_flush();
    char where[512];
    fprintf(out_file(), "%s: too many errors\n", pos_text(pos_outermost(pos), where, sizeof where));
    diag.is_stopped = true;
  }
}

void diag_error(Pos pos, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  diag_verror(pos, fmt, args);
  va_end(args);
}

void diag_info(Pos pos, const char *fmt, ...) {
  if (diag.is_stopped) return;
  va_list args;
  va_start(args, fmt);
  char *text = format(fmt, args);
  va_end(args);
  add_message(pos_short_col(pos), text, true);
  diag_flush();
}

static int compare_messages(const void *a, const void *b) {
  const Message *x = a, *y = b;
  int c = pos_compare(x->pos, y->pos);
  return c ? c : x->order < y->order ? -1 : x->order > y->order;
}

// The source line with a caret under the column. Tabs are expanded; bytes that
// are not printable ASCII or part of UTF-8 become '?'.
static void print_source_line(FILE *out, Pos pos) {
  SourceFile *f = pos_file(pos);
  size_t len;
  const char *line = f ? source_line(f, pos_line(pos), &len) : NULL;
  if (!line || len == 0 || len > 400 || pos_col(pos) == 0 || pos_col(pos) > len + 1) return;
  uint32_t caret = 0, width = 0;
  fputs("    ", out);
  for (size_t i = 0; i < len; i++) {
    if (i + 1 == pos_col(pos)) caret = width;
    uint8_t c = (uint8_t)line[i];
    if (c == '\t') {
      do fputc(' ', out);
      while (++width % TAB_WIDTH);
    } else {
      if (c != '\r') fputc(c < ' ' || c == 0x7F ? '?' : c, out);
      if ((c & 0xC0) != 0x80) width++;
    }
  }
  if (pos_col(pos) == len + 1) caret = width;
  fprintf(out, "\n    %*s%s^%s\n", (int)caret, "", diag.options.colour ? "\033[1;32m" : "",
          diag.options.colour ? "\033[0m" : "");
}

static void print_message(FILE *out, const Message *m) {
  if (m->is_info && diag.options.on_info) {
    Pos pos = pos_outermost(m->pos);
    diag.options.on_info(diag.options.info_context, pos_file_name(pos), pos_print_line(pos),
                         pos_print_col(pos), m->text);
    return;
  }
  const char *bold = diag.options.colour ? "\033[1m" : "";
  const char *red = diag.options.colour && !m->is_info ? "\033[1;31m" : "";
  const char *plain = diag.options.colour ? "\033[0m" : "";
  if (pos_is_known(m->pos)) {
    char where[512];
    fprintf(out, "%s%s:%s ", bold, pos_text(pos_outermost(m->pos), where, sizeof where), plain);
  }
  fprintf(out, "%s%s%s\n", red, m->text, plain);
  if (diag.options.show_text && !m->is_info) print_source_line(out, pos_outermost(m->pos));
}

void diag_flush(void) {
  if (diag.queue.n == 0) return;
  FILE *out = out_file();
  qsort(diag.queue.items, diag.queue.n, sizeof(Message), compare_messages);
  const Message *last = NULL;
  for (uint32_t i = 0; i < diag.queue.n; i++) {
    const Message *m = &diag.queue.items[i];
    if (last && pos_eq(last->pos, m->pos) && strcmp(last->text, m->text) == 0) continue;
    print_message(out, m);
    last = m;
  }
  fflush(out);
  clear_queue();
}

uint32_t diag_n_errors(void) {
  return diag.n_errors;
}

uint32_t diag_n_syntax_errors(void) {
  return diag.n_syntax_errors;
}

bool diag_is_stopped(void) {
  return diag.is_stopped;
}
