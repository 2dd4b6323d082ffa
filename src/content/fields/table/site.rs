//! The settings of a site and their parts.

use super::parts::{TEXTS, field_row, part_shape};
use crate::base::choices::{Chosen, Separator};
use crate::content::fields::Type::{
    Choice as OneOf, Count, Date, Email, Hours, Id, Language, Levels, List, Phone, Record, Term,
    Text, Timezone, Url, Uuid, YesNo,
};
use crate::content::fields::{Shape, Vocabulary};

/// The settings of a site.
pub(crate) static SITE: Shape = part_shape(
    "site",
    None,
    &[
        field_row("title", "заголовок", Text)
            .required()
            .translatable()
            .described("Назва сайту.", "The site's title."),
        field_row("description", "опис", Text).translatable().described("Опис.", "Its description."),
        field_row("base_url", "адреса", Url)
            .required()
            .described("Адреса сайту, з / у кінці.", "The site's address, ending in /."),
        field_row("languages", "мови", List(&Language))
            .described("Мови; перша — головна.", "Languages; the first is the main one."),
        field_row("theme", "тема", Id).described("Папка в themes/.", "A folder in themes/."),
        field_row("timezone", "часовий_пояс", Timezone).described("Часовий пояс.", "Time zone."),
        field_row("date", "дата", Date).described(
            "Закріплює «сьогодні»: сайт стає записом того дня.",
            "Pins today: the site becomes a record of that day.",
        ),
        field_row("namespace", "простір_імен", Uuid)
            .described("UUID сайту, створює init.", "The site's UUID, made by init."),
        field_row("hotline", "гаряча_лінія", Record(&HOTLINE))
            .translatable()
            .described("Гаряча лінія.", "The hotline."),
        field_row("publisher", "видавець", Record(&PUBLISHER))
            .translatable()
            .described("Хто видає перелік.", "Who publishes the list."),
        field_row("reports_to", "куди_повідомляти", Text)
            .translatable()
            .described("Куди повідомляти про помилку.", "Where to report an error."),
        field_row("licence", "ліцензія", Text).described("Ліцензія даних.", "Licence of the data."),
        field_row("stale_after_days", "застаріває_за_днів", Count).described(
            "Через скільки днів перевірка застаріває.",
            "After how many days a check is stale.",
        ),
        field_row("verify", "звіряння", Record(&VERIFY))
            .described("Як перевіряють записи.", "How entries are verified."),
        field_row("outputs", "формати", TEXTS).described(
            "Які формати створювати: файли, папки (data/) або all; без поля — усі, крім тих, що лише на запит.",
            "Which formats to make: files, folders (data/) or all; when absent, all but those made on request.",
        ),
        field_row("publish", "публікувати", Record(&PUBLISH))
            .described("Що зі штабного бачать усі.", "What of the headquarters' pages is public."),
        field_row("csv", "csv", Record(&CSV)).described("Вигляд list.csv.", "The form of list.csv."),
        field_row("checks", "перевірки", Levels)
            .described("Рівень кожної перевірки.", "The level of each check."),
        field_row("compress", "стискати", YesNo)
            .described("Чи класти поруч .br і .gz.", "Whether .br and .gz lie beside."),
        field_row("embed_on", "вбудовувати_на", TEXTS)
            .described("Сайти, що можуть вбудувати перелік.", "Hosts that may embed the list."),
        field_row("checked_files", "переглянуті_файли", TEXTS).described(
            "Файли з files/, які ви переглянули й публікуєте такими, як є.",
            "Files below files/ that you looked through and publish as they are.",
        ),
        field_row("deploy", "розгортання", List(&Record(&DEPLOY)))
            .described("Куди викладати.", "Where to publish to."),
    ],
);

/// The hotline of a site.
pub(crate) static HOTLINE: Shape = part_shape(
    "hotline",
    Some("short"),
    &[
        field_row("short", "короткий", Phone).described("Короткий номер.", "The short number."),
        field_row("full", "повний", Phone).described("Повний номер.", "The full number."),
        field_row("hours", "години", Hours).described("Коли відповідають.", "When it is answered."),
        field_row("label", "назва", Text)
            .translatable()
            .described("Як називається.", "What it is called."),
    ],
);

/// The publisher of a site.
pub(crate) static PUBLISHER: Shape = part_shape(
    "publisher",
    Some("name"),
    &[
        field_row("name", "назва", Text).required().translatable().described("Назва.", "Its name."),
        field_row("url", "адреса", Url).described("Сайт.", "Website."),
        field_row("email", "пошта", Email).described("Пошта.", "E-mail address."),
    ],
);

/// What of the headquarters' pages is public.
pub(in crate::content) static PUBLISH: Shape = part_shape(
    "publish",
    None,
    &[
        field_row("coverage", "охоплення", YesNo)
            .described("Сторінка охоплення.", "The coverage page."),
        field_row("needs", "потреби", YesNo).described("Потреби.", "Needs."),
        field_row("tasks", "доручення", YesNo).described("Доручення.", "Tasks."),
    ],
);

/// How entries are verified in turn.
pub(super) static VERIFY: Shape = part_shape(
    "verify",
    None,
    &[
        field_row("every_days", "кожні_днів", Count).described(
            "За скільки днів обдзвонюють увесь перелік; без поля — через скільки перевірка застаріває, а як не сказано й цього — 180.",
            "In how many days the whole list is called; when absent, after how many a check is stale, and without that 180.",
        ),
        field_row("attempts", "спроб", Count).described(
            "Після скількох днів невдалих спроб запис стоїть у списках останнім із позначкою; без поля — 3.",
            "After how many days of failed attempts an entry stands last in lists, with a mark; 3 when absent.",
        ),
        field_row("urgent", "нагальна", List(&Term(Vocabulary::Help))).described(
            "Види допомоги, які перевіряють першими.",
            "Kinds of help that are verified first.",
        ),
        field_row("public_repository", "відкрите_сховище", YesNo).described(
            "Чи бачать вміст сайту всі: тоді записи про дзвінки лежать у private/calls/.",
            "Whether everybody sees the content of the site: then calls lie in private/calls/.",
        ),
    ],
);

/// The form of `list.csv`.
pub(crate) static CSV: Shape = part_shape(
    "csv",
    None,
    &[
        field_row("separator", "розділювач", OneOf(Separator::CHOICES)).described(
            "; або , (табличні програми чекають ;).",
            "; or , (spreadsheets here expect ;).",
        ),
        field_row("bom", "bom", YesNo).described(
            "Позначка порядку байтів, її чекає Excel.",
            "Byte order mark, which Excel expects.",
        ),
    ],
);

/// A place that a site is published to.
pub(super) static DEPLOY: Shape = part_shape(
    "deploy",
    None,
    &[
        field_row("name", "назва", Id).required().described("Назва цілі.", "The target's name."),
        field_row("folder", "папка", Text)
            .described("Папка на цьому ж компʼютері.", "A folder of this machine."),
        field_row("ssh", "ssh", Text).described("Сервер, як для ssh.", "A host, as for ssh."),
        field_row("sftp", "sftp", Text).described(
            "Сервер, як для sftp, де можна лише класти файли.",
            "A host, as for sftp, where files can be laid and nothing else.",
        ),
        field_row("s3", "s3", Text)
            .described("Адреса сховища обʼєктів (S3).", "The address of an object store (S3)."),
        field_row("bucket", "бакет", Text)
            .described("Бакет у сховищі обʼєктів.", "The bucket of an object store."),
        field_row("region", "регіон", Text).described(
            "Регіон сховища обʼєктів, якщо він має назву.",
            "The region of an object store, if it has one.",
        ),
        field_row("path", "шлях", Text).described("Папка на сервері.", "A folder of the host."),
        field_row("keep", "зберігати", Count)
            .described("Скільки версій зберігати.", "How many versions to keep."),
    ],
);
