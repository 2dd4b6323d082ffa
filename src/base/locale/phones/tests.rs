//! What people write, and what it means.

use super::*;

fn tel(text: &str) -> Result<String, PhoneError> {
    PhoneNumber::parse(text).map(|number| number.tel())
}

fn error(text: &str) -> Option<PhoneError> {
    PhoneNumber::parse(text).err()
}

#[test]
fn every_way_to_write_a_mobile_number_is_the_same_number() {
    for text in [
        "+380501234567",
        "380501234567",
        "00380 50 123 45 67",
        "+38 (050) 123-45-67",
        "+38(050)1234567",
        "+380 (50) 123 45 67",
        "+38-050-123-45-67",
        "38 050 123 45 67",
        "050-123-45-67",
        "050.123.45.67",
        "(050) 123 45 67",
        "0501234567",
        "8 050 123 45 67",
        "8-050-123-45-67",
        "8 (050) 123-45-67",
        "050\u{a0}123–45—67",
        " 050\u{2011}123\u{2212}45\u{202f}67\n",
        "\u{202a}+380 50 123 45 67\u{202c}",
        "+\u{200e}380501234567",
    ] {
        assert_eq!(tel(text).as_deref(), Ok("+380501234567"), "{text:?}");
    }
}

#[test]
fn an_area_code_of_three_or_four_digits_is_the_same_number() {
    for text in ["06264 5-00-00", "0626 45-00-00", "+380 6264 5-00-00", "8 (06264) 5-00-00"] {
        assert_eq!(tel(text).as_deref(), Ok("+380626450000"), "{text}");
    }
}

#[test]
fn short_numbers_stay_as_they_are() {
    for (text, short) in [
        ("1505", "1505"),
        ("101", "101"),
        ("15-05", "1505"),
        ("116 123", "116123"),
        ("7333", "7333"),
    ] {
        assert_eq!(tel(text).as_deref(), Ok(short));
        let number = PhoneNumber::parse(text).unwrap();
        assert!(number.is_short());
        assert_eq!(number.e164(), None);
        assert_eq!((number.national(), number.international()), (short.into(), short.into()));
    }
}

#[test]
fn digits_missing_or_too_many_are_counted() {
    let few = |found, expected| Some(PhoneError::TooFew { found, expected });
    let many = |found, expected| Some(PhoneError::TooMany { found, expected });
    assert_eq!(error("050 123-45-6"), few(9, 10));
    assert_eq!(error("050 123-45-678"), many(11, 10));
    assert_eq!(error("+380 50 123 45 6"), few(11, 12));
    assert_eq!(error("+380 (050) 123-45-67"), many(13, 12));
    assert_eq!(error("8 050 123 45 6"), few(10, 11));
    assert_eq!(error("50 123 45 67"), few(9, 10));
    assert_eq!(error("+3801505"), few(7, 12));
    assert_eq!(error("0050 123 45 67"), many(11, 10));
    assert_eq!(error("+48 22 123 45 6"), few(10, 11));
    assert_eq!(error("+49 123"), few(5, 7));
    assert_eq!(error("+49 1234 5678 9012 3456"), many(18, 15));
    assert_eq!(error("12"), few(2, 10));
    assert_eq!(error("0800"), few(4, 10));
}

#[test]
fn what_cannot_be_dialled_is_refused() {
    for text in ["", " ", "-", "+", "()"] {
        assert!(PhoneNumber::parse(text).is_err(), "{text:?}");
    }
    assert_eq!(error(""), Some(PhoneError::Empty));
    assert_eq!(error("тел. 1505"), Some(PhoneError::Character('т')));
    assert_eq!(error("050 123 45 67, 1505"), Some(PhoneError::Character(',')));
    assert_eq!(error("O50 123 45 67"), Some(PhoneError::Character('O')));
    assert_eq!(error("+38 +050 123 45 67"), Some(PhoneError::Character('+')));
    assert_eq!(error("050) 123 45 67"), Some(PhoneError::Character(')')));
    assert_eq!(error("(050) 123 (45) 67"), Some(PhoneError::Character('(')));
    for text in ["5-00-00", "41-12-34", "450-00-00", "45-00", "5012345678"] {
        assert_eq!(error(text), Some(PhoneError::NoAreaCode), "{text}");
    }
    assert_eq!(error("0 050 123 456"), Some(PhoneError::UnknownCode));
    assert_eq!(error("+380 150 123 456"), Some(PhoneError::UnknownCode));
    assert_eq!(error("+8 050 123 45 67"), Some(PhoneError::UnknownCountry));
    assert_eq!(error("+38 50 123 45 67"), Some(PhoneError::UnknownCountry));
}

#[test]
fn numbers_are_shown_in_customary_groups() {
    for (text, national, international) in [
        ("+380501234567", "050 123-45-67", "+380 50 123-45-67"),
        ("+380671234567", "067 123-45-67", "+380 67 123-45-67"),
        ("+380391234567", "039 123-45-67", "+380 39 123-45-67"),
        ("+380731234567", "073 123-45-67", "+380 73 123-45-67"),
        ("+380441234567", "044 123-45-67", "+380 44 123-45-67"),
        ("+380322345678", "032 234-56-78", "+380 32 234-56-78"),
        ("+380512123456", "0512 12-34-56", "+380 512 12-34-56"),
        ("+380629123456", "0629 12-34-56", "+380 629 12-34-56"),
        ("+380626450000", "06264 5-00-00", "+380 6264 5-00-00"),
        ("+380800123456", "0 800 123 456", "+380 800 123 456"),
        ("+48221234567", "+48 221234567", "+48 221234567"),
        ("+4930123456", "+49 30123456", "+49 30123456"),
        ("+14186569254", "+1 4186569254", "+1 4186569254"),
        ("+4915123456789", "+49 15123456789", "+49 15123456789"),
    ] {
        let number = PhoneNumber::parse(text).unwrap();
        assert_eq!(number.national(), national);
        assert_eq!(number.international(), international);
        assert_eq!(PhoneNumber::parse(national).as_ref(), Ok(&number), "{national}");
        assert_eq!(PhoneNumber::parse(international).as_ref(), Ok(&number), "{international}");
    }
}

#[test]
fn a_debugged_number_does_not_tell_itself() {
    let number = PhoneNumber::parse("050 123 45 67").unwrap();
    assert_eq!(format!("{number:?}"), "PhoneNumber(…67)");
}

fn found(text: &str) -> Vec<(&str, String)> {
    find_numbers(text).into_iter().map(|(place, number)| (&text[place], number.tel())).collect()
}

#[test]
fn numbers_are_found_in_prose() {
    for (text, written, tel) in [
        ("Телефонуйте 050 123-45-67.", "050 123-45-67", "+380501234567"),
        ("тел.(06264) 5-00-00, з 9:00", "(06264) 5-00-00", "+380626450000"),
        ("кімн. 5 +38 (050) 123 45 67;", "+38 (050) 123 45 67", "+380501234567"),
        ("(050 123 45 67)", "050 123 45 67", "+380501234567"),
        ("8 050 123-45-67", "8 050 123-45-67", "+380501234567"),
        ("tel:+380501234567", "+380501234567", "+380501234567"),
        ("дзвоніть:0501234567!", "0501234567", "+380501234567"),
        ("2 буд., 050.123.45.67", "050.123.45.67", "+380501234567"),
        ("0 800 123 456", "0 800 123 456", "+380800123456"),
        ("050 123\n45 67", "050 123\n45 67", "+380501234567"),
        ("+380 (050) 123-45-67", "(050) 123-45-67", "+380501234567"),
        ("+48 22 123 45 67 щодня", "+48 22 123 45 67", "+48221234567"),
    ] {
        assert_eq!(found(text), [(written, tel.to_owned())], "{text:?}");
    }
    let two = found("050 123 45 67 063 765 43 21");
    assert_eq!(two.len(), 2, "{two:?}");
}

#[test]
fn dates_codes_and_prices_are_no_numbers() {
    for text in [
        "27.03.2020 о 10:00",
        "08.03.2020 10 00",
        "2020-03-27 09:00-17:00",
        "ЄДРПОУ 04350926",
        "1 000 000 грн",
        "на лінію 1505",
        "UA213223130000026007233566001",
        "A0501234567",
        "0,5 л води, 12 345,67 грн",
        "з 2014 по 2020, 84300",
    ] {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn a_foreign_number_may_begin_with_the_prefix_for_calls_abroad() {
    for (typed, number) in [
        ("0048 22 123 45 67", "+48221234567"),
        ("00 48 221234567", "+48221234567"),
        ("0048221234567", "+48221234567"),
        ("00420 123 456 789", "+420123456789"),
        ("0049 30 123456", "+4930123456"),
        ("00 380 50 123 45 67", "+380501234567"),
    ] {
        assert_eq!(tel(typed).as_deref(), Ok(number), "{typed}");
    }
    for slip in ["0050 123 45 67", "00501234567", "0048 22 123 45 6", "00 123"] {
        assert!(PhoneNumber::parse(slip).is_err(), "{slip}");
    }
}
