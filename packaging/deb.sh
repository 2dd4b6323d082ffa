#!/usr/bin/env bash
# Makes the Debian package of a program that is built: bash packaging/deb.sh [PROFILE [FILE]], `release` unless told, into target/debian/ unless
# told. Needs cargo-deb and cargo-cyclonedx (cargo install --locked cargo-deb cargo-cyclonedx).
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
folder=$profile
[[ $profile != dev ]] || folder=debug
perelik=${CARGO_TARGET_DIR:-target}/$folder/perelik
made=target/packaging

# What the program says of itself: its manual in both languages, and what shells complete.
rm -rf "$made"
mkdir -p "$made"/man/{uk,en}
for lang in uk en; do
  "$perelik" --lang "$lang" man >"$made/man/$lang/perelik.1"
  for command in $(sed -n 's/^perelik\\-\(.*\)(1)$/\1/p' "$made/man/$lang/perelik.1"); do
    "$perelik" --lang "$lang" man "$command" >"$made/man/$lang/perelik-$command.1"
  done
done
for shell in bash zsh fish; do
  "$perelik" --lang uk completions "$shell" >"$made/perelik.$shell"
done

# Every crate in it, with version, licence and hash (CycloneDX 1.5).
cargo cyclonedx --quiet --format json --spec-version 1.5 --target x86_64-unknown-linux-gnu --override-filename perelik-sbom
mv perelik-sbom.json "$made/perelik.cdx.json"
# It makes one of each member of the workspace; the fuzzers are in no package.
rm -f fuzz/perelik-sbom.json

# A package that is only looked into need not be small.
fast=()
[[ $profile != dev ]] || fast=(--fast)
cargo deb --no-build --locked "${fast[@]}" --profile "$profile" ${2:+--output "$2"}
