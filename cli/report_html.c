// SPDX-License-Identifier: MIT
// report_html.c - fills the page's frame: the JSON of -stats=json, and what it lacks.
//
// Both go into <script type="application/json"> elements. '<' occurs in JSON only
// inside strings, so that written as \u003c no text of the program can end an element.
#include "cli/report_html.h"

#include "cli/json.h"
#include "cli/report_page.h"

static void put_json_text(FILE *out, const char *text, size_t len) {
  for (const char *end = text + len; text < end;) {
    const char *p = memchr(text, '<', (size_t)(end - text));
    size_t n = (size_t)((p ? p : end) - text);
    fwrite(text, 1, n, out);
    if (p) fputs("\\u003c", out);
    text += n + (p != NULL);
  }
}

static bool has_row(const Ledger *l, const char *file) {
  for (uint32_t i = 0; i < l->n_rows; i++)
    if (strcmp(l->rows[i].site->file, file) == 0) return true;
  return false;
}

static void put_comparison(FILE *out, const ReportComparison *c) {
  fputs("{\"escape\": ", out);
  json_string(out, c->escape_level);
  if (c->error) {
    fputs(", \"error\": ", out);
    json_string(out, c->error);
    fputs("}", out);
    return;
  }
  fprintf(out,
          ", \"waited\": %s, \"exit_status\": %d, \"heap_allocs\": %llu, \"heap_bytes\": %llu, "
          "\"gc_cycles\": %llu, "
          "\"gc_pause_total_ns\": %llu, \"elapsed_ns\": %llu}",
          c->waited ? "true" : "false", c->exit_status, (unsigned long long)c->heap_count,
          (unsigned long long)c->heap_bytes, (unsigned long long)c->n_cycles,
          (unsigned long long)c->pause_total_ns, (unsigned long long)c->elapsed_ns);
}

static void put_extra(FILE *out, const Ledger *l, const ReportInfo *info,
                      const ReportComparison *comparison) {
  static const struct {
    const char *name, *help;
  } rules[] = {
#define SITE_RULE(name, text, help) {text, help},
#include "runtime/site_rules.def"
#undef SITE_RULE
  };
  fputs("{\"rules\": {", out);
  for (size_t i = 0; i < COUNT_OF(rules); i++) {
    if (i) fputs(",\n", out);
    json_string(out, rules[i].name);
    fputs(": ", out);
    json_string(out, rules[i].help);
  }
  fprintf(out, "},\n\"interrupted\": %s,\n\"comparison\": ", info->interrupted ? "true" : "false");
  if (comparison)
    put_comparison(out, comparison);
  else
    fputs("null", out);
  fputs(",\n\"sources\": [", out);
  const Sources *sources = info->sources;
  const char *comma = "\n";
  for (uint32_t i = 0; sources && i < sources->n; i++) {
    const SourceText *s = &sources->items[i];
    if (s->is_library && !has_row(l, s->name)) continue;
    fprintf(out, "%s{\"name\": ", comma);
    json_string(out, s->name);
    fprintf(out, ", \"library\": %s, \"text\": ", s->is_library ? "true" : "false");
    json_text(out, s->text, s->len);
    fputs("}", out);
    comma = ",\n";
  }
  fputs("]}\n", out);
}

// What is written to m->out becomes m->text.
typedef struct Memory {
  char *text;
  size_t len;
  FILE *out;
} Memory;

static void memory_open(Memory *m) {
  m->out = open_memstream(&m->text, &m->len);
  if (m->out) return;
  fputs("minigo: no memory for the report\n", stderr);
  exit(2);
}

static void put_element(FILE *out, const char *id, Memory *m) {
  fclose(m->out);
  fprintf(out, "<script type=\"application/json\" id=\"%s\">\n", id);
  put_json_text(out, m->text, m->len);
  fputs("</script>\n", out);
  free(m->text);
}

static void put_data(FILE *out, const Ledger *l, const ReportInfo *info, const ReportComparison *comparison) {
  Memory data, extra;
  memory_open(&data);
  report_json(data.out, l, info);
  put_element(out, "data", &data);
  memory_open(&extra);
  put_extra(extra.out, l, info, comparison);
  put_element(out, "extra", &extra);
}

void report_html(FILE *out, const Ledger *l, const ReportInfo *info, const ReportComparison *comparison) {
  const char *p = report_page_html, *hole;
  for (; (hole = strstr(p, "{{")); p = strstr(hole, "}}") + 2) {
    fwrite(p, 1, (size_t)(hole - p), out);
    if (strncmp(hole, "{{style}}", 9) == 0)
      fputs(report_page_css, out);
    else if (strncmp(hole, "{{script}}", 10) == 0)
      fputs(report_page_js, out);
    else if (strncmp(hole, "{{views}}", 9) == 0)
      fputs(report_views_js, out);
    else
      put_data(out, l, info, comparison);
  }
  fputs(p, out);
}
