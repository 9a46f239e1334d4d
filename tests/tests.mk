# Included by the Makefile. The test targets:
#   make test [BUILD=asan|stress|debug]   unit tests, program folders, layering (MINIGO_ONLY=text: some programs only)
#   make conformance   Go's own test tree
#   make oracle        the program folders through real Go: output (make oracle-run) and -m lines (make oracle-m)
#   make test-report   the HTML report in headless Chromium
#   make fuzz          mutated programs for FUZZ_SECONDS
#   make oracle-std    the -m lines of the sources of Go's library
#   make oracle-counts heap allocations of main likewise
#   make oracle-lib    inlining and leaks of the library's functions likewise (ORACLE_FLAGS=-v: each difference)
#   make oracle-m-go   the -m lines of Go's own test tree (ORACLE_FLAGS=--update writes the numbers)
UNIT_SRC := $(wildcard tests/unit/*_test.c)
UNIT_OBJ := $(UNIT_SRC:%.c=$(OUT)/%.o)
CRITERION_H := /usr/include/criterion/criterion.h
TEST_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -I$(OUT)/gen -Wall -Wextra -Wno-missing-field-initializers
FUZZ_SECONDS ?= 60

.PHONY: test unit programs layering criterion conformance conformance-update oracle oracle-run oracle-m fuzz test-report oracle-m-go oracle-lib oracle-counts oracle-std

test: criterion
	@$(MAKE) --no-print-directory $(OUT)/minigo $(OUT)/tests/unit_tests $(OUT)/tests/programs_tests
	@sh tests/run.sh $(OUT) $(BUILD)

criterion:
	@tests/need libcriterion-dev $(CRITERION_H)

unit: criterion $(OUT)/tests/unit_tests
	. tests/environment.sh; $(OUT)/tests/unit_tests

programs: criterion $(OUT)/minigo $(OUT)/tests/programs_tests
	. tests/environment.sh; MINIGO=$(OUT)/minigo MINIGO_BUILD=$(BUILD) $(OUT)/tests/programs_tests

layering:
	@CC="$(CC)" tests/layering

$(OUT)/tests/unit/%.o: tests/unit/%.c | criterion
	@mkdir -p $(@D)
	$(CC) $(TEST_CFLAGS) $(CFLAGS_$(BUILD)) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/tests/unit_tests: $(UNIT_OBJ) $(OUT)/libminigo.a
	$(CC) $(LDFLAGS_$(BUILD)) $(LDFLAGS) -o $@ $^ -lcriterion $(LDLIBS)

# The driver only starts minigo: it needs no sanitizer of its own.
$(OUT)/tests/programs_tests: tests/programs.c | criterion
	@mkdir -p $(@D)
	$(CC) $(TEST_CFLAGS) -O1 -g -o $@ $< -lcriterion

conformance: $(OUT)/minigo
	@tests/need golang-1.19-src /usr/share/go-1.19/test/run.go
	@tests/need python3 python3
	python3 tests/conformance/conformance.py --minigo $(OUT)/minigo $(CONFORMANCE_FLAGS)

# Writes the numbers that `make conformance` compares with.
conformance-update: $(OUT)/minigo
	python3 tests/conformance/conformance.py --minigo $(OUT)/minigo --update

oracle: oracle-run oracle-m

oracle-run:
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	python3 tests/oracle.py run $(ORACLE_FLAGS)

oracle-m: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	python3 tests/oracle.py m --minigo $(OUT)/minigo $(ORACLE_FLAGS)

test-report: $(OUT)/minigo
	@tests/need chromium chromium
	@tests/need python3 python3
	python3 tests/report/report_test.py $(OUT)/minigo $(REPORT_FLAGS)

oracle-m-go: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need golang-1.19-src /usr/share/go-1.19/test/run.go
	@tests/need python3 python3
	python3 tests/oracle.py go --minigo $(OUT)/minigo $(ORACLE_FLAGS)

oracle-lib: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	python3 tests/oracle_lib.py --minigo $(OUT)/minigo $(ORACLE_FLAGS)

oracle-counts: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	python3 tests/oracle_counts.py --minigo $(OUT)/minigo $(ORACLE_FLAGS)

oracle-std: $(OUT)/minigo
	@tests/need golang-1.19-go /usr/lib/go-1.19/bin/go
	@tests/need python3 python3
	python3 tests/oracle_std.py --minigo $(OUT)/minigo $(ORACLE_FLAGS)

fuzz: $(OUT)/minigo
	@tests/need python3 python3
	python3 tests/fuzz/fuzz.py --minigo $(OUT)/minigo --seconds $(FUZZ_SECONDS)

-include $(UNIT_OBJ:.o=.d)
