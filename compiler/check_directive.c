// SPDX-License-Identifier: MIT
// check_directive.c - directives at declarations that they do not apply to,
// //go:linkname, functions without body.
#include "compiler/check_impl.h"

enum {
  FUNC_PRAGMAS = PRAGMA_NOESCAPE | PRAGMA_NORACE | PRAGMA_NOSPLIT | PRAGMA_NOINLINE | PRAGMA_NOCHECKPTR |
                 PRAGMA_REGISTERPARAMS | PRAGMA_CGO_UNSAFE_ARGS | PRAGMA_UINTPTRKEEPALIVE |
                 PRAGMA_UINTPTRESCAPES | PRAGMA_SYSTEMSTACK | PRAGMA_NOWRITEBARRIER |
                 PRAGMA_NOWRITEBARRIERREC | PRAGMA_YESWRITEBARRIERREC | PRAGMA_MINIGO,
  TYPE_PRAGMAS = PRAGMA_NOTINHEAP | PRAGMA_MINIGO,
};

Pragma *decl_pragma(Decl *d) {
  switch (d->kind) {
  case NODE_IMPORT_DECL: return node_as(ImportDecl, d)->pragma;
  case NODE_CONST_DECL: return node_as(ConstDecl, d)->pragma;
  case NODE_TYPE_DECL: return node_as(TypeDecl, d)->pragma;
  case NODE_VAR_DECL: return node_as(VarDecl, d)->pragma;
  case NODE_FUNC_DECL: return node_as(FuncDecl, d)->pragma;
  default: return NULL;
  }
}

static void report_unused(Checker *c, const Pragma *p, uint32_t allowed) {
  for (uint32_t i = 0; p && i < p->n_lines; i++) {
    const PragmaLine *line = &p->lines[i];
    if (!(line->flags & ~allowed)) continue;
    err_at(c, line->pos,
           line->flags == PRAGMA_EMBED ? "misplaced go:embed directive" : "misplaced compiler directive");
  }
}

static void report_embed(Checker *c, const VarDecl *d, bool imports_embed, bool is_local) {
  for (uint32_t i = 0; d->pragma && i < d->pragma->n_lines; i++) {
    if (d->pragma->lines[i].flags != PRAGMA_EMBED) continue;
    const char *why = !imports_embed   ? "only allowed in Go files that import \"embed\""
                      : d->n_names > 1 ? "cannot apply to multiple vars"
                      : d->values      ? "cannot apply to var with initializer"
                      : is_local       ? "cannot apply to var inside func"
                                       : "is not supported yet by minigo";
    err_at(c, d->pragma->lines[i].pos, "go:embed %s", why);
    return;
  }
}

static void check_decl_directives(Checker *c, Decl *d, bool imports_embed, bool is_local) {
  uint32_t allowed = 0;
  switch (d->kind) {
  case NODE_FUNC_DECL: allowed = FUNC_PRAGMAS; break;
  case NODE_TYPE_DECL: allowed = node_as(TypeDecl, d)->is_alias ? 0 : TYPE_PRAGMAS; break;
  case NODE_VAR_DECL:
    allowed = PRAGMA_EMBED;
    report_embed(c, node_as(VarDecl, d), imports_embed, is_local);
    break;
  default: break;
  }
  report_unused(c, decl_pragma(d), allowed);
}

static bool imports(const AstFile *file, const char *path) {
  for (uint32_t i = 0; i < file->n_decls; i++) {
    ImportDecl *d = node_try(ImportDecl, file->decls[i]);
    if (!d) break;
    size_t n = strlen(path);
    if (d->path && d->path->text.len == n + 2 && memcmp(d->path->text.s + 1, path, n) == 0) return true;
  }
  return false;
}

// The first word after "go:linkname".
static const Sym *linkname_local(const PragmaLine *line) {
  const char *s = line->text.s, *end = s + line->text.len;
  while (s < end && *s != ' ' && *s != '\t') s++;
  while (s < end && (*s == ' ' || *s == '\t')) s++;
  const char *word = s;
  while (s < end && *s != ' ' && *s != '\t') s++;
  return intern(word, (size_t)(s - word));
}

static void check_linknames(Checker *c, Package *pkg, const AstFile *file, ObjList *linked) {
  for (uint32_t i = 0; i < file->n_linknames; i++) {
    const PragmaLine *line = &file->linknames[i];
    if (!imports(file, "unsafe")) {
      err_at(c, line->pos, "//go:linkname only allowed in Go files that import \"unsafe\"");
      continue;
    }
    const Sym *local = linkname_local(line);
    Obj *obj = scope_find(pkg->scope, local->text);
    if (!obj || (obj->kind != OBJ_FUNC && obj->kind != OBJ_VAR)) {
      if (allow_version(c, 18))
        err_at(c, line->pos, "//go:linkname must refer to declared function or variable");
      continue;
    }
    bool is_duplicate = false;
    for (uint32_t j = 0; j < linked->n; j++) is_duplicate |= linked->items[j] == obj;
    if (is_duplicate) {
      err_at(c, line->pos, "duplicate //go:linkname for %s", local->text);
    } else {
      avec_push(c->arena, linked, obj);
    }
  }
}

void check_directives(Checker *c, Package *pkg) {
  ObjList linked = {0};
  bool embed = false;
  for (uint32_t i = 0; i < pkg->n_files; i++) {
    AstFile *file = pkg->files[i];
    bool file_embed = imports(file, "embed");
    embed |= file_embed;
    report_unused(c, file->pragma, PRAGMA_GO_BUILD | PRAGMA_MINIGO);
    for (uint32_t j = 0; j < file->n_decls; j++) {
      if (decl_pragma(file->decls[j])) check_decl_directives(c, file->decls[j], file_embed, false);
    }
    check_linknames(c, pkg, file, &linked);
  }
  for (uint32_t i = 0; i < c->local_pragmas.n; i++) {
    check_decl_directives(c, c->local_pragmas.items[i], embed, true);
  }
  for (uint32_t i = 0; !c->options.allow_no_main && i < pkg->n_funcs; i++) {
    FuncDecl *d = pkg->funcs[i]->decl;
    bool is_linked = false;
    for (uint32_t j = 0; j < linked.n; j++) is_linked |= linked.items[j] == pkg->funcs[i];
    if (!d->body && !is_linked) err_at(c, d->pos, "missing function body");
  }
}
