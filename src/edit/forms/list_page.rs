//! The page of all files: what is unsaved, wrong or incomplete is seen at a glance, and each leads to its form.

use std::collections::BTreeMap;

use super::exchange::Waiting;
use super::form_file::{FormFile, entry_name};
use super::send_page::send_link;
use crate::base::diag::{Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::html::escaped;
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::parse::content_path;
use crate::content::schema::{FILE_TYPES, FileType};

/// How many files one page shows.
const SHOWN: usize = 200;

/// What the page of all files is made of.
#[derive(Debug)]
pub(in crate::edit) struct ListPage<'a> {
    /// The words of the program.
    pub(in crate::edit) words: &'a Messages,
    /// All files, with what is typed.
    pub(in crate::edit) sources: &'a Sources,
    /// What is to be said of them.
    pub(in crate::edit) diagnostics: &'a Diagnostics,
    /// The first language of the site.
    pub(in crate::edit) main: Lang,
    /// The files of which something is not saved.
    pub(in crate::edit) unsaved: &'a [SourcePath],
    /// What waits to be sent; nothing where there is nobody to send it to.
    pub(in crate::edit) waiting: Option<&'a Waiting>,
    /// What is looked for.
    pub(in crate::edit) query: &'a str,
}

/// What is wrong with a file: errors, warnings, and what it lacks.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    errors: usize,
    warnings: usize,
    incomplete: usize,
}

impl ListPage<'_> {
    /// Returns the page's content.
    pub(in crate::edit) fn list_html(&self) -> String {
        let counts = self.file_counts();
        let sections = FILE_TYPES.iter().map(|file| self.type_section(file, &counts));
        let sections: String = sections.collect();
        let none = || format!("<p>{}</p>", escaped(&self.words.say("edit-found-none", &[])));
        self.list_head() + &if sections.is_empty() { none() } else { sections }
    }

    /// Returns what stands above all files: the search, and what can be added.
    fn list_head(&self) -> String {
        let words = |key: &str| escaped(&self.words.say(key, &[]));
        let new = FILE_TYPES.iter().filter(|file| file.is_entry()).map(|file| {
            let name = if self.words.lang() == Lang::UK { file.one } else { file.name };
            format!("<li><a href=\"/_perelik/edit/new/{}\">{}</a></li>", file.name, escaped(name))
        });
        format!(
            "<p class=\"way\"><a href=\"/\">{back}</a> <a href=\"/_perelik/remarks\">{remarks}</a>{send}</p><h1>{title}</h1>\
             <form class=\"find\" role=\"search\"><label for=\"q\">{find}</label> \
             <input id=\"q\" name=\"q\" type=\"search\" value=\"{query}\"> <button>{go}</button></form>\
             <section><h2>{add}</h2><ul class=\"kinds\">{new}</ul></section>",
            back = words("serve-back"),
            remarks = words("serve-all"),
            send = send_link(self.words, self.waiting),
            title = words("edit-title"),
            find = words("edit-find"),
            query = escaped(self.query),
            go = words("edit-find-go"),
            add = words("edit-new"),
            new = new.collect::<String>(),
        )
    }

    /// Returns the files of one type: first what is not saved, then what is wrong; nothing where there is none.
    fn type_section(&self, file: &FileType, counts: &BTreeMap<&SourcePath, Counts>) -> String {
        let wanted = fold(self.query);
        let mut paths: Vec<&SourcePath> = self.file_paths(file, &wanted).collect();
        if paths.is_empty() {
            return String::new();
        }
        let rank = |path: &&SourcePath| {
            let Counts { errors, warnings, .. } = counts.get(*path).copied().unwrap_or_default();
            (!self.unsaved.contains(path), errors == 0, warnings == 0, path.as_str().to_owned())
        };
        paths.sort_by_cached_key(rank);
        let title = if self.words.lang() == Lang::UK { file.many } else { file.name };
        let rows: String =
            paths.iter().take(SHOWN).map(|path| self.file_row(path, counts.get(*path))).collect();
        let left = match paths.len().saturating_sub(SHOWN) {
            0 => String::new(),
            left => {
                let said = self.words.say("edit-left", &[("count", left.into())]);
                format!("<p>{}</p>", escaped(&said))
            }
        };
        let title = escaped(title);
        format!("<section><h2>{title}</h2><ul class=\"files\">{rows}</ul>{left}</section>")
    }

    /// Goes through the files of one type in which all that is looked for stands.
    fn file_paths<'s>(
        &'s self,
        file: &'s FileType,
        wanted: &'s str,
    ) -> impl Iterator<Item = &'s SourcePath> {
        let is_of = move |path: &&SourcePath| {
            let shape = content_path(path).and_then(|place| place.kind.shape());
            shape.is_some_and(|shape| std::ptr::eq(file.shape, shape))
        };
        let has = move |path: &&SourcePath| {
            wanted.is_empty()
                || self.sources.texts.get(*path).is_some_and(|bytes| {
                    let text = fold(&String::from_utf8_lossy(bytes));
                    wanted
                        .split_whitespace()
                        .all(|word| text.contains(word) || path.as_str().contains(word))
                })
        };
        self.sources.texts.keys().filter(is_of).filter(has)
    }

    fn file_row(&self, path: &SourcePath, counts: Option<&Counts>) -> String {
        let bytes = self.sources.texts.get(path).map_or(&[][..], |bytes| bytes);
        let text = String::from_utf8_lossy(bytes);
        let name =
            FormFile::read_form(path, &text, self.main).ok().and_then(|file| entry_name(&file));
        let place = content_path(path);
        let id = || place.as_ref().map_or(path.file_name(), |place| &place.id).to_owned();
        let name = name.unwrap_or_else(id);
        let language = place.as_ref().and_then(|place| place.lang?.name_in(self.words.lang()));
        let name = language.map_or_else(|| name.clone(), |language| format!("{name} ({language})"));
        let Counts { errors, warnings, incomplete } = counts.copied().unwrap_or_default();
        let mut marks = String::new();
        let mut mark = |class: &str, text: String| {
            marks.push_str(&format!(" <span class=\"mark {class}\">{}</span>", escaped(&text)));
        };
        if self.unsaved.contains(path) {
            mark("unsaved", self.words.say("edit-mark-unsaved", &[]));
        }
        if errors > 0 {
            mark("error", self.words.say("edit-mark-errors", &[("count", errors.into())]));
        }
        if warnings > 0 {
            mark("warning", self.words.say("edit-mark-warnings", &[("count", warnings.into())]));
        }
        if incomplete > 0 {
            mark("incomplete", self.words.say("edit-mark-incomplete", &[]));
        }
        let address = crate::site::render::links::encoded(path.as_str());
        format!(
            "<li><a href=\"/_perelik/edit/entry/{address}\">{}</a>{marks} <small>{}</small></li>",
            escaped(&name),
            escaped(path.file_name())
        )
    }

    fn file_counts(&self) -> BTreeMap<&SourcePath, Counts> {
        let mut counts: BTreeMap<&SourcePath, Counts> = BTreeMap::new();
        for diagnostic in self.diagnostics.sorted() {
            let own = counts.entry(&diagnostic.at.path).or_default();
            match diagnostic.level {
                Level::Error => own.errors += 1,
                Level::Warning => own.warnings += 1,
                Level::Incomplete => own.incomplete += 1,
                Level::Advice => {}
            }
        }
        counts
    }
}
