//! A post becomes the draft of a meeting, with notes of what an editor must look at.

use std::collections::BTreeSet;

use super::clean::{self, CleanedPart};
use super::post::Post;
use super::{day, page};
use crate::base::diag::{Arg, Code};
use crate::base::locale::Lang;
use crate::base::locale::phones::find_numbers;
use crate::base::locale::translit::slug;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::parse::Kind;
use crate::edit::import::asked::{Asked, Read};
use crate::edit::import::draft::{Draft, Fact};
use crate::edit::import::place::{ImportFinding, Place};

/// How long the part of a file name after the day may be.
const LONGEST_WORD: usize = 60;

/// How far the end of a shortcode is looked for, in bytes.
const LONGEST_CODE: usize = 500;

/// Adds the draft that a post gives, and what is to be said of it.
pub(super) fn add_draft(mut post: Post, place: &Place, asked: &Asked<'_>, read: &mut Read) {
    let place = Place { field: Some(post.title.as_str().into()), ..place.clone() };
    let found = clean::clean_tree(&post.text, post.address.as_deref());
    for file in found.attached {
        if !post.attached.iter().any(|known| known.address == file.address) {
            post.attached.push(file);
        }
    }
    let body = post.text.select("body");
    let (plain, markdown) = (
        body.nodes().first().map(|body| body.formatted_text()),
        body.nodes().first().map(|body| body.md(Some(&[]))),
    );
    let (plain, markdown) = (plain.unwrap_or_default(), markdown.unwrap_or_default());
    let certain = day::meeting_day(&post.title, &plain, post.published);
    let Some(date) = certain.or(post.published) else {
        read.findings.push(place.finding(Code::ImportNoDay));
        return;
    };
    let mut findings = Vec::new();
    if certain.is_none() {
        findings.push(place.finding(Code::ImportMeetingDay).with("date", date.to_string()));
    }
    findings.extend(found.counts.iter().map(|(what, count)| finding(&place, *what, *count)));
    findings.extend(of_text(&place, &plain));
    findings.extend(of_post(&place, &post));
    let fields = fields(&post, &place, &date.to_string(), &findings, asked);
    let id = latin_name(&post).map(|word| format!("{date}-{word}"));
    let review = place.finding(Code::ImportReview).with("title", post.title.as_str());
    read.findings.push(review);
    read.findings.extend(findings);
    let body = Some(tidy(&markdown));
    read.drafts.push(Draft {
        kind: Kind::Meeting,
        id,
        place,
        fields,
        body,
        is_faulty: false,
        own: None,
    });
}

/// Leaves one blank line where several stand, but for code.
pub(super) fn tidy(markdown: &str) -> String {
    let (mut out, mut was_blank, mut is_code) = (String::new(), true, false);
    for line in markdown.lines() {
        is_code ^= line.trim_start().starts_with("```");
        let is_blank = line.trim().is_empty() && !is_code;
        if !(is_blank && was_blank) {
            // A line break of two spaces would go at the next save of many an editor.
            match line.strip_suffix("  ") {
                _ if is_blank => {}
                Some(line) if !is_code => out.extend([line.trim_end(), "\\"]),
                _ => out.push_str(line),
            }
            out.push('\n');
        }
        was_blank = is_blank;
    }
    out.trim_end().to_owned()
}

/// Returns the Latin name of a post: as its address has it, else made of its title.
fn latin_name(post: &Post) -> Option<String> {
    let of_address = || {
        let path = post.address.as_deref()?.split(['?', '#']).next()?;
        let (_, path) = path.split_once("://")?.1.split_once('/')?;
        path.trim_end_matches('/').rsplit('/').next().map(str::to_owned)
    };
    let is_name =
        |word: &String| Id::new(word).is_ok() && word.contains(|c: char| c.is_ascii_lowercase());
    let given = post.name.clone().filter(is_name).or_else(|| of_address().filter(is_name));
    let mut word = given.unwrap_or_else(|| slug(&post.title));
    if word.len() > LONGEST_WORD {
        // At the end of a word, so that no half one stands in an address.
        word.truncate(LONGEST_WORD + 1);
        word.truncate(word.rfind('-').unwrap_or(LONGEST_WORD));
    }
    Some(word).filter(|word| !word.is_empty())
}

fn finding(place: &Place, what: CleanedPart, count: usize) -> ImportFinding {
    let (code, words) = match what {
        CleanedPart::Scripts => (Code::ImportDropped, "import-dropped-scripts"),
        CleanedPart::Forms => (Code::ImportDropped, "import-dropped-forms"),
        CleanedPart::Sharing => (Code::ImportDropped, "import-dropped-sharing"),
        CleanedPart::Drawings => (Code::ImportDropped, "import-dropped-drawings"),
        CleanedPart::Invisible => (Code::ImportDropped, "import-dropped-invisible"),
        CleanedPart::Links => (Code::ImportDropped, "import-dropped-links"),
        CleanedPart::Embeds => (Code::ImportLinked, "import-linked-embeds"),
        CleanedPart::Pictures => (Code::ImportLinked, "import-linked-pictures"),
    };
    let finding = place.finding(code).with("what", Arg::Words(words)).with("count", count);
    if what == CleanedPart::Pictures { finding.hint("pictures") } else { finding }
}

/// What the words of a post need an editor for: shortcodes, and contacts that may be somebody's own.
pub(in crate::edit::import) fn of_text(
    place: &Place,
    plain: &str,
) -> impl Iterator<Item = ImportFinding> {
    let codes: BTreeSet<&str> = shortcodes(plain).collect();
    let codes = (!codes.is_empty()).then(|| {
        let names = codes.iter().map(|name| format!("[{name}]")).collect::<Vec<_>>();
        place.finding(Code::ImportShortcode).with("names", names.join(", "))
    });
    let mut contacts: Vec<String> = Vec::new();
    let phones = find_numbers(plain).into_iter().map(|(_, number)| number.national());
    for contact in phones.chain(emails(plain).map(str::to_owned)) {
        if !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }
    let contacts = (!contacts.is_empty())
        .then(|| place.finding(Code::ImportContacts).with("contacts", contacts.join(", ")));
    codes.into_iter().chain(contacts)
}

/// Returns the names of WordPress's shortcodes: `[gallery ids="1,2"]`.
fn shortcodes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('[').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))?;
        let (name, after) = rest.split_at(end);
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() > 1;
        let is_code = after.starts_with(']') || after.starts_with(" /]") || {
            let near = page::beginning(after, LONGEST_CODE);
            after.starts_with(' ') && near.split_once(']')?.0.contains('=')
        };
        (is_name && is_code).then_some(name)
    })
}

fn emails(text: &str) -> impl Iterator<Item = &str> {
    let is_around = |c: char| !(c.is_ascii_alphanumeric() || "@._+-".contains(c));
    text.split(is_around).map(|word| word.trim_matches(['.', '-'])).filter(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
    })
}

/// What lies beside the text.
fn of_post(place: &Place, post: &Post) -> impl Iterator<Item = ImportFinding> {
    let state = post
        .state
        .as_deref()
        .map(|state| place.finding(Code::ImportPostState).with("state", state));
    let left = |count: usize, what: &'static str| {
        let finding = place.finding(Code::ImportLeft).with("what", Arg::Words(what));
        (count > 0).then(|| finding.with("count", count))
    };
    let comments = left(post.comments, "import-left-comments");
    let others = left(post.others, "import-left-posts");
    [state, comments, others].into_iter().flatten()
}

fn fields(
    post: &Post,
    place: &Place,
    date: &str,
    findings: &[ImportFinding],
    asked: &Asked<'_>,
) -> Vec<(&'static str, Fact)> {
    let text = |text: &str| Fact::from_text(place, text);
    let mut fields = vec![
        ("title", text(&post.title)),
        ("date", text(date)),
        ("draft", Fact::from_bool(place, true)),
    ];
    if !post.attached.is_empty() {
        let document = |file: &clean::Attached| {
            Fact::from_fields(
                place,
                vec![("file", text(&clean::escaped(&file.address))), ("name", text(&file.name))],
            )
        };
        fields.push((
            "documents",
            Fact::from_items(place, post.attached.iter().map(document).collect()),
        ));
    }
    fields.push(("private", Fact::from_fields(place, notes(post, place, findings, asked))));
    if let Some(address) = &post.address {
        fields.push(("source", text(address)));
    }
    fields
}

/// Notes for the editor, in the language of the site, so that they do not depend on who imports.
fn notes(
    post: &Post,
    place: &Place,
    findings: &[ImportFinding],
    asked: &Asked<'_>,
) -> Vec<(&'static str, Fact)> {
    let lang = Lang::main_of(&asked.known.register.site.languages);
    let words = Messages::of_program(lang);
    let mut review = vec![Fact::from_text(place, words.say("import-note-review", &[]))];
    review.extend(
        findings.iter().map(|finding| Fact::from_text(place, words.sentence(&finding.diagnostic))),
    );
    let mut notes = vec![("review", Fact::from_items(place, review))];
    let mut add = |key: &'static str, value: Option<&str>| {
        notes.extend(value.map(|value| (key, Fact::from_text(place, value))));
    };
    add("published", post.published.map(|day| day.to_string()).as_deref());
    add("author", post.author.as_deref());
    add("category", post.categories.as_deref());
    add("excerpt", post.excerpt.as_deref());
    notes
}
