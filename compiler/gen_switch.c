// SPDX-License-Identifier: MIT
// gen_switch.c - switch statements.
//
// All tests come first, then the bodies in source order, so that fallthrough is
// falling through. Integer constants are searched by a jump table where they are
// dense, by halving where they are many, one by one otherwise.
#include "compiler/gen_impl.h"

enum { MIN_SEARCH = 6, MIN_TABLE = 5, MAX_TABLE = 4096, MAX_LINEAR_STRINGS = 8 };

static bool is_empty_iface(Type *t) {
  return type_under(t)->n_all_methods == 0;
}

// Jumps to `to` when the tag in slots equals the case expression.
static void jump_case(Fn *f, Type *t, Reg tag, IrNode *e, Label to) {
  uint32_t mark = temps_mark(f);
  int64_t imm;
  set_pos(f, e->pos);
  if (node_is_nil(e) && type_is_interface(t) == type_is_interface(e->type)) {
    emit(f, OP_JEQI_INT, tag, 0, to);
  } else if (type_is_integer(t) && node_int(e, &imm) && imm >= INT16_MIN && imm <= INT16_MAX) {
    emit(f, OP_JEQI_INT, tag, imm, to);
  } else if (type_is_interface(t) && type_is_interface(e->type)) {
    Reg r = gen_any(f, e);
    bool both = !is_empty_iface(t) && !is_empty_iface(e->type);
    if (both)
      gen_jump_equal(f, t, tag, r, to, true);
    else
      gen_jump_equal(f, type_universe_any(), iface_as_eface(f, t, tag), iface_as_eface(f, e->type, r), to,
                     true);
  } else if (type_is_interface(t) || type_is_interface(e->type)) {
    Reg r = gen_any(f, e);
    Type *iface = type_is_interface(t) ? t : e->type, *concrete = type_is_interface(t) ? e->type : t;
    Reg dyn = type_is_interface(t) ? tag : r, value = type_is_interface(t) ? r : tag;
    Label skip = label_new(f);
    emit2(f, OP_JNTYPE, iface_type_word(f, iface, dyn), 0, 0, gen_rtype_id(f->g, concrete), 0, skip);
    Place unpacked = place_reg(concrete, temp_type(f, concrete));
    iface_unpack(f, concrete, dyn, &unpacked);
    gen_jump_equal(f, concrete, unpacked.base, value, to, true);
    label_bind(f, skip);
  } else {
    gen_jump_equal(f, t, tag, gen_any(f, e), to, true);
  }
  temps_release(f, mark);
}

// ---- constants --------------------------------------------------------------

typedef struct IntCase {
  int64_t value;
  Label to;
} IntCase;

static int compare_signed(const void *a, const void *b) {
  int64_t x = ((const IntCase *)a)->value, y = ((const IntCase *)b)->value;
  return x < y ? -1 : x > y;
}

static int compare_unsigned(const void *a, const void *b) {
  uint64_t x = (uint64_t)((const IntCase *)a)->value, y = (uint64_t)((const IntCase *)b)->value;
  return x < y ? -1 : x > y;
}

static void jump_int(Fn *f, Opcode imm_op, Opcode op, Reg tag, int64_t v, Label to) {
  if (imm_op != OP_NOP && v >= INT16_MIN && v <= INT16_MAX) {
    emit(f, imm_op, tag, v, to);
    return;
  }
  uint32_t mark = temps_mark(f);
  Reg r = temp_plain(f, 1);
  load_int(f, r, v);
  emit(f, op, tag, r, to);
  temps_release(f, mark);
}

static bool try_table(Fn *f, Reg tag, const IntCase *c, uint32_t n, Label otherwise) {
  uint64_t span = (uint64_t)c[n - 1].value - (uint64_t)c[0].value;
  if (n < MIN_TABLE || span >= MAX_TABLE || span / 3 > n) return false;
  uint32_t size = (uint32_t)span + 1, mark = temps_mark(f);
  Label *labels = arena_alloc_array(f->g->arena, size, sizeof *labels);
  for (uint32_t i = 0; i < size; i++) labels[i] = otherwise;
  for (uint32_t i = 0; i < n; i++) labels[(uint64_t)c[i].value - (uint64_t)c[0].value] = c[i].to;
  Reg index = tag;
  if (c[0].value != 0) {
    index = temp_plain(f, 1);
    if (c[0].value >= -32767 && c[0].value <= 32767) {
      emit(f, OP_ADDI_INT, index, tag, -c[0].value);
    } else {
      load_int(f, index, c[0].value);
      emit(f, OP_SUB_INT, index, tag, index);
    }
  }
  emit_table(f, index, size, labels);
  emit_jump(f, otherwise);
  temps_release(f, mark);
  return true;
}

// Depth is the logarithm of the number of cases.
static void search(Fn *f, bool is_unsigned, Reg tag, const IntCase *c, uint32_t n, Label otherwise) {
  if (n > MIN_TABLE && try_table(f, tag, c, n, otherwise)) return;
  if (n <= 4) {
    for (uint32_t i = 0; i < n; i++) jump_int(f, OP_JEQI_INT, OP_JEQ_INT, tag, c[i].value, c[i].to);
    emit_jump(f, otherwise);
    return;
  }
  uint32_t half = n / 2;
  Label low = label_new(f);
  jump_int(f, is_unsigned ? OP_NOP : OP_JLTI_INT, is_unsigned ? OP_JLT_UINT : OP_JLT_INT, tag, c[half].value,
           low);
  search(f, is_unsigned, tag, c + half, n - half, otherwise);
  label_bind(f, low);
  search(f, is_unsigned, tag, c, half, otherwise);
}

static bool search_constants(Fn *f, IrNode *n, Reg tag, const Label *bodies, Label otherwise) {
  Type *t = n->x->type;
  if (!type_is_integer(t)) return false;
  VEC(IntCase) cases = {0};
  bool is_constant = true;
  for (uint32_t i = 0; is_constant && i < ir_len(n->list); i++) {
    IrNode *c = n->list->at[i];
    for (uint32_t k = 0; k < ir_len(c->list); k++) {
      int64_t v;
      if (!node_int(c->list->at[k], &v)) is_constant = false;
      vec_push(&cases, ((IntCase){v, bodies[i]}));
    }
  }
  bool done = is_constant && cases.n >= MIN_SEARCH;
  if (done) {
    bool u = type_is_unsigned(t) && type_rep(t) == REP_64;
    qsort(cases.items, cases.n, sizeof *cases.items, u ? compare_unsigned : compare_signed);
    search(f, u, tag, cases.items, cases.n, otherwise);
  }
  vec_free(&cases);
  return done;
}

typedef struct StrCase {
  const char *s;
  size_t len;
  IrNode *node;
  Label to;
} StrCase;

static int compare_strings(const void *a, const void *b) {
  const StrCase *x = a, *y = b;
  size_t n = x->len < y->len ? x->len : y->len;
  int order = n ? memcmp(x->s, y->s, n) : 0;
  return order ? order : x->len < y->len ? -1 : x->len > y->len;
}

static void search_text(Fn *f, Reg tag, const StrCase *c, uint32_t n, Label otherwise) {
  uint32_t mark = temps_mark(f);
  if (n <= 4) {
    for (uint32_t i = 0; i < n; i++) {
      Reg r = gen_any(f, c[i].node);
      emit(f, OP_JEQ_STR, tag, r, c[i].to);
      temps_release(f, mark);
    }
    emit_jump(f, otherwise);
    return;
  }
  uint32_t half = n / 2;
  Label low = label_new(f);
  Reg r = gen_any(f, c[half].node), less = temp_plain(f, 1);
  emit(f, OP_LT_STR, less, tag, r);
  emit(f, OP_JT, less, low, 0);
  temps_release(f, mark);
  search_text(f, tag, c + half, n - half, otherwise);
  label_bind(f, low);
  search_text(f, tag, c, half, otherwise);
}

static bool search_strings(Fn *f, IrNode *n, Reg tag, const Label *bodies, Label otherwise) {
  if (!type_is_string(n->x->type)) return false;
  VEC(StrCase) cases = {0};
  bool is_constant = true;
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *c = n->list->at[i];
    for (uint32_t k = 0; k < ir_len(c->list); k++) {
      IrNode *e = c->list->at[k];
      if (e->op != IR_LITERAL || ir_len(e->init)) {
        is_constant = false;
        continue;
      }
      StrCase s = {.node = e, .to = bodies[i]};
      s.s = const_string(f->g->arena, e->val, &s.len);
      vec_push(&cases, s);
    }
  }
  bool done = is_constant && cases.n > MAX_LINEAR_STRINGS;
  if (done) {
    qsort(cases.items, cases.n, sizeof *cases.items, compare_strings);
    search_text(f, tag, cases.items, cases.n, otherwise);
  }
  vec_free(&cases);
  return done;
}

// ---- expression switches ----------------------------------------------------

static bool all_literals(const IrNode *n) {
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    const IrList *l = n->list->at[i]->list;
    for (uint32_t k = 0; k < ir_len(l); k++)
      if (l->at[k]->op != IR_LITERAL) return false;
  }
  return true;
}

static void gen_tests(Fn *f, IrNode *n, const Label *bodies, Label otherwise) {
  if (!n->x) {
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *c = n->list->at[i];
      for (uint32_t k = 0; k < ir_len(c->list); k++) {
        uint32_t mark = temps_mark(f);
        gen_cond(f, c->list->at[k], bodies[i], true);
        temps_release(f, mark);
      }
    }
    emit_jump(f, otherwise);
    return;
  }
  bool has_effects = false;
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *c = n->list->at[i];
    for (uint32_t k = 0; k < ir_len(c->list); k++) has_effects |= node_has_safepoint(f, c->list->at[k]);
  }
  if (n->x->op == IR_BYTES2STR && all_literals(n)) node_share_bytes(f, n->x);
  Reg tag = has_effects ? gen_temp(f, n->x) : gen_any(f, n->x);
  if (search_constants(f, n, tag, bodies, otherwise) || search_strings(f, n, tag, bodies, otherwise)) return;
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *c = n->list->at[i];
    for (uint32_t k = 0; k < ir_len(c->list); k++) jump_case(f, n->x->type, tag, c->list->at[k], bodies[i]);
  }
  emit_jump(f, otherwise);
}

// ---- type switches ----------------------------------------------------------

static void jump_type_case(Fn *f, Type *iface, Reg x, Reg word, IrNode *t, Label to) {
  uint32_t mark = temps_mark(f);
  if (t->op == IR_NIL) {
    emit(f, OP_JEQI_INT, word, 0, to);
  } else if (!type_is_interface(t->type)) {
    emit2(f, OP_JTYPE, word, 0, 0, gen_rtype_id(f->g, t->type), 0, to);
  } else {
    Reg e = iface_as_eface(f, iface, x), out = temp_type(f, t->type), ok = temp_plain(f, 1);
    emit2(f, OP_ASSERT_IFACE_OK, out, e, 0, ok, NOREG, gen_rtype_id(f->g, t->type));
    emit(f, OP_JT, ok, to, 0);
  }
  temps_release(f, mark);
}

// The clause's variable: of the case's type when there is one, else of the operand's.
static void bind_clause_var(Fn *f, Type *iface, Reg x, IrNode *c) {
  if (!c->var) return;
  uint32_t mark = temps_mark(f);
  var_declare(f, c->var);
  Place p = place_of_var(f, c->var);
  Type *t = c->var->type;
  IrNode *one = ir_len(c->list) == 1 ? c->list->at[0] : NULL;
  if (!one || one->op == IR_NIL) {
    place_store(f, &p, x);
  } else if (!type_is_interface(t)) {
    iface_unpack(f, t, x, &p);
  } else {
    Reg e = iface_as_eface(f, iface, x), out = temp_type(f, t), ok = temp_plain(f, 1);
    emit2(f, OP_ASSERT_IFACE_OK, out, e, 0, ok, NOREG, gen_rtype_id(f->g, t));
    place_store(f, &p, out);
  }
  temps_release(f, mark);
}

// ---- both -------------------------------------------------------------------

void gen_switch(Fn *f, IrNode *n) {
  uint32_t count = ir_len(n->list);
  Label *bodies = arena_alloc_array(f->g->arena, count + 1, sizeof *bodies);
  Label end = label_new(f), otherwise = end;
  for (uint32_t i = 0; i < count; i++) {
    bodies[i] = label_new(f);
    if (n->list->at[i]->is_default) otherwise = bodies[i];
  }
  bool is_type = n->x && n->x->op == IR_TYPESW;
  Reg x = NOREG;
  Type *iface = NULL;
  if (is_type) {
    iface = n->x->x->type;
    if (n->x->init) gen_stmts(f, n->x->init);
    // A variable that a clause may assign to must not change the others' view.
    x = gen_temp(f, n->x->x);
    Reg word = iface_type_word(f, iface, x);
    for (uint32_t i = 0; i < count; i++) {
      IrNode *c = n->list->at[i];
      for (uint32_t k = 0; k < ir_len(c->list); k++)
        jump_type_case(f, iface, x, word, c->list->at[k], bodies[i]);
    }
    emit_jump(f, otherwise);
  } else {
    gen_tests(f, n, bodies, otherwise);
  }
  target_push(f, n->label, end, NOLABEL);
  Label outer_fall = f->fall;
  for (uint32_t i = 0; i < count; i++) {
    IrNode *c = n->list->at[i];
    label_bind(f, bodies[i]);
    set_pos(f, c->pos);
    f->fall = i + 1 < count ? bodies[i + 1] : end;
    uint32_t scope = f->scoped.n;
    if (is_type) bind_clause_var(f, iface, x, c);
    gen_block(f, c->body);
    scope_release(f, scope);
    if (!f->is_dead) emit_jump(f, end);
  }
  f->fall = outer_fall;
  target_pop(f);
  label_bind(f, end);
}
