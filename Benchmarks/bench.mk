# The benchmark's job (Benchmarks/README.md): pipelines/benchmark on generated data, against its peers.
#
#   make bench-run BENCH_IN=DIR BENCH_FORMAT=csv|xlsx|towns BENCH_OUT=DIR
#   make bench-compare BENCH_OUT=DIR BENCH_WANT=DIR BENCH_FORMAT=csv|xlsx|towns
#   make bench-check
#   make bench         ours and the peers in turns, written to Benchmarks/RESULTS.md; under 12 minutes
#   make bench-quick   30,000 members against polars only; under two minutes, nothing is written
#   make guard         instructions of the 30,000-member job per stage, against Benchmarks/instructions.json
#   make guard-accept  stores them
#   make allocations   how often memory is asked for per million cells

BENCH_FORMAT ?= csv
BENCH_OUT ?= out/benchmark
BENCH_PERIOD ?= 2025-12
BENCH_DATA ?= Benchmarks/data
BENCH_MEMBERS ?= 30000
BENCH_VENV ?= .build-bench-venv
BENCH_PYTHON ?= $(BENCH_VENV)/bin/python
BENCH_FILES = $(sort $(wildcard $(BENCH_IN)/*.$(if $(filter csv,$(BENCH_FORMAT)),csv,xlsx)))

# A program that is named is taken as it is.
BENCH_BUILD = $(if $(filter file,$(origin BIN)),build)
# Python with the libraries of requirements.txt, unless another is named.
BENCH_READY = $(if $(filter file,$(origin BENCH_PYTHON)),$(BENCH_VENV)/installed)
# BENCH_ONLY='1m-csv' one case; BENCH_PANDAS=1 pandas on large data; BENCH_3M=1 three million members;
# BENCH_FORCE=1 on a busy machine; BENCH_ROUNDS=3; BENCH_READ='inspect --count' what reads all cells.
BENCH_MORE = $(if $(BENCH_ONLY),--only '$(BENCH_ONLY)') $(if $(BENCH_PANDAS),--pandas) $(if $(BENCH_3M),--huge) \
  $(if $(BENCH_FORCE),--force) $(if $(BENCH_ROUNDS),--rounds $(BENCH_ROUNDS)) $(if $(BENCH_READ),--reading '$(BENCH_READ)')
# Part of the cases is no page.
BENCH_PAGE ?= $(if $(BENCH_ONLY),,Benchmarks/RESULTS.md)

.PHONY: bench bench-quick bench-run bench-compare bench-check guard guard-accept allocations

bench: $(BENCH_READY) $(BENCH_BUILD)
	@$(BENCH_PYTHON) -B Benchmarks/bench_run.py --bin $(BIN) --data $(BENCH_DATA) --shared $(SHARED) \
	  $(BENCH_MORE) $(if $(BENCH_PAGE),--out $(BENCH_PAGE))

bench-quick: $(BENCH_READY) $(BENCH_BUILD)
	@$(BENCH_PYTHON) -B Benchmarks/bench_run.py --bin $(BIN) --data $(BENCH_DATA) --shared $(SHARED) --quick \
	  $(BENCH_MORE)

guard: $(BENCH_BUILD)
	@scripts/guard.sh $(BIN) $(BENCH_DATA) $(SHARED)

guard-accept: $(BENCH_BUILD)
	@scripts/guard.sh $(BIN) $(BENCH_DATA) $(SHARED) --accept

allocations: $(BENCH_BUILD)
	@scripts/guard.sh $(BIN) $(BENCH_DATA) $(SHARED) --per-cell

# Only the program, since this is what is timed.
bench-run: | $(BIN)
	@$(BIN) run pipelines/benchmark --period $(BENCH_PERIOD) --input $(BENCH_FILES) \
	  --out $(BENCH_OUT) --unmask --quiet

bench-compare:
	@python3 Benchmarks/bench_compare.py --ours $(BENCH_OUT) --format $(BENCH_FORMAT) \
	  --period $(BENCH_PERIOD) --job $(BENCH_OUT)/job --want $(BENCH_WANT) --shared $(SHARED)

bench-check: $(BENCH_READY) | $(BIN)
	@$(BENCH_PYTHON) Benchmarks/bench_check.py --bin $(BIN) --data $(BENCH_DATA) \
	  --members $(BENCH_MEMBERS) --shared $(SHARED)

$(BIN):
	swift build -c release --product taizhang --static-swift-stdlib

# What the generator, the peers and reading alone need.
$(BENCH_VENV)/installed: Benchmarks/requirements.txt
	rm -rf $(BENCH_VENV)
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@
