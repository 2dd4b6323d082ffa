//! Markdown of other programs: entries with front matter, alone or in a folder, and minutes of a meeting.
//!
//! Front matter is a record like any other, so it is read as a table; the text below it becomes the body. Minutes become a draft of a
//! meeting. Nothing of a text is lost: what is not understood stays in the body.

mod front;
mod minutes;
mod sections;
mod task;

use std::sync::Arc;

use super::asked::{Asked, Read};
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::records::{ListRecord, RecordList, as_table};
use super::table;
use super::table::Table;
use super::wordpress::of_text;
use crate::base::diag::Code;
use crate::content::parse::text::for_display;
use front::Front;

/// How the names of such files end.
const ENDINGS: [&str; 3] = ["md", "markdown", "mdx"];

/// What front matter calls a field. A page's `type`, layout and address are of its program.
const WORDS: &[(&str, &str)] = &[
    ("title", "name"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("publishdate", "publish_on"),
    ("pubdate", "publish_on"),
    ("expirydate", "expires_on"),
    ("unpublishdate", "expires_on"),
    ("type", "-"),
    ("layout", "-"),
    ("template", "-"),
    ("permalink", "-"),
    ("slug", "-"),
    ("weight", "-"),
];

/// A file with its text.
struct MarkdownFile {
    name: Arc<str>,
    text: String,
}

/// Tells Markdown with front matter, a folder that holds some, and minutes.
pub(super) fn is_it(input: &Input) -> bool {
    files(input).iter().any(|file| front::has_fence(&file.text) || minutes::is_it(&file.text))
}

fn files(input: &Input) -> Vec<MarkdownFile> {
    let is_markdown = |name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        ENDINGS.contains(&&*ending)
    };
    let own = input.files.iter().filter(|(name, _)| is_markdown(name));
    let shown = |name: &Arc<str>| if input.is_folder { name.clone() } else { input.name.clone() };
    own.map(|(name, bytes)| MarkdownFile { name: shown(name), text: for_display(bytes) }).collect()
}

/// Reads them.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let (records, bodies, mut read) = parted(input, asked);
    let Some(list) = records else { return read };
    let (table, findings) = as_table(list, &Place::file(&input.name), asked);
    read.findings.extend(findings);
    let tables: Vec<Table> = table.into_iter().collect();
    let more = table::read_sheets(&tables, asked);
    read.columns = more.columns;
    read.tables = more.tables;
    read.findings.extend(more.findings);
    for mut draft in more.drafts {
        let number = draft.place.row.and_then(|row| row.checked_sub(1));
        let body =
            number.and_then(|number| bodies.get(number)).filter(|body| !body.trim().is_empty());
        if let Some(body) = body {
            read.findings.extend(of_text(&draft.place, body));
            read.findings.extend(foreign_code(&draft.place, body));
            draft.body = Some(body.clone());
        }
        read.drafts.push(draft);
    }
    read
}

/// Returns the front matter of the files as a table, for a guess of what it means.
pub(super) fn tables(input: &Input, asked: &Asked<'_>) -> Vec<Table> {
    let (records, _, _) = parted(input, asked);
    let table = records.and_then(|list| as_table(list, &Place::file(&input.name), asked).0);
    table.into_iter().collect()
}

/// Parts the files: entries with their bodies, and what minutes give.
fn parted(input: &Input, asked: &Asked<'_>) -> (Option<RecordList>, Vec<String>, Read) {
    let (mut records, mut bodies, mut read) = (Vec::new(), Vec::new(), Read::default());
    for MarkdownFile { name, text } in files(input) {
        let place = Place::file(&name);
        let Front { fields, body, findings } = front::parse_front_matter(&place, &text);
        read.findings.extend(findings);
        if minutes::is_it(&body) {
            minutes::read_minutes(&place, fields, &body, asked, &mut read);
            continue;
        }
        if fields.is_empty() {
            read.findings.push(place.finding(Code::ImportNoFront));
            continue;
        }
        let (number, file) = (records.len() + 1, Some(name));
        records.push(ListRecord { number, file, fields });
        bodies.push(body);
    }
    let list = RecordList { way: None, records, words: WORDS };
    ((!list.records.is_empty()).then_some(list), bodies, read)
}

/// Names pieces of a page's own program, which are text here: `{{< figure >}}`, `{% include %}`.
fn foreign_code(place: &Place, body: &str) -> Option<ImportFinding> {
    let mut names: Vec<String> = Vec::new();
    for (at, mark) in ["{{<", "{{%", "{%"].iter().flat_map(|mark| body.match_indices(mark)) {
        let word: String = body[at + mark.len()..]
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        if !word.is_empty() && !names.contains(&word) {
            names.push(word);
        }
    }
    names.sort();
    (!names.is_empty())
        .then(|| place.finding(Code::ImportShortcode).with("names", names.join(", ")))
}
