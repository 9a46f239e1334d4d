# SPDX-License-Identifier: MIT
"""RESULTS.md: one section for each tool that measures, which replaces its own and keeps the others."""
import os, platform, time


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
