#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the profiles of `minigo run -memprofile` are the ledger's counts.

  pprof.py [--minigo CMD] [--no-go] [PROGRAM...]    without programs: a choice of some thirty; of the first ten the table of
                                                    `go tool pprof -top` is compared too, unless no Go is installed

For each program one run writes both the profile and the JSON report. Then
  - the sums of the samples are the report's totals, and in the chosen programs line by line what its sites allocated
    (elsewhere a parameter of an inlined function may stand at the call, as in gc);
  - what is in use is what the report finds live at the end, and nothing more than was allocated; the references of the message lead somewhere;
  - what the program prints and its exit status are those of a run without a profile;
  - `go tool pprof -top -lines -sample_index=alloc_objects` (and alloc_space) shows the same counts."""
import argparse, collections, json, os, re, shutil, sys, tempfile

import command, golang

TEN = ["samples/1-channel-pointer.mg", "samples/2-closure-returned.mg", "samples/3-slice-of-pointers.mg", "samples/4-make-large.mg",
       "samples/5-interface-call.mg", "tests/gc/binary_trees.mg", "tests/gc/strings_and_conversions_churn.mg",
       "tests/gc/defers_and_panics_are_roots.mg", "tests/panics/panic_recovered_and_repanicked.mg", "tests/sched/profile_paths.mg"]
MORE = ["tests/gc/append_growth_keeps_elements.mg", "tests/gc/closures_keep_captured.mg", "tests/gc/finalizers_run.mg",
        "tests/gc/garbage_lists.mg", "tests/gc/large_objects.mg", "tests/gc/maps_of_pointers_survive.mg",
        "tests/gc/parked_goroutines_are_roots.mg", "tests/panics/exit_status_from_os_exit.mg", "tests/panics/panic_nested_in_defer.mg",
        "tests/panics/deadlock_all_asleep.mg", "tests/panics/stack_overflow.mg", "tests/panics/trace_goexit_deadlock_states.mg",
        "tests/panics/out_of_memory_maxheap.mg", "samples/hello.mg", "samples/points.mg"]


def varint(data, i):
    v = shift = 0
    while True:
        b = data[i]
        i += 1
        v |= (b & 0x7f) << shift
        shift += 7
        if b < 0x80:
            return v, i


def fields(data):
    """(number, value) of each field of a message; bytes for the length-delimited."""
    i = 0
    while i < len(data):
        key, i = varint(data, i)
        if key & 7 == 0:
            v, i = varint(data, i)
        elif key & 7 == 2:
            n, i = varint(data, i)
            v, i = data[i:i + n], i + n
            if len(v) != n:
                raise ValueError("a field is cut off")
        else:
            raise ValueError("wire type %d" % (key & 7))
        yield key >> 3, v


def packed(data):
    out, i = [], 0
    while i < len(data):
        v, i = varint(data, i)
        out.append(v)
    return out


class Profile:
    def __init__(self, data):
        top = collections.defaultdict(list)
        for number, v in fields(data):
            top[number].append(v)
        self.strings = [s.decode() for s in top[6]]
        if self.strings[0] != "":
            raise ValueError("string 0 is not empty")
        self.functions = {}
        for message in top[5]:
            f = dict(fields(message))
            self.functions[f[1]] = (self.strings[f[2]], self.strings[f.get(4, 0)])
        self.locations = {}
        for message in top[4]:
            lines, number = [], None
            for k, v in fields(message):
                if k == 1:
                    number = v
                elif k == 4:
                    line = dict(fields(v))
                    lines.append(self.functions[line[1]] + (line.get(2, 0),))
            self.locations[number] = lines  # innermost first
        self.types = [tuple(self.strings[dict(fields(m))[k]] for k in (1, 2)) for m in top[1]]
        self.samples = []
        for message in top[2]:
            path, values, labels = [], [], {}
            for k, v in fields(message):
                if k == 1:
                    path = [x for number in packed(v) for x in self.locations[number]]
                elif k == 2:
                    values = packed(v)
                elif k == 3:
                    f = dict(fields(v))
                    labels[self.strings[f[1]]] = self.strings[f[2]] if 2 in f else f[3]
            self.samples.append((path, values, labels))
        self.default = self.strings[top[14][0]]
        self.comments = [self.strings[i] for i in top[13]]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("programs", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--no-go", action="store_true")
    opt = ap.parse_args()
    golang.set_environment()
    go = None if opt.no_go else next((g for g in (golang.GO, shutil.which("go")) if g and os.path.exists(g)), None)
    if not go:
        print("pprof: no Go is installed: go tool pprof is not compared")
    tmp = tempfile.mkdtemp()
    failed = 0
    programs = opt.programs or TEN + MORE
    for path in programs:
        problems = check(opt.minigo, path, tmp, go if opt.programs or path in TEN else None)
        for p in problems[:5]:
            print("FAIL: %s: %s" % (path, p))
        failed += bool(problems)
    shutil.rmtree(tmp)
    print("pprof: %d of %d" % (len(programs) - failed, len(programs)))
    return 1 if failed else 0


def command_of(path):
    """Flags and arguments that the program names in comments, as tests/programs.c takes them."""
    flags, args, text = [], [], open(path, encoding="utf-8", errors="replace").read()
    for name, value in re.findall(r"^// (flags|args): (.*)$", text, re.M):
        (flags if name == "flags" else args).extend(value.split())
    return flags, args


def run(argv):
    return command.execute(argv, seconds=300)


def check(minigo, path, tmp, go):
    profile, report = os.path.join(tmp, "mem.pprof"), os.path.join(tmp, "stats.json")
    for f in (profile, report):
        if os.path.exists(f):
            os.remove(f)
    flags, args = command_of(path)
    plain = run([minigo, "run"] + flags + [path] + args)
    both = run([minigo, "run", "-stats=json", "-statsfile", report, "-memprofile", profile] + flags + [path] + args)
    out = []
    if plain[:2] != both[:2]:
        out.append("prints %r, status %d; without a profile %r, status %d" % (both[1], both[0], plain[1], plain[0]))
    if not os.path.exists(profile) or not os.path.exists(report):
        return out + ["no profile or no report was written: %s" % both[2].decode()]
    left = [f for f in os.listdir(tmp) if "part" in f]
    if left:
        out.append("%s is left" % left)
    ledger = json.load(open(report))
    p = Profile(open(profile, "rb").read())
    if p.types != [("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"), ("inuse_space", "bytes")]:
        out.append("sample types are %s" % p.types)
    if p.default != "alloc_space":
        out.append("the default is %s" % p.default)
    want, got = collections.Counter(), collections.Counter()
    runtime = {site["text"] for site in ledger["sites"] if site["kind"] == "runtime"}
    for site in ledger["sites"]:
        if site["heap_allocs"] and site["kind"] != "runtime":
            key = "%s:%d" % (os.path.basename(site["file"]), site["line"])
            want[key, 0] += site["heap_allocs"]
            want[key, 1] += site["heap_bytes"]
    n = [sum(s[1][k] for s in p.samples) for k in range(4)]
    if (n[0], n[1]) != (ledger["heap_allocs"], ledger["heap_bytes"]):
        out.append("%d objects, %d bytes; the ledger has %d, %d" % (n[0], n[1], ledger["heap_allocs"], ledger["heap_bytes"]))
    live = [sum(s["live_end_" + k] for s in ledger["sites"]) for k in ("objects", "bytes")]
    if n[2:] != live:
        out.append("%d objects, %d bytes in use; the ledger has %d, %d" % (*n[2:], *live))
    for where, values, labels in p.samples:
        if values[2] > values[0] or values[3] > values[1]:
            out.append("in use %d of %d objects at %s" % (values[2], values[0], where[0]))
        if not where:
            out.append("a sample without a path")
        if labels.get("site") not in runtime:
            key = "%s:%d" % (os.path.basename(where[0][1]), where[0][2])
            got[key, 0] += values[0]
            got[key, 1] += values[1]
    for key in sorted(want.keys() | got.keys()) if path in TEN + MORE else []:
        if want[key] != got[key]:
            out.append("%s: %d %s, the ledger has %d" % (key[0], got[key], ("objects", "bytes")[key[1]], want[key]))
    return out + (compare_top(go, profile, p) if go else [])


def compare_top(go, profile, p):
    out = []
    for k, index in enumerate(("alloc_objects", "alloc_space")):
        want = collections.Counter()
        for where, values, _ in p.samples:
            want["%s %s:%d" % where[0]] += values[k]
        status, text, err = run([go, "tool", "pprof", "-top", "-lines", "-nodecount=100000", "-nodefraction=0", "-unit=B",
                                 "-sample_index=" + index, profile])
        if status:
            return ["go tool pprof: %s" % err.decode()]
        got = collections.Counter()
        total = None
        for line in text.decode().split("\n"):
            m = re.match(r" *(\d+)B? +[\d.]+% +[\d.]+% +\d+B? +[\d.]+%  (.*?)(?: \(inline\)| \(partial-inline\))?$", line)
            if m and int(m.group(1)):
                got[m.group(2)] += int(m.group(1))
            m = re.match(r"Showing nodes accounting for .* of (\d+)B? total", line)
            total = int(m.group(1)) if m else total
        if total != sum(want.values()) or got != want:
            out.append("go tool pprof -top -sample_index=%s: total %s of %d: %s" %
                       (index, total, sum(want.values()), sorted((want - got).items())[:3] + sorted((got - want).items())[:3]))
    return out


if __name__ == "__main__":
    sys.exit(main())
