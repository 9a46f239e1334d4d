// SPDX-License-Identifier: MIT
// compile.h - the compiler as one call: source files in, Program out.
#ifndef MG_COMPILE_H
#define MG_COMPILE_H

#include "compiler/check.h"
#include "compiler/escape.h"
#include "vm/bytecode.h"

typedef struct CompileOptions {
  uint32_t lang_minor; // -lang=go1.N; 0: newest
  int m_level;         // -m
  bool no_inline;      // -l
  bool all_errors;     // -e
  EscapeLevel escape;  // -escape
  bool small_frames;   // -smallframes
  bool allow_no_main;  // minigo build
  bool counts_frames;  // statistics: count frame objects and calls; texts and chains of sites
  bool no_peephole;    // -d nopeephole
  bool verify;         // -d verify: check the tree between passes and the Program at the end
  bool show_timings;   // -d timings: processor time of each pass to stderr
  bool dump_tokens, dump_ast, dump_tree; // to stdout; the compilation goes on
  bool dump_lib_facts;                   // see lib_facts.h
  const char *dump_bytecode;             // functions whose name contains it; "" for the user's; NULL: none
  bool show_source;                      // quote the line below an error
  bool colour;
  // Takes the lines of -m: see DiagOptions. NULL: printed to standard error.
  void (*on_info)(void *context, const char *file, uint32_t line, uint32_t col, const char *text);
  void *info_context;
  // Shown each file that was compiled, the program's first; texts are good during the call. NULL: not wanted.
  void (*on_source)(void *context, const char *name, const char *text, size_t len, bool is_library);
  void *source_context;
  // The text of one more file, made from those of the package (the main function of minigo bench). It is kept
  // until compile_files returns; NULL: none, or an error went to diag_error. Its functions count as library
  // ones: -m and the disassembler are silent about them.
  const char *(*add_source)(void *context, AstFile *const *files, uint32_t n_files);
  void *add_source_context;
  const char *entry; // the function that runs, of a package of any name; NULL: main, of package main
  // The source files of a library package: see CheckOptions.
  size_t (*find_library)(void *context, const char *path, LibFile *files, size_t max);
  void *context;
} CompileOptions;

// Compiles the named files ("-": standard input) of one package. NULL after errors,
// which went to standard error. The caller owns the Program.
Program *compile_files(char *const *names, uint32_t n_names, const CompileOptions *options);

#endif
