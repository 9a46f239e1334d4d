// SPDX-License-Identifier: MIT
// value.h - how Go values look in frame slots and in memory.
//
// A slot is 8 bytes. In slots:   bool 0/1; integers sign- or zero-extended to
// 64 bits by their type; float64 its bits; float32 its bits, upper half zero;
// pointer, map, chan, func one pointer; string 2 slots; slice 3; interface 2;
// struct and array their memory image in ceil(size/8) slots.
// This is the *canonical form*; every instruction that writes a value writes
// it so. In memory (heap, globals, frame memory) values have gc's layout.
//
// The machine is little-endian: the address of a value in slots is also a
// valid address of its memory image, so a `const void *` parameter of a
// runtime function may point to slots. The other direction, memory to slots,
// needs rt_load, which extends narrow values.
#ifndef MG_VALUE_H
#define MG_VALUE_H

#include "runtime/rtype.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "minigo needs a little-endian machine");

typedef union Slot {
  int64_t i;
  uint64_t u;
  double f;
  float f32; // write through slot_set_f32
  void *p;
  const void *cp;
} Slot;
_Static_assert(sizeof(Slot) == 8, "a slot is 8 bytes");

typedef struct RtString {
  const uint8_t *ptr; // may be anything when len is 0
  int64_t len;
} RtString;

typedef struct RtSlice {
  void *ptr; // NULL only for a nil slice; rt_zero_base for an empty one without memory
  int64_t len;
  int64_t cap;
} RtSlice;

// Interface value. type == NULL is the nil interface.
typedef struct RtEface {
  const RType *type;
  void *data;
} RtEface;

typedef struct RtIface {
  const Itab *tab;
  void *data;
} RtIface;

// A func value points to one of these (or to a FuncInfo, whose first word
// points to itself, so that functions without captures need no object).
typedef struct RtClosure {
  const FuncInfo *func;
  // captured values follow, laid out as a struct
} RtClosure;

// Slots of a map iterator in a frame (rt.h), and how many of them hold pointers.
enum { RT_MAP_ITER_SLOTS = 12, RT_MAP_ITER_PTRS = 4 };

// Address of every object of size zero, as gc's runtime.zerobase.
extern uint64_t rt_zero_base;

static inline void slot_set_f32(Slot *s, float f) {
  uint32_t bits;
  memcpy(&bits, &f, 4);
  s->u = bits;
}

static inline float slot_f32(const Slot *s) {
  float f;
  memcpy(&f, s, 4);
  return f;
}

// Copies a value of type t from memory to slots in canonical form.
static inline void rt_load(Slot *dst, const RType *t, const void *src) {
  if (LIKELY(t->size == 8)) {
    memcpy(dst, src, 8);
    return;
  }
  switch (t->kind) {
  case RK_BOOL:
  case RK_UINT8: dst->u = *(const uint8_t *)src; break;
  case RK_INT8: dst->i = *(const int8_t *)src; break;
  case RK_INT16: dst->i = *(const int16_t *)src; break;
  case RK_UINT16: dst->u = *(const uint16_t *)src; break;
  case RK_INT32: dst->i = *(const int32_t *)src; break;
  case RK_UINT32:
  case RK_FLOAT32: dst->u = *(const uint32_t *)src; break;
  default: move_value(dst, src, t->size); break;
  }
}

// Sets a value in slots to zero.
static inline void rt_load_zero(Slot *dst, const RType *t) {
  memset(dst, 0, (size_t)t->n_slots * 8);
}

#endif
