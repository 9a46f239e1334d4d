// SPDX-License-Identifier: MIT
// Maps against a plain model, under a collection at every allocation.
#include <criterion/criterion.h>

#include "runtime/rt.h"

static const GcLayout string_layout = GC_LAYOUT(2, 1);
static const RType int_type = {.size = 8,
                               .align = 8,
                               .n_slots = 1,
                               .kind = RK_INT,
                               .eq = REQ_MEM,
                               .string = "int",
                               .id = 0,
                               .pkg_path = ""};
static const RType string_type = {.size = 16,
                                  .align = 8,
                                  .n_slots = 2,
                                  .kind = RK_STRING,
                                  .eq = REQ_STRING,
                                  .layout = &string_layout,
                                  .string = "string",
                                  .id = 1,
                                  .pkg_path = ""};
static const RType float_type = {.size = 8,
                                 .align = 8,
                                 .n_slots = 1,
                                 .kind = RK_FLOAT64,
                                 .eq = REQ_F64,
                                 .string = "float64",
                                 .id = 2,
                                 .pkg_path = ""};
static const GcLayout pointer_layout = GC_LAYOUT(1, 1);
static const RType int_map = {.size = 8,
                              .align = 8,
                              .kind = RK_MAP,
                              .layout = &pointer_layout,
                              .key = &int_type,
                              .elem = &int_type,
                              .string = "map[int]int",
                              .id = 3,
                              .pkg_path = ""};
static const RType string_map = {.size = 8,
                                 .align = 8,
                                 .kind = RK_MAP,
                                 .layout = &pointer_layout,
                                 .key = &string_type,
                                 .elem = &string_type,
                                 .string = "map[string]string",
                                 .id = 4,
                                 .pkg_path = ""};
static const RType float_map = {.size = 8,
                                .align = 8,
                                .kind = RK_MAP,
                                .layout = &pointer_layout,
                                .key = &float_type,
                                .elem = &int_type,
                                .string = "map[float64]int",
                                .id = 5,
                                .pkg_path = ""};
static const RType *const types[] = {&int_type, &string_type, &float_type, &int_map, &string_map, &float_map};
static const RType *const known[N_KNOWN] = {[KNOWN_STRING] = &string_type};
static const Site sites[] = {{0}, {.type = &int_map}, {.type = &string_map}, {.type = &float_map}};

static RtConfig config = {.types = types,
                          .n_types = COUNT_OF(types),
                          .known = known,
                          .sites = sites,
                          .n_sites = COUNT_OF(sites),
                          .seed = 7};
static Rt rt;
static GcRoot map_root;

static RtMap *start(uint32_t site, int64_t stress) {
  static GcOptions options;
  options = gc_options_default();
  options.gcstress = stress;
  config.gc = &options;
  cr_assert(rt_init(&rt, &config));
  RtMap *m;
  cr_assert_eq(rt_map_make(&rt, site, 0, &m), RT_OK);
  gc_push_root(rt.heap, &map_root, m);
  return m;
}

static void stop(void) {
  gc_pop_root(rt.heap, &map_root);
  rt_fini(&rt);
}

static void set_int(RtMap *m, int64_t k, int64_t v) {
  void *p;
  cr_assert_eq(rt_map_assign(&rt, 1, &int_map, m, &k, &p), RT_OK);
  *(int64_t *)p = v;
}

Test(map, random_operations_agree_with_an_array) {
  RtMap *m = start(1, 0);
  enum { KEYS = 600 };
  static int64_t model[KEYS];
  static bool has[KEYS];
  int64_t count = 0;
  uint64_t r = 1;
  for (int step = 0; step < 200000; step++) {
    r = r * UINT64_C(6364136223846793005) + 1442695040888963407u;
    int64_t k = (int64_t)((r >> 33) % KEYS);
    if ((r >> 20) % 3) {
      set_int(m, k, step);
      count += !has[k];
      has[k] = true;
      model[k] = step;
    } else {
      cr_assert_eq(rt_map_delete(&rt, &int_map, m, &k), RT_OK);
      count -= has[k];
      has[k] = false;
    }
    int64_t q = (int64_t)((r >> 40) % KEYS);
    const void *v;
    cr_assert_eq(rt_map_find(&rt, &int_map, m, &q, &v), RT_OK);
    cr_assert_eq(v != NULL, has[q], "step %d key %lld", step, (long long)q);
    if (v) cr_assert_eq(*(const int64_t *)v, model[q]);
    cr_assert_eq(rt_map_len(m), count);
  }
  stop();
}

Test(map, iteration_meets_each_remaining_entry_once_while_the_map_changes) {
  for (int round = 0; round < 200; round++) {
    RtMap *m = start(1, 0);
    int n = 1 + round % 40;
    for (int64_t k = 0; k < n; k++) set_int(m, k, k);
    int seen[4000] = {0};
    bool gone[4000] = {0};
    RtMapIter it = {0};
    cr_assert_eq(rt_map_iter_init(&rt, &int_map, m, &it), RT_OK);
    int64_t next_new = 1000;
    for (;;) {
      const void *key, *value;
      cr_assert_eq(rt_map_iter_next(&rt, &int_map, &it, &key, &value), RT_OK);
      if (!key) break;
      int64_t k = *(const int64_t *)key;
      cr_assert(!gone[k], "a deleted entry was produced");
      cr_assert_eq(seen[k]++, 0, "round %d: key %lld twice", round, (long long)k);
      int64_t victim = (k * 7 + round) % n;
      if (!seen[victim]) {
        rt_map_delete(&rt, &int_map, m, &victim);
        gone[victim] = true;
      }
      if (round % 2 && next_new < 1060)
        for (int i = 0; i < 3; i++) set_int(m, next_new++, 0);
    }
    for (int k = 0; k < n; k++) cr_assert(seen[k] || gone[k], "round %d: key %d was missed", round, k);
    stop();
  }
}

Test(map, strings_survive_collections) {
  RtMap *m = start(2, 1);
  char text[32];
  for (int i = 0; i < 300; i++) {
    GcRoot kr, vr;
    RtString k, v;
    void *p;
    snprintf(text, sizeof text, "key %d", i);
    rt_string_new(&rt, 0, text, strlen(text), &k);
    gc_push_root(rt.heap, &kr, (void *)(uintptr_t)k.ptr);
    snprintf(text, sizeof text, "value %d", i);
    rt_string_new(&rt, 0, text, strlen(text), &v);
    gc_push_root(rt.heap, &vr, (void *)(uintptr_t)v.ptr);
    cr_assert_eq(rt_map_assign(&rt, 2, &string_map, m, &k, &p), RT_OK);
    *(RtString *)p = v;
    gc_pop_root(rt.heap, &vr);
    gc_pop_root(rt.heap, &kr);
  }
  for (int i = 0; i < 300; i++) {
    snprintf(text, sizeof text, "key %d", i);
    RtString k = {(const uint8_t *)text, (int64_t)strlen(text)};
    const void *v;
    cr_assert_eq(rt_map_find(&rt, &string_map, m, &k, &v), RT_OK);
    char want[32];
    snprintf(want, sizeof want, "value %d", i);
    cr_assert(rt_string_eq(*(const RtString *)v, (RtString){(const uint8_t *)want, (int64_t)strlen(want)}));
  }
  stop();
}

Test(map, nan_keys_are_each_an_entry_and_zero_has_one_sign) {
  RtMap *m = start(3, 0);
  void *p;
  double nan = __builtin_nan(""), zero = 0, minus = -0.0;
  for (int i = 0; i < 20; i++) rt_map_assign(&rt, 3, &float_map, m, &nan, &p);
  rt_map_assign(&rt, 3, &float_map, m, &zero, &p);
  rt_map_assign(&rt, 3, &float_map, m, &minus, &p);
  cr_assert_eq(rt_map_len(m), 21);
  const void *v;
  rt_map_find(&rt, &float_map, m, &nan, &v);
  cr_assert_null(v);
  rt_map_clear(&rt, &float_map, m);
  cr_assert_eq(rt_map_len(m), 0);
  stop();
}

Test(map, header_and_first_block_in_frame_memory) {
  start(1, 0);
  uint64_t header[RT_MAP_HEADER_SLOTS], block[64];
  RtMapEntry e = rt_map_entry(&int_type, &int_type);
  cr_assert(e.block_size <= sizeof block);
  for (int round = 0; round < 2; round++) { // the second one starts in memory used before
    RtMap *m;
    cr_assert_eq(rt_map_make_in(&rt, 1, 0, header, block, &m), RT_OK);
    cr_assert_eq((void *)m, (void *)header);
    cr_assert_eq(rt_map_len(m), 0);
    uint64_t before = rt.site_counts[1].count;
    for (int64_t k = 0; k < 8; k++) set_int(m, k, k * k);
    cr_assert_eq(rt.site_counts[1].count, before);
    for (int64_t k = 8; k < 20; k++) set_int(m, k, k * k);
    cr_assert_gt(rt.site_counts[1].count, before);
    for (int64_t k = 0; k < 20; k++) {
      const void *v;
      cr_assert_eq(rt_map_find(&rt, &int_map, m, &k, &v), RT_OK);
      cr_assert_eq(*(const int64_t *)v, k * k);
    }
  }
  stop();
}

Test(map, nil_map) {
  start(1, 0);
  int64_t k = 1;
  void *p;
  const void *v;
  cr_assert_eq(rt_map_find(&rt, &int_map, NULL, &k, &v), RT_OK);
  cr_assert_null(v);
  cr_assert_eq(rt_map_delete(&rt, &int_map, NULL, &k), RT_OK);
  cr_assert_eq(rt_map_assign(&rt, 1, &int_map, NULL, &k, &p), RT_PANIC);
  cr_assert_eq(rt_map_len(NULL), 0);
  stop();
}
