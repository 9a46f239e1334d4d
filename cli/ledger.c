// SPDX-License-Identifier: MIT
// ledger.c - joins the site table with the machine's counters.
//
// The totals are the collector's own; that the rows add up to them is checked in every run.
//
// A row's key is function, kind and ordinal: the n-th site of that kind in that
// function by position. Functions of library packages and literals inside them are told
// apart by their files' package path. Site 0, the runtime's own, is "runtime/runtime/1".
#include "cli/report.h"

static const char *const kind_names[] = {
    [SITE_VAR] = "variable",        [SITE_NEW] = "new",        [SITE_LIT] = "composite literal",
    [SITE_MAKE] = "make",           [SITE_APPEND] = "append",  [SITE_CLOSURE] = "closure",
    [SITE_BOX] = "boxing",          [SITE_CONCAT] = "concat",  [SITE_CONV] = "conversion",
    [SITE_VARIADIC] = "variadic",   [SITE_MAP] = "map",        [SITE_CHAN] = "channel",
    [SITE_GOROUTINE] = "goroutine", [SITE_NATIVE] = "runtime",
};
static const char *const decision_names[] = {
    [SITE_HEAP] = "heap", [SITE_FRAME] = "frame", [SITE_STATIC] = "static", [SITE_ELIMINATED] = "eliminated"};
static const char *const rule_names[] = {
#define SITE_RULE(name, text, help) text,
#include "runtime/site_rules.def"
#undef SITE_RULE
};

const char *site_kind_name(const Site *s) {
  return kind_names[s->kind];
}

const char *site_decision_name(const Site *s) {
  return decision_names[s->decision];
}

const char *site_rule_name(const Site *s) {
  return rule_names[s->rule];
}

char *site_reason_text(char *buf, size_t size, const Site *s) {
  const SiteStep *last = s->n_chain ? &s->chain[s->n_chain - 1] : NULL;
  const char *reason = s->reason[0] ? s->reason : site_rule_name(s);
  if (last && last->line != s->line && strcmp(last->file, s->file) == 0)
    snprintf(buf, size, "%s (line %u)", reason, last->line);
  else
    snprintf(buf, size, "%s", reason);
  return buf;
}

double ledger_allocs_per_call(const LedgerRow *r) {
  return r->func_calls ? (double)r->heap_count / (double)r->func_calls : 0;
}

// ---- order ----

static int by_number(uint64_t x, uint64_t y) {
  return x < y ? 1 : x > y ? -1 : 0; // largest first
}

static int by_place(const Site *x, const Site *y) {
  int c = strcmp(x->file, y->file);
  if (!c && x->line != y->line) c = x->line < y->line ? -1 : 1;
  if (!c && x->col != y->col) c = x->col < y->col ? -1 : 1;
  return c ? c : x < y ? -1 : x > y; // one table
}

static int by_cost(const void *a, const void *b) {
  const LedgerRow *x = a, *y = b;
  int c = by_number(x->heap_bytes, y->heap_bytes);
  if (!c) c = by_number(x->heap_count, y->heap_count);
  if (!c) c = by_number(x->frame_bytes, y->frame_bytes);
  if (!c) c = by_number(x->frame_count, y->frame_count);
  return c ? c : by_place(x->site, y->site);
}

// ---- keys ----

// Length of the part of a library file's name that is its package path; a program's own functions have none.
static int package_len(const Site *s) {
  const char *slash = s->is_library ? strrchr(s->file, '/') : NULL;
  return slash ? (int)(slash - s->file) : 0;
}

static int by_family(const Site *x, const Site *y) {
  int n = package_len(x), m = package_len(y);
  int c = n != m ? (n < m ? -1 : 1) : memcmp(x->file, y->file, (size_t)n);
  if (!c) c = strcmp(x->func, y->func);
  return c ? c : (int)x->kind - (int)y->kind;
}

static int by_key(const void *a, const void *b) {
  const LedgerRow *x = *(LedgerRow *const *)a, *y = *(LedgerRow *const *)b;
  int c = by_family(x->site, y->site);
  return c ? c : by_place(x->site, y->site);
}

static void set_keys(Ledger *l) {
  LedgerRow **order = x_malloc((l->n_rows + 1) * sizeof *order);
  size_t size = 1;
  for (uint32_t i = 0; i < l->n_rows; i++) {
    const Site *s = l->rows[i].site;
    order[i] = &l->rows[i];
    size += (size_t)package_len(s) + strlen(s->func) + strlen(site_kind_name(s)) + 16;
  }
  qsort(order, l->n_rows, sizeof *order, by_key);
  char *text = l->keys = x_malloc(size);
  uint32_t ordinal = 0;
  for (uint32_t i = 0; i < l->n_rows; i++) {
    const Site *s = order[i]->site;
    ordinal = i && by_family(s, order[i - 1]->site) == 0 ? ordinal + 1 : 1;
    int n = package_len(s);
    order[i]->key = text;
    text +=
        sprintf(text, "%.*s%s%s/%s/%u", n, s->file, n ? "." : "", s->func, site_kind_name(s), ordinal) + 1;
  }
  x_free(order);
}

// ---- the join ----

static SiteCount frame_count(const Rt *rt, uint32_t site) {
  return rt->frame_counts ? rt->frame_counts[site] : (SiteCount){0};
}

static void add_site(LedgerRow *r, const Rt *rt, uint32_t site) {
  SiteCount heap = rt->site_counts[site], frame = frame_count(rt, site);
  r->heap_count += heap.count;
  r->heap_bytes += heap.bytes;
  r->frame_count += frame.count;
  r->frame_bytes += frame.bytes;
  const RtCensus *c = rt->census;
  if (!c) return;
  r->live_end_count += c->live_end[site].n_objects;
  r->live_end_bytes += c->live_end[site].n_bytes;
  r->live_peak_count += c->live_peak[site].n_objects;
  r->live_peak_bytes += c->live_peak[site].n_bytes;
  r->marked_bytes += c->marked_bytes[site];
  r->cycles_started += c->cycles_started[site];
}

// Whether copy x of a site cost more than copy y.
static bool costs_more(const Rt *rt, uint32_t x, uint32_t y) {
  SiteCount hx = rt->site_counts[x], hy = rt->site_counts[y];
  if (hx.bytes != hy.bytes) return hx.bytes > hy.bytes;
  return frame_count(rt, x).count > frame_count(rt, y).count;
}

// The rows of all origins, by site number; those of copies stay empty.
static void join(LedgerRow *rows, const Program *p, const Rt *rt, bool has_cycles) {
  for (uint32_t i = 0; i < p->n_sites; i++) {
    LedgerRow *r = &rows[p->sites[i].origin];
    if (!r->site || costs_more(rt, i, (uint32_t)(r->site - p->sites))) r->site = &p->sites[i];
    add_site(r, rt, i);
    r->id = p->sites[i].origin;
  }
  for (uint32_t i = 0; i < p->n_sites; i++) {
    LedgerRow *r = &rows[i];
    if (!r->site) continue;
    if (rt->call_counts) r->func_calls = rt->call_counts[r->site->call_count];
    if (has_cycles) continue;
    r->live_peak_count = r->heap_count;
    r->live_peak_bytes = r->heap_bytes;
  }
}

// The collector's own counters, which know nothing of sites.
static void set_totals(Ledger *l, Rt *rt) {
  GcMemStats *mem = x_malloc(sizeof *mem);
  gc_read_stats(rt->heap, mem);
  gc_get_stats(rt->heap, &l->gc);
  l->heap_count = mem->n_mallocs;
  l->heap_bytes = mem->total_alloc_bytes;
  l->heap_end_bytes = l->gc.heap_bytes;
  l->marked_bytes = l->gc.marked_total_bytes;
  l->cycles_started = l->gc.n_cycles - l->gc.n_cycles_by_cause[GC_CAUSE_FORCED];
  // Without a cycle nothing was ever found dead.
  l->live_peak_count = l->gc.n_cycles ? l->gc.peak_live_objects : l->heap_count;
  l->live_peak_bytes = l->gc.n_cycles ? l->gc.peak_live_bytes : l->heap_bytes;
  GcSum live = rt_census_end(rt);
  l->live_end_count = live.n_objects;
  l->live_end_bytes = live.n_bytes;
  x_free(mem);
}

static void check_sum(const char *what, uint64_t sum, uint64_t total) {
  if (sum == total) return;
  fprintf(stderr,
          "minigo: the rows of the ledger have %llu %s, the collector counts %llu: please report this\n",
          (unsigned long long)sum, what, (unsigned long long)total);
#if defined MG_DEBUG && !defined MG_NO_COUNTERS
  bug("a ledger that does not add up");
#endif
}

// Frame objects are counted by site only. All else must agree with the collector.
static void add_up(Ledger *l, const LedgerRow *rows, uint32_t n, bool has_census) {
  LedgerRow sum = {0};
  for (uint32_t i = 0; i < n; i++) {
    const LedgerRow *r = &rows[i];
    l->frame_count += r->frame_count;
    l->frame_bytes += r->frame_bytes;
    sum.heap_count += r->heap_count;
    sum.heap_bytes += r->heap_bytes;
    sum.live_end_count += r->live_end_count;
    sum.live_end_bytes += r->live_end_bytes;
    sum.live_peak_count += r->live_peak_count;
    sum.live_peak_bytes += r->live_peak_bytes;
    sum.marked_bytes += r->marked_bytes;
    sum.cycles_started += r->cycles_started;
  }
  check_sum("objects", sum.heap_count, l->heap_count);
  check_sum("bytes", sum.heap_bytes, l->heap_bytes);
  if (!has_census) return;
  check_sum("objects live at the end", sum.live_end_count, l->live_end_count);
  check_sum("bytes live at the end", sum.live_end_bytes, l->live_end_bytes);
  check_sum("objects live at the peak", sum.live_peak_count, l->live_peak_count);
  check_sum("bytes live at the peak", sum.live_peak_bytes, l->live_peak_bytes);
  check_sum("bytes marked", sum.marked_bytes, l->marked_bytes);
  check_sum("cycles started", sum.cycles_started, l->cycles_started);
}

// The records of goroutines are not on the Go heap: a go statement has a row only if that changes.
static bool is_shown(const LedgerRow *r) {
  return r->heap_count || r->frame_count || (!r->site->is_library && r->site->kind != SITE_GOROUTINE);
}

void ledger_init(Ledger *l, Vm *vm) {
  memset(l, 0, sizeof *l);
  Rt *rt = vm_rt(vm);
  const Program *p = vm_program(vm);
  l->ticks = rt_tick(rt);
  l->n_goroutines_made = (uint32_t)rt->n_gs_made;
  set_totals(l, rt);
  LedgerRow *rows = l->rows = x_calloc(p->n_sites, sizeof *rows);
  join(rows, p, rt, l->gc.n_cycles > 0);
  // Keys are given to all, so that they do not depend on what ran; then the empty rows go.
  for (uint32_t i = 0; i < p->n_sites; i++)
    if (rows[i].site) rows[l->n_rows++] = rows[i];
  add_up(l, rows, l->n_rows, rt->census != NULL);
  set_keys(l);
  uint32_t n = l->n_rows;
  l->n_rows = 0;
  for (uint32_t i = 0; i < n; i++)
    if (is_shown(&rows[i])) rows[l->n_rows++] = rows[i];
  qsort(rows, l->n_rows, sizeof *rows, by_cost);
}

void ledger_fini(Ledger *l) {
  x_free(l->rows);
  x_free(l->keys);
  memset(l, 0, sizeof *l);
}
