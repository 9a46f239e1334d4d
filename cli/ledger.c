// SPDX-License-Identifier: MIT
#include "cli/report.h"

static int by_cost(const void *a, const void *b) {
  const LedgerRow *x = a, *y = b;
  if (x->heap_bytes != y->heap_bytes) return x->heap_bytes < y->heap_bytes ? 1 : -1;
  if (x->heap_count != y->heap_count) return x->heap_count < y->heap_count ? 1 : -1;
  if (x->frame_bytes != y->frame_bytes) return x->frame_bytes < y->frame_bytes ? 1 : -1;
  if (x->frame_count != y->frame_count) return x->frame_count < y->frame_count ? 1 : -1;
  return x->site < y->site ? -1 : x->site > y->site; // one table: program order
}

void ledger_init(Ledger *l, Vm *vm) {
  memset(l, 0, sizeof *l);
  Rt *rt = vm_rt(vm);
  const Program *p = vm_program(vm);
  uint32_t n = p->n_sites;
  LedgerRow *rows = x_calloc(n ? n : 1, sizeof *rows);
  for (uint32_t i = 0; i < n; i++) {
    const SiteCount *h = &rt->site_counts[i], *f = rt->frame_counts ? &rt->frame_counts[i] : NULL;
    LedgerRow *r = &rows[p->sites[i].origin];
    r->site = &p->sites[p->sites[i].origin];
    r->heap_count += h->count;
    r->heap_bytes += h->bytes;
    l->heap_count += h->count;
    l->heap_bytes += h->bytes;
    if (!f) continue;
    r->frame_count += f->count;
    r->frame_bytes += f->bytes;
    l->frame_count += f->count;
    l->frame_bytes += f->bytes;
  }
  for (uint32_t i = 0; i < n; i++)
    if (rows[i].heap_count || rows[i].frame_count) rows[l->n_rows++] = rows[i];
  qsort(rows, l->n_rows, sizeof *rows, by_cost);
  l->rows = rows;
  gc_get_stats(rt->heap, &l->gc);
  l->heap_end_bytes = l->gc.heap_bytes;
  l->ticks = rt_tick(rt);
  l->n_goroutines_made = (uint32_t)rt->n_gs_made;
}

void ledger_fini(Ledger *l) {
  x_free(l->rows);
  memset(l, 0, sizeof *l);
}
