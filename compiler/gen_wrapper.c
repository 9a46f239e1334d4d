// SPDX-License-Identifier: MIT
// gen_wrapper.c - functions without a tree: entries of methods for interface
// calls, method values, natives as values; and the indices of all functions.
//
// An interface call passes the data word as the receiver. That fits a pointer
// method of *T, and a value method of a pointer-shaped type; all else (a value
// method, where the word points to the value; a promoted method) gets an entry
// that finds the receiver and calls on. Entries are marked as wrappers, so that
// recover sees through them.
#include "compiler/gen_impl.h"

// ---- natives ----------------------------------------------------------------

static const struct NativeName {
  const char *text;
  size_t len;
} native_names[] = {
#define NATIVE(name, function, flags, leaks) {name, sizeof name - 1},
#include "runtime/natives.def"
#undef NATIVE
    {NULL, 0}};

uint32_t gen_native(Gen *g, IrFunc *func) {
  if (g->native_index[func->id]) return g->native_index[func->id] - 1;
  uint32_t row = 0;
  size_t len = strlen(func->name);
  while (native_names[row].text &&
         (native_names[row].len != len || memcmp(native_names[row].text, func->name, len) != 0))
    row++;
  if (!native_names[row].text && g->options->allow_missing_bodies) row = 0;
  if (!native_names[row].text) {
    diag_error(func->pos, "missing function body: %s is no native of this minigo", func->name);
    g->n_errors++;
    return 0;
  }
  NativeRef ref = {.native = row, .name = program_strdup(g->prog, func->name)};
  uint32_t n_results = 0, n_params = 0;
  for (uint32_t i = 0; i < func->n_results; i++) n_results += type_slots(func->results[i]->type);
  for (uint32_t i = 0; i < func->n_params; i++) n_params += type_slots(func->params[i]->type);
  uint64_t *map = program_alloc(g->prog, (n_results + n_params + 63) / 64 * 8 + 8);
  uint32_t at = 0;
  for (uint32_t i = 0; i < func->n_results; i++) {
    gen_pointer_mask(func->results[i]->type, map, at);
    at += type_slots(func->results[i]->type);
  }
  for (uint32_t i = 0; i < func->n_params; i++) {
    gen_pointer_mask(func->params[i]->type, map, at);
    at += type_slots(func->params[i]->type);
  }
  ref.n_result_slots = (uint16_t)n_results;
  ref.n_param_slots = (uint16_t)n_params;
  ref.map = map;
  ref.site = gen_native_site(g, func);
  uint32_t index = program_add_native(g->prog, &ref);
  g->native_index[func->id] = index + 1;
  return index;
}

// ---- indices ----------------------------------------------------------------

static uint32_t add_wrapper(Gen *g, Wrapper w) {
  w.index = program_add_func(g->prog);
  vec_push(&g->wrappers, w);
  return w.index;
}

uint32_t gen_func_index(Gen *g, IrFunc *func) {
  gen_want_func(g, func);
  if (g->func_index[func->id] != RT_NO_FUNC) return g->func_index[func->id];
  if (!func->is_native) bug("function %s is not generated", func->name);
  Wrapper w = {.kind = WRAP_NATIVE, .func = func, .name = func->name};
  return g->func_index[func->id] = add_wrapper(g, w);
}

static bool is_generated(Gen *g, const IrFunc *func) {
  return func && func->id < g->ir->n_funcs && g->ir->funcs[func->id] == func &&
         (g->func_index[func->id] != RT_NO_FUNC || func->is_native);
}

static Wrapper *find_wrapper(Gen *g, const Wrapper *w) {
  for (uint32_t i = 0; i < g->wrappers.n; i++) {
    Wrapper *o = &g->wrappers.items[i];
    if (o->kind == w->kind && o->func == w->func && o->method == w->method &&
        type_identical(o->recv, w->recv) && (w->kind != WRAP_METHOD || strcmp(o->name, w->name) == 0))
      return o;
  }
  return NULL;
}

// The index of the entry for method m of recv's method set; RT_NO_FUNC when its
// body is not part of the program, or nothing calls a method of that name through
// an interface.
uint32_t gen_method_entry(Gen *g, Type *recv, const MethodEntry *m) {
  IrFunc *func = NULL;
  if (!ir_method_used(g->ir, m->name)) return RT_NO_FUNC;
  bool is_pointer = type_kind(recv) == TYPE_POINTER && recv->kind != TYPE_NAMED;
  if (m->found.method) {
    func = m->found.method->ir;
    if (!is_generated(g, func)) return RT_NO_FUNC;
    bool is_ptr_recv = m->found.method->is_ptr_recv;
    if (m->found.n_path == 0 && (is_pointer ? is_ptr_recv : type_is_pointer_shaped(recv)))
      return gen_func_index(g, func);
  }
  // The entry of T serves *T, too: both get a pointer to the value.
  Type *base = is_pointer ? recv->elem : recv;
  if (is_pointer && type_is_pointer_shaped(base)) base = recv;
  if (!is_pointer && !type_is_pointer_shaped(base)) base = recv;
  Wrapper w = {.kind = WRAP_METHOD, .recv = base, .found = m->found, .sig = m->sig, .func = func};
  w.name = arena_printf(g->arena, "%s.%s", gen_type_text(g, base), m->name);
  if (m->found.kind == LOOKUP_IFACE_METHOD)
    w.method = gen_iface_slot(g, m->found.iface, (uint32_t)m->found.iface_method);
  Wrapper *known = find_wrapper(g, &w);
  return known ? known->index : add_wrapper(g, w);
}

uint32_t gen_bound_entry(Gen *g, Type *recv, Type *sig, IrFunc *func, uint32_t method) {
  Wrapper w = {.kind = WRAP_BOUND, .recv = recv, .sig = type_under(sig), .func = func, .method = method};
  w.name = func ? arena_printf(g->arena, "%s-fm", func->name)
                : arena_printf(g->arena, "%s.%u-fm", gen_type_text(g, recv), method);
  Wrapper *known = find_wrapper(g, &w);
  return known ? known->index : add_wrapper(g, w);
}

// ---- code -------------------------------------------------------------------

typedef struct Shape {
  uint32_t n_results, n_params; // slots, without receiver
} Shape;

static Shape shape_of(const Type *sig) {
  Shape s = {0, 0};
  for (uint32_t i = 0; i < sig->n_results; i++) s.n_results += type_slots(sig->results[i].type);
  for (uint32_t i = 0; i < sig->n_params; i++) s.n_params += type_slots(sig->params[i].type);
  return s;
}

static void reserve_fixed(Fn *f, const Type *sig, bool has_recv, Reg *recv) {
  for (uint32_t i = 0; i < sig->n_results; i++) fixed_slots(f, sig->results[i].type);
  f->n_result_slots = f->n_region[REGION_FIXED];
  if (has_recv) *recv = fixed_slots(f, type_basic[TYPE_UNSAFE_POINTER]);
  for (uint32_t i = 0; i < sig->n_params; i++) fixed_slots(f, sig->params[i].type);
  f->n_param_slots = f->n_region[REGION_FIXED] - f->n_result_slots;
}

// Calls on with the receiver in slots and the function's own parameters.
static void call_on(Fn *f, const Wrapper *w, Type *recv_type, Reg recv, Reg first_param) {
  Shape s = shape_of(w->sig);
  out_reg(f, 0, s.n_results);
  uint32_t at = s.n_results;
  bool is_iface = !w->func;
  uint32_t n_recv = is_iface ? 1 : type_slots(recv_type);
  if (!is_iface) out_store(f, at, recv, n_recv);
  out_reg(f, at, n_recv);
  out_store(f, at + n_recv, first_param, s.n_params);
  if (is_iface)
    emit_call_iface(f, recv, w->method);
  else
    emit_call(f, w->func);
  out_load(f, REG(REGION_FIXED, 0), 0, s.n_results);
  emit(f, OP_RET, 0, 0, 0);
}

static Type *receiver_type(const IrFunc *func) {
  return func->params[0]->type;
}

// A value method called through a nil pointer says so.
static void gen_panicwrap(Fn *f, const Wrapper *w, Reg word) {
  const RType *error = f->g->prog->known[KNOWN_PLAIN_ERROR];
  const char *dot = strrchr(w->func->name, '.');
  if (!error || !dot) return;
  Label ok = label_new(f);
  emit(f, OP_JNEI_INT, word, 0, ok);
  const char *type = gen_type_text(f->g, receiver_type(w->func));
  const char *bare = strrchr(type, '.') ? strrchr(type, '.') + 1 : type;
  const char *text =
      arena_printf(f->g->arena, "value method %s.%s called using nil *%s pointer", type, dot + 1, bare);
  uint64_t string[2] = {0, strlen(text)};
  uint32_t data = program_add_data(f->g->prog, string, sizeof string);
  program_add_reloc(f->g->prog, data, RELOC_STRING, program_add_string(f->g->prog, text, strlen(text)));
  uint32_t mark = temps_mark(f);
  Reg e = temp_type(f, type_universe_any());
  emit(f, OP_LDTYPE, e, error->id, 0);
  Reg p = temp_ptr(f);
  emit(f, OP_LDDATA, p, data, 0);
  emit(f, OP_MOV, e + 1, p, 0);
  emit(f, OP_PANIC, e, 0, 0);
  temps_release(f, mark);
  label_bind(f, ok);
}

// Walks the embedded fields from the data word to the receiver.
static void gen_method_wrapper(Fn *f, const Wrapper *w) {
  Reg word;
  reserve_fixed(f, w->sig, true, &word);
  Type *t = w->recv;
  Place p;
  bool is_pointer = type_kind(t) == TYPE_POINTER && t->kind != TYPE_NAMED;
  if (is_pointer) t = t->elem;
  if (!is_pointer && type_is_pointer_shaped(t))
    p = place_reg(t, word);
  else
    p = place_mem(t, word, 0);
  if (w->func && w->found.n_path == 0 && p.kind == PLACE_MEM) gen_panicwrap(f, w, word);
  for (uint32_t i = 0; i < w->found.n_path; i++) {
    Type *s = type_under(p.type);
    if (s->kind == TYPE_POINTER) {
      Reg r = place_any(f, &p);
      p = place_mem(s->elem, r, 0);
      s = type_under(s->elem);
    }
    type_layout(s);
    const Field *field = &s->fields[w->found.path[i]];
    p = place_field(f, p, field->type, field->offset);
  }
  Type *recv_type = w->func ? receiver_type(w->func) : p.type;
  Reg recv;
  bool wants_pointer = w->func && type_kind(recv_type) == TYPE_POINTER;
  bool has_pointer = type_kind(p.type) == TYPE_POINTER;
  if (!w->func || wants_pointer == has_pointer) {
    recv = place_any(f, &p);
  } else if (wants_pointer) {
    recv = place_addr(f, &p, NOREG);
  } else {
    Reg r = place_any(f, &p);
    Place m = place_mem(type_under(p.type)->elem, r, 0);
    recv = place_any(f, &m);
  }
  call_on(f, w, recv_type, recv, word + 1);
}

static void gen_bound_wrapper(Fn *f, const Wrapper *w) {
  reserve_fixed(f, w->sig, false, NULL);
  f->flags |= FUNC_IS_CLOSURE;
  Reg ctx = temp_ptr(f);
  emit(f, OP_CTX, ctx, 0, 0);
  int64_t off = ((int64_t)8 + type_align(w->recv) - 1) / type_align(w->recv) * type_align(w->recv);
  Place p = place_mem(w->recv, ctx, off);
  p.is_nonnil = true;
  Reg recv = temp_type(f, w->recv);
  place_load(f, &p, recv);
  call_on(f, w, w->recv, recv, REG(REGION_FIXED, f->n_result_slots));
}

static void gen_native_wrapper(Fn *f, const Wrapper *w) {
  IrFunc *func = w->func;
  for (uint32_t i = 0; i < func->n_results; i++) fixed_slots(f, func->results[i]->type);
  f->n_result_slots = f->n_region[REGION_FIXED];
  for (uint32_t i = 0; i < func->n_params; i++) fixed_slots(f, func->params[i]->type);
  f->n_param_slots = f->n_region[REGION_FIXED] - f->n_result_slots;
  out_reg(f, 0, f->n_result_slots);
  out_store(f, f->n_result_slots, REG(REGION_FIXED, f->n_result_slots), f->n_param_slots);
  emit_call(f, func);
  out_load(f, REG(REGION_FIXED, 0), 0, f->n_result_slots);
  emit(f, OP_RET, 0, 0, 0);
}

void gen_wrappers(Gen *g) {
  while (g->n_wrappers_done < g->wrappers.n) {
    Wrapper w = g->wrappers.items[g->n_wrappers_done++];
    Fn f;
    fn_init(&f, g);
    f.index = w.index;
    f.name = w.name;
    f.flags = FUNC_WRAPPER | FUNC_IS_LIBRARY | FUNC_HIDDEN;
    switch ((WrapKind)w.kind) {
    case WRAP_METHOD: gen_method_wrapper(&f, &w); break;
    case WRAP_BOUND: gen_bound_wrapper(&f, &w); break;
    case WRAP_NATIVE: gen_native_wrapper(&f, &w); break;
    }
    if (!emit_finish(&f)) bug("wrapper %s is too large", w.name);
    fn_fini(&f);
  }
}
