// SPDX-License-Identifier: MIT
// lib_embed.h - the library packages' sources, built into the program.
#ifndef MG_LIB_EMBED_H
#define MG_LIB_EMBED_H

#include <stddef.h>

typedef struct LibFile {
  const char *path; // "fmt/print.mg": import path, slash, file name
  const char *text; // len bytes and a terminating NUL
  size_t len;
} LibFile;

// Sorted by path.
extern const LibFile lib_files[];
extern const size_t n_lib_files;

// Stores the files of the package with import path `path` in files[0..max) and gives their number; 0: there
// is no such package. context is not used: it is there for callers that look elsewhere.
size_t lib_find(void *context, const char *path, LibFile *files, size_t max);

#endif
