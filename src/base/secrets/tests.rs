//! Notations one by one; thousands of them are made in `tests/suite/notations.rs`.

use super::*;
use crate::base::diag::Location;
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::SourcePath;

fn secrets() -> Secrets {
    let number = PhoneNumber::parse("050 900-01-07").unwrap();
    let at = Location::file(&SourcePath::new("private/a.yaml"));
    Secrets::new([
        (Secret::Phone(&number), at.clone()),
        (Secret::Email("olena.k@example.org"), at.clone()),
        (Secret::Name("Ольга Прикладна"), at.clone()),
        (Secret::Name("Вигадана Марʼяна Іванівна"), at),
    ])
}

fn numbers(text: &str) -> Vec<usize> {
    secrets().find(text).iter().map(FoundSecret::secret_index).collect()
}

#[test]
fn a_number_is_found_in_any_notation() {
    for written in [
        "050 900-01-07",
        "+380509000107",
        "380 50 900 01 07",
        "00380509000107",
        "8 (050) 900 01 07",
        "(50) 900-01-07",
        "050.900.01.07",
        "050/900/01/07",
        "050 **900** 01 07",
        "| 050 900 | 01 07 |",
        "<td>050 900</td>\n<td>01 07</td>",
        "050 900&#45;01&ndash;07",
        "&#48;50 900 01 07",
        "٠٥٠ ٩٠٠ ٠١ ٠٧",
        "०५० ९०० ०१ ०७",
        "０５０９０００１０７",
        "О5О 9ОО-О1-О7",
        "O5O 9OO Ol O7",
        "⁰⁵⁰ ⁹⁰⁰ ⁰¹ ⁰⁷",
        "₀₅₀₉₀₀₀₁₀₇",
        "𝟎𝟓𝟎 𝟗𝟎𝟎 𝟎𝟏 𝟎𝟕",
        "⓪⑤⓪ ⑨⓪⓪ ⓪① ⓪⑦",
        "0️⃣5️⃣0️⃣9️⃣0️⃣0️⃣0️⃣1️⃣0️⃣7️⃣",
        "0 5 0 9 0 0 0 1 0 7",
        "05\u{200b}09\u{ad}000107",
        "нуль пʼятдесят дев'ятсот нуль один нуль сім",
        "Нуль п’ять нуль, девʼять нуль нуль, нуль один, нуль сім",
        "нуль пятьдесят девятьсот ноль один ноль семь",
        "нуль п'ятдесят, дев'ять два нулі, нуль один, нуль сім",
        "zero five zero nine double zero zero one zero seven",
        "oh five oh nine hundred oh one oh seven",
        "<a href=\"tel:+380509000107\">дзвонити</a>",
        "viber://chat?number=%2B380509000107",
        "050<!-- тут -->900 01 07",
        "<!-- 050 900-01-07 -->",
        "TEL:+38050\r\n 9000107",
        "тел0509000107щодня",
        "050 9-0-0 0-1 0-7",
        "`050` _900_ ~01~ 07",
        "050\\-900\\-01\\-07",
        "050—900—01—07",
        "050 900 01 \n07",
        "\\u0030509000107",
    ] {
        assert_eq!(numbers(&format!("Дзвоніть: {written}, щодня 9:00")), [0], "{written}");
    }
}

#[test]
fn another_number_is_not_found() {
    for written in [
        "050 900-01-08",
        "050 900-01-070",
        "1050 900-01-07",
        "050 900 та 01-07",
        "0, 5, 0, 9, 0, 0, 0, 1, 0, 7",
        "<td>0</td><td>5</td><td>0</td><td>9</td><td>0</td><td>0</td><td>0</td><td>1</td><td>0</td><td>7</td>",
        "пʼятдесят девʼятсот",
        "044 205-05-09, 000-10-72",
        "о 5 годині 900 1 7",
        "",
    ] {
        assert_eq!(numbers(written), Vec::<usize>::new(), "{written}");
    }
}

#[test]
fn an_address_is_found_in_any_notation_and_no_other_one_is() {
    for written in [
        "olena.k@example.org",
        "Olena.K@Example.ORG",
        "olena.k (at) example.org",
        "olena[dot]k[at]example[dot]org",
        "olena.k собака example крапка org",
        "olena.k @ example . org",
        "olena.k&#64;example&period;org",
        "olena.k%40example.org",
        "olena.k＠example．org",
        "оlеnа.k@ехаmрlе.оrg",
        "<olena.k@example.org>",
        "mailto:olena.k@example.org?subject=x",
        "**olena.k**@example.org",
        "| olena.k@ | example.org |",
        "olena.k@exam<wbr>ple.org",
        "<a href=\"mailto:olena.k@example.org\">пишіть</a>",
        "olena.k@example.org. Чекаємо",
        "olena\\.k@example.org",
    ] {
        assert_eq!(numbers(&format!("Пишіть {written} щодня")), [1], "{written}");
    }
    for written in [
        "olena.k@example.org.ua",
        "ne-olena.k@example.org",
        "k@example.org",
        "olena.k@example.com",
        "@example.org",
        "olena.k at home",
    ] {
        assert_eq!(numbers(&format!("Пишіть {written}, щодня")), Vec::<usize>::new(), "{written}");
    }
}

#[test]
fn a_name_is_found_in_any_case_and_order_and_no_namesake_is() {
    for (written, whose) in [
        ("Дякуємо Ользі Прикладній.", 2),
        ("ПРИКЛАДНА ОЛЬГА", 2),
        ("Прикладна, Ольга", 2),
        ("<b>Ольгою</b> <i>Прикладною</i>", 2),
        ("Марʼяні Вигаданій", 3),
        ("Мар’яною Іванівною Вигаданою", 3),
        ("Вигадана Мар'яна Іванівна", 3),
    ] {
        assert_eq!(numbers(written), [whose], "{written}");
    }
    for written in [
        "Ольга. Прикладна наука",
        "ольга прикладна",
        "Марʼяна Петрівна Вигадана",
        "Вигадана Марʼяна Петрівна",
        "Марʼяна Іванівна",
        "Прикладна",
    ] {
        assert_eq!(numbers(written), Vec::<usize>::new(), "{written}");
    }
}

#[test]
fn data_is_read_in_its_quotes() {
    let (secrets, source) = (secrets(), SourcePath::new("content/a.md"));
    for (path, text, is_found) in [
        ("a.json", r#"{"a":[0,50,900,1,7],"b":"050 900-01-07"}"#, true),
        ("a.json", r#"{"a":[0,50,900,10,7],"b":"x","c":[0,50,900,0,1,0,7]}"#, false),
        ("a.json", r#"{"a":"\"050 900\n01 07"}"#, true),
        ("a.json", r#"{"a":"050 900","b":"01 07"}"#, false),
        ("a.html", r#"<script type="application/ld+json">{"a":"050 900-01-07"}</script>"#, true),
        (
            "a.html",
            r#"<script type="application/ld+json">{"a":[0,50,900]}</script><p>050 900-01-07"#,
            true,
        ),
    ] {
        let path = crate::base::names::SitePath::new(path).unwrap();
        for piece in [text.len(), 7, 1] {
            let mut look = Look::new(&secrets, &path, &source);
            text.as_bytes().chunks(piece).for_each(|piece| look.feed(piece));
            assert_eq!(look.finish().is_some(), is_found, "{piece}: {text}");
        }
    }
}
