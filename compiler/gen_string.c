// SPDX-License-Identifier: MIT
// gen_string.c - concatenations, conversions between strings and slices.
//
// What gc's order and walk passes save here is saved at the same places:
// - the bytes of string(b) are used where they lie when the string is gone before b
//   can change: compared, looked up in a map, part of a concatenation with a constant,
//   the tag of a switch over constants; so are those of []byte(s) under range;
// - a result that does not escape has a buffer in the frame, of 32 bytes or runes, 4 bytes for string(rune).
//   It is used when the result fits (runtime/string.c);
// - []byte("constant") is an array of just that size.
#include "compiler/gen_impl.h"

enum { STR_BUF = 32, MAX_IMPLICIT = 64 << 10 }; // bytes, of gc's rules

static Reg frame_buffer(Fn *f, IrNode *n, uint32_t n_slots) {
  return node_on_frame(n) && frame_has_room(f) ? slots_alloc(f, n_slots, NULL) : NOREG;
}

// ---- conversions without a copy ---------------------------------------------

bool node_share_bytes(Fn *f, IrNode *n) {
  if ((n->op != IR_BYTES2STR && n->op != IR_STR2BYTES) || ir_len(n->init)) return false;
  n->is_shared = true;
  gen_site_decided(f, n, SITE_CONV, n->type, SITE_RULE_ELIMINATED, "the bytes are used where they are");
  return true;
}

void node_share_key(Fn *f, IrNode *key) {
  switch ((IrOp)key->op) {
  case IR_BYTES2STR: node_share_bytes(f, key); break;
  case IR_STRUCTLIT:
  case IR_ARRAYLIT:
    for (uint32_t i = 0; i < ir_len(key->list); i++) {
      IrNode *e = key->list->at[i];
      node_share_key(f, e->op == IR_STRUCTKEY ? e->x : e->op == IR_KEY ? e->y : e);
    }
    break;
  default: break;
  }
}

// ---- concatenation ----------------------------------------------------------

static size_t constant_bytes(Fn *f, IrNode **parts, uint32_t n_parts) {
  size_t total = 0;
  for (uint32_t i = 0; i < n_parts; i++) {
    size_t len = 0;
    if (parts[i]->op == IR_LITERAL) const_string(f->g->arena, parts[i]->val, &len);
    total += len;
  }
  return total;
}

Reg gen_strings(Fn *f, IrNode **parts, uint32_t n_parts, const Place *first) {
  if (constant_bytes(f, parts, n_parts))
    for (uint32_t i = 0; i < n_parts; i++)
      if (parts[i]->op == IR_BYTES2STR) node_share_bytes(f, parts[i]);
  uint32_t n = n_parts + (first != NULL);
  Reg run;
  if (n <= 32) {
    uint64_t all = n == 32 ? ~UINT64_C(0) : (UINT64_C(1) << 2 * n) - 1;
    run = temp_mask(f, 2 * n, UINT64_C(0x5555555555555555) & all);
  } else {
    uint32_t n_words = (2 * n + 63) / 64;
    uint64_t *mask = x_calloc(n_words, 8);
    for (uint32_t i = 0; i < n; i++) mask[2 * i / 64] |= UINT64_C(1) << (2 * i % 64);
    run = slots_alloc(f, 2 * n, mask);
    x_free(mask);
  }
  // What calls may change is read after them.
  bool has_safepoint = false;
  for (uint32_t i = 0; i < n_parts; i++) has_safepoint |= node_has_safepoint(f, parts[i]);
  Reg at = run + 2 * (first != NULL);
  if (first && !has_safepoint) place_load(f, first, run);
  for (uint32_t i = 0; i < n_parts; i++) gen_to(f, parts[i], at + 2 * (Reg)i);
  if (first && has_safepoint) place_load(f, first, run);
  return run;
}

void gen_addstr(Fn *f, IrNode *n, IrNode **parts, uint32_t n_parts, Reg dst) {
  uint32_t mark = temps_mark(f);
  Reg run = gen_strings(f, parts, n_parts, NULL);
  set_pos(f, n->pos);
  Reg buf = constant_bytes(f, parts, n_parts) < STR_BUF ? frame_buffer(f, n, STR_BUF / 8) : NOREG;
  emit2(f, OP_CONCAT, dst, run, n_parts, buf, NOREG, gen_site(f, n, SITE_CONCAT, n->type));
  temps_release(f, mark);
}

// ---- conversions ------------------------------------------------------------

// []byte("...")
static bool gen_constant_bytes(Fn *f, IrNode *n, Reg dst) {
  if (n->x->op != IR_LITERAL || ir_len(n->x->init)) return false;
  size_t len;
  const char *s = const_string(f->g->arena, n->x->val, &len);
  if (len == 0) return false;
  Type *byte = type_under(n->type)->elem;
  Type *array = type_array_of(f->g->arena, byte, (int64_t)len);
  type_layout(array);
  Reg slice = temp_mask(f, 3, 1), from = temp_mask(f, 2, 1), count = temp_plain(f, 1);
  Place p;
  if (gen_static_object(f, n, SITE_CONV, array, &p)) {
    place_addr(f, &p, slice);
  } else if (node_on_frame(n) && len <= MAX_IMPLICIT) {
    gen_frame_object(f, n, SITE_CONV, array, slice, false, &p);
  } else {
    emit(f, OP_NEW, slice, gen_site(f, n, SITE_CONV, array), 0);
  }
  load_int(f, slice + 1, (int64_t)len);
  load_int(f, slice + 2, (int64_t)len);
  emit(f, OP_LDSTR, from, program_add_string(f->g->prog, s, len), 0);
  emit2(f, OP_COPY, count, slice, from, gen_rtype_id(f->g, byte), 0, 0);
  move_slots(f, dst, slice, 3);
  return true;
}

static void convert_shared(Fn *f, IrNode *n, Reg dst) {
  Reg x = gen_any(f, n->x);
  if (n->op == IR_BYTES2STR) {
    move_slots(f, dst, x, 2);
    return;
  }
  Reg t = temp_mask(f, 3, 1);
  move_slots(f, t, x, 2);
  emit(f, OP_MOV, t + 2, t + 1, 0);
  move_slots(f, dst, t, 3);
}

void gen_strconv(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f), n_slots = STR_BUF / 8;
  Opcode op;
  switch ((IrOp)n->op) {
  case IR_RUNESTR:
    op = OP_RUNE_TO_STR;
    n_slots = 1;
    break;
  case IR_BYTES2STR: op = OP_BYTES_TO_STR; break;
  case IR_RUNES2STR: op = OP_RUNES_TO_STR; break;
  case IR_STR2BYTES: op = OP_STR_TO_BYTES; break;
  default:
    op = OP_STR_TO_RUNES;
    n_slots = STR_BUF * 4 / 8;
    break;
  }
  if (n->is_shared) {
    convert_shared(f, n, dst);
  } else if (op != OP_STR_TO_BYTES || !gen_constant_bytes(f, n, dst)) {
    Reg x = gen_any(f, n->x);
    set_pos(f, n->pos);
    emit2(f, op, dst, x, frame_buffer(f, n, n_slots), gen_site(f, n, SITE_CONV, n->type), 0, 0);
  }
  temps_release(f, mark);
}

// len([]rune(s)): counts, and makes no slice.
bool gen_rune_count(Fn *f, IrNode *n, Reg dst) {
  if (n->op != IR_LEN || n->x->op != IR_STR2RUNES || ir_len(n->x->init)) return false;
  gen_site_decided(f, n->x, SITE_CONV, n->x->type, SITE_RULE_ELIMINATED, "only counted");
  Reg s = gen_any(f, n->x->x), at = temp_plain(f, 1), count = temp_plain(f, 1);
  Label top = label_new(f), end = label_new(f);
  load_int(f, at, 0);
  load_int(f, count, 0);
  label_bind(f, top);
  emit2(f, OP_STR_NEXT, NOREG, s, at, NOREG, NOREG, end);
  emit(f, OP_ADDI_INT, count, count, 1);
  emit_jump(f, top);
  label_bind(f, end);
  emit(f, OP_MOV, dst, count, 0);
  return true;
}
