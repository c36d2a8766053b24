#!/bin/sh
# Reads the outputs with other people's programs: frictionless validates the package, and the examples of
# docs/outputs.md for pandas, DuckDB and R run. Installs what is missing.
#
#   scripts/interop.sh PROGRAM [--update]
#
# --update writes into the page what the examples print now.
set -eu
cd "$(dirname "$0")/.."
program=$1
shift

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
install() {
  command -v apt-get >/dev/null || return 1
  $as_root apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

python3 -c 'import ensurepip, venv' 2>/dev/null || install python3 python3-venv
# 43 MB; without it the example is left out, and the end of the output says so.
command -v Rscript >/dev/null || install r-base-core || true

venv=.build-interop
needs=scripts/interop-requirements.txt
if ! cmp -s $needs $venv/installed; then
  rm -rf $venv
  python3 -m venv $venv
  $venv/bin/pip install --quiet --disable-pip-version-check -r $needs
  cp $needs $venv/installed
fi
exec $venv/bin/python Tests/Oracle/interop.py "$program" docs/outputs.md "$@"
