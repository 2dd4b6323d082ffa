//! What one column of a table holds.

use crate::base::locale::compare::{fold, is_same_key};
use crate::content::fields::Field;
use crate::content::fields::Privacy;
use crate::content::fields::Shape;
use crate::content::fields::Type;
use crate::content::fields::table;
use crate::edit::import::place::Place;

/// The field that a column holds: a row of the organisation, or of a part of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::edit) struct FieldPath {
    /// The organisation's row.
    pub field: &'static Field,
    /// The row of the part, as in `services.help`.
    pub part: Option<&'static Field>,
}

/// What became of the way to a field.
pub(super) struct ChangedPath {
    /// The way now; nothing where the field is no more.
    pub path: Option<String>,
    /// The version that changed it.
    pub since: &'static str,
}

/// What the address of the organisation's page on this site is called: it is no field, but names the entry.
pub(super) const PAGE_COLUMN: &str = "page";

/// How a mapping file names a place on the map, and the two columns that make one.
pub(super) const LOCATION: &str = "address.location";
const LATITUDE: &str = "address.location.latitude";
const LONGITUDE: &str = "address.location.longitude";

/// How a mapping file names the number of the house, where it has a column of its own.
const HOUSE: &str = "address.street.house";

/// How a mapping file names the breaks and the days off of the hours, where they have columns of their own.
const BREAK: &str = "hours.break";
const DAYS_OFF: &str = "hours.off";

/// What a mapping file says of a column that is not to be taken.
pub(super) const LEFT: &str = "-";

/// A column and what it holds.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Column {
    /// Its heading.
    pub heading: String,
    /// Where the heading stands.
    pub place: Place,
    /// The field.
    pub target: Option<Holds>,
    /// Whether it is left out on purpose.
    pub is_left: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::edit) enum Holds {
    /// A field.
    Field(FieldPath),
    /// The address of the page.
    Page,
    /// Half of a place on the map, in degrees.
    Latitude,
    /// The other half.
    Longitude,
    /// The number of the house, which stands behind its street.
    House,
    /// The break of the hours.
    Break,
    /// The days off of the hours.
    DaysOff,
}

impl Holds {
    /// Reads what a mapping file, or the words of headings, say of a column.
    pub(in crate::edit) fn parse(path: &str) -> Option<Self> {
        match path {
            PAGE_COLUMN => Some(Self::Page),
            LATITUDE => Some(Self::Latitude),
            LONGITUDE => Some(Self::Longitude),
            HOUSE => Some(Self::House),
            BREAK => Some(Self::Break),
            DAYS_OFF => Some(Self::DaysOff),
            path => FieldPath::parse(path).map(Self::Field),
        }
    }

    /// Returns the field that it is, or is a half of.
    pub(in crate::edit) fn field(&self) -> Option<FieldPath> {
        match self {
            Self::Field(target) => Some(*target),
            Self::Page => None,
            Self::Latitude | Self::Longitude => FieldPath::parse(LOCATION),
            Self::House => FieldPath::parse("address.street"),
            Self::Break | Self::DaysOff => FieldPath::parse("hours"),
        }
    }

    /// Returns the way to the field.
    pub(in crate::edit) fn path(&self) -> String {
        match self {
            Self::Field(target) => target.path(),
            Self::Page => PAGE_COLUMN.to_owned(),
            Self::Latitude => LATITUDE.to_owned(),
            Self::Longitude => LONGITUDE.to_owned(),
            Self::House => HOUSE.to_owned(),
            Self::Break => BREAK.to_owned(),
            Self::DaysOff => DAYS_OFF.to_owned(),
        }
    }
}

impl Column {
    /// Tells a column for an organisation's own field.
    pub(super) fn is_for(&self, key: &str) -> bool {
        matches!(self.target, Some(Holds::Field(target)) if target.part.is_none() && target.field.key == key)
    }
}

impl FieldPath {
    /// Returns the way to the field: `services.help`.
    pub(in crate::edit) fn path(&self) -> String {
        match self.part {
            Some(part) => format!("{}.{}", self.field.key, part.key),
            None => self.field.key.to_owned(),
        }
    }

    /// Tells a field that is never published.
    pub(in crate::edit) fn is_private(&self) -> bool {
        self.part.unwrap_or(self.field).privacy == Privacy::Private
    }

    /// Returns what may stand there.
    pub(in crate::edit) fn kind(&self) -> Type {
        self.part.unwrap_or(self.field).kind
    }

    /// Returns the way to every field, by the keys of both languages.
    pub(super) fn all() -> Vec<String> {
        let of = |field: &'static Field| {
            let parts = field.kind.shape().into_iter().flat_map(Shape::rows);
            let parts = parts.flat_map(|part| {
                [format!("{}.{}", field.key, part.key), format!("{}.{}", field.uk, part.uk)]
            });
            [field.key.to_owned(), field.uk.to_owned()].into_iter().chain(parts)
        };
        table::ORGANISATION.rows().flat_map(of).collect()
    }

    /// Returns the ways to a field of a part that somebody called without its part, in the language of that word.
    pub(super) fn of_part(key: &str) -> Vec<String> {
        let of = |field: &'static Field| {
            let part = field.kind.shape()?.row(key)?;
            Some(match is_same_key(part.key, key) {
                true => format!("{}.{}", field.key, part.key),
                false => format!("{}.{}", field.uk, part.uk),
            })
        };
        table::ORGANISATION.rows().filter_map(of).collect()
    }

    /// Returns what became of the way to a field that an earlier version had.
    pub(super) fn changed(path: &str) -> Option<ChangedPath> {
        let (own, part) =
            path.split_once('.').map_or((path, None), |(own, part)| (own, Some(part)));
        let change = table::ORGANISATION.changed(own);
        let own = match change {
            Some(change) => change.renamed(),
            None => table::ORGANISATION.row(own).map(|field| field.key),
        };
        let shape = own.and_then(|own| table::ORGANISATION.row(own)?.kind.shape());
        let part_change = part.and_then(|part| shape?.changed(part));
        let since = part_change.or(change)?.since;
        let part_now = match part_change {
            Some(change) => change.renamed(),
            None => part,
        };
        let path = match (own, part, part_now) {
            (Some(own), None, _) => Some(own.to_owned()),
            (Some(own), Some(_), Some(part)) => Some(format!("{own}.{part}")),
            (None, _, _) | (Some(_), Some(_), None) => None,
        };
        Some(ChangedPath { path, since })
    }

    /// Reads the way to a field, by keys of either language.
    pub(in crate::edit) fn parse(path: &str) -> Option<Self> {
        let (own, part) =
            path.split_once('.').map_or((path, None), |(own, part)| (own, Some(part)));
        let field = table::ORGANISATION.row(own)?;
        let part = part.map(|key| field.kind.shape()?.row(key));
        match part {
            Some(None) => None,
            part => Some(Self { field, part: part.flatten() }),
        }
    }
}

/// Returns what all spellings of a heading share.
pub(super) fn heading_key(heading: &str) -> String {
    let plain: String = fold(&heading.replace(['_', '\n', '\r'], " "))
        .chars()
        .filter(|c| !matches!(c, ':' | '*' | '.' | ',' | '?'))
        .collect();
    plain.trim().to_owned()
}
