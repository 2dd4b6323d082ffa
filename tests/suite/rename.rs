//! `rename` gives an entry or a term another id everywhere, changes nothing else, and writes all or nothing.

use std::os::unix::fs::PermissionsExt;

use crate::site::{Folder, Site, site};

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let ran = folder.run(&[arguments, &["--date", "2020-03-27"]].concat());
    let said = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    (ran.status.code().unwrap(), said)
}

fn renamed(folder: &Folder, old: &str, new: &str) -> String {
    let (code, said) = run(folder, &["rename", old, new, "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_fine(folder);
    said
}

fn assert_fine(folder: &Folder) {
    let (code, said) = run(folder, &["check", "--format", "github"]);
    let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("::error")).collect();
    assert_eq!((code, errors), (0, Vec::new()));
}

fn text(folder: &Folder, path: &str) -> String {
    String::from_utf8(folder.tree("")[path].clone()).unwrap()
}

/// The lines of each file that differ, as `path: -old +new`.
fn changed(before: &Folder, after: &[(&str, &str)], folder: &Folder) -> String {
    let (old, new) = (before.tree("content"), folder.tree("content"));
    let mut out = String::new();
    for (path, bytes) in &old {
        let target =
            after.iter().find(|(from, _)| from == path).map_or(path.as_str(), |(_, to)| to);
        let lines = |bytes: &[u8]| -> Vec<String> {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            text.split_inclusive('\n').map(str::to_owned).collect()
        };
        let (old, new) = (lines(bytes), lines(&new[target]));
        let gone = old.iter().filter(|line| !new.contains(line));
        let come = new.iter().filter(|line| !old.contains(line));
        let shown =
            gone.map(|line| format!("-{line:?}")).chain(come.map(|line| format!("+{line:?}")));
        let shown: Vec<String> = shown.collect();
        if !shown.is_empty() || path != target {
            out += &format!("{target}\n{}\n", shown.join("\n"));
        }
    }
    out
}

/// A site in which one organisation is named in every way there is, beside much that only looks so.
fn with_references() -> Site {
    site()
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\nlanguages: [uk, en]\nhotline: \"112\"\nchecks: {placeholder: off}\n")
        .file("organisations/dim.md", "\u{feff}---\r\nname: Дім # dim\r\nkind: ngo\r\nprivate: dim телефонує\r\n---\r\nМи — dim, [про нас](dim.md#s-khto), [разом](/organisations/dim/)\r\n\r\n## Хто")
        .without("organisations/dim.yaml")
        .file("organisations/dim.en.md", "---\nname: Home\n---\nWe are [here](dim.md).\n")
        .file("organisations/dim-2.yaml", "name: Дім другий\nkind: ngo\nmembers:\n- dim   # перший\n- 'dim'\n- pryklad\nsource: dim\n")
        .file(
            "meetings/2020-03-20.md",
            "---\nзаголовок: Зустріч\nдата: 2020-03-20\nорганізатор: \"dim\"\nприсутні: [dim, {організація: dim, посада: dim}, pryklad]\n\
             доручення:\n  - що: dim\n    хто: [dim, pryklad, Дім, attendees]\n  - що: Друге\n    хто: Dim\n---\n\
             [Дім][d], [сайт](https://example.org/organisations/dim/), `dim`, [файл](../../content/organisations/dim.md \"dim\")\n\n[d]: <../organisations/dim/#s-khto>\n",
        )
        .file("needs/masks.yaml", "what: Маски\nresource: masks\nby: dim\nnote: dim\n")
        .file("pages/dim.md", "---\ntitle: Сторінка dim\n---\n[Дім](../organisations/dim.md) і [ця сторінка](dim.md), [другий](../organisations/dim-2.yaml)\n")
        .bytes("private/dim.yaml", b"phones: [0 800 000 003]\n")
}

#[test]
fn every_reference_to_an_organisation_changes_and_not_one_line_more() {
    let (before, folder) = (with_references().on_disk(), with_references().on_disk());
    assert_fine(&folder);
    let said = renamed(&folder, "organisations/dim", "organisations/oselia");
    assert!(
        said.contains("content/organisations/dim.md → content/organisations/oselia.md\n"),
        "{said}"
    );
    assert!(said.contains("private/dim.yaml → private/oselia.yaml\n"), "{said}");
    assert!(
        said.ends_with("`organisations/dim` is `organisations/oselia` now; 7 files changed\n"),
        "{said}"
    );
    let moves = [
        ("organisations/dim.md", "organisations/oselia.md"),
        ("organisations/dim.en.md", "organisations/oselia.en.md"),
    ];
    let expected = r#"meetings/2020-03-20.md
-"організатор: \"dim\"\n"
-"присутні: [dim, {організація: dim, посада: dim}, pryklad]\n"
-"    хто: [dim, pryklad, Дім, attendees]\n"
-"    хто: Dim\n"
-"[Дім][d], [сайт](https://example.org/organisations/dim/), `dim`, [файл](../../content/organisations/dim.md \"dim\")\n"
-"[d]: <../organisations/dim/#s-khto>\n"
+"організатор: \"oselia\"\n"
+"присутні: [oselia, {організація: oselia, посада: dim}, pryklad]\n"
+"    хто: [oselia, pryklad, Дім, attendees]\n"
+"    хто: oselia\n"
+"[Дім][d], [сайт](https://example.org/organisations/dim/), `dim`, [файл](../../content/organisations/oselia.md \"dim\")\n"
+"[d]: <../organisations/oselia/#s-khto>\n"
needs/masks.yaml
-"by: dim\n"
+"by: oselia\n"
organisations/dim-2.yaml
-"- dim   # перший\n"
-"- 'dim'\n"
+"- oselia   # перший\n"
+"- 'oselia'\n"
organisations/oselia.en.md
-"We are [here](dim.md).\n"
+"We are [here](oselia.md).\n"
organisations/oselia.md
-"Ми — dim, [про нас](dim.md#s-khto), [разом](/organisations/dim/)\r\n"
+"formerly:\r\n"
+"  - dim\r\n"
+"Ми — dim, [про нас](oselia.md#s-khto), [разом](/organisations/oselia/)\r\n"
pages/dim.md
-"[Дім](../organisations/dim.md) і [ця сторінка](dim.md), [другий](../organisations/dim-2.yaml)\n"
+"[Дім](../organisations/oselia.md) і [ця сторінка](dim.md), [другий](../organisations/dim-2.yaml)\n"
"#;
    assert_eq!(changed(&before, &moves, &folder), expected);
}

#[test]
fn what_was_renamed_by_hand_is_renamed_everywhere_else_afterwards() {
    let (by_hand, whole) = (with_references().on_disk(), with_references().on_disk());
    renamed(&whole, "organisations/dim", "organisations/oselia");
    let entries = by_hand.path.join("content/organisations");
    std::fs::rename(entries.join("dim.md"), entries.join("oselia.md")).unwrap();
    let said = renamed(&by_hand, "organisations/dim", "organisations/oselia");
    assert!(!said.contains("content/organisations/dim.md → "), "{said}");
    for place in ["content", "private"] {
        assert_eq!(by_hand.tree(place), whole.tree(place));
    }
}

#[test]
fn a_file_that_was_renamed_by_hand_is_named_where_its_old_id_stands() {
    let told = |new: &str, ledger: &str| {
        let named = format!("organisations/{new}.yaml");
        let site = site().file(&named, "name: Оселя\nkind: ngo\n").file(
            "organisations/b.md",
            "---\nname: Б\nkind: ngo\nmembers: [zatyshok]\n---\n[Там](zatyshok.md)\n",
        );
        let site = if ledger.is_empty() { site } else { site.file("ledger.yaml", ledger) };
        site.remarks()
    };
    let known = "entries:\n- {kind: organisation, id: zatyshok, first_seen: 2020-03-01}\n- {kind: organisation, id: b, first_seen: 2020-03-01}\n- {kind: organisation, id: dim, first_seen: 2020-03-01}\n- {kind: organisation, id: pryklad, first_seen: 2020-03-01}\n";
    for (new, ledger) in [("zatyshok-2", ""), ("dim-zatyshok", ""), ("oselia", known)] {
        let said = told(new, ledger);
        let hint = format!("`perelik rename zatyshok {new}`");
        assert_eq!(said.matches(&hint).count(), 2, "{said}");
    }
    let said = told("oselia", "");
    assert!(!said.contains("perelik rename"), "{said}");
}

#[test]
fn every_file_of_an_entry_moves_with_its_rights() {
    let folder = with_references().on_disk();
    let private = folder.path.join("private/dim.yaml");
    std::fs::set_permissions(&private, PermissionsExt::from_mode(0o600)).unwrap();
    renamed(&folder, "organisations/dim", "oselia");
    let tree = folder.tree("");
    let is_old = |path: &&String| {
        path.starts_with("content/organisations/dim.") || *path == "private/dim.yaml"
    };
    assert_eq!(tree.keys().filter(is_old).count(), 0);
    let new = folder.path.join("private/oselia.yaml");
    let mode = std::fs::metadata(new).unwrap().permissions().mode();
    let text = &*tree["private/oselia.yaml"];
    assert_eq!((mode & 0o777, text), (0o600, &b"phones: [0 800 000 003]\n"[..]));
}

#[test]
fn an_old_address_leads_to_the_new_one_and_a_name_that_comes_back_is_no_former_one() {
    let folder = with_references().on_disk();
    run(&folder, &["record"]);
    renamed(&folder, "organisations/dim", "oselia");
    let (code, said) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{said}");
    let former = text(&folder, "public/organisations/dim/index.html");
    assert!(former.contains("/organisations/oselia/"), "{former}");
    renamed(&folder, "oselia", "khata");
    renamed(&folder, "khata", "organisations/dim");
    let entry = text(&folder, "content/organisations/dim.md");
    assert!(entry.contains("formerly:\r\n  - oselia\r\n  - khata\r\n---\r\n"), "{entry}");
    let first = with_references();
    let entry = "content/organisations/dim.md";
    for (path, bytes) in first.files().iter().filter(|(path, _)| *path != entry) {
        // A value that was written with capitals is written as it is read.
        let before = String::from_utf8(bytes.clone()).unwrap().replace("хто: Dim\n", "хто: dim\n");
        assert_eq!(text(&folder, path), before, "{path}");
    }
}

/// A site in which a term is named by many services, beside an organisation and a service of the same id.
fn with_terms() -> Site {
    let site = site()
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\nlanguages: [uk, en]\nhotline: \"112\"\nchecks: {placeholder: off}\n")
        .file("vocabulary/help.yaml", "- {id: food, name: Їжа}\n- id: medicine\n  name: Ліки\n- id: meals\n  name: food\n  parent: food # food\n  synonyms: [food]\n")
        .file("needs/masks.yaml", "what: food\nhelp: food\nareas: [north]\n")
        .file("organisations/food.yaml", "name: Їжа\nkind: ngo\nservices:\n  - {help: food, name: food, areas: north}\n")
        .file("organisations/other.yaml", "name: Інша\nkind: ngo\nservices:\n  - id: food\n    help: medicine\n")
        .without("organisations/dim.yaml")
        .file("organisations/dim.md", "---\nname: Дім\nkind: ngo\nservices:\n- допомога: Food\n  подробиці: food\n- id: food-2\n  help: food\n  подробиці: Є\n---\n")
        .file("organisations/dim.en.md", "---\nservices:\n- help: food\n  details: food\n- {id: food-2, details: food}\n---\n[Food](/help/food/), [there](/help/food/area/north/), [all](/help/)\n")
        .file("pages/about.md", "---\ntitle: Про нас\n---\n[Їжа](../../help/food), [там](/help/food/area/north/), [організація](/organisations/food/)\n");
    (0..30).fold(site, |site, n| {
        let entry = format!("name: Зразок {n}\nkind: ngo\nservices: [medicine, food]   # {n}\n");
        site.file(&format!("organisations/zrazok-{n:02}.yaml"), &entry)
    })
}

#[test]
fn a_term_of_many_services_changes_in_each_and_in_links_to_its_lists() {
    let (before, folder) = (with_terms().on_disk(), with_terms().on_disk());
    assert_fine(&folder);
    let said = renamed(&folder, "help/food", "provisions");
    assert!(said.ends_with("37 files changed\n"), "{said}");
    let services = (0..30).map(|n| {
        let line = |term: &str| format!("\"services: [medicine, {term}]   # {n}\\n\"");
        format!("organisations/zrazok-{n:02}.yaml\n-{}\n+{}\n", line("food"), line("provisions"))
    });
    let first = r#"needs/masks.yaml
-"help: food\n"
+"help: provisions\n"
organisations/dim.en.md
-"- help: food\n"
-"[Food](/help/food/), [there](/help/food/area/north/), [all](/help/)\n"
+"- help: provisions\n"
+"[Food](/help/provisions/), [there](/help/provisions/area/north/), [all](/help/)\n"
organisations/dim.md
-"- допомога: Food\n"
-"  help: food\n"
+"- допомога: provisions\n"
+"  help: provisions\n"
organisations/food.yaml
-"  - {help: food, name: food, areas: north}\n"
+"  - {help: provisions, name: food, areas: north}\n"
organisations/pryklad.md
-"services: [food]\n"
+"services: [provisions]\n"
"#;
    let last = r#"pages/about.md
-"[Їжа](../../help/food), [там](/help/food/area/north/), [організація](/organisations/food/)\n"
+"[Їжа](../../help/provisions), [там](/help/provisions/area/north/), [організація](/organisations/food/)\n"
vocabulary/help.yaml
-"- {id: food, name: Їжа}\n"
-"  parent: food # food\n"
+"- {id: provisions, name: Їжа, formerly: [food]}\n"
+"  parent: provisions # food\n"
"#;
    let expected = format!("{first}{}{last}", services.collect::<String>());
    assert_eq!(changed(&before, &[], &folder), expected);
}

#[test]
fn other_vocabularies_keep_what_has_the_same_id() {
    let organisation = "name: Дім\nkind: food\nservices:\n  - {help: food, audiences: food, areas: [food]}\naddress: {area: food}\n";
    let term = |name: &str| {
        format!(
            "- id: food\n  name: {name}\n- {{id: ngo, name: ngo}}\n- {{id: north, name: north}}\n"
        )
    };
    let site = site()
        .file("vocabulary/audiences.yaml", &term("Дітям"))
        .file("vocabulary/areas.yaml", &term("Район"))
        .file("vocabulary/kinds.yaml", &term("Вид"))
        .file("vocabulary/resources.yaml", &term("Запаси"))
        .file(
            "needs/masks.yaml",
            "what: Їжа\nresource: food\nhelp: food\naudiences: food\nareas: food\n",
        )
        .file(
            "pages/about.md",
            "---\ntitle: Про нас\n---\n[тут](/help/food/area/food/), [їм](/help/food/for/food/)\n",
        )
        .file("organisations/dim.yaml", organisation);
    for (vocabulary, entry, need, page) in [
        (
            "areas",
            organisation
                .replace("areas: [food]", "areas: [new]")
                .replace("area: food", "area: new"),
            "areas: new",
            ("area/new/", "for/food/"),
        ),
        (
            "audiences",
            organisation.replace("audiences: food", "audiences: new"),
            "audiences: new",
            ("area/food/", "for/new/"),
        ),
        (
            "kinds",
            organisation.replace("kind: food", "kind: new"),
            "areas: food",
            ("area/food/", "for/food/"),
        ),
        ("resources", organisation.to_owned(), "resource: new", ("area/food/", "for/food/")),
    ] {
        let folder = site.on_disk();
        renamed(&folder, &format!("{vocabulary}/food"), "new");
        assert_eq!(text(&folder, "content/organisations/dim.yaml"), entry, "{vocabulary}");
        let need_now = text(&folder, "content/needs/masks.yaml");
        assert!(
            need_now.contains(need)
                && need_now.matches("food").count() == if vocabulary == "kinds" { 4 } else { 3 },
            "{need_now}"
        );
        let body = format!("[тут](/help/food/{}), [їм](/help/food/{})\n", page.0, page.1);
        assert!(text(&folder, "content/pages/about.md").ends_with(&body), "{vocabulary}");
        assert!(
            text(&folder, &format!("content/vocabulary/{vocabulary}.yaml"))
                .starts_with("- id: new\n")
        );
    }
}

#[test]
fn a_page_moves_to_another_folder_with_its_links() {
    let page = |body: &str| format!("---\ntitle: Сторінка\n---\n{body}\n");
    let site = site()
        .file("pages/help/how.md", &page("[Сусідня](what.md), [вище](../about.md), [файл](../../files/a.txt), [дім](../../organisations/dim.yaml), [абс](/about/), [тут](#s-a), [сама](how.md#s-a), [сайт](https://example.org/)\n\n# a"))
        .file("pages/help/what.md", &page("[як](how.md), [як](./how.md), [як](/help/how/), [як](/content/pages/help/how.md#s-a)"))
        .file("pages/about.md", &page("[як](help/how.md) [як](help/how/)"))
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\n")
        .file("meetings/2020-03-20.md", "---\ntitle: Зустріч\ndate: 2020-03-20\n---\n[як](../pages/help/how.md)\n")
        .bytes("content/files/a.txt", b"%PDF-1.4\n");
    let folder = site.on_disk();
    assert_fine(&folder);
    renamed(&folder, "help/how", "join");
    let body = |path: &str| text(&folder, path).rsplit("---\n").next().unwrap().to_owned();
    assert_eq!(
        body("content/pages/join.md"),
        "[Сусідня](help/what.md), [вище](about.md), [файл](../files/a.txt), [дім](../organisations/dim.yaml), [абс](/about/), [тут](#s-a), [сама](join.md#s-a), [сайт](https://example.org/)\n\n# a\n"
    );
    assert_eq!(
        body("content/pages/help/what.md"),
        "[як](../join.md), [як](../join.md), [як](/join/), [як](/content/pages/join.md#s-a)\n"
    );
    assert_eq!(body("content/pages/about.md"), "[як](join.md) [як](join/)\n");
    assert_eq!(body("content/meetings/2020-03-20.md"), "[як](../pages/join.md)\n");
    renamed(&folder, "pages/help/what", "deep/er/what");
    assert_eq!(
        body("content/pages/deep/er/what.md"),
        "[як](../../join.md), [як](../../join.md), [як](/join/), [як](/content/pages/join.md#s-a)\n"
    );
    assert!(!folder.path.join("content/pages/help").exists());
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let site = with_references()
        .file(
            "vocabulary/kinds.yaml",
            "- id: ngo\n  name: Громадська\n- id: desk\n  name: Служба\n",
        )
        .file(
            "vocabulary/help.yaml",
            "- {id: food, name: Їжа, formerly: kolyshnie}\n- {id: medicine, name: Ліки}\n",
        )
        .file("organisations/stara.yaml", "name: Стара\nkind: ngo\nformerly: [kolyshnia]\n");
    let folder = site.on_disk();
    let before = folder.tree("");
    for (old, new, expected) in [
        ("nobody", "x", "`nobody` is neither the id nor the name of an entry or a term\n"),
        (
            "pryklat",
            "x",
            "`pryklat` is neither the id nor the name of an entry or a term; did you mean `pryklad`?\n",
        ),
        (
            "dim",
            "x",
            "several things are called `dim`; say which: `organisations/dim`, `pages/dim`\n",
        ),
        ("pryklad", "pryklad", "`pryklad` has that id already\n"),
        ("pryklad", "organisations/pryklad", "has that id already\n"),
        ("pryklad", "Приклад", "`Приклад` cannot be an id"),
        ("pryklad", "a/b", "`a/b` cannot be an id"),
        ("pages/dim", "a//b", "`a//b` cannot be an id"),
        ("pages/dim", "../b", "`../b` cannot be an id"),
        ("pryklad", "con", "`con` cannot be an id"),
        ("pryklad", "dim", "`dim` is taken: content/organisations/dim."),
        ("pryklad", "dim-2", "`dim-2` is taken: content/organisations/dim-2.yaml\n"),
        ("help/food", "medicine", "`medicine` is taken: content/vocabulary/help.yaml\n"),
        ("pryklad", "kolyshnia", "`kolyshnia` is a former id in content/organisations/stara.yaml"),
        (
            "help/medicine",
            "kolyshnie",
            "`kolyshnie` is a former id in content/vocabulary/help.yaml",
        ),
        ("desk", "services", "the program itself knows `desk` by this id"),
    ] {
        let (code, said) = run(&folder, &["rename", old, new, "--yes"]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{old} {new}: {said}");
    }
    for arguments in
        [&["rename", "pryklad", "zrazok", "--dry-run"][..], &["rename", "pryklad", "zrazok"]]
    {
        let (_, said) = run(&folder, arguments);
        assert!(
            said.contains("+++ content/organisations/zrazok.md\n")
                || said.contains("→ content/organisations/zrazok.md\n"),
            "{said}"
        );
        assert!(said.contains("nothing was written"), "{said}");
    }
    assert_eq!(folder.tree(""), before);
}

#[test]
fn content_in_which_references_are_unknown_or_entangled_is_left_alone() {
    for (path, text, expected) in [
        (
            "needs/masks.yaml",
            "what: Маски\nresource: masks\nby: [dim\n",
            "error[yaml-unclosed-bracket]",
        ),
        ("pages/about.md", "title: Про нас\n", "error[missing-front-matter]"),
        ("needs/masks.yaml", "what: Маски\nresource: masks\nfrom: dim\n", "error[unknown-field]"),
        ("needs/masks.yaml", "what: Маски\nresource: masks\nby: {id: dim}\n", "error[wrong-shape]"),
        ("needs/masks.yaml", "what: &a Маски\nresource: masks\nnote: *a\n", "error[yaml-alias]"),
        (
            "pages/about.md",
            "---\ntitle: Про нас\n---\n\n[дім](../organisations/dim\\.md)\n",
            "content/pages/about.md:5 is written so",
        ),
    ] {
        let folder =
            site().file("pages/help.md", "---\ntitle: Допомога\n---\n").file(path, text).on_disk();
        folder.put("content/organisations/dim.md", "---\nname: Дім\nkind: ngo\n---\n".as_bytes());
        std::fs::remove_file(folder.path.join("content/organisations/dim.yaml")).unwrap();
        let before = folder.tree("");
        let (code, said) = run(&folder, &["rename", "dim", "oselia", "--yes"]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{said}");
        assert_eq!(folder.tree(""), before);
    }
    // A new id that would make mistakes elsewhere: the service of that name is there already.
    let folder = site()
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nservices:\n  - food\n  - {id: meals, help: medicine}\n",
        )
        .on_disk();
    let before = folder.tree("");
    let (code, said) = run(&folder, &["rename", "food", "meals", "--yes"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("error[duplicate-id]")
            && said.contains("with `meals` the content would have these errors"),
        "{said}"
    );
    assert_eq!(folder.tree(""), before);
}

#[test]
fn what_gets_another_id_may_be_named_by_whatever_it_is_called() {
    let site =
        || {
            site()
                .edit("vocabulary/help.yaml", "name: Їжа\n", "name: Їжа\n  synonyms: [Харчі]\n")
                .edit("organisations/pryklad.md", "kind: ngo", "short_name: Приклад\nkind: ngo")
        };
    for (old, id, file) in [
        ("Їжа", "food", "vocabulary/help.yaml"),
        ("харчі", "food", "vocabulary/help.yaml"),
        ("Літні  люди", "elderly", "vocabulary/audiences.yaml"),
        ("ГО \"Приклад\"", "pryklad", "organisations/zrazok.md"),
        ("приклад", "pryklad", "organisations/zrazok.md"),
    ] {
        let folder = site().on_disk();
        renamed(&folder, old, "zrazok");
        let text = text(&folder, &format!("content/{file}"));
        assert!(text.contains("zrazok") || file.contains("zrazok"), "{old}: {text}");
        assert!(text.contains(&format!("formerly: {id}")) || text.contains(id), "{old}: {text}");
    }
    // A name of two is not one of them.
    let folder = site().edit("organisations/dim.yaml", "name: Дім", "name: Ліки").on_disk();
    let (code, said) = run(&folder, &["rename", "ліки", "zrazok", "--yes"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("say which: `help/medicine`, `organisations/dim`"), "{said}");
}
