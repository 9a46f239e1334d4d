// SPDX-License-Identifier: MIT
// parse_pragma.c - comments that mean something: //go: and //minigo: before
// declarations, //line and /*line*/ anywhere.
#include "compiler/parse_impl.h"

static const struct {
  const char *text;
  uint32_t flags;
} pragmas[] = {
#define PRAGMA(NAME, bit, text) {text, PRAGMA_##NAME},
#include "compiler/token.def"
};

// What some directives imply beside themselves.
static uint32_t with_implied(uint32_t flags) {
  if (flags & (PRAGMA_NOSPLIT | PRAGMA_CGO_UNSAFE_ARGS)) flags |= PRAGMA_NOCHECKPTR;
  if (flags & PRAGMA_NOWRITEBARRIERREC) flags |= PRAGMA_NOWRITEBARRIER;
  if (flags & PRAGMA_UINTPTRESCAPES) flags |= PRAGMA_UINTPTRKEEPALIVE;
  return flags;
}

static bool has_prefix(StrView s, const char *prefix) {
  size_t n = strlen(prefix);
  return s.len >= n && memcmp(s.s, prefix, n) == 0;
}

static StrView view_from(StrView s, uint32_t from) {
  return (StrView){s.s + from, s.len - from};
}

static StrView verb_of(StrView text) {
  const char *space = memchr(text.s, ' ', text.len);
  return (StrView){text.s, space ? (uint32_t)(space - text.s) : text.len};
}

// Moves the next space-separated word from *rest to *word.
static bool next_word(StrView *rest, StrView *word) {
  while (rest->len && (*rest->s == ' ' || *rest->s == '\t')) *rest = view_from(*rest, 1);
  uint32_t n = 0;
  while (n < rest->len && rest->s[n] != ' ' && rest->s[n] != '\t') n++;
  *word = (StrView){rest->s, n};
  *rest = view_from(*rest, n);
  return n > 0;
}

// Such an error is no syntax error: parsing and branch checking go on as if there
// were none.
MG_COLD static void pragma_error(Parser *p, Pos pos, const char *fmt, ...) MG_PRINTF(3, 4);

MG_COLD static void pragma_error(Parser *p, Pos pos, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  if (!p->is_aborted) diag_verror(pos, fmt, args);
  va_end(args);
}

static void add_pragma(Parser *p, Pos pos, StrView text) {
  if (!p->lex.is_blank) {
    pragma_error(p, pos,
                 has_prefix(text, "minigo:") ? "//%.*s is not on a line of its own"
                                             : "misplaced compiler directive",
                 (int)text.len, text.s);
    return;
  }
  StrView verb = verb_of(text);
  PragmaLine line = {.pos = pos, .text = text};
  if (has_prefix(verb, "minigo:")) {
    if (!p->file->source->is_library && add_contract(p, pos, text)) return;
    line.flags = PRAGMA_MINIGO;
  }
  for (size_t i = 0; i < COUNT_OF(pragmas); i++)
    if (verb.len == strlen(pragmas[i].text) && has_prefix(verb, pragmas[i].text))
      line.flags = with_implied(pragmas[i].flags);
  if (line.flags & PRAGMA_LINKNAME && verb.len < text.len) {
    StrView rest = view_from(text, verb.len), word;
    int n = 0;
    while (next_word(&rest, &word)) n++;
    if (n == 1 || n == 2)
      vec_push(&p->linknames, line);
    else
      pragma_error(p, pos, "usage: //go:linkname localname [linkname]");
    return;
  }
  if (!p->file->source->is_library) {
    if (line.flags & (PRAGMA_SYSTEMSTACK | PRAGMA_NOWRITEBARRIER | PRAGMA_YESWRITEBARRIERREC))
      pragma_error(p, pos, "//%.*s only allowed in runtime", (int)verb.len, verb.s);
    if (line.flags == PRAGMA_UINTPTRKEEPALIVE)
      pragma_error(p, pos, "//%.*s is only allowed in the standard library", (int)verb.len, verb.s);
    if (has_prefix(verb, "go:cgo_") && !has_prefix(verb, "go:cgo_import_dynamic"))
      pragma_error(p, pos, "//%.*s only allowed in cgo-generated code", (int)text.len, text.s);
  }
  vec_push(&p->pragma, line);
}

Pragma *take_pragma(Parser *p) {
  if (p->pragma.n == 0) return NULL;
  Pragma *pragma = ARENA_NEW(p->arena, Pragma);
  pragma->n_lines = p->pragma.n;
  pragma->lines = ARENA_ARRAY(p->arena, PragmaLine, p->pragma.n);
  memcpy(pragma->lines, p->pragma.items, p->pragma.n * sizeof(PragmaLine));
  for (uint32_t i = 0; i < p->pragma.n; i++) pragma->flags |= p->pragma.items[i].flags;
  vec_clear(&p->pragma);
  return pragma;
}

static void report_misplaced(const PragmaLine *line) {
  diag_error(line->pos,
             line->flags == PRAGMA_EMBED ? "misplaced go:embed directive" : "misplaced compiler directive");
}

void clear_pragma(Parser *p) {
  clear_contracts(p);
  if (LIKELY(p->pragma.n == 0)) return;
  for (uint32_t i = 0; i < p->pragma.n; i++) {
    const PragmaLine *line = &p->pragma.items[i];
    if (!line->flags) continue; // unknown directives are nobody's business
    if (!p->is_aborted) report_misplaced(line);
  }
  vec_clear(&p->pragma);
}

// ---- Line directives -------------------------------------------------------

// The number after the last ':' of text. *at is the offset behind that ':', 0 if
// there is none.
static bool trailing_number(StrView text, uint32_t *at, uint64_t *value) {
  *at = 0;
  *value = 0;
  uint32_t i = text.len;
  while (i > 0 && text.s[i - 1] != ':') i--;
  if (i == 0) return false;
  *at = i;
  if (i == text.len) return false;
  for (; i < text.len; i++) {
    if (text.s[i] < '0' || text.s[i] > '9') return false;
    if (*value < (uint64_t)1 << 40) *value = *value * 10 + (uint64_t)(text.s[i] - '0');
  }
  return true;
}

enum { MAX_LINE = 1 << 30 }; // the largest line or column a directive may name

// "file:line", "file:line:col", ":line:col". The text that follows the comment
// starts at line:col; the directive's own text stands at text_line:text_col.
static void change_base(Parser *p, uint32_t line, uint32_t col, uint32_t text_line, uint32_t text_col,
                        StrView text) {
  uint32_t at, at2;
  uint64_t n, n2, new_line = 0, new_col = 0;
  bool ok = trailing_number(text, &at, &n);
  if (at == 0) return; // no line directive
  if (!ok) {
    error_at(p, pos_make(p->base, text_line, text_col + at), "invalid line number: %.*s",
             (int)(text.len - at), text.s + at);
    return;
  }
  bool has_col = trailing_number((StrView){text.s, at - 1}, &at2, &n2);
  if (has_col) {
    uint32_t swap = at;
    at = at2;
    at2 = swap;
    new_line = n2;
    new_col = n;
    if (new_col == 0 || new_col > MAX_LINE) {
      error_at(p, pos_make(p->base, text_line, text_col + at2), "invalid column number: %.*s",
               (int)(text.len - at2), text.s + at2);
      return;
    }
    text.len = at2 - 1;
  } else {
    new_line = n;
  }
  if (new_line == 0 || new_line > MAX_LINE) {
    error_at(p, pos_make(p->base, text_line, text_col + at), "invalid line number: %.*s",
             (int)(text.len - at), text.s + at);
    return;
  }
  const char *name = at == 1 && has_col ? pos_base(p->base)->name : arena_strndup(p->arena, text.s, at - 1);
  p->base = pos_base_add_line(p->base, line, col, name, (uint32_t)new_line, (uint32_t)new_col);
}

void handle_directive(void *context, Lexer *lex, uint32_t line, uint32_t col, StrView comment) {
  Parser *p = context;
  bool is_block = comment.s[1] == '*';
  StrView text = {comment.s + 2, comment.len - (is_block ? 4 : 2)};
  if (!is_block && text.len && text.s[text.len - 1] == '\r') text.len--;
  if (has_prefix(text, "line ")) {
    if (!is_block && col == 1) {
      change_base(p, line + 1, 1, line, col + 7, view_from(text, 5));
    } else if (is_block) {
      change_base(p, line, col + comment.len, line, col + 7, view_from(text, 5));
    }
    return;
  }
  (void)lex;
  if (has_prefix(text, " ")) {
    if (!p->file->source->is_library) check_blank(p, pos_make(p->base, line, col + 2), text);
    return;
  }
  if (!is_block) add_pragma(p, pos_make(p->base, line, col + 2), text);
}

// ---- Directives on the wrong declaration -----------------------------------

enum {
  FUNC_PRAGMAS = PRAGMA_NOESCAPE | PRAGMA_NORACE | PRAGMA_NOSPLIT | PRAGMA_NOINLINE | PRAGMA_NOCHECKPTR |
                 PRAGMA_REGISTERPARAMS | PRAGMA_CGO_UNSAFE_ARGS | PRAGMA_UINTPTRKEEPALIVE |
                 PRAGMA_UINTPTRESCAPES | PRAGMA_SYSTEMSTACK | PRAGMA_NOWRITEBARRIER |
                 PRAGMA_NOWRITEBARRIERREC | PRAGMA_YESWRITEBARRIERREC | PRAGMA_MINIGO,
};

static void check_pragma(const Pragma *pragma, uint32_t allowed) {
  for (uint32_t i = 0; pragma && i < pragma->n_lines; i++)
    if (pragma->lines[i].flags & ~allowed) report_misplaced(&pragma->lines[i]);
}

static void check_node(Node *n, void *context) {
  switch ((NodeKind)n->kind) {
  case NODE_IMPORT_DECL: check_pragma(node_as(ImportDecl, n)->pragma, 0); return;
  case NODE_CONST_DECL: check_pragma(node_as(ConstDecl, n)->pragma, 0); break;
  case NODE_TYPE_DECL:
    check_pragma(node_as(TypeDecl, n)->pragma, node_as(TypeDecl, n)->is_alias ? 0 : PRAGMA_NOTINHEAP);
    break;
  case NODE_VAR_DECL: check_pragma(node_as(VarDecl, n)->pragma, 0); break;
  case NODE_FUNC_DECL: check_pragma(node_as(FuncDecl, n)->pragma, FUNC_PRAGMAS); break;
  default: break;
  }
  ast_visit_children(n, check_node, context);
}

static bool imports_unsafe(const AstFile *f) {
  for (uint32_t i = 0; i < f->n_decls && node_is(ImportDecl, f->decls[i]); i++) {
    const BasicLit *path = node_as(ImportDecl, f->decls[i])->path;
    if (path && path->text.len == 8 && memcmp(path->text.s + 1, "unsafe", 6) == 0) return true;
  }
  return false;
}

void parse_check_pragmas(const AstFile *f) {
  check_pragma(f->pragma, PRAGMA_GO_BUILD);
  for (uint32_t i = 0; i < f->n_decls; i++) check_node((Node *)f->decls[i], NULL);
  if (f->n_linknames && !imports_unsafe(f))
    for (uint32_t i = 0; i < f->n_linknames; i++)
      diag_error(f->linknames[i].pos, "//go:linkname only allowed in Go files that import \"unsafe\"");
}
