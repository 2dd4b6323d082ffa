//! A meeting and its parts.

use super::parts::{TEXTS, kind, part, row};
use crate::base::choices::{Chosen, MeetingFormat, MeetingStatus, TaskStatus};
use crate::content::fields::Shape;
use crate::content::fields::Type::{
    Choice as OneOf, Date, File, List, Organisation, Prose, Record, Responsible, Text, Time, Url,
};

/// A meeting.
pub(crate) static MEETING: Shape = kind(
    "meeting",
    &[
        row("title", "заголовок", Text)
            .required()
            .translatable()
            .about("Назва зустрічі.", "Its title."),
        row("date", "дата", Date).required().about("День.", "The day."),
        row("start", "початок", Time).about("Початок, ГГ:ХХ.", "Start, HH:MM."),
        row("end", "кінець", Time)
            .about(
                "Кінець, ГГ:ХХ; після вечора ранній час — уже наступний день.",
                "End, HH:MM; after an evening an early hour is on the next day.",
            )
            .example("11:00", "11:00"),
        row("format", "формат", OneOf(MeetingFormat::CHOICES))
            .about("Онлайн, очно, змішано.", "Online, in person, mixed."),
        row("place", "місце", Text)
            .translatable()
            .about("Де.", "Where.")
            .example("Зал прикладів", "Hall of Examples"),
        row("organiser", "організатор", Organisation).about("Хто скликає.", "Who convenes."),
        row("series", "серія", Text)
            .translatable()
            .about("До якої низки належить.", "Its series.")
            .example("Приклад низки", "An example of a series"),
        row("status", "стан", OneOf(MeetingStatus::CHOICES))
            .about("Заплановано, відбулася, скасовано.", "Planned, held or cancelled."),
        row("attendees", "присутні", List(&Record(&ATTENDEE)))
            .translatable()
            .about("Хто був.", "Who was there."),
        row("agenda", "порядок_денний", TEXTS)
            .translatable()
            .about("Питання.", "Items.")
            .example("Приклад питання", "An example of an item"),
        row("heard", "слухали", List(&Record(&HEARD)))
            .translatable()
            .about("Що доповіли.", "What was heard."),
        row("decisions", "вирішили", List(&Record(&DECISION)))
            .translatable()
            .about("Рішення.", "Decisions."),
        row("tasks", "доручення", List(&Record(&TASK)))
            .translatable()
            .about("Доручення.", "Tasks."),
        row("channels", "канали", List(&Record(&CHANNEL)))
            .translatable()
            .about("Де учасники листуються далі.", "Where the participants keep in touch."),
        row("next", "наступна", Record(&NEXT))
            .translatable()
            .about("Наступна зустріч.", "The next meeting."),
        row("documents", "документи", List(&Record(&DOCUMENT)))
            .translatable()
            .about("Документи.", "Documents."),
        row("video", "відео", Url).about("Запис.", "Recording."),
    ],
);

/// Somebody who took part in a meeting.
pub(in crate::content) static ATTENDEE: Shape = part(
    "attendee",
    Some("organisation"),
    &[
        row("organisation", "організація", Organisation)
            .about("Організація переліку.", "An organisation of the list."),
        row("name", "назва", Text)
            .translatable()
            .about("Назва, якщо організації немає в переліку.", "A name, if it is not in the list.")
            .example("Організація, якої немає в переліку", "A body that is not in the list"),
        row("person", "особа", Text)
            .translatable()
            .about("Хто представляв.", "Who represented it.")
            .example("Приклад Прикладенко", "Example Person"),
        row("role", "посада", Text)
            .translatable()
            .about("Посада.", "Office held.")
            .example("координатор", "coordinator"),
    ],
)
.any_of(&["organisation", "name"]);

/// Something heard at a meeting.
pub(in crate::content) static HEARD: Shape = part(
    "heard",
    Some("text"),
    &[
        row("who", "хто", Text)
            .translatable()
            .about("Хто доповідав.", "Who reported.")
            .example("Приклад Прикладенко", "Example Person"),
        row("text", "текст", Prose)
            .required()
            .translatable()
            .about("Про що.", "About what.")
            .example("Про що доповіли", "What was reported"),
    ],
);

/// A decision of a meeting.
pub(in crate::content) static DECISION: Shape = part(
    "decision",
    Some("text"),
    &[
        row("text", "текст", Prose)
            .required()
            .translatable()
            .about("Що вирішили.", "What was decided.")
            .example("Приклад рішення", "An example of a decision"),
        row("result", "результат", Text)
            .translatable()
            .about("Голосування або підсумок.", "Vote or result.")
            .example("одноголосно", "unanimously"),
    ],
);

/// A task of a meeting.
pub(crate) static TASK: Shape = part(
    "task",
    Some("what"),
    &[
        row("what", "що", Prose)
            .required()
            .translatable()
            .about("Що зробити.", "What to do.")
            .example("Приклад доручення", "An example of a task"),
        row("who", "хто", List(&Responsible)).about(
            "Хто: id або назви організацій, імена людей, присутні — усі, хто був.",
            "Who: ids or names of organisations, names of people, attendees for all.",
        ),
        row("due", "строк", Date).about("До якого дня.", "By when."),
        row("status", "стан", OneOf(TaskStatus::CHOICES))
            .about("Виконується чи виконано.", "Open or done."),
        row("done_on", "виконано", Date)
            .about("Коли виконано.", "When it was done.")
            .without_example(),
    ],
);

/// A channel of communication.
pub(in crate::content) static CHANNEL: Shape = part(
    "channel",
    Some("name"),
    &[
        row("name", "назва", Text)
            .required()
            .translatable()
            .about("Назва.", "Its name.")
            .example("Група «Приклад»", "The group Example"),
        row("url", "адреса", Url).about("Публічна адреса.", "A public address."),
    ],
);

/// The meeting after this one.
pub(crate) static NEXT: Shape = part(
    "next",
    Some("date"),
    &[
        row("date", "дата", Date).required().about("День.", "The day."),
        row("start", "початок", Time).about("Початок.", "Start."),
        row("place", "місце", Text)
            .translatable()
            .about("Де.", "Where.")
            .example("Зал прикладів", "Hall of Examples"),
    ],
);

/// A document of a meeting.
pub(in crate::content) static DOCUMENT: Shape = part(
    "document",
    Some("file"),
    &[
        row("file", "файл", File)
            .required()
            .about("Файл або адреса.", "A file or an address.")
            .example("https://example.org/pryklad.pdf", "https://example.org/pryklad.pdf"),
        row("name", "назва", Text)
            .translatable()
            .about("Назва.", "Its name.")
            .example("Приклад документа", "An example of a document"),
    ],
);
