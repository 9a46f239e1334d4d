#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what user code sees of the library packages with real Go 1.19: for each exported function and method that
minigo carries, whether it can be inlined, its cost, and what its parameters leak.

  oracle_lib.py --minigo CMD [PACKAGE...]   prints the table; with -v each difference; --update writes
                                            tests/conformance/oracle-lib.txt, whose numbers may only rise

Functions that Go has in assembler, and generic ones, are left out. Column "calls": of functions that only call one of
them, how many have equal -m lines: what an inlined body shows."""
import argparse, collections, os, re, subprocess, sys, tempfile

import golang, oracle
from golang import GO

HERE = os.path.dirname(os.path.abspath(__file__))
NUMBERS = os.path.join(HERE, "conformance", "oracle-lib.txt")
LIB = os.path.join(HERE, "..", "runtime", "lib")
OWN = ("testing", "runtime", "runtime/debug")  # not shaped as Go's, as all of internal


def exported_of(pkg):
    """The exported functions and methods of our package: F, T.M, (*T).M."""
    names = set()
    folder = os.path.join(LIB, pkg)
    for f in sorted(os.listdir(folder)):
        if not f.endswith(".mg"):
            continue
        with open(os.path.join(folder, f)) as text:
            for line in text:
                m = re.match(r"func (?:\((?:\w+ )?(\*?)([A-Z]\w*)\) )?([A-Z]\w*)\(", line)
                if m:
                    star, recv, name = m.groups()
                    names.add(name if not recv else ("(*%s).%s" if star else "%s.%s") % (recv, name))
    return names


def program(pkg, names):
    short = pkg.split("/")[-1]
    lines = []
    for n in sorted(names):
        m = re.match(r"\(\*(\w+)\)\.(\w+)$", n)
        lines.append("\t_ = " + ("(*%s.%s).%s" % (short, m.group(1), m.group(2)) if m else "%s.%s" % (short, n)))
    return 'package main\n\nimport "%s"\n\nfunc main() {\n%s\n}\n' % (pkg, "\n".join(lines))


class Fact:
    def __init__(self, inline, leaks=()):
        self.inline, self.leaks = inline, set(leaks)  # inline: cost, or the reason against it
        self.moved = set()  # parameters that move to the heap: gc says nothing else of them


def minigo_facts(minigo, pkg, names):
    with tempfile.TemporaryDirectory(prefix="oracle-lib-") as tmp:
        path = os.path.join(tmp, "a.mg")
        with open(path, "w") as f:
            f.write(program(pkg, names))
        p = subprocess.run([minigo, "build", "-d", "libfacts", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if p.returncode:
        sys.exit("%s: %s" % (pkg, p.stdout + p.stderr))
    facts, cur = {}, None
    for line in p.stdout.splitlines():
        if line.startswith("func "):
            path = line[5:]
            cur = facts.setdefault(path, Fact(None))
        elif line.startswith("inline "):
            cur.inline = int(line[7:])
        elif line.startswith("no inline "):
            cur.inline = line[10:]
        elif line.startswith("leaks "):
            cur.leaks.add(line[6:])
    return {n: facts[pkg + "." + n] for n in names if pkg + "." + n in facts}


def go_facts(pkg):
    with tempfile.TemporaryDirectory(prefix="oracle-lib-") as tmp:
        p = subprocess.run([GO, "build", "-gcflags=-m=2", pkg], cwd=tmp, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if p.returncode:
        sys.exit("go build %s: %s" % (pkg, p.stdout[-500:]))
    funcs, leaks = [], []
    for line in p.stdout.splitlines():
        m = re.match(r"(.*?\.go):(\d+):(\d+): (.*)", line)
        if not m:
            continue
        at, text = (m.group(1), int(m.group(2)), int(m.group(3))), m.group(4)
        if text.startswith("can inline "):
            m = re.match(r"can inline (.*?) with cost (\d+) as: ", text)
            funcs.append((at, m.group(1), int(m.group(2))))
        elif text.startswith("cannot inline ") and ": repeated recursive cycle" not in text:
            m = re.match(r"cannot inline (.*?): (.*)", text)
            funcs.append((at, m.group(1), m.group(2)))
        elif text.startswith("leaking param content: "):
            leaks.append((at, text[23:] + " content"))
        elif text.startswith("leaking param: "):
            m = re.match(r"leaking param: (.*) to result (.*) level=(\d+)$", text)
            leaks.append((at, "%s to %s level=%s" % m.groups() if m else text[15:] + " heap"))
        elif text.startswith("moved to heap: "):
            leaks.append((at, text[15:] + " moved"))
    funcs.sort(key=lambda f: f[0])
    facts = {}
    for at, name, inline in funcs:
        facts.setdefault(name, Fact(inline))
    for at, text in leaks:
        owner = None
        for f in funcs:
            if f[0] <= at and f[0][0] == at[0]:
                owner = f[1]
        if not owner:
            continue
        if text.endswith(" moved"):
            facts[owner].moved.add(text.split()[0])
        else:
            facts[owner].leaks.add(text)
    return facts


def compare_calls(minigo, generator, pkg, names):
    """([equal, compared], differences) of the -m lines of functions that only call one of names."""
    p = subprocess.run([generator, pkg], input="\n".join(sorted(names)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                       cwd=os.path.dirname(generator))
    if p.returncode:
        sys.exit("%s: %s" % (pkg, p.stderr))
    lines, by_line = p.stdout.split("\n"), collections.defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="oracle-lib-") as tmp:
        path = os.path.join(tmp, "a.go")
        while True:
            with open(path, "w") as f:
                f.write("\n".join(lines))
            r = subprocess.run([minigo, "build", "-e", "-lang=go1.19", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            bad = {int(n) for n in re.findall(r"a\.go:(\d+):", r.stdout)} if r.returncode else set()
            if not bad:
                break
            for n in bad:  # its types need a package that minigo has not
                lines[n - 1] = "//"
        for x in oracle.compare_m(oracle.Program(path), tmp, minigo):
            m = re.match(r"(?:lacks|extra) (\d+):", x)
            by_line[int(m.group(1)) if m else 0].append(x)
    n = sum(x.startswith("func u") for x in lines)
    details = []
    for k in sorted(by_line):
        details += ["%s: %s" % (pkg, lines[k - 1] if k else "")] + ["    " + x for x in by_line[k]]
    return (n - len(by_line), n), details


def differences(ours, go):
    out = []
    if isinstance(go.inline, int) != isinstance(ours.inline, int):
        out.append("inline" if isinstance(go.inline, int) else "no inline")
    elif isinstance(go.inline, int) and go.inline != ours.inline:
        out.append("cost")
    ours.leaks = {x for x in ours.leaks if x.split()[0] not in go.moved}
    if ours.leaks != go.leaks:
        out.append("leaks")
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("packages", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("-v", action="store_true", help="print each difference")
    ap.add_argument("--update", action="store_true")
    opt = ap.parse_intermixed_args()
    golang.set_environment()
    packages = opt.packages or sorted(os.path.relpath(d, LIB) for d, _, files in os.walk(LIB)
                                      if any(f.endswith(".mg") for f in files))
    rows, details = [], []
    tmp = tempfile.TemporaryDirectory(prefix="oracle-lib-")
    generator = os.path.join(tmp.name, "lib_calls")
    subprocess.run([GO, "build", "-o", generator, os.path.join(HERE, "tools", "lib_calls.go")], check=True)
    for pkg in packages:
        if (pkg in OWN or pkg.startswith("internal/")) and not opt.packages:
            continue
        names = exported_of(pkg)
        if not names:
            continue
        ours, go = minigo_facts(opt.minigo, pkg, names), go_facts(pkg)
        count = collections.Counter()
        for n in sorted(names):
            if n not in go or n not in ours:
                count["left out"] += 1
                continue
            diffs = differences(ours[n], go[n])
            count["compared"] += 1
            for d in diffs:
                count[d] += 1
            count["inlining agrees"] += not ({"inline", "no inline"} & set(diffs))
            count["leaks agree"] += "leaks" not in diffs
            count["all agrees"] += not diffs
            if diffs:
                details.append("%s.%s: %s" % (pkg, n, ", ".join(diffs)))
                if {"inline", "no inline", "cost"} & set(diffs):
                    details.append("    inlining: Go %s, minigo %s" % (go[n].inline, ours[n].inline))
                for x in sorted(go[n].leaks - ours[n].leaks):
                    details.append("    Go leaks " + x)
                for x in sorted(ours[n].leaks - go[n].leaks):
                    details.append("    minigo leaks " + x)
        calls, more = compare_calls(os.path.abspath(opt.minigo), generator, pkg, names)
        count["calls"], count["calls compared"] = calls
        details += more
        rows.append((pkg, count))
    columns = ["compared", "all agrees", "inlining agrees", "leaks agree", "inline", "no inline", "cost", "leaks", "left out", "calls", "calls compared"]
    heads = ["functions", "equal", "inl. equal", "leaks equal", "only Go inl.", "only we inl.", "cost diff", "leaks diff", "left out", "calls equal", "of"]
    total = sum((c for _, c in rows), collections.Counter())
    if opt.v:
        print("\n".join(details))
    print("%-22s" % "package" + "".join("%13s" % h for h in heads))
    for pkg, c in rows + [("total", total)]:
        print("%-22s" % pkg + "".join("%13d" % c[k] for k in columns))
    if opt.packages:
        return
    numbers = ["%s %d %d %d %d" % (pkg, c["all agrees"], c["inlining agrees"], c["leaks agree"], c["calls"]) for pkg, c in rows]
    if opt.update:
        with open(NUMBERS, "w") as f:
            f.write("# package, functions equal to Go's, inlining decisions equal, leaks equal, calls equal\n" + "\n".join(numbers) + "\n")
        return
    with open(NUMBERS) as f:
        before = dict(line.split(" ", 1) for line in f if not line.startswith("#"))
    fell = [x for x in numbers for pkg in [x.split()[0]] if pkg in before
            and any(a < b for a, b in zip(map(int, x.split()[1:]), map(int, before[pkg].split())))]
    for x in fell:
        print("fell: %s, was %s" % (x, before[x.split()[0]].strip()))
    sys.exit(1 if fell else 0)


if __name__ == "__main__":
    main()
