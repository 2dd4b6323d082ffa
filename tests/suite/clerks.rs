//! Single mistakes of people who keep a list, planted in the example one by one: each is named by its cause at its place, before anything that
//! follows from it. They are of other kinds than those of `tests/mistakes/`, and were thought up by somebody who mended what failed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use perelik::base::locale::Lang;
use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::content::validate::NameIndex;
use perelik::site::pipeline::{Previous, compile_again, read_list};
use rayon::prelude::*;

use crate::site::{Folder, Site, empty, line};

const FUND: &str = "organisations/fond-turbota.md";
const MEETING: &str = "meetings/2026-11-16.md";
const NEED: &str = "needs/palne.yaml";
const SETTINGS: &str = "site.yaml";
const HOURS: &str = "\nгодини: Mo-Fr 09:00-18:00; Sa 10:00-14:00";
const TEXT: &str = "Фонд вигадано для прикладу. Як замовити ліки:\n";

/// A mistake: its file, what stood there, what stands there, the code that names it, words of its cause, and what `--fix` writes if it can.
type Row =
    (&'static str, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Values of the wrong sort.
    (FUND, "допомога: medicine", "допомога: elderly", "unknown-term", "немає у словнику `help`", None),
    (FUND, "райони: [tsentr, zarichchia]", "райони: [Центру, zarichchia]", "unknown-term", "«Центр»", None),
    (FUND, "райони: [tsentr, zarichchia]", "райони: [tsentr, tsentr]", "repeated-item", "вже є", None),
    (FUND, "як_надається: [удома, на місці]", "як_надається: [удома, удома]", "repeated-item", "вже є", None),
    (FUND, "номер: 044 000-00-02\n    тип: факс", "номер: 050 000-00-02\n    тип: факс", "repeated-item", "вже є", None),
    (FUND, "номер: 050 000-00-02", "номер: 050 000-00-02/03", "bad-phone", "кожен пишіть з нового рядка", None),
    (FUND, "мови: [uk, en]", "мови: [українська, англійська]", "bad-language", "код цієї мови — `uk`", Some("мови: [uk, en]")),
    (FUND, "коли: 2026-11-18", "коли: вчора", "not-a-date", "не схоже на дату", None),
    (FUND, "перевірено:\n  коли: 2026-11-18\n  хто: відділ звернень\n", "перевірено: так\n", "not-a-date", "`так`", None),
    (FUND, "коли: 2026-10-01", "коли: 2027-10-01", "future-consent", "майбутнім днем", None),
    (FUND, "логотип: logo.png", "логотип: pamiatka.txt", "no-picture", "не малюнок", None),
    (FUND, "раніше: [turbota]", "раніше: [fond-turbota]", "formerly-taken", "самого запису", None),
    (FUND, "сайт: https://turbota.example/", "сайт: http://localhost:8080/", "own-machine", "власний компʼютер", None),
    (FUND, "пошта: fond@turbota.example", "пошта: www.turbota.example", "bad-email", "не адреса електронної пошти", None),
    (FUND, "пошта: fond@turbota.example", "пошта: fоnd@turbota.example", "homoglyph", "така адреса нікуди не веде", Some("пошта: fond@turbota.example")),
    (FUND, "індекс: \"00000\"", "індекс: \"0000\"", "lost-zero", "бракує цифри", Some("індекс: \"00000\"")),
    (FUND, "координати: [50.0, 30.0]", "координати: [0, 0]", "far-location", "в Україні немає", None),
    (FUND, "координати: [50.0, 30.0]", "координати: [50.0, 3.00]", "far-location", "в Україні немає", None),
    (FUND, "координати: [50.0, 30.0]", "координати: [50.0]", "bad-location", "два числа", None),
    (FUND, "координати: [50.0, 30.0]", "координати: \"50.0; 30.0\"", "bad-location", "два числа", Some("координати: [50.0, 30.0]")),
    ("organisations/koalitsiia.md", "учасники: [", "учасники: [koalitsiia, ", "own-member", "самої себе", None),
    (FUND, "коли: 2026-11-18", "коли: 18.11.26", "not-a-date", "`2026-11-18`", None),
    (FUND, "\nстан: діє\nєдрпоу", "\nстатус: закрито\nєдрпоу", "unknown-field", "`стан`", None),
    (FUND, "\nстан: діє\nєдрпоу", "\nрежим роботи: цілодобово\nєдрпоу", "unknown-field", "`години`", None),
    (FUND, "\nстан: діє\nєдрпоу", "\nстан: не працює\nєдрпоу", "unknown-choice", "`закрито`", None),
    // What one stands in another's place.
    (FUND, "коли: 2026-11-18", "коли: 2О26-11-18", "not-a-date", "літери замість цифр", Some("коли: 2026-11-18")),
    (FUND, "\nстан: діє\nєдрпоу", "\nопис: Фонд\nєдрпоу", "unknown-field", "`коротко`", None),
    (FUND, "пошта: fond@turbota.example\nсайт", "пошта - fond@turbota.example\nсайт", "yaml-no-colon", "немає двокрапки", Some("пошта: fond@turbota.example\nсайт")),
    (FUND, "  - номер: 044 000-00-02\n    тип: факс", "  - 044 000-00\n    тип: факс", "yaml-item-key", "`- номер: …`", Some("  - номер: 044 000-00\n    тип: факс")),
    (FUND, "  - номер: 044 000-00-02\n    тип: факс", "  - номер: 044 000-00-02\n  тип: факс", "yaml-indentation", "зсунуто", Some("  - номер: 044 000-00-02\n    тип: факс")),
    (FUND, "  - номер: 044 000-00-02\n", "  -номер:044 000-00-02\n", "yaml-dash-space", "немає пробілу", Some("  - номер: 044 000-00-02\n")),
    (FUND, "вартість: {uk: безоплатно, en: free of charge}\nтелефони", "вартість: 'за п'ять хвилин'\nтелефони", "yaml-apostrophe", "апостроф", Some("вартість: \"за пʼять хвилин\"\nтелефони")),
    (FUND, HOURS, "\nгодини: лише за записом", "bad-hours", "`'\"лише за записом\"'`", Some("\nгодини: '\"лише за записом\"'")),
    (FUND, HOURS, "\nгодини: коли є світло", "bad-hours", "умова, а не години", None),
    (FUND, HOURS, "\nгодини: за дзвінком 044 000-00-01", "bad-hours", "у полі `телефони`", None),
    (SETTINGS, "стискати: ні\n", "стискати: ні\nрозгортання:\n  - назва: web\n    папки: ../www\n", "unknown-field", "`папка`", Some("стискати: ні\nрозгортання:\n  - назва: web\n    папка: ../www\n")),
    // Who may see something is never left to a default.
    ("organisations/prytulok.md", "кому_видно: нікому", "кому_видно:", "empty-visibility", "порожнє", None),
    (FUND, "кому_видно: службам", "кому_видно:", "empty-visibility", "порожнє", None),
    (FUND, "показувати_імʼя: ні", "показувати_імʼя:", "empty-visibility", "порожнє", None),
    ("organisations/apteka.md", "імʼя: {uk: Марія Вигадана, en: Mariia Vyhadana}", "імʼя: Марія Вигадана 050 000-00-66", "number-in-name", "номер телефону", None),
    (FUND, "сайт: https://turbota.example/", "сайт: https://https://turbota.example/", "bad-url", "`https://turbota.example/`", Some("сайт: https://turbota.example/")),
    ("organisations/apteka.md", "{uk: Соціальна аптека, en", "{uk: Соціальна аптека; en", "yaml-no-comma", "немає коми", Some("{uk: Соціальна аптека, en")),
    (FUND, "{uk: Ліки додому, en", "{uk: Ліки, продукти, додому, en", "yaml-comma", "кома", Some("{uk: \"Ліки, продукти, додому\", en")),
    (FUND, "номер: 050 000-00-02", "номер: О50 ООО-ОО-О2", "bad-phone", "літери замість цифр", Some("номер: 050 000-00-02")),
    (FUND, "номер: 050 000-00-02", "номер: tel:+380500000002", "bad-phone", "не пишуть", Some("номер: 050 000-00-02")),
    // The same kinds in other places, order and spelling.
    (FUND, "показувати_імʼя: ні", "показувати_імʼя: ''", "empty-visibility", "`так` або `ні`", None),
    (FUND, "кому_видно: службам", "кому_видно: ~", "empty-visibility", "порожнє", None),
    ("meetings/2026-11-02.md", "{uk: Іван Зразковий, en: Ivan Zrazkovyi}", "Іван Зразковий (050 000-00-77)", "number-in-name", "за згодою", None),
    ("organisations/apteka.md", "імʼя: {uk: Марія Вигадана, en: Mariia Vyhadana}", "імʼя: {uk: Марія Вигадана, en: \"Mariia, +380 50 000 00 66\"}", "number-in-name", "номер телефону", None),
    (FUND, "сайт: https://turbota.example/", "сайт: HTTP://https://turbota.example/", "bad-url", "`https://turbota.example/`", Some("сайт: https://turbota.example/")),
    (FUND, "сайт: https://turbota.example/", "*сайт* : https://turbota.example/", "yaml-marked-key", "виділяють", Some("сайт: https://turbota.example/")),
    (FUND, "сайт: https://turbota.example/", "сайт ： https://turbota.example/", "yaml-no-colon", "немає двокрапки", Some("сайт: https://turbota.example/")),
    (FUND, "{uk: Ліки додому, en: Medicine to your door}", "{en: Medicine to your door, today, uk: Ліки додому}", "yaml-comma", "кома", Some("{en: \"Medicine to your door, today\", uk: Ліки додому}")),
    (FUND, "номер: 050 000-00-02", "номер: TEL:050-000-00-02", "bad-phone", "не пишуть", Some("номер: 050 000-00-02")),
    (FUND, "коли: 2026-11-18", "коли: 18.11.2026.", "not-a-date", "`2026-11-18`", Some("коли: 2026-11-18")),
    (FUND, "єдрпоу: \"01234562\"", "єдрпоу: код 01234562.", "bad-edrpou", "`\"01234562\"`", Some("єдрпоу: \"01234562\"")),
    // What other programs leave beside a value.
    (FUND, "сайт: https://turbota.example/", "сайт: -", "yaml-dash-value", "дефіс", Some("сайт: ")),
    (FUND, "сайт: https://turbota.example/", "```yaml\nсайт: https://turbota.example/\n```", "yaml-code-fence", "не поле", Some("сайт: https://turbota.example/")),
    (FUND, "пошта: fond@turbota.example", "пошта: fond@turbota.example;", "bad-email", "напишіть `fond@turbota.example`", Some("пошта: fond@turbota.example")),
    (FUND, "пошта: fond@turbota.example", "пошта: a@turbota.example, b@turbota.example", "bad-email", "кілька адрес", None),
    (FUND, "сайт: https://turbota.example/", "сайт: <https://turbota.example/>", "bad-url", "`https://turbota.example/`", Some("сайт: https://turbota.example/")),
    (FUND, "  - адреса: https://social.example/turbota\n", "  - адреса: \"@turbota\"\n", "bad-url", "імʼя в соцмережі", None),
    (FUND, "сайт: https://turbota.example/", "**сайт**: https://turbota.example/", "yaml-marked-key", "виділяють", Some("сайт: https://turbota.example/")),
    (FUND, "сайт: https://turbota.example/", "`сайт:` https://turbota.example/", "yaml-marked-key", "без них", Some("сайт: https://turbota.example/")),
    (FUND, "сайт: https://turbota.example/", "сайт：https://turbota.example/", "yaml-no-colon", "немає двокрапки", Some("сайт: https://turbota.example/")),
    (FUND, "пошта: fond@turbota.example", "пошта: <mailto:fond@turbota.example>.", "bad-email", "напишіть `fond@turbota.example`", Some("пошта: fond@turbota.example")),
    (FUND, "коли: 2026-11-18", "коли: l8.11.2026;", "not-a-date", "`2026-11-18`", Some("коли: 2026-11-18")),
    (FUND, "коли: 2026-11-18", "коли: 18.11.2О26", "not-a-date", "літери замість цифр", Some("коли: 2026-11-18")),
    (FUND, "коли: 2026-11-18", "коли: 2026-11-18,", "not-a-date", "напишіть `2026-11-18`", Some("коли: 2026-11-18")),
    (MEETING, "строк: 2026-12-30", "строк: 2026-12-30 14:00", "not-a-date", "лишіть сам день: `2026-12-30`", None),
    (FUND, "єдрпоу: \"01234562\"", "єдрпоу: код 01234562", "bad-edrpou", "`\"01234562\"`", Some("єдрпоу: \"01234562\"")),
    (FUND, "  - номер: 044 000-00-02\n", "  - номер: 440000002.0\n", "bad-phone", "044 000-00-02", Some("  - номер: 044 000-00-02\n")),
    (FUND, "  - номер: 044 000-00-02\n", "  - номер: 4,40000E+08\n", "bad-phone", "скоротила номер", None),
    (FUND, HOURS, "\nгодини: н/д", "bad-hours", "приберіть поле", None),
    // Brackets.
    (FUND, "{uk: координаторка, en: coordinator}", "{uk: координаторка en: coordinator}", "yaml-no-comma", "немає коми", Some("{uk: координаторка, en: coordinator}")),
    (FUND, "{uk: координаторка, en: coordinator}", "{uk:координаторка, en:coordinator}", "yaml-colon-space", "немає пробілу", Some("{uk: координаторка, en: coordinator}")),
    (FUND, "{uk: координаторка, en: coordinator}", "{uk: координаторка, en: coordinator", "yaml-unclosed-bracket", "не закрито", Some("{uk: координаторка, en: coordinator}")),
    // Hours and times.
    (FUND, HOURS, "\nгодини: 9-18", "bad-hours", "не сказано, у які дні", None),
    (FUND, HOURS, "\nгодини: пн-пт 9.00-25.00", "bad-hours", "перевірте числа", None),
    (FUND, HOURS, "\nгодини: Пн-Пт 9:00-18:00, обід 13:00-14:00", "bad-hours", "записано словами", Some("\nгодини: Mo-Fr 09:00-13:00,14:00-18:00")),
    (MEETING, "початок: \"10:00\"", "початок: 10:00-12:00", "not-a-time", "`12:00` пишіть в окремому полі", None),
    (MEETING, "початок: \"10:00\"", "початок: 10", "not-a-time", "напишіть `10:00`", Some("початок: 10:00")),
    (MEETING, "початок: \"10:00\"", "початок: \"25:00\"", "not-a-time", "не схоже на час", None),
    // Meetings and needs.
    (MEETING, "строк: 2026-12-30", "строк: до 30.12.2026", "not-a-date", "`2026-12-30`", Some("строк: 2026-12-30")),
    (MEETING, "строк: 2026-12-30", "строк: терміново", "not-a-date", "не схоже на дату", None),
    (MEETING, "наступна: 2026-12-14", "наступна: 2026-11-09", "next-before-date", "раніша за цю", None),
    (MEETING, "присутні: [rada, fond-nadiia", "присутні: [rada, rada, fond-nadiia", "repeated-item", "вже є", None),
    (MEETING, "хто: [karavan]", "хто: [karavann]", "unknown-organisation", "її id: `karavan`", None),
    (NEED, "потрібно: 400\nнадано: 120.5", "потрібно: 1.200\nнадано: 1.1", "ambiguous-number", "якщо це 1200", None),
    (NEED, "потрібно: 400", "потрібно: 300-400", "not-a-number", "не число", None),
    (NEED, "від: [taksi]", "від: [taksi, taksi]", "repeated-item", "вже є", None),
    (NEED, "станом_на: 2026-11-28", "станом_на: 2027-12-28", "future-as-of", "ще не настав", None),
    // Settings.
    (SETTINGS, "мови: [uk, en]", "мови: uk, en", "bad-language", "`[uk, en]`", None),
    (SETTINGS, "застаріває_за_днів: 90", "застаріває_за_днів: три місяці", "not-a-number", "не число", None),
    (SETTINGS, "повний: \"0 800 000 000\"", "повний: \"0 800 000 00\"", "bad-phone", "тут 9 цифр", None),
    (SETTINGS, "  потреби: так", "  потреби: да", "not-yes-no", "напишіть `так`", Some("  потреби: так")),
    // Texts.
    (FUND, TEXT, "Зателефонуйте зранку\n---\nі назвіть адресу.\n", "accidental-heading", "буде заголовком", None),
    (FUND, TEXT, "Важливо: ==лише вранці==.\n", "emphasis-not-made", "`==`", None),
    (FUND, TEXT, "Прийом ~~по середах~~ у четвер.\n", "emphasis-not-made", "закреслення", None),
    (FUND, TEXT, "[ ] паспорт\n[x] рецепт\n", "list-not-made", "`[ ]`", Some("- [ ] паспорт\n- [x] рецепт\n")),
    (FUND, TEXT, "-\u{a0}паспорт\n-\u{a0}рецепт\n", "list-not-made", "`-`", Some("- паспорт\n- рецепт\n")),
    (FUND, TEXT, "*паспорт\n*рецепт\n", "list-not-made", "`*`", Some("- паспорт\n- рецепт\n")),
    (FUND, TEXT, "[Дзвінок](tel:050 000-00-02)\n", "link-not-made", "не має бути пробілів", Some("[Дзвінок](tel:050000-00-02)\n")),
    (FUND, TEXT, "[Дзвінок](0440000001)\n", "broken-link", "`tel:`", Some("[Дзвінок](tel:+380440000001)\n")),
    (FUND, TEXT, "[Сторінка](turbota.example/pro?a=1)\n", "broken-link", "https://turbota.example", Some("[Сторінка](https://turbota.example/pro?a=1)\n")),
    (FUND, TEXT, "[Сторінка](htps://turbota.example)\n", "url-scheme", "`https://turbota.example`", Some("[Сторінка](https://turbota.example)\n")),
    (FUND, TEXT, "[Зразок](C:\\Users\\Olena\\zrazok.pdf)\n", "url-scheme", "на вашому компʼютері", None),
    (FUND, TEXT, "[Про перелік](pages/about.md)\n", "broken-link", "`../pages/about.md`", None),
    (FUND, TEXT, "[Памʼятка](pamiatka.txt)\n", "broken-link", "`../files/pamiatka.txt`", None),
    (FUND, TEXT, "[Лист](fond@turbota.example)\n", "broken-link", "mailto:", Some("[Лист](mailto:fond@turbota.example)\n")),
    (FUND, TEXT, "[Сайт](www.turbota.example)\n", "broken-link", "https://www.turbota.example", Some("[Сайт](https://www.turbota.example)\n")),
    (FUND, TEXT, "![](../files/food.png)\n", "missing-alt", "не має опису", None),
    (FUND, "| день | що возимо |\n| --- | --- |\n", "| понеділок | ліки |\n", "table-not-made", "таблиця не вийшла", Some("| понеділок | ліки |\n| --- | --- |\n")),
    // What would change a page without a word.
    (FUND, TEXT, "[Увага]: зачинено\n", "line-not-shown", "на сторінці не буде", None),
    (FUND, TEXT, "Як замовити:\n\n[Графік]: https://turbota.example/hrafik\n", "line-not-shown", "на сторінці не буде", None),
    (FUND, TEXT, "+ 38 050 000-00-44\n", "accidental-list", "приберіть пробіл", Some("+38 050 000-00-44\n")),
    (FUND, TEXT, "Телефон:\n+  48 (22) 000-00-00\n", "accidental-list", "приберіть пробіл", Some("Телефон:\n+48 (22) 000-00-00\n")),
    (FUND, TEXT, "Відділ звернень\n---\n", "accidental-heading", "буде заголовком", None),
    (FUND, TEXT, "---\nназва: Другий фонд\nвид: charity\n---\n", "field-in-body", "другий запис", None),
    (FUND, TEXT, "Текст.\n\nname: Другий фонд\nkind: charity\nphones:\n- 050 000-00-44\n", "field-in-body", "другий запис", None),
    (FUND, HOURS, "\nгодини: Mo-Fr 08:00-17:00, Fr 08:00-16:00", "hours-overlap", "на той самий день", None),
    (FUND, HOURS, "\nгодини: Mo-Th 09:00-18:00; We-Fr 10:00-16:00, Th 15:00-17:00", "hours-overlap", "на той самий день", None),
    (FUND, "вартість: {uk: безоплатно, en: free of charge}\nтелефони", "вартість: {en: безоплатно, uk: free of charge}\nтелефони", "other-letters", "помінялися", None),
    (FUND, "{uk: координаторка, en: coordinator}", "{uk: координаторка, en: координаторка}", "other-letters", "переклад", None),
    ("vocabulary/areas.yaml", "UA00000000000000000", "UA0000000000000000", "bad-katottg", "тут 16", None),
    ("vocabulary/areas.yaml", "UA00000000000000000", "ЮА00000000000000000", "bad-katottg", "латинських", None),
    ("organisations/prytulok.md", "{uk: Житло до трьох місяців., en", "{uk: \"Житло на вул. Прихованій, буд. 4.\", en", "address-told", "прочитають усі", None),
    ("organisations/prytulok.md", "example}\n---", "example}\n---\n\nWe are at 4 Prykhovana Street.\n", "address-told", "прочитають усі", None),
    // Words, signs and figures in the place of others.
    (FUND, "коли: 2026-11-18", "коли: 18.XI.2026", "not-a-date", "`2026-11-18`", Some("коли: 2026-11-18")),
    (FUND, "коли: 2026-11-18", "коли: 18 ХІ 2026 р.", "not-a-date", "`2026-11-18`", Some("коли: 2026-11-18")),
    (FUND, "коли: 2026-11-18", "коли: 18.11.2026 (за телефоном)", "not-a-date", "лишіть сам день", None),
    (MEETING, "    строк: 2026-12-30", "    виконано: так", "not-a-date", "день, коли це зроблено", None),
    (FUND, HOURS, "\nгодини: Пн-Пт 800-2100", "bad-hours", "Mo-Fr 08:00-21:00", Some("\nгодини: Mo-Fr 08:00-21:00")),
    (FUND, HOURS, "\nгодини: Пн-Пт 8°°-17³⁰", "bad-hours", "Mo-Fr 08:00-17:30", Some("\nгодини: Mo-Fr 08:00-17:30")),
    (FUND, HOURS, "\nгодини: Пн-Пт з 8 ранку до 9 вечора", "bad-hours", "Mo-Fr 08:00-21:00", Some("\nгодини: Mo-Fr 08:00-21:00")),
    (FUND, HOURS, "\nгодини: щодня з 12 дня до 5 вечора", "bad-hours", "Mo-Su 12:00-17:00", Some("\nгодини: Mo-Su 12:00-17:00")),
    (FUND, "сайт: https://turbota.example/", "сайт: https:\\\\turbota.example\\", "bad-url", "`https://turbota.example/`", Some("сайт: https://turbota.example/")),
    (FUND, "пошта: fond@turbota.example", "пошта: fond\"turbota.example", "bad-email", "напишіть `fond@turbota.example`", Some("пошта: fond@turbota.example")),
    (FUND, "пошта: fond@turbota.example", "пошта: fond (собака) turbota.example", "bad-email", "напишіть `fond@turbota.example`", Some("пошта: fond@turbota.example")),
    (FUND, "показувати_імʼя: ні", "показувати_імʼя: не показувати", "not-yes-no", "напишіть `ні`", Some("показувати_імʼя: ні")),
    (FUND, "координати: [50.0, 30.0]", "координати: [50°00'36\", 30°30'00\"]", "bad-location", "50.01000", Some("координати: [50.01000, 30.50000]")),
    (FUND, "{uk: координаторка, en: coordinator}", "{ua: координаторка, en: coordinator}", "unknown-language", "напишіть `uk`", None),
    (FUND, "{uk: координаторка, en: coordinator}", "{uk: координаторка, eng: coordinator}", "unknown-language", "напишіть `en`", None),
    (FUND, TEXT, "Зателефонуйте координаторц?ю зранку.\n", "lost-letters", "текст загублено", None),
    (FUND, TEXT, "Зателефонуйте ????????????? зранку.\n", "lost-letters", "текст загублено", None),
];

/// Returns the example as it was made on a day.
fn example() -> Site {
    let folder = Folder::new();
    let second = "1796028840";
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.env_clear().env("SOURCE_DATE_EPOCH", second).current_dir(&folder.path);
    let ran = command.args(["--lang", "uk", "init", ".", "--example"]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut site = empty();
    for place in ["content", "private"] {
        for (path, bytes) in folder.tree(place) {
            site = site.bytes(&format!("{place}/{path}"), &bytes);
        }
    }
    site.raw.date = "2026-11-30".parse().ok();
    site
}

fn said(site: &Site) -> Vec<String> {
    let sources = site.sources();
    thread_local! {
        static BEFORE: RefCell<Previous> = RefCell::default();
    }
    let checked = BEFORE.with_borrow_mut(|before| {
        let (mut checked, advice) = compile_again(&sources, &site.raw, before);
        checked.diagnostics.extend(advice.diagnostics());
        checked
    });
    checked.diagnostics.sorted().into_iter().map(|told| line(&sources, told, Lang::UK)).collect()
}

/// Returns what is not as a row says.
fn faults(
    (file, find, replace, code, words, fixed): &Row,
    good: &Site,
    known: &BTreeSet<String>,
    names: &NameIndex,
) -> Vec<String> {
    let mut found = Vec::new();
    let planted = good.clone().edit(file, find, replace);
    let text = String::from_utf8(planted.files()[&format!("content/{file}")].clone()).unwrap();
    let first = text[..text.find(replace.trim_start()).unwrap()].matches('\n').count() + 1;
    let lines = first..=first + replace.trim().matches('\n').count();
    let new: Vec<String> =
        said(&planted).into_iter().filter(|told| !known.contains(told)).collect();
    let is_it = |told: &&String| {
        let at = told.strip_prefix(&format!("content/{file}:")).unwrap_or_default();
        let row = at.split(':').next().unwrap_or_default().parse().unwrap_or(0);
        lines.contains(&row) && told.contains(&format!("[{code}]")) && told.contains(words)
    };
    if !new.iter().any(|told| is_it(&told)) {
        found.push(format!("{replace:?} ({code}, {lines:?}): {new:#?}"));
    }
    let path = SourcePath::new(format!("content/{file}"));
    let mended = mend(&path, text.as_bytes(), names);
    let is_mended = match fixed {
        Some(fixed) => mended == Some(text.replacen(replace, fixed, 1)),
        None => mended.is_none(),
    };
    if !is_mended {
        found.push(format!("{replace:?}: mended otherwise: {mended:?}"));
    }
    found
}

#[test]
fn a_mistake_is_named_by_its_cause_at_its_place() {
    let good = example();
    let known: BTreeSet<String> = said(&good).into_iter().collect();
    let names = read_list(&good.sources(), &good.raw).value.name_index();
    let unnamed: Vec<String> =
        ROWS.par_iter().flat_map_iter(|row| faults(row, &good, &known, &names)).collect();
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
    assert_eq!(ROWS.len(), 145);
}

#[test]
fn where_a_line_is_gone_no_value_goes_with_it() {
    let good = example();
    let names = read_list(&good.sources(), &good.raw).value.name_index();
    let path = SourcePath::new(format!("content/{FUND}"));
    let text = String::from_utf8(good.files()[&*path.to_string()].clone()).unwrap();
    for (gone, kept) in [
        ("телефони:\n  - номер: 050 000-00-02", "для_чого: {uk: координаторка"),
        ("  - допомога: food\n", "    вартість: {uk: безоплатно, en: free of charge}\nтелефони:"),
    ] {
        assert!(text.contains(gone) && text.contains(kept), "{gone}");
        let left = gone.strip_prefix("телефони:\n").unwrap_or_default();
        let planted = text.replacen(gone, left, 1);
        let mended = mend(&path, planted.as_bytes(), &names).unwrap_or(planted);
        assert!(mended.contains(kept), "{gone}: {mended}");
    }
}

#[test]
fn what_only_looks_like_a_mistake_is_left_alone() {
    let good = example();
    let known: BTreeSet<String> = said(&good).into_iter().collect();
    for (file, find, replace) in [
        // Several people may be behind one number, each with an extension.
        (
            FUND,
            "номер: 044 000-00-02\n    тип: факс",
            "номер: 044 000-00-01\n    додатковий: \"14\"",
        ),
        (FUND, TEXT, "Контакти\n--------\n\nТекст.\n"),
        (FUND, TEXT, "Текст.\n\n---\n\nТекст.\n"),
        (FUND, TEXT, "Допомога == підтримка.\n"),
        (FUND, TEXT, "*) лише за записом\n"),
        (FUND, TEXT, "Докладно — на [сайті][ми].\n\n[ми]: https://turbota.example/\n"),
        (FUND, TEXT, "[//]: # (нотатка)\n\nТекст.\n"),
        (FUND, TEXT, "+ паспорт\n+ рецепт\n"),
        (FUND, TEXT, "+ 2 порції на день\n+ 100 000 масок\n"),
        (FUND, TEXT, "```\nназва: Другий фонд\nвид: charity\n```\n"),
        (FUND, TEXT, "Назва: склад\nВид: приміщення\n"),
        (FUND, TEXT, "стан: діє\nгодини: щодня\n"),
        (FUND, HOURS, "\nгодини: Mo-Fr 08:00-12:00, Mo-Th 13:00-17:00"),
        (FUND, HOURS, "\nгодини: Mo-Fr 08:00-17:00; Fr 08:00-16:00, Fr 17:00-18:00"),
        (FUND, "{uk: координаторка, en: coordinator}", "{uk: координаторка Zoom, en: ЗСУ}"),
        (FUND, TEXT, "Що??? Ні?Так.\n"),
        (FUND, TEXT, "Ми на вул. Зразковій, 5.\n"),
        (
            "organisations/prytulok.md",
            "{uk: Житло до трьох місяців., en",
            "{uk: Зустріч на Прихованій площі о 10., en",
        ),
        (NEED, "потрібно: 400", "потрібно: 1 200"),
        (NEED, "потрібно: 400", "потрібно: 400.25"),
        (NEED, "потрібно: 400\nнадано: 120.5", "потрібно: 0.125\nнадано: 0.1"),
        (FUND, "{uk: координаторка, en: coordinator}", "{uk: \"час:9 ранку\", en: coordinator}"),
        // No number of a person: a year, a district, a code.
        (
            FUND,
            "{uk: координаторка, en: coordinator}",
            "{uk: код ЄДРПОУ 01234562, en: coordinator}",
        ),
    ] {
        let planted = good.clone().edit(file, find, replace);
        let new: Vec<String> =
            said(&planted).into_iter().filter(|told| !known.contains(told)).collect();
        let text = |told: &String| !told.contains("[missing-translation]");
        assert!(!new.iter().any(text), "{replace}: {new:#?}");
    }
}
