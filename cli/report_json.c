// SPDX-License-Identifier: MIT
// report_json.c - the ledger as JSON, version 1 (docs/STATS.md).
#include "cli/json.h"
#include "cli/report.h"

static void put_text(FILE *out, const char *key, const char *s) {
  fprintf(out, "\"%s\": ", key);
  json_string(out, s);
}

static void put_number(FILE *out, const char *key, uint64_t n) {
  fprintf(out, "\"%s\": %llu", key, (unsigned long long)n);
}

static const char *const kind_names[] = {
    [SITE_VAR] = "variable",        [SITE_NEW] = "new",        [SITE_LIT] = "composite literal",
    [SITE_MAKE] = "make",           [SITE_APPEND] = "append",  [SITE_CLOSURE] = "closure",
    [SITE_BOX] = "boxing",          [SITE_CONCAT] = "concat",  [SITE_CONV] = "conversion",
    [SITE_VARIADIC] = "variadic",   [SITE_MAP] = "map",        [SITE_CHAN] = "channel",
    [SITE_GOROUTINE] = "goroutine", [SITE_NATIVE] = "runtime",
};
static const char *const decision_names[] = {
    [SITE_HEAP] = "heap", [SITE_FRAME] = "frame", [SITE_STATIC] = "static", [SITE_ELIMINATED] = "eliminated"};

void report_json(FILE *out, const Ledger *l, const ReportInfo *info) {
  fputs("{\n  \"version\": 1,\n  ", out);
  put_text(out, "program", info->program);
  fputs(",\n  ", out);
  put_text(out, "escape", info->escape_level);
  fprintf(out, ",\n  \"exit_status\": %d,\n  ", info->exit_status);
  const struct {
    const char *key;
    uint64_t value;
  } totals[] = {
      {"heap_allocs", l->heap_count},
      {"heap_bytes", l->heap_bytes},
      {"frame_objects", l->frame_count},
      {"frame_bytes", l->frame_bytes},
      {"gc_cycles", l->gc.n_cycles},
      {"gc_cycles_threshold", l->gc.n_cycles_by_cause[GC_CAUSE_THRESHOLD]},
      {"gc_cycles_limit", l->gc.n_cycles_by_cause[GC_CAUSE_LIMIT]},
      {"gc_cycles_forced", l->gc.n_cycles_by_cause[GC_CAUSE_FORCED]},
      {"gc_pause_total_ns", l->gc.pause_total_ns},
      {"gc_pause_max_ns", l->gc.pause_max_ns},
      {"gc_pause_median_ns", l->gc.pause_median_ns},
      {"gc_pause_p95_ns", l->gc.pause_p95_ns},
      {"gc_marked_bytes", l->gc.marked_total_bytes},
      {"heap_peak_bytes", l->gc.peak_heap_bytes},
      {"heap_end_bytes", l->heap_end_bytes},
      {"live_peak_bytes", l->gc.peak_live_bytes},
      {"ticks", l->ticks},
      {"goroutines", l->n_goroutines_made},
      {"elapsed_ns", (uint64_t)info->elapsed_ns},
  };
  for (size_t i = 0; i < COUNT_OF(totals); i++) {
    put_number(out, totals[i].key, totals[i].value);
    fputs(",\n  ", out);
  }
  fputs("\"sites\": [", out);
  for (uint32_t i = 0; i < l->n_rows; i++) {
    const LedgerRow *r = &l->rows[i];
    const Site *s = r->site;
    fputs(i ? ",\n    {" : "\n    {", out);
    put_text(out, "file", s->file);
    fprintf(out, ", \"line\": %u, \"col\": %u, ", s->line, s->col);
    put_text(out, "func", s->func);
    fputs(", ", out);
    put_text(out, "text", s->text);
    fputs(", ", out);
    put_text(out, "kind", s->kind < COUNT_OF(kind_names) ? kind_names[s->kind] : "other");
    fputs(", ", out);
    put_text(out, "type", s->type_string);
    fputs(", ", out);
    put_number(out, "size", s->size);
    fputs(", ", out);
    put_text(out, "decision", s->decision < COUNT_OF(decision_names) ? decision_names[s->decision] : "heap");
    fputs(", ", out);
    put_text(out, "reason", s->reason);
    fputs(", ", out);
    put_number(out, "heap_allocs", r->heap_count);
    fputs(", ", out);
    put_number(out, "heap_bytes", r->heap_bytes);
    fputs(", ", out);
    put_number(out, "frame_objects", r->frame_count);
    fputs(", ", out);
    put_number(out, "frame_bytes", r->frame_bytes);
    fputs("}", out);
  }
  fputs(l->n_rows ? "\n  ]\n}\n" : "]\n}\n", out);
}
