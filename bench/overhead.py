#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs bench/*.mg in a build without site counters (make COUNTERS=0), in minigo as it is and with -stats, in turn, and
prints by how much each is slower than the one before: least processor time of all runs, compilation included. The
geometric means come last, with what they may be at most.

  overhead.py [--minigo CMD] [--bare CMD] [--runs N] [--save FILE] [NAME...]"""
import measure

HEADING = "## What counters cost"
# Title, flags, the bar in percent; each is compared with the one before, the first with the build without counters.
WAYS = [
    ("counters", [], 2),
    ("-stats", ["-stats", "-statsfile", "/dev/null"], 5),
]


def main():
    ap = measure.arguments(__doc__, 15)
    ap.add_argument("--bare", default="build/release-nocounters/minigo")
    opt = ap.parse_args()
    page = measure.Page()
    page.say("| program | without s | " + " | ".join(title for title, _, _ in WAYS) + " |")
    page.say("|---|---:|" + "---:|" * len(WAYS))
    ratios = [[] for _ in WAYS]
    for name in opt.names or measure.NAMES:
        path = measure.program(name)
        least = [min(s) for s in measure.in_turn(
            [[opt.bare, "run", path]] + [[opt.minigo, "run"] + flags + [path] for _, flags, _ in WAYS], opt.runs)]
        for before, now, r in zip(least, least[1:], ratios):
            r.append(now / before)
        page.say("| %s | %.3f | %s |" % (name, least[0], " | ".join("%+.1f %%" % (100 * (r[-1] - 1)) for r in ratios)))
    page.say("| geometric mean | | " + " | ".join("%+.1f %%" % (100 * (measure.geometric_mean(r) - 1)) for r in ratios) + " |")
    page.say("| at most | | " + " | ".join("%d %%" % bar for _, _, bar in WAYS) + " |")
    if opt.save:
        measure.save_section(
            opt.save, HEADING,
            "`make bench-overhead`: least processor seconds of %d runs in turn, compilation included. Counters: against a build "
            "without\nthem; -stats: against a run without it.\n%s\n\n%s" % (opt.runs, measure.where_and_when(), page.text()))


if __name__ == "__main__":
    main()
