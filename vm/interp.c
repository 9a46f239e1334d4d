// SPDX-License-Identifier: MIT
// interp.c - the loop.
//
// A register machine over unboxed 8-byte slots. Operands are slot numbers
// relative to fp; types are in the opcodes, so no value is ever tested for its
// type. Each handler ends in its own dispatch, an indirect jump through a table of
// label addresses (MG_SWITCH_DISPATCH: a switch). Frames, calls and chunks are explained
// in bytecode.h and frame.c, panics in unwind.c.
//
// Whoever edits the loop obeys five rules:
// 1. SAVE() (pc, fp and budget to memory) before anything that can collect, panic, block, call or
//    look at the stack. `ip` still points to the instruction itself then.
// 2. After anything that can call, park or unwind: RELOAD(). Services that return
//    RtStatus go through STATUS, which does both.
// 3. No heap pointer in a C local across a safepoint, unless an operand that the instruction reads
//    holds it too: that is live until the instruction ends. What it writes does not count before, and
//    may be overwritten by a collection (roots.c).
// 4. The fast path stands in the case; the cold half is a slow_ function (interp_slow.c)
//    or a label below the cases.
// 5. Every case ends in one of: NEXT, JUMP, BACK, ENTER, STATUS, RELOAD, or a goto to
//    a cold label.
//
// Two lists of labels exist: the second sends each instruction through
// `L_hook` first (trace, profile, the checks of debug builds); so neither costs anything when off.
#include "vm/vm_impl.h"

#include <math.h>

// ---- The loop's macros; undefined below it ----

#ifdef MG_SWITCH_DISPATCH
#define CASE(name) case OP_##name
#define DISPATCH() goto dispatch
#else
#define CASE(name) L_##name
#define DISPATCH() goto *labels[ip->op]
#endif

#define A                    (ip->a)
#define B                    (ip->b)
#define C                    (ip->c)
#define D                    (ip[1].d)
#define E                    (ip[1].e)
#define W                    (ip[1].w)
#define Y                    (ip[1].y)
#define RA                   fp[ip->a]
#define RB                   fp[ip->b]
#define RC                   fp[ip->c]
#define OPTIONAL(slot)       ((slot) == NO_SLOT ? NULL : &fp[slot])
#define MEM(T, base, offset) (*(T *)((char *)(base) + (offset)))

#define SAVE()                                                                                               \
  do {                                                                                                       \
    vm->ip = ip;                                                                                             \
    vm->fp = fp;                                                                                             \
    rt->budget = budget;                                                                                     \
  } while (0)
#define NEXT(words)                                                                                          \
  do {                                                                                                       \
    ip += (words);                                                                                           \
    DISPATCH();                                                                                              \
  } while (0)
#define JUMP(words) NEXT(words)
#define BACK(words)                                                                                          \
  do {                                                                                                       \
    ip += (words);                                                                                           \
    if (UNLIKELY(--budget == 0)) goto poll;                                                                  \
    DISPATCH();                                                                                              \
  } while (0)
#define RELOAD()                                                                                             \
  do {                                                                                                       \
    ip = vm->ip;                                                                                             \
    fp = vm->fp;                                                                                             \
    limit = vm->limit;                                                                                       \
    budget = rt->budget;                                                                                     \
    DISPATCH();                                                                                              \
  } while (0)
// Runs a service; goes on after `words` when it returns RT_OK.
#define STATUS(service, words)                                                                               \
  do {                                                                                                       \
    SAVE();                                                                                                  \
    status = (service);                                                                                      \
    if (UNLIKELY(status != RT_OK)) goto handle_status;                                                       \
    NEXT(words);                                                                                             \
  } while (0)
// Enters function f with frame nfp, whose closure word is `clo`, to return to `ret`.
#define ENTER(f, nfp, clo, ret)                                                                              \
  do {                                                                                                       \
    const FuncInfo *f_ = (f);                                                                                \
    Slot *nfp_ = (nfp);                                                                                      \
    if (UNLIKELY(nfp_ + f_->frame_slots > limit)) {                                                          \
      SAVE();                                                                                                \
      const void *clo_ = (clo);                                                                              \
      nfp_ = stack_grow(vm, f_, nfp_, fp, (ret));                                                            \
      if (!nfp_) goto fatal;                                                                                 \
      nfp_[-3].cp = clo_;                                                                                    \
      limit = vm->limit;                                                                                     \
    } else {                                                                                                 \
      nfp_[-1].p = fp;                                                                                       \
      nfp_[-2].cp = (ret);                                                                                   \
      nfp_[-3].cp = (clo);                                                                                   \
    }                                                                                                        \
    if (f_->zero_slots | f_->zero_results) {                                                                 \
      uint32_t n_ = f_->zero_slots;                                                                          \
      Slot *z_ = nfp_ + f_->zero_start;                                                                      \
      while (n_ > 0) z_[--n_].u = 0;                                                                         \
      for (n_ = f_->zero_results; n_ > 0;) nfp_[--n_].u = 0;                                                 \
    }                                                                                                        \
    fp = nfp_;                                                                                               \
    ip = f_->entry;                                                                                          \
    if (UNLIKELY(--budget == 0)) goto poll;                                                                  \
    DISPATCH();                                                                                              \
  } while (0)

#define ALU(name, field, expr)                                                                               \
  CASE(name) : RA.field = (expr);                                                                            \
  NEXT(1);
#define NARROW(suffix, T, field)                                                                             \
  ALU(ADD_##suffix, field, (T)(RB.u + RC.u))                                                                 \
  ALU(SUB_##suffix, field, (T)(RB.u - RC.u))                                                                 \
  ALU(MUL_##suffix, field, (T)(RB.u * RC.u))                                                                 \
  ALU(ADDI_##suffix, field, (T)(RB.u + (uint64_t)(int64_t)ip->sc))                                           \
  ALU(SHL_##suffix, field, (T)(RC.u < 64 ? RB.u << RC.u : 0))                                                \
  ALU(EXT_##suffix, field, (T)RB.u)
#define F32_OP(name, expr)                                                                                   \
  CASE(name) : slot_set_f32(&RA, (expr));                                                                    \
  NEXT(1);
#define FB slot_f32(&RB)
#define FC slot_f32(&RC)
#define FA slot_f32(&RA)
// Conditional jump and its backward twin.
#define COND(name, offset, cond)                                                                             \
  CASE(name) : if (cond) JUMP(offset);                                                                       \
  NEXT(1);                                                                                                   \
  CASE(name##_B) : if (cond) BACK(offset);                                                                   \
  NEXT(1);
#define LOOP_END(name, step, cond)                                                                           \
  CASE(name) : {                                                                                             \
    int64_t i = RA.i = (int64_t)((uint64_t)RA.i + (uint64_t)(int64_t)(step));                                \
    if (cond) BACK(ip->sc);                                                                                  \
    NEXT(1);                                                                                                 \
  }
// The base pointer of a memory op, nil-checked.
#define CHECKED(pointer)                                                                                     \
  char *base = (pointer).p;                                                                                  \
  if (UNLIKELY(!base)) goto nil_deref;
#define LOAD(name, T, field)                                                                                 \
  CASE(name) : {                                                                                             \
    CHECKED(RB)                                                                                              \
    RA.field = MEM(T, base, C);                                                                              \
    NEXT(1);                                                                                                 \
  }
#define STORE(name, T)                                                                                       \
  CASE(name) : {                                                                                             \
    CHECKED(RA)                                                                                              \
    MEM(T, base, C) = (T)RB.u;                                                                               \
    NEXT(1);                                                                                                 \
  }
#define MEM_OP(name, T, op, field)                                                                           \
  CASE(name) : {                                                                                             \
    CHECKED(RA)                                                                                              \
    MEM(T, base, C) op RB.field;                                                                             \
    NEXT(1);                                                                                                 \
  }
#define LOADS(prefix, base, T, suffix, field)                                                                \
  CASE(prefix##suffix) : RA.field = MEM(T, base, ip->x);                                                     \
  NEXT(1);
#define STORES(prefix, base, T, suffix)                                                                      \
  CASE(prefix##suffix) : MEM(T, base, ip->x) = (T)RA.u;                                                      \
  NEXT(1);
// Index in range, or to the cold label with index_ and length_ set.
#define IN_RANGE(index, length)                                                                              \
  if (UNLIKELY((uint64_t)(index) >= (uint64_t)(length))) {                                                   \
    index_ = (index);                                                                                        \
    length_ = (length);                                                                                      \
    goto index_panic;                                                                                        \
  }
#define SLICE_LOAD(name, T, field)                                                                           \
  CASE(name) : {                                                                                             \
    const Slot *s = &RB;                                                                                     \
    int64_t i = RC.i;                                                                                        \
    IN_RANGE(i, s[1].i)                                                                                      \
    RA.field = ((T *)s[0].p)[i];                                                                             \
    NEXT(1);                                                                                                 \
  }
#define SLICE_STORE(name, T)                                                                                 \
  CASE(name) : {                                                                                             \
    const Slot *s = &RA;                                                                                     \
    int64_t i = RB.i;                                                                                        \
    IN_RANGE(i, s[1].i)                                                                                      \
    ((T *)s[0].p)[i] = (T)RC.u;                                                                              \
    NEXT(1);                                                                                                 \
  }
#define ARRAY_LOAD(name, T, field)                                                                           \
  CASE(PIDX_LD_##name) : {                                                                                   \
    CHECKED(RB)                                                                                              \
    int64_t i = RC.i;                                                                                        \
    IN_RANGE(i, W)                                                                                           \
    RA.field = ((T *)base)[i];                                                                               \
    NEXT(2);                                                                                                 \
  }                                                                                                          \
  CASE(FIDX_LD_##name) : {                                                                                   \
    int64_t i = RC.i;                                                                                        \
    IN_RANGE(i, W)                                                                                           \
    RA.field = ((T *)&RB)[i];                                                                                \
    NEXT(2);                                                                                                 \
  }
#define ARRAY_STORE(name, T)                                                                                 \
  CASE(PIDX_ST_##name) : {                                                                                   \
    CHECKED(RA)                                                                                              \
    int64_t i = RB.i;                                                                                        \
    IN_RANGE(i, W)                                                                                           \
    ((T *)base)[i] = (T)RC.u;                                                                                \
    NEXT(2);                                                                                                 \
  }                                                                                                          \
  CASE(FIDX_ST_##name) : {                                                                                   \
    int64_t i = RB.i;                                                                                        \
    IN_RANGE(i, W)                                                                                           \
    ((T *)&RA)[i] = (T)RC.u;                                                                                 \
    NEXT(2);                                                                                                 \
  }
// s[A] = append(s[B], value) when it fits; `store` stores it at `at`, element n.
#define APPEND(name, T, store)                                                                               \
  CASE(name) : {                                                                                             \
    const Slot *s = &RB;                                                                                     \
    int64_t n = s[1].i, cap = s[2].i;                                                                        \
    if (UNLIKELY(n >= cap)) goto append_slow;                                                                \
    T *at = (T *)s[0].p + n;                                                                                 \
    store;                                                                                                   \
    Slot *out = &RA;                                                                                         \
    out[0] = s[0];                                                                                           \
    out[1].i = n + 1;                                                                                        \
    out[2].i = cap;                                                                                          \
    NEXT(2);                                                                                                 \
  }

typedef struct Words2 {
  uint64_t word[2];
} Words2;
typedef struct Words3 {
  uint64_t word[3];
} Words3;
#define COPY2(dst, src) move_value((dst), (src), 16)
#define COPY3(dst, src) move_value((dst), (src), 24)

// Stores of multi-slot values; the pointer word goes through the heap's door.
MG_INLINE void store_string(Rt *rt, void *at, const Slot *v) {
  gc_store(rt->heap, at, v[0].p);
  ((Slot *)at)[1] = v[1];
}
MG_INLINE void store_iface(Rt *rt, void *at, const Slot *v) {
  ((Slot *)at)[0] = v[0];
  gc_store(rt->heap, (Slot *)at + 1, v[1].p);
}
MG_INLINE void store_slice(Rt *rt, void *at, const Slot *v) {
  gc_store(rt->heap, at, v[0].p);
  ((Slot *)at)[1] = v[1];
  ((Slot *)at)[2] = v[2];
}

MG_INLINE bool string_eq(const Slot *a, const Slot *b) {
  return a[1].i == b[1].i && (a[0].p == b[0].p || a[1].i == 0 || memcmp(a[0].p, b[0].p, (size_t)a[1].i) == 0);
}
static int string_cmp(const Slot *a, const Slot *b) {
  return rt_string_cmp((RtString){a[0].p, a[1].i}, (RtString){b[0].p, b[1].i});
}

// Out of range as cvttsd2si gives it.
MG_INLINE int64_t f64_to_i64(double v) {
  return v >= -0x1p63 && v < 0x1p63 ? (int64_t)v : INT64_MIN;
}
MG_INLINE int64_t f64_to_i32(double v) {
  return v > -2147483649.0 && v < 2147483648.0 ? (int32_t)v : INT32_MIN;
}

int interp_run(Vm *vm) {
#ifndef MG_SWITCH_DISPATCH
  static const void *const plain_labels[N_OPCODES] = {
#define OP(name, fmt, a, b, c, flags, synopsis)           [OP_##name] = &&L_##name,
#define OP2(name, fmt, a, b, c, d, e, y, flags, synopsis) [OP_##name] = &&L_##name,
#include "vm/opcodes.def"
#undef OP
#undef OP2
  };
  static const void *hook_labels[N_OPCODES];
  if (!hook_labels[0])
    for (int i = 0; i < N_OPCODES; i++) hook_labels[i] = &&L_hook;
  const void *const *labels = plain_labels;
#endif
  Rt *const rt = &vm->rt;
  const FuncInfo *const funcs = vm->program->funcs;
  uint8_t *const globals = vm->globals;
  const Insn *ip;
  Slot *fp, *limit;
  int64_t budget;
  RtStatus status;
  int64_t index_, length_; // operands of the cold label index_panic
#ifdef MG_DEBUG
  const bool is_hooked = true;
#else
  const bool is_hooked = vm->options.trace || vm->options.opprof;
#endif
#ifndef MG_SWITCH_DISPATCH
  if (is_hooked) labels = hook_labels;
#endif
  RELOAD();

#ifdef MG_SWITCH_DISPATCH
dispatch:
  if (UNLIKELY(is_hooked)) goto L_hook;
dispatch_plain:
  switch ((Opcode)ip->op) {
  case N_OPCODES: break;
#endif

    // ---- Moves and constants ----
    CASE(NOP) : NEXT(1);
    CASE(TRAP) : bug("TRAP executed in %s", frame_func(fp)->name);
    CASE(MOV) : RA = RB;
    NEXT(1);
    CASE(MOV2) : COPY2(&RA, &RB);
    NEXT(1);
    CASE(MOV3) : COPY3(&RA, &RB);
    NEXT(1);
    CASE(MOVN) : memmove(&RA, &RB, (size_t)C * 8);
    NEXT(1);
    CASE(MOVN_W) : memmove((char *)fp + ip->x, (char *)fp + W, Y);
    NEXT(2);
    CASE(LDI) : RA.i = ip->sx;
    NEXT(1);
    CASE(LDK) : RA.u = ip[1].k;
    NEXT(2);
    CASE(LDSTR) : COPY2(&RA, &vm->program->strings[ip->x]);
    NEXT(1);
    CASE(LDFUNC) : RA.cp = funcs + ip->x;
    NEXT(1);
    CASE(LDTYPE) : RA.cp = vm->program->types[ip->x];
    NEXT(1);
    CASE(LDITAB) : RA.cp = vm->program->itabs[ip->x];
    NEXT(1);
    CASE(LDDATA) : RA.p = vm->program->data + ip->x;
    NEXT(1);
    CASE(ZERO2) : fp[A].u = 0;
    fp[A + 1].u = 0;
    NEXT(1);
    CASE(ZERO3) : fp[A].u = 0;
    fp[A + 1].u = 0;
    fp[A + 2].u = 0;
    NEXT(1);
    CASE(ZERON) : memset(&RA, 0, (size_t)ip->x * 8);
    NEXT(1);
    CASE(ZERON_W) : memset((char *)fp + ip->x, 0, W);
    NEXT(2);
    CASE(LEA) : RA.p = (char *)fp + ip->x;
    NEXT(1);
    CASE(CTX) : RA = fp[-3];
    NEXT(1);
    CASE(CTX_LD_64) : RA.u = MEM(uint64_t, fp[-3].p, ip->x);
    NEXT(1);
    CASE(CTX_LD_2) : COPY2(&RA, (char *)fp[-3].p + ip->x);
    NEXT(1);
    CASE(CTX_LD_3) : COPY3(&RA, (char *)fp[-3].p + ip->x);
    NEXT(1);

    // ---- Integers ----
    ALU(ADD_INT, u, RB.u + RC.u)
    ALU(SUB_INT, u, RB.u - RC.u)
    ALU(MUL_INT, u, RB.u * RC.u)
    CASE(MUL_ADD_INT) : RA.u = fp[D].u + RB.u * RC.u;
    NEXT(2);
    ALU(ADDI_INT, u, RB.u + (uint64_t)(int64_t)ip->sc)
    ALU(MULI_INT, u, RB.u * (uint64_t)(int64_t)ip->sc)
    ALU(RSBI_INT, u, (uint64_t)(int64_t)ip->sc - RB.u)
    NARROW(I8, int8_t, i)
    NARROW(I16, int16_t, i)
    NARROW(I32, int32_t, i)
    NARROW(U8, uint8_t, u)
    NARROW(U16, uint16_t, u)
    NARROW(U32, uint32_t, u)
    CASE(DIV_INT) : {
      int64_t d = RC.i;
      if (UNLIKELY((uint64_t)d + 1 <= 1)) { // 0 or -1
        if (d == 0) goto divide_panic;
        RA.u = -RB.u;
        NEXT(1);
      }
      RA.i = RB.i / d;
      NEXT(1);
    }
    CASE(REM_INT) : {
      int64_t d = RC.i;
      if (UNLIKELY((uint64_t)d + 1 <= 1)) {
        if (d == 0) goto divide_panic;
        RA.u = 0;
        NEXT(1);
      }
      RA.i = RB.i % d;
      NEXT(1);
    }
    CASE(DIV_UINT) : {
      uint64_t d = RC.u;
      if (UNLIKELY(d == 0)) goto divide_panic;
      RA.u = RB.u / d;
      NEXT(1);
    }
    CASE(REM_UINT) : {
      uint64_t d = RC.u;
      if (UNLIKELY(d == 0)) goto divide_panic;
      RA.u = RB.u % d;
      NEXT(1);
    }
    ALU(DIVI_INT, i, RB.i / ip->sc)
    ALU(REMI_INT, i, RB.i % ip->sc)
    ALU(DIVI_UINT, u, RB.u / C)
    ALU(REMI_UINT, u, RB.u % C)
    ALU(AND, u, RB.u & RC.u)
    ALU(OR, u, RB.u | RC.u)
    ALU(XOR, u, RB.u ^ RC.u)
    ALU(ANDNOT, u, RB.u & ~RC.u)
    ALU(ANDI, u, RB.u & (uint64_t)(int64_t)ip->sc)
    ALU(ORI, u, RB.u | (uint64_t)(int64_t)ip->sc)
    ALU(XORI, u, RB.u ^ (uint64_t)(int64_t)ip->sc)
    ALU(NEG_INT, u, -RB.u)
    ALU(NOT_INT, u, ~RB.u)
    ALU(NOT_BOOL, u, RB.u ^ 1)
    ALU(SHL_INT, u, RC.u < 64 ? RB.u << RC.u : 0)
    ALU(SHR_INT, i, RB.i >> (RC.u < 64 ? RC.u : 63))
    ALU(SHR_UINT, u, RC.u < 64 ? RB.u >> RC.u : 0)
    ALU(SHLI_INT, u, RB.u << (C & 63))
    ALU(SHRI_INT, i, RB.i >> (C & 63))
    ALU(SHRI_UINT, u, RB.u >> (C & 63))
    CASE(CHK_SHIFT) : if (UNLIKELY(RA.i < 0)) goto shift_panic;
    NEXT(1);
    ALU(MIN_INT, i, RB.i < RC.i ? RB.i : RC.i)
    ALU(MAX_INT, i, RB.i > RC.i ? RB.i : RC.i)
    ALU(MIN_UINT, u, RB.u < RC.u ? RB.u : RC.u)
    ALU(MAX_UINT, u, RB.u > RC.u ? RB.u : RC.u)

    // ---- Floats ----
    ALU(ADD_F64, f, RB.f + RC.f)
    ALU(SUB_F64, f, RB.f - RC.f)
    ALU(MUL_F64, f, RB.f * RC.f)
    ALU(DIV_F64, f, RB.f / RC.f)
    ALU(NEG_F64, f, -RB.f)
    CASE(MUL_ADD_F64) : RA.f = fp[D].f + RB.f * RC.f;
    NEXT(2);
    CASE(MUL_SUB_F64) : RA.f = fp[D].f - RB.f * RC.f;
    NEXT(2);
    F32_OP(ADD_F32, FB + FC)
    F32_OP(SUB_F32, FB - FC)
    F32_OP(MUL_F32, FB * FC)
    F32_OP(DIV_F32, FB / FC)
    F32_OP(NEG_F32, -FB)
    ALU(MIN_F64, f, slow_min_f64(RB.f, RC.f))
    ALU(MAX_F64, f, slow_max_f64(RB.f, RC.f))
    F32_OP(MIN_F32, (float)slow_min_f64(FB, FC))
    F32_OP(MAX_F32, (float)slow_max_f64(FB, FC))
    ALU(SQRT_F64, f, sqrt(RB.f))
    ALU(ABS_F64, f, fabs(RB.f))
    ALU(FLOOR_F64, f, floor(RB.f))
    ALU(CEIL_F64, f, ceil(RB.f))
    ALU(TRUNC_F64, f, trunc(RB.f))
    ALU(CVT_I64_F64, f, (double)RB.i)
    ALU(CVT_U64_F64, f, (double)RB.u)
    F32_OP(CVT_I64_F32, (float)RB.i)
    F32_OP(CVT_U64_F32, (float)RB.u)
    ALU(CVT_F64_I64, i, f64_to_i64(RB.f))
    ALU(CVT_F64_U64, i, slow_f64_to_u64(RB.f))
    ALU(CVT_F64_I32, i, f64_to_i32(RB.f))
    ALU(CVT_F32_I64, i, f64_to_i64(FB))
    ALU(CVT_F32_U64, i, slow_f64_to_u64(FB))
    ALU(CVT_F32_I32, i, f64_to_i32(FB))
    F32_OP(CVT_F64_F32, (float)RB.f)
    ALU(CVT_F32_F64, f, (double)FB)

    // ---- Comparisons into a register ----
    ALU(EQ_INT, u, RB.i == RC.i)
    ALU(NE_INT, u, RB.i != RC.i)
    ALU(LT_INT, u, RB.i < RC.i)
    ALU(LE_INT, u, RB.i <= RC.i)
    ALU(LT_UINT, u, RB.u < RC.u)
    ALU(LE_UINT, u, RB.u <= RC.u)
    ALU(EQI_INT, u, RB.i == ip->sc)
    ALU(NEI_INT, u, RB.i != ip->sc)
    ALU(LTI_INT, u, RB.i < ip->sc)
    ALU(LEI_INT, u, RB.i <= ip->sc)
    ALU(GTI_INT, u, RB.i > ip->sc)
    ALU(GEI_INT, u, RB.i >= ip->sc)
    ALU(EQ_F64, u, RB.f == RC.f)
    ALU(NE_F64, u, RB.f != RC.f)
    ALU(LT_F64, u, RB.f < RC.f)
    ALU(LE_F64, u, RB.f <= RC.f)
    ALU(EQ_F32, u, FB == FC)
    ALU(NE_F32, u, FB != FC)
    ALU(LT_F32, u, FB < FC)
    ALU(LE_F32, u, FB <= FC)
    ALU(EQ_STR, u, string_eq(&RB, &RC))
    ALU(NE_STR, u, !string_eq(&RB, &RC))
    ALU(LT_STR, u, string_cmp(&RB, &RC) < 0)
    ALU(LE_STR, u, string_cmp(&RB, &RC) <= 0)
    CASE(EQ_EFACE) : STATUS(slow_eq_iface(vm, fp, ip), 1);
    CASE(EQ_IFACE) : STATUS(slow_eq_iface(vm, fp, ip), 1);
    CASE(EQ_MEM) : RA.u = memcmp(RB.p, RC.p, W) == 0;
    NEXT(2);
    CASE(EQ_TYPE) : {
      bool is_equal = false;
      SAVE();
      status = rt_equal(rt, vm->program->types[W], RB.p, RC.p, &is_equal);
      if (UNLIKELY(status != RT_OK)) goto handle_status;
      RA.u = is_equal;
      NEXT(2);
    }

    // ---- Jumps ----
    CASE(JMP) : JUMP(ip->sx);
    CASE(LOOP) : BACK(ip->sx);
    COND(JT, ip->sx, RA.u != 0)
    COND(JF, ip->sx, RA.u == 0)
    COND(JEQ_INT, ip->sc, RA.i == RB.i)
    COND(JNE_INT, ip->sc, RA.i != RB.i)
    COND(JLT_INT, ip->sc, RA.i < RB.i)
    COND(JGE_INT, ip->sc, RA.i >= RB.i)
    COND(JLT_UINT, ip->sc, RA.u < RB.u)
    COND(JGE_UINT, ip->sc, RA.u >= RB.u)
    COND(JEQI_INT, ip->sc, RA.i == ip->sb)
    COND(JNEI_INT, ip->sc, RA.i != ip->sb)
    COND(JLTI_INT, ip->sc, RA.i < ip->sb)
    COND(JGEI_INT, ip->sc, RA.i >= ip->sb)
    COND(JLEI_INT, ip->sc, RA.i <= ip->sb)
    COND(JGTI_INT, ip->sc, RA.i > ip->sb)
    COND(JEQ_F64, ip->sc, RA.f == RB.f)
    COND(JNE_F64, ip->sc, RA.f != RB.f)
    COND(JLT_F64, ip->sc, RA.f < RB.f)
    COND(JNLT_F64, ip->sc, !(RA.f < RB.f))
    COND(JLE_F64, ip->sc, RA.f <= RB.f)
    COND(JNLE_F64, ip->sc, !(RA.f <= RB.f))
    COND(JEQ_F32, ip->sc, FA == FB)
    COND(JNE_F32, ip->sc, FA != FB)
    COND(JLT_F32, ip->sc, FA < FB)
    COND(JNLT_F32, ip->sc, !(FA < FB))
    COND(JLE_F32, ip->sc, FA <= FB)
    COND(JNLE_F32, ip->sc, !(FA <= FB))
    COND(JEQ_STR, ip->sc, string_eq(&RA, &RB))
    COND(JNE_STR, ip->sc, !string_eq(&RA, &RB))
    LOOP_END(LOOP_LT_INT, 1, i < RB.i)
    LOOP_END(LOOP_LE_INT, 1, i <= RB.i)
    LOOP_END(LOOP_LTI_INT, 1, i < ip->sb)
    LOOP_END(LOOP_LEI_INT, 1, i <= ip->sb)
    LOOP_END(LOOP_GEI_INT, -1, i >= ip->sb)
    LOOP_END(LOOP_GTI_INT, -1, i > ip->sb)
    CASE(JTAB) : {
      uint64_t i = RA.u;
      if (i >= ip->x) NEXT(1 + (ip->x + 1) / 2);
      JUMP(i % 2 ? ip[1 + i / 2].sy : (int32_t)ip[1 + i / 2].w);
    }
    CASE(JTYPE) : if (RA.cp == vm->program->types[W]) JUMP(ip[1].sy);
    NEXT(2);
    CASE(JNTYPE) : if (RA.cp != vm->program->types[W]) JUMP(ip[1].sy);
    NEXT(2);

    // ---- Memory through pointers ----
    LOAD(LD_I8, int8_t, i)
    LOAD(LD_I16, int16_t, i)
    LOAD(LD_I32, int32_t, i)
    LOAD(LD_U8, uint8_t, u)
    LOAD(LD_U16, uint16_t, u)
    LOAD(LD_U32, uint32_t, u)
    LOAD(LD_64, uint64_t, u)
    CASE(LD_2) : {
      CHECKED(RB)
      COPY2(&RA, base + C);
      NEXT(1);
    }
    CASE(LD_3) : {
      CHECKED(RB)
      COPY3(&RA, base + C);
      NEXT(1);
    }
    CASE(LD_N) : {
      CHECKED(RB)
      move_value(&RA, base + C, W);
      NEXT(2);
    }
    STORE(ST_8, uint8_t)
    STORE(ST_16, uint16_t)
    STORE(ST_32, uint32_t)
    STORE(ST_64, uint64_t)
    CASE(ST_PTR) : {
      CHECKED(RA)
      gc_store(rt->heap, base + C, RB.p);
      NEXT(1);
    }
    CASE(ST_STR) : {
      CHECKED(RA)
      store_string(rt, base + C, &RB);
      NEXT(1);
    }
    CASE(ST_IFACE) : {
      CHECKED(RA)
      store_iface(rt, base + C, &RB);
      NEXT(1);
    }
    CASE(ST_SLICE) : {
      CHECKED(RA)
      store_slice(rt, base + C, &RB);
      NEXT(1);
    }
    CASE(ST_N) : {
      CHECKED(RA)
      move_value(base + C, &RB, W);
      NEXT(2);
    }
    CASE(ST_TYPE) : {
      CHECKED(RA)
      const RType *t = vm->program->types[W];
      gc_copy_typed(rt->heap, base + C, &RB, t->layout, t->size);
      NEXT(2);
    }
    CASE(COPY_TYPE) : {
      CHECKED(RA)
      const void *src = RB.p;
      if (UNLIKELY(!src)) goto nil_deref;
      const RType *t = vm->program->types[W];
      gc_copy_typed(rt->heap, base, src, t->layout, t->size);
      NEXT(2);
    }
    CASE(ZERO_TYPE) : {
      CHECKED(RA)
      const RType *t = vm->program->types[W];
      gc_zero_typed(rt->heap, base, t->layout, t->size);
      NEXT(2);
    }
    CASE(NILCHK) : if (UNLIKELY(!RA.p)) goto nil_deref;
    NEXT(1);
    CASE(PTR_ADD) : {
      CHECKED(RB)
      RA.p = base + W;
      NEXT(2);
    }
    CASE(PTR_ADDI) : {
      CHECKED(RB)
      RA.p = base + C;
      NEXT(1);
    }
    MEM_OP(ADD_MEM_64, uint64_t, +=, u)
    CASE(ADDI_MEM_64) : {
      CHECKED(RA)
      MEM(uint64_t, base, C) += (uint64_t)(int64_t)ip->sb;
      NEXT(1);
    }
    MEM_OP(SUB_MEM_64, uint64_t, -=, u)
    MEM_OP(ADD_MEM_F64, double, +=, f)
    MEM_OP(SUB_MEM_F64, double, -=, f)

    // ---- Frame memory ----
    LOADS(FLD_, fp, int8_t, I8, i)
    LOADS(FLD_, fp, int16_t, I16, i)
    LOADS(FLD_, fp, int32_t, I32, i)
    LOADS(FLD_, fp, uint8_t, U8, u)
    LOADS(FLD_, fp, uint16_t, U16, u)
    LOADS(FLD_, fp, uint32_t, U32, u)
    LOADS(FLD_, fp, uint64_t, 64, u)
    STORES(FST_, fp, uint8_t, 8)
    STORES(FST_, fp, uint16_t, 16)
    STORES(FST_, fp, uint32_t, 32)
    STORES(FST_, fp, uint64_t, 64)

    // ---- Globals ----
    LOADS(GLD_, globals, int8_t, I8, i)
    LOADS(GLD_, globals, int16_t, I16, i)
    LOADS(GLD_, globals, int32_t, I32, i)
    LOADS(GLD_, globals, uint8_t, U8, u)
    LOADS(GLD_, globals, uint16_t, U16, u)
    LOADS(GLD_, globals, uint32_t, U32, u)
    LOADS(GLD_, globals, uint64_t, 64, u)
    CASE(GLD_2) : COPY2(&RA, globals + ip->x);
    NEXT(1);
    CASE(GLD_3) : COPY3(&RA, globals + ip->x);
    NEXT(1);
    STORES(GST_, globals, uint8_t, 8)
    STORES(GST_, globals, uint16_t, 16)
    STORES(GST_, globals, uint32_t, 32)
    STORES(GST_, globals, uint64_t, 64)
    CASE(GST_PTR) : gc_store(rt->heap, globals + ip->x, RA.p);
    NEXT(1);
    CASE(GST_STR) : store_string(rt, globals + ip->x, &RA);
    NEXT(1);
    CASE(GST_IFACE) : store_iface(rt, globals + ip->x, &RA);
    NEXT(1);
    CASE(GST_SLICE) : store_slice(rt, globals + ip->x, &RA);
    NEXT(1);
    CASE(GLEA) : RA.p = globals + ip->x;
    NEXT(1);

    // ---- Indexing ----
    CASE(BOUNDS) : IN_RANGE(RA.i, RB.i) NEXT(1);
    CASE(BOUNDS_UINT) : if (UNLIKELY(RA.u >= RB.u)) STATUS(rt_panic_index(rt, RA.i, RB.i, true), 1);
    NEXT(1);
    SLICE_LOAD(IDX_LD_I8, int8_t, i)
    SLICE_LOAD(IDX_LD_I16, int16_t, i)
    SLICE_LOAD(IDX_LD_I32, int32_t, i)
    SLICE_LOAD(IDX_LD_U8, uint8_t, u)
    SLICE_LOAD(IDX_LD_U16, uint16_t, u)
    SLICE_LOAD(IDX_LD_U32, uint32_t, u)
    SLICE_LOAD(IDX_LD_64, uint64_t, u)
    CASE(IDX_LD_2) : {
      const Slot *s = &RB;
      int64_t i = RC.i;
      IN_RANGE(i, s[1].i)
      COPY2(&RA, (Words2 *)s[0].p + i);
      NEXT(1);
    }
    CASE(IDX_LD_3) : {
      const Slot *s = &RB;
      int64_t i = RC.i;
      IN_RANGE(i, s[1].i)
      COPY3(&RA, (Words3 *)s[0].p + i);
      NEXT(1);
    }
    SLICE_STORE(IDX_ST_8, uint8_t)
    SLICE_STORE(IDX_ST_16, uint16_t)
    SLICE_STORE(IDX_ST_32, uint32_t)
    SLICE_STORE(IDX_ST_64, uint64_t)
    CASE(IDX_ST_PTR) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      gc_store(rt->heap, (void **)s[0].p + i, RC.p);
      NEXT(1);
    }
    CASE(IDX_ST_STR) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      store_string(rt, (Words2 *)s[0].p + i, &RC);
      NEXT(1);
    }
    CASE(IDX_ST_IFACE) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      store_iface(rt, (Words2 *)s[0].p + i, &RC);
      NEXT(1);
    }
    CASE(IDX_ST_SLICE) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      store_slice(rt, (Words3 *)s[0].p + i, &RC);
      NEXT(1);
    }
    CASE(IDX_LEA) : {
      const Slot *s = &RB;
      int64_t i = RC.i;
      IN_RANGE(i, s[1].i)
      RA.p = (char *)s[0].p + (uint64_t)i * W + Y;
      NEXT(2);
    }
    CASE(IDXF_LD_64) : {
      const Slot *s = &RB;
      int64_t i = RC.i;
      IN_RANGE(i, s[1].i)
      RA.u = MEM(uint64_t, s[0].p, (uint64_t)i * W + Y);
      NEXT(2);
    }
    CASE(IDXF_ST_64) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      MEM(uint64_t, s[0].p, (uint64_t)i * W + Y) = RC.u;
      NEXT(2);
    }
    CASE(IDX_ADD_64) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      ((uint64_t *)s[0].p)[i] += RC.u;
      NEXT(1);
    }
    CASE(IDX_ADD_F64) : {
      const Slot *s = &RA;
      int64_t i = RB.i;
      IN_RANGE(i, s[1].i)
      ((double *)s[0].p)[i] += RC.f;
      NEXT(1);
    }
    SLICE_LOAD(STR_IDX, uint8_t, u)
    ARRAY_LOAD(I8, int8_t, i)
    ARRAY_LOAD(I16, int16_t, i)
    ARRAY_LOAD(I32, int32_t, i)
    ARRAY_LOAD(U8, uint8_t, u)
    ARRAY_LOAD(U16, uint16_t, u)
    ARRAY_LOAD(U32, uint32_t, u)
    ARRAY_LOAD(64, uint64_t, u)
    ARRAY_STORE(8, uint8_t)
    ARRAY_STORE(16, uint16_t)
    ARRAY_STORE(32, uint32_t)
    ARRAY_STORE(64, uint64_t)
    CASE(PIDX_ST_PTR) : {
      CHECKED(RA)
      int64_t i = RB.i;
      IN_RANGE(i, W)
      gc_store(rt->heap, (void **)base + i, RC.p);
      NEXT(2);
    }
    CASE(PIDX_LEA) : {
      CHECKED(RB)
      int64_t i = RC.i;
      IN_RANGE(i, W)
      RA.p = base + (uint64_t)i * Y;
      NEXT(2);
    }
    CASE(FIDX_LEA) : {
      int64_t i = RC.i;
      IN_RANGE(i, W)
      RA.p = (char *)&RB + (uint64_t)i * Y;
      NEXT(2);
    }

    // ---- Slicing ----
    CASE(SLICE) : {
      const Slot *s = &RB;
      int64_t cap = s[2].i;
      int64_t lo = C == NO_SLOT ? 0 : RC.i;
      int64_t hi = D == NO_SLOT ? s[1].i : fp[D].i;
      int64_t max = E == NO_SLOT ? cap : fp[E].i;
      if (UNLIKELY((uint64_t)max > (uint64_t)cap || (uint64_t)hi > (uint64_t)max ||
                   (uint64_t)lo > (uint64_t)hi))
        goto slice_panic;
      Slot *out = &RA;
      out[0].p = (char *)s[0].p + (max > lo ? (uint64_t)lo * Y : 0);
      out[1].i = hi - lo;
      out[2].i = max - lo;
      NEXT(2);
    }
    CASE(SLICE_ARR) : {
      CHECKED(RB)
      int64_t cap = ip[2].sk;
      int64_t lo = C == NO_SLOT ? 0 : RC.i;
      int64_t hi = D == NO_SLOT ? cap : fp[D].i;
      int64_t max = E == NO_SLOT ? cap : fp[E].i;
      if (UNLIKELY((uint64_t)max > (uint64_t)cap || (uint64_t)hi > (uint64_t)max ||
                   (uint64_t)lo > (uint64_t)hi))
        goto slice_panic;
      Slot *out = &RA;
      out[0].p = base + (max > lo ? (uint64_t)lo * Y : 0);
      out[1].i = hi - lo;
      out[2].i = max - lo;
      NEXT(3);
    }
    CASE(SLICE_STR) : {
      const Slot *s = &RB;
      int64_t lo = C == NO_SLOT ? 0 : RC.i;
      int64_t hi = D == NO_SLOT ? s[1].i : fp[D].i;
      if (UNLIKELY((uint64_t)hi > s[1].u || (uint64_t)lo > (uint64_t)hi)) goto slice_panic;
      Slot *out = &RA;
      out[0].p = (char *)s[0].p + (hi > lo ? lo : 0);
      out[1].i = hi - lo;
      NEXT(2);
    }
    CASE(SLICE_TO_ARR) : {
      const Slot *s = &RB;
      if (UNLIKELY(s[1].i < (int64_t)W)) STATUS(rt_panic_slice_to_array(rt, s[1].i, W), 2);
      RA.p = s[0].p;
      NEXT(2);
    }

    CASE(UNSAFE_LEN) : STATUS(rt_check_unsafe_len(rt, RA.p, RB.i, ip[2].k, C), 3);

    // ---- Allocation ----
    CASE(NEW) : {
      SAVE();
      void *object = rt_new(rt, ip->x);
      if (UNLIKELY(!object)) goto fatal;
      RA.p = object;
      NEXT(1);
    }
    CASE(MAKE_SLICE) : {
      int64_t n = RB.i;
      STATUS(rt_make_slice(rt, W, n, C == NO_SLOT ? n : RC.i, (RtSlice *)&RA), 2);
    }
    CASE(MAKE_MAP) : STATUS(slow_make_map(vm, fp, ip), 2);
    CASE(MAKE_CHAN) : STATUS(rt_chan_make(rt, W, B == NO_SLOT ? 0 : RB.i, (RtChan **)&RA), 2);
    CASE(CLOSURE) : {
      SAVE();
      RtClosure *closure = rt_new(rt, ip->x);
      if (UNLIKELY(!closure)) goto fatal;
      closure->func = funcs + W;
      RA.p = closure;
      NEXT(2);
    }
    CASE(COUNT_FRAME) : rt_count_frame(rt, ip->x, rt->sites[ip->x].size);
    NEXT(1);
    CASE(COUNT_CALL) : rt->call_counts[ip->x]++;
    NEXT(1);

    // ---- Contracts ----
    CASE(CONTRACT_ENTER) : contract_enter(vm, fp, ip);
    NEXT(1);
    CASE(CONTRACT_LEAVE) : STATUS(contract_leave(vm, fp, ip), 1);
    CASE(CONTRACT_RAN) : vm->contract_counts[ip->x].n_calls++;
    NEXT(1);
    CASE(CALLEE) : NEXT(1);

    // ---- Calls ----
    CASE(CALL) : {
      const FuncInfo *f = funcs + ip->x;
      ENTER(f, fp + A, f, ip + 1);
    }
    CASE(CALL_C) : {
      const RtClosure *closure = RB.cp;
      if (UNLIKELY(!closure)) goto nil_deref;
      ENTER(closure->func, fp + A, closure, ip + 1);
    }
    CASE(CALL_I) : {
      const Slot *iface = &RB;
      const Itab *tab = iface[0].cp;
      if (UNLIKELY(!tab)) goto nil_deref;
      const FuncInfo *f = tab->fun[C];
      Slot *args = fp + A;
      args[f->n_result_slots] = iface[1];
      ENTER(f, args, f, ip + 1);
    }
    CASE(NATIVE) : STATUS(slow_native(vm, fp + A, &vm->natives[ip->x]), 1);
    CASE(CALL_W) : {
      const FuncInfo *f = funcs + ip->x;
      ENTER(f, fp + W, f, ip + 2);
    }
    CASE(CALL_C_W) : {
      const RtClosure *closure = RB.cp;
      if (UNLIKELY(!closure)) goto nil_deref;
      ENTER(closure->func, fp + W, closure, ip + 2);
    }
    CASE(CALL_I_W) : {
      const Slot *iface = &RB;
      const Itab *tab = iface[0].cp;
      if (UNLIKELY(!tab)) goto nil_deref;
      const FuncInfo *f = tab->fun[C];
      Slot *args = fp + W;
      args[f->n_result_slots] = iface[1];
      ENTER(f, args, f, ip + 2);
    }
    CASE(NATIVE_W) : STATUS(slow_native(vm, fp + W, &vm->natives[ip->x]), 2);
    CASE(RET) : ip = fp[-2].cp;
    fp = fp[-1].p;
    DISPATCH();
    CASE(DEFER) : vm_defer(vm, fp, RA.p);
    NEXT(1);
    CASE(RUN_DEFERS) : {
      RtDefer *d = rt->g->defers;
      if (!d || d->fp != fp) NEXT(1);
      const RtClosure *closure = vm_pop_defer(vm);
      if (UNLIKELY(!closure)) goto nil_deref;
      ENTER(closure->func, fp + ip->x, closure, ip);
    }
    CASE(GO) : {
      SAVE();
      if (UNLIKELY(!RA.p)) {
        status = rt_fatal(rt, "go of nil func value");
        goto handle_status;
      }
      G *g = rt_go(rt, RA.p);
      if (UNLIKELY(!g)) goto fatal;
      g->go_ip = ip;
      g->go_func = frame_func(fp);
      NEXT(1);
    }
    CASE(PANIC) : STATUS(rt_panic_value(rt, (RtEface){RA.cp, fp[A + 1].p}), 1);
    CASE(RECOVER) : vm_recover(vm, fp, (RtEface *)&RA);
    NEXT(1);

    // ---- Strings and slices ----
    CASE(CONCAT) : STATUS(rt_concat(rt, Y, OPTIONAL(D), (RtString *)&RB, C, (RtString *)&RA), 2);
    CASE(STR_TO_BYTES) : STATUS(rt_string_to_bytes(rt, W, OPTIONAL(C), *(RtString *)&RB, (RtSlice *)&RA), 2);
    CASE(BYTES_TO_STR) : STATUS(rt_bytes_to_string(rt, W, OPTIONAL(C), *(RtSlice *)&RB, (RtString *)&RA), 2);
    CASE(STR_TO_RUNES) : STATUS(rt_string_to_runes(rt, W, OPTIONAL(C), *(RtString *)&RB, (RtSlice *)&RA), 2);
    CASE(RUNES_TO_STR) : STATUS(rt_runes_to_string(rt, W, OPTIONAL(C), *(RtSlice *)&RB, (RtString *)&RA), 2);
    CASE(RUNE_TO_STR) : STATUS(rt_rune_to_string(rt, W, OPTIONAL(C), RB.i, (RtString *)&RA), 2);
    CASE(STR_NEXT) : {
      const Slot *s = &RB;
      int64_t at = RC.i;
      if (at >= s[1].i) JUMP(ip[1].sy);
      const uint8_t *p = (const uint8_t *)s[0].p + at;
      int32_t rune = *p;
      int width = 1;
      if (UNLIKELY(rune >= 0x80)) width = rt_decode_rune(p, s[1].i - at, &rune);
      RC.i = at + width;
      if (D != NO_SLOT) fp[D].i = at;
      if (A != NO_SLOT) RA.i = rune;
      NEXT(2);
    }
    APPEND(APPEND_8, uint8_t, *at = (uint8_t)RC.u)
    APPEND(APPEND_16, uint16_t, *at = (uint16_t)RC.u)
    APPEND(APPEND_32, uint32_t, *at = (uint32_t)RC.u)
    APPEND(APPEND_64, uint64_t, *at = RC.u)
    APPEND(APPEND_PTR, void *, gc_store(rt->heap, at, RC.p))
    APPEND(APPEND_STR, Words2, store_string(rt, at, &RC))
    APPEND(APPEND_IFACE, Words2, store_iface(rt, at, &RC))
    APPEND(APPEND_SLICE, Words3, store_slice(rt, at, &RC))
    CASE(APPEND_TYPE) : {
      const Slot *s = &RB;
      int64_t n = s[1].i, cap = s[2].i;
      if (UNLIKELY(n >= cap)) goto append_slow;
      gc_copy_typed(rt->heap, (char *)s[0].p + (uint64_t)n * Y, &RC, rt->sites[W].type->elem->layout, Y);
      Slot *out = &RA;
      out[0] = s[0];
      out[1].i = n + 1;
      out[2].i = cap;
      NEXT(2);
    }
    CASE(APPEND_ALL) : {
      const Slot *s = &RB, *more = &RC;
      int64_t len = s[1].i, cap = s[2].i, n = more[1].i;
      if (UNLIKELY((uint64_t)n > (uint64_t)(cap - len) || !more[0].p)) goto append_all_slow;
      gc_copy_typed(rt->heap, (char *)s[0].p + (uint64_t)len * Y, more[0].p, rt->sites[W].type->elem->layout,
                    (uint64_t)n * Y);
      Slot *out = &RA;
      out[0] = s[0];
      out[1].i = len + n;
      out[2].i = cap;
      NEXT(2);
    }
    CASE(COPY) : RA.i = rt_copy_slice(rt, vm->program->types[W], *(RtSlice *)&RB, RC.p, fp[C + 1].i);
    NEXT(2);
    CASE(CLEAR_SLICE) : {
      const RType *t = vm->program->types[W];
      gc_zero_typed(rt->heap, RA.p, t->layout, t->size * fp[A + 1].u);
      NEXT(2);
    }

    // ---- Maps ----
    CASE(MAP_GET) : STATUS(slow_map_get(vm, fp, ip), 2);
    CASE(MAP_GET2) : STATUS(slow_map_get2(vm, fp, ip), 2);
    CASE(MAP_SET) : STATUS(slow_map_set(vm, fp, ip), 2);
    CASE(MAP_DELETE) : STATUS(rt_map_delete(rt, vm->program->types[W], RA.p, &RB), 2);
    CASE(MAP_CLEAR) : STATUS(rt_map_clear(rt, vm->program->types[W], RA.p), 2);
    CASE(MAP_LEN) : RA.i = rt_map_len(RB.p);
    NEXT(1);
    CASE(MAP_ITER) : memset(&RA, 0, sizeof(RtMapIter));
    STATUS(rt_map_iter_init(rt, vm->program->types[W], RB.p, (RtMapIter *)&RA), 2);
    CASE(MAP_NEXT) : {
      bool is_end = false;
      SAVE();
      status = slow_map_next(vm, fp, ip, &is_end);
      if (UNLIKELY(status != RT_OK)) goto handle_status;
      if (is_end) JUMP(ip[1].sy);
      NEXT(2);
    }

    // ---- Channels ----
    CASE(SEND) : STATUS(rt_chan_send(rt, RA.p, &RB), 1);
    CASE(RECV) : STATUS(rt_chan_recv(rt, RB.p, A == NO_SLOT ? NULL : &RA, C == NO_SLOT ? NULL : &RC), 2);
    CASE(CLOSE) : STATUS(rt_chan_close(rt, RA.p), 1);
    CASE(CHAN_LEN) : RA.i = rt_chan_len(RB.p);
    NEXT(1);
    CASE(CHAN_CAP) : RA.i = rt_chan_cap(RB.p);
    NEXT(1);
    CASE(SELECT) : STATUS(rt_select(rt, (RtSelectCase *)&RA, W, Y, C != 0, &RB), 2);

    // ---- Interfaces ----
    CASE(EFACE_BOX) : {
      SAVE();
      void *object = rt_box(rt, W, &RB);
      if (UNLIKELY(!object)) goto fatal;
      fp[A + 1].p = object;
      RA.cp = rt->sites[W].type;
      NEXT(2);
    }
    CASE(IFACE_BOX) : {
      SAVE();
      void *object = rt_box(rt, W, &RB);
      if (UNLIKELY(!object)) goto fatal;
      fp[A + 1].p = object;
      RA.cp = vm->program->itabs[Y];
      NEXT(2);
    }
    CASE(IFACE_TYPE) : {
      const Itab *tab = RB.cp;
      RA.cp = tab ? tab->type : NULL;
      NEXT(1);
    }
    CASE(IFACE_TO_EFACE) : {
      const Itab *tab = RB.cp;
      fp[A + 1] = fp[B + 1];
      RA.cp = tab ? tab->type : NULL;
      NEXT(1);
    }
    CASE(ASSERT_E) : {
      const RType *want = vm->program->types[W];
      if (UNLIKELY(RB.cp != want)) goto assert_panic;
      if (rtype_is(want, RT_PTR_SHAPED))
        RA = fp[B + 1];
      else
        rt_load(&RA, want, fp[B + 1].p);
      NEXT(2);
    }
    CASE(ASSERT_I) : {
      const RType *want = vm->program->types[W];
      const Itab *tab = RB.cp;
      if (UNLIKELY(!tab || tab->type != want)) goto assert_panic;
      if (rtype_is(want, RT_PTR_SHAPED))
        RA = fp[B + 1];
      else
        rt_load(&RA, want, fp[B + 1].p);
      NEXT(2);
    }
    {
      const RType *dynamic;
      CASE(ASSERT_E_OK) : dynamic = RB.cp;
      goto assert_ok;
      CASE(ASSERT_I_OK) : dynamic = RB.cp ? ((const Itab *)RB.cp)->type : NULL;
    assert_ok:;
      const RType *want = vm->program->types[Y];
      bool is_match = dynamic == want;
      if (A != NO_SLOT) {
        if (!is_match)
          rt_load_zero(&RA, want);
        else if (rtype_is(want, RT_PTR_SHAPED))
          RA = fp[B + 1];
        else
          rt_load(&RA, want, fp[B + 1].p);
      }
      if (D != NO_SLOT) fp[D].u = is_match;
      NEXT(2);
    }
    CASE(ASSERT_IFACE) : STATUS(slow_assert_iface(vm, fp, ip), 2);
    CASE(ASSERT_IFACE_OK) : slow_assert_iface_ok(vm, fp, ip);
    NEXT(2);
    CASE(CONV_IFACE) : slow_conv_iface(vm, fp, ip);
    NEXT(2);

    // ---- print ----
    CASE(PRINT_INT) : rt_print_int(RA.i);
    NEXT(1);
    CASE(PRINT_UINT) : rt_print_uint(RA.u);
    NEXT(1);
    CASE(PRINT_FLOAT) : rt_print_float(RA.f);
    NEXT(1);
    CASE(PRINT_BOOL) : rt_print_bool(RA.u != 0);
    NEXT(1);
    CASE(PRINT_PTR) : rt_print_pointer(RA.p);
    NEXT(1);
    CASE(PRINT_STR) : rt_print_string(*(RtString *)&RA);
    NEXT(1);
    CASE(PRINT_IFACE) : rt_print_iface(RA.p, fp[A + 1].p);
    NEXT(1);
    CASE(PRINT_SLICE) : rt_print_slice(*(RtSlice *)&RA);
    NEXT(1);
    CASE(PRINT_SPACE) : rt_print_text(" ");
    NEXT(1);
    CASE(PRINT_NL) : rt_print_text("\n");
    NEXT(1);

    // ---- The machine's own stubs ----
    CASE(STUB_MAIN) : SAVE();
    if (!vm_main_step(vm)) return vm->exit_status;
    RELOAD();
    CASE(STUB_GOEXIT) : SAVE();
    if (!vm_goroutine_end(vm)) return vm->exit_status;
    RELOAD();
    CASE(STUB_CHUNK) : {
      G *g = rt->g;
      Chunk *chunk = g->chunk;
      memcpy(chunk->caller_args, chunk->slots + FRAME_LINK_SLOTS, (size_t)chunk->n_result_slots * 8);
      ip = chunk->ret_ip;
      g->chunk = chunk->prev;
      limit = vm->limit = g->chunk->limit;
      DISPATCH();
    }
    CASE(STUB_PANIC) : SAVE();
    if (!vm_panic_returned(vm)) return vm->exit_status;
    RELOAD();
    CASE(STUB_TEXT) : SAVE();
    if (!vm_text_returned(vm)) return vm->exit_status;
    RELOAD();
    CASE(STUB_PROFILE) : ip = profile_return(rt->g, fp);
    DISPATCH();
#ifdef MG_SWITCH_DISPATCH
  }
  bug("opcode %d", ip->op);
#endif

  // ---- Cold labels ----
L_hook:
  trace_insn(vm, fp, ip);
#ifdef MG_SWITCH_DISPATCH
  goto dispatch_plain;
#else
  goto *plain_labels[ip->op];
#endif
poll: // ip: the next instruction
  SAVE();
  if (!vm_preempt(vm)) return vm->exit_status;
  RELOAD();
append_slow:
  STATUS(slow_append(vm, fp, ip), 2);
append_all_slow:
  STATUS(slow_append_all(vm, fp, ip), 2);
nil_deref:
  SAVE();
  status = rt_panic(rt, PANIC_NIL_DEREF);
  goto handle_status;
divide_panic:
  SAVE();
  status = rt_panic(rt, PANIC_DIVIDE);
  goto handle_status;
shift_panic:
  SAVE();
  status = rt_panic(rt, PANIC_SHIFT);
  goto handle_status;
index_panic:
  SAVE();
  status = rt_panic_index(rt, index_, length_, false);
  goto handle_status;
slice_panic:
  SAVE();
  status = slow_slice_panic(vm, fp, ip);
  goto handle_status;
assert_panic:
  SAVE();
  status = slow_assert(vm, fp, ip);
  goto handle_status;
fatal: // saved; rt->fatal is set
  status = RT_FATAL;
handle_status:
  MG_ASSERT(status != RT_PANIC || op_info[ip->op].flags & (OPF_PANIC | OPF_ALLOC | OPF_BLOCK));
  MG_ASSERT(status != RT_BLOCK || op_info[ip->op].flags & OPF_BLOCK);
  if (!vm_handle_status(vm, status)) return vm->exit_status;
  RELOAD();
}
