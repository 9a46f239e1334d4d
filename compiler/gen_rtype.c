// SPDX-License-Identifier: MIT
// gen_rtype.c - run-time types and itabs from the compiler's types.
//
// Always true:
// - One RType for each distinct type (type_identical): pointer identity is type
//   identity at run time. Named types are their own identity, so two local types
//   of the same name have two RTypes with equal strings.
// - gen_rtype makes the row with everything the generator itself asks about
//   (size, layout, kind, flags); references to other types are filled by
//   gen_rtypes_complete, which works off a list: no recursion over type graphs.
// - Method lists are sorted by name, then package path, as the runtime expects.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"

// ---- strings ----------------------------------------------------------------

typedef struct Text {
  Arena *a;
  char *s;
  uint32_t n, cap;
  bool with_path; // package paths instead of names: unique, for hashes
  uint32_t depth;
} Text;

static void text_add(Text *t, const char *s, size_t n) {
  if (t->n + n + 1 > t->cap) {
    uint32_t cap = (t->n + (uint32_t)n + 1) * 2 + 32;
    char *p = arena_alloc(t->a, cap);
    if (t->n) memcpy(p, t->s, t->n);
    t->s = p;
    t->cap = cap;
  }
  memcpy(t->s + t->n, s, n);
  t->n += (uint32_t)n;
  t->s[t->n] = 0;
}

static void text_str(Text *t, const char *s) {
  text_add(t, s, strlen(s));
}

static const char *const basic_names[N_TYPE_KINDS] = {
    [TYPE_BOOL] = "bool",           [TYPE_INT] = "int",
    [TYPE_INT8] = "int8",           [TYPE_INT16] = "int16",
    [TYPE_INT32] = "int32",         [TYPE_INT64] = "int64",
    [TYPE_UINT] = "uint",           [TYPE_UINT8] = "uint8",
    [TYPE_UINT16] = "uint16",       [TYPE_UINT32] = "uint32",
    [TYPE_UINT64] = "uint64",       [TYPE_UINTPTR] = "uintptr",
    [TYPE_FLOAT32] = "float32",     [TYPE_FLOAT64] = "float64",
    [TYPE_COMPLEX64] = "complex64", [TYPE_COMPLEX128] = "complex128",
    [TYPE_STRING] = "string",       [TYPE_UNSAFE_POINTER] = "unsafe.Pointer",
};

static void text_type(Text *t, const Type *type);

static void text_params(Text *t, const Param *p, uint32_t n, bool is_variadic) {
  text_str(t, "(");
  for (uint32_t i = 0; i < n; i++) {
    if (i) text_str(t, ", ");
    if (is_variadic && i + 1 == n) {
      text_str(t, "...");
      text_type(t, p[i].type->elem);
    } else {
      text_type(t, p[i].type);
    }
  }
  text_str(t, ")");
}

static void text_signature(Text *t, const Type *f) {
  text_params(t, f->params, f->n_params, f->is_variadic);
  if (f->n_results == 1) {
    text_str(t, " ");
    text_type(t, f->results[0].type);
  } else if (f->n_results > 1) {
    text_str(t, " ");
    text_params(t, f->results, f->n_results, false);
  }
}

// strconv.Quote of a tag.
static void text_quoted(Text *t, const char *s, size_t n) {
  text_str(t, "\"");
  for (size_t i = 0; i < n; i++) {
    char buf[8];
    unsigned char c = (unsigned char)s[i];
    if (c == '"' || c == '\\') {
      buf[0] = '\\', buf[1] = (char)c;
      text_add(t, buf, 2);
    } else if (c == '\n' || c == '\t') {
      text_str(t, c == '\n' ? "\\n" : "\\t");
    } else if (c < 0x20 || c == 0x7f) {
      snprintf(buf, sizeof buf, "\\x%02x", c);
      text_str(t, buf);
    } else {
      text_add(t, s + i, 1);
    }
  }
  text_str(t, "\"");
}

static void text_type(Text *t, const Type *type) {
  if (t->depth > 200) { // only a type literal nested deeper than the parser allows
    text_str(t, "...");
    return;
  }
  t->depth++;
  switch (type->kind) {
  case TYPE_NAMED: {
    const Obj *o = type->obj;
    if (o->pkg) {
      text_str(t, t->with_path ? o->pkg->path : o->pkg->name);
      text_str(t, ".");
    }
    text_str(t, o->name);
    const TypeGenerics *g = type->generics;
    for (uint32_t i = 0; g && i < g->n_args; i++) {
      text_str(t, i ? "," : "[");
      text_type(t, g->args[i]);
      if (i + 1 == g->n_args) text_str(t, "]");
    }
    break;
  }
  case TYPE_ARRAY: {
    char buf[32];
    snprintf(buf, sizeof buf, "[%lld]", (long long)type->len);
    text_str(t, buf);
    text_type(t, type->elem);
    break;
  }
  case TYPE_SLICE:
    text_str(t, "[]");
    text_type(t, type->elem);
    break;
  case TYPE_POINTER:
    text_str(t, "*");
    text_type(t, type->elem);
    break;
  case TYPE_MAP:
    text_str(t, "map[");
    text_type(t, type->key);
    text_str(t, "]");
    text_type(t, type->elem);
    break;
  case TYPE_CHAN: {
    bool parens =
        type->chan_dir == CHAN_BOTH && type->elem->kind == TYPE_CHAN && type->elem->chan_dir == CHAN_RECV;
    text_str(t, type->chan_dir == CHAN_SEND ? "chan<- " : type->chan_dir == CHAN_RECV ? "<-chan " : "chan ");
    if (parens) text_str(t, "(");
    text_type(t, type->elem);
    if (parens) text_str(t, ")");
    break;
  }
  case TYPE_FUNC:
    text_str(t, "func");
    text_signature(t, type);
    break;
  case TYPE_INTERFACE:
    if (!type->n_all_methods) {
      text_str(t, "interface {}");
      break;
    }
    text_str(t, "interface { ");
    for (uint32_t i = 0; i < type->n_all_methods; i++) {
      const IfaceMethod *m = &type->all_methods[i];
      if (i) text_str(t, "; ");
      if (!m->is_exported && m->pkg) {
        text_str(t, t->with_path ? m->pkg->path : m->pkg->name);
        text_str(t, ".");
      }
      text_str(t, m->name);
      text_signature(t, m->type);
    }
    text_str(t, " }");
    break;
  case TYPE_STRUCT:
    if (!type->n_fields) {
      text_str(t, "struct {}");
      break;
    }
    text_str(t, "struct { ");
    for (uint32_t i = 0; i < type->n_fields; i++) {
      const Field *f = &type->fields[i];
      if (i) text_str(t, "; ");
      if (!f->is_embedded) {
        if (t->with_path && !f->is_exported && f->pkg) {
          text_str(t, f->pkg->path);
          text_str(t, ".");
        }
        text_str(t, f->name);
        text_str(t, " ");
      }
      text_type(t, f->type);
      if (f->tag && f->tag_len) {
        text_str(t, " ");
        text_quoted(t, f->tag, f->tag_len);
      }
    }
    text_str(t, " }");
    break;
  default:
    text_str(t, type->kind < N_TYPE_KINDS && basic_names[type->kind] ? basic_names[type->kind] : "?");
    break;
  }
  t->depth--;
}

const char *gen_type_text(Gen *g, const Type *t) {
  Text text = {.a = g->arena};
  text_type(&text, t);
  return text.s;
}

static uint32_t hash_of_type(Gen *g, const Type *t) {
  Text text = {.a = g->arena, .with_path = true};
  text_type(&text, t);
  uint32_t h = 2166136261u;
  for (uint32_t i = 0; i < text.n; i++) h = (h ^ (uint8_t)text.s[i]) * 16777619u;
  return h ? h : 1;
}

// ---- pointer masks ----------------------------------------------------------

// Sets the bits of the pointer words of a value of type t at word `at`.
void gen_pointer_mask(const Type *t, uint64_t *mask, uint64_t at) {
  const Type *u = type_under(t);
  switch (u->kind) {
  case TYPE_UNSAFE_POINTER:
  case TYPE_POINTER:
  case TYPE_MAP:
  case TYPE_CHAN:
  case TYPE_FUNC:
  case TYPE_STRING:
  case TYPE_SLICE: mask[at / 64] |= UINT64_C(1) << (at % 64); break;
  case TYPE_INTERFACE: // word 0 is a type or itab: no heap pointer
    mask[(at + 1) / 64] |= UINT64_C(1) << ((at + 1) % 64);
    break;
  case TYPE_STRUCT:
    for (uint32_t i = 0; i < u->n_fields; i++)
      if (type_has_pointers(u->fields[i].type))
        gen_pointer_mask(u->fields[i].type, mask, at + (uint64_t)u->fields[i].offset / 8);
    break;
  case TYPE_ARRAY:
    if (type_has_pointers(u->elem))
      for (int64_t i = 0; i < u->len; i++)
        gen_pointer_mask(u->elem, mask, at + (uint64_t)(i * type_size(u->elem)) / 8);
    break;
  default: break;
  }
}

// The layout's element is one value of t; arrays use that of their elements, so
// that it stays small.
static const GcLayout *gen_layout(Gen *g, Type *t) {
  type_layout(t);
  if (!type_has_pointers(t)) return NULL;
  Type *one = t;
  while (type_kind(one) == TYPE_ARRAY) one = type_under(one)->elem;
  uint64_t n_words = ((uint64_t)type_size(one) + 7) / 8;
  uint64_t *mask = program_alloc(g->prog, (n_words + 63) / 64 * 8);
  gen_pointer_mask(one, mask, 0);
  GcLayout *l = program_alloc(g->prog, sizeof *l);
  gc_layout_init(l, (uint32_t)n_words, mask);
  return l;
}

// ---- types ------------------------------------------------------------------

static uint8_t kind_of(const Type *u) {
  switch (u->kind) {
  case TYPE_BOOL: return RK_BOOL;
  case TYPE_INT: return RK_INT;
  case TYPE_INT8: return RK_INT8;
  case TYPE_INT16: return RK_INT16;
  case TYPE_INT32: return RK_INT32;
  case TYPE_INT64: return RK_INT64;
  case TYPE_UINT: return RK_UINT;
  case TYPE_UINT8: return RK_UINT8;
  case TYPE_UINT16: return RK_UINT16;
  case TYPE_UINT32: return RK_UINT32;
  case TYPE_UINT64: return RK_UINT64;
  case TYPE_UINTPTR: return RK_UINTPTR;
  case TYPE_FLOAT32: return RK_FLOAT32;
  case TYPE_FLOAT64: return RK_FLOAT64;
  case TYPE_COMPLEX64: return RK_COMPLEX64;
  case TYPE_COMPLEX128: return RK_COMPLEX128;
  case TYPE_STRING: return RK_STRING;
  case TYPE_UNSAFE_POINTER: return RK_UNSAFE_POINTER;
  case TYPE_ARRAY: return RK_ARRAY;
  case TYPE_SLICE: return RK_SLICE;
  case TYPE_STRUCT: return RK_STRUCT;
  case TYPE_POINTER: return RK_POINTER;
  case TYPE_FUNC: return RK_FUNC;
  case TYPE_INTERFACE: return RK_INTERFACE;
  case TYPE_MAP: return RK_MAP;
  case TYPE_CHAN: return RK_CHAN;
  default: bug("no run-time kind for type kind %d", u->kind);
  }
}

// How values are compared; REQ_MEM where all bytes count.
uint8_t gen_eq_kind(const Type *t) {
  const Type *u = type_under(t);
  switch (u->kind) {
  case TYPE_FLOAT32: return REQ_F32;
  case TYPE_FLOAT64: return REQ_F64;
  case TYPE_COMPLEX64: return REQ_C64;
  case TYPE_COMPLEX128: return REQ_C128;
  case TYPE_STRING: return REQ_STRING;
  case TYPE_INTERFACE: return u->n_all_methods ? REQ_IFACE : REQ_EFACE;
  case TYPE_SLICE:
  case TYPE_MAP:
  case TYPE_FUNC: return REQ_NONE;
  case TYPE_ARRAY: {
    uint8_t e = gen_eq_kind(u->elem);
    return e == REQ_NONE || e == REQ_MEM ? e : u->len == 0 ? REQ_MEM : REQ_ARRAY;
  }
  case TYPE_STRUCT: {
    bool is_mem = true;
    int64_t end = 0;
    for (uint32_t i = 0; i < u->n_fields; i++) {
      const Field *f = &u->fields[i];
      uint8_t e = gen_eq_kind(f->type);
      if (e == REQ_NONE) return REQ_NONE;
      if (e != REQ_MEM || f->offset != end || strcmp(f->name, "_") == 0) is_mem = false;
      end = f->offset + type_size(f->type);
    }
    return is_mem && end == u->size ? REQ_MEM : REQ_STRUCT;
  }
  default: return REQ_MEM;
  }
}

typedef struct TypeRow {
  Type *type;
  RType *rtype;
} TypeRow;

typedef struct GenTypes GenTypes;
struct GenTypes {
  VEC(TypeRow) rows; // by RType.id
  uint32_t *hash;    // row + 1, open addressing
  uint32_t n_hash;   // power of two
  uint32_t n_filled;
};

static uint32_t find_slot(GenTypes *ts, const Type *t) {
  uint32_t mask = ts->n_hash - 1;
  uint32_t i = (uint32_t)(type_hash(t) * UINT64_C(0x9e3779b97f4a7c15) >> 40) & mask;
  while (ts->hash[i] && !type_identical(ts->rows.items[ts->hash[i] - 1].type, t)) i = (i + 1) & mask;
  return i;
}

static void grow_hash(GenTypes *ts) {
  x_free(ts->hash);
  ts->n_hash = ts->n_hash ? ts->n_hash * 2 : 256;
  ts->hash = x_calloc(ts->n_hash, sizeof *ts->hash);
  for (uint32_t i = 0; i < ts->rows.n; i++) ts->hash[find_slot(ts, ts->rows.items[i].type)] = i + 1;
}

static const char *pkg_path_of(const Package *p) {
  return p ? p->path : "";
}

static const char *method_pkg_path(Gen *g, const Package *p, bool is_exported) {
  return is_exported || !p ? NULL : program_strdup(g->prog, p->path);
}

static int compare_methods(const void *a, const void *b) {
  return rt_method_cmp(a, b);
}

// Fills an interface type's method list. Its order is the order of itab slots.
static void fill_iface_methods(Gen *g, RType *r, const Type *u) {
  RMethod *m = program_alloc(g->prog, u->n_all_methods * sizeof *m);
  for (uint32_t i = 0; i < u->n_all_methods; i++) {
    const IfaceMethod *im = &u->all_methods[i];
    m[i].name = program_strdup(g->prog, im->name);
    m[i].pkg_path = method_pkg_path(g, im->pkg, im->is_exported);
    m[i].func = RT_NO_FUNC;
  }
  qsort(m, u->n_all_methods, sizeof *m, compare_methods);
  r->methods = m;
  r->n_methods = u->n_all_methods;
}

RType *gen_rtype(Gen *g, Type *t) {
  if (t->rtype) return t->rtype;
  GenTypes *ts = g->types;
  if (!ts) ts = g->types = x_calloc(1, sizeof *ts);
  if (ts->rows.n * 2 >= ts->n_hash) grow_hash(ts);
  uint32_t slot = find_slot(ts, t);
  if (ts->hash[slot]) return t->rtype = ts->rows.items[ts->hash[slot] - 1].rtype;
  type_layout(t);
  const Type *u = type_under(t);
  RType *r = program_alloc(g->prog, sizeof *r);
  r->size = (uint64_t)t->size;
  r->layout = gen_layout(g, t);
  r->hash = hash_of_type(g, t);
  r->n_slots = type_slots(t);
  r->kind = kind_of(u);
  r->align = (uint8_t)t->align;
  r->eq = gen_eq_kind(t);
  if (type_is_pointer_shaped(t)) r->flags |= RT_PTR_SHAPED;
  if (u->kind == TYPE_FUNC && u->is_variadic) r->flags |= RT_VARIADIC;
  if (u->kind == TYPE_INTERFACE && !u->n_all_methods) r->flags |= RT_EMPTY_IFACE;
  r->string = program_strdup(g->prog, gen_type_text(g, t));
  r->name = r->pkg_path = "";
  if (t->kind == TYPE_NAMED) {
    Text text = {.a = g->arena};
    text_type(&text, t);
    const char *name = text.s;
    if (t->obj->pkg) name += strlen(t->obj->pkg->name) + 1;
    r->name = program_strdup(g->prog, name);
    r->pkg_path = program_strdup(g->prog, pkg_path_of(t->obj->pkg));
    r->flags |= RT_NAMED;
  } else if (t->kind < N_TYPE_KINDS && basic_names[t->kind]) {
    r->flags |= RT_NAMED;
    r->name = basic_names[t->kind];
    if (t->kind == TYPE_UNSAFE_POINTER) r->name = "Pointer", r->pkg_path = "unsafe";
  }
  if (u->kind == TYPE_CHAN)
    r->chan_dir = u->chan_dir == CHAN_SEND ? RCHAN_SEND : u->chan_dir == CHAN_RECV ? RCHAN_RECV : RCHAN_BOTH;
  if (u->kind == TYPE_ARRAY) r->len = (uint64_t)u->len;
  program_add_type(g->prog, r);
  MG_ASSERT(r->id == ts->rows.n);
  vec_push(&ts->rows, ((TypeRow){t, r}));
  ts->hash[slot] = r->id + 1;
  t->rtype = r;
  // An interface's methods are needed by itab indices at once.
  if (u->kind == TYPE_INTERFACE) fill_iface_methods(g, r, u);
  return r;
}

uint32_t gen_rtype_id(Gen *g, Type *t) {
  return gen_rtype(g, t)->id;
}

// The itab slot of method i of an interface type.
uint32_t gen_iface_slot(Gen *g, Type *iface, uint32_t i) {
  const RType *r = gen_rtype(g, iface);
  const IfaceMethod *im = &type_under(iface)->all_methods[i];
  const char *path = im->is_exported || !im->pkg ? "" : im->pkg->path;
  for (uint32_t k = 0; k < r->n_methods; k++)
    if (strcmp(r->methods[k].name, im->name) == 0 &&
        strcmp(r->methods[k].pkg_path ? r->methods[k].pkg_path : "", path) == 0)
      return k;
  bug("interface %s has no method %s", r->string, im->name);
}

static void fill_methods(Gen *g, TypeRow *row) {
  uint32_t n;
  MethodEntry *set = method_set(g->arena, row->type, &n);
  if (!n) return;
  RMethod *list = program_alloc(g->prog, n * sizeof *list);
  for (uint32_t i = 0; i < n; i++) {
    const MethodEntry *m = &set[i];
    list[i].name = program_strdup(g->prog, m->name);
    list[i].pkg_path = method_pkg_path(g, m->pkg, m->is_exported);
    list[i].mtype = gen_rtype(g, m->sig);
    list[i].func = gen_method_entry(g, row->type, m);
  }
  qsort(list, n, sizeof *list, compare_methods);
  row->rtype->methods = list;
  row->rtype->n_methods = n;
}

static void fill_row(Gen *g, TypeRow row) {
  RType *r = row.rtype;
  const Type *u = type_under(row.type);
  if (u->elem) r->elem = gen_rtype(g, u->elem);
  if (u->key) r->key = gen_rtype(g, u->key);
  // rtypes are not const to their maker
  if (row.type->kind == TYPE_POINTER) ((RType *)gen_rtype(g, u->elem))->ptr_to = r;
  if (row.type->kind == TYPE_SLICE) ((RType *)gen_rtype(g, u->elem))->slice_of = r;
  if (u->kind == TYPE_STRUCT) {
    RField *fields = program_alloc(g->prog, u->n_fields * sizeof *fields);
    for (uint32_t i = 0; i < u->n_fields; i++) {
      const Field *f = &u->fields[i];
      fields[i].name = program_strdup(g->prog, f->name);
      fields[i].pkg_path = f->is_exported ? NULL : program_strdup(g->prog, pkg_path_of(f->pkg));
      if (f->tag) {
        char *tag = program_alloc(g->prog, f->tag_len + 1);
        memcpy(tag, f->tag, f->tag_len);
        fields[i].tag = tag;
      }
      fields[i].type = gen_rtype(g, f->type);
      fields[i].offset = (uint64_t)f->offset;
      fields[i].is_embedded = f->is_embedded;
      fields[i].is_exported = f->is_exported;
    }
    r->fields = fields;
    r->n_fields = u->n_fields;
  }
  if (u->kind == TYPE_FUNC) {
    const RType **params = program_alloc(g->prog, u->n_params * sizeof *params);
    const RType **results = program_alloc(g->prog, u->n_results * sizeof *results);
    for (uint32_t i = 0; i < u->n_params; i++) params[i] = gen_rtype(g, u->params[i].type);
    for (uint32_t i = 0; i < u->n_results; i++) results[i] = gen_rtype(g, u->results[i].type);
    r->params = params;
    r->results = results;
    r->n_params = u->n_params;
    r->n_results = u->n_results;
  }
  if (u->kind == TYPE_INTERFACE) {
    for (uint32_t i = 0; i < u->n_all_methods; i++) {
      RMethod *m = (RMethod *)&r->methods[gen_iface_slot(g, row.type, i)];
      m->mtype = gen_rtype(g, u->all_methods[i].type);
    }
  } else {
    fill_methods(g, &row);
  }
}

// Fills the rows made since the last call; what they refer to is filled too.
void gen_rtypes_complete(Gen *g) {
  GenTypes *ts = g->types;
  while (ts && ts->n_filled < ts->rows.n) fill_row(g, ts->rows.items[ts->n_filled++]);
}

void gen_rtypes_free(Gen *g) {
  GenTypes *ts = g->types;
  if (!ts) return;
  // The types live on in the compiler's arena; their rows do not.
  for (uint32_t i = 0; i < ts->rows.n; i++) ts->rows.items[i].type->rtype = NULL;
  vec_free(&ts->rows);
  x_free(ts->hash);
  x_free(ts);
  g->types = NULL;
}

uint32_t gen_itab(Gen *g, Type *iface, Type *type) {
  return program_add_itab(g->prog, gen_rtype(g, iface), gen_rtype(g, type));
}
