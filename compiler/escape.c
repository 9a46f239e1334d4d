// SPDX-License-Identifier: MIT
// escape.c - see escape.h.
#include "compiler/escape.h"

typedef int escape_not_empty;
