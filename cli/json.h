// SPDX-License-Identifier: MIT
// json.h - writing JSON.
#ifndef MG_JSON_H
#define MG_JSON_H

#include "gc/base.h"

// s as a JSON string with its quotes.
void json_string(FILE *out, const char *s);

#endif
