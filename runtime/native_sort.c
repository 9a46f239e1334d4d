// SPDX-License-Identifier: MIT
// native_sort.c - what package sort needs to know of types, and shortcuts for its
// own slice types.
#include "runtime/native.h"

#include <math.h>

static int compare_ints(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int compare_floats(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static int compare_strings(const void *a, const void *b) {
  return rt_string_cmp(*(const RtString *)a, *(const RtString *)b);
}

// Floats that are equal but differ: then the order of the exchanges shows.
static bool has_odd_floats(const double *p, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (isnan(p[i]) || (p[i] == 0 && signbit(p[i]))) return true;
  return false;
}

// func sortKnown(data Interface) bool
RtStatus native_sort_known(Rt *rt, Slot *fp) {
  const Itab *tab = fp[1].cp;
  if (!tab || strcmp(tab->type->pkg_path, "sort") != 0) return RT_OK; // nil: panics in Len
  int (*compare)(const void *, const void *);
  size_t size = 8;
  RtSlice s = {0};
  if (tab->type->kind == RK_SLICE) memcpy(&s, fp[2].cp, sizeof s);
  if (strcmp(tab->type->name, "IntSlice") == 0) {
    compare = compare_ints;
  } else if (strcmp(tab->type->name, "StringSlice") == 0) {
    compare = compare_strings;
    size = sizeof(RtString);
  } else if (strcmp(tab->type->name, "Float64Slice") == 0 && !has_odd_floats(s.ptr, s.len)) {
    compare = compare_floats;
  } else {
    return RT_OK;
  }
  // On a copy, since pointers are written by gc_copy_typed only.
  void *copy = x_malloc((size_t)s.len * size + 1);
  memcpy(copy, s.ptr, (size_t)s.len * size);
  qsort(copy, (size_t)s.len, size, compare);
  gc_copy_typed(rt->heap, s.ptr, copy, tab->type->elem->layout, (size_t)s.len * size);
  x_free(copy);
  fp[0].u = true;
  return RT_OK;
}

// func lenOf(x any) (n int, kind string)
RtStatus native_sort_len_of(Rt *rt, Slot *fp) {
  (void)rt;
  static const char *const kinds[RK_COUNT] = {
      "invalid", "bool",      "int",        "int8",   "int16",  "int32",         "int64",
      "uint",    "uint8",     "uint16",     "uint32", "uint64", "uintptr",       "float32",
      "float64", "complex64", "complex128", "array",  "chan",   "func",          "interface",
      "map",     "ptr",       "slice",      "string", "struct", "unsafe.Pointer"};
  const RType *t = fp[3].cp;
  if (t && t->kind == RK_SLICE) {
    fp[0].i = ((const RtSlice *)fp[4].cp)->len;
    return RT_OK;
  }
  fp[0].i = -1;
  if (t) set_text(fp + 1, kinds[t->kind]);
  return RT_OK;
}

// func isSimple(x any) bool
RtStatus native_sort_is_simple(Rt *rt, Slot *fp) {
  (void)rt;
  const RType *elem = ((const RType *)fp[1].cp)->elem;
  if (elem->layout)
    fp[0].u = elem->size == 8 || elem->kind == RK_STRING;
  else
    fp[0].u = elem->size == 1 || elem->size == 2 || elem->size == 4 || elem->size == 8;
  return RT_OK;
}

// func newElem(x any) *byte
RtStatus native_sort_new_elem(Rt *rt, Slot *fp) {
  const RType *elem = ((const RType *)fp[1].cp)->elem;
  fp[0].p = rt_alloc(rt, 0, elem->layout, elem->size);
  return fp[0].p ? RT_OK : RT_FATAL;
}

// Exchanges elements i and j of the boxed slice at s by way of tmp.
static RtStatus swap_elems(Rt *rt, const Slot *s, int64_t n, int64_t i, int64_t j, void *tmp) {
  const RType *elem = ((const RType *)s[0].cp)->elem;
  const RtSlice *slice = s[1].cp;
  if ((uint64_t)i >= (uint64_t)n || (uint64_t)j >= (uint64_t)n || n > slice->len)
    return rt_panicf(rt, KNOWN_PLAIN_ERROR, "reflect: slice index out of range");
  char *a = (char *)slice->ptr + (size_t)i * elem->size, *b = (char *)slice->ptr + (size_t)j * elem->size;
  gc_copy_typed(rt->heap, tmp, a, elem->layout, elem->size);
  gc_copy_typed(rt->heap, a, b, elem->layout, elem->size);
  gc_copy_typed(rt->heap, b, tmp, elem->layout, elem->size);
  return RT_OK;
}

// func swapSimple(x any, n, i, j int)
RtStatus native_sort_swap_simple(Rt *rt, Slot *fp) {
  uint64_t tmp[2];
  return swap_elems(rt, fp, fp[2].i, fp[3].i, fp[4].i, tmp);
}

// func swapAt(x any, tmp *byte, n, i, j int)
RtStatus native_sort_swap_at(Rt *rt, Slot *fp) {
  RtStatus status = swap_elems(rt, fp, fp[3].i, fp[4].i, fp[5].i, fp[2].p);
  if (status == RT_OK) {
    const RType *elem = ((const RType *)fp[0].cp)->elem;
    gc_zero_typed(rt->heap, fp[2].p, elem->layout, elem->size);
  }
  return status;
}
