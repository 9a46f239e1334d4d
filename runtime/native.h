// SPDX-License-Identifier: MIT
// native.h - private to the natives (native_*.c): their common state and how
// they read arguments.
//
// A native sees fp[0..]: results first, then parameters, each in whole slots.
#ifndef MG_NATIVE_H
#define MG_NATIVE_H

#include "runtime/rt_impl.h"

#define NATIVE(name, function, flags, leaks) RtStatus function(Rt *rt, Slot *fp);
#include "runtime/natives.def"
#undef NATIVE

// What natives keep between calls; made when first needed.
struct RtNativeState {
  uint32_t gc_cycles;
  char fatal_text[256];
};
struct RtNativeState *rt_native_state(Rt *rt);

static inline RtString arg_string(const Slot *s) {
  return (RtString){s[0].cp, s[1].i};
}

static inline RtSlice arg_slice(const Slot *s) {
  return (RtSlice){s[0].p, s[1].i, s[2].i};
}

static inline void set_string(Slot *s, RtString v) {
  s[0].cp = v.ptr;
  s[1].i = v.len;
}

// A string in static memory.
static inline void set_text(Slot *s, const char *text) {
  set_string(s, (RtString){(const uint8_t *)text, (int64_t)strlen(text)});
}

// Stores a copy of text as a new string at s, which must be a root.
static inline RtStatus set_new_string(Rt *rt, Slot *s, const char *text, size_t n) {
  RtString v;
  RtStatus status = rt_string_new(rt, 0, text, n, &v);
  if (status == RT_OK) set_string(s, v);
  return status;
}

// RT_FATAL with a formatted text.
RtStatus rt_fatalf(Rt *rt, const char *fmt, ...) MG_PRINTF(2, 3);

#endif
