// SPDX-License-Identifier: MIT
// Allocation: size classes, layouts, addresses, counters, reuse, limits.
#include "gc/gc.h"

#include <criterion/criterion.h>

static const GcLayout pointers = GC_LAYOUT(1, 1);
static const GcLayout pair = GC_LAYOUT(2, 1);

// Options of a release build, whatever this build is: counts are exact.
static GcOptions plain(void) {
  GcOptions options = {.gogc = 100};
  return options;
}

static GcHeap *new_heap(GcOptions options) {
  GcHeap *heap = gc_new(&options, NULL);
  cr_assert_not_null(heap);
  return heap;
}

static bool is_zero(const void *p, size_t n) {
  const char *bytes = p;
  for (size_t i = 0; i < n; i++) {
    if (bytes[i]) return false;
  }
  return true;
}

Test(gc_alloc, sizes_are_rounded_as_go_rounds_them) {
  static const size_t table[][2] = {
      {0, 0},       {1, 8},         {8, 8},         {9, 16},        {17, 24},       {25, 32},
      {33, 48},     {129, 144},     {257, 288},     {512, 512},     {513, 576},     {1000, 1024},
      {1024, 1024}, {1025, 1152},   {2049, 2304},   {4097, 4864},   {5000, 5376},   {6529, 6784},
      {9000, 9472}, {20481, 21760}, {32768, 32768}, {32769, 40960}, {40960, 40960}, {100000, 106496}};
  for (size_t i = 0; i < COUNT_OF(table); i++)
    cr_expect_eq(gc_round_size(table[i][0]), table[i][1], "%zu", table[i][0]);
  cr_expect_eq(gc_round_size(SIZE_MAX), SIZE_MAX);
  for (size_t n = 1; n < 33000; n++) cr_assert_geq(gc_round_size(n), n);
}

Test(gc_alloc, layouts_repeat_the_element) {
  static const GcLayout fixed = GC_LAYOUT(3, 5);
  GcLayout built;
  gc_layout_init(&built, 3, &(uint64_t){5});
  cr_expect_eq(fixed.mask64, built.mask64);
  cr_expect_eq(fixed.n_ptr_words, 3);
  cr_expect_eq(built.n_ptr_words, 3);
  uint64_t wide[2] = {1, 8};
  gc_layout_init(&built, 70, wide);
  cr_expect_eq(built.n_ptr_words, 68);
  cr_expect(gc_layout_has_ptr(&built, 0) && gc_layout_has_ptr(&built, 67) && !gc_layout_has_ptr(&built, 66));
}

Test(gc_alloc, memory_is_zero_aligned_and_disjoint) {
  GcHeap *heap = new_heap(plain());
  char *before = NULL;
  for (size_t n = 1; n < 40000; n = n + n / 7 + 1) {
    for (int k = 0; k < 3; k++) {
      char *p = gc_alloc(heap, n % 16 ? NULL : &pair, n);
      cr_assert_not_null(p);
      cr_assert(is_zero(p, n));
      cr_assert_eq((uintptr_t)p % 8, 0);
      GcObject object;
      cr_assert(gc_find_object(heap, p + n - 1, &object));
      cr_assert_eq(object.base, p);
      cr_assert_eq(object.n_bytes, gc_round_size(n));
      cr_assert_eq(object.has_pointers, n % 16 == 0);
      cr_assert_neq(p, before);
      memset(p, n % 16 ? 0xff : 0, n);
      before = p;
    }
  }
  gc_free(heap);
}

Test(gc_alloc, zero_bytes_need_no_memory) {
  GcHeap *heap = new_heap(plain());
  void *p = gc_alloc(heap, NULL, 0);
  cr_expect_not_null(p);
  cr_expect_eq(p, gc_alloc(heap, &pair, 0));
  cr_expect(!gc_in_heap(heap, p));
  gc_free(heap);
}

Test(gc_alloc, addresses_repeat) {
  void *first[100];
  for (int round = 0; round < 2; round++) {
    GcHeap *heap = new_heap(plain());
    for (size_t i = 0; i < 100; i++) {
      void *p = gc_alloc(heap, i % 3 ? &pair : NULL, 16 * (1 + i));
      if (round == 0) first[i] = p;
      cr_assert_eq(p, first[i]);
    }
    gc_free(heap);
  }
}

Test(gc_alloc, interior_pointers_find_their_object) {
  GcHeap *heap = new_heap(plain());
  static const size_t sizes[] = {8, 24, 48, 112, 480, 576, 1408, 6784, 27264, 32768, 50000, 3000000};
  for (size_t s = 0; s < COUNT_OF(sizes); s++) {
    for (int k = 0; k < 5; k++) {
      char *p = gc_alloc(heap, &pointers, sizes[s]);
      for (size_t at = 0; at < sizes[s]; at += sizes[s] / 8 + 1) {
        GcObject object;
        cr_assert(gc_find_object(heap, p + at, &object));
        cr_assert_eq(object.base, p);
      }
    }
  }
  GcObject object;
  cr_expect(!gc_find_object(heap, &object, &object));
  cr_expect(!gc_find_object(heap, NULL, &object));
  // the next object of the same span is not allocated yet
  char *last = gc_alloc(heap, NULL, 16);
  cr_expect(!gc_find_object(heap, last + 16, &object));
  gc_free(heap);
}

Test(gc_alloc, counters_are_exact) {
  GcHeap *heap = new_heap(plain());
  static GcMemStats stats;
  for (int i = 0; i < 1000; i++) {
    gc_alloc(heap, &pair, 16);
    gc_alloc(heap, NULL, 100);
    if (i % 100 == 0) gc_alloc(heap, NULL, 40000);
  }
  gc_read_stats(heap, &stats);
  cr_expect_eq(stats.n_mallocs, 2010);
  cr_expect_eq(stats.n_frees, 0);
  cr_expect_eq(stats.heap_alloc_bytes, 1000 * 16 + 1000 * 112 + 10 * 40960);
  cr_expect_eq(stats.by_size[2].n_mallocs, 1000);
  cr_expect_eq(stats.by_size[9].n_mallocs, 1000);
  cr_expect_eq(stats.by_size[0].n_mallocs, 10);
  cr_expect_eq(stats.heap_inuse_bytes + stats.heap_idle_bytes, stats.heap_sys_bytes);
  gc_collect(heap);
  gc_read_stats(heap, &stats);
  cr_expect_eq(stats.n_mallocs, 2010);
  cr_expect_eq(stats.n_frees, 2010);
  cr_expect_eq(stats.heap_alloc_bytes, 0);
  cr_expect_eq(stats.heap_inuse_bytes, 0);
  cr_expect_eq(stats.n_gc, 1);
  cr_expect_eq(stats.n_forced_gc, 1);
  gc_free(heap);
}

// Garbage of one size fills the gaps between survivors: the heap does not grow.
Test(gc_alloc, gaps_are_reused) {
  GcHeap *heap = new_heap(plain());
  enum { N = 20000 };
  GcRoot root;
  gc_push_root(heap, &root, gc_alloc(heap, &pointers, N * sizeof(void *)));
  for (size_t i = 0; i < N; i++) {
    void *p = gc_alloc(heap, &pair, 64);
    ((void **)root.value)[i] = p;
    gc_alloc(heap, &pair, 64);
  }
  gc_collect(heap);
  static GcMemStats stats;
  gc_read_stats(heap, &stats);
  uint64_t inuse = stats.heap_inuse_bytes;
  for (size_t i = 0; i < N - 100; i++) cr_assert(is_zero(gc_alloc(heap, &pair, 64), 64));
  gc_read_stats(heap, &stats);
  cr_expect_leq(stats.heap_inuse_bytes, inuse + GC_PAGE_SIZE);
  cr_expect_eq(gc_pop_root(heap, &root), root.value);
  gc_free(heap);
}

// Pages of dead small objects serve large ones and the other way round.
Test(gc_alloc, pages_are_reused_across_sizes) {
  GcHeap *heap = new_heap(plain());
  static GcMemStats stats;
  for (int round = 0; round < 20; round++) {
    for (int i = 0; i < 30000; i++) gc_alloc(heap, NULL, 100);
    for (int i = 0; i < 3; i++) memset(gc_alloc(heap, NULL, 1000000), 1, 1000000);
    for (int i = 0; i < 300; i++) memset(gc_alloc(heap, NULL, 10000), 1, 10000);
    cr_assert(is_zero(gc_alloc(heap, NULL, 500000), 500000));
  }
  gc_read_stats(heap, &stats);
  cr_expect_leq(stats.heap_sys_bytes, 32u << 20);
  gc_free(heap);
}

Test(gc_alloc, free_pages_go_back_to_the_system) {
  GcHeap *heap = new_heap(plain());
  static GcMemStats stats;
  GcRoot root;
  gc_push_root(heap, &root, gc_alloc(heap, NULL, 64 << 20));
  memset(root.value, 1, 64 << 20);
  gc_pop_root(heap, &root);
  gc_collect(heap);
  gc_read_stats(heap, &stats);
  cr_expect_geq(stats.heap_released_bytes, 50u << 20);
  gc_free_os_memory(heap);
  gc_read_stats(heap, &stats);
  cr_expect_eq(stats.heap_released_bytes, stats.heap_idle_bytes);
  cr_expect(is_zero(gc_alloc(heap, NULL, 64 << 20), 64 << 20));
  gc_free(heap);
}

// A list that grows until maxheap says no: to the object.
Test(gc_alloc, maxheap_is_a_hard_limit) {
  GcOptions options = plain();
  options.maxheap = 1 << 20;
  GcHeap *heap = new_heap(options);
  GcRoot root;
  gc_push_root(heap, &root, NULL);
  size_t n = 0;
  for (void **p; (p = gc_alloc(heap, &pair, 16)); n++) {
    *p = root.value;
    root.value = p;
    cr_assert_leq(n, 65536);
  }
  cr_expect_geq(n, 65536 * 63 / 64);
  cr_expect_null(gc_alloc(heap, NULL, 40000));
  root.value = NULL;
  cr_expect_not_null(gc_alloc(heap, NULL, 40000));
  cr_expect_null(gc_alloc(heap, NULL, 1 << 21));
  cr_expect_null(gc_alloc(heap, NULL, SIZE_MAX));
  gc_free(heap);
}

// Garbage alone never reaches the limit.
Test(gc_alloc, garbage_fits_any_limit) {
  GcOptions options = plain();
  options.maxheap = 100000;
  GcHeap *heap = new_heap(options);
  for (int i = 0; i < 100000; i++) cr_assert_not_null(gc_alloc(heap, &pair, 16 + 16 * (i % 60)));
  gc_free(heap);
}

Test(gc_alloc, two_heaps_are_independent) {
  GcHeap *a = new_heap(plain()), *b = new_heap(plain());
  void *p = gc_alloc(a, NULL, 100), *q = gc_alloc(b, NULL, 100);
  cr_expect(gc_in_heap(a, p) && !gc_in_heap(b, p));
  cr_expect(gc_in_heap(b, q) && !gc_in_heap(a, q));
  gc_free(a);
  gc_free(b);
}

Test(gc_alloc, options_are_read_from_text) {
  GcOptions options = gc_options_default();
  cr_expect_null(gc_options_set(&options, "gogc", "off"));
  cr_expect_eq(options.gogc, -1);
  cr_expect_null(gc_options_set(&options, "memlimit", "10MiB"));
  cr_expect_eq(options.memlimit, 10 << 20);
  cr_expect_null(gc_options_set(&options, "maxheap", "3g"));
  cr_expect_eq(options.maxheap, INT64_C(3) << 30);
  cr_expect_null(gc_options_set(&options, "gcpoison", ""));
  cr_expect_eq(options.gcpoison, 1);
  cr_expect_not_null(gc_options_set(&options, "gcpoison", "2"));
  cr_expect_not_null(gc_options_set(&options, "maxheap", "12x"));
  cr_expect_not_null(gc_options_set(&options, "maxheap", "99999999999t"));
  cr_expect_not_null(gc_options_set(&options, "nonsense", "1"));
}
