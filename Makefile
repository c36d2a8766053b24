# make demo   a fresh machine with a Swift toolchain: installs what is missing, builds, runs the sample month
# make test   all tests
# make pollock   convert on text tables polluted after the kinds of Pollock, against other programs
# make hostile   built bombs and legal sheets of a million rows: wall time and peak memory, against bounds
# make faults   runs that are killed, refused, starved of disk or fed files that change: what is left is whole
# make install PREFIX=/usr/local   the program, its manual pages and the completions of bash, zsh and fish
# make interop   the outputs read by frictionless, pandas, DuckDB and R; the examples of docs/outputs.md
# make page   report.html of the sample months in headless Chromium: console, requests, keyboard, phone, paper
# make forms   every form, filled in, saved by LibreOffice and read again: there is nothing to be found
# make bench  ours against polars, DuckDB and pandas, in turns (Benchmarks/README.md); bench-quick in two minutes
# make test-engines   three engines, the same bytes: SQLite, PostgreSQL, Spark (scripts/engines/engines.mk)
# make bench-scale    what a row costs on each, into docs/scale.md
# make guard  the benchmark's instructions per stage under valgrind, against the stored ones
# make docs   brings the examples in the documentation and docs/commands.md up to date

BIN ?= .build/release/taizhang
SHARED ?= ../shared

.PHONY: all demo test build deps install docs lint corpus pollock hostile faults page forms interop

all: build

deps:
	@scripts/install-dependencies.sh

build: deps
	swift build -c release --product taizhang --static-swift-stdlib

demo: build
	$(BIN) run pipelines/grassroots-2023 --period 2023-06 --input samples/2023-06 --out out

test: deps
	swift test

# Pages with examples are run again; look at what changed before committing it.
PAGES = README.md README.zh-CN.md docs/guide.zh-CN.md docs/outputs.md

docs: build
	scripts/commands-page.sh $(BIN) > docs/commands.md.new && mv docs/commands.md.new docs/commands.md
	$(BIN) pipeline describe pipelines/grassroots-2023 > docs/work-plan-2023.md
	@for page in $(PAGES); do \
	  echo $$page && scripts/refresh-examples.sh $(BIN) $$page > $$page.new && mv $$page.new $$page || exit 1; \
	done

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
install: build
	install -Dm755 $(BIN) $(DESTDIR)$(PREFIX)/bin/taizhang
	scripts/man-pages.sh $(BIN) $(SHARE)/man/man1
	install -d $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(BIN) --generate-completion-script bash > $(SHARE)/bash-completion/completions/taizhang
	$(BIN) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_taizhang
	$(BIN) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/taizhang.fish

# Style is settled by the formatter's defaults.
lint:
	swift format lint --recursive --strict Package.swift Sources Tests Fuzzing/Package.swift Fuzzing/Sources

# Other people's spreadsheets against what is known of them.
corpus: build
	python3 $(SHARED)/corpus/compare.py '$(abspath $(BIN)) inspect --dump-jsonl {file}'

# DuckDB and clevercsv are measured too where PYTHON has them.
PYTHON ?= python3
POLLUTED ?= .build/pollock
pollock: build
	rm -rf $(POLLUTED)
	$(PYTHON) Tests/Oracle/pollute.py $(SHARED)/corpus/csv/valid $(POLLUTED)
	$(PYTHON) Tests/Oracle/pollock_score.py $(POLLUTED) '$(abspath $(BIN)) convert {file}' --peers

# Some 3 GB of files in a temporary folder, one at a time; ten minutes on an idle machine.
hostile: build
	$(PYTHON) Tests/Oracle/hostile.py '$(abspath $(BIN))' $(HOSTILE)

# Hundreds of runs that are killed or refused, on the sample months; half an hour on an idle machine. The disks
# that fill up need root. FAULTS=--small takes a month of one file, and a minute.
faults: build
	$(PYTHON) Tests/Oracle/faults.py '$(abspath $(BIN))' $(FAULTS)

# INTEROP=--update writes into the page what its examples print now. A program that is named is taken as it is.
interop: $(if $(filter file,$(origin BIN)),build)
	scripts/interop.sh $(BIN) $(INTEROP)

# Needs Chromium (apt-get install chromium fonts-noto-cjk poppler-utils), and says so where there is none.
PAGE = .build/page
page: build
	rm -rf $(PAGE)
	$(BIN) run pipelines/grassroots-2023 --period 2023-05..2023-06 --input samples --out $(PAGE) --quiet --lang zh
	python3 Tests/Oracle/page.py $(PAGE)/2023-06/report.html --shots $(PAGE)/shots || test $$? -eq 77

# A minute with LibreOffice; without one there is nothing to measure.
SOFFICE ?= soffice
forms: deps
	@command -v $(SOFFICE) >/dev/null || { echo "LibreOffice ($(SOFFICE)) is not there; nothing was tested"; exit 1; }
	TAIZHANG_SOFFICE=$$(command -v $(SOFFICE)) swift test --filter FilledFormTests

include Benchmarks/bench.mk
include Fuzzing/fuzz.mk
include scripts/engines/engines.mk
