#!/bin/bash
# A Spark standalone cluster on loopback: one master, some workers, each a process of its own.
#
#   scripts/engines/spark.sh start DIR [WORKERS]   prints spark://127.0.0.1:PORT
#   scripts/engines/spark.sh pid DIR master|worker-1|worker-2 …
#   scripts/engines/spark.sh stop DIR
#
# Everything it writes is in DIR. Ports are free ones. SPARK_WORKER_MEMORY (1500m) and SPARK_WORKER_CORES (1) are of
# each worker.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
what=$1
dir=$2

launch() {
  local name=$1
  shift
  # A session of its own, so that a Ctrl-C meant for the caller leaves stopping to `stop`.
  SPARK_LOCAL_DIRS="$dir/local" SPARK_NO_DAEMONIZE=1 SPARK_DAEMON_MEMORY=256m SPARK_LOCAL_IP=127.0.0.1 \
    setsid "$SPARK_HOME/bin/spark-class" "$@" >"$dir/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/$name.pid"
}

# Waits until the log of NAME has PATTERN, a minute at most.
await() {
  local name=$1 pattern=$2
  for _ in $(seq 300); do
    grep -q "$pattern" "$dir/$name.log" 2>/dev/null && return
    kill -0 "$(cat "$dir/$name.pid")" 2>/dev/null || break
    sleep 0.2
  done
  echo "Spark's $name did not start:" >&2
  tail -5 "$dir/$name.log" >&2
  return 1
}

case $what in
start)
  workers=${3:-2}
  SPARK_HOME=${SPARK_HOME:-$("$here/spark-home.sh")}
  export SPARK_HOME
  mkdir -p "$dir/local"
  trap '"$here/spark.sh" stop "$dir"' ERR
  launch master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
  await master 'Starting Spark master at spark:'
  url=$(grep -o 'spark://127.0.0.1:[0-9]*' "$dir/master.log" | head -1)
  for number in $(seq "$workers"); do
    launch "worker-$number" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --port 0 --webui-port 0 \
      --cores "${SPARK_WORKER_CORES:-1}" --memory "${SPARK_WORKER_MEMORY:-1500m}" \
      --work-dir "$dir/work-$number" "$url"
  done
  for number in $(seq "$workers"); do await "worker-$number" 'Successfully registered with master'; done
  echo "$url"
  ;;
pid)
  cat "$dir/$3.pid"
  ;;
stop)
  # Executors end with their worker.
  for file in "$dir"/worker-*.pid "$dir"/master.pid; do
    [ -f "$file" ] || continue
    kill "$(cat "$file")" 2>/dev/null || true
  done
  for file in "$dir"/worker-*.pid "$dir"/master.pid; do
    [ -f "$file" ] || continue
    for _ in $(seq 50); do
      kill -0 "$(cat "$file")" 2>/dev/null || break
      sleep 0.2
    done
    kill -9 "$(cat "$file")" 2>/dev/null || true
    rm -f "$file"
  done
  ;;
*)
  sed -n '2,9p' "$0" >&2
  exit 64
  ;;
esac
