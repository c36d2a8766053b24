#!/bin/sh
# Installs the system libraries that taizhang is built with, on any system with apt (Debian, Ubuntu, Kylin,
# UOS). Does nothing where they are all there.
set -eu

packages="libisal-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libxml2-dev pkg-config"

missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "请安装 / Please install:$missing" >&2
  exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
# A fresh machine has no package lists yet.
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
