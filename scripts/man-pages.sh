#!/bin/sh
# Writes a manual page for the program and one for each command into a folder, from their help.
#
#   scripts/man-pages.sh .build/release/taizhang share/man/man1
set -eu
program=$(realpath "$1")
folder=$2
export COLUMNS=80
mkdir -p "$folder"

# The lines of a help, guarded against roff: backslashes, and dots and quotes in front.
plain() { sed -e 's/\\/\\\\/g' -e "s/^[.']/\\\\\\&&/" -e 's/-/\\-/g'; }

page() {
  name=$(echo taizhang "$@" | tr ' ' '-')
  help=$("$program" "$@" --help)
  abstract=$(printf '%s\n' "$help" | sed -n '/^OVERVIEW:/,/^$/p' | sed -e 's/^OVERVIEW: //' -e '/^$/d' | tr '\n' ' ')
  {
    printf '.TH %s 1 "" "taizhang %s"\n.SH NAME\n' "$(echo "$name" | tr a-z A-Z)" "$("$program" --version)"
    printf '%s \\- %s\n.SH DESCRIPTION\n.nf\n' "$(echo "$name" | plain)" "$(printf '%s' "$abstract" | plain)"
    printf '%s\n' "$help" | plain
    printf '.fi\n'
  } > "$folder/$name.1"
  for sub in $(printf '%s\n' "$help" | awk '/^SUBCOMMANDS:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'); do
    page "$@" "$sub"
  done
}

page
