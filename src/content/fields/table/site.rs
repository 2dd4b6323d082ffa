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
            .about("Назва сайту.", "The site's title."),
        row("description", "опис", Text).translatable().about("Опис.", "Its description."),
        row("base_url", "адреса", Url)
            .required()
            .about("Адреса сайту, з / у кінці.", "The site's address, ending in /."),
        row("languages", "мови", List(&Language))
            .about("Мови; перша — головна.", "Languages; the first is the main one."),
        row("theme", "тема", Id).about("Папка в themes/.", "A folder in themes/."),
        row("timezone", "часовий_пояс", Timezone).about("Часовий пояс.", "Time zone."),
        row("date", "дата", Date).about(
            "Закріплює «сьогодні»: сайт стає записом того дня.",
            "Pins today: the site becomes a record of that day.",
        ),
        row("namespace", "простір_імен", Uuid)
            .about("UUID сайту, створює init.", "The site's UUID, made by init."),
        row("hotline", "гаряча_лінія", Record(&HOTLINE))
            .translatable()
            .about("Гаряча лінія.", "The hotline."),
        row("publisher", "видавець", Record(&PUBLISHER))
            .translatable()
            .about("Хто видає перелік.", "Who publishes the list."),
        row("reports_to", "куди_повідомляти", Text)
            .translatable()
            .about("Куди повідомляти про помилку.", "Where to report an error."),
        row("licence", "ліцензія", Text).about("Ліцензія даних.", "Licence of the data."),
        row("stale_after_days", "застаріває_за_днів", Count).about(
            "Через скільки днів перевірка застаріває.",
            "After how many days a check is stale.",
        ),
        row("outputs", "формати", TEXTS).about(
            "Які формати створювати: файли, папки (data/) або all; без поля — усі, крім тих, що лише на запит.",
            "Which formats to make: files, folders (data/) or all; when absent, all but those made on request.",
        ),
        row("publish", "публікувати", Record(&PUBLISH))
            .about("Що зі штабного бачать усі.", "What of the headquarters' pages is public."),
        row("csv", "csv", Record(&CSV)).about("Вигляд list.csv.", "The form of list.csv."),
        row("checks", "перевірки", Levels)
            .about("Рівень кожної перевірки.", "The level of each check."),
        row("compress", "стискати", YesNo)
            .about("Чи класти поруч .br і .gz.", "Whether .br and .gz lie beside."),
        row("embed_on", "вбудовувати_на", TEXTS)
            .about("Сайти, що можуть вбудувати перелік.", "Hosts that may embed the list."),
        row("deploy", "розгортання", List(&Record(&DEPLOY)))
            .about("Куди викладати.", "Where to publish to."),
    ],
);

/// The hotline of a site.
pub(crate) static HOTLINE: Shape = part(
    "hotline",
    Some("short"),
    &[
        row("short", "короткий", Phone).about("Короткий номер.", "The short number."),
        row("full", "повний", Phone).about("Повний номер.", "The full number."),
        row("hours", "години", Hours).about("Коли відповідають.", "When it is answered."),
        row("label", "назва", Text).translatable().about("Як називається.", "What it is called."),
    ],
);

/// The publisher of a site.
pub(crate) static PUBLISHER: Shape = part(
    "publisher",
    Some("name"),
    &[
        row("name", "назва", Text).required().translatable().about("Назва.", "Its name."),
        row("url", "адреса", Url).about("Сайт.", "Website."),
        row("email", "пошта", Email).about("Пошта.", "E-mail address."),
    ],
);

/// What of the headquarters' pages is public.
pub(crate) static PUBLISH: Shape = part(
    "publish",
    None,
    &[
        row("coverage", "охоплення", YesNo).about("Сторінка охоплення.", "The coverage page."),
        row("needs", "потреби", YesNo).about("Потреби.", "Needs."),
        row("tasks", "доручення", YesNo).about("Доручення.", "Tasks."),
    ],
);

/// The form of `list.csv`.
pub(crate) static CSV: Shape = part(
    "csv",
    None,
    &[
        row("separator", "розділювач", OneOf(Separator::CHOICES)).about(
            "; або , (табличні програми чекають ;).",
            "; or , (spreadsheets here expect ;).",
        ),
        row("bom", "bom", YesNo).about(
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
        row("name", "назва", Id).required().about("Назва цілі.", "The target's name."),
        row("folder", "папка", Text)
            .about("Папка на цьому ж компʼютері.", "A folder of this machine."),
        row("ssh", "ssh", Text).about("Сервер, як для ssh.", "A host, as for ssh."),
        row("path", "шлях", Text).about("Папка на сервері.", "A folder of the host."),
        row("keep", "зберігати", Count)
            .about("Скільки версій зберігати.", "How many versions to keep."),
    ],
);
