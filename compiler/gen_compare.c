// SPDX-License-Identifier: MIT
// gen_compare.c - comparisons and conditions.
//
// gen_cond compiles a condition to jumps: && || ! become control flow, and
// comparisons of words the machine's compare-and-branch instructions. Everything
// else is computed into a register and tested.
#include "compiler/gen_impl.h"

typedef enum CmpKind {
  CMP_INT,
  CMP_UINT, // 64 bits, order is unsigned
  CMP_F64,
  CMP_F32,
  CMP_STR,
  CMP_EFACE,
  CMP_IFACE,
  CMP_MEM, // struct or array
  CMP_NONE // size 0: always equal
} CmpKind;

static CmpKind compare_kind(Type *t) {
  const Type *u = type_under(t);
  switch (u->kind) {
  case TYPE_UINT:
  case TYPE_UINT64:
  case TYPE_UINTPTR: return CMP_UINT;
  case TYPE_FLOAT32: return CMP_F32;
  case TYPE_FLOAT64: return CMP_F64;
  case TYPE_STRING: return CMP_STR;
  case TYPE_INTERFACE: return u->n_all_methods ? CMP_IFACE : CMP_EFACE;
  case TYPE_STRUCT:
  case TYPE_ARRAY: return type_size(t) == 0 ? CMP_NONE : CMP_MEM;
  case TYPE_COMPLEX64:
  case TYPE_COMPLEX128: return CMP_MEM;
  default: return CMP_INT;
  }
}

static void share_strings(Fn *f, IrNode *x, IrNode *y) {
  if (x->op == IR_BYTES2STR) node_share_bytes(f, x);
  if (y->op == IR_BYTES2STR) node_share_bytes(f, y);
}

static IrOp swapped(IrOp op) {
  switch (op) {
  case IR_LT: return IR_GT;
  case IR_LE: return IR_GE;
  case IR_GT: return IR_LT;
  case IR_GE: return IR_LE;
  default: return op;
  }
}

static IrOp negated(IrOp op) {
  switch (op) {
  case IR_EQ: return IR_NE;
  case IR_NE: return IR_EQ;
  case IR_LT: return IR_GE;
  case IR_LE: return IR_GT;
  case IR_GT: return IR_LE;
  case IR_GE: return IR_LT;
  default: bug("no comparison");
  }
}

static bool is_comparison(const IrNode *n) {
  return n->op >= IR_EQ && n->op <= IR_GE;
}

static bool fits16(int64_t v) {
  return v >= INT16_MIN && v <= INT16_MAX;
}

// The pointer to a value that is compared in memory.
static Reg gen_memory_operand(Fn *f, IrNode *n) {
  Place p = gen_place(f, n);
  if (!place_is_memory(&p) && p.kind != PLACE_REG) {
    Reg r = place_any(f, &p);
    p = place_reg(n->type, r);
  }
  return place_addr(f, &p, NOREG);
}

// ---- into a register --------------------------------------------------------

static void compare_regs(Fn *f, CmpKind kind, IrOp op, Reg dst, Reg x, Reg y) {
  if (op == IR_GT || op == IR_GE) {
    Reg t = x;
    x = y;
    y = t;
    op = swapped(op);
  }
  static const Opcode ops[][4] = {
      // EQ NE LT LE
      [CMP_INT] = {OP_EQ_INT, OP_NE_INT, OP_LT_INT, OP_LE_INT},
      [CMP_UINT] = {OP_EQ_INT, OP_NE_INT, OP_LT_UINT, OP_LE_UINT},
      [CMP_F64] = {OP_EQ_F64, OP_NE_F64, OP_LT_F64, OP_LE_F64},
      [CMP_F32] = {OP_EQ_F32, OP_NE_F32, OP_LT_F32, OP_LE_F32},
      [CMP_STR] = {OP_EQ_STR, OP_NE_STR, OP_LT_STR, OP_LE_STR},
  };
  emit(f, ops[kind][op - IR_EQ], dst, x, y);
}
_Static_assert(IR_NE == IR_EQ + 1 && IR_LT == IR_EQ + 2 && IR_LE == IR_EQ + 3 && IR_GT == IR_EQ + 4 &&
                   IR_GE == IR_EQ + 5,
               "comparison operations in order");

static void compare_iface(Fn *f, CmpKind kind, IrOp op, Reg dst, Reg x, Reg y) {
  emit(f, kind == CMP_EFACE ? OP_EQ_EFACE : OP_EQ_IFACE, dst, x, y);
  if (op == IR_NE) emit(f, OP_NOT_BOOL, dst, dst, 0);
}

// Equality of two values behind pointers.
static void compare_memory(Fn *f, Type *t, IrOp op, Reg dst, Reg px, Reg py) {
  if (gen_eq_kind(t) == REQ_MEM)
    emit2(f, OP_EQ_MEM, dst, px, py, type_size(t), 0, 0);
  else
    emit2(f, OP_EQ_TYPE, dst, px, py, gen_rtype_id(f->g, t), 0, 0);
  if (op == IR_NE) emit(f, OP_NOT_BOOL, dst, dst, 0);
}

static bool compare_imm(Fn *f, IrOp op, Reg dst, Reg x, int64_t imm) {
  static const Opcode ops[] = {OP_EQI_INT, OP_NEI_INT, OP_LTI_INT, OP_LEI_INT, OP_GTI_INT, OP_GEI_INT};
  if (!fits16(imm)) return false;
  emit(f, ops[op - IR_EQ], dst, x, imm);
  return true;
}

// An interface operand of a comparison with an interface of another kind.
static Reg gen_iface_operand(Fn *f, IrNode *n, bool as_eface) {
  Reg r = gen_any(f, n);
  return as_eface ? iface_as_eface(f, n->type, r) : r;
}

static bool is_empty_iface(Type *t) {
  return type_is_interface(t) && type_under(t)->n_all_methods == 0;
}

// Comparisons of interface values, of an interface with a concrete value too.
static void compare_mixed(Fn *f, IrNode *n, IrOp op, Reg dst) {
  IrNode *x = n->x, *y = n->y;
  if (!type_is_interface(x->type)) {
    IrNode *t = x;
    x = y;
    y = t;
  }
  if (type_is_interface(y->type)) {
    bool both_iface = !is_empty_iface(x->type) && !is_empty_iface(y->type);
    Reg a = gen_iface_operand(f, x, !both_iface && !is_empty_iface(x->type));
    Reg b = gen_iface_operand(f, y, !both_iface && !is_empty_iface(y->type));
    set_pos(f, n->pos);
    compare_iface(f, both_iface ? CMP_IFACE : CMP_EFACE, op, dst, a, b);
    return;
  }
  // Concrete: the same dynamic type, then the same value.
  Type *t = y->type;
  Reg a = gen_any(f, x);
  Reg b = gen_any(f, y);
  Reg word = iface_type_word(f, x->type, a);
  Reg equal = temp_plain(f, 1);
  Label no = label_new(f), end = label_new(f);
  set_pos(f, n->pos);
  emit2(f, OP_JNTYPE, word, 0, 0, gen_rtype_id(f->g, t), 0, no);
  Place dyn = place_reg(t, temp_type(f, t));
  iface_unpack(f, t, a, &dyn);
  gen_jump_equal(f, t, dyn.base, b, no, false);
  emit(f, OP_LDI, equal, op == IR_EQ, 0);
  emit_jump(f, end);
  label_bind(f, no);
  emit(f, OP_LDI, equal, op != IR_EQ, 0);
  label_bind(f, end);
  emit(f, OP_MOV, dst, equal, 0);
}

// x == nil, where nil is of x's own sort: not an interface compared with T(nil).
static bool is_nil_for(const IrNode *nil, const IrNode *x) {
  return node_is_nil(nil) && type_is_interface(nil->type) == type_is_interface(x->type);
}

void gen_compare_to(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  IrOp op = (IrOp)n->op;
  IrNode *x = n->x, *y = n->y;
  if (is_nil_for(x, y)) {
    IrNode *t = x;
    x = y;
    y = t;
  }
  int64_t imm;
  if (is_nil_for(y, x)) {
    Reg a = gen_last(f, x);
    compare_imm(f, op, dst, a, 0);
    temps_release(f, mark);
    return;
  }
  bool x_iface = type_is_interface(x->type), y_iface = type_is_interface(y->type);
  if (x_iface || y_iface) {
    compare_mixed(f, n, op, dst);
    temps_release(f, mark);
    return;
  }
  if (type_is_complex(x->type)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  CmpKind kind = compare_kind(x->type);
  if (kind == CMP_STR) share_strings(f, x, y);
  switch (kind) {
  case CMP_NONE:
    gen_discard(f, x);
    gen_discard(f, y);
    emit(f, OP_LDI, dst, op == IR_EQ, 0);
    break;
  case CMP_MEM: {
    Reg px = gen_memory_operand(f, x), py = gen_memory_operand(f, y);
    set_pos(f, n->pos);
    compare_memory(f, x->type, op, dst, px, py);
    break;
  }
  default: {
    if (node_int(x, &imm)) {
      IrNode *t = x;
      x = y;
      y = t;
      op = swapped(op);
    }
    if (node_int(y, &imm) && fits16(imm) && (kind == CMP_INT || op == IR_EQ || op == IR_NE)) {
      Reg a = gen_last(f, x);
      compare_imm(f, op, dst, a, imm);
      break;
    }
    Reg a = gen_any(f, x), b = gen_last(f, y);
    compare_regs(f, kind, op, dst, a, b);
  }
  }
  temps_release(f, mark);
}

// ---- jumps ------------------------------------------------------------------

static void jump_regs(Fn *f, CmpKind kind, IrOp op, Reg x, Reg y, Label to, bool when) {
  if (kind == CMP_INT || kind == CMP_UINT) {
    if (!when) op = negated(op);
    if (op == IR_GT || op == IR_LE) {
      Reg t = x;
      x = y;
      y = t;
      op = swapped(op);
    }
    bool u = kind == CMP_UINT;
    switch (op) {
    case IR_EQ: emit(f, OP_JEQ_INT, x, y, to); break;
    case IR_NE: emit(f, OP_JNE_INT, x, y, to); break;
    case IR_LT: emit(f, u ? OP_JLT_UINT : OP_JLT_INT, x, y, to); break;
    default: emit(f, u ? OP_JGE_UINT : OP_JGE_INT, x, y, to); break;
    }
    return;
  }
  if (op == IR_GT || op == IR_GE) {
    Reg t = x;
    x = y;
    y = t;
    op = swapped(op);
  }
  if (kind == CMP_F64 || kind == CMP_F32) {
    static const Opcode ops[2][4][2] = {
        // EQ NE LT LE, each: when false, when true
        {{OP_JNE_F64, OP_JEQ_F64},
         {OP_JEQ_F64, OP_JNE_F64},
         {OP_JNLT_F64, OP_JLT_F64},
         {OP_JNLE_F64, OP_JLE_F64}},
        {{OP_JNE_F32, OP_JEQ_F32},
         {OP_JEQ_F32, OP_JNE_F32},
         {OP_JNLT_F32, OP_JLT_F32},
         {OP_JNLE_F32, OP_JLE_F32}},
    };
    emit(f, ops[kind == CMP_F32][op - IR_EQ][when], x, y, to);
    return;
  }
  if (op == IR_EQ || op == IR_NE) {
    emit(f, (op == IR_EQ) == when ? OP_JEQ_STR : OP_JNE_STR, x, y, to);
    return;
  }
  uint32_t mark = temps_mark(f);
  Reg t = temp_plain(f, 1);
  compare_regs(f, kind, op, t, x, y);
  emit(f, when ? OP_JT : OP_JF, t, to, 0);
  temps_release(f, mark);
}

static void jump_imm(Fn *f, IrOp op, Reg x, int64_t imm, Label to, bool when) {
  static const Opcode ops[] = {OP_JEQI_INT, OP_JNEI_INT, OP_JLTI_INT, OP_JLEI_INT, OP_JGTI_INT, OP_JGEI_INT};
  if (!when) op = negated(op);
  emit(f, ops[op - IR_EQ], x, imm, to);
}

void gen_jump_equal(Fn *f, Type *t, Reg x, Reg y, Label to, bool when) {
  CmpKind kind = compare_kind(t);
  uint32_t mark = temps_mark(f);
  switch (kind) {
  case CMP_NONE:
    if (when) emit_jump(f, to);
    break;
  case CMP_EFACE:
  case CMP_IFACE: {
    Reg r = temp_plain(f, 1);
    compare_iface(f, kind, IR_EQ, r, x, y);
    emit(f, when ? OP_JT : OP_JF, r, to, 0);
    break;
  }
  case CMP_MEM: {
    Reg px = temp_ptr(f), py = temp_ptr(f), r = temp_plain(f, 1);
    emit(f, OP_LEA, px, FRAME_AT(x, 0), 0);
    emit(f, OP_LEA, py, FRAME_AT(y, 0), 0);
    compare_memory(f, t, IR_EQ, r, px, py);
    emit(f, when ? OP_JT : OP_JF, r, to, 0);
    break;
  }
  default: jump_regs(f, kind, IR_EQ, x, y, to, when); break;
  }
  temps_release(f, mark);
}

static void jump_compare(Fn *f, IrNode *n, Label to, bool when) {
  IrOp op = (IrOp)n->op;
  IrNode *x = n->x, *y = n->y;
  int64_t imm;
  uint32_t mark = temps_mark(f);
  if (is_nil_for(x, y) || node_int(x, &imm)) {
    IrNode *t = x;
    x = y;
    y = t;
    op = swapped(op);
  }
  if (is_nil_for(y, x)) {
    Reg a = gen_last(f, x);
    jump_imm(f, op, a, 0, to, when);
    temps_release(f, mark);
    return;
  }
  bool is_iface = type_is_interface(x->type) || type_is_interface(y->type);
  CmpKind kind = compare_kind(x->type);
  if (is_iface || kind == CMP_MEM || kind == CMP_NONE || type_is_complex(x->type)) {
    Reg r = temp_plain(f, 1);
    gen_compare_to(f, n, r);
    emit(f, when ? OP_JT : OP_JF, r, to, 0);
    temps_release(f, mark);
    return;
  }
  if (node_int(y, &imm) && fits16(imm) && (kind == CMP_INT || op == IR_EQ || op == IR_NE)) {
    Reg a = gen_last(f, x);
    jump_imm(f, op, a, imm, to, when);
    temps_release(f, mark);
    return;
  }
  if (kind == CMP_STR) share_strings(f, x, y);
  if (kind == CMP_STR && (op == IR_EQ || op == IR_NE)) {
    size_t len = 1;
    if (y->op == IR_LITERAL) const_string(f->g->arena, y->val, &len);
    if (len == 0) { // s == "": the length says it
      Reg a = gen_last(f, x);
      jump_imm(f, op, a + 1, 0, to, when);
      temps_release(f, mark);
      return;
    }
  }
  Reg a = gen_any(f, x), b = gen_last(f, y);
  set_pos(f, n->pos);
  jump_regs(f, kind, op, a, b, to, when);
  temps_release(f, mark);
}

void gen_cond(Fn *f, IrNode *n, Label to, bool when) {
  uint32_t old = f->pos;
  set_pos(f, n->pos);
  if (n->init && (n->op == IR_ANDAND || n->op == IR_OROR || n->op == IR_NOT || is_comparison(n)))
    gen_stmts(f, n->init);
  int64_t v;
  if (n->op == IR_NOT) {
    gen_cond(f, n->x, to, !when);
  } else if (n->op == IR_ANDAND || n->op == IR_OROR) {
    bool is_and = n->op == IR_ANDAND;
    if (is_and != when) { // either decides: the jump is taken as soon as one says so
      gen_cond(f, n->x, to, when);
      gen_cond(f, n->y, to, when);
    } else {
      Label skip = label_new(f);
      gen_cond(f, n->x, skip, !when);
      gen_cond(f, n->y, to, when);
      label_bind(f, skip);
    }
  } else if (is_comparison(n)) {
    jump_compare(f, n, to, when);
  } else if (n->op == IR_CONVNOP && !n->init) {
    gen_cond(f, n->x, to, when);
  } else if (node_int(n, &v)) {
    if ((v != 0) == when) emit_jump(f, to);
  } else {
    uint32_t mark = temps_mark(f);
    Reg r = gen_last(f, n);
    emit(f, when ? OP_JT : OP_JF, r, to, 0);
    temps_release(f, mark);
  }
  f->pos = old;
}
