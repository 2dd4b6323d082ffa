//! The editor of YAML, tried on every value of every file at hand: the project's content, what `init` writes, texts of
//! this file, and the YAML test suite where it is at hand (`PERELIK_YAML_SUITE=FOLDER`, the unpacked data of it).
//!
//! After any edit a reading says the new value there and the old one everywhere else, the bytes outside of the
//! value's own lines are the same, and the edit taken back gives the first bytes wherever that is defined.

use std::fs;
use std::ops::Range;
use std::path::{Path as FilePath, PathBuf};

use perelik::base::names::SourcePath;
use perelik::base::yaml::edit::{Edit, Path, Refusal, Step, edited};
use perelik::base::yaml::{self, Node, Value};
use perelik::content::parse::edit::split_front_matter;
use serde_json::{Value as Json, json};

use crate::yaml::plain;

/// How many values of one text are tried.
pub(crate) const MOST: usize = 24;

/// A file, and where its YAML stands.
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// A value of a text.
pub(crate) struct Place {
    pub(crate) path: Path,
    /// Where its key stands; an item has none.
    key: Option<Range<usize>>,
    value: Range<usize>,
    is_scalar: bool,
    /// From where on its own lines may begin: behind what stands before it.
    from: usize,
}

impl Text {
    fn new(name: &str, text: String) -> Option<Self> {
        let span = split_front_matter(&SourcePath::new(name), &text).ok()?.yaml;
        Some(Self { name: name.to_owned(), text, span })
    }

    pub(crate) fn read(&self) -> Option<Node> {
        let read = yaml::parse(&SourcePath::new(self.name.clone()), &self.text, self.span.clone());
        read.value.filter(|_| !read.diagnostics.has_errors())
    }

    pub(crate) fn edited(&self, edits: &[Edit]) -> Result<Self, Refusal> {
        let path = SourcePath::new(self.name.clone());
        let text = edited(&path, &self.text, self.span.clone(), edits)?;
        let end = self.span.end + text.len() - self.text.len();
        Ok(Self { name: self.name.clone(), span: self.span.start..end, text })
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// Returns the start of the next line if nothing but a comment follows on this one, else of this one.
    fn line_after(&self, at: usize) -> usize {
        let rest = self.text[at..self.next_line(at)].trim_start_matches([':', ' ', ',']);
        let is_done = rest.trim().is_empty() || rest.starts_with('#');
        if is_done { self.next_line(at) } else { self.line_start(at) }
    }

    /// Returns what may change when a value goes: where the last one of a list or map goes, that becomes an empty one;
    /// what follows the first one behind a dash takes its place there, and in brackets the comma before the last one goes.
    fn lines_of_removal(&self, place: &Place, all: &[Place]) -> Range<usize> {
        let parent = &place.path[..place.path.len() - 1];
        let beside: Vec<&Place> = all.iter().filter(|other| other.is_in(parent)).collect();
        let lines = self.lines(place);
        if beside.len() == 1 {
            let parent = all.iter().find(|other| is_same(&other.path, parent));
            return parent.map_or(0..self.text.len(), |parent| self.lines(parent));
        }
        let next = beside.iter().find(|other| other.head() > place.head());
        let before = beside.iter().rfind(|other| other.head() < place.head());
        match (next, before) {
            (Some(next), _) => lines.start..lines.end.max(next.head()),
            (None, Some(before)) if self.text[before.value.end..place.head()].contains(',') => {
                self.line_start(before.value.end)..lines.end
            }
            (None, _) => lines,
        }
    }

    /// Returns the lines of a value: with its key or dash, and with comments below it that stand deeper.
    fn lines(&self, place: &Place) -> Range<usize> {
        let head = place.head();
        let start = match &place.key {
            Some(key) => self.line_start(key.start),
            None => self.line_after(place.from).min(self.line_start(head)),
        };
        let first = self.text[start..].trim_start_matches([' ', '\n', '\r']);
        let column = self.text.len() - first.len() - self.line_start(self.text.len() - first.len());
        let column = match &place.key {
            Some(key) => key.start - self.line_start(key.start),
            None => column,
        };
        let mut end = place.value.end.max(place.key.as_ref().map_or(0, |key| key.end));
        if self.text[place.value.start..].starts_with(['[', '{']) {
            let rest = self.text[end..].trim_start_matches(|c: char| " \t\r\n,]}".contains(c));
            end = self.text.len() - rest.len();
        }
        end = if self.text[..end].ends_with('\n') { end } else { self.next_line(end) };
        let mut at = end;
        while at < self.text.len() {
            let next = self.next_line(at);
            let line = self.text[at..next].trim_start_matches(' ');
            let is_blank = line.trim().is_empty();
            let is_comment = line.starts_with('#') && next - at - line.len() > column;
            if !is_blank && !is_comment {
                break;
            }
            at = next;
            if !is_blank {
                end = next;
            }
        }
        start..end
    }
}

impl Place {
    fn head(&self) -> usize {
        self.key.as_ref().map_or(self.value.start, |key| key.start)
    }

    fn is_in(&self, parent: &[Step]) -> bool {
        self.path.len() == parent.len() + 1 && is_same(&self.path[..parent.len()], parent)
    }
}

fn is_same(one: &[Step], other: &[Step]) -> bool {
    let same = |pair: (&Step, &Step)| match pair {
        (Step::Item(a), Step::Item(b)) => a == b,
        (Step::Key(a), Step::Key(b)) => a == b,
        _ => false,
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

pub(crate) fn places(node: &Node, path: &mut Path, from: usize, found: &mut Vec<Place>) {
    let mut from = from;
    let mut look = |step: Step, key: Option<Range<usize>>, value: &Node| {
        path.push(step);
        let is_scalar = matches!(value.value, Value::Null | Value::Scalar(_));
        let place = Place {
            path: path.clone(),
            key: key.clone(),
            value: value.span.clone(),
            is_scalar,
            from,
        };
        found.push(place);
        places(value, path, key.map_or(value.span.start, |key| key.end), found);
        path.pop();
        from = value.span.end;
    };
    match &node.value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                look(Step::Item(n), None, item);
            }
        }
        Value::Map(entries) => {
            for entry in entries.iter().filter(|entry| !entry.key.is_empty()) {
                look(Step::Key(entry.key.clone()), Some(entry.span.clone()), &entry.value);
            }
        }
        Value::Null | Value::Scalar(_) | Value::Lost => {}
    }
}

/// Makes an edit in what a text says, by other means than the editor.
fn model(value: &mut Json, path: &[Step], edit: &Edit) {
    let (step, rest) = path.split_first().unwrap();
    if !rest.is_empty() {
        let inner = match step {
            Step::Item(n) => &mut value[*n],
            Step::Key(key) => &mut value[key.as_str()],
            Step::Field(_) => unreachable!("paths of readings have keys"),
        };
        return model(inner, rest, edit);
    }
    match (value, step) {
        (Json::Array(items), Step::Item(n)) => match edit {
            Edit::Set(_, new) => items[*n] = new.clone(),
            Edit::Insert { value, .. } => items.insert(*n, value.clone()),
            Edit::Remove(_) => drop(items.remove(*n)),
            Edit::RenameKey(..) => unreachable!("an item has no key"),
        },
        (Json::Object(fields), Step::Key(key)) => match edit {
            Edit::Set(_, new) | Edit::Insert { value: new, .. } => {
                fields.insert(key.clone(), new.clone());
            }
            Edit::Remove(_) => drop(fields.shift_remove(key)),
            Edit::RenameKey(_, new) => {
                let old = fields.remove(key).unwrap();
                fields.insert(new.clone(), old);
            }
        },
        other => unreachable!("{other:?}"),
    }
}

/// What was tried, and what the editor would not do.
#[derive(Default, Debug)]
struct Count {
    edits: usize,
    unsound: usize,
    refused: Vec<String>,
}

impl Count {
    /// Makes an edit at a place, and holds the result to what it must be.
    fn check(&mut self, text: &Text, lines: &Range<usize>, edit: &Edit) -> Option<Text> {
        self.edits += 1;
        let path = match edit {
            Edit::Set(path, _) | Edit::Insert { path, .. } => path,
            Edit::Remove(path) | Edit::RenameKey(path, _) => path,
        };
        let told = || format!("{} {edit:?}\n{}", text.name, text.text);
        let after = match text.edited(std::slice::from_ref(edit)) {
            Ok(after) => after,
            Err(Refusal::Unsound(_)) => {
                self.unsound += 1;
                return None;
            }
            Err(refusal) => {
                self.refused.push(format!("{refusal:?} {}", told()));
                return None;
            }
        };
        let mut expected = plain(&text.read().unwrap());
        model(&mut expected, path, edit);
        // Of a document of which nothing is left nobody can tell what it was.
        let says = after.read().map_or(Json::Null, |node| plain(&node));
        if says.is_null() && expected == json!({}) {
            expected = Json::Null;
        }
        assert_eq!(says, expected, "{}\n{}", told(), after.text);
        let (before, behind) = (&text.text[..lines.start], &text.text[lines.end..]);
        let is_outside = after.text.starts_with(before) && after.text.ends_with(behind);
        assert!(is_outside, "{}\n{lines:?}\n{}", told(), after.text);
        Some(after)
    }

    /// Takes an edit back.
    fn undo(&self, text: &Text, after: &Text, edit: &Edit) {
        let back = after.edited(std::slice::from_ref(edit)).map(|back| back.text);
        assert_eq!(
            back.as_deref(),
            Ok(text.text.as_str()),
            "{} {edit:?}\n{}",
            text.name,
            after.text
        );
    }

    /// Tries every edit of every value.
    fn all(&mut self, text: &Text) {
        let Some(root) = text.read() else { return };
        let mut found = Vec::new();
        places(&root, &mut Path::new(), text.span.start, &mut found);
        // Of a long text some places, as far from each other as it takes.
        let each = found.len() / MOST + 1;
        for (n, place) in found.iter().enumerate().step_by(each) {
            let lines = text.lines(place);
            for value in values() {
                let edit = Edit::Set(place.path.clone(), value);
                let Some(after) = self.check(text, &lines, &edit) else { continue };
                // What had to be put in quotes keeps them.
                let Edit::Set(_, Json::String(new)) = &edit else { continue };
                let has_quotes = text.text[place.value.start..].starts_with('"');
                if let Some(old) = simple(text, place).filter(|_| has_quotes || new == "нове") {
                    self.undo(text, &after, &Edit::Set(place.path.clone(), old.into()));
                }
            }
            let edit = Edit::Remove(place.path.clone());
            self.check(text, &text.lines_of_removal(place, &found), &edit);
            if let Some((Step::Key(key), parent)) = place.path.split_last() {
                let with = |key: &str| [parent, &[Step::Key(key.to_owned())]].concat();
                let edit = Edit::RenameKey(place.path.clone(), "новий".to_owned());
                if let Some(after) = self.check(text, &lines, &edit)
                    && is_simple(&text.text[place.key.clone().unwrap()], key)
                {
                    self.undo(text, &after, &Edit::RenameKey(with("новий"), key.clone()));
                }
            }
            // A new field goes behind the last of its map, wherever that one's fields are looked at.
            let is_done = |other: &Place| {
                place.key.is_some() && other.is_in(&place.path[..place.path.len() - 1])
            };
            if found[..n].iter().step_by(each).any(is_done) {
                continue;
            }
            self.insert(text, (place, &lines), &found);
        }
    }

    /// Puts a value beside another one, and takes it away again.
    fn insert(&mut self, text: &Text, (place, lines): (&Place, &Range<usize>), all: &[Place]) {
        let (step, parent) = place.path.split_last().unwrap();
        let step = match step {
            Step::Item(n) => Step::Item(n + 1),
            _ => Step::Key("новий".to_owned()),
        };
        let path = [parent, &[step]].concat();
        // A field goes behind the last one.
        let beside = all.iter().filter(|other| place.key.is_some() && other.is_in(parent));
        let end = beside.map(|other| text.lines(other).end).max().unwrap_or(lines.end);
        for value in values() {
            let edit = Edit::Insert { path: path.clone(), value, at: None };
            let Some(after) = self.check(text, &(lines.start..end.max(lines.end)), &edit) else {
                continue;
            };
            // What stands before a comma is nobody's.
            if text.text.ends_with('\n') && !text.text.contains(" ,") {
                self.undo(text, &after, &Edit::Remove(path.clone()));
            }
        }
    }
}

/// Values of each sort, one of which needs quotes and one lines of its own.
fn values() -> [Json; 5] {
    [
        json!("нове"),
        json!("нове: # \"слово\""),
        json!("рядок\n\nдругий\n"),
        json!(["один", "два: 2"]),
        json!({"поле": "один", "друге": ["два"]}),
    ]
}

/// Returns the text of a scalar that has one spelling in its manner: on one line, without escapes, not like a number.
fn simple(text: &Text, place: &Place) -> Option<String> {
    let written = text.text.get(place.value.clone())?;
    let has_header = text.text[place.from..place.value.start].contains(['|', '>']);
    let inner = written.trim_matches(['"', '\'']);
    (place.is_scalar && !has_header && is_simple(written, inner)).then(|| inner.to_owned())
}

fn is_simple(written: &str, meant: &str) -> bool {
    let is_bare = written == meant
        && meant.starts_with(char::is_alphabetic)
        && !["true", "false", "yes", "no", "on", "off", "null"]
            .contains(&meant.to_lowercase().as_str());
    let is_quoted = written == format!("\"{meant}\"") || written == format!("'{meant}'");
    !meant.ends_with(':')
        && !meant.contains(['\n', '\t', '\\', '"', '\'', '„', '“', '”', '‘', '’'])
        && (is_bare || is_quoted)
}

fn files(folder: &FilePath, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "md" || end == "yaml") {
            found.push(path);
        }
    }
}

pub(crate) fn texts(folder: &str) -> Vec<Text> {
    let folder = FilePath::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    files(&folder, &mut found);
    found.sort();
    let text = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        Text::new(&format!("content/{name}"), fs::read_to_string(path).unwrap())
    };
    found.iter().filter_map(text).collect()
}

#[test]
fn every_value_of_the_content_and_of_a_new_site_can_be_edited() {
    let mut count = Count::default();
    let all: Vec<Text> = texts("content").into_iter().chain(texts("src/cli/skeleton")).collect();
    for text in &all {
        count.all(text);
        let windows = format!("\u{feff}{}", text.text.replace('\n', "\r\n"));
        if text.text.len() < 600 {
            count.all(&Text::new(&text.name, windows).unwrap());
        }
    }
    assert!(all.len() > 40 && count.edits > 5_000, "{} {count:?}", all.len());
    assert_eq!((count.unsound, count.refused.as_slice()), (0, &[] as &[String]));
}

/// Texts of the sorts that the YAML test suite has, written anew.
const TEXTS: &[&str] = &[
    "a: 1\nb:\n  - x\n  -\n  - y: 2\n    z:\n",
    "# c\n---\na: |\n  x\n\n   y\nb: >-\n  p\n  q\n\n\n  r\nc: |+\n  s\n\n",
    "- - a\n  - - b\n    - c\n- d\n-   e: 1\n    f:   # g\n      - h\n",
    "'a b': \"x\\ty\\u00e9\"\n\"c\": 'it''s'\nd   :    e   # f\n",
    "a: [x, \"y, z\", {b: 1, c}, [], [q: r]]\nd: {e: [f], g: {}}\n",
    "a: [\n  x, # c\n  y,\n\n  {b: 1,\n   c: 2}\n]\nd:\n  { e: f,\n    g: h }\n",
    "a:\n- x\n- y\nb:\n    c:\n        - d\n        # e\n    # f\n# g\n\n\nh: i\n",
    "a: p\n  q\n  r # c\nb: \"s\n  t\" # d\nc:\n  u\n  v\n",
    "%YAML 1.2\n---\na: 1\n...\n",
    "a: http://example.org/#b\nb: -1\nc: '#'\nd: ?x\ne: a:b\n",
    "a: 1",
    "a:\n  b: |\n    x",
    "[a, b]\n",
    "{a: 1, \"b\": 2}\n",
    "--- # c\n- a\n",
    "a:\r\n  - b\r\n\r\nc: |\r\n  d\r\n",
];

#[test]
fn texts_of_every_sort_can_be_edited() {
    let mut count = Count::default();
    for text in TEXTS {
        count.all(&Text::new("content/a.yaml", (*text).to_owned()).unwrap());
    }
    // A pair without brackets inside of a list in brackets takes no second one, and cannot go by itself.
    let is_bare = |told: &&String| told.contains("[q: r]");
    let refused = count.refused.iter().filter(|told| !is_bare(told)).collect::<Vec<_>>();
    assert!(count.edits > 600, "{}", count.edits);
    assert_eq!((count.unsound, refused.as_slice()), (0, &[] as &[&String]), "{}", refused.len());
}

#[test]
fn no_text_of_the_yaml_test_suite_is_edited_wrongly() {
    let Some(folder) = std::env::var_os("PERELIK_YAML_SUITE").map(PathBuf::from) else {
        println!("skipped: the YAML test suite is not at hand (PERELIK_YAML_SUITE)");
        return;
    };
    let mut count = Count::default();
    let mut found = Vec::new();
    files(&folder, &mut found);
    for path in found.iter().filter(|path| path.ends_with("in.yaml")) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        count.all(&Text::new("content/in.yaml", text).unwrap());
    }
    println!("{} edits, {} refused", count.edits, count.refused.len());
    assert!(count.edits > 2_000 && count.refused.len() * 10 < count.edits, "{count:#?}");
}
