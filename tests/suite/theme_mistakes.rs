//! What is wrong with a site's own theme is told at the site's own file, never at one of the program's.

use crate::site::{Site, site};

use perelik::base::changes::{CHANGES, CONTRACT, Renamable};
use perelik::site::render::theme;
use perelik::site::render::values::{EVERY_PAGE, Is, TEMPLATES, ValueShape};

fn themed(files: &[(&str, &str)]) -> Site {
    let themed = site().edit("site.yaml", "title:", "theme: own\ntitle:");
    let themed = themed.bytes("themes/own/theme.yaml", b"contract: 2\n");
    files.iter().fold(themed, |site, (path, text)| {
        let contract = if *path == "theme.yaml" { "\ncontract: 2\n" } else { "" };
        site.bytes(&format!("themes/own/{path}"), format!("{text}{contract}").as_bytes())
    })
}

/// Returns the places and codes of what is told, one a line, with the hint's name where one is near.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let remarks = themed(files).remarks();
    let one = |line: &str| {
        let (place, said) = line.split_once("] ").unwrap();
        let near = ["did you mean `", "meant to replace `"]
            .into_iter()
            .find_map(|sign| said.split_once(sign));
        let near = near.map_or("", |(_, rest)| rest.split('`').next().unwrap());
        format!("{}] {near}", place.strip_prefix("themes/own/").unwrap_or(place))
    };
    remarks.lines().map(one).collect()
}

#[test]
fn a_file_that_replaces_nothing_and_is_named_nowhere_is_told() {
    for (path, near) in [
        ("templates/organistaion.html", "organisation.html"),
        ("templates/Page.html", "page.html"),
        ("templates/parts/meeting.html", "meeting.html"),
        ("templates/mine.html", ""),
        ("static/stlye.css", "style.css"),
        ("static/search.jss", "search.js"),
    ] {
        assert_eq!(told(&[(path, "")]), [format!("{path}:1:1 warning[unused-theme-file] {near}")]);
    }
    for files in [
        &[("templates/mine.html", "x"), ("templates/page.html", "{% include \"mine.html\" %}")][..],
        &[
            ("templates/site-base.html", "x"),
            ("templates/page.html", "{% extends \"site/site-base.html\" %}"),
        ],
        &[("templates/mine.html", "{% component mine(a) %}{{ a }}{% endcomponent mine %}")],
        &[("static/stlye.css", ""), ("templates/page.html", "{{ assets[\"stlye.css\"] | href }}")],
        &[("static/herb.svg", ""), ("static/font.woff2", "")],
    ] {
        assert_eq!(told(files), Vec::<String>::new(), "{files:?}");
    }
}

#[test]
fn a_setting_that_nothing_reads_or_that_is_none_is_told_at_its_line() {
    for (settings, said) in [
        ("\n\ncolors: {accent: \"#123456\"}", "3:1 warning[unknown-theme-key] colours"),
        ("tagline: Я\nslogan: Я", "2:1 warning[unknown-theme-key] "),
        ("colours:\n  acent: \"#123456\"", "2:3 warning[unknown-theme-key] accent"),
        ("colours:\n  accent: червоний", "2:11 error[bad-colour] "),
        ("colours:\n  accent: \"#12345g\"", "2:11 error[bad-colour] "),
        ("colours:\n  accent: 123456", "2:11 error[bad-colour] "),
        ("colours: red", "1:1 error[theme-settings] "),
        ("title: {ua: Перелік}", "1:9 error[theme-settings] "),
        ("tagline: [Один, Два]", "1:1 error[theme-settings] "),
        ("title: Я\ncoat_of_arms: nema.svg", "2:15 error[missing-theme-file] "),
        ("coat_of_arms: favicom.svg", "1:15 error[missing-theme-file] favicon.svg"),
        ("coat_of_arms: static/favicon.svg", "1:15 error[missing-theme-file] "),
        ("coat_of_arms: [favicon.svg]", "1:1 error[theme-settings] "),
        ("texts:\n  home-qestion: Що?", "2:3 warning[unknown-message] home-question"),
        ("texts: {own-words: Я}", "1:9 warning[unknown-message] "),
    ] {
        let told = told(&[("theme.yaml", settings)]);
        assert_eq!(told, [format!("theme.yaml:{said}")], "{settings}");
    }
    let hint = themed(&[("theme.yaml", "colours:\n  accent: #123456\n")]).remarks();
    assert!(hint.contains("error[bad-colour]") && hint.contains("`#` begins a comment"), "{hint}");
}

#[test]
fn settings_words_and_colours_of_a_theme_s_own_are_no_mistakes() {
    let settings =
        "slogan: Я\ncolours: {leaf: \"#0f0\", bark: \"#840\"}\ntexts: {own-words: Я, own-a: А}\n";
    let page = "{{ theme.slogan }}{{ theme.colours.bark }}{{ t(key=\"own-words\") }}{{ t(key=\"own-\" ~ \"a\") }}";
    let files = [
        ("theme.yaml", settings),
        ("templates/page.html", page),
        ("static/own.css", "a{color:@@leaf@@}"),
    ];
    assert_eq!(told(&files), Vec::<String>::new());
}

#[test]
fn what_cannot_be_used_leaves_the_program_s_own_in_its_place() {
    let settings = "colours: {accent: red}\ncoat_of_arms: nema.svg\ntitle: [x]\ntexts: {home-question: Чого бракує?}\n";
    let made = themed(&[("theme.yaml", settings)]).compile().value;
    let page = |path: &str| {
        use perelik::base::files::FileSource as _;
        let index = made.files().iter().position(|file| file.path.as_str() == path).unwrap();
        let mut bytes = Vec::new();
        made.render(index, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let home = page("index.html");
    assert!(home.contains("<title>Приклад</title>") && home.contains("Чого бракує?"), "{home}");
    let style = home.split("href=\"static/style.").nth(1).unwrap().split('"').next().unwrap();
    assert!(page(&format!("static/style.{style}")).contains("#1d3f91"));
}

#[test]
fn a_message_that_nothing_asks_for_or_that_asks_for_nothing_s_value_is_told() {
    for (words, said) in [
        ("\nhome-qestion = Що?\n", "2:1 warning[unknown-message] home-question"),
        ("our-greeting = Моє\n", "1:1 warning[unknown-message] "),
        ("-brand = Я\nour-greeting = { -brand }\n", "2:1 warning[unknown-message] "),
        ("crumbs = { -brnd }\n", "1:1 error[messages-error] "),
        ("-brand = Я\n\ncrumbs = { nav-home }, { -brand }\n", "3:1 error[messages-error] "),
        ("record = { DATETIME($date) }\n", "1:1 error[messages-error] "),
        ("crumbs = { $where }\n", "1:1 error[unknown-variable] "),
        ("record = { $dates ->\n    [a] x\n   *[b] y\n }\n", "1:1 error[unknown-variable] $date"),
    ] {
        let told = told(&[("i18n/uk.ftl", words)]);
        assert_eq!(told, [format!("i18n/uk.ftl:{said}")], "{words}");
    }
    for words in ["record = Запис\n", "-brand = Я\ncrumbs = { -brand }: { mine }\nmine = Моє\n"]
    {
        assert_eq!(told(&[("i18n/uk.ftl", words)]), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn a_value_that_no_page_has_is_told_also_where_it_is_only_asked() {
    for (file, text, said) in [
        ("search", "{% if page.titel %}x{% endif %}", "1:12 error[unknown-value] title"),
        ("page", "<p>\n{{ entry.boddy | safe }}", "2:10 error[unknown-value] body"),
        ("search", "{{ sitte.title }}", "1:4 error[unknown-value] site"),
        ("search", "{% for n in nav %}{{ n.adress }}{% endfor %}", "1:24 error[unknown-value] "),
        ("search", "{{ site.hotline?.fone?.tel or \"\" }}", "1:18 error[unknown-value] phone"),
        ("search", "{{ [n.urll for n in nav] }}{{ nothing }}", "1:31 error[unknown-value] "),
        (
            "mine",
            "{% component mine(a, @site) %}{{ a.b }}{{ site.titel }}{% endcomponent mine %}",
            "1:48 error[unknown-value] title",
        ),
        (
            "mine",
            "{% component mine(a) %}{{ page.url }}{% endcomponent mine %}",
            "1:27 error[unknown-value] ",
        ),
    ] {
        let path = format!("templates/{file}.html");
        assert_eq!(told(&[(&path, text)]), [format!("{path}:{said}")], "{text}");
    }
}

#[test]
fn what_the_program_s_own_templates_do_is_no_mistake_in_a_site_s() {
    let copy = theme::embedded_files()
        .into_iter()
        .fold(themed(&[]), |site, (path, bytes)| site.bytes(&format!("themes/own/{path}"), bytes));
    assert_eq!(copy.remarks(), "");
    for text in [
        "{% set x = page.title %}{% if x %}{{ x.y }}{% endif %}",
        "{% for a, b in assets %}{{ a }}{{ b.c }}{% endfor %}{% for n in nav | reverse %}{{ n.x }}{% endfor %}",
        "{# {{ no.such }} #}{% raw %}{{ no.such }}{% endraw %}",
        "{{ t(key=\"crumbs\", n=page.url) | upper }}{% if page is defined and lang is not none %}{% endif %}",
        "{% filter upper %}{{ theme.whatever.there | default(value=\"x\") }}{% endfilter %}",
    ] {
        assert_eq!(told(&[("templates/search.html", text)]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_that_a_theme_binds_are_no_mistakes() {
    let page = "<a href=\"{{ page.address }}\">{{ page.whatever }}</a>";
    for files in [
        // Loops hand their names to what they include, also names that every page has.
        &[
            (
                "templates/search.html",
                "{% for page in pages %}{% include \"parts/row.html\" %}{% endfor %}",
            ),
            ("templates/parts/row.html", page),
        ][..],
        &[
            (
                "templates/search.html",
                "{% set site = {\"a\": {\"b\": 1}} %}{% include \"row.html\" %}{{ site.a.b }}",
            ),
            ("templates/row.html", "{{ site.a.b }}"),
        ],
        &[(
            "templates/search.html",
            "{% for n in nav %}{% set n = {\"x\": 1} %}{{ n.x }}{% endfor %}",
        )],
        // Three levels, where the middle one is a page's own template.
        &[
            (
                "templates/levels.html",
                "{% set_global wide = lang is defined %}{% block main %}{% endblock %}",
            ),
            (
                "templates/organisations.html",
                "{% extends \"levels.html\" %}{% block main %}{{ active?.whatever }}{% block list %}{% endblock %}{% endblock %}",
            ),
            (
                "templates/help.html",
                "{% extends \"organisations.html\" %}{% block list %}{% if wide %}{{ super() }}{% endif %}{% endblock %}",
            ),
        ],
        &[
            ("templates/embed.html", "{% include \"search.html\" %}"),
            (
                "templates/search.html",
                "{% if rows is defined %}{{ rows.whatever }}{% endif %}{{ total }}",
            ),
        ],
    ] {
        assert_eq!(told(files), Vec::<String>::new(), "{files:?}");
    }
}

#[test]
fn what_a_theme_asks_after_or_hands_to_a_component_is_no_mistake() {
    for files in [
        // What is asked after may lack.
        &[("templates/search.html", "{{ page.subtitle | default(value=page.title) }}")][..],
        &[("templates/search.html", "{{ page?.extra?.cover[\"a\"].b | default(value=\"\") }}")],
        &[(
            "templates/search.html",
            "{%- if subtitle is not defined -%}x{%- else -%}{{ subtitle.a }}{%- endif -%}",
        )],
        &[(
            "templates/search.html",
            "{% if site.extra is defined and site.extra.cover %}{{ site.extra.cover }}{% endif %}",
        )],
        &[(
            "templates/search.html",
            "{% if lang == null %}{% endif %}{% for n in nav %}{{ loop.index0 }}{{ n.url if loop.first else null }}{% endfor %}",
        )],
        &[
            (
                "templates/own.html",
                "{% component own.row(row: map = {}, wide = false, ...rest) {\"about\": \"x\"} %}{% for key, value in rest %}{{ key }}{{ value.x }}{% endfor %}{{ row.a }}{{ wide }}{{ body }}{% endcomponent own.row %}",
            ),
            (
                "templates/search.html",
                "{% <own.row row={site} {...theme}> %}{{ page.title }}{% </own.row> %}",
            ),
        ],
    ] {
        assert_eq!(told(files), Vec::<String>::new(), "{files:?}");
    }
    // What is asked after in one place hides nothing else.
    let text = "{{ page.subtitle | default(value=\"\") }}{{ page.sub }}";
    let told = told(&[("templates/search.html", text)]);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn of_a_template_that_cannot_be_read_nothing_else_is_told() {
    let text = "{{ site.titel | no_filter | none_such }}";
    for path in ["search.html", "parts/search.html", "parts/a/b.html"] {
        let path = format!("templates/{path}");
        let user = format!("{{% include \"{}\" %}}", path.trim_start_matches("templates/"));
        let told = told(&[(&path, text), ("templates/page.html", &user)]);
        assert!(!told.is_empty(), "{path}");
        assert!(told.iter().all(|one| one.contains("error[template-error]")), "{told:?}");
    }
}

/// Returns what `check` says of a theme on the disk: errors alone, each with its file.
fn checked(files: &[(&str, &str)]) -> String {
    let folder = themed(files).on_disk();
    let said = folder.run(&["check", "--format", "github"]).stdout;
    let said = String::from_utf8(said).unwrap();
    said.lines()
        .filter(|line| line.starts_with("::error"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn what_fails_in_a_template_of_the_program_is_told_where_the_site_s_theme_is() {
    for (files, place) in [
        (
            &[("templates/page.html", "{% extends \"bse.html\" %}")][..],
            "templates/page.html,line=1",
        ),
        (
            &[
                ("templates/a.html", "{% include \"b.html\" %}"),
                ("templates/b.html", "{% include \"a.html\" %}"),
            ],
            "templates/a.html,line=1",
        ),
        (
            &[(
                "templates/mine.html",
                "\n{% component tel(number) %}{{ number }}{% endcomponent tel %}",
            )],
            "templates/mine.html,line=2",
        ),
        (
            &[(
                "templates/base.html",
                "{% set x = 1 %}{% block main %}{{ x | date }}{% endblock main %}",
            )],
            "templates/base.html,line=1",
        ),
    ] {
        let said = checked(files);
        assert!(!said.contains("themes/default"), "{said}");
        assert!(said.contains(&format!("themes/own/{place}")), "{said}");
    }
}

#[test]
fn a_file_of_a_theme_in_another_encoding_is_named() {
    for path in ["templates/page.html", "i18n/uk.ftl", "theme.yaml"] {
        let text =
            encoding_rs::WINDOWS_1251.encode("title: Перелік організацій Дружби й Її Ліхтарів").0;
        let said = themed(&[]).bytes(&format!("themes/own/{path}"), &text).remarks();
        assert!(
            said.starts_with(&format!("themes/own/{path}:1:")) && said.contains("windows-1251"),
            "{said}"
        );
    }
    let marked = "\u{feff}title: Перелік\r\ncolours:\r\n  accent: red\r\n";
    let said = told(&[("theme.yaml", marked)]);
    assert!(said.contains(&"theme.yaml:3:11 error[bad-colour] ".to_owned()), "{said:?}");
}

/// Returns a template that asks for a value of this record, and its file.
fn asking(record: &str, name: &str) -> Option<(String, String)> {
    let file = |page: &ValueShape, way: &str| {
        (format!("templates/{}", page.title), format!("{{% if {way}{name} %}}x{{% endif %}}"))
    };
    let pages = TEMPLATES.iter().copied();
    pages.clone().find(|page| page.title == record).map(|page| file(page, "")).or_else(|| {
        pages.flat_map(|page| page.fields.iter().map(move |field| (page, field))).find_map(
            |(page, field)| match &field.is {
                Is::Value(shape) if shape.title == record => {
                    Some(file(page, &format!("{}.", field.name)))
                }
                _ => None,
            },
        )
    })
}

#[test]
fn every_name_that_themes_had_in_an_earlier_contract_is_named_at_its_place() {
    assert!(EVERY_PAGE.fields.iter().all(|field| field.name != "all_url"));
    for change in CHANGES {
        assert!(change.since.parse::<u32>().unwrap() <= CONTRACT, "{change:?}");
        let ((file, text), said) = match change.of {
            Renamable::Field(_) => continue,
            Renamable::Value(record) => {
                let asking = asking(record, change.old);
                (asking.unwrap_or_else(|| panic!("no page has {change:?}")), "error[old-name]")
            }
            Renamable::Setting => {
                let text = match change.old.split_once('.') {
                    Some((part, name)) => format!("{part}: {{{name}: \"#123456\"}}"),
                    None => format!("{}: Я", change.old),
                };
                (("theme.yaml".to_owned(), text), "warning[old-theme-name]")
            }
            Renamable::Message => {
                let text = format!("{} = Я\n", change.old);
                (("i18n/uk.ftl".to_owned(), text), "warning[old-theme-name]")
            }
            Renamable::File => ((change.old.to_owned(), String::new()), "warning[old-theme-name]"),
        };
        let remarks = themed(&[(&file, &text)]).remarks();
        let mut lines = remarks.lines();
        let line = lines.next().unwrap_or_else(|| panic!("{change:?} is not told"));
        assert!(line.starts_with(&format!("themes/own/{file}:1:")), "{line}");
        assert!(line.contains(said) && line.contains(change.old), "{line}");
        assert!(change.successor().is_none_or(|now| line.contains(now)), "{line}");
        assert_eq!(lines.next(), None, "{remarks}");
    }
    // A theme's own file of that name is its own affair.
    let own =
        [("static/copy.js", "x"), ("templates/page.html", "{{ assets[\"copy.js\"] | href }}")];
    assert_eq!(told(&own), Vec::<String>::new());
}

#[test]
fn a_theme_of_another_contract_is_told_with_what_to_do() {
    let of = |files: &[(&str, &str)]| {
        let site = site().edit("site.yaml", "title:", "theme: own\ntitle:");
        let site = files.iter().fold(site, |site, (path, text)| {
            site.bytes(&format!("themes/own/{path}"), text.as_bytes())
        });
        site.remarks()
    };
    for (settings, said) in [
        ("title: Я\ncontract: 1\n", "2:11 warning[theme-contract]"),
        ("contract: 3\n", "1:11 warning[theme-contract]"),
        ("title: Я\n", "1:1 warning[theme-contract]"),
        ("contract:\n", "1:1 warning[theme-contract]"),
        ("", "1:1 warning[theme-contract]"),
        ("contract: друга\n", "1:1 error[theme-settings]"),
        ("contract: 0\n", "1:1 error[theme-settings]"),
        ("contract: [2]\n", "1:1 error[theme-settings]"),
    ] {
        let remarks = of(&[("theme.yaml", settings)]);
        assert!(remarks.starts_with(&format!("themes/own/theme.yaml:{said}")), "{remarks}");
        assert_eq!(remarks.lines().count(), 1, "{remarks}");
        assert!(said.contains("contract: 3") || remarks.contains('2'), "{remarks}");
    }
    for path in ["templates/page.html", "i18n/uk.ftl"] {
        let remarks = of(&[(path, "")]);
        assert!(
            remarks.starts_with("themes/own/theme.yaml:1:1 warning[theme-contract]"),
            "{remarks}"
        );
    }
    // A style and pictures keep no contract.
    for path in ["static/style.css", "README.md"] {
        assert_eq!(of(&[(path, "")]), "");
    }
    assert_eq!(of(&[("theme.yaml", "contract: 2\n")]), "");
}

#[test]
fn the_number_of_the_contract_is_written_where_nothing_old_is_left() {
    let fixed = |files: &[(&str, &str)]| {
        let folder = site().edit("site.yaml", "title:", "theme: own\ntitle:").on_disk();
        for (path, text) in files {
            folder.put(&format!("themes/own/{path}"), text.as_bytes());
        }
        folder.run(&["check", "--fix", "--yes"]);
        std::fs::read_to_string(folder.path.join("themes/own/theme.yaml")).unwrap()
    };
    for (before, after) in [
        ("title: Я # тут\n", "title: Я # тут\ncontract: 2\n"),
        ("# Наша тема\ncontract: 1\ntitle: Я\n", "# Наша тема\ncontract: 2\ntitle: Я\n"),
        ("contract: 2\n", "contract: 2\n"),
        ("contract: 3\n", "contract: 3\n"),
        ("contract: друга\n", "contract: друга\n"),
    ] {
        assert_eq!(fixed(&[("theme.yaml", before)]), after);
    }
    for (path, text) in [
        ("templates/organisation.html", "{% if card.phone %}x{% endif %}"),
        ("templates/page.html", "{% if page.titel %}x{% endif %}"),
        ("i18n/uk.ftl", "lacking-suspended = Я\n"),
        ("static/copy.js", "x"),
    ] {
        assert_eq!(fixed(&[("theme.yaml", "title: Я\n"), (path, text)]), "title: Я\n", "{path}");
    }
}
