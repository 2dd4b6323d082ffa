//! The kinds of files that are described to other programs.

use crate::base::locale::compare::{distance_within, fold};
use crate::content::fields::Shape;
use crate::content::fields::Vocabulary;
use crate::content::fields::table;

/// A type of file that editors write.
#[derive(Debug)]
pub struct FileType {
    /// Its fields; of a list, those of one item.
    pub shape: &'static Shape,
    /// Its name in commands and in names of schemas.
    pub name: &'static str,
    /// What one is called in Ukrainian.
    pub one: &'static str,
    /// What many are called in Ukrainian.
    pub many: &'static str,
    /// The folder or the file, below the site's root.
    pub place: &'static str,
    /// How it is written.
    pub form: FileLayout,
}

/// How the files of a type are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileLayout {
    /// `ID.md`: fields and a body.
    Markdown,
    /// `ID.yaml`: fields only.
    Yaml,
    /// One file of fields.
    Single,
    /// Files that are each a list.
    Lists,
}

pub(super) const fn file_type(
    shape: &'static Shape,
    [name, one, many, place]: [&'static str; 4],
    form: FileLayout,
) -> FileType {
    FileType { shape, name, one, many, place, form }
}

/// Every type of file, in the order of the manual.
#[rustfmt::skip]
pub static FILE_TYPES: [FileType; 7] = [
    file_type(&table::ORGANISATION, ["organisation", "Організація", "Організації", "content/organisations"], FileLayout::Markdown),
    file_type(&table::MEETING, ["meeting", "Зустріч", "Зустрічі", "content/meetings"], FileLayout::Markdown),
    file_type(&table::NEED, ["need", "Потреба", "Потреби", "content/needs"], FileLayout::Yaml),
    file_type(&table::PAGE, ["page", "Сторінка", "Сторінки", "content/pages"], FileLayout::Markdown),
    file_type(&table::TERM, ["vocabulary", "Словник", "Словники", "content/vocabulary"], FileLayout::Lists),
    file_type(&table::SITE, ["site", "Налаштування сайту", "Налаштування", "content/site.yaml"], FileLayout::Single),
    file_type(&table::PRIVATE, ["private", "Непублічні дані", "Непублічні дані", "private"], FileLayout::Yaml),
];

impl FileType {
    /// Returns the type of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FILE_TYPES.iter().find(|file| file.name == name)
    }

    /// Returns the type of entry that a word names: by its name, its folder or what it is called in Ukrainian, in any
    /// case and form («організацію»), or with one slip.
    pub(crate) fn entry_named(word: &str) -> Option<&'static Self> {
        let word = fold(word);
        let mut entries = FILE_TYPES.iter().filter(|file| file.is_entry());
        entries.find(|file| {
            let folder = file.place.rsplit('/').next();
            let names = [file.name, file.one, file.many].into_iter().chain(folder);
            names.map(fold).any(|name| distance_within(&name, &word, 1).is_some())
        })
    }

    /// Tells an entry of its own: what has drafts, dates and translations.
    pub fn is_entry(&self) -> bool {
        !self.shape.common.is_empty()
    }

    /// Returns the extension of its files.
    pub(crate) fn extension(&self) -> &'static str {
        if self.form == FileLayout::Markdown { "md" } else { "yaml" }
    }
}

/// Returns the file of a vocabulary.
pub(super) fn vocabulary_file(vocabulary: Vocabulary) -> String {
    format!("content/vocabulary/{}.yaml", vocabulary.as_str())
}

/// Returns a key as a person would write it: «скорочена_назва» as «Скорочена назва».
pub(crate) fn label(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns the Ukrainian name of a vocabulary.
pub(super) fn vocabulary_label(vocabulary: Vocabulary) -> &'static str {
    match vocabulary {
        Vocabulary::Help => "Види допомоги",
        Vocabulary::Audiences => "Для кого",
        Vocabulary::Areas => "Райони",
        Vocabulary::Kinds => "Види організацій",
        Vocabulary::Resources => "Ресурси",
    }
}
