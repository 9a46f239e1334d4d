# SPDX-License-Identifier: MIT
"""What the tools that measure share: commands run in turn, ratios, the lines that are shown and saved.

RESULTS.md has one section for each tool, which replaces its own and keeps the others."""
import argparse, math, os, platform, resource, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["fib", "loops", "sieve", "nbody", "interface", "trees"]


def arguments(doc, runs, names=True):
    """The parser of the arguments that all tools have."""
    ap = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    if names:
        ap.add_argument("names", nargs="*", help="programs, of: " + " ".join(NAMES))
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--runs", type=int, default=runs)
    ap.add_argument("--save", metavar="FILE", help="as a section of FILE, too")
    return ap


def program(name):
    return os.path.join(HERE, name + ".mg")


# ---- times

def run(argv):
    """(processor seconds, output)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    except OSError as e:
        sys.exit("cannot run %s: %s" % (argv[0], e.strerror))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if p.returncode != 0:
        sys.exit("%s: exit status %d\n%s" % (" ".join(argv), p.returncode, p.stderr.decode(errors="replace")))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, p.stdout


def in_turn(commands, runs):
    """Processor seconds of `runs` runs of each command, one after the other, so that all have the same chances on a busy
    machine. They are to print the same."""
    seconds, want = [[] for _ in commands], None
    for _ in range(runs):
        for argv, mine in zip(commands, seconds):
            t, got = run(argv)
            mine.append(t)
            want = got if want is None else want
            if got != want:
                sys.exit("%s prints %r, %s %r" % (" ".join(argv), got, " ".join(commands[0]), want))
    return seconds


def geometric_mean(ratios):
    return math.exp(math.fsum(map(math.log, ratios)) / len(ratios))


# ---- what is shown

class Page:
    """Lines, shown as they come and kept."""

    def __init__(self):
        self.lines = []

    def say(self, text=""):
        self.lines.append(text)
        print(text, flush=True)

    def text(self):
        return "\n".join(self.lines)


def cpu_name():
    try:
        with open("/proc/cpuinfo") as f:
            return next(x.split(":")[1].strip() for x in f if x.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def where_and_when():
    return "On %s, %s." % (cpu_name(), time.strftime("%Y-%m-%d"))


def save_section(path, heading, text):
    """Puts a section, heading included, where the one that begins with the same line was, or at the end. The file's own
    heading "# Benchmarks" begins the first section."""
    sections = []
    if os.path.exists(path):
        with open(path) as f:
            for line in f:
                if line.startswith(("# ", "## ")) or not sections:
                    sections.append("")
                sections[-1] += line
    new = heading + "\n\n" + text.strip() + "\n"
    at = [i for i, s in enumerate(sections) if s.split("\n")[0] == heading]
    if at:
        sections[at[0]] = new
    else:
        sections.append(new)
    with open(path + ".part", "w") as f:
        f.write("\n".join(s.strip() + "\n" for s in sections))
    os.replace(path + ".part", path)
