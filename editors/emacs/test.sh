#!/usr/bin/env bash
# Drives a real Emacs with eglot over the story with the built server.
#   SUBEDITOR=path/to/subeditor editors/emacs/test.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/editors/tools.sh"
needs_server
need "Emacs test" emacs || exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch STORY=$scratch/marigold
story_in "$STORY"
timeout 120 emacs --batch -l "$here/test.el" 2>"$scratch/log" || {
  tail -30 "$scratch/log" >&2
  exit 1
}
echo "Emacs test passed"
