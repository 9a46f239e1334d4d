// SPDX-License-Identifier: MIT
// gen.c - the generator: from the decided tree to the Program.
//
// What is always true of the code it makes:
// - Storage: an unaddressed scalar, pointer, string, slice or interface is in
//   slots in canonical form; structs, arrays and whatever is addressed and stays
//   in the frame are in slots as memory image; what escapes is in a box, whose
//   address is in a slot. The decisions are those of `esc` on nodes and
//   variables; an unknown one means the heap.
// - Slots hold pointers for the whole function or never (regs.c).
// - Values move by the shape of their type (Rep): words, 2, 3 words, memory.
//
// Steps: 1. function indices and the block of globals; static data joins it later; 2. code of each function
// (one pass over its tree; a second one with far calls when the frame is beyond
// 16-bit operands); 3. run-time types, and the method entries and wrappers they
// ask for, until nothing new is asked for; 4. linking.
//
// It follows gc's walk and order passes in what is evaluated when, but works in
// one go, and leaves to instructions what gc lowers to runtime calls.
#include "compiler/gen_impl.h"

#include "compiler/intern.h"
#include "compiler/scope.h"

// ---- globals ----------------------------------------------------------------

enum { MAX_GLOBALS = UINT32_MAX / 2 };

bool gen_place_global(Gen *g, Type *t, uint32_t *offset) {
  type_layout(t);
  uint64_t align = type_align(t) ? type_align(t) : 1;
  uint64_t size = type_size(t) ? (uint64_t)type_size(t) : 1; // the address is within the globals
  uint64_t at = (g->globals_size + align - 1) / align * align;
  if (size > MAX_GLOBALS || at + size > MAX_GLOBALS) return false;
  g->globals_size = at + size;
  while (g->globals_map.n * UINT64_C(512) < g->globals_size) vec_push(&g->globals_map, 0);
  if (type_has_pointers(t)) gen_pointer_mask(t, g->globals_map.items, at / 8);
  *offset = (uint32_t)at;
  return true;
}

static void layout_globals(Gen *g) {
  IrProgram *ir = g->ir;
  for (uint32_t i = 0; i < ir->n_globals; i++) {
    IrVar *v = ir->globals[i];
    VarLoc *l = ARENA_NEW(g->arena, VarLoc);
    *l = (VarLoc){.kind = VAR_GLOBAL, .reg = NOREG};
    v->gen = l;
    if (gen_place_global(g, v->type, &l->offset)) continue;
    diag_error(v->pos, "package-level variables need more than %u bytes", MAX_GLOBALS);
    g->n_errors++;
    return;
  }
}

static void finish_globals(Gen *g) {
  size_t map_size = g->globals_map.n * sizeof *g->globals_map.items;
  uint64_t *map = program_alloc(g->prog, map_size + 8);
  if (map_size) memcpy(map, g->globals_map.items, map_size);
  g->prog->globals_size = (uint32_t)((g->globals_size + 7) / 8 * 8);
  g->prog->globals_map = map;
  vec_free(&g->globals_map);
}

static void find_ref_captured(Gen *g) {
  g->ref_captured = x_calloc(g->ir->n_vars + 1, 1);
  for (uint32_t i = 0; i < g->ir->n_funcs; i++) {
    const IrFunc *func = g->ir->funcs[i];
    for (uint32_t k = 0; k < func->n_closure_vars; k++) {
      const IrVar *v = func->closure_vars[k];
      if (v->by_value) continue;
      for (; v; v = v->outer) g->ref_captured[v->id] = 1;
    }
  }
}

// ---- functions --------------------------------------------------------------

static bool has_body(const IrFunc *func) {
  return !func->is_native && !func->is_dead_closure;
}

// A parameter or result: in its fixed slots, or in a box.
static void place_fixed(Fn *f, IrVar *v, Reg r, bool is_param) {
  Rep rep = type_rep(v->type);
  if (var_is_heap(f->g, v)) {
    uint64_t mask = 1;
    Reg box = slots_alloc(f, 1, &mask);
    var_place(f, v, VAR_BOX, box);
    emit(f, OP_NEW, box, gen_var_site(f, v), 0);
    if (is_param) {
      Place p = place_of_var(f, v);
      if (type_slots(v->type)) place_store(f, &p, r);
    }
  } else {
    bool is_memory = rep == REP_MEM || rep == REP_NONE || var_is_addressed(f->g, v);
    var_place(f, v, is_memory ? VAR_FRAME : VAR_REG, r);
    var_count_frame(f, v);
  }
}

static void gen_prologue(Fn *f) {
  IrFunc *func = f->func;
  set_pos(f, func->pos);
  // The first instruction: that is how contracts_check finds the function.
  if (f->g->options->contracts && func->contract) emit(f, OP_CONTRACT_ENTER, 0, func->contract - 1, 0);
  gen_count_call(f, func);
  Reg *fixed = arena_alloc_array(f->g->arena, func->n_results + func->n_params + 1, sizeof *fixed);
  bool has_pointers = false;
  for (uint32_t i = 0; i < func->n_results; i++) {
    type_layout(func->results[i]->type);
    fixed[i] = fixed_slots(f, func->results[i]->type);
    has_pointers |= type_has_pointers(func->results[i]->type);
  }
  f->n_result_slots = f->n_region[REGION_FIXED];
  f->zero_results = f->n_result_slots && (has_pointers || func->has_named_results || f->has_defer);
  for (uint32_t i = 0; i < func->n_params; i++) {
    type_layout(func->params[i]->type);
    fixed[func->n_results + i] = fixed_slots(f, func->params[i]->type);
  }
  f->n_param_slots = f->n_region[REGION_FIXED] - f->n_result_slots;
  if (f->n_region[REGION_FIXED] > 60000 && !f->is_too_large) {
    diag_error(func->pos,
               "stack frame too large: results and parameters of %s need %u slots; the limit is 60000",
               func->name, f->n_region[REGION_FIXED]);
    f->g->n_errors++;
  }
  // Boxes of parameters are made while other parameters wait in slots the map covers.
  for (uint32_t i = 0; i < func->n_results; i++) place_fixed(f, func->results[i], fixed[i], false);
  for (uint32_t i = 0; i < func->n_params; i++)
    place_fixed(f, func->params[i], fixed[func->n_results + i], true);
  if (func->n_closure_vars == 0) return;
  f->flags |= FUNC_IS_CLOSURE;
  Type *t = closure_type(f->g, func);
  for (uint32_t i = 0; i < func->n_closure_vars; i++) {
    IrVar *v = func->closure_vars[i];
    int64_t off = t->fields[i + 1].offset;
    if (!v->by_value) {
      uint64_t mask = 1;
      Reg r = slots_alloc(f, 1, &mask);
      var_place(f, v, VAR_BOX, r);
      emit(f, OP_CTX_LD_64, r, off, 0);
      continue;
    }
    Rep rep = type_rep(v->type);
    Reg r = slots_for_type(f, v->type, NULL);
    var_place(f, v, rep == REP_MEM || rep == REP_NONE ? VAR_FRAME : VAR_REG, r);
    if (rep == REP_64 || rep == REP_PTR) {
      emit(f, OP_CTX_LD_64, r, off, 0);
    } else if (rep == REP_STR || rep == REP_IFACE) {
      emit(f, OP_CTX_LD_2, r, off, 0);
    } else if (rep == REP_SLICE) {
      emit(f, OP_CTX_LD_3, r, off, 0);
    } else if (rep != REP_NONE) {
      uint32_t mark = temps_mark(f);
      Reg ctx = temp_ptr(f);
      emit(f, OP_CTX, ctx, 0, 0);
      Place p = place_mem(v->type, ctx, off);
      p.is_nonnil = true;
      place_load(f, &p, r);
      temps_release(f, mark);
    }
  }
}

static bool gen_func_once(Gen *g, IrFunc *func, bool far_calls) {
  Fn f;
  fn_init(&f, g);
  f.func = func;
  f.index = g->func_index[func->id];
  f.name = func->name;
  f.far_calls = far_calls;
  f.has_defer = func->has_defer;
  if (func->is_wrapper) f.flags |= FUNC_WRAPPER | FUNC_HIDDEN;
  if (func->has_defer) f.flags |= FUNC_HAS_DEFER;
  if (func->has_recover) f.flags |= FUNC_HAS_RECOVER;
  if (func->is_library) f.flags |= FUNC_IS_LIBRARY;
  gen_prologue(&f);
  gen_block(&f, func->body);
  if (!f.is_dead) {
    set_pos(&f, func->end_pos);
    if (func->n_results == 0)
      gen_epilogue(&f);
    else
      emit(&f, OP_TRAP, 0, 0, 0);
  }
  if (f.has_defer) {
    f.recover = label_new(&f);
    label_bind(&f, f.recover);
    gen_epilogue(&f);
  }
  bool done = emit_finish(&f);
  for (uint32_t i = 0; i < f.vars.n; i++) f.vars.items[i]->gen = NULL;
  fn_fini(&f);
  return done;
}

static void gen_func(Gen *g, IrFunc *func) {
  if (!gen_func_once(g, func, false)) gen_func_once(g, func, true);
}

// ---- known types ------------------------------------------------------------

static Type *library_type(Gen *g, const char *path, const char *name) {
  const CheckedProgram *checked = g->options->checked;
  for (uint32_t i = 0; checked && i < checked->n_library; i++) {
    Package *p = checked->library[i];
    if (strcmp(p->path, path) != 0) continue;
    Obj *o = scope_find(p->scope, intern_str(name)->text);
    return o && o->kind == OBJ_TYPENAME && o->type && o->type->kind == TYPE_NAMED && o->type->underlying
               ? o->type
               : NULL;
  }
  return NULL;
}

static void set_known(Gen *g, RtKnown which, Type *t) {
  if (t) g->prog->known[which] = gen_rtype(g, t);
}

static void gen_known_types(Gen *g) {
  Arena *a = g->arena;
  set_known(g, KNOWN_BOOL, type_basic[TYPE_BOOL]);
  set_known(g, KNOWN_INT, type_basic[TYPE_INT]);
  set_known(g, KNOWN_STRING, type_basic[TYPE_STRING]);
  set_known(g, KNOWN_BYTES, type_slice_of(a, type_basic[TYPE_UINT8]));
  set_known(g, KNOWN_STRINGS, type_slice_of(a, type_basic[TYPE_STRING]));
  set_known(g, KNOWN_EFACE, type_universe_any());
  set_known(g, KNOWN_ERROR, type_universe_error());
  set_known(g, KNOWN_STRINGER, library_type(g, "runtime", "stringer"));
  set_known(g, KNOWN_ERROR_STRING, library_type(g, "runtime", "errorString"));
  set_known(g, KNOWN_PLAIN_ERROR, library_type(g, "runtime", "plainError"));
  set_known(g, KNOWN_BOUNDS_ERROR, library_type(g, "runtime", "boundsError"));
  Type *assertion = library_type(g, "runtime", "TypeAssertionError");
  set_known(g, KNOWN_TYPE_ASSERTION_ERROR, assertion);
  if (assertion) set_known(g, KNOWN_TYPE_ASSERTION_ERROR_PTR, type_pointer_to(a, assertion));
}

// ---- the program ------------------------------------------------------------

void gen_want_func(Gen *g, IrFunc *func) {
  if (g->is_wanted[func->id] || !has_body(func)) return;
  g->is_wanted[func->id] = true;
  vec_push(&g->wanted, func);
}

static void gen_wanted(Gen *g) {
  while (g->n_wanted_done < g->wanted.n && !diag_is_stopped())
    gen_func(g, g->wanted.items[g->n_wanted_done++]);
}

Program *gen_program(IrProgram *ir, const GenOptions *options) {
  Gen gen = {.ir = ir, .options = options, .arena = ir->arena};
  Gen *g = &gen;
  Program *p = g->prog = program_new();
  p->main_func = RT_NO_FUNC;
  g->func_index = x_calloc(ir->n_funcs + 1, sizeof *g->func_index);
  g->is_wanted = x_calloc(ir->n_funcs + 1, sizeof *g->is_wanted);
  g->native_index = x_calloc(ir->n_funcs + 1, sizeof *g->native_index);
  for (uint32_t i = 0; i < ir->n_funcs; i++)
    g->func_index[i] = has_body(ir->funcs[i]) ? program_add_func(p) : RT_NO_FUNC;
  find_ref_captured(g);
  layout_globals(g);
  if (options->counts_frames) gen_find_site_owners(g);
  // The user's functions all, in order; of the library what is named: most of it is
  // small and was inlined wherever it is called.
  for (uint32_t i = 0; i < ir->n_funcs; i++)
    if (!ir->funcs[i]->is_library) gen_want_func(g, ir->funcs[i]);
  if (ir->main) gen_want_func(g, ir->main);
  for (uint32_t i = 0; i < ir->n_inits; i++)
    if (ir->inits[i].func) gen_want_func(g, ir->inits[i].func);
  gen_wanted(g);
  gen_known_types(g);
  for (uint32_t i = 0; i < ir->n_iface_types; i++) gen_rtype(g, ir->iface_types[i]);
  // Types ask for method entries, entries may ask for types.
  for (uint32_t n_types = UINT32_MAX;
       n_types != p->n_types || g->n_wrappers_done != g->wrappers.n || g->n_wanted_done != g->wanted.n;) {
    n_types = p->n_types;
    gen_rtypes_complete(g);
    gen_wrappers(g);
    gen_wanted(g);
  }
  for (uint32_t i = 0; i < ir->n_inits; i++)
    if (ir->inits[i].func) program_add_init(p, g->func_index[ir->inits[i].func->id]);
  if (ir->main) p->main_func = g->func_index[ir->main->id];
  finish_globals(g);
  bool failed = g->n_errors > 0 || diag_n_errors() > 0;
  if (!failed) {
    const char *wrong = program_link(p);
    if (wrong) bug("link: %s", wrong);
  }
  gen_rtypes_free(g);
  gen_sites_free(g);
  x_free(g->written_as);
  x_free(g->call_count);
  vec_free(&g->wrappers);
  vec_free(&g->wanted);
  x_free(g->is_wanted);
  x_free(g->func_index);
  x_free(g->native_index);
  x_free(g->safepoints);
  x_free(g->ref_captured);
  x_free(g->inl_index);
  if (failed) {
    program_free(p);
    return NULL;
  }
  return p;
}
