#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/readme.sh MINIGO [-update]: the commands that the pages show still print what the pages show.
#
# In the pages below, a line "$ COMMAND" in a ``` block that calls ./minigo (or diff, cp, sed) is run, in a copy of what the
# page names, in order; what follows it in the block is its output. Times and what follows them on their line
# may differ, as may spaces; a line "..." stands for any lines. -update writes today's output into the pages.
# The name of the page's code block with a whole program is samples/points.mg: it must be that file.
. "${0%/*}/environment.sh"
minigo=$1 update=${2:-}
case $minigo in /*) ;; *) minigo=$PWD/$minigo ;; esac
cd "$(dirname "$0")/.." || exit 2
root=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$tmp/course" && cp -r samples "$tmp/course/" && ln -s "$minigo" "$tmp/course/minigo" || exit 2
export NO_COLOR=1
passed=0 failed=0

plain() { # without times, without what only lays out
  sed -E 's/(^|[^0-9a-zA-Z.])[0-9][0-9.,]* (ns|us|ms|s)([^a-zA-Z].*)?$/\1TIME/; s/[ \t]+/ /g; s/ $//' "$1"
}

# Does the output (second file) fit what the page shows (first)?
fits() {
  plain "$1" >"$tmp/a"
  plain "$2" >"$tmp/b"
  awk 'FILENAME == ARGV[1] { want[++n] = $0; next } { got[++m] = $0 }
    END {
      while (n && want[n] == "") n--
      while (m && got[m] == "") m--
      for (i = 1; i <= n && want[i] !~ /^ *\.\.\.$/; i++) if (i > m || want[i] != got[i]) exit 1
      if (i > n) exit n != m
      for (k = n; k > i; k--) if (m - (n - k) < i || want[k] != got[m - (n - k)]) exit 1
    }' "$tmp/a" "$tmp/b"
}

# The output as the page should show it: as many lines around "..." as now.
shown() {
  awk 'FILENAME == ARGV[1] { want[++n] = $0; next } { got[++m] = $0 }
    END {
      while (n && want[n] == "") n--
      while (m && got[m] == "") m--
      for (i = 1; i <= n && want[i] !~ /^ *\.\.\.$/; i++) ;
      if (i > n) { for (k = 1; k <= m; k++) print got[k]; exit }
      for (k = 1; k < i && k <= m; k++) print got[k]
      print want[i]
      for (k = m - (n - i) + 1; k <= m; k++) print got[k]
    }' "$1" "$2"
}

finish() { # runs the pending command, whose shown output is in $tmp/want
  [ -n "$command" ] || return
  (cd "$tmp/course" && sh -c "$command") >"$tmp/got" 2>&1 </dev/null
  if fits "$tmp/want" "$tmp/got"; then
    passed=$((passed + 1))
    [ -z "$update" ] || cat "$tmp/want"
  elif [ -n "$update" ]; then
    shown "$tmp/want" "$tmp/got"
  else
    failed=$((failed + 1))
    echo "FAIL: $page: \$ $command" >&2
    diff "$tmp/a" "$tmp/b" | sed 's/^/    /' >&2
  fi
  command=
}

check_page() { # prints the page, when updating
  in_block= command=
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '```'*)
      finish
      if [ -n "$in_block" ]; then in_block=; else in_block=1; fi
      ;;
    '$ ./minigo '* | '$ diff '* | '$ cp '* | '$ sed '*)
      finish
      if [ -n "$in_block" ]; then
        command=${line#??}
        : >"$tmp/want"
        [ -z "$update" ] || printf '%s\n' "$line"
        continue
      fi
      ;;
    '$ '*) finish ;;
    *)
      if [ -n "$command" ]; then
        printf '%s\n' "$line" >>"$tmp/want"
        continue
      fi
      ;;
    esac
    [ -z "$update" ] || printf '%s\n' "$line"
  done
}

for page in README.md samples/README.md docs/COMPARE.md; do
  if [ -n "$update" ]; then
    check_page <"$page" >"$tmp/page" && cp "$tmp/page" "$page"
  else
    check_page <"$page" >"$tmp/page"
  fi
done

# The program that the README shows is the sample.
awk '/^```go$/ { on = 1; next } /^```$/ { if (on) exit } on' README.md >"$tmp/program"
n=$(wc -l <"$tmp/program")
if [ "$n" -gt 5 ] && head -n "$n" samples/points.mg | cmp -s - "$tmp/program"; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  echo "FAIL: the program in README.md is not samples/points.mg"
fi

# The course's table of objects and bytes.
for f in samples/[1-5]*.mg; do
  "$minigo" run -stats=json "$f" 2>"$tmp/json" >/dev/null
  number() { sed -n "s/^  \"$1\": \([0-9]*\),.*/\1/p" "$tmp/json" | head -1; }
  row="| $(basename "$f") | $(number heap_allocs) | $(number heap_bytes) | $(number frame_objects) |"
  if grep -qF "$row" samples/README.md; then
    passed=$((passed + 1))
  elif [ -n "$update" ]; then
    sed -i "s/^| $(basename "$f") |.*/$row/" samples/README.md
  else
    failed=$((failed + 1))
    echo "FAIL: samples/README.md lacks the row: $row"
  fi
done

echo "pages: $passed of $((passed + failed))"
[ $failed = 0 ] || echo "  (sh tests/readme.sh $1 -update writes today's output into the pages; read the difference)"
[ $failed = 0 ]
