// SPDX-License-Identifier: MIT
// outfile.h - a file that is complete or not there.
//
// Text goes to NAME.part-PID beside the file, which takes the name when it is complete;
// until then an older file of that name stays. What goes to no regular file (/dev/null, a
// pipe, a link to a file that is not there yet) is kept in memory and written at the end: nothing waits for a
// pipe's reader before that. A symbolic link keeps pointing where it did.
#ifndef MG_OUTFILE_H
#define MG_OUTFILE_H

#include "gc/base.h"

typedef struct OutFile {
  FILE *out;
  char *name; // as given
  char *path; // of the file in the end
  char *part; // what is written; NULL: path itself, in the end
  char *text; // until then, with no part
  size_t len;
} OutFile;

// The name with its directory, which stays right when the program changes the working directory. The caller
// frees it.
char *outfile_absolute(const char *name);
// Whether two names are those of one regular file, one that is not there yet included.
bool outfile_is_same(const char *a, const char *b);
// Whether outfile_open will do; false with its message. To be asked before hours of work; leaves nothing.
bool outfile_check(const char *name);
// False, with a message on standard error that names the file, when it cannot be written.
bool outfile_open(OutFile *f, const char *name);
// Closes the file and gives it its name. False, with a message, when something could not be
// written; nothing is left then.
bool outfile_commit(OutFile *f);
// Leaves things as they were before outfile_open. Nothing for a file that is not open.
void outfile_discard(OutFile *f);

#endif
