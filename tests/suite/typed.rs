//! Values as people type them: `check` says what to write, and `check --fix` writes it.

use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;
use proptest::prelude::*;

use crate::cases::cases;
use crate::site::{Site, site};

const ORGANISATION: &str = "content/organisations/zrazok.md";
const MEETING: &str = "content/meetings/2020-03-20.md";
const NEED: &str = "content/needs/masky.yaml";

/// Puts lines into the fields of a good entry.
fn text(path: &str, lines: &str) -> String {
    match path {
        ORGANISATION => format!("---\nname: Зразок\nkind: ngo\n{lines}---\n"),
        MEETING => format!("---\ntitle: Нарада\n{lines}---\n"),
        _ => format!("what: Маски\nresource: masks\n{lines}"),
    }
}

fn with(path: &str, text: &str) -> Site {
    site().file(path.strip_prefix("content/").unwrap(), text)
}

fn mended(path: &str, text: &str) -> String {
    let path = SourcePath::new(path);
    mend(&path, text.as_bytes(), &NameIndex::default()).unwrap_or_else(|| text.to_owned())
}

/// Each slip, what stands there mended, and what the hint says to write.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    (ORGANISATION, "verified: 27.03.2020\n", "verified: 2020-03-27\n", "`2020-03-27`"),
    (
        ORGANISATION,
        "verified: {on: 27 березня 2020 р.}\n",
        "verified: {on: 2020-03-27}\n",
        "`2020-03-27`",
    ),
    (ORGANISATION, "verified: 26/03/2020\n", "verified: 2020-03-26\n", "`2020-03-26`"),
    (ORGANISATION, "publish_on: 2020-3-1\n", "publish_on: 2020-03-01\n", "`2020-03-01`"),
    (
        ORGANISATION,
        "publish_on: 2020-03-01T00:00:00.000Z\n",
        "publish_on: 2020-03-01\n",
        "`2020-03-01`",
    ),
    (ORGANISATION, "hours: пн-пт 9-18\n", "hours: Mo-Fr 09:00-18:00\n", "`Mo-Fr 09:00-18:00`"),
    (
        ORGANISATION,
        "hours: щодня з 9 до 18, обід 13-14\n",
        "hours: Mo-Su 09:00-13:00,14:00-18:00\n",
        "`Mo-Su 09:00-13:00,14:00-18:00`",
    ),
    (ORGANISATION, "hours: цілодобово\n", "hours: Mo-Su 00:00-24:00\n", "`Mo-Su 00:00-24:00`"),
    (
        ORGANISATION,
        "hours: Tu-Th 10.00-16.00\n",
        "hours: Tu-Th 10:00-16:00\n",
        "`Tu-Th 10:00-16:00`",
    ),
    (
        ORGANISATION,
        "website: www.fond.example\n",
        "website: https://www.fond.example\n",
        "`https://www.fond.example`",
    ),
    (
        ORGANISATION,
        "links: [fond.example/a]\n",
        "links: [https://fond.example/a]\n",
        "`https://fond.example/a`",
    ),
    (
        ORGANISATION,
        "website: https//fond.example\n",
        "website: https://fond.example\n",
        "`https://fond.example`",
    ),
    (ORGANISATION, "email: mailto:a@example.org\n", "email: a@example.org\n", "`a@example.org`"),
    (ORGANISATION, "email: a@example,org\n", "email: a@example.org\n", "`a@example.org`"),
    (ORGANISATION, "status: призупинена\n", "status: paused\n", "`paused`; allowed are: active"),
    (ORGANISATION, "phones: [501234567]\n", "phones: [050 123-45-67]\n", "`\"050 123-45-67\"`"),
    (
        ORGANISATION,
        "phones: [\"О50 12З-45-67\"]\n",
        "phones: [\"050 123-45-67\"]\n",
        "`\"050 123-45-67\"`",
    ),
    (
        ORGANISATION,
        "phones: [{number: \"101\", visibility: для служб}]\n",
        "phones: [{number: \"101\", visibility: desks}]\n",
        "`desks`",
    ),
    (
        ORGANISATION,
        "address: {street: А, postcode: 1001}\n",
        "address: {street: А, postcode: 01001}\n",
        "`\"01001\"`",
    ),
    (
        ORGANISATION,
        "address: {street: А, location: [37.58, 48.73]}\n",
        "address: {street: А, location: [48.73, 37.58]}\n",
        "`[48.73, 37.58]`: latitude first",
    ),
    (
        ORGANISATION,
        "address:\n  street: А\n  location: 49,84; 24,03\n",
        "address:\n  street: А\n  location: [49.84, 24.03]\n",
        "`[49.84, 24.03]`",
    ),
    (
        ORGANISATION,
        "address: {location: [50,45, 30,52], street: А}\n",
        "address: {location: [50.45, 30.52], street: А}\n",
        "`[50.45, 30.52]`",
    ),
    (
        ORGANISATION,
        "summary: Дім&nbsp;і дах &amp; двір\n",
        "summary: Дім\u{a0}і дах & двір\n",
        "`Дім\u{a0}і дах & двір`",
    ),
    (ORGANISATION, "edrpou: 32106\n", "edrpou: 00032106\n", "`\"00032106\"`"),
    (
        ORGANISATION,
        "people: [{name: Приклад, responsible: да}]\n",
        "people: [{name: Приклад, responsible: yes}]\n",
        "`yes`",
    ),
    (MEETING, "date: 2020-03-20\nstart: 9.30\n", "date: 2020-03-20\nstart: 09:30\n", "`09:30`"),
    (
        MEETING,
        "date: 2020-03-20\nstart: 9-30\nend: 11 год\n",
        "date: 2020-03-20\nstart: \"09:30\"\nend: \"11:00\"\n",
        "`11:00`",
    ),
    (MEETING, "date: 2020-03-20\nformat: Zoom\n", "date: 2020-03-20\nformat: online\n", "`online`"),
    (
        MEETING,
        "дата: 20.03.2020\nформат: Zoom\n",
        "дата: 2020-03-20\nформат: онлайн\n",
        "`онлайн`; allowed are: онлайн, очно, змішано",
    ),
    (
        MEETING,
        "дата: 2020-03-20\nчернетка: нет\nформат: очна\n",
        "дата: 2020-03-20\nчернетка: ні\nформат: очно\n",
        "`ні`",
    ),
    (NEED, "as_of: 27 марта 2020 г.\n", "as_of: 2020-03-27\n", "`2020-03-27`"),
    (NEED, "state: критично\n", "state: critical\n", "`critical`"),
];

#[test]
fn the_hint_says_what_to_write_and_fix_writes_it() {
    for (path, slip, mend, hint) in SLIPS.iter() {
        let slip = text(path, slip);
        let said = with(path, &slip).remarks();
        assert!(said.contains(hint), "{slip}\n{hint}\n{said}");
        let once = mended(path, &slip);
        assert_eq!(once, text(path, mend));
        assert_eq!(mended(path, &once), once);
        let said = with(path, &once).remarks();
        assert!(!said.contains("error["), "{once}\n{said}");
    }
}

#[test]
fn where_two_values_may_be_meant_none_is_proposed() {
    for (path, lines) in [
        (ORGANISATION, "verified: 03/04/2020\n"),
        (ORGANISATION, "verified: 27.03.20\n"),
        (ORGANISATION, "verified: 31.02.2020\n"),
        (ORGANISATION, "hours: пн-пт 9-18, сб як вийде\n"),
        (ORGANISATION, "hours: 9-18\n"),
        (ORGANISATION, "website: вул.Миру\n"),
        (ORGANISATION, "website: zvit.pdf\n"),
        (ORGANISATION, "email: a@example.org, b@example.org\n"),
        (ORGANISATION, "status: не працює\n"),
        (ORGANISATION, "phones: [50123456]\n"),
        (ORGANISATION, "phones: [501200000]\n"),
        (ORGANISATION, "phones: [{number: \"101\", visibility: publik}]\n"),
        (ORGANISATION, "draft: до 1 квітня\n"),
        (MEETING, "date: 2020-03-20\nstart: 600\n"),
        (MEETING, "date: 2020-03-20\nstart: 9-18\n"),
    ] {
        let text = text(path, lines);
        let said = with(path, &text).remarks();
        assert!(said.contains("error[") && !said.contains("hint: write `"), "{text}\n{said}");
        assert_eq!(mended(path, &text), text);
    }
}

#[test]
fn what_must_not_be_shown_is_mended_and_never_said() {
    let lines = "people: [{name: Приклад, phone: 501234567, email: mailto:tajna@example.org, visibility: приватно}]\n";
    let text = text(ORGANISATION, lines);
    let said = with(ORGANISATION, &text).remarks();
    assert!(
        !said.contains("1234567") && !said.contains("45-67") && !said.contains("tajna"),
        "{said}"
    );
    let expected = "people: [{name: Приклад, phone: 050 123-45-67, email: tajna@example.org, visibility: private}]\n";
    assert!(mended(ORGANISATION, &text).contains(expected), "{}", mended(ORGANISATION, &text));
}

/// Lines of good fields that may stand beside a slip, each with its key.
const GOOD: &[(&str, &str)] = &[
    ("summary", "summary: \"Допомагаємо: їжею\"  # так\n"),
    ("edrpou", "edrpou: '14360506'\n"),
    ("phones", "phones:\n  - 050 000-00-01\n  - {number: \"101\", label: приймальня}\n"),
    ("hours", "hours: Mo-Fr 09:00-17:00; PH off\n"),
    ("website", "website: https://example.org/a?b=1\n"),
    ("status", "status: active\n"),
    ("verified", "verified:\n  on: 2020-03-01 # ще раз\n  by: Приклад\n"),
    ("email", "email: a@example.org\n"),
    (
        "services",
        "services:\n- help: food\n  hours: 24/7\n  details: |\n    Рядок 9.30\n    27.03.2020\n",
    ),
    ("people", "people:\n  - name: Приклад\n    responsible: yes\n"),
    ("source", "source: 27.03.2020\n"),
];

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_mended_entry_has_no_slip_and_every_other_value_is_what_it_was(
        good in proptest::sample::subsequence(GOOD, 0..GOOD.len()),
        slips in proptest::sample::subsequence(SLIPS, 1..4),
        seed in any::<u64>(),
    ) {
        let key = |lines: &str| lines.split(':').next().unwrap().to_owned();
        let mut slips: Vec<_> = slips.into_iter().filter(|slip| slip.0 == ORGANISATION).collect();
        slips.dedup_by_key(|slip| key(slip.1));
        let mut lines: Vec<(String, String)> = slips.iter().map(|slip| (slip.1.to_owned(), slip.2.to_owned())).collect();
        let taken: Vec<String> = slips.iter().map(|slip| key(slip.1)).collect();
        let beside = good.into_iter().filter(|(own, _)| !taken.iter().any(|key| key == own));
        lines.extend(beside.map(|(_, line)| (line.to_owned(), line.to_owned())));
        let turn = usize::try_from(seed % 97).unwrap() % lines.len().max(1);
        lines.rotate_left(turn);
        let before: String = lines.iter().map(|(before, _)| before.as_str()).collect();
        let after: String = lines.iter().map(|(_, after)| after.as_str()).collect();
        let once = mended(ORGANISATION, &text(ORGANISATION, &before));
        prop_assert_eq!(&once, &text(ORGANISATION, &after));
        prop_assert_eq!(&mended(ORGANISATION, &once), &once);
        let said = with(ORGANISATION, &once).remarks();
        prop_assert!(!said.contains("error["), "{}\n{}", once, said);
    }
}

#[test]
fn numbered_lines_are_the_items_of_a_list() {
    let items = |decisions: &str| text(MEETING, &format!("date: 2020-03-20\n{decisions}"));
    for (typed, mend) in [
        (
            "decisions:\n  1. Скласти перелік\n  2. Передати службам\n",
            "decisions:\n  - Скласти перелік\n  - Передати службам\n",
        ),
        (
            "вирішили: |\n  1) Скласти: перелік\n  2) Передати\n",
            "вирішили:\n  - \"Скласти: перелік\"\n  - Передати\n",
        ),
        (
            "agenda:\n  • Маски\n  • Ліки,\n    їжа\nvideo:\n",
            "agenda:\n  - Маски\n  - Ліки, їжа\nvideo:\n",
        ),
    ] {
        let (typed, mend) = (items(typed), items(mend));
        let said = with(MEETING, &typed).remarks();
        assert!(said.contains("warning[list-marks] 2 items"), "{said}");
        assert_eq!(mended(MEETING, &typed), mend);
        assert_eq!(mended(MEETING, &mend), mend);
        let page = |text: &str| with(MEETING, text).page("meetings/2020-03-20/index.html");
        assert_eq!(page(&typed), page(&mend));
    }
    let one = items("decisions: Внести зміни до пункту\n  2. Рішення лишити\n");
    assert!(!with(MEETING, &one).remarks().contains("list-marks"));
    assert_eq!(mended(MEETING, &one), one);
}

#[test]
fn a_list_whose_first_item_lacks_its_hyphen_is_one() {
    for (typed, mend) in [
        ("agenda: Маски\n  - Ліки\n", "agenda:\n  - Маски\n  - Ліки\n"),
        (
            "порядок_денний:\n  Маски\n  - Ліки\n  - Їжа\n",
            "порядок_денний:\n  - Маски\n  - Ліки\n  - Їжа\n",
        ),
        ("agenda:\n  – Маски\n  - Ліки\n", "agenda:\n  - Маски\n  - Ліки\n"),
    ] {
        let whole = |lines: &str| text(MEETING, &format!("date: 2020-03-20\n{lines}"));
        let said = with(MEETING, &whole(typed)).remarks();
        assert!(said.contains("warning[list-marks] the "), "{said}");
        assert_eq!(mended(MEETING, &whole(typed)), whole(mend));
        assert_eq!(mended(MEETING, &whole(mend)), whole(mend));
    }
}

#[test]
fn a_contact_that_nobody_sees_is_told_unless_that_is_what_was_written() {
    let said = |person: &str| {
        let text = text(ORGANISATION, &format!("people:\n  - name: Приклад\n{person}"));
        with(ORGANISATION, &text).remarks()
    };
    for (person, hint) in [
        ("    phone: 050 123-45-67\n", "and `consent: {on:"),
        ("    email: tajna@example.org\n", "and `consent: {on:"),
        ("    phone: 050 123-45-67\n    consent: {on: 2020-03-01}\n", "consent is written down"),
    ] {
        let said = said(person);
        assert!(said.contains("advice[unseen-contact]") && said.contains(hint), "{said}");
        assert!(!said.contains("123") && !said.contains("tajna"), "{said}");
    }
    for person in [
        "",
        "    phone: 050 123-45-67\n    visibility: private\n",
        "    phone: 050 123-45-67\n    visibility: publik\n",
        "    phone: 050 123-45-67\n    visibility: public\n    consent: {on: 2020-03-01}\n",
    ] {
        assert!(!said(person).contains("unseen-contact"), "{}", said(person));
    }
}

/// Each value that cannot be mended, and what is said of it.
const CAUSES: &[(&str, &str, &str)] = &[
    (
        ORGANISATION,
        "hours: 9-18\n",
        "якщо так щодня, напишіть `Mo-Su 09:00-18:00`, а якщо лише в будні — `Mo-Fr 09:00-18:00`",
    ),
    (ORGANISATION, "hours: з 10 до 15\n", "`Mo-Su 10:00-15:00`"),
    (
        ORGANISATION,
        "hours: щодня\n",
        "не сказано, о котрій годині; допишіть години: `Mo-Su 09:00-17:00`",
    ),
    (ORGANISATION, "hours: пн-пт\n", "допишіть години: `Mo-Fr 09:00-17:00`"),
    (ORGANISATION, "hours: 9.00–25.00\n", "години — до `24:00`"),
    (ORGANISATION, "hours: пн-пт 9:75-18:00\n", "хвилини — до `59`"),
    (ORGANISATION, "hours: 'якось'\n", "в дві пари лапок"),
    (ORGANISATION, "hours: 'Mo-Fr якось'\n", "пишіть дні латинкою"),
    (ORGANISATION, "verified: 31.02.2020\n", "перевірте день і місяць"),
    (ORGANISATION, "verified: 27.13.2020\n", "перевірте день і місяць"),
];

#[test]
fn what_is_lacking_or_impossible_is_told_as_that() {
    let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
    for (path, lines, wanted) in CAUSES {
        let remarks = with(path, &text(path, lines)).compile().diagnostics;
        let hints: Vec<String> =
            remarks.sorted().into_iter().filter_map(|remark| words.hint(remark)).collect();
        assert!(hints.iter().any(|hint| hint.contains(wanted)), "{lines}: {hints:?}");
    }
}
