//! A meeting and its parts.

use super::parts::{TEXTS, field_row, file_shape, part_shape};
use crate::base::choices::{Chosen, MeetingFormat, MeetingStatus, TaskStatus};
use crate::content::fields::Shape;
use crate::content::fields::Type::{
    Choice as OneOf, Date, File, List, Organisation, Prose, Record, Responsible, Text, Time, Url,
};

/// A meeting.
pub(crate) static MEETING: Shape = file_shape(
    "meeting",
    &[
        field_row("title", "заголовок", Text)
            .required()
            .translatable()
            .described("Назва зустрічі.", "Its title."),
        field_row("date", "дата", Date).required().described("День.", "The day."),
        field_row("start", "початок", Time).described("Початок, ГГ:ХХ.", "Start, HH:MM."),
        field_row("end", "кінець", Time)
            .described(
                "Кінець, ГГ:ХХ; після вечора ранній час — уже наступний день.",
                "End, HH:MM; after an evening an early hour is on the next day.",
            )
            .with_example("11:00", "11:00"),
        field_row("format", "формат", OneOf(MeetingFormat::CHOICES))
            .described("Онлайн, очно, змішано.", "Online, in person, mixed."),
        field_row("place", "місце", Text)
            .translatable()
            .described("Де.", "Where.")
            .with_example("Зал прикладів", "Hall of Examples"),
        field_row("organiser", "організатор", Organisation)
            .described("Хто скликає.", "Who convenes."),
        field_row("series", "серія", Text)
            .translatable()
            .described("До якої низки належить.", "Its series.")
            .with_example("Приклад низки", "An example of a series"),
        field_row("status", "стан", OneOf(MeetingStatus::CHOICES))
            .described("Заплановано, відбулася, скасовано.", "Planned, held or cancelled."),
        field_row("attendees", "присутні", List(&Record(&ATTENDEE)))
            .translatable()
            .described("Хто був.", "Who was there."),
        field_row("agenda", "порядок_денний", TEXTS)
            .translatable()
            .described("Питання.", "Items.")
            .with_example("Приклад питання", "An example of an item"),
        field_row("heard", "слухали", List(&Record(&HEARD)))
            .translatable()
            .described("Що доповіли.", "What was heard."),
        field_row("decisions", "вирішили", List(&Record(&DECISION)))
            .translatable()
            .described("Рішення.", "Decisions."),
        field_row("tasks", "доручення", List(&Record(&TASK)))
            .translatable()
            .described("Доручення.", "Tasks."),
        field_row("channels", "канали", List(&Record(&CHANNEL)))
            .translatable()
            .described("Де учасники листуються далі.", "Where the participants keep in touch."),
        field_row("next", "наступна", Record(&NEXT))
            .translatable()
            .described("Наступна зустріч.", "The next meeting."),
        field_row("documents", "документи", List(&Record(&DOCUMENT)))
            .translatable()
            .described("Документи.", "Documents."),
        field_row("video", "відео", Url).described("Запис.", "Recording."),
    ],
);

/// Somebody who took part in a meeting.
pub(super) static ATTENDEE: Shape = part_shape(
    "attendee",
    Some("organisation"),
    &[
        field_row("organisation", "організація", Organisation)
            .described("Організація переліку.", "An organisation of the list."),
        field_row("name", "назва", Text)
            .translatable()
            .described(
                "Назва, якщо організації немає в переліку.",
                "A name, if it is not in the list.",
            )
            .with_example("Організація, якої немає в переліку", "A body that is not in the list"),
        field_row("person", "особа", Text)
            .translatable()
            .naming_person()
            .described("Хто представляв.", "Who represented it.")
            .with_example("Приклад Прикладенко", "Example Person"),
        field_row("role", "посада", Text)
            .translatable()
            .naming_person()
            .described("Посада.", "Office held.")
            .with_example("координатор", "coordinator"),
    ],
)
.any_of(&["organisation", "name"]);

/// Something heard at a meeting.
pub(super) static HEARD: Shape = part_shape(
    "heard",
    Some("text"),
    &[
        field_row("who", "хто", Text)
            .translatable()
            .naming_person()
            .described("Хто доповідав.", "Who reported.")
            .with_example("Приклад Прикладенко", "Example Person"),
        field_row("text", "текст", Prose)
            .required()
            .translatable()
            .described("Про що.", "About what.")
            .with_example("Про що доповіли", "What was reported"),
    ],
);

/// A decision of a meeting.
pub(super) static DECISION: Shape = part_shape(
    "decision",
    Some("text"),
    &[
        field_row("text", "текст", Prose)
            .required()
            .translatable()
            .described("Що вирішили.", "What was decided.")
            .with_example("Приклад рішення", "An example of a decision"),
        field_row("result", "результат", Text)
            .translatable()
            .described("Голосування або підсумок.", "Vote or result.")
            .with_example("одноголосно", "unanimously"),
    ],
);

/// A task of a meeting.
pub(crate) static TASK: Shape = part_shape(
    "task",
    Some("what"),
    &[
        field_row("what", "що", Prose)
            .required()
            .translatable()
            .described("Що зробити.", "What to do.")
            .with_example("Приклад доручення", "An example of a task"),
        field_row("who", "хто", List(&Responsible)).naming_person().described(
            "Хто: id або назви організацій, імена людей, присутні — усі, хто був.",
            "Who: ids or names of organisations, names of people, attendees for all.",
        ),
        field_row("due", "строк", Date).described("До якого дня.", "By when."),
        field_row("status", "стан", OneOf(TaskStatus::CHOICES))
            .described("Виконується чи виконано.", "Open or done."),
        field_row("done_on", "виконано", Date)
            .described("Коли виконано.", "When it was done.")
            .without_example(),
    ],
);

/// A channel of communication.
pub(super) static CHANNEL: Shape = part_shape(
    "channel",
    Some("name"),
    &[
        field_row("name", "назва", Text)
            .required()
            .translatable()
            .described("Назва.", "Its name.")
            .with_example("Група «Приклад»", "The group Example"),
        field_row("url", "адреса", Url).described("Публічна адреса.", "A public address."),
    ],
);

/// The meeting after this one.
pub(crate) static NEXT: Shape = part_shape(
    "next",
    Some("date"),
    &[
        field_row("date", "дата", Date).required().described("День.", "The day."),
        field_row("start", "початок", Time).described("Початок.", "Start."),
        field_row("place", "місце", Text)
            .translatable()
            .described("Де.", "Where.")
            .with_example("Зал прикладів", "Hall of Examples"),
    ],
);

/// A document of a meeting.
pub(in crate::content) static DOCUMENT: Shape = part_shape(
    "document",
    Some("file"),
    &[
        field_row("file", "файл", File)
            .required()
            .described("Файл або адреса.", "A file or an address.")
            .with_example("https://example.org/pryklad.pdf", "https://example.org/pryklad.pdf"),
        field_row("name", "назва", Text)
            .translatable()
            .described("Назва.", "Its name.")
            .with_example("Приклад документа", "An example of a document"),
    ],
);
