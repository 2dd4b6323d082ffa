//! A number that was read is written so that it is read as the same; numbers in a text lie inside it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use perelik::base::locale::phones::{PhoneNumber, find_numbers};

fuzz_target!(|text: &str| {
    if let Ok(number) = PhoneNumber::parse(text) {
        for written in [number.tel(), number.national(), number.international()] {
            assert!(PhoneNumber::parse(&written) == Ok(number.clone()), "{written}");
        }
    }
    let mut end = 0;
    for (place, _) in find_numbers(text) {
        assert!(place.start >= end && text.get(place.clone()).is_some());
        end = place.end;
    }
});
