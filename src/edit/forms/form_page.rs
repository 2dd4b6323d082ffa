//! The page of one file: what is to be said of it, its form, and its buttons.

use std::collections::BTreeMap;

use super::desk::{FormSite, Standing, WHOLE_TEXT};
use super::exchange::Waiting;
use super::field_path::{FieldWay, PathPart};
use super::form_file::{FieldChange, FormFile, entry_name};
use super::plain_words::in_form_words;
use super::rows::{FormRows, element_id};
use super::send_page::{name_row, send_link};
use super::submission::{ACTION, BODY, Submission, TOKEN, VERSION, WHOLE};
use crate::base::diag::{Arg, Code, Diagnostic, Level};
use crate::base::html::{code_marked, escaped};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::base::yaml::{Node, Value};
use crate::content::fields::Structure;
use crate::content::parse::content_path;

/// What the page of a file is made of.
#[derive(Debug)]
pub(in crate::edit) struct FormPage<'a> {
    /// The words of the program.
    pub(in crate::edit) words: &'a Messages,
    /// The file.
    pub(in crate::edit) path: &'a SourcePath,
    /// What stands of it.
    pub(in crate::edit) standing: &'a Standing,
    /// What the site is.
    pub(in crate::edit) site: FormSite<'a>,
    /// What is wrong with the file, sorted.
    pub(in crate::edit) diagnostics: &'a [&'a Diagnostic],
    /// What only a page of this program can know.
    pub(in crate::edit) token: &'a str,
    /// Where its page is, where the site has one.
    pub(in crate::edit) page: Option<&'a str>,
    /// What waits to be sent; nothing where there is nobody to send it to.
    pub(in crate::edit) waiting: Option<&'a Waiting>,
    /// Whether it is asked how who edits is called.
    pub(in crate::edit) asks_name: bool,
    /// A sentence on what became of what was sent, as HTML.
    pub(in crate::edit) message: Option<&'a str>,
    /// What was sent and is in no version.
    pub(in crate::edit) sent: Option<&'a Submission>,
    /// Whether the whole file is shown as a text.
    pub(in crate::edit) is_text: bool,
}

impl FormPage<'_> {
    /// Returns the title, as a text.
    pub(in crate::edit) fn entry_title(&self) -> String {
        let main = self.first_language();
        let file = FormFile::read_form(self.path, &self.standing.text, main).ok();
        let name = file.and_then(|file| entry_name(&file));
        name.unwrap_or_else(|| self.path.file_name().to_owned())
    }

    /// Returns the page's content.
    pub(in crate::edit) fn form_html(&self) -> String {
        let words = |key: &str| escaped(&self.words.say(key, &[]));
        let text = &self.standing.text;
        let read = FormFile::read_form(self.path, text, self.first_language());
        let site_link = match self.page {
            Some(page) => format!(" <a href=\"{}\">{}</a>", escaped(page), words("edit-see")),
            None => String::new(),
        };
        let head = format!(
            "<p class=\"way\"><a href=\"/_perelik/edit/\">{}</a>{site_link}{}</p><h1>{}</h1>{}{}",
            words("edit-list"),
            send_link(self.words, self.waiting),
            escaped(&self.entry_title()),
            self.state_html(),
            self.message
                .map(|message| format!("<p class=\"message\" role=\"alert\">{message}</p>"))
                .unwrap_or_default(),
        );
        let (said, fields) = match &read {
            Ok(file) if !self.is_text => {
                let said = self.said_by_field(file);
                (self.summary_html(file), self.fields_html(file, &said))
            }
            Ok(file) => (self.summary_html(file), self.whole_text()),
            Err(_) => {
                let about = words("edit-broken");
                (
                    format!("<p class=\"message\">{about}</p>{}", self.plain_summary()),
                    self.whole_text(),
                )
            }
        };
        let form = format!(
            "<form method=\"post\" accept-charset=\"utf-8\" id=\"entry\" data-lost=\"{lost}\" data-restarted=\"{restarted}\">\
             <button class=\"vh\" name=\"{ACTION}\" value=\"keep\" tabindex=\"-1\">{keep}</button>\
             <input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\">\
             <input type=\"hidden\" name=\"{VERSION}\" value=\"{version}\">{fields}{name}{buttons}\
             <input type=\"hidden\" name=\"{WHOLE}\" value=\"1\"></form>",
            lost = words("edit-lost"),
            restarted = words("edit-restarted"),
            keep = words("edit-keep"),
            token = escaped(self.token),
            version = self.standing.text_mark(),
            name = if self.asks_name { name_row(self.words) } else { String::new() },
            buttons = self.buttons(),
        );
        head + &said + &form + &self.other_ways(read.is_ok())
    }

    fn first_language(&self) -> Lang {
        self.site.languages.first().copied().unwrap_or(Lang::UK)
    }

    fn state_html(&self) -> String {
        let key = match (self.standing.is_new, self.standing.is_unsaved) {
            (true, _) => "edit-state-new",
            (false, true) => "edit-state-unsaved",
            (false, false) => "edit-state-saved",
        };
        format!(
            "<p class=\"state\" role=\"status\" id=\"state\">{}</p>",
            code_marked(&self.words.say(key, &[]))
        )
    }

    /// Returns what is said of each field, as HTML, by its way.
    fn said_by_field(&self, file: &FormFile<'_>) -> BTreeMap<String, String> {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for diagnostic in self.diagnostics {
            let way = field_of(file, diagnostic).to_string();
            said.entry(way).or_default().push_str(&self.remark_html(diagnostic, "p"));
        }
        for (field, other) in &self.standing.conflicts {
            let sentence = match other.is_empty() {
                true => self.words.say("edit-conflict-gone", &[]),
                false => self.words.say("edit-conflict", &[("other", other.as_str().into())]),
            };
            let html = format!("<p class=\"remark conflict\">{}</p>", escaped(&sentence));
            said.entry(field.clone()).or_default().push_str(&html);
        }
        said
    }

    fn remark_html(&self, diagnostic: &Diagnostic, element: &str) -> String {
        let root = content_path(self.path).and_then(|place| place.kind.root_type());
        let told = |sentence: String| match root.filter(|_| !self.is_text) {
            Some(root) => in_form_words(&sentence, root, self.words.lang()),
            None => sentence,
        };
        let hint = self
            .words
            .hint(diagnostic)
            .map(told)
            .map(|hint| format!(" <span class=\"hint\">{}</span>", code_marked(&hint)))
            .unwrap_or_default();
        format!(
            "<{element} class=\"remark {level}\"><strong>{word}</strong> {sentence}{hint}</{element}>",
            level = diagnostic.level.as_str(),
            word = escaped(&self.words.level_word(diagnostic.level)),
            sentence = code_marked(&told(self.words.sentence(diagnostic))),
        )
    }

    /// Returns all that is to be said, each with a way to its field.
    fn summary_html(&self, file: &FormFile<'_>) -> String {
        let is_grave = |diagnostic: &&&Diagnostic| diagnostic.level == Level::Error;
        let line = |diagnostic: &&Diagnostic| {
            let path = field_of(file, diagnostic);
            let sentence = self.remark_html(diagnostic, "span");
            match path.parts.is_empty() || self.is_text {
                true => format!("<li>{sentence}</li>"),
                false => {
                    let field =
                        path.field.map(|field| super::rows::field_label(field, self.words.lang()));
                    format!(
                        "<li><a href=\"#{}\">{}</a> {sentence}</li>",
                        element_id(&path),
                        escaped(&field.unwrap_or_default())
                    )
                }
            }
        };
        let errors = self.diagnostics.iter().filter(is_grave).count();
        let (of_file, of_fields): (Vec<_>, Vec<_>) =
            self.standing.conflicts.iter().partition(|(field, _)| field.is_empty());
        let conflicts = of_fields.len();
        let mut html: String = of_file.iter().map(|(_, other)| self.file_conflict(other)).collect();
        if conflicts > 0 {
            let about = self.words.say("edit-conflicts", &[("count", conflicts.into())]);
            html.push_str(&format!("<p class=\"message conflict\">{}</p>", escaped(&about)));
        }
        if self.diagnostics.is_empty() {
            return html;
        }
        let title = self.words.say(
            "edit-remarks",
            &[("errors", errors.into()), ("count", self.diagnostics.len().into())],
        );
        let lines: String = self.diagnostics.iter().map(line).collect();
        let open = if errors > 0 { " open" } else { "" };
        html + &format!(
            "<details class=\"said\"{open}><summary>{}</summary><ul>{lines}</ul></details>",
            escaped(&title)
        )
    }

    /// Says that the file went, or that it holds now what nobody can put together with what is typed.
    fn file_conflict(&self, other: &str) -> String {
        let key = if other.is_empty() { "edit-gone" } else { "edit-clash" };
        let about = escaped(&self.words.say(key, &[]));
        let file = match other.is_empty() {
            true => String::new(),
            false => format!("<pre tabindex=\"0\">{}</pre>", escaped(other)),
        };
        format!("<p class=\"message conflict\">{about}</p>{file}")
    }

    fn plain_summary(&self) -> String {
        let line =
            |diagnostic: &&Diagnostic| format!("<li>{}</li>", self.remark_html(diagnostic, "span"));
        format!("<ul>{}</ul>", self.diagnostics.iter().map(line).collect::<String>())
    }

    fn fields_html(&self, file: &FormFile<'_>, said: &BTreeMap<String, String>) -> String {
        let typed = self.typed(file);
        let rows = FormRows {
            words: self.words,
            file,
            names: self.site.names,
            languages: self.site.languages,
            said,
            typed: &typed,
        };
        let body = file.body().map(|body| {
            let label = escaped(&self.words.say("edit-body", &[]));
            let about = code_marked(&self.words.say("edit-body-about", &[]));
            let typed = typed.get(BODY).map_or(body, String::as_str);
            let lines = typed.lines().count().clamp(6, 30);
            let said = said.get(BODY).cloned().unwrap_or_default();
            format!(
                "<div class=\"row\"><label for=\"f-{BODY}\">{label}</label>\
                 <textarea id=\"f-{BODY}\" name=\"{BODY}\" rows=\"{lines}\" aria-describedby=\"f-{BODY}-about\">\n{}</textarea>\
                 <div id=\"f-{BODY}-about\"><p class=\"about\">{about}</p>{said}</div></div>",
                escaped(typed),
            )
        });
        rows.all_rows() + &body.unwrap_or_default()
    }

    /// Returns what was sent where it differs from what stands, by the way of each field.
    fn typed(&self, file: &FormFile<'_>) -> BTreeMap<String, String> {
        let Some(sent) = self.sent else { return BTreeMap::new() };
        let changes = sent.changes(file, self.site.names).unwrap_or_default();
        let pair = |change| match change {
            FieldChange::Typed(path, text) => Some((path.to_string(), text)),
            FieldChange::Body(text) => Some((BODY.to_owned(), text)),
            FieldChange::Ticked(..) => None,
        };
        changes.into_iter().filter_map(pair).collect()
    }

    fn whole_text(&self) -> String {
        let label = escaped(&self.words.say("edit-text", &[]));
        let text =
            self.sent.and_then(|sent| sent.first_value(WHOLE_TEXT)).unwrap_or(&self.standing.text);
        let lines = text.lines().count().clamp(12, 40);
        format!(
            "<div class=\"row\"><label for=\"f-text\">{label}</label>\
             <textarea id=\"f-text\" class=\"code\" name=\"{WHOLE_TEXT}\" rows=\"{lines}\" spellcheck=\"false\">\n{}</textarea></div>",
            escaped(text),
        )
    }

    fn buttons(&self) -> String {
        let button = |action: &str, key: &str, is_on: bool| {
            let off = if is_on { "" } else { " disabled" };
            format!(
                "<button name=\"{ACTION}\" value=\"{action}\"{off}>{}</button>",
                escaped(&self.words.say(key, &[]))
            )
        };
        let Standing { is_unsaved, can_undo, can_redo, .. } = self.standing;
        format!(
            "<p class=\"bar\">{}{}{}{}{}{}</p>",
            button("save", "edit-save", true),
            button("keep", "edit-keep", true),
            button("fix", "edit-fix", true),
            button("undo", "edit-undo", *can_undo),
            button("redo", "edit-redo", *can_redo),
            button("discard", "edit-discard", *is_unsaved),
        )
    }

    fn other_ways(&self, has_form: bool) -> String {
        let words = |key: &str| escaped(&self.words.say(key, &[]));
        let path = crate::site::render::links::encoded(self.path.as_str());
        let other = match (self.is_text, has_form) {
            (true, true) => {
                format!("<a href=\"/_perelik/edit/entry/{path}\">{}</a>", words("edit-to-form"))
            }
            (false, true) => {
                format!("<a href=\"/_perelik/edit/text/{path}\">{}</a>", words("edit-to-text"))
            }
            (_, false) => String::new(),
        };
        let remove =
            format!("<a href=\"/_perelik/edit/remove/{path}\">{}</a>", words("edit-to-remove"));
        format!(
            "<p class=\"ways\">{other} {remove} <code>{}</code></p>",
            escaped(self.path.as_str())
        )
    }
}

/// Returns the way to the field that a diagnostic is of: where it stands, or which one is missing there.
fn field_of(file: &FormFile<'_>, diagnostic: &Diagnostic) -> FieldWay {
    let way = way_at(file, diagnostic.at.start);
    let key = diagnostic.args.iter().find_map(|(name, value)| match value {
        Arg::Text(key) if *name == "key" => Some(key),
        Arg::Text(_) | Arg::Number(_) | Arg::Words(_) | Arg::WordsList(_) => None,
    });
    let Some(key) = key.filter(|_| diagnostic.code == Code::MissingField) else { return way };
    // The place of what is missing is the record that lacks it, and that begins with its first field.
    let records = (0..=way.parts.len()).rev();
    let mut records = records.map(|n| FieldWay::of_parts(file.root_kind(), &way.parts[..n]));
    let missing = records.find_map(|record| {
        let Structure::Record(shape) = record.kind.structure() else { return None };
        let field = record.below_field(shape.row(key)?);
        file.node_at(&field).is_none().then_some(field)
    });
    missing.unwrap_or(way)
}

/// Returns the way to the innermost field in which a byte stands.
fn way_at(file: &FormFile<'_>, byte: usize) -> FieldWay {
    let mut path = FieldWay::of_root(file.root_kind());
    let mut node = file.root.as_ref();
    if !file.fields_span().contains(&byte) {
        return path;
    }
    while let Some(Node { value, .. }) = node {
        let next = match (value, path.kind.structure()) {
            (Value::Map(entries), Structure::Record(shape)) => {
                let entry = entries
                    .iter()
                    .find(|entry| entry.span.start <= byte && byte <= entry.value.span.end);
                entry.and_then(|entry| {
                    Some((path.below_field(shape.row(&entry.key)?), &entry.value))
                })
            }
            (Value::List(items), Structure::List(_)) => {
                let number =
                    items.iter().position(|item| item.span.start <= byte && byte <= item.span.end);
                number.and_then(|number| Some((path.below_item(number)?, &items[number])))
            }
            (Value::Map(entries), Structure::Scalar) => {
                let entry = entries
                    .iter()
                    .find(|entry| entry.span.start <= byte && byte <= entry.value.span.end);
                entry.and_then(|entry| {
                    Some((path.in_language(Lang::parse(&entry.key)?), &entry.value))
                })
            }
            (
                Value::Null | Value::Scalar(_) | Value::List(_) | Value::Map(_) | Value::Lost,
                Structure::Scalar
                | Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
            ) => None,
        };
        let Some((longer, below)) = next else { break };
        (path, node) = (longer, Some(below));
    }
    // A ticked list has one place for all of its values.
    while let Some(PathPart::Item(_)) = path.parts.last() {
        let Some((parts, _)) = path.clone().split_item() else { break };
        let list = FieldWay::of_parts(file.root_kind(), &parts);
        match super::ticks::boxes_kind(list.kind) {
            Some(_) => path = list,
            None => break,
        }
    }
    path
}
