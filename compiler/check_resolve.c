// SPDX-License-Identifier: MIT
// check_resolve.c - which names a package declares, and what it imports.
//
// Requires parsed files. Guarantees: every package-level name and method has an
// Obj with a DeclInfo, every file a scope with its imports; nothing is checked yet.
//
// Of a library package nothing is read before one of its names is asked for. Then
// its files' declarations are indexed (lib_index.h), and each is parsed, and its
// names get their Objs, when one of them is first looked up; a type brings its
// methods. A program that prints a line needs a twentieth of what it imports.
#include "compiler/check_impl.h"
#include "compiler/unicode.h"

enum { MAX_LIB_FILES = 256 };

static PackageInfo *info_of(Package *pkg) {
  return pkg->info;
}

// "\n\tfile.go:3:4: other declaration of x", or nothing.
static const char *alt_decl(Checker *c, const Obj *alt) {
  if (!pos_is_known(alt->pos)) return "";
  return arena_printf(c->arena, "\n\t%s: other declaration of %s", str_pos(c, alt->pos), alt->name);
}

// ---- imports -----------------------------------------------------------------

// The interned path of an import, NULL after an error.
static const Sym *import_path(Checker *c, BasicLit *lit) {
  const ConstVal *v = const_parse_literal(c->arena, CONST_LIT_STRING, lit->text.s, lit->text.len);
  size_t len;
  const char *s = const_string(c->arena, v, &len);
  if (!s || len == 0) {
    err_node(c, lit, "invalid import path (empty string)");
    return NULL;
  }
  for (size_t i = 0; i < len;) {
    int n;
    uint32_t r = rune_decode(s + i, len - i, &n);
    bool bad = r <= ' ' || r == 0x7F || (r >= 0x80 && r < 0xA1) || r == RUNE_ERROR ||
               (r < 0x80 && strchr("!\"#$%&'()*,:;<=>?[\\]^{|}`", (int)r));
    if (bad) {
      if (r < ' ' || (r >= 0x7F && r < 0xA0)) {
        err_node(c, lit, "invalid import path (invalid character U+%04X)", r);
      } else {
        err_node(c, lit, "invalid import path (invalid character U+%04X '%.*s')", r, n, s + i);
      }
      return NULL;
    }
    i += (size_t)n;
  }
  return intern(s, len);
}

static Package *fake_package(Checker *c, const Sym *path) {
  Package *p = ARENA_NEW(c->arena, Package);
  const char *slash = strrchr(path->text, '/');
  p->path = path->text;
  p->name = slash && slash[1] ? intern_str(slash + 1)->text : path->text;
  p->is_library = p->is_fake = true;
  p->scope = scope_new(c->arena, c->universe);
  p->info = ARENA_NEW(c->arena, PackageInfo);
  return p;
}

static Package *find_package(Checker *c, const Sym *path) {
  for (uint32_t i = 0; i < c->packages.n; i++) {
    if (c->packages.items[i]->path == path->text) return c->packages.items[i];
  }
  return NULL;
}

static Package *add_library(Checker *c, const Sym *path);
static bool load_library(Checker *c, Package *p);

// As the go command: packages with "internal" in their path are for the library only. Files of the library
// that are compiled by themselves are no package main.
static bool is_refused(const Package *importer, const char *path) {
  bool is_internal = strncmp(path, "internal/", 9) == 0 || strstr(path, "/internal/");
  return is_internal && !importer->is_library && strcmp(importer->name, "main") == 0;
}

static Package *import_package(Checker *c, Package *importer, BasicLit *lit, const Sym *path) {
  if (sym_is(path, "unsafe")) return universe_unsafe();
  if (is_refused(importer, path->text)) {
    err_node(c, lit, "use of internal package %s not allowed", path->text);
    return fake_package(c, path);
  }
  Package *p = find_package(c, path);
  if (!p) p = add_library(c, path);
  if (importer->is_library || p->is_fake || load_library(c, p)) return p;
  err_node(c, lit, "could not import %s (package not supported yet by minigo)", path->text);
  p->is_fake = true;
  p->scope->missing = NULL;
  return p;
}

void use_dot_import(Checker *c, Scope *scope, Obj *obj) {
  for (uint32_t i = 0; i < c->dot_imports.n; i++) {
    DotImport *d = &c->dot_imports.items[i];
    if (d->scope == scope && d->obj == obj) d->pkg_name->is_used = true;
  }
}

static void dot_import(Checker *c, Scope *file_scope, ImportDecl *s, Obj *pkg_name) {
  Scope *from = pkg_name->imported->scope;
  if (pkg_name->imported->info) load_whole_package(c, pkg_name->imported);
  for (uint32_t i = 0; i < from->n_objs; i++) {
    Obj *obj = from->objs[i];
    if (!obj->is_exported) continue;
    Obj *alt = scope_add(c->arena, file_scope, obj);
    if (alt) {
      err_node(c, s->local_name, "%s redeclared in this block%s", alt->name, alt_decl(c, alt));
    } else {
      avec_push(c->arena, &c->dot_imports, ((DotImport){file_scope, obj, pkg_name}));
    }
  }
}

static void collect_import(Checker *c, Package *pkg, Scope *file_scope, ImportDecl *s) {
  if (!s->path || s->path->is_bad) return;
  const Sym *path = import_path(c, s->path);
  if (!path) return;
  Package *imp = import_package(c, pkg, s->path, path);
  const Sym *name = s->local_name ? s->local_name->sym : intern_str(imp->name);
  if (sym_is(name, "init")) {
    err_node(c, s, "cannot import package as init - init must be a func");
    return;
  }
  PackageInfo *info = info_of(pkg);
  bool is_new = true;
  for (uint32_t i = 0; i < info->imports.n; i++) is_new &= info->imports.items[i] != imp;
  if (is_new) avec_push(c->arena, &info->imports, imp);
  Obj *obj = new_obj(c, OBJ_PKGNAME, s->pos, name, T_INVALID);
  obj->imported = imp;
  obj->is_used = imp->is_fake;
  if (s->local_name) s->local_name->obj = obj;
  avec_push(c->arena, &info->pkg_names, obj);
  if (sym_is(name, ".")) {
    dot_import(c, file_scope, s, obj);
  } else {
    declare_obj(c, file_scope, NULL, obj);
  }
}

void report_unused_imports(Checker *c, Package *pkg) {
  if (c->saw_generic) return;
  PackageInfo *info = info_of(pkg);
  for (uint32_t i = 0; i < info->pkg_names.n; i++) {
    Obj *obj = info->pkg_names.items[i];
    if (obj->is_used || name_is_blank(obj->name)) continue;
    const char *path = obj->imported->path;
    const char *slash = strrchr(path, '/');
    const char *elem = slash ? slash + 1 : path;
    if (strcmp(obj->name, ".") == 0 || strcmp(obj->name, elem) == 0) {
      err_at(c, obj->pos, "imported and not used: \"%s\"", path);
    } else {
      err_at(c, obj->pos, "imported and not used: \"%s\" as %s", path, obj->name);
    }
  }
}

// ---- declarations ------------------------------------------------------------

static DeclInfo *add_info(Checker *c, Package *pkg, Obj *obj, DeclInfo *d) {
  obj->decl_info = d;
  obj->order = ++c->n_objs;
  if (!d->order) d->order = obj->order;
  avec_push(c->arena, &info_of(pkg)->all, obj);
  return d;
}

static DeclInfo *new_info(Checker *c, Package *pkg, Scope *file_scope) {
  DeclInfo *d = ARENA_NEW(c->arena, DeclInfo);
  d->pkg = pkg;
  d->file_scope = file_scope;
  return d;
}

// False after an error that leaves the object out altogether.
static bool declare_pkg_obj(Checker *c, Package *pkg, Name *id, Obj *obj, DeclInfo *d) {
  if (sym_is(id->sym, "init")) {
    err_node(c, id, "cannot declare init - must be func");
    return false;
  }
  if (sym_is(id->sym, "main") && strcmp(pkg->name, "main") == 0) {
    err_node(c, id, "cannot declare main - must be func");
    return false;
  }
  add_info(c, pkg, obj, d);
  declare_obj(c, pkg->scope, id, obj);
  return true;
}

void check_arity(Checker *c, Pos pos, Name **names, uint32_t n_names, Expr **inits, uint32_t n_inits,
                 bool is_const, bool is_inherited) {
  if (n_names < n_inits) {
    Expr *extra = inits[n_names];
    if (is_inherited) {
      err_at(c, pos, "extra init expr at %s", str_pos(c, extra->pos));
    } else {
      err_node(c, extra, "extra init expr %s", str_expr(c, extra));
    }
  } else if (n_names > n_inits && (is_const || n_inits != 1)) {
    err_node(c, names[n_inits], "missing init expr for %s", names[n_inits]->sym->text);
  }
}

static void collect_const(Checker *c, Package *pkg, Scope *file_scope, ConstDecl *s, ConstDecl *last,
                          bool is_inherited, uint32_t iota) {
  const ConstVal *iota_val = const_from_int64(c->arena, iota);
  uint32_t n_values = 0;
  Expr **values = last ? unpack_expr(&last->values, &n_values) : NULL;
  for (uint32_t i = 0; i < s->n_names; i++) {
    Obj *obj = new_obj(c, OBJ_CONST, s->names[i]->pos, s->names[i]->sym, NULL);
    obj->val = iota_val;
    DeclInfo *d = new_info(c, pkg, file_scope);
    d->type_expr = last ? last->type_expr : NULL;
    d->init = i < n_values ? values[i] : NULL;
    d->is_inherited = is_inherited;
    declare_pkg_obj(c, pkg, s->names[i], obj, d);
  }
  check_arity(c, s->pos, s->names, s->n_names, values, n_values, true, is_inherited);
}

static void collect_var(Checker *c, Package *pkg, Scope *file_scope, VarDecl *s) {
  uint32_t n_values = 0;
  Expr **values = unpack_expr(&s->values, &n_values);
  DeclInfo *shared = NULL;
  Obj **lhs = NULL;
  if (n_values <= 1) {
    shared = new_info(c, pkg, file_scope);
    lhs = ARENA_ARRAY(c->arena, Obj *, s->n_names);
    shared->type_expr = s->type_expr;
    shared->init = s->values;
    shared->lhs = lhs;
    shared->n_lhs = s->n_names;
  }
  for (uint32_t i = 0; i < s->n_names; i++) {
    Obj *obj = new_obj(c, OBJ_VAR, s->names[i]->pos, s->names[i]->sym, NULL);
    obj->is_global = true;
    DeclInfo *d = shared;
    if (lhs) {
      lhs[i] = obj;
    } else {
      d = new_info(c, pkg, file_scope);
      d->type_expr = s->type_expr;
      d->init = i < n_values ? values[i] : NULL;
    }
    s->names[i]->obj = obj;
    if (declare_pkg_obj(c, pkg, s->names[i], obj, d)) avec_push(c->arena, &info_of(pkg)->vars, obj);
  }
  if (!s->type_expr || values) {
    check_arity(c, s->pos, s->names, s->n_names, values, n_values, false, false);
  }
}

// The receiver's base type name; NULL if it is no name. *is_ptr: *T.
static Name *unpack_receiver(Expr *t, bool *is_ptr, bool *has_tparams) {
  *is_ptr = *has_tparams = false;
  for (;;) {
    Operation *op = node_try(Operation, t);
    if (node_is(ParenExpr, t)) {
      t = node_as(ParenExpr, t)->x;
    } else if (op && op->op == OPER_MUL && !op->y) {
      *is_ptr = true;
      t = op->x;
    } else {
      break;
    }
  }
  if (node_is(IndexExpr, t)) {
    *has_tparams = true;
    t = node_as(IndexExpr, t)->x;
  }
  return node_try(Name, t);
}

static void mark_unsupported(Obj *obj) {
  obj->type = T_INVALID;
  obj->check_state = 2; // black
}

static void collect_func(Checker *c, Package *pkg, Scope *file_scope, FuncDecl *s) {
  const Sym *name = s->name->sym;
  Obj *obj = new_obj(c, OBJ_FUNC, s->name->pos, name, NULL);
  obj->decl = s;
  s->name->obj = obj;
  bool has_body = s->body || s->lazy.is_pending;
  DeclInfo *d = new_info(c, pkg, file_scope);
  d->func_decl = s;
  if (!s->recv) {
    bool is_init = sym_is(name, "init");
    if (is_init || (sym_is(name, "main") && strcmp(pkg->name, "main") == 0)) {
      if (s->n_tparams) err_node(c, s->tparams[0], "func %s must have no type parameters", name->text);
      if (s->type_expr->n_params || s->type_expr->n_results) {
        err_node(c, s, "func %s must have no arguments and no return values", name->text);
      }
    }
    if (is_init) {
      obj->scope = pkg->scope;
      avec_push(c->arena, &info_of(pkg)->inits, obj);
      if (!has_body) err_at(c, obj->pos, "missing function body");
    } else {
      declare_obj(c, pkg->scope, s->name, obj);
    }
  }
  if (s->n_tparams) {
    if (!sym_is(name, "init") && !(sym_is(name, "main") && strcmp(pkg->name, "main") == 0)) {
      err_at(c, obj->pos, "generic function %s is not supported yet by minigo: type parameters", name->text);
    }
    c->saw_generic = true;
    mark_unsupported(obj);
  }
  add_info(c, pkg, obj, d);
  avec_push(c->arena, &info_of(pkg)->funcs, obj);
}

// The type object that a receiver's base type name stands for, through aliases.
static Obj *resolve_base_type(Checker *c, Package *pkg, Name *name, bool *is_ptr) {
  (void)c;
  for (int depth = 0; depth < 100; depth++) {
    Obj *obj = scope_find(pkg->scope, name->sym->text);
    if (!obj || obj->kind != OBJ_TYPENAME) return NULL;
    DeclInfo *d = obj->decl_info;
    if (!d->type_decl->is_alias) return obj;
    Expr *t = ast_unparen(d->type_decl->type_expr);
    Operation *op = node_try(Operation, t);
    if (op && op->op == OPER_MUL && !op->y) {
      if (*is_ptr) return NULL;
      *is_ptr = true;
      t = ast_unparen(op->x);
    }
    name = node_try(Name, t);
    if (!name) return NULL;
  }
  return NULL;
}

static void associate_method(Checker *c, Package *pkg, Obj *m) {
  bool has_tparams;
  Name *name = unpack_receiver(m->decl->recv->type_expr, &m->is_ptr_recv, &has_tparams);
  Obj *base = name ? resolve_base_type(c, pkg, name, &m->is_ptr_recv) : NULL;
  bool is_generic = base && ((DeclInfo *)base->decl_info)->type_decl->n_tparams;
  if (has_tparams || is_generic) {
    if (!is_generic) err_at(c, m->pos, "generic method is not supported yet by minigo: type parameters");
    mark_unsupported(m);
    c->saw_generic = true;
    return;
  }
  if (!base || name_is_blank(m->name)) return;
  DeclInfo *d = base->decl_info;
  avec_push(c->arena, &d->methods, m);
}

static void collect_type(Checker *c, Package *pkg, Scope *file_scope, TypeDecl *s) {
  Obj *obj = new_obj(c, OBJ_TYPENAME, s->name->pos, s->name->sym, NULL);
  obj->is_alias = s->is_alias;
  DeclInfo *d = new_info(c, pkg, file_scope);
  d->type_decl = s;
  if (s->n_tparams) {
    err_at(c, obj->pos, "generic type %s is not supported yet by minigo: type parameters", obj->name);
    c->saw_generic = true;
    mark_unsupported(obj);
  }
  if (declare_pkg_obj(c, pkg, s->name, obj, d)) avec_push(c->arena, &info_of(pkg)->types, obj);
}

static void collect_decls(Checker *c, Package *pkg, Scope *scope, Decl **decls, uint32_t n_decls) {
  uint32_t first = 0; // index of the group's first ConstDecl
  bool in_group = false;
  ConstDecl *last = NULL; // the last one with type or values
  ConstDecl *prev = NULL;
  for (uint32_t i = 0; i < n_decls; i++) {
    Decl *decl = decls[i];
    if (decl->kind != NODE_CONST_DECL) prev = NULL;
    switch (decl->kind) {
    case NODE_IMPORT_DECL: collect_import(c, pkg, scope, node_as(ImportDecl, decl)); break;
    case NODE_CONST_DECL: {
      ConstDecl *s = node_as(ConstDecl, decl);
      in_group = prev && s->group && prev->group == s->group;
      if (!in_group) {
        first = i;
        last = NULL;
      }
      bool is_inherited = true;
      if (s->type_expr || s->values) {
        last = s;
        is_inherited = false;
      } else if (!last) {
        is_inherited = false;
      }
      collect_const(c, pkg, scope, s, last, is_inherited, i - first);
      prev = s;
      break;
    }
    case NODE_VAR_DECL: collect_var(c, pkg, scope, node_as(VarDecl, decl)); break;
    case NODE_TYPE_DECL: collect_type(c, pkg, scope, node_as(TypeDecl, decl)); break;
    case NODE_FUNC_DECL: collect_func(c, pkg, scope, node_as(FuncDecl, decl)); break;
    default: break;
    }
  }
}

static void collect_file(Checker *c, Package *pkg, AstFile *file) {
  Scope *scope = scope_new(c->arena, pkg->scope);
  avec_push(c->arena, &info_of(pkg)->file_scopes, scope);
  collect_decls(c, pkg, scope, file->decls, file->n_decls);
}

// A file's imports must not have names of the package.
static void report_import_conflicts(Checker *c, Package *pkg) {
  PackageInfo *info = info_of(pkg);
  for (uint32_t i = 0; i < info->file_scopes.n; i++) {
    Scope *s = info->file_scopes.items[i];
    for (uint32_t j = 0; j < s->n_objs; j++) {
      Obj *obj = s->objs[j];
      Obj *alt = scope_find(pkg->scope, obj->name);
      if (!alt) continue;
      Package *p = obj->kind == OBJ_PKGNAME ? obj->imported : obj->pkg;
      err_at(c, alt->pos, "%s already declared through %s of package %s (\"%s\")%s", alt->name,
             obj->kind == OBJ_PKGNAME ? "import" : "dot-import", p->name, p->path, alt_decl(c, obj));
    }
  }
}

static void publish_objects(Package *pkg) {
  PackageInfo *info = info_of(pkg);
  pkg->vars = info->vars.items, pkg->n_vars = info->vars.n;
  pkg->funcs = info->funcs.items, pkg->n_funcs = info->funcs.n;
  pkg->types = info->types.items, pkg->n_types = info->types.n;
  pkg->init_funcs = info->inits.items, pkg->n_init_funcs = info->inits.n;
  pkg->imports = info->imports.items, pkg->n_imports = info->imports.n;
}

void collect_objects(Checker *c, Package *pkg) {
  for (uint32_t i = 0; i < pkg->n_files; i++) collect_file(c, pkg, pkg->files[i]);
  report_import_conflicts(c, pkg);
  const ObjList *funcs = &info_of(pkg)->funcs;
  for (uint32_t i = 0; i < funcs->n; i++) {
    if (funcs->items[i]->decl->recv) associate_method(c, pkg, funcs->items[i]);
  }
  publish_objects(pkg);
}

void package_objects(Checker *c, Package *pkg) {
  PackageInfo *info = info_of(pkg);
  // Types first (aliases after the others), so that the rest finds methods and fields.
  for (int phase = 0; phase < 3; phase++) {
    for (uint32_t i = 0; i < info->all.n; i++) {
      Obj *obj = info->all.items[i];
      int its_phase = obj->kind != OBJ_TYPENAME ? 2 : obj->is_alias ? 1 : 0;
      if (its_phase == phase) obj_decl(c, obj, NULL);
    }
  }
}

// ---- the library ---------------------------------------------------------------

static bool find_name(void *context, const char *name);

static Package *add_library(Checker *c, const Sym *path) {
  Package *p = fake_package(c, path);
  p->is_fake = false;
  p->scope->missing = find_name;
  p->scope->context = p;
  info_of(p)->checker = c;
  avec_push(c->arena, &c->packages, p);
  return p;
}

// Reads the headers of a library package's files and indexes their declarations.
// False: there is no such package.
static bool load_library(Checker *c, Package *p) {
  PackageInfo *info = info_of(p);
  if (info->index) return true;
  if (!c->options.find_library) return false;
  LibFile sources[MAX_LIB_FILES];
  size_t n = c->options.find_library(c->options.context, p->path, sources, MAX_LIB_FILES);
  if (n == 0) return false;
  size_t text_len = 0;
  for (size_t i = 0; i < n; i++) text_len += sources[i].len;
  info->index = lib_index_new(c->arena, text_len);
  p->files = ARENA_ARRAY(c->arena, AstFile *, n);
  Env saved = c->env;
  c->env = (Env){.pkg = p, .scope = p->scope};
  for (size_t i = 0; i < n; i++) {
    SourceFile *source = source_add(sources[i].path, sources[i].text, sources[i].len);
    source->is_library = true;
    AstFile *file = parse_file_header(c->arena, source);
    if (!file) bug("library file %s", sources[i].path);
    lib_index_add(info->index, c->arena, p->n_files, sources[i].text, sources[i].len);
    p->files[p->n_files++] = file;
    if (strcmp(p->name, file->pkg_name->sym->text) != 0)
      bug("library file %s is of another package", sources[i].path);
    collect_file(c, p, file);
  }
  find_name(p, intern_str("init")->text);
  c->env = saved;
  publish_objects(p);
  return true;
}

Package *load_package(Checker *c, const char *path) {
  const Sym *sym = intern_str(path);
  Package *p = find_package(c, sym);
  if (!p) p = add_library(c, sym);
  if (load_library(c, p)) return p;
  c->packages.n--;
  return NULL;
}

static void load_methods(Checker *c, Package *p, const Obj *type);

static void load_decl(Checker *c, Package *p, LibDecl *d) {
  if (d->is_loaded) return;
  d->is_loaded = true;
  Env saved = c->env;
  c->env = (Env){.pkg = p, .scope = p->scope};
  uint32_t n;
  Decl **decls = parse_decl_at(p->files[d->file], d->offset, d->line, &n);
  PackageInfo *info = info_of(p);
  uint32_t n_types = info->types.n, n_funcs = info->funcs.n;
  collect_decls(c, p, info->file_scopes.items[d->file], decls, n);
  uint32_t end_types = info->types.n, end_funcs = info->funcs.n; // what follows may load more
  for (uint32_t i = n_funcs; i < end_funcs; i++) {
    if (info->funcs.items[i]->decl->recv) associate_method(c, p, info->funcs.items[i]);
  }
  for (uint32_t i = n_types; i < end_types; i++) load_methods(c, p, info->types.items[i]);
  c->env = saved;
}

// The declarations of a new type's methods.
static void load_methods(Checker *c, Package *p, const Obj *type) {
  LibIndex *x = info_of(p)->index;
  size_t len = strlen(type->name);
  for (uint32_t i = 0; i < x->methods.n; i++) {
    const LibName *m = &x->names.items[x->methods.items[i]];
    if (m->recv_len == len && memcmp(m->recv, type->name, len) == 0)
      load_decl(c, p, &x->decls.items[m->decl]);
  }
}

// Scope.missing of a library package.
static bool find_name(void *context, const char *name) {
  Package *p = context;
  PackageInfo *info = info_of(p);
  Checker *c = info->checker;
  if (!load_library(c, p)) return false;
  LibDecl *d = lib_index_find(info->index, name);
  if (!d || d->is_loaded) return false;
  load_decl(c, p, d);
  publish_objects(p);
  return true;
}

void load_whole_package(Checker *c, Package *p) {
  if (!load_library(c, p)) return;
  LibIndex *x = info_of(p)->index;
  for (uint32_t i = 0; i < x->decls.n; i++) load_decl(c, p, &x->decls.items[i]);
  publish_objects(p);
}
