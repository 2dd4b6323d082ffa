//! `compress: true`: a sibling `.gz` and `.br` for each text, of the same bytes, made again only when its text changed.

use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::fs::MetadataExt;

use crate::site::{Folder, Site, site};

fn compressing() -> Site {
    let settings =
        "title: Приклад\nbase_url: https://example.org/\nhotline: \"112\"\ncompress: true\n";
    site().file("site.yaml", settings).edit(
        "organisations/pryklad.md",
        "services: [food]\n---\n",
        "services: [food]\n---\nТекст\n",
    )
}

fn build(folder: &Folder) -> String {
    let ran = folder.run(&["build", "--date", "2020-03-27"]);
    let text = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert_eq!(ran.status.code(), Some(0), "{text}");
    text
}

fn original(path: &str) -> Option<&str> {
    path.strip_suffix(".gz").or_else(|| path.strip_suffix(".br"))
}

fn decoded(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    match path.ends_with(".gz") {
        true => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text).unwrap(),
        false => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text).unwrap(),
    };
    text
}

fn inodes(folder: &Folder) -> BTreeMap<String, u64> {
    let inode = |path: String| {
        let about = std::fs::metadata(folder.path.join("public").join(&path)).unwrap();
        (path, about.ino())
    };
    folder.tree("public").into_keys().map(inode).collect()
}

#[test]
fn each_text_has_two_siblings_of_its_bytes_and_the_manifest_names_them() {
    let folder = compressing().on_disk();
    build(&folder);
    let tree = folder.tree("public");
    let siblings: Vec<&str> =
        tree.keys().map(String::as_str).filter(|p| original(p).is_some()).collect();
    for path in &siblings {
        assert_eq!(decoded(path, &tree[*path]), tree[original(path).unwrap()], "{path}");
        let manifest = String::from_utf8_lossy(&tree["manifest.json"]);
        assert!(manifest.contains(&format!("\"{path}\": ")), "{path}");
    }
    for path in ["index.html", "list.csv", "organisations/pryklad/index.html"] {
        assert!(siblings.contains(&&*format!("{path}.gz")), "{path}");
        assert!(siblings.contains(&&*format!("{path}.br")), "{path}");
    }
    // What is compressed already, and what is one packet, has none.
    for path in ["list.xlsx", "organisations/pryklad.vcf"] {
        assert!(tree.contains_key(path) && !siblings.iter().any(|s| s.starts_with(path)), "{path}");
    }
    let page = &tree["organisations/pryklad/index.html"];
    assert!(tree["organisations/pryklad/index.html.br"].len() * 2 < page.len());
}

#[test]
fn a_changed_text_gets_new_siblings_and_no_other_file_is_touched() {
    let folder = compressing().on_disk();
    build(&folder);
    let (before, old) = (inodes(&folder), folder.tree("public"));
    assert!(build(&folder).contains("nothing changed"));
    assert_eq!(inodes(&folder), before);

    let edited = compressing().edit("organisations/pryklad.md", "Текст", "Інше");
    folder.put(
        "content/organisations/pryklad.md",
        &edited.files()["content/organisations/pryklad.md"],
    );
    build(&folder);
    let (after, new) = (inodes(&folder), folder.tree("public"));
    for (path, bytes) in &new {
        let is_same = old.get(path) == Some(bytes);
        let text = original(path).unwrap_or(path);
        assert_eq!(is_same, old.get(text) == new.get(text), "{path}");
        assert_eq!(before.get(path) == after.get(path), is_same, "{path}");
    }
    assert_ne!(
        old["organisations/pryklad/index.html.gz"],
        new["organisations/pryklad/index.html.gz"]
    );

    let anew = edited.on_disk();
    build(&anew);
    assert!(anew.tree("public") == new);
}

#[test]
fn a_damaged_sibling_is_mended_by_verify_and_without_the_wish_all_go() {
    let folder = compressing().on_disk();
    build(&folder);
    let whole = folder.tree("public");
    folder.put("public/index.html.gz", b"damaged");
    let ran = folder.run(&["build", "--date", "2020-03-27"]);
    assert_eq!(ran.status.code(), Some(0));
    assert!(folder.tree("public") == whole);

    let plain = compressing().edit("site.yaml", "compress: true", "compress: false");
    folder.put("content/site.yaml", &plain.files()["content/site.yaml"]);
    build(&folder);
    assert!(folder.tree("public").keys().all(|path| original(path).is_none()));
}
