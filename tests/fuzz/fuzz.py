#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Mutates the programs of the test folders and gives them to minigo: whatever the text, the compiler must end in time
with status 0 or 1, and a program that it accepts must run without a signal or an internal error (it may loop: it is
stopped then) and do the same with everything on the heap and nothing inlined. Half of the mutants change only operators,
numbers and names, so that many are accepted. Offending programs are kept in build/fuzz/.

  fuzz.py --minigo CMD --seconds N [--seed S] [--jobs J]"""
import argparse, concurrent.futures, os, random, re, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.join(ROOT, "tests"))
import command, golang
from golang import GO

FOLDERS = ["tests/lang", "tests/errors", "tests/panics", "tests/escape", "tests/inline", "tests/sched", "tests/lib",
           "tests/regress", "tests/programs", "samples"]
TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*"|`[^`]*`|\'(?:[^\'\\\n]|\\.)*\'|\w+|\s+|<-|&\^=?|[-+*/%&|^<>=!:]=|&&|\|\||'
                   rb'\+\+|--|<<=?|>>=?|\.\.\.|.', re.S)
SPICE = [b"func", b"type", b"struct", b"interface", b"map", b"chan", b"[]", b"[0]", b"(", b")", b"{", b"}", b"*", b"&", b"<-",
         b"...", b"iota", b"nil", b"0", b"-1", b"1<<63", b"1e400", b"0x", b"'\\u", b'"', b"`", b"//", b"/*", b"\n", b";", b",",
         b"defer", b"go", b"select", b"switch", b"case", b"default:", b"fallthrough", b"goto L", b"L:", b"break", b"continue",
         b"return", b"range", b"var x x", b"const c = c", b"_", b"int", b"string", b"interface{}", b"struct{}", b"func()",
         b"[1<<40]int", b"x.y.z", b"\x00", b"\xff", b"\xef\xbb\xbf", b"main", b"init", b"len", b"append", b"make", b"new",
         b"[...]", b"any", b"[T any]", b"~int", b"complex128", b"1i", b"unsafe", b"import \"fmt\"", b":=", b"=", b"=="]


# A program that prints what it allocates may differ between the levels.
COUNTS = re.compile(rb"MemStats|AllocsPerRun|GCStats|modes: default")
OPERATORS = [[b"+", b"-", b"*", b"/", b"%", b"&", b"|", b"^", b"&^", b"<<", b">>"], [b"==", b"!=", b"<", b"<=", b">", b">="],
             [b"&&", b"||"], [b"+=", b"-=", b"*=", b"/=", b"|=", b"^=", b"<<=", b">>=", b"&^="], [b"++", b"--"],
             [b"break", b"continue", b"return"], [b"true", b"false"],
             [b"int", b"int8", b"uint8", b"int16", b"uint32", b"int64", b"uint64", b"float64", b"float32", b"uint", b"rune"]]
NUMBERS = [b"0", b"1", b"2", b"3", b"7", b"8", b"10", b"63", b"64", b"127", b"128", b"255", b"256", b"1000", b"65535", b"-1", b"1<<31"]


def mutate_gently(r, text):
    toks = TOKEN.findall(text)
    names = [t for t in toks if re.fullmatch(rb"[a-z]\w*", t)]
    for _ in range(r.choice((1, 1, 2, 3))):
        for _ in range(50):
            i = r.randrange(len(toks))
            t = toks[i]
            kin = next((k for k in OPERATORS if t in k), None)
            if kin:
                toks[i] = r.choice(kin)
            elif re.fullmatch(rb"\d+", t):
                toks[i] = r.choice(NUMBERS)
            elif re.fullmatch(rb"[a-z]\w*", t) and r.randrange(3) == 0:
                toks[i] = r.choice(names)
            else:
                continue
            break
    return b"".join(toks)


def mutate(r, text, others):
    if r.randrange(2):
        return mutate_gently(r, text)
    toks = TOKEN.findall(text)
    for _ in range(r.choice((1, 1, 1, 2, 3, 8))):
        if not toks:
            break
        i, j = r.randrange(len(toks)), r.randrange(len(toks))
        kind = r.randrange(10)
        if kind == 0:
            del toks[i]
        elif kind == 1:
            toks[i], toks[j] = toks[j], toks[i]
        elif kind == 2:
            toks.insert(i, toks[j])
        elif kind == 3:
            toks[i] = r.choice(SPICE)
        elif kind == 4:
            toks.insert(i, b" " + r.choice(SPICE) + b" ")
        elif kind == 5:
            a, b = min(i, j), min(max(i, j), min(i, j) + 40)
            del toks[a:b]
        elif kind == 6:
            a, b = min(i, j), min(max(i, j), min(i, j) + 60)
            toks[i:i] = toks[a:b] * r.choice((1, 1, 2, 50))
        elif kind == 7:
            toks[j] = toks[i]
        elif kind == 8:
            o = TOKEN.findall(r.choice(others))
            k = r.randrange(len(o))
            toks[i:i] = o[k:k + r.randrange(1, 60)]
        else:
            t = bytearray(toks[i])
            t[r.randrange(len(t))] = r.randrange(256)
            toks[i] = bytes(t)
    out = b"".join(toks)
    if r.randrange(30) == 0:
        out = out[:r.randrange(len(out) + 1)]
    if r.randrange(200) == 0:
        word = r.choice((b"(", b"[", b"{", b"-", b"!", b"*", b"&", b"func(){", b"[]", b"map[int]", b"chan ", b"if true {", b"x.", b"<-"))
        k = r.randrange(len(out) + 1)
        out = out[:k] + word * r.choice((1000, 20000, 200000)) + out[k:]
    return out


def execute(argv, seconds, waiting=command.WAITING):
    """(status, output); None and nothing, when it does not end in so many seconds of processor time or of waiting."""
    status, out, _ = command.execute(argv, seconds=seconds, waiting=waiting, joined=True)
    return status, b"" if status is None else out


def is_internal(out):
    return re.search(rb"internal error|minigo: bug|Sanitizer|runtime error: .*(overflow|misaligned|shift exponent|load of|member access)"
                     rb"|\.c:\d+: ", out) is not None and b"panic: runtime error" not in out


def strip_trace(out):
    """The output without goroutine traces, where inlined frames show, and without addresses."""
    out = re.sub(rb"\[signal [^\n]*\n|exit status 2\n", b"", out)
    return re.sub(rb"0x[0-9a-f]{5,}", b"ADDRESS", re.sub(rb"\n\n?goroutine .*", b"", out, flags=re.S)).rstrip(b"\n")


def compare_with_go(path, minigo):
    """What real Go 1.19 makes of the program and minigo does not, or None. For programs without clocks and races."""
    name = path[:-3]
    with open(path, "rb") as f, open(name + ".go", "wb") as g:
        g.write(f.read())
    status, out = execute([minigo, "build", "-lang=go1.19", "-e", name + ".go"], 20)
    go_status, go_out = execute([GO, "tool", "compile", "-e", "-lang=go1.19", "-p", "main", "-o", name + ".o", name + ".go"], 20)
    if b"not supported yet" in out or b"no native of" in out or go_status is None:
        return None
    if (status == 0) != (go_status == 0):
        return "Go %s: %s" % ("accepts it" if go_status == 0 else "rejects it", (out + go_out)[:300].decode(errors="replace"))
    if status != 0:
        mine, theirs = (sorted(set(re.findall(rb"go:(\d+:\d+: [^\n]*)", x))) for x in (out, go_out))
        if [x for x in mine if b"declared but not used" not in x] != [x for x in theirs if b"declared but not used" not in x]:
            diff = [b"-" + x for x in theirs if x not in mine] + [b"+" + x for x in mine if x not in theirs]
            return "messages: " + b"\n    ".join(diff[:4]).decode(errors="replace")
        return None
    if execute([GO, "tool", "link", "-o", name + ".bin", name + ".o"], 20)[0] != 0:
        return None
    go_status, go_out = execute([name + ".bin"], 3, 3)
    status, out = execute([minigo, "run", "-lang=go1.19", "-maxheap=1GB", name + ".go"], 20, 20)
    if go_status is None or status is None or b"stack overflow" in out or b"out of memory" in out:
        return None
    if status != go_status or strip_trace(out) != strip_trace(go_out):
        a, b = strip_trace(go_out).split(b"\n"), strip_trace(out).split(b"\n")
        k = next((k for k in range(min(len(a), len(b))) if a[k] != b[k]), min(len(a), len(b)))
        return "Go: status %d, %r; minigo: status %d, %r" % (go_status, a[k:k + 1], status, b[k:k + 1])
    return None


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minigo", required=True)
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--seed", type=int, default=int(time.time()))
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--no-run", action="store_true", help="compile only")
    ap.add_argument("--go", action="store_true", help="compare messages and output with real Go 1.19")
    opt = ap.parse_args()
    golang.set_environment()
    corpus = []
    for d in FOLDERS:
        for dir_path, _, names in os.walk(os.path.join(ROOT, d)):
            for n in sorted(names):
                if n.endswith((".mg", ".go")):
                    with open(os.path.join(dir_path, n), "rb") as f:
                        corpus.append(f.read().split(b"\n// Output:")[0])
    keep = os.path.join(ROOT, "build", "fuzz")
    os.makedirs(keep, exist_ok=True)
    deadline = time.time() + opt.seconds
    counts = {"mutants": 0, "accepted": 0, "offending": 0}

    def worker(w):
        r = random.Random(opt.seed * 1000 + w)
        path = os.path.join(keep, "mutant-%d.mg" % w)
        while time.time() < deadline:
            text = mutate(r, r.choice(corpus), corpus)
            with open(path, "wb") as f:
                f.write(text)
            status, out = execute([opt.minigo, "build", path], 20)
            counts["mutants"] += 1
            why = None
            if status is None:
                why = "build hangs"
            elif status not in (0, 1) or is_internal(out):
                why = "build: status %d: %s" % (status, out[-300:].decode(errors="replace"))
            elif status == 0 and not opt.no_run and b"package main" in text:
                counts["accepted"] += 1
                status, out = execute([opt.minigo, "run", "-maxheap=64MB", path], 3, 3)
                if status is not None and (status < 0 or status > 130 or is_internal(out)):
                    why = "run: status %d: %s" % (status, out[-300:].decode(errors="replace"))
                elif status is not None and not re.search(rb"out of memory|stack overflow", out) and not COUNTS.search(text):
                    other, out2 = execute([opt.minigo, "run", "-maxheap=1GB", "-escape=off", "-l", path], 30)
                    if other != status or strip_trace(out2) != strip_trace(out):
                        why = "differs under -escape=off -l: status %s and %s" % (status, other)
            if not why and opt.go and b"// go1.2" not in text:
                why = compare_with_go(path, opt.minigo)
            if why:
                counts["offending"] += 1
                name = os.path.join(keep, "offender-%d-%d-%d.mg" % (opt.seed, w, counts["mutants"]))
                with open(name, "wb") as f:
                    f.write(text)
                print("%s: %s" % (os.path.relpath(name, ROOT), why), flush=True)
    with concurrent.futures.ThreadPoolExecutor(opt.jobs) as pool:
        list(pool.map(worker, range(opt.jobs)))
    print("seed %d: %d mutants, %d accepted and run, %d offending" % (opt.seed, counts["mutants"], counts["accepted"], counts["offending"]))
    sys.exit(1 if counts["offending"] else 0)


if __name__ == "__main__":
    main()
