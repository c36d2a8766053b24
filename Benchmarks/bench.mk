# The benchmark's job (Benchmarks/README.md): pipelines/benchmark on generated data, against its peers.
#
#   make bench-run BENCH_IN=DIR BENCH_FORMAT=csv|xlsx|towns BENCH_OUT=DIR
#   make bench-compare BENCH_OUT=DIR BENCH_WANT=DIR BENCH_FORMAT=csv|xlsx|towns
#   make bench-check

BENCH_FORMAT ?= csv
BENCH_OUT ?= out/benchmark
BENCH_PERIOD ?= 2025-12
BENCH_DATA ?= Benchmarks/data
BENCH_MEMBERS ?= 30000
BENCH_VENV ?= .build-bench-venv
BENCH_PYTHON ?= $(BENCH_VENV)/bin/python
BENCH_FILES = $(sort $(wildcard $(BENCH_IN)/*.$(if $(filter csv,$(BENCH_FORMAT)),csv,xlsx)))

.PHONY: bench-run bench-compare bench-check

# Only the program, since this is what is timed.
bench-run: | $(BIN)
	@$(BIN) run pipelines/benchmark --period $(BENCH_PERIOD) --input $(BENCH_FILES) \
	  --out $(BENCH_OUT) --unmask --quiet

bench-compare:
	@python3 Benchmarks/bench_compare.py --ours $(BENCH_OUT) --format $(BENCH_FORMAT) \
	  --period $(BENCH_PERIOD) --job $(BENCH_OUT)/job --want $(BENCH_WANT) --shared $(SHARED)

bench-check: $(BENCH_PYTHON) | $(BIN)
	@$(BENCH_PYTHON) Benchmarks/bench_check.py --bin $(BIN) --data $(BENCH_DATA) \
	  --members $(BENCH_MEMBERS) --shared $(SHARED)

$(BIN):
	swift build -c release --product taizhang

# What the generator and the plain peer need.
$(BENCH_PYTHON):
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet xlsxwriter python-calamine
