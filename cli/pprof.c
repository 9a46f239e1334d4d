// SPDX-License-Identifier: MIT
// pprof.c - an encoder for the heap profiles of pprof.
//
// The message is Profile of profile.proto (github.com/google/pprof/proto), with the sample types
// of Go's heap profiles and the default of go test -memprofile. Nothing is sampled: the period is 1.
//   - Function: one for each name and file.
//   - Location: one for each instruction that calls or allocates; its lines are the inlined calls,
//     innermost first, and then the function itself.
//   - Sample: one for each leaf of the tree of contexts, that is for each path and site. Labels
//     carry what the site table knows: "site" its source text, "why" the reason of the decision,
//     "bytes" the size of an object when there is but one.
// Numbers of the tables are those of the protocol: a string is its index, all else counts from 1.
#include "cli/pprof.h"

#include <time.h>

#include "cli/progress.h"
#include "runtime/lib_embed.h"

// ---- Protocol buffers: https://protobuf.dev/programming-guides/encoding ----

typedef struct Buffer {
  uint8_t *bytes;
  size_t n, cap;
} Buffer;

static void put_bytes(Buffer *b, const void *bytes, size_t n) {
  if (b->cap - b->n < n) {
    b->cap = 2 * b->cap + n + 64;
    b->bytes = x_realloc(b->bytes, b->cap, 1);
  }
  if (n) memcpy(b->bytes + b->n, bytes, n);
  b->n += n;
}

static void put_varint(Buffer *b, uint64_t v) {
  uint8_t bytes[10];
  size_t n = 0;
  for (; v >= 0x80; v >>= 7) bytes[n++] = (uint8_t)(v | 0x80);
  bytes[n++] = (uint8_t)v;
  put_bytes(b, bytes, n);
}

enum { WIRE_VARINT = 0, WIRE_BYTES = 2 };

static void put_number(Buffer *b, uint32_t field, uint64_t v) {
  if (!v) return; // the default
  put_varint(b, field << 3 | WIRE_VARINT);
  put_varint(b, v);
}

static void put_field(Buffer *b, uint32_t field, const void *bytes, size_t n) {
  put_varint(b, field << 3 | WIRE_BYTES);
  put_varint(b, n);
  put_bytes(b, bytes, n);
}

// The message in `part`, which is empty afterwards, as a field of b.
static void put_message(Buffer *b, uint32_t field, Buffer *part) {
  put_field(b, field, part->bytes, part->n);
  part->n = 0;
}

// ---- Fields of profile.proto ----

enum {
  PROFILE_SAMPLE_TYPE = 1,
  PROFILE_SAMPLE = 2,
  PROFILE_MAPPING = 3,
  PROFILE_LOCATION = 4,
  PROFILE_FUNCTION = 5,
  PROFILE_STRING = 6,
  PROFILE_TIME_NANOS = 9,
  PROFILE_PERIOD_TYPE = 11,
  PROFILE_PERIOD = 12,
  PROFILE_COMMENT = 13,
  PROFILE_DEFAULT_SAMPLE_TYPE = 14,
  VALUE_TYPE_TYPE = 1,
  VALUE_TYPE_UNIT = 2,
  SAMPLE_LOCATION = 1,
  SAMPLE_VALUE = 2,
  SAMPLE_LABEL = 3,
  LABEL_KEY = 1,
  LABEL_STR = 2,
  LABEL_NUM = 3,
  LABEL_NUM_UNIT = 4,
  MAPPING_ID = 1,
  MAPPING_START = 2,
  MAPPING_LIMIT = 3,
  MAPPING_FILENAME = 5,
  MAPPING_HAS_FUNCTIONS = 7,
  MAPPING_HAS_FILENAMES = 8,
  MAPPING_HAS_LINES = 9,
  MAPPING_HAS_INLINES = 10,
  LOCATION_ID = 1,
  LOCATION_MAPPING = 2,
  LOCATION_ADDRESS = 3,
  LOCATION_LINE = 4,
  LINE_FUNCTION = 1,
  LINE_LINE = 2,
  FUNCTION_ID = 1,
  FUNCTION_NAME = 2,
  FUNCTION_SYSTEM_NAME = 3,
  FUNCTION_FILENAME = 4,
  FUNCTION_START_LINE = 5,
};

// Where the Program's code is said to lie; addresses tell locations apart and mean nothing else.
#define CODE_START UINT64_C(0x400000)

// ---- Tables ----

// Rows found by a key; row i has number i + 1.
typedef struct Table {
  uint64_t *hashes;
  uint32_t *slots; // row + 1, 0: free; n_slots a power of two
  uint32_t n, cap, n_slots;
} Table;

typedef struct Writer {
  const Program *program;
  const ProfileNode *nodes;
  const char *directory;
  Buffer message;   // complete fields
  Buffer part, sub; // of the field that is being written
  Buffer path;      // locations of the sample that is being written
  Table strings, functions, locations;
  const char **texts; // of strings; their memory lives as long as the Program, or is in owned
  struct FunctionKey {
    uint32_t name, file;
  } * function_keys;
  uint32_t *location_keys; // words of Program.code
  char **owned;
  uint32_t n_owned;
  uint32_t cap_texts, cap_functions, cap_locations, cap_owned;
} Writer;

static uint64_t hash_text(const char *s) {
  uint64_t h = UINT64_C(0xcbf29ce484222325);
  for (; *s; s++) h = (h ^ (uint8_t)*s) * UINT64_C(0x100000001b3);
  return h;
}

static uint64_t hash_number(uint64_t v) {
  v *= UINT64_C(0x9e3779b97f4a7c15);
  return v ^ v >> 32;
}

// The slot of the row with this hash for which is_equal holds, or the free one to put it in.
static uint32_t *find_slot(Table *t, uint64_t hash, const Writer *w,
                           bool (*is_equal)(const Writer *w, uint32_t row, const void *key),
                           const void *key) {
  if (2 * (t->n + 1) > t->n_slots) {
    uint32_t n = t->n_slots ? 2 * t->n_slots : 256;
    x_free(t->slots);
    t->slots = x_calloc(n, sizeof *t->slots);
    t->n_slots = n;
    for (uint32_t row = 0; row < t->n; row++) {
      uint32_t i = (uint32_t)t->hashes[row] & (n - 1);
      while (t->slots[i]) i = (i + 1) & (n - 1);
      t->slots[i] = row + 1;
    }
  }
  uint32_t i = (uint32_t)hash & (t->n_slots - 1);
  while (t->slots[i] && (t->hashes[t->slots[i] - 1] != hash || !is_equal(w, t->slots[i] - 1, key)))
    i = (i + 1) & (t->n_slots - 1);
  return &t->slots[i];
}

// Fills a free slot; returns the new row.
static uint32_t add_row(Table *t, uint32_t *slot, uint64_t hash) {
  if (t->n == t->cap) {
    t->cap = t->cap ? 2 * t->cap : 128;
    t->hashes = x_realloc(t->hashes, t->cap, sizeof *t->hashes);
  }
  t->hashes[t->n] = hash;
  *slot = ++t->n;
  return t->n - 1;
}

static void free_table(Table *t) {
  x_free(t->hashes);
  x_free(t->slots);
}

// Makes room for row n of an array.
#define RESERVE(array, cap, n)                                                                               \
  do {                                                                                                       \
    if ((n) >= (cap)) {                                                                                      \
      (cap) = (cap) ? 2 * (cap) : 128;                                                                       \
      (array) = x_realloc((array), (cap), sizeof *(array));                                                  \
    }                                                                                                        \
  } while (0)

static bool is_same_text(const Writer *w, uint32_t row, const void *key) {
  return strcmp(w->texts[row], key) == 0;
}

// The index of a string that outlives the writer. String 0 is "".
static uint32_t string_index(Writer *w, const char *s) {
  if (!s) s = "";
  uint64_t hash = hash_text(s);
  uint32_t *slot = find_slot(&w->strings, hash, w, is_same_text, s);
  if (*slot) return *slot - 1;
  RESERVE(w->texts, w->cap_texts, w->strings.n);
  w->texts[w->strings.n] = s;
  return add_row(&w->strings, slot, hash);
}

// The same for a string of the caller's.
static uint32_t copied_string_index(Writer *w, const char *s) {
  char *copy = x_strdup(s);
  uint32_t index = string_index(w, copy);
  if (w->texts[index] == copy) {
    RESERVE(w->owned, w->cap_owned, w->n_owned);
    w->owned[w->n_owned++] = copy;
  } else
    x_free(copy);
  return index;
}

static bool is_library_file(const char *file) {
  for (size_t i = 0; i < n_lib_files; i++)
    if (strcmp(lib_files[i].path, file) == 0) return true;
  return false;
}

// Files of the program by their whole name, so that -list finds them from anywhere; library
// files, which are in no directory, as traces name them.
static uint32_t file_index(Writer *w, const char *file) {
  if (!*file || *file == '/' || *file == '<' || !w->directory || is_library_file(file))
    return string_index(w, file);
  while (strncmp(file, "./", 2) == 0) file += 2;
  char *whole = x_malloc(strlen(w->directory) + strlen(file) + 2);
  sprintf(whole, "%s/%s", w->directory, file);
  uint32_t index = copied_string_index(w, whole);
  x_free(whole);
  return index;
}

static bool is_same_function(const Writer *w, uint32_t row, const void *key) {
  const struct FunctionKey *a = &w->function_keys[row], *b = key;
  return a->name == b->name && a->file == b->file;
}

// The number of a function. start_line 0: not known.
static uint32_t function_number(Writer *w, const char *name, uint32_t file, uint32_t start_line) {
  struct FunctionKey key = {string_index(w, name), file};
  uint64_t hash = hash_number((uint64_t)key.name << 32 | key.file);
  uint32_t *slot = find_slot(&w->functions, hash, w, is_same_function, &key);
  if (*slot) return *slot;
  RESERVE(w->function_keys, w->cap_functions, w->functions.n);
  w->function_keys[w->functions.n] = key;
  uint32_t number = add_row(&w->functions, slot, hash) + 1;
  Buffer part = {0}; // w->part holds the location that asks
  put_number(&part, FUNCTION_ID, number);
  put_number(&part, FUNCTION_NAME, key.name);
  put_number(&part, FUNCTION_SYSTEM_NAME, key.name);
  put_number(&part, FUNCTION_FILENAME, file);
  put_number(&part, FUNCTION_START_LINE, start_line);
  put_message(&w->message, PROFILE_FUNCTION, &part);
  x_free(part.bytes);
  return number;
}

static bool is_same_location(const Writer *w, uint32_t row, const void *key) {
  return w->location_keys[row] == *(const uint32_t *)key;
}

static void put_line(Writer *w, uint32_t function, uint32_t line) {
  put_number(&w->sub, LINE_FUNCTION, function);
  put_number(&w->sub, LINE_LINE, line);
  put_message(&w->part, LOCATION_LINE, &w->sub);
}

// The number of the location of a word of Program.code.
static uint32_t location_number(Writer *w, uint32_t code) {
  uint64_t hash = hash_number(code);
  uint32_t *slot = find_slot(&w->locations, hash, w, is_same_location, &code);
  if (*slot) return *slot;
  RESERVE(w->location_keys, w->cap_locations, w->locations.n);
  w->location_keys[w->locations.n] = code;
  uint32_t number = add_row(&w->locations, slot, hash) + 1;

  const Program *p = w->program;
  put_number(&w->part, LOCATION_ID, number);
  put_number(&w->part, LOCATION_MAPPING, 1);
  const FuncInfo *f = code == PROFILE_NO_CODE ? NULL : program_find_func(p, p->code + code);
  if (!f) {
    put_line(w, function_number(w, "runtime", string_index(w, "runtime"), 0), 0);
    put_message(&w->message, PROFILE_LOCATION, &w->part);
    return number;
  }
  put_number(&w->part, LOCATION_ADDRESS, CODE_START + 8 * (uint64_t)code);
  const PosRow *row = func_pos_at(f, code - f->code_start);
  uint32_t lico = row ? row->lico : f->line << 12;
  for (int32_t inl = row ? row->inl : -1; inl >= 0;) {
    const InlNode *call = &p->inls[inl];
    uint32_t file = file_index(w, pos_row_file(p, row, call->file));
    put_line(w, function_number(w, call->func, file, 0), lico >> 12);
    row = NULL;
    lico = call->call_lico;
    inl = call->parent;
  }
  uint32_t file = file_index(w, pos_row_file(p, row, f->file));
  put_line(w, function_number(w, f->name, file, f->line), lico >> 12);
  put_message(&w->message, PROFILE_LOCATION, &w->part);
  return number;
}

// ---- The profile ----

static void put_value_type(Writer *w, uint32_t field, const char *type, const char *unit) {
  put_number(&w->part, VALUE_TYPE_TYPE, string_index(w, type));
  put_number(&w->part, VALUE_TYPE_UNIT, string_index(w, unit));
  put_message(&w->message, field, &w->part);
}

static void put_text_label(Writer *w, const char *key, const char *text) {
  if (!text || !*text) return;
  put_number(&w->sub, LABEL_KEY, string_index(w, key));
  put_number(&w->sub, LABEL_STR, string_index(w, text));
  put_message(&w->part, SAMPLE_LABEL, &w->sub);
}

static void put_sample(Writer *w, const ProfileNode *leaf) {
  for (const ProfileNode *node = leaf;; node = &w->nodes[node->parent]) {
    // location_number writes to the parts: the path is gathered in a buffer of its own.
    put_varint(&w->path, location_number(w, node->code));
    if (!node->parent) break;
  }
  put_message(&w->part, SAMPLE_LOCATION, &w->path);
  put_varint(&w->sub, leaf->n_objects);
  put_varint(&w->sub, leaf->n_bytes);
  put_varint(&w->sub, leaf->n_live_objects);
  put_varint(&w->sub, leaf->n_live_bytes);
  put_message(&w->part, SAMPLE_VALUE, &w->sub);
  const Site *site = &w->program->sites[leaf->site];
  put_text_label(w, "site", site->text);
  put_text_label(w, "why", site->reason);
  if (site->size) {
    put_number(&w->sub, LABEL_KEY, string_index(w, "bytes"));
    put_number(&w->sub, LABEL_NUM, gc_round_size(site->size));
    put_number(&w->sub, LABEL_NUM_UNIT, string_index(w, "bytes"));
    put_message(&w->part, SAMPLE_LABEL, &w->sub);
  }
  put_message(&w->message, PROFILE_SAMPLE, &w->part);
}

static void put_mapping(Writer *w, const char *program) {
  put_number(&w->part, MAPPING_ID, 1);
  put_number(&w->part, MAPPING_START, CODE_START);
  put_number(&w->part, MAPPING_LIMIT, CODE_START + 8 * (uint64_t)w->program->n_code);
  put_number(&w->part, MAPPING_FILENAME, file_index(w, program));
  put_number(&w->part, MAPPING_HAS_FUNCTIONS, 1);
  put_number(&w->part, MAPPING_HAS_FILENAMES, 1);
  put_number(&w->part, MAPPING_HAS_LINES, 1);
  put_number(&w->part, MAPPING_HAS_INLINES, 1);
  put_message(&w->message, PROFILE_MAPPING, &w->part);
}

static uint64_t unix_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_REALTIME, &ts);
  return (uint64_t)ts.tv_sec * UINT64_C(1000000000) + (uint64_t)ts.tv_nsec;
}

void pprof_write(FILE *out, Vm *vm, const PprofInfo *info) {
  uint32_t n_nodes = 0;
  Writer w = {.program = vm_program(vm),
              .nodes = vm_profile(vm, info->is_end, &n_nodes),
              .directory = info->directory};
  if (!w.nodes) bug("a profile of a machine without one");
  string_index(&w, "");
  put_value_type(&w, PROFILE_SAMPLE_TYPE, "alloc_objects", "count");
  put_value_type(&w, PROFILE_SAMPLE_TYPE, "alloc_space", "bytes");
  put_value_type(&w, PROFILE_SAMPLE_TYPE, "inuse_objects", "count");
  put_value_type(&w, PROFILE_SAMPLE_TYPE, "inuse_space", "bytes");
  put_mapping(&w, info->program);
  for (uint32_t i = 1; i < n_nodes; i++) {
    if (w.nodes[i].site != PROFILE_NO_SITE) put_sample(&w, &w.nodes[i]);
    // What is complete can go: a profile of a million paths need not be in memory.
    if (w.message.n < 1 << 20) continue;
    fwrite(w.message.bytes, 1, w.message.n, out);
    w.message.n = 0;
    progress_show("writing the profile: %u of %u contexts", i, n_nodes);
  }
  progress_end();
  put_value_type(&w, PROFILE_PERIOD_TYPE, "space", "bytes");
  put_number(&w.message, PROFILE_PERIOD, 1);
  put_number(&w.message, PROFILE_TIME_NANOS, unix_ns());
  put_number(&w.message, PROFILE_DEFAULT_SAMPLE_TYPE, string_index(&w, info->default_type));
  if (vm_profile_is_folded(vm))
    put_number(&w.message, PROFILE_COMMENT,
               string_index(&w, "recursion that is too deep or has too many paths is shown less deep"));
  for (uint32_t i = 0; i < w.strings.n; i++)
    put_field(&w.message, PROFILE_STRING, w.texts[i], strlen(w.texts[i]));
  fwrite(w.message.bytes, 1, w.message.n, out);

  for (uint32_t i = 0; i < w.n_owned; i++) x_free(w.owned[i]);
  x_free(w.owned);
  x_free(w.texts);
  x_free(w.function_keys);
  x_free(w.location_keys);
  free_table(&w.strings);
  free_table(&w.functions);
  free_table(&w.locations);
  x_free(w.message.bytes);
  x_free(w.part.bytes);
  x_free(w.sub.bytes);
  x_free(w.path.bytes);
}
