// SPDX-License-Identifier: MIT
#include "cli/outfile.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static void release(OutFile *f) {
  x_free(f->name);
  free(f->path); // realpath's or x_strdup's
  x_free(f->part);
  free(f->text);
  memset(f, 0, sizeof *f);
}

static bool fail(OutFile *f, int error) {
  fprintf(stderr, "minigo: cannot write %s: %s\n", f->name, strerror(error));
  if (f->out) fclose(f->out);
  if (f->part) remove(f->part);
  release(f);
  return false;
}

char *outfile_absolute(const char *name) {
  char *dir = name[0] == '/' ? NULL : getcwd(NULL, 0);
  if (!dir) return x_strdup(name);
  size_t size = strlen(dir) + strlen(name) + 2;
  char *path = x_malloc(size);
  snprintf(path, size, "%s/%s", dir, name);
  free(dir);
  return path;
}

// False, with a message, when the name is that of something that cannot be written.
static bool find_path(OutFile *f, const char *name) {
  *f = (OutFile){.name = x_strdup(name)};
  struct stat st, link;
  bool exists = stat(name, &st) == 0;
  if (!exists && errno == ELOOP) return fail(f, ELOOP);
  bool is_dangling = !exists && lstat(name, &link) == 0;             // a link to a file that will be made
  if (exists && S_ISREG(st.st_mode)) f->path = realpath(name, NULL); // a link stays
  if (!f->path) f->path = outfile_absolute(name);
  if (exists && S_ISDIR(st.st_mode)) return fail(f, EISDIR);
  if (exists && access(f->path, W_OK) != 0) return fail(f, errno);
  if (exists ? S_ISREG(st.st_mode) : !is_dangling) {
    size_t size = strlen(f->path) + 32;
    f->part = x_malloc(size);
    snprintf(f->part, size, "%s.part-%ld", f->path, (long)getpid());
  }
  return true;
}

// The directory that holds the name; false when there is none.
static bool stat_directory(const char *name, struct stat *st) {
  const char *slash = strrchr(name, '/');
  char *dir = x_strdup(slash ? name : ".");
  if (slash) dir[slash == name ? 1 : slash - name] = 0;
  bool is_there = stat(dir, st) == 0;
  x_free(dir);
  return is_there;
}

bool outfile_is_same(const char *a, const char *b) {
  struct stat x, y;
  bool is_there = stat(a, &x) == 0;
  if (is_there != (stat(b, &y) == 0)) return false;
  if (is_there) return S_ISREG(x.st_mode) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
  const char *slash_a = strrchr(a, '/'), *slash_b = strrchr(b, '/');
  if (strcmp(slash_a ? slash_a + 1 : a, slash_b ? slash_b + 1 : b) != 0) return false;
  return stat_directory(a, &x) && stat_directory(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool outfile_check(const char *name) {
  OutFile f;
  if (!find_path(&f, name)) return false;
  if (f.part && !(f.out = fopen(f.part, "we"))) return fail(&f, errno);
  outfile_discard(&f);
  return true;
}

bool outfile_open(OutFile *f, const char *name) {
  if (!find_path(f, name)) return false;
  f->out = f->part ? fopen(f->part, "we") : open_memstream(&f->text, &f->len);
  return f->out || fail(f, errno);
}

// Of the text kept for a pipe or device. Opening a pipe waits for its reader.
static bool write_text(OutFile *f) {
  FILE *out = fopen(f->path, "we");
  if (!out) return false;
  bool ok = fwrite(f->text, 1, f->len, out) == f->len;
  return (fclose(out) == 0) & ok;
}

bool outfile_commit(OutFile *f) {
  errno = 0;
  bool failed = ferror(f->out) != 0;
  if (fflush(f->out) != 0) failed = true;
  int error = errno ? errno : EIO;
  if (failed) return fail(f, error);
  FILE *out = f->out;
  f->out = NULL;
  if (fclose(out) != 0 || !(f->part ? rename(f->part, f->path) == 0 : write_text(f))) return fail(f, errno);
  release(f);
  return true;
}

void outfile_discard(OutFile *f) {
  if (f->out) {
    fclose(f->out);
    if (f->part) remove(f->part);
  }
  release(f);
}
