// SPDX-License-Identifier: MIT
// program.c - building, linking and asking a Program.
//
// Tables grow while the Program is built and are addressed by index only;
// program_link turns indices into addresses once nothing moves any more. All
// that has no table of its own lies in an arena of blocks.
#include "vm/bytecode.h"

enum { ARENA_BLOCK = 64 * 1024 };

typedef struct ArenaBlock {
  struct ArenaBlock *next;
  size_t used, size;
  uint64_t bytes[];
} ArenaBlock;

// Open-addressing index of rows by hash; 0 is empty, else row + 1.
typedef struct RowIndex {
  uint32_t *rows;
  uint32_t n, cap; // cap: power of two or 0
} RowIndex;

struct ProgramImpl {
  ArenaBlock *arena;
  RowIndex string_index, itab_index;
  uint32_t cap_code, cap_funcs, cap_strings, cap_types, cap_itabs, cap_natives, cap_sites, cap_inls,
      cap_files, cap_data, cap_relocs, cap_inits;
};

#define GROW(table, n, cap, more)                                                                            \
  do {                                                                                                       \
    uint64_t need = (uint64_t)(n) + (more);                                                                  \
    if (need > (cap)) {                                                                                      \
      if (need > UINT32_MAX / 2) bug("program table overflow");                                              \
      uint32_t cap_new = (cap) ? (cap) : 16;                                                                 \
      while (cap_new < need) cap_new *= 2;                                                                   \
      (table) = x_realloc((table), cap_new, sizeof *(table));                                                \
      (cap) = cap_new;                                                                                       \
    }                                                                                                        \
  } while (0)

Program *program_new(void) {
  Program *p = x_calloc(1, sizeof *p);
  p->impl = x_calloc(1, sizeof *p->impl);
  p->main_func = RT_NO_FUNC;
  Site none = {.kind = SITE_NATIVE,
               .file = "",
               .func = "runtime",
               .text = "runtime",
               .type_string = "",
               .reason = "",
               .rule = SITE_RULE_RUNTIME,
               .is_library = true,
               .inl = -1};
  program_add_site(p, &none);
  program_add_file(p, "");
  return p;
}

void program_free(Program *p) {
  if (!p) return;
  struct ProgramImpl *impl = p->impl;
  while (impl->arena) {
    ArenaBlock *next = impl->arena->next;
    x_free(impl->arena);
    impl->arena = next;
  }
  x_free(impl->string_index.rows);
  x_free(impl->itab_index.rows);
  x_free(p->code);
  x_free(p->funcs);
  x_free(p->strings);
  x_free(p->types);
  x_free(p->itabs);
  x_free(p->natives);
  x_free(p->sites);
  x_free(p->inls);
  x_free(p->files);
  x_free(p->data);
  x_free(p->relocs);
  x_free(p->inits);
  x_free(impl);
  x_free(p);
}

void *program_alloc(Program *p, size_t size) {
  ArenaBlock *block = p->impl->arena;
  if (size > SIZE_MAX - 7 - ARENA_BLOCK) bug("program_alloc of %zu bytes", size);
  size = (size + 7) & ~(size_t)7;
  if (!block || block->size - block->used < size) {
    size_t capacity = size > ARENA_BLOCK / 4 ? size : ARENA_BLOCK;
    block = x_calloc(1, sizeof *block + capacity);
    block->size = capacity;
    if (p->impl->arena && capacity == size) { // an oversized piece leaves the current block in use
      block->next = p->impl->arena->next;
      p->impl->arena->next = block;
    } else {
      block->next = p->impl->arena;
      p->impl->arena = block;
    }
  }
  void *mem = (char *)block->bytes + block->used;
  block->used += size;
  return mem;
}

char *program_strdup(Program *p, const char *s) {
  size_t n = strlen(s) + 1;
  return memcpy(program_alloc(p, n), s, n);
}

static uint32_t hash_bytes(const void *bytes, size_t n) {
  const uint8_t *b = bytes;
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ b[i]) * 16777619u;
  return h;
}

static uint32_t hash_string_row(const Program *p, uint32_t row) {
  return hash_bytes(p->strings[row].ptr, (size_t)p->strings[row].len);
}

static uint32_t hash_itab_key(const RType *iface, const RType *type) {
  const RType *key[2] = {iface, type};
  return hash_bytes(key, sizeof key);
}

static uint32_t hash_itab_row(const Program *p, uint32_t row) {
  return hash_itab_key(p->itabs[row]->iface, p->itabs[row]->type);
}

// Makes room for one more row, rehashing when two thirds full.
static void reserve_row(const Program *p, RowIndex *index, uint32_t (*hash_row)(const Program *, uint32_t)) {
  if (index->n * 3 + 3 <= index->cap * 2) return;
  uint32_t cap_old = index->cap, *old = index->rows;
  index->cap = cap_old ? cap_old * 2 : 64;
  index->rows = x_calloc(index->cap, sizeof *index->rows);
  for (uint32_t i = 0; i < cap_old; i++) {
    if (!old[i]) continue;
    uint32_t at = hash_row(p, old[i] - 1) & (index->cap - 1);
    while (index->rows[at]) at = (at + 1) & (index->cap - 1);
    index->rows[at] = old[i];
  }
  x_free(old);
}

uint32_t program_add_string(Program *p, const void *bytes, size_t n) {
  struct ProgramImpl *impl = p->impl;
  RowIndex *index = &impl->string_index;
  reserve_row(p, index, hash_string_row);
  uint32_t at = hash_bytes(bytes, n) & (index->cap - 1);
  for (; index->rows[at]; at = (at + 1) & (index->cap - 1)) {
    RtString *s = &p->strings[index->rows[at] - 1];
    if ((size_t)s->len == n && memcmp(s->ptr, bytes, n) == 0) return index->rows[at] - 1;
  }
  GROW(p->strings, p->n_strings, impl->cap_strings, 1);
  uint8_t *copy = program_alloc(p, n + 1);
  if (n) memcpy(copy, bytes, n);
  p->strings[p->n_strings] = (RtString){copy, (int64_t)n};
  index->rows[at] = ++p->n_strings;
  index->n++;
  return p->n_strings - 1;
}

uint32_t program_add_type(Program *p, RType *t) {
  GROW(p->types, p->n_types, p->impl->cap_types, 1);
  p->types[p->n_types] = t;
  return t->id = p->n_types++;
}

uint32_t program_add_itab(Program *p, const RType *iface, const RType *type) {
  RowIndex *index = &p->impl->itab_index;
  reserve_row(p, index, hash_itab_row);
  uint32_t at = hash_itab_key(iface, type) & (index->cap - 1);
  for (; index->rows[at]; at = (at + 1) & (index->cap - 1)) {
    Itab *tab = p->itabs[index->rows[at] - 1];
    if (tab->iface == iface && tab->type == type) return index->rows[at] - 1;
  }
  GROW(p->itabs, p->n_itabs, p->impl->cap_itabs, 1);
  // The interface's method list may still be filled in: the table of functions
  // is made by program_link.
  Itab *tab = program_alloc(p, sizeof *tab);
  tab->iface = iface;
  tab->type = type;
  p->itabs[p->n_itabs] = tab;
  index->rows[at] = ++p->n_itabs;
  index->n++;
  return p->n_itabs - 1;
}

uint32_t program_add_native(Program *p, const NativeRef *ref) {
  GROW(p->natives, p->n_natives, p->impl->cap_natives, 1);
  p->natives[p->n_natives] = *ref;
  return p->n_natives++;
}

uint32_t program_add_site(Program *p, const Site *site) {
  GROW(p->sites, p->n_sites, p->impl->cap_sites, 1);
  p->sites[p->n_sites] = *site;
  return p->n_sites++;
}

uint32_t program_add_inl(Program *p, const InlNode *node) {
  GROW(p->inls, p->n_inls, p->impl->cap_inls, 1);
  p->inls[p->n_inls] = *node;
  return p->n_inls++;
}

uint32_t program_add_file(Program *p, const char *name) {
  // Few files, and mostly the last one asked for.
  for (uint32_t i = p->n_files; i > 0; i--)
    if (strcmp(p->files[i - 1], name) == 0) return i - 1;
  GROW(p->files, p->n_files, p->impl->cap_files, 1);
  p->files[p->n_files] = program_strdup(p, name);
  return p->n_files++;
}

uint32_t program_add_data(Program *p, const void *bytes, size_t n) {
  if (n > UINT32_MAX / 4) bug("constant data of %zu bytes", n);
  uint32_t padded = ((uint32_t)n + 7) & ~7u;
  GROW(p->data, p->data_size, p->impl->cap_data, padded + 8);
  uint32_t offset = p->data_size;
  memset(p->data + offset, 0, padded);
  if (n) memcpy(p->data + offset, bytes, n);
  p->data_size += padded;
  return offset;
}

void program_add_reloc(Program *p, uint32_t offset, uint8_t kind, uint32_t index) {
  GROW(p->relocs, p->n_relocs, p->impl->cap_relocs, 1);
  p->relocs[p->n_relocs++] = (DataReloc){offset, kind, index};
}

void program_add_init(Program *p, uint32_t func) {
  GROW(p->inits, p->n_inits, p->impl->cap_inits, 1);
  p->inits[p->n_inits++] = func;
}

uint32_t program_add_func(Program *p) {
  GROW(p->funcs, p->n_funcs, p->impl->cap_funcs, 1);
  p->funcs[p->n_funcs] = (FuncInfo){.name = "?", .file = "?", .index = p->n_funcs};
  return p->n_funcs++;
}

void program_set_func(Program *p, uint32_t func, const FuncInfo *info, const Insn *code, uint32_t n_code) {
  FuncInfo *f = &p->funcs[func];
  GROW(p->code, p->n_code, p->impl->cap_code, n_code + 1);
  memcpy(p->code + p->n_code, code, n_code * sizeof *code);
  *f = *info;
  f->index = func;
  f->code_start = p->n_code;
  f->n_code = n_code;
  p->n_code += n_code;
}

static const char *link_itab(Program *p, uint32_t row) {
  Itab *old = p->itabs[row];
  uint32_t n = old->iface->n_methods;
  uint32_t *func = x_calloc(n, sizeof *func);
  bool wrong_type;
  const RMethod *missing = rtype_match(old->iface, old->type, func, &wrong_type);
  Itab *tab = program_alloc(p, sizeof *tab + n * sizeof tab->fun[0]);
  tab->iface = old->iface;
  tab->type = old->type;
  for (uint32_t i = 0; !missing && i < n; i++)
    if (func[i] != RT_NO_FUNC) tab->fun[i] = &p->funcs[func[i]];
  p->itabs[row] = tab;
  x_free(func);
  return missing ? "itab of a type that does not implement the interface" : NULL;
}

static const char *link_reloc(Program *p, const DataReloc *r) {
  const void *target;
  if (r->offset % 8 || (uint64_t)r->offset + 8 > p->data_size) return "relocation outside of data";
  switch (r->kind) {
  case RELOC_STRING:
    if (r->index >= p->n_strings) return "relocation to a missing string";
    target = p->strings[r->index].ptr;
    break;
  case RELOC_DATA:
    if (r->index >= p->data_size) return "relocation to missing data";
    target = p->data + r->index;
    break;
  case RELOC_TYPE:
    if (r->index >= p->n_types) return "relocation to a missing type";
    target = p->types[r->index];
    break;
  case RELOC_ITAB:
    if (r->index >= p->n_itabs) return "relocation to a missing itab";
    target = p->itabs[r->index];
    break;
  case RELOC_FUNC:
    if (r->index >= p->n_funcs) return "relocation to a missing function";
    target = &p->funcs[r->index];
    break;
  default: return "relocation of unknown kind";
  }
  memcpy(p->data + r->offset, &target, sizeof target);
  return NULL;
}

const char *program_link(Program *p) {
  const char *error = NULL;
  if (p->is_linked) return "linked twice";
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    FuncInfo *f = &p->funcs[i];
    f->self = f;
    f->entry = f->n_code ? p->code + f->code_start : NULL;
  }
  for (uint32_t i = 0; i < p->n_itabs && !error; i++) error = link_itab(p, i);
  for (uint32_t i = 0; i < p->n_relocs && !error; i++) error = link_reloc(p, &p->relocs[i]);
  p->is_linked = !error;
  return error;
}

// Functions lie in the code in the order they were set, so the search is over an
// unsorted table; it serves traces only.
const FuncInfo *program_find_func(const Program *p, const Insn *pc) {
  if (pc < p->code || pc >= p->code + p->n_code) return NULL;
  uint32_t at = (uint32_t)(pc - p->code);
  for (uint32_t i = 0; i < p->n_funcs; i++) {
    const FuncInfo *f = &p->funcs[i];
    if (at >= f->code_start && at - f->code_start < f->n_code) return f;
  }
  return NULL;
}

const PosRow *func_pos_at(const FuncInfo *f, uint32_t pc) {
  uint32_t lo = 0, hi = f->n_pos; // the first row beyond pc lies in [lo, hi]
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (f->pos[mid].pc <= pc)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo ? &f->pos[lo - 1] : NULL;
}
