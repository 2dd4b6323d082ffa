//! One file as a form shows and changes it.

use std::ops::Range;

use serde_json::{Number, Value as Json};

use super::field_path::FieldWay;
use super::value_edit::{FileStyle, value_edit};
use crate::base::locale::Lang;
use crate::base::locale::typed;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Patch, Refusal};
use crate::base::yaml::{self, Node, Value};
use crate::content::fields::{Field, Shape, Type};
use crate::content::parse::edit::{edited, split_front_matter};
use crate::content::parse::{ContentPath, content_path, front};
use crate::content::validate::{language_of_keys, ready_value};

/// A file of content, read for a form.
#[derive(Debug)]
pub(in crate::edit) struct FormFile<'t> {
    pub(super) path: &'t SourcePath,
    pub(super) text: &'t str,
    pub(super) place: ContentPath,
    pub(super) shape: &'static Shape,
    pub(super) root: Option<Node>,
    pub(super) style: FileStyle,
    parts: front::Parts,
}

/// A value that somebody gave in a form.
#[derive(Debug, Clone)]
pub(in crate::edit) enum FieldChange {
    /// The value of a field, as it was typed; nothing typed takes it away.
    Typed(FieldWay, String),
    /// All values of a list that are ticked, by their ids.
    Ticked(FieldWay, Vec<String>),
    /// The text below the fields.
    Body(String),
}

impl<'t> FormFile<'t> {
    /// Reads a file; `main` is the first language of the site.
    ///
    /// # Errors
    /// Why a form cannot show it; nothing where it is of no kind that has fields.
    pub(in crate::edit) fn read_form(
        path: &'t SourcePath,
        text: &'t str,
        main: Lang,
    ) -> Result<Self, Option<Refusal>> {
        let place = content_path(path).ok_or(None)?;
        let shape = place.kind.shape().ok_or(None)?;
        let parts = split_front_matter(path, text)?;
        let read = yaml::parse(path, text, parts.yaml.clone());
        let mut faults = read.diagnostics.sorted().into_iter();
        if let Some(fault) = faults.find(|fault| fault.level == crate::base::diag::Level::Error) {
            return Err(Some(Refusal::Unsound(Box::new(fault.clone()))));
        }
        let root = place.kind.root_type().ok_or(None)?;
        let keys = read.value.as_ref().map_or(main, |node| language_of_keys(shape, node));
        let style = FileStyle { root, main: place.lang.unwrap_or(main), keys };
        Ok(Self { path, text, place, shape, root: read.value, style, parts })
    }

    /// Returns what may stand at its root.
    pub(super) fn root_kind(&self) -> Type {
        self.style.root
    }

    /// Returns what stands at a path.
    pub(super) fn node_at(&self, path: &FieldWay) -> Option<&Node> {
        path.find_value(self.style.root, self.root.as_ref(), self.style.main)
    }

    /// Returns the text below the fields, where its kind has one.
    pub(super) fn body(&self) -> Option<&'t str> {
        self.place.is_markdown.then(|| &self.text[self.parts.body.clone()])
    }

    /// Returns the bytes of its fields.
    pub(super) fn fields_span(&self) -> Range<usize> {
        self.parts.yaml.clone()
    }

    /// Returns the text in which a value is what was given; the same where that changes nothing.
    ///
    /// # Errors
    /// Why the text cannot be edited there.
    pub(super) fn with_change(&self, change: &FieldChange) -> Result<String, Refusal> {
        let edit = match change {
            FieldChange::Body(body) => return self.with_body(body),
            FieldChange::Typed(path, typed) => {
                let typed = one_line_ends(typed);
                if value_in_field(self.node_at(path))
                    .is_some_and(|now| one_line_ends(&now) == typed)
                {
                    return Ok(self.text.to_owned());
                }
                let value = (!typed.trim().is_empty()).then(|| self.written_json(path, &typed));
                value_edit(self.style, self.root.as_ref(), path, value)
            }
            FieldChange::Ticked(path, ids) => {
                let value = (!ids.is_empty())
                    .then(|| ids.iter().map(|id| Json::from(id.as_str())).collect());
                value_edit(self.style, self.root.as_ref(), path, value)
            }
        };
        edit.map_or_else(|| Ok(self.text.to_owned()), |edit| self.with_edits(&[edit]))
    }

    /// Returns the text with some edits of its fields.
    ///
    /// # Errors
    /// Why they cannot be made.
    pub(super) fn with_edits(&self, edits: &[Edit]) -> Result<String, Refusal> {
        edited(self.path, self.text, edits, &[])
    }

    fn with_body(&self, body: &str) -> Result<String, Refusal> {
        let now = self.body().ok_or(Refusal::NoPlace)?;
        let (old, new) = (one_line_ends(now), one_line_ends(body));
        if old == new {
            return Ok(self.text.to_owned());
        }
        // Only the lines that differ, so that each other keeps its own end.
        let same =
            |(a, b): &(&str, &str)| a.trim_end_matches(['\r', '\n']) == b.trim_end_matches('\n');
        let (was, is): (Vec<&str>, Vec<&str>) = (split_lines(now), split_lines(&new));
        let head = was.iter().copied().zip(is.iter().copied()).take_while(same).count();
        let tails = was[head..].iter().copied().rev().zip(is[head..].iter().copied().rev());
        let tail = tails.take_while(same).count();
        let at = self.parts.body.start + was[..head].concat().len();
        let gone = was[head..was.len() - tail].concat().len();
        let text = is[head..is.len() - tail].concat();
        edited(self.path, self.text, &[], &[Patch { span: at..at + gone, text }])
    }

    /// Returns what was typed as it is written: in the one spelling of its type where that is certain.
    fn written_json(&self, path: &FieldWay, typed: &str) -> Json {
        let text = if is_of_lines(path.kind) { typed } else { typed.trim() };
        let ready = path
            .field
            .and_then(|field: &Field| ready_value(field, path.kind, text, self.style.keys));
        let text = ready.as_deref().unwrap_or(text);
        let is = |kinds: &[Type]| {
            kinds
                .iter()
                .any(|kind| std::mem::discriminant(kind) == std::mem::discriminant(&path.kind))
        };
        if is(&[Type::Number, Type::Count]) {
            return serde_json::from_str::<Number>(text).map_or_else(|_| text.into(), Json::Number);
        }
        let location = typed::coordinates(text).filter(|_| is(&[Type::Coordinates]));
        if let Some((latitude, longitude)) = location {
            let number =
                |text: String| serde_json::from_str::<Json>(&text).unwrap_or_else(|_| text.into());
            return Json::Array(vec![number(latitude), number(longitude)]);
        }
        match (is(&[Type::YesNo]), text) {
            // In quotes it would be a text to other programs.
            (true, "yes") => Json::Bool(true),
            (true, "no") => Json::Bool(false),
            _ => text.into(),
        }
    }
}

/// Makes all changes one after the other; what goes, goes last and from the end, so that no item is taken for its neighbour.
///
/// # Errors
/// Why the text cannot be edited; then no change is made.
pub(in crate::edit) fn with_changes(
    path: &SourcePath,
    text: &str,
    main: Lang,
    changes: &[FieldChange],
) -> Result<String, Refusal> {
    let is_removal = |change: &&FieldChange| match change {
        FieldChange::Typed(_, typed) => typed.trim().is_empty(),
        FieldChange::Ticked(_, ids) => ids.is_empty(),
        FieldChange::Body(_) => false,
    };
    let (removals, others): (Vec<_>, Vec<_>) = changes.iter().partition(is_removal);
    let ordered = others.into_iter().chain(removals.into_iter().rev());
    let mut text = text.to_owned();
    for change in ordered {
        let file = FormFile::read_form(path, &text, main);
        text = file.map_err(|refusal| refusal.unwrap_or(Refusal::NoPlace))?.with_change(change)?;
    }
    Ok(text)
}

/// Returns what a form shows of a value in one field; nothing where that is no single value.
pub(super) fn value_in_field(node: Option<&Node>) -> Option<String> {
    let Some(node) = node else { return Some(String::new()) };
    match &node.value {
        Value::Null => Some(String::new()),
        Value::Scalar(text) => Some(text.clone()),
        Value::List(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(bare_text).collect();
            texts.filter(|texts| texts.len() == 2).map(|texts| texts.join(", "))
        }
        Value::Map(_) | Value::Lost => None,
    }
}

/// Returns what an entry is called, from its first required text.
pub(super) fn entry_name(file: &FormFile<'_>) -> Option<String> {
    const NAMES: [&str; 4] = ["name", "title", "what", "date"];
    let find = |key: &&str| {
        let path = FieldWay::of_root(file.root_kind())
            .below_field(file.shape.rows().find(|row| row.key == *key)?);
        let main = path.in_language(file.style.main);
        let node = file.node_at(&main).or_else(|| file.node_at(&path));
        value_in_field(node).filter(|name| !name.trim().is_empty())
    };
    NAMES.iter().find_map(find)
}

fn bare_text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
    }
}

/// Tells a text of several lines.
pub(super) fn is_of_lines(kind: Type) -> bool {
    matches!(kind, Type::Prose | Type::Notes)
}

/// Browsers send every line end as CR LF.
pub(super) fn one_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn split_lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
