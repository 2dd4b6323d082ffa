#!/usr/bin/env bash
# The compiler (cargo: RUSTC_WORKSPACE_WRAPPER) that makes what it compiles tell a fuzzer what was run: what cargo-fuzz passes, but for the
# sanitizers, which need nightly; the program has no unsafe code of its own. Cargo hands it the program and its fuzzers alone.
exec "$@" --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares
