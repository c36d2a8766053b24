#!/bin/sh
# Installs what `make test-engines` needs besides the build: PostgreSQL and Java from Debian, a whole Spark from
# PyPI. Does nothing where they are all there.
#
#   scripts/engines/install.sh
#
# Spark goes into $TAIZHANG_ENGINES (default .build/engines), 520 MB.
set -eu
cd "$(dirname "$0")/../.."
engines=${TAIZHANG_ENGINES:-.build/engines}
needs=scripts/engines/requirements.txt

missing=""
for package in postgresql libpq5 openjdk-17-jre-headless python3-venv; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
# Another Java does as well, and so does Python from elsewhere.
if java -version 2>&1 | grep -q 'version "17'; then
  missing=$(echo "$missing" | sed 's/openjdk-17-jre-headless//')
fi
if python3 -c 'import ensurepip, venv' 2>/dev/null; then
  missing=$(echo "$missing" | sed 's/python3-venv//')
fi
if [ -n "$(echo "$missing" | tr -d ' ')" ]; then
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo"
  $as_root apt-get update -qq
  # A cluster of its own is started for the tests; Debian's is not wanted.
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
fi

if ! cmp -s $needs "$engines/spark/installed"; then
  rm -rf "$engines/spark"
  mkdir -p "$engines"
  python3 -m venv "$engines/spark"
  "$engines/spark/bin/pip" install --quiet --disable-pip-version-check -r $needs
  cp $needs "$engines/spark/installed"
fi
