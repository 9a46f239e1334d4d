// SPDX-License-Identifier: MIT
// panic.c - the values of run-time panics, in Go's words, and print().
#include <stdarg.h>

#include "runtime/rt_impl.h"

RtStatus rt_fatal(Rt *rt, const char *text) {
  rt->fatal = text;
  return RT_FATAL;
}

RtStatus rt_panic_value(Rt *rt, RtEface value) {
  rt->panic_value = value;
  return RT_PANIC;
}

static const RType *known_type(Rt *rt, RtKnown k) {
  const RType *t = rt->known[k];
  return t ? t : rt->known[KNOWN_STRING];
}

// A string value and its text: in one object, as a bounds error is one in Go, or apart, as the text that
// Go makes first, or if it is long. NULL: out of memory.
static RtString *box_text(Rt *rt, bool is_apart, const char *text, size_t n) {
  static const GcLayout layout = GC_LAYOUT(64, 1); // a pointer, then none for 63 words
  RtString s;
  is_apart |= n > 64 * 8 - sizeof s;
  if (is_apart && rt_string_new(rt, 0, text, n, &s) != RT_OK) return NULL;
  GcRoot root;
  gc_push_root(rt->heap, &root, is_apart ? (void *)(uintptr_t)s.ptr : NULL);
  RtString *box = rt_alloc(rt, 0, &layout, sizeof *box + (is_apart ? 0 : n));
  gc_pop_root(rt->heap, &root);
  if (!box) return NULL;
  if (!is_apart) {
    memcpy(box + 1, text, n);
    s = (RtString){(const uint8_t *)(box + 1), (int64_t)n};
  }
  *box = s;
  return box;
}

RtStatus rt_panic(Rt *rt, RtPanicKind kind) {
  static const struct {
    RtKnown known;
    const char *text;
  } rows[] = {
#define PANIC_DEF(name, kind, text) {KNOWN_##kind, text},
#include "runtime/panics.def"
#undef PANIC_DEF
  };
  rt->is_nil_deref = kind == PANIC_NIL_DEREF;
  static RtString boxes[COUNT_OF(rows)]; // as in Go, these values are static
  const char *s = rows[kind].text;
  boxes[kind] = (RtString){(const uint8_t *)s, (int64_t)strlen(s)};
  return rt_panic_value(rt, (RtEface){known_type(rt, rows[kind].known), &boxes[kind]});
}

RtStatus rt_panicf(Rt *rt, RtKnown type, const char *fmt, ...) {
  char small[256], *buf = small;
  va_list ap, again;
  va_start(ap, fmt);
  va_copy(again, ap);
  int n = vsnprintf(small, sizeof small, fmt, ap);
  if (n >= (int)sizeof small) {
    buf = x_malloc((size_t)n + 1);
    vsnprintf(buf, (size_t)n + 1, fmt, again);
  }
  va_end(again);
  va_end(ap);
  RtString *box = box_text(rt, type != KNOWN_BOUNDS_ERROR, buf, (size_t)n);
  if (buf != small) x_free(buf);
  return box ? rt_panic_value(rt, (RtEface){known_type(rt, type), box}) : RT_FATAL;
}

RtStatus rt_panic_index(Rt *rt, int64_t index, int64_t len, bool is_unsigned) {
  if (is_unsigned)
    return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "index out of range [%llu] with length %lld",
                     (unsigned long long)index, (long long)len);
  if (index < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "index out of range [%lld]", (long long)index);
  return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "index out of range [%lld] with length %lld", (long long)index,
                   (long long)len);
}

RtStatus rt_panic_slice(Rt *rt, const RtSliceBounds *b) {
  const char *unit = b->is_slice ? "capacity" : "length";
  long long lo = b->lo, hi = b->hi, max = b->max, cap = b->cap;
  if (b->has_max) {
    if (max < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [::%lld]", max);
    if (max > cap)
      return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [::%lld] with %s %lld", max, unit,
                       cap);
    if (hi < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [:%lld:]", hi);
    if (hi > max) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [:%lld:%lld]", hi, max);
    if (lo < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [%lld::]", lo);
    return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [%lld:%lld:]", lo, hi);
  }
  if (b->has_hi) {
    if (hi < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [:%lld]", hi);
    if (hi > cap)
      return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [:%lld] with %s %lld", hi, unit,
                       cap);
  }
  if (lo < 0) return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [%lld:]", lo);
  return rt_panicf(rt, KNOWN_BOUNDS_ERROR, "slice bounds out of range [%lld:%lld]", lo, hi);
}

RtStatus rt_panic_slice_to_array(Rt *rt, int64_t len, int64_t want) {
  return rt_panicf(rt, KNOWN_BOUNDS_ERROR,
                   "cannot convert slice with length %lld to pointer to array with length %lld",
                   (long long)len, (long long)want);
}

RtStatus rt_panic_assert(Rt *rt, const RType *iface, const RType *dynamic, const RType *want,
                         const RMethod *missing) {
  const char *inter = iface ? iface->string : "interface";
  char buf[1024];
  if (!dynamic)
    snprintf(buf, sizeof buf, "interface conversion: %s is nil, not %s", inter, want->string);
  else if (!missing)
    snprintf(buf, sizeof buf, "interface conversion: %s is %s, not %s%s", inter, dynamic->string,
             want->string,
             strcmp(dynamic->string, want->string) != 0       ? ""
             : strcmp(dynamic->pkg_path, want->pkg_path) != 0 ? " (types from different packages)"
                                                              : " (types from different scopes)");
  else
    snprintf(buf, sizeof buf, "interface conversion: %s is not %s: missing method %s", dynamic->string,
             want->string, missing->name);
  // runtime.TypeAssertionError is a struct of one string.
  RtString *box = box_text(rt, false, buf, strlen(buf));
  if (!box) return RT_FATAL;
  const RType *ptr = rt->known[KNOWN_TYPE_ASSERTION_ERROR_PTR];
  return rt_panic_value(rt, (RtEface){ptr ? ptr : known_type(rt, KNOWN_STRING), box});
}

// ---- print ----
// Standard error is line buffered while the machine runs (rt_sched_init); the C
// library flushes it at exit.

void rt_print_text(const char *s) {
  fputs(s, stderr);
}

void rt_print_int(int64_t v) {
  fprintf(stderr, "%lld", (long long)v);
}

void rt_print_uint(uint64_t v) {
  fprintf(stderr, "%llu", (unsigned long long)v);
}

// Go's print: seven digits, three digits of exponent, computed by repeated
// division as Go's runtime does, so that the last digit agrees.
void rt_print_float(double v) {
  enum { DIGITS = 7 };
  if (v != v) {
    fputs("NaN", stderr);
    return;
  }
  if (v + v == v && v != 0) {
    fputs(v > 0 ? "+Inf" : "-Inf", stderr);
    return;
  }
  char buf[DIGITS + 7];
  buf[0] = '+';
  int e = 0;
  if (v == 0) {
    if (1 / v < 0) buf[0] = '-';
  } else {
    if (v < 0) {
      v = -v;
      buf[0] = '-';
    }
    for (; v >= 10; v /= 10) e++;
    for (; v < 1; v *= 10) e--;
    double h = 5;
    for (int i = 0; i < DIGITS; i++) h /= 10;
    v += h;
    if (v >= 10) {
      e++;
      v /= 10;
    }
  }
  for (int i = 0; i < DIGITS; i++) {
    int s = (int)v;
    buf[i + 2] = (char)(s + '0');
    v = (v - s) * 10;
  }
  buf[1] = buf[2];
  buf[2] = '.';
  buf[DIGITS + 2] = 'e';
  buf[DIGITS + 3] = e < 0 ? '-' : '+';
  if (e < 0) e = -e;
  buf[DIGITS + 4] = (char)(e / 100 + '0');
  buf[DIGITS + 5] = (char)(e / 10 % 10 + '0');
  buf[DIGITS + 6] = (char)(e % 10 + '0');
  fwrite(buf, 1, sizeof buf, stderr);
}

void rt_print_complex(double re, double im) {
  fputs("(", stderr);
  rt_print_float(re);
  rt_print_float(im);
  fputs("i)", stderr);
}

void rt_print_bool(bool v) {
  fputs(v ? "true" : "false", stderr);
}

void rt_print_string(RtString s) {
  if (s.len) fwrite(s.ptr, 1, (size_t)s.len, stderr);
}

void rt_print_pointer(const void *p) {
  fprintf(stderr, "0x%llx", (unsigned long long)(uintptr_t)p);
}

void rt_print_iface(const void *word0, const void *data) {
  fputs("(", stderr);
  rt_print_pointer(word0);
  fputs(",", stderr);
  rt_print_pointer(data);
  fputs(")", stderr);
}

void rt_print_slice(RtSlice s) {
  fprintf(stderr, "[%lld/%lld]", (long long)s.len, (long long)s.cap);
  rt_print_pointer(s.ptr);
}

void rt_print_panic_value(const RtEface *value) {
  const RType *t = value->type;
  if (!t) {
    fputs("nil", stderr);
    return;
  }
  Slot slots[3];                       // room for whatever rt_load moves in words
  bool is_plain = t->pkg_path[0] == 0; // predeclared: printed without the type's name
  bool is_shown = (t->kind >= RK_BOOL && t->kind <= RK_COMPLEX128) || t->kind == RK_STRING;
  if (!is_shown) {
    fprintf(stderr, "(%s) ", t->string);
    rt_print_pointer(value->data);
    return;
  }
  const void *p = rtype_is(t, RT_PTR_SHAPED) ? (const void *)&value->data : value->data;
  rt_load(slots, t, p);
  if (!is_plain) fprintf(stderr, "%s(", t->string);
  switch (t->kind) {
  case RK_BOOL: rt_print_bool(slots[0].u != 0); break;
  case RK_INT:
  case RK_INT8:
  case RK_INT16:
  case RK_INT32:
  case RK_INT64: rt_print_int(slots[0].i); break;
  case RK_FLOAT32: rt_print_float((double)slot_f32(slots)); break;
  case RK_FLOAT64: rt_print_float(slots[0].f); break;
  case RK_COMPLEX64: {
    float c[2];
    memcpy(c, p, sizeof c);
    rt_print_complex((double)c[0], (double)c[1]);
    break;
  }
  case RK_COMPLEX128: rt_print_complex(slots[0].f, slots[1].f); break;
  case RK_STRING:
    if (!is_plain) fputs("\"", stderr);
    rt_print_string((RtString){slots[0].p, slots[1].i});
    if (!is_plain) fputs("\"", stderr);
    break;
  default: rt_print_uint(slots[0].u); break;
  }
  if (!is_plain) fputs(")", stderr);
}
