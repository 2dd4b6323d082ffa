#!/usr/bin/env bash
# Fuzzes each reader for SECONDS (5 unless told), guided by coverage, on the stable toolchain; the hour by hand is
# `bash fuzz/run.sh 3600`, one reader alone `bash fuzz/run.sh 3600 markdown`. What breaks a reader is kept in fuzz/artifacts/NAME/, and
# is tried again by every later run; what was found on the way is kept in fuzz/corpus/NAME/.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:-5}
shift || true
target=$(realpath -m "${CARGO_TARGET_DIR:-../target}")
mkdir -p "$target/tmp"

# Only the program and the fuzzers tell what was run; all they are built of is what the tests are built of.
export RUSTC_WORKSPACE_WRAPPER=$PWD/rustc.sh
# A few seconds are soonest had unoptimised. The folder of `dev` is called debug.
profile=hours
((seconds > 60)) || profile=dev
readers=(front_matter hours import markdown phones)
# With the program's examples, of which there are none, cargo takes the features that its tests bring as well, and builds nothing twice.
cargo build --locked --quiet --profile "$profile" -p perelik -p perelik-fuzz --examples "${readers[@]/#/--bin=}"

# Gives a reader files that it would read on a good day.
seeds() {
  local folder=corpus/$1
  mkdir -p "$folder" "artifacts/$1"
  case $1 in
    front_matter) cp -n ../content/organisations/* ../content/vocabulary/* "$folder" ;;
    markdown) for file in ../content/pages/*.md ../src/edit/import/manual.md ../README.md; do cp -n "$file" "$folder/${file//\//_}"; done ;;
    hours) printf '%s' 'Mo-Fr 09:00-13:00,14:00-18:00; Sa[1] 10:00+; PH off "за записом"' >"$folder/seed"
      # What an hour found: the parser's own assertion.
      printf '%s' 'Mo-Fr 09:00-13:24/24:00' >"$folder/repeated" ;;
    phones) printf '%s' '+38 (050) 123-45-67, 06264 5-00-00 або 8 050 123 45 67; 1505' >"$folder/seed" ;;
    import) for choice in 0 1 2 3 4 5 6 7; do
        printf '%b%s' "\\00$choice" $'Назва;Телефон;Допомога\r\n"Дім; один";050 123-45-67;Їжа\r\n' >"$folder/table-$choice"
        printf '%b%s' "\\00$choice" '[{"id":"1","name":"A","services":[{"id":"2","name":"B"}],"phones":[{"number":"+380501234567"}]}]' >"$folder/json-$choice"
        printf '%b%s' "\\00$choice" '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>A</title></item></channel></rss>' >"$folder/xml-$choice"
      done ;;
  esac
}

for name in "${@:-front_matter hours import markdown phones}"; do
  for reader in $name; do
    seeds "$reader" 2>/dev/null || true
    echo "-- $reader, $seconds s"
    log=$target/tmp/$reader.log
    # No input may take over 2 s or 200 MB beyond what the coverage itself needs.
    "$target/${profile/#dev/debug}/$reader" "corpus/$reader" "artifacts/$reader" -artifact_prefix="artifacts/$reader/" -max_total_time="$seconds" \
      -timeout=2 -rss_limit_mb=1024 -malloc_limit_mb=200 -max_len=65536 -verbosity=0 -print_final_stats=1 >"$log" 2>&1 || {
      tail -n 60 "$log"
      exit 1
    }
    grep -E '^stat::(number_of|peak)' "$log"
  done
done
