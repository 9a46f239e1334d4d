# minigo: make, make run, make test, make bench, make conformance, make oracle.
#   BUILD=release|debug|asan|stress   CC=gcc|clang   DISPATCH=goto|switch   COUNTERS=0: without site counters, to measure them
BUILD ?= release
DISPATCH ?= goto
OUT := build/$(BUILD)$(if $(findstring clang,$(CC)),-clang)$(if $(filter switch,$(DISPATCH)),-switch)$(if $(filter 0,$(COUNTERS)),-nocounters)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ifdef WERROR
WARN += -Werror
endif
CFLAGS_release := -O2 -g
CFLAGS_debug   := -O1 -g -DMG_DEBUG
CFLAGS_asan    := -O1 -g -DMG_DEBUG -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_stress  := -O1 -g -DMG_DEBUG -DMG_STRESS
ALL_CFLAGS = -std=c11 -fno-strict-aliasing -ffp-contract=off -D_GNU_SOURCE -I. -I$(OUT)/gen $(WARN) $(CFLAGS_$(BUILD)) \
  $(if $(filter switch,$(DISPATCH)),-DMG_SWITCH_DISPATCH) $(if $(filter 0,$(COUNTERS)),-DMG_NO_COUNTERS) $(CFLAGS)
LDFLAGS_asan := -fsanitize=address,undefined
LDLIBS := -lm
# A static executable starts 0.7 ms sooner, of the 8 ms that hello world takes (perf stat -r 60). It lies at 1 GB, and C's heap
# behind it: low memory is for package-level variables (GLOBALS_PLACE of vm/vm.c), at the same place in every run. Where the
# system has no static C library, the shared one does.
STATIC_FLAGS := -static -Wl,-Ttext-segment=0x40000000
STATIC = $(if $(filter release,$(BUILD)),$(shell out=$$(mktemp) && \
  { echo 'int main(void) { return 0; }' | $(CC) $(STATIC_FLAGS) -x c -o "$$out" - 2>/dev/null && echo $(STATIC_FLAGS); rm -f "$$out"; }))

LIB_SRC := $(wildcard gc/*.c runtime/*.c vm/*.c compiler/*.c)
CLI_SRC := $(wildcard cli/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(OUT)/%.o) $(OUT)/gen/lib_embed.o
CLI_OBJ := $(CLI_SRC:%.c=$(OUT)/%.o) $(OUT)/gen/report_page.o
MG_LIB  := $(sort $(shell find runtime/lib -name '*.mg' 2>/dev/null))

.DEFAULT_GOAL := all
.PHONY: all clean
ifeq ($(OUT),build/release)
all: minigo
minigo: $(OUT)/minigo
	cp $< $@
else
all: $(OUT)/minigo
endif

$(OUT)/minigo: $(CLI_OBJ) $(OUT)/libminigo.a
	$(CC) $(STATIC) $(LDFLAGS_$(BUILD)) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/libminigo.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

# The loop: without these gcc 12 keeps pc and fp in one vector register and merges all dispatches into one
# indirect jump (5 instead of 506: objdump -d interp.o | grep -c 'jmp  *\*'), or turns short clearing loops into calls.
$(OUT)/vm/interp.o: CFLAGS += -fno-tree-vectorize $(if $(findstring clang,$(CC)),,-fno-gcse -fno-crossjumping -fno-tree-loop-distribute-patterns)
# With sanitizers gcc spends 211 of 224 s on which pointers of the loop may meet (-ftime-report).
$(OUT)/vm/interp.o: CFLAGS += $(if $(findstring clang,$(CC)),,$(if $(filter asan,$(BUILD)),-fno-tree-pta))

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The library packages (runtime/lib/**/*.mg) become one C file of byte arrays.
$(OUT)/gen/lib_embed.c: runtime/embed.sh $(MG_LIB)
	@mkdir -p $(@D)
	sh runtime/embed.sh $(MG_LIB) > $@.tmp && mv $@.tmp $@
$(OUT)/gen/lib_embed.o: $(OUT)/gen/lib_embed.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The page of the HTML report becomes one C file of strings.
PAGE := cli/report_page.html cli/report_page.css cli/report_page.js cli/report_views.js
$(OUT)/gen/report_page.c: cli/embed.sh $(PAGE)
	@mkdir -p $(@D)
	sh cli/embed.sh $(PAGE) > $@.tmp && mv $@.tmp $@
$(OUT)/gen/report_page.o: $(OUT)/gen/report_page.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

clean:
	rm -rf build minigo

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d)
-include tests/tests.mk bench/bench.mk
