// SPDX-License-Identifier: MIT
// gen_arith.c - arithmetic, shifts, conversions between numbers.
//
// Registers hold integers extended to 64 bits by their type; every instruction
// sequence here leaves its result so.
#include "compiler/gen_impl.h"

// Integer types by width and signedness; the order of the _I8 .. _U32 rows.
typedef enum Width { W_64, W_I8, W_I16, W_I32, W_U8, W_U16, W_U32, W_F32, W_F64, W_NONE } Width;

static Width width_of(const Type *t) {
  switch (type_kind(t)) {
  case TYPE_INT8: return W_I8;
  case TYPE_INT16: return W_I16;
  case TYPE_INT32: return W_I32;
  case TYPE_UINT8: return W_U8;
  case TYPE_UINT16: return W_U16;
  case TYPE_UINT32: return W_U32;
  case TYPE_FLOAT32: return W_F32;
  case TYPE_FLOAT64: return W_F64;
  default: return W_64;
  }
}

static const Opcode add_ops[] = {OP_ADD_INT, OP_ADD_I8,  OP_ADD_I16, OP_ADD_I32, OP_ADD_U8,
                                 OP_ADD_U16, OP_ADD_U32, OP_ADD_F32, OP_ADD_F64};
static const Opcode sub_ops[] = {OP_SUB_INT, OP_SUB_I8,  OP_SUB_I16, OP_SUB_I32, OP_SUB_U8,
                                 OP_SUB_U16, OP_SUB_U32, OP_SUB_F32, OP_SUB_F64};
static const Opcode mul_ops[] = {OP_MUL_INT, OP_MUL_I8,  OP_MUL_I16, OP_MUL_I32, OP_MUL_U8,
                                 OP_MUL_U16, OP_MUL_U32, OP_MUL_F32, OP_MUL_F64};
static const Opcode addi_ops[] = {OP_ADDI_INT, OP_ADDI_I8,  OP_ADDI_I16, OP_ADDI_I32,
                                  OP_ADDI_U8,  OP_ADDI_U16, OP_ADDI_U32};
static const Opcode shl_ops[] = {OP_SHL_INT, OP_SHL_I8,  OP_SHL_I16, OP_SHL_I32,
                                 OP_SHL_U8,  OP_SHL_U16, OP_SHL_U32};
static const Opcode ext_ops[] = {OP_NOP,    OP_EXT_I8,  OP_EXT_I16, OP_EXT_I32,
                                 OP_EXT_U8, OP_EXT_U16, OP_EXT_U32};

static void extend(Fn *f, Width w, Reg r) {
  if (w >= W_I8 && w <= W_U32) emit(f, ext_ops[w], r, r, 0);
}

static bool is_narrow_signed(Width w) {
  return w >= W_I8 && w <= W_I32;
}

void gen_binary(Fn *f, IrOp op, Type *t, Reg dst, Reg x, Reg y) {
  Width w = width_of(t);
  bool is_unsigned = type_is_unsigned(t);
  switch (op) {
  case IR_ADD: emit(f, add_ops[w], dst, x, y); break;
  case IR_SUB: emit(f, sub_ops[w], dst, x, y); break;
  case IR_MUL: emit(f, mul_ops[w], dst, x, y); break;
  case IR_DIV:
    if (w == W_F32 || w == W_F64) {
      emit(f, w == W_F32 ? OP_DIV_F32 : OP_DIV_F64, dst, x, y);
      break;
    }
    emit(f, is_unsigned ? OP_DIV_UINT : OP_DIV_INT, dst, x, y);
    if (is_narrow_signed(w)) extend(f, w, dst);
    break;
  case IR_MOD: emit(f, is_unsigned ? OP_REM_UINT : OP_REM_INT, dst, x, y); break;
  case IR_AND: emit(f, OP_AND, dst, x, y); break;
  case IR_OR: emit(f, OP_OR, dst, x, y); break;
  case IR_XOR: emit(f, OP_XOR, dst, x, y); break;
  case IR_ANDNOT: emit(f, OP_ANDNOT, dst, x, y); break;
  default: bug("no binary operation %s", ir_op_names[op]);
  }
}

static bool is_power_of_two(int64_t v) {
  return v > 0 && (v & (v - 1)) == 0;
}

bool binary_has_imm(IrOp op, Type *t, int64_t imm) {
  if (!type_is_integer(t)) return false;
  Width w = width_of(t);
  bool fits = imm >= -32768 && imm <= 32767;
  switch (op) {
  case IR_ADD: return fits;
  case IR_SUB: return imm >= -32767 && imm <= 32768;
  case IR_MUL: return (fits && w == W_64) || is_power_of_two(imm);
  case IR_DIV:
  case IR_MOD:
    if (type_is_unsigned(t)) return (imm > 0 && imm <= 65535) || is_power_of_two(imm);
    return fits && imm != 0;
  case IR_AND:
  case IR_OR:
  case IR_XOR: return fits;
  case IR_ANDNOT: return ~imm >= -32768 && ~imm <= 32767;
  default: return false;
  }
}

static int log2_of(int64_t v) {
  return __builtin_ctzll((uint64_t)v);
}

void gen_binary_imm(Fn *f, IrNode *n, IrOp op, Type *t, Reg dst, Reg x, int64_t imm) {
  Width w = width_of(t);
  bool is_unsigned = type_is_unsigned(t);
  (void)n;
  switch (op) {
  case IR_ADD: emit(f, addi_ops[w], dst, x, imm); break;
  case IR_SUB: emit(f, addi_ops[w], dst, x, -imm); break;
  case IR_MUL:
    if (is_power_of_two(imm)) {
      emit(f, OP_SHLI_INT, dst, x, log2_of(imm));
      extend(f, w, dst);
    } else {
      emit(f, OP_MULI_INT, dst, x, imm);
    }
    break;
  case IR_DIV:
    if (is_unsigned) {
      if (is_power_of_two(imm))
        emit(f, OP_SHRI_UINT, dst, x, log2_of(imm));
      else
        emit(f, OP_DIVI_UINT, dst, x, imm);
    } else if (imm == -1) {
      emit(f, OP_NEG_INT, dst, x, 0);
      extend(f, w, dst);
    } else {
      emit(f, OP_DIVI_INT, dst, x, imm);
    }
    break;
  case IR_MOD:
    if (is_unsigned) {
      if (is_power_of_two(imm) && imm <= 32768)
        emit(f, OP_ANDI, dst, x, imm - 1);
      else if (is_power_of_two(imm)) {
        int shift = 64 - log2_of(imm);
        emit(f, OP_SHLI_INT, dst, x, shift);
        emit(f, OP_SHRI_UINT, dst, dst, shift);
      } else {
        emit(f, OP_REMI_UINT, dst, x, imm);
      }
    } else if (imm == -1) {
      emit(f, OP_LDI, dst, 0, 0);
    } else {
      emit(f, OP_REMI_INT, dst, x, imm);
    }
    break;
  case IR_AND: emit(f, OP_ANDI, dst, x, imm); break;
  case IR_OR:
    emit(f, OP_ORI, dst, x, imm);
    if (imm < 0 && is_unsigned) extend(f, w, dst);
    break;
  case IR_XOR:
    emit(f, OP_XORI, dst, x, imm);
    if (imm < 0 && is_unsigned) extend(f, w, dst);
    break;
  case IR_ANDNOT: emit(f, OP_ANDI, dst, x, ~imm); break;
  default: bug("no immediate form of %s", ir_op_names[op]);
  }
}

static bool is_commutative(IrOp op) {
  return op == IR_ADD || op == IR_MUL || op == IR_AND || op == IR_OR || op == IR_XOR;
}

static bool is_register_product(const IrNode *n) {
  int64_t imm;
  return n->op == IR_MUL && !ir_len(n->init) && !node_int(n->x, &imm) && !node_int(n->y, &imm);
}

// a*b + c, c + a*b and, for floats, c - a*b in one instruction.
static bool mul_add(Fn *f, IrNode *n, Reg dst) {
  Width w = width_of(n->type);
  if (f->g->options->no_peephole || !(w == W_F64 || (w == W_64 && type_is_integer(n->type)))) return false;
  bool is_sub = n->op == IR_SUB;
  if (is_sub ? w != W_F64 : n->op != IR_ADD) return false;
  Reg a, b, c;
  uint32_t mark = temps_mark(f);
  if (is_register_product(n->y)) {
    c = gen_any(f, n->x);
    a = gen_any(f, n->y->x);
    b = gen_last(f, n->y->y);
  } else if (!is_sub && is_register_product(n->x)) {
    a = gen_any(f, n->x->x);
    b = gen_any(f, n->x->y);
    c = gen_last(f, n->y);
  } else {
    return false;
  }
  temps_release(f, mark);
  set_pos(f, n->pos);
  emit2(f, w == W_64 ? OP_MUL_ADD_INT : is_sub ? OP_MUL_SUB_F64 : OP_MUL_ADD_F64, dst, a, b, c, 0, 0);
  return true;
}

void gen_arith(Fn *f, IrNode *n, Reg dst) {
  IrOp op = (IrOp)n->op;
  Type *t = n->type;
  uint32_t mark = temps_mark(f);
  if (type_is_complex(t)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  if (op == IR_LSH || op == IR_RSH) {
    Reg x = gen_any(f, n->x);
    gen_shift(f, op, t, dst, x, n->y, n->is_bounded);
    temps_release(f, mark);
    return;
  }
  int64_t imm;
  IrNode *x = n->x, *y = n->y;
  if (node_int(x, &imm) && is_commutative(op)) {
    IrNode *swap = x;
    x = y;
    y = swap;
  }
  if (node_int(y, &imm) && binary_has_imm(op, t, imm)) {
    Reg a = gen_last(f, x);
    temps_release(f, mark);
    set_pos(f, n->pos);
    gen_binary_imm(f, n, op, t, dst, a, imm);
    return;
  }
  if (op == IR_SUB && width_of(t) == W_64 && node_int(x, &imm) && imm >= -32768 && imm <= 32767) {
    Reg b = gen_last(f, y);
    temps_release(f, mark);
    emit(f, OP_RSBI_INT, dst, b, imm);
    return;
  }
  if (mul_add(f, n, dst)) return;
  Reg a = gen_any(f, x), b = gen_last(f, y);
  temps_release(f, mark);
  set_pos(f, n->pos);
  gen_binary(f, op, t, dst, a, b);
}

void gen_shift(Fn *f, IrOp op, Type *t, Reg dst, Reg x, IrNode *count, bool is_bounded) {
  Width w = width_of(t);
  bool is_unsigned = type_is_unsigned(t);
  int64_t c;
  int bits = (int)type_size(t) * 8;
  if (node_int(count, &c)) {
    if (op == IR_LSH) {
      if ((uint64_t)c >= (uint64_t)bits) {
        emit(f, OP_LDI, dst, 0, 0);
        return;
      }
      emit(f, OP_SHLI_INT, dst, x, c);
      extend(f, w, dst);
    } else if (is_unsigned) {
      if ((uint64_t)c >= (uint64_t)bits)
        emit(f, OP_LDI, dst, 0, 0);
      else
        emit(f, OP_SHRI_UINT, dst, x, c);
    } else {
      emit(f, OP_SHRI_INT, dst, x, (uint64_t)c > 63 ? 63 : c);
    }
    return;
  }
  uint32_t mark = temps_mark(f);
  Reg y = gen_any(f, count);
  if (!type_is_unsigned(count->type) && !is_bounded) emit(f, OP_CHK_SHIFT, y, 0, 0);
  if (op == IR_LSH)
    emit(f, shl_ops[w], dst, x, y);
  else
    emit(f, is_unsigned ? OP_SHR_UINT : OP_SHR_INT, dst, x, y);
  temps_release(f, mark);
}

void gen_unary(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  Width w = width_of(n->type);
  if (type_is_complex(n->type)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  if (n->op == IR_PLUS) {
    gen_to(f, n->x, dst);
    return;
  }
  Reg x = gen_last(f, n->x);
  temps_release(f, mark);
  switch ((IrOp)n->op) {
  case IR_NOT: emit(f, OP_NOT_BOOL, dst, x, 0); break;
  case IR_NEG:
    if (w == W_F32 || w == W_F64) {
      emit(f, w == W_F32 ? OP_NEG_F32 : OP_NEG_F64, dst, x, 0);
    } else {
      emit(f, OP_NEG_INT, dst, x, 0);
      extend(f, w, dst);
    }
    break;
  case IR_BITNOT:
    emit(f, OP_NOT_INT, dst, x, 0);
    if (w >= W_U8 && w <= W_U32) extend(f, w, dst);
    break;
  default: bug("no unary operation %s", ir_op_names[n->op]);
  }
}

// ---- conversions between numbers --------------------------------------------

// Whether a register with a value of one type holds the right value of the other.
static bool conv_is_free(Type *to, Type *from) {
  Width tw = width_of(to), fw = width_of(from);
  if (fw >= W_F32 || tw >= W_F32) return fw == tw && fw != W_NONE;
  if (!type_is_integer(to) || !type_is_integer(from)) return false;
  // The target can hold all of the source, or has all of its bits.
  int64_t ts = type_size(to), fs = type_size(from);
  bool tu = type_is_unsigned(to), fu = type_is_unsigned(from);
  return tw == W_64 || (ts > fs && (fu || !tu)) || (ts == fs && tu == fu);
}

static void convert(Fn *f, Type *to, Type *from, Reg dst, Reg x) {
  Width tw = width_of(to), fw = width_of(from);
  bool is_wide_unsigned_from = fw == W_64 && type_is_unsigned(from);
  if (fw == W_F32 || fw == W_F64) {
    bool is_32 = fw == W_F32;
    if (tw == W_F32 || tw == W_F64) {
      if (tw == fw)
        emit(f, OP_MOV, dst, x, 0);
      else
        emit(f, is_32 ? OP_CVT_F32_F64 : OP_CVT_F64_F32, dst, x, 0);
      return;
    }
    if (tw == W_64 && type_is_unsigned(to)) {
      emit(f, is_32 ? OP_CVT_F32_U64 : OP_CVT_F64_U64, dst, x, 0);
    } else if (tw == W_64 || tw == W_U32) {
      emit(f, is_32 ? OP_CVT_F32_I64 : OP_CVT_F64_I64, dst, x, 0);
      extend(f, tw, dst);
    } else {
      emit(f, is_32 ? OP_CVT_F32_I32 : OP_CVT_F64_I32, dst, x, 0);
      extend(f, tw, dst);
    }
    return;
  }
  if (tw == W_F32 || tw == W_F64) {
    if (is_wide_unsigned_from)
      emit(f, tw == W_F32 ? OP_CVT_U64_F32 : OP_CVT_U64_F64, dst, x, 0);
    else
      emit(f, tw == W_F32 ? OP_CVT_I64_F32 : OP_CVT_I64_F64, dst, x, 0);
    return;
  }
  emit(f, conv_is_free(to, from) ? OP_MOV : ext_ops[tw], dst, x, 0);
}

void gen_conv(Fn *f, IrNode *n, Reg dst) {
  uint32_t mark = temps_mark(f);
  if (type_is_complex(n->type) || type_is_complex(n->x->type)) {
    unsupported(f, n, "complex numbers are");
    return;
  }
  if (conv_is_free(n->type, n->x->type)) {
    gen_to(f, n->x, dst);
    return;
  }
  Reg x = gen_last(f, n->x);
  temps_release(f, mark);
  convert(f, n->type, n->x->type, dst, x);
}

// ---- min and max ------------------------------------------------------------

void gen_minmax(Fn *f, IrNode *n, Reg dst) {
  bool is_max = n->op == IR_MAX;
  Type *t = n->type;
  uint32_t mark = temps_mark(f);
  Reg acc = temp_type(f, t);
  gen_to(f, n->list->at[0], acc);
  for (uint32_t i = 1; i < n->list->n; i++) {
    uint32_t inner = temps_mark(f);
    Reg y = gen_any(f, n->list->at[i]);
    if (type_is_string(t)) {
      Reg less = temp_plain(f, 1);
      Label keep = label_new(f);
      emit(f, OP_LT_STR, less, is_max ? acc : y, is_max ? y : acc);
      emit(f, OP_JF, less, keep, 0);
      move_slots(f, acc, y, 2);
      label_bind(f, keep);
    } else {
      Opcode op;
      switch (width_of(t)) {
      case W_F32: op = is_max ? OP_MAX_F32 : OP_MIN_F32; break;
      case W_F64: op = is_max ? OP_MAX_F64 : OP_MIN_F64; break;
      default:
        op = type_is_unsigned(t) ? (is_max ? OP_MAX_UINT : OP_MIN_UINT) : (is_max ? OP_MAX_INT : OP_MIN_INT);
        break;
      }
      emit(f, op, acc, acc, y);
    }
    temps_release(f, inner);
  }
  move_slots(f, dst, acc, type_slots(t));
  temps_release(f, mark);
}
