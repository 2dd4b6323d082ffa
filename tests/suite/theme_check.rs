//! `theme check` tries a theme on every kind of page.

use crate::site::{Folder, Site, site};

fn themed(files: &[(&str, &str)]) -> Site {
    let themed = site().edit("site.yaml", "title:", "theme: own\ntitle:");
    files
        .iter()
        .fold(themed.bytes("themes/own/theme.yaml", b"contract: 2\n"), |site, (path, text)| {
            site.bytes(&format!("themes/own/{path}"), text.as_bytes())
        })
}

/// Runs the check; returns how it ended and what it said, a remark a line.
fn tried(folder: &Folder, more: &[&str]) -> (Option<i32>, String) {
    let ran = folder.run(&[&["theme", "check", "--format", "github"], more].concat());
    let said = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    (ran.status.code(), said)
}

#[test]
fn the_built_in_theme_passes() {
    let folder = site().on_disk();
    let before = folder.tree(".");
    assert_eq!(tried(&folder, &[]), (Some(0), String::new()));
    let ran = folder.run(&["theme", "check", "--lang", "uk"]);
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        "тему `default` випробувано на всіх видах сторінок: усе гаразд\n"
    );
    assert_eq!(folder.tree("."), before);
}

/// Tries a theme of these files; each line that is told, with an error in each.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let (code, said) = tried(&themed(files).on_disk(), &[]);
    assert_eq!(code, Some(1), "{said}");
    said.lines().map(str::to_owned).collect()
}

/// Tells whether a line is told at a file, with a code and words.
fn is_told(said: &[String], file: &str, code: &str, words: &str) -> bool {
    let place = format!("::error file=themes/own/templates/{file},");
    said.iter().any(|line| line.starts_with(&place) && line.contains(code) && line.contains(words))
}

#[test]
fn what_fails_only_on_extreme_content_is_told_at_its_line() {
    let said = faults(&[
        ("templates/organisation.html", "<p>\n{{ entry.hours | first | date }}"),
        (
            "templates/needs.html",
            "{% extends \"default/needs.html\" %}\n{% block title %}{{ site.hotline.label }}{% endblock title %}",
        ),
        ("templates/meetings.html", "\n\n{{ pager.last }}"),
    ]);
    for (place, words) in [
        ("organisation.html,line=2", "no ISO date"),
        ("needs.html,line=2", "label"),
        ("meetings.html,line=3", "last"),
    ] {
        let place = format!("::error file=themes/own/templates/{place},");
        let told: Vec<_> = said.iter().filter(|line| line.starts_with(&place)).collect();
        assert!(
            told.iter().any(|line| line.contains("template-error") && line.contains(words)),
            "{place}: {said:#?}"
        );
    }
}

#[test]
fn texts_that_become_markup_are_told() {
    let template = |file: &str, text: &str| {
        let block = format!("{{% block main %}}{text}{{% endblock main %}}");
        (format!("templates/{file}"), format!("{{% extends \"default/{file}\" %}}{block}"))
    };
    let files = [
        template("organisation.html", "<h1>{{ card.name | safe }}</h1>"),
        template("meeting.html", "<h1 title={{ card.title }}>x</h1>"),
        template("page.html", "<h1>x</h1><a title='{{ entry.title | safe }}'>y</a>"),
        template(
            "needs.html",
            "<h1>x</h1>{% for n in needs %}<p data-x=\"{{ n.what | safe }}\"></p>{% endfor %}",
        ),
    ];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let said = faults(&files);
    for (path, _) in files {
        let file = path.strip_prefix("templates/").unwrap();
        assert!(is_told(&said, file, "unescaped-text", ""), "{file}: {said:#?}");
    }
    assert!(!said.iter().any(|line| line.contains("themes/default")), "{said:#?}");
}

#[test]
fn pages_without_what_every_page_must_have_are_told_once() {
    let base = [
        "<html lang=\"{{ lang }}\"",
        "{% if dir == \"rtl\" %} dir=\"rtl\"{% endif %}",
        "<main",
        "<title>",
    ];
    let gone = ["<html", "", "<div role=main", "<meta name=t><template>"];
    let text = base.iter().zip(gone).fold(theme_file("base.html"), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in {text}");
        text.replace(from, to)
    });
    let said = faults(&[("templates/base.html", &text)]);
    for part in ["html lang", "html dir", "<main>", "<title>"] {
        let told: Vec<_> = said
            .iter()
            .filter(|line| line.contains("missing-part") && line.contains(part))
            .collect();
        let is_once =
            told.len() == 1 && told[0].starts_with("::error file=themes/own/templates/base.html,");
        assert!(is_once, "{part}: {said:#?}");
    }
    assert!(!said.iter().any(|line| line.contains("<h1>")), "{said:#?}");
}

#[test]
fn values_that_readers_are_never_shown_are_told() {
    let page = [
        "{%- if card.status != \"active\" %}",
        "card.status == \"closed\"",
        "{{ <lines list={entry.hours} /> }}",
        "{{ <phones list={[...card.phones, ...card.other_phones]} /> }}",
        "{{ <phones list={card.phones} /> }}",
    ];
    let gone = ["{%- if false %}", "false", "", "", ""];
    let page = page.iter().zip(gone).fold(theme_file("organisation.html"), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in {text}");
        text.replace(from, to)
    });
    let bare = "{% extends \"base.html\" %}{% block header %}{% endblock %}{% block search %}{% endblock %}\
        {% block main %}<h1>x</h1>{% endblock main %}{% block footer %}{% endblock %}";
    let said = faults(&[
        ("templates/organisation.html", &page),
        ("templates/home.html", bare),
        ("templates/meetings.html", bare),
        ("templates/needs.html", bare),
        ("templates/tasks.html", bare),
        ("templates/row.html", "<li>{{ card.name }}</li>"),
    ]);
    for (file, value) in [
        ("organisation.html", "that an organisation is closed"),
        ("organisation.html", "that an organisation has moved"),
        ("organisation.html", "that its help is paused"),
        ("organisation.html", "a phone (add"),
        ("organisation.html", "a phone that can be tapped"),
        ("organisation.html", "opening hours"),
        ("home.html", "the number of the hotline"),
        ("meetings.html", "that a meeting is cancelled"),
        ("needs.html", "the state of a need"),
        ("tasks.html", "that a task is done"),
        ("row.html", "a phone"),
        ("row.html", "that its help is paused"),
    ] {
        assert!(is_told(&said, file, "value-not-shown", value), "{file}, {value}: {said:#?}");
    }
    let unlinked = "{% component tel(phone, @lang) %}{{ phone.text }}{% endcomponent tel %}";
    let said = faults(&[("templates/own.html", unlinked)]);
    assert!(
        is_told(&said, "own.html", "value-not-shown", "a phone that can be tapped"),
        "{said:#?}"
    );
}

#[test]
fn a_theme_in_any_folder_is_tried_and_what_is_none_is_said() {
    let folder = site().on_disk();
    folder.put("elsewhere/moya/templates/search.html", b"{{ page.titel }}");
    let (code, said) = tried(&folder, &["elsewhere/moya"]);
    assert!(said.contains("file=themes/moya/templates/search.html,line=1,col=9"), "{said}");
    assert_eq!(code, Some(1));
    folder.put("empty/.keep", b"");
    for nothing in ["nowhere", "empty", "content/site.yaml"] {
        let (code, said) = tried(&folder, &[nothing]);
        assert_eq!(code, Some(2), "{nothing}: {said}");
        assert!(said.contains("there is no theme here"), "{nothing}: {said}");
    }
    folder.put("warned/i18n/uk.ftl", "home-qestion = Що?\n".as_bytes());
    assert_eq!(tried(&folder, &["warned", "--strict"]).0, Some(1));
}

/// Returns the text of a template of the built-in theme.
fn theme_file(name: &str) -> String {
    let files = perelik::site::render::theme::embedded_files();
    let (_, bytes) =
        files.into_iter().find(|(path, _)| *path == format!("templates/{name}")).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_theme_of_the_site_that_is_not_there_is_not_called_fine() {
    let folder = site().edit("site.yaml", "checks:", "theme: nashe\nchecks:").on_disk();
    let ran = folder.run(&["theme", "check", "--lang", "uk"]);
    let said = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("themes/nashe"), "{said}");
}
