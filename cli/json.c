// SPDX-License-Identifier: MIT
#include "cli/json.h"

// Width of the UTF-8 sequence at p, before end; 0: there is none (Unicode 15, table 3-7).
static size_t sequence_len(const unsigned char *p, const unsigned char *end) {
  unsigned char c = *p, low = 0x80, high = 0xbf;
  size_t n = c < 0x80                 ? 1
             : c >= 0xc2 && c <= 0xdf ? 2
             : c >= 0xe0 && c <= 0xef ? 3
             : c >= 0xf0 && c <= 0xf4 ? 4
                                      : 0;
  if (n == 0 || (size_t)(end - p) < n) return 0;
  if (c == 0xe0) low = 0xa0;
  if (c == 0xed) high = 0x9f; // surrogates
  if (c == 0xf0) low = 0x90;
  if (c == 0xf4) high = 0x8f;
  for (size_t i = 1; i < n; i++) {
    if (p[i] < low || p[i] > high) return 0;
    low = 0x80;
    high = 0xbf;
  }
  return n;
}

static bool is_plain(unsigned char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void json_text(FILE *out, const char *s, size_t len) {
  fputc('"', out);
  for (const unsigned char *p = (const unsigned char *)s, *end = p + len; p < end;) {
    const unsigned char *from = p;
    while (p < end && is_plain(*p)) p++;
    fwrite(from, 1, (size_t)(p - from), out);
    if (p == end) break;
    size_t n = sequence_len(p, end);
    if (n > 1)
      fwrite(p, 1, n, out);
    else if (n == 0)
      fputs("\xef\xbf\xbd", out);
    else if (*p == '"' || *p == '\\')
      fprintf(out, "\\%c", *p);
    else if (*p == '\n')
      fputs("\\n", out);
    else if (*p == '\t')
      fputs("\\t", out);
    else
      fprintf(out, "\\u%04x", *p);
    p += n ? n : 1;
  }
  fputc('"', out);
}

void json_string(FILE *out, const char *s) {
  json_text(out, s, strlen(s));
}

void json_member(FILE *out, const char *key, const char *value) {
  fprintf(out, "\"%s\": ", key);
  json_string(out, value);
}

void json_members(FILE *out, const JsonText *texts, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (i) fputs(", ", out);
    json_member(out, texts[i].key, texts[i].value);
  }
}
