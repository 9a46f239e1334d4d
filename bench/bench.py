#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs bench/*.mg and the same programs in Lua on LuaJIT's interpreter (luajit -joff), in turn, and prints the
medians of the processor times, their ratios and the geometric mean of the ratios. A program whose two results differ
is an error. The time of hello world, compilation included, comes last.

  bench.py [--minigo CMD] [--runs N] [--save FILE] [NAME...]"""
import os, statistics, time

import measure


def hello(minigo, runs):
    path = os.path.join(measure.HERE, "..", "samples", "hello.mg")
    times = []
    for _ in range(4 * runs):
        start = time.perf_counter()
        measure.run([minigo, "run", path])
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main():
    ap = measure.arguments(__doc__, 5)
    ap.add_argument("--luajit", default="luajit")
    opt = ap.parse_args()
    page = measure.Page()
    page.say("| program | minigo s | luajit -joff s | ratio |")
    page.say("|---|---:|---:|---:|")
    ratios = []
    for name in opt.names or measure.NAMES:
        source = measure.program(name)
        seconds = measure.in_turn([[opt.minigo, "run", source], [opt.luajit, "-joff", source[:-3] + ".lua"]], opt.runs)
        a, b = map(statistics.median, seconds)
        ratios.append(a / b)
        page.say("| %s | %.3f | %.3f | %.2f |" % (name, a, b, a / b))
    page.say("| geometric mean | | | %.2f |" % measure.geometric_mean(ratios))
    page.say("\nHello world through fmt.Println: %.1f ms of wall time (median)." % hello(opt.minigo, opt.runs))
    if opt.save:
        measure.save_section(opt.save, "# Benchmarks", "`make bench`: medians of %d runs in turn, processor seconds, compilation included; "
                             "the results are compared.\n%s\n\n%s" % (opt.runs, measure.where_and_when(), page.text()))


if __name__ == "__main__":
    main()
