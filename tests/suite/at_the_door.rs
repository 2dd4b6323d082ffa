//! Names at the door, ids inside: what people call a term or an organisation is understood wherever one is expected.

use crate::site::{Site, site};

/// A site in which each place that may name somebody does.
fn named([kind, help, audience, area, dim, resource]: [&str; 6]) -> Site {
    site()
        .edit("vocabulary/help.yaml", "name: Ліки", "name: Ліки\n  synonyms: [медикаменти]")
        .edit("organisations/dim.yaml", "name: Дім", "name: Дім опіки\nshort_name: ДІМ")
        .file(
            "organisations/zrazok.md",
            &format!(
                "---\nname: Зразок\nkind: {kind}\nmembers: [{dim}]\naddress: {{city: Місто, area: {area}}}\nservices:\n  - help: \
                 {help}\n    audiences: [{audience}]\n    areas: [{area}]\n---\n"
            ),
        )
        .file(
            "meetings/2020-03-20.md",
            &format!(
                "---\ntitle: Нарада\ndate: 2020-03-20\norganiser: {dim}\nattendees: [{dim}]\ntasks:\n  - what: Скласти\n    who: \
                 [{dim}, Дім Прикладенко]\n---\n"
            ),
        )
        .file(
            "needs/masky.yaml",
            &format!(
                "what: Маски\nresource: {resource}\nhelp: {help}\naudiences: [{audience}]\nareas: [{area}]\nby: [{dim}]\n"
            ),
        )
}

fn by_ids() -> Site {
    named(["ngo", "medicine", "elderly", "north", "dim", "masks"])
}

/// The same with names: a full one, a synonym, a short name, capitals, another apostrophe or quotes, a letter of the other keyboard.
fn by_names() -> [Site; 3] {
    [
        named(["Громадська організація", "Ліки", "Літні люди", "Північ", "Дім опіки", "Маски"]),
        // Latin `i` in «Лiки», «Пiвнiч».
        named(["громадська  Організація", "Лiки", "\"ЛІТНІ ЛЮДИ\"", "Пiвнiч", "дім", "МАСКИ"]),
        named(["NGO", "Медикаменти", "elderly", "північ", "«ДІМ»", "masks"]),
    ]
}

#[test]
fn what_somebody_is_called_means_what_its_id_means() {
    let ids = by_ids();
    for names in by_names() {
        // Letters of the other keyboard are told all the same.
        let remarks = names.remarks();
        let others: Vec<&str> =
            remarks.lines().filter(|line| !line.contains("[homoglyph]")).collect();
        assert_eq!(others.join("\n"), ids.remarks());
        assert!(names.build() == ids.build(), "another site by names");
    }
}

#[test]
fn fix_writes_the_ids_and_leaves_people_alone() {
    for names in by_names() {
        let folder = names.on_disk();
        let ran = folder.run(&["check", "--fix", "--yes"]);
        assert_ne!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
        let tree = folder.tree("content");
        let read = |path: &str| String::from_utf8(tree[path].clone()).unwrap();
        let organisation = read("organisations/zrazok.md");
        for id in ["kind: ngo\n", "medicine\n", "elderly", "area: north}", "areas: [north]"] {
            assert!(organisation.contains(id), "{id}\n{organisation}");
        }
        let meeting = read("meetings/2020-03-20.md");
        assert!(meeting.contains("organiser: dim\n"), "{meeting}");
        assert!(meeting.contains("dim, Дім Прикладенко]"), "{meeting}");
        let again = folder.run(&["check", "--fix", "--yes"]);
        assert!(
            String::from_utf8_lossy(&again.stderr).contains("there is nothing to mend"),
            "{}",
            String::from_utf8_lossy(&again.stderr)
        );
    }
}

#[test]
fn a_hint_names_what_there_is() {
    let said = |fields: &str| {
        let text = format!("---\nname: Зразок\nkind: ngo\n{fields}---\n");
        by_ids().file("organisations/zrazok.md", &text).remarks()
    };
    for (fields, hint) in [
        ("services: [Лкіи]\n", "did you mean “Ліки”? its id is `medicine`"),
        ("services: [медикамент]\n", "`medicine`"),
        ("services: [Стрижка]\n", "`food` — Їжа, `medicine` — Ліки"),
        ("services: [\"їжа, ліки\"]\n", "food, medicine"),
        ("members: [Дом опіки]\n", "“Дім опіки”"),
        ("members: [Карітас]\n", "perelik new organisation"),
    ] {
        let remarks = said(fields);
        assert!(remarks.contains(hint), "{fields}\n{remarks}");
        assert!(
            !remarks.contains("liky") && !remarks.contains("karitas"),
            "an id that nobody has: {remarks}"
        );
    }
}

#[test]
fn a_name_of_two_means_neither_and_both_are_told() {
    let two = |name: &str| {
        by_ids()
            .edit("vocabulary/areas.yaml", "name: Південь", "name: Північ")
            .file("organisations/zrazok.md", &format!("---\nname: Зразок\nkind: ngo\nservices: [{{help: food, areas: [{name}]}}]\n---\n"))
            .remarks()
    };
    let remarks = two("Північ");
    assert!(
        remarks.contains("error[unknown-term]")
            && remarks.contains("`north` — Північ, `south` — Північ"),
        "{remarks}"
    );
    assert!(!two("north").contains("error["), "{}", two("north"));
}

#[test]
fn a_day_of_the_command_line_that_is_none_is_named_by_its_cause() {
    let folder = site().on_disk();
    for (date, cause) in [
        ("2026-31-12", "немає в календарі"),
        ("31.02.2026", "немає в календарі"),
        ("скоро", "не схоже на дату"),
        ("9999-01-01", "рік має бути"),
    ] {
        for command in [&["check", "--date", date][..], &["build", "--date", date]] {
            let ran = folder.run(&[&["--lang", "uk"], command].concat());
            let said = String::from_utf8(ran.stderr).unwrap();
            assert!(ran.status.code() == Some(2) && said.contains(cause), "{date}: {said}");
        }
    }
}
