#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the heap allocations of main with real Go 1.19, for the programs of tests/ and samples/.

Each program gets a main that runs its own main twice and prints runtime.MemStats.Mallocs around the second time. The
two numbers are to be equal. The rules, and no others:

  1. Twice: what is made once and kept is made the first time: records of goroutines, of parked channel operations and
     of defers that Go's runtime uses again, fmt's printers, what a sync.Pool holds, package variables.
  2. fmt.Print, Println and Printf become functions that only keep their arguments: what fmt allocates inside is not
     main's. The boxes of the arguments are, and stay. A program that calls other functions of fmt (Sprintf, Errorf, ...)
     and whose number differs is listed as "fmt".
  3. Maps over 8 entries: minigo's tables grow by other steps than Go's. A program whose maps grow (a row of kind map
     and rule growth in its ledger) and whose number differs is listed as "maps"; so is one with a
     range over a map without pointers, for which Go makes two bookkeeping objects (the list of overflow buckets).
  4. The collector: Go's starts workers, which have records. Both run with GOGC=off; a program that calls runtime.GC and
     whose number differs is listed as "collector".
  5. Goroutine records: how many there are at once depends on the order in which goroutines run. A program that starts
     goroutines and whose number differs is listed as "goroutines".

What differs without one of these reasons is printed as "differs", and fails; so does any difference in tests/escape.
tests/lib is compared with --lib, and never fails: there the bodies of the library packages differ too.

  oracle_counts.py --minigo CMD [--lib] [FILE...]"""
import argparse, collections, concurrent.futures, json, os, re, sys, tempfile

import golang, oracle

FOLDERS = ["tests/escape", "tests/escape/counts", "tests/inline", "tests/lang", "tests/gc", "tests/sched", "tests/programs", "samples"]
VERDICTS = ("equal", "maps", "goroutines", "collector", "fmt", "differs")
MAIN = '''
var ms1_, ms2_ runtime_.MemStats

func main() {
	main_()
	runtime_.ReadMemStats(&ms1_)
	main_()
	runtime_.ReadMemStats(&ms2_)
	println("\\nMALLOCS", ms2_.Mallocs-ms1_.Mallocs)
}

var kept_ interface{}

//go:noinline
func keep_(a ...interface{}) {
	for _, x := range a {
		kept_ = x
	}
}

//go:noinline
func keepf_(f string, a ...interface{}) {
	for _, x := range a {
		kept_ = x
	}
}
'''


def wrapped(text):
    """The program with the new main; None when that cannot be."""
    if not re.search(r"^func main\(\) \{", text, re.M) or not re.search(r"^package main\b", text, re.M):
        return None
    t = re.sub(r"^func main\(\) \{", "func main_() {", text, count=1, flags=re.M)
    t = re.sub(r"\bfmt\.(Print|Println)\(", "keep_(", t)
    t = re.sub(r"\bfmt\.Printf\(", "keepf_(", t)
    t = re.sub(r"^(package main)\b(.*)$", r'\1\2\nimport runtime_ "runtime"', t, count=1, flags=re.M)
    if re.search(r'^\s*(import )?"fmt"', t, re.M):
        t += "\nvar _ = fmt.Sprint\n"
    return t + MAIN


def count(argv, cwd, p):
    s, out, err = oracle.run(argv, cwd, p.input)
    m = re.search(r"MALLOCS (\d+)", err)
    return int(m.group(1)) if m and s == 0 else None


def reason(p, path):
    """Why the numbers of the program may differ, from its text and minigo's ledger."""
    with open(path) as f:
        ledger = json.load(f)
    if ledger["goroutines"] > 1:
        return "goroutines"
    if ledger["gc_cycles_forced"]:
        return "collector"
    grows = any(x["kind"] == "map" and x["rule"] == "growth" and x["heap_allocs"] for x in ledger["sites"])
    if grows or re.search(r"\bmap\[(bool|u?int\d*|float\d+)\](bool|u?int\d*|float\d+|struct\{\})", p.text) and "range" in p.text:
        return "maps"
    return "fmt" if re.search(r"\bfmt\.[A-OQ-Z]", p.text) else "differs"


def compare(p, minigo):
    """None: not compared; else (verdict, Go's count, minigo's)."""
    text = wrapped(p.text)
    if p.left_out or p.status or not text or (p.errors and p.folder not in ("escape", "inline")):
        return None
    with tempfile.TemporaryDirectory(prefix="oracle-") as tmp:
        if oracle.compile_go(p, tmp, [], text)[0] or oracle.link_go(tmp)[0]:
            return None
        go = count([os.path.join(tmp, "prog")] + p.args, tmp, p)
        ours = count([minigo, "run", "-lang=go1.19", "-stats=json", "-statsfile", "ledger.json", os.path.splitext(os.path.basename(p.path))[0] + ".go"] + p.args, tmp, p)
        if go is None or ours is None:
            return None
        return ("equal" if go == ours else reason(p, os.path.join(tmp, "ledger.json"))), go, ours


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--lib", action="store_true")
    opt = ap.parse_intermixed_args()
    golang.set_environment()
    os.environ["GOGC"] = "off"
    minigo = os.path.abspath(opt.minigo)
    files = opt.files or oracle.program_files(FOLDERS + ["tests/lib"] * opt.lib)
    table = collections.defaultdict(collections.Counter)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for f, r in zip(files, pool.map(lambda f: compare(oracle.Program(f), minigo), files)):
            if not r:
                continue
            table[os.path.dirname(f)][r[0]] += 1
            if r[0] != "equal":
                print("%s: %s: Go allocates %d, minigo %d" % (f, r[0], r[1], r[2]))
    total = sum(table.values(), collections.Counter())
    print("%-22s" % "folder" + "".join("%12s" % x for x in ("compared",) + VERDICTS))
    for d, c in list(table.items()) + [("total", total)]:
        print("%-22s%12d" % (d, sum(c.values())) + "".join("%12d" % c[v] for v in VERDICTS))
    wrong = total["differs"] + sum(sum(c.values()) - c["equal"] for d, c in table.items() if d.startswith("tests/escape"))
    sys.exit(1 if wrong and not opt.lib else 0)


if __name__ == "__main__":
    main()
