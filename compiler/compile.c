// SPDX-License-Identifier: MIT
// compile.c - the passes, in order. Each states in its header what it requires
// and what it guarantees.
#include "compiler/compile.h"

#include <time.h>

#include "compiler/arena.h"
#include "compiler/ast.h"
#include "compiler/bounds.h"
#include "compiler/contracts.h"
#include "compiler/devirtualise.h"
#include "compiler/diag.h"
#include "compiler/gen.h"
#include "compiler/inline.h"
#include "compiler/lexer.h"
#include "compiler/lib_facts.h"
#include "compiler/normalise.h"
#include "compiler/parse.h"
#include "vm/disasm.h"
#include "vm/verify.h"

typedef struct Compile {
  const CompileOptions *opt;
  Arena arena;
  const char *pass; // running, for -d timings
  int64_t pass_start;
} Compile;

static int64_t now_ns(void) {
  struct timespec ts;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
  return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static void begin_pass(Compile *c, const char *name) {
  if (!c->opt->show_timings) return;
  int64_t t = now_ns();
  if (c->pass) fprintf(stderr, "%-14s %8.3f ms\n", c->pass, (double)(t - c->pass_start) / 1e6);
  c->pass = name;
  c->pass_start = t;
}

static bool is_ok(void) {
  return diag_n_errors() == 0;
}

static uint32_t parse_all(Compile *c, char *const *names, uint32_t n_names, AstFile **files) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < n_names; i++) {
    const char *error;
    const char *shown = strcmp(names[i], "-") == 0 ? "<stdin>" : names[i];
    SourceFile *source = source_read(names[i], shown, &error);
    if (!source) {
      diag_error((Pos){0}, "%s", error);
      continue;
    }
    if (c->opt->dump_tokens) lex_dump(stdout, source);
    files[n] = parse_file(&c->arena, source);
    if (!files[n]) continue;
    if (c->opt->dump_ast) ast_dump_file(stdout, files[n]);
    n++;
  }
  return n;
}

// The file that the caller adds to those of the user. False after an error.
static bool parse_added(Compile *c, AstFile **files, uint32_t *n) {
  const CompileOptions *o = c->opt;
  if (!o->add_source) return true;
  const char *text = o->add_source(o->add_source_context, files, *n);
  if (!text) return is_ok();
  SourceFile *source = source_add("<generated>", text, strlen(text));
  source->is_library = true;
  files[*n] = parse_file(&c->arena, source);
  *n += files[*n] != NULL;
  return !diag_n_syntax_errors();
}

static void dump_tree(IrProgram *ir) {
  for (uint32_t i = 0; i < ir->n_funcs; i++)
    if (!ir->funcs[i]->is_library) ir_dump_func(stdout, ir, ir->funcs[i]);
}

static Program *run_passes(Compile *c, char *const *names, uint32_t n_names) {
  const CompileOptions *o = c->opt;
  begin_pass(c, "parse");
  AstFile **files = ARENA_ARRAY(&c->arena, AstFile *, n_names + 1);
  uint32_t n_files = parse_all(c, names, n_names, files);
  // As gc: errors that are not about syntax (labels, literals) do not stop the checker.
  if (diag_n_syntax_errors() || n_files < n_names) return NULL;
  if (!parse_added(c, files, &n_files)) return NULL;

  begin_pass(c, "check");
  CheckOptions check = {.lang_minor = o->lang_minor,
                        .allow_no_main = o->allow_no_main,
                        .entry = o->entry,
                        .find_library = o->find_library,
                        .context = o->context};
  Checker *checker;
  CheckedProgram *checked = check_program(&c->arena, files, n_files, &check, &checker);
  if (!is_ok()) return NULL;

  begin_pass(c, "normalise");
  IrProgram *ir = normalise_program(&c->arena, checked, checker);
  if (!is_ok()) return NULL;
  if (o->verify) ir_verify(ir);

  begin_pass(c, "inline");
  inline_program(ir, &(InlineOptions){.off = o->no_inline, .m_level = o->m_level});
  if (o->verify) ir_verify(ir);

  begin_pass(c, "devirtualise");
  devirtualise_program(ir, o->m_level);
  if (o->verify) ir_verify(ir);

  // Contracts speak of gc's decisions.
  Contracts *contracts = o->escape == ESCAPE_OFF ? NULL : contracts_new(&c->arena, files, n_files);
  begin_pass(c, "escape");
  escape_program(ir, &(EscapeOptions){.level = o->escape,
                                      .m_level = o->m_level,
                                      .small_frames = o->small_frames,
                                      .keeps_chains = o->counts_frames || contracts});
  begin_pass(c, "bounds");
  bounds_program(ir, o->m_level, !o->no_peephole);
  if (!o->no_inline) inline_report_wrappers(ir, o->m_level);
  if (o->verify) ir_verify(ir);
  if (o->dump_tree) dump_tree(ir);
  if (o->dump_lib_facts) lib_facts_dump(stdout, ir);
  if (!is_ok()) return NULL;

  if (contracts) contracts_bind(contracts, ir);
  begin_pass(c, "generate");
  GenOptions gen = {.checked = checked,
                    .allow_missing_bodies = o->allow_no_main,
                    .counts_frames = o->counts_frames,
                    .no_peephole = o->no_peephole,
                    .contracts = contracts};
  Program *p = gen_program(ir, &gen);
  if (!is_ok()) {
    program_free(p);
    return NULL;
  }
  if (o->verify) {
    begin_pass(c, "verify");
    if (program_verify(p, stderr)) bug("the generated code breaks its own rules");
  }
  if (contracts) {
    begin_pass(c, "contracts");
    contracts_check(contracts, p);
    if (!is_ok()) {
      program_free(p);
      return NULL;
    }
  } else {
    p->n_skipped_contracts = contracts_count(files, n_files);
  }
  if (o->dump_bytecode) disasm_program(p, o->dump_bytecode[0] ? o->dump_bytecode : NULL, stdout);
  return p;
}

Program *compile_files(char *const *names, uint32_t n_names, const CompileOptions *options) {
  Compile c = {.opt = options};
  arena_init(&c.arena);
  diag_reset(&(DiagOptions){.all_errors = options->all_errors,
                            .show_text = options->show_source,
                            .colour = options->colour,
                            .on_info = options->on_info,
                            .info_context = options->info_context});
  Program *p = run_passes(&c, names, n_names);
  begin_pass(&c, NULL);
  diag_flush();
  if (options->on_source) source_visit(options->on_source, options->source_context);
  arena_fini(&c.arena);
  source_reset();
  intern_reset();
  return p;
}
