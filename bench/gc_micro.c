// SPDX-License-Identifier: MIT
// gc_micro.c - what the collector costs by itself: ns per garbage object by
// size, ns per object of a tree that stays, MB/s of marking. Build:
//   cc -O2 -std=c11 -D_GNU_SOURCE -I. bench/gc_micro.c build/release/libminigo.a -o /tmp/gc_micro -lm
#include "gc/gc.h"

#include <time.h>

typedef struct Tree {
  struct Tree *left, *right;
} Tree;

typedef struct List {
  struct List *next;
  uint64_t value;
} List;

static const GcLayout tree_layout = GC_LAYOUT(2, 3);
static const GcLayout list_layout = GC_LAYOUT(2, 1);
static const GcLayout pointers_layout = GC_LAYOUT(1, 1);
static const GcLayout mixed_layout = GC_LAYOUT(8, 0x11);

static double now(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static uint64_t random_state = 88172645463325252u;
static uint64_t next_random(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  return random_state ^= random_state << 17;
}

static void report(GcHeap *heap, const char *what, double ns, double n) {
  GcStats stats;
  gc_get_stats(heap, &stats);
  printf("%-36s %7.2f ns/object  %4lu cycles, longest pause %6.2f ms\n", what, ns / n,
         (unsigned long)stats.n_cycles, (double)stats.pause_max_ns / 1e6);
}

static void *sink;

static void garbage(size_t size, const GcLayout *layout, const char *what) {
  GcHeap *heap = gc_new(NULL, NULL);
  size_t n = 400u * 1000 * 1000 / size + 10000000;
  double start = now();
  for (size_t i = 0; i < n; i++) {
    sink = gc_alloc(heap, layout, size);
  }
  report(heap, what, now() - start, (double)n);
  gc_free(heap);
}

// Garbage over a heap full of holes: every second object of an old generation lives.
static void holes(void) {
  GcHeap *heap = gc_new(NULL, NULL);
  size_t n_live = 200000;
  GcRoot root;
  void **live = gc_alloc(heap, &pointers_layout, n_live * sizeof *live);
  gc_push_root(heap, &root, live);
  for (size_t i = 0; i < n_live; i++) {
    live[i] = gc_alloc(heap, &mixed_layout, 64);
    sink = gc_alloc(heap, &mixed_layout, 64);
  }
  size_t n = 20000000;
  double start = now();
  for (size_t i = 0; i < n; i++) {
    uint64_t *p = gc_alloc(heap, &mixed_layout, 64);
    p[1] = i;
    live[next_random() % n_live] = i % 8 ? live[0] : p;
  }
  report(heap, "64 bytes, replacing random live ones", now() - start, (double)n);
  gc_pop_root(heap, &root);
  gc_free(heap);
}

static Tree *build(GcHeap *heap, int depth) {
  GcRoot root;
  gc_push_root(heap, &root, gc_alloc(heap, &tree_layout, sizeof(Tree)));
  if (depth) {
    Tree *left = build(heap, depth - 1);
    gc_store(heap, &((Tree *)root.value)->left, left);
    Tree *right = build(heap, depth - 1);
    gc_store(heap, &((Tree *)root.value)->right, right);
  }
  return gc_pop_root(heap, &root);
}

static void mark_rate(GcHeap *heap, const char *what) {
  GcStats before, after;
  gc_collect(heap);
  gc_get_stats(heap, &before);
  for (int i = 0; i < 5; i++) gc_collect(heap);
  gc_get_stats(heap, &after);
  double ns = (double)(after.mark_total_ns - before.mark_total_ns);
  double bytes = (double)(after.marked_total_bytes - before.marked_total_bytes);
  double objects = (double)(after.marked_total_objects - before.marked_total_objects);
  printf("%-36s %7.2f ns/object  %7.0f MB/s  (%.0f MB live)\n", what, ns / objects, bytes / ns * 1e3,
         bytes / 5e6);
}

static void trees(int depth) {
  GcHeap *heap = gc_new(NULL, NULL);
  double start = now();
  GcRoot root;
  gc_push_root(heap, &root, build(heap, depth));
  char what[64];
  snprintf(what, sizeof what, "build tree of depth %d, 16 bytes", depth);
  report(heap, what, now() - start, (double)(2u << depth));
  snprintf(what, sizeof what, "mark tree of depth %d", depth);
  mark_rate(heap, what);
  gc_pop_root(heap, &root);
  gc_free(heap);
}

// n objects of a size in a list; shuffled: neighbours in the list are not neighbours in memory.
static void lists(size_t n, bool shuffled, const char *what) {
  GcHeap *heap = gc_new(NULL, NULL);
  GcRoot array, head;
  gc_push_root(heap, &array, gc_alloc(heap, &pointers_layout, n * sizeof(void *)));
  for (size_t i = 0; i < n; i++) {
    List *list = gc_alloc(heap, &list_layout, sizeof *list);
    ((List **)array.value)[i] = list;
  }
  List **all = array.value;
  if (shuffled) {
    for (size_t i = n - 1; i > 0; i--) {
      size_t k = next_random() % (i + 1);
      List *list = all[i];
      all[i] = all[k];
      all[k] = list;
    }
  }
  for (size_t i = 0; i + 1 < n; i++) all[i]->next = all[i + 1];
  void *first = all[0];
  gc_pop_root(heap, &array);
  gc_push_root(heap, &head, first);
  mark_rate(heap, what);
  gc_pop_root(heap, &head);
  gc_free(heap);
}

// An array of pointers to shuffled 64-byte objects: what prefetching is for.
static void pointer_array(size_t n) {
  GcHeap *heap = gc_new(NULL, NULL);
  GcRoot root;
  gc_push_root(heap, &root, gc_alloc(heap, &pointers_layout, n * sizeof(void *)));
  for (size_t i = 0; i < n; i++) {
    void *p = gc_alloc(heap, &mixed_layout, 64);
    ((void **)root.value)[i] = p;
  }
  void **all = root.value;
  for (size_t i = n - 1; i > 0; i--) {
    size_t k = next_random() % (i + 1);
    void *p = all[i];
    all[i] = all[k];
    all[k] = p;
  }
  mark_rate(heap, "mark array of shuffled 64-byte ones");
  gc_pop_root(heap, &root);
  gc_free(heap);
}

static void allocation(void) {
  garbage(16, NULL, "16 bytes, no pointers");
  garbage(16, &list_layout, "16 bytes");
  garbage(64, &mixed_layout, "64 bytes");
  garbage(256, &mixed_layout, "256 bytes");
  garbage(2048, &mixed_layout, "2048 bytes");
  garbage(100000, NULL, "100000 bytes, no pointers");
  holes();
}

static void marking(void) {
  trees(16);
  trees(22);
  lists(5000000, false, "mark list, in order");
  lists(5000000, true, "mark list, shuffled");
  pointer_array(4000000);
}

// With the argument "mark": only marking.
int main(int argc, char **argv) {
  if (argc < 2 || strcmp(argv[1], "mark") != 0) allocation();
  marking();
  return 0;
}
