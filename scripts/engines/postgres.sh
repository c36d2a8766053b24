#!/bin/bash
# A PostgreSQL of one's own on loopback, with an empty database `ledger` in UTF-8.
#
#   scripts/engines/postgres.sh start DIR   prints postgres://ledger@127.0.0.1:PORT/ledger
#   scripts/engines/postgres.sh stop DIR
#
# Everything it writes is in DIR. PostgreSQL refuses root: as root, it runs as $POSTGRES_AS (postgres, Debian's).
set -euo pipefail
what=$1
dir=$2
bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
as=()
[ "$(id -u)" -ne 0 ] || as=(runuser -u "${POSTGRES_AS:-postgres}" --)

case $what in
start)
  [ -x "$bin/initdb" ] || { echo "no PostgreSQL; run scripts/engines/install.sh" >&2; exit 1; }
  mkdir -p "$dir"
  [ "$(id -u)" -ne 0 ] || chown "${POSTGRES_AS:-postgres}" "$dir"
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  "${as[@]}" "$bin/initdb" -D "$dir/data" -U ledger -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb.log"
  # What is measured is reading; a data folder that is thrown away need not outlive a power cut.
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off \
        -c shared_buffers=512MB -c work_mem=64MB -c max_wal_size=4GB -c max_parallel_workers_per_gather=1 -c jit=off" \
    >"$dir/start.log" 2>&1 || { cat "$dir/start.log" "$dir/server.log" >&2; exit 1; }
  "${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U ledger ledger
  echo "postgres://ledger@127.0.0.1:$port/ledger"
  ;;
stop)
  [ ! -f "$dir/data/postmaster.pid" ] || "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
  ;;
*)
  sed -n '2,8p' "$0" >&2
  exit 64
  ;;
esac
