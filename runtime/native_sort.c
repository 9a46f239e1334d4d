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

// func swapAt(x any, i, j int)
RtStatus native_sort_swap_at(Rt *rt, Slot *fp) {
  const RType *elem = ((const RType *)fp[0].cp)->elem;
  const RtSlice *s = fp[1].cp;
  int64_t i = fp[2].i, j = fp[3].i;
  if ((uint64_t)i >= (uint64_t)s->len || (uint64_t)j >= (uint64_t)s->len)
    return rt_panicf(rt, KNOWN_PLAIN_ERROR, "reflect: slice index out of range");
  char *a = (char *)s->ptr + (size_t)i * elem->size, *b = (char *)s->ptr + (size_t)j * elem->size;
  char small[64], *tmp = elem->size <= sizeof small ? small : x_malloc(elem->size);
  memcpy(tmp, a, elem->size);
  gc_copy_typed(rt->heap, a, b, elem->layout, elem->size);
  gc_copy_typed(rt->heap, b, tmp, elem->layout, elem->size);
  if (tmp != small) x_free(tmp);
  return RT_OK;
}
