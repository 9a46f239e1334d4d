// SPDX-License-Identifier: MIT
// check.c - the type checker: driver, messages, work put off.
//
// Follows cmd/compile/internal/types2 of Go 1.19 in structure, order and wording,
// so that a program gets gc's errors at gc's positions.
//
// Always true:
// - An expression is checked once (assignment operations check their left side
//   twice, function literals only the first time). raw_expr leaves type, mode and
//   value on the node. An untyped expression carries FLAG_UNTYPED until its final
//   type is known; update_expr_type then walks down to the operands it is made of.
// - An Operand with MODE_INVALID, and the invalid type, stand for mistakes that
//   have been reported: whoever meets one stays silent.
// - Objects are declared on demand (obj_decl), coloured white, grey, black; the path
//   of grey ones is c->path, from which cycles are reported.
// - What needs complete types is put off (later) and done when the outermost
//   declaration or statement is finished (process_delayed).
//
// Phases of check_program:
// 1. collect_objects: the package's names, file by file; of imports only where
//    they declare what;
// 2. package_objects: types, constants, variables, functions of the user's package,
//    bodies as delayed work;
// 3. initialization order, unused imports; sizes and directives if there are no errors;
// and, when the normaliser has found all that the program reaches:
// 4. the order of the library's packages and of their variables (check_library_inits).
//
// Departures from types2: library packages are checked in the same run, on
// demand; labels and jumps are the parser's business; left-leaning chains of
// binary operators are walked with a loop, other nesting is bounded. Type
// parameters are not supported yet: a generic declaration is one error.
#include "compiler/check_impl.h"

// ---- messages ----------------------------------------------------------------

const char *str_expr(Checker *c, const void *expr) {
  return ast_text(c->arena, expr);
}

const char *str_type(Checker *c, const Type *t) {
  return type_string(c->arena, t, c->env.pkg);
}

const char *str_pos(Checker *c, Pos pos) {
  char buf[512];
  return arena_strdup(c->arena, pos_text(pos, buf, sizeof buf));
}

static const char *const mode_strings[] = {
    [MODE_INVALID] = "invalid operand",
    [MODE_NOVALUE] = "no value",
    [MODE_BUILTIN] = "built-in",
    [MODE_TYPE] = "type",
    [MODE_CONST] = "constant",
    [MODE_VAR] = "variable",
    [MODE_MAPINDEX] = "map index expression",
    [MODE_VALUE] = "value",
    [MODE_NIL] = "nil",
    [MODE_COMMAOK] = "comma, ok expression",
};

// "x (variable of type int)", "1 << 3 (untyped int constant 8)".
const char *str_op(Checker *c, const Operand *x) {
  Arena *a = c->arena;
  if (x->mode == MODE_NIL) {
    if (!x->type || type_is_invalid(x->type)) return "nil (with invalid type)";
    if (x->type->kind == TYPE_UNTYPED_NIL) return "nil";
    return arena_printf(a, "nil (of type %s)", str_type(c, x->type));
  }
  const char *expr = x->expr ? str_expr(c, x->expr) : "";
  const char *untyped = "", *intro = "", *type = "", *val = "", *space = "";
  if (x->mode > MODE_TYPE && x->type) {
    if (type_is_untyped(x->type)) {
      untyped = arena_printf(a, "%s ", str_type(c, x->type));
    } else if (type_is_invalid(x->type)) {
      intro = " with invalid type";
    } else {
      intro = " of type ";
      type = str_type(c, x->type);
    }
  }
  if (x->mode == MODE_CONST) {
    const char *s = const_format(a, x->val);
    if (strcmp(s, expr) != 0) {
      val = s;
      space = " ";
    }
  }
  const char *mode = mode_strings[x->mode];
  if (!expr[0]) return arena_printf(a, "%s%s%s%s%s%s", untyped, mode, space, val, intro, type);
  return arena_printf(a, "%s (%s%s%s%s%s%s)", expr, untyped, mode, space, val, intro, type);
}

static void report(Checker *c, Pos pos, const char *fmt, va_list args) {
  char buf[2048];
  va_list copy;
  va_copy(copy, args);
  int n = vsnprintf(buf, sizeof buf, fmt, copy);
  va_end(copy);
  char *msg = buf;
  if (n >= (int)sizeof buf) {
    msg = arena_alloc(c->arena, (size_t)n + 1);
    vsnprintf(msg, (size_t)n + 1, fmt, args);
  }
  // Consequences of an earlier mistake.
  if (c->has_error) {
    const char *s = strstr(msg, "invalid operand");
    if (s && s != msg) return;
    s = strstr(msg, "invalid type");
    if (s && s != msg) return;
  }
  if (pos_is_known(c->env.errpos)) pos = c->env.errpos;
  c->has_error = true;
  diag_error(pos, "%s", msg);
}

void err_at(Checker *c, Pos pos, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(c, pos, fmt, args);
  va_end(args);
}

void err_node(Checker *c, const void *node, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(c, ast_start_pos(node), fmt, args);
  va_end(args);
}

void err_op(Checker *c, const Operand *x, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(c, x->expr ? ast_start_pos(x->expr) : (Pos){0}, fmt, args);
  va_end(args);
}

void err_version(Checker *c, Pos pos, int minor, const char *fmt, ...) {
  char what[256];
  va_list args;
  va_start(args, fmt);
  vsnprintf(what, sizeof what, fmt, args);
  va_end(args);
  err_at(c, pos, "%s requires go1.%d or later (-lang was set to go1.%u; check go.mod)", what, minor,
         c->options.lang_minor);
}

bool allow_version(Checker *c, uint32_t minor) {
  return c->options.lang_minor == 0 || c->options.lang_minor >= minor || c->env.pkg->is_library;
}

// ---- delayed work, scopes, objects -------------------------------------------

Action *later(Checker *c, void (*run)(Checker *, const Action *), void *x, void *y, Pos pos) {
  avec_push(c->arena, &c->delayed, ((Action){run, x, y, pos, c->env.pkg}));
  return &vec_last(&c->delayed);
}

void process_delayed(Checker *c, uint32_t top) {
  for (uint32_t i = top; i < c->delayed.n; i++) {
    Action action = c->delayed.items[i]; // running it may move the vector
    Package *saved = c->env.pkg;
    c->env.pkg = action.pkg;
    action.run(c, &action);
    c->env.pkg = saved;
  }
  c->delayed.n = top;
}

Obj *new_obj(Checker *c, ObjKind kind, Pos pos, const Sym *name, Type *type) {
  Obj *obj = ARENA_NEW(c->arena, Obj);
  obj->kind = (uint8_t)kind;
  obj->pos = pos;
  obj->name = name->text;
  obj->is_exported = name->is_exported;
  obj->type = type;
  obj->pkg = c->env.pkg;
  return obj;
}

Obj *lookup_name(Checker *c, const Sym *name) {
  return scope_lookup(c->env.scope, name->text, NULL);
}

void open_scope(Checker *c) {
  c->env.scope = scope_new(c->arena, c->env.scope);
}
void close_scope(Checker *c) {
  c->env.scope = c->env.scope->parent;
}

// ---- driver ------------------------------------------------------------------

static void declare_method_on_demand(void *context, Obj *method) {
  Checker *c = context;
  uint32_t top = c->delayed.n;
  obj_decl(c, method, NULL);
  process_delayed(c, top);
}

static Package *new_user_package(Checker *c, AstFile **files, uint32_t n_files) {
  Package *pkg = ARENA_NEW(c->arena, Package);
  pkg->path = intern_str("main")->text;
  pkg->files = ARENA_ARRAY(c->arena, AstFile *, n_files);
  c->env.pkg = pkg;
  for (uint32_t i = 0; i < n_files; i++) {
    const Sym *name = files[i]->pkg_name->sym;
    if (!pkg->name) {
      pkg->name = name->text;
      if (name_is_blank(name->text)) err_node(c, files[i]->pkg_name, "invalid package name _");
    }
    if (name->text == pkg->name) {
      pkg->files[pkg->n_files++] = files[i];
    } else {
      err_at(c, files[i]->pkg_name->pos, "package %s; expected %s", name->text, pkg->name);
    }
  }
  if (!pkg->name) pkg->name = pkg->path;
  pkg->scope = scope_new(c->arena, c->universe);
  pkg->info = ARENA_NEW(c->arena, PackageInfo);
  return pkg;
}

static void check_main(Checker *c, Package *pkg) {
  const char *entry = c->options.entry ? c->options.entry : "main";
  Obj *obj = scope_find(pkg->scope, intern_str(entry)->text);
  if (obj && obj->kind == OBJ_FUNC && (c->options.entry || strcmp(pkg->name, "main") == 0)) {
    c->program->main_func = obj;
  } else if (!c->options.allow_no_main && pkg->n_files && !c->has_error) {
    err_at(c, pkg->files[0]->pos, "function main is undeclared in the main package");
  }
}

// What gc looks at only in programs that are otherwise right.
static void check_later_rules(Checker *c, Package *pkg) {
  for (uint32_t i = 0; i < c->late_checks.n; i++) c->late_checks.items[i].run(c, &c->late_checks.items[i]);
  check_directives(c, pkg);
}

CheckedProgram *check_program(Arena *arena, AstFile **files, uint32_t n_files, const CheckOptions *options,
                              Checker **checker) {
  Checker *c = ARENA_NEW(arena, Checker);
  c->arena = arena;
  if (options) c->options = *options;
  c->program = ARENA_NEW(arena, CheckedProgram);
  c->program->loopvar_per_iteration = c->options.lang_minor == 0 || c->options.lang_minor >= 22;
  c->universe = universe_init(arena);
  c->no_value = type_new(arena, TYPE_TUPLE);
  method_set_declare_hook(declare_method_on_demand, c);
  *checker = c;

  Package *pkg = new_user_package(c, files, n_files);
  c->program->main = pkg;
  c->env.scope = pkg->scope;
  collect_objects(c, pkg);
  package_objects(c, pkg);
  process_delayed(c, 0);
  report_init_cycles(c, pkg);
  compute_init_order(c, pkg);
  report_unused_imports(c, pkg);
  if (!c->has_error && diag_n_errors() == 0) check_later_rules(c, pkg);
  check_main(c, pkg);
  if (!c->has_error && diag_n_errors() == 0) c->program->runtime = load_package(c, "runtime");
  return c->program;
}

// ---- the library -------------------------------------------------------------

// Appends pkg after the packages it imports. The library's imports have no cycles.
static void add_ordered(Checker *c, Package *pkg) {
  PackageInfo *info = pkg->info;
  if (!info || !info->index || info->is_ordered) return;
  info->is_ordered = true;
  for (uint32_t i = 0; i < info->imports.n; i++) add_ordered(c, info->imports.items[i]);
  c->program->library[c->program->n_library++] = pkg;
}

void check_library_inits(Checker *c) {
  CheckedProgram *p = c->program;
  p->library = ARENA_ARRAY(c->arena, Package *, c->packages.n);
  for (uint32_t i = 0; i < c->packages.n; i++) add_ordered(c, c->packages.items[i]);
  for (uint32_t i = 0; i < p->n_library; i++) compute_init_order(c, p->library[i]);
}

uint32_t check_n_library_packages(const Checker *c) {
  return c->packages.n;
}

Package *check_library_package(const Checker *c, uint32_t i) {
  return c->packages.items[i];
}

bool check_var_init(Checker *c, Obj *var, PackageInit *init) {
  obj_decl(c, var, NULL);
  process_delayed(c, 0);
  return var_init(c, var, init);
}

Obj *check_library_object(Checker *c, Package *pkg, const char *name) {
  Obj *o = scope_find(pkg->scope, intern_str(name)->text);
  uint32_t top = c->delayed.n;
  if (o) obj_decl(c, o, NULL);
  process_delayed(c, top);
  return o;
}

bool check_func_body(Checker *c, Obj *func) {
  obj_decl(c, func, NULL);
  FuncDecl *d = func->decl;
  if (!d) return false;
  if (!func->body_checked) {
    BlockStmt *body = parse_func_body(d);
    if (!body || !d->info) return false;
    Env saved = c->env;
    DeclInfo *info = func->decl_info;
    c->env = (Env){.pkg = func->pkg, .scope = info->file_scope};
    uint32_t top = c->delayed.n;
    func_body(c, (FuncState *)d->info, info, body, NULL);
    process_delayed(c, top);
    c->env = saved;
  }
  return d->body != NULL;
}

void check_whole_package(Checker *c, Package *pkg) {
  load_whole_package(c, pkg);
  const ObjList *all = &((PackageInfo *)pkg->info)->all;
  for (uint32_t i = 0; i < all->n; i++) {
    obj_decl(c, all->items[i], NULL);
    process_delayed(c, 0);
    if (all->items[i]->kind == OBJ_FUNC) check_func_body(c, all->items[i]);
  }
}

CheckedFunc *check_func_info(Obj *func) {
  return func->decl ? func->decl->info : NULL;
}
