#!/usr/bin/env bash
# The test command. `cargo test` alone needs nothing but Rust; this adds what needs a browser, a server or somebody else's
# validator. Tools come to target/tools/; Debian packages are installed only when root runs this. What could not be checked is
# said at the end, with the way to get it; with PERELIK_REQUIRE=all, as in CI, that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

target=${CARGO_TARGET_DIR:-$PWD/target}
tools=$target/tools
perelik=$target/debug/perelik
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=() failed=() skipped=()

# Runs one step in a shell of its own, so that its first failing command ends it, and notes how it went.
step() {
  local title=$1 status start=$SECONDS
  shift
  printf '\n== %s\n' "$title"
  set +e
  (set -e; "$@")
  status=$?
  set -e
  case $status in
    0) passed+=("$title ($((SECONDS - start)) s)") ;;
    77) skipped+=("$title: $(cat "$work/why")") ;;
    *) failed+=("$title") ;;
  esac
}

# Ends a step that cannot run here.
skip() {
  echo "skipped: $1"
  echo "$1" >"$work/why"
  exit 77
}

# Says which Debian package brings what a step needs.
need() {
  command -v "$1" >/dev/null || skip "$1 is missing (apt-get install $2)"
}

finish() {
  printf '\n== Summary\n'
  ((${#passed[@]} == 0)) || printf 'ok       %s\n' "${passed[@]}"
  ((${#skipped[@]} == 0)) || printf 'skipped  %s\n' "${skipped[@]}"
  ((${#failed[@]} == 0)) || printf 'FAILED   %s\n' "${failed[@]}"
  ((${#failed[@]} == 0)) || exit 1
  ((${#skipped[@]} == 0)) || [[ ${PERELIK_REQUIRE:-} != all ]] || { echo "PERELIK_REQUIRE=all: a skip is a failure"; exit 1; }
  exit 0
}

# ---- Rust ----

format() {
  cargo fmt --version >/dev/null 2>&1 || skip "rustfmt is missing (rustup component add rustfmt)"
  cargo fmt --check
}

lint() {
  cargo clippy --version >/dev/null 2>&1 || skip "clippy is missing (rustup component add clippy)"
  cargo clippy --all-targets --locked -- -D warnings
}

tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked
    cargo test --locked --doc
  else
    cargo test --locked
  fi
}

documentation() {
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
}

# A lock file that names a mirror would work on one machine only; one that lags behind would stop the fuzzers' build.
lock_files() {
  local named
  cargo metadata --locked --format-version 1 --manifest-path fuzz/Cargo.toml >/dev/null
  named=$(grep '^source = ' Cargo.lock fuzz/Cargo.lock | grep -vF '"registry+https://github.com/rust-lang/crates.io-index"' || true)
  named+=$(grep -E '"resolved"|https?://' tests/{browser,hostile}/package-lock.json || true)
  [[ -z $named ]] || { echo "$named"; return 1; }
}

# ---- The content, built twice ----

# Copies the site file by file: in the order given, with the time given.
copy_site() {
  local to=$1 time=$2 order=$3 file
  while IFS= read -r file; do
    mkdir -p "$to/$(dirname "$file")"
    cp "$file" "$to/$file"
    touch -t "$time" "$to/$file"
  done < <(find content themes -type f | LC_ALL=C sort "$order")
}

build() {
  "$perelik" build "$@" >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
}

listing() {
  find "$1" -printf '%P %i %s %m %T@\n' | LC_ALL=C sort
}

twice() {
  local one="$work/one" other="$work/other/Інша тека"
  cargo build --locked
  copy_site "$one" 200001010000 -f
  copy_site "$other" 203006152359 -r
  unset SOURCE_DATE_EPOCH
  (umask 022; TZ=Pacific/Kiritimati LC_ALL=C build --root "$one")
  (umask 077; TZ=America/Los_Angeles LC_ALL=en_US.UTF-8 build --root "$other")
  diff -r "$one/public" "$other/public"
  echo "the same $(find "$one/public" -type f | wc -l) files from two folders"
  listing "$one/public" >"$work/before"
  build --root "$one"
  listing "$one/public" >"$work/after"
  diff "$work/before" "$work/after"
  echo "the second build into the same folder wrote nothing"
}

# ---- What others bring ----

# Installs the Debian packages whose command is missing; without root the steps below say what they lack.
system_tools() {
  local missing=()
  chrome >/dev/null || missing+=(chromium)
  command -v java >/dev/null || missing+=(default-jre-headless)
  command -v xmllint >/dev/null || missing+=(libxml2-utils)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
  command -v git >/dev/null || missing+=(git)
  command -v rsync >/dev/null || missing+=(rsync)
  command -v ssh >/dev/null || missing+=(openssh-client)
  [[ -x /usr/sbin/sshd ]] || missing+=(openssh-server)
  [[ -x /usr/sbin/nginx ]] || missing+=(nginx-light)
  command -v strace >/dev/null || missing+=(strace)
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  command -v g++ >/dev/null || missing+=(g++)
  command -v mandoc >/dev/null || missing+=(mandoc)
  command -v systemd-analyze >/dev/null || missing+=(systemd)
  if ((${#missing[@]} == 0)); then
    echo "nothing is missing"
  elif ((EUID == 0)) && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >"$work/log" 2>&1 || { tail "$work/log"; return 1; }
    echo "installed ${missing[*]}"
  else
    skip "as root, apt-get install ${missing[*]}"
  fi
}

chrome() {
  command -v "${CHROME_PATH:-chromium}"
}

node_ready() {
  need node nodejs
  need npm npm
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 12) ? 0 : 1)' ||
    skip "node $(node --version) is too old: 20.12 or newer is needed"
}

# The keys of words, made by node from the script that the tests above wrote down with what the program makes of the same words.
search() {
  need node nodejs
  node tests/search/keys.mjs "$target/tmp"
}

browser() {
  local packages=$tools/browser
  node_ready
  chrome >/dev/null || skip "chromium is missing (apt-get install chromium, or set CHROME_PATH)"
  # npm writes the inner lock file last: where it lies, the packages are whole.
  if ! cmp -s tests/browser/package-lock.json "$packages/package-lock.json" || [[ ! -e $packages/node_modules/.package-lock.json ]]; then
    mkdir -p "$packages"
    cp tests/browser/{package.json,package-lock.json,.npmrc} "$packages"
    (cd "$packages" && npm ci --ignore-scripts)
  fi
  cargo build --locked --quiet
  CHROME_PATH=$(chrome) timeout 300 node tests/browser/preview.mjs --perelik "$perelik" --tools "$packages"
  CHROME_PATH=$(chrome) timeout 900 node tests/browser/run.mjs --perelik "$perelik" --tools "$packages" --pictures "$target/pictures"
}

formats() {
  local python=$tools/formats/bin/python sites=("$work/kramatorsk")
  need python3 python3
  if ! cmp -s tests/formats/requirements.txt "$tools/formats/requirements.txt"; then
    # Without it the checks that need no packages still run, and say what they lack.
    python3 -m venv --clear "$tools/formats" &&
      "$python" -m pip install --quiet --no-input --disable-pip-version-check -r tests/formats/requirements.txt &&
      cp tests/formats/requirements.txt "$tools/formats" || python=python3
  fi
  cargo build --locked --quiet
  build --root . --output "$work/kramatorsk"
  "$python" tests/formats/check.py --write-hostile "$work/hostile-source" "$perelik"
  build --root "$work/hostile-source" --output "$work/hostile" --date 2020-03-27
  sites+=("$work/hostile")
  if command -v node >/dev/null; then
    node tests/browser/invented.mjs "$work/source"
    build --root "$work/source" --output "$work/invented" --date 2021-06-01
    sites+=("$work/invented")
  else
    echo "skipped invented: node is missing, which writes that site (apt-get install nodejs)"
  fi
  "$python" tests/formats/check.py "${sites[@]}"
}

# Inputs that nobody here wrote, against every reader and, in Chromium, against the pages made of them.
hostile() {
  local packages=$tools/hostile unpacked=- corpora=../shared/corpora/corpora.tar.xz
  node_ready
  if ! cmp -s tests/hostile/package-lock.json "$packages/package-lock.json" || [[ ! -e $packages/node_modules/.package-lock.json ]]; then
    mkdir -p "$packages"
    cp tests/hostile/{package.json,package-lock.json,.npmrc} "$packages"
    (cd "$packages" && npm ci --ignore-scripts)
  fi
  if [[ -f $corpora ]]; then
    unpacked=$work/corpora
    mkdir "$unpacked"
    tar -xJf "$corpora" -C "$unpacked"
    [[ -d $unpacked/xss ]] || unpacked=$(dirname "$(find "$unpacked" -maxdepth 2 -type d -name xss)")
  else
    echo "note: lists of XSS, ways out of a folder and the like are in no registry; without ../shared/corpora only the packages are tried"
  fi
  node tests/hostile/corpora.mjs "$packages" "$unpacked" "$work/inputs.json"
  timeout 600 cargo test --locked --quiet --test hostile -- "$work/inputs.json" "$work/pages"
  chrome >/dev/null || skip "chromium is missing (apt-get install chromium, or set CHROME_PATH)"
  [[ -d $tools/browser/node_modules ]] || skip "the packages of the step Browser are missing"
  CHROME_PATH=$(chrome) timeout 300 node tests/hostile/browser.mjs --tools "$tools/browser" --site "$work/pages" --inputs "$work/inputs.json"
}

# Each reader for five seconds, guided by coverage; an hour by hand: fuzz/run.sh.
fuzzing() {
  need g++ g++
  bash fuzz/run.sh 5
}

# Publishing on real servers, all on loopback: killed builds and deploys, cut wires, readers during rebuilds.
publishing() {
  need python3 python3
  need git git
  need rsync rsync
  need ssh openssh-client
  need strace strace
  need bwrap bubblewrap
  need systemd-analyze systemd
  [[ -x /usr/sbin/sshd ]] || skip "sshd is missing (apt-get install openssh-server)"
  [[ -x /usr/sbin/nginx ]] || skip "nginx is missing (apt-get install nginx-light)"
  cargo build --locked --quiet
  chrome >/dev/null || skip "chromium is missing (apt-get install chromium, or set CHROME_PATH)"
  [[ -d $tools/browser/node_modules ]] || skip "the packages of the step Browser are missing"
  CHROME_PATH=$(chrome) timeout 1800 python3 tests/publish/run.py "$perelik" "$work/publish" --moments "${PERELIK_MOMENTS:-400}" --tools "$tools/browser"
}

# Tools of cargo, built once below target/tools.
cargo_tool() {
  [[ -x $tools/cargo/bin/$1 ]] || cargo install --quiet --locked --root "$tools/cargo" --target-dir "$tools/cargo/build" "$1@$2"
}

# What comes in: licences, sources, bans; known weaknesses where the list of them can be had.
supply() {
  cargo_tool cargo-deny 0.20.2
  local deny=("$tools/cargo/bin/cargo-deny" --locked)
  "${deny[@]}" --offline check licenses bans sources
  if timeout 60 "${deny[@]}" fetch db 2>/dev/null; then
    "${deny[@]}" check advisories
    cargo_tool cargo-audit 0.22.2
    "$tools/cargo/bin/cargo-audit" audit --deny warnings
  else
    echo "note: the list of known weaknesses (RustSec) cannot be fetched from here; cargo deny check advisories was not run"
  fi
}

# The Debian package of the program that was tested, looked into but not installed.
package() {
  need dpkg-deb dpkg
  need mandoc mandoc
  need systemd-analyze systemd
  cargo_tool cargo-deb 3.8.0
  cargo_tool cargo-cyclonedx 0.5.9
  cargo build --locked --quiet
  PATH=$tools/cargo/bin:$PATH bash packaging/deb.sh dev "$work/perelik.deb"
  bash tests/packaging/check.sh "$work/perelik.deb" "$work/package"
}

# What does not compile need not be looked at in a browser.
for each in "Format: format" "Clippy: lint" "Tests: tests" "Documentation: documentation" "Lock files: lock_files" "Built twice: twice"; do
  step "${each%: *}" "${each#*: }"
  ((${#failed[@]} == 0)) || finish
done
step "System tools" system_tools
step "Search" search
step "Browser" browser
step "Formats" formats
step "Hostile" hostile
step "Fuzzing" fuzzing
step "Publishing" publishing
step "Supply" supply
step "Package" package
finish
