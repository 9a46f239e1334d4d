// SPDX-License-Identifier: MIT
// options.c - the table of options.def as defaults, parser and help.
#include "gc/gc.h"

#include <ctype.h>
#include <errno.h>
#include <strings.h>

typedef struct OptionRow {
  const char *name;
  size_t offset;
  int64_t def, min, max;
  const char *help;
} OptionRow;

#ifdef MG_STRESS
#define DEFAULT_OF(def, stress_def) stress_def
#else
#define DEFAULT_OF(def, stress_def) def
#endif

static const OptionRow rows[] = {
#define GC_OPT(name, def, stress_def, min, max, help)                                                        \
  {#name, offsetof(GcOptions, name), DEFAULT_OF(def, stress_def), min, max, help},
#include "gc/options.def"
#undef GC_OPT
};

GcOptions gc_options_default(void) {
  GcOptions options;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    memcpy((char *)&options + rows[i].offset, &rows[i].def, sizeof(int64_t));
  }
  return options;
}

// Decimal number with an optional unit. False: malformed or out of range.
static bool parse_size(const char *text, int64_t *value) {
  static const struct {
    const char *suffix;
    int shift;
  } units[] = {{"", 0},   {"B", 0},  {"KiB", 10}, {"MiB", 20}, {"GiB", 30}, {"TiB", 40}, {"k", 10},
               {"m", 20}, {"g", 30}, {"t", 40},   {"kb", 10},  {"mb", 20},  {"gb", 30}};
  char *end;
  if (!isdigit((unsigned char)*text) && *text != '-') return false;
  errno = 0;
  long long n = strtoll(text, &end, 10);
  if (errno || end == text) return false;
  for (size_t i = 0; i < COUNT_OF(units); i++) {
    if (strcasecmp(end, units[i].suffix) != 0) continue;
    if (n > INT64_MAX >> units[i].shift || n < -(INT64_MAX >> units[i].shift)) return false;
    *value = n * (INT64_C(1) << units[i].shift);
    return true;
  }
  return false;
}

const char *gc_options_set(GcOptions *options, const char *name, const char *value) {
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    if (strcmp(name, rows[i].name) != 0) continue;
    int64_t n;
    if (strcmp(value, "off") == 0) {
      n = rows[i].min < 0 ? -1 : 0;
    } else if (*value == '\0') {
      n = 1; // a switch given by name alone
    } else if (!parse_size(value, &n)) {
      return "malformed number";
    }
    if (n < rows[i].min || n > rows[i].max) return "number out of range";
    memcpy((char *)options + rows[i].offset, &n, sizeof n);
    return NULL;
  }
  return "no such option";
}

void gc_options_help(FILE *out) {
  for (size_t i = 0; i < COUNT_OF(rows); i++) fprintf(out, "%-12s %s\n", rows[i].name, rows[i].help);
}
