// SPDX-License-Identifier: MIT
// bytecode.h - the Program: everything the compiler hands to the machine.
//
// A Program is immutable once linked and self-contained: no pointer leads into
// the compiler. All of it (code, tables, texts, RTypes, layouts) lives in the
// Program's arena or its tables and goes with program_free. The compiler builds
// it with the program_add_* functions, in any order, by index; program_link
// resolves the indices to addresses, after which nothing may be added.
//
// The instruction word (8 bytes, little-endian):
//
//      0        2        4        6        8
//      | op     | a      | b      | c      |      ABC forms
//      | op     | a      | x (32 bits)     |      X forms: index, immediate, long jump
//
// and, for forms of two or three words, extension words:
//
//      | d      | e      | y (32 bits)     |      or | w (32 bits) | y |     or | k (64 bits) |
//
// Register operands are slot numbers relative to the frame pointer; NO_SLOT
// stands for an absent optional operand, so registers are slots 0..65534.
// Jumps are in words relative to the jumping instruction's own first word.
//
// The frame (slot numbers; fp points to slot 0):
//
//      fp[-3]  closure: `const RtClosure *` (a FuncInfo when there are no captures)
//      fp[-2]  return address: const Insn *
//      fp[-1]  caller's fp
//      fp[0..]            results, then receiver and parameters, in order
//      fp[..]             locals: pointer-holding slots first, then plain ones
//      fp[call base - 3 ..] linkage of a callee, then its results and parameters
//
// A caller writes arguments to its own slots [base + result slots ...) and calls
// with operand `base`; the callee's frame starts there. `base` must leave three
// slots for the linkage after the caller's last live slot. frame_slots covers
// the whole outgoing area (base + result and parameter slots of every call,
// natives included), but not the callee's locals: the machine checks the chunk
// limit for them.
#ifndef MG_BYTECODE_H
#define MG_BYTECODE_H

#include "runtime/rtype.h"
#include "runtime/value.h"

typedef struct Program Program;
typedef struct Insn Insn;

struct Insn {
  union {
    struct {
      uint16_t op;
      uint16_t a;
      union {
        struct {
          uint16_t b, c;
        };
        struct {
          int16_t sb, sc;
        };
        uint32_t x;
        int32_t sx;
      };
    };
    struct { // extension word
      union {
        struct {
          uint16_t d, e;
        };
        uint32_t w;
      };
      union {
        uint32_t y;
        int32_t sy;
      };
    };
    uint64_t k;
    int64_t sk;
    double f;
  };
};
_Static_assert(sizeof(Insn) == 8, "an instruction word is 8 bytes");

enum {
  NO_SLOT = 0xFFFF,
  FRAME_LINK_SLOTS = 3, // words below fp
};

// Flags of opcodes.def rows: what an instruction may do.
enum {
  OPF_ALLOC = 1 << 0,    // may allocate, so may collect: a safepoint
  OPF_PANIC = 1 << 1,    // may start a panic
  OPF_BLOCK = 1 << 2,    // may park the goroutine
  OPF_CALL = 1 << 3,     // leaves for another function
  OPF_JUMP = 1 << 4,     // has a jump operand
  OPF_POLL = 1 << 5,     // may be preempted here: a safepoint
  OPF_PSTORE = 1 << 6,   // may store a pointer outside a register
  OPF_END = 1 << 7,      // control never goes on to the next instruction
  OPF_INTERNAL = 1 << 8, // machine's own stubs; never in a Program
  OPF_SAFEPOINT = OPF_ALLOC | OPF_BLOCK | OPF_CALL | OPF_POLL | OPF_PANIC,
};

typedef enum Opcode {
#define OP(name, fmt, a, b, c, flags, synopsis)           OP_##name,
#define OP2(name, fmt, a, b, c, d, e, y, flags, synopsis) OP_##name,
#include "vm/opcodes.def"
#undef OP
#undef OP2
  N_OPCODES
} Opcode;

// ---- Positions ------------------------------------------------------------

// From code offset `pc` (words from the function's start) on, until the next
// row. lico = line << 12 | column. inl: innermost inlined call, or -1. file: where a //line
// directive puts it, index in Program.files; 0: the file of the function, or of the inlined one.
typedef struct PosRow {
  uint32_t pc;
  uint32_t lico;
  int32_t inl;
  uint32_t file;
} PosRow;

// One inlined call. The call stands at call_lico in the parent's text (the
// function itself when parent is -1).
typedef struct InlNode {
  int32_t parent;
  uint32_t call_lico;
  const char *func; // inlined function's full name: "main.f", "main.(*T).M"
  const char *file; // file of its body
} InlNode;

// ---- Functions ------------------------------------------------------------

enum {
  FUNC_WRAPPER = 1 << 0,     // recover() sees through it: go/defer closures, method wrappers
  FUNC_HAS_DEFER = 1 << 1,   // contains DEFER; recover_pc is valid
  FUNC_HAS_RECOVER = 1 << 2, // contains RECOVER
  FUNC_IS_CLOSURE = 1 << 3,  // reads its closure
  FUNC_IS_LIBRARY = 1 << 4,  // of a library package
  FUNC_HIDDEN = 1 << 5,      // left out of traces
};

// The first words are what a call reads.
struct FuncInfo {
  const FuncInfo *self; // this FuncInfo: a func value may point here (RtClosure)
  const Insn *entry;    // set by program_link
  uint32_t frame_slots; // see the frame above
  uint16_t n_result_slots;
  uint16_t zero_results; // result slots [0, zero_results) are zeroed at entry: all of them when a
                         // result holds a pointer or is named, else 0
  uint32_t zero_start;   // slots [zero_start, zero_start + zero_slots) are zeroed at entry:
  uint32_t zero_slots;   // the pointer-holding locals
  // the rest
  uint32_t n_param_slots; // receiver and parameters
  uint32_t flags;         // FUNC_*
  // Pointer bitmap over slots [0, n_map_slots): bit i of map[i / 64] set means slot i
  // holds a pointer (or NULL, or any non-heap value), and nothing else ever. Whether it still
  // counts at a given instruction is found from the code (vm/liveness.c).
  const uint64_t *map;
  // Likewise: at slot i begins the place of a value (variable, temporary, array), which reaches to the next
  // such slot. A pointer into frame memory leads to the whole place. NULL: not told.
  const uint64_t *starts;
  uint32_t n_map_slots;
  uint32_t index;      // in Program.funcs
  uint32_t code_start; // in Program.code
  uint32_t n_code;     // words
  uint32_t recover_pc; // offset: where a recovered panic resumes: RUNDEFERS, RET
  const PosRow *pos;
  uint32_t n_pos;
  uint32_t line;    // of the func keyword
  const char *name; // "main.f", "main.(*T).M", "main.f.func1"
  const char *file;
};

// A native as this Program calls it. map: pointers among result and parameter slots.
typedef struct NativeRef {
  uint32_t native; // row of natives.def
  uint16_t n_result_slots, n_param_slots;
  uint32_t site; // of what it allocates
  const uint64_t *map;
  const char *name;
} NativeRef;

// What the program promises not to cost: docs/CONTRACTS.md. NOALLOC and MAXALLOC are checked by
// CONTRACT_ENTER and CONTRACT_LEAVE, a STACK one by the counters of its sites.
typedef enum ContractKind { CONTRACT_NOALLOC, CONTRACT_MAXALLOC, CONTRACT_STACK } ContractKind;
typedef enum ContractVerdict {
  CONTRACT_OPEN, // left to the run
  CONTRACT_PROVED,
} ContractVerdict;
typedef struct Contract {
  uint8_t kind;        // ContractKind
  uint8_t verdict;     // ContractVerdict: the compiler's
  bool is_endless;     // no path of the function returns
  uint64_t max;        // objects a call
  const char *text;    // "//minigo:maxalloc 2"
  const char *subject; // function: "main.f"; function around the statement
  const char *file;    // of the function or statement
  uint32_t line, col;
  const char *why_open;  // "" when proved
  const uint32_t *sites; // STACK: those that may go to the heap
  uint32_t n_sites;
} Contract;

// Where in `data` the address of another piece of read-only data goes.
typedef struct DataReloc {
  uint32_t offset; // of an 8-byte word in data
  uint8_t kind;    // RELOC_*
  uint32_t index;
} DataReloc;
enum { RELOC_STRING, RELOC_DATA, RELOC_TYPE, RELOC_ITAB, RELOC_FUNC };

struct Program {
  Insn *code;
  uint32_t n_code;
  FuncInfo *funcs;
  uint32_t n_funcs;
  RtString *strings;
  uint32_t n_strings;
  const RType **types; // by RType.id
  uint32_t n_types;
  const RType *known[N_KNOWN];
  Itab **itabs;
  uint32_t n_itabs;
  NativeRef *natives;
  uint32_t n_natives;
  Site *sites; // row 0: the runtime
  uint32_t n_sites;
  uint32_t n_call_counts; // counters of COUNT_CALL: 1..
  InlNode *inls;
  uint32_t n_inls;
  const char **files; // row 0: ""
  uint32_t n_files;
  uint8_t *data; // read-only constants: boxed values, array literals; 8-byte aligned pieces
  uint32_t data_size;
  DataReloc *relocs;
  uint32_t n_relocs;
  // Package-level variables: one zeroed block; bit i of globals_map: word i is a pointer.
  uint32_t globals_size;
  const uint64_t *globals_map;
  // Functions without parameters and results, run in order, then main_func.
  uint32_t *inits;
  uint32_t n_inits;
  uint32_t main_func; // RT_NO_FUNC when there is none
  Contract *contracts;
  uint32_t n_contracts;
  uint32_t n_skipped_contracts; // not checked: -escape=off
  bool is_linked;
  struct ProgramImpl *impl; // program.c
};

// ---- Building -------------------------------------------------------------

// An empty Program with site row 0. The caller owns it: program_free.
Program *program_new(void);
void program_free(Program *p); // NULL is fine

// Zeroed memory, 8-byte aligned, that lives as long as the Program.
void *program_alloc(Program *p, size_t size);
char *program_strdup(Program *p, const char *s);

// Each returns the new row's index. Texts and bytes are copied where said.
uint32_t program_add_string(Program *p, const void *bytes, size_t n); // copied; equal strings share a row
uint32_t program_add_type(Program *p, RType *t);                      // sets t->id; t from program_alloc
uint32_t program_add_itab(Program *p, const RType *iface, const RType *type); // shared when equal
uint32_t program_add_native(Program *p, const NativeRef *ref);                // copied, not its map
uint32_t program_add_site(Program *p, const Site *site);                      // copied, not its texts
uint32_t program_add_file(Program *p, const char *name); // copied; equal names share a row
uint32_t program_add_inl(Program *p, const InlNode *node);
// n bytes (multiple of 8 is not required) at an 8-byte aligned offset, which is returned.
uint32_t program_add_data(Program *p, const void *bytes, size_t n);
void program_add_reloc(Program *p, uint32_t offset, uint8_t kind, uint32_t index);
void program_add_init(Program *p, uint32_t func);
// Reserves a function index, so that calls can name it before it is generated.
uint32_t program_add_func(Program *p);
// Gives function `func` its code (copied) and header; index, self, entry and
// code_start are set here. Tables it points to are the Program's (program_alloc).
void program_set_func(Program *p, uint32_t func, const FuncInfo *info, const Insn *code, uint32_t n_code);

// Resolves indices: entries, itab functions, string and data relocations. Every
// function reserved must have been set, but those that nothing names. Returns NULL, or
// what is wrong as a static string (our bug, not the user's).
const char *program_link(Program *p);

// ---- Asking ---------------------------------------------------------------

// The function whose code holds address pc; NULL for the machine's stubs.
const FuncInfo *program_find_func(const Program *p, const Insn *pc);
// The row in force at the instruction pc (offset); NULL when there is none.
const PosRow *func_pos_at(const FuncInfo *f, uint32_t pc);
// The file of a position whose function, or innermost inlined function, has file `own`.
static inline const char *pos_row_file(const Program *p, const PosRow *row, const char *own) {
  return row && row->file ? p->files[row->file] : own;
}

// ---- Instructions (opinfo.c) ----------------------------------------------

typedef enum OpFormat {
  FMT_NONE,
  FMT_A,
  FMT_AB,
  FMT_ABC,
  FMT_ABI, // c signed
  FMT_AX,
  FMT_AI,        // x signed
  FMT_J,         // x is a jump
  FMT_AJ,        // x is a jump
  FMT_ABJ,       // c is a jump
  FMT_AIJ,       // b signed, c is a jump
  FMT_AK,        // word 2: k
  FMT_ABC_WY,    // word 2: w, y
  FMT_AX_WY,     // word 2: w, y
  FMT_ABC_DEY,   // word 2: d, e, y
  FMT_ABC_DEY_K, // word 2: d, e, y; word 3: k
  FMT_TABLE,     // a, x = n; then (n + 1) / 2 words of two jumps each: w, y
} OpFormat;

// Kinds of operands, as written in opcodes.def.
typedef enum OpKind {
  KIND__,  // absent
  KIND_r,  // reads a slot, plain or pointer
  KIND_w,  // writes a plain slot
  KIND_wp, // writes a pointer slot
  KIND_wa, // writes a slot of either sort
  KIND_m,  // reads and writes a plain slot
  KIND_rp, // reads a pointer slot
  KIND_rs, // reads a string (2 slots)
  KIND_ws,
  KIND_ri, // interface (2 slots)
  KIND_wi,
  KIND_rl, // slice (3 slots)
  KIND_wl,
  KIND_r2, // 2 slots of any sort
  KIND_w2,
  KIND_r3,
  KIND_w3,
  KIND_rn, // a run of slots; the length is another operand, or follows from a type
  KIND_wn,
  KIND_or,  // as r, or NO_SLOT
  KIND_own, // as wn, or NO_SLOT
  KIND_it,  // map iterator (RT_MAP_ITER_SLOTS)
  KIND_b,   // call base
  KIND_i,   // signed immediate
  KIND_u,   // unsigned immediate
  KIND_j,   // jump
  KIND_s,   // site
  KIND_t,   // type
  KIND_h,   // itab
  KIND_f,   // function
  KIND_n,   // native
  KIND_k,   // string
  KIND_d,   // byte offset in data
  KIND_g,   // byte offset in globals
  KIND_o,   // byte offset in the frame
  KIND_q,   // 64-bit constant
} OpKind;

typedef struct OpInfo {
  const char *name;
  uint8_t format;           // OpFormat
  uint8_t a, b, c, d, e, y; // OpKind; an x, w or k operand is in b, d and d
  uint16_t flags;           // OPF_*
  uint16_t inverse;         // conditional jumps: opcode of the opposite condition; else itself
  const char *synopsis;
} OpInfo;

extern const OpInfo op_info[N_OPCODES];

// Words of the instruction at ip.
uint32_t insn_words(const Insn *ip);

// Whether op is a forward jump that has a backward (polling) twin, op + 1. JMP's is LOOP.
static inline bool op_has_backward(uint16_t op) {
  return (op_info[op].flags & (OPF_JUMP | OPF_POLL)) == OPF_JUMP && (op_info[op + 1].flags & OPF_POLL) != 0 &&
         op_info[op + 1].inverse == op_info[op].inverse + 1;
}

#endif
