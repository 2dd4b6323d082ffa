//! The index that pages search in: what can be found, in which order, by which words; and how its files are named.

use std::collections::BTreeMap;

use crate::site::{Site, site};

/// Returns what the index of a site hands over, call by call, without the root's names of files.
fn index(site: &Site, folder: &str) -> String {
    let files = site.build();
    let calls = files.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".js"));
    let mut calls: Vec<String> =
        calls.map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
    calls.retain(|call| !call.starts_with("perelik.root"));
    calls.sort();
    calls.concat()
}

/// Returns where a key stands: `1A3B`, or nothing.
fn entries<'a>(index: &'a str, key: &str) -> Option<&'a str> {
    let lines = index.split("\\n").map(|line| line.rsplit('"').next().unwrap_or(line));
    lines.filter_map(|line| line.split_once(' ')).find(|(k, _)| *k == key).map(|(_, found)| found)
}

fn rich() -> Site {
    site()
        .file(
            "organisations/pryklad.md",
            "---\nname: ГО «Приклад»\nkind: ngo\nsummary: Вигадана\nphones: [050 111-11-11]\nservices:\n  - help: medicine\n    areas: [north]\n    \
             audiences: [elderly]\n  - help: food\n    phones: [050 222-22-22]\n---\nТіло з [посиланням](dim.yaml) &amp; словом.\n",
        )
        .file("organisations/zakryta.yaml", "name: Закрита\nkind: ngo\nstatus: closed\nphones: [050 333-33-33]\n")
        .file("meetings/2020-03-20.md", "---\ntitle: Нарада\ndate: 2020-03-20\ndecisions: [{text: Допомагати разом}]\n---\n")
        .file("needs/masky.yaml", "what: Маски\nresource: masks\n")
        .file("pages/about.md", "---\ntitle: Про нас\n---\nПідстави.\n")
}

#[test]
fn terms_come_first_then_who_helps_and_has_a_phone_and_what_is_closed_not_at_all() {
    let index = index(&rich(), "search/");
    let titles: Vec<&str> = index
        .split("[\"")
        .filter_map(|result| result.strip_prefix(['h', 'a', 'o', 'n', 'm', 'p']))
        .filter_map(|result| result.split('"').nth(2))
        .collect();
    let expected = [
        "Їжа",
        "Ліки",
        "Літні люди",
        "Північ",
        "Південь",
        "«Приклад», ГО",
        "Дім",
        "Маски",
        "Нарада",
        "Про нас",
        // What the site has by itself.
        "Усі організації",
        "Потреби громади",
        "Зустрічі",
        "Аркуш для тих, хто хоче долучитися",
        "Аркуш гарячої лінії",
        "Для преси",
        "Відкриті дані",
        "Кому й де допомагають",
        "Плакат для дошки оголошень",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn a_word_stands_in_the_name_in_the_rest_or_in_one_service() {
    let index = index(&rich(), "search/");
    for (key, found) in [
        // Of the kind of help itself, and of the first service of the sixth entry.
        ("лік", "2A4C"),
        ("їж", "1A5D"),
        ("літн", "3A3C"),
        // Food is given everywhere, so in each area.
        ("півден", "5A1D"),
        ("північ", "4A2CD"),
        ("вигадан", "6B"),
        ("посиланн", "6B"),
        ("маск", "8A"),
        // And of the pages for those who want to help, and of where help is given.
        ("допомаж+", "9B5A4A"),
        ("pryklad", "6A"),
    ] {
        assert_eq!(entries(&index, key), Some(found), "{key} in {index}");
    }
    for stop in ["amp", "з", "для"] {
        assert_eq!(entries(&index, stop), None);
    }
}

/// A vocabulary with synonyms, of which the site gives food only.
fn wide() -> Site {
    site().file(
        "vocabulary/help.yaml",
        "- id: food\n  name: Їжа\n- id: medicine\n  name: Ліки\n  synonyms: [таблетки, медикаменти]\n- id: water\n  name: Питна вода\n\
         - id: heating\n  name: Обігрів\n  synonyms: [дрова]\n",
    )
}

/// Returns the titles of the results that have a key in their names.
fn named(index: &str, key: &str) -> Vec<String> {
    let blocks = index.split("[\"").filter_map(|r| r.strip_prefix(['h', 'a', 'o', 'n', 'm', 'p']));
    let titles: Vec<String> =
        blocks.filter_map(|result| result.split('"').nth(2)).map(str::to_owned).collect();
    let mut at = 0;
    let found = entries(index, key).unwrap_or_default();
    let mut named = Vec::new();
    for entry in found.split_inclusive(|c: char| c.is_ascii_uppercase()) {
        let (distance, part) = entry.split_at(entry.len() - 1);
        if distance.is_empty() {
            continue;
        }
        at += usize::from_str_radix(distance, 32).unwrap();
        if part == "A" {
            named.push(titles[at - 1].clone());
        }
    }
    named
}

#[test]
fn every_kind_of_help_is_found_by_each_of_its_words_also_where_nobody_gives_it() {
    let index = index(&wide(), "search/");
    let keys = perelik::base::locale::search_key::SearchKeys::default();
    for (title, words) in [
        ("Їжа", "Їжа"),
        ("Ліки", "Ліки таблетки медикаменти"),
        ("Питна вода", "Питна вода"),
        ("Обігрів", "Обігрів дрова"),
    ] {
        for word in keys.words(words) {
            let found = keys.keys(&word).iter().any(|key| named(&index, key) == [title]);
            assert!(found, "{word} of {title} in {index}");
        }
    }
}

#[test]
fn a_synonym_of_several_words_is_found_as_a_whole_and_not_by_one_of_them() {
    let help = "- id: food\n  name: Їжа\n- id: violence\n  name: Постраждалі\n  synonyms: [бʼє чоловік, не підпускають до дитини]\n\
                - id: delivery\n  name: Доставка\n  synonyms: [купити ліки, крісло на колесах]\n";
    let index = index(&site().file("vocabulary/help.yaml", help), "search/");
    for word in ["чоловік", "лік", "колес", "дитин"] {
        assert_eq!(entries(&index, word), None, "{word} in {index}");
    }
    for (phrase, title) in [("чоловік", "Постраждалі"), ("лік", "Доставка"), ("колес", "Доставка")]
    {
        let end = format!("~{phrase}");
        let keys = index.split("\\n").map(|line| line.rsplit('"').next().unwrap_or(line));
        let keys = keys.filter_map(|line| line.split_once(' ')).map(|(key, _)| key);
        let mut keys = keys.filter(|key| key.starts_with('~') && key.ends_with(&end));
        assert!(keys.any(|key| named(&index, key) == [title]), "{phrase} in {index}");
    }
}

#[test]
fn a_kind_of_help_that_nobody_gives_says_why_and_whom_to_ask() {
    let lines = |site: Site| index(&site, "search/");
    let unknown = r##"["help","Ліки","help/#lacking","","unknown",["112","112"],[]]"##;
    assert!(lines(wide()).contains(unknown), "{}", lines(wide()));
    // All have answered.
    let all = lines(wide().without("organisations/dim.yaml"));
    assert!(all.contains(&unknown.replace("unknown", "nobody")), "{all}");
    // Who gives it does not work now: the kind has its page, where they stand marked.
    let service = "name: Дім\nkind: ngo\nservices: [{help: medicine, status: paused}]\n";
    let paused = lines(wide().file("organisations/dim.yaml", service));
    assert!(paused.contains(r##"["help","Ліки","help/medicine/","","",null,[],["##), "{paused}");
    // Without a hotline the body that keeps the list is named.
    let body = lines(wide().edit("site.yaml", "hotline: \"112\"", "reports_to: Рада"));
    assert!(body.contains(r##""help/#lacking","Рада","unknown",null"##), "{body}");
}

#[test]
fn the_home_page_and_the_list_of_help_name_what_nobody_gives() {
    for path in ["index.html", "help/index.html"] {
        let page = wide().page(path).replace('\u{a0}', " ");
        let (_, part) = page.split_once("id=\"lacking\"").unwrap();
        let (part, _) = part.split_once("</div>").unwrap();
        for words in
            ["Ліки", "Питна вода", "Обігрів", "(відомостей ще немає від 1 із 2)", "tel:112"]
        {
            assert!(part.contains(words), "{words} in {part}");
        }
        assert!(!part.contains("Їжа"), "{part}");
    }
}

#[test]
fn a_number_stands_there_from_its_last_digit_and_its_label_as_words() {
    let phones = "phones: [{number: \"103\", label: швидка}, 050 111-11-12, +48 22 123 45 67]\n";
    let site = rich().edit("organisations/pryklad.md", "phones: [050 111-11-11]\n", phones);
    let index = index(&site, "search/");
    for (key, found) in [
        ("#301", "6B"),
        ("#211111105", "6B"),
        ("#76543212284", "6B"),
        ("швидк", "6B"),
        // Of the second service.
        ("#222222205", "6D"),
    ] {
        assert_eq!(entries(&index, key), Some(found), "{key} in {index}");
    }
    // What has closed is not found, by its number neither.
    assert_eq!(entries(&index, "#333333305"), None, "{index}");
}

#[test]
fn files_of_the_index_are_named_by_what_they_say_but_the_root() {
    let names = |site: &Site| -> BTreeMap<String, Vec<u8>> {
        let files = site.build().into_iter();
        files.filter(|(path, _)| path.starts_with("search/") && path.ends_with(".js")).collect()
    };
    let (one, again) = (names(&rich()), names(&rich()));
    assert_eq!(one, again);
    for (path, bytes) in &one {
        let hash = &blake3::hash(bytes).to_hex()[..10];
        assert!(path == "search/index.js" || *path == format!("search/{hash}.js"), "{path}");
    }
    let other = names(&rich().edit("organisations/pryklad.md", "050 111-11-11", "050 111-11-12"));
    let kept = one.keys().filter(|path| other.contains_key(*path)).count();
    assert_eq!(
        (one.len(), other.len(), kept),
        (4, 4, 2),
        "a new phone changes the piece with its digits, a block, and the root's names"
    );
}

#[test]
fn each_language_has_an_index_with_its_own_texts_and_every_name() {
    let site = rich()
        .edit("site.yaml", "title: Приклад\n", "title: Приклад\nlanguages: [uk, en]\n")
        .edit(
            "organisations/pryklad.md",
            "name: ГО «Приклад»",
            "name: {uk: ГО «Приклад», en: Sample Charities}",
        )
        .edit(
            "organisations/pryklad.md",
            "summary: Вигадана",
            "summary: {uk: Вигадана, en: Invented}",
        );
    let (uk, en) = (index(&site, "search/"), index(&site, "en/search/"));
    assert!(
        uk.contains("«Приклад», ГО")
            && en.contains("\"Sample Charities\",\"en/organisations/pryklad/\"")
    );
    for index in [&uk, &en] {
        assert!(entries(index, "charity").is_some() && entries(index, "приклад").is_some());
    }
    assert_eq!((entries(&uk, "invented"), entries(&en, "вигадан")), (None, None));
}

#[test]
fn text_of_the_content_never_ends_the_script_that_hands_it_over() {
    let site = rich().edit(
        "organisations/pryklad.md",
        "Вигадана",
        "\"</script><!-- \\\" \\u2028 `${x}`\"",
    );
    let index = index(&site, "search/");
    assert!(index.contains("\\u003c/script>") && !index.contains('<'), "{index}");
}

#[test]
fn a_kind_of_help_knows_with_what_it_has_a_page_and_what_it_is_called_in_everyday_words() {
    let index = index(&rich(), "search/");
    // Medicine (entry 1) for the old (2) in the north (3); food (0) in both areas.
    for result in [
        r#"["help","Їжа","help/food/","","",null,[],[3,4]]"#,
        r#"["help","Ліки","help/medicine/","","",null,[],[2,3]]"#,
        r#"["audience","Літні люди","help/for/elderly/","","",null,[],"for/elderly/"]"#,
        r#"["area","Північ","help/area/north/","","",null,[],"area/north/"]"#,
    ] {
        assert!(index.contains(result), "{result} in {index}");
    }
    // «Ліки» and their service; «Літні люди» and the same.
    for (key, found) in [("таблетк", "2A4C"), ("бабус", "3A3C"), ("лекарств", "2A4C")]
    {
        assert_eq!(entries(&index, key), Some(found), "{key} in {index}");
    }
    // Words that only ask are no words of a synonym.
    assert!(entries(&index, "їст").is_some() && !index.contains("~їст"), "{index}");
}
