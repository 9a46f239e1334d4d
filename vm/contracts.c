// SPDX-License-Identifier: MIT
// contracts.c - contracts while the program runs: docs/CONTRACTS.md.
//
// A goroutine has a stack of the calls under way that have a contract, innermost last. What it
// allocates counts for the innermost; when a call ends, its count is checked and added to the call
// around it. So an allocation costs the same however many calls are under way, and
// goroutines do not see each other. Calls that a panic has ended are dropped when it is
// recovered, unchecked; what they allocated stays in the calls around them.
//
// Each call names the first MAX_SITES sites that it has allocated from, for the message.
#include "vm/vm_impl.h"

#include <stdarg.h>

enum { MAX_SITES = 8 };

typedef struct CallSites {
  uint32_t n;
  uint32_t site[MAX_SITES];
  uint64_t count[MAX_SITES], bytes[MAX_SITES];
} CallSites;

typedef struct ContractCall {
  uint32_t contract;
  bool is_inlined; // into the function whose frame fp is
  const Slot *fp;
  uint64_t count, bytes; // since the entry, without the calls above this one
  CallSites *sites;      // NULL: nothing yet
} ContractCall;

struct ContractCalls {
  ContractCall *items;
  uint32_t n, cap;
};

// ---- counting ----

static void add_site(ContractCall *c, uint32_t site, uint64_t count, uint64_t bytes) {
  CallSites *s = c->sites;
  if (!s) s = c->sites = x_calloc(1, sizeof *s);
  uint32_t i = 0;
  while (i < s->n && s->site[i] != site) i++;
  if (i == MAX_SITES) return;
  if (i == s->n) s->n++;
  s->site[i] = site;
  s->count[i] += count;
  s->bytes[i] += bytes;
}

static void count_alloc(Rt *rt, uint32_t site, void *object, size_t n_bytes) {
  if (vm_of(rt)->profile) profile_alloc(rt, site, object, n_bytes);
  struct ContractCalls *calls = rt->g ? rt->g->contracts : NULL;
  if (!calls || !calls->n) return;
  ContractCall *c = &calls->items[calls->n - 1];
  c->count++;
  c->bytes += n_bytes;
  add_site(c, site, 1, n_bytes);
}

// Ends the innermost call: what it counted is its caller's too.
static void drop_call(struct ContractCalls *calls) {
  ContractCall *c = &calls->items[--calls->n];
  if (calls->n) {
    ContractCall *outer = c - 1;
    outer->count += c->count;
    outer->bytes += c->bytes;
    for (uint32_t i = 0; c->sites && i < c->sites->n; i++)
      add_site(outer, c->sites->site[i], c->sites->count[i], c->sites->bytes[i]);
  }
  x_free(c->sites);
  c->sites = NULL;
}

// ---- messages ----

typedef struct Text {
  char *s;
  size_t n, cap;
} Text;

static void add(Text *t, const char *fmt, ...) MG_PRINTF(2, 3);

static void add(Text *t, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  int n = vsnprintf(NULL, 0, fmt, args);
  va_end(args);
  if (n < 0) return;
  size_t need = t->n + (size_t)n + 1;
  if (need > t->cap) {
    t->cap = 2 * need;
    t->s = x_realloc(t->s, t->cap, 1);
  }
  va_start(args, fmt);
  vsnprintf(t->s + t->n, (size_t)n + 1, fmt, args);
  va_end(args);
  t->n += (size_t)n;
}

static void add_objects(Text *t, uint64_t count, uint64_t bytes) {
  add(t, "%llu object%s, %llu bytes", (unsigned long long)count, count == 1 ? "" : "s",
      (unsigned long long)bytes);
}

static void add_contract(Text *t, const Contract *k) {
  add(t, "%s of %s at %s:%u:%u", k->text, k->subject, k->file, k->line, k->col);
}

static void add_site_line(Text *t, const Vm *vm, uint32_t site, uint64_t count, uint64_t bytes) {
  const Site *s = &vm->rt.sites[site];
  if (site)
    add(t, "\n\t%s:%u:%u: %s: ", s->file, s->line, s->col, s->text);
  else
    add(t, "\n\tthe runtime and library functions: ");
  add_objects(t, count, bytes);
  if (site && *s->reason) add(t, ": %s", s->reason);
}

static void add_broken(Text *t, const Vm *vm, const ContractCall *c, const char *what) {
  add_contract(t, &vm->program->contracts[c->contract]);
  add(t, ": %s allocated ", what);
  add_objects(t, c->count, c->bytes);
  uint64_t named = 0;
  for (uint32_t i = 0; c->sites && i < c->sites->n; i++) {
    add_site_line(t, vm, c->sites->site[i], c->sites->count[i], c->sites->bytes[i]);
    named += c->sites->count[i];
  }
  if (named < c->count) add(t, "\n\tother sites: %llu objects", (unsigned long long)(c->count - named));
}

// ---- calls ----

void contract_enter(Vm *vm, Slot *fp, const Insn *ip) {
  G *g = vm->rt.g;
  struct ContractCalls *calls = g->contracts;
  if (!calls) calls = g->contracts = x_calloc(1, sizeof *calls);
  if (calls->n == calls->cap) {
    calls->cap = calls->cap ? 2 * calls->cap : 8;
    calls->items = x_realloc(calls->items, calls->cap, sizeof *calls->items);
  }
  calls->items[calls->n++] =
      (ContractCall){.contract = ip->x, .is_inlined = ip->a & 1, .fp = fp, .count = ip->a >> 1};
}

// Counts the call; false: it has broken its contract.
static bool check_call(Vm *vm, const ContractCall *c) {
  ContractCount *count = &vm->contract_counts[c->contract];
  count->n_calls++;
  if (c->count > count->max_allocs) count->max_allocs = c->count;
  if (c->count <= vm->program->contracts[c->contract].max) return true;
  count->is_broken = true;
  return false;
}

RtStatus contract_leave(Vm *vm, Slot *fp, const Insn *ip) {
  struct ContractCalls *calls = vm->rt.g->contracts;
  if (!calls || !calls->n) bug("contract %u ends without a beginning", ip->x);
  const ContractCall *c = &calls->items[calls->n - 1];
  if (c->contract != ip->x || c->fp != fp) bug("contract %u ends inside of %u", ip->x, c->contract);
  if (!check_call(vm, c)) {
    Text t = {0};
    add_broken(&t, vm, c, "this call");
    vm->contract_error = t.s;
    return rt_fatal(&vm->rt, t.s);
  }
  drop_call(calls);
  return RT_OK;
}

void contracts_unwind(Vm *vm, const Slot *fp) {
  struct ContractCalls *calls = vm->rt.g->contracts;
  if (!calls) return;
  for (const Slot *f = vm->fp; f && f != fp && calls->n; f = f[-1].p)
    while (calls->n && calls->items[calls->n - 1].fp == f) drop_call(calls);
  // Of the frame itself, what was inlined into it: it goes on at its deferred calls.
  while (calls->n && calls->items[calls->n - 1].fp == fp && calls->items[calls->n - 1].is_inlined)
    drop_call(calls);
}

// ---- beginning and end ----

bool contracts_init(Vm *vm) {
  const Program *p = vm->program;
  if (!p->n_contracts) return false;
  vm->contract_counts = x_calloc(p->n_contracts, sizeof *vm->contract_counts);
  vm->rt.on_alloc = count_alloc;
  return true;
}

void contracts_free_calls(G *g) {
  struct ContractCalls *calls = g->contracts;
  if (!calls) return;
  for (uint32_t i = 0; i < calls->n; i++) x_free(calls->items[i].sites);
  x_free(calls->items);
  x_free(calls);
  g->contracts = NULL;
}

void contracts_fini(Vm *vm) {
  x_free(vm->contract_counts);
  x_free(vm->contract_error);
}

static bool end_of_calls(Vm *vm, Text *t) {
  bool is_good = true;
  for (G *g = vm->rt.all_gs; g; g = g->all_next) {
    struct ContractCalls *calls = g->contracts;
    while (calls && calls->n) {
      const ContractCall *c = &calls->items[calls->n - 1];
      // What this goroutine has done since was on its way to os.Exit, and not to a return.
      bool counts = g != vm->rt.g || vm->program->contracts[c->contract].is_endless;
      if (counts && !check_call(vm, c)) {
        add_broken(t, vm, c, "a call that had not ended had");
        add(t, "\n");
        is_good = false;
      }
      drop_call(calls);
    }
  }
  return is_good;
}

static bool end_of_statement(Vm *vm, uint32_t index, Text *t) {
  const Contract *k = &vm->program->contracts[index];
  ContractCount *count = &vm->contract_counts[index];
  uint64_t bytes = 0;
  for (uint32_t i = 0; i < k->n_sites; i++) {
    count->max_allocs += vm->rt.site_counts[k->sites[i]].count;
    bytes += vm->rt.site_counts[k->sites[i]].bytes;
  }
  if (!count->max_allocs) return true;
  count->is_broken = true;
  add(t, "%s:%u:%u: %s in %s: the statement put ", k->file, k->line, k->col, k->text, k->subject);
  add_objects(t, count->max_allocs, bytes);
  add(t, " on the heap");
  for (uint32_t i = 0; i < k->n_sites; i++) {
    const SiteCount *c = &vm->rt.site_counts[k->sites[i]];
    if (c->count) add_site_line(t, vm, k->sites[i], c->count, c->bytes);
  }
  add(t, "\n");
  return false;
}

bool contracts_end(Vm *vm) {
  const Program *p = vm->program;
  Text t = {0};
  bool is_good = end_of_calls(vm, &t);
  for (uint32_t i = 0; i < p->n_contracts; i++) {
    const Contract *k = &p->contracts[i];
    if (k->kind == CONTRACT_STACK) is_good &= end_of_statement(vm, i, &t);
    if (k->verdict == CONTRACT_PROVED || vm->contract_counts[i].n_calls) continue;
    add(&t, "%s:%u:%u: %s %s %s was not checked: %s, and %s in this run\n", k->file, k->line, k->col, k->text,
        k->kind == CONTRACT_STACK ? "in" : "of", k->subject, k->why_open,
        k->kind == CONTRACT_STACK ? "it did not run" : "no call of it ended");
    is_good = false;
  }
  if (t.s) {
    fflush(stdout);
    fputs(t.s, stderr);
  }
  x_free(t.s);
  return is_good;
}

const ContractCount *vm_contract_counts(const Vm *vm) {
  return vm->contract_counts;
}
