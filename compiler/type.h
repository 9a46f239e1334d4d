// SPDX-License-Identifier: MIT
// type.h - Go's types and declared objects, shared by the checker, the IR and
// the generator.
//
// Always true:
// - A Type is immutable once complete; a named type's `underlying` is filled in
//   when its declaration has been checked.
// - Types are compared with type_identical, never by pointer, but for named
//   types and basic types, which are unique.
// - Names are interned (intern.h): equal names are equal pointers. The blank
//   identifier is the interned "_".
// - All of it lives in the compiler's arena.
#ifndef MG_TYPE_H
#define MG_TYPE_H

#include "compiler/source.h"
#include "compiler/token.h"
#include "gc/base.h"

typedef struct Type Type;
typedef struct Obj Obj;
typedef struct Package Package;
typedef struct Scope Scope;
typedef struct ConstVal ConstVal;
typedef struct Arena Arena;

// The order of the sized kinds matters: see the range helpers below.
typedef enum TypeKind {
  TYPE_INVALID, // an error was reported; silences what follows
  TYPE_BOOL,
  TYPE_INT,
  TYPE_INT8,
  TYPE_INT16,
  TYPE_INT32,
  TYPE_INT64,
  TYPE_UINT,
  TYPE_UINT8,
  TYPE_UINT16,
  TYPE_UINT32,
  TYPE_UINT64,
  TYPE_UINTPTR,
  TYPE_FLOAT32,
  TYPE_FLOAT64,
  TYPE_COMPLEX64,
  TYPE_COMPLEX128,
  TYPE_STRING,
  TYPE_UNSAFE_POINTER,
  TYPE_UNTYPED_BOOL,
  TYPE_UNTYPED_INT,
  TYPE_UNTYPED_RUNE,
  TYPE_UNTYPED_FLOAT,
  TYPE_UNTYPED_COMPLEX,
  TYPE_UNTYPED_STRING,
  TYPE_UNTYPED_NIL,
  TYPE_ARRAY,
  TYPE_SLICE,
  TYPE_STRUCT,
  TYPE_POINTER,
  TYPE_FUNC,
  TYPE_INTERFACE,
  TYPE_MAP,
  TYPE_CHAN,
  TYPE_TUPLE, // results of a call; never a variable's type
  TYPE_NAMED, // declared type (or instance of a generic one)
  TYPE_PARAM, // type parameter
  N_TYPE_KINDS
} TypeKind;

// A struct field.
typedef struct Field {
  const char *name; // interned; for an embedded field the type's name; "_" for blank
  Type *type;
  const char *tag; // NUL-terminated bytes or NULL
  size_t tag_len;
  Package *pkg; // declaring package: identity of unexported names
  Pos pos;
  bool is_embedded;
  bool is_exported;
  int64_t offset; // bytes; valid after type_layout
} Field;

// A parameter or result of a function type. name is NULL when unnamed.
typedef struct Param {
  const char *name;
  Type *type;
  Pos pos;
} Param;

// A method of an interface type (explicit or embedded).
typedef struct IfaceMethod {
  const char *name;
  Type *type; // TYPE_FUNC without receiver
  Package *pkg;
  Pos pos;
  bool is_exported;
} IfaceMethod;

// One term ~T or T of an embedded union.
typedef struct UnionTerm {
  Type *type;
  bool is_tilde;
} UnionTerm;

// An embedded element of an interface: n_terms == 1 and no tilde is a plain type.
typedef struct IfaceEmbed {
  UnionTerm *terms;
  uint32_t n_terms;
  Pos pos;
} IfaceEmbed;

// The place of type parameters. The checker does not make any yet: their use is an error of its own.
typedef struct TypeGenerics {
  Type **params;    // of a generic named type or function type
  Type **args;      // of an instance
  Type *origin;     // the generic type of an instance
  Type *constraint; // TYPE_PARAM
  uint32_t n_params, n_args, index;
} TypeGenerics;

struct Type {
  uint8_t kind;       // TypeKind
  bool is_variadic;   // TYPE_FUNC: the last parameter has type []T
  bool has_layout;    // size, align, ptr_bytes and offsets are valid
  bool is_complete;   // TYPE_INTERFACE: all_methods is valid
  bool is_seen_by_ir; // normalise: values of it may be inside interfaces
  bool in_layout;     // guard of type_layout against invalid recursion
  bool is_defined;    // TYPE_INTERFACE: methods and embeds are final
  bool is_open;       // its parts are still being checked
  bool is_cyclic;     // TYPE_INTERFACE: embeds itself; reported, its type set is not to be relied on
  bool in_path;       // TYPE_NAMED: check_valid_type is inside it
  bool in_type_set;   // guard of type_complete_interface
  bool is_valid;      // known not to contain itself
  uint8_t comparable; // structs and arrays: 1: known to be comparable
  uint8_t method_set; // answer kept by type_is_method_set: 0 unknown, 1 yes, 2 no
  bool is_too_large;  // size would exceed TYPE_MAX_SIZE; an error has been reported
  uint16_t depth;     // nesting of unnamed types: 0 for basic and named ones
  uint8_t chan_dir;   // ChanDir
  uint32_t id;        // unique, in creation order
  uint32_t align;     // bytes
  int64_t size;       // bytes
  int64_t ptr_bytes;  // bytes up to the end of the last pointer word; 0: no pointers
  Type *elem;         // array, slice, pointer, map value, channel
  Type *key;          // map
  int64_t len;        // array; -1 while unknown
  Field *fields;      // struct
  Param *params;      // func; the receiver is not among them
  Param *results;     // func, tuple (as results)
  uint32_t n_fields, n_params, n_results;
  // TYPE_INTERFACE
  IfaceMethod *methods; // declared here
  IfaceEmbed *embeds;
  IfaceMethod *all_methods; // type set, sorted by name (unexported: by package path too)
  uint32_t n_methods, n_embeds, n_all_methods;
  bool is_comparable_iface; // embeds comparable
  Type *tuple;              // TYPE_FUNC: its results as TYPE_TUPLE, made on demand
  // TYPE_NAMED
  Type *from_rhs;      // the type on the right of its declaration
  Obj *obj;            // its TypeName (for TYPE_PARAM too)
  Type *underlying;    // never named; NULL until declared
  Obj **named_methods; // OBJ_FUNC objects in source order, receivers T or *T
  uint32_t n_named_methods;
  TypeGenerics *generics; // NULL: neither generic, nor an instance, nor a type parameter
  // caches
  Type *ptr_to; // *this, made on demand
  void *rtype;  // the generator's run-time type
};

typedef enum ObjKind {
  OBJ_PKGNAME,
  OBJ_CONST,
  OBJ_TYPENAME,
  OBJ_VAR,
  OBJ_FUNC, // function or method
  OBJ_LABEL,
  OBJ_BUILTIN,
  OBJ_NIL
} ObjKind;

// A declared entity. Made by the checker; the normaliser reads it.
struct Obj {
  uint8_t kind; // ObjKind
  bool is_exported;
  bool is_used;
  bool is_alias;       // type name
  bool is_param;       // OBJ_VAR: parameter, result or receiver
  bool is_global;      // OBJ_VAR: package level
  bool is_reached;     // OBJ_VAR, package level: the normaliser has met it
  bool has_init;       // OBJ_VAR, package level: the normaliser has translated its initializer
  bool is_ptr_recv;    // method with receiver *T
  bool body_checked;   // OBJ_FUNC
  bool is_implicit;    // OBJ_VAR: the per-clause variable of a type switch
  uint8_t check_state; // the checker's colour
  uint16_t builtin;    // OBJ_BUILTIN: BuiltinId
  const char *name;
  Pos pos;
  Type *type;
  Package *pkg;          // NULL in the universe
  Scope *scope;          // where it is declared
  const ConstVal *val;   // OBJ_CONST
  Package *imported;     // OBJ_PKGNAME
  Type *recv_named;      // method: the named type it belongs to
  struct FuncDecl *decl; // OBJ_FUNC: its syntax (ast.h); NULL for interface methods
  void *decl_info;       // the checker's own record
  uint32_t order;        // declaration order within the package
  uint32_t init_node;    // check_init.c: its node
  uint32_t visit;        // check_init.c: stamp
  void *ir;              // IrVar* or IrFunc*, set by the normaliser
};

// What a selector expression x.f means.
typedef enum SelectionKind {
  SEL_QUALIFIED,    // pkg.Name: only obj is set
  SEL_FIELD,        // x.f
  SEL_METHOD_VALUE, // x.m, called or not
  SEL_METHOD_EXPR,  // T.m
} SelectionKind;

typedef struct Selection {
  SelectionKind kind;
  Obj *obj;             // declared method, or SEL_QUALIFIED's object; NULL for fields and interface methods
  Type *recv;           // type of x (SEL_METHOD_EXPR: T)
  Type *type;           // field type, or method signature (method expr: with the receiver first)
  uint32_t *path;       // field index at each hop; for a field the last one is the field itself
  uint32_t n_path;      // embedded hops (+1 for a field)
  int32_t iface_method; // index in the (last hop's) interface's all_methods, or -1
  bool is_indirect;     // a pointer was followed on the way
} Selection;

// ---- queries ----

extern Type *const type_basic[N_TYPE_KINDS];    // the predeclared basic and untyped types, by kind
extern Type *const type_byte, *const type_rune; // same types as uint8 and int32, spelled as written
Type *type_universe_error(void);                // the predeclared error (a named interface)
Type *type_universe_any(void);                  // interface{}

// The underlying type (t itself when it is not named).
Type *type_under(const Type *t);
static inline TypeKind type_kind(const Type *t) {
  return (TypeKind)type_under(t)->kind;
}
bool type_identical(const Type *a, const Type *b);
uint64_t type_hash(const Type *t); // equal for identical types

bool type_is_integer(const Type *t);
bool type_is_unsigned(const Type *t);
bool type_is_float(const Type *t);
bool type_is_complex(const Type *t);
bool type_is_numeric(const Type *t);
bool type_is_string(const Type *t);
bool type_is_boolean(const Type *t);
bool type_is_untyped(const Type *t);
bool type_is_const_type(const Type *t); // basic, may be a constant's type
bool type_is_interface(const Type *t);
bool type_is_comparable(const Type *t);
bool type_is_ordered(const Type *t);
bool type_has_nil(const Type *t);
bool type_has_pointers(const Type *t);
// True for pointers, maps, channels, functions, unsafe.Pointer and structs or arrays of exactly one such.
bool type_is_pointer_shaped(const Type *t);

// Computes size, alignment, pointer extent and field offsets as gc does on
// amd64. t must be complete (no invalid recursion).
void type_layout(Type *t);
int64_t type_size(Type *t);
uint32_t type_align(Type *t);
// 8-byte slots a value of t takes in a frame.
uint32_t type_slots(Type *t);

// Constructors (arena-owned).
Type *type_new(Arena *a, TypeKind kind);
Type *type_pointer_to(Arena *a, Type *elem);
Type *type_slice_of(Arena *a, Type *elem);
Type *type_array_of(Arena *a, Type *elem, int64_t len);
Type *type_map_of(Arena *a, Type *key, Type *elem);
Type *type_chan_of(Arena *a, Type *elem, ChanDir dir);

Type *type_tuple_of(Arena *a, Type *func); // the results of a function type
// Nesting of unnamed types beyond this is an error.
enum { TYPE_MAX_DEPTH = 1000 };
#define TYPE_MAX_SIZE ((int64_t)1 << 50) // gc's limit on amd64

// Makes all_methods of an interface type (named or not) valid; false while a
// type it embeds is not declared yet.
bool type_complete_interface(Type *t);
// Interfaces only: nothing but methods in the type set.
bool type_is_method_set(Type *iface);
// The index of a method in all_methods, or -1. pkg counts for unexported names.
int32_t type_find_method(Type *iface, const Package *pkg, const char *name);
// Like type_identical, but for struct tags (conversions).
bool type_identical_ignore_tags(const Type *a, const Type *b);
// The type an untyped constant takes by default; other types are their own.
Type *type_default(Type *t);
// The first sentence of "invalid operation: ... cannot be compared", or NULL.
const Type *type_incomparable_part(const Type *t);
// The arena of types that are made on demand; forgets caches of an earlier
// compilation. universe_init calls it.
void type_init(Arena *a);

// Prints t into an arena string as type errors do. Names of the package
// relative_to are bare, others have their package's name before them.
const char *type_string(Arena *a, const Type *t, const Package *relative_to);
// As gc's -m lines print it: interface {}, struct { x int }, func(int) string,
// types of the package `local` bare.
const char *type_gc_string(Arena *a, const Type *t, const Package *local);
// As reflection and %T print it: uint8 for byte, interface {} for any.
const char *type_runtime_string(Arena *a, const Type *t);
// Name and signature of a method or function as type errors print it: "M(x int) string".
const char *type_func_string(Arena *a, const char *name, const Type *sig, const Package *relative_to);

#endif
