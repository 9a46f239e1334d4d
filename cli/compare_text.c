// SPDX-License-Identifier: MIT
// compare_text.c - a comparison as tables for the terminal.
#include "cli/compare.h"
#include "cli/report.h"
#include "cli/width.h"

enum { CELL = 160, TOP = 10 }; // a cell is bytes

typedef struct Paint {
  const char *bold, *dim, *good, *bad, *off;
} Paint;

// "501.0x less", "16.2% more": b against a.
static char *ratio_text(char *cell, uint64_t a, uint64_t b) {
  double x = (double)(a > b ? a : b), y = (double)(a > b ? b : a);
  const char *word = b < a ? "less" : "more";
  if (a == b)
    strcpy(cell, "same");
  else if (!b)
    strcpy(cell, "all gone");
  else if (!a)
    strcpy(cell, "from none");
  else if (x >= 2 * y)
    snprintf(cell, CELL, "%.*fx %s", x / y < 10 ? 1 : 0, x / y, word);
  else
    snprintf(cell, CELL, "%.*f%% %s", 100 * (x - y) / (double)a < 1 ? 2 : 1, 100 * (x - y) / (double)a, word);
  return cell;
}

// ---- totals ----

typedef char *Format(char *buf, size_t size, uint64_t n);

static void put_total(FILE *out, const Comparison *c, const Paint *p, int w, const char *name, Format *format,
                      uint64_t a, uint64_t b, bool is_count) {
  char x[CELL] = "-", y[CELL] = "-", ratio[CELL] = "";
  if (c->a.has_run) format(x, sizeof x, a);
  if (c->b.has_run) format(y, sizeof y, b);
  const char *paint = "", *off = "";
  if (c->a.has_run && c->b.has_run && (a || b)) {
    ratio_text(ratio, a, b);
    if (is_count && a != b) paint = b < a ? p->good : p->bad, off = p->off;
  }
  fprintf(out, "  %-18s %*s %*s", name, w, x, w, y);
  fprintf(out, *ratio ? "   %s%s%s\n" : "\n", paint, ratio, off);
}

static void put_totals(FILE *out, const Comparison *c, const Paint *p) {
  const Measured *a = &c->a.run, *b = &c->b.run;
  const uint64_t counts[] = {a->heap_count, b->heap_count, a->frame_count, b->frame_count};
  int w = count_width(counts, COUNT_OF(counts), 12);
  fprintf(out, "  %s%-18s %*s %*s%s\n", p->bold, "", w, c->a.label, w, c->b.label, p->off);
  put_total(out, c, p, w, "allocations", format_count, a->heap_count, b->heap_count, true);
  put_total(out, c, p, w, "bytes", format_bytes, a->heap_bytes, b->heap_bytes, true);
  put_total(out, c, p, w, "kept in frames", format_count, a->frame_count, b->frame_count, false);
  put_total(out, c, p, w, "heap at its peak", format_bytes, a->peak_heap_bytes, b->peak_heap_bytes, true);
  put_total(out, c, p, w, "collector cycles", format_count, a->n_cycles, b->n_cycles, true);
  put_total(out, c, p, w, "pause, total", format_ns, a->pause_total_ns, b->pause_total_ns, false);
  put_total(out, c, p, w, "time", format_ns, a->elapsed_ns, b->elapsed_ns, false);
  if (a->status || b->status) {
    char x[CELL] = "-", y[CELL] = "-";
    if (c->a.has_run) snprintf(x, sizeof x, "%d", a->status);
    if (c->b.has_run) snprintf(y, sizeof y, "%d", b->status);
    fprintf(out, "  %-18s %*s %*s\n", "exit status", w, x, w, y);
  }
  fputs(p->dim, out);
  if (c->count > 1)
    fprintf(out, "  counts are exact; times are as measured, medians of %u runs\n", c->count);
  else
    fputs("  counts are exact; times are as measured, of one run (-count=5: medians of five)\n", out);
  fputs(p->off, out);
  if (c->a.varies || c->b.varies)
    fputs("  the counts are not the same in every run: the program reads a clock or the like;\n"
          "  those of the first run are shown\n",
          out);
}

// ---- sites ----

typedef struct Line {
  char count[2][CELL], bytes[2][CELL], change[CELL], where[CELL], what[CELL], why[2 * 256];
} Line;

static void decision_text(char *cell, size_t size, const MeasuredRow *r) {
  if (r->reason[0])
    snprintf(cell, size, "%s: %s", r->decision, r->reason);
  else
    snprintf(cell, size, "%s", r->decision);
}

enum { MAX_WHERE = 36, MAX_WHAT = 32 };

static void fill_line(Line *l, const Comparison *c, const SiteDiff *d) {
  const MeasuredRow *both[2] = {d->before, d->after}, *r = d->after ? d->after : d->before;
  for (int k = 0; k < 2; k++) {
    strcpy(l->count[k], "-");
    strcpy(l->bytes[k], "-");
    if (!both[k]) continue;
    format_count(l->count[k], CELL, both[k]->heap_count);
    format_bytes(l->bytes[k], CELL, both[k]->heap_bytes);
  }
  strcpy(l->change, c->is_levels ? "" : site_change_name(d->change));
  format_place(l->where, CELL, r->file, r->line, r->col, MAX_WHERE);
  text_clip(l->what, CELL, r->text, MAX_WHAT);
  if (d->change == CHANGE_DECISION && !c->is_levels) {
    size_t n;
    decision_text(l->why, sizeof l->why, d->before);
    n = strlen(l->why);
    snprintf(l->why + n, sizeof l->why - n, " -> ");
    n = strlen(l->why);
    decision_text(l->why + n, sizeof l->why - n, d->after);
  } else
    decision_text(l->why, sizeof l->why, r);
}

static size_t widest(const Line *lines, uint32_t n, size_t field, size_t least) {
  for (uint32_t i = 0; i < n; i++) {
    const char *cell = (const char *)&lines[i] + field;
    size_t w = text_width(cell, strlen(cell));
    if (w > least) least = w;
  }
  return least;
}

static void put_sites(FILE *out, const Comparison *c, const Paint *p, int columns) {
  if (!c->n_sites) {
    fprintf(out, "\n  no site differs\n");
    return;
  }
  fprintf(out, "\n  %ssites that differ, most costly first%s\n", p->bold, p->off);
  uint32_t n = c->n_sites < TOP ? c->n_sites : TOP;
  Line lines[TOP];
  for (uint32_t i = 0; i < n; i++) fill_line(&lines[i], c, &c->sites[i]);
  size_t count = widest(lines, n, offsetof(Line, count[0]), 7);
  size_t count2 = widest(lines, n, offsetof(Line, count[1]), count);
  size_t bytes = widest(lines, n, offsetof(Line, bytes[0]), 8);
  size_t bytes2 = widest(lines, n, offsetof(Line, bytes[1]), bytes);
  size_t change = c->is_levels ? 0 : widest(lines, n, offsetof(Line, change), 6) + 2;
  size_t where = widest(lines, n, offsetof(Line, where), 5);
  size_t what = widest(lines, n, offsetof(Line, what), 4);
  size_t why = widest(lines, n, offsetof(Line, why), 3);
  size_t all = 2 + 2 * (count2 + 2) + 2 * (bytes2 + 2) + change + where + 2 + what + 2 + why;
  if (columns && all > (size_t)columns)
    text_narrow(&where, 16, text_narrow(&what, 16, all - (size_t)columns));
  int w = (int)count2, v = (int)bytes2;
  fprintf(out, "  %s%*s  %*s%s\n", p->dim, 2 * w + 2, "allocations", 2 * v + 2, "bytes", p->off);
  fprintf(out, "  %s%*s  %*s  %*s  %*s  ", p->bold, w, c->a.label, w, c->b.label, v, c->a.label, v,
          c->b.label);
  if (change) text_pad(out, "change", change);
  text_pad(out, "where", where + 2);
  text_pad(out, "what", what + 2);
  fprintf(out, "%s%s\n", c->is_levels ? "with Go's decisions" : "why", p->off);
  for (uint32_t i = 0; i < n; i++) {
    const Line *l = &lines[i];
    fprintf(out, "  %*s  %*s  %*s  %*s  ", w, l->count[0], w, l->count[1], v, l->bytes[0], v, l->bytes[1]);
    if (change) text_pad(out, l->change, change);
    const MeasuredRow *r = c->sites[i].after ? c->sites[i].after : c->sites[i].before;
    char cell[CELL];
    text_pad(out, format_place(cell, CELL, r->file, r->line, r->col, where), where + 2);
    text_clip(cell, CELL, r->text, what);
    text_pad(out, cell, what + 2);
    fprintf(out, "%s%s%s\n", p->dim, l->why, p->off);
  }
  if (c->n_sites > n)
    fprintf(out, "  %s... and %u more sites (-json lists them all)%s\n", p->dim, c->n_sites - n, p->off);
}

void compare_print_text(FILE *out, const Comparison *c, bool colour, int columns) {
  Paint p = {"", "", "", "", ""};
  if (colour) p = (Paint){"\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[0m"};
  if (c->is_levels)
    fprintf(out, "\n%s%s%s: everything on the heap (off), and Go's decisions (gc)\n\n", p.bold, c->a.program,
            p.off);
  else
    fprintf(out, "\n%s%s%s (old) and %s%s%s (new)\n\n", p.bold, c->a.program, p.off, p.bold, c->b.program,
            p.off);
  put_totals(out, c, &p);
  if (c->sites) put_sites(out, c, &p, columns);
}
