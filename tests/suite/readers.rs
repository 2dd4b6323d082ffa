//! What readers find: choices that can be undone, the hotline's sheet, the poster, pages partly in another language.

use perelik::base::files::{FileSource as _, PlannedFile};

use crate::site::{Site, site};

fn services(list: &str) -> Site {
    site().edit("organisations/pryklad.md", "[food]", list)
}

/// The links of a page, as `words → href`, with spaces joined.
fn links(page: &str) -> Vec<String> {
    let after = page.split("<a ").skip(1).filter_map(|rest| rest.split("</a>").next());
    let link = |rest: &str| {
        let href = rest.split("href=\"").nth(1)?.split('"').next()?;
        let mut words = String::new();
        for piece in rest.split_once('>')?.1.split('<') {
            words.push_str(piece.rsplit('>').next().unwrap_or_default());
        }
        Some(format!("{} → {href}", words.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    after.filter_map(link).collect()
}

#[test]
fn each_choice_in_force_can_be_undone_alone() {
    let page = services("[{help: food, areas: [north]}]").page("help/food/area/north/index.html");
    let undo: Vec<String> =
        links(&page).into_iter().filter(|l| l.starts_with("Прибрати")).collect();
    assert_eq!(
        undo,
        [
            "Прибрати: Їжа → ../../../../help/area/north/",
            "Прибрати: Північ → ../../../../help/food/"
        ]
    );
}

#[test]
fn each_choice_can_be_undone_and_a_kind_of_help_alone_leads_back_to_all() {
    let undo = |page: &str| -> Vec<String> {
        links(page).into_iter().filter(|link| link.starts_with("Прибрати")).collect()
    };
    let site = services("[{help: food, areas: [north]}, {id: b, help: medicine, areas: [south]}]");
    let page = site.page("help/food/index.html");
    assert!(undo(&page).is_empty(), "{page}");
    assert!(links(&page).contains(&"Види допомоги → ../../help/".to_owned()), "{page}");
    assert_eq!(
        undo(&site.page("help/food/area/north/index.html")),
        [
            "Прибрати: Їжа → ../../../../help/area/north/",
            "Прибрати: Північ → ../../../../help/food/"
        ]
    );
}

#[test]
fn coming_home_is_a_choice_where_somebody_does() {
    let files = services("[{help: food, delivery: [at-home]}, {id: b, help: medicine}]").build();
    let of = |path: &&String| path.contains("at-home");
    let pages: Vec<&String> = files.keys().filter(of).collect();
    assert_eq!(pages, ["help/at-home/index.html", "help/food/at-home/index.html"]);
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let way = "Прийдуть до вас додому 1 1 організація → ";
    assert!(links(&page("index.html")).contains(&format!("{way}help/at-home/")));
    assert!(
        links(&page("help/food/index.html")).contains(&format!("{way}../../help/food/at-home/"))
    );
    assert!(!page("help/medicine/index.html").contains("at-home/"));
    let chosen = page("help/food/at-home/index.html");
    assert!(chosen.contains("<h1>Їжа: Прийдуть до вас додому</h1>"), "{chosen}");
}

#[test]
fn the_sheet_lists_each_service_that_has_not_closed_once_with_all_that_it_is_called() {
    let page = services("[{help: food, areas: [north], phones: [\"050 000-00-01\"]}, {id: b, help: medicine, status: closed}]")
        .edit("vocabulary/help.yaml", "name: Їжа", "name: Їжа\n  synonyms: [харчі, еда]")
        .page("hotline/index.html");
    let list = page
        .split("<table class=\"calls\" id=\"list\"")
        .nth(1)
        .unwrap()
        .split("<p id=\"nothing\"")
        .next()
        .unwrap();
    assert_eq!(list.matches("<tr class=\"row\"").count(), 2, "{list}");
    // Behind its synonyms the words of the thesaurus, of which each counts by itself.
    assert!(list.contains("data-words=\"Їжа харчі еда "), "{list}");
    assert!(list.contains(" хліб ") && !list.contains("продуктовий набір"), "{list}");
    assert!(list.contains("data-areas=\"Північ Південь\""), "{list}");
    assert!(!list.contains("Ліки"), "{list}");
    assert_eq!(
        links(list),
        [
            "050 000-00-01 → tel:+380500000001",
            "«Приклад», ГО → ../organisations/pryklad/",
            "Дім → ../organisations/dim/",
        ]
    );
}

/// A site of `count` services in the north and one everywhere.
fn large(count: usize) -> Site {
    let mut many = services("[food]");
    for n in 0..count {
        let text = format!("name: О{n}\nkind: ngo\nservices: [{{help: food, areas: [north]}}]\n");
        many = many.file(&format!("organisations/o{n}.yaml"), &text);
    }
    many
}

#[test]
fn above_a_thousand_services_each_area_has_its_sheet() {
    let sheets = |site: Site| -> Vec<(String, usize)> {
        let output = site.compile().value;
        let sheet = |(n, file): (usize, &PlannedFile)| {
            let path = file.path.to_string();
            (path.starts_with("hotline/") && path.ends_with(".html")).then(|| {
                let mut page = Vec::new();
                output.render(n, &mut page).unwrap();
                (path, String::from_utf8(page).unwrap().matches("<tr class=\"row\"").count())
            })
        };
        output.files().iter().enumerate().filter_map(sheet).collect()
    };
    // Дім has named no service; whole sheets list it, too.
    assert_eq!(sheets(large(999)), [("hotline/index.html".to_owned(), 1001)]);
    assert_eq!(
        sheets(large(1000)),
        [
            ("hotline/area/north/index.html".to_owned(), 1001),
            ("hotline/area/south/index.html".to_owned(), 1),
            ("hotline/index.html".to_owned(), 1),
        ]
    );
}

#[test]
fn the_script_that_keeps_the_sheet_is_another_when_the_sheet_is() {
    let worker = |site: &Site| site.page("hotline/worker.js");
    let one = worker(&site());
    assert!(one.contains("const PAGES = [\"../hotline/\"];"), "{one}");
    assert!(one.contains("static/style.") && one.contains("static/hotline."), "{one}");
    assert!(!one.contains("@@"), "{one}");
    let other = worker(&site().edit("organisations/dim.yaml", "Дім", "Хата"));
    assert_ne!(one, other);
    let same = worker(
        &site()
            .file("pages/about.md", "---\ntitle: Про нас\n---\n")
            .file("pages/about.md", "---\ntitle: Про нас\n---\nІнше\n"),
    );
    let hash =
        |text: &str| text.lines().find(|line| line.starts_with("const HASH")).map(str::to_owned);
    let before = worker(&site().file("pages/about.md", "---\ntitle: Про нас\n---\n"));
    assert_eq!(hash(&same), hash(&before));
}

#[test]
fn the_poster_names_the_hotline_the_help_and_the_address() {
    let page = site().page("poster/index.html");
    let poster = page.split("<article class=\"poster\">").nth(1).unwrap();
    for words in [
        "href=\"tel:112\"",
        "<li>Їжа</li>",
        "<strong>https://example.org/</strong>",
        "<svg class=\"qr\"",
    ] {
        assert!(poster.contains(words), "{words}: {poster}");
    }
}

#[test]
fn words_of_another_language_are_marked_and_the_page_says_so() {
    let site = site()
        .edit(
            "site.yaml",
            "title: Приклад",
            "title: {uk: Приклад, en: Example}\nlanguages: [uk, en]",
        )
        .edit(
            "organisations/dim.yaml",
            "name: Дім",
            "name: {uk: Дім, en: House}\nsummary: Притулок\nhours: Mo 09:00-10:00",
        );
    let page = site.page("en/organisations/dim/index.html");
    assert!(page.contains("<span lang=\"uk\">Притулок</span>"), "{page}");
    assert!(page.contains("<meta name=\"description\" content=\"Притулок\">"), "{page}");
    assert!(page.contains("Some of this page has not been translated yet"), "{page}");
    let other = site.page("en/organisations/pryklad/index.html");
    assert!(other.contains("<h1><span lang=\"uk\">ГО «Приклад»</span></h1>"), "{other}");
    assert!(other.contains("<title>ГО «Приклад» – Example</title>"), "{other}");
    assert!(other.contains("This page has not been translated yet"), "{other}");
    let own = site.page("organisations/dim/index.html");
    assert!(!own.contains("<span lang=") && !own.contains("не перекладено"), "{own}");
}

#[test]
fn a_mistake_is_reported_by_a_letter_that_is_written_already() {
    let page = site()
        .edit("site.yaml", "hotline:", "publisher: {name: Рада, email: rada@example.org}\nhotline:")
        .page("organisations/dim/index.html");
    let letter = "mailto:rada@example.org?subject=%D0%9F%D0%BE%D0%BC%D0%B8%D0%BB%D0%BA%D0%B0";
    assert!(
        page.contains(letter)
            && page.contains("https%3A%2F%2Fexample.org%2Forganisations%2Fdim%2F"),
        "{page}"
    );
}

#[test]
fn whether_somebody_is_there_now_is_left_to_a_script_and_to_days_that_go_on() {
    let site =
        site().edit("organisations/dim.yaml", "kind: ngo", "kind: ngo\nhours: Mo 09:00-10:00");
    let page = |site: &Site| site.page("organisations/dim/index.html");
    assert!(page(&site).contains("data-week=\"1:540-600\" data-zone=\"Europe/Kyiv\""));
    let record = site.edit("site.yaml", "title:", "date: 2020-03-27\ntitle:");
    assert!(!page(&record).contains("data-week"), "a record tells nothing of now");
}

#[test]
fn where_organisations_are_listed_each_is_one_row_and_each_number_names_its_services() {
    let site = services(
        "[{help: food, areas: [north]}, {id: b, help: medicine, areas: [north]},
  {id: c, help: legal, areas: [north], delivery: [at-home], phones: [\"050 000-00-03\"]}]",
    )
    .edit("vocabulary/help.yaml", "name: Їжа", "name: Їжа\n- id: legal\n  name: Юрист");
    let page = site.page("help/area/north/index.html");
    let row = page.split("<li class=\"row\">").nth(1).unwrap().split("</li>").next().unwrap();
    assert_eq!(page.matches("<li class=\"row\">").count(), 1, "{page}");
    // Who can be called stands first.
    let told =
        ["\"helps\">Юрист</p>", "class=\"home\"", "\"helps\">Їжа, Ліки</p>", "class=\"call\""];
    let places: Vec<_> = told.iter().map(|text| row.find(text).expect(row)).collect();
    assert!(places.is_sorted() && row.matches("class=\"home\"").count() == 1, "{row}");
    let numbers: Vec<&str> = row.split("<p class=\"quiet\">").skip(1).collect();
    assert!(numbers[0].starts_with("Юрист</p>") && numbers[0].contains("000-00-03"), "{row}");
    assert!(numbers[1].starts_with("Їжа, Ліки</p>") && !numbers[1].contains("000-00-03"), "{row}");
    // A kind of help has a row for each service.
    let twice =
        services("[{help: food}, {id: b, help: food, name: Обіди}]").page("help/food/index.html");
    assert_eq!(twice.matches("<li class=\"row\">").count(), 2, "{twice}");
}

#[test]
fn a_further_choice_says_which_one_it_takes_the_place_of() {
    let site = services(
        "[{help: food, areas: [north], audiences: [elderly], delivery: [at-home]}, {id: b, help: food, areas: [south], audiences: [children]}]",
    );
    let said = |path: &str| -> Vec<String> {
        let page = site.page(path);
        let said = page.split("Вибір тут скасує «").skip(1);
        said.map(|rest| rest.split('»').next().unwrap().to_owned()).collect()
    };
    assert!(said("help/food/index.html").is_empty());
    assert_eq!(said("help/food/area/north/index.html"), ["Північ"]);
    assert_eq!(said("help/food/for/elderly/index.html"), ["Літні люди"]);
    let home = ["Прийдуть до вас додому", "Прийдуть до вас додому"];
    assert_eq!(said("help/food/at-home/index.html"), home);
}

#[test]
fn a_page_of_two_choices_tells_which_rows_a_third_one_leaves() {
    let site = services(
        "[{help: food, areas: [north], audiences: [elderly], delivery: [at-home]}, {id: b, help: food, audiences: [elderly, children]}, {id: c, help: food, areas: [south]}]",
    );
    let told = |path: &str| -> Vec<String> {
        let page = site.page(path);
        let items = page.split("data-rows=\"").skip(1);
        let told = items.map(|rest| {
            let name = rest.split("<span").nth(1).unwrap().split(['>', '<']).nth(1).unwrap();
            format!("{name}: {}", rest.split('"').next().unwrap())
        });
        told.collect()
    };
    assert!(told("help/food/index.html").is_empty());
    assert_eq!(
        told("help/food/area/north/index.html"),
        ["Прийдуть до вас додому: 0", "Літні люди: 0 1", "Діти: 1"]
    );
    let of_elderly = told("help/food/for/elderly/index.html");
    assert_eq!(of_elderly, ["Північ: 0 1", "Південь: 1", "Прийдуть до вас додому: 0"]);
}

#[test]
fn what_services_have_in_common_is_said_once() {
    let common = "audiences: [elderly], cost: Безоплатно, conditions: Паспорт";
    let page = services(&format!(
        "[{{help: food, areas: [north], {common}}}, {{id: b, help: medicine, areas: [south], {common}}}]"
    ))
    .page("organisations/pryklad/index.html");
    let section = page.split("id=\"services\"").nth(1).unwrap().split("</section>").next().unwrap();
    let (above, own) = section.split_once("<div class=\"service\">").unwrap();
    for words in ["Літні люди", "Безоплатно", "Паспорт"] {
        assert!(above.contains(words) && !own.contains(words), "{words}: {page}");
    }
    for words in ["Північ", "Південь"] {
        assert!(!above.contains(words) && own.contains(words), "{words}: {page}");
    }
    let different = services("[{help: food, cost: Безоплатно}, {id: b, help: medicine}]")
        .page("organisations/pryklad/index.html");
    let (_, own) = different.split_once("<div class=\"service\">").unwrap();
    assert!(own.contains("<span class=\"home\">Безоплатно</span>"), "{different}");
}
