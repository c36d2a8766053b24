#!/bin/bash
# make test-engines: the samples and a generated set in 40 shards, measured on SQLite, PostgreSQL and Spark.
#
#   scripts/engines/test.sh PROGRAM SHARED [--quick]
#
# --quick is for continuous integration: 3,000 members in 4 shards, the samples on PostgreSQL alone (Spark plans their
# queries for minutes), and no worker is killed.
#
# ENGINE_MEMBERS=300000 says how large the generated set is, ENGINES="postgres" which servers there are.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(realpath "$1")
shared=$(realpath "$2")
members=300000
shards=40
engines=${ENGINES:-postgres spark}
sample_engines=$engines
quick=0
if [ "${3:-}" = --quick ]; then
  quick=1
  members=3000
  shards=4
  sample_engines=postgres
fi
members=${ENGINE_MEMBERS:-$members}
"$here/install.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/taizhang-test-engines.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' INT TERM HUP

# The sample month's senders refer to each other, so that they are one shard.
mkdir -p "$work/sample"
ln -s "$root/samples/2023-06" "$work/sample/all"
python3 "$here/shards.py" --shared "$shared" --members "$members" --shards "$shards" --out "$work/generated"

failed=0
compare() { "$here/with.sh" "$here/compare.py" "$program" "$@" || failed=1; }
ENGINES=$sample_engines compare "$root/pipelines/grassroots-2023" 2023-06 "$work/sample"
ENGINES=$engines compare "$root/pipelines/benchmark" 2025-12 "$work/generated"
case $quick$engines in
0*spark*)
  # A worker that is killed changes nothing.
  ENGINES=spark compare "$root/pipelines/benchmark" 2025-12 "$work/generated" --kill-worker
  ;;
esac
if [ "$failed" -ne 0 ]; then
  echo "the engines differ" >&2
  exit 1
fi
