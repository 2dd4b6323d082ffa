//! Files that are copied: pictures lose what they tell beside what they show, documents that tell much are named.
//! The pictures are made here, byte by byte; every part that must go holds the word СЕКРЕТ.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use img_parts::png::PngChunk;
use img_parts::riff::{RiffChunk, RiffContent};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};
use perelik::base::attachments::{Finding, HiddenKind, clean, inspect};

use crate::site::site;

const SECRET: &str = "СЕКРЕТ";

/// Exif with an orientation, and a GPS directory that names a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x26, 0, 0, 0, 0]);
    tiff.extend(SECRET.as_bytes());
    tiff
}

fn segment(marker: u8, contents: &[&[u8]]) -> Vec<u8> {
    let contents = contents.concat();
    let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], &contents].concat()
}

fn jpeg(orientation: u8) -> Vec<u8> {
    let secret = SECRET.as_bytes();
    [
        vec![0xff, 0xd8],
        segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"]),
        segment(0xe1, &[b"Exif\0\0", &exif(orientation)]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", secret]),
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", b"colours"]),
        segment(0xe2, &[b"MPF\0", secret]),
        segment(0xed, &[b"Photoshop 3.0\0", secret]),
        segment(0xfe, &[secret]),
        segment(0xc0, &[&[8, 0, 8, 0, 8, 1, 1, 0x11, 0]]),
        segment(0xda, &[&[1, 1, 0, 0, 63, 0]]),
        b"scan\xff\0one\xff\xd0".to_vec(),
        segment(0xfe, &[secret]),
        segment(0xc4, &[b"table"]),
        segment(0xda, &[&[1, 1, 0, 0, 63, 0]]),
        b"scan two".to_vec(),
        vec![0xff, 0xd9],
        secret.to_vec(),
    ]
    .concat()
}

fn png() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        PngChunk::new(*kind, data.to_vec().into()).encoder().bytes().to_vec()
    };
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(b"tEXt", SECRET.as_bytes()),
        chunk(b"eXIf", &exif(8)),
        chunk(b"gAMA", &[0, 0, 0xb1, 0x8f]),
        chunk(b"IDAT", b"pixels"),
        chunk(b"iTXt", SECRET.as_bytes()),
        chunk(b"IEND", b""),
        SECRET.as_bytes().to_vec(),
    ]
    .concat()
}

fn webp() -> Vec<u8> {
    let chunk =
        |id: &[u8; 4], data: &[u8]| RiffChunk::new(*id, RiffContent::Data(data.to_vec().into()));
    let subchunks = vec![
        chunk(b"VP8X", &[0x0c, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
        chunk(b"VP8 ", &[0x30, 1, 0, 0x9d, 1, 0x2a, 8, 0, 8, 0]),
        chunk(b"EXIF", &exif(3)),
        chunk(b"XMP ", SECRET.as_bytes()),
    ];
    let content = RiffContent::List { kind: Some(*b"WEBP"), subchunks };
    RiffChunk::new(*b"RIFF", content).encoder().bytes().to_vec()
}

/// A block of data of a GIF, with its end.
fn blocks(data: &[u8]) -> Vec<u8> {
    [&[u8::try_from(data.len()).unwrap()], data, &[0]].concat()
}

/// Two pictures with times and own colours, shown for ever, and every extension there is.
fn gif() -> Vec<u8> {
    let secret = blocks(SECRET.as_bytes());
    let image = |colour: u8| {
        let head = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, colour, colour, colour, 9, 9, 9, 2];
        [&head[..], &blocks(b"pixels")].concat()
    };
    let control = |delay: u8| [0x21, 0xf9, 4, 0, delay, 0, 0, 0];
    let program = |name: &[u8], data: &[u8]| [&[0x21, 0xff, 11], name, &blocks(data)[..]].concat();
    [
        b"GIF89a\x01\0\x01\0\x80\0\0colour".to_vec(),
        [&[0x21, 0xfe], &secret[..]].concat(),
        program(b"NETSCAPE2.0", &[1, 7, 0]),
        program(b"XMP DataXMP", SECRET.as_bytes()),
        control(50).to_vec(),
        image(1),
        // A plain text goes with its control, which would else be that of the next picture.
        control(99).to_vec(),
        [&[0x21, 1, 12], &[0; 12][..], &secret].concat(),
        control(60).to_vec(),
        image(2),
        [&[0x21, 0x77], &secret[..]].concat(),
        vec![0x3b],
        SECRET.as_bytes().to_vec(),
    ]
    .concat()
}

#[test]
fn a_gif_keeps_its_colours_its_pixels_and_its_timing_and_nothing_else() {
    assert!(holds(&gif(), SECRET.as_bytes()));
    let image = |colour: u8| {
        let head = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, colour, colour, colour, 9, 9, 9, 2];
        [&head[..], b"\x06pixels\0"].concat()
    };
    let expected = [
        &b"GIF89a\x01\0\x01\0\x80\0\0colour"[..],
        b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x07\0\0",
        b"\x21\xf9\x04\0\x32\0\0\0",
        &image(1),
        b"\x21\xf9\x04\0\x3c\0\0\0",
        &image(2),
        b"\x3b",
    ];
    let cleaned = clean("GIF", &gif()).unwrap();
    assert_eq!(cleaned, expected.concat());
    assert_eq!(clean("gif", &cleaned).unwrap(), cleaned);
    assert_eq!(inspect("gif", &gif()), []);
    for broken in [&gif()[..gif().len() - 40], b"GIF89a\x01\0\x01\0\0\0\0\x3b", b"GIF"] {
        assert_eq!(inspect("gif", broken), [Finding::Broken]);
    }
}

fn pdf(author: &str, mode: i64) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tr", vec![mode.into()]),
        Operation::new("Tj", vec![Object::string_literal("text")]),
        Operation::new("ET", vec![]),
    ];
    let content = Content { operations }.encode().unwrap();
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    });
    let list = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(list));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    let info = document.add_object(dictionary! { "Author" => Object::string_literal(author) });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn docx(author: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("docProps/core.xml", zip::write::SimpleFileOptions::default()).unwrap();
    write!(archive, "<cp:x><dc:creator>{author}</dc:creator></cp:x>").unwrap();
    archive.finish().unwrap().into_inner()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_picture_keeps_its_colours_and_how_it_is_held_and_nothing_else() {
    for (extension, picture, held, parts) in [
        ("jpg", jpeg(6), 6, &["JFIF", "colours", "scan two", "table"][..]),
        ("PNG", png(), 8, &["gAMA", "pixels"][..]),
        ("webp", webp(), 3, &["VP8 "][..]),
    ] {
        assert!(holds(&picture, SECRET.as_bytes()));
        let cleaned = clean(extension, &picture).unwrap();
        assert!(!holds(&cleaned, SECRET.as_bytes()), "{extension}");
        assert!(!holds(&cleaned, b"\x88\x25"), "{extension} keeps the place");
        let tag = [0x12, 0x01, 3, 0, 1, 0, 0, 0, held, 0];
        assert!(holds(&cleaned, &tag), "{extension} lost how it is held");
        for part in parts {
            assert!(holds(&cleaned, part.as_bytes()), "{extension} lost {part}");
        }
        assert_eq!(clean(extension, &cleaned).unwrap(), cleaned, "{extension} is cleaned at once");
    }
}

#[test]
fn an_upright_picture_gets_no_tag() {
    let cleaned = clean("jpeg", &jpeg(1)).unwrap();
    assert!(!holds(&cleaned, b"Exif"));
}

#[test]
fn no_beginning_of_a_picture_or_document_does_harm() {
    for (extension, whole) in [
        ("jpg", jpeg(6)),
        ("png", png()),
        ("webp", webp()),
        ("gif", gif()),
        ("pdf", pdf("А", 3)),
        ("docx", docx("А")),
    ] {
        for end in 0..whole.len() {
            inspect(extension, &whole[..end]);
            if let Some(cleaned) = clean(extension, &whole[..end]) {
                assert!(!holds(&cleaned, SECRET.as_bytes()), "{extension} cut at {end}");
            }
        }
    }
}

#[test]
fn documents_that_tell_much_are_named() {
    let author = |name: &str| Finding::Author(name.to_owned());
    assert_eq!(inspect("pdf", &pdf("Example Author", 0)), [author("Example Author")]);
    let invisible = Finding::Hidden(HiddenKind::Text, String::new());
    assert_eq!(inspect("pdf", &pdf("", 3)), [invisible]);
    assert_eq!(inspect("pdf", &pdf("", 0)), []);
    let unlooked = Finding::Unlooked(String::new());
    assert_eq!(inspect("pdf", b"%PDF-1.4 broken"), [unlooked]);
    assert_eq!(inspect("pdf", b"PK"), [Finding::Broken]);
    assert_eq!(inspect("rtf", b"{\\rtf1 a}"), [Finding::Metadata]);
    assert_eq!(inspect("docx", &docx("Автор Зразок")), [author("Автор Зразок")]);
    assert_eq!(inspect("docx", &docx(" ")), []);
    assert_eq!(inspect("mp4", b"..xyz.."), []);
    assert_eq!(inspect("mp4", b"..\xa9xyz+48.7+37.5/"), [Finding::Metadata]);
    assert_eq!(inspect("png", b"GIF89a"), [Finding::Broken]);
}

/// Returns the path and the code of each error.
fn errors(ran: &std::process::Output) -> BTreeSet<(String, String)> {
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let all = report["remarks"].as_array().unwrap();
    let errors = all.iter().filter(|remark| remark["level"] == "error");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    errors.map(|error| (text(&error["path"]), text(&error["code"]))).collect()
}

#[test]
fn a_published_picture_is_clean_and_a_file_that_tells_stops_the_build_until_it_is_allowed() {
    let page = "---\ntitle: Про\n---\n![Фото](/files/foto.jpg) [Звіт](/files/zvit.pdf) [Лист](/files/lyst.docx)\n";
    let folder = site().file("pages/about.md", page).on_disk();
    folder.put("content/files/foto.jpg", &jpeg(6));
    folder.put("content/files/zvit.pdf", &pdf("Example Author", 3));
    folder.put("content/files/lyst.docx", &docx("Автор Зразок"));
    // Nobody names these, so they tell nobody anything.
    folder.put("content/files/inshyi.docx", &docx("Автор Зразок"));
    folder.put("content/files/inshyi.doc", b"x");
    let expected = [
        ("content/files/lyst.docx", "document-author"),
        ("content/files/zvit.pdf", "document-author"),
        ("content/files/zvit.pdf", "hidden-text"),
    ];
    let expected = expected.map(|(path, code)| (path.to_owned(), code.to_owned()));
    let ran = folder.run(&["build", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(errors(&ran), expected.into());
    assert!(!folder.path.join("public").exists());

    let settings = std::fs::read_to_string(folder.path.join("content/site.yaml")).unwrap();
    let allowed = format!("{settings}checked_files: [zvit.pdf, files/lyst.docx]\n");
    folder.put("content/site.yaml", allowed.as_bytes());
    let ran = folder.run(&["build", "--format", "json"]);
    assert_eq!((errors(&ran), ran.status.code()), (BTreeSet::new(), Some(0)));
    let public = |name: &str| std::fs::read(folder.path.join("public/files").join(name)).ok();
    assert_eq!(public("foto.jpg"), clean("jpg", &jpeg(6)));
    assert_eq!(public("lyst.docx"), Some(docx("Автор Зразок")));
    assert_eq!(public("inshyi.docx"), None);

    folder.put("content/files/foto.png", b"no picture");
    let ran = folder.run(&["check", "--format", "json"]);
    let broken = ("content/files/foto.png".to_owned(), "broken-file".to_owned());
    assert_eq!(errors(&ran), [broken].into());
}
