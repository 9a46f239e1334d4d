// SPDX-License-Identifier: MIT
// gen_place.c - variables, and everything that can be loaded and stored.
//
// A Place says where a value is without loading it: the operands of its address
// (pointer, index, map key) are evaluated, its checks are not made yet. They are
// part of the load, store or address instruction, so that `a[i] = f()` checks the
// bound after f was called, as Go does.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"

enum {
  FAR_VAR_SLOTS = 4096,   // larger variables live in far frame memory
  MAX_MEM_OFFSET = 65535, // of LD and ST instructions
};

Rep type_rep(Type *t) {
  Type *u = type_under(t);
  switch (u->kind) {
  case TYPE_BOOL:
  case TYPE_UINT8: return REP_U8;
  case TYPE_INT8: return REP_I8;
  case TYPE_INT16: return REP_I16;
  case TYPE_UINT16: return REP_U16;
  case TYPE_INT32: return REP_I32;
  case TYPE_UINT32:
  case TYPE_FLOAT32: return REP_U32;
  case TYPE_INT:
  case TYPE_INT64:
  case TYPE_UINT:
  case TYPE_UINT64:
  case TYPE_UINTPTR:
  case TYPE_FLOAT64: return REP_64;
  case TYPE_POINTER:
  case TYPE_MAP:
  case TYPE_CHAN:
  case TYPE_FUNC:
  case TYPE_UNSAFE_POINTER: return REP_PTR;
  case TYPE_STRING: return REP_STR;
  case TYPE_SLICE: return REP_SLICE;
  case TYPE_INTERFACE: return REP_IFACE;
  case TYPE_COMPLEX64:
  case TYPE_COMPLEX128: return REP_MEM;
  default: return type_size(t) == 0 ? REP_NONE : REP_MEM;
  }
}

// ---- moves ------------------------------------------------------------------

void move_slots(Fn *f, Reg dst, Reg src, uint32_t n) {
  if (dst == src || n == 0) return;
  switch (n) {
  case 1: emit(f, OP_MOV, dst, src, 0); break;
  case 2: emit(f, OP_MOV2, dst, src, 0); break;
  case 3: emit(f, OP_MOV3, dst, src, 0); break;
  default:
    if (n <= UINT16_MAX)
      emit(f, OP_MOVN, dst, src, n);
    else
      emit2(f, OP_MOVN_W, 0, FRAME_AT(dst, 0), 0, FRAME_AT(src, 0), 0, (int64_t)n * 8);
  }
}

void zero_slots(Fn *f, Reg dst, uint32_t n) {
  switch (n) {
  case 0: break;
  case 1: emit(f, OP_LDI, dst, 0, 0); break;
  case 2: emit(f, OP_ZERO2, dst, 0, 0); break;
  case 3: emit(f, OP_ZERO3, dst, 0, 0); break;
  default: emit(f, OP_ZERON, dst, n, 0); break;
  }
}

// ---- variables --------------------------------------------------------------

bool var_is_addressed(Gen *g, const IrVar *v) {
  return v->is_addrtaken || (v->is_captured && g->ref_captured[v->id]);
}

bool var_is_heap(Gen *g, const IrVar *v) {
  if (v->class == IR_VAR_GLOBAL || v->class == IR_VAR_CLOSURE) return false;
  if (v->esc == ESC_HEAP) return true;
  if (v->esc == ESC_NONE || v->esc == ESC_NEVER) return false;
  return var_is_addressed(g, v);
}

static bool is_memory_type(Type *t) {
  Rep r = type_rep(t);
  return r == REP_MEM || r == REP_NONE;
}

bool var_in_reg(const IrVar *v) {
  if (!v || v->class == IR_VAR_GLOBAL) return false;
  const VarLoc *l = v->gen;
  return l && l->kind == VAR_REG;
}

void var_place(Fn *f, IrVar *v, VarKind kind, Reg reg) {
  VarLoc *l = v->gen;
  if (!l) {
    v->gen = l = ARENA_NEW(f->g->arena, VarLoc);
    vec_push(&f->vars, v);
  }
  l->kind = (uint8_t)kind;
  l->reg = reg;
}

// Gives a variable its slots; they are released with the scope, or never.
static void reserve(Fn *f, IrVar *v, bool is_scoped) {
  type_layout(v->type);
  if (var_is_heap(f->g, v)) {
    uint64_t mask = 1;
    Reg r = slots_alloc(f, 1, &mask);
    if (is_scoped) vec_push(&f->scoped, ((SlotRun){r, 1, 1}));
    var_place(f, v, VAR_BOX, r);
  } else if (is_memory_type(v->type) && type_slots(v->type) > (frame_has_room(f) ? FAR_VAR_SLOTS : 16)) {
    var_place(f, v, VAR_FAR, slots_far(f, v->type, 1));
  } else if (var_is_addressed(f->g, v)) {
    // Its address may outlive the block: the slots are its own.
    var_place(f, v, VAR_FRAME, slots_for_type(f, v->type, NULL));
  } else {
    SlotRun run;
    Reg r = slots_for_type(f, v->type, &run);
    if (is_scoped) vec_push(&f->scoped, run);
    var_place(f, v, is_memory_type(v->type) ? VAR_FRAME : VAR_REG, r);
  }
}

void var_reserve(Fn *f, IrVar *v) {
  if (!v->gen) reserve(f, v, true);
}

void var_count_frame(Fn *f, IrVar *v) {
  if (f->g->options->counts_frames && var_is_addressed(f->g, v) && type_size(v->type))
    emit(f, OP_COUNT_FRAME, 0, gen_var_site(f, v), 0);
}

VarLoc *var_declare(Fn *f, IrVar *v) {
  if (!v->gen) reserve(f, v, true);
  if (((VarLoc *)v->gen)->kind == VAR_BOX)
    emit(f, OP_NEW, ((VarLoc *)v->gen)->reg, gen_var_site(f, v), 0);
  else
    var_count_frame(f, v);
  return v->gen;
}

static VarLoc *var_loc(Fn *f, IrVar *v) {
  if (v->gen) return v->gen;
  if (v->class == IR_VAR_GLOBAL) bug("global %s has no place", v->name);
  reserve(f, v, false); // a temporary without declaration lives as long as the function
  if (((VarLoc *)v->gen)->kind == VAR_BOX) emit(f, OP_NEW, ((VarLoc *)v->gen)->reg, gen_var_site(f, v), 0);
  return v->gen;
}

Place place_reg(Type *t, Reg r) {
  return (Place){.kind = PLACE_REG, .type = t, .base = r, .index = NOREG, .owns_slots = true};
}

Place place_mem(Type *t, Reg base, int64_t off) {
  return (Place){.kind = PLACE_MEM, .type = t, .base = base, .index = NOREG, .off = off};
}

static Place place_frame(Type *t, Reg base, int64_t off) {
  Place p = {.kind = PLACE_FRAME, .type = t, .base = base, .index = NOREG, .off = off};
  if (off % 8) return p;
  Rep rep = type_rep(t);
  int64_t size = type_size(t);
  if ((rep >= REP_64 && rep <= REP_SLICE) || (size > 0 && size % 8 == 0)) {
    p.kind = PLACE_REG;
    p.base = base + (Reg)(off / 8);
    p.off = 0;
    p.owns_slots = true;
  }
  return p;
}

Place place_of_var(Fn *f, IrVar *v) {
  VarLoc *l = var_loc(f, v);
  switch ((VarKind)l->kind) {
  case VAR_REG: return place_reg(v->type, l->reg);
  case VAR_FRAME: {
    if (is_memory_type(v->type)) return place_reg(v->type, l->reg);
    return place_frame(v->type, l->reg, 0);
  }
  case VAR_BOX: {
    Place p = place_mem(v->type, l->reg, 0);
    p.is_nonnil = true;
    return p;
  }
  case VAR_FAR: return (Place){.kind = PLACE_FAR, .type = v->type, .base = l->reg, .index = NOREG};
  case VAR_GLOBAL:
    return (Place){.kind = PLACE_GLOBAL, .type = v->type, .base = NOREG, .index = NOREG, .off = l->offset};
  }
  bug("bad variable kind");
}

// ---- parts of places --------------------------------------------------------

// Turns an indexed place into a pointer to the element.
static Place place_pointed(Fn *f, const Place *p) {
  Place m = place_mem(p->type, place_addr(f, p, NOREG), 0);
  m.is_nonnil = true;
  return m;
}

// p, or its address where a load or store through a pointer does not reach it.
static Place place_in_reach(Fn *f, const Place *p) {
  return p->kind == PLACE_MEM && p->off <= MAX_MEM_OFFSET ? *p : place_pointed(f, p);
}

Place place_field(Fn *f, Place p, Type *t, int64_t off) {
  switch ((PlaceKind)p.kind) {
  case PLACE_REG: return place_frame(t, p.base, off);
  case PLACE_FRAME: return place_frame(t, p.base, p.off + off);
  case PLACE_FAR:
  case PLACE_MEM:
  case PLACE_GLOBAL:
  case PLACE_INDEX:
  case PLACE_PINDEX:
  case PLACE_FINDEX:
    p.type = t;
    p.off += off;
    return p;
  case PLACE_MAP: {
    Reg r = temp_type(f, p.type);
    place_load(f, &p, r);
    return place_frame(t, r, off);
  }
  default: bug("field of a place of kind %d", p.kind);
  }
}

Place place_elem(Fn *f, Place array, int64_t i) {
  Type *elem = type_under(array.type)->elem;
  return place_field(f, array, elem, i * type_size(elem));
}

static bool index_is_unsigned_wide(const Type *t) {
  switch (type_kind(t)) {
  case TYPE_UINT:
  case TYPE_UINT64:
  case TYPE_UINTPTR: return true;
  default: return false;
  }
}

static Reg gen_index(Fn *f, IrNode *n) {
  int64_t v;
  if (node_int(n, &v)) {
    Reg r = temp_plain(f, 1);
    load_int(f, r, v);
    return r;
  }
  return gen_any(f, n);
}

// Panics of an index too large for an int get the right text.
static void check_wide_index(Fn *f, IrNode *index, Reg r, Reg len) {
  int64_t v;
  if (index_is_unsigned_wide(index->type) && !node_int(index, &v)) emit(f, OP_BOUNDS_UINT, r, len, 0);
}

static Place index_array(Fn *f, IrNode *n) {
  if (n->x->op == IR_INDEXMAP) node_share_key(f, n->x->y);
  Place a = gen_place(f, n->x);
  Type *arr = type_under(n->x->type), *elem = arr->elem;
  int64_t i;
  if (node_int(n->y, &i) && i >= 0 && i < arr->len) return place_elem(f, a, i);
  int64_t size = type_size(elem);
  if (a.kind == PLACE_MAP) a = place_reg(a.type, place_any(f, &a));
  Reg index = gen_index(f, n->y);
  if (index_is_unsigned_wide(n->y->type) && !n->is_bounded) {
    uint32_t mark = temps_mark(f);
    Reg len = temp_plain(f, 1);
    load_int(f, len, arr->len);
    check_wide_index(f, n->y, index, len);
    temps_release(f, mark);
  }
  Place p = {.type = elem, .index = index, .len = arr->len, .elem_size = size};
  if (a.kind == PLACE_REG && a.owns_slots && arr->len * size / 8 < FAR_VAR_SLOTS) {
    p.kind = PLACE_FINDEX;
    p.base = a.base;
    return p;
  }
  p.kind = PLACE_PINDEX;
  p.is_nonnil = true;
  if (a.kind == PLACE_MEM && a.off == 0) {
    p.base = a.base;
    p.is_nonnil = a.is_nonnil;
  } else {
    p.base = place_addr(f, &a, NOREG);
  }
  return p;
}

static Place index_slice(Fn *f, IrNode *n) {
  Reg base = gen_any(f, n->x);
  Type *elem = type_under(n->x->type)->elem;
  Reg index = gen_index(f, n->y);
  check_wide_index(f, n->y, index, base + 1);
  return (Place){
      .kind = PLACE_INDEX, .type = elem, .base = base, .index = index, .elem_size = type_size(elem)};
}

static Place place_temp(Fn *f, IrNode *n) {
  return place_reg(n->type, gen_any(f, n));
}

static Place place_of_node(Fn *f, IrNode *n) {
  set_pos(f, n->pos);
  if (n->init && (n->op == IR_NAME || n->op == IR_DEREF || n->op == IR_DOT || n->op == IR_DOTPTR ||
                  n->op == IR_INDEX || n->op == IR_INDEXMAP))
    gen_stmts(f, n->init);
  switch ((IrOp)n->op) {
  case IR_NAME:
    if (!n->var || n->var->name == sym_blank()->text) return (Place){.kind = PLACE_BLANK, .type = n->type};
    return place_of_var(f, n->var);
  case IR_DEREF: return place_mem(n->type, gen_any(f, n->x), 0);
  case IR_DOT: {
    if (n->x->op == IR_INDEXMAP) node_share_key(f, n->x->y);
    Place p = gen_place(f, n->x);
    Type *s = type_under(n->x->type);
    type_layout(n->x->type);
    return place_field(f, p, n->type, s->fields[n->index].offset);
  }
  case IR_DOTPTR: {
    Type *s = type_under(type_under(n->x->type)->elem);
    type_layout(s);
    return place_mem(n->type, gen_any(f, n->x), s->fields[n->index].offset);
  }
  case IR_INDEX: {
    Type *u = type_under(n->x->type);
    if (u->kind == TYPE_ARRAY) return index_array(f, n);
    if (u->kind == TYPE_SLICE) return index_slice(f, n);
    if (u->kind == TYPE_POINTER) { // pointer to array, not dereferenced before
      Type *arr = type_under(u->elem);
      Reg base = gen_any(f, n->x);
      int64_t i;
      if (node_int(n->y, &i) && i >= 0 && i < arr->len)
        return place_mem(n->type, base, i * type_size(arr->elem));
      Reg index = gen_index(f, n->y);
      return (Place){.kind = PLACE_PINDEX,
                     .type = arr->elem,
                     .base = base,
                     .index = index,
                     .len = arr->len,
                     .elem_size = type_size(arr->elem)};
    }
    Reg base = gen_any(f, n->x);
    Reg index = gen_index(f, n->y);
    check_wide_index(f, n->y, index, base + 1);
    return (Place){.kind = PLACE_STRIDX, .type = n->type, .base = base, .index = index, .elem_size = 1};
  }
  case IR_INDEXMAP: {
    Type *m = type_under(n->x->type);
    Reg base = gen_any(f, n->x);
    Reg key = gen_map_key(f, m->key, n->y);
    return (Place){
        .kind = PLACE_MAP, .type = m->elem, .base = base, .index = key, .map_type = n->x->type, .node = n};
  }
  case IR_CONVNOP: // a value, but its memory is that of its operand
    if (ir_len(n->init)) return place_temp(f, n);
    if (n->x->op == IR_DEREF || n->x->op == IR_NAME || n->x->op == IR_DOT || n->x->op == IR_DOTPTR ||
        n->x->op == IR_INDEX || n->x->op == IR_CONVNOP) {
      if (type_rep(n->type) != type_rep(n->x->type)) return place_temp(f, n);
      Place p = gen_place(f, n->x);
      if (p.kind == PLACE_BLANK) return place_temp(f, n);
      p.type = n->type;
      return p;
    }
    return place_temp(f, n);
  default: return place_temp(f, n);
  }
}

Place gen_place(Fn *f, IrNode *n) {
  Place p = place_of_node(f, n);
  if (n->op == IR_INDEX || n->op == IR_DEREF || n->op == IR_DOTPTR) p.pos = n->pos;
  return p;
}

bool place_is_memory(const Place *p) {
  return p->kind == PLACE_FRAME || p->kind == PLACE_FAR || p->kind == PLACE_MEM || p->kind == PLACE_GLOBAL ||
         p->kind == PLACE_INDEX || p->kind == PLACE_PINDEX || p->kind == PLACE_FINDEX;
}

// ---- addresses --------------------------------------------------------------

Reg place_addr(Fn *f, const Place *p, Reg dst) {
  Reg r;
  set_pos(f, p->pos);
#define DST() (dst == NOREG ? (dst = temp_ptr(f)) : dst)
  switch ((PlaceKind)p->kind) {
  case PLACE_REG:
  case PLACE_FRAME:
  case PLACE_FAR: emit(f, OP_LEA, DST(), FRAME_AT(p->base, p->off), 0); return dst;
  case PLACE_MEM:
    if (p->off == 0) {
      if (!p->is_nonnil) emit(f, OP_NILCHK, p->base, 0, 0);
      if (dst == NOREG) return p->base;
      emit(f, OP_MOV, dst, p->base, 0);
    } else if (p->off <= MAX_MEM_OFFSET) {
      emit(f, OP_PTR_ADDI, DST(), p->base, p->off);
    } else {
      emit2(f, OP_PTR_ADD, DST(), p->base, 0, p->off, 0, 0);
    }
    return dst;
  case PLACE_GLOBAL: emit(f, OP_GLEA, DST(), p->off, 0); return dst;
  case PLACE_INDEX: emit2(f, OP_IDX_LEA, DST(), p->base, p->index, p->elem_size, 0, p->off); return dst;
  case PLACE_PINDEX:
  case PLACE_FINDEX:
    r = DST();
    emit2(f, p->kind == PLACE_PINDEX ? OP_PIDX_LEA : OP_FIDX_LEA, r, p->base, p->index, p->len, 0,
          p->elem_size);
    if (p->off) {
      Place m = place_mem(p->type, r, p->off);
      place_addr(f, &m, r);
    }
    return r;
  default: bug("address of a place of kind %d", p->kind);
  }
#undef DST
}

void place_check(Fn *f, const Place *p) {
  set_pos(f, p->pos);
  uint32_t mark = temps_mark(f);
  switch ((PlaceKind)p->kind) {
  case PLACE_MEM:
    if (!p->is_nonnil) emit(f, OP_NILCHK, p->base, 0, 0);
    break;
  case PLACE_INDEX:
  case PLACE_STRIDX: emit(f, OP_BOUNDS, p->index, p->base + 1, 0); break;
  case PLACE_PINDEX:
  case PLACE_FINDEX: place_addr(f, p, NOREG); break;
  case PLACE_MAP: place_load(f, p, temp_type(f, p->type)); break;
  default: break;
  }
  temps_release(f, mark);
}

// ---- loads ------------------------------------------------------------------

// Loads of 1, 2 or 3 words serve aligned structs, too.
static int words_of(Type *t) {
  int64_t size = type_size(t);
  if (size % 8 || size > 24 || type_align(t) != 8) return 0;
  return (int)(size / 8);
}

static const Opcode ld_ops[] = {
    [REP_I8] = OP_LD_I8,   [REP_I16] = OP_LD_I16, [REP_I32] = OP_LD_I32, [REP_U8] = OP_LD_U8,
    [REP_U16] = OP_LD_U16, [REP_U32] = OP_LD_U32, [REP_64] = OP_LD_64,   [REP_PTR] = OP_LD_64,
    [REP_STR] = OP_LD_2,   [REP_IFACE] = OP_LD_2, [REP_SLICE] = OP_LD_3};
static const Opcode fld_ops[] = {
    [REP_I8] = OP_FLD_I8,   [REP_I16] = OP_FLD_I16, [REP_I32] = OP_FLD_I32, [REP_U8] = OP_FLD_U8,
    [REP_U16] = OP_FLD_U16, [REP_U32] = OP_FLD_U32, [REP_64] = OP_FLD_64,   [REP_PTR] = OP_FLD_64};
static const Opcode gld_ops[] = {
    [REP_I8] = OP_GLD_I8,   [REP_I16] = OP_GLD_I16, [REP_I32] = OP_GLD_I32, [REP_U8] = OP_GLD_U8,
    [REP_U16] = OP_GLD_U16, [REP_U32] = OP_GLD_U32, [REP_64] = OP_GLD_64,   [REP_PTR] = OP_GLD_64,
    [REP_STR] = OP_GLD_2,   [REP_IFACE] = OP_GLD_2, [REP_SLICE] = OP_GLD_3};
static const Opcode idx_ops[] = {
    [REP_I8] = OP_IDX_LD_I8,   [REP_I16] = OP_IDX_LD_I16, [REP_I32] = OP_IDX_LD_I32, [REP_U8] = OP_IDX_LD_U8,
    [REP_U16] = OP_IDX_LD_U16, [REP_U32] = OP_IDX_LD_U32, [REP_64] = OP_IDX_LD_64,   [REP_PTR] = OP_IDX_LD_64,
    [REP_STR] = OP_IDX_LD_2,   [REP_IFACE] = OP_IDX_LD_2, [REP_SLICE] = OP_IDX_LD_3};
static const Opcode pidx_ops[] = {
    [REP_I8] = OP_PIDX_LD_I8, [REP_I16] = OP_PIDX_LD_I16, [REP_I32] = OP_PIDX_LD_I32,
    [REP_U8] = OP_PIDX_LD_U8, [REP_U16] = OP_PIDX_LD_U16, [REP_U32] = OP_PIDX_LD_U32,
    [REP_64] = OP_PIDX_LD_64, [REP_PTR] = OP_PIDX_LD_64};
static const Opcode fidx_ops[] = {
    [REP_I8] = OP_FIDX_LD_I8, [REP_I16] = OP_FIDX_LD_I16, [REP_I32] = OP_FIDX_LD_I32,
    [REP_U8] = OP_FIDX_LD_U8, [REP_U16] = OP_FIDX_LD_U16, [REP_U32] = OP_FIDX_LD_U32,
    [REP_64] = OP_FIDX_LD_64, [REP_PTR] = OP_FIDX_LD_64};

// A struct or array of 1 to 3 aligned words loads as plain words do.
static Rep load_rep(Type *t) {
  Rep rep = type_rep(t);
  if (rep != REP_MEM) return rep;
  switch (words_of(t)) {
  case 1: return REP_64;
  case 2: return REP_STR;
  case 3: return REP_SLICE;
  default: return REP_MEM;
  }
}

static void load_through_pointer(Fn *f, const Place *place, Reg dst) {
  uint32_t mark = temps_mark(f);
  Place p = place_in_reach(f, place);
  Rep rep = load_rep(p.type);
  if (rep == REP_NONE) {
    if (!p.is_nonnil) emit(f, OP_NILCHK, p.base, 0, 0);
  } else if (rep == REP_MEM) {
    emit2(f, OP_LD_N, dst, p.base, p.off, type_size(p.type), 0, 0);
  } else {
    emit(f, ld_ops[rep], dst, p.base, p.off);
  }
  temps_release(f, mark);
}

void place_load(Fn *f, const Place *p, Reg dst) {
  set_pos(f, p->pos);
  Rep rep = load_rep(p->type);
  uint32_t mark;
  switch ((PlaceKind)p->kind) {
  case PLACE_BLANK: bug("load of the blank variable");
  case PLACE_REG: move_slots(f, dst, p->base, type_slots(p->type)); break;
  case PLACE_FRAME:
  case PLACE_FAR:
    if (type_rep(p->type) >= REP_I8 && type_rep(p->type) <= REP_PTR)
      emit(f, fld_ops[type_rep(p->type)], dst, FRAME_AT(p->base, p->off), 0);
    else if (rep != REP_NONE)
      emit2(f, OP_MOVN_W, 0, FRAME_AT(dst, 0), 0, FRAME_AT(p->base, p->off), 0, type_size(p->type));
    break;
  case PLACE_MEM: load_through_pointer(f, p, dst); break;
  case PLACE_GLOBAL:
    if (rep == REP_MEM)
      load_through_pointer(f, p, dst);
    else if (rep != REP_NONE)
      emit(f, gld_ops[rep], dst, p->off, 0);
    break;
  case PLACE_INDEX:
    if (rep == REP_NONE) {
      place_check(f, p);
    } else if (rep != REP_MEM && p->off == 0 && p->elem_size == type_size(p->type)) {
      emit(f, idx_ops[rep], dst, p->base, p->index);
    } else if (rep == REP_64 || rep == REP_PTR) {
      emit2(f, OP_IDXF_LD_64, dst, p->base, p->index, p->elem_size, 0, p->off);
    } else {
      load_through_pointer(f, p, dst);
    }
    break;
  case PLACE_PINDEX:
  case PLACE_FINDEX:
    if (rep >= REP_I8 && rep <= REP_PTR && p->off == 0 && p->elem_size == type_size(p->type))
      emit2(f, p->kind == PLACE_PINDEX ? pidx_ops[rep] : fidx_ops[rep], dst, p->base, p->index, p->len, 0, 0);
    else if (rep == REP_NONE)
      place_check(f, p);
    else
      load_through_pointer(f, p, dst);
    break;
  case PLACE_STRIDX: emit(f, OP_STR_IDX, dst, p->base, p->index); break;
  case PLACE_MAP:
    mark = temps_mark(f);
    emit2(f, OP_MAP_GET, rep == REP_NONE ? temp_plain(f, 1) : dst, p->base, p->index,
          gen_rtype_id(f->g, p->map_type), 0, 0);
    temps_release(f, mark);
    break;
  }
}

Reg place_any(Fn *f, const Place *p) {
  if (p->kind == PLACE_REG) return p->base;
  Reg r = temp_type(f, p->type);
  place_load(f, p, r);
  return r;
}

// ---- stores -----------------------------------------------------------------

static const Opcode st_ops[] = {
    [REP_I8] = OP_ST_8,    [REP_I16] = OP_ST_16,      [REP_I32] = OP_ST_32,     [REP_U8] = OP_ST_8,
    [REP_U16] = OP_ST_16,  [REP_U32] = OP_ST_32,      [REP_64] = OP_ST_64,      [REP_PTR] = OP_ST_PTR,
    [REP_STR] = OP_ST_STR, [REP_IFACE] = OP_ST_IFACE, [REP_SLICE] = OP_ST_SLICE};
static const Opcode fst_ops[] = {
    [REP_I8] = OP_FST_8,   [REP_I16] = OP_FST_16, [REP_I32] = OP_FST_32, [REP_U8] = OP_FST_8,
    [REP_U16] = OP_FST_16, [REP_U32] = OP_FST_32, [REP_64] = OP_FST_64};
static const Opcode gst_ops[] = {
    [REP_I8] = OP_GST_8,    [REP_I16] = OP_GST_16,      [REP_I32] = OP_GST_32,     [REP_U8] = OP_GST_8,
    [REP_U16] = OP_GST_16,  [REP_U32] = OP_GST_32,      [REP_64] = OP_GST_64,      [REP_PTR] = OP_GST_PTR,
    [REP_STR] = OP_GST_STR, [REP_IFACE] = OP_GST_IFACE, [REP_SLICE] = OP_GST_SLICE};
static const Opcode idxst_ops[] = {
    [REP_I8] = OP_IDX_ST_8,        [REP_I16] = OP_IDX_ST_16,     [REP_I32] = OP_IDX_ST_32,
    [REP_U8] = OP_IDX_ST_8,        [REP_U16] = OP_IDX_ST_16,     [REP_U32] = OP_IDX_ST_32,
    [REP_64] = OP_IDX_ST_64,       [REP_PTR] = OP_IDX_ST_PTR,    [REP_STR] = OP_IDX_ST_STR,
    [REP_IFACE] = OP_IDX_ST_IFACE, [REP_SLICE] = OP_IDX_ST_SLICE};
static const Opcode pidxst_ops[] = {
    [REP_I8] = OP_PIDX_ST_8,  [REP_I16] = OP_PIDX_ST_16, [REP_I32] = OP_PIDX_ST_32,
    [REP_U8] = OP_PIDX_ST_8,  [REP_U16] = OP_PIDX_ST_16, [REP_U32] = OP_PIDX_ST_32,
    [REP_64] = OP_PIDX_ST_64, [REP_PTR] = OP_PIDX_ST_PTR};
static const Opcode fidxst_ops[] = {
    [REP_I8] = OP_FIDX_ST_8,  [REP_I16] = OP_FIDX_ST_16, [REP_I32] = OP_FIDX_ST_32,
    [REP_U8] = OP_FIDX_ST_8,  [REP_U16] = OP_FIDX_ST_16, [REP_U32] = OP_FIDX_ST_32,
    [REP_64] = OP_FIDX_ST_64, [REP_PTR] = OP_FIDX_ST_64};

static void store_through_pointer(Fn *f, const Place *place, Reg src) {
  uint32_t mark = temps_mark(f);
  Place p = place_in_reach(f, place);
  Rep rep = type_rep(p.type);
  if (rep == REP_NONE) {
    if (!p.is_nonnil) emit(f, OP_NILCHK, p.base, 0, 0);
  } else if (rep == REP_MEM) {
    bool has_pointers = type_has_pointers(p.type);
    if (words_of(p.type) == 1)
      emit(f, has_pointers ? OP_ST_PTR : OP_ST_64, p.base, src, p.off);
    else if (has_pointers)
      emit2(f, OP_ST_TYPE, p.base, src, p.off, gen_rtype_id(f->g, p.type), 0, 0);
    else
      emit2(f, OP_ST_N, p.base, src, p.off, type_size(p.type), 0, 0);
  } else {
    emit(f, st_ops[rep], p.base, src, p.off);
  }
  temps_release(f, mark);
}

void place_store(Fn *f, const Place *p, Reg src) {
  set_pos(f, p->pos);
  Rep rep = type_rep(p->type);
  bool is_whole = p->off == 0 && p->elem_size == type_size(p->type);
  switch ((PlaceKind)p->kind) {
  case PLACE_BLANK: break;
  case PLACE_REG: move_slots(f, p->base, src, type_slots(p->type)); break;
  case PLACE_FRAME:
  case PLACE_FAR:
    if (rep >= REP_I8 && rep <= REP_64)
      emit(f, fst_ops[rep], src, FRAME_AT(p->base, p->off), 0);
    else if (rep != REP_NONE)
      emit2(f, OP_MOVN_W, 0, FRAME_AT(p->base, p->off), 0, FRAME_AT(src, 0), 0, type_size(p->type));
    break;
  case PLACE_MEM: store_through_pointer(f, p, src); break;
  case PLACE_GLOBAL:
    if (rep == REP_MEM)
      store_through_pointer(f, p, src);
    else if (rep != REP_NONE)
      emit(f, gst_ops[rep], src, p->off, 0);
    break;
  case PLACE_INDEX:
    if (rep == REP_NONE)
      place_check(f, p);
    else if (rep != REP_MEM && is_whole)
      emit(f, idxst_ops[rep], p->base, p->index, src);
    else if (rep == REP_64)
      emit2(f, OP_IDXF_ST_64, p->base, p->index, src, p->elem_size, 0, p->off);
    else
      store_through_pointer(f, p, src);
    break;
  case PLACE_PINDEX:
  case PLACE_FINDEX:
    if (rep == REP_NONE)
      place_check(f, p);
    else if (rep >= REP_I8 && rep <= REP_PTR && is_whole)
      emit2(f, p->kind == PLACE_PINDEX ? pidxst_ops[rep] : fidxst_ops[rep], p->base, p->index, src, p->len, 0,
            0);
    else
      store_through_pointer(f, p, src);
    break;
  case PLACE_STRIDX: bug("store into a string");
  case PLACE_MAP:
    emit2(f, OP_MAP_SET, p->base, p->index, src, gen_rtype_id(f->g, p->map_type), 0,
          gen_site(f, p->node, SITE_MAP, p->map_type));
    break;
  }
}

void place_zero(Fn *f, const Place *p) {
  uint32_t mark = temps_mark(f);
  Rep rep = type_rep(p->type);
  switch ((PlaceKind)p->kind) {
  case PLACE_BLANK: break;
  case PLACE_REG: zero_slots(f, p->base, type_slots(p->type)); break;
  case PLACE_FAR:
  case PLACE_FRAME:
    if (rep == REP_NONE) break;
    if (rep == REP_MEM || p->kind == PLACE_FAR) {
      emit2(f, OP_ZERON_W, 0, FRAME_AT(p->base, p->off), 0, type_size(p->type), 0, 0);
      break;
    } // fall through
  default:
    if (rep == REP_MEM && place_is_memory(p)) {
      Reg base = place_addr(f, p, NOREG);
      emit2(f, OP_ZERO_TYPE, base, 0, 0, gen_rtype_id(f->g, p->type), 0, 0);
    } else {
      Reg zero = temp_type(f, p->type);
      zero_slots(f, zero, type_slots(p->type));
      place_store(f, p, zero);
    }
  }
  temps_release(f, mark);
}
