//! How rows and shapes are written down, and what many of them share.

use crate::base::choices::Visibility;
use crate::content::fields::Field;
use crate::content::fields::Shape;
use crate::content::fields::Type;
use crate::content::fields::Type::List;
use crate::content::fields::Type::Text;

use crate::content::fields::Privacy;
use crate::content::fields::Type::Date;
use crate::content::fields::Type::FormerId;
use crate::content::fields::Type::Notes;
use crate::content::fields::Type::YesNo;

pub(super) const fn field_row(key: &'static str, uk: &'static str, kind: Type) -> Field {
    Field::new(key, uk, kind)
}

pub(super) const fn part_shape(
    name: &'static str,
    bare: Option<&'static str>,
    fields: &'static [Field],
) -> Shape {
    Shape { name, fields, common: &[], bare, any_of: &[], default_visibility: Visibility::Public }
}

pub(super) const fn file_shape(name: &'static str, fields: &'static [Field]) -> Shape {
    Shape { common: COMMON, ..part_shape(name, None, fields) }
}

pub(super) const TEXTS: Type = List(&Text);

/// The rows that every kind of entry has.
pub(in crate::content) const COMMON: &[Field] = &[
    field_row("draft", "чернетка", YesNo)
        .described("Чернетку видно лише в перегляді.", "A draft is seen in the preview only."),
    field_row("publish_on", "опублікувати_з", Date).described(
        "До цього дня запису немає на сайті.",
        "Before this day the entry is not published.",
    ),
    field_row("expires_on", "діє_до", Date).described(
        "Після цього дня запису немає на сайті.",
        "After this day the entry is not published.",
    ),
    field_row("formerly", "раніше", List(&FormerId)).described(
        "Колишні назви файлу: старі посилання ведуть сюди; у сторінок — разом із теками, `pro/nas`.",
        "Former ids: old links lead here; those of pages with their folders, `about/us`.",
    ).without_example(),
    field_row("private", "приватне", Notes).privacy(Privacy::Private).described(
        "Нотатки для редакторів, ніколи не публікуються.",
        "Editors' notes, never published.",
    ).with_example("Приклад нотатки для редакторів", "An example of a note for the editors"),
    field_row("source", "джерело", Text)
        .translatable()
        .described("Звідки відомості.", "Where the facts come from.").with_example("Приклад джерела", "An example of a source"),
];
