# PostgreSQL and Spark beside SQLite (docs/decisions/015-engines.md, docs/scale.md).
#
#   make test-engines   the samples and 300,000 generated members in 40 shards, on three engines: the same bytes;
#                       also with a Spark worker killed. Installs PostgreSQL and Spark. ENGINE_MEMBERS=30000 is quicker
#   make test-engines-quick   the same with 3,000 members, for continuous integration
#   make bench-scale    what a row costs on each at several sizes, into docs/scale.md. SCALE="30000 300000 3000000"

ENGINE_BUILD = $(if $(filter file,$(origin BIN)),build)
SCALE ?= 30000 300000

.PHONY: test-engines test-engines-quick bench-scale

test-engines: $(ENGINE_BUILD)
	@scripts/engines/test.sh $(BIN) $(SHARED)

test-engines-quick: $(ENGINE_BUILD)
	@scripts/engines/test.sh $(BIN) $(SHARED) --quick

bench-scale: $(ENGINE_BUILD)
	@scripts/engines/install.sh
	@scripts/engines/with.sh Benchmarks/bench_scale.py --bin $(BIN) --shared $(SHARED) --members $(SCALE) \
	  --page docs/scale.md
