//! The ledger: what was when. Written by the program, never by hand.

use super::parts::{part, row};
use crate::base::choices::{Chosen, LedgerChange, LedgerKind};
use crate::content::fields::Shape;
use crate::content::fields::Type::{Choice as OneOf, Count, Date, List, Record, Text};

/// The history of a site.
pub(in crate::content) static LEDGER: Shape = part(
    "ledger",
    None,
    &[row("entries", "записи", List(&Record(&LEDGER_ENTRY)))
        .described("По одному на запис сайту.", "One for each entry of the site.")],
);

/// The history of one entry.
pub(in crate::content) static LEDGER_ENTRY: Shape = part(
    "ledger_entry",
    None,
    &[
        row("kind", "вид", OneOf(LedgerKind::CHOICES))
            .required()
            .described("Що це за запис.", "What sort of entry it is."),
        row("id", "id", Text).required().described("Його id.", "Its id."),
        row("first_seen", "уперше", Date)
            .required()
            .described("День, коли запис уперше став публічним.", "The day it was first public."),
        row("changed", "змінено", Date).described(
            "День останньої зміни публічних відомостей.",
            "The day its public facts last changed.",
        ),
        row("sequence", "номер_зміни", Count)
            .described("Скільки разів змінювався.", "How often it has changed."),
        row("events", "події", List(&Record(&LEDGER_EVENT)))
            .described("Що й коли змінилося, за днями.", "What changed when, day by day."),
        row("hashes", "хеші", List(&Record(&LEDGER_HASH)))
            .described("Публічні поля як хеші.", "Its public fields as hashes."),
    ],
);

/// What changed on one day: which fields, never what stood in them.
pub(in crate::content) static LEDGER_EVENT: Shape = part(
    "ledger_event",
    None,
    &[
        row("on", "коли", Date).required().described("День.", "The day."),
        row("what", "що", List(&OneOf(LedgerChange::CHOICES)))
            .required()
            .described("Що сталося.", "What happened."),
        row("fields", "поля", List(&Text))
            .described("Які поля змінилися.", "Which fields changed."),
    ],
);

/// One public field, as a hash: the ledger holds no number and no name.
pub(in crate::content) static LEDGER_HASH: Shape = part(
    "ledger_hash",
    None,
    &[
        row("field", "поле", Text).required().described("Шлях поля.", "The field's path."),
        row("hash", "хеш", Text)
            .required()
            .described("BLAKE3 значення, скорочений.", "BLAKE3 of its value, cut short."),
    ],
);
