// SPDX-License-Identifier: MIT
// rtype.h - what the compiler tells the runtime: types, itabs, sites.
//
// Everything here is part of the Program: built by the compiler in the
// Program's arena (program_alloc), immutable once the Program is linked, freed
// with it. Type identity is pointer identity: the compiler makes one RType for
// each distinct Go type of the program, and the runtime never makes new ones.
// Where the runtime needs *T or []T of a type it looks at `ptr_to` and
// `slice_of`, which are set when the Program has these types.
#ifndef MG_RTYPE_H
#define MG_RTYPE_H

#include "gc/gc_host.h"

typedef struct FuncInfo FuncInfo; // vm/bytecode.h; opaque to the runtime
typedef struct RType RType;
typedef struct Itab Itab;

// Values of reflect.Kind.
typedef enum RKind {
  RK_INVALID,
  RK_BOOL,
  RK_INT,
  RK_INT8,
  RK_INT16,
  RK_INT32,
  RK_INT64,
  RK_UINT,
  RK_UINT8,
  RK_UINT16,
  RK_UINT32,
  RK_UINT64,
  RK_UINTPTR,
  RK_FLOAT32,
  RK_FLOAT64,
  RK_COMPLEX64,
  RK_COMPLEX128,
  RK_ARRAY,
  RK_CHAN,
  RK_FUNC,
  RK_INTERFACE,
  RK_MAP,
  RK_POINTER,
  RK_SLICE,
  RK_STRING,
  RK_STRUCT,
  RK_UNSAFE_POINTER,
  RK_COUNT
} RKind;

// How two values of a type are compared and hashed. REQ_MEM: all `size` bytes
// (no padding, no floats, strings or interfaces inside). REQ_STRUCT and
// REQ_ARRAY go field by field, skipping blank (`_`) fields and padding.
typedef enum REq {
  REQ_NONE, // not comparable: slice, map, func, or something holding one
  REQ_MEM,
  REQ_STRING,
  REQ_EFACE,
  REQ_IFACE,
  REQ_F32,
  REQ_F64,
  REQ_C64,
  REQ_C128,
  REQ_STRUCT,
  REQ_ARRAY,
} REq;

enum {
  RT_PTR_SHAPED = 1 << 0,  // kept directly in an interface's data word
  RT_NAMED = 1 << 1,       // defined type (or predeclared): `name` is set
  RT_VARIADIC = 1 << 2,    // func type whose last parameter is ...T
  RT_EMPTY_IFACE = 1 << 3, // interface type without methods: word 0 is a const RType *
};

enum { RCHAN_RECV = 1, RCHAN_SEND = 2, RCHAN_BOTH = 3 }; // as reflect.ChanDir

typedef struct RField {
  const char *name;     // "_" for blank; the type's name when embedded
  const char *pkg_path; // NULL when exported
  const char *tag;      // NULL when absent
  const RType *type;
  uint64_t offset; // bytes
  bool is_embedded;
  bool is_exported;
} RField;

#define RT_NO_FUNC UINT32_MAX

// A method of a concrete type's method set, or of an interface type (then
// `func` is RT_NO_FUNC). Both lists are sorted by rt_method_cmp: name bytes,
// then pkg_path (NULL first).
typedef struct RMethod {
  const char *name;
  const char *pkg_path; // of unexported names; NULL when exported
  const RType *mtype;   // func type without receiver
  // Program function index of the entry for interface calls: its receiver
  // parameter is one slot, the interface's data word (for a type that is not
  // pointer-shaped: a pointer to the value). RT_NO_FUNC: never called.
  uint32_t func;
} RMethod;

struct RType {
  uint64_t size;              // bytes, as gc on amd64
  const GcLayout *layout;     // pointer mask of one value; NULL when it holds no pointer
  uint32_t id;                // index in the Program's type table
  uint32_t hash;              // of the type's full string; never 0; same in every run
  uint32_t n_slots;           // frame slots a value takes: ceil(size / 8), 0 for size 0
  uint8_t kind;               // RKind
  uint8_t align;              // bytes
  uint8_t eq;                 // REq
  uint8_t flags;              // RT_*
  uint8_t chan_dir;           // RCHAN_*
  const char *string;         // as %T prints it: "main.T", "[]int", "map[string]int"
  const char *name;           // "T"; "" when not RT_NAMED. Instances: "Pair[int,string]"
  const char *pkg_path;       // of a defined type: "main", "container/list"; "" for predeclared
  const RType *elem;          // array, chan, pointer, slice, map (value)
  const RType *key;           // map
  uint64_t len;               // array
  const RType *ptr_to;        // *T, or NULL when the program has no such type
  const RType *slice_of;      // []T, or NULL
  const RField *fields;       // struct, in order
  const RType *const *params; // func
  const RType *const *results;
  const RMethod *methods; // see RMethod
  uint32_t n_fields, n_params, n_results, n_methods;
};

// Word 0 of a non-empty interface value. fun[i] belongs to iface->methods[i].
struct Itab {
  const RType *iface;
  const RType *type;
  const FuncInfo *fun[];
};

static inline bool rtype_is(const RType *t, uint32_t flag) {
  return (t->flags & flag) != 0;
}

static inline int rt_method_cmp(const RMethod *a, const RMethod *b) {
  int order = strcmp(a->name, b->name);
  if (order) return order;
  return strcmp(a->pkg_path ? a->pkg_path : "", b->pkg_path ? b->pkg_path : "");
}

// Finds for each method of `iface` the function index in `type`'s method set.
// func[i] is filled for i < iface->n_methods (func may be NULL). Returns NULL
// on success, or the first missing method (wrong type counts as missing, and
// then *wrong_type is set). Neither allocates nor fails otherwise.
const RMethod *rtype_match(const RType *iface, const RType *type, uint32_t *func, bool *wrong_type);

// ---- Well-known types -----------------------------------------------------

// Types the runtime itself makes values of or asks about. The compiler fills
// Program.known[] with them; an entry may be NULL when the program (a unit test)
// has no such type, and then the runtime falls back to KNOWN_STRING.
// runtime.errorString, plainError and boundsError are string types with methods
// Error and RuntimeError; TypeAssertionError is a struct {text string} used
// through its pointer: they live in runtime/lib/runtime and are always compiled.
#define RT_KNOWN_TYPES(X)                                                                                    \
  X(BOOL, "bool")                                                                                            \
  X(INT, "int")                                                                                              \
  X(STRING, "string")                                                                                        \
  X(BYTES, "[]uint8")                                                                                        \
  X(STRINGS, "[]string")                                                                                     \
  X(EFACE, "interface {}")                                                                                   \
  X(ERROR, "error")                                                                                          \
  X(STRINGER, "runtime.stringer")        /* interface { String() string } */                                 \
  X(ERROR_STRING, "runtime.errorString") /* prints "runtime error: " + text */                               \
  X(PLAIN_ERROR, "runtime.plainError")   /* prints its text */                                               \
  X(BOUNDS_ERROR, "runtime.boundsError") /* prints "runtime error: " + text */                               \
  X(TYPE_ASSERTION_ERROR, "runtime.TypeAssertionError")                                                      \
  X(TYPE_ASSERTION_ERROR_PTR, "*runtime.TypeAssertionError")

typedef enum RtKnown {
#define X(name, text) KNOWN_##name,
  RT_KNOWN_TYPES(X)
#undef X
      N_KNOWN
} RtKnown;

// ---- Maps -----------------------------------------------------------------

// How an entry of a map lies in memory. The generator needs it too: a small map that does not
// escape has its header and first block in the frame.
enum {
  RT_MAP_SMALL = 8,                     // entries of the first block
  RT_MAP_MAX_INLINE = 128,              // bytes; larger keys and values are objects of their own
  RT_MAP_HEADER_SLOTS = 6,              // struct RtMap
  RT_MAP_HEADER_MASK = 1 << 2 | 1 << 3, // its pointers
};

typedef struct RtMapEntry {
  uint32_t value_at, entry_size, block_size; // bytes; block: 8 tags, RT_MAP_SMALL entries, a spare word
  bool is_key_apart, is_value_apart;         // the entry holds a pointer
  bool has_pointers;
} RtMapEntry;

static inline RtMapEntry rt_map_entry(const RType *key, const RType *value) {
  RtMapEntry e = {.is_key_apart = key->size > RT_MAP_MAX_INLINE,
                  .is_value_apart = value->size > RT_MAP_MAX_INLINE};
  uint32_t key_size = e.is_key_apart ? 8 : (uint32_t)key->size, key_align = e.is_key_apart ? 8 : key->align;
  uint32_t size = e.is_value_apart ? 8 : (uint32_t)value->size, align = e.is_value_apart ? 8 : value->align;
  if (align == 0) align = 1;
  e.value_at = (key_size + align - 1) / align * align;
  if (key_align > align) align = key_align;
  e.has_pointers = key->layout || value->layout || e.is_key_apart || e.is_value_apart;
  if (e.has_pointers) align = 8;
  e.entry_size = (e.value_at + size + align - 1) / align * align;
  if (e.entry_size == 0) e.entry_size = 1;
  e.block_size = (8 + RT_MAP_SMALL * e.entry_size + 8 + 7) / 8 * 8;
  return e;
}

// Sets the bits of an entry's pointers in a mask whose bit `first` is the entry's first word.
static inline void rt_map_entry_mask(const RtMapEntry *e, const RType *key, const RType *value,
                                     uint64_t *mask, uint32_t first) {
  const RType *part[] = {key, value};
  for (int k = 0; k < 2; k++) {
    uint32_t at = first + (k ? e->value_at / 8 : 0);
    if (k ? e->is_value_apart : e->is_key_apart) {
      mask[at / 64] |= UINT64_C(1) << (at % 64);
      continue;
    }
    const GcLayout *layout = part[k]->layout;
    for (uint32_t i = 0; layout && i < part[k]->size / 8; i++)
      if (gc_layout_has_ptr(layout, i % layout->n_words))
        mask[(at + i) / 64] |= UINT64_C(1) << ((at + i) % 64);
  }
}

// ---- Natives --------------------------------------------------------------

// Flags of natives.def rows.
enum {
  NATIVE_ALLOC = 1 << 0, // may allocate, so may collect
  NATIVE_BLOCK = 1 << 1, // may return RT_BLOCK
  NATIVE_PANIC = 1 << 2, // may return RT_PANIC
  NATIVE_CALL = 1 << 3,  // may return RT_CALL
  NATIVE_EXIT = 1 << 4,  // may return RT_EXIT or RT_FATAL
  NATIVE_MEM = 1 << 5,   // writes memory reachable from its arguments
};

// ---- Sites ----------------------------------------------------------------

// What an allocating expression or variable is (DESIGN.md section 7).
typedef enum SiteKind {
  SITE_VAR,       // variable moved to the heap
  SITE_NEW,       // new(T)
  SITE_LIT,       // &T{}, or the backing array of []T{}
  SITE_MAKE,      // make([]T, ...)
  SITE_APPEND,    // growth by append
  SITE_CLOSURE,   // func literal, bound method value
  SITE_BOX,       // value converted to an interface
  SITE_CONCAT,    // string concatenation
  SITE_CONV,      // string <-> []byte, []rune, rune
  SITE_VARIADIC,  // `... argument`
  SITE_MAP,       // map literal, make(map), growth by assignment
  SITE_CHAN,      // make(chan)
  SITE_GOROUTINE, // go statement, deferred closure
  SITE_NATIVE,    // allocated inside the runtime or a library native
} SiteKind;

typedef enum SiteDecision { SITE_HEAP, SITE_FRAME, SITE_STATIC, SITE_ELIMINATED } SiteDecision;

// Why a site is where it is: the fixed list of reports. site_rules.def.
typedef enum SiteRule {
#define SITE_RULE(name, text, help) SITE_RULE_##name,
#include "runtime/site_rules.def"
#undef SITE_RULE
  N_SITE_RULES
} SiteRule;

// One line of the chain of reasons, as -m=2 prints it, and where that step stands.
typedef struct SiteStep {
  const char *text; // "flow: {heap} = &x:", "from &x (address-of)"
  const char *file;
  uint32_t line, col;
} SiteStep;

// One row per site; row 0 is reserved for what the runtime allocates for
// itself. Texts are owned by the Program and never NULL.
typedef struct Site {
  // What an allocating instruction needs:
  const RType *type; // SITE_VAR, NEW, LIT, BOX, CLOSURE (a struct type): the object's type.
                     // MAKE, APPEND, VARIADIC: the slice type. MAP, CHAN: the map or chan type.
                     // CONCAT, CONV: the result type. NULL for row 0.
  uint64_t size;     // bytes when known at compile time, else 0
  uint8_t kind;      // SiteKind
  uint8_t decision;  // SiteDecision
  uint8_t rule;      // SiteRule
  bool is_library;   // of a library package, or the runtime's own
  // What reports need:
  uint32_t line, col; // of the origin, 1-based
  const char *file;
  const char *func; // function that contains the origin, as gc prints it: "(*T).m", "f.func1"
  const char *text; // source text, one line
  const char *type_string;
  const char *reason;    // the rule in a few words of this case: "stored in map", "too large for stack", ...
  const SiteStep *chain; // n_chain steps; made for reports only
  uint32_t n_chain;
  int32_t inl;         // inline node (bytecode.h) of this copy, -1 when not inlined
  uint32_t call_count; // counter of the calls of func, when they are counted; 0: none
  uint32_t origin;     // site id of the first copy with the same origin (itself when first)
} Site;

#endif
