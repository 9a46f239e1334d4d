// SPDX-License-Identifier: MIT
// gen_expr.c - expressions: destination-driven.
//
// gen_to computes a value straight into given slots; gen_any gives the slots it is
// in anyway (a variable's own) or a temporary; gen_cond (gen_compare.c) jumps
// instead of computing a truth value. The destination is written by the last
// instruction of an expression only, after all operands were read; composite
// literals are the exception, and whoever generates one into a live variable
// has to see that the variable does not occur in it.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"

bool node_int(const IrNode *n, int64_t *out) {
  if (n->op != IR_LITERAL || !n->type) return false;
  const Type *u = type_under(n->type);
  if (u->kind == TYPE_BOOL) {
    *out = const_bool(n->val);
    return true;
  }
  if (!type_is_integer(u)) return false;
  if (const_int64(n->val, out)) return true;
  uint64_t v;
  if (!const_uint64(n->val, &v)) return false;
  *out = (int64_t)v;
  return true;
}

bool node_is_nil(const IrNode *n) {
  return n->op == IR_NIL || (n->op == IR_CONVNOP && n->x->op == IR_NIL);
}

void load_int(Fn *f, Reg dst, int64_t v) {
  if (v >= INT32_MIN && v <= INT32_MAX)
    emit(f, OP_LDI, dst, v, 0);
  else
    emit2(f, OP_LDK, dst, 0, 0, v, 0, 0);
}

static void load_const_float(Fn *f, Reg dst, Type *t, double v) {
  int64_t bits;
  if (type_kind(t) == TYPE_FLOAT32) {
    float x = (float)v;
    uint32_t low;
    memcpy(&low, &x, 4);
    bits = low;
  } else {
    memcpy(&bits, &v, 8);
  }
  load_int(f, dst, bits);
}

void unsupported(Fn *f, const IrNode *n, const char *what) {
  diag_error(pos_outermost(n->pos), "%s not supported yet", what);
  f->g->n_errors++;
}

static void gen_constant(Fn *f, IrNode *n, Reg dst) {
  int64_t v;
  const Type *u = type_under(n->type);
  if (node_int(n, &v)) {
    load_int(f, dst, v);
  } else if (type_is_float(u)) {
    if (u->kind == TYPE_FLOAT32)
      load_const_float(f, dst, n->type, (double)const_float32(n->val));
    else
      load_const_float(f, dst, n->type, const_double(n->val));
  } else if (u->kind == TYPE_STRING) {
    size_t len;
    const char *s = const_string(f->g->arena, n->val, &len);
    if (len == 0)
      emit(f, OP_ZERO2, dst, 0, 0);
    else
      emit(f, OP_LDSTR, dst, program_add_string(f->g->prog, s, len), 0);
  } else if (type_is_complex(u)) {
    unsupported(f, n, "complex numbers are");
  } else if (u->kind == TYPE_UNSAFE_POINTER || u->kind == TYPE_POINTER) {
    int64_t x = 0;
    const_int64(n->val, &x);
    load_int(f, dst, x);
  } else {
    bug("constant of type %s", gen_type_text(f->g, n->type));
  }
}

// ---- what is in a tree ------------------------------------------------------

static bool child_has_safepoint(IrNode *child, void *ctx) {
  return node_has_safepoint(ctx, child);
}

static bool allocates(Fn *f, const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL:
  case IR_ADDSTR:
  case IR_APPEND:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
  case IR_MAPLIT:
  case IR_RUNESTR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES:
  case IR_RECV: return true;
  case IR_NEW:
  case IR_PTRLIT:
  case IR_SLICELIT:
  case IR_MAKESLICE:
  case IR_CLOSURE:
  case IR_METHVALUE: return true;
  case IR_CONVIFACE: return !type_is_interface(n->x->type) && !type_is_pointer_shaped(n->x->type);
  default: (void)f; return false;
  }
}

bool node_has_safepoint(Fn *f, const IrNode *n) {
  Gen *g = f->g;
  if (n->id >= g->n_safepoints) {
    uint32_t cap = g->ir->n_nodes + 1024;
    g->safepoints = x_realloc(g->safepoints, cap, 1);
    memset(g->safepoints + g->n_safepoints, 0, cap - g->n_safepoints);
    g->n_safepoints = cap;
  }
  if (g->safepoints[n->id]) return g->safepoints[n->id] == 2;
  bool has = ir_len(n->init) > 0 || allocates(f, n) || ir_each_child((IrNode *)n, child_has_safepoint, f);
  g->safepoints[n->id] = has ? 2 : 1;
  return has;
}

static bool child_mentions(IrNode *child, void *ctx) {
  return node_mentions(child, ctx);
}

// v is known not to be addressed: only its name reaches it.
bool node_mentions(const IrNode *n, const IrVar *v) {
  if (n->op == IR_NAME && n->var == v) return true;
  return ir_each_child((IrNode *)n, child_mentions, (void *)v);
}

// ---- values -----------------------------------------------------------------

static bool is_place_op(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_NAME:
  case IR_DEREF:
  case IR_DOT:
  case IR_DOTPTR:
  case IR_INDEX:
  case IR_INDEXMAP: return true;
  default: return false;
  }
}

static void gen_bool_value(Fn *f, Reg dst, Label on_false) {
  Label end = label_new(f);
  emit(f, OP_LDI, dst, 1, 0);
  emit_jump(f, end);
  label_bind(f, on_false);
  emit(f, OP_LDI, dst, 0, 0);
  label_bind(f, end);
}

static void gen_addr(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  IrNode *x = n->x;
  while (x->op == IR_CONVNOP) x = x->x;
  switch ((IrOp)x->op) {
  case IR_STRUCTLIT:
  case IR_ARRAYLIT:
  case IR_SLICELIT:
  case IR_MAPLIT: { // &T{} that is no PTRLIT: a temporary's address
    Place p;
    gen_frame_object(f, n, SITE_LIT, x->type, dst, true, &p);
    gen_node_to_place(f, x, &p, true);
    break;
  }
  default: {
    Place p = gen_place(f, x);
    place_addr(f, &p, dst);
  }
  }
  temps_release(f, mark);
}

static void gen_recv(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Reg ch = gen_any(f, n->x);
  set_pos(f, n->pos);
  emit2(f, OP_RECV, type_slots(n->type) ? dst : NOREG, ch, NOREG, gen_rtype_id(f->g, n->type), 0, 0);
  temps_release(f, mark);
}

static void gen_value(Fn *f, IrNode *n, Reg dst) {
  switch ((IrOp)n->op) {
  case IR_NAME:
  case IR_DEREF:
  case IR_DOT:
  case IR_DOTPTR:
  case IR_INDEX:
  case IR_INDEXMAP: {
    uint32_t mark = temps_mark(f);
    if (n->op == IR_INDEXMAP) node_share_key(f, n->y);
    Place p = gen_place(f, n);
    set_pos(f, n->pos);
    place_load(f, &p, dst);
    temps_release(f, mark);
    break;
  }
  case IR_FUNCNAME:
  case IR_METHEXPR: emit(f, OP_LDFUNC, dst, gen_func_index(f->g, n->func), 0); break;
  case IR_LITERAL: gen_constant(f, n, dst); break;
  case IR_NIL: zero_slots(f, dst, type_slots(n->type)); break;
  case IR_ADD:
  case IR_SUB:
  case IR_MUL:
  case IR_DIV:
  case IR_MOD:
  case IR_AND:
  case IR_OR:
  case IR_XOR:
  case IR_ANDNOT:
  case IR_LSH:
  case IR_RSH: gen_arith(f, n, dst); break;
  case IR_EQ:
  case IR_NE:
  case IR_LT:
  case IR_LE:
  case IR_GT:
  case IR_GE: gen_compare_to(f, n, dst); break;
  case IR_ANDAND:
  case IR_OROR: {
    Label no = label_new(f);
    gen_cond(f, n, no, false);
    gen_bool_value(f, dst, no);
    break;
  }
  case IR_NOT:
  case IR_NEG:
  case IR_PLUS:
  case IR_BITNOT: gen_unary(f, n, dst); break;
  case IR_ADDSTR: gen_addstr(f, n, n->list->at, n->list->n, dst); break;
  case IR_ADDR: gen_addr(f, n, dst); break;
  case IR_PTRLIT: gen_ptrlit(f, n, dst); break;
  case IR_SLICE:
  case IR_SLICEARR:
  case IR_SLICESTR:
  case IR_SLICE3:
  case IR_SLICE3ARR: gen_slice(f, n, dst); break;
  case IR_DOTTYPE:
  case IR_DOTTYPE2: gen_dottype(f, n, dst, NOREG); break;
  case IR_CALLFUNC:
  case IR_CALLINTER:
    gen_call(f, n);
    out_load(f, dst, 0, type_slots(n->type));
    break;
  case IR_INLCALL: gen_inlcall(f, n, NULL, dst); break;
  case IR_APPEND: gen_append(f, n, dst); break;
  case IR_COPY: gen_copy(f, n, dst); break;
  case IR_LEN:
  case IR_CAP: gen_len(f, n, dst); break;
  case IR_MIN:
  case IR_MAX: gen_minmax(f, n, dst); break;
  case IR_MAKESLICE:
  case IR_MAKEMAP:
  case IR_MAKECHAN: gen_make(f, n, dst); break;
  case IR_NEW: gen_new(f, n, dst); break;
  case IR_RECOVER: emit(f, OP_RECOVER, dst, 0, 0); break;
  case IR_CONV: gen_conv(f, n, dst); break;
  case IR_CONVNOP: {
    if (type_rep(n->type) != type_rep(n->x->type) && type_slots(n->type) == 1) {
      // Between uintptr and unsafe.Pointer: only a move may fill a slot of the other sort. The pointer's
      // temporary stays with whoever uses the number: a call keeps its uintptr(p) arguments alive.
      emit(f, OP_MOV, dst, gen_any(f, n->x), 0);
    } else if (type_slots(n->type) == type_slots(n->x->type)) {
      gen_to(f, n->x, dst);
    } else {
      bug("conversion between %s and %s", gen_type_text(f->g, n->x->type), gen_type_text(f->g, n->type));
    }
    break;
  }
  case IR_CONVIFACE: gen_conviface(f, n, dst); break;
  case IR_RUNESTR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES: gen_strconv(f, n, dst); break;
  case IR_SLICE2ARRPTR:
  case IR_SLICE2ARR: {
    uint32_t mark = temps_mark(f);
    Reg s = gen_any(f, n->x);
    bool is_ptr = n->op == IR_SLICE2ARRPTR;
    Type *arr = is_ptr ? type_under(n->type)->elem : n->type;
    Reg p = is_ptr ? dst : temp_ptr(f);
    set_pos(f, n->pos);
    emit2(f, OP_SLICE_TO_ARR, p, s, 0, type_under(arr)->len, 0, 0);
    if (!is_ptr && type_size(arr) > 0) {
      Place m = place_mem(arr, p, 0);
      m.is_nonnil = true;
      place_load(f, &m, dst);
    }
    temps_release(f, mark);
    break;
  }
  case IR_UNSAFE_ADD: {
    uint32_t mark = temps_mark(f);
    Reg p = gen_any(f, n->x), d = gen_any(f, n->y);
    Reg sum = temp_plain(f, 1);
    emit(f, OP_ADD_INT, sum, p, d);
    emit(f, OP_MOV, dst, sum, 0);
    temps_release(f, mark);
    break;
  }
  case IR_UNSAFE_SLICE:
  case IR_UNSAFE_STRING: {
    uint32_t mark = temps_mark(f);
    Reg p = gen_any(f, n->x), len = gen_any(f, n->y);
    Reg t = temp_type(f, n->type);
    bool is_string = n->op == IR_UNSAFE_STRING;
    set_pos(f, n->pos);
    emit3(f, OP_UNSAFE_LEN, p, len, is_string, 0, 0, 0, is_string ? 1 : type_size(type_under(n->type)->elem));
    emit(f, OP_MOV, t, p, 0);
    emit(f, OP_MOV, t + 1, len, 0);
    if (!is_string) emit(f, OP_MOV, t + 2, len, 0);
    move_slots(f, dst, t, type_slots(n->type));
    temps_release(f, mark);
    break;
  }
  case IR_UNSAFE_SLICEDATA:
  case IR_UNSAFE_STRINGDATA: {
    uint32_t mark = temps_mark(f);
    emit(f, OP_MOV, dst, gen_any(f, n->x), 0);
    temps_release(f, mark);
    break;
  }
  case IR_CLOSURE: gen_closure(f, n, dst); break;
  case IR_METHVALUE: gen_methvalue(f, n, dst); break;
  case IR_ARRAYLIT:
  case IR_STRUCTLIT: gen_literal(f, n, dst); break;
  case IR_SLICELIT: gen_slicelit(f, n, dst); break;
  case IR_MAPLIT: gen_maplit(f, n, dst); break;
  case IR_RECV: gen_recv(f, n, dst); break;
  case IR_PAREN: gen_to(f, n->x, dst); break;
  case IR_REAL:
  case IR_IMAG:
  case IR_COMPLEX: unsupported(f, n, "complex numbers are"); break;
  default: bug("gen_to of %s", ir_op_names[n->op]);
  }
}

void gen_to(Fn *f, IrNode *n, Reg dst) {
  uint32_t old = f->pos;
  set_pos(f, n->pos);
  if (n->init && !is_place_op(n)) gen_stmts(f, n->init);
  gen_value(f, n, dst);
  f->pos = old;
}

static bool same_registers(Type *a, Type *b) {
  Rep x = type_rep(a), y = type_rep(b);
  return x == y || (x >= REP_I8 && x <= REP_64 && y >= REP_I8 && y <= REP_64 &&
                    type_size(a) == type_size(b) && type_is_unsigned(a) == type_is_unsigned(b));
}

Reg gen_any(Fn *f, IrNode *n) {
  uint32_t old = f->pos;
  if (is_place_op(n)) {
    set_pos(f, n->pos);
    if (n->op == IR_INDEXMAP) node_share_key(f, n->y);
    Place p = gen_place(f, n);
    set_pos(f, n->pos);
    Reg r = place_any(f, &p);
    f->pos = old;
    return r;
  }
  if ((n->op == IR_CONVNOP || n->op == IR_PAREN) && !ir_len(n->init) && same_registers(n->type, n->x->type))
    return gen_any(f, n->x);
  if ((n->op == IR_LEN || n->op == IR_CAP) && !ir_len(n->init)) {
    set_pos(f, n->pos);
    Reg r = gen_len_any(f, n);
    if (reg_region(r) == REGION_OUT) {
      Reg t = temp_plain(f, 1);
      emit(f, OP_MOV, t, r, 0);
      r = t;
    }
    f->pos = old;
    return r;
  }
  if (n->op == IR_BYTES2STR && n->is_shared) return gen_any(f, n->x);
  if (n->op == IR_INLCALL) {
    Reg r = NOREG;
    set_pos(f, n->pos);
    if (n->init) gen_stmts(f, n->init);
    gen_inlcall(f, n, &r, NOREG);
    f->pos = old;
    return r;
  }
  return gen_temp(f, n);
}

Reg gen_temp(Fn *f, IrNode *n) {
  Reg r = temp_type(f, n->type);
  gen_to(f, n, r);
  return r;
}

Reg gen_last(Fn *f, IrNode *n) {
  if ((n->op == IR_CALLFUNC || n->op == IR_CALLINTER) && !f->far_calls) {
    uint32_t old = f->pos;
    set_pos(f, n->pos);
    if (n->init) gen_stmts(f, n->init);
    gen_call(f, n);
    f->pos = old;
    return out_reg(f, 0, type_slots(n->type));
  }
  return gen_any(f, n);
}

void gen_discard(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f), old = f->pos;
  set_pos(f, n->pos);
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
    if (n->init) gen_stmts(f, n->init);
    gen_call(f, n);
    break;
  case IR_INLCALL:
    if (n->init) gen_stmts(f, n->init);
    gen_inlcall(f, n, NULL, NOREG);
    break;
  case IR_NAME:
  case IR_DEREF:
  case IR_DOT:
  case IR_DOTPTR:
  case IR_INDEX:
  case IR_INDEXMAP: {
    if (n->op == IR_INDEXMAP) node_share_key(f, n->y);
    Place p = gen_place(f, n);
    place_check(f, &p);
    break;
  }
  case IR_LITERAL:
  case IR_NIL:
  case IR_FUNCNAME:
  case IR_METHEXPR: break;
  case IR_CONVNOP:
    if (n->init) gen_stmts(f, n->init);
    gen_discard(f, n->x);
    break;
  case IR_RECV: {
    Reg ch = gen_any(f, n->x);
    set_pos(f, n->pos);
    emit2(f, OP_RECV, NOREG, ch, NOREG, gen_rtype_id(f->g, n->type), 0, 0);
    break;
  }
  default: gen_any(f, n); break;
  }
  temps_release(f, mark);
  f->pos = old;
}
