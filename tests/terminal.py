#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""terminal.py MINIGO: what minigo does on a terminal: Ctrl-C as typed, and the line that shows how far long work is."""
import os, pty, re, select, signal, sys, tempfile

SILENCE = 600  # seconds without a word: it hangs
PROGRAM = """package main

import (
	"fmt"
	"os"
)

type item struct{ next *item }

var kept *item

func main() {
	fmt.Println("ready")
	n := 200000
	if len(os.Args) > 1 {
		n = 1 << 62
	}
	for i := 0; i < n; i++ {
		kept = &item{}
	}
}
"""


def on_terminal(argv, typed=None, after=None, env=()):
    """Runs argv on a terminal of its own, types when `after` has appeared: (exit status, all that it showed)"""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.environ.pop("NO_COLOR", None)
        os.environ.update(env)
        for s in signal.SIGINT, signal.SIGQUIT, signal.SIGTERM:  # a shell's background job ignores some
            signal.signal(s, signal.SIG_DFL)
        os.execv(argv[0], argv)
    shown = b""
    while select.select([fd], [], [], SILENCE)[0]:
        try:
            data = os.read(fd, 65536)
        except OSError:  # the terminal's other side is closed
            break
        if not data:
            break
        shown += data
        if typed and after in shown:
            os.write(fd, typed)
            typed = None
    else:
        os.kill(pid, 9)
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode(errors="replace")


def main():
    minigo = os.path.abspath(sys.argv[1])
    failures = []

    def check(what, ok, shown):
        if not ok:
            failures.append(what)
            print("FAIL: %s:\n%r" % (what, shown[-600:]))

    with tempfile.TemporaryDirectory() as tmp:
        os.chdir(tmp)
        with open("prog.mg", "w") as f:
            f.write(PROGRAM)
        status, shown = on_terminal([minigo, "run", "-stats", "prog.mg", "long"], b"\x03", b"ready")
        check("Ctrl-C with -stats", status == 130 and "interrupted" in shown and "allocations of" in shown, shown)
        status, shown = on_terminal([minigo, "run", "prog.mg", "long"], b"\x03", b"ready")
        check("Ctrl-C without a report", status == -2 and "allocations" not in shown, shown)
        status, shown = on_terminal([minigo, "run", "prog.mg", "long"], b"\x1c", b"ready")
        check("Ctrl-\\", status == 2 and "SIGQUIT: quit" in shown and "goroutine 1 [running]:" in shown, shown)
        status, shown = on_terminal([minigo, "compare", "-count=2", "prog.mg"])
        line = r"\r\033\[Kminigo: run \d of 4: .*? at -escape=\w+\r\033\[K"
        check("progress of compare", status == 0 and re.search(line, shown), shown)
        check("the line is taken away", "minigo: run" not in re.sub(line, "", shown), shown)
        status, shown = on_terminal(["/bin/sh", "-c", "'%s' compare -count=2 prog.mg 2>log; cat log" % minigo])
        check("no progress in a file", status == 0 and "minigo: run" not in shown, shown)
        with open("broken.mg", "w") as f:
            f.write("package main\n\nfunc main() { x }\n")
        # Colour where there is some, and the same text without.
        for argv in ["run", "-stats", "prog.mg"], ["escape", "prog.mg"], ["compare", "prog.mg"], ["check", "prog.mg"], ["build", "broken.mg"]:
            colours = {name: on_terminal([minigo] + argv, env=env)[1]
                       for name, env in [("xterm", {}), ("dumb", {"TERM": "dumb"}), ("NO_COLOR", {"NO_COLOR": "1"})]}
            check("%s: colour" % argv[0], "\033[1m" in colours["xterm"], colours["xterm"])
            check("%s: TERM=dumb" % argv[0], "\033" not in colours["dumb"], colours["dumb"])
            check("%s: NO_COLOR" % argv[0], not re.search(r"\033\[[0-9;]*m", colours["NO_COLOR"]), colours["NO_COLOR"])
        # Long texts are cut where the terminal is narrow, and only there.
        with open("a_long_name_for_a_little_program.mg", "w") as f:
            f.write("package main\n\nvar kept []any\n\nfunc main() {\n\tkept = append(kept, make([]byte, 1000), make([]byte, 2000))\n}\n")
        for columns in "105", "200":
            shown = on_terminal([minigo, "run", "-stats", "a_long_name_for_a_little_program.mg"], env={"COLUMNS": columns, "NO_COLOR": "1"})[1]
            widths = [len(line) for line in shown.splitlines() if ":6:" in line]
            check("%s columns" % columns, len(widths) == 4 and (max(widths) <= 105) == (columns == "105"), shown)
    print("terminal: %d failures" % len(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
