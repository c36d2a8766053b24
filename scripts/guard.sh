#!/bin/sh
# Instruction counts against the stored ones (Benchmarks/guard.py), after the tools have been tested themselves.
# Installs valgrind where it is missing.
#
#   scripts/guard.sh PROGRAM DATA SHARED [--accept | --per-cell]
set -eu
cd "$(dirname "$0")/.."
program=$1 data=$2 shared=$3
shift 3

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
if ! command -v valgrind >/dev/null && command -v apt-get >/dev/null; then
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends valgrind binutils >/dev/null
fi
python3 -B Benchmarks/self_test.py
exec python3 -B Benchmarks/guard.py --bin "$program" --data "$data" --shared "$shared" "$@"
