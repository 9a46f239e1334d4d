# SPDX-License-Identifier: MIT
"""make test-report: reports of real programs in headless Chromium, used as a person would.

    python3 tests/report/report_test.py MINIGO [-k TEXT] [--shots DIR]

Each test writes a report with minigo, loads it, does something, and compares what is on the
page with -stats=json of the same program. No test passes when the page says anything on its
console, throws, or asks for anything but its own file.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from chrome import Chrome

here = os.path.dirname(os.path.abspath(__file__))
tests = []


def test(f):
    tests.append(f)
    return f


class Report:
    """One program: its report and its -stats=json, which agree in all but times."""

    def __init__(self, minigo, folder, name, flags=(), stdin=""):
        self.program = name if os.path.isabs(name) else os.path.join(here, name)
        self.page = os.path.join(folder, os.path.basename(name) + "".join(flags).replace("/", "_") + ".html")
        run = lambda *extra: subprocess.run([minigo, "run", *flags, *extra, self.program], input=stdin.encode(),
                                            capture_output=True, timeout=1200)
        result = run("-report=" + self.page)
        self.status = result.returncode
        assert os.path.exists(self.page), result.stderr.decode(errors="replace")
        def stats(*extra):
            json_file = self.page + ".json"
            run("-stats=json", "-statsfile=" + json_file, *extra)
            with open(json_file, encoding="utf-8") as f:
                return json.load(f)

        self.json = stats()
        self.is_compared = "-nocompare" not in flags
        self.other = stats("-escape=gc" if "-escape=off" in flags else "-escape=off")


def write_many(name):
    """1,000 sites in 20,000 lines."""
    with open(name, "w", encoding="utf-8") as f:
        f.write("package main\n\ntype node struct {\n\tnext *node\n\tv    int\n}\n\nvar sink [1000]*node\n")
        for i in range(1000):
            f.write("\n" + "// a line of words\n" * 15 + "func make%d(v int) *node {\n\tn := &node{v: v}\n\treturn n\n}\n" % i)
        f.write("\nfunc main() {\n\tfor i := 0; i < 60; i++ {\n")
        for i in range(1000):
            f.write("\t\tif i%%%d == 0 {\n\t\t\tsink[%d] = make%d(i)\n\t\t}\n" % (i % 17 + 1, i, i))
        f.write("\t}\n}\n")


def number(text):
    return int(text.replace(",", ""))


# ---- what the page must say ----

TIMES = {"gc_pause_total_ns", "gc_pause_max_ns", "elapsed_ns"}


@test
def totals_equal_the_json(c, r):
    shown = c.run("[...document.querySelectorAll('main > .head [data-key]')].map(e => [e.dataset.key, Number(e.dataset.value), e.textContent])")
    seen = set()
    for key, value, text in shown:
        seen.add(key)
        if key in TIMES:
            assert re.match(r"^[\d.]+ (ns|µs|ms|s)$", text), text
            continue
        assert value == r.json[key], (key, value, r.json[key])
        if "bytes" not in key:
            assert number(text) == r.json[key], (key, text)
    want = {"exit_status", "elapsed_ns", "goroutines", "heap_allocs", "heap_bytes", "frame_objects", "frame_bytes", "gc_cycles",
            "gc_pause_total_ns", "gc_pause_max_ns", "heap_peak_bytes", "live_peak_bytes"}
    assert seen == want, seen ^ want
    assert c.run("document.querySelector('h1').textContent") == os.path.basename(r.program)
    assert "-escape=" + r.json["escape"] in c.run("document.getElementById('facts').textContent")


@test
def embedded_json_equals_stats_json(c, r):
    embedded = c.run("JSON.parse(document.getElementById('data').textContent)")
    times = lambda key: key.endswith("_ns")
    strip = lambda v: {k: strip(x) for k, x in v.items() if not times(k)} if isinstance(v, dict) else [strip(x) for x in v] if isinstance(v, list) else v
    a, b = strip(embedded), strip(r.json)
    assert sorted(a) == sorted(b), sorted(set(a) ^ set(b))
    for key in a:
        assert a[key] == b[key], (key, str(a[key])[:300], str(b[key])[:300])


ROWS = """[...document.querySelectorAll('#table tbody tr.s')].map(tr => ({id: Number(tr.dataset.site),
  cells: Object.fromEntries([...tr.querySelectorAll('[data-key]')].map(td => [td.dataset.key, [Number(td.dataset.value), td.textContent]])),
  texts: [...tr.children].map(td => td.textContent)}))"""


def all_rows(c):
    if c.run("!document.getElementById('show-all').hidden"):
        c.click("#show-all")
    return c.run(ROWS)


@test
def ledger_rows_equal_the_json(c, r):
    c.click("#more")
    rows = all_rows(c)
    sites = {s["id"]: s for s in r.json["sites"]}
    assert len(rows) == len(sites) == len({row["id"] for row in rows}), (len(rows), len(sites))
    for row in rows:
        s = sites[row["id"]]
        for key, (value, text) in row["cells"].items():
            assert value == s[key], (row, key, s[key])
            if key in ("heap_allocs", "frame_objects"):
                assert number(text) == s[key], (key, text, s[key])
        assert row["texts"][0] == s["text"], (row["texts"], s["text"])
    for key in ("heap_allocs", "heap_bytes", "frame_objects", "frame_bytes"):
        assert sum(row["cells"][key][0] for row in rows) == r.json[key], key
    assert number(c.run("document.querySelector('#ledger-sub [data-key=heap_allocs]').textContent")) == r.json["heap_allocs"]


@test
def headers_sort(c, r):
    c.click("#more")
    sites = {s["id"]: s for s in r.json["sites"]}
    order = lambda: [sites[row["id"]] for row in all_rows(c)]
    keys = {"objects": "heap_allocs", "bytes": "heap_bytes", "in frames": "frame_objects", "live at peak": "live_peak_bytes", "what": "text", "kind": "kind", "function": "func"}
    for name, key in keys.items():
        th = "#table th[data-column=%s]" % json.dumps(name)
        is_text = name in ("what", "kind", "function")
        for want in ("ascending", "descending") if is_text else ("descending", "ascending"):
            c.click(th + " button")
            assert c.run("document.querySelector('%s').getAttribute('aria-sort')" % th) == want, (name, want)
            values = [s[key] for s in order()]
            # JavaScript compares UTF-16 units
            by = (lambda v: v.encode("utf-16-be")) if is_text else (lambda v: v)
            assert values == sorted(values, key=by, reverse=want == "descending"), (name, want)
    assert c.run("document.querySelectorAll('#table th[aria-sort]').length") == 1


@test
def filter_narrows(c, r):
    if len(r.json["sites"]) < 2:
        return
    words = ["composite", "make77" if "many" in r.program else "main"]
    c.click("#filter")
    c.type(" ".join(words))
    def match(s):
        where = "%s:%d%s" % (os.path.basename(s["file"]), s["line"], ":%d" % s["col"] if s["col"] else "") if s["line"] else "(runtime)"
        text = "\0".join([s["text"], s["file"], where, s["func"], s["kind"], s["type"], s["decision"], s["rule"], s["reason"], s["key"]]).lower()
        return all(w in text for w in words)
    want = {s["id"] for s in r.json["sites"] if match(s)}
    assert 0 < len(want) < len(r.json["sites"])
    assert {row["id"] for row in all_rows(c)} == want
    c.type(" nothing-has-this")
    assert c.run(ROWS) == []
    assert c.run("document.getElementById('ledger-sub').textContent").startswith("0 of ")
    c.run("document.getElementById('filter').select()")
    c.press("Backspace")
    assert len(all_rows(c)) == len(r.json["sites"])
    c.click("#decision button[data-decision=frame]")
    assert {row["id"] for row in all_rows(c)} == {s["id"] for s in r.json["sites"] if s["decision"] == "frame"}
    c.click("#library")
    assert {row["id"] for row in all_rows(c)} == {s["id"] for s in r.json["sites"] if s["decision"] == "frame" and not s["library"]}


def shown_cards(c):
    return c.run("""[...document.querySelectorAll('#why .card')].map(e => ({id: Number(e.dataset.site), text: e.textContent,
      chain: [...e.querySelectorAll('.chain li code')].map(x => x.textContent)}))""")


def lines_with_sites(r):
    lines = {}
    for s in r.json["sites"]:
        if s["file"] == r.program:
            lines.setdefault(s["line"], []).append(s)
    return lines


def check_why(c, r, line):
    cards, sites = shown_cards(c), lines_with_sites(r)[line]
    assert [card["id"] for card in cards] == [s["id"] for s in sites], (line, cards)
    for card, s in zip(cards, sites):
        assert s["text"] in card["text"] and (s["rule"] or s["reason"]) in card["text"], card
        assert card["chain"] == [step["text"].strip() for step in s.get("chain", [])], card
        if s["heap_allocs"]:
            assert "{:,}".format(s["heap_allocs"]) in card["text"], card


@test
def margin_equals_the_json(c, r):
    lines = lines_with_sites(r)
    shown = c.run("""[...document.querySelectorAll('#code .ln')].filter(e => e.querySelector('button.gut')).map(e => {
      const g = e.querySelector('.gut'); return [Number(e.dataset.line), g.querySelector('.c').textContent, Number(g.dataset.bytes), g.querySelectorAll('.mark').length]; })""")
    assert [s[0] for s in shown] == sorted(lines), (shown, sorted(lines))
    for line, objects, size, marks in shown:
        sites = lines[line]
        assert (number(objects) if objects else 0) == sum(s["heap_allocs"] for s in sites), line
        assert size == sum(s["heap_bytes"] for s in sites), line
        assert marks == min(2, len(sites)), line
    text = c.run("[...document.querySelectorAll('#code .ln .src')].map(e => e.textContent).join('\\n')")
    with open(r.program, encoding="utf-8") as f:
        assert text == f.read().rstrip("\n")


@test
def hover_shows_the_chain(c, r):
    with_chain = 0
    for line in sorted(lines_with_sites(r)):
        c.hover("#code .ln[data-line='%d'] .src" % line)
        check_why(c, r, line)
        with_chain += any(s.get("chain") for s in lines_with_sites(r)[line])
    if any(s.get("chain") for s in r.json["sites"]):
        assert with_chain


@test
def keyboard_shows_the_chain(c, r):
    lines = sorted(lines_with_sites(r))
    if not lines:
        assert c.run("document.querySelectorAll('button.gut').length") == 0
        return
    c.run("document.getElementById('heat-by').lastElementChild.focus()")
    for _ in range(4):  # a scrolling box is a stop of its own
        c.press("Tab")
        if c.run("document.activeElement.matches('button.gut')"):
            break
    focused = lambda: c.run("document.activeElement.closest('.ln') && Number(document.activeElement.closest('.ln').dataset.line)")
    assert focused() == lines[0], focused()
    check_why(c, r, lines[0])
    for line in lines[1:]:
        c.press("ArrowDown")
        assert focused() == line, (focused(), line)
        check_why(c, r, line)
    c.press("ArrowDown")
    assert focused() == lines[-1]
    c.press("Home")
    check_why(c, r, lines[0])
    c.press("Enter")  # keeps it
    assert c.run("document.querySelector('#code .ln.pin').dataset.line") == str(lines[0])
    c.hover("#code .ln[data-line='%d'] .src" % lines[-1])
    check_why(c, r, lines[0])
    assert c.run("document.activeElement.getAttribute('aria-label')").startswith("Line %d: " % lines[0])


@test
def rows_open_by_mouse_and_keyboard(c, r):
    if not r.json["sites"]:
        assert c.run(ROWS) == []
        return
    site = r.json["sites"][0]
    row = "#table tbody tr.s[data-site='%d']" % site["id"]
    detail = "(document.querySelector('#table tr.detail .card') || {dataset: {}}).dataset.site"
    c.click(row + " td:nth-child(3)")
    assert c.run(detail) == str(site["id"])
    assert c.run("document.querySelector(%s).getAttribute('aria-expanded')" % json.dumps(row)) == "true"
    c.click(row + " td:nth-child(3)")
    assert c.run(detail) is None
    c.run("document.querySelector('#table tbody tr.s').focus()")
    c.press("ArrowDown")
    c.press("Enter")
    assert c.run(detail) == str(r.json["sites"][min(1, len(r.json["sites"]) - 1)]["id"])


@test
def heap_chart_tells_each_cycle(c, r):
    timeline = c.run("JSON.parse(document.getElementById('data').textContent).timeline")
    assert c.run("document.querySelectorAll('#chart .pause').length") == len(timeline) == len(r.json["timeline"])
    for axis in ("time", "tick"):
        for i in range(min(5, len(timeline))):
            c.middle("#chart svg")
            places = c.run("[...document.querySelectorAll('#chart .pause')].map(e => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top]; })")
            x, y = places[i]
            c.move(x, y - 30)
            tip = c.run("document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent")
            # Cycles may have been so soon after one another that they share the pixel.
            there = [cycle for cycle, (at, _) in zip(timeline, places) if abs(at - x) < 1]
            assert any("{:,}".format(cycle["tick"]) in tip and "pause" in tip and cycle["cause"] in tip for cycle in there), tip
        c.click("#axis button:last-child")
    if timeline:
        c.run("document.getElementById('chart').focus()")
        c.press("ArrowRight")
        c.press("ArrowRight")
        assert "tick " in c.run("document.getElementById('chart').getAttribute('aria-label')")
        c.press("Escape")
        assert c.run("document.getElementById('tip').hidden")


@test
def histograms_add_up(c, r):
    numbers = lambda box, n: c.run("[...document.querySelectorAll('#%s .h:not(.cap)')].map(e => Number(e.children[%d].dataset.value))" % (box, n))
    assert sum(numbers("sizes", 2)) == r.json["heap_allocs"] == sum(s["objects"] for s in r.json["sizes"])
    assert sum(numbers("sizes", 3)) == r.json["heap_bytes"] == sum(s["bytes"] for s in r.json["sizes"])
    if "lifetimes" in r.json:
        assert sum(numbers("lifetimes", 2)) == r.json["heap_allocs"]
        assert sum(numbers("lifetimes", 3)) == r.json["heap_bytes"]
    c.click("#hist-by button:last-child")
    assert sum(numbers("sizes", 2)) == r.json["heap_allocs"]


@test
def contracts_are_shown(c, r):
    contracts = r.json.get("contracts", [])
    assert c.run("document.getElementById('contracts').hidden") == (not contracts)
    rows = c.run("[...document.querySelectorAll('#contract-table tbody tr')].map(e => [...e.children].map(td => td.textContent))")
    assert len(rows) == len(contracts)
    for row, k in zip(rows, contracts):
        assert row[0] == k["contract"] and row[1] == k["of"] and number(row[4]) == k["calls"] and number(row[5]) == k["max_allocs"] and row[6].endswith(k["result"]), row


@test
def bars_equal_the_json(c, r):
    bars = dict(c.run("[...document.querySelectorAll('#bars [data-bar]')].map(e => [e.dataset.bar, e.dataset.value === undefined ? null : Number(e.dataset.value)])"))
    for key in ("heap_allocs", "heap_bytes"):
        assert bars["data." + key] == r.json[key]
        assert bars["comparison." + key] == (r.other[key] if r.is_compared else None), (key, bars)
    assert bars["data.elapsed_ns"] > 0 and (bars["comparison.elapsed_ns"] is None) == (not r.is_compared)
    assert len(bars) == 6
    widths = c.run("[...document.querySelectorAll('#bars .one')].map(e => [Number(e.lastChild.dataset.value) || 0, e.querySelector('.fill').offsetWidth, e.querySelector('.track').offsetWidth])")
    for (a, a_width, track), (b, b_width, _) in zip(widths[::2], widths[1::2]):
        for value, width in ((a, a_width), (b, b_width)):
            want = track * value / max(a, b, 1)
            assert abs(width - want) <= 2, (widths, want)


@test
def every_file_can_be_shown(c, r):
    files = c.run("[...document.querySelectorAll('#file option')].map(o => o.value)")
    want = {s["file"] for s in r.json["sites"] if s["line"]}
    assert want <= set(files), want - set(files)
    for name in files:
        c.run("(() => { const f = document.getElementById('file'); f.value = %s; f.dispatchEvent(new Event('change')); })()" % json.dumps(name))
        marked = c.run("[...document.querySelectorAll('#code button.gut')].map(e => Number(e.closest('.ln').dataset.line))")
        assert marked == sorted({s["line"] for s in r.json["sites"] if s["file"] == name}), name


@test
def theme_toggles(c, r):
    back = lambda: c.run("getComputedStyle(document.body).backgroundColor")
    seen = [back()]
    for _ in range(3):
        c.click("#theme")
        seen.append(back())
    assert seen[3] == seen[0] and len(set(seen)) == 2, seen


@test
def no_ids_twice_and_all_controls_named(c, r):
    assert c.run("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))") == 0
    assert c.run("""[...document.querySelectorAll('button, input, select, a')].filter(e => !e.hidden && !(e.textContent.trim() || e.getAttribute('aria-label') ||
      (e.labels && e.labels.length))).map(e => e.outerHTML)""") == []


@test
def a_place_in_the_ledger_leads_to_its_line(c, r):
    own = [s for s in r.json["sites"] if s["line"]]
    if not own:
        return
    site = own[len(own) // 2]
    if c.run("!document.getElementById('show-all').hidden"):
        c.click("#show-all")
    c.click("#table tr.s[data-site='%d'] a" % site["id"])
    assert c.run("document.getElementById('file').value") == site["file"]
    assert c.run("document.querySelector('#code .ln.pin').dataset.line") == str(site["line"])
    top, bottom, height = c.run("(() => { const r = document.querySelector('#code .ln.pin').getBoundingClientRect(); return [r.top, r.bottom, innerHeight]; })()")
    assert 0 < top and bottom < height, (top, bottom, height)
    assert site["id"] in [card["id"] for card in shown_cards(c)]


# Those whose work does not grow with the number of sites times the time of a mouse's move.
for_many = {totals_equal_the_json, embedded_json_equals_stats_json, ledger_rows_equal_the_json, headers_sort, filter_narrows, margin_equals_the_json,
            histograms_add_up, a_place_in_the_ledger_leads_to_its_line}


# ---- running them ----


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("minigo")
    parser.add_argument("-k", default="", help="only tests whose name contains this")
    parser.add_argument("--shots", help="write screenshots into this folder")
    args = parser.parse_args()
    minigo = os.path.abspath(args.minigo)
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="minigo-report-") as folder:
        many = os.path.join(folder, "many.mg")
        write_many(many)
        programs = [(many, ("-l", "-nocompare")), ("work.mg", ()), ("texts.mg", ()), ("none.mg", ("-nocompare",)), ("stop.mg", ("-escape=off", "-lifetimes")), ("contracts.mg", ())]
        with Chrome() as c:
            for name, flags in programs:
                r = Report(minigo, folder, name, flags)
                for dark in (False, True):
                    for f in tests:
                        if name == many and (dark or f not in for_many):
                            continue
                        label = "%s: %s (%s)" % (f.__name__, " ".join((*flags, os.path.basename(name))), "dark" if dark else "light")
                        if args.k not in label:
                            continue
                        try:
                            c.load(r.page, dark)
                            assert c.run("document.documentElement.dataset.theme") == ("dark" if dark else "light")
                            f(c, r)
                            assert not c.problems, c.problems
                            assert c.requests == [pathlib.Path(r.page).as_uri()], c.requests
                            passed += 1
                        except Exception:
                            failed += 1
                            print("FAIL " + label)
                            traceback.print_exc(file=sys.stdout)
                    if args.shots:
                        c.load(r.page, dark)
                        c.screenshot(os.path.join(args.shots, "%s-%s.png" % (os.path.basename(name), "dark" if dark else "light")), whole=True)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


sys.exit(main())
