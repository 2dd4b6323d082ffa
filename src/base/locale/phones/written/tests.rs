use super::*;
use crate::base::quoted::unquoted;

#[test]
fn one_number_with_more_is_told_from_several() {
    for (text, number, extension, label) in [
        ("06264 5-00-01 вн. 12", "06264 5-00-01", Some("12"), None),
        ("0 800 111 225 (диспетчер)", "0 800 111 225", None, Some("диспетчер")),
        ("+38 (050) 123-45-67, дод. 5 (склад)", "050 123-45-67", Some("5"), Some("склад")),
        ("приймальня: 050 123-45-67", "050 123-45-67", None, Some("приймальня")),
    ] {
        let (found, written) = WrittenPhone::with_more(text).unwrap_or_else(|| panic!("{text}"));
        let more = (written.extension.as_deref(), written.label.as_deref());
        assert_eq!((&*found.national(), more), (number, (extension, label)), "{text}");
        assert_eq!(several(text), None, "{text}");
    }
    for text in ["050 123-45-67", "каб. 5", "050 123-45-6 (склад)", "101; 102", ""] {
        assert_eq!(WrittenPhone::with_more(text), None, "{text}");
    }
    let two = several("0 800 111 224; 0 800 111 226").map(|numbers| numbers.len());
    assert_eq!(two, Some(2));
    assert_eq!(several("050 123-45-67, 5-00"), None);
}

#[test]
fn a_label_in_a_cell_comes_back_whatever_it_says() {
    for label in [
        "склад, з 9:00",
        "прийом; заявок",
        "магазин (вхід з двору",
        ") вхід",
        "050 111-22-33",
        "дод. 5",
        "факс",
        "т/ф",
        "uk, en",
        "пн-пт 9-18",
        "24/7",
        "«Дім»; \"дім\"",
        "\"дім\"",
        "а | б",
        "рядок\nрядок",
    ] {
        let cell = format!("050 123-45-67 ({}; uk); 06264 5-00-00", label_in_cell(label));
        let [first, second] = pieces(&cell)[..] else { panic!("{cell}") };
        let written = WrittenPhone::new(first);
        assert_eq!((&*written.number, second), ("050 123-45-67", "06264 5-00-00"), "{cell}");
        let told = written.label.unwrap();
        let own = told.strip_suffix("; uk").unwrap();
        assert_eq!(unquoted(own).as_deref().unwrap_or(own), label, "{cell}");
    }
}

#[test]
fn a_number_is_parted_from_its_label() {
    for (piece, number, label) in [
        ("050 123-45-67", "050 123-45-67", None),
        ("(050) 123-45-67", "(050) 123-45-67", None),
        ("050 123-45-67 (склад, з 9:00)", "050 123-45-67", Some("склад, з 9:00")),
        ("1505 (гаряча лінія)", "1505", Some("гаряча лінія")),
        ("тел.: 050 123-45-67", "050 123-45-67", None),
        ("приймальня — 050 123-45-67", "050 123-45-67", Some("приймальня")),
        ("050 123-45-67/68", "050 123-45-67/68", None),
        ("каб. 5 050 123-45-67", "каб. 5 050 123-45-67", None),
    ] {
        assert_eq!(number_and_label(piece), (number, label.map(str::to_owned)), "{piece}");
    }
}

#[test]
fn numbers_that_only_a_blank_or_a_bracket_parts_are_each_their_own() {
    for (text, each) in [
        ("0501111113 0671111113", &["0501111113", "0671111113"] as &[&str]),
        ("050 111 22 33 (067 111 22 33)", &["050 111 22 33", "067 111 22 33)"]),
        ("050 111-22-33 (склад, 067 111-22-33)", &["050 111-22-33", "склад, 067 111-22-33)"]),
        ("050 111-22-33 (каб. 5) 067 111-22-33", &["050 111-22-33 (каб. 5)", "067 111-22-33"]),
        ("(06264) 5-00-00 / (06264) 5-00-01", &["(06264) 5-00-00", "(06264) 5-00-01"]),
        ("+380501112233 або +380671112233", &["+380501112233", "+380671112233"]),
        (
            "приймальня 050 111-22-33 склад 067 111-22-33",
            &["приймальня 050 111-22-33", "склад 067 111-22-33"],
        ),
        // Of whom is the word between?
        ("050 111-22-33 склад 067 111-22-33", &["050 111-22-33 склад 067 111-22-33"]),
        ("050 111-22-33/34 067 111-22-33", &["050 111-22-33/34 067 111-22-33"]),
    ] {
        assert_eq!(apart(text), each, "{text}");
    }
    assert_eq!(number_and_label("067 111 22 33)"), ("067 111 22 33", None));
    assert_eq!(
        number_and_label("склад, 067 111-22-33)"),
        ("067 111-22-33", Some("склад".to_owned()))
    );
}

#[test]
fn an_extension_stays_with_its_number() {
    for (text, number, digits) in [
        ("050 123-45-67 дод. 101", "050 123-45-67", "101"),
        ("050 123-45-67, дод. 0101", "050 123-45-67", "0101"),
        ("050 123-45-67 (внутр. 5), вн. 12", "050 123-45-67 (внутр. 5)", "12"),
        ("(050) 123-45-67 доб.7 (склад)", "(050) 123-45-67 (склад)", "7"),
        ("050 123-45-67, ext 42", "050 123-45-67", "42"),
        ("(06264) 5-12-34 (приймальня) дод. 3", "(06264) 5-12-34 (приймальня)", "3"),
    ] {
        let [piece] = split_pieces(text)[..] else { panic!("{text} is cut") };
        let (rest, found) = without_extension(piece);
        assert_eq!((&*rest, found.as_deref()), (number, Some(digits)), "{text}");
    }
    for text in ["050 123-45-67 (дод. склад)", "довідка: 050 123-45-67", "050 123-45-67"]
    {
        assert_eq!(without_extension(text), (text.into(), None), "{text}");
    }
    assert_eq!(split_pieces("101, 102 дод. 5"), ["101", "102 дод. 5"]);
}

#[test]
fn signs_in_brackets_do_not_cut() {
    assert_eq!(split_pieces("101 (а; б), 102\n103"), ["101 (а; б)", "102", "103"]);
    assert_eq!(split_pieces("101 (а; 102"), ["101 (а", "102"]);
}
