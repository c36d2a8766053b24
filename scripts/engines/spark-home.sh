#!/bin/sh
# Says where the Spark is that install.sh put there: the SPARK_HOME that holds bin/spark-sql.
set -eu
engines=${TAIZHANG_ENGINES:-$(cd "$(dirname "$0")/../.." && pwd)/.build/engines}
for home in "$engines"/spark/lib/python3*/site-packages/pyspark; do
  [ -x "$home/bin/spark-sql" ] && echo "$home" && exit 0
done
echo "no Spark in $engines; run scripts/engines/install.sh" >&2
exit 1
