//! The ledger: what was when. Written by the program, never by hand.

use super::parts::{field_row, part_shape};
use crate::base::choices::{Chosen, LedgerChange, LedgerKind};
use crate::content::fields::Shape;
use crate::content::fields::Type::{Choice as OneOf, Count, Date, List, Record, Text};

/// The history of a site.
pub(in crate::content) static LEDGER: Shape = part_shape(
    "ledger",
    None,
    &[field_row("entries", "записи", List(&Record(&LEDGER_ENTRY)))
        .described("По одному на запис сайту.", "One for each entry of the site.")],
);

/// The history of one entry.
pub(super) static LEDGER_ENTRY: Shape = part_shape(
    "ledger_entry",
    None,
    &[
        field_row("kind", "вид", OneOf(LedgerKind::CHOICES))
            .required()
            .described("Що це за запис.", "What sort of entry it is."),
        field_row("id", "id", Text).required().described("Його id.", "Its id."),
        field_row("first_seen", "уперше", Date)
            .required()
            .described("День, коли запис уперше став публічним.", "The day it was first public."),
        field_row("changed", "змінено", Date).described(
            "День останньої зміни публічних відомостей.",
            "The day its public facts last changed.",
        ),
        field_row("sequence", "номер_зміни", Count)
            .described("Скільки разів змінювався.", "How often it has changed."),
        field_row("events", "події", List(&Record(&LEDGER_EVENT)))
            .described("Що й коли змінилося, за днями.", "What changed when, day by day."),
        field_row("hashes", "хеші", List(&Record(&LEDGER_HASH)))
            .described("Публічні поля як хеші.", "Its public fields as hashes."),
    ],
);

/// What changed on one day: which fields, never what stood in them.
pub(super) static LEDGER_EVENT: Shape = part_shape(
    "ledger_event",
    None,
    &[
        field_row("on", "коли", Date).required().described("День.", "The day."),
        field_row("what", "що", List(&OneOf(LedgerChange::CHOICES)))
            .required()
            .described("Що сталося.", "What happened."),
        field_row("fields", "поля", List(&Text))
            .described("Які поля змінилися.", "Which fields changed."),
    ],
);

/// One public field, as a hash: the ledger holds no number and no name.
pub(super) static LEDGER_HASH: Shape = part_shape(
    "ledger_hash",
    None,
    &[
        field_row("field", "поле", Text).required().described("Шлях поля.", "The field's path."),
        field_row("hash", "хеш", Text)
            .required()
            .described("BLAKE3 значення, скорочений.", "BLAKE3 of its value, cut short."),
    ],
);
