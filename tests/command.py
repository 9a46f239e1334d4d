# SPDX-License-Identifier: MIT
"""One command, held to processor time, so that a busy machine is no failure: what the tests in Python run others with."""
import os, resource, signal, subprocess, tempfile

WAITING = 1200  # seconds by the clock, for what waits for ever
MOST = 16 << 20  # bytes of output


def resident(pid):
    try:
        with open("/proc/%d/statm" % pid) as f:
            return int(f.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def execute(argv, cwd=None, text=b"", seconds=60, waiting=WAITING, memory=None, joined=False):
    """(exit status, standard output, standard error), both as bytes; joined: all in the former. The status is -N after
    signal N, and None of what was ended here with all that it started: after so many seconds of processor time, or of
    waiting, or with more bytes of memory."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(text)
        given.seek(0)
        p = subprocess.Popen(argv, cwd=cwd, stdin=given, stdout=out, stderr=out if joined else err, start_new_session=True)
        try:
            resource.prlimit(p.pid, resource.RLIMIT_CPU, (seconds, seconds + 5))
            resource.prlimit(p.pid, resource.RLIMIT_CORE, (0, 0))
        except ProcessLookupError:  # it has ended
            pass
        status, ticks = None, 0
        while status is None and ticks < 10 * waiting and (memory is None or resident(p.pid) < memory):
            try:
                status = p.wait(0.1)
            except subprocess.TimeoutExpired:
                ticks += 1
        if status is None:
            os.killpg(p.pid, signal.SIGKILL)
            p.wait()
        elif status == -signal.SIGXCPU:
            status = None
        for f in (out, err):
            f.seek(0)
        return status, out.read(MOST), err.read(MOST)
