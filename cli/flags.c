// SPDX-License-Identifier: MIT
#include "cli/flags.h"

#include <errno.h>
#include <unistd.h>

#include "cli/outfile.h"
#include "cli/terminal.h"

typedef struct FlagDef {
  const char *name;
  const char *value; // how help shows the value; NULL: boolean. "[...]": may be left out
  unsigned commands;
  bool (*set)(Flags *f, const char *value); // value NULL when there is none
  const char *help;
} FlagDef;

static bool wrong(const char *fmt, const char *a, const char *b) {
  fputs("minigo: ", stderr);
  fprintf(stderr, fmt, a, b);
  fputs("\n", stderr);
  return false;
}

// A Go duration, numbers with units: 1.5s, 2m30s; 0 alone needs none.
static bool parse_duration(const char *v, int64_t *ns) {
  static const struct {
    const char *name;
    double ns;
  } units[] = {{"ns", 1},   {"us", 1e3}, {"\xc2\xb5s", 1e3}, {"\xce\xbcs", 1e3},
               {"ms", 1e6}, {"s", 1e9},  {"m", 6e10},        {"h", 3.6e12}};
  double sum = 0;
  *ns = 0;
  if (strcmp(v, "0") == 0) return true;
  for (bool any = false; *v || !any; any = true) {
    char *end;
    if (!strchr("0123456789.", *v) || strspn(v, "0123456789.") == strspn(v, ".")) return false;
    size_t n = strspn(v, "0123456789."), i = 0, width = 0;
    double x = strtod(v, &end); // no exponent: a unit begins with another letter
    if (end != v + n) return false;
    for (; i < COUNT_OF(units); i++) {
      width = strlen(units[i].name);
      if (strncmp(v + n, units[i].name, width) == 0) break;
    }
    if (i == COUNT_OF(units)) return false;
    sum += x * units[i].ns;
    v += n + width;
  }
  *ns = (int64_t)sum;
  return sum < 9.2e18; // 292 years
}

static bool parse_number(const char *text, uint64_t *out) {
  char *end;
  errno = 0;
  if (!text || !*text || *text == '-') return false;
  *out = strtoull(text, &end, 0);
  return !errno && !*end;
}

static bool set_m(Flags *f, const char *v) {
  uint64_t n = 0;
  if (!v)
    f->compile.m_level++;
  else if (parse_number(v, &n) && n <= 4)
    f->compile.m_level = (int)n;
  else
    return wrong("invalid value \"%s\" for -m: want a number from 0 to 4%s", v, "");
  return true;
}

static bool is_one_of(const char *v, const char *const *words) {
  for (; *words; words++)
    if (strcmp(v, *words) == 0) return true;
  return false;
}

static bool is_true(const char *v) {
  static const char *const words[] = {"1", "t", "T", "true", "TRUE", "True", NULL};
  return !v || is_one_of(v, words);
}

// A number stands in some flags that gc counts: -l=4.
static bool is_boolean(const char *v) {
  static const char *const words[] = {"f", "F", "false", "FALSE", "False", NULL};
  return is_true(v) || is_one_of(v, words) || (*v && strspn(v, "0123456789") == strlen(v));
}

static bool set_l(Flags *f, const char *v) {
  f->compile.no_inline = is_true(v);
  return true;
}

// -N: the generator has no optimizations that would change anything for -m.
static bool set_nothing(Flags *f, const char *v) {
  (void)f, (void)v;
  return true;
}

static bool set_small_frames(Flags *f, const char *v) {
  f->compile.small_frames = is_true(v);
  return true;
}

static bool set_e(Flags *f, const char *v) {
  f->compile.all_errors = is_true(v);
  return true;
}

static bool set_json(Flags *f, const char *v) {
  f->m_json = is_true(v);
  return true;
}

static bool set_any_output(Flags *f, const char *v) {
  f->any_output = is_true(v);
  return true;
}

static bool set_fail_on_more(Flags *f, const char *v) {
  f->fail_on_more = is_true(v);
  return true;
}

static bool set_count(Flags *f, const char *v) {
  uint64_t n;
  if (!parse_number(v, &n) || n < 1 || n > 1000000)
    return wrong("invalid value \"%s\" for -count: want a number from 1 to 1000000%s", v, "");
  f->count = (uint32_t)n;
  return true;
}

static bool set_help(Flags *f, const char *v) {
  (void)v;
  f->help = true;
  return true;
}

static bool set_lang(Flags *f, const char *v) {
  uint64_t n;
  if (strncmp(v, "go1.", 4) != 0 || !parse_number(v + 4, &n) || n > 99)
    return wrong("invalid value \"%s\" for -lang: want go1.N, as in -lang=go1.19%s", v, "");
  f->compile.lang_minor = n ? (uint32_t)n : 1;
  return true;
}

static bool set_escape(Flags *f, const char *v) {
  if (strcmp(v, "off") == 0)
    f->compile.escape = ESCAPE_OFF;
  else if (strcmp(v, "gc") == 0)
    f->compile.escape = ESCAPE_GC;
  else
    return wrong("invalid value \"%s\" for -escape: want off (all on the heap) or gc (as Go decides)%s", v,
                 "");
  return true;
}

static bool set_stats(Flags *f, const char *v) {
  if (!v || strcmp(v, "text") == 0)
    f->stats = STATS_TEXT;
  else if (strcmp(v, "json") == 0)
    f->stats = STATS_JSON;
  else if (strcmp(v, "csv") == 0)
    f->stats = STATS_CSV;
  else
    return wrong("invalid value \"%s\" for -stats: want text, json or csv%s", v, "");
  return true;
}

// The name of a file that will be written, the value of a flag.
static bool set_output(const char **out, const char *flag, const char *v) {
  size_t n = strlen(v);
  if (!n) return wrong("flag -%s needs the name of a file%s", flag, "");
  if (n > 3 && (strcmp(v + n - 3, ".mg") == 0 || strcmp(v + n - 3, ".go") == 0))
    return wrong("-%s %s would overwrite a source file", flag, v);
  *out = v;
  return true;
}

static bool set_stats_file(Flags *f, const char *v) {
  if (!set_output(&f->stats_file, "statsfile", v)) return false;
  if (f->stats == STATS_OFF) f->stats = STATS_TEXT;
  return true;
}

static bool set_lifetimes(Flags *f, const char *v) {
  f->lifetimes = is_true(v);
  return true;
}

static bool set_nocompare(Flags *f, const char *v) {
  f->no_compare = is_true(v);
  return true;
}

static bool set_memprofile(Flags *f, const char *v) {
  return set_output(&f->memprofile, "memprofile", v);
}

static bool set_report(Flags *f, const char *v) {
  size_t n = strlen(v);
  if (!n || v[0] == '-' || (n > 3 && (strcmp(v + n - 3, ".mg") == 0 || strcmp(v + n - 3, ".go") == 0)))
    return wrong("-report wants the file to write, as in -report=OUT.html, not \"%s\"%s", v, "");
  f->report = v;
  return true;
}

static bool set_timeout(Flags *f, const char *v) {
  f->timeout = v;
  return parse_duration(v, &f->timeout_ns) ||
         wrong("invalid value \"%s\" for -timeout: want a time, as 10s or 2m, or 0 for none%s", v, "");
}

static bool set_maxheap(Flags *f, const char *v) {
  const char *error = gc_options_set(&f->gc, "maxheap", v);
  return !error || wrong("invalid value \"%s\" for -maxheap: %s (examples: 64m, 1GiB)", v, error);
}

static bool set_seed(Flags *f, const char *v) {
  return parse_number(v, &f->seed) || wrong("invalid value \"%s\" for -seed: want a number%s", v, "");
}

static bool set_clock(Flags *f, const char *v) {
  if (strcmp(v, "virtual") == 0)
    f->virtual_clock = true;
  else if (strcmp(v, "real") == 0)
    f->virtual_clock = false;
  else
    return wrong("invalid value \"%s\" for -clock: want real or virtual%s", v, "");
  return true;
}

// ---- minigo bench ----

static bool set_bench(Flags *f, const char *v) {
  f->bench.bench = v;
  return true;
}

static bool set_run(Flags *f, const char *v) {
  f->bench.run = v;
  return true;
}

// A number of rounds (100x), or a duration.
static bool is_bench_time(const char *v) {
  char *end;
  int64_t ns;
  errno = 0;
  if (*v >= '0' && *v <= '9' && strtoll(v, &end, 10) > 0 && !errno && strcmp(end, "x") == 0) return true;
  return parse_duration(v, &ns) && ns > 0;
}

static bool set_bench_time(Flags *f, const char *v) {
  f->bench.time = v;
  return is_bench_time(v) || wrong("invalid value \"%s\" for -benchtime: want a time, as 2s or 100ms, or a "
                                   "number of rounds, as 100x%s",
                                   v, "");
}

static bool set_bench_mem(Flags *f, const char *v) {
  f->bench.no_memory = !is_true(v);
  return true;
}

static bool set_bench_gc(Flags *f, const char *v) {
  f->bench.cycles = is_true(v);
  return true;
}

static bool set_verbose(Flags *f, const char *v) {
  f->bench.is_verbose = is_true(v);
  return true;
}

static bool set_short(Flags *f, const char *v) {
  f->bench.is_short = is_true(v);
  return true;
}

// ---- -d ----

static bool debug_tokens(Flags *f, const char *v) {
  (void)v;
  return f->compile.dump_tokens = true;
}
static bool debug_ast(Flags *f, const char *v) {
  (void)v;
  return f->compile.dump_ast = true;
}
static bool debug_tree(Flags *f, const char *v) {
  (void)v;
  return f->compile.dump_tree = true;
}
static bool debug_libfacts(Flags *f, const char *v) {
  (void)v;
  return f->compile.dump_lib_facts = true;
}
static bool debug_bytecode(Flags *f, const char *v) {
  f->compile.dump_bytecode = v ? v : "";
  return true;
}
static bool debug_timings(Flags *f, const char *v) {
  (void)v;
  return f->compile.show_timings = true;
}
static bool debug_noescape(Flags *f, const char *v) {
  (void)v;
  f->compile.escape = ESCAPE_OFF;
  return true;
}
static bool debug_nopeephole(Flags *f, const char *v) {
  (void)v;
  return f->compile.no_peephole = true;
}
static bool debug_verify(Flags *f, const char *v) {
  (void)v;
  return f->compile.verify = true;
}
static bool debug_trace(Flags *f, const char *v) {
  (void)v;
  return f->trace = true;
}
static bool debug_opprof(Flags *f, const char *v) {
  (void)v;
  return f->opprof = true;
}
static bool debug_schedstress(Flags *f, const char *v) {
  if (!v) {
    f->sched_stress = 1;
    return true;
  }
  return parse_number(v, &f->sched_stress) || wrong("-d schedstress=%s: want a number%s", v, "");
}
static bool debug_stackchunk(Flags *f, const char *v) {
  return parse_number(v, &f->stack_chunk) ||
         wrong("-d stackchunk=%s: want a number of bytes%s", v ? v : "", "");
}

static const struct {
  const char *name, *value;
  bool (*set)(Flags *f, const char *value);
  const char *help;
} debug_defs[] = {
    {"tokens", NULL, debug_tokens, "print the tokens of the files"},
    {"ast", NULL, debug_ast, "print the syntax tree"},
    {"tree", NULL, debug_tree, "print the normalised tree with escape decisions"},
    {"bytecode", "[=FUNC]", debug_bytecode, "print the instructions (of functions whose name contains FUNC)"},
    {"libfacts", NULL, debug_libfacts, "print inlining cost and leaks of library functions"},
    {"timings", NULL, debug_timings, "print the processor time of each compiler pass"},
    {"noinline", NULL, set_l, "as -l"},
    {"inlfuncswithclosures", "[=1]", set_nothing, "always so: functions with literals are inlined"},
    {"noescape", NULL, debug_noescape, "as -escape=off"},
    {"nopeephole", NULL, debug_nopeephole, "no fused instructions"},
    {"verify", NULL, debug_verify, "check the tree between passes and the bytecode"},
    {"trace", NULL, debug_trace, "print each instruction as it runs"},
    {"opprof", NULL, debug_opprof, "print how often each pair of instructions ran"},
    {"schedstress", "[=SEED]", debug_schedstress, "run goroutines in random order"},
    {"stackchunk", "=BYTES", debug_stackchunk, "size of a goroutine's first stack chunk"},
};

static bool set_one_debug(Flags *f, char *item) {
  char *value = strchr(item, '=');
  if (value) *value++ = 0;
  for (size_t i = 0; i < COUNT_OF(debug_defs); i++)
    if (strcmp(item, debug_defs[i].name) == 0) return debug_defs[i].set(f, value);
  if (strcmp(item, "help") == 0) {
    for (size_t i = 0; i < COUNT_OF(debug_defs); i++)
      printf("%s%-*s %s\n", debug_defs[i].name, (int)(20 - strlen(debug_defs[i].name)),
             debug_defs[i].value ? debug_defs[i].value : "", debug_defs[i].help);
    gc_options_help(stdout);
    exit(0);
  }
  const char *error = gc_options_set(&f->gc, item, value ? value : "1");
  return !error || wrong("-d %s: %s (minigo run -d help lists them)", item, error);
}

static bool set_debug(Flags *f, const char *v) {
  char *copy = x_strdup(v), *save = NULL;
  bool ok = true;
  for (char *item = strtok_r(copy, ",", &save); item && ok; item = strtok_r(NULL, ",", &save)) {
    // dump_bytecode keeps a pointer into the text: it lives as long as the process.
    ok = set_one_debug(f, strncmp(item, "bytecode=", 9) == 0 ? x_strdup(item) : item);
  }
  x_free(copy);
  return ok;
}

// ---- the table ----

static bool set_gcflags(Flags *f, const char *v);

enum {
  ALL = CMD_RUN | CMD_BUILD | CMD_DISASM | CMD_ESCAPE | CMD_BENCH,
  ANY = ALL | CMD_COMPARE | CMD_CHECK, // all but -m
  RUNS = CMD_RUN | CMD_COMPARE | CMD_CHECK | CMD_ESCAPE
};

static const FlagDef defs[] = {
    {"m", "[=N]", ALL, set_m, "print what escapes, what stays, what is inlined; -m=2: and why"},
    {"count", "N", CMD_COMPARE, set_count, "run each N times; times are the medians"},
    {"fail-on-more", NULL, CMD_COMPARE, set_fail_on_more,
     "status 1 when the new program allocates more objects or bytes"},
    {"any-output", NULL, CMD_COMPARE, set_any_output, "different output is no failure"},
    {"json", NULL, CMD_COMPARE, set_json,
     "print the comparison as JSON; the program's output goes to stderr"},
    {"json", NULL, CMD_BUILD, set_json, "with -m: a JSON object for each decision, with its reasons"},
    {"l", NULL, ANY, set_l, "no inlining"},
    {"e", NULL, ANY, set_e, "print all errors, not just ten"},
    {"N", NULL, ANY, set_nothing, NULL},
    {"smallframes", NULL, ANY, set_small_frames,
     "lower limits of what stays in a frame (128 KB, 16 KB), as in Go"},
    {"escape", "LEVEL", ALL | CMD_CHECK, set_escape,
     "gc: Go's decisions (default); off: everything on the heap"},
    {"lang", "go1.N", ANY, set_lang,
     "language version; below go1.22 a loop has one variable for all its rounds"},
    {"gcflags", "'FLAGS'", ANY, set_gcflags, "flags as given to go build: -gcflags='-m -l'"},
    {"stats", "[=FORM]", CMD_RUN | CMD_BENCH, set_stats,
     "print an allocation report at exit: text (default), json or csv"},
    {"statsfile", "FILE", CMD_RUN | CMD_ESCAPE | CMD_BENCH, set_stats_file, "write the report to FILE"},
    {"memprofile", "FILE", CMD_RUN | CMD_BENCH, set_memprofile,
     "write every allocation with its call path to FILE, for go tool pprof"},
    {"report", "OUT.html", CMD_RUN, set_report, "write the report as a page for the browser, in one file"},
    {"lifetimes", NULL, CMD_RUN, set_lifetimes, "with -report or -stats=json: how long heap objects lived"},
    {"nocompare", NULL, CMD_RUN, set_nocompare, "with -report: no second run of the program to compare with"},
    {"run", "RE", CMD_BENCH, set_run, "the benchmarks whose names match, part by part: RE/RE (default all)"},
    {"bench", "RE", CMD_BENCH, set_bench, "the same; with both, -run is ignored"},
    {"count", "N", CMD_BENCH, set_count, "measure each N times, for benchstat (default 1)"},
    {"benchtime", "D", CMD_BENCH, set_bench_time,
     "how long to run each, or how often: 100ms, 100x (default 1s)"},
    {"benchmem", "[=false]", CMD_BENCH, set_bench_mem, "B/op and allocs/op (default true)"},
    {"benchgc", NULL, CMD_BENCH, set_bench_gc, "GCs/op, too: collector cycles"},
    {"v", NULL, CMD_BENCH, set_verbose, "print names and what benchmarks log as they run"},
    {"short", NULL, CMD_BENCH, set_short, "testing.Short() is true"},
    {"timeout", "D", CMD_CHECK, set_timeout,
     "end a program that still runs after D: 10s, 2m30s (default 1m; 0: never)"},
    {"maxheap", "SIZE", RUNS | CMD_BENCH, set_maxheap, "hard limit of the heap, as 64m or 1GiB"},
    {"seed", "N", RUNS | CMD_BENCH, set_seed, "seed of select, map iteration and math/rand (default 1)"},
    {"clock", "KIND", RUNS, set_clock, "real, or virtual: sleeping takes no time"},
    {"d", "NAME[=N],...", ANY, set_debug, "debugging switches; -d help lists them"},
    {"h", NULL, ANY, set_help, NULL},
    {"help", NULL, ANY, set_help, NULL},
};

static const FlagDef *find_flag(const char *name, size_t len, unsigned command) {
  for (size_t i = 0; i < COUNT_OF(defs); i++)
    if (strlen(defs[i].name) == len && memcmp(defs[i].name, name, len) == 0 && (defs[i].commands & command))
      return &defs[i];
  return NULL;
}

// One argument that begins with '-'. next: the one after it, or NULL; *used_next
// tells whether it was taken as the value.
static bool set_flag(Flags *f, unsigned command, const char *arg, const char *next, bool *used_next) {
  *used_next = false;
  const char *name = arg + 1 + (arg[1] == '-');
  const char *eq = strchr(name, '=');
  size_t len = eq ? (size_t)(eq - name) : strlen(name);
  const FlagDef *d = find_flag(name, len, command);
  if (!d) return wrong("unknown flag %s (minigo help lists the commands and their flags)%s", arg, "");
  const char *value = eq ? eq + 1 : NULL;
  bool optional = !d->value || d->value[0] == '[';
  if (!value && !optional) {
    if (!next) return wrong("flag %s needs a value: %s", arg, d->value);
    value = next;
    *used_next = true;
  }
  bool wants_boolean = !d->value || strcmp(d->value, "[=false]") == 0;
  if (wants_boolean && !is_boolean(value))
    return wrong("invalid boolean value \"%s\" for -%s: want true or false", value, d->name);
  return d->set(f, value);
}

static bool set_gcflags(Flags *f, const char *v) {
  char *copy = x_strdup(v), *save = NULL;
  bool ok = true, used;
  for (char *w = strtok_r(copy, " \t'\"", &save); w && ok; w = strtok_r(NULL, " \t'\"", &save)) {
    if (w[0] != '-')
      ok = wrong("-gcflags: %s is no flag%s", w, "");
    else
      ok = set_flag(f, ALL, w, NULL, &used);
  }
  x_free(copy);
  return ok;
}

// Can all files be written? Of two under one name only the last would be left.
static bool check_outputs(const Flags *f) {
  const char *names[] = {f->stats_file, f->memprofile, f->report};
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    if (names[i] && !outfile_check(names[i])) return false;
    for (size_t j = 0; j < i; j++)
      if (names[i] && names[j] && outfile_is_same(names[i], names[j]))
        return wrong("%s cannot hold two reports: give each a file of its own%s", names[i], "");
  }
  return true;
}

bool flags_parse(Flags *f, unsigned command, int argc, char **argv, int *i) {
  for (; *i < argc && argv[*i][0] == '-' && argv[*i][1]; ++*i) {
    if (strcmp(argv[*i], "--") == 0) {
      ++*i;
      break;
    }
    bool used_next;
    if (!set_flag(f, command, argv[*i], *i + 1 < argc ? argv[*i + 1] : NULL, &used_next)) return false;
    if (used_next) ++*i;
  }
  return f->help || check_outputs(f);
}

void flags_help(FILE *out, unsigned command) {
  fputs("Flags:\n", out);
  for (size_t i = 0; i < COUNT_OF(defs); i++) {
    const FlagDef *d = &defs[i];
    if (!(d->commands & command) || !d->help) continue;
    char left[40];
    snprintf(left, sizeof left, "-%s%s%s", d->name, d->value && d->value[0] != '[' ? " " : "",
             d->value ? d->value : "");
    fprintf(out, "  %-18s %s\n", left, d->help);
  }
}

bool flags_init(Flags *f) {
  memset(f, 0, sizeof *f);
  f->gc = gc_options_default();
  f->compile.escape = ESCAPE_GC;
  f->seed = 1;
  set_timeout(f, "1m");
#ifdef MG_DEBUG
  f->compile.verify = true;
#endif
#ifdef MG_STRESS
  f->sched_stress = 1;
#endif
  f->compile.colour = terminal_has_colour(STDERR_FILENO);
  f->compile.show_source = isatty(STDERR_FILENO);
  const char *v = getenv("GOGC"), *error;
  if (v && *v && (error = gc_options_set(&f->gc, "gogc", v))) return wrong("GOGC=%s: %s", v, error);
  v = getenv("GOMEMLIMIT");
  if (v && *v && (error = gc_options_set(&f->gc, "memlimit", v))) return wrong("GOMEMLIMIT=%s: %s", v, error);
  v = getenv("GODEBUG"); // unknown settings are ignored, as in Go
  for (const char *p = v; p && *p; p = strchr(p, ',') ? strchr(p, ',') + 1 : NULL)
    if (strncmp(p, "gctrace=", 8) == 0) f->gctrace = p[8] != '0';
  return true;
}
