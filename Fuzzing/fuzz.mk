# make fuzz TARGET=FuzzCSV SECONDS=600   fuzzes one reader; see docs/decisions/006-fuzzing.md

FUZZERS = FuzzZip FuzzSheet FuzzSharedStrings FuzzCSV FuzzMarkup FuzzDefinitions
TARGET ?= FuzzCSV
SECONDS ?= 600
FUZZ_BUILD = nice -n 15 swift build --package-path Fuzzing -c release \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing -Xswiftc -use-ld=lld
# Symbols are looked up by hand, since the lookup may take minutes.
FUZZ_ENVIRONMENT = SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=symbolize=0:detect_leaks=0

.PHONY: fuzz fuzz-build

fuzz-build: deps
	$(FUZZ_BUILD) --product $(TARGET)

fuzz: fuzz-build
	@mkdir -p Fuzzing/findings/$(TARGET) Fuzzing/corpus/$(TARGET)
	python3 Fuzzing/seeds.py $(SHARED)/corpus pipelines Fuzzing/seeds
	$(FUZZ_ENVIRONMENT) nice -n 15 Fuzzing/.build/release/$(TARGET) -workers=0 -max_len=4096 -timeout=10 \
	  -rss_limit_mb=2048 -print_final_stats=1 -max_total_time=$(SECONDS) \
	  -artifact_prefix=Fuzzing/findings/$(TARGET)/ Fuzzing/corpus/$(TARGET) Fuzzing/seeds/$(TARGET)
