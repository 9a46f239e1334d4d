// SPDX-License-Identifier: MIT
// compare_outputs.c - did the two runs do the same?
//
// Exit status and standard output, byte for byte; standard error too, but for the goroutine
// traces of a program that failed: their line numbers are the program's own.
#include <sys/mman.h>
#include <sys/stat.h>

#include "cli/compare.h"

typedef struct View {
  const char *data; // NULL when empty
  size_t size, mapped;
} View;

static bool map_file(int fd, View *v) {
  *v = (View){0};
  struct stat st;
  if (fd < 0 || fstat(fd, &st) != 0) return false;
  if (!st.st_size) return true;
  void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (p == MAP_FAILED) return false;
  *v = (View){p, (size_t)st.st_size, (size_t)st.st_size};
  return true;
}

static void unmap(View *v) {
  if (v->data) munmap((void *)v->data, v->mapped);
}

// What a failed program prints from its first goroutine trace on does not count.
static void cut_trace(View *v) {
  static const char mark[] = "\ngoroutine ";
  const char *p = v->data ? memmem(v->data, v->size, mark, sizeof mark - 1) : NULL;
  if (p) v->size = (size_t)(p - v->data);
}

// The line that holds data[at], as one readable line.
static void put_line(FILE *out, const char *label, const View *v, size_t at) {
  enum { MAX = 100 };
  fprintf(out, "    %-4s", label);
  if (at >= v->size && (!v->size || v->data[v->size - 1] == '\n')) {
    fputs("(ends here)\n", out);
    return;
  }
  size_t from = at;
  while (from && v->data[from - 1] != '\n') from--;
  size_t skip = at - from > MAX / 2 ? at - from - MAX / 2 : 0;
  if (skip) fputs("...", out);
  size_t i = from + skip;
  for (; i < v->size && v->data[i] != '\n' && i < from + skip + MAX; i++)
    fputc((unsigned char)v->data[i] < ' ' || v->data[i] == 127 ? '?' : v->data[i], out);
  if (i < v->size && v->data[i] != '\n') fputs("...", out);
  fputc('\n', out);
}

static void compare_stream(FILE *out, const Comparison *c, const char *name, int x, int y, bool cuts) {
  View v, w;
  bool ok = map_file(x, &v);
  ok = map_file(y, &w) && ok;
  if (ok && cuts) {
    cut_trace(&v);
    cut_trace(&w);
  }
  size_t n = v.size < w.size ? v.size : w.size, at = 0;
  if (!ok)
    fprintf(out, "  %s could not be compared\n", name);
  else if (v.size != w.size || (n && memcmp(v.data, w.data, n) != 0)) {
    size_t line = 1;
    for (; at < n && v.data[at] == w.data[at]; at++) line += v.data[at] == '\n';
    fprintf(out, "  %s differs in line %zu:\n", name, line);
    put_line(out, c->a.label, &v, at);
    put_line(out, c->b.label, &w, at);
  }
  unmap(&v);
  unmap(&w);
}

void compare_outputs(Comparison *c, bool compares_stderr) {
  const Measured *x = &c->a.run, *y = &c->b.run;
  size_t size = 0;
  FILE *out = open_memstream(&c->difference, &size);
  if (!out) bug("no memory for a text");
  if (x->status != y->status)
    fprintf(out, "  exit status %d (%s) and %d (%s)\n", x->status, c->a.label, y->status, c->b.label);
  bool is_joined = x->out_fd >= 0 && x->out_fd == x->err_fd;
  bool cuts = x->status != 0 || y->status != 0;
  compare_stream(out, c, is_joined ? "the output" : "standard output", x->out_fd, y->out_fd,
                 is_joined && cuts);
  if (!is_joined && compares_stderr) compare_stream(out, c, "standard error", x->err_fd, y->err_fd, cuts);
  fclose(out);
  if (!size) {
    free(c->difference);
    c->difference = NULL;
  }
}
