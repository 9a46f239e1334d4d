// SPDX-License-Identifier: MIT
// universe.c - the predeclared names and package unsafe.
#include "compiler/check.h"
#include "compiler/scope.h"

static Scope *universe_scope;
static Universe special;
static Type *error_type, *any_type, *empty_type, *comparable_type;
static Package *unsafe_package;

const Universe *universe(void) {
  return &special;
}
Type *type_universe_error(void) {
  return error_type;
}
Type *type_universe_any(void) {
  return any_type;
}
Type *type_empty_interface(void) {
  return empty_type;
}
Package *universe_unsafe(void) {
  return unsafe_package;
}

static const char *const builtin_names[N_BUILTINS] = {
    [BUILTIN_APPEND] = "append",     [BUILTIN_CAP] = "cap",
    [BUILTIN_CLEAR] = "clear",       [BUILTIN_CLOSE] = "close",
    [BUILTIN_COMPLEX] = "complex",   [BUILTIN_COPY] = "copy",
    [BUILTIN_DELETE] = "delete",     [BUILTIN_IMAG] = "imag",
    [BUILTIN_LEN] = "len",           [BUILTIN_MAKE] = "make",
    [BUILTIN_MAX] = "max",           [BUILTIN_MIN] = "min",
    [BUILTIN_NEW] = "new",           [BUILTIN_PANIC] = "panic",
    [BUILTIN_PRINT] = "print",       [BUILTIN_PRINTLN] = "println",
    [BUILTIN_REAL] = "real",         [BUILTIN_RECOVER] = "recover",
    [BUILTIN_ADD] = "Add",           [BUILTIN_ALIGNOF] = "Alignof",
    [BUILTIN_OFFSETOF] = "Offsetof", [BUILTIN_SIZEOF] = "Sizeof",
    [BUILTIN_SLICE] = "Slice",       [BUILTIN_SLICEDATA] = "SliceData",
    [BUILTIN_STRING] = "String",     [BUILTIN_STRINGDATA] = "StringData",
};

const char *builtin_name(BuiltinId id) {
  return builtin_names[id];
}

static Obj *define(Arena *a, Scope *scope, ObjKind kind, const char *text, Type *type) {
  const Sym *sym = intern_str(text);
  Obj *obj = ARENA_NEW(a, Obj);
  obj->kind = (uint8_t)kind;
  obj->name = sym->text;
  obj->is_exported = sym->is_exported;
  obj->type = type;
  obj->is_used = true;
  scope_add(a, scope, obj);
  return obj;
}

static void define_basic_types(Arena *a, Scope *scope) {
  static const struct {
    const char *name;
    TypeKind kind;
  } rows[] = {
      {"bool", TYPE_BOOL},           {"int", TYPE_INT},
      {"int8", TYPE_INT8},           {"int16", TYPE_INT16},
      {"int32", TYPE_INT32},         {"int64", TYPE_INT64},
      {"uint", TYPE_UINT},           {"uint8", TYPE_UINT8},
      {"uint16", TYPE_UINT16},       {"uint32", TYPE_UINT32},
      {"uint64", TYPE_UINT64},       {"uintptr", TYPE_UINTPTR},
      {"float32", TYPE_FLOAT32},     {"float64", TYPE_FLOAT64},
      {"complex64", TYPE_COMPLEX64}, {"complex128", TYPE_COMPLEX128},
      {"string", TYPE_STRING},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    define(a, scope, OBJ_TYPENAME, rows[i].name, type_basic[rows[i].kind]);
  }
  define(a, scope, OBJ_TYPENAME, "byte", type_byte)->is_alias = true;
  define(a, scope, OBJ_TYPENAME, "rune", type_rune)->is_alias = true;
}

static Type *new_named_interface(Arena *a, Obj *obj, Type *iface) {
  Type *t = type_new(a, TYPE_NAMED);
  t->obj = obj;
  t->underlying = t->from_rhs = iface;
  t->is_valid = true;
  obj->type = t;
  return t;
}

static void define_interfaces(Arena *a, Scope *scope) {
  any_type = type_new(a, TYPE_INTERFACE);
  any_type->is_defined = any_type->is_complete = true;
  empty_type = type_new(a, TYPE_INTERFACE);
  empty_type->is_defined = empty_type->is_complete = true;
  special.any = define(a, scope, OBJ_TYPENAME, "any", any_type);
  special.any->is_alias = true;

  Type *iface = type_new(a, TYPE_INTERFACE);
  Type *sig = type_new(a, TYPE_FUNC);
  sig->results = ARENA_NEW(a, Param);
  sig->n_results = 1;
  sig->results[0].type = type_basic[TYPE_STRING];
  iface->methods = ARENA_NEW(a, IfaceMethod);
  iface->n_methods = 1;
  iface->methods[0] = (IfaceMethod){.name = intern_str("Error")->text, .type = sig, .is_exported = true};
  iface->is_defined = true;
  error_type = new_named_interface(a, define(a, scope, OBJ_TYPENAME, "error", NULL), iface);
  type_complete_interface(iface);

  iface = type_new(a, TYPE_INTERFACE);
  iface->is_defined = iface->is_complete = iface->is_comparable_iface = true;
  special.comparable = define(a, scope, OBJ_TYPENAME, "comparable", NULL);
  comparable_type = new_named_interface(a, special.comparable, iface);
}

static void define_unsafe(Arena *a) {
  Package *p = ARENA_NEW(a, Package);
  p->name = p->path = intern_str("unsafe")->text;
  p->is_library = true;
  p->scope = scope_new(a, universe_scope);
  define(a, p->scope, OBJ_TYPENAME, "Pointer", type_basic[TYPE_UNSAFE_POINTER])->pkg = p;
  for (int i = BUILTIN_ADD; i < N_BUILTINS; i++) {
    Obj *obj = define(a, p->scope, OBJ_BUILTIN, builtin_names[i], type_basic[TYPE_INVALID]);
    obj->builtin = (uint16_t)i;
    obj->pkg = p;
  }
  unsafe_package = p;
}

Scope *universe_init(Arena *a) {
  type_init(a);
  Scope *scope = universe_scope = scope_new(a, NULL);
  define_basic_types(a, scope);
  define_interfaces(a, scope);
  define(a, scope, OBJ_CONST, "true", type_basic[TYPE_UNTYPED_BOOL])->val = const_from_bool(a, true);
  define(a, scope, OBJ_CONST, "false", type_basic[TYPE_UNTYPED_BOOL])->val = const_from_bool(a, false);
  special.iota = define(a, scope, OBJ_CONST, "iota", type_basic[TYPE_UNTYPED_INT]);
  special.iota->val = const_from_int64(a, 0);
  define(a, scope, OBJ_NIL, "nil", type_basic[TYPE_UNTYPED_NIL]);
  for (int i = 0; i < BUILTIN_ADD; i++) {
    define(a, scope, OBJ_BUILTIN, builtin_names[i], type_basic[TYPE_INVALID])->builtin = (uint16_t)i;
  }
  define_unsafe(a);
  return scope;
}
