#!/bin/sh
# Prints docs/commands.md: the help of every command, as the program given prints it.
#
#   scripts/commands-page.sh .build/release/taizhang > docs/commands.md
set -eu
program=$(realpath "$1")
export COLUMNS=80

# The help of a command, then those of its subcommands, whose names stand in its help.
page() {
  help=$("$program" "$@" --help)
  printf '\n## %s\n\n```\n%s\n```\n' "$(echo taizhang "$@")" "$help"
  for name in $(printf '%s\n' "$help" | awk '/^SUBCOMMANDS:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'); do
    page "$@" "$name"
  done
}

cat <<'EOF'
# Commands

命令一览，由 `make docs` 从 `--help` 生成，不要手改。 / Every command with its help, made from `--help` by `make docs`; not to be
edited by hand.
EOF
page
