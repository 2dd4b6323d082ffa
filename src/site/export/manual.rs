//! The chapter of the editors' manual about the files in open formats, made from the table of formats.

use std::fmt::Write;

use super::FORMATS;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::site::plan::{Audience, Cardinality};

const HEAD: &str = "
## Формати

Після кожної збірки поруч зі сторінками лежать файли з тим самим переліком — кожній службі у зручному для неї вигляді.
Які з них створювати, вказують у `content/site.yaml` полем `outputs`; без цього поля створюються всі. Один файл
можна отримати й окремо: `perelik export list.csv -o перелік.csv`, а назви всіх покаже `perelik export --list`.
";

const EMBED: &str = "
## Перелік на сайті ради

Перелік або один вид допомоги можна показати на іншому сайті. Адреса всього переліку — `embed/`, одного виду допомоги —
`embed/ID/`, де `ID` — його id у словнику, наприклад `embed/food/`. У зразках замініть `https://perelik.example/` на адресу
свого сайту.

**Рамкою** — для WordPress (блок «Власний HTML») та будь-якого іншого сайту. Спершу впишіть цей сайт у `content/site.yaml`
(`embed_on: [https://rada.example]`) й оновіть налаштування вебсервера: решті сайтів показувати перелік у рамці він не
дозволить.

```html
<iframe src=\"https://perelik.example/embed/\" title=\"Хто допоможе\" width=\"100%\" height=\"700\" loading=\"lazy\"></iframe>
```

**Шматком сторінки** — якщо сайт ради й перелік лежать на одному сервері. Поруч із кожною такою сторінкою є
`fragment.html` — той самий перелік без оформлення; його вставляє сам сервер, тож він набуде вигляду вашої сторінки.

```html
<!-- nginx, ssi on; Apache, Options +Includes -->
<!--# include virtual=\"/embed/fragment.html\" -->
<!--#include virtual=\"/embed/fragment.html\" -->
```

```php
<?php readfile('/var/www/perelik/public/embed/fragment.html'); ?>
```
";

const DESKS: &str = "
## Примірник для служб

Номери з `кому_видно: службам` не потрапляють на сайт. Оператори й штаб отримують їх окремим файлом із грифом «для
службового користування»:

```console
perelik export --for desks list.xlsx coverage.csv needs.csv tasks.csv -o ../для-служб
```

Записати такий файл у папку сайту чи будь-куди, звідки його взяв би git, Perelik відмовиться: спільне сховище бачать усі, хто має
його копію. Прочитати файл зможе лише той, хто створив.
";

/// Returns the chapter as Markdown.
pub fn markdown() -> String {
    let words = Messages::of_program(Lang::UK);
    let mut text = HEAD.to_owned();
    for whom in Audience::ALL {
        let of_whom = FORMATS.iter().map(|exporter| &exporter.format).filter(|f| f.whom == whom);
        let rows = of_whom.map(|format| {
            let each = match format.each {
                Cardinality::Site => "один",
                Cardinality::Organisation => "по одному на організацію",
                Cardinality::Meeting => "по одному на зустріч",
            };
            format!("| `{}` | {} | {each} |\n", format.file, words.say(&format.message_key(), &[]))
        });
        let rows: String = rows.collect();
        if !rows.is_empty() {
            let title = words.say(&whom.message_key(), &[]);
            write!(text, "\n### {title}\n\n| файл | що це | скільки файлів |\n")
                .expect("a String takes everything");
            write!(text, "| --- | --- | --- |\n{rows}").expect("a String takes everything");
        }
    }
    text.push_str(EMBED);
    text.push_str(DESKS);
    text
}
