// SPDX-License-Identifier: MIT
// source.c - the tables of files and position bases.
#include "compiler/source.h"
#include "compiler/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
  VEC(SourceFile *) files;
  VEC(PosBase) bases; // index 0 is unused: base 0 is no position
  Arena arena;        // names
} table;

// The largest file read: a position's line has 20 bits and offsets have 32.
enum { MAX_FILE_SIZE = 1 << 30 };

static uint32_t add_base(PosBase base) {
  if (table.bases.n == 0) vec_push(&table.bases, (PosBase){0});
  vec_push(&table.bases, base);
  return table.bases.n - 1;
}

SourceFile *source_add(const char *name, const char *text, size_t len) {
  if (len > MAX_FILE_SIZE) bug("source text of %zu bytes", len);
  SourceFile *f = x_calloc(1, sizeof(SourceFile));
  f->name = arena_strdup(&table.arena, name);
  f->text = text;
  f->len = len;
  f->base = add_base((PosBase){.file = f, .name = f->name});
  vec_push(&table.files, f);
  return f;
}

// Reads fd to its end. Returns NULL with errno set on failure.
static char *read_all(int fd, size_t *len) {
  VEC(char) buf = {0};
  for (;;) {
    vec_reserve(&buf, buf.n + (64 << 10));
    ssize_t got = read(fd, buf.items + buf.n, buf.cap - buf.n - 1);
    if (got < 0 && errno == EINTR) continue;
    if (got > 0 && buf.n + (size_t)got > MAX_FILE_SIZE) {
      errno = EFBIG;
      got = -1;
    }
    if (got < 0) {
      int err = errno;
      vec_free(&buf);
      errno = err;
      return NULL;
    }
    if (got == 0) break;
    buf.n += (uint32_t)got;
  }
  buf.items[buf.n] = 0;
  *len = buf.n;
  return buf.items;
}

SourceFile *source_read(const char *path, const char *name, const char **error) {
  static char message[512];
  bool is_stdin = strcmp(path, "-") == 0;
  const char *verb = "open";
  int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  char *text = NULL;
  size_t len = 0;
  int err = fd < 0 ? errno : 0;
  if (fd >= 0) {
    verb = "read";
    text = read_all(fd, &len);
    if (!text) err = errno;
    if (!is_stdin) close(fd);
  }
  if (!text) {
    char why[128];
    snprintf(why, sizeof why, "%s", strerror(err));
    if (why[0] >= 'A' && why[0] <= 'Z') why[0] += 'a' - 'A'; // as Go words it
    snprintf(message, sizeof message, "%s %s: %s%s", verb, path, why,
             err == EISDIR ? ": name its files" : "");
    *error = message;
    return NULL;
  }
  SourceFile *f = source_add(name, text, len);
  f->owns_text = true;
  return f;
}

void source_visit(void (*visit)(void *context, const char *name, const char *text, size_t len,
                                bool is_library),
                  void *context) {
  for (uint32_t i = 0; i < table.files.n; i++) {
    const SourceFile *f = table.files.items[i];
    visit(context, f->name, f->text, f->len, f->is_library);
  }
}

void source_reset(void) {
  for (uint32_t i = 0; i < table.files.n; i++) {
    SourceFile *f = table.files.items[i];
    if (f->owns_text) x_free((char *)(uintptr_t)f->text);
    x_free(f->line_starts);
    x_free(f);
  }
  vec_free(&table.files);
  vec_free(&table.bases);
  arena_fini(&table.arena);
}

const PosBase *pos_base(uint32_t base) {
  if (base == 0 || base >= table.bases.n) bug("position base %u of %u", base, table.bases.n);
  return &table.bases.items[base];
}

uint32_t pos_base_add_line(uint32_t base, uint32_t from_line, uint32_t from_col, const char *name,
                           uint32_t line, uint32_t col) {
  return add_base((PosBase){.file = pos_base(base)->file,
                            .name = arena_strdup(&table.arena, name),
                            .from_line = from_line,
                            .from_col = from_col,
                            .line = line,
                            .col = col});
}

uint32_t pos_base_add_inlined(uint32_t base, Pos call) {
  PosBase inlined = *pos_base(base);
  inlined.call = call;
  return add_base(inlined);
}

SourceFile *pos_file(Pos p) {
  return p.base ? pos_base(p.base)->file : NULL;
}

const char *pos_file_name(Pos p) {
  return p.base ? pos_base(p.base)->name : "?";
}

uint32_t pos_print_line(Pos p) {
  if (!p.base) return 0;
  const PosBase *b = pos_base(p.base);
  return b->line ? b->line + (pos_line(p) - b->from_line) : pos_line(p);
}

uint32_t pos_print_col(Pos p) {
  if (!p.base || pos_col(p) == POS_COL_MAX) return 0;
  const PosBase *b = pos_base(p.base);
  if (!b->line) return pos_col(p);
  if (b->col == 0) return 0;
  return pos_line(p) == b->from_line ? b->col + (pos_col(p) - b->from_col) : pos_col(p);
}

Pos pos_outermost(Pos p) {
  while (p.base && pos_is_known(pos_base(p.base)->call)) p = pos_base(p.base)->call;
  return p;
}

int pos_compare(Pos a, Pos b) {
  if (a.base != b.base) return a.base < b.base ? -1 : 1;
  return a.lico < b.lico ? -1 : a.lico > b.lico;
}

Pos pos_short_col(Pos p) {
  enum { MAX_COL = 255 };
  return pos_col(p) >= MAX_COL ? pos_make(p.base, pos_line(p), 0) : p;
}

char *pos_text(Pos p, char *buf, size_t size) {
  if (!p.base) {
    snprintf(buf, size, "<unknown line number>");
  } else if (pos_print_col(p)) {
    snprintf(buf, size, "%s:%u:%u", pos_file_name(p), pos_print_line(p), pos_print_col(p));
  } else {
    snprintf(buf, size, "%s:%u", pos_file_name(p), pos_print_line(p));
  }
  return buf;
}

static void find_lines(SourceFile *f) {
  VEC(uint32_t) starts = {0};
  vec_push(&starts, 0);
  const char *end = f->text + f->len;
  for (const char *p = f->text; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
    vec_push(&starts, (uint32_t)(p + 1 - f->text));
  f->line_starts = starts.items;
  f->n_lines = starts.n;
}

const char *source_line(SourceFile *f, uint32_t line, size_t *len) {
  if (!f->line_starts) find_lines(f);
  *len = 0;
  if (line == 0 || line > f->n_lines) return "";
  uint32_t start = f->line_starts[line - 1];
  size_t end = line < f->n_lines ? f->line_starts[line] - 1 : f->len;
  *len = end - start;
  return f->text + start;
}
