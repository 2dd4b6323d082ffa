//! The files of one index.
//!
//! Comes in: what the results show, and the keys with their entries, both in order. Goes out: the bytes of each file.
//! A piece holds neighbouring keys, as many as make a few kilobytes on the wire; a block holds sixteen results. The
//! root says with which key each piece begins, and how everything is called.

use std::fmt::Write as _;

use serde::Serialize;

use super::file::SearchFile;
use super::shown::Shown;
use crate::base::locale::Lang;

/// When a piece is full, in bytes before compression.
const PIECE: usize = 12 * 1024;

/// How many results a block holds.
const BLOCK: usize = 16;

/// How many digits of its hash name a file.
const HASH_DIGITS: usize = 10;

#[derive(Serialize)]
struct Root<'a> {
    /// How many entries there are.
    entries: usize,
    /// How many of them are kinds of help, which come first, and how many what these are crossed with, which come next.
    crossed: (usize, usize),
    block: usize,
    /// The first key of each piece.
    first: Vec<&'a str>,
    /// The names of the pieces, each of [`HASH_DIGITS`] characters, then those of the blocks.
    pieces: String,
    blocks: String,
    digits: usize,
    /// How many organisations work, and how many of them have not said yet what they help with.
    asked: (usize, usize),
}

/// Makes the files of one language: the root first.
pub(super) fn files(
    lang: Lang,
    shown: &[Shown],
    keys: Vec<(String, String)>,
    asked: (usize, usize),
) -> Vec<SearchFile> {
    let mut files = Vec::new();
    let mut first = Vec::new();
    let mut add = |call: String| {
        let hash = blake3::hash(call.as_bytes()).to_hex()[..HASH_DIGITS].to_owned();
        files.push(SearchFile { lang, hash: Some(hash.as_str().into()), bytes: call.into_bytes() });
        hash
    };
    let mut pieces = String::new();
    for (number, piece) in full_pieces(&keys).into_iter().enumerate() {
        first.push(piece.first().map_or("", |(key, _)| key.as_str()));
        pieces.push_str(&add(call("piece", &(number, joined_lines(piece)))));
    }
    let mut blocks = String::new();
    for (number, block) in shown.chunks(BLOCK).enumerate() {
        blocks.push_str(&add(call("block", &(number, block))));
    }
    let entries = shown.len();
    let crossed = counted(shown);
    let root =
        Root { entries, crossed, block: BLOCK, first, pieces, blocks, digits: HASH_DIGITS, asked };
    let bytes = call("root", &(root,)).into_bytes();
    files.insert(0, SearchFile { lang, hash: None, bytes });
    files
}

/// Counts the kinds of help at the beginning, and behind them what they may be crossed with.
fn counted(shown: &[Shown]) -> (usize, usize) {
    let helps = shown.iter().take_while(|shown| shown.0 == "help").count();
    let is_other = |shown: &&Shown| ["audience", "area", "home"].contains(&shown.0);
    (helps, shown[helps..].iter().take_while(is_other).count())
}

/// Parts the keys where a piece is full.
fn full_pieces(keys: &[(String, String)]) -> Vec<&[(String, String)]> {
    let mut pieces = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, (key, entries)) in keys.iter().enumerate() {
        let line = key.len() + entries.len() + 2;
        if size > 0 && size + line > PIECE {
            pieces.push(&keys[start..at]);
            (start, size) = (at, 0);
        }
        size += line;
    }
    if start < keys.len() {
        pieces.push(&keys[start..]);
    }
    pieces
}

fn joined_lines(piece: &[(String, String)]) -> String {
    let mut lines = String::new();
    for (key, entries) in piece {
        writeln!(lines, "{key} {entries}").expect("a String takes everything");
    }
    lines
}

/// Writes the call that hands over `arguments`, a list. JSON is JavaScript; `<` is written so that the text could
/// stand in a page (docs/threats.md V10).
fn call(name: &str, arguments: &impl Serialize) -> String {
    let json = serde_json::to_string(arguments)
        .expect("texts, numbers and lists are JSON")
        .replace('<', "\\u003c");
    let inner = json
        .strip_prefix('[')
        .and_then(|json| json.strip_suffix(']'))
        .expect("arguments are a list");
    format!("perelik.{name}({inner});\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_full_before_it_is_too_large_unless_one_key_fills_it() {
        let key = |name: &str, size: usize| (name.to_owned(), "1".repeat(size));
        let keys = [key("а", 5000), key("б", 5000), key("в", 5000), key("г", 50_000), key("ґ", 1)];
        let sizes: Vec<usize> = full_pieces(&keys).iter().map(|piece| piece.len()).collect();
        assert_eq!(sizes, [2, 1, 1, 1]);
        assert!(full_pieces(&[]).is_empty());
    }

    #[test]
    fn what_is_handed_over_can_stand_in_a_page() {
        assert_eq!(call("piece", &(0, "</script>")), "perelik.piece(0,\"\\u003c/script>\");\n");
    }
}
