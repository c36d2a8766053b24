# make demo   a fresh machine with a Swift toolchain: installs what is missing, builds, runs the sample month
# make test   all tests

BIN ?= .build/release/taizhang
SHARED ?= ../shared

.PHONY: all demo test build deps lint corpus

all: build

deps:
	@scripts/install-dependencies.sh

build: deps
	swift build -c release --product taizhang

demo: build
	$(BIN) run pipelines/grassroots-2023 --period 2023-06 --input samples/2023-06 --out out

test: deps
	swift test

# Style is settled by the formatter's defaults.
lint:
	swift format lint --recursive --strict Package.swift Sources Tests

# Other people's spreadsheets against what is known of them.
corpus: build
	python3 $(SHARED)/corpus/compare.py '$(abspath $(BIN)) inspect --dump-jsonl {file}'

include Benchmarks/bench.mk
