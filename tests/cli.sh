#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/cli.sh MINIGO: the command itself: what it answers to files, flags and streams.
. "${0%/*}/expect.sh"

cat >hello.mg <<'END'
package main

import "fmt"

func main() { fmt.Println("hello") }
END
cp hello.mg hello.go
printf 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println(os.Args[1:])\n\tos.Exit(len(os.Args))\n}\n' >args.mg
printf 'package other\n\nfunc F() *int { x := 1; return &x }\n' >other.mg
printf 'package main\n\nfunc F() {}\n' >nomain.mg
printf 'package main\n\nfunc main() { var x int = "s"; _ = x }\n' >bad.mg
: >empty.mg
mkdir dir.mg
head -c 4096 "$minigo" >garbage.mg
printf 'package main\n\nvar sink *int\n\nfunc main() {\n\tfor i := 0; i < 10; i++ {\n\t\tx := i\n\t\tsink = &x\n\t}\n}\n' >alloc.mg

# As in expect.sh, but what prints nothing has an empty line, and bytes that are no text do not hide the rest.
check() {
  want=$1 pattern=$2
  shift 2
  "$@" >raw 2>&1 </dev/null
  status=$?
  printf '%s\n' "$(tr -d '\000' <raw)" >out
  result $status "$want" "$pattern" "$@"
}

check 0 '^hello$' "$minigo" run hello.mg
check 0 '^hello$' "$minigo" run hello.go
check 0 '^hello$' "$minigo" run -m -gcflags=-l hello.mg
check 0 '^hello$' "$minigo" run --escape=off hello.mg
check 0 '^hello$' sh -c "'$minigo' run - <hello.mg"
check 3 '^\[a b\]$' "$minigo" run args.mg a b
check 2 '^\[-m\]$' "$minigo" run args.mg -m
check 0 '.*' "$minigo" build hello.mg
check 0 'moved to heap: x' "$minigo" build -m other.mg
check 0 'moved to heap: x' "$minigo" build -gcflags='-m -l' other.mg
check 0 'moved to heap: x' "$minigo" build '-gcflags=-m=1' other.mg
check 0 '.*' "$minigo" build nomain.mg
check fail 'main' "$minigo" run nomain.mg
check fail 'main' "$minigo" run other.mg
check 1 'bad.mg:3:27: cannot use' "$minigo" build bad.mg
check 1 'bad.mg:3:27: cannot use' "$minigo" run bad.mg
check 0 '.*' "$minigo" build -lang=go1.17 hello.mg
check fail 'lang' "$minigo" build -lang=potato hello.mg
check fail 'missing.mg' "$minigo" run missing.mg
check fail '^read dir.mg: is a directory: name its files$' "$minigo" run dir.mg
check fail '^read .: is a directory: name its files$' "$minigo" build .
check fail 'empty.mg' "$minigo" run empty.mg
check fail 'garbage.mg' "$minigo" run garbage.mg
check fail 'nosuch' "$minigo" run -nosuch hello.mg
check 2 'invalid boolean value "foo" for -l: want true or false' "$minigo" build -l=foo hello.mg
check 2 'invalid boolean value "" for -e' "$minigo" build -e= hello.mg
check 2 'invalid boolean value "yes" for -l' "$minigo" build -gcflags=-l=yes hello.mg
check 0 'can inline F' "$minigo" build -m -l=False other.mg
check 0 'can inline F' "$minigo" build -gcflags='-m -l=4' other.mg
check 0 '!can inline' "$minigo" build -m -l=T other.mg
check fail '[Uu]sage' "$minigo"
check fail 'nosuch' "$minigo" nosuch
check fail '.' "$minigo" run
check fail '.' "$minigo" run hello.txt
# -report: a page with the data in it, whatever the program does; nothing is overwritten by mistake or left half done
printf 'package main\n\nimport "os"\n\nvar sink []*int\n\nfunc main() {\n\tsink = append(sink, new(int))\n\tif len(os.Args) > 1 {\n\t\tos.Exit(7)\n\t}\n\tprintln("</script>"[len(os.Args)-20:])\n}\n' >panic.mg
page() { grep -c -e '^<!doctype html>$' -e '"version": 2,$' -e '"name": "'"$2"'"' -e '^</html>$' "$1"; }
check 0 '^minigo: report written to out.html$' "$minigo" run -report=out.html alloc.mg
check 0 '^4$' page out.html alloc.mg
check 2 'report written to out.html' "$minigo" run -report out.html panic.mg
check 0 '^4$' page out.html panic.mg
check 7 'report written to out.html' "$minigo" run -report out.html panic.mg x
check 0 '^4$' page out.html panic.mg
check 0 '^1$' grep -c 'println(.*u003c/script>' out.html
check 2 'cannot write nodir/out.html: No such file' "$minigo" run -report=nodir/out.html alloc.mg
check 2 'cannot write dir.mg/../dir.html: Is a directory' sh -c "mkdir -p dir.html && '$minigo' run -report=dir.mg/../dir.html alloc.mg"
check 2 'wants the file to write' "$minigo" run -report alloc.mg alloc.mg
check 1 'bad.mg:3:27' "$minigo" run -report=bad.html bad.mg
check 2 'give one of them' "$minigo" run -lifetimes alloc.mg
printf 'package main\n\nimport "os"\n\nfunc main() { os.Chdir("/") }\n' >chdir.mg
check 0 '^4$' sh -c "'$minigo' run -report=here.html chdir.mg 2>/dev/null && grep -c -e '^<!doctype html>$' -e '\"version\": 2,' -e '\"name\": \"chdir.mg\"' -e '^</html>$' here.html"
check 0 '"lifetimes": \[$' "$minigo" run -lifetimes -stats=json alloc.mg
check 0 '^<!doctype html>$' sh -c "'$minigo' run -report=/dev/stdout alloc.mg"
check 0 '^none$' sh -c 'ls *.part* bad.html 2>/dev/null || echo none'
check 0 'minigo' "$minigo" version
check 0 'run.*' "$minigo" help
for c in run build escape disasm version help; do check 0 "$c" "$minigo" help $c; done
check fail 'nosuch' "$minigo" help nosuch
for c in run build escape compare check bench disasm; do "$minigo" help $c; done >help.txt
check 0 '^0$' sh -c "grep -cE '^.{105}' help.txt; true"
check 0 'RET' "$minigo" disasm hello.mg
check 0 'bytecode|gcstress' "$minigo" run -d help hello.mg
check 0 'alloc.mg:7' "$minigo" run -stats alloc.mg
check 0 '"heap_allocs": ?10[,}]' "$minigo" run -stats=json alloc.mg
check 0 '"gc_cycles": 10,$' "$minigo" run -stats=json -d gcstress=1 alloc.mg
also '"gc_cycles_stress": 10,$' '"gc_cycles_threshold": 0,$'
check 0 '"heap_allocs": ?10[,}]' sh -c "'$minigo' run -stats=json -statsfile out.json alloc.mg && cat out.json"
check 0 '^id,key,file,line,' "$minigo" run -stats=csv alloc.mg
check 0 'alloc.mg,7,3,main,x,variable,int,heap,' "$minigo" run -stats=csv alloc.mg
# Calls are those of a function as written: inlined or not, recursive, of all copies of a literal.
cat >calls.mg <<'END'
package main

var sink *int

func inlined() { x := 1; sink = &x }

//go:noinline
func called(depth int) {
	x := depth
	sink = &x
	if depth > 0 {
		called(depth - 1)
	}
}

func maker() func() { return func() { x := 2; sink = &x } }

func main() {
	for i := 0; i < 10; i++ {
		inlined()
		called(2)
		maker()()
	}
	f := maker()
	f()
}
END
for row in 'inlined/variable/1,.*,10,80,.*,10,1' 'called/variable/1,.*,30,240,.*,30,1' 'maker.func1/variable/1,.*,11,88,.*,11,1'; do
  check 0 "$row" "$minigo" run -stats=csv calls.mg
  check 0 "$row" "$minigo" run -l -stats=csv calls.mg
done
check fail 'want text, json or csv' "$minigo" run -stats=xml alloc.mg
check 0 'heap +10 +80 B +7 ' "$minigo" escape alloc.mg
check 0 '\^ x: assigned to package variable \(line 8\)' "$minigo" escape alloc.mg
check 3 '^ +8  .*main' "$minigo" escape args.mg a b
check 0 'heap +10 +80 B +7 ' sh -c "'$minigo' escape - <alloc.mg"
check 0 'heap +10 ' sh -c "'$minigo' escape -statsfile list.txt alloc.mg && cat list.txt"
printf 'package main\n\nvar sink *int\n\n//line foo.y:10\nfunc f() { x := 1; sink = &x }\n\nfunc main() { f() }\n' >line.mg
check 0 'heap +1 +8 B +in 1 site of other files' "$minigo" escape line.mg
printf 'package main\n\nvar x int\n\nfunc main() { println(&x) }\n' >place.mg
check 0 '^0x' sh -c "'$minigo' run place.mg 2>place1; '$minigo' run place.mg 2>place2; cmp place1 place2 && cat place1"
printf 'package main\n\nvar table = []*struct{ n int }{{1}, {2}}\n\nvar boxed any = len(table)\n\nfunc main() {}\n' >table.mg
check 0 '^  static +- +- +3  var table' "$minigo" escape table.mg
check 0 '\^ &struct \{ n int \}\{\.\.\.\}: initial value of a package variable$' "$minigo" escape table.mg
check 0 '"decision": "static", "rule": "static data"' "$minigo" run -stats=json table.mg
for e in gc off; do check 0 'on the heap +0 objects +0 B$' "$minigo" run -stats -escape=$e table.mg; done
check 0 'no site differs' "$minigo" compare table.mg
check 2 'nosuch/list.txt' "$minigo" escape -statsfile nosuch/list.txt alloc.mg
check 2 'nosuch/s.json' "$minigo" run -stats=json -statsfile nosuch/s.json alloc.mg
check 1 'cannot use' "$minigo" escape bad.mg
check 0 '^gc 1 @[0-9]+\.[0-9]{3}s [0-9]+%: [0-9.]+\+[0-9.]+\+[0-9.]+ ms clock, [0-9.]+\+[0-9.]+/[0-9.]+/[0-9.]+\+[0-9.]+ ms cpu, [0-9]+->[0-9]+->[0-9]+ MB, [0-9]+ MB goal, [0-9]+ MB stacks, [0-9]+ MB globals, 1 P$' \
  env GODEBUG=gctrace=1 "$minigo" run -d gcstress=5 alloc.mg
check 1 '^0$' sh -c "'$minigo' escape -statsfile gone.txt bad.mg 2>/dev/null; s=\$?; ls | grep -c gone; exit \$s"
check 0 'live at peak +10 objects +80 B +at the end 1 object, 8 B' "$minigo" run -stats -memprofile both.prof alloc.mg

printf 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfor {\n\t\tfmt.Println("line")\n\t}\n}\n' >forever.mg
check 0 '^141$' sh -c "(env --default-signal=PIPE timeout 600 '$minigo' run forever.mg; echo \$? >st) | head -1; cat st"

# Columns are those of a terminal: East Asian characters take two, combining ones none. Of a long name the end is cut.
printf 'package main\n\nvar 全部 []*int\n\nfunc main() {\n\tee := "e\314\201日本語🎉"; 全部 = append(全部, new(int)); _ = ee\n}\n' >wide.mg
check 0 '  append\(全部, new\(int\)\)  append grows' "$minigo" run -stats wide.mg
also '  new\(int\) {14}  stored in slice$'
check 0 'heap +2 +16 B +6  .ee := .*' "$minigo" escape wide.mg
also '^  heap +1 +8 B {7}	 {32}\^ append' '^  heap +1 +8 B {7}	 {42}\^ new'
long=a_file_name_that_is_longer_than_any_column_of_a_table_should_be
cp alloc.mg $long.mg
check 0 '  a_file_name_that_is_longer_th...:7:3  x  ' "$minigo" run -stats $long.mg
check 0 '  a_file_name_that_is_longer_th...:7:3  x  ' "$minigo" compare -any-output $long.mg hello.mg
printf 'package main\n\nvar sink *int\n\nfunc main() { sink = new(int) }\n' >once.mg
check 0 '^  on the heap              1 object          8 B$' "$minigo" run -stats once.mg
also 'at the end 1 object, 8 B'

# contracts
cat >contracts.mg <<'END'
package main

//minigo:noalloc
func push(s []int, v int) []int { return append(s, v) }

//minigo:maxalloc 1
func twice(f func()) { f(); f() }

//minigo:noalloc
func id(n int) int { return n }

func main() { println(len(push(make([]int, 0, 4), id(1)))) }
END
check 0 '^contracts.mg:4:6: note: //minigo:noalloc of main.push is left to the run: append\(s, v\) may grow at contracts.mg:4:48$' "$minigo" build contracts.mg
check 0 '^contracts.mg:7:6: note: //minigo:maxalloc 1 of main.twice is left to the run: it calls a function value at contracts.mg:7:25$' "$minigo" build contracts.mg
check 0 '^minigo: 3 contracts are not checked: -escape=off' "$minigo" build -escape=off contracts.mg
check 0 '^minigo: 3 contracts are not checked: -escape=off' "$minigo" run -escape=off contracts.mg
check 2 '^contracts.mg:7:6: //minigo:maxalloc 1 of main.twice was not checked: it calls a function value at contracts.mg:7:25, and no call of it ended in this run$' "$minigo" run contracts.mg
check 2 '^ +contracts.mg:4:6 +//minigo:noalloc +main.push +open +1 call, 0 objects +kept$' "$minigo" run -stats contracts.mg
check 2 '^ +contracts.mg:7:6 +//minigo:maxalloc 1 +main.twice +open +no calls +not checked$' "$minigo" run -stats contracts.mg
check 2 '^ +contracts.mg:10:6 +//minigo:noalloc +main.id +proved +1 call, 0 objects +kept$' "$minigo" run -stats contracts.mg
check 2 '"contract": "//minigo:maxalloc 1", "of": "main.twice", .*"compiler": "open", "why_open": "it calls a function value at contracts.mg:7:25", "result": "not checked", .*"calls": 0' "$minigo" run -stats=json contracts.mg
check 0 '"contracts": \[\]' "$minigo" run -stats=json alloc.mg
check 0 'CONTRACT_ENTER +1, 2' "$minigo" disasm contracts.mg
# print writes at once: before what fmt and os write after it, and before the answer is read
printf 'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tprint("a")\n\tfmt.Print("b")\n\tprint("c")\n\tos.Stderr.WriteString("d")\n\tprint("e? ")\n\tvar s string\n\tfmt.Scanln(&s)\n\tfmt.Print("f")\n}\n' >order.mg
check 0 '^abcde\? f$' "$minigo" run order.mg
check 0 '^hello$' "$minigo" run -memprofile mem.pprof hello.mg
check 2 'cannot write /nonexistent/mem' "$minigo" run -memprofile /nonexistent/mem hello.mg
check 1 'cannot write /dev/full' "$minigo" run -memprofile /dev/full hello.mg
check 2 'would overwrite a source file' "$minigo" run -memprofile alloc.mg hello.mg
check 2 'needs the name' "$minigo" run -memprofile= hello.mg

# outputs that cannot be written, or would overwrite one another
for c in "help" "help run" "run -h" "version" "disasm hello.mg" "build -json hello.mg" "escape hello.mg" "compare hello.mg"; do
  check 1 'cannot write' sh -c "'$minigo' $c >/dev/full"
done
printf 'package main\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc BenchmarkX(b *testing.B) { os.Chdir("/") }\n' >b_test.mg
for f in "run -statsfile" "run -report" "run -memprofile" "escape -statsfile"; do
  check 2 'cannot write nodir/x' "$minigo" $f nodir/x hello.mg # before it runs
  also '!hello'
done
for f in -statsfile -memprofile; do
  check 2 'cannot write nodir/x' "$minigo" bench $f nodir/x b_test.mg
  also '!BenchmarkX'
done
check 0 'on the heap' sh -c "'$minigo' bench -benchtime 1x -statsfile bench.txt b_test.mg >log 2>&1; cat bench.txt"
for f in "run -stats -statsfile" "run -report" "escape -statsfile"; do
  check 1 'cannot write /dev/full' "$minigo" $f /dev/full hello.mg
done
check 3 'cannot write /dev/full' "$minigo" run -statsfile /dev/full args.mg a b
check 2 'two.out cannot hold two reports' "$minigo" run -statsfile two.out -report ./two.out hello.mg
check 2 'two.out cannot hold two reports' "$minigo" run -statsfile two.out -memprofile "$PWD/two.out" hello.mg
check 0 'report written to /dev/null' "$minigo" run -statsfile /dev/null -report /dev/null hello.mg
check 2 'needs the name' "$minigo" run -statsfile= hello.mg
check 2 'would overwrite a source file' "$minigo" run -statsfile alloc.mg hello.mg

# a link stays one
ln -s target.txt link.txt
ln -s loop2.txt loop1.txt && ln -s loop1.txt loop2.txt
for i in 1 2; do check 0 '^target.txt in frames$' sh -c "'$minigo' run -statsfile link.txt hello.mg && echo \$(readlink link.txt) \$(grep -o 'in frames' target.txt)"; done
check 2 'cannot write loop1.txt: Too many levels' "$minigo" run -statsfile loop1.txt hello.mg
check 0 '^loop2.txt$' readlink loop1.txt

# closed standard streams: a file of the reports does not take their place
printf 'package main\n\nfunc main() { println("printed") }\n' >prints.mg
check 0 '^0$' sh -c "'$minigo' run -memprofile closed.pprof prints.mg 2>&-; grep -ac printed closed.pprof; '$minigo' run -statsfile closed.txt prints.mg >&- 2>&- <&-; true"
check 0 'on the heap' cat closed.txt
check 1 'cannot write' sh -c "'$minigo' help >&-"
check 1 'cannot write' sh -c "'$minigo' compare hello.mg >&-"

# a statement of thousands of operands, in seconds of processor time
awk 'BEGIN { printf "package main\n\nvar s []*[2]int\n\nfunc main() {\n\ts = append(s"
  for (i = 0; i < 3000; i++) printf ", &[2]int{%d}", i
  print ")\n}" }' >long.mg
check 0 'from append\(s, &\[2\]int\{\.\.\.\}, .*\.\.\. \(call parameter\)' sh -c "ulimit -t 20 && exec '$minigo' run -stats=json long.mg"

# a library function that was inlined is named in a chain
printf 'package main\n\nimport "sync"\n\nfunc main() {\n\tvar mu sync.Mutex\n\tmu.Lock()\n\tmu.Unlock()\n}\n' >mutex.mg
check 0 'from sync.\(\*Mutex\).Lock\(\.\.\.\) \(call parameter\)' "$minigo" run -stats=json mutex.mg

echo "command line: $passed of $((passed + failed))"
[ $failed = 0 ]
