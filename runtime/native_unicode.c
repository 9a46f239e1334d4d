// SPDX-License-Identifier: MIT
// native_unicode.c - character classes, case mapping and UTF-8.
//
// unicode_tables.h lists where the general category and the script change, rows
// of case deltas, and the exceptions of case folding. Latin-1 is answered from a
// byte table that is filled from the same data when first used.
#include "runtime/native.h"
#include "runtime/unicode_tables.h"

// The class in runs (start << 8 | class) that r belongs to.
static unsigned find_run(const uint32_t *runs, size_t n, uint32_t r) {
  size_t lo = 0, hi = n; // runs[lo] starts at or before r
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    if (runs[mid] >> 8 <= r)
      lo = mid;
    else
      hi = mid;
  }
  return runs[lo] & 0xFF;
}

static unsigned category(int64_t r) {
  static uint8_t latin1[256];
  static bool is_filled;
  if (UNLIKELY(!is_filled)) {
    for (uint32_t i = 0; i < 256; i++)
      latin1[i] = (uint8_t)find_run(category_runs, COUNT_OF(category_runs), i);
    is_filled = true;
  }
  if (r < 0 || r > 0x10FFFF) return CAT_CN;
  if (r < 256) return latin1[r];
  return find_run(category_runs, COUNT_OF(category_runs), (uint32_t)r);
}

#define BIT(cat) (UINT32_C(1) << (cat))
enum {
  MASK_L = BIT(CAT_LL) | BIT(CAT_LM) | BIT(CAT_LO) | BIT(CAT_LT) | BIT(CAT_LU),
  MASK_M = BIT(CAT_MC) | BIT(CAT_ME) | BIT(CAT_MN),
  MASK_N = BIT(CAT_ND) | BIT(CAT_NL) | BIT(CAT_NO),
  MASK_P = BIT(CAT_PC) | BIT(CAT_PD) | BIT(CAT_PE) | BIT(CAT_PF) | BIT(CAT_PI) | BIT(CAT_PO) | BIT(CAT_PS),
  MASK_S = BIT(CAT_SC) | BIT(CAT_SK) | BIT(CAT_SM) | BIT(CAT_SO),
  MASK_Z = BIT(CAT_ZL) | BIT(CAT_ZP) | BIT(CAT_ZS),
  MASK_C = BIT(CAT_CC) | BIT(CAT_CF) | BIT(CAT_CO) | BIT(CAT_CS),
  MASK_GRAPHIC = MASK_L | MASK_M | MASK_N | MASK_P | MASK_S,
};

static bool is_in(int64_t r, uint32_t mask) {
  return mask & BIT(category(r));
}

static bool is_space(int64_t r) {
  if (r < 256) return (r >= 9 && r <= 13) || r == ' ' || r == 0x85 || r == 0xA0;
  return is_in(r, MASK_Z);
}

#define PREDICATE(name, expr)                                                                                \
  RtStatus native_unicode_##name(Rt *rt, Slot *fp) {                                                         \
    (void)rt;                                                                                                \
    int64_t r = fp[1].i;                                                                                     \
    fp[0].u = (expr);                                                                                        \
    return RT_OK;                                                                                            \
  }

PREDICATE(is_letter, is_in(r, MASK_L))
PREDICATE(is_mark, is_in(r, MASK_M))
PREDICATE(is_number, is_in(r, MASK_N))
PREDICATE(is_digit, is_in(r, BIT(CAT_ND)))
PREDICATE(is_punct, is_in(r, MASK_P))
PREDICATE(is_symbol, is_in(r, MASK_S))
PREDICATE(is_upper, is_in(r, BIT(CAT_LU)))
PREDICATE(is_lower, is_in(r, BIT(CAT_LL)))
PREDICATE(is_title, is_in(r, BIT(CAT_LT)))
PREDICATE(is_space, is_space(r))
PREDICATE(is_print, r == ' ' || is_in(r, MASK_GRAPHIC))
PREDICATE(is_graphic, is_in(r, MASK_GRAPHIC | BIT(CAT_ZS)))

enum { CASE_UPPER, CASE_LOWER, CASE_TITLE };

// Rows are sorted by lo and overlap at most in pairs of stride 2.
static int32_t map_case(int which, int64_t rune) {
  if (rune < 0 || rune > 0x10FFFF) return (int32_t)rune;
  uint32_t r = (uint32_t)rune;
  size_t lo = 0, hi = COUNT_OF(case_rows);
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    if (case_rows[mid].lo <= r)
      lo = mid;
    else
      hi = mid;
  }
  for (size_t k = lo + 1; k-- > 0 && k + 2 > lo;) {
    const CaseRow *row = &case_rows[k];
    if (r < row->lo || r > row->hi || (r - row->lo) % row->stride) continue;
    return (int32_t)rune + (which == CASE_UPPER ? row->upper : which == CASE_LOWER ? row->lower : row->title);
  }
  return (int32_t)rune;
}

// func to(which int, r rune) rune
RtStatus native_unicode_to(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = map_case((int)fp[1].i, fp[2].i);
  return RT_OK;
}

PREDICATE(to_upper, (uint64_t)(int64_t)map_case(CASE_UPPER, r))
PREDICATE(to_lower, (uint64_t)(int64_t)map_case(CASE_LOWER, r))
PREDICATE(to_title, (uint64_t)(int64_t)map_case(CASE_TITLE, r))

static int32_t simple_fold(int64_t r) {
  if (r < 0 || r > 0x10FFFF) return (int32_t)r;
  for (size_t lo = 0, hi = COUNT_OF(fold_pairs); lo < hi;) {
    size_t mid = lo + (hi - lo) / 2;
    if (fold_pairs[mid][0] == r) return (int32_t)fold_pairs[mid][1];
    if (fold_pairs[mid][0] < r)
      lo = mid + 1;
    else
      hi = mid;
  }
  int32_t l = map_case(CASE_LOWER, r);
  return l != r ? l : map_case(CASE_UPPER, r);
}

PREDICATE(simple_fold, (uint64_t)(int64_t)simple_fold(r))

// func hasClass(name string, r rune) bool
// Whether r is in the category ("L", "Lu"), script ("Han") or property ("White_Space") name.
RtStatus native_unicode_has_class(Rt *rt, Slot *fp) {
  (void)rt;
  RtString name = arg_string(fp + 1);
  int64_t r = fp[3].i;
  static const struct {
    const char *name;
    uint32_t mask;
  } classes[] = {
      {"C", MASK_C},       {"Cc", BIT(CAT_CC)}, {"Cf", BIT(CAT_CF)}, {"Co", BIT(CAT_CO)}, {"Cs", BIT(CAT_CS)},
      {"L", MASK_L},       {"Ll", BIT(CAT_LL)}, {"Lm", BIT(CAT_LM)}, {"Lo", BIT(CAT_LO)}, {"Lt", BIT(CAT_LT)},
      {"Lu", BIT(CAT_LU)}, {"M", MASK_M},       {"Mc", BIT(CAT_MC)}, {"Me", BIT(CAT_ME)}, {"Mn", BIT(CAT_MN)},
      {"N", MASK_N},       {"Nd", BIT(CAT_ND)}, {"Nl", BIT(CAT_NL)}, {"No", BIT(CAT_NO)}, {"P", MASK_P},
      {"Pc", BIT(CAT_PC)}, {"Pd", BIT(CAT_PD)}, {"Pe", BIT(CAT_PE)}, {"Pf", BIT(CAT_PF)}, {"Pi", BIT(CAT_PI)},
      {"Po", BIT(CAT_PO)}, {"Ps", BIT(CAT_PS)}, {"S", MASK_S},       {"Sc", BIT(CAT_SC)}, {"Sk", BIT(CAT_SK)},
      {"Sm", BIT(CAT_SM)}, {"So", BIT(CAT_SO)}, {"Z", MASK_Z},       {"Zl", BIT(CAT_ZL)}, {"Zp", BIT(CAT_ZP)},
      {"Zs", BIT(CAT_ZS)},
  };
  for (size_t i = 0; i < COUNT_OF(classes); i++)
    if (strlen(classes[i].name) == (size_t)name.len &&
        memcmp(classes[i].name, name.ptr, (size_t)name.len) == 0) {
      fp[0].u = is_in(r, classes[i].mask);
      return RT_OK;
    }
  if (name.len == 11 && memcmp(name.ptr, "White_Space", 11) == 0) {
    fp[0].u = is_space(r);
  } else if (r >= 0 && r <= 0x10FFFF) {
    const char *script = script_names[find_run(script_runs, COUNT_OF(script_runs), (uint32_t)r)];
    fp[0].u = strlen(script) == (size_t)name.len && memcmp(script, name.ptr, (size_t)name.len) == 0;
  }
  return RT_OK;
}

// --- UTF-8 --------------------------------------------------------------------

static void decode(Slot *fp, const uint8_t *p, int64_t n) {
  int32_t r = 0xFFFD;
  fp[1].i = n > 0 ? rt_decode_rune(p, n, &r) : 0;
  fp[0].i = r;
}

static void decode_last(Slot *fp, const uint8_t *p, int64_t n) {
  for (int64_t width = n < 4 ? n : 4; width > 1; width--) {
    int32_t r;
    if (rt_decode_rune(p + n - width, width, &r) == width) {
      fp[0].i = r;
      fp[1].i = width;
      return;
    }
  }
  decode(fp, p + n - (n > 0), n > 0);
}

static int64_t count_runes(const uint8_t *p, int64_t n) {
  int64_t count = 0;
  for (int64_t i = 0; i < n; count++) {
    int32_t r;
    i += p[i] < 0x80 ? 1 : rt_decode_rune(p + i, n - i, &r);
  }
  return count;
}

static bool is_valid(const uint8_t *p, int64_t n) {
  for (int64_t i = 0; i < n;) {
    int32_t r;
    int width = p[i] < 0x80 ? 1 : rt_decode_rune(p + i, n - i, &r);
    if (width == 1 && p[i] >= 0x80) return false;
    i += width;
  }
  return true;
}

RtStatus native_utf8_decode(Rt *rt, Slot *fp) { // also of slices: (r, size) then ptr, len
  (void)rt;
  decode(fp, fp[2].cp, fp[3].i);
  return RT_OK;
}

RtStatus native_utf8_decode_last(Rt *rt, Slot *fp) {
  (void)rt;
  decode_last(fp, fp[2].cp, fp[3].i);
  return RT_OK;
}

RtStatus native_utf8_count(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].i = count_runes(fp[1].cp, fp[2].i);
  return RT_OK;
}

RtStatus native_utf8_valid(Rt *rt, Slot *fp) {
  (void)rt;
  fp[0].u = is_valid(fp[1].cp, fp[2].i);
  return RT_OK;
}
