// SPDX-License-Identifier: MIT
// json.h - writing JSON.
#ifndef MG_JSON_H
#define MG_JSON_H

#include "gc/base.h"

// s as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
void json_string(FILE *out, const char *s);
// The same of len bytes, which may hold zeros.
void json_text(FILE *out, const char *s, size_t len);

typedef struct JsonText {
  const char *key, *value;
} JsonText;

// "key": "value"
void json_member(FILE *out, const char *key, const char *value);
// The same of several, with ", " between them.
void json_members(FILE *out, const JsonText *texts, size_t n);

#endif
