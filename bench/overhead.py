#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs bench/*.mg in a build without site counters (make COUNTERS=0), in minigo as it is and with -stats, in turn, and
prints by how much each is slower than the one before: least processor time of all runs, compilation included. The
geometric means come last, with what they may be at most.

  overhead.py [--minigo CMD] [--bare CMD] [--runs N] [--save FILE] [NAME...]"""
import argparse, math, os

import bench, results

HEADING = "## What counters cost"
# Title, flags, index of what it is compared with (-1: the build without counters), the bar in percent.
WAYS = [
    ("counters", [], -1, 2),
    ("-stats", ["-stats", "-statsfile", "/dev/null"], 0, 5),
]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--bare", default="build/release-nocounters/minigo")
    ap.add_argument("--runs", type=int, default=15)
    ap.add_argument("--save", metavar="FILE", help="as a section of FILE, too")
    opt = ap.parse_args()
    out = []

    def say(text):
        out.append(text)
        print(text, flush=True)
    say("| program | without s | " + " | ".join(title for title, _, _, _ in WAYS) + " |")
    say("|---|---:|" + "---:|" * len(WAYS))
    logs = [[] for _ in WAYS]
    for name in opt.names or bench.NAMES:
        path = os.path.join(bench.HERE, name + ".mg")
        bare, times = [], [[] for _ in WAYS]
        for _ in range(opt.runs):
            bare.append(bench.run([opt.bare, "run", path])[0])
            for i, (_, flags, _, _) in enumerate(WAYS):
                times[i].append(bench.run([opt.minigo, "run"] + flags + [path])[0])
        cells = []
        for i, (_, _, base, _) in enumerate(WAYS):
            ratio = min(times[i]) / min(bare if base < 0 else times[base])
            logs[i].append(math.log(ratio))
            cells.append("%+.1f %%" % (100 * (ratio - 1)))
        say("| %s | %.3f | %s |" % (name, min(bare), " | ".join(cells)))
    means = [100 * (math.exp(sum(x) / len(x)) - 1) for x in logs]
    say("| geometric mean | | " + " | ".join("%+.1f %%" % m for m in means) + " |")
    say("| at most | | " + " | ".join("%d %%" % bar for _, _, _, bar in WAYS) + " |")
    if opt.save:
        results.save_section(
            opt.save, HEADING,
            "`make bench-overhead`: least processor seconds of %d runs in turn, compilation included. Counters: against a build "
            "without\nthem; -stats: against a run without it.\n%s\n\n%s" % (
                opt.runs, results.where_and_when(), "\n".join(out)))


if __name__ == "__main__":
    main()
