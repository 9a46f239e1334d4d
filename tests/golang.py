# SPDX-License-Identifier: MIT
"""Real Go 1.19, which the oracles ask: where it is, and what its environment is, whatever the caller's."""
import os

GO = "/usr/lib/go-1.19/bin/go"
CACHE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build", "go-cache")
# Not of Go, but of the programs that both sides run; as in environment.sh.
OTHERS = ("CDPATH", "COLUMNS", "LANGUAGE", "MINIGO_X", "NO_COLOR", "TZ")


def set_environment():
    """For this process and what it starts: none of the caller's variables for Go or minigo; a build cache in build/."""
    for name in list(os.environ):
        if name.startswith(("GO", "CGO_", "XDG_")) or name in OTHERS:
            del os.environ[name]
    os.environ.update(LC_ALL="C", GOENV="off", GOTOOLCHAIN="local", GOPROXY="off",
                      GOCACHE=os.path.join(CACHE, "build"), GOPATH=os.path.join(CACHE, "path"))
    os.umask(0o022)
