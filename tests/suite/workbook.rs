//! `list.xlsx` is a package that holds together, and a foreign reader finds in it the values as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::site::{Folder, Site, site};

fn full() -> Site {
    let tasks = "---\ntitle: Нарада\ndate: 2020-03-20\ntasks:\n  - {what: \"=1+1\", who: [dim], due: 2020-04-02}\n  \
                 - {what: Давнє, who: [dim], due: 1850-06-01}\n  - {what: \"a_x000D_ <b> & 'c'\", who: [dim]}\n---\n";
    let need = "what: Ковдри\nresource: masks\nrequired: 40\nas_of: 2020-03-26\n";
    site().file("meetings/2020-03-20.md", tasks).file("needs/kovdry.yaml", need)
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |number| {
        let mut part = archive.by_index(number).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

/// Every element that begins in a document, which is read to its end.
fn elements(xml: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => found.push(element.into_owned()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn values(xml: &str, name: &str, attribute: &str) -> BTreeSet<String> {
    let elements = elements(xml).into_iter().filter(|element| element.name().as_ref() == name);
    let value = |element: BytesStart<'_>| {
        Some(element.try_get_attribute(attribute).unwrap()?.value.into_owned())
    };
    elements.filter_map(value).collect()
}

/// Gives the workbook of a site whose content is not without advice.
fn exported(of: &[&str]) -> Vec<u8> {
    let (folder, elsewhere) = (full().on_disk(), Folder::new());
    let place = elsewhere.path.join("x.xlsx");
    let out = ["export", "list.xlsx", "-o", place.to_str().unwrap(), "--date", "2020-03-27"];
    let ran = folder.run(&[&out[..], of].concat());
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    std::fs::read(place).unwrap()
}

#[test]
fn every_part_is_well_formed_typed_and_named_by_the_part_it_belongs_to() {
    for stamped in [false, true] {
        let of: &[&str] = if stamped { &["--for", "desks"] } else { &[] };
        let parts = parts(&exported(of));
        let names: BTreeSet<&str> = parts.keys().map(String::as_str).collect();
        parts.values().for_each(|xml| assert!(!elements(xml).is_empty()));
        let typed = values(&parts["[Content_Types].xml"], "Override", "PartName");
        let is_fixed = |name: &&str| name.ends_with(".rels") || name.starts_with('[');
        let to_type: BTreeSet<String> =
            names.iter().filter(|name| !is_fixed(name)).map(|name| format!("/{name}")).collect();
        assert_eq!(typed, to_type);
        let of_book = values(&parts["xl/_rels/workbook.xml.rels"], "Relationship", "Target");
        let of_book = of_book.into_iter().map(|target| format!("/xl/{target}"));
        let of_all = values(&parts["_rels/.rels"], "Relationship", "Target");
        let named = of_all.into_iter().map(|target| format!("/{target}")).chain(of_book);
        assert_eq!(named.collect::<BTreeSet<String>>(), to_type);
        // Each sheet is called by the name that leads to its part.
        let ids = values(&parts["xl/_rels/workbook.xml.rels"], "Relationship", "Id");
        let sheets = values(&parts["xl/workbook.xml"], "sheet", "r:id");
        assert!(sheets.len() == 4 && sheets.is_subset(&ids), "{sheets:?}");
        let heads = parts.values().filter(|xml| xml.contains("<oddHeader>&amp;R&amp;B")).count();
        assert_eq!(heads, if stamped { 4 } else { 0 });
        let counts = &parts["xl/sharedStrings.xml"];
        let items = counts.matches("<si>").count();
        assert!(counts.contains(&format!("uniqueCount=\"{items}\"")));
    }
}

#[test]
fn texts_numbers_and_days_are_read_as_what_they_are() {
    let mut book = Xlsx::new(Cursor::new(exported(&[]))).unwrap();
    assert_eq!(book.sheet_names(), ["Послуги", "Організації", "Потреби", "Доручення"]);
    let sheet = |book: &mut Xlsx<_>, name: &str| {
        let range = book.worksheet_range(name).unwrap();
        range.rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
    };
    let tasks = sheet(&mut book, "Доручення").concat();
    for text in ["=1+1", "a_x000D_ <b> & 'c'", "1850-06-01"] {
        assert!(tasks.contains(&Data::String(text.to_owned())), "{text} is not in {tasks:?}");
    }
    let days: Vec<String> = tasks
        .iter()
        .filter_map(|cell| match cell {
            Data::DateTime(day) => Some(day.as_f64().to_string()),
            _ => None,
        })
        .collect();
    assert!(days.contains(&"43923".to_owned()), "{days:?}");
    assert!(sheet(&mut book, "Потреби").concat().contains(&Data::Float(40.0)));
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name} has formulas");
    }
}
