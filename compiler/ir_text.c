// SPDX-License-Identifier: MIT
// ir_text.c - expressions as gc's -m prints them (ir/fmt.go of Go 1.19): what the
// compiler inserted is left out, literals are shortened to T{...}, function
// literals to "func literal", packed variadic arguments to "... argument".
#include <stdarg.h>

#include "compiler/arena.h"
#include "compiler/check.h"
#include "compiler/constval.h"
#include "compiler/inline.h"
#include "compiler/ir.h"

typedef struct Text {
  IrProgram *p;
  char *buf;
  size_t len, cap;
  size_t limit; // nothing is added to a text of this length; 0: none
} Text;

static bool is_full(const Text *t) {
  return t->limit && t->len >= t->limit;
}

static void put(Text *t, const char *fmt, ...) MG_PRINTF(2, 3);
static void put(Text *t, const char *fmt, ...) {
  va_list ap;
  for (;;) {
    va_start(ap, fmt);
    int n = vsnprintf(t->buf + t->len, t->cap - t->len, fmt, ap);
    va_end(ap);
    if ((size_t)n < t->cap - t->len) {
      t->len += (size_t)n;
      return;
    }
    t->cap = 2 * t->cap + (size_t)n;
    t->buf = x_realloc(t->buf, t->cap, 1);
  }
}

// Packages of one name: runtime/internal/atomic comes with package runtime.
static bool is_ambiguous(const IrProgram *p, const Package *pkg) {
  if (strcmp(pkg->path, "sync/atomic") != 0) return false;
  for (uint32_t i = 0; i < p->user_pkg->n_imports; i++)
    if (strcmp(p->user_pkg->imports[i]->path, "runtime") == 0) return true;
  return false;
}

const char *ir_package_text(const IrProgram *p, const Package *pkg) {
  return is_ambiguous(p, pkg) ? "\"sync/atomic\"" : pkg->name;
}

static const char *type_text(Text *t, const Type *type) {
  // Types of the user's package are bare, as in gc's messages.
  Package *main_pkg = t->p->n_funcs ? t->p->user_pkg : NULL;
  const Type *named = type->kind == TYPE_POINTER ? type->elem : type;
  const Package *pkg = named->kind == TYPE_NAMED && named->obj ? named->obj->pkg : NULL;
  if (pkg && is_ambiguous(t->p, pkg))
    return arena_printf(t->p->arena, "%s%s.%s", named == type ? "" : "*", ir_package_text(t->p, pkg),
                        named->obj->name);
  return type_gc_string(t->p->arena, type, main_pkg);
}

// Go's operator precedences; 8: primary expressions; 0: those that gc has none for, and puts in
// parentheses.
static int prec_of(const IrNode *n) {
  switch (n->op) {
  case IR_OROR: return 1;
  case IR_ANDAND: return 2;
  case IR_EQ:
  case IR_NE:
  case IR_LT:
  case IR_LE:
  case IR_GT:
  case IR_GE: return 4;
  case IR_ADD:
  case IR_SUB:
  case IR_OR:
  case IR_XOR: return 5;
  case IR_MUL:
  case IR_DIV:
  case IR_MOD:
  case IR_AND:
  case IR_ANDNOT:
  case IR_LSH:
  case IR_RSH: return 6;
  case IR_NOT:
  case IR_NEG:
  case IR_PLUS:
  case IR_BITNOT:
  case IR_DEREF:
  case IR_ADDR:
  case IR_RECV: return 7;
  case IR_NAME: return n->is_starred ? 7 : 8;
  case IR_TYPE: return n->type->kind == TYPE_POINTER ? 7 : 8;
  case IR_PTRLIT:
  case IR_CLOSURE:
  case IR_COMPLEX:
  case IR_REAL:
  case IR_IMAG:
  case IR_RECOVER:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
  case IR_INLCALL:
  case IR_ADDSTR: return 0;
  default: return 8;
  }
}

// Of operators, built-in functions and key words.
static const char *op_text(IrOp op) {
  switch (op) {
  case IR_ADD: return "+";
  case IR_SUB: return "-";
  case IR_MUL: return "*";
  case IR_DIV: return "/";
  case IR_MOD: return "%";
  case IR_AND: return "&";
  case IR_OR: return "|";
  case IR_XOR: return "^";
  case IR_ANDNOT: return "&^";
  case IR_LSH: return "<<";
  case IR_RSH: return ">>";
  case IR_EQ: return "==";
  case IR_NE: return "!=";
  case IR_LT: return "<";
  case IR_LE: return "<=";
  case IR_GT: return ">";
  case IR_GE: return ">=";
  case IR_ANDAND: return "&&";
  case IR_OROR: return "||";
  case IR_NOT: return "!";
  case IR_NEG: return "-";
  case IR_PLUS: return "+";
  case IR_BITNOT: return "^";
  case IR_DEREF: return "*";
  case IR_ADDR: return "&";
  case IR_RECV: return "<-";
  case IR_LEN: return "len";
  case IR_CAP: return "cap";
  case IR_REAL: return "real";
  case IR_IMAG: return "imag";
  case IR_COMPLEX: return "complex";
  case IR_COPY: return "copy";
  case IR_APPEND: return "append";
  case IR_DELETE: return "delete";
  case IR_CLOSE: return "close";
  case IR_CLEAR: return "clear";
  case IR_MIN: return "min";
  case IR_MAX: return "max";
  case IR_PANIC: return "panic";
  case IR_RECOVER: return "recover";
  case IR_PRINT: return "print";
  case IR_PRINTLN: return "println";
  case IR_UNSAFE_ADD: return "unsafe.Add";
  case IR_UNSAFE_SLICE: return "unsafe.Slice";
  case IR_UNSAFE_SLICEDATA: return "unsafe.SliceData";
  case IR_UNSAFE_STRING: return "unsafe.String";
  case IR_UNSAFE_STRINGDATA: return "unsafe.StringData";
  case IR_GO: return "go";
  case IR_DEFER: return "defer";
  case IR_BREAK: return "break";
  case IR_CONTINUE: return "continue";
  case IR_GOTO: return "goto";
  case IR_FALL: return "fallthrough";
  default: return ir_op_names[op];
  }
}

static void expr(Text *t, const IrNode *n, int prec);
static bool is_imported(const Text *t, const IrNode *n);

static void list(Text *t, const IrList *l) {
  for (uint32_t i = 0; i < ir_len(l) && !is_full(t); i++) {
    if (i) put(t, ", ");
    expr(t, l->at[i], 0);
  }
}

static void builtin_call(Text *t, const IrNode *n) {
  put(t, "%s(", op_text((IrOp)n->op));
  if (n->x) expr(t, n->x, 0);
  if (n->y) {
    put(t, ", ");
    expr(t, n->y, 0);
  }
  list(t, n->list);
  put(t, n->has_dots ? "...)" : ")");
}

static void conversion(Text *t, const IrNode *n) {
  const Type *type = n->type;
  bool is_name = type->kind == TYPE_NAMED || type->kind <= TYPE_UNSAFE_POINTER;
  const char *text = type_text(t, type);
  if (strcmp(text, "any") == 0) {
    if (is_imported(t, n))
      text = "interface {}"; // the alias is lost
    else
      is_name = true;
  }
  put(t, is_name ? "%s(" : "(%s)(", text);
  expr(t, n->x, 0);
  put(t, ")");
}

// Variadic arguments are packed when escape analysis comes to the call (walked).
static void call_args(Text *t, const IrNode *n) {
  put(t, "(");
  bool packed = false;
  for (uint32_t i = 0; i < ir_len(n->list); i++) {
    const IrNode *a = n->list->at[i];
    bool is_packed = a->is_implicit && (a->op == IR_SLICELIT || a->op == IR_NIL);
    if (is_packed && !n->walked) {
      if (i && ir_len(a->list)) put(t, ", ");
      list(t, a->list);
      continue;
    }
    packed |= is_packed;
    if (i) put(t, ", ");
    expr(t, a, 0);
  }
  put(t, n->has_dots || packed ? "...)" : ")");
}

// Variables of other packages' functions keep their package's name when inlined.
static void name(Text *t, const IrVar *v) {
  if (!v || (v->name[0] == '~' && v->name[1] == 'b')) {
    put(t, "_");
    return;
  }
  const IrVar *o = v->origin ? v->origin : v;
  const Package *pkg = NULL;
  if (v->class == IR_VAR_GLOBAL)
    pkg = v->obj ? v->obj->pkg : NULL;
  else if (o->func && o->func->is_library && v->class != IR_VAR_CLOSURE && !v->is_temp && v->name[0] != '~')
    pkg = o->func->pkg;
  if (pkg && pkg->is_library) put(t, "%s.", ir_package_text(t->p, pkg));
  put(t, "%s", v->name);
}

static void method_expr(Text *t, const IrNode *n) {
  const Type *sig = type_under(n->type);
  const char *m = n->func->wrapped_name ? n->func->wrapped_name
                  : n->func->obj        ? n->func->obj->name
                                        : n->func->name;
  const Type *recv = sig->n_params ? sig->params[0].type : NULL;
  if (!recv) {
    put(t, "%s", m);
    return;
  }
  put(t, recv->kind == TYPE_POINTER ? "(%s).%s" : "%s.%s", type_text(t, recv), m);
}

// In the body of a library function that was inlined, which gc reads from an export file, conversions
// are no longer implicit.
static bool is_imported(const Text *t, const IrNode *n) {
  const IrFunc *f = pos_is_known(n->pos) ? ir_inl_callee(t->p, n->pos.base) : NULL;
  return f && f->is_library;
}

static void expr(Text *t, const IrNode *n, int prec) {
  if (is_full(t)) return;
  if (!n) {
    put(t, "<nil>");
    return;
  }
  while (n->is_implicit && (n->op == IR_ADDR || n->op == IR_DEREF || n->op == IR_CONV ||
                            n->op == IR_CONVNOP || (n->op == IR_CONVIFACE && !is_imported(t, n))))
    n = n->x;
  int own = prec_of(n);
  if (prec > own) {
    put(t, "(");
    expr(t, n, 0);
    put(t, ")");
    return;
  }
  switch (n->op) {
  case IR_NAME:
    if (n->is_starred) put(t, "*");
    name(t, n->shown ? n->shown : n->var);
    break;
  case IR_FUNCNAME: put(t, "%s", ir_func_text(t->p, n->func)); break;
  case IR_METHEXPR: method_expr(t, n); break;
  case IR_LITERAL:
    if (n->name || !n->type || type_is_untyped(n->type)) {
      put(t, "%s", n->name ? n->name : const_format(t->p->arena, n->val));
    } else { // from an imported body: the source text is lost, the type is known
      put(t, "%s(%s)", type_text(t, n->type), const_format(t->p->arena, n->val));
    }
    break;
  case IR_NIL: put(t, "nil"); break;
  case IR_CLOSURE: put(t, "func literal"); break;
  case IR_PTRLIT:
    put(t, "&");
    expr(t, n->x, 0);
    break;
  case IR_STRUCTLIT:
  case IR_ARRAYLIT:
  case IR_SLICELIT:
  case IR_MAPLIT:
    if (n->is_implicit)
      put(t, "... argument");
    else
      put(t, "%s{%s}", type_text(t, n->type), ir_len(n->list) ? "..." : "");
    break;
  case IR_KEY:
    if (n->x)
      expr(t, n->x, 0);
    else
      put(t, "%u", n->index);
    put(t, ":");
    expr(t, n->y, 0);
    break;
  case IR_STRUCTKEY:
    put(t, "%s:", n->name);
    expr(t, n->x, 0);
    break;
  case IR_DOT:
  case IR_DOTPTR:
  case IR_DOTINTER:
  case IR_METHVALUE:
    expr(t, n->x, 8);
    put(t, ".%s", n->name);
    break;
  case IR_DOTTYPE:
  case IR_DOTTYPE2:
    expr(t, n->x, 8);
    put(t, ".(%s)", type_text(t, n->type));
    break;
  case IR_INDEX:
  case IR_INDEXMAP:
    expr(t, n->x, 8);
    put(t, "[");
    expr(t, n->y, 0);
    put(t, "]");
    break;
  case IR_SLICE:
  case IR_SLICEARR:
  case IR_SLICESTR:
  case IR_SLICE3:
  case IR_SLICE3ARR:
    expr(t, n->x, 8);
    put(t, "[");
    if (n->y) expr(t, n->y, 0);
    put(t, ":");
    if (n->z) expr(t, n->z, 0);
    if (ir_len(n->rlist)) {
      put(t, ":");
      expr(t, n->rlist->at[0], 0);
    }
    put(t, "]");
    break;
  case IR_CONV:
  case IR_CONVNOP:
  case IR_CONVIFACE:
  case IR_RUNESTR:
  case IR_BYTES2STR:
  case IR_RUNES2STR:
  case IR_STR2BYTES:
  case IR_STR2RUNES:
  case IR_SLICE2ARR:
  case IR_SLICE2ARRPTR: conversion(t, n); break;
  case IR_NEW: put(t, "new(%s)", type_text(t, type_under(n->type)->elem)); break;
  case IR_LEN:
  case IR_CAP:
  case IR_REAL:
  case IR_IMAG:
  case IR_COMPLEX:
  case IR_COPY:
  case IR_APPEND:
  case IR_DELETE:
  case IR_CLOSE:
  case IR_CLEAR:
  case IR_MIN:
  case IR_MAX:
  case IR_PANIC:
  case IR_RECOVER:
  case IR_PRINT:
  case IR_PRINTLN:
  case IR_UNSAFE_ADD:
  case IR_UNSAFE_SLICE:
  case IR_UNSAFE_SLICEDATA:
  case IR_UNSAFE_STRING:
  case IR_UNSAFE_STRINGDATA: builtin_call(t, n); break;
  case IR_MAKESLICE:
  case IR_MAKEMAP:
  case IR_MAKECHAN:
    put(t, "make(%s", type_text(t, n->type));
    if (n->x) {
      put(t, ", ");
      expr(t, n->x, 0);
    }
    if (n->y) {
      put(t, ", ");
      expr(t, n->y, 0);
    }
    put(t, ")");
    break;
  case IR_CALLFUNC:
  case IR_CALLINTER:
    expr(t, n->x, 8);
    call_args(t, n);
    break;
  case IR_INLCALL:
    if (ir_len(n->rlist) == 1) {
      expr(t, n->rlist->at[0], 0);
      break;
    }
    if (!n->rlist && n->func->is_library) { // its leaks are declared, gc has a chain through its body
      put(t, "%s(...)", ir_func_text(t->p, n->func));
      break;
    }
    put(t, "(.");
    for (uint32_t i = 0; i < ir_len(n->rlist); i++) {
      if (i) put(t, "; ");
      expr(t, n->rlist->at[i], 0);
    }
    put(t, ")");
    break;
  case IR_NOT:
  case IR_NEG:
  case IR_PLUS:
  case IR_BITNOT:
  case IR_DEREF:
  case IR_ADDR:
  case IR_RECV:
    put(t, "%s", op_text((IrOp)n->op));
    if (n->x->op == n->op && n->op != IR_DEREF) put(t, " ");
    expr(t, n->x, own + 1);
    break;
  case IR_ADDSTR:
    for (uint32_t i = 0; i < ir_len(n->list); i++) {
      if (i) put(t, " + ");
      expr(t, n->list->at[i], own);
    }
    break;
  case IR_TYPE: put(t, "%s", type_text(t, n->type)); break;
  default:
    if (n->x && n->y && prec_of(n) < 8) {
      expr(t, n->x, own);
      put(t, " %s ", op_text((IrOp)n->op));
      expr(t, n->y, own + 1);
    } else {
      put(t, "<node %s>", ir_op_names[n->op]);
    }
  }
}

static void stmts(Text *t, const IrList *l);

// gc does not take the results of inlined calls for declared by their assignment.
static const char *assign_text(const IrNode *n) {
  const IrNode *x = n->op == IR_AS ? n->x : n->list->at[0];
  bool is_made = x->op == IR_NAME && x->var && x->var->name[0] == '~';
  return n->is_define && !is_made ? " := " : " = ";
}

// Init lists are left out, but for the one simple statement of an if.
static void stmt(Text *t, const IrNode *n) {
  switch (n->op) {
  case IR_DCL: put(t, "var %s %s", n->var->name, type_text(t, n->var->type)); break;
  case IR_AS:
    expr(t, n->x, 0);
    put(t, "%s", assign_text(n));
    expr(t, n->y, 0);
    break;
  case IR_ASOP:
    expr(t, n->x, 0);
    put(t, " %s= ", op_text((IrOp)n->index));
    expr(t, n->y, 0);
    break;
  case IR_AS2:
  case IR_AS2FUNC:
  case IR_AS2MAPR:
  case IR_AS2RECV:
  case IR_AS2DOTTYPE:
    list(t, n->list);
    put(t, "%s", assign_text(n));
    list(t, n->rlist);
    break;
  case IR_RETURN:
    put(t, "return ");
    list(t, n->rlist);
    break;
  case IR_IF:
    put(t, "if ");
    if (ir_len(n->init) == 1 && !n->init->at[0]->init) {
      stmt(t, n->init->at[0]);
      put(t, "; ");
    }
    expr(t, n->x, 0);
    put(t, " { ");
    stmts(t, n->body);
    put(t, " }");
    if (!ir_len(n->els)) break;
    put(t, " else { ");
    stmts(t, n->els);
    put(t, " }");
    break;
  case IR_FOR:
  case IR_RANGE: put(t, "for loop"); break;
  case IR_SWITCH: put(t, "switch statement"); break;
  case IR_SELECT: put(t, "select statement"); break;
  case IR_CASE:
    put(t, n->is_default ? "default" : "case ");
    list(t, n->list);
    put(t, ": ");
    stmts(t, n->body);
    break;
  case IR_BLOCK: stmts(t, n->list); break;
  case IR_SEND:
    expr(t, n->x, 3);
    put(t, " <- ");
    expr(t, n->y, 4);
    break;
  case IR_GO:
  case IR_DEFER:
    put(t, "%s ", op_text((IrOp)n->op));
    expr(t, n->x, 0);
    break;
  case IR_BREAK:
  case IR_CONTINUE:
  case IR_GOTO:
  case IR_FALL:
    put(t, "%s", op_text((IrOp)n->op));
    if (n->name) put(t, " %s", n->name);
    break;
  case IR_LABEL: put(t, "%s: ", n->name); break;
  case IR_INLMARK: put(t, "inlmark %u", n->index); break;
  default: expr(t, n, 0);
  }
}

static void stmts(Text *t, const IrList *l) {
  for (uint32_t i = 0; i < ir_len(l) && !is_full(t); i++) {
    if (i) put(t, "; ");
    stmt(t, l->at[i]);
  }
}

static const char *finish(Text *t) {
  char *s = arena_strndup(t->p->arena, t->buf, t->len);
  x_free(t->buf);
  return s;
}

static Text begin(IrProgram *p) {
  Text t = {.p = p, .cap = 128};
  t.buf = x_malloc(t.cap);
  t.buf[0] = 0;
  return t;
}

const char *expr_gc_text(IrProgram *p, const IrNode *n) {
  Text t = begin(p);
  expr(&t, n, 0);
  return finish(&t);
}

const char *ir_node_text(IrProgram *p, const IrNode *n) {
  Text t = begin(p);
  stmt(&t, n);
  return finish(&t);
}

const char *ir_short_text(IrProgram *p, const IrNode *n, size_t limit) {
  Text t = begin(p);
  t.limit = limit;
  stmt(&t, n);
  if (t.len > limit) {
    while (limit && ((unsigned char)t.buf[limit] & 0xC0) == 0x80) limit--; // whole characters
    t.len = limit;
    put(&t, "...");
  }
  return finish(&t);
}

const char *ir_var_text(IrProgram *p, const IrVar *v) {
  Text t = begin(p);
  name(&t, v);
  return finish(&t);
}

const char *ir_list_text(IrProgram *p, const IrList *l) {
  Text t = begin(p);
  stmts(&t, l);
  return finish(&t);
}
