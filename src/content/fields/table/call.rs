//! A call by which an entry was verified. Written by `verify`, never changed afterwards, so that what two people wrote apart
//! lies beside each other. It holds no number and no name, and no words of one's own about people.

use super::parts::{field_row, part_shape};
use crate::base::choices::{CallOutcome, Chosen, FactState};
use crate::content::fields::Type::{Choice as OneOf, Date, Id, List, Record, Text, YesNo};
use crate::content::fields::{Privacy, Shape};

/// A call.
pub(crate) static CALL: Shape = part_shape(
    "call",
    None,
    &[
        field_row("on", "коли", Date)
            .required()
            .privacy(Privacy::Private)
            .described("День дзвінка.", "The day of the call."),
        field_row("outcome", "наслідок", OneOf(CallOutcome::CHOICES))
            .required()
            .privacy(Privacy::Private)
            .described("Чим дзвінок скінчився.", "How the call ended."),
        field_row("by", "хто", Text)
            .privacy(Privacy::Private)
            .described(
                "Хто дзвонив: ініціали або посада, не імʼя.",
                "Who called: initials or a role, no name.",
            )
            .with_example("редакція", "the editors"),
        field_row("services", "послуги", List(&Id)).privacy(Privacy::Private).described(
            "Про які саме послуги питали; без поля — про весь запис.",
            "Which services were asked about; the whole entry when absent.",
        ),
        field_row("facts", "відомості", List(&Record(&FACT)))
            .privacy(Privacy::Private)
            .described("Що сказали про окремі поля.", "What was said of single fields."),
        field_row("do_not_call", "не_дзвонити", YesNo).privacy(Privacy::Private).described(
            "Просили більше не дзвонити; перевіряють листом.",
            "They asked not to be called again; they are asked by letter.",
        ),
    ],
);

/// What was said of one field of the entry.
pub(super) static FACT: Shape = part_shape(
    "fact",
    None,
    &[
        field_row("field", "поле", Text)
            .required()
            .privacy(Privacy::Private)
            .described("Ключ поля запису.", "The key of a field of the entry.")
            .with_example("години", "hours"),
        field_row("state", "стан", OneOf(FactState::CHOICES))
            .required()
            .privacy(Privacy::Private)
            .described("Правильно, змінилося чи вже немає.", "Right, changed or gone."),
    ],
);
