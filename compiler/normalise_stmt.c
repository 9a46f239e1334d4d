// SPDX-License-Identifier: MIT
// normalise_stmt.c - statements and package variable initializers.
#include "compiler/normalise_impl.h"

static void stmt(Fn *fn, Stmt *s, IrList **out);

// A list of statements; nested blocks that a statement expanded into are spliced.
IrList *norm_block(Fn *fn, Stmt **list, uint32_t n) {
  IrList *out = NULL;
  for (uint32_t i = 0; i < n; i++) stmt(fn, list[i], &out);
  return out;
}

// ---- assignments ----

// Left-hand sides. With is_def, names without a variable yet are declared; `names`
// receives them. The same for the NULL-terminated list of a var declaration.
static IrList *assign_list(Fn *fn, Expr *lhs, bool is_def, IrList **dcls) {
  Expr *single, **items = NULL;
  uint32_t n = norm_unpack(&single, lhs, &items);
  IrList *out = NULL;
  for (uint32_t i = 0; i < n; i++) {
    Expr *e = ast_unparen(items[i]);
    if (is_def) {
      Name *name = node_as(Name, e);
      Obj *o = name->obj;
      if (strcmp(name->sym->text, "_") == 0) {
        norm_append(fn, &out, norm_blank(fn, e->pos));
        continue;
      }
      if (pos_eq(o->pos, e->pos)) { // declared here
        IrVar *v = norm_declare(fn, o);
        norm_append(fn, dcls, ir_dcl(fn->p, e->pos, v));
        norm_append(fn, &out, ir_name(fn->p, e->pos, v));
        continue;
      }
    }
    IrNode *x = norm_expr(fn, e);
    norm_mark_assigned(x);
    norm_append(fn, &out, x);
  }
  return out;
}

static void set_defn(IrNode *as, IrList *dcls) {
  as->init = dcls;
  as->is_define = dcls != NULL;
  for (uint32_t i = 0; i < ir_len(dcls); i++) dcls->at[i]->var->defn = as;
}

static bool needs_conv(const IrNode *lhs, const Type *t) {
  return lhs->type && !type_identical(lhs->type, t);
}

// as: an assignment of several values whose types are `types`. Where a left-hand
// side has another type, all go through temporaries and a parallel assignment follows.
static void through_temps(Fn *fn, IrNode *as, Type *const *types, IrList **out) {
  bool any = false;
  for (uint32_t i = 0; i < as->list->n; i++) any |= needs_conv(as->list->at[i], types[i]);
  if (!any) {
    norm_append(fn, out, as);
    return;
  }
  IrNode *as2 = ir_new(fn->p, IR_AS2, as->pos, NULL);
  IrList *dcls = as->init;
  as2->list = as->list;
  as->list = NULL;
  as->init = NULL;
  for (uint32_t i = 0; i < as2->list->n; i++) {
    IrVar *tmp = ir_temp(fn->p, fn->f, fn->base_pos, types[i]);
    tmp->defn = as;
    norm_append(fn, &as->init, ir_dcl(fn->p, fn->base_pos, tmp));
    norm_append(fn, &as->list, ir_name(fn->p, fn->base_pos, tmp));
    IrNode *v = ir_name(fn->p, fn->base_pos, tmp);
    IrNode *lhs = as2->list->at[i];
    norm_append(fn, &as2->rlist, lhs->type ? norm_assign_conv(fn, v, lhs->type) : v);
  }
  as->is_define = true;
  norm_append(fn, &as2->init, as);
  for (uint32_t i = 0; i < ir_len(dcls); i++) {
    dcls->at[i]->var->defn = as2;
    norm_append(fn, &as2->init, dcls->at[i]);
  }
  as2->is_define = dcls != NULL;
  norm_append(fn, out, as2);
}

// lhs... = rhs... for the given, already translated sides.
static void assign(Fn *fn, Pos pos, IrList *lhs, IrList *rhs, IrList *dcls, IrList **out) {
  if (lhs->n == 1 && rhs->n == 1) {
    IrNode *as = ir_new(fn->p, IR_AS, pos, NULL);
    set_defn(as, dcls);
    as->x = lhs->at[0];
    as->y = norm_assign_conv(fn, rhs->at[0], as->x->type);
    norm_append(fn, out, as);
    return;
  }
  IrNode *as = ir_new(fn->p, IR_AS2, pos, NULL);
  set_defn(as, dcls);
  as->list = lhs;
  as->rlist = rhs;
  if (rhs->n == lhs->n) {
    for (uint32_t i = 0; i < lhs->n; i++) rhs->at[i] = norm_assign_conv(fn, rhs->at[i], lhs->at[i]->type);
    norm_append(fn, out, as);
    return;
  }
  IrNode *r = rhs->at[0];
  Type *types[2] = {r->type, type_basic[TYPE_BOOL]};
  switch (r->op) {
  case IR_INDEXMAP: as->op = IR_AS2MAPR; break;
  case IR_RECV: as->op = IR_AS2RECV; break;
  case IR_DOTTYPE:
    as->op = IR_AS2DOTTYPE;
    r->op = IR_DOTTYPE2;
    break;
  default: {
    as->op = IR_AS2FUNC;
    const Type *tuple = r->type;
    Type **ts = ARENA_ARRAY(fn->a, Type *, tuple->n_results);
    for (uint32_t i = 0; i < tuple->n_results; i++) ts[i] = tuple->results[i].type;
    through_temps(fn, as, ts, out);
    return;
  }
  }
  through_temps(fn, as, types, out);
}

static IrList *exprs(Fn *fn, Expr *e) {
  Expr *single, **items = NULL;
  uint32_t n = norm_unpack(&single, e, &items);
  IrList *out = NULL;
  for (uint32_t i = 0; i < n; i++) norm_append(fn, &out, norm_expr(fn, items[i]));
  return out;
}

static void assign_stmt(Fn *fn, AssignStmt *s, IrList **out) {
  if (s->op != OPER_NONE && s->op != OPER_DEF) {
    IrNode *n = ir_new(fn->p, IR_ASOP, s->pos, NULL);
    n->index = (uint32_t)norm_binary_op((Operator)s->op);
    n->is_incdec = s->rhs == NULL;
    if (s->rhs) n->y = norm_expr(fn, s->rhs);
    n->x = norm_expr(fn, s->lhs);
    norm_mark_assigned(n->x);
    if (!s->rhs) {
      n->y = norm_int(fn, s->pos, n->x->type, 1);
      n->y->name = "1";
      if (type_is_float(n->x->type)) n->y->val = const_to_float(fn->a, n->y->val);
    }
    norm_append(fn, out, n);
    return;
  }
  IrList *rhs = exprs(fn, s->rhs);
  IrList *dcls = NULL;
  IrList *lhs = assign_list(fn, s->lhs, s->op == OPER_DEF, &dcls);
  assign(fn, s->pos, lhs, rhs, dcls, out);
}

static void var_decl(Fn *fn, VarDecl *d, IrList **out) {
  fn->base_pos = d->pos;
  IrList *values = exprs(fn, d->values);
  bool parallel = ir_len(values) && ir_len(values) != d->n_names;
  IrList *lhs = NULL;
  for (uint32_t i = 0; i < d->n_names; i++) {
    Name *name = d->names[i];
    bool blank = strcmp(name->sym->text, "_") == 0;
    IrVar *v = name->obj ? norm_declare(fn, name->obj) : NULL;
    if (v) norm_append(fn, out, ir_dcl(fn->p, d->pos, v));
    if (blank) v = NULL; // declared, but never assigned
    IrNode *x = ir_name(fn->p, name->pos, v);
    if (parallel) {
      // A typed blank converts too: var _ I = T{} checks nothing more at run time, but boxes.
      if (!v && name->obj) x->type = name->obj->type;
      norm_append(fn, &lhs, x);
      continue;
    }
    if (!v && !values) continue;
    IrNode *as = ir_new(fn->p, IR_AS, d->pos, NULL);
    as->x = x;
    if (values) {
      Type *t = v ? v->type : name->obj ? name->obj->type : NULL;
      as->y = norm_assign_conv(fn, values->at[i], t);
      if (v) v->defn = as;
    }
    norm_append(fn, out, as);
  }
  if (parallel) {
    IrNode *mark = NULL;
    uint32_t before = ir_len(*out);
    assign(fn, d->pos, lhs, values, NULL, out);
    mark = (*out)->at[before];
    for (uint32_t i = 0; i < lhs->n; i++)
      if (!norm_is_blank(lhs->at[i])) lhs->at[i]->var->defn = mark;
  }
}

// ---- loops ----

static bool is_shared(const IrVar *v) {
  return v->is_captured || v->is_addrtaken;
}

// for k, v := range: each iteration has its own k and v. It shows only when one
// of them is captured or its address taken: then the loop runs on temporaries
// that are copied to a fresh variable at the top of the body (gc's loopvar).
static void split_range_vars(Fn *fn, IrNode *loop, IrList *dcls) {
  IrList *top = NULL;
  IrList *left = NULL;
  for (uint32_t i = 0; i < ir_len(dcls); i++) {
    IrNode *d = dcls->at[i];
    IrVar *v = d->var;
    if (!is_shared(v)) {
      norm_append(fn, &left, d);
      continue;
    }
    IrVar *tmp = ir_temp(fn->p, fn->f, v->pos, v->type);
    tmp->defn = loop;
    IrNode **slot = loop->y && loop->y->op == IR_NAME && loop->y->var == v ? &loop->y : &loop->z;
    *slot = ir_name(fn->p, v->pos, tmp);
    norm_append(fn, &left, ir_dcl(fn->p, v->pos, tmp));
    IrNode *as = ir_new(fn->p, IR_AS, v->pos, NULL);
    as->is_define = true;
    as->x = ir_name(fn->p, v->pos, v);
    as->y = ir_name(fn->p, v->pos, tmp);
    norm_append(fn, &as->init, d);
    v->defn = as;
    norm_append(fn, &top, as);
  }
  if (!top) return;
  for (uint32_t i = 0; i < ir_len(loop->body); i++) norm_append(fn, &top, loop->body->at[i]);
  loop->body = top;
  loop->init = left;
}

static void range_stmt(Fn *fn, ForStmt *s, RangeClause *r, const char *label, IrList **out) {
  IrNode *n = ir_new(fn->p, IR_RANGE, r->pos, NULL);
  n->label = label;
  IrList *dcls = NULL;
  // The range expression does not see the variables it declares.
  n->x = norm_expr(fn, r->x);
  IrList *lhs = r->lhs ? assign_list(fn, r->lhs, r->is_def, &dcls) : NULL;
  if (ir_len(lhs) > 0) n->y = lhs->at[0];
  if (ir_len(lhs) > 1) n->z = lhs->at[1];
  set_defn(n, dcls);
  Type *u = type_under(n->x->type);
  if (u->kind == TYPE_FUNC) {
    norm_unsupported(r->pos, "range over functions is");
    return;
  }
  n->body = norm_block(fn, s->body->list, s->body->n_list);
  // Assigning to a variable of another type: through a temporary of the element's.
  IrNode **sides[2] = {&n->y, &n->z};
  Type *key = type_basic[TYPE_INT], *elem = u->elem;
  if (u->kind == TYPE_MAP) key = u->key;
  if (u->kind == TYPE_STRING) elem = type_rune;
  if (u->kind == TYPE_CHAN) key = u->elem;
  if (u->kind == TYPE_POINTER) elem = type_under(u->elem)->elem;
  if (type_is_integer(u)) key = n->x->type;
  Type *types[2] = {key, elem};
  IrList *top = NULL;
  for (int i = 0; i < 2; i++) {
    IrNode *lhs_node = *sides[i];
    if (!lhs_node || r->is_def || norm_is_blank(lhs_node)) continue;
    if (lhs_node->op == IR_NAME && !needs_conv(lhs_node, types[i])) continue;
    if (!needs_conv(lhs_node, types[i])) continue;
    IrVar *tmp = ir_temp(fn->p, fn->f, lhs_node->pos, types[i]);
    tmp->defn = n;
    IrNode *dcl = ir_dcl(fn->p, lhs_node->pos, tmp);
    dcl->is_implicit = true;
    norm_append(fn, &n->init, dcl);
    *sides[i] = ir_name(fn->p, lhs_node->pos, tmp);
    IrNode *as = ir_new(fn->p, IR_AS, lhs_node->pos, NULL);
    as->is_implicit = true;
    as->x = lhs_node;
    fn->base_pos = lhs_node->pos;
    as->y = norm_assign_conv(fn, ir_name(fn->p, lhs_node->pos, tmp), lhs_node->type);
    norm_append(fn, &top, as);
  }
  if (top) {
    for (uint32_t i = 0; i < ir_len(n->body); i++) norm_append(fn, &top, n->body->at[i]);
    n->body = top;
  }
  if (fn->nm->per_iteration && r->is_def) split_range_vars(fn, n, dcls);
  norm_append(fn, out, n);
}

// for i := a; cond; post: with per-iteration variables, and when it shows:
//   for i' := a; ; i' = i {
//     i := i'
//     if first { first = false } else { post }
//     if cond {} else { break }
//     body
//   }
static void split_for_vars(Fn *fn, IrNode *loop, IrList *vars, IrList *post) {
  Pos pos = loop->pos;
  bool any = false;
  for (uint32_t i = 0; i < ir_len(vars); i++) any |= is_shared(vars->at[i]->var);
  if (!any) {
    loop->y = post ? post->at[0] : NULL;
    return;
  }
  IrProgram *p = fn->p;
  IrList *body = NULL, *after = NULL;
  for (uint32_t i = 0; i < vars->n; i++) {
    IrVar *v = vars->at[i]->var;
    if (!is_shared(v)) continue;
    IrVar *outer = ir_temp(p, fn->f, v->pos, v->type);
    // The loop's own variable takes the initial value ...
    IrNode *first_as = ir_new(p, IR_AS, v->pos, NULL);
    first_as->is_define = true;
    first_as->x = ir_name(p, v->pos, outer);
    first_as->y = ir_name(p, v->pos, v);
    norm_append(fn, &first_as->init, ir_dcl(fn->p, v->pos, outer));
    outer->defn = first_as;
    outer->is_reassigned = true;
    norm_append(fn, &loop->init, first_as);
    // ... is copied to the iteration's variable at the top of the body ...
    IrNode *as = ir_new(p, IR_AS, v->pos, NULL);
    as->is_define = true;
    as->x = ir_name(p, v->pos, v);
    as->y = ir_name(p, v->pos, outer);
    norm_append(fn, &as->init, ir_dcl(fn->p, v->pos, v));
    norm_append(fn, &body, as);
    // ... and takes its value back before the next one.
    IrNode *back = ir_new(p, IR_AS, v->pos, NULL);
    back->x = ir_name(p, v->pos, outer);
    back->y = ir_name(p, v->pos, v);
    norm_append(fn, &after, back);
  }
  if (post) {
    IrVar *first = ir_temp(p, fn->f, pos, type_basic[TYPE_BOOL]);
    first->is_reassigned = true;
    IrNode *set = ir_new(p, IR_AS, pos, NULL);
    set->is_define = true;
    set->x = ir_name(p, pos, first);
    set->y = ir_new(p, IR_LITERAL, pos, type_basic[TYPE_BOOL]);
    set->y->val = const_from_bool(fn->a, true);
    norm_append(fn, &set->init, ir_dcl(fn->p, pos, first));
    norm_append(fn, &loop->init, set);
    IrNode *iff = ir_new(p, IR_IF, pos, NULL);
    iff->x = ir_name(p, pos, first);
    IrNode *clear = ir_new(p, IR_AS, pos, NULL);
    clear->x = ir_name(p, pos, first);
    clear->y = ir_new(p, IR_LITERAL, pos, type_basic[TYPE_BOOL]);
    clear->y->val = const_from_bool(fn->a, false);
    norm_append(fn, &iff->body, clear);
    iff->els = post;
    norm_append(fn, &body, iff);
  }
  if (loop->x) {
    IrNode *iff = ir_new(p, IR_IF, loop->x->pos, NULL);
    iff->x = loop->x;
    IrNode *brk = ir_new(p, IR_BREAK, loop->x->pos, NULL);
    norm_append(fn, &iff->els, brk);
    norm_append(fn, &body, iff);
    loop->x = NULL;
  }
  for (uint32_t i = 0; i < ir_len(loop->body); i++) norm_append(fn, &body, loop->body->at[i]);
  loop->body = body;
  if (after->n == 1) {
    loop->y = after->at[0];
  } else {
    loop->y = ir_new(p, IR_BLOCK, pos, NULL);
    loop->y->list = after;
  }
}

static void for_stmt(Fn *fn, ForStmt *s, const char *label, IrList **out) {
  if (s->init && node_is(RangeClause, s->init)) {
    range_stmt(fn, s, node_as(RangeClause, s->init), label, out);
    return;
  }
  IrNode *n = ir_new(fn->p, IR_FOR, s->pos, NULL);
  n->label = label;
  if (s->init) stmt(fn, s->init, &n->init);
  // Variables the init statement declares.
  IrList *vars = NULL;
  for (uint32_t i = 0; i < ir_len(n->init); i++) {
    const IrNode *as = n->init->at[i];
    for (uint32_t k = 0; k < ir_len(as->init); k++)
      if (as->is_define && as->init->at[k]->op == IR_DCL && !as->init->at[k]->var->is_temp)
        norm_append(fn, &vars, as->init->at[k]);
  }
  if (s->cond) n->x = norm_expr(fn, s->cond);
  IrList *post = NULL;
  if (s->post) stmt(fn, s->post, &post);
  n->body = norm_block(fn, s->body->list, s->body->n_list);
  if (ir_len(post) > 1) { // an assignment through temporaries
    IrNode *b = ir_new(fn->p, IR_BLOCK, s->pos, NULL);
    b->list = post;
    post = ir_list_add(fn->p, NULL, b);
  }
  if (fn->nm->per_iteration)
    split_for_vars(fn, n, vars, post);
  else
    n->y = post ? post->at[0] : NULL;
  norm_append(fn, out, n);
}

// ---- switch, select ----

static void switch_stmt(Fn *fn, SwitchStmt *s, const char *label, IrList **out) {
  IrNode *n = ir_new(fn->p, IR_SWITCH, s->pos, NULL);
  n->label = label;
  if (s->init) stmt(fn, s->init, &n->init);
  TypeSwitchGuard *guard = node_try(TypeSwitchGuard, s->tag);
  if (guard) {
    n->x = ir_new(fn->p, IR_TYPESW, s->pos, NULL);
    n->x->x = norm_expr(fn, guard->x);
    n->x->is_define = guard->lhs != NULL;
  } else if (s->tag) {
    n->x = norm_expr(fn, s->tag);
  }
  for (uint32_t i = 0; i < s->n_body; i++) {
    CaseClause *c = s->body[i];
    IrNode *cas = ir_new(fn->p, IR_CASE, c->pos, NULL);
    cas->is_default = c->cases == NULL;
    if (guard && guard->lhs && c->obj) {
      cas->var = norm_declare(fn, c->obj);
      cas->var->pos = c->colon;
      cas->var->defn = n->x;
    }
    Expr *single, **items = NULL;
    uint32_t k = norm_unpack(&single, c->cases, &items);
    for (uint32_t j = 0; j < k; j++) {
      Expr *e = ast_unparen(items[j]);
      if (guard) {
        IrNode *t = ir_new(fn->p, e->mode == MODE_NIL ? IR_NIL : IR_TYPE, e->pos, e->type);
        if (e->mode == MODE_NIL)
          t->type = n->x->x->type;
        else if (!type_is_interface(e->type))
          norm_need_type(fn->nm, e->type);
        norm_append(fn, &cas->list, t);
      } else {
        IrNode *v = norm_expr(fn, e);
        if (n->x) {
          if (v->op == IR_NIL) v->type = n->x->type;
          if (n->x->op == IR_NIL) n->x->type = v->type;
          // interface tag, concrete case: compared without boxing; gen sees both types.
          if (type_is_interface(n->x->type) != type_is_interface(v->type)) {
            Type *concrete = type_is_interface(v->type) ? n->x->type : v->type;
            norm_need_type(fn->nm, concrete);
          } else {
            norm_set_pos(fn, v);
            v = norm_assign_conv(fn, v, n->x->type);
          }
        }
        norm_append(fn, &cas->list, v);
      }
    }
    cas->body = norm_block(fn, c->body, c->n_body);
    norm_append(fn, &n->list, cas);
  }
  norm_append(fn, out, n);
}

// A receive clause becomes AS2RECV with names or blanks on the left.
static IrNode *comm_clause(Fn *fn, CommClause *c) {
  IrNode *comm = ir_new(fn->p, IR_COMM, c->pos, NULL);
  comm->is_default = c->comm == NULL;
  IrList *top = NULL;
  if (c->comm && node_is(SendStmt, c->comm)) {
    IrList *l = NULL;
    stmt(fn, c->comm, &l);
    comm->x = l->at[0];
  } else if (c->comm) {
    Expr *recv_expr, *lhs_expr = NULL;
    bool is_def = false;
    Pos pos = c->comm->pos;
    if (node_is(ExprStmt, c->comm)) {
      recv_expr = node_as(ExprStmt, c->comm)->x;
    } else {
      AssignStmt *as = node_as(AssignStmt, c->comm);
      recv_expr = as->rhs;
      lhs_expr = as->lhs;
      is_def = as->op == OPER_DEF;
    }
    IrNode *as = ir_new(fn->p, IR_AS2RECV, pos, NULL);
    IrNode *recv = norm_expr(fn, recv_expr);
    norm_append(fn, &as->rlist, recv);
    IrList *dcls = NULL;
    IrList *lhs = lhs_expr ? assign_list(fn, lhs_expr, is_def, &dcls) : NULL;
    set_defn(as, dcls);
    Type *types[2] = {recv->type, type_basic[TYPE_BOOL]};
    for (uint32_t i = 0; i < 2; i++) {
      IrNode *x = i < ir_len(lhs) ? lhs->at[i] : norm_blank(fn, pos);
      if (!norm_is_blank(x) && (x->op != IR_NAME || needs_conv(x, types[i]))) {
        // Evaluated only when this clause is chosen.
        IrVar *tmp = ir_temp(fn->p, fn->f, pos, types[i]);
        tmp->defn = as;
        IrNode *dcl = ir_dcl(fn->p, pos, tmp);
        dcl->is_implicit = true;
        norm_append(fn, &as->init, dcl);
        IrNode *set = ir_new(fn->p, IR_AS, pos, NULL);
        set->is_implicit = true;
        set->x = x;
        fn->base_pos = pos;
        set->y = norm_assign_conv(fn, ir_name(fn->p, pos, tmp), x->type);
        norm_append(fn, &top, set);
        x = ir_name(fn->p, pos, tmp);
      }
      norm_append(fn, &as->list, x);
    }
    comm->x = as;
  }
  IrList *body = norm_block(fn, c->body, c->n_body);
  for (uint32_t i = 0; i < ir_len(body); i++) norm_append(fn, &top, body->at[i]);
  comm->body = top;
  return comm;
}

static void select_stmt(Fn *fn, SelectStmt *s, const char *label, IrList **out) {
  IrNode *n = ir_new(fn->p, IR_SELECT, s->pos, NULL);
  n->label = label;
  for (uint32_t i = 0; i < s->n_body; i++) norm_append(fn, &n->list, comm_clause(fn, s->body[i]));
  norm_append(fn, out, n);
}

// ---- the rest ----

static void if_stmt(Fn *fn, IfStmt *s, IrList **out) {
  // else if ... chains are walked by a loop.
  for (;;) {
    IrNode *n = ir_new(fn->p, IR_IF, s->pos, NULL);
    if (s->init) stmt(fn, s->init, &n->init);
    n->x = norm_expr(fn, s->cond);
    n->body = norm_block(fn, s->then->list, s->then->n_list);
    norm_append(fn, out, n);
    if (!s->otherwise) return;
    if (node_is(BlockStmt, s->otherwise)) {
      BlockStmt *b = node_as(BlockStmt, s->otherwise);
      n->els = norm_block(fn, b->list, b->n_list);
      return;
    }
    s = node_as(IfStmt, s->otherwise);
    out = &n->els;
  }
}

static void return_stmt(Fn *fn, ReturnStmt *s, IrList **out) {
  IrNode *n = ir_new(fn->p, IR_RETURN, s->pos, NULL);
  IrList *values = exprs(fn, s->results);
  if (ir_len(values) == 1 && values->at[0]->type && values->at[0]->type->kind == TYPE_TUPLE &&
      values->at[0]->type->n_results > 1)
    values = norm_spread_call(fn, n, values->at[0]);
  for (uint32_t i = 0; i < ir_len(values); i++) {
    norm_set_pos(fn, values->at[i]);
    values->at[i] = norm_assign_conv(fn, values->at[i], fn->f->results[i]->type);
  }
  n->rlist = values;
  norm_append(fn, out, n);
}

static void labeled_stmt(Fn *fn, LabeledStmt *s, IrList **out) {
  const char *label = s->label->sym->text;
  IrNode *n = ir_new(fn->p, IR_LABEL, s->pos, NULL);
  n->name = label;
  fn->f->has_labels = true;
  norm_append(fn, out, n);
  Stmt *inner = s->stmt;
  if (!inner) return;
  switch (inner->kind) {
  case NODE_FOR_STMT: for_stmt(fn, node_as(ForStmt, inner), label, out); break;
  case NODE_SWITCH_STMT: switch_stmt(fn, node_as(SwitchStmt, inner), label, out); break;
  case NODE_SELECT_STMT: select_stmt(fn, node_as(SelectStmt, inner), label, out); break;
  default: stmt(fn, inner, out); break;
  }
}

static void branch_stmt(Fn *fn, BranchStmt *s, IrList **out) {
  IrOp op = s->tok == TOK_BREAK      ? IR_BREAK
            : s->tok == TOK_CONTINUE ? IR_CONTINUE
            : s->tok == TOK_GOTO     ? IR_GOTO
                                     : IR_FALL;
  IrNode *n = ir_new(fn->p, op, s->pos, NULL);
  if (s->label) n->name = s->label->sym->text;
  norm_append(fn, out, n);
}

static void expr_stmt(Fn *fn, Expr *e, IrList **out) {
  norm_append(fn, out, norm_expr(fn, e));
}

static void stmt(Fn *fn, Stmt *s, IrList **out) {
  if (!s) return;
  switch (s->kind) {
  case NODE_EMPTY_STMT: break;
  case NODE_LABELED_STMT: labeled_stmt(fn, node_as(LabeledStmt, s), out); break;
  case NODE_BLOCK_STMT: {
    BlockStmt *b = node_as(BlockStmt, s);
    IrNode *n = ir_new(fn->p, IR_BLOCK, s->pos, NULL);
    n->list = norm_block(fn, b->list, b->n_list);
    norm_append(fn, out, n);
    break;
  }
  case NODE_EXPR_STMT: expr_stmt(fn, node_as(ExprStmt, s)->x, out); break;
  case NODE_SEND_STMT: {
    SendStmt *send = node_as(SendStmt, s);
    IrNode *n = ir_new(fn->p, IR_SEND, s->pos, NULL);
    n->x = norm_expr(fn, send->chan);
    n->y = norm_expr(fn, send->value);
    n->y = norm_assign_conv(fn, n->y, type_under(n->x->type)->elem);
    norm_append(fn, out, n);
    break;
  }
  case NODE_DECL_STMT: {
    DeclStmt *d = node_as(DeclStmt, s);
    for (uint32_t i = 0; i < d->n_decls; i++) {
      if (node_is(VarDecl, d->decls[i])) var_decl(fn, node_as(VarDecl, d->decls[i]), out);
      if (!node_is(TypeDecl, d->decls[i]) || fn->f->has_local_types) continue;
      fn->f->has_local_types = true;
      fn->f->local_type_pos = d->decls[i]->pos;
    }
    break;
  }
  case NODE_ASSIGN_STMT: assign_stmt(fn, node_as(AssignStmt, s), out); break;
  case NODE_BRANCH_STMT: branch_stmt(fn, node_as(BranchStmt, s), out); break;
  case NODE_CALL_STMT: {
    CallStmt *c = node_as(CallStmt, s);
    IrNode *n = ir_new(fn->p, c->tok == TOK_GO ? IR_GO : IR_DEFER, s->pos, NULL);
    n->x = norm_expr(fn, (Expr *)c->call);
    fn->f->has_defer |= n->op == IR_DEFER;
    norm_append(fn, out, n);
    break;
  }
  case NODE_RETURN_STMT: return_stmt(fn, node_as(ReturnStmt, s), out); break;
  case NODE_IF_STMT: if_stmt(fn, node_as(IfStmt, s), out); break;
  case NODE_FOR_STMT: for_stmt(fn, node_as(ForStmt, s), NULL, out); break;
  case NODE_SWITCH_STMT: switch_stmt(fn, node_as(SwitchStmt, s), NULL, out); break;
  case NODE_SELECT_STMT: select_stmt(fn, node_as(SelectStmt, s), NULL, out); break;
  default: bug("statement %s", node_kind_name[s->kind]);
  }
}

void norm_global_init(Fn *fn, const PackageInit *init, IrList **out) {
  Pos pos = init->lhs[0]->pos;
  fn->base_pos = pos;
  IrList *rhs = ir_list_add(fn->p, NULL, norm_expr(fn, init->rhs));
  IrList *lhs = NULL;
  for (uint32_t k = 0; k < init->n_lhs; k++) {
    Obj *o = init->lhs[k];
    bool blank = strcmp(o->name, "_") == 0;
    if (blank && init->n_lhs == 1) {
      rhs->at[0] = norm_assign_conv(fn, rhs->at[0], o->type);
      norm_append(fn, &lhs, norm_blank(fn, o->pos));
      continue;
    }
    IrNode *x = ir_name(fn->p, o->pos, blank ? NULL : norm_global_of(fn->nm, o));
    if (blank) x->type = o->type;
    norm_append(fn, &lhs, x);
  }
  assign(fn, pos, lhs, rhs, NULL, out);
}
