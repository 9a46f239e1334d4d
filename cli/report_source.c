// SPDX-License-Identifier: MIT
// report_source.c - the program's sources with the ledger in the margin.
//
//      heap      1,000    15.6 KB    7  func keep(n int) *Point { return &Point{n, n} }
//                                       .                                ^ &Point{...}: stored in map
//
// A line's margin has the decision, objects and bytes of its sites together: heap when
// one of them made a heap object or would, else frame, else static. Below a line stand its sites
// on the heap with their reasons, and when it has several sites each with its own margin.
// Library sources, and files that only a //line directive names, are not shown; what they allocated is
// one line at the end.
#include "cli/report.h"
#include "cli/sources.h"
#include "cli/width.h"

typedef struct Listing {
  FILE *out;
  const Ledger *ledger;
  const LedgerRow **rows; // of the program, by file and place
  uint32_t n_rows;
  int number_width, count_width;
  bool colour;
} Listing;

// What a margin says.
typedef struct Margin {
  bool is_heap, is_frame;
  uint64_t heap_count, heap_bytes, frame_count, frame_bytes;
} Margin;

static int by_place(const void *a, const void *b) {
  const LedgerRow *x = *(LedgerRow *const *)a, *y = *(LedgerRow *const *)b;
  int c = strcmp(x->site->file, y->site->file);
  if (!c && x->site->line != y->site->line) c = x->site->line < y->site->line ? -1 : 1;
  if (!c && x->site->col != y->site->col) c = x->site->col < y->site->col ? -1 : 1;
  return c ? c : x->id < y->id ? -1 : x->id > y->id;
}

static void add(Margin *m, const LedgerRow *r) {
  m->is_heap |= r->heap_count > 0 || r->site->decision == SITE_HEAP;
  m->is_frame |= r->frame_count > 0 || r->site->decision == SITE_FRAME;
  m->heap_count += r->heap_count;
  m->heap_bytes += r->heap_bytes;
  m->frame_count += r->frame_count;
  m->frame_bytes += r->frame_bytes;
}

static const char *heat(const Listing *l, const Margin *m) {
  if (!l->colour) return "";
  uint64_t all = l->ledger->heap_bytes;
  if (m->heap_count)
    return m->heap_bytes * 4 >= all ? "\033[1;31m" : m->heap_bytes * 20 >= all ? "\033[31m" : "\033[33m";
  return m->is_heap ? "\033[2m" : "\033[32m";
}

enum { MAX_TEXT = 60 };

// NULL: no sites.
static void print_margin(const Listing *l, const Margin *m) {
  if (!m) {
    fprintf(l->out, "%*s", 2 + 6 + 1 + l->count_width + 1 + 10, "");
    return;
  }
  char a[40] = "-", b[40] = "-";
  bool is_heap = m->is_heap && (m->heap_count || !m->frame_count);
  uint64_t n = is_heap ? m->heap_count : m->frame_count;
  if (n) {
    format_count(a, sizeof a, n);
    format_bytes(b, sizeof b, is_heap ? m->heap_bytes : m->frame_bytes);
  }
  fprintf(l->out, "%s  %-6s %*s %10s%s", heat(l, m),
          is_heap       ? "heap"
          : m->is_frame ? "frame"
                        : "static",
          l->count_width, a, b, l->colour ? "\033[0m" : "");
}

// White space as wide as the first n bytes of a line.
static void print_indent(FILE *out, const char *line, size_t n) {
  for (const char *p = line, *end = line + n; p < end;) {
    const char *tab = memchr(p, '\t', (size_t)(end - p));
    fprintf(out, "%*s", (int)text_width(p, (size_t)((tab ? tab : end) - p)), "");
    if (tab) fputc('\t', out);
    p = tab ? tab + 1 : end;
  }
}

static void print_site(const Listing *l, const LedgerRow *r, bool has_margin, const char *line, size_t len) {
  const Site *s = r->site;
  Margin m = {0};
  add(&m, r);
  print_margin(l, has_margin ? &m : NULL);
  fprintf(l->out, " %*s  ", l->number_width, "");
  print_indent(l->out, line, s->col && s->col - 1 < len ? s->col - 1 : 0);
  char text[256], reason[256];
  text_clip(text, sizeof text, s->text, MAX_TEXT);
  fprintf(l->out, "%s^ %s: %s%s\n", l->colour ? "\033[2m" : "", text,
          site_reason_text(reason, sizeof reason, s), l->colour ? "\033[0m" : "");
}

static void print_line(const Listing *l, uint32_t number, const char *line, size_t len,
                       const LedgerRow *const *rows, uint32_t n) {
  Margin all = {0};
  for (uint32_t i = 0; i < n; i++) add(&all, rows[i]);
  print_margin(l, n ? &all : NULL);
  fprintf(l->out, " %*u  ", l->number_width, number);
  fwrite(line, 1, len && line[len - 1] == '\r' ? len - 1 : len, l->out);
  fputc('\n', l->out);
  for (uint32_t i = 0; i < n; i++)
    if (n > 1 || all.is_heap) print_site(l, rows[i], n > 1, line, len);
}

static void print_file(const Listing *l, const SourceText *file) {
  uint32_t i = 0, number = 1;
  while (i < l->n_rows && strcmp(l->rows[i]->site->file, file->name) < 0) i++;
  const char *p = file->text, *end = file->text + file->len;
  for (; p < end; number++) {
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    size_t len = (size_t)((newline ? newline : end) - p);
    uint32_t first = i;
    while (i < l->n_rows && strcmp(l->rows[i]->site->file, file->name) == 0 &&
           l->rows[i]->site->line <= number)
      i++;
    print_line(l, number, p, len, l->rows + first, i - first);
    p += len + 1;
  }
}

static int digits(size_t n) {
  int d = 1;
  for (; n >= 10; n /= 10) d++;
  return d;
}

void report_source(FILE *out, const Ledger *ledger, const ReportInfo *info, bool colour) {
  Listing l = {.out = out, .ledger = ledger, .colour = colour};
  const uint64_t counts[] = {ledger->heap_count, ledger->frame_count};
  l.count_width = count_width(counts, COUNT_OF(counts), 11);
  l.rows = x_malloc((ledger->n_rows + 1) * sizeof *l.rows);
  Margin elsewhere = {0};
  uint32_t n_elsewhere = 0;
  for (uint32_t i = 0; i < ledger->n_rows; i++) {
    const LedgerRow *r = &ledger->rows[i];
    const SourceText *file = sources_find(info->sources, r->site->file); // a //line directive may name any
    if (file && !file->is_library) {
      l.rows[l.n_rows++] = r;
    } else if (r->heap_count) {
      add(&elsewhere, r);
      n_elsewhere++;
    }
  }
  qsort(l.rows, l.n_rows, sizeof *l.rows, by_place);
  char a[40], b[40], c[40];
  fprintf(out, "\n%s%s%s (-escape=%s): %s heap %s, %s; %s stayed in frames\n", colour ? "\033[1m" : "",
          info->program, colour ? "\033[0m" : "", info->escape_level,
          format_count(a, sizeof a, ledger->heap_count), ledger->heap_count == 1 ? "object" : "objects",
          format_bytes(b, sizeof b, ledger->heap_bytes), format_count(c, sizeof c, ledger->frame_count));
  for (uint32_t i = 0; i < info->sources->n; i++) {
    const SourceText *file = &info->sources->items[i];
    if (file->is_library) continue;
    size_t n_lines = 1;
    for (size_t k = 0; k < file->len; k++) n_lines += file->text[k] == '\n';
    l.number_width = digits(n_lines) < 4 ? 4 : digits(n_lines);
    fprintf(out, "\n%s  %-6s %*s %10s %*s  %s%s\n", colour ? "\033[1m" : "", "", l.count_width, "objects",
            "bytes", l.number_width, "line", file->name, colour ? "\033[0m" : "");
    print_file(&l, file);
  }
  if (n_elsewhere) {
    fputc('\n', out);
    print_margin(&l, &elsewhere);
    fprintf(out, " %*s  in %u %s of other files (minigo run -stats=json lists them)\n", l.number_width, "",
            n_elsewhere, n_elsewhere == 1 ? "site" : "sites");
  }
  x_free(l.rows);
}
