//! How cells look (ECMA-376-1, 18.8).

use std::io;

use super::book::MAIN;
use super::package::{Package, Xml, empty_element};

/// A style of cells: its place in the table of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// The headings.
    Head = 1,
    /// A text.
    Text,
    /// A text that would run as a formula if somebody edited its cell.
    Literal,
    Number,
    Day,
}

const STYLES: [Style; 5] = [Style::Head, Style::Text, Style::Literal, Style::Number, Style::Day];

/// The number format that a spreadsheet takes for text: 0501234567 keeps its first digit when it is edited (18.8.30).
const TEXT: &str = "49";
/// The first number of formats that are our own.
const FIRST_OWN_FORMAT: &str = "164";
/// How a day is written.
const DAY_FORMAT: &str = "dd.mm.yyyy";

/// Writes the styles.
pub(super) fn write(package: &mut Package) {
    package.add_part("xl/styles.xml", ("styleSheet", &[("xmlns", MAIN)]), |xml| {
        list_element(xml, "numFmts", 1, |xml| {
            empty_element(
                xml,
                "numFmt",
                &[("numFmtId", FIRST_OWN_FORMAT), ("formatCode", DAY_FORMAT)],
            )
        })?;
        list_element(xml, "fonts", 2, |xml| font(xml, false).and_then(|()| font(xml, true)))?;
        // The first two are the format's own, and a reader counts on them.
        list_element(xml, "fills", 2, |xml| {
            write_fill(xml, "none").and_then(|()| write_fill(xml, "gray125"))
        })?;
        list_element(xml, "borders", 1, |xml| {
            xml.create_element("border").write_inner_content(|xml| {
                let sides = ["left", "right", "top", "bottom", "diagonal"];
                sides.into_iter().try_for_each(|side| empty_element(xml, side, &[]))
            })?;
            Ok(())
        })?;
        list_element(xml, "cellStyleXfs", 1, |xml| empty_element(xml, "xf", &PLAIN))?;
        list_element(xml, "cellXfs", STYLES.len() + 1, |xml| {
            let plain = PLAIN.into_iter().chain([("xfId", "0")]).collect::<Vec<_>>();
            empty_element(xml, "xf", &plain)?;
            STYLES.into_iter().try_for_each(|of| style(xml, of))
        })?;
        list_element(xml, "cellStyles", 1, |xml| {
            empty_element(
                xml,
                "cellStyle",
                &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")],
            )
        })
    });
}

/// A style that changes nothing.
const PLAIN: [(&str, &str); 4] =
    [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")];

fn list_element(
    xml: &mut Xml,
    name: &str,
    count: usize,
    items: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let element = xml.create_element(name).with_attribute(("count", &*count.to_string()));
    element.write_inner_content(items).map(drop)
}

fn font(xml: &mut Xml, is_bold: bool) -> io::Result<()> {
    xml.create_element("font").write_inner_content(|xml| {
        if is_bold {
            empty_element(xml, "b", &[])?;
        }
        empty_element(xml, "sz", &[("val", "11")])?;
        empty_element(xml, "name", &[("val", "Calibri")])?;
        empty_element(xml, "family", &[("val", "2")])
    })?;
    Ok(())
}

fn write_fill(xml: &mut Xml, pattern: &str) -> io::Result<()> {
    let element = xml.create_element("fill");
    element.write_inner_content(|xml| {
        empty_element(xml, "patternFill", &[("patternType", pattern)])
    })?;
    Ok(())
}

fn style(xml: &mut Xml, style: Style) -> io::Result<()> {
    let is_text = matches!(style, Style::Head | Style::Text | Style::Literal);
    let format = match style {
        Style::Head | Style::Text | Style::Literal => TEXT,
        Style::Number => "0",
        Style::Day => FIRST_OWN_FORMAT,
    };
    let font = if style == Style::Head { "1" } else { "0" };
    let attributes = [("numFmtId", format), ("fontId", font), ("fillId", "0"), ("borderId", "0")];
    let mut attributes = attributes.to_vec();
    attributes.extend([("xfId", "0"), ("applyNumberFormat", "1"), ("applyFont", "1")]);
    attributes.push(("applyAlignment", "1"));
    if style == Style::Literal {
        attributes.push(("quotePrefix", "1"));
    }
    xml.create_element("xf").with_attributes(attributes).write_inner_content(|xml| {
        let top = [("vertical", "top"), ("wrapText", "1")];
        empty_element(xml, "alignment", if is_text { &top } else { &top[..1] })
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_stands_where_cells_look_for_it() {
        for (place, style) in (1..).zip(STYLES) {
            assert_eq!(style as usize, place);
        }
    }
}
