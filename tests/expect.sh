# SPDX-License-Identifier: MIT
# tests/expect.sh: what the scripts that test the command share. Sourced with MINIGO as $1, before anything else;
# leaves them in an empty directory that goes when they end, with $minigo absolute. What is $pid then is ended too.
. "${0%/*}/environment.sh"
minigo=$1
case $minigo in /*) ;; *) minigo=$PWD/$minigo ;; esac
tmp=$(mktemp -d) || exit 2
pid=
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$tmp" || exit 2
passed=0 failed=0

# result STATUS WANTED PATTERN COMMAND...: of a command whose output is in ./out. WANTED may be "fail": any status but 0
# and a signal's. "!PATTERN": none of it.
result() {
  status=$1 want=$2 pattern=$3
  shift 3
  ok=1
  case $want in
  fail) [ "$status" -gt 0 ] && [ "$status" -lt 126 ] || ok=0 ;;
  *) [ "$status" = "$want" ] || ok=0 ;;
  esac
  case $pattern in
  !*) grep -qE -e "${pattern#!}" out && ok=0 ;;
  *) grep -qE -e "$pattern" out || ok=0 ;;
  esac
  if [ $ok = 1 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL: $* : exit status $status, want $want; want /$pattern/ in:"
    head -30 out | sed 's/^/    /'
  fi
}

# check STATUS PATTERN COMMAND...: runs it; the pattern is for standard output and standard error together.
check() {
  want=$1 pattern=$2
  shift 2
  "$@" >out 2>&1 </dev/null
  result $? "$want" "$pattern" "$@"
}

# Patterns for the output of the last check.
also() { for pattern; do result 0 0 "$pattern" also; done; }
