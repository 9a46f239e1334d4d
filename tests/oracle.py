#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the program folders with real Go 1.19.

  oracle.py run [FILE...]            what each program expects of itself (see programs.c) is what Go does: output, exit
                                     status, panic text, compile errors, the optimizer's lines
  oracle.py m --minigo CMD [FILE...] `minigo build -m` prints the lines of `go build -gcflags=-m`, as a multiset
  oracle.py write FILE...            writes Go's output into the program's Output block
  oracle.py write-m FILE...          writes the optimizer's lines beside the program, into NAME.m

A program with the comment `// go1.NN`, NN over 19, needs a newer Go: it is left out. So is one with `// oracle: no`,
where minigo differs on purpose (docs/DIFFERENCES.md)."""
import argparse, collections, concurrent.futures, os, re, shlex, subprocess, sys, tempfile

GO = "/usr/lib/go-1.19/bin/go"
FOLDERS = ["tests/lang", "tests/errors", "tests/panics", "tests/escape", "tests/escape/counts", "tests/inline", "tests/gc", "tests/sched",
           "tests/lib", "tests/regress", "tests/programs", "samples"]
M_FOLDERS = ("escape", "inline", "samples")


class Program:
    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as f:
            self.text = f.read()
        self.lines = self.text.split("\n")
        self.out, self.input, self.status, self.err_parts = None, None, 0, []
        self.args, self.flags, self.errors = [], [], {}
        block = None
        for num, line in enumerate(self.lines, 1):
            if line in ("// Output:", "// stdin:"):
                block = line
                if line == "// Output:":
                    self.out = self.out or ""
                else:
                    self.input = ""
                continue
            if block and line.startswith("//"):
                text = line[3:] if line.startswith("// ") else line[2:]
                if block == "// Output:":
                    self.out += text + "\n"
                else:
                    self.input += text + "\n"
                continue
            block = None
            m = re.search(r"// ERROR (.*)", line)
            if m:
                self.errors[num] = [a or b for a, b in re.findall(r'"([^"]*)"|`([^`]*)`', m.group(1))]
            m = re.match(r"[^\"`]*?// (expect|panic|stderr|exit|args|flags):(?: (.*))?$", line)
            if not m:
                continue
            name, value = m.group(1), m.group(2) or ""
            if name == "expect":
                self.out = (self.out or "") + value + "\n"
            elif name == "panic":
                self.status = 2
                self.err_parts.append(value)
            elif name == "stderr":
                self.err_parts.append(value)
            elif name == "exit":
                self.status = int(value)
            elif name == "args":
                self.args += shlex.split(value)
            else:
                self.flags += shlex.split(value)
        self.folder = os.path.basename(os.path.dirname(path))
        m = re.search(r"^// go1\.(\d+)", self.text, re.M)
        self.left_out = bool(m and int(m.group(1)) > 19) or "// oracle: no" in self.text
        if self.input is None and os.path.exists(os.path.splitext(path)[0] + ".in"):
            with open(os.path.splitext(path)[0] + ".in", encoding="utf-8", errors="surrogateescape") as f:
                self.input = f.read()


def run(argv, cwd, text=""):
    """(status, standard output, standard error); the status is -1 after 60 s."""
    try:
        p = subprocess.run(argv, cwd=cwd, input=(text or "").encode("utf-8", "surrogateescape"),
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    except subprocess.TimeoutExpired:
        return -1, "", "timeout"
    return p.returncode, p.stdout.decode("utf-8", "surrogateescape"), p.stderr.decode("utf-8", "surrogateescape")


def compile_go(p, tmp, flags):
    """Copies the program as NAME.go into tmp and compiles it: (status, messages)."""
    name = os.path.splitext(os.path.basename(p.path))[0] + ".go"
    with open(os.path.join(tmp, name), "w", encoding="utf-8", errors="surrogateescape", newline="") as f:
        f.write(p.text)
    s, out, err = run([GO, "tool", "compile", "-lang=go1.19", "-p", "main", "-o", "out.o"] + flags + [name], tmp)
    return s, out + err


def message_lines(text):
    """(line, column, message) of each line that the compiler printed about a position."""
    out = []
    for line in text.split("\n"):
        m = re.match(r"(?:[^\s:]*/)?[^\s/:]+\.(?:mg|go):(\d+):(?:(\d+):)? (.*)", line)
        if m:
            out.append((int(m.group(1)), int(m.group(2) or 0), m.group(3)))
        elif line.startswith("\t") and out:
            out[-1] = out[-1][:2] + (out[-1][2] + "\n" + line,)
    return out


def gc_flags(p):
    """The program's flags that the compiler of Go knows too."""
    words = []
    for f in p.flags:
        if f.startswith("-gcflags="):
            words += f[9:].split()
        else:
            words.append(f)
    return [w for w in words if re.match(r"-(m|l|e|N)(=\d+)?$", w)]


def sidecar(p):
    return os.path.splitext(p.path)[0] + ".m"


def optimizer_lines(p, tmp):
    """What go build -gcflags=-m prints, with the program's own name; without the lines about wrappers."""
    base = os.path.basename(p.path)
    return ["%s:%d:%d: %s" % ((base,) + x) for x in message_lines(compile_go(p, tmp, ["-m"])[1])]


def compare(p, tmp):
    failures = []
    if os.path.exists(sidecar(p)):
        with open(sidecar(p)) as f:
            want, got = f.read().splitlines(), optimizer_lines(p, tmp)
        failures += ["Go does not say: " + x for x in want if x not in got]
        failures += ["Go says: " + x for x in got if x not in want]
        if not failures and want != got:
            failures.append("Go says it in another order")
    optimizer = p.folder in M_FOLDERS and (p.errors or p.folder != "samples")
    if p.errors or p.folder in ("escape", "inline"):
        s, text = compile_go(p, tmp, gc_flags(p) + (["-m"] if optimizer else []))
        left = message_lines(text)
        for num, rxs in p.errors.items():
            for rx in rxs:
                hits = [x for x in left if x[0] == num and re.search(rx, x[2])]
                if not hits:
                    failures.append("line %d: Go does not say: %s (says: %s)" % (
                        num, rx, " | ".join(x[2] for x in left if x[0] == num)))
                p.used = getattr(p, "used", set()) | set(hits)
        failures += ["line %d:%d: Go says: %s" % x for x in left if x not in getattr(p, "used", set())]
        if not optimizer and s == 0:
            failures.append("Go accepts it")
    if p.out is not None or not p.errors:
        s, text = compile_go(p, tmp, [])
        if s != 0:
            return failures + ["Go's compiler: " + text.strip()[:600]]
        s, out, err = run([GO, "tool", "link", "-o", "prog", "out.o"], tmp)
        if s != 0:
            return failures + ["Go's linker: " + (out + err)[:300]]
        p.got = run([os.path.join(tmp, "prog")] + p.args, tmp, p.input)
        s, out, err = p.got
        if s != p.status:
            failures.append("Go exits with %d, the program expects %d: %s" % (s, p.status, err.strip()[:300]))
        want = (p.out or "").rstrip("\n").split("\n")
        got = out.rstrip("\n").split("\n")
        if got != want:
            i = next((i for i in range(min(len(got), len(want))) if got[i] != want[i]), min(len(got), len(want)))
            failures.append("output line %d: Go prints %r, the program expects %r" % (i + 1, got[i:i + 1], want[i:i + 1]))
        failures += ["Go's standard error lacks: %s: %s" % (x, err[:300]) for x in p.err_parts if x not in err]
    return failures


def compare_m(p, tmp, minigo):
    flags = gc_flags(p)
    s, text = compile_go(p, tmp, ["-m"] + [f for f in flags if f != "-m"])
    if s != 0:
        return []
    want = collections.Counter(message_lines(text))
    s, out, err = run([minigo, "build", "-m", "-lang=go1.19"] + [f for f in flags if f != "-m"] + [p.path], ".")
    got = collections.Counter(message_lines(out + err))
    failures = ["exit status %d" % s] if s else []
    failures += ["lacks %d:%d: %s" % x for x in sorted((want - got).elements())]
    failures += ["extra %d:%d: %s" % x for x in sorted((got - want).elements())]
    p.n_lines = (sum((want & got).values()), sum(want.values()))
    return failures


def write_output(p, tmp):
    compare(p, tmp)
    if not hasattr(p, "got"):
        return ["Go's compiler rejects it: " + compile_go(p, tmp, [])[1][:500]]
    head = p.text.split("\n// Output:\n")[0].rstrip("\n")
    out = "".join("// %s\n" % x if x else "//\n" for x in p.got[1].rstrip("\n").split("\n")) if p.got[1] else ""
    with open(p.path, "w", encoding="utf-8", errors="surrogateescape", newline="") as f:
        f.write(head + "\n" + ("\n// Output:\n" + out if out else ""))
    want = p.status
    return [] if p.got[0] == want else ["exit status %d: %s" % (p.got[0], p.got[2][:300])]


def write_lines(p, tmp):
    with open(sidecar(p), "w") as f:
        f.write("".join(x + "\n" for x in optimizer_lines(p, tmp)))
    return []


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("mode", choices=["run", "m", "write", "write-m"])
    ap.add_argument("files", nargs="*")
    ap.add_argument("--minigo", default="./minigo")
    ap.add_argument("--jobs", type=int, default=2)
    opt = ap.parse_args()
    files = opt.files
    if not files:
        files = [os.path.join(d, f) for d in FOLDERS if os.path.isdir(d) for f in sorted(os.listdir(d))
                 if f.endswith((".mg", ".go"))]
    programs = [Program(f) for f in files]
    todo = [p for p in programs if not p.left_out]

    def one(p):
        with tempfile.TemporaryDirectory(prefix="oracle-") as tmp:
            if opt.mode == "run":
                return compare(p, tmp)
            if opt.mode == "m":
                return compare_m(p, tmp, os.path.abspath(opt.minigo))
            return write_lines(p, tmp) if opt.mode == "write-m" else write_output(p, tmp)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(opt.jobs) as pool:
        for p, failures in zip(todo, pool.map(one, todo)):
            if failures:
                failed += 1
                print(p.path + ":" + "".join("\n    " + f.replace("\n", "\n    ") for f in failures[:12]))
    if opt.mode == "m":
        print("lines in common: %d of %d" % tuple(sum(getattr(p, "n_lines", (0, 0))[i] for p in todo) for i in (0, 1)))
    print("oracle: %d programs left out (they need a newer Go)" % (len(programs) - len(todo)))
    print("%d passed, %d failed" % (len(todo) - failed, failed))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
