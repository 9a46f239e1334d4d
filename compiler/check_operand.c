// SPDX-License-Identifier: MIT
// check_operand.c - what may be assigned to what.
#include "compiler/check_impl.h"

bool op_is_nil(const Operand *x) {
  return x->mode == MODE_NIL;
}

static bool has_name(const Type *t) {
  return t->kind < TYPE_ARRAY || t->kind == TYPE_NAMED || t->kind == TYPE_PARAM;
}

static bool is_interface_ptr(const Type *t) {
  const Type *u = type_under(t);
  return u->kind == TYPE_POINTER && type_is_interface(u->elem);
}

// "(missing M method)" and its kin, with the two signatures where they help.
const char *missing_method_reason(Checker *c, Type *v, Type *t, const MissingMethod *m) {
  Arena *a = c->arena;
  const char *name = m->method->name;
  if (m->alt_type) {
    const char *have = type_func_string(a, m->alt_name, m->alt_type, c->env.pkg);
    const char *want = type_func_string(a, name, m->method->type, c->env.pkg);
    if (name != m->alt_name) {
      return arena_printf(a, "(missing %s method)\n\t\thave %s\n\t\twant %s", name, have, want);
    }
    if (type_identical(m->method->type, m->alt_type)) {
      return arena_printf(a, "(%s method has pointer receiver)", name);
    }
    return arena_printf(a, "(wrong type for %s method)\n\t\thave %s\n\t\twant %s", name, have, want);
  }
  if (is_interface_ptr(v)) {
    return arena_printf(a, "(type %s is pointer to interface, not interface)", str_type(c, v));
  }
  if (is_interface_ptr(t)) {
    return arena_printf(a, "(type %s is pointer to interface, not interface)", str_type(c, t));
  }
  return arena_printf(a, "(missing %s method)", name);
}

static bool implements(Checker *c, Type *v, Type *t, const char **cause) {
  Type *vu = type_under(v), *tu = type_under(t);
  if (type_is_invalid(vu) || type_is_invalid(tu)) return true;
  if (vu->kind == TYPE_POINTER && type_is_invalid(type_under(vu->elem))) return true;
  if (tu->kind != TYPE_INTERFACE) {
    if (cause) {
      const char *why =
          is_interface_ptr(tu)
              ? arena_printf(c->arena, "type %s is pointer to interface, not interface", str_type(c, t))
              : arena_printf(c->arena, "%s is not an interface", str_type(c, t));
      *cause = arena_printf(c->arena, "%s does not implement %s (%s)", str_type(c, v), str_type(c, t), why);
    }
    return false;
  }
  MissingMethod m;
  if (!method_is_missing(c->arena, v, t, true, &m)) return true;
  if (cause) {
    *cause = arena_printf(c->arena, "%s does not implement %s %s", str_type(c, v), str_type(c, t),
                          missing_method_reason(c, v, t, &m));
  }
  return false;
}

bool assignable_to(Checker *c, Operand *x, Type *t, const char **reason) {
  if (x->mode == MODE_INVALID || type_is_invalid(t)) return true;
  Type *v = x->type;
  if (type_identical(v, t)) return true;
  Type *vu = type_under(v), *tu = type_under(t);
  if (type_is_invalid(vu) || type_is_invalid(tu)) return true; // reported with its declaration
  if (type_is_untyped(vu)) {
    Type *new_type;
    const ConstVal *val;
    return implicit_type(c, x, t, &new_type, &val) == CONV_OK;
  }
  if ((!has_name(v) || !has_name(t)) && type_identical(vu, tu)) return true;
  if (tu->kind == TYPE_INTERFACE || is_interface_ptr(tu)) return implements(c, v, t, reason);
  if (vu->kind == TYPE_INTERFACE && implements(c, t, v, NULL)) {
    if (reason) *reason = "need type assertion";
    return false;
  }
  if (vu->kind == TYPE_CHAN && vu->chan_dir == CHAN_BOTH && tu->kind == TYPE_CHAN &&
      type_identical(vu->elem, tu->elem)) {
    return !has_name(v) || !has_name(t);
  }
  return false;
}

// The type an untyped x takes when it is used as a target, and its value then.
ConvCode implicit_type(Checker *c, Operand *x, Type *target, Type **new_type, const ConstVal **val) {
  *new_type = x->type;
  *val = NULL;
  if (x->mode == MODE_INVALID || !type_is_untyped(x->type) || type_is_invalid(type_under(target)))
    return CONV_OK;
  if (type_is_untyped(target)) {
    if (type_is_numeric(x->type) && type_is_numeric(target)) {
      if (x->type->kind < target->kind) *new_type = target;
      return CONV_OK;
    }
    return x->type->kind == target->kind ? CONV_OK : CONV_INVALID;
  }
  if (op_is_nil(x)) {
    if (!type_has_nil(target)) return CONV_INVALID;
    *new_type = target;
    return CONV_OK;
  }
  Type *u = type_under(target);
  if (u->kind == TYPE_INTERFACE) {
    // No untyped value has methods.
    type_complete_interface(u);
    if (u->n_all_methods || !type_is_method_set(u)) return CONV_INVALID;
    *new_type = type_default(x->type);
    return CONV_OK;
  }
  if (u->kind >= TYPE_ARRAY || u->kind == TYPE_INVALID) return CONV_INVALID;
  *new_type = target;
  if (x->mode == MODE_CONST) return representation(c, x, u, val);
  switch (x->type->kind) {
  case TYPE_UNTYPED_BOOL: return type_is_boolean(target) ? CONV_OK : CONV_INVALID;
  case TYPE_UNTYPED_INT:
  case TYPE_UNTYPED_RUNE:
  case TYPE_UNTYPED_FLOAT:
  case TYPE_UNTYPED_COMPLEX: return type_is_numeric(target) ? CONV_OK : CONV_INVALID;
  case TYPE_UNTYPED_STRING: return type_is_string(target) ? CONV_OK : CONV_INVALID;
  default: return CONV_INVALID;
  }
}
