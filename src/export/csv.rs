//! `list.csv`: the list for a spreadsheet, one row a service.
//!
//! Ukrainian headings, a byte order mark and `;` unless the site says otherwise, phones as people write them,
//! CRLF and quotes as RFC 4180 has them. A cell that a spreadsheet would run as a formula gets an apostrophe in
//! front (THREATS.md V24; CWE-1236).

use crate::fields::Vocabulary;
use crate::locale::Lang;
use crate::messages::Messages;
use crate::publish::Phone;
use crate::validate::Csv;

use super::Material;
use super::rows::{Row, rows};

/// The columns, by their message in the catalogue.
const COLUMNS: [&str; 18] = [
    "csv-organisation",
    "csv-kind",
    "csv-help",
    "csv-service",
    "csv-details",
    "csv-audiences",
    "csv-areas",
    "csv-delivery",
    "csv-conditions",
    "csv-cost",
    "csv-phones",
    "csv-email",
    "csv-website",
    "csv-address",
    "csv-hours",
    "csv-people",
    "csv-status",
    "csv-page",
];

/// Writes the whole list.
pub(super) fn list(material: &Material<'_>, buffer: &mut Vec<u8>) {
    let site = &material.public.site;
    let lang = site.languages.first().copied().unwrap_or(Lang::UK);
    let words = Words { material, messages: Messages::of_program(lang), lang };
    let headings = COLUMNS.map(|column| words.say(column));
    let records = rows(material).into_iter().map(|row| words.cells(&row));
    table(site.csv, std::iter::once(headings).chain(records), buffer);
}

/// Writes a table for a spreadsheet, in the form that the site asks for.
pub fn table<const COLUMNS: usize>(
    form: Csv,
    records: impl Iterator<Item = [String; COLUMNS]>,
    buffer: &mut Vec<u8>,
) {
    if form.bom {
        buffer.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(form.separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(buffer);
    for record in records {
        // Writing to memory cannot fail, and every record has the same length.
        let _ = writer.write_record(record.map(|cell| guarded(&cell)));
    }
    let _ = writer.flush();
}

struct Words<'a> {
    material: &'a Material<'a>,
    messages: Messages,
    lang: Lang,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        self.messages.say(key, &[])
    }

    fn cells(&self, row: &Row<'_>) -> [String; 18] {
        let (organisation, service) = (row.organisation, row.service);
        let text = |text: Option<&crate::localised::Text>| {
            text.map(|t| t.main.to_string()).unwrap_or_default()
        };
        let kind = organisation.kind.as_slice();
        let names = |vocabulary, ids| self.material.names(vocabulary, ids).join(", ");
        let hours = service.and_then(|s| s.hours.as_ref()).or(organisation.hours.as_ref());
        let delivery = service.map_or(&[][..], |s| &s.delivery);
        let delivery: Vec<String> =
            delivery.iter().map(|d| self.say(&format!("delivery-{d}"))).collect();
        [
            organisation.name.main.to_string(),
            names(Vocabulary::Kinds, kind),
            row.help(self.material).unwrap_or_else(|| self.not_reported()),
            text(service.and_then(|s| s.name.as_ref())),
            text(service.and_then(|s| s.details.as_ref())),
            names(Vocabulary::Audiences, service.map_or(&[][..], |s| &s.audiences)),
            names(Vocabulary::Areas, service.map_or(&[][..], |s| &s.areas)),
            delivery.join(", "),
            text(service.and_then(|s| s.conditions.as_ref())),
            text(service.and_then(|s| s.cost.as_ref())),
            self.phones(row),
            organisation.email.as_ref().map(|e| e.to_string()).unwrap_or_default(),
            organisation.website.as_ref().map(|w| w.to_string()).unwrap_or_default(),
            self.address(row),
            hours.map(|h| h.in_words(self.lang).join("; ")).unwrap_or_default(),
            organisation.people.iter().map(|p| self.person(p)).collect::<Vec<_>>().join("; "),
            self.say(&format!("status-{}", row.status())),
            row.page(self.material).unwrap_or_default(),
        ]
    }

    /// Says that nothing was reported, and whom to ask.
    fn not_reported(&self) -> String {
        match self.hotline() {
            Some(number) => {
                self.messages.say("list-not-reported-hotline", &[("number", number.into())])
            }
            None => self.say("list-not-reported"),
        }
    }

    fn hotline(&self) -> Option<String> {
        let hotline = self.material.public.site.hotline.as_ref()?;
        hotline.short.as_ref().or(hotline.full.as_ref()).map(|number| number.national())
    }

    fn phones(&self, row: &Row<'_>) -> String {
        let phone = |phone: &Phone| match &phone.label {
            Some(label) => format!("{} ({})", phone.number.national(), label.main),
            None => phone.number.national(),
        };
        row.phones().iter().map(phone).collect::<Vec<_>>().join("; ")
    }

    /// Names a person; only who answers for the list is called responsible.
    fn person(&self, person: &crate::publish::Person) -> String {
        let mut parts = vec![person.name.main.to_string()];
        parts.extend(person.role.as_ref().map(|role| role.main.to_string()));
        parts.extend(person.responsible.then(|| self.say("csv-responsible")));
        parts.extend(person.phone.as_ref().map(|phone| phone.national()));
        parts.extend(person.email.as_ref().map(|email| email.to_string()));
        parts.join(", ")
    }

    fn address(&self, row: &Row<'_>) -> String {
        let Some(address) = &row.organisation.address else { return String::new() };
        let texts = [address.street.as_ref(), address.city.as_ref(), address.note.as_ref()];
        let mut parts: Vec<&str> = texts.into_iter().flatten().map(|text| &*text.main).collect();
        parts.extend(address.postcode.as_deref());
        parts.join(", ")
    }
}

/// Puts an apostrophe before what a spreadsheet would run: `= + - @`, tab and return, also after spaces and in
/// their full-width forms.
fn guarded(cell: &str) -> String {
    if runs(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Tells what a spreadsheet would run.
pub fn runs(cell: &str) -> bool {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}']).chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_can_become_a_formula() {
        for formula in ["=1+1", "+380", "-1", "@a", "\t=1", " =1", "＝1", "\r"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(guarded("050 123-45-67"), "050 123-45-67");
    }
}
