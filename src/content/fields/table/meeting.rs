//! A meeting and its parts.

use super::parts::{TEXTS, file_shape, part, row};
use crate::base::choices::{Chosen, MeetingFormat, MeetingStatus, TaskStatus};
use crate::content::fields::Shape;
use crate::content::fields::Type::{
    Choice as OneOf, Date, File, List, Organisation, Prose, Record, Responsible, Text, Time, Url,
};

/// A meeting.
pub(crate) static MEETING: Shape = file_shape(
    "meeting",
    &[
        row("title", "заголовок", Text)
            .required()
            .translatable()
            .described("Назва зустрічі.", "Its title."),
        row("date", "дата", Date).required().described("День.", "The day."),
        row("start", "початок", Time).described("Початок, ГГ:ХХ.", "Start, HH:MM."),
        row("end", "кінець", Time)
            .described(
                "Кінець, ГГ:ХХ; після вечора ранній час — уже наступний день.",
                "End, HH:MM; after an evening an early hour is on the next day.",
            )
            .example("11:00", "11:00"),
        row("format", "формат", OneOf(MeetingFormat::CHOICES))
            .described("Онлайн, очно, змішано.", "Online, in person, mixed."),
        row("place", "місце", Text)
            .translatable()
            .described("Де.", "Where.")
            .example("Зал прикладів", "Hall of Examples"),
        row("organiser", "організатор", Organisation).described("Хто скликає.", "Who convenes."),
        row("series", "серія", Text)
            .translatable()
            .described("До якої низки належить.", "Its series.")
            .example("Приклад низки", "An example of a series"),
        row("status", "стан", OneOf(MeetingStatus::CHOICES))
            .described("Заплановано, відбулася, скасовано.", "Planned, held or cancelled."),
        row("attendees", "присутні", List(&Record(&ATTENDEE)))
            .translatable()
            .described("Хто був.", "Who was there."),
        row("agenda", "порядок_денний", TEXTS)
            .translatable()
            .described("Питання.", "Items.")
            .example("Приклад питання", "An example of an item"),
        row("heard", "слухали", List(&Record(&HEARD)))
            .translatable()
            .described("Що доповіли.", "What was heard."),
        row("decisions", "вирішили", List(&Record(&DECISION)))
            .translatable()
            .described("Рішення.", "Decisions."),
        row("tasks", "доручення", List(&Record(&TASK)))
            .translatable()
            .described("Доручення.", "Tasks."),
        row("channels", "канали", List(&Record(&CHANNEL)))
            .translatable()
            .described("Де учасники листуються далі.", "Where the participants keep in touch."),
        row("next", "наступна", Record(&NEXT))
            .translatable()
            .described("Наступна зустріч.", "The next meeting."),
        row("documents", "документи", List(&Record(&DOCUMENT)))
            .translatable()
            .described("Документи.", "Documents."),
        row("video", "відео", Url).described("Запис.", "Recording."),
    ],
);

/// Somebody who took part in a meeting.
pub(in crate::content) static ATTENDEE: Shape = part(
    "attendee",
    Some("organisation"),
    &[
        row("organisation", "організація", Organisation)
            .described("Організація переліку.", "An organisation of the list."),
        row("name", "назва", Text)
            .translatable()
            .described(
                "Назва, якщо організації немає в переліку.",
                "A name, if it is not in the list.",
            )
            .example("Організація, якої немає в переліку", "A body that is not in the list"),
        row("person", "особа", Text)
            .translatable()
            .described("Хто представляв.", "Who represented it.")
            .example("Приклад Прикладенко", "Example Person"),
        row("role", "посада", Text)
            .translatable()
            .described("Посада.", "Office held.")
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
            .described("Хто доповідав.", "Who reported.")
            .example("Приклад Прикладенко", "Example Person"),
        row("text", "текст", Prose)
            .required()
            .translatable()
            .described("Про що.", "About what.")
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
            .described("Що вирішили.", "What was decided.")
            .example("Приклад рішення", "An example of a decision"),
        row("result", "результат", Text)
            .translatable()
            .described("Голосування або підсумок.", "Vote or result.")
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
            .described("Що зробити.", "What to do.")
            .example("Приклад доручення", "An example of a task"),
        row("who", "хто", List(&Responsible)).described(
            "Хто: id або назви організацій, імена людей, присутні — усі, хто був.",
            "Who: ids or names of organisations, names of people, attendees for all.",
        ),
        row("due", "строк", Date).described("До якого дня.", "By when."),
        row("status", "стан", OneOf(TaskStatus::CHOICES))
            .described("Виконується чи виконано.", "Open or done."),
        row("done_on", "виконано", Date)
            .described("Коли виконано.", "When it was done.")
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
            .described("Назва.", "Its name.")
            .example("Група «Приклад»", "The group Example"),
        row("url", "адреса", Url).described("Публічна адреса.", "A public address."),
    ],
);

/// The meeting after this one.
pub(crate) static NEXT: Shape = part(
    "next",
    Some("date"),
    &[
        row("date", "дата", Date).required().described("День.", "The day."),
        row("start", "початок", Time).described("Початок.", "Start."),
        row("place", "місце", Text)
            .translatable()
            .described("Де.", "Where.")
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
            .described("Файл або адреса.", "A file or an address.")
            .example("https://example.org/pryklad.pdf", "https://example.org/pryklad.pdf"),
        row("name", "назва", Text)
            .translatable()
            .described("Назва.", "Its name.")
            .example("Приклад документа", "An example of a document"),
    ],
);
