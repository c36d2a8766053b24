#!/bin/sh
# Prints a page of the documentation with its examples run again: in each block that opens with ```console,
# what stands under a line `$ command` is replaced by what the command prints now.
#
#   scripts/refresh-examples.sh .build/release/taizhang README.md
#
# The commands run one after the other in a temporary folder that has pipelines/ and samples/ in it, so that they
# can be written as a reader would type them in the repository, and leave nothing behind.
set -eu
program=$(realpath "$1")
page=$(realpath "$2")
root=$(cd "$(dirname "$0")/.." && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/folder"
ln -s "$program" "$work/bin/taizhang"
ln -s "$root/samples" "$work/folder/samples"
# Copied, since the guide changes a definition.
cp -R "$root/pipelines" "$work/folder/pipelines"
cd "$work/folder"

# Commands run in a locale of no language, so messages are Chinese unless a command says otherwise; awk looks at bytes.
env -i PATH="$work/bin:/usr/bin:/bin" LC_ALL=C COLUMNS=80 awk '
  # A step that the reader takes in an editor and this script in a command.
  match($0, /^<!-- \$ .* -->$/) {
    print
    system("export LC_ALL=C.UTF-8; ( " substr($0, 8, length($0) - 11) " ) >/dev/null")
    next
  }
  /^```console$/ { inside = 1; print; next }
  /^```/ { inside = 0; print; next }
  !inside { print; next }
  /^\$ / {
    print
    command = "export LC_ALL=C.UTF-8; ( " substr($0, 3) " ) 2>&1"
    while ((command | getline line) > 0) {
      gsub(/^\357\273\277|\r$/, "", line)  # nothing that can be read
      print line
    }
    close(command)
  }
' "$page"
