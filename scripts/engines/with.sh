#!/bin/bash
# Runs a command with PostgreSQL and a Spark cluster beside it, and stops both, however it ends.
#
#   scripts/engines/with.sh COMMAND …
#
# The command finds them in TAIZHANG_POSTGRES and TAIZHANG_SPARK (URLs), SPARK_HOME, TAIZHANG_SPARK_DIR (for
# `spark.sh pid`). ENGINES="postgres" starts only that.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
engines=${ENGINES:-postgres spark}
dir=$(mktemp -d "${TMPDIR:-/tmp}/taizhang-engines.XXXXXX")
# PostgreSQL's own user must reach its folder in it.
chmod 755 "$dir"

finish() {
  status=$?
  trap - EXIT INT TERM HUP
  "$here/spark.sh" stop "$dir/spark" || true
  "$here/postgres.sh" stop "$dir/postgres" || true
  rm -rf "$dir"
  exit $status
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

case $engines in *postgres*) TAIZHANG_POSTGRES=$("$here/postgres.sh" start "$dir/postgres") ;; esac
case $engines in *spark*)
  SPARK_HOME=${SPARK_HOME:-$("$here/spark-home.sh")}
  TAIZHANG_SPARK=$("$here/spark.sh" start "$dir/spark" "${SPARK_WORKERS:-2}")
  ;;
esac
TAIZHANG_SPARK_DIR=$dir/spark
SPARK_CONF_DIR=$here/spark-conf
SPARK_LOCAL_IP=127.0.0.1
export TAIZHANG_POSTGRES TAIZHANG_SPARK SPARK_HOME TAIZHANG_SPARK_DIR SPARK_CONF_DIR SPARK_LOCAL_IP
"$@"
