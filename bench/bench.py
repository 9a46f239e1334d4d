#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs bench/*.mg and the same programs in Lua on LuaJIT's interpreter (luajit -joff), in turn, and prints the
medians of the processor times, their ratios and the geometric mean of the ratios. A program whose two results differ
is an error. The time of hello world, compilation included, comes last.

  bench.py [--minigo CMD] [--runs N] [--save FILE] [NAME...]"""
import argparse, math, os, resource, statistics, subprocess, sys, time

import results

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["fib", "loops", "sieve", "nbody", "interface", "trees"]


def run(argv):
    """(processor seconds, output)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if p.returncode != 0:
        sys.exit("%s: exit status %d\n%s" % (" ".join(argv), p.returncode, p.stderr.decode(errors="replace")))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, p.stdout


def hello(minigo, runs):
    path = os.path.join(HERE, "..", "samples", "hello.mg")
    times = []
    for _ in range(4 * runs):
        start = time.perf_counter()
        run([minigo, "run", path])
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*", default=NAMES)
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--luajit", default="luajit")
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--save", metavar="FILE", help="write the table as Markdown too")
    opt = ap.parse_args()
    out = []

    def say(text):
        out.append(text)
        print(text, flush=True)
    say("| program | minigo s | luajit -joff s | ratio |")
    say("|---|---:|---:|---:|")
    ratios = []
    for name in opt.names or NAMES:
        mine, theirs = [], []
        for _ in range(opt.runs):
            t, got = run([opt.minigo, "run", os.path.join(HERE, name + ".mg")])
            mine.append(t)
            t, want = run([opt.luajit, "-joff", os.path.join(HERE, name + ".lua")])
            theirs.append(t)
            if got != want:
                sys.exit("%s: minigo prints %r, luajit %r" % (name, got, want))
        a, b = statistics.median(mine), statistics.median(theirs)
        ratios.append(a / b)
        say("| %s | %.3f | %.3f | %.2f |" % (name, a, b, a / b))
    say("| geometric mean | | | %.2f |" % math.exp(statistics.fmean(map(math.log, ratios))))
    say("\nHello world through fmt.Println: %.1f ms of wall time (median)." % hello(opt.minigo, opt.runs))
    if opt.save:
        results.save_section(opt.save, "# Benchmarks", "`make bench`: medians of %d runs in turn, processor seconds, compilation included; "
                             "the results are compared.\n%s\n\n%s" % (opt.runs, results.where_and_when(), "\n".join(out)))


if __name__ == "__main__":
    main()
