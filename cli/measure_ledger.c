// SPDX-License-Identifier: MIT
// measure_ledger.c - how a child hands its ledger to its parent.
//
// Both are the same program, so the file holds plain structs: a head, the rows, the texts.
// A text's pointer travels as its offset among the texts. The head is written last: a file
// without one holds no complete ledger.
#include <unistd.h>

#include "cli/measure_impl.h"

typedef struct Head {
  uint64_t mark;
  uint64_t texts_size;
  Measured totals; // n_rows too; no pointers
} Head;

#define MARK UINT64_C(0x6c65646765723a29)

typedef struct Texts {
  char *data;
  size_t size, cap;
} Texts;

static const char *keep_text(Texts *t, const char *s) {
  size_t n = strlen(s) + 1;
  if (t->size + n > t->cap) {
    t->cap = (t->size + n) * 2;
    t->data = x_realloc(t->data, t->cap, 1);
  }
  memcpy(t->data + t->size, s, n);
  t->size += n;
  return (const char *)(uintptr_t)(t->size - n);
}

static MeasuredRow make_row(const LedgerRow *r, Texts *t) {
  const Site *s = r->site;
  const char *slash = strrchr(r->key, '/');
  char reason[256];
  return (MeasuredRow){.key = keep_text(t, r->key),
                       .func = keep_text(t, s->func),
                       .kind = keep_text(t, site_kind_name(s)),
                       .file = keep_text(t, s->file),
                       .text = keep_text(t, s->text),
                       .type = keep_text(t, s->type_string),
                       .decision = keep_text(t, site_decision_name(s)),
                       .rule = keep_text(t, site_rule_name(s)),
                       .reason = keep_text(t, site_reason_text(reason, sizeof reason, s)),
                       .line = s->line,
                       .col = s->col,
                       .ordinal = slash ? (uint32_t)strtoul(slash + 1, NULL, 10) : 0,
                       .is_library = s->is_library,
                       .heap_count = r->heap_count,
                       .heap_bytes = r->heap_bytes,
                       .frame_count = r->frame_count,
                       .frame_bytes = r->frame_bytes};
}

bool measure_put_ledger(int fd, Vm *vm, const ReportInfo *info) {
  Ledger l;
  ledger_init(&l, vm);
  Head head = {.mark = MARK,
               .totals = {.end = MEASURED_DONE,
                          .heap_count = l.heap_count,
                          .heap_bytes = l.heap_bytes,
                          .frame_count = l.frame_count,
                          .frame_bytes = l.frame_bytes,
                          .n_cycles = l.gc.n_cycles,
                          .pause_total_ns = l.gc.pause_total_ns,
                          .pause_max_ns = l.gc.pause_max_ns,
                          .peak_heap_bytes = l.gc.peak_heap_bytes,
                          .elapsed_ns = (uint64_t)info->elapsed_ns,
                          .ticks = l.ticks,
                          .n_rows = l.n_rows}};
  Texts texts = {0};
  MeasuredRow *rows = x_malloc((l.n_rows + 1) * sizeof *rows);
  for (uint32_t i = 0; i < l.n_rows; i++) rows[i] = make_row(&l.rows[i], &texts);
  head.texts_size = texts.size;
  bool ok = lseek(fd, sizeof head, SEEK_SET) >= 0 && measure_write(fd, rows, l.n_rows * sizeof *rows) &&
            measure_write(fd, texts.data, texts.size) && lseek(fd, 0, SEEK_SET) == 0 &&
            measure_write(fd, &head, sizeof head);
  x_free(rows);
  x_free(texts.data);
  ledger_fini(&l);
  return ok;
}

static bool read_all(int fd, void *data, size_t n) {
  for (char *p = data; n;) {
    ssize_t k = read(fd, p, n);
    if (k <= 0) return false; // a file: never interrupted
    p += k;
    n -= (size_t)k;
  }
  return true;
}

static void point(const char **text, const char *texts) {
  *text = texts + (uintptr_t)*text;
}

bool measure_get_ledger(int fd, Measured *m) {
  Head head;
  if (lseek(fd, 0, SEEK_SET) != 0 || !read_all(fd, &head, sizeof head) || head.mark != MARK) return false;
  MeasuredRow *rows = x_malloc((head.totals.n_rows + 1) * sizeof *rows);
  char *texts = x_malloc(head.texts_size + 1);
  if (!read_all(fd, rows, head.totals.n_rows * sizeof *rows) || !read_all(fd, texts, head.texts_size)) {
    x_free(rows);
    x_free(texts);
    return false;
  }
  for (uint32_t i = 0; i < head.totals.n_rows; i++) {
    const char **const fields[] = {&rows[i].key,      &rows[i].func, &rows[i].kind,
                                   &rows[i].file,     &rows[i].text, &rows[i].type,
                                   &rows[i].decision, &rows[i].rule, &rows[i].reason};
    for (size_t k = 0; k < COUNT_OF(fields); k++) point(fields[k], texts);
  }
  Measured got = head.totals;
  got.status = m->status;
  got.signal = m->signal;
  got.out_fd = m->out_fd;
  got.err_fd = m->err_fd;
  got.rows = rows;
  got.memory = texts;
  *m = got;
  return true;
}
