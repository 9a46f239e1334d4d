// SPDX-License-Identifier: MIT
// report_text.c - the ledger as a table for the terminal.
#include "cli/report.h"

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

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

// Cuts a text to `width` columns (bytes; sources are mostly ASCII), with "..." at the end.
static void clip(char *buf, size_t size, const char *s, size_t width) {
  if (width >= size) width = size - 1;
  size_t n = strlen(s);
  if (n <= width) {
    memcpy(buf, s, n + 1);
    return;
  }
  size_t keep = width - 3;
  while (keep && ((unsigned char)s[keep] & 0xC0) == 0x80) keep--; // not inside a rune
  memcpy(buf, s, keep);
  memcpy(buf + keep, "...", 4);
}

static void where_text(char *buf, size_t size, const Site *s) {
  if (!s->line)
    snprintf(buf, size, "(runtime)");
  else
    snprintf(buf, size, "%s:%u:%u", base_name(s->file), s->line, s->col);
}

void report_text(FILE *out, const Ledger *l, const ReportInfo *info, uint32_t top, bool colour) {
  const char *bold = colour ? "\033[1m" : "", *dim = colour ? "\033[2m" : "", *off = colour ? "\033[0m" : "";
  char a[40], b[40], c[40];
  fprintf(out, "\n%sallocations of %s%s (-escape=%s)\n", bold, info->program, off, info->escape_level);
  fprintf(out, "  on the heap   %12s objects  %10s\n", format_count(a, sizeof a, l->heap_count),
          format_bytes(b, sizeof b, l->heap_bytes));
  fprintf(out, "  in frames     %12s objects  %10s", format_count(a, sizeof a, l->frame_count),
          format_bytes(b, sizeof b, l->frame_bytes));
  uint64_t all = l->heap_count + l->frame_count;
  if (all) fprintf(out, "   %.1f%% of all stayed off the heap", 100.0 * (double)l->frame_count / (double)all);
  fprintf(out, "\n  collector     %12s cycles   total pause %s, longest %s\n",
          format_count(a, sizeof a, l->gc.n_cycles), format_ns(b, sizeof b, l->gc.pause_total_ns),
          format_ns(c, sizeof c, l->gc.pause_max_ns));
  fprintf(out, "  heap in use   %12s at its peak, %s at the end, %s live at most\n",
          format_bytes(a, sizeof a, l->gc.peak_heap_bytes), format_bytes(b, sizeof b, l->heap_end_bytes),
          format_bytes(c, sizeof c, l->gc.peak_live_bytes));
  uint32_t n = 0;
  while (n < l->n_rows && n < top && l->rows[n].heap_count) n++;
  if (!n) return;
  size_t where_width = 5, text_width = 4;
  char buf[256];
  for (uint32_t i = 0; i < n; i++) {
    where_text(buf, sizeof buf, l->rows[i].site);
    if (strlen(buf) > where_width) where_width = strlen(buf);
    size_t t = strlen(l->rows[i].site->text);
    if (t > text_width) text_width = t;
  }
  if (where_width > 36) where_width = 36;
  if (text_width > 32) text_width = 32;
  fprintf(out, "\n%s  %10s %11s %6s  %-*s  %-*s  %s%s\n", bold, "bytes", "count", "share", (int)where_width,
          "where", (int)text_width, "what", "why", off);
  for (uint32_t i = 0; i < n; i++) {
    const LedgerRow *r = &l->rows[i];
    char where[64], text[64];
    where_text(buf, sizeof buf, r->site);
    clip(where, sizeof where, buf, where_width);
    clip(text, sizeof text, r->site->text, text_width);
    fprintf(out, "  %10s %11s %5.1f%%  %-*s  %-*s  %s%s%s\n", format_bytes(a, sizeof a, r->heap_bytes),
            format_count(b, sizeof b, r->heap_count),
            l->heap_bytes ? 100.0 * (double)r->heap_bytes / (double)l->heap_bytes : 0.0, (int)where_width,
            where, (int)text_width, text, dim, r->site->reason, off);
  }
  uint32_t n_heap = 0;
  for (uint32_t i = 0; i < l->n_rows; i++) n_heap += l->rows[i].heap_count != 0;
  if (n_heap > n)
    fprintf(out, "  %s... and %u more sites (-stats=json lists them all)%s\n", dim, n_heap - n, off);
}
