#!/usr/bin/env bash
# Drives a real Neovim over the story with the built server, in utf-8 and in utf-16.
#   NVIM=path/to/nvim SUBEDITOR=path/to/subeditor editors/neovim/test.sh
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
. "$root/editors/tools.sh"
needs_server
need "Neovim test" neovim || exit 0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state XDG_CACHE_HOME=$scratch/cache
for encoding in utf-8 utf-16; do
  story_in "$scratch/$encoding"
  echo "Neovim, $encoding:"
  timeout 120 "$NVIM" --headless -u NONE -i NONE -l test.lua "$scratch/$encoding" "$encoding" 2>&1 || {
    echo "Neovim test failed; its log:" >&2
    tail -20 "$XDG_STATE_HOME"/nvim/lsp.log >&2 || true
    exit 1
  }
  echo
done
echo "Neovim test passed"
