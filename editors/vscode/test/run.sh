#!/usr/bin/env bash
# Drives the packaged extension in a real VS Code (code-server in a browser) over the story, and takes pictures of it.
#   editors/vscode/test/run.sh [--pictures]
# With --pictures the pictures of the README and of the walkthrough are replaced by those of this run.
# VSIX names a package to test in place of one that is built now; one with the program inside is left to find that.
# SUBEDITOR is the server (target/release/subeditor), TOOLS where tools are kept (target/editors). Needs Python 3 and
# chromium; fetches Node 24, code-server and playwright-core by name (about 600 MB).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
extension=$(dirname "$here")
root=$(cd "$extension/../.." && pwd)
. "$root/editors/tools.sh"
vsix=${VSIX:+$(realpath "$VSIX")}
case $vsix in
  *-*64.vsix) unset SUBEDITOR ;;
  *) needs_server ;;
esac
need "VS Code test" chromium node24 code-server || exit 0

export PATH=$TOOLS/node24/bin:$PATH
cd "$extension"
node_modules_of_extension
npx --no-install biome ci --colors=off --log-level=warn
npx --no-install tsc
node --test --test-reporter=dot test/find.test.ts
[ -n "$vsix" ] || { npm run --silent package >/dev/null && vsix=$extension/subeditor.vsix; }
scratch=$(mktemp -d)
server=
end() {
  # The entry script forks a child that can outlive it; both are in the process group of this job.
  [ -z "$server" ] || kill -- "-$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap end EXIT
(cd "$here/probe" && "$extension/node_modules/.bin/vsce" package --no-dependencies --allow-missing-repository --skip-license -o "$scratch/probe.vsix") >/dev/null

story_in "$scratch/marigold"
mkdir -p "$scratch/user/User"
cp "$here/settings.json" "$scratch/user/User/settings.json"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
code=(node "$WEB/node_modules/code-server/out/node/entry.js" --user-data-dir "$scratch/user" --extensions-dir "$scratch/extensions")
"${code[@]}" --install-extension "$vsix" --install-extension "$scratch/probe.vsix" >"$scratch/log" 2>&1
set -m
PROBE_OUT=$scratch/probe.json "${code[@]}" --auth none --bind-addr "127.0.0.1:$port" --disable-telemetry --disable-update-check \
  --disable-workspace-trust "$scratch/marigold" >>"$scratch/log" 2>&1 &
server=$!
set +m
pictures=$TOOLS/pictures
rm -rf "$pictures"
timeout 240 node "$here/drive.mjs" "http://127.0.0.1:$port/?folder=$scratch/marigold" "$scratch/probe.json" "$pictures" "$scratch/marigold" || {
  tail -20 "$scratch/log" >&2
  echo "pictures: $pictures" >&2
  exit 1
}
if [ "${1:-}" = --pictures ]; then
  cp "$pictures/vscode.png" "$root/docs/vscode.png"
  cp "$pictures/hover.png" "$pictures/claims.png" "$extension/media/"
  ls -l "$root/docs/vscode.png" "$extension/media"/*.png
fi
echo "VS Code test passed"
