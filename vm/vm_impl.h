// SPDX-License-Identifier: MIT
// vm_impl.h - the machine's state; private to vm/.
#ifndef MG_VM_IMPL_H
#define MG_VM_IMPL_H

#include "vm/liveness.h"
#include "vm/vm.h"

// A piece of a goroutine's stack; frame.c. The frame at slots[3] of a chunk with a
// previous one was called across the border: it returns to STUB_CHUNK.
struct Chunk {
  Chunk *prev;        // older chunk, NULL for the first
  Chunk *spare;       // next chunk, kept after a return across the border; else NULL
  Slot *limit;        // end of slots
  uint32_t size_log2; // bytes of the whole chunk
  uint32_t n_result_slots;
  const Insn *ret_ip; // where the border frame really returns to
  Slot *caller_args;  // its fp in the older chunk, where the results go
  Slot slots[];
};

// A pending deferred call; unwind.c. Newest first in G.defers.
struct RtDefer {
  RtDefer *next;
  Slot *fp; // deferring frame
  RtClosure *fn;
  RtPanic *panic;  // the panic that runs it now
  bool is_started; // run by a panic; stays in the list meanwhile
};

// A panic, or a Goexit, under way; newest first in G.panics.
struct RtPanic {
  RtPanic *link; // older
  RtEface value;
  RtString text;  // of Error or String, when has_text
  Slot *fp;       // frame that panicked ...
  const Insn *ip; // ... at this instruction
  Slot *call_fp;  // frame of the deferred call that it runs now; NULL between calls
  bool is_recovered, is_aborted, is_goexit, has_text, is_nil_deref;
};

typedef struct Profile Profile;       // profile.c
typedef struct FrameRoots FrameRoots; // roots.c
typedef struct ProfileMarks ProfileMarks;

typedef struct VmNative {
  RtNative fn;
  const NativeRef *ref;
  uint32_t flags; // NATIVE_*
} VmNative;

enum { N_CHUNK_SIZES = 40 };

struct Vm {
  Rt rt; // first: an Rt * of this machine is a Vm *
  // The running goroutine, exact whenever the loop has saved it (rule 1 of interp.c).
  const Insn *ip;
  Slot *fp;
  Slot *limit; // of its newest chunk
  const Program *program;
  uint8_t *globals;
  VmNative *natives;
  int64_t quantum;
  int exit_status; // once the loop ends
  uint32_t next_init;
  bool is_done;
  bool is_printing_panic; // converting panic values to text; a panic now is final
  RtPanic *text_panic;    // whose value is being converted
  Slot text_result[2];
  bool is_text_copied; // the result stands in text_result
  // chunks
  char *stack_base; // reserved range
  size_t stack_reserved, stack_used;
  Chunk *free_chunks[N_CHUNK_SIZES]; // by log2 of the size, linked through prev
  uint64_t stack_bytes;              // in use by goroutines
  uint64_t stack_released;           // of stack_used, in free chunks that gave their pages back
  uint32_t first_chunk_log2;
  uint64_t max_stack;
  RtDefer *free_defers;
  LiveMaps *live; // NULL before the first collection, as frame_roots
  FrameRoots *frame_roots;
  bool poisons_frames;            // gcpoison
  Profile *profile;               // NULL: off
  ContractCount *contract_counts; // by contract; NULL when the Program has none
  char *contract_error;           // text of the broken contract
  bool has_died;                  // of a panic or a fatal error
  // developer's helps; trace.c
  uint64_t *op_pairs; // [N_OPCODES][N_OPCODES], opprof
  uint16_t last_op;
  VmOptions options;
  RtConfig config;
  const FuncInfo **func_table;
  FuncInfo base_func; // of the frame below all others
  Insn stubs[8];
};

enum { STUB_MAIN, STUB_GOEXIT, STUB_CHUNK, STUB_PANIC, STUB_TEXT, STUB_PROFILE };

static inline Vm *vm_of(Rt *rt) {
  return (Vm *)rt;
}

static inline const FuncInfo *frame_func(const Slot *fp) {
  return ((const RtClosure *)fp[-3].cp)->func;
}

// ---- interp.c, interp_slow.c ----
int interp_run(Vm *vm);
// Acts on a status other than RT_OK of the instruction at vm->ip: unwinds, parks and
// switches, calls. Afterwards vm->ip, fp, limit say where to go on; false: the
// program has ended with vm->exit_status.
bool vm_handle_status(Vm *vm, RtStatus status);
// Takes the next goroutine; false at a deadlock (reported).
bool vm_switch(Vm *vm);
// The budget is used up at vm->ip (next instruction).
bool vm_preempt(Vm *vm);
bool vm_goroutine_end(Vm *vm);
// STUB_MAIN: calls the next init function or main; false: all done.
bool vm_main_step(Vm *vm);

RtStatus slow_append(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_append_all(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_slice_panic(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_make_map(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_map_get(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_map_get2(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_map_set(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_map_next(Vm *vm, Slot *fp, const Insn *ip, bool *is_end);
RtStatus slow_eq_iface(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_assert(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_assert_iface(Vm *vm, Slot *fp, const Insn *ip);
void slow_assert_iface_ok(Vm *vm, Slot *fp, const Insn *ip);
void slow_conv_iface(Vm *vm, Slot *fp, const Insn *ip);
RtStatus slow_native(Vm *vm, Slot *args, const VmNative *native);
int64_t slow_f64_to_u64(double v);
double slow_min_f64(double a, double b);
double slow_max_f64(double a, double b);

// ---- frame.c ----
bool stack_init(Vm *vm);
void stack_fini(Vm *vm);
// Gives g (not started) a first chunk and its bottom frame. False: out of memory.
bool stack_start(Vm *vm, G *g);
void stack_free(Vm *vm, G *g);
// A frame for f beyond the current chunk: copies the arguments that stand at nfp, arranges the
// return, fills the return address and caller. NULL: stack limit (rt.fatal is set).
Slot *stack_grow(Vm *vm, const FuncInfo *f, Slot *nfp, Slot *fp, const Insn *ret);
// Makes the chunk that holds fp the newest one.
void stack_unwind_to(Vm *vm, G *g, const Slot *fp);
// Frees what parked goroutines keep in reserve; called at collections.
void stack_free_spares(Vm *vm);
// Pushes a frame for `closure` at slot `base` of the frame at fp (-1: above all of its slots), with the
// first n_args parameter slots from args, and makes it current. Results are lost when the frame comes to
// lie in a new chunk, unless the caller redirects them. False: stack limit, reported.
bool stack_push_call(Vm *vm, const RtClosure *closure, Slot *fp, int64_t base, const Insn *ret,
                     const Slot *args, uint32_t n_args);

// One step of a walk over a goroutine's frames, newest first.
typedef struct FrameWalk {
  Slot *fp;         // NULL: end
  const Insn *ip;   // an address within the instruction being executed
  const Insn *next; // within the instruction with which the frame will go on; NULL: it will not
  Chunk *chunk;
  RtPanic *panics;
  bool is_exact;             // ip is the instruction itself
  bool is_panicking;         // this frame panicked: a deferred call stands above it
  const ProfileMarks *marks; // the first n_marks are of frames from this one on
  uint32_t n_marks;
} FrameWalk;
FrameWalk walk_start(const Vm *vm, const G *g);
void walk_next(const Vm *vm, FrameWalk *w);

// ---- profile.c ----
Profile *profile_new(void);
void profile_free(Profile *p);
void profile_drop_marks(G *g);
uint32_t profile_n_marks(const ProfileMarks *m);
// Rt.on_alloc while profiling.
void profile_alloc(Rt *rt, uint32_t site, void *object, size_t n_bytes);
// STUB_PROFILE: a marked frame has returned to `caller`. Where it goes on.
const Insn *profile_return(G *g, const Slot *caller);
// The same for the frame at w->fp, which stays marked.
const Insn *profile_real_return(FrameWalk *w);

// ---- callers.c ---- RtConfig's functions of the same names
uint32_t vm_callers(void *machine, uint32_t skip, uint64_t *pcs, uint32_t n);
bool vm_pc_info(void *machine, uint64_t pc, const char **function, const char **file, uint32_t *line);
char *vm_stack_text(void *machine, bool all, size_t *len);

// ---- roots.c ----
void vm_visit_roots(void *machine, GcHeap *heap);
void roots_free(Vm *vm);

// ---- unwind.c ----
void vm_defer(Vm *vm, Slot *fp, RtClosure *fn);
RtClosure *vm_pop_defer(Vm *vm); // of the current goroutine; not empty
bool vm_panic(Vm *vm);           // rt.panic_value, at vm->ip; as vm_handle_status
bool vm_goexit(Vm *vm);
bool vm_panic_returned(Vm *vm); // STUB_PANIC
bool vm_text_returned(Vm *vm);  // STUB_TEXT
void vm_recover(Vm *vm, Slot *fp, RtEface *out);
void vm_free_unwind(Vm *vm, G *g); // frees the goroutine's defers and panics
bool vm_fatal(Vm *vm, const char *text);

// ---- contracts.c ----
bool contracts_init(Vm *vm);
void contracts_fini(Vm *vm);
void contracts_free_calls(G *g);
void contract_enter(Vm *vm, Slot *fp, const Insn *ip);
// RT_FATAL when the call has allocated more than its contract allows.
RtStatus contract_leave(Vm *vm, Slot *fp, const Insn *ip);
// The frames from vm->fp to the one at fp are given up: the latter goes on after a panic.
void contracts_unwind(Vm *vm, const Slot *fp);
// The program has ended by itself: what is still under way or was never checked. Prints; false: broken.
bool contracts_end(Vm *vm);

// ---- trace.c ----
void trace_goroutine(const Vm *vm, const G *g, FILE *out);
void trace_all(const Vm *vm, FILE *out); // current one first
void trace_insn(Vm *vm, const Slot *fp, const Insn *ip);
void trace_profile(const Vm *vm, FILE *out);

#endif
