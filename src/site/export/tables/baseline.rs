//! The rows of the list as they are now, to tell what somebody changed in a copy that comes back.

use super::table::{Cell, CellWords, Table, address_parts};
use crate::base::locale::Lang;
use crate::list::offers::Offer;
use crate::list::publish::Organisation;
use crate::site::export::export_context::ExportContext;

/// One of the list's own tables.
#[derive(Debug)]
pub(crate) struct Baseline {
    /// The message of each column's heading.
    pub(crate) columns: Vec<&'static str>,
    /// Its rows, in their order.
    pub(crate) rows: Vec<BaselineRow>,
}

/// A row of it.
#[derive(Debug)]
pub(crate) struct BaselineRow {
    /// The id of the organisation.
    pub(crate) organisation: String,
    /// The service; none in a row of an organisation.
    pub(crate) service: Option<BaselineService>,
    /// The parts that its address is joined of, by their keys.
    pub(crate) address: Vec<(&'static str, String)>,
    /// The texts of its cells.
    pub(crate) cells: Vec<String>,
}

/// Which service a row tells of, and what of the row is the service's own and not its organisation's.
#[derive(Debug)]
pub(crate) struct BaselineService {
    /// Its id.
    pub(crate) id: String,
    /// The id of its kind of help.
    pub(crate) help: String,
    /// Whether the phones are its own.
    pub(crate) has_phones: bool,
    /// Whether the hours are its own.
    pub(crate) has_hours: bool,
    /// Whether it stands worse than its organisation.
    pub(crate) has_state: bool,
}

impl Baseline {
    /// Takes the table of services.
    pub(in crate::site::export) fn of_services(
        context: &ExportContext<'_>,
        table: Table<'_>,
    ) -> Self {
        let of = context
            .public
            .counted_offers()
            .map(|offer| (offer.organisation(), baseline_service(offer)));
        Self::new(context, table, of)
    }

    /// Takes the table of organisations.
    pub(in crate::site::export) fn of_organisations(
        context: &ExportContext<'_>,
        table: Table<'_>,
    ) -> Self {
        let of = context.public.organisations.iter().map(|organisation| (&**organisation, None));
        Self::new(context, table, of)
    }

    fn new<'a>(
        context: &ExportContext<'_>,
        table: Table<'_>,
        of: impl Iterator<Item = (&'a Organisation, Option<BaselineService>)>,
    ) -> Self {
        let lang: Lang = CellWords::new(context).lang;
        let columns = table.columns();
        let row = |((organisation, service), cells): ((&Organisation, _), Vec<Cell<'_>>)| {
            let address = organisation.address.as_ref().map(address_parts).unwrap_or_default();
            BaselineRow {
                organisation: organisation.entry.id.to_string(),
                service,
                address: address.into_iter().map(|(key, text)| (key, text.to_owned())).collect(),
                cells: cells.into_iter().map(|cell| cell.in_words(lang).into_owned()).collect(),
            }
        };
        Self { columns, rows: of.zip(table.rows()).map(row).collect() }
    }
}

fn baseline_service(offer: &Offer) -> Option<BaselineService> {
    let service = offer.service()?;
    Some(BaselineService {
        id: service.id.to_string(),
        help: service.help.to_string(),
        has_phones: !service.phones.is_empty(),
        has_hours: service.hours.is_some(),
        has_state: offer.worse_state().is_some(),
    })
}
