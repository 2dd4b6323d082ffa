//! How often a property is tried, and from which seed.
//!
//! The tier of `tests/run.sh` says how often. Every tier but `long` begins with the stored seed, so that a failure is the same on every
//! machine; `long` looks further, from the seed that PERELIK_SEED says, else from any. What broke a property is written to `tests/proptest-regressions/` and
//! tried first ever after.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::{FileFailurePersistence, RngSeed};

const SEED: u64 = 20_200_327;

/// Returns how `count` cases are tried: a quarter of them in `fast`, twenty times as many in `long`.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let (cases, rng_seed) = match tier().as_deref() {
        Some("fast") => (count.div_ceil(4), RngSeed::Fixed(SEED)),
        Some("long") => (count * 20, seed().map_or(RngSeed::Random, RngSeed::Fixed)),
        _ => (count, RngSeed::Fixed(SEED)),
    };
    let persistence = FileFailurePersistence::SourceParallel("proptest-regressions");
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: Some(Box::new(persistence)),
        ..ProptestConfig::default()
    }
}

/// Returns how long one case is that takes `count` steps: a quarter of that in `fast`, five times as long in `long`.
pub(crate) fn steps(count: usize) -> usize {
    match tier().as_deref() {
        Some("fast") => count.div_ceil(4),
        Some("long") => count * 5,
        _ => count,
    }
}

fn seed() -> Option<u64> {
    let seed = std::env::var("PERELIK_SEED").ok()?;
    Some(seed.parse().expect("PERELIK_SEED is a whole number"))
}

fn tier() -> Option<String> {
    std::env::var("PERELIK_TIER").ok()
}
