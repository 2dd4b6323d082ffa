//! A site's theme lies over the default one, and its mistakes are remarks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use perelik::base::files::FileSource as _;

use crate::site::{Site, site};

fn themed() -> Site {
    let themed = site().edit("site.yaml", "title:", "theme: own\ntitle:");
    themed.bytes("themes/own/theme.yaml", b"contract: 2\n")
}

#[test]
fn a_template_replaces_the_default_s_of_the_same_name() {
    let page = themed()
        .bytes("themes/own/templates/needs.html", b"{{ page.url }}")
        .file("needs/masky.yaml", "what: Маски\nresource: masks\n")
        .page("needs/index.html");
    assert_eq!(page, "needs/");
}

#[test]
fn a_template_may_change_one_block_of_the_default() {
    let own =
        "{% extends \"default/page.html\" %}{% block title %}Свій заголовок{% endblock title %}";
    let with = |site: Site| {
        site.file("pages/about.md", "---\ntitle: Про нас\n---\nТекст\n").page("about/index.html")
    };
    let page = with(themed().bytes("themes/own/templates/page.html", own.as_bytes()));
    let default = with(site());
    assert!(page.contains("<title>Свій заголовок</title>"), "{page}");
    let body = |page: &str| page.split("</head>").nth(1).unwrap().to_owned();
    assert_eq!(body(&page), body(&default));
}

#[test]
fn settings_words_and_colours_change_without_a_template() {
    let settings = "colours: {accent: \"#123456\"}\ntexts: {home-question: Чого бракує?}\n";
    let files = themed().bytes("themes/own/theme.yaml", settings.as_bytes()).build();
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert!(text("index.html").contains("Чого бракує?"));
    let (style, _) = files.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    assert!(text(style).contains("#123456"));
}

#[test]
fn name_line_and_coat_of_arms_change_without_a_template() {
    let settings = "title: {uk: Допомога, en: Help}\ntagline: Один рядок\ncoat_of_arms: herb.svg\n";
    let page = themed()
        .bytes("themes/own/theme.yaml", settings.as_bytes())
        .bytes("themes/own/static/herb.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .page("index.html");
    assert!(page.contains("<title>Допомога</title>"), "{page}");
    assert!(page.contains("<meta name=\"description\" content=\"Один рядок\">"), "{page}");
    let brand = page.split("class=\"brand\"").nth(1).unwrap().split("</a>").next().unwrap();
    assert!(brand.contains("<img src=\"static/herb."), "{brand}");
    assert!(brand.contains("<span>Допомога</span>"), "{brand}");
}

#[test]
fn a_mistake_in_a_template_has_its_line_and_column() {
    let remarks = themed()
        .bytes("themes/own/templates/page.html", "<p>\nїжа {{ 1 + }}\n".as_bytes())
        .remarks();
    assert!(
        remarks.starts_with("themes/own/templates/page.html:2:12 error[template-error]"),
        "{remarks}"
    );
}

#[test]
fn mistakes_in_several_templates_are_all_reported() {
    let remarks = themed()
        .bytes("themes/own/templates/page.html", b"{{ 1 + }}")
        .bytes("themes/own/templates/needs.html", b"{% if %}")
        .bytes("themes/own/templates/tasks.html", b"<p>\n{{ x | nofilter }}")
        .remarks();
    let files: Vec<&str> = remarks.lines().filter_map(|line| line.split(':').next()).collect();
    let at = |name: &str| format!("themes/own/templates/{name}.html");
    assert_eq!(files, [at("needs"), at("page"), at("tasks")], "{remarks}");
    assert!(remarks.contains("tasks.html:2:8 error"), "{remarks}");
}

#[test]
fn a_mistake_that_shows_only_when_a_page_is_rendered_has_its_place_too() {
    let folder = themed()
        .bytes("themes/own/templates/page.html", "<p>\nїжа {{ page.title | date }}\n".as_bytes())
        .file("pages/about.md", "---\ntitle: Про нас\n---\n")
        .on_disk();
    for command in ["check", "build"] {
        let ran = folder.run(&[command, "--format", "github"]);
        let said = String::from_utf8(ran.stdout).unwrap();
        let place =
            "::error file=themes/own/templates/page.html,line=2,col=21,title=template-error::";
        assert!(said.contains(place), "{said}");
        assert_eq!(ran.status.code(), Some(1));
    }
}

#[test]
fn a_whole_number_is_shown_without_decimals() {
    let need = "what: Маски\nresource: masks\nunit: шт.\nrequired: 10000\nprovided: 2.5\n";
    let page = site().file("needs/masky.yaml", need).page("needs/index.html");
    assert!(page.contains("10\u{a0}000&nbsp;шт."), "{page}");
    assert!(page.contains("2,5"), "{page}");
}

#[test]
fn content_is_never_a_template_and_is_always_escaped() {
    let poison = "\"'><!--<script></script>${{x}}{% x %}{{ 7777*7777 }}";
    let page = site()
        .file(
            "pages/about.md",
            &format!("---\ntitle: '{}'\n---\n{poison}\n", poison.replace('\'', "''")),
        )
        .page("about/index.html");
    assert!(!page.contains("<script>") && !page.contains("60481729"), "{page}");
    // Scripts are the page's own: files of the theme, and what the page says of itself, in JSON-LD.
    assert!(page.contains("<script type=\"application/ld+json\">{"), "{page}");
    let own = page.matches("<script type=\"application/ld+json\">").count()
        + page.matches("<script defer src=").count();
    assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (own, own));
    assert!(page.contains("{{ 7777*7777 }}"), "{page}");
}

#[test]
fn a_theme_that_is_not_there_and_a_file_that_has_no_place_are_reported() {
    let remarks = site()
        .edit("site.yaml", "title:", "theme: ovn\ntitle:")
        .bytes("themes/own/templates/page.html", b"")
        .remarks();
    assert!(
        remarks.contains("site.yaml:1:8 error[unknown-theme]") && remarks.contains("`own`"),
        "{remarks}"
    );
    let remarks = themed().bytes("themes/own/templates/page.tera", b"").remarks();
    assert!(
        remarks.starts_with("themes/own/templates/page.tera:1:1 error[theme-file]"),
        "{remarks}"
    );
}

/// Returns the policy that a template of the shipped theme carries in its head.
fn policy_of(template: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates").join(template);
    let text = std::fs::read_to_string(path).unwrap();
    let start = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{template} has no policy"));
    rest.split_once('"').unwrap().0.to_owned()
}

#[test]
fn pages_carry_the_policy_that_servers_are_told_to_send() {
    assert_eq!(policy_of("base.html"), perelik::site::hosting::POLICY);
}

#[test]
fn the_policy_of_a_frame_allows_nothing_that_the_server_refuses() {
    let sent: BTreeSet<&str> = perelik::site::hosting::POLICY.split("; ").collect();
    let frame = policy_of("embed.html");
    let more: Vec<&str> = frame
        .split("; ")
        .filter(|rule| !rule.ends_with(" 'none'") && !sent.contains(rule))
        .collect();
    assert_eq!(more, Vec::<&str>::new());
}

#[test]
fn what_stands_under_texts_and_is_no_message_is_reported() {
    for (texts, odd) in [
        ("{home question: Чого бракує?}", "texts.home question"),
        ("{1a: x}", "texts.1a"),
        ("{головна: x}", "texts.головна"),
        ("{home-question: 5}", "texts.home-question"),
        ("{home-question: [x]}", "texts.home-question"),
        ("{home-question: {ua: x}}", "texts.home-question.ua"),
        ("{home-question: {uk: [x], en: y}}", "texts.home-question.uk"),
        ("[home-question]", "texts"),
        ("Привіт", "texts"),
    ] {
        let said = themed()
            .bytes("themes/own/theme.yaml", format!("texts: {texts}\n").as_bytes())
            .remarks();
        assert!(
            said.contains(&format!("error[theme-settings] the settings of the theme cannot be read: {odd} (under `texts`")),
            "{texts}: {said}"
        );
    }
    for texts in ["", "{}", "{home-question: \"\"}", "{home-question: {uk: x}}"] {
        let theme = format!("contract: 2\ntexts: {texts}\n");
        assert_eq!(
            themed().bytes("themes/own/theme.yaml", theme.as_bytes()).remarks(),
            "",
            "{texts}"
        );
    }
}

/// Makes everything, also where an error would keep a build from it.
fn made(site: &Site) -> BTreeMap<String, String> {
    let made = site.compile().value;
    let text = |file: usize| {
        let mut bytes = Vec::new();
        made.render(file, &mut bytes).unwrap();
        (made.files()[file].path.to_string(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..made.files().len()).map(text).collect()
}

/// Returns what is wrong when everything is made.
fn fault(site: &Site) -> Option<String> {
    let made = site.compile().value;
    let mut files = 0..made.files().len();
    files
        .find_map(|file| made.render(file, &mut Vec::new()).err())
        .map(|fault| format!("{fault:?}"))
}

#[test]
fn a_link_without_the_way_to_the_base_is_a_mistake_of_the_template() {
    for use_of in ["{{ url | href }}", "{% if url %}<a href=\"{{ url | href }}\">x</a>{% endif %}"]
    {
        let part = format!("{{% component way(url) %}}{use_of}{{% endcomponent way %}}");
        let page = "{{ <way url={page.url} /> }}";
        let with = |part: &str| {
            themed()
                .bytes("themes/own/templates/way.html", part.as_bytes())
                .bytes("themes/own/templates/search.html", page.as_bytes())
        };
        let said = fault(&with(&part)).unwrap();
        assert!(said.contains("has `@base` among its arguments"), "{said}");
        assert_eq!(fault(&with(&part.replace("(url)", "(url, @base)"))), None);
    }
}

#[test]
fn words_of_the_hotline_s_script_that_cannot_be_said_are_reported() {
    for words in [
        "sheet-dropped = { $when }\n",
        "sheet-dropped-text = { nowhere }\n",
        "sheet-dropped = { $a } { $b }\n",
    ] {
        let site = themed().bytes("themes/own/i18n/uk.ftl", words.as_bytes());
        let said = fault(&site).unwrap();
        let key = words.split(' ').next().unwrap();
        assert!(said.contains("MessagesError") && said.contains(&format!("{key}: ")), "{said}");
    }
    assert_eq!(fault(&themed().bytes("themes/own/i18n/uk.ftl", b"sheet-dropped = Ok\n")), None);
}

#[test]
fn what_no_vocabulary_knows_breaks_no_page_of_the_preview() {
    for services in [
        "[nemaje]",
        "[{help: nemaje}]",
        "[{help: Немає}, food]",
        "[{help: food, areas: [nemaje], audiences: [Хтось]}]",
    ] {
        let entry = format!(
            "name: Дім\nkind: nihto\nphones: [{{number: 050 000-00-01, label: x}}]\nservices: {services}\n"
        );
        let site = site().file("organisations/dim.yaml", &entry);
        assert!(site.compile().diagnostics.has_errors(), "{services}");
        assert_eq!(fault(&site), None, "{services}");
    }
    let shown =
        made(&site().file("organisations/dim.yaml", "name: Дім\nkind: ngo\nservices: [nemaje]\n"));
    assert!(shown["organisations/dim/index.html"].contains("nemaje"), "the service has no name");
    let unlisted = site().without("vocabulary/help.yaml");
    assert_eq!(fault(&unlisted), None);
}
