#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/profile.sh MINIGO: -memprofile writes what the ledger counts (pprof.py).
tests/need python3 python3 && exec python3 tests/pprof.py --minigo "$1"
