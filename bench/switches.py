#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the switches of minigo run cost: processor time of bench/*.mg with each of them over the time without, both from
the fastest of several runs in turn, and the geometric means.

  switches.py [--minigo CMD] [--runs N] [--save FILE] [NAME...]"""
import os, tempfile

import measure

HEADING = "## What the switches cost"


def main():
    opt = measure.arguments(__doc__, 7).parse_args()
    page = measure.Page()
    with tempfile.TemporaryDirectory() as tmp:
        switches = [("-stats", ["-statsfile", os.path.join(tmp, "stats")]), ("-memprofile", ["-memprofile", os.path.join(tmp, "profile")])]
        page.say("| program | without s |" + "".join(" %s |" % s for s, _ in switches))
        page.say("|---|---:|" + "---:|" * len(switches))
        ratios = [[] for _ in switches]
        for name in opt.names or sorted(measure.NAMES):
            best = [min(s) for s in measure.in_turn(
                [[opt.minigo, "run"] + flags + [measure.program(name)] for _, flags in [("", [])] + switches], opt.runs)]
            for t, r in zip(best[1:], ratios):
                r.append(t / best[0])
            page.say("| %s | %.3f |" % (name, best[0]) + "".join(" %.2f |" % r[-1] for r in ratios))
        page.say("| geometric mean | |" + "".join(" %.2f |" % measure.geometric_mean(r) for r in ratios))
    if opt.save:
        measure.save_section(opt.save, HEADING, "`make bench-switches`: processor time with a switch over the time without, the fastest "
                             "of %d runs each, in turn;\ncompilation and writing the file included. %s\n\n%s" %
                             (opt.runs, measure.where_and_when(), page.text()))


if __name__ == "__main__":
    main()
