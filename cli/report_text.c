// SPDX-License-Identifier: MIT
// report_text.c - the ledger as a table for the terminal.
#include "cli/report.h"
#include "cli/width.h"

char *format_count(char *buf, size_t size, uint64_t n) {
  char digits[24];
  int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  size_t k = 0;
  for (int i = 0; i < len && k + 2 < size; i++) {
    if (i && (len - i) % 3 == 0) buf[k++] = ',';
    buf[k++] = digits[i];
  }
  buf[k] = 0;
  return buf;
}

int count_width(const uint64_t *counts, size_t n, int least) {
  char text[40];
  for (size_t i = 0; i < n; i++) {
    int width = (int)strlen(format_count(text, sizeof text, counts[i]));
    if (width > least) least = width;
  }
  return least;
}

char *format_bytes(char *buf, size_t size, uint64_t n) {
  static const char *const units[] = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
  double v = (double)n;
  size_t u = 0;
  while (v >= 1024 && u + 1 < COUNT_OF(units)) {
    v /= 1024;
    u++;
  }
  snprintf(buf, size, u && v < 100 ? "%.1f %s" : "%.0f %s", v, units[u]);
  return buf;
}

char *format_ns(char *buf, size_t size, uint64_t ns) {
  double v = (double)ns;
  if (ns < 1000)
    snprintf(buf, size, "%llu ns", (unsigned long long)ns);
  else if (v < 1e6)
    snprintf(buf, size, "%.1f us", v / 1e3);
  else if (v < 1e9)
    snprintf(buf, size, "%.2f ms", v / 1e6);
  else
    snprintf(buf, size, "%.2f s", v / 1e9);
  return buf;
}

const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

char *format_place(char *buf, size_t size, const char *file, uint32_t line, uint32_t col, size_t width) {
  if (!line) {
    snprintf(buf, size, "(runtime)");
    return buf;
  }
  char place[32];
  size_t n = (size_t)snprintf(place, sizeof place, ":%u:%u", line, col);
  text_clip(buf, size - n, base_name(file), width > n + 6 ? width - n : 6);
  strcat(buf, place);
  return buf;
}

static double percent(uint64_t part, uint64_t all) {
  return all ? 100.0 * (double)part / (double)all : 0;
}

// "1", "0.25", "<0.01", "1,000": how many objects a call makes.
static void per_call_text(char *buf, size_t size, const LedgerRow *r) {
  double n = ledger_allocs_per_call(r);
  if (!r->func_calls)
    snprintf(buf, size, "-");
  else if (r->heap_count % r->func_calls == 0)
    format_count(buf, size, r->heap_count / r->func_calls);
  else if (n >= 100)
    format_count(buf, size, (uint64_t)(n + 0.5));
  else
    snprintf(buf, size, n >= 0.01 ? "%.2f" : "<0.01", n);
}

typedef struct Style {
  const char *bold, *dim, *red, *yellow, *off;
} Style;

static const char *objects(uint64_t n) {
  return n == 1 ? "object" : "objects";
}

static void print_totals(FILE *out, const Ledger *l, const ReportInfo *info, const Style *s) {
  char a[40], b[40], c[40], d[40];
  const uint64_t counts[] = {l->heap_count, l->frame_count, l->live_peak_count, l->gc.n_cycles};
  int w = count_width(counts, COUNT_OF(counts), 12);
  fprintf(out, "\n%sallocations of %s%s (-escape=%s)\n", s->bold, info->program, s->off, info->escape_level);
  fprintf(out, "  on the heap   %*s %-7s  %10s\n", w, format_count(a, sizeof a, l->heap_count),
          objects(l->heap_count), format_bytes(b, sizeof b, l->heap_bytes));
  fprintf(out, "  in frames     %*s %-7s  %10s", w, format_count(a, sizeof a, l->frame_count),
          objects(l->frame_count), format_bytes(b, sizeof b, l->frame_bytes));
  uint64_t all = l->heap_count + l->frame_count;
  double kept = percent(l->frame_count, all);
  bool is_nearly = kept >= 99.95 && l->heap_count; // which "100.0%" would hide
  if (all)
    fprintf(out, "   %s%.1f%% of all stayed off the heap", is_nearly ? ">" : "", is_nearly ? 99.9 : kept);
  fprintf(out, "\n  live at peak  %*s %-7s  %10s   at the end %s %s, %s\n", w,
          format_count(a, sizeof a, l->live_peak_count), objects(l->live_peak_count),
          format_bytes(b, sizeof b, l->live_peak_bytes), format_count(c, sizeof c, l->live_end_count),
          objects(l->live_end_count), format_bytes(d, sizeof d, l->live_end_bytes));
  fprintf(out, "  heap in use   %*s at its peak, %s at the end, garbage included\n", w,
          format_bytes(a, sizeof a, l->gc.peak_heap_bytes), format_bytes(b, sizeof b, l->heap_end_bytes));
  fprintf(out, "  collector     %*s %-7s  %10s marked   total pause %s, longest %s\n", w,
          format_count(a, sizeof a, l->gc.n_cycles), l->gc.n_cycles == 1 ? "cycle" : "cycles",
          format_bytes(d, sizeof d, l->marked_bytes), format_ns(b, sizeof b, l->gc.pause_total_ns),
          format_ns(c, sizeof c, l->gc.pause_max_ns));
}

enum { MAX_WHERE = 36, MAX_WHAT = 32 };

typedef struct Layout {
  bool has_peak; // the column for what a site costs the collector stands only where it worked
  int objects, per_call;
  size_t where, what;
} Layout;

static char *site_place(char *buf, size_t size, const Site *s, size_t width) {
  return format_place(buf, size, s->file, s->line, s->col, width);
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

// As wide as the first n rows need, in bounds; narrower where the terminal is. n_rest: objects of the others.
static Layout lay_out(const Ledger *l, uint32_t n, uint64_t n_rest, int columns) {
  Layout t = {.has_peak = l->gc.n_cycles > 0, .per_call = 9, .where = 5, .what = 4};
  t.objects = count_width(&n_rest, 1, 11);
  size_t why = 3;
  char buf[256];
  for (uint32_t i = 0; i < n; i++) {
    const Site *s = l->rows[i].site;
    t.objects = count_width(&l->rows[i].heap_count, 1, t.objects);
    per_call_text(buf, sizeof buf, &l->rows[i]);
    t.per_call = (int)larger((size_t)t.per_call, strlen(buf));
    site_place(buf, sizeof buf, s, MAX_WHERE);
    t.where = larger(t.where, text_width(buf, strlen(buf)));
    text_clip(buf, sizeof buf, s->text, MAX_WHAT);
    t.what = larger(t.what, text_width(buf, strlen(buf)));
    site_reason_text(buf, sizeof buf, s);
    why = larger(why, text_width(buf, strlen(buf)));
  }
  size_t numbers = 2 + 10 + 1 + (size_t)t.objects + 7 + (t.has_peak ? 11 : 0) + 1 + (size_t)t.per_call;
  size_t all = numbers + 2 + t.where + 2 + t.what + 2 + why;
  if (columns && all > (size_t)columns)
    text_narrow(&t.where, 16, text_narrow(&t.what, 16, all - (size_t)columns));
  return t;
}

static void print_site(FILE *out, const Ledger *l, const LedgerRow *r, const Layout *t, const Style *s) {
  char a[40], b[40], c[40], d[40], buf[256];
  per_call_text(d, sizeof d, r);
  double share = percent(r->heap_bytes, l->heap_bytes);
  fprintf(out, "  %s%10s %*s %5.1f%%%s",
          share >= 25  ? s->red
          : share >= 5 ? s->yellow
                       : "",
          format_bytes(a, sizeof a, r->heap_bytes), t->objects, format_count(b, sizeof b, r->heap_count),
          share, s->off);
  if (t->has_peak) fprintf(out, " %10s", format_bytes(c, sizeof c, r->live_peak_bytes));
  fprintf(out, " %*s  ", t->per_call, d);
  text_pad(out, site_place(buf, sizeof buf, r->site, t->where), t->where + 2);
  text_clip(buf, sizeof buf, r->site->text, t->what);
  text_pad(out, buf, t->what + 2);
  fprintf(out, "%s%s%s\n", s->dim, site_reason_text(buf, sizeof buf, r->site), s->off);
}

void report_text(FILE *out, const Ledger *l, const ReportInfo *info, uint32_t top, bool colour, int columns) {
  static const Style plain = {"", "", "", "", ""};
  static const Style coloured = {"\033[1m", "\033[2m", "\033[31m", "\033[33m", "\033[0m"};
  const Style *s = colour ? &coloured : &plain;
  print_totals(out, l, info, s);
  uint32_t n = 0, n_heap = 0;
  while (n_heap < l->n_rows && l->rows[n_heap].heap_count) n_heap++;
  n = n_heap < top ? n_heap : top;
  if (!n) return;
  uint64_t count = 0, bytes = 0;
  for (uint32_t i = n; i < n_heap; i++) {
    count += l->rows[i].heap_count;
    bytes += l->rows[i].heap_bytes;
  }
  Layout t = lay_out(l, n, count, columns);
  fprintf(out, "\n%s  %10s %*s %6s", s->bold, "bytes", t.objects, "objects", "share");
  if (t.has_peak) fprintf(out, " %10s", "live peak");
  fprintf(out, " %*s  %-*s  %-*s  %s%s\n", t.per_call, "per call", (int)t.where, "where", (int)t.what, "what",
          "why", s->off);
  for (uint32_t i = 0; i < n; i++) print_site(out, l, &l->rows[i], &t, s);
  if (n_heap == n) return;
  char a[40], b[40];
  fprintf(out, "  %s%10s %*s %5.1f%%%s  in %u more %s (-stats=json lists them all)\n", s->dim,
          format_bytes(a, sizeof a, bytes), t.objects, format_count(b, sizeof b, count),
          percent(bytes, l->heap_bytes), s->off, n_heap - n, n_heap - n == 1 ? "site" : "sites");
}
