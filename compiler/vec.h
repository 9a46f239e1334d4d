// SPDX-License-Identifier: MIT
// vec.h - growing arrays of any element type.
//
// VEC(T) is an anonymous struct type; give it a name with typedef where it
// crosses a function border. Two growth policies share the shape:
//   vec_push / vec_free      storage from malloc, owned by the vector
//   avec_push(arena, ...)    storage in an arena, old storage is left behind
// Zero initialisation ({0}) is the empty vector. Indices and lengths are
// uint32_t; growth checks for overflow.
#ifndef MG_VEC_H
#define MG_VEC_H

#include "compiler/arena.h"

#define VEC(T)                                                                                               \
  struct {                                                                                                   \
    T *items;                                                                                                \
    uint32_t n;                                                                                              \
    uint32_t cap;                                                                                            \
  }

// Room for one more: the element storage to use from now on. *cap is updated.
void *vec_grow(void *items, uint32_t *cap, uint32_t need, size_t size);
void *avec_grow(Arena *a, void *items, uint32_t *cap, uint32_t need, size_t size);

#define vec_reserve(v, need)                                                                                 \
  ((need) > (v)->cap                                                                                         \
       ? (void)((v)->items = vec_grow((v)->items, &(v)->cap, (uint32_t)(need), sizeof *(v)->items))          \
       : (void)0)
#define vec_push(v, x) (vec_reserve(v, (v)->n + 1), (void)((v)->items[(v)->n++] = (x)))
#define vec_pop(v)     ((v)->items[--(v)->n])
#define vec_last(v)    ((v)->items[(v)->n - 1])
#define vec_clear(v)   ((void)((v)->n = 0))
#define vec_free(v)    (x_free((v)->items), (v)->items = NULL, (v)->n = (v)->cap = 0, (void)0)

#define avec_push(a, v, x)                                                                                   \
  ((v)->n == (v)->cap                                                                                        \
       ? (void)((v)->items = avec_grow((a), (v)->items, &(v)->cap, (v)->n + 1, sizeof *(v)->items))          \
       : (void)0,                                                                                            \
   (void)((v)->items[(v)->n++] = (x)))

#endif
