// SPDX-License-Identifier: MIT
// method.h - finding fields and methods through embedding, and method sets.
#ifndef MG_METHOD_H
#define MG_METHOD_H

#include "compiler/type.h"

typedef enum LookupKind {
  LOOKUP_NONE,
  LOOKUP_FIELD,        // field
  LOOKUP_METHOD,       // method: declared
  LOOKUP_IFACE_METHOD, // iface, iface_method: of an interface (embedded or t itself)
  LOOKUP_AMBIGUOUS,    // several at the shallowest depth
  LOOKUP_PTR_METHOD,   // method exists, but needs an addressable or pointer receiver
} LookupKind;

typedef struct Lookup {
  LookupKind kind;
  Field *field;
  Obj *method;          // also for LOOKUP_PTR_METHOD
  Type *iface;          // the interface type (underlying) that has the method
  int32_t iface_method; // index in its all_methods
  uint32_t *path;       // embedded fields on the way, then the field itself; in the arena
  uint32_t n_path;
  bool is_indirect; // a pointer was followed (that of t included)
} Lookup;

// Finds the field or method `name` of t as Go's selector rules do. pkg counts for
// unexported names. is_addressable: x is a variable, so methods of *T may be called.
LookupKind lookup_field_or_method(Arena *a, Type *t, bool is_addressable, const Package *pkg,
                                  const char *name, Lookup *out);

// Why a type lacks a method of an interface.
typedef struct MissingMethod {
  const IfaceMethod *method; // the first one missing
  const char *alt_name;      // what is there instead, NULL if nothing
  Type *alt_type;
} MissingMethod;

// True if v lacks a method of iface; *out (may be NULL) says which. is_static: v
// must have it itself when it is an interface, too (else: its dynamic type may).
bool method_is_missing(Arena *a, Type *v, Type *iface, bool is_static, MissingMethod *out);
// v's method set covers iface's (iface may be any type: false if it is no interface).
bool type_implements(Arena *a, Type *v, Type *iface);

// One method of a method set.
typedef struct MethodEntry {
  const char *name;
  const Package *pkg; // of unexported names
  bool is_exported;
  Lookup found;
  Type *sig; // without receiver
} MethodEntry;

// All methods of t's method set (those callable on a non-addressable t), sorted as
// all_methods of interfaces are. Result in the arena; *n is their number.
MethodEntry *method_set(Arena *a, Type *t, uint32_t *n);

// Called before a declared method's type is looked at: the checker declares
// methods of library types on demand.
void method_set_declare_hook(void (*declare)(void *context, Obj *method), void *context);

#endif
