//! `perelik new TYPE`: a new entry with what it must have.
//!
//! Options say what to write; on a terminal the rest is asked for. The file is named by the transliteration rule.
//! An entry that would have errors is not written, and a file that exists is never touched.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use super::args::{Common, New};
use super::ask::{Asker, id_of};
use super::exit::Exit;
use super::report::ReportFormat;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::Level;
use crate::base::files::Sources;
use crate::base::locale::translit::slug;
use crate::base::names::{Id, SourcePath};
use crate::base::yaml;
use crate::content::fields::Field;
use crate::content::schema::{FileLayout, FileType};
use crate::content::validate::{self, NameIndex, RecordCache};
use crate::site::pipeline::compile;

/// Fields that hold a day and are today's where nothing is said.
const DAYS: [&str; 2] = ["date", "as_of"];

/// An entry in the making.
struct Draft {
    file: &'static FileType,
    values: BTreeMap<&'static str, String>,
}

/// Makes the entry.
pub(super) fn run(session: &mut Session, options: &New) -> Result<Exit, Failure> {
    let Some(file) = FileType::named(&options.what) else { return Ok(Exit::Failed) };
    let common = common(options);
    let config = session.config(&common)?;
    save::sweep(session)?;
    let mut sources = session.read()?;
    let records = validate::read(&sources, &mut RecordCache::default()).value;
    let site = &records.site;
    let today = config.resolve(&"".into(), &site.timezone, site.date).today;
    let mut draft = Draft { file, values: BTreeMap::new() };
    draft.given(session, options)?;
    draft.days(&today.to_string());
    let organisations = records.organisations.iter().map(|organisation| &**organisation);
    let names = NameIndex::new(&records.terms, organisations);
    draft.complete(session, &names)?;
    draft.put_ids(&names);
    let id = draft.id(session, options)?;
    let path = draft.free_path(session, &sources, &id)?;
    let text = draft.text();
    sources.texts.insert(path.clone(), text.as_bytes().into());
    let mut diagnostics = compile(&sources, &config).diagnostics;
    diagnostics
        .set_levels(|at, _, level| (*at == path && level == Level::Error).then_some(Level::Error));
    if diagnostics.has_errors() {
        session.diagnostics(&common, &diagnostics, &sources, Level::Error)?;
        return Err(session.fail("cli-new-refused", &[]));
    }
    write(session, &path, &id, &text)?;
    Ok(Exit::Fine)
}

fn common(options: &New) -> Common {
    Common {
        base_url: None,
        date: options.date.clone(),
        strict: false,
        format: ReportFormat::Human,
    }
}

impl Draft {
    /// The field that names the entry stands first in its shape.
    fn name_key(&self) -> &'static str {
        self.file.shape.fields.first().map_or("name", |field| field.key)
    }

    /// Takes what the options say.
    fn given(&mut self, session: &Session, options: &New) -> Result<(), Failure> {
        if let Some(name) = &options.name {
            self.set(session, self.name_key(), name)?;
        }
        if let Some(kind) = &options.kind {
            self.set(session, "kind", kind)?;
        }
        for pair in &options.set {
            let Some((key, value)) = pair.split_once('=') else {
                return Err(session.fail("cli-new-set-form", &[("value", pair.as_str().into())]));
            };
            self.set(session, key, value)?;
        }
        if options.date.is_some() && !DAYS.iter().any(|key| self.file.shape.row(key).is_some()) {
            return Err(self.unknown(session, "date"));
        }
        Ok(())
    }

    fn set(&mut self, session: &Session, key: &str, value: &str) -> Result<(), Failure> {
        let Some(field) = self.file.shape.row(key) else {
            return Err(self.unknown(session, key));
        };
        match self.values.insert(field.key, value.trim().to_owned()) {
            Some(_) => Err(session.fail("cli-new-twice", &[("key", key.into())])),
            None => Ok(()),
        }
    }

    fn unknown(&self, session: &Session, key: &str) -> Failure {
        let known: Vec<&str> = self.file.shape.rows().map(|field| field.key).collect();
        session.fail("cli-new-unknown", &[("key", key.into()), ("known", known.join(", ").into())])
    }

    fn days(&mut self, today: &str) {
        let rows = DAYS.iter().filter_map(|key| self.file.shape.row(key));
        for field in rows {
            self.values.entry(field.key).or_insert_with(|| today.to_owned());
        }
    }

    /// Asks for what is missing, or says what to add.
    fn complete(&mut self, session: &mut Session, names: &NameIndex) -> Result<(), Failure> {
        let rows = self.file.shape.rows();
        let missing = |field: &&Field| field.required && !self.values.contains_key(field.key);
        for field in rows.filter(missing).collect::<Vec<_>>() {
            match ask(session, names, field, true)? {
                Some(value) => drop(self.values.insert(field.key, value)),
                None => {
                    let flag = ("flag", self.flag(field.key).into());
                    return Err(session.fail("cli-new-missing", &[("key", field.key.into()), flag]));
                }
            }
        }
        self.complete_any(session, names)
    }

    /// Of some fields one is enough: they are asked for in their order until one is answered.
    fn complete_any(&mut self, session: &mut Session, names: &NameIndex) -> Result<(), Failure> {
        let keys = self.file.shape.any_of;
        if keys.is_empty() || keys.iter().any(|key| self.values.contains_key(key)) {
            return Ok(());
        }
        for field in keys.iter().filter_map(|key| self.file.shape.row(key)) {
            if let Some(value) = ask(session, names, field, false)? {
                self.values.insert(field.key, value);
                return Ok(());
            }
        }
        let shown: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let flag = ("flag", self.flag(keys[0]).into());
        Err(session.fail("cli-new-missing-one", &[("keys", shown.join(", ").into()), flag]))
    }

    /// Writes ids where terms, organisations and choices were named otherwise.
    fn put_ids(&mut self, names: &NameIndex) {
        for (key, value) in &mut self.values {
            let row = self.file.shape.row(key).expect("only fields of the shape are taken");
            if let Some(id) = id_of(row.kind, value, names) {
                *value = id;
            }
        }
    }

    /// Returns the option that gives a field.
    fn flag(&self, key: &str) -> String {
        match key {
            key if key == self.name_key() => "`--name …`".to_owned(),
            "kind" => "`--kind …`".to_owned(),
            key => format!("`--set {key}=…`"),
        }
    }

    /// Returns the file's name: what was asked for, the day of a meeting, or the name in Latin letters.
    fn id(&self, session: &Session, options: &New) -> Result<String, Failure> {
        let name = self.values.get(self.name_key()).map(String::as_str).unwrap_or_default();
        let id = match (&options.id, self.values.get("date")) {
            (Some(id), _) => id.clone(),
            (None, Some(day)) => day.clone(),
            (None, None) => slug(name).chars().take(Id::LONGEST).collect::<String>(),
        };
        let id = id.trim_end_matches('-');
        match (Id::new(id), &options.id) {
            (Ok(id), _) => Ok(id.to_string()),
            (Err(_), Some(id)) => {
                Err(session.fail("cli-new-bad-id", &[("id", id.as_str().into())]))
            }
            (Err(_), None) => Err(session.fail("cli-new-no-id", &[("name", name.into())])),
        }
    }

    /// Returns where the file will lie, unless an entry of this name is there in any form.
    fn free_path(
        &self,
        session: &Session,
        sources: &Sources,
        id: &str,
    ) -> Result<SourcePath, Failure> {
        let path = |extension| SourcePath::new(format!("{}/{id}.{extension}", self.file.place));
        let taken = ["md", "yaml"].map(path).into_iter().find(|p| sources.texts.contains_key(p));
        match taken {
            Some(path) => Err(exists(session, &path, id)),
            None => Ok(path(self.file.extension())),
        }
    }

    /// Writes the fields in the order of the table.
    fn text(&self) -> String {
        let rows = self.file.shape.rows();
        let values = rows.filter_map(|field| Some((field.key, self.values.get(field.key)?)));
        let map: serde_json::Map<String, serde_json::Value> =
            values.map(|(key, value)| (key.to_owned(), value.as_str().into())).collect();
        let fields = yaml::to_text(&map).expect("YAML takes what JSON holds");
        match self.file.form {
            FileLayout::Markdown => format!("---\n{fields}---\n"),
            FileLayout::Yaml | FileLayout::Single | FileLayout::Lists => fields,
        }
    }
}

/// Asks on a terminal; elsewhere nobody answers.
fn ask(
    session: &mut Session,
    names: &NameIndex,
    field: &Field,
    needed: bool,
) -> Result<Option<String>, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let Session { words, out, .. } = session;
    let mut asker = Asker { words, names, input: &mut io::stdin().lock(), output: out };
    Ok(asker.ask(field, needed)?)
}

fn exists(session: &Session, path: &SourcePath, id: &str) -> Failure {
    session.fail("cli-new-exists", &[("path", path.as_str().into()), ("id", id.into())])
}

/// Writes a file that does not exist yet; one that appeared meanwhile is left alone.
fn write(session: &mut Session, path: &SourcePath, id: &str, text: &str) -> Result<(), Failure> {
    let target = session.root.join(path.as_str());
    if !save::make(session, &target, text)? {
        return Err(exists(session, path, id));
    }
    let line = session.say("cli-new-done", &[("path", Session::shown(&target))]);
    session.line(&line)
}
