#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long the passes of the compiler take: a generated program of 20,000 lines, and functions of 1,250 to 10,000
statements.

  compile.py [--minigo CMD] [--runs N] [--save FILE]   times of the passes, the least of N runs each
  compile.py --instructions                            of escape analysis, the instructions too (valgrind)
  compile.py --write lines|N                           prints the program: of 20,000 lines, or a function of N statements

The bars: inlining, devirtualisation and escape analysis take at most a third of the time; a function of twice the
statements takes them at most 2.3 times as long (n log n: 2.2)."""
import collections, os, random, re, subprocess, sys, tempfile

import measure

HEADING = "## Compile time"
ANALYSIS = ("inline", "devirtualise", "escape")
SIZES = (1250, 2500, 5000, 10000)
UNIT = """
type node{i} struct {{
	val  int
	name string
	next *node{i}
	kids []*node{i}
}}

type visitor{i} interface {{
	visit(n *node{i}) int
}}

type sum{i} struct{{ total int }}

func (s *sum{i}) visit(n *node{i}) int {{
	s.total += n.val
	return s.total
}}

func new{i}(val int, name string) *node{i} {{
	return &node{i}{{val: val, name: name}}
}}

func (n *node{i}) add(k *node{i}) *node{i} {{
	n.kids = append(n.kids, k)
	if n.next == nil {{
		n.next = k
	}}
	return k
}}

func walk{i}(n *node{i}, v visitor{i}) int {{
	total := v.visit(n)
	for _, k := range n.kids {{
		total += walk{i}(k, v)
	}}
	return total
}}

func count{i}(words []string) map[string]int {{
	m := make(map[string]int)
	for i, w := range words {{
		if len(w) > {small} {{
			m[w[:{small}]] += i
		}} else {{
			m[w]++
		}}
	}}
	return m
}}

func each{i}(n int, f func(i int) int) (out []int) {{
	for i := 0; i < n; i++ {{
		out = append(out, f(i))
	}}
	return out
}}

func work{i}(words ...string) int {{
	root := new{i}({small}, "root")
	var last *node{i}
	for i, w := range words {{
		last = root.add(new{i}(i, w+"x"))
		switch {{
		case i%3 == 0:
			last.add(&node{i}{{val: i, name: "kid"}})
		case len(w) == {small}:
			last.next = root
		default:
			last.kids = []*node{i}{{root, last}}[:0]
		}}
	}}
	s := &sum{i}{{}}
	total := walk{i}(root, s) + s.total
	offset := {small}
	for _, x := range each{i}(4, func(i int) int {{ return i*offset + total }}) {{
		total += x
	}}
	for k, v := range count{i}(words) {{
		total += len(k) * v
	}}
	defer func() {{ offset = total }}()
	buf := make([]byte, 0, 64)
	for i := 0; i < {small}; i++ {{
		buf = append(buf, byte('a'+i))
	}}
	if string(buf) == "abc" {{
		total++
	}}
	return total + {call}
}}
"""


def program_of_lines(n):
    out, lines, i = ["package main\n"], 2, 0
    while lines < n - 8:
        i += 1
        unit = UNIT.format(i=i, small=2 + i % 7, call="work%d(words...)" % (i - 1) if i > 1 and i % 4 else "len(words)")
        out.append(unit)
        lines += unit.count("\n")
    out.append('\nfunc main() {\n\tprintln(work%d("a", "bc", "def"))\n}\n' % i)
    return "".join(out)


def function_of_statements(n):
    """One function over some hundred variables; the share of each kind of statement does not depend on n."""
    rnd = random.Random(1)
    body = []
    k = n // 10  # of each kind of variable a tenth of the statements
    for i in range(k):
        body.append("var x%d int = %d" % (i, i))
        body.append("var p%d *int = &x%d" % (i, i))
        body.append("s%d := []*int{p%d}" % (i, rnd.randrange(i + 1)))
        body.append("s%d = append(s%d, p%d)" % (i, i, i))
    v = lambda c: "%s%d" % (c, rnd.randrange(k))
    forms = [lambda: "%s = %s" % (v("p"), v("p")), lambda: "%s = &%s" % (v("p"), v("x")),
             lambda: "%s = append(%s, %s)" % (v("s"), v("s"), v("p")), lambda: "*%s = %s + *%s" % (v("p"), v("x"), v("p")),
             lambda: "%s[0] = %s" % (v("s"), v("p")), lambda: "%s = pick(%s, %s)" % (v("p"), v("p"), v("p")),
             lambda: "if %s > %s { %s = %s[0] }" % (v("x"), v("x"), v("p"), v("s")),
             lambda: "%s = apply(func() int { return *%s + %s })" % (v("x"), v("p"), v("x")),
             lambda: "for i := range %s { %s += i }" % (v("s"), v("x")),
             lambda: "%s = (&pair{%s, %s}).a" % (v("p"), v("p"), v("p"))]
    while len(body) < n - 1:
        body.append(rnd.choice(forms)())
    return """package main

type pair struct{ a, b *int }

func pick(a, b *int) *int {
	if *a > *b {
		return a
	}
	return b
}

//go:noinline
func apply(f func() int) int { return f() }

func big() int {
	%s
	return x0
}

func main() { println(big()) }
""" % "\n\t".join(body)


def timings(minigo, path, runs):
    best = collections.OrderedDict()
    for _ in range(runs):
        p = subprocess.run([minigo, "build", "-d", "timings", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if p.returncode:
            sys.exit("%s: %s" % (path, p.stderr[:500]))
        for m in re.finditer(r"^(\w+) +([\d.]+) ms", p.stderr, re.M):
            best[m.group(1)] = min(best.get(m.group(1), 1e9), float(m.group(2)))
    return best


def instructions(minigo, path):
    """Of escape_program."""
    p = subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=escape_program", "--callgrind-out-file=/dev/null",
                        minigo, "build", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    m = re.search(r"Collected : (\d+)", p.stderr)
    return int(m.group(1)) if m else 0


def main():
    ap = measure.arguments(__doc__, 9, names=False)
    ap.add_argument("--instructions", action="store_true")
    ap.add_argument("--write", metavar="WHAT")
    opt = ap.parse_args()
    if opt.write:
        print(program_of_lines(20000) if opt.write == "lines" else function_of_statements(int(opt.write)), end="")
        return
    out = []
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "a.mg")
        text = program_of_lines(20000)
        with open(path, "w") as f:
            f.write(text)
        t = timings(opt.minigo, path, opt.runs)
        total = sum(t.values())
        out.append("A program of %d lines:\n\n```" % text.count("\n"))
        out += ["%-14s%9.2f ms%8.1f %%" % (k, v, 100 * v / total) for k, v in t.items()]
        share = sum(t.get(k, 0) for k in ANALYSIS) / total
        out += ["%-14s%9.2f ms" % ("all", total), "%-14s%18.1f %% (at most 33.3)" % ("analysis", 100 * share), "```", ""]
        head = "statements   inline ms   escape ms   growth" + ("   escape instructions   growth" if opt.instructions else "")
        out += ["One function, inlining and escape analysis; growth is over the half of the statements, at most 2.3:", "", "```", head]
        before = ins_before = None
        for n in SIZES:
            with open(path, "w") as f:
                f.write(function_of_statements(n))
            t = timings(opt.minigo, path, opt.runs)
            both = sum(t.get(k, 0) for k in ANALYSIS)
            line = "%10d%12.2f%12.2f%9s" % (n, t.get("inline", 0), t.get("escape", 0), "%.2f" % (both / before) if before else "")
            before = both
            if opt.instructions:
                i = instructions(opt.minigo, path)
                line += "%22d%9s" % (i, "%.2f" % (i / ins_before) if ins_before else "")
                ins_before = i
            out.append(line)
        out.append("```")
    print("\n".join(out))
    if opt.save:
        measure.save_section(opt.save, HEADING, "`make bench-compile`: `minigo build -d timings`, the least of %d runs each. %s\n\n%s" %
                             (opt.runs, measure.where_and_when(), "\n".join(out)))


if __name__ == "__main__":
    main()
