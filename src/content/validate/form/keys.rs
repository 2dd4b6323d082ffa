//! Keys that should not be there, and those that should and are not.

use super::datum::Form;
use super::reader::FormReader;
use crate::base::choices::Visibility;
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::locale::compare::{is_same_key, nearest};
use crate::base::yaml::{Entry, Node};
use crate::content::fields::{Field, Shape, Type};

/// Words for a field that are nothing like its name, each with the field.
const OTHER_WORDS: [(&str, &str); 34] = [
    ("статус", "стан"),
    ("графік", "години"),
    ("графік роботи", "години"),
    ("режим роботи", "години"),
    ("розклад", "години"),
    ("години роботи", "години"),
    ("імейл", "пошта"),
    ("електронна адреса", "пошта"),
    ("електронна пошта", "пошта"),
    ("вебсайт", "сайт"),
    ("контактна особа", "люди"),
    ("ПІБ", "імʼя"),
    ("дедлайн", "строк"),
    ("найменування", "назва"),
    ("імʼя", "назва"),
    ("опис", "коротко"),
    ("опис", "подробиці"),
    ("тип", "вид"),
    ("категорія", "вид"),
    ("контакти", "телефони"),
    ("відповідальний", "відповідальна_особа"),
    ("учасники", "присутні"),
    ("тема", "заголовок"),
    ("рішення", "вирішили"),
    ("завдання", "доручення"),
    ("термін", "строк"),
    ("виконавець", "хто"),
    ("кількість", "потрібно"),
    ("каталог", "папка"),
    ("сервер", "ssh"),
    ("тека", "папка"),
    ("тел", "телефон"),
    ("тел", "телефони"),
    ("мейл", "пошта"),
];

/// Returns the field of a shape that another word means, as the table calls it.
fn meant_key(shape: &'static Shape, key: &str) -> Option<&'static str> {
    let mut meant = OTHER_WORDS.iter().filter(|(word, _)| is_same_key(word, key));
    meant.find_map(|(_, meant)| shape.row(meant)).map(|field| field.uk)
}

impl FormReader<'_> {
    /// Names a key that the table does not know, with the nearest that it knows.
    pub(super) fn unknown(
        &mut self,
        form: &mut Form,
        entry: &Entry,
        part: Option<&Entry>,
        hidden: bool,
    ) {
        let shape = form.shape;
        // What a mistyped key was meant to hide stays hidden.
        if hidden || form.visibility != Visibility::Public || form.hides_name {
            self.diagnostics.mask(self.scope.path, entry.value.span.clone());
        }
        if let Some(change) = shape.changed(&entry.key) {
            form.lost.extend(change.renamed().and_then(|key| shape.row(key)).map(|row| row.key));
            return self.report(change.diagnostic(self.location(&entry.span), &entry.key));
        }
        let keys = shape.rows().flat_map(|field| [field.key, field.uk]);
        let diagnostic = Diagnostic::new(Code::UnknownField, self.location(&entry.span));
        let known: Vec<&str> = shape.rows().map(|field| field.key).collect();
        let ukrainian: Vec<&str> = shape.rows().map(|field| field.uk).collect();
        let diagnostic = diagnostic.with("key", entry.key.as_str()).with("known", known.join(", "));
        let diagnostic = diagnostic.with("ukrainian", ukrainian.join(", "));
        let near = meant_key(shape, &entry.key).or_else(|| nearest(&entry.key, keys));
        let diagnostic = match (part, near) {
            (Some(part), _) => diagnostic.with("part", part.key.as_str()).hint("part"),
            (None, None) => diagnostic.hint("known"),
            (None, near) => diagnostic.with_nearest(near),
        };
        // A misspelt field is not missing as well.
        form.lost.extend(near.and_then(|key| shape.row(key)).map(|field| field.key));
        self.report(diagnostic);
    }

    /// Reports a field that says who may see something, and has no value.
    pub(super) fn empty_visibility(&mut self, field: &Field, node: &Node) {
        let diagnostic = Diagnostic::new(Code::EmptyVisibility, self.location(&node.span));
        let diagnostic = diagnostic.with("key", field.key).with("ukrainian", field.uk);
        self.report(if let Type::Choice(choices) = field.kind {
            let known: Vec<&str> = choices.iter().map(|choice| choice.word(self.keys)).collect();
            diagnostic.with("known", known.join(", "))
        } else {
            diagnostic.hint("name")
        });
    }

    /// Names the fields that must be there and are not.
    pub(super) fn report_missing(&mut self, form: &Form, around: &Location) {
        let is_draft = form.is_draft();
        let is_wanted = |field: &&Field| field.required && !(is_draft && field.waits);
        for field in form.shape.rows().filter(is_wanted) {
            if form.fields.contains_key(field.key) || form.lost.contains(&field.key) {
                continue;
            }
            let at = if form.at.end > form.at.start { &form.at } else { around };
            let at = Location { end: at.start, ..at.clone() };
            let diagnostic = Diagnostic::new(Code::MissingField, at).with("key", field.key);
            self.report(diagnostic.hint("field").with("ukrainian", field.uk));
        }
    }
}
