# Included by the Makefile.
#   make bench        bench/*.mg against luajit -joff, in one run        make bench-save   and into bench/RESULTS.md
.PHONY: bench bench-save
BENCH_RUNS ?= 5

bench: $(OUT)/minigo
	@tests/need luajit luajit
	@tests/need python3 python3
	@python3 bench/bench.py --minigo $(OUT)/minigo --runs $(BENCH_RUNS) $(BENCH)

bench-save: $(OUT)/minigo
	@tests/need luajit luajit
	@tests/need python3 python3
	@python3 bench/bench.py --minigo $(OUT)/minigo --runs $(BENCH_RUNS) --save bench/RESULTS.md
