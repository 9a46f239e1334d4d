// SPDX-License-Identifier: MIT
// rt.h - the runtime's state and the services the machine's loop calls.
//
// Conventions, always true:
// - First parameter `Rt *rt`: may allocate, so may collect. No `Rt *`: cannot.
// - The runtime never calls the machine. A service that can do more than finish
//   returns RtStatus and the loop acts on it.
// - Arguments that point into frames (`const Slot *`, `const void *key`) stay
//   valid and rooted during the call: the loop keeps values it passes in slots
//   that are live until the instruction ends, or in the argument area of a native.
//   Frame memory for results is neither: it may be overwritten when the service allocates.
//   Objects never move, so a C local may hold a heap pointer across an
//   allocation exactly if something else keeps the object alive.
// - Values are passed as addresses of memory images, which slots are too
//   (value.h). Results go to slots in canonical form (rt_load).
// - Site 0 stands for the runtime itself.
// - Allocation returns NULL only when the heap's hard limit is reached or the
//   system has no memory; rt->fatal is then set and the caller returns RT_FATAL.
#ifndef MG_RT_H
#define MG_RT_H

#include "gc/gc.h"
#include "runtime/value.h"

typedef struct Rt Rt;
typedef struct G G;
typedef struct RtMap RtMap;   // map.c
typedef struct RtChan RtChan; // chan.c

typedef enum RtStatus {
  RT_OK,
  // rt->panic_value is set; the loop starts panicking in the current goroutine.
  RT_PANIC,
  // The current goroutine was parked (rt_park) or put back into the run queue
  // (rt_yield). The loop saves the *next* instruction's address in it and takes
  // another goroutine from rt_next. When this one runs again, g->resume is called
  // first, if set, and its status is obeyed; that is where blocked operations
  // store their results or panic.
  RT_BLOCK,
  // Call rt->call_closure (no arguments, no results), then execute the same
  // instruction again.
  RT_CALL,
  RT_EXIT,   // os.Exit: end the program with rt->exit_code
  RT_FATAL,  // rt->fatal is the text of a fatal error: print, trace, exit status 2
  RT_GOEXIT, // runtime.Goexit: run the goroutine's defers, then end it
} RtStatus;

typedef RtStatus (*RtNative)(Rt *rt, Slot *fp);

typedef struct NativeDef {
  const char *name;
  RtNative fn;
  uint32_t flags;
  const char *leaks;
} NativeDef;

// natives.c: the rows of natives.def in order.
extern const NativeDef rt_natives[];
extern const uint32_t n_rt_natives;

// ---- Goroutines -----------------------------------------------------------

typedef struct Chunk Chunk;     // vm/frame.c
typedef struct RtDefer RtDefer; // vm/unwind.c
typedef struct RtPanic RtPanic; // vm/unwind.c
typedef struct Insn Insn;       // vm/bytecode.h

typedef enum GStatus { G_RUNNABLE, G_RUNNING, G_WAITING, G_DEAD } GStatus;

struct G {
  // Runtime's part (goroutine.c, sched.c).
  uint64_t id;             // 1 is main
  uint8_t status;          // GStatus
  bool is_system;          // finalizer goroutine: not counted, not shown in traces
  const char *wait_reason; // G_WAITING: Go's words: "chan receive", "select", "sleep", ...
  G *next;                 // in the run queue, or in the list that owns a waiting G
  G *all_next, *all_prev;  // rt->all_gs, in order of creation
  // Called when the goroutine runs again after RT_BLOCK; cleared before the call.
  RtStatus (*resume)(Rt *rt, G *g);
  union {       // what a parked goroutine needs to be completed; chan.c, sched.c
    void *p[8]; // visited as roots (non-heap values are ignored)
  } wait;
  int64_t wake_time;   // ns; while in the timer heap
  uint64_t wait_bits;  // flags for the waker
  RtClosure *entry;    // what a new goroutine runs; a root until it starts
  void *entry_args[2]; // parameters of `entry` (finalizers); roots
  uint32_t n_entry_args;
  uint32_t timer_index;  // position in the timer heap
  struct RtTimer *timer; // it has not started yet: it is what a timer will start
  // Machine's part (vm/): only vm touches it. fp == NULL: not started yet.
  Slot *fp;
  const Insn *ip;
  Chunk *chunk;
  RtDefer *defers;
  RtPanic *panics;
  // A native of this goroutine runs or is parked: its arguments are roots.
  Slot *native_fp;
  const void *native_ref; // const NativeRef *
  uint32_t native_site;   // its site; valid with native_ref
  int64_t stack_bytes;
  struct ProfileMarks *marks;      // vm/profile.c
  struct ContractCalls *contracts; // vm/contracts.c; NULL: none under way
  const Insn *go_ip;               // the go statement that made it, NULL for main
  const FuncInfo *go_func;         // and its function
};

// Makes a goroutine that will run `entry` (argument-less) and puts it at the end
// of the run queue. NULL when out of memory.
G *rt_go(Rt *rt, RtClosure *entry);
// Frees a finished goroutine. The machine has released its stack.
void rt_g_free(Rt *rt, G *g);
// Marks the current goroutine waiting; the caller has put it where its waker
// finds it and then returns RT_BLOCK. reason: Go's words, static.
void rt_park(Rt *rt, const char *reason, RtStatus (*resume)(Rt *rt, G *g));
// Makes a waiting goroutine runnable, at the end of the run queue.
void rt_ready(Rt *rt, G *g);
// Puts the current goroutine at the end of the run queue; return RT_BLOCK then.
void rt_yield(Rt *rt);
// True when a runnable goroutine or a due timer makes a preemption useful.
bool rt_wants_preempt(Rt *rt);
// Takes the next goroutine to run (status G_RUNNING, rt->g), sleeping for timers
// or jumping the virtual clock when none is runnable. NULL: all are asleep for
// ever (deadlock), or a signal has come.
G *rt_next(Rt *rt);

// Monotonic time in ns, virtual under -clock=virtual.
int64_t rt_nanotime(Rt *rt);

// ---- State ----------------------------------------------------------------

typedef struct SiteCount {
  uint64_t count; // objects
  uint64_t bytes; // rounded to size classes, as Go accounts them
} SiteCount;

// What became of the objects of each site, when statistics are asked for: census.c.
typedef struct RtCensus {
  GcSum *live_peak;         // in the cycle that marked most bytes; all zero without a cycle
  GcSum *live_end;          // valid after rt_census_end
  uint64_t *marked_bytes;   // by all cycles together
  uint64_t *cycles_started; // by an allocation there
  GcSum *scratch;
  uint64_t peak_bytes;
  uint32_t site; // that allocates now
} RtCensus;

// A signal to the process, written by its handler. The machine stops for it at its next
// poll, also when all goroutines wait.
typedef struct RtSignal {
  volatile int number; // 0: none
  volatile int code;   // si_code
} RtSignal;

// How long objects lived, when asked for: lifetimes.c. By log2 of the age in ticks, rounded up.
typedef struct RtLifetimes {
  GcSum dead[65];   // from birth to the cycle that found them dead
  GcSum at_end[65]; // not found dead: their age when the program ended; valid after rt_lifetimes_end
  uint32_t shift, max_birth;
  uint64_t cycle_tick; // of the last cycle
} RtLifetimes;

// What the machine hands to rt_init; all of it outlives the Rt.
typedef struct RtConfig {
  const RType *const *types; // the Program's types by id
  uint32_t n_types;
  const RType *const *known; // N_KNOWN entries
  const Site *sites;
  uint32_t n_sites;
  const FuncInfo *const *funcs; // by index: for Itab.fun
  uint32_t n_funcs;
  const Itab *const *itabs; // the Program's own itabs
  uint32_t n_itabs;
  int argc; // os.Args
  char **argv;
  uint64_t seed;          // select, map iteration, math/rand
  bool is_virtual_clock;  // -clock=virtual
  uint32_t n_call_counts; // of Site.call_count
  bool counts_frames;     // statistics asked for: frame objects and calls are counted, a census is kept
  bool counts_lifetimes;  // needs counts_frames
  uint64_t sched_stress;  // -d schedstress: 0 off, else seed
  const GcOptions *gc;    // NULL: defaults
  const RtSignal *signal; // NULL: none ever comes
  // Presents the machine's roots (frames, globals, defers, panics).
  void (*visit_roots)(void *machine, GcHeap *heap);
  // Memory held by goroutine stacks; *sys, unless NULL: with what is kept for new ones.
  uint64_t (*stack_bytes)(void *machine, uint64_t *sys);
  uint64_t (*set_max_stack)(void *machine, uint64_t n_bytes); // of a goroutine; returns the old limit
  // For runtime.Callers and the like; NULL in a machine without them. callers fills
  // pcs with the calls of the current goroutine, innermost first, without the first
  // `skip`, and returns how many. pc_info describes one; false: there is none.
  // stack_text is the trace of the current goroutine or of all; malloc'ed.
  uint32_t (*callers)(void *machine, uint32_t skip, uint64_t *pcs, uint32_t n);
  bool (*pc_info)(void *machine, uint64_t pc, const char **function, const char **file, uint32_t *line);
  char *(*stack_text)(void *machine, bool all, size_t *len);
  // Writes the heap profile (runtime/pprof) as it is now; NULL: there is none.
  void (*write_profile)(void *machine, FILE *out, const char *default_type);
  void *machine;
} RtConfig;

struct Rt {
  GcHeap *heap;
  G *g; // current goroutine; never NULL while the machine runs
  const RtConfig *config;
  const Site *sites;
  const RType *const *known;
  SiteCount *site_counts;  // by site, heap
  uint64_t *call_counts;   // by Site.call_count; NULL in a Program that counts no calls
  SiteCount *frame_counts; // by site, frame objects; NULL unless counts_frames, as the next
  RtCensus *census;
  RtLifetimes *lifetimes; // NULL unless counts_lifetimes
  // Called after each allocation when set; n_bytes is rounded to the size class. Must not allocate.
  void (*on_alloc)(Rt *rt, uint32_t site, void *object, size_t n_bytes);
  // Results of a service that returned something else than RT_OK.
  RtEface panic_value; // a root
  RtClosure *call_closure;
  const char *fatal; // without "fatal error: "
  int exit_code;
  const char *stacks_lo, *stacks_hi; // the address range of all goroutine stacks; set by the machine
  bool is_nil_deref;                 // the panic is a nil dereference: the "[signal SIGSEGV" line is printed
  // The clock of lifetimes and step limits: polls at calls and backward jumps.
  // The loop counts `budget` down from a quantum; tick = tick_base - budget.
  // Exact whenever the loop has saved its state (every service call).
  uint64_t tick_base;
  int64_t budget;
  uint32_t op_flags; // debug builds: OPF_* of the running instruction; all ones between instructions

  // Goroutines: sched.c.
  G *all_gs, *all_gs_tail;
  uint64_t n_gs;      // alive, system ones excluded
  uint64_t n_gs_made; // ids given
  struct RtSched *sched;
  // Private state of the other files; NULL until first used.
  struct RtItabCache *itab_cache;
  struct RtMapState *map_state;
  struct RtNativeState *native_state;
  uint64_t random[2];
};

// Bits of op_flags that allow an allocation: OPF_ALLOC, OPF_PANIC (a panic's value), OPF_BLOCK.
enum { RT_OP_MAY_ALLOC = 1 | 2 | 4 };

static inline uint64_t rt_tick(const Rt *rt) {
  return rt->tick_base - (uint64_t)rt->budget;
}

// Prepares *rt: heap, counters, itab cache, scheduler (without goroutines).
// False (with a message to stderr) when the system has no memory.
bool rt_init(Rt *rt, const RtConfig *config);
// The signal that the machine has to stop for; 0: none.
static inline int rt_signal(const Rt *rt) {
  return rt->config->signal ? rt->config->signal->number : 0;
}
// Flushes output, frees everything; runs no finalizer.
void rt_fini(Rt *rt);
// Writes out what is buffered: unfinished lines of print.
void rt_flush(Rt *rt);
// Presents the runtime's own roots: goroutines' wait cells and entries, timers,
// channel queues, panic_value, finalizer queue. rt.c's GcHost.visit_roots calls
// it and config->visit_roots.
void rt_visit_roots(Rt *rt, GcHeap *heap);

// Deterministic pseudo-random numbers from config->seed.
uint64_t rt_random(Rt *rt);

// ---- Allocation -----------------------------------------------------------

// n_bytes of zeroed memory counted for `site`. layout NULL: no pointers. site 0: for that of
// the native that runs, if one does. n_bytes 0: &rt_zero_base, not counted.
void *rt_alloc(Rt *rt, uint32_t site, const GcLayout *layout, size_t n_bytes);

// A zeroed object of type sites[site].type.
static inline void *rt_new(Rt *rt, uint32_t site) {
  const RType *t = rt->sites[site].type;
  return rt_alloc(rt, site, t->layout, t->size);
}

// Finds what is live now that the program has ended, and returns its sum: see gc_mark_final. Once;
// nothing without a census.
GcSum rt_census_end(Rt *rt);
// When the program has ended, before rt_census_end: completes rt->lifetimes, if any.
void rt_lifetimes_end(Rt *rt);

// Counts a frame object (OP_COUNT_FRAME). Nothing when statistics are off.
static inline void rt_count_frame(Rt *rt, uint32_t site, uint64_t n_bytes) {
  if (rt->frame_counts) rt->frame_counts[site].count++, rt->frame_counts[site].bytes += n_bytes;
}

// ---- Panics and fatal errors (panic.c, panics.def) ------------------------

// panics.def rows: PANIC_DEF(NAME, kind, "text"); kind names the error type:
// ERROR_STRING or PLAIN_ERROR.
typedef enum RtPanicKind {
#define PANIC_DEF(name, kind, text) PANIC_##name,
#include "runtime/panics.def"
#undef PANIC_DEF
  N_PANICS
} RtPanicKind;

// Each sets rt->panic_value and returns RT_PANIC (RT_FATAL when out of memory).
RtStatus rt_panic(Rt *rt, RtPanicKind kind);
RtStatus rt_panic_value(Rt *rt, RtEface value); // panic(v)
// A run-time error of the given known type with a formatted text.
RtStatus rt_panicf(Rt *rt, RtKnown type, const char *fmt, ...) MG_PRINTF(3, 4);
// "index out of range [%d] with length %d"; is_unsigned: index is a uint64.
RtStatus rt_panic_index(Rt *rt, int64_t index, int64_t len, bool is_unsigned);
// Failed slice expression. Recomputes which of Go's texts applies. Bounds are
// those of the expression after defaults; cap: capacity of a slice operand,
// length of a string or array. is_slice: "capacity" instead of "length".
typedef struct RtSliceBounds {
  int64_t lo, hi, max, cap;
  bool has_hi, has_max, is_slice;
} RtSliceBounds;
RtStatus rt_panic_slice(Rt *rt, const RtSliceBounds *bounds);
// Slice to array pointer conversion.
RtStatus rt_panic_slice_to_array(Rt *rt, int64_t len, int64_t want);
// Failed x.(T). iface: static type of x; dynamic: NULL for a nil x; missing: see
// rtype_match, or NULL.
RtStatus rt_panic_assert(Rt *rt, const RType *iface, const RType *dynamic, const RType *want,
                         const RMethod *missing);
RtStatus rt_fatal(Rt *rt, const char *text); // sets rt->fatal, returns RT_FATAL

// Prints a panic's value to stderr as Go's printpanicval does. Values with Error
// or String methods were replaced by their text before (unwind.c).
void rt_print_panic_value(const RtEface *value);

// print/println of one operand to stderr.
void rt_print_int(int64_t v);
void rt_print_uint(uint64_t v);
void rt_print_float(double v); // +1.500000e+000
void rt_print_complex(double re, double im);
void rt_print_bool(bool v);
void rt_print_string(RtString s);
void rt_print_pointer(const void *p);                     // 0xc000012345
void rt_print_iface(const void *word0, const void *data); // (0x...,0x...)
void rt_print_slice(RtSlice s);                           // [len/cap]0x...
void rt_print_text(const char *s);

// ---- Strings (string.c, utf8.c) -------------------------------------------

// buf: frame memory for a result that does not escape, or NULL: RT_STR_BUF bytes, RT_STR_BUF
// runes (rt_string_to_runes), 4 bytes (rt_rune_to_string).
enum { RT_STR_BUF = 32 };
// *out = parts[0] + ... + parts[n-1]; without allocation when at most one part is
// non-empty. out may overlap parts.
RtStatus rt_concat(Rt *rt, uint32_t site, void *buf, const RtString *parts, uint32_t n, RtString *out);
bool rt_string_eq(RtString a, RtString b);
int rt_string_cmp(RtString a, RtString b);                                               // < 0, 0, > 0
RtStatus rt_string_to_bytes(Rt *rt, uint32_t site, void *buf, RtString s, RtSlice *out); // cap as Go's
RtStatus rt_bytes_to_string(Rt *rt, uint32_t site, void *buf, RtSlice b, RtString *out);
RtStatus rt_string_to_runes(Rt *rt, uint32_t site, void *buf, RtString s, RtSlice *out);
RtStatus rt_runes_to_string(Rt *rt, uint32_t site, void *buf, RtSlice r, RtString *out);
RtStatus rt_rune_to_string(Rt *rt, uint32_t site, void *buf, int64_t v, RtString *out); // string(rune)
// Decodes the rune at p, n > 0 bytes available. Returns its width; *rune is
// 0xFFFD with width 1 for invalid text.
int rt_decode_rune(const uint8_t *p, int64_t n, int32_t *rune);
int rt_encode_rune(uint8_t *p, int32_t rune); // at most 4 bytes; returns the width
// A new string object (site 0 or the given one) with this text.
RtStatus rt_string_new(Rt *rt, uint32_t site, const char *text, size_t n, RtString *out);

// ---- Slices (slice.c) -----------------------------------------------------

// make(type, len, cap); type = sites[site].type. Panics "makeslice: len out of
// range", "makeslice: cap out of range".
RtStatus rt_make_slice(Rt *rt, uint32_t site, int64_t len, int64_t cap, RtSlice *out);
// Gives *s room for n_more elements beyond its length (cap < len + n_more on
// entry), with Go 1.19's growth and size classes; the length stays. Slice type =
// sites[site].type. Panics "growslice: len out of range".
RtStatus rt_grow_slice(Rt *rt, uint32_t site, RtSlice *s, int64_t n_more);
// *s = append(*s, src[0:n]...); src may overlap s. Slice type = sites[site].type.
// src NULL: n zeros, for append(s, make([]T, n)...); panics "makeslice: len out of range".
RtStatus rt_append_slice(Rt *rt, uint32_t site, RtSlice *s, const void *src, int64_t n);
// copy(dst, src): returns the number of elements copied.
int64_t rt_copy_slice(Rt *rt, const RType *elem, RtSlice dst, const void *src, int64_t n_src);
// Panics when unsafe.Slice(p, len), or unsafe.String, of elements of that size has a length that cannot be.
RtStatus rt_check_unsafe_len(Rt *rt, const void *p, int64_t len, uint64_t elem_size, bool is_string);

// ---- Equality, hashing, interfaces (hash.c, iface.c) ----------------------

// *out = (*a == *b) for values of type t. Panics "comparing uncomparable type".
RtStatus rt_equal(Rt *rt, const RType *t, const void *a, const void *b, bool *out);
RtStatus rt_hash(Rt *rt, const RType *t, const void *p, uint64_t seed, uint64_t *out);
// Both as empty interfaces (word 0 = dynamic type).
RtStatus rt_eface_eq(Rt *rt, RtEface a, RtEface b, bool *out);
// A pointer to a heap (or static) copy of *v, of type sites[site].type, not
// pointer-shaped. No allocation for zero size and for single-byte..8-byte integers
// < 256 and bools. NULL: out of memory.
void *rt_box(Rt *rt, uint32_t site, const Slot *v);
// The itab of a concrete type for a non-empty interface type; NULL when it does
// not implement it. Cached; never freed before rt_fini.
const Itab *rt_find_itab(Rt *rt, const RType *iface, const RType *type);
// x.(iface) for x of dynamic type `dynamic` (NULL: nil) and static type source:
// *out = itab. Panics.
RtStatus rt_assert_itab(Rt *rt, const RType *source, const RType *iface, const RType *dynamic,
                        const Itab **out);

// ---- Maps (map.c) ---------------------------------------------------------

// make(map, hint); type = sites[site].type; hint <= 0 is none.
RtStatus rt_map_make(Rt *rt, uint32_t site, int64_t hint, RtMap **out);
// The same in frame memory: RT_MAP_HEADER_SLOTS slots, and a block of rt_map_entry's block_size for
// the first entries, or NULL (rtype.h).
RtStatus rt_map_make_in(Rt *rt, uint32_t site, int64_t hint, void *header, void *block, RtMap **out);
// The same for a type that the site does not tell (reflection).
RtStatus rt_map_make_typed(Rt *rt, uint32_t site, const RType *mt, int64_t hint, RtMap **out);
// *value = address of the element, or NULL when absent (m may be NULL). The address
// must be used up before anything else happens to the map. Panics for unhashable keys.
RtStatus rt_map_find(Rt *rt, const RType *mt, RtMap *m, const void *key, const void **value);
// Address of the element for key, zeroed when new; the caller stores to it at once.
// Panics for a nil map and unhashable keys. Growth is counted for site.
RtStatus rt_map_assign(Rt *rt, uint32_t site, const RType *mt, RtMap *m, const void *key, void **value);
RtStatus rt_map_delete(Rt *rt, const RType *mt, RtMap *m, const void *key);
RtStatus rt_map_clear(Rt *rt, const RType *mt, RtMap *m);
int64_t rt_map_len(const RtMap *m); // NULL: 0

// Iterator, kept in RT_MAP_ITER_SLOTS frame slots (value.h), of which the first
// RT_MAP_ITER_PTRS hold pointers. Zeroed by the machine before rt_map_iter_init.
typedef struct RtMapIter {
  void *p[RT_MAP_ITER_PTRS];
  uint64_t n[RT_MAP_ITER_SLOTS - RT_MAP_ITER_PTRS];
} RtMapIter;
// Starts at a random place (rt_random), in Go's semantics of range over a map.
RtStatus rt_map_iter_init(Rt *rt, const RType *mt, RtMap *m, RtMapIter *it);
// Addresses of the next entry, to be used at once; *key NULL at the end.
RtStatus rt_map_iter_next(Rt *rt, const RType *mt, RtMapIter *it, const void **key, const void **value);

// ---- Channels (chan.c, select.c) ------------------------------------------

// make(chan, size); type = sites[site].type. Panics "makechan: size out of range".
RtStatus rt_chan_make(Rt *rt, uint32_t site, int64_t size, RtChan **out);
// May return RT_BLOCK; a parked sender's value is copied from `value`, which
// stays in place while the goroutine is parked (frames never move).
RtStatus rt_chan_send(Rt *rt, RtChan *c, const void *value);
// dst (element in canonical form) and ok may be NULL. When it parks, the waker or
// g->resume fills both.
RtStatus rt_chan_recv(Rt *rt, RtChan *c, Slot *dst, Slot *ok);
RtStatus rt_chan_close(Rt *rt, RtChan *c);
int64_t rt_chan_len(const RtChan *c);
int64_t rt_chan_cap(const RtChan *c);

// One case of a select in frame slots: sends first, then receives.
typedef struct RtSelectCase {
  RtChan *chan; // NULL: never ready
  void *elem;   // send: address of the value; receive: destination slots, or NULL
} RtSelectCase;
// result[0] = index of the chosen case, -1 for default; result[1] = 1 when the
// receive got a value (not a close). is_blocking false: select has a default.
// No cases and is_blocking: parks for ever.
RtStatus rt_select(Rt *rt, RtSelectCase *cases, uint32_t n_sends, uint32_t n_recvs, bool is_blocking,
                   Slot *result);

// ---- Semaphores and timers for library natives (sched.c) ------------------

// sync.runtime_Semacquire: waits until *addr > 0, then takes one. FIFO. May return
// RT_BLOCK.
RtStatus rt_sem_acquire(Rt *rt, uint32_t *addr);
RtStatus rt_sem_acquire_first(Rt *rt, uint32_t *addr); // queues before the others
void rt_sem_release(Rt *rt, uint32_t *addr);
// Waiting with a number of one's own at a list (sync.Cond), which only serves as
// the place: rt_notify_wait parks, rt_notify_wake wakes who waits with that number.
RtStatus rt_notify_wait(Rt *rt, void *list, uint32_t ticket);
void rt_notify_wake(Rt *rt, void *list, uint32_t ticket);
// Makes a goroutine run fire at time `when` and, for period > 0, again every
// period ns. is_counted: it is a goroutine like others, not the runtime's own.
// Returns a number for rt_timer_stop, 0 when out of memory.
int64_t rt_timer_start(Rt *rt, int64_t when, int64_t period, RtClosure *fire, bool is_counted);
// False when the timer has gone off for the last time or was stopped.
bool rt_timer_stop(Rt *rt, int64_t id);
RtStatus rt_sleep(Rt *rt, int64_t ns); // RT_BLOCK, or RT_OK for ns <= 0

#endif
