//! Documents and archives that tell more than they show. They are made here, part by part, with an invented number in each
//! place where readers do not look.

mod hiding;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use perelik::base::attachments::HiddenKind::{Comments, File};
use perelik::base::attachments::{Finding, HiddenKind, inspect};

use crate::site::{Folder, site};
use hiding::{BOOK, HIDING, OPEN, Part};

const NUMBER: &str = "050 000-00-07";

/// Packs parts into an archive.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        archive.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Makes the document of a name; what every workbook has comes from [`BOOK`] where it is not said.
fn document(name: &str, parts: &[Part]) -> Vec<u8> {
    let book = if name.ends_with("xlsx") { &BOOK[..] } else { &BOOK[..1] };
    let is_own = |(path, _): &&Part| parts.iter().any(|(own, _)| own == path);
    let all = book.iter().filter(|part| !is_own(part)).chain(parts);
    packed(&all.map(|(path, text)| (*path, text.as_bytes())).collect::<Vec<_>>())
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').unwrap().1
}

#[test]
fn what_readers_do_not_see_is_named_by_its_kind() {
    for (name, parts, kind, part) in HIDING {
        let expected = [Finding::Hidden(*kind, (*part).to_owned())];
        assert_eq!(inspect(extension(name), &document(name, parts)), expected, "{name}");
    }
}

#[test]
fn what_only_looks_hidden_is_not_named() {
    for (name, parts) in OPEN {
        assert_eq!(inspect(extension(name), &document(name, parts)), [], "{name}");
    }
}

#[test]
fn whoever_wrote_a_document_or_a_comment_that_is_gone_is_named() {
    #[rustfmt::skip]
    let parts = [
        ("docProps/core.xml", "<c:coreProperties><d:creator>Автор А</d:creator><c:lastModifiedBy>Автор &#x411;</c:lastModifiedBy></c:coreProperties>"),
        ("docProps/app.xml", "<Properties><Manager>Автор В</Manager></Properties>"),
        ("word/people.xml", "<w15:people><w15:person w15:author=\"Автор Г\"/></w15:people>"),
    ];
    let author = |name: &str| Finding::Author(name.to_owned());
    let authors = ["Автор А", "Автор Б", "Автор В", "Автор Г"].map(author);
    assert_eq!(inspect("docx", &document("a.docx", &parts)), authors);
    let meta = "<o:document-meta><m:initial-creator>Автор А</m:initial-creator></o:document-meta>";
    assert_eq!(inspect("odt", &document("a.odt", &[("meta.xml", meta)])), [author("Автор А")]);
}

#[test]
fn a_photo_in_a_document_that_says_where_it_was_taken_is_named() {
    let place =
        b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\0";
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let found = |photo: &[u8]| inspect("docx", &packed(&[types, ("word/media/a.jpg", photo)]));
    assert_eq!(found(place), [Finding::Hidden(HiddenKind::Place, "word/media/a.jpg".to_owned())]);
    assert_eq!(found(&place[..22]), []);
}

/// Where a PDF has the number.
#[derive(Clone, Copy)]
enum Place {
    Title,
    Note,
    Field,
    Form,
    File,
    Metadata,
    Before,
}

const PLACES: [(Place, &str); 7] = [
    (Place::Title, "title.pdf"),
    (Place::Note, "note.pdf"),
    (Place::Field, "field.pdf"),
    (Place::Form, "form.pdf"),
    (Place::File, "file.pdf"),
    (Place::Metadata, "metadata.pdf"),
    (Place::Before, "before.pdf"),
];

fn pdf(place: Place) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    });
    let list = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(list));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let number = || lopdf::text_string(&format!("тел. {NUMBER}"));
    let text = || format!("тел. {NUMBER}").into_bytes();
    let added: Object = match place {
        Place::Title | Place::Before => dictionary! { "Title" => number() }.into(),
        Place::Note => {
            dictionary! { "Type" => "Annot", "Subtype" => "Text", "Contents" => number() }.into()
        }
        Place::Field => dictionary! { "FT" => "Tx", "V" => number() }.into(),
        Place::Form => {
            let content = b"BT /F 9 Tf (050 ) Tj /G 9 Tf [(00) -20 (0-00)] TJ (-07) Tj ET".to_vec();
            let font =
                dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" };
            let fonts = dictionary! { "F" => font.clone(), "G" => font };
            let resources = dictionary! { "Font" => fonts };
            Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources }, content)
                .into()
        }
        Place::File => {
            let file = document.add_object(Stream::new(dictionary! {}, text()));
            let name = lopdf::text_string("лист.txt");
            dictionary! { "UF" => name, "EF" => dictionary! { "F" => file } }.into()
        }
        Place::Metadata => {
            let xmp = format!("<x><dc:description>{NUMBER}</dc:description></x>").into_bytes();
            Stream::new(dictionary! { "Type" => "Metadata" }, xmp).into()
        }
    };
    let added = document.add_object(added);
    document.trailer.set("Info", added);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    if let Place::Before = place {
        let mut next = lopdf::IncrementalDocument::create_from(bytes.clone(), document);
        next.new_document.set_object(added, dictionary! { "Title" => lopdf::text_string("а") });
        bytes.clear();
        next.save_to(&mut bytes).unwrap();
    }
    bytes
}

#[test]
fn notes_and_files_within_a_pdf_are_named() {
    for (place, name) in PLACES {
        let expected = match place {
            Place::Note => vec![Finding::Hidden(Comments, String::new())],
            Place::File => vec![Finding::Hidden(File, "лист.txt".to_owned())],
            Place::Title | Place::Field | Place::Form | Place::Metadata | Place::Before => vec![],
        };
        assert_eq!(inspect("pdf", &pdf(place)), expected, "{name}");
    }
}

/// Documents within others, and what is to be said of each.
fn nested() -> Vec<(&'static str, Vec<u8>, Vec<Finding>)> {
    let (_, parts, kind, sheet) = HIDING[0];
    let book = document("a.xlsx", parts);
    let within = |name: &str| Finding::Hidden(kind, format!("{name}: {sheet}"));
    let file = |name: &str| Finding::Hidden(File, name.to_owned());
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let letter = packed(&[types, ("word/embeddings/book.bin", &book)]);
    let letter_found = vec![within("word/embeddings/book.bin"), file("word/embeddings/book.bin")];
    let bag = packed(&[("a/book", &book), ("лист.docx", &letter)]);
    let inner = "лист.docx/word/embeddings/book.bin";
    let bag_found = vec![within("a/book"), within(inner), file(inner)];
    let twice = packed(&[("b.zip", &packed(&[("a.txt", NUMBER.as_bytes())]))]);
    vec![
        ("letter.docx", letter, letter_found),
        ("bag.zip", bag, bag_found),
        ("twice.zip", twice, vec![]),
    ]
}

#[test]
fn documents_within_others_are_looked_through_by_their_bytes() {
    for (name, bytes, expected) in nested() {
        assert_eq!(inspect(extension(name), &bytes), expected, "{name}");
    }
}

#[test]
fn what_cannot_be_opened_is_named() {
    let unlooked = |name: &str| vec![Finding::Unlooked(name.to_owned())];
    let entity = b"<!DOCTYPE a [<!ENTITY b '050'>]><w:document><w:t>&b;</w:t></w:document>";
    let mut deep = packed(&[("a.txt", b"a")]);
    for _ in 0..4 {
        deep = packed(&[("a.zip", &deep)]);
    }
    let torn = {
        let mut bytes = packed(&[("word/media/a.txt", &[b'a'; 99])]);
        let at = bytes.windows(5).position(|window| window == b"a.txt").unwrap() + 5;
        bytes[at] ^= 0xff;
        bytes
    };
    for (name, bytes, expected) in [
        ("entity.docx", packed(&[("word/document.xml", entity)]), unlooked("word/document.xml")),
        (
            "half.docx",
            packed(&[("word/document.xml", b"<w:document><w:p></w:document>")]),
            unlooked("word/document.xml"),
        ),
        (
            "locked.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"
                .to_vec(),
            unlooked(""),
        ),
        ("sealed.zip", packed(&[("a.7z", b"7z\xbc\xaf\x27\x1c")]), unlooked("a.7z")),
        ("deep.zip", deep, unlooked("a.zip/a.zip/a.zip/a.zip")),
        ("torn.zip", torn, unlooked("word/media/a.txt")),
        ("torn.docx", b"PK\x03\x04".to_vec(), vec![Finding::Broken]),
    ] {
        assert_eq!(inspect(extension(name), &bytes), expected, "{name}");
    }
}

#[test]
fn what_is_too_deep_or_too_long_is_not_read() {
    let unlooked = |name: &str| [Finding::Unlooked(name.to_owned())];
    let found = |part: String| inspect("docx", &packed(&[("word/document.xml", part.as_bytes())]));
    let nested = |depth| format!("{}{}", "<w:p>".repeat(depth), "</w:p>".repeat(depth));
    assert_eq!(found(nested(1000)), []);
    assert_eq!(found(nested(1001)), unlooked("word/document.xml"));
    assert_eq!(found(format!("<w:p>{}</w:p>", "а".repeat(5 << 20))), unlooked("word/document.xml"));

    let page = |length: usize| {
        let mut document = Document::load_mem(&pdf(Place::Title)).unwrap();
        let mut content = Stream::new(dictionary! {}, b"BT ET\n".repeat(length));
        content.compress().unwrap();
        let content = document.add_object(content);
        let page = document.page_iter().next().unwrap();
        document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", content);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        inspect("pdf", &bytes)
    };
    assert_eq!(page(1000), []);
    assert_eq!(page(3 << 20), unlooked(""));
}

#[test]
fn no_beginning_of_a_document_does_harm() {
    let hiding = HIDING.iter().map(|(name, parts, ..)| (*name, document(name, parts)));
    let nested = nested().into_iter().map(|(name, bytes, _)| (name, bytes));
    let pdfs = PLACES.map(|(place, name)| (name, pdf(place)));
    for (name, whole) in hiding.chain(nested).chain(pdfs) {
        for end in (0..whole.len()).step_by(7) {
            inspect(extension(name), &whole[..end]);
            let mut bent = whole.clone();
            bent[end] ^= 0x55;
            inspect(extension(name), &bent);
        }
    }
}

/// Makes a site whose page names all these files, and that keeps the number from readers.
fn naming(files: &[(&str, Vec<u8>)], settings: &str) -> Folder {
    let links: String = files.iter().map(|(name, _)| format!("[а](/files/{name})\n")).collect();
    let phone =
        format!("name: Дім\nkind: ngo\nphones:\n  - number: {NUMBER}\n    visibility: private\n");
    let folder = site()
        .file("organisations/dim.yaml", &phone)
        .file("pages/about.md", &format!("---\ntitle: Про\n---\n{links}"))
        .edit("site.yaml", "title:", &format!("{settings}title:"))
        .on_disk();
    for (name, bytes) in files {
        folder.put(&format!("content/files/{name}"), bytes);
    }
    folder
}

#[test]
fn a_private_number_in_each_hiding_place_stops_the_build_though_the_file_is_allowed() {
    let files = HIDING.iter().map(|(name, parts, ..)| (*name, document(name, parts)));
    let files = files.chain(PLACES.map(|(place, name)| (name, pdf(place))));
    let files: Vec<_> =
        files.chain(nested().into_iter().map(|(name, bytes, _)| (name, bytes))).collect();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let folder = naming(&files, &format!("checked_files: [{}]\n", names.join(", ")));
    let ran = folder.run(&["build", "--format", "github"]);
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stdout).unwrap();
    let found: BTreeSet<&str> = said
        .lines()
        .filter(|line| line.contains("private-shown"))
        .filter_map(|line| line.split_once("content/files/")?.1.split(',').next())
        .collect();
    let expected: BTreeSet<&str> = names.into_iter().collect();
    assert_eq!(found, expected, "{said}");
    let place = "`files/bag.zip: лист.docx/word/embeddings/book.bin/";
    assert!(said.contains(place) || said.contains("`files/bag.zip: a/book/"), "{said}");
    assert!(!folder.path.join("public").exists());
}
