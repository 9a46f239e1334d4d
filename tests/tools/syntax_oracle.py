#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares parse_dump's errors with those of `go tool compile`, text and position.

usage: syntax_oracle.py PARSE_DUMP [DIR_OR_FILE...]      (default: Go's own test tree)

Takes every .go file in which gc reports a syntax error (gc stops after parsing
such a file, so its output is the parser's), with and without -e, and prints the
first difference of each file and the totals. Exit status 1 if there is any.
"""
import os
import subprocess
import sys
import tempfile

TESTS = "/usr/share/go-1.19/test"


def find(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for root, _, names in os.walk(path):
            for name in sorted(names):
                if name.endswith(".go"):
                    yield os.path.join(root, name)


def run(*args):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


def main():
    parse_dump, paths = sys.argv[1], sys.argv[2:] or [TESTS]
    tool = run("go", "tool", "-n", "compile").decode().strip()
    obj = tempfile.NamedTemporaryFile(suffix=".o").name
    compared = equal = lines = 0
    for path in find(paths):
        text = open(path, "rb").read()
        if b"ERROR" not in text and paths == [TESTS]:
            continue
        for flags in ([], ["-e"]):
            want = run(tool, *flags, "-p", "p", "-o", obj, path)
            if b"syntax error" not in want:
                break
            got = run(parse_dump, *flags, path)
            compared += 1
            lines += want.count(b"\n")
            if got == want:
                equal += 1
                continue
            pairs = zip(want.split(b"\n") + [b""] * 99, got.split(b"\n") + [b""] * 99)
            w, g = next(p for p in pairs if p[0] != p[1])
            print(f"{path} {' '.join(flags)}\n  gc:   {w.decode(errors='replace')}\n  ours: {g.decode(errors='replace')}")
    if os.path.exists(obj):
        os.remove(obj)
    print(f"{equal} of {compared} outputs equal ({lines} lines)")
    return equal != compared


sys.exit(main())
