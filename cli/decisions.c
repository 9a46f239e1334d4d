// SPDX-License-Identifier: MIT
// decisions.c - what the lines of -m=2 say, taken apart.
//
// A decision is one line: "moved to heap: x". The chain of its reasons comes
// earlier, as a line that ends in ':' and indented lines at the same position;
// the first unused chain of the position belongs to the decision.
#include "cli/decisions.h"

#include "cli/json.h"

void decisions_add(void *context, const char *file, uint32_t line, uint32_t col, const char *text) {
  Decisions *d = context;
  if (d->n == d->cap) {
    d->cap = d->cap ? 2 * d->cap : 64;
    d->items = x_realloc(d->items, d->cap, sizeof *d->items);
  }
  d->items[d->n++] = (Decision){x_strdup(file), line, col, x_strdup(text)};
}

void decisions_fini(Decisions *d) {
  for (uint32_t i = 0; i < d->n; i++) {
    x_free(d->items[i].file);
    x_free(d->items[i].text);
  }
  x_free(d->items);
  memset(d, 0, sizeof *d);
}

typedef struct Form {
  const char *prefix, *suffix;
  const char *kind, *decision;
} Form;

// The first that fits.
static const Form forms[] = {
    {"moved to heap: ", "", "variable", "heap"},
    {"leaking param content: ", "", "parameter", "content leaks"},
    {"leaking param: ", "", "parameter", "leaks"},
    {"can inline ", "", "function", "inlinable"},
    {"cannot inline ", "", "function", "not inlinable"},
    {"inlining call to ", "", "call", "inlined"},
    {"devirtualizing ", "", "call", "devirtualized"},
    {"partially devirtualizing ", "", "call", "devirtualized"},
    {"", " does not escape", "expression", "frame"},
    {"", " escapes to heap", "expression", "heap"},
};

static const Form *form_of(const char *text) {
  size_t len = strlen(text);
  for (size_t i = 0; i < COUNT_OF(forms); i++) {
    size_t p = strlen(forms[i].prefix), s = strlen(forms[i].suffix);
    if (len >= p + s && memcmp(text, forms[i].prefix, p) == 0 &&
        memcmp(text + len - s, forms[i].suffix, s) == 0)
      return &forms[i];
  }
  return NULL;
}

// What the decision is about: the text without the form, and without what follows the name.
static char *name_of(const char *text, const Form *form) {
  char *name = x_strdup(text + strlen(form->prefix));
  name[strlen(name) - strlen(form->suffix)] = 0;
  static const char *const ends[] = {" with cost ", " to result ", " to "};
  char *colon = strcmp(form->decision, "not inlinable") == 0 ? strstr(name, ": ") : NULL;
  if (colon) *colon = 0;
  if (strcmp(form->kind, "expression") != 0)
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
      char *end = strstr(name, ends[i]);
      if (end) *end = 0;
    }
  return name;
}

static bool is_chain_line(const Decision *d) {
  return d->text[0] == ' ';
}

static bool is_header(const Decision *d) {
  size_t len = strlen(d->text);
  return !is_chain_line(d) && len && d->text[len - 1] == ':';
}

static bool same_place(const Decision *a, const Decision *b) {
  return a->line == b->line && a->col == b->col && strcmp(a->file, b->file) == 0;
}

static void print_chain(FILE *out, const Decisions *d, uint32_t decision, bool *used) {
  for (uint32_t i = 0; i < d->n; i++) {
    if (used[i] || !is_header(&d->items[i]) || !same_place(&d->items[i], &d->items[decision])) continue;
    used[i] = true;
    fputs(", \"reasons\": [", out);
    for (uint32_t k = i + 1; k < d->n && is_chain_line(&d->items[k]); k++) {
      const char *t = d->items[k].text;
      while (*t == ' ') t++;
      if (k > i + 1) fputs(", ", out);
      json_string(out, t);
    }
    fputc(']', out);
    return;
  }
}

void decisions_print(FILE *out, const Decisions *d) {
  bool *used = x_calloc(d->n, sizeof *used);
  for (uint32_t i = 0; i < d->n; i++) {
    const Decision *x = &d->items[i];
    const Form *form = is_chain_line(x) || is_header(x) ? NULL : form_of(x->text);
    if (!form) continue;
    char *name = name_of(x->text, form);
    fputs("{\"file\": ", out);
    json_string(out, x->file);
    fprintf(out, ", \"line\": %u, \"col\": %u, \"kind\": \"%s\", \"decision\": \"%s\", \"name\": ", x->line,
            x->col, form->kind, form->decision);
    json_string(out, name);
    fputs(", \"text\": ", out);
    json_string(out, x->text);
    if (strcmp(form->decision, "heap") == 0 || strstr(form->decision, "leaks")) print_chain(out, d, i, used);
    fputs("}\n", out);
    x_free(name);
  }
  x_free(used);
}
