//! The door of YAML: text becomes values that know where they stand.
//!
//! Content is read from the events of `saphyr-parser`: raw text of each value and its place, so nothing is
//! guessed (`no` stays `no`, `+380…` keeps its plus) and every value can be pointed at. Where a text is no YAML,
//! [`parse`] saves what stands before and after the fault, field by field. `serde_yaml` reads struct-shaped files
//! ([`typed`]) and writes all YAML ([`to_text`]); no value is decided by both. Anchors, aliases and tags are
//! refused: editors do not need them and bombs are made of them (docs/threats.md R6, V17).

pub mod edit;
mod fields;
mod items;
pub(crate) mod key;
mod lines;
mod node;
mod reader;
mod salvage;
pub(crate) mod slips;

pub(crate) use items::marked_items;
pub(crate) use node::Entry;
pub use node::{Node, Value};
use reader::{ByteOffsets, Reader};
use std::ops::Range;

use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;

/// Reads the YAML that stands at `span` of `text`; `None` where nothing stands.
pub fn parse(path: &SourcePath, text: &str, span: Range<usize>) -> Checked<Option<Node>> {
    let mut reader = Reader { path, diagnostics: Diagnostics::default(), told_alias: false };
    let value = match reader.events(text, span.clone()) {
        Ok(node) => node,
        Err(error) => {
            let saved = salvage::read_block(&mut reader, text, span.clone(), 0);
            if !reader.diagnostics.has_errors() {
                // Each piece is sound alone, so the fault lies between them: the parser's place is the best there is.
                let byte =
                    ByteOffsets::new(&text[span.clone()], span.start).byte(error.marker().index());
                reader.report(Code::YamlSyntax, &(byte..byte));
            }
            saved
        }
    };
    Checked { value, diagnostics: reader.diagnostics }
}

/// Does the same as [`parse`], and reads on behind usual slips of the keyboard: each is one diagnostic, with its cause, and costs
/// nothing else of the file.
pub(crate) fn read_past_slips(
    path: &SourcePath,
    text: &str,
    span: Range<usize>,
    names: slips::FieldNames,
) -> Checked<Option<Node>> {
    let slips = slips::find(text, span.clone(), names);
    if slips.is_empty() {
        return parse(path, text, span);
    }
    let mended = slips::MendedText::new(text, &span, &slips);
    let Checked { value, diagnostics } = parse(path, &mended.text, 0..mended.text.len());
    let mut moved = Diagnostics::default();
    for slip in slips {
        let diagnostic = Diagnostic::new(slip.code, Location::new(path, &slip.at));
        moved.push(diagnostic.with("sign", slip.sign));
    }
    moved.extend(diagnostics.moved(&|byte| mended.origin(byte)));
    Checked { value: value.map(|node| node.moved(&|byte| mended.origin(byte))), diagnostics: moved }
}

/// Reads a struct-shaped file.
///
/// # Errors
/// The parser's words and the byte where it stopped.
pub(crate) fn typed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, (String, usize)> {
    serde_yaml::from_str(text)
        .map_err(|error| (error.to_string(), error.location().map_or(0, |place| place.index())))
}

/// Writes a value as YAML that [`parse`] reads back.
///
/// # Errors
/// The writer's words, for a value that YAML cannot hold.
pub fn to_text<T: serde::Serialize>(value: &T) -> Result<String, String> {
    serde_yaml::to_string(value).map_err(|error| error.to_string())
}
