// SPDX-License-Identifier: MIT
#include "cli/goals.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- reading ----

// The file's text, freed by the caller; NULL with a message.
static char *read_text(const char *path) {
  FILE *f = strcmp(path, "-") == 0 ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "r");
  char *text = NULL;
  size_t n = 0, cap = 0;
  if (f) {
    for (;;) {
      if (n + 4096 > cap) text = x_realloc(text, cap = cap * 2 + 8192, 1);
      size_t k = fread(text + n, 1, cap - n - 1, f);
      if (!k) break;
      n += k;
    }
    text[n] = 0;
  }
  if (!f || ferror(f)) {
    fprintf(stderr, "minigo: %s: %s\n", path, strerror(errno));
    x_free(text);
    text = NULL;
  }
  if (f) fclose(f);
  return text;
}

// After //NAME: on a line of its own; NULL: the line is something else.
static const char *directive(const char *line, const char *name) {
  line += strspn(line, " \t");
  if (strncmp(line, "//", 2) != 0) return NULL;
  line += 2 + strspn(line + 2, " ");
  size_t n = strlen(name);
  if (strncmp(line, name, n) != 0 || line[n] != ':') return NULL;
  return line + n + 1 + strspn(line + n + 1, " \t");
}

static bool take_word(const char **p, const char *word) {
  size_t n = strlen(word);
  if (strncmp(*p, word, n) != 0 || ((*p)[n] && (*p)[n] != ' ')) return false;
  *p += n;
  *p += strspn(*p, " ");
  return true;
}

static bool take_number(const char **p, uint64_t *n) {
  if (take_word(p, "no")) {
    *n = 0;
    return true;
  }
  if (**p < '0' || **p > '9') return false;
  for (*n = 0; (**p >= '0' && **p <= '9') || **p == ','; ++*p) {
    if (**p == ',') continue;
    uint64_t digit = (uint64_t)(**p - '0');
    if (*n > (UINT64_MAX - digit) / 10) return false;
    *n = *n * 10 + digit;
  }
  if (**p && **p != ' ') return false;
  *p += strspn(*p, " ");
  return true;
}

static bool scale(uint64_t *n, unsigned shift) {
  if (*n > UINT64_MAX >> shift) return false;
  *n <<= shift;
  return true;
}

static bool take_unit(const char **p, Goal *goal) {
  if (take_word(p, "heap allocations") || take_word(p, "heap allocation") || take_word(p, "allocations")) {
    goal->kind = GOAL_ALLOCS;
    return true;
  }
  if (take_word(p, "collector cycles") || take_word(p, "collector cycle")) {
    goal->kind = GOAL_CYCLES;
    return true;
  }
  goal->kind = GOAL_BYTES;
  bool is_size =
      take_word(p, "B") || take_word(p, "bytes") || (take_word(p, "KB") && scale(&goal->limit, 10)) ||
      (take_word(p, "MB") && scale(&goal->limit, 20)) || (take_word(p, "GB") && scale(&goal->limit, 30));
  return is_size && take_word(p, "on the heap");
}

static bool parse_goal(Goal *goal) {
  const char *p = goal->text;
  if (take_word(&p, "prints")) {
    goal->kind = GOAL_PRINTS;
    goal->line = p;
    return *p != 0;
  }
  if (take_word(&p, "exit status")) {
    goal->kind = GOAL_STATUS;
    return take_number(&p, &goal->limit) && !*p;
  }
  take_word(&p, "at most");
  if (!take_number(&p, &goal->limit) || !take_unit(&p, goal)) return false;
  if (take_word(&p, "in")) {
    goal->func = x_strdup(p);
    return goal->kind != GOAL_CYCLES && *p && !strchr(p, ' ');
  }
  return !*p;
}

static void add_goal(Goals *g, const char *path, uint32_t line, const char *text, size_t len) {
  Goal goal = {.text = x_calloc(len + 1, 1)};
  memcpy(goal.text, text, len);
  if (!parse_goal(&goal)) {
    fprintf(
        stderr,
        "%s:%u: cannot read this goal: %s\n  a goal is: 0 heap allocations in f; at most 64 KB on the heap; "
        "no collector cycles; prints TEXT; exit status 1\n",
        path, line, goal.text);
    g->is_broken = true;
    x_free(goal.text);
    x_free(goal.func);
    return;
  }
  if (g->n == g->cap) g->items = x_realloc(g->items, g->cap = g->cap * 2 + 4, sizeof *g->items);
  g->items[g->n++] = goal;
}

static size_t line_len(const char *p) {
  size_t n = strcspn(p, "\n");
  while (n && (p[n - 1] == '\r' || p[n - 1] == ' ' || p[n - 1] == '\t')) n--;
  return n;
}

static void scan(Goals *g, const char *path, const char *text) {
  uint32_t line = 0;
  for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
    const char *rest = directive(p, "goal");
    line++;
    if (rest) add_goal(g, path, line, rest, line_len(rest));
  }
}

// The path of the file that `text` says it solves, beside `path`; NULL: it says nothing.
static char *find_solved(const char *path, const char *text) {
  for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
    const char *name = directive(p, "solves");
    size_t n = name ? line_len(name) : 0;
    if (!n) continue;
    const char *slash = strrchr(path, '/');
    size_t dir = slash && *name != '/' ? (size_t)(slash - path) + 1 : 0;
    char *out = x_calloc(dir + n + 1, 1);
    memcpy(out, path, dir);
    memcpy(out + dir, name, n);
    return out;
  }
  return NULL;
}

bool goals_read(Goals *g, const char *path) {
  *g = (Goals){.source = read_text(path)};
  if (!g->source) return false;
  g->solves = find_solved(path, g->source);
  if (!g->solves) {
    scan(g, strcmp(path, "-") == 0 ? "<stdin>" : path, g->source);
    return true;
  }
  char *text = read_text(g->solves);
  if (!text) return false;
  scan(g, g->solves, text);
  x_free(text);
  return true;
}

void goals_fini(Goals *g) {
  for (uint32_t i = 0; i < g->n; i++) {
    x_free(g->items[i].func);
    x_free(g->items[i].text);
  }
  x_free(g->items);
  x_free(g->source);
  x_free(g->solves);
  *g = (Goals){0};
}

// ---- marking ----

bool goal_has_row(const Goal *goal, const MeasuredRow *r) {
  if (!goal->func) return true;
  size_t n = strlen(goal->func);
  if (r->is_library || strncmp(r->func, goal->func, n) != 0) return false;
  const char *rest = r->func + n;
  // The first init of a program is init.0, and so on: the goal is about all of them.
  if (strcmp(goal->func, "init") == 0 && *rest == '.') rest += 1 + strspn(rest + 1, "0123456789");
  return !*rest || strncmp(rest, ".func", 5) == 0;
}

// Does the source declare the function? A function without sites is in no row. Names as -m has
// them: f, T.m, (*T).m; of f.func1, f.
static bool declares(const char *source, const char *func) {
  const char *name = func[0] == '(' ? strstr(func, ").") : strchr(func, '.');
  bool is_method = name && strncmp(name, ".func", 5) != 0;
  name = is_method ? name + (func[0] == '(' ? 2 : 1) : func;
  size_t n = strcspn(name, ".");
  for (const char *p = source; *p; p += strcspn(p, "\n"), p += *p == '\n') {
    const char *q = p;
    if (!take_word(&q, "func")) continue;
    if (is_method != (*q == '(')) continue;
    if (is_method) {
      q += strcspn(q, ")\n");
      q += *q == ')';
      q += strspn(q, " ");
    }
    if (strncmp(q, name, n) == 0 && (q[n] == '(' || q[n] == '[' || q[n] == ' ')) return true;
  }
  return false;
}

// Is `line` a whole line of the file?
static bool has_line(int fd, const char *line) {
  struct stat st;
  if (fd < 0 || fstat(fd, &st) != 0 || !st.st_size) return false;
  size_t size = (size_t)st.st_size, n = strlen(line);
  char *data = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED) return false;
  bool found = false;
  for (char *p = data; !found && p < data + size;) {
    char *end = memchr(p, '\n', (size_t)(data + size - p));
    if (!end) end = data + size;
    found = (size_t)(end - p) == n && memcmp(p, line, n) == 0;
    p = end + 1;
  }
  munmap(data, size);
  return found;
}

bool goal_is_reached(const Goal *goal, const Goals *g, const Measured *m, uint64_t *value, bool *is_unknown) {
  *value = 0;
  *is_unknown = goal->func && !declares(g->source, goal->func);
  switch (goal->kind) {
  case GOAL_PRINTS: return has_line(m->out_fd, goal->line) || has_line(m->err_fd, goal->line);
  case GOAL_STATUS: *value = (uint64_t)m->status; return m->status == (int)goal->limit;
  case GOAL_CYCLES: *value = m->n_cycles; break;
  case GOAL_ALLOCS:
  case GOAL_BYTES:
    for (uint32_t i = 0; i < m->n_rows; i++)
      if (goal_has_row(goal, &m->rows[i]))
        *value += goal->kind == GOAL_ALLOCS ? m->rows[i].heap_count : m->rows[i].heap_bytes;
    break;
  }
  return *value <= goal->limit && !*is_unknown;
}
