#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the switches of minigo run cost: processor time of bench/*.mg with each of them over the time without, both from
the fastest of several runs in turn, and the geometric means.

  switches.py [--minigo CMD] [--runs N] [--save FILE] [NAME...]"""
import argparse, glob, math, os, resource, subprocess, sys, tempfile
import results

HERE = os.path.dirname(os.path.abspath(__file__))
HEADING = "## What the switches cost"


def run(argv):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if p.returncode != 0:
        sys.exit("%s: exit status %d\n%s" % (" ".join(argv), p.returncode, p.stderr.decode(errors="replace")))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, p.stdout


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--runs", type=int, default=7)
    ap.add_argument("--save", metavar="FILE")
    opt = ap.parse_args()
    names = opt.names or sorted(os.path.basename(p)[:-3] for p in glob.glob(os.path.join(HERE, "*.mg")))
    tmp = tempfile.mkdtemp()
    stats, profile = os.path.join(tmp, "stats"), os.path.join(tmp, "profile")
    switches = [("-stats", ["-statsfile", stats]), ("-memprofile", ["-memprofile", profile])]
    out = ["| program | without s |" + "".join(" %s |" % s for s, _ in switches), "|---|---:|" + "---:|" * len(switches)]
    print("\n".join(out), flush=True)
    ratios = [[] for _ in switches]
    for name in names:
        program = os.path.join(HERE, name + ".mg")
        best, want = [math.inf] * (1 + len(switches)), None
        for _ in range(opt.runs):
            for i, flags in enumerate([[]] + [f for _, f in switches]):
                t, got = run([opt.minigo, "run"] + flags + [program])
                want = want or got
                if got != want:
                    sys.exit("%s %s prints %r, without %r" % (name, flags, got, want))
                best[i] = min(best[i], t)
        for i in range(len(switches)):
            ratios[i].append(best[i + 1] / best[0])
        out.append("| %s | %.3f |" % (name, best[0]) + "".join(" %.2f |" % r[-1] for r in ratios))
        print(out[-1], flush=True)
    out.append("| geometric mean | |" + "".join(" %.2f |" % math.exp(sum(map(math.log, r)) / len(r)) for r in ratios))
    print(out[-1])
    for f in (stats, profile):
        os.remove(f)
    os.rmdir(tmp)
    if opt.save:
        results.save_section(opt.save, HEADING, "`make bench-switches`: processor time with a switch over the time without, the fastest "
                             "of %d runs each, in turn;\ncompilation and writing the file included. %s\n\n%s" %
                             (opt.runs, results.where_and_when(), "\n".join(out)))


if __name__ == "__main__":
    main()
