//! Where an entry lies: the file of the entry that is there already, or a new one by the transliteration rule.

use crate::base::locale::Lang;
use std::collections::BTreeSet;

use super::change::{Allowed, ImportChange, PlannedChange};
use super::compare;
use super::draft::{Draft, Fact};
use crate::base::files::Sources;
use crate::base::locale::compare::fold;
use crate::base::locale::edrpou::is_placeholder;
use crate::base::locale::translit::slug;
use crate::base::names::{Id, SourcePath};
use crate::content::parse::Kind;
use crate::content::parse::text::for_display;
use crate::content::validate::{NameIndex, Organisation};
use crate::list::model::Register;

/// Returns the path of a draft that is checked alone.
pub(super) fn lone_path(draft: &Draft, number: usize) -> SourcePath {
    let day = draft.field("date").and_then(Fact::as_text).filter(|_| draft.kind == Kind::Meeting);
    let day = day.map(|day| format!("{day}-")).unwrap_or_default();
    entry_path(draft, &format!("{day}import-{number:06}"))
}

fn entry_path(draft: &Draft, id: &str) -> SourcePath {
    let (place, extension) =
        draft.file_type().map_or(("content", "md"), |file| (file.place, file.extension()));
    SourcePath::new(format!("{place}/{id}.{extension}"))
}

/// Gives each entry its file.
pub(super) struct ChangePlanner<'a> {
    sources: &'a Sources,
    site: &'a Register,
    names: NameIndex,
    allowed: Allowed,
    /// Paths without extension that this run has given away.
    taken: BTreeSet<String>,
}

impl<'a> ChangePlanner<'a> {
    pub(super) fn new(sources: &'a Sources, site: &'a Register, allowed: Allowed) -> Self {
        let names = site.name_index();
        Self { sources, site, names, allowed, taken: BTreeSet::new() }
    }

    /// Finds the file of an entry and compares it with what is there.
    pub(super) fn plan_change(&mut self, draft: &mut Draft) -> PlannedChange {
        let place = draft.place.clone();
        let Some(path) = self.there(draft) else {
            let path = self.free(draft);
            draft.leave_out_defaults();
            let new = draft.entry_text();
            return PlannedChange { path, place, change: ImportChange::New, old: None, new };
        };
        self.taken.insert(file_stem(&path).to_owned());
        let bytes =
            self.sources.texts.get(&path).expect("an entry that is there has its file").to_vec();
        // As it lies there, with its line ends.
        let Ok(old) = String::from_utf8(bytes.clone()) else {
            // What is no UTF-8 has no fields to compare, and is never written over.
            let new = for_display(&bytes);
            let change = ImportChange::Differs;
            return PlannedChange { path, place, change, old: Some(bytes), new };
        };
        let lang = Lang::main_of(&self.site.site.languages);
        let audience = draft.own.as_ref().map(|own| own.audience);
        let page =
            compare::WrittenEntry { path: &path, text: &old, lang, names: &self.names, audience };
        let updated = || page.updated(draft);
        let (change, new) = if page.says(draft) {
            (ImportChange::Same, old.clone())
        } else if let Some(new) = updated() {
            let change =
                if self.allowed.update { ImportChange::Update } else { ImportChange::Differs };
            (change, new)
        } else {
            (ImportChange::Differs, old.clone())
        };
        PlannedChange { path, place, change, old: Some(bytes), new }
    }

    /// Returns the file of the same entry: by its id, else by the code of the register, else by its very name.
    /// A meeting is told by its source, since editors correct its day, by which it is named.
    fn there(&self, draft: &Draft) -> Option<SourcePath> {
        // Of the site's own data the id tells it.
        if draft.kind == Kind::Meeting
            && draft.own.is_none()
            && let Some(source) = draft.field("source").and_then(Fact::as_text)
        {
            let mut meetings = self.site.meetings.iter().map(|meeting| &meeting.common);
            let is_it = |common: &&crate::content::validate::Common| {
                common.source.as_ref().is_some_and(|own| own.all().any(|own| &**own == source))
            };
            let found = meetings.find(is_it).map(|common| common.path.clone());
            return found.filter(|path| !self.taken.contains(file_stem(path)));
        }
        if let Some(id) = &draft.id {
            let by_id = self.file_of(&entry_path(draft, id));
            if by_id.is_some() {
                return by_id;
            }
        }
        if draft.kind != Kind::Organisation {
            return None;
        }
        let found = by_code_or_name(self.site, draft)?;
        let is_free = !self.taken.contains(file_stem(&found.common.path));
        is_free.then(|| found.common.path.clone())
    }

    /// Returns the file at a path, with the other ending if need be.
    fn file_of(&self, path: &SourcePath) -> Option<SourcePath> {
        let stem = file_stem(path);
        let files = ["md", "yaml"].map(|end| SourcePath::new(format!("{stem}.{end}")));
        files.into_iter().find(|path| self.sources.texts.contains_key(path))
    }

    /// Returns a path that no entry has.
    fn free(&mut self, draft: &Draft) -> SourcePath {
        let text = |key: &str| draft.field(key).and_then(Fact::as_text);
        let name = ["name", "title", "what"].iter().find_map(|key| text(key)).unwrap_or_default();
        let wish = match (&draft.id, text("date")) {
            (Some(id), _) => id.clone(),
            (None, Some(day)) if draft.kind == Kind::Meeting => day.to_owned(),
            (None, _) => slug(name),
        };
        // Room for a number; a name without a letter that Latin has still needs a file.
        let wish: String = wish.chars().take(Id::LONGEST - 6).collect();
        let wish = match wish.trim_end_matches('-') {
            "" => "import".to_owned(),
            wish if Id::new(wish).is_err() => format!("import-{}", slug(wish)),
            wish => wish.to_owned(),
        };
        let mut wishes =
            std::iter::once(wish.clone()).chain((2..).map(|number| format!("{wish}-{number}")));
        let is_free = |path: &SourcePath| {
            self.file_of(path).is_none() && !self.taken.contains(file_stem(path))
        };
        let found = wishes.find_map(|id| Some(entry_path(draft, &id)).filter(is_free));
        let path = found.unwrap_or_else(|| entry_path(draft, &wish));
        self.taken.insert(file_stem(&path).to_owned());
        path
    }
}

/// Returns the organisation of the site that a draft is about: by its id, else by the code of the register, else by its very name.
pub(super) fn organisation_there<'s>(
    site: &'s Register,
    draft: &Draft,
) -> Option<&'s Organisation> {
    let mut all = site.organisations.iter().map(AsRef::as_ref);
    let by_id = all.find(|o: &&Organisation| draft.id.as_deref() == Some(o.common.id.as_str()));
    by_id.or_else(|| by_code_or_name(site, draft))
}

fn by_code_or_name<'s>(site: &'s Register, draft: &Draft) -> Option<&'s Organisation> {
    let text = |key: &str| draft.field(key).and_then(Fact::as_text).unwrap_or_default().trim();
    let (code, name) = (text("edrpou"), fold(text("name")));
    let has_code = !code.is_empty() && !is_placeholder(code);
    let all = || site.organisations.iter().map(AsRef::as_ref);
    let code_of = |o: &Organisation| o.edrpou.as_ref().map(|c| c.value.clone());
    let by_code = all().find(|o: &&Organisation| has_code && code_of(o).as_deref() == Some(code));
    let is_named = |o: &&Organisation| {
        let other_code = has_code && code_of(o).is_some_and(|own| &*own != code);
        !other_code && o.name.all().any(|own| fold(own) == name)
    };
    by_code.or_else(|| all().find(is_named))
}

fn file_stem(path: &SourcePath) -> &str {
    path.as_str().rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem)
}
