// SPDX-License-Identifier: MIT
// report_contracts.c - what became of the program's contracts: docs/CONTRACTS.md.
#include "cli/json.h"
#include "cli/report.h"
#include "cli/width.h"

void contracts_print_open(FILE *out, const Program *p) {
  for (uint32_t i = 0; i < p->n_contracts; i++) {
    const Contract *k = &p->contracts[i];
    if (k->verdict == CONTRACT_PROVED) continue;
    fprintf(out, "%s:%u:%u: note: %s of %s is left to the run: %s\n", k->file, k->line, k->col, k->text,
            k->subject, k->why_open);
  }
}

void contracts_print_skipped(FILE *out, const Program *p) {
  uint32_t n = p->n_skipped_contracts;
  if (n)
    fprintf(out, "minigo: %u contract%s not checked: -escape=off does not follow gc's decisions\n", n,
            n == 1 ? " is" : "s are");
}

static const char *result_name(const Contract *k, const ContractCount *c) {
  if (c->is_broken) return "broken";
  return k->verdict == CONTRACT_PROVED || c->n_calls ? "kept" : "not checked";
}

static size_t width_of(const char *s, size_t least) {
  size_t n = text_width(s, strlen(s));
  return n > least ? n : least;
}

static void place_text(char *buf, size_t size, const Contract *k) {
  format_place(buf, size, k->file, k->line, k->col, size);
}

static void run_text(char *buf, size_t size, const Contract *k, const ContractCount *c) {
  char calls[40], objects[40];
  format_count(calls, sizeof calls, c->n_calls);
  format_count(objects, sizeof objects, c->max_allocs);
  bool is_stmt = k->kind == CONTRACT_STACK;
  if (is_stmt && k->verdict == CONTRACT_PROVED)
    snprintf(buf, size, "nothing to check");
  else if (!c->n_calls)
    snprintf(buf, size, "%s", is_stmt ? "never run" : "no calls");
  else if (is_stmt)
    snprintf(buf, size, "%s evaluation%s, %s on the heap", calls, c->n_calls == 1 ? "" : "s", objects);
  else
    snprintf(buf, size, "%s call%s, %s%s object%s", calls, c->n_calls == 1 ? "" : "s",
             c->max_allocs && c->n_calls > 1 ? "at most " : "", objects, c->max_allocs == 1 ? "" : "s");
}

void report_contracts_text(FILE *out, const ReportInfo *info, bool colour) {
  const Program *p = info->compiled;
  const ContractCount *counts = info->contract_counts;
  if (!p || !p->n_contracts || !counts) return;
  const char *bold = colour ? "\033[1m" : "", *red = colour ? "\033[31m" : "", *off = colour ? "\033[0m" : "";
  char place[300], run[120];
  size_t where = 5, what = 8, of = 2, ran = 3;
  for (uint32_t i = 0; i < p->n_contracts; i++) {
    const Contract *k = &p->contracts[i];
    place_text(place, sizeof place, k);
    run_text(run, sizeof run, k, &counts[i]);
    where = width_of(place, where);
    what = width_of(k->text, what);
    of = width_of(k->subject, of);
    ran = width_of(run, ran);
  }
  fprintf(out, "\n%s  %-*s  %-*s  %-*s  %-8s  %-*s  result%s\n", bold, (int)where, "where", (int)what,
          "contract", (int)of, "of", "compiler", (int)ran, "run", off);
  for (uint32_t i = 0; i < p->n_contracts; i++) {
    const Contract *k = &p->contracts[i];
    place_text(place, sizeof place, k);
    run_text(run, sizeof run, k, &counts[i]);
    const char *result = result_name(k, &counts[i]);
    bool is_kept = strcmp(result, "kept") == 0;
    fputs("  ", out);
    text_pad(out, place, where + 2);
    text_pad(out, k->text, what + 2);
    text_pad(out, k->subject, of + 2);
    fprintf(out, "%-8s  %-*s  %s%s%s\n", k->verdict == CONTRACT_PROVED ? "proved" : "open", (int)ran, run,
            is_kept ? "" : red, result, is_kept ? "" : off);
  }
}

void report_contracts_json(FILE *out, const ReportInfo *info) {
  const Program *p = info->compiled;
  fputs(",\n  \"contracts\": [", out);
  uint32_t n = p && info->contract_counts ? p->n_contracts : 0;
  for (uint32_t i = 0; i < n; i++) {
    const Contract *k = &p->contracts[i];
    const ContractCount *c = &info->contract_counts[i];
    const JsonText texts[] = {
        {"contract", k->text},     {"of", k->subject},
        {"file", k->file},         {"compiler", k->verdict == CONTRACT_PROVED ? "proved" : "open"},
        {"why_open", k->why_open}, {"result", result_name(k, c)}};
    fputs(i ? ",\n    {" : "\n    {", out);
    json_members(out, texts, COUNT_OF(texts));
    fprintf(out, ", \"line\": %u, \"col\": %u, \"calls\": %llu, \"max_allocs\": %llu}", k->line, k->col,
            (unsigned long long)c->n_calls, (unsigned long long)c->max_allocs);
  }
  fputs(n ? "\n  ]" : "]", out);
}
