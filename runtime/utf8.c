// SPDX-License-Identifier: MIT
// utf8.c - one rune at a time, with Go's treatment of invalid text: each wrong
// byte is U+FFFD of width 1; surrogates and overlong forms are wrong.
#include "runtime/rt.h"

enum { RUNE_ERROR = 0xFFFD, RUNE_MAX = 0x10FFFF };

int rt_decode_rune(const uint8_t *p, int64_t n, int32_t *rune) {
  uint8_t c = p[0];
  if (c < 0x80) {
    *rune = c;
    return 1;
  }
  *rune = RUNE_ERROR;
  if (c < 0xC2 || c > 0xF4 || n < 2) return 1;
  uint8_t c1 = p[1];
  if (c < 0xE0) {
    if ((c1 & 0xC0) != 0x80) return 1;
    *rune = (c & 0x1F) << 6 | (c1 & 0x3F);
    return 2;
  }
  uint8_t lo = 0x80, hi = 0xBF; // range of the second byte
  if (c == 0xE0) lo = 0xA0;
  if (c == 0xED) hi = 0x9F;
  if (c == 0xF0) lo = 0x90;
  if (c == 0xF4) hi = 0x8F;
  if (c1 < lo || c1 > hi || n < 3 || (p[2] & 0xC0) != 0x80) return 1;
  if (c < 0xF0) {
    *rune = (c & 0x0F) << 12 | (c1 & 0x3F) << 6 | (p[2] & 0x3F);
    return 3;
  }
  if (n < 4 || (p[3] & 0xC0) != 0x80) return 1;
  *rune = (c & 0x07) << 18 | (c1 & 0x3F) << 12 | (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
  return 4;
}

int rt_encode_rune(uint8_t *p, int32_t rune) {
  uint32_t r = (uint32_t)rune;
  if (r < 0x80) {
    p[0] = (uint8_t)r;
    return 1;
  }
  if (r < 0x800) {
    p[0] = (uint8_t)(0xC0 | r >> 6);
    p[1] = (uint8_t)(0x80 | (r & 0x3F));
    return 2;
  }
  if (r > RUNE_MAX || (r >= 0xD800 && r <= 0xDFFF)) r = RUNE_ERROR;
  if (r < 0x10000) {
    p[0] = (uint8_t)(0xE0 | r >> 12);
    p[1] = (uint8_t)(0x80 | (r >> 6 & 0x3F));
    p[2] = (uint8_t)(0x80 | (r & 0x3F));
    return 3;
  }
  p[0] = (uint8_t)(0xF0 | r >> 18);
  p[1] = (uint8_t)(0x80 | (r >> 12 & 0x3F));
  p[2] = (uint8_t)(0x80 | (r >> 6 & 0x3F));
  p[3] = (uint8_t)(0x80 | (r & 0x3F));
  return 4;
}
