//! Keys in the language in which a site has its own: a new entry reads like those beside it.
//!
//! Comes in: the text of an entry with English keys, as a program writes it. Goes out: the same with Ukrainian keys, choices and
//! flags; other values stay, byte by byte. What is no field stays, too.

use std::ops::Range;

use super::fields::{Field, Shape, Type, table};
use super::parse::front;
use super::schema::{FILE_TYPES, FileLayout};
use super::validate::language_of_keys;
use super::walk::{Visitor, walk};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::Path;
use crate::base::yaml::{self, Entry, Node};
use crate::content::parse::text::for_display;

/// Returns the language of the keys of a site: that of its settings.
pub(crate) fn language_of_site(sources: &Sources) -> Lang {
    let path = SourcePath::new("content/site.yaml");
    let Some(bytes) = sources.texts.get(&path) else { return Lang::EN };
    let text = for_display(bytes);
    let root = yaml::parse(&path, &text, 0..text.len()).value;
    root.map_or(Lang::EN, |root| language_of_keys(&table::SITE, &root))
}

/// Returns the text of an entry at `path` with Ukrainian keys.
pub(crate) fn in_ukrainian(path: &SourcePath, text: &str) -> String {
    let file = FILE_TYPES.iter().find(|file| path.below(file.place).is_some());
    let Some(file) = file else { return text.to_owned() };
    let part = match file.form {
        FileLayout::Markdown => front::split(path, text).value.yaml,
        FileLayout::Yaml | FileLayout::Single | FileLayout::Lists => 0..text.len(),
    };
    let Some(root) = yaml::parse(path, text, part).value else { return text.to_owned() };
    let mut words = UkrainianWords { text, found: Vec::new() };
    walk(file.shape, &root, &mut words);
    words.found.sort_by_key(|(span, _)| span.start);
    let mut written = String::with_capacity(text.len() * 2);
    let mut rest = 0;
    for (span, word) in words.found {
        written.push_str(&text[rest..span.start]);
        written.push_str(word);
        rest = span.end;
    }
    written + &text[rest..]
}

struct UkrainianWords<'a> {
    text: &'a str,
    found: Vec<(Range<usize>, &'static str)>,
}

impl UkrainianWords<'_> {
    fn replace_word(&mut self, span: &Range<usize>, english: &str, ukrainian: &'static str) {
        if self.text.get(span.clone()) == Some(english) {
            self.found.push((span.clone(), ukrainian));
        }
    }
}

impl Visitor for UkrainianWords<'_> {
    fn visit_key(&mut self, field: &'static Field, entry: &Entry) -> String {
        self.replace_word(&entry.span, field.key, field.uk);
        entry.key.clone()
    }

    fn visit_value(&mut self, _: &Path, _: &'static Field, kind: Type, node: &Node) {
        if let Type::Choice(choices) = kind {
            choices.iter().for_each(|choice| self.replace_word(&node.span, choice.id, choice.uk));
        }
        if matches!(kind, Type::YesNo) {
            self.replace_word(&node.span, "true", "так");
            self.replace_word(&node.span, "false", "ні");
        }
    }
}

/// Returns the way to a field of a shape in Ukrainian: «люди.телефон» for `people.phone`. What is no field stays.
pub(crate) fn ukrainian_path(shape: &'static Shape, path: &str) -> String {
    let mut shape = Some(shape);
    let steps = path.split('.').map(|step| {
        let field = shape.and_then(|shape| shape.row(step));
        shape = field.and_then(|field| field.kind.shape());
        field.map_or(step, |field| field.uk)
    });
    steps.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_choices_and_flags_are_ukrainian_and_nothing_else_changes() {
        let path = SourcePath::new("content/organisations/pryklad.md");
        let text = "---\nname: 'name: kind'\nkind: ngo\nstatus: closed\nservices:\n- food\n- help: food\n  cost: true\n\
                    phones:\n- number: 050 000-00-01\n  visibility: desks\npeople:\n- name: А\n  responsible: true\ndraft: true\n\
                    unknown: name\n---\n\nname: true\n";
        let wanted = "---\nназва: 'name: kind'\nвид: ngo\nстан: закрито\nпослуги:\n- food\n- допомога: food\n  вартість: true\n\
                    телефони:\n- номер: 050 000-00-01\n  кому_видно: службам\nлюди:\n- імʼя: А\n  відповідальна_особа: так\nчернетка: так\n\
                    unknown: name\n---\n\nname: true\n";
        assert_eq!(in_ukrainian(&path, text), wanted);
        assert_eq!(in_ukrainian(&path, wanted), wanted);
        let need = SourcePath::new("content/needs/masky.yaml");
        assert_eq!(in_ukrainian(&need, "what: Маски\nstate: met\n"), "що: Маски\nстан: закрита\n");
        assert_eq!(ukrainian_path(&table::ORGANISATION, "people.phone"), "люди.телефон");
        assert_eq!(ukrainian_path(&table::ORGANISATION, "location.lat"), "location.lat");
    }
}
