#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the -m lines of the sources of Go's own library packages, as programs of several files, with real Go 1.19: those
that both compile. The rules are oracle.py's.

  oracle_std.py --minigo CMD [PACKAGE...]

math/bits is left out: gc compiles it to instructions when it has that import path."""
import argparse, collections, concurrent.futures, os, subprocess, sys, tempfile

import golang, oracle
from golang import GO


class Text:
    def __init__(self, paths):
        self.text = ""
        for p in paths:
            with open(p, encoding="utf-8", errors="surrogateescape") as f:
                self.text += f.read() + "\n"


def lines_of(text):
    return collections.Counter(oracle.message_lines(text, with_file=True))


def compare(minigo, folder, path, files):
    """None when one of the two does not compile it; else (lines, differences)."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as tmp:
        s, out, err = oracle.run([GO, "tool", "compile", "-lang=go1.19", "-p", path, "-m", "-o", os.path.join(tmp, "a.o")] + files, folder)
        if s:
            return None
        want = lines_of(out + err)
        full = [os.path.join(folder, f) for f in files]
        s, out, err = oracle.run([minigo, "build", "-m", "-lang=go1.19"] + full, tmp)
        if s:
            return None
        want, got = oracle.subtract_rules(Text(full), want, lines_of(out + err), [0, 0, 0])
        return sum(want.values()), oracle.differences(want, got)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("packages", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    opt = ap.parse_intermixed_args()
    golang.set_environment()
    minigo = os.path.abspath(opt.minigo)
    listed = subprocess.run([GO, "list", "-f", '{{.Dir}}|{{.ImportPath}}|{{join .GoFiles " "}}'] + (opt.packages or ["std"]),
                            stdout=subprocess.PIPE, text=True, cwd=os.path.join(os.path.dirname(GO), "..", "src"), check=True)
    todo = [x.split("|") for x in listed.stdout.split("\n") if x]
    todo = [x for x in todo if x[2] and x[1] != "math/bits"]
    n = equal = lines = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for x, r in zip(todo, pool.map(lambda x: compare(minigo, x[0], x[1], x[2].split()), todo)):
            if not r:
                continue
            n, equal, lines = n + 1, equal + (not r[1]), lines + r[0]
            if r[1]:
                print(x[1] + ":" + "".join("\n    " + d for d in r[1]))
    print("%d packages: %d compiled by both, %d equal; %d lines" % (len(todo), n, equal, lines))
    sys.exit(0 if n and n == equal else 1)


if __name__ == "__main__":
    main()
