# Included by the Makefile.
#   make bench        bench/*.mg against luajit -joff, in one run        make bench-save   and into bench/RESULTS.md
#   make bench-escape   bench/escape/*.mg: what each escape costs    make bench-escape-save   and into bench/RESULTS.md
#   make bench-switches   what -stats and -memprofile cost    make bench-switches-save   and into bench/RESULTS.md
#   make bench-overhead   what the site counters cost    make bench-overhead-save   and into bench/RESULTS.md
#   make oracle-bench   their allocations against those of real Go
#   make bench-report   what -report and -lifetimes cost     make bench-report-save   and into bench/RESULTS.md
#   make bench-compile   the compiler's passes on generated programs    make bench-compile-save   and into bench/RESULTS.md
.PHONY: bench-compile bench-compile-save bench-overhead bench-overhead-save bench-report bench-report-save bench bench-save bench-escape bench-escape-save bench-switches bench-switches-save oracle-bench
BENCH_RUNS ?= 5

bench: $(OUT)/minigo
	@tests/need luajit luajit
	@tests/need python3 python3
	@python3 bench/bench.py --minigo $(OUT)/minigo --runs $(BENCH_RUNS) $(BENCH)

bench-save: $(OUT)/minigo
	@tests/need luajit luajit
	@tests/need python3 python3
	@python3 bench/bench.py --minigo $(OUT)/minigo --runs $(BENCH_RUNS) --save bench/RESULTS.md

# The names of the pairs in ESCAPE, if not all.
bench-escape: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/escape.py table --minigo $(OUT)/minigo $(ESCAPE)

bench-escape-save: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/escape.py table --minigo $(OUT)/minigo --count 6 --save bench/RESULTS.md

bench-switches: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/switches.py --minigo $(OUT)/minigo

bench-switches-save: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/switches.py --minigo $(OUT)/minigo --save bench/RESULTS.md

oracle-bench: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	@python3 bench/escape.py oracle --minigo $(OUT)/minigo $(ESCAPE)

bench-report: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/report.py --minigo $(OUT)/minigo

bench-report-save: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/report.py --minigo $(OUT)/minigo --save bench/RESULTS.md

bench-overhead bench-overhead-save: $(OUT)/minigo
	@tests/need python3 python3
	@$(MAKE) --no-print-directory BUILD=release COUNTERS=0 all >/dev/null
	@python3 bench/overhead.py --minigo $(OUT)/minigo --bare build/release-nocounters/minigo \
	  $(if $(filter %-save,$@),--save bench/RESULTS.md) $(OVERHEAD)

# BENCH_FLAGS=--instructions: of escape analysis the instructions too (valgrind).
bench-compile: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/compile.py --minigo $(OUT)/minigo $(BENCH_FLAGS)

bench-compile-save: $(OUT)/minigo
	@tests/need python3 python3
	@python3 bench/compile.py --minigo $(OUT)/minigo --instructions --save bench/RESULTS.md
