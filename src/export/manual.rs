//! The chapter of the editors' manual about the files in open formats, made from the table of formats.

use std::fmt::Write;

use super::FORMATS;
use crate::locale::Lang;
use crate::messages::Messages;
use crate::plan::{Each, Whom};

const HEAD: &str = "
## Формати

Після кожної збірки поруч зі сторінками лежать файли з тим самим переліком — кожній службі у зручному для неї вигляді.
Які з них створювати, вказують у `content/site.yaml` полем `outputs`; без цього поля створюються всі. Один файл
можна отримати й окремо: `perelik export list.csv -o перелік.csv`, а назви всіх покаже `perelik export --list`.
";

/// Returns the chapter as Markdown.
pub fn text() -> String {
    let words = Messages::of_program(Lang::UK);
    let mut text = HEAD.to_owned();
    for whom in Whom::ALL {
        let of_whom = FORMATS.iter().map(|maker| &maker.format).filter(|f| f.whom == whom);
        let rows = of_whom.map(|format| {
            let each = match format.each {
                Each::Site => "один",
                Each::Organisation => "по одному на організацію",
                Each::Meeting => "по одному на зустріч",
            };
            format!("| `{}` | {} | {each} |\n", format.file, words.say(&format.key(), &[]))
        });
        let rows: String = rows.collect();
        if !rows.is_empty() {
            let title = words.say(&whom.key(), &[]);
            let _ = write!(text, "\n### {title}\n\n| файл | що це | скільки файлів |\n");
            let _ = write!(text, "| --- | --- | --- |\n{rows}");
        }
    }
    text
}
