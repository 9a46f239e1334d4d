// SPDX-License-Identifier: MIT
// report_csv.c - the rows of the ledger as RFC 4180 has tables: a header row, CRLF ends
// each line, fields with commas, quotes or line ends are in quotes. The columns are the
// keys of the JSON report's sites, the chain left out: docs/STATS.md.
#include "cli/report.h"

static void put_text(FILE *out, const char *s) {
  if (!strpbrk(s, ",\"\r\n")) {
    fputs(s, out);
    return;
  }
  fputc('"', out);
  for (; *s; s++) {
    if (*s == '"') fputc('"', out);
    fputc(*s, out);
  }
  fputc('"', out);
}

void report_csv(FILE *out, const Ledger *l) {
  fputs("id,key,file,line,col,func,text,kind,type,decision,rule,reason,library,size,heap_allocs,heap_bytes,"
        "frame_objects,frame_bytes,live_end_objects,live_end_bytes,live_peak_objects,live_peak_bytes,"
        "marked_bytes,gc_cycles_started,func_calls,allocs_per_call\r\n",
        out);
  for (uint32_t i = 0; i < l->n_rows; i++) {
    const LedgerRow *r = &l->rows[i];
    const Site *s = r->site;
    fprintf(out, "%u,", r->id);
    put_text(out, r->key);
    fputc(',', out);
    put_text(out, s->file);
    fprintf(out, ",%u,%u", s->line, s->col);
    const char *const texts[] = {
        s->func,           s->text,  site_kind_name(s), s->type_string, site_decision_name(s),
        site_rule_name(s), s->reason};
    for (size_t k = 0; k < COUNT_OF(texts); k++) {
      fputc(',', out);
      put_text(out, texts[k]);
    }
    fprintf(out, ",%s", s->is_library ? "true" : "false");
    const uint64_t numbers[] = {s->size,           r->heap_count,      r->heap_bytes,
                                r->frame_count,    r->frame_bytes,     r->live_end_count,
                                r->live_end_bytes, r->live_peak_count, r->live_peak_bytes,
                                r->marked_bytes,   r->cycles_started,  r->func_calls};
    for (size_t k = 0; k < COUNT_OF(numbers); k++) fprintf(out, ",%llu", (unsigned long long)numbers[k]);
    fprintf(out, ",%.6g\r\n", ledger_allocs_per_call(r));
  }
}
