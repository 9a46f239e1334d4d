// SPDX-License-Identifier: MIT
// ir.h - the normalised tree: checked functions in the form that gc's analyses
// see, so that inlining costs, escape edges and -m texts come out as gc's.
//
// normalise makes it from the checked AST; inline, devirtualise, escape rewrite
// or annotate it; gen reads it. What is always true of it (ir_verify checks):
// - no parentheses, no constant expressions but LITERAL, no branches whose
//   condition is constantly false (normalise drops them as gc's deadcode does);
// - every implicit step is a node: & and * of method receivers, embedded hops,
//   interface conversions (is_implicit), the slice of variadic arguments
//   (SLICELIT, is_implicit: "... argument");
// - every expression has a type, never untyped (but nil in a few comparisons has
//   the other operand's type);
// - a method call through a concrete type is CALLFUNC of METHEXPR with the
//   receiver as the first argument; a function value call is CALLFUNC of any
//   expression of function type;
// - a call with several results only stands in AS2FUNC, RETURN's place being
//   split through temporaries (as gc's typecheck does for f(g()) and return g());
// - a local's storage begins at its DCL (which stands in the init list of the
//   statement that declares it by :=); temporaries that hold a callee or receiver
//   have no DCL;
// - == and != may compare an interface with a concrete value; a switch over an
//   interface may have concrete cases; nothing else mixes types;
// - a node occurs once in the tree (NAME nodes too): no sharing;
// - positions are gc's: operator token of binary operations, `(`... as gc's
//   syntax package gives them; nodes of an inlined body have an inlined base.
// All of it lives in the compiler's arena.
#ifndef MG_IR_H
#define MG_IR_H

#include "compiler/source.h"
#include "compiler/type.h"
#include "compiler/vec.h"

typedef struct IrNode IrNode;
typedef struct IrVar IrVar;
typedef struct IrFunc IrFunc;
typedef struct IrProgram IrProgram;

typedef enum IrOp {
  IR_INVALID,
#define IR(op, name, class, fields) IR_##op,
#include "compiler/ir.def"
#undef IR
  N_IR_OPS
} IrOp;

// Growable list of nodes in the arena; NULL is the empty list.
typedef struct IrList {
  uint32_t n, cap;
  IrNode **at;
} IrList;

// What escape analysis decided of an allocating expression or a variable.
typedef enum Esc {
  ESC_UNKNOWN, // not analysed: gen treats it as ESC_HEAP
  ESC_NONE,    // stays in the frame
  ESC_HEAP,
  ESC_NEVER, // by rule never on the heap (//go:notinheap-like temporaries)
} Esc;

struct IrNode {
  uint8_t op;        // IrOp
  uint8_t esc;       // Esc; on allocating expressions
  bool is_implicit;  // made by the compiler: not written in the source
  bool is_define;    // AS, AS2, RANGE, TYPESW: declares (:=)
  bool has_dots;     // APPEND: f(x...); CALLFUNC: the source had ...
  bool is_incdec;    // ASOP
  bool is_default;   // CASE, COMM
  bool is_bounded;   // INDEX, shifts: proven in range
  bool is_transient; // closure or boxed value whose storage may be reused at once (defer/go wrappers)
  bool no_inline;    // CALLFUNC: do not inline this call
  bool is_static;    // in a package variable's initial value: static data, no decision of escape analysis;
                     // AS to the blank variable there: nothing to do
  bool is_shared;    // BYTES2STR, STR2BYTES: no copy is made (gen)
  bool walked;       // CALLFUNC, CALLINTER: escape analysis has been here; else free for passes
  bool is_starred;   // NAME with `shown`: it stands for *p, not for the p of p.f
  uint32_t id;       // unique in the program; index of side tables
  uint32_t site;     // index into Program.sites once made (0: none)
  uint32_t index;    // I: field index, method index, length, operator
  Pos pos;
  Type *type;
  IrNode *x, *y, *z;
  IrList *init, *list, *rlist, *body, *els;
  union {
    IrVar *var;       // V
    const char *name; // N: field, method or jump label (interned)
  };
  union {
    IrFunc *func;        // F
    const ConstVal *val; // C
    const char *label;   // FOR RANGE SWITCH SELECT: label of the statement, or NULL
    IrVar *shown;        // NAME: the pointer that the source has in its place (direct.h), or NULL
  };
};

typedef enum IrVarClass {
  IR_VAR_GLOBAL,
  IR_VAR_AUTO,
  IR_VAR_PARAM, // receiver and parameters
  IR_VAR_RESULT,
  IR_VAR_CLOSURE // captured variable as seen inside the closure: see outer
} IrVarClass;

struct IrVar {
  const char
      *name; // interned; results without a name: ~r0, ~r1 (gc's numbering); temporaries .autotmp_N; blank "_"
  Pos pos;
  Type *type;
  IrFunc *func;       // function it belongs to; NULL for globals
  Obj *obj;           // declaring object or NULL (temporaries)
  IrVar *outer;       // IR_VAR_CLOSURE: the variable captured, in the enclosing function
  IrVar *origin;      // of a variable made by inlining: the callee's variable
  IrNode *defn;       // the AS/AS2*/RANGE/TYPESW that declares it with a value (gc's Name.Defn), or NULL
  uint32_t id;        // unique in the program
  uint32_t index;     // position among its function's params, results, locals or closure_vars
  uint8_t class;      // IrVarClass
  uint8_t esc;        // Esc; ESC_HEAP: moved to heap
  bool is_addrtaken;  // & or implicit address taken (normalise, inline)
  bool is_reassigned; // assigned after its declaration (by name or in a closure)
  bool is_captured;   // some closure uses it
  bool by_value;      // IR_VAR_CLOSURE: captured by value (decided by escape; else by reference)
  bool is_temp;       // compiler temporary
  bool is_inl_formal; // parameter temporary of an inlined call
  bool is_named_result;
  bool is_used;
  bool is_variadic; // the ...T parameter
  bool is_unread;   // result of an inlined call that nobody wants: assigned once, never read (gen)
  uint32_t n_names; // NAME nodes that it has (set by bounds.h's walk)
  IrVar *inl_copy;  // inliner: while a body is copied
  void *esc_loc;    // escape analysis, while it runs
  void *esc_fact;   // why it is on the heap (escape.h)
  void *gen;        // generator's storage record
};

// Parameter leak summary, gc's `leaks`: minimal dereferences to each target, -1
// for no flow. Index 0 is the heap, 1.. the results (up to 7).
enum { IR_LEAK_RESULTS = 7 };
typedef struct IrLeaks {
  int8_t derefs[1 + IR_LEAK_RESULTS];
} IrLeaks;

struct IrFunc {
  const char *name;         // link name: main.f, main.(*T).M, main.T.M, main.f.func1, main.init.0
  const char *short_name;   // as -m prints it: f, (*T).M, T.M, f.func1, func literal's name
  const char *wrapped_name; // wrapper of a method expression: the method
  Pos pos;                  // of the name, or of the literal's func keyword
  Pos end_pos;              // closing brace
  Type *type;               // without receiver
  Obj *obj;                 // NULL for closures and wrappers
  Package *pkg;
  IrVar **params; // receiver first
  IrVar **results;
  IrVar **closure_vars; // captured, in order of first use
  IrVar **locals;       // autos, in order of declaration
  uint32_t n_params, n_results, n_closure_vars, n_locals, cap_locals, cap_closure_vars;
  IrList *body;        // NULL for natives
  IrFunc *outer;       // enclosing function of a closure
  uint32_t id;         // index in IrProgram.funcs
  uint32_t contract;   // 1 + index of its contract (contracts.h), 0: none
  uint32_t n_closures; // names func1, func2 ... given so far
  bool is_closure;
  bool is_global_literal; // closure of a package variable's initial value, in no function
  bool is_method;         // params[0] is the receiver
  bool is_ptr_recv;
  bool is_wrapper; // method wrapper or go/defer wrapper: recover sees through it
  bool is_native;  // no body: bound in natives.def by name
  bool is_library; // of a library package
  bool is_init;
  bool is_dead_closure;    // all uses inlined: not generated
  bool is_called_directly; // closure that is called where it stands
  bool has_local_types;    // declares types: gc does not inline it
  Pos local_type_pos;      // of the first such declaration
  bool has_defer, has_recover, has_closure;
  bool has_labels; // of its own or of what is inlined in it
  bool pragma_noinline, pragma_noescape;
  bool has_named_results;
  bool has_native; // //minigo:native: direct calls go to a native of its name; the body is for others
  bool pragma_cgo_unsafe_args;
  bool pragma_uintptr_keepalive, pragma_uintptr_escapes; // of uintptr(p) arguments
  int32_t pragma_inlcost;                                // //minigo:inlcost N, or -1
  const char *pragma_leaks;                              // text of //minigo:leaks lines, or NULL
  // inliner
  bool can_inline;
  bool is_inlining;       // inside an inlined copy of itself
  int32_t inl_cost;       // valid with can_inline
  const char *inl_reason; // why not, as -m=2 prints it
  IrList *inl_body;       // copy of the body before inlining into it
  IrVar **inl_locals;
  uint32_t n_inl_locals;
  // escape
  bool esc_done;
  IrLeaks *leaks; // one per param
  void *gen;
};

// One inlined call: the function whose body's positions have this base. The
// position of the call is pos_base(base)->call.
typedef struct IrInlCall {
  uint32_t base;
  IrFunc *callee;
} IrInlCall;

// A package-level initialization step or init function, in order.
typedef struct IrPkgInit {
  Package *pkg;
  IrFunc *func; // main.init: assignments of globals in order, then calls of init.0, init.1 ...; NULL if
                // nothing to do
} IrPkgInit;

struct IrProgram {
  Arena *arena;
  IrFunc **funcs; // every function with a body or native that is reachable
  uint32_t n_funcs, cap_funcs;
  IrVar **globals;
  uint32_t n_globals, cap_globals;
  IrPkgInit *inits; // in the order they run
  uint32_t n_inits, cap_inits;
  Package *user_pkg; // the package being compiled
  IrFunc *main;      // NULL when building a package without main
  IrInlCall *inl;    // ascending by base
  uint32_t n_inl, cap_inl;
  uint32_t n_nodes, n_vars; // ids given so far (from 1)
  int lang_minor;           // 19 for go1.19
  // Concrete types whose method sets are needed at run time (converted to an
  // interface somewhere): their methods are in funcs.
  Type **iface_types;
  uint32_t n_iface_types;
  VEC(const char *) used_methods; // names called through interfaces (arena vector)
  struct EscapeFacts *escape;     // escape analysis: reasons (escape.h)
};

// ---- building ----
IrProgram *ir_program_new(Arena *a);
IrNode *ir_new(IrProgram *p, IrOp op, Pos pos, Type *type);
IrList *ir_list_add(IrProgram *p, IrList *l, IrNode *n); // returns the list (made when NULL)
static inline uint32_t ir_len(const IrList *l) {
  return l ? l->n : 0;
}
IrVar *ir_var_new(IrProgram *p, IrVarClass c, const char *name, Pos pos, Type *type, IrFunc *func);
// A new local temporary of func, named .autotmp_N.
IrVar *ir_temp(IrProgram *p, IrFunc *func, Pos pos, Type *type);
IrNode *ir_name(IrProgram *p, Pos pos, IrVar *v); // NAME node
IrFunc *ir_func_new(IrProgram *p, const char *name, Pos pos);
void ir_func_add_local(IrProgram *p, IrFunc *f, IrVar *v);

// Whether some interface method of that (interned) name is called anywhere. A method
// nobody calls through an interface has no function: its place in method tables is empty.
bool ir_method_used(const IrProgram *p, const char *name);
bool ir_method_set_used(IrProgram *p, const char *name); // true when it is new

// x.f for field `index` of x's struct (DOT) or of the struct it points to (DOTPTR); *x; the type
// of a method as a function that takes the receiver first; statements of small use.
IrNode *ir_field(IrProgram *p, Pos pos, IrNode *x, uint32_t index);
IrNode *ir_deref(IrProgram *p, Pos pos, IrNode *x);
Type *ir_method_expr_type(IrProgram *p, const Type *sig, Type *recv);
IrNode *ir_dcl(IrProgram *p, Pos pos, IrVar *v);
IrNode *ir_assign(IrProgram *p, Pos pos, IrNode *x, IrNode *y);

// ---- positions ----
// (pos_outermost of source.h gives what gc prints for an inlined position.)
// A base for the nodes of callee's body that have base `base`, inlined at call_pos.
uint32_t ir_inl_base(IrProgram *p, uint32_t base, Pos call_pos, IrFunc *callee);
// The function a base was inlined from; NULL for a plain file base.
IrFunc *ir_inl_callee(const IrProgram *p, uint32_t base);

// A function literal that is part of a function: not one of a package variable's initial value.
static inline bool ir_is_hidden_closure(const IrFunc *f) {
  return f->is_closure && !f->is_global_literal;
}

// ---- walking and copying ----
// Calls visit on each direct child, init list first, in evaluation order; stops and returns true when visit
// does.
typedef bool (*IrVisit)(IrNode *child, void *ctx);
bool ir_each_child(IrNode *n, IrVisit visit, void *ctx);
// Replaces each direct child by edit's result.
typedef IrNode *(*IrEdit)(IrNode *child, void *ctx);
void ir_edit_children(IrNode *n, IrEdit edit, void *ctx);

// What tree_copy_list does with each thing it meets; a NULL hook keeps it as it is.
typedef struct IrCopy {
  IrProgram *prog;
  void *ctx;
  IrVar *(*map_var)(IrVar *v, void *ctx);
  Type *(*map_type)(Type *t, void *ctx); // generic instances
  Pos (*map_pos)(Pos pos, void *ctx);    // inlined bases
  const char *(*map_label)(const char *label, void *ctx);
  // Called for each copied node; returns the node to use (the copy, or another in its place).
  IrNode *(*finish)(const IrNode *from, IrNode *copy, void *ctx);
  IrFunc *(*map_closure)(IrFunc *f, void *ctx); // CLOSURE nodes; NULL keeps the function
} IrCopy;
IrList *tree_copy_list(const IrCopy *c, const IrList *l);

// ---- printing ----
// What -m prints for an expression: make([]int, n), &T{...}, func literal, ... argument.
const char *expr_gc_text(IrProgram *p, const IrNode *n);
// Statements, as -m=2 prints an inlinable body: "x := 1; return x".
const char *ir_list_text(IrProgram *p, const IrList *l);
// A library package's name; in quotes its path, where gc knows two packages of the name.
const char *ir_package_text(const IrProgram *p, const Package *pkg);
// A variable's name; of one inlined from a library function with its package.
const char *ir_var_text(IrProgram *p, const IrVar *v);
// One statement or expression, without its init list.
const char *ir_node_text(IrProgram *p, const IrNode *n);
// The same in at most limit bytes, and "..." when there is more.
const char *ir_short_text(IrProgram *p, const IrNode *n, size_t limit);
extern const char *const ir_op_names[N_IR_OPS];
void ir_dump_func(FILE *out, IrProgram *p, const IrFunc *f);

// Checks the invariants above; bug() when one is broken. Debug builds run it between passes.
void ir_verify(IrProgram *p);

#endif
