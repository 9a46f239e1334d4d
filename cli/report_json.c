// SPDX-License-Identifier: MIT
// report_json.c - the ledger as JSON, version 2 (docs/STATS.md).
#include "cli/json.h"
#include "cli/report.h"

typedef struct Number {
  const char *key;
  uint64_t value;
} Number;

static void put_numbers(FILE *out, const Number *numbers, size_t n, const char *separator) {
  for (size_t i = 0; i < n; i++)
    fprintf(out, "\"%s\": %llu%s", numbers[i].key, (unsigned long long)numbers[i].value, separator);
}

static void put_place(FILE *out, const char *file, uint32_t line, uint32_t col) {
  json_member(out, "file", file);
  fprintf(out, ", \"line\": %u, \"col\": %u", line, col);
}

static void put_chain(FILE *out, const Site *s) {
  fputs("\"chain\": [", out);
  for (uint32_t i = 0; i < s->n_chain; i++) {
    const SiteStep *step = &s->chain[i];
    fputs(i ? ", {" : "{", out);
    json_member(out, "text", step->text);
    fputs(", ", out);
    put_place(out, step->file, step->line, step->col);
    fputc('}', out);
  }
  fputs("], ", out);
}

static void put_row(FILE *out, const LedgerRow *r) {
  const Site *s = r->site;
  fprintf(out, "{\"id\": %u, ", r->id);
  json_member(out, "key", r->key);
  fputs(", ", out);
  put_place(out, s->file, s->line, s->col);
  const JsonText texts[] = {{"func", s->func},
                            {"text", s->text},
                            {"kind", site_kind_name(s)},
                            {"type", s->type_string},
                            {"decision", site_decision_name(s)},
                            {"rule", site_rule_name(s)},
                            {"reason", s->reason}};
  fputs(", ", out);
  json_members(out, texts, COUNT_OF(texts));
  fprintf(out, ", \"library\": %s, ", s->is_library ? "true" : "false");
  put_chain(out, s);
  const Number numbers[] = {
      {"size", s->size},
      {"heap_allocs", r->heap_count},
      {"heap_bytes", r->heap_bytes},
      {"frame_objects", r->frame_count},
      {"frame_bytes", r->frame_bytes},
      {"live_end_objects", r->live_end_count},
      {"live_end_bytes", r->live_end_bytes},
      {"live_peak_objects", r->live_peak_count},
      {"live_peak_bytes", r->live_peak_bytes},
      {"marked_bytes", r->marked_bytes},
      {"gc_cycles_started", r->cycles_started},
      {"func_calls", r->func_calls},
  };
  put_numbers(out, numbers, COUNT_OF(numbers), ", ");
  fprintf(out, "\"allocs_per_call\": %.6g}", ledger_allocs_per_call(r));
}

void report_json(FILE *out, const Ledger *l, const ReportInfo *info) {
  fputs("{\n  \"version\": 2,\n  ", out);
  json_member(out, "program", info->program);
  fputs(",\n  ", out);
  json_member(out, "escape", info->escape_level);
  fprintf(out, ",\n  \"exit_status\": %d,\n  ", info->exit_status);
  const Number totals[] = {
      {"heap_allocs", l->heap_count},
      {"heap_bytes", l->heap_bytes},
      {"frame_objects", l->frame_count},
      {"frame_bytes", l->frame_bytes},
      {"live_end_objects", l->live_end_count},
      {"live_end_bytes", l->live_end_bytes},
      {"live_peak_objects", l->live_peak_count},
      {"live_peak_bytes", l->live_peak_bytes},
      {"marked_bytes", l->marked_bytes},
      {"gc_cycles_started", l->cycles_started},
      {"gc_cycles", l->gc.n_cycles},
      {"gc_cycles_threshold", l->gc.n_cycles_by_cause[GC_CAUSE_THRESHOLD]},
      {"gc_cycles_limit", l->gc.n_cycles_by_cause[GC_CAUSE_LIMIT]},
      {"gc_cycles_forced", l->gc.n_cycles_by_cause[GC_CAUSE_FORCED]},
      {"gc_cycles_stress", l->gc.n_cycles_by_cause[GC_CAUSE_STRESS]},
      {"gc_pause_total_ns", l->gc.pause_total_ns},
      {"gc_pause_max_ns", l->gc.pause_max_ns},
      {"gc_pause_median_ns", l->gc.pause_median_ns},
      {"gc_pause_p95_ns", l->gc.pause_p95_ns},
      {"gc_marked_bytes", l->gc.marked_total_bytes},
      {"heap_peak_bytes", l->gc.peak_heap_bytes},
      {"heap_end_bytes", l->heap_end_bytes},
      {"ticks", l->ticks},
      {"goroutines", l->n_goroutines_made},
      {"elapsed_ns", (uint64_t)info->elapsed_ns},
  };
  put_numbers(out, totals, COUNT_OF(totals), ",\n  ");
  fputs("\"sites\": [", out);
  for (uint32_t i = 0; i < l->n_rows; i++) {
    fputs(i ? ",\n    " : "\n    ", out);
    put_row(out, &l->rows[i]);
  }
  fputs(l->n_rows ? "\n  ]" : "]", out);
  if (info->history) history_json(out, info->history);
  report_contracts_json(out, info);
  fputs("\n}\n", out);
}
