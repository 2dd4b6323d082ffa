//! A new file: the one fact that names it, then its form.

use super::desk::{FormSite, Outcome};
use super::field_path::FieldWay;
use super::form_file::{FieldChange, with_changes};
use super::submission::{Submission, TOKEN};
use crate::base::files::Sources;
use crate::base::html::escaped;
use crate::base::locale::Lang;
use crate::base::locale::typed::parse_date;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::fields::{Field, Type};
use crate::content::schema::FileType;
use crate::content::validate::id_of_name;

/// The name of the only field.
const NAME: &str = "name";
/// Says that a further entry of one day is meant.
const AGAIN: &str = "again";

/// Returns the page that asks for what names a new file; `typed` is what named none.
pub(in crate::edit) fn new_page(
    words: &Messages,
    file: &FileType,
    token: &str,
    typed: Option<&str>,
) -> String {
    let title = if words.lang() == Lang::UK { file.one } else { file.name };
    let field = naming_field(file);
    let label = super::rows::field_label(field, words.lang());
    let about = if words.lang() == Lang::UK { field.about_uk } else { field.about_en };
    let fault = match typed {
        Some(_) => format!(
            "<p class=\"remark error\">{}</p>",
            escaped(&words.say("edit-new-unnamed", &[]))
        ),
        None => String::new(),
    };
    format!(
        "<p class=\"way\"><a href=\"/_perelik/edit/\">{list}</a></p><h1>{title}</h1><form method=\"post\">\
         <input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\"><div class=\"row\"><label for=\"f-{NAME}\">{label}</label>\
         <input id=\"f-{NAME}\" name=\"{NAME}\" value=\"{typed}\" required autocomplete=\"off\" aria-describedby=\"about\">\
         <div id=\"about\"><p class=\"about\">{about}</p>{fault}</div></div><p class=\"bar\"><button>{go}</button></p></form>",
        list = escaped(&words.say("edit-list", &[])),
        title = escaped(title),
        token = escaped(token),
        label = escaped(&label),
        typed = escaped(typed.unwrap_or_default()),
        about = escaped(about),
        go = escaped(&words.say("edit-new-go", &[])),
    )
}

/// Returns the entry of the day that was typed, where there is one and nobody said that another is meant.
pub(in crate::edit) fn taken_day(
    file: &FileType,
    submission: &Submission,
    sources: &Sources,
) -> Option<SourcePath> {
    let is_day = matches!(naming_field(file).kind, Type::Date);
    if !is_day || submission.first_value(AGAIN).is_some() {
        return None;
    }
    let day = typed_day(submission.first_value(NAME).unwrap_or_default().trim())?;
    let is_own = |path: &&SourcePath| {
        let own = path.below(file.place).and_then(|name| name.strip_prefix(&day));
        own.is_some_and(|rest| rest.starts_with(['.', '-']))
    };
    sources.texts.keys().find(is_own).cloned()
}

/// Returns the question whether a further entry of one day is meant.
pub(in crate::edit) fn again_page(
    words: &Messages,
    token: &str,
    (typed, taken): (&str, &SourcePath),
) -> String {
    let say = |key: &str| escaped(&words.say(key, &[]));
    format!(
        "<h1>{title}</h1><p>{about}</p><p class=\"ways\"><a href=\"/_perelik/edit/entry/{address}\">{open}</a></p>\
         <form method=\"post\"><input type=\"hidden\" name=\"{TOKEN}\" value=\"{token}\">\
         <input type=\"hidden\" name=\"{NAME}\" value=\"{typed}\">\
         <p class=\"bar\"><button name=\"{AGAIN}\" value=\"1\">{go}</button></p></form>",
        title = say("edit-again-title"),
        about = say("edit-again-about"),
        address = crate::site::render::links::encoded(taken.as_str()),
        open = say("edit-again-open"),
        token = escaped(token),
        typed = escaped(typed),
        go = say("edit-again-go"),
    )
}

/// Returns a day as files are named by it.
fn typed_day(typed: &str) -> Option<String> {
    let day = typed.parse().ok().or_else(|| parse_date(typed));
    day.map(|day: jiff::civil::Date| day.to_string())
}

/// Returns the path and the first text of a new file; nothing where what was typed names none.
///
/// # Errors
/// Why the text cannot be made.
pub(in crate::edit) fn new_file(
    file: &FileType,
    submission: &Submission,
    (sources, site): (&Sources, FormSite<'_>),
) -> Result<Option<(SourcePath, String)>, Outcome> {
    let field = naming_field(file);
    let typed = submission.first_value(NAME).unwrap_or_default().trim();
    let is_day = matches!(field.kind, Type::Date);
    let id = if is_day { typed_day(typed) } else { id_of_name(typed).map(|id| id.to_string()) };
    let Some(id) = id else { return Ok(None) };
    let path = |id: &str| SourcePath::new(format!("{}/{id}.{}", file.place, file.extension()));
    let is_taken = |id: &str| {
        ["md", "yaml"].iter().any(|extension| {
            sources.texts.contains_key(&SourcePath::new(format!("{}/{id}.{extension}", file.place)))
        })
    };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = [id.clone()].into_iter().chain(numbered).find(|id| !is_taken(id));
    let path = path(&free.expect("there are more numbers than files"));
    let main = site.languages.first().copied().unwrap_or(Lang::UK);
    let empty = if file.extension() == "md" { "---\n---\n" } else { "" };
    let value = if is_day { id } else { typed.to_owned() };
    let way = FieldWay::of_root(Type::Record(file.shape)).below_field(field);
    let text = with_changes(&path, empty, main, &[FieldChange::Typed(way, value)]);
    Ok(Some((path, text.map_err(Outcome::Refused)?)))
}

/// Returns the field that names a file: the day of a meeting, else its first one.
fn naming_field(file: &FileType) -> &'static Field {
    let day =
        file.shape.fields.iter().find(|field| field.required && matches!(field.kind, Type::Date));
    day.unwrap_or(&file.shape.fields[0])
}
