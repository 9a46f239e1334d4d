// SPDX-License-Identifier: MIT
// The library as a whole: what a program does not name is not even parsed, so
// mistakes in it would lie hidden.
#include <criterion/criterion.h>

#include "compiler/check.h"
#include "compiler/diag.h"
#include "compiler/intern.h"
#include "compiler/lib_index.h"
#include "compiler/parse.h"

static Arena arena;

static void start(void) {
  arena_init(&arena);
  diag_reset(&(DiagOptions){.out = stderr});
}

static void finish(void) {
  diag_reset(NULL);
  arena_fini(&arena);
  source_reset();
  intern_reset();
}

TestSuite(library, .init = start, .fini = finish);

static LibDecl *expect_name(LibIndex *x, uint32_t *next, const char *file, const Name *name, const Expr *recv,
                            Pos decl) {
  cr_assert(*next < x->names.n, "%s: %s is not in the index", file, name->sym->text);
  const LibName *n = &x->names.items[(*next)++];
  cr_assert(n->len == name->sym->len && memcmp(n->name, name->sym->text, n->len) == 0,
            "%s: %s, index has %.*s", file, name->sym->text, (int)n->len, n->name);
  cr_expect_eq(n->recv != NULL, recv != NULL, "%s: %s", file, name->sym->text);
  if (recv) {
    const Operation *op = node_try(Operation, recv);
    const Name *base = node_as(Name, op ? op->x : recv);
    cr_expect(n->recv_len == base->sym->len && memcmp(n->recv, base->sym->text, n->recv_len) == 0);
  } else {
    LibDecl *found = lib_index_find(x, name->sym->text);
    cr_expect(found && (found == &x->decls.items[n->decl] || strcmp(name->sym->text, "_") == 0),
              "%s: %s twice", file, name->sym->text);
  }
  LibDecl *d = &x->decls.items[n->decl];
  cr_expect(d->line <= pos_line(decl), "%s: %s", file, name->sym->text);
  return d;
}

// The scan of line starts finds what the parser finds.
Test(library, the_index_names_every_declaration) {
  for (size_t i = 0; i < n_lib_files; i++) {
    const LibFile *lib = &lib_files[i];
    AstFile *f = parse_file(&arena, source_add(lib->path, lib->text, lib->len));
    cr_assert(f);
    LibIndex *x = lib_index_new(&arena, lib->len);
    lib_index_add(x, &arena, 0, lib->text, lib->len);
    uint32_t next = 0;
    for (uint32_t d = 0; d < f->n_decls; d++) {
      const Decl *decl = f->decls[d];
      Name *const *names = NULL;
      uint32_t n_names = 1;
      const Expr *recv = NULL;
      if (node_is(ConstDecl, decl))
        names = node_as(ConstDecl, decl)->names, n_names = node_as(ConstDecl, decl)->n_names;
      if (node_is(VarDecl, decl))
        names = node_as(VarDecl, decl)->names, n_names = node_as(VarDecl, decl)->n_names;
      if (node_is(TypeDecl, decl)) names = &node_as(TypeDecl, decl)->name;
      if (node_is(FuncDecl, decl)) {
        const FuncDecl *func = node_as(FuncDecl, decl);
        names = &func->name;
        if (func->recv) recv = func->recv->type_expr;
      }
      for (uint32_t k = 0; names && k < n_names; k++)
        expect_name(x, &next, lib->path, names[k], recv, decl->pos);
    }
    cr_expect_eq(next, x->names.n, "%s: %u names, the index has %u", lib->path, next, x->names.n);
  }
}

Test(library, every_declaration_and_body_checks) {
  char text[1 << 14];
  size_t n = (size_t)sprintf(text, "package p\n");
  for (size_t i = 0; i < n_lib_files; i++) { // by package
    const char *path = lib_files[i].path, *slash = strrchr(path, '/');
    size_t len = (size_t)(slash - path);
    if (i && strncmp(lib_files[i - 1].path, path, len + 1) == 0 &&
        !strchr(lib_files[i - 1].path + len + 1, '/'))
      continue;
    n += (size_t)sprintf(text + n, "import _ \"%.*s\"\n", (int)len, path);
    cr_assert(n < sizeof text - 200);
  }
  AstFile *f = parse_file(&arena, source_add("t.mg", text, n));
  Checker *checker;
  CheckOptions options = {.allow_no_main = true, .find_library = lib_find};
  check_program(&arena, &f, 1, &options, &checker);
  for (uint32_t i = 0; i < check_n_library_packages(checker); i++)
    check_whole_package(checker, check_library_package(checker, i));
  diag_flush();
  cr_expect_eq(diag_n_errors(), 0u);
  cr_expect(check_n_library_packages(checker) > 30);
}
