// SPDX-License-Identifier: MIT
// type_string.c - types as text, in the three dialects of Go's tools:
//   errors    the type checker's:  func(x int) string, struct{a int}, any
//   gc        the -m lines':       func(int) string, struct { a int }, interface {}
//   run time  reflection's:        as gc, but uint8 for byte and main.T
//
// Text is cut at MAX_TYPE_TEXT bytes: aliases can unfold exponentially.
#include "compiler/arena.h"
#include "compiler/check.h"
#include "compiler/type.h"

enum { MAX_TYPE_TEXT = 1 << 16 };

typedef enum Dialect { DIALECT_ERRORS, DIALECT_GC, DIALECT_RUNTIME } Dialect;

typedef struct Writer {
  Arena *arena;
  char *buf;
  size_t len, cap;
  Dialect dialect;
  const Package *local;
  bool
      is_qualified; // gc: what follows an unexported method of an interface is written as in type identifiers
} Writer;

static void put_bytes(Writer *w, const char *s, size_t n) {
  if (w->len + n >= MAX_TYPE_TEXT) return;
  if (w->len + n + 1 > w->cap) {
    size_t cap = w->cap ? w->cap * 2 : 64;
    while (cap < w->len + n + 1) cap *= 2;
    char *buf = arena_alloc(w->arena, cap);
    if (w->len) memcpy(buf, w->buf, w->len);
    w->buf = buf;
    w->cap = cap;
  }
  memcpy(w->buf + w->len, s, n);
  w->len += n;
}

static void put(Writer *w, const char *s) {
  put_bytes(w, s, strlen(s));
}

static void put_type(Writer *w, const Type *t);

static const char *const basic_names[] = {
    [TYPE_INVALID] = "invalid type",
    [TYPE_BOOL] = "bool",
    [TYPE_INT] = "int",
    [TYPE_INT8] = "int8",
    [TYPE_INT16] = "int16",
    [TYPE_INT32] = "int32",
    [TYPE_INT64] = "int64",
    [TYPE_UINT] = "uint",
    [TYPE_UINT8] = "uint8",
    [TYPE_UINT16] = "uint16",
    [TYPE_UINT32] = "uint32",
    [TYPE_UINT64] = "uint64",
    [TYPE_UINTPTR] = "uintptr",
    [TYPE_FLOAT32] = "float32",
    [TYPE_FLOAT64] = "float64",
    [TYPE_COMPLEX64] = "complex64",
    [TYPE_COMPLEX128] = "complex128",
    [TYPE_STRING] = "string",
    [TYPE_UNSAFE_POINTER] = "unsafe.Pointer",
    [TYPE_UNTYPED_BOOL] = "untyped bool",
    [TYPE_UNTYPED_INT] = "untyped int",
    [TYPE_UNTYPED_RUNE] = "untyped rune",
    [TYPE_UNTYPED_FLOAT] = "untyped float",
    [TYPE_UNTYPED_COMPLEX] = "untyped complex",
    [TYPE_UNTYPED_STRING] = "untyped string",
    [TYPE_UNTYPED_NIL] = "untyped nil",
};

static void put_basic(Writer *w, const Type *t) {
  bool has_alias = w->dialect != DIALECT_RUNTIME && !w->is_qualified;
  if (has_alias && t == type_byte) {
    put(w, "byte");
  } else if (has_alias && t == type_rune) {
    put(w, "rune");
  } else {
    put(w, basic_names[t->kind]);
  }
}

// A Go string literal of the tag.
static void put_quoted(Writer *w, const char *s, size_t n) {
  put(w, "\"");
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    char esc[8];
    if (c == '"' || c == '\\') {
      snprintf(esc, sizeof esc, "\\%c", c);
    } else if (c == '\n') {
      snprintf(esc, sizeof esc, "\\n");
    } else if (c == '\t') {
      snprintf(esc, sizeof esc, "\\t");
    } else if (c < ' ' || c == 0x7f) {
      snprintf(esc, sizeof esc, "\\x%02x", c);
    } else {
      snprintf(esc, sizeof esc, "%c", c);
    }
    put(w, esc);
  }
  put(w, "\"");
}

static void put_struct(Writer *w, const Type *t) {
  bool spaced = w->dialect != DIALECT_ERRORS;
  put(w, spaced ? "struct {" : "struct{");
  for (uint32_t i = 0; i < t->n_fields; i++) {
    const Field *f = &t->fields[i];
    if (i) put(w, ";");
    if (i || spaced) put(w, " ");
    if (!f->is_embedded) {
      put(w, f->name);
      put(w, " ");
    }
    put_type(w, f->type);
    if (f->tag_len) {
      put(w, " ");
      put_quoted(w, f->tag, f->tag_len);
    }
  }
  if (spaced && t->n_fields) put(w, " ");
  put(w, "}");
}

static void put_params(Writer *w, const Param *params, uint32_t n, bool variadic) {
  put(w, "(");
  for (uint32_t i = 0; i < n; i++) {
    if (i) put(w, ", ");
    if (w->dialect == DIALECT_ERRORS && params[i].name) {
      put(w, params[i].name);
      put(w, " ");
    }
    if (variadic && i == n - 1 && params[i].type->kind == TYPE_SLICE) {
      put(w, "...");
      put_type(w, params[i].type->elem);
    } else {
      put_type(w, params[i].type);
    }
  }
  put(w, ")");
}

static void put_signature(Writer *w, const Type *t) {
  put_params(w, t->params, t->n_params, t->is_variadic);
  if (t->n_results == 0) return;
  put(w, " ");
  if (t->n_results == 1 && (w->dialect != DIALECT_ERRORS || !t->results[0].name)) {
    put_type(w, t->results[0].type);
  } else {
    put_params(w, t->results, t->n_results, false);
  }
}

static void put_iface_method(Writer *w, const IfaceMethod *m) {
  if (w->dialect == DIALECT_GC && !m->is_exported) w->is_qualified = true;
  if (w->dialect != DIALECT_ERRORS && !m->is_exported && m->pkg) {
    put(w, m->pkg->name);
    put(w, ".");
  }
  put(w, m->name);
  put_signature(w, m->type);
}

static void put_interface(Writer *w, const Type *t) {
  if (w->dialect != DIALECT_RUNTIME && t == type_universe_any()) {
    put(w, "any");
    return;
  }
  if (w->dialect != DIALECT_ERRORS) {
    type_complete_interface((Type *)(uintptr_t)t);
    put(w, "interface {");
    bool was_qualified = w->is_qualified;
    for (uint32_t i = 0; i < t->n_all_methods; i++) {
      put(w, i ? "; " : " ");
      put_iface_method(w, &t->all_methods[i]);
    }
    w->is_qualified = was_qualified;
    put(w, t->n_all_methods ? " }" : "}");
    return;
  }
  put(w, "interface{");
  bool first = true;
  for (uint32_t i = 0; i < t->n_methods; i++) {
    if (!first) put(w, "; ");
    first = false;
    put_iface_method(w, &t->methods[i]);
  }
  for (uint32_t i = 0; i < t->n_embeds; i++) {
    if (!first) put(w, "; ");
    first = false;
    const IfaceEmbed *e = &t->embeds[i];
    for (uint32_t j = 0; j < e->n_terms; j++) {
      if (j) put(w, "|");
      if (e->terms[j].is_tilde) put(w, "~");
      put_type(w, e->terms[j].type);
    }
  }
  put(w, "}");
}

static void put_chan(Writer *w, const Type *t) {
  put(w, t->chan_dir == CHAN_SEND ? "chan<- " : t->chan_dir == CHAN_RECV ? "<-chan " : "chan ");
  bool parens = t->chan_dir == CHAN_BOTH && t->elem->kind == TYPE_CHAN && t->elem->chan_dir == CHAN_RECV;
  if (parens) put(w, "(");
  put_type(w, t->elem);
  if (parens) put(w, ")");
}

static void put_named(Writer *w, const Type *t) {
  const Obj *obj = t->obj;
  if (obj->pkg && (obj->pkg != w->local || w->is_qualified)) {
    put(w, obj->pkg->name);
    put(w, ".");
  }
  put(w, obj->name);
}

static void put_type(Writer *w, const Type *t) {
  if (!t) {
    put(w, "<nil>");
    return;
  }
  if (w->len + 256 > MAX_TYPE_TEXT) {
    put(w, "...");
    return;
  }
  switch ((TypeKind)t->kind) {
  case TYPE_ARRAY: {
    char len[32];
    snprintf(len, sizeof len, "[%lld]", (long long)t->len);
    put(w, len);
    put_type(w, t->elem);
    break;
  }
  case TYPE_SLICE:
    put(w, "[]");
    put_type(w, t->elem);
    break;
  case TYPE_STRUCT: put_struct(w, t); break;
  case TYPE_POINTER:
    put(w, "*");
    put_type(w, t->elem);
    break;
  case TYPE_FUNC:
    put(w, "func");
    put_signature(w, t);
    break;
  case TYPE_INTERFACE: put_interface(w, t); break;
  case TYPE_MAP:
    put(w, "map[");
    put_type(w, t->key);
    put(w, "]");
    put_type(w, t->elem);
    break;
  case TYPE_CHAN: put_chan(w, t); break;
  case TYPE_TUPLE: put_params(w, t->results, t->n_results, false); break;
  case TYPE_NAMED:
  case TYPE_PARAM: put_named(w, t); break;
  default: put_basic(w, t); break;
  }
}

static const char *finish(Writer *w) {
  put(w, "");
  if (!w->buf) return "";
  w->buf[w->len] = 0;
  return w->buf;
}

const char *type_string(Arena *a, const Type *t, const Package *relative_to) {
  Writer w = {.arena = a, .dialect = DIALECT_ERRORS, .local = relative_to};
  put_type(&w, t);
  return finish(&w);
}

const char *type_gc_string(Arena *a, const Type *t, const Package *local) {
  Writer w = {.arena = a, .dialect = DIALECT_GC, .local = local};
  put_type(&w, t);
  return finish(&w);
}

const char *type_runtime_string(Arena *a, const Type *t) {
  Writer w = {.arena = a, .dialect = DIALECT_RUNTIME};
  put_type(&w, t);
  return finish(&w);
}

const char *type_func_string(Arena *a, const char *name, const Type *sig, const Package *relative_to) {
  Writer w = {.arena = a, .dialect = DIALECT_ERRORS, .local = relative_to};
  put(&w, name);
  put_signature(&w, sig);
  return finish(&w);
}
