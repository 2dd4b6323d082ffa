//! One row becomes one entry: whole where the site does not have it, else with what the row says otherwise.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::files::{DataFile, DataRow};
use super::index::TableIndex;
use super::values::ValueReader;
use crate::base::choices::Visibility;
use crate::base::diag::{Arg, Code};
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::edit::import::asked::Asked;
use crate::edit::import::draft::{Draft, Fact, OwnList};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::wordpress;

/// Keys that are no fields of the entry, or are read by themselves.
const ASIDE: [&str; 9] = [
    "id",
    "desk",
    "services",
    "organisation",
    "page",
    "changed",
    "translations",
    "body",
    "vocabulary",
];

/// How many entries are named where many are meant.
pub(super) const NAMED: usize = 3;

/// Makes entries, and keeps what is to be said of them.
pub(super) struct EntryReader<'a> {
    pub(super) values: ValueReader<'a>,
    /// The rows as the site says them now, kind by kind.
    bases: Vec<Vec<Map<String, Value>>>,
    /// Where the row of each id stands, kind by kind.
    by_id: Vec<BTreeMap<String, usize>>,
    /// Where the rows of the services of each organisation stand.
    by_owner: BTreeMap<String, Vec<usize>>,
    pub(super) findings: Vec<ImportFinding>,
    /// How many texts of pages stand in other languages than the main one, and the first place of one.
    bodies: (usize, Option<Place>),
    /// Whether anything differs that nobody can tell the age of.
    is_undated: bool,
}

/// What a row gives its entry.
#[derive(Default)]
pub(super) struct EntryFields {
    pub(super) fields: Vec<(&'static str, Fact)>,
    pub(super) unchanged: Vec<&'static str>,
    body: Option<String>,
}

impl<'a> EntryReader<'a> {
    pub(super) fn new(asked: &'a Asked<'a>, findings: Vec<ImportFinding>) -> Self {
        let main = Lang::main_of(&asked.known.register.site.languages);
        let whole = |row: &Value| {
            let mut fields = row.as_object().cloned().unwrap_or_default();
            place_texts(&mut fields, main, None);
            fields
        };
        let bases = asked.known.data_rows().iter().map(|rows| rows.iter().map(whole).collect());
        let bases: Vec<Vec<Map<String, Value>>> = bases.collect();
        let text = |row: &Map<String, Value>, key: &str| {
            row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let ids = |rows: &Vec<Map<String, Value>>| {
            rows.iter().enumerate().map(|(number, row)| (text(row, "id"), number)).collect()
        };
        let by_id = bases.iter().map(ids).collect();
        let mut by_owner: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, row) in bases[TableIndex::Services as usize].iter().enumerate() {
            by_owner.entry(text(row, "organisation")).or_default().push(number);
        }
        let values = ValueReader { asked, main, findings: Vec::new() };
        Self { values, bases, by_id, by_owner, findings, bodies: (0, None), is_undated: false }
    }

    /// Returns what is to be said.
    pub(super) fn finish(&mut self) -> Vec<ImportFinding> {
        if let (count, Some(place)) = std::mem::take(&mut self.bodies) {
            let place = Place { row: None, column: None, field: None, ..place };
            let finding = place.finding(Code::ImportLeft);
            let what = ("what", Arg::Words("import-left-bodies"));
            self.findings.push(finding.with(what.0, what.1).with("count", count));
        }
        self.findings.append(&mut self.values.findings);
        std::mem::take(&mut self.findings)
    }

    /// Returns a row as the site says it now.
    pub(super) fn base(&self, index: TableIndex, id: &str) -> Option<&Map<String, Value>> {
        let number = self.by_id[index as usize].get(id)?;
        self.bases[index as usize].get(*number)
    }

    /// Returns the services of an organisation as the site says them now.
    pub(super) fn services_of(&self, owner: &str) -> Vec<Map<String, Value>> {
        let rows = &self.bases[TableIndex::Services as usize];
        let own = self.by_owner.get(owner).map(Vec::as_slice).unwrap_or_default();
        own.iter().map(|number| rows[*number].clone()).collect()
    }

    /// Puts the texts of other languages in a row to their places.
    pub(super) fn place_translations(&self, row: &mut DataRow) {
        let languages = &self.values.asked.known.register.site.languages;
        place_texts(&mut row.fields, self.values.main, Some(languages));
    }

    /// Returns the site's row of the same entry: of one id, which was given here or names the same thing.
    pub(super) fn base_of(&self, index: TableIndex, row: &DataRow) -> Option<Map<String, Value>> {
        let base = self.base(index, row.field_text("id")?)?;
        let called = |fields: &Map<String, Value>| {
            fields.get(index.needed()[0]).map(|value| fold(&self.main_of(value)))
        };
        (self.is_ours(row) || called(base) == called(&row.fields)).then(|| base.clone())
    }

    fn main_of(&self, value: &Value) -> String {
        self.values.main_text(value).to_owned()
    }

    /// Tells a row whose page is one of this very site, or that names none.
    pub(super) fn is_ours(&self, row: &DataRow) -> bool {
        let base = &**self.values.asked.known.register.base_url();
        row.field_text("page").is_none_or(|page| page.starts_with(base))
    }

    /// Makes the entry of a row.
    pub(super) fn draft(&mut self, index: TableIndex, row: &DataRow) -> Draft {
        let base = self.base_of(index, row);
        let mut row = row.clone();
        self.place_translations(&mut row);
        let before = self.values.findings.len();
        let mut entry = self.entry_fields(index, &row, base.as_ref());
        if let Some(base) = &base {
            let differs = entry.fields.iter().any(|(key, _)| !entry.unchanged.contains(key));
            let day = |fields: &Map<String, Value>| {
                fields.get("changed").and_then(Value::as_str).map(str::to_owned)
            };
            let (own, now) = (day(&row.fields), day(base));
            let is_older = own.is_some() && own < now;
            if is_older && (differs || entry.body.is_some()) {
                // What was left alone needs no further word.
                self.values.findings.truncate(before);
                entry = self.as_it_is(index, &row, base, entry);
            } else {
                self.is_undated |= differs && (own.is_none() || now.is_none());
            }
        }
        // An id that names something else here is another site's.
        let id = row
            .field_text("id")
            .filter(|id| base.is_some() || self.is_ours(&row) || !self.has_entry(index, id));
        let EntryFields { fields, unchanged, body } = entry;
        let own = OwnList { unchanged, audience: Visibility::Public };
        let is_own = base.is_some() || index == TableIndex::Meetings;
        Draft {
            kind: index.kind(),
            id: id.map(str::to_owned),
            place: row.place.clone(),
            fields,
            body,
            is_faulty: false,
            own: is_own.then_some(own),
        }
    }

    /// Leaves an entry as it is that has changed since the file was made, and says so.
    fn as_it_is(
        &mut self,
        index: TableIndex,
        row: &DataRow,
        base: &Map<String, Value>,
        entry: EntryFields,
    ) -> EntryFields {
        let keys = entry.fields.iter().map(|(key, _)| *key);
        let keys: Vec<&str> = keys.filter(|key| !entry.unchanged.contains(key)).collect();
        let finding = row.place.finding(Code::ImportStale).with("columns", keys.join(", "));
        self.findings.push(finding);
        let row = DataRow { fields: base.clone(), ..row.clone() };
        self.entry_fields(index, &row, Some(base))
    }

    fn has_entry(&self, index: TableIndex, id: &str) -> bool {
        let register = self.values.asked.known.register;
        match index {
            TableIndex::Organisations | TableIndex::Services | TableIndex::Terms => {
                register.organisations.iter().any(|own| own.common.id == id)
            }
            TableIndex::Meetings => register.meetings.iter().any(|own| own.common.id == id),
            TableIndex::Needs => register.needs.iter().any(|own| own.common.id == id),
        }
    }

    /// Makes the fields of a row: all, or those that it tells otherwise than the site.
    pub(super) fn entry_fields(
        &mut self,
        index: TableIndex,
        row: &DataRow,
        base: Option<&Map<String, Value>>,
    ) -> EntryFields {
        let shape = index.data_table().shape;
        let needed = index.needed();
        let mut entry = EntryFields::default();
        for (key, value) in row.fields.iter().filter(|(key, _)| !is_aside(index, key)) {
            let place = row.at(key);
            let Some(field) = shape.row(key) else {
                self.values.unknown(shape, key, &place);
                continue;
            };
            let is_needed = needed.contains(&field.key);
            let fact = match base.and_then(|base| base.get(field.key)) {
                Some(was) => match self.values.changed_value(field.kind, (was, value), &place) {
                    None if is_needed => {
                        entry.unchanged.push(field.key);
                        self.values.fact(field.kind, was, &place)
                    }
                    fact => fact,
                },
                None => self.values.fact(field.kind, value, &place),
            };
            entry.fields.extend(fact.map(|fact| (field.key, fact)));
        }
        for (key, was) in base.into_iter().flatten().filter(|(key, _)| !is_aside(index, key)) {
            let Some(field) = shape.row(key) else { continue };
            if row.fields.keys().any(|own| field.is_named(own)) {
                continue;
            }
            let place = row.at(key);
            if needed.contains(&field.key) {
                entry.unchanged.push(field.key);
                let fact = self.values.fact(field.kind, was, &place);
                entry.fields.extend(fact.map(|fact| (field.key, fact)));
            }
            self.values.emptied(was, &place);
        }
        self.take_body(row, base, &mut entry);
        entry
    }

    /// Takes the text of the page, which is HTML; those of other languages are counted.
    fn take_body(
        &mut self,
        row: &DataRow,
        base: Option<&Map<String, Value>>,
        entry: &mut EntryFields,
    ) {
        let was = base.and_then(|base| base.get("body"));
        let Some(value) = row.fields.get("body").filter(|value| Some(*value) != was) else {
            if let Some(was) = was.filter(|_| !row.fields.contains_key("body")) {
                self.values.emptied(was, &row.at("body"));
            }
            return;
        };
        let others = value.as_object().map_or(0, |texts| {
            texts.keys().filter(|lang| **lang != self.values.main.as_str()).count()
        });
        self.bodies.0 += others;
        if others > 0 {
            self.bodies.1.get_or_insert_with(|| row.place.clone());
        }
        let html = self.main_of(value);
        if was.is_some_and(|was| self.main_of(was) == html) {
            return;
        }
        match wordpress::html_to_markdown(&html) {
            Some(text) => entry.body = Some(text),
            None => {
                let finding = row.at("body").finding(Code::ImportTooLarge);
                self.findings.push(finding.with("what", Arg::Words("import-over-size")));
            }
        }
    }

    /// Names entries of the site that the file does not have, where it has others of the site.
    pub(super) fn name_gone(&mut self, index: TableIndex, file: &DataFile) {
        let there = file.row_ids();
        let id = |base: &Map<String, Value>| {
            base.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let bases = &self.bases[index as usize];
        if !file.rows.iter().any(|row| self.base_of(index, row).is_some()) {
            return;
        }
        let gone: Vec<String> = bases
            .iter()
            .filter(|base| !there.contains(id(base).as_str()))
            .map(|base| {
                base.get(index.needed()[0]).map(|name| self.main_of(name)).unwrap_or_default()
            })
            .collect();
        self.push_gone(&file.place, &gone);
    }

    /// Names what a file lacks of what the site has.
    pub(super) fn push_gone(&mut self, place: &Place, gone: &[String]) {
        if gone.is_empty() {
            return;
        }
        let names = Arg::Text(gone[..gone.len().min(NAMED)].join("; "));
        let finding = place.finding(Code::ImportGone).with("count", gone.len());
        self.findings.push(finding.with("names", names).hint("data"));
    }

    /// Says of a file with changes that nobody can tell whether the site has changed since.
    pub(super) fn name_undated(&mut self, file: &DataFile) {
        let today = self.values.asked.known.register.config.list_day().to_string();
        if std::mem::take(&mut self.is_undated) && file.day.as_deref() != Some(&*today) {
            let finding = file.place.finding(Code::ImportUndated).with("of", "data");
            self.findings.push(finding.hint("data"));
        }
    }

    /// Notes a change of which nobody can tell the age.
    pub(super) fn note_change(&mut self) {
        self.is_undated = true;
    }
}

/// Tells a key that is no field of the entry: a service is of an organisation, and has an id of its own.
fn is_aside(index: TableIndex, key: &str) -> bool {
    ASIDE.contains(&key) || (index == TableIndex::Services && key == "status")
}

/// Puts the texts of other languages to the places that they are of; of a language that the site does not have, none.
fn place_texts(fields: &mut Map<String, Value>, main: Lang, languages: Option<&[Lang]>) {
    let Some(Value::Array(translations)) = fields.remove("translations") else { return };
    let mut whole = Value::Object(std::mem::take(fields));
    for translation in &translations {
        let text = |key: &str| translation.get(key).and_then(Value::as_str);
        let (Some(lang), Some(way), Some(other)) = (text("lang"), text("field"), text("text"))
        else {
            continue;
        };
        let is_known = languages.is_none_or(|all| all.iter().any(|own| own.as_str() == lang));
        let Some(value) = whole.pointer_mut(way).filter(|_| is_known) else { continue };
        if let Value::String(own) = value {
            let own = std::mem::take(own);
            *value = Value::Object(Map::from_iter([(main.to_string(), own.into())]));
        }
        if let Value::Object(texts) = value {
            texts.insert(lang.to_owned(), other.into());
        }
    }
    if let Value::Object(whole) = whole {
        *fields = whole;
    }
}
