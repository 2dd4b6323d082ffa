//! Documents and archives that tell more than they show. They are made here, part by part, with an invented number in each
//! place where readers do not look.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use perelik::base::attachments::HiddenKind::{
    Changes, Columns, Comments, Copy, File, Rows, Sheet, Text,
};
use perelik::base::attachments::{Finding, HiddenKind, inspect};

use crate::site::{Folder, site};

const NUMBER: &str = "050 000-00-07";

/// A part of a document: its path and its XML.
type Part = (&'static str, &'static str);

/// A document that hides the number: its name, its parts, and what is to be said of it.
type Hiding = (&'static str, &'static [Part], HiddenKind, &'static str);

/// What every workbook has: two sheets, of which the second is each time another.
const BOOK: [Part; 3] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="r"><sheets><sheet name="А"/><sheet name="Б" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
    ),
];

#[rustfmt::skip]
const HIDING: &[Hiding] = &[
    ("sheet.xlsx", &[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Б" state="hidden" r:id="rId2"/></sheets></workbook>"#),
        ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>050 000-00-07</v></c></row></sheetData></worksheet>"),
    ], Sheet, "Б"),
    ("very.xlsx", &[
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Б" state="veryHidden" r:id="rId2"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", "<sst><si><r><t>050 00</t></r><r><rPr><b/></rPr><t>0-00-07</t></r></si></sst>"),
    ], Sheet, "Б"),
    ("rows.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><sheetData><row r="1" hidden="1"><c r="A1"><v>0500000007</v></c></row></sheetData></worksheet>"#)], Rows, "Б"),
    ("flat.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><sheetData><row ht="0"><c t="inlineStr"><is><t>050 000-00-07</t></is></c></row></sheetData></worksheet>"#)], Rows, "Б"),
    ("columns.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="27" max="28" hidden="true"/></cols><sheetData><row r="1"><c r="AB1"><v>050 000-00-07</v></c></row></sheetData></worksheet>"#)], Columns, "Б"),
    ("next.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="3" max="3" width="0"/></cols><sheetData><row><c r="B1"/><c><v>050 000-00-07</v></c></row></sheetData></worksheet>"#)], Columns, "Б"),
    ("cell.xlsx", &[
        ("xl/worksheets/_rels/sheet2.xml.rels", r#"<Relationships><Relationship Id="rId1" Target="../comments1.xml"/></Relationships>"#),
        ("xl/comments1.xml", r#"<comments><authors><author/></authors><commentList><comment ref="A1"><text><t>050 000-00-07</t></text></comment></commentList></comments>"#),
    ], Comments, "Б"),
    ("thread.xlsx", &[("xl/threadedComments/threadedComment1.xml",
        r#"<ThreadedComments><threadedComment ref="A1"><text>050 000-00-07</text></threadedComment></ThreadedComments>"#)], Comments, ""),
    ("pivot.xlsx", &[("xl/pivotCache/pivotCacheRecords1.xml",
        r#"<pivotCacheRecords><r><s v="050 000-00-07"/></r></pivotCacheRecords>"#)], Copy, ""),
    ("link.xlsx", &[("xl/externalLinks/externalLink1.xml",
        "<externalLink><sheetData><row><cell><v>050 000-00-07</v></cell></row></sheetData></externalLink>")], Copy, ""),
    ("vanish.docx", &[("word/document.xml",
        "<w:document><w:p><w:r><w:t>а</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>050 000-00-07</w:t></w:r></w:p></w:document>")], Text, ""),
    ("style.docx", &[
        ("word/document2.xml", r#"<w:document><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>050 000-00-07</w:t></w:r></w:p></w:document>"#),
        ("word/styles.xml", r#"<w:styles><w:style w:styleId="H"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style></w:styles>"#),
    ], Text, ""),
    ("header.docx", &[("word/header1.xml",
        r#"<w:hdr><w:p><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>05</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>0 000-00-07</w:t></w:r></w:p></w:hdr>"#)], Text, ""),
    ("changed.docx", &[("word/document.xml",
        r#"<w:document><w:p><w:del w:author="А"><w:r><w:delText>050 000-00-07</w:delText></w:r></w:del></w:p></w:document>"#)], Changes, ""),
    ("comment.docx", &[("word/comments.xml",
        "<w:comments><w:comment><w:p><w:r><w:t>050 000-00-07</w:t></w:r></w:p></w:comment></w:comments>")], Comments, ""),
    ("hidden.ods", &[("content.xml",
        r#"<o:document-content><o:automatic-styles><s:style s:name="t"><s:table-properties t:display="false"/></s:style></o:automatic-styles>
        <t:table t:name="Б" t:style-name="t"><t:table-row><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Sheet, "Б"),
    ("rows.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row t:visibility="filter"><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Rows, "Б"),
    ("folded.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row-group t:display="false"><t:table-row><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table-row-group></t:table></o:document-content>"#)], Rows, "Б"),
    ("columns.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-column t:number-columns-repeated="3"/><t:table-column t:visibility="collapse"/>
        <t:table-row><t:table-cell t:number-columns-repeated="3"/><t:table-cell><x:p>050 000-00-07</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)], Columns, "Б"),
    ("note.ods", &[("content.xml",
        r#"<o:document-content><t:table t:name="Б"><t:table-row><t:table-cell><o:annotation><d:creator>А</d:creator><x:p>050 000-00-07</x:p></o:annotation></t:table-cell></t:table-row></t:table></o:document-content>"#)], Comments, "Б"),
    ("note.odt", &[("content.xml",
        "<o:document-content><text:p>а<o:annotation><text:p>05<text:span>0 000-00-07</text:span></text:p></o:annotation></text:p></o:document-content>")], Comments, ""),
    ("hidden.odt", &[
        ("styles.xml", r#"<o:document-styles><s:style s:name="h"><s:text-properties t:display="none"/></s:style></o:document-styles>"#),
        ("content.xml", r#"<o:document-content><t:p>а<t:span t:style-name="h">050 000-00-07</t:span></t:p></o:document-content>"#),
    ], Text, ""),
    ("section.odt", &[("content.xml",
        r#"<o:document-content><t:section t:display="none"><t:p>050 000-00-07</t:p></t:section></o:document-content>"#)], Text, ""),
    ("field.odt", &[("content.xml",
        r#"<o:document-content><t:p><t:hidden-text t:string-value="050 000-00-07"/></t:p></o:document-content>"#)], Text, ""),
    ("changed.odt", &[("content.xml",
        "<o:document-content><t:tracked-changes><t:changed-region><t:deletion><t:p>050 000-00-07</t:p></t:deletion></t:changed-region></t:tracked-changes></o:document-content>")], Changes, ""),
];

/// What only looks hidden, or holds nothing.
#[rustfmt::skip]
const OPEN: &[(&str, &[Part])] = &[
    ("empty.xlsx", &[("xl/worksheets/sheet2.xml",
        r#"<worksheet><cols><col min="2" max="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row hidden="1"><c><v> </v></c></row></sheetData></worksheet>"#)]),
    ("blank.xlsx", &[("xl/comments1.xml", r#"<comments><commentList><comment ref="A1"><text><t> </t></text></comment></commentList></comments>"#)]),
    ("shown.docx", &[
        ("word/document.xml", r#"<w:document><w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>а</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r></w:p></w:document>"#),
        ("word/comments.xml", "<w:comments/>"),
        ("docProps/core.xml", "<cp:coreProperties><dc:creator/><cp:lastModifiedBy> </cp:lastModifiedBy></cp:coreProperties>"),
    ]),
    ("shown.ods", &[("content.xml",
        r#"<o:document-content><s:style s:name="t"><s:table-properties t:display="true"/></s:style><t:table t:style-name="t"><t:table-row t:visibility="collapse"><t:table-cell/></t:table-row><t:table-row><t:table-cell><x:p>а</x:p></t:table-cell></t:table-row></t:table></o:document-content>"#)]),
    ("shown.odt", &[("content.xml", "<o:document-content><t:tracked-changes/><t:p>а</t:p></o:document-content>")]),
];

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
    assert!(!folder.path.join("public").exists());
}
