#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the report costs.

  report.py [--minigo CMD] [--runs N] [--save FILE]

1. A generated program with 1,000 sites and 10^8 allocations: the time from its last statement to the end of
   minigo, which is the time that the ledger and the page take.
2. -lifetimes: processor seconds of bench/*.mg without statistics, with -stats=json, and with -lifetimes too; runs
   in turn, the least of each."""
import os, subprocess, sys, tempfile, time

import measure

HEADING = "## The report"


def program(n_sites, n_rounds):
    yield "package main\n\ntype node struct {\n\tnext *node\n\tv    int\n}\n\nvar sink [%d]*node\n" % n_sites
    for i in range(n_sites):
        yield "\nfunc make%d(v int) *node {\n\tn := &node{v: v + %d}\n\treturn n\n}\n" % (i, i)
    for k in range(0, n_sites, 100):
        yield "\nfunc some%d(v int) {\n" % k
        for i in range(k, min(k + 100, n_sites)):
            yield "\tsink[%d] = make%d(v)\n" % (i, i)
        yield "}\n"
    yield "\nfunc main() {\n\tfor i := 0; i < %d; i++ {\n" % n_rounds
    for k in range(0, n_sites, 100):
        yield "\t\tsome%d(i)\n" % k
    yield '\t}\n\tprintln("end")\n}\n'


def write_time(minigo, folder, flags):
    name, page = os.path.join(folder, "sites.mg"), os.path.join(folder, "sites.html")
    with open(name, "w") as f:
        f.writelines(program(1000, 100000))
    process = subprocess.Popen([minigo, "run", "-l", "-nocompare", *flags, "-report=" + page, name],
                               stderr=subprocess.PIPE, text=True)
    start = time.monotonic()
    line = process.stderr.readline()
    end = time.monotonic()
    rest = process.stderr.read()
    process.wait()
    done = time.monotonic()
    if process.returncode or line != "end\n":
        sys.exit("the program failed: " + line + rest)
    return end - start, done - end, os.path.getsize(page)


def main():
    opt = measure.arguments(__doc__, 7, names=False).parse_args()
    page = measure.Page()
    with tempfile.TemporaryDirectory() as folder:
        for flags in ([], ["-lifetimes"]):
            ran, wrote, size = min((write_time(opt.minigo, folder, flags) for _ in range(3)), key=lambda t: t[1])
            page.say("`-report%s` of a program with 1,000 sites and 10^8 allocations: written in %.3f s (%.0f KB) after a run of %.1f s."
                     % (" " + flags[0] if flags else "", wrote, size / 1024, ran))
        page.say()
        page.say("Processor seconds, the least of %d runs in turn:" % opt.runs)
        page.say()
        page.say("| program | plain | -stats=json | ratio | -lifetimes | ratio to plain |")
        page.say("|---|---:|---:|---:|---:|---:|")
        stats = ["-stats=json", "-statsfile=" + os.path.join(folder, "stats.json")]
        ratios = [[], []]
        for name in sorted(measure.NAMES):
            plain, json, lives = (min(s) for s in measure.in_turn(
                [[opt.minigo, "run", *flags, measure.program(name)] for flags in ([], stats, stats + ["-lifetimes"])], opt.runs))
            ratios[0].append(json / plain)
            ratios[1].append(lives / plain)
            page.say("| %s | %.3f | %.3f | %.2f | %.3f | %.2f |" % (name, plain, json, ratios[0][-1], lives, ratios[1][-1]))
        page.say("| geometric mean | | | %.2f | | %.2f |" % tuple(map(measure.geometric_mean, ratios)))
    if opt.save:
        measure.save_section(opt.save, HEADING, page.text())


if __name__ == "__main__":
    main()
