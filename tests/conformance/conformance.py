#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the single-file tests of Go's own test tree (Debian: golang-1.19-src) on minigo and prints the table of
passed / counted by kind.

  run         the program exits with 0 and prints its .out file (nothing, when it has none)
  errorcheck  minigo build reports every ERROR comment's line, and no other line
  escape      the same for tests of the optimizer's lines (-m)
  compile     minigo build accepts it

What is counted follows the tree's run.go: build constraints, the directive line with its flags, the tests known to
fail in Go itself; and all imports are among IMPORTS. The tree wants -lang=go1.19 (one variable per loop).

Compares with numbers.txt and passing.txt beside this file: a kind whose number falls is a failure. --update writes
them. A run test passes by silence, so a few canaries first make sure that the command runs, panics and rejects."""
import argparse, concurrent.futures, os, re, shlex, shutil, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
import command, golang

DIRS = ". ken chan interface syntax dwarf fixedbugs codegen runtime abi".split()
TYPEPARAM_DIRS = "typeparam typeparam/mdempsky".split()
KINDS = ["run", "errorcheck", "escape", "compile"]
IMPORTS = set("fmt os runtime strings errors strconv sort time sync math unsafe reflect bytes io bufio unicode "
              "unicode/utf8 math/rand math/bits sync/atomic runtime/debug container/heap container/list".split())
TAGS = {"linux", "amd64", "gc", "test_run", "goexperiment.regabiwrappers", "goexperiment.regabiargs"}
# Flags that say nothing to another compiler; the flags of -m tests that are handed on.
NEUTRAL = re.compile(r"-(N|B|e|l|c=\d+|p=p|p=main|d=panic|d=ssa/check/(on|seed))$")
OPTIMIZER = re.compile(r"-(m|m=\d+|l|l=\d+|N|smallframes|d=inlfuncswithclosures=1)$")
MEMORY = 3 << 30


class Test:
    def __init__(self, name, text):
        self.name, self.text = name, text
        self.kind, self.skip, self.flags, self.args = None, None, [], []
        self.must_fail = False
        self.failures = []


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as f:
        return f.read()


# ---- what a test asks for

def tag_holds(expr):
    """The value of a //go:build expression."""
    words = re.findall(r"&&|\|\||!|\(|\)|[\w.]+", expr)
    table = {"&&": "and", "||": "or", "!": "not", "(": "(", ")": ")"}
    return eval(" ".join(table.get(w) or str(w in TAGS) for w in words), {"__builtins__": {}})


def is_excluded(text):
    for line in text.split("\n"):
        if line.startswith("package "):
            return False
        m = re.match(r"\s*//go:build\s+(.*)", line)
        if m and not tag_holds(m.group(1)):
            return True
        m = re.match(r"\s*//\s*\+build\s+(.*)", line)
        if m and not any(all((w.lstrip("!") in TAGS) != w.startswith("!") for w in option.split(","))
                         for option in m.group(1).split()):
            return True
    return False


def strip_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/|(\"(?:[^\"\\\n]|\\.)*\"|`[^`]*`)", lambda m: m.group(1) or " ", text, flags=re.S)


def imports_of(text):
    """The import paths before the first other declaration."""
    code = strip_comments(text)
    m = re.search(r"\bpackage\s+\w+", code)
    pos, out = m.end() if m else 0, []
    one = re.compile(r"[\s;]*(?:[\w.]+\s+)?[\"`]([^\"`]*)[\"`]")
    while True:
        m = re.compile(r"[\s;]*import\b").match(code, pos)
        if not m:
            return out
        pos = m.end()
        m = re.compile(r"\s*\(").match(code, pos)
        if not m:
            m = one.match(code, pos)
            if not m:
                return out
            out.append(m.group(1))
            pos = m.end()
            continue
        pos = m.end()
        while True:
            m = one.match(code, pos)
            if not m:
                break
            out.append(m.group(1))
            pos = m.end()
        m = re.compile(r"[\s;]*\)").match(code, pos)
        if not m:
            return out
        pos = m.end()


def known_failures(root):
    names, text = set(), read(os.path.join(root, "run.go"))
    for var in ("types2Failures", "go118Failures"):
        m = re.search(r"var %s = setOf\((.*?)\n\)" % var, text, re.S)
        if m:
            names |= set(re.findall(r'"([^"]+\.go)"', m.group(1)))
    return names


def classify(t, bad_in_go):
    if t.text.startswith("\n") or "\n\n" not in t.text:
        t.skip = "no directive"
        return
    head = t.text.split("\n\n")[0].split("\n")
    line = head[1] if "+build" in head[0] and len(head) > 1 else head[0]
    try:
        words = shlex.split(line[2:] if line.startswith("//") else line)
    except ValueError:
        words = []
    action = words.pop(0) if words else ""
    if is_excluded(t.text.split("\npackage")[0] + "\npackage "):
        t.skip = "build constraint"
    elif action not in ("run", "errorcheck", "errorcheckwithauto", "compile"):
        t.skip = "action " + action
    if t.skip:
        return
    zero = False
    t.must_fail = action.startswith("errorcheck")
    while words and words[0].startswith("-"):
        w = words.pop(0)
        if w == "-0":
            zero, t.must_fail = True, False
        elif w == "-1":
            t.must_fail = True
        elif w in ("-t", "-goexperiment"):
            words.pop(0)
            if w == "-goexperiment":
                t.flags.append(w)
        else:
            t.flags.append(w)
    t.auto = action == "errorcheckwithauto"
    if action == "run":
        t.kind, t.args, unknown = "run", words, list(t.flags)
        if words and words[0].endswith(".go"):
            unknown.append("second file")
    elif action == "compile":
        t.kind, unknown = "compile", [f for f in t.flags if not NEUTRAL.match(f)]
    elif any(re.match(r"-m(=\d+)?$", f) for f in t.flags):
        t.kind, unknown = "escape", [f for f in t.flags if not OPTIMIZER.match(f)]
    else:
        t.kind, unknown = "errorcheck", [f for f in t.flags if not NEUTRAL.match(f)] + (["-0"] if zero else [])
    t.imports = imports_of(t.text)
    if unknown:
        t.skip = "flags " + " ".join(unknown)
    elif t.name in bad_in_go:
        t.skip = "fails in Go itself"
    elif set(t.imports) - IMPORTS:
        t.skip = "imports " + " ".join(sorted(set(t.imports) - IMPORTS))


# ---- ERROR comments

def wanted_errors(t):
    base, out = os.path.basename(t.name), []
    for num, line in enumerate(t.text.split("\n"), 1):
        if "////" in line:
            continue
        m = re.search(r"// (?:GC_)?ERROR(AUTO)? (.*)", line)
        if not m:
            continue
        for rx in re.findall(r'"([^"]*)"', m.group(2)):
            rx = re.sub(r"LINE(?:([+-])(\d+))?", lambda k: "%s:%d" % (
                base, num + (int(k.group(2)) * (1 if k.group(1) == "+" else -1) if k.group(1) else 0)), rx)
            out.append((num, bool(m.group(1)), re.compile(rx, re.A)))
    return out


def check_errors(t, output):
    base = os.path.basename(t.name)
    lines = []
    for line in output.split("\n"):
        if line.startswith("\t") and lines:
            lines[-1] += "\n" + line
        elif line.strip() and not line.startswith("#") and (t.auto or not line.startswith("<autogenerated>")):
            lines.append(re.sub(r"^(?:[^\s:]*/)?([^\s/:]+:\d+):\d+:", r"\1:", line.rstrip("\r")))
    failures = []
    for num, auto, rx in wanted_errors(t):
        prefix = "<autogenerated>:" if auto else "%s:%d:" % (base, num)
        mine = [s for s in lines if s.startswith(prefix)]
        hit = [s for s in mine if rx.search(s.partition(" ")[2] or s)]
        for s in hit:
            lines.remove(s)
        if not hit:
            failures.append("%s missing `%s`%s" % (prefix, rx.pattern, " in: " + " | ".join(mine) if mine else ""))
    return failures + ["unexpected: " + s for s in lines]


# ---- running

def execute(argv, cwd, timeout):
    """(status or None on timeout or too much memory, output with standard error)."""
    status, out, _ = command.execute(argv, cwd, seconds=timeout, memory=MEMORY, joined=True)
    return status, out.decode("utf-8", "surrogateescape")


def run_test(t, opt, work, timeout):
    if t.kind == "run":
        argv = [opt.minigo, "run", "-lang=go1.19", t.name] + t.args
    else:
        flags = {"errorcheck": ["-e"], "escape": t.flags, "compile": []}[t.kind]
        argv = [opt.minigo, "build", "-lang=go1.19"] + \
            (["-gcflags=" + " ".join(flags)] if flags else []) + [t.name]
    status, out = execute(argv, work, timeout)
    if status is None:
        t.failures.append("timeout or out of memory")
    elif status < 0:
        t.failures.append("killed by signal %d" % -status)
    if "internal error" in out or "minigo: bug" in out:
        t.failures.append("internal error: " + out[:300].strip())
    if t.failures:
        return
    if t.kind == "run":
        ref = os.path.join(work, t.name[:-3] + ".out")
        want = read(ref) if os.path.exists(ref) else ""
        if status != 0:
            t.failures.append("exit %d: %s" % (status, out[:400].strip()))
        elif out != want:
            g, w = out.split("\n"), want.split("\n")
            i = next((i for i in range(min(len(g), len(w))) if g[i] != w[i]), min(len(g), len(w)))
            t.failures.append("output line %d: %r, want %r" % (i + 1, g[i:i + 1], w[i:i + 1]))
    elif t.kind == "compile":
        if status != 0:
            t.failures.append("exit %d: %s" % (status, out[:400].strip()))
    else:
        if t.must_fail and status == 0:
            t.failures.append("accepted")
        elif not t.must_fail and status != 0:
            t.failures.append("exit %d: %s" % (status, out[:400].strip()))
        t.failures += check_errors(t, out)


CANARIES = [
    ("run", 'package main\nfunc main() { print("canary") }\n', 0, "canary"),
    ("run", "package main\nfunc main() {\n\tvar a []int\n\tprintln(a[len(a)])\n}\n", 2, "panic: "),
    ("build", 'package main\nfunc main() {\n\tvar a int = "x"\n\t_ = a\n}\n', 1, "canary.go:3"),
    ("build", "package main\nfunc main() {}\n", 0, ""),
]


def check_canaries(opt, work):
    ok = True
    for verb, text, want, part in CANARIES:
        with open(os.path.join(work, "canary.go"), "w") as f:
            f.write(text)
        status, out = execute([opt.minigo, verb, "canary.go"], work, 20)
        if status != want or part not in out:
            print("CANARY: %s exits with %s, want %d; prints %r, want %r in it" % (verb, status, want, out[:80], part))
            ok = False
    return ok


def shorten(why):
    why = re.sub(r"[\w./-]*\.go:\d+(:\d+)?:?", "FILE:", why.split("\n")[0])
    return re.sub(r"\d+", "N", re.sub(r"[`'\"][^`'\"]*[`'\"]", "'..'", why))[:120]


class Progress:
    """How far it is, in one line of the terminal that is written over itself, at most five times a second; nothing where
    standard error is no terminal."""

    def __init__(self, total):
        self.total, self.n, self.last, self.is_shown = total, 0, 0, False
        self.is_on = sys.stderr.isatty()

    def step(self, name):
        self.n += 1
        if self.is_on and time.monotonic() - self.last >= 0.2:
            self.last, self.is_shown = time.monotonic(), True
            text = "%d of %d: %s" % (self.n, self.total, name)
            sys.stderr.write("\r\033[K" + text[:shutil.get_terminal_size().columns - 1])
            sys.stderr.flush()

    def clear(self):
        if self.is_shown:
            self.is_shown = False
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*", help="only the tests whose name contains one of these")
    ap.add_argument("--minigo", required=True)
    ap.add_argument("--tree", default="/usr/share/go-1.19/test")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--timeout", type=int, default=60, help="seconds of processor time for each")
    ap.add_argument("--kind", default=",".join(KINDS))
    ap.add_argument("--typeparam", action="store_true", help="the tests of type parameters too")
    ap.add_argument("--update", action="store_true", help="write the committed numbers")
    ap.add_argument("--reasons", type=int, default=0, help="print the N most frequent first failures of each kind")
    ap.add_argument("-v", action="store_true", help="print each failure")
    opt = ap.parse_args()
    opt.minigo = os.path.abspath(opt.minigo)
    golang.set_environment()
    bad_in_go = known_failures(opt.tree)
    tests = []
    for d in DIRS + (TYPEPARAM_DIRS if opt.typeparam else []):
        for base in sorted(os.listdir(os.path.join(opt.tree, d))):
            if base.endswith(".go") and not base.startswith("."):
                name = base if d == "." else d + "/" + base
                t = Test(name, read(os.path.join(opt.tree, name)))
                classify(t, bad_in_go)
                if not t.skip and t.kind in opt.kind.split(",") and \
                        (not opt.names or any(n in t.name for n in opt.names)):
                    tests.append(t)
    tmp = tempfile.mkdtemp(prefix="conformance-")
    try:
        work = os.path.join(tmp, "test")
        shutil.copytree(opt.tree, work, symlinks=True)
        sane = check_canaries(opt, work)
        lock = threading.Lock()
        progress = Progress(len(tests))

        def one(t):
            run_test(t, opt, work, opt.timeout)
            with lock:
                progress.step(t.name)
                if opt.v and t.failures:
                    progress.clear()
                    print("FAIL %-10s %s: %s" % (t.kind, t.name, "\n     ".join(t.failures[:5])), flush=True)
        with concurrent.futures.ThreadPoolExecutor(opt.jobs) as pool:
            list(pool.map(one, tests))
        progress.clear()
        # What passed before and does not now gets a second chance, alone and with more time.
        known = set(read(os.path.join(HERE, "passing.txt")).split("\n")) if os.path.exists(os.path.join(HERE, "passing.txt")) else set()
        for t in tests:
            if t.failures and t.kind + " " + t.name in known:
                t.failures = []
                run_test(t, opt, work, 4 * opt.timeout)
        for t in tests:
            ref = os.path.join(work, t.name[:-3] + ".out")
            t.has_out = os.path.exists(ref) and os.path.getsize(ref) > 0
    finally:
        shutil.rmtree(tmp, ignore_errors=True)

    rows = []
    for k in KINDS:
        ts = [t for t in tests if t.kind == k]
        rows.append((k, ts))
        if k == "run":
            rows.append(("run-with-out", [t for t in ts if t.has_out]))
    numbers = {k: (sum(not t.failures for t in ts), len(ts)) for k, ts in rows if ts}
    print("%-14s %7s %7s %6s" % ("kind", "passed", "counted", "%"))
    for k, (p, n) in numbers.items():
        print("%-14s %7d %7d %5.1f%%" % (k, p, n, 100 * p / n))
    broken = [t for t in tests if any("killed by signal" in f or "internal error" in f for f in t.failures)]
    print("signals and internal errors: %d%s" % (len(broken), "".join("\n  " + t.name for t in broken)))
    for k in KINDS if opt.reasons else []:
        groups = {}
        for t in tests:
            if t.kind == k and t.failures:
                groups.setdefault(shorten(t.failures[0]), []).append(t.name)
        print("\nfirst failures, %s:" % k)
        for why, names in sorted(groups.items(), key=lambda g: -len(g[1]))[:opt.reasons]:
            print("%5d  %s   (%s)" % (len(names), why, " ".join(names[:3])))

    numbers_file, passing_file = os.path.join(HERE, "numbers.txt"), os.path.join(HERE, "passing.txt")
    passing = sorted(t.kind + " " + t.name for t in tests if not t.failures)
    if opt.update:
        with open(numbers_file, "w") as f:
            f.write("".join("%s %d %d\n" % (k, p, n) for k, (p, n) in numbers.items()))
        with open(passing_file, "w") as f:
            f.write("".join(x + "\n" for x in passing))
        return
    fell = False
    if os.path.exists(numbers_file) and not opt.names:
        for line in read(numbers_file).splitlines():
            k, p, n = line.split()
            if k in numbers and numbers[k][0] < int(p):
                print("FELL: %s: %d, committed %s" % (k, numbers[k][0], p))
                fell = True
        run = {t.kind + " " + t.name: t for t in tests}
        lost = [x for x in read(passing_file).split("\n") if x in run and run[x].failures]
        for x in lost:
            print("no longer passes: %s: %s" % (x, run[x].failures[0]))
        gained = sum(v[0] for v in numbers.values()) - sum(int(l.split()[1]) for l in read(numbers_file).splitlines()
                                                           if l.split()[0] in numbers)
        print("against the committed numbers: %+d" % gained)
    sys.exit(1 if fell or not sane else 0)


if __name__ == "__main__":
    main()
