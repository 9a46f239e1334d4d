// SPDX-License-Identifier: MIT
// gen_order.c - calls before reads, where the program can tell.
//
// The specification orders calls and receives, but not variable reads among
// them. gc evaluates the calls of a statement first, left to right, into
// temporaries, and reads memory when it computes the rest; programs have come to
// depend on it. Evaluating operands from left to right gives the same result
// unless memory is read before a later call of the statement. Only then are the
// calls moved: to assignments in the statement's init list, in order. What gc
// copies on the way (slices, assertions, structs that are boxed) moves with them.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"

typedef struct Order {
  Fn *f;
  IrNode *stmt;    // whose init list takes the assignments
  bool has_read;   // memory was read so far
  bool needs_move; // a call follows a read
} Order;

static bool is_call(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL:
  case IR_RECV: return true;
  default: return false;
  }
}

// Computed in place by gc's order pass, not when the rest is.
static bool is_copied(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_COPY:
  case IR_MAKESLICE:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
  case IR_NEW:
  case IR_STR2BYTES:
  case IR_STR2RUNES:
  case IR_APPEND:
  case IR_SLICE:
  case IR_SLICEARR:
  case IR_SLICESTR:
  case IR_SLICE3:
  case IR_SLICE3ARR:
  case IR_LEN:
  case IR_CAP:
  case IR_RECOVER: return true;
  case IR_DOTTYPE: return !type_is_pointer_shaped(n->type);
  default: return false;
  }
}

// x, s = s[len(s)-1], s[:len(s)-1]: the slice is computed before the element is read, and so it is what fails
// when s is empty.
static bool has_index(IrNode *n, void *ctx) {
  return n->op == IR_INDEX || (n->op != IR_CLOSURE && ir_each_child(n, has_index, ctx));
}

// x, s = s[len(s)-1], s[:len(s)-1]: the slice is computed before the element is read, and so it is what fails
// when s is empty.
static bool slices_after_index(const IrNode *n) {
  if (n->op != IR_AS2 && n->op != IR_RETURN) return false;
  bool found = false;
  for (uint32_t i = 0; i < ir_len(n->rlist); i++) {
    IrNode *value = n->rlist->at[i];
    switch ((IrOp)value->op) {
    case IR_SLICE:
    case IR_SLICEARR:
    case IR_SLICESTR:
    case IR_SLICE3:
    case IR_SLICE3ARR:
      if (found) return true;
      break;
    default: found |= has_index(value, NULL);
    }
  }
  return false;
}

// Has an operand of which gc takes the address, so that it is copied: structs, arrays, and values of one
// byte.
static bool boxes_copy(const IrNode *n) {
  if (n->op != IR_CONVIFACE || type_is_interface(n->x->type)) return false;
  return (type_rep(n->x->type) == REP_MEM || type_size(n->x->type) == 1) &&
         !type_is_pointer_shaped(n->x->type);
}

// What gc takes the address of without copying it first: memory but for variables of a function.
static bool has_address(const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_LITERAL:
  case IR_DEREF:
  case IR_DOTPTR: return true;
  case IR_INDEX: return type_kind(n->x->type) == TYPE_ARRAY ? n->x->op == IR_NAME || has_address(n->x) : true;
  case IR_DOT: return n->x->op == IR_NAME || has_address(n->x);
  case IR_NAME: return n->var && n->var->class == IR_VAR_GLOBAL;
  default: return false;
  }
}

static bool compares_copies(const IrNode *n) {
  return (n->op == IR_EQ || n->op == IR_NE) && type_rep(n->x->type) == REP_MEM;
}

static bool reads_memory(Fn *f, const IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_NAME: {
    const IrVar *v = n->var;
    if (!v || v->name == sym_blank()->text) return false;
    if (v->class == IR_VAR_GLOBAL) return true;
    if (v->class == IR_VAR_CLOSURE) return !v->by_value;
    return var_is_heap(f->g, v) || var_is_addressed(f->g, v);
  }
  case IR_DEREF:
  case IR_DOTPTR:
  case IR_INDEXMAP: return true;
  case IR_INDEX: return type_kind(n->x->type) != TYPE_STRING;
  default: return false;
  }
}

static bool scan(IrNode *n, void *ctx);

static void scan_list(Order *o, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) scan(l->at[i], o);
}

// Finds a read that is followed by a call.
static bool scan(IrNode *n, void *ctx) {
  Order *o = ctx;
  if (o->needs_move) return true;
  switch ((IrOp)n->op) {
  case IR_CALLFUNC:
  case IR_CALLINTER:
  case IR_INLCALL: {
    bool before = o->has_read;
    if (n->op != IR_INLCALL) {
      scan(n->x, o);
      scan_list(o, n->list);
    }
    if (before) o->needs_move = true;
    o->has_read = before; // what the call's arguments read, it has got
    return o->needs_move;
  }
  case IR_COPY: // writes
    scan(n->x, o);
    scan(n->y, o);
    if (o->has_read) o->needs_move = true;
    return o->needs_move;
  case IR_RECV:
    scan(n->x, o);
    if (o->has_read) o->needs_move = true;
    return o->needs_move;
  case IR_ANDAND:
  case IR_OROR: { // the left side is decided before the right one is begun
    bool before = o->has_read;
    scan(n->x, o);
    bool left = o->has_read;
    o->has_read = before;
    scan(n->y, o);
    o->has_read |= left;
    return o->needs_move;
  }
  case IR_CLOSURE: return false;
  default: break;
  }
  ir_each_child(n, scan, o);
  if (reads_memory(o->f, n)) o->has_read = true;
  return o->needs_move;
}

static IrNode *move_out(Order *o, IrNode *n) {
  IrProgram *ir = o->f->g->ir;
  IrVar *tmp = ir_temp(ir, o->f->func, n->pos, n->type);
  tmp->esc = ESC_NONE;
  IrNode *as = ir_new(ir, IR_AS, n->pos, NULL);
  as->is_define = true;
  as->x = ir_name(ir, n->pos, tmp);
  as->y = n;
  tmp->defn = as;
  o->stmt->init = ir_list_add(ir, o->stmt->init, as);
  return ir_name(ir, n->pos, tmp);
}

static IrNode *move_calls(IrNode *n, void *ctx) {
  Order *o = ctx;
  if (n->op == IR_CLOSURE || n->op == IR_LITERAL || n->op == IR_NAME) return n;
  if (n->op == IR_ANDAND || n->op == IR_OROR) return move_out(o, n);
  if (n->op == IR_INLCALL) return move_out(o, n);
  if (is_call(n)) {
    ir_edit_children(n, move_calls, o);
    return move_out(o, n);
  }
  ir_edit_children(n, move_calls, o);
  bool compares = compares_copies(n);
  if ((compares || boxes_copy(n)) && !has_address(n->x)) n->x = move_out(o, n->x);
  if (compares && !has_address(n->y)) n->y = move_out(o, n->y);
  return is_copied(n) ? move_out(o, n) : n;
}

static void order_list(Order *o, IrList *l) {
  for (uint32_t i = 0; i < ir_len(l); i++) l->at[i] = move_calls(l->at[i], o);
}

// The operands of an assigned expression; it stays assignable itself.
static void order_target(Order *o, IrNode *n) {
  if (n->op == IR_NAME) return;
  if (n->op == IR_DOT || n->op == IR_CONVNOP) {
    order_target(o, n->x);
    return;
  }
  if (n->op == IR_INDEX && type_kind(n->x->type) == TYPE_ARRAY)
    order_target(o, n->x);
  else if (n->x)
    n->x = move_calls(n->x, o);
  if (n->y) n->y = move_calls(n->y, o);
}

// The root of a statement's value: its own call stays where it is when nothing is
// left to be read after it.
static IrNode *order_value(Order *o, IrNode *n, bool may_stay) {
  if (may_stay) {
    if (n->op != IR_ANDAND && n->op != IR_OROR && n->op != IR_INLCALL) ir_edit_children(n, move_calls, o);
    return n;
  }
  return move_calls(n, o);
}

static void order_parts(Order *o, IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_AS:
    order_target(o, n->x);
    if (n->y) n->y = order_value(o, n->y, n->x->op == IR_NAME);
    break;
  case IR_ASOP:
    order_target(o, n->x);
    n->y = move_calls(n->y, o);
    break;
  case IR_AS2:
    for (uint32_t i = 0; i < ir_len(n->list); i++) order_target(o, n->list->at[i]);
    order_list(o, n->rlist);
    break;
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE:
    for (uint32_t i = 0; i < ir_len(n->list); i++) order_target(o, n->list->at[i]);
    if (n->rlist->at[0]->op != IR_INLCALL) ir_edit_children(n->rlist->at[0], move_calls, o);
    break;
  case IR_RETURN: order_list(o, n->rlist); break;
  case IR_IF:
  case IR_SWITCH:
    if (n->x && n->x->op != IR_TYPESW) n->x = move_calls(n->x, o);
    break;
  case IR_INLCALL: break;
  default: // calls, sends, built-in statements
    if (n->x) n->x = n->x->op == IR_DOTINTER ? n->x : move_calls(n->x, o);
    if (n->x && n->x->op == IR_DOTINTER) n->x->x = move_calls(n->x->x, o);
    if (n->y) n->y = move_calls(n->y, o);
    order_list(o, n->list);
    break;
  }
}

static bool scan_parts(Order *o, IrNode *n) {
  switch ((IrOp)n->op) {
  case IR_IF:
  case IR_SWITCH:
    if (n->x && n->x->op != IR_TYPESW) scan(n->x, o);
    break;
  case IR_AS:
  case IR_ASOP:
  case IR_AS2:
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE:
  case IR_RETURN:
  case IR_SEND:
  case IR_PANIC:
  case IR_PRINT:
  case IR_PRINTLN:
  case IR_DELETE:
  case IR_COPY:
  case IR_CALLFUNC:
  case IR_CALLINTER:
    // A name that is assigned as a whole is not read.
    if ((n->op == IR_AS || n->op == IR_ASOP) && n->x && n->x->op != IR_NAME) scan(n->x, o);
    if (n->op == IR_ASOP && n->x->op == IR_NAME && reads_memory(o->f, n->x)) o->has_read = true;
    if (n->x && n->op != IR_AS && n->op != IR_ASOP) scan(n->x, o);
    if (n->y) scan(n->y, o);
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      IrNode *x = n->list->at[i];
      if (x->op != IR_NAME || n->op < IR_AS || n->op > IR_AS2DOTTYPE) scan(x, o);
    }
    scan_list(o, n->rlist);
    break;
  default: break;
  }
  return o->needs_move;
}

// A comparison that is an operand of && or ||, or a loop's condition: its calls are moved to its own init
// list, which is evaluated when it is.
static void order_comparison(Fn *f, IrNode *n) {
  while (n->op == IR_NOT) n = n->x;
  if (n->op < IR_EQ || n->op > IR_GE || ir_len(n->init) || !node_has_safepoint(f, n)) return;
  Order o = {.f = f, .stmt = n};
  scan(n->x, &o);
  scan(n->y, &o);
  if (!o.needs_move) return;
  n->x = move_calls(n->x, &o);
  n->y = move_calls(n->y, &o);
}

// Orders the operands of all && and || within an expression. Inlined bodies are statements of their own.
static bool order_operands(IrNode *n, void *ctx) {
  Fn *f = ctx;
  if (n->op == IR_CLOSURE || n->op == IR_INLCALL || !node_has_safepoint(f, n)) return false;
  if (n->op == IR_ANDAND || n->op == IR_OROR) {
    order_comparison(f, n->x);
    order_comparison(f, n->y);
  }
  return ir_each_child(n, order_operands, f);
}

static void order_cases(Fn *f, IrNode *n) {
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    IrNode *clause = n->list->at[i];
    for (uint32_t k = 0; k < ir_len(clause->list); k++) {
      order_comparison(f, clause->list->at[k]);
      order_operands(clause->list->at[k], f);
    }
  }
}

static void order_all_operands(Fn *f, IrNode *n) {
  if (n->x) order_operands(n->x, f);
  if (n->op == IR_IF || n->op == IR_FOR || n->op == IR_SWITCH) return; // the rest are statements
  if (n->y) order_operands(n->y, f);
  for (uint32_t i = 0; i < ir_len(n->list); i++) order_operands(n->list->at[i], f);
  for (uint32_t i = 0; i < ir_len(n->rlist); i++) order_operands(n->rlist->at[i], f);
}

void order_stmt(Fn *f, IrNode *n) {
  if (!f->func) return;
  Order o = {.f = f, .stmt = n, .needs_move = slices_after_index(n)};
  switch ((IrOp)n->op) {
  case IR_IF:
  case IR_SWITCH:
    if (!n->x) order_cases(f, n);
    if (!n->x || !node_has_safepoint(f, n->x)) return;
    break;
  case IR_FOR:
    if (!n->x) return;
    order_comparison(f, n->x);
    order_operands(n->x, f);
    return;
  case IR_BLOCK:
  case IR_RANGE:
  case IR_SELECT:
  case IR_DCL:
  case IR_LABEL:
  case IR_GOTO: return;
  default:
    if (!o.needs_move && !node_has_safepoint(f, n)) return;
    break;
  }
  bool is_decision = n->op == IR_IF && (n->x->op == IR_ANDAND || n->x->op == IR_OROR); // made of jumps
  bool moves = !is_decision && (o.needs_move || scan_parts(&o, n));
  order_all_operands(f, n);
  if (moves) order_parts(&o, n);
}
