// SPDX-License-Identifier: MIT
// check_builtin.c - calls of built-in functions, those of package unsafe too.
#include "compiler/check_impl.h"

typedef struct Builtin {
  uint8_t n_args;
  bool is_variadic;
  uint8_t kind;  // ExprKind
  uint8_t since; // go1.N
} Builtin;

static const Builtin builtins[N_BUILTINS] = {
    [BUILTIN_APPEND] = {1, true, KIND_EXPRESSION, 0},
    [BUILTIN_CAP] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_CLEAR] = {1, false, KIND_STATEMENT, 21},
    [BUILTIN_CLOSE] = {1, false, KIND_STATEMENT, 0},
    [BUILTIN_COMPLEX] = {2, false, KIND_EXPRESSION, 0},
    [BUILTIN_COPY] = {2, false, KIND_STATEMENT, 0},
    [BUILTIN_DELETE] = {2, false, KIND_STATEMENT, 0},
    [BUILTIN_IMAG] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_LEN] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_MAKE] = {1, true, KIND_EXPRESSION, 0},
    [BUILTIN_MAX] = {1, true, KIND_EXPRESSION, 21},
    [BUILTIN_MIN] = {1, true, KIND_EXPRESSION, 21},
    [BUILTIN_NEW] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_PANIC] = {1, false, KIND_STATEMENT, 0},
    [BUILTIN_PRINT] = {0, true, KIND_STATEMENT, 0},
    [BUILTIN_PRINTLN] = {0, true, KIND_STATEMENT, 0},
    [BUILTIN_REAL] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_RECOVER] = {0, false, KIND_STATEMENT, 0},
    [BUILTIN_ADD] = {2, false, KIND_EXPRESSION, 17},
    [BUILTIN_ALIGNOF] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_OFFSETOF] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_SIZEOF] = {1, false, KIND_EXPRESSION, 0},
    [BUILTIN_SLICE] = {2, false, KIND_EXPRESSION, 17},
    [BUILTIN_SLICEDATA] = {1, false, KIND_EXPRESSION, 20},
    [BUILTIN_STRING] = {2, false, KIND_EXPRESSION, 20},
    [BUILTIN_STRINGDATA] = {1, false, KIND_EXPRESSION, 20},
};

ExprKind builtin_kind(BuiltinId id) {
  return (ExprKind)builtins[id].kind;
}

// A call under check: xs are the arguments' operands, x the first and the result.
typedef struct Call {
  CallExpr *e;
  BuiltinId id;
  Operand *xs;
  uint32_t n;
} Call;

static bool set_value(Operand *x, Type *t) {
  x->mode = MODE_VALUE;
  x->type = t;
  return true;
}

static bool set_novalue(Operand *x) {
  x->mode = MODE_NOVALUE;
  return true;
}

static Type *pointed_array(Type *u) {
  if (u->kind != TYPE_POINTER) return u;
  Type *array = type_under(u->elem);
  return array->kind == TYPE_ARRAY ? array : u;
}

static bool is_byte_slice(const Type *t) {
  const Type *u = type_under(t);
  return u->kind == TYPE_SLICE && type_kind(u->elem) == TYPE_UINT8;
}

// ---- slices and maps ---------------------------------------------------------

static bool builtin_append(Checker *c, Operand *x, Call *call) {
  Type *slice = x->type, *u = type_under(slice);
  if (u->kind != TYPE_SLICE) {
    if (type_is_invalid(u)) return false;
    err_op(c, x, "first argument to append must be a slice; have %s",
           op_is_nil(x) ? "untyped nil" : str_op(c, x));
    return false;
  }
  if (call->n == 2 && call->e->has_dots && is_byte_slice(slice)) {
    Operand *y = &call->xs[1]; // append([]byte, string...)
    if (y->mode == MODE_INVALID) return false;
    if (type_is_string(y->type)) {
      if (type_is_untyped(y->type)) convert_untyped(c, y, type_basic[TYPE_STRING]);
      return set_value(x, slice);
    }
  }
  Type *sig = type_new(c->arena, TYPE_FUNC);
  sig->params = ARENA_ARRAY(c->arena, Param, 2);
  sig->n_params = 2;
  sig->params[0].type = slice;
  sig->params[1].type = slice->kind == TYPE_SLICE ? slice : type_slice_of(c->arena, u->elem);
  sig->is_variadic = true;
  call->xs[0] = *x;
  check_arguments(c, call->e, sig, call->xs, call->n);
  return set_value(x, slice);
}

static bool builtin_len(Checker *c, Operand *x, Call *call) {
  Type *t = pointed_array(type_under(x->type));
  bool is_len = call->id == BUILTIN_LEN;
  uint8_t mode = MODE_INVALID;
  const ConstVal *val = NULL;
  switch (t->kind) {
  case TYPE_STRING:
  case TYPE_UNTYPED_STRING:
    if (!is_len) break;
    mode = MODE_VALUE;
    if (x->mode == MODE_CONST) {
      size_t n;
      const_string(c->arena, x->val, &n);
      mode = MODE_CONST;
      val = x->val ? const_from_int64(c->arena, (int64_t)n) : NULL;
    }
    break;
  case TYPE_ARRAY:
    // Constant unless the expression has calls or receives.
    mode = MODE_VALUE;
    if (!c->env.has_call_or_recv) {
      mode = MODE_CONST;
      val = t->len >= 0 ? const_from_int64(c->arena, t->len) : NULL;
    }
    break;
  case TYPE_SLICE:
  case TYPE_CHAN: mode = MODE_VALUE; break;
  case TYPE_MAP:
    if (is_len) mode = MODE_VALUE;
    break;
  default: break;
  }
  if (mode == MODE_INVALID) {
    if (!type_is_invalid(type_under(x->type))) {
      err_op(c, x, "invalid argument: %s for %s", str_op(c, x), builtin_name(call->id));
    }
    return false;
  }
  x->mode = mode;
  x->type = type_basic[TYPE_INT];
  x->val = val;
  return true;
}

static bool builtin_close(Checker *c, Operand *x) {
  Type *u = type_under(x->type);
  if (u->kind != TYPE_CHAN) {
    err_op(c, x, "invalid operation: cannot close non-channel %s", str_op(c, x));
    return false;
  }
  if (u->chan_dir == CHAN_RECV) {
    err_op(c, x, "invalid operation: cannot close receive-only channel %s", str_op(c, x));
    return false;
  }
  return set_novalue(x);
}

static bool builtin_clear(Checker *c, Operand *x) {
  Type *u = type_under(x->type);
  if (u->kind != TYPE_MAP && u->kind != TYPE_SLICE) {
    err_op(c, x, "invalid argument: clear %s must be a map or slice", str_op(c, x));
    return false;
  }
  return set_novalue(x);
}

static bool builtin_copy(Checker *c, Operand *x, Call *call) {
  Operand *y = &call->xs[1];
  if (y->mode == MODE_INVALID) return false;
  Type *dst = type_under(x->type), *src = type_under(y->type);
  Type *src_elem = type_is_string(src) ? type_byte : src->kind == TYPE_SLICE ? src->elem : NULL;
  if (dst->kind != TYPE_SLICE || !src_elem) {
    err_op(c, x, "invalid argument: copy expects slice arguments; found %s and %s", str_op(c, x),
           str_op(c, y));
    return false;
  }
  if (!type_identical(dst->elem, src_elem)) {
    err_op(c, x, "invalid argument: arguments to copy %s and %s have different element types %s and %s",
           str_op(c, x), str_op(c, y), str_type(c, dst->elem), str_type(c, src_elem));
    return false;
  }
  if (type_is_untyped(y->type)) convert_untyped(c, y, type_basic[TYPE_STRING]);
  return set_value(x, type_basic[TYPE_INT]);
}

static bool builtin_delete(Checker *c, Operand *x, Call *call) {
  Type *u = type_under(x->type);
  if (u->kind != TYPE_MAP) {
    err_op(c, x, "invalid argument: %s is not a map", str_op(c, x));
    return false;
  }
  *x = call->xs[1];
  if (x->mode == MODE_INVALID) return false;
  check_assignment(c, x, u->key, "argument to delete");
  return x->mode != MODE_INVALID && set_novalue(x);
}

static bool builtin_make(Checker *c, Operand *x, Call *call) {
  CallExpr *e = call->e;
  Type *t = check_var_type(c, e->args[0]);
  if (type_is_invalid(t)) return false;
  uint32_t min;
  switch (type_kind(t)) {
  case TYPE_SLICE: min = 2; break;
  case TYPE_MAP:
  case TYPE_CHAN: min = 1; break;
  case TYPE_INVALID: return false;
  default:
    err_node(c, e->args[0], "invalid argument: cannot make %s; type must be slice, map, or channel",
             str_expr(c, e->args[0]));
    return false;
  }
  if (e->n_args < min || min + 1 < e->n_args) {
    err_node(c, e, "invalid operation: %s expects %u or %u arguments; found %u", str_expr(c, e), min, min + 1,
             e->n_args);
    return false;
  }
  int64_t sizes[2] = {-1, -1};
  for (uint32_t i = 1; i < e->n_args; i++) check_index(c, e->args[i], -1, &sizes[i - 1]);
  if (sizes[0] >= 0 && sizes[1] >= 0 && sizes[0] > sizes[1]) {
    err_node(c, e->args[1], "invalid argument: length and capacity swapped");
  }
  return set_value(x, t);
}

// ---- numbers -----------------------------------------------------------------

static void to_untyped_float(Checker *c, Operand *x) {
  if (type_is_numeric(x->type) && x->val && const_sign(const_imag(c->arena, x->val)) == 0) {
    x->type = type_basic[TYPE_UNTYPED_FLOAT];
  }
}

static bool builtin_complex(Checker *c, Operand *x, Call *call) {
  Operand *y = &call->xs[1];
  if (y->mode == MODE_INVALID) return false;
  bool ux = type_is_untyped(x->type), uy = type_is_untyped(y->type);
  if (ux && !uy) {
    convert_untyped(c, x, y->type);
  } else if (!ux && uy) {
    convert_untyped(c, y, x->type);
  } else if (ux && uy) {
    if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
      to_untyped_float(c, x);
      to_untyped_float(c, y);
    } else {
      convert_untyped(c, x, type_basic[TYPE_FLOAT64]);
      convert_untyped(c, y, type_basic[TYPE_FLOAT64]);
    }
  }
  if (x->mode == MODE_INVALID || y->mode == MODE_INVALID) return false;
  if (!type_identical(x->type, y->type)) {
    err_op(c, x, "invalid operation: %s (mismatched types %s and %s)", str_expr(c, call->e),
           str_type(c, x->type), str_type(c, y->type));
    return false;
  }
  Type *result;
  switch (type_kind(x->type)) {
  case TYPE_FLOAT32: result = type_basic[TYPE_COMPLEX64]; break;
  case TYPE_FLOAT64: result = type_basic[TYPE_COMPLEX128]; break;
  case TYPE_UNTYPED_FLOAT: result = type_basic[TYPE_UNTYPED_COMPLEX]; break;
  default:
    err_op(c, x, "invalid argument: arguments have type %s, expected floating-point", str_type(c, x->type));
    return false;
  }
  if (x->mode == MODE_CONST && y->mode == MODE_CONST) {
    x->val = x->val && y->val ? const_from_complex(c->arena, const_to_float(c->arena, x->val),
                                                   const_to_float(c->arena, y->val))
                              : NULL;
  } else {
    x->mode = MODE_VALUE;
  }
  x->type = result;
  return true;
}

static bool builtin_real(Checker *c, Operand *x, Call *call) {
  if (type_is_untyped(x->type)) {
    if (x->mode == MODE_CONST) {
      if (type_is_numeric(x->type)) x->type = type_basic[TYPE_UNTYPED_COMPLEX];
    } else {
      convert_untyped(c, x, type_basic[TYPE_COMPLEX128]);
      if (x->mode == MODE_INVALID) return false;
    }
  }
  Type *result;
  switch (type_kind(x->type)) {
  case TYPE_COMPLEX64: result = type_basic[TYPE_FLOAT32]; break;
  case TYPE_COMPLEX128: result = type_basic[TYPE_FLOAT64]; break;
  case TYPE_UNTYPED_COMPLEX: result = type_basic[TYPE_UNTYPED_FLOAT]; break;
  default:
    err_op(c, x, "invalid argument: argument has type %s, expected complex type", str_type(c, x->type));
    return false;
  }
  if (x->mode == MODE_CONST) {
    x->val = call->id == BUILTIN_REAL ? const_real(c->arena, x->val) : const_imag(c->arena, x->val);
  } else {
    x->mode = MODE_VALUE;
  }
  x->type = result;
  return true;
}

static bool builtin_min_max(Checker *c, Operand *x, Call *call) {
  bool is_min = call->id == BUILTIN_MIN;
  for (uint32_t i = 0; i < call->n; i++) {
    Operand *a = &call->xs[i];
    if (a->mode == MODE_INVALID) return false;
    if (!type_is_ordered(a->type)) {
      err_op(c, a, "invalid argument: %s cannot be ordered", str_op(c, a));
      return false;
    }
    if (i == 0) continue;
    bool mixes = type_is_string(x->type) == type_is_string(a->type);
    if (mixes) {
      convert_untyped(c, x, a->type);
      if (x->mode == MODE_INVALID) return false;
      convert_untyped(c, a, x->type);
      if (a->mode == MODE_INVALID) return false;
    }
    if (!type_identical(x->type, a->type)) {
      err_op(c, a, "invalid argument: mismatched types %s (previous argument) and %s (type of %s)",
             str_type(c, x->type), str_type(c, a->type), str_expr(c, a->expr));
      return false;
    }
    if (x->mode == MODE_CONST && a->mode == MODE_CONST) {
      if (x->val && a->val && const_compare(c->arena, is_min ? CONST_LT : CONST_GT, a->val, x->val))
        x->val = a->val;
    } else {
      x->mode = MODE_VALUE;
    }
  }
  if (x->mode != MODE_CONST) {
    x->mode = MODE_VALUE;
    c->env.has_call_or_recv = true;
  }
  // Constant arguments among others take the common type too.
  for (uint32_t i = 0; i < call->n; i++) {
    update_expr_type(c, call->e->args[i], x->type, !type_is_untyped(x->type));
  }
  return true;
}

// ---- the rest ----------------------------------------------------------------

static void run_printable(Checker *c, const Action *a) {
  Type *t = a->x;
  if (c->env.pkg->is_library || (type_kind(t) != TYPE_STRUCT && type_kind(t) != TYPE_ARRAY)) return;
  err_at(c, a->pos, "illegal types for operand: print\n\t%s", type_gc_string(c->arena, t, c->env.pkg));
}

static bool builtin_print(Checker *c, Operand *x, Call *call) {
  const char *context = call->id == BUILTIN_PRINT ? "argument to print" : "argument to println";
  for (uint32_t i = 0; i < call->n; i++) {
    if (i) *x = call->xs[i];
    check_assignment(c, x, NULL, context);
    if (x->mode == MODE_INVALID) return false;
    if (type_kind(x->type) == TYPE_STRUCT || type_kind(x->type) == TYPE_ARRAY) {
      avec_push(c->arena, &c->late_checks,
                ((Action){run_printable, x->type, NULL, call->e->pos, c->env.pkg}));
    }
  }
  return set_novalue(x);
}

static bool builtin_panic(Checker *c, Operand *x, Call *call) {
  call->e->flags |= FLAG_PANIC;
  check_assignment(c, x, type_empty_interface(), "argument to panic");
  return x->mode != MODE_INVALID && set_novalue(x);
}

static bool set_const(Checker *c, Operand *x, int64_t v) {
  x->mode = MODE_CONST;
  x->val = const_from_int64(c->arena, v);
  x->type = type_basic[TYPE_UINTPTR];
  return true;
}

static bool builtin_sizeof(Checker *c, Operand *x, Call *call) {
  bool is_size = call->id == BUILTIN_SIZEOF;
  check_assignment(c, x, NULL, is_size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof");
  if (x->mode == MODE_INVALID) return false;
  return set_const(c, x, is_size ? type_size(x->type) : (int64_t)type_align(x->type));
}

static bool builtin_offsetof(Checker *c, Operand *x, Call *call) {
  Expr *arg = call->e->args[0];
  SelectorExpr *e = node_try(SelectorExpr, ast_unparen(arg));
  if (!e) {
    err_node(c, arg, "invalid argument: %s is not a selector expression", str_expr(c, arg));
    use_expr(c, arg);
    return false;
  }
  check_expr(c, x, e->x);
  if (x->mode == MODE_INVALID) return false;
  Type *base = x->type, *u = type_under(base);
  if (u->kind == TYPE_POINTER && type_kind(u->elem) == TYPE_STRUCT) base = u->elem;
  Lookup l;
  const char *sel = e->sel->sym->text;
  lookup_field_or_method(c->arena, base, false, c->env.pkg, sel, &l);
  if (l.kind == LOOKUP_METHOD || l.kind == LOOKUP_IFACE_METHOD) {
    err_node(c, arg, "invalid argument: %s is a method value", str_expr(c, arg));
    return false;
  }
  if (l.kind != LOOKUP_FIELD) {
    err_op(c, x, "invalid argument: %s has no single field %s", str_type(c, base), sel);
    return false;
  }
  if (l.is_indirect) {
    err_op(c, x, "invalid argument: field %s is embedded via a pointer in %s", sel, str_type(c, base));
    return false;
  }
  int64_t offset = 0;
  Type *t = type_under(base);
  for (uint32_t i = 0; i < l.n_path; i++) {
    type_layout(t);
    offset += t->fields[l.path[i]].offset;
    t = type_under(t->fields[l.path[i]].type);
  }
  return set_const(c, x, offset);
}

static bool builtin_unsafe(Checker *c, Operand *x, Call *call) {
  Operand *y = call->n > 1 ? &call->xs[1] : NULL;
  Type *u = type_under(x->type);
  switch (call->id) {
  case BUILTIN_ADD:
    check_assignment(c, x, type_basic[TYPE_UNSAFE_POINTER], "argument to unsafe.Add");
    if (x->mode == MODE_INVALID || !is_valid_index(c, y, "length", true)) return false;
    return set_value(x, type_basic[TYPE_UNSAFE_POINTER]);
  case BUILTIN_SLICE:
    if (u->kind != TYPE_POINTER) {
      err_op(c, x, "invalid argument: %s is not a pointer", str_op(c, x));
      return false;
    }
    if (!is_valid_index(c, y, "length", false)) return false;
    return set_value(x, type_slice_of(c->arena, u->elem));
  case BUILTIN_SLICEDATA:
    if (u->kind != TYPE_SLICE) {
      err_op(c, x, "invalid argument: %s is not a slice", str_op(c, x));
      return false;
    }
    return set_value(x, type_pointer_to(c->arena, u->elem));
  case BUILTIN_STRING:
    check_assignment(c, x, type_pointer_to(c->arena, type_byte), "argument to unsafe.String");
    if (x->mode == MODE_INVALID || !is_valid_index(c, y, "length", false)) return false;
    return set_value(x, type_basic[TYPE_STRING]);
  default: // StringData
    check_assignment(c, x, type_basic[TYPE_STRING], "argument to unsafe.StringData");
    if (x->mode == MODE_INVALID) return false;
    return set_value(x, type_pointer_to(c->arena, type_byte));
  }
}

static bool run_builtin(Checker *c, Operand *x, Call *call) {
  switch (call->id) {
  case BUILTIN_APPEND: return builtin_append(c, x, call);
  case BUILTIN_CAP:
  case BUILTIN_LEN: return builtin_len(c, x, call);
  case BUILTIN_CLEAR: return builtin_clear(c, x);
  case BUILTIN_CLOSE: return builtin_close(c, x);
  case BUILTIN_COMPLEX: return builtin_complex(c, x, call);
  case BUILTIN_COPY: return builtin_copy(c, x, call);
  case BUILTIN_DELETE: return builtin_delete(c, x, call);
  case BUILTIN_REAL:
  case BUILTIN_IMAG: return builtin_real(c, x, call);
  case BUILTIN_MAKE: return builtin_make(c, x, call);
  case BUILTIN_MIN:
  case BUILTIN_MAX: return builtin_min_max(c, x, call);
  case BUILTIN_NEW: {
    Type *t = check_var_type(c, call->e->args[0]);
    return !type_is_invalid(t) && set_value(x, type_pointer_to(c->arena, t));
  }
  case BUILTIN_PANIC: return builtin_panic(c, x, call);
  case BUILTIN_PRINT:
  case BUILTIN_PRINTLN: return builtin_print(c, x, call);
  case BUILTIN_RECOVER: return set_value(x, type_empty_interface());
  case BUILTIN_SIZEOF:
  case BUILTIN_ALIGNOF: return builtin_sizeof(c, x, call);
  case BUILTIN_OFFSETOF: return builtin_offsetof(c, x, call);
  default: return builtin_unsafe(c, x, call);
  }
}

static bool check_count(Checker *c, Call *call) {
  const Builtin *b = &builtins[call->id];
  const char *what = call->n < b->n_args                      ? "not enough"
                     : !b->is_variadic && call->n > b->n_args ? "too many"
                                                              : NULL;
  if (!what) return true;
  err_node(c, call->e, "invalid operation: %s arguments for %s (expected %u, found %u)", what,
           str_expr(c, call->e), b->n_args, call->n);
  return false;
}

bool check_builtin(Checker *c, Operand *x, CallExpr *e, BuiltinId id) {
  if (e->has_dots && id != BUILTIN_APPEND) {
    err_node(c, e, "invalid operation: invalid use of ... with built-in %s", builtin_name(id));
    use_exprs(c, e->args, e->n_args);
    return false;
  }
  if (builtins[id].since && !allow_version(c, builtins[id].since)) {
    err_version(c, ast_start_pos(e->fun), builtins[id].since, "%s%s", id >= BUILTIN_ADD ? "unsafe." : "",
                builtin_name(id));
    use_exprs(c, e->args, e->n_args);
    return false;
  }
  bool saved = c->env.has_call_or_recv;
  bool is_len = id == BUILTIN_LEN || id == BUILTIN_CAP;
  if (is_len) c->env.has_call_or_recv = false;
  Call call = {.e = e, .id = id, .n = e->n_args};
  bool ok = true;
  if (id != BUILTIN_MAKE && id != BUILTIN_NEW && id != BUILTIN_OFFSETOF) {
    bool comma_ok;
    call.xs = check_expr_list(c, e->args, e->n_args, false, &call.n, &comma_ok);
    if (call.n) {
      *x = call.xs[0];
      ok = x->mode != MODE_INVALID;
    }
  }
  ok = ok && check_count(c, &call) && run_builtin(c, x, &call);
  if (is_len) c->env.has_call_or_recv = saved;
  return ok;
}
