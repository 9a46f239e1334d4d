// SPDX-License-Identifier: MIT
// gen_impl.h - what the generator's files share.
#ifndef MG_GEN_IMPL_H
#define MG_GEN_IMPL_H

#include "compiler/arena.h"
#include "compiler/constval.h"
#include "compiler/diag.h"
#include "compiler/gen.h"
#include "compiler/method.h"
#include "compiler/vec.h"
#include "gc/gc_host.h"

// A virtual slot: a region and an index in it. The regions are laid out when the
// function is complete (emit.c):
//   FIXED    results, receiver, parameters
//   PTR      locals whose shape holds pointers: zeroed at entry, in the map
//   PLAIN    other locals
//   FAR_PTR  large frame objects with pointers: zeroed at entry, in the map
//   FAR      large frame objects without pointers
//   OUT      call window: results and arguments of the next call
typedef int32_t Reg;
enum { NOREG = -1 };
typedef enum Region {
  REGION_FIXED,
  REGION_PTR,
  REGION_PLAIN,
  REGION_FAR_PTR,
  REGION_FAR,
  REGION_OUT,
  N_REGIONS
} Region;
enum { REGION_SHIFT = 28, REG_INDEX_MASK = (1 << REGION_SHIFT) - 1 };
#define REG(region, index) ((Reg)((uint32_t)(region) << REGION_SHIFT | (uint32_t)(index)))
static inline Region reg_region(Reg r) {
  return (Region)((uint32_t)r >> REGION_SHIFT);
}
static inline uint32_t reg_index(Reg r) {
  return (uint32_t)r & REG_INDEX_MASK;
}
// Operand of kind o: a byte offset from slot r.
#define FRAME_AT(r, bytes) ((int64_t)(r) << 32 | (uint32_t)(bytes))

// One instruction with virtual operands, columns as in opcodes.def. A jump operand
// is a label.
typedef struct Ins {
  uint16_t op;
  uint8_t size;   // words; set by layout
  bool is_long;   // conditional jump beyond 16 bits: inverse jump over a long one
  uint32_t pos;   // index in Fn.poses
  uint32_t table; // JTAB: first label in Fn.tables; a has the register, b the length
  int64_t a, b, c, d, e, y;
  int64_t k; // FMT_ABC_DEY_K
} Ins;

typedef int32_t Label; // index in Fn.labels
enum { NOLABEL = -1 };

// How a value of a type is moved between slots and memory.
typedef enum Rep {
  REP_NONE, // size 0
  REP_I8,
  REP_I16,
  REP_I32,
  REP_U8,
  REP_U16,
  REP_U32, // float32 too
  REP_64,  // 8 bytes without pointer
  REP_PTR,
  REP_STR,
  REP_IFACE,
  REP_SLICE,
  REP_MEM, // struct or array: memory image
} Rep;

// Where a variable lives (IrVar.gen).
typedef enum VarKind {
  VAR_REG,   // canonical value in slots
  VAR_FRAME, // memory image in slots: addressed, or struct or array
  VAR_BOX,   // slot holds the address: heap box, or captured by reference
  VAR_FAR,   // memory image in far frame memory
  VAR_GLOBAL // offset in the block of globals
} VarKind;
typedef struct VarLoc {
  uint8_t kind; // VarKind
  Reg reg;
  uint32_t offset; // VAR_GLOBAL
} VarLoc;

// Something that can be loaded, and mostly stored to or addressed.
typedef enum PlaceKind {
  PLACE_BLANK,
  PLACE_REG,    // whole slots from base on, canonical
  PLACE_FRAME,  // memory image, off bytes from slot base
  PLACE_FAR,    // the same in far frame memory
  PLACE_MEM,    // off bytes from the pointer in base
  PLACE_GLOBAL, // off bytes into the globals
  PLACE_INDEX,  // slice base, element index, off bytes into the element
  PLACE_PINDEX, // array of len elements behind pointer base
  PLACE_FINDEX, // array of len elements in frame memory from slot base
  PLACE_STRIDX, // byte of the string in base
  PLACE_MAP,    // map base, key slots index
} PlaceKind;
typedef struct Place {
  uint8_t kind;
  bool owns_slots; // PLACE_REG: the slots' tail belongs to the value
  bool is_nonnil;  // PLACE_MEM: base is known not to be nil
  Type *type;      // of the value
  Reg base, index;
  int64_t off, len, elem_size;
  Type *map_type;
  IrNode *node; // PLACE_MAP: for the site
  Pos pos;      // of the access whose check may fail, if known
} Place;

typedef VEC(uint64_t) Bits;

typedef struct SlotRun {
  Reg reg;
  uint32_t n;
  uint64_t mask;
} SlotRun;

typedef struct FreeRuns {
  uint32_t n;
  uint64_t mask;
  VEC(Reg) regs;
} FreeRuns;

// A statement that break or continue may leave.
typedef struct Target {
  const char *label;
  Label on_break, on_continue; // continue: NOLABEL for switch and select
} Target;

typedef struct NamedLabel {
  const char *name;
  Label label;
} NamedLabel;

typedef struct Gen Gen;

// The function being generated.
typedef struct Fn {
  Gen *g;
  IrFunc *func;      // NULL for wrappers
  bool is_too_large; // the frame: reported
  uint32_t index;
  const char *name;
  uint32_t flags; // FUNC_*
  bool is_dead;   // control does not come here
  bool far_calls; // the call window is beyond the reach of 16-bit operands
  VEC(Ins) code;
  VEC(int32_t) labels; // instruction index, -1 while unbound
  VEC(Label) tables;
  VEC(Pos) poses;
  uint32_t pos; // current, index in poses
  // slots
  uint32_t n_region[N_REGIONS];
  Bits masks[N_REGIONS];  // pointer bits of FIXED, PTR, FAR_PTR
  Bits starts[N_REGIONS]; // where what take() handed out begins, likewise
  VEC(FreeRuns) free;
  VEC(SlotRun) temps;  // live temporaries, stack
  VEC(SlotRun) scoped; // slots of variables in scope, stack
  VEC(IrVar *) vars;   // that have a place
  uint32_t n_result_slots, n_param_slots;
  bool zero_results;
  // control
  VEC(Target) targets;
  VEC(NamedLabel) named;
  Label fall; // body of the next case
  bool has_defer;
  Label recover;
} Fn;

// A function to be made that has no tree: see gen_wrapper.c.
typedef enum WrapKind {
  WRAP_METHOD, // entry of a method for interface calls
  WRAP_BOUND,  // method value: closure of the receiver
  WRAP_NATIVE, // native called through a func value or itab
} WrapKind;
typedef struct Wrapper {
  uint8_t kind;
  uint32_t index;  // function index
  Type *recv;      // type whose method set it is
  Lookup found;    // METHOD
  Type *sig;       // without receiver
  IrFunc *func;    // concrete target; NULL: interface method
  uint32_t method; // itab slot
  const char *name;
} Wrapper;

struct Gen {
  IrProgram *ir;
  const GenOptions *options;
  Program *prog;
  Arena *arena;
  struct GenTypes *types;
  uint32_t *func_index; // by IrFunc.id; RT_NO_FUNC: none
  bool *is_wanted;      // by function id: generated or waiting to be
  VEC(IrFunc *) wanted; // in the order found
  uint32_t n_wanted_done;
  uint32_t *native_index; // by IrFunc.id: NativeRef index + 1
  uint8_t *safepoints;    // by node id: 0 unknown, 1 no, 2 yes
  uint32_t n_safepoints;
  uint8_t *ref_captured; // by variable id: some closure captures it by reference
  VEC(Wrapper) wrappers;
  uint32_t n_wrappers_done;
  uint64_t globals_size;
  VEC(uint64_t) globals_map; // Program.globals_map, while it grows
  int32_t *inl_index;        // by base - first inlined base: InlNode + 1
  uint32_t n_inl_index;
  struct GenSites *sites;
  IrFunc **written_as; // by IrFunc.id: the first function with the same text (copies of literals); statistics
  uint32_t *call_count; // by IrFunc.id of those: counter of its calls, 0: has no sites
  uint32_t n_errors;
};

// ---- gen.c ----
// A place for a t in the block of globals, which is zero when the program starts. False: the block is full.
bool gen_place_global(Gen *g, Type *t, uint32_t *offset);

// ---- emit.c: instructions, labels, layout ----
void emit(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c);
void emit2(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t y);
void emit3(Fn *f, Opcode op, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t y, int64_t k);
void emit_jump(Fn *f, Label to);
void emit_table(Fn *f, Reg r, uint32_t n, const Label *labels);
Label label_new(Fn *f);
void label_bind(Fn *f, Label l); // before the next instruction
void set_pos(Fn *f, Pos pos);
// Lays out the frame, encodes, hands the function to the Program. False when the
// frame is too large for near calls and the function must be made again with far_calls.
bool emit_finish(Fn *f);
int32_t gen_inl_node(Gen *g, uint32_t base); // InlNode of a position base, -1 for a file's

// ---- regs.c: slots ----
void fn_init(Fn *f, Gen *g);
void fn_fini(Fn *f);
Reg slots_alloc(Fn *f, uint32_t n, const uint64_t *mask); // mask NULL: no pointers
Reg slots_for_type(Fn *f, Type *t, SlotRun *run);         // run may be NULL: never released
Reg slots_far(Fn *f, Type *t, uint64_t count);            // far frame memory of count elements of t
Reg fixed_slots(Fn *f, Type *t);                          // next results or parameters
Reg temp_type(Fn *f, Type *t);
Reg temp_plain(Fn *f, uint32_t n);
Reg temp_ptr(Fn *f);
Reg temp_mask(Fn *f, uint32_t n, uint64_t mask);
static inline uint32_t temps_mark(Fn *f) {
  return f->temps.n;
}
void temps_release(Fn *f, uint32_t mark);
void scope_release(Fn *f, uint32_t mark);

// ---- gen_place.c: variables and memory ----
Rep type_rep(Type *t);
bool type_is_slotlike(Type *t); // moves by register moves; all but FAR-sized
void move_slots(Fn *f, Reg dst, Reg src, uint32_t n);
void zero_slots(Fn *f, Reg dst, uint32_t n);
VarLoc *var_declare(Fn *f, IrVar *v);  // storage begins; heap variables get a new box
void var_count_frame(Fn *f, IrVar *v); // addressed, and it stays: counted when asked for
void var_reserve(Fn *f, IrVar *v);     // its slots, without a box
bool var_is_heap(Gen *g, const IrVar *v);
bool var_in_reg(const IrVar *v); // an unaddressed register variable
Reg gen_map_key(Fn *f, Type *key, IrNode *n);
Place place_of_var(Fn *f, IrVar *v);
Place place_reg(Type *t, Reg r);
Place place_mem(Type *t, Reg base, int64_t off);
Place place_field(Fn *f, Place p, Type *t, int64_t off);
Place place_elem(Fn *f, Place array, int64_t i); // constant index, in range
Place gen_place(Fn *f, IrNode *n);
void place_load(Fn *f, const Place *p, Reg dst);
Reg place_any(Fn *f, const Place *p);
void place_store(Fn *f, const Place *p, Reg src);
void place_zero(Fn *f, const Place *p);
Reg place_addr(Fn *f, const Place *p, Reg dst); // dst NOREG: a temporary, or the base itself
void place_check(Fn *f, const Place *p);        // the panics of an access only
bool var_is_addressed(Gen *g, const IrVar *v);
void var_place(Fn *f, IrVar *v, VarKind kind, Reg reg);
bool place_is_memory(const Place *p);
void gen_node_to_place(Fn *f, IrNode *n, const Place *p, bool is_fresh);

// ---- gen_expr.c ----
void gen_to(Fn *f, IrNode *n, Reg dst);
Reg gen_any(Fn *f, IrNode *n);  // a variable's own slots or a temporary
Reg gen_last(Fn *f, IrNode *n); // may be in the call window: use it up with the next instruction
Reg gen_temp(Fn *f, IrNode *n); // always a fresh temporary
void gen_discard(Fn *f, IrNode *n);
bool node_int(const IrNode *n, int64_t *out); // integer, rune or bool constant
bool node_is_nil(const IrNode *n);
bool node_has_safepoint(Fn *f, const IrNode *n);
bool node_mentions(const IrNode *n, const IrVar *v);
void load_int(Fn *f, Reg dst, int64_t v);
void unsupported(Fn *f, const IrNode *n, const char *what);

// ---- gen_arith.c ----
void gen_binary(Fn *f, IrOp op, Type *t, Reg dst, Reg x, Reg y);
void gen_binary_imm(Fn *f, IrNode *n, IrOp op, Type *t, Reg dst, Reg x, int64_t imm);
bool binary_has_imm(IrOp op, Type *t, int64_t imm);
void gen_arith(Fn *f, IrNode *n, Reg dst);
void gen_shift(Fn *f, IrOp op, Type *t, Reg dst, Reg x, IrNode *count, bool is_bounded);
void gen_unary(Fn *f, IrNode *n, Reg dst);
void gen_conv(Fn *f, IrNode *n, Reg dst);
void gen_minmax(Fn *f, IrNode *n, Reg dst);

// ---- gen_compare.c ----
void gen_cond(Fn *f, IrNode *n, Label to, bool when); // jumps if n == when
void gen_compare_to(Fn *f, IrNode *n, Reg dst);
// Jumps to `to` if (x == y) == when, for values of type t in slots.
void gen_jump_equal(Fn *f, Type *t, Reg x, Reg y, Label to, bool when);

// ---- gen_iface.c, gen_convert ----
void gen_conviface(Fn *f, IrNode *n, Reg dst);
void gen_dottype(Fn *f, IrNode *n, Reg dst, Reg ok); // ok NOREG: panics
Reg iface_type_word(Fn *f, Type *iface, Reg r);
void iface_unpack(Fn *f, Type *t, Reg iface, const Place *dst); // dynamic type is t
Reg iface_as_eface(Fn *f, Type *iface, Reg r);

// ---- gen_call.c ----
void gen_call(Fn *f, IrNode *n); // results stand at the call window
uint32_t call_result_offset(const IrNode *n, uint32_t i);
void gen_inlcall(Fn *f, IrNode *n, Reg *results, Reg dst);
void gen_unread(Fn *f, IrNode *result); // of an inlined call, whose body comes next: it is not used
void gen_inlined_body(Fn *f, IrNode *n);
void gen_closure(Fn *f, IrNode *n, Reg dst);
void gen_methvalue(Fn *f, IrNode *n, Reg dst);
void gen_go_defer(Fn *f, IrNode *n);
void gen_return(Fn *f, IrNode *n);
void gen_epilogue(Fn *f);
Reg out_reg(Fn *f, uint32_t i, uint32_t n); // window slots i..i+n-1
void out_load(Fn *f, Reg dst, uint32_t i, uint32_t n);
void out_store(Fn *f, uint32_t i, Reg src, uint32_t n);
void emit_call(Fn *f, IrFunc *func);
void emit_call_iface(Fn *f, Reg iface, uint32_t slot);
Type *closure_type(Gen *g, IrFunc *func);

// ---- gen_lit.c, gen_builtin.c ----
void gen_literal(Fn *f, IrNode *n, Reg dst);
void gen_lit_place(Fn *f, IrNode *n, const Place *p, bool is_zeroed);
void gen_slicelit(Fn *f, IrNode *n, Reg dst);
void gen_ptrlit(Fn *f, IrNode *n, Reg dst);
void gen_maplit(Fn *f, IrNode *n, Reg dst);
void gen_make_map(Fn *f, IrNode *n, Reg dst, Reg hint, bool may_be_small);
bool static_value(Gen *g, IrNode *n, uint32_t data, uint8_t *bytes, uint32_t at, bool is_dry);
void gen_new(Fn *f, IrNode *n, Reg dst);
void gen_make(Fn *f, IrNode *n, Reg dst);
void gen_append(Fn *f, IrNode *n, Reg dst);
void gen_copy(Fn *f, IrNode *n, Reg dst);
void gen_len(Fn *f, IrNode *n, Reg dst);
Reg gen_len_any(Fn *f, IrNode *n); // operand, without copying where it can be
void gen_slice(Fn *f, IrNode *n, Reg dst);
void gen_builtin_stmt(Fn *f, IrNode *n);
// A frame object of type t; its address in dst, its memory as a place.
void gen_frame_object(Fn *f, IrNode *n, SiteKind kind, Type *t, Reg dst, bool needs_zero, Place *place);
bool node_on_frame(const IrNode *n);
// The same in static data, when n is part of a package variable's initial value: evaluated once. The
// memory is zero. False: it is not, or no static data is needed or left.
bool gen_static_object(Fn *f, IrNode *n, SiteKind kind, Type *t, Place *place);
bool frame_has_room(const Fn *f);

// ---- gen_string.c ----
// The strings in consecutive slots: that at `first`, unless NULL, then the parts.
Reg gen_strings(Fn *f, IrNode **parts, uint32_t n_parts, const Place *first);
void gen_addstr(Fn *f, IrNode *n, IrNode **parts, uint32_t n_parts, Reg dst);
void gen_strconv(Fn *f, IrNode *n, Reg dst);
bool gen_rune_count(Fn *f, IrNode *n, Reg dst); // n is len([]rune(s))
// Says that the value of n is gone before its operand can change: no copy is made when n is string(b)
// or []byte(s). For the key of a map lookup: of those in it.
bool node_share_bytes(Fn *f, IrNode *n);
void node_share_key(Fn *f, IrNode *key);

// ---- gen_order.c ----
void order_stmt(Fn *f, IrNode *n); // moves calls before reads that precede them

// ---- gen_stmt.c and its kin ----
Place *gen_places(Fn *f, IrList *lhs); // operands frozen against the statement's own stores
void gen_stmt(Fn *f, IrNode *n);
void gen_stmts(Fn *f, IrList *l);
void gen_block(Fn *f, IrList *l); // with a scope of its own
void gen_assign(Fn *f, IrNode *n);
void gen_assign_op(Fn *f, IrNode *n);
void gen_assign2(Fn *f, IrNode *n);
void gen_store_result(Fn *f, IrNode *lhs, Type *t,
                      Reg src); // lhs = value in slots; lhs NULL or blank: nothing
void gen_range(Fn *f, IrNode *n);
void gen_switch(Fn *f, IrNode *n);
void gen_select(Fn *f, IrNode *n);
void target_push(Fn *f, const char *label, Label on_break, Label on_continue);
void target_pop(Fn *f);

// ---- gen_rtype.c ----
RType *gen_rtype(Gen *g, Type *t);
uint32_t gen_rtype_id(Gen *g, Type *t);
uint32_t gen_itab(Gen *g, Type *iface, Type *type);
void gen_pointer_mask(const Type *t, uint64_t *mask, uint64_t at);
uint8_t gen_eq_kind(const Type *t);
const char *gen_type_text(Gen *g, const Type *t);
uint32_t gen_iface_slot(Gen *g, Type *iface, uint32_t i);
void gen_rtypes_complete(Gen *g);
void gen_rtypes_free(Gen *g);

// ---- gen_wrapper.c ----
uint32_t gen_method_entry(Gen *g, Type *recv, const MethodEntry *m);
uint32_t gen_bound_entry(Gen *g, Type *recv, Type *sig, IrFunc *func, uint32_t method);
void gen_want_func(Gen *g, IrFunc *func);      // has it generated
uint32_t gen_func_index(Gen *g, IrFunc *func); // entry of a function as a value
uint32_t gen_native(Gen *g, IrFunc *func);     // NativeRef index
void gen_wrappers(Gen *g);                     // those asked for since the last call

// ---- gen_site.c ----
uint32_t gen_site(Fn *f, IrNode *n, SiteKind kind, Type *object);
// The row of something that costs nothing: static data, or not made at all.
void gen_site_decided(Fn *f, IrNode *n, SiteKind kind, Type *object, SiteRule rule, const char *reason);
uint32_t gen_var_site(Fn *f, IrVar *v);
uint32_t gen_native_site(Gen *g, IrFunc *func); // of what a native allocates
void gen_sites_free(Gen *g);

// ---- gen_count.c: statistics ----
// The function whose text has position pos, within code of func: func itself, or what was inlined into
// it; of copies of a literal the first.
IrFunc *gen_written_func(Gen *g, IrFunc *func, Pos pos);
void gen_find_site_owners(Gen *g);
void gen_count_call(Fn *f, const IrFunc *func); // func, or an inlined copy, begins

#endif
