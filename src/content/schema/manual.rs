//! The editors' manual in Ukrainian: a sheet for each task, then every field.
//!
//! The sheets stand in `sheets.md` and are replayed by a test; everything after them is made from the table of
//! fields, so that the manual cannot fall behind the program.

use std::fmt::Write;

use super::file_type::{FILE_TYPES, FileLayout, FileType, vocabulary_file, vocabulary_label};
use crate::content::fields::{Field, Privacy, Shape, Type, Vocabulary, table};

const SHEETS: &str = include_str!("sheets.md");

const FIELDS: &str = "
## Усі поля

Назву кожного поля можна писати українською або англійською: `назва: …` і `name: …` — те саме. В одному записі
поле пишуть один раз. Поле, якого тут немає, — помилка: `perelik check` покаже рядок і найближчу назву.

Id запису — це назва його файлу без закінчення, id терміна — поле `id` у словнику. Щоб його змінити, не перейменовуйте
файл самі: `perelik rename СТАРИЙ НОВИЙ` покаже зміни й запише новий id скрізь, де стоїть старий, а старий збереже
в полі `раніше`, щоб давні посилання вели куди слід.

- **\\*** — обовʼязкове поле.
- **мовами** — замість тексту можна записати кілька мов: `{uk: Їжа, en: Food}`; у перекладі `ID.en.md` перекладають
  саме такі поля. Пункт списку впізнають за `id`, за `допомога`, за тим, що він повторює з основного файлу (`організація`, `адреса`, `файл`),
  або за його словами основною мовою: `порядок_денний: [{uk: Різне, en: Other}]`, `вирішили: [{текст: {uk: Створити групу, en: To make a group}}]`.
  Телефони й людей перекладають у самому основному файлі. Чого якій мові бракує, каже порада `missing-translation`.
- **дата, час, години роботи, адреса сайту, так чи ні, слово зі списку** — записане по-людському («27.03.2020», `9.30`,
  `пн-пт 9-18`, `www.example.org`, «да», «призупинена») програма зрозуміє й назве готове значення, а `perelik check --fix`
  запише його сам; де можна прочитати двояко (`03/04/2020`), вирішуєте ви.
- **кілька** — список: кожне значення з нового рядка після `- `; одне значення можна записати й без списку.
";

/// Returns the manual as Markdown.
pub fn markdown() -> String {
    let mut text = format!("{SHEETS}{FIELDS}");
    let mut told: Vec<&str> = Vec::new();
    for file in &FILE_TYPES {
        text.push_str(&head(file));
        if file.is_entry() {
            text.push_str("\nА також [спільні поля](#спільні-поля).\n");
        }
        let mut parts = Vec::new();
        shape_table(file.shape, &mut text, &mut parts);
        while let Some(shape) = parts.pop() {
            if !told.contains(&shape.name) {
                told.push(shape.name);
                write!(text, "\n#### {}\n", shape_name(shape)).expect("a String takes everything");
                shape_table(shape, &mut text, &mut parts);
            }
        }
    }
    text.push_str("\n### Спільні поля\n\nЇх має кожна організація, зустріч, потреба й сторінка.\n");
    write_rows(table::COMMON.iter(), &mut text);
    text
}

fn head(file: &FileType) -> String {
    let lies = match file.form {
        FileLayout::Markdown => format!(
            "Файл `{}/ID.md`: спершу поля між двома рядками `---`, далі звичайний текст.",
            file.place
        ),
        FileLayout::Yaml => format!("Файл `{}/ID.yaml`: лише поля.", file.place),
        FileLayout::Single => format!("Файл `{}`.", file.place),
        FileLayout::Lists => {
            let files = Vocabulary::ALL.map(|vocabulary| {
                format!("`{}` ({})", vocabulary_file(vocabulary), vocabulary_label(vocabulary))
            });
            format!("Файли {}; кожен — список термінів.", files.join(", "))
        }
    };
    format!("\n### {}\n\n{lies}\n", file.one)
}

/// Writes the table of a shape, and puts the shapes within it on the list.
fn shape_table(shape: &'static Shape, text: &mut String, parts: &mut Vec<&'static Shape>) {
    if let Some(field) = shape.bare.and_then(|key| shape.row(key)) {
        write!(text, "\nЯкщо записати саме значення, без полів, це буде `{}`.\n", field.uk)
            .expect("a String takes everything");
    }
    if !shape.any_of.is_empty() {
        let names = shape.any_of.iter().filter_map(|key| shape.row(key));
        let keys: Vec<String> = names.map(|field| format!("`{}`", field.uk)).collect();
        write!(text, "\nПотрібне хоча б одне з полів: {}.\n", keys.join(", "))
            .expect("a String takes everything");
    }
    write_rows(shape.fields.iter(), text);
    // Those first that stand first: the list is taken from its end.
    parts.extend(shape.fields.iter().rev().filter_map(|field| field.kind.shape()));
}

fn write_rows(fields: impl Iterator<Item = &'static Field>, text: &mut String) {
    text.push_str("\n| поле | англійською | що це | що пишуть | хто бачить |\n");
    text.push_str("| --- | --- | --- | --- | --- |\n");
    for field in fields {
        let star = if field.required { " **\\***" } else { "" };
        writeln!(
            text,
            "| `{}`{star} | `{}` | {} | {} | {} |",
            field.uk,
            field.key,
            field.about_uk,
            content_words(field),
            who(field.privacy)
        )
        .expect("a String takes everything");
    }
}

/// What is written in a field.
fn content_words(field: &Field) -> String {
    let words = kind_words(field.kind);
    let is_text = matches!(field.kind, Type::Text | Type::Prose | Type::List(Type::Text));
    if field.translatable && is_text { format!("{words}, мовами") } else { words }
}

fn kind_words(kind_of_value: Type) -> String {
    let words = match kind_of_value {
        Type::Text => "текст",
        Type::Prose => "текст, можна в кілька рядків",
        Type::YesNo => "`так` або `ні`",
        Type::Number => "число",
        Type::Count => "ціле число",
        Type::Date => "дата",
        Type::Time => "час",
        Type::Phone => "номер",
        Type::Email => "адреса пошти",
        Type::Url => "адреса",
        Type::Hours => "години",
        Type::Extension => "цифри додаткового номера",
        Type::Edrpou => "вісім цифр у лапках",
        Type::Id => "id: малі латинські літери, цифри, дефіси",
        Type::FormerId => "колишнє id",
        Type::Language => "код мови",
        Type::Timezone => "часовий пояс",
        Type::Uuid => "UUID",
        Type::Coordinates => "широта й довгота",
        Type::OwnTerm => "назва або id із того самого словника",
        Type::Organisation => "назва або id організації",
        Type::Responsible => "id чи назва організації, імʼя людини або `присутні`",
        Type::File => "файл із `content/files/` або адреса",
        Type::Levels => "поля: назва перевірки й рівень — `error`, `warning`, `advice` або `off`",
        Type::Notes => "будь-що",
        Type::Choice(choices) => {
            let values = choices.iter().map(|choice| match choice.id == choice.uk {
                true => format!("`{}`", choice.id),
                false => format!("`{}` ({})", choice.uk, choice.id),
            });
            return format!("одне з: {}", values.collect::<Vec<_>>().join(", "));
        }
        Type::Term(vocabulary) => {
            return format!("назва або id зі словника `{}`", vocabulary.as_str());
        }
        Type::Record(shape) => return format!("поля: [{}]({})", shape_name(shape), anchor(shape)),
        Type::List(item) => return format!("кілька: {}", kind_words(*item)),
    };
    kind_of_value
        .example()
        .map_or_else(|| words.to_owned(), |example| format!("{words}: `{example}`"))
}

fn who(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Public => "усі",
        Privacy::Private => "ніхто",
        Privacy::ByVisibility => "як у полі `кому_видно`",
        Privacy::ByShowName => "усі, якщо `показувати_імʼя` не `ні`",
    }
}

/// What the parts of entries are called, by their names in the table of fields.
const PARTS: [(&str, &str); 20] = [
    ("service", "Послуга"),
    ("phone", "Телефон"),
    ("verified", "Перевірка"),
    ("link", "Посилання"),
    ("address", "Адреса"),
    ("person", "Людина"),
    ("consent", "Згода"),
    ("attendee", "Присутній"),
    ("heard", "Виступ"),
    ("decision", "Рішення"),
    ("task", "Доручення"),
    ("channel", "Канал"),
    ("next", "Наступна зустріч"),
    ("document", "Документ"),
    ("hotline", "Гаряча лінія"),
    ("publisher", "Видавець"),
    ("publish", "Що публікувати"),
    ("verify", "Звіряння"),
    ("csv", "Вигляд CSV"),
    ("deploy", "Розгортання"),
];

fn shape_name(shape: &Shape) -> &'static str {
    PARTS.iter().find(|(name, _)| *name == shape.name).map_or(shape.name, |(_, word)| word)
}

/// Returns the address of its heading, as hosts of repositories make it.
fn anchor(shape: &Shape) -> String {
    format!("#{}", shape_name(shape).to_lowercase().replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_an_entry_has_its_word() {
        let text = markdown();
        let headings = text.lines().filter_map(|line| line.strip_prefix("#### "));
        let unnamed: Vec<&str> = headings.filter(|name| name.is_ascii()).collect();
        assert!(unnamed.is_empty(), "{unnamed:?}");
        assert!(PARTS.iter().all(|(_, word)| text.contains(&format!("\n#### {word}\n"))));
    }
}
