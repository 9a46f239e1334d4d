# SPDX-License-Identifier: MIT
"""What the report costs.

    python3 bench/report.py --minigo MINIGO [--runs N] [--save FILE]

1. A generated program with 1,000 sites and 10^8 allocations: the time from its last statement to the end of
   minigo, which is the time that the ledger and the page take.
2. -lifetimes: processor seconds of bench/*.mg without statistics, with -stats=json, and with -lifetimes too; runs
   in turn, the least of each.
"""
import argparse
import glob
import math
import os
import resource
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
START, END = "<!-- report -->", "<!-- end of report -->"


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


def cpu_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minigo", required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--save")
    args = parser.parse_args()
    lines = []

    def say(line):
        print(line, flush=True)
        lines.append(line)

    say("## The report")
    say("")
    with tempfile.TemporaryDirectory() as folder:
        for flags in ([], ["-lifetimes"]):
            ran, wrote, size = min((write_time(args.minigo, folder, flags) for _ in range(3)), key=lambda t: t[1])
            say("`-report%s` of a program with 1,000 sites and 10^8 allocations: written in %.3f s (%.0f KB) after a run of %.1f s."
                % (" " + flags[0] if flags else "", wrote, size / 1024, ran))
        say("")
        say("Processor seconds, the least of %d runs in turn:" % args.runs)
        say("")
        say("| program | plain | -stats=json | ratio | -lifetimes | ratio to plain |")
        say("|---|---:|---:|---:|---:|---:|")
        stats = ["-stats=json", "-statsfile=" + os.path.join(folder, "stats.json")]
        kinds = [[], stats, stats + ["-lifetimes"]]
        products = [1.0, 1.0]
        names = sorted(glob.glob(os.path.join(here, "*.mg")))
        for name in names:
            least = [math.inf] * 3
            for _ in range(args.runs):
                for i, flags in enumerate(kinds):
                    least[i] = min(least[i], cpu_time([args.minigo, "run", *flags, name]))
            ratios = [least[1] / least[0], least[2] / least[0]]
            products = [p * r for p, r in zip(products, ratios)]
            say("| %s | %.3f | %.3f | %.2f | %.3f | %.2f |" % (os.path.basename(name)[:-3], least[0], least[1], ratios[0], least[2], ratios[1]))
        say("| geometric mean | | | %.2f | | %.2f |" % tuple(p ** (1 / len(names)) for p in products))
    if args.save:
        with open(args.save) as f:
            text = f.read()
        part = START + "\n" + "\n".join(lines) + "\n" + END + "\n"
        if START in text:
            text = text[:text.index(START)] + part + text[text.index(END) + len(END) + 1:]
        else:
            text = text.rstrip("\n") + "\n\n" + part
        with open(args.save, "w") as f:
            f.write(text)


main()
