//! What Markdown left as text although something else was meant is named, and what people use signs for is not.

use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;

use crate::site::site;

fn text(body: &str) -> String {
    format!("---\ntitle: Про нас\n---\n{body}\n")
}

/// Returns what is said of a body: code, hint and line of each.
fn said(body: &str) -> Vec<(String, String, usize)> {
    let site = site().file("pages/about.md", &text(body));
    let remarks = site.compile().diagnostics;
    let own =
        remarks.sorted().into_iter().filter(|remark| remark.code.as_str() != "incomplete-entry");
    own.map(|remark| {
        let line = text(body)[..remark.at.start].matches('\n').count() - 2;
        (remark.code.as_str().to_owned(), remark.hint.unwrap_or_default().to_owned(), line)
    })
    .collect()
}

fn mended(body: &str) -> String {
    let (path, text) = (SourcePath::new("content/pages/about.md"), text(body));
    let mended = mend(&path, text.as_bytes(), &NameIndex::default()).unwrap_or(text);
    mended.strip_prefix("---\ntitle: Про нас\n---\n").unwrap().trim_end().to_owned()
}

#[test]
fn what_did_not_become_what_it_should_is_named_at_its_place() {
    for (body, code, hint, line) in [
        ("**СЛУХАЛИ:**Приклада", "emphasis-not-made", "glued", 1),
        ("Слово.\n\n**А.**Б і **в**", "emphasis-not-made", "glued", 3),
        ("- **Увага: **у неділю", "emphasis-not-made", "inner", 1),
        ("| а |\n|---|\n| ** б ** |", "emphasis-not-made", "inner", 3),
        ("**ВИРІШИЛИ: купити", "emphasis-not-made", "unclosed", 1),
        ("Увага:** у неділю", "emphasis-not-made", "unclosed", 1),
        ("__СЛУХАЛИ:__Приклада", "emphasis-not-made", "glued", 1),
        ("*СЛУХАЛИ:*Приклада", "emphasis-not-made", "glued", 1),
        ("Було ~~так~~ інакше", "emphasis-not-made", "strike", 1),
        ("[звіт] (https://example.org/a)", "link-not-made", "gap", 1),
        ("[звіт]\n(../files/a.pdf)", "link-not-made", "gap", 1),
        ("Є [звіт](../files/звіт 2020 (1).pdf).", "link-not-made", "blank", 1),
        ("![фото](/files/моє фото.jpg)", "link-not-made", "blank", 1),
        ("[звіт](https://example.org/a", "link-not-made", "unclosed", 1),
        ("(звіт)[https://example.org/a]", "link-not-made", "reversed", 1),
        ("Так[^нема].", "footnote-missing", "hint", 1),
        ("#Розділ\n\nТекст", "heading-not-made", "hint", 1),
        ("Текст\n###Розділ", "heading-not-made", "hint", 2),
        ("##\u{a0}Розділ", "heading-not-made", "hint", 1),
        ("-перше\n-друге", "list-not-made", "list", 1),
        ("Вирішили:\n• перше\n• друге", "list-not-made", "list", 2),
        ("Вирішили:\n– перше\n– друге", "list-not-made", "list", 2),
        ("1.Перше\n2.Друге", "list-not-made", "list", 1),
        ("- [х] зроблено", "list-not-made", "task", 1),
        ("- []зробити", "list-not-made", "task", 1),
        ("-[ ] зробити", "list-not-made", "task", 1),
        ("| а | б |\n| 1 | 2 |", "table-not-made", "second", 1),
        ("| а | б |\n\n| 1 | 2 |", "table-not-made", "second", 1),
        ("| а | б |\n|---|\n| 1 | 2 |", "table-not-made", "columns", 1),
        ("| а | б |\n|---|---|\n| 1 | 2 | 3 |", "table-extra-cell", "hint", 3),
        ("а | б\n---|---\n1 | 2 | три", "table-extra-cell", "hint", 3),
        ("Текст.\n\n    Усі роблять свою справу.", "accidental-code", "hint", 3),
        ("\tРозглянули звернення мешканців.", "accidental-code", "hint", 1),
        ("    Обʼєднання збирається щопʼятниці.", "accidental-code", "hint", 1),
    ] {
        let found = said(body);
        let expected = (code.to_owned(), hint.to_owned(), line);
        assert_eq!(found.first(), Some(&expected), "{body}");
        assert!(found.iter().all(|(other, ..)| other == code), "{body}: {found:?}");
    }
}

#[test]
fn signs_that_people_use_for_themselves_are_left_alone() {
    for body in [
        "\\# не заголовок\n\nДалі\n",
        "\\#Заголовок\n\nДалі\n",
        "\\**не жирне** слово\n",
        "Ціна 100 грн**, решта потім.\n\n**за даними ради",
        "Ціна*, строк** і 2 ** 3",
        "ПІБ ________ від «__» ______ 2020 р., __.__.2020",
        "**Увага:** у неділю, **«Дім»** і сло**во**",
        "поле `**a**b`, \\*\\*не виділено\\*\\*, __init__ і __x у коді",
        "Дивись [1] (с. 5) і [а] (див. далі).",
        "https://example.org/**a**_b__c",
        "#ДопомогаПоруч #Приклад",
        "Текст\n\n#Приклад",
        "№ 5, C#, #5 у списку",
        "- один\n- два\n\n1. раз\n2. два",
        "Поруч — друг\n— і не лише",
        "• перше  \n• друге",
        "27.03.2020 нарада\n28.03.2020 друга",
        "-5 °C\n-6 °C",
        "а | б | в",
        "| а | б |\n|---|---|\n| 1 |\n| 1 | 2 | |",
        "```\n**а**б | в |\n```\n\n    cargo build --release; ls | wc -l",
        "    Голова           Приклад\n    Секретар         Приклад",
        "- [ ] зробити\n- [x] зроблено\n- [так](https://example.org/)",
        "Є[^1].\n\n[^1]: Текст",
    ] {
        assert_eq!(said(body), [], "{body}");
    }
}

#[test]
fn what_can_mean_one_thing_only_is_put_right() {
    for (slip, right) in [
        ("**СЛУХАЛИ:**Приклада", "**СЛУХАЛИ:** Приклада"),
        ("> - **Увага: **у неділю", "> - **Увага:** у неділю"),
        ("** Увага **", "**Увага**"),
        ("*СЛУХАЛИ:*Приклада", "*СЛУХАЛИ:* Приклада"),
        ("[звіт] (https://example.org/a)", "[звіт](https://example.org/a)"),
        (
            "[а](../files/а б (1).pdf) і [в] (/files/в.pdf)",
            "[а](<../files/а б (1).pdf>) і [в](/files/в.pdf)",
        ),
        ("Є [звіт](https://example.org/a.", "Є [звіт](https://example.org/a)."),
        ("[а](../files/а.pdf\nДалі", "[а](../files/а.pdf)\nДалі"),
        ("[а](..\\files\\а.pdf) ![б](\\files\\б.png)", "[а](../files/а.pdf) ![б](/files/б.png)"),
        ("##Розділ\n\n###\u{a0}Другий", "## Розділ\n\n### Другий"),
        ("-перше\n-друге", "- перше\n- друге"),
        ("Вирішили:\n• перше\n•друге", "Вирішили:\n- перше\n- друге"),
        ("1.Перше\n2.Друге", "1. Перше\n2. Друге"),
        ("- [х] так\n- []ні", "- [x] так\n- [ ] ні"),
        ("| а | б |\n| 1 | 2 |", "| а | б |\n| --- | --- |\n| 1 | 2 |"),
        ("    Усі роблять свою справу.", "Усі роблять свою справу."),
        (
            "Так.\n\n\tОбʼєднання чекає\n    на усіх мешканців.",
            "Так.\n\nОбʼєднання чекає\nна усіх мешканців.",
        ),
    ] {
        assert_eq!(mended(slip), right);
        assert_eq!(mended(right), right);
    }
}

#[test]
fn what_may_mean_two_things_is_left_to_people() {
    for body in [
        "**ВИРІШИЛИ: купити",
        "#Розділ\n\nТекст",
        "Так[^нема].",
        "(звіт)[https://example.org/a]",
        "[звіт](https://example.org/a і далі",
        "| а | б |\n|---|---|\n| 1 | 2 | 3 |",
        "- Пункт\n\n      Усі роблять свою справу.",
        "    1. Усі роблять свою справу.",
        "**А:**б, **В:**г і **ґ",
    ] {
        assert_eq!(mended(body), body);
    }
}

#[test]
fn addresses_and_numbers_in_bodies_are_links() {
    let page = |body: &str| site().file("pages/about.md", &text(body)).page("about/index.html");
    let shown = page(
        "Дзвоніть **050 000-00-01**, пишіть info@example.org, див. www.example.org/а.\n\n## Тел. 050 000-00-02\n\n\
         Факс: 050 000-00-03, `050 000-00-04`, [050 000-00-05](https://example.org/), ЄДРПОУ 32855961, 27.03.2020.",
    );
    assert!(shown.contains("href=\"tel:+380500000001\""), "{shown}");
    assert!(shown.contains("href=\"mailto:info@example.org\""));
    assert!(shown.contains("href=\"https://www.example.org/%D0%B0\""));
    for other in
        ["tel:+380500000002", "tel:+380500000003", "tel:+380500000004", "tel:+380500000005"]
    {
        assert!(!shown.contains(other), "{other}");
    }
}

#[test]
fn a_private_number_is_found_in_a_body_however_it_is_written() {
    for number in
        ["050 000-00-01", "050&nbsp;000-00-01", "050 000&#45;00\\-01", "+38 (050) 000&#x20;00 01"]
    {
        let organisation = "---\nname: Зразок\nkind: ngo\nemail: a@example.org\nphones:\n  - {number: 050 000-00-01, visibility: private}\n---\n";
        let body = format!("{organisation}Дзвоніть {number}.\n");
        let site = site().file("organisations/zrazok.md", &body);
        let remarks = site.compile().diagnostics;
        let codes: Vec<&str> = remarks.sorted().iter().map(|remark| remark.code.as_str()).collect();
        assert!(codes.contains(&"private-elsewhere"), "{number}: {codes:?}");
        let said = site.remarks();
        assert!(!said.contains("000-00-01") && !said.contains("&#45;"), "{said}");
    }
}
