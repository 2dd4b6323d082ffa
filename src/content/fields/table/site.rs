//! The settings of a site and their parts.

use super::parts::{TEXTS, part, row};
use crate::base::choices::{Chosen, Separator};
use crate::content::fields::Shape;
use crate::content::fields::Type::{
    Choice as OneOf, Count, Date, Email, Hours, Id, Language, Levels, List, Phone, Record, Text,
    Timezone, Url, Uuid, YesNo,
};

/// The settings of a site.
pub(crate) static SITE: Shape = part(
    "site",
    None,
    &[
        row("title", "заголовок", Text)
            .required()
            .translatable()
            .described("Назва сайту.", "The site's title."),
        row("description", "опис", Text).translatable().described("Опис.", "Its description."),
        row("base_url", "адреса", Url)
            .required()
            .described("Адреса сайту, з / у кінці.", "The site's address, ending in /."),
        row("languages", "мови", List(&Language))
            .described("Мови; перша — головна.", "Languages; the first is the main one."),
        row("theme", "тема", Id).described("Папка в themes/.", "A folder in themes/."),
        row("timezone", "часовий_пояс", Timezone).described("Часовий пояс.", "Time zone."),
        row("date", "дата", Date).described(
            "Закріплює «сьогодні»: сайт стає записом того дня.",
            "Pins today: the site becomes a record of that day.",
        ),
        row("namespace", "простір_імен", Uuid)
            .described("UUID сайту, створює init.", "The site's UUID, made by init."),
        row("hotline", "гаряча_лінія", Record(&HOTLINE))
            .translatable()
            .described("Гаряча лінія.", "The hotline."),
        row("publisher", "видавець", Record(&PUBLISHER))
            .translatable()
            .described("Хто видає перелік.", "Who publishes the list."),
        row("reports_to", "куди_повідомляти", Text)
            .translatable()
            .described("Куди повідомляти про помилку.", "Where to report an error."),
        row("licence", "ліцензія", Text).described("Ліцензія даних.", "Licence of the data."),
        row("stale_after_days", "застаріває_за_днів", Count).described(
            "Через скільки днів перевірка застаріває.",
            "After how many days a check is stale.",
        ),
        row("outputs", "формати", TEXTS).described(
            "Які формати створювати: файли, папки (data/) або all; без поля — усі, крім тих, що лише на запит.",
            "Which formats to make: files, folders (data/) or all; when absent, all but those made on request.",
        ),
        row("publish", "публікувати", Record(&PUBLISH))
            .described("Що зі штабного бачать усі.", "What of the headquarters' pages is public."),
        row("csv", "csv", Record(&CSV)).described("Вигляд list.csv.", "The form of list.csv."),
        row("checks", "перевірки", Levels)
            .described("Рівень кожної перевірки.", "The level of each check."),
        row("compress", "стискати", YesNo)
            .described("Чи класти поруч .br і .gz.", "Whether .br and .gz lie beside."),
        row("embed_on", "вбудовувати_на", TEXTS)
            .described("Сайти, що можуть вбудувати перелік.", "Hosts that may embed the list."),
        row("checked_files", "переглянуті_файли", TEXTS).described(
            "Файли з files/, які ви переглянули й публікуєте такими, як є.",
            "Files below files/ that you looked through and publish as they are.",
        ),
        row("deploy", "розгортання", List(&Record(&DEPLOY)))
            .described("Куди викладати.", "Where to publish to."),
    ],
);

/// The hotline of a site.
pub(crate) static HOTLINE: Shape = part(
    "hotline",
    Some("short"),
    &[
        row("short", "короткий", Phone).described("Короткий номер.", "The short number."),
        row("full", "повний", Phone).described("Повний номер.", "The full number."),
        row("hours", "години", Hours).described("Коли відповідають.", "When it is answered."),
        row("label", "назва", Text)
            .translatable()
            .described("Як називається.", "What it is called."),
    ],
);

/// The publisher of a site.
pub(crate) static PUBLISHER: Shape = part(
    "publisher",
    Some("name"),
    &[
        row("name", "назва", Text).required().translatable().described("Назва.", "Its name."),
        row("url", "адреса", Url).described("Сайт.", "Website."),
        row("email", "пошта", Email).described("Пошта.", "E-mail address."),
    ],
);

/// What of the headquarters' pages is public.
pub(crate) static PUBLISH: Shape = part(
    "publish",
    None,
    &[
        row("coverage", "охоплення", YesNo).described("Сторінка охоплення.", "The coverage page."),
        row("needs", "потреби", YesNo).described("Потреби.", "Needs."),
        row("tasks", "доручення", YesNo).described("Доручення.", "Tasks."),
    ],
);

/// The form of `list.csv`.
pub(crate) static CSV: Shape = part(
    "csv",
    None,
    &[
        row("separator", "розділювач", OneOf(Separator::CHOICES)).described(
            "; або , (табличні програми чекають ;).",
            "; or , (spreadsheets here expect ;).",
        ),
        row("bom", "bom", YesNo).described(
            "Позначка порядку байтів, її чекає Excel.",
            "Byte order mark, which Excel expects.",
        ),
    ],
);

/// A place that a site is published to.
pub(in crate::content) static DEPLOY: Shape = part(
    "deploy",
    None,
    &[
        row("name", "назва", Id).required().described("Назва цілі.", "The target's name."),
        row("folder", "папка", Text)
            .described("Папка на цьому ж компʼютері.", "A folder of this machine."),
        row("ssh", "ssh", Text).described("Сервер, як для ssh.", "A host, as for ssh."),
        row("path", "шлях", Text).described("Папка на сервері.", "A folder of the host."),
        row("keep", "зберігати", Count)
            .described("Скільки версій зберігати.", "How many versions to keep."),
    ],
);
