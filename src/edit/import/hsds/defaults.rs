//! What the editor sets for all organisations and services of a package that say nothing: `defaults:` of the mapping file, and `--set`.

use super::record::RecordCell;
use crate::content::fields::Type;
use crate::edit::import::asked::Asked;
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::Place;
use crate::edit::import::table::column::FieldPath;
use crate::edit::import::table::mapping::Mapping;

/// Values by their fields.
#[derive(Debug)]
pub(super) struct Defaults {
    place: Place,
    values: Vec<(FieldPath, String)>,
}

impl Defaults {
    /// Takes them from the mapping.
    pub(super) fn from_mapping(asked: &Asked<'_>, mapping: &Mapping) -> Self {
        let place = Place::file(asked.mapping.map_or("--set", |(name, _)| name));
        let values = mapping.defaults().map(|(target, value)| (target, value.to_owned()));
        Self { place, values: values.collect() }
    }

    /// Returns the value of a field of the organisation, or of each service (`services.help`).
    pub(super) fn value(&self, path: &str) -> Option<RecordCell> {
        let own = self.values.iter().find(|(target, _)| target.path() == path);
        own.map(|(_, text)| RecordCell { text: text.clone(), place: self.place.clone() })
    }

    /// Adds to an organisation what it lacks.
    pub(super) fn fill(&self, fields: &mut Vec<(&'static str, Fact)>) {
        for (target, value) in self.values.iter().filter(|(target, _)| target.part.is_none()) {
            self.add_default(fields, target.field.key, target.kind(), value);
        }
        self.fill_parts(fields);
    }

    /// Adds to each service what it lacks; other parts are filled only where they stand.
    fn fill_parts(&self, fields: &mut Vec<(&'static str, Fact)>) {
        for (target, value) in &self.values {
            let Some(part) = target.part else { continue };
            let whole = fields.iter_mut().find(|(key, _)| *key == target.field.key);
            match whole.map(|(_, fact)| &mut fact.value) {
                Some(FactValue::List(items)) if target.field.key == "services" => {
                    let services = items.iter_mut().filter_map(|item| match &mut item.value {
                        FactValue::Map(fields) => Some(fields),
                        FactValue::Text(_)
                        | FactValue::Texts(_)
                        | FactValue::Flag(_)
                        | FactValue::List(_) => None,
                    });
                    services.for_each(|own| self.add_default(own, part.key, target.kind(), value));
                }
                Some(FactValue::Map(own)) => self.add_default(own, part.key, target.kind(), value),
                Some(
                    FactValue::List(_)
                    | FactValue::Text(_)
                    | FactValue::Texts(_)
                    | FactValue::Flag(_),
                )
                | None => {}
            }
        }
    }

    fn add_default(
        &self,
        fields: &mut Vec<(&'static str, Fact)>,
        key: &'static str,
        kind: Type,
        value: &str,
    ) {
        if fields.iter().any(|(own, _)| *own == key) {
            return;
        }
        let text = |text: &str| Fact::from_text(&self.place, text.trim());
        let fact = if matches!(kind, Type::List(_)) {
            let items = value.split([';', ',']).filter(|item| !item.trim().is_empty());
            Fact::from_items(&self.place, items.map(text).collect())
        } else {
            text(value)
        };
        fields.push((key, fact));
    }
}
