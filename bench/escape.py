#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pairs of bench/escape: the same work once with objects that escape and once with all in frames.

  escape.py table  [--minigo CMD] [--time D] [--count N] [--save FILE] [NAME...]
      Prints what each form costs a round and the ratios. Times are the best of 4 N measurements. Collections are
      those in a million rounds. --save: as a section of FILE, too.
  escape.py oracle [--minigo CMD] [--rounds N] [NAME...]
      Compares allocs/op with real Go's, in N rounds each; status 1 when they differ."""
import argparse, glob, os, re, shutil, subprocess, sys, tempfile

import measure

sys.path.append(os.path.join(measure.HERE, "..", "tests"))
import golang

HEADING = "## What escaping costs"
FORMS = ("escapes", "stays")
COUNT = 4  # measurements in one process


def pairs(names):
    known = sorted(os.path.basename(p)[:-3] for p in glob.glob(os.path.join(measure.HERE, "escape", "*.mg")))
    for name in names:
        if name not in known:
            sys.exit("no pair %s; there are: %s" % (name, " ".join(known)))
    return names or known


def source(name):
    return os.path.join(measure.HERE, "escape", name + ".mg")


def benchmark(argv, cwd=None):
    """{form: [{unit: value} of each measurement]} of a run of benchmarks."""
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd)
    text = p.stdout.decode(errors="replace")
    found = {form: [] for form in FORMS}
    for line in text.splitlines():
        words = line.split()
        m = re.match(r"Benchmark\w+/(\w+)$", words[0]) if words else None
        if m and len(words) >= 4:
            found[m.group(1)].append({unit: float(v) for v, unit in zip(words[2::2], words[3::2])})
    if p.returncode != 0 or not all(found.values()):
        sys.exit("%s: exit status %d\n%s" % (" ".join(argv), p.returncode, text))
    return found


def number(x):
    if x >= 100 or x == int(x):
        return "%d" % round(x)
    return "%.1f" % x


def ratio(a, b):
    """How many times as much the escaping form takes: "gone" when the other one takes nothing."""
    if a == b:
        return "-" if a == 0 else "1.0"
    if b == 0:
        return "gone"
    return "%.1f" % (a / b)


COLUMNS = (("ns/op", "ns/op"), ("allocs/op", "allocs/op"), ("B/op", "B/op"), ("collections", "GCs/op"))


def table(opt):
    names = pairs(opt.names)
    width = max(len(n) for n in names)
    page = measure.Page()
    page.say(" " * width + "".join("  %25s" % title for title, _ in COLUMNS))
    page.say(" " * width + "  %9s %8s %6s" % (FORMS + ("ratio",)) * len(COLUMNS))
    time_ratios = []
    for name in names:
        got = {form: [] for form in FORMS}
        for _ in range(opt.count):  # short and in turn, so that both forms have the same chances on a busy machine
            for form, found in benchmark([opt.minigo, "bench", "-benchtime", opt.time, "-count", str(COUNT), source(name)]).items():
                got[form] += found
        # Collections, and bytes with them, are exact for a given number of rounds: enough of them to see some.
        rounds = min(2000000, int(128e6 / max(1, *(m["B/op"] for form in FORMS for m in got[form]))))
        exact = benchmark([opt.minigo, "bench", "-benchgc", "-benchtime", "%dx" % rounds, source(name)])
        row = name.replace("_", " ").ljust(width)
        for title, unit in COLUMNS:
            if unit == "ns/op":
                a, b = (min(m[unit] for m in got[form]) for form in FORMS)
            else:
                a, b = (exact[form][0][unit] * (1e6 if unit == "GCs/op" else 1) for form in FORMS)
            if unit == "ns/op":
                time_ratios.append(a / b)
            row += "  %9s %8s %6s" % (number(a), number(b), ratio(a, b))
        page.say(row.rstrip())
    page.say("%s  %9s %8s %6.1f" % ("geometric mean".ljust(width), "", "", measure.geometric_mean(time_ratios)))
    if opt.save:
        save(opt, page)


def save(opt, page):
    measure.save_section(opt.save, HEADING, "`make bench-escape`: the pairs of bench/escape, best of %d measurements of %s each; `ratio` is escapes / "
                         "stays, `collections` are those in a million rounds.\n%s\n\n```\n%s\n```" %
                         (opt.count * COUNT, opt.time, measure.where_and_when(), page.text()))


def oracle(opt):
    golang.set_environment()
    rounds = "%dx" % opt.rounds
    bad = 0
    names = pairs(opt.names)
    width = max(len(n) for n in names)
    print("%s  %22s  %22s" % (" " * width, "allocs/op: minigo, Go", "B/op: minigo, Go"))
    for name in names:
        mine = benchmark([opt.minigo, "bench", "-benchtime", rounds, source(name)])
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(source(name), os.path.join(folder, "pair_test.go"))
            theirs = benchmark([opt.go, "test", "-cpu", "1", "-run", "^$", "-bench", ".", "-benchmem", "-benchtime", rounds,
                              "pair_test.go"], cwd=folder)
        for form in FORMS:
            (a, c), (b, d) = ((m[form][0]["allocs/op"], m[form][0]["B/op"]) for m in (mine, theirs))
            bad += a != b
            print("%s  %-8s %5d %7d  %14d %7d%s" % (name.replace("_", " ").ljust(width), form, a, b, c, d,
                                                   "  DIFFERENT" if a != b else ""))
    print("%d of %d agree in allocs/op" % (2 * len(names) - bad, 2 * len(names)))
    return 1 if bad else 0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("table", "oracle"))
    ap.add_argument("names", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--go", default=golang.GO)
    ap.add_argument("--time", default="20ms")
    ap.add_argument("--count", type=int, default=3, help="processes, of %d measurements each" % COUNT)
    ap.add_argument("--rounds", type=int, default=1000)
    ap.add_argument("--save", metavar="FILE")
    opt = ap.parse_intermixed_args()
    opt.minigo = os.path.abspath(opt.minigo) if os.sep in opt.minigo else opt.minigo
    return table(opt) if opt.what == "table" else oracle(opt)


if __name__ == "__main__":
    sys.exit(main())
