// SPDX-License-Identifier: MIT
// finalizer.c - objects whose end the host wants to know (Go's SetFinalizer).
//
// As in Go: what an object with a finalizer refers to stays alive as long as
// the object is registered, but the object itself does not. So of a chain of
// such objects only the head is finalized in one cycle, and one that can reach itself
// never is. Unlike Go's, the order is fixed: that of gc_set_finalizer.
//
// entries keeps that order; an entry that is forgotten has object NULL until
// the table is packed. index finds an entry by object.
#include "gc/gc_impl.h"

static size_t hash_object(const FinalizerTable *table, const char *object) {
  return ((uintptr_t)object * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (table->n_index - 1);
}

// Drops forgotten entries and builds the index anew, at most half full.
static void pack_table(FinalizerTable *table) {
  size_t n = 0;
  for (size_t i = 0; i < table->n; i++) {
    if (table->entries[i].object) table->entries[n++] = table->entries[i];
  }
  table->n = n;
  table->n_dead = 0;
  size_t n_index = 64;
  while (n_index < 4 * (n + 1)) n_index *= 2;
  x_free(table->index);
  table->index = x_calloc(n_index, sizeof *table->index);
  table->n_index = n_index;
  for (size_t i = 0; i < n; i++) {
    size_t at = hash_object(table, table->entries[i].object);
    while (table->index[at]) at = (at + 1) & (n_index - 1);
    table->index[at] = (uint32_t)i + 1;
  }
}

static Finalizer *find_entry(FinalizerTable *table, const char *object) {
  if (!table->n_index) return NULL;
  for (size_t at = hash_object(table, object); table->index[at]; at = (at + 1) & (table->n_index - 1)) {
    Finalizer *entry = &table->entries[table->index[at] - 1];
    if (entry->object == object) return entry;
  }
  return NULL;
}

GcFinalizerStatus gc_set_finalizer(GcHeap *heap, void *object, void *cookie) {
  FinalizerTable *table = &heap->finalizers;
  GcObject found;
  if (!gc_find_object(heap, object, &found)) return GC_FINALIZER_NOT_HEAP;
  if (found.base != (char *)object) return GC_FINALIZER_INTERIOR;
  if (find_entry(table, object)) return GC_FINALIZER_ALREADY_SET;
  if (table->n == UINT32_MAX - 1) bug("too many finalizers");
  if (table->n == table->cap) {
    table->cap = table->cap ? 2 * table->cap : 16;
    table->entries = x_realloc(table->entries, table->cap, sizeof *table->entries);
  }
  table->entries[table->n++] = (Finalizer){object, cookie};
  if (2 * table->n > table->n_index) {
    pack_table(table);
  } else {
    size_t at = hash_object(table, object);
    while (table->index[at]) at = (at + 1) & (table->n_index - 1);
    table->index[at] = (uint32_t)table->n;
  }
  return GC_FINALIZER_OK;
}

bool gc_clear_finalizer(GcHeap *heap, void *object) {
  Finalizer *entry = find_entry(&heap->finalizers, object);
  if (!object || !entry) return false;
  *entry = (Finalizer){NULL, NULL}; // its index slot stays, so that probing goes on behind it
  if (++heap->finalizers.n_dead > heap->finalizers.n / 2) pack_table(&heap->finalizers);
  return true;
}

// Roots: cookies, and what the objects refer to.
void finalizers_mark(GcHeap *heap) {
  FinalizerTable *table = &heap->finalizers;
  for (size_t i = 0; i < table->n; i++) {
    if (!table->entries[i].object) continue;
    gc_mark_pointer(heap, table->entries[i].cookie);
    mark_object_fields(heap, table->entries[i].object);
  }
}

// After the mark: hands unreachable objects to the host and marks them.
void finalizers_queue(GcHeap *heap) {
  FinalizerTable *table = &heap->finalizers;
  size_t n_dead = table->n_dead;
  for (size_t i = 0; i < table->n; i++) {
    Finalizer entry = table->entries[i];
    if (!entry.object || object_is_marked(heap, entry.object)) continue;
    mark_object(heap, entry.object); // its fields are marked already
    table->entries[i] = (Finalizer){NULL, NULL};
    table->n_dead++;
    heap->event.n_finalizers++;
    if (heap->host.finalize) heap->host.finalize(heap->host.ctx, heap, entry.object, entry.cookie);
  }
  if (table->n_dead > n_dead) pack_table(table);
}

// The same roots for the second mark.
void finalizers_check(GcHeap *heap) {
  FinalizerTable *table = &heap->finalizers;
  for (size_t i = 0; i < table->n; i++) {
    if (!table->entries[i].object) continue;
    check_pointer(heap, table->entries[i].cookie);
    check_object_fields(heap, table->entries[i].object);
  }
}

void finalizers_fini(GcHeap *heap) {
  x_free(heap->finalizers.entries);
  x_free(heap->finalizers.index);
}
