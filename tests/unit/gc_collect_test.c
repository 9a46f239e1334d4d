// SPDX-License-Identifier: MIT
// Collection: what lives and what dies, finalizers, pacing, events, and the debugging modes.
#include "gc/gc.h"

#include <criterion/criterion.h>
#include <signal.h>

typedef struct List {
  struct List *next;
  uint64_t value;
} List;

static const GcLayout pointers = GC_LAYOUT(1, 1);
static const GcLayout list_layout = GC_LAYOUT(2, 1);

// What the tests' host holds.
typedef struct World {
  void *cells[4];
  void *slots[130];
  uint64_t bitmap[3];
  void *finalized[16]; // (object, cookie) pairs
  size_t n_finalized;
  GcEventKind events[64];
  GcEvent last[5]; // by kind
  size_t n_events;
} World;

static void visit_roots(void *ctx, GcHeap *heap) {
  World *world = ctx;
  for (size_t i = 0; i < COUNT_OF(world->cells); i++) gc_mark_pointer(heap, world->cells[i]);
  gc_mark_slots(heap, world->slots, world->bitmap, COUNT_OF(world->slots));
  gc_mark_typed(heap, world->finalized, &pointers, world->n_finalized * 2 * sizeof(void *));
}

static void on_finalize(void *ctx, GcHeap *heap, void *object, void *cookie) {
  World *world = ctx;
  (void)heap;
  world->finalized[2 * world->n_finalized] = object;
  world->finalized[2 * world->n_finalized++ + 1] = cookie;
}

static void on_event(void *ctx, GcHeap *heap, const GcEvent *event) {
  World *world = ctx;
  (void)heap;
  if (world->n_events < COUNT_OF(world->events)) world->events[world->n_events++] = event->kind;
  world->last[event->kind] = *event;
}

static GcHeap *new_heap_with(World *world, GcOptions options) {
  GcHost host = {.ctx = world, .visit_roots = visit_roots, .finalize = on_finalize};
  GcHeap *heap = gc_new(&options, &host);
  cr_assert_not_null(heap);
  gc_add_listener(heap, on_event, world);
  return heap;
}

static GcHeap *new_heap(World *world) {
  return new_heap_with(world, (GcOptions){.gogc = 100, .gccheck = 1});
}

static uint64_t live_objects(GcHeap *heap) {
  static GcMemStats stats;
  gc_collect(heap);
  gc_read_stats(heap, &stats);
  return stats.n_objects;
}

Test(gc_collect, only_what_roots_reach_lives) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  void **a = gc_alloc(heap, &pointers, 80);
  world.cells[0] = a;
  a[0] = gc_alloc(heap, &pointers, 80);
  a[9] = gc_alloc(heap, NULL, 80);
  gc_alloc(heap, &pointers, 80);
  cr_expect_eq(live_objects(heap), 3);
  a[0] = NULL;
  cr_expect_eq(live_objects(heap), 2);
  world.cells[0] = NULL;
  cr_expect_eq(live_objects(heap), 0);
  gc_free(heap);
}

Test(gc_collect, interior_pointers_keep_objects) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  static const size_t sizes[] = {16, 48, 496, 600, 5000, 32768, 33000, 1000000};
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    char *p = gc_alloc(heap, i % 2 ? NULL : &pointers, sizes[i]);
    world.cells[0] = p + sizes[i] - 1;
    cr_expect_eq(live_objects(heap), 1, "%zu", sizes[i]);
  }
  gc_free(heap);
}

Test(gc_collect, words_that_are_not_pointers_keep_nothing) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  void *hidden = gc_alloc(heap, NULL, 32);
  void **noscan = gc_alloc(heap, NULL, 32);
  List *list = gc_alloc(heap, &list_layout, sizeof *list);
  noscan[0] = hidden;
  list->value = (uintptr_t)hidden;
  world.cells[0] = noscan;
  world.cells[1] = list;
  cr_expect_eq(live_objects(heap), 2);
  gc_free(heap);
}

Test(gc_collect, arrays_are_scanned_by_element) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  static const GcLayout third = GC_LAYOUT(3, 4); // the third word of three
  static uint64_t wide_mask[2] = {0, 1 << 5};    // word 69 of 70
  GcLayout wide;
  gc_layout_init(&wide, 70, wide_mask);
  static const struct {
    const GcLayout *layout;
    size_t n_words, at;
  } cases[] = {{&third, 3, 2}, {NULL, 70, 69}};
  static const size_t lengths[] = {1, 2, 20, 21, 22, 300, 3000, 100000};
  for (size_t c = 0; c < COUNT_OF(cases); c++) {
    for (size_t k = 0; k < COUNT_OF(lengths); k++) {
      size_t n = lengths[k], words = cases[c].n_words;
      void **array = gc_alloc(heap, cases[c].layout ? cases[c].layout : &wide, n * words * 8);
      world.cells[0] = array;
      for (size_t i = 0; i < n; i += n / 10 + 1) {
        array[i * words + cases[c].at] = gc_alloc(heap, NULL, 8);
        array[i * words] = gc_alloc(heap, NULL, 8); // not a pointer word: dies
      }
      void *last = gc_alloc(heap, NULL, 8);
      array[(n - 1) * words + cases[c].at] = last;
      size_t want = 1 + (n + n / 10) / (n / 10 + 1);
      if ((n - 1) % (n / 10 + 1)) want++;
      cr_expect_eq(live_objects(heap), want, "case %zu, %zu elements", c, n);
    }
  }
  gc_free(heap);
}

Test(gc_collect, frames_are_scanned_by_bitmap) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  for (size_t i = 0; i < COUNT_OF(world.slots); i++) world.slots[i] = gc_alloc(heap, NULL, 8);
  world.bitmap[0] = 1 | UINT64_C(1) << 63;
  world.bitmap[1] = 2;
  world.bitmap[2] = ~UINT64_C(0); // 2 slots remain: bits behind the end do not count
  cr_expect_eq(live_objects(heap), 5);
  gc_free(heap);
}

Test(gc_collect, a_long_list_needs_no_stack) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100});
  for (size_t i = 0; i < 5000000; i++) {
    List *list = gc_alloc(heap, &list_layout, sizeof *list);
    list->next = world.cells[0];
    list->value = i;
    world.cells[0] = list;
  }
  cr_expect_eq(live_objects(heap), 5000000);
  size_t n = 0;
  for (List *list = world.cells[0]; list; list = list->next) cr_assert_eq(list->value, 5000000 - ++n);
  cr_expect_eq(n, 5000000);
  gc_free(heap);
}

Test(gc_collect, a_large_array_of_lists_is_marked_in_pieces) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  enum { N = 300000 };
  void **array = gc_alloc(heap, &pointers, N * sizeof(void *));
  world.cells[0] = array;
  for (size_t i = 0; i < N; i++) array[i] = gc_alloc(heap, &list_layout, sizeof(List));
  cr_expect_eq(live_objects(heap), N + 1);
  gc_free(heap);
}

Test(gc_collect, root_cells_are_roots) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  GcRoot a, b;
  gc_push_root(heap, &a, gc_alloc(heap, NULL, 8));
  gc_push_root(heap, &b, gc_alloc(heap, NULL, 8));
  cr_expect_eq(live_objects(heap), 2);
  gc_pop_root(heap, &b);
  cr_expect_eq(live_objects(heap), 1);
  gc_pop_root(heap, &a);
  cr_expect_eq(live_objects(heap), 0);
  gc_free(heap);
}

// ---- finalizers ------------------------------------------------------------

Test(gc_finalizer, order_is_that_of_setting) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  void *object[4];
  for (int i = 0; i < 4; i++) object[i] = gc_alloc(heap, &list_layout, 16 << i);
  static const int order[] = {2, 0, 3, 1};
  for (uintptr_t i = 0; i < 4; i++) {
    cr_expect_eq(gc_set_finalizer(heap, object[order[i]], (void *)(i + 1)), GC_FINALIZER_OK);
  }
  gc_clear_finalizer(heap, object[3]);
  gc_collect(heap);
  cr_assert_eq(world.n_finalized, 3);
  cr_expect_eq(world.finalized[0], object[2]);
  cr_expect_eq(world.finalized[2], object[0]);
  cr_expect_eq(world.finalized[4], object[1]);
  cr_expect_eq(world.finalized[5], (void *)4);
  cr_expect_eq(world.last[GC_EVENT_MARK_DONE].n_finalizers, 3);
  cr_expect_eq(live_objects(heap), 3); // the queue holds them
  world.n_finalized = 0;
  cr_expect_eq(live_objects(heap), 0);
  gc_free(heap);
}

Test(gc_finalizer, of_a_chain_the_head_goes_first_and_a_cycle_stays) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  List *a = gc_alloc(heap, &list_layout, 16), *b = gc_alloc(heap, &list_layout, 16);
  List *c = gc_alloc(heap, &list_layout, 16);
  a->next = b;
  c->next = c;
  gc_set_finalizer(heap, b, NULL);
  gc_set_finalizer(heap, a, NULL);
  gc_set_finalizer(heap, c, NULL);
  gc_collect(heap);
  cr_assert_eq(world.n_finalized, 1);
  cr_expect_eq(world.finalized[0], a);
  world.n_finalized = 0;
  gc_collect(heap);
  cr_assert_eq(world.n_finalized, 1);
  cr_expect_eq(world.finalized[0], b);
  world.n_finalized = 0;
  cr_expect_eq(live_objects(heap), 1);
  gc_free(heap);
}

Test(gc_finalizer, refuses_what_is_no_object) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  char *p = gc_alloc(heap, NULL, 16);
  cr_expect_eq(gc_set_finalizer(heap, &world, NULL), GC_FINALIZER_NOT_HEAP);
  cr_expect_eq(gc_set_finalizer(heap, p + 1, NULL), GC_FINALIZER_INTERIOR);
  cr_expect_eq(gc_set_finalizer(heap, p, NULL), GC_FINALIZER_OK);
  cr_expect_eq(gc_set_finalizer(heap, p, NULL), GC_FINALIZER_ALREADY_SET);
  cr_expect(gc_clear_finalizer(heap, p));
  cr_expect(!gc_clear_finalizer(heap, p));
  cr_expect(!gc_clear_finalizer(heap, NULL));
  gc_free(heap);
}

Test(gc_finalizer, many_come_and_go) {
  World world = {0};
  GcOptions options = {.gogc = 100};
  GcHeap *heap = gc_new(&options, NULL); // without a callback they just end
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 10000; i++) {
      void *p = gc_alloc(heap, NULL, 16);
      cr_assert_eq(gc_set_finalizer(heap, p, &world), GC_FINALIZER_OK);
      if (i % 3 == 0) cr_assert(gc_clear_finalizer(heap, p));
    }
    gc_collect(heap);
  }
  cr_expect_eq(live_objects(heap), 0);
  gc_free(heap);
}

// ---- pacing and events -----------------------------------------------------

Test(gc_pacer, first_goal_is_four_megabytes_and_then_twice_what_lives) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100});
  while (world.n_events < 3) gc_alloc(heap, NULL, 1024);
  const GcEvent *event = &world.last[GC_EVENT_MARK_DONE];
  cr_expect_eq(event->cause, GC_CAUSE_THRESHOLD);
  cr_expect_eq(event->goal_bytes, 4 << 20);
  cr_expect_geq(event->heap_before_bytes, (4 << 20) - 8192);
  cr_expect_leq(event->heap_before_bytes, (4 << 20) + 8192);
  world.cells[0] = gc_alloc(heap, NULL, 10 << 20);
  gc_collect(heap);
  uint64_t live = event->marked_bytes;
  cr_expect_eq(live, 10 << 20);
  cr_expect_eq(event->next_goal_bytes, 2 * live + event->root_bytes);
  gc_set_limits(heap, 50, 0, 0);
  gc_collect(heap);
  cr_expect_eq(event->next_goal_bytes, live + (live + event->root_bytes) / 2);
  gc_free(heap);
}

Test(gc_pacer, off_means_never) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = -1});
  for (int i = 0; i < 100000; i++) gc_alloc(heap, NULL, 1024);
  cr_expect_eq(world.n_events, 0);
  gc_set_limits(heap, -1, 30 << 20, 0);
  for (int i = 0; i < 100000; i++) gc_alloc(heap, NULL, 1024);
  cr_expect_gt(world.n_events, 0);
  cr_expect_eq(world.last[GC_EVENT_MARK_DONE].cause, GC_CAUSE_LIMIT);
  gc_free(heap);
}

Test(gc_pacer, memlimit_below_the_live_heap_is_no_standstill) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .memlimit = 1 << 20});
  world.cells[0] = gc_alloc(heap, NULL, 8 << 20);
  for (int i = 0; i < 100000; i++) gc_alloc(heap, NULL, 128);
  GcStats stats;
  gc_get_stats(heap, &stats);
  cr_expect_geq(stats.n_cycles, 10);
  cr_expect_leq(stats.n_cycles, 40);
  gc_free(heap);
}

Test(gc_pacer, events_come_in_order_with_their_numbers) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  world.cells[0] = gc_alloc(heap, &pointers, 16);
  for (int i = 0; i < 99; i++) gc_alloc(heap, NULL, 16);
  gc_collect(heap);
  cr_assert_eq(world.n_events, 5);
  for (int i = 0; i < 5; i++) cr_expect_eq(world.events[i], (GcEventKind)i);
  const GcEvent *event = &world.last[GC_EVENT_CYCLE_END];
  cr_expect_eq(event->cycle, 1);
  cr_expect_eq(event->cause, GC_CAUSE_FORCED);
  cr_expect_eq(event->heap_before_bytes, 1600);
  cr_expect_eq(event->n_roots, 1);
  cr_expect_eq(event->marked_objects, 1);
  cr_expect_eq(event->swept_objects, 99);
  cr_expect_eq(event->swept_bytes, 99 * 16);
  cr_expect(event->begin_ns <= event->mark_begin_ns && event->mark_begin_ns <= event->roots_done_ns &&
            event->roots_done_ns <= event->mark_end_ns && event->mark_end_ns <= event->end_ns &&
            event->end_ns <= event->sweep_done_ns);
  gc_free(heap);
}

Test(gc_pacer, lazy_sweeping_ends_long_before_the_next_cycle) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100});
  while (world.n_events < 5) gc_alloc(heap, NULL, 64);
  cr_expect_eq(world.events[3], GC_EVENT_SWEEP_DONE);
  cr_expect_eq(world.events[4], GC_EVENT_CYCLE_END);
  cr_expect_eq(world.last[0].cycle, 1);
  gc_free(heap);
}

Test(gc_stats, trace_line_is_as_in_go) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  GcEvent event = {
      .kind = GC_EVENT_MARK_DONE,
      .cause = GC_CAUSE_FORCED,
      .cycle = 7,
      .begin_ns = 1012345678,
      .mark_begin_ns = 1012345678 + 11999,
      .mark_end_ns = 1012345678 + 11999 + 1234567,
      .end_ns = 1012345678 + 11999 + 1234567 + 12345678,
      .heap_before_bytes = 5 << 20,
      .marked_bytes = (3 << 20) - 1,
      .goal_bytes = 4 << 20,
  };
  char line[256];
  size_t n = gc_format_trace(heap, &event, line, sizeof line);
  cr_expect_str_eq(line,
                   "gc 7 @1.012s 0%: 0.011+1.2+12 ms clock, 0.011+0/1.2/0+12 ms cpu, 5->5->2 MB, 4 MB goal, "
                   "0 MB stacks, 0 MB globals, 1 P (forced)\n");
  cr_expect_eq(n, strlen(line));
  gc_free(heap);
}

static void count_object(void *ctx, const GcObject *object) {
  ((size_t *)ctx)[object->has_pointers]++;
}

Test(gc_stats, objects_can_be_visited_and_annotated) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .objectinfo = 1});
  List *list = gc_alloc(heap, &list_layout, sizeof *list);
  world.cells[0] = list;
  *gc_object_info(heap, &list->value) = (GcObjectInfo){.site = 7, .birth = 9};
  for (int i = 0; i < 600; i++) cr_assert_eq(gc_object_info(heap, gc_alloc(heap, &list_layout, 16))->site, 0);
  gc_alloc(heap, NULL, 100000);
  size_t n[2] = {0, 0};
  gc_visit_objects(heap, count_object, n);
  cr_expect_eq(n[0], 1);
  cr_expect_eq(n[1], 601);
  gc_collect(heap);
  n[0] = n[1] = 0;
  gc_visit_objects(heap, count_object, n);
  cr_expect_eq(n[0], 0);
  cr_expect_eq(n[1], 1);
  cr_expect_eq(gc_object_info(heap, list)->site, 7);
  cr_expect_eq(gc_object_info(heap, list)->birth, 9);
  gc_free(heap);
}

static void bury(void *ctx, GcObjectInfo *info, uint64_t n_bytes) {
  uint64_t *sums = ctx;
  if (!info->birth) return;
  sums[0]++;
  sums[1] += n_bytes;
  sums[2] += info->birth;
  info->birth = 0;
}

Test(gc_stats, the_dead_are_buried_once_and_large_objects_counted_by_power) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .objectinfo = 1});
  uint64_t sums[3] = {0};
  gc_set_burial(heap, bury, sums);
  List *list = world.cells[0] =
      gc_alloc_info(heap, &list_layout, sizeof *list, (GcObjectInfo){.birth = 1000});
  for (uint32_t i = 1; i <= 600; i++)
    gc_alloc_info(heap, &list_layout, sizeof(List), (GcObjectInfo){.birth = i});
  gc_alloc_info(heap, NULL, 100000, (GcObjectInfo){.birth = 5});
  gc_bury_unswept(heap); // all is swept
  cr_expect_eq(sums[0], 0);
  gc_collect(heap);
  cr_expect_eq(sums[0], 601);
  cr_expect_eq(sums[1], 600 * gc_round_size(sizeof(List)) + gc_round_size(100000));
  cr_expect_eq(sums[2], 600 * 601 / 2 + 5);
  gc_collect(heap);
  gc_bury_unswept(heap);
  cr_expect_eq(sums[0], 601);
  world.cells[0] = NULL;
  gc_collect(heap);
  cr_expect_eq(sums[0], 602);
  cr_expect_eq(sums[2], 600 * 601 / 2 + 5 + 1000);
  GcMemStats *mem = calloc(1, sizeof *mem);
  gc_read_stats(heap, mem);
  for (uint32_t i = 0; i < COUNT_OF(mem->large_by_log2); i++) {
    cr_expect_eq(mem->large_by_log2[i].n_mallocs, i == 17); // 65,537 to 131,072
    cr_expect_eq(mem->large_by_log2[i].bytes, i == 17 ? gc_round_size(100000) : 0);
  }
  free(mem);
  gc_free(heap);
}

Test(gc_stats, objects_add_up_by_the_words_they_were_allocated_with) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .objectinfo = 1});
  for (uint32_t i = 0; i < 3000; i++) {
    List *list = gc_alloc_info(heap, &list_layout, sizeof *list, (GcObjectInfo){.site = i % 3});
    cr_assert_eq(gc_object_info(heap, list)->site, i % 3);
    if (i % 3 == 1) { // the others are garbage
      list->next = world.cells[0];
      world.cells[0] = list;
    }
  }
  char *large = gc_alloc_info(heap, NULL, 100000, (GcObjectInfo){.site = 3});
  cr_assert_eq(gc_object_info(heap, large + 99999)->site, 3);
  GcSum sums[4] = {{0}};
  gc_sum_by_site(heap, sums);
  cr_expect_eq(sums[0].n_objects, 1000);
  cr_expect_eq(sums[2].n_bytes, 16000);
  cr_expect_eq(sums[3].n_bytes, 106496);
  GcSum live = gc_mark_final(heap);
  cr_expect_eq(live.n_objects, 1000);
  cr_expect_eq(live.n_bytes, 16000);
  memset(sums, 0, sizeof sums);
  gc_sum_by_site(heap, sums);
  for (int i = 0; i < 4; i++) cr_expect_eq(sums[i].n_objects, i == 1 ? 1000 : 0);
  gc_collect(heap); // still possible
  cr_expect_eq(gc_object_info(heap, world.cells[0])->site, 1);
  gc_free(heap);
}

// ---- debugging modes -------------------------------------------------------

// A random graph of objects of all sizes, mutated under every check.
Test(gc_debug, a_random_program_passes_all_checks) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .gcstress = 61, .gcpoison = 1, .gccheck = 1});
  uint64_t random = 12345;
  for (size_t i = 0; i < 60000; i++) {
    random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    size_t r = random >> 33;
    size_t bytes = r % 50 == 0 ? 40000 + r % 100000 : r % 7 == 0 ? 600 + r % 5000 : 8 + r % 500;
    bytes &= ~(size_t)15;
    void **p = gc_alloc(heap, r & 1024 ? &list_layout : NULL, bytes + 16);
    cr_assert_null(p[bytes / 8]);
    if (r & 1024) {
      p[0] = world.cells[r % 4];
      p[bytes / 16 * 2] = world.cells[(r >> 3) % 4];
      if (r % 11 == 0) p[0] = NULL;
    } else {
      memset(p, 0xaa, bytes + 16);
    }
    world.cells[r >> 2 & 3] = p;
    if (r % 97 == 0) world.cells[r >> 5 & 3] = NULL;
    if (r % 997 == 0) memset(world.cells, 0, sizeof world.cells);
  }
  GcStats stats;
  gc_get_stats(heap, &stats);
  cr_expect_geq(stats.n_cycles_by_cause[GC_CAUSE_STRESS], 100);
  gc_free(heap);
}

Test(gc_debug, stress_collects_at_every_nth_allocation) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .gcstress = 10});
  for (int i = 0; i < 1000; i++) gc_alloc(heap, NULL, 1 + i);
  GcStats stats;
  gc_get_stats(heap, &stats);
  cr_expect_eq(stats.n_cycles, 100);
  gc_free(heap);
}

Test(gc_debug, failalloc_fails_one_allocation) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .failalloc = 3});
  cr_expect_not_null(gc_alloc(heap, NULL, 8));
  cr_expect_not_null(gc_alloc(heap, NULL, 8));
  cr_expect_null(gc_alloc(heap, NULL, 8));
  cr_expect_not_null(gc_alloc(heap, NULL, 8));
  gc_free(heap);
}

Test(gc_debug, poison_fills_the_dead) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .gcpoison = 1});
  uint64_t *dead = gc_alloc(heap, NULL, 32);
  world.cells[0] = gc_alloc(heap, NULL, 32);
  gc_collect(heap);
  for (int i = 0; i < 4; i++) cr_expect_eq(dead[i], UINT64_C(0xdbdbdbdbdbdbdbdb));
  cr_expect_eq(gc_alloc(heap, NULL, 32), dead);
  for (int i = 0; i < 4; i++) cr_expect_eq(dead[i], 0);
  gc_free(heap);
}

Test(gc_debug, poison_notices_writes_to_the_dead, .signal = SIGABRT) {
  World world = {0};
  GcHeap *heap = new_heap_with(&world, (GcOptions){.gogc = 100, .gcpoison = 1});
  uint64_t *dead = gc_alloc(heap, NULL, 32);
  world.cells[0] = gc_alloc(heap, NULL, 32);
  gc_collect(heap);
  dead[2] = 1;
  gc_alloc(heap, NULL, 32);
}

Test(gc_debug, check_notices_a_pointer_to_the_dead, .signal = SIGABRT) {
  World world = {0};
  GcHeap *heap = new_heap(&world);
  void *dead = gc_alloc(heap, NULL, 32);
  world.cells[0] = gc_alloc(heap, NULL, 32); // keeps the span
  gc_collect(heap);
  world.cells[1] = dead;
  gc_collect(heap);
}
