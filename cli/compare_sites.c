// SPDX-License-Identifier: MIT
// compare_sites.c - which site of one run is which of the other.
//
// Rows are sorted by family (function and kind: the key without its ordinal) and place, and
// families are paired. Within a pair of families, rows of the same text are matched in order,
// as many and as alike as can be; what is left between two matches is paired one by one, the
// rest is new or gone.
#include "cli/compare.h"

const char *site_change_name(SiteChange change) {
  static const char *const names[] = {"cost", "decision", "new", "gone"};
  return names[change];
}

typedef struct Rows {
  const MeasuredRow **at;
  uint32_t n;
} Rows;

static size_t family_len(const MeasuredRow *r) {
  const char *slash = strrchr(r->key, '/');
  return slash ? (size_t)(slash - r->key) : strlen(r->key);
}

static int by_family(const MeasuredRow *x, const MeasuredRow *y) {
  size_t n = family_len(x), m = family_len(y);
  int c = memcmp(x->key, y->key, n < m ? n : m);
  return c ? c : (n > m) - (n < m);
}

static int by_key(const void *a, const void *b) {
  const MeasuredRow *x = *(const MeasuredRow *const *)a, *y = *(const MeasuredRow *const *)b;
  int c = by_family(x, y);
  return c ? c : (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static Rows sort_rows(const Measured *m) {
  Rows rows = {x_malloc((m->n_rows + 1) * sizeof *rows.at), m->n_rows};
  for (uint32_t i = 0; i < m->n_rows; i++) rows.at[i] = &m->rows[i];
  qsort(rows.at, rows.n, sizeof *rows.at, by_key);
  return rows;
}

// Both runs have the same source of this site.
static bool is_exact(const Comparison *c, const MeasuredRow *r) {
  return c->is_levels || r->is_library;
}

// 0: not the same site. Among sites of the same text, those are rather the same that are alike in
// more than the text.
static uint32_t likeness(const Comparison *c, const MeasuredRow *x, const MeasuredRow *y) {
  if (is_exact(c, x) && (x->line != y->line || x->col != y->col)) return 0;
  if (strcmp(x->text, y->text) != 0) return 0;
  return 8 + (strcmp(x->type, y->type) == 0) + (strcmp(x->rule, y->rule) == 0) +
         (x->heap_count == y->heap_count && x->frame_count == y->frame_count);
}

enum { ALIKE = 8 + 3 };

static void add(Comparison *c, const MeasuredRow *x, const MeasuredRow *y) {
  // A library's site without a row is one that was not used.
  bool is_library = (x ? x : y)->is_library;
  bool is_cost = diff_count(x) != diff_count(y) || diff_bytes(x) != diff_bytes(y);
  bool is_moved = (x ? x->frame_count : 0) != (y ? y->frame_count : 0);
  bool is_decision = is_moved && x && y && strcmp(x->decision, y->decision) != 0;
  SiteChange change = CHANGE_COST;
  if (!x && !is_library)
    change = CHANGE_NEW;
  else if (!y && !is_library)
    change = CHANGE_GONE;
  else if (is_decision)
    change = CHANGE_DECISION;
  // At two levels most decisions differ; only those that cost are told.
  if (!is_cost && (!is_moved || change == CHANGE_COST || c->is_levels || is_library)) return;
  c->sites[c->n_sites++] = (SiteDiff){x, y, change};
}

// A gap between two matches.
static void pair_rest(Comparison *c, const MeasuredRow **x, uint32_t n, const MeasuredRow **y, uint32_t m) {
  uint32_t both = n < m ? n : m;
  if (both && is_exact(c, x[0])) both = 0;
  for (uint32_t i = 0; i < both; i++) add(c, x[i], y[i]);
  for (uint32_t i = both; i < n; i++) add(c, x[i], NULL);
  for (uint32_t i = both; i < m; i++) add(c, NULL, y[i]);
}

static void pair_family(Comparison *c, const MeasuredRow **x, uint32_t n, const MeasuredRow **y, uint32_t m) {
  enum { MAX_CELLS = 1 << 24 }; // 64 MB; beyond, in one family, ordinals alone decide
  for (; n && m && likeness(c, x[0], y[0]) == ALIKE; x++, y++, n--, m--) add(c, x[0], y[0]);
  for (; n && m && likeness(c, x[n - 1], y[m - 1]) == ALIKE; n--, m--) add(c, x[n - 1], y[m - 1]);
  if (!n || !m || (uint64_t)(n + 1) * (m + 1) > MAX_CELLS) {
    pair_rest(c, x, n, y, m);
    return;
  }
  // best[i * w + j]: the most likeness that pairs of x[i..] and y[j..] have in order.
  uint32_t w = m + 1, *best = x_calloc((size_t)(n + 1) * w, sizeof *best);
  for (uint32_t i = n; i-- > 0;)
    for (uint32_t j = m; j-- > 0;) {
      uint32_t most = best[(i + 1) * w + j], other = best[i * w + j + 1];
      if (other > most) most = other;
      uint32_t like = likeness(c, x[i], y[j]);
      if (like && like + best[(i + 1) * w + j + 1] > most) most = like + best[(i + 1) * w + j + 1];
      best[i * w + j] = most;
    }
  uint32_t i0 = 0, j0 = 0, i = 0, j = 0;
  while (i < n && j < m) {
    if (best[i * w + j] == best[(i + 1) * w + j])
      i++;
    else if (best[i * w + j] == best[i * w + j + 1])
      j++;
    else {
      pair_rest(c, x + i0, i - i0, y + j0, j - j0);
      add(c, x[i++], y[j++]);
      i0 = i;
      j0 = j;
    }
  }
  pair_rest(c, x + i0, n - i0, y + j0, m - j0);
  x_free(best);
}

static uint32_t family_end(const Rows *rows, uint32_t i) {
  uint32_t end = i;
  while (end < rows->n && by_family(rows->at[i], rows->at[end]) == 0) end++;
  return end;
}

static uint64_t distance(uint64_t x, uint64_t y) {
  return x > y ? x - y : y - x;
}

static int by_difference(const void *a, const void *b) {
  const SiteDiff *x = a, *y = b;
  uint64_t p = distance(diff_bytes(x->before), diff_bytes(x->after));
  uint64_t q = distance(diff_bytes(y->before), diff_bytes(y->after));
  if (p == q) {
    p = distance(diff_count(x->before), diff_count(x->after));
    q = distance(diff_count(y->before), diff_count(y->after));
  }
  if (p != q) return p < q ? 1 : -1;
  const MeasuredRow *r = x->after ? x->after : x->before, *s = y->after ? y->after : y->before;
  int c = by_key(&r, &s);
  return c ? c : (int)x->change - (int)y->change;
}

void compare_sites(Comparison *c) {
  Rows a = sort_rows(&c->a.run), b = sort_rows(&c->b.run);
  c->sites = x_malloc((a.n + b.n + 1) * sizeof *c->sites);
  c->n_sites = 0;
  for (uint32_t i = 0, j = 0; i < a.n || j < b.n;) {
    int order = i == a.n ? 1 : j == b.n ? -1 : by_family(a.at[i], b.at[j]);
    uint32_t i1 = order <= 0 ? family_end(&a, i) : i, j1 = order >= 0 ? family_end(&b, j) : j;
    pair_family(c, a.at + i, i1 - i, b.at + j, j1 - j);
    i = i1;
    j = j1;
  }
  qsort(c->sites, c->n_sites, sizeof *c->sites, by_difference);
  x_free(a.at);
  x_free(b.at);
}
