//! What other generators let pass and this one must not: broken files, misspelt fields,
//! dead links and the like are each an error at their line.
//!
//! Here are the lines that `check` and `build` answer for. Of the preview: a deleted or renamed entry, one entry broken,
//! started on broken content, eighteen files at once and a save by rename are in `serve/mod.rs`, the panel in
//! `tests/browser/preview.mjs`; the time from save to page in `benches/preview.rs`.

use crate::site::{Folder, site};

fn check(folder: &Folder) -> String {
    let ran = folder.run(&["check", "--date", "2020-03-27", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(1));
    let remarks: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let remarks = remarks["remarks"].as_array().unwrap().iter();
    let errors = remarks.filter(|remark| remark["level"] == "error");
    let line = |remark: &serde_json::Value| {
        let words = |key: &str| remark[key].as_str().unwrap_or_default().to_owned();
        format!("{}:{} {} {}\n", words("path"), remark["line"], words("code"), words("hint"))
    };
    errors.map(line).collect()
}

#[test]
fn two_broken_files_are_both_reported_at_their_lines() {
    let folder = site()
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nstatus: \"не закрито\n")
        .file("organisations/pryklad.md", "---\nname: ГО\nkind: [ngo\n---\n")
        .on_disk();
    let said = check(&folder);
    for place in ["content/organisations/dim.yaml:3 yaml", "content/organisations/pryklad.md:"] {
        assert!(said.contains(place), "{said}");
    }
    assert!(!folder.path.join("public").exists());
}

#[test]
fn a_misspelt_field_is_named_with_the_right_word() {
    let folder = site().file("organisations/dim.yaml", "nmae: Дім\nkind: ngo\n").on_disk();
    let said = check(&folder);
    assert!(said.starts_with("content/organisations/dim.yaml:1 unknown-field "), "{said}");
    assert!(said.contains("name"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_broken_link_and_a_broken_anchor_are_errors_at_their_lines() {
    let body = "---\ntitle: Про\n---\n## Мета\n\n[немає](../organisations/nema.yaml)\n\n[ні](#nema)\n\n\
                [так](#meta)\n";
    let said = check(&site().file("pages/about.md", body).on_disk());
    let lines: Vec<&str> = said.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(lines, ["content/pages/about.md:6", "content/pages/about.md:8"], "{said}");
}
