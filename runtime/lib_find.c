// SPDX-License-Identifier: MIT
#include <string.h>

#include "runtime/lib_embed.h"

size_t lib_find(void *context, const char *path, LibFile *files, size_t max) {
  (void)context;
  size_t len = strlen(path), n = 0;
  for (size_t i = 0; i < n_lib_files && n < max; i++) {
    const char *file = lib_files[i].path;
    if (strncmp(file, path, len) == 0 && file[len] == '/' && !strchr(file + len + 1, '/'))
      files[n++] = lib_files[i];
  }
  return n;
}
