// SPDX-License-Identifier: MIT
// gen_select.c - select statements.
//
// Channels and values to send are evaluated in source order into a table of
// (channel, address) pairs, sends first, as the machine wants it. What is
// received lands in temporaries and is assigned in the chosen clause.
#include "compiler/gen_impl.h"

typedef struct Comm {
  IrNode *comm;
  IrNode *recv;   // the RECV node; NULL for a send
  IrNode *lhs[2]; // value and ok, or NULL
  uint32_t row;   // in the table
  Reg buffer;     // of the received value, or NOREG
} Comm;

static IrNode *blank_to_null(IrNode *n) {
  return n && n->op == IR_NAME && !n->var ? NULL : n;
}

static Comm read_comm(IrNode *comm) {
  Comm c = {.comm = comm, .buffer = NOREG};
  IrNode *x = comm->x;
  if (!x) return c;
  switch ((IrOp)x->op) {
  case IR_AS2RECV:
    c.recv = x->rlist->at[0];
    c.lhs[0] = blank_to_null(x->list->at[0]);
    c.lhs[1] = blank_to_null(x->list->at[1]);
    break;
  case IR_AS:
    c.recv = x->y;
    c.lhs[0] = blank_to_null(x->x);
    break;
  case IR_RECV: c.recv = x; break;
  default: break;
  }
  return c;
}

static void store_received(Fn *f, IrNode *lhs, Reg src) {
  if (!lhs) return;
  uint32_t mark = temps_mark(f);
  Place p = gen_place(f, lhs);
  place_store(f, &p, src);
  temps_release(f, mark);
}

static void gen_clause(Fn *f, const Comm *c, Reg ok, Label end) {
  uint32_t scope = f->scoped.n;
  set_pos(f, c->comm->pos);
  if (c->recv && c->comm->x != c->recv) {
    if (c->comm->x->init) gen_stmts(f, c->comm->x->init);
    if (c->buffer != NOREG) store_received(f, c->lhs[0], c->buffer);
    store_received(f, c->lhs[1], ok);
  }
  gen_block(f, c->comm->body);
  scope_release(f, scope);
  if (!f->is_dead) emit_jump(f, end);
}

static Reg table_slots(Fn *f, uint32_t n) {
  if (n == 0) return temp_plain(f, 1);
  if (2 * n <= 64) return temp_mask(f, 2 * n, n == 32 ? ~UINT64_C(0) : (UINT64_C(1) << 2 * n) - 1);
  uint32_t n_words = (2 * n + 63) / 64;
  uint64_t *mask = x_calloc(n_words, 8);
  memset(mask, 0xFF, n_words * 8);
  Reg r = slots_alloc(f, 2 * n, mask);
  x_free(mask);
  return r;
}

void gen_select(Fn *f, IrNode *n) {
  uint32_t count = ir_len(n->list), n_sends = 0, n_recvs = 0;
  Comm *comms = arena_alloc_array(f->g->arena, count + 1, sizeof *comms);
  const Comm *otherwise = NULL;
  for (uint32_t i = 0; i < count; i++) {
    comms[i] = read_comm(n->list->at[i]);
    if (!comms[i].comm->x) otherwise = &comms[i];
    if (comms[i].comm->x && !comms[i].recv) comms[i].row = n_sends++;
  }
  for (uint32_t i = 0; i < count; i++)
    if (comms[i].recv) comms[i].row = n_sends + n_recvs++;
  Label end = label_new(f);
  target_push(f, n->label, end, NOLABEL);
  if (count == 1 && !otherwise) { // as gc: a plain operation
    uint32_t scope = f->scoped.n;
    gen_stmt(f, comms[0].comm->x);
    gen_block(f, comms[0].comm->body);
    scope_release(f, scope);
  } else {
    Reg table = table_slots(f, n_sends + n_recvs), result = temp_plain(f, 2);
    for (uint32_t i = 0; i < count; i++) {
      Comm *c = &comms[i];
      IrNode *x = c->recv ? c->recv : c->comm->x;
      if (!x) continue;
      Reg row = table + 2 * (Reg)c->row;
      set_pos(f, x->pos);
      if (!c->recv && x->init) gen_stmts(f, x->init);
      if (c->recv && x->init) gen_stmts(f, x->init);
      Type *elem = type_under(x->x->type)->elem;
      gen_to(f, x->x, row);
      if (!c->recv) {
        Reg v = type_slots(elem) ? gen_temp(f, x->y) : temp_plain(f, 1);
        if (!type_slots(elem)) gen_discard(f, x->y);
        emit(f, OP_LEA, row + 1, FRAME_AT(v, 0), 0);
      } else if (c->lhs[0] && type_slots(elem)) {
        c->buffer = temp_type(f, elem);
        // Or what came the last time would count until something comes.
        if (type_has_pointers(elem)) zero_slots(f, c->buffer, type_slots(elem));
        emit(f, OP_LEA, row + 1, FRAME_AT(c->buffer, 0), 0);
      } else {
        emit(f, OP_LDI, row + 1, 0, 0);
      }
    }
    set_pos(f, n->pos);
    emit2(f, OP_SELECT, table, result, otherwise == NULL, n_sends, 0, n_recvs);
    Label *labels = arena_alloc_array(f->g->arena, count + 1, sizeof *labels);
    uint32_t last = count;
    for (uint32_t i = 0; i < count; i++) {
      labels[i] = label_new(f);
      if (comms[i].comm->x) last = i;
    }
    for (uint32_t i = 0; i < count; i++) {
      if (!comms[i].comm->x) continue;
      if (i == last && !otherwise)
        emit_jump(f, labels[i]);
      else
        emit(f, OP_JEQI_INT, result, comms[i].row, labels[i]);
    }
    if (otherwise) emit_jump(f, labels[otherwise - comms]);
    if (count == 0) emit(f, OP_TRAP, 0, 0, 0);
    for (uint32_t i = 0; i < count; i++) {
      label_bind(f, labels[i]);
      gen_clause(f, &comms[i], result + 1, end);
    }
  }
  target_pop(f);
  label_bind(f, end);
}
