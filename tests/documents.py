#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What README.md and docs/ say is so: tests/documents.py --minigo CMD

  - docs/ESCAPE.md: each program prints the lines below it (`minigo build -m`, under "Why" `-m=2`);
  - docs/STATS.md, docs/COMPARE.md: the keys of the JSON of several programs are those of the tables, no more and no fewer;
    the columns of the CSV;
  - links to files, and the files and folders that are named, exist; the map of folders names all folders."""
import argparse, csv, glob, json, os, re, subprocess, sys, tempfile

failures = []
n_checked = 0


def check(ok, message):
    global n_checked
    n_checked += 1
    if not ok:
        failures.append(message)


def text_of(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def run(*argv):
    p = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


def check_examples(minigo, path):
    page = text_of(path)
    n = 0
    with tempfile.TemporaryDirectory() as tmp:
        for m in re.finditer(r"^```go\n(package .*?)^```\n```\n(.*?)^```\n", page, re.M | re.S):
            n += 1
            flag = "-m=2" if "\n## Why" in page[:m.start()] else "-m"
            with open(os.path.join(tmp, "x.mg"), "w", encoding="utf-8") as f:
                f.write(m.group(1))
            _, out, err = run(minigo, "build", "-lang=go1.19", flag, os.path.join(tmp, "x.mg"))
            got = (out + err).replace(tmp + os.sep, "")
            line = page[:m.start()].count("\n") + 1
            check(got == m.group(2), "%s:%d: the program prints\n%sand not\n%s" % (path, line, got, m.group(2)))
    check(n >= 11, "%s: only %d examples" % (path, n))


def section(page, first_words):
    """The rows of the table that follows the line that begins with first_words: the names in their first column."""
    at = page.index("\n" + first_words)
    table = re.search(r"((?:^\|.*\n)+)", page[at:], re.M).group(1)
    names = set()
    for row in table.split("\n")[2:]:
        for name in re.findall(r"`([^`]+)`", (row.split("|") + [""])[1]):
            names.add(name)
    return names


def same_keys(what, documented, got):
    for k in sorted(got - documented):
        check(False, "%s: %s is in the JSON, but not described" % (what, k))
    for k in sorted(documented - got):
        check(False, "%s: %s is described, but in no JSON" % (what, k))
    check(True, "")


def keys_of(objects):
    return set().union(*[set(o) for o in objects])


def check_stats(minigo, path):
    page = text_of(path)
    docs = []
    for name, flags in (("samples/points.mg", []), ("tests/gc/garbage_lists.mg", []), ("tests/gc/garbage_lists.mg", ["-escape=off"]),
                        ("tests/contracts/pass_maxalloc_loop.mg", ["-lifetimes"]), ("tests/contracts/pass_stack_append.mg", []),
                        ("tests/panics/panic_string.mg", ["-lifetimes"])):
        docs.append(stats(minigo, name, flags))
    always = [d for d in docs if "lifetimes" not in d]
    total = section(page, "## JSON")
    same_keys(path, total, keys_of(always))
    check(all("lifetimes" in d for d in docs if d["program"].endswith(("loop.mg", "string.mg"))), "-lifetimes gives no lifetimes")
    for d in docs:
        check(total <= set(d), "%s: %s lacks %s" % (path, d["program"], ", ".join(sorted(total - set(d)))))
    for words, key in (("Each element of `sites`", "sites"), ("Each element of `timeline`", "timeline"), ("`lifetimes` is there", "lifetimes"),
                       ("Each element of `contracts`", "contracts")):
        same_keys("%s: %s" % (path, key), section(page, words), keys_of([x for d in docs for x in d.get(key, [])]))
    same_keys(path + ": sizes", set("size objects bytes".split()), keys_of([x for d in docs for x in d["sizes"]]))
    same_keys(path + ": chain", set("text file line col".split()), keys_of([c for d in docs for x in d["sites"] for c in x["chain"]]))
    rules = section(page, "`rule` is one of these")
    kinds = set(re.findall(r"`([^`]+)`", re.search(r"^\| `kind` \|(.*)", page, re.M).group(1)))
    decisions = set(re.findall(r"`([^`]+)`", re.search(r"^\| `decision` \|(.*)", page, re.M).group(1)))
    for x in [x for d in docs for x in d["sites"]]:
        for value, known in ((x["rule"], rules), (x["kind"], kinds), (x["decision"], decisions)):
            if value not in known:
                check(False, "%s: %s is not described (%s:%d)" % (path, value, x["file"], x["line"]))
    columns = re.search(r"in the order `([^`]+)`", page).group(1).split(",")
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "stats.csv")
        run(minigo, "run", "-stats=csv", "-statsfile", out, "samples/points.mg")
        with open(out, newline="", encoding="utf-8") as f:
            check(next(csv.reader(f)) == columns, path + ": the columns of the CSV are others")
    check(set(columns) == section(page, "Each element of `sites`") - {"chain"}, path + ": the columns of the CSV are not the keys of sites")


def stats(minigo, name, flags):
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "stats.json")
        run(minigo, "run", "-stats=json", "-statsfile", out, *flags, name)
        return json.loads(text_of(out))


def check_compare(minigo, path):
    page = text_of(path)
    docs = [json.loads(run(minigo, "compare", "-json", *names)[1]) for names in (("samples/points.mg",), ("samples/points.mg", "samples/points-values.mg"))]
    same_keys(path, section(page, "## JSON"), keys_of(docs))
    sides = [d[k] for d in docs for k in ("before", "after")]
    row = re.search(r"^\| `before`, `after` \|(.*)", page, re.M).group(1)
    same_keys(path + ": sides", set(re.findall(r"`([a-z_0-9]+)`", row.split(": `program`")[1])) | {"program"}, keys_of(sides))
    last = page[page.rindex("\n`before` and `after` of a site"):]
    sites = [x for d in docs for s in d["sites"] for x in (s["before"], s["after"]) if x]
    same_keys(path + ": a site", set(re.findall(r"`([a-z_]+)`", last.split("or hold", 1)[1])), keys_of(sites))


def check_names(pages):
    tops = {d for d in os.listdir(".") if os.path.isdir(d)} - {"build", ".git"}
    table = re.search(r"\| folder \| holds \|\n((?:\|.*\n)+)", text_of("README.md")).group(1)
    rows = set(re.findall(r"^\| `([^`]+)/` \|", table, re.M))
    known = {d for d in tops if d in rows or not d.startswith(".")}  # a tool may keep its own folder here
    check(rows == known, "README.md: the map of folders has %s, there are %s" % (sorted(rows), sorted(known)))
    for page in pages:
        text = text_of(page)
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            if not re.match(r"https?:", target):
                check(os.path.exists(os.path.join(os.path.dirname(page), target)), "%s: no file %s" % (page, target))
        for name in re.findall(r"(?<![\w/.-])((?:tests|bench|samples|docs|runtime/lib|cli|compiler|vm|gc)/[\w./*-]+)", text):
            name = name.rstrip(".")
            check(glob.glob(name) or glob.glob(name + ".mg") or glob.glob(name + ".*") or name.endswith("check"), "%s: no file %s" % (page, name))
        for name in re.findall(r"`([a-z_]+\.[ch])`", text):
            check(glob.glob("*/" + name), "%s: no file %s" % (page, name))
        for target in re.findall(r"`make ([a-z][a-z-]*)", text):
            makefiles = text_of("Makefile") + text_of("tests/tests.mk") + text_of("bench/bench.mk")
            check(re.search(r"^(?:[\w $()/.-]* )?%s(?: [\w $()/.-]*)?:" % target, makefiles, re.M), "%s: no target %s" % (page, target))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minigo", default="./minigo")
    minigo = os.path.abspath(ap.parse_args().minigo)
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    pages = ["README.md", "samples/README.md", "bench/RESULTS.md"] + sorted(glob.glob("docs/*.md"))
    check_examples(minigo, "docs/ESCAPE.md")
    check_stats(minigo, "docs/STATS.md")
    check_compare(minigo, "docs/COMPARE.md")
    check_names(pages)
    for f in failures:
        print("FAIL: " + f)
    print("documents: %d of %d" % (n_checked - len(failures), n_checked))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
