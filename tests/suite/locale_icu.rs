//! Order and plural forms held against ICU, which has Ukrainian right and is too large to ship.
//!
//! ICU is asked about letters, spaces and numbers only: it sorts U+02BC after all letters and knows no legal forms.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};
use perelik::base::locale::Lang;
use perelik::base::locale::order::sort_key;
use perelik::base::locale::plural::{Plural, plural};
use proptest::prelude::*;
use std::cmp::Ordering;

use crate::cases::cases;

const UKRAINIAN: Locale = locale!("uk");

/// Compares as ICU does for Ukrainian, numbers by value, letters before case.
fn icu_order(a: &str, b: &str) -> Ordering {
    let mut preferences = CollatorPreferences::from(&UKRAINIAN);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(icu_collator::options::Strength::Primary);
    let collator = Collator::try_new(preferences, options).expect("ICU's data has Ukrainian");
    collator.compare(a, b)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn names_go_as_in_icu(
        a in "([а-яґєії]{1,3}|[a-z]{1,2}|[0-9]{1,3})( ([а-яґєії]{1,3}|[1-9][0-9]?)){0,2}",
        b in "([а-яґєії]{1,3}|[a-z]{1,2}|[0-9]{1,3})( ([а-яґєії]{1,3}|[1-9][0-9]?)){0,2}",
    ) {
        let expected = icu_order(&a, &b);
        if expected != Ordering::Equal && sides_agree(&a, &b) {
            prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), expected, "{} {}", a, b);
        }
    }
}

/// Leaves out what we order otherwise on purpose: ICU puts Latin before Cyrillic.
fn sides_agree(a: &str, b: &str) -> bool {
    let latin = |text: &str| text.contains(|c: char| c.is_ascii_lowercase());
    latin(a) == latin(b)
}

#[test]
fn plural_forms_are_those_of_icu() {
    for (lang, locale) in [(Lang::UK, UKRAINIAN), (Lang::EN, locale!("en"))] {
        let rules = PluralRules::try_new_cardinal((&locale).into()).expect("ICU's data has it");
        for n in (0..2200_u64).chain([1_000_000, 1_000_001, 1_000_011]) {
            let expected = match rules.category_for(n) {
                PluralCategory::One => Plural::One,
                PluralCategory::Few => Plural::Few,
                PluralCategory::Many => Plural::Many,
                _ => Plural::Other,
            };
            assert_eq!(plural(n, lang), expected, "{n}");
        }
    }
}
