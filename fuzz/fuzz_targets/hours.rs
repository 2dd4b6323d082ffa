//! Hours that were read can be said in words, and a fault lies inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use perelik::base::locale::Lang;
use perelik::base::locale::hours::Hours;

fuzz_target!(|text: &str| match Hours::parse(text) {
    Ok(hours) => {
        for lang in [Lang::UK, Lang::EN] {
            assert!(!hours.in_words(lang).is_empty());
        }
        let _ = hours.has_overwritten_rule();
    }
    Err(error) => assert!(error.offset <= text.len(), "{error:?}"),
});
