// SPDX-License-Identifier: MIT
// compare_json.c - a comparison as JSON (docs/COMPARE.md).
#include "cli/compare.h"
#include "cli/json.h"

static void put_number(FILE *out, const char *key, uint64_t n) {
  fprintf(out, ", \"%s\": %llu", key, (unsigned long long)n);
}

static void put_side(FILE *out, const char *key, const CompareSide *s) {
  const Measured *m = &s->run;
  if (!s->has_run) {
    fprintf(out, "  \"%s\": null,\n", key);
    return;
  }
  fprintf(out, "  \"%s\": {", key);
  json_members(out, (JsonText[]){{"program", s->program}, {"escape", s->escape}}, 2);
  put_number(out, "exit_status", (uint64_t)m->status);
  put_number(out, "heap_allocs", m->heap_count);
  put_number(out, "heap_bytes", m->heap_bytes);
  put_number(out, "frame_objects", m->frame_count);
  put_number(out, "frame_bytes", m->frame_bytes);
  put_number(out, "gc_cycles", m->n_cycles);
  put_number(out, "gc_pause_total_ns", m->pause_total_ns);
  put_number(out, "gc_pause_max_ns", m->pause_max_ns);
  put_number(out, "heap_peak_bytes", m->peak_heap_bytes);
  put_number(out, "ticks", m->ticks);
  put_number(out, "elapsed_ns", m->elapsed_ns);
  fprintf(out, ", \"counts_vary\": %s},\n", s->varies ? "true" : "false");
}

static void put_row(FILE *out, const char *key, const MeasuredRow *r) {
  if (!r) {
    fprintf(out, ", \"%s\": null", key);
    return;
  }
  fprintf(out, ", \"%s\": {", key);
  json_members(out, (JsonText[]){{"key", r->key}, {"file", r->file}}, 2);
  fprintf(out, ", \"line\": %u, \"col\": %u, ", r->line, r->col);
  const JsonText texts[] = {{"func", r->func},    {"kind", r->kind},         {"text", r->text},
                            {"type", r->type},    {"decision", r->decision}, {"rule", r->rule},
                            {"reason", r->reason}};
  json_members(out, texts, COUNT_OF(texts));
  put_number(out, "heap_allocs", r->heap_count);
  put_number(out, "heap_bytes", r->heap_bytes);
  put_number(out, "frame_objects", r->frame_count);
  put_number(out, "frame_bytes", r->frame_bytes);
  fputs("}", out);
}

void compare_print_json(FILE *out, const Comparison *c) {
  fprintf(out, "{\n  \"version\": 1,\n  \"compares\": \"%s\",\n  \"count\": %u,\n",
          c->is_levels ? "levels" : "programs", c->count);
  put_side(out, "before", &c->a);
  put_side(out, "after", &c->b);
  if (c->difference) {
    fputs("  ", out);
    json_member(out, "difference", c->difference);
    fputs(",\n", out);
  } else
    fputs("  \"difference\": null,\n", out);
  fputs("  \"sites\": [", out);
  for (uint32_t i = 0; i < c->n_sites; i++) {
    const SiteDiff *d = &c->sites[i];
    fprintf(out, "%s    {\"change\": \"%s\"", i ? ",\n" : "\n", site_change_name(d->change));
    put_row(out, "before", d->before);
    put_row(out, "after", d->after);
    fputs("}", out);
  }
  fputs(c->n_sites ? "\n  ]\n}\n" : "]\n}\n", out);
}
