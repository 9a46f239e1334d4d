#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/documents.sh MINIGO: what the pages say is so; see documents.py.
cd "$(dirname "$0")/.." || exit 2
tests/need python3 python3 && exec python3 tests/documents.py --minigo "$1"
