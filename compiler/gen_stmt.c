// SPDX-License-Identifier: MIT
// gen_stmt.c - statements: blocks, conditions, loops, jumps.
//
// Temporaries live to the end of the statement that made them. Slots of variables
// live to the end of the block that declares them, those of an inlined body to
// the end of the statement it stands in.
#include "compiler/gen_impl.h"

void target_push(Fn *f, const char *label, Label on_break, Label on_continue) {
  vec_push(&f->targets, ((Target){label, on_break, on_continue}));
}

void target_pop(Fn *f) {
  (void)vec_pop(&f->targets);
}

static Label named_label(Fn *f, const char *name) {
  for (uint32_t i = 0; i < f->named.n; i++)
    if (f->named.items[i].name == name) return f->named.items[i].label;
  Label l = label_new(f);
  vec_push(&f->named, ((NamedLabel){name, l}));
  return l;
}

static void gen_branch(Fn *f, IrNode *n) {
  for (uint32_t i = f->targets.n; i-- > 0;) {
    const Target *t = &f->targets.items[i];
    if (n->name && n->name != t->label) continue;
    Label to = n->op == IR_BREAK ? t->on_break : t->on_continue;
    if (to == NOLABEL) continue;
    emit_jump(f, to);
    return;
  }
  bug("%s without a statement in %s", ir_op_names[n->op], f->name);
}

static void gen_if(Fn *f, IrNode *n) {
  // else if ... chains are walked by a loop.
  Label end = NOLABEL;
  for (;;) {
    set_pos(f, n->pos);
    Label otherwise = label_new(f);
    uint32_t mark = temps_mark(f);
    bool has_else = ir_len(n->els) > 0;
    gen_cond(f, n->x, otherwise, false);
    temps_release(f, mark);
    gen_block(f, n->body);
    if (!has_else) {
      label_bind(f, otherwise);
      break;
    }
    if (!f->is_dead) {
      if (end == NOLABEL) end = label_new(f);
      emit_jump(f, end);
    }
    label_bind(f, otherwise);
    if (n->els->n == 1 && n->els->at[0]->op == IR_IF) {
      n = n->els->at[0];
      order_stmt(f, n);
      if (n->init) gen_stmts(f, n->init);
      continue;
    }
    gen_block(f, n->els);
    break;
  }
  if (end != NOLABEL) label_bind(f, end);
}

// ---- for --------------------------------------------------------------------

// A condition that may stand twice in the code: a comparison of variables,
// constants and lengths.
static bool is_simple_operand(const IrNode *n) {
  if (ir_len(n->init)) return false;
  if (n->op == IR_LITERAL) return true;
  if (n->op == IR_NAME) return var_in_reg(n->var);
  return n->op == IR_LEN && n->x->op == IR_NAME && var_in_reg(n->x->var) && !ir_len(n->x->init);
}

static bool is_simple_cond(const IrNode *n) {
  return n->op >= IR_EQ && n->op <= IR_GE && !ir_len(n->init) && is_simple_operand(n->x) &&
         is_simple_operand(n->y) && !type_is_interface(n->x->type) && !type_is_interface(n->y->type);
}

// i++ (or i--) and i < n (i > n) in one instruction. False: not that shape.
static bool gen_fused_loop_end(Fn *f, IrNode *post, IrNode *cond, Label top) {
  if (f->g->options->no_peephole || !post || post->op != IR_ASOP || !post->is_incdec || ir_len(post->init))
    return false;
  if (post->x->op != IR_NAME || !var_in_reg(post->x->var)) return false;
  IrVar *i = post->x->var;
  if (!type_is_integer(i->type) || type_rep(i->type) != REP_64 || ir_len(cond->init)) return false;
  if (cond->x->op != IR_NAME || cond->x->var != i || node_mentions(cond->y, i)) return false;
  if (type_is_unsigned(i->type) || node_has_safepoint(f, cond->y)) return false;
  bool is_up = (IrOp)post->index == IR_ADD;
  int64_t imm;
  bool has_imm = node_int(cond->y, &imm) && imm >= INT16_MIN && imm <= INT16_MAX;
  Reg r = place_of_var(f, i).base;
  if (is_up ? cond->op != IR_LT && cond->op != IR_LE : cond->op != IR_GT && cond->op != IR_GE) return false;
  if (!is_up && !has_imm) return false;
  set_pos(f, cond->pos);
  if (has_imm) {
    Opcode op = cond->op == IR_LT   ? OP_LOOP_LTI_INT
                : cond->op == IR_LE ? OP_LOOP_LEI_INT
                : cond->op == IR_GE ? OP_LOOP_GEI_INT
                                    : OP_LOOP_GTI_INT;
    emit(f, op, r, imm, top);
  } else {
    if (!is_simple_operand(cond->y) && cond->y->op != IR_LEN && cond->y->op != IR_NAME &&
        cond->y->op != IR_DOT && cond->y->op != IR_DOTPTR)
      return false;
    uint32_t mark = temps_mark(f);
    Reg n = cond->y->op == IR_LEN ? gen_len_any(f, cond->y) : gen_any(f, cond->y);
    emit(f, cond->op == IR_LT ? OP_LOOP_LT_INT : OP_LOOP_LE_INT, r, n, top);
    temps_release(f, mark);
  }
  return true;
}

static void gen_for(Fn *f, IrNode *n) {
  Label top = label_new(f), cont = label_new(f), end = label_new(f), test = NOLABEL;
  IrNode *cond = n->x;
  bool is_twice = cond && is_simple_cond(cond);
  set_pos(f, n->pos);
  if (is_twice) {
    gen_cond(f, cond, end, false);
  } else if (cond) {
    test = label_new(f);
    emit_jump(f, test);
  }
  label_bind(f, top);
  target_push(f, n->label, end, cont);
  gen_block(f, n->body);
  target_pop(f);
  label_bind(f, cont);
  if (!is_twice || !gen_fused_loop_end(f, n->y, cond, top)) {
    if (n->y) gen_stmt(f, n->y);
    if (test != NOLABEL) label_bind(f, test);
    uint32_t mark = temps_mark(f);
    if (cond)
      gen_cond(f, cond, top, true);
    else
      emit_jump(f, top);
    temps_release(f, mark);
  }
  label_bind(f, end);
}

// ---- all --------------------------------------------------------------------

static void gen_send(Fn *f, IrNode *n) {
  Reg ch = gen_any(f, n->x);
  Reg v = gen_map_key(f, type_under(n->x->type)->elem, n->y);
  set_pos(f, n->pos);
  emit(f, OP_SEND, ch, v, 0);
}

static bool declares(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_DCL:
  case IR_AS:
  case IR_AS2:
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE: return true;
  default: return false;
  }
}

void gen_stmt(Fn *f, IrNode *n) {
  uint32_t mark = temps_mark(f), scope = f->scoped.n;
  set_pos(f, n->pos);
  order_stmt(f, n);
  // These handle their own init, with the expression they are.
  bool is_expr = false;
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL:
  case IR_RECV:
  case IR_COPY: is_expr = true; break;
  default: break;
  }
  if (n->init && !is_expr) gen_stmts(f, n->init);
  set_pos(f, n->pos);
  switch ((IrOp)n->op) {
  case IR_DCL: var_declare(f, n->var); break;
  case IR_AS: gen_assign(f, n); break;
  case IR_ASOP: gen_assign_op(f, n); break;
  case IR_AS2:
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE: gen_assign2(f, n); break;
  case IR_EXPRSTMT: gen_discard(f, n->x); break;
  case IR_BLOCK: gen_block(f, n->list); break;
  case IR_IF: gen_if(f, n); break;
  case IR_FOR: gen_for(f, n); break;
  case IR_RANGE: gen_range(f, n); break;
  case IR_SWITCH: gen_switch(f, n); break;
  case IR_SELECT: gen_select(f, n); break;
  case IR_RETURN: gen_return(f, n); break;
  case IR_BREAK:
  case IR_CONTINUE: gen_branch(f, n); break;
  case IR_GOTO: emit_jump(f, named_label(f, n->name)); break;
  case IR_LABEL: label_bind(f, named_label(f, n->name)); break;
  case IR_FALL: emit_jump(f, f->fall); break;
  case IR_GO:
  case IR_DEFER: gen_go_defer(f, n); break;
  case IR_SEND: gen_send(f, n); break;
  case IR_INLMARK: break;
  case IR_DELETE:
  case IR_CLEAR:
  case IR_PANIC:
  case IR_PRINT:
  case IR_PRINTLN:
  case IR_CLOSE: gen_builtin_stmt(f, n); break;
  default: gen_discard(f, n); break;
  }
  temps_release(f, mark);
  if (!declares(n)) scope_release(f, scope);
}

void gen_stmts(Fn *f, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) gen_stmt(f, l->at[i]);
}

void gen_block(Fn *f, IrList *l) {
  uint32_t scope = f->scoped.n;
  gen_stmts(f, l);
  scope_release(f, scope);
}
