//! What a workbook says of itself: its parts, properties, sheets and named ranges.

use std::io;

use quick_xml::events::BytesText;

use super::cells::column_letters;
use super::package::{Package, Xml, empty_element};
use crate::site::export::export_context::ExportContext;
use crate::site::export::tables::Table;

/// The vocabulary of workbooks and sheets (ECMA-376-1, A.2).
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const MEDIA: &str = "application/vnd.openxmlformats";

/// What the parts around the sheets are made of.
pub(super) struct Book<'a> {
    title: &'a str,
    author: Option<&'a str>,
    licence: Option<&'a str>,
    address: &'a str,
    stamp: Option<&'a str>,
    day: String,
    sheets: Vec<Extent>,
}

/// The name of a sheet, and what it covers.
struct Extent {
    name: String,
    /// All its cells, as names of ranges are written: `$A$1:$W$20`.
    cells: String,
}

impl<'a> Book<'a> {
    /// Looks at the list and at the tables that will be the sheets.
    pub(super) fn from_tables(context: &'a ExportContext<'_>, tables: &[Table<'_>]) -> Self {
        let site = &context.public.site;
        let extent = |table: &Table<'_>| Extent {
            name: context.words.say(table.topic, &[]),
            cells: format!("$A$1:${}${}", column_letters(table.widths().count()), table.len() + 1),
        };
        Self {
            title: &site.title.main,
            author: site.publisher.as_ref().map(|publisher| &*publisher.name.main),
            licence: site.licence.as_deref(),
            address: &site.base_url,
            stamp: context.stamp,
            day: format!("{}T00:00:00Z", site.list_day),
            sheets: tables.iter().map(extent).collect(),
        }
    }
}

/// Writes every part but styles, sheets and texts.
pub(super) fn write(book: &Book<'_>, package: &mut Package) {
    content_types(book, package);
    relationships(
        package,
        "_rels/.rels",
        [
            (format!("{DOCUMENT}/relationships/officeDocument"), "xl/workbook.xml".to_owned()),
            (
                format!("{PACKAGE}/relationships/metadata/core-properties"),
                "docProps/core.xml".to_owned(),
            ),
            (
                format!("{DOCUMENT}/relationships/extended-properties"),
                "docProps/app.xml".to_owned(),
            ),
        ],
    );
    core(book, package);
    application(package);
    workbook(book, package);
    let of =
        |kind: &str, target: &str| (format!("{DOCUMENT}/relationships/{kind}"), target.to_owned());
    let sheet = |number: usize| of("worksheet", &format!("worksheets/sheet{number}.xml"));
    let others = [of("styles", "styles.xml"), of("sharedStrings", "sharedStrings.xml")];
    let all = (1..=book.sheets.len()).map(sheet).chain(others);
    relationships(package, "xl/_rels/workbook.xml.rels", all);
}

/// The type of every part (ECMA-376-2, 10.1.2).
fn content_types(book: &Book<'_>, package: &mut Package) {
    let sheet = |number: usize| {
        (format!("/xl/worksheets/sheet{number}.xml"), "officedocument.spreadsheetml.worksheet")
    };
    let fixed = [
        ("/docProps/core.xml", "package.core-properties"),
        ("/docProps/app.xml", "officedocument.extended-properties"),
        ("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main"),
        ("/xl/styles.xml", "officedocument.spreadsheetml.styles"),
        ("/xl/sharedStrings.xml", "officedocument.spreadsheetml.sharedStrings"),
    ];
    let fixed = fixed.map(|(part, kind)| (part.to_owned(), kind));
    let parts = fixed.into_iter().chain((1..=book.sheets.len()).map(sheet));
    let root = ("Types", [("xmlns", &*format!("{PACKAGE}/content-types"))]);
    package.add_part("[Content_Types].xml", (root.0, &root.1), |xml| {
        let rels = format!("{MEDIA}-package.relationships+xml");
        empty_element(xml, "Default", &[("Extension", "rels"), ("ContentType", &rels)])?;
        empty_element(xml, "Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        for (part, kind) in parts {
            let kind = format!("{MEDIA}-{kind}+xml");
            empty_element(xml, "Override", &[("PartName", &part), ("ContentType", &kind)])?;
        }
        Ok(())
    });
}

/// Which parts belong to a part, and as what (ECMA-376-2, 9.3); they are called `rId1`, `rId2` and so on.
fn relationships(
    package: &mut Package,
    part: &str,
    targets: impl IntoIterator<Item = (String, String)>,
) {
    let attributes = [("xmlns", &*format!("{PACKAGE}/relationships"))];
    package.add_part(part, ("Relationships", &attributes), |xml| {
        for (number, (kind, target)) in (1..).zip(targets) {
            let id = relationship(number);
            let attributes = [("Id", &*id), ("Type", &*kind), ("Target", &*target)];
            empty_element(xml, "Relationship", &attributes)?;
        }
        Ok(())
    });
}

fn relationship(number: usize) -> String {
    format!("rId{number}")
}

/// Whose list it is, under which licence, and of which day (ECMA-376-2, 11).
fn core(book: &Book<'_>, package: &mut Package) {
    let core = format!("{PACKAGE}/metadata/core-properties");
    let root = [
        ("xmlns:cp", &*core),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    package.add_part("docProps/core.xml", ("cp:coreProperties", &root), |xml| {
        property(xml, "dc:title", Some(book.title))?;
        property(xml, "dc:subject", Some(book.address))?;
        property(xml, "dc:creator", book.author)?;
        property(xml, "dc:description", book.licence)?;
        property(xml, "cp:lastModifiedBy", book.author)?;
        for name in ["dcterms:created", "dcterms:modified"] {
            let element = xml.create_element(name).with_attribute(("xsi:type", "dcterms:W3CDTF"));
            element.write_text_content(BytesText::new(&book.day))?;
        }
        property(xml, "cp:contentStatus", book.stamp)
    });
}

fn property(xml: &mut Xml, name: &str, text: Option<&str>) -> io::Result<()> {
    let Some(text) = text else { return Ok(()) };
    // A property has no way to write a character that XML does not know, as cells have.
    let text = text.replace(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'), " ");
    xml.create_element(name).write_text_content(BytesText::new(&text)).map(drop)
}

/// Which program wrote it (ECMA-376-1, 22.2).
fn application(package: &mut Package) {
    let root = [("xmlns", &*format!("{DOCUMENT}/extended-properties"))];
    package.add_part("docProps/app.xml", ("Properties", &root), |xml| {
        property(xml, "Application", Some("Perelik"))
    });
}

/// The sheets, what each filters, and what is printed on top of each page (ECMA-376-1, 18.2.27, 18.2.19 and 18.2.5).
fn workbook(book: &Book<'_>, package: &mut Package) {
    let root = [("xmlns", MAIN), ("xmlns:r", &*format!("{DOCUMENT}/relationships"))];
    package.add_part("xl/workbook.xml", ("workbook", &root), |xml| {
        empty_element(xml, "workbookPr", &[])?;
        xml.create_element("bookViews").write_inner_content(|xml| {
            empty_element(xml, "workbookView", &[("firstSheet", "0")])
        })?;
        xml.create_element("sheets").write_inner_content(|xml| {
            for (number, sheet) in (1..).zip(&book.sheets) {
                let (name, id) = (sheet.name.as_str(), relationship(number));
                let attributes =
                    [("name", name), ("sheetId", &*number.to_string()), ("r:id", &*id)];
                empty_element(xml, "sheet", &attributes)?;
            }
            Ok(())
        })?;
        xml.create_element("definedNames").write_inner_content(|xml| {
            for (place, sheet) in book.sheets.iter().enumerate() {
                let place = place.to_string();
                let of = format!("'{}'!", sheet.name.replace('\'', "''"));
                let hidden = [("localSheetId", &*place), ("hidden", "1")];
                let cells = format!("{of}{}", sheet.cells);
                defined_range(xml, "_xlnm._FilterDatabase", &hidden, &cells)?;
                defined_range(xml, "_xlnm.Print_Titles", &hidden[..1], &format!("{of}$1:$1"))?;
            }
            Ok(())
        })?;
        Ok(())
    });
}

fn defined_range(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    cells: &str,
) -> io::Result<()> {
    let element = xml.create_element("definedName").with_attribute(("name", name));
    let element = element.with_attributes(attributes.iter().copied());
    element.write_text_content(BytesText::new(cells)).map(drop)
}
